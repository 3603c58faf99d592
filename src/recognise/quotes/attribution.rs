//! Which words of a sentence say who speaks. In: a strand and a quote in it. Out: the speaker's noun phrase, the cue, and the
//! construction that joins them.

use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::{Classes, Form};
use crate::value::Tier;

/// How a quote and its speaker hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Construction {
    /// `“…,” said the minister`
    Inverted,
    /// `“…,” the minister said`
    After,
    /// `according to the minister`, `in the minister's words`
    AccordingTo,
    /// `The minister said “…”`, `The minister: “…”`
    Before,
    /// `“…” — Name`
    Dash,
}

impl Construction {
    /// How far a speaker found so can be trusted.
    pub fn tier(self) -> Tier {
        match self {
            Self::Inverted | Self::After | Self::AccordingTo => Tier::A,
            Self::Before | Self::Dash => Tier::B,
        }
    }
}

/// Who speaks, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the speaker.
    pub speaker: NounPhrase,
    /// The verb of speech.
    pub cue: Option<usize>,
    /// How they hang together.
    pub by: Construction,
}

/// What somebody's words are called.
const UTTERED: &[&str] = &[
    "comment",
    "comments",
    "remark",
    "remarks",
    "line",
    "quip",
    "claim",
    "claims",
    "statement",
    "jibe",
    "gibe",
    "tweet",
    "tweets",
    "rant",
    "joke",
    "boast",
    "warning",
    "speech",
    "retort",
    "outburst",
    "rhetoric",
    "post",
    "posts",
];
impl Strand<'_> {
    /// Whoever speaks the quote at unit `quote`, by the words of its sentence.
    pub fn attribution(&self, quote: usize) -> Option<Attribution> {
        if let Some(found) = self.dash_name(quote) {
            return Some(found);
        }
        if let Some(found) = self.owned(quote) {
            return Some(found);
        }
        let parts = |i: usize| self.is_quote(i) && !self.is_nickname(i);
        let right_end = (quote + 1..self.len()).find(|&i| parts(i)).unwrap_or(self.len());
        let left_start = (0..quote).rev().find(|&i| parts(i)).map_or(0, |i| i + 1);
        let end = self.quote_end(quote);
        let comma = matches!(end, ',' | '?' | '!' | '—' | '–' | '-' | '…')
            || self.is_mark(quote + 1, b",-");
        let colon = quote > 0 && self.is_mark(quote - 1, b":");
        if !comma
            && let Some(speaker) = self.predicated(quote).filter(|_| self.opens_with_verb(quote))
        {
            return Some(Attribution { speaker, cue: None, by: Construction::Before });
        }
        // "panned the plan as “theft,” and others accused him": what is labelled so is labelled by the subject before it.
        if self.text(quote.wrapping_sub(1)) == "as"
            && let Some(found) =
                self.left(quote, left_start).or_else(|| self.labelled(quote, left_start))
        {
            return Some(found);
        }
        let right = || (end != '.').then(|| self.right(quote, right_end)).flatten();
        let left = || {
            self.left(quote, left_start)
                .or_else(|| (left_start > 0).then(|| self.left(quote, 0)).flatten())
        };
        if comma && !colon && right_end > quote + 1 {
            if let Some(found) = self.own_clause(quote, left_start) {
                return Some(found);
            }
            right().or_else(left)
        } else {
            let announced = || colon.then(|| self.announced(quote, left_start)).flatten();
            left().or_else(announced).or_else(right)
        }
    }

    /// `While the mayor admitted it was “old”, she blamed …`, `Smith called it “old,” but Jones said …`: where another clause
    /// follows, a quote belongs to the clause before it.
    pub(super) fn own_clause(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let comma = self.is_mark(quote + 1, b",");
        let subordinate = comma && self.is(lo, Classes::SUBORDINATOR);
        if !subordinate && !self.turns(quote + 1 + usize::from(comma)) {
            return None;
        }
        let told = self.left(quote, lo).filter(|found| {
            let Some(cue) = found.cue.filter(|&cue| cue >= lo) else { return false };
            self.cue(cue).is_some_and(|c| c.form != Form::Ing)
                && found.speaker.units.start >= lo + usize::from(subordinate)
                && found.speaker.units.start < cue
        });
        told.or_else(|| (!subordinate).then(|| self.labelled(quote, lo)).flatten())
    }

    /// Whether a clause of its own starts at unit `at`. "…, as the mayor put it" is none: that may be what tells who speaks.
    fn turns(&self, at: usize) -> bool {
        let told = |i: usize| self.cue(i).is_some() && self.text(i + 1) == "that";
        self.is(at, Classes::COORDINATOR | Classes::SUBORDINATOR)
            && (self.text(at) != "as" || (at..(at + 10).min(self.len())).any(told))
    }

    /// `Smith's “old boys” remark`, `her “never again” speech`: words that are somebody's by what they are called.
    pub(super) fn owned(&self, quote: usize) -> Option<Attribution> {
        let before = quote.checked_sub(1)?;
        if !UTTERED.contains(&self.text(quote + 1)) {
            return None;
        }
        let by = Construction::Before;
        if self.is(before, Classes::POSSESSIVE)
            && !matches!(self.text(before), "our" | "my" | "your")
        {
            let speaker = NounPhrase { units: before..quote, head: Head::Pronoun };
            return Some(Attribution { speaker, cue: Some(quote + 1), by });
        }
        let speaker = self
            .phrase_ending(before, 0)
            .filter(|np| self.units[before].possessive && self.can_speak(np))?;
        Some(Attribution { speaker, cue: Some(quote + 1), by })
    }

    /// A name, or a noun for somebody who speaks.
    pub(super) fn can_speak(&self, np: &NounPhrase) -> bool {
        np.head == Head::Name || np.head == Head::Noun && np.units.clone().any(|i| self.is_role(i))
    }

    pub(super) fn according_to(&self, i: usize, end: usize) -> Option<Attribution> {
        if self.text(i) != "according" || self.text(i + 1) != "to" {
            return None;
        }
        let speaker = self.subject_right(i + 1, end)?;
        Some(Attribution { speaker, cue: Some(i), by: Construction::AccordingTo })
    }
}
