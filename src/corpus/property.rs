//! Properties of every format: nothing that can be written panics, maps are whole, and each printed word leads back to its own bytes.

use super::formats::testing::check_map;
use super::{Article, Read, read};
use crate::text::Span;
use proptest::prelude::*;

/// How one character is written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    Raw,
    /// An entity or an escape.
    Reference,
    /// Inside emphasis of its own.
    Marked,
}

type Word = Vec<(char, Style)>;

/// A document as bytes, and its words with the bytes that they must lead back to.
struct Document {
    bytes: Vec<u8>,
    words: Vec<(String, usize, usize)>,
}

fn words() -> impl Strategy<Value = Vec<Vec<Word>>> {
    let letter =
        prop::sample::select(vec!['a', 'b', 'z', '4', '3', '0', 'é', 'ß', '—', '中', '\u{1F600}']);
    let style =
        prop_oneof![6 => Just(Style::Raw), 2 => Just(Style::Reference), 1 => Just(Style::Marked)];
    let word = prop::collection::vec((letter, style), 1..7);
    prop::collection::vec(prop::collection::vec(word, 1..6), 1..5)
}

/// Writes blocks of words: `open` and `close` stand round a block, `write` renders one character into the text and returns where its
/// own bytes start and end.
fn document(
    blocks: &[Vec<Word>],
    (head, open, close): (&str, &str, &str),
    write: impl Fn(&mut String, char, Style) -> (usize, usize),
) -> Document {
    let mut text = head.to_owned();
    let mut words = Vec::new();
    for block in blocks {
        text.push_str(open);
        for (i, word) in block.iter().enumerate() {
            if i > 0 {
                text.push(' ');
            }
            let places: Vec<_> =
                word.iter().map(|&(c, style)| write(&mut text, c, style)).collect();
            let printed = word.iter().map(|(c, _)| *c).collect();
            words.push((printed, places[0].0, places[places.len() - 1].1));
        }
        text.push_str(close);
    }
    Document { bytes: text.into_bytes(), words }
}

fn put(text: &mut String, before: &str, own: &str, after: &str) -> (usize, usize) {
    text.push_str(before);
    let start = text.len();
    text.push_str(own);
    let end = text.len();
    text.push_str(after);
    (start, end)
}

fn html(text: &mut String, c: char, style: Style) -> (usize, usize) {
    match style {
        Style::Raw => put(text, "", &c.to_string(), ""),
        Style::Reference => put(text, "", &format!("&#x{:x};", u32::from(c)), ""),
        Style::Marked => put(text, "<b class='x'>", &c.to_string(), "</b>"),
    }
}

fn json(text: &mut String, c: char, style: Style) -> (usize, usize) {
    match style {
        Style::Raw | Style::Marked => put(text, "", &c.to_string(), ""),
        Style::Reference => {
            let units: String =
                c.encode_utf16(&mut [0; 2]).iter().map(|u| format!("\\u{u:04x}")).collect();
            put(text, "", &units, "")
        }
    }
}

fn plain(text: &mut String, c: char, _: Style) -> (usize, usize) {
    put(text, "", &c.to_string(), "")
}

/// Every word is found, in order, and leads back to its bytes.
fn leads_back(article: &Article, document: &Document) -> Result<(), TestCaseError> {
    let mut from = 0;
    for (word, start, end) in &document.words {
        let at = article.prose[from..].find(&**word).map(|i| from + i);
        prop_assert!(at.is_some(), "{word:?} is not in {:?}", &article.prose[from..]);
        let at = at.unwrap_or(0);
        let source = article.source(Span::new(at, at + word.len()));
        prop_assert_eq!((source.start, source.end), (*start, *end), "{}", word);
        from = at + word.len();
    }
    Ok(())
}

fn one(name: &str, document: &Document) -> Result<Article, TestCaseError> {
    let Read { mut articles, problems } = read(name, document.bytes.clone(), &|_| Vec::new());
    prop_assert!(problems.is_empty(), "{:?}", problems);
    prop_assert_eq!(articles.len(), 1);
    Ok(articles.remove(0))
}

/// The same document in UTF-16, either way round.
fn utf16(document: &Document, little: bool) -> Document {
    let text = String::from_utf8(document.bytes.clone()).unwrap_or_default();
    let unit = |u: u16| if little { u.to_le_bytes() } else { u.to_be_bytes() };
    let place = |at: usize| 2 + text[..at].encode_utf16().count() * 2;
    let bytes = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect();
    let words = document.words.iter().map(|(w, s, e)| (w.clone(), place(*s), place(*e))).collect();
    Document { bytes, words }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_lead_back_in_html(blocks in words()) {
        for frame in [("<html>", "<p>", "</p>\n"), ("<!doctype html>", "<ul><li>", "</ul>"), ("", "<table><tr><th>X<th>Y<tr><td><td>", "</table>")] {
            let document = document(&blocks, frame, html);
            let article = one("a.html", &document)?;
            check_map(&article, &document.bytes);
            leads_back(&article, &document)?;
        }
    }

    #[test]
    fn words_lead_back_in_markdown(blocks in words()) {
        for frame in [("---\na: b\n---\n", "", "\n\n"), ("", "> - ", "\n\n"), ("# ", "", "\r\n\r\n"), ("", "<div>", "</div>\n\n")] {
            let document = document(&blocks, frame, html);
            let article = one("a.md", &document)?;
            check_map(&article, &document.bytes);
            leads_back(&article, &document)?;
        }
    }

    #[test]
    fn words_lead_back_in_plain_text_of_every_encoding(blocks in words(), little in any::<bool>()) {
        for frame in [("", "", "\n\n"), ("\u{FEFF}", "", "\r\n\r\n"), ("", "  ", "\n")] {
            let document = document(&blocks, frame, plain);
            let article = one("a.txt", &document)?;
            check_map(&article, &document.bytes);
            leads_back(&article, &document)?;
        }
        let wide = utf16(&document(&blocks, ("", "", "\n\n"), plain), little);
        leads_back(&one("a.txt", &wide)?, &wide)?;
    }

    #[test]
    fn words_lead_back_in_jsonl(blocks in words()) {
        let mut document = document(&blocks, ("{\"id\":\"é\",\"text\":\"", "", "\\n\\n"), json);
        document.bytes.extend(b"\",\"x\":1}\n");
        let article = one("a.jsonl", &document)?;
        check_map(&article, &document.bytes);
        leads_back(&article, &document)?;
    }

    #[test]
    fn nothing_that_can_be_written_panics_or_breaks_a_map(parts in prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..40)) {
        let text = parts.concat();
        for name in ["a.txt", "a.md", "a.html", "a.jsonl", "2025-02-31-a.md"] {
            let read = read(name, text.clone().into_bytes(), &|_| Vec::new());
            for article in &read.articles {
                check_map(article, text.as_bytes());
            }
            prop_assert!(!read.articles.is_empty() || !read.problems.is_empty() || name == "a.jsonl");
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_told(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        for name in ["a.txt", "a.html"] {
            let read = read(name, bytes.clone(), &|_| Vec::new());
            prop_assert!(!read.articles.is_empty() || !read.problems.is_empty());
        }
    }
}

/// What markup is made of.
const PARTS: &[&str] = &[
    "<p>",
    "</p>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th colspan=3 rowspan=2>",
    "</td>",
    "<thead>",
    "</thead>",
    "<caption>",
    "<del>",
    "</del>",
    "<q>",
    "</q>",
    "<br>",
    "<sup>",
    "</sup>",
    "2",
    "<pre>",
    "</pre>",
    "<script>",
    "</script>",
    "<title>",
    "<time datetime=2025-03-14>",
    "</time>",
    "<header>",
    "<meta name=date content=",
    "'2025-03-14'>",
    "<div hidden>",
    "</div>",
    "<li>",
    "<ul>",
    "</ul>",
    "<h1>",
    "</h1>",
    "<b",
    "<!-- factlint-ignore x -->",
    "<!--",
    "-->",
    "<!doctype html>",
    "&nbsp;",
    "&#x41;",
    "&",
    ";",
    "| a | b (km²) |\n",
    "|---|---|\n",
    "| 1 | é |\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "  ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "# ",
    "```",
    "`",
    "**",
    "*",
    "_",
    "~~",
    "[x](http://y.z/5)",
    "![a](b)",
    "[^1]",
    "[^1]: ",
    "http://a.b/c_5.",
    "www.",
    "://",
    "---\n",
    "+++\n",
    "a: b\n",
    "date: soon\n",
    "x = 1\n",
    "{\"id\":1,",
    "{\"id\":\"k\",\"text\":\"a\\u00e9\\ud83d\"}\n",
    "\"text\":\"",
    "\\n",
    "\\",
    "\"}",
    "43,000",
    " people",
    "Über",
    "—",
    "“",
    "”",
    "\u{A0}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{1F600}",
    ".",
    ",",
    "The",
    "the ",
];
