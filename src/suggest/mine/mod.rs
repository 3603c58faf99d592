//! Facts stated more than once. In: the notes of all articles. Out: groups of figures or dates that seem to state one fact, the
//! strongest first, no place in two of them.
//!
//! A group is what stands near one telling word, or near two. It is a fact where most of its articles say the same and the rest of
//! the corpus rarely says so: the weight of a group is how unlikely its agreement is by chance, less what disagrees in it.

mod linked;
mod sharpen;

use super::note::{Near, Note, Stands, Stated};
use crate::value::agree::{self, Class, compare};
use crate::value::{Agreement, Kind, Number};
use rustc_hash::{FxHashMap, FxHashSet};

/// Places that seem to state one fact.
#[derive(Debug, Clone)]
pub struct Group {
    /// What they share, one or two: each a stem, or any of some stems.
    pub slots: Vec<Slot>,
    /// The places: article and place in it, in order.
    pub places: Vec<Place>,
    /// The place whose value most articles meet, as an index into `places`.
    pub reference: usize,
    /// Which places meet it.
    pub agrees: Vec<bool>,
    /// How many articles state it, copies of a sentence counted once.
    pub articles: usize,
    /// How strongly the corpus says that it is one fact.
    pub weight: f64,
    /// Words of sentences that say something else in the same words: where one of them stands, another's fact is told.
    pub none: Vec<String>,
}

/// A stem that stands near each place of a group, or any of some stems.
pub type Slot = Vec<u64>;

/// A place: an article, and which of its figures and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The article.
    pub article: u32,
    /// Which of its statements.
    pub stated: u32,
}

/// What is compared with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Line {
    Figure(Class),
    Day,
}

type Key = (Line, u64, u64);

/// How far a word may stand off that tells a fact alone, and one of two.
const ALONE: i16 = 3;
const PAIRED: i16 = 8;

/// The same for the words of an event: its date often opens the sentence.
const HAPPENS: i16 = 13;

/// As many places of one group are looked at.
const MOST: usize = 400;

/// The weight of a fact on which two articles differ.
const CONTESTED: f64 = 2.2;

/// As many places of a group are asked whether the others meet them.
const CANDIDATES: usize = 40;

/// As many values of a line tell how common one is.
const SAMPLE: usize = 3_000;

/// Finds the `most` strongest groups that at least `least` articles state.
pub fn groups(notes: &[Note], least: usize, most: usize) -> Vec<Group> {
    let miner = Miner::new(notes, least);
    let slots = |key: &Key| [key.1, key.2].iter().filter(|s| **s != 0).map(|s| vec![*s]).collect();
    let gathered = miner.gather().into_iter();
    let mut found: Vec<Group> = gathered
        .filter_map(|(key, places)| miner.weigh(key.0, slots(&key), places))
        .chain(miner.linked())
        .collect();
    found.sort_by(|a, b| {
        let place = |group: &Group| (group.places.clone(), group.slots.clone());
        b.weight.total_cmp(&a.weight).then_with(|| place(a).cmp(&place(b)))
    });
    let mut groups = apart(notes, found, least);
    groups.truncate(most);
    miner.sharpened(groups)
}

/// Leaves out groups most of whose places a stronger one has, and those that say of one of its words what it says.
fn apart(notes: &[Note], groups: Vec<Group>, least: usize) -> Vec<Group> {
    let value = |group: &Group| {
        let place = group.places[group.reference];
        &notes[place.article as usize].stated[place.stated as usize].value
    };
    let mut taken: FxHashSet<Place> = FxHashSet::default();
    let mut by_stem: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut out: Vec<Group> = Vec::new();
    for group in groups {
        let fresh = group.places.iter().filter(|place| !taken.contains(*place)).count();
        let told = || {
            let alike = group
                .slots
                .iter()
                .flatten()
                .flat_map(|stem| by_stem.get(stem).into_iter().flatten());
            alike.map(|i| &out[*i]).any(|other| meet(value(other), value(&group)) == Some(true))
        };
        if fresh < least || fresh * 10 < group.places.len() * 6 || told() {
            continue;
        }
        for stem in group.slots.iter().flatten() {
            by_stem.entry(*stem).or_default().push(out.len());
        }
        taken.extend(group.places.iter().copied());
        out.push(group);
    }
    out
}

struct Miner<'n> {
    notes: &'n [Note],
    least: usize,
    /// In how many articles a stem stands near a value of a line.
    known: FxHashMap<(Line, u64), usize>,
    /// Values of each line, one an article and value.
    values: FxHashMap<Line, Vec<&'n Stands>>,
}

impl<'n> Miner<'n> {
    fn new(notes: &'n [Note], least: usize) -> Self {
        let mut seen: FxHashMap<(Line, u64), (usize, usize)> = FxHashMap::default();
        let mut values: FxHashMap<Line, Vec<&Stands>> = FxHashMap::default();
        for (article, note) in notes.iter().enumerate() {
            for stated in &note.stated {
                let line = line(&stated.value);
                values.entry(line).or_default().push(&stated.value);
                for near in &stated.near {
                    let entry = seen.entry((line, near.stem)).or_insert((usize::MAX, 0));
                    if entry.0 != article {
                        *entry = (article, entry.1 + 1);
                    }
                }
            }
        }
        let known = seen.into_iter().map(|(key, (_, articles))| (key, articles)).collect();
        for all in values.values_mut() {
            let stride = all.len().div_ceil(SAMPLE).max(1);
            *all = all.iter().step_by(stride).copied().collect();
        }
        Miner { notes, least, known, values }
    }

    fn stated(&self, place: Place) -> &'n Stated {
        &self.notes[place.article as usize].stated[place.stated as usize]
    }

    /// Every place under each stem and pair of stems that enough articles share.
    fn gather(&self) -> FxHashMap<Key, Vec<Place>> {
        let mut out: FxHashMap<Key, Vec<Place>> = FxHashMap::default();
        for (article, note) in self.notes.iter().enumerate() {
            for (number, stated) in note.stated.iter().enumerate() {
                if stated.aside.is_some() {
                    continue;
                }
                let place = Place { article: article as u32, stated: number as u32 };
                for key in self.keys(stated) {
                    let places = out.entry(key).or_default();
                    if places.last() != Some(&place) && places.len() < MOST {
                        places.push(place);
                    }
                }
            }
        }
        out.retain(|_, places| places.len() >= self.least);
        out
    }

    fn keys(&self, stated: &Stated) -> Vec<Key> {
        let line = line(&stated.value);
        let enough = |near: &&Near| {
            near.off.abs() <= if line == Line::Day { HAPPENS } else { PAIRED }
                && self.known.get(&(line, near.stem)).is_some_and(|n| *n >= self.least)
        };
        let near: Vec<&Near> = stated.near.iter().filter(enough).collect();
        let mut out = Vec::new();
        for (i, a) in near.iter().enumerate() {
            let vague = a.measures || (a.name && is_count(line)) || (a.happens && !a.event);
            if line != Line::Day && a.off.abs() <= ALONE && !vague {
                out.push((line, a.stem, 0));
            }
            for b in &near[i + 1..] {
                // An event is somebody and what they do, or something and what is done with it where one of the two stands right
                // beside the date; a name alone is only a topic.
                let done = |a: &Near, b: &Near| {
                    let thing = !a.happens && !a.measures && !b.event;
                    let beside = a.off.abs() <= ALONE && (a.off - b.off).abs() <= ALONE;
                    b.happens && (a.name || (thing && (b.off.abs() <= ALONE || beside)))
                };
                let event = || done(a, b) || done(b, a);
                let vague = a.measures && b.measures;
                if a.stem != b.stem && !vague && (line != Line::Day || event()) {
                    out.push((line, a.stem.min(b.stem), a.stem.max(b.stem)));
                }
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// What a set of places amounts to; `None` where it is no fact that enough articles state.
    fn weigh(&self, line: Line, slots: Vec<Slot>, places: Vec<Place>) -> Option<Group> {
        let voices = self.voices(&places);
        let value = |i: usize| &self.stated(places[i]).value;
        let meeting =
            |i: usize| voices.iter().filter(|j| meet(value(i), value(**j)) == Some(true)).count();
        // Of those that most articles meet the first in digits, which says it best.
        let candidates = voices.iter().copied().take(CANDIDATES);
        let digits = |i: usize| {
            let stated = self.stated(places[i]);
            stated.sentence[stated.extent.clone()].contains(|c: char| c.is_ascii_digit())
        };
        let reference = candidates.max_by_key(|i| (meeting(*i), digits(*i), usize::MAX - i))?;
        let agreeing = meeting(reference);
        let against =
            voices.iter().filter(|j| meet(value(reference), value(**j)) == Some(false)).count();
        let articles = agreeing + against;
        let contested = agreeing == 1 && self.is_contested(&voices, &places, &slots);
        let is_one = agreeing >= 2 && agreeing * 10 >= articles * 6;
        // Half of it may be what is said of somebody else.
        let is_torn = agreeing >= 2 && against <= agreeing && line != Line::Day;
        if articles < self.least || !(contested || is_one || is_torn) {
            return None;
        }
        let inside = (0..places.len()).filter(|i| meet(value(reference), value(*i)) == Some(true));
        let surprise = self.surprise(line, value(reference), &places, inside.count());
        let off = self.distance(&places, &slots);
        // What may be a slip is what an editor wants to see; what else differs is another fact, which the words bring along.
        let is_slip = |j: &&usize| {
            meet(value(reference), value(**j)) == Some(false)
                && are_rivals(value(reference), value(**j))
        };
        let slips = voices.iter().filter(is_slip).count();
        let others = against.saturating_sub(slips);
        let balance = agreeing as f64 + 0.2 * slips as f64 - 0.7 * others as f64;
        // One word that tells the fact is worth more than two that only narrow it down; where it brings other facts along it is not.
        let plain = if slots.len() == 1 && others == 0 { 1.35 } else { 1.0 };
        let weight = match contested {
            true => CONTESTED / (1.0 + off / 12.0),
            false => plain * balance * surprise / (1.0 + off / 12.0),
        };
        // A year tells an event only where nothing that is named does.
        let weight = if self.is_year(&slots, &places) { weight * 0.5 } else { weight };
        let agrees =
            (0..places.len()).map(|i| meet(value(reference), value(i)) == Some(true)).collect();
        let none = Vec::new();
        let group = Group { slots, places, reference, agrees, articles, weight, none };
        if is_one || contested {
            return Some(group);
        }
        let left = self.without_others(group);
        let (inside, outside) = self.sides(&left);
        let is_one = inside.len() * 10 >= (inside.len() + outside.len()) * 6;
        (!left.none.is_empty() && is_one).then_some(left)
    }

    /// Whether one of the slots is the year of the date itself.
    fn is_year(&self, slots: &[Slot], places: &[Place]) -> bool {
        let Some(first) = places.first().map(|place| self.stated(*place)) else { return false };
        let inside = |near: &Near| first.extent.contains(&(near.at.0 as usize));
        slots.iter().any(|slot| closest(&first.near, slot).is_some_and(inside))
    }

    /// Whether two articles say different things in so nearly the same words that they must be about one fact.
    fn is_contested(&self, voices: &[usize], places: &[Place], slots: &[Slot]) -> bool {
        let [a, b] = voices else { return false };
        let (a, b) = (self.stated(places[*a]), self.stated(places[*b]));
        // Where even the digits are the same in another order, the words may stand otherwise.
        let turned = is_turned(&a.value, &b.value);
        let alike = |slot: &Slot| match (closest(&a.near, slot), closest(&b.near, slot)) {
            (Some(a), Some(b)) => turned || ((a.off - b.off).abs() <= 1 && a.off.abs() <= 6),
            _ => false,
        };
        slots.len() == 2 && slots.iter().all(alike) && are_rivals(&a.value, &b.value)
    }

    /// One place an article, copies of a sentence left out.
    fn voices(&self, places: &[Place]) -> Vec<usize> {
        let mut sentences = FxHashSet::default();
        let mut out: Vec<usize> = Vec::new();
        for (i, place) in places.iter().enumerate() {
            let again = out.last().is_some_and(|last| places[*last].article == place.article);
            if !again && sentences.insert(&*self.stated(*place).sentence) {
                out.push(i);
            }
        }
        out
    }

    /// How surprising it is that a value stands there: the negative logarithm of how common it is elsewhere.
    fn surprise(&self, line: Line, value: &Stands, places: &[Place], inside: usize) -> f64 {
        let all = self.values.get(&line).map_or(&[][..], Vec::as_slice);
        let same = all.iter().filter(|other| meet(value, other) == Some(true)).count();
        let elsewhere = same.saturating_sub(inside) as f64 + 0.5;
        let total = all.len().saturating_sub(places.len()) as f64 + 1.0;
        -(elsewhere / total).clamp(0.02, 0.9).ln()
    }

    /// How far the stems stand off, on average, in words.
    fn distance(&self, places: &[Place], slots: &[Slot]) -> f64 {
        let offs = places.iter().flat_map(|place| {
            let near = &self.stated(*place).near;
            slots
                .iter()
                .filter_map(|slot| closest(near, slot))
                .map(|near| f64::from(near.off.abs()))
        });
        let all: Vec<f64> = offs.collect();
        all.iter().sum::<f64>() / all.len().max(1) as f64
    }
}

/// Whether two values differ so that one of them may be a slip: figures by less than half or in the order of their digits, days by
/// a few weeks, or in the month or the year alone.
fn are_rivals(a: &Stands, b: &Stands) -> bool {
    match (a, b) {
        (
            Stands::Figure { number: Some((a, unit)), kind, .. },
            Stands::Figure { number: Some((b, other)), .. },
        ) => {
            let (low, high) = (a.abs().min(b.abs()), a.abs().max(b.abs()));
            let close = low.times(Number::whole(2)).is_some_and(|twice| high < twice);
            let small = matches!(kind, Kind::Count | Kind::Number) && high < Number::whole(20);
            unit == other && !small && (close || digits(*a) == digits(*b))
        }
        (Stands::Day { day: Some(a), .. }, Stands::Day { day: Some(b), .. }) => {
            let apart = agree::day_number(*a).minus(agree::day_number(*b));
            let near = apart.is_some_and(|days| days.abs() <= Number::whole(40));
            let same = [a.day() == b.day(), a.month() == b.month(), a.year() == b.year()];
            near || (same[0] && (same[1] || same[2]))
        }
        // Weekdays that nothing dates.
        (Stands::Day { day: None, .. }, Stands::Day { day: None, .. }) => true,
        _ => false,
    }
}

/// Whether two figures in one unit have the same digits, several different ones, in another order: 126 and 162.
fn is_turned(a: &Stands, b: &Stands) -> bool {
    let (
        Stands::Figure { number: Some((a, unit)), .. },
        Stands::Figure { number: Some((b, other)), .. },
    ) = (a, b)
    else {
        return false;
    };
    let mut own = digits(*a);
    let same = unit == other && a != b && own == digits(*b);
    own.dedup();
    same && own.len() > 1
}

/// The digits of a number without its zeros, in their order by size: 3,211 and 3,112 have the same, 12 and 120 too.
fn digits(number: Number) -> Vec<char> {
    let mut out: Vec<char> =
        number.to_string().chars().filter(|c| ('1'..='9').contains(c)).collect();
    out.sort_unstable();
    out
}

/// The nearest word of any of these stems.
pub fn closest<'n>(near: &'n [Near], slot: &[u64]) -> Option<&'n Near> {
    near.iter()
        .filter(|near| slot.contains(&near.stem))
        .min_by_key(|near| (near.off.abs(), near.off))
}

fn line(value: &Stands) -> Line {
    match value {
        Stands::Figure { extents, .. } => Line::Figure(extents.class),
        Stands::Day { .. } => Line::Day,
    }
}

fn is_count(line: Line) -> bool {
    line == Line::Figure(Class::Number)
}

/// Whether two values can both be right; `None` where they cannot be compared.
pub fn meet(a: &Stands, b: &Stands) -> Option<bool> {
    match (a, b) {
        (Stands::Figure { extents: a, .. }, Stands::Figure { extents: b, .. }) => {
            match compare(a, b) {
                Agreement::Agree | Agreement::Tension => Some(true),
                Agreement::Conflict => Some(false),
                Agreement::Incomparable => None,
            }
        }
        (Stands::Day { day: Some(a), .. }, Stands::Day { day: Some(b), .. }) => Some(a == b),
        (Stands::Day { day: None, timex: a }, Stands::Day { day: None, timex: b }) => Some(a == b),
        _ => None,
    }
}
