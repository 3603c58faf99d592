//! What was seen in one file, as bytes. In: what was seen. Out: what was found and the outlines of its quotes, apart, and back.
//!
//! Most files of a large corpus hold nothing but quotes that nobody repeats: of such a one nothing is kept but these, and nothing has
//! to be read back to know it.

use super::SeenFile;
use crate::engine::quotes::packed;
use crate::engine::{Card, Findings, Seen};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};

/// What was seen in a file, where it lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept<'k> {
    pub kind: Kind,
    pub found: &'k [u8],
    pub outlines: &'k [u8],
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

/// What was seen in the file of that path, as [`Kept::bytes`]; `None` where it cannot be written.
pub fn write(path: &str, seen: &SeenFile) -> Option<Vec<u8>> {
    let outlines: Vec<_> = seen.articles.iter().map(|seen| &seen.outlines).collect();
    let outlines = packed::pack(&outlines);
    if let Some(article) = seen.blank(path) {
        let quotes = if article.quotes { Kind::QUOTES } else { 0 };
        let kind = Kind(Kind::BLANK | quotes);
        return Some(Kept { kind, found: &[], outlines: &outlines }.bytes());
    }
    let articles = seen.articles.iter().map(|seen| (&seen.findings, seen.quotes)).collect();
    let found = postcard::to_stdvec(&Written { articles, problems: &seen.problems }).ok()?;
    Some(Kept { kind: Kind::default(), found: &found, outlines: &outlines }.bytes())
}

impl<'k> Kept<'k> {
    /// All of it in one piece: the kind, how long what was found and the outlines are, and both.
    pub fn bytes(&self) -> Vec<u8> {
        let length = |bytes: &[u8]| (bytes.len() as u32).to_le_bytes();
        let lengths = [length(self.found), length(self.outlines)];
        [&[self.kind.0], lengths.as_flattened(), self.found, self.outlines].concat()
    }

    /// What [`Kept::bytes`] told, at the start of `bytes`; nothing where it is not there.
    pub fn read(bytes: &'k [u8]) -> Self {
        Self::behind(bytes).unwrap_or_default()
    }

    fn behind(bytes: &'k [u8]) -> Option<Self> {
        let ([kind], bytes) = bytes.split_first_chunk()?;
        let (found, bytes) = bytes.split_first_chunk()?;
        let (outlines, bytes) = bytes.split_first_chunk()?;
        let length = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes) as usize;
        let (found, bytes) = bytes.split_at_checked(length(found))?;
        Some(Self { kind: Kind(*kind), found, outlines: bytes.get(..length(outlines))? })
    }

    /// What was seen in the file of that path, read back; `None` where the bytes are no entry.
    pub fn seen(&self, path: &str) -> Option<SeenFile> {
        let mut outlines = packed::unpack(self.outlines)?.into_iter();
        if self.kind.is_blank() {
            let findings = Findings::none(Card { path: path.to_owned(), ..Card::default() });
            let outlines = outlines.next().unwrap_or_default();
            let article = Seen { findings, outlines, quotes: self.kind.has_quotes() };
            return Some(SeenFile { articles: vec![article], problems: Vec::new() });
        }
        let Read { articles, problems } = postcard::from_bytes(self.found).ok()?;
        let articles = articles.into_iter().map(|(mut findings, quotes)| {
            // What mentions have in common is shared again.
            findings.share();
            Seen { findings, outlines: outlines.next().unwrap_or_default(), quotes }
        });
        Some(SeenFile { articles: articles.collect(), problems })
    }
}
