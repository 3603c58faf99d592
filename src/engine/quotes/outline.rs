//! What is kept of a quote of which it is not yet known whether another article holds it: small, so that those of a corpus of any size
//! fit. In: quoted words. Out: outlines, and which of them may have a partner.
//!
//! A word is kept as a number. Whatever [`super::search::pairs`] and [`super::relation`] find among the utterances themselves is found
//! among their outlines; a few pairs more may be.

use super::align::Unit;
use super::search::{RUN, TOO_COMMON, hash, mix, shared};
use super::weigh;
use super::words::{self, Sink, Word};
use crate::text::Span;
use crate::value::Gazetteer;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The words of one utterance as numbers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Outline {
    /// A hash of all words in order, gaps left out: equal utterances share it.
    pub(super) digest: u64,
    /// Words and gaps, in order.
    pub(super) codes: Box<[u32]>,
}

/// The code of a gap; no word has it.
const GAP: u32 = 0;

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
pub fn recurring<'o>(articles: impl Iterator<Item = &'o [Outline]> + Clone) -> Vec<u64> {
    let outlines = articles.clone().flatten();
    let mut digests: Vec<u64> = outlines.map(|outline| outline.digest).collect();
    digests.par_sort_unstable();
    digests.dedup();
    // Each wording once, by the least of its outlines: copies of one article bring no run together with itself.
    let mut wordings: Vec<Option<(&Outline, Home<u32>)>> = vec![None; digests.len()];
    for (article, outlines) in articles.enumerate() {
        for outline in outlines {
            if let Ok(at) = digests.binary_search(&outline.digest) {
                let article = article as u32;
                let (least, home) = wordings[at].get_or_insert((outline, Home::One(article)));
                (*least, *home) = ((*least).min(outline), home.and(article));
            }
        }
    }
    let (wordings, homes): (Vec<&Outline>, Vec<Home<u32>>) = wordings.into_iter().flatten().unzip();
    let several = wordings.iter().zip(&homes).filter(|(_, home)| **home == Home::Many);
    let mut out: Vec<u64> = several.map(|(wording, _)| wording.digest).collect();
    let shares = Shares::new(&wordings);
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

/// Which wordings share which runs: of every run that several hold, and not too many, its holders in order.
struct Shares {
    holders: Vec<u32>,
    /// Where the holders of each run end.
    ends: Vec<u32>,
    /// The runs of each wording, one wording after the other.
    runs: Vec<u32>,
    /// Where the runs of each wording start, and one past the last.
    starts: Vec<u32>,
    /// How many words each wording has, and how many gaps.
    sizes: Vec<(u32, u32)>,
}

impl Shares {
    fn new(wordings: &[&Outline]) -> Self {
        let most = wordings.iter().map(|outline| outline.codes.len()).sum();
        let twice = Twice::of(most, wordings.iter().flat_map(|outline| outline.runs()));
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (index, outline) in wordings.iter().enumerate() {
            let shared = outline.runs().filter(|run| twice.holds(*run));
            all.extend(shared.map(|run| (run, index as u32)));
        }
        all.par_sort_unstable();
        all.dedup();
        let (mut holders, mut ends) = (Vec::new(), Vec::new());
        for group in all.chunk_by(|a, b| a.0 == b.0) {
            if (2..=MOST).contains(&group.len()) {
                holders.extend(group.iter().map(|(_, index)| *index));
                ends.push(holders.len() as u32);
            }
        }
        drop(all);
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
        wordings: &[&Outline],
        homes: &[Home<u32>],
        index: usize,
        counts: &mut [u32],
        met: &mut [u32],
    ) -> Vec<u32> {
        let mut several = 0;
        for run in &self.runs[self.starts[index] as usize..self.starts[index + 1] as usize] {
            let run = *run as usize;
            let begin = run.checked_sub(1).map_or(0, |before| self.ends[before]);
            let holders = &self.holders[begin as usize..self.ends[run] as usize];
            let behind = holders.partition_point(|other| *other as usize <= index);
            for other in &holders[behind..] {
                // Written in any case: whether it is the first time nobody can foresee.
                let count = &mut counts[*other as usize];
                met[several] = *other;
                several += usize::from(*count == 0);
                *count += 1;
            }
        }
        let mut out = Vec::new();
        for &other in &met[..several] {
            let count = std::mem::take(&mut counts[other as usize]) as usize;
            let (own, its) = (self.sizes[index], self.sizes[other as usize]);
            let enough = shared(own.0.min(its.0) as usize, (own.1 + its.1) as usize);
            let apart = homes[index].is_apart(homes[other as usize]);
            if apart && count >= enough && wordings[index].may_be_one(wordings[other as usize]) {
                out.push(other);
            }
        }
        if !out.is_empty() {
            out.push(index as u32);
        }
        out
    }
}

/// Which numbers came at least twice, and a few that did not: most runs stand once, and need not be sorted to know it.
struct Twice {
    once: Vec<u64>,
    twice: Vec<u64>,
}

impl Twice {
    /// Which of at most so many numbers came twice.
    fn of(most: usize, numbers: impl Iterator<Item = u32>) -> Self {
        // Eight bits a number keep the false ones few.
        let words = (most / 8).next_power_of_two();
        let mut out = Self { once: vec![0; words], twice: vec![0; words] };
        for number in numbers {
            let (word, bit) = out.place(number);
            out.twice[word] |= out.once[word] & bit;
            out.once[word] |= bit;
        }
        out
    }

    fn holds(&self, number: u32) -> bool {
        let (word, bit) = self.place(number);
        self.twice[word] & bit != 0
    }

    fn place(&self, number: u32) -> (usize, u64) {
        let number = number as usize;
        ((number / 64) & (self.once.len() - 1), 1 << (number % 64))
    }
}

impl Outline {
    /// The outline of quoted words; `None` where they are too few to be compared.
    pub fn of(text: &str, gazetteer: &Gazetteer) -> Option<Self> {
        // A word and the space behind it are six bytes on average.
        let mut drawn = Drawn { codes: Vec::with_capacity(text.len() / 5), ..Drawn::default() };
        words::read(text, gazetteer, &mut drawn);
        drawn.is_long_enough().then(|| {
            let digest = drawn.codes.iter().filter(|code| **code != GAP);
            let digest = digest.fold(0, |sum, code| mix(sum, u64::from(*code)));
            Self { digest, codes: drawn.codes.into() }
        })
    }

    /// Whether it is among `recurring`.
    pub fn recurs(&self, recurring: &[u64]) -> bool {
        recurring.binary_search(&self.digest).is_ok()
    }

    /// A hash of each run of words without a gap; runs that differ may share one.
    pub(super) fn runs(&self) -> impl Iterator<Item = u32> + Clone {
        runs_of(&self.codes)
    }

    /// The same, each once.
    pub(super) fn distinct_runs(&self) -> Vec<u32> {
        let mut runs: Vec<u32> = self.runs().collect();
        runs.sort_unstable();
        runs.dedup();
        runs
    }

    /// Whether it and another, with which it shares so many distinct runs, may be one utterance; the same asked either way.
    pub(super) fn may_be(&self, other: &Outline, runs: usize) -> bool {
        let enough = shared(self.words().min(other.words()), self.gaps() + other.gaps());
        runs >= enough && self.may_be_one(other)
    }

    fn gaps(&self) -> usize {
        self.codes.iter().filter(|code| **code == GAP).count()
    }

    fn words(&self) -> usize {
        self.codes.len() - self.gaps()
    }

    /// Whether two may be one utterance: laid along each other, not too many words have changed. Of two that are as long as each other
    /// either may be the frame.
    fn may_be_one(&self, other: &Outline) -> bool {
        let along = |a: &Outline, b: &Outline| {
            weigh::may_be_one(&a.codes, &b.codes, |change| {
                let (a, b) = (&a.codes[change.a.clone()], &b.codes[change.b.clone()]);
                // Two spellings of one compound have the same letters.
                letters(a) == letters(b) || weigh::is_nothing(&drawn(a), &drawn(b))
            })
        };
        along(self, other) || self.codes.len() == other.codes.len() && along(other, self)
    }
}

/// Words that are equal where those of the codes are, and are themselves where more depends on them than that.
fn drawn(codes: &[u32]) -> Vec<Word> {
    let word = |code: &u32| {
        let known = || words::WEIGHED.iter().find(|word| encode(word) == *code);
        let normal = match *code {
            GAP => String::new(),
            _ => known().map_or_else(|| format!("={code:x}"), |word| (*word).to_owned()),
        };
        Word { normal, span: Span::new(0, 0), name: false }
    };
    codes.iter().map(word).collect()
}

/// A word by its code.
impl Unit for u32 {
    fn is_gap(&self) -> bool {
        *self == GAP
    }

    fn is_filler(&self) -> bool {
        FILLERS.contains(self)
    }

    fn is_same(&self, other: &Self) -> bool {
        self == other
    }

    fn is(&self, word: &str) -> bool {
        *self == encode(word)
    }
}

/// The codes of [`words::FILLERS`].
static FILLERS: LazyLock<Vec<u32>> =
    LazyLock::new(|| words::FILLERS.iter().map(|word| encode(word)).collect());

/// A hash of each run of words without a gap among codes.
pub(super) fn runs_of(codes: &[u32]) -> impl Iterator<Item = u32> + Clone {
    codes.windows(RUN).filter(|run| !run.contains(&GAP)).map(|run| {
        let run = run.iter().fold(0, |sum, code| mix(sum, u64::from(*code)));
        (run ^ run >> 32) as u32
    })
}

/// What is left of the letters of words, whatever stands between them.
fn letters(codes: &[u32]) -> u16 {
    codes.iter().fold(0u16, |sum, code| sum.wrapping_add(*code as u16))
}

/// The code of a word: half of it a hash, the other half the sum of its letters, so that those of a compound add up to those of its
/// parts. Words that differ may share a code.
fn encode(normal: &str) -> u32 {
    let letters = normal.bytes().fold(0u16, |sum, b| sum.wrapping_add(WEIGHTS[usize::from(b)]));
    let code = (hash(normal) >> 48) as u32 * 0x1_0000 + u32::from(letters);
    code.max(GAP + 1)
}

/// What each letter adds to the sum of a word's.
const WEIGHTS: [u16; 256] = {
    let mut weights = [0; 256];
    let mut byte = 0u32;
    while byte < 256 {
        weights[byte as usize] = ((byte * byte).wrapping_mul(0x9E37_79B1) >> 13) as u16;
        byte += 1;
    }
    weights
};

/// An outline being drawn.
#[derive(Default)]
struct Drawn {
    codes: Vec<u32>,
    words: usize,
    content: usize,
    takes_is: bool,
}

/// Whether quoted words are enough to be compared.
pub fn is_long_enough(text: &str, gazetteer: &Gazetteer) -> bool {
    let mut drawn = Drawn::default();
    words::read(text, gazetteer, &mut drawn);
    drawn.is_long_enough()
}

impl Drawn {
    fn is_long_enough(&self) -> bool {
        self.words >= weigh::FEWEST_WORDS && self.content >= weigh::FEWEST_CONTENT
    }
}

impl Sink for Drawn {
    fn put(&mut self, normal: &str, _: Span, name: bool) {
        self.takes_is = words::takes_is(normal);
        if normal.is_empty() {
            self.codes.push(GAP);
            return;
        }
        self.codes.push(encode(normal));
        self.words += 1;
        // More than enough need not be counted.
        if self.content < weigh::FEWEST_CONTENT {
            self.content += usize::from(!words::is_grammar(normal, name));
        }
    }

    fn ends_in_gap(&self) -> bool {
        self.codes.last() == Some(&GAP)
    }

    fn takes_is(&self) -> bool {
        self.takes_is
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::quotes::{Relation, Words, relation};

    const TEXTS: &[&str] = &[
        "we will rebuild the old bridge before the winter comes to the valley",
        "we will rebuild the old bridge before the summer comes to the valley",
        "well, we will re-build the old bridge, uh, before the winter comes to the valley, you know",
        "nobody has asked the people of this town what they want from us",
        "the old bridge before the winter comes to the valley was made of stone and iron by hand",
        "he'd rebuild … before the winter comes to the valley and he'd had enough of it",
        "there's no ceasefire in this valley and the council planned another festival of ships",
        "there's no cease fire in this valley and the council planned another festival of ships",
    ];

    #[test]
    fn whatever_is_one_utterance_is_one_by_its_outline() {
        let names = Gazetteer::default();
        let (mut one, mut by_words) = (0, 0);
        for (i, a) in TEXTS.iter().enumerate() {
            for b in &TEXTS[i + 1..] {
                let same =
                    relation(&Words::new(a, &names), &Words::new(b, &names)) != Relation::Other;
                let (x, y) = (Outline::of(a, &names).unwrap(), Outline::of(b, &names).unwrap());
                assert!(!same || x.may_be_one(&y), "{a:?} {b:?}");
                one += usize::from(x.may_be_one(&y));
                by_words += usize::from(same);
            }
        }
        assert_eq!((one, by_words), (6, 6), "as many as are one by their words");
        let outlines: Vec<Outline> = TEXTS.iter().filter_map(|t| Outline::of(t, &names)).collect();
        let found = recurring(outlines.chunks(1));
        let alone: Vec<usize> = (0..TEXTS.len()).filter(|&i| !outlines[i].recurs(&found)).collect();
        assert_eq!(alone, [3, 4]);
        let again = |articles: &[&[usize]]| {
            let outlines =
                |numbers: &&[usize]| numbers.iter().map(|i| outlines[*i].clone()).collect();
            let articles: Vec<Vec<Outline>> = articles.iter().map(outlines).collect();
            recurring(articles.iter().map(Vec::as_slice)).len()
        };
        assert_eq!(again(&[&[3], &[3]]), 1, "the same words in two articles");
        assert_eq!(again(&[&[3, 3], &[4]]), 0, "the same words twice in one");
        assert_eq!(again(&[&[0, 1], &[4]]), 0, "nearly the same in one");
        assert_eq!(again(&[&[0, 1], &[1, 4]]), 2, "in one, and in another too");
        assert_eq!(Outline::of("we will rebuild the bridge", &names), None, "too short");
    }
}
