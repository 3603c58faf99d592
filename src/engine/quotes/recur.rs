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
    let several = || wordings.iter().zip(&homes).filter(|(_, home)| **home == Home::Many);
    let mut out: Vec<u64> = several().map(|(wording, _)| wording.digest).collect();
    let twice = Twice::of(articles, several().map(|(wording, _)| *wording));
    let shares = Shares::new(&wordings, &homes, &twice);
    drop(twice);
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
    let homed =
        wordings.into_iter().zip(homes).filter_map(|(wording, home)| Some((wording, home?)));
    let mut homed: Vec<(Sketch, Home<u32>)> = homed.collect();
    homed.sort_by_cached_key(|(wording, _)| (wording.gaps() == 0, wording.words()));
    homed.into_iter().unzip()
}

/// Which wordings share which runs: of every run that several hold, and not too many, its holders in order.
struct Shares {
    holders: Vec<u32>,
    /// Where the holders of each run end.
    ends: Vec<u32>,
    /// The runs of each wording, the rarest first, one wording after the other.
    runs: Vec<u32>,
    /// Where the runs of each wording start, and one past the last.
    starts: Vec<u32>,
    /// How many words each wording has, and how many gaps.
    sizes: Vec<(u32, u32)>,
}

impl Shares {
    fn new(wordings: &[Sketch], homes: &[Home<u32>], twice: &Twice) -> Self {
        let mut parts: Vec<Part> = (0..1 << PART_BITS).map(|_| Part::default()).collect();
        for (index, outline) in wordings.iter().enumerate() {
            for run in outline.runs().filter(|run| twice.holds(*run)) {
                parts[(run >> (u32::BITS - PART_BITS)) as usize].push(run, index as u32);
            }
        }
        parts.par_iter_mut().for_each(Part::settle);
        // What one article alone holds makes no partners.
        let is_apart = |group: &&[Held]| {
            let home = |held: &Held| homes[held.holder()];
            group[1..].iter().any(|other| home(&group[0]).is_apart(home(other)))
        };
        let mut groups: Vec<&[Held]> =
            parts.iter().flat_map(Part::groups).filter(is_apart).collect();
        groups.sort_by_key(|group| group.len());
        let (mut holders, mut ends) = (Vec::new(), Vec::new());
        for group in groups {
            holders.extend(group.iter().map(|held| held.holder() as u32));
            ends.push(holders.len() as u32);
        }
        drop(parts);
        let mut starts = vec![0u32; wordings.len() + 1];
        holders.iter().for_each(|index| starts[*index as usize + 1] += 1);
        (1..starts.len()).for_each(|i| starts[i] += starts[i - 1]);
        let (mut runs, mut next) = (vec![0; holders.len()], starts.clone());
        let mut begin = 0;
        for (run, end) in ends.iter().enumerate() {
            for index in &holders[begin..*end as usize] {
                let place = &mut next[*index as usize];
                runs[*place as usize] = run as u32;
                *place += 1;
            }
            begin = *end as usize;
        }
        let sizes = wordings.iter().map(|outline| (outline.words() as u32, outline.gaps() as u32));
        Self { holders, ends, runs, starts, sizes: sizes.collect() }
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
            let run = *run as usize;
            let begin = run.checked_sub(1).map_or(0, |before| self.ends[before]);
            let holders = &self.holders[begin as usize..self.ends[run] as usize];
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

/// Runs and who holds them, in so many parts by the first bits of the run, two to this power: each is sorted by itself.
const PART_BITS: u32 = 6;

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

    /// What is held, run by run, once it is settled.
    fn groups(&self) -> impl Iterator<Item = &[Held]> {
        self.held.chunk_by(|a, b| a.run() == b.run())
    }
}

/// Which runs stand in more than one article, and a few that do not: most stand in one, and need not be sorted to know it.
struct Twice(Vec<u64>);

impl Twice {
    /// `several`: wordings that stand in more than one article, whatever gaps each has there.
    fn of<'o, A: Iterator<Item = Sketch<'o>>>(
        articles: impl Iterator<Item = A> + Clone,
        several: impl Iterator<Item = Sketch<'o>>,
    ) -> Self {
        let runs = articles.clone().flatten().map(|outline| outline.codes.len()).sum::<usize>();
        // Eight bits a run keep the false ones few.
        let words = runs / 8 + 1;
        let (mut once, mut out) = (vec![0; words], Self(vec![0; words]));
        let mut put = |run| {
            let (word, bit) = out.place(run);
            out.0[word] |= once[word] & bit;
            once[word] |= bit;
        };
        let mut own: Vec<u32> = Vec::new();
        for outlines in articles {
            // A quote, and what it is with the next one, have most of their runs in common.
            own.extend(outlines.flat_map(Sketch::runs));
            own.sort_unstable();
            own.dedup();
            own.drain(..).for_each(&mut put);
        }
        for run in several.flat_map(Sketch::runs) {
            put(run);
            put(run);
        }
        out
    }

    fn holds(&self, run: u32) -> bool {
        let (word, bit) = self.place(run);
        self.0[word] & bit != 0
    }

    fn place(&self, run: u32) -> (usize, u64) {
        let word = (u64::from(run) * self.0.len() as u64) >> u32::BITS;
        (word as usize, 1 << (run % u64::BITS))
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
    fn quotes_of_two_articles_recur_and_those_of_one_do_not() {
        let names = Gazetteer::default();
        let outlines: Vec<Outline> = TEXTS.iter().filter_map(|t| Outline::of(t, &names)).collect();
        let each = outlines.chunks(1).map(|own| own.iter().map(Outline::sketch));
        let found = recurring(each);
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
