//! The reduce: what all articles say, compared. In: the findings of every article in any order. Out: the outcome, in the order of
//! the report, the same for any order and any number of threads.

mod arithmetic;
mod consensus;
mod discrete;
mod disputed;
mod docket;
mod expected;
mod group;
mod line;
mod message;
mod relate;
mod side;
mod silent;
mod trend;
mod voices;

use super::checks::{CHECKS, Finding, Note};
use super::conflict::{Conflict, Expected, Outcome, Reason, Side, Strength};
use super::fingerprint;
use super::mention::{Card, Findings, Mention, Miss, State, Verdict, Waiver};
use super::plan::Plan;
use super::waive;
use crate::problem::{Problem, Severity};
use crate::ruleset::Rule;
use group::{Group, Names};
use rayon::prelude::*;
use smol_str::SmolStr;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};
use voices::Voices;

pub use docket::Docket;

/// Judges all findings together.
pub fn judge(findings: Vec<Findings>, plan: &Plan) -> Outcome {
    judge_among(findings, Vec::new(), plan)
}

/// The same among articles in which nothing was found: of a large corpus these are most, and of each there is no more than its card.
pub fn judge_among(mut findings: Vec<Findings>, mut blank: Vec<Card>, plan: &Plan) -> Outcome {
    plan.forget_fired();
    findings.sort_by(|a, b| a.card.path.cmp(&b.card.path));
    blank.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    let Gathered { mut outcome, mentions, mut notes, waivers, misses } = gather(findings, blank);
    let court = Court::new(plan, &outcome.articles, &mentions);
    let Ruling { mut verdicts, mut conflicts, problems } = court.rules();
    outcome.problems.extend(problems);
    outcome.problems.extend(silent::silent(plan, &outcome.articles, &mentions, &misses));
    conflicts.extend(check_conflicts(&mut notes, &outcome.articles, plan));
    for (mention, verdict) in mentions.iter().zip(&mut verdicts) {
        if mention.waiver.is_some() {
            *verdict = Verdict::Waived;
        } else if mention.state != State::Settled {
            *verdict = Verdict::Unresolved;
        }
    }
    waive::lay_late(&mut conflicts, &waivers);
    sort(&mut conflicts, &outcome.articles);
    fingerprint::assign(&mut conflicts, &outcome.articles, &plan.rules.gazetteer);
    (outcome.waived, outcome.conflicts) =
        conflicts.into_iter().partition(|conflict| conflict.outlier.waiver.is_some());
    let idle = waive::idle(&outcome, &waivers, plan);
    outcome.problems.extend(idle);
    outcome.mentions = mentions.into_iter().zip(verdicts).collect();
    outcome
}

/// What was found, article numbers set; mentions by rule, article and place.
struct Gathered {
    outcome: Outcome,
    mentions: Vec<Arc<Mention>>,
    notes: Vec<(&'static str, Note)>,
    /// The waivers that were laid over each article.
    waivers: Vec<(usize, Arc<Waiver>)>,
    misses: Vec<(usize, Miss)>,
}

/// Both by path.
fn gather(findings: Vec<Findings>, blank: Vec<Card>) -> Gathered {
    let mut outcome = Outcome::default();
    outcome.articles.reserve_exact(findings.len() + blank.len());
    let mut blank = blank.into_iter().peekable();
    let (mut mentions, mut notes) = (Vec::new(), Vec::new());
    let (mut waivers, mut misses) = (Vec::new(), Vec::new());
    for mut found in findings {
        let before = || blank.next_if(|card| card.path < found.card.path);
        outcome.articles.extend(std::iter::from_fn(before));
        let article = outcome.articles.len();
        place(&mut found.notes, article);
        notes.append(&mut found.notes);
        waivers.extend(found.waivers.into_iter().map(|waiver| (article, waiver)));
        misses.extend(found.misses.into_iter().map(|miss| (article, miss)));
        mentions.extend(found.mentions.into_iter().map(|mut mention| {
            mention.article = article;
            Arc::new(mention)
        }));
        outcome.articles.push(found.card);
        outcome.problems.append(&mut found.problems);
    }
    outcome.articles.extend(blank);
    mentions.sort_by_key(|mention| (mention.rule, mention.article, mention.span));
    Gathered { outcome, mentions, notes, waivers, misses }
}

/// Says of what built-in checks noted in which article it stands. What they share is copied once, and shared again.
fn place(notes: &mut [(&'static str, Note)], article: usize) {
    let mut shared: HashMap<*const Mention, Arc<Mention>> = HashMap::new();
    for (_, note) in notes {
        match note {
            Note::Finding(finding) => {
                finding.outlier.article = article;
                finding.witnesses.iter_mut().for_each(|witness| witness.article = article);
            }
            Note::Material(mention) => {
                if let Some(own) = shared.get(&Arc::as_ptr(mention)) {
                    *mention = own.clone();
                } else if let Some(mention) = Arc::get_mut(mention) {
                    mention.article = article;
                } else {
                    let own = Arc::new(Mention { article, ..Mention::clone(mention) });
                    shared.insert(Arc::as_ptr(mention), own.clone());
                    *mention = own;
                }
            }
        }
    }
}

/// What every built-in check reports, each in its order.
fn check_conflicts(
    notes: &mut Vec<(&'static str, Note)>,
    cards: &[Card],
    plan: &Plan,
) -> Vec<Conflict> {
    let mut out = Vec::new();
    for check in CHECKS {
        let Some(severity) = plan.level(*check) else { continue };
        let (own, rest) = std::mem::take(notes).into_iter().partition(|(id, _)| *id == check.id());
        *notes = rest;
        let own: Vec<(&str, Note)> = own;
        let own = own.into_iter().map(|(_, note)| note).collect();
        let found = report(own, |notes| check.report(notes, cards, plan));
        out.extend(found.into_iter().map(|finding| of_check(check.id(), severity, finding)));
    }
    out
}

/// What a check `says` of notes: first without those that are waived, since they leave the comparison, then what those would add.
fn report(notes: Vec<Note>, says: impl Fn(Vec<Note>) -> Vec<Finding>) -> Vec<Finding> {
    let is_free = |note: &Note| note.mention().waiver.is_none();
    if notes.iter().all(is_free) {
        return says(notes);
    }
    let free = notes.iter().filter(|note| is_free(note)).cloned().collect();
    let mut found = says(free);
    found.extend(says(notes).into_iter().filter_map(|mut finding| {
        let mut sides = std::iter::once(&finding.outlier).chain(&finding.witnesses);
        finding.outlier.waiver = Some(sides.find_map(|side| side.waiver.clone())?);
        Some(finding)
    }));
    found
}

fn of_check(id: &'static str, severity: Severity, finding: Finding) -> Conflict {
    Conflict {
        by: Side::Check(id),
        rule: SmolStr::new_static(id),
        severity: weight(severity, finding.strength, finding.lowered),
        strength: finding.strength,
        reason: finding.reason,
        key: finding.key,
        message: finding.message.into(),
        expected: finding.expected.map(Arc::new),
        outlier: Arc::new(finding.outlier),
        witnesses: finding.witnesses.into_iter().map(Arc::new).collect(),
        fingerprint: SmolStr::default(),
    }
}

/// A severity is lowered at most once.
fn weight(severity: Severity, strength: Strength, lowered: bool) -> Severity {
    if lowered || strength == Strength::Tension { severity.lowered() } else { severity }
}

/// Severity, rule, key, path, start.
fn sort(conflicts: &mut [Conflict], cards: &[Card]) {
    let path = |c: &Conflict| cards.get(c.outlier.article).map(|card| card.path.clone());
    conflicts.sort_by_cached_key(|c| {
        (c.severity, c.rule.clone(), c.key.clone(), path(c), c.outlier.span, c.reason)
    });
}

/// Everything that judging looks at.
struct Court<'a> {
    plan: &'a Plan,
    cards: &'a [Card],
    mentions: &'a [Arc<Mention>],
    voices: Voices,
    names: OnceLock<Names>,
}

/// A mention that cannot stand, by numbers.
#[derive(Debug, Clone)]
struct Blow {
    outlier: usize,
    witnesses: Vec<usize>,
    reason: Reason,
    strength: Strength,
    lowered: bool,
    message: String,
    expected: Option<Arc<Expected>>,
}

/// What a group came to.
#[derive(Debug, Clone, Default)]
struct Judged {
    /// Verdicts other than *not compared*.
    verdicts: Vec<(usize, Verdict)>,
    blows: Vec<Blow>,
    /// What kept a mention from being judged.
    problems: Vec<Problem>,
}

/// Verdicts by mention, conflicts, and what could not be judged.
struct Ruling {
    verdicts: Vec<Verdict>,
    conflicts: Vec<Conflict>,
    problems: Vec<Problem>,
}

impl<'a> Court<'a> {
    fn new(plan: &'a Plan, cards: &'a [Card], mentions: &'a [Arc<Mention>]) -> Self {
        Self { plan, cards, mentions, voices: Voices::new(cards), names: OnceLock::new() }
    }

    /// The names of undeclared sources, gathered when a rule first asks.
    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::new(self.mentions))
    }

    /// Judges every rule.
    fn rules(&self) -> Ruling {
        let mut verdicts = vec![Verdict::NotCompared; self.mentions.len()];
        let (mut conflicts, mut problems) = (Vec::new(), Vec::new());
        for number in 0..self.plan.rules.rules.len() {
            let judged = self.judged(number);
            problems.extend(judged.iter().flat_map(|judged| judged.problems.iter().cloned()));
            conflicts.extend(self.settle(number, judged, &mut verdicts));
        }
        for number in 0..self.plan.rules.relations.len() {
            conflicts.extend(self.related(number, &mut verdicts));
        }
        problems
            .sort_by(|a: &Problem, b| (&a.location, &a.message).cmp(&(&b.location, &b.message)));
        problems.dedup();
        Ruling { verdicts, conflicts, problems }
    }

    /// What each group of a rule comes to.
    fn judged(&self, number: usize) -> Vec<Judged> {
        let rule = &self.plan.rules.rules[number];
        let mentions: Vec<usize> = self.of_rule(number).collect();
        let groups = group::groups(self, rule, &mentions);
        groups.par_iter().map(|group| self.group(rule, group)).collect()
    }

    /// Lays the verdicts of a rule's groups down; their conflicts.
    fn settle(
        &self,
        number: usize,
        judged: Vec<Judged>,
        verdicts: &mut [Verdict],
    ) -> Vec<Conflict> {
        let rule = &self.plan.rules.rules[number];
        let mut conflicts = Vec::new();
        for judged in judged {
            for (mention, verdict) in judged.verdicts {
                verdicts[mention] = verdicts[mention].max_of(verdict);
            }
            let raise = |blow| self.raise(Side::Rule(number), &rule.id, rule.severity, blow);
            conflicts.extend(judged.blows.into_iter().map(raise));
        }
        conflicts
    }

    /// Judges a relation and lays its verdicts down; its conflicts.
    fn related(&self, number: usize, verdicts: &mut [Verdict]) -> Vec<Conflict> {
        let relation = &self.plan.rules.relations[number];
        let blows = relate::judge(self, relation).into_iter();
        blows
            .map(|blow| {
                verdicts[blow.outlier] = verdicts[blow.outlier].max_of(Verdict::Outlier);
                self.raise(Side::Relation(number), &relation.id, relation.severity, blow)
            })
            .collect()
    }

    fn group(&self, rule: &Rule, group: &Group) -> Judged {
        let mut judged =
            if rule.disputed { disputed::judge(self, rule, group) } else { Judged::default() };
        let comparable = |number: &usize| {
            let mention = &self.mentions[*number];
            mention.value.is_some() && rule.stances.contains(&mention.stance)
        };
        let struck: BTreeSet<usize> = judged.blows.iter().map(|blow| blow.outlier).collect();
        let rest = |all: &[usize]| -> Vec<usize> {
            all.iter().copied().filter(|n| comparable(n) && !struck.contains(n)).collect()
        };
        let group = Group { members: rest(&group.members), waived: rest(&group.waived) };
        let compared = if !rule.expect.is_empty() {
            expected::judge(self, rule, &group)
        } else if let Some(trend) = rule.compare.trend {
            trend::judge(self, rule, trend, &group)
        } else {
            consensus::judge(self, rule, &group, None)
        };
        judged.verdicts.extend(compared.verdicts);
        judged.blows.extend(compared.blows);
        judged.problems.extend(compared.problems);
        judged
    }

    /// The mentions of a rule, as numbers.
    fn of_rule(&self, number: usize) -> std::ops::Range<usize> {
        let start = self.mentions.partition_point(|m| m.rule < number);
        let end = self.mentions.partition_point(|m| m.rule <= number);
        start..end
    }

    fn raise(&self, by: Side, rule: &str, severity: Severity, blow: Blow) -> Conflict {
        let outlier = self.mentions[blow.outlier].clone();
        let witnesses = blow.witnesses.iter().map(|w| self.mentions[*w].clone()).collect();
        Conflict {
            by,
            rule: rule.into(),
            severity: weight(severity, blow.strength, blow.lowered),
            strength: blow.strength,
            reason: blow.reason,
            key: outlier.key.clone(),
            message: blow.message.into(),
            expected: blow.expected,
            outlier,
            witnesses,
            fingerprint: SmolStr::default(),
        }
    }
}

impl Verdict {
    /// The graver of two verdicts on one mention.
    fn max_of(self, other: Verdict) -> Verdict {
        let weight = |verdict| match verdict {
            Verdict::NotCompared => 0,
            Verdict::Agrees => 1,
            Verdict::Tension => 2,
            Verdict::Outlier => 3,
            Verdict::Unresolved => 4,
            Verdict::Waived => 5,
        };
        if weight(other) > weight(self) { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::{Config, load};

    #[test]
    fn articles_in_which_nothing_was_found_stand_among_the_others() {
        let (config, _) = Config::read("factlint.yml", "", &[]);
        let (rules, _) = load(&[], &config, &|_| Err(String::new()));
        let card = |path: &str| Card { path: path.to_owned(), ..Card::default() };
        let found = ["d.txt", "b.txt"].map(|path| Findings::none(card(path)));
        let blank = ["e.txt", "a.txt", "c.txt"].map(card);
        let outcome = judge_among(found.into(), blank.into(), &Plan::under(rules, &config));
        let paths: Vec<&str> = outcome.articles.iter().map(|card| &*card.path).collect();
        assert_eq!(paths, ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]);
    }
}
