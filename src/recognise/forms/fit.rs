//! Whether a surface that could be a unit is one here. In: a number and what stands beside it. Out: yes or no, and which of two
//! readings.
//!
//! Short forms are letters first: `m` may be metres, millions or minutes, `in` is a preposition, `C` a note. Each rule says what
//! has to stand around one for it to be a unit.

mod money;

pub use money::{
    currency_after_fits, currency_before_fits, currency_scale, pound_or_money,
    scale_behind_currency, scale_up,
};

use super::nouns;
use super::numerals::Numeral;
use super::units::{self, UnitRead};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Dimension, Number, Unit};
use std::ops::Range;

/// Words that stand between a number and its unit without changing it (`two more minutes`, `three consecutive days`).
pub fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "more"
            | "additional"
            | "extra"
            | "further"
            | "less"
            | "fewer"
            | "full"
            | "whole"
            | "straight"
            | "consecutive"
            | "successive"
            | "long"
            | "short"
            | "solid"
            | "calendar"
            | "other"
            | "entire"
            | "gruelling"
            | "grueling"
            | "working"
            | "business"
            | "bloody"
            | "bitter"
            | "brutal"
            | "hard"
            | "tough"
            | "difficult"
            | "tense"
            | "turbulent"
            | "terrible"
            | "agonising"
            | "agonizing"
            | "exhausting"
            | "frantic"
            | "hectic"
            | "chaotic"
            | "violent"
            | "lean"
            | "dry"
            | "wet"
            | "hot"
            | "cold"
            | "dark"
            | "quiet"
            | "busy"
            | "happy"
            | "good"
            | "bad"
            | "crucial"
            | "intense"
            | "sleepless"
            | "fruitless"
            | "decisive"
            | "successful"
            | "glorious"
            | "miserable"
    )
}

/// Whether the unit behind a number is meant as one.
pub fn unit_fits(scene: &Scene, numeral: &Numeral, unit: &UnitRead, end: usize) -> bool {
    let at = unit.tokens.start;
    let after = unit.tokens.end;
    let glued = scene.glued(at) && at == numeral.tokens.end;
    let printed = scene.printed(at);
    // Letters that go on in the next token (`F-Series`, `kg/m`) are read as a whole or not at all.
    let goes_on = !unit.spelled
        && scene.glued(after)
        && after < end
        && matches!(scene.word(after), "-" | "/" | "^" | "&")
        && scene.glued(after + 1);
    if unit.spelled {
        return spelled_fits(scene, numeral, unit, end);
    }
    if unit.tokens.len() > 1 {
        return true;
    }
    let sole = printed.chars().count() == 1;
    match printed {
        "%" | "٪" | "％" | "‰" => true,
        "in" => inch_fits(scene, numeral, after, end),
        "\"" | "″" | "'" | "′" => {
            feet_and_inches(scene, numeral, at) || inch_mark_fits(scene, numeral, at, end)
        }
        "C" | "F" if goes_on || scene.word(after) == "/" && scene.glued(after) => false,
        "C" => degrees_fit(scene, numeral, at) || glued && matches!(numeral.last, -2 | -1),
        "F" => degrees_fit(scene, numeral, at),
        "K" => !glued && !goes_on || numeral.last < -1,
        "m" => metre_fits(scene, after, end, goes_on),
        "pm" | "am" | "p" | "a" | "d" | "bu" | "ac" | "pt" | "pts" | "mo" | "ct" | "qt" => false,
        "s" => !glued && !goes_on || numeral.last < 0,
        "t" | "g" | "h" | "l" | "L" | "W" | "V" | "J" | "N" | "A" | "°" | "º" | "Ω" => {
            (glued || lower_or_end(scene, after, end))
                && !goes_on
                && !(sole && numeral.plain && letters_label(printed, glued))
        }
        "b" | "B" => false,
        "pc" => glued && !goes_on,
        "rad" | "cal" | "min" | "sec" | "atm" | "oz" | "ha" => !goes_on,
        // `14st` of weight; `21st` was read as a rank before.
        "st" => glued && !goes_on,
        "px" | "fps" => true,
        _ => !goes_on || scene.word(after) == "-" || scene.word(after) == "/",
    }
}

/// `5G`, `10A`: single capitals glued to plain digits are mostly names.
fn letters_label(printed: &str, glued: bool) -> bool {
    glued
        && matches!(printed, "A" | "N" | "J" | "L" | "g" | "h")
        && printed != "g"
        && printed != "h"
        && printed != "L"
}

fn lower_or_end(scene: &Scene, after: usize, end: usize) -> bool {
    after >= end || !scene.tokens[after].capital
}

fn spelled_fits(scene: &Scene, numeral: &Numeral, unit: &UnitRead, end: usize) -> bool {
    let after = unit.tokens.end;
    // `60 Minutes`, `48 Hours`: with a capital amid small words it is a title.
    let first = numeral.tokens.start;
    let title = scene.tokens[unit.tokens.start].capital
        && scene.is(unit.tokens.start, Class::TIME_UNIT)
        && (first > 0
            && scene.tokens[first - 1].kind == TokenKind::Word
            && !scene.tokens[first - 1].capital
            && after < end
            && !scene.tokens[after].capital);
    if title {
        return false;
    }
    let word = scene.word(unit.tokens.start);
    match unit.unit.name {
        // A second behind `forty-` is a rank.
        "second" if word == "second" => {
            numeral.plain
                || numeral.value == Number::ONE
                || numeral.fraction && scene.before(unit.tokens.start, 1) == "a"
                || scene.before(unit.tokens.start, 1) == "-"
        }
        // `12 stone`, not `five stone walls`.
        "stone" => after >= end || !scene.is(after, Class::NONE) && !nouns::is_plural(scene, after),
        "turn" | "gray" | "tesla" => false,
        "mole" | "bar" => false,
        "yard" => !matches!(scene.word(after), "line" | "sale"),
        "foot" | "inch" => !matches!(scene.word(after), "soldiers" | "patrols" | "troops"),
        _ => true,
    }
}

/// `in` is an inch before a word of extent, behind feet, or at the very end; else a preposition.
fn inch_fits(scene: &Scene, numeral: &Numeral, after: usize, end: usize) -> bool {
    let extent = matches!(
        scene.word(after),
        "thick" | "wide" | "long" | "tall" | "deep" | "high" | "diameter" | "x" | "by"
    );
    let feet = numeral.tokens.start > 0
        && matches!(
            scene.before(numeral.tokens.start, 1),
            "ft" | "feet" | "foot" | "'" | "yd" | "yards"
        );
    let closes = after >= end || (matches!(scene.word(after), "." | ";" | ")") && after + 1 >= end);
    let words = !scene.is(numeral.tokens.end - 1, Class::DIGITS);
    // `200mm (8in)`: glued to its digits it is no preposition.
    let glued = scene.glued(after - 1)
        && (after >= end
            || scene.tokens[after].kind == TokenKind::Mark && scene.word(after) != "-");
    extent || feet || (closes || glued) && !words
}

/// `5'10"`: marks are feet and inches only as a pair.
fn feet_and_inches(scene: &Scene, numeral: &Numeral, at: usize) -> bool {
    let glued = scene.glued(at);
    let feet = scene.word(at) == "'";
    let digits = |i: usize| scene.is(i, Class::DIGITS) && scene.glued(i);
    if feet {
        return glued && digits(at + 1) && scene.word(at + 2) == "\"" && scene.glued(at + 2);
    }
    glued
        && numeral.tokens.start > 1
        && scene.before(numeral.tokens.start, 1) == "'"
        && digits(numeral.tokens.start)
}

/// `at 30C`, `5,000F`: letters glued to a number behind a small word (no seat, gate or flat), or where it is about temperature.
fn degrees_fit(scene: &Scene, numeral: &Numeral, at: usize) -> bool {
    let start = numeral.tokens.start;
    let led = start > 0
        && (scene.is(start - 1, Class::CHANGE)
            || matches!(
                scene.before(start, 1),
                "at" | "to"
                    | "of"
                    | "and"
                    | "or"
                    | "by"
                    | "above"
                    | "below"
                    | "over"
                    | "under"
                    | "than"
                    | "around"
                    | "near"
                    | "between"
                    | "from"
                    | "was"
                    | "hit"
                    | "about"
                    | "nearly"
                    | "almost"
                    | "minus"
                    | "-"
            ));
    let hottest = if scene.printed(at) == "F" { 135 } else { 60 };
    let likely = numeral.value >= Number::from(10) && numeral.value < Number::from(hottest);
    let signed = start > 0 && scene.before(start, 1) == "-" && scene.tokens[start - 1].spaced;
    let other_end = start > 1
        && matches!(scene.before(start, 1), "to" | "and" | "or" | "-")
        && scene.is(start - 2, Class::DIGITS);
    scene.glued(at)
        && (led && likely
            || signed
            || other_end
            || !numeral.plain && numeral.last == 0 && numeral.scale.is_none())
        || temperature_around(scene, numeral, at)
}

/// `10" long`, `a 9" plate`: a double mark is inches before a word of extent, and where no quotation is open that it could close.
fn inch_mark_fits(scene: &Scene, numeral: &Numeral, at: usize, end: usize) -> bool {
    if scene.word(at) != "\"" || !scene.is(numeral.tokens.end - 1, Class::DIGITS) {
        return false;
    }
    let printed = scene.printed(at);
    let after = at + 1;
    let extent = after < end
        && matches!(
            scene.word(after),
            "thick" | "wide" | "long" | "tall" | "deep" | "high" | "x" | "by" | "screen"
        );
    let fragment = scene.tokens.len() <= 5 && scene.glued(at);
    extent || printed == "″" || fragment && printed == "\""
}

/// Letters of a scale behind a number are degrees only where the sentence speaks of temperature.
fn temperature_around(scene: &Scene, numeral: &Numeral, at: usize) -> bool {
    let start = numeral.tokens.start;
    let below = numeral.value.is_negative() || start > 0 && scene.before(start, 1) == "minus";
    if below || numeral.scale.is_some() {
        return numeral.scale.is_none();
    }
    let from = at.saturating_sub(14);
    (from..at + 8).any(|i| {
        matches!(
            scene.word(i),
            "temperature"
                | "temperatures"
                | "heat"
                | "hot"
                | "cold"
                | "warm"
                | "cool"
                | "weather"
                | "freezing"
                | "boils"
                | "boil"
                | "oven"
                | "bake"
                | "baked"
                | "preheat"
                | "roast"
                | "degrees"
                | "outside"
                | "°"
                | "thermometer"
                | "climate"
                | "warming"
        )
    })
}

/// `$1.2bn, up from 980m`, `1.6m Ukrainians, in Germany 1m`: letters of a scale behind an earlier amount say that a later `m` is
/// millions too.
pub fn million_by_others(scene: &Scene, at: usize) -> bool {
    const EXTENT: &[&str] = &[
        "long", "wide", "tall", "deep", "high", "race", "final", "away", "above", "below", "from",
        "off",
    ];
    let next = at + 1;
    if scene.printed(at) != "m"
        || !scene.glued(at)
        || scene.is(next, Class::UNIT)
        || EXTENT.contains(&scene.word(next))
    {
        return false;
    }
    let line = (at.saturating_sub(24)..at).rev().take_while(|i| !scene.tokens[*i + 1].new_line);
    let scaled = |i: usize| {
        let letters = matches!(scene.printed(i), "m" | "bn" | "tn") && scene.glued(i);
        let money = || matches!(scene.before(i, 2), "$" | "€" | "£");
        letters && (scene.word(i) == "bn" || money() || million_by_head(scene, i, at))
    };
    line.into_iter().any(scaled)
}

/// `100m race` is metres, `5m people` millions (read there), `2m` alone metres.
fn metre_fits(scene: &Scene, after: usize, end: usize, goes_on: bool) -> bool {
    if goes_on && !matches!(scene.word(after), "-") {
        return false;
    }
    // Digits or letters glued behind (`24703 m212`) make a name.
    !(after < end && scene.glued(after) && scene.tokens[after].kind != TokenKind::Mark)
}

/// Whether `m` behind a number means millions: before people and things that come in millions.
pub fn million_by_head(scene: &Scene, at: usize, end: usize) -> bool {
    let head = at + 1;
    scene.printed(at) == "m"
        && head < end
        && scene.tokens[head].spaced
        && (units::currency_after(scene, head, end).is_some_and(|money| money.spelled)
            || nouns::comes_in_millions(scene, head)
            || head + 1 < end && nouns::comes_in_millions(scene, head + 1))
}

/// Whether an article and a unit are one of that unit (`a kilometre away`) and not a rate, a rank or an idiom.
pub fn lone_unit_fits(scene: &Scene, at: usize, unit: &UnitRead, free: &Range<usize>) -> bool {
    let before = at.checked_sub(2).unwrap_or(usize::MAX);
    let word = scene.word(at);
    let left = if before == usize::MAX { "" } else { scene.word(before) };
    let time = matches!(unit.unit.dimension, Dimension::Duration | Dimension::Calendar);
    // `40 cars a day`, `tonnes of coal a year`: behind a noun that is counted it is a rate.
    let per = before != usize::MAX
        && (time && nouns::is_plural(scene, before) && !scene.is(before, Class::TIME_UNIT)
            || before >= 3
                && scene.before(before, 1) == "of"
                && (scene.is(before - 2, Class::UNIT) || scene.is(before - 3, Class::DIGITS)));
    // `50 barrels a day`, `twice a week`, `5% a year`, `many a day`.
    let rate = before != usize::MAX
        && (scene.is(before, Class::DIGITS.or(Class::UNIT).or(Class::CURRENCY).or(Class::SCALE))
            || scene.tokens[before].kind == TokenKind::Mark
                && matches!(left, "%" | "$" | "€" | "£")
            || matches!(
                left,
                "times"
                    | "twice"
                    | "once"
                    | "percent"
                    | "cent"
                    | "such"
                    | "what"
                    | "quite"
                    | "many"
            ));
    // `(789 dollars) a tonne`: behind a figure in brackets.
    let bracketed = left == ")"
        && scene.is(before - 1, Class::DIGITS.or(Class::UNIT).or(Class::CURRENCY).or(Class::SCALE));
    // `tenth of a gallon`: a part of it.
    let part =
        left == "of" && before > 0 && scene.is(before - 1, Class::ORDINAL.or(Class::FRACTION));
    if rate
        || per
        || bracketed
        || part
        || unit.unit.name == "percent"
        || unit.unit.dimension == Dimension::Points
    {
        return false;
    }
    let after = unit.tokens.end;
    let noun_follows = after < free.end
        && scene.tokens[after].kind == TokenKind::Word
        && !scene.is(after, Class::FUNCTION.or(Class::VERB))
        && !matches!(
            scene.word(after),
            "long"
                | "wide"
                | "deep"
                | "high"
                | "tall"
                | "east"
                | "west"
                | "north"
                | "south"
                | "old"
        );
    match word {
        "second" | "degree" | "bit" | "quarter" | "minute" | "stone" | "foot" | "cup" | "yard"
        | "turn" | "mark" | "real" | "sol" | "crown" | "colon" | "rand" | "won" | "pound"
            if time || noun_follows || word != "pound" =>
        {
            matches!(word, "minute") && !noun_follows && left != "just"
        }
        "day" | "week" | "month" | "hour" | "year" | "decade" | "century" if noun_follows => false,
        // `a day later` and the like belong to the calendar; `a day earlier` too.
        "day" if after < free.end && matches!(scene.word(after), "after" | "before") => true,
        "day" if !hedged(left) && !matches!(left, "for" | "within" | "in" | "after") => false,
        _ => !noun_follows || hedged(left) || !time,
    }
}

fn hedged(left: &str) -> bool {
    matches!(
        left,
        "over"
            | "than"
            | "about"
            | "almost"
            | "nearly"
            | "least"
            | "under"
            | "around"
            | "roughly"
            | "to"
    )
}

/// How many of `large` one `small` is; months and clock time by the year of 365.25 days (only to see which is the smaller).
pub fn ratio(small: &Unit, large: &Unit) -> Option<Number> {
    let base = |u: &Unit| {
        let factor = Number::ratio(u.factor.0, u.factor.1)?;
        match u.dimension {
            Dimension::Calendar => factor.times(Number::whole(2_629_800)),
            _ => Some(factor),
        }
    };
    base(small)?.over(base(large)?)
}

/// Whether the number that starts at token `at` is where a change starts: behind `from` under a word of change, or directly behind
/// a word of change (`rose 5 to 10`) unless the two ends share a unit (`rose 5 to 10 percent`).
pub fn is_change(scene: &Scene, at: usize, ends: Ends, free: &Range<usize>) -> bool {
    let left = |n: usize| if at >= free.start + n { scene.word(at - n) } else { "" };
    let mut from = at;
    for n in 1..=4 {
        if left(n) == "from" {
            from = at - n;
            break;
        }
        if at < free.start + n
            || !scene.is(at - n, Class::FUNCTION)
                && !matches!(left(n), "estimated" | "roughly" | "$")
        {
            break;
        }
    }
    if from == at {
        let told = |n: usize| at >= free.start + n && scene.is(at - n, Class::CHANGE);
        let direct = told(1) || left(1) == "by" && told(2);
        return match ends {
            Ends::Shared => false,
            Ends::Bare => direct,
            Ends::Own => direct || MOVED.contains(&left(1)),
        };
    }
    // A change is told by its word, before it (`rose from 40`, `rose 3 points, from 40`) or right behind (`from 40 to 50, up 20%`).
    let clause = |i: &usize| !matches!(scene.word(*i), "." | ";" | "!" | "?" | ":");
    let before = || (from.saturating_sub(14)..from).rev().take_while(clause);
    let extent = before().any(|i| EXTENTS.contains(&scene.word(i)));
    let told = |i: usize| scene.is(i, Class::CHANGE);
    let behind = (at..free.end.min(at + 12)).any(|i| scene.word(i) == "," && told(i + 1));
    !extent && (before().any(told) || behind)
}

/// How the two ends of what may be a range hold their unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Neither has one.
    Bare,
    /// The first has that of the second.
    Shared,
    /// Each has its own.
    Own,
}

/// Verbs that tell a change of prices (`lost $21 to $2,489`) and something else of things (`lost 5 to 7 homes`).
const MOVED: &[&str] = &["lost", "added", "shed", "adding", "losing", "shedding"];

/// Words of extent: what follows `from` is one end of a range.
const EXTENTS: &[&str] = &[
    "range",
    "ranged",
    "ranges",
    "ranging",
    "anywhere",
    "somewhere",
    "varies",
    "vary",
    "varied",
    "varying",
    "anything",
    "aged",
    "scale",
    "priced",
];
