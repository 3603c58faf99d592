//! Quotes. In: quoted words and whoever said them. Out: their normal form.

use super::name::Party;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// How a speaker was found (ATTRIBUTION: the confidence follows from it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ResolvedBy {
    /// A declared entity's name stands at the cue.
    Alias,
    /// A full name stands at the cue.
    Name,
    /// A surname that an earlier full name explains.
    Surname,
    /// A role (`the Russian president`).
    Role,
    /// A pronoun.
    Pronoun,
    /// No cue of its own: the speaker of the quote before.
    Floating,
}

/// How far a speaker can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// Right in some 96 of 100: inverted and trailing cues, floating in the same paragraph, according to.
    A,
    /// Right in some 89 of 100: the cue stands before the quote.
    B,
    /// A guess: never a conflict.
    C,
}

/// Whoever said a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Who; `None` when it stays open.
    pub party: Option<Party>,
    /// The words that name the speaker, where there are any.
    pub span: Option<Span>,
    /// How it was resolved; `None` when it stays open.
    pub by: Option<ResolvedBy>,
    /// How far it can be trusted.
    pub tier: Tier,
}

/// Quoted words: one stretch between marks. A quote over several paragraphs, or broken by its cue, is a value for each stretch; all
/// of them list all parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words as printed, without the outer marks.
    pub words: String,
    /// The stretches of the whole utterance, in order: one, or one for each paragraph or side of a cue.
    pub parts: Vec<Span>,
    /// Whoever said them.
    pub speaker: Speaker,
    /// The cue (`said`, `according to`).
    pub cue: Option<Span>,
    /// Whether a mark is missing.
    pub unbalanced: bool,
    /// Who else is named in its paragraph or the one before: a speaker who could have been mistaken. Empty for short quotes.
    pub nearby: Vec<Party>,
}
