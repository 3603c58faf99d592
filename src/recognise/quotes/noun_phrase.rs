//! Who stands where. In: a strand and a verb in it. Out: the noun phrase that is its subject, left or right of it.
//!
//! Works on word classes alone: adverbs and dates are skipped, asides in commas and brackets are jumped, `who` goes back to its
//! noun, a verb behind `to`, `and` or in -ing takes the subject of the verb before it.

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
    fn new(units: Range<usize>, head: Head) -> Self {
        Self { units, head }
    }
}

/// How many units an aside may hold.
const ASIDE: usize = 34;
/// How many units a noun phrase may hold.
const LONGEST: usize = 16;

impl Strand<'_> {
    /// The subject of the verb `verb`, looked for to its left, not before `lo`.
    pub fn subject_left(&self, verb: usize, lo: usize) -> Option<NounPhrase> {
        let mut i = self.skip_adverbs_left(verb, lo)?;
        if self.is_quote(i) {
            return None;
        }
        let participle =
            self.units.get(verb).and_then(|u| u.word.cue()).is_some_and(|c| c.form == Form::Ing);
        let progressive =
            verb > 0 && matches!(self.text(verb - 1), "is" | "was" | "are" | "were" | "been");
        if participle
            && self.text(i) == "as"
            && let Some(np) = self.quoted_before(i, lo)
        {
            return Some(np);
        }
        let shares =
            matches!(self.text(i), "to" | "and" | "but" | "or") || participle && !progressive;
        if shares {
            return self.shared_subject(verb, i, lo, participle);
        }
        if self.is_mark(i, b",-)(") {
            i = self.jump_aside(i, lo)?;
        }
        if matches!(self.text(i), "who" | "which" | "that") {
            let mut k = i.checked_sub(1).filter(|&k| k >= lo)?;
            if self.is_mark(k, b",") {
                k = k.checked_sub(1).filter(|&k| k >= lo)?;
            }
            return match self.phrase_ending(k, lo) {
                Some(np) => Some(np),
                None => Some(NounPhrase::new(i..i + 1, Head::Pronoun)),
            };
        }
        self.phrase_ending(i, lo)
    }

    /// `quoted the mayor as`, `was quoted by the agency as`: whoever says what follows; `i` is the `as`.
    fn quoted_before(&self, i: usize, lo: usize) -> Option<NounPhrase> {
        let quoted = (lo..i).rev().take(ASIDE).find(|&k| {
            matches!(self.text(k), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing")
        })?;
        let passive = quoted + 1 == i
            || self.text(quoted + 1) == "by"
            || quoted > lo && self.is(quoted - 1, Classes::AUXILIARY | Classes::ADVERB);
        if passive { self.subject_left(quoted, lo) } else { self.subject_right(quoted, i) }
    }

    /// The unit left of `verb` that is no adverb and no date.
    fn skip_adverbs_left(&self, verb: usize, lo: usize) -> Option<usize> {
        let mut i = verb.checked_sub(1)?;
        loop {
            if i < lo {
                return None;
            }
            let dated = |k: usize| self.is(k, Classes::TIME) || self.units[k].number;
            let skipped = !self.is_quote(i)
                && (self.is_verbal_filler(i)
                    || self.is_manner(i)
                    || (self.is(i, Classes::TIME)
                        && !(self.units[i].capital
                            && i > lo
                            && self.is(i - 1, Classes::MASCULINE | Classes::FEMININE)))
                    || (self.text(i) == "on" && i + 1 < verb && dated(i + 1))
                    || (self.units[i].number && i > lo && self.is(i - 1, Classes::TIME)));
            if !skipped || (matches!(self.text(i), "both" | "all") && i == lo) {
                return Some(i);
            }
            i = i.checked_sub(1)?;
        }
    }

    /// Adverbs, auxiliaries and negations: what stands between a subject and its verb.
    fn is_verbal_filler(&self, i: usize) -> bool {
        let filler = Classes::ADVERB | Classes::AUXILIARY | Classes::MODAL;
        let rare = matches!(
            self.text(i),
            "long"
                | "since"
                | "twice"
                | "sometimes"
                | "first"
                | "once"
                | "rightly"
                | "quietly"
                | "next"
        );
        if rare && i > 0 && (self.is(i - 1, Classes::AUXILIARY) || self.text(i) == "sometimes") {
            return true;
        }
        self.is(i, filler) && !self.is_name(i) || matches!(self.text(i), "not" | "never")
    }

    /// The subject of a verb that has none of its own: `…, adding`, `and added`, `refused to say`.
    fn shared_subject(
        &self,
        verb: usize,
        i: usize,
        lo: usize,
        participle: bool,
    ) -> Option<NounPhrase> {
        if participle {
            // "with the mayor adding", "with his wife, Dolly, saying".
            for z in (lo.max(verb.saturating_sub(14))..verb).rev() {
                if self.is_quote(z) {
                    break;
                }
                if self.text(z) == "with" && verb - z > 1 {
                    let aside = self.is_mark(verb - 1, b",");
                    if !(z + 1..verb - usize::from(aside)).any(|k| self.is_mark(k, b",")) {
                        return self.phrase_ending(verb - 1 - usize::from(aside), z + 1);
                    }
                    let end = self.phrase_end(z + 1, verb);
                    if aside && self.is_mark(end, b",") {
                        return self.phrase_ending(end - 1, z + 1);
                    }
                    break;
                }
            }
        }
        let lo = match self.last_clause(verb, lo).filter(|_| participle) {
            Some(clause) => clause + 1,
            None => lo,
        };
        for z in (lo..verb).rev() {
            let finite = self.cue(z).is_some_and(|c| c.form != Form::Ing)
                && (z == 0 || self.text(z - 1) != "to");
            if !finite {
                continue;
            }
            if let Some(np) = self.subject_left(z, lo) {
                return Some(np);
            }
            // "said the minister, adding": the subject stands behind its verb.
            if let Some(np) = self.subject_right(z, verb) {
                return Some(np);
            }
            break;
        }
        self.clause_subject(lo..i.max(lo))
    }

    /// Where the last clause before `verb` starts that is coordinated and has a subject of its own: `but Smith raised doubts, saying`.
    fn last_clause(&self, verb: usize, lo: usize) -> Option<usize> {
        let opens = |c: usize| {
            (matches!(
                self.text(c),
                "but"
                    | "and"
                    | "while"
                    | "as"
                    | "though"
                    | "although"
                    | "because"
                    | "after"
                    | "when"
            ) || self.is_mark(c, b";"))
                && (self.is_name(c + 1) || self.is(c + 1, Classes::SUBJECT | Classes::DETERMINER))
        };
        let verbs = |c: usize| {
            (c + 2..verb).take(8).any(|k| {
                self.is_word(k)
                    && crate::recognise::clause::is_finite_verb(self.text.tokens, self.units[k].key)
            })
        };
        (lo + 1..verb.saturating_sub(2)).rev().find(|&c| opens(c) && verbs(c))
    }

    /// Over an aside in commas, dashes or brackets that ends at `i`: the unit before it.
    fn jump_aside(&self, i: usize, lo: usize) -> Option<usize> {
        if self.is_mark(i, b"(") {
            return i.checked_sub(1).filter(|&k| k >= lo);
        }
        if self.is_mark(i, b")") {
            let open = (lo..i).rev().find(|&j| self.is_mark(j, b"("))?;
            return open.checked_sub(1).filter(|&k| k >= lo);
        }
        let mut end = i;
        for _ in 0..4 {
            let mark = (lo..end).rev().find(|&j| self.is_mark(j, b",-") || self.is_quote(j));
            match mark {
                Some(j) if j > lo && self.is_mark(j, b",-") && i - j <= ASIDE => {
                    let mut k = j - 1;
                    if self.is_mark(k, b")") {
                        k = (lo..k)
                            .rev()
                            .find(|&z| self.is_mark(z, b"("))?
                            .checked_sub(1)
                            .filter(|&z| z >= lo)?;
                    }
                    let before = self.phrase_ending(k, lo);
                    // "his adviser, Yuri Ushakov, referred": the aside is the name.
                    if end == i
                        && j + 1 < i
                        && self.is_bare_name(j + 1..i)
                        && before
                            .as_ref()
                            .is_some_and(|np| np.head == Head::Noun || self.is_office(np))
                    {
                        return Some(i - 1);
                    }
                    // "Leive, the editor of the paper, who was there, asked": an aside before the aside.
                    let aside = before.as_ref().is_some_and(|np| {
                        let start = np.units.start;
                        start > lo + 1
                            && self.is_mark(start - 1, b",")
                            && self.is_name(start - 2)
                            && self.is(start, Classes::DETERMINER | Classes::ROLE)
                            && !self.is_name(start)
                    });
                    if aside {
                        end = before.map_or(j, |np| np.units.start);
                        continue;
                    }
                    // "Oakes, of Esher, Surrey, denies": so is what a preposition behind a comma brings in.
                    let brought = before.as_ref().map(|np| np.units.start).filter(|&start| {
                        start > lo + 2
                            && self.is(start - 1, Classes::PREPOSITION)
                            && self.is_mark(start - 2, b",")
                    });
                    if let Some(start) = brought {
                        end = start - 1;
                        continue;
                    }
                    if self.opens_aside(j + 1)
                        || before.is_some_and(|np| np.head != Head::Noun) && !self.in_list(j)
                    {
                        return Some(k);
                    }
                    end = j;
                }
                _ => break,
            }
        }
        let first = (lo..i).rev().find(|&j| self.is_mark(j, b",-") || self.is_quote(j));
        match first {
            Some(j) if j > lo && self.is_mark(j, b",-") && i - j <= ASIDE => Some(j - 1),
            Some(j) if j > lo && self.is_mark(j, b",-") => Some(i),
            _ => i.checked_sub(1).filter(|&k| k >= lo),
        }
    }

    /// `the deputy director of BBC News`: an office, though a name ends it.
    fn is_office(&self, np: &NounPhrase) -> bool {
        !self.is_name(np.units.start)
            && np.units.clone().any(|i| self.is_role(i) && !self.units[i].capital)
    }

    fn is_bare_name(&self, range: Range<usize>) -> bool {
        range.into_iter().all(|i| self.is_name(i) || self.is(i, Classes::PARTICLE))
    }

    /// Whether what starts at `i` looks like an aside about the name before it.
    fn opens_aside(&self, i: usize) -> bool {
        self.is(
            i,
            Classes::DETERMINER | Classes::RELATIVE | Classes::PREPOSITION | Classes::SUBORDINATOR,
        ) || self.units.get(i).is_some_and(|u| u.number)
            || (self.is_role(i) && !self.units[i].capital)
            || self.text(i).ends_with("ing")
    }

    /// Whether the comma at `j` parts items of a list: names on both sides and `and` behind.
    fn in_list(&self, j: usize) -> bool {
        self.is_name(j + 1) && (j + 1..(j + 8).min(self.len())).any(|k| self.text(k) == "and")
    }

    /// The noun phrase whose last unit is `last`.
    pub fn phrase_ending(&self, last: usize, lo: usize) -> Option<NounPhrase> {
        if last < lo || last >= self.len() || self.is_quote(last) {
            return None;
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
        let noun = self.is_word(last)
            && !self.units[last].number
            && (self.is_role(last)
                || text.ends_with('s')
                || self.is(first, Classes::DETERMINER)
                || self.units[first].possessive
                || person);
        noun.then(|| NounPhrase::new(first..last + 1, Head::Noun))
    }

    fn cannot_end(&self, i: usize) -> bool {
        if self.is_name(i) {
            return false;
        }
        let text = self.text(i);
        let grammar = Classes::SUBORDINATOR
            | Classes::PREPOSITION
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::COORDINATOR;
        let speech = self.units[i].word.cue().is_some()
            && text != "state"
            && !self.units[i].capital
            && !text.ends_with('s')
            && !self.is_role(i);
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
                || (text == "and" && !self.coordinates(first, lo));
            if stops || matches!(text, "but" | "or" | "nor" | "yet") {
                break;
            }
            first = w;
        }
        first
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
        if end < hi && self.is_role(end) && !self.units[end].capital && self.is_name(end + 1) {
            // "Kremlin spokesman Dmitry Peskov".
            return self.name_from(end + 1, hi).lengthened(k);
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
    fn phrase_end(&self, i: usize, hi: usize) -> usize {
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
