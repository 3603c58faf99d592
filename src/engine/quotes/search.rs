//! Near-duplicates among many utterances. In: the normal words of each. Out: pairs that share enough runs of four words to be worth
//! laying along each other; every pair is never compared.
//!
//! Runs that stand in too many utterances are passed over, so that a common phrase does not bring all its users together.

use super::words::Words;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Words in a run.
pub(super) const RUN: usize = 4;
/// A run that stands in more utterances than this joins nobody.
pub const TOO_COMMON: usize = 60;

/// What is kept of one utterance for the search: small, so that half a million fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// A hash of all words in order: equal utterances share it.
    pub digest: u64,
    runs: Vec<u64>,
    words: u32,
    gaps: u32,
}

impl Print {
    /// The print of an utterance.
    pub fn new(words: &Words) -> Self {
        let hashes: Vec<Option<u64>> =
            words.words.iter().map(|w| (!w.is_gap()).then(|| hash(&w.normal))).collect();
        let digest = hashes.iter().flatten().fold(0, |sum: u64, word| mix(sum, *word));
        let runs = hashes
            .windows(RUN)
            .filter_map(|run| run.iter().copied().try_fold(0, |sum, word| Some(mix(sum, word?))))
            .collect();
        Self { digest, runs, words: words.count() as u32, gaps: words.gaps() as u32 }
    }

    /// Hashes of its runs of words, in order.
    pub fn runs(&self) -> &[u64] {
        &self.runs
    }
}

#[inline]
pub(super) fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

#[inline]
pub(super) fn mix(sum: u64, word: u64) -> u64 {
    (sum.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Pairs of indices (the lower first, sorted, each once) that may be one utterance.
pub fn pairs(prints: &[Print]) -> Vec<(u32, u32)> {
    let mut runs: Vec<(u64, u32)> = Vec::with_capacity(prints.iter().map(|p| p.runs.len()).sum());
    for (index, print) in prints.iter().enumerate() {
        runs.extend(print.runs.iter().map(|run| (*run, index as u32)));
    }
    runs.par_sort_unstable();
    runs.dedup();
    let mut found: Vec<(u32, u32)> = Vec::new();
    for group in runs.chunk_by(|a, b| a.0 == b.0) {
        if group.len() < 2 || group.len() > TOO_COMMON {
            continue;
        }
        for (i, a) in group.iter().enumerate() {
            found.extend(group[i + 1..].iter().map(|b| (a.1, b.1)));
        }
    }
    drop(runs);
    found.par_sort_unstable();
    let enough = |group: &[(u32, u32)]| {
        group.len() >= needed(&prints[group[0].0 as usize], &prints[group[0].1 as usize])
    };
    found.chunk_by(|a, b| a == b).filter(|group| enough(group)).map(|group| group[0]).collect()
}

/// How many runs a pair has to share: one word in ten may have changed, each spoils four runs. Half of that is asked for, since runs
/// can be too common.
pub fn needed(a: &Print, b: &Print) -> usize {
    shared(a.words.min(b.words) as usize, (a.gaps + b.gaps) as usize)
}

/// The same by the words of the shorter and the gaps of both.
#[inline]
pub(super) fn shared(short: usize, gaps: usize) -> usize {
    let spoilt = RUN * (short / 10) + (RUN - 1) * gaps;
    ((short + 1).saturating_sub(RUN + spoilt) / 2).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Gazetteer;

    #[test]
    fn only_what_shares_runs_is_paired() {
        let texts = [
            "we will rebuild the old bridge before the winter comes",
            "we will rebuild the old bridge before the summer comes",
            "nobody has asked the people of this town what they want",
            "… rebuild the old bridge before the winter",
            "the old bridge before the war was made of stone and iron by hand",
        ];
        let print = |t: &str| Print::new(&Words::new(t, &Gazetteer::default()));
        let words: Vec<Print> = texts.iter().map(|t| print(t)).collect();
        assert_eq!(pairs(&words), [(0, 1), (0, 3), (0, 4), (1, 3), (1, 4), (3, 4)]);
        let many: Vec<Print> = (0..100)
            .map(|i| print(&format!("word{i} the same four words stand here in all of them")))
            .collect();
        assert_eq!(pairs(&many), [], "what everybody says joins nobody");
    }

    #[test]
    fn the_longer_two_utterances_are_the_more_they_share_and_the_less_the_more_is_left_out() {
        for (words, gaps, runs) in [
            (3, 0, 1),
            (8, 0, 2),
            (9, 0, 3),
            (10, 0, 1),
            (20, 0, 4),
            (20, 1, 3),
            (40, 2, 7),
            (40, 20, 1),
        ] {
            assert_eq!(shared(words, gaps), runs, "{words} words, {gaps} gaps");
        }
    }

    #[test]
    fn what_as_many_say_as_may_is_still_paired() {
        let print = |i: usize| {
            let text = format!("word{i} the same four words stand here in all of them");
            Print::new(&Words::new(&text, &Gazetteer::default()))
        };
        let some: Vec<Print> = (0..TOO_COMMON).map(print).collect();
        assert_eq!(pairs(&some).len(), TOO_COMMON * (TOO_COMMON - 1) / 2);
        let more: Vec<Print> = (0..=TOO_COMMON).map(print).collect();
        assert_eq!(pairs(&more), []);
    }
}
