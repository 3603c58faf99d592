//! From prose back to the file. In: pieces, each a stretch of prose with the bytes it was decoded from. Out: the bytes on disk
//! of any span of the prose.
//!
//! One map serves every format and encoding: text that was copied is one piece, an entity, an escape or a character of another
//! encoding is a piece of its own, and words that the file does not hold (`, ` in a table cell's sentence) map to an empty place.

use super::span::{SourceSpan, Span};

/// A stretch of prose and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the prose.
    pub prose: usize,
    /// Its length in the prose.
    pub len: usize,
    /// First byte on disk.
    pub source: usize,
    /// Its length on disk. Equal to `len` and copied byte for byte when `copied`.
    pub source_len: usize,
    /// Whether each byte of prose is the byte on disk at the same distance; otherwise the piece is one unit (an entity).
    pub copied: bool,
}

/// The pieces of one article's prose, in the order of the prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// The map of a prose that is the file itself from `source` on.
    pub fn identity(source: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.copied(0, source, len);
        map
    }

    /// Appends prose copied byte for byte; joins the piece before where both run on.
    pub fn copied(&mut self, prose: usize, source: usize, len: usize) {
        if len == 0 {
            return;
        }
        if let Some(last) = self.pieces.last_mut()
            && last.copied
            && last.prose + last.len == prose
            && last.source + last.source_len == source
        {
            last.len += len;
            last.source_len += len;
            return;
        }
        self.pieces.push(Piece { prose, len, source, source_len: len, copied: true });
    }

    /// Appends one unit: `len` bytes of prose decoded from `source_len` bytes on disk (0 for words that the file does not hold).
    pub fn unit(&mut self, prose: usize, len: usize, source: usize, source_len: usize) {
        if len > 0 {
            self.pieces.push(Piece { prose, len, source, source_len, copied: false });
        }
    }

    /// The pieces, in the order of the prose.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The bytes on disk that `span` was decoded from: from the first byte of its first character to the last byte of its last.
    /// Where the words lie apart in the file in another order (a table cell with its headings), the stretch of the last ones.
    pub fn to_source(&self, span: Span) -> SourceSpan {
        if self.pieces.is_empty() {
            return SourceSpan::new(0, 0);
        }
        let start = self.at(span.start, false);
        if span.is_empty() {
            return SourceSpan::new(start, start);
        }
        let end = self.at(span.end, true);
        if start <= end {
            return SourceSpan::new(start, end);
        }
        let last = &self.pieces[self.piece_before(span.end)];
        SourceSpan::new(last.source.min(end), end)
    }

    /// The prose offset of a byte on disk: the first piece that holds it, `None` where the byte is no prose.
    pub fn to_prose(&self, source: usize) -> Option<usize> {
        let piece =
            self.pieces.iter().find(|p| (p.source..p.source + p.source_len).contains(&source))?;
        Some(if piece.copied { piece.prose + (source - piece.source) } else { piece.prose })
    }

    fn at(&self, offset: usize, is_end: bool) -> usize {
        let piece = if is_end {
            &self.pieces[self.piece_before(offset)]
        } else {
            &self.pieces[self.piece_from(offset)]
        };
        let into = offset.saturating_sub(piece.prose).min(piece.len);
        match (piece.copied, is_end) {
            (true, _) => piece.source + into,
            (false, true) => piece.source + piece.source_len,
            (false, false) if into == piece.len => piece.source + piece.source_len,
            (false, false) => piece.source,
        }
    }

    /// The piece that holds the character starting at `offset`, else the last one.
    fn piece_from(&self, offset: usize) -> usize {
        self.pieces.partition_point(|p| p.prose + p.len <= offset).min(self.pieces.len() - 1)
    }

    /// The piece that holds the character ending at `offset`.
    fn piece_before(&self, offset: usize) -> usize {
        self.pieces.partition_point(|p| p.prose < offset).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_come_back_through_entities_and_gaps() {
        // On disk `5&nbsp;<b>000</b> km`, in prose `5 000 km` with a two-byte space.
        let mut map = OffsetMap::default();
        map.copied(0, 0, 1);
        map.unit(1, 2, 1, 6);
        map.copied(3, 10, 3);
        map.copied(6, 17, 3);
        for (span, source) in [
            ((0, 6), (0, 13)),
            ((1, 3), (1, 7)),
            ((3, 6), (10, 13)),
            ((3, 9), (10, 20)),
            ((6, 9), (17, 20)),
        ] {
            assert_eq!(
                map.to_source(Span::new(span.0, span.1)),
                SourceSpan::new(source.0, source.1),
                "{span:?}"
            );
        }
        assert_eq!(map.to_prose(11), Some(4));
        assert_eq!(map.to_prose(8), None);
    }
}
