//! Times of day with a dot and no half of the day: `at 10.30`. In: tokens. Out: whether one is meant, and not a price or a rate.

use super::clock;
use super::reader::Reader;
use super::words::{Part, Word};
use crate::text::TokenKind;

/// Verbs and nouns of what starts, ends or happens at a time of day. What opens and closes is left out: shares do, at a price.
const TIMED: &[&str] = &[
    "start",
    "starts",
    "started",
    "starting",
    "begin",
    "begins",
    "began",
    "beginning",
    "kick",
    "kicks",
    "kicked",
    "leave",
    "leaves",
    "left",
    "leaving",
    "depart",
    "departs",
    "departed",
    "arrive",
    "arrives",
    "arrived",
    "arriving",
    "meet",
    "meets",
    "met",
    "resume",
    "resumes",
    "resumed",
    "land",
    "lands",
    "landed",
    "sail",
    "sails",
    "sailed",
    "woke",
    "died",
    "crashed",
    "struck",
    "broke",
    "happened",
    "occurred",
    "exploded",
    "departure",
    "arrival",
    "dawn",
    "doors",
    "gates",
    "polls",
    "curfew",
    "train",
    "trains",
    "ferry",
    "ferries",
    "bus",
    "buses",
    "flight",
    "flights",
    "service",
    "services",
    "mass",
    "kick-off",
    "kickoff",
    "throw-in",
    "match",
    "matches",
    "concert",
    "concerts",
    "show",
    "shows",
    "screening",
    "programme",
    "lecture",
    "race",
    "alarm",
    "sunrise",
    "tip",
    "kick",
    "hearing",
    "session",
    "parade",
    "funeral",
    "vigil",
    "ceremony",
    "rally",
    "briefing",
    "interview",
    "appointment",
    "meeting",
    "matinee",
    "derby",
    "final",
    "play",
    "plays",
    "sunset",
];

/// Words of what has a price, a rate or odds.
const PRICED: &[&str] = &[
    "price",
    "prices",
    "priced",
    "rate",
    "rates",
    "share",
    "shares",
    "stock",
    "stocks",
    "index",
    "odds",
    "bid",
    "bids",
    "bidding",
    "ticket",
    "tickets",
    "fare",
    "fares",
    "fee",
    "fees",
    "pound",
    "dollar",
    "euro",
    "yen",
    "lira",
    "rouble",
    "ruble",
    "rupee",
    "yuan",
    "peso",
    "rand",
    "yield",
    "yields",
    "trading",
    "traded",
    "quoted",
    "ratio",
    "average",
    "score",
    "scores",
    "magnitude",
    "points",
];

/// How far before the time the word that it is said of may stand, in tokens.
const REACH: usize = 10;

/// Whether the number with a dot at `at` is a time of day: minutes of two digits, a word before it that leads to times, and what is
/// timed in the clause, or a word behind it that leaves no doubt.
pub fn is_time(reader: &Reader, at: usize) -> bool {
    let Some((hour, minute)) = reader.word(at).split_once('.') else { return false };
    let digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour)
        || minute.len() != 2
        || !digits(minute)
        || reader.is_glued(at + 1) && follows(reader, at + 1)
    {
        return false;
    }
    if clock::is_zoned(reader, at + 1) || in_the_part(reader, at + 1) {
        return true;
    }
    let before = reader.before(at);
    let limit = matches!(before, "after" | "before")
        && matches!(reader.before(at.saturating_sub(1)), "shortly" | "just" | "soon");
    // The other end of a range: `from 6.45 to 7.15`.
    if matches!(before, "to" | "and" | "-") && at >= 2 && is_time(reader, at - 2) {
        return true;
    }
    let led = matches!(
        before,
        "at" | "by"
            | "from"
            | "until"
            | "till"
            | "around"
            | "about"
            | "before"
            | "after"
            | "between"
            | "since"
    );
    let clause = || {
        (at.saturating_sub(REACH)..at)
            .rev()
            .map_while(|i| (!reader.is(i, &[".", ";", "?", "!"])).then(|| reader.word(i)))
    };
    let round = minute.ends_with(['0', '5']);
    let day = names_day(reader, reader.skip(at + 1, &[",", "on"]));
    (limit && day || led && round && clause().any(|word| TIMED.contains(&word)))
        && clause().all(|word| !PRICED.contains(&word))
        && (reader.kind(at + 1) != Some(TokenKind::Word) || day || closes(reader, at + 1))
}

/// Whether something glued behind the number makes it part of something longer: `10.30%`, `4.50-litre`.
fn follows(reader: &Reader, at: usize) -> bool {
    !reader.is(at, &[".", ",", ";", ")", "!", "?", "\"", "\u{201d}", ":"])
}

/// `in the morning`: hours and nothing else.
fn in_the_part(reader: &Reader, at: usize) -> bool {
    reader.word(at) == "in"
        && reader.word(at + 1) == "the"
        && matches!(
            reader.lookup(at + 2),
            Some(Word::Part(Part::Morning | Part::Afternoon | Part::Evening))
        )
}

fn names_day(reader: &Reader, at: usize) -> bool {
    match reader.lookup(at) {
        Some(Word::Weekday(..) | Word::Day(_) | Word::Tonight) => true,
        Some(Word::Which(_)) => {
            matches!(reader.lookup(at + 1), Some(Word::Part(_) | Word::Weekday(..)))
        }
        _ => false,
    }
}

/// Small words that go on behind a time.
fn closes(reader: &Reader, at: usize) -> bool {
    reader.is(
        at,
        &[
            "and", "but", "or", "in", "on", "with", "when", "to", "for", "from", "at", "as",
            "after", "before", "the", "he", "she", "they", "it", "while", "was", "were", "is",
            "are", "will", "had", "each", "every",
        ],
    )
}
