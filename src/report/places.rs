//! Places as people count them. In: paths and bytes on disk. Out: lines, columns, and the line that holds a place.

use super::model::{Excerpt, Range};
use crate::text::SourceSpan;
use crate::text::lines::LineIndex;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What reads a file.
type Read<'a> = dyn Fn(&str) -> Option<Vec<u8>> + 'a;
/// What tells whether a file holds the bytes that were examined.
type IsExamined<'a> = dyn Fn(&str, &[u8]) -> bool + 'a;

/// Places whose lines and columns are known without their files, by path and bytes; with each the file, where it is not the path.
pub type Ranges = BTreeMap<String, BTreeMap<SourceSpan, (Range, Option<String>)>>;

/// So many files are held at a time: conflicts may stand in any number of them.
const HELD: usize = 256;

/// The files that a report speaks of, read when they are first asked for.
pub struct Sources<'a> {
    ranges: RefCell<Ranges>,
    /// Whether a place had to be looked up in its file.
    looked: Cell<bool>,
    /// Whether a file that was read is not what was examined.
    torn: Cell<bool>,
    is_examined: Box<IsExamined<'a>>,
    read: Box<Read<'a>>,
    files: RefCell<BTreeMap<String, Option<Rc<File>>>>,
}

/// One file with its lines.
pub struct File {
    bytes: Vec<u8>,
    lines: LineIndex,
}

impl<'a> Sources<'a> {
    /// Files read by `read`: the bytes behind a path relative to the root, `None` when there is no such file.
    pub fn new(read: impl Fn(&str) -> Option<Vec<u8>> + 'a) -> Self {
        Self {
            ranges: RefCell::default(),
            looked: Cell::new(false),
            torn: Cell::new(false),
            is_examined: Box::new(|_, _| true),
            read: Box::new(read),
            files: RefCell::default(),
        }
    }

    /// The file behind an article's path and its own path: `FILE` for `FILE#ID`.
    pub fn file(&self, path: &str) -> Option<(String, Rc<File>)> {
        let whole = std::iter::once(path.len());
        let cuts = path.match_indices('#').map(|(at, _)| at);
        whole.chain(cuts).find_map(|end| {
            let path = &path[..end];
            self.read(path).map(|file| (path.to_owned(), file))
        })
    }

    /// The same, with places that are known without their files.
    pub fn with_ranges(self, ranges: Ranges) -> Self {
        Self { ranges: RefCell::new(ranges), ..self }
    }

    /// The same, where files may change while they are worked on: `is_examined` tells whether one is still what was examined.
    pub fn held_to(self, is_examined: impl Fn(&str, &[u8]) -> bool + 'a) -> Self {
        Self { is_examined: Box::new(is_examined), ..self }
    }

    /// All places that are known by now.
    pub fn known(&self) -> Ranges {
        self.ranges.borrow().clone()
    }

    /// Whether a file that was read is not what was examined any more.
    pub fn is_torn(&self) -> bool {
        self.torn.get()
    }

    /// The places that were asked for or known; `None` where all that were asked for were known, and where a file is not what was
    /// examined any more, so that lines and columns are not those of the examined text.
    pub fn learned(&self) -> Option<Ranges> {
        (self.looked.get() && !self.torn.get()).then(|| self.known())
    }

    /// Lines and columns of `span` in the article at `path`, and the file that holds it.
    pub fn range(&self, path: &str, span: SourceSpan) -> Option<(Range, String)> {
        if let Some((range, file)) = self.ranges.borrow().get(path).and_then(|all| all.get(&span)) {
            return Some((*range, file.clone().unwrap_or_else(|| path.to_owned())));
        }
        let (file, lines) = self.file(path)?;
        let range = lines.range(span);
        let elsewhere = Some(file.clone()).filter(|file| file != path);
        self.ranges
            .borrow_mut()
            .entry(path.to_owned())
            .or_default()
            .insert(span, (range, elsewhere));
        self.looked.set(true);
        Some((range, file))
    }

    /// The bytes behind a path, straight from where they lie.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        (self.read)(path)
    }

    fn read(&self, path: &str) -> Option<Rc<File>> {
        if let Some(known) = self.files.borrow().get(path) {
            return known.clone();
        }
        let file = (self.read)(path).map(|bytes| {
            if !(self.is_examined)(path, &bytes) {
                self.torn.set(true);
            }
            let lines = LineIndex::new(&bytes);
            Rc::new(File { bytes, lines })
        });
        let mut files = self.files.borrow_mut();
        if files.len() >= HELD {
            files.clear();
        }
        files.insert(path.to_owned(), file.clone());
        file
    }
}

impl File {
    /// Lines and columns of `span`.
    pub fn range(&self, span: SourceSpan) -> Range {
        let start = self.lines.place(&self.bytes, span.start);
        let end = self.lines.place(&self.bytes, span.end);
        Range {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_column: self.byte_column(start.line, span.start),
            end_byte_column: self.byte_column(end.line, span.end),
        }
    }

    fn byte_column(&self, line: usize, offset: usize) -> usize {
        let start = self.lines.line(&self.bytes, line).map_or(0, |line| line.start);
        offset.min(self.bytes.len()).saturating_sub(start) + 1
    }

    /// The line on which `span` starts, with the part of the span that lies on it. Of a line longer than 1,000 bytes the
    /// neighbourhood of the span.
    pub fn excerpt(&self, span: SourceSpan) -> Excerpt {
        const REACH: usize = 500;
        let line = self.lines.place(&self.bytes, span.start).line;
        let line = self.lines.line(&self.bytes, line).unwrap_or(0..0);
        let start = span.start.clamp(line.start, line.end);
        let end = span.end.clamp(start, line.end).min(start + REACH);
        let from = line.start.max(start.saturating_sub(REACH));
        let to = line.end.min(end + REACH);
        let text = |from: usize, to: usize| self.lines.shown(&self.bytes[from..to]);
        let (before, words, after) = (text(from, start), text(start, end), text(end, to));
        Excerpt {
            start: before.len(),
            end: before.len() + words.len(),
            text: format!("{before}{words}{after}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Sources<'static> {
        Sources::new(|path| match path {
            "a.jsonl" => Some(b"{}\r\n\xEF\xBB\xBF".to_vec()),
            "b#c.md" => Some("é😀\tx y\r\nz".as_bytes().to_vec()),
            _ => None,
        })
    }

    #[test]
    fn an_article_s_file_is_found() {
        for (path, file) in [
            ("a.jsonl", Some("a.jsonl")),
            ("a.jsonl#1#2", Some("a.jsonl")),
            ("b#c.md", Some("b#c.md")),
            ("c", None),
        ] {
            assert_eq!(sources().file(path).map(|(path, _)| path).as_deref(), file, "{path}");
        }
    }

    #[test]
    fn places_in_a_file_that_has_changed_are_not_kept() {
        let span = SourceSpan::new(7, 8);
        for (examined, kept) in [("é😀\tx y\r\nz", true), ("another text", false)] {
            let sources = sources().held_to(|_, bytes| bytes == examined.as_bytes());
            assert!(sources.learned().is_none(), "nothing was asked for");
            assert!(sources.range("b#c.md", span).is_some());
            assert_eq!((sources.is_torn(), sources.learned().is_some()), (!kept, kept));
        }
    }

    #[test]
    fn columns_count_characters_and_bytes() {
        let (_, file) = sources().file("b#c.md").unwrap();
        let range = file.range(SourceSpan::new(7, 8));
        assert_eq!((range.line, range.column, range.end_column), (1, 4, 5));
        assert_eq!((range.byte_column, range.end_byte_column), (8, 9));
        let range = file.range(SourceSpan::new(7, 13));
        assert_eq!((range.end_line, range.end_column), (2, 2));
        let excerpt = file.excerpt(SourceSpan::new(7, 13));
        assert_eq!((excerpt.text.as_str(), excerpt.start, excerpt.end), ("é😀\tx y", 7, 10));
        let past = file.excerpt(SourceSpan::new(90, 99));
        assert_eq!((past.text.as_str(), past.start, past.end), ("z", 1, 1));
    }
}
