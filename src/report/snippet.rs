//! Diagnostics as miette draws them. In: a message, and lines of files with the words that are meant. Out: text for a terminal.
//!
//! miette is given one short line at a time ([`Excerpt`]) and nothing that steers a terminal, for it panics on a label past column
//! 65,535 and on an empty one past the end, takes longer the further down a place lies, and prints whole lines with their
//! control characters.

use super::Style;
use super::visible::{self, Window};
use crate::problem::Severity;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::fmt;

/// A message with a line and the words in it that are meant.
#[derive(Debug, Clone, Default)]
pub struct Snippet {
    /// What stands above the message (a rule's id, a code).
    pub code: Option<String>,
    /// How it is marked.
    pub severity: Option<Severity>,
    /// The message.
    pub message: String,
    /// The line, where there is one.
    pub excerpt: Option<Excerpt>,
    /// The words under the caret.
    pub label: String,
    /// What mends it.
    pub help: Option<String>,
}

/// One line of a file: what miette sees of it.
#[derive(Debug, Clone)]
pub struct Excerpt {
    name: String,
    line: usize,
    column: usize,
    window: Window,
}

impl Excerpt {
    /// The bytes `start..end` of `text`, which stand in the file `name` at `line` and `column` (from 1), on one line cut to `width`
    /// characters.
    pub fn new(
        name: &str,
        (line, column): (usize, usize),
        text: &str,
        (start, end): (usize, usize),
        width: usize,
    ) -> Self {
        let mut window = visible::window(text, start, end, width);
        if window.text.is_empty() {
            window.text.push(' ');
        }
        let name = visible::visible(name);
        Self { name, line: line.max(1), column: column.max(1), window }
    }

    /// The words meant; an empty stretch is widened to one character, so that there is something to point at.
    fn label(&self) -> (usize, usize) {
        let Window { text, start, end } = &self.window;
        if start < end {
            return (*start, end - start);
        }
        match text[*start..].chars().next() {
            Some(next) => (*start, next.len_utf8()),
            None => {
                let last = text.chars().next_back().map_or(0, char::len_utf8);
                (text.len() - last, last)
            }
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Asked without context miette wants the place of the words for its header, else the line to draw.
        let column = if lines_before == 0 { self.column - 1 } else { 0 };
        let text = self.window.text.as_bytes();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            text,
            (0, text.len()).into(),
            self.line - 1,
            column,
            1,
        )))
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible::visible(&self.message))
    }
}

impl std::error::Error for Snippet {}

impl Diagnostic for Snippet {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|code| Box::new(visible::visible(code)) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        self.severity.map(|severity| match severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(visible::visible(help)) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, len) = self.excerpt.as_ref()?.label();
        let label = Some(visible::visible(&self.label)).filter(|label| !label.is_empty());
        Some(Box::new(std::iter::once(LabeledSpan::new(label, start, len))))
    }
}

/// Draws a diagnostic; ends with a line end.
pub fn draw(snippet: &Snippet, style: Style) -> String {
    let theme =
        if style.colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_links(false)
        .with_break_words(false)
        .without_syntax_highlighting();
    let mut out = String::new();
    match handler.render_report(&mut out, snippet) {
        Ok(()) => out,
        // miette could not draw the line: the message still stands.
        Err(_) => format!("  {snippet}\n"),
    }
}

/// Draws the line alone, without a message: what goes with a diagnostic drawn before.
pub fn draw_line(excerpt: Excerpt, label: &str, severity: Severity, style: Style) -> String {
    let snippet = Snippet {
        severity: Some(severity),
        message: "-".to_owned(),
        excerpt: Some(excerpt),
        label: label.to_owned(),
        ..Snippet::default()
    };
    let drawn = draw(&snippet, style);
    // miette draws a message above each line; this one is the placeholder.
    drawn.split_once('\n').map_or(String::new(), |(_, line)| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, start: usize, end: usize) -> String {
        let excerpt = Excerpt::new("a.md", (7, 3), text, (start, end), 60);
        let snippet = Snippet {
            message: "what".to_owned(),
            excerpt: Some(excerpt),
            label: "here".to_owned(),
            ..Snippet::default()
        };
        draw(&snippet, Style::PLAIN)
    }

    #[test]
    fn a_line_is_drawn_with_its_own_number() {
        insta::assert_snapshot!(drawn("On Thursday he left.", 3, 11), @"
         × what
          ╭─[a.md:7:3]
        7 │ On Thursday he left.
          ·    ────┬───
          ·        ╰── here
          ╰────
        ");
        insta::assert_snapshot!(draw_line(
            Excerpt::new("a.md", (7, 3), "one two", (4, 7), 60),
            "here",
            Severity::Note,
            Style::PLAIN
        ), @"
          ╭─[a.md:7:3]
        7 │ one two
          ·     ─┬─
          ·      ╰── here
          ╰────
        ");
    }

    #[test]
    fn nothing_makes_miette_panic() {
        let long = "word ".repeat(30_000);
        for (text, start, end) in [
            ("", 0, 0),
            ("", 5, 9),
            ("short", 5, 5),
            ("short", 99, 120),
            (long.as_str(), 140_000, 140_004),
            (long.as_str(), 0, 140_004),
            ("\u{1b}[31m\u{202e}\r\n\u{0}", 1, 9),
            ("中文😀中文", 3, 7),
        ] {
            let out = drawn(text, start, end);
            assert!(out.contains("a.md:7:3"), "{out}");
            assert!(!out.contains(['\u{1b}', '\u{202e}', '\u{0}']), "{out:?}");
            assert!(out.lines().all(|line| line.chars().count() < 200), "{out}");
        }
    }
}
