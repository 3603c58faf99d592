//! The walk over HTML: whole pages, and the islands of it in Markdown. In: a stretch of text. Out: prose written to a builder, and
//! the members that the page declares.

use super::article::BlockKind;
use super::builder::{Builder, is_blank};
use super::encoding::Decoded;
use super::grid::Grid;
use super::head::{Found, Head};
use super::metadata::Declared;
use super::{entity, metadata};
use crate::text::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// One walk.
pub(super) struct Page<'b, 'a> {
    builder: &'b mut Builder<'a>,
    head: Head,
    tables: Vec<Grid>,
    /// How many tables were written, so that each has its number.
    written_tables: usize,
    open: Vec<Element>,
    /// How many of them are silent, and how many are superscripts.
    silent: usize,
    raised: usize,
    tag: Tag,
    /// Where the words after the last tag start.
    from: usize,
    breaks: usize,
}

/// An element that is open.
struct Element {
    name: String,
    /// Whether what it holds is no prose.
    silent: bool,
}

/// A start tag as it is read.
#[derive(Default)]
pub(super) struct Tag {
    pub name: String,
    /// Attribute names in lower case with their values and the place of the value.
    pub attributes: Vec<(String, String, Span)>,
}

impl Tag {
    /// The value of an attribute, with its place.
    pub fn get(&self, name: &str) -> Option<(&str, Span)> {
        self.attributes.iter().find(|(n, ..)| n == name).map(|(_, value, span)| (&**value, *span))
    }

    fn says(&self, name: &str, value: &str) -> bool {
        self.get(name).is_some_and(|(v, _)| v.trim().eq_ignore_ascii_case(value))
    }
}

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Whether elements of that name hold no prose of the article.
fn is_silent_name(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "code"
            | "pre"
            | "kbd"
            | "samp"
            | "textarea"
            | "svg"
            | "math"
            | "iframe"
            | "object"
            | "select"
            | "button"
            | "nav"
            | "dialog"
            | "audio"
            | "video"
            | "canvas"
            | "del"
            | "s"
            | "strike"
            | "title"
            | "rp"
            | "rt"
            | "tt"
            | "xmp"
            | "plaintext"
            | "noembed"
            | "noframes"
    )
}

/// Whether an element of that name parts blocks.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "video"
            | "audio"
            | "iframe"
            | "noscript"
            | "option"
            | "select"
            | "canvas"
            | "xmp"
    )
}

impl<'b, 'a> Page<'b, 'a> {
    /// A walk that writes to `builder`.
    pub fn new(builder: &'b mut Builder<'a>) -> Self {
        Self {
            builder,
            head: Head::default(),
            tables: Vec::new(),
            written_tables: 0,
            open: Vec::new(),
            silent: 0,
            raised: 0,
            tag: Tag::default(),
            from: 0,
            breaks: 0,
        }
    }

    /// A walk over one of several islands, the tables of the article so far being `tables`.
    pub fn island(builder: &'b mut Builder<'a>, tables: usize) -> Self {
        Self { written_tables: tables, ..Self::new(builder) }
    }

    /// Reads a stretch of the builder's text.
    pub fn read(&mut self, span: Span) {
        let collapsed = self.builder.collapse(true);
        self.from = span.start;
        let text = span.of(self.builder.source_text());
        let mut emitter: CallbackEmitter<_, Infallible, usize> =
            CallbackEmitter::new(|event: CallbackEvent<'_>, at: html5gum::Span<usize>| {
                self.event(
                    event,
                    Span { start: span.start + at.start, end: span.start + at.end.max(at.start) },
                );
                None
            });
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
        self.rest(span.end);
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.builder.close();
        self.builder.collapse(collapsed);
    }

    /// What the page declares about itself, in the order in which it counts.
    pub fn finish(self, decoded: &Decoded) -> Vec<Declared> {
        self.head.declared(decoded)
    }

    /// How many tables the article has so far.
    pub fn tables(&self) -> usize {
        self.written_tables
    }

    fn event(&mut self, event: CallbackEvent<'_>, at: Span) {
        let owned = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.words(at.start);
                self.tag = Tag { name: owned(name).to_ascii_lowercase(), attributes: Vec::new() };
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attributes.push((owned(name).to_ascii_lowercase(), String::new(), at));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(last) = self.tag.attributes.last_mut() {
                    (last.1, last.2) = (owned(value), at);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.from = at.end;
                let tag = std::mem::take(&mut self.tag);
                self.start(tag, self_closing, at);
            }
            CallbackEvent::EndTag { name } => {
                self.words(at.start);
                self.from = at.end;
                self.end(&owned(name).to_ascii_lowercase(), at);
            }
            CallbackEvent::Comment { .. } => {
                self.words(at.start);
                self.from = at.end;
                if !self.is_silent() {
                    self.builder.comment(at);
                }
            }
            CallbackEvent::Doctype { .. } => {
                self.words(at.start);
                self.from = at.end;
            }
            CallbackEvent::String { .. } | CallbackEvent::Error(_) => {}
        }
    }

    /// Writes the words between the last tag and `end`.
    fn words(&mut self, end: usize) {
        let span = Span::new(self.from.min(end), end);
        self.from = end;
        let text = span.of(self.builder.source_text());
        if text.is_empty() {
            return;
        }
        if self.head.wants() {
            self.head.words(text, span, self.is_silent());
        }
        if self.is_silent() || self.between_cells() {
            return;
        }
        if !text.chars().all(is_blank) {
            self.breaks = 0;
        }
        if self.raised > 0 && self.raise(text, span) {
            return;
        }
        self.room();
        entity::write(self.builder, span);
    }

    /// Words after the last tag; a tag that the text ends in is none.
    fn rest(&mut self, end: usize) {
        let start = self.from.min(end);
        let text = &self.builder.source_text()[start..end];
        let tag = text.match_indices('<').find(|(i, _)| {
            text[i + 1..]
                .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
        });
        self.words(tag.map_or(end, |(i, _)| start + i));
    }

    /// Superscripts: exponents as such, the marks of notes left out; whether the words are dealt with.
    fn raise(&mut self, text: &str, span: Span) -> bool {
        let inside_link = self.open.iter().skip_while(|e| e.name != "sup").any(|e| e.name == "a");
        if inside_link || text.trim_start().starts_with('[') || text.trim_end().ends_with(']') {
            return true;
        }
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        self.room();
        for (i, b) in text.bytes().enumerate() {
            let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][usize::from(b - b'0')];
            self.builder.unit(
                raised.encode_utf8(&mut [0; 4]),
                Span::new(span.start + i, span.start + i + 1),
            );
        }
        true
    }

    /// Makes sure that there is a block to write to.
    fn room(&mut self) {
        if !self.builder.is_open() {
            self.builder.open(self.kind());
        }
    }

    fn kind(&self) -> BlockKind {
        for element in self.open.iter().rev() {
            match &*element.name {
                "h1" => return BlockKind::Heading(1),
                "h2" => return BlockKind::Heading(2),
                "h3" => return BlockKind::Heading(3),
                "h4" => return BlockKind::Heading(4),
                "h5" => return BlockKind::Heading(5),
                "h6" => return BlockKind::Heading(6),
                "figcaption" | "caption" => return BlockKind::Caption,
                "li" | "dt" | "dd" => return BlockKind::Item,
                "blockquote" => return BlockKind::Quotation,
                _ => {}
            }
        }
        BlockKind::Paragraph
    }

    fn is_silent(&self) -> bool {
        self.silent > 0
    }

    /// Whether a table is open, but no cell and no caption of it.
    fn between_cells(&self) -> bool {
        self.tables.last().is_some_and(|t| !t.in_cell())
            && !self.open.iter().rev().any(|e| e.name == "caption")
    }

    /// A block starts or ends.
    fn part(&mut self, at: usize) {
        self.breaks = 0;
        match self.tables.last_mut() {
            Some(table) if table.in_cell() && !table.arranges() => {
                self.builder.unit(super::table::BREAK, Span::new(at, at));
            }
            _ => self.builder.close(),
        }
    }

    fn start(&mut self, tag: Tag, self_closing: bool, at: Span) {
        let name = &*tag.name;
        self.close_implied(name, at);
        if !self.is_silent() {
            match name {
                "br" => self.line_break(at),
                "hr" => self.part(at.start),
                "q" => {
                    self.room();
                    self.builder.invented("“", at.end);
                }
                "table" => self.start_table(&tag, at),
                "tr" | "td" | "th" => self.start_cell(&tag),
                _ if is_block(name) => self.part(at.start),
                _ => {}
            }
            if let Some(table) = self.tables.last_mut().filter(|_| name == "thead") {
                table.head(true);
            }
        }
        let inside_header = || self.open.iter().any(|e| e.name == "header");
        let before = self.builder.written();
        self.head.start(&tag, Found { inside_header: &inside_header, before, at: at.end });
        let silent = is_silent_name(name)
            || tag.get("hidden").is_some()
            || tag.says("role", "navigation")
            || tag.get("style").is_some_and(|(s, _)| s.replace(' ', "").contains("display:none"))
            || (name != "html"
                && tag.get("lang").is_some_and(|(lang, _)| metadata::is_foreign(lang)));
        if !VOID.contains(&name) && !self_closing {
            self.silent += usize::from(silent);
            self.raised += usize::from(name == "sup");
            self.open.push(Element { name: tag.name, silent });
        }
    }

    /// Ends the elements that a start tag ends unsaid.
    fn close_implied(&mut self, name: &str, at: Span) {
        let (ended, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr", "caption"], &["table"]),
            "tbody" | "tfoot" | "thead" => {
                (&["tr", "tbody", "thead", "tfoot", "caption"], &["table"])
            }
            "option" => (&["option"], &["select"]),
            "body" => (&["head"], &["html"]),
            _ if is_block(name) => (&["p"], &["td", "th", "li", "blockquote", "div", "table"]),
            _ => return,
        };
        while let Some(i) =
            self.open.iter().rposition(|e| ended.contains(&&*e.name) || within.contains(&&*e.name))
        {
            if within.contains(&&*self.open[i].name) {
                break;
            }
            let name = self.open[i].name.clone();
            self.end(&name, at);
        }
        if let ("td" | "th" | "tr" | "tbody" | "thead" | "tfoot", Some(_)) =
            (name, self.tables.last())
        {
            self.end_cell();
        }
    }

    fn end(&mut self, name: &str, at: Span) {
        let Some(i) = self.open.iter().rposition(|e| e.name == name) else {
            if is_block(name) && !self.is_silent() {
                self.part(at.start);
            }
            return;
        };
        // What was opened inside a cell stays inside it.
        let cell = self.open.iter().rposition(|e| matches!(&*e.name, "td" | "th" | "table"));
        if cell.is_some_and(|c| c > i) && !is_block(name) {
            return;
        }
        let closed = self.head.end(name, self.builder.written());
        if closed {
            self.head.settle();
        }
        for closed in self.open.drain(i..) {
            self.silent -= usize::from(closed.silent);
            self.raised -= usize::from(closed.name == "sup");
        }
        if self.is_silent() {
            return;
        }
        match name {
            "q" => {
                self.room();
                self.builder.invented("”", at.start);
            }
            "table" => self.end_table(),
            "td" | "th" | "tr" => self.end_cell(),
            "thead" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.head(false);
                }
            }
            _ if is_block(name) => self.part(at.start),
            _ => {}
        }
    }

    fn line_break(&mut self, at: Span) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.part(at.start);
        } else if self.builder.is_open() {
            self.builder.unit("\n", at);
        }
    }

    fn start_table(&mut self, tag: &Tag, at: Span) {
        self.part(at.start);
        self.end_cell();
        if let Some(outer) = self.tables.last_mut() {
            // A table that holds tables arranges the page.
            let rows = outer.arrange();
            for row in rows {
                for cell in row.cells {
                    super::table::paragraphs(self.builder, &cell.runs);
                }
            }
        }
        let arranges = tag.says("role", "presentation") || tag.says("role", "none");
        self.tables.push(Grid::new(arranges));
    }

    fn start_cell(&mut self, tag: &Tag) {
        let Some(table) = self.tables.last_mut() else { return self.builder.close() };
        if tag.name == "tr" {
            return table.row();
        }
        let number = |name| tag.get(name).and_then(|(v, _)| v.trim().parse().ok()).unwrap_or(1);
        table.cell(tag.name == "th", number("colspan"), number("rowspan"));
        if table.arranges() { self.builder.close() } else { self.builder.set_aside() }
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut().filter(|t| t.in_cell()) else { return };
        if table.arranges() {
            self.builder.close();
            table.end_cell(Vec::new());
        } else {
            let runs = self.builder.taken_aside();
            table.end_cell(runs);
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.pop() else { return };
        if table.write(self.builder, self.written_tables) {
            self.written_tables += 1;
        }
        self.builder.close();
    }
}
