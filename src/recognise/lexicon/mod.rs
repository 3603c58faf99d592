//! What words commonly are. In: a folded word. Out: its classes (pronoun, determiner, role, title, given name …) and, for a verb of
//! speech or thought, its cue.
//!
//! Closed lists of English news prose, looked up once for each token; no statistics. A word can be of several classes. Knows
//! nothing of sentences: whether `reports` is a verb here is settled by whoever looks at its neighbours.

mod cues;
mod tables;

pub use cues::{Cue, CueClass, Form};

use super::vocabulary::{self, Known};
use std::ops::BitOr;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u64);

macro_rules! classes {
    ($($name:ident = $bit:literal, $doc:literal;)*) => {
        impl Classes {
            $(#[doc = $doc] pub const $name: Classes = Classes(1 << $bit);)*
        }
    };
}

classes! {
    SUBJECT = 0, "Personal pronouns as subjects: he, she, it, they, I, we.";
    RELATIVE = 1, "who, which, whom, whose, where.";
    VAGUE = 2, "others, some, many, critics: somebody who is not named.";
    DETERMINER = 3, "the, a, his, these, every.";
    PREPOSITION = 4, "in, on, of.";
    SUBORDINATOR = 5, "after, when, because, that, whether.";
    COORDINATOR = 6, "and, but, or.";
    AUXILIARY = 7, "Finite forms of be, have and do.";
    MODAL = 8, "will, would, can, may.";
    ADVERB = 9, "Adverbs that stand between a subject and its verb.";
    TIME = 10, "Weekdays, months, today, yesterday.";
    ROLE = 11, "Nouns for people and bodies that speak: spokesman, ministry.";
    TITLE = 12, "What stands before a name: Mr, President, General.";
    NATION = 13, "Adjectives of nations, parties and blocs.";
    BODY = 14, "Words of which names of organisations are made.";
    PLACE = 15, "Places that news often names.";
    MASCULINE = 16, "Given names of men.";
    FEMININE = 17, "Given names of women.";
    PARTICLE = 18, "de, van, bin: lower-case parts of names.";
    COMMON = 19, "Ordinary words that open sentences: no name by their capital alone.";
    VERB = 20, "Finite verbs that are no cue, in a form that is no noun.";
    NEGATION = 21, "not, never, no and contractions with n't.";
    POSSESSIVE = 22, "his, her, their, its, our, my, your.";
    TITLE_MALE = 23, "Titles that say a man.";
    TITLE_FEMALE = 24, "Titles that say a woman.";
    ABBREVIATED = 25, "Titles that take a dot: Mr, Sen, Gen.";
    QUANTITY = 26, "one, two, dozens, several.";
    CUE = 27, "A form of a verb of speech or thought.";
    PLURAL = 28, "Roles in the plural: officials, witnesses.";
    ATTRIBUTES = 29, "What may say whose words these are: every cue, according, reportedly, found, puts.";
    LITERAL = 30, "Cues that tell of speech only beside a quotation: thunder, begin.";
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl Classes {
    /// Whether the word is of any of these classes.
    #[inline]
    pub fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }
}

/// What is known of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Word {
    /// What it can be.
    pub classes: Classes,
    cue: Option<Cue>,
}

impl Word {
    /// Whether the word is of any of these classes.
    #[inline]
    pub fn is(self, of: Classes) -> bool {
        self.classes.any(of)
    }

    /// The word as the last part of a compound: never a verb of speech.
    pub fn without_cue(self) -> Word {
        let grammar = Classes::CUE
            | Classes::PREPOSITION
            | Classes::SUBORDINATOR
            | Classes::COORDINATOR
            | Classes::DETERMINER
            | Classes::ADVERB
            | Classes::VERB;
        Word { classes: Classes(self.classes.0 & !grammar.0), cue: None }
    }

    /// The verb of speech or thought that it is a form of.
    #[inline]
    pub fn cue(self) -> Option<Cue> {
        self.cue
    }
}

/// The words of one article, token by token: their numbers in the vocabulary.
#[derive(Debug, Clone, Default)]
pub struct Lexis(Vec<u16>);

impl Lexis {
    /// The words with these numbers, one a token.
    pub(super) fn of(ids: Vec<u16>) -> Self {
        Self(ids)
    }

    /// What is known of token `i`; nothing past the end.
    #[inline]
    pub fn at(&self, i: usize) -> Word {
        self.known(i).word
    }

    /// All that the vocabulary knows of token `i`; nothing past the end.
    #[inline]
    pub(super) fn known(&self, i: usize) -> Known {
        self.0.get(i).map_or_else(Known::default, |id| vocabulary::numbered(*id))
    }
}

/// What is known of a folded word.
pub fn look_up(word: &str) -> Word {
    vocabulary::known(word).word
}

/// Lets `row` say where what is known of a word is held, and adds to it what the lists say, for every word of them.
pub(super) fn fill(mut row: impl FnMut(&str, &dyn Fn(&mut Word))) {
    for (classes, words) in tables::CLASSES {
        for word in words.split_ascii_whitespace() {
            row(word, &|known| known.classes = known.classes | *classes);
        }
    }
    for (form, cue, literal) in cues::forms() {
        let literal = if literal { Classes::LITERAL } else { Classes::default() };
        row(&form, &|known| {
            if known.cue.is_none() {
                known.cue = Some(cue);
                known.classes = known.classes | Classes::CUE | Classes::ATTRIBUTES | literal;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        for (word, class) in [
            ("he", Classes::SUBJECT),
            ("thursday", Classes::TIME),
            ("spokeswoman", Classes::ROLE),
            ("spokeswoman", Classes::TITLE_FEMALE),
            ("mr", Classes::ABBREVIATED),
            ("didn't", Classes::NEGATION),
            ("claimed", Classes::CUE),
            ("officials", Classes::PLURAL),
            ("claimed", Classes::ATTRIBUTES),
            ("allegedly", Classes::ATTRIBUTES),
            ("thundered", Classes::LITERAL),
        ] {
            assert!(look_up(word).is(class), "{word}");
        }
        for (word, class) in [
            ("sudzha", Classes::COMMON),
            ("table", Classes::CUE),
            ("5", Classes::QUANTITY),
            ("said", Classes::LITERAL),
        ] {
            assert!(!look_up(word).is(class), "{word}");
        }
    }
}
