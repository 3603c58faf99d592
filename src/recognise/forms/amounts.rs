//! A number with its unit. In: the token where a number stands. Out: the number, its unit or currency on either side, further
//! parts (`5 ft 10 in`), and the other end of a range (`33-35 billion euros`).
//!
//! Knows nothing about hedges, counted nouns or what kind of figure it makes.

use super::fit;
use super::numerals::{self, Numeral};
use super::units::{self, UnitRead};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Dimension, Number, Unit};
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
    if article && scene.is(at, Class::SCALE.or(Class::DOZEN).or(Class::FRACTION)) {
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
    if let Some(unit) = bracketed(scene, at, end) {
        return Some(unit);
    }
    let mut from = at + usize::from(hyphen);
    if numeral.fraction {
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

/// `an hour and a half`, `one hour and half`.
fn half_behind(scene: &Scene, amount: &mut Amount, end: usize) {
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

fn start_parts(amount: &mut Amount) {
    if let Some(unit) = &amount.unit
        && matches!(unit.unit.dimension, Dimension::Duration | Dimension::Calendar)
    {
        amount.parts = vec![(amount.low.value, unit.unit)];
    }
}

/// Adds smaller units behind: `5 ft 10 in`, `2 years and 3 months`, `3 dollars 50 cents`, `15 dollars 50`.
fn compound(scene: &Scene, mut amount: Amount, end: usize) -> Amount {
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
    out.low.last = if time(a) { 0 } else { -2 };
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

/// The other end of a range, where there is one.
fn range(scene: &Scene, low: Amount, free: &Range<usize>) -> Amount {
    ranged(scene, &low, free).unwrap_or(low)
}

fn ranged(scene: &Scene, low: &Amount, free: &Range<usize>) -> Option<Amount> {
    let end = free.end;
    let mut at = low.tokens.end;
    // `8- to 16-metre`: the first end's hyphen stays open.
    if scene.word(at) == "-" && scene.glued(at) && matches!(scene.word(at + 1), "to" | "or" | "and")
    {
        at += 1;
    }
    let joint = Joint::read(scene, low, at, free)?;
    at += 1;
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
    let shared = low.unit.is_none() && unit.is_some();
    if joint == Joint::To && fit::is_change(scene, low.tokens.start, shared, free) {
        // Two figures, the first in the second's unit: `rose from 5 to 10 percent`.
        return shared.then(|| Amount { low: first, unit, ..low.clone() });
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
fn forward(scene: &Scene, at: usize, end: usize) -> Option<Amount> {
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
                    && !super::labels::is_score(scene, low, high, unit, after, free)
            }
            Joint::To => {
                (rises || low.value.is_negative() && unit)
                    && !super::labels::is_score(scene, low, high, unit, after, free)
            }
        };
        good.then_some(())
    }
}
