//! What formats write prose with. In: stretches of a file's text, blocks opening and closing. Out: an article's prose, blocks,
//! directives and the map to the bytes on disk.
//!
//! Copied words keep their bytes; URLs are left out; line ends become `\n`. Knows no format.

use super::article::{Article, Block, BlockKind, Directive};
use super::encoding::Decoded;
use super::metadata::Metadata;
use super::url;
use crate::text::{OffsetMap, Span};

/// A stretch of words, kept aside while a table is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The words.
    pub text: String,
    /// Where they stand in the file's text.
    pub span: Span,
    /// Whether they stand there byte for byte.
    pub copied: bool,
}

/// Writes one article.
pub(super) struct Builder<'a> {
    decoded: &'a Decoded,
    prose: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    directives: Vec<Directive>,
    /// The block being written, and where it starts once it has words.
    open: Option<(BlockKind, Option<usize>)>,
    /// Whether runs of white space are one space, as in HTML.
    collapse: bool,
    /// Words kept aside instead of written.
    aside: Option<Vec<Run>>,
    /// Whether the text may hold addresses.
    addresses: bool,
    /// Whether it holds line ends other than `\n`.
    returns: bool,
}

impl<'a> Builder<'a> {
    /// A builder over a file's text.
    pub fn new(decoded: &'a Decoded) -> Self {
        Self {
            decoded,
            prose: String::with_capacity(decoded.text.len()),
            map: OffsetMap::default(),
            blocks: Vec::new(),
            directives: Vec::new(),
            open: None,
            collapse: false,
            aside: None,
            addresses: url::may_hold(&decoded.text),
            returns: memchr::memchr(b'\r', decoded.text.as_bytes()).is_some(),
        }
    }

    /// The file's text.
    pub fn source_text(&self) -> &'a str {
        &self.decoded.text
    }

    /// Sets whether runs of white space are one space.
    pub fn collapse(&mut self, collapse: bool) -> bool {
        std::mem::replace(&mut self.collapse, collapse)
    }

    /// Starts a block; one that is open ends.
    pub fn open(&mut self, kind: BlockKind) {
        self.close();
        self.open = Some((kind, None));
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some() || self.aside.is_some()
    }

    /// Ends the block; one without words leaves nothing behind.
    pub fn close(&mut self) {
        let Some((kind, Some(start))) = self.open.take() else { return };
        let words = self.prose[start..].trim_end();
        if !words.trim_start().is_empty() {
            let span =
                Span::new(start + words.len() - words.trim_start().len(), start + words.len());
            self.blocks.push(Block { span, kind });
        }
    }

    /// The words of the open block so far.
    pub fn written(&self) -> &str {
        match &self.open {
            Some((_, Some(start))) => &self.prose[*start..],
            _ => "",
        }
    }

    /// Writes words of the file, URLs left out.
    pub fn text(&mut self, span: Span) {
        let text = span.of(self.source_text());
        let mut at = span.start;
        for found in if self.addresses { url::find(text) } else { Vec::new() } {
            self.words(Span::new(at, span.start + found.start));
            at = span.start + found.end;
        }
        self.words(Span::new(at, span.end));
    }

    /// Writes words of the file as they are, line ends and white space normalised.
    fn words(&mut self, span: Span) {
        let text = span.of(self.source_text());
        if self.collapse {
            return self.collapsed(span);
        }
        if !self.returns {
            return self.copy(span);
        }
        let mut at = 0;
        for cr in memchr::memchr_iter(b'\r', text.as_bytes()) {
            let end = if text.as_bytes().get(cr + 1) == Some(&b'\n') { cr + 2 } else { cr + 1 };
            self.copy(Span::new(span.start + at, span.start + cr));
            self.unit("\n", Span::new(span.start + cr, span.start + end));
            at = end;
        }
        self.copy(Span::new(span.start + at, span.end));
    }

    fn collapsed(&mut self, span: Span) {
        let text = span.of(self.source_text());
        let mut at = 0;
        while at < text.len() {
            let blank = text[at..].find(is_blank).map_or(text.len(), |i| at + i);
            self.copy(Span::new(span.start + at, span.start + blank));
            let next = text[blank..].find(|c| !is_blank(c)).map_or(text.len(), |i| blank + i);
            if blank < next && !self.ends_blank() {
                let run = Span::new(span.start + blank, span.start + next);
                if &text[blank..next] == " " { self.copy(run) } else { self.unit(" ", run) }
            }
            at = next;
        }
    }

    fn ends_blank(&self) -> bool {
        match &self.aside {
            Some(runs) => runs.last().is_none_or(|r| r.text.ends_with(is_blank)),
            None => self.written().is_empty() || self.prose.ends_with(is_blank),
        }
    }

    /// Whether what is written now is copied as it lies in the file, and is the first.
    pub fn copies(&self) -> bool {
        self.prose.is_empty() && !self.addresses && !self.returns && !self.collapse
    }

    /// Writes paragraphs between any two of which a blank line stands in the file, all at once; only while it [`copies`](Self::copies).
    pub fn paragraphs(&mut self, spans: &[Span]) {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return };
        self.prose.push_str(first.join(*last).of(self.source_text()));
        for span in spans {
            let start = span.start - first.start;
            if start > 0 {
                part(&mut self.map, start - 2);
            }
            self.decoded.carry(*span, start, &mut self.map);
            let kind = BlockKind::Paragraph;
            self.blocks.push(Block { span: Span::new(start, start + span.len()), kind });
        }
    }

    /// Writes the file's own bytes.
    pub fn copy(&mut self, span: Span) {
        let text = span.of(self.source_text());
        if self.aside.is_some() {
            return self.keep(text, span, true);
        }
        let skipped = if self.written().is_empty() {
            text.len() - text.trim_start_matches(is_blank).len()
        } else {
            0
        };
        let span = Span::new(span.start + skipped, span.end);
        if !span.is_empty() && self.begin() {
            self.decoded.carry(span, self.prose.len(), &mut self.map);
            self.prose.push_str(&text[skipped..]);
        }
    }

    /// Writes `text` for the whole of `span`: an entity, an escape.
    pub fn unit(&mut self, text: &str, span: Span) {
        if self.aside.is_some() {
            return self.keep(text, span, false);
        }
        if (self.written().is_empty() && text.chars().all(is_blank)) || !self.begin() {
            return;
        }
        let source = self.decoded.source(span);
        self.map.unit(self.prose.len(), text.len(), source.start, source.end - source.start);
        self.prose.push_str(text);
    }

    /// Writes words that the file does not hold, as standing before the byte `at` of its text.
    pub fn invented(&mut self, text: &str, at: usize) {
        self.unit(text, Span::new(at, at));
    }

    /// Writes a run that was kept aside.
    pub fn run(&mut self, run: &Run) {
        if run.copied { self.copy(run.span) } else { self.unit(&run.text, run.span) }
    }

    /// Starts keeping words aside.
    pub fn set_aside(&mut self) {
        self.close();
        self.aside = Some(Vec::new());
    }

    /// The words kept aside since; writing goes on as before.
    pub fn taken_aside(&mut self) -> Vec<Run> {
        self.aside.take().unwrap_or_default()
    }

    fn keep(&mut self, text: &str, span: Span, copied: bool) {
        if let Some(runs) = &mut self.aside
            && !text.is_empty()
        {
            runs.push(Run { text: text.to_owned(), span, copied });
        }
    }

    /// Makes room for the first words of a block; whether there is a block to write to.
    fn begin(&mut self) -> bool {
        let Some((_, start)) = &mut self.open else { return false };
        if start.is_none() {
            if !self.prose.is_empty() {
                part(&mut self.map, self.prose.len());
                self.prose.push_str("\n\n");
            }
            *start = Some(self.prose.len());
        }
        true
    }

    /// Keeps a comment of the markup, given with its marks, if it is a directive.
    pub fn comment(&mut self, span: Span) {
        if let Some(text) = directive(span.of(self.source_text())) {
            let text = text.to_owned();
            let source = self.decoded.source(span);
            self.directives.push(Directive { text, source, at: self.prose.len() });
        }
    }

    /// The length of the prose so far, for spans inside the open block.
    pub fn len(&self) -> usize {
        self.prose.len()
    }

    /// Says what the open block is, now that it is known.
    pub fn kind(&mut self, kind: BlockKind) {
        if let Some((open, _)) = &mut self.open {
            *open = kind;
        }
    }

    /// The article.
    pub fn finish(mut self, path: &str, metadata: Metadata) -> Article {
        self.close();
        Article {
            path: path.to_owned(),
            metadata,
            prose: self.prose,
            blocks: self.blocks,
            map: self.map,
            directives: self.directives,
        }
    }
}

/// Maps the blank line between two blocks, at `at` of the prose: to an empty place behind the first.
fn part(map: &mut OffsetMap, at: usize) {
    let source = map.pieces().last().map_or(0, |p| p.source + p.source_len);
    map.unit(at, 2, source, 0);
}

/// The words of a directive between the marks of a comment; `None` for any other comment.
pub(super) fn directive(comment: &str) -> Option<&str> {
    let text = comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let is_directive =
        ["factlint-", "factlint:", "factlint ignore"].iter().any(|start| text.starts_with(start));
    is_directive.then_some(text)
}

/// White space that markup ignores; a non-breaking space is none.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}
