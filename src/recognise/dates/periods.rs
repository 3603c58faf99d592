//! Periods: units, decades, and steps between them. In: what is said and where the article stands. Out: days.

use super::civil;
use super::expression::{Clock, Count, Element, Tense};
use super::resolve::Resolved;
use super::stand::{From, Stand};
use super::words::{Unit, Which};
use crate::value::{Anchor, Days, Granularity, Reading};
use jiff::civil::Date;

/// The period of `unit` that holds `day`, as TIMEX3 value, days and granularity.
pub fn holding(day: Date, unit: Unit) -> Option<(String, Days, Granularity)> {
    let year = i32::from(day.year());
    let month = day.month().unsigned_abs();
    let y = civil::year_timex(year);
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
            (civil::day_timex(day), Days::day(day), Granularity::Day)
        }
        Unit::Weekend => {
            let week = civil::week(day)?;
            let days = Days { first: civil::plus_days(week.first, 5)?, last: week.last };
            (format!("{}-WE", civil::week_timex(day)), days, Granularity::Week)
        }
        Unit::Week | Unit::Fortnight => {
            (civil::week_timex(day), civil::week(day)?, Granularity::Week)
        }
        Unit::Month => (format!("{y}-{month:02}"), civil::month(year, month)?, Granularity::Month),
        Unit::Quarter => {
            let quarter = (month - 1) / 3 + 1;
            (
                format!("{y}-Q{quarter}"),
                civil::months(year, quarter * 3 - 2, 3)?,
                Granularity::Quarter,
            )
        }
        Unit::Half => {
            let half = (month - 1) / 6 + 1;
            (format!("{y}-H{half}"), civil::months(year, half * 6 - 5, 6)?, Granularity::Half)
        }
        Unit::Year => (y, civil::years(year, year)?, Granularity::Year),
        Unit::Decade => {
            let start = year.div_euclid(10) * 10;
            (decade_timex(start), civil::years(start, start + 9)?, Granularity::Decade)
        }
        Unit::Century | Unit::Millennium => {
            let size = if unit == Unit::Century { 100 } else { 1000 };
            let start = year.div_euclid(size) * size;
            let timex = if unit == Unit::Century {
                century_timex(start)
            } else {
                format!("{}", start / 1000)
            };
            (timex, civil::years(start, start + size - 1)?, Granularity::Century)
        }
    })
}

const HOURS_A_DAY: i64 = 24;

/// `day` moved by `count` units.
fn step(day: Date, unit: Unit, count: i64) -> Option<Date> {
    let months = match unit {
        Unit::Second | Unit::Minute => return Some(day),
        Unit::Hour => return civil::plus_days(day, count / HOURS_A_DAY),
        Unit::Day => return civil::plus_days(day, count),
        Unit::Weekend | Unit::Week => return civil::plus_days(day, count.checked_mul(7)?),
        Unit::Fortnight => return civil::plus_days(day, count.checked_mul(14)?),
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
        Unit::Millennium => 12000,
    };
    civil::plus_months(day, count.checked_mul(months)?)
}

/// `last week`, `this year`, `the next month`, `that day`.
pub fn unit(unit: Unit, which: Which, stand: &Stand) -> Resolved {
    let unknown = || unknown_unit(unit);
    let from = match which {
        Which::Same | Which::Previous | Which::Following => stand.narrative(unit),
        _ if stand.is_narrative() => stand.narrative(unit),
        _ => stand.now(),
    };
    let Some(from) = from else { return unknown() };
    let count = match which {
        Which::Last | Which::Past | Which::Previous => -1,
        Which::Next | Which::Following => 1,
        Which::This | Which::Same => 0,
    };
    // `this weekend` on a Monday is the one to come; `last weekend` the one before it.
    let found = step(from.days.first, unit, count).and_then(|day| holding(day, unit));
    match found {
        Some((timex, days, granularity)) => {
            let found = Resolved::one(timex, Some(days), granularity, from.anchor);
            if from.sure { found } else { found.unsure() }
        }
        None => unknown(),
    }
}

/// The period whose end news tells of in the past: the one of the story, where that is near, else the last one, while the current one
/// has not run half its course.
pub fn closed(unit: Unit, stand: &Stand) -> Resolved {
    const MONTHS: i8 = 6;
    const DAYS: i8 = 15;
    let told = stand.narrative(unit).filter(|from| from.sure && from.anchor == Anchor::Narrative);
    let young = stand.publication.is_some_and(|now| match unit {
        Unit::Month => now.day() <= DAYS,
        Unit::Year => now.month() <= MONTHS,
        _ => false,
    });
    let which = match told {
        Some(from) if stand.publication.is_some_and(|now| from.days.last < now) => Which::Same,
        _ if young => Which::Last,
        _ => Which::This,
    };
    self::unit(unit, which, stand)
}

/// `the quarter`: the one that the article named last, else the last one for a past verb and this one for any other, which is not
/// sure.
pub fn quarter(tense: Tense, stand: &Stand) -> Resolved {
    if let Some((timex, days, granularity)) =
        stand.named(Granularity::Quarter).and_then(|from| holding(from.days.first, Unit::Quarter))
    {
        return Resolved::one(timex, Some(days), granularity, Anchor::Narrative);
    }
    match tense {
        Tense::Past => unit(Unit::Quarter, Which::Last, stand).unsure(),
        _ => unit(Unit::Quarter, Which::This, stand),
    }
}

/// `the past three weeks`, `the next few days`: their length as value, their days from or to now.
pub fn units(count: Count, unit: Unit, which: Which, stand: &Stand) -> Resolved {
    let timex = duration(count, unit);
    let granularity = granularity(unit);
    let back = matches!(which, Which::Last | Which::Past | Which::Previous);
    let from = match which {
        Which::Previous | Which::Following => stand.narrative(unit).filter(|from| from.sure),
        _ => stand.now(),
    };
    let (Count::Halves(halves), Some(from)) = (count, from) else {
        return Resolved::unknown(timex, granularity);
    };
    let sign = if back { -1 } else { 1 };
    let Some(edge) = moved(from.days.first, unit, i64::from(halves) * sign) else {
        return Resolved::unknown(timex, granularity);
    };
    let days = if back {
        Days { first: edge, last: from.days.last }
    } else {
        Days { first: from.days.first, last: edge }
    };
    Resolved::one(timex, (days.first <= days.last).then_some(days), granularity, from.anchor)
}

/// How fine a unit is.
fn granularity(unit: Unit) -> Granularity {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Granularity::Time,
        Unit::Day => Granularity::Day,
        Unit::Weekend | Unit::Week | Unit::Fortnight => Granularity::Week,
        Unit::Month => Granularity::Month,
        Unit::Quarter => Granularity::Quarter,
        Unit::Half => Granularity::Half,
        Unit::Year => Granularity::Year,
        Unit::Decade => Granularity::Decade,
        Unit::Century | Unit::Millennium => Granularity::Century,
    }
}

/// `P3W`, `PT2H`, `PXD`.
pub fn duration(count: Count, unit: Unit) -> String {
    // `half an hour` is told in the next finer unit.
    if count == Count::Halves(1) {
        match unit {
            Unit::Minute => return "PT30S".to_owned(),
            Unit::Hour => return "PT30M".to_owned(),
            Unit::Day => return "PT12H".to_owned(),
            Unit::Year => return "P6M".to_owned(),
            Unit::Decade => return "P5Y".to_owned(),
            Unit::Century => return "P50Y".to_owned(),
            _ => {}
        }
    }
    let number = match count {
        Count::Vague => "X".to_owned(),
        Count::Halves(n) if n % 2 == 0 => (n / 2).to_string(),
        Count::Halves(n) => format!("{}.5", n / 2),
    };
    let (time, letters) = match unit {
        Unit::Second => ("T", "S"),
        Unit::Minute => ("T", "M"),
        Unit::Hour => ("T", "H"),
        Unit::Day => ("", "D"),
        Unit::Weekend => ("", "WE"),
        Unit::Week => ("", "W"),
        Unit::Fortnight => {
            return match count {
                Count::Halves(n) => format!("P{n}W"),
                Count::Vague => "PXW".to_owned(),
            };
        }
        Unit::Month => ("", "M"),
        Unit::Quarter => ("", "Q"),
        Unit::Half => {
            return match count {
                Count::Halves(n) => format!("P{}M", n * 3),
                Count::Vague => "PXM".to_owned(),
            };
        }
        Unit::Year => ("", "Y"),
        Unit::Decade => ("", "DE"),
        Unit::Century => ("", "CE"),
        Unit::Millennium => ("", "ML"),
    };
    format!("P{time}{number}{letters}")
}

/// `day` moved by halves of a unit; half a unit is that of the next finer one.
fn moved(day: Date, unit: Unit, halves: i64) -> Option<Date> {
    let whole = step(day, unit, halves / 2)?;
    if halves % 2 == 0 {
        return Some(whole);
    }
    let sign = halves.signum();
    match unit {
        Unit::Year => step(whole, Unit::Month, 6 * sign),
        Unit::Decade => step(whole, Unit::Year, 5 * sign),
        Unit::Century => step(whole, Unit::Year, 50 * sign),
        Unit::Month => civil::plus_days(whole, 15 * sign),
        Unit::Week => civil::plus_days(whole, 4 * sign),
        _ => Some(whole),
    }
}

/// A step of `halves` half units from somewhere, as fine as its unit, or as where it starts if that is exact.
pub fn shift(from: From, halves: i64, unit: Unit, exact: bool) -> Option<Resolved> {
    let anchor = from.anchor;
    let start = if halves < 0 { from.days.first } else { from.days.last };
    let start = if from.granularity > Granularity::Day { from.days.first } else { start };
    let day = moved(start, unit, halves)?;
    if unit <= Unit::Hour {
        return Some(Resolved::one(
            civil::day_timex(day),
            None,
            Granularity::Time,
            Anchor::Unresolved,
        ));
    }
    let finer = if exact && from.granularity == Granularity::Week {
        Unit::Week
    } else if exact && from.granularity <= Granularity::Day && unit <= Unit::Month {
        Unit::Day
    } else if halves % 2 != 0 && unit == Unit::Century {
        Unit::Decade
    } else if halves % 2 != 0 && unit == Unit::Year {
        Unit::Month
    } else if from.granularity == Granularity::Quarter && unit == Unit::Year {
        Unit::Quarter
    } else if exact && from.granularity == Granularity::Month && unit == Unit::Year {
        Unit::Month
    } else if from.granularity == Granularity::Year && unit < Unit::Year {
        Unit::Year
    } else if from.granularity == Granularity::Month && unit < Unit::Month {
        Unit::Month
    } else {
        unit
    };
    let (timex, days, granularity) = holding(day, finer)?;
    // The words round to their unit: half a unit each side.
    let days =
        if finer == Unit::Day && unit > Unit::Day && !exact { around(day, unit)? } else { days };
    Some(Resolved::one(timex, Some(days), granularity, anchor))
}

fn around(day: Date, unit: Unit) -> Option<Days> {
    Some(Days { first: moved(day, unit, -1)?, last: moved(day, unit, 1)? })
}

/// An offset with nothing to count from.
pub fn unknown_offset(unit: Unit) -> Resolved {
    unknown_unit(unit)
}

fn unknown_unit(unit: Unit) -> Resolved {
    let timex = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
    };
    Resolved::unknown(timex, granularity(unit))
}

fn decade_timex(start: i32) -> String {
    if start >= 0 { format!("{:03}", start / 10) } else { format!("BC{:03}", -start / 10) }
}

/// The decade that starts in `start`.
pub fn decade(start: i32, anchor: Anchor) -> Resolved {
    Resolved::one(decade_timex(start), civil::years(start, start + 9), Granularity::Decade, anchor)
}

/// `the nineties`: the latest that has begun by now.
pub fn tens(tens: u8, stand: &Stand) -> Resolved {
    let year = stand
        .now()
        .map(|from| i32::from(from.days.first.year()))
        .or(stand.publication.map(|d| i32::from(d.year())));
    match year {
        Some(year) => {
            let start = year.div_euclid(100) * 100 + i32::from(tens);
            // A story goes on to the next decade, news looks back.
            const AHEAD: i32 = 20;
            let ahead = if stand.is_narrative() { AHEAD } else { 0 };
            decade(if start <= year + ahead { start } else { start - 100 }, Anchor::Publication)
        }
        None => Resolved::unknown(format!("XX{}", tens / 10), Granularity::Decade),
    }
}

fn century_timex(start: i32) -> String {
    if start >= 0 { format!("{:02}", start / 100) } else { format!("BC{:02}", (-start - 1) / 100) }
}

/// The century from `start`.
pub fn century(start: i32) -> Resolved {
    let timex = century_timex(start);
    let days = if start == 0 { civil::years(1, 99) } else { civil::years(start, start + 99) };
    Resolved::one(timex, days, Granularity::Century, Anchor::Absolute)
}

/// `the turn of the century`: what begins with it. The words leave open how many years around it they mean, so that it has no days.
pub fn turn(unit: Unit, tense: Tense, stand: &Stand) -> Resolved {
    let size = if unit == Unit::Millennium { 1000 } else { 100 };
    let granularity = Granularity::Century;
    let Some(now) = stand.now() else {
        return unknown_unit(unit);
    };
    let year = i32::from(now.days.first.year());
    let (last, next) = (year.div_euclid(size) * size, (year.div_euclid(size) + 1) * size);
    let start = match tense {
        Tense::Past if !stand.is_narrative() => last,
        Tense::Future if !stand.is_narrative() => next,
        _ if next - year < year - last => next,
        _ => last,
    };
    let timex = if unit == Unit::Century {
        century_timex(start)
    } else {
        format!("{}", start.div_euclid(size))
    };
    Resolved::unknown(timex, granularity)
}

/// `the first Monday of March`, `the last week of July`, `the week of April 10`.
pub fn nth(rank: i8, element: Element, period: Resolved) -> Resolved {
    let granularity = match element {
        Element::Weekday(_) => Granularity::Day,
        Element::Unit(unit) => granularity(unit),
    };
    let readings: Vec<Reading> = period
        .readings
        .iter()
        .filter_map(|r| {
            let (timex, days, _) = within(rank, element, r.days?)?;
            Some(Reading { timex, days: Some(days) })
        })
        .collect();
    if readings.is_empty() {
        return match element {
            Element::Weekday(weekday) => {
                Resolved::unknown(format!("XXXX-WXX-{weekday}"), granularity)
            }
            Element::Unit(unit) => unknown_unit(unit),
        };
    }
    Resolved { readings, granularity, anchor: period.anchor }
}

fn within(rank: i8, element: Element, period: Days) -> Option<(String, Days, Granularity)> {
    let n = i64::from(rank.unsigned_abs()).max(1) - 1;
    match element {
        Element::Weekday(weekday) => {
            let day = if rank < 0 {
                civil::plus_days(civil::weekday_until(period.last, weekday)?, -7 * n)?
            } else {
                civil::plus_days(civil::weekday_from(period.first, weekday)?, 7 * n)?
            };
            holding(day, Unit::Day).filter(|(_, days, _)| period.contains(days))
        }
        // Weeks of a period are those whose Thursday lies in it.
        Element::Unit(Unit::Week) if rank == 0 => holding(period.first, Unit::Week),
        // A holiday's weekend is the one that leads up to a Monday or Tuesday, or the one behind it.
        Element::Unit(Unit::Weekend) if rank == 0 => {
            let early = civil::weekday(period.first) <= 2;
            holding(civil::plus_days(period.first, if early { -3 } else { 0 })?, Unit::Weekend)
        }
        Element::Unit(unit @ (Unit::Week | Unit::Weekend)) => {
            let day = if rank < 0 {
                civil::weekday_until(period.last, 4)?
            } else {
                civil::weekday_from(period.first, 4)?
            };
            let sign = if rank < 0 { -1 } else { 1 };
            holding(civil::plus_days(day, 7 * n * sign)?, unit)
        }
        Element::Unit(unit) => {
            let day =
                if rank < 0 { step(period.last, unit, -n)? } else { step(period.first, unit, n)? };
            holding(day, unit).filter(|(_, days, _)| period.contains(days))
        }
    }
}

/// From one time of day to another: `PT2H30M`.
pub fn between(first: Clock, last: Clock) -> String {
    let minutes = |c: Clock| i32::from(c.hour) * 60 + i32::from(c.minute);
    let length = (minutes(last) - minutes(first)).rem_euclid(24 * 60);
    match (length / 60, length % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}

/// How long a stretch of days or years is: both ends named.
pub fn length(days: Days, granularity: Granularity) -> String {
    if granularity == Granularity::Year {
        return format!("P{}Y", days.last.year() - days.first.year());
    }
    let count = days.first.until(days.last).map_or(0, |span| span.get_days());
    format!("P{count}D")
}
