//! The files of a run. In: files with what is known of each, and those of a run before. Out: what stands for all of them, and which
//! of their quotes recur, followed from the run before.

use super::super::reading::FEW;
use crate::cache::{self, Cache, CorpusKey, Held, Key, Kind, Known, Stamp};
use crate::engine::Plan;
use crate::engine::quotes::outline::Sketch;
use crate::engine::quotes::packed::{self, Packed};
use crate::engine::quotes::{recur, revise};
use crate::files::File;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Where one file in so many changed, what recurs is worked out anew.
const MANY: usize = 8;

/// The files of a run.
pub(super) struct Sheet {
    pub(super) files: Vec<File>,
    pub(super) stamps: Vec<Stamp>,
    pub(super) known: Vec<Known>,
    /// What stands for all of them.
    pub(super) key: CorpusKey,
    /// `None` in a small corpus, and where all is as the cache has it.
    pub(super) quotes: Option<Quotes>,
}

/// What recurs among the quotes of a corpus.
#[derive(Debug, Clone)]
pub(super) struct Quotes {
    pub(super) recurring: Vec<u64>,
    /// For each file whether one of its quotes does.
    pub(super) recurs: Vec<bool>,
}

/// A corpus that was seen before, and what recurred in it.
pub(super) struct Before<'b> {
    /// Path, key, and whether one of its quotes recurred; by path.
    pub(super) files: Vec<(&'b str, Key, bool)>,
    pub(super) recurring: &'b [u64],
}

/// A file that is not what it was: the key that it had, and where it stands now; one that is new or gone has no more than one.
struct Change {
    was: Option<Key>,
    is: Option<usize>,
}

/// Whether such an entry holds nothing, also of the quotes where these are wanted; `recurs` is whether they are, `None` where all are.
pub(super) fn is_nothing(kind: Kind, recurs: Option<bool>) -> bool {
    kind.is_blank() && (kind.has_quotes() || recurs == Some(false))
}

impl<'b> Before<'b> {
    /// What the last run left.
    pub(super) fn of(cache: &'b Cache) -> Option<Self> {
        let recurring = cache.recurring()?;
        let files = cache.files().map(|row| (row.path, row.known.key, row.recurs)).collect();
        Some(Self { files, recurring })
    }
}

impl Sheet {
    pub(super) fn new(
        files: Vec<File>,
        stamps: Vec<Stamp>,
        known: Vec<Known>,
        plan: &Plan,
    ) -> Self {
        let mut bytes = Vec::with_capacity(4 + known.len() * size_of::<Key>());
        bytes.extend(day_of_waivers(&known, plan).to_le_bytes());
        known.iter().for_each(|known| bytes.extend(known.key));
        let key = CorpusKey { files: digest_of(&bytes), ..CorpusKey::default() };
        Self { files, stamps, known, key, quotes: None }
    }

    /// Where a file stands in it.
    pub(super) fn at(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()
    }

    /// Works out what recurs among the quotes of these files, followed from what recurred before (but for a corpus of which all quotes
    /// are kept), and with it what stands for what was found.
    pub(super) fn follow(&mut self, cache: &Cache, before: Option<Before>, plan: &Plan) {
        if self.files.len() > FEW {
            let followed = before.and_then(|before| self.followed(cache, &before));
            self.quotes = Some(followed.unwrap_or_else(|| self.anew(cache)));
        }
        self.key.found = self.found_key(cache, plan);
    }

    /// What stands for the paths and what was found: a file with nothing in it counts by its path alone.
    fn found_key(&self, cache: &Cache, plan: &Plan) -> Key {
        let recurs = |number: usize| self.quotes.as_ref().map(|quotes| quotes.recurs[number]);
        let mut bytes = day_of_waivers(&self.known, plan).to_le_bytes().to_vec();
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
        let outlines = |packed: &Packed| packed.sketches().map(Sketch::outline).collect::<Vec<_>>();
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        for change in &changes {
            let old = change.was.map_or(Some(Vec::new()), |key| articles(&key))?;
            let new = change.is.map_or(Vec::new(), own);
            for article in 0..old.len().max(new.len()) {
                let of = |all: &[Packed]| all.get(article).map(outlines).unwrap_or_default();
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
            recurs[number] = outlines.iter().any(|own| own.recurs(&revised.recurring));
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
        let articles = held.iter().flat_map(|held| packed::articles(outlined(held)));
        let recurring = recur::recurring(articles);
        let recurs = |held| packed::all(outlined(held)).any(|sketch| sketch.recurs(&recurring));
        Quotes { recurs: held.iter().map(recurs).collect(), recurring }
    }

    fn held<'c>(&self, cache: &'c Cache) -> Vec<Option<Held<'c>>> {
        self.known.par_iter().map(|known| cache.held(&known.key)).collect()
    }
}

fn outlined<'h>(held: &'h Option<Held>) -> &'h [u8] {
    held.as_ref().map_or(&[], |held| held.outlines())
}

/// The day at which waivers are judged, as days since 1970; 1 where there is none.
pub(super) fn day_of(plan: &Plan) -> i32 {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let days =
        plan.today.get().and_then(|day| epoch.until(day).ok()).map_or(0, |span| span.get_days());
    days + 1
}

/// The same where a waiver may end, 0 where none does: what a corpus comes to is then the same on every day.
fn day_of_waivers(known: &[Known], plan: &Plan) -> i32 {
    if known.iter().any(|known| known.day != 0) { day_of(plan) } else { 0 }
}

fn digest_of(bytes: &[u8]) -> Key {
    cache::digest(|hasher| {
        hasher.update(bytes);
    })
}
