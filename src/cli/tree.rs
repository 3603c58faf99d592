//! Where the files of a project lie. In: paths. Out: their bytes, from disk or from a revision.

use crate::cache::Stamp;
use crate::change::Revision;
use crate::corpus;
use crate::files::{self, File, Found, Patterns};
use crate::problem::Problem;
use std::collections::BTreeSet;
use std::path::Path;

/// The working tree, or a commit.
pub enum Tree {
    /// The working tree.
    Disk,
    /// A commit, read from git's objects.
    Revision(Revision),
}

impl Tree {
    /// The files that patterns catch, sorted by path; without patterns all text.
    pub fn find(&self, root: &Path, patterns: Option<&Patterns>) -> Found {
        match self {
            Tree::Disk => files::find(root, patterns),
            Tree::Revision(revision) => listed(revision, root, patterns),
        }
    }

    /// The same, each with what it looks like; one that lies in a commit looks like nothing that is known.
    pub fn survey(&self, root: &Path, patterns: Option<&Patterns>) -> (Found, Vec<Stamp>) {
        match self {
            Tree::Disk => {
                let (found, stamps) = files::survey(root, patterns, &Stamp::new);
                (found, stamps.into_iter().map(Option::unwrap_or_default).collect())
            }
            Tree::Revision(revision) => {
                let found = listed(revision, root, patterns);
                let stamps = vec![Stamp::default(); found.files.len()];
                (found, stamps)
            }
        }
    }

    /// Reads many files at once where that is quicker than one by one.
    pub fn prepare<'a>(&self, files: impl Iterator<Item = &'a File>) -> Option<Problem> {
        let Tree::Revision(revision) = self else { return None };
        let wanted = files.filter(|file| !on_disk(revision, file)).map(|file| &*file.path);
        let error = revision.load(wanted).err()?;
        let message = format!("the base of the change cannot be read: {error}");
        let help = "where the clone is partial or broken: git fetch --refetch, or a full clone";
        Some(Problem::error("factlint::change::unreadable", message).help(help))
    }

    /// Whether the working tree holds the same file at `path`; the working tree itself always does.
    pub fn is_same(&self, path: &str) -> bool {
        match self {
            Tree::Disk => true,
            Tree::Revision(revision) => revision.is_same(path),
        }
    }

    /// Whether there is such a file.
    pub fn holds(&self, path: &str) -> bool {
        match self {
            Tree::Disk => true,
            Tree::Revision(revision) => revision.holds(path),
        }
    }

    /// The bytes of a file, or why there are none.
    pub fn read(&self, file: &File) -> Result<Vec<u8>, Box<Problem>> {
        match self {
            Tree::Disk => files::read(file),
            Tree::Revision(revision) if on_disk(revision, file) => files::read(file),
            Tree::Revision(revision) => revision.read(&file.path).ok_or_else(|| {
                let message = "the base of the change does not hold this file";
                Box::new(
                    Problem::error("factlint::change::unreadable", message).in_file(&*file.path),
                )
            }),
        }
    }

    /// The text of a table, or why there is none.
    pub fn text(&self, root: &Path, path: &str) -> Result<String, String> {
        match self {
            Tree::Disk => files::text_inside(root, path),
            Tree::Revision(revision) => {
                let bytes = held(revision, root, path).ok_or("there is no such file")?;
                String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
            }
        }
    }
}

/// The bytes of a file of the revision, `None` where it holds none: from the working tree, where that has the same, since git answers
/// less quickly.
pub fn held(revision: &Revision, root: &Path, path: &str) -> Option<Vec<u8>> {
    let file = File::new(path.to_owned(), &root.join(path));
    match on_disk(revision, &file) {
        true => files::read(&file).ok(),
        false => revision.read(path),
    }
}

/// Whether a file of the revision can be read from the working tree, where line ends and filters are as the author sees them.
fn on_disk(revision: &Revision, file: &File) -> bool {
    revision.holds(&file.path) && revision.is_same(&file.path) && file.absolute().is_file()
}

/// The files of a revision that patterns catch.
fn listed(revision: &Revision, root: &Path, patterns: Option<&Patterns>) -> Found {
    let hidden = patterns.is_some_and(Patterns::name_hidden);
    let shown = |path: &&str| hidden || !path.split('/').any(|part| part.starts_with('.'));
    let wanted = |path: &&str| patterns.map_or_else(|| corpus::is_text(path), |p| p.catches(path));
    let file = |path: &str| File::new(path.to_owned(), &root.join(path));
    let mut files: Vec<File> = revision.paths().filter(shown).filter(wanted).map(file).collect();
    // A link beside what it leads to shows nothing new.
    let paths: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    files.retain(|file| !revision.target(&file.path).is_some_and(|to| paths.contains(to)));
    Found { files, problems: Vec::new() }
}
