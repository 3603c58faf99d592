//! Ranks: `21st`, `the third`, `first comments`. In: the token where one stands. Out: an ordinal; `second` as time and `first` as an
//! adverb stay silent.

use super::figures::{self, Wording};
use super::{Draft, Form, Found, numerals};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::normal::{self, Precision, Written};
use crate::value::{Central, Number, Widths};
use std::ops::Range;

/// The form.
pub struct Ordinals;

impl Form for Ordinals {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(at, Class::ORDINAL.or(Class::DIGITS).or(Class::NUMBER_WORD).or(Class::MIXED))
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let (value, tokens) = in_digits(scene, at, free.end).or_else(|| {
            in_words(scene, at, &free).filter(|(_, tokens)| is_rank(scene, tokens, &free))
        })?;
        let written = Written { value, last: 0, precision: Precision::Exact };
        let (bounds, likely) = normal::one(written, None, false, &Widths::default())?;
        let wording = Wording {
            central: Central::One(value),
            bounds,
            likely,
            hedge: None,
            of: None,
            head: None,
            role: None,
            timex: None,
            per: None,
            fraction: false,
            ordinal: true,
        };
        let quantity = figures::quantity(None, wording)?;
        Some(Found { tokens: tokens.clone(), extent: tokens, draft: Draft::Figure(quantity) })
    }
}

/// `21st`, `1,000th`.
fn in_digits(scene: &Scene, at: usize, end: usize) -> Option<(Number, Range<usize>)> {
    if !scene.is(at, Class::DIGITS) || at + 1 >= end || !scene.glued(at + 1) {
        return None;
    }
    let digits = scene.printed(at).replace(',', "");
    let value = Number::parse(&digits).filter(|n| n.is_whole())?;
    let ending = scene.word(at + 1);
    let teen = (11..=13).contains(&(value.numerator() % 100));
    let right = match value.numerator() % 10 {
        1 if !teen => "st",
        2 if !teen => "nd",
        3 if !teen => "rd",
        _ => "th",
    };
    (ending == right).then_some((value, at..at + 2))
}

/// `third`, `twenty-first`, `one hundred and eleventh`, `two hundredth`, `twentyfifth`.
fn in_words(scene: &Scene, at: usize, free: &Range<usize>) -> Option<(Number, Range<usize>)> {
    let end = free.end;
    if scene.is(at, Class::ORDINAL) {
        let value = ordinal_value(scene, at)?;
        let article = at > free.start && scene.before(at, 1) == "a" && scene.is(at, Class::SCALE);
        // `a hundredth` is a part, `a hundredth time` a rank.
        let behind = scene.tokens.get(at + 1).filter(|_| at + 1 < end);
        if article && behind.is_none_or(|t| t.kind != TokenKind::Word) {
            return None;
        }
        return Some((value, at - usize::from(article)..at + 1));
    }
    if !scene.is(at, Class::ONES.or(Class::TEENS).or(Class::TENS).or(Class::SCALE)) {
        return None;
    }
    let mut numeral = numerals::read(scene, at, end)?;
    if numeral.fraction {
        // `one hundredth` in a row is a rank, `one hundredth of` a share.
        let last = numeral.tokens.end - 1;
        let row =
            numeral.tokens.len() == 2 && scene.is(last, Class::SCALE) && scene.word(at) == "one";
        let rank = row && scene.word(last + 1) != "of" && !scene.word(last).ends_with('s');
        return rank.then(|| Some((ordinal_value(scene, last)?, numeral.tokens))).flatten();
    }
    if at > free.start && scene.before(at, 1) == "a" && scene.is(at, Class::SCALE) {
        numeral.tokens.start -= 1;
    }
    let mut last = numeral.tokens.end;
    if matches!(scene.word(last), "-" | "and") && !numeral.fraction {
        last += 1;
    }
    if last >= end
        || !scene.is(last, Class::ORDINAL)
        || numeral.fraction
        || scene.tokens[last].new_line
    {
        return None;
    }
    let joined_by_and = scene.before(last, 1) == "and";
    let tens = scene.is(numeral.tokens.end - 1, Class::TENS);
    let value = ordinal_value(scene, last)?;
    let fits = if scene.is(last, Class::SCALE) {
        return Some((numeral.value.times(value)?, numeral.tokens.start..last + 1))
            .filter(|_| !joined_by_and);
    } else if tens {
        value < Number::from(10) && !joined_by_and
    } else {
        round_enough(numeral.value, value)
    };
    fits.then_some(())?;
    Some((numeral.value.plus(value)?, numeral.tokens.start..last + 1))
}

/// Whether the number ends in enough zeros for a rank to be added (`one hundred` and `eleventh`).
fn round_enough(number: Number, rank: Number) -> bool {
    let hundred = Number::from(100);
    rank < hundred && number.over(hundred).is_some_and(Number::is_whole)
}

fn ordinal_value(scene: &Scene, at: usize) -> Option<Number> {
    let n = i32::from(scene.number(at));
    if scene.is(at, Class::SCALE) { Number::ten_to(n) } else { Some(Number::from(i64::from(n))) }
}

/// Whether a rank is meant: words of rank before it, or something that can be ranked behind it.
fn is_rank(scene: &Scene, tokens: &Range<usize>, free: &Range<usize>) -> bool {
    let word = scene.before(tokens.end, 1);
    let before = if tokens.start > free.start { scene.before(tokens.start, 1) } else { "" };
    let after = if tokens.end < free.end { scene.word(tokens.end) } else { "" };
    // `a twenty-first of the land` is a part.
    if before == "a" && tokens.len() > 1 && (after == "of" || tokens.end >= free.end) {
        return false;
    }
    let alone = tokens.start == free.start
        && (tokens.end >= free.end || tokens.end + 1 >= free.end && after == ".");
    if alone || tokens.len() > 1 {
        return true;
    }
    if matches!(
        before,
        "finished"
            | "finish"
            | "finishes"
            | "came"
            | "come"
            | "ranked"
            | "ranks"
            | "placed"
            | "rank"
    ) {
        return true;
    }
    // `I second that`, `a second`, `in the second`: a verb, a time, or another one.
    let noun_behind = tokens.end < free.end
        && scene.tokens[tokens.end].kind == TokenKind::Word
        && !scene.is(tokens.end, Class::FUNCTION)
        || after == "-" && scene.glued(tokens.end)
        || scene.is(tokens.end, Class::NUMBER_WORD) && tokens.end < free.end;
    match word {
        "first" | "second" => {
            noun_behind
                && !scene.is(tokens.end, Class::VERB)
                && !matches!(
                    before,
                    "at" | "a"
                        | "i"
                        | "in"
                        | "per"
                        | "every"
                        | "when"
                        | "one"
                        | "who"
                        | "that"
                        | "which"
                )
                || matches!(
                    before,
                    "the" | "his" | "her" | "its" | "their" | "my" | "our" | "second" | "first"
                ) && noun_behind
        }
        _ => {
            matches!(before, "the" | "his" | "her" | "its" | "their" | "my" | "our") || noun_behind
        }
    }
}
