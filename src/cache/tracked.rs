//! Whether a cache came with the repository. In: the root of a project. Out: whether git tracks something of that name.
//!
//! The digests in a cache show damage and not who wrote it: what a pull request brings along could hold whatever its author likes. What
//! factlint writes ignores itself in git, so a cache that git tracks is not factlint's own.

use super::FOLDER;
use crate::problem::{Problem, Severity};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Whether git's index names the folder of a cache, anywhere and in whatever case: on some disks both are one folder, and a link of
/// that name may lead to any other. `false` where there is no git.
pub fn is_tracked(root: &Path) -> bool {
    // Looked for only where there is something that could be trusted.
    root.join(FOLDER).symlink_metadata().is_ok()
        && index(root)
            .and_then(|index| fs::File::open(index).ok())
            .is_some_and(|index| names(index, PIECE).unwrap_or(false))
}

/// So many bytes of an index are held at once: that of a large repository is larger than all that a run holds beside it.
const PIECE: usize = 1 << 16;

/// The problem of such a cache.
pub fn tracked() -> Problem {
    let message = format!(
        "git tracks `{FOLDER}`, so the cache is not trusted: nothing is read from it, and nothing kept"
    );
    Problem::new("factlint::cache::tracked", Severity::Warning, message)
        .help(format!("git rm -r --cached {FOLDER}"))
}

/// Whether an index that is read in pieces of so many bytes holds the name.
fn names(mut index: impl Read, piece: usize) -> io::Result<bool> {
    let name = FOLDER.as_bytes();
    let (mut bytes, mut held) = (vec![0; piece], 0);
    loop {
        let read = match index.read(&mut bytes[held..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let own = &bytes[..held + read];
        let mut starts = memchr::memchr_iter(name[0], own);
        if starts
            .any(|at| own[at..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)))
        {
            return Ok(true);
        }
        if read == 0 {
            return Ok(false);
        }
        // It may go on in the next piece.
        let rest = own.len() - own.len().min(name.len() - 1)..own.len();
        held = rest.len();
        bytes.copy_within(rest, 0);
    }
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
            for piece in [FOLDER.len(), FOLDER.len() + 1, 20, 1_000] {
                let found = names(index, piece).expect("bytes can be read");
                assert_eq!(found, wanted, "{piece} {}", String::from_utf8_lossy(index));
            }
        }
    }
}
