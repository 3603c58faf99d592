//! Numbers in digits, words and any mix. In: the token where one starts. Out: its exact value and how precisely it was written.
//!
//! Knows nothing about units, hedges or what the number counts.

mod fractions;

use super::digits;
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::Number;
use std::ops::Range;

/// A number that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Numeral {
    /// The number.
    pub value: Number,
    /// The power of ten of the last digit that was written: 0 for `12`, -1 for `2.5`, 5 for `3.4 million`.
    pub last: i32,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it is a fraction in words (`two-thirds`), a share of something.
    pub fraction: bool,
    /// The number before its last scale word (`3.4` of `3.4 million`), and that scale's power of ten: what a range may share.
    pub scale: Option<(Number, i32)>,
    /// Whether it is nothing but plain digits.
    pub plain: bool,
}

/// Reads the number that starts at token `at` (a sign, `a` before a scale word, digits or a number word); none of its tokens lies
/// at or past `end`.
pub fn read(scene: &Scene, at: usize, end: usize) -> Option<Numeral> {
    if at >= end {
        return None;
    }
    let (negative, start) = match scene.word(at) {
        "minus" | "negative" => (true, at + 1),
        "-" => (true, at + 1),
        _ => (false, at),
    };
    let mut numeral = Reader { scene, end, at: start }.number()?;
    if negative {
        numeral.value = numeral.value.negated();
    }
    numeral.tokens.start = at;
    Some(numeral)
}

struct Reader<'s, 'a> {
    scene: &'s Scene<'a>,
    end: usize,
    at: usize,
}

/// What has been added up so far.
struct Sum {
    /// What has been multiplied by a scale from a thousand up.
    total: Number,
    /// What has not.
    current: Number,
    last: i32,
    /// Power of ten of the last scale from a thousand up; `None` before the first.
    big: Option<i32>,
    /// What stood before the last scale.
    coefficient: Number,
    words: bool,
    plain: bool,
    /// What the last token was.
    after: After,
    /// Whether `current` holds a hundred already.
    hundred: bool,
}

/// What the last token of a sum was: it says what may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Small,
    Hundred,
    Big,
}

impl Reader<'_, '_> {
    fn class(&self, at: usize) -> Class {
        if at < self.end { self.scene.class(at) } else { Class::NONE }
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.class(at).any(class)
    }

    fn word(&self, at: usize) -> &str {
        if at < self.end { self.scene.word(at) } else { "" }
    }

    fn number(&mut self) -> Option<Numeral> {
        let start = self.at;
        if let Some(fraction) = self.fraction() {
            return Some(self.of_a_scale(fraction));
        }
        let mut sum = self.head()?;
        self.chain(&mut sum)?;
        if self.decimals(&mut sum).is_some() {
            self.whole_scaled(&mut sum)?;
        }
        let value = sum.total.plus(sum.current)?;
        let scale = match sum.after {
            After::Big => sum.big.map(|big| (sum.coefficient, big)),
            After::Hundred if sum.total.is_zero() => Some((sum.coefficient, 2)),
            _ => None,
        };
        let mut out = Numeral {
            value,
            last: sum.last,
            tokens: start..self.at,
            fraction: false,
            scale,
            plain: sum.plain,
        };
        self.parts(&mut out);
        self.fraction_behind(&mut out);
        self.dozens(&mut out)?;
        (!out.tokens.is_empty()).then_some(out)
    }

    /// `two hundred point five million`: decimals behind a sum may have a scale of their own, for the whole of it.
    fn whole_scaled(&mut self, sum: &mut Sum) -> Option<()> {
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
    fn head(&mut self) -> Option<Sum> {
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
    fn below_a_hundred(&self, at: usize) -> Option<(i64, usize)> {
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
    fn chain(&mut self, sum: &mut Sum) -> Option<()> {
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
            "m" if super::fit::million_by_head(self.scene, at, self.end)
                || glued && super::fit::million_by_others(self.scene, at) =>
            {
                Some(6)
            }
            "lkh" | "lkhs" => Some(5),
            "b" | "B" if glued => Some(9),
            _ => None,
        }
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

    /// `point five o six`, `.25`: decimals in words, or digits behind a point that stands alone.
    fn decimals(&mut self, sum: &mut Sum) -> Option<()> {
        let mut at = self.at;
        let glued_point = self.word(at) == "." && self.is(at + 1, Class::DIGITS);
        if glued_point {
            // `.25`; behind digits a lone point ends a sentence.
            let before = at > 0 && self.scene.glued(at);
            if !self.scene.glued(at + 1) || !sum.current.is_zero() || before || sum.big.is_some() {
                return None;
            }
        } else if self.word(at) != "point" {
            return None;
        }
        at += 1;
        let mut digits = String::new();
        while let Some(text) = self.spoken_digits(at, digits.is_empty()) {
            digits.push_str(&text);
            at += 1 + usize::from(self.is(at, Class::TENS) && self.word(at + 1) == "-");
            if self.is(at - 1, Class::DIGITS) {
                break;
            }
        }
        if digits.is_empty() {
            return None;
        }
        sum.current = sum.current.plus(Number::parse(&format!("0.{digits}"))?)?;
        sum.last = -(digits.len() as i32);
        sum.words = !self.is(at - 1, Class::DIGITS);
        self.at = at;
        Some(())
    }

    fn spoken_digits(&self, at: usize, first: bool) -> Option<String> {
        if self.is(at, Class::DIGITS) {
            let text = self.scene.printed(at);
            return (first && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned());
        }
        if matches!(self.word(at), "o" | "oh" | "zero" | "nought" | "naught") {
            return Some("0".to_owned());
        }
        if self.is(at, Class::TENS) {
            let one = at + 1 + usize::from(self.word(at + 1) == "-");
            // The digit that completes it is the next one read.
            let tens = self.scene.number(at) / 10;
            return Some(if self.is(one, Class::ONES) {
                tens.to_string()
            } else {
                format!("{tens}0")
            });
        }
        let small = self.is(at, Class::ONES.or(Class::TEENS));
        small.then(|| self.scene.number(at).to_string())
    }

    /// `two hundred dozen`, `a dozen`.
    fn dozens(&mut self, out: &mut Numeral) -> Option<()> {
        let dozen = self.is(self.at, Class::DOZEN) || matches!(self.word(self.at), "dozs" | "dzs");
        // A new line parts a dozen from the number before it, not from nothing.
        if dozen && (out.tokens.is_empty() || !self.scene.tokens[self.at].new_line) {
            out.value = out.value.times(Number::from(12))?;
            out.plain = false;
            out.scale = None;
            self.at += 1;
            out.tokens.end = self.at;
        }
        // A lone `dozens` is a magnitude, and so are `hundreds`.
        let vague = self.at > 0 && self.is(self.at - 1, Class::VAGUE);
        let alone = out.tokens.len() == 1;
        (!(vague && alone)).then_some(())
    }
}

/// Whether token `at` is digits or a word of a number in words.
pub fn starts(scene: &Scene, at: usize) -> bool {
    scene.is(at, Class::DIGITS.or(Class::NUMBER_WORD).or(Class::FRACTION))
}

/// Whether token `at` ends a word that goes on behind a hyphen without space (`mid-90`).
pub fn hyphenated_to_the_left(scene: &Scene, at: usize) -> bool {
    at >= 2
        && scene.before(at, 1) == "-"
        && scene.glued(at)
        && scene.glued(at - 1)
        && scene.tokens[at - 2].kind == TokenKind::Word
}
