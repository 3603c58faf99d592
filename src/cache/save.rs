//! A run, kept. In: the files of a run, what was seen in those that are new, what recurs and what came of it. Out: the file of the
//! cache, with all of that and for a while what no file stands for any more.

use super::entry::Kept;
use super::folder::{self, MOST_BYTES};
use super::fresh::Fresh;
use super::pack::{self, Pack, Slot};
use super::table::{About, Entry, Table};
use super::{Cache, Came, Filed, Key, Known, Run, Stamp};
use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::sync::atomic::Ordering;

/// What no file holds any more is kept for so many runs that change something: a branch is left and entered again.
const IDLE: u8 = 4;
/// What so many corpora came to is kept: this one, the base that it was compared with, a branch that is left and entered again.
const MOST_OUTCOMES: usize = 4;
/// Beside the latest, as long as all of them together are no longer than this.
const MOST_OUTCOME_BYTES: usize = 32 << 20;

/// What was seen in one file, as it is written.
struct Piece<'p> {
    key: Key,
    idle: u8,
    kept: Kept<'p>,
}

impl Cache {
    /// Writes what was kept, where anything changed. A folder that cannot be written keeps nothing, and says why.
    ///
    /// # Errors
    /// Where a file or folder cannot be written.
    pub fn save(&self, run: &Run) -> std::io::Result<()> {
        let place = self.place.as_ref().filter(|_| !self.spoilt.load(Ordering::Relaxed));
        let Some((folder, file)) = place else { return Ok(()) };
        let files = || {
            let files = run.paths.iter().zip(run.stamps).zip(run.known);
            files.map(|((path, stamp), known)| (*path, stamp.certain_before(self.began), *known))
        };
        let fresh = std::mem::take(&mut *self.fresh());
        if fresh.is_empty() && self.is_written(files(), run) {
            return Ok(());
        }
        folder::replace(folder, file, self.began, |to| self.write(files(), run, &fresh, to))
    }

    /// Whether all of a run is there already.
    fn is_written<'r>(
        &self,
        files: impl Iterator<Item = (&'r str, Stamp, Known)>,
        run: &Run,
    ) -> bool {
        let is_filed = |(path, stamp, known): (&str, Stamp, Known), filed: Filed| {
            filed.path == path && filed.stamp == stamp && filed.known == known
        };
        // What could not be read has no row.
        let mut rows = self.files().peekable();
        let same = run.is_same
            || files.into_iter().all(|file| {
                rows.next_if(|row| is_filed(file, *row)).is_some() || !self.holds(&file.2.key)
            }) && rows.next().is_none();
        let has = |came: &Came| {
            let slot = self.slot(&came.key);
            slot.is_some_and(|slot| {
                slot.key.files == came.key.files
                    && (came.places.is_empty() || came.places == slot.places)
            })
        };
        run.came.iter().all(has) && run.recurring.is_some() == self.recurring().is_some() && same
    }

    /// Writes the file: all that the files of this run stand for, what is fresh, and for a while what no file stands for.
    fn write<'r>(
        &self,
        files: impl Iterator<Item = (&'r str, Stamp, Known)>,
        run: &Run,
        fresh: &Fresh,
        to: &mut File,
    ) -> io::Result<()> {
        let has_old = self.pack.is_some();
        let used: HashSet<Key> =
            run.known.iter().filter(|_| has_old).map(|known| known.key).collect();
        let mut all: Vec<Piece> =
            fresh.entries().map(|(key, kept)| Piece { key, idle: 0, kept }).collect();
        let mut room = MOST_BYTES / 2;
        let old = self.pack.iter().flat_map(|pack| pack.table.entries.iter().enumerate());
        for (number, entry) in old.filter(|(_, entry)| !fresh.contains(&entry.key)) {
            let idle = if used.contains(&entry.key) { 0 } else { entry.idle + 1 };
            let kept = self.pack.as_ref().and_then(|pack| pack.kept(number));
            let Some(kept) = kept else { continue };
            let size = (kept.found.len() + kept.outlines.len()) as u64;
            if idle == 0 || idle <= IDLE && size < room {
                room = room.saturating_sub(size);
                all.push(Piece { key: entry.key, idle, kept });
            }
        }
        all.sort_unstable_by_key(|piece| piece.key);
        let (mut found_at, mut outlines_at) = (0, 0);
        let place = |at: &mut u64, bytes: &[u8]| {
            let start = *at;
            *at += bytes.len() as u64;
            (start, bytes.len() as u32)
        };
        let entries = all.iter().map(|piece| Entry {
            key: piece.key,
            idle: piece.idle,
            kind: piece.kept.kind.0,
            found: place(&mut found_at, piece.kept.found),
            outlines: place(&mut outlines_at, piece.kept.outlines),
        });
        let mut table = Table::new(entries.collect(), run.recurring.map(<[u64]>::to_vec));
        table.reserve(run.paths.len(), run.paths.iter().map(|path| path.len()).sum());
        for (number, (path, stamp, known)) in files.enumerate() {
            let recurs = run.recurs.get(number).is_some_and(|recurs| *recurs);
            // What could not be read has no entry.
            let Some(entry) = table.entry(&known.key) else { continue };
            table.push(path, About { stamp, day: known.day, entry: entry as u32, recurs });
        }
        let found = all.iter().map(|piece| piece.kept.found);
        let outlines = all.iter().map(|piece| piece.kept.outlines);
        pack::write(to, &table, &self.slots(&run.came), found, outlines)
    }

    /// What this run came to, and what runs before came to as far as there is room.
    fn slots<'s>(&'s self, came: &'s [Came]) -> Vec<Slot<'s>> {
        let own = came.iter().map(|came| {
            let kept = self.slot(&came.key);
            let or = |own: &'s [u8], kept: Option<&'s [u8]>| {
                if own.is_empty() { kept.unwrap_or_default() } else { own }
            };
            let outcome = or(&came.outcome, kept.map(|slot| slot.outcome));
            let mut key = came.key;
            if key.found == Key::default() {
                key.found = kept.map_or(key.found, |slot| slot.key.found);
            }
            Slot { key, outcome, places: or(&came.places, kept.map(|slot| slot.places)) }
        });
        let before = self.pack.iter().flat_map(Pack::outcomes);
        let before = before.filter(|slot| !came.iter().any(|came| slot.key.is_as(&came.key)));
        let mut room = MOST_OUTCOME_BYTES;
        let fits = |(number, slot): &(usize, Slot)| {
            room = room.saturating_sub(slot.outcome.len() + slot.places.len());
            *number == 0 || room > 0
        };
        let all = own.chain(before).take(MOST_OUTCOMES).enumerate().filter(fits);
        all.map(|(_, slot)| slot).collect()
    }
}
