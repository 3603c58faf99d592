//! Addresses in prose. In: words. Out: where URLs and e-mail addresses stand, which are no prose.

use memchr::memmem;
use std::ops::Range;

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

fn next_hit(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let scheme = memmem::find(rest, b"://");
    let host = memmem::find(rest, b"www.").filter(|&i| {
        let before = (from + i).checked_sub(1).map(|i| bytes[i]);
        before.is_none_or(|b| !b.is_ascii_alphanumeric() && b != b'/' && b != b'.')
    });
    [scheme, host].into_iter().flatten().min().map(|i| from + i)
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
