//! `--since`: what a change introduces. In: a finished report and a revision. Out: the report with only the conflicts that the merge
//! base does not have, and those that the change resolves.
//!
//! The base costs what differs: a file that the change leaves alone is examined once, and where no rule, setting or table changed, what
//! was found in it in the working tree is what the base holds.

use super::args::Global;
use super::narrow::Narrow;
use super::project::Project;
use super::warm::Ledger;
use crate::change::{Missing, Revision};
use crate::corpus;
use crate::engine::{Outcome, Plan};
use crate::files::{File, Patterns};
use crate::problem::{Problem, Severity};
use crate::report::Sources;
use crate::report::model::{Base, Report};
use crate::report::places::Ranges;
use crate::report::{known, view};
use std::path::PathBuf;
use std::thread::JoinHandle;

/// The base of a change, looked up by git while the working tree is examined.
pub struct Search {
    revision: String,
    found: JoinHandle<Result<Revision, Missing>>,
}

impl Search {
    /// Starts to look for the merge base with `revision`.
    pub fn begin(root: PathBuf, revision: &str) -> Self {
        let wanted = revision.to_owned();
        let found = std::thread::spawn(move || Revision::base(&root, &wanted));
        Search { revision: revision.to_owned(), found }
    }

    /// The base, or the problem that there is none.
    fn end(self) -> Result<(String, Revision), Box<Problem>> {
        let found = self.found.join().unwrap_or_else(|_| {
            Err(Missing { message: "git gave no answer".to_owned(), help: "try again".to_owned() })
        });
        let revision = self.revision;
        found.map(|base| (revision.clone(), base)).map_err(|missing| {
            let message =
                format!("--since {revision}: {}; all conflicts are listed", missing.message);
            Box::new(Problem::error("factlint::change::base", message).help(missing.help))
        })
    }
}

/// A run that is compared with its base.
pub struct Change<'a> {
    /// The working tree.
    pub project: &'a Project,
    /// What is reported.
    pub narrow: &'a Narrow,
    /// What the working tree was examined with.
    pub plan: &'a Plan,
    /// Its files, as the report knows them.
    pub sources: &'a Sources<'a>,
    /// What was made of it.
    pub outcome: &'a Outcome,
    /// The options.
    pub global: &'a Global,
}

impl Change<'_> {
    /// Leaves in `report` what the change introduces. Where there is no base everything stays, and a problem says so.
    pub fn leave_introduced(
        &self,
        report: &mut Report,
        search: Search,
        head: &mut Ledger,
    ) -> Option<Problem> {
        let (rev, base) = match search.end() {
            Ok(found) => found,
            Err(problem) => return Some(*problem),
        };
        let commit = base.commit.clone();
        let project = self.project.at(base, self.global);
        // With the same settings, rules and tables the same is found in the same file.
        let finds_as = self.project.key == project.key;
        let mut own = None;
        if !finds_as {
            let mut plan = project.plan(self.global);
            plan.today = self.plan.today.clone();
            own = Some(plan);
        }
        let plan = own.as_ref().unwrap_or(self.plan);
        let (corpus, key) = project.beside(head, finds_as, plan, &self.ignored(head));
        let (mut outcome, mut ledger) = project.rule(corpus, plan, Some((head, key)));
        let places = ledger.as_ref().unwrap_or(head).places(&key);
        let sources = project.sources().with_ranges(match places.is_empty() {
            true => self.same_places(&project),
            false => places,
        });
        let is_examined = head.witness();
        let sources =
            sources.held_to(|path, bytes| !project.is_same(path) || is_examined(path, bytes));
        self.narrow.apply(&mut outcome, plan);
        let (before, waived) = view::conflicts(&outcome, plan, &sources);
        if let Some(places) = sources.learned().filter(|_| !self.sources.is_torn()) {
            ledger.as_mut().unwrap_or(head).lay(&key, places);
        }
        if let Some(mut ledger) = ledger {
            ledger.keep();
        }
        let is_there = |path: &str| {
            self.outcome.articles.binary_search_by(|card| card.path.as_str().cmp(path)).is_ok()
        };
        let unchanged = known::introduced(report, &before, &waived, is_there);
        report.base = Some(Base { rev, commit, unchanged });
        faulty(&outcome)
    }

    /// The places that are known of the working tree, in files that the base holds as they are.
    fn same_places(&self, base: &Project) -> Ranges {
        let mut places = self.sources.known();
        places.retain(|path, _| base.is_same(path) && base.is_same(corpus::file_of(path)));
        places
    }

    /// Tells files that git holds although `.gitignore` names them: the working tree's are not read, so the base's are not either.
    fn ignored(&self, head: &Ledger) -> impl Fn(&File) -> bool {
        let globs: Vec<&str> = self.project.config.articles.iter().map(|g| &*g.value).collect();
        let patterns = Patterns::new(&globs);
        let wanted = move |path: &str| match &patterns {
            Ok(_) if globs.is_empty() => corpus::is_text(path),
            Ok(patterns) => patterns.catches(path),
            Err(_) => false,
        };
        move |file| !head.holds(&file.path) && wanted(&file.path) && file.absolute().is_file()
    }
}

/// The warning that the base could not be judged whole, so that a change may be blamed for what was there.
fn faulty(outcome: &Outcome) -> Option<Problem> {
    let first = (outcome.problems.iter())
        .find(|p| p.severity == Severity::Error && p.code != "factlint::run::no-article")?;
    let message = format!(
        "the base could not be judged whole, so that this change may be blamed for more than it introduces: {}",
        first.message
    );
    Some(Problem::new("factlint::change::faulty", Severity::Warning, message))
}
