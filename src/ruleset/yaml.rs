//! YAML as a tree that knows where everything stands; the only module that knows granit-parser.
//!
//! In: the text of one YAML file. Out: a [`Node`] for every mapping, list and scalar, with the bytes that it was written in, each
//! key and value in the order of the file (repeated keys kept), or the place where the text stops being YAML. Knows nothing about
//! rules. An alias is its anchor's node again; how far aliases may multiply is bounded.
//!
//! The tree is made of the parser's events as they come: a reader that hands over values, as serde wants them, costs as much again as
//! the parser, and rules are read at every start.

use crate::text::{OffsetMap, SourceSpan, Span};
use granit_parser::{ErrorKind, Event, Marker, Parser, ScalarStyle, ScanError, Tag, options};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

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
    /// What mends it, where that is known.
    pub help: Option<&'static str>,
    /// Whether aliases or nesting ask for more than any honest file does.
    pub budget: bool,
}

/// More nodes than this, aliases included, are no rule file: about a hundred thousand rules.
const MOST_NODES: usize = 2_000_000;

/// Anchors and aliases may repeat so many nodes in all, and so many bytes of text.
const MOST_REPEATED: Size = Size { nodes: 100_000, bytes: 64 << 20, depth: 600 };

/// Where YAML's own tags are at home.
const NAMESPACE: &str = "tag:yaml.org,2002:";

/// Reads `text`; `None` for a file without content.
///
/// # Errors
/// Where the text is no YAML, holds several documents, or expands beyond all bounds.
pub fn read(text: &str) -> Result<Option<Node>, Syntax> {
    let body = text.trim_start_matches('\u{FEFF}');
    if body.lines().all(|line| matches!(line.trim_start().chars().next(), None | Some('#'))) {
        return Ok(None);
    }
    Builder::new(text).run()
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

/// How much a node holds.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    nodes: usize,
    /// Of its scalars.
    bytes: usize,
    /// How many levels lie below each other.
    depth: usize,
}

impl Size {
    fn of(node: &Node) -> Size {
        let mut size = Size { nodes: 1, bytes: 0, depth: 1 };
        let mut below = |child: &Node| {
            let child = Size::of(child);
            size.nodes += child.nodes;
            size.bytes += child.bytes;
            size.depth = size.depth.max(child.depth + 1);
        };
        match &node.data {
            Data::Nothing => {}
            Data::Text(text) => size.bytes = text.text.len(),
            Data::List(items) => items.iter().for_each(below),
            Data::Map(entries) => entries.iter().for_each(|(key, value)| {
                below(key);
                below(value);
            }),
        }
        size
    }
}

/// A mapping or list whose end has not come yet.
struct Open {
    written: SourceSpan,
    anchor: usize,
    holds: Holds,
}

/// What an open mapping or list holds so far.
enum Holds {
    List(Vec<Node>),
    Map {
        entries: Vec<(Node, Node)>,
        /// A key whose value has not come yet.
        key: Option<Key>,
        /// What `<<` brings in.
        merged: Vec<(Node, Node)>,
    },
}

/// A key.
enum Key {
    /// `<<`: its value's entries are taken over.
    Merge,
    Own(Node),
}

/// Makes nodes of events.
struct Builder<'t> {
    source: &'t str,
    open: Vec<Open>,
    /// The nodes that have a name, by its number.
    anchors: HashMap<usize, Node>,
    nodes: usize,
    repeated: Size,
    root: Option<Node>,
}

impl<'t> Builder<'t> {
    fn new(source: &'t str) -> Self {
        Self {
            source,
            open: Vec::new(),
            anchors: HashMap::new(),
            nodes: 0,
            repeated: Size::default(),
            root: None,
        }
    }

    fn run(mut self) -> Result<Option<Node>, Syntax> {
        let options = options! { emit_comments: false };
        for event in Parser::new_from_str_with_options(self.source, options) {
            let (event, span) = event.map_err(|error| scan_error(self.source, &error))?;
            let written = written(self.source, &span);
            match event {
                Event::Scalar(text, style, anchor, tag) => {
                    self.scalar(text, style, written, anchor, tag.as_deref())?;
                }
                Event::SequenceStart(_, anchor, _) => {
                    self.open.push(Open { written, anchor, holds: Holds::List(Vec::new()) });
                }
                Event::MappingStart(_, anchor, _) => {
                    let (entries, merged) = (Vec::new(), Vec::new());
                    let holds = Holds::Map { entries, key: None, merged };
                    self.open.push(Open { written, anchor, holds });
                }
                Event::SequenceEnd | Event::MappingEnd => self.close()?,
                Event::Alias(anchor) => self.alias(anchor, written)?,
                Event::DocumentStart(..) if self.root.is_some() => {
                    let message = "a second document starts here, and a file holds only one";
                    return Err(fault(message, "give each document a file of its own", written));
                }
                _ => {}
            }
        }
        Ok(self.root)
    }

    fn scalar(
        &mut self,
        text: Cow<str>,
        style: ScalarStyle,
        written: SourceSpan,
        anchor: usize,
        tag: Option<&Tag>,
    ) -> Result<(), Syntax> {
        let kind = tag.and_then(|tag| tag.suffix_in_namespace(NAMESPACE));
        let kind = kind.as_deref();
        if kind == Some("binary") {
            return Err(fault("binary data has no place here", "write it as text", written));
        }
        let plain = style == ScalarStyle::Plain;
        let blank = plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
        let is_merge = plain && tag.is_none() && text == "<<";
        if let Some(Open { holds: Holds::Map { key: key @ None, .. }, .. }) = self.open.last_mut()
            && is_merge
        {
            *key = Some(Key::Merge);
            return Ok(());
        }
        let node = if kind == Some("null") || blank && kind != Some("str") {
            Node { span: written, data: Data::Nothing }
        } else {
            let raw = &self.source[written.start..written.end];
            let text = self::scalar(raw, text.into_owned(), written.start);
            Node { span: text.span, data: Data::Text(text) }
        };
        self.put(node, anchor)
    }

    /// What was opened last ends.
    fn close(&mut self) -> Result<(), Syntax> {
        let Some(Open { written, anchor, holds }) = self.open.pop() else { return Ok(()) };
        let node = match holds {
            Holds::List(items) => {
                let span = closed(self.source, hull(written, items.iter()));
                Node { span, data: Data::List(items) }
            }
            Holds::Map { mut entries, merged, .. } => {
                take_over(&mut entries, merged);
                let children = entries.iter().flat_map(|(key, value)| [key, value]);
                let span = closed(self.source, hull(written, children));
                Node { span, data: Data::Map(entries) }
            }
        };
        self.put(node, anchor)
    }

    /// The node of an anchor once more.
    fn alias(&mut self, anchor: usize, written: SourceSpan) -> Result<(), Syntax> {
        let Some(node) = self.anchors.get(&anchor) else {
            let message = "this alias stands inside what it repeats";
            return Err(fault(message, "write out what it stands for", written));
        };
        let size = Size::of(node);
        let node = node.clone();
        self.nodes += size.nodes;
        self.repeat(size, written)?;
        self.put(node, 0)
    }

    /// Counts what is held twice.
    fn repeat(&mut self, size: Size, at: SourceSpan) -> Result<(), Syntax> {
        self.repeated.nodes += size.nodes;
        self.repeated.bytes += size.bytes;
        let is_beyond = self.repeated.nodes > MOST_REPEATED.nodes
            || self.repeated.bytes > MOST_REPEATED.bytes
            || self.open.len() + size.depth > MOST_REPEATED.depth;
        if is_beyond { Err(beyond(at)) } else { Ok(()) }
    }

    /// Puts a node that is complete where it belongs.
    fn put(&mut self, node: Node, anchor: usize) -> Result<(), Syntax> {
        self.nodes += 1;
        if self.nodes > MOST_NODES {
            return Err(beyond(node.span));
        }
        if anchor > 0 {
            self.repeat(Size::of(&node), node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.holds) {
            None => self.root = Some(node),
            Some(Holds::List(items)) => items.push(node),
            Some(Holds::Map { entries, key, merged }) => match key.take() {
                None => *key = Some(Key::Own(node)),
                Some(Key::Own(key)) => entries.push((key, node)),
                Some(Key::Merge) => merged.append(&mut entries_of(node)?),
            },
        }
        Ok(())
    }
}

/// The entries that `<<` takes over: those of a mapping, or of a list of mappings.
fn entries_of(node: Node) -> Result<Vec<(Node, Node)>, Syntax> {
    match node.data {
        Data::Nothing => Ok(Vec::new()),
        Data::Map(entries) => Ok(entries),
        Data::List(items) => {
            let all: Result<Vec<_>, _> = items.into_iter().map(entries_of).collect();
            Ok(all?.into_iter().flatten().collect())
        }
        Data::Text(_) => {
            let message = "`<<` takes a mapping, or a list of mappings";
            Err(fault(message, "name one by its anchor: `<<: *anchor`", node.span))
        }
    }
}

/// Adds the merged entries whose keys a mapping has not yet; the first of equal ones counts.
fn take_over(entries: &mut Vec<(Node, Node)>, merged: Vec<(Node, Node)>) {
    if merged.is_empty() {
        return;
    }
    let name = |key: &Node| key.text().map(|text| text.text.clone());
    let mut known: HashSet<_> = entries.iter().filter_map(|(key, _)| name(key)).collect();
    entries.extend(merged.into_iter().filter(|(key, _)| match name(key) {
        Some(name) => known.insert(name),
        None => true,
    }));
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

/// The bytes of a span, clamped to the text and to its characters.
fn written(source: &str, span: &granit_parser::Span) -> SourceSpan {
    let start = byte_of(source, &span.start);
    SourceSpan::new(start, byte_of(source, &span.end).max(start))
}

/// The byte of a place, the first of its character.
fn byte_of(source: &str, place: &Marker) -> usize {
    let counted = || source.char_indices().nth(place.index()).map(|(at, _)| at);
    let mut at = place.byte_offset().or_else(counted).unwrap_or(source.len()).min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn fault(message: &str, help: &'static str, span: SourceSpan) -> Syntax {
    Syntax { message: message.to_owned(), span, help: Some(help), budget: false }
}

fn beyond(span: SourceSpan) -> Syntax {
    Syntax { message: "beyond all bounds".to_owned(), span, help: None, budget: true }
}

/// What the parser stumbled over, at the character of its place.
fn scan_error(source: &str, error: &ScanError) -> Syntax {
    let start = byte_of(source, error.marker());
    let end = start + source[start..].chars().next().map_or(0, char::len_utf8);
    let message = match error.kind() {
        ErrorKind::UnknownAnchor => "no `&` before it gives this alias a meaning".to_owned(),
        _ => error.info(),
    };
    Syntax { message, span: SourceSpan::new(start, end), help: None, budget: false }
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

    /// The keys and texts of a tree, in order.
    fn flat(node: &Node) -> String {
        match &node.data {
            Data::Nothing => "~".to_owned(),
            Data::Text(text) => text.text.clone(),
            Data::List(items) => {
                format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", "))
            }
            Data::Map(entries) => {
                let entry = |(key, value): &(Node, Node)| format!("{}: {}", flat(key), flat(value));
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[test]
    fn aliases_are_filled_in_and_merged_keys_stand_behind_the_own_ones() {
        for (source, read) in [
            ("a: &x [one, {b: c}]\nd: *x", "{a: [one, {b: c}], d: [one, {b: c}]}"),
            ("a: &x {b: 1, c: 2}\nd: {<<: *x, b: 3}", "{a: {b: 1, c: 2}, d: {b: 3, c: 2}}"),
            (
                "- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*x, *y]",
                "[{a: 1}, {a: 2, b: 2}, {a: 1, b: 2}]",
            ),
            ("a: {<<: , b: 1}", "{a: {b: 1}}"),
            ("a: {'<<': 1}", "{a: {<<: 1}}"),
            ("a: [<<, b]", "{a: [<<, b]}"),
            ("a: 1\na: 2", "{a: 1, a: 2}"),
            ("a: {b, c: , d: ~, e: '~', f: !!str null}", "{a: {b: ~, c: ~, d: ~, e: ~, f: null}}"),
        ] {
            assert_eq!(flat(&read_one(source)), read, "{source:?}");
        }
    }

    #[test]
    fn what_no_honest_file_asks_for_is_refused() {
        let bomb = |levels: usize| {
            let level =
                |n: usize| format!("- &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "));
            "- &a0 x\n".to_owned() + &(1..=levels).map(level).collect::<String>()
        };
        // Ever deeper, though each level repeats the one before only once.
        let shaft = (1..=400).map(|n| format!("- &a{n} [[[*a{}]]]\n", n - 1)).collect::<String>();
        let long = format!("- &a0 {}\n{}", "x".repeat(1 << 20), "- *a0\n".repeat(100));
        for source in [bomb(6), "- &a0 x\n".to_owned() + &shaft, long] {
            let fault = super::read(&source).expect_err("too much");
            assert!(fault.budget, "{}", fault.message);
        }
        assert!(super::read(&bomb(3)).is_ok());
        for (source, at, message) in [
            ("a: &x [b, *x]", "*x]", "inside what it repeats"),
            ("a: *x", "*x", "no `&` before it"),
            ("a: 1\n---\nb: 2", "---", "a second document"),
            ("a: !!binary aGk=", "aGk=", "binary data"),
            ("<<: b", "b", "`<<` takes a mapping"),
        ] {
            let fault = super::read(source).expect_err("no rule file");
            assert!(!fault.budget && fault.message.contains(message), "{source:?}: {fault:?}");
            assert!(source[fault.span.start..].starts_with(at), "{source:?}: {fault:?}");
        }
    }
}
