//! Agreement of what has no measure. In: parties or words. Out: those that do not agree with what most articles say.

use super::group::Group;
use super::side::Side;
use super::{Court, Judged};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::Verdict;
use crate::ruleset::Rule;
use crate::value::agree::{self, Agreement};
use crate::value::{Party, Shape};
use std::collections::{BTreeMap, BTreeSet};

/// How many distinct values are compared pairwise; with more, only equal ones are taken together.
const DISTINCT: usize = 1_000;

/// Parties and words: the value that agrees with those of most articles.
pub(super) fn judge(
    court: &Court,
    rule: &Rule,
    part: &Group,
    why: Option<Reason>,
    out: &mut Judged,
) {
    let values = Values::new(court, &part.members);
    let Some(reference) = values.reference() else { return };
    let agrees = |number: usize| values.agree(reference, &text_of(court, number));
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        part.members.iter().copied().partition(|&number| agrees(number));
    let side = Side::new(court, inside.iter().copied());
    for &number in inside.iter().filter(|_| part.members.len() > 1) {
        out.verdicts.push((number, Verdict::Agrees));
    }
    for number in outside.iter().chain(part.waived.iter().filter(|n| !agrees(**n))).copied() {
        out.verdicts.push((number, Verdict::Outlier));
        let same = values.voices_of(&text_of(court, number));
        out.blows.push(side.blow(court, rule, number, Strength::Conflict, why, same, |_| true));
    }
}

/// A value without measure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Distinct {
    Party(Party),
    Words(String),
}

fn text_of(court: &Court, number: usize) -> Distinct {
    match court.mentions[number].value.as_deref() {
        Some(Shape::Party(party)) => Distinct::Party(party.clone()),
        Some(Shape::Name(name)) => Distinct::Party(match name.entity {
            Some(id) => Party::Entities(vec![id]),
            None => Party::Named(name.printed.clone()),
        }),
        Some(Shape::Quote(quote)) => Distinct::Words(quote.words.clone()),
        Some(Shape::Words(words)) => Distinct::Words(words.clone()),
        _ => Distinct::Words(String::new()),
    }
}

/// The distinct values of a group with the voices that state each.
struct Values<'a> {
    court: &'a Court<'a>,
    voices: BTreeMap<Distinct, BTreeSet<u32>>,
}

impl<'a> Values<'a> {
    fn new(court: &'a Court, members: &[usize]) -> Self {
        let mut voices: BTreeMap<Distinct, BTreeSet<u32>> = BTreeMap::new();
        let ranks = court.voices.among(members.iter().map(|n| court.mentions[*n].article));
        for &number in members {
            let voice = ranks.of(court.voices.of(court.mentions[number].article));
            voices.entry(text_of(court, number)).or_default().insert(voice);
        }
        Self { court, voices }
    }

    fn agree(&self, a: &Distinct, b: &Distinct) -> bool {
        let gazetteer = &self.court.plan.rules.gazetteer;
        match (a, b) {
            (Distinct::Party(a), Distinct::Party(b)) => {
                agree::parties(a, b, gazetteer) == Agreement::Agree
            }
            (Distinct::Words(a), Distinct::Words(b)) => agree::words(a, b) == Agreement::Agree,
            _ => false,
        }
    }

    /// The value that most voices agree with; on a tie that of the oldest.
    fn reference(&self) -> Option<&Distinct> {
        let pairwise = self.voices.len() <= DISTINCT;
        let supporters = |value: &Distinct| -> BTreeSet<u32> {
            let all = self.voices.iter();
            all.filter(
                |(other, _)| if pairwise { self.agree(value, other) } else { value == *other },
            )
            .flat_map(|(_, voices)| voices.iter().copied())
            .collect()
        };
        self.voices
            .iter()
            .map(|(value, own)| (value, supporters(value), own))
            .min_by_key(|(_, all, own)| {
                (
                    std::cmp::Reverse(all.len()),
                    all.iter().copied().collect::<Vec<_>>(),
                    own.first().copied(),
                )
            })
            .map(|(value, ..)| value)
    }

    fn voices_of(&self, value: &Distinct) -> usize {
        self.voices.get(value).map_or(1, BTreeSet::len)
    }
}
