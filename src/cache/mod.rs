//! Floor 6: what was seen in files, kept from run to run.
//!
//! In: a folder, and a key for everything beside the articles that decides what is seen in them (the program, the rules, the
//! settings). Out: what was seen in a file of the same path and content, and what all files together came to. One file a key, read
//! in parts and replaced as a whole, so that a run that is killed, or two at once, leave a whole one behind. With `files` and
//! `change` the library's only input and output. Nothing here can change a result: what is damaged is worked out again, and said.

mod entry;
mod folder;
mod fresh;
mod pack;
mod save;
mod stamp;
mod table;
mod tracked;

pub use entry::Kind;
pub use stamp::Stamp;
pub use tracked::{is_tracked, tracked};

use crate::corpus::LeanMetadata;
use crate::engine::{Card, Outcome, Seen};
use crate::problem::Problem;
use entry::Kept;
use fresh::{Fresh, Stretch};
use pack::{Pack, Slot};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use table::{About, Table};

/// The folder, beside `factlint.yml`.
pub const FOLDER: &str = ".factlint-cache";

/// A digest of what decides a result.
pub type Key = [u8; 16];

/// What stands for a corpus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CorpusKey {
    /// For its files with all that they say.
    pub files: Key,
    /// For its paths and what was found: it stays where nothing is found in what changed. All 0 where nobody asked.
    pub found: Key,
}

impl CorpusKey {
    /// Whether what this corpus comes to is what the other comes to.
    fn is_as(&self, other: &CorpusKey) -> bool {
        self.files == other.files || self.found == other.found && self.found != Key::default()
    }
}

/// What was seen in one file.
#[derive(Debug, Clone, Default)]
pub struct SeenFile {
    /// Its articles.
    pub articles: Vec<Seen>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl SeenFile {
    /// The article of a file, known by its path, in which nothing was found: all there may be to it are quotes.
    pub fn blank(&self, path: &str) -> Option<&Seen> {
        let ([article], []) = (&*self.articles, &*self.problems) else { return None };
        let Card { path: own, metadata, words } = &article.findings.card;
        let bare = metadata == &LeanMetadata::default() && *words == [0; 16];
        (own == path && bare && article.findings.is_empty()).then_some(article)
    }
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The key of its path and content.
    pub key: Key,
    /// The day for which that holds, where it depends on one (a waiver that ends), as days since 1970.
    pub day: i32,
}

/// A file as the last run found it.
#[derive(Debug, Clone, Copy)]
pub struct Filed<'c> {
    /// Its path.
    pub path: &'c str,
    /// What it looked like.
    pub stamp: Stamp,
    /// What was known of it.
    pub known: Known,
    /// Whether one of its quotes recurred.
    pub recurs: bool,
}

/// What is kept of one file, still as bytes. A corpus has one for each of its files, so it is no more than its place.
pub struct Held<'c>(Place<'c>);

enum Place<'c> {
    /// That of an entry in the file of the cache.
    Filed(&'c Pack, u32),
    /// Where one of this run starts.
    Fresh(Stretch, u32),
}

impl Held<'_> {
    /// The outlines of the quotes, packed.
    pub fn outlines(&self) -> &[u8] {
        self.kept().outlines
    }

    /// All of it, read back, of the file of that path; `None` where the bytes are no entry.
    pub fn seen(&self, path: &str) -> Option<SeenFile> {
        self.kept().seen(path)
    }

    fn kept(&self) -> Kept<'_> {
        match &self.0 {
            Place::Filed(pack, entry) => pack.kept(*entry as usize).unwrap_or_default(),
            Place::Fresh(stretch, start) => stretch.at(*start),
        }
    }
}

/// A run, for the next one.
pub struct Run<'r> {
    /// The paths of its files in order.
    pub paths: Vec<&'r str>,
    /// What each looked like before it was read.
    pub stamps: &'r [Stamp],
    /// What is known of each.
    pub known: &'r [Known],
    /// For each, whether one of its quotes recurs; empty where nobody asked.
    pub recurs: &'r [bool],
    /// Digests of the quotes that recur; `None` where nobody asked.
    pub recurring: Option<&'r [u64]>,
    /// What came of it, the first the latest.
    pub came: Vec<Came>,
    /// Whether its files are those of the run before and were not read, since each looked as it did.
    pub is_same: bool,
}

/// What a corpus came to.
#[derive(Debug, Clone)]
pub struct Came {
    /// What stands for the corpus.
    pub key: CorpusKey,
    /// Empty where it is kept already.
    outcome: Vec<u8>,
    /// What reports know of its places, in whatever form they keep it; empty where nobody asked.
    pub places: Vec<u8>,
}

impl Came {
    /// An outcome; `None` where it cannot be written.
    pub fn new(key: CorpusKey, outcome: &Outcome) -> Option<Self> {
        Some(Self { key, outcome: postcard::to_stdvec(outcome).ok()?, places: Vec::new() })
    }

    /// What a run before came to, again.
    pub fn again(key: CorpusKey) -> Self {
        Self { key, outcome: Vec::new(), places: Vec::new() }
    }
}

/// The cache of one rule set.
pub struct Cache {
    /// The folder, and the file in it; `None` where nothing is kept beyond this run.
    place: Option<(PathBuf, PathBuf)>,
    pack: Option<Pack>,
    fresh: Mutex<Fresh>,
    damaged: AtomicBool,
    /// Whether a file changed while it was read, so that nothing of this run is kept.
    spoilt: AtomicBool,
    began: SystemTime,
}

impl Cache {
    /// The cache in `folder` for everything that `key` stands for. It is there whether or not anything was kept before; with it comes
    /// a problem where what was kept is damaged.
    pub fn open(folder: &Path, key: Key) -> (Self, Option<Problem>) {
        let name: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let file = folder.join(format!("{name}.bin"));
        let (pack, problem) = match Pack::open(&file) {
            Ok(pack) => (pack, None),
            Err(damage) => (None, Some(damaged(&damage))),
        };
        (Self { place: Some((folder.to_owned(), file)), pack, ..Self::nowhere() }, problem)
    }

    /// A cache for this run alone.
    pub fn nowhere() -> Self {
        Self {
            place: None,
            pack: None,
            fresh: Mutex::default(),
            damaged: AtomicBool::new(false),
            spoilt: AtomicBool::new(false),
            began: SystemTime::now(),
        }
    }

    /// Takes notice that a file changed while it was read: nothing of this run will be kept.
    pub fn spoil(&self) {
        self.spoilt.store(true, Relaxed);
    }

    /// Whether anything is kept beyond this run.
    pub fn is_lasting(&self) -> bool {
        self.place.is_some()
    }

    /// The files of the last run, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = Filed<'_>> {
        let tables = self.pack.iter().map(|pack| &pack.table);
        tables.flat_map(|table| (0..table.len()).map(|row| filed(table, row)))
    }

    /// How many files the last run had.
    pub fn file_count(&self) -> usize {
        self.pack.as_ref().map_or(0, |pack| pack.table.len())
    }

    /// What the last run knew of the files of these paths, which come in order.
    pub fn beside<'c>(
        &'c self,
        paths: impl Iterator<Item = &'c str>,
    ) -> impl Iterator<Item = Option<Filed<'c>>> {
        let table = self.pack.as_ref().map(|pack| &pack.table);
        let mut row = 0;
        paths.map(move |path| {
            let table = table?;
            while row < table.len() {
                match table.path(row).cmp(path) {
                    Ordering::Less => row += 1,
                    Ordering::Greater => return None,
                    Ordering::Equal => {
                        row += 1;
                        return Some(filed(table, row - 1));
                    }
                }
            }
            None
        })
    }

    /// What recurred among the quotes of the last run; `None` where that is not known.
    pub fn recurring(&self) -> Option<&[u64]> {
        self.pack.as_ref()?.table.recurring.as_deref()
    }

    /// What is known of a file that looks as it did when it was last read.
    pub fn known(&self, path: &str, stamp: &Stamp) -> Option<Known> {
        let table = &self.pack.as_ref()?.table;
        filed(table, table.find(path)?).still(stamp)
    }

    /// Whether anything is kept under that key, as far as is known.
    pub fn holds(&self, key: &Key) -> bool {
        let is_damaged = self.damaged.load(Relaxed);
        let pack = self.pack.as_ref().filter(|_| !is_damaged);
        pack.is_some_and(|pack| pack.table.entry(key).is_some()) || self.fresh().contains(key)
    }

    /// Whether what was seen in files can be read back; where it cannot, nothing of it is held from now on.
    pub fn is_sound(&self) -> bool {
        let sound = self.pack.as_ref().is_none_or(Pack::is_sound);
        if !sound {
            self.damaged.store(true, Relaxed);
        }
        sound
    }

    /// What is kept under that key; `None` where nothing is, or it is damaged.
    pub fn held(&self, key: &Key) -> Option<Held<'_>> {
        if let Some((stretch, start)) = self.fresh().lend(key) {
            return Some(Held(Place::Fresh(stretch, start)));
        }
        let pack = self.pack.as_ref()?;
        let entry = pack.table.entry(key)?;
        if pack.kept(entry).is_none() {
            self.damaged.store(true, Relaxed);
            return None;
        }
        Some(Held(Place::Filed(pack, entry as u32)))
    }

    /// What was seen in the file of that path; `None` where nothing is kept, or what is kept is damaged.
    pub fn seen(&self, key: &Key, path: &str) -> Option<SeenFile> {
        self.held(key)?.seen(path)
    }

    /// Makes room for what is seen in so many files, which costs less than making it bit by bit.
    pub fn reserve(&self, files: usize) {
        self.fresh().reserve(files);
    }

    /// Keeps what was seen in the file of that path.
    pub fn keep(&self, key: Key, path: &str, seen: &SeenFile) {
        if let Some(entry) = entry::write(path, seen) {
            self.fresh().insert(key, &entry);
        }
    }

    /// What kind of entry is kept under that key, without reading it.
    pub fn kind(&self, key: &Key) -> Option<Kind> {
        if let Some(kind) = self.fresh().kind(key) {
            return Some(kind);
        }
        let table = &self.pack.as_ref()?.table;
        Some(Kind(table.entries[table.entry(key)?].kind))
    }

    /// What all files together came to; `key` stands for all of them.
    pub fn outcome(&self, key: &CorpusKey) -> Option<Outcome> {
        postcard::from_bytes(self.slot(key)?.outcome).ok()
    }

    /// What was laid beside that outcome; empty where nothing was.
    pub fn places(&self, key: &CorpusKey) -> &[u8] {
        self.slot(key).map_or(&[], |slot| slot.places)
    }

    fn slot(&self, key: &CorpusKey) -> Option<Slot<'_>> {
        self.pack.as_ref()?.outcomes().find(|slot| slot.key.is_as(key))
    }

    /// What was found damaged so far, as one problem.
    pub fn damage(&self) -> Option<Problem> {
        self.damaged.load(Relaxed).then(|| damaged("its entries are not what was written"))
    }

    fn fresh(&self) -> std::sync::MutexGuard<'_, Fresh> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn filed(table: &Table, row: usize) -> Filed<'_> {
    let About { stamp, day, recurs, .. } = *table.about(row);
    let known = Known { key: table.entry_of(row).key, day };
    Filed { path: table.path(row), stamp, known, recurs }
}

impl Filed<'_> {
    /// What is known of the file, where it looks as it did.
    pub fn still(&self, stamp: &Stamp) -> Option<Known> {
        (self.stamp == *stamp && stamp.is_certain()).then_some(self.known)
    }
}

/// The key of a file's path and content, and of the day where one counts.
pub fn key_of(path: &str, bytes: &[u8], day: i32) -> Key {
    digest(|hasher| {
        hasher.update(&(path.len() as u64).to_le_bytes()).update(path.as_bytes());
        hasher.update(&day.to_le_bytes()).update(bytes);
    })
}

/// The digest of what `write` hands to the hasher.
pub fn digest(write: impl FnOnce(&mut blake3::Hasher)) -> Key {
    let mut hasher = blake3::Hasher::new();
    write(&mut hasher);
    let mut key = Key::default();
    key.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    key
}

fn damaged(what: &str) -> Problem {
    let message = format!("the cache is damaged ({what}); what it held is worked out again");
    Problem::new("factlint::cache::damaged", crate::problem::Severity::Warning, message)
        .help("nothing has to be done: this run writes it anew")
}
