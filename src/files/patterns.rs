//! Patterns of paths. In: globs as `factlint.yml` writes them. Out: whether a path is caught, and whether a folder can hold one that is.

use super::File;
use crate::error::Error;
use globset::{GlobBuilder, GlobMatcher};
use std::sync::OnceLock;

/// Patterns of paths as `factlint.yml` writes them: `*` and `?` stay within a folder, `**` does not, `{a,b}` is a choice, and a
/// pattern behind `!` takes files out again.
#[derive(Debug, Clone)]
pub struct Patterns {
    written: Vec<Pattern>,
}

#[derive(Debug, Clone)]
struct Pattern {
    /// As it is written.
    glob: String,
    /// Whether it takes files in, and not out again.
    takes: bool,
    matcher: GlobMatcher,
    /// What its folders have to fit, where that is ever asked.
    folders: OnceLock<Option<GlobMatcher>>,
}

/// Patterns as they ask for the files of one folder.
#[derive(Debug)]
pub struct Within<'p> {
    asks: Vec<(bool, Ask<'p>)>,
}

/// What a pattern asks of a file in a folder.
#[derive(Debug)]
enum Ask<'p> {
    /// That its name ends so.
    End(&'p str),
    /// That its path fits.
    Path(&'p GlobMatcher),
}

impl Patterns {
    /// Reads patterns; `Err` names the first that cannot be read.
    pub fn new<S: AsRef<str>>(globs: &[S]) -> Result<Self, Error> {
        let written = globs.iter().map(|glob| {
            let glob = glob.as_ref();
            let (body, takes) = match glob.strip_prefix('!') {
                Some(rest) => (rest, false),
                None => (glob, true),
            };
            let body = body.strip_prefix("./").unwrap_or(body);
            let matcher = matcher(body)?;
            Ok(Pattern { glob: glob.to_owned(), takes, matcher, folders: OnceLock::new() })
        });
        Ok(Self { written: written.collect::<Result<_, Error>>()? })
    }

    /// Whether they catch a path with `/`, relative to the root.
    pub fn catches(&self, path: &str) -> bool {
        let takes = |wanted: bool| {
            let mut those = self.written.iter().filter(|pattern| pattern.takes == wanted);
            those.any(|pattern| pattern.matcher.is_match(path))
        };
        takes(true) && !takes(false)
    }

    /// The same for the files of a folder (a path with `/`, relative to the root; empty for that): of most patterns nothing is left to ask
    /// of each of them but how it ends.
    pub fn within(&self, folder: &str) -> Within<'_> {
        let asks = self.written.iter().filter_map(|pattern| {
            let ask = match ending(pattern.body()) {
                Some((above, end)) => pattern.fits(above, folder).then_some(Ask::End(end)),
                None => Some(Ask::Path(&pattern.matcher)),
            };
            Some((pattern.takes, ask?))
        });
        Within { asks: asks.collect() }
    }

    /// Whether a folder (a path with `/`, relative to the root) can hold a path that they catch, as far as the names of folders tell.
    pub fn reach_into(&self, folder: &str) -> bool {
        self.written.iter().any(|pattern| pattern.takes && reaches(&pattern.glob, folder))
    }

    /// The patterns that catch none of `files`, as written.
    pub fn idle(&self, files: &[File]) -> Vec<&str> {
        self.written
            .iter()
            .filter(|pattern| {
                pattern.takes && !files.iter().any(|f| pattern.matcher.is_match(&f.path))
            })
            .map(|pattern| &*pattern.glob)
            .collect()
    }

    /// Whether one of them names a hidden file or folder.
    pub fn name_hidden(&self) -> bool {
        self.written.iter().any(|pattern| {
            let mut parts = pattern.glob.split('/');
            pattern.takes && parts.any(|part| part.starts_with('.') && part.len() > 2)
        })
    }
}

impl Pattern {
    /// What is matched: without what takes files out, and the folder that it starts from.
    fn body(&self) -> &str {
        let body = self.glob.strip_prefix('!').unwrap_or(&self.glob);
        body.strip_prefix("./").unwrap_or(body)
    }

    /// Whether `above`, its part before the last name, in which nothing stands for several folders, is for this one.
    fn fits(&self, above: &str, folder: &str) -> bool {
        let folders = || self.folders.get_or_init(|| matcher(above).ok()).as_ref();
        above == folder
            || above.contains(['*', '?']) && folders().is_some_and(|m| m.is_match(folder))
    }
}

impl Within<'_> {
    /// Whether they catch a path of that folder.
    pub fn catch(&self, path: &str) -> bool {
        let takes = |wanted: bool| {
            let mut those = self.asks.iter().filter(|(takes, _)| *takes == wanted);
            those.any(|(_, ask)| match ask {
                Ask::End(end) => path.ends_with(end),
                Ask::Path(matcher) => matcher.is_match(path),
            })
        };
        takes(true) && !takes(false)
    }
}

/// A glob that ends in a `*` and letters, and in which nothing stands for several folders: what stands before its last name, and those
/// letters.
fn ending(glob: &str) -> Option<(&str, &str)> {
    let (above, name) = glob.rsplit_once('/').unwrap_or(("", glob));
    let end = name.strip_prefix('*')?;
    let plain = !end.contains(['*', '?']) && !glob.contains(['[', '{', '\\']);
    (plain && !above.contains("**") && !glob.starts_with('/')).then_some((above, end))
}

/// Whether a glob goes on below a folder: name by name, until one of its own can stand for several.
fn reaches(glob: &str, folder: &str) -> bool {
    let mut names = glob.strip_prefix("./").unwrap_or(glob).split('/');
    for name in folder.split('/') {
        let Some(own) = names.next() else { return false };
        if own.contains("**") || own.contains(['{', '\\']) {
            return true;
        }
        if !own.contains(['*', '?', '[']) && own != name {
            return false;
        }
    }
    names.next().is_some()
}

/// The matcher of one pattern of paths (`seeds/000_*.txt`).
pub fn matcher(glob: &str) -> Result<GlobMatcher, Error> {
    let built = GlobBuilder::new(glob).literal_separator(true).build();
    built
        .map(|g| g.compile_matcher())
        .map_err(|source| Error::Glob { glob: glob.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_in_a_folder_is_what_is_asked_of_paths() {
        let globs = [
            "*.md",
            "*",
            "**/*.md",
            "a/*.md",
            "./a/*.md",
            "a*/*",
            "*/b/*.txt",
            "a/**",
            "a/**/*.txt",
            "{a,b}/*.md",
            "a/[xy]*.md",
            "a/x?.md",
            "a/x.md",
            "!a/x*.md",
            "!*.txt",
            "a//*.md",
            "a/*.m*",
            "/*.md",
        ];
        let names = ["x.md", ".md", "xy.md", "x.txt", "*.md", "md"];
        for (first, second) in globs.iter().flat_map(|one| globs.map(|other| (*one, other))) {
            let patterns = Patterns::new(&[first, second]).unwrap();
            for folder in ["", "a", "ab", "a/b", "a/b/c", "b"] {
                let within = patterns.within(folder);
                for name in names {
                    let path = if folder.is_empty() {
                        name.to_owned()
                    } else {
                        format!("{folder}/{name}")
                    };
                    assert_eq!(
                        within.catch(&path),
                        patterns.catches(&path),
                        "{first} {second} {path}"
                    );
                }
            }
        }
    }

    #[test]
    fn folders_that_hold_nothing_are_known_by_their_names() {
        for (glob, folder, want) in [
            ("rules.yml", "news", false),
            ("rules/*.yml", "rules", true),
            ("./rules/*.yml", "rules", true),
            ("rules/*.yml", "rules/old", false),
            ("part-*/a/*.txt", "part-1", true),
            ("part-*/a/*.txt", "part-1/b", false),
            ("part-*/a/*.txt", "other/a", true),
            ("**/*.md", "a/b/c", true),
            ("a/**/b.md", "a/x/y", true),
            ("a/**/b.md", "b", false),
            ("{a/b,c}/*.md", "a/b", true),
        ] {
            let patterns = Patterns::new(&[glob]).unwrap();
            assert_eq!(patterns.reach_into(folder), want, "{glob} {folder}");
        }
    }
}
