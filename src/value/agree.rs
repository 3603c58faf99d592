//! Agreement. In: two values. Out: whether they can both be right, and thanks to what.
//!
//! Everything that lies on a line (figures, dates, times) is brought to [`Extents`]: intervals of exact numbers of one
//! [`Class`]. Parties, names and words agree or not, without measure.

use super::interval::{Edge, Interval};
use super::moment::{Days, Granularity, Moment, TimexType};
use super::name::{Gazetteer, Name, Party};
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

/// Compares two names.
pub fn names(a: &Name, b: &Name, gazetteer: &Gazetteer) -> Agreement {
    let party = |name: &Name| match name.entity {
        Some(id) => Party::Entities(vec![id]),
        None => Party::Named(name.printed.clone()),
    };
    parties(&party(a), &party(b), gazetteer)
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
mod tests {
    use super::*;
    use crate::value::{Anchor, Entity, EntityId, Reading, Unit};
    use jiff::civil::date;

    fn moment(kind: TimexType, readings: &[(&str, Option<(i8, i8)>)]) -> Moment {
        let march = |(first, last)| Days { first: date(2025, 3, first), last: date(2025, 3, last) };
        let reading = |&(timex, days): &(&str, Option<_>)| Reading {
            timex: timex.to_owned(),
            days: days.map(march),
        };
        Moment {
            kind,
            granularity: Granularity::Day,
            readings: readings.iter().map(reading).collect(),
            anchor: Anchor::Absolute,
            approximate: false,
        }
    }

    /// A time of day, on the days of March 2025 from `first` to `last`.
    fn time(timex: &str, days: Option<(i8, i8)>) -> Moment {
        moment(TimexType::Time, &[(timex, days)])
    }

    /// A duration of exactly `n` of a unit.
    fn lasting(n: i64, unit: &str) -> Quantity {
        let unit = Unit::named(unit).expect(unit);
        let exactly = Interval::exactly(unit.to_base(Number::from(n)).expect("small numbers"));
        Quantity {
            kind: Kind::Duration,
            central: Central::One(Number::from(n)),
            unit: Some(unit),
            other_units: Vec::new(),
            bounds: exactly,
            likely: exactly,
            hedge: None,
            of: None,
            head: None,
            role: None,
            timex: None,
            per: None,
        }
    }

    #[test]
    fn months_and_years_compare_with_days_as_long_as_they_can_be() {
        use Agreement::{Agree, Conflict};
        for (a, b, want) in [
            ((1, "month"), (30, "day"), Agree),
            ((1, "month"), (28, "day"), Agree),
            ((1, "month"), (31, "day"), Agree),
            ((1, "month"), (27, "day"), Conflict),
            ((1, "month"), (32, "day"), Conflict),
            ((2, "month"), (56, "day"), Agree),
            ((2, "month"), (63, "day"), Conflict),
            ((1, "year"), (365, "day"), Agree),
            ((1, "year"), (366, "day"), Agree),
            ((1, "year"), (364, "day"), Conflict),
            ((1, "year"), (367, "day"), Conflict),
            ((12, "month"), (360, "day"), Agree),
            // Among themselves they are exact.
            ((12, "month"), (1, "year"), Agree),
            ((11, "month"), (1, "year"), Conflict),
            ((24, "hour"), (1, "day"), Agree),
            ((25, "hour"), (1, "day"), Conflict),
        ] {
            let [a, b] = [a, b].map(|(n, unit)| lasting(n, unit));
            assert_eq!(quantities(&a, &b), want, "{a:?} and {b:?}");
            assert_eq!(quantities(&b, &a), want, "{b:?} and {a:?}");
        }
        assert!(is_calendar(&lasting(1, "month")) && !is_calendar(&lasting(1, "day")));
    }

    #[test]
    fn only_what_is_written_otherwise_agrees_roughly() {
        for (a, b, roughly) in [
            ((24, "hour"), (1, "day"), false),
            ((7, "day"), (7, "day"), false),
            ((25, "hour"), (1, "day"), true),
        ] {
            let [a, b] = [a, b].map(|(n, unit)| lasting(n, unit));
            assert_eq!(only_roughly(&a, &b), roughly, "{a:?} and {b:?}");
        }
        let bare = |n: i64| Quantity { unit: None, ..lasting(n, "day") };
        assert!(!only_roughly(&bare(3), &bare(3)) && only_roughly(&bare(3), &bare(4)));
        let vague = Quantity { central: Central::Vague, ..lasting(3, "day") };
        assert!(only_roughly(&vague, &vague));
    }

    #[test]
    fn times_of_day_compare_by_the_clock_or_with_their_day() {
        let compared =
            |a: &Moment, b: &Moment, by| Some(compare(&time_of_day(a, by)?, &time_of_day(b, by)?));
        let (thursday, friday) = (Some((13, 13)), Some((14, 14)));
        let half_past = time("2025-03-13T17:30", thursday);
        let agree = Some(Agreement::Agree);
        let conflict = Some(Agreement::Conflict);
        for (other, with_its_day, by_the_clock) in [
            (time("2025-03-13T17:30", thursday), agree, agree),
            (time("2025-03-13T17:31", thursday), conflict, conflict),
            (time("2025-03-13T17", thursday), agree, agree),
            (time("2025-03-13T18", thursday), conflict, conflict),
            (time("2025-03-13T16", thursday), conflict, conflict),
            (time("2025-03-14T17:30", friday), conflict, agree),
            (time("XXXX-XX-XXT17:30", None), None, agree),
            // An evening is its whole day, and no clock shows it.
            (time("2025-03-13TEV", thursday), agree, None),
            (time("2025-03-14TEV", friday), conflict, None),
            (moment(TimexType::Date, &[("2025-03-13", thursday)]), None, None),
        ] {
            let [months, seconds] =
                [Clock::Months, Clock::Seconds].map(|by| compared(&half_past, &other, by));
            assert_eq!((months, seconds), (with_its_day, by_the_clock), "{other:?}");
        }
        assert!(says_clock_time(&half_past));
        assert!(!says_clock_time(&moment(TimexType::Date, &[("2025-03-13T17:30", thursday)])));
        let morning =
            moment(TimexType::Time, &[("2025-03-13T09:00", thursday), ("2025-03-13TMO", thursday)]);
        let minutes = clock(&morning).expect("one reading is a clock's").readings;
        let edges: Vec<String> = minutes.iter().map(|extent| extent.bounds.to_string()).collect();
        assert_eq!(edges, ["[540, 541)", "[0, 1440)"]);
    }

    #[test]
    fn days_compare_as_wide_as_their_words() {
        let around = |granularity| Moment {
            approximate: true,
            granularity,
            ..moment(TimexType::Date, &[("2025-03-13", Some((13, 13)))])
        };
        let on = |day| moment(TimexType::Date, &[("2025-03-XX", Some((day, day)))]);
        for (granularity, near, far) in
            [(Granularity::Day, 14, 15), (Granularity::Week, 20, 21), (Granularity::Month, 31, 0)]
        {
            assert_eq!(
                moments(&around(granularity), &on(near)),
                Agreement::Agree,
                "{granularity:?}"
            );
            if far > 0 {
                let beyond = moments(&around(granularity), &on(far));
                assert_eq!(beyond, Agreement::Conflict, "{granularity:?}");
            }
        }
        let either = moment(TimexType::Date, &[("a", Some((3, 3))), ("b", Some((7, 7)))]);
        assert_eq!(moments(&either, &on(7)), Agreement::Agree);
        assert_eq!(moments(&either, &on(5)), Agreement::Conflict);
        let open = moment(TimexType::Date, &[("a", Some((3, 3))), ("b", None)]);
        assert_eq!(moments(&open, &on(3)), Agreement::Incomparable);
    }

    #[test]
    fn days_are_numbered_from_1970() {
        for (day, number) in
            [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(1972, 3, 1), 790)]
        {
            assert_eq!(day_number(day), Number::from(number));
            assert_eq!(day_of(Number::from(number)), Some(day));
        }
        let almost = Number::ratio(-1, 2).expect("a half");
        assert_eq!(day_of(almost), Some(date(1969, 12, 31)));
        assert_eq!(day_of(Number::from(i64::MAX)), None);
    }

    #[test]
    fn words_agree_where_one_is_an_excerpt_of_the_other() {
        for (a, b, agree) in [
            ("a good harbour", "A good harbour!", true),
            ("good harbour", "It is a good harbour, he said", true),
            ("‘good’ harbour", "good harbour", true),
            ("good harbours", "good harbour", false),
            ("re-opened", "re opened", false),
            ("harbour good", "good harbour", false),
            ("", "good harbour", false),
            ("", "…", true),
        ] {
            for (a, b) in [(a, b), (b, a)] {
                assert_eq!(words(a, b) == Agreement::Agree, agree, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn parties_agree_with_parts_forms_and_spokespeople_of_themselves() {
        let entity = |id: &str, names: &[&str], roles: &[&str], speaks_for: &[u32]| Entity {
            id: id.into(),
            names: names.iter().map(|&name| name.into()).collect(),
            roles: roles.iter().map(|&role| role.into()).collect(),
            speaks_for: speaks_for.iter().map(|&id| EntityId(id)).collect(),
            ..Entity::default()
        };
        let gazetteer = Gazetteer::from(vec![
            entity("port", &["Port Authority"], &[], &[]),
            entity("keane", &["Mara Keane"], &["harbour master"], &[0]),
            entity("holt", &["Ivo Holt"], &[], &[]),
        ]);
        let [port, keane, holt] = [0, 1, 2].map(EntityId);
        let ids = |ids: &[EntityId]| Party::Entities(ids.to_vec());
        let named = |name: &str| Party::Named(name.to_owned());
        for (a, b, agree) in [
            (ids(&[port]), ids(&[port]), true),
            (ids(&[port]), ids(&[keane]), true),
            (ids(&[port]), ids(&[holt]), false),
            (ids(&[keane]), ids(&[keane, holt]), true),
            (ids(&[port, holt]), ids(&[holt, keane]), true),
            (ids(&[keane, holt]), ids(&[holt, port]), true),
            (ids(&[keane]), named("Mara Keane of Larne"), true),
            // A name alone is somebody of that name: which spellings count is declared.
            (ids(&[keane]), named("Keane"), false),
            (ids(&[keane]), named("Holt"), false),
            (ids(&[keane]), named("the harbour master of Larne"), false),
            (ids(&[keane]), named("harbour master of Larne"), true),
            (named("Keane"), named("Mara Keane"), true),
            (named("Mara"), named("Mara Keane"), true),
            (named("Mara Holt"), named("Mara Keane"), false),
            (named(""), named("Mara Keane"), false),
        ] {
            for (a, b) in [(&a, &b), (&b, &a)] {
                let found = parties(a, b, &gazetteer) == Agreement::Agree;
                assert_eq!(found, agree, "{a:?} and {b:?}");
            }
        }
        let name =
            |printed: &str, entity| Name { printed: printed.to_owned(), entity, variant: false };
        let whole = name("Mara Keane", None);
        assert_eq!(names(&whole, &name("Keane", Some(keane)), &gazetteer), Agreement::Agree);
        assert_eq!(names(&whole, &name("Holt", Some(holt)), &gazetteer), Agreement::Conflict);
    }

    #[test]
    fn widths_move_both_ends_outwards() {
        let n = Number::from;
        let tenth = Width::Share(Number::ratio(1, 10).expect("a tenth"));
        for (interval, by, wide) in [
            (Interval::closed(n(10), n(20)), Width::Amount(n(1)), "[9, 21]"),
            (Interval::closed(n(10), n(20)), tenth, "[9, 22]"),
            (Interval::closed(n(-20), n(-10)), tenth, "[-22, -9]"),
            (Interval { low: Edge::Open(n(10)), high: Edge::Unbounded }, tenth, "(9, )"),
        ] {
            assert_eq!(widened(&interval, &by).expect("small numbers").to_string(), wide);
        }
        // What `widened` brings to meet an interval is what it can be reached from.
        for interval in [
            Interval::closed(n(9), n(22)),
            Interval::closed(n(-22), n(-9)),
            Interval::closed(n(-9), n(9)),
        ] {
            for by in [tenth, Width::Amount(n(3)), Width::Share(Number::ONE)] {
                let reached = reached_from(&interval, &by).expect("small numbers");
                for reference in -40..40 {
                    let meets = widened(&Interval::exactly(n(reference)), &by)
                        .expect("small numbers")
                        .meets(&interval);
                    assert_eq!(
                        reached.holds(n(reference)),
                        meets,
                        "{reference}, {interval} by {by:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_measured_in_other_ways_is_never_compared() {
        let figure = |kind, unit: Option<&str>| Quantity {
            kind,
            unit: unit.map(|unit| Unit::named(unit).expect(unit)),
            ..lasting(3, "day")
        };
        // Those of one line compare among each other only.
        let lines: [&[Quantity]; 9] = [
            &[figure(Kind::Number, None), figure(Kind::Count, None), figure(Kind::Quantity, None)],
            &[figure(Kind::Ordinal, None)],
            &[figure(Kind::Share, Some("percent")), figure(Kind::Quantity, Some("percent"))],
            &[figure(Kind::Points, Some("percentage point"))],
            &[figure(Kind::Duration, Some("day")), figure(Kind::Quantity, Some("hour"))],
            &[figure(Kind::Length, Some("mile")), figure(Kind::Length, Some("kilometre"))],
            &[figure(Kind::Mass, Some("tonne"))],
            &[figure(Kind::Money, Some("USD"))],
            &[figure(Kind::Money, Some("EUR"))],
        ];
        for (a, line) in lines.iter().enumerate() {
            for (b, other) in lines.iter().enumerate() {
                for (x, y) in line.iter().flat_map(|x| other.iter().map(move |y| (x, y))) {
                    let comparable = quantities(x, y) != Agreement::Incomparable;
                    assert_eq!(comparable, a == b, "{x:?} and {y:?}");
                }
            }
        }
    }
}
