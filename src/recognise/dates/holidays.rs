//! Holidays with one date a year. In: tokens, or a holiday and a year. Out: the holiday, or its day.
//!
//! Only what English-language news dates without saying where; moving feasts by the Gregorian computus. Holidays that fall on
//! different days in different countries (Mother's Day) are left out.

use super::reader::Reader;
use super::words::Word;
use crate::text::TokenKind;
use jiff::civil::{Date, Weekday, date};

/// A holiday: how its day is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday of a month (from the end when negative), and days after it.
    Nth(i8, i8, Weekday, i8),
    /// Days from Easter Sunday.
    Easter(i16),
    /// One day of history.
    Once(i16, i8, i8),
}

use Holiday::{Easter, Fixed, Nth, Once};

/// Names, longest first where one starts another. Possessive `'s` and a final `Day` are read as `'s` and `day`.
const NAMES: &[(&[&str], Holiday)] = &[
    (&["christmas", "eve"], Fixed(12, 24)),
    (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas"], Fixed(12, 25)),
    (&["xmas", "eve"], Fixed(12, 24)),
    (&["xmas"], Fixed(12, 25)),
    (&["boxing", "day"], Fixed(12, 26)),
    (&["new", "year", "'s", "eve"], Fixed(12, 31)),
    (&["new", "years", "eve"], Fixed(12, 31)),
    (&["new", "year", "'s", "day"], Fixed(1, 1)),
    (&["new", "years", "day"], Fixed(1, 1)),
    (&["new", "year", "day"], Fixed(1, 1)),
    (&["good", "friday"], Easter(-2)),
    (&["maundy", "thursday"], Easter(-3)),
    (&["palm", "sunday"], Easter(-7)),
    (&["ash", "wednesday"], Easter(-46)),
    (&["easter", "monday"], Easter(1)),
    (&["easter", "sunday"], Easter(0)),
    (&["easter"], Easter(0)),
    (&["pentecost"], Easter(49)),
    (&["thanksgiving", "day"], Nth(11, 4, Weekday::Thursday, 0)),
    (&["thanksgiving"], Nth(11, 4, Weekday::Thursday, 0)),
    (&["black", "friday"], Nth(11, 4, Weekday::Thursday, 1)),
    (&["cyber", "monday"], Nth(11, 4, Weekday::Thursday, 4)),
    (&["halloween"], Fixed(10, 31)),
    (&["valentine", "'s", "day"], Fixed(2, 14)),
    (&["valentines", "day"], Fixed(2, 14)),
    (&["valentine", "day"], Fixed(2, 14)),
    (&["st", "patrick", "'s", "day"], Fixed(3, 17)),
    (&["saint", "patrick", "'s", "day"], Fixed(3, 17)),
    (&["st", ".", "patrick", "'s", "day"], Fixed(3, 17)),
    (&["april", "fools", "day"], Fixed(4, 1)),
    (&["april", "fool", "'s", "day"], Fixed(4, 1)),
    (&["april", "fools", "'", "day"], Fixed(4, 1)),
    (&["earth", "day"], Fixed(4, 22)),
    (&["may", "day"], Fixed(5, 1)),
    (&["international", "workers", "'", "day"], Fixed(5, 1)),
    (&["international", "women", "'s", "day"], Fixed(3, 8)),
    (&["cinco", "de", "mayo"], Fixed(5, 5)),
    (&["groundhog", "day"], Fixed(2, 2)),
    (&["bastille", "day"], Fixed(7, 14)),
    (&["canada", "day"], Fixed(7, 1)),
    (&["australia", "day"], Fixed(1, 26)),
    (&["anzac", "day"], Fixed(4, 25)),
    (&["armistice", "day"], Fixed(11, 11)),
    (&["veterans", "day"], Fixed(11, 11)),
    (&["veterans", "'", "day"], Fixed(11, 11)),
    (&["veteran", "'s", "day"], Fixed(11, 11)),
    (&["juneteenth"], Fixed(6, 19)),
    (&["guy", "fawkes", "night"], Fixed(11, 5)),
    (&["epiphany"], Fixed(1, 6)),
    (&["martin", "luther", "king", "jr", ".", "day"], Nth(1, 3, Weekday::Monday, 0)),
    (&["martin", "luther", "king", "day"], Nth(1, 3, Weekday::Monday, 0)),
    (&["mlk", "day"], Nth(1, 3, Weekday::Monday, 0)),
    (&["presidents", "day"], Nth(2, 3, Weekday::Monday, 0)),
    (&["presidents", "'", "day"], Nth(2, 3, Weekday::Monday, 0)),
    (&["president", "'s", "day"], Nth(2, 3, Weekday::Monday, 0)),
    (&["memorial", "day"], Nth(5, -1, Weekday::Monday, 0)),
    (&["labor", "day"], Nth(9, 1, Weekday::Monday, 0)),
    (&["labour", "day"], Nth(9, 1, Weekday::Monday, 0)),
    (&["election", "day"], Nth(11, 1, Weekday::Monday, 1)),
    (&["columbus", "day"], Nth(10, 2, Weekday::Monday, 0)),
    (&["d", "-", "day"], Once(1944, 6, 6)),
    (&["9", "/", "11"], Once(2001, 9, 11)),
];

/// A holiday as it comes every year, and the token behind it: `XXXX-12-25` where the calendar fixes it.
pub fn yearly(reader: &Reader, at: usize) -> Option<(String, usize)> {
    match read(reader, at)? {
        (Fixed(month, day), end) => Some((format!("XXXX-{month:02}-{day:02}"), end)),
        (Once(..), _) => None,
        (_, end) => Some(("P1Y".to_owned(), end)),
    }
}

/// The holiday whose name starts at token `at`, and the token behind it.
pub fn read(reader: &Reader, at: usize) -> Option<(Holiday, usize)> {
    // Every name starts with a word that the table of words knows, but for `9/11`; behind a month stands another word.
    let opens = match reader.lookup(at) {
        Some(Word::Holiday) => true,
        Some(Word::Month(..)) => reader.kind(at + 1) == Some(TokenKind::Word),
        _ => reader.word(at) == "9" && reader.word(at + 1) == "/",
    };
    if !opens {
        return None;
    }
    let named = |name: &[&str]| {
        at + name.len() <= reader.end
            && name.iter().enumerate().all(|(i, part)| reader.word(at + i) == *part)
    };
    let (name, holiday) = NAMES.iter().find(|(name, _)| named(name))?;
    // Names are written with a capital; `easter` and its like are read in lower case too, `good friday` is not.
    let plain = name.len() == 1 || name[0] == "christmas" || name[0] == "xmas";
    let proper = reader.is_capital(at) || name[0] == "9";
    (plain || proper || name.last() == Some(&"day") && !matches!(name[0], "d" | "election"))
        .then_some((*holiday, at + name.len()))
}

impl Holiday {
    /// Its day in `year`; `None` where it has none, or where the calendar ends.
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Fixed(month, day) => Date::new(year, month, day).ok(),
            Nth(month, n, weekday, more) => {
                let first = Date::new(year, month, 1).ok()?;
                let day = first.nth_weekday_of_month(n, weekday).ok()?;
                super::civil::plus_days(day, i64::from(more))
            }
            Easter(more) => super::civil::plus_days(easter(year)?, i64::from(more)),
            Once(y, month, day) => Some(date(y, month, day)),
        }
    }
}

/// Easter Sunday by the anonymous Gregorian computus; `None` before the calendar reform.
fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let golden = y % 19;
    let (century, rest) = (y / 100, y % 100);
    let moved = (century + 8) / 25;
    let epact =
        (19 * golden + century - century / 4 - (century - moved + 1) / 3 + 15).rem_euclid(30);
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_holidays() {
        for (holiday, year, want) in [
            (Easter(0), 2025, date(2025, 4, 20)),
            (Easter(0), 2024, date(2024, 3, 31)),
            (Easter(0), 2000, date(2000, 4, 23)),
            (Easter(-2), 1916, date(1916, 4, 21)),
            (Nth(11, 4, Weekday::Thursday, 0), 2022, date(2022, 11, 24)),
            (Nth(5, -1, Weekday::Monday, 0), 2021, date(2021, 5, 31)),
            (Nth(11, 4, Weekday::Thursday, 1), 2022, date(2022, 11, 25)),
        ] {
            assert_eq!(holiday.day(year), Some(want));
        }
    }
}
