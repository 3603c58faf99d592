//! What an article says about itself, whatever the format said it in.
//!
//! In: the members that a format found, in the order in which they count, the file's name, and what the settings give. Out: one
//! [`Metadata`], and a problem for each date that cannot be read.

use super::day;
use crate::problem::Problem;
use crate::text::SourceSpan;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::ops::Deref;

/// How dates resolve: against publication, or against the date at which the narrative stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DocumentType {
    /// News.
    News,
    /// History.
    Narrative,
}

/// When it was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day, where it was published.
    #[serde(with = "crate::value::day")]
    pub date: Date,
    /// The value as written (`2025-03-14T09:30:00+02:00`).
    pub written: String,
    /// Who says so (`front matter`, `article:published_time`, `factlint.yml`, `file name`).
    pub origin: String,
}

/// The origins of a date that an article's own prose gives, where nothing else does.
pub const PRINTED: [&str; 3] = ["posted line", "dateline", "headline"];

impl Published {
    /// What part of the article's own prose gives the date; `None` where its metadata or the settings do.
    pub fn printed(&self) -> Option<&'static str> {
        PRINTED.into_iter().find(|origin| *origin == self.origin)
    }
}

/// An article's metadata.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata {
    /// Publication date.
    pub published: Option<Published>,
    /// Title.
    pub title: Option<String>,
    /// BCP 47 language tag.
    pub lang: Option<String>,
    /// `type:`, where it says.
    pub document: Option<DocumentType>,
    /// Every member as text, those above included under their own names (`outlet`, `author`, …).
    pub members: BTreeMap<String, String>,
}

/// Metadata in the room of a pointer where there is none, as in most articles of a large corpus; reads as [`Metadata`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeanMetadata(Option<Box<Metadata>>);

static NO_METADATA: Metadata =
    Metadata { published: None, title: None, lang: None, document: None, members: BTreeMap::new() };

impl From<Metadata> for LeanMetadata {
    fn from(metadata: Metadata) -> Self {
        Self((metadata != NO_METADATA).then(|| Box::new(metadata)))
    }
}

impl Deref for LeanMetadata {
    type Target = Metadata;

    fn deref(&self) -> &Metadata {
        self.0.as_deref().unwrap_or(&NO_METADATA)
    }
}

impl Serialize for LeanMetadata {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Metadata::serialize(self, to)
    }
}

impl<'de> Deserialize<'de> for LeanMetadata {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Metadata::deserialize(from).map(Self::from)
    }
}

/// One member that the settings give to an article which has none of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its name (`published`, `outlet`, …).
    pub key: String,
    /// Its value as written.
    pub value: String,
    /// The file that gives it.
    pub path: String,
    /// Where the value stands in that file.
    pub span: SourceSpan,
}

/// One member that an article carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Declared {
    /// Its name as written.
    pub key: String,
    /// Its value as text.
    pub value: String,
    /// What carries it.
    pub origin: &'static str,
    /// Where on disk.
    pub span: SourceSpan,
}

/// The names under which a publication date is known, letters only and lower case; the first that can be read counts.
const PUBLISHED: &[&str] = &[
    "published",
    "articlepublishedtime",
    "datepublished",
    "publishedtime",
    "publishedat",
    "publisheddate",
    "publishdate",
    "publicationdate",
    "pubdate",
    "articlepublished",
    "ogpublishedtime",
    "parselypubdate",
    "sailthrudate",
    "dcdateissued",
    "dctermsissued",
    "dcdate",
    "dctermsdate",
    "date",
    "time",
];

impl Metadata {
    /// Whether it names a language, and that is not English.
    pub fn is_foreign(&self) -> bool {
        self.lang.as_deref().is_some_and(is_foreign)
    }
}

/// Whether a language tag names a language other than English.
pub(super) fn is_foreign(tag: &str) -> bool {
    let tag = tag.trim().to_lowercase();
    let language = tag.split(['-', '_', '.']).next().unwrap_or_default();
    !matches!(language, "" | "en" | "eng" | "english" | "und" | "mul" | "zxx" | "*")
}

/// Gathers the metadata of the article `path`, whose file is called `name`: its own members first, the first of a name winning,
/// then the day in the file's name, then what is given, the last of a name winning.
pub(super) fn gather(
    path: &str,
    file: &str,
    own: &[Declared],
    given: &[Given],
) -> (Metadata, Vec<Problem>) {
    let mut metadata = Metadata::default();
    let mut problems = Vec::new();
    for declared in own {
        metadata.members.entry(declared.key.clone()).or_insert_with(|| declared.value.clone());
    }
    for given in given.iter().rev() {
        metadata.members.entry(given.key.clone()).or_insert_with(|| given.value.clone());
    }
    metadata.published = own_day(file, own, &mut problems)
        .or_else(|| named_day(path, file, &mut problems))
        .or_else(|| given_day(given, &mut problems));
    if let Some(published) = &metadata.published {
        metadata.members.insert("published".to_owned(), published.date.to_string());
    }
    let mut canonical = |names: &[&str], to: &str| {
        let value = names.iter().find_map(|name| {
            own.iter().find(|d| plain(&d.key) == *name).map(|d| d.value.clone()).or_else(|| {
                given.iter().rev().find(|g| plain(&g.key) == *name).map(|g| g.value.clone())
            })
        })?;
        let value = value.trim().to_owned();
        if value.is_empty() {
            return None;
        }
        metadata.members.insert(to.to_owned(), value.clone());
        Some(value)
    };
    let title = canonical(&["title", "headline", "ogtitle"], "title");
    let lang = canonical(&["lang", "language", "inlanguage", "contentlanguage"], "lang");
    let document = canonical(&["type"], "type");
    canonical(&["outlet", "publisher", "ogsitename", "sitename"], "outlet");
    canonical(&["author", "articleauthor", "byline"], "author");
    metadata.title = title;
    metadata.lang = lang;
    metadata.document = document.and_then(|t| match &*t.to_lowercase() {
        "narrative" => Some(DocumentType::Narrative),
        "news" => Some(DocumentType::News),
        _ => None,
    });
    (metadata, problems)
}

/// A key with nothing but its letters and digits, in lower case: `publishDate` and `publish_date` are one name.
fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn own_day(file: &str, own: &[Declared], problems: &mut Vec<Problem>) -> Option<Published> {
    let mut candidates: Vec<(usize, &Declared)> = own
        .iter()
        .filter_map(|d| Some((PUBLISHED.iter().position(|name| *name == plain(&d.key))?, d)))
        .collect();
    // Front matter outweighs the markup below it whatever the name; within one kind of place the surer name comes first.
    candidates.sort_by_key(|(rank, d)| (d.origin != "front matter", *rank));
    for (_, declared) in candidates {
        // `published: true` is a draft's switch in several site generators.
        if matches!(declared.value.trim(), "" | "true" | "false" | "null" | "~") {
            continue;
        }
        let written = declared.value.trim();
        let read = day::day(written)
            .or_else(|| day::from_epoch(written).filter(|_| declared.origin == "JSONL member"));
        match read {
            Some(date) => {
                let origin = match declared.origin {
                    "meta" => declared.key.clone(),
                    other => other.to_owned(),
                };
                return Some(Published { date, written: written.to_owned(), origin });
            }
            None => problems.push(unreadable(written).at(file, declared.span)),
        }
    }
    None
}

fn named_day(path: &str, file: &str, problems: &mut Vec<Problem>) -> Option<Published> {
    let name = file.rsplit('/').next().unwrap_or(file);
    match day::of_file_name(name)? {
        (written, Some(date)) => {
            Some(Published { date, written: written.to_owned(), origin: "file name".to_owned() })
        }
        (written, None) => {
            problems.push(unreadable(written).in_file(path));
            None
        }
    }
}

/// Whether the name of a file gives a day that can be read, or none.
pub(super) fn is_plain_name(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    !matches!(day::of_file_name(name), Some((_, None)))
}

fn given_day(given: &[Given], problems: &mut Vec<Problem>) -> Option<Published> {
    for given in given.iter().rev().filter(|g| PUBLISHED.contains(&&*plain(&g.key))) {
        let written = given.value.trim();
        match day::day(written) {
            Some(date) => {
                return Some(Published {
                    date,
                    written: written.to_owned(),
                    origin: given.path.clone(),
                });
            }
            None => problems.push(unreadable(written).at(&given.path, given.span)),
        }
    }
    None
}

fn unreadable(written: &str) -> Problem {
    let message = format!(
        "`{written}` is no day that can be read, so the article has no publication date from it"
    );
    Problem::new("factlint::article::date", crate::problem::Severity::Warning, message)
        .label("expected a date")
        .help("write the day as 2025-03-14")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(key: &str, value: &str, origin: &'static str) -> Declared {
        let span = SourceSpan::new(3, 7);
        Declared { key: key.to_owned(), value: value.to_owned(), origin, span }
    }

    fn given(key: &str, value: &str) -> Given {
        let (path, span) = ("factlint.yml".to_owned(), SourceSpan::new(1, 2));
        Given { key: key.to_owned(), value: value.to_owned(), path, span }
    }

    fn day_of(file: &str, own: &[Declared], given: &[Given]) -> (Option<String>, usize) {
        let (metadata, problems) = gather(file, file, own, given);
        (metadata.published.map(|p| format!("{} {}", p.date, p.origin)), problems.len())
    }

    #[test]
    fn the_article_wins_then_its_name_then_the_last_that_is_given() {
        let metas = [own("date", "2025-03-02", "meta"), own("datePublished", "2025-03-01", "meta")];
        let front = [own("date", "March 3, 2025", "front matter"), metas[1].clone()];
        let bad = [own("date", "soon", "front matter")];
        let draft =
            [own("published", "true", "front matter"), own("date", "2025-03-05", "front matter")];
        let settings = [given("published", "2025-01-01"), given("date", "2025-01-02")];
        for (file, own, given, want, faults) in [
            ("a.md", &metas[..], &settings[..], Some("2025-03-01 datePublished"), 0),
            ("a.md", &front[..], &[][..], Some("2025-03-03 front matter"), 0),
            ("a/2025-03-04-b.md", &bad[..], &[][..], Some("2025-03-04 file name"), 1),
            ("a.md", &bad[..], &settings[..], Some("2025-01-02 factlint.yml"), 1),
            ("a.md", &draft[..], &[][..], Some("2025-03-05 front matter"), 0),
            ("2025-03-04-b.md", &[][..], &settings[..], Some("2025-03-04 file name"), 0),
            ("a.md", &[][..], &[][..], None, 0),
        ] {
            assert_eq!(
                day_of(file, own, given),
                (want.map(str::to_owned), faults),
                "{file} {own:?}"
            );
        }
    }

    #[test]
    fn members_keep_their_names_and_known_ones_are_found_under_any() {
        let own = [own("og:site_name", "BBC", "meta"), own("type", "Narrative", "meta")];
        let (metadata, _) = gather(
            "a",
            "a",
            &own,
            &[given("outlet", "X"), given("desk", "war"), given("lang", "fr-CA")],
        );
        assert_eq!(metadata.members["outlet"], "X");
        assert_eq!(metadata.members["og:site_name"], "BBC");
        assert_eq!(metadata.members["desk"], "war");
        assert_eq!(metadata.document, Some(DocumentType::Narrative));
        assert!(metadata.is_foreign());
        for (tag, foreign) in [
            ("en", false),
            ("en-GB", false),
            ("EN_us", false),
            ("English", false),
            ("de", true),
            ("ens", true),
        ] {
            assert_eq!(is_foreign(tag), foreign, "{tag}");
        }
    }
}
