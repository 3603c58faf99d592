//! What lies on the desk: every article's findings, and what judging them came to. In: the project and the bytes of files. Out: the
//! outcome, kept up with each article that changes.

use super::place::Text;
use super::{Buffers, Project};
use crate::corpus;
use crate::engine::{self, Conflict, Docket, Findings, Mention, Outcome, Verdict};
use crate::files::{self, File};
use crate::problem::Problem;
use rayon::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A project under watch.
pub struct Desk {
    /// Settings, rules, and where the files are.
    pub project: Box<dyn Project>,
    /// The files of the corpus by their paths relative to the root, with what could not be looked at in each.
    files: BTreeMap<String, Vec<Problem>>,
    /// What could not be looked at while the files were found.
    found: Vec<Problem>,
    /// What the articles say, judged.
    docket: Docket,
    /// Texts that places were worked out in, by path relative to the root.
    texts: RefCell<BTreeMap<String, Option<Rc<Text>>>>,
}

/// What one file holds.
struct Held {
    path: String,
    findings: Vec<Findings>,
    problems: Vec<Problem>,
}

impl Desk {
    /// Reads, examines and judges the whole corpus.
    pub fn new(project: Box<dyn Project>, buffers: &Buffers) -> Self {
        let (found, docket) = (Vec::new(), Docket::new(Vec::new(), project.plan()));
        let (files, texts) = (BTreeMap::new(), RefCell::default());
        let mut desk = Self { project, files, found, docket, texts };
        desk.relist(buffers);
        desk
    }

    /// Looks which files there are; reads those that are new, and drops those that are gone.
    pub fn relist(&mut self, buffers: &Buffers) {
        let (files, found) = self.project.articles();
        self.found = found;
        let listed: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let gone: BTreeSet<String> =
            self.files.keys().filter(|path| !listed.contains(path.as_str())).cloned().collect();
        let held: Vec<Held> = files
            .par_iter()
            .filter(|file| !self.files.contains_key(&file.path))
            .map(|file| {
                let buffer = buffers.get(&file.absolute()).cloned();
                let bytes = buffer.map_or_else(|| files::read(file), Ok);
                examine(&*self.project, &file.path, bytes)
            })
            .collect();
        if !gone.is_empty() || !held.is_empty() {
            self.judge_anew(&gone, held);
        }
    }

    /// Whether a file of this path belongs to the corpus.
    pub fn holds(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// A file's path relative to the root, with `/`.
    pub fn relative(&self, path: &Path) -> Option<String> {
        files::relative(self.project.root(), path)
    }

    /// Where a path relative to the root lies; of an article in JSON lines, its file.
    pub fn absolute(&self, path: &str) -> PathBuf {
        let rules = self.project.rule_files();
        match rules.binary_search_by(|file| file.path.as_str().cmp(path)) {
            Ok(place) => rules[place].absolute(),
            Err(_) => self.project.root().join(corpus::file_of(path)),
        }
    }

    /// Puts new bytes in place of files of the corpus, or what lies on disk where there are none, and judges what that touches.
    pub fn replace(&mut self, files: Vec<(String, Option<Vec<u8>>)>) {
        let held: Vec<Held> = files
            .into_iter()
            .filter(|(path, _)| self.holds(path))
            .map(|(path, bytes)| {
                let absolute = self.project.root().join(&path);
                let file = File::new(path.clone(), &absolute);
                examine(&*self.project, &path, bytes.map_or_else(|| files::read(&file), Ok))
            })
            .collect();
        let paths: BTreeSet<String> = held.iter().map(|held| held.path.clone()).collect();
        paths.iter().for_each(|path| self.forget(path));
        let cards = self.docket.outcome().articles.iter().map(|card| card.path.as_str());
        let before: BTreeSet<&str> =
            cards.filter(|path| paths.contains(corpus::file_of(path))).collect();
        let now: BTreeSet<&str> =
            held.iter().flat_map(|h| &h.findings).map(|f| f.card.path.as_str()).collect();
        if before != now {
            // A file that cannot be read any more, or lines of JSON that have come or gone.
            return self.judge_anew(&paths, held);
        }
        let mut findings = Vec::new();
        for held in held {
            self.files.insert(held.path, held.problems);
            findings.extend(held.findings);
        }
        self.docket.replace(findings, self.project.plan());
    }

    /// Judges everything again, `held` in place of what the files `without` held.
    fn judge_anew(&mut self, without: &BTreeSet<String>, held: Vec<Held>) {
        let plan = self.project.plan();
        let docket = std::mem::replace(&mut self.docket, Docket::new(Vec::new(), plan));
        let mut findings = docket.findings();
        findings.retain(|findings| !without.contains(corpus::file_of(&findings.card.path)));
        for path in without {
            self.files.remove(path);
            self.texts.get_mut().remove(path);
        }
        for held in held {
            self.files.insert(held.path, held.problems);
            findings.extend(held.findings);
        }
        self.docket = Docket::new(findings, plan);
    }

    /// Drops the text of a file, which has changed.
    pub fn forget(&mut self, path: &str) {
        self.texts.get_mut().remove(path);
    }

    /// What judging came to.
    pub fn outcome(&self) -> &Outcome {
        self.docket.outcome()
    }

    /// Everything that could not be looked at, in files, settings and rules.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let of_files = self.files.values().flatten();
        let of_project = self.found.iter().chain(self.project.problems());
        self.outcome().problems.iter().chain(of_project).chain(of_files)
    }

    /// The path of a mention's article.
    pub fn article(&self, mention: &Mention) -> &str {
        self.outcome().articles.get(mention.article).map_or("", |card| &card.path)
    }

    /// Conflicts by the file that their outlier stands in.
    pub fn conflicts(&self) -> BTreeMap<&str, Vec<&Conflict>> {
        let mut out: BTreeMap<&str, Vec<&Conflict>> = BTreeMap::new();
        for conflict in &self.outcome().conflicts {
            out.entry(corpus::file_of(self.article(&conflict.outlier))).or_default().push(conflict);
        }
        out
    }

    /// Conflicts whose outlier stands in a file.
    pub fn conflicts_in(&self, path: &str) -> impl Iterator<Item = &Conflict> {
        let stands =
            move |conflict: &&Conflict| corpus::file_of(self.article(&conflict.outlier)) == path;
        self.outcome().conflicts.iter().filter(stands)
    }

    /// The mentions in a file, with their verdicts.
    pub fn mentions_in(
        &self,
        path: &str,
    ) -> impl Iterator<Item = &(std::sync::Arc<Mention>, Verdict)> {
        self.outcome()
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
            None => files::read(&File::new(path.to_owned(), &absolute)).ok().map(Text::new),
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
        Err(problem) => {
            let path = path.to_owned();
            return Held { path, findings: Vec::new(), problems: vec![*problem] };
        }
    };
    let given = |article: &str| project.config().given(article);
    let read = corpus::read(path, bytes, &given);
    let examine = |article: &corpus::Article| engine::see(article, plan, true).findings;
    let findings = read.articles.iter().map(examine).collect();
    Held { path: path.to_owned(), findings, problems: read.problems }
}
