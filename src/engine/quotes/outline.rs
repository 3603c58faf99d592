//! What is kept of a quote of which it is not yet known whether another article holds it: small, so that those of a corpus of any size
//! fit. In: quoted words. Out: an outline, and whether two may be one utterance.
//!
//! A word is kept as a number. Whatever [`super::search::pairs`] and [`super::relation`] find among the utterances themselves is found
//! among their outlines; a few pairs more may be.

use super::align::Unit;
use super::search::{RUN, hash, mix, shared};
use super::weigh;
use super::words::{self, Sink, Word};
use crate::text::Span;
use crate::value::Gazetteer;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::LazyLock;

/// The words of one utterance as numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Outline {
    /// A hash of all words in order, gaps left out: equal utterances share it.
    pub(super) digest: u64,
    /// Words and gaps, in order.
    pub(super) codes: Box<[Code]>,
}

/// The same where it is kept, among others and as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sketch<'k> {
    pub(super) digest: u64,
    pub(super) codes: &'k [Code],
}

/// A word or a gap: a little-endian number, so that it is read where it lies.
pub(super) type Code = [u8; 4];

/// The code of a gap; no word has it.
const GAP: Code = [0; 4];

impl Outline {
    /// The outline of quoted words; `None` where they are too few to be compared.
    pub fn of(text: &str, gazetteer: &Gazetteer) -> Option<Self> {
        // A word and the space behind it are six bytes on average.
        let mut drawn = Drawn { codes: Vec::with_capacity(text.len() / 5), ..Drawn::default() };
        words::read(text, gazetteer, &mut drawn);
        drawn.outline()
    }

    /// The same, where it lies.
    pub fn sketch(&self) -> Sketch<'_> {
        Sketch { digest: self.digest, codes: &self.codes }
    }

    /// Whether it is among `recurring`.
    pub fn recurs(&self, recurring: &[u64]) -> bool {
        self.sketch().recurs(recurring)
    }

    /// A hash of each run of words without a gap; runs that differ may share one.
    pub(super) fn runs(&self) -> impl Iterator<Item = u32> + Clone {
        self.sketch().runs()
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
        let (own, other) = (self.sketch(), other.sketch());
        let enough = shared(own.words().min(other.words()), own.gaps() + other.gaps());
        runs >= enough && own.may_be_one(&other)
    }
}

impl PartialOrd for Outline {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Outline {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sketch().cmp(&other.sketch())
    }
}

impl PartialOrd for Sketch<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Sketch<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let numbers = |sketch: &Self| sketch.codes.iter().map(|code| number(*code));
        self.digest.cmp(&other.digest).then_with(|| numbers(self).cmp(numbers(other)))
    }
}

impl<'k> Sketch<'k> {
    /// Whether it is among `recurring`.
    pub fn recurs(&self, recurring: &[u64]) -> bool {
        recurring.binary_search(&self.digest).is_ok()
    }

    /// The outline by itself.
    pub fn outline(self) -> Outline {
        Outline { digest: self.digest, codes: self.codes.into() }
    }

    /// As [`Outline::runs`].
    pub(super) fn runs(self) -> impl Iterator<Item = u32> + Clone + use<'k> {
        let runs = self.codes.windows(RUN).filter(|run| !run.contains(&GAP));
        runs.map(|run| {
            let run = run.iter().fold(0, |sum, code| mix(sum, number(*code)));
            (run ^ run >> 32) as u32
        })
    }

    pub(super) fn gaps(&self) -> usize {
        self.codes.iter().filter(|code| **code == GAP).count()
    }

    pub(super) fn words(&self) -> usize {
        self.codes.len() - self.gaps()
    }

    /// Whether two may be one utterance: laid along each other, not too many words have changed. Of two that are as long as each other
    /// either may be the frame.
    pub(super) fn may_be_one(&self, other: &Sketch) -> bool {
        let along = |a: &Sketch, b: &Sketch| {
            weigh::may_be_one(a.codes, b.codes, |change| {
                let (a, b) = (&a.codes[change.a.clone()], &b.codes[change.b.clone()]);
                // Two spellings of one compound have the same letters; beside that, only single words and what fills are nothing.
                let may_be = a.is_empty() || b.is_empty() || a.len() == 1 && b.len() == 1;
                letters(a) == letters(b) || may_be && weigh::is_nothing(&drawn(a), &drawn(b))
            })
        };
        along(self, other) || self.codes.len() == other.codes.len() && along(other, self)
    }
}

/// Words that are equal where those of the codes are, and are themselves where more depends on them than that.
fn drawn(codes: &[Code]) -> Vec<Word> {
    static WEIGHED: LazyLock<FxHashMap<Code, &str>> =
        LazyLock::new(|| words::WEIGHED.iter().map(|word| (encode(word), *word)).collect());
    let word = |code: &Code| {
        let normal = match (*code, WEIGHED.get(code)) {
            (GAP, _) => String::new(),
            (_, Some(word)) => (*word).to_owned(),
            (code, None) => format!("={:x}", number(code)),
        };
        Word { normal, span: Span::new(0, 0), name: false }
    };
    codes.iter().map(word).collect()
}

/// A word by its code.
impl Unit for Code {
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
static FILLERS: LazyLock<Vec<Code>> =
    LazyLock::new(|| words::FILLERS.iter().map(|word| encode(word)).collect());

fn number(code: Code) -> u64 {
    u64::from(u32::from_le_bytes(code))
}

/// What is left of the letters of words, whatever stands between them.
fn letters(codes: &[Code]) -> u16 {
    codes.iter().fold(0u16, |sum, code| sum.wrapping_add(number(*code) as u16))
}

/// The code of a word: half of it a hash, the other half the sum of its letters, so that those of a compound add up to those of its
/// parts. Words that differ may share a code.
fn encode(normal: &str) -> Code {
    let letters = normal.bytes().fold(0u16, |sum, b| sum.wrapping_add(WEIGHTS[usize::from(b)]));
    let code = (hash(normal) >> 48) as u32 * 0x1_0000 + u32::from(letters);
    code.max(1).to_le_bytes()
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
    codes: Vec<Code>,
    words: usize,
    content: usize,
}

/// The stretches that an article quotes: each is read once, however many utterances it may be a part of.
pub struct Stretches<'t> {
    texts: Vec<&'t str>,
    /// `None` where the words depend on what stands around them.
    drawn: Vec<Option<Drawn>>,
    gazetteer: &'t Gazetteer,
}

impl<'t> Stretches<'t> {
    /// Reads them.
    pub fn new(texts: Vec<&'t str>, gazetteer: &'t Gazetteer) -> Self {
        let drawn = texts.iter().map(|text| {
            let mut drawn = Drawn { codes: Vec::with_capacity(text.len() / 5), ..Drawn::default() };
            words::read_alone(text, gazetteer, &mut drawn).then_some(drawn)
        });
        Self { drawn: drawn.collect(), texts, gazetteer }
    }

    /// How many bytes an utterance of these has, a space between two.
    pub fn len(&self, utterance: Range<usize>) -> usize {
        self.texts[utterance].iter().map(|text| text.len() + 1).sum::<usize>().saturating_sub(1)
    }

    /// The outline of an utterance of these; `None` where its words are too few to be compared.
    pub fn outline(&self, utterance: Range<usize>) -> Option<Outline> {
        let parts: Option<Vec<&Drawn>> =
            self.drawn[utterance.clone()].iter().map(Option::as_ref).collect();
        let Some(parts) = parts else {
            return Outline::of(&self.texts[utterance].join(" "), self.gazetteer);
        };
        let codes: Vec<Code> = parts.iter().flat_map(|part| part.codes.iter().copied()).collect();
        // A capital inside an utterance makes a name of a word, so the first of a stretch may have content there alone.
        let inner = parts.len().saturating_sub(1);
        let content = parts.iter().map(|part| part.content).sum::<usize>() + inner;
        let words = parts.iter().map(|part| part.words).sum();
        Drawn { codes, words, content }.outline()
    }
}

/// Whether quoted words are enough to be compared.
pub fn is_long_enough(text: &str, gazetteer: &Gazetteer) -> bool {
    let mut drawn = Drawn::default();
    words::read(text, gazetteer, &mut drawn);
    drawn.is_long_enough()
}

impl Drawn {
    fn outline(self) -> Option<Outline> {
        self.is_long_enough().then(|| {
            let digest = self.codes.iter().filter(|code| **code != GAP);
            let digest = digest.fold(0, |sum, code| mix(sum, number(*code)));
            Outline { digest, codes: self.codes.into() }
        })
    }

    fn is_long_enough(&self) -> bool {
        self.words >= weigh::FEWEST_WORDS && self.content >= weigh::FEWEST_CONTENT
    }
}

impl Sink for Drawn {
    fn put(&mut self, normal: &str, _: Span, name: bool) {
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
        static TAKES_IS: LazyLock<Vec<Code>> =
            LazyLock::new(|| words::TAKES_IS.iter().map(|word| encode(word)).collect());
        self.codes.last().is_some_and(|code| TAKES_IS.contains(code))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::engine::quotes::{Relation, Words, relation};
    use crate::value::Entity;

    pub const TEXTS: &[&str] = &[
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
                let may = x.sketch().may_be_one(&y.sketch());
                assert!(!same || may, "{a:?} {b:?}");
                one += usize::from(may);
                by_words += usize::from(same);
            }
        }
        assert_eq!((one, by_words), (6, 6), "as many as are one by their words");
        assert_eq!(Outline::of("we will rebuild the bridge", &names), None, "too short");
        let left_out = "we will rebuild … [the men] … (and they) the old bridge before the winter";
        let once = "we will rebuild … the old bridge before the winter";
        assert_eq!(Outline::of(left_out, &names), Outline::of(once, &names), "gaps side by side");
        let outline = Outline::of(once, &names).expect("long enough");
        assert_eq!((outline.sketch().words(), outline.sketch().gaps()), (9, 1));
    }

    #[test]
    fn an_utterance_of_several_stretches_is_outlined_as_one_text() {
        let ship = Entity { id: "ship".into(), names: vec!["Sea Fox".into()], ..Entity::default() };
        let names = Gazetteer::from(vec![ship]);
        let texts = vec![
            "We will open the old harbour again,",
            "The quay was never sold to the men of Arden, and ten per",
            "cent of its harbour-masters left.",
            "It",
            "'s a ship that nobody wanted … in winter",
            "Sea",
            "Fox and others",
            "The U.S. men and we are done with it all!",
            "I will organise the centre.",
        ];
        let stretches = Stretches::new(texts.clone(), &names);
        let alone = stretches.drawn.iter().map(|drawn| u8::from(drawn.is_some()));
        assert_eq!(alone.collect::<Vec<_>>(), [1, 0, 1, 1, 0, 0, 1, 0, 1], "which are read alone");
        let mut compared = 0;
        for first in 0..texts.len() {
            for end in first + 1..(first + 4).min(texts.len() + 1) {
                let text = texts[first..end].join(" ");
                assert_eq!(stretches.len(first..end), text.len());
                let (parts, whole) = (stretches.outline(first..end), Outline::of(&text, &names));
                assert!(whole.is_none() || parts == whole, "{text}");
                compared += usize::from(whole.is_some());
            }
        }
        assert_eq!(compared, 15);
    }
}
