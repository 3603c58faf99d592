//! Fractions in words, alone and behind whole numbers (`two-thirds`, `half a million`, `two and a half`). In: the reader at its
//! cursor. Out: what they come to, the cursor moved past them.

use super::{Numeral, Reader};
use crate::recognise::vocabulary::Class;
use crate::value::Number;

impl Reader<'_, '_> {
    /// `one hundred and thirty-two fifths`: a plural of parts behind a whole number.
    pub(super) fn parts(&mut self, out: &mut Numeral) {
        let at = self.at + usize::from(self.word(self.at) == "-");
        let plural = self.is(at, Class::FRACTION)
            && self.word(at).ends_with('s')
            && self.scene.number(at) != 4;
        if !plural || !out.value.is_whole() || self.scene.tokens[at].new_line {
            return;
        }
        let value = self.denominator(at).and_then(|parts| self.in_parts(out, at, parts));
        if let Some(value) = value {
            self.at = at + 1;
            *out = Numeral {
                value,
                last: -2,
                tokens: out.tokens.start..self.at,
                fraction: true,
                scale: None,
                plain: false,
            };
        }
    }

    /// What a whole number before the plural of parts at token `at` comes to: the parts may be of tens (`one hundred thirty-fifths`),
    /// and `two hundred and five hundredths` adds them.
    fn in_parts(&self, out: &Numeral, at: usize, parts: i64) -> Option<Number> {
        let hundred = Number::from(100);
        let hundreds = Number::whole(
            out.value.over(hundred)?.numerator() / out.value.over(hundred)?.denominator(),
        )
        .times(hundred)?;
        let rest = out.value.minus(hundreds)?;
        let last = self.at - 1;
        if hundreds.is_zero()
            || rest.is_zero()
            || !(out.tokens.start..self.at).all(|i| !self.is(i, Class::DIGITS))
        {
            return out.value.over(Number::from(parts));
        }
        if self.is(last, Class::TENS) && (2..10).contains(&parts) && self.word(last - 1) != "and" {
            let tens = Number::from(i64::from(self.scene.number(last)));
            let whole = out.value.minus(tens)?;
            return if whole.is_zero() {
                None
            } else {
                whole.over(tens.plus(Number::from(parts))?)
            };
        }
        let and = (out.tokens.start..last).rev().take(3).any(|i| self.word(i) == "and");
        if self.is(at, Class::SCALE) && and && rest < Number::from(parts) {
            return hundreds.plus(rest.over(Number::from(parts))?);
        }
        out.value.over(Number::from(parts))
    }

    /// `three quarters`, `two-thirds`, `a fifth`, `one fifth`, `half`: at the cursor, the cursor moved past it.
    pub(super) fn fraction(&mut self) -> Option<Numeral> {
        let start = self.at;
        let (numerator, mut at, article) = match self.word(start) {
            "a" | "an" => (1, start + 1, true),
            "half" | "quarter" => (1, start, true),
            _ if self.is(start, Class::DIGITS) => {
                let n = self.word(start).parse::<i64>().ok().filter(|n| *n < 1000)?;
                (n, start + 1, false)
            }
            _ => {
                let (n, after) = self.below_a_hundred(start)?;
                (n, after, false)
            }
        };
        at += usize::from(self.word(at) == "-");
        if at >= self.end || at > start && self.scene.tokens[at].new_line {
            return None;
        }
        let part =
            self.compound_part(at, numerator).or_else(|| self.part_of_hundreds(at, numerator));
        if let Some(part) = part {
            return Some(self.made(start, numerator, part));
        }
        if !self.is(at, Class::FRACTION) {
            return None;
        }
        let plural = self.word(at).ends_with('s') || self.word(at) == "halves";
        let quarter = self.scene.number(at) == 4;
        if (plural && (numerator == 1 || article)) || (!plural && numerator != 1 && !quarter) {
            return None;
        }
        let denominator = self.denominator(at)?;
        if numerator == 0 || (numerator > denominator && numerator > 99) {
            return None;
        }
        Some(self.made(start, numerator, (denominator, at + 1)))
    }

    fn made(&mut self, start: usize, numerator: i64, part: (i64, usize)) -> Numeral {
        self.at = part.1;
        let value =
            Number::ratio(i128::from(numerator), i128::from(part.0)).unwrap_or(Number::ZERO);
        Numeral {
            value,
            last: -2,
            tokens: start..self.at,
            fraction: true,
            scale: None,
            plain: false,
        }
    }

    /// `twenty-fifth` of `one twenty-fifth`, `twenty-firsts` of `three twenty-firsts`: the parts and one past the last token.
    pub(super) fn compound_part(&self, at: usize, numerator: i64) -> Option<(i64, usize)> {
        let one = at + 1 + usize::from(self.word(at + 1) == "-");
        // `a twenty-first` is a rank unless it is of something.
        let rank = || self.word(at - 1) == "a" && self.word(one + 1) != "of" && one + 1 < self.end;
        if !self.is(at, Class::TENS) || rank() || !self.is(one, Class::ORDINAL.or(Class::FRACTION))
        {
            return None;
        }
        let plural = self.word(one).ends_with('s');
        let small = i64::from(self.scene.number(one));
        let fits =
            (1..10).contains(&small) && plural == (numerator > 1) && !self.is(one, Class::SCALE);
        fits.then(|| (i64::from(self.scene.number(at)) + small, one + 1))
    }

    /// `one hundred and fifth` of `one one hundred and fifth`: the parts and one past the last token.
    fn part_of_hundreds(&self, at: usize, numerator: i64) -> Option<(i64, usize)> {
        let hundred = at + 1 + usize::from(self.word(at + 1) == "-");
        if !self.is(at, Class::ONES) || self.word(hundred) != "hundred" {
            return None;
        }
        let mut last = hundred + 1;
        while matches!(self.word(last), "-" | "and") {
            last += 1;
        }
        let hundreds = 100 * i64::from(self.scene.number(at));
        let plural = self.word(last).ends_with('s');
        let small = i64::from(self.scene.number(last));
        let fits = self.is(last, Class::FRACTION)
            && !self.is(last, Class::SCALE)
            && plural == (numerator > 1);
        fits.then_some((hundreds + small, last + 1))
    }

    fn denominator(&self, at: usize) -> Option<i64> {
        let n = i64::from(self.scene.number(at));
        if self.is(at, Class::SCALE) { 10i64.checked_pow(n as u32) } else { (n > 1).then_some(n) }
    }

    /// `half a million`, `quarter million`, `three quarters of a million`, `half a dozen`: a fraction of a scale is a number.
    pub(super) fn of_a_scale(&mut self, fraction: Numeral) -> Numeral {
        let mut at = self.at;
        at += usize::from(self.word(at) == "of");
        at += usize::from(self.word(at) == "a");
        let scale = self.is(at, Class::SCALE) && !self.is(at, Class::FRACTION.or(Class::VAGUE));
        let power = if scale {
            Number::ten_to(i32::from(self.scene.number(at)))
        } else if self.word(at) == "dozen" {
            Some(Number::from(12))
        } else {
            None
        };
        let Some(value) = power.and_then(|p| fraction.value.times(p)) else {
            return fraction;
        };
        self.at = at + 1;
        let last = if scale { i32::from(self.scene.number(at)) - 1 } else { 0 };
        Numeral {
            value,
            last,
            tokens: fraction.tokens.start..self.at,
            fraction: false,
            scale: None,
            plain: false,
        }
    }

    /// `two and a half [million]`, `a million and a half`, `twenty and three fifths`.
    pub(super) fn fraction_behind(&mut self, out: &mut Numeral) {
        if let Some((value, end)) = self.hyphenated_part(out) {
            self.at = end;
            *out = Numeral {
                value,
                last: -1,
                tokens: out.tokens.start..end,
                fraction: false,
                scale: None,
                plain: false,
            };
            return;
        }
        let before = self.at;
        let mut at = before;
        if self.word(at) != "and" || !out.value.is_whole() || out.fraction {
            return;
        }
        at += 1;
        self.at = at;
        let bare = matches!(self.word(at), "half" | "quarter");
        let fraction = self.fraction().filter(|f| f.value < Number::ONE);
        // `one and half hour` is said; `two and quarter finals` is not.
        let fits = fraction.filter(|_| {
            !bare
                || self.is(self.at, Class::UNIT)
                || self.word(self.at) == "of"
                || self.at >= self.end
        });
        let Some(fraction) = fits else {
            self.at = before;
            return;
        };
        // `one billion and three quarters million`: the fraction has a scale of its own.
        let own = self.is(self.at, Class::SCALE)
            && !self.is(self.at, Class::FRACTION.or(Class::VAGUE))
            && out.scale.is_some_and(|(_, e)| e > i32::from(self.scene.number(self.at)));
        let unit = match out.scale {
            _ if own => {
                self.at += 1;
                Number::ten_to(i32::from(self.scene.number(self.at - 1)))
            }
            Some((_, exponent)) if exponent > 2 => Number::ten_to(exponent),
            _ => Some(Number::ONE),
        };
        let sum_of = unit.and_then(|u| fraction.value.times(u)).and_then(|f| out.value.plus(f));
        let Some(value) = sum_of else {
            self.at = before;
            return;
        };
        out.value = value;
        out.last = out.scale.filter(|(_, e)| *e > 2).map_or(-1, |(_, e)| e - 1);
        let scaled = self.at < self.end
            && out.scale.is_none()
            && self.is(self.at, Class::SCALE)
            && !self.is(self.at, Class::FRACTION.or(Class::VAGUE));
        out.scale = None;
        if scaled {
            let exponent = i32::from(self.scene.number(self.at));
            if let Some(value) = Number::ten_to(exponent).and_then(|p| out.value.times(p)) {
                out.scale = Some((out.value, exponent));
                out.value = value;
                out.last += exponent;
                self.at += 1;
            }
        }
        out.plain = false;
        out.tokens.end = self.at;
    }

    /// `two-and-a-half` of `two-and-a-half-hour`: the sum, and the token behind it.
    fn hyphenated_part(&self, whole: &Numeral) -> Option<(Number, usize)> {
        const CHAIN: [&str; 5] = ["-", "and", "-", "a", "-"];
        let last = self.at + CHAIN.len();
        let chained = (self.at..).zip(CHAIN).all(|(at, word)| self.word(at) == word)
            && (self.at..=last).all(|at| self.scene.glued(at));
        if !chained || !whole.value.is_whole() || whole.fraction {
            return None;
        }
        let parts = if self.word(last) == "half" { 2 } else { self.denominator(last)? };
        let part = Number::ratio(1, i128::from(parts))?;
        Some((whole.value.plus(part)?, last + 1))
    }
}
