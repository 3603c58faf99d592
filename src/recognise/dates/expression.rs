//! What the words of a date say before anything is resolved. Made by the grammar, read by the resolver.

use super::holidays::Holiday;
use super::words::{Edge, Part, Season, Unit, Which};

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// The day or period.
    pub core: Core,
    /// `early`, `the end of`: a stretch of the period.
    pub edge: Option<Edge>,
    /// `earlier this week` (from its start to now) or `later this week` (from now to its end).
    pub toward: Option<Toward>,
    /// A part of the day.
    pub part: Option<Part>,
    /// A time of day.
    pub clock: Option<Clock>,
    /// The other end of a range of times of day.
    pub until: Option<Clock>,
    /// Whether the words are approximate (`around 2010`).
    pub approximate: bool,
    /// The tense of the clause.
    pub tense: Tense,
}

/// Which side of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Up to now.
    Earlier,
    /// From now on.
    Later,
}

/// What the verb of a clause says about the time of what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tense {
    /// Past, or present perfect.
    Past,
    /// Present, without a cue for the future.
    Present,
    /// Future: `will`, `is due to`, `plans to`.
    Future,
    /// No finite verb.
    #[default]
    None,
}

/// A year as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRef {
    /// Not written.
    Unsaid,
    /// In digits or words; 0 is 1 BC.
    Is(i32),
    /// `of last year`.
    Which(Which),
}

/// How many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// A number, in halves (`two and a half` is 5).
    Halves(i32),
    /// `several`, `a few`, plural units with no number.
    Vague,
}

/// What an offset is counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// Now: `ago`, `from now`.
    Now,
    /// The date at which the narrative stands: `earlier`, `later`.
    Narrative,
    /// A date in the words: `two weeks before May 13`.
    Date(Box<Core>),
    /// An event that the words name: known only with the event.
    Event,
}

/// A day or period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Core {
    /// Only a time of day or part of a day.
    Unsaid,
    /// A date by month, day and year, any of them left out.
    Calendar {
        /// The year.
        year: YearRef,
        /// Month, 1 to 12.
        month: Option<u8>,
        /// Day of the month, 1 to 31.
        day: Option<u8>,
        /// Weekday beside the date, Monday 1.
        weekday: Option<u8>,
        /// `last August`.
        which: Option<Which>,
    },
    /// `03/04` or `03/04/2021`: day and month in an order that the article settles.
    Slashes(u8, u8, Option<i32>),
    /// `5–7 March`: from the first to the second, which is written in full.
    Through(Box<Core>, Box<Core>),
    /// A weekday.
    Weekday {
        /// Monday 1 to Sunday 7.
        weekday: u8,
        /// `last`, `next`.
        which: Option<Which>,
        /// In which week, counted from this one (`Monday next week`).
        week: Option<i8>,
    },
    /// A season.
    Season(Season, Option<Which>, YearRef),
    /// A quarter or half of a year: which, how many there are in a year, `last`, the year, whether fiscal.
    Portion(u8, u8, YearRef, bool),
    /// A fiscal year.
    Fiscal(YearRef),
    /// `the fiscal year ended June 30` (0), or one of its quarters: which, its last day, and the tense in which that is told.
    FiscalTo(u8, Box<Core>, Tense),
    /// `the same quarter of 1988`: a period of the story, in another year.
    InYear(Box<Core>, YearRef),
    /// The decade that starts in this year.
    Decade(i32),
    /// `the nineties`: in the century that the article's date settles.
    Tens(u8),
    /// The century from this year to the 99th after it; centuries before Christ count down.
    Century(i32),
    /// `the turn of the century`.
    Turn(Unit),
    /// `last week`, `this year`.
    Unit(Unit, Which),
    /// `the past three weeks`, `the next few days`.
    Units(Count, Unit, Which),
    /// `two weeks ago`, `a day later`: count, unit, back (-1) or on (1), from where.
    Offset(Count, Unit, i8, Base),
    /// Days from today (`tomorrow`).
    Day(i8),
    /// `the first Monday of March`, `the last week of July`: rank (from the end when negative), what, in which period.
    Nth(i8, Element, Box<Core>),
    /// An ISO week of a year.
    Week(u8, YearRef),
    /// A holiday.
    Holiday(Holiday, Option<Which>, YearRef),
    /// `now`, `recently`, `the future`.
    Reference(Reference),
    /// Something that recurs, as TIMEX3 writes it.
    Set(String),
}

/// What [`Core::Nth`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Weekdays, Monday 1.
    Weekday(u8),
    /// Calendar units.
    Unit(Unit),
}

/// Dates without an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// `PRESENT_REF`.
    Present,
    /// `PAST_REF`.
    Past,
    /// `FUTURE_REF`.
    Future,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Whether only the hour is written.
    pub whole: bool,
    /// 0 to 60, where written.
    pub second: Option<u8>,
    /// Whether the words settle which half of the day it is.
    pub settled: bool,
    /// Minutes east of UTC, where a zone is written.
    pub zone: Option<i16>,
}

impl Expression {
    /// An expression that says nothing but `core`.
    pub fn of(core: Core) -> Self {
        Self {
            core,
            edge: None,
            toward: None,
            part: None,
            clock: None,
            until: None,
            approximate: false,
            tense: Tense::None,
        }
    }
}

impl Core {
    /// A date by its parts.
    pub fn calendar(year: YearRef, month: Option<u8>, day: Option<u8>) -> Self {
        Core::Calendar { year, month, day, weekday: None, which: None }
    }

    /// A year.
    pub fn year(year: i32) -> Self {
        Self::calendar(YearRef::Is(year), None, None)
    }
}
