//! The noun that a number counts. In: the tokens behind a number. Out: the noun phrase (`Russian soldiers`) and its head.
//!
//! There is no grammar here: a phrase runs until a preposition, verb, number or mark, and its head is its last plural.

mod lists;

use crate::recognise::lexicon::Classes;
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::{Class, known};
use crate::text::TokenKind;
use lists::{ADJECTIVES, ENDINGS, MILLIONS, NOT_PLURAL, NOUNS, VERBS_TOO};
use std::ops::Range;

/// A counted noun.
#[derive(Debug, Clone, PartialEq)]
pub struct Noun {
    /// The whole phrase.
    pub tokens: Range<usize>,
}

/// What the number before a phrase asks of its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// It is `one`: a singular will do.
    Singular,
    /// It is a figure of several: a plural, though it may be a verb elsewhere (`three wins`).
    Plural,
    /// It may belong to a name (`Game 3 wins no prize`): a plural that is hardly ever a verb.
    SurePlural,
}

/// Longest phrase that is tried, in tokens.
const LONGEST: usize = 7;

/// The noun phrase that starts at token `at`, before `end`.
pub fn read(scene: &Scene, at: usize, end: usize, asks: Asks) -> Option<Noun> {
    let stop = end.min(at + LONGEST);
    let (mut i, mut plural, mut word) = (at, None, None);
    while i < stop {
        if plural.is_none()
            && let Some(after) = model(scene, i, end)
        {
            if scene.word(after - 1) == "s" {
                plural = Some(after - 1);
                break;
            }
            i = after;
            continue;
        }
        let token = &scene.tokens[i];
        let hyphen = scene.word(i) == "-" && scene.glued(i) && scene.glued(i + 1);
        if hyphen && i + 1 < stop {
            i += 1;
            continue;
        }
        if token.kind != TokenKind::Word || (token.new_line && i > at) {
            break;
        }
        // `21,000 three-day parcels`: another figure.
        if scene.is(i, Class::NUMBER_WORD) {
            break;
        }
        let verb_too = |i: usize| {
            asks == Asks::Plural && VERBS_TOO.contains(&scene.word(i)) && plural.is_none()
        };
        if verb_too(i) && (at..i).all(|i| describes(scene, i)) {
            plural = Some(i);
            break;
        }
        let opener = i == at && is_opener(scene.word(i))
            || SCOPES.contains(&scene.word(i)) && (is_plural(scene, i + 1) || verb_too(i + 1));
        let compound = scene.word(i + 1) == "-" && scene.glued(i + 1) && scene.glued(i + 2);
        let joined = i > at && scene.word(i - 1) == "-" && plural.is_none();
        if !opener && !compound && !joined && stops(scene, i, plural.is_some()) {
            break;
        }
        if is_plural(scene, i) && !opener && !compound {
            if plural.is_some_and(|p: usize| p + 1 != i) {
                break;
            }
            plural = Some(i);
        } else if plural.is_some() {
            break;
        }
        if !opener {
            word = Some(i);
        }
        i += 1;
    }
    let head = plural.or(if asks == Asks::Singular { word } else { None })?;
    Some(Noun { tokens: at..head + 1 })
}

/// The noun behind a measure that describes it (`two 40-tonne excavators`, `3 million 155mm rounds`): the measure from token `at` on is a
/// figure of its own.
pub fn behind_measure(scene: &Scene, at: usize, end: usize) -> Option<Noun> {
    let number = Class::DIGITS.or(Class::ONES).or(Class::TEENS).or(Class::TENS);
    if at + 2 >= end || !scene.is(at, number) || !scene.tokens[at].spaced {
        return None;
    }
    let hyphen = usize::from(scene.word(at + 1) == "-");
    let unit = at + 1 + hyphen;
    let joined = scene.glued(at + 1) && scene.glued(unit) && scene.is(unit, Class::SURFACE);
    joined.then(|| read(scene, unit + 1, end, Asks::Plural)).flatten()
}

/// One past the name of a model whose number stands inside the phrase: `Kh-59` of `three Kh-59 missiles`, `A320` of `two A320 jets`,
/// `Leopard 2` of `50 Leopard 2 tanks`, `737` of `five 737 Max jets`; with the `s` of a plural (`six F-35s`).
fn model(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let token = scene.tokens.get(at).filter(|t| t.spaced && !t.new_line)?;
    let digits = |i: usize| scene.is(i, Class::DIGITS) && scene.printed(i).len() <= 4;
    let number = if digits(at) {
        let name_behind = scene.tokens.get(at + 1).is_some_and(|t| t.capital && t.spaced);
        (scene.printed(at).len() == 3 && (name_behind || scene.word(at + 1) == "s"))
            .then_some(at)?
    } else if token.kind != TokenKind::Word || !token.capital {
        return None;
    } else if scene.is(at, Class::MIXED) {
        at
    } else if scene.word(at + 1) == "-" && scene.glued(at + 1) {
        (digits(at + 2) && scene.glued(at + 2)).then_some(at + 2)?
    } else {
        let name = digits(at + 1)
            && scene.tokens[at + 1].spaced
            && !scene.is(at, Class::MONTH.or(Class::FUNCTION))
            && !is_plural(scene, at);
        name.then_some(at + 1)?
    };
    // Letters and further numbers glued behind: `737-800`, `T-72B3`.
    let glued = |i: usize| i < end && scene.glued(i);
    let mut after = number + 1;
    while glued(after)
        && (scene.tokens[after].kind == TokenKind::Word
            || scene.word(after) == "-" && digits(after + 1) && glued(after + 1))
    {
        after += 1 + usize::from(scene.word(after) == "-");
    }
    let plural = scene.word(after - 1) == "s" && after - 1 > number;
    let noun_behind = after < end
        && scene.tokens[after].kind == TokenKind::Word
        && scene.tokens[after].spaced
        && !scene.is(after, Class::FUNCTION.or(Class::VERB));
    (plural || noun_behind).then_some(after)
}

/// The noun phrase without what describes it: `soldiers` of `wounded Russian soldiers`, `police officers` whole.
pub fn head(scene: &Scene, phrase: &Range<usize>) -> Range<usize> {
    let last = phrase.end - 1;
    if scene.word(last) == "s" {
        return phrase.clone();
    }
    let name = |i: usize| scene.tokens[i].capital && !scene.tokens[last].capital;
    let start = (phrase.start..last).find(|i| !describes(scene, *i) && !name(*i)).unwrap_or(last);
    start..phrase.end
}

/// Whether token `at` of a noun phrase describes its head.
fn describes(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    is_opener(word)
        || SCOPES.contains(&word)
        || scene.tokens[at].kind != TokenKind::Word
        || scene.lexis.at(at).is(Classes::NATION)
        || scene.is(at, Class::VERB.or(Class::MIXED))
        || scene.word(at + 1) == "-"
        || scene.before(at, 1) == "-"
        || is_adjective(word)
}

/// Adjectives by list or ending, nouns with such an ending left out.
fn is_adjective(word: &str) -> bool {
    ADJECTIVES.contains(&word)
        || word.len() > 4 && !NOUNS.contains(&word) && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// Words that open a noun phrase though they are function words elsewhere.
fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "other"
            | "more"
            | "such"
            | "additional"
            | "further"
            | "extra"
            | "new"
            | "different"
            | "fewer"
            | "less"
    )
}

/// Words of place and extent that describe a plural right behind them (`two home runs`, `40 total votes`).
const SCOPES: &[&str] = &["home", "away", "overall", "total", "combined"];

fn stops(scene: &Scene, at: usize, after_plural: bool) -> bool {
    let classes = Class::FUNCTION
        .or(Class::DIGITS)
        .or(Class::ONES)
        .or(Class::TEENS)
        .or(Class::TENS)
        .or(Class::SCALE)
        .or(Class::MIXED);
    if scene.is(at, classes) {
        return true;
    }
    let word = scene.word(at);
    // `two wounded soldiers`: a participle stands before its noun as well as behind it.
    if scene.is(at, Class::VERB) {
        return after_plural || !is_participle(word) || !noun_behind(scene, at + 1);
    }
    after_plural && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly"))
}

/// Whether a plural stands at token `at`, or one behind a word that describes it (`Russian soldiers`).
fn noun_behind(scene: &Scene, at: usize) -> bool {
    let noun = |i: usize| {
        scene.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.spaced)
            && !scene.is(i, Class::FUNCTION.or(Class::VERB))
    };
    noun(at)
        && (is_plural(scene, at)
            || (scene.lexis.at(at).is(Classes::NATION) || is_adjective(scene.word(at)))
                && noun(at + 1)
                && is_plural(scene, at + 1))
}

/// Verb forms that describe the noun behind them as well as telling of the one before.
fn is_participle(word: &str) -> bool {
    word.ends_with("ed")
        || word.ends_with("ing")
        || matches!(
            word,
            "built"
                | "made"
                | "held"
                | "lost"
                | "known"
                | "born"
                | "sent"
                | "sold"
                | "stolen"
                | "broken"
                | "led"
                | "dead"
                | "hurt"
                | "long"
                | "old"
                | "deep"
                | "high"
                | "total"
                | "present"
                | "average"
                | "work"
                | "play"
                | "vote"
        )
}

/// Whether token `at` looks like a plural noun.
pub fn is_plural(scene: &Scene, at: usize) -> bool {
    let Some(token) = scene.tokens.get(at) else { return false };
    let word = scene.word(at);
    if token.kind != TokenKind::Word {
        return false;
    }
    let irregular = scene.is(at, Class::PLURAL) && !scene.is(at, Class::VERB);
    let regular = word.len() > 2
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !(word.ends_with("us") && word != "menus")
        && !NOT_PLURAL.contains(&word)
        && word != "u.s";
    irregular || (regular && !scene.is(at, Class::FUNCTION.or(Class::VERB)))
}

/// Whether token `at` is a noun that comes in millions: people and things, or the people of a nation (`1.6m Ukrainians`).
pub fn comes_in_millions(scene: &Scene, at: usize) -> bool {
    let word = scene.word(at);
    let nation = || word.strip_suffix('s').is_some_and(|one| known(one).word.is(Classes::NATION));
    MILLIONS.contains(&word) || scene.tokens.get(at).is_some_and(|t| t.capital) && nation()
}
