//! Calendar arithmetic. In: civil days, months and years. Out: other ones; `None` where the calendar ends (years -9999 to 9999).

use crate::value::Days;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// `day` moved by `days`.
pub fn plus_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// `day` moved by `months`, the day of the month kept where that month has it.
pub fn plus_months(day: Date, months: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(months).ok()?).ok()
}

/// A month of a year.
pub fn month(year: i32, month: u8) -> Option<Days> {
    let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    Some(Days { first, last: first.last_of_month() })
}

/// `count` months from `first` of a year on.
pub fn months(year: i32, first: u8, count: i64) -> Option<Days> {
    let first = month(year, first)?.first;
    Some(Days { first, last: plus_days(plus_months(first, count)?, -1)? })
}

/// Years from `first` to `last`, both included.
pub fn years(first: i32, last: i32) -> Option<Days> {
    let first = Date::new(i16::try_from(first).ok()?, 1, 1).ok()?;
    let last = Date::new(i16::try_from(last).ok()?, 12, 31).ok()?;
    (first <= last).then_some(Days { first, last })
}

/// A day of a year, where the calendar has it.
pub fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The week of `day`, Monday to Sunday.
pub fn week(day: Date) -> Option<Days> {
    let first = plus_days(day, -i64::from(weekday(day) - 1))?;
    Some(Days { first, last: plus_days(first, 6)? })
}

/// ISO week `week` of a year.
pub fn iso_week(year: i32, number: u8) -> Option<Days> {
    let monday =
        ISOWeekDate::new(i16::try_from(year).ok()?, i8::try_from(number).ok()?, Weekday::Monday);
    week(monday.ok()?.date())
}

/// Monday 1 to Sunday 7.
pub fn weekday(day: Date) -> u8 {
    day.weekday().to_monday_one_offset().unsigned_abs()
}

/// The latest `wanted` on or before `day`.
pub fn weekday_until(day: Date, wanted: u8) -> Option<Date> {
    plus_days(day, -i64::from((7 + weekday(day) - wanted) % 7))
}

/// The first `wanted` on or after `day`.
pub fn weekday_from(day: Date, wanted: u8) -> Option<Date> {
    plus_days(day, i64::from((7 + wanted - weekday(day)) % 7))
}

/// `2025-W11`.
pub fn week_timex(day: Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", year_timex(i32::from(week.year())), week.week())
}

/// A year of the astronomical count (0 is 1 BC) as TIMEX3 writes it.
pub fn year_timex(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

/// `2025-03-13`.
pub fn day_timex(day: Date) -> String {
    format!("{}-{:02}-{:02}", year_timex(i32::from(day.year())), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn across_year_ends_and_leap_days() {
        assert_eq!(plus_months(date(2024, 1, 31), 1), Some(date(2024, 2, 29)));
        assert_eq!(plus_months(date(2023, 1, 31), 1), Some(date(2023, 2, 28)));
        assert_eq!(plus_days(date(2024, 12, 31), 1), Some(date(2025, 1, 1)));
        assert_eq!(plus_days(date(9999, 12, 31), 1), None);
        assert_eq!(day(2023, 2, 29), None);
        assert_eq!(week_timex(date(2024, 12, 30)), "2025-W01");
        assert_eq!(week_timex(date(2021, 1, 3)), "2020-W53");
        assert_eq!(weekday_until(date(2025, 3, 14), 4), Some(date(2025, 3, 13)));
        assert_eq!(weekday_from(date(2025, 3, 14), 5), Some(date(2025, 3, 14)));
        assert_eq!(months(2024, 12, 3).map(|d| d.last), Some(date(2025, 2, 28)));
        assert_eq!(year_timex(-479), "BC0480");
        assert_eq!(year_timex(987), "0987");
    }
}
