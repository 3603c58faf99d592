//! Speakers who stand before their quote. In: a strand and a quote in it. Out: the nearest verb of speech to its left with its subject,
//! or whoever a sentence without such a verb is about.

use super::attribution::{Attribution, Construction};
use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::{Classes, CueClass, Form};
use crate::text::segment::LONGEST;

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
    /// Before the quote, not before unit `lo` nor further off than a sentence is long: the nearest finite verb of speech, verbs of
    /// thought and infinitives only where there is no other.
    pub(super) fn left(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let lo = lo.max(quote.saturating_sub(LONGEST));
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
    pub(super) fn left_at(&self, i: usize, quote: usize, lo: usize) -> Option<Attribution> {
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

    /// `Her deputy, Tom Hall, was blunter: “…”`: whoever the sentence before the colon is about.
    pub(super) fn announced(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let finite = |i: usize| {
            self.is_word(i)
                && crate::recognise::clause::is_finite_verb(self.text.tokens, self.units[i].key())
        };
        let speaker = (lo..quote)
            .filter(|&i| finite(i))
            .filter_map(|verb| self.subject_left(verb, lo))
            .find(|np| self.can_speak(np) || matches!(self.text(np.units.start), "he" | "she"))?;
        Some(Attribution { speaker, cue: None, by: Construction::Before })
    }

    /// `Smith panned the plan as “theft”`: the subject of the verb whose object the quote labels.
    pub(super) fn labelled(&self, quote: usize, lo: usize) -> Option<Attribution> {
        let finite = |i: usize| {
            self.is_word(i)
                && crate::recognise::clause::is_finite_verb(self.text.tokens, self.units[i].key())
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

    /// Whether the quoted words start with a finite verb, adverbs aside.
    pub(super) fn opens_with_verb(&self, quote: usize) -> bool {
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
