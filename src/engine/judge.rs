//! The reduce: what all articles say, compared. In: the findings of every article in any order. Out: the outcome, in the order of
//! the report, the same for any order and any number of threads.

use super::checks::{CHECKS, Check, Finding, Note};
use super::conflict::{Conflict, Outcome, Side, Strength};
use super::fingerprint;
use super::mention::{Card, Findings};
use super::plan::Plan;
use crate::problem::Severity;

/// Judges all findings together.
pub fn judge(mut findings: Vec<Findings>, plan: &Plan) -> Outcome {
    findings.sort_by(|a, b| a.card.path.cmp(&b.card.path));
    let mut gathered = gather(findings);
    let mut conflicts = check_conflicts(&mut gathered.notes, &gathered.outcome.articles, plan);
    let mut outcome = gathered.outcome;
    sort(&mut conflicts, &outcome.articles);
    fingerprint::assign(&mut conflicts, &outcome.articles, &plan.rules.gazetteer);
    (outcome.waived, outcome.conflicts) =
        conflicts.into_iter().partition(|conflict| conflict.outlier.waiver.is_some());
    outcome
}

/// What was found, article numbers set.
struct Gathered {
    outcome: Outcome,
    notes: Vec<(&'static str, Note)>,
}

fn gather(findings: Vec<Findings>) -> Gathered {
    let mut gathered = Gathered { outcome: Outcome::default(), notes: Vec::new() };
    for (article, mut found) in findings.into_iter().enumerate() {
        for (_, note) in &mut found.notes {
            note.mentions_mut().for_each(|mention| mention.article = article);
        }
        gathered.notes.append(&mut found.notes);
        gathered.outcome.articles.push(found.card);
        gathered.outcome.problems.append(&mut found.problems);
    }
    gathered
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
        let found = check.report(own, cards, plan);
        out.extend(found.into_iter().map(|finding| raise(*check, severity, finding)));
    }
    out
}

fn raise(check: &dyn Check, severity: Severity, finding: Finding) -> Conflict {
    conflict(Side::Check(check.id()), check.id(), severity, finding)
}

/// A conflict of its finding: a severity is lowered at most once.
pub(super) fn conflict(by: Side, rule: &str, severity: Severity, finding: Finding) -> Conflict {
    let lowered = finding.lowered || finding.strength == Strength::Tension;
    Conflict {
        by,
        rule: rule.to_owned(),
        severity: if lowered { severity.lowered() } else { severity },
        strength: finding.strength,
        reason: finding.reason,
        key: finding.key,
        message: finding.message,
        expected: finding.expected,
        outlier: finding.outlier,
        witnesses: finding.witnesses,
        fingerprint: String::new(),
    }
}

/// Severity, rule, key, path, start.
fn sort(conflicts: &mut [Conflict], cards: &[Card]) {
    let path = |c: &Conflict| cards.get(c.outlier.article).map(|card| card.path.clone());
    conflicts.sort_by_cached_key(|c| {
        (c.severity, c.rule.clone(), c.key.clone(), path(c), c.outlier.span, c.reason)
    });
}
