//! What was seen in one file, as bytes. In: what was seen. Out: what was found and the outlines of its quotes, apart, and back.
//!
//! Most files of a large corpus hold nothing but quotes that nobody repeats: of such a one nothing is kept but these, and nothing has
//! to be read back to know it.

use super::SeenFile;
use crate::engine::quotes::packed;
use crate::engine::{Card, Findings, Seen};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// What was seen in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    pub kind: Kind,
    pub found: Box<[u8]>,
    pub outlines: Box<[u8]>,
}

/// What an entry is: bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kind(pub u8);

impl Kind {
    /// One article of the file's path, in which there is nothing.
    const BLANK: u8 = 1;
    /// Its quotes are among what was found.
    const QUOTES: u8 = 2;

    /// Whether there is one article with nothing in it.
    pub fn is_blank(self) -> bool {
        self.0 & Self::BLANK != 0
    }

    /// Whether the quotes of a blank article were looked for.
    pub fn has_quotes(self) -> bool {
        self.0 & Self::QUOTES != 0
    }
}

#[derive(Serialize)]
struct Written<'s> {
    articles: Vec<(&'s Findings, bool)>,
    problems: &'s [Problem],
}

#[derive(Deserialize)]
struct Read {
    articles: Vec<(Findings, bool)>,
    problems: Vec<Problem>,
}

impl Kept {
    /// What was seen in the file of that path; `None` where it cannot be written.
    pub fn of(path: &str, seen: &SeenFile) -> Option<Self> {
        let outlines: Vec<_> = seen.articles.iter().map(|seen| &seen.outlines).collect();
        let outlines = packed::pack(&outlines).into();
        if let Some(article) = seen.blank(path) {
            let quotes = if article.quotes { Kind::QUOTES } else { 0 };
            let kind = Kind(Kind::BLANK | quotes);
            return Some(Self { kind, found: Box::default(), outlines });
        }
        let articles = seen.articles.iter().map(|seen| (&seen.findings, seen.quotes)).collect();
        let found = postcard::to_stdvec(&Written { articles, problems: &seen.problems }).ok()?;
        Some(Self { kind: Kind::default(), found: found.into(), outlines })
    }
}

/// What was seen in the file of that path, read back; `None` where the bytes are no entry.
pub fn seen(path: &str, kind: Kind, found: &[u8], outlines: &[u8]) -> Option<SeenFile> {
    let mut outlines = packed::unpack(outlines)?.into_iter();
    if kind.is_blank() {
        let findings = Findings::none(Card { path: path.to_owned(), ..Card::default() });
        let outlines = outlines.next().unwrap_or_default();
        let article = Seen { findings, outlines, quotes: kind.has_quotes() };
        return Some(SeenFile { articles: vec![article], problems: Vec::new() });
    }
    let Read { articles, problems } = postcard::from_bytes(found).ok()?;
    let articles = articles.into_iter().map(|(mut findings, quotes)| {
        // What mentions have in common is shared again.
        findings.share();
        Seen { findings, outlines: outlines.next().unwrap_or_default(), quotes }
    });
    Some(SeenFile { articles: articles.collect(), problems })
}
