//! The phrase language. In: a phrase as written in a rule. Out: what the matcher walks over an article's tokens.

use crate::text::SourceSpan;
use crate::value::{EntityId, Kind};

/// A phrase as relied on: every entity resolved, every word folded, every gap bounded.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// As written.
    pub text: String,
    /// Where in the rule file.
    pub source: SourceSpan,
    /// What matches.
    pub node: Node,
}

/// One part of a phrase.
#[derive(Debug, Clone)]
pub enum Node {
    /// One after another.
    Sequence(Vec<Node>),
    /// Any one of them.
    Choice(Vec<Node>),
    /// It or nothing.
    Optional(Box<Node>),
    /// A token with exactly these folded letters; it may carry a possessive.
    Word(String),
    /// A token that starts with these folded letters.
    Prefix(String),
    /// Any name of an entity, possessive or not.
    Entity(EntityId),
    /// At most so many tokens that are no punctuation, possibly none, in the same sentence.
    Gap(u32),
    /// A value.
    Hole(Hole),
    /// A regular expression over the sentence's prose; its group `value` is read by the recogniser.
    Pattern(Box<regex::Regex>),
}

/// A place for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The key's name; `None` for the value under comparison.
    pub key: Option<String>,
    /// What fits in it.
    pub accepts: HoleType,
}

/// What a hole accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoleType {
    /// Any figure.
    Figure,
    /// A figure of one kind.
    Kind(Kind),
    /// A date.
    Date,
    /// A time.
    Time,
    /// A quote.
    Quote,
    /// Any proper name.
    Name,
    /// An entity, else a name: whoever does what the next words say.
    Who,
}
