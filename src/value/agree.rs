//! Agreement. In: two values. Out: whether they can both be right, and thanks to what.
//!
//! Everything that lies on a line (figures, dates, times) is brought to [`Extents`]: intervals of exact numbers of one
//! [`Class`]. Parties, names and words agree or not, without measure.

use super::interval::{Edge, Interval};
use super::moment::{Days, Granularity, Moment, TimexType};
use super::name::{Gazetteer, Party};
use super::number::Number;
use super::quantity::{Central, Kind, Quantity};
use super::unit::Dimension;
use crate::text::fold;
use jiff::civil::Date;

/// What two values have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Their likely intervals meet.
    Agree,
    /// Only their bounds meet: right by the letter, but not as readers take it.
    Tension,
    /// Their bounds are disjoint.
    Conflict,
    /// Different dimensions, or something unresolved: never compared.
    Incomparable,
}

/// What can be compared with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Bare numbers and counts.
    Number,
    /// Ranks.
    Rank,
    /// Shares of a whole.
    Share,
    /// Percentage points.
    Points,
    /// A dimension whose units convert exactly.
    Dimension(Dimension),
    /// A unit that converts into no other: a currency, by its code.
    Unit(&'static str),
    /// Spans of time, in seconds or months.
    Time,
    /// Days, numbered from 1970-01-01.
    Day,
    /// Times of day, in minutes from 1970-01-01T00:00.
    Minute,
}

/// A value as intervals of one class: it is right when the truth lies in any of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Extents {
    /// What it can be compared with.
    pub class: Class,
    /// Its readings; only dates have more than one.
    pub readings: Vec<Extent>,
}

/// One reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// What the words entail.
    pub bounds: Interval,
    /// What readers take from them.
    pub likely: Interval,
}

/// How values of time are brought to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Months: all spans are in calendar units; and all times of day have their day.
    Months,
    /// Seconds: some span is in clock units, and a month is 28 to 31 days, a year 365 or 366; or some time of day has no day, so
    /// that only the clock counts.
    Seconds,
}

const DAY: i128 = 86_400;

/// Whether a figure is in calendar units, which compare exactly among each other only.
pub fn is_calendar(figure: &Quantity) -> bool {
    figure.unit.is_some_and(|unit| unit.dimension == Dimension::Calendar)
}

/// What a figure can be compared with.
pub fn class(figure: &Quantity) -> Class {
    match figure.kind {
        Kind::Number | Kind::Count => Class::Number,
        Kind::Ordinal => Class::Rank,
        Kind::Share => Class::Share,
        Kind::Points => Class::Points,
        Kind::Duration => Class::Time,
        _ => match figure.unit {
            None => Class::Number,
            Some(unit) => match unit.dimension {
                Dimension::Money | Dimension::Other => Class::Unit(unit.code),
                Dimension::Duration | Dimension::Calendar => Class::Time,
                Dimension::Share => Class::Share,
                Dimension::Points => Class::Points,
                dimension => Class::Dimension(dimension),
            },
        },
    }
}

/// A figure on its line.
pub fn extents(figure: &Quantity, clock: Clock) -> Extents {
    let class = class(figure);
    let (mut bounds, mut likely) = (figure.bounds, figure.likely);
    if class == Class::Time && clock == Clock::Seconds && is_calendar(figure) {
        let in_years =
            figure.unit.is_some_and(|unit| unit.factor.0 % 12 == 0 && unit.factor.1 == 1);
        bounds = seconds(&bounds, in_years).unwrap_or(bounds);
        likely = seconds(&likely, in_years).unwrap_or(likely);
    }
    Extents { class, readings: vec![Extent { bounds, likely }] }
}

/// Months as seconds: 28 to 31 days each; whole years 365 to 366 days.
fn seconds(months: &Interval, in_years: bool) -> Option<Interval> {
    let (low, high, per) = if in_years { (365, 366, 12) } else { (28, 31, 1) };
    let ratio = |days: i128| Number::ratio(days * DAY, per);
    let (low, high) = (ratio(low)?, ratio(high)?);
    Some(Interval {
        low: months.low.try_map(|n| n.times(if n.is_negative() { high } else { low }))?,
        high: months.high.try_map(|n| n.times(if n.is_negative() { low } else { high }))?,
    })
}

/// A time of day on its line.
pub fn time_of_day(moment: &Moment, by: Clock) -> Option<Extents> {
    match by {
        Clock::Months => minutes(moment),
        Clock::Seconds => clock(moment),
    }
}

/// A date on the line of days; `None` while any reading is unresolved.
pub fn days(moment: &Moment) -> Option<Extents> {
    if !moment.is_resolved() {
        return None;
    }
    let reading = |days: Days| {
        let days = if moment.approximate { around(days, moment.granularity) } else { days };
        let bounds = Interval::closed(day_number(days.first), day_number(days.last));
        Extent { bounds, likely: bounds }
    };
    let readings = moment.readings.iter().filter_map(|r| r.days).map(reading).collect();
    Some(Extents { class: Class::Day, readings })
}

/// `around March 5`: one unit of its granularity either side.
fn around(days: Days, granularity: Granularity) -> Days {
    let by = match granularity {
        Granularity::Time | Granularity::PartOfDay | Granularity::Day => 1,
        Granularity::Week => 7,
        Granularity::Month => 31,
        Granularity::Quarter | Granularity::Season => 92,
        Granularity::Half => 183,
        Granularity::Year => 366,
        Granularity::Decade | Granularity::Century | Granularity::Reference => 3_653,
    };
    let shift = |day: Date, by: i64| day.checked_add(jiff::Span::new().days(by)).unwrap_or(day);
    Days { first: shift(days.first, -by), last: shift(days.last, by) }
}

/// Whether an expression says a time of day that a clock shows (`7.30pm`, `2025-03-12 at noon`).
pub fn says_clock_time(moment: &Moment) -> bool {
    moment.kind == TimexType::Time && moment.readings.iter().any(|r| clock_time(&r.timex).is_some())
}

/// A clock time by the clock alone, whatever its day; `None` where no clock shows it.
pub fn clock(moment: &Moment) -> Option<Extents> {
    if !says_clock_time(moment) {
        return None;
    }
    let readings = moment.readings.iter().map(|reading| {
        let (minute, width) = clock_time(&reading.timex).unwrap_or((0, 1_440));
        let from = Number::whole(minute);
        let bounds = Interval::half_open(from, Number::whole(minute + width));
        Extent { bounds, likely: bounds }
    });
    Some(Extents { class: Class::Minute, readings: readings.collect() })
}

/// A clock time of its day on the line of minutes; a part of a day is its whole day. `None` while its day is open.
pub fn minutes(moment: &Moment) -> Option<Extents> {
    if !moment.is_resolved() || moment.kind != TimexType::Time {
        return None;
    }
    let readings = moment.readings.iter().filter_map(|reading| {
        let days = reading.days?;
        let of_day = Number::whole(1_440);
        let start = day_number(days.first).times(of_day)?;
        let bounds = match clock_time(&reading.timex) {
            Some((minute, width)) => {
                let from = start.plus(Number::whole(minute))?;
                Interval::half_open(from, from.plus(Number::whole(width))?)
            }
            None => {
                let end = day_number(days.last).plus(Number::ONE)?.times(of_day)?;
                Interval::half_open(start, end)
            }
        };
        Some(Extent { bounds, likely: bounds })
    });
    let readings: Vec<_> = readings.collect();
    (!readings.is_empty()).then_some(Extents { class: Class::Minute, readings })
}

/// The minute of the day in `2025-03-13T17:30`, and how many minutes it leaves open (60 for `T17`).
fn clock_time(timex: &str) -> Option<(i128, i128)> {
    let (_, time) = timex.split_once('T')?;
    let mut parts = time.split(':');
    let hour: i128 = parts.next()?.get(..2)?.parse().ok()?;
    match parts.next() {
        Some(minute) => Some((hour * 60 + minute.get(..2)?.parse::<i128>().ok()?, 1)),
        None => Some((hour * 60, 60)),
    }
}

/// The number of a day, from 1970-01-01.
pub fn day_number(day: Date) -> Number {
    let days = Date::constant(1970, 1, 1)
        .until((jiff::Unit::Day, day))
        .map_or(0, |span| i64::from(span.get_days()));
    Number::from(days)
}

/// The day of a number of days, cut to whole ones; `None` outside the calendar.
pub fn day_of(number: Number) -> Option<Date> {
    let days = i64::try_from(number.numerator().div_euclid(number.denominator())).ok()?;
    let days = jiff::Span::new().try_days(days).ok()?;
    Date::constant(1970, 1, 1).checked_add(days).ok()
}

/// Compares two moments: they conflict only if every pair of readings is disjoint.
pub fn moments(a: &Moment, b: &Moment) -> Agreement {
    match (days(a), days(b)) {
        (Some(a), Some(b)) => compare(&a, &b),
        _ => Agreement::Incomparable,
    }
}

/// Compares two figures of one class by their intervals in the base unit.
pub fn quantities(a: &Quantity, b: &Quantity) -> Agreement {
    let clock = if is_calendar(a) && is_calendar(b) { Clock::Months } else { Clock::Seconds };
    compare(&extents(a, clock), &extents(b, clock))
}

/// Compares two values on a line.
pub fn compare(a: &Extents, b: &Extents) -> Agreement {
    if a.class != b.class {
        return Agreement::Incomparable;
    }
    let any = |meets: fn(&Extent, &Extent) -> bool| {
        a.readings.iter().any(|x| b.readings.iter().any(|y| meets(x, y)))
    };
    if !any(|x, y| x.bounds.meets(&y.bounds)) {
        Agreement::Conflict
    } else if !any(|x, y| x.likely.meets(&y.likely)) {
        Agreement::Tension
    } else {
        Agreement::Agree
    }
}

/// Whether two parties can both be right: the same, one part of the other, or each speaking for the other. A name agrees with a
/// longer form of itself.
pub fn parties(a: &Party, b: &Party, gazetteer: &Gazetteer) -> Agreement {
    let agree = match (a, b) {
        (Party::Entities(a), Party::Entities(b)) => {
            let stands = |x, all: &[_]| all.iter().any(|y| gazetteer.stand_together(x, *y));
            a.iter().all(|x| stands(*x, b)) || b.iter().all(|y| stands(*y, a))
        }
        (Party::Named(a), Party::Named(b)) => is_form_of(a, b) || is_form_of(b, a),
        (Party::Entities(ids), Party::Named(name)) | (Party::Named(name), Party::Entities(ids)) => {
            ids.iter().any(|id| {
                let entity = gazetteer.get(*id);
                let spellings = entity.names.iter().chain(&entity.variants).chain(&entity.roles);
                spellings.into_iter().any(|spelling| is_form_of(spelling, name))
            })
        }
    };
    if agree { Agreement::Agree } else { Agreement::Conflict }
}

/// Compares two wordings: alike but for typography, or one an excerpt of the other.
pub fn words(a: &str, b: &str) -> Agreement {
    let (a, b) = (spoken(a), spoken(b));
    let excerpt = |part: &[String], whole: &[String]| {
        !part.is_empty() && whole.windows(part.len()).any(|run| run == part)
    };
    if excerpt(&a, &b) || excerpt(&b, &a) || a == b {
        Agreement::Agree
    } else {
        Agreement::Conflict
    }
}

/// The folded words of a text, marks left out.
fn spoken(text: &str) -> Vec<String> {
    let folded = fold::fold(text);
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '-'));
    words
        .map(|word| word.trim_matches(['\'', '-']))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether `short` is `long` or its last words (`Smith`, `John Smith`), or its first (`Rubio`, `Rubio of Florida`).
fn is_form_of(short: &str, long: &str) -> bool {
    let (short, long) = (spoken(short), spoken(long));
    !short.is_empty() && (long.ends_with(&short) || long.starts_with(&short))
}

/// Whether two figures agree only thanks to rounding or a hedge: the numbers as written differ.
pub fn only_roughly(a: &Quantity, b: &Quantity) -> bool {
    let written = |figure: &Quantity| match (figure.central, figure.unit) {
        (Central::One(n), Some(unit)) => unit.to_base(n),
        (Central::One(n), None) => Some(n),
        _ => None,
    };
    match (written(a), written(b)) {
        (Some(a), Some(b)) => a != b,
        _ => true,
    }
}

/// An interval moved outwards: by a share of its own ends, or by an amount in the base unit.
pub fn widened(interval: &Interval, by: &Width) -> Option<Interval> {
    match by {
        Width::Amount(amount) => interval.widen(*amount),
        Width::Share(share) => Some(Interval {
            low: interval.low.try_map(|n| n.minus(n.abs().times(*share)?))?,
            high: interval.high.try_map(|n| n.plus(n.abs().times(*share)?))?,
        }),
    }
}

/// Every reference from which an interval lies no further than the width: the intervals that `widened` brings to meet it.
pub fn reached_from(interval: &Interval, by: &Width) -> Option<Interval> {
    match by {
        Width::Amount(amount) => interval.widen(*amount),
        Width::Share(share) => {
            let (less, more) = (Number::ONE.minus(*share)?, Number::ONE.plus(*share)?);
            // A width of the whole reference takes in 0 from anywhere, a larger one what lies past it.
            let takes_in = |edge: Edge, is_past: fn(Number) -> bool| {
                less.is_negative() || less.is_zero() && edge.number().is_some_and(is_past)
            };
            let low = if takes_in(interval.low, |n| n <= Number::ZERO) {
                Edge::Unbounded
            } else {
                interval.low.try_map(|n| n.over(if n.is_negative() { less } else { more }))?
            };
            let high = if takes_in(interval.high, |n| n >= Number::ZERO) {
                Edge::Unbounded
            } else {
                interval.high.try_map(|n| n.over(if n.is_negative() { more } else { less }))?
            };
            Some(Interval { low, high })
        }
    }
}

/// How far apart agreeing values may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A share of the reference.
    Share(Number),
    /// An amount in the base unit of the values' class.
    Amount(Number),
}

#[cfg(test)]
mod tests;
