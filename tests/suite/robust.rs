//! Any row of words is read without a panic, and what was read lies in the prose, in order.

use factlint::corpus::metadata::{DocumentType, Published};
use factlint::corpus::{Article, Metadata};
use factlint::recognise::{Settings, read};
use proptest::prelude::*;

/// Words that set recognisers off, and what stands between them in odd texts.
const WORDS: &[&str] = &[
    "o'clock",
    "dozen",
    "dozens",
    "a",
    "one",
    "two",
    "twenty",
    "hundred",
    "million",
    "5",
    "5,000",
    "3.5",
    "12",
    "2024",
    "'99",
    "½",
    "per",
    "cent",
    "%",
    "$",
    "£",
    "€",
    "-",
    "–",
    "—",
    "to",
    "from",
    "between",
    "and",
    "or",
    "of",
    "in",
    "on",
    "at",
    "by",
    "about",
    "nearly",
    "more",
    "than",
    "less",
    "up",
    "as",
    "many",
    "several",
    "half",
    "third",
    "fifth",
    "monday",
    "Friday",
    "last",
    "next",
    "this",
    "earlier",
    "later",
    "ago",
    "before",
    "since",
    "until",
    "week",
    "month",
    "year",
    "day",
    "hour",
    "minute",
    "second",
    "morning",
    "night",
    "today",
    "yesterday",
    "now",
    "March",
    "may",
    "2025-03-12",
    "12/3/2025",
    "10:30",
    "5pm",
    "p.m.",
    "gmt",
    "ft",
    "km",
    "kg",
    "degrees",
    "°C",
    "points",
    "people",
    "killed",
    "said",
    "says",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "\"",
    "(",
    ")",
    "[",
    ",",
    ".",
    ";",
    ":",
    "!",
    "?",
    "…",
    "Mr.",
    "Putin",
    "he",
    "she",
    "who",
    "which",
    "not",
    "will",
    "denied",
    "according",
    "whether",
    "U.S.",
    "X",
    "XIV",
    "G7",
    "5G",
    "page",
    "24/7",
    "1-0",
    "Q3",
    "1990s",
    "mid",
    "early",
    "every",
    "bc",
    "century",
    "summer",
    "Christmas",
    "minus",
    "plus",
    "times",
    "\n\n",
    "\n",
    "é",
    "😀",
    "\u{a0}",
    "\u{202f}",
    "0",
    "00",
    "1e9",
    "999999999999999999999999999999999999999999",
    ".5",
    "#5",
    "http://a.b/c",
];

fn article(prose: String, published: Option<&str>, narrative: bool) -> Article {
    let mut article = Article::fragment(&prose);
    let published = published.map(|date| Published {
        date: date.parse().expect("a date"),
        written: date.to_owned(),
        origin: "test".to_owned(),
    });
    let document = narrative.then_some(DocumentType::Narrative);
    article.metadata = Metadata { published, document, ..Metadata::default() };
    article
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_row_of_words_is_read(
        words in prop::collection::vec((prop::sample::select(WORDS), prop::bool::weighted(0.75)), 1..16),
        published in prop::option::of(prop::sample::select(
            &["2025-03-13", "2024-02-29", "0001-01-01", "9999-12-31", "2000-01-01"][..])),
        narrative in any::<bool>(),
    ) {
        let prose: String = words.iter().map(|(word, space)| format!("{word}{}", if *space { " " } else { "" })).collect();
        let article = article(prose.clone(), published, narrative);
        let reading = read(&article, &Settings::default());
        let mut last = 0;
        for value in &reading.values {
            prop_assert!(value.extent.contains(value.span), "{prose:?}: {value:?}");
            prop_assert!(!value.span.is_empty() && prose.get(value.extent.range()).is_some(), "{prose:?}: {value:?}");
            prop_assert!(value.span.start >= last, "{prose:?}: out of order: {value:?}");
            last = value.span.start;
        }
    }
}

#[test]
fn what_once_broke_is_read() {
    for (prose, count) in [
        ("dozen", 1),
        ("dozen o'clock", 1),
        ("a dozen eggs", 1),
        ("Up to 2000 people came.", 1),
        ("The town lent up to 1566 boats there.", 1),
        ("The tank held up to two thousand and forty litres.", 1),
    ] {
        let reading =
            read(&article(prose.to_owned(), Some("2025-03-13"), false), &Settings::default());
        assert_eq!(reading.values.len(), count, "{prose}");
    }
}

/// A text without a single stop, all of common words: read in a time that grows with its length, and without a deep stack.
#[test]
fn a_long_text_without_a_sentence_end_is_read() {
    let prose = format!("{}Oslo", "The Old And New ".repeat(50_000));
    let reading = read(&Article::fragment(&prose), &Settings::default());
    assert!(reading.tokens.len() > 200_000);
}
