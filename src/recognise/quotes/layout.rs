//! How a text is laid out: what names a speaker without a verb, and what looks like a quote but is a title. In: a strand and a quote
//! in it. Out: the name behind a dash, before a colon, in a headline; whether the quote is the title of a work.

use super::attribution::{Attribution, Construction};
use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::Classes;

/// Words before the title of a work.
const ANNOUNCES: &[&str] = &[
    "on",
    "of",
    "the",
    "in",
    "from",
    "to",
    "for",
    "with",
    "a",
    "an",
    "called",
    "titled",
    "entitled",
    "named",
    "dubbed",
    "host",
    "show",
    "program",
    "programme",
    "book",
    "film",
    "movie",
    "song",
    "memoir",
    "documentary",
    "series",
    "article",
    "and",
    "at",
    "by",
    "novel",
    "album",
    "single",
    "play",
    "podcast",
    "headlined",
    "essay",
    "column",
    "ballet",
    "opera",
    "magazine",
    "drama",
];

/// What a work is called.
const WORKS: &[&str] = &[
    "film",
    "movie",
    "book",
    "show",
    "song",
    "series",
    "novel",
    "album",
    "single",
    "play",
    "podcast",
    "documentary",
    "memoir",
    "drama",
    "programme",
    "program",
    "opera",
    "ballet",
    "musical",
];

impl Strand<'_> {
    /// “…” — Name, with at most a few words behind the name.
    pub fn dash_name(&self, quote: usize) -> Option<Attribution> {
        let first = quote + 2;
        if !self.is_mark(quote + 1, b"-") || !self.is_name(first) {
            return None;
        }
        let mut end = first;
        while end < self.len()
            && (self.is_name(end)
                || self.is(end, Classes::PARTICLE)
                // "Wigan boss Lee Clark".
                || self.is_role(end) && self.is_name(end + 1)
                || matches!(self.text(end), "of" | "the" | "and"))
        {
            end += 1;
        }
        let rest = (end..self.len()).filter(|&i| self.is_word(i)).count();
        let verb = (end..self.len()).any(|i| self.cue(i).is_some())
            || crate::recognise::clause::is_finite_verb(
                self.text.tokens,
                self.units.get(end).map_or(usize::MAX, |u| u.key()),
            );
        (rest <= 12 && !verb).then_some(Attribution {
            speaker: NounPhrase { units: first..end, head: Head::Name },
            cue: None,
            by: Construction::Dash,
        })
    }

    /// `“…”: Smith on the bridge`: a headline that opens with the words and names who said them behind a colon.
    pub fn headline(&self, quote: usize) -> Option<NounPhrase> {
        if quote != 0 || !self.is_mark(1, b":") || !self.is_name(2) {
            return None;
        }
        let end = (2..self.len())
            .find(|&i| !self.is_name(i) && !self.is(i, Classes::PARTICLE))
            .unwrap_or(self.len());
        Some(NounPhrase { units: 2..end, head: Head::Name })
    }

    /// `SMITH: “…”`, `Jane Smith: “…”` where the sentence starts with a name and a colon.
    pub fn transcript(&self) -> Option<NounPhrase> {
        let colon = (1..self.len().min(16)).find(|&i| self.is_mark(i, b":"))?;
        // "Norwich boss Chris Holt (beaten 4-0): “…”"
        let aside = (1..colon).find(|&i| self.is_mark(i, b"(") && self.is_mark(colon - 1, b")"));
        let end = aside.unwrap_or(colon);
        let named = self.is_name(0)
            && (0..end).all(|i| {
                self.is_name(i)
                    || self.is(i, Classes::PARTICLE)
                    || self.is_mark(i, b".")
                    || self.is_role(i) && !self.is(i, Classes::CUE)
            });
        named.then_some(NounPhrase { units: 0..end, head: Head::Name })
    }

    /// Whether the quote is the title of a show, a book or a song: capitals throughout, behind `on`, `the`, `called` and the like.
    pub fn is_work(&self, quote: usize) -> bool {
        let words: Vec<&str> = self
            .quoted(quote)
            .split(|c: char| !c.is_alphanumeric() && !"'’-&.".contains(c))
            .filter(|w| !w.is_empty())
            .collect();
        if quote == 0
            || words.is_empty()
            || words.len() > 12
            || matches!(self.quote_end(quote), '!' | '?')
        {
            return false;
        }
        // American style sets the comma inside: on NBC's “Meet the Press,”.
        let owned = self.units[quote - 1].possessive || matches!(self.text(quote - 1), "on" | "of");
        let announced = WORKS.contains(&self.text(quote - 1));
        if self.quote_end(quote) == ',' && !announced && (words.len() < 2 || !owned) {
            return false;
        }
        let capital =
            |w: &str| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let small = |w: &str| {
            crate::recognise::lexicon::look_up(w)
                .is(Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR)
        };
        if !capital(words[0]) || !words.iter().all(|w| capital(w) || small(w)) {
            return false;
        }
        let all_loud = words.len() > 1 && words.iter().all(|w| !w.chars().any(char::is_lowercase));
        let before = quote - 1;
        !all_loud
            && self.is_word(before)
            && (self.units[before].possessive
                || self.is(before, Classes::POSSESSIVE)
                || ANNOUNCES.contains(&self.text(before)))
    }
}
