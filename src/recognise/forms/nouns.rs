//! The noun that a number counts. In: the tokens behind a number. Out: the noun phrase (`Russian soldiers`) and its head.
//!
//! There is no grammar here: a phrase runs until a preposition, verb, number or mark, and its head is its last plural.

use crate::recognise::lexicon::Classes;
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use std::ops::Range;

/// A counted noun.
#[derive(Debug, Clone, PartialEq)]
pub struct Noun {
    /// The whole phrase.
    pub tokens: Range<usize>,
}

/// Longest phrase that is tried, in tokens.
const LONGEST: usize = 7;

/// The noun phrase that starts at token `at`, before `end`. With `singular` (for `one`) a singular head will do.
pub fn read(scene: &Scene, at: usize, end: usize, singular: bool) -> Option<Noun> {
    let mut i = at;
    // `12 of the soldiers`, `thousands of people`: the phrase stands behind `of` and an article.
    let stop = end.min(at + LONGEST);
    let mut last_plural = None;
    let mut last_word = None;
    while i < stop {
        let token = &scene.tokens[i];
        let hyphen = scene.word(i) == "-" && scene.glued(i) && scene.glued(i + 1);
        if hyphen && i + 1 < stop {
            i += 1;
            continue;
        }
        if token.kind != TokenKind::Word || (token.new_line && i > at) {
            break;
        }
        let other = i == at && is_opener(scene.word(i));
        let compound = scene.word(i + 1) == "-" && scene.glued(i + 1) && scene.glued(i + 2);
        if !other && !compound && stops(scene, i, last_plural.is_some()) {
            break;
        }
        if is_plural(scene, i) && !other && !compound {
            if last_plural.is_some_and(|p: usize| p + 1 != i) {
                break;
            }
            last_plural = Some(i);
        } else if last_plural.is_some() {
            break;
        }
        if !other {
            last_word = Some(i);
        }
        i += 1;
    }
    let head = last_plural.or(if singular { last_word } else { None })?;
    Some(Noun { tokens: at..head + 1 })
}

/// The noun phrase without what describes it: `soldiers` of `wounded Russian soldiers`, `police officers` whole.
pub fn head(scene: &Scene, phrase: &Range<usize>) -> Range<usize> {
    let describes = |i: usize| {
        is_opener(scene.word(i))
            || scene.lexis.at(i).is(Classes::NATION)
            || scene.is(i, Class::VERB)
            || scene.word(i + 1) == "-"
            || scene.before(i, 1) == "-"
            || is_adjective(scene.word(i))
            || scene.word(i) == "-"
    };
    let last = phrase.end - 1;
    let start = (phrase.start..last).find(|i| !describes(*i)).unwrap_or(last);
    start..phrase.end
}

/// Adjectives by list or ending, nouns with such an ending left out.
fn is_adjective(word: &str) -> bool {
    const ADJECTIVES: &[&str] = &[
        "new",
        "old",
        "young",
        "big",
        "small",
        "large",
        "long",
        "short",
        "high",
        "low",
        "good",
        "bad",
        "great",
        "major",
        "minor",
        "former",
        "current",
        "different",
        "main",
        "key",
        "top",
        "senior",
        "junior",
        "separate",
        "black",
        "white",
        "red",
        "blue",
        "green",
        "full",
        "free",
        "live",
        "dead",
        "heavy",
        "light",
        "poor",
        "rich",
        "daily",
        "straight",
        "best",
        "other",
        "several",
        "public",
        "private",
        "armed",
        "unarmed",
        "late",
        "early",
        "single",
        "empty",
        "huge",
        "tiny",
        "modern",
        "extra",
        "native",
    ];
    const NOUNS: &[&str] = &[
        "hospital",
        "rival",
        "metal",
        "capital",
        "animal",
        "festival",
        "journal",
        "medal",
        "trial",
        "terminal",
        "signal",
        "goal",
        "coal",
        "oil",
        "deal",
        "meal",
        "music",
        "traffic",
        "clinic",
        "fabric",
        "forest",
        "interest",
        "harvest",
        "test",
        "guest",
        "protest",
        "arrest",
        "chest",
        "seed",
        "weed",
        "bed",
        "building",
        "ring",
        "spring",
        "king",
        "wing",
        "housing",
        "training",
        "shipping",
        "detective",
        "executive",
        "native",
        "cable",
        "table",
        "vegetable",
        "drive",
        "olive",
        "archive",
        "polling",
        "civilian",
        "pedestrian",
        "guardian",
        "comedian",
        "librarian",
        "musician",
        "politician",
        "physician",
        "technician",
    ];
    const ENDINGS: &[&str] = &[
        "ed", "ing", "ous", "ful", "less", "ive", "ic", "al", "ish", "ese", "ian", "ern", "able",
        "ible", "est", "ly",
    ];
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
            | "up"
            | "down"
    ) && word != "up"
        && word != "down"
}

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
        let next = at + 1;
        let before_noun = !after_plural
            && (word.ends_with("ed")
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
                )
                || word.ends_with("ing")
                || matches!(
                    word,
                    "dead"
                        | "lost"
                        | "missing"
                        | "hurt"
                        | "known"
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
                ))
            && scene.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word && t.spaced)
            && !scene.is(next, Class::FUNCTION.or(Class::VERB))
            && is_plural(scene, next);
        return !before_noun;
    }
    after_plural && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly"))
}

/// Singulars in `s`.
const NOT_PLURAL: &[&str] = &[
    "is",
    "was",
    "has",
    "this",
    "its",
    "his",
    "us",
    "as",
    "yes",
    "plus",
    "minus",
    "versus",
    "thus",
    "gas",
    "bus",
    "virus",
    "campus",
    "bonus",
    "focus",
    "status",
    "census",
    "congress",
    "business",
    "press",
    "class",
    "loss",
    "cross",
    "mass",
    "pass",
    "less",
    "boss",
    "princess",
    "access",
    "process",
    "success",
    "address",
    "progress",
    "stress",
    "wilderness",
    "witness",
    "illness",
    "fitness",
    "across",
    "analysis",
    "crisis",
    "basis",
    "thesis",
    "tennis",
    "paris",
    "texas",
    "news",
    "perhaps",
    "always",
    "sometimes",
    "besides",
    "overseas",
    "afterwards",
    "towards",
    "coronavirus",
    "diabetes",
    "politics",
    "economics",
    "headquarters",
    "measles",
    "physics",
    "christmas",
    "texas",
    "illinois",
    "arkansas",
    "kansas",
    "athens",
    "brussels",
    "wales",
    "sports",
    "serious",
    "religious",
    "various",
    "previous",
    "famous",
    "dangerous",
    "numerous",
    "continuous",
    "precious",
    "indigenous",
    "nervous",
];

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
        && !word.ends_with("ous")
        && !NOT_PLURAL.contains(&word)
        && word != "u.s";
    irregular || (regular && !scene.is(at, Class::FUNCTION.or(Class::VERB)))
}

/// Nouns that come in millions.
pub fn is_people(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "viewers"
            | "users"
            | "customers"
            | "voters"
            | "households"
            | "homes"
            | "jobs"
            | "workers"
            | "followers"
            | "subscribers"
            | "visitors"
            | "passengers"
            | "copies"
            | "refugees"
            | "migrants"
            | "children"
            | "adults"
            | "women"
            | "men"
            | "members"
            | "residents"
            | "cars"
            | "vehicles"
            | "units"
            | "doses"
            | "barrels"
            | "tonnes"
            | "tons"
            | "shares"
            | "views"
            | "downloads"
            | "tourists"
            | "patients"
            | "citizens"
            | "students"
            | "pupils"
            | "families"
            | "years"
            | "listeners"
            | "inhabitants"
            | "americans"
            | "britons"
            | "europeans"
            | "accounts"
            | "records"
            | "cases"
            | "tests"
            | "signatures"
    )
}
