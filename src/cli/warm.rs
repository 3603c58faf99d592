//! Reading the corpus through the cache. In: files, and what runs before kept of them. Out: what every article holds, and what all of
//! them came to where that is known.
//!
//! What changed is read and nothing else. Which quotes recur is followed from the run before, so that one article's are compared with
//! those of all others without reading these back.

use super::output;
use super::project::{Corpus, Project};
use super::reading::{FEW, said, settle};
use crate::cache::{
    self, Cache, Came, CorpusKey, Filed, Held, Key, Kind, Known, Run, SeenFile, Stamp,
};
use crate::corpus;
use crate::engine::quotes::outline::Outline;
use crate::engine::quotes::{packed, revise};
use crate::engine::{self, Findings, Outcome, Plan, Seen};
use crate::files::File;
use crate::problem::Problem;
use crate::report::places::Ranges;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where one file in so many changed, what recurs is worked out anew.
const MANY: usize = 8;

/// What is to be kept of a run, and what another run can take over from it.
pub struct Ledger {
    cache: Cache,
    sheet: Arc<Sheet>,
    came: Vec<Came>,
    saves: bool,
}

/// The files of a run.
struct Sheet {
    files: Vec<File>,
    stamps: Vec<Stamp>,
    known: Vec<Known>,
    /// What stands for all of them.
    key: CorpusKey,
    /// `None` in a small corpus, and where all is as the cache has it.
    quotes: Option<Quotes>,
}

/// What recurs among the quotes of a corpus.
#[derive(Debug, Clone)]
struct Quotes {
    recurring: Vec<u64>,
    /// For each file whether one of its quotes does.
    recurs: Vec<bool>,
}

/// A corpus that was seen before, and what recurred in it.
struct Before<'b> {
    /// Path, key, and whether one of its quotes recurred; by path.
    files: Vec<(&'b str, Key, bool)>,
    recurring: &'b [u64],
}

/// A file that is not what it was: the key that it had, and where it stands now; one that is new or gone has no more than one.
struct Change {
    was: Option<Key>,
    is: Option<usize>,
}

/// What is known of files, and what was seen in those of which nothing is kept.
struct Looked {
    known: Vec<Known>,
    seen: Vec<Option<SeenFile>>,
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
        let filed = beside(&cache, &files);
        let known: Vec<Option<Known>> = (filed.iter().zip(&stamps))
            .map(|(filed, stamp)| filed.as_ref()?.still(stamp))
            .collect();
        let is_as_it_was = |(filed, known): (&Option<Filed>, &Known)| {
            filed.as_ref().is_some_and(|filed| filed.known.key == known.key)
        };
        let Looked { known, mut seen, .. } = self.look(&cache, &files, known, plan);
        let same =
            filed.iter().zip(&known).all(is_as_it_was) && filed.len() == cache.files().count();
        drop(filed);
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
        corpus.ledger = Some(Ledger { cache, sheet: Arc::new(sheet), came: Vec::new(), saves });
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
            corpus.ledger =
                Some(Ledger { cache, sheet: Arc::new(sheet), came: Vec::new(), saves: head.saves });
        }
        corpus.problems.append(&mut problems);
        (self.counted(corpus, count), key)
    }

    /// Reads every file where the cache turns out to be damaged: what it held is worked out again.
    fn mend(
        &self,
        cache: &Cache,
        sheet: &mut Sheet,
        seen: &mut Vec<Option<SeenFile>>,
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
        let today = day_of(plan);
        let few = files.len() <= FEW;
        let holds = |known: &Known| known.day == 0 || known.day == today;
        let hints: Vec<Option<Known>> =
            hints.into_iter().map(|known| known.filter(holds)).collect();
        let unknown = files.iter().zip(&hints).filter(|(_, known)| known.is_none());
        let problem = self.prepare(unknown.map(|(file, _)| file));
        let pages = (files.par_iter().zip(hints)).map(|(file, known)| match known {
            Some(known) => (known, None),
            None => self.page(cache, file, today, plan, few),
        });
        let (known, seen) = pages.unzip();
        Looked { known, seen, problem }
    }

    /// One file by its content; with it what was seen in it, where nothing is kept.
    fn page(
        &self,
        cache: &Cache,
        file: &File,
        today: i32,
        plan: &Plan,
        quotes: bool,
    ) -> (Known, Option<SeenFile>) {
        let bytes = match self.bytes(file) {
            Ok(bytes) => bytes,
            Err(problem) => {
                // Not kept: what cannot be read now may be readable in the next run.
                let key = cache::key_of(&file.path, problem.message.as_bytes(), -1);
                let seen = SeenFile { articles: Vec::new(), problems: vec![*problem] };
                return (Known { key, day: 0 }, Some(seen));
            }
        };
        // Which waivers run depends on the day: those of the article itself, and those of the settings.
        let dated = plan.has_dated_waivers() || engine::may_hold_waivers(&bytes);
        let day = if dated { today } else { 0 };
        let known = Known { key: cache::key_of(&file.path, &bytes, day), day };
        if cache.holds(&known.key) {
            return (known, None);
        }
        let seen = self.see_bytes(file, bytes, plan, quotes);
        cache.keep(known.key, &seen);
        (known, Some(seen))
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
            true => cache.keep(known.key, &seen),
            false => cache.spoil(),
        }
        seen
    }

    /// What was found in all files of a sheet.
    fn found(
        &self,
        cache: &Cache,
        sheet: &Sheet,
        seen: &mut [Option<SeenFile>],
        plan: &Plan,
    ) -> Corpus {
        let all = seen.par_iter_mut().enumerate().map(|(number, seen)| {
            let (file, known) = (&sheet.files[number], sheet.known[number]);
            let recurs = sheet.quotes.as_ref().map(|quotes| quotes.recurs[number]);
            if seen.is_none()
                && let Some(blank) = cache.held(&known.key).and_then(|held| blank(&held, recurs))
            {
                return blank;
            }
            let again = |quotes: bool| self.again(cache, file, known, plan, quotes);
            let own = seen.take().or_else(|| cache.seen(&known.key));
            let mut own = own.unwrap_or_else(|| again(recurs.is_none()));
            match &sheet.quotes {
                Some(quotes) => settle(&mut own, &quotes.recurring, || again(true)),
                None if own.articles.iter().all(|article| article.quotes) => {}
                None => own = again(true),
            }
            own
        });
        Corpus::of(all.collect())
    }
}

/// What is kept of a file in which there is nothing, without reading more of it; `recurs` is whether its quotes are wanted, `None` where
/// all are.
fn blank(held: &Held, recurs: Option<bool>) -> Option<SeenFile> {
    let quotes = held.kind().has_quotes();
    let findings: Findings = held.blank().filter(|_| is_nothing(held.kind(), recurs))?;
    let article = Seen { findings, outlines: Vec::new(), quotes };
    Some(SeenFile { articles: vec![article], problems: Vec::new() })
}

/// Whether such an entry holds nothing, also of the quotes where these are wanted; `recurs` as for [`blank`].
fn is_nothing(kind: Kind, recurs: Option<bool>) -> bool {
    kind.is_blank() && (kind.has_quotes() || recurs == Some(false))
}

/// What the last run knew of each file.
fn beside<'c>(cache: &'c Cache, files: &[File]) -> Vec<Option<Filed<'c>>> {
    let mut filed = cache.files().peekable();
    let find = |file: &File| {
        while filed.next_if(|row| *row.path < *file.path).is_some() {}
        filed.next_if(|row| *row.path == *file.path)
    };
    files.iter().map(find).collect()
}

impl<'b> Before<'b> {
    /// What the last run left.
    fn of(cache: &'b Cache) -> Option<Self> {
        let recurring = cache.recurring()?;
        let files = cache.files().map(|row| (row.path, row.known.key, row.recurs)).collect();
        Some(Self { files, recurring })
    }
}

impl Sheet {
    fn new(files: Vec<File>, stamps: Vec<Stamp>, known: Vec<Known>, plan: &Plan) -> Self {
        let mut bytes = day_of(plan).to_le_bytes().to_vec();
        known.iter().for_each(|known| bytes.extend(known.key));
        let key = CorpusKey { files: digest_of(&bytes), ..CorpusKey::default() };
        Self { files, stamps, known, key, quotes: None }
    }

    /// Where a file stands in it.
    fn at(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()
    }

    /// Works out what recurs among the quotes of these files, followed from what recurred before (but for a corpus of which all quotes
    /// are kept), and with it what stands for what was found.
    fn follow(&mut self, cache: &Cache, before: Option<Before>, plan: &Plan) {
        if self.files.len() > FEW {
            let followed = before.and_then(|before| self.followed(cache, &before));
            self.quotes = Some(followed.unwrap_or_else(|| self.anew(cache)));
        }
        self.key.found = self.found_key(cache, plan);
    }

    /// What stands for the paths and what was found: a file with nothing in it counts by its path alone.
    fn found_key(&self, cache: &Cache, plan: &Plan) -> Key {
        let recurs = |number: usize| self.quotes.as_ref().map(|quotes| quotes.recurs[number]);
        let mut bytes = day_of(plan).to_le_bytes().to_vec();
        for (number, (file, known)) in self.files.iter().zip(&self.known).enumerate() {
            match cache.kind(&known.key).filter(|kind| is_nothing(*kind, recurs(number))) {
                Some(_) => {
                    bytes.extend((file.path.len() as u64).to_le_bytes());
                    bytes.extend(file.path.as_bytes());
                }
                None => {
                    bytes.extend(u64::MAX.to_le_bytes());
                    bytes.extend(known.key);
                    bytes.push(recurs(number).is_some_and(|recurs| recurs).into());
                }
            }
        }
        digest_of(&bytes)
    }

    fn followed(&self, cache: &Cache, before: &Before) -> Option<Quotes> {
        let (changes, mut recurs) = self.changes(before);
        if changes.len() * MANY > self.files.len() {
            return None;
        }
        let articles = |key: &Key| packed::unpack(cache.held(key)?.outlines());
        let own = |number: usize| articles(&self.known[number].key).unwrap_or_default();
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        for change in &changes {
            let old = change.was.map_or(Some(Vec::new()), |key| articles(&key))?;
            let new = change.is.map_or(Vec::new(), own);
            for article in 0..old.len().max(new.len()) {
                let of = |all: &[Vec<Outline>]| all.get(article).cloned().unwrap_or_default();
                let (less, more) = revise::differing(&of(&old), &of(&new));
                gone.extend(less);
                come.extend(more);
            }
        }
        let revised = if gone.is_empty() && come.is_empty() {
            revise::Revised { recurring: before.recurring.to_vec(), concerned: BTreeSet::new() }
        } else {
            let held = self.held(cache);
            let bytes: Vec<&[u8]> = held.iter().map(outlined).collect();
            revise::revise(before.recurring, &gone, &come, &bytes)
        };
        for &number in changes.iter().filter_map(|c| c.is.as_ref()).chain(&revised.concerned) {
            let outlines = own(number);
            recurs[number] = outlines.iter().flatten().any(|o| o.recurs(&revised.recurring));
        }
        Some(Quotes { recurring: revised.recurring, recurs })
    }

    /// What differs from before; and for each file whether one of its quotes recurred.
    fn changes(&self, before: &Before) -> (Vec<Change>, Vec<bool>) {
        let mut old = before.files.iter().copied().peekable();
        let mut changes = Vec::new();
        let mut recurs: Vec<bool> = Vec::with_capacity(self.files.len());
        for (number, (file, known)) in self.files.iter().zip(&self.known).enumerate() {
            while let Some((_, key, _)) = old.next_if(|(path, ..)| **path < *file.path) {
                changes.push(Change { was: Some(key), is: None });
            }
            let was = old.next_if(|(path, ..)| **path == *file.path);
            recurs.push(was.is_some_and(|(.., recurs)| recurs));
            let was = was.map(|(_, key, _)| key);
            if was != Some(known.key) {
                changes.push(Change { was, is: Some(number) });
            }
        }
        changes.extend(old.map(|(_, key, _)| Change { was: Some(key), is: None }));
        (changes, recurs)
    }

    fn anew(&self, cache: &Cache) -> Quotes {
        let held = self.held(cache);
        let outlines: Vec<Vec<Vec<Outline>>> = held
            .par_iter()
            .map(|held| packed::unpack(outlined(held)).unwrap_or_default())
            .collect();
        let recurring =
            engine::quotes::outline::recurring(outlines.iter().flatten().map(Vec::as_slice));
        let recurs = |own: &Vec<Vec<Outline>>| {
            own.iter().flatten().any(|outline| outline.recurs(&recurring))
        };
        Quotes { recurs: outlines.iter().map(recurs).collect(), recurring }
    }

    fn held<'c>(&self, cache: &'c Cache) -> Vec<Option<Held<'c>>> {
        self.known.par_iter().map(|known| cache.held(&known.key)).collect()
    }
}

fn outlined<'h>(held: &'h Option<Held>) -> &'h [u8] {
    held.as_ref().map_or(&[], |held| held.outlines())
}

impl Ledger {
    /// What the corpus came to, for the next run; where the cache knew it, that stays.
    pub fn note(&mut self, key: CorpusKey, outcome: &Outcome, was_known: bool) {
        self.came.extend(match was_known {
            true => Some(Came::again(key)),
            false => Came::new(key, outcome),
        });
    }

    /// What stands for all files.
    pub fn key(&self) -> CorpusKey {
        self.sheet.key
    }

    /// Whether a file was part of the corpus.
    pub fn holds(&self, path: &str) -> bool {
        self.sheet.at(path).is_some()
    }

    /// The places that reports knew of what a corpus came to.
    pub fn places(&self, key: &CorpusKey) -> Ranges {
        postcard::from_bytes(self.cache.places(key)).unwrap_or_default()
    }

    /// Tells whether a file that a report reads is what was examined; of one that is no article the same is taken on trust.
    pub fn witness(&self) -> impl Fn(&str, &[u8]) -> bool + use<> {
        let sheet = self.sheet.clone();
        move |path, bytes| {
            let known = sheet.at(path).map(|at| sheet.known[at]);
            known.is_none_or(|known| cache::key_of(path, bytes, known.day) == known.key)
        }
    }

    /// Lays places in articles beside what a corpus came to.
    pub fn lay(&mut self, key: &CorpusKey, mut places: Ranges) {
        // Rules are not what the key of a corpus stands for, and there are few files of them.
        places.retain(|path, _| self.holds(corpus::file_of(path)));
        if let Some(came) = self.came.iter_mut().find(|came| came.key == *key) {
            came.places = postcard::to_stdvec(&places).unwrap_or_default();
        }
    }

    /// Keeps all of it. What cannot be kept costs the next run time and nothing else, so it is only said.
    pub fn keep(self) {
        if !self.saves {
            return;
        }
        let Sheet { files, stamps, known, quotes, .. } = &*self.sheet;
        let (recurring, recurs) = match quotes {
            Some(quotes) => (Some(&*quotes.recurring), quotes.recurs.clone()),
            // All is as it was.
            None => (self.cache.recurring(), self.cache.files().map(|row| row.recurs).collect()),
        };
        let files = files.iter().zip(stamps).zip(known);
        let run = Run {
            files: files.map(|((file, stamp), known)| (&*file.path, *stamp, *known)).collect(),
            recurring: recurring.filter(|_| self.sheet.files.len() > FEW),
            recurs: &recurs,
            came: self.came,
        };
        if let Err(error) = self.cache.save(&run) {
            let reason = error.kind();
            output::complain(&format!(
                "the cache cannot be written ({reason}), so nothing is kept"
            ));
        }
    }

    fn before(&self) -> Option<Before<'_>> {
        let Some(quotes) = &self.sheet.quotes else { return Before::of(&self.cache) };
        let files = self.sheet.files.iter().zip(&self.sheet.known).zip(&quotes.recurs);
        let files =
            files.map(|((file, known), recurs)| (&*file.path, known.key, *recurs)).collect();
        Some(Before { files, recurring: &quotes.recurring })
    }
}

/// The day at which waivers are judged, as days since 1970; 1 where there is none.
fn day_of(plan: &Plan) -> i32 {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let days = plan.today.and_then(|day| epoch.until(day).ok()).map_or(0, |span| span.get_days());
    days + 1
}

fn digest_of(bytes: &[u8]) -> Key {
    cache::digest(|hasher| {
        hasher.update(bytes);
    })
}
