//! Bytes to text. In: the bytes of a file and the character set that it declares, if it does. Out: its text with the map back to
//! the bytes, or the reason why there is none.
//!
//! Never guesses: valid UTF-8 is UTF-8, a byte-order mark decides, then what the file declares, then windows-1252 where nothing
//! else fits. Anything else is a fault with its place.

use crate::text::{OffsetMap, SourceSpan, Span};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, WINDOWS_1252};

/// A file's text, without its byte-order mark.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The text.
    pub text: String,
    map: OffsetMap,
}

/// Why a file has no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It holds no text at all.
    Binary,
    /// It holds text in an encoding that is not certain, or not the one it declares.
    Encoding {
        /// The first byte that does not fit.
        at: usize,
        /// What was found.
        message: String,
    },
}

/// Decodes `bytes`; `declared` is the label of a character set (`iso-8859-1`) as the file gives it.
pub fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded, Fault> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return utf16(&bytes);
    }
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(without_mark(&bytes, at));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) if marked => {
            text.drain(..3);
            let map = OffsetMap::identity(3, text.len());
            return Ok(Decoded { text, map });
        }
        Ok(text) => return Ok(Decoded::utf8(text)),
        Err(error) => error,
    };
    let at = bytes.utf8_error().valid_up_to();
    let bytes = bytes.into_bytes();
    let declared = declared.map(str::trim).filter(|label| !label.is_empty());
    match declared.map(|label| (label, Encoding::for_label(label.as_bytes()))) {
        Some((_, Some(encoding))) if encoding != UTF_8 && !marked => legacy(&bytes, encoding),
        Some((label, None)) => Err(Fault::Encoding {
            at,
            message: format!(
                "the file is not UTF-8, and declares `{label}`, which is no known character set"
            ),
        }),
        Some((_, Some(_))) => Err(Fault::Encoding {
            at,
            message: format!("the file says that it is UTF-8, and byte {at} is not"),
        }),
        None if marked => Err(Fault::Encoding {
            at,
            message: format!("the file starts with the mark of UTF-8, and byte {at} is not"),
        }),
        None if is_windows_1252(&bytes) => legacy(&bytes, WINDOWS_1252),
        None => Err(Fault::Encoding {
            at,
            message: "the file is not UTF-8, and its encoding is not certain".to_owned(),
        }),
    }
}

impl Decoded {
    /// Text that is the file itself.
    pub fn utf8(text: String) -> Self {
        let map = OffsetMap::identity(0, text.len());
        Self { text, map }
    }

    /// Text with its own way back.
    pub fn mapped(text: String, map: OffsetMap) -> Self {
        Self { text, map }
    }

    /// The bytes on disk of a stretch of the text.
    pub fn source(&self, span: Span) -> SourceSpan {
        self.map.to_source(span)
    }

    /// The offset in the text of a byte on disk, for lines and columns; the start of the text before it, its end past it.
    pub fn offset(&self, source: usize) -> usize {
        let pieces = self.map.pieces();
        let i = pieces.partition_point(|p| p.source + p.source_len <= source);
        match pieces.get(i) {
            Some(p) if p.copied => p.prose + source.saturating_sub(p.source),
            Some(p) => p.prose,
            None => self.text.len(),
        }
    }

    /// Appends `span` of the text to `map` as the prose from `at` on.
    pub(super) fn carry(&self, span: Span, at: usize, map: &mut OffsetMap) {
        let pieces = self.map.pieces();
        let first = pieces.partition_point(|p| p.prose + p.len <= span.start);
        for piece in pieces[first..].iter().take_while(|p| p.prose < span.end) {
            let start = piece.prose.max(span.start);
            let end = (piece.prose + piece.len).min(span.end);
            let prose = at + (start - span.start);
            if piece.copied {
                map.copied(prose, piece.source + (start - piece.prose), end - start);
            } else {
                map.unit(prose, end - start, piece.source, piece.source_len);
            }
        }
    }
}

/// A file with zero bytes and no mark: text in UTF-16 that forgot it, or no text.
fn without_mark(bytes: &[u8], at: usize) -> Fault {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = bytes.len() / 2;
    if half > 0 && even.max(odd) * 10 > half * 8 && even.min(odd) * 50 < half {
        let message = "the file looks like UTF-16 without a byte-order mark".to_owned();
        return Fault::Encoding { at, message };
    }
    Fault::Binary
}

fn utf16(bytes: &[u8]) -> Result<Decoded, Fault> {
    let little = bytes[0] == 0xFF;
    let odd = bytes.len() % 2 == 1;
    let units = bytes[2..]
        .as_chunks::<2>()
        .0
        .iter()
        .map(|&pair| if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) });
    let (mut text, mut map) = (String::with_capacity(bytes.len() / 2), OffsetMap::default());
    let mut at = 2;
    for decoded in char::decode_utf16(units) {
        let Ok(c) = decoded else {
            let message = format!("the UTF-16 of the file is broken at byte {at}");
            return Err(Fault::Encoding { at, message });
        };
        let width = c.len_utf16() * 2;
        map.unit(text.len(), c.len_utf8(), at, width);
        text.push(c);
        at += width;
    }
    if odd {
        let message = "the file is UTF-16 and ends in the middle of a character".to_owned();
        return Err(Fault::Encoding { at: bytes.len() - 1, message });
    }
    Ok(Decoded { text, map })
}

/// Decodes byte by byte, since only so each character knows its own bytes.
fn legacy(bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, Fault> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut map) = (String::with_capacity(bytes.len()), OffsetMap::default());
    let mut buffer = [0u8; 32];
    let mut start = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        if start == at && byte < 0x80 && encoding.is_ascii_compatible() {
            map.copied(text.len(), at, 1);
            text.push(char::from(byte));
            start = at + 1;
            continue;
        }
        let last = at + 1 == bytes.len();
        let (result, _, written) =
            decoder.decode_to_utf8_without_replacement(&[byte], &mut buffer, last);
        if !matches!(result, DecoderResult::InputEmpty) {
            let message = format!("byte {at} is no {}", encoding.name());
            return Err(Fault::Encoding { at, message });
        }
        if let Some(decoded) =
            std::str::from_utf8(&buffer[..written]).ok().filter(|d| !d.is_empty())
        {
            map.unit(text.len(), decoded.len(), start, at + 1 - start);
            text.push_str(decoded);
            start = at + 1;
        }
    }
    Ok(Decoded { text, map })
}

/// Whether the bytes can be nothing but windows-1252: no sequence of UTF-8 among them, no unassigned code, every high character a
/// mark of typography or a letter beside a letter, and the detector of browsers says the same.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if mixed {
        return false;
    }
    let letter = |i: Option<usize>| {
        i.and_then(|i| bytes.get(i)).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xC0)
    };
    let fits = bytes.iter().enumerate().filter(|(_, b)| **b >= 0x80).all(|(i, &b)| match b {
        0x80 | 0x82 | 0x84 | 0x85 | 0x91..=0x97 | 0x99 => true,
        0xA0
        | 0xA3
        | 0xA7
        | 0xA9
        | 0xAB
        | 0xAD
        | 0xAE
        | 0xB0
        | 0xB2
        | 0xB3
        | 0xB7
        | 0xBB..=0xBE => true,
        0xC0..=0xFF => letter(i.checked_sub(1)) || letter(Some(i + 1)),
        _ => false,
    });
    if !fits {
        return false;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny) == WINDOWS_1252
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], declared: Option<&str>) -> Option<String> {
        decode(bytes.to_vec(), declared).ok().map(|d| d.text)
    }

    #[test]
    fn certain_encodings_are_read_and_others_are_not() {
        for (bytes, declared, want) in [
            (&b"plain"[..], None, Some("plain")),
            (b"\xEF\xBB\xBFbom", None, Some("bom")),
            (b"\xFF\xFEh\0i\0", None, Some("hi")),
            (b"\xFE\xFF\0h\0i", None, Some("hi")),
            (b"it\x92s \x93so\x94, said Andr\xE9", None, Some("it’s “so”, said André")),
            (b"caf\xE9", Some("iso-8859-1"), Some("café")),
            (b"\xE4\xEE\xEC", Some("windows-1251"), Some("дом")),
            (b"\xE4\xEE\xEC \xE8 \xF1\xE0\xE4", None, None),
            (b"caf\xE9 and caf\xC3\xA9", None, None),
            (b"caf\xE9", Some("utf-8"), None),
            (b"caf\xE9", Some("klingon"), None),
            (b"\x89PNG\0\0", None, None),
            (b"\xFF\xFEh\0i", None, None),
        ] {
            assert_eq!(text(bytes, declared).as_deref(), want, "{bytes:?} {declared:?}");
        }
        assert_eq!(decode(b"\x89PNG\0\0\0".to_vec(), None).unwrap_err(), Fault::Binary);
        let utf16 = decode(b"4\x003\0 \0d\0e\0a\0d\0".to_vec(), None).unwrap_err();
        assert!(matches!(utf16, Fault::Encoding { .. }), "{utf16:?}");
    }

    #[test]
    fn decoded_characters_know_their_bytes() {
        let decoded = decode(b"it\x92s".to_vec(), None).unwrap();
        assert_eq!(decoded.source(Span::new(2, 5)), SourceSpan::new(2, 3));
        assert_eq!(decoded.source(Span::new(5, 6)), SourceSpan::new(3, 4));
        assert_eq!(decoded.offset(3), 5);
        let decoded = decode(b"\xFF\xFEh\0i\0".to_vec(), None).unwrap();
        assert_eq!(decoded.source(Span::new(1, 2)), SourceSpan::new(4, 6));
    }
}
