//! Dates by the calendar: months, days, weekdays, in words and in digits. In: tokens. Out: what they name, nothing resolved.

use super::ambiguous::is_month_here;
use super::expression::{Core, YearRef};
use super::listed::AFTER_DAY;
use super::reader::Reader;
use super::words::Word;
use super::{digits, lone_years, years};
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
        _ => digits::numeric(reader, at).or_else(|| day_first(reader, at)),
    }
}

/// A month's name: its number, whether written out, and the token behind it with its dot.
pub fn month(reader: &Reader, at: usize) -> Option<(u8, bool, usize)> {
    let Some(Word::Month(month, full)) = reader.lookup(at) else { return None };
    let dot = !full && reader.word(at + 1) == "." && reader.is_glued(at + 1) && at + 2 < reader.end;
    Some((month, full, if dot { at + 2 } else { at + 1 }))
}

/// A day of the month in digits or as a rank, and whether it is a rank.
pub fn day(reader: &Reader, at: usize) -> Option<(u8, usize, bool)> {
    if let Some((day, end)) = reader.ordinal(at) {
        return Some((day, end, true));
    }
    let (day, _) = reader.digits(at, 2)?;
    let glued = reader.is_glued(at + 1)
        && match reader.word(at + 1) {
            // `22/Jan/2019`, `30/31 May`.
            "/" => !is_month_word(reader, at + 2) && !is_next_day(reader, at, day),
            ":" | "%" | "\u{b0}" => true,
            "th" => return (1..=31).contains(&day).then_some((day as u8, at + 2, true)),
            // `22april`.
            _ => reader.kind(at + 1) == Some(TokenKind::Word) && !is_month_word(reader, at + 1),
        };
    (!glued && (1..=31).contains(&day)).then_some((day as u8, at + 1, false))
}

/// A month and its day in one word: `Dec31`.
pub fn glued(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (month, day) = month_and_day(reader.word(at))?;
    let (year, end) = years::tail(reader, at + 1).unwrap_or((YearRef::Unsaid, at + 1));
    Some((Core::calendar(year, Some(month), Some(day)), end))
}

/// What `dec31` says: the month and its day.
pub fn month_and_day(word: &str) -> Option<(u8, u8)> {
    let split = word.find(|c: char| c.is_ascii_digit()).filter(|split| *split >= 3)?;
    let (name, day) = word.split_at_checked(split)?;
    let Some(Word::Month(month, _)) = super::words::lookup(name) else { return None };
    let digits = day.len() <= 2 && day.bytes().all(|b| b.is_ascii_digit());
    let day: u8 = day.parse().ok().filter(|day| digits && (1..=31).contains(day))?;
    Some((month, day))
}

/// Whether a slash joins `day` at `at` to the next one of its month: `30/31 May`.
fn is_next_day(reader: &Reader, at: usize, day: u32) -> bool {
    let next = reader.digits(at + 2, 2).is_some_and(|(next, _)| next == day + 1);
    next && is_month_word(reader, at + 3)
}

/// A day of the month behind its month: words too.
pub fn day_after_month(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    // `October, 1st`.
    let rank = reader.digits(at + 1, 2).is_some() && reader.ordinal(at + 1).is_some();
    let at = if reader.word(at) == "," && rank { at + 1 } else { at };
    let start = reader.skip(at, &["the"]);
    // `by May the Second Squadron had left`.
    if start > at && reader.is_capital(start) && reader.is_capital(start + 1) {
        return None;
    }
    if let Some((day, end, _)) = day(reader, start) {
        // `on the last day of July the first pictures appeared`.
        let spelled = reader.kind(start) == Some(TokenKind::Word);
        if start > at && spelled && reader.kind(end) == Some(TokenKind::Word) {
            let free = years::year(reader, reader.skip(end, &["of"])).is_some()
                || reader.lookup(end).is_some()
                || reader.is(end, AFTER_DAY);
            if !free {
                return None;
            }
        }
        let hour =
            matches!(reader.word(end), "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock");
        return (!hour).then_some((day, end));
    }
    let (day, end) = reader.small(start)?;
    ((1..=31).contains(&day) && years::year(reader, start).is_none()).then_some((day as u8, end))
}

/// The second day of `5-7 March` or `March 5 to 7`, which start at `start`.
fn through(reader: &Reader, start: usize, at: usize, first: u8) -> Option<(u8, usize)> {
    let joined = match reader.word(at) {
        "-" | "~" | "to" | "through" | "thru" | "until" | "till" => true,
        "/" => reader.is_glued(at) && is_month_word(reader, at + 2),
        // `May 4 and 5` are two days, `between May 4 and 5` is one stretch.
        "and" | "&" => {
            let led = if reader.before(start) == "the" { start - 1 } else { start };
            reader.before(led) == "between"
        }
        _ => false,
    };
    if !joined {
        return None;
    }
    let (second, end, _) = day(reader, reader.skip(at + 1, &["the"]))?;
    (second > first && !lone_years::counts_next(reader, end)).then_some((second, end))
}

fn month_first(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (month, _, next) = month(reader, at)?;
    if let Some(found) = joined(reader, at, month) {
        return Some(found);
    }
    if let Some((first, end)) = day_after_month(reader, next)
        && !is_count(reader, at, next, end)
    {
        if let Some((second, end)) = through(reader, at, end, first)
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
    if lone_years::counts_next(reader, end) {
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
pub fn joined(reader: &Reader, at: usize, month: u8) -> Option<(Core, usize)> {
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
pub fn day_first(reader: &Reader, at: usize) -> Option<(Core, usize)> {
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
    // `for $12 December 27` names no 12 December.
    if matches!(reader.before(at), "$" | "\u{a3}" | "\u{20ac}") {
        return None;
    }
    let (first, next, rank) = day(reader, at)?;
    if let Some((second, end)) = through(reader, at, next, first)
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
        _ => digits::numeric(reader, start)
            .filter(|_| start == comma)
            .or_else(|| day_first(reader, start)),
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
    // `on Friday 31.`
    let plain = reader.digits(next, 2).is_some()
        && (next + 1 >= reader.end
            || reader.is(next + 1, &[",", ".", "!", "?", ")", "at", "from", "between"]));
    if let Some((day, end, rank)) = day(reader, start)
        && (rank || plain)
        && !matches!(reader.lookup(end), Some(Word::Unit(..) | Word::Weekday(..)))
        && (start == next || reader.word(next) == "the")
        && (reader.digits(start, 2).is_some()
            || start > next && reader.kind(end) != Some(TokenKind::Word)
            || start > next && reader.is(end, &["at", "and", "to", "from", "until"]))
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

/// Whether the word at `at` is the name of a month, whatever it means there.
pub fn is_month_word(reader: &Reader, at: usize) -> bool {
    matches!(reader.lookup(at), Some(Word::Month(..)))
}
