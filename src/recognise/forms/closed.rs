//! Two bounds that close an interval (`more than 100 but fewer than 300`). In: the amount behind the first hedge. Out: both ends as one
//! range, where the words behind it hold the other bound.

use super::amounts::{self, Amount};
use super::{hedges, numerals};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::value::Hedge;
use std::ops::Range;

/// The longest hedge between the joint and the second number, in tokens.
const LONGEST: usize = 7;

/// The range whose first end `first` is, read from the second bound behind it.
pub fn read(scene: &Scene, first: &Amount, free: &Range<usize>) -> Option<Amount> {
    let comma = scene.word(first.tokens.end) == ",";
    let next = first.tokens.end + usize::from(comma);
    let joint = match scene.word(next) {
        "and" | "but" => next,
        _ if comma => next - 1,
        _ => return None,
    };
    if first.high.is_some() {
        return None;
    }
    let (near, _) = hedges::left(scene, first.tokens.start, free.start)?;
    let start = (joint + 2..free.end.min(joint + 1 + LONGEST)).find(|i| {
        let article = matches!(scene.word(*i), "a" | "an") && numerals::starts(scene, *i + 1);
        article
            || numerals::starts(scene, *i)
            || scene.is(*i, Class::SIGN) && !scene.is(*i, Class::HEDGE)
    })?;
    let (far, from) = hedges::left(scene, start, joint + 1)?;
    let second = amounts::forward(scene, start, free.end).filter(|_| from == joint + 1)?;
    let (low, high) = match (is_lower(near)?, is_lower(far)?) {
        (true, false) => (&first.low, &second.low),
        (false, true) => (&second.low, &first.low),
        _ => return None,
    };
    let unit = match (&first.unit, &second.unit) {
        (Some(a), Some(b)) => (a.unit == b.unit).then(|| second.unit.clone())?,
        (a, b) => a.clone().or(b.clone()),
    };
    (low.value < high.value && low.fraction == high.fraction).then(|| Amount {
        low: low.clone(),
        high: Some(high.clone()),
        unit,
        tokens: first.tokens.start..second.tokens.end,
        parts: Vec::new(),
    })
}

/// Whether a hedge bounds from below; `None` for one that does not bound.
fn is_lower(hedge: Hedge) -> Option<bool> {
    match hedge {
        Hedge::MoreThan | Hedge::AtLeast => Some(true),
        Hedge::LessThan | Hedge::AtMost => Some(false),
        Hedge::About | Hedge::Nearly | Hedge::Vague => None,
    }
}
