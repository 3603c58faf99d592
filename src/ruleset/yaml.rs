//! YAML as a tree that knows where everything stands; the only module that knows serde-saphyr.
//!
//! In: the text of one YAML file. Out: a [`Node`] for every mapping, list and scalar, with the bytes that it was written in, each
//! key and value in the order of the file (repeated keys kept), or the place where the text stops being YAML. Knows nothing about
//! rules. An alias is its anchor's node again; how far aliases may multiply is bounded.

use crate::text::{OffsetMap, SourceSpan, Span};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{
    DuplicateKeyPolicy, Location, MergeKeyPolicy, Spanned, alias_limits, budget, options,
};
use std::fmt;

/// One node of a YAML file.
#[derive(Debug, Clone)]
pub struct Node {
    /// The bytes it was written in; a mapping's or list's from its first to its last child.
    pub span: SourceSpan,
    /// What it holds.
    pub data: Data,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Data {
    /// Nothing: an empty value, `~`, `null`.
    Nothing,
    /// A scalar.
    Text(Text),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file, repeated keys included.
    Map(Vec<(Node, Node)>),
}

/// A scalar: its text, and where each character of it was written.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// The text after quotes, escapes and folding were undone; numbers and booleans as written.
    pub text: String,
    /// The bytes it was written in, quotes included.
    pub span: SourceSpan,
    /// Whether it stands without quotes on one line.
    pub plain: bool,
    map: OffsetMap,
}

/// Where and why a text is no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Syntax {
    /// What the reader says.
    pub message: String,
    /// The place, as a character of the text.
    pub span: SourceSpan,
    /// Whether aliases or nesting ask for more than any honest file does.
    pub budget: bool,
}

/// More nodes than this, aliases included, are no rule file: about a hundred thousand rules.
const MOST_NODES: usize = 2_000_000;

/// Aliases may repeat this many events (a node is one or two).
const MOST_REPEATED: usize = 100_000;

/// Reads `text`; `None` for a file without content.
///
/// # Errors
/// Where the text is no YAML, holds several documents, or expands beyond all bounds.
pub fn read(text: &str) -> Result<Option<Node>, Syntax> {
    let body = text.trim_start_matches('\u{FEFF}');
    if body.lines().all(|line| matches!(line.trim_start().chars().next(), None | Some('#'))) {
        return Ok(None);
    }
    let options = options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Merge,
        strict_booleans: true,
        with_snippet: false,
        budget: budget! {
            max_nodes: MOST_NODES,
            max_events: 4 * MOST_NODES,
            max_total_scalar_bytes: 256 << 20,
        },
        alias_limits: alias_limits! { max_total_replayed_events: MOST_REPEATED },
    };
    match serde_saphyr::from_str_with_options::<Spanned<Tree>>(text, options) {
        Ok(tree) => Ok(Some(node(text, tree))),
        Err(error) => Err(syntax(text, &error)),
    }
}

impl Node {
    /// The scalar, if it is one.
    pub fn text(&self) -> Option<&Text> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; anything else is a list of one, nothing an empty one.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::Nothing => &[],
            Data::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// Whether it is a mapping of keys without values: `{count}`, `{town:name}`, what a phrase looks like without its quotes.
    pub fn lists_names(&self) -> bool {
        match &self.data {
            Data::Map(entries) => {
                !entries.is_empty()
                    && entries.iter().all(|(_, value)| matches!(value.data, Data::Nothing))
            }
            _ => false,
        }
    }

    /// What kind of node it is, in the words of a message.
    pub fn kind(&self) -> &'static str {
        match &self.data {
            Data::Nothing => "nothing",
            Data::Text(_) => "text",
            Data::List(_) => "a list",
            Data::Map(_) => "a mapping",
        }
    }
}

impl Text {
    /// The bytes in which the stretch `start..end` of the text was written.
    pub fn part(&self, start: usize, end: usize) -> SourceSpan {
        if start >= end {
            let at = self.map.to_source(Span::new(start, start)).start;
            return SourceSpan::new(at, at);
        }
        self.map.to_source(Span::new(start, end))
    }

    /// The same text, written where `to` says instead.
    pub(super) fn move_to(&mut self, to: &impl Fn(usize) -> usize) {
        self.span = SourceSpan::new(to(self.span.start), to(self.span.end));
        let mut map = OffsetMap::default();
        for piece in self.map.pieces() {
            let source = to(piece.source);
            let source_len = to(piece.source + piece.source_len) - source;
            if piece.copied && source_len == piece.len {
                map.copied(piece.prose, source, piece.len);
            } else {
                map.unit(piece.prose, piece.len, source, source_len);
            }
        }
        self.map = map;
    }
}

/// What serde hands over, before spans are worked out.
enum Tree {
    Nothing,
    Text(Option<String>),
    List(Vec<Spanned<Tree>>),
    Map(Vec<(Spanned<Tree>, Spanned<Tree>)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

/// Takes whatever comes. Numbers and booleans stand for themselves: their text is read from the file.
struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Tree, E> {
        Ok(Tree::Text(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Text(None))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Tree, E> {
        Ok(Tree::Text(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Text(None))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Tree, E> {
        Ok(Tree::Text(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Text(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(Some(text.to_owned())))
    }

    fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Tree, E> {
        Err(E::custom("binary data has no place here"))
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut entries: Vec<(Spanned<Tree>, Spanned<Tree>)> = Vec::new();
        while let Some(key) = access.next_key::<Spanned<Tree>>()? {
            if entries.len() >= MOST_NODES {
                return Err(A::Error::custom("more entries than any file needs"));
            }
            entries.push((key, access.next_value()?));
        }
        Ok(Tree::Map(entries))
    }
}

fn node(source: &str, tree: Spanned<Tree>) -> Node {
    let written = bytes(source, &tree.defined);
    match tree.value {
        Tree::Nothing => Node { span: written, data: Data::Nothing },
        Tree::Text(text) => {
            let raw = &source[written.start..written.end];
            let text = text.unwrap_or_else(|| raw.to_owned());
            let text = scalar(raw, text, written.start);
            Node { span: text.span, data: Data::Text(text) }
        }
        Tree::List(items) => {
            let items: Vec<Node> = items.into_iter().map(|item| node(source, item)).collect();
            let span = closed(source, hull(written, items.iter()));
            Node { span, data: Data::List(items) }
        }
        Tree::Map(entries) => {
            let entries: Vec<(Node, Node)> =
                entries.into_iter().map(|(k, v)| (node(source, k), node(source, v))).collect();
            let children = entries.iter().flat_map(|(key, value)| [key, value]);
            let span = closed(source, hull(written, children));
            Node { span, data: Data::Map(entries) }
        }
    }
}

fn hull<'a>(written: SourceSpan, children: impl Iterator<Item = &'a Node>) -> SourceSpan {
    children.fold(written, |all, child| {
        SourceSpan::new(all.start.min(child.span.start), all.end.max(child.span.end))
    })
}

/// The span with the bracket that closes it, where one opens it.
fn closed(source: &str, span: SourceSpan) -> SourceSpan {
    let close = match source.as_bytes().get(span.start) {
        Some(b'[') => ']',
        Some(b'{') => '}',
        _ => return span,
    };
    let rest = &source[span.end..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', ',']).len();
    let end = span.end + blank;
    if source[end..].starts_with(close) { SourceSpan::new(span.start, end + 1) } else { span }
}

/// The bytes of a location, clamped to the text and to its characters.
fn bytes(source: &str, location: &Location) -> SourceSpan {
    let span = location.span();
    let start = match span.byte_offset() {
        Some(start) => usize::try_from(start).unwrap_or(source.len()),
        None => byte_of(source, usize::try_from(span.offset()).unwrap_or(usize::MAX)),
    };
    let start = boundary(source, start);
    let end = match span.byte_len() {
        Some(len) => start.saturating_add(usize::try_from(len).unwrap_or(0)),
        None => start + source[start..].chars().next().map_or(0, char::len_utf8),
    };
    SourceSpan::new(start, boundary(source, end).max(start))
}

fn byte_of(source: &str, characters: usize) -> usize {
    source.char_indices().nth(characters).map_or(source.len(), |(at, _)| at)
}

fn boundary(source: &str, at: usize) -> usize {
    let mut at = at.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn syntax(source: &str, error: &serde_saphyr::Error) -> Syntax {
    let error = error.without_snippet();
    let location = error.location().unwrap_or(Location::UNKNOWN);
    let mut span = bytes(source, &location);
    if location == Location::UNKNOWN {
        span = SourceSpan::new(0, 0);
    }
    let message = error.to_string();
    // The place is said by the span; the reader's own words for it would only repeat it.
    let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
    // The error may be wrapped in the places of its alias, but its words are always these.
    let budget = ["budget breached", "alias replay", "alias expansion"]
        .iter()
        .any(|start| message.starts_with(start));
    Syntax { message, span, budget }
}

/// A scalar with the place of each of its characters. `raw` is what stands in the file from byte `start` on.
fn scalar(raw: &str, text: String, start: usize) -> Text {
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let plain = quote.is_none() && !raw.contains('\n');
    let raw = raw.trim_end_matches(['\n', '\r', ' ', '\t']);
    let span = SourceSpan::new(start, start + raw.len());
    let mut map = OffsetMap::default();
    if plain && raw == text {
        map.copied(0, start, text.len());
    } else {
        align(raw, &text, start, quote, &mut map);
    }
    Text { text, span, plain, map }
}

/// Walks the written and the read form side by side. Escapes are one unit each, and a run of white space is one unit in both
/// (that is what folding does to it), so that a place is never off by more than a space.
fn align(raw: &str, text: &str, start: usize, quote: Option<char>, map: &mut OffsetMap) {
    let mut at = quote.map_or(0, char::len_utf8);
    let mut prose = 0;
    while prose < text.len() {
        let read = text[prose..].chars().next().unwrap_or(' ');
        let written = raw[at..].chars().next();
        let escape = match (quote, written) {
            (Some('"'), Some('\\')) => escape_length(&raw[at..]),
            (Some('\''), Some('\'')) => 2,
            _ => 0,
        };
        let (prose_len, raw_len) = if escape > 0 {
            let folds = raw[at..].starts_with("\\\n") || raw[at..].starts_with("\\\r");
            let after = raw.len() - raw[(at + escape).min(raw.len())..].trim_start().len();
            if folds { (0, after - at) } else { (read.len_utf8(), escape.min(raw.len() - at)) }
        } else {
            let run = |s: &str| s.len() - s.trim_start_matches([' ', '\t', '\n', '\r']).len();
            let (a, b) = (run(&text[prose..]), run(&raw[at..]));
            if a == 0 && b == 0 {
                // The same character, or nothing that is known: one each, so that the walk goes on.
                (read.len_utf8(), written.map_or(0, char::len_utf8))
            } else {
                (a, b)
            }
        };
        if prose_len == raw_len && text[prose..prose + prose_len] == raw[at..at + raw_len] {
            map.copied(prose, start + at, prose_len);
        } else {
            map.unit(prose, prose_len, start + at, raw_len);
        }
        prose += prose_len;
        at += raw_len;
        if prose_len == 0 && raw_len == 0 {
            break;
        }
    }
}

/// The bytes of the escape that `raw` starts with.
fn escape_length(raw: &str) -> usize {
    let hex = |n: usize| 2 + raw[2..].chars().take(n).filter(char::is_ascii_hexdigit).count();
    match raw.chars().nth(1) {
        Some('x') => hex(2),
        Some('u') => hex(4),
        Some('U') => hex(8),
        Some(c) => 1 + c.len_utf8(),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first text under a chain of keys and list places (`a`, `0`).
    fn text<'n>(node: &'n Node, path: &[&str]) -> &'n Text {
        let found = path.iter().fold(node, |node, step| match &node.data {
            Data::Map(entries) => {
                let is = |key: &Node| key.text().is_some_and(|text| text.text == **step);
                entries.iter().find(|(key, _)| is(key)).map(|(_, value)| value).expect("a key")
            }
            Data::List(items) => &items[step.parse::<usize>().expect("a place")],
            _ => panic!("{step} in {node:?}"),
        });
        found.text().expect("text")
    }

    fn slice(source: &str, span: SourceSpan) -> &str {
        &source[span.start..span.end]
    }

    #[test]
    fn every_scalar_knows_where_each_of_its_words_was_written() {
        for (source, path, read, words, written) in [
            ("a: five words of plain text", "a", "five words of plain text", "of", "of"),
            ("a: 'it''s five'", "a", "it's five", "it's", "it''s"),
            ("a: 'it''s five'", "a", "it's five", "five", "five"),
            ("a: 'two  blanks'", "a", "two  blanks", " ", " "),
            ("a: \"tab\\tand \\u00e9 five\"", "a", "tab\tand é five", "é", "\\u00e9"),
            ("a: \"tab\\tand \\u00e9 five\"", "a", "tab\tand é five", "five", "five"),
            ("a: \"one \\\n  two\"", "a", "one two", "two", "two"),
            ("a: >-\n  one\n  two\n\n  three\n", "a", "one two\nthree", "two", "two"),
            ("a: >-\n  one\n  two\n\n  three\n", "a", "one two\nthree", "three", "three"),
            ("a: |\n  one é\n    two\n", "a", "one é\n  two\n", "two", "two"),
            ("a: one\n  two", "a", "one two", "one two", "one\n  two"),
            ("é: [ü, x, 0x10]", "é.2", "0x10", "0x10", "0x10"),
            ("a: {b: 1_000, c: 2025-03-12}", "a.b", "1_000", "1_000", "1_000"),
            ("a: {b: 1_000, c: 2025-03-12}", "a.c", "2025-03-12", "03", "03"),
            ("a: true\r\nb: \"x\r\n  y\"\r\n", "b", "x y", "y", "y"),
            ("\u{feff}a: one two\n", "a", "one two", "two", "two"),
            ("a: &x one\nb: *x\n", "b", "one", "one", "one"),
            ("a: '𝒳 @putin'", "a", "𝒳 @putin", "@putin", "@putin"),
        ] {
            let node = read_one(source);
            let path: Vec<&str> = path.split('.').collect();
            let text = text(&node, &path);
            assert_eq!(text.text, read, "{source:?}");
            let at = text.text.find(words).expect("the words");
            let part = text.part(at, at + words.len());
            assert_eq!(slice(source, part), written, "{source:?}: {words:?}");
        }
    }

    fn read_one(source: &str) -> Node {
        super::read(source).expect("YAML").expect("content")
    }

    #[test]
    fn mappings_and_lists_span_what_they_hold() {
        let source = "a: [x, {b: c}, ]\nd:\n  - e\n  - f: g\n";
        let node = read_one(source);
        let Data::Map(entries) = &node.data else { panic!("a mapping") };
        assert_eq!(slice(source, entries[0].1.span), "[x, {b: c}, ]");
        assert_eq!(slice(source, entries[1].1.span), "- e\n  - f: g");
    }

    #[test]
    fn nothing_in_a_file_is_nothing() {
        for source in ["", "\n", "# only a comment\n", "\u{feff}"] {
            assert!(super::read(source).expect("no fault").is_none(), "{source:?}");
        }
    }

    #[test]
    fn faults_stand_where_the_text_stops_being_yaml() {
        for (source, at) in [("a: [b\n", "[b"), ("a: b: c\n", ": c"), ("a: @b", "@b")] {
            let fault = super::read(source).expect_err("no YAML");
            let rest = &source[fault.span.start..];
            assert!(rest.is_empty() || rest.starts_with(at), "{source:?}: {rest:?}");
            assert!(!fault.budget);
        }
    }
}
