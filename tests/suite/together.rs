//! Articles that are checked together: what a rule expects is reported of each of them, whoever stands beside it, in whatever order
//! and on however many threads.

use factlint::corpus::{self, Article};
use factlint::engine::{Outcome, Plan, Reason};
use factlint::ruleset::{Config, load};
use proptest::prelude::*;
use std::collections::BTreeSet;

const RULES: &str = r#"
entities:
  keane: {names: [Mara Keane, Keane]}
rules:
  - {id: people, figure: People, find: "Larne ... {count} people", expect: 18 700 people}
  - {id: share, figure: Share of the quay, find: "{share} of the quay", expect: about 20%}
  - {id: opening, date: The opening, find: {all: ["open*", "harbour|quay"]}, expect: 2025-03-12}
  - {id: who, attribution: Who cut the ribbon, find: "{who} cut the ribbon", expect: "@keane"}
"#;

/// What articles say of each rule: some right, some wrong, some in ways that are compared with nothing.
const SENTENCES: &[&str] = &[
    "Larne is home to 18,700 people.",
    "Larne is home to about 19,000 people.",
    "Larne was home to 12,000 people, according to the harbour board.",
    "Larne is home to more than 25,000 people.",
    "Larne will be home to 40,000 people.",
    "A fifth of the quay is closed.",
    "Nearly half of the quay is closed, said Mara Keane.",
    "Some 21% of the quay is closed.",
    "The harbour opened on 12 March 2025.",
    "The quay opened on Thursday.",
    "The quay opened in April 2025.",
    "\"We opened the quay in the first days of that cold and windy spring,\" said Hugo Zeller.",
    "\"We opened the quay in the first days of that cold and windy spring,\" said Mara Keane.",
    "Keane cut the ribbon.",
    "Hugo Zeller cut the ribbon.",
    "Nobody denied that it had rained.",
];

fn articles() -> impl Strategy<Value = Vec<String>> {
    let article = prop::collection::vec(prop::sample::select(SENTENCES), 1..6);
    prop::collection::vec(article.prop_map(|sentences| sentences.join(" ")), 0..7)
}

fn plan() -> Plan {
    let file = ("rules.yml".to_owned(), RULES.to_owned());
    let (rules, problems) = load(&[file], &Config::default(), &|_| Err(String::new()));
    assert!(problems.is_empty(), "{problems:?}");
    Plan::new(rules)
}

fn read(folder: &str, texts: &[String]) -> Vec<Article> {
    let articles = texts.iter().enumerate().flat_map(|(number, text)| {
        let text = format!("---\ndate: 2025-03-{:02}\n---\n{text}\n", 13 + number);
        let path = format!("{folder}/{number}.md");
        corpus::read(&path, text.into_bytes(), &|_| Vec::new()).articles
    });
    articles.collect()
}

/// Where each conflict with an expectation stands.
fn against_expectations(outcome: &Outcome) -> BTreeSet<(String, usize)> {
    let conflicts = outcome.conflicts.iter().filter(|c| c.reason == Reason::Expected);
    let place = |article: usize| outcome.articles[article].path.clone();
    conflicts.map(|c| (place(c.outlier.article), c.outlier.span.start)).collect()
}

fn shown(outcome: &Outcome) -> String {
    format!("{:?} {:?}", outcome.conflicts, outcome.mentions)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_conflict_with_an_expectation_stays(a in articles(), b in articles()) {
        let (alone, others, plan) = (read("a", &a), read("b", &b), plan());
        let together: Vec<Article> = alone.iter().chain(&others).cloned().collect();
        let found = against_expectations(&factlint::check(&together, &plan));
        for part in [&alone, &others] {
            let own = against_expectations(&factlint::check(part, &plan));
            prop_assert!(own.is_subset(&found), "{:?}", own.difference(&found));
        }
    }

    #[test]
    fn order_and_threads_change_no_byte(a in articles(), turn in any::<prop::sample::Index>()) {
        let (articles, plan) = (read("a", &a), plan());
        let wanted = shown(&factlint::check(&articles, &plan));
        let mut turned = articles.clone();
        turned.rotate_left(turn.index(articles.len().max(1)).min(articles.len()));
        turned.reverse();
        for (threads, articles) in [(1, &articles), (16, &articles), (16, &turned)] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            let outcome = pool.install(|| factlint::check(articles, &plan));
            prop_assert_eq!(shown(&outcome), wanted.clone(), "{} threads", threads);
        }
    }
}
