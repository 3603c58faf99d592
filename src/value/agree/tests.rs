//! What agrees and what does not, in tables.

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
        hour_only: false,
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
        assert_eq!(moments(&around(granularity), &on(near)), Agreement::Agree, "{granularity:?}");
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
    for (day, number) in [(date(1970, 1, 1), 0), (date(1969, 12, 31), -1), (date(1972, 3, 1), 790)]
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
                assert_eq!(reached.holds(n(reference)), meets, "{reference}, {interval} by {by:?}");
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
