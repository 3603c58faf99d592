//! The words that recognisers listen for. In: the tokens of an article. Out: for each token a set of classes and a small number, what
//! it may mean in a date, and the word of the [`lexicon`]: one look a token, so that every other test on it is a test of a few bits.
//!
//! Knows single words only; what they mean together is for the forms. A family of forms adds its words as one more slice in
//! [`TABLES`].

use super::dates;
use super::forms::words;
use super::lexicon::{self, Lexis, Word};
use crate::text::{TokenKind, Tokens};
use std::sync::LazyLock;

/// What a token may be part of: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
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
    /// What starts a date only before another word of one (`the`, `that`): common enough to be worth a look ahead.
    pub const LEADING: Class = Class(1 << 21);
    /// The first token of a unit, spelled out or in short.
    pub const SURFACE: Class = Class(1 << 22);
    /// The first token of a currency's sign.
    pub const SIGN: Class = Class(1 << 23);
    /// The last token of a hedge that stands before its figure.
    pub const HEDGE: Class = Class(1 << 24);
    /// A word or a sign of a percentage or of points: every unit of them has one.
    pub const PERCENT: Class = Class(1 << 25);

    /// Any word of a spelled number.
    pub const NUMBER_WORD: Class = Class::ONES
        .or(Class::TEENS)
        .or(Class::TENS)
        .or(Class::SCALE)
        .or(Class::DOZEN)
        .or(Class::ZERO);

    /// Of these every figure holds at least one word: what starts one, months and words of the calendar left out.
    pub const FIGURE: Class = Class::NUMBER_WORD
        .or(Class::DIGITS)
        .or(Class::ORDINAL)
        .or(Class::FRACTION)
        .or(Class::VAGUE)
        .or(Class::UNIT)
        .or(Class::CURRENCY)
        .or(Class::MIXED);

    /// What may start a figure or a moment: the walker stops at these only.
    pub const TRIGGER: Class = Class::FIGURE.or(Class::MONTH).or(Class::LABEL).or(Class::TIME);

    /// What only says where a longer look is worth it: a word with no other class is still an unknown one.
    const HINTS: Class = Class::SURFACE.or(Class::SIGN).or(Class::HEDGE).or(Class::PERCENT);

    /// Both sets together.
    #[inline]
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    /// Whether the two sets share a class.
    #[inline]
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

/// A class and words that have no number of their own, parted by white space.
pub type List = (Class, &'static str);

/// Every table of words. A word in several of them has all their classes, and the number of the first that gives one.
const TABLES: &[&[Row]] = &[words::NUMBERS, words::MONTHS];

/// Every list of words.
const LISTS: &[&[List]] = &[words::LISTS];

/// What is known of one folded word: what it may be part of in a figure, what it may mean in a date, and what it commonly is in a
/// sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// For the forms of figures and dates.
    pub entry: Entry,
    /// For clauses, names and speakers.
    pub word: Word,
    /// What it may mean in a date.
    pub time: Option<dates::Word>,
}

/// Looks up every token, once for all of them.
pub fn read(tokens: &Tokens) -> (Vec<Entry>, Lexis) {
    let vocabulary: &Vocabulary = &VOCABULARY;
    let (mut entries, mut ids) =
        (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
    for (i, token) in tokens.iter().enumerate() {
        let (entry, id) = match token.kind {
            TokenKind::Number => (Entry { class: Class::DIGITS, number: 0 }, 0),
            TokenKind::Possessive => (Entry::default(), 0),
            TokenKind::Word | TokenKind::Mark => vocabulary.read(tokens.word(i)),
        };
        entries.push(entry);
        ids.push(id);
    }
    (entries, Lexis::of(ids))
}

/// The entry of one folded word.
pub fn entry(word: &str) -> Entry {
    VOCABULARY.read(word).0
}

/// Every word that has one of `classes`, in no order.
pub fn words(classes: Class) -> Vec<String> {
    let vocabulary: &Vocabulary = &VOCABULARY;
    let has = |id: &usize| vocabulary.rows[*id].entry.class.any(classes);
    (1..vocabulary.rows.len()).filter(has).map(|id| vocabulary.spelt(id)).collect()
}

/// What is known of one folded word; nothing of most.
pub fn known(word: &str) -> Known {
    let id = VOCABULARY.id(word);
    VOCABULARY.rows[usize::from(id)]
}

/// What is known of the word with this number.
#[inline]
pub(super) fn numbered(id: u16) -> Known {
    VOCABULARY.rows.get(usize::from(id)).copied().unwrap_or_default()
}

/// Makes the vocabulary ready before it is first asked, on whatever thread calls.
pub fn prepare() {
    LazyLock::force(&VOCABULARY);
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

/// An open-addressing table of what is known: most words are in no table, and a bit set by hash says so at once. What is looked at for
/// every word is kept small, to stay near the processor.
struct Vocabulary {
    /// The numbers of words by hash; 0 where none stands.
    slots: Vec<u16>,
    /// Each word by its number: its first and last eight bytes and its length (all of it up to sixteen bytes).
    keys: Vec<Key>,
    /// What is known by a word's number; number 0 is nothing.
    rows: Vec<Known>,
    /// The words longer than a key tells apart, by number.
    long: Vec<(u16, Box<str>)>,
    bits: Vec<u64>,
}

/// Room for all words that are known, so that it grows once.
const WORDS: usize = 1 << 13;
const SLOTS: usize = 1 << 14;
const BITS: usize = 1 << 16;

impl Vocabulary {
    fn new() -> Self {
        let mut vocabulary = Self {
            slots: vec![0; SLOTS],
            keys: Vec::with_capacity(WORDS),
            rows: Vec::with_capacity(WORDS),
            long: Vec::new(),
            bits: vec![0; BITS / 64],
        };
        // Number 0 is no word.
        vocabulary.keys.push(Key::default());
        vocabulary.rows.push(Known::default());
        for &(word, class, number) in TABLES.iter().copied().flatten() {
            vocabulary.add(word, class, number);
        }
        for &(class, list) in LISTS.iter().copied().flatten() {
            for word in list.split_ascii_whitespace() {
                vocabulary.add(word, class, 0);
            }
        }
        for (word, meaning) in dates::words_of_time() {
            vocabulary.add(word, Class::TIME, 0);
            let time = &mut vocabulary.row(word).time;
            *time = time.or(meaning);
        }
        for (word, class) in super::forms::units::spelled_out() {
            vocabulary.add(word, class, 0);
        }
        for (word, class) in super::forms::units::first_tokens() {
            vocabulary.add(&word, class, 0);
        }
        for word in super::forms::units::words_of_shares() {
            vocabulary.add(word, Class::PERCENT, 0);
        }
        for word in super::forms::hedges::last_tokens() {
            vocabulary.add(word, Class::HEDGE, 0);
        }
        lexicon::fill(|word, add| add(&mut vocabulary.row(word).word));
        vocabulary
    }

    fn add(&mut self, word: &str, class: Class, number: u16) {
        let entry = &mut self.row(word).entry;
        entry.class = entry.class.or(class);
        entry.number = if entry.number == 0 { number } else { entry.number };
    }

    /// The row of a word, a new one where it had none.
    fn row(&mut self, word: &str) -> &mut Known {
        let known = self.id(word);
        if known > 0 {
            return &mut self.rows[usize::from(known)];
        }
        let id = u16::try_from(self.rows.len()).expect("fewer words than 65,536");
        let key = Key::new(word);
        let hash = key.hash();
        self.bits[bit(hash) / 64] |= 1 << (bit(hash) % 64);
        let mut at = slot(hash);
        while self.slots[at] > 0 {
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = id;
        self.keys.push(key);
        if word.len() > Key::WHOLE {
            self.long.push((id, word.into()));
        }
        self.rows.push(Known::default());
        &mut self.rows[usize::from(id)]
    }

    /// The number of a word, 0 where nothing is known of it.
    fn id(&self, word: &str) -> u16 {
        self.find(Key::new(word), word)
    }

    fn find(&self, key: Key, word: &str) -> u16 {
        let hash = key.hash();
        if self.bits[bit(hash) / 64] & (1 << (bit(hash) % 64)) == 0 {
            return 0;
        }
        let mut at = slot(hash);
        while self.slots[at] > 0 {
            let id = self.slots[at];
            let short = key.len as usize <= Key::WHOLE;
            if self.keys[usize::from(id)] == key && (short || self.is_long(id, word)) {
                return id;
            }
            at = (at + 1) % SLOTS;
        }
        0
    }

    fn is_long(&self, id: u16, word: &str) -> bool {
        self.long.iter().any(|(other, whole)| *other == id && **whole == *word)
    }

    /// The word of a number.
    fn spelt(&self, id: usize) -> String {
        let Key { head, tail, len } = self.keys[id];
        let (head, tail, len) = (head.to_le_bytes(), tail.to_le_bytes(), len as usize);
        if let Some((_, word)) = self.long.iter().find(|(long, _)| usize::from(*long) == id) {
            return word.to_string();
        }
        let bytes = match len {
            0..8 => head[..len].to_vec(),
            _ => [&head[..], &tail[16 - len..]].concat(),
        };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    fn read(&self, word: &str) -> (Entry, u16) {
        let key = Key::new(word);
        let id = self.find(key, word);
        let mut entry = self.rows[usize::from(id)].entry;
        // A word that is in no table is of interest only if it holds digits.
        let unknown = entry.class.0 & !Class::HINTS.0 == 0;
        if unknown && (key.has_digit() || word.len() > Key::WHOLE && holds_digit(word)) {
            entry.class = entry.class.or(Class::MIXED);
        }
        (entry, id)
    }
}

fn slot(hash: u64) -> usize {
    (hash >> 20) as usize % SLOTS
}

fn bit(hash: u64) -> usize {
    (hash >> 40) as usize % BITS
}

/// The first and the last eight bytes of a word and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Key {
    head: u64,
    tail: u64,
    len: u32,
}

impl Key {
    /// Up to so many bytes a key is the whole word.
    const WHOLE: usize = 16;

    fn new(word: &str) -> Self {
        Self::of(word.as_bytes())
    }

    fn of(bytes: &[u8]) -> Self {
        let len = bytes.len() as u32;
        match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(head), Some(tail)) => {
                Self { head: u64::from_le_bytes(*head), tail: u64::from_le_bytes(*tail), len }
            }
            _ => Self { head: short(bytes), tail: 0, len },
        }
    }

    /// Whether one of its bytes is an ASCII digit: eight at a time, a byte less than ten behind `^ '0'`.
    fn has_digit(self) -> bool {
        const HIGH: u64 = 0x8080_8080_8080_8080;
        let none = |eight: u64| {
            let folded = eight ^ 0x3030_3030_3030_3030;
            (((folded & !HIGH) + 0x7676_7676_7676_7676) | folded) & HIGH == HIGH
        };
        !(none(self.head) && none(self.tail))
    }

    fn hash(self) -> u64 {
        let mixed =
            self.head ^ self.tail.rotate_left(29) ^ u64::from(self.len).wrapping_mul(0x9E37_79B9);
        let product = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        product ^ product >> 32
    }
}

fn holds_digit(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

/// Up to seven bytes as a number, without a call to copy them.
fn short(bytes: &[u8]) -> u64 {
    let word = |four: &[u8; 4]| u64::from(u32::from_le_bytes(*four));
    if let (Some(head), Some(tail)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return word(head) | word(tail) << (8 * (bytes.len() - 4));
    }
    bytes.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b))
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
            ("km2", Class::MIXED, 0),
            ("extraordinarily-1", Class::MIXED, 0),
            ("a1b2c3d4e5", Class::MIXED, 0),
            ("km", Class::SURFACE, 0),
            ("us", Class::SIGN, 0),
            ("about", Class::HEDGE, 0),
            ("cent", Class::PERCENT, 0),
            ("percentage", Class::PERCENT, 0),
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
