//! Seasons, quarters and halves of a year. In: what is said and where the article stands. Out: days.

use super::civil;
use super::expression::{Core, Tense, YearRef};
use super::resolve::{self, Resolved, year_of};
use super::stand::Stand;
use super::words::{Season, Unit, Which};
use crate::value::{Anchor, Granularity, Reading};

/// Seasons of the north and of the south: two readings of one value.
pub fn season(
    season: Season,
    which: Option<Which>,
    year: YearRef,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let (code, north, south) = match season {
        Season::Spring => ("SP", 3, 9),
        Season::Summer => ("SU", 6, 12),
        Season::Autumn => ("FA", 9, 3),
        Season::Winter => ("WI", 12, 6),
    };
    let readings = |year: i32| {
        let timex = format!("{}-{code}", civil::year_timex(year));
        let reading = |first| Reading { timex: timex.clone(), days: civil::months(year, first, 3) };
        vec![reading(north), reading(south)]
    };
    let granularity = Granularity::Season;
    if let Some((year, anchor)) = year_of(year, stand) {
        return Resolved { readings: readings(year), granularity, anchor };
    }
    // `That winter he fell ill`: the one in which the story stands, or the next one from there.
    let told = stand.narrative(Unit::Year).filter(|from| from.sure && which == Some(Which::Same));
    if let Some(from) = told.filter(|_| !stand.is_narrative()) {
        let year = i32::from(from.days.first.year());
        let open =
            |year: &i32| civil::months(*year, north, 3).is_some_and(|d| d.last >= from.days.first);
        let found = match from.granularity {
            Granularity::Year => Some(year),
            _ => (year - 1..=year + 1).find(open),
        };
        if let Some(found) = found {
            return Resolved { readings: readings(found), granularity, anchor: from.anchor };
        }
    }
    let Some(now) = stand.now() else {
        return Resolved::unknown(format!("XXXX-{code}"), granularity);
    };
    let today = now.days.first;
    let this = i32::from(today.year());
    let begun = |year: i32| civil::months(year, north, 3).is_some_and(|d| d.first <= today);
    let ended = |year: i32| civil::months(year, north, 3).is_some_and(|d| d.last < today);
    let latest = |is: &dyn Fn(i32) -> bool| if is(this) { this } else { this - 1 };
    let next = |is: &dyn Fn(i32) -> bool| if is(this) { this } else { this + 1 };
    let found = match which {
        _ if stand.is_narrative() => match which {
            Some(Which::Last | Which::Previous) => latest(&ended),
            // `In 1901 she left; the following spring she was back.`
            Some(Which::Next | Which::Following) if now.granularity >= Granularity::Half => {
                this + 1
            }
            Some(Which::Next | Which::Following) => next(&|y| !begun(y)),
            _ if season == Season::Winter
                && today.month() <= 4
                && now.granularity < Granularity::Half =>
            {
                this - 1
            }
            _ => this,
        },
        Some(Which::Last | Which::Past | Which::Previous) => latest(&ended),
        Some(Which::Next | Which::Following) => next(&|y| !begun(y)),
        // A winter is that of the year in which it began.
        Some(Which::This) if season == Season::Winter && today.month() < 3 => this - 1,
        Some(Which::This) => this,
        _ => match tense {
            Tense::Future => next(&|y| !ended(y)),
            _ => latest(&begun),
        },
    };
    Resolved { readings: readings(found), granularity, anchor: now.anchor }
}

/// A quarter or half of a year; a fiscal one has no days, for fiscal years start where their owner says.
pub fn portion(
    (index, parts): (u8, u8),
    year: YearRef,
    fiscal: bool,
    tense: Tense,
    stand: &Stand,
) -> Resolved {
    let letter = if parts == 4 { 'Q' } else { 'H' };
    let granularity = if parts == 4 { Granularity::Quarter } else { Granularity::Half };
    let length = 12 / parts;
    let days = |year| civil::months(year, (index - 1) * length + 1, i64::from(length));
    let reading = |year: i32| Reading {
        timex: format!("{}-{letter}{index}", civil::year_timex(year)),
        days: if fiscal { None } else { days(year) },
    };
    if let Some((year, anchor)) = year_of(year, stand) {
        return Resolved { readings: vec![reading(year)], granularity, anchor };
    }
    let Some(now) = stand.now() else {
        return Resolved::unknown(format!("XXXX-{letter}{index}"), granularity);
    };
    let today = now.days.first;
    let this = i32::from(today.year());
    // A past verb does not tell of what has hardly begun: half of it has to be over.
    let half = civil::months(this, (index - 1) * length + 1, i64::from(length).div_euclid(2) + 1);
    let begun = match tense {
        Tense::Past => half.is_some_and(|d| d.last <= today),
        _ => days(this).is_some_and(|d| d.first <= today),
    };
    let ended = days(this).is_some_and(|d| d.last < today);
    let just_ended = days(this)
        .and_then(|d| super::civil::plus_months(d.last, i64::from(length)))
        .is_some_and(|next| next >= today);
    let year = match tense {
        _ if stand.is_narrative() => this,
        // `It will report third-quarter results`: of the one that has just ended.
        Tense::Future if ended && !just_ended => this + 1,
        Tense::Future => this,
        _ if begun => this,
        _ => this - 1,
    };
    Resolved { readings: vec![reading(year)], granularity, anchor: now.anchor }
}

/// `the fiscal year ended June 30` (rank 0), `the fiscal first quarter ended Sept. 30`: named by the year in which the fiscal year ends.
pub fn fiscal_to(rank: u8, date: &Core, tense: Tense, stand: &Stand) -> Resolved {
    const QUARTERS: u8 = 4;
    let granularity = if rank == 0 { Granularity::Year } else { Granularity::Quarter };
    let found = resolve::core(date, tense, stand).readings.first().and_then(|r| r.days);
    let left = if rank == 0 { 0 } else { i64::from(QUARTERS - rank) * 3 };
    let last = found.and_then(|days| super::civil::plus_months(days.last, left));
    match (last.map(|day| day.year()), rank) {
        (Some(year), 0) => {
            Resolved::one(format!("FY{year:04}"), None, granularity, Anchor::Absolute)
        }
        (Some(year), _) => Resolved::one(
            format!("{}-Q{rank}", civil::year_timex(i32::from(year))),
            None,
            granularity,
            Anchor::Absolute,
        ),
        (None, 0) => Resolved::unknown("FYXXXX", granularity),
        (None, _) => Resolved::unknown(format!("XXXX-Q{rank}"), granularity),
    }
}
