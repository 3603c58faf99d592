//! Runs of ASCII letters, eight bytes at a time. In: bytes. Out: how many letters stand first, and which; and whether a run may be one of
//! some words, which most are not.

/// A run of ASCII letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Letters {
    /// How many there are.
    pub count: usize,
    /// The first eight of them in lower case: all of most words.
    pub first: u64,
}

impl Letters {
    /// The letters that stand first.
    #[inline]
    pub fn of(bytes: &[u8]) -> Self {
        let (mut count, first) = eight(bytes);
        if count == 8 {
            loop {
                let (more, _) = eight(&bytes[count..]);
                count += more;
                if more < 8 {
                    break;
                }
            }
        }
        Self { count, first }
    }
}

/// How many letters stand first, up to eight, and these in lower case.
#[inline]
fn eight(bytes: &[u8]) -> (usize, u64) {
    letters(match bytes.first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => bytes.iter().rev().fold(0, |sum, b| sum << 8 | u64::from(*b)),
    })
}

/// The same of eight bytes as a number.
#[inline]
fn letters(eight: u64) -> (usize, u64) {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    /// Added to a byte below `a`, or up to `z`, these leave its highest bit unset.
    const BELOW_A: u64 = u64::from_le_bytes([0x80 - b'a'; 8]);
    const UP_TO_Z: u64 = u64::from_le_bytes([0x7F - b'z'; 8]);
    let lower = (eight | SMALL) & !HIGH;
    let others = (!(lower + BELOW_A) | (lower + UP_TO_Z) | eight) & HIGH;
    if others == 0 {
        return (8, lower);
    }
    let bits = others.trailing_zeros() & !7;
    (bits as usize / 8, lower & ((1 << bits) - 1))
}

/// A bit for the hash of each of some words: most others are told from all of them by that.
#[derive(Debug, Clone)]
pub struct Filter {
    bits: Box<[u64; 1 << 10]>,
}

impl Filter {
    /// A filter that holds these.
    pub fn of(words: impl IntoIterator<Item = Letters>) -> Self {
        let mut bits = Box::new([0; 1 << 10]);
        for word in words {
            let (at, bit) = place(&word);
            bits[at] |= bit;
        }
        Self { bits }
    }

    /// Whether a word may be one of them; of those that are the answer is always yes.
    #[inline]
    pub fn may_hold(&self, word: &Letters) -> bool {
        let (at, bit) = place(word);
        self.bits[at] & bit != 0
    }

    /// Whether a run of letters among these bytes may be one of them.
    pub fn meets(&self, bytes: &[u8]) -> bool {
        let mut at = 0;
        while at < bytes.len() {
            let word = Letters::of(&bytes[at..]);
            if word.count > 0 && self.may_hold(&word) {
                return true;
            }
            at += word.count + 1;
        }
        false
    }

    /// Passes over words that are none of them, and over `marks`, from `at` on; where something else stands, or a word behind which
    /// something else stands.
    #[inline]
    pub fn pass(&self, bytes: &[u8], mut at: usize, marks: &Marks) -> usize {
        while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let (mut count, first) = letters(u64::from_le_bytes(*eight));
            if count == 8 {
                count = Letters::of(&bytes[at..]).count;
            }
            let passes = bytes.get(at + count).is_some_and(|mark| marks[usize::from(*mark)]);
            if !passes || count > 0 && self.may_hold(&Letters { count, first }) {
                break;
            }
            at += count + 1;
        }
        at
    }
}

/// For each byte whether it is passed over.
pub type Marks = [bool; 256];

#[inline]
fn place(word: &Letters) -> (usize, u64) {
    let hash = (word.first ^ word.count as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> 54) as usize, 1 << (hash >> 48 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_up_to_the_first_other_byte() {
        let words = ["", "a", "Zebra", "Abcdefgh", "harbourmasters", "harbourmastersabc"];
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

    #[test]
    fn a_filter_holds_what_was_put_in_and_little_else() {
        let words = |text: &'static str| text.split(' ').map(|word| Letters::of(word.as_bytes()));
        let filter = Filter::of(words("one hundred and seventeen ships"));
        assert!(words("ONE Hundred and seventeen ships").all(|word| filter.may_hold(&word)));
        for (text, meets) in [
            ("it fell: one-sided", true),
            ("(Seventeen", true),
            ("none, so it fell.", false),
            ("", false),
        ] {
            assert_eq!(filter.meets(text.as_bytes()), meets, "{text}");
        }
        let others = words("the council mended a bridge near that harbour while it rained");
        assert!(others.filter(|word| filter.may_hold(word)).count() < 2);
        for (text, marks, passed) in [
            ("the bridge near one harbour", " ", "the bridge near "),
            ("the bridge, near it all", " ", "the "),
            ("the bridge, near it", " ,", "the bridge, "),
            ("the  “harbourmaster” said", " ", "the  "),
            ("the harbourmaster of it", " ", "the harbourmaster "),
            ("of it", " ", ""),
            ("", " ", ""),
        ] {
            let marks: Marks = std::array::from_fn(|byte| marks.as_bytes().contains(&(byte as u8)));
            assert_eq!(&text[..filter.pass(text.as_bytes(), 0, &marks)], passed, "{text}");
        }
    }
}
