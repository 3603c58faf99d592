//! Reading the corpus. In: the files of a project. Out: what every article holds, in the order of their paths.
//!
//! A file is read, looked at and dropped: what is held grows with what was found and not with the text. Where the cache knows what a
//! file holds it is not read at all ([`super::warm`]), and where it knows what all files together came to, nothing is.

use super::output;
use super::project::{Corpus, Project};
use crate::cache::{self, Cache, SeenFile, Stamp};
use crate::corpus::{self, Article};
use crate::engine::quotes::packed::Packed;
use crate::engine::{self, Card, Plan, Recent, Seen};
use crate::files::File;
use crate::problem::Problem;
use rayon::prelude::*;
use std::path::Path;

/// In a corpus of no more files than this every quote is kept at once: reading a few articles twice would cost more.
pub const FEW: usize = 120;
/// A corpus with fewer files than this, and less text, is not worth a cache: reading it takes no longer than looking it up.
const SMALL_FILES: usize = 64;
const SMALL_BYTES: u64 = 1_000_000;
/// Of a file of many articles so many are read before they are looked at, side by side, and no more bytes of them than this.
const BATCH: usize = 512;
const BATCH_BYTES: usize = 1 << 20;

/// What a run before kept.
pub struct Kept {
    cache: Cache,
    /// What is wrong with it.
    damage: Option<Problem>,
    /// Whether it came with the repository, and is not to be trusted.
    is_foreign: bool,
}

impl Kept {
    /// Opens what was kept for rules of that key in the folder of a project.
    pub fn open(root: &Path, key: cache::Key) -> Self {
        let is_foreign = cache::is_tracked(root);
        let (cache, damage) = Cache::open(&root.join(cache::FOLDER), key);
        Self { cache, damage, is_foreign }
    }
}

impl Project {
    /// Reads and examines every article, each on whatever thread is free; nothing of an article is held but what was found.
    pub fn examine(&self, plan: &Plan) -> Corpus {
        let mut problems = Vec::new();
        let (files, stamps) = self.stamped_files(&mut problems);
        problems.extend(self.prepare(files.iter()));
        let count = files.len();
        let mut corpus = match self.cache(&stamps) {
            Some(cache) => self.through(cache, files, stamps, plan),
            None => {
                drop(stamps);
                self.afresh(&files, plan)
            }
        };
        corpus.problems.append(&mut problems);
        self.counted(corpus, count)
    }

    /// The same without a cache.
    fn afresh(&self, files: &[File], plan: &Plan) -> Corpus {
        let all = self.whole || files.len() <= FEW;
        let see = |file: &File| Page::of(&file.path, self.see(file, plan, all));
        let pages = || files.par_iter().map(see).collect();
        let (mut pages, ()): (Vec<Page>, ()) = rayon::join(pages, || plan.prepare());
        if !all {
            let recurring = engine::recurring(pages.iter().flat_map(Page::outlines));
            (pages.par_iter_mut().zip(files)).for_each(|(page, file)| {
                page.settle(&file.path, &recurring, || self.see(file, plan, true));
            });
        }
        Corpus::of(files, pages)
    }

    /// Says how many files there were, and where there was no article.
    pub fn counted(&self, mut corpus: Corpus, files: usize) -> Corpus {
        corpus.files = files;
        let found_none = corpus.findings.is_empty() && corpus.blank.is_empty();
        if corpus.known.as_ref().map_or(found_none, |outcome| outcome.articles.is_empty()) {
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
        let (mut seen, mut values) = (SeenFile::default(), Recent::default());
        let mut look = |articles: &mut Vec<Article>| -> Vec<Seen> {
            let see = |article: &Article| engine::see(article, plan, quotes);
            let mut looked: Vec<Seen> = articles.par_iter().map(see).collect();
            looked.iter_mut().for_each(|own| own.findings.share_values(&mut values));
            articles.clear();
            looked
        };
        let (mut articles, mut held) = (Vec::new(), 0);
        corpus::read_each(&file.path, bytes, &given, &mut |mut read| {
            held += read.articles.iter().map(|article| article.prose.len()).sum::<usize>();
            articles.append(&mut read.articles);
            seen.problems.append(&mut read.problems);
            if articles.len() >= BATCH || held >= BATCH_BYTES {
                seen.articles.extend(look(&mut articles));
                held = 0;
            }
        });
        seen.articles.extend(look(&mut articles));
        seen
    }

    /// The cache of the project, where it is wanted, worth it and trusted; for a run that is compared with another, one that ends with
    /// it.
    fn cache(&self, stamps: &[Stamp]) -> Option<Cache> {
        if self.whole {
            return None;
        }
        let kept = self.keeps(stamps).then(|| self.ahead.kept(&self.root, self.key));
        if kept.as_ref().is_some_and(|kept| kept.is_foreign) {
            said(Some(cache::tracked()));
        }
        match kept.filter(|kept| !kept.is_foreign) {
            Some(Kept { cache, damage, .. }) => {
                said(damage);
                Some(cache)
            }
            None => self.compares.then(Cache::nowhere),
        }
    }

    /// Whether a cache is wanted and worth it.
    fn keeps(&self, stamps: &[Stamp]) -> bool {
        let bytes: u64 = stamps.iter().map(Stamp::size).sum();
        !self.no_cache && (stamps.len() >= SMALL_FILES || bytes >= SMALL_BYTES)
    }

    /// Opens what was kept for the rules of this project.
    pub fn open_cache(&self) -> Cache {
        let Kept { cache, damage, .. } = Kept::open(&self.root, self.key);
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

/// What was seen in a file, held until all were read: in little room where there is nothing in it, as in most files of a large corpus.
pub enum Page {
    /// One article of the file's path, with nothing in it but quotes; these are left out.
    Blank(Packed),
    /// Anything else.
    Seen(Box<SeenFile>),
}

impl Default for Page {
    fn default() -> Self {
        Page::Blank(Packed::default())
    }
}

impl Page {
    /// What was seen in the file of that path.
    pub fn of(path: &str, mut seen: SeenFile) -> Self {
        let leaves_none = |seen: &Seen| seen.quotes == seen.outlines.is_empty();
        match seen.blank(path).is_some_and(leaves_none) {
            true => Page::Blank(std::mem::take(&mut seen.articles[0].outlines)),
            false => Page::Seen(Box::new(seen)),
        }
    }

    /// The quotes of each article.
    fn outlines(&self) -> impl Iterator<Item = &Packed> + Clone {
        let (blank, seen) = match self {
            Page::Blank(own) => (Some(own), &[][..]),
            Page::Seen(seen) => (None, &*seen.articles),
        };
        blank.into_iter().chain(seen.iter().map(|seen| &seen.outlines))
    }

    /// Settles its quotes, as [`settle`] does, after which nothing is held of them beside what was found.
    fn settle(&mut self, path: &str, recurring: &[u64], again: impl FnOnce() -> SeenFile) {
        match self {
            Page::Blank(own) if own.recurs(recurring) => {
                let mut seen = again();
                settle(&mut seen, recurring, SeenFile::default);
                *self = Page::of(path, seen);
            }
            Page::Blank(own) => *own = Packed::default(),
            Page::Seen(seen) => settle(seen, recurring, again),
        }
    }
}

impl Corpus {
    /// What was seen in all files, in their order.
    pub fn of(files: &[File], pages: Vec<Page>) -> Self {
        let mut corpus = Corpus::default();
        let count = |page: &Page| if let Page::Seen(seen) = page { seen.articles.len() } else { 0 };
        corpus.findings.reserve_exact(pages.iter().map(count).sum());
        let is_blank = |page: &&Page| matches!(page, Page::Blank(_));
        corpus.blank.reserve_exact(pages.iter().filter(is_blank).count());
        for (file, page) in files.iter().zip(pages) {
            match page {
                Page::Blank(_) => {
                    corpus.blank.push(Card { path: file.path.clone(), ..Card::default() });
                }
                Page::Seen(mut seen) => {
                    corpus.findings.extend(seen.articles.into_iter().map(|seen| seen.findings));
                    corpus.told.append(&mut seen.problems);
                }
            }
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
