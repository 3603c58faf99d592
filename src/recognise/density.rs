//! What stands together in one sentence. In: the words of a block. Out: whether one of its sentences can hold what a check lays side
//! by side: so many figures, and the marks and words that tie them. Never a "no" too many.
//!
//! One look a word, without tokens: what has to be told is that most blocks need not be read. A figure holds at least one word of
//! [`Class::FIGURE`], and two figures that a check lays side by side are parted by a word or a mark that is of none, so runs of
//! such words are counted.

use super::vocabulary::{self, Class};
use crate::text::letters::{Filter, Letters, Marks};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What has to stand in one sentence before a check can note anything there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// At least so many figures, a word or a mark between any two.
    pub figures: usize,
    /// Something of each of these sets.
    pub ties: &'static [Ties],
}

/// What ties figures to each other: a set of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties(u8);

impl Ties {
    /// What makes a share of a figure: `%`, `percent`, `points`, `third`, `1/4`, `in` or `out of` or `over` right behind a figure.
    pub const SHARE: Ties = Ties(1);
    /// What names the base of a change: `from`, `than`, `above`, `below`.
    pub const BASE: Ties = Ties(1 << 1);
    /// An opening bracket between two figures.
    pub const BRACKET: Ties = Ties(1 << 2);
    /// A slash between two figures.
    pub const SLASH: Ties = Ties(1 << 3);
    /// A comma between two figures.
    pub const COMMA: Ties = Ties(1 << 4);
    /// A dash or hyphen between two figures.
    pub const DASH: Ties = Ties(1 << 5);
    /// `or` between two figures.
    pub const OR: Ties = Ties(1 << 6);

    /// What a word or a mark is that may be any: of a figure, too.
    const ANY: Ties = Ties(u8::MAX);
    /// A word of a figure; it ties nothing, but has its place among what a word can be.
    const FIGURE: Ties = Ties(1 << 7);
    /// Those that count between two figures alone.
    const BETWEEN: Ties = Ties::BRACKET.or(Ties::SLASH).or(Ties::COMMA).or(Ties::DASH).or(Ties::OR);

    /// Both sets together.
    pub const fn or(self, other: Ties) -> Ties {
        Ties(self.0 | other.0)
    }

    const fn any(self, other: Ties) -> bool {
        self.0 & other.0 != 0
    }

    const fn and(self, other: Ties) -> Ties {
        Ties(self.0 & other.0)
    }
}

/// Whether one sentence of `prose` can hold all that one of `wanted` asks for.
pub fn may_hold(prose: &str, wanted: &[Wanted]) -> bool {
    let bytes = prose.as_bytes();
    let (marks, words, idle): (&[Ties; 128], &Words, &Marks) = (&MARKS, &WORDS, &IDLE);
    let mut sentence = Sentence::default();
    let mut at = 0;
    while at < bytes.len() {
        if sentence == Sentence::default() {
            at = words.some.pass(bytes, at, idle);
        } else if sentence.last == Ties::default() {
            at = words.some.pass(bytes, at, &SPACES);
        }
        let word = Letters::of(&bytes[at..]);
        if word.count > 0 {
            let start = at;
            at += word.count;
            sentence.word(&word, words.of(&word));
            match bytes.get(at) {
                Some(b' ') => at += 1,
                Some(b'.') if ends_sentence(bytes, start, at) => {
                    if sentence.holds(wanted) {
                        return true;
                    }
                    sentence = Sentence::default();
                    at += 2;
                }
                _ => {}
            }
            continue;
        }
        let Some(mark) = bytes.get(at) else { break };
        match mark {
            b'0'..=b'9' => {
                at += number(&bytes[at..]);
                sentence.put(Ties::FIGURE);
            }
            b' ' | b'\n' => at += 1,
            0..0x80 => {
                at += 1;
                sentence.put(marks[usize::from(*mark)]);
            }
            _ => {
                let width = prose[at..].chars().next().map_or(1, char::len_utf8);
                // Dashes, quotation marks and dots part words; any other character may be a fraction or a sign, or hide letters.
                sentence.put(match bytes[at..at + width] {
                    [0xE2, 0x80, 0x90..=0x95] => Ties::DASH,
                    [0xE2, 0x80, 0x96..=0xA6] => Ties::default(),
                    _ => Ties::ANY,
                });
                at += width;
            }
        }
    }
    sentence.holds(wanted)
}

/// What was seen of a sentence.
#[derive(Default, PartialEq, Eq)]
struct Sentence {
    figures: usize,
    ties: Ties,
    /// What ties the figures before to one that is still to come.
    open: Ties,
    /// What stood last: a word of a figure, a hyphen.
    last: Ties,
}

impl Sentence {
    #[inline]
    fn word(&mut self, word: &Letters, own: Ties) {
        if own != Ties::default() || self.last != Ties::default() {
            // `one in five`, `a one-in-five chance`.
            let joins = self.last != Ties::default() && JOINTS.contains(word);
            self.put(if joins { own.or(Ties::SHARE) } else { own });
        }
    }

    fn put(&mut self, own: Ties) {
        let of_figure = own.any(Ties::FIGURE);
        if of_figure && !self.last.any(Ties::FIGURE) {
            self.figures += 1;
            self.ties = self.ties.or(self.open);
        }
        if self.figures > 0 {
            self.open = self.open.or(own.and(Ties::BETWEEN));
        }
        self.ties = self.ties.or(own.and(Ties::SHARE.or(Ties::BASE)));
        self.last = own.and(Ties::FIGURE.or(Ties::DASH));
    }

    fn holds(&self, wanted: &[Wanted]) -> bool {
        wanted.iter().any(|wanted| {
            self.figures >= wanted.figures && wanted.ties.iter().all(|ties| self.ties.any(*ties))
        })
    }
}

/// Words that make a share of two figures.
static JOINTS: LazyLock<[Letters; 3]> =
    LazyLock::new(|| ["in", "out", "over"].map(|word| Letters::of(word.as_bytes())));

/// What single words are, by their letters.
struct Words {
    some: Filter,
    known: FxHashMap<Letters, Ties>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let of = |class: Class, ties: Ties| {
        vocabulary::words(class).into_iter().map(move |word| (word, ties))
    };
    let figures = of(Class::FIGURE, Ties::FIGURE);
    let shares = of(Class::FRACTION.or(Class::ORDINAL).or(Class::PERCENT), Ties::SHARE);
    let bases = ["from", "than", "above", "below"].map(|word| (word.to_owned(), Ties::BASE));
    let or = [("or".to_owned(), Ties::OR)];
    let mut known: FxHashMap<Letters, Ties> = FxHashMap::default();
    for (word, ties) in figures.chain(shares).chain(bases).chain(or) {
        let known = known.entry(Letters::of(word.as_bytes())).or_default();
        *known = known.or(ties);
    }
    Words { some: Filter::of(known.keys().copied()), known }
});

impl Words {
    #[inline]
    fn of(&self, word: &Letters) -> Ties {
        match self.some.may_hold(word) {
            true => self.known.get(word).copied().unwrap_or_default(),
            false => Ties::default(),
        }
    }
}

/// What ASCII marks are: of figures (`$`), of shares, ties.
static MARKS: LazyLock<[Ties; 128]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let mark = char::from(byte as u8);
        if !mark.is_ascii_punctuation() {
            return Ties::default();
        }
        let class = vocabulary::entry(mark.encode_utf8(&mut [0; 4])).class;
        let figure = if class.any(Class::FIGURE) { Ties::FIGURE } else { Ties::default() };
        let share = if class.any(Class::PERCENT) { Ties::SHARE } else { Ties::default() };
        let tie = match mark {
            '(' => Ties::BRACKET,
            // `1/4 of`.
            '/' => Ties::SLASH.or(Ties::SHARE),
            ',' => Ties::COMMA,
            '-' => Ties::DASH,
            _ => Ties::default(),
        };
        figure.or(share).or(tie)
    })
});

/// The marks that say nothing while nothing was seen of a sentence: what ties figures stands behind the first of them.
static IDLE: LazyLock<Marks> = LazyLock::new(|| {
    let says = |byte: usize| MARKS[byte].any(Ties::FIGURE.or(Ties::SHARE));
    std::array::from_fn(|byte| {
        SPACES[byte] || byte < 128 && (byte as u8).is_ascii_punctuation() && !says(byte)
    })
});

/// The marks that never say anything.
static SPACES: Marks = {
    let mut spaces = [false; 256];
    spaces[b' ' as usize] = true;
    spaces[b'\n' as usize] = true;
    spaces
};

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

    /// The most figures that one sentence is taken to hold.
    fn most(text: &str) -> usize {
        let holds = |figures: usize| may_hold(text, &[Wanted { figures, ties: &[] }]);
        (1..9).take_while(|figures| holds(*figures)).count()
    }

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
            assert!(most(text) >= want, "{text}: {}", most(text));
        }
        for (text, want) in [
            ("The mayor opened the bridge. The river rose.", 0),
            ("It cost $12.5 million. It was 30% more.", 1),
            ("Two men sat down. Three men stood up.", 1),
        ] {
            assert_eq!(most(text), want, "{text}");
        }
    }

    #[test]
    fn ties_are_seen_where_they_tie() {
        const SHARE: Wanted = Wanted { figures: 2, ties: &[Ties::SHARE] };
        const BASE: Wanted = Wanted { figures: 2, ties: &[Ties::BASE] };
        const OR: Wanted = Wanted { figures: 2, ties: &[Ties::OR] };
        const BRACKET: Wanted = Wanted { figures: 2, ties: &[Ties::BRACKET] };
        const DASH: Wanted = Wanted { figures: 2, ties: &[Ties::DASH] };
        const COMMA: Wanted = Wanted { figures: 2, ties: &[Ties::COMMA] };
        const SLASH: Wanted = Wanted { figures: 2, ties: &[Ties::SLASH] };
        for (text, wanted) in [
            ("12 of 60 (25%)", SHARE),
            ("12 of 60, or 25 Per Cent", SHARE),
            ("40 to 50, by ten percentage points", SHARE),
            ("40 to 50, by ten basis points", SHARE),
            ("12 of 60, one in five", SHARE),
            ("a one-in-five chance", SHARE),
            ("half of the 60 are 12", SHARE),
            ("12 of 60, one twenty-first", SHARE),
            ("1/4 of the 60", SHARE),
            ("½ of the 60", SHARE),
            ("from 40 to 50", BASE),
            ("60, more than the 40", BASE),
            ("60, ten below the 40", BASE),
            ("100 km, OR 62 miles", OR),
            ("100 km (62 miles)", BRACKET),
            ("100 km – 62 miles", DASH),
            ("100 km, 62 miles", COMMA),
            ("100 km/62 miles", SLASH),
        ] {
            assert!(may_hold(text, &[wanted]), "{text}");
        }
        for (text, wanted) in [
            ("12 of 60 men in May", SHARE),
            ("12 men and 60 women", SHARE),
            ("40 to 50 a month", BASE),
            ("100 km. Or 62 miles and three", OR),
            ("100 km and 62 miles (by road)", BRACKET),
            ("(by road) 100 km and 62 miles", BRACKET),
            ("by road, 100 km and 62 miles, they said", COMMA),
            ("The well-known 100 km and 62 miles", DASH),
        ] {
            assert!(!may_hold(text, &[wanted]), "{text}");
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
