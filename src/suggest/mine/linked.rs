//! One amount of several subjects. In: what a corpus states beside measures. Out: groups whose places name one amount by the same measure
//! and different words for what it is of: what the wing, the building and the works cost.

use super::{
    ALONE, Group, Line, MOST, Miner, PAIRED, Place, Slot, are_rivals, closest, is_count, line, meet,
};
use crate::suggest::note::{Near, Stands, Stated};
use crate::value::Number;
use std::collections::{BTreeMap, BTreeSet};

/// As many subjects may share one amount.
const SUBJECTS: usize = 4;

impl Miner<'_> {
    /// Groups of one amount that articles state beside the same measure and of different subjects: what the wing, the building and the
    /// works cost.
    pub(super) fn linked(&self) -> Vec<Group> {
        let mut by_measure: BTreeMap<(Line, u64), Vec<Place>> = BTreeMap::new();
        for (article, note) in self.notes.iter().enumerate() {
            for (number, stated) in note.stated.iter().enumerate() {
                let place = Place { article: article as u32, stated: number as u32 };
                let line = line(&stated.value);
                let close = |near: &&Near| near.measures && near.off.abs() <= ALONE;
                let nearest = stated.near.iter().filter(close).min_by_key(|near| near.off.abs());
                let told = line != Line::Day && !is_count(line) && stated.aside.is_none();
                if let Some(near) = nearest.filter(|_| told) {
                    by_measure.entry((line, near.stem)).or_default().push(place);
                }
            }
        }
        let measures = by_measure.into_iter();
        measures.flat_map(|((line, stem), places)| self.linked_by(line, stem, &places)).collect()
    }

    fn linked_by(&self, line: Line, measure: u64, places: &[Place]) -> Vec<Group> {
        let mut by_amount: BTreeMap<(Number, Option<&str>), Vec<Place>> = BTreeMap::new();
        for place in places {
            if let Stands::Figure { number: Some(amount), .. } = &self.stated(*place).value {
                by_amount.entry(*amount).or_default().push(*place);
            }
        }
        let group = |same: Vec<Place>| {
            let subjects: BTreeSet<u64> =
                same.iter().filter_map(|place| subject(self.stated(*place))).collect();
            // What else stands beside one of them, unless it may be a slip, is another thing's.
            let first = &self.stated(same[0]).value;
            let articles: BTreeSet<u32> = same.iter().map(|place| place.article).collect();
            let others = places.iter().filter(|place| {
                let value = &self.stated(**place).value;
                !articles.contains(&place.article)
                    && meet(first, value) == Some(false)
                    && !are_rivals(first, value)
            });
            let others: BTreeSet<u64> = others
                .flat_map(|place| self.stated(*place).near.iter().map(|near| near.stem))
                .collect();
            let left = subjects.difference(&others).copied().collect();
            let slot = self.covering(&same, left);
            if self.voices(&same).len() < self.least || !(2..=SUBJECTS).contains(&slot.len()) {
                return None;
            }
            let near = |place: &&Place| {
                closest(&self.stated(**place).near, &slot).is_some_and(|n| n.off.abs() <= PAIRED)
            };
            let members: Vec<Place> = places.iter().filter(near).take(MOST).copied().collect();
            self.weigh(line, vec![slot, vec![measure]], members)
        };
        by_amount.into_values().filter_map(group).collect()
    }

    /// As few of these subjects as stand beside as many of the places as all do.
    fn covering(&self, places: &[Place], mut subjects: Slot) -> Slot {
        let has = |place: &Place, stem: u64| {
            closest(&self.stated(*place).near, &[stem]).is_some_and(|n| n.off.abs() <= PAIRED)
        };
        let mut left: Vec<Place> = places.to_vec();
        let mut out = Slot::new();
        loop {
            let count = |stem: u64| left.iter().filter(|place| has(place, stem)).count();
            let most = subjects.iter().copied().max_by_key(|stem| (count(*stem), u64::MAX - stem));
            let Some(stem) = most.filter(|stem| count(*stem) > 0) else { return out };
            out.push(stem);
            subjects.retain(|other| *other != stem);
            left.retain(|place| !has(place, stem));
        }
    }
}

/// What a figure is said of: the nearest word before it that names a thing, else behind it.
fn subject(stated: &Stated) -> Option<u64> {
    let close = |near: &&Near| !near.measures && near.off.abs() <= PAIRED;
    let rank = |near: &&Near| (near.off > 0, near.off.abs());
    stated.near.iter().filter(close).min_by_key(rank).map(|near| near.stem)
}
