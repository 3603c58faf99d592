//! Every reading that the contract tells apart, for a past verb, a future one and none: on each weekday of a week in which a year ends,
//! and around a leap day.

use super::news;

/// The week from Monday to Sunday in which 2024 ended.
const WEEK: [&str; 7] = [
    "2024-12-30",
    "2024-12-31",
    "2025-01-01",
    "2025-01-02",
    "2025-01-03",
    "2025-01-04",
    "2025-01-05",
];

/// The day before a leap day, that day, and the day after it.
const LEAP: [&str; 3] = ["2024-02-28", "2024-02-29", "2024-03-01"];

/// Rows of a text, the words that are read in it, and their readings on each of `days`.
fn on_each<const N: usize>(days: [&str; N], rows: &[(&str, &str, [&str; N])]) {
    for (text, words, readings) in rows {
        for (day, reading) in days.iter().zip(readings) {
            news(day, &[(text, &[&format!("{words}={reading}")])]);
        }
    }
}

/// Rows whose reading is the same on every day.
fn on_all<const N: usize>(days: [&str; N], rows: &[(&str, &str, &str)]) {
    for (text, words, reading) in rows {
        on_each(days, &[(text, words, [*reading; N])]);
    }
}

#[test]
fn weekdays() {
    let (before, after) = ("2024-12-26", "2025-01-02");
    let later = "2025-01-09";
    let both = "2024-12-26|2025-01-02";
    let either = "2025-01-02|2025-01-09";
    on_each(
        WEEK,
        &[
            (
                "It opened on Thursday.",
                "Thursday",
                [before, before, before, after, after, after, after],
            ),
            (
                "It will open on Thursday.",
                "Thursday",
                [after, after, after, after, later, later, later],
            ),
            (
                "An opening on Thursday.",
                "Thursday",
                [both, both, both, after, either, either, either],
            ),
        ],
    );
}

#[test]
fn last_and_next_weekdays_keep_both_readings() {
    let (old, new) = ("2024-12-27", "2025-01-10");
    on_each(
        WEEK,
        &[
            (
                "It opened last Friday.",
                "last Friday",
                [old, old, old, old, old, "2024-12-27|2025-01-03", "2025-01-03|2024-12-27"],
            ),
            (
                "It will open next Friday.",
                "next Friday",
                [
                    "2025-01-03|2025-01-10",
                    "2025-01-03|2025-01-10",
                    "2025-01-03|2025-01-10",
                    "2025-01-10|2025-01-03",
                    new,
                    new,
                    new,
                ],
            ),
            (
                "It will open this coming Friday.",
                "this coming Friday",
                [
                    "2025-01-03",
                    "2025-01-03",
                    "2025-01-03",
                    "2025-01-03",
                    "2025-01-10",
                    "2025-01-10",
                    "2025-01-10",
                ],
            ),
        ],
    );
}

#[test]
fn months_and_days_of_months() {
    let (old, new) = ("2024-01", "2025-01");
    on_each(
        WEEK,
        &[
            ("It opened in January.", "January", [old, old, new, new, new, new, new]),
            (
                "It will open in December.",
                "December",
                ["2024-12", "2024-12", "2025-12", "2025-12", "2025-12", "2025-12", "2025-12"],
            ),
            (
                "It opened on January 3.",
                "January 3",
                [
                    "2024-01-03",
                    "2024-01-03",
                    "2024-01-03",
                    "2024-01-03",
                    "2025-01-03",
                    "2025-01-03",
                    "2025-01-03",
                ],
            ),
            (
                "It will open on January 1.",
                "January 1",
                [
                    "2025-01-01",
                    "2025-01-01",
                    "2025-01-01",
                    "2026-01-01",
                    "2026-01-01",
                    "2026-01-01",
                    "2026-01-01",
                ],
            ),
        ],
    );
    on_all(
        WEEK,
        &[
            ("It opened in December.", "December", "2024-12"),
            ("It will open in January.", "January", "2025-01"),
            ("It opened on December 30.", "December 30", "2024-12-30"),
            ("It opened last August.", "last August", "2024-08"),
            ("It will open next August.", "next August", "2025-08"),
            ("It opened on 3 May 2021.", "3 May 2021", "2021-05-03"),
        ],
    );
}

/// `old` on the last two days of the year, `new` on the days behind.
fn turn(old: &'static str, new: &'static str) -> [&'static str; 7] {
    [old, old, new, new, new, new, new]
}

#[test]
fn periods() {
    on_each(
        WEEK,
        &[
            ("It rained last month.", "last month", turn("2024-11", "2024-12")),
            ("It rains this month.", "this month", turn("2024-12", "2025-01")),
            ("It will rain next month.", "next month", turn("2025-01", "2025-02")),
            ("It rained last quarter.", "last quarter", turn("2024-Q3", "2024-Q4")),
            ("It will rain next quarter.", "next quarter", turn("2025-Q1", "2025-Q2")),
            ("It rained last year.", "last year", turn("2023", "2024")),
            ("It rained earlier this year.", "earlier this year", turn("2024", "2025")),
            ("It will rain next year.", "next year", turn("2025", "2026")),
        ],
    );
    on_all(
        WEEK,
        &[
            ("It rained last week.", "last week", "2024-W52"),
            ("It rained earlier this week.", "earlier this week", "2025-W01"),
            ("It will rain later this week.", "later this week", "2025-W01"),
            ("It will rain next week.", "next week", "2025-W02"),
            ("It rained in the 1990s.", "the 1990s", "199"),
            ("It rained in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3"),
            ("It rained in fiscal 2022.", "fiscal 2022", "FY2022"),
        ],
    );
}

#[test]
fn distances() {
    on_each(
        WEEK,
        &[
            ("It opened two years ago.", "two years ago", turn("2022", "2023")),
            ("It opened two months ago.", "two months ago", turn("2024-10", "2024-11")),
            (
                "It opened three days ago.",
                "three days ago",
                [
                    "2024-12-27",
                    "2024-12-28",
                    "2024-12-29",
                    "2024-12-30",
                    "2024-12-31",
                    "2025-01-01",
                    "2025-01-02",
                ],
            ),
            (
                "It will open in three days.",
                "three days",
                [
                    "2025-01-02",
                    "2025-01-03",
                    "2025-01-04",
                    "2025-01-05",
                    "2025-01-06",
                    "2025-01-07",
                    "2025-01-08",
                ],
            ),
        ],
    );
    on_all(
        WEEK,
        &[
            ("It opened two weeks ago.", "two weeks ago", "2024-W51"),
            ("It will open in two weeks.", "two weeks", "2025-W03"),
        ],
    );
    for day in WEEK {
        news(
            day,
            &[(
                "It closed on 31 December 2023. A day later it rained.",
                &["31 December 2023=2023-12-31", "A day later=2024-01-01"],
            )],
        );
    }
}

#[test]
fn parts_of_days() {
    let (before, after) = ("2024-12-26TEV", "2025-01-02TEV");
    on_each(
        WEEK,
        &[
            (
                "It rained late Thursday.",
                "late Thursday",
                [before, before, before, after, after, after, after],
            ),
            (
                "It will rain on Thursday morning.",
                "Thursday morning",
                [
                    "2025-01-02TMO",
                    "2025-01-02TMO",
                    "2025-01-02TMO",
                    "2025-01-02TMO",
                    "2025-01-09TMO",
                    "2025-01-09TMO",
                    "2025-01-09TMO",
                ],
            ),
            (
                "It rained last night.",
                "last night",
                [
                    "2024-12-29TNI",
                    "2024-12-30TNI",
                    "2024-12-31TNI",
                    "2025-01-01TNI",
                    "2025-01-02TNI",
                    "2025-01-03TNI",
                    "2025-01-04TNI",
                ],
            ),
            (
                "It will rain tonight.",
                "tonight",
                [
                    "2024-12-30TNI",
                    "2024-12-31TNI",
                    "2025-01-01TNI",
                    "2025-01-02TNI",
                    "2025-01-03TNI",
                    "2025-01-04TNI",
                    "2025-01-05TNI",
                ],
            ),
        ],
    );
}

#[test]
fn around_a_leap_day() {
    on_each(
        LEAP,
        &[
            ("It opened yesterday.", "yesterday", ["2024-02-27", "2024-02-28", "2024-02-29"]),
            ("It will open tomorrow.", "tomorrow", ["2024-02-29", "2024-03-01", "2024-03-02"]),
            ("It opened on Feb. 29.", "Feb. 29", ["2020-02-29", "2024-02-29", "2024-02-29"]),
            ("It will open on Feb. 29.", "Feb. 29", ["2024-02-29", "2024-02-29", "2028-02-29"]),
            ("It opened a month ago.", "a month ago", ["2024-01", "2024-01", "2024-02"]),
            ("It will open next month.", "next month", ["2024-03", "2024-03", "2024-04"]),
            ("It opened last February.", "last February", ["2023-02", "2023-02", "2024-02"]),
            (
                "It opened a year ago today.",
                "a year ago today",
                ["2023-02-28", "2023-02-28", "2023-03-01"],
            ),
            (
                "It opened four years ago today.",
                "four years ago today",
                ["2020-02-28", "2020-02-29", "2020-03-01"],
            ),
        ],
    );
    on_all(
        LEAP,
        &[
            ("It opened a year ago.", "a year ago", "2023"),
            ("It opened a week ago.", "a week ago", "2024-W08"),
            ("It opened on 29 February 2000.", "29 February 2000", "2000-02-29"),
        ],
    );
}
