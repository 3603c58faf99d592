//! Blocks as speakers are looked for in them. In: the tokens of a block and its quotes. Out: its units: words with what is known of
//! them, compounds and abbreviations joined, marks, and each quote as one; datelines left out.

use super::marks::Marked;
use super::strand::{Kind, Text, Unit};
use crate::recognise::lexicon::Classes;
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// The units of a block; `quotes` are all of the article's, of which `own` stand in the block.
pub fn units(text: Text, span: Span, quotes: &[Marked], own: Range<usize>, out: &mut Vec<Unit>) {
    out.clear();
    let mut from = span.start;
    for index in own {
        let whole = quotes[index].whole;
        words(text, Span::new(from, whole.start.max(from)), out);
        out.push(Unit::new(whole, None, Kind::Quote(index as u32)));
        from = whole.end.max(from);
    }
    words(text, Span::new(from, span.end.max(from)), out);
    out.drain(..dateline(text.prose, out));
}

/// How many units a dateline holds, its dash included: `NEW YORK, May 3 (Agency) — `. It names a place, and nobody who speaks.
fn dateline(prose: &str, units: &[Unit]) -> usize {
    const LONGEST: usize = 14;
    let shouted = |unit: &Unit| {
        let printed = unit.span.of(prose);
        printed.len() > 2 && !printed.chars().any(char::is_lowercase)
    };
    if !units.first().is_some_and(|first| first.kind == Kind::Word && shouted(first)) {
        return 0;
    }
    let inside = |unit: &Unit| match unit.kind {
        Kind::Word => unit.capital || unit.number,
        Kind::Mark(byte) => b",.()/".contains(&byte),
        Kind::Quote(_) => false,
    };
    let dash = units.iter().take(LONGEST).position(|unit| !inside(unit)).unwrap_or(0);
    let opens = |unit: &Unit| unit.capital || matches!(unit.kind, Kind::Quote(_));
    let ends =
        dash > 0 && units[dash].kind == Kind::Mark(b'-') && units.get(dash + 1).is_some_and(opens);
    if ends { dash + 1 } else { 0 }
}

fn words(text: Text, span: Span, out: &mut Vec<Unit>) {
    let tokens = &text.tokens;
    let range = tokens.within(span);
    let begin = out.len();
    out.reserve(range.len());
    for at in range.clone() {
        let token = &tokens[at];
        if token.span.start < span.start || token.span.end > span.end {
            continue;
        }
        let glued = !token.spaced && out.len() > begin;
        match token.kind {
            TokenKind::Possessive if glued => {
                let last = out.len() - 1;
                out[last].possessive = true;
                out[last].span = out[last].span.join(token.span);
            }
            TokenKind::Mark => mark(text, at, glued, range.end, begin, out),
            _ => {
                // The second half of a compound: its hyphen waits at the end.
                let compound =
                    glued && out[out.len() - 1].kind == Kind::Word && joins(text, at, begin, out);
                if compound {
                    let word = text.lexis.at(at);
                    let last = out.len() - 1;
                    let unit = &mut out[last];
                    unit.span = unit.span.join(token.span);
                    unit.word = word.without_cue();
                    unit.go_by(at);
                } else {
                    out.push(Unit {
                        word: text.lexis.at(at),
                        capital: token.capital,
                        number: token.kind == TokenKind::Number,
                        ..Unit::new(token.span, Some(at), Kind::Word)
                    });
                }
            }
        }
    }
}

/// Whether the word at `at` is glued by a hyphen to the unit before.
fn joins(text: Text, at: usize, begin: usize, out: &[Unit]) -> bool {
    let before = &out[out.len() - 1];
    let hyphen = at > 0 && text.tokens.word(at - 1) == "-" && text.tokens[at - 1].span.len() == 1;
    out.len() > begin && hyphen && before.span.end == text.tokens[at - 1].span.end
}

fn mark(text: Text, at: usize, glued: bool, end: usize, begin: usize, out: &mut Vec<Unit>) {
    let tokens = &text.tokens;
    let token = &tokens[at];
    let text = tokens.word(at);
    let next_glued = at + 1 < end && !tokens[at + 1].spaced;
    if glued && out[out.len() - 1].kind == Kind::Word {
        let last = out.len() - 1;
        let hyphen = text == "-"
            && token.span.len() == 1
            && next_glued
            && tokens[at + 1].kind != TokenKind::Mark;
        let dot = text == "."
            && at + 1 < end
            && (out[last].word.is(Classes::ABBREVIATED)
                || (out[last].capital && out[last].span.len() == 1 && tokens[at + 1].capital));
        let plural = text == "'" && out[last].kind == Kind::Word && !next_glued;
        if hyphen || dot || plural {
            out[last].span = out[last].span.join(token.span);
            out[last].possessive |= plural;
            return;
        }
    }
    let _ = begin;
    let byte = match text {
        "\u{2026}" => b'~',
        _ => text.bytes().next().unwrap_or(b' '),
    };
    out.push(Unit::new(token.span, Some(at), Kind::Mark(byte)));
}
