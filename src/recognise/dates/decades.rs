//! Decades and centuries: `1990s`, `the nineties`, `19th century`, `470s BC`. In: tokens. Out: what they name.

use super::expression::Core;
use super::reader::Reader;
use super::words::{Unit, Word};
use super::years::{Era, era};

/// `1990s`, `'90s`, `the nineties`, `90s`, `470s BC`; `1900s` is a century.
pub fn decade(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let quote = reader.word(at) == "'" && reader.is_glued(at + 1);
    let start = if quote { at + 1 } else { at };
    if let Some((number, length)) = reader.digits(start, 4) {
        let s = match reader.word(start + 1) {
            "s" if reader.is_glued(start + 1) || length == 4 => true,
            "'s" => (length == 4 || reader.before(at) == "the") && number % 10 == 0,
            _ => false,
        };
        if !s || number % 10 != 0 {
            return None;
        }
        let end = start + 2;
        if let Some((Era::Before, end)) = era(reader, end) {
            return Some((Core::Decade(1 - (number as i32 + 9)), end));
        }
        return match length {
            4 if number % 100 == 0 && number < 2000 => Some((Core::Century(number as i32), end)),
            4 => Some((Core::Decade(number as i32), end)),
            2 if owned(reader, at) || is_heat(reader, at) => None,
            2 if let Some(century) = shared_century(reader, at, number as i32) => {
                Some((Core::Decade(century + number as i32), end))
            }
            2 if quote || matches!(reader.before(at), "the" | "early" | "late" | "mid" | "-") => {
                Some((Core::Tens(number as u8), end))
            }
            _ => None,
        };
    }
    // `the nineteen seventies`.
    if let Some((hundreds @ 17..=20, next)) = reader.small(at)
        && let Some(Word::Tens(tens)) = reader.lookup(reader.skip(next, &["-"]))
    {
        let end = reader.skip(next, &["-"]) + 1;
        return Some((Core::Decade(hundreds as i32 * 100 + i32::from(tens)), end));
    }
    match reader.lookup(at)? {
        Word::Tens(tens) => (!owned(reader, at)).then_some((Core::Tens(tens), at + 1)),
        _ => None,
    }
}

/// The century of the decade that stands before this one in a list: of `the 1960s and 70s`, `the 1970s, '80s and '90s`.
fn shared_century(reader: &Reader, at: usize, tens: i32) -> Option<i32> {
    let mut joint = at.checked_sub(1)?;
    if matches!(reader.lookup(joint), Some(Word::Edge(_))) {
        joint = joint.checked_sub(1)?;
    }
    if reader.word(joint) == "and" && reader.before(joint) == "," {
        joint -= 1;
    }
    let suffix = joint
        .checked_sub(1)
        .filter(|_| reader.is(joint, &["and", "or", "to", "-", ",", "through"]))?;
    let first = suffix.checked_sub(1).filter(|_| reader.is(suffix, &["s", "'s"]))?;
    let (number, length) = reader.digits(first, 4)?;
    let number = number as i32;
    match length {
        4 if number % 100 < tens => Some(number / 100 * 100),
        2 if number < tens => {
            let start = if reader.before(first) == "'" { first - 1 } else { first };
            shared_century(reader, start, number)
        }
        _ => None,
    }
}

/// Whether a decade is someone's: `in his late 50s` is an age.
fn owned(reader: &Reader, at: usize) -> bool {
    const OWNERS: &[&str] = &["his", "her", "their", "my", "your", "our"];
    let before = |i: usize| reader.before(at.saturating_sub(i));
    let edge = if before(0) == "-" { 2 } else { 1 };
    OWNERS.contains(&before(0)) || OWNERS.contains(&before(edge))
}

/// Whether degrees are meant: `highs in the 90s`.
fn is_heat(reader: &Reader, at: usize) -> bool {
    const HEAT: &[&str] = &["highs", "lows", "temperature", "temperatures", "degrees", "mercury"];
    const REACH: usize = 10;
    (at.saturating_sub(REACH)..at).any(|i| reader.is(i, HEAT))
        || reader.is(at.saturating_sub(1), &["upper", "low", "lower", "high"])
}

/// The `turn of the century` of `the turn of the century`, where no rank says of which.
pub fn turn(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let the = reader.word(at + 1) == "of" && reader.word(at + 2) == "the";
    match reader.lookup(at + 3)? {
        Word::Unit(unit @ (Unit::Century | Unit::Millennium), false) if the => {
            Some((Core::Turn(unit), at + 4))
        }
        _ => None,
    }
}

/// `19th century`, `fourth-century BC`.
pub fn century(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (rank, next) = reader.ordinal(at)?;
    let first = (i32::from(rank) - 1) * 100;
    if is_first_of_two(reader, next) {
        return Some((Core::Century(first), next));
    }
    let next = reader.skip(next, &["-"]);
    if !matches!(reader.lookup(next), Some(Word::Unit(Unit::Century, _))) {
        return None;
    }
    Some(match era(reader, next + 1) {
        Some((Era::Before, end)) => (Core::Century(-first - 99), end),
        Some((Era::After, end)) => (Core::Century(first), end),
        None => (Core::Century(first), next + 1),
    })
}

/// Whether another century follows, whose noun is this one's too: the `12th` of `the 12th and 13th centuries`.
fn is_first_of_two(reader: &Reader, at: usize) -> bool {
    if !reader.is(at, &["and", "or", "to", "through"]) {
        return false;
    }
    let edge = reader.skip(at + 1, &["the"]);
    let rank = match reader.lookup(edge) {
        Some(Word::Edge(_)) => reader.skip(edge + 1, &["-"]),
        _ => edge,
    };
    reader.ordinal(rank).is_some_and(|(_, end)| {
        let noun = reader.skip(end, &["-"]);
        matches!(reader.lookup(noun), Some(Word::Unit(Unit::Century, _)))
    })
}
