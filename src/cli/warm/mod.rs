//! Reading the corpus through the cache. In: files, and what runs before kept of them. Out: what every article holds, and what all of
//! them came to where that is known.
//!
//! What changed is read and nothing else. Which quotes recur is followed from the run before, so that one article's are compared with
//! those of all others without reading these back.

mod ledger;
mod sheet;

pub use ledger::Ledger;

use super::project::{Corpus, Project};
use super::reading::{FEW, Page, said, settle};
use crate::cache::{self, Cache, CorpusKey, Key, Kind, Known, SeenFile, Stamp};
use crate::engine::{self, Plan};
use crate::files::File;
use crate::problem::Problem;
use rayon::prelude::*;
use sheet::{Before, Sheet, day_of, is_nothing};
use std::sync::Arc;

/// What is known of files, and what was seen in those that were read, but for those in which there is nothing.
struct Looked {
    known: Vec<Known>,
    seen: Vec<Option<Box<SeenFile>>>,
    problem: Option<Problem>,
}

impl Project {
    /// Reads and examines through the cache.
    pub fn through(
        &self,
        cache: Cache,
        files: Vec<File>,
        stamps: Vec<Stamp>,
        plan: &Plan,
    ) -> Corpus {
        let filed = cache.beside(files.iter().map(|file| &*file.path)).zip(&stamps);
        let (was, known): (Vec<Option<Key>>, Vec<Option<Known>>) = filed
            .map(|(filed, stamp)| {
                (filed.map(|filed| filed.known.key), filed.and_then(|filed| filed.still(stamp)))
            })
            .unzip();
        let has_all = files.len() == cache.file_count();
        let unread = has_all && known.iter().all(Option::is_some);
        let Looked { known, mut seen, .. } = self.look(&cache, &files, known, plan);
        let is_as_it_was = |(was, known): (&Option<Key>, &Known)| *was == Some(known.key);
        let same = has_all && was.iter().zip(&known).all(is_as_it_was);
        drop(was);
        let mut sheet = Sheet::new(files, stamps, known, plan);
        let mut outcome = cache.outcome(&sheet.key);
        if !(same && outcome.is_some()) {
            self.mend(&cache, &mut sheet, &mut seen, plan);
            sheet.follow(&cache, Before::of(&cache), plan);
            outcome = outcome.or_else(|| cache.outcome(&sheet.key));
        }
        let mut corpus = match &outcome {
            Some(_) => Corpus::default(),
            None => self.found(&cache, &sheet, &mut seen, plan),
        };
        corpus.known = outcome;
        said(cache.damage());
        // What an editor holds is not yet what lies there.
        let saves = self.is_saved();
        let (sheet, came) = (Arc::new(sheet), Vec::new());
        corpus.ledger = Some(Ledger { cache, sheet, came, saves, is_same: same && unread });
        corpus
    }

    /// Reads and examines the base of a change, files that the change leaves alone as `head` has them. `ignored` says which files of
    /// the revision git would not list. With the corpus comes the base's own cache, where its rules are not those of `head`.
    pub fn beside(
        &self,
        head: &Ledger,
        finds_as: bool,
        plan: &Plan,
        ignored: &dyn Fn(&File) -> bool,
    ) -> (Corpus, CorpusKey) {
        let mut problems = Vec::new();
        let mut files = self.article_files(&mut problems);
        files.retain(|file| !ignored(file));
        let of_head = |file: &File| head.sheet.at(&file.path).filter(|_| self.is_same(&file.path));
        let same: Vec<Option<usize>> = files.iter().map(of_head).collect();
        let stamp = |at: &Option<usize>| at.map_or(Stamp::default(), |at| head.sheet.stamps[at]);
        let stamps: Vec<Stamp> = same.iter().map(stamp).collect();
        let own = (!finds_as).then(|| match head.saves && head.cache.is_lasting() {
            true => self.open_cache(),
            false => Cache::nowhere(),
        });
        let cache = own.as_ref().unwrap_or(&head.cache);
        let known = (files.iter().zip(&same).zip(&stamps))
            .map(|((file, at), stamp)| match finds_as {
                true => at.map(|at| head.sheet.known[at]),
                false => cache.known(&file.path, stamp),
            })
            .collect();
        let Looked { known, mut seen, problem } = self.look(cache, &files, known, plan);
        problems.extend(problem);
        let mut sheet = Sheet::new(files, stamps, known, plan);
        let mut outcome = cache.outcome(&sheet.key);
        let mut corpus = Corpus::default();
        if outcome.is_none() {
            self.mend(cache, &mut sheet, &mut seen, plan);
            let before = match finds_as {
                true => head.before(),
                false => Before::of(cache),
            };
            sheet.follow(cache, before, plan);
            outcome = cache.outcome(&sheet.key);
            if outcome.is_none() {
                corpus = self.found(cache, &sheet, &mut seen, plan);
            }
        }
        corpus.known = outcome;
        let (count, key) = (sheet.files.len(), sheet.key);
        if let Some(cache) = own {
            // Its table is only worth writing where something in it is new.
            let (sheet, came, saves) = (Arc::new(sheet), Vec::new(), head.saves);
            corpus.ledger = Some(Ledger { cache, sheet, came, saves, is_same: false });
        }
        corpus.problems.append(&mut problems);
        (self.counted(corpus, count), key)
    }

    /// Reads every file where the cache turns out to be damaged: what it held is worked out again.
    fn mend(
        &self,
        cache: &Cache,
        sheet: &mut Sheet,
        seen: &mut Vec<Option<Box<SeenFile>>>,
        plan: &Plan,
    ) {
        if !cache.is_sound() {
            let nothing = vec![None; sheet.files.len()];
            let looked = self.look(cache, &sheet.files, nothing, plan);
            (sheet.known, *seen) = (looked.known, looked.seen);
        }
    }

    /// What is known of each file: by the hint, else by its content.
    fn look(
        &self,
        cache: &Cache,
        files: &[File],
        hints: Vec<Option<Known>>,
        plan: &Plan,
    ) -> Looked {
        let few = files.len() <= FEW;
        let holds = |known: &Known| known.day == 0 || known.day == day_of(plan);
        let hints: Vec<Option<Known>> =
            hints.into_iter().map(|known| known.filter(holds)).collect();
        let unknown = files.iter().zip(&hints).filter(|(_, known)| known.is_none());
        cache.reserve(unknown.clone().count());
        let problem = self.prepare(unknown.map(|(file, _)| file));
        let pages = (files.par_iter().zip(hints)).map(|(file, known)| match known {
            Some(known) => (known, None),
            None => self.page(cache, file, plan, few),
        });
        let (known, seen) = pages.unzip();
        Looked { known, seen, problem }
    }

    /// One file by its content; with it what was seen in it, where nothing was kept and there is something.
    fn page(
        &self,
        cache: &Cache,
        file: &File,
        plan: &Plan,
        quotes: bool,
    ) -> (Known, Option<Box<SeenFile>>) {
        let bytes = match self.bytes(file) {
            Ok(bytes) => bytes,
            Err(problem) => {
                // Not kept: what cannot be read now may be readable in the next run.
                let key = cache::key_of(&file.path, problem.message.as_bytes(), -1);
                let seen = SeenFile { articles: Vec::new(), problems: vec![*problem] };
                return (Known { key, day: 0 }, Some(Box::new(seen)));
            }
        };
        // Which waivers run depends on the day: those of the article itself, and those of the settings.
        let dated = plan.has_dated_waivers() || engine::may_hold_waivers(&bytes);
        let day = if dated { day_of(plan) } else { 0 };
        let known = Known { key: cache::key_of(&file.path, &bytes, day), day };
        if cache.holds(&known.key) {
            return (known, None);
        }
        let seen = self.see_bytes(file, bytes, plan, quotes);
        cache.keep(known.key, &file.path, &seen);
        let is_blank = seen.blank(&file.path).is_some();
        (known, (!is_blank).then(|| Box::new(seen)))
    }

    /// What is seen in a file that was looked at before. It may say something else by now: that counts in this run, and nothing of the
    /// run is kept.
    fn again(
        &self,
        cache: &Cache,
        file: &File,
        known: Known,
        plan: &Plan,
        quotes: bool,
    ) -> SeenFile {
        let bytes = match self.bytes(file) {
            Ok(bytes) => bytes,
            Err(problem) => {
                cache.spoil();
                return SeenFile { articles: Vec::new(), problems: vec![*problem] };
            }
        };
        let is_same = cache::key_of(&file.path, &bytes, known.day) == known.key;
        let seen = self.see_bytes(file, bytes, plan, quotes);
        match is_same {
            true => cache.keep(known.key, &file.path, &seen),
            false => cache.spoil(),
        }
        seen
    }

    /// What was found in all files of a sheet.
    fn found(
        &self,
        cache: &Cache,
        sheet: &Sheet,
        seen: &mut [Option<Box<SeenFile>>],
        plan: &Plan,
    ) -> Corpus {
        let all = seen.par_iter_mut().enumerate().map(|(number, seen)| {
            let (file, known) = (&sheet.files[number], sheet.known[number]);
            let recurs = sheet.quotes.as_ref().map(|quotes| quotes.recurs[number]);
            let is_blank = |kind: Kind| is_nothing(kind, recurs);
            if seen.is_none() && cache.kind(&known.key).is_some_and(is_blank) {
                return Page::default();
            }
            let again = |quotes: bool| self.again(cache, file, known, plan, quotes);
            let own = seen.take().map(|seen| *seen).or_else(|| cache.seen(&known.key, &file.path));
            let mut own = own.unwrap_or_else(|| again(recurs.is_none()));
            match &sheet.quotes {
                Some(quotes) => settle(&mut own, &quotes.recurring, || again(true)),
                None if own.articles.iter().all(|article| article.quotes) => {}
                None => own = again(true),
            }
            Page::of(&file.path, own)
        });
        Corpus::of(&sheet.files, all.collect())
    }
}
