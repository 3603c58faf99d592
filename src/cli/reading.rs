//! Reading the corpus. In: the files of a project. Out: what every article holds, in the order of their paths.
//!
//! A file is read, looked at and dropped: what is held grows with what was found and not with the text. Where the cache knows what a
//! file holds it is not read at all ([`super::warm`]), and where it knows what all files together came to, nothing is.

use super::output;
use super::project::{Corpus, Project};
use crate::cache::{self, Cache, SeenFile, Stamp};
use crate::corpus;
use crate::engine::{self, Plan};
use crate::files::File;
use crate::problem::Problem;
use rayon::prelude::*;

/// In a corpus of no more files than this every quote is kept at once: reading a few articles twice would cost more.
pub const FEW: usize = 120;
/// A corpus with fewer files than this, and less text, is not worth a cache: reading it takes no longer than looking it up.
const SMALL_FILES: usize = 64;
const SMALL_BYTES: u64 = 1_000_000;

impl Project {
    /// Reads and examines every article, each on whatever thread is free; nothing of an article is held but what was found.
    pub fn examine(&self, plan: &Plan) -> Corpus {
        let mut problems = Vec::new();
        let (files, stamps) = self.stamped_files(&mut problems);
        problems.extend(self.prepare(files.iter()));
        let count = files.len();
        let mut corpus = match self.cache(&stamps) {
            Some(cache) => self.through(cache, files, stamps, plan),
            None => self.afresh(&files, plan),
        };
        corpus.problems.append(&mut problems);
        self.counted(corpus, count)
    }

    /// The same without a cache.
    fn afresh(&self, files: &[File], plan: &Plan) -> Corpus {
        let all = self.whole || files.len() <= FEW;
        let mut seen: Vec<SeenFile> =
            files.par_iter().map(|file| self.see(file, plan, all)).collect();
        if !all {
            let articles = seen.iter().flat_map(|file| &file.articles);
            let recurring = engine::recurring(articles);
            (seen.par_iter_mut().zip(files)).for_each(|(seen, file)| {
                settle(seen, &recurring, || self.see(file, plan, true));
            });
        }
        Corpus::of(seen)
    }

    /// Says how many files there were, and where there was no article.
    pub fn counted(&self, mut corpus: Corpus, files: usize) -> Corpus {
        corpus.files = files;
        if corpus.known.as_ref().map_or(corpus.findings.is_empty(), |o| o.articles.is_empty()) {
            corpus.problems.push(self.nothing_found());
        }
        corpus
    }

    /// What is seen in one file; `quotes`: all its quotes too.
    pub fn see(&self, file: &File, plan: &Plan, quotes: bool) -> SeenFile {
        match self.bytes(file) {
            Ok(bytes) => self.see_bytes(file, bytes, plan, quotes),
            Err(problem) => SeenFile { articles: Vec::new(), problems: vec![*problem] },
        }
    }

    /// What is seen in the bytes of a file.
    pub fn see_bytes(&self, file: &File, bytes: Vec<u8>, plan: &Plan, quotes: bool) -> SeenFile {
        let given = |article: &str| self.given(article);
        let text = || corpus::skim(&file.path, &bytes, &given);
        if let Some(seen) = engine::skim(&file.path, plan, text) {
            return SeenFile { articles: vec![seen], problems: Vec::new() };
        }
        let read = corpus::read(&file.path, bytes, &given);
        let articles = read.articles.iter().map(|a| engine::see(a, plan, quotes)).collect();
        SeenFile { articles, problems: read.problems }
    }

    /// The cache of the project, where it is wanted and worth it; for a run that is compared with another, one that ends with it.
    fn cache(&self, stamps: &[Stamp]) -> Option<Cache> {
        if self.whole {
            return None;
        }
        match self.keeps(stamps) {
            true => Some(self.open_cache()),
            false => self.compares.then(Cache::nowhere),
        }
    }

    /// Whether a cache is wanted, worth it and trusted.
    fn keeps(&self, stamps: &[Stamp]) -> bool {
        let bytes: u64 = stamps.iter().map(Stamp::size).sum();
        if self.no_cache || stamps.len() < SMALL_FILES && bytes < SMALL_BYTES {
            return false;
        }
        let is_foreign = cache::is_tracked(&self.root);
        said(is_foreign.then(cache::tracked));
        !is_foreign
    }

    /// Opens what was kept for the rules of this project.
    pub fn open_cache(&self) -> Cache {
        let (cache, damage) = Cache::open(&self.root.join(cache::FOLDER), self.key);
        said(damage);
        cache
    }
}

/// Leaves the quotes that have to be compared with those of other files, and no others. A file whose own are wanted and not there is
/// looked at once more for them, by `again`.
pub fn settle(seen: &mut SeenFile, recurring: &[u64], again: impl FnOnce() -> SeenFile) {
    if seen.articles.iter().any(|article| article.lacks_quotes(recurring)) {
        *seen = again();
    }
    seen.articles.iter_mut().for_each(|article| article.leave_idle_quotes(recurring));
}

impl Corpus {
    /// What was seen in all files, in their order.
    pub fn of(seen: Vec<SeenFile>) -> Self {
        let mut corpus = Corpus::default();
        for mut file in seen {
            corpus.findings.extend(file.articles.into_iter().map(|seen| seen.findings));
            corpus.told.append(&mut file.problems);
        }
        corpus
    }
}

/// Says what is wrong with the cache. It changes no result, so it is no part of one.
pub fn said(damage: Option<Problem>) {
    if let Some(problem) = damage {
        output::complain(&format!("{}: {}", problem.severity.name(), problem.message));
    }
}
