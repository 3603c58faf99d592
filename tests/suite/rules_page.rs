//! docs/rules.md: every example on it is a rule file without a fault, and its tests hold.

use factlint::engine::prove;
use factlint::ruleset::raw_keys;
use factlint::ruleset::{Config, load};

fn page() -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    std::fs::read_to_string(path).expect("the page")
}

/// The fenced blocks of one language, each with its line.
fn blocks<'p>(page: &'p str, language: &str) -> Vec<(usize, &'p str)> {
    let fence = format!("```{language}\n");
    page.match_indices(&fence)
        .map(|(at, _)| {
            let body = &page[at + fence.len()..];
            let line = page[..at].lines().count() + 1;
            (line, &body[..body.find("```").expect("the end of a block")])
        })
        .collect()
}

#[test]
fn every_example_is_right_and_its_tests_hold() {
    let page = page();
    let ledger = blocks(&page, "csv")[0].1.to_owned();
    let table = |path: &str| match path {
        "data/ledger.csv" => Ok(ledger.clone()),
        _ => Err("there is no such file".to_owned()),
    };
    let (mut faults, mut cases) = (Vec::new(), 0);
    for (line, text) in blocks(&page, "yaml") {
        let files = [("rules.yml".to_owned(), text.to_owned())];
        let (rules, problems) = load(&files, &Config::unwritten(), &table);
        faults.extend(problems.into_iter().map(|p| format!("line {line}: {}", p.message)));
        let proofs = prove(&rules, &Config::unwritten());
        cases += proofs.len();
        let failed = proofs.into_iter().filter(|proof| proof.fails());
        faults.extend(failed.map(|proof| {
            format!("line {line}: {} {}\n  {:?}", proof.rule, proof.name, proof.standing)
        }));
    }
    assert!(cases > 20, "only {cases} cases");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_key_is_on_the_page() {
    let page = page();
    let keys = raw_keys();
    // One of each level of a rule file.
    for known in [
        "entities",
        "speaks_for",
        "find",
        "none",
        "per",
        "relation",
        "by",
        "where",
        "todo",
        "mentions",
        "value",
        "in",
    ] {
        assert_eq!(keys.iter().filter(|key| **key == known).count(), 1, "`{known}`");
    }
    for key in keys {
        let named = [format!("`{key}`"), format!("{key}:"), format!("`{key}:")];
        assert!(named.iter().any(|key| page.contains(key)), "`{key}` is not on the page");
    }
}
