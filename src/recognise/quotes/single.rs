//! Single quotation marks and apostrophes. In: a single mark in prose. Out: whether it opens a quote, and the mark that closes it.

use super::marks::Place;
use crate::recognise::lexicon::{self, Classes};
use crate::text::Span;

/// Marks that open a quote in single marks.
pub const OPENERS: &str = "‘'‚‹";

/// What stands behind an apostrophe that clips a word: `’90s`, `’em`.
const CLIPPED: &[&str] = &[
    "em", "tis", "twas", "til", "till", "cause", "n", "round", "bout", "s", "d", "ll", "re", "ve",
];

/// Whether the mark at `at` can open a quote: after space or an opening bracket, before a word.
pub fn is_opener(prose: &str, at: usize, span: Span) -> bool {
    let rest = &prose[at..span.end];
    let Some(mark) = rest.chars().next().filter(|c| OPENERS.contains(*c)) else { return false };
    let place = Place::new(prose, at, at + mark.len_utf8(), span);
    let lead = place.space_before || place.before.is_some_and(|c| "([—–:/-\"“".contains(c));
    let first = rest[mark.len_utf8()..].chars().next();
    lead && !place.space_after
        && !is_clipped(&rest[mark.len_utf8()..])
        && first.is_some_and(|c| c.is_alphanumeric() || "“\"[…$£€.(".contains(c))
}

/// Whether what follows an opening apostrophe is a clipped word, so that nothing is quoted.
fn is_clipped(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let years =
        word.len() == 3 && word.ends_with('s') && word.starts_with(|c: char| c.is_ascii_digit())
            || word.len() == 2 && word.chars().all(|c| c.is_ascii_digit());
    years || CLIPPED.contains(&word.to_lowercase().as_str())
}

/// Whether a quote that opens at `at` can run on to the next paragraph: it starts its own, or follows a comma or colon.
pub fn opens_paragraph(prose: &str, at: usize, span: Span) -> bool {
    let lead = prose[span.start..at].trim_end();
    prose[at..].starts_with('‘') && (lead.is_empty() || lead.ends_with([':', ',']))
}

/// The mark that closes the quote opened at `at`: its start and its end. The first closing mark that follows punctuation, else the
/// first that no possessive explains.
pub fn close(prose: &str, at: usize, span: Span) -> Option<(usize, usize)> {
    let opener = prose[at..].chars().next()?;
    let words = at + opener.len_utf8();
    let mut possessive = None;
    let mut chars = prose[words..span.end].char_indices();
    while let Some((i, c)) = chars.next() {
        let here = words + i;
        match c {
            '’' | '\'' | '›' => {
                let end = here + c.len_utf8();
                match kind(prose, words, here, end, span, opener) {
                    Kind::Closing => return closed(prose, opener, words, here, end),
                    Kind::Possessive => possessive = possessive.or(Some((here, end))),
                    Kind::Apostrophe => {}
                }
            }
            // A new quote opens: what could be a possessive was the end.
            '‘' if opener == '‘' => break,
            '“' => {
                let inner = prose[here..span.end].find('”')?;
                while chars.clone().next().is_some_and(|(j, _)| words + j <= here + inner) {
                    chars.next();
                }
            }
            '"' | '”' if opener != '‘' => break,
            '"' => {
                let inner = prose[here + 1..span.end].find('"')?;
                while chars.clone().next().is_some_and(|(j, _)| words + j <= here + 1 + inner) {
                    chars.next();
                }
            }
            '”' => break,
            _ => {}
        }
    }
    let (here, end) = possessive?;
    closed(prose, opener, words, here, end)
}

enum Kind {
    Closing,
    Possessive,
    Apostrophe,
}

fn kind(prose: &str, words: usize, here: usize, end: usize, span: Span, opener: char) -> Kind {
    let before = prose[words..here].chars().next_back();
    let after = prose[end..span.end].chars().next();
    if after.is_some_and(char::is_alphanumeric) {
        return Kind::Apostrophe;
    }
    let Some(before) = before else { return Kind::Apostrophe };
    if crate::text::fold::is_space(before) {
        // `said 'no 'there`: a mark before a space opens nothing new in curly text.
        return if opener == '\'' { Kind::Closing } else { Kind::Apostrophe };
    }
    let possessive = before == 's'
        && after == Some(' ')
        && prose[end + 1..span.end].chars().next().is_some_and(char::is_lowercase)
        && !opens_phrase(&prose[end + 1..span.end]);
    let clipped = prose[words..here].ends_with("in")
        && opener == '‘'
        && after == Some(' ')
        && before == 'n'
        && is_dropped_g(&prose[words..here]);
    if possessive || clipped { Kind::Possessive } else { Kind::Closing }
}

/// `nothin’ but`: the last word is too long for a lone `in`.
fn is_dropped_g(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    last.len() > 4
        && matches!(&last[..last.len() - 2], w if w.ends_with(|c: char| c.is_alphabetic()))
        && !lexicon::look_up(last).is(Classes::COMMON | Classes::PREPOSITION)
        && ["noth", "someth", "go", "com", "do", "th", "fight", "mak", "tak", "say", "talk"]
            .iter()
            .any(|s| last[..last.len() - 2] == **s)
}

/// Whether the word after a mark cannot be what somebody possesses: a preposition, a verb, a conjunction.
fn opens_phrase(rest: &str) -> bool {
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    lexicon::look_up(&word).is(Classes::PREPOSITION
        | Classes::COORDINATOR
        | Classes::AUXILIARY
        | Classes::MODAL
        | Classes::SUBORDINATOR
        | Classes::SUBJECT
        | Classes::RELATIVE
        | Classes::DETERMINER)
        || lexicon::look_up(&word).cue().is_some_and(|c| !c.nominal)
}

/// A straight quote of one small word (`'n'`) is none.
fn closed(
    prose: &str,
    opener: char,
    words: usize,
    here: usize,
    end: usize,
) -> Option<(usize, usize)> {
    let body = &prose[words..here];
    let plain = opener == '\'' && body.len() < 2;
    (!plain && !body.trim().is_empty()).then_some((here, end))
}
