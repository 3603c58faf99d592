//! Markdown. In: a file's text. Out: one article; code, link targets, alternative texts and struck words are no prose.

use super::super::article::BlockKind;
use super::super::builder::Builder;
use super::super::encoding::Decoded;
use super::super::page::Page;
use super::super::table::{self, RawCell, RawRow};
use super::super::{Read, front_matter};
use super::{Format, Giving, finish};
use crate::text::Span;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// CommonMark with tables, footnotes, strikethrough, task lists and definition lists.
pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "Markdown"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn read(&self, path: &str, decoded: &Decoded, given: Giving, take: &mut dyn FnMut(Read)) {
        let (start, own, problems) = front_matter::read(path, decoded);
        let mut builder = Builder::new(decoded);
        let mut walk = Walk::new(&mut builder);
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_GFM
            | Options::ENABLE_DEFINITION_LIST;
        for (event, range) in Parser::new_ext(&decoded.text[start..], options).into_offset_iter() {
            walk.event(event, Span::new(start + range.start, start + range.end));
        }
        walk.flush_html();
        take(finish(path, path, builder, &own, given, problems));
    }
}

struct Walk<'b, 'a> {
    builder: &'b mut Builder<'a>,
    /// What encloses the words: lists, quotes, headings.
    around: Vec<BlockKind>,
    /// How many elements are open whose words are no prose.
    silent: usize,
    /// Names of the inline HTML elements that are silent.
    silent_tags: Vec<String>,
    /// Stretches of an HTML block, joined where they touch.
    html: Vec<Span>,
    in_html: bool,
    rows: Vec<RawRow>,
    tables: usize,
}

/// Inline elements whose words are no prose.
const SILENT: &[&str] =
    &["code", "kbd", "samp", "script", "style", "del", "s", "strike", "svg", "math", "button"];

impl<'b, 'a> Walk<'b, 'a> {
    fn new(builder: &'b mut Builder<'a>) -> Self {
        Self {
            builder,
            around: Vec::new(),
            silent: 0,
            silent_tags: Vec::new(),
            html: Vec::new(),
            in_html: false,
            rows: Vec::new(),
            tables: 0,
        }
    }

    fn event(&mut self, event: Event, at: Span) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if !self.is_silent() => self.text(&text, at),
            Event::Html(_) => self.html_line(at),
            Event::InlineHtml(tag) => self.inline_html(&tag, at),
            Event::SoftBreak | Event::HardBreak if !self.is_silent() => {
                self.room();
                self.builder.unit("\n", at);
            }
            Event::Rule => self.builder.close(),
            _ => {}
        }
    }

    fn is_silent(&self) -> bool {
        self.silent > 0 || !self.silent_tags.is_empty()
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.part(),
            Tag::Heading { level, .. } => {
                self.part();
                self.around.push(BlockKind::Heading(level as u8));
            }
            Tag::BlockQuote(_) => {
                self.part();
                self.around.push(BlockKind::Quotation);
            }
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.part();
                self.around.push(BlockKind::Item);
            }
            Tag::FootnoteDefinition(_) => {
                self.part();
                self.around.push(BlockKind::Paragraph);
            }
            Tag::List(_) | Tag::DefinitionList => self.part(),
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.part();
                self.silent += 1;
            }
            Tag::Image { .. } | Tag::Strikethrough => self.silent += 1,
            Tag::HtmlBlock => {
                self.part();
                self.in_html = true;
            }
            Tag::Table(_) => {
                self.part();
                self.rows.clear();
            }
            Tag::TableHead => self.rows.push(RawRow { cells: Vec::new(), head: true }),
            Tag::TableRow => self.rows.push(RawRow::default()),
            Tag::TableCell => self.builder.set_aside(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::FootnoteDefinition => {
                self.part();
                self.around.pop();
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.silent = self.silent.saturating_sub(1)
            }
            TagEnd::Image | TagEnd::Strikethrough => self.silent = self.silent.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::List(_) | TagEnd::DefinitionList => self.part(),
            TagEnd::HtmlBlock => {
                self.in_html = false;
                self.flush_html();
            }
            TagEnd::TableCell => {
                let runs = self.builder.taken_aside();
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(RawCell { runs, heading: row.head });
                }
            }
            TagEnd::Table => {
                table::write(self.builder, self.tables, &self.rows);
                self.tables += 1;
            }
            _ => {}
        }
    }

    /// A block ends here; an element that was left open inside it does too.
    fn part(&mut self) {
        self.silent_tags.clear();
        self.builder.close();
    }

    fn room(&mut self) {
        if !self.builder.is_open() {
            let heading = self.around.iter().rev().find(|k| matches!(k, BlockKind::Heading(_)));
            let kind = heading.or_else(|| self.around.last()).cloned();
            self.builder.open(kind.unwrap_or(BlockKind::Paragraph));
        }
    }

    fn text(&mut self, text: &str, at: Span) {
        if self.in_html {
            return;
        }
        self.room();
        if at.of(self.builder.source_text()) == text {
            self.builder.text(at);
        } else {
            self.builder.unit(text, at);
        }
    }

    fn html_line(&mut self, at: Span) {
        match self.html.last_mut() {
            Some(last) if last.end == at.start => last.end = at.end,
            _ => self.html.push(at),
        }
    }

    /// Reads the HTML block that has ended.
    fn flush_html(&mut self) {
        for span in std::mem::take(&mut self.html) {
            let mut page = Page::island(self.builder, self.tables);
            page.read(span);
            self.tables = page.tables();
        }
    }

    fn inline_html(&mut self, tag: &str, at: Span) {
        if tag.starts_with("<!--") {
            // A directive that prose quotes is prose.
            let quoted =
                self.builder.source_text()[..at.start].ends_with(['"', '\'', '“', '‘', '«']);
            if !quoted && !self.is_silent() {
                self.builder.comment(at);
            }
            return;
        }
        let name: String = tag
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if tag.starts_with("</") {
            if let Some(i) = self.silent_tags.iter().rposition(|open| *open == name) {
                self.silent_tags.truncate(i);
            }
        } else if name == "br" && !self.is_silent() {
            self.room();
            self.builder.unit("\n", at);
        } else if SILENT.contains(&&*name) && !tag.ends_with("/>") {
            self.silent_tags.push(name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{blocks, read};
    use super::*;

    #[test]
    fn prose_is_what_is_printed_and_code_is_not() {
        for (text, want) in [
            (
                "# Head\n\nOne **two**\nthree.\n\nFour",
                vec!["h1 Head", "p One two\nthree.", "p Four"],
            ),
            ("4**3**,0_0_0 &nbsp;km &amp; \\* `5 km` x", vec!["p 43,0_0_0 \u{A0}km & *  x"]),
            ("4**3**,00*0* men", vec!["p 43,000 men"]),
            ("- a\n- b\n\n  c\n  - d\n\n> e\n> f", vec!["i a", "i b", "i c", "i d", "q e\nf"]),
            ("```\n43 dead\n```\n\n    code 5\n\nText ~~6~~ 7", vec!["p Text  7"]),
            (
                "[43 men](http://x.y/2025 \"title 9\") ![44 women](a.png) <http://a.b/5> https://a.org/6.",
                vec!["p 43 men   ."],
            ),
            ("A note.[^1]\n\n[^1]: The note.", vec!["p A note.", "p The note."]),
            (
                "| Town | Area (km²) |\n|---|---:|\n| **Ash** | 5 |\n| Elm | 1,000 km² |",
                vec!["t Ash, Area: 5 km²", "t Elm, Area: 1,000 km²"],
            ),
            ("| | |\n|---|---|\n| Dead | 43 |", vec!["t Dead: 43"]),
            ("| Dead | Hurt |\n|---|---|\n| 43 | 5 |", vec!["t Dead: 43", "t Hurt: 5"]),
            (
                "| # | Town | Dead |\n|--|--|--|\n| 1 | Ash | 5 |",
                vec!["t Ash, #: 1", "t Ash, Dead: 5"],
            ),
            (
                "<figure><figcaption>A *cap*</figcaption></figure>\n\nText <code>5</code> <b>6</b><br>7",
                vec!["c A *cap*", "p Text  6\n7"],
            ),
            ("Line one  \nline two\\\nthree", vec!["p Line one\nline two\nthree"]),
            ("---\ntitle: x\n---\nBody\r\nmore", vec!["p Body\nmore"]),
            ("1. one\n2. two", vec!["i one", "i two"]),
        ] {
            assert_eq!(blocks(&read("a.md", text)), want, "{text:?}");
        }
    }

    #[test]
    fn directives_stand_before_the_block_they_cover_and_are_inert_in_code() {
        let text = "One.\n\n<!-- factlint-ignore a reason=\"b\" -->\nTwo.\n\n`<!-- factlint-ignore c -->`\n\n```\n<!-- factlint-ignore d -->\n```\n\nHe wrote \"<!-- factlint-ignore e -->\" there.\n";
        let article = read("a.md", text);
        let found: Vec<_> = article.directives.iter().map(|d| &*d.text).collect();
        assert_eq!(found, ["factlint-ignore a reason=\"b\""]);
        let directive = &article.directives[0];
        assert_eq!(
            &text[directive.source.start..directive.source.end],
            "<!-- factlint-ignore a reason=\"b\" -->"
        );
        let next = article.blocks.iter().find(|b| b.span.start >= directive.at).unwrap();
        assert_eq!(article.words(next.span), "Two.");
    }

    #[test]
    fn a_figure_with_emphasis_inside_leads_back_to_all_of_its_bytes() {
        let text = "It killed 4**3**,000&nbsp;men.";
        let article = read("a.md", text);
        let at = article.prose.find("43").unwrap();
        let source = article.source(Span::new(at, at + "43,000\u{A0}men".len()));
        assert_eq!(&text[source.start..source.end], "4**3**,000&nbsp;men");
    }
}
