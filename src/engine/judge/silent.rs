//! Rules that matched nothing. In: all mentions, and how close rules came. Out: a note for each rule without a mention.

use crate::engine::mention::{Card, Mention, Miss};
use crate::engine::plan::Plan;
use crate::problem::{Location, Problem, Severity};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// A note for each rule without a mention, with the sentence that came closest. Nothing where there was no article to look at.
pub(super) fn silent(
    plan: &Plan,
    cards: &[Card],
    mentions: &[Arc<Mention>],
    misses: &[(usize, Miss)],
) -> Vec<Problem> {
    if cards.is_empty() {
        return Vec::new();
    }
    // Each miss is looked at once: of many articles and rules there are many.
    let mut closest: FxHashMap<usize, &(usize, Miss)> = FxHashMap::default();
    for missed in misses {
        let closeness = |(article, miss): &(usize, Miss)| (miss.closeness, Reverse(*article));
        let known = closest.entry(missed.1.rule).or_insert(missed);
        if closeness(missed) >= closeness(known) {
            *known = missed;
        }
    }
    let rules = plan.rules.rules.iter().enumerate();
    rules
        .filter(|(number, _)| {
            let first = mentions.partition_point(|mention| mention.rule < *number);
            mentions.get(first).is_none_or(|mention| mention.rule != *number)
        })
        .map(|(number, rule)| {
            let articles = if cards.len() == 1 {
                "the article".to_owned()
            } else {
                format!("{} articles", cards.len())
            };
            let problem = Problem::new(
                "factlint::rule::matched-nothing",
                Severity::Note,
                format!("the rule `{}` matched nothing in {articles}", rule.id),
            )
            .at(rule.origin.path.clone(), rule.origin.span);
            match closest.get(&number) {
                None => problem.help("no article holds its words: look for another wording"),
                Some((article, miss)) => {
                    let location =
                        Location { path: cards[*article].path.clone(), span: Some(miss.span) };
                    problem
                        .help("`factlint mentions --at PATH:LINE` says why a phrase did or did not match")
                        .related(location, format!("closest: {}", miss.why))
                }
            }
        })
        .collect()
}
