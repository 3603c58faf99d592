//! The words that recognisers listen for. In: the tokens of an article. Out: for each token a set of classes and a small number,
//! looked up once, so that every other test on a token is a test of a few bits.
//!
//! Knows single words only; what they mean together is for the forms. A family of forms adds its words as one more slice in
//! [`TABLES`].

use super::forms::words;
use crate::text::{TokenKind, Tokens};
use std::sync::LazyLock;

/// What a token may be part of: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Class(u32);

impl Class {
    /// Nothing that a recogniser listens for.
    pub const NONE: Class = Class(0);
    /// Digits.
    pub const DIGITS: Class = Class(1);
    /// `one` to `nine`; the number is the value.
    pub const ONES: Class = Class(1 << 1);
    /// `ten` to `nineteen`; the number is the value.
    pub const TEENS: Class = Class(1 << 2);
    /// `twenty` to `ninety`; the number is the value.
    pub const TENS: Class = Class(1 << 3);
    /// `hundred`, `thousand`, `million`, `lakh`; the number is the power of ten.
    pub const SCALE: Class = Class(1 << 4);
    /// `dozen`.
    pub const DOZEN: Class = Class(1 << 5);
    /// `zero`, `nought`.
    pub const ZERO: Class = Class(1 << 6);
    /// `first`, `twentieth`, `hundredth`; the number is the value, for scales ([`Class::SCALE`] too) the power of ten.
    pub const ORDINAL: Class = Class(1 << 7);
    /// `half`, `quarters`, `thirds`, `fifth`; the number is the denominator, for scales the power of ten.
    pub const FRACTION: Class = Class(1 << 8);
    /// `dozens`, `thousands`, `several`, `few`: a magnitude and no number.
    pub const VAGUE: Class = Class(1 << 9);
    /// A unit spelled out (`kilometres`), units of time included.
    pub const UNIT: Class = Class(1 << 10);
    /// A unit of time spelled out.
    pub const TIME_UNIT: Class = Class(1 << 11);
    /// A currency's sign or word.
    pub const CURRENCY: Class = Class(1 << 12);
    /// A month or its short form; the number is 1 to 12.
    pub const MONTH: Class = Class(1 << 13);
    /// A word that turns the number behind it into a name (`section`, `flight`, `page`).
    pub const LABEL: Class = Class(1 << 14);
    /// A word of the calendar forms.
    pub const TIME: Class = Class(1 << 15);
    /// A word with digits inside (`G7`, `covid19`).
    pub const MIXED: Class = Class(1 << 16);
    /// A preposition, conjunction, article, pronoun or auxiliary: no noun, and the end of a noun phrase.
    pub const FUNCTION: Class = Class(1 << 17);
    /// A common verb form that is hardly ever a noun.
    pub const VERB: Class = Class(1 << 18);

    /// A word of change (`rose`, `cut`, `up`).
    pub const CHANGE: Class = Class(1 << 19);
    /// A plural that does not end in `s`, or a noun counted in the singular.
    pub const PLURAL: Class = Class(1 << 20);

    /// Any word of a spelled number.
    pub const NUMBER_WORD: Class = Class::ONES
        .or(Class::TEENS)
        .or(Class::TENS)
        .or(Class::SCALE)
        .or(Class::DOZEN)
        .or(Class::ZERO);

    /// What may start a figure or a moment: the walker stops at these only.
    pub const TRIGGER: Class = Class::NUMBER_WORD
        .or(Class::DIGITS)
        .or(Class::ORDINAL)
        .or(Class::FRACTION)
        .or(Class::VAGUE)
        .or(Class::UNIT)
        .or(Class::CURRENCY)
        .or(Class::MONTH)
        .or(Class::LABEL)
        .or(Class::TIME)
        .or(Class::MIXED);

    /// Both sets together.
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    pub const fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it holds no class.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// What the vocabulary says about one token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its classes.
    pub class: Class,
    /// The number that its class speaks of; 0 where there is none.
    pub number: u16,
}

/// A word, its classes and its number.
pub type Row = (&'static str, Class, u16);

/// A class and words that have no number of their own.
pub type List = (Class, &'static [&'static str]);

/// Every table of words. A word in several of them has all their classes, and the number of the first that gives one.
const TABLES: &[&[Row]] = &[words::NUMBERS, words::MONTHS];

/// Every list of words.
const LISTS: &[&[List]] = &[words::LISTS];

/// Looks up every token.
pub fn entries(tokens: &Tokens) -> Vec<Entry> {
    let vocabulary: &Vocabulary = &VOCABULARY;
    (0..tokens.len())
        .map(|i| match tokens[i].kind {
            TokenKind::Number => Entry { class: Class::DIGITS, number: 0 },
            TokenKind::Possessive => Entry::default(),
            TokenKind::Word | TokenKind::Mark => vocabulary.entry(tokens.word(i)),
        })
        .collect()
}

/// The entry of one folded word.
pub fn entry(word: &str) -> Entry {
    VOCABULARY.entry(word)
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

/// An open-addressing table: most words are in no table, and a bit set by hash says so at once.
struct Vocabulary {
    slots: Vec<Option<(Box<str>, Entry)>>,
    known: [u64; 256],
}

const SLOTS: usize = 1 << 13;

impl Vocabulary {
    fn new() -> Self {
        let mut vocabulary = Self { slots: vec![None; SLOTS], known: [0; 256] };
        for &(word, class, number) in TABLES.iter().copied().flatten() {
            vocabulary.add(word, class, number);
        }
        for &(class, list) in LISTS.iter().copied().flatten() {
            for word in list {
                vocabulary.add(word, class, 0);
            }
        }
        for word in super::dates::trigger_words() {
            vocabulary.add(word, Class::TIME, 0);
        }
        for (word, class) in super::forms::units::spelled_out() {
            vocabulary.add(&word, class, 0);
        }
        vocabulary
    }

    fn add(&mut self, word: &str, class: Class, number: u16) {
        let hash = hash(word);
        self.known[hash as usize >> 6 & 255] |= 1 << (hash & 63);
        let mut at = slot(hash);
        while let Some((other, entry)) = &mut self.slots[at] {
            if **other == *word {
                entry.class = entry.class.or(class);
                entry.number = if entry.number == 0 { number } else { entry.number };
                return;
            }
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = Some((word.into(), Entry { class, number }));
    }

    fn entry(&self, word: &str) -> Entry {
        let hash = hash(word);
        if self.known[hash as usize >> 6 & 255] & (1 << (hash & 63)) == 0 {
            return mixed(word);
        }
        let mut at = slot(hash);
        while let Some((other, entry)) = &self.slots[at] {
            if **other == *word {
                return *entry;
            }
            at = (at + 1) % SLOTS;
        }
        mixed(word)
    }
}

/// A word that is in no table is of interest only if it holds digits.
fn mixed(word: &str) -> Entry {
    let class = if word.bytes().any(|b| b.is_ascii_digit()) { Class::MIXED } else { Class::NONE };
    Entry { class, number: 0 }
}

fn slot(hash: u64) -> usize {
    (hash >> 20) as usize % SLOTS
}

/// The first and the last eight bytes and the length, mixed: enough to tell words apart.
fn hash(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut head, mut tail) = ([0u8; 8], [0u8; 8]);
    let n = bytes.len();
    if n <= 8 {
        head[..n].copy_from_slice(bytes);
    } else {
        head.copy_from_slice(&bytes[..8]);
        tail.copy_from_slice(&bytes[n - 8..]);
    }
    let mixed = u64::from_le_bytes(head)
        ^ u64::from_le_bytes(tail).rotate_left(29)
        ^ (n as u64).wrapping_mul(0x9E37_79B9);
    let product = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_carry_every_class_that_a_table_gives_them() {
        for (word, class, number) in [
            ("seven", Class::ONES, 7),
            ("million", Class::SCALE, 6),
            ("third", Class::ORDINAL, 3),
            ("third", Class::FRACTION, 3),
            ("may", Class::MONTH, 5),
            ("second", Class::ORDINAL, 2),
            ("second", Class::TIME_UNIT, 2),
            ("kilometres", Class::UNIT, 0),
            ("g7", Class::MIXED, 0),
            ("section", Class::LABEL, 0),
        ] {
            let entry = entry(word);
            assert!(entry.class.any(class), "{word}");
            assert_eq!(entry.number, number, "{word}");
        }
        for word in ["", "chair", "soldiers", "extraordinarily", "é"] {
            assert_eq!(entry(word), Entry::default(), "{word}");
        }
    }
}
