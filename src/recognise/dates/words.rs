//! The words that time is written with. In: a folded word. Out: what it may mean in a date. The vocabulary holds them beside all
//! other words, so that one look a token serves every recogniser.

use super::super::vocabulary;
use super::table::{HOLIDAYS, TABLE};

/// A unit of the calendar or of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Week, Monday first.
    Week,
    /// Two weeks.
    Fortnight,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Half of a year.
    Half,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// Whether the calendar has a current one, that `the` alone can name: `the week`, `the century`.
    pub fn has_current(self) -> bool {
        matches!(
            self,
            Unit::Day
                | Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Quarter
                | Unit::Year
                | Unit::Decade
                | Unit::Century
        )
    }
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// TMO.
    Morning,
    /// TAF.
    Afternoon,
    /// TEV.
    Evening,
    /// TNI.
    Night,
    /// TMI: midday.
    Midday,
    /// TDT: daytime.
    Daytime,
}

impl Part {
    /// What TIMEX3 writes behind a day for it.
    pub fn timex(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
            Part::Midday => "TMI",
            Part::Daytime => "TDT",
        }
    }
}

/// A season, as TIMEX3 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// SP.
    Spring,
    /// SU.
    Summer,
    /// FA.
    Autumn,
    /// WI.
    Winter,
}

/// Which one of its kind an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `last week`.
    Last,
    /// `next week`, `the coming week`.
    Next,
    /// `this week`, `the current week`.
    This,
    /// `the past week`: up to now.
    Past,
    /// `the previous week`: before the one where the narrative stands.
    Previous,
    /// `the following week`: after it.
    Following,
    /// `that week`, `the same week`.
    Same,
}

/// A stretch of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// `early`, `the beginning of`.
    Start,
    /// `mid-`, `the middle of`.
    Middle,
    /// `late`, `the end of`.
    End,
}

/// What one word may mean in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A month; whether it is written out.
    Month(u8, bool),
    /// A weekday from Monday, 1 to 7; whether it is written out.
    Weekday(u8, bool),
    /// Weekdays in the plural (`Mondays`).
    Weekdays(u8),
    /// A unit; whether it stands in the plural.
    Unit(Unit, bool),
    /// A part of the day.
    Part(Part),
    /// Parts of days in the plural (`mornings`).
    Parts(Part),
    /// A season.
    Season(Season),
    /// Seasons in the plural (`summers`).
    Seasons(Season),
    /// Days from today.
    Day(i8),
    /// `tonight`.
    Tonight,
    /// `overnight`.
    Overnight,
    /// Which one.
    Which(Which),
    /// A stretch.
    Edge(Edge),
    /// `earlier`.
    Earlier,
    /// `later`.
    Later,
    /// `ago`.
    Ago,
    /// A number in words, 0 to 90, hundred and thousand.
    Cardinal(u16),
    /// A rank in words, 1 to 31, and tens.
    Ordinal(u8),
    /// Decades by their tens (`nineties`).
    Tens(u8),
    /// `a`, `an`.
    Article,
    /// `the`.
    The,
    /// `every`, `each`.
    Every,
    /// `daily`, `weekly`: the unit that recurs.
    Recurring(Unit),
    /// `nightly`.
    Nightly,
    /// `now`, `currently`.
    Present,
    /// `recently`, `formerly`.
    Past,
    /// `several`, `few`.
    Vague,
    /// A clock word: `noon`, `midnight`, as hour.
    Clock(u8),
    /// The first word of a holiday.
    Holiday,
    /// `Q3`, `H1`, `FY2008` and the like: read by its letters.
    Coded,
}

/// What a folded word may mean in a date; `None` for every other word.
pub fn lookup(word: &str) -> Option<Word> {
    vocabulary::known(word).time.or_else(|| coded(word))
}

/// Every word that an expression may start with or hold, which is what the walker stops at, and what it means by itself, if
/// anything. A word that stands here twice means what is said first.
pub fn words_of_time() -> impl Iterator<Item = (&'static str, Option<Word>)> {
    const UNLISTED: &[&str] = &[
        "fiscal",
        "financial",
        "fy",
        "ad",
        "a.d.",
        "sometime",
        "once",
        "twice",
        "weekday",
        "weekdays",
        "small",
        "wee",
        "per",
        "future",
        "rest",
        "latter",
        "these",
        "present",
        "date",
        "'",
        "school",
        "calendar",
        "academic",
        "working",
        "hourlong",
        "daylong",
        "weeklong",
        "monthlong",
        "yearlong",
        "decadelong",
        "midyear",
        "turn",
        "full",
        "midweek",
    ];
    let listed = TABLE.iter().map(|(word, meaning)| (*word, Some(*meaning)));
    let holidays = HOLIDAYS.iter().map(|word| (*word, Some(Word::Holiday)));
    listed.chain(holidays).chain(UNLISTED.iter().map(|word| (*word, None)))
}

/// `q3`, `h1`, `fy2008`: letters and digits that name a part of a year.
pub fn coded(word: &str) -> Option<Word> {
    let bytes = word.as_bytes();
    let is = match bytes {
        [b'q', b'1'..=b'4'] | [b'h', b'1'..=b'2'] => true,
        [b'f', b'y', rest @ ..] => {
            matches!(rest.len(), 2 | 4) && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    is.then_some(Word::Coded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_and_other_words_are_not() {
        for (word, meaning) in TABLE {
            assert_eq!(lookup(word), Some(*meaning), "{word}");
        }
        for word in ["", "ukraine", "mayor", "marches", "thirdly", "q5", "fy", "dayton"] {
            assert_eq!(lookup(word), None, "{word}");
        }
        assert_eq!(lookup("q3"), Some(Word::Coded));
        assert_eq!(lookup("fy2008"), Some(Word::Coded));
    }
}
