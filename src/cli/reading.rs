//! Reading the corpus. In: the files of a project. Out: what every article holds, in the order of their paths.
//!
//! A file is read, looked at and dropped: what is held grows with what was found and not with the text. Where the cache knows what a
//! file holds it is not read at all, and where it knows what all files together came to, nothing is.

use super::output;
use super::project::{Corpus, Project};
use crate::cache::{self, Cache, Known, SeenFile, Stamp};
use crate::corpus;
use crate::engine::{self, Outcome, Plan, Seen};
use crate::files::File;
use crate::problem::Problem;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// In a corpus of no more files than this every quote is kept at once: reading a few articles twice would cost more.
const FEW: usize = 120;
/// A corpus with fewer files than this, and less text, is not worth a cache: reading it takes no longer than looking it up.
const SMALL_FILES: usize = 64;
const SMALL_BYTES: u64 = 1_000_000;

/// What was seen in each file, by path.
pub type Looked = BTreeMap<String, SeenFile>;

/// What is to be kept when the corpus was judged.
pub struct Ledger {
    cache: Cache,
    files: Vec<(String, Stamp, Known)>,
    key: cache::Key,
}

/// One file of this run.
struct Page<'f> {
    file: &'f File,
    stamp: Stamp,
    known: Known,
    seen: Option<SeenFile>,
}

impl Project {
    /// Reads and examines every article, each on whatever thread is free; nothing of an article is held but what was found.
    pub fn examine(&self, plan: &Plan) -> Corpus {
        let mut problems = Vec::new();
        let files = self.article_files(&mut problems);
        problems.extend(self.prepare(files.iter()));
        let stamps = self.stamps(&files);
        let cache = self.cache(&stamps);
        let mut corpus = match cache {
            Some(cache) => self.through(cache, &files, &stamps, plan),
            None => {
                let seen = files
                    .par_iter()
                    .map(|file| self.see(file, plan, self.whole || files.len() <= FEW));
                let seen: Vec<SeenFile> = seen.collect();
                let held = self.held(&files, &seen);
                Corpus {
                    seen: held,
                    ..self.gather(&files, seen, |_, file| self.see(file, plan, true))
                }
            }
        };
        corpus.problems.append(&mut problems);
        corpus.files = files.len();
        if corpus.known.as_ref().map_or(corpus.findings.is_empty(), |o| o.articles.is_empty()) {
            corpus.problems.push(self.nothing_found());
        }
        corpus
    }

    /// As [`Project::examine`], of a base: what was seen by the same plan in files of the working tree that are the same is taken from
    /// there. `ignored` says which files of the revision git would not list.
    pub fn examine_beside(
        &self,
        head: &Looked,
        plan: &Plan,
        ignored: &dyn Fn(&File) -> bool,
    ) -> Corpus {
        let mut problems = Vec::new();
        let mut files = self.article_files(&mut problems);
        files.retain(|file| !ignored(file));
        let same = |file: &File| head.get(&file.path).filter(|_| self.is_same(&file.path)).cloned();
        let known: Vec<Option<SeenFile>> = files.par_iter().map(same).collect();
        let unknown = files.iter().zip(&known).filter(|(_, known)| known.is_none());
        problems.extend(self.prepare(unknown.map(|(file, _)| file)));
        let few = files.len() <= FEW;
        let seen = (files.par_iter())
            .zip(known)
            .map(|(file, known)| known.unwrap_or_else(|| self.see(file, plan, few)))
            .collect();
        let mut corpus = self.gather(&files, seen, |_, file| self.see(file, plan, true));
        corpus.problems.append(&mut problems);
        corpus.files = files.len();
        if corpus.findings.is_empty() {
            corpus.problems.push(self.nothing_found());
        }
        corpus
    }

    /// What was seen in each file, where it is to be held.
    fn held(&self, files: &[File], seen: &[SeenFile]) -> Looked {
        let all = files.iter().zip(seen).filter(|_| self.compares);
        all.map(|(file, seen)| (file.path.clone(), seen.clone())).collect()
    }

    /// What is seen in one file.
    pub fn see(&self, file: &File, plan: &Plan, quotes: bool) -> SeenFile {
        match self.bytes(file) {
            Ok(bytes) => self.see_bytes(file, bytes, plan, quotes),
            Err(problem) => SeenFile { articles: Vec::new(), problems: vec![*problem] },
        }
    }

    fn see_bytes(&self, file: &File, bytes: Vec<u8>, plan: &Plan, quotes: bool) -> SeenFile {
        let given = |article: &str| self.given(article);
        let read = corpus::read(&file.path, bytes, &given);
        let articles = read.articles.iter().map(|a| engine::see(a, plan, quotes)).collect();
        SeenFile { articles, problems: read.problems }
    }

    /// All files together. Files whose quotes have to be compared with those of others are looked at once more for them, by `again`.
    pub fn gather(
        &self,
        files: &[File],
        mut seen: Vec<SeenFile>,
        again: impl Fn(usize, &File) -> SeenFile + Sync,
    ) -> Corpus {
        let recurring = engine::recurring(seen.iter().flat_map(|file| &file.articles));
        let lacks = |seen: &Seen| seen.lacks_quotes(&recurring);
        seen.par_iter_mut().enumerate().for_each(|(number, seen)| {
            if seen.articles.iter().any(lacks)
                && let Some(file) = files.get(number)
            {
                *seen = again(number, file);
            }
        });
        let mut corpus = Corpus::default();
        for mut file in seen {
            corpus.findings.extend(file.articles.into_iter().map(|seen| seen.findings));
            corpus.told.append(&mut file.problems);
        }
        corpus
    }

    /// What the files look like; one that cannot be looked at has no certain stamp.
    fn stamps(&self, files: &[File]) -> Vec<Stamp> {
        let stamp = |file: &File| match self.is_on_disk(file) {
            true => std::fs::metadata(&file.absolute).map(|about| Stamp::new(&about)).ok(),
            false => None,
        };
        match self.no_cache || self.whole {
            true => Vec::new(),
            false => files.par_iter().map(|file| stamp(file).unwrap_or_default()).collect(),
        }
    }

    /// The cache of the project, where it is wanted and worth it.
    fn cache(&self, stamps: &[Stamp]) -> Option<Cache> {
        let bytes: u64 = stamps.iter().map(Stamp::size).sum();
        if self.no_cache || self.whole || stamps.len() < SMALL_FILES && bytes < SMALL_BYTES {
            return None;
        }
        if cache::is_tracked(&self.root) {
            said(Some(cache::tracked()));
            return None;
        }
        let (cache, damage) = Cache::open(&self.root.join(cache::FOLDER), self.key);
        said(damage);
        Some(cache)
    }

    /// Reads through the cache.
    fn through(&self, cache: Cache, files: &[File], stamps: &[Stamp], plan: &Plan) -> Corpus {
        let few = files.len() <= FEW;
        let mut pages: Vec<Page> = (files.par_iter().zip(stamps))
            .map(|(file, stamp)| self.page(&cache, file, *stamp, plan, few))
            .collect();
        let key = key_of(&pages, plan);
        let known = cache.outcome(&key);
        // A file that is read again may say something else by now: it counts in this run, and nothing is kept of that.
        let torn = AtomicBool::new(false);
        let anew = |file: &File, known: Known, quotes: bool| {
            let bytes = self.bytes(file);
            let same = |bytes: &Vec<u8>| cache::key_of(&file.path, bytes, known.day) == known.key;
            let is_same = bytes.as_ref().is_ok_and(same);
            let seen = match bytes {
                Ok(bytes) => self.see_bytes(file, bytes, plan, quotes),
                Err(problem) => SeenFile { articles: Vec::new(), problems: vec![*problem] },
            };
            match is_same {
                true => cache.keep(known.key, &seen),
                false => torn.store(true, Ordering::Relaxed),
            }
            seen
        };
        let mut corpus = match known {
            Some(_) if !self.compares => Corpus::default(),
            _ => {
                let seen = pages.par_iter_mut().map(|page| {
                    let kept = page.seen.take().or_else(|| kept(&cache, &page.known.key));
                    kept.unwrap_or_else(|| anew(page.file, page.known, few))
                });
                let seen: Vec<SeenFile> = seen.collect();
                let held = self.held(files, &seen);
                let gathered = self.gather(files, seen, |number, file| match pages.get(number) {
                    Some(page) => anew(file, page.known, true),
                    None => self.see(file, plan, true),
                });
                Corpus { seen: held, ..gathered }
            }
        };
        corpus.known = known;
        said(cache.damage());
        let files = pages.into_iter().map(|page| (page.file.path.clone(), page.stamp, page.known));
        let files = files.collect();
        // What an editor holds is not yet what lies there.
        let holds = self.is_saved() && !torn.into_inner();
        corpus.ledger = holds.then_some(Ledger { cache, files, key });
        corpus
    }

    /// One file: what is known of it without reading, else by its content; what was seen in it, where nothing is kept.
    fn page<'f>(
        &self,
        cache: &Cache,
        file: &'f File,
        stamp: Stamp,
        plan: &Plan,
        quotes: bool,
    ) -> Page<'f> {
        let today = day_of(plan);
        let page = |known, seen| Page { file, stamp, known, seen };
        if let Some(known) = cache.known(&file.path, &stamp)
            && (known.day == 0 || known.day == today)
            && cache.holds(&known.key)
        {
            return page(known, None);
        }
        let bytes = match self.bytes(file) {
            Ok(bytes) => bytes,
            Err(problem) => {
                // Not kept: what cannot be read now may be readable in the next run.
                let key = cache::key_of(&file.path, b"", -1);
                let seen = SeenFile { articles: Vec::new(), problems: vec![*problem] };
                return Page { stamp: Stamp::default(), ..page(Known { key, day: 0 }, Some(seen)) };
            }
        };
        // Which waivers run depends on the day: those of the article itself, and those of the settings.
        let dated = plan.has_dated_waivers() || engine::may_hold_waivers(&bytes);
        let day = if dated { today } else { 0 };
        let known = Known { key: cache::key_of(&file.path, &bytes, day), day };
        if cache.holds(&known.key) {
            return page(known, None);
        }
        let seen = self.see_bytes(file, bytes, plan, quotes);
        cache.keep(known.key, &seen);
        page(known, Some(seen))
    }
}

impl Ledger {
    /// Keeps what the corpus came to. What cannot be kept costs the next run time and nothing else, so it is only said.
    pub fn keep(self, outcome: &Outcome) {
        if let Err(error) = self.cache.save(self.files, (self.key, outcome)) {
            let reason = error.kind();
            output::complain(&format!(
                "the cache cannot be written ({reason}), so nothing is kept"
            ));
        }
    }
}

/// What is kept of a file, what its mentions have in common shared again.
fn kept(cache: &Cache, key: &cache::Key) -> Option<SeenFile> {
    let mut seen = cache.seen(key)?;
    seen.articles.iter_mut().for_each(|seen| seen.findings.share());
    Some(seen)
}

/// Says what is wrong with the cache. It changes no result, so it is no part of one.
fn said(damage: Option<Problem>) {
    if let Some(problem) = damage {
        output::complain(&format!("{}: {}", problem.severity.name(), problem.message));
    }
}

/// The day at which waivers are judged, as days since 1970; 1 where there is none.
fn day_of(plan: &Plan) -> i32 {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let days = plan.today.and_then(|day| epoch.until(day).ok()).map_or(0, |span| span.get_days());
    days + 1
}

/// What stands for all files together.
fn key_of(pages: &[Page], plan: &Plan) -> cache::Key {
    cache::digest(|hasher| {
        hasher.update(&day_of(plan).to_le_bytes());
        pages.iter().for_each(|page| {
            hasher.update(&page.known.key);
        });
    })
}
