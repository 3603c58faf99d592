//! What recurs, when a few files change. In: what recurred, the outlines that went and came, and all that there are now, as bytes.
//! Out: what recurs now, as [`super::recur::recurring`] would say of all of them, for the price of one look through the bytes.

use super::outline::{Outline, Sketch};
use super::packed;
use super::recur::{Home, MOST};
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
    if gone.is_empty() && come.is_empty() {
        return Revised { recurring: before.to_vec(), concerned: BTreeSet::new() };
    }
    let touched: Vec<&Outline> = gone.iter().chain(come).collect();
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
    let was = near.wordings_before(gone, come);
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
    // Of a partner too every outline is wanted, whatever its gaps.
    let near = Holders::of(files, &doubtful, &wider);
    let near = Holders::of(files, &near.digests(), &wider);
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
    Revised { recurring, concerned: holders.map(|((file, _), _)| file).collect() }
}

/// What only one of two lists of an article's outlines holds, each as often as it holds it more.
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

/// An article: its file, and its number in it.
type Place = (usize, usize);

/// All outlines of a corpus that hold certain digests or runs, each with its article.
struct Holders {
    found: Vec<(Place, Outline)>,
}

impl Holders {
    fn of(files: &[&[u8]], digests: &FxHashSet<u64>, runs: &FxHashSet<u32>) -> Self {
        let sieve = Sieve::of(runs);
        let holds = |sketch: &Sketch| {
            digests.contains(&sketch.digest)
                || sketch.runs().any(|run| sieve.passes(run) && runs.contains(&run))
        };
        let found = files.par_iter().enumerate().flat_map_iter(|(file, bytes)| {
            packed::articles(bytes).enumerate().flat_map(move |(article, own)| {
                own.filter(holds).map(move |sketch| ((file, article), sketch.outline()))
            })
        });
        Self { found: found.collect() }
    }

    fn digests(&self) -> FxHashSet<u64> {
        self.found.iter().map(|(_, outline)| outline.digest).collect()
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

    /// Where each wording stands.
    fn homes(&self) -> FxHashMap<u64, Home<Place>> {
        let mut out: FxHashMap<u64, Home<Place>> = FxHashMap::default();
        for (place, outline) in &self.found {
            let home = out.entry(outline.digest).or_insert(Home::One(*place));
            *home = home.and(*place);
        }
        out
    }

    /// Those of `digests` that recur; all holders of their runs are here.
    fn recurring(&self, digests: &FxHashSet<u64>, runs: &FxHashSet<u32>) -> FxHashSet<u64> {
        let (wordings, homes) = (self.wordings(), self.homes());
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
            for other in groups.filter(|group| group.len() <= MOST).flatten() {
                if other != digest && homes[digest].is_apart(homes[other]) {
                    *shared.entry(*other).or_default() += 1;
                }
            }
            shared.iter().any(|(other, count)| own.may_be(wordings[other], *count))
        };
        let recurs = |digest: &&u64| homes.get(*digest) == Some(&Home::Many) || has_partner(digest);
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
    use super::super::packed::Packed;
    use super::super::recur::recurring;
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

    type File = Vec<Vec<Outline>>;

    /// The outlines of each article of a file.
    fn file() -> impl Strategy<Value = File> {
        vec(vec(outline(), 0..4), 1..3)
    }

    fn all(files: &[File]) -> Vec<u64> {
        recurring(files.iter().flatten().map(|own| own.iter().map(Outline::sketch)))
    }

    #[test]
    fn what_both_lists_hold_as_often_does_not_differ() {
        let texts = [
            "nobody asked the people of this town about their harbour",
            "we will open the old harbour before the summer",
            "the quay was never sold to the men of the mill",
        ];
        let [a, b, c] =
            texts.map(|text| Outline::of(text, &Gazetteer::default()).expect("long enough"));
        let list = |all: &[&Outline]| all.iter().map(|one| (*one).clone()).collect::<Vec<_>>();
        for (before, now, gone, come) in [
            (list(&[&a, &b]), list(&[&b, &a]), vec![], vec![]),
            (list(&[&a, &a, &b]), list(&[&a]), list(&[&a, &b]), vec![]),
            (list(&[&a]), list(&[&a, &c, &c]), vec![], list(&[&c, &c])),
            (list(&[&b]), list(&[&c]), list(&[&b]), list(&[&c])),
        ] {
            let (mut less, mut more) = differing(&before, &now);
            less.sort_by_key(|outline| *outline != a);
            more.sort_by_key(|outline| *outline != a);
            assert_eq!((less, more), (gone, come), "{before:?} {now:?}");
        }
    }

    proptest! {
        #[test]
        fn a_change_comes_to_what_all_come_to(
            before in vec(file(), 1..10),
            changes in vec((0usize..14, proptest::option::of(file())), 1..5),
        ) {
            let mut files = before.clone();
            for (at, file) in changes {
                let file = file.unwrap_or_default();
                match files.get_mut(at) {
                    Some(old) => *old = file,
                    None => files.push(file),
                }
            }
            let (mut gone, mut come) = (Vec::new(), Vec::new());
            let article = |files: &[File], file: usize, article: usize| -> Vec<Outline> {
                files.get(file).and_then(|file| file.get(article)).cloned().unwrap_or_default()
            };
            for (file, number) in (0..files.len()).flat_map(|file| [(file, 0), (file, 1)]) {
                let (less, more) =
                    differing(&article(&before, file, number), &article(&files, file, number));
                gone.extend(less);
                come.extend(more);
            }
            let pack = |file: &File| {
                let own: Vec<Packed> = file.iter().map(|own| Packed::of(own)).collect();
                packed::pack(&own.iter().collect::<Vec<_>>())
            };
            let bytes: Vec<Vec<u8>> = files.iter().map(pack).collect();
            let bytes: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
            let was = all(&before);
            let revised = revise(&was, &gone, &come, &bytes);
            prop_assert_eq!(&revised.recurring, &all(&files));
            // A file that is not concerned is as it was.
            let holds = |file: &File, recurring: &[u64]| file.iter().flatten().any(|o| o.recurs(recurring));
            for (number, (old, new)) in before.iter().zip(&files).enumerate() {
                let same = old != new || holds(old, &was) == holds(new, &revised.recurring);
                prop_assert!(same || revised.concerned.contains(&number));
            }
        }
    }
}
