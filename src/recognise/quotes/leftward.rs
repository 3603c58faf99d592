//! The subject left of its verb. In: a strand and a verb in it. Out: the noun phrase that is its subject.
//!
//! Works on word classes alone: adverbs and dates are skipped, asides in commas and brackets are jumped, `who` goes back to its
//! noun, a verb behind `to`, `and` or in -ing takes the subject of the verb before it.

use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::{Classes, Form};
use std::ops::Range;

/// How many units an aside may hold.
const ASIDE: usize = 34;

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
        if participle
            && !progressive
            && let Some(np) = self.witnessed(i, lo)
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
                Some(np) => Some(self.antecedent(np)),
                None => Some(NounPhrase::new(i..i + 1, Head::Pronoun)),
            };
        }
        self.restricted(i, lo).or_else(|| self.phrase_ending(i, lo))
    }

    /// `the backing of Anna Smith, who said`: the person who stands last in the phrase, not what is hers.
    fn antecedent(&self, np: NounPhrase) -> NounPhrase {
        let person = |i: usize| {
            self.is_name(i)
                && !self.is(i, Classes::PLACE | Classes::NATION | Classes::BODY | Classes::TITLE)
        };
        let of = np.units.clone().rev().find(|&i| self.text(i) == "of");
        match of {
            Some(of) if of + 2 < np.units.end && (of + 1..np.units.end).all(person) => {
                NounPhrase::new(of + 1..np.units.end, Head::Name)
            }
            _ => np,
        }
    }

    /// `The report quotes the mayor calling`, `Minutes show Jones warning`: whoever is heard; `i` ends the phrase.
    fn witnessed(&self, i: usize, lo: usize) -> Option<NounPhrase> {
        const HEARD: &[&str] = &[
            "show", "shows", "showed", "hear", "hears", "heard", "caught", "quote", "quotes",
            "quoted", "recorded", "filmed",
        ];
        let heard = (lo..i)
            .rev()
            .take(6)
            .take_while(|&k| self.is_word(k))
            .find(|&k| HEARD.contains(&self.text(k)))?;
        self.phrase_ending(i, heard + 1)
    }

    /// `A man who lost his job in May said`: the noun before a clause without commas; `i` ends that clause.
    fn restricted(&self, i: usize, lo: usize) -> Option<NounPhrase> {
        let mut finite = false;
        for w in (lo + 1..=i).rev().take(ASIDE) {
            if !self.is_word(w) {
                return None;
            }
            if matches!(self.text(w), "who" | "whose") {
                return self.phrase_ending(w - 1, lo).filter(|_| finite);
            }
            finite |=
                crate::recognise::clause::is_finite_verb(self.text.tokens, self.units[w].key());
        }
        None
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
                    && crate::recognise::clause::is_finite_verb(
                        self.text.tokens,
                        self.units[k].key(),
                    )
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
}
