//! Lines and columns, resolved at the edge. In: a file's text. Out: line and column of a byte offset, and the bytes of a line.

/// Where each line of a text starts.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

/// A place as people count it: line and column from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl LineIndex {
    /// Indexes `text`. A line ends with `\n`, `\r\n` or a lone `\r`.
    pub fn new(text: &[u8]) -> Self {
        let mut starts = vec![0];
        for (i, &b) in text.iter().enumerate() {
            if b == b'\n' || (b == b'\r' && text.get(i + 1) != Some(&b'\n')) {
                starts.push(i + 1);
            }
        }
        Self { starts }
    }

    /// The place of byte `offset`; columns count characters of `text` (the bytes that were indexed, bytes that are no UTF-8
    /// count one each). An offset past the end is the end; a byte-order mark takes no column.
    pub fn place(&self, text: &[u8], offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&s| s <= offset) - 1;
        let start = self.starts[line];
        let before = &text[start..offset];
        let before = if start == 0 {
            before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before)
        } else {
            before
        };
        Place { line: line + 1, column: columns(before) + 1 }
    }

    /// The byte range of `line` (from 1) without its line end; `None` past the last line.
    pub fn line(&self, text: &[u8], line: usize) -> Option<std::ops::Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let mut end = self.starts.get(line).copied().unwrap_or(text.len());
        while end > start && matches!(text[end - 1], b'\n' | b'\r') {
            end -= 1;
        }
        Some(start..end)
    }

    /// How many lines there are (at least 1).
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never: a text has at least one line.
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// Characters in `bytes`; bytes that are no UTF-8 count one each.
fn columns(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let text = "é1\r\nab\n\u{1F600}x".as_bytes();
        let lines = LineIndex::new(text);
        for (offset, line, column) in
            [(0, 1, 1), (2, 1, 2), (5, 2, 1), (6, 2, 2), (8, 3, 1), (12, 3, 2), (99, 3, 3)]
        {
            assert_eq!(lines.place(text, offset), Place { line, column }, "{offset}");
        }
        assert_eq!(lines.line(text, 1), Some(0..3));
        assert_eq!(lines.line(text, 4), None);
        assert_eq!(
            LineIndex::new(b"\xEF\xBB\xBFx").place(b"\xEF\xBB\xBFx", 3),
            Place { line: 1, column: 1 }
        );
    }
}
