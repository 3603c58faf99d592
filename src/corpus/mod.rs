//! Floor 2: a file's bytes to articles.
//!
//! In: the bytes of one file, its path, and the metadata that the settings give it. Out: articles, each with its prose, blocks,
//! metadata, waiver directives and the map back to the bytes on disk, and the problems met on the way. Does no I/O and knows
//! nothing about facts.

pub mod article;
mod builder;
pub mod day;
pub mod encoding;
mod entity;
pub mod formats;
mod front_matter;
mod grid;
mod head;
pub mod metadata;
mod page;
#[cfg(test)]
mod property;
mod table;
mod url;

pub use article::{Article, Block, BlockKind, Cell, Directive};
pub use encoding::Decoded;
pub use formats::jsonl::article_from_line;
pub use metadata::{DocumentType, Given, LeanMetadata, Metadata, PRINTED, Published};

use crate::problem::{Problem, Severity};
use crate::text::SourceSpan;

/// What a file holds.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// Its articles, in order.
    pub articles: Vec<Article>,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
}

/// An article may be this long, in bytes: ten times the longest novel. What is longer is told and not read, so that no one file takes
/// all memory. A JSONL file has no bound of its own; its lines are held to this one.
pub const LARGEST: usize = 8 << 20;

/// How long the file of a path may be, in bytes; `None` without bound.
pub fn largest(path: &str) -> Option<usize> {
    let lines = path.to_ascii_lowercase().ends_with(".jsonl");
    (!lines).then_some(LARGEST)
}

/// The problem of a file that is longer than it may be.
pub fn too_large(path: &str) -> Problem {
    let message = format!("the article is larger than {} MiB, so it is not read", LARGEST >> 20);
    Problem::error("factlint::article::too-large", message)
        .in_file(path)
        .help("split it, or take it out of `articles:`")
}

/// Reads the file `path` (with `/`, relative to the root) from its `bytes`. `given` is asked once an article, by its path (`FILE#ID`
/// for a line of JSONL; [`file_of`] is its file), what the settings give it where it says nothing itself.
pub fn read(path: &str, bytes: Vec<u8>, given: formats::Giving) -> Read {
    let mut all = Read::default();
    read_each(path, bytes, given, &mut |read| {
        all.articles.extend(read.articles);
        all.problems.extend(read.problems);
    });
    all
}

/// The same, handed over article by article where the file may hold many: so that each can be dropped before the next is read.
pub fn read_each(path: &str, bytes: Vec<u8>, given: formats::Giving, take: &mut dyn FnMut(Read)) {
    let Some(format) = formats::of(path) else {
        let message = "only .txt, .md, .markdown, .html, .htm, .xhtml and .jsonl files are read, so this one is skipped";
        return take(skipped("factlint::article::extension", message, path));
    };
    if largest(path).is_some_and(|most| bytes.len() > most) {
        return take(Read { articles: Vec::new(), problems: vec![too_large(path)] });
    }
    let charset = format.charset(&bytes);
    let size = bytes.len();
    match encoding::decode(bytes, charset.as_deref()) {
        Ok(decoded) => format.read(path, &decoded, given, take),
        Err(encoding::Fault::Binary) => {
            take(skipped("factlint::article::binary", "the file is binary, so it is skipped", path))
        }
        Err(encoding::Fault::Encoding { at, message }) => {
            let span = SourceSpan::new(at.min(size), (at + 1).min(size));
            let problem =
                Problem::error("factlint::article::encoding", format!("{message}; it is not read"))
                    .at(path, span)
                    .label("not UTF-8")
                    .help("save the file as UTF-8");
            take(Read { articles: Vec::new(), problems: vec![problem] });
        }
    }
}

/// The text of a file that is one article, all of it prose but for white space and the marks of lists, read without a word to say about
/// it: no word stands in the prose that does not stand in the text, letter by letter. `None` where that is not known at a look.
pub fn skim<'b>(path: &str, bytes: &'b [u8], given: formats::Giving) -> Option<&'b str> {
    let text = formats::of(path)?.skim(bytes).filter(|text| text.len() <= LARGEST)?;
    (given(path).is_empty() && metadata::is_plain_name(path)).then_some(text)
}

/// Whether a file of this name is text that articles come in.
pub fn is_text(path: &str) -> bool {
    formats::of(path).is_some()
}

/// The file on disk of an article's path: the part before `#ID` for a line of JSONL, else the path itself.
pub fn file_of(path: &str) -> &str {
    match path.to_ascii_lowercase().find(".jsonl#") {
        Some(at) => &path[..at + ".jsonl".len()],
        None => path,
    }
}

fn skipped(code: &'static str, message: &str, path: &str) -> Read {
    let problem = Problem::new(code, Severity::Note, message).in_file(path);
    Read { articles: Vec::new(), problems: vec![problem] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_article_is_told_and_never_dropped() {
        for (path, bytes, code, severity) in [
            ("a.pdf", &b"x"[..], "factlint::article::extension", Severity::Note),
            ("a.txt", b"\x89PNG\0\0\x01", "factlint::article::binary", Severity::Note),
            ("a.txt", b"\xE4\xEE\xEC \xE8 \xF1", "factlint::article::encoding", Severity::Error),
            ("a.txt", b" \n", "factlint::article::no-prose", Severity::Note),
            (
                "a.md",
                b"---\nlang: de\n---\nEin Text.",
                "factlint::article::language",
                Severity::Note,
            ),
        ] {
            let read = read(path, bytes.to_vec(), &|_| Vec::new());
            let told: Vec<_> = read.problems.iter().map(|p| (p.code, p.severity)).collect();
            assert_eq!(told, [(code, severity)], "{path} {bytes:?}");
        }
    }

    #[test]
    fn the_file_of_an_article() {
        for (path, file) in [
            ("a/b.jsonl#1", "a/b.jsonl"),
            ("a.md", "a.md"),
            ("a#b.txt", "a#b.txt"),
            ("a.jsonl#b.jsonl#c", "a.jsonl"),
        ] {
            assert_eq!(file_of(path), file);
        }
    }
}
