//! What a number does where it stands. In: a number with its neighbours. Out: whether it is a figure at all, its rate and its role.

use super::amounts::Amount;
use super::fit::{self, Ends};
use super::nouns::{self, Asks};
use super::units;
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Dimension, Number, Role};
use std::ops::Range;

/// Whether a number without unit is a figure here: `one of them` and `in 2014` are none.
pub fn number_fits(scene: &Scene, amount: &Amount, noun: bool, free: &Range<usize>) -> bool {
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let before = if start > free.start { scene.before(start, 1) } else { "" };
    let alone =
        start == free.start && (end >= free.end || end + 1 >= free.end && is_stop(scene.word(end)));
    if alone || amount.high.is_some() {
        return true;
    }
    // `25-to-life` is a sentence of so many years.
    let joined = scene.word(end) == "-" && scene.glued(end) && scene.word(end + 3) != "life";
    // `threefold` says how much in passing, `a 1.5-fold risk` is a figure.
    let times = scene.word(end + 1) == "fold" && scene.is(start, Class::DIGITS);
    if joined && !times && JOINED.contains(&scene.word(end + 1)) {
        return false;
    }
    if amount.tokens.len() == 1 && scene.is(start, Class::ONES) && scene.word(start) == "one" {
        // `fell by one to 501`, `screened from age one`.
        let told = before == "by" && scene.is(start.wrapping_sub(2), Class::CHANGE)
            || matches!(before, "age" | "aged");
        return told || noun && one_counts(scene, start, before, free);
    }
    if scene.word(start) == "zero" || scene.before(end, 1) == "point" {
        return scene.word(end) != "-" && !matches!(before, "ground" | "absolute" | "net");
    }
    // `10 , 000` with a space in it: nobody writes a number in zeros alone.
    if amount.tokens.len() == 1 && scene.printed(start) == "000" {
        return false;
    }
    if amount.low.plain && is_year(amount) {
        let hedged = matches!(
            scene.word(start.saturating_sub(1)),
            "about" | "around" | "some" | "nearly" | "almost" | "over"
        ) || before == "to" && scene.before(start, 2) == "up";
        return noun && (hedged && start > free.start || !year_before(scene, start, before, free));
    }
    // A scale word alone (`hundred`, `million`) is no number in running text.
    !(amount.tokens.len() == 1 && scene.is(start, Class::SCALE) && !noun)
}

/// What makes a word of a number before a hyphen (`two-way`, `twenty-something`).
const JOINED: &[&str] = &[
    "way",
    "fold",
    "faced",
    "sided",
    "tone",
    "time",
    "off",
    "on",
    "to",
    "something",
    "somethings",
    "ply",
    "party",
    "nil",
    "all",
    "by",
    "up",
    "over",
    "under",
    "for",
    "pointer",
    "pointers",
    "liner",
    "upmanship",
    "size",
    "stop",
    "half",
    "in",
    "handed",
    "legged",
    "dimensional",
];

/// Whether token `start` opens a sentence or a line.
pub fn opens(scene: &Scene, start: usize) -> bool {
    start == 0
        || scene.tokens[start].new_line
        || matches!(scene.before(start, 1), "." | "!" | "?" | ":" | ";" | "\"")
}

/// Whether a number with its unit is a figure here: `one day` is often a day that nobody counted.
pub fn unit_fits(scene: &Scene, amount: &Amount, free: &Range<usize>) -> bool {
    let Some(unit) = &amount.unit else { return true };
    let start = amount.tokens.start;
    let one_day = unit.unit.name == "day" && scene.word(start) == "one" && amount.tokens.len() == 2;
    let counted = matches!(
        scene.before(start, 1),
        "for"
            | "in"
            | "within"
            | "than"
            | "least"
            | "about"
            | "only"
            | "just"
            | "lasted"
            | "lasts"
            | "last"
            | "takes"
            | "took"
            | "take"
            | "after"
            | "over"
            | "by"
            | "of"
            | "nearly"
            | "almost"
            | "most"
    );
    let alone = opens(scene, start) && amount.tokens.end >= free.end;
    let old = scene.word(amount.tokens.end) == "old" || scene.word(amount.tokens.end) == "or";
    // `one day after the vote`; `one day after another` counts none.
    let end = amount.tokens.end;
    let beside = matches!(scene.word(end), "after" | "before")
        && scene.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && !matches!(scene.word(end + 1), "another" | "long" | "school" | "work" | "breakfast");
    !one_day || counted || alone || old || beside
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | ";" | ":" | ",")
}

fn is_year(amount: &Amount) -> bool {
    amount.low.value >= Number::from(1500) && amount.low.value < Number::from(2100)
}

fn year_before(scene: &Scene, start: usize, before: &str, free: &Range<usize>) -> bool {
    start == free.start
        || scene.tokens[start - 1].capital
        || scene.tokens[start - 1].kind != TokenKind::Word
        || matches!(
            before,
            "the"
                | "in"
                | "since"
                | "of"
                | "a"
                | "its"
                | "his"
                | "her"
                | "their"
                | "by"
                | "until"
                | "from"
                | "during"
                | "for"
                | "this"
                | "early"
                | "late"
                | "mid"
                | "before"
                | "after"
                | "and"
                | "to"
                | "between"
                | "that"
                | "our"
                | "my"
                | "failed"
                | "successful"
                | "landmark"
        )
}

/// `one` before a noun that it counts; not the pronoun, not `one day`, not `no one`.
fn one_counts(scene: &Scene, at: usize, before: &str, free: &Range<usize>) -> bool {
    let after = if at + 1 < free.end { scene.word(at + 1) } else { "" };
    let silent_before = matches!(
        before,
        "no" | "this"
            | "that"
            | "each"
            | "every"
            | "any"
            | "which"
            | "another"
            | "some"
            | "not"
            | "day"
            | "number"
    );
    let silent_after = matches!(
        after,
        "another"
            | "day"
            | "thing"
            | "time"
            | "way"
            | "such"
            | "side"
            | "hand"
            | "another's"
            | "more"
            | "last"
            | "by"
            | "s"
            | "-"
            | "example"
            | "reason"
            | "point"
            | "possible"
            | "major"
            | "key"
            | "big"
            | "senior"
            | "former"
            | "moment"
            | "step"
            | "final"
            | "area"
            | "analyst"
            | "expert"
            | "source"
            | "issue"
            | "idea"
            | "option"
            | "explanation"
            | "estimate"
            | "recent"
            | "theory"
            | "morning"
            | "night"
            | "evening"
            | "afternoon"
            | "single"
    );
    // `a one-seat majority`, but `one-off`, `one-man`.
    let joined = after == "-" && scene.glued(at + 1) && scene.glued(at + 2);
    let counted = joined
        && !JOINED.contains(&scene.word(at + 2))
        && !matches!(
            scene.word(at + 2),
            "man"
                | "woman"
                | "person"
                | "star"
                | "hit"
                | "eyed"
                | "armed"
                | "piece"
                | "time"
                | "on"
                | "nil"
                | "shot"
        );
    !silent_before && (!silent_after || counted)
}

/// A rate behind a figure, or behind what it is of (`3,000 tonnes of oil a day`): as [`rate`].
pub fn rate_behind(
    scene: &Scene,
    at: usize,
    end: usize,
    money: bool,
) -> Option<(Option<&'static str>, usize)> {
    if scene.word(at) != "of" || money {
        return rate(scene, at, end, money);
    }
    let plain = |i: &usize| {
        *i < end
            && scene.tokens[*i].kind == TokenKind::Word
            && !scene.tokens[*i].new_line
            && !scene.is(*i, Class::TRIGGER.or(Class::FUNCTION).or(Class::VERB))
    };
    let words = (at + 1..at + 4).take_while(plain).count();
    let found = (words > 0).then(|| rate(scene, at + 1 + words, end, false))??;
    found.0.is_some().then_some(found)
}

/// `a day`, `per share`, `/kg` behind a figure (`money`: behind a price, which is of any unit): the unit of time where it is one, and one past the last token.
pub fn rate(
    scene: &Scene,
    at: usize,
    end: usize,
    money: bool,
) -> Option<(Option<&'static str>, usize)> {
    let per = scene.word(at);
    let loose = matches!(per, "a" | "an" | "each" | "every");
    if at + 1 >= end || !(loose || per == "per" || per == "/" && scene.glued(at)) {
        return None;
    }
    let unit = units::unit_at(scene, at + 1, end).filter(|u| u.spelled || per == "/");
    let time = unit.as_ref().filter(|u| {
        matches!(u.unit.dimension, Dimension::Duration | Dimension::Calendar)
            || scene.word(at + 1) == "quarter"
    });
    // `to $4.25 a year later`: a date.
    if loose && matches!(scene.word(at + 2), "later" | "earlier" | "ago" | "before") {
        return None;
    }
    if let Some(time) = time {
        return Some((Some(time.unit.name), time.tokens.end));
    }
    let other = matches!(
        scene.word(at + 1),
        "share"
            | "barrel"
            | "person"
            | "head"
            | "unit"
            | "ounce"
            | "tonne"
            | "ton"
            | "gallon"
            | "litre"
            | "liter"
            | "kilo"
            | "pound"
            | "dozen"
            | "piece"
            | "ticket"
            | "seat"
            | "night"
            | "bushel"
            | "capita"
            | "household"
            | "pupil"
            | "student"
    );
    let word = scene.tokens[at + 1].kind == TokenKind::Word;
    match per {
        "per" if scene.is(at + 1, Class::NUMBER_WORD.or(Class::DIGITS)) => {
            // `per 100,000 people`: the rate is of something that is counted.
            let numeral = super::numerals::read(scene, at + 1, end)?;
            let noun = nouns::read(scene, numeral.tokens.end, end, Asks::SurePlural);
            Some((None, noun.map_or(numeral.tokens.end, |n| n.tokens.end)))
        }
        "per" if word && scene.word(at + 1) != "cent" => {
            Some((None, unit.map_or(at + 2, |u| u.tokens.end)))
        }
        "a" | "an" if other => Some((None, at + 2)),
        // `72 pence a therm`, `$1,500 an acre`.
        "a" | "an" if money && unit.is_some() => Some((None, unit?.tokens.end)),
        "/" => unit.map(|u| (None, u.tokens.end)),
        _ => None,
    }
}

/// The role that the words around a figure give it.
pub fn role(
    scene: &Scene,
    amount: &Amount,
    extent: &Range<usize>,
    free: &Range<usize>,
) -> Option<Role> {
    let left = |n: usize| {
        if extent.start >= free.start + n { scene.word(extent.start - n) } else { "" }
    };
    // Right behind another figure, in brackets, with a unit of its own.
    let claimed_before = free.start > 0
        && (scene.tokens[free.start - 1].kind != TokenKind::Mark
            || matches!(scene.before(free.start, 1), "%" | "°" | "²" | "³"));
    if amount.unit.is_some() && left(1) == "(" && extent.start == free.start + 1 && claimed_before {
        return Some(Role::Conversion);
    }
    if left(1) == "of" && left(2) == "total"
        || left(1) == "total"
        || left(1) == "totalling"
        || left(1) == "totaling"
    {
        return Some(Role::Total);
    }
    if matches!(scene.word(extent.end), "altogether")
        || scene.word(extent.end) == "in" && matches!(scene.word(extent.end + 1), "total" | "all")
    {
        return Some(Role::Total);
    }
    match left(1) {
        "from" if fit::is_change(scene, extent.start, Ends::Bare, free) => Some(Role::From),
        "to" if changed_before(scene, extent.start - 1, free) => Some(Role::To),
        "by" if changed_before(scene, extent.start - 1, free) => Some(Role::Change),
        _ if extent.start > free.start && scene.is(extent.start - 1, Class::CHANGE) => {
            Some(Role::Change)
        }
        _ => None,
    }
}

/// Whether a word of change, or the figure where the change starts, stands not far before token `at`.
fn changed_before(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    let from = at.saturating_sub(8);
    (from..at).any(|i| {
        scene.is(i, Class::CHANGE) || scene.word(i) == "from" && i >= free.start.saturating_sub(6)
    })
}
