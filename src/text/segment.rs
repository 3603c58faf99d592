//! Sentences. In: the tokens of a prose and the stretch of one block. Out: sentences as spans with their tokens.
//!
//! Knows abbreviations, initials, decimal points and closing marks; knows nothing of what a sentence says.

use super::span::Span;
use super::token::{Token, TokenKind, Tokens};
use std::ops::Range;

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, from its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into the article's [`Tokens`].
    pub tokens: Range<usize>,
    /// The block it stands in, as an index into the article's blocks.
    pub block: usize,
}

/// A sentence has at most this many tokens: what is longer is no prose, and is cut, so that what looks at pairs of places in a sentence
/// stays quick.
pub const LONGEST: usize = 500;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "gen", "rep", "gov", "lt", "col", "capt", "maj", "rs",
    "sgt", "cmdr", "adm", "st", "mt", "rev", "hon", "jr", "sr", "messrs", "no", "nos", "vs", "inc",
    "ltd", "co", "corp", "approx", "est", "fig", "vol", "pp", "op", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// The months by name.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Weekdays in short, whose full stop ends no sentence before a number or a month.
const WEEKDAYS: &[&str] =
    &["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"];

/// The sentences of block number `block`, whose prose is `span`, in order; every token of the block is in exactly one.
pub fn sentences(tokens: &Tokens, span: Span, block: usize) -> Vec<Sentence> {
    let range = tokens.within(span);
    let mut out = Vec::new();
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        if at - first + 1 == LONGEST {
            out.push(sentence(tokens, first..at + 1, block));
            at += 1;
            first = at;
            continue;
        }
        if !ends_sentence(tokens, at, range.end) {
            at += 1;
            continue;
        }
        let mut last = at;
        while last + 1 < range.end && closes(tokens, last + 1) {
            last += 1;
        }
        out.push(sentence(tokens, first..last + 1, block));
        first = last + 1;
        at = first;
    }
    if first < range.end {
        out.push(sentence(tokens, first..range.end, block));
    }
    out
}

fn sentence(tokens: &Tokens, range: Range<usize>, block: usize) -> Sentence {
    Sentence { span: tokens.span(range.start, range.end - 1), tokens: range, block }
}

/// Whether the mark at `at` ends a sentence within tokens before `end`.
fn ends_sentence(tokens: &Tokens, at: usize, end: usize) -> bool {
    let abbreviation_end = match tokens[at].kind {
        TokenKind::Word if tokens.word(at).ends_with('.') => true,
        TokenKind::Mark if matches!(tokens.word(at), "." | "!" | "?" | "\u{2026}") => false,
        _ => return false,
    };
    let mut next = at + 1;
    let mut closed = false;
    while next < end && closes(tokens, next) {
        closed |= matches!(tokens.word(next), "\"" | "'");
        next += 1;
    }
    if next >= end {
        return true;
    }
    let after = &tokens[next];
    if !after.spaced && !closed {
        return false;
    }
    if abbreviation_end && !starts_sentence(tokens, next) {
        return false;
    }
    let stop = tokens.word(at) == ".";
    let glued = stop && at > 0 && !tokens[at].spaced;
    if glued && (is_abbreviation(tokens, at - 1) || is_weekday(tokens, at - 1, next)) {
        return false;
    }
    match after.kind {
        TokenKind::Word => after.capital,
        TokenKind::Number => true,
        TokenKind::Possessive => false,
        TokenKind::Mark => {
            after.spaced && matches!(tokens.word(next), "\"" | "'" | "(" | "[" | "-" | "$")
        }
    }
}

/// After `U.S.` or `p.m.` only a word that commonly opens a sentence shows that the dot was a full stop too.
fn starts_sentence(tokens: &Tokens, at: usize) -> bool {
    const OPENERS: &[&str] = &[
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "we",
        "in",
        "on",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "at",
        "after",
        "before",
        "when",
        "while",
        "if",
        "as",
        "there",
        "however",
        "meanwhile",
    ];
    let Token { kind, capital, .. } = tokens[at];
    // `10 p.m. (1900 GMT) on Friday`.
    let aside =
        tokens.word(at) == "(" && tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number);
    kind == TokenKind::Mark && !aside
        || (kind == TokenKind::Word && capital && OPENERS.contains(&tokens.word(at)))
}

fn is_abbreviation(tokens: &Tokens, at: usize) -> bool {
    let word = tokens.word(at);
    let initial = word.len() == 1 && tokens[at].capital && word != "i";
    tokens[at].kind == TokenKind::Word
        && (initial || (tokens[at].capital && ABBREVIATIONS.contains(&word)))
}

/// `Thurs. 14 March`, `Fri. Sept. 3`: whether a word in short is the weekday of a date that starts at `next`.
fn is_weekday(tokens: &Tokens, at: usize, next: usize) -> bool {
    let word = tokens.word(next);
    let short = |name: &str| word == "sept" || word.len() == 3 && name.starts_with(word);
    tokens[at].kind == TokenKind::Word
        && tokens[at].capital
        && WEEKDAYS.contains(&tokens.word(at))
        && (tokens[next].kind == TokenKind::Number
            || MONTHS.iter().any(|name| word == *name || short(name)))
}

/// Whether the token is glued behind a sentence's end: closing marks and brackets.
fn closes(tokens: &Tokens, at: usize) -> bool {
    !tokens[at].spaced && matches!(tokens.word(at), "\"" | "'" | ")" | "]" | "." | "!" | "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        sentences(&tokens, Span::new(0, text.len()), 0).iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn what_never_ends_is_cut() {
        let prose = "five boats and ".repeat(LONGEST);
        let tokens = Tokens::new(&prose);
        let found = sentences(&tokens, Span::new(0, prose.len()), 0);
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|sentence| sentence.tokens.len() == LONGEST));
        assert!(found.windows(2).all(|pair| pair[0].tokens.end == pair[1].tokens.start));
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (text, want) in [
            ("It rose. It fell.", vec!["It rose.", "It fell."]),
            ("Mr. Smith met Gen. Lee. They ate.", vec!["Mr. Smith met Gen. Lee.", "They ate."]),
            (
                "The U.S. Army left the U.S. The rest stayed.",
                vec!["The U.S. Army left the U.S.", "The rest stayed."],
            ),
            ("It cost 3.5 million. So what?", vec!["It cost 3.5 million.", "So what?"]),
            ("“Stop.” He left.", vec!["“Stop.”", "He left."]),
            ("“Stop!” he said.", vec!["“Stop!” he said."]),
            ("J. Smith came", vec!["J. Smith came"]),
            (
                "It ends Thurs. 3 May. Fri. Sept. 3 is off.",
                vec!["It ends Thurs. 3 May.", "Fri. Sept. 3 is off."],
            ),
            (
                "It ends on Thurs. Nobody sat. 3 left.",
                vec!["It ends on Thurs.", "Nobody sat.", "3 left."],
            ),
            ("Wait… what? no", vec!["Wait… what? no"]),
        ] {
            assert_eq!(split(text), want, "{text:?}");
        }
    }
}
