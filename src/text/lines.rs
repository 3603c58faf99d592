//! Lines and columns, resolved at the edge. In: a file's bytes. Out: line and column of a byte offset, and the bytes of a line.
//!
//! Bytes are UTF-8, or UTF-16 behind a byte-order mark; of any other encoding each byte that is no UTF-8 is a character.

/// Where each line of a text starts.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    units: Units,
    /// How many characters start before each block of a text with long lines; empty for any other text.
    before: Vec<usize>,
}

/// In a line longer than this a column is not counted from its start.
const LONG: usize = 4_096;
/// Characters are counted beforehand in blocks of so many bytes.
const BLOCK: usize = 1_024;

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
            let before = if has_long(&starts, text) { counted(text) } else { Vec::new() };
            return Self { starts, units, before };
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
        Self { starts, units, before: Vec::new() }
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
        let mark = match before {
            [0xEF, 0xBB, 0xBF, ..] if start == 0 => 3,
            _ => 0,
        };
        let far = before.len() > LONG && text.get(offset).is_none_or(|b| starts_character(*b));
        let column = match far && !self.before.is_empty() {
            true => self.characters(text, offset) - self.characters(text, start + mark),
            false => columns(&before[mark..]),
        };
        Place { line: line + 1, column: column + 1 }
    }

    /// How many characters start before a byte of a text that was counted.
    fn characters(&self, text: &[u8], offset: usize) -> usize {
        let block = offset / BLOCK;
        self.before[block] + heads(&text[block * BLOCK..offset])
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

/// Whether a text has a line that is long.
fn has_long(starts: &[usize], text: &[u8]) -> bool {
    let ends = starts[1..].iter().copied().chain([text.len()]);
    starts.iter().zip(ends).any(|(start, end)| end - start > LONG)
}

/// How many characters start before each block of a text, its end included; nothing where it is no UTF-8.
fn counted(text: &[u8]) -> Vec<usize> {
    if std::str::from_utf8(text).is_err() {
        return Vec::new();
    }
    let blocks = text.chunks(BLOCK).scan(0, |sum, block| {
        *sum += heads(block);
        Some(*sum)
    });
    std::iter::once(0).chain(blocks).collect()
}

/// How many characters start in some bytes of UTF-8.
fn heads(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| starts_character(**b)).count()
}

/// Whether a byte of UTF-8 is the first of its character.
fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
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

    #[test]
    fn columns_of_long_lines_are_those_that_are_counted() {
        let long = "añ\u{1F600}b".repeat(2 * LONG / 8);
        for (name, text) in [
            ("long", long.clone().into_bytes()),
            ("behind a short one", format!("ab\n{long}\n{long}").into_bytes()),
            ("behind a mark", format!("\u{FEFF}{long}").into_bytes()),
            ("no UTF-8", [long.as_bytes(), b"\xFF"].concat()),
            ("short", "añ\n".repeat(3_000).into_bytes()),
        ] {
            let lines = LineIndex::new(&text);
            let plain = LineIndex { before: Vec::new(), ..lines.clone() };
            let mark = if name == "no UTF-8" || name == "short" { 0 } else { 1 };
            assert_eq!(lines.before.len().min(1), mark, "{name}");
            for offset in (0..text.len()).step_by(7).chain([text.len(), text.len() + 9]) {
                assert_eq!(
                    lines.place(&text, offset),
                    plain.place(&text, offset),
                    "{name}: {offset}"
                );
            }
        }
    }
}
