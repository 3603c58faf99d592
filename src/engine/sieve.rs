//! Letters found in prose by samples. In: many strings of ASCII letters, digits and dots. Out: where they stand in a prose, in
//! whatever case.
//!
//! Wherever a string of `n` bytes stands, one of its first `n - 3` grams of four bytes starts at a multiple of `n - 3`. So only every
//! so manieth gram of the prose is looked at, and most are told from all that are wanted by one bit of a small table: no state is
//! carried from one to the next, and most bytes are never looked at (sampled q-grams, as in Sutinen and Tarhio, "On using q-gram
//! locations in approximate string matching", 1995).

use rustc_hash::FxHashMap;

/// How many bytes a gram has.
const GRAM: usize = 4;
/// Strings have to be so long, that at least every second gram is passed over.
const SHORTEST: usize = GRAM + 1;
/// Grams are no farther apart than this: each string is wanted by as many of its grams.
const WIDEST: usize = 8;
/// The bit that tells lower from upper case.
const CASE: u32 = 0x2020_2020;

/// Strings to be found.
#[derive(Debug, Clone)]
pub(super) struct Sieve {
    wanted: Vec<Box<[u8]>>,
    /// How far apart grams are looked at.
    step: usize,
    /// A bit for each hash of a gram that is wanted; a power of two of words.
    bits: Box<[u64]>,
    /// For each gram the strings that hold it, and where.
    holders: FxHashMap<u32, Vec<(u32, usize)>>,
}

impl Sieve {
    /// A sieve for these strings; `None` where one is too short for it, or there is none.
    pub(super) fn new<'s>(strings: impl Iterator<Item = &'s String>) -> Option<Self> {
        let wanted: Vec<Box<[u8]>> =
            strings.map(|string| string.to_ascii_lowercase().into_bytes().into()).collect();
        let shortest = wanted.iter().map(|string| string.len()).min()?;
        if shortest < SHORTEST {
            return None;
        }
        let step = (shortest - GRAM + 1).min(WIDEST);
        let mut holders: FxHashMap<u32, Vec<(u32, usize)>> = FxHashMap::default();
        for (number, string) in wanted.iter().enumerate() {
            for (place, gram) in string.array_windows().take(step).enumerate() {
                holders.entry(gram_of(gram)).or_default().push((number as u32, place));
            }
        }
        // Sixty-four bits a gram keep the false ones rare.
        let mut bits = vec![0; holders.len().next_power_of_two()].into_boxed_slice();
        for gram in holders.keys() {
            let (word, bit) = place(*gram, bits.len());
            bits[word] |= bit;
        }
        Some(Self { wanted, step, bits, holders })
    }

    /// Hands every place of every string to `found`, each once, as the number of the string, its first byte and one past its last, until
    /// `found` says that this is enough; whether it did.
    pub(super) fn each(
        &self,
        prose: &[u8],
        mut found: impl FnMut(usize, usize, usize) -> bool,
    ) -> bool {
        let bits = &*self.bits;
        let mut at = 0;
        while let Some(gram) = prose.get(at..).and_then(|rest| rest.first_chunk()) {
            let gram = gram_of(gram);
            let (word, bit) = place(gram, bits.len());
            if bits[word] & bit != 0 && self.holds(prose, at, gram, &mut found) {
                return true;
            }
            at += self.step;
        }
        false
    }

    /// The strings that hold the gram at `at` and stand there.
    #[cold]
    fn holds(
        &self,
        prose: &[u8],
        at: usize,
        gram: u32,
        found: &mut impl FnMut(usize, usize, usize) -> bool,
    ) -> bool {
        let holders = self.holders.get(&gram).map_or(&[][..], Vec::as_slice);
        holders.iter().any(|(number, place)| {
            let number = *number as usize;
            let wanted = &*self.wanted[number];
            at.checked_sub(*place).is_some_and(|start| {
                let end = start + wanted.len();
                let own = prose.get(start..end);
                own.is_some_and(|own| own.eq_ignore_ascii_case(wanted)) && found(number, start, end)
            })
        })
    }
}

/// A gram as a number, the same in either case.
#[inline]
fn gram_of(bytes: &[u8; GRAM]) -> u32 {
    u32::from_le_bytes(*bytes) | CASE
}

/// The word and the bit of a gram in a table of so many words, a power of two.
#[inline]
fn place(gram: u32, words: usize) -> (usize, u64) {
    let hash = u64::from(gram).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((hash >> 38) as usize & (words - 1), 1 << (hash >> 32 & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sieve(strings: &[&str]) -> Option<Sieve> {
        let strings: Vec<String> = strings.iter().map(|string| (*string).to_owned()).collect();
        Sieve::new(strings.iter())
    }

    #[test]
    fn every_place_of_every_string_is_found_once() {
        let strings = ["harbour", "Harbours", "bours", "u.s.a.f", "wreck2025"];
        let sieve = sieve(&strings).expect("long enough");
        let text = "The HARBOURS of the harbour; harbo, arbour, U.S.A.F. wreck2025wreck2025 é bour";
        for shift in 0..10 {
            let prose = " ".repeat(shift) + text;
            let mut found = Vec::new();
            sieve.each(prose.as_bytes(), |number, start, _| {
                found.push((start, number));
                false
            });
            let lower = prose.to_ascii_lowercase();
            let all = (0..strings.len()).flat_map(|number| {
                let string = strings[number].to_ascii_lowercase();
                let places = lower.match_indices(&string).map(|(at, _)| at).collect::<Vec<_>>();
                places.into_iter().map(move |at| (at, number))
            });
            let mut all: Vec<(usize, usize)> = all.collect();
            all.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, all, "{shift}");
        }
    }

    #[test]
    fn the_search_ends_when_it_is_told_to() {
        let sieve = sieve(&["storm", "flood"]).expect("long enough");
        let mut seen = 0;
        assert!(sieve.each(b"a storm, a flood", |_, _, _| {
            seen += 1;
            true
        }));
        assert_eq!(seen, 1);
        assert!(!sieve.each(b"stor", |_, _, _| true));
        assert!(!sieve.each(b"", |_, _, _| true));
    }

    #[test]
    fn short_strings_are_none_of_its_business() {
        assert!(sieve(&["storm", "sea"]).is_none());
        assert!(sieve(&[]).is_none());
    }
}
