//! The formats an article can come in: one file each, one entry in [`FORMATS`].

mod html;
pub mod jsonl;
mod markdown;
mod plain;

use super::Read;
use super::builder::Builder;
use super::encoding::Decoded;
use super::metadata::{self, Declared, Given};
use crate::problem::{Problem, Severity};

/// What the settings give to the article of a path.
pub type Giving<'a> = &'a (dyn Fn(&str) -> Vec<Given> + Sync);

/// A format.
pub trait Format: Sync {
    /// Its name, for messages and documentation.
    fn name(&self) -> &'static str;

    /// The file name extensions it goes by, in lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// The character set that the bytes declare, where the format has a way to.
    fn charset(&self, _bytes: &[u8]) -> Option<String> {
        None
    }

    /// The text of a file as [`super::skim`] wants it.
    fn skim<'b>(&self, _bytes: &'b [u8]) -> Option<&'b str> {
        None
    }

    /// Reads the text of the file `path`, and hands over what it holds: at once, or article by article where there may be many.
    fn read(&self, path: &str, decoded: &Decoded, given: Giving, take: &mut dyn FnMut(Read));
}

/// The formats.
pub const FORMATS: &[&dyn Format] =
    &[&plain::Plain, &markdown::Markdown, &html::Html, &jsonl::Jsonl];

/// The format of a file, by the extension of its name.
pub fn of(path: &str) -> Option<&'static dyn Format> {
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    let extension = extension.to_ascii_lowercase();
    FORMATS.iter().copied().find(|f| f.extensions().contains(&&*extension))
}

/// Ends an article of the file `file`: gathers its metadata and leaves it out, with a note, where it is not English.
fn finish(
    path: &str,
    file: &str,
    builder: Builder,
    own: &[Declared],
    given: Giving,
    mut problems: Vec<Problem>,
) -> Read {
    let (metadata, faults) = metadata::gather(path, file, own, &given(path));
    problems.extend(faults);
    if metadata.is_foreign() {
        let lang = metadata.lang.as_deref().unwrap_or_default();
        let message = format!(
            "the article says that it is written in `{lang}`; only English is read, so it is skipped"
        );
        problems.push(
            Problem::new("factlint::article::language", Severity::Note, message).in_file(path),
        );
        return Read { articles: Vec::new(), problems };
    }
    let mut article = builder.finish(path, metadata);
    if article.blocks.is_empty() {
        let message = "the article holds no prose, so there is nothing to check in it";
        problems.push(
            Problem::new("factlint::article::no-prose", Severity::Note, message).in_file(path),
        );
    }
    if article.metadata.title.is_none() {
        let first = article.blocks.iter().find(|b| b.kind == super::BlockKind::Heading(1));
        article.metadata.title = first.map(|b| b.span.of(&article.prose).to_owned());
    }
    Read { articles: vec![article], problems }
}

#[cfg(test)]
pub(crate) mod testing {
    use crate::corpus::{Article, BlockKind};

    /// Reads `text` as a file of that name.
    pub fn read(name: &str, text: &str) -> Article {
        let mut read = crate::corpus::read(name, text.as_bytes().to_vec(), &|_| Vec::new());
        assert_eq!(read.articles.len(), 1, "{:?}", read.problems);
        let article = read.articles.remove(0);
        check_map(&article, text.as_bytes());
        article
    }

    /// The blocks, each after a letter for its kind.
    pub fn blocks(article: &Article) -> Vec<String> {
        let letter = |kind: &BlockKind| match kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item => "i".to_owned(),
            BlockKind::Quotation => "q".to_owned(),
            BlockKind::Caption => "c".to_owned(),
            BlockKind::Cell(_) => "t".to_owned(),
        };
        article
            .blocks
            .iter()
            .map(|b| format!("{} {}", letter(&b.kind), article.words(b.span)))
            .collect()
    }

    /// Every piece that says so is the file's own bytes, every word lies on character boundaries, and blocks run in order.
    pub fn check_map(article: &Article, bytes: &[u8]) {
        let mut at = 0;
        for piece in article.map.pieces() {
            assert_eq!(piece.prose, at, "pieces follow each other");
            at += piece.len;
            assert!(article.prose.is_char_boundary(piece.prose));
            assert!(piece.source + piece.source_len <= bytes.len());
            if piece.copied {
                let prose = &article.prose.as_bytes()[piece.prose..piece.prose + piece.len];
                assert_eq!(prose, &bytes[piece.source..piece.source + piece.source_len]);
            }
        }
        assert_eq!(at, article.prose.len(), "the pieces cover the prose");
        let mut last = 0;
        for block in &article.blocks {
            assert!(last <= block.span.start && block.span.start < block.span.end);
            assert!(article.prose.is_char_boundary(block.span.start));
            assert!(article.prose.is_char_boundary(block.span.end));
            assert_eq!(article.words(block.span).trim(), article.words(block.span));
            last = block.span.end;
        }
    }
}
