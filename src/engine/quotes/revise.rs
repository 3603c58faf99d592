//! What recurs, when a few files change. In: what recurred, the outlines that went and came, and all that there are now, as bytes.
//! Out: what recurs now, as [`super::outline::recurring`] would say of all of them, for the price of one look through the bytes.

use super::outline::{self, MOST, Outline};
use super::packed;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// What recurs after a change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revised {
    /// Digests, sorted.
    pub recurring: Vec<u64>,
    /// The files, as indices, that hold an utterance that recurs now and did not, or the other way round.
    pub concerned: BTreeSet<usize>,
}

/// Brings `before` to what recurs in the outlines of `files`, which are those of before without `gone` and with `come`.
pub fn revise(before: &[u64], gone: &[Outline], come: &[Outline], files: &[&[u8]]) -> Revised {
    let (gone, come) = differing(gone, come);
    if gone.is_empty() && come.is_empty() {
        return Revised { recurring: before.to_vec(), concerned: BTreeSet::new() };
    }
    let touched: Vec<&Outline> = gone.iter().chain(&come).collect();
    let digests: FxHashSet<u64> = touched.iter().map(|outline| outline.digest).collect();
    let mut runs: FxHashSet<u32> = touched.iter().flat_map(|o| o.runs()).collect();
    let mut near = Holders::of(files, &digests, &runs);
    // The same words with gaps elsewhere have other runs, and may stand for the wording now.
    let same = near.found.iter().filter(|(_, outline)| digests.contains(&outline.digest));
    let more: FxHashSet<u32> = same.flat_map(|(_, o)| o.runs()).collect();
    if !more.is_subset(&runs) {
        runs.extend(more);
        near = Holders::of(files, &digests, &runs);
    }
    // Whoever shares a run that has come or gone may have found or lost a partner.
    let now = near.wordings();
    let was = near.wordings_before(&gone, &come);
    let (sizes, sizes_before) = (sizes(&now, &runs), sizes(&was, &runs));
    let few = |sizes: &FxHashMap<u32, usize>, run: u32| sizes.get(&run).is_some_and(|n| *n <= MOST);
    let joins = |run: &u32| few(&sizes, *run) || few(&sizes_before, *run);
    let mut doubtful = digests;
    doubtful.extend(
        now.iter().filter(|(_, o)| o.runs().any(|run| joins(&run))).map(|(digest, _)| *digest),
    );
    let wider: FxHashSet<u32> = (now.iter())
        .filter(|(digest, _)| doubtful.contains(digest))
        .flat_map(|(_, outline)| outline.runs())
        .collect();
    let near = match wider.is_subset(&runs) {
        true => near,
        false => Holders::of(files, &doubtful, &wider),
    };
    let recurs = near.recurring(&doubtful, &wider);
    let is_known = |digest: &u64| before.binary_search(digest).is_ok();
    let changed: FxHashSet<u64> = doubtful
        .iter()
        .filter(|digest| is_known(digest) != recurs.contains(*digest))
        .copied()
        .collect();
    let mut recurring: Vec<u64> =
        before.iter().filter(|digest| !doubtful.contains(*digest)).copied().chain(recurs).collect();
    recurring.sort_unstable();
    let holders = near.found.into_iter().filter(|(_, outline)| changed.contains(&outline.digest));
    Revised { recurring, concerned: holders.map(|(file, _)| file).collect() }
}

/// What only one of two lists holds, each as often as it holds it more.
pub fn differing(gone: &[Outline], come: &[Outline]) -> (Vec<Outline>, Vec<Outline>) {
    let mut surplus: FxHashMap<&Outline, isize> = FxHashMap::default();
    come.iter().for_each(|outline| *surplus.entry(outline).or_default() += 1);
    gone.iter().for_each(|outline| *surplus.entry(outline).or_default() -= 1);
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for (outline, count) in surplus {
        let list = if count > 0 { &mut come } else { &mut gone };
        list.extend(std::iter::repeat_n(outline.clone(), count.unsigned_abs()));
    }
    (gone, come)
}

/// All outlines of a corpus that hold certain digests or runs, each with its file.
struct Holders {
    found: Vec<(usize, Outline)>,
}

impl Holders {
    fn of(files: &[&[u8]], digests: &FxHashSet<u64>, runs: &FxHashSet<u32>) -> Self {
        let sieve = Sieve::of(runs);
        let holds = |outline: &Outline| {
            digests.contains(&outline.digest) || outline.runs().any(|run| runs.contains(&run))
        };
        let is_near = |bytes: &[u8], codes: &mut Vec<u32>| {
            packed::each(bytes, codes, |digest, codes| {
                digests.contains(&digest)
                    || outline::runs_of(codes).any(|run| sieve.passes(run) && runs.contains(&run))
            })
        };
        let near = (files.par_iter().enumerate()).map_init(Vec::new, |codes, (file, bytes)| {
            is_near(bytes, codes).then_some((file, bytes))
        });
        let found = near.flatten_iter().flat_map_iter(|(file, bytes)| {
            let all = packed::unpack(bytes).unwrap_or_default();
            all.into_iter().flatten().filter(holds).map(move |outline| (file, outline))
        });
        Self { found: found.collect() }
    }

    /// Each wording once, by the least of its outlines.
    fn wordings(&self) -> FxHashMap<u64, &Outline> {
        least(self.found.iter().map(|(_, outline)| outline))
    }

    /// The same before the change.
    fn wordings_before<'o>(
        &'o self,
        gone: &'o [Outline],
        come: &[Outline],
    ) -> FxHashMap<u64, &'o Outline> {
        let mut new: FxHashMap<&Outline, usize> = FxHashMap::default();
        come.iter().for_each(|outline| *new.entry(outline).or_default() += 1);
        let old = self.found.iter().map(|(_, outline)| outline).filter(|outline| {
            match new.get_mut(outline).filter(|left| **left > 0) {
                Some(left) => {
                    *left -= 1;
                    false
                }
                None => true,
            }
        });
        least(old.chain(gone))
    }

    /// Those of `digests` that recur; all holders of their runs are here.
    fn recurring(&self, digests: &FxHashSet<u64>, runs: &FxHashSet<u32>) -> FxHashSet<u64> {
        let wordings = self.wordings();
        let mut often: FxHashMap<u64, usize> = FxHashMap::default();
        self.found.iter().for_each(|(_, outline)| *often.entry(outline.digest).or_default() += 1);
        let mut joined: FxHashMap<u32, Vec<u64>> = FxHashMap::default();
        for (digest, outline) in &wordings {
            for run in outline.distinct_runs().into_iter().filter(|run| runs.contains(run)) {
                joined.entry(run).or_default().push(*digest);
            }
        }
        let has_partner = |digest: &u64| {
            let Some(own) = wordings.get(digest) else { return false };
            let mut shared: FxHashMap<u64, usize> = FxHashMap::default();
            let groups = own.distinct_runs().into_iter().filter_map(|run| joined.get(&run));
            for other in
                groups.filter(|group| group.len() <= MOST).flatten().filter(|o| *o != digest)
            {
                *shared.entry(*other).or_default() += 1;
            }
            shared.iter().any(|(other, count)| own.may_be(wordings[other], *count))
        };
        let recurs =
            |digest: &&u64| often.get(*digest).is_some_and(|n| *n > 1) || has_partner(digest);
        digests.iter().filter(recurs).copied().collect()
    }
}

fn least<'o>(outlines: impl Iterator<Item = &'o Outline>) -> FxHashMap<u64, &'o Outline> {
    let mut out: FxHashMap<u64, &Outline> = FxHashMap::default();
    for outline in outlines {
        let known = out.entry(outline.digest).or_insert(outline);
        *known = (*known).min(outline);
    }
    out
}

/// In how many wordings each run stands.
fn sizes(wordings: &FxHashMap<u64, &Outline>, runs: &FxHashSet<u32>) -> FxHashMap<u32, usize> {
    let mut out: FxHashMap<u32, usize> = FxHashMap::default();
    for outline in wordings.values() {
        for run in outline.distinct_runs().into_iter().filter(|run| runs.contains(run)) {
            *out.entry(run).or_default() += 1;
        }
    }
    out
}

/// A set of bits by the end of a run: most runs of a corpus are none of those that are looked for, and one bit says so.
struct Sieve(Vec<u64>);

impl Sieve {
    const BITS: u32 = 1 << 20;

    fn of(runs: &FxHashSet<u32>) -> Self {
        let mut bits = vec![0; Self::BITS as usize / 64];
        for run in runs {
            let at = (run % Self::BITS) as usize;
            bits[at / 64] |= 1u64 << (at % 64);
        }
        Self(bits)
    }

    fn passes(&self, run: u32) -> bool {
        let at = (run % Self::BITS) as usize;
        self.0[at / 64] >> (at % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline::recurring;
    use super::*;
    use crate::value::Gazetteer;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Utterances of so few words that they meet often, some with gaps.
    fn outline() -> impl Strategy<Value = Outline> {
        vec(0usize..9, 9..16).prop_filter_map("long enough", |words| {
            let word = |n: usize| ["…", "the", "old", "mill", "was", "sold", "by", "two", "men"][n];
            let text: Vec<&str> = words.into_iter().map(word).collect();
            Outline::of(&text.join(" "), &Gazetteer::default())
        })
    }

    fn file() -> impl Strategy<Value = Vec<Outline>> {
        vec(outline(), 0..4)
    }

    fn all(files: &[Vec<Outline>]) -> Vec<u64> {
        recurring(files.iter().flatten())
    }

    proptest! {
        #[test]
        fn a_change_comes_to_what_all_come_to(
            mut files in vec(file(), 1..14),
            changes in vec((0usize..14, proptest::option::of(file()), any::<bool>()), 1..5),
        ) {
            let before = all(&files);
            let holds = |files: &[Vec<Outline>], recurring: &[u64]| -> Vec<bool> {
                let is = |file: &Vec<Outline>| file.iter().any(|o| o.recurs(recurring));
                files.iter().map(is).collect()
            };
            let (mut gone, mut come) = (Vec::new(), Vec::new());
            let held = holds(&files, &before);
            let mut same: Vec<Option<bool>> = held.iter().copied().map(Some).collect();
            for (at, file, adds) in changes {
                let at = at % files.len();
                let file = file.unwrap_or_default();
                come.extend(file.iter().cloned());
                if adds {
                    files.push(file);
                    same.push(None);
                } else {
                    gone.extend(std::mem::replace(&mut files[at], file));
                    same[at] = None;
                }
            }
            let bytes: Vec<Vec<u8>> = files.iter().map(|file| packed::pack(&[file])).collect();
            let bytes: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
            let revised = revise(&before, &gone, &come, &bytes);
            prop_assert_eq!(&revised.recurring, &all(&files));
            // A file that is not concerned is as it was.
            for (number, now) in holds(&files, &revised.recurring).into_iter().enumerate() {
                let was = same[number];
                prop_assert!(was.is_none_or(|was| was == now) || revised.concerned.contains(&number));
            }
        }
    }
}
