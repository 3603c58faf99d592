//! Text that strangers wrote, made safe to show. In: any text. Out: the same on one line, nothing in it steering a terminal or
//! turning the reading direction, cut to a window around the words that matter.

use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write as _};

/// `text` on one line: white space as plain spaces, control characters and direction marks as what they are.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push(&mut out, c);
    }
    out
}

/// Text of many lines with everything in it that steers made visible; line ends and tabs stay.
pub fn lines(text: &str) -> String {
    let steering = |c: char| steers(c) || (c.is_ascii_control() && !matches!(c, '\n' | '\t'));
    if !text.contains(steering) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\n' | '\t') { out.push(c) } else { push(&mut out, c) }
    }
    out
}

/// A JSON document (or lines of them) in which characters that steer a terminal or turn the reading direction are written as escapes:
/// the same document to whoever reads JSON, and harmless to whoever prints it. In JSON such characters stand only in strings.
pub fn json(bytes: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    // Writing to a vector never fails.
    let _ = harmless(&bytes, &mut out);
    out
}

/// Writes a document as JSON, indented, as [`json`] has it: piece by piece, so that no more than a piece is held.
///
/// # Errors
/// What the writer says.
pub fn document(document: &impl Serialize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut out = Harmless { out, held: Vec::new() };
    serde_json::to_writer_pretty(&mut out, document)?;
    out.flush()
}

/// What is written to it goes on as [`json`] has it.
struct Harmless<'w> {
    out: &'w mut dyn io::Write,
    held: Vec<u8>,
}

/// So much is held, in bytes, before it is looked through.
const PIECE: usize = 1 << 16;

impl io::Write for Harmless<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    /// A document is written in millions of pieces, a mark or a word each, and every one is taken whole.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write(bytes).map(|_| ())
    }

    /// `serde_json` writes whole characters, so that none is cut in two.
    fn flush(&mut self) -> io::Result<()> {
        harmless(&self.held, self.out)?;
        self.held.clear();
        Ok(())
    }
}

fn harmless(bytes: &[u8], out: &mut dyn io::Write) -> io::Result<()> {
    let (mut from, mut at) = (0, 0);
    while let Some(next) = may_steer(&bytes[at..]) {
        at += next;
        let end = bytes.len().min(at + 4);
        let c = bytes[at..end].utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
        let len = c.map_or(1, char::len_utf8);
        if let Some(c) = c.filter(|c| steers(*c)) {
            out.write_all(&bytes[from..at])?;
            write!(out, "\\u{:04x}", c as u32)?;
            from = at + len;
        }
        at += len;
    }
    out.write_all(&bytes[from..])
}

/// Where the first byte is that may steer: DEL, or what starts a character that does in UTF-8.
fn may_steer(bytes: &[u8]) -> Option<usize> {
    /// So many bytes are looked at together, which compilers turn into a few instructions.
    const TOGETHER: usize = 32;
    let plain = |bytes: &[u8]| bytes.iter().fold(true, |plain, b| plain & (*b < 0x7F));
    let steers = |byte: &u8| matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xEF);
    let mut pieces = bytes.chunks(TOGETHER).enumerate().filter(|(_, piece)| !plain(piece));
    pieces
        .find_map(|(number, piece)| piece.iter().position(steers).map(|at| number * TOGETHER + at))
}

/// Whether a character is a control beyond those of ASCII, a direction mark, or a separator of lines.
fn steers(c: char) -> bool {
    matches!(
        c,
        '\u{7F}'..='\u{9F}'
            | '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Control characters as their pictures, direction marks and line separators by their code point.
fn push(out: &mut String, c: char) {
    match c {
        '\n' | '\r' | '\t' | '\u{A0}' | '\u{202F}' => out.push(' '),
        '\u{0}'..='\u{1F}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or(' ')),
        '\u{7F}' => out.push('\u{2421}'),
        c if steers(c) => {
            // Writing to a string never fails.
            let _ = write!(out, "<U+{:04X}>", c as u32);
        }
        c => out.push(c),
    }
}

/// A stretch of text as shown, with the words that matter in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// One line.
    pub text: String,
    /// Where the words start in it, in bytes.
    pub start: usize,
    /// Where they end, in bytes.
    pub end: usize,
}

/// At most `width` characters of `text` around its bytes `start..end`, cut between words, `…` where something was left out. Bytes
/// past the end and inside a character are moved back.
pub fn window(text: &str, start: usize, end: usize, width: usize) -> Window {
    let start = text.floor_char_boundary(start);
    let end = text.floor_char_boundary(end.max(start));
    let (before, words, after) = (&text[..start], &text[start..end], &text[end..]);
    let (before, words, after) = (visible(before), visible(words), visible(after));
    // Runs of spaces come from line ends and indentation.
    let (before, words, after) = (squeeze(&before), squeeze(&words), squeeze(&after));
    let before = before.trim_start();
    let after = after.trim_end();
    let room = width.saturating_sub(words.chars().count());
    let ahead = after.chars().count().min(room / 2);
    let before = tail(before, room - ahead);
    let shown = head(&words, width.max(8));
    let used = before.chars().count();
    // Words that were cut end with the mark that something is left out.
    let after = if shown == words { head(after, room.saturating_sub(used)) } else { String::new() };
    let words = shown;
    let start = before.len();
    let end = start + words.len();
    Window { text: before + &words + &after, start, end }
}

fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// The first characters, cut between words.
fn head(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let cut: String = text.chars().take(width.saturating_sub(2)).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{cut} …")
}

/// The last characters, cut between words.
fn tail(text: &str, width: usize) -> String {
    let count = text.chars().count();
    if count <= width {
        return text.to_owned();
    }
    let cut: String = text.chars().skip(count - width.saturating_sub(2)).collect();
    let cut = cut.split_once(' ').map_or(cut.as_str(), |(_, kept)| kept);
    format!("… {cut}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        for (text, shown) in [
            ("a\u{1b}[31mb", "a\u{241b}[31mb"),
            ("a\r\n\tb", "a   b"),
            ("5\u{a0}km", "5 km"),
            ("\u{202e}cba", "<U+202E>cba"),
            ("\u{85}\u{7f}", "<U+0085>\u{2421}"),
            ("naïve 😀 中", "naïve 😀 中"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }

    #[test]
    fn json_stays_what_it_is_and_steers_nothing() {
        let text = "a\u{7f}\u{9b}31m\u{202e}b\u{2028}é😀\u{a0}";
        let written = serde_json::to_vec(text).unwrap();
        let safe = String::from_utf8(json(written)).unwrap();
        assert_eq!(safe, "\"a\\u007f\\u009b31m\\u202eb\\u2028é😀\u{a0}\"");
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
        assert_eq!(json(b"\xff".to_vec()), b"\xff");
    }

    #[test]
    fn a_document_is_the_same_in_pieces() {
        let all: Vec<String> = (0..9_000).map(|n| format!("{n} é\u{202e}\u{7f}“😀”")).collect();
        let mut written = Vec::new();
        document(&all, &mut written).unwrap();
        assert!(written.len() > 2 * PIECE);
        assert_eq!(written, json(serde_json::to_vec_pretty(&all).unwrap()));
    }

    #[test]
    fn a_window_keeps_the_words() {
        let text = "one two three four five six seven";
        for (start, end, width, shown, words) in [
            (8, 13, 80, text, "three"),
            (8, 13, 17, "… three four …", "three"),
            (0, 3, 12, "one two …", "one"),
            (28, 33, 12, "… six seven", "seven"),
            (8, 999, 80, text, "three four five six seven"),
            (999, 999, 80, text, ""),
            (4, 23, 10, "… two …", "two …"),
        ] {
            let window = window(text, start, end, width);
            assert_eq!(window.text, shown, "{start}..{end} in {width}");
            assert_eq!(&window.text[window.start..window.end], words, "{start}..{end} in {width}");
        }
        let cut = window("é\u{1b}é", 1, 3, 80);
        assert_eq!((cut.start, cut.end), (0, 5));
    }
}
