//! The file of a cache. In: the files of a run, what was seen in each, what recurs among their quotes, and what they came to. Out:
//! bytes, and the same read back in parts.
//!
//! A head with the lengths of the parts, then four parts, each with its digest: the table (files as they were, entries, what recurs),
//! the outcomes, what was found, the outlines of quotes. A run that finds everything as it was reads the first two and nothing else.
//! Numbers are little-endian.

use super::entry::{Kept, Kind};
use super::table::Table;
use super::{CorpusKey, Key, digest};
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock};

/// What a file of this shape starts with.
const MAGIC: &[u8; 8] = b"factlnt4";
/// The magic, four lengths and a digest.
const HEAD: usize = 8 + 4 * 8 + 16;
/// Parts are digested in pieces of so many bytes, side by side.
const PIECE: usize = 1 << 20;

/// A file that was opened.
pub struct Pack {
    pub table: Table,
    outcomes: Vec<u8>,
    rest: Rest,
}

/// What was found and the outlines, read when they are first asked for.
struct Rest {
    file: Mutex<File>,
    at: u64,
    found: usize,
    read: OnceLock<Option<(Vec<u8>, Vec<u8>)>>,
}

/// What a run came to, and what reports know of it.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'p> {
    pub key: CorpusKey,
    pub outcome: &'p [u8],
    pub places: &'p [u8],
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
            let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default());
            let read = (&mut file).take(len).read_to_end(&mut bytes);
            read.map_err(short)?;
            // One that was cut off meanwhile is no longer what its digest says.
            sealed(bytes).ok_or_else(broken)
        };
        let table = Table::read(&part(lengths[0])?).ok_or_else(broken)?;
        let outcomes = part(lengths[1])?;
        let rest = Rest {
            at: HEAD as u64 + lengths[0] + lengths[1],
            found: lengths[2] as usize,
            file: Mutex::new(file),
            read: OnceLock::new(),
        };
        Ok(Some(Self { table, outcomes, rest }))
    }

    /// What runs came to, the latest first.
    pub fn outcomes(&self) -> impl Iterator<Item = Slot<'_>> {
        let mut rest = self.outcomes.as_slice();
        std::iter::from_fn(move || {
            let files = take(&mut rest, 16)?.try_into().ok()?;
            let found = take(&mut rest, 16)?.try_into().ok()?;
            let key = CorpusKey { files, found };
            let lengths = take(&mut rest, 8)?;
            let length =
                |at: usize| Some(u32::from_le_bytes(lengths.get(at..at + 4)?.try_into().ok()?));
            let outcome = take(&mut rest, length(0)? as usize)?;
            let places = take(&mut rest, length(4)? as usize)?;
            Some(Slot { key, outcome, places })
        })
    }

    /// Whether the entries are what was written.
    pub fn is_sound(&self) -> bool {
        self.rest.get().is_some()
    }

    /// What was seen in the file of an entry; `None` where it is not what was written.
    pub fn kept(&self, entry: usize) -> Option<Kept<'_>> {
        let (found, outlines) = self.rest.get()?;
        let entry = self.table.entries.get(entry)?;
        let part = |bytes: &'_ [u8], (at, len): (u64, u32)| {
            let start = usize::try_from(at).ok()?;
            Some(start..start.checked_add(len as usize).filter(|end| *end <= bytes.len())?)
        };
        let (own, quoted) = (part(found, entry.found)?, part(outlines, entry.outlines)?);
        Some(Kept { kind: Kind(entry.kind), found: &found[own], outlines: &outlines[quoted] })
    }
}

fn broken() -> String {
    "a part is not what was written".to_owned()
}

fn take<'b>(rest: &mut &'b [u8], len: usize) -> Option<&'b [u8]> {
    let (part, behind) = rest.split_at_checked(len)?;
    *rest = behind;
    Some(part)
}

impl Rest {
    fn get(&self) -> Option<&(Vec<u8>, Vec<u8>)> {
        self.read.get_or_init(|| self.load()).as_ref()
    }

    fn load(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(self.at)).ok()?;
        let size = file.metadata().ok()?.len().checked_sub(self.at)?;
        let mut bytes = Vec::with_capacity(usize::try_from(size).ok()?);
        file.read_to_end(&mut bytes).ok()?;
        let outlines = bytes.split_off(self.found.min(bytes.len()));
        Some((sealed(bytes)?, sealed(outlines)?))
    }
}

/// Writes a file: the table, what runs came to, what was found, the outlines. No more of it is held at a time than a piece.
///
/// # Errors
/// What the system says.
pub fn write<'p>(
    to: &mut File,
    table: &Table,
    slots: &[Slot],
    found: impl Iterator<Item = &'p [u8]> + Clone,
    outlines: impl Iterator<Item = &'p [u8]> + Clone,
) -> io::Result<()> {
    let outcomes = slots.iter().map(|slot| 40 + slot.outcome.len() + slot.places.len()).sum();
    let lengths = [
        table.size(),
        outcomes,
        found.clone().map(<[u8]>::len).sum(),
        outlines.clone().map(<[u8]>::len).sum(),
    ];
    let mut head = MAGIC.to_vec();
    lengths.iter().for_each(|length: &usize| head.extend((*length as u64 + 16).to_le_bytes()));
    head.extend(digest_of(&head));
    to.write_all(&head)?;
    Part::written(to, |part| table.write(part))?;
    Part::written(to, |part| {
        slots.iter().try_for_each(|slot| {
            let Slot { key, outcome, places } = slot;
            let length = |bytes: &[u8]| (bytes.len() as u32).to_le_bytes();
            let lengths = [length(outcome), length(places)];
            let all: [&[u8]; 5] = [&key.files, &key.found, lengths.as_flattened(), outcome, places];
            all.iter().try_for_each(|bytes| part.write_all(bytes))
        })
    })?;
    Part::written(to, |part| found.into_iter().try_for_each(|bytes| part.write_all(bytes)))?;
    Part::written(to, |part| outlines.into_iter().try_for_each(|bytes| part.write_all(bytes)))
}

/// A part on its way to the file.
struct Part<'f> {
    to: &'f mut File,
    /// What is not yet written: less than a piece.
    piece: Vec<u8>,
    /// The digests of the pieces that are.
    pieces: Vec<Key>,
}

impl<'f> Part<'f> {
    /// Writes what `write` writes, and its digest.
    fn written(
        to: &'f mut File,
        write: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut part = Part { to, piece: Vec::new(), pieces: Vec::new() };
        write(&mut part)?;
        part.flush()?;
        let digest = match part.pieces.as_slice() {
            [] => of_piece(&[]),
            [one] => *one,
            several => of_piece(several.as_flattened()),
        };
        part.to.write_all(&digest)
    }
}

impl Write for Part<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        if self.piece.len() == PIECE {
            self.flush()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.piece.is_empty() {
            self.pieces.push(of_piece(&self.piece));
            self.to.write_all(&self.piece)?;
            self.piece.clear();
        }
        Ok(())
    }
}

/// The digest of a part: of the digests of its pieces.
fn digest_of(bytes: &[u8]) -> Key {
    if bytes.len() <= PIECE {
        return of_piece(bytes);
    }
    let pieces: Vec<Key> = bytes.par_chunks(PIECE).map(of_piece).collect();
    of_piece(pieces.as_flattened())
}

fn of_piece(piece: &[u8]) -> Key {
    digest(|hasher| {
        hasher.update(piece);
    })
}

/// A part without the digest behind it; `None` where the two do not fit.
fn sealed(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let digest = bytes.split_off(bytes.len().checked_sub(16)?);
    (digest_of(&bytes).as_slice() == digest).then_some(bytes)
}
