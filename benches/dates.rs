//! How fast dates are read from news-like prose on one core, what was found asserted first: a fast wrong answer fails.
//!
//! `cargo bench --bench dates` prints megabytes a second.

use factlint::corpus::{Article, Published};
use factlint::recognise::{Settings, read_dates};
use jiff::civil::date;
use std::hint::black_box;
use std::time::Instant;

/// Prose of one article: as many dates as news has, names and figures between them.
const PROSE: &str = "\
Ministers from eleven coastal states agreed on Tuesday to share the cost of a new flood barrier, ending a dispute that had \
blocked the project since the spring of 2019. The agreement, signed in the harbour town of Vellmar late in the afternoon, \
obliges each government to pay its first instalment by the end of June. Officials said the work would begin in early September \
and take about three years. \"We have lost too much time already,\" said Ines Halvorsen, who has led the talks since last \
November. A smaller barrier was washed away by the storm of 14 October 2021, when 312 people died and more than 40,000 houses \
were damaged. Engineers warned two years ago that the remaining dykes would not survive another winter like that one. On \
Wednesday morning the parliament in Oskerby will vote on an emergency budget of 1.2 billion crowns; a second vote is scheduled \
for next week. Opposition parties had demanded a referendum, but withdrew their motion a day earlier. The price of timber rose \
by 4 percent in the third quarter, according to the statistics office, and wages in the building trade grew faster than in any \
year of the 1990s. The mayor told reporters that the old lighthouse may be moved inland, a plan first put forward in March \
2003 by a group of fishermen. Ferries to the islands were cancelled overnight and are expected to resume at 6 a.m. on Friday. ";

/// The dates in one copy of the prose.
const DATES: usize = 16;
/// How many copies make the article, and how often it is read.
const COPIES: usize = 400;
const ROUNDS: usize = 12;

fn main() {
    let mut article = Article::fragment(&PROSE.repeat(COPIES));
    let published = date(2024, 5, 16);
    article.metadata.published = Some(Published {
        date: published,
        written: published.to_string(),
        origin: "bench".to_owned(),
    });
    let settings = Settings::default();
    let found = read_dates(&article, &settings);
    let first: Vec<&str> = found.iter().take(4).filter_map(|v| Some(v.moment()?.timex())).collect();
    assert_eq!(first, ["2024-05-14", "2019-SP", "2024-05-14TAF", "2024-06"]);
    assert_eq!(found.len(), DATES * COPIES, "dates in the prose");

    let best = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(read_dates(black_box(&article), &settings));
            start.elapsed()
        })
        .min()
        .expect("at least one round");
    let megabytes = article.prose.len() as f64 / 1e6;
    println!(
        "dates: {:.1} MB/s ({} dates in {:.2} MB, best of {ROUNDS})",
        megabytes / best.as_secs_f64(),
        found.len(),
        megabytes
    );
}
