//! Days that stand in a list and leave their month to another: the `9th` of `the 9th and the 17th of April`, the `6` of `May 4 and
//! 6`. In: tokens. Out: the day with the month that it shares.

use super::ambiguous::is_month_here;
use super::calendar::{day, day_first, month};
use super::expression::{Core, YearRef};
use super::reader::Reader;
use super::years;
use crate::text::TokenKind;

/// A day that stands in a list and leaves its month to another: the `9th` of `the 9th and the 17th of April`, the `6` of `May 4 and 6`.
pub fn listed(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    month_behind(reader, at).or_else(|| month_ahead(reader, at))
}

/// Days that may come before a listed one gets its month.
const LISTED: usize = 4;

/// Whether the word joins the days of a list.
fn joins_days(reader: &Reader, at: usize) -> bool {
    reader.is(at, &["and", "or", "&", ","])
}

fn month_ahead(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let start = reader.skip(at, &["the"]);
    let led = matches!(reader.before(at), "on" | "between" | "from" | "by" | "of" | "," | "and");
    let (first, end) = match day(reader, start) {
        Some((first, end, rank)) if rank || led => (first, end),
        _ => return None,
    };
    let mut next = end;
    for step in 0..LISTED {
        let ranged = step == 0 && reader.is(next, &["to", "-", "until", "till", "through"]);
        if !joins_days(reader, next) && !ranged {
            return None;
        }
        let behind = reader.skip(reader.skip(next + 1, &["and"]), &["the"]);
        if let Some((Core::Calendar { year, month: Some(month), day: Some(_), .. }, _)) =
            day_first(reader, behind)
        {
            return Some((Core::calendar(year, Some(month), Some(first)), end));
        }
        (_, next, _) = day(reader, behind)?;
    }
    None
}

fn month_behind(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (last, end, _) = day(reader, at)?;
    let noun = reader.kind(end) == Some(TokenKind::Word) && !reader.is(end, AFTER_DAY);
    let glued = reader.is_glued(end) && !reader.is(end, &[",", ".", ";", ")"]);
    if noun || glued || reader.is(end, &["%", "$", "-", "/", ":"]) {
        return None;
    }
    let mut before = at;
    for _ in 0..LISTED {
        let joint = before.checked_sub(1).filter(|&i| joins_days(reader, i))?;
        let joint = if reader.word(joint) == "and" && reader.before(joint) == "," {
            joint - 1
        } else {
            joint
        };
        let suffixed = reader.is(joint.checked_sub(1)?, &["st", "nd", "rd", "th"]);
        before = joint.checked_sub(1 + usize::from(suffixed))?;
        day(reader, before).filter(|(found, ..)| *found < last)?;
        let named = before.checked_sub(1)?;
        let named = if reader.word(named) == "." { named.checked_sub(1)? } else { named };
        if let Some((month, _, next)) = month(reader, named)
            && next == before
            && is_month_here(reader, named)
        {
            let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
            return Some((Core::calendar(year, Some(month), Some(last)), end));
        }
    }
    None
}

/// Words that may stand behind a day of a list, which counts nothing then.
pub const AFTER_DAY: &[&str] = &[
    "and",
    "or",
    "at",
    "in",
    "of",
    "when",
    "but",
    "to",
    "for",
    "with",
    "by",
    "as",
    "after",
    "before",
    "while",
    "because",
    "the",
    "that",
    "which",
    "he",
    "she",
    "they",
    "it",
    "were",
    "was",
    "respectively",
];
