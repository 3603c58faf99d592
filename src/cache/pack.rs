//! The file of a cache. In: stats of files, what they came to, what was seen in each. Out: bytes, and the same read back in parts.
//!
//! A head with the lengths of the parts, then three parts with their digests (the stats, the outcome, a table of entries), then the
//! entries, each with its digest in the table. A warm run reads the first two parts and nothing else.

use super::{Key, Stamp, digest};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::OnceLock;

/// What a file of this shape starts with.
const MAGIC: &[u8; 8] = b"factlnt1";
/// The magic, four lengths and a digest.
const HEAD: usize = 8 + 4 * 8 + 16;

/// One file as it was when it was last read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    pub path: String,
    pub stamp: Stamp,
    pub key: Key,
    pub day: i32,
}

/// Where what was seen in a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub key: Key,
    /// For how many runs no file has stood for it.
    pub idle: u8,
    at: u64,
    len: u32,
    digest: [u8; 8],
}

/// A file that was opened.
pub struct Pack {
    stats: Vec<Stat>,
    outcome: Vec<u8>,
    rest: Rest,
}

/// The entries, read when they are first asked for.
struct Rest {
    file: std::sync::Mutex<File>,
    at: u64,
    table: usize,
    read: OnceLock<(Vec<Entry>, Vec<u8>)>,
}

impl Pack {
    /// Opens a file; `None` where there is none.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn open(path: &Path) -> Result<Option<Self>, String> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.kind().to_string()),
        };
        let size = file.metadata().map_err(|e| e.kind().to_string())?.len();
        let short = |_| "it is cut off".to_owned();
        let mut head = [0; HEAD];
        file.read_exact(&mut head).map_err(short)?;
        let sound = head.starts_with(MAGIC) && head[HEAD - 16..] == digest_of(&head[..HEAD - 16]);
        if !sound {
            return Err("its head is not what was written".to_owned());
        }
        let length = |n: usize| {
            let at = MAGIC.len() + 8 * n;
            head[at..at + 8].iter().rev().fold(0u64, |sum, byte| sum << 8 | u64::from(*byte))
        };
        let lengths = [length(0), length(1), length(2), length(3)];
        let whole = lengths.iter().try_fold(HEAD as u64, |sum, len| sum.checked_add(*len));
        if whole != Some(size) {
            return Err("it is cut off".to_owned());
        }
        let mut part = |len: u64| -> Result<Vec<u8>, String> {
            let mut bytes = vec![0; len as usize];
            file.read_exact(&mut bytes).map_err(short)?;
            sealed(bytes).ok_or_else(|| "a part is not what was written".to_owned())
        };
        let stats = part(lengths[0])?;
        let outcome = part(lengths[1])?;
        let stats = postcard::from_bytes(&stats).map_err(|e| e.to_string())?;
        let rest = Rest {
            at: HEAD as u64 + lengths[0] + lengths[1],
            table: lengths[2] as usize,
            file: std::sync::Mutex::new(file),
            read: OnceLock::new(),
        };
        Ok(Some(Self { stats, outcome, rest }))
    }

    /// A file as it was when it was last read.
    pub fn stat(&self, path: &str) -> Option<&Stat> {
        let at = self.stats.binary_search_by(|stat| stat.path.as_str().cmp(path)).ok()?;
        self.stats.get(at)
    }

    /// Whether all files are as they were, the same ones.
    pub fn has_stats(&self, stats: &[Stat]) -> bool {
        self.stats == stats
    }

    /// What all files together came to.
    pub fn outcome(&self, key: &Key) -> Option<&[u8]> {
        self.outcome.strip_prefix(key.as_slice())
    }

    /// Every entry, by key.
    pub fn entries(&self) -> &[Entry] {
        &self.rest.read().0
    }

    /// The entry of a key.
    pub fn entry(&self, key: &Key) -> Option<Entry> {
        let entries = self.entries();
        let at = entries.binary_search_by(|entry| entry.key.cmp(key)).ok()?;
        entries.get(at).copied()
    }

    /// The bytes of an entry; `None` where they are not what was written.
    pub fn bytes(&self, entry: &Entry) -> Option<&[u8]> {
        let start = usize::try_from(entry.at).ok()?;
        let bytes = self.rest.read().1.get(start..start.checked_add(entry.len as usize)?)?;
        (digest_of(bytes)[..8] == entry.digest).then_some(bytes)
    }
}

impl Rest {
    fn read(&self) -> &(Vec<Entry>, Vec<u8>) {
        self.read.get_or_init(|| self.load().unwrap_or_default())
    }

    fn load(&self) -> Option<(Vec<Entry>, Vec<u8>)> {
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(self.at)).ok()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        let entries = bytes.split_off(self.table.min(bytes.len()));
        let table = sealed(bytes)?;
        Some((postcard::from_bytes(&table).ok()?, entries))
    }
}

/// The bytes of a file; `entries` are sorted by key.
pub fn written(stats: &[Stat], outcome: (Key, &[u8]), entries: &[(Key, u8, &[u8])]) -> Vec<u8> {
    let (mut table, mut at) = (Vec::with_capacity(entries.len()), 0);
    for (key, idle, bytes) in entries {
        let mut digest = [0; 8];
        digest.copy_from_slice(&digest_of(bytes)[..8]);
        table.push(Entry { key: *key, idle: *idle, at, len: bytes.len() as u32, digest });
        at += bytes.len() as u64;
    }
    let mut sorted = stats.to_vec();
    sorted.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    let parts = [
        seal(postcard::to_stdvec(&sorted).unwrap_or_default()),
        seal([&outcome.0, outcome.1].concat()),
        seal(postcard::to_stdvec(&table).unwrap_or_default()),
    ];
    let mut out = MAGIC.to_vec();
    for len in parts.iter().map(|part| part.len() as u64).chain([at]) {
        out.extend(len.to_le_bytes());
    }
    out.extend(digest_of(&out));
    parts.iter().for_each(|part| out.extend(part));
    entries.iter().for_each(|(_, _, bytes)| out.extend(*bytes));
    out
}

fn digest_of(bytes: &[u8]) -> Key {
    digest(|hasher| {
        hasher.update(bytes);
    })
}

/// A part with its digest behind it.
fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let digest = digest_of(&bytes);
    bytes.extend(digest);
    bytes
}

/// A part without its digest; `None` where the two do not fit.
fn sealed(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let digest = bytes.split_off(bytes.len().checked_sub(16)?);
    (digest_of(&bytes).as_slice() == digest).then_some(bytes)
}
