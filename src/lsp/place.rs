//! Places as editors count them. In: a text and bytes of it. Out: lines from 0 and columns in UTF-16 units, and the way back.

use crate::text::SourceSpan;
use crate::text::lines::LineIndex;
use lsp_types::{Position, Range};

/// A text with its lines.
#[derive(Debug, Clone)]
pub struct Text {
    bytes: Vec<u8>,
    lines: LineIndex,
}

impl Text {
    /// The text of a file or buffer.
    pub fn new(bytes: Vec<u8>) -> Self {
        let lines = LineIndex::new(&bytes);
        Self { bytes, lines }
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its words; what is no UTF-8 is a replacement character.
    pub fn shown(&self) -> String {
        self.lines.shown(&self.bytes)
    }

    /// Where byte `offset` stands; past the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.bytes.len());
        let line = self.lines.place(&self.bytes, offset).line;
        let start = self.lines.line(&self.bytes, line).map_or(0, |line| line.start);
        let before = self.lines.shown(&self.bytes[start.min(offset)..offset]);
        let before = before.trim_start_matches('\u{FEFF}');
        Position::new(number(line - 1), number(before.encode_utf16().count()))
    }

    /// Where bytes stand.
    pub fn range(&self, span: SourceSpan) -> Range {
        Range::new(self.position(span.start), self.position(span.end.max(span.start)))
    }

    /// The byte at a place: past the end of a line is its end, past the last line the end of the text, and in the middle of a
    /// character its start.
    pub fn offset(&self, position: Position) -> usize {
        let number = usize::try_from(position.line).unwrap_or(usize::MAX).saturating_add(1);
        let Some(line) = self.lines.line(&self.bytes, number) else { return self.bytes.len() };
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let mut units = 0;
        let mut at = line.start;
        for chunk in self.bytes[line.clone()].utf8_chunks() {
            for c in chunk.valid().chars() {
                let width = if at == 0 && c == '\u{FEFF}' { 0 } else { c.len_utf16() };
                if units + width > wanted || (units == wanted && width > 0) {
                    return at;
                }
                units += width;
                at += c.len_utf8();
            }
            if !chunk.invalid().is_empty() {
                if units >= wanted {
                    return at;
                }
                units += 1;
                at += chunk.invalid().len();
            }
        }
        at
    }

    /// The bytes of a range; one that runs backwards is empty.
    pub fn span(&self, range: Range) -> SourceSpan {
        let start = self.offset(range.start);
        SourceSpan::new(start, self.offset(range.end).max(start))
    }

    /// The text with the bytes of `span` replaced.
    pub fn edited(&self, span: SourceSpan, by: &str) -> Self {
        let mut bytes = Vec::with_capacity(self.bytes.len() + by.len());
        bytes.extend_from_slice(&self.bytes[..span.start]);
        bytes.extend_from_slice(by.as_bytes());
        bytes.extend_from_slice(&self.bytes[span.end..]);
        Self::new(bytes)
    }

    /// How its lines end.
    pub fn line_end(&self) -> &'static str {
        let carriage = self.bytes.windows(2).any(|two| two == b"\r\n");
        if carriage { "\r\n" } else { "\n" }
    }

    /// The byte at which the line of byte `offset` starts.
    pub fn line_start(&self, offset: usize) -> usize {
        let line = self.lines.place(&self.bytes, offset).line;
        self.lines.line(&self.bytes, line).map_or(0, |line| line.start)
    }

    /// The words of a line (from 0) without its end.
    pub fn line(&self, number: usize) -> Option<String> {
        let line = self.lines.line(&self.bytes, number.checked_add(1)?)?;
        Some(self.lines.shown(&self.bytes[line]))
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_utf16_units_both_ways() {
        let text = Text::new("é😀x\r\n\u{a0}b\n\n😀".as_bytes().to_vec());
        for (offset, line, column) in [
            (0, 0, 0),
            (2, 0, 1),
            (6, 0, 3),
            (7, 0, 4),
            (9, 1, 0),
            (11, 1, 1),
            (13, 2, 0),
            (14, 3, 0),
            (18, 3, 2),
        ] {
            let position = Position::new(line, column);
            assert_eq!(text.position(offset), position, "{offset}");
            assert_eq!(text.offset(position), offset, "{position:?}");
        }
        for (line, column, offset) in [
            (0, 2, 2),
            (0, 99, 7),
            (9, 0, 18),
            (3, 1, 14),
            (u32::MAX, u32::MAX, 18),
            (3, u32::MAX, 18),
        ] {
            assert_eq!(text.offset(Position::new(line, column)), offset, "{line}:{column}");
        }
        let backwards = Range::new(Position::new(3, 0), Position::new(0, 0));
        assert_eq!(text.span(backwards), SourceSpan::new(14, 14));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let text = Text::new("\u{feff}ab".as_bytes().to_vec());
        assert_eq!(text.position(4), Position::new(0, 1));
        assert_eq!(text.offset(Position::new(0, 1)), 4);
        let wide: Vec<u8> = "\u{feff}a😀b".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Text::new(wide).position(8), Position::new(0, 3));
    }

    #[test]
    fn bytes_that_are_no_text_are_passed_over() {
        let text = Text::new(b"a\xffb\n\xff".to_vec());
        for at in 0..6 {
            let position = text.position(at);
            assert!(text.offset(position) <= 5, "{position:?}");
        }
        assert_eq!(text.edited(SourceSpan::new(1, 2), "é").shown(), "aéb\n\u{fffd}");
    }
}
