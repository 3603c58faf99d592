//! What is told of a file's bytes without taking it apart is what is told of the article that it is.

use factlint::corpus::{self, formats::Giving};
use factlint::engine::{self, CHECKS, Plan};
use factlint::ruleset::{Config, load};

const RULES: &str = "rules:
  - id: berths
    figure: Berths in the harbour
    find: \"harbour has {count} berths\"
  - id: pier
    figure: The length of the pier
    find: \"lighthouse is {length} high\"
";

/// A plan for these rules alone.
fn plan() -> Plan {
    let file = ("rules.yml".to_owned(), RULES.to_owned());
    let (rules, problems) = load(&[file], &Config::default(), &|_| Err(String::new()));
    assert!(problems.is_empty(), "{problems:?}");
    let mut plan = Plan::new(rules);
    plan.levels = CHECKS.iter().map(|check| (check.id().to_owned(), None)).collect();
    plan
}

/// Pieces that files are put together from: words, addresses, marks and all that is left out of prose.
const PIECES: &[&str] = &[
    "The harbour has 12 berths.",
    "The harb\u{AD}our has 12 berths.",
    "Nobody sold the ferry",
    "the lighthouse",
    "har",
    "bour",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "1. ",
    "----",
    "https://a.example/harbour",
    "www.a.example",
    "<!-- factlint-ignore berths reason=\"old\" -->",
    "<!-- harbour -->",
    "---\n",
    "lang: de\n",
    "“It is late,” he said.",
    "\u{FEFF}",
    "\0",
    "\t",
];

#[test]
fn what_is_skimmed_is_blank_and_read_without_a_word() {
    let plan = plan();
    let giving: Giving = &|_| Vec::new();
    let (mut state, mut skimmed) = (1u64, 0);
    let mut below = |most: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    for _ in 0..4_000 {
        let text: String = (0..=below(6)).map(|_| PIECES[below(PIECES.len())]).collect();
        let path = ["a.txt", "2025-03-14-a.txt", "2025-13-14-a.txt", "a.md", "a.html"][below(5)];
        let skim = || corpus::skim(path, text.as_bytes(), giving);
        let Some(seen) = engine::skim(path, &plan, skim) else { continue };
        let read = corpus::read(path, text.clone().into_bytes(), giving);
        assert!(read.problems.is_empty(), "{path} {text:?}: {:?}", read.problems);
        let whole: Vec<_> = read.articles.iter().map(|a| engine::see(a, &plan, false)).collect();
        assert_eq!(format!("{whole:?}"), format!("{:?}", [seen]), "{path} {text:?}");
        skimmed += 1;
    }
    assert!(skimmed > 100, "{skimmed}");
}
