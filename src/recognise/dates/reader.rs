//! The tokens of one sentence as the grammar looks at them. In: tokens and a sentence's end. Out: words, numbers and what may
//! stand in between; every question is answered for any index, past either end too.

use super::super::lexicon::Lexis;
use super::super::scene::Scene;
use super::super::vocabulary::Class;
use super::expression::Count;
use super::words::{Unit, Word, coded};
use crate::text::{TokenKind, Tokens};

/// A look at the tokens up to the sentence's end.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// All tokens of the article.
    pub tokens: &'a Tokens,
    /// What is known of them.
    lexis: &'a Lexis,
    /// The first token that is out of reach.
    pub end: usize,
}

impl<'a> Reader<'a> {
    /// A look at `scene` up to token `end`.
    pub fn new(scene: &'a Scene, end: usize) -> Self {
        Self { tokens: &scene.tokens, lexis: &scene.lexis, end }
    }

    /// The folded word at `i`, `""` out of reach.
    pub fn word(&self, i: usize) -> &'a str {
        if i < self.end { self.tokens.get_word(i) } else { "" }
    }

    /// The word before `i`, `""` where there is none; sentences are not minded.
    pub fn before(&self, i: usize) -> &'a str {
        i.checked_sub(1).map_or("", |i| self.tokens.get_word(i))
    }

    /// What the word at `i` may mean in a date.
    pub fn lookup(&self, i: usize) -> Option<Word> {
        match self.kind(i)? {
            TokenKind::Word => self.lexis.known(i).time.or_else(|| coded(self.word(i))),
            _ => None,
        }
    }

    /// The kind of token `i`.
    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        (i < self.end).then(|| self.tokens.get(i).map(|t| t.kind)).flatten()
    }

    /// Whether token `i` is glued to the one before.
    pub fn is_glued(&self, i: usize) -> bool {
        i < self.end && self.tokens.get(i).is_some_and(|t| !t.spaced)
    }

    /// Whether token `i` starts with a capital.
    pub fn is_capital(&self, i: usize) -> bool {
        i < self.end && self.tokens.get(i).is_some_and(|t| t.capital)
    }

    /// Whether the word at `i` is one of `words`.
    pub fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.word(i))
    }

    /// Whether the word at `i` is a small word or a verb, and so no noun.
    pub fn is_small(&self, i: usize) -> bool {
        self.lexis.known(i).entry.class.any(Class::FUNCTION.or(Class::VERB))
    }

    /// `i`, or the token behind it where it is one of `words`.
    pub fn skip(&self, i: usize, words: &[&str]) -> usize {
        if self.is(i, words) { i + 1 } else { i }
    }

    /// A number in digits without separators, at most `digits` long, and how long it is.
    pub fn digits(&self, i: usize, digits: usize) -> Option<(u32, usize)> {
        if self.kind(i)? != TokenKind::Number {
            return None;
        }
        let word = self.word(i);
        let all = (word.len() <= digits).then(|| word.bytes().map(|b| b.wrapping_sub(b'0')));
        let number = all?.try_fold(0u32, |number, digit| {
            let digit = (digit <= 9).then(|| u32::from(digit))?;
            number.checked_mul(10)?.checked_add(digit)
        });
        Some((number?, word.len()))
    }

    /// A rank of a day: `1st`, `21st`, `first`, `twenty-first`; 1 to 31.
    pub fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        if let Some((n, _)) = self.digits(i, 2) {
            let suffix = self.is_glued(i + 1) && self.is(i + 1, &["st", "nd", "rd", "th"]);
            return (suffix && (1..=31).contains(&n)).then_some((n as u8, i + 2));
        }
        match self.lookup(i)? {
            Word::Ordinal(n) => Some((n, i + 1)),
            Word::Unit(Unit::Second, false) if self.word(i) == "second" => Some((2, i + 1)),
            Word::Cardinal(tens @ (20 | 30)) => {
                let next = self.skip(i + 1, &["-"]);
                match self.ordinal(next)? {
                    (n @ 1..=9, end) if self.kind(next) == Some(TokenKind::Word) => {
                        Some((tens as u8 + n, end))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A whole number below 100 in words.
    pub fn small(&self, i: usize) -> Option<(u32, usize)> {
        match self.lookup(i)? {
            Word::Cardinal(n @ 1..=19) => Some((u32::from(n), i + 1)),
            Word::Cardinal(tens @ 20..=90) => {
                let next = self.skip(i + 1, &["-"]);
                match self.lookup(next) {
                    Some(Word::Cardinal(n @ 1..=9)) => Some((u32::from(tens + n), next + 1)),
                    _ => Some((u32::from(tens), i + 1)),
                }
            }
            _ => None,
        }
    }

    /// How many units: `3`, `three`, `2.5`, `two and a half`, `a`, `a couple of`, `several`, `half a`.
    pub fn count(&self, i: usize) -> Option<(Count, usize)> {
        if self.word(i) == "half" && matches!(self.lookup(i + 1), Some(Word::Article)) {
            return Some((Count::Halves(1), i + 2));
        }
        if self.kind(i) == Some(TokenKind::Number) {
            let word = self.word(i);
            if let Some(whole) = word.strip_suffix(".5") {
                return Some((Count::Halves(2 * whole.parse::<i32>().ok()? + 1), i + 1));
            }
            let (n, _) = self.digits(i, 4)?;
            return Some(self.and_a_half(2 * n as i32, i + 1));
        }
        match self.lookup(i)? {
            Word::Article => {
                if self.is(i + 1, &["few", "couple"]) {
                    let couple = self.word(i + 1) == "couple";
                    let end = self.skip(i + 2, &["of"]);
                    return Some((if couple { Count::Halves(4) } else { Count::Vague }, end));
                }
                if self.word(i + 1) == "hundred" {
                    return Some((Count::Halves(200), i + 2));
                }
                if self.word(i + 1) == "dozen" {
                    return Some((Count::Halves(24), i + 2));
                }
                let many = (self.is(i + 1, &["good", "great"]) && self.word(i + 2) == "many")
                    .then_some((Count::Vague, i + 3));
                Some(many.unwrap_or((Count::Halves(2), i + 1)))
            }
            Word::Vague if self.word(i) == "couple" => {
                Some((Count::Halves(4), self.skip(i + 1, &["of"])))
            }
            Word::Vague => Some((Count::Vague, i + 1)),
            _ => {
                let (n, end) = self.small(i)?;
                let hundreds = self.word(end) == "hundred";
                Some(if hundreds {
                    (Count::Halves(200 * n as i32), end + 1)
                } else {
                    self.and_a_half(2 * n as i32, end)
                })
            }
        }
    }

    fn and_a_half(&self, halves: i32, end: usize) -> (Count, usize) {
        let more =
            self.word(end) == "and" && self.word(end + 1) == "a" && self.word(end + 2) == "half";
        if more || (self.word(end) == "½" && self.is_glued(end)) {
            (Count::Halves(halves + 1), if more { end + 3 } else { end + 1 })
        } else {
            (Count::Halves(halves), end)
        }
    }
}
