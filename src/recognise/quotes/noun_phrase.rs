//! Noun phrases. In: a strand and a place in it. Out: the noun phrase that ends or starts there, the subject right of a verb, and the
//! first subject of a clause. Works on word classes alone; the subject left of a verb is looked for in [`super::leftward`].

use super::strand::Strand;
use crate::recognise::lexicon::{Classes, Form};
use std::ops::Range;

/// What heads a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A proper name.
    Name,
    /// A common noun.
    Noun,
    /// A pronoun.
    Pronoun,
}

/// A noun phrase, as units of a strand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    /// Its units.
    pub units: Range<usize>,
    /// What heads it.
    pub head: Head,
}

impl NounPhrase {
    pub(super) fn new(units: Range<usize>, head: Head) -> Self {
        Self { units, head }
    }
}

/// How many units a noun phrase may hold.
const LONGEST: usize = 16;

impl Strand<'_> {
    /// The noun phrase whose last unit is `last`.
    pub fn phrase_ending(&self, last: usize, lo: usize) -> Option<NounPhrase> {
        if last < lo || last >= self.len() || self.is_quote(last) {
            return None;
        }
        // "One called it a farce; the other said …"
        if self.text(last) == "other" && last > lo && self.text(last - 1) == "the" {
            return Some(NounPhrase::new(last - 1..last + 1, Head::Noun));
        }
        if self.is(last, Classes::SUBJECT | Classes::RELATIVE) && !self.is_name(last)
            || self.is(last, Classes::VAGUE) && !self.units[last].number
        {
            if self.text(last) == "where" || self.text(last) == "whose" {
                return None;
            }
            return Some(NounPhrase::new(last..last + 1, Head::Pronoun));
        }
        if self.cannot_end(last) {
            return None;
        }
        let first = self.phrase_start(last, lo);
        let first = self.trim_lead(first, last);
        if self.is_name(last) || matches!(self.text(last), "jr" | "sr") {
            return Some(NounPhrase::new(first..last + 1, Head::Name));
        }
        let text = self.text(last);
        let person = ["er", "or", "ist", "man", "woman", "ian", "person"]
            .iter()
            .any(|end| text.ends_with(end));
        // "the 27-year-old": a number only by its first letter.
        let aged = self.units[last].number && text == "old";
        let noun = self.is_word(last)
            && (!self.units[last].number || aged)
            && (self.is_role(last)
                || text.ends_with('s')
                || self.is(first, Classes::DETERMINER)
                || self.units[first].possessive
                || person);
        noun.then(|| NounPhrase::new(first..last + 1, Head::Noun))
    }

    fn cannot_end(&self, i: usize) -> bool {
        let text = self.text(i);
        if self.is_name(i) && text != "there" {
            return false;
        }
        let grammar = Classes::SUBORDINATOR
            | Classes::PREPOSITION
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::COORDINATOR;
        let speech = self.units[i].word.cue().is_some()
            && text != "state"
            && !self.units[i].capital
            && !self.is_role(i)
            && (!text.ends_with('s') || self.units[i].word.cue().is_some_and(|c| !c.nominal));
        !self.is_word(i)
            || self.is(i, grammar)
            || (self.is(i, Classes::DETERMINER) && !self.is(i, Classes::VAGUE | Classes::QUANTITY))
            || speech
            || matches!(text, "there" | "earlier" | "then" | "to")
    }

    /// Leftwards from the last word of a noun phrase to its first.
    fn phrase_start(&self, last: usize, lo: usize) -> usize {
        let mut first = last;
        if self.text(last) == "state"
            && last >= lo + 2
            && self.text(last - 1) == "of"
            && self.text(last - 2) == "head"
        {
            first = last - 2;
        }
        while first > lo && last - first <= LONGEST {
            let w = first - 1;
            let text = self.text(w);
            if self.is_nickname(w) {
                first = w - 1;
                continue;
            }
            let stops = !self.is_word(w)
                || self.is(
                    w,
                    Classes::SUBORDINATOR | Classes::RELATIVE | Classes::AUXILIARY | Classes::MODAL,
                )
                || (self.is(w, Classes::SUBJECT) && !self.is_name(w))
                || (self.units[w].word.cue().is_some_and(|c| c.form == Form::Past)
                    && !self.units[w].capital)
                || w > lo && self.cue(w).is_some_and(|c| !c.nominal && c.form != Form::Ing)
                || self.takes_object(w)
                || (text == "and" && !self.coordinates(first, lo));
            if stops || matches!(text, "but" | "or" | "nor" | "yet") {
                break;
            }
            first = w;
        }
        first
    }

    /// `Protesters carried a banner`: before an article stand prepositions and the like, or a verb.
    fn takes_object(&self, w: usize) -> bool {
        let article = matches!(self.text(w + 1), "the" | "a" | "an");
        article
            && !self.units[w].capital
            && !self.is(w, Classes::PREPOSITION | Classes::COORDINATOR | Classes::TIME)
            && !matches!(self.text(w), "all" | "both" | "half" | "of")
    }

    /// Whether `and` right before `first` joins names or roles of one noun phrase.
    fn coordinates(&self, first: usize, lo: usize) -> bool {
        first >= lo + 2
            && (self.is_name(first) && self.is_name(first - 2)
                || self.is_role(first - 2)
                || self.is(first, Classes::DETERMINER)
                    && self.is_name(first - 2)
                    && (self.is_name(first + 1) || self.is(first, Classes::POSSESSIVE)))
    }

    /// Drops what leads up to a noun phrase: `On Tuesday the`, `in Moscow Mr`.
    fn trim_lead(&self, mut first: usize, last: usize) -> usize {
        while first < last {
            let text = self.text(first);
            if self.is(first, Classes::TIME) && !self.is(first + 1, Classes::BODY)
                || self.is(first, Classes::ADVERB)
                || self.is_manner(first)
                || matches!(text, "and" | "or" | "here" | "there" | "thus" | "so")
                // "belonging to the group, which said"
                || text.ends_with("ing")
                    && !self.units[first].capital
                    && self.is(first + 1, Classes::PREPOSITION)
            {
                first += 1;
            } else if self.is(first, Classes::PREPOSITION) && !self.is_name(first) {
                let mut k = first + 1;
                while k <= last && (self.is(k, Classes::TIME) || self.units[k].number) {
                    k += 1;
                }
                first = k.min(last);
            } else {
                break;
            }
        }
        first
    }

    /// The first plausible subject in `range`: of the main clause, behind an introduction that ends in a comma.
    pub fn clause_subject(&self, range: Range<usize>) -> Option<NounPhrase> {
        let Range { start: lo, end: hi } = range;
        if lo >= hi {
            return None;
        }
        let mut from = lo;
        let intro = self.is(lo, Classes::PREPOSITION | Classes::SUBORDINATOR)
            || matches!(self.text(lo), "asked" | "speaking" | "following" | "once")
            || self.text(lo).ends_with("ing") && !self.is_name(lo + 1);
        if intro
            && let Some(comma) = (lo..hi).find(|&k| self.is_mark(k, b","))
            && comma + 1 < hi
            && comma - lo < 25
        {
            from = comma + 1;
        }
        for k in from..hi {
            if self.is_quote(k) {
                continue;
            }
            if self.is(k, Classes::SUBJECT) && self.text(k) != "it" && !self.is_name(k) {
                return Some(NounPhrase::new(k..k + 1, Head::Pronoun));
            }
            if self.is_name(k) && self.can_be_subject(k) {
                return Some(self.name_from(k, hi));
            }
            if self.is_role(k) && !(k > lo && self.is(k - 1, Classes::PREPOSITION)) {
                return Some(self.role_at(k, from, hi));
            }
        }
        None
    }

    fn can_be_subject(&self, k: usize) -> bool {
        let proper =
            Classes::TITLE | Classes::BODY | Classes::NATION | Classes::PLACE | Classes::ROLE;
        let ordinary = self.is(k, Classes::COMMON | Classes::ADVERB) && !self.is(k, proper);
        let never = Classes::TIME | Classes::AUXILIARY | Classes::NEGATION;
        !self.is(k, never) && (!ordinary || self.is_name(k + 1))
    }

    fn name_from(&self, k: usize, hi: usize) -> NounPhrase {
        let mut end = k + 1;
        while end < hi
            && (self.is_name(end) && !self.is(end, Classes::TIME)
                || (self.is(end, Classes::PARTICLE) || self.text(end) == "of")
                    && end + 1 < hi
                    && self.is_name(end + 1))
        {
            end += 1;
        }
        if self.units[end - 1].possessive && end < hi && self.is_role(end) {
            return NounPhrase::new(k..end + 1, Head::Noun);
        }
        if end < hi && self.is_role(end) && !self.units[end].capital {
            // "Kremlin spokesman Dmitry Peskov", "American officials".
            return if self.is_name(end + 1) {
                self.name_from(end + 1, hi).lengthened(k)
            } else {
                NounPhrase::new(k..end + 1, Head::Noun)
            };
        }
        NounPhrase::new(k..end, Head::Name)
    }

    fn role_at(&self, k: usize, lo: usize, hi: usize) -> NounPhrase {
        let mut first = k;
        while first > lo
            && self.is_word(first - 1)
            && !self
                .is(first - 1, Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::COORDINATOR)
        {
            first -= 1;
        }
        let mut end = k + 1;
        while end < hi && self.is_name(end) && !self.is(end, Classes::TIME) {
            end += 1;
        }
        NounPhrase::new(first..end, if end > k + 1 { Head::Name } else { Head::Noun })
    }

    /// The subject right of the verb `verb` (`said the minister`), within units before `hi`.
    pub fn subject_right(&self, verb: usize, hi: usize) -> Option<NounPhrase> {
        let mut i = verb + 1;
        while i < hi && (self.is_manner(i) || matches!(self.text(i), "also" | "then" | "later")) {
            i += 1;
        }
        if i >= hi || !self.is_word(i) {
            return None;
        }
        if self.is(i, Classes::SUBJECT) && !self.is_name(i) {
            return (self.text(i) != "it").then(|| NounPhrase::new(i..i + 1, Head::Pronoun));
        }
        if (self.is(i, Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::TIME)
            || self.is_mark(i, b",.;:"))
            && !self.is_name(i)
        {
            return None;
        }
        let mut end = self.phrase_end(i, hi);
        while end > i + 1
            && (self.is(end - 1, Classes::PREPOSITION | Classes::TIME | Classes::COORDINATOR)
                && !self.is_name(end - 1)
                || self.is(end - 1, Classes::TIME)
                || matches!(self.text(end - 1), "the" | "a" | "an"))
        {
            end -= 1;
        }
        if end == i {
            return None;
        }
        let named = self.has_name(i..end);
        let plausible =
            named || (i..end).any(|k| self.is_role(k)) || self.is(i, Classes::DETERMINER);
        plausible.then(|| NounPhrase::new(i..end, if named { Head::Name } else { Head::Noun }))
    }

    /// Rightwards from the first word of a noun phrase to one past its last.
    pub(super) fn phrase_end(&self, i: usize, hi: usize) -> usize {
        let mut end = i;
        while end < hi && end - i <= LONGEST {
            if end > i && self.is_nickname(end) {
                end += 1;
                continue;
            }
            if !self.is_word(end) {
                break;
            }
            let text = self.text(end);
            let named_next = self.is_name(end + 1) || self.is(end + 1, Classes::DETERMINER);
            if self.is_name(end) && !self.is(end, Classes::TIME) {
                end += 1;
                continue;
            }
            let stops = self.is(end, Classes::SUBORDINATOR | Classes::RELATIVE)
                // "The agency, which has a man there, said the road was closed."
                || end > i && self.is(end, Classes::AUXILIARY | Classes::MODAL)
                || (self.is(end, Classes::TIME) && end > i)
                || (text == "and" && !named_next)
                || matches!(text, "but" | "or")
                || self.units[end].word.cue().is_some_and(|c| c.form == Form::Ing);
            let preposition = self.is(end, Classes::PREPOSITION)
                && !(end > i
                    && (matches!(text, "of" | "for")
                        || matches!(text, "at" | "with" | "from" | "in")
                            && !self.is_name(end - 1))
                    && (named_next || self.is_role(end + 1)));
            if stops || preposition {
                break;
            }
            end += 1;
        }
        end
    }
}

impl NounPhrase {
    fn lengthened(self, first: usize) -> Self {
        Self { units: first..self.units.end, head: self.head }
    }
}
