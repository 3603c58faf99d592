//! `factlint baseline`: accepts today's conflicts, so that only new ones fail; and the reading of that file for every other command.
//!
//! In: settings, rules and articles. Out: the baseline, sorted, one entry a conflict.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::Project;
use super::{output, told};
use crate::files;
use crate::problem::{Problem, Severity};
use crate::report::known::{self, Baseline};
use crate::report::{Report, counted, view};
use crate::text::SourceSpan;
use clap::Args;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The arguments of `baseline`.
#[derive(Debug, Args)]
pub struct Accept {
    /// The file to write [default: `baseline` of the settings, else factlint-baseline.json beside them]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Only drop entries whose conflict is gone; accept none
    #[arg(long)]
    prune: bool,
}

/// The baseline without a name of its own.
const NAME: &str = "factlint-baseline.json";

impl Run for Accept {
    const NAME: &'static str = "baseline";
    const ABOUT: &'static str = "Accept today's conflicts, so that only new ones fail";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let project = Project::open_corpus(global)?;
        let plan = project.plan(global);
        let outcome = project.judge(project.examine(&plan), &plan);
        let sources = project.sources();
        let mut report = view::report(&outcome, &plan, &sources);
        told::drawn(&report.problems, global);
        if report.is_untrusted() {
            return Err(Stop::Usage(
                "the run could not look at everything, so the baseline stays as it is".to_owned(),
            ));
        }
        let kept = Kept::find(self.baseline, &project);
        let mut baseline = Baseline::of(&report.conflicts);
        let mut dropped = 0;
        if self.prune {
            let mut problems = Vec::new();
            let Some(old) = kept.read(&mut problems)? else {
                return Err(Stop::Usage(format!("there is no baseline {}", kept.shown)));
            };
            if let Some(problem) = problems.first() {
                return Err(Stop::Usage(format!("{}: {}", kept.shown, problem.message)));
            }
            let used = kept.accept(&mut report, &old, &outcome);
            baseline = old.clone();
            let mut place = 0..;
            baseline.conflicts.retain(|_| place.next().is_some_and(|i| used.contains(&i)));
            dropped = old.conflicts.len() - baseline.conflicts.len();
        }
        files::write(&kept.path, &output::json(&baseline)?)
            .map_err(|e| Stop::io(&kept.shown, e))?;
        let mut said =
            format!("{} in {}", counted(baseline.conflicts.len(), "conflict"), kept.shown);
        if self.prune {
            said += &format!(", {dropped} dropped");
        }
        output::words(&(said + "\n"))?;
        Ok(Exit::Clean)
    }
}

/// A baseline file.
pub struct Kept {
    /// Where it is.
    path: PathBuf,
    /// As reports name it.
    pub shown: String,
    /// Whether somebody named it, so that it has to be there.
    named: bool,
}

impl Kept {
    /// The baseline that the command line names, else that of the settings, else the usual one.
    pub fn find(named: Option<PathBuf>, project: &Project) -> Kept {
        match (named, &project.config.baseline) {
            (Some(path), _) => Kept { shown: path.display().to_string(), path, named: true },
            (None, Some(own)) => {
                Kept { path: project.root.join(&own.value), shown: own.value.clone(), named: false }
            }
            (None, None) => {
                Kept { path: project.root.join(NAME), shown: NAME.to_owned(), named: false }
            }
        }
    }

    /// What it holds; `None` where there is none. A file that is no baseline is a problem.
    ///
    /// # Errors
    /// One that the command line names and that cannot be read.
    pub fn read(&self, problems: &mut Vec<Problem>) -> Result<Option<Baseline>, Stop> {
        let bytes = match std::fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !self.named => {
                return Ok(None);
            }
            Err(error) => return Err(Stop::io(&self.shown, error)),
        };
        match serde_json::from_slice::<Baseline>(&bytes) {
            Ok(baseline) if baseline.version == 1 => return Ok(Some(baseline)),
            Ok(baseline) => {
                let message = format!("version {} of a baseline is not known", baseline.version);
                problems.push(malformed(message).in_file(&*self.shown));
            }
            Err(error) => {
                let before = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::len);
                let line: usize = before.take(error.line().saturating_sub(1)).sum();
                let at = (line + error.column().saturating_sub(1)).min(bytes.len());
                let problem = malformed(format!("this is no baseline: {error}"));
                problems.push(problem.at(&*self.shown, SourceSpan::new(at, at)));
            }
        }
        Ok(None)
    }

    /// Sets the accepted conflicts of a report apart; returns the entries that were used.
    pub fn accept(
        &self,
        report: &mut Report,
        baseline: &Baseline,
        outcome: &crate::engine::Outcome,
    ) -> BTreeSet<usize> {
        let is_there = |path: &str| {
            outcome.articles.binary_search_by(|card| card.path.as_str().cmp(path)).is_ok()
        };
        known::accept(report, baseline, &self.shown, is_there)
    }

    /// Says that entries of the baseline are used no more.
    pub fn idle(&self, baseline: &Baseline, used: &BTreeSet<usize>) -> Option<Problem> {
        let idle = baseline.conflicts.len() - used.len();
        let message = match idle {
            0 => return None,
            1 => "1 entry of the baseline fits no conflict any more".to_owned(),
            n => format!("{n} entries of the baseline fit no conflict any more"),
        };
        let problem = Problem::new("factlint::baseline::idle", Severity::Note, message);
        Some(problem.in_file(&*self.shown).help("drop what is fixed: factlint baseline --prune"))
    }
}

fn malformed(message: String) -> Problem {
    Problem::error("factlint::baseline::malformed", message)
        .help("write it anew with `factlint baseline`")
}
