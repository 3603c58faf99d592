//! `factlint validate`: configuration, rules and waivers, without reading an article.
//!
//! In: settings and rule files. Out: every fault at its place, and how many rules there are.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::{Project, sort_problems};
use super::{output, told};
use crate::problem::{Problem, Severity};
use crate::report::{counted, model, view};
use clap::{Args, ValueEnum};
use serde::Serialize;

/// The arguments of `validate`.
#[derive(Debug, Args)]
pub struct Validate {
    /// Rule files in place of those that the settings name
    #[arg(value_name = "FILES")]
    files: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
}

/// What `validate` can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A count on standard output, the faults on standard error
    Terminal,
    /// One JSON document
    Json,
}

#[derive(Serialize)]
struct Document {
    version: u32,
    rules: usize,
    relations: usize,
    entities: usize,
    problems: Vec<model::Problem>,
}

impl Run for Validate {
    const NAME: &'static str = "validate";
    const ABOUT: &'static str = "Check configuration and rules; reads no article";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let mut global = global.clone();
        global.rules.extend(self.files.iter().cloned());
        let project = Project::open(&global)?;
        let mut problems = project.problems.clone();
        if project.rule_files.is_empty() && project.config.path.is_none() {
            problems.push(nothing());
        }
        sort_problems(&mut problems);
        let sources = project.sources();
        told::problems(&problems, &sources, &global);
        let rules = &project.rules;
        match self.format {
            Format::Json => {
                let document = Document {
                    version: 1,
                    rules: rules.rules.len(),
                    relations: rules.relations.len(),
                    entities: rules.gazetteer.entities.len(),
                    problems: problems.iter().map(|p| view::problem(p, &sources)).collect(),
                };
                output::print(&output::json(&document)?)?;
            }
            Format::Terminal => {
                let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
                let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
                let declared = [
                    counted(rules.rules.len(), "rule"),
                    counted(rules.relations.len(), "relation"),
                    counted(rules.gazetteer.entities.len(), "entity"),
                ];
                let files = counted(project.rule_files.len(), "file");
                let found = format!(
                    "{} in {files}: {}, {}\n",
                    declared.join(", "),
                    counted(errors, "error"),
                    counted(warnings, "warning")
                );
                output::words(&found)?;
            }
        }
        Ok(told::status(&problems))
    }
}

fn nothing() -> Problem {
    Problem::error("factlint::config::nothing", "there is no factlint.yml and no rule file here")
        .help("name rule files: factlint validate rules/*.yml")
}
