//! Lines and columns, resolved at the edge. In: a file's bytes. Out: line and column of a byte offset, and the bytes of a line.
//!
//! Bytes are UTF-8, or UTF-16 behind a byte-order mark; of any other encoding each byte that is no UTF-8 is a character.

/// Where each line of a text starts.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    units: Units,
}

/// What a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Units {
    Bytes,
    Little,
    Big,
}

impl Units {
    fn of(text: &[u8]) -> Self {
        match text {
            [0xFF, 0xFE, ..] => Units::Little,
            [0xFE, 0xFF, ..] => Units::Big,
            _ => Units::Bytes,
        }
    }

    /// The units of UTF-16.
    fn wide(self, text: &[u8]) -> impl Iterator<Item = u16> {
        text.as_chunks::<2>().0.iter().map(move |&pair| match self {
            Units::Big => u16::from_be_bytes(pair),
            Units::Little | Units::Bytes => u16::from_le_bytes(pair),
        })
    }
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
        let units = Units::of(text);
        if units == Units::Bytes {
            let ends = memchr::memchr2_iter(b'\n', b'\r', text)
                .filter(|&i| text[i] == b'\n' || text.get(i + 1) != Some(&b'\n'));
            starts.extend(ends.map(|i| i + 1));
            return Self { starts, units };
        }
        let mut wide = units.wide(text).enumerate().peekable();
        while let Some((i, unit)) = wide.next() {
            let next = wide.peek().map(|(_, unit)| *unit);
            if unit == u16::from(b'\n')
                || (unit == u16::from(b'\r') && next != Some(u16::from(b'\n')))
            {
                starts.push(2 * i + 2);
            }
        }
        Self { starts, units }
    }

    /// Some bytes of the text as it is read; what cannot be read is a replacement character.
    pub fn shown(&self, bytes: &[u8]) -> String {
        match self.units {
            Units::Bytes => String::from_utf8_lossy(bytes).into_owned(),
            units => char::decode_utf16(units.wide(bytes).filter(|unit| *unit != 0xFEFF))
                .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect(),
        }
    }

    /// The place of byte `offset`; columns count characters of `text` (the bytes that were indexed, bytes that are no UTF-8
    /// count one each). An offset past the end is the end; a byte-order mark takes no column.
    pub fn place(&self, text: &[u8], offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&s| s <= offset) - 1;
        let start = self.starts[line];
        let before = &text[start..offset];
        if self.units != Units::Bytes {
            // A character outside the first plane is two units, the second of which counts for nothing.
            let counted = |unit: &u16| !(0xDC00..0xE000).contains(unit) && *unit != 0xFEFF;
            let column = self.units.wide(before).filter(counted).count() + 1;
            return Place { line: line + 1, column };
        }
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
        let width = if self.units == Units::Bytes { 1 } else { 2 };
        let is_break = |end: usize| match self.units {
            Units::Bytes => matches!(text[end - 1], b'\n' | b'\r'),
            units => matches!(units.wide(&text[end - 2..end]).next(), Some(0x0A | 0x0D)),
        };
        while end >= start + width && is_break(end) {
            end -= width;
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
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.chars().count();
    }
    bytes.utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_utf16_count_characters_too() {
        for big in [false, true] {
            let unit = |u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() };
            let text: Vec<u8> = "\u{FEFF}é1\r\n\u{1F600}x".encode_utf16().flat_map(unit).collect();
            let lines = LineIndex::new(&text);
            for (offset, line, column) in [(2, 1, 1), (4, 1, 2), (10, 2, 1), (14, 2, 2), (99, 2, 3)]
            {
                assert_eq!(lines.place(&text, offset), Place { line, column }, "{offset}");
            }
            let line = lines.line(&text, 1).unwrap();
            assert_eq!((lines.len(), line.clone()), (2, 0..6));
            assert_eq!(lines.shown(&text[line]), "é1");
        }
    }

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
