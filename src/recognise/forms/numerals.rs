//! Numbers in digits, words and any mix. In: the token where one starts. Out: its exact value and how precisely it was written.
//!
//! Knows nothing about units, hedges or what the number counts.

mod decimals;
mod fractions;
mod sum;

use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::Number;
use std::ops::Range;
use sum::After;

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
