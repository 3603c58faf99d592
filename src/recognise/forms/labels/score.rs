//! Scores and votes. In: two numbers that are joined. Out: whether they are a result rather than a range.

use super::super::nouns::{self, Asks};
use super::super::numerals::{self, Numeral};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::value::Number;
use std::ops::Range;

/// `3-1`, `21-14`, `6-4`: two numbers that do not rise, or that words of sport and votes stand beside.
pub(super) fn score_chain(scene: &Scene, at: usize, end: usize) -> bool {
    let (a, b) = (scene.printed(at), scene.printed(at + 2));
    let (Some(x), Some(y)) = (Number::parse(a), Number::parse(b)) else { return false };
    if scene.word(at + 3) == "-"
        && scene.glued(at + 3)
        && scene.is(at + 4, Class::DIGITS)
        && scene.glued(at + 4)
    {
        return true;
    }
    // `2009-10` and `1995-01` are seasons and months: for the calendar forms.
    if a.len() == 4 && b.len() <= 4 && !a.contains(',') {
        return false;
    }
    // `3-1/4` is a mixed number.
    if scene.word(at + 3) == "/" && scene.glued(at + 3) {
        return false;
    }
    x >= y && a.len() <= 3 && b.len() <= 3 && !unit_after(scene, at + 3, end)
}

/// `5-7` of `6-2 5-7 6-4`: a pair that rises, beside one that does not.
pub(super) fn among_scores(scene: &Scene, at: usize, end: usize) -> bool {
    let pair = |first: Option<usize>| {
        first.is_some_and(|first| {
            scene.is(first, Class::DIGITS)
                && scene.word(first + 1) == "-"
                && scene.glued(first + 1)
                && scene.glued(first + 2)
                && scene.is(first + 2, Class::DIGITS)
                && score_chain(scene, first, end)
        })
    };
    let comma = |i: usize| usize::from(scene.word(i) == ",");
    let short = scene.printed(at).len() <= 2 && scene.printed(at + 2).len() <= 2;
    let before = at.checked_sub(3 + at.checked_sub(1).map_or(0, comma));
    short && (pair(before) || pair(Some(at + 3 + comma(at + 3)))) && !unit_after(scene, at + 3, end)
}

/// `lost 2-3`, `a 1-2 defeat`: a pair that rises, beside a word of sport or of a vote.
pub(super) fn told_score(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    let (Some(low), Some(high)) =
        (numerals::read(scene, at, free.end), numerals::read(scene, at + 2, free.end))
    else {
        return false;
    };
    let after = high.tokens.end;
    let alone = low.tokens.len() == 1 && high.tokens.len() == 1;
    alone && is_score(scene, &low, &high, unit_after(scene, after, free.end), after, free)
}

fn unit_after(scene: &Scene, at: usize, end: usize) -> bool {
    at < end
        && (scene.is(at, Class::UNIT.or(Class::SCALE).or(Class::CURRENCY))
            || matches!(scene.word(at), "%" | "°" | "percent" | "bn" | "km" | "kg"))
}

/// Whether two joined numbers are a score or a vote: words beside them say so, or nothing follows that they could count.
pub fn is_score(
    scene: &Scene,
    low: &Numeral,
    high: &Numeral,
    unit: bool,
    after: usize,
    free: &Range<usize>,
) -> bool {
    // `lost 5 to 7 homes`, `drew 195–205 people` count homes and people.
    let counts =
        low.value < high.value && nouns::read(scene, after, free.end, Asks::SurePlural).is_some();
    if unit || counts {
        return false;
    }
    let small = |n: &Numeral| n.plain && n.value < Number::from(300);
    if !small(low) || !small(high) {
        return false;
    }
    let start = low.tokens.start;
    let sport = |i: usize| {
        matches!(
            scene.word(i),
            "win"
                | "won"
                | "wins"
                | "beat"
                | "beats"
                | "beating"
                | "lost"
                | "lose"
                | "loss"
                | "losing"
                | "defeat"
                | "defeated"
                | "draw"
                | "drew"
                | "victory"
                | "score"
                | "scored"
                | "record"
                | "lead"
                | "led"
                | "leads"
                | "series"
                | "vote"
                | "voted"
                | "ruled"
                | "ruling"
                | "decision"
                | "scoreline"
                | "aggregate"
                | "trailed"
                | "trailing"
                | "defeats"
                | "margin"
                | "tie"
                | "tied"
                | "set"
                | "took"
                | "figures"
                | "shot"
                | "carded"
        )
    };
    let before = free.start.max(start.saturating_sub(3))..start;
    let behind = after..free.end.min(after + 2);
    before.into_iter().chain(behind).any(sport)
}

/// `3-for-7`: so many of so many tries, a score.
pub(super) fn tried(scene: &Scene, at: usize, end: usize) -> bool {
    at + 5 <= end
        && scene.word(at + 1) == "-"
        && scene.word(at + 2) == "for"
        && scene.word(at + 3) == "-"
        && scene.is(at + 4, Class::DIGITS)
        && (at + 1..at + 5).all(|i| scene.glued(i))
}
