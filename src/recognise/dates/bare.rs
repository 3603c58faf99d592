//! Days and units that no word determines: `on the 18th`, `the end of the month`, `week 23`, `by year's end`. In: tokens. Out: what they
//! name.

use super::expression::{Base, Core, Count, Element, YearRef};
use super::reader::Reader;
use super::words::{Part, Unit, Which, Word};
use super::{calendar, holidays, relative, years};
use crate::text::TokenKind;

/// `19th of every month`.
pub fn day_of_every_month(reader: &Reader, day: u8, end: usize) -> Option<(Core, usize)> {
    let (unit, last) = relative::of_every(reader, end)?;
    (unit == Unit::Month).then(|| (Core::Set(format!("XXXX-XX-{day:02}")), last))
}

/// `the week before last`, `the night before last`.
pub fn is_before_last(reader: &Reader, at: usize) -> bool {
    reader.word(at + 1) == "before" && reader.word(at + 2) == "last" && {
        let next = reader.lookup(at + 3);
        reader.kind(at + 3) != Some(TokenKind::Word) || next.is_none() && !reader.is_capital(at + 3)
    }
}

/// `the month after next`, `the year after next`.
pub fn is_after_next(reader: &Reader, at: usize) -> bool {
    reader.word(at + 1) == "after"
        && reader.word(at + 2) == "next"
        && (reader.kind(at + 3) != Some(TokenKind::Word) || reader.lookup(at + 3).is_none())
}

/// Whether `to date` follows a year, a quarter or a month: `year to date`, `month-to-date`.
pub fn is_to_date(reader: &Reader, at: usize) -> bool {
    let to = reader.skip(at + 1, &["-"]);
    matches!(reader.lookup(at), Some(Word::Unit(Unit::Year | Unit::Quarter | Unit::Month, _)))
        && reader.word(to) == "to"
        && reader.word(reader.skip(to + 1, &["-"])) == "date"
}

pub fn so_far(reader: &Reader, unit: Unit, at: usize) -> Option<relative::Led> {
    let to = reader.skip(at + 1, &["-"]);
    Some((Core::Unit(unit, Which::This), None, reader.skip(to + 1, &["-"]) + 1))
}

/// `by year's end`, `at the month's end`.
pub fn is_end_of(reader: &Reader, at: usize) -> bool {
    let period = matches!(
        reader.lookup(at),
        Some(Word::Unit(
            Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century,
            false
        ))
    );
    period && reader.word(at + 1) == "'s" && reader.word(at + 2) == "end"
}

/// `on the 18th`: a day of the month by itself.
pub fn bare_day(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    reader.digits(at + 1, 2)?;
    let (day, end) = reader.ordinal(at + 1)?;
    if let Some(found) = day_of_every_month(reader, day, end) {
        return Some(found);
    }
    let noun = is_noun(reader, end);
    let ends = end >= reader.end || reader.is(end, &[".", ",", "!", "?"]);
    if let Some((Core::Unit(Unit::Month, which), None, end)) =
        relative::determined(reader, reader.skip(end, &["of"]))
    {
        let month = Box::new(Core::Unit(Unit::Month, which));
        return Some((Core::Nth(day as i8, Element::Unit(Unit::Day), month), end));
    }
    // `The 18th was a holiday.`
    let opens = reader.is_capital(at) && reader.is(end, &["was", "is", "saw", "brought"]);
    let led = matches!(reader.before(at), "on" | "by" | "until" | "since" | "before" | "after")
        || opens
        || ends && reader.before(at) == "for";
    let led = led || shares_lead(reader, at, end);
    (led && (opens || !noun)).then(|| {
        let of = reader.word(end) == "of"
            && matches!(reader.lookup(end + 2), Some(Word::Unit(Unit::Month, _)));
        (Core::calendar(YearRef::Unsaid, None, Some(day)), if of { end + 3 } else { end })
    })
}

/// Whether a noun may stand at `at`, whose rank the number before it is then: `on the 18th floor`.
fn is_noun(reader: &Reader, at: usize) -> bool {
    const GO_ON: &[&str] = &[
        "and", "or", "at", "of", "but", "when", "to", "for", "with", "in", "this", "next", "if",
        "please", "it", "he", "she", "they", "we", "there", "was", "were", "is", "until",
        "through", "the", "a", "an", "his", "her", "its", "their",
    ];
    reader.kind(at) == Some(TokenKind::Word) && !reader.is(at, GO_ON)
}

/// Whether the day at `at`, which ends at `end`, is one of two that one word leads: `from the 3rd to the 9th`, `on the 20th or the
/// 21st`.
fn shares_lead(reader: &Reader, at: usize, end: usize) -> bool {
    const JOINTS: &[&str] = &["to", "until", "through", "and", "or"];
    let second = reader.skip(end + 1, &["the"]);
    let opens = matches!(reader.before(at), "from" | "between")
        && reader.is(end, JOINTS)
        && reader.digits(second, 2).is_some()
        && reader.ordinal(second).is_some_and(|(_, end)| !is_noun(reader, end));
    // The first of them: `the`, a number and its letters before the joint.
    let first = at.checked_sub(4).filter(|first| reader.word(*first) == "the");
    let closes = first.is_some_and(|first| {
        reader.is(at - 1, JOINTS)
            && reader.ordinal(first + 1).is_some_and(|(_, end)| end == at - 1)
            && matches!(reader.before(first), "from" | "between" | "on" | "by")
    });
    opens || closes
}

/// `the month` behind `the end of`; `the quarter`, `the weekend`, where they stand for the current one.
pub fn named_unit(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let Word::Unit(unit, false) = reader.lookup(at)? else { return None };
    let told = matches!(unit, Unit::Day | Unit::Quarter)
        || !edged && matches!(unit, Unit::Decade | Unit::Century);
    let which = if told { Which::Same } else { Which::This };
    let next = reader.word(at + 1);
    // `said earlier in the day that talks would go on`.
    let placed =
        reader.before(at - 1) == "in" && reader.is(at.wrapping_sub(3), &["earlier", "later"]);
    let modified = next == "-"
        || matches!(next, "of" | "before" | "after" | "when")
        || unit != Unit::Weekend && next == "that" && !placed
        || unit != Unit::Quarter && matches!(next, "ended" | "ending");
    let led = matches!(reader.before(at - 1), "in" | "for" | "during" | "over" | "on");
    let alone = match unit {
        Unit::Quarter => led,
        // `The index fell 2% for the week.`
        Unit::Day | Unit::Week | Unit::Month | Unit::Year => {
            let ends = reader.kind(at + 1) != Some(TokenKind::Word)
                || reader.is(at + 1, &["and", "but", "as", "after", "despite", "while", "because"]);
            // `For the week it is down 3%.`
            let opens = at >= 2 && reader.is_capital(at - 2);
            // `Shares ended the day 3% lower.`
            let closed = reader.is(
                at.saturating_sub(2),
                &["ended", "ends", "end", "ending", "finished", "closed", "began", "started"],
            );
            reader.before(at - 1) == "for" && (ends || opens) || closed && !modified
        }
        Unit::Weekend => true,
        Unit::Decade | Unit::Century => {
            matches!(reader.before(at - 1), "during" | "throughout" | "over")
        }
        _ => false,
    };
    // `in the course of the week`, `the coldest night of the year`, `most of the year`.
    let part = at.wrapping_sub(3);
    let alone = alone
        || reader.before(at - 1) == "of"
            && unit > Unit::Day
            && next != "'s"
            && (reader.is(part, &["course", "most", "much", "bulk", "remainder", "half"])
                || matches!(
                    reader.lookup(part),
                    Some(Word::Unit(..) | Word::Part(_) | Word::Season(_) | Word::Weekday(..))
                ))
            && !is_of_any(reader, part);
    (unit.has_current() && !modified && (edged || alone)).then_some((
        Core::Unit(unit, which),
        None,
        at + 1,
    ))
}

/// Whether a unit is one of any other, and not of a certain one: `the day of the week`, and not `the coldest day of the week`.
fn is_of_any(reader: &Reader, at: usize) -> bool {
    const PICKED: &[&str] = &["last", "final", "opening", "closing", "best", "worst"];
    let Some(before) = at.checked_sub(1) else { return true };
    let picked = reader.is(before, PICKED)
        || reader.word(before).ends_with("est")
        || reader.kind(before) == Some(TokenKind::Number)
        || reader.ordinal(before).is_some()
        || reader.small(before).is_some();
    matches!(reader.lookup(at), Some(Word::Unit(..))) && !picked
}

/// `the week of April 10`, `week 23 of 2027`, `the weekend of Halloween`.
pub fn week(reader: &Reader, at: usize, unit: Unit) -> Option<(Core, usize)> {
    if reader.word(at + 1) == "of"
        && let Some((holiday, end)) = holidays::read(reader, at + 2)
    {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        let day = Core::Holiday(holiday, None, year);
        return Some((Core::Nth(0, Element::Unit(unit), Box::new(day)), end));
    }
    if unit == Unit::Weekend && reader.word(at + 1) != "of" {
        return None;
    }
    if let Some((number @ 1..=53, _)) = reader.digits(at + 1, 2) {
        let (year, end) = years::tail(reader, at + 2).unwrap_or((YearRef::Unsaid, at + 2));
        return Some((Core::Week(number as u8, year), end));
    }
    if reader.word(at + 1) == "after" && reader.word(at + 2) == "next" {
        let now = Base::Now;
        return Some((Core::Offset(Count::Halves(4), Unit::Week, 1, now), at + 3));
    }
    let next = match reader.word(at + 1) {
        "of" => at + 2,
        "beginning" | "starting" | "commencing" => reader.skip(at + 2, &["on"]),
        _ => return None,
    };
    let (core, end) = calendar::read(reader, next).or_else(|| {
        let (day, end) = reader.ordinal(reader.skip(next, &["the"]))?;
        Some((Core::calendar(YearRef::Unsaid, None, Some(day)), end))
    })?;
    matches!(core, Core::Calendar { day: Some(_), .. })
        .then(|| (Core::Nth(0, Element::Unit(unit), Box::new(core)), end))
}

/// `year 247`, `the year of 2008`.
pub fn numbered_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let next = reader.skip(at + 1, &["of"]);
    if let Some(found) = years::year(reader, next) {
        return Some(found);
    }
    let (number, _) = reader.digits(next, 4).filter(|(_, length)| *length >= 3)?;
    Some((number as i32, next + 1))
}

pub fn overnight(reader: &Reader, at: usize) -> Option<relative::Led> {
    // `an overnight train` has no date.
    let noun = reader.kind(at + 1) == Some(TokenKind::Word)
        && matches!(reader.before(at), "a" | "an" | "the" | "his" | "her" | "their" | "its");
    // `overnight Tuesday`, `overnight on Friday`.
    let next = reader.skip(at + 1, &["on"]);
    if let Some(Word::Weekday(weekday, true)) = reader.lookup(next) {
        let day = Core::Weekday { weekday, which: None, week: None };
        return Some((day, Some(Part::Night), next + 1));
    }
    (!noun).then_some((Core::Day(-1), Some(Part::Night), at + 1))
}

/// `mid-year` and `midweek` as a date of their own; not what they describe (`the mid-year review`).
pub fn middle(reader: &Reader, unit: Unit, at: usize) -> Option<relative::Led> {
    let start = if reader.before(at) == "-" { at.saturating_sub(2) } else { at };
    let noun = reader.kind(at + 1) == Some(TokenKind::Word)
        && reader.is(
            start.wrapping_sub(1),
            &["a", "an", "the", "this", "its", "his", "her", "their", "'s", "each", "every"],
        );
    (!noun).then_some((Core::Unit(unit, Which::This), None, at + 1))
}
