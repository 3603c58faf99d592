//! Tables: what is read in a sentence published on a day, with its TIMEX3 values; `!` marks what must stay silent.

use crate::corpus::{Article, DocumentType, Published};
use crate::recognise::{Settings, read};
use crate::value::{Moment, TimexType};
use jiff::civil::Date;

/// The moments of `text`, published on `published` (nothing for `""`), printed words first.
fn moments(published: &str, document: DocumentType, text: &str) -> Vec<(String, Moment)> {
    let mut article = Article::fragment(text);
    article.metadata.document = Some(document);
    if !published.is_empty() {
        let date: Date = published.parse().expect("a date");
        let (written, origin) = (published.to_owned(), "test".to_owned());
        article.metadata.published = Some(Published { date, written, origin });
    }
    let reading = read(&article, &Settings::default());
    let found = reading
        .values
        .iter()
        .filter_map(|v| v.moment().map(|m| (article.words(v.span).to_owned(), m.clone())));
    found.collect()
}

/// One row: the text, and what it says as `words=timex` (readings joined with `|`).
fn check(published: &str, document: DocumentType, rows: &[(&str, &[&str])]) {
    for (text, want) in rows {
        let got: Vec<String> = moments(published, document, text)
            .into_iter()
            .map(|(words, moment)| {
                let mut values: Vec<&str> =
                    moment.readings.iter().map(|r| r.timex.as_str()).collect();
                values.dedup();
                format!("{words}={}", values.join("|"))
            })
            .collect();
        assert_eq!(got, *want, "{text:?} published {published:?}");
    }
}

fn news(published: &str, rows: &[(&str, &[&str])]) {
    check(published, DocumentType::News, rows);
}

#[test]
fn a_to_without_its_verb_says_nothing_about_tense() {
    news(
        "2025-03-14",
        &[
            ("He laid out the plan, which Ukraine agreed to on Tuesday.", &["Tuesday=2025-03-11"]),
            ("It was a truce that both had agreed to by Wednesday.", &["Wednesday=2025-03-12"]),
            ("Both agreed to meet on Tuesday.", &["Tuesday=2025-03-18"]),
        ],
    );
}

#[test]
fn weekdays_by_tense_on_every_day_of_the_week() {
    // 10 to 16 March 2025 are Monday to Sunday.
    for (day, past, future) in [
        ("2025-03-10", "2025-03-06", "2025-03-13"),
        ("2025-03-11", "2025-03-06", "2025-03-13"),
        ("2025-03-12", "2025-03-06", "2025-03-13"),
        ("2025-03-13", "2025-03-13", "2025-03-13"),
        ("2025-03-14", "2025-03-13", "2025-03-20"),
        ("2025-03-15", "2025-03-13", "2025-03-20"),
        ("2025-03-16", "2025-03-13", "2025-03-20"),
    ] {
        let told = format!("Thursday={past}");
        let awaited = format!("Thursday={future}");
        let both = if past == future { told.clone() } else { format!("{told}|{future}") };
        news(
            day,
            &[
                ("Putin visited Kursk on Thursday.", &[&told]),
                ("On Thursday, Putin visited Kursk.", &[&told]),
                ("Starmer will host a call on Thursday.", &[&awaited]),
                ("The talks are scheduled for Thursday.", &[&awaited]),
                ("He is due to arrive Thursday.", &[&awaited]),
                ("Officials plan to meet on Thursday.", &[&awaited]),
                ("A call on Thursday.", &[&both]),
            ],
        );
    }
}

#[test]
fn nothing_is_guessed_without_a_publication_date() {
    news(
        "",
        &[
            ("Putin visited Kursk on Thursday.", &["Thursday=XXXX-WXX-4"]),
            ("It happened in March.", &["March=XXXX-03"]),
            ("He left yesterday.", &["yesterday=XXXX-XX-XX"]),
            ("Sales rose last year.", &["last year=XXXX"]),
            ("It began on 24 February 2022.", &["24 February 2022=2022-02-24"]),
        ],
    );
    for (words, moment) in moments("", DocumentType::News, "He came on Friday, last week, in May.")
    {
        assert!(!moment.is_resolved(), "{words}");
    }
}

#[test]
fn periods_before_and_after_publication() {
    news(
        "2025-01-02",
        &[
            ("Prices rose last week.", &["last week=2024-W52"]),
            ("Prices rose last month.", &["last month=2024-12"]),
            ("Prices rose last year.", &["last year=2024"]),
            ("Prices will rise next year.", &["next year=2026"]),
            ("It fell last August.", &["last August=2024-08"]),
            ("It fell in December.", &["December=2024-12"]),
            ("It will fall in December.", &["December=2025-12"]),
            ("He left two years ago.", &["two years ago=2023"]),
            ("He left on Wednesday evening.", &["Wednesday evening=2025-01-01TEV"]),
            ("Sales fell in the third quarter of 2022.", &["the third quarter of 2022=2022-Q3"]),
            ("He spoke earlier this week.", &["earlier this week=2025-W01"]),
        ],
    );
    news("2024-03-01", &[("He left yesterday.", &["yesterday=2024-02-29"])]);
    news("2024-02-29", &[("He left a year ago.", &["a year ago=2023"])]);
}

#[test]
fn words_that_are_no_dates_stay_silent() {
    for text in [
        "It may rain.",
        "They may march on the capital.",
        "His troops continue to march across Ukraine.",
        "He came second in the race.",
        "The sun set.",
        "They had to spring into action.",
        "Prices fall when demand does.",
        "It killed 1,945 men and 2014 people.",
        "A 4:3 ratio and 24/7 service.",
        "The Sunday Times reported it.",
    ] {
        let found = moments("2025-03-14", DocumentType::News, text);
        assert!(found.is_empty(), "{text:?}: {found:?}");
    }
}

#[test]
fn types_follow_what_is_named() {
    for (text, kind) in [
        ("He left on Thursday.", TimexType::Date),
        ("He left at 5 p.m. on Thursday.", TimexType::Time),
        ("He runs every morning.", TimexType::Set),
    ] {
        let found = moments("2025-03-14", DocumentType::News, text);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert_eq!(found[0].1.kind, kind, "{text:?}");
    }
}
