//! Groups. In: the mentions of one rule. Out: those that are compared with each other.

use super::Court;
use crate::corpus::Metadata;
use crate::engine::mention::{Mention, State};
use crate::ruleset::{Key, Per, Rule};
use crate::text::fold;
use crate::value::{EntityId, Granularity, Moment, Party, Source, Stance};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Mentions that are compared with each other.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Those that take part, as indices into the court's mentions: by article and place.
    pub members: Vec<usize>,
    /// Those that a waiver takes out; judged, but they support nothing.
    pub waived: Vec<usize>,
}

/// What mentions have to share: the folded keys, and each `per`.
type Shared = (Key, Vec<String>);

/// The groups of one rule, by key. `mentions` are its mentions; those that cannot be compared are in none.
pub(super) fn groups(court: &Court, rule: &Rule, mentions: &[usize]) -> Vec<Group> {
    let mut groups: BTreeMap<Shared, Group> = BTreeMap::new();
    for &number in mentions {
        let mention = &court.mentions[number];
        if mention.state != State::Settled || !takes_part(rule, mention.stance) {
            continue;
        }
        let Some(per) = shared(court, rule, mention) else { continue };
        let group = groups
            .entry((folded(&mention.key), per))
            .or_insert_with(|| Group { members: Vec::new(), waived: Vec::new() });
        if mention.waiver.is_some() {
            group.waived.push(number);
        } else {
            group.members.push(number);
        }
    }
    groups.into_values().collect()
}

fn takes_part(rule: &Rule, stance: Stance) -> bool {
    rule.disputed || rule.stances.contains(&stance)
}

/// Keys are the same whatever their case and typography.
pub(super) fn folded(key: &Key) -> Key {
    key.iter().map(|(name, value)| (name.clone(), fold::fold(value))).collect()
}

/// What each `per` of the rule says of a mention; `None` where one of them stays open, so that it is not compared.
pub(super) fn shared(court: &Court, rule: &Rule, mention: &Mention) -> Option<Vec<String>> {
    rule.compare.per.iter().map(|per| one(court, per, mention)).collect()
}

fn one(court: &Court, per: &Per, mention: &Mention) -> Option<String> {
    match per {
        Per::Source => match &mention.source {
            Source::Own => Some(String::new()),
            Source::Party(Party::Named(name)) => Some(court.names().longest(name)),
            Source::Party(Party::Entities(ids)) => Some(principal(court, ids)),
            Source::Unresolved(_) => None,
        },
        Per::AsOf(granularity) => bucket(mention.as_of.as_ref()?, *granularity),
        Per::Article => Some(mention.article.to_string()),
        Per::Metadata(key) => metadata(&court.cards[mention.article].metadata, key),
    }
}

/// Whoever speaks for somebody is grouped with them.
fn principal(court: &Court, ids: &[EntityId]) -> String {
    let gazetteer = &court.plan.rules.gazetteer;
    let mut ids: Vec<u32> =
        ids.iter().map(|id| gazetteer.get(*id).speaks_for.first().unwrap_or(id).0).collect();
    ids.sort_unstable();
    ids.dedup();
    format!("entities {ids:?}")
}

/// Undeclared sources by the longest form of their names: `Shoigu` is `Sergei Shoigu` where the corpus names no other Shoigu.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, String>);

impl Names {
    /// All names that some mention is attributed to.
    pub fn new(mentions: &[Arc<Mention>]) -> Self {
        let folded: BTreeSet<String> = mentions
            .iter()
            .filter_map(|mention| match &mention.source {
                Source::Party(Party::Named(name)) => Some(fold::fold(name)),
                _ => None,
            })
            .collect();
        let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_owned();
        let mut alike: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for name in &folded {
            alike.entry(last(name)).or_default().push(name);
        }
        let longest = |short: &String| -> Option<String> {
            let is_longer = |long: &&&String| {
                long.strip_suffix(short.as_str()).is_some_and(|rest| rest.ends_with(' '))
            };
            let longer: Vec<&&String> = alike[&last(short)].iter().filter(is_longer).collect();
            let longest = longer.iter().max_by_key(|name| name.len())?;
            longer.iter().all(|name| longest.ends_with(name.as_str())).then(|| longest.to_string())
        };
        let pairs = folded.iter().filter_map(|short| Some((short.clone(), longest(short)?)));
        Self(pairs.collect())
    }

    fn longest(&self, name: &str) -> String {
        let name = fold::fold(name);
        format!("named {}", self.0.get(&name).unwrap_or(&name))
    }
}

fn metadata(metadata: &Metadata, key: &str) -> Option<String> {
    metadata.members.get(key).map(|value| fold::fold(value)).filter(|value| !value.is_empty())
}

/// The year, month, week or day that a date lies in; `None` where it lies in several.
fn bucket(moment: &Moment, granularity: Granularity) -> Option<String> {
    if !moment.is_resolved() {
        return None;
    }
    let days = moment.readings.iter().filter_map(|r| r.days).flat_map(|d| [d.first, d.last]);
    let mut buckets: Vec<String> = days.map(|day| bucket_of(day, granularity)).collect();
    buckets.sort_unstable();
    buckets.dedup();
    if buckets.len() == 1 { buckets.pop() } else { None }
}

fn bucket_of(day: Date, granularity: Granularity) -> String {
    match granularity {
        Granularity::Year => day.year().to_string(),
        Granularity::Month => format!("{}-{:02}", day.year(), day.month()),
        Granularity::Week => {
            let week = day.iso_week_date();
            format!("{}-W{:02}", week.year(), week.week())
        }
        _ => day.to_string(),
    }
}
