//! What was seen in the files of this run. In: entries as bytes, and their keys. Out: the entry of a key.
//!
//! Most entries of a large corpus are short, so they lie one behind the other in long stretches: room for each by itself would be half
//! as much again as what is in them.

use super::Key;
use super::entry::{Kept, Kind};
use std::collections::HashMap;
use std::sync::Arc;

/// A stretch is full at so many bytes; an entry that is longer has one for itself.
const STRETCH: usize = 1 << 20;

/// Entries by their keys.
#[derive(Debug, Default)]
pub struct Fresh {
    places: HashMap<Key, Place>,
    closed: Vec<Stretch>,
    /// The stretch that is being filled.
    open: Vec<u8>,
}

/// Entries, one behind the other, held beside what is still to come.
#[derive(Debug, Clone)]
pub struct Stretch(Arc<Vec<u8>>);

/// Where an entry starts. That which follows the closed stretches is the open one.
#[derive(Debug, Clone, Copy)]
struct Place {
    stretch: u32,
    start: u32,
}

impl Fresh {
    /// Keeps the bytes of an entry.
    pub fn insert(&mut self, key: Key, entry: &[u8]) {
        if !self.open.is_empty() && self.open.len() + entry.len() > STRETCH {
            self.close();
        }
        if self.open.capacity() == 0 {
            self.open.reserve_exact(STRETCH.max(entry.len()));
        }
        let place = Place { stretch: self.closed.len() as u32, start: self.open.len() as u32 };
        self.open.extend_from_slice(entry);
        self.places.insert(key, place);
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, entries: usize) {
        self.places.reserve(entries);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether there is an entry of that key.
    pub fn contains(&self, key: &Key) -> bool {
        self.places.contains_key(key)
    }

    /// What kind of entry there is.
    pub fn kind(&self, key: &Key) -> Option<Kind> {
        self.places.get(key).map(|place| self.at(*place).kind)
    }

    /// The stretch in which the entry of a key lies, and where it starts. It is closed, for what is lent stays where it is.
    pub fn lend(&mut self, key: &Key) -> Option<(Stretch, u32)> {
        let Place { stretch, start } = *self.places.get(key)?;
        if stretch as usize == self.closed.len() {
            self.close();
        }
        Some((self.closed[stretch as usize].clone(), start))
    }

    /// All entries with their keys.
    pub fn entries(&self) -> impl Iterator<Item = (Key, Kept<'_>)> {
        self.places.iter().map(|(key, place)| (*key, self.at(*place)))
    }

    fn at(&self, place: Place) -> Kept<'_> {
        match self.closed.get(place.stretch as usize) {
            Some(stretch) => stretch.at(place.start),
            None => Kept::read(&self.open[place.start as usize..]),
        }
    }

    fn close(&mut self) {
        self.open.shrink_to_fit();
        self.closed.push(Stretch(Arc::new(std::mem::take(&mut self.open))));
    }
}

impl Stretch {
    /// The entry that starts there.
    pub fn at(&self, start: u32) -> Kept<'_> {
        Kept::read(&self.0[start as usize..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(found: &[u8], outlines: &[u8]) -> Vec<u8> {
        Kept { kind: Kind::default(), found, outlines }.bytes()
    }

    #[test]
    fn entries_are_found_in_whatever_stretch_they_lie() {
        let long = vec![7; STRETCH];
        let mut fresh = Fresh::default();
        assert!(fresh.is_empty());
        fresh.insert([1; 16], &entry(b"found", b"outlined"));
        fresh.insert([2; 16], &entry(&long, b""));
        fresh.insert([3; 16], &entry(b"", b"more"));
        let (stretch, start) = fresh.lend(&[3; 16]).expect("an entry");
        fresh.insert([4; 16], &entry(b"later", b""));
        fresh.insert([1; 16], &entry(b"again", b"outlined"));
        assert_eq!(stretch.at(start).outlines, b"more");
        let found = |fresh: &mut Fresh, n: u8| {
            fresh.lend(&[n; 16]).map(|(stretch, start)| stretch.at(start).found.to_vec())
        };
        assert_eq!(found(&mut fresh, 1).as_deref(), Some(&b"again"[..]));
        assert_eq!(found(&mut fresh, 2), Some(long));
        assert_eq!(found(&mut fresh, 4).as_deref(), Some(&b"later"[..]));
        assert_eq!((found(&mut fresh, 5), fresh.contains(&[5; 16])), (None, false));
        let mut keys: Vec<u8> = fresh.entries().map(|(key, _)| key[0]).collect();
        keys.sort_unstable();
        assert_eq!((keys, fresh.closed.len()), (vec![1, 2, 3, 4], 4));
    }
}
