//! What a folder holds. In: its articles, one by one. Out: where they lie, in which formats, and which of them carry a date.

use crate::corpus::{self, Article};
use jiff::civil::Date;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What is kept of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its path; `FILE#ID` for a line of JSONL.
    pub path: String,
    /// Who says when it was published (`front matter`, `file name`, `dateline`); `None` where nobody does.
    pub dated: Option<String>,
    /// The names of its other metadata.
    pub members: BTreeSet<String>,
}

/// What a folder holds.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// Its articles, by path.
    pub articles: Vec<Seen>,
}

/// Papers of a project that are no articles, whatever their case.
const PAPERS: &[&str] = &[
    "readme",
    "changelog",
    "changes",
    "license",
    "licence",
    "copying",
    "contributing",
    "security",
    "code_of_conduct",
    "authors",
    "notice",
    "todo",
    "agents",
    "claude",
    "requirements",
    "robots",
];

impl Seen {
    /// What is kept of `article`; `printed` is who says when it was published where its metadata does not.
    pub fn new(article: &Article, printed: Option<String>) -> Self {
        let published = article.metadata.published.as_ref();
        let members = article.metadata.members.keys().cloned().collect();
        let dated = published.map(|published| published.origin.clone()).or(printed);
        Seen { path: article.path.clone(), dated, members }
    }
}

impl Survey {
    /// The survey of these articles. Papers of the project itself (README, LICENSE) are left out where there is anything else.
    pub fn new(mut articles: Vec<Seen>) -> Self {
        articles.sort_by(|a, b| a.path.cmp(&b.path));
        if articles.iter().any(|seen| !is_paper(&seen.path)) {
            articles.retain(|seen| !is_paper(&seen.path));
        }
        Survey { articles }
    }

    /// How many articles there are of each extension.
    pub fn formats(&self) -> BTreeMap<&str, usize> {
        let mut out = BTreeMap::new();
        for seen in &self.articles {
            *out.entry(extension(&seen.path)).or_insert(0) += 1;
        }
        out
    }

    /// Patterns that catch the articles: one for each folder at the top, with the extensions that lie in it.
    pub fn patterns(&self) -> Vec<String> {
        let mut folders: BTreeMap<Option<&str>, BTreeSet<&str>> = BTreeMap::new();
        for seen in &self.articles {
            let folder = corpus::file_of(&seen.path).split_once('/').map(|(folder, _)| folder);
            folders.entry(folder).or_default().insert(extension(&seen.path));
        }
        let pattern = |(folder, extensions): (&Option<&str>, &BTreeSet<&str>)| {
            let all: Vec<&str> = extensions.iter().copied().collect();
            let files = match all.as_slice() {
                [one] => format!("*.{one}"),
                several => format!("*.{{{}}}", several.join(",")),
            };
            folder.map_or(files.clone(), |folder| format!("{}/**/{files}", globset::escape(folder)))
        };
        folders.iter().map(pattern).collect()
    }

    /// The articles that nobody dates.
    pub fn undated(&self) -> impl Iterator<Item = &Seen> {
        self.articles.iter().filter(|seen| seen.dated.is_none())
    }

    /// Who dates the others, with how many each, by name.
    pub fn dated_by(&self) -> BTreeMap<&str, usize> {
        let mut out = BTreeMap::new();
        for origin in self.articles.iter().filter_map(|seen| seen.dated.as_deref()) {
            *out.entry(origin).or_insert(0) += 1;
        }
        out
    }

    /// Patterns of undated articles whose path names a day (`2025/03/14/…`, `20250314-…`), each with that day.
    pub fn days_in_paths(&self) -> Vec<(String, Date)> {
        let found: BTreeMap<String, Date> = self.undated().filter_map(day_in).collect();
        found.into_iter().collect()
    }
}

static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^0-9])((?:19|20)\d\d)[-_/.]?(0[1-9]|1[0-2])[-_/.]?([0-3]\d)(?:[^0-9]|$)")
        .ok()
});

fn day_in(seen: &Seen) -> Option<(String, Date)> {
    let path = corpus::file_of(&seen.path);
    let found = DAY.as_ref()?.captures(path)?;
    let number = |i: usize| found.get(i)?.as_str().parse::<i16>().ok();
    let day = number(3).and_then(|day| i8::try_from(day).ok())?;
    let month = number(2).and_then(|month| i8::try_from(month).ok())?;
    let date = Date::new(number(1)?, month, day).ok()?;
    let end = found.get(3)?.end();
    let (before, rest) = path.split_at(end);
    let rest = if rest.contains('/') { "*/**" } else { "*" };
    let rest = if path[end..].starts_with('/') { "/**" } else { rest };
    Some((format!("{}{rest}", globset::escape(before)), date))
}

fn extension(path: &str) -> &str {
    let file = corpus::file_of(path);
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn is_paper(path: &str) -> bool {
    let name = corpus::file_of(path).rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    PAPERS.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(paths: &[&str]) -> Survey {
        let seen =
            |path: &&str| Seen { path: (*path).to_owned(), dated: None, members: BTreeSet::new() };
        Survey::new(paths.iter().map(seen).collect())
    }

    #[test]
    fn patterns_say_where_articles_lie() {
        for (paths, want) in [
            (&["news/a.md", "news/b/c.txt", "README.md"][..], &["news/**/*.{md,txt}"][..]),
            (&["a.txt", "b.txt"][..], &["*.txt"][..]),
            (&["README.md"][..], &["*.md"][..]),
            (
                &["feed.jsonl#1", "feed.jsonl#2", "web/x.html"][..],
                &["*.jsonl", "web/**/*.html"][..],
            ),
        ] {
            assert_eq!(survey(paths).patterns(), want, "{paths:?}");
        }
    }

    #[test]
    fn days_stand_in_paths() {
        for (path, want) in [
            ("news/2025/03/14/a.txt", Some(("news/2025/03/14/**", "2025-03-14"))),
            ("news/20250314-a.txt", Some(("news/20250314*", "2025-03-14"))),
            ("2025-03-14-a/b.md", Some(("2025-03-14*/**", "2025-03-14"))),
            ("news/2025/02/31/a.txt", None),
            ("news/120250314.txt", None),
            ("news/a.txt", None),
        ] {
            let found = survey(&[path]).days_in_paths();
            let found: Vec<_> = found.iter().map(|(p, d)| (p.as_str(), d.to_string())).collect();
            let found = found.first().map(|(p, d)| (*p, d.as_str()));
            assert_eq!(found, want, "{path}");
        }
    }
}
