//! How fast files become articles on one core, what came out asserted first: a fast wrong answer fails.
//!
//! `cargo bench --bench corpus` prints megabytes a second for each format.

use factlint::corpus::read;
use std::hint::black_box;
use std::time::Instant;

/// Two paragraphs of one article.
const PARAGRAPHS: [&str; 2] = [
    "The regional council voted on Tuesday to close the last three coal yards along the river, a step that had been put off twice \
     since 2019 and that will cost some 1,200 workers their jobs, according to figures that the labour office published in May.",
    "“We knew that it was coming,” said a crane driver who has worked at the northern yard for thirty years — his father had \
     started there in 1961. The council set aside 45 million crowns for retraining, a fifth less than the unions had asked for.",
];
/// How many copies make the file, and how often it is read.
const COPIES: usize = 4_000;
const ROUNDS: usize = 8;

fn main() {
    let [first, second] = PARAGRAPHS;
    let html =
        |words: &str| words.replace('—', "&mdash;").replace("45 million", "<b>45</b>&nbsp;million");
    let json = |words: &str| words.replace('“', "\\u201c").replace('”', "\\u201d");
    bench("plain.txt", &format!("{first}\n\n{second}\n\n").repeat(COPIES), 2 * COPIES);
    bench(
        "marked.md",
        &format!("{first}\n\n{}\n\n", second.replace("1961", "**1961**")).repeat(COPIES),
        2 * COPIES,
    );
    bench(
        "page.html",
        &format!("<p class=\"x\">{first}</p>\n<p>{}</p>\n", html(second)).repeat(COPIES),
        2 * COPIES,
    );
    let lines: String = (0..COPIES)
        .map(|id| format!("{{\"id\":{id},\"text\":\"{first}\\n\\n{}\"}}\n", json(second)))
        .collect();
    bench("lines.jsonl", &lines, 2 * COPIES);
}

fn bench(name: &str, text: &str, blocks: usize) {
    let found = read(name, text.as_bytes().to_vec(), &|_| Vec::new());
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    assert_eq!(found.articles.iter().map(|a| a.blocks.len()).sum::<usize>(), blocks, "{name}");
    let last = found.articles.last().expect("an article");
    let words = last.words(last.blocks.last().expect("a block").span);
    assert!(
        words.ends_with("than the unions had asked for.") && words.contains("driver who"),
        "{name}"
    );
    let best = (0..ROUNDS)
        .map(|_| {
            let bytes = text.as_bytes().to_vec();
            let start = Instant::now();
            black_box(read(black_box(name), bytes, &|_| Vec::new()));
            start.elapsed()
        })
        .min()
        .expect("at least one round");
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "{name}: {:.0} MB/s ({megabytes:.1} MB, best of {ROUNDS})",
        megabytes / best.as_secs_f64()
    );
}
