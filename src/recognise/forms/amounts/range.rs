//! The other end of a range. In: an amount and what follows it. Out: both ends with what they share of scale and unit, or the amount
//! alone where the words tell a change, a score or two figures.

use super::super::fit::{self, Ends};
use super::super::labels;
use super::super::numerals::{self, Numeral};
use super::super::units::{self, UnitRead};
use super::{Amount, compound, with_unit};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::value::Number;
use std::ops::Range;

/// The other end of a range, where there is one.
pub(super) fn range(scene: &Scene, low: Amount, free: &Range<usize>) -> Amount {
    ranged(scene, &low, free).unwrap_or(low)
}

fn ranged(scene: &Scene, low: &Amount, free: &Range<usize>) -> Option<Amount> {
    let end = free.end;
    let mut at = low.tokens.end;
    // `8- to 16-metre`: the first end's hyphen stays open.
    let open = scene.word(at) == "-"
        && scene.glued(at)
        && matches!(scene.word(at + 1), "to" | "or" | "and");
    at += usize::from(open);
    let joint = Joint::read(scene, low, at, free)?;
    at += 1;
    // `a 10-to-15-year sentence`.
    at += usize::from(open && scene.word(at) == "-" && scene.glued(at));
    while matches!(scene.word(at), "about" | "~" | "around" | "nearly" | "perhaps" | "maybe")
        && at < end
    {
        at += 1;
    }
    let mut high = forward(scene, at, end)?;
    if joint == Joint::Hyphen {
        let open = scene.word(high.low.tokens.end) == "-"
            && scene.is(high.low.tokens.end + 1, Class::DIGITS);
        if open {
            return None;
        }
    }
    share(low, &mut high)?;
    let mut first = low.low.clone();
    let unit = match (&low.unit, high.unit.clone()) {
        (Some(a), Some(b)) if a.unit == b.unit => {
            Some(UnitRead { tokens: b.tokens.clone(), ..a.clone() })
        }
        // `$3 to $5 Canadian` and the like are left as two.
        (Some(_), Some(_)) => return None,
        // `$3-5 billion`; but `10 minutes to 5` is no range.
        (Some(a), None) => {
            (a.tokens.end <= low.low.tokens.start || joint == Joint::Hyphen).then(|| a.clone())?;
            Some(a.clone())
        }
        (None, unit) => unit,
    };
    if let Some((coefficient, exponent)) = high.low.scale
        && first.scale.is_none()
        && first.value < coefficient
        && !first.plain_year_like()
    {
        first.value = first.value.times(Number::ten_to(exponent)?)?;
        first.last += exponent;
    }
    let ends = match (&low.unit, &unit) {
        (None, None) => Ends::Bare,
        (None, Some(_)) => Ends::Shared,
        (Some(_), _) => Ends::Own,
    };
    if joint == Joint::To && fit::is_change(scene, low.tokens.start, ends, free) {
        // Two figures, the first in the second's unit: `rose from 5 to 10 percent`.
        return (ends == Ends::Shared).then(|| Amount { low: first, unit, ..low.clone() });
    }
    joint.fits(scene, &first, &high.low, unit.is_some(), high.tokens.end, free)?;
    let mut tokens = low.tokens.start..high.tokens.end;
    if joint == Joint::Between {
        tokens.start -= 1;
    }
    let fraction = first.fraction || high.low.fraction;
    first.fraction = fraction;
    Some(Amount { low: first, high: Some(high.low), unit, tokens, parts: Vec::new() })
}

/// The second end must be written like the first: shares with shares.
fn share(low: &Amount, high: &mut Amount) -> Option<()> {
    (low.low.fraction == high.low.fraction || low.unit.is_none() && high.unit.is_some())
        .then_some(())
}

impl Numeral {
    fn plain_year_like(&self) -> bool {
        self.plain && self.value >= Number::from(1900) && self.value <= Number::from(2100)
    }
}

/// An amount that is read from its first token on, a currency sign included.
pub fn forward(scene: &Scene, at: usize, end: usize) -> Option<Amount> {
    if at >= end {
        return None;
    }
    let currency = (at + 1..(at + 4).min(end))
        .find_map(|i| units::currency_before(scene, i, at).filter(|c| c.tokens.start == at));
    let from = currency.as_ref().map_or(at, |c| c.tokens.end);
    let numeral = numerals::read(scene, from, end)?;
    Some(compound(scene, with_unit(scene, numeral, currency, end), end))
}

/// What joins the two ends of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Hyphen,
    To,
    Between,
    Or,
}

impl Joint {
    fn read(scene: &Scene, low: &Amount, at: usize, free: &Range<usize>) -> Option<Joint> {
        let before =
            |word: &str| low.tokens.start > free.start && scene.before(low.tokens.start, 1) == word;
        if at + 1 >= free.end || scene.tokens[at].new_line {
            return None;
        }
        match scene.word(at) {
            "-" | "~" if scene.printed(at) != "—" => {
                let even = scene.tokens[at].spaced == scene.tokens[at + 1].spaced
                    || scene.word(at + 1) == "-";
                (even || scene.tokens[at].spaced).then_some(Joint::Hyphen)
            }
            "and" if before("between") => Some(Joint::Between),
            "to" if before("between") => Some(Joint::Between),
            "to" | "through" => Some(Joint::To),
            "or" => Some(Joint::Or),
            _ => None,
        }
    }

    /// Whether the two ends make a range in their sentence.
    fn fits(
        self,
        scene: &Scene,
        low: &Numeral,
        high: &Numeral,
        unit: bool,
        after: usize,
        free: &Range<usize>,
    ) -> Option<()> {
        let rises = low.value < high.value;
        let good = match self {
            Joint::Between => rises || low.value.is_negative(),
            Joint::Or => {
                rises
                    && low.value.plus(Number::ONE) == Some(high.value)
                    && high.value <= Number::from(20)
            }
            Joint::Hyphen => {
                (rises || (unit && low.value.is_negative()))
                    && !labels::is_score(scene, low, high, unit, after, free)
            }
            Joint::To => {
                (rises || low.value.is_negative() && unit)
                    && !labels::is_score(scene, low, high, unit, after, free)
            }
        };
        good.then_some(())
    }
}
