//! Years. In: tokens. Out: what they name. Whether a bare number may be a year is [`may_stand_alone`]'s
//! question; beside a month or an era it needs no more than its digits.

use super::clock;
use super::expression::YearRef;
use super::lone_years::{counts_next, plural_follows};
use super::reader::Reader;
use super::words::{Unit, Which, Word};
use crate::text::TokenKind;

/// Before or after Christ.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// BC.
    Before,
    /// AD.
    After,
}

/// The era written at `at`, and the token behind it.
pub fn era(reader: &Reader, at: usize) -> Option<(Era, usize)> {
    if !reader.is_capital(at) && !matches!(reader.word(at), "bc" | "b.c." | "bce" | "b.c.e.") {
        return None;
    }
    match reader.word(at) {
        "bc" | "b.c." | "b.c" | "bce" | "b.c.e." => Some((Era::Before, at + 1)),
        "ad" | "a.d." | "a.d" | "ce" | "c.e." => Some((Era::After, at + 1)),
        _ => None,
    }
}

/// A year that its own words show to be one: `1998` (1000 to 2999), `44 BC`, `AD 79`, `'99`, `nineteen ninety-nine`.
pub fn year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    if let Some((number, length)) = reader.digits(at, 4) {
        if let Some((era, end)) = era(reader, at + 1)
            && number > 0
        {
            let year = number as i32;
            return Some((if era == Era::Before { 1 - year } else { year }, end));
        }
        if let Some(era) = era_of_range(reader, at + 1)
            && number > 0
        {
            let year = number as i32;
            return Some((if era == Era::Before { 1 - year } else { year }, at + 1));
        }
        let is = length == 4 && (1000..3000).contains(&number) && !is_glued_on(reader, at + 1);
        // `1900 GMT on Thursday` is a time of day.
        return (is && !clock::is_zoned(reader, at + 1)).then_some((number as i32, at + 1));
    }
    if let Some((Era::After, next)) = era(reader, at) {
        let (number, _) = reader.digits(next, 4)?;
        return Some((number as i32, next + 1));
    }
    if reader.word(at) == "'" {
        let (number, length) = reader.digits(at + 1, 2)?;
        let is = length == 2 && reader.is_glued(at + 1) && !is_glued_on(reader, at + 2);
        let year = shared_century(reader, at, number).unwrap_or(number);
        return is.then(|| (two_digits(year as i32), at + 2));
    }
    spelled(reader, at)
}

/// The era that the second year of a range names for both: `499-493 BC`, `from 499 to 493 BC`.
fn era_of_range(reader: &Reader, at: usize) -> Option<Era> {
    let ranged = reader.is(at, &["-", "to", "and", "until"]);
    let (number, _) = reader.digits(at + 1, 4).filter(|_| ranged)?;
    let (found, _) = era(reader, at + 2)?;
    let order = match found {
        Era::Before => reader.digits(at - 1, 4).is_some_and(|(first, _)| first >= number),
        Era::After => reader.digits(at - 1, 4).is_some_and(|(first, _)| first <= number),
    };
    order.then_some(found)
}

/// Whether the number at `at` is a year whose era is written: `44 BC`, the `499` of `499-493 BC`.
pub fn names_era(reader: &Reader, at: usize) -> bool {
    era(reader, at + 1).is_some() || era_of_range(reader, at + 1).is_some()
}

/// The year of two digits at `at` in the century of the one that it follows: the `'65` of `between 1861 and '65`.
fn shared_century(reader: &Reader, at: usize, number: u32) -> Option<u32> {
    let joint = at.checked_sub(1).filter(|&i| reader.is(i, &["and", "to", "-", "or"]))?;
    let (first, _) = reader.digits(joint.checked_sub(1)?, 4).filter(|(_, length)| *length == 4)?;
    (first % 100 < number).then(|| first / 100 * 100 + number)
}

/// A year of two digits: from 1940 to 2039; any other stays what it is.
pub fn two_digits(number: i32) -> i32 {
    if number >= 100 {
        number
    } else if number < 40 {
        2000 + number
    } else {
        1900 + number
    }
}

/// Whether letters are glued to the number before `at`.
pub fn is_glued_on(reader: &Reader, at: usize) -> bool {
    reader.is_glued(at) && reader.kind(at) == Some(TokenKind::Word)
}

/// `nineteen ninety-nine`, `two thousand and eighteen`, `twenty eighteen`.
fn spelled(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let (head, next) = reader.small(at)?;
    if head == 2 && reader.word(next) == "thousand" {
        let rest = reader.skip(next + 1, &["and"]);
        return reader.small(rest).map(|(n, end)| (2000 + n as i32, end));
    }
    // `nineteen hundred and five`.
    if matches!(head, 11..=19) && reader.word(next) == "hundred" {
        let rest = reader.skip(next + 1, &["and"]);
        let (tens, end) = reader.small(rest)?;
        return Some(((head * 100 + tens) as i32, end));
    }
    if !matches!(head, 17..=20) || next != at + 1 {
        return None;
    }
    let (rest, end) = reader.small(next)?;
    (rest >= 10).then_some(((head * 100 + rest) as i32, end))
}

/// Which year a date goes on to name: `, 2021`, `of 2021`, `of last year`, `this year`.
pub fn tail(reader: &Reader, at: usize) -> Option<(YearRef, usize)> {
    let next = if reader.word(at) == "," { at + 1 } else { at };
    if let Some((found, end)) = year(reader, next)
        && (next > at || !reader.is_glued(next))
        && !is_counted(reader, end, next > at)
    {
        return Some((YearRef::Is(found), end));
    }
    // `October two thousand`.
    if reader.word(next) == "two"
        && reader.word(next + 1) == "thousand"
        && !counts_next(reader, next + 2)
        && !plural_follows(reader, next + 2, "")
    {
        return Some((YearRef::Is(2000), next + 2));
    }
    let next = if reader.is(at, &["of", "in"]) { at + 1 } else { at };
    if next > at
        && let Some((found, end)) = year(reader, reader.skip(next, &["the"]))
    {
        return Some((YearRef::Is(found), end));
    }
    named(reader, next)
}

/// `last year`, `that year`, `the same year`.
fn named(reader: &Reader, at: usize) -> Option<(YearRef, usize)> {
    let start = reader.skip(at, &["the"]);
    let mut next = start;
    let mut which = None;
    while let Some(Word::Which(w)) = reader.lookup(next) {
        which = Some(w);
        next += 1;
    }
    if reader.lookup(next) != Some(Word::Unit(Unit::Year, false)) {
        return None;
    }
    match which {
        // `in April of the next year` counts from where the story stands, as `the next year` does.
        Some(Which::Next) if start > at => Some((YearRef::Which(Which::Following), next + 1)),
        Some(which) => Some((YearRef::Which(which), next + 1)),
        None if start > at && reader.before(at) == "of" => {
            Some((YearRef::Which(Which::Same), next + 1))
        }
        None => None,
    }
}

/// Whether the number before `end` counts what follows (`In May, 2000 people`).
fn is_counted(reader: &Reader, end: usize, after_comma: bool) -> bool {
    let round = reader.digits(end.saturating_sub(1), 4).is_some_and(|(n, _)| n % 100 == 0);
    counts_next(reader, end) && (after_comma || round)
}
