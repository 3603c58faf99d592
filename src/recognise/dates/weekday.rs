//! Dates that leave out their year or their week. In: what is said, the tense, and where the article stands. Out: the one that is
//! meant, or both where the words leave two.

use super::civil;
use super::expression::{Tense, YearRef};
use super::holidays::Holiday;
use super::resolve::{Resolved, days_in, in_year, year_of};
use super::stand::{From, Stand};
use super::words::{Unit, Which};
use crate::value::{Anchor, Days, Granularity, Moment, Reading};
use jiff::civil::Date;

fn of_day(day: Option<Date>) -> Option<Reading> {
    day.map(|day| Reading { timex: civil::day_timex(day), days: Some(Days::day(day)) })
}

/// A weekday: the latest not after now for a past verb, the next for a future one, on the day itself that day for both; both
/// readings without a finite verb, and for `last` and `next`.
pub fn resolve(
    weekday: u8,
    which: Option<Which>,
    week: Option<i8>,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let unknown = || Resolved::unknown(format!("XXXX-WXX-{weekday}"), Granularity::Day);
    // `the previous Saturday` is counted from where the story stands, if that is near.
    let told = match which {
        Some(Which::Previous | Which::Following) => stand.narrative(Unit::Day).filter(|f| f.sure),
        _ => None,
    };
    let Some(now) = told.or_else(|| stand.now()) else { return unknown() };
    let day = now.days.first;
    let past = civil::weekday_until(now.days.last, weekday);
    let future = civil::weekday_from(day, weekday);
    let in_week = |weeks: i8| {
        let monday = civil::week(day)?.first;
        civil::plus_days(monday, i64::from(weeks) * 7 + i64::from(weekday) - 1)
    };
    if stand.is_narrative() && which.is_none() && week.is_none() {
        // A story goes on from the day that it named to the next such weekday.
        let found = if now.granularity <= Granularity::Day { future } else { past };
        return found.map_or_else(unknown, |day| Resolved::day(day, now.anchor));
    }
    let strictly = |found: Option<Date>, step: i64| match found {
        Some(found) if found == day => civil::plus_days(day, 7 * step),
        found => found,
    };
    let readings = match (week, which) {
        (Some(week), _) => vec![in_week(week)],
        (None, Some(Which::Previous)) if told.is_some() => vec![strictly(past, -1)],
        (None, Some(Which::Last | Which::Previous)) => {
            likelier(day, strictly(past, -1), in_week(-1))
        }
        (None, Some(Which::Past)) => vec![strictly(past, -1)],
        (None, Some(Which::Next)) => likelier(day, strictly(future, 1), in_week(1)),
        (None, Some(Which::Following)) => vec![strictly(future, 1)],
        (None, Some(Which::This)) => vec![in_week(0)],
        (None, Some(Which::Same) | None) => match tense {
            Tense::Past => vec![past],
            Tense::Future => vec![future],
            // `The shop was to open Monday`, told on a Saturday.
            Tense::Present
                if future.zip(civil::plus_days(day, NEAR)).is_some_and(|(f, near)| f <= near) =>
            {
                vec![future, past]
            }
            Tense::Present | Tense::None => vec![past, future],
        },
    };
    Resolved::either(readings.into_iter().map(of_day), Granularity::Day, now.anchor)
        .unwrap_or_else(unknown)
}

/// How many days ahead a weekday may be that a verb in the present sooner means than the last one.
const NEAR: i64 = 2;

/// The first `weekday` after the day of `from`, for each of its readings.
pub fn after(weekday: u8, from: &Moment) -> Option<Moment> {
    let next = |reading: &Reading| {
        let day = civil::plus_days(reading.days?.last, 1)?;
        of_day(civil::weekday_from(day, weekday))
    };
    let readings: Option<Vec<Reading>> = from.readings.iter().map(next).collect();
    Some(Moment { readings: readings?, ..from.clone() })
}

/// The nearest such weekday and the one of the next or last calendar week, the likelier first: who means tomorrow says so.
fn likelier(today: Date, nearest: Option<Date>, of_week: Option<Date>) -> Vec<Option<Date>> {
    const BESIDE: i32 = 1;
    let away = nearest.and_then(|day| today.until(day).ok()).map_or(0, |s| s.get_days().abs());
    if away <= BESIDE { vec![of_week, nearest] } else { vec![nearest, of_week] }
}

/// A month, or a day of one, without its year.
pub fn yearless(
    month: u8,
    day: Option<u8>,
    weekday: Option<u8>,
    which: Option<Which>,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let granularity = if day.is_some() { Granularity::Day } else { Granularity::Month };
    let unknown = || {
        let day = day.map_or(String::new(), |day| format!("-{day:02}"));
        Resolved::unknown(format!("XXXX-{month:02}{day}"), granularity)
    };
    let Some(now) = stand.now() else { return unknown() };
    let year = i32::from(now.days.first.year());
    if stand.is_narrative() {
        return narrated(month, day, which, stand).unwrap_or_else(unknown);
    }
    if let Some(weekday) = weekday
        && let Some(day) = day
        && let Some(found) = on_weekday(year, month, day, weekday, now.days.first)
    {
        return Resolved::day(found, now.anchor);
    }
    let today = now.days.first;
    // The last to have begun by now, or to have ended before now; the first not to have ended by now, or to begin after now.
    // 29 February may be eight years away.
    let latest = |fits: &dyn Fn(Days) -> bool| {
        (-8..=8).rev().map(|n| year + n).find(|y| days_in(*y, month, day).is_some_and(fits))
    };
    let first = |fits: &dyn Fn(Days) -> bool| {
        (-8..=8).map(|n| year + n).find(|y| days_in(*y, month, day).is_some_and(fits))
    };
    let days = |year: i32| days_in(year, month, day);
    let begun = || latest(&|d| d.first <= today);
    let open = || first(&|d| d.last >= today);
    let told = stand.narrative(Unit::Year).filter(|from| from.sure && which == Some(Which::Same));
    if let Some(from) = told {
        let year = i32::from(from.days.first.year());
        let readings = vec![in_year(year, month, day)];
        return Resolved { readings, granularity, anchor: from.anchor };
    }
    let years = match which {
        Some(Which::Last | Which::Past | Which::Previous) => [latest(&|d| d.last < today), None],
        Some(Which::Next | Which::Following) => [first(&|d| d.first > today), None],
        Some(Which::This) => [first(&|d| i32::from(d.first.year()) == year), None],
        Some(Which::Same) | None => match tense {
            Tense::Past => [begun(), None],
            Tense::Future => [open(), None],
            Tense::Present | Tense::None => nearest(begun(), open(), &days, today),
        },
    };
    let readings = years.map(|year| year.map(|year| in_year(year, month, day)));
    Resolved::either(readings, granularity, now.anchor).unwrap_or_else(unknown)
}

/// Both years of a date, the nearer first.
fn nearest(
    past: Option<i32>,
    future: Option<i32>,
    days: &dyn Fn(i32) -> Option<Days>,
    today: Date,
) -> [Option<i32>; 2] {
    let away = |year: Option<i32>, end: fn(Days) -> Date| {
        let day = end(days(year?)?);
        today.until(day).ok().map(|span| span.get_days().abs())
    };
    let (Some(back), Some(ahead)) = (away(past, |d| d.last), away(future, |d| d.first)) else {
        return [past, future];
    };
    if ahead < back { [future, past] } else { [past, future] }
}

/// In history a date without its year is the one nearest to where the narrative stands, sooner a later one.
fn narrated(month: u8, day: Option<u8>, which: Option<Which>, stand: &Stand) -> Option<Resolved> {
    let now = stand.now()?;
    let year = i32::from(now.days.first.year());
    let granularity = if day.is_some() { Granularity::Day } else { Granularity::Month };
    let step = if now.granularity >= Granularity::Half {
        match which {
            Some(Which::Last | Which::Previous) => -1,
            Some(Which::Next | Which::Following) => 1,
            _ => 0,
        }
    } else {
        let ahead = i32::from(month) - i32::from(now.days.first.month());
        match which {
            Some(Which::Last | Which::Previous) => i32::from(ahead < 0) - 1,
            Some(Which::Next | Which::Following) => i32::from(ahead <= 0),
            _ if ahead < BACK => 1,
            _ if ahead > FORTH => -1,
            _ => 0,
        }
    };
    Some(Resolved {
        readings: vec![in_year(year + step, month, day)],
        granularity,
        anchor: Anchor::Narrative,
    })
}

/// How many months back a narrative steps before it is taken to have crossed into the next year.
const BACK: i32 = -6;
/// How many months on before it is taken to look back into the year before.
const FORTH: i32 = 9;

/// A day of a month that falls on `weekday`, in the year nearest to now.
fn on_weekday(year: i32, month: u8, day: u8, weekday: u8, now: Date) -> Option<Date> {
    (-2..=2)
        .filter_map(|step| civil::day(year + step, month, day))
        .filter(|found| civil::weekday(*found) == weekday)
        .min_by_key(|found| now.until(*found).map_or(i32::MAX, |s| s.get_days().abs()))
        .filter(|found| (i32::from(found.year()) - year).abs() <= 1)
}

/// `Monday the 21st`: the month in which it is one; without a weekday the month of now.
pub fn day_of_month(day: u8, weekday: Option<u8>, tense: Tense, stand: &Stand) -> Resolved {
    let unknown = || Resolved::unknown(format!("XXXX-XX-{day:02}"), Granularity::Day);
    // A story that stands in a year goes on from the last month that it named.
    let now = if stand.is_narrative() { stand.narrative(Unit::Month) } else { stand.now() };
    let Some(now) = now else { return unknown() };
    let (year, month) = (i32::from(now.days.first.year()), i32::from(now.days.first.month()));
    let at = |step: i32| {
        let months = year * 12 + month - 1 + step;
        let found = civil::day(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, day)?;
        weekday.is_none_or(|w| civil::weekday(found) == w).then_some(found)
    };
    let today = now.days.first;
    let past = (-14..=0).rev().filter_map(at).find(|d| *d <= today);
    let future = (0..=14).filter_map(at).find(|d| *d >= today);
    let away = |day: Option<Date>| {
        day.and_then(|day| today.until(day).ok()).map_or(i32::MAX, |span| span.get_days().abs())
    };
    let readings = match tense {
        _ if stand.is_narrative() && weekday.is_none() => vec![told_on(&at, now.days.first, now)],
        Tense::Past => vec![past],
        Tense::Future => vec![future],
        Tense::Present | Tense::None if weekday.is_some() && away(future) < away(past) => {
            vec![future, past]
        }
        Tense::Present | Tense::None => vec![past, future],
    };
    Resolved::either(readings.into_iter().map(of_day), Granularity::Day, now.anchor)
        .unwrap_or_else(unknown)
}

/// The day of the month that a story means: of the month in which it stands, or, from a day on, the nearest one.
fn told_on(at: &dyn Fn(i32) -> Option<Date>, today: Date, now: From) -> Option<Date> {
    if now.granularity > Granularity::Day {
        return at(0);
    }
    let away = |day: &Date| today.until(*day).map_or(i32::MAX, |span| span.get_days().abs());
    (-1..=1).filter_map(at).min_by_key(away)
}

/// A holiday: in its year, else like a date without one.
pub fn holiday(
    holiday: Holiday,
    which: Option<Which>,
    year: YearRef,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let unknown = || Resolved::unknown("XXXX-XX-XX", Granularity::Day);
    let at = |year: i32| i16::try_from(year).ok().and_then(|year| holiday.day(year));
    if let Holiday::Once(..) = holiday {
        return at(0).map_or_else(unknown, |day| Resolved::day(day, Anchor::Absolute));
    }
    if let Some((year, anchor)) = year_of(year, stand) {
        return at(year).map_or_else(unknown, |day| Resolved::day(day, anchor));
    }
    let Some(now) = stand.now() else { return unknown() };
    let (today, year) = (now.days.first, i32::from(now.days.first.year()));
    if stand.is_narrative() {
        return at(year).map_or_else(unknown, |day| Resolved::day(day, Anchor::Narrative));
    }
    let latest = |fits: &dyn Fn(Date) -> bool| {
        (-1..=0).rev().filter_map(|s| at(year + s)).find(|d| fits(*d))
    };
    let first =
        |fits: &dyn Fn(Date) -> bool| (0..=1).filter_map(|s| at(year + s)).find(|d| fits(*d));
    let (past, future) = (latest(&|d| d <= today), first(&|d| d >= today));
    let readings = match (which, tense) {
        (Some(Which::Last | Which::Past | Which::Previous), _) => vec![latest(&|d| d < today)],
        (Some(Which::Next | Which::Following), _) => vec![first(&|d| d > today)],
        (Some(Which::This), _) => vec![at(year)],
        (_, Tense::Past) => vec![past],
        (_, Tense::Future) => vec![future],
        _ => {
            let year_of = |day: Option<Date>| day.map(|day| i32::from(day.year()));
            let days = |year| at(year).map(Days::day);
            nearest(year_of(past), year_of(future), &days, today)
                .map(|year| year.and_then(at))
                .to_vec()
        }
    };
    Resolved::either(readings.into_iter().map(of_day), Granularity::Day, now.anchor)
        .unwrap_or_else(unknown)
}
