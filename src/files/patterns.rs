//! Patterns of paths. In: globs as `factlint.yml` writes them. Out: whether a path is caught, and whether a folder can hold one that is.

use super::File;
use crate::error::Error;
use globset::{GlobBuilder, GlobMatcher};

/// Patterns of paths as `factlint.yml` writes them: `*` and `?` stay within a folder, `**` does not, `{a,b}` is a choice, and a
/// pattern behind `!` takes files out again.
#[derive(Debug, Clone)]
pub struct Patterns {
    written: Vec<(String, bool, GlobMatcher)>,
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
            Ok((glob.to_owned(), takes, matcher))
        });
        Ok(Self { written: written.collect::<Result<_, Error>>()? })
    }

    /// Whether they catch a path with `/`, relative to the root.
    pub fn catches(&self, path: &str) -> bool {
        let takes = |wanted: bool| {
            let mut those = self.written.iter().filter(|(_, takes, _)| *takes == wanted);
            those.any(|(glob, _, matcher)| match plain(glob) {
                Some(glob) => fits(glob.as_bytes(), path.as_bytes()),
                None => matcher.is_match(path),
            })
        };
        takes(true) && !takes(false)
    }

    /// Whether a folder (a path with `/`, relative to the root) can hold a path that they catch, as far as the names of folders tell.
    pub fn reach_into(&self, folder: &str) -> bool {
        self.written.iter().any(|(glob, takes, _)| *takes && reaches(glob, folder))
    }

    /// The patterns that catch none of `files`, as written.
    pub fn idle(&self, files: &[File]) -> Vec<&str> {
        self.written
            .iter()
            .filter(|(_, takes, matcher)| {
                *takes && !files.iter().any(|f| matcher.is_match(&f.path))
            })
            .map(|(glob, ..)| &**glob)
            .collect()
    }

    /// Whether one of them names a hidden file or folder.
    pub fn name_hidden(&self) -> bool {
        self.written.iter().any(|(glob, takes, _)| {
            *takes && glob.split('/').any(|part| part.starts_with('.') && part.len() > 2)
        })
    }
}

/// The body of a pattern in which nothing but `*` within a name stands for anything; most are such, and are tried on every file.
fn plain(glob: &str) -> Option<&str> {
    let body = glob.strip_prefix('!').unwrap_or(glob);
    let body = body.strip_prefix("./").unwrap_or(body);
    (!body.contains(['?', '[', ']', '{', '}', '\\']) && !body.contains("**")).then_some(body)
}

/// Whether a plain pattern fits a path.
fn fits(glob: &[u8], path: &[u8]) -> bool {
    let (mut at, mut here) = (0, 0);
    // Where the last star stands, and where what it stands for ends.
    let mut star: Option<(usize, usize)> = None;
    while here < path.len() {
        if glob.get(at) == Some(&b'*') {
            star = Some((at, here));
            at += 1;
        } else if glob.get(at) == Some(&path[here]) {
            at += 1;
            here += 1;
        } else if let Some((place, end)) = star.filter(|(_, end)| path[*end] != b'/') {
            star = Some((place, end + 1));
            (at, here) = (place + 1, end + 1);
        } else {
            return false;
        }
    }
    glob[at..].iter().all(|byte| *byte == b'*')
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_patterns_fit_what_they_fit_as_globs(glob in "[ab*/.]{0,8}", path in "[ab/.]{0,8}") {
            if let (Some(plain), Ok(matcher)) = (plain(&glob), matcher(&glob))
                && plain == glob
            {
                prop_assert_eq!(fits(plain.as_bytes(), path.as_bytes()), matcher.is_match(&path));
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
