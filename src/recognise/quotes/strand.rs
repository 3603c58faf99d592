//! Sentences as speakers are looked for in them. In: the tokens of a block and its quotes. Out: strands: sentences whose quotes are
//! one unit each, compounds and abbreviations joined, and which of their words are verbs of speech here.
//!
//! Knows words and their neighbours, not phrases: see [`super::noun_phrase`].

use super::marks::Marked;
use crate::recognise::Scene;
use crate::recognise::lexicon::{Classes, Cue, CueClass, Form, Lexis, Word};
use crate::text::{Span, Tokens};
use crate::value::Gazetteer;
use std::ops::Range;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word, a compound or a number.
    Word,
    /// Punctuation, by its folded first byte (`-` is any dash).
    Mark(u8),
    /// A quote, by its index in the marks: half a word, for a text of marks alone holds millions of units.
    Quote(u32),
}

/// A word, a mark or a whole quote.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// Its span, outer quotation marks included.
    pub span: Span,
    /// The token whose letters it goes by; one that there is not for a quote.
    pub(super) key: u32,
    /// What it is.
    pub kind: Kind,
    /// What is known of the word.
    pub word: Word,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether it carries a possessive.
    pub possessive: bool,
    /// Whether it starts with a digit.
    pub number: bool,
}

impl Unit {
    /// A unit of nothing but a span, the token that it goes by, and a kind.
    pub fn new(span: Span, key: Option<usize>, kind: Kind) -> Self {
        let key = key.and_then(|key| u32::try_from(key).ok()).unwrap_or(u32::MAX);
        let (capital, possessive, number) = (false, false, false);
        Self { span, key, kind, word: Word::default(), capital, possessive, number }
    }

    /// The token whose letters it goes by; one past the last for a quote.
    pub fn key(&self) -> usize {
        self.key as usize
    }

    /// Goes by another token from now on.
    pub fn go_by(&mut self, key: usize) {
        self.key = u32::try_from(key).unwrap_or(u32::MAX);
    }
}

/// What strands are made of.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    pub prose: &'a str,
    pub tokens: &'a Tokens,
    pub lexis: &'a Lexis,
    pub gazetteer: &'a Gazetteer,
}

impl<'a> Text<'a> {
    /// The text of a scene.
    pub fn of(scene: &'a Scene<'a>) -> Self {
        Self {
            prose: &scene.article.prose,
            tokens: &scene.tokens,
            lexis: &scene.lexis,
            gazetteer: &scene.settings.gazetteer,
        }
    }
}

/// One sentence of units.
#[derive(Clone, Copy)]
pub struct Strand<'a> {
    pub text: Text<'a>,
    pub units: &'a [Unit],
    pub quotes: &'a [Marked],
}

impl<'a> Strand<'a> {
    /// How many units there are.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The folded word of unit `i`; `""` for quotes and past the end.
    #[inline]
    pub fn text(&self, i: usize) -> &'a str {
        match self.units.get(i) {
            Some(unit) if !matches!(unit.kind, Kind::Quote(_)) => {
                self.text.tokens.get_word(unit.key())
            }
            _ => "",
        }
    }

    /// Whether unit `i` is a word of any of these classes.
    #[inline]
    pub fn is(&self, i: usize, classes: Classes) -> bool {
        self.units.get(i).is_some_and(|u| u.word.is(classes))
    }

    /// Whether unit `i` is one of these marks.
    pub fn is_mark(&self, i: usize, marks: &[u8]) -> bool {
        matches!(self.units.get(i), Some(Unit { kind: Kind::Mark(m), .. }) if marks.contains(m))
    }

    /// Whether unit `i` is a quote.
    pub fn is_quote(&self, i: usize) -> bool {
        matches!(self.units.get(i), Some(Unit { kind: Kind::Quote(_), .. }))
    }

    /// Whether unit `i` is a word or number.
    pub fn is_word(&self, i: usize) -> bool {
        matches!(self.units.get(i), Some(Unit { kind: Kind::Word, .. }))
    }

    /// The quoted words of unit `i`, trimmed; `""` for any other.
    pub fn quoted(&self, i: usize) -> &'a str {
        match self.units.get(i) {
            Some(Unit { kind: Kind::Quote(q), .. }) => {
                self.quotes[*q as usize].words.of(self.text.prose).trim()
            }
            _ => "",
        }
    }

    /// Whether unit `i` is a nickname in quotes inside a name: `Robert “Bo” Harlan`.
    pub fn is_nickname(&self, i: usize) -> bool {
        let words = self.quoted(i);
        i > 0
            && self.is_name(i - 1)
            && self.is_name(i + 1)
            && words.starts_with(char::is_uppercase)
            && words.ends_with(char::is_alphanumeric)
            && words.split_whitespace().count() <= 2
            && !self.units[i - 1].possessive
    }

    /// The last character of the quoted words of unit `i`.
    pub fn quote_end(&self, i: usize) -> char {
        self.quoted(i).chars().next_back().unwrap_or(' ')
    }

    /// Whether unit `i` can be a word of a name.
    pub fn is_name(&self, i: usize) -> bool {
        let grammar = Classes::SUBORDINATOR
            | Classes::PREPOSITION
            | Classes::SUBJECT
            | Classes::RELATIVE
            | Classes::DETERMINER
            | Classes::COORDINATOR;
        self.units.get(i).is_some_and(|u| {
            u.kind == Kind::Word
                && u.capital
                && (!u.word.is(grammar) || u.span.len() > 1 && self.is_acronym(i))
        })
    }

    fn is_acronym(&self, i: usize) -> bool {
        let printed = self.units[i].span.of(self.text.prose);
        matches!(printed, "US" | "WHO" | "IT")
    }

    /// Adverbs in -ly.
    pub fn is_manner(&self, i: usize) -> bool {
        self.is_word(i) && !self.units[i].capital && self.text(i).ends_with("ly")
    }

    /// Whether unit `i` is a role or can be one by its ending.
    pub fn is_role(&self, i: usize) -> bool {
        self.is(i, Classes::ROLE)
    }

    /// Whether any unit of `range` is a name's.
    pub fn has_name(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|i| self.is_name(i))
    }

    /// The verb of speech or thought that unit `i` is here; nouns of the same letters are left out by their neighbours.
    pub fn cue(&self, i: usize) -> Option<Cue> {
        // Asked of every word of a text, and few are any.
        let unit = self.units.get(i).filter(|unit| unit.word.is(Classes::ATTRIBUTES))?;
        let cue = unit.word.cue().or_else(|| self.phrasal(i))?;
        let Some(before) = i.checked_sub(1) else { return Some(cue) };
        if unit.capital && !self.is_quote(before) {
            return None;
        }
        let (text, prior) = (self.text(before), self.units[before]);
        let noun_follows = Classes::POSSESSIVE | Classes::DETERMINER;
        let other = text == "other" && before > 0 && self.text(before - 1) == "the";
        let determined = prior.word.is(noun_follows)
            && !other
            && !prior.word.is(Classes::SUBJECT | Classes::VAGUE)
            && !matches!(text, "all" | "each" | "that" | "this" | "these" | "those");
        // "blasted off", "called off".
        if !cue.strong && matches!(self.text(i + 1), "off" | "away" | "through" | "up" | "down") {
            return None;
        }
        if (prior.possessive && !prior.word.is(Classes::SUBJECT))
            || determined
            || matches!(text, "no" | "such" | "any")
        {
            return None;
        }
        if unit.word.is(Classes::LITERAL) && !self.touches_quote(i) {
            return None;
        }
        let stands = match cue.form {
            Form::Base => self.base_stands(before, cue),
            Form::Third => !cue.nominal || self.third_stands(before),
            Form::Past => self.past_stands(i, before),
            Form::Ing => !matches!(text, "of" | "the"),
        };
        stands.then_some(cue)
    }

    /// `The court ruled that …`, `as Smith put it`: verbs of speech before that one word only.
    fn phrasal(&self, i: usize) -> Option<Cue> {
        let form = match (self.text(i), self.text(i + 1)) {
            ("found" | "ruled" | "held", "that") | ("put", "it") => Form::Past,
            ("finds" | "rules" | "holds", "that") | ("puts", "it") => Form::Third,
            _ => return None,
        };
        Some(Cue { class: CueClass::Say, form, nominal: false, strong: false })
    }

    /// Whether a quote stands right behind unit `i`, or shortly before it.
    fn touches_quote(&self, i: usize) -> bool {
        let behind = i + 1 + usize::from(self.is_mark(i + 1, b",:"));
        self.is_quote(behind) || (i.saturating_sub(6)..i).any(|k| self.is_quote(k))
    }

    fn base_stands(&self, mut before: usize, cue: Cue) -> bool {
        // "Did Smith really say".
        while before > 0 && self.is_manner(before) {
            before -= 1;
        }
        let asks = matches!(self.text(0), "did" | "does" | "do" | "will" | "would" | "could")
            && before > 0
            && before < 8
            && (self.is_name(before) || self.is_role(before));
        if asks && !cue.nominal {
            return true;
        }
        let text = self.text(before);
        let subject = self.is(before, Classes::SUBJECT) || matches!(text, "who" | "you");
        let modal = self.is(before, Classes::MODAL)
            || matches!(
                text,
                "to" | "do"
                    | "does"
                    | "did"
                    | "don't"
                    | "doesn't"
                    | "didn't"
                    | "let"
                    | "us"
                    | "not"
                    | "never"
            );
        if subject || modal {
            return true;
        }
        if cue.nominal {
            return false;
        }
        let plural = text.len() > 2
            && text.ends_with('s')
            && !matches!(text, "as" | "is" | "was" | "has" | "this" | "its" | "his");
        plural
            || self.is(before, Classes::PLURAL | Classes::VAGUE)
            || matches!(text, "also" | "people" | "and" | "or" | "even" | "still" | "often")
    }

    fn third_stands(&self, before: usize) -> bool {
        let text = self.text(before);
        if matches!(text, "of" | "and" | "such" | "about" | "with" | "in") {
            return false;
        }
        self.is_name(before)
            || self
                .is(before, Classes::SUBJECT | Classes::RELATIVE | Classes::ADVERB | Classes::TIME)
            || self.is_role(before)
            || self.is_mark(before, b",)-")
            || self.is_quote(before)
            || text.ends_with("ly")
    }

    fn past_stands(&self, i: usize, before: usize) -> bool {
        if !matches!(self.text(before), "was" | "were" | "been" | "be" | "are" | "is" | "being") {
            return true;
        }
        let by = self.is_quote(i + 1) && self.text(i + 2) == "by";
        matches!(self.text(i + 1), "by" | "as") || by || self.text(i) == "quoted"
    }

    /// Whether any unit of `range` is a verb of speech, quotes and stops not crossed.
    pub fn cue_near(&self, range: Range<usize>) -> bool {
        for i in range {
            if self.is_quote(i) || self.is_mark(i, b".?!") {
                return false;
            }
            if self.cue(i).is_some() {
                return true;
            }
        }
        false
    }

    /// The ranges of units that are sentences.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        let mut start = 0;
        for i in 0..self.len() {
            if self.ends(i) {
                out.push(start..i + 1);
                start = i + 1;
            }
        }
        if start < self.len() {
            out.push(start..self.len());
        }
        out
    }

    fn ends(&self, i: usize) -> bool {
        let Some(next) = self.units.get(i + 1) else { return true };
        let next_quote = matches!(next.kind, Kind::Quote(_));
        match self.units[i].kind {
            Kind::Quote(_) => match self.quote_end(i) {
                '.' => {
                    (next.capital && !self.bare_cue_follows(i))
                        || next_quote
                        || self.is_mark(i + 1, b"'(")
                }
                '?' | '!' | '…' => {
                    (next.capital || next_quote) && !self.cue_near(i + 1..(i + 7).min(self.len()))
                }
                _ => false,
            },
            Kind::Mark(b'.' | b'?' | b'!') => {
                let opens = next.capital
                    || next_quote
                    || next.number
                    || self.is_mark(i + 1, b"\"'(-*[\xE2");
                let initial = i > 0
                    && self.is_mark(i, b".")
                    && next.capital
                    && (self.is(i - 1, Classes::ABBREVIATED)
                        || self.units[i - 1].capital && self.text(i - 1).len() == 1);
                opens && !initial
            }
            _ => false,
        }
    }

    /// `“We go.” Smith said.`: after a quote that ends in a full stop, a name and a verb of speech and nothing else.
    fn bare_cue_follows(&self, i: usize) -> bool {
        let stop =
            (i + 1..(i + 8).min(self.len())).find(|&k| self.is_mark(k, b".?!") || self.is_quote(k));
        stop.is_some_and(|stop| {
            self.is_mark(stop, b".")
                && stop > i + 2
                && self.cue(stop - 1).is_some()
                && self.is_name(stop - 2)
        })
    }
}
