//! Quoted words that are letters and little else. In: such a text. Out: its words in the form in which they are compared, as
//! [`super::words`] makes them of its tokens, without tokens: the quotes of a large corpus are all read, and most are such.

use super::words::{self, Sink};
use crate::text::Span;
use crate::text::letters::Letters;

/// Whether a text is words of ASCII letters, and marks that say nothing: what most quoted words are. A full stop stands behind a word of
/// several letters, so it is neither an abbreviation's nor one of an ellipsis.
pub(super) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let stops = |at: usize| {
        let before = at.checked_sub(2).and_then(|from| bytes.get(from..at));
        before.is_some_and(|before| before.iter().all(u8::is_ascii_alphabetic))
    };
    bytes.iter().all(|byte| FITS[usize::from(*byte)]) && memchr::memchr_iter(b'.', bytes).all(stops)
}

/// The bytes of a plain text.
const FITS: [bool; 256] = {
    let mut fits = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let own = byte as u8;
        let marks = matches!(own, b',' | b'.' | b';' | b':' | b'!' | b'?' | b'-' | b'"');
        fits[byte] = own.is_ascii_alphabetic() || marks || matches!(own, b' ' | b'\n');
        byte += 1;
    }
    fits
};

/// Reads its words one after the other.
pub(super) fn read(text: &str, sink: &mut impl Sink) {
    let (bytes, folded) = (text.as_bytes(), text.to_ascii_lowercase());
    let (mut at, mut opens) = (0, true);
    while at < bytes.len() {
        let start = at;
        let letters = Letters::of(&bytes[at..]);
        if letters.count == 0 {
            at += 1;
            if !matches!(bytes[start], b' ' | b'\n') {
                opens = bytes[start] == b'.';
            }
            continue;
        }
        at += letters.count;
        let word = &folded[start..at];
        if word == "per"
            && let Some(end) = cent(bytes, at)
        {
            sink.put("percent", Span::new(start, end), false);
            at = end;
        } else {
            let capital = bytes[start].is_ascii_uppercase() && !opens;
            words::put(word, &letters, Span::new(start, at), capital, sink);
        }
        opens = false;
    }
}

/// Whether its last word is `per`, behind which `cent` may stand.
pub(super) fn ends_in_per(text: &str) -> bool {
    let word = text.trim_end_matches(|c: char| !c.is_ascii_alphabetic()).as_bytes();
    word.last_chunk().is_some_and(|last: &[u8; 3]| last.eq_ignore_ascii_case(b"per"))
}

/// Where `cent` ends, if it is the next word.
fn cent(bytes: &[u8], at: usize) -> Option<usize> {
    let blank = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\n')).count();
    let start = at + blank;
    let word = &bytes[start..start + Letters::of(&bytes[start..]).count];
    word.eq_ignore_ascii_case(b"cent").then_some(start + word.len())
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;
    use crate::value::Gazetteer;

    /// A plain text gives the same words whichever way it is read.
    #[test]
    fn plain_texts_are_read_as_their_tokens_are() {
        const PIECES: &[&str] = &[
            "Per",
            "per",
            "CENT",
            "cent",
            "centre",
            "one",
            "two",
            "He",
            "I",
            "a",
            "colour",
            "Organised",
            "cannot",
            "Bob",
            "we",
            "harbourmasters",
            "it",
            "\n",
            "\n\n",
            ",",
            ". ",
            ".",
            "-",
            " - ",
            "\"",
            "!",
            "?",
            ": ",
            "; ",
            " ",
        ];
        let (mut seed, mut plain) = (1u64, 0);
        for _ in 0..4_000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text += PIECES[(seed >> 33) as usize % PIECES.len()];
                text += if seed >> 62 == 0 { "" } else { " " };
            }
            if is_plain(&text) {
                let (mut read, mut of_tokens) = (Words::default(), Words::default());
                super::read(&text, &mut read);
                words::read_tokens(&text, &Gazetteer::default(), &mut of_tokens);
                assert_eq!(read, of_tokens, "{text:?}");
                plain += 1;
            }
        }
        assert!(plain > 400, "{plain}");
        for text in ["at 5", "it's", "the U.S. Navy", "so ... no", "so . . . no", "she [he] said"] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
