//! What a run leaves. In: the files of a run and what came of it. Out: the cache for the next run, and what the base of a change takes
//! over from the working tree.

use super::super::output;
use super::super::reading::FEW;
use super::sheet::{Before, Sheet};
use crate::cache::{self, Cache, Came, CorpusKey, Run};
use crate::corpus;
use crate::engine::Outcome;
use crate::report::places::Ranges;
use std::sync::Arc;

/// What is to be kept of a run, and what another run can take over from it.
pub struct Ledger {
    pub(super) cache: Cache,
    pub(super) sheet: Arc<Sheet>,
    pub(super) came: Vec<Came>,
    pub(super) saves: bool,
    /// Whether the files are those of the run before and were not read, since each looked as it did.
    pub(super) is_same: bool,
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
    pub fn keep(&mut self) {
        if !self.saves {
            return;
        }
        let Sheet { files, stamps, known, quotes, .. } = &*self.sheet;
        let (recurring, recurs) = match quotes {
            Some(quotes) => (Some(&*quotes.recurring), quotes.recurs.clone()),
            // All is as it was.
            None => (self.cache.recurring(), self.cache.files().map(|row| row.recurs).collect()),
        };
        let run = Run {
            paths: files.iter().map(|file| &*file.path).collect(),
            stamps,
            known,
            recurring: recurring.filter(|_| self.sheet.files.len() > FEW),
            recurs: &recurs,
            came: std::mem::take(&mut self.came),
            is_same: self.is_same,
        };
        if let Err(error) = self.cache.save(&run) {
            let reason = error.kind();
            output::complain(&format!(
                "the cache cannot be written ({reason}), so nothing is kept"
            ));
        }
    }

    pub(super) fn before(&self) -> Option<Before<'_>> {
        let Some(quotes) = &self.sheet.quotes else { return Before::of(&self.cache) };
        let files = self.sheet.files.iter().zip(&self.sheet.known).zip(&quotes.recurs);
        let files =
            files.map(|((file, known), recurs)| (&*file.path, known.key, *recurs)).collect();
        Some(Before { files, recurring: &quotes.recurring })
    }
}
