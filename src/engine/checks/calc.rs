//! What the arithmetic checks share: the figures of a sentence with the words between them, and arithmetic on intervals.
//!
//! Knows nothing about what a check looks for. Every operation that cannot be held gives `None`, and the check stays silent.

use crate::engine::look::Look;
use crate::engine::mention::Mention;
use crate::recognise::Context;
use crate::text::{Sentence, Tokens};
use crate::value::{Central, Edge, Interval, Number, Quantity, Shape, Value};
use std::ops::Range;

/// One figure of a sentence.
#[derive(Clone)]
pub(super) struct Figure<'a> {
    pub value: &'a Value,
    pub quantity: &'a Quantity,
    /// The tokens of the whole expression: hedge, number, unit, counted noun.
    pub tokens: Range<usize>,
    /// One past the last token of number and unit.
    pub number_end: usize,
}

/// A sentence and its figures.
pub(super) struct Figures<'a> {
    look: &'a Look<'a>,
    tokens: &'a Tokens,
    sentence: &'a Sentence,
    pub all: Vec<Figure<'a>>,
}

impl<'a> Figures<'a> {
    /// The figures of every sentence that has at least `least` of them.
    pub fn sentences(look: &'a Look<'a>, least: usize) -> impl Iterator<Item = Figures<'a>> {
        look.reading.sentences.iter().filter_map(move |sentence| {
            let tokens = &look.reading.tokens;
            let all: Vec<Figure> = look
                .reading
                .values_in(sentence.span)
                .iter()
                .filter_map(|value| {
                    let quantity = value.quantity()?;
                    let number_end = tokens.within(value.span).end;
                    let tokens = tokens.within(value.extent);
                    Some(Figure { value, quantity, tokens, number_end })
                })
                .collect();
            (all.len() >= least).then_some(Figures { look, tokens, sentence, all })
        })
    }

    /// The folded word at a token; `""` outside the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        if self.sentence.tokens.contains(&at) { self.tokens.word(at) } else { "" }
    }

    /// The word `back` tokens before `at`.
    pub fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// The words of some tokens.
    pub fn words(&self, range: Range<usize>) -> Vec<&'a str> {
        range.map(|at| self.word(at)).collect()
    }

    /// The words between two figures; empty where they touch or overlap.
    pub fn between(&self, a: &Figure, b: &Figure) -> Vec<&'a str> {
        self.words(a.tokens.end..b.tokens.start.max(a.tokens.end))
    }

    /// Whether a clause, an aside or the sentence ends at a token.
    pub fn closes(&self, at: usize) -> bool {
        matches!(self.word(at), "" | "." | "," | ";" | ":" | ")" | "-" | "!" | "?" | "\"" | "'")
    }

    /// A mention of a figure.
    pub fn mention(&self, figure: &Figure) -> Mention {
        let shape = Shape::Quantity(figure.quantity.clone());
        self.look.mention(figure.value.span, Some(shape), Context::default())
    }

    /// A figure as printed.
    pub fn printed(&self, figure: &Figure) -> &'a str {
        self.look.words(figure.value.span)
    }
}

/// The number of a figure that is one number.
pub(super) fn number(quantity: &Quantity) -> Option<Number> {
    match quantity.central {
        Central::One(number) => Some(number),
        Central::Range(..) | Central::Vague => None,
    }
}

/// What a number leaves open when it was rounded to its last digit that is not 0: half a unit of that digit, but at most 5 % unless
/// it is the last digit of all.
pub(super) fn rounding(number: Number) -> Option<Interval> {
    let magnitude = number.abs();
    let half = |unit: Number| unit.over(Number::whole(2));
    let width = match magnitude.decimals() {
        None => magnitude.times(Number::ratio(1, 20)?)?,
        Some(0) => {
            let (mut rest, mut unit) = (magnitude.numerator(), 1i128);
            while rest != 0 && rest % 10 == 0 {
                rest /= 10;
                unit *= 10;
            }
            let cap = magnitude.times(Number::ratio(1, 20)?)?;
            half(Number::ONE)?.max(half(Number::whole(unit))?.min(cap))
        }
        Some(decimals) => half(Number::ten_to(-i32::try_from(decimals).ok()?)?)?,
    };
    Some(Interval::closed(number.minus(width)?, number.plus(width)?))
}

/// What a figure says, wide enough for an honest rounding of its last digits.
pub(super) fn lenient(quantity: &Quantity) -> Option<Interval> {
    let Some(rounded) = number(quantity).and_then(rounding) else { return Some(quantity.bounds) };
    let base = match quantity.unit {
        Some(unit) => map(&rounded, |n| unit.to_base(n))?,
        None => rounded,
    };
    Some(base.hull(&quantity.bounds))
}

/// Both edges changed by a function that keeps their order.
pub(super) fn map(
    interval: &Interval,
    change: impl Fn(Number) -> Option<Number>,
) -> Option<Interval> {
    Some(Interval { low: interval.low.try_map(&change)?, high: interval.high.try_map(&change)? })
}

/// The sum of two intervals.
pub(super) fn sum(a: &Interval, b: &Interval) -> Option<Interval> {
    Some(Interval {
        low: both(a.low, b.low, Number::plus)?,
        high: both(a.high, b.high, Number::plus)?,
    })
}

/// The quotient of two intervals of numbers from 0 up; `None` where the divisor reaches 0.
pub(super) fn quotient(a: &Interval, b: &Interval) -> Option<Interval> {
    let positive = |edge: Edge| edge.number().is_some_and(|n| !n.is_negative() && !n.is_zero());
    if !positive(b.low) {
        return None;
    }
    let low = match b.high {
        Edge::Unbounded => Edge::Closed(Number::ZERO),
        high => both(a.low, high, Number::over)?,
    };
    Some(Interval { low, high: both(a.high, b.low, Number::over)? })
}

fn both(a: Edge, b: Edge, join: impl Fn(Number, Number) -> Option<Number>) -> Option<Edge> {
    let (Some(x), Some(y)) = (a.number(), b.number()) else { return Some(Edge::Unbounded) };
    let joined = join(x, y)?;
    let open = matches!(a, Edge::Open(_)) || matches!(b, Edge::Open(_));
    Some(if open { Edge::Open(joined) } else { Edge::Closed(joined) })
}

/// A number for people: at most `decimals` decimals, thousands parted by commas.
pub(super) fn shown(number: Number, decimals: u32) -> String {
    let scale = 10i128.pow(decimals.min(9));
    let scaled = number.times(Number::whole(scale * 2)).map_or(0, |n| {
        // Half away from zero.
        let (n, d) = (n.numerator(), n.denominator());
        (n / d + n.signum()) / 2
    });
    let (whole, rest) = (scaled.abs() / scale, scaled.abs() % scale);
    let digits = whole.to_string();
    let mut out = if scaled < 0 { "−".to_owned() } else { String::new() };
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let rest = format!("{rest:0width$}", width = decimals.min(9) as usize);
    let rest = rest.trim_end_matches('0');
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn rounding_is_half_a_unit_of_the_last_digit() {
        for (number, low, high) in [
            ("43", "42.5", "43.5"),
            ("60", "57", "63"),
            ("100", "95", "105"),
            ("43000", "42500", "43500"),
            ("1.5", "1.45", "1.55"),
            ("0", "-0.5", "0.5"),
        ] {
            assert_eq!(rounding(n(number)), Some(Interval::closed(n(low), n(high))), "{number}");
        }
    }

    #[test]
    fn numbers_are_shown_as_people_write_them() {
        for (number, decimals, want) in [
            ("1242.742", 0, "1,243"),
            ("25", 1, "25"),
            ("0.333", 2, "0.33"),
            ("-1999.96", 1, "−2,000"),
            ("1000000", 0, "1,000,000"),
            ("123456", 0, "123,456"),
            ("999", 0, "999"),
            ("0.04", 1, "0"),
            ("-0.5", 0, "−1"),
        ] {
            assert_eq!(shown(n(number), decimals), want);
        }
    }

    #[test]
    fn intervals_add_and_divide() {
        let one = Interval::half_open(n("1"), n("2"));
        let two = Interval::closed(n("2"), n("4"));
        assert_eq!(sum(&one, &two), Some(Interval::half_open(n("3"), n("6"))));
        assert_eq!(quotient(&one, &two), Some(Interval::half_open(n("0.25"), n("1"))));
        assert_eq!(quotient(&one, &Interval::closed(n("0"), n("1"))), None);
        assert_eq!(quotient(&one, &Interval::closed(n("-2"), n("1"))), None);
    }
}
