//! Sums of small numbers and scales (`two million six hundred and five`, `3.4 billion`, `2bn`). In: the reader at its cursor. Out: what has
//! been added up, the cursor moved past it.

use super::super::{amounts, digits, fit};
use super::Reader;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::Number;

/// What has been added up so far.
pub(super) struct Sum {
    /// What has been multiplied by a scale from a thousand up.
    pub(super) total: Number,
    /// What has not.
    pub(super) current: Number,
    pub(super) last: i32,
    /// Power of ten of the last scale from a thousand up; `None` before the first.
    pub(super) big: Option<i32>,
    /// What stood before the last scale.
    pub(super) coefficient: Number,
    pub(super) words: bool,
    pub(super) plain: bool,
    /// What the last token was.
    pub(super) after: After,
    /// Whether `current` holds a hundred already.
    pub(super) hundred: bool,
}

/// What the last token of a sum was: it says what may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    Small,
    Hundred,
    Big,
}

impl Reader<'_, '_> {
    /// `two hundred point five million`: decimals behind a sum may have a scale of their own, for the whole of it.
    pub(super) fn whole_scaled(&mut self, sum: &mut Sum) -> Option<()> {
        let scale =
            self.is(self.at, Class::SCALE) && !self.is(self.at, Class::ORDINAL.or(Class::FRACTION));
        let exponent = i32::from(self.scene.number(self.at));
        if !scale || sum.big.is_some_and(|big| exponent <= big) {
            return Some(());
        }
        sum.coefficient = sum.total.plus(sum.current)?;
        sum.total = sum.coefficient.times(Number::ten_to(exponent)?)?;
        sum.current = Number::ZERO;
        sum.last += exponent;
        sum.big = Some(exponent);
        sum.after = After::Big;
        self.at += 1;
        Some(())
    }

    /// The first small number, or `a` before a scale word, or a scale word alone.
    pub(super) fn head(&mut self) -> Option<Sum> {
        let mut sum = Sum {
            total: Number::ZERO,
            current: Number::ZERO,
            last: 0,
            big: None,
            coefficient: Number::ONE,
            words: true,
            plain: false,
            after: After::Small,
            hundred: false,
        };
        if matches!(self.word(self.at), "a" | "an") {
            if !self.is(self.at + 1, Class::SCALE.or(Class::DOZEN)) {
                return None;
            }
            self.at += 1;
        }
        if self.is(self.at, Class::SCALE.or(Class::DOZEN)) {
            if self.is(self.at, Class::ORDINAL.or(Class::FRACTION)) {
                return None;
            }
            sum.current = Number::ONE;
            return Some(sum);
        }
        if matches!(self.word(self.at), "." | "point") {
            self.decimals(&mut sum)?;
            return Some(sum);
        }
        self.small(&mut sum)?;
        self.decimals(&mut sum);
        Some(sum)
    }

    /// Adds the number below a hundred (or any number in digits) at the cursor.
    fn small(&mut self, sum: &mut Sum) -> Option<()> {
        let at = self.at;
        if self.is(at, Class::DIGITS) {
            let digits = digits::read(self.scene, at, self.end)?;
            sum.current = sum.current.plus(digits.value)?;
            sum.last = digits.last;
            sum.words = false;
            sum.plain = digits.plain && sum.big.is_none() && !sum.hundred;
            self.at = digits.end;
        } else {
            let (value, after) = self.below_a_hundred(at)?;
            sum.current = sum.current.plus(Number::from(value))?;
            sum.last = 0;
            self.at = after;
        }
        sum.after = After::Small;
        Some(())
    }

    /// `seven`, `nineteen`, `twenty-one`, `one twenty-two`; the value and one past its last token.
    pub(super) fn below_a_hundred(&self, at: usize) -> Option<(i64, usize)> {
        let value = i64::from(self.scene.number(at));
        if self.is(at, Class::TENS) {
            let one = at + 1 + usize::from(self.word(at + 1) == "-");
            if self.is(one, Class::ONES) && !self.is(one, Class::ORDINAL) {
                return Some((value + i64::from(self.scene.number(one)), one + 1));
            }
            return Some((value, at + 1));
        }
        if self.is(at, Class::TEENS) {
            return Some((value, at + 1));
        }
        if self.is(at, Class::ZERO) {
            return Some((0, at + 1));
        }
        if !self.is(at, Class::ONES) {
            return None;
        }
        // Said digit by digit: `one twenty-two`. A hyphen behind it shows another number (`one twenty-year term`).
        if self.is(at + 1, Class::TENS.or(Class::TEENS))
            && !self.scene.tokens[at + 1].new_line
            && let Some((rest, after)) = self.below_a_hundred(at + 1)
            && self.word(after) != "-"
            && !self.is(after, Class::SCALE.or(Class::UNIT).or(Class::FRACTION))
        {
            return Some((value * 100 + rest, after));
        }
        Some((value, at + 1))
    }

    /// Scale words and what is added behind them: `hundred and six thousand`.
    pub(super) fn chain(&mut self, sum: &mut Sum) -> Option<()> {
        loop {
            if let Some(exponent) = self.scale(sum) {
                self.apply(sum, exponent)?;
                if self.is(self.at - 1, Class::VAGUE) && self.word(self.at) == "of" {
                    return Some(());
                }
            } else if sum.after == After::Small || !self.add(sum)? {
                return Some(());
            }
        }
    }

    /// The power of ten of the scale at the cursor: a word, or letters glued to digits (`2bn`, `10k`).
    fn scale(&mut self, sum: &Sum) -> Option<i32> {
        let at = self.at;
        if at >= self.end || self.scene.tokens[at].new_line && !self.is(at, Class::SCALE) {
            return None;
        }
        let hyphen = usize::from(self.word(at) == "-" && self.scene.glued(at));
        let word = at + hyphen;
        if self.is(word, Class::SCALE) && !self.is(word, Class::ORDINAL.or(Class::FRACTION)) {
            let exponent = i32::from(self.scene.number(word));
            let goes_on = match sum.after {
                After::Small if exponent == 2 => !sum.hundred,
                // After a bigger scale only smaller ones go on: `two million six thousand`.
                After::Small | After::Hundred => {
                    exponent > 2 && sum.big.is_none_or(|big| exponent < big)
                }
                // Directly behind one: `three lakh crore`, `three thousand millions`.
                After::Big => exponent > 2 && sum.big.is_some_and(|big| exponent >= big),
            };
            if goes_on {
                self.at = word;
                return Some(exponent);
            }
            return None;
        }
        let letters = !sum.words && sum.after == After::Small && sum.big.is_none() && !sum.hundred;
        letters.then(|| self.glued_scale(at)).flatten()
    }

    fn glued_scale(&self, at: usize) -> Option<i32> {
        let glued = self.scene.glued(at);
        if amounts::raced(self.scene, at, self.end).is_some() {
            return None;
        }
        let goes_on = self.scene.glued(at + 1)
            && self.scene.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
        match self.scene.printed(at) {
            _ if goes_on => None,
            "bn" | "Bn" | "BN" | "bln" => Some(9),
            "tn" | "trn" | "Tn" | "tln" => Some(12),
            "mn" | "mln" | "Mn" | "mio" => Some(6),
            "mil" | "MM" if glued => Some(6),
            "k" if glued => Some(3),
            // `573.15K` are kelvins: nobody writes so many decimals of a thousand.
            "K" if glued => (!self.scene.printed(at - 1).contains('.')
                || self.scene.printed(at - 1).len() < 5)
                .then_some(3),
            "M" if glued => Some(6),
            // `2.33 k`, `1,674 M`: a letter that stands alone behind what is no year.
            "k" | "M" if self.stands_alone(at) => Some(if self.word(at) == "k" { 3 } else { 6 }),
            "m" if fit::million_by_head(self.scene, at, self.end)
                || glued && fit::million_by_others(self.scene, at) =>
            {
                Some(6)
            }
            "lkh" | "lkhs" => Some(5),
            "cr" | "Cr" => Some(7),
            "b" | "B" if glued => Some(9),
            _ => None,
        }
    }

    /// Whether the letter at token `at` belongs to no word or name behind it, and the digits before it are no year.
    fn stands_alone(&self, at: usize) -> bool {
        let digits = self.scene.printed(at - 1);
        let year = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        let goes_on = self.scene.tokens.get(at + 1).is_some_and(|t| t.capital || !t.spaced)
            && self.scene.tokens[at + 1].kind != TokenKind::Mark;
        let mark = matches!(self.word(at + 1), "&" | "-" | "/" | "." | "'");
        !year && !goes_on && !mark
    }

    fn apply(&mut self, sum: &mut Sum, exponent: i32) -> Option<()> {
        let power = Number::ten_to(exponent)?;
        if sum.after == After::Big {
            sum.total = sum.total.times(power)?;
            sum.coefficient = sum.coefficient.times(Number::ten_to(sum.big.unwrap_or(0))?)?;
            sum.big = Some(exponent);
        } else if exponent == 2 {
            sum.coefficient = sum.current;
            sum.current = sum.current.times(power)?;
            sum.hundred = true;
        } else {
            sum.coefficient = sum.current;
            sum.total = sum.total.plus(sum.current.times(power)?)?;
            sum.current = Number::ZERO;
            sum.big = Some(exponent);
            sum.hundred = false;
        }
        sum.last += exponent;
        sum.after = if exponent == 2 { After::Hundred } else { After::Big };
        sum.plain = false;
        self.at += 1;
        Some(())
    }

    /// What is added behind a scale: `hundred [and] six`. Whether anything was.
    fn add(&mut self, sum: &mut Sum) -> Option<bool> {
        let scale = if sum.after == After::Hundred { 2 } else { sum.big.unwrap_or(2) };
        let mut at = self.at;
        let and = matches!(self.word(at), "and" | "&");
        if self.word(at) == "," && sum.words && scale >= 3 {
            // Only in numbers that are words throughout: `three million, two hundred`.
            at += 1;
            let small = self.is(at, Class::ONES.or(Class::TENS).or(Class::TEENS));
            if !small
                || !self.is(at + 1, Class::SCALE)
                || i32::from(self.scene.number(at + 1)) >= scale
            {
                return Some(false);
            }
        } else if and {
            at += 1;
            if scale > 3 && !sum.words && !self.is(at, Class::NUMBER_WORD) {
                return Some(false);
            }
        }
        if at >= self.end || self.scene.tokens[at].new_line && !and {
            return Some(false);
        }
        let words = self.is(at, Class::ONES.or(Class::TEENS).or(Class::TENS));
        let next_scale = self.is(at + 1, Class::SCALE);
        let digits = self.is(at, Class::DIGITS) && (and || next_scale);
        if !words && !digits {
            return Some(false);
        }
        let Some((value, after)) = self.peek_small(at) else { return Some(false) };
        if value >= Number::ten_to(scale)? || value.is_zero() || !value.is_whole() {
            return Some(false);
        }
        // `3 hundred and 2 hundred` and `five million and two million` are two numbers.
        if self.is(after, Class::SCALE) && !self.is(after, Class::ORDINAL.or(Class::FRACTION)) {
            let next = i32::from(self.scene.number(after));
            let limit = if sum.after == After::Hundred { sum.big } else { Some(scale) };
            let again = next == 2 && sum.after == After::Hundred;
            if again
                || limit.is_some_and(|limit| next >= limit)
                || (and && next > 2 && sum.after == After::Hundred && digits)
            {
                return Some(false);
            }
        }
        // `three hundred and two dozens` adds two of them.
        if and && self.word(after) == "dozens" && sum.words {
            self.at = after + 1;
            sum.current = sum.current.plus(value.times(Number::from(12))?)?;
            sum.last = 0;
            sum.after = After::Small;
            return Some(true);
        }
        // `two hundred and three fifths` adds a fraction.
        let part = after + usize::from(self.word(after) == "-");
        let short = value < Number::from(20);
        let parts = self.word(part).ends_with('s') || value == Number::ONE;
        if and && short && self.is(part, Class::FRACTION) && parts {
            return Some(false);
        }
        self.at = at;
        self.small(sum)?;
        Some(true)
    }

    fn peek_small(&self, at: usize) -> Option<(Number, usize)> {
        if self.is(at, Class::DIGITS) {
            let digits = digits::read(self.scene, at, self.end)?;
            return Some((digits.value, digits.end));
        }
        let (value, after) = self.below_a_hundred(at)?;
        Some((Number::from(value), after))
    }
}
