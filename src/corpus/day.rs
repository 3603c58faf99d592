//! The days that metadata gives. In: a date as people and programs write it. Out: the civil day, where it was written.
//!
//! A time and a zone may stand behind it and are not applied: the day is the one that the place of publication had. What can be
//! read in two ways (`03/04/2025`) is not read at all.

use crate::text::segment::MONTHS;
use jiff::civil::Date;

/// The day that `text` gives, if it gives exactly one.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    // `[Europe/Paris]` names the zone whose offset stands before it.
    let text = text.find('[').filter(|_| text.ends_with(']')).map_or(text, |at| &text[..at]);
    iso(text).or_else(|| compact(text)).or_else(|| slashed(text)).or_else(|| written(text))
}

/// The day of seconds or milliseconds since 1970, in UTC (10 or 13 digits).
pub fn from_epoch(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(stamp).date())
}

/// The day that a file's name starts with (`2025-03-14-`), and those ten bytes; `None` where it starts with none.
pub fn of_file_name(name: &str) -> Option<(&str, Option<Date>)> {
    let head = name.get(..10)?;
    let shape = head.bytes().enumerate().all(|(i, b)| match i {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    });
    let next = name[10..].chars().next();
    (shape && next.is_none_or(|c| matches!(c, '-' | '_' | '.' | ' '))).then(|| (head, iso(head)))
}

/// `2025-03-14`, `2025-3-14`, `2025/03/14`, with a time behind it.
fn iso(text: &str) -> Option<Date> {
    let year = text.get(..4).filter(|y| digits(y))?;
    let mark = text[4..].chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = text[5..].split_once(mark)?;
    let day = &rest[..rest.bytes().take_while(u8::is_ascii_digit).count()];
    let tail = &rest[day.len()..];
    civil(year, month, day).filter(|_| is_time(tail))
}

/// `20250314`, `20250314T093000Z`.
fn compact(text: &str) -> Option<Date> {
    let head = text.get(..8).filter(|h| digits(h))?;
    civil(&head[..4], &head[4..6], &head[6..]).filter(|_| is_time(&text[8..]))
}

/// `25/03/2025`: only where day and month cannot be taken for each other.
fn slashed(text: &str) -> Option<Date> {
    let (head, tail) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    let mut parts = head.split(['/', '.', '-']);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || !is_time(tail) {
        return None;
    }
    let (first, second): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    match (first > 12, second > 12) {
        (true, false) => civil(year, b, a),
        (false, true) => civil(year, a, b),
        _ if first == second => civil(year, a, b),
        _ => None,
    }
}

/// `14 March 2025`, `March 14, 2025`, `Fri, 14 Mar 2025 09:30:00 +0000`.
fn written(text: &str) -> Option<Date> {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let words = match words.split_first() {
        Some((first, rest)) if is_weekday(first) => rest,
        _ => &words[..],
    };
    let (a, b, year) = (words.first()?, words.get(1)?, words.get(2)?);
    let (month, day) = match (month(a), month(b)) {
        (Some(month), None) => (month, ordinal(b)?),
        (None, Some(month)) => (month, ordinal(a)?),
        _ => return None,
    };
    if year.len() != 4 || !words[3..].iter().all(|w| is_time_word(w)) {
        return None;
    }
    civil(year, &month.to_string(), day)
}

fn month(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.').to_lowercase();
    let short = |name: &str| word.len() >= 3 && name.starts_with(&*word) && word.is_ascii();
    MONTHS
        .iter()
        .position(|name| short(name) || (word == "sept" && *name == "september"))
        .map(|i| i + 1)
}

fn ordinal(word: &str) -> Option<&str> {
    let number = &word[..word.bytes().take_while(u8::is_ascii_digit).count()];
    let known = matches!(&word[number.len()..], "" | "st" | "nd" | "rd" | "th");
    (known && !number.is_empty()).then_some(number)
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|name| word.len() >= 3 && name.starts_with(&*word))
}

/// What may stand behind a day: nothing, or a time with its zone.
fn is_time(tail: &str) -> bool {
    let rest = tail.trim_start_matches(['T', 't', ' ', ',']);
    if rest.is_empty() {
        return tail.trim().is_empty();
    }
    rest.len() < tail.len() && rest.split_whitespace().all(is_time_word)
}

/// A clock, an offset, `p.m.`, or the capitals of a zone.
fn is_time_word(word: &str) -> bool {
    let clock = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'a' | 'p' | 'm' | 'A' | 'P' | 'M')
        });
    let offset =
        word.starts_with(['+', '-']) && word[1..].chars().all(|c| c.is_ascii_digit() || c == ':');
    let zone = word.trim_matches(['(', ')']);
    clock
        || offset
        || matches!(word, "at" | "–" | "|")
        || matches!(&*word.to_lowercase(), "am" | "pm" | "a.m." | "p.m." | "z")
        || ((2..=5).contains(&zone.len()) && zone.bytes().all(|b| b.is_ascii_uppercase()))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    let ok = digits(year) && digits(month) && digits(day) && month.len() <= 2 && day.len() <= 2;
    if !ok {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_forms_give_their_day_and_doubtful_ones_none() {
        for text in [
            "2025-03-14",
            "2025-3-14",
            "2025/03/14",
            "20250314",
            " 2025-03-14T09:30:00Z",
            "2025-03-14T23:30:00.123+02:00",
            "2025-03-14 09:30:00 -0500",
            "2025-03-14 09:30 UTC",
            "Fri, 14 Mar 2025 09:30:00 +0000",
            "Fri, 14 Mar 2025 09:30:00 GMT",
            "14 March 2025",
            "March 14, 2025",
            "Friday, March 14th, 2025",
            "Mar. 14, 2025 at 9:30 a.m. EST",
            "14/03/2025",
            "03/14/2025",
            "14.03.2025",
            "20250314T093000Z",
            "2025-03-14T09:30:00+01:00[Europe/Paris]",
        ] {
            assert_eq!(day(text), Some(Date::constant(2025, 3, 14)), "{text}");
        }
        for text in [
            "",
            "03/04/2025",
            "2025-02-30",
            "March 2025",
            "2025",
            "yesterday",
            "2025-03-14 or so later",
            "14 Marzo 2025",
            "true",
            "2025-03-14x",
            "31 June 2025",
            "14 March 25",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(from_epoch("1741944600"), Some(Date::constant(2025, 3, 14)));
        assert_eq!(from_epoch("17419446"), None);
    }

    #[test]
    fn file_names_that_start_with_a_day() {
        let name = |n| of_file_name(n).map(|(_, day)| day);
        assert_eq!(name("2025-03-14-a.md"), Some(Some(Date::constant(2025, 3, 14))));
        assert_eq!(name("2025-02-30-a.md"), Some(None));
        assert_eq!(name("2025-03-141.md"), None);
        assert_eq!(name("a-2025-03-14.md"), None);
        assert_eq!(name("é2025-03-14"), None);
    }
}
