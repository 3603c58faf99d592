//! A sentence as the walker sees it. In: an article's reading and one of its sentences. Out: its tokens, how many words lie
//! between two of them, and the values that start at each.

use super::quoted::Said;
use crate::engine::look::Look;
use crate::text::{Span, TokenKind};
use crate::value::spelling::Spelt;
use crate::value::{EntityId, Value};
use std::cell::OnceCell;
use std::ops::Range;

/// One sentence.
pub(super) struct Ground<'a> {
    pub look: Look<'a>,
    /// Its number in the reading.
    pub number: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its values, by start.
    pub slots: Vec<Slot<'a>>,
    /// Where holes can enter slots, by token: the token and the slot's index.
    entries: Vec<(usize, usize)>,
    /// For each token the longest name and the longest role that start at it, once a phrase asks for one.
    spelt: OnceCell<Vec<[Option<Spelt>; 2]>>,
    /// Its quotes with their words, once a rule asks for one.
    pub said: OnceCell<Vec<Said<'a>>>,
    /// For each token, how many words of the sentence start before it; one more entry for the end.
    words: Vec<u32>,
}

/// One value by its tokens.
#[derive(Debug, Clone)]
pub(super) struct Slot<'a> {
    pub value: &'a Value,
    /// The value alone.
    pub core: Range<usize>,
    /// With hedge and counted noun; holds `core`.
    pub extent: Range<usize>,
}

impl<'a> Ground<'a> {
    /// The sentence of that number.
    pub fn new(look: Look<'a>, number: usize) -> Self {
        let sentence = &look.reading.sentences[number];
        let tokens = sentence.tokens.clone();
        let slots = slots(look, &tokens, sentence.span);
        let entries = entries(&slots);
        let words = count_words(look, &tokens);
        let (spelt, said) = (OnceCell::new(), OnceCell::new());
        Self { look, number, tokens, slots, entries, spelt, said, words }
    }

    /// The slots that a hole can enter at a token: there they start, with or without their hedge; a name can be entered anywhere.
    pub fn slots_at(&self, at: usize) -> impl Iterator<Item = usize> {
        let first = self.entries.partition_point(|(token, _)| *token < at);
        let here = self.entries[first..].iter().take_while(move |(token, _)| *token == at);
        here.map(|(_, slot)| *slot)
    }

    /// The folded letters of a token of the sentence.
    pub fn word(&self, at: usize) -> &'a str {
        self.look.reading.tokens.word(at)
    }

    /// Whether a token is of the sentence and has exactly these folded letters.
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        at < self.tokens.end && self.word(at) == word
    }

    /// Whether a token is of the sentence and starts with these folded letters.
    pub fn starts_with(&self, at: usize, letters: &str) -> bool {
        at < self.tokens.end && self.word(at).starts_with(letters)
    }

    /// How many words start in a range of tokens.
    pub fn words_in(&self, range: Range<usize>) -> u32 {
        let at = |i: usize| self.words[i - self.tokens.start];
        at(range.end).saturating_sub(at(range.start))
    }

    /// The prose from the first to the last token of a range that is not empty.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.look.reading.tokens.span(range.start, range.end - 1)
    }

    /// How many tokens each name of the entity takes that starts at `at`.
    pub fn names_at(&self, at: usize, entity: EntityId) -> impl Iterator<Item = usize> {
        let spelt = self.spelt.get_or_init(|| spelt(self.look, &self.tokens));
        let here = at.checked_sub(self.tokens.start).and_then(|i| spelt.get(i)).into_iter();
        here.flatten()
            .flatten()
            .filter(move |spelt| spelt.entity == entity && at + spelt.tokens <= self.tokens.end)
            .map(|spelt| spelt.tokens)
    }

    /// Whether a token may stand between two words of a phrase without counting: a quotation mark, or the possessive of the word
    /// before it.
    pub fn is_skipped(&self, at: usize) -> bool {
        at < self.tokens.end
            && match self.look.reading.tokens[at].kind {
                TokenKind::Possessive => true,
                TokenKind::Mark => matches!(self.word(at), "\"" | "'"),
                TokenKind::Word | TokenKind::Number => false,
            }
    }

    /// The clause that holds a token.
    pub fn clause(&self, at: usize) -> Range<usize> {
        self.look.reading.clause_at(self.number, at)
    }
}

fn slots<'a>(look: Look<'a>, sentence: &Range<usize>, span: Span) -> Vec<Slot<'a>> {
    let tokens = &look.reading.tokens;
    let within = |span: Span| {
        let range = tokens.within(span);
        range.start.max(sentence.start)..range.end.min(sentence.end)
    };
    look.reading
        .values_in(span)
        .iter()
        .map(|value| {
            let core = within(value.span);
            let whole = within(value.extent);
            let extent = whole.start.min(core.start)..whole.end.max(core.end);
            Slot { value, core, extent }
        })
        .filter(|slot| !slot.core.is_empty())
        .collect()
}

fn entries(slots: &[Slot]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (i, slot) in slots.iter().enumerate() {
        let inner = if slot.value.name().is_some() {
            slot.core.clone()
        } else {
            slot.core.start..slot.core.start + 1
        };
        if !inner.contains(&slot.extent.start) {
            out.push((slot.extent.start, i));
        }
        out.extend(inner.map(|at| (at, i)));
    }
    out.sort_unstable();
    out
}

fn spelt(look: Look, tokens: &Range<usize>) -> Vec<[Option<Spelt>; 2]> {
    let gazetteer = &look.plan.settings.gazetteer;
    let (prose, all) = (&look.article.prose, &look.reading.tokens);
    let at = |at| [gazetteer.names(), gazetteer.roles()].map(|of| of.longest(prose, all, at));
    tokens.clone().map(at).collect()
}

/// A word is what white space or a dash sets apart and what is not all marks: `30-day` is one, `$3.2bn` too.
fn count_words(look: Look, tokens: &Range<usize>) -> Vec<u32> {
    let all = &look.reading.tokens;
    let (mut count, mut counted) = (0, false);
    let mut out = Vec::with_capacity(tokens.len() + 1);
    for at in tokens.clone() {
        let token = &all[at];
        let is_long_dash = all.word(at) == "-" && token.span.len() > 1;
        if token.spaced || is_long_dash {
            counted = false;
        }
        out.push(count);
        if !counted && matches!(token.kind, TokenKind::Word | TokenKind::Number) {
            count += 1;
            counted = true;
        }
    }
    out.push(count);
    out
}
