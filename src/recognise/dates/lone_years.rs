//! Numbers of four digits that may be years. In: tokens. Out: whether a bare one stands where years stand and not where counts do, and
//! the second half of a range of years.

use super::reader::Reader;
use super::years::is_glued_on;
use crate::text::TokenKind;

/// Whether the word at `at` is a noun that numbers count.
pub fn counts_next(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    if reader.kind(at) != Some(TokenKind::Word) || reader.is_capital(at) {
        return matches!(word, "%" | "km" | "°");
    }
    const COUNTED: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "km",
        "m",
        "kg",
        "percent",
        "per",
        "mph",
        "kph",
        "hp",
        "feet",
        "ft",
        "miles",
        "hectares",
        "dollars",
        "euros",
        "pounds",
        "rubles",
        "roubles",
        "yen",
        "rupees",
        "yuan",
        "won",
        "lira",
        "pesos",
        "francs",
        "kroner",
        "kronor",
        "rand",
        "baht",
        "litres",
        "liters",
        "gallons",
        "acres",
        "grams",
        "calories",
        "dead",
        "wounded",
        "more",
        "additional",
        "other",
        "million",
        "billion",
        "thousand",
        "square",
        "cubic",
        "bc",
        "points",
        "votes",
        "times",
        "metres",
        "meters",
        "kilometres",
        "kilometers",
        "tons",
        "tonnes",
        "barrels",
        "soldiers",
        "troops",
        "civilians",
        "police",
        "armed",
        "workers",
        "employees",
        "seats",
        "rpm",
        "cc",
        "mm",
        "cm",
        "mw",
        "kw",
        "ghz",
        "mhz",
    ];
    COUNTED.contains(&word)
}

/// Words behind which a bare number of four digits is a year.
const TEMPORAL: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "from",
    "to",
    "during",
    "before",
    "after",
    "between",
    "through",
    "throughout",
    "late",
    "early",
    "mid",
    "around",
    "circa",
    "c.",
    "ca",
    "ca.",
    "about",
    "summer",
    "winter",
    "spring",
    "autumn",
    "fall",
    "year",
    "years",
    "and",
    "or",
    "than",
    "to",
    "pre",
    "post",
    "late-",
    "for",
    "on",
    "of",
    "beyond",
    "toward",
    "towards",
];

/// Whether the bare year at `at` stands where years stand, and not where counts do.
pub fn may_stand_alone(reader: &Reader, at: usize) -> bool {
    let Some((number, 4)) = reader.digits(at, 4) else { return true };
    let after = at + 1;
    if !(1000..=2100).contains(&number)
        || is_glued_on(reader, after)
        || counts_next(reader, after)
        || shares_unit(reader, after)
        || (reader.word(after) == "-" && reader.is_glued(after) && !range_follows(reader, after))
        || reader.is(after, &[":", "/", "%", "\u{b0}"])
            && reader.is_glued(after)
            && glued_digit(reader, after + 1)
            && !is_season(reader, after, number)
    {
        return false;
    }
    let before = reader.before(at);
    if reader.is_glued(at) {
        return match before {
            "(" | "[" | "\"" | "'" => true,
            "-" | "~" => {
                at >= 2 && (is_year_like(reader, at - 2) || is_prefix(reader.before(at - 1)))
            }
            "/" => at >= 2 && is_year_like(reader, at - 2),
            _ => false,
        };
    }
    if matches!(
        before,
        "$" | "\u{a3}"
            | "\u{20ac}"
            | "#"
            | "no"
            | "no."
            | "section"
            | "page"
            | "route"
            | "room"
            | "flight"
            | "highway"
            | "model"
    ) {
        return false;
    }
    if matches!(before, "-" | "~") {
        return at >= 2 && is_year_like(reader, at - 2);
    }
    if TEMPORAL.contains(&before) || matches!(before, "(" | "[" | "," | ";") {
        let early = number % 100 != 0
            && matches!(
                before,
                "in" | "since"
                    | "by"
                    | "until"
                    | "from"
                    | "before"
                    | "after"
                    | "between"
                    | "during"
            )
            && !plural_follows(reader, after, "");
        return (number >= 1100 || early) && !plural_follows(reader, after, before);
    }
    let determined = matches!(
        before,
        "the" | "a" | "its" | "his" | "her" | "their" | "our" | "this" | "that" | "'s" | "'"
    );
    (1600..=2060).contains(&number)
        && !plural_follows(reader, after, if determined { "the" } else { before })
}

/// Whether the number behind `to` at `at` counts what follows it, and so this one too: `from 2000 to 2010 rupees`.
fn shares_unit(reader: &Reader, at: usize) -> bool {
    reader.is(at, &["to", "and", "or", "-"])
        && reader.digits(at + 1, 4).is_some_and(|(_, length)| length == 4)
        && counts_next(reader, at + 2)
}

fn is_prefix(word: &str) -> bool {
    matches!(word, "mid" | "pre" | "post" | "late" | "early")
}

fn glued_digit(reader: &Reader, at: usize) -> bool {
    reader.is_glued(at) && reader.kind(at) == Some(TokenKind::Number)
}

/// Whether a slash at `at` joins `year` to the next one: `1992/93`, `1999/2000`.
fn is_season(reader: &Reader, at: usize, year: u32) -> bool {
    let next = year + 1;
    reader.word(at) == "/"
        && match reader.digits(at + 1, 4) {
            Some((number, 2)) => number == next % 100,
            Some((number, 4)) => number == next,
            _ => false,
        }
        && !reader.is(at + 2, &["/", "-"])
}

/// Whether the years of a season start at `at`: `the 1992/93 season`.
pub fn names_season(reader: &Reader, at: usize) -> bool {
    let year = reader.digits(at, 4).filter(|(_, length)| *length == 4);
    year.is_some_and(|(year, _)| is_season(reader, at + 1, year)) && may_stand_alone(reader, at)
}

/// Whether a dash at `at` leads to another year: `1861-65`, `2010-present`.
fn range_follows(reader: &Reader, at: usize) -> bool {
    match reader.digits(at + 1, 4) {
        Some((_, 2 | 4)) => true,
        // `1068-9`.
        Some((last, 1)) => reader.digits(at - 1, 4).is_some_and(|(first, _)| first % 10 < last),
        _ => {
            matches!(
                reader.word(at + 1),
                "present" | "now" | "today" | "era" | "style" | "built" | "born"
            ) || !reader.is_glued(at + 1)
        }
    }
}

fn is_year_like(reader: &Reader, at: usize) -> bool {
    reader.digits(at, 4).is_some_and(|(n, length)| length == 4 && (1000..=2100).contains(&n))
}

/// Whether the number in words `at..end` counts what follows it: `two thousand and forty litres`.
pub fn is_count(reader: &Reader, at: usize, end: usize) -> bool {
    counts_next(reader, end) || plural_follows(reader, end, reader.before(at))
}

/// Whether a plain plural follows, which a number counts rather than a year (`2014 soldiers`, but `the 2012 elections`).
pub fn plural_follows(reader: &Reader, at: usize, before: &str) -> bool {
    if before == "the"
        || TEMPORAL.contains(&before)
            && before != "of"
            && before != "about"
            && before != "around"
            && before != "than"
            && before != "to"
            && before != "and"
            && before != "or"
            && before != "for"
    {
        return false;
    }
    // `the 2016 and 2020 ballots`, `the years 1811 to 1813`.
    if matches!(before, "and" | "or" | "to") && at >= 3 && is_year_like(reader, at - 3) {
        return false;
    }
    let word = reader.word(at);
    reader.kind(at) == Some(TokenKind::Word)
        && !reader.is_capital(at)
        && word.len() > 3
        && word.ends_with('s')
        && !matches!(
            word,
            "was"
                | "saw"
                | "has"
                | "is"
                | "does"
                | "thus"
                | "census"
                | "plus"
                | "as"
                | "his"
                | "this"
                | "across"
                | "perhaps"
                | "versus"
                | "less"
                | "unless"
                | "towards"
                | "besides"
                | "always"
                | "afterwards"
        )
}

/// The second half of a range whose first half is a year: the `65` of `1861-65`, the `6` of `1845-6`, the `93` of `1992/93`.
pub fn short_range_end(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let (number, length) = reader.digits(at, 2)?;
    let joined = matches!(reader.before(at), "-" | "/") && reader.is_glued(at);
    if !joined
        || at < 2
        || !reader.is_glued(at - 1)
        || is_glued_on(reader, at + 1)
        || reader.is(at + 1, &["-", "/"]) && reader.is_glued(at + 1)
    {
        return None;
    }
    let (first, _) =
        reader.digits(at - 2, 4).filter(|(n, l)| *l == 4 && (1000..2100).contains(n))?;
    let size = if length == 1 { 10 } else { 100 };
    let last = if reader.before(at) == "/" {
        is_season(reader, at - 1, first).then_some(first + 1)?
    } else {
        first / size * size + number
    };
    (last > first).then_some((last as i32, at + 1))
}
