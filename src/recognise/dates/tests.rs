//! Tables: what is read in a sentence published on a day, with its TIMEX3 values; `!` marks what must stay silent.

use crate::corpus::{Article, Block, BlockKind, DocumentType, Published};
use crate::recognise::{Settings, read};
use crate::text::Span;
use crate::value::{Moment, Shape, TimexType};
use jiff::civil::Date;

mod agencies;
mod bulletins;
mod history;
mod lives;
mod lookalikes;
mod markets;
mod neighbours;
mod news;
mod newswire;
mod phenomena;
mod press;
mod readings;
mod schedules;
mod stories;
mod turns;
mod wires;
mod year_ends;

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

/// One row: a text, and what it says as `words=timex`, joined with `; `, durations among them, the likeliest reading only.
fn read_in(published: &str, document: DocumentType, rows: &[(&str, &str)]) {
    for (text, want) in rows {
        let mut article = Article::fragment(text);
        article.metadata.document = Some(document);
        let date: Date = published.parse().expect("a date");
        let (written, origin) = (published.to_owned(), "test".to_owned());
        article.metadata.published = Some(Published { date, written, origin });
        let reading = read(&article, &Settings::default());
        let got: Vec<String> = reading
            .values
            .iter()
            .filter_map(|value| {
                let timex = match &value.shape {
                    Shape::Moment(moment) => moment.timex(),
                    Shape::Quantity(quantity) => quantity.timex.as_deref()?,
                    _ => return None,
                };
                Some(format!("{}={timex}", article.words(value.span)))
            })
            .collect();
        assert_eq!(got.join("; "), *want, "{text:?} published {published}");
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
            ("He explained the terms, which Kyiv accepted on Tuesday.", &["Tuesday=2025-03-11"]),
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
fn an_undated_text_of_many_years_is_read_as_history() {
    let history = "The mine opened in 1902, closed in 1931 and was flooded in November 1941. In January it was lost.";
    let read = |text: &str| {
        let reading = read(&Article::fragment(text), &Settings::default());
        let last = reading.values.iter().rev().find_map(|v| v.moment().cloned()).expect(text);
        last.timex().to_owned()
    };
    assert_eq!(read(history), "1942-01");
    // What points to now stays open.
    for (more, want) in [
        ("On Thursday it rained.", "XXXX-WXX-4"),
        ("It closed last year.", "XXXX"),
        ("It closed two years ago.", "XXXX"),
        ("It closed yesterday.", "XXXX-XX-XX"),
    ] {
        assert_eq!(read(&format!("{history} {more}")), want);
    }
    assert_eq!(read("The mine opened in 1902. In January it was lost."), "XXXX-01");
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
        "His soldiers march on across the plain.",
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

#[test]
fn readings_of_the_table_before_and_after_publication() {
    // Friday 10 February 2023.
    news(
        "2023-02-10",
        &[
            ("It opened on February 6, 2023.", &["February 6, 2023=2023-02-06"]),
            ("It opened on 6 February 2023.", &["6 February 2023=2023-02-06"]),
            ("It opened in February 2022.", &["February 2022=2022-02"]),
            ("It opened on 2023-01-15.", &["2023-01-15=2023-01-15"]),
            ("It opened on December 12.", &["December 12=2022-12-12"]),
            ("It opened in November.", &["November=2022-11"]),
            ("It will open in November.", &["November=2023-11"]),
            ("It opened on Thursday.", &["Thursday=2023-02-09"]),
            ("It opened on Friday.", &["Friday=2023-02-10"]),
            ("It opened on Tuesday morning.", &["Tuesday morning=2023-02-07TMO"]),
            ("It opened last Monday.", &["last Monday=2023-02-06|2023-01-30"]),
            ("It opened last Friday.", &["last Friday=2023-02-03"]),
            ("It will open next Friday.", &["next Friday=2023-02-17"]),
            ("It will open next Monday.", &["next Monday=2023-02-13"]),
            ("It will open next Sunday.", &["next Sunday=2023-02-12|2023-02-19"]),
            ("It opened earlier this week.", &["earlier this week=2023-W06"]),
            ("It opened last week.", &["last week=2023-W05"]),
            ("It opened last August.", &["last August=2022-08"]),
            ("It will open next August.", &["next August=2023-08"]),
            ("It opened last February.", &["last February=2022-02"]),
            ("It opened two years ago.", &["two years ago=2021"]),
            ("It opened three weeks ago.", &["three weeks ago=2023-W03"]),
            ("It opened in the 1990s.", &["the 1990s=199"]),
            ("It opened in the mid-1990s.", &["the mid-1990s=199"]),
            ("It opened in Q3 2022.", &["Q3 2022=2022-Q3"]),
            ("It opened in early 2020.", &["early 2020=2020"]),
            ("It opened in mid-March 2021.", &["mid-March 2021=2021-03"]),
            ("It opened in the summer of 2021.", &["the summer of 2021=2021-SU"]),
            ("It ran from 2015 to 2018.", &["2015=2015", "2018=2018"]),
            ("It ran from 1861-65.", &["1861=1861", "65=1865"]),
            ("It opened late Thursday.", &["late Thursday=2023-02-09TEV"]),
            ("It will open later this month.", &["later this month=2023-02"]),
            ("It opened in the 19th century.", &["the 19th century=18"]),
            ("It opened in 44 BC.", &["44 BC=BC0044"]),
            ("It opened in fiscal 2022.", &["fiscal 2022=FY2022"]),
            ("It opened in '99.", &["'99=1999"]),
            ("It opened on Christmas Day.", &["Christmas Day=2022-12-25"]),
            ("It opened on Easter Monday 2021.", &["Easter Monday 2021=2021-04-05"]),
            (
                "It opened on the first Monday of March 2021.",
                &["the first Monday of March 2021=2021-03-01"],
            ),
            ("It opened in the last week of July 2021.", &["the last week of July 2021=2021-W30"]),
            (
                "It opened three days before May 13, 1999.",
                &["three days before May 13, 1999=1999-05-10"],
            ),
            ("It runs daily.", &["daily=XXXX-XX-XX"]),
            ("It opens every Monday.", &["every Monday=XXXX-WXX-1"]),
            ("It opens every Monday at 9 a.m.", &["every Monday at 9 a.m.=XXXX-WXX-1T09:00"]),
            ("Theresa May said on Monday that talks would resume.", &["Monday=2023-02-06"]),
            ("Results will be released in mid-October.", &["mid-October=2023-10"]),
            ("It will be held in Rome on 5-7 May.", &["5-7 May=(2023-05-05,2023-05-07,P2D)"]),
            ("They marched over the weekend.", &["the weekend=2023-W05-WE"]),
            ("They will march over the weekend.", &["the weekend=2023-W06-WE"]),
            ("It rained in the four previous weeks.", &["the four previous weeks=P4W"]),
            ("It is now open.", &["now=PRESENT_REF"]),
            ("It recently opened.", &["recently=PAST_REF"]),
        ],
    );
}

#[test]
fn times_of_day_and_parts_of_days() {
    news(
        "2025-03-14",
        &[
            ("They met at 5 p.m. on Thursday.", &["5 p.m. on Thursday=2025-03-13T17:00"]),
            ("They met on Thursday at 17:30 GMT.", &["Thursday at 17:30 GMT=2025-03-13T17:30Z"]),
            ("They met at 9:34 p.m. EST.", &["9:34 p.m. EST=2025-03-14T21:34-05:00"]),
            ("They met at noon Tuesday.", &["noon Tuesday=2025-03-11T12:00"]),
            ("They met last night.", &["last night=2025-03-13TNI"]),
            ("They will meet tonight.", &["tonight=2025-03-14TNI"]),
            ("They met this morning.", &["this morning=2025-03-14TMO"]),
            (
                "They met in the evening of 3 May 2021.",
                &["the evening of 3 May 2021=2021-05-03TEV"],
            ),
            (
                "They meet from 3 to 5 p.m. on Monday.",
                &["3 to 5 p.m. on Monday=(2025-03-17T15,2025-03-17T17,PT2H)"],
            ),
        ],
    );
    let night = moments("2025-03-14", DocumentType::News, "They met on Thursday night.");
    let days = night[0].1.days().expect("resolved");
    assert_eq!(days.last.to_string(), "2025-03-14", "a night ends on the next day");
}

#[test]
fn the_narrative_moves_on() {
    news(
        "2025-03-14",
        &[
            (
                "He arrived on 3 May 2021. A day later he left.",
                &["3 May 2021=2021-05-03", "A day later=2021-05-04"],
            ),
            (
                "He arrived on 3 May 2021 and left that evening.",
                &["3 May 2021=2021-05-03", "that evening=2021-05-03TEV"],
            ),
            (
                "He arrived on Wednesday. A day earlier he had left Rome.",
                &["Wednesday=2025-03-12", "A day earlier=2025-03-11"],
            ),
        ],
    );
    // Too far back to be relied on: a value, but no days.
    let far = "He arrived on 3 May 2021. It rained. It rained more. A day later he left.";
    let found = moments("2025-03-14", DocumentType::News, far);
    assert!(!found[1].1.is_resolved());
    check(
        "2009-12-19",
        DocumentType::Narrative,
        &[
            (
                "The war began in November 1941. In January the army fell back.",
                &["November 1941=1941-11", "January=1942-01"],
            ),
            (
                "It began on 3 May 1905. The next day it spread. By June it was over.",
                &["3 May 1905=1905-05-03", "The next day=1905-05-04", "June=1905-06"],
            ),
            (
                "It began in May 1905. A 1950 film shows it. In June it was over.",
                &["May 1905=1905-05", "1950=1950", "June=1905-06"],
            ),
        ],
    );
}

#[test]
fn days_of_stretches() {
    for (text, first, last) in [
        ("He spoke earlier this week.", "2025-03-10", "2025-03-14"),
        ("He spoke earlier this month.", "2025-03-01", "2025-03-14"),
        ("He will speak later this month.", "2025-03-14", "2025-03-31"),
        ("It rained in the past week.", "2025-03-07", "2025-03-14"),
        ("It will rain in the next three days.", "2025-03-14", "2025-03-17"),
        ("He left in the 1990s.", "1990-01-01", "1999-12-31"),
        ("He left in Q2 2024.", "2024-04-01", "2024-06-30"),
        ("He stayed 5-7 March 2024.", "2024-03-05", "2024-03-07"),
        ("He left in February 2024.", "2024-02-01", "2024-02-29"),
    ] {
        let found = moments("2025-03-14", DocumentType::News, text);
        let days = found.first().and_then(|(_, m)| m.days()).expect(text);
        assert_eq!(
            (days.first.to_string().as_str(), days.last.to_string().as_str()),
            (first, last)
        );
    }
}

#[test]
fn slashes_follow_the_article_then_its_language_then_neither() {
    let read = |lang: Option<&str>, text: &str| {
        let mut article = Article::fragment(text);
        article.metadata.lang = lang.map(str::to_owned);
        let reading = read(&article, &Settings::default());
        let last = reading.values.iter().rev().find_map(|v| v.moment().cloned()).expect(text);
        last.readings.iter().map(|r| r.timex.clone()).collect::<Vec<_>>()
    };
    assert_eq!(read(Some("en-US"), "Signed on 03/04/2021."), ["2021-03-04"]);
    assert_eq!(read(Some("en-GB"), "Signed on 03/04/2021."), ["2021-04-03"]);
    assert_eq!(read(None, "Signed on 03/04/2021."), ["2021-03-04", "2021-04-03"]);
    assert_eq!(read(Some("en-US"), "Left 25/12/2020. Signed on 03/04/2021."), ["2021-04-03"]);
    assert_eq!(read(None, "Left 12/25/2020. Signed on 03/04/2021."), ["2021-03-04"]);
}

#[test]
fn a_date_alone_on_a_first_line_is_that_of_publication() {
    for (line, want) in [
        ("14 March 2025", Some("2025-03-14")),
        ("By Ann Poe | March 14, 2025", Some("2025-03-14")),
        ("March 14, 2025 was a Friday.", None),
    ] {
        let text = format!("{line}\n\nThe ferry left.");
        let mut article = Article::fragment(&text);
        let block = |start, end| Block { span: Span::new(start, end), kind: BlockKind::Paragraph };
        article.blocks = vec![block(0, line.len()), block(line.len() + 2, text.len())];
        let found = read(&article, &Settings::default()).published;
        assert_eq!(found.map(|p| p.date.to_string()).as_deref(), want, "{line:?}");
    }
}

#[test]
fn an_article_may_print_its_own_date() {
    for (text, want) in [
        (
            "Posted March 14, 2025\n\nPutin visited Kursk on Wednesday.",
            Some(("2025-03-14", "posted line")),
        ),
        ("Last updated: 14 March 2025\n\nPutin left.", Some(("2025-03-14", "posted line"))),
        ("MOSCOW, March 14, 2025 (Agency) - Putin left.", Some(("2025-03-14", "dateline"))),
        ("MOSCOW, March 14 (Agency) - Putin left.", None),
        ("Last week, on March 14, 2025, he left.", None),
        ("He was born on March 14, 1952 (in Moscow).", None),
    ] {
        let reading = read(&Article::fragment(text), &Settings::default());
        let found = reading.published.map(|p| (p.date.to_string(), p.origin));
        let found = found.as_ref().map(|(d, o)| (d.as_str(), o.as_str()));
        assert_eq!(found, want, "{text:?}");
    }
    let text = "MOSCOW, March 14, 2025 (Agency) - Putin visited Kursk on Wednesday.";
    let found = moments("", DocumentType::News, text);
    assert_eq!(found.last().map(|(_, m)| m.timex()), Some("2025-03-12"));
}
