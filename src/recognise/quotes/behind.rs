//! Speakers who stand behind their quote. In: a strand and a quote in it. Out: the verb of speech to its right with its subject, on
//! either side of the verb.

use super::attribution::{Attribution, Construction};
use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::{Classes, Form};
use std::ops::Range;

/// How far behind a quote its verb is looked for, in units.
const REACH: usize = 34;

impl Strand<'_> {
    /// Behind the quote, and behind the quotes that are coordinated with it.
    pub(super) fn right(&self, quote: usize, right_end: usize) -> Option<Attribution> {
        if let Some(found) = self.right_in(quote, quote + 1..right_end) {
            return Some(found);
        }
        // “A” and “B,” he said.
        let mut at = right_end;
        while at < self.len() && at - quote < 40 {
            let end = (at + 1..self.len()).find(|&i| self.is_quote(i)).unwrap_or(self.len());
            if let Some(found) = self.right_in(at, at + 1..end) {
                return Some(found);
            }
            at = end;
        }
        None
    }

    fn right_in(&self, quote: usize, range: Range<usize>) -> Option<Attribution> {
        let Range { mut start, end } = range;
        while start < end && self.is_mark(start, b",-") {
            start += 1;
        }
        if self.text(start) == "as" {
            start += 1;
        }
        let mut verb = start;
        while verb < end && self.is_manner(verb) {
            verb += 1;
        }
        if self.cue(verb).is_some_and(|c| verb < end && c.form != Form::Ing) {
            // The quote stands between subject and verb: Zelensky “strongly” urged.
            let joined = start == quote + 1 && self.quote_end(quote).is_alphanumeric();
            if joined
                && let Some(speaker) = self.subject_left(quote, 0).filter(|np| self.can_speak(np))
            {
                return Some(Attribution { speaker, cue: Some(verb), by: Construction::Before });
            }
            if let Some(speaker) = self.subject_right(verb, end) {
                let speaker = self.with_apposition(speaker, end);
                return Some(Attribution { speaker, cue: Some(verb), by: Construction::Inverted });
            }
            if let Some(speaker) =
                self.subject_left(quote, 0).filter(|np| np.head != Head::Noun || verb == start)
            {
                return Some(Attribution { speaker, cue: Some(verb), by: Construction::Before });
            }
        }
        for i in start..end.min(start + REACH) {
            if self.is_mark(i, b";") {
                break;
            }
            if let Some(found) = self.according_to(i, end) {
                return Some(found);
            }
            let Some(cue) = self.cue(i).filter(|_| i > start) else { continue };
            if let Some(speaker) = self.quoted_person(i, end) {
                return Some(Attribution { speaker, cue: Some(i), by: Construction::After });
            }
            // “…,” replied, after a pause, said Smith: a verb behind a comma with its subject on the right.
            let behind_comma = self.is_mark(i - 1, b",")
                && cue.form != Form::Ing
                && !matches!(self.text(i), "told" | "tells");
            if behind_comma
                && !self.is_name(start)
                && !self.is(start, Classes::DETERMINER | Classes::SUBJECT)
                && let Some(speaker) = self.subject_right(i, end).filter(|np| self.can_speak(np))
            {
                let speaker = self.with_apposition(speaker, end);
                return Some(Attribution { speaker, cue: Some(i), by: Construction::Inverted });
            }
            if let Some(speaker) = self.subject_left(i, start) {
                return Some(Attribution { speaker, cue: Some(i), by: Construction::After });
            }
        }
        None
    }

    /// `the agency quoted a resident as saying`: whoever is quoted by the verb at `i`.
    fn quoted_person(&self, i: usize, end: usize) -> Option<NounPhrase> {
        if !matches!(self.text(i), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing") {
            return None;
        }
        let np = self.subject_right(i, end)?;
        let says = self.text(np.units.end) == "as"
            && matches!(self.text(np.units.end + 1), "saying" | "telling" | "having");
        says.then_some(np)
    }

    /// `said the mayor, Paul Mercer.`: a role and, behind a comma, the name of whoever holds it.
    pub(super) fn with_apposition(&self, np: NounPhrase, end: usize) -> NounPhrase {
        let comma = np.units.end;
        if np.head != Head::Noun || !self.is_mark(comma, b",") || !self.is_name(comma + 1) {
            return np;
        }
        let mut last = comma + 1;
        while last < end
            && (self.is_name(last) || self.is(last, Classes::PARTICLE))
            && !self.is(last, Classes::TIME)
        {
            last += 1;
        }
        let closes = last >= end
            || self.is_mark(last, b".,;(")
            || self.is(last, Classes::RELATIVE | Classes::PREPOSITION);
        if closes && last > comma + 1 {
            NounPhrase { units: np.units.start..last, head: Head::Name }
        } else {
            np
        }
    }
}
