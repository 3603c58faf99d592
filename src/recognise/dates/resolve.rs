//! Expressions to moments. In: an expression and where the article stands. Out: its readings, the likeliest first, or, with nothing
//! to count from, its TIMEX3 value with the unknown parts as `X` and no days.

use super::civil;
use super::expression::{Base, Core, Expression, Reference, Tense, Toward, YearRef};
use super::hours::{afternoon, at_time, of_day};
use super::periods;
use super::seasons;
use super::stand::{From, Stand};
use super::steps;
use super::words::{Edge, Part, Unit, Which};
use crate::corpus::DocumentType;
use crate::value::{Anchor, Days, Granularity, Moment, Reading, TimexType};
use jiff::civil::Date;

/// What a day or period was resolved to.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// Readings, the likeliest first; never empty.
    pub readings: Vec<Reading>,
    /// How fine.
    pub granularity: Granularity,
    /// Against what.
    pub anchor: Anchor,
}

impl Resolved {
    /// One reading.
    pub fn one(
        timex: String,
        days: Option<Days>,
        granularity: Granularity,
        anchor: Anchor,
    ) -> Self {
        Self { readings: vec![Reading { timex, days }], granularity, anchor }
    }

    /// Nothing to resolve it against.
    pub fn unknown(timex: impl Into<String>, granularity: Granularity) -> Self {
        Self::one(timex.into(), None, granularity, Anchor::Unresolved)
    }

    /// One day.
    pub fn day(day: Date, anchor: Anchor) -> Self {
        Self::one(civil::day_timex(day), Some(Days::day(day)), Granularity::Day, anchor)
    }

    /// Several readings; those without days are left out.
    pub fn either(
        readings: impl IntoIterator<Item = Option<Reading>>,
        granularity: Granularity,
        anchor: Anchor,
    ) -> Option<Self> {
        let mut kept: Vec<Reading> = Vec::new();
        for reading in readings.into_iter().flatten() {
            if !kept.contains(&reading) {
                kept.push(reading);
            }
        }
        (!kept.is_empty()).then_some(Self { readings: kept, granularity, anchor })
    }

    /// Without its days: it must not be compared.
    pub fn unsure(mut self) -> Self {
        for reading in &mut self.readings {
            reading.days = None;
        }
        self.anchor = Anchor::Unresolved;
        self
    }
}

/// The moment that `e` names where the article stands at `stand`.
pub fn resolve(e: &Expression, stand: &Stand) -> Moment {
    let mut kind = TimexType::Date;
    let mut found = match &e.core {
        // `at night` says no more than when in the day.
        Core::Unsaid if e.clock.is_none() && e.part == Some(Part::Night) => {
            Resolved::unknown("XXXX-XX-XX", Granularity::Day)
        }
        Core::Unsaid => unsaid(e.tense, e.clock.is_some(), stand),
        // What history says of today is so when it is told.
        Core::Day(0) if stand.is_narrative() && e.part.is_none() && e.clock.is_none() => {
            core(&Core::Reference(Reference::Present), e.tense, stand)
        }
        // `By the end of the year it had 300 men.`
        Core::Unit(unit, Which::This)
            if e.edge == Some(Edge::End)
                && e.tense == Tense::Past
                && !stand.is_narrative()
                && matches!(unit, Unit::Month | Unit::Year | Unit::Decade | Unit::Century) =>
        {
            periods::closed(*unit, stand)
        }
        // `by mid-year`, told in autumn of what is to come.
        Core::Unit(Unit::Year, Which::This)
            if e.edge == Some(Edge::Middle) && e.tense == Tense::Future && is_late(stand) =>
        {
            self::core(&Core::Unit(Unit::Year, Which::Next), e.tense, stand)
        }
        Core::Set(timex) => {
            kind = TimexType::Set;
            Resolved::one(timex.clone(), None, Granularity::Reference, Anchor::Absolute)
        }
        core => self::core(core, e.tense, stand),
    };
    if found.granularity == Granularity::Time {
        kind = TimexType::Time;
    }
    if let Some(toward) = e.toward {
        cut(&mut found, toward, stand);
    }
    if let Some(part) = e.part {
        kind = if kind == TimexType::Set { kind } else { TimexType::Time };
        of_day(&mut found, part);
    }
    if let Some(clock) = e.clock {
        kind = if kind == TimexType::Set { kind } else { TimexType::Time };
        let clock = afternoon(clock, e.part);
        at_time(&mut found, clock, e.until.map(|u| afternoon(u, e.part)), e.core == Core::Unsaid);
    }
    Moment {
        kind,
        granularity: found.granularity,
        readings: found.readings,
        anchor: found.anchor,
        approximate: e.approximate,
        hour_only: e.core == Core::Unsaid,
    }
}

/// Whether the middle of the year is over.
fn is_late(stand: &Stand) -> bool {
    const JULY: i8 = 7;
    stand.publication.is_some_and(|day| day.month() > JULY) && !stand.is_narrative()
}

/// The day of a time of day that names none: that of the narrative, where it is near and the tense fits it, else of publication.
fn unsaid(tense: Tense, by_clock: bool, stand: &Stand) -> Resolved {
    let fits = |from: &From| match (tense, stand.now()) {
        // `The ship had run aground on Tuesday. Tugs moved it at 4 a.m.`
        (Tense::Past, Some(_)) => {
            !stand.is_ahead() && (!from.back || from.here || stand.looks_back || !by_clock)
        }
        (Tense::Future, Some(now)) => from.here || from.days.last >= now.days.first,
        _ => true,
    };
    let told = stand.narrative(Unit::Day).filter(|from| stand.is_narrative() || fits(from));
    let told = match told {
        Some(From { anchor: Anchor::Publication, .. }) if by_clock && tense == Tense::Past => {
            stand.lately().or(told)
        }
        told => told,
    };
    match told.or_else(|| stand.now().map(|now| From { sure: false, ..now })) {
        Some(from) if from.days.first == from.days.last => {
            let found = Resolved::day(from.days.first, from.anchor);
            if from.sure { found } else { found.unsure() }
        }
        _ => Resolved::unknown("XXXX-XX-XX", Granularity::Day),
    }
}

/// `earlier this week`: from its start to now; `later this week`: from now to its end.
fn cut(found: &mut Resolved, toward: Toward, stand: &Stand) {
    let Some(now) = stand.now().map(|from| from.days) else { return };
    for reading in &mut found.readings {
        if let Some(days) = reading.days
            && days.contains(&now)
            && !stand.is_narrative()
        {
            reading.days = Some(match toward {
                Toward::Earlier => Days { first: days.first, last: now.last },
                Toward::Later => Days { first: now.first, last: days.last },
            });
        }
    }
}

/// A day or period.
pub fn core(core: &Core, tense: Tense, stand: &Stand) -> Resolved {
    if stand.guessed && stand.is_narrative() && points_to_now(core) {
        let undated = Stand::new(None, DocumentType::News);
        return self::core(core, tense, &undated);
    }
    match core {
        Core::Unsaid => unsaid(tense, false, stand),
        Core::Set(timex) => Resolved::unknown(timex.clone(), Granularity::Reference),
        Core::Calendar { year, month, day, weekday, which } => {
            calendar((*year, *month, *day), *weekday, *which, tense, stand)
        }
        Core::Slashes(a, b, year) => slashes(*a, *b, *year, tense, stand),
        Core::Through(first, last) => through(first, last, tense, stand),
        Core::Weekday { weekday, which, week } => {
            super::weekday::resolve(*weekday, *which, *week, tense, stand)
        }
        Core::Season(season, which, year) => seasons::season(*season, *which, *year, tense, stand),
        Core::Portion(index, parts, year, fiscal) => {
            seasons::portion((*index, *parts), *year, *fiscal, tense, stand)
        }
        Core::Fiscal(year) => match year_of(*year, stand) {
            Some((year, _)) => Resolved::unknown(format!("FY{year:04}"), Granularity::Year),
            None => Resolved::unknown("FYXXXX", Granularity::Year),
        },
        Core::FiscalTo(rank, date, tense) => seasons::fiscal_to(*rank, date, *tense, stand),
        Core::InYear(period, year) => in_another_year(period, *year, tense, stand),
        Core::Decade(start) => periods::decade(*start, Anchor::Absolute),
        Core::Tens(tens) => periods::tens(*tens, stand),
        Core::Century(start) => periods::century(*start),
        Core::Turn(unit) => periods::turn(*unit, tense, stand),
        // What happened `over the weekend` did so on the last one, unless this one has begun.
        Core::Unit(Unit::Weekend, Which::This)
            if tense == Tense::Past
                && stand.publication.is_some_and(|day| civil::weekday(day) < 6) =>
        {
            periods::unit(Unit::Weekend, Which::Last, stand)
        }
        // `It ends on Sunday. She won that same morning.`
        Core::Unit(Unit::Day, Which::Same) if tense == Tense::Past && stand.is_ahead() => {
            match stand.past_day().or_else(|| stand.now().map(|now| From { sure: false, ..now })) {
                Some(from) if from.sure => Resolved::day(from.days.first, from.anchor),
                Some(from) => Resolved::day(from.days.first, from.anchor).unsure(),
                None => periods::unit(Unit::Day, Which::Same, stand),
            }
        }
        Core::Unit(Unit::Quarter, Which::Same) => periods::quarter(tense, stand),
        Core::Unit(unit, which) => periods::unit(*unit, *which, stand),
        Core::Units(count, unit, which) => periods::units(*count, *unit, *which, stand),
        Core::Offset(count, unit, step, base) => {
            steps::offset(*count, *unit, *step, base, tense, stand)
        }
        Core::Day(days) => match stand.now() {
            Some(now) if !stand.is_narrative() || now.granularity <= Granularity::Day => {
                match civil::plus_days(now.days.first, i64::from(*days)) {
                    Some(day) => Resolved::day(day, now.anchor),
                    None => Resolved::unknown("XXXX-XX-XX", Granularity::Day),
                }
            }
            _ => Resolved::unknown("XXXX-XX-XX", Granularity::Day),
        },
        Core::Nth(rank, element, within) => {
            let period = self::core(within, tense, stand);
            periods::nth(*rank, *element, period)
        }
        Core::Week(number, year) => match year_of(*year, stand).or_else(|| this_year(stand)) {
            Some((year, anchor)) => match civil::iso_week(year, *number) {
                Some(days) => Resolved::one(
                    civil::week_timex(days.first),
                    Some(days),
                    Granularity::Week,
                    anchor,
                ),
                None => Resolved::unknown(format!("{year}-W{number:02}"), Granularity::Week),
            },
            None => Resolved::unknown(format!("XXXX-W{number:02}"), Granularity::Week),
        },
        Core::Holiday(holiday, which, year) => {
            super::weekday::holiday(*holiday, *which, *year, tense, stand)
        }
        Core::Reference(reference) => {
            let timex = match reference {
                Reference::Present => "PRESENT_REF",
                Reference::Past => "PAST_REF",
                Reference::Future => "FUTURE_REF",
            };
            Resolved::one(timex.to_owned(), None, Granularity::Reference, Anchor::Absolute)
        }
    }
}

/// Whether the words count from the day on which they were written.
fn points_to_now(core: &Core) -> bool {
    match core {
        Core::Weekday { .. } | Core::Day(_) | Core::Units(..) => true,
        Core::Unit(_, which) => !matches!(which, Which::Same | Which::Previous | Which::Following),
        Core::Offset(.., base) => *base == Base::Now,
        _ => false,
    }
}

/// The year that a reference names.
pub fn year_of(year: YearRef, stand: &Stand) -> Option<(i32, Anchor)> {
    match year {
        YearRef::Unsaid => None,
        YearRef::Is(year) => Some((year, Anchor::Absolute)),
        YearRef::Which(which) => {
            let from = match which {
                Which::Same | Which::Previous | Which::Following => stand.narrative(Unit::Year),
                _ => stand.now(),
            }?;
            let step = match which {
                Which::Last | Which::Previous | Which::Past => -1,
                Which::Next | Which::Following => 1,
                Which::This | Which::Same => 0,
            };
            Some((i32::from(from.days.first.year()) + step, from.anchor))
        }
    }
}

/// `the same quarter of 1988`: what the story speaks of, in another year.
fn in_another_year(period: &Core, year: YearRef, tense: Tense, stand: &Stand) -> Resolved {
    let found = core(period, tense, stand);
    let Core::Unit(unit, _) = period else { return found.unsure() };
    let days = |found: &Resolved| found.readings.first().and_then(|r| r.days);
    let sure = days(&found);
    let days = sure.or_else(|| days(&periods::unit(*unit, Which::Last, stand)));
    let (Some((year, anchor)), Some(days)) = (year_of(year, stand), days) else {
        let code = if *unit == Unit::Quarter { "QX" } else { "XX" };
        return match year_of(year, stand) {
            Some((year, _)) => {
                let timex = format!("{}-{code}", civil::year_timex(year));
                Resolved::unknown(timex, found.granularity)
            }
            None => found.unsure(),
        };
    };
    let month = civil::month(year, days.first.month().unsigned_abs());
    match month.and_then(|month| periods::holding(month.first, *unit)) {
        Some((timex, days, granularity)) => {
            let found = Resolved::one(timex, Some(days), granularity, anchor);
            if sure.is_some() { found } else { found.unsure() }
        }
        None => found.unsure(),
    }
}

fn this_year(stand: &Stand) -> Option<(i32, Anchor)> {
    let now = stand.now()?;
    Some((i32::from(now.days.first.year()), now.anchor))
}

/// A date by its parts: with a year as it stands, without one in the year that tense and narrative give.
fn calendar(
    (year, month, day): (YearRef, Option<u8>, Option<u8>),
    weekday: Option<u8>,
    which: Option<Which>,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let Some(month) = month else {
        return match (year, day) {
            (YearRef::Unsaid, Some(day)) => {
                super::weekday::day_of_month(day, weekday, tense, stand)
            }
            _ => match year_of(year, stand) {
                Some((year, anchor)) => Resolved::one(
                    civil::year_timex(year),
                    civil::years(year, year),
                    Granularity::Year,
                    anchor,
                ),
                None => Resolved::unknown("XXXX", Granularity::Year),
            },
        };
    };
    if let Some((year, anchor)) = year_of(year, stand) {
        let reading = in_year(year, month, day);
        let granularity = if day.is_some() { Granularity::Day } else { Granularity::Month };
        return Resolved { readings: vec![reading], granularity, anchor };
    }
    super::weekday::yearless(month, day, weekday, which, tense, stand)
}

/// A month or day in a year. A day that the calendar lacks keeps its TIMEX3 value and has no days.
pub fn in_year(year: i32, month: u8, day: Option<u8>) -> Reading {
    let prefix = civil::year_timex(year);
    let timex = match day {
        Some(day) => format!("{prefix}-{month:02}-{day:02}"),
        None => format!("{prefix}-{month:02}"),
    };
    Reading { timex, days: days_in(year, month, day) }
}

/// The days of a month or of one of its days in a year, where the calendar has them.
pub fn days_in(year: i32, month: u8, day: Option<u8>) -> Option<Days> {
    match day {
        Some(day) => civil::day(year, month, day).map(Days::day),
        None => civil::month(year, month),
    }
}

/// `03/04`: in the order that the article settles, else both.
fn slashes(a: u8, b: u8, year: Option<i32>, tense: Tense, stand: &Stand) -> Resolved {
    let year = year.map_or(YearRef::Unsaid, YearRef::Is);
    let read = |month, day| calendar((year, Some(month), Some(day)), None, None, tense, stand);
    match (a > 12, b > 12) {
        (true, _) => return read(b, a),
        (_, true) => return read(a, b),
        _ => {}
    }
    match stand.day_first {
        Some(true) => read(b, a),
        Some(false) => read(a, b),
        None => {
            let (mut found, other) = (read(a, b), read(b, a));
            for reading in other.readings {
                if !found.readings.contains(&reading) {
                    found.readings.push(reading);
                }
            }
            found
        }
    }
}

/// `5-7 March`: both ends resolved alike.
fn through(first: &Core, last: &Core, tense: Tense, stand: &Stand) -> Resolved {
    let to = core(last, tense, stand);
    let from = match to.readings.first().and_then(|r| r.days) {
        Some(days) => core(&not_after(first, days, tense, stand), tense, stand),
        None => core(first, tense, stand),
    };
    let readings = from.readings.iter().zip(&to.readings).map(|(a, b)| {
        let days = match (a.days, b.days) {
            (Some(a), Some(b)) if a.first <= b.last => Some(Days { first: a.first, last: b.last }),
            _ => None,
        };
        let length = days.map_or("PXD".to_owned(), |d| periods::length(d, from.granularity));
        Reading { timex: format!("({},{},{length})", a.timex, b.timex), days }
    });
    Resolved {
        readings: readings.collect(),
        granularity: if from.granularity == Granularity::Day {
            Granularity::Week
        } else {
            from.granularity
        },
        anchor: from.anchor,
    }
}

/// `first` in the year of `last`, or in the one before where it would come after it: `10/1-11/7`, `30 December to 2 January`.
fn not_after(first: &Core, last: Days, tense: Tense, stand: &Stand) -> Core {
    let in_year = |year: i32| match first.clone() {
        Core::Calendar { year: YearRef::Unsaid, month, day, weekday, which } => {
            Core::Calendar { year: YearRef::Is(year), month, day, weekday, which }
        }
        Core::Slashes(a, b, None) => Core::Slashes(a, b, Some(year)),
        other => other,
    };
    let year = i32::from(last.first.year());
    let fits = |found: &Core| {
        let days = core(found, tense, stand).readings.first().and_then(|r| r.days);
        days.is_none_or(|days| days.first <= last.first)
    };
    Some(in_year(year)).filter(fits).unwrap_or_else(|| in_year(year - 1))
}
