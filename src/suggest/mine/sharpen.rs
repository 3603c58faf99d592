//! Groups made sharper. In: a group of places, and what else the corpus says in its words. Out: the group with what its phrase will find
//! beside it, by one word more where other facts are told in the same ones, and without what is said of somebody else's.

use super::{Group, Line, MOST, Miner, Place, Slot, are_rivals, closest, line, meet};
use crate::suggest::note::{Near, Stated};
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Words that say of a sentence that it is about what was named before.
const POINTS_BACK: [&str; 3] = ["its", "their", "there"];

/// As many words may stand between one of these and what is somebody else's.
const OWN: usize = 4;

/// Places by line and stem.
type BySlot = FxHashMap<(Line, u64), Vec<Place>>;

impl<'n> Miner<'n> {
    /// The groups made sharper, without those that hold too many other facts all the same.
    pub(super) fn sharpened(&self, groups: Vec<Group>) -> Vec<Group> {
        let found = self.by_slot(&groups);
        let sharper = groups.into_iter().map(|group| {
            let group = self.narrowed(self.widened(group, &found));
            self.without_others(group)
        });
        sharper.filter(|group| self.is_one_fact(group)).collect()
    }

    /// Every place beside a stem of the first slot of one of these groups.
    fn by_slot(&self, groups: &[Group]) -> BySlot {
        let wanted: FxHashSet<u64> =
            groups.iter().filter_map(|group| group.slots.first()).flatten().copied().collect();
        let mut out = BySlot::default();
        for (article, note) in self.notes.iter().enumerate() {
            for (number, stated) in note.stated.iter().enumerate() {
                let place = Place { article: article as u32, stated: number as u32 };
                for near in stated.near.iter().filter(|near| wanted.contains(&near.stem)) {
                    let places = out.entry((line(&stated.value), near.stem)).or_default();
                    if places.last() != Some(&place) && places.len() < MOST {
                        places.push(place);
                    }
                }
            }
        }
        out
    }

    /// A group of figures with what else its phrase will find, for a gap is a word wider than the widest that was seen: what differs
    /// and is stated plainly is held against it, and it does without the words of estimates.
    fn widened(&self, mut group: Group, found: &BySlot) -> Group {
        let reference = self.stated(group.places[group.reference]);
        let line = line(&reference.value);
        if line == Line::Day {
            return group;
        }
        let off = |stated: &Stated, slot: &Slot| closest(&stated.near, slot).map(|n| n.off.abs());
        let widest = |slot: &Slot| {
            group.places.iter().filter_map(|place| off(self.stated(*place), slot)).max()
        };
        let reach: Vec<i16> =
            group.slots.iter().map(|slot| widest(slot).unwrap_or(0) + 1).collect();
        let known: FxHashSet<Place> = group.places.iter().copied().collect();
        let all: BTreeSet<Place> = group.slots[0]
            .iter()
            .filter_map(|stem| found.get(&(line, *stem)))
            .flatten()
            .copied()
            .collect();
        let mut none = BTreeSet::new();
        for place in all.into_iter().filter(|place| !known.contains(place)) {
            let stated = self.stated(place);
            let slots = group.slots.iter().zip(&reach);
            let within =
                slots.clone().all(|(slot, most)| off(stated, slot).is_some_and(|n| n <= *most));
            if !within || meet(&reference.value, &stated.value) != Some(false) {
                continue;
            }
            match stated.aside {
                Some(word) => {
                    none.insert(word.to_owned());
                }
                None => {
                    group.places.push(place);
                    group.agrees.push(false);
                }
            }
        }
        group.none.extend(none);
        group
    }

    /// A group of one word by a second one, where it holds values that are no slips for the one that most agree on and the second
    /// stands beside all that agree and none of these: beds of a wing, not those of a workhouse.
    fn narrowed(&self, group: Group) -> Group {
        let value = |i: usize| &self.stated(group.places[i]).value;
        let near = |i: usize| &self.stated(group.places[i]).near;
        let line = line(value(group.reference));
        let (inside, outside) = self.sides(&group);
        let (slips, others): (Vec<usize>, Vec<usize>) =
            outside.into_iter().partition(|i| are_rivals(value(group.reference), value(*i)));
        if group.slots.len() > 1 || line == Line::Day || others.is_empty() {
            return group;
        }
        let own = &group.slots[0];
        let has = |i: usize, stem: u64| closest(near(i), &[stem]).is_some();
        let tells = |near: &&Near| !near.measures && !own.contains(&near.stem);
        let stems: BTreeSet<u64> =
            near(group.reference).iter().filter(tells).map(|n| n.stem).collect();
        let fits = |stem: &u64| {
            inside.iter().all(|i| has(*i, *stem)) && others.iter().all(|i| !has(*i, *stem))
        };
        let rank = |stem: &u64| {
            let kept = slips.iter().filter(|i| has(**i, *stem)).count();
            (usize::MAX - kept, closest(near(group.reference), &[*stem]).map(|n| n.off.abs()))
        };
        let Some(stem) = stems.into_iter().filter(fits).min_by_key(rank) else { return group };
        let places = (0..group.places.len()).filter(|i| has(*i, stem)).map(|i| group.places[i]);
        let slots = vec![own.clone(), vec![stem]];
        let none = group.none.clone();
        let Some(mut narrow) = self.weigh(line, slots, places.collect()) else { return group };
        narrow.none.extend(none);
        narrow
    }

    /// A group without what is said of somebody else's: where the name before a value ends like the name before those that agree, but is
    /// another (one lido, another lido), and a word of the sentence tells it apart, the group does without that word.
    pub(super) fn without_others(&self, mut group: Group) -> Group {
        let (agreeing, against) = self.sides(&group);
        if agreeing.len() < 2 || against.is_empty() {
            return group;
        }
        let mut own: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for i in &agreeing {
            let called = &self.notes[group.places[*i].article as usize].called;
            let heads =
                called.iter().filter_map(|(_, name)| Some((name.rsplit_once(' ')?.1, name)));
            for (head, name) in heads {
                own.entry(head).or_default().insert(name);
            }
        }
        let mut none = BTreeSet::new();
        let mut keep = vec![true; group.places.len()];
        for i in against {
            let Some(name) = self.called_before(group.places[i]) else { continue };
            let head = name.rsplit(' ').next().unwrap_or(name);
            if own.get(head).is_none_or(|names| names.contains(name)) {
                continue;
            }
            let first = name.split(' ').next().unwrap_or(name);
            if let Some(phrase) = self.telling(&group, &agreeing, i, first) {
                none.insert(phrase);
                keep[i] = false;
            }
        }
        if none.is_empty() || none.len() > 2 {
            return group;
        }
        let mut kept = keep.iter();
        group.places.retain(|_| kept.next().copied().unwrap_or(true));
        let mut kept = keep.iter();
        group.agrees.retain(|_| kept.next().copied().unwrap_or(true));
        group.reference -= keep[..group.reference].iter().filter(|keep| !**keep).count();
        none.extend(std::mem::take(&mut group.none));
        group.none = none.into_iter().collect();
        group
    }

    /// A phrase of the sentence at a place that no sentence of those that agree holds: the name, or a word that points back to it before a
    /// word of the group (`its ...(2) pool`).
    fn telling(&self, group: &Group, agreeing: &[usize], i: usize, name: &str) -> Option<String> {
        let words = |i: usize| -> Vec<String> {
            self.stated(group.places[i]).sentence.split_whitespace().map(bare).collect()
        };
        let shared: BTreeSet<String> = agreeing.iter().flat_map(|i| words(*i)).collect();
        let own = words(i);
        if own.iter().any(|word| word == name) && !shared.contains(name) {
            return Some(name.to_owned());
        }
        let stated = self.stated(group.places[i]);
        let ends = group.slots.iter().filter_map(|slot| closest(&stated.near, slot));
        let told = ends.map(|near| fold(&stated.sentence[near.at.0 as usize..near.at.1 as usize]));
        // How many words stand between a word that points back and the next such end.
        let between = |words: &[String], back: &str, end: &str| {
            let starts = (0..words.len()).filter(|at| words[*at] == back);
            let off = |at: usize| words[at + 1..].iter().take(OWN).position(|word| word == end);
            starts.filter_map(off).min()
        };
        told.into_iter().find_map(|end| {
            POINTS_BACK.iter().find_map(|back| {
                let off = between(&own, back, &end)?;
                let clash = agreeing.iter().any(|i| between(&words(*i), back, &end).is_some());
                let gap = if off == 0 { String::new() } else { format!("...({off}) ") };
                (!clash).then(|| format!("{back} {gap}{end}"))
            })
        })
    }

    /// The places of a group that meet its reference, and those of other articles that do not.
    pub(super) fn sides(&self, group: &Group) -> (Vec<usize>, Vec<usize>) {
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..group.places.len()).partition(|i| group.agrees[*i]);
        let articles: BTreeSet<u32> = inside.iter().map(|i| group.places[*i].article).collect();
        let outside = outside.into_iter().filter(|i| !articles.contains(&group.places[*i].article));
        (inside, outside.collect())
    }

    /// Whether what a group holds beside its reference is mostly slips for it, and not other facts told in the same words.
    fn is_one_fact(&self, group: &Group) -> bool {
        let value = |i: usize| &self.stated(group.places[i]).value;
        let (inside, outside) = self.sides(group);
        let other = |i: &&usize| !are_rivals(value(group.reference), value(**i));
        outside.iter().filter(other).count() * 3 <= inside.len()
    }

    /// The last name of several words before a place in its article.
    fn called_before(&self, place: Place) -> Option<&'n str> {
        let called = &self.notes[place.article as usize].called;
        let at = self.stated(place).at;
        let before = called.partition_point(|(start, _)| *start < at);
        called[..before].last().map(|(_, name)| name.as_str())
    }
}

/// A word as it is compared: small letters, without marks and possessive.
fn bare(word: &str) -> String {
    let word = fold(word);
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s").unwrap_or(word).to_owned()
}
