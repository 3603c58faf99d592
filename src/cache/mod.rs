//! Floor 6: what was seen in files, kept from run to run.
//!
//! In: a folder, and a key for everything beside the articles that decides what is seen in them (the program, the rules, the
//! settings). Out: what was seen in a file of the same path and content, and what all files together came to. One file a key, read
//! in parts and replaced as a whole, so that a run that is killed, or two at once, leave a whole one behind. With `files` and
//! `change` the library's only input and output. Nothing here can change a result: what is damaged is worked out again, and said.

mod pack;
mod stamp;
mod tracked;

pub use stamp::Stamp;
pub use tracked::{is_tracked, tracked};

use crate::engine::{Outcome, Seen};
use crate::problem::Problem;
use pack::{Entry, Pack, Stat};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The folder, beside `factlint.yml`.
pub const FOLDER: &str = ".factlint-cache";

/// A digest of what decides a result.
pub type Key = [u8; 16];

/// All files of a folder together may be so large; the oldest are dropped first.
const MOST_BYTES: u64 = 1 << 30;
/// So many rule sets are kept.
const MOST_PACKS: usize = 8;
/// What no file holds any more is kept for so many runs that change something: a branch is left and entered again.
const IDLE: u8 = 4;
/// What is left behind by a run that was killed, after so long.
const ABANDONED: Duration = Duration::from_secs(3_600);

/// What was seen in one file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SeenFile {
    /// Its articles.
    pub articles: Vec<Seen>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The key of its path and content.
    pub key: Key,
    /// The day for which that holds, where it depends on one (a waiver that ends), as days since 1970.
    pub day: i32,
}

/// The cache of one rule set.
pub struct Cache {
    folder: PathBuf,
    file: PathBuf,
    pack: Option<Pack>,
    fresh: Mutex<HashMap<Key, Vec<u8>>>,
    damaged: Mutex<usize>,
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
        let cache = Self {
            folder: folder.to_owned(),
            file,
            pack,
            fresh: Mutex::default(),
            damaged: Mutex::new(0),
            began: SystemTime::now(),
        };
        (cache, problem)
    }

    /// What is known of a file that looks as it did when it was last read.
    pub fn known(&self, path: &str, stamp: &Stamp) -> Option<Known> {
        let stat = self.pack.as_ref()?.stat(path)?;
        (stat.stamp == *stamp && stamp.is_certain())
            .then_some(Known { key: stat.key, day: stat.day })
    }

    /// Whether anything is kept under that key.
    pub fn holds(&self, key: &Key) -> bool {
        self.pack.as_ref().is_some_and(|pack| pack.entry(key).is_some())
            || self.fresh().contains_key(key)
    }

    /// What was seen in a file; `None` where nothing is kept, or what is kept is damaged.
    pub fn seen(&self, key: &Key) -> Option<SeenFile> {
        if let Some(bytes) = self.fresh().get(key) {
            return postcard::from_bytes(bytes).ok();
        }
        let pack = self.pack.as_ref()?;
        let entry = pack.entry(key)?;
        let seen = pack.bytes(&entry).and_then(|bytes| postcard::from_bytes(bytes).ok());
        if seen.is_none() {
            *self.damaged.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        }
        seen
    }

    /// Keeps what was seen in a file.
    pub fn keep(&self, key: Key, seen: &SeenFile) {
        if let Ok(bytes) = postcard::to_stdvec(seen) {
            self.fresh().insert(key, bytes);
        }
    }

    /// What all files together came to; `key` stands for all of them.
    pub fn outcome(&self, key: &Key) -> Option<Outcome> {
        postcard::from_bytes(self.pack.as_ref()?.outcome(key)?).ok()
    }

    /// What was found damaged so far, as one problem.
    pub fn damage(&self) -> Option<Problem> {
        let count = *self.damaged.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = if count == 1 { "one entry".to_owned() } else { format!("{count} entries") };
        (count > 0).then(|| damaged(&format!("{entries} cannot be read")))
    }

    /// Writes what was kept, where anything changed: `files` are those of this run with what they looked like before they were read,
    /// `outcome` is what they came to. A folder that cannot be written keeps nothing, and says why.
    ///
    /// # Errors
    /// Where a file or folder cannot be written.
    pub fn save(
        &self,
        files: Vec<(String, Stamp, Known)>,
        outcome: (Key, &Outcome),
    ) -> std::io::Result<()> {
        let stats: Vec<Stat> = (files.into_iter())
            .map(|(path, stamp, known)| Stat {
                path,
                stamp: stamp.certain_before(self.began),
                key: known.key,
                day: known.day,
            })
            .collect();
        let fresh = std::mem::take(&mut *self.fresh());
        let old = self.pack.as_ref();
        if fresh.is_empty()
            && old.is_some_and(|pack| pack.has_stats(&stats) && pack.outcome(&outcome.0).is_some())
        {
            return Ok(());
        }
        let entries = self.entries(&stats, &fresh);
        let words = postcard::to_stdvec(outcome.1).unwrap_or_default();
        let bytes = pack::written(&stats, (outcome.0, &words), &entries);
        self.prepare()?;
        let temporary = self.file.with_extension(format!(
            "{}-{}.tmp",
            std::process::id(),
            self.began.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_nanos())
        ));
        let done = fs::write(&temporary, bytes).and_then(|()| fs::rename(&temporary, &self.file));
        if done.is_err() {
            // Nothing is lost: the next run works it out again.
            let _ = fs::remove_file(&temporary);
        }
        self.bound();
        done
    }

    fn fresh(&self) -> std::sync::MutexGuard<'_, HashMap<Key, Vec<u8>>> {
        self.fresh.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the file that is written holds: all that the files of this run stand for, what is fresh, and for a while what no file
    /// stands for.
    fn entries<'c>(
        &'c self,
        stats: &[Stat],
        fresh: &'c HashMap<Key, Vec<u8>>,
    ) -> Vec<(Key, u8, &'c [u8])> {
        let mut used: Vec<Key> = stats.iter().map(|stat| stat.key).collect();
        used.sort_unstable();
        used.dedup();
        let is_used = |key: &Key| used.binary_search(key).is_ok();
        let mut out: Vec<(Key, u8, &[u8])> =
            fresh.iter().map(|(key, bytes)| (*key, 0, bytes.as_slice())).collect();
        let mut room = MOST_BYTES / 2;
        if let Some(pack) = &self.pack {
            for entry in pack.entries().iter().filter(|entry| !fresh.contains_key(&entry.key)) {
                let Entry { key, idle, .. } = *entry;
                let idle = if is_used(&key) { 0 } else { idle + 1 };
                let Some(bytes) = pack.bytes(entry) else { continue };
                let fits = idle == 0 || idle <= IDLE && (bytes.len() as u64) < room;
                if fits {
                    room = room.saturating_sub(bytes.len() as u64);
                    out.push((key, idle, bytes));
                }
            }
        }
        out.sort_unstable_by_key(|(key, ..)| *key);
        out
    }

    /// Makes the folder, which git and backups pass over.
    fn prepare(&self) -> std::io::Result<()> {
        if self.folder.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        fs::write(self.folder.join(".gitignore"), "*\n")?;
        fs::write(
            self.folder.join("CACHEDIR.TAG"),
            "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factlint; may be deleted at any time.\n",
        )
    }

    /// Drops the oldest files until the rest is small enough, and what a killed run left behind.
    fn bound(&self) {
        let Ok(folder) = fs::read_dir(&self.folder) else { return };
        let mut packs: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in folder.flatten() {
            let path = entry.path();
            let Ok(about) = entry.metadata() else { continue };
            let Ok(modified) = about.modified() else { continue };
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("bin") if path != self.file => packs.push((modified, about.len(), path)),
                Some("tmp") if self.began.duration_since(modified).is_ok_and(|d| d > ABANDONED) => {
                    let _ = fs::remove_file(path);
                }
                _ => {}
            }
        }
        packs.sort_unstable_by(|a, b| b.cmp(a));
        let mut bytes = fs::metadata(&self.file).map_or(0, |about| about.len());
        for (number, (_, size, path)) in packs.into_iter().enumerate() {
            bytes += size;
            if bytes > MOST_BYTES || number + 2 > MOST_PACKS {
                let _ = fs::remove_file(path);
            }
        }
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
