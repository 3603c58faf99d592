//! Words brought together. In: folded words. Out: a stem that forms of one word share, and whether a word can tell facts apart.

use crate::recognise::lexicon::{self, Classes};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that stand beside figures of every kind, beside those that the lexicon classes as grammar.
const COMMON: &str = "\
    about above according across after again ago all almost along already also amid among amount another around article \
    average back bad be been before being below best big both came can case cent come coming compared current currently \
    day days decade down due during each early earlier end estimated even ever every expected few figure figures first \
    five following former full further get give given go going good got great group half high higher home hour hours \
    however include included including increase just keep large last late later latest least left less like likely \
    little local long longer low lower made main major make making man many may mean member million billion minute \
    minutes month months more most much near nearly need never new next now number numbers old once only other others \
    out over own part past people per percent percentage period person place point points president previous put quarter \
    rather recent recently report reported right roughly same second see seen set several show showed since small some \
    soon start started state still such take taken taking than then there thing things third this thousand three time \
    times today together too took top total two under until up use used very way week weeks well went while whole within \
    without woman men women work world year years yesterday yet young kilometre kilometres kilometer kilometers mile \
    miles metre metres dollar dollars euro euros pound pounds mr mrs ms us mid so far as to not no want wants wanted try \
    trying said say says";

static COMMON_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| COMMON.split_whitespace().collect());

/// Endings in the order in which they are tried.
const ENDINGS: &[&str] = &[
    "ations", "ation", "ians", "ian", "ings", "ing", "ied", "ies", "ans", "ed", "es", "an", "ia",
    "s", "e", "y", "a",
];

/// Forms that share no letters with what they are a form of, and words that say the same of a figure.
const FORMS: &[(&str, &str)] = &[
    ("met", "meet"),
    ("held", "hold"),
    ("won", "win"),
    ("fell", "fall"),
    ("rose", "rise"),
    ("lost", "lose"),
    ("built", "build"),
    ("bought", "buy"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("began", "begin"),
    ("left", "leave"),
    ("died", "death"),
    ("dead", "death"),
    ("dies", "death"),
    ("flew", "fly"),
    ("grew", "grow"),
    ("sank", "sink"),
    ("struck", "strike"),
    ("shot", "shoot"),
    ("broke", "break"),
    ("opened", "open"),
    ("price", "cost"),
    ("prices", "cost"),
    ("priced", "cost"),
    ("children", "child"),
];

/// Nouns of what happens on a day.
const EVENTS: &str = "\
    visit meeting talks summit call election vote attack strike trial launch opening conference match final funeral \
    explosion crash fire earthquake flood ceremony signing referendum inauguration invasion assault parade deadline \
    ceasefire truce deal agreement wedding concert race storm hearing verdict sentence release arrest birthday \
    anniversary debate rally protest march resignation exhibition festival premiere merger";

/// Words that say how something is measured, not what.
const MEASURES: &str = "\
    cost costs costing price priced prices worth paid pay pays spend spent raised raise value valued budget length \
    long size height weight distance speed depth width rate ratio share sum amount fee fine profit revenue sales \
    income salary debt loss losses area capacity span spans measuring measures measured weighs weighed lasted lasts \
    wide tall deep thick broad heavy \
    killed injured wounded dead died deaths residents visitors fans jobs workers employees staff members passengers \
    users customers homes houses vehicles tickets votes seats patients pupils students families children";

static MEASURE_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| MEASURES.split_whitespace().collect());

/// Whether a folded word says only how something is measured or counted: many facts share it.
pub fn measures(word: &str) -> bool {
    MEASURE_WORDS.contains(word)
}

/// Whether a folded word is counted like any noun, though it tells no fact apart.
pub fn is_counted(word: &str) -> bool {
    matches!(word, "people" | "men" | "women" | "points" | "members" | "hours" | "weeks" | "years")
}

static EVENT_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| EVENTS.split_whitespace().collect());

/// Whether a folded word is the noun of an event.
pub fn is_event(word: &str) -> bool {
    EVENT_WORDS.contains(word) || EVENT_WORDS.contains(word.trim_end_matches('s'))
}

/// Whether a folded word can say what happens: a verb in the past or in -ing, or the noun of an event.
pub fn happens(word: &str) -> bool {
    let verb = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    verb || is_event(word)
        || FORMS
            .iter()
            .any(|(form, root)| *form == word || (*root == stem(word) && *root != "child"))
        || lexicon::look_up(word).is(Classes::VERB)
}

/// The stem of a folded word: at least four letters where the word has them.
pub fn stem(word: &str) -> String {
    if let Some((_, stem)) = FORMS.iter().find(|(form, _)| *form == word) {
        return (*stem).to_owned();
    }
    let letters = word.chars().count();
    let ending = ENDINGS.iter().find(|ending| {
        word.ends_with(**ending) && !word.ends_with("ss") && letters >= ending.len() + 4
    });
    let mut stem = ending.map_or(word, |ending| &word[..word.len() - ending.len()]).to_owned();
    let twice = stem.chars().rev().take(2).collect::<Vec<char>>();
    if stem.len() > 5 && twice.len() == 2 && twice[0] == twice[1] && ending.is_some() {
        stem.pop();
    }
    stem
}

/// Whether a folded word says anything about which fact it stands beside.
pub fn tells(word: &str) -> bool {
    let grammar = Classes::SUBJECT
        | Classes::RELATIVE
        | Classes::VAGUE
        | Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::SUBORDINATOR
        | Classes::COORDINATOR
        | Classes::AUXILIARY
        | Classes::MODAL
        | Classes::ADVERB
        | Classes::TIME
        | Classes::TITLE
        | Classes::NEGATION
        | Classes::POSSESSIVE
        | Classes::QUANTITY
        | Classes::CUE;
    word.chars().count() > 2
        && word.chars().next().is_some_and(char::is_alphabetic)
        && !lexicon::look_up(word).is(grammar)
        && !COMMON_WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_share_a_stem() {
        for (words, want) in [
            (&["ukraine", "ukrainian", "ukrainians"][..], "ukrain"),
            (&["visit", "visits", "visited", "visiting"][..], "visit"),
            (&["control", "controls", "controlled"][..], "control"),
            (&["occupy", "occupies", "occupied", "occupation"][..], "occup"),
            (&["meet", "met", "meeting"][..], "meet"),
            (&["boss"][..], "boss"),
            (&["mine"][..], "mine"),
        ] {
            for word in words {
                assert_eq!(stem(word), want, "{word}");
            }
        }
        assert_ne!(stem("mine"), stem("minister"));
    }

    #[test]
    fn verbs_and_events_happen() {
        for (word, want) in [
            ("visited", true),
            ("met", true),
            ("opens", true),
            ("child", false),
            ("talks", true),
            ("idea", false),
            ("productive", false),
        ] {
            assert_eq!(happens(word), want, "{word}");
        }
    }

    #[test]
    fn grammar_tells_nothing() {
        for (word, want) in [
            ("ceasefire", true),
            ("the", false),
            ("year", false),
            ("said", false),
            ("bridge", true),
            ("of", false),
        ] {
            assert_eq!(tells(word), want, "{word}");
        }
    }
}
