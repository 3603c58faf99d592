//! Dates by their distance to moments: `two weeks ago`, `three days before Christmas`, `the same month last year`. In: how far, from what,
//! the tense and where the article stands. Out: the day or period that is meant.

use super::civil;
use super::expression::{Base, Core, Count, Tense, YearRef};
use super::periods;
use super::resolve::{Resolved, core};
use super::seasons;
use super::stand::{From, Stand};
use super::words::{Unit, Which};
use crate::value::{Anchor, Days, Granularity};
use jiff::civil::Date;

/// `two weeks ago`, `a day later`, `three days before May 13`.
pub fn offset(
    count: Count,
    unit: Unit,
    step: i8,
    base: &Base,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let from = match base {
        Base::Now => stand.now(),
        // `It was due on Friday. They left three hours later.`
        Base::Narrative if unit <= Unit::Hour && tense == Tense::Past && stand.is_ahead() => {
            stand.now().map(|now| From { sure: false, ..now })
        }
        Base::Narrative => stand.narrative(unit).map(|from| match from.anchor {
            Anchor::Publication if step > 0 && tense != Tense::Future => {
                stand.remembered(unit).unwrap_or(from)
            }
            _ => from,
        }),
        // `two summers ago`: in the year before that of the last one.
        Base::Date(date) if matches!(**date, Core::Season(..)) && unit == Unit::Year => {
            return other_season(date, count, step, tense, stand);
        }
        // `the year-ago quarter`, `the same month last year`: of the one that the article named, else of the last, which is not sure.
        Base::Date(date)
            if matches!(
                **date,
                Core::Unit(Unit::Quarter | Unit::Month | Unit::Week | Unit::Day, Which::Same)
            ) =>
        {
            named_or_last(date, stand)
        }
        Base::Date(date) => {
            // `a week on Friday` counts from the one to come.
            let to_come = step > 0
                && matches!(unit, Unit::Week | Unit::Fortnight)
                && matches!(**date, Core::Weekday { which: None, .. })
                || step < 0 && tense == Tense::Past && is_over(count, unit, date, stand);
            let found = core(date, if to_come { Tense::Future } else { tense }, stand);
            found.readings.first().and_then(|r| r.days).map(|days| From {
                days,
                granularity: found.granularity,
                anchor: found.anchor,
                sure: true,
                here: true,
                back: false,
            })
        }
        Base::Event => None,
    };
    let Count::Halves(halves) = count else {
        let timex = if step < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Resolved::unknown(timex, Granularity::Reference);
    };
    let Some(mut from) = from else { return periods::unknown_offset(unit) };
    // `a year ago this week`: a week is of the year of its Thursday.
    if matches!(base, Base::Date(date) if matches!(**date, Core::Unit(Unit::Week, _)))
        && let Some(thursday) = civil::plus_days(from.days.first, 3)
    {
        from.days = Days::day(thursday);
    }
    let exact = matches!(base, Base::Date(_));
    // `a year ago today` is a day.
    let to_the_day = unit == Unit::Year
        && matches!(base, Base::Date(date) if matches!(**date, Core::Day(_) | Core::Unit(..) | Core::Weekday { .. }));
    // `48 hours later` is two days later.
    const HALVES_OF_A_DAY: i32 = 48;
    let (halves, unit) = if unit == Unit::Hour && halves % HALVES_OF_A_DAY == 0 {
        (halves / HALVES_OF_A_DAY * 2, Unit::Day)
    } else {
        (halves, unit)
    };
    let (halves, unit) = if to_the_day && from.granularity < Granularity::Quarter {
        (halves * 12, Unit::Month)
    } else {
        (halves, unit)
    };
    match periods::shift(from, i64::from(halves) * i64::from(step), unit, exact) {
        Some(found) if from.sure => found,
        Some(found) => found.unsure(),
        None => periods::unknown_offset(unit),
    }
}

/// Whether so many units before the next such date are over: `died three days before Christmas`, told on the day before.
fn is_over(count: Count, unit: Unit, date: &Core, stand: &Stand) -> bool {
    let yearless = matches!(
        date,
        Core::Holiday(_, None, YearRef::Unsaid)
            | Core::Calendar { year: YearRef::Unsaid, month: Some(_), which: None, .. }
    );
    let Count::Halves(halves) = count else { return false };
    let next = |now: Date| {
        let days = core(date, Tense::Future, stand).readings.first()?.days?;
        let from = From {
            days,
            granularity: Granularity::Day,
            anchor: Anchor::Publication,
            sure: true,
            here: true,
            back: false,
        };
        let found = periods::shift(from, -i64::from(halves), unit, true)?;
        Some(found.readings.first()?.days?.last <= now)
    };
    yearless && !stand.is_narrative() && stand.publication.and_then(next).unwrap_or(false)
}

/// The season that lies so many years from the one that `date` names.
fn other_season(date: &Core, count: Count, step: i8, tense: Tense, stand: &Stand) -> Resolved {
    let found = core(date, tense, stand);
    let (Core::Season(season, ..), Count::Halves(halves)) = (date, count) else { return found };
    let Some(days) = found.readings.first().and_then(|r| r.days) else { return found };
    let year = i32::from(days.first.year()) + halves / 2 * i32::from(step);
    let other = seasons::season(*season, None, YearRef::Is(year), tense, stand);
    Resolved { anchor: found.anchor, ..other }
}

/// The quarter or month that the article named, else the last one, which is not sure.
fn named_or_last(date: &Core, stand: &Stand) -> Option<From> {
    let Core::Unit(unit, _) = date else { return None };
    let granularity = match unit {
        Unit::Week | Unit::Day => return stand.narrative(*unit),
        Unit::Month => Granularity::Month,
        _ => Granularity::Quarter,
    };
    let named = stand.named(granularity);
    let near = || {
        let from = stand.narrative(*unit).filter(|from| from.sure && *unit == Unit::Month)?;
        let (_, days, granularity) = periods::holding(from.days.first, *unit)?;
        Some(From { days, granularity, ..from })
    };
    named.filter(|from| from.sure).or_else(near).or(named).or_else(|| {
        let last = periods::unit(*unit, Which::Last, stand);
        let days = last.readings.first()?.days?;
        let (granularity, anchor) = (last.granularity, last.anchor);
        Some(From { days, granularity, anchor, sure: false, here: false, back: false })
    })
}
