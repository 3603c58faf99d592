//! `--since`: what a change introduces. In: a finished report and a revision. Out: the report with only the conflicts that the merge
//! base does not have, and those that the change resolves.

use super::args::Global;
use super::narrow::Narrow;
use super::project::Project;
use crate::change::Revision;
use crate::engine::Outcome;
use crate::problem::{Problem, Severity};
use crate::report::model::{Base, Report};
use crate::report::{known, view};

/// A run that is compared with its base.
pub struct Change<'a> {
    /// The working tree.
    pub project: &'a Project,
    /// What is reported.
    pub narrow: &'a Narrow,
    /// What was found in the working tree.
    pub outcome: &'a Outcome,
    /// The options.
    pub global: &'a Global,
}

impl Change<'_> {
    /// Leaves in `report` what the change since `revision` introduces. Where there is no base everything stays, and a problem says so.
    pub fn leave_introduced(&self, report: &mut Report, revision: &str) -> Option<Problem> {
        let base = match Revision::base(&self.project.root, revision) {
            Ok(base) => base,
            Err(missing) => {
                let message =
                    format!("--since {revision}: {}; all conflicts are listed", missing.message);
                return Some(Problem::error("factlint::change::base", message).help(missing.help));
            }
        };
        let commit = base.commit.clone();
        let project = self.project.at(base, self.global);
        let mut plan = project.plan(self.global);
        plan.today = report.today.as_ref().and_then(|day| day.parse().ok());
        let mut outcome = project.judge(project.examine(&plan), &plan);
        self.narrow.apply(&mut outcome, &plan);
        let before = view::report(&outcome, &plan, &project.sources());
        let is_there = |path: &str| {
            self.outcome.articles.binary_search_by(|card| card.path.as_str().cmp(path)).is_ok()
        };
        let unchanged = known::introduced(report, &before, is_there);
        report.base = Some(Base { rev: revision.to_owned(), commit, unchanged });
        let faults: Vec<&Problem> = (outcome.problems.iter())
            .filter(|p| p.severity == Severity::Error && p.code != "factlint::run::no-article")
            .collect();
        let first = faults.first()?;
        let message = format!(
            "the base could not be judged whole, so that this change may be blamed for more than it introduces: {}",
            first.message
        );
        Some(Problem::new("factlint::change::faulty", Severity::Warning, message))
    }
}
