//! factlint: a linter for facts. Figures, dates and attributions that articles must agree on, checked in CI.
//!
//! Data flows one way, floor by floor: `text` (positions), `value` (what a value is), `corpus` (files to articles), `recognise`
//! (prose to values), `ruleset` (YAML to rules), `engine` (where everything meets), `report` (outcome to bytes), `cli`.

pub mod begin;
pub mod cache;
pub mod change;
pub mod cli;
pub mod corpus;
pub mod engine;
pub mod error;
pub mod files;
pub mod lsp;
pub mod problem;
pub mod recognise;
pub mod report;
pub mod ruleset;
pub mod suggest;
pub mod text;
pub mod value;

use corpus::Article;
use engine::{Findings, Outcome, Plan};
use rayon::prelude::*;

/// Checks a corpus: examines every article by itself, on as many threads as the pool of the caller has, then judges what all of
/// them say. The order of `articles` and the number of threads change nothing in the outcome.
pub fn check(articles: &[Article], plan: &Plan) -> Outcome {
    let findings = articles.par_iter().map(|article| examine(article, plan)).collect();
    engine::judge(findings, plan)
}

/// Reads and examines one article; one in which there is nothing to find is only glanced at.
pub fn examine(article: &Article, plan: &Plan) -> Findings {
    engine::see(article, plan, true).findings
}
