//! Quotes: how fast they are read on one core, and how long those of 100,000 articles take to compare. What was found is asserted
//! first: a fast wrong answer fails.
//!
//! `cargo bench --bench quotes` prints megabytes a second and seconds.

use factlint::corpus::{Article, Block, BlockKind};
use factlint::engine::{Plan, Reason, examine, judge};
use factlint::recognise::{self, Settings, read_quotes};
use factlint::ruleset::RuleSet;
use factlint::text::Span;
use rayon::prelude::*;
use std::hint::black_box;
use std::time::Instant;

/// Paragraphs of one article: as many quotes as news has.
const PARAGRAPHS: &[&str] = &[
    "Work on the new sea wall will begin in September, the harbour office said on Tuesday, three years after a storm broke the old one and flooded the market.",
    "“We have waited long enough and we will not wait for another winter,” said Marta Kowalczyk, who has led the council since 2019. “The stone is ordered and the ships are on their way.”",
    "Her predecessor, Daniel Okafor, told reporters that the plan was “too small for the sea that is coming” and that the money would be gone before the first block was laid.",
    "The office expects the wall to cost forty million crowns, a third of which comes from the capital; the rest is to be raised by a tax on berths that fishermen call unfair.",
    "“Nobody asked us,” Okafor said. “Nobody ever does.”",
    "The vote in the council was close, with eleven members in favour and ten against, and a second vote on the colour of the stone was put off until the spring.",
];
/// The quotes in one copy of the paragraphs.
const QUOTES: usize = 5;
/// How many copies make the article, and how often it is read.
const COPIES: usize = 400;
const ROUNDS: usize = 12;
/// Articles to compare, and the quotes in each.
const ARTICLES: usize = 100_000;
const EACH: usize = 5;

fn main() {
    reading();
    comparing();
}

fn reading() {
    let mut prose = String::new();
    let mut blocks = Vec::new();
    for _ in 0..COPIES {
        for paragraph in PARAGRAPHS {
            let start = prose.len();
            prose.push_str(paragraph);
            blocks.push(Block { span: Span::new(start, prose.len()), kind: BlockKind::Paragraph });
            prose.push_str("\n\n");
        }
    }
    let article = Article { blocks, ..Article::fragment(&prose) };
    let settings = Settings::default();
    let found = read_quotes(&article, &settings);
    assert_eq!(found.len(), QUOTES * COPIES, "quotes in the prose");
    let open = found.iter().filter(|v| v.quote().is_none_or(|q| q.speaker.party.is_none())).count();
    assert_eq!(open, 0, "every quote has its speaker");
    let best = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(read_quotes(black_box(&article), &settings));
            start.elapsed()
        })
        .min()
        .expect("at least one round");
    let megabytes = prose.len() as f64 / 1e6;
    println!(
        "quotes: {:.1} MB/s ({} quotes in {megabytes:.2} MB, best of {ROUNDS})",
        megabytes / best.as_secs_f64(),
        found.len()
    );
}

fn comparing() {
    let plan = Plan::new(RuleSet::default());
    let start = Instant::now();
    let findings: Vec<_> = (0..ARTICLES)
        .into_par_iter()
        .map(|i| {
            let article = told(i);
            examine(&article, &recognise::read(&article, &plan.settings), &plan)
        })
        .collect();
    let examined = start.elapsed();
    let start = Instant::now();
    let outcome = judge(findings, &plan);
    let judged = start.elapsed();
    let reworded = outcome.conflicts.iter().filter(|c| c.reason == Reason::Wording).count();
    assert_eq!(
        reworded,
        ARTICLES / 1000,
        "one utterance in a thousand articles is told in other words"
    );
    println!(
        "{ARTICLES} articles with {} quotes: read in {examined:.1?}, compared in {judged:.1?}",
        ARTICLES * EACH
    );
}

/// Article number `i`: five utterances of its own, and in every thousandth one that article before it has in other words.
fn told(i: usize) -> Article {
    let mut prose = String::new();
    for k in 0..EACH {
        let repeated = k == 0 && i % 1000 == 1;
        let words = if repeated {
            utterance((i - 1) * EACH).replacen("never", "always", 1)
        } else {
            utterance(i * EACH + k)
        };
        prose.push_str(&format!("“{words},” Marta Kowalczyk said. "));
    }
    let mut article = Article::fragment(prose.trim_end());
    article.path = format!("{i:06}.txt");
    article
}

/// Twelve words that no other number has in this order, and `never` among them.
fn utterance(number: usize) -> String {
    const WORDS: [&str; 32] = [
        "stone", "harbour", "winter", "ferry", "bridge", "market", "school", "island", "engine",
        "window", "garden", "letter", "orchard", "theatre", "railway", "village", "doctor",
        "captain", "minister", "glacier", "forest", "summer", "library", "kitchen", "hammer",
        "blanket", "pencil", "basket", "candle", "mirror", "ladder", "bottle",
    ];
    let mut state = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut words: Vec<&str> = (0..12)
        .map(|_| {
            state ^= state >> 29;
            state = state.wrapping_mul(0xBF58_476D_1CE4_E5B9);
            WORDS[(state >> 59) as usize]
        })
        .collect();
    words[5] = "never";
    words.join(" ")
}
