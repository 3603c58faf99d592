//! Words that name a time only in some places: `May`, `march`, `fall`, `Sun`, `Sunday Times`. In: tokens. Out: whether a month, a
//! weekday or a season is meant there.

use super::calendar::{day, day_after_month, is_month_word, joined, month};
use super::expression::{Core, YearRef};
use super::reader::Reader;
use super::words::{Season, Word};
use super::years;
use crate::text::TokenKind;

/// Words behind which a month's name is a month.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "by",
    "until",
    "till",
    "since",
    "from",
    "of",
    "during",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "before",
    "after",
    "through",
    "throughout",
    "between",
    "to",
    "past",
    "previous",
    "following",
    "every",
    "each",
    "-",
    "for",
    "coming",
    "around",
    "year",
    "months",
    "month",
    "on",
    "except",
    "than",
];

/// What a month names by standing before it: `the March vote`, `a May raid`.
const DATED_NOUNS: &[&str] = &[
    "accident",
    "agreement",
    "ambush",
    "announcement",
    "assault",
    "attack",
    "attacks",
    "ballot",
    "blast",
    "bombing",
    "bombings",
    "collapse",
    "conference",
    "congress",
    "contract",
    "contracts",
    "coup",
    "crash",
    "data",
    "deadline",
    "decision",
    "disaster",
    "earthquake",
    "earthquakes",
    "edition",
    "election",
    "elections",
    "figure",
    "figures",
    "fire",
    "fires",
    "flood",
    "floods",
    "flooding",
    "forecast",
    "futures",
    "hearing",
    "incident",
    "interview",
    "invasion",
    "issue",
    "killing",
    "killings",
    "launch",
    "letter",
    "massacre",
    "meeting",
    "meetings",
    "memo",
    "murder",
    "offensive",
    "operation",
    "outage",
    "poll",
    "polls",
    "primary",
    "protest",
    "protests",
    "quake",
    "raid",
    "raids",
    "reading",
    "referendum",
    "release",
    "report",
    "riot",
    "riots",
    "ruling",
    "sale",
    "sales",
    "session",
    "shooting",
    "shootings",
    "speech",
    "statement",
    "storm",
    "storms",
    "strike",
    "strikes",
    "study",
    "summit",
    "survey",
    "talks",
    "trial",
    "update",
    "uprising",
    "verdict",
    "visit",
    "vote",
    "wedding",
];

/// Whether the month's name at `at` is a month, and not a verb, a person or a word of a name.
pub fn is_month_here(reader: &Reader, at: usize) -> bool {
    let Some((month, full, next)) = month(reader, at) else { return false };
    let dated = joined(reader, at, month).is_some()
        || matches!(reader.kind(next), Some(TokenKind::Number)) && day_or_year(reader, next)
        || years::tail(reader, next).is_some()
        || matches!(reader.lookup(reader.skip(next, &["the"])), Some(Word::Ordinal(_)))
            && reader.word(next) != "the"
        || day_after_month(reader, next).is_some();
    let before = reader.before(at);
    // `compared with May`, `until at least March`.
    let beside = before == "with" && matches!(reader.before(at - 1), "compared" | "compares")
        || before == "least" && reader.before(at - 1) == "at"
        || before == "versus";
    let led = BEFORE_MONTH.contains(&before)
        || beside
        || before.len() > 4 && before.ends_with("est")
        || before == "as"
            && matches!(reader.before(at - 1), "early" | "late" | "soon" | "recently")
        || reader.is(next, &["-", "to", "through"]) && is_month_word(reader, next + 1);
    let behind_day =
        at > 0 && reader.tokens.get(at - 1).is_some_and(|t| t.kind == TokenKind::Number);
    if !reader.is_capital(at) {
        return match (month, full) {
            (3, true) => {
                dated
                    || matches!(before, "in" | "since" | "until" | "early" | "late" | "mid" | "by")
            }
            (5, true) => {
                dated
                    || led
                        && !matches!(
                            before,
                            "to" | "this"
                                | "that"
                                | "for"
                                | "year"
                                | "month"
                                | "months"
                                | "past"
                                | "-"
                        )
            }
            (8, true) => dated || led || behind_day,
            (_, true) => true,
            (_, false) => {
                dated || led && reader.word(at).len() > 3 || led && matches!(month, 2 | 9 | 10 | 11)
            }
        };
    }
    let joined =
        matches!(before, "and" | "or" | "/" | ",") && at >= 2 && is_month_word(reader, at - 2);
    if dated || joined || behind_day && !full {
        return true;
    }
    let named = reader.is_capital(next)
        && reader.kind(next) == Some(TokenKind::Word)
        && reader.lookup(next).is_none();
    match (month, full) {
        (3 | 5, true) => {
            led && !named && !matches!(before, "to" if reader.before(at - 1) == "according")
                || names_noun(reader, at)
        }
        (_, true) => led || !(named || at > 0 && is_given_name(reader, at)),
        (_, false) => !named && (led || reader.word(at + 1) == "."),
    }
}

/// `the March vote`, `a May raid`, `their March wedding`; the `March` of `the Women's March protests` is a march.
fn names_noun(reader: &Reader, at: usize) -> bool {
    let owned = reader.kind(at.wrapping_sub(1)) == Some(TokenKind::Possessive)
        && !matches!(reader.before(at - 1), "women" | "men" | "people" | "salt");
    let led = owned
        || matches!(
            reader.before(at),
            "a" | "the" | "its" | "their" | "his" | "her" | "our" | "that" | "another"
        );
    led && DATED_NOUNS.contains(&reader.word(at + 1)) && !reader.is_capital(at + 1)
}

/// `Mr June`, `Dr. August`: a month's name behind a title.
fn is_given_name(reader: &Reader, at: usize) -> bool {
    const TITLES: &[&str] = &[
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lady",
        "judge",
        "justice",
        "sen",
        "rep",
        "gov",
        "prof",
        "professor",
        "capt",
        "sgt",
        "queen",
        "princess",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "sen.",
        "rep.",
        "gov.",
        "prof.",
        "capt.",
        "sgt.",
    ];
    let title = if reader.before(at) == "." && at > 1 { at - 2 } else { at - 1 };
    reader.tokens.get(title).is_some_and(|t| t.capital)
        && TITLES.contains(&reader.tokens.word(title))
}

fn day_or_year(reader: &Reader, at: usize) -> bool {
    day(reader, at).is_some() || years::year(reader, at).is_some()
}

/// A season, where the word is no verb: with its year, or led by words of time.
pub fn season_of(reader: &Reader, at: usize, season: Season, edged: bool) -> Option<(Core, usize)> {
    if let Some((year, end)) = years::tail(reader, at + 1) {
        let joined =
            reader.word(end) == "-" && reader.digits(end + 1, 2).is_some() && reader.is_glued(end);
        return Some((Core::Season(season, None, year), if joined { end + 2 } else { end }));
    }
    let found = Some((Core::Season(season, None, YearRef::Unsaid), at + 1));
    let before = reader.before(at);
    let led = matches!(
        before,
        "in" | "by" | "during" | "until" | "since" | "last" | "next" | "this" | "of"
    );
    let the = before == "the"
        && matches!(super::words::lookup(reader.before(at - 1)), None | Some(Word::Edge(_)))
        && matches!(
            reader.before(at.saturating_sub(1)),
            "in" | "by"
                | "during"
                | "until"
                | "since"
                | "of"
                | "through"
                | "throughout"
                | "spent"
                | "before"
                | "for"
                | "all"
        );
    let named = reader.is_capital(at) && (reader.is_capital(at + 1) || !led && !the && !edged);
    const SEASONAL: &[&str] = &[
        "offensive",
        "offensives",
        "campaign",
        "campaigns",
        "season",
        "semester",
        "term",
        "election",
        "elections",
        "quarter",
        "break",
        "training",
        "harvest",
        "fighting",
        "months",
        "collection",
    ];
    let noun =
        SEASONAL.contains(&reader.word(at + 1)) && !matches!(before, "to" | "will" | "would");
    match season {
        _ if reader.word(at + 1) == "of" || names_season_of(reader, at) => None,
        // `a year without a summer`.
        _ if matches!(before, "a" | "an" | "another" | "any" | "no") && !noun => None,
        _ if noun => found,
        _ if named => None,
        _ if matches!(reader.word(at + 1), "-" | "'") && reader.is_glued(at + 1) => None,
        Season::Autumn if reader.word(at) == "fall" => found.filter(|_| {
            (led && before != "of" && before != "since" || the)
                && !reader.is(at + 1, &["in", "from", "to", "by", "into", "guy", "short"])
                || edged
        }),
        Season::Spring => found.filter(|_| led && before != "of" || the || edged),
        _ => found.filter(|_| led || the || edged || before == "the" || !reader.is_capital(at)),
    }
}

/// Whether the season only tells which kind is meant: `the next winter games`.
pub fn names_season_of(reader: &Reader, at: usize) -> bool {
    reader.is(
        at + 1,
        &["games", "olympics", "paralympics", "sports", "coat", "coats", "clothes", "palace"],
    )
}

/// Whether the weekday at `at` is one, and not the sun or a newspaper.
pub fn is_weekday_here(reader: &Reader, at: usize) -> bool {
    let Some(Word::Weekday(_, full)) = reader.lookup(at) else { return false };
    let next = reader.word(at + 1);
    if full {
        let paper = matches!(
            next,
            "times"
                | "telegraph"
                | "mirror"
                | "herald"
                | "mail"
                | "express"
                | "post"
                | "star"
                | "tribune"
                | "people"
                | "world"
                | "business"
                | "agreement"
                | "independent"
                | "accord"
                | "league"
        );
        let name = paper && reader.is_capital(at + 1)
            || matches!(
                reader.before(at),
                "bloody" | "sheffield" | "man" | "freaky" | "casual" | "ruby"
            )
            || matches!(reader.before(at), "super" | "black" | "fat" | "shrove")
                && reader.is_capital(at - 1)
            || reader.before(at) == "on" && reader.before(at - 1) == "mail";
        return !name;
    }
    let dated = reader.kind(at + 1) == Some(TokenKind::Number)
        || matches!(
            reader.lookup(reader.skip(at + 1, &[",", ".", "the"])),
            Some(Word::Month(..) | Word::Part(_))
        )
        || reader.kind(at + 1) == Some(TokenKind::Mark)
            && reader.kind(at + 2) == Some(TokenKind::Number)
            && reader.is(at + 1, &[",", "."]);
    let led = matches!(
        reader.before(at),
        "on" | "until"
            | "till"
            | "by"
            | "last"
            | "next"
            | "this"
            | "from"
            | "for"
            | "after"
            | "before"
            | "week"
            | "and"
            | "or"
    );
    let verb = matches!(reader.word(at), "sat" | "sun" | "wed" | "mon") && !reader.is_capital(at);
    // `after Sun Yat-sen died`.
    let named = reader.is_capital(at + 1)
        && reader.kind(at + 1) == Some(TokenKind::Word)
        && reader.lookup(at + 1).is_none();
    if named {
        return false;
    }
    dated
        || led && !verb
        || led && matches!(reader.before(at), "on" | "week" | "or") && reader.word(at) != "sun"
        || matches!(next, "at" | "in") && !verb && reader.is_capital(at) && reader.word(at) != "sat"
}
