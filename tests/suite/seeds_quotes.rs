//! Quotes of the shared articles: their words, their speakers, and every trap about quotes that was listed for them.
//!
//! The articles and what is in them lie beside the checkout (`../shared`), not in it; where they are not there, the tests say that
//! they skipped.

use factlint::corpus::{Article, Published};
use factlint::engine::{Plan, Reason, examine, judge};
use factlint::problem::Severity;
use factlint::recognise::{self, Reading};
use factlint::ruleset::RuleSet;
use factlint::value::{Party, Tier};
use serde_json::Value as Json;
use std::fs;
use std::path::{Path, PathBuf};

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared")
}

fn gold() -> Option<Json> {
    let path = shared().join("eval/seeds_gold.json");
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!("skipped: no ../shared/eval/seeds_gold.json");
        return None;
    };
    Some(serde_json::from_str(&text).expect("JSON"))
}

/// Every article with its name, under the date that was found out for it.
fn articles(gold: &Json) -> Vec<Article> {
    let files = gold["meta"]["files"].as_array().expect("files").iter();
    files
        .map(|file| {
            let name = file["name"].as_str().expect("a name");
            let bytes = fs::read(shared().join("seeds").join(name)).expect("an article");
            let mut article =
                factlint::corpus::read(name, bytes, &|_| Vec::new()).articles.pop().expect("text");
            let written = file["publication"]["date"].as_str().expect("a date").to_owned();
            let date = written.parse().expect("a day");
            let origin = "test".to_owned();
            article.metadata.published = Some(Published { date, written, origin });
            article
        })
        .collect()
}

fn offset(value: &Json) -> usize {
    usize::try_from(value.as_u64().expect("an offset")).expect("a small one")
}

/// The words of a quote, marks and stops at its edges left out.
fn core(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// What is wrong with one quote of the list.
enum Fault {
    /// Its words, or somebody else is named as its speaker.
    Wrong(String),
    /// Its speaker stays open.
    Open,
}

fn fault(quote: &Json, article: &Article, reading: &Reading) -> Option<Fault> {
    let (start, end) = (offset(&quote["start"]), offset(&quote["end"]));
    let words = quote["text"].as_str().expect("words");
    let found = reading.values.iter().find(|v| {
        let span = article.source(v.span);
        v.quote().is_some() && span.start < end && start < span.end
    });
    let Some(found) = found else { return Some(Fault::Wrong(format!("not found: {words}"))) };
    let printed = found.span.of(&article.prose);
    if core(printed) != core(words) {
        return Some(Fault::Wrong(format!("reads {printed:?}, not {words:?}")));
    }
    let speaker = &found.quote()?.speaker;
    let name = match &speaker.party {
        Some(Party::Named(name)) => name.as_str(),
        _ => "",
    };
    match quote["speaker"].as_str() {
        // What nobody says may only be guessed to be somebody's.
        None => (speaker.party.is_some() && speaker.tier != Tier::C)
            .then(|| Fault::Wrong(format!("{words} is nobody's, not {name}"))),
        Some(_) if name.is_empty() => Some(Fault::Open),
        Some(want) => {
            let parts = |s: &str| -> Vec<String> {
                let folded = s.to_lowercase().replace("kyy", "ky").replace("u.s.", "us");
                let words = folded.split(|c: char| !c.is_alphanumeric());
                words.filter(|w| w.len() > 1 && *w != "and").map(str::to_owned).collect()
            };
            let (want, name) = (parts(want), parts(name));
            let same = want.iter().any(|word| name.contains(word));
            (!same).then(|| Fault::Wrong(format!("{words} is by {want:?}, not {name:?}")))
        }
    }
}

#[test]
fn quotes_and_traps_of_the_shared_articles() {
    let Some(gold) = gold() else { return };
    let plan = Plan::new(RuleSet::default());
    let quotes = gold["quotes"].as_array().expect("quotes");
    let (mut wrong, mut open) = (Vec::new(), 0);
    for article in articles(&gold) {
        let reading = recognise::read(&article, &plan.settings);
        for quote in quotes.iter().filter(|q| q["file"] == article.path) {
            let id = quote["id"].as_str().expect("an id").to_owned();
            match fault(quote, &article, &reading) {
                Some(Fault::Wrong(why)) => wrong.push((id, why)),
                Some(Fault::Open) => open += 1,
                None => {}
            }
        }
    }
    assert!((wrong.len() + open) * 10 <= quotes.len(), "{open} open and wrong: {wrong:#?}");
    for trap in gold["traps"].as_array().expect("traps") {
        for place in trap["spans"].as_array().expect("places") {
            let Some(id) = place["ref"].as_str().filter(|id| id.starts_with('Q')) else { continue };
            let fault = wrong.iter().find(|(quote, _)| quote == id);
            assert_eq!(fault, None, "{} {}", trap["id"], trap["title"]);
        }
    }
}

#[test]
fn no_quote_of_the_shared_articles_is_an_error() {
    let Some(gold) = gold() else { return };
    let plan = Plan::new(RuleSet::default());
    let findings = articles(&gold)
        .iter()
        .map(|a| examine(a, &recognise::read(a, &plan.settings), &plan))
        .collect();
    let conflicts = judge(findings, &plan).conflicts;
    let speakers: Vec<_> = conflicts.iter().filter(|c| c.reason == Reason::Speaker).collect();
    assert!(speakers.is_empty(), "{speakers:#?}");
    assert!(conflicts.iter().all(|c| c.severity > Severity::Error), "{conflicts:#?}");
}

/// The places of one quote do not reach over its paragraph: a missing mark stops there.
#[test]
fn a_missing_mark_stops_at_its_paragraph() {
    let Some(gold) = gold() else { return };
    for article in articles(&gold) {
        let quotes = recognise::read_quotes(&article, &Default::default());
        for quote in &quotes {
            let blocks = article.blocks.iter().filter(|b| b.span.overlaps(quote.span)).count();
            assert_eq!(blocks, 1, "{}: {}", article.path, quote.span.of(&article.prose));
        }
    }
}
