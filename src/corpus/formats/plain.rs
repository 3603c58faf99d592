//! Plain text. In: a file's text. Out: one article, a block a paragraph.
//!
//! Blank lines part paragraphs. Where a file has lines without them, each line is a paragraph of its own unless the file is wrapped by
//! hand: lines of like length that break in the middle of sentences.

use super::super::article::BlockKind;
use super::super::builder::{self, Builder};
use super::super::encoding::Decoded;
use super::super::{Read, front_matter, url};
use super::{Format, Giving, finish};
use crate::text::Span;

/// Plain text.
pub(super) struct Plain;

impl Format for Plain {
    fn name(&self) -> &'static str {
        "plain text"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn skim<'b>(&self, bytes: &'b [u8]) -> Option<&'b str> {
        // A letter or digit at the start: no mark of an encoding, no front matter, and some prose.
        let opens = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
        let text = std::str::from_utf8(bytes).ok().filter(|_| opens)?;
        let is_text = memchr::memchr(0, bytes).is_none();
        // Addresses and directives are left out of the prose, and where there is nothing else that is said.
        let is_whole = !url::may_hold(text) && memchr::memmem::find(bytes, b"<!--").is_none();
        (is_text && is_whole).then_some(text)
    }

    fn read(&self, path: &str, decoded: &Decoded, given: Giving, take: &mut dyn FnMut(Read)) {
        let (start, own, problems) = front_matter::read(path, decoded);
        let mut builder = Builder::new(decoded);
        write(&mut builder, start);
        take(finish(path, path, builder, &own, given, problems));
    }
}

/// The longest line that a hand wraps, in characters.
const WIDEST: usize = 110;
/// The shortest width that a hand wraps to.
const NARROWEST: usize = 30;

/// Writes the paragraphs of the builder's text from `start` on.
pub(super) fn write(builder: &mut Builder, start: usize) {
    let text = builder.source_text();
    if builder.copies()
        && let Some(paragraphs) = parted(text, start)
    {
        return builder.paragraphs(&paragraphs);
    }
    write_lines(builder, start);
}

fn write_lines(builder: &mut Builder, start: usize) {
    let text = builder.source_text();
    let lines = lines(text, start);
    let wrap = Wrap::of(&lines);
    let mut before: Option<&Line> = None;
    for line in &lines {
        let joins = before.is_some_and(|b| wrap.joins(b, line));
        match line.kind {
            LineKind::Blank => {}
            LineKind::Comment => {
                builder.close();
                builder.comment(line.span);
            }
            _ if joins => {
                // The break and the indentation behind it are white space like any other.
                let from = before.map_or(line.span.start, |b| b.span.end);
                builder.text(Span::new(from, line.span.end));
            }
            kind => {
                builder.open(if kind == LineKind::Item {
                    BlockKind::Item
                } else {
                    BlockKind::Paragraph
                });
                builder.text(line.span);
            }
        }
        before = Some(line);
    }
    builder.close();
}

/// The paragraphs of a text in which each is one line, a blank one stands between any two, and all start with a letter or a quotation
/// mark: most files are so, and nothing has to be told of their lines. `None` of any other text.
fn parted(text: &str, start: usize) -> Option<Vec<Span>> {
    let bytes = text.as_bytes();
    let end = start + text[start..].trim_end().len();
    let (mut from, mut out) = (start, Vec::with_capacity(MOST_LINES / 2));
    while from < end {
        let stop = memchr::memchr(b'\n', &bytes[from..end]).map_or(end, |ahead| from + ahead);
        let words = &text[from..stop];
        let opens = words.starts_with(|c: char| c.is_ascii_alphabetic() || "\"“‘".contains(c));
        let is_parted = stop == end || bytes[stop + 1] == b'\n';
        if !opens || !is_parted || words.ends_with(char::is_whitespace) {
            return None;
        }
        out.push(Span::new(from, stop));
        from = stop + 2;
    }
    (!out.is_empty()).then_some(out)
}

/// Most articles have no more lines.
const MOST_LINES: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineKind {
    Blank,
    Comment,
    /// A rule of dashes, stars or equals signs is blank; this line starts with a list's mark.
    Item,
    Words,
}

/// One line without its break, its indentation and its list mark.
struct Line<'a> {
    span: Span,
    words: &'a str,
    /// How many characters it has, a list's mark with them; only counted where another line stands beside it.
    chars: usize,
    kind: LineKind,
}

fn lines(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut out: Vec<Line> = Vec::with_capacity(MOST_LINES);
    let mut at = start;
    let mut open_item = false;
    let mut from = start;
    let breaks = memchr::memchr2_iter(b'\n', b'\r', &text.as_bytes()[start..]);
    let ends = breaks.map(|at| start + at + 1).chain([text.len()]);
    for end in ends {
        let raw = &text[std::mem::replace(&mut from, end)..end];
        if raw.is_empty() {
            continue;
        }
        let lead = raw.len() - raw.trim_start().len();
        let words = raw.trim();
        let mut span = Span::new(at + lead.min(raw.len()), at + lead.min(raw.len()) + words.len());
        at += raw.len();
        // The second half of `\r\n` ends no line of its own.
        if raw == "\n" && text[..at - 1].ends_with('\r') {
            continue;
        }
        let mut line = Line { span, words, chars: 0, kind: LineKind::Words };
        if words.is_empty() || is_rule(words) {
            line.kind = LineKind::Blank;
            line.span = Span::new(span.start, span.start);
            open_item = false;
        } else if builder::directive(words).is_some() {
            line.kind = LineKind::Comment;
        } else if let Some(mark) = list_mark(words)
            && out.last().is_none_or(|l| l.kind != LineKind::Words || ends_sentence(l.words))
            && (out.last().is_none_or(|l| l.kind != LineKind::Item) || open_item)
        {
            span.start += mark;
            let chars = words.chars().count();
            line = Line { span, words: &words[mark..], chars, kind: LineKind::Item };
            open_item = true;
        }
        out.push(line);
    }
    let is_blank = |line: &Line| line.kind == LineKind::Blank;
    for at in 1..out.len() {
        if let [before, line] = &mut out[at - 1..=at]
            && !is_blank(before)
            && !is_blank(line)
        {
            for line in [before, line] {
                if line.chars == 0 {
                    line.chars = line.words.chars().count();
                }
            }
        }
    }
    out
}

/// `----`, `* * *`, `====`: a line that only parts.
fn is_rule(words: &str) -> bool {
    let starts = words.as_bytes().first().is_some_and(|b| !b.is_ascii_alphanumeric());
    starts
        && words.chars().filter(|c| !c.is_whitespace()).count() >= 3
        && words.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '~' | '#' | '·' | ' '))
}

/// The length of a list's mark with the space behind it.
fn list_mark(words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let mark = if matches!(first, '-' | '*' | '•' | '▪' | '◦' | '‣' | '·') {
        first.len_utf8()
    } else {
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let closes = matches!(words.as_bytes().get(digits), Some(b'.' | b')'));
        if (1..=2).contains(&digits) && closes { digits + 1 } else { return None }
    };
    let space = words[mark..].len() - words[mark..].trim_start().len();
    (space > 0).then_some(mark + space)
}

/// How the lines of a file are to be joined.
struct Wrap {
    /// The width to which a hand has wrapped them, if one has.
    width: Option<usize>,
}

impl Wrap {
    fn of(lines: &[Line]) -> Wrap {
        let breaks = || lines.windows(2).filter(|pair| is_break(&pair[0], &pair[1]));
        let width = breaks()
            .flat_map(|pair| [pair[0].chars, pair[1].chars])
            .filter(|&chars| chars <= WIDEST)
            .max()
            .unwrap_or(0);
        let (mut all, mut inside, mut full) = (0, 0, 0);
        for pair in breaks() {
            all += 1;
            inside += usize::from(breaks_sentence(&pair[0], &pair[1]));
            full += usize::from(is_full(&pair[0], &pair[1], width));
        }
        let wrapped =
            width >= NARROWEST && inside > 0 && (inside * 2 >= all || full * 10 >= all * 6);
        Wrap { width: wrapped.then_some(width) }
    }

    /// Whether `next` goes on with the paragraph of `line`.
    fn joins(&self, line: &Line, next: &Line) -> bool {
        let goes_on = match line.kind {
            LineKind::Item => next.kind == LineKind::Words,
            _ => is_break(line, next),
        };
        goes_on
            && line.chars <= WIDEST
            && (breaks_sentence(line, next)
                || self.width.is_some_and(|width| is_full(line, next, width)))
    }
}

/// Whether two lines of words stand right below each other.
fn is_break(line: &Line, next: &Line) -> bool {
    line.kind == LineKind::Words && next.kind == LineKind::Words
}

/// Whether the first word of `next` would not have fitted behind `line`.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let word = next.words.split_whitespace().next().map_or(0, |w| w.chars().count());
    line.chars <= width && line.chars + 1 + word > width
}

/// Whether the break between the two is certain to stand inside a sentence.
fn breaks_sentence(line: &Line, next: &Line) -> bool {
    const OPEN: &[&str] = &[
        "a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or",
        "but", "that", "which", "who", "as", "than", "into", "over", "about", "was", "were", "is",
        "are", "has", "have", "had", "will", "would", "its", "his", "her", "their", "more", "some",
        "between", "nearly", "almost", "around",
    ];
    if ends_sentence(line.words) {
        return false;
    }
    let last = line.words.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.ends_with(',')
        || OPEN.contains(&last)
        || next.words.chars().next().is_some_and(char::is_lowercase)
}

fn ends_sentence(words: &str) -> bool {
    let inner = words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    inner.ends_with(['.', '!', '?', '…', ':', ';'])
        || inner.len() < words.len() && words.ends_with(['"', '”'])
}

#[cfg(test)]
mod tests {
    use super::super::testing::{blocks, read};
    use super::*;

    #[test]
    fn paragraphs_that_lie_parted_are_what_their_lines_make_of_them() {
        for (text, plain) in [
            ("One two.\n\n“Three,” he said.\n\nFour", true),
            ("One two.\n\n\"Three\"\n\n \n", true),
            ("One", true),
            ("One two.\nThree four.", false),
            ("One two.\n\n\nThree four.", false),
            ("One two. \n\nThree four.", false),
            ("One two.\n\n- three\n\n1. four", false),
            ("One two.\n\n----\n\nThree", false),
            ("One two.\r\n\r\nThree", false),
            ("", false),
            ("\n\nOne", false),
        ] {
            assert_eq!(parted(text, 0).is_some(), plain, "{text:?}");
            let decoded = Decoded::utf8(text.to_owned());
            let (mut at_once, mut by_lines) = (Builder::new(&decoded), Builder::new(&decoded));
            write(&mut at_once, 0);
            write_lines(&mut by_lines, 0);
            let metadata = crate::corpus::Metadata::default;
            assert_eq!(
                at_once.finish("a", metadata()),
                by_lines.finish("a", metadata()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn paragraphs_are_parted_where_a_reader_parts_them() {
        for (text, want) in [
            // Blank lines.
            (
                "One two.\n\nThree four.\r\n\r\nFive.",
                vec!["p One two.", "p Three four.", "p Five."],
            ),
            // A paragraph a line.
            (
                "The president spoke of a truce on Monday at some length and in detail.\n‘It is near,’ he said.\nMoscow",
                vec![
                    "p The president spoke of a truce on Monday at some length and in detail.",
                    "p ‘It is near,’ he said.",
                    "p Moscow",
                ],
            ),
            // Wrapped by hand, a sentence ending on a full line, a paragraph ending on a short one.
            (
                "The flood that struck the town on Monday killed\n43 people and left hundreds more without a home.\nRescuers from three provinces searched for the\nmissing.\nThe mayor thanked them.\n",
                vec![
                    "p The flood that struck the town on Monday killed\n43 people and left hundreds more without a home.\nRescuers from three provinces searched for the\nmissing.",
                    "p The mayor thanked them.",
                ],
            ),
            (
                "HEADLINE OVER ALL\nThe flood killed\nthem.",
                vec!["p HEADLINE OVER ALL", "p The flood killed\nthem."],
            ),
            (
                "  indented line that goes on,\r\n  and on\r\n",
                vec!["p indented line that goes on,\n  and on"],
            ),
            (
                "List:\n- one thing\n- two things\n  go on here\n\n1. first\n2. second",
                vec!["p List:", "i one thing", "i two things\n  go on here", "i first", "i second"],
            ),
            ("a fall of\n- 3 degrees was seen", vec!["p a fall of\n- 3 degrees was seen"]),
            ("One.\n\n* * *\n\nTwo.\n=====\nThree", vec!["p One.", "p Two.", "p Three"]),
            ("See https://a.org/43 now.", vec!["p See  now."]),
        ] {
            assert_eq!(blocks(&read("a.txt", text)), want, "{text:?}");
        }
    }

    #[test]
    fn comments_on_their_own_line_are_directives_and_quoted_ones_are_words() {
        let article = read(
            "a.txt",
            "One.\n<!-- factlint-ignore x reason=\"y\" -->\nTwo <!-- factlint-ignore z --> three.",
        );
        assert_eq!(blocks(&article), ["p One.", "p Two <!-- factlint-ignore z --> three."]);
        assert_eq!(article.directives.len(), 1);
        assert_eq!(article.directives[0].text, "factlint-ignore x reason=\"y\"");
        assert!(article.directives[0].at <= article.blocks[1].span.start);
        assert!(article.directives[0].at >= article.blocks[0].span.end);
    }
}
