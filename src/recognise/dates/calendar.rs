//! Dates by the calendar: months, days, weekdays, in words and in digits. In: tokens. Out: what they name, nothing resolved.

use super::expression::{Core, YearRef};
use super::reader::Reader;
use super::words::Word;
use super::years;
use crate::text::TokenKind;

/// A date by the calendar that starts at token `at`, and the token behind it.
pub fn read(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    match reader.lookup(at) {
        Some(Word::Month(..)) => month_first(reader, at),
        Some(Word::Weekday(..)) => weekday_first(reader, at),
        Some(Word::The) => {
            let (_, next) = reader.ordinal(at + 1)?;
            let next = reader.skip(next, &["of"]);
            matches!(reader.lookup(next), Some(Word::Month(..)))
                .then(|| day_first(reader, at + 1))?
        }
        _ => numeric(reader, at).or_else(|| day_first(reader, at)),
    }
}

/// A month's name: its number, whether written out, and the token behind it with its dot.
pub fn month(reader: &Reader, at: usize) -> Option<(u8, bool, usize)> {
    let Some(Word::Month(month, full)) = reader.lookup(at) else { return None };
    let dot = !full && reader.word(at + 1) == "." && reader.is_glued(at + 1) && at + 2 < reader.end;
    Some((month, full, if dot { at + 2 } else { at + 1 }))
}

/// A day of the month in digits or as a rank, and whether it is a rank.
fn day(reader: &Reader, at: usize) -> Option<(u8, usize, bool)> {
    if let Some((day, end)) = reader.ordinal(at) {
        return Some((day, end, true));
    }
    let (day, _) = reader.digits(at, 2)?;
    let glued = reader.is_glued(at + 1)
        && match reader.word(at + 1) {
            ":" | "%" | "/" | "\u{b0}" => true,
            "th" => return (1..=31).contains(&day).then_some((day as u8, at + 2, true)),
            _ => reader.kind(at + 1) == Some(TokenKind::Word),
        };
    (!glued && (1..=31).contains(&day)).then_some((day as u8, at + 1, false))
}

/// A day of the month behind its month: words too.
fn day_after_month(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    let start = reader.skip(at, &["the"]);
    if let Some((day, end, _)) = day(reader, start) {
        let hour =
            matches!(reader.word(end), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock");
        return (!hour).then_some((day, end));
    }
    let (day, end) = reader.small(start)?;
    ((1..=31).contains(&day) && years::year(reader, start).is_none()).then_some((day as u8, end))
}

/// The second day of `5-7 March` or `March 5 to 7`.
fn through(reader: &Reader, at: usize, first: u8) -> Option<(u8, usize)> {
    let word = reader.word(at);
    if !matches!(word, "-" | "~" | "to" | "through" | "thru" | "until" | "till" | "and" | "&") {
        return None;
    }
    let (second, end, _) = day(reader, reader.skip(at + 1, &["the"]))?;
    let adjoining = !matches!(word, "and" | "&") || second == first + 1;
    (second > first && adjoining && !years::counts_next(reader, end)).then_some((second, end))
}

fn month_first(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (month, _, next) = month(reader, at)?;
    if let Some(found) = joined(reader, at, month) {
        return Some(found);
    }
    if let Some((first, end)) = day_after_month(reader, next)
        && !is_count(reader, at, next, end)
    {
        if let Some((second, end)) = through(reader, end, first)
            && !matches!(reader.lookup(end), Some(Word::Month(..) | Word::Unit(..)))
            && !matches!(reader.word(end), "am" | "pm" | "a.m." | "p.m." | ":")
        {
            let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
            return Some((span_of_days(year, month, first, second), end));
        }
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        return Some((Core::calendar(year, Some(month), Some(first)), end));
    }
    let (year, end) = years::tail(reader, next).unwrap_or((YearRef::Unsaid, next));
    Some((Core::calendar(year, Some(month), None), end))
}

/// Whether the number between `number` and `end` counts what follows: `In March 12 people died`.
fn is_count(reader: &Reader, at: usize, number: usize, end: usize) -> bool {
    if years::counts_next(reader, end) {
        return true;
    }
    let follows = reader.kind(end) == Some(TokenKind::Word)
        && !reader.is_capital(end)
        && !reader.is(
            end,
            &[
                "of", "and", "to", "or", "at", "when", "with", "by", "for", "in", "through",
                "until", "as", "after", "before", "on", "last", "this", "next",
            ],
        );
    reader.before(at) == "in" && follows && number + 1 == end && reader.word(end).ends_with('s')
}

fn span_of_days(year: YearRef, month: u8, first: u8, second: u8) -> Core {
    Core::Through(
        Box::new(Core::calendar(year, Some(month), Some(first))),
        Box::new(Core::calendar(year, Some(month), Some(second))),
    )
}

/// A month joined to numbers: `Sep-23-2020`, `May/22`, `Dec/2018`.
fn joined(reader: &Reader, at: usize, month: u8) -> Option<(Core, usize)> {
    let separator = reader.word(at + 1);
    if !matches!(separator, "-" | "/") || !reader.is_glued(at + 1) || !reader.is_glued(at + 2) {
        return None;
    }
    let (number, length) = reader.digits(at + 2, 4)?;
    let more =
        reader.word(at + 3) == separator && reader.is_glued(at + 3) && reader.is_glued(at + 4);
    let other = if more { reader.digits(at + 4, 4) } else { None };
    let calendar = |year: YearRef, day: Option<u32>| {
        Core::calendar(year, Some(month), day.and_then(|d| u8::try_from(d).ok()))
    };
    match (length, other) {
        (1 | 2, Some((year, 4))) if (1..=31).contains(&number) => {
            Some((calendar(YearRef::Is(year as i32), Some(number)), at + 5))
        }
        (1 | 2, None) if (1..=31).contains(&number) => {
            Some((calendar(YearRef::Unsaid, Some(number)), at + 3))
        }
        (4, Some((day @ 1..=31, 1 | 2))) => {
            Some((calendar(YearRef::Is(number as i32), Some(day)), at + 5))
        }
        (4, None) => Some((calendar(YearRef::Is(number as i32), None), at + 3)),
        _ => None,
    }
}

/// `5 March 2021`, `the fifth of May`, `5-7 March`, `2017 april`.
fn day_first(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    if let Some((year, end)) = years::year(reader, at)
        && reader.digits(at, 4).is_some_and(|(_, length)| length == 4)
    {
        let next = reader.skip(end, &[","]);
        let (month, full, behind) = month(reader, next)?;
        if !full && !reader.is_capital(next) && reader.word(next).len() > 3 {
            return None;
        }
        let modal = matches!(month, 3 | 5) && full && (!reader.is_capital(next) || next > end);
        if modal || day_after_month(reader, behind).is_some() && next > end {
            return None;
        }
        // `In 1999 June 5`: a year before its date.
        let day = day_after_month(reader, behind);
        let (day, end) = day.map_or((None, behind), |(d, e)| (Some(d), e));
        return Some((Core::calendar(YearRef::Is(year), Some(month), day), end));
    }
    let (first, next, rank) = day(reader, at)?;
    if let Some((second, end)) = through(reader, next, first)
        && let Some((month, end)) = of_month(reader, end, rank)
    {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        return Some((span_of_days(year, month, first, second), end));
    }
    let joined = matches!(reader.word(next), "-" | "/")
        && reader.is_glued(next)
        && reader.is_glued(next + 1);
    let (month, end) = of_month(reader, if joined { next + 1 } else { next }, rank)?;
    let behind = if joined && matches!(reader.word(end), "-" | "/") && reader.is_glued(end) {
        end + 1
    } else {
        end
    };
    let (year, end) = match reader.digits(behind, 4).filter(|_| behind > end) {
        Some((year, 4)) => (YearRef::Is(year as i32), behind + 1),
        Some((year, 2)) => (YearRef::Is(years::two_digits(year as i32)), behind + 1),
        _ => years::tail(reader, end).unwrap_or((YearRef::Unsaid, end)),
    };
    Some((Core::calendar(year, Some(month), Some(first)), end))
}

/// The month behind a day: `March`, `of March`, `day of March`.
fn of_month(reader: &Reader, at: usize, rank: bool) -> Option<(u8, usize)> {
    let next = if rank { reader.skip(at, &["day"]) } else { at };
    let of = reader.skip(next, &["of"]);
    let (month, full, end) = month(reader, of)?;
    let plain = reader.is_capital(of) || of > next || rank || !matches!(month, 3 | 5);
    let short = full || reader.is_capital(of) || reader.word(of).len() >= 3;
    (plain && short).then_some((month, end))
}

fn weekday_first(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let Some(Word::Weekday(weekday, full)) = reader.lookup(at) else { return None };
    let dot = !full && reader.word(at + 1) == "." && reader.is_glued(at + 1) && at + 2 < reader.end;
    let next = if dot { at + 2 } else { at + 1 };
    let comma = reader.skip(next, &[","]);
    let start = reader.skip(comma, &["the"]);
    let date = match reader.lookup(start) {
        Some(Word::Month(..)) if is_month_here(reader, start) => month_first(reader, start),
        Some(Word::Month(..)) => None,
        _ => numeric(reader, start).filter(|_| start == comma).or_else(|| day_first(reader, start)),
    };
    match date {
        Some((Core::Calendar { year, month, day: Some(day), which, .. }, end)) => {
            let core =
                Core::Calendar { year, month, day: Some(day), weekday: Some(weekday), which };
            return Some((core, end));
        }
        Some((core @ (Core::Slashes(..) | Core::Through(..)), end)) => return Some((core, end)),
        _ => {}
    }
    if let Some((day, end, true)) = day(reader, start)
        && !matches!(reader.lookup(end), Some(Word::Unit(..) | Word::Weekday(..)))
        && (start == next || reader.word(next) == "the")
        && reader.digits(start, 2).is_some()
    {
        let core = Core::Calendar {
            year: YearRef::Unsaid,
            month: None,
            day: Some(day),
            weekday: Some(weekday),
            which: None,
        };
        return Some((core, end));
    }
    Some((Core::Weekday { weekday, which: None, week: None }, next))
}

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
    let led = BEFORE_MONTH.contains(&before);
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
            led && !named
                && !matches!(before, "to" if reader.before(at - 1) == "according")
                && !matches!(before, "the")
        }
        (_, true) => led || !(named || at > 0 && is_given_name(reader, at)),
        (_, false) => !named && (led || reader.word(at + 1) == "."),
    }
}

fn is_month_word(reader: &Reader, at: usize) -> bool {
    matches!(reader.lookup(at), Some(Word::Month(..)))
}

/// `said June`, `April O'Neil`: a month's name behind a title or a capitalised name.
fn is_given_name(reader: &Reader, at: usize) -> bool {
    let before = reader.tokens.get(at - 1);
    before.is_some_and(|t| t.kind == TokenKind::Word && t.capital)
        && super::words::lookup(reader.before(at)).is_none()
        && at >= 2
        && !matches!(reader.tokens.word(at - 2), "." | "\"" | "!" | "?")
        && matches!(reader.before(at), "mr" | "mrs" | "ms" | "miss" | "queen" | "princess")
}

fn day_or_year(reader: &Reader, at: usize) -> bool {
    day(reader, at).is_some() || years::year(reader, at).is_some()
}

/// Dates in digits: `2021-03-05`, `2021/3`, `3/5/2021`, `05.03.2021`, `3/5`.
pub fn numeric(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    if reader.is_glued(at) && matches!(reader.before(at), "/" | "." | "," | "\\" | ":" | "$") {
        return None;
    }
    let tail =
        reader.before(at) == "-" && reader.is_glued(at) && at >= 2 && reader.is_glued(at - 1);
    if tail
        && !matches!(
            reader.tokens.get(at.wrapping_sub(3)).map(|_| reader.tokens.word(at - 3)),
            Some("/" | "-")
        )
        && reader.tokens[at - 2].kind == TokenKind::Number
    {
        return None;
    }
    if let Some(found) = dotted(reader, at) {
        return Some(found);
    }
    let (first, length) = reader.digits(at, 4)?;
    let separator = reader.word(at + 1);
    if !matches!(separator, "-" | "/") || !reader.is_glued(at + 1) || !reader.is_glued(at + 2) {
        return None;
    }
    if let Some((month, ..)) = month(reader, at + 2) {
        // `2019/aug/01`, `2019-aug-1`.
        let day = (reader.word(at + 3) == separator).then(|| reader.digits(at + 4, 2)).flatten();
        return match (length, day) {
            (4, Some((day @ 1..=31, _))) => {
                let year = YearRef::Is(first as i32);
                Some((Core::calendar(year, Some(month), Some(day as u8)), at + 5))
            }
            _ => None,
        };
    }
    let (second, second_length) = reader.digits(at + 2, 4)?;
    let third =
        (reader.word(at + 3) == separator && reader.is_glued(at + 3) && reader.is_glued(at + 4))
            .then(|| reader.digits(at + 4, 4))
            .flatten();
    let behind = at + if third.is_some() { 5 } else { 3 };
    let loose = third.is_none()
        && matches!(reader.word(behind), "/" | "-")
        && reader.is_glued(behind)
        && reader.is_glued(behind + 1);
    let letters = reader.is_glued(behind)
        && reader.kind(behind) == Some(TokenKind::Word)
        && !(reader.word(behind).starts_with('t') && reader.word(behind).len() == 3);
    if loose || letters {
        return None;
    }
    by_length((first, length), (second, second_length), third, separator).and_then(|core| {
        let plain =
            !matches!(core, Core::Slashes(.., None) | Core::Calendar { year: YearRef::Unsaid, .. })
                || separator == "/" && short_is_date(reader, at, behind)
                || reader.before(at) == "on"
                || matches!(super::words::lookup(reader.before(at)), Some(Word::Weekday(..)));
        plain.then_some((core, behind))
    })
}

/// Whether `3/5` is a date rather than a fraction: where words of time stand before it.
fn short_is_date(reader: &Reader, at: usize, behind: usize) -> bool {
    let before = reader.before(at);
    let fraction = matches!(reader.word(behind), "of" | "cup" | "inch" | "inches" | "-" | "th");
    let sevens = reader.word(at) == "24" && reader.word(at + 2) == "7";
    !fraction
        && !sevens
        && (matches!(
            before,
            "on" | "by"
                | "until"
                | "since"
                | "from"
                | "to"
                | "till"
                | "before"
                | "after"
                | "between"
                | "and"
                | "-"
                | ","
                | "this"
                | "next"
                | "last"
                | "date"
                | "back"
                | "dated"
        ) || matches!(super::words::lookup(before), Some(Word::Weekday(..))))
}

fn by_length(
    (first, first_length): (u32, usize),
    (second, second_length): (u32, usize),
    third: Option<(u32, usize)>,
    separator: &str,
) -> Option<Core> {
    let year_ok = |y: u32| (1000..3000).contains(&y);
    match (first_length, second_length, third) {
        (4, 1 | 2, Some((day, 1 | 2))) if year_ok(first) => {
            let valid = (1..=12).contains(&second) && (1..=31).contains(&day);
            valid.then(|| {
                Core::calendar(YearRef::Is(first as i32), Some(second as u8), Some(day as u8))
            })
        }
        (4, 1 | 2, None) if year_ok(first) && (1..=12).contains(&second) => {
            // `2007-08` is two years rather than a month.
            let next_year = second_length == 2 && (first + 1) % 100 == second && separator == "-";
            (!next_year)
                .then(|| Core::calendar(YearRef::Is(first as i32), Some(second as u8), None))
        }
        (1 | 2, 4, None) if year_ok(second) && (1..=12).contains(&first) => {
            Some(Core::calendar(YearRef::Is(second as i32), Some(first as u8), None))
        }
        (1 | 2, 1 | 2, Some((year, length @ (2 | 4)))) => {
            let year = if length == 2 { years::two_digits(year as i32) } else { year as i32 };
            slashes(first, second, Some(year))
        }
        (1 | 2, 1 | 2, None) => slashes(first, second, None),
        _ => None,
    }
}

/// Two numbers of which one can be a month.
fn slashes(first: u32, second: u32, year: Option<i32>) -> Option<Core> {
    let (a, b) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let valid = matches!((a, b), (1..=12, 1..=31) | (13..=31, 1..=12));
    valid.then_some(Core::Slashes(a, b, year))
}

/// `10/1-10/7/2018`: two dates in digits are one range; a year that only the second names is the first's too.
pub fn range_in_digits(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (first, end) = numeric(reader, at).or_else(|| half_range(reader, at))?;
    let joined = match reader.word(end) {
        "-" | "~" | "to" | "until" | "till" | "through" => true,
        "and" => reader.before(at) == "between",
        _ => false,
    };
    let (last, end) = numeric_behind(reader, end + 1).filter(|_| joined)?;
    let first = match (first, &last) {
        (Core::Slashes(a, b, None), Core::Slashes(_, _, year)) => Core::Slashes(a, b, *year),
        (Core::Slashes(..), Core::Calendar { month: None, .. }) => return None,
        (first @ (Core::Slashes(..) | Core::Calendar { day: Some(_), .. }), _) => first,
        _ => return None,
    };
    matches!(last, Core::Slashes(..) | Core::Calendar { day: Some(_), .. })
        .then(|| (Core::Through(Box::new(first), Box::new(last)), end))
}

/// The first date of a range whose dash is glued to the second: `10/1-10/7`, `10-1-2018-10-7-2018`.
fn half_range(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let separator = reader.word(at + 1);
    let glued = (1..=3).all(|i| reader.is_glued(at + i));
    let (a, _) = reader.digits(at, 2)?;
    let (b, _) = reader.digits(at + 2, 2)?;
    if !glued || !matches!(separator, "/" | "-") {
        return None;
    }
    if separator == "/" && reader.word(at + 3) == "-" {
        return slashes(a, b, None).map(|core| (core, at + 3));
    }
    let (year, _) = reader.digits(at + 4, 4).filter(|(_, length)| *length == 4)?;
    let whole = reader.word(at + 3) == separator && reader.word(at + 5) == "-";
    if whole { slashes(a, b, Some(year as i32)).map(|core| (core, at + 5)) } else { None }
}

/// The second date of such a range, a year behind a comma included.
fn numeric_behind(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (core, end) = {
        let (first, length) = reader.digits(at, 4)?;
        let separator = reader.word(at + 1);
        if !matches!(separator, "-" | "/") || !reader.is_glued(at + 1) || !reader.is_glued(at + 2) {
            return None;
        }
        let second = reader.digits(at + 2, 2)?;
        let more = reader.word(at + 3) == separator && reader.is_glued(at + 3);
        let third = if more { reader.digits(at + 4, 4) } else { None };
        let end = at + if third.is_some() { 5 } else { 3 };
        (by_length((first, length), second, third, separator)?, end)
    };
    match (core, years::tail(reader, end)) {
        (Core::Slashes(a, b, None), Some((YearRef::Is(year), end))) => {
            Some((Core::Slashes(a, b, Some(year)), end))
        }
        (core, _) => Some((core, end)),
    }
}

/// `20210305`: a year from 1900 to 2099, a month and a day, nothing glued on.
pub fn compact(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (number, 8) = reader.digits(at, 8)? else { return None };
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let alone = !reader.is_glued(at + 1) || reader.is(at + 1, &[".", ",", "-", ")", ";"]);
    let is = (1900..2100).contains(&year)
        && alone
        && super::civil::day(year as i32, month as u8, day as u8).is_some();
    is.then(|| {
        let year = YearRef::Is(year as i32);
        (Core::calendar(year, Some(month as u8), Some(day as u8)), at + 1)
    })
}

/// `05.03.2021`: the day first, as wherever dates have dots.
fn dotted(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    if reader.kind(at)? != TokenKind::Number {
        return None;
    }
    let word = reader.word(at);
    if !(8..=10).contains(&word.len()) && word.len() != 6 && word.len() != 7 {
        return None;
    }
    let mut parts = word.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    let (a, b): (u32, u32) = (day.parse().ok()?, month.parse().ok()?);
    let year: i32 = year.parse().ok()?;
    let (day, month) = if b > 12 { (b, a) } else { (a, b) };
    ((1..=31).contains(&day) && (1..=12).contains(&month) && (1000..3000).contains(&year))
        .then(|| (Core::calendar(YearRef::Is(year), Some(month as u8), Some(day as u8)), at + 1))
}
