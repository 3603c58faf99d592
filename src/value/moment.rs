//! Dates, times and sets. In: civil days and TIMEX3 values. Out: readings of one expression, each an interval of days.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// TIMEX3 types (durations are figures, [`super::Quantity`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TimexType {
    /// A calendar day or anything longer.
    Date,
    /// A time of day or a part of a day.
    Time,
    /// Something that recurs.
    Set,
}

/// How fine an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Granularity {
    /// A clock time.
    Time,
    /// Morning, evening, night.
    PartOfDay,
    /// A day.
    Day,
    /// A week or a weekend.
    Week,
    /// A month or a part of one.
    Month,
    /// A quarter.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year or a part of one.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years or more.
    Century,
    /// `now`, `recently`: no interval.
    Reference,
}

/// What an expression was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Anchor {
    /// Nothing: the words hold the whole date.
    Absolute,
    /// The publication date.
    Publication,
    /// The date at which the narrative stands.
    Narrative,
    /// Nothing to resolve it against: never compared.
    Unresolved,
}

/// Days from `first` to `last`, both included (`first <= last`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    /// First day.
    #[serde(with = "super::day")]
    pub first: Date,
    /// Last day.
    #[serde(with = "super::day")]
    pub last: Date,
}

/// One way to read an expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// ISO-TimeML value (`2025-03-13`, `2025-W11`, `2025-03-13TEV`, `PAST_REF`, `XXXX-WXX-4` while unresolved).
    pub timex: String,
    /// The days it covers; `None` while unresolved and for references and sets.
    pub days: Option<Days>,
}

/// A date, a time or a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// TIMEX3 type.
    pub kind: TimexType,
    /// How fine it is.
    pub granularity: Granularity,
    /// The readings that the words leave, the likeliest first; never empty.
    pub readings: Vec<Reading>,
    /// What it was resolved against.
    pub anchor: Anchor,
    /// Whether the words are approximate (`around March 5`).
    pub approximate: bool,
    /// Whether the words name a time of day only, so that its day is the story's: `at 7 p.m.`, `in the evening`.
    #[serde(default)]
    pub hour_only: bool,
}

impl Days {
    /// One day.
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// Whether the two share a day.
    pub fn meets(&self, other: &Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `other` lies inside.
    pub fn contains(&self, other: &Days) -> bool {
        self.first <= other.first && other.last <= self.last
    }
}

impl Moment {
    /// A calendar day, as if written out in full.
    pub fn day(day: Date) -> Self {
        let reading = Reading { timex: day.to_string(), days: Some(Days::day(day)) };
        Self {
            kind: TimexType::Date,
            granularity: Granularity::Day,
            readings: vec![reading],
            anchor: Anchor::Absolute,
            approximate: false,
            hour_only: false,
        }
    }

    /// The likeliest TIMEX3 value.
    pub fn timex(&self) -> &str {
        self.readings.first().map_or("", |r| &r.timex)
    }

    /// The days of the likeliest reading.
    pub fn days(&self) -> Option<Days> {
        self.readings.first().and_then(|r| r.days)
    }

    /// Whether every reading has days: only then is it compared.
    pub fn is_resolved(&self) -> bool {
        !self.readings.is_empty() && self.readings.iter().all(|r| r.days.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(first: i8, last: i8) -> Days {
        Days { first: date(2025, 3, first), last: date(2025, 3, last) }
    }

    #[test]
    fn days_meet_and_hold_each_other() {
        let week = days(10, 16);
        for (other, meets, holds) in [
            (week, true, true),
            (days(10, 10), true, true),
            (days(16, 16), true, true),
            (days(12, 14), true, true),
            (days(9, 10), true, false),
            (days(16, 17), true, false),
            (days(9, 17), true, false),
            (days(1, 9), false, false),
            (days(17, 20), false, false),
        ] {
            assert_eq!((week.meets(&other), week.contains(&other)), (meets, holds), "{other:?}");
            assert_eq!(other.meets(&week), meets, "{other:?}");
        }
    }
}
