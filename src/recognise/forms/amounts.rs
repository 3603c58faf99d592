//! A number with its unit. In: the token where a number stands. Out: the number, its unit or currency on either side, further
//! parts (`5 ft 10 in`), and the other end of a range (`33-35 billion euros`).
//!
//! Knows nothing about hedges, counted nouns or what kind of figure it makes.

mod parts;
mod range;

use super::fit;
use super::numerals::{self, Numeral};
use super::units::{self, UnitRead};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Dimension, Number, Unit};
use parts::{compound, half_behind, start_parts};
pub use range::forward;
use range::range;
use std::ops::Range;

/// A number or a range with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The number, or the low end of a range.
    pub low: Numeral,
    /// The high end of a range.
    pub high: Option<Numeral>,
    /// Its unit or currency.
    pub unit: Option<UnitRead>,
    /// Its tokens: number, unit and whatever stands between.
    pub tokens: Range<usize>,
    /// A duration's TIMEX3 parts, in written order; for anything else empty.
    pub parts: Vec<(Number, &'static Unit)>,
}

/// Reads the amount whose number starts at token `at`. `free` are the tokens of the sentence that are nobody's yet.
pub fn read(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Amount> {
    let first = leftmost(scene, at, free)?;
    let mut one = compound(scene, first, free.end);
    below_zero(scene, &mut one, free.end);
    Some(range(scene, one, free))
}

/// `2 degrees below zero`, `10 below zero`: the sign in words behind the number.
fn below_zero(scene: &Scene, amount: &mut Amount, end: usize) {
    let at = amount.tokens.end;
    let said = at + 1 < end && scene.word(at) == "below" && scene.word(at + 1) == "zero";
    let degrees = amount
        .unit
        .as_ref()
        .is_none_or(|u| u.unit.dimension == Dimension::Temperature || u.unit.name == "degree");
    if said && degrees && !amount.low.fraction && !amount.low.value.is_negative() {
        amount.low.value = amount.low.value.negated();
        amount.tokens.end = at + 2;
        let tokens = at..at + 2;
        let degree = Unit::named("degree");
        amount.unit = amount.unit.take().or_else(|| {
            degree.map(|unit| UnitRead { unit, others: Vec::new(), tokens, spelled: true })
        });
    }
}

/// The number itself, with whatever belongs to it on its left: sign, article, point, currency.
fn leftmost(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Amount> {
    let left = |i: usize| if i > free.start { scene.before(i, 1) } else { "" };
    if let Some(unit) = lone_unit(scene, at, free) {
        return Some(unit);
    }
    if !numerals::starts(scene, at) {
        return None;
    }
    let mut start = at;
    let article = matches!(left(start), "a" | "an");
    if article && scene.is(at, Class::SCALE.or(Class::DOZEN).or(Class::FRACTION).or(Class::TENS)) {
        start -= 1;
    }
    let point = scene.is(at, Class::DIGITS) && left(start) == "." && scene.glued(start);
    if left(start) == "point" || (point && !scene.glued(start - 1)) {
        start -= 1;
    }
    if is_sign(scene, start, free) {
        start -= 1;
    }
    let mut numeral = numerals::read(scene, start, free.end)
        .or_else(|| (start < at).then(|| numerals::read(scene, at, free.end)).flatten())?;
    if scene.is(at, Class::DIGITS) && numeral.tokens.end <= at {
        return None;
    }
    start = numeral.tokens.start;
    let mut currency = units::currency_before(scene, start, free.start)
        .filter(|c| fit::currency_before_fits(scene, c))
        .or_else(|| {
            let digits = scene.is(start, Class::DIGITS);
            let bare = || behind(scene, &numeral, free.end).is_none();
            units::noun_before(scene, start, free.start).filter(|_| digits && bare())
        });
    // `-$5`: the sign stands before the currency.
    if let Some(found) = &currency
        && is_sign(scene, found.tokens.start, free)
    {
        numeral.value = numeral.value.negated();
        currency = currency.map(|mut c| {
            c.tokens.start -= 1;
            c
        });
    }
    Some(with_unit(scene, numeral, currency, free.end))
}

/// Whether a minus sign or word stands right before token `start`.
fn is_sign(scene: &Scene, start: usize, free: &Range<usize>) -> bool {
    if start <= free.start {
        return false;
    }
    let before = start - 1;
    match scene.word(before) {
        // `plus or minus three points` is how far off, not how far below.
        "minus" => {
            !(before >= free.start + 2
                && scene.before(before, 1) == "or"
                && scene.before(before, 2) == "plus")
        }
        "negative" => true,
        "-" => {
            let opens = scene.tokens[before].spaced;
            let behind_mark = before > free.start
                && matches!(scene.before(before, 1), "(" | "$" | "<" | ">" | "=" | "€" | "£");
            // `- 20 degrees` alone is a number below 0; in a list or an aside the mark is a dash.
            let fragment = before == 0 && scene.tokens.len() <= 6;
            (scene.glued(start) || fragment)
                && (opens || behind_mark)
                && scene.printed(before) != "—"
        }
        _ => false,
    }
}

/// `an hour`, `a kilometre`, `a dollar`: an article before a unit that is spelled out.
fn lone_unit(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Amount> {
    let article = at > free.start && matches!(scene.before(at, 1), "a" | "an");
    if !article
        || !scene.is(at, Class::UNIT.or(Class::CURRENCY))
        || numerals::starts(scene, at) && scene.word(at) != "second"
    {
        return None;
    }
    let unit = units::unit_at(scene, at, free.end).filter(|u| u.spelled);
    let unit = match unit {
        Some(unit) => unit,
        None => units::currency_after(scene, at, free.end)
            .filter(|u| u.spelled && u.tokens.len() == 1)?,
    };
    if scene.before(unit.tokens.end, 1).ends_with('s')
        || !fit::lone_unit_fits(scene, at, &unit, free)
    {
        return None;
    }
    let numeral = Numeral {
        value: Number::ONE,
        last: 0,
        tokens: at - 1..at,
        fraction: false,
        scale: None,
        plain: false,
    };
    let tokens = at - 1..unit.tokens.end;
    let mut amount =
        Amount { low: numeral, high: None, unit: Some(unit), tokens, parts: Vec::new() };
    half_behind(scene, &mut amount, free.end);
    start_parts(&mut amount);
    Some(amount)
}

/// Looks for a unit behind the number; a currency before it leaves room for a scale only.
fn with_unit(
    scene: &Scene,
    mut numeral: Numeral,
    currency: Option<UnitRead>,
    end: usize,
) -> Amount {
    repeated(scene, &mut numeral, end);
    tolerance(scene, &mut numeral, end);
    let mut tokens = numeral.tokens.clone();
    let mut unit = None;
    if let Some(before) = currency {
        tokens.start = before.tokens.start;
        if let Some(exponent) = units::code_scale(scene.printed(before.tokens.start)) {
            let end = numeral.tokens.end;
            fit::scale_up(&mut numeral, exponent, end);
        }
        fit::currency_scale(scene, &mut numeral, end);
        tokens.end = tokens.end.max(numeral.tokens.end);
        unit = Some(narrowed(scene, before, &mut tokens, end));
    } else if let Some(points) = part_of_a_point(scene, &numeral, end) {
        numeral.fraction = false;
        tokens.end = points.tokens.end;
        unit = Some(points);
    } else if let Some(behind) = behind(scene, &numeral, end) {
        tokens.end = behind.tokens.end;
        if fit::scale_behind_currency(scene, &mut numeral, &behind, end) {
            tokens.end += 1;
        }
        unit = Some(behind);
    }
    let mut amount = Amount { low: numeral, high: None, unit, tokens, parts: Vec::new() };
    half_behind(scene, &mut amount, end);
    start_parts(&mut amount);
    amount
}

/// `thirty (30) days`: the same number again in brackets, once in words and once in digits.
fn repeated(scene: &Scene, numeral: &mut Numeral, end: usize) {
    let open = numeral.tokens.end;
    if open + 2 >= end || scene.word(open) != "(" || !numerals::starts(scene, open + 1) {
        return;
    }
    let digits = |at: usize| scene.is(at, Class::DIGITS);
    let again = numerals::read(scene, open + 1, end).filter(|again| {
        again.value == numeral.value
            && scene.word(again.tokens.end) == ")"
            && again.tokens.end < end
            && digits(open + 1) != digits(numeral.tokens.start)
    });
    if let Some(again) = again {
        numeral.tokens.end = again.tokens.end + 1;
    }
}

/// `12.5 ± 0.2 kg`: how far off a measurement may be stands between the number and its unit.
fn tolerance(scene: &Scene, numeral: &mut Numeral, end: usize) {
    let at = numeral.tokens.end;
    let marks = match (scene.word(at), scene.word(at + 1), scene.word(at + 2)) {
        ("±", ..) => 1,
        ("+", "-", _) => 2,
        ("+", "/", "-") => 3,
        _ => return,
    };
    let off = at + marks;
    if off < end
        && scene.is(off, Class::DIGITS)
        && let Some(off) = numerals::read(scene, off, end)
    {
        numeral.tokens.end = off.tokens.end;
    }
}

/// `a quarter point`, `half a percentage point`, `a quarter-point cut`: a part of a point of a rate.
fn part_of_a_point(scene: &Scene, numeral: &Numeral, end: usize) -> Option<UnitRead> {
    if !numeral.fraction {
        return None;
    }
    let mut at = numeral.tokens.end;
    if matches!((scene.word(at), scene.word(at + 1)), ("of", "a")) {
        at += 2;
    } else {
        at += usize::from(matches!(scene.word(at), "a" | "-"));
    }
    at += usize::from(scene.word(at) == "percentage");
    let point = at < end && matches!(scene.word(at), "point" | "points");
    let unit = Unit::named("percentage point").filter(|_| point)?;
    let tokens = numeral.tokens.end..at + 1;
    Some(UnitRead { unit, others: Vec::new(), tokens, spelled: true })
}

/// `$5 Canadian`, `$5 USD`: a code behind says which dollar the sign before meant.
fn narrowed(scene: &Scene, before: UnitRead, tokens: &mut Range<usize>, end: usize) -> UnitRead {
    if before.others.is_empty() || tokens.end >= end {
        return before;
    }
    let after = units::currency_after(scene, tokens.end, end).filter(|u| {
        !u.spelled
            && scene.word(u.tokens.start) != "$"
            && before.others.iter().chain([&before.unit]).any(|o| **o == *u.unit)
    });
    match after {
        Some(after) => {
            tokens.end = after.tokens.end;
            UnitRead { tokens: tokens.clone(), ..after }
        }
        None => before,
    }
}

/// The unit or currency behind a number.
fn behind(scene: &Scene, numeral: &Numeral, end: usize) -> Option<UnitRead> {
    let at = numeral.tokens.end;
    if at >= end || scene.tokens[at].new_line {
        return None;
    }
    let hyphen = scene.word(at) == "-"
        && scene.glued(at)
        && scene.glued(at + 1)
        && at + 1 < end
        && scene.tokens[at + 1].kind == TokenKind::Word;
    if let Some(unit) = bracketed(scene, at, end).or_else(|| raced(scene, at, end)) {
        return Some(unit);
    }
    let mut from = at + usize::from(hyphen);
    if scene.is(at - 1, Class::FRACTION) && !numeral.fraction {
        // `one and a quarter of an hour`, `two and a half of hours`: the whole is of the unit.
        let of = usize::from(scene.word(from) == "of");
        let article = usize::from(matches!(scene.word(from + of), "a" | "an"));
        if of == 1 && scene.is(from + of + article, Class::TIME_UNIT) {
            from += of + article;
        }
    } else if numeral.fraction {
        // `three-quarters of an hour`, `half a mile`, `a third of a litre`.
        let of = usize::from(scene.word(from) == "of");
        let article = usize::from(matches!(scene.word(from + of), "a" | "an"));
        let whole = scene.before(at, 1) == "half" || article == 1 || of == 1;
        if whole && scene.is(from + of + article, Class::UNIT) && (article == 1 || of == 0) {
            from += of + article;
        }
    } else if fit::is_filler(scene.word(from)) && scene.is(from + 1, Class::UNIT) && from + 1 < end
    {
        from += 1;
    }
    let unit = units::unit_at(scene, from, end).filter(|u| fit::unit_fits(scene, numeral, u, end));
    let money = units::currency_after(scene, from, end)
        .filter(|u| fit::currency_after_fits(scene, numeral, u, end));
    match (unit, money) {
        (Some(unit), Some(money)) => Some(fit::pound_or_money(scene, numeral, unit, money)),
        (unit, money) => unit.or(money),
    }
}

/// `a 10k run`, `the 5K race`: kilometres, where thousands make no sense.
pub(super) fn raced(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    if scene.word(at) != "k" || !scene.glued(at) || at + 1 >= end {
        return None;
    }
    let race = matches!(
        scene.word(at + 1),
        "run"
            | "runs"
            | "race"
            | "races"
            | "walk"
            | "walks"
            | "jog"
            | "runner"
            | "runners"
            | "swim"
    );
    let unit = Unit::named("kilometre").filter(|_| race)?;
    Some(UnitRead { unit, others: Vec::new(), tokens: at..at + 1, spelled: false })
}

/// `20 (kg)`: a short form alone in brackets.
fn bracketed(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    let closing = match scene.word(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    let unit = units::unit_at(scene, at + 1, end.min(at + 2)).filter(|u| !u.spelled)?;
    let closed = scene.word(at + 2) == closing && at + 2 < end && scene.printed(at + 1).len() > 1;
    closed.then(|| UnitRead { tokens: at..at + 3, ..unit })
}
