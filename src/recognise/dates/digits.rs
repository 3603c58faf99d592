//! Dates in digits: `2021-03-05`, `3/5/2021`, `05.03.2021`, `20210305`. In: tokens. Out: what they name; whether the day or the month
//! comes first is not settled here.

use super::calendar::month;
use super::expression::{Core, YearRef};
use super::reader::Reader;
use super::words::Word;
use super::years;
use crate::text::TokenKind;

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
    // `5-7 May` is two days of a month.
    let days = third.is_none() && matches!(reader.lookup(behind), Some(Word::Month(..)));
    if loose || letters || days {
        return None;
    }
    by_length((first, length), (second, second_length), third, separator).and_then(|core| {
        let plain =
            !matches!(core, Core::Slashes(.., None) | Core::Calendar { year: YearRef::Unsaid, .. })
                || separator == "/" && short_is_date(reader, at, behind)
                || reader.before(at) == "on";
        plain.then_some((core, behind))
    })
}

/// Whether `3/5` is a date rather than a fraction: where words of time stand before it.
fn short_is_date(reader: &Reader, at: usize, behind: usize) -> bool {
    let before = reader.before(at);
    let fraction = matches!(reader.word(behind), "of" | "cup" | "inch" | "inches" | "-" | "th");
    let sevens = reader.word(at) == "24" && reader.word(at + 2) == "7";
    let firm = matches!(
        before,
        "on" | "until" | "since" | "till" | "before" | "after" | "this" | "next" | "last" | "dated"
    ) || matches!(super::words::lookup(before), Some(Word::Weekday(..)));
    let led = matches!(
        before,
        "by" | "from" | "to" | "between" | "and" | "or" | "-" | "," | "date" | "back"
    );
    !fraction && !sevens && (firm || led && !is_fraction(reader, at))
}

/// Whether `3/5` can be a part of a whole: less than one, of ten at most.
fn is_fraction(reader: &Reader, at: usize) -> bool {
    match (reader.digits(at, 2), reader.digits(at + 2, 2)) {
        (Some((part, _)), Some((whole, _))) => part < whole && whole <= 10,
        _ => false,
    }
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
            // `2007-08` and `2009/10` are two years rather than a month, and so is `1845-6`.
            let next_year = second_length == 2 && (first + 1) % 100 == second;
            let later_year = second_length == 1 && first % 10 < second && separator == "-";
            (!next_year && !later_year)
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
pub fn range(reader: &Reader, at: usize) -> Option<(Core, usize)> {
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
    // `from 1/4 to 1/2` is a change of shares.
    let parts = matches!(last, Core::Slashes(_, _, None))
        && is_fraction(reader, at)
        && reader.before(at) != "on";
    (!parts && matches!(last, Core::Slashes(..) | Core::Calendar { day: Some(_), .. }))
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
    let (mut day, month, mut year) = (parts.next()?, parts.next()?, parts.next()?);
    if day.len() == 4 && year.len() <= 2 {
        std::mem::swap(&mut day, &mut year);
    }
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    let (a, b): (u32, u32) = (day.parse().ok()?, month.parse().ok()?);
    let year: i32 = year.parse().ok()?;
    let (day, month) = if b > 12 { (b, a) } else { (a, b) };
    ((1..=31).contains(&day) && (1..=12).contains(&month) && (1000..3000).contains(&year))
        .then(|| (Core::calendar(YearRef::Is(year), Some(month as u8), Some(day as u8)), at + 1))
}
