//! Which quotes of a corpus recur. In: the outlines of its articles. Out: those that may have a partner in another article.
//!
//! Partners share runs of words, so the runs that several articles hold are gathered, the common ones let go, and of each wording only
//! those behind it that share enough are looked at.

use super::outline::Sketch;
use super::search::{TOO_COMMON, shared};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// How many readings of one utterance the outlines may hold: itself, its parts, and it with what stands beside it.
const READINGS: usize = 4;
/// A run that stands in more wordings than this joins nobody.
pub(super) const MOST: usize = READINGS * TOO_COMMON;

/// Where a wording stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home<A> {
    /// In this article alone, however often.
    One(A),
    /// In several.
    Many,
}

impl<A: PartialEq + Copy> Home<A> {
    /// The same, where it stands in `article` too.
    pub(super) fn and(self, article: A) -> Self {
        if self == Home::One(article) { self } else { Home::Many }
    }

    /// Whether two wordings stand in different articles somewhere.
    pub(super) fn is_apart(self, other: Self) -> bool {
        self != other || self == Home::Many
    }
}

/// Digests of all outlines that may have a partner in another article, sorted: never one too few, whatever [`super::search::pairs`]
/// finds among their utterances. A quote and what it is with the next one of its article are no partners. The order of articles and
/// outlines changes nothing.
pub fn recurring<'o, A: Iterator<Item = Sketch<'o>>>(
    articles: impl Iterator<Item = A> + Clone,
) -> Vec<u64> {
    let codes = articles.clone().flatten().map(|outline| outline.codes.len()).sum();
    recurring_of(articles, codes)
}

/// The same of about so many codes, which decide in how many slices their runs are looked through.
fn recurring_of<'o, A: Iterator<Item = Sketch<'o>>>(
    articles: impl Iterator<Item = A> + Clone,
    codes: usize,
) -> Vec<u64> {
    let mut digests: Vec<u64> = articles.clone().flatten().map(|outline| outline.digest).collect();
    digests.par_sort_unstable();
    digests.dedup();
    // Each wording once, by the least of its outlines: copies of one article bring no run together with itself.
    let mut wordings: Vec<Sketch> =
        digests.iter().map(|digest| Sketch { digest: *digest, codes: &[] }).collect();
    let mut homes: Vec<Option<Home<u32>>> = vec![None; digests.len()];
    for (article, outlines) in articles.clone().enumerate() {
        for outline in outlines {
            let Ok(at) = digests.binary_search(&outline.digest) else { continue };
            let (article, least) = (article as u32, &mut wordings[at]);
            *least = if homes[at].is_none() { outline } else { (*least).min(outline) };
            homes[at] = Some(homes[at].map_or(Home::One(article), |home| home.and(article)));
        }
    }
    drop(digests);
    let (wordings, homes) = by_length(wordings, homes);
    let mut out: Vec<u64> = several(&wordings, &homes).map(|wording| wording.digest).collect();
    let shares = Shares::new(articles, codes, &wordings, &homes);
    let none = || (vec![0; wordings.len()], vec![0; wordings.len() + 1]);
    let found: Vec<Vec<u32>> = (0..wordings.len())
        .into_par_iter()
        .with_min_len(4_096)
        .map_init(none, |(counts, met), index| {
            shares.partners(&wordings, &homes, index, counts, met)
        })
        .filter(|found| !found.is_empty())
        .collect();
    out.extend(found.iter().flatten().map(|index| wordings[*index as usize].digest));
    out.par_sort_unstable();
    out.dedup();
    out
}

/// Wordings with their homes, those with gaps first, then the short before the long.
fn by_length<'o>(
    wordings: Vec<Sketch<'o>>,
    homes: Vec<Option<Home<u32>>>,
) -> (Vec<Sketch<'o>>, Vec<Home<u32>>) {
    let mut order: Vec<u32> = (0..wordings.len() as u32).collect();
    order.sort_by_cached_key(|at| {
        let wording = &wordings[*at as usize];
        (wording.gaps() == 0, wording.words() as u32)
    });
    // Wherever it was taken from it has a home.
    let home = |at: &u32| homes[*at as usize].unwrap_or(Home::Many);
    let homes = order.iter().map(home).collect();
    (order.iter().map(|at| wordings[*at as usize]).collect(), homes)
}

/// Those that stand in several articles.
fn several<'o>(
    wordings: &[Sketch<'o>],
    homes: &[Home<u32>],
) -> impl Iterator<Item = Sketch<'o>> + Clone {
    let is_several = |(_, home): &(&Sketch<'o>, &Home<u32>)| **home == Home::Many;
    wordings.iter().zip(homes).filter(is_several).map(|(wording, _)| *wording)
}

/// Which wordings share which runs: of every run that several hold, and not too many, its holders in order.
struct Shares {
    holders: Holders,
    /// The runs of each wording, the rarest first, one wording after the other.
    runs: Vec<u32>,
    /// Where the runs of each wording start, and one past the last.
    starts: Vec<u32>,
    /// How many words each wording has, and how many gaps.
    sizes: Vec<(u32, u32)>,
}

impl Shares {
    fn new<'o, A: Iterator<Item = Sketch<'o>>>(
        articles: impl Iterator<Item = A> + Clone,
        codes: usize,
        wordings: &[Sketch<'o>],
        homes: &[Home<u32>],
    ) -> Self {
        let mut holders = Holders::default();
        for slice in Slice::all(codes) {
            let twice = Twice::of(articles.clone(), several(wordings, homes), slice, codes);
            holders.add(slice, &slice.parts(wordings, homes, &twice));
        }
        let mut starts = vec![0u32; wordings.len() + 1];
        holders.all.iter().for_each(|index| starts[*index as usize + 1] += 1);
        (1..starts.len()).for_each(|i| starts[i] += starts[i - 1]);
        let (mut runs, mut next) = (vec![0; holders.all.len()], starts.clone());
        for run in holders.rarest_first() {
            for index in holders.of(run) {
                let place = &mut next[*index as usize];
                runs[*place as usize] = run;
                *place += 1;
            }
        }
        let sizes = wordings.iter().map(|outline| (outline.words() as u32, outline.gaps() as u32));
        Self { holders, runs, starts, sizes: sizes.collect() }
    }

    /// A wording and those behind it, of other articles, that share enough runs with it; nothing where there are none. `counts` holds a 0
    /// for each wording, before and after, and `met` has room for one more than there are.
    fn partners(
        &self,
        wordings: &[Sketch],
        homes: &[Home<u32>],
        index: usize,
        counts: &mut [u32],
        met: &mut [u32],
    ) -> Vec<u32> {
        let (words, gaps) = self.sizes[index];
        // Those behind one without gaps have none and are no shorter, so it is known how many runs each has to share. One that shares
        // none but the most common ones shares too few.
        let least = if gaps == 0 { shared(words as usize, 0) } else { 1 };
        let runs = &self.runs[self.starts[index] as usize..self.starts[index + 1] as usize];
        let (rare, common) = runs.split_at(runs.len().saturating_sub(least - 1));
        let behind = |run: &u32| {
            let holders = self.holders.of(*run);
            &holders[holders.partition_point(|other| *other as usize <= index)..]
        };
        let mut several = 0;
        for run in rare {
            for other in behind(run) {
                // Written in any case: whether it is the first time nobody can foresee.
                let count = &mut counts[*other as usize];
                met[several] = *other;
                several += usize::from(*count == 0);
                *count += 1;
            }
        }
        for run in common {
            for other in behind(run) {
                let count = &mut counts[*other as usize];
                *count += u32::from(*count > 0);
            }
        }
        let mut out = Vec::new();
        for &other in &met[..several] {
            let count = std::mem::take(&mut counts[other as usize]) as usize;
            if count < least {
                continue;
            }
            let its = self.sizes[other as usize];
            let enough = shared(words.min(its.0) as usize, (gaps + its.1) as usize);
            let apart = homes[index].is_apart(homes[other as usize]);
            if apart && count >= enough && wordings[index].may_be_one(&wordings[other as usize]) {
                out.push(other);
            }
        }
        if !out.is_empty() {
            out.push(index as u32);
        }
        out
    }
}

/// The holders of runs, which are known by their number.
#[derive(Default)]
struct Holders {
    /// Those of one run after those of the other.
    all: Vec<u32>,
    /// Where those of each run end.
    ends: Vec<u32>,
}

impl Holders {
    /// Adds those of all runs of the parts of a slice.
    fn add(&mut self, slice: Slice, parts: &[Part]) {
        let own: usize = parts.iter().map(|part| part.held.len()).sum();
        // Other slices bring about as many: room that has to be made again is held twice meanwhile.
        let wanted = if self.all.is_empty() { (own << slice.bits) + own / 16 } else { own };
        self.all.reserve_exact(wanted);
        for group in parts.iter().flat_map(Part::groups) {
            self.all.extend(group.iter().map(|held| held.holder() as u32));
            self.ends.push(self.all.len() as u32);
        }
    }

    fn of(&self, run: u32) -> &[u32] {
        let run = run as usize;
        let begin = run.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[begin as usize..self.ends[run] as usize]
    }

    /// All runs, those that the fewest hold first.
    fn rarest_first(&self) -> Vec<u32> {
        let mut runs: Vec<u32> = (0..self.ends.len() as u32).collect();
        runs.sort_by_key(|run| self.of(*run).len());
        runs
    }
}

/// The runs that start with the same bits. Those of a large corpus are looked for slice by slice: of all at once several times as much
/// would be held as in the end.
#[derive(Debug, Clone, Copy)]
struct Slice {
    bits: u32,
    /// The first so many bits of its runs.
    start: u32,
}

/// A large corpus has so many slices, two to this power: each costs a look through all outlines.
const SLICE_BITS: u32 = 2;
/// So many codes do without.
const UNSLICED: usize = 1 << 22;
/// All slices together come in so many parts by the first bits of the run, two to this power: each is sorted by itself.
const PART_BITS: u32 = 6;

impl Slice {
    /// All slices of the runs of so many codes.
    fn all(codes: usize) -> impl Iterator<Item = Self> {
        let bits = if codes > UNSLICED { SLICE_BITS } else { 0 };
        (0..1 << bits).map(move |start| Self { bits, start })
    }

    /// The runs of an outline that belong to it.
    fn runs<'o>(self, outline: Sketch<'o>) -> impl Iterator<Item = u32> + use<'o> {
        let start = move |run: u32| ((u64::from(run) << self.bits) >> u32::BITS) as u32;
        outline.runs().filter(move |run| start(*run) == self.start)
    }

    /// A number below `count` for a run of it, the greater the greater the run.
    fn place(self, run: u32, count: usize) -> usize {
        let behind = run << self.bits;
        ((u64::from(behind) * count as u64) >> u32::BITS) as usize
    }

    /// Its runs that make partners, with their holders.
    fn parts(self, wordings: &[Sketch], homes: &[Home<u32>], twice: &Twice) -> Vec<Part> {
        let count = 1 << (PART_BITS - self.bits);
        let mut parts: Vec<Part> = (0..count).map(|_| Part::default()).collect();
        for (index, outline) in wordings.iter().enumerate() {
            for run in self.runs(*outline).filter(|run| twice.holds(*run)) {
                parts[self.place(run, count)].push(run, index as u32);
            }
        }
        parts.par_iter_mut().for_each(|part| part.close(homes));
        parts
    }
}

/// A run and one that holds it, as one number: those sort twice as fast as pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Held(u64);

impl Held {
    fn new(run: u32, holder: u32) -> Self {
        Self(u64::from(run) << u32::BITS | u64::from(holder))
    }

    fn run(self) -> u32 {
        (self.0 >> u32::BITS) as u32
    }

    /// Whether both hold the same run.
    fn shares(&self, other: &Self) -> bool {
        self.run() == other.run()
    }

    fn holder(self) -> usize {
        self.0 as u32 as usize
    }
}

/// Runs that start with the same bits.
#[derive(Default)]
struct Part {
    held: Vec<Held>,
    /// So many were left by the last settling.
    settled: usize,
    /// Runs that too many hold.
    common: FxHashSet<u32>,
}

impl Part {
    /// So many are taken before the first settling.
    const LEAST: usize = 1 << 12;

    fn push(&mut self, run: u32, holder: u32) {
        if self.common.contains(&run) {
            return;
        }
        if self.held.len() >= Self::LEAST.max(2 * self.settled) {
            self.settle();
        }
        self.held.push(Held::new(run, holder));
    }

    /// Sorts what is held, and lets go of runs that too many hold: those would fill most of the room.
    fn settle(&mut self) {
        self.held.sort_unstable();
        self.held.dedup();
        let common = self.groups().filter(|group| group.len() > MOST).map(|group| group[0].run());
        let found: FxHashSet<u32> = common.collect();
        if !found.is_empty() {
            self.held.retain(|held| !found.contains(&held.run()));
            self.common.extend(found);
        }
        self.settled = self.held.len();
    }

    /// Settles what is held, of which no more comes, and leaves the runs that make partners: what one article alone holds makes none.
    fn close(&mut self, homes: &[Home<u32>]) {
        self.settle();
        let home = |held: &Held| homes[held.holder()];
        let (mut left, mut start) = (0, 0);
        while let Some(group) = self.held[start..].chunk_by(Held::shares).next() {
            let end = start + group.len();
            if group[1..].iter().any(|other| home(&group[0]).is_apart(home(other))) {
                self.held.copy_within(start..end, left);
                left += end - start;
            }
            start = end;
        }
        self.held.truncate(left);
    }

    /// What is held, run by run, once it is settled.
    fn groups(&self) -> impl Iterator<Item = &[Held]> {
        self.held.chunk_by(Held::shares)
    }
}

/// Which runs of a slice stand in more than one article, and a few that do not: most stand in one, and need not be sorted to know it.
struct Twice {
    slice: Slice,
    bits: Vec<u64>,
}

impl Twice {
    /// `several`: wordings that stand in more than one article, whatever gaps each has there; `codes`: how many there are in all
    /// articles.
    fn of<'o, A: Iterator<Item = Sketch<'o>>>(
        articles: impl Iterator<Item = A>,
        several: impl Iterator<Item = Sketch<'o>>,
        slice: Slice,
        codes: usize,
    ) -> Self {
        // Eight bits a run keep the false ones few.
        let words = ((codes / 8) >> slice.bits) + 1;
        let (mut once, mut out) = (vec![0; words], Self { slice, bits: vec![0; words] });
        let mut put = |run| {
            let (word, bit) = out.place(run);
            out.bits[word] |= once[word] & bit;
            once[word] |= bit;
        };
        let mut own: Vec<u32> = Vec::new();
        for outlines in articles {
            // A quote, and what it is with the next one, have most of their runs in common.
            own.extend(outlines.flat_map(|outline| slice.runs(outline)));
            own.sort_unstable();
            own.dedup();
            own.drain(..).for_each(&mut put);
        }
        for run in several.flat_map(|outline| slice.runs(outline)) {
            put(run);
            put(run);
        }
        out
    }

    fn holds(&self, run: u32) -> bool {
        let (word, bit) = self.place(run);
        self.bits[word] & bit != 0
    }

    fn place(&self, run: u32) -> (usize, u64) {
        (self.slice.place(run, self.bits.len()), 1 << (run % u64::BITS))
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline::{Outline, tests::TEXTS};
    use super::*;
    use crate::value::Gazetteer;

    #[test]
    fn runs_that_too_many_hold_take_no_room() {
        let mut part = Part::default();
        for holder in 0..40_000 {
            part.push(7, holder);
            part.push(holder / 2, holder);
        }
        part.settle();
        assert!(part.held.len() <= 40_000 && part.common == FxHashSet::from_iter([7]));
        let first: Vec<_> = part.held[..3].iter().map(|held| (held.run(), held.holder())).collect();
        assert_eq!(first, [(0, 0), (0, 1), (1, 2)]);
    }

    #[test]
    fn runs_keep_their_holders_and_the_rarest_come_first() {
        // Of the articles 0, 1 and so on; the last wording stands in several.
        let homes = [Home::One(0), Home::One(0), Home::One(1), Home::Many];
        let part = |held: &[(u32, u32)]| {
            let mut part = Part::default();
            held.iter().for_each(|(run, holder)| part.push(*run, *holder));
            part.close(&homes);
            part
        };
        let first = part(&[(5, 2), (5, 0), (3, 1), (3, 0), (5, 3), (4, 3), (5, 0)]);
        let second = part(&[(9, 3), (9, 1)]);
        let mut holders = Holders::default();
        let slices: Vec<Slice> = Slice::all(UNSLICED + 1).collect();
        holders.add(slices[0], &[first]);
        holders.add(slices[1], &[second]);
        let rarest: Vec<&[u32]> =
            holders.rarest_first().into_iter().map(|run| holders.of(run)).collect();
        assert_eq!(rarest, [&[1, 3][..], &[0, 2, 3]], "3 is of one article, 4 of one wording");
    }

    #[test]
    fn every_run_belongs_to_one_slice() {
        let outline = Outline::of(TEXTS[0], &Gazetteer::default()).expect("an outline");
        let mut all: Vec<u32> = outline.runs().collect();
        all.sort_unstable();
        for codes in [0, UNSLICED + 1] {
            let slices = Slice::all(codes);
            let mut found: Vec<u32> = slices.flat_map(|s| s.runs(outline.sketch())).collect();
            found.sort_unstable();
            assert_eq!(found, all);
            let first = Slice::all(codes).next().expect("a slice");
            assert_eq!([0, u32::MAX >> first.bits].map(|run| first.place(run, 10)), [0, 9]);
        }
    }

    #[test]
    fn quotes_of_two_articles_recur_and_those_of_one_do_not() {
        let names = Gazetteer::default();
        let outlines: Vec<Outline> = TEXTS.iter().filter_map(|t| Outline::of(t, &names)).collect();
        let each = outlines.chunks(1).map(|own| own.iter().map(Outline::sketch));
        let found = recurring(each.clone());
        assert_eq!(recurring_of(each, UNSLICED + 1), found, "slice by slice");
        let alone: Vec<usize> = (0..TEXTS.len()).filter(|&i| !outlines[i].recurs(&found)).collect();
        assert_eq!(alone, [3, 4]);
        let again = |articles: &[&[usize]]| {
            let outlines =
                |numbers: &&[usize]| numbers.iter().map(|i| outlines[*i].clone()).collect();
            let articles: Vec<Vec<Outline>> = articles.iter().map(outlines).collect();
            recurring(articles.iter().map(|own| own.iter().map(Outline::sketch))).len()
        };
        assert_eq!(again(&[&[3], &[3]]), 1, "the same words in two articles");
        assert_eq!(again(&[&[3, 3], &[4]]), 0, "the same words twice in one");
        assert_eq!(again(&[&[0, 1], &[4]]), 0, "nearly the same in one");
        assert_eq!(again(&[&[0, 1], &[1, 4]]), 2, "in one, and in another too");
    }

    #[test]
    fn those_that_share_as_few_runs_as_they_may_are_partners() {
        // Nine words with six runs, of which three have to be shared: the compound spoils two.
        let texts = [
            "the ceasefire holds in this valley until winter comes",
            "the cease fire holds in this valley until winter comes",
        ];
        let outlines = texts.map(|text| Outline::of(text, &Gazetteer::default()).expect("one"));
        let shared = outlines[0].runs().filter(|run| outlines[1].runs().any(|its| its == *run));
        assert_eq!(shared.count(), 4);
        let each = outlines.chunks(1).map(|own| own.iter().map(Outline::sketch));
        assert_eq!(recurring(each).len(), 2);
    }
}
