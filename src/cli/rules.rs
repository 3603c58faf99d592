//! `factlint rules`: rules and built-in checks with their mentions, conflicts and tests.
//!
//! In: settings, rules and articles. Out: one line each.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::Project;
use super::{output, told};
use crate::engine::{CHECKS, Outcome, Plan};
use crate::report::visible;
use crate::report::{counted, view};
use clap::{Args, ValueEnum};
use serde::Serialize;

/// The arguments of `rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

/// What `rules` can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line each
    Terminal,
    /// One JSON document
    Json,
}

#[derive(Serialize)]
struct Document {
    version: u32,
    rules: Vec<Item>,
}

/// A rule, relation or check.
#[derive(Serialize)]
struct Item {
    id: String,
    kind: &'static str,
    title: String,
    severity: &'static str,
    path: Option<String>,
    line: Option<usize>,
    /// Mentions; none for relations and checks, which have none of their own.
    mentions: Option<usize>,
    conflicts: usize,
    tests: Option<usize>,
}

impl Run for Rules {
    const NAME: &'static str = "rules";
    const ABOUT: &'static str =
        "List rules and built-in checks with their mentions, conflicts and tests";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let project = Project::open_corpus(global)?;
        let plan = project.plan(global);
        let outcome = project.judge(project.examine(&plan), &plan);
        told::problems(&outcome.problems, &project.sources(), global);
        let items = items(&project, &plan, &outcome);
        let bytes = match self.format {
            Format::Terminal => visible::lines(&lines(&items)).into_bytes(),
            Format::Json => output::json(&Document { version: 1, rules: items })?,
        };
        output::print(&bytes)?;
        Ok(told::status(&outcome.problems))
    }
}

fn items(project: &Project, plan: &Plan, outcome: &Outcome) -> Vec<Item> {
    let sources = project.sources();
    let conflicts = |id: &str| outcome.conflicts.iter().filter(|c| c.rule == id).count();
    let line = |path: &str, span| sources.file(path).map(|(_, file)| file.range(span).line);
    let rules = plan.rules.rules.iter().enumerate().map(|(index, rule)| Item {
        id: rule.id.clone(),
        kind: view::kind(rule.kind),
        title: rule.title.clone(),
        severity: rule.severity.name(),
        path: Some(rule.origin.path.clone()),
        line: line(&rule.origin.path, rule.origin.span),
        mentions: Some(outcome.mentions.iter().filter(|(m, _)| m.rule == index).count()),
        conflicts: conflicts(&rule.id),
        tests: Some(rule.tests.len()),
    });
    let relations = plan.rules.relations.iter().map(|relation| Item {
        id: relation.id.clone(),
        kind: "relation",
        title: relation.text.clone(),
        severity: relation.severity.name(),
        path: Some(relation.origin.path.clone()),
        line: line(&relation.origin.path, relation.origin.span),
        mentions: None,
        conflicts: conflicts(&relation.id),
        tests: None,
    });
    let checks = CHECKS.iter().map(|check| Item {
        id: check.id().to_owned(),
        kind: "check",
        title: check.about().to_owned(),
        severity: plan.level(*check).map_or("off", |severity| severity.name()),
        path: None,
        line: None,
        mentions: None,
        conflicts: conflicts(check.id()),
        tests: None,
    });
    rules.chain(relations).chain(checks).collect()
}

/// Columns that line up.
fn lines(items: &[Item]) -> String {
    let width = items.iter().map(|item| item.id.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for item in items {
        let parts = [
            item.mentions.map(|n| counted(n, "mention")),
            Some(counted(item.conflicts, "conflict")),
            item.tests.map(|n| counted(n, "test")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        out += &format!(
            "{:width$}  {:11}  {:7}  {}\n{:width$}  {}\n",
            item.id,
            item.kind,
            item.severity,
            parts.join(", "),
            "",
            item.title
        );
    }
    out
}
