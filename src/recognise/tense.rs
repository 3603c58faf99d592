//! The tense of a clause. In: the tokens of a sentence and a place in it. Out: whether its verb tells of the past or looks ahead.
//!
//! A cue is looked for in the words before the place first, nearest first; behind it where the place opens its clause or nothing
//! stands before. Words are judged by form alone: a list of common irregular pasts, and the ending `-ed`.

use super::dates::Tense;
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// Words whose infinitive lies ahead: `expected to`, `plans to`.
const AHEAD: &[&str] = &[
    "expected",
    "scheduled",
    "due",
    "set",
    "slated",
    "plans",
    "plan",
    "planned",
    "planning",
    "going",
    "hopes",
    "hope",
    "hoping",
    "hoped",
    "wants",
    "want",
    "ready",
    "preparing",
    "prepares",
    "intends",
    "intend",
    "about",
    "aims",
    "aim",
    "poised",
    "agreed",
    "agrees",
    "vowed",
    "pledged",
    "promised",
    "promises",
    "likely",
    "unlikely",
    "is",
    "are",
    "'s",
    "expects",
    "expect",
    "seeks",
    "decided",
    "needs",
    "need",
    "has",
    "have",
    "proposes",
    "proposed",
    "threatened",
    "threatens",
    "supposed",
    "bound",
    "willing",
    "intended",
    "wishes",
    "prepared",
    "invited",
    "asked",
    "urged",
    "ordered",
    "obliges",
    "requires",
    "require",
    "demands",
    "orders",
    "urges",
    "asks",
    "allows",
    "called",
    "love",
    "like",
    "try",
];

/// Verbs whose infinitive tells of the past: `managed to`, `were forced to`.
const BEHIND: &[&str] = &[
    "managed",
    "failed",
    "began",
    "started",
    "continued",
    "forced",
    "tried",
    "used",
    "had",
    "helped",
    "refused",
    "chose",
    "came",
    "went",
    "able",
    "unable",
    "attempted",
    "appeared",
    "seemed",
    "was",
    "were",
    "rose",
    "fell",
    "served",
    "declined",
    "sought",
];

const IRREGULAR: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "said",
    "told",
    "went",
    "came",
    "took",
    "gave",
    "made",
    "got",
    "saw",
    "met",
    "left",
    "held",
    "won",
    "lost",
    "began",
    "fell",
    "rose",
    "grew",
    "spoke",
    "wrote",
    "sent",
    "became",
    "brought",
    "thought",
    "bought",
    "caught",
    "fought",
    "sought",
    "taught",
    "broke",
    "chose",
    "drove",
    "flew",
    "froze",
    "hid",
    "rode",
    "shook",
    "stole",
    "struck",
    "swore",
    "threw",
    "wore",
    "found",
    "felt",
    "kept",
    "paid",
    "led",
    "built",
    "spent",
    "stood",
    "understood",
    "withdrew",
    "drew",
    "knew",
    "blew",
    "ran",
    "sat",
    "sold",
    "shot",
    "died",
    "launched",
    "sank",
    "sang",
    "swept",
    "slid",
    "heard",
    "laid",
    "lay",
    "lent",
    "meant",
    "dealt",
    "hung",
    "sprang",
    "bore",
    "tore",
    "wasn't",
    "weren't",
    "didn't",
    "hadn't",
    "been",
    "has",
    "have",
    "hasn't",
    "haven't",
    "'ve",
    "spoken",
    "put",
    "shown",
    "seen",
    "taken",
    "given",
    "made",
    "overthrew",
    "undertook",
    "overran",
    "bled",
];

const FUTURE: &[&str] =
    &["will", "shall", "won't", "would", "wouldn't", "should", "may", "might", "must", "upcoming"];

const PRESENT: &[&str] = &[
    "is", "are", "am", "isn't", "aren't", "does", "do", "doesn't", "don't", "says", "say", "can",
    "'s", "tells", "shows", "remains", "wants", "expects", "hopes", "believes", "thinks", "makes",
];

/// The tense of the clause around `place`, within `sentence`.
pub fn tense(tokens: &Tokens, sentence: &Range<usize>, place: &Range<usize>) -> Tense {
    let opens = opens_clause(tokens, sentence, place.start);
    if ahead_of(tokens, sentence, place.start) {
        return Tense::Future;
    }
    let before = || backward(tokens, sentence.start, place.start);
    let behind = || forward(tokens, place.end, sentence.end);
    let found = if opens { behind().or_else(before) } else { before().or_else(behind) };
    found.unwrap_or(Tense::None)
}

/// Whether the clause that token `at` stands in looks ahead: `will return in two weeks`.
pub fn looks_ahead(tokens: &Tokens, at: usize, end: usize) -> bool {
    let start = (0..at)
        .rev()
        .take(40)
        .find(|&i| is_stop(tokens, i))
        .map_or(at.saturating_sub(40), |i| i + 1);
    let cue = backward(tokens, start, at).or_else(|| forward(tokens, at, end));
    match cue {
        Some(Tense::Future) => true,
        Some(Tense::Present) | None => {
            !(start..at).any(|i| cue_at(tokens, start, i) == Some(Tense::Past))
        }
        _ => false,
    }
}

/// Whether the place opens its clause: nothing but small words between it and a comma, `and`, `but` or the sentence's start.
fn opens_clause(tokens: &Tokens, sentence: &Range<usize>, at: usize) -> bool {
    let mut i = at;
    while i > sentence.start {
        i -= 1;
        match tokens.word(i) {
            "on" | "in" | "by" | "at" | "the" | "since" | "until" | "after" | "before" | "from"
            | "during" | "late" | "early" => {}
            "," | ";" | ":" | "and" | "but" | "that" | "-" | "\"" | "while" | "when" | "as"
            | "(" => return true,
            _ => return false,
        }
    }
    true
}

fn ahead_of(tokens: &Tokens, sentence: &Range<usize>, at: usize) -> bool {
    at >= sentence.start + 2 && tokens.word(at - 1) == "of" && tokens.word(at - 2) == "ahead"
        || at > sentence.start && matches!(tokens.word(at - 1), "upcoming" | "coming")
}

fn backward(tokens: &Tokens, start: usize, at: usize) -> Option<Tense> {
    (start..at).rev().find_map(|i| cue_at(tokens, start, i))
}

fn forward(tokens: &Tokens, at: usize, end: usize) -> Option<Tense> {
    (at..end).find_map(|i| cue_at(tokens, at, i))
}

fn is_stop(tokens: &Tokens, i: usize) -> bool {
    matches!(tokens.word(i), "." | "?" | "!" | ";")
}

/// What the word at `i` says about tense; no token before `start` is looked at.
fn cue_at(tokens: &Tokens, start: usize, i: usize) -> Option<Tense> {
    let token = &tokens[i];
    if !matches!(token.kind, TokenKind::Word | TokenKind::Possessive) {
        return None;
    }
    let word = tokens.word(i);
    if word == "to" {
        return infinitive(tokens, start, i);
    }
    if token.capital && i > start && !matches!(word, "will") {
        return None;
    }
    if FUTURE.contains(&word) || word.ends_with("'ll") {
        let noun = word == "will"
            && i > start
            && matches!(tokens.word(i - 1), "the" | "his" | "her" | "their" | "a" | "free")
            || word == "may" && token.capital;
        return (!noun).then_some(Tense::Future);
    }
    if matches!(
        word,
        "scheduled" | "due" | "slated" | "expected" | "planned" | "planning" | "plans" | "set"
    ) && matches!(
        tokens.get_word(i + 1),
        "for" | "on" | "in" | "at" | "next" | "this" | "by" | "to" | "from"
    ) && (word != "set" && word != "due" && word != "plans"
        || matches!(tokens.get_word(i + 1), "for" | "to" | "on") && word != "due"
        || word == "due" && tokens.get_word(i + 1) != "to")
    {
        return Some(Tense::Future);
    }
    if matches!(word, "has" | "have" | "'s" | "is" | "are") && tokens.get_word(i + 1) == "to" {
        return Some(Tense::Future);
    }
    // `will have`, `will be held`: the modal further left decides.
    let before = if i > start { tokens.word(i - 1) } else { "" };
    let modal = before == "be" || FUTURE.contains(&before) && !tokens[i - 1].capital;
    if !modal && (IRREGULAR.contains(&word) || is_regular_past(word)) {
        return Some(Tense::Past);
    }
    if PRESENT.contains(&word) && token.kind == TokenKind::Word {
        return Some(Tense::Present);
    }
    None
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !matches!(
            word,
            "hundred"
                | "sacred"
                | "naked"
                | "united"
                | "alleged"
                | "so-called"
                | "armed"
                | "limited"
                | "proposed"
        )
}

/// Words that are no verbs behind `to`.
const NO_VERB: &[&str] = &[
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "this",
    "that",
    "these",
    "those",
    "on",
    "in",
    "at",
    "by",
    "after",
    "before",
    "and",
    "or",
    "all",
    "other",
    "others",
    "both",
    "more",
    "some",
    "each",
    "him",
    "them",
    "us",
    "me",
    "you",
    "it",
    "what",
    "which",
    "whom",
    "one",
    "two",
    "three",
    "about",
    "around",
    "nearly",
    "reports",
    "reporters",
    "date",
    "as",
    "from",
    "for",
    "with",
    "during",
    "last",
    "next",
    "earlier",
    "late",
    "early",
    "but",
    "when",
    "while",
];

/// `to` and a verb: what governs it decides. What was expected in the past may have come or not.
fn infinitive(tokens: &Tokens, start: usize, at: usize) -> Option<Tense> {
    let next = tokens.get(at + 1)?;
    let verb = next.kind == TokenKind::Word && !next.capital;
    if !verb || NO_VERB.contains(&tokens.word(at + 1)) {
        return None;
    }
    for i in (start..at).rev().take(4) {
        let word = tokens.word(i);
        if BEHIND.contains(&word) {
            return Some(Tense::Past);
        }
        if AHEAD.contains(&word) {
            let was = i > start && matches!(tokens.word(i - 1), "was" | "were" | "had" | "been");
            return Some(if was { Tense::Present } else { Tense::Future });
        }
        if tokens[i].kind != TokenKind::Word {
            return None;
        }
    }
    // A headline: `Trump to meet Putin Friday`.
    let bare = at > start
        && tokens[at - 1].capital
        && tokens.word(at - 1) != "according"
        && (start..at).all(|i| tokens[i].kind != TokenKind::Word || tokens[i].capital);
    bare.then_some(Tense::Future)
}
