//! Relations. In: the mentions of all rules. Out: those whose numbers cannot stand in the relations of the rule set.
//!
//! A relation is judged in each article that states all its rules, else for each mention against the others' references. It is
//! violated only where no values inside the bounds satisfy it, so terms are taken as wide as they can be.

use super::arithmetic::Amount;
use super::consensus;
use super::group::{self, Group};
use super::{Blow, Court, message};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::State;
use crate::ruleset::{Key, Per, Relation, Rule, Term, Wanted};
use crate::value::Shape;
use crate::value::agree::{self, Clock};
use std::collections::{BTreeMap, BTreeSet};

/// What mentions of different rules have to share to be put together: the keys and the `per` that both have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Common {
    key: Key,
    per: BTreeMap<String, String>,
}

impl Common {
    fn joins(&self, other: &Common) -> bool {
        let fits = |value: &String, other: Option<&String>| other.is_none_or(|o| o == value);
        self.key.iter().all(|(name, value)| fits(value, other.key.get(name)))
            && self.per.iter().all(|(name, value)| fits(value, other.per.get(name)))
    }
}

/// A mention that can be put into a relation.
struct Part {
    number: usize,
    article: usize,
    common: Common,
    amount: Amount,
    waived: bool,
}

/// What stands for a rule where an article does not state it.
struct Reference {
    common: Common,
    amount: Amount,
    witness: Option<usize>,
}

/// Every violation of a relation.
pub(super) fn judge(court: &Court, relation: &Relation) -> Vec<Blow> {
    let parts: BTreeMap<usize, Vec<Part>> =
        relation.rules.iter().map(|&rule| (rule, parts(court, rule))).collect();
    let head = head(relation);
    let mut articles: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (rule, parts) in &parts {
        for part in parts.iter().filter(|part| !part.waived) {
            articles.entry(part.article).or_default().insert(*rule);
        }
    }
    // A waived mention supports nothing, but is measured against what the others say.
    let complete = |rule: usize, article: usize| {
        let stated = articles.get(&article);
        relation.rules.iter().all(|r| *r == rule || stated.is_some_and(|stated| stated.contains(r)))
    };
    let mut references: BTreeMap<usize, Vec<Reference>> = BTreeMap::new();
    let mut blows = Vec::new();
    for (&rule, own) in &parts {
        for part in own {
            if complete(rule, part.article) && rule != head {
                continue;
            }
            let mut others: BTreeMap<usize, (Vec<Amount>, Option<usize>)> = BTreeMap::new();
            for &other in relation.rules.iter().filter(|other| **other != rule) {
                let here: Vec<&Part> = parts[&other]
                    .iter()
                    .filter(|p| {
                        !p.waived && p.article == part.article && p.common.joins(&part.common)
                    })
                    .collect();
                if let Some(first) = here.first() {
                    let amounts = here.iter().map(|p| p.amount.clone()).collect();
                    others.insert(other, (amounts, Some(first.number)));
                    continue;
                }
                let there =
                    references.entry(other).or_insert_with(|| self::references(court, other));
                let joined: Vec<&Reference> =
                    there.iter().filter(|r| r.common.joins(&part.common)).collect();
                if let Some(first) = joined.first() {
                    let amounts = joined.iter().map(|r| r.amount.clone()).collect();
                    others.insert(other, (amounts, first.witness));
                }
            }
            if others.len() + 1 == relation.rules.len() {
                blows.extend(violation(court, relation, rule, part, &others));
            }
        }
    }
    blows
}

/// The rule that the relation names first.
fn head(relation: &Relation) -> usize {
    fn first(term: &Term) -> Option<usize> {
        match term {
            Term::Rule(rule) => Some(*rule),
            Term::Value(_) => None,
            Term::Apply(left, _, right) => first(left).or_else(|| first(right)),
        }
    }
    first(&relation.left).or_else(|| first(&relation.right)).unwrap_or(usize::MAX)
}

fn violation(
    court: &Court,
    relation: &Relation,
    rule: usize,
    part: &Part,
    others: &BTreeMap<usize, (Vec<Amount>, Option<usize>)>,
) -> Option<Blow> {
    // Every choice of what the other rules may say; more than a few hundred are not tried, and not reported.
    let choices: usize = others.values().map(|(amounts, _)| amounts.len()).product();
    if choices > 512 {
        return None;
    }
    let mut chosen = None;
    for choice in 0..choices.max(1) {
        let mut rest = choice;
        let mut amounts: BTreeMap<usize, &Amount> = BTreeMap::new();
        amounts.insert(rule, &part.amount);
        for (other, (all, _)) in others {
            amounts.insert(*other, &all[rest % all.len()]);
            rest /= all.len();
        }
        let left = amount(&relation.left, &amounts)?;
        let right = amount(&relation.right, &amounts)?;
        if left.can_stand(relation.order, &right)? {
            return None;
        }
        chosen.get_or_insert((left, right));
    }
    let (left, right) = chosen?;
    let witnesses: Vec<usize> = others.values().filter_map(|(_, witness)| *witness).collect();
    let message = message::unrelated(court, relation, part.number, &witnesses, (&left, &right));
    Some(Blow {
        outlier: part.number,
        witnesses,
        reason: Reason::Relation,
        strength: Strength::Conflict,
        lowered: false,
        message,
        expected: None,
    })
}

fn amount(term: &Term, rules: &BTreeMap<usize, &Amount>) -> Option<Amount> {
    match term {
        Term::Rule(rule) => rules.get(rule).map(|amount| (*amount).clone()),
        Term::Value(shape) => amount_of(shape),
        Term::Apply(left, operation, right) => {
            amount(left, rules)?.apply(*operation, &amount(right, rules)?)
        }
    }
}

fn amount_of(shape: &Shape) -> Option<Amount> {
    let extents = match shape {
        Shape::Quantity(figure) => agree::extents(figure, Clock::Seconds),
        Shape::Moment(moment) => agree::days(moment)?,
        _ => return None,
    };
    let readings = extents.readings.iter().map(|r| r.bounds).collect();
    Some(Amount { class: extents.class, readings })
}

fn parts(court: &Court, number: usize) -> Vec<Part> {
    let Some(rule) = court.plan.rules.rules.get(number) else { return Vec::new() };
    let part = |at: usize| {
        let mention = &court.mentions[at];
        let compared = mention.state == State::Settled && rule.stances.contains(&mention.stance);
        let common = common(court, rule, at).filter(|_| compared)?;
        let amount = amount_of(mention.value.as_ref()?)?;
        let waived = mention.waiver.is_some();
        Some(Part { number: at, article: mention.article, common, amount, waived })
    };
    court.of_rule(number).filter_map(part).collect()
}

fn common(court: &Court, rule: &Rule, number: usize) -> Option<Common> {
    let mention = &court.mentions[number];
    let values = group::shared(court, rule, mention)?;
    let names = rule.compare.per.iter().map(|per| match per {
        Per::Source => "source".to_owned(),
        Per::AsOf(granularity) => format!("as_of {granularity:?}"),
        Per::Article => "article".to_owned(),
        Per::Metadata(key) => format!("metadata {key}"),
    });
    Some(Common { key: group::folded(&mention.key), per: names.zip(values).collect() })
}

/// What each group of a rule comes to: its expectation, else what most of it says.
fn references(court: &Court, number: usize) -> Vec<Reference> {
    let Some(rule) = court.plan.rules.rules.get(number) else { return Vec::new() };
    let mentions: Vec<usize> = court.of_rule(number).collect();
    let expected = rule.expect.iter().filter_map(|entry| match &entry.wanted {
        Wanted::Value(shape) => amount_of(shape),
        _ => None,
    });
    let anywhere = Common { key: Key::new(), per: BTreeMap::new() };
    let expected: Vec<Reference> = expected
        .map(|amount| Reference { common: anywhere.clone(), amount, witness: None })
        .collect();
    if !expected.is_empty() {
        return expected;
    }
    let groups = group::groups(court, rule, &mentions);
    groups.iter().flat_map(|group| reference(court, rule, group)).collect()
}

fn reference(court: &Court, rule: &Rule, group: &Group) -> Vec<Reference> {
    let members: Vec<usize> = group
        .members
        .iter()
        .copied()
        .filter(|n| rule.stances.contains(&court.mentions[*n].stance))
        .collect();
    let Some(&first) = members.first() else { return Vec::new() };
    let Some(common) = common(court, rule, first) else { return Vec::new() };
    // Along a trend every member may be right at its time.
    let holding = match rule.compare.trend {
        Some(_) => members,
        None => consensus::supporters(court, rule, &Group { members, waived: Vec::new() }),
    };
    let one = |number: usize| {
        let amount = amount_of(court.mentions[number].value.as_ref()?)?;
        Some(Reference { common: common.clone(), amount, witness: Some(number) })
    };
    holding.into_iter().filter_map(one).collect()
}
