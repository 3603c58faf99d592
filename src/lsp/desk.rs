//! What lies on the desk: every article's findings, and what judging them came to. In: the project and the bytes of files. Out: the
//! outcome, kept up with each article that changes.

use super::place::Text;
use super::{Buffers, Project};
use crate::corpus;
use crate::engine::{self, Conflict, Findings, Mention, Outcome, Verdict};
use crate::files::{self, File};
use crate::problem::Problem;
use rayon::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A project under watch.
pub struct Desk {
    /// Settings, rules, and where the files are.
    pub project: Box<dyn Project>,
    /// What every file of the corpus holds, by its path relative to the root.
    held: BTreeMap<String, Held>,
    /// What could not be looked at while the files were found.
    found: Vec<Problem>,
    /// What judging came to.
    pub outcome: Outcome,
    /// Texts that places were worked out in, by path relative to the root.
    texts: RefCell<BTreeMap<String, Option<Rc<Text>>>>,
}

/// What one file holds.
#[derive(Default)]
struct Held {
    findings: Vec<Findings>,
    problems: Vec<Problem>,
}

impl Desk {
    /// Reads, examines and judges the whole corpus.
    pub fn new(project: Box<dyn Project>, buffers: &Buffers) -> Self {
        let (files, found) = project.articles();
        let held = files
            .par_iter()
            .map(|file| {
                let buffer = buffers.get(&file.absolute).cloned();
                let bytes = buffer.map_or_else(|| files::read(file), Ok);
                (file.path.clone(), examine(&*project, &file.path, bytes))
            })
            .collect();
        let (outcome, texts) = (Outcome::default(), RefCell::default());
        let mut desk = Self { project, held, found, outcome, texts };
        desk.judge();
        desk
    }

    /// Whether a file of this path belongs to the corpus.
    pub fn holds(&self, path: &str) -> bool {
        self.held.contains_key(path)
    }

    /// A file's path relative to the root, with `/`.
    pub fn relative(&self, path: &Path) -> Option<String> {
        files::relative(self.project.root(), path)
    }

    /// Where a path relative to the root lies; of an article in JSON lines, its file.
    pub fn absolute(&self, path: &str) -> PathBuf {
        let rules = self.project.rule_files();
        match rules.binary_search_by(|file| file.path.as_str().cmp(path)) {
            Ok(place) => rules[place].absolute.clone(),
            Err(_) => self.project.root().join(corpus::file_of(path)),
        }
    }

    /// Puts new bytes in place of a file of the corpus, or what lies on disk when there are none. [`Desk::judge`] afterwards.
    pub fn replace(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        if !self.holds(path) {
            return;
        }
        let absolute = self.project.root().join(path);
        let bytes =
            bytes.map_or_else(|| files::read(&File { path: path.to_owned(), absolute }), Ok);
        let held = examine(&*self.project, path, bytes);
        self.held.insert(path.to_owned(), held);
        self.forget(path);
    }

    /// Drops the text of a file, which has changed.
    pub fn forget(&mut self, path: &str) {
        self.texts.get_mut().remove(path);
    }

    /// Judges everything again.
    pub fn judge(&mut self) {
        let findings = self.held.values().flat_map(|held| held.findings.iter().cloned()).collect();
        self.outcome = engine::judge(findings, self.project.plan());
        let of_files = self.held.values().flat_map(|held| held.problems.iter());
        let others = self.found.iter().chain(self.project.problems()).chain(of_files);
        self.outcome.problems.extend(others.cloned());
    }

    /// The path of a mention's article.
    pub fn article(&self, mention: &Mention) -> &str {
        self.outcome.articles.get(mention.article).map_or("", |card| &card.path)
    }

    /// Conflicts by the file that their outlier stands in.
    pub fn conflicts(&self) -> BTreeMap<&str, Vec<&Conflict>> {
        let mut out: BTreeMap<&str, Vec<&Conflict>> = BTreeMap::new();
        for conflict in &self.outcome.conflicts {
            out.entry(corpus::file_of(self.article(&conflict.outlier))).or_default().push(conflict);
        }
        out
    }

    /// Conflicts whose outlier stands in a file.
    pub fn conflicts_in(&self, path: &str) -> impl Iterator<Item = &Conflict> {
        let stands =
            move |conflict: &&Conflict| corpus::file_of(self.article(&conflict.outlier)) == path;
        self.outcome.conflicts.iter().filter(stands)
    }

    /// The mentions in a file, with their verdicts.
    pub fn mentions_in(
        &self,
        path: &str,
    ) -> impl Iterator<Item = &(std::sync::Arc<Mention>, Verdict)> {
        self.outcome
            .mentions
            .iter()
            .filter(move |(mention, _)| corpus::file_of(self.article(mention)) == path)
    }

    /// The text behind a path relative to the root, the unsaved one first.
    pub fn text(&self, path: &str, buffers: &BTreeMap<PathBuf, Text>) -> Option<Rc<Text>> {
        let path = corpus::file_of(path);
        if let Some(known) = self.texts.borrow().get(path) {
            return known.clone();
        }
        let absolute = self.absolute(path);
        let text = match buffers.get(&absolute) {
            Some(text) => Some(text.clone()),
            None => files::read(&File { path: path.to_owned(), absolute }).ok().map(Text::new),
        };
        let text = text.map(Rc::new);
        self.texts.borrow_mut().insert(path.to_owned(), text.clone());
        text
    }
}

fn examine(project: &dyn Project, path: &str, bytes: Result<Vec<u8>, Box<Problem>>) -> Held {
    let plan = project.plan();
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(problem) => return Held { findings: Vec::new(), problems: vec![*problem] },
    };
    let given = |article: &str| project.config().given(article);
    let read = corpus::read(path, bytes, &given);
    let examine = |article: &corpus::Article| engine::see(article, plan, true).findings;
    Held { findings: read.articles.iter().map(examine).collect(), problems: read.problems }
}
