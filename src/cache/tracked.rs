//! Whether a cache came with the repository. In: the root of a project. Out: whether git tracks something of that name.
//!
//! The digests in a cache show damage and not who wrote it: what a pull request brings along could hold whatever its author likes. What
//! factlint writes ignores itself in git, so a cache that git tracks is not factlint's own.

use super::FOLDER;
use crate::problem::{Problem, Severity};
use std::fs;
use std::path::{Path, PathBuf};

/// Whether git's index names the folder of a cache, anywhere and in whatever case: on some disks both are one folder, and a link of
/// that name may lead to any other. `false` where there is no git.
pub fn is_tracked(root: &Path) -> bool {
    // Looked for only where there is something that could be trusted.
    root.join(FOLDER).symlink_metadata().is_ok()
        && index(root).and_then(|index| fs::read(index).ok()).is_some_and(|bytes| names(&bytes))
}

/// The problem of such a cache.
pub fn tracked() -> Problem {
    let message = format!(
        "git tracks `{FOLDER}`, so the cache is not trusted: nothing is read from it, and nothing kept"
    );
    Problem::new("factlint::cache::tracked", Severity::Warning, message)
        .help(format!("git rm -r --cached {FOLDER}"))
}

fn names(index: &[u8]) -> bool {
    let name = FOLDER.as_bytes();
    memchr::memchr_iter(name[0], index)
        .any(|at| index.get(at..at + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)))
}

/// Where the index of the repository lies that a folder belongs to.
fn index(root: &Path) -> Option<PathBuf> {
    let root = fs::canonicalize(root).ok()?;
    let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists())?;
    if git.is_dir() {
        return Some(git.join("index"));
    }
    // Of a linked worktree or a submodule, `.git` is a file that says where the rest lies.
    let text = fs::read_to_string(&git).ok()?;
    Some(git.parent()?.join(text.strip_prefix("gitdir:")?.trim()).join("index"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_found_in_any_case_and_place() {
        for (index, wanted) in [
            (&b"DIRC..a.txt\0.factlint-cache/00.bin\0"[..], true),
            (b"sub/.FactLint-Cache", true),
            (b"..factlint-cach", false),
            (b".factlint/config.schema.json", false),
            (b"", false),
        ] {
            assert_eq!(names(index), wanted, "{}", String::from_utf8_lossy(index));
        }
    }
}
