//! Which words of a sentence say who speaks. In: a strand and a quote in it. Out: the speaker's noun phrase, the cue, and the
//! construction that joins them.

use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::{Classes, CueClass, Form};
use crate::value::Tier;
use std::ops::Range;

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

/// How far behind a quote its verb is looked for, in units.
const REACH: usize = 34;

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

/// Verbs before `to` and what somebody means to do.
const WILLING: &[&str] = &[
    "wants",
    "want",
    "wanted",
    "seeks",
    "sought",
    "tries",
    "tried",
    "hopes",
    "hoped",
    "plans",
    "planned",
    "intends",
    "intended",
    "aims",
    "aimed",
    "refuses",
    "refused",
    "agreed",
    "agrees",
    "continues",
    "continued",
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
    fn own_clause(&self, quote: usize, lo: usize) -> Option<Attribution> {
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

    /// `Her deputy, Tom Hall, was blunter: “…”`: whoever the sentence before the colon is about.
    fn announced(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let finite = |i: usize| {
            self.is_word(i)
                && crate::recognise::clause::is_finite_verb(self.text.tokens, self.units[i].key)
        };
        let speaker = (lo..quote)
            .filter(|&i| finite(i))
            .filter_map(|verb| self.subject_left(verb, lo))
            .find(|np| self.can_speak(np) || matches!(self.text(np.units.start), "he" | "she"))?;
        Some(Attribution { speaker, cue: None, by: Construction::Before })
    }

    /// Behind the quote, and behind the quotes that are coordinated with it.
    fn right(&self, quote: usize, right_end: usize) -> Option<Attribution> {
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

    /// `Smith's “old boys” remark`, `her “never again” speech`: words that are somebody's by what they are called.
    fn owned(&self, quote: usize) -> Option<Attribution> {
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

    /// `Smith panned the plan as “theft”`: the subject of the verb whose object the quote labels.
    fn labelled(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let finite = |i: usize| {
            self.is_word(i)
                && crate::recognise::clause::is_finite_verb(self.text.tokens, self.units[i].key)
        };
        let verb = (lo..quote).rev().find(|&i| finite(i))?;
        let passive = matches!(self.text(verb), "is" | "was" | "are" | "were" | "be" | "been")
            || verb > 0 && self.is(verb - 1, Classes::AUXILIARY)
            || matches!(self.text(verb + 1), "as" | "across" | "off");
        let speaker = self
            .subject_left(verb, lo)
            .filter(|np| !passive && (self.can_speak(np) || np.head == Head::Pronoun))?;
        Some(Attribution { speaker, cue: Some(verb), by: Construction::Before })
    }

    /// A name, or a noun for somebody who speaks.
    fn can_speak(&self, np: &NounPhrase) -> bool {
        np.head == Head::Name || np.head == Head::Noun && np.units.clone().any(|i| self.is_role(i))
    }

    /// `said the mayor, Paul Mercer.`: a role and, behind a comma, the name of whoever holds it.
    fn with_apposition(&self, np: NounPhrase, end: usize) -> NounPhrase {
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

    fn according_to(&self, i: usize, end: usize) -> Option<Attribution> {
        if self.text(i) != "according" || self.text(i + 1) != "to" {
            return None;
        }
        let speaker = self.subject_right(i + 1, end)?;
        Some(Attribution { speaker, cue: Some(i), by: Construction::AccordingTo })
    }

    /// Before the quote, not before unit `lo`: the nearest finite verb of speech, verbs of thought and infinitives only where there
    /// is no other.
    fn left(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let mut candidates: Vec<(bool, bool, Attribution)> = Vec::new();
        for i in (lo..quote).rev() {
            if self.is_quote(i) {
                continue;
            }
            if let Some(found) = self.according_to(i, quote).or_else(|| self.in_words_of(i, lo)) {
                return Some(found);
            }
            let Some(cue) = self.cue(i) else { continue };
            let Some(found) = self.left_at(i, quote, lo) else { continue };
            // "operations were continuing": things do not speak.
            if cue.form == Form::Ing
                && i > 0
                && self.is(i - 1, Classes::AUXILIARY)
                && found.speaker.head == Head::Noun
                && !found.speaker.units.clone().any(|k| self.is_role(k))
            {
                continue;
            }
            let infinitive = i > 0 && self.text(i - 1) == "to";
            let soft = matches!(cue.class, CueClass::Think | CueClass::Expect)
                && !cue.strong
                && !matches!(self.text(i), "predicted" | "predicts" | "threatened" | "threatens");
            // "this is, they say, a gift": somebody, but not the one who is named.
            let vague = found.speaker.head == Head::Pronoun
                && (self.text(found.speaker.units.start) == "they"
                    || self.is(found.speaker.units.start, Classes::VAGUE));
            let soft = soft || vague;
            candidates.push((infinitive, soft, found));
            if !infinitive && !soft && cue.form != Form::Ing {
                break;
            }
        }
        let best = candidates
            .iter()
            .position(|(infinitive, soft, _)| !infinitive && !soft)
            .or_else(|| candidates.iter().position(|(infinitive, _, _)| !infinitive))
            .unwrap_or(0);
        (best < candidates.len()).then(|| candidates.swap_remove(best).2)
    }

    /// The speaker of the verb of speech at `i`, which stands before the quote.
    fn left_at(&self, i: usize, quote: usize, lo: usize) -> Option<Attribution> {
        let attribution = |speaker, by| Some(Attribution { speaker, cue: Some(i), by });
        // "…, said Smith, was “…”": an aside of verb and speaker.
        if i > lo
            && self.is_mark(i - 1, b",")
            && self.units[i].word.cue().is_some_and(|c| c.form != Form::Ing)
            && let Some(right) = self.subject_right(i, quote).filter(|np| self.can_speak(np))
            && self.is_mark(right.units.end, b",")
        {
            return attribution(right, Construction::Inverted);
        }
        let mut subject = self.subject_left(i, lo);
        // Said Smith: “…”
        if self.is_mark(quote - 1, b":,")
            && (i == 0 || self.is_mark(i - 1, b",") || self.is_quote(i - 1))
            && !matches!(self.text(i), "told" | "tells" | "called" | "calls")
            && let Some(right) = self.subject_right(i, quote)
            && right.units.end == quote - 1
            && right.head == Head::Name
            && (subject.is_none() || !self.is_name(lo))
        {
            return attribution(right, Construction::Inverted);
        }
        // was once called “…” by Smith; the bridge, dubbed “…” by locals
        let reduced = i > lo && (self.is_mark(i - 1, b",") || self.is(i - 1, Classes::COORDINATOR));
        let passive = i > 0
            && self.is(i - 1, Classes::AUXILIARY | Classes::ADVERB)
            && (lo..i)
                .rev()
                .take(3)
                .any(|k| matches!(self.text(k), "was" | "were" | "is" | "are" | "been" | "being"));
        let labels = reduced && i + 1 == quote;
        if self.text(quote + 1) == "by" && (labels || passive) {
            let by = self.subject_right(quote + 1, self.len());
            if labels || by.is_some() {
                return attribution(by?, Construction::Before);
            }
        }
        // was described by Smith as “…”
        if self.text(i + 1) == "by" && i > 0 && self.is(i - 1, Classes::AUXILIARY | Classes::ADVERB)
            || self.text(i + 1) == "by"
                && (reduced || self.is_mark(i.wrapping_sub(1), b",") || subject.is_none())
        {
            subject = self.subject_right(i + 1, quote).or(subject);
        }
        if subject.is_none() && lo > 0 {
            subject = self.subject_left(i, 0);
        }
        attribution(subject?, Construction::Before)
    }

    /// `in Smith's words`, `in the words of Smith`.
    fn in_words_of(&self, i: usize, lo: usize) -> Option<Attribution> {
        if self.text(i) != "words" || i == 0 {
            return None;
        }
        let by = Construction::AccordingTo;
        if self.text(i + 1) == "of" {
            let speaker = self.subject_right(i + 1, self.len())?;
            return Some(Attribution { speaker, cue: Some(i), by });
        }
        if self.units[i - 1].possessive {
            let speaker = self.phrase_ending(i - 1, lo)?;
            return Some(Attribution { speaker, cue: Some(i), by });
        }
        matches!(self.text(i - 1), "his" | "her" | "their").then(|| Attribution {
            speaker: NounPhrase { units: i - 1..i, head: Head::Pronoun },
            cue: Some(i),
            by,
        })
    }

    /// Whether the quoted words start with a finite verb, adverbs aside.
    fn opens_with_verb(&self, quote: usize) -> bool {
        let mut words = self
            .quoted(quote)
            .split(|c: char| !c.is_alphanumeric() && !"'’".contains(c))
            .filter(|w| !w.is_empty());
        let first = words.find(|w| !w.ends_with("ly"));
        first.is_some_and(|w| {
            let known = crate::recognise::lexicon::look_up(&crate::text::fold::fold(w));
            known.is(Classes::AUXILIARY | Classes::VERB)
                || known.cue().is_some_and(|c| c.form == Form::Past)
                || w.len() > 4 && w.ends_with("ed")
        })
    }

    /// The subject whose verb phrase is the quote itself: `The mayor has “no plan” …`, `Moscow will “propose” it`.
    pub fn predicated(&self, quote: usize) -> Option<NounPhrase> {
        let lower = self.quoted(quote).starts_with(|c: char| c.is_lowercase());
        let mut i = quote.checked_sub(1).filter(|_| lower)?;
        while self.is(i, Classes::AUXILIARY | Classes::MODAL | Classes::ADVERB) || self.is_manner(i)
        {
            i = i.checked_sub(1)?;
        }
        // "Moscow wants to “talk”".
        if self.text(i) == "to"
            && let Some(verb) = i.checked_sub(1).filter(|&v| WILLING.contains(&self.text(v)))
        {
            return self.subject_left(verb, 0).filter(|np| self.can_speak(np));
        }
        let np = self.phrase_ending(i, 0).filter(|np| {
            // "The dam is “not fit for purpose”": things do not speak, and what somebody is, others say.
            let is = i + 1 < quote
                && matches!(self.text(quote - 1), "is" | "was" | "are" | "were" | "be" | "been");
            let judged = is
                && ["a ", "an ", "the ", "not ", "no "]
                    .iter()
                    .any(|word| self.quoted(quote).starts_with(word));
            let so_called = self.units[i].span.of(self.text.prose).ends_with("called");
            !judged && (np.head != Head::Noun || self.can_speak(np) && !so_called)
        })?;
        let opens = np.units.start == 0
            || np.units.start <= 2
                && (self.is(0, Classes::COORDINATOR | Classes::SUBORDINATOR)
                    || self.is_mark(np.units.start - 1, b","));
        (opens && np.head != Head::Pronoun
            || np.head == Head::Pronoun && i + 1 < quote && np.units.start == 0)
            .then_some(np)
    }
}
