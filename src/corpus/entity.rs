//! Character references. In: words of markup. Out: the characters they stand for, each with its own bytes.

use super::builder::Builder;
use crate::text::Span;
use html5gum::{Token, Tokenizer};

/// Writes the words at `span`, character references resolved.
pub(super) fn write(builder: &mut Builder, span: Span) {
    let text = span.of(builder.source_text());
    let mut from = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if at < from {
            continue;
        }
        if let Some((decoded, len)) = decode(&text[at..]) {
            builder.text(Span::new(span.start + from, span.start + at));
            builder.unit(&decoded, Span::new(span.start + at, span.start + at + len));
            from = at + len;
        }
    }
    builder.text(Span::new(span.start + from, span.end));
}

/// The text with its character references resolved.
pub(super) fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if at >= from
            && let Some((decoded, len)) = decode(&text[at..])
        {
            out.push_str(&text[from..at]);
            out.push_str(&decoded);
            from = at + len;
        }
    }
    out.push_str(&text[from..]);
    out
}

/// What stands in every page, so that the whole table is seldom asked.
const COMMON: &[(&str, &str)] = &[
    ("&nbsp;", "\u{A0}"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&rsquo;", "’"),
    ("&lsquo;", "‘"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&mdash;", "—"),
    ("&ndash;", "–"),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&#8217;", "’"),
    ("&lt;", "<"),
    ("&gt;", ">"),
];

/// The character reference that `text` starts with, and its length.
fn decode(text: &str) -> Option<(String, usize)> {
    let body =
        text[1..].bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    if body == 0 {
        return None;
    }
    // The old names that a page may leave open (`&copy`) are left as words: what is meant is not certain.
    if text.as_bytes().get(1 + body) != Some(&b';') {
        return None;
    }
    let len = 1 + body + 1;
    let written = &text[..len];
    if let Some((_, common)) = COMMON.iter().find(|(name, _)| *name == written) {
        return Some(((*common).to_owned(), len));
    }
    let mut decoded = String::new();
    for token in Tokenizer::new(written) {
        match token {
            Ok(Token::String(string)) => decoded.push_str(&String::from_utf8_lossy(&string)),
            // A reference that the standard finds fault with (`&#146;`) still has its character.
            Ok(Token::Error(_)) => {}
            Ok(_) => return None,
            Err(never) => match never {},
        }
    }
    (decoded != written && !decoded.is_empty()).then_some((decoded, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_loose_ampersands_stay() {
        for (text, want) in [
            ("AT&T &amp; &lt;", "AT&T & <"),
            ("5&nbsp;km &#8217; &#x2019; &rsquo;", "5\u{A0}km ’ ’ ’"),
            ("&nope; &; &#; &", "&nope; &; &#; &"),
            ("&copy; 2025 &copy2025", "© 2025 &copy2025"),
            ("&#146;", "’"),
        ] {
            assert_eq!(resolve(text), want);
        }
    }
}
