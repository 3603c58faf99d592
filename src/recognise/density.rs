//! How close figures can stand together. In: the words of a block. Out: the most figures that one of its sentences can hold, never
//! too few.
//!
//! One look a word, without tokens: what has to be told is that most blocks need not be read. A figure holds at least one word of
//! [`Class::FIGURE`], and two figures that a check lays side by side are parted by a word or a mark that is of none, so runs of
//! such words are counted.

use super::vocabulary::{self, Class};
use std::sync::LazyLock;

/// The most runs of figures' words in one sentence of `prose`, counted up to `enough`.
pub fn densest(prose: &str, enough: usize) -> usize {
    let bytes = prose.as_bytes();
    let (marks, words): (&[bool; 128], &Words) = (&MARKS, &WORDS);
    let mut count = Count { most: 0, here: 0, runs: false };
    let mut at = 0;
    while at < bytes.len() && count.most < enough {
        let start = at;
        match bytes[at] {
            b'a'..=b'z' | b'A'..=b'Z' => {
                let word = Letters::of(&bytes[at..]);
                at += word.count;
                count.word(words.holds(&word, &bytes[start..at]));
                if bytes.get(at) == Some(&b'.') && ends_sentence(bytes, start, at) {
                    count.end();
                    at += 2;
                }
            }
            b'0'..=b'9' => {
                at += number(&bytes[at..]);
                count.word(true);
            }
            b' ' | b'\n' => at += 1,
            byte if byte < 0x80 => {
                at += 1;
                count.word(marks[usize::from(byte)]);
            }
            _ => {
                let width = prose[at..].chars().next().map_or(1, char::len_utf8);
                // Dashes, quotation marks and dots part words; any other character may be a fraction or a sign, or hide letters.
                let parts = matches!(&bytes[at..at + width], [0xE2, 0x80, 0x90..=0xA6]);
                at += width;
                count.word(!parts);
            }
        }
    }
    count.end();
    count.most.min(enough)
}

/// The words of figures, as a bit for each hash of one: most words are told from all of them by that.
struct Words {
    bits: Box<[u64; 1 << 10]>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { bits: Box::new([0; 1 << 10]) };
    for word in vocabulary::words(Class::FIGURE) {
        let (at, bit) = Words::place(&Letters::of(word.as_bytes()));
        words.bits[at] |= bit;
    }
    words
});

impl Words {
    /// Whether a word of ASCII letters is one; `own` is the word itself.
    #[inline]
    fn holds(&self, word: &Letters, own: &[u8]) -> bool {
        let (at, bit) = Self::place(word);
        self.bits[at] & bit != 0 && vocabulary::lettered(own).any(Class::FIGURE)
    }

    #[inline]
    fn place(word: &Letters) -> (usize, u64) {
        let hash = (word.first ^ word.count as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((hash >> 54) as usize, 1 << (hash >> 48 & 63))
    }
}

struct Count {
    most: usize,
    here: usize,
    /// Whether the word before is a figure's.
    runs: bool,
}

impl Count {
    fn word(&mut self, of_figure: bool) {
        self.here += usize::from(of_figure && !self.runs);
        self.runs = of_figure;
        self.most = self.most.max(self.here);
    }

    fn end(&mut self) {
        (self.here, self.runs) = (0, false);
    }
}

/// The ASCII marks that may be part of a figure: `$`, `%`.
static MARKS: LazyLock<[bool; 128]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let mark = char::from(byte as u8);
        mark.is_ascii_punctuation()
            && vocabulary::entry(mark.encode_utf8(&mut [0; 4])).class.any(Class::FIGURE)
    })
});

/// A run of ASCII letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letters {
    /// How many there are.
    count: usize,
    /// The first eight of them in lower case.
    first: u64,
}

impl Letters {
    /// The letters that stand first: eight bytes are looked at together, as most words are no longer.
    #[inline]
    fn of(bytes: &[u8]) -> Self {
        const SMALL: u64 = 0x2020_2020_2020_2020;
        const HIGH: u64 = 0x8080_8080_8080_8080;
        /// A byte that lies so far below the highest bit as a letter lies below `than`.
        const fn below(than: u8) -> u64 {
            u64::from_le_bytes([0x80 - than; 8])
        }
        let Some(eight) = bytes.first_chunk::<8>().map(|eight| u64::from_le_bytes(*eight)) else {
            let mut padded = [0; 9];
            padded[..bytes.len()].copy_from_slice(bytes);
            return Self::of(&padded);
        };
        let lower = (eight | SMALL) & !HIGH;
        let others = (!(lower + below(b'a')) | (lower + below(b'z' + 1)) | eight) & HIGH;
        if others == 0 {
            let more = bytes[8..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
            return Self { count: 8 + more, first: lower };
        }
        let bits = others.trailing_zeros() & !7;
        Self { count: bits as usize / 8, first: lower & ((1 << bits) - 1) }
    }
}

/// The length of digits with their inner separators.
fn number(bytes: &[u8]) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let inner = |at: &usize| digit(*at) || matches!(bytes[*at], b',' | b'.') && digit(at + 1);
    (0..bytes.len()).take_while(inner).count()
}

/// Whether a sentence is certain to end behind the word `start..end`: a full stop behind a word in lower case that is no single
/// letter, a space, and a capital.
fn ends_sentence(bytes: &[u8], start: usize, end: usize) -> bool {
    let stop = matches!(bytes.get(end..end + 3), Some([b'.', b' ' | b'\n', b'A'..=b'Z']));
    stop && end - start > 1
        && bytes[start].is_ascii_lowercase()
        && start.checked_sub(1).is_none_or(|before| bytes[before] == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_stand_apart_are_counted() {
        for (text, want) in [
            ("The mayor opened the bridge. The river rose.", 0),
            ("It cost $12.5 million. It was 30% more.", 1),
            ("It rose from 40 to 50, up 20%.", 3),
            ("43 people, twenty men and a dozen women", 3),
            ("2,000 km (1,500 miles)", 2),
            ("On 12 March 2024 it closed.", 2),
            ("Some 12 of Mr. Lee's sixty men", 2),
            ("½ a mile or ¾", 2),
            ("thir\u{AD}ty of for\u{200D}ty", 2),
            ("Two sat. Three stood. Four and five lay.", 2),
        ] {
            assert!(densest(text, 9) >= want, "{text}: {}", densest(text, 9));
        }
        for (text, most) in [
            ("The mayor opened the bridge. The river rose.", 0),
            ("It cost $12.5 million. It was 30% more.", 1),
            ("Two men sat down. Three men stood up.", 1),
        ] {
            assert_eq!(densest(text, 9), most, "{text}");
        }
    }

    #[test]
    fn letters_are_counted_up_to_the_first_other_byte() {
        let words = ["", "a", "Zebra", "Abcdefgh", "harbourmasters"];
        for (word, byte) in words.iter().flat_map(|word| (0..=u8::MAX).map(move |b| (word, b))) {
            let bytes = [word.as_bytes(), &[byte], b"@xyz[xyz"].concat();
            let count = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
            let lower = bytes[..count.min(8)].to_ascii_lowercase();
            let first = lower.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b));
            assert_eq!(Letters::of(&bytes), Letters { count, first }, "{word} {byte}");
        }
        for text in ["", "A", "Two", "Hundred"] {
            assert_eq!(Letters::of(text.as_bytes()).count, text.len(), "{text}");
        }
    }

    /// What the count rests on: the words of figures are letters alone, so that a look at runs of letters finds them.
    #[test]
    fn words_of_figures_are_letters_or_a_mark() {
        for word in vocabulary::words(Class::FIGURE) {
            let letters = word.bytes().all(|b| b.is_ascii_lowercase());
            let beyond = !word.is_ascii();
            let digits = word.bytes().any(|b| b.is_ascii_digit());
            assert!(letters || beyond || digits || word.len() == 1, "{word}");
        }
        for word in
            ["of", "or", "and", "plus", "from", "to", "out", "were", "are", "(", ",", "/", "-", ":"]
        {
            assert!(!vocabulary::entry(word).class.any(Class::FIGURE), "{word}");
        }
    }
}
