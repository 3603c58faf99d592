//! What a check costs, stage by stage and whole, from an empty corpus to a large one. `cargo bench --bench scale` prints MB/s on one
//! core and on all, and asserts how many conflicts were found, so that a fast wrong answer fails. `-- 100000` sets how many articles
//! the largest corpus has.

mod newslike;

use factlint::corpus::{self, Article};
use factlint::engine::{self, Outcome, Plan, Seen};
use factlint::recognise;
use factlint::ruleset::{self, Config};
use newslike::Corpus;
use rayon::prelude::*;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let wanted = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let largest: usize = wanted.unwrap_or(10_000);
    for (articles, rules) in [(0, 0), (4, 1), (1_000, 200), (largest, 200)] {
        whole(Corpus { articles, bytes: 4_000, rules, seed: 7 });
    }
    stages(Corpus { articles: 2_000, bytes: 4_000, rules: 200, seed: 7 });
    for rules in [100, 1_000, 10_000] {
        load(Corpus { articles: 4, bytes: 400, rules, seed: 7 });
    }
}

fn plan(corpus: &Corpus) -> Plan {
    let texts = [("rules.yml".to_owned(), corpus.yaml())];
    let texts = if corpus.rules == 0 { &[] } else { &texts[..] };
    let no_table = |_: &str| Err("no table".to_owned());
    let (rules, problems) = ruleset::load(texts, &Config::unwritten(), &no_table);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(rules.rules.len(), corpus.rules);
    Plan::new(rules)
}

fn read(made: &newslike::Made) -> Vec<Article> {
    corpus::read(&made.path, made.text.clone().into_bytes(), &|_| Vec::new()).articles
}

/// A corpus from text to conflicts, articles dropped as they are read.
fn whole(corpus: Corpus) {
    let (plan, made) = (plan(&corpus), corpus.all().collect::<Vec<_>>());
    assert!(made.iter().all(|m| m.path.contains(&m.published)), "dated by their names");
    let bytes: usize = made.iter().map(|m| m.text.len()).sum();
    let begin = Instant::now();
    let see = |m| read(m).iter().map(|a| engine::see(a, &plan, false)).collect::<Vec<Seen>>();
    let mut seen: Vec<Seen> = made.par_iter().flat_map_iter(see).collect();
    let recurring = engine::recurring(seen.iter().map(|seen| &seen.outlines));
    seen.par_iter_mut().zip(&made).for_each(|(seen, made)| {
        if seen.lacks_quotes(&recurring) {
            *seen = engine::see(&read(made)[0], &plan, true);
        }
    });
    let outcome = engine::judge(seen.into_iter().map(|seen| seen.findings).collect(), &plan);
    let time = begin.elapsed();
    check(&corpus, &outcome);
    println!(
        "check, {} articles, {} rules: {} ({} conflicts, all threads)",
        corpus.articles,
        corpus.rules,
        speed(bytes, time),
        outcome.conflicts.len()
    );
}

fn check(corpus: &Corpus, outcome: &Outcome) {
    let (rules, checks) = corpus.planted();
    assert_eq!(outcome.conflicts.len(), rules + checks, "conflicts in {corpus:?}");
}

/// Each stage on one core.
fn stages(corpus: Corpus) {
    let (plan, made) = (plan(&corpus), corpus.all().collect::<Vec<_>>());
    let bytes: usize = made.iter().map(|m| m.text.len()).sum();
    let articles: Vec<Article> = made.iter().flat_map(read).collect();
    let time = |name: &str, work: &dyn Fn() -> usize| {
        let begin = Instant::now();
        let count = black_box(work());
        println!("{name}: {} ({count})", speed(bytes, begin.elapsed()));
        count
    };
    let count = time("read: text to articles", &|| made.iter().map(|m| read(m).len()).sum());
    assert_eq!(count, corpus.articles);
    let firing = time("scan: which articles hold an anchor", &|| {
        articles.iter().filter(|article| plan.may_fire(&article.prose)).count()
    });
    assert_eq!(firing, 800, "four articles a rule, each its own");
    time("glance: scan, marks, figures close together", &|| {
        articles.iter().filter(|article| engine::glance(article, &plan).reads).count()
    });
    time("recognise: every figure, date, name and quote", &|| {
        articles.iter().map(|a| recognise::read(a, &plan.settings).values.len()).sum()
    });
    time("examine: recognise, rules and checks", &|| {
        articles.iter().map(|a| engine::see(a, &plan, true).findings.mentions.len()).sum()
    });
    let findings: Vec<_> = articles.iter().map(|a| engine::see(a, &plan, true).findings).collect();
    let begin = Instant::now();
    let outcome = engine::judge(findings, &plan);
    println!("judge: {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
    check(&corpus, &outcome);
}

/// Rules from YAML to an index.
fn load(corpus: Corpus) {
    let begin = Instant::now();
    let plan = black_box(plan(&corpus));
    let time = begin.elapsed();
    println!("load, {} rules: {:.1} ms", plan.rules.rules.len(), time.as_secs_f64() * 1e3);
}

fn speed(bytes: usize, time: Duration) -> String {
    let (megabytes, seconds) = (bytes as f64 / 1e6, time.as_secs_f64());
    format!("{:.1} MB/s ({megabytes:.1} MB in {:.1} ms)", megabytes / seconds, seconds * 1e3)
}
