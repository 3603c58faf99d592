//! Addresses in prose. In: words. Out: where URLs and e-mail addresses stand, which are no prose.

use memchr::memmem;
use std::ops::Range;

/// Whether a whole text may hold an address: one look, so that most texts are never looked at again.
pub(super) fn may_hold(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"://").is_some()
        || memmem::find(text.as_bytes(), b"www.").is_some()
}

/// The addresses in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(hit) = next_hit(bytes, at) {
        let start = scheme_start(bytes, hit);
        let end = address_end(text, hit);
        let known = start < hit || bytes[hit..].starts_with(b"www.");
        if known && end > hit + 4 && out.last().is_none_or(|last| last.end <= start) {
            out.push(start..end);
            at = end;
        } else {
            at = hit + 3;
        }
    }
    out
}

/// The next `://`, or `www.` that starts a word.
fn next_hit(bytes: &[u8], from: usize) -> Option<usize> {
    let starts_word = |at: usize| {
        at.checked_sub(1).is_none_or(|before| {
            !bytes[before].is_ascii_alphanumeric() && !matches!(bytes[before], b'/' | b'.')
        })
    };
    memchr::memchr2_iter(b':', b'.', bytes.get(from..)?).map(|i| from + i).find_map(
        |at| match bytes[at] {
            b':' => bytes[at..].starts_with(b"://").then_some(at),
            _ => {
                let start = at.checked_sub(3).filter(|&s| s >= from)?;
                (bytes[start..].starts_with(b"www.") && starts_word(start)).then_some(start)
            }
        },
    )
}

/// Where the letters of the scheme before `://` start.
fn scheme_start(bytes: &[u8], hit: usize) -> usize {
    let letters = bytes[..hit]
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        .count();
    if bytes[hit] == b':' { hit - letters } else { hit }
}

/// Where the address ends: before white space, quotes and angle brackets, without the punctuation of the sentence.
fn address_end(text: &str, hit: usize) -> usize {
    let rest = &text[hit..];
    let end = rest
        .find(|c: char| {
            c.is_whitespace()
                || matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '«' | '»' | '|' | '`')
        })
        .unwrap_or(rest.len());
    let mut address = &rest[..end];
    while let Some(last) = address.chars().last() {
        let unbalanced = match last {
            ')' => address.matches(')').count() > address.matches('(').count(),
            ']' => address.matches(']').count() > address.matches('[').count(),
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' => true,
            _ => false,
        };
        if !unbalanced {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    hit + address.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_and_sentences_keep_their_marks() {
        for (text, want) in [
            (
                "see https://a.org/2025/03/14/43000-dead.",
                vec!["https://a.org/2025/03/14/43000-dead"],
            ),
            ("(www.a.org/b_(c)) and ftp://x.y/z, ok", vec!["www.a.org/b_(c)", "ftp://x.y/z"]),
            ("“http://é.fr/q?a=1&b=2”", vec!["http://é.fr/q?a=1&b=2"]),
            ("awww.no, 3://4 :// www. and/or", vec![]),
            ("https://www.a.org/1 https://b.org", vec!["https://www.a.org/1", "https://b.org"]),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, want, "{text}");
        }
    }
}
