//! `factlint test`: runs the rules' own tests.
//!
//! In: settings and rules. Out: each test that does not hold, at its place in the YAML, and the counts; status 1 when one fails.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::{Project, sort_problems};
use super::{output, told};
use crate::engine::prove::{self, Difference, Proof, Standing};
use crate::files;
use crate::report::{Sources, counted, formats, model, proof, view};
use crate::ruleset::{self, Edit, RuleSet};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::collections::BTreeMap;

/// The arguments of `test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Only these rules
    #[arg(value_name = "RULE")]
    only: Vec<String>,
    /// Fail a rule without one test that fires and one that stays silent
    #[arg(long)]
    coverage: bool,
    /// Rewrite `want:` of tests that do not hold to what is found; comments and everything else stay
    #[arg(short = 'U', long)]
    update: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

/// What `test` can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each failure at its place, and the counts
    Terminal,
    /// One JSON document
    Json,
}

#[derive(Serialize)]
struct Document {
    version: u32,
    summary: Summary,
    tests: Vec<Item>,
    uncovered: Vec<model::Problem>,
}

#[derive(Serialize, Default)]
struct Summary {
    rules: usize,
    tests: usize,
    passed: usize,
    failed: usize,
    todo: usize,
}

#[derive(Serialize)]
struct Item {
    rule: String,
    name: String,
    path: String,
    line: Option<usize>,
    result: &'static str,
    differences: Vec<Differs>,
}

#[derive(Serialize)]
struct Differs {
    wanted: Option<String>,
    found: Option<String>,
    line: Option<usize>,
}

impl Run for Test {
    const NAME: &'static str = "test";
    const ABOUT: &'static str = "Run the rules' own tests";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let mut project = Project::open(global)?;
        if self.update && self.rewrite(&project)? {
            project = Project::open(global)?;
        }
        let rules = self.chosen(&project.rules)?;
        let mut problems = project.problems.clone();
        sort_problems(&mut problems);
        let sources = project.sources();
        told::problems(&problems, &sources, global);
        let proofs = prove::prove(&rules, &project.config);
        let uncovered = if self.coverage { prove::uncovered(&rules) } else { Vec::new() };
        let summary = summary(&rules, &proofs);
        let failed = summary.failed > 0 || !uncovered.is_empty();
        let bytes = match self.format {
            Format::Terminal => {
                let style = global.output();
                let failures = proofs.iter().filter_map(|p| proof::failure(p, &sources, style));
                let uncovered = uncovered
                    .iter()
                    .map(|problem| formats::problem(&view::problem(problem, &sources), style));
                let out: String =
                    failures.chain(uncovered).flat_map(|drawn| [drawn, "\n".to_owned()]).collect();
                (out + &counts(&summary, &rules)).into_bytes()
            }
            Format::Json => {
                let tests = proofs.iter().map(|proof| item(proof, &sources)).collect();
                let uncovered = uncovered.iter().map(|p| view::problem(p, &sources)).collect();
                let document = Document { version: 1, summary, tests, uncovered };
                output::json(&document)?
            }
        };
        output::print(&bytes)?;
        Ok(match told::status(&problems) {
            Exit::Clean if failed => Exit::Conflicts,
            status => status,
        })
    }
}

impl Test {
    /// Rewrites the rule files whose `want:` differs from what is found; whether there were any.
    fn rewrite(&self, project: &Project) -> Result<bool, Stop> {
        if told::status(&project.problems) != Exit::Clean {
            // Which faults is told below, with the tests that could be read.
            output::complain("rule files with faults are not rewritten");
            return Ok(false);
        }
        let mut by_file: BTreeMap<String, Vec<Edit>> = BTreeMap::new();
        for (path, edit) in prove::corrections(&self.chosen(&project.rules)?, &project.config) {
            by_file.entry(path).or_default().push(edit);
        }
        let mut changed = false;
        for (path, edits) in by_file {
            let file = project.rule_files.iter().find(|file| file.path == path);
            let Some(file) = file else { continue };
            let text = std::fs::read_to_string(file.absolute()).map_err(|e| Stop::io(&path, e))?;
            let Some(new) = ruleset::rewrite(&text, &edits) else {
                let message = format!(
                    "{path}: a `want:` is written in a way that cannot be changed list by list"
                );
                output::complain(&message);
                continue;
            };
            files::write(&file.absolute(), new.as_bytes()).map_err(|e| Stop::io(&path, e))?;
            let tests = counted(edits.len(), "test");
            output::complain(&format!("rewrote `want:` of {tests} in {path}"));
            changed = true;
        }
        Ok(changed)
    }

    /// The rules that are named; all of them when none is.
    fn chosen(&self, rules: &RuleSet) -> Result<RuleSet, Stop> {
        if let Some(id) = self.only.iter().find(|id| rules.find(id).is_none()) {
            return Err(Stop::Usage(format!("there is no rule `{id}`")));
        }
        // A test is about one rule alone, so that relations, which go by a rule's place, play no part.
        let mut chosen = RuleSet { relations: Vec::new(), ..rules.clone() };
        chosen.rules.retain(|rule| self.only.is_empty() || self.only.contains(&rule.id));
        Ok(chosen)
    }
}

fn summary(rules: &RuleSet, proofs: &[Proof]) -> Summary {
    let count =
        |wanted: fn(&Standing) -> bool| proofs.iter().filter(|p| wanted(&p.standing)).count();
    Summary {
        rules: rules.rules.len(),
        tests: proofs.len(),
        passed: count(|standing| matches!(standing, Standing::Passed)),
        failed: proofs.iter().filter(|proof| proof.fails()).count(),
        todo: count(|standing| matches!(standing, Standing::Todo(_))),
    }
}

/// The last line.
fn counts(summary: &Summary, rules: &RuleSet) -> String {
    let mut out = format!(
        "{} of {}: {} passed, {} failed",
        counted(summary.tests, "test"),
        counted(summary.rules, "rule"),
        summary.passed,
        summary.failed
    );
    if summary.todo > 0 {
        out += &format!(", {}", counted(summary.todo, "known gap"));
    }
    match rules.rules.iter().filter(|rule| rule.tests.is_empty()).count() {
        0 => {}
        1 => out += "; 1 rule has no test",
        n => out += &format!("; {n} rules have no test"),
    }
    out + "\n"
}

fn item(proof: &Proof, sources: &Sources) -> Item {
    let line = |origin: &crate::ruleset::Origin| {
        sources.file(&origin.path).map(|(_, file)| file.range(origin.span).line)
    };
    let (result, differences) = match &proof.standing {
        Standing::Passed => ("passed", &[][..]),
        Standing::Failed(differences) => ("failed", differences.as_slice()),
        Standing::Todo(differences) => ("todo", differences.as_slice()),
        Standing::Done => ("todo-passes", &[][..]),
    };
    let differs = |difference: &Difference| Differs {
        wanted: difference.wanted.clone(),
        found: difference.found.clone(),
        line: line(&difference.origin),
    };
    Item {
        rule: proof.rule.clone(),
        name: proof.name.clone(),
        path: proof.origin.path.clone(),
        line: line(&proof.origin),
        result,
        differences: differences.iter().map(differs).collect(),
    }
}
