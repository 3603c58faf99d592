//! `factlint check`: the main job.
//!
//! In: settings, rules and articles. Out: the conflicts in the formats that were asked for, and the status of the run.

use super::args::Global;
use super::baseline::Kept;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::narrow::Narrow;
use super::project::Project;
use super::since::{Change, Search};
use super::{output, told};
use crate::change;
use crate::corpus;
use crate::engine::Outcome;
use crate::files;
use crate::problem::Problem;
use crate::report::{self, FORMATS, Format, Report, Style, formats, view};
use crate::ruleset::FailOn;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Report only what stands in these files and folders; the corpus stays whole
    #[arg(value_name = "PATHS")]
    paths: Vec<String>,
    /// What to print [default: terminal; github in GitHub Actions]
    #[arg(long, value_name = "FORMAT", value_parser = format_names())]
    format: Option<String>,
    /// Write another format to a file, beside the one on standard output
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output_argument)]
    output: Vec<(String, String)>,
    /// Judge only this rule, relation or check
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// From which severity on conflicts end the run with status 1 [default: fail_on of the settings, else error]
    #[arg(long, value_name = "SEVERITY", value_parser = ["error", "warning", "note", "never"])]
    fail_on: Option<String>,
    /// Report only what this change introduces: conflicts that the merge base with REV does not have, and those it resolves
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Set conflicts that this file accepts apart [default: `baseline` of the settings, else factlint-baseline.json beside them]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// List the mentions that could not be settled
    #[arg(long)]
    unresolved: bool,
    /// Check again whenever a file of the project changes
    #[arg(long, conflicts_with = "stdin_path")]
    watch: bool,
    /// Read the article PATH from standard input instead of from its file
    #[arg(long, value_name = "PATH")]
    stdin_path: Option<String>,
}

fn format_names() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name()))
}

fn output_argument(text: &str) -> Result<(String, String), String> {
    let (format, file) = text.split_once('=').ok_or("expected FORMAT=FILE")?;
    if formats::named(format).is_none() {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
        return Err(format!("`{format}` is none of {}", names.join(", ")));
    }
    if file.is_empty() {
        return Err("expected FORMAT=FILE".to_owned());
    }
    Ok((format.to_owned(), file.to_owned()))
}

impl Run for Check {
    const NAME: &'static str = "check";
    const ABOUT: &'static str = "Check articles against rules and against each other";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        if self.watch {
            let root = Project::open(global)?.root;
            return super::watch::watch(&root, || self.once(global));
        }
        self.once(global)
    }
}

impl Check {
    /// One run.
    fn once(&self, global: &Global) -> Result<Exit, Stop> {
        let begin = Instant::now();
        let mut project = Project::open_corpus(global)?;
        if let Some(path) = &self.stdin_path {
            replace(&mut project, path)?;
        }
        let narrow = Narrow::new(&self.paths, &self.rule, &project)?;
        let search = self.since.as_ref().map(|rev| Search::begin(project.root.clone(), rev));
        let plan = project.plan(global);
        // The base takes from the working tree what the change leaves alone.
        project.compares = search.is_some();
        let corpus = project.examine(&plan);
        let files = corpus.files;
        let (mut outcome, mut ledger) = project.rule(corpus, &plan, None);
        narrow.know_paths(&outcome)?;
        narrow.apply(&mut outcome, &plan);
        let mut sources = project.sources();
        if let Some(ledger) = &ledger {
            sources = sources.with_ranges(ledger.places(&ledger.key())).held_to(ledger.witness());
        }
        let mut report = view::report(&outcome, &plan, &sources);
        report.fail_on = self.fail_on(&project);
        report.prefix = change::prefix(&project.root);
        let mut problems = Vec::new();
        self.accept(&mut report, &outcome, &project, &narrow, &mut problems)?;
        if let (Some(search), Some(ledger)) = (search, &mut ledger) {
            let (project, narrow, plan, sources) = (&project, &narrow, &plan, &sources);
            let change = Change { project, narrow, plan, sources, outcome: &outcome, global };
            problems.extend(change.leave_introduced(&mut report, search, ledger));
        }
        report.problems.extend(problems.iter().map(|problem| view::problem(problem, &sources)));
        if self.unresolved {
            report.unresolved = Some(view::unresolved(&outcome, &plan, &sources));
        }
        if global.verbose {
            let rules = project.rule_files.len();
            let time = begin.elapsed().as_millis();
            output::complain(&format!("{files} files and {rules} rule files read in {time} ms"));
        }
        told::drawn(&report.problems, global);
        self.print(&report, global)?;
        if let Some(ledger) = &mut ledger {
            if let Some(places) = sources.learned() {
                ledger.lay(&ledger.key(), places);
            }
            ledger.keep();
        }
        let status = status(&report);
        if !self.watch {
            // The run ends here: what a large corpus left behind goes with it, sooner than piece by piece.
            std::mem::forget((report, sources, outcome));
            std::mem::forget((project, plan, ledger));
        }
        Ok(status)
    }
}

impl Check {
    fn fail_on(&self, project: &Project) -> Option<crate::problem::Severity> {
        let named = self.fail_on.as_deref().and_then(FailOn::named);
        match named.unwrap_or(project.config.fail_on) {
            FailOn::At(severity) => Some(severity),
            FailOn::Never => None,
        }
    }

    /// Sets apart what the baseline accepts.
    fn accept(
        &self,
        report: &mut Report,
        outcome: &Outcome,
        project: &Project,
        narrow: &Narrow,
        problems: &mut Vec<Problem>,
    ) -> Result<(), Stop> {
        let kept = Kept::find(self.baseline.clone(), project);
        let Some(baseline) = kept.read(problems)? else { return Ok(()) };
        let used = kept.accept(report, &baseline, outcome);
        if narrow.is_all() {
            problems.extend(kept.idle(&baseline, &used));
        }
        Ok(())
    }

    /// Writes the files that were asked for, then standard output.
    fn print(&self, report: &Report, global: &Global) -> Result<(), Stop> {
        for (format, file) in &self.output {
            if let Some(format) = formats::named(format) {
                let bytes = written(format, report, Style::PLAIN)?;
                files::write(Path::new(file), &bytes).map_err(|e| Stop::io(file, e))?;
            }
        }
        let in_actions = std::env::var("GITHUB_ACTIONS").is_ok_and(|value| value == "true");
        let default = if in_actions { "github" } else { "terminal" };
        let name = self.format.as_deref().unwrap_or(default);
        if let Some(format) = formats::named(name) {
            output::stream(|out| format.write(report, global.output(), out))?;
        }
        if name == "github" {
            summary(report)?;
        }
        Ok(())
    }
}

/// A report in one format.
pub fn written(format: &dyn Format, report: &Report, style: Style) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    format.write(report, style, &mut bytes).map_err(|e| Stop::io(format.name(), e))?;
    Ok(bytes)
}

/// The status of a run by its report: the format never changes it.
pub fn status(report: &Report) -> Exit {
    if report.is_untrusted() {
        Exit::Untrusted
    } else if report.conflicts.iter().any(|conflict| report.fails(conflict.severity)) {
        Exit::Conflicts
    } else {
        Exit::Clean
    }
}

/// Appends the comment to the job summary, where GitHub Actions names its file.
pub fn summary(report: &Report) -> Result<(), Stop> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let bytes = written(&report::formats::Markdown, report, Style::PLAIN)?;
    let shown = path.to_string_lossy().into_owned();
    let file = std::fs::OpenOptions::new().append(true).create(true).open(&path);
    file.and_then(|mut file| std::io::Write::write_all(&mut file, &bytes))
        .map_err(|e| Stop::io(shown, e))
}

/// Standard input in place of an article's file; of what is longer than an article may be only so much that it is told.
fn replace(project: &mut Project, path: &str) -> Result<(), Stop> {
    let inside = project.inside(path)?;
    let most = corpus::largest(path).map_or(u64::MAX, |most| most as u64 + 1);
    let mut bytes = Vec::new();
    let mut input = std::io::stdin().lock().take(most);
    input.read_to_end(&mut bytes).map_err(|e| Stop::io("standard input", e))?;
    project.replaced.insert(inside, bytes);
    Ok(())
}
