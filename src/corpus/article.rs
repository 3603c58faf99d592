//! One document of the corpus, as everything above reads it.

use super::metadata::Metadata;
use crate::text::{OffsetMap, SourceSpan, Span};

/// One article.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Path with `/`, relative to the root; `FILE#ID` for a line of a JSONL file.
    pub path: String,
    /// What it says about itself.
    pub metadata: Metadata,
    /// Everything that is prose, markup and code left out, blocks parted by blank lines.
    pub prose: String,
    /// The blocks of the prose, in order, not overlapping.
    pub blocks: Vec<Block>,
    /// From the prose back to the bytes of the file (of `text`, for articles on standard input).
    pub map: OffsetMap,
    /// Waivers written in the article.
    pub directives: Vec<Directive>,
}

/// A paragraph or its like.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Its prose.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A headline or heading of that level (1 to 6).
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A paragraph of a block quote.
    Quotation,
    /// A caption.
    Caption,
    /// A table cell, read as the sentence `ROW, COLUMN: CELL`.
    Cell(Cell),
}

/// Where a cell stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Which table of the article, from 0.
    pub table: usize,
    /// Row below the headings, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// The row's heading (its first cell).
    pub row_heading: String,
    /// The column's heading.
    pub column_heading: String,
    /// The cell's own words within the prose.
    pub value: Span,
}

/// A waiver directive as found in a comment of the markup: `<!-- factlint-ignore … -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// What stands between `<!--` and `-->`, trimmed.
    pub text: String,
    /// The comment on disk.
    pub source: SourceSpan,
    /// Where in the prose it stands: the next block is the first that starts here or later.
    pub at: usize,
}

impl Article {
    /// An article that is one paragraph of prose and nothing else.
    pub fn fragment(prose: &str) -> Self {
        let span = Span::new(0, prose.len());
        Self {
            path: String::new(),
            metadata: Metadata::default(),
            prose: prose.to_owned(),
            blocks: vec![Block { span, kind: BlockKind::Paragraph }],
            map: OffsetMap::identity(0, prose.len()),
            directives: Vec::new(),
        }
    }

    /// The bytes on disk of a span of the prose.
    pub fn source(&self, span: Span) -> SourceSpan {
        self.map.to_source(span)
    }

    /// The printed words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.prose)
    }
}
