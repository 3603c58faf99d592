//! Smaller units behind a larger one (`5 ft 10 in`, `an hour and a half`, `15 dollars 50`). In: an amount. Out: their sum.

use super::super::fit;
use super::super::numerals::{self, Numeral};
use super::{Amount, behind};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Dimension, Number, Unit};

/// `an hour and a half`, `one hour and half`.
pub(super) fn half_behind(scene: &Scene, amount: &mut Amount, end: usize) {
    let at = amount.tokens.end;
    let Some(unit) = &amount.unit else { return };
    if !unit.spelled || at + 1 >= end || scene.word(at) != "and" || !amount.low.value.is_whole() {
        return;
    }
    let half = at + 1 + usize::from(scene.word(at + 1) == "a");
    let fraction = match scene.word(half) {
        "half" => Number::ratio(1, 2),
        "quarter" if scene.word(at + 1) == "a" => Number::ratio(1, 4),
        _ => None,
    };
    let time = matches!(unit.unit.dimension, Dimension::Duration | Dimension::Calendar);
    if half >= end || (!time && scene.word(at + 1) != "a") || scene.word(half + 1) == "of" {
        return;
    }
    if let Some(sum) = fraction.and_then(|f| amount.low.value.plus(f)) {
        amount.low.value = sum;
        amount.low.last = -1;
        amount.tokens.end = half + 1;
    }
}

pub(super) fn start_parts(amount: &mut Amount) {
    if let Some(unit) = &amount.unit
        && matches!(unit.unit.dimension, Dimension::Duration | Dimension::Calendar)
    {
        amount.parts = vec![(amount.low.value, unit.unit)];
    }
}

/// Adds smaller units behind: `5 ft 10 in`, `2 years and 3 months`, `3 dollars 50 cents`, `15 dollars 50`.
pub(super) fn compound(scene: &Scene, mut amount: Amount, end: usize) -> Amount {
    while let Some(next) = next_part(scene, &amount, end) {
        amount = next;
    }
    amount
}

fn next_part(scene: &Scene, amount: &Amount, end: usize) -> Option<Amount> {
    let unit = amount.unit.as_ref()?;
    let mut at = amount.tokens.end;
    if let Some(inches) = inches_behind(scene, amount, end) {
        return Some(inches);
    }
    if scene.word(at) == "," {
        at += 1;
    }
    if scene.word(at) == "and" {
        at += 1;
    }
    if at >= end || !scene.is(at, Class::DIGITS.or(Class::NUMBER_WORD)) || scene.tokens[at].new_line
    {
        return None;
    }
    let numeral = numerals::read(scene, at, end).filter(|n| !n.value.is_negative())?;
    let behind = behind(scene, &numeral, end);
    let Some(smaller) = behind else { return loose_coins(scene, amount, numeral, at, end) };
    let money = unit.unit.dimension == Dimension::Money;
    let time = |d| matches!(d, Dimension::Duration | Dimension::Calendar);
    let (a, b) = (unit.unit.dimension, smaller.unit.dimension);
    if !(a == b || time(a) && time(b))
        || (!time(a) && a != Dimension::Length && a != Dimension::Mass && !money)
    {
        return None;
    }
    let last = amount.parts.last().map_or(unit.unit, |p| p.1);
    let ratio = fit::ratio(smaller.unit, last)?;
    let room = numeral.value.times(ratio)? < Number::ONE || (time(a) && ratio < Number::ONE);
    if !room || (money && ratio == Number::ONE) {
        return None;
    }
    let whole = fit::ratio(smaller.unit, unit.unit)?;
    let mut out = amount.clone();
    out.low.value = out.low.value.plus(numeral.value.times(whole)?)?;
    out.low.last = -2;
    out.tokens.end = smaller.tokens.end;
    if time(a) {
        out.parts.push((numeral.value, smaller.unit));
    }
    Some(out)
}

/// `5-foot-10`, `6 foot 4`: a bare number up to eleven behind feet is inches.
fn inches_behind(scene: &Scene, amount: &Amount, end: usize) -> Option<Amount> {
    let unit = amount.unit.as_ref().filter(|u| u.unit.name == "foot")?;
    let feet = amount.tokens.end;
    let hyphen = scene.word(feet) == "-" && scene.glued(feet) && scene.glued(feet + 1);
    let at = feet + usize::from(hyphen);
    let foot = matches!(scene.word(feet - 1), "foot" | "ft");
    if at >= end || !foot || !scene.is(at, Class::DIGITS.or(Class::NUMBER_WORD)) {
        return None;
    }
    let numeral = numerals::read(scene, at, end)?;
    let after = numeral.tokens.end;
    let bare = hyphen || after >= end || scene.tokens[after].kind == TokenKind::Mark;
    let few = numeral.value.is_whole() && numeral.value < Number::from(12);
    if !bare
        || !few
        || numeral.value.is_negative()
        || numeral.fraction
        || behind(scene, &numeral, end).is_some()
    {
        return None;
    }
    let mut out = amount.clone();
    out.low.value = out.low.value.plus(numeral.value.over(Number::from(12))?)?;
    out.low.last = -2;
    out.tokens.end = after;
    out.unit = Some(unit.clone());
    Some(out)
}

/// `15 dollars 50`, `thirteen dollars forty-five`, `2 hours ten`: a bare number behind a unit is its smaller unit when nothing
/// follows that it could count.
fn loose_coins(
    scene: &Scene,
    amount: &Amount,
    numeral: Numeral,
    at: usize,
    end: usize,
) -> Option<Amount> {
    let unit = amount.unit.as_ref()?;
    let after = numeral.tokens.end;
    let ends = after >= end
        || scene.tokens[after].kind == TokenKind::Mark
            && !matches!(scene.word(after), "%" | "-" | "$" | "€" | "£" | "/" | "°");
    let comma = scene.word(amount.tokens.end) == ",";
    let whole =
        numeral.value.is_whole() && numeral.tokens.len() <= 3 && scene.printed(at).len() != 1;
    if !ends || comma || !whole || amount.low.scale.is_some() || !amount.low.value.is_whole() {
        return None;
    }
    let (limit, parts) = match unit.unit.dimension {
        Dimension::Money if unit.unit.factor == (1, 1) => (99, 100),
        Dimension::Duration if unit.unit.name == "hour" && unit.spelled => (59, 60),
        _ => return None,
    };
    if numeral.value > Number::from(limit) {
        return None;
    }
    let mut out = amount.clone();
    out.low.value = out.low.value.plus(numeral.value.over(Number::from(parts))?)?;
    out.low.last = -2;
    out.tokens.end = after;
    if unit.unit.dimension == Dimension::Duration {
        out.low.last = 0;
        out.parts.push((numeral.value, Unit::named("minute")?));
    }
    Some(out)
}
