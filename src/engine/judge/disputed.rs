//! Disputes. In: a group of a rule with `disputed: true`. Out: the mentions on the side that fewer articles take.

use super::group::Group;
use super::message;
use super::side::Side;
use super::{Court, Judged};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::Verdict;
use crate::ruleset::Rule;
use crate::value::Stance;
use std::collections::BTreeSet;

/// Sets who asserts against who denies or doubts. On a tie the oldest article that takes one side only decides.
pub(super) fn judge(court: &Court, rule: &Rule, group: &Group) -> Judged {
    let mut judged = Judged::default();
    let asserts = |n: &usize| rule.asserts.contains(&court.mentions[*n].stance);
    let doubts =
        |n: &usize| matches!(court.mentions[*n].stance, Stance::Denied | Stance::Hypothetical);
    let of = |side: &dyn Fn(&usize) -> bool| -> Vec<usize> {
        group.members.iter().copied().filter(|n| side(n)).collect()
    };
    let (yes, no) = (of(&asserts), of(&doubts));
    let all = yes.len() + no.len();
    if yes.is_empty() || no.is_empty() {
        judged
            .verdicts
            .extend(yes.iter().chain(&no).filter(|_| all > 1).map(|n| (*n, Verdict::Agrees)));
    }
    let yes_holds = holds(court, &yes, &no);
    let (reference, against) = if yes_holds { (&yes, &no) } else { (&no, &yes) };
    if reference.is_empty() {
        return judged;
    }
    let side = Side::new(court, reference.iter().copied());
    let other = Side::new(court, against.iter().copied());
    let opposes = |n: &usize| if yes_holds { doubts(n) } else { asserts(n) };
    for number in against.iter().chain(group.waived.iter().filter(|n| opposes(n))).copied() {
        let counts = (other.voices.max(1), side.voices);
        let reason = Some(Reason::Disputed);
        let mut blow =
            side.blow(court, rule, number, Strength::Conflict, reason, counts.0, |_| true);
        if let Some(&witness) = blow.witnesses.first() {
            blow.message = message::disputed(court, number, witness, counts);
        }
        judged.verdicts.push((number, Verdict::Outlier));
        judged.blows.push(blow);
    }
    if !against.is_empty() {
        judged.verdicts.extend(reference.iter().map(|n| (*n, Verdict::Agrees)));
    }
    judged
}

/// Whether those who assert are the reference.
fn holds(court: &Court, yes: &[usize], no: &[usize]) -> bool {
    let ranks = court.voices.among(yes.iter().chain(no).map(|n| court.mentions[*n].article));
    let voices = |side: &[usize]| -> BTreeSet<u32> {
        side.iter().map(|n| ranks.of(court.voices.of(court.mentions[*n].article))).collect()
    };
    let (yes, no) = (voices(yes), voices(no));
    match yes.len().cmp(&no.len()) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => match (yes.difference(&no).next(), no.difference(&yes).next())
        {
            (Some(yes), Some(no)) => yes < no,
            _ => true,
        },
    }
}
