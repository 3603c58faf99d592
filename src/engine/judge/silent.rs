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

#[cfg(test)]
mod tests {
    use super::super::judge;
    use super::*;
    use crate::engine::see;
    use crate::ruleset::{Config, load};

    /// The article with the sentence that came closest to the rule.
    fn closest(texts: &[&str]) -> Option<String> {
        let rule = "rules: [{id: depth, figure: Depth, find: 'harbour ... {length} deep'}]";
        let (config, _) = Config::read("factlint.yml", "", &[]);
        let files = [("rules.yml".to_owned(), rule.to_owned())];
        let (rules, problems) = load(&files, &config, &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        let articles: Vec<_> = (texts.iter().enumerate())
            .map(|(number, text)| {
                let path = format!("{number}.txt");
                crate::corpus::read(&path, text.as_bytes().to_vec(), &|_| Vec::new())
            })
            .flat_map(|read| read.articles)
            .collect();
        let plan = Plan::under(rules, &config);
        let findings = articles.iter().map(|article| see(article, &plan, true).findings);
        let outcome = judge(findings.collect(), &plan);
        let silent = outcome.problems.iter().find(|p| p.code.ends_with("matched-nothing"))?;
        silent.related.first().map(|related| related.location.path.clone())
    }

    #[test]
    fn of_all_articles_the_one_that_comes_closest_is_told_and_of_equals_the_first() {
        let (far, near) = ("The harbour was shut.", "The harbour is 40 metres wide.");
        for (texts, path) in [
            (&[far, near][..], Some("1.txt")),
            (&[near, far], Some("0.txt")),
            (&[far, far, near, near], Some("2.txt")),
            (&["Snow fell all day."], None),
            (&[far, "The harbour is 40 metres deep."], None),
        ] {
            assert_eq!(closest(texts).as_deref(), path, "{texts:?}");
        }
    }
}
