//! `factlint judge`: conflicts from mentions extracted elsewhere.
//!
//! In: lines that `mentions --format jsonl` printed, from any number of runs over parts of a corpus, and the same settings and rules.
//! Out: the conflicts of all articles together, as `check` prints them. No article is read.

use super::args::Global;
use super::check::status;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::{Corpus, Project};
use super::wire::Exact;
use super::{output, told};
use crate::engine::{Findings, Plan};
use crate::problem::{Problem, Severity};
use crate::report::places::Ranges;
use crate::report::{FORMATS, formats, view};
use crate::ruleset::FailOn;
use crate::text::SourceSpan;
use clap::Args;
use clap::builder::PossibleValuesParser;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;

/// The arguments of `judge`.
#[derive(Debug, Args)]
pub struct Judge {
    /// Files with mentions as `mentions --format jsonl` prints them; `-` or none: standard input
    #[arg(value_name = "FILES|-")]
    files: Vec<String>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal",
          value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    format: String,
    /// From which severity on conflicts end the run with status 1 [default: fail_on of the settings, else error]
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "note", "never"])]
    fail_on: Option<String>,
}

/// One line, as far as judging needs it.
#[derive(Deserialize)]
struct Line {
    rule: String,
    exact: Exact,
}

/// What only a run over the whole corpus can say: which rules and waivers found nothing.
const WHOLE: &[&str] = &["factlint::rule::matched-nothing", "factlint::waiver::unused"];

impl Run for Judge {
    const NAME: &'static str = "judge";
    const ABOUT: &'static str =
        "Conflicts from mentions extracted elsewhere, for corpora larger than one machine";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let project = Project::open(global)?;
        let plan = project.plan(global);
        let mut read = Mentions::default();
        let files = if self.files.is_empty() { &["-".to_owned()][..] } else { &self.files };
        for file in files {
            let (name, bytes) = bytes_of(file)?;
            read.take(name, &bytes, &project, &plan);
        }
        let findings = read.findings.into_values().collect();
        let corpus = Corpus { findings, problems: read.problems, ..Corpus::default() };
        let mut outcome = project.judge(corpus, &plan);
        outcome.problems.retain(|problem| !WHOLE.contains(&problem.code));
        let sources = project.sources().with_ranges(read.ranges);
        let mut report = view::report(&outcome, &plan, &sources);
        let fail_on = self.fail_on.as_deref().and_then(FailOn::named);
        report.fail_on = match fail_on.unwrap_or(project.config.fail_on) {
            FailOn::At(severity) => Some(severity),
            FailOn::Never => None,
        };
        told::drawn(&report.problems, global);
        if let Some(format) = formats::named(&self.format) {
            output::stream(|out| format.write(&report, global.output(), out))?;
        }
        Ok(status(&report))
    }
}

fn bytes_of(file: &str) -> Result<(&str, Vec<u8>), Stop> {
    let mut bytes = Vec::new();
    if file == "-" {
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|e| Stop::io("standard input", e))?;
        return Ok(("standard input", bytes));
    }
    Ok((file, std::fs::read(file).map_err(|e| Stop::io(file, e))?))
}

/// What all lines say.
#[derive(Default)]
struct Mentions {
    /// By article.
    findings: BTreeMap<String, Findings>,
    ranges: Ranges,
    problems: Vec<Problem>,
}

impl Mentions {
    fn take(&mut self, name: &str, bytes: &[u8], project: &Project, plan: &Plan) {
        let mut at = 0;
        let lines: Vec<(usize, &[u8])> = (bytes.split_inclusive(|byte| *byte == b'\n'))
            .map(|line| {
                at += line.len();
                (at - line.len(), line.trim_ascii())
            })
            .filter(|(_, line)| !line.is_empty())
            .collect();
        let read: Vec<_> =
            lines.par_iter().map(|(_, line)| serde_json::from_slice::<Line>(line)).collect();
        for ((start, line), read) in lines.into_iter().zip(read) {
            let fault = match read {
                Err(error) => Some(format!("the line is no mention: {}", reason(&error))),
                Ok(line) if !line.exact.is_of(&project.key) => Some(
                    "the mention was found with other rules, settings or another version"
                        .to_owned(),
                ),
                Ok(Line { rule, exact }) => {
                    let added = exact.add(&rule, plan, &mut self.findings, &mut self.ranges);
                    added.is_none().then(|| format!("there is no rule or check `{rule}`"))
                }
            };
            if let Some(message) = fault {
                let span = SourceSpan::new(start, start + line.len());
                let message = format!("{message}; it is not judged");
                let problem = Problem::new("factlint::judge::line", Severity::Error, message)
                    .at(name, span)
                    .help("judge with what `mentions --format jsonl` printed, by the same factlint and the same rules");
                self.problems.push(problem);
            }
        }
    }
}

/// What is wrong with a line, without the place: the reader sees one line and calls it the first.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.split(" at line ").next().unwrap_or(&words).to_owned()
}
