//! Finds and reads the files of the corpus. In: the root folder and the patterns of `factlint.yml`. Out: files sorted by path, their
//! bytes, and a problem for each one that cannot be read.
//!
//! With `change` and `cache` the library's only input and output; nothing that a link fetches from outside of the repository is read. `.gitignore` files count whether or not there is a repository.
//! Knows file names, not what is in them.

mod ignored;
mod lines;
mod patterns;
mod walk;
mod whole;

pub use patterns::{Patterns, matcher};
pub use walk::{find, survey};
pub use whole::{place, write};

use crate::corpus;
use crate::problem::{Problem, Severity};
use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// One file that a pattern catches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Its path with `/`, relative to the root.
    pub path: String,
    place: Place,
}

/// Where a file is. A root is held once for all of its files, each with no more than a pointer to it: there may be millions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Below(Arc<PathBuf>),
    At(Arc<PathBuf>),
}

impl File {
    /// The file of that path that lies at `absolute`.
    pub fn new(path: String, absolute: &Path) -> Self {
        Self { path, place: Place::At(Arc::new(absolute.to_owned())) }
    }

    /// The file that lies where its path leads from `root`.
    fn below(root: &Arc<PathBuf>, path: String) -> Self {
        Self { path, place: Place::Below(root.clone()) }
    }

    /// Where it is.
    pub fn absolute(&self) -> PathBuf {
        match &self.place {
            Place::Below(root) => root.join(&self.path),
            Place::At(path) => path.to_path_buf(),
        }
    }
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The files, sorted by path.
    pub files: Vec<File>,
    /// What could not be looked at, sorted by path.
    pub problems: Vec<Problem>,
}

/// The bytes of a file, or why there are none.
pub fn read(file: &File) -> Result<Vec<u8>, Box<Problem>> {
    let absolute = file.absolute();
    let kind = fs::metadata(&absolute).map_err(|e| Box::new(unreadable(&file.path, &e)))?;
    // Opening a FIFO would wait for a writer that never comes.
    if !kind.is_file() {
        return Err(Box::new(special(&file.path)));
    }
    // Told before room is made for it.
    let most = corpus::largest(&file.path).filter(|_| corpus::is_text(&file.path));
    if most.is_some_and(|most| kind.len() > most as u64) {
        return Err(Box::new(corpus::too_large(&file.path)));
    }
    let unreadable = |e| Box::new(unreadable(&file.path, &e));
    if kind.len() > lines::LONGEST && lines::is_endless(&absolute).map_err(unreadable)? {
        let message =
            format!("a line is longer than {} MiB, so the file is not read", lines::LONGEST >> 20);
        return Err(Box::new(Problem { message, ..corpus::too_large(&file.path) }));
    }
    whole(&absolute, kind.len()).map_err(unreadable)
}

/// The bytes of a file that is known to be so long. Asking the system for the length once more would cost as much as opening it.
fn whole(path: &Path, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).map_or(0, |size| size + 1));
    fs::File::open(path)?.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text of a file that settings or rules name by a path relative to the root.
///
/// # Errors
/// Why it cannot be had: one that leads out of the repository, by a link too, is none.
pub fn text_inside(root: &Path, path: &str) -> Result<String, String> {
    let reason = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        kind => kind.to_string(),
    };
    let file = fs::canonicalize(root.join(path)).map_err(reason)?;
    if !file.starts_with(boundary(root)) {
        return Err("it is a link that leads out of the repository".to_owned());
    }
    if !fs::metadata(&file).map_err(reason)?.is_file() {
        return Err("it is no file".to_owned());
    }
    fs::read_to_string(file).map_err(reason)
}

/// The folder that nothing of a project may lead out of: the top of its git repository, else its root.
fn boundary(root: &Path) -> PathBuf {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    top.unwrap_or(&root).to_owned()
}

/// The error of a run in which there was nothing to check.
pub fn nothing_found(root: &Path, patterns: Option<&[String]>) -> Problem {
    let message = match patterns {
        Some(patterns) => format!("no article was found by {}", patterns.join(", ")),
        None => "no article was found: no file here is text that is not ignored".to_owned(),
    };
    Problem::error("factlint::run::no-article", message).help(format!(
        "set `articles:` in factlint.yml to patterns of paths relative to {}",
        root.display()
    ))
}

/// `path` relative to `root`, with `/`; `None` for the root itself and for anything outside.
pub fn relative(root: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<String>> = inside
        .components()
        .map(|part| match part {
            Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    parts.filter(|p| !p.is_empty()).map(|p| p.join("/"))
}

/// An article is missing where the link is to a file; where it is to a folder, nobody knows.
fn outside(path: &str, is_folder: bool) -> Problem {
    let message = "the link leads out of the repository, so what it leads to is not read";
    let severity = if is_folder { Severity::Warning } else { Severity::Error };
    Problem::new("factlint::article::outside", severity, message)
        .in_file(path)
        .help("copy the file into the repository, or name the link in .gitignore")
}

fn link_loop(path: &str) -> Problem {
    let message = "the link leads back to a folder that holds it, so it is not followed";
    Problem::new("factlint::article::loop", Severity::Warning, message)
        .in_file(path)
        .help("remove the link, or name it in .gitignore")
}

fn special(path: &str) -> Problem {
    let message = "this is no file (a FIFO, a socket or a device), so it is not read";
    Problem::error("factlint::article::not-a-file", message)
        .in_file(path)
        .help("take it out of `articles:`, or name it in .gitignore")
}

fn unreadable(path: &str, error: &io::Error) -> Problem {
    // The kind alone: the words of the system hold absolute paths, which differ from machine to machine.
    let reason = error.kind();
    Problem::error("factlint::article::unreadable", format!("the file could not be read: {reason}"))
        .in_file(path)
        .help("make it readable, or take it out of `articles:`")
}

fn idle(glob: &str) -> Problem {
    Problem::new(
        "factlint::config::idle-pattern",
        Severity::Warning,
        format!("the pattern `{glob}` of `articles:` finds no file"),
    )
    .help("patterns are relative to the folder of factlint.yml; `**` goes into folders")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    /// A folder with those files, a name that ends in `/` being a folder.
    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn paths(found: &Found) -> Vec<&str> {
        found.files.iter().map(|f| &*f.path).collect()
    }

    #[test]
    fn files_are_found_sorted_and_ignored_ones_are_not() {
        let root = folder(&[
            ("b.txt", ""),
            ("a/z.md", ""),
            ("a/y.pdf", ""),
            ("a/x.JSONL", ""),
            (".hidden/q.txt", ""),
            ("draft/d.txt", ""),
            (".gitignore", "draft/\n"),
            ("a/.gitignore", "!no\nn.txt\n"),
            ("a/n.txt", ""),
            (".git/c.txt", ""),
            ("a/.ignore", "z.md"),
        ]);
        assert_eq!(paths(&find(root.path(), None)), ["a/x.JSONL", "a/z.md", "b.txt"]);
        for (globs, want, idle) in [
            (&["**/*.{md,pdf}"][..], vec!["a/y.pdf", "a/z.md"], 0),
            (
                &["*.txt", "a/*", "!a/*.pdf"],
                vec!["a/.gitignore", "a/x.JSONL", "a/z.md", "b.txt"],
                0,
            ),
            (&["./b.txt", "no/*.txt"], vec!["b.txt"], 1),
            (&[".hidden/*.txt"], vec![".hidden/q.txt"], 0),
            (&["draft/*.txt", "*.md"], vec![], 2),
        ] {
            let found = find(root.path(), Some(&Patterns::new(globs).unwrap()));
            let files: Vec<&str> =
                paths(&found).into_iter().filter(|p| !p.ends_with("ignore")).collect();
            let want: Vec<&str> = want.into_iter().filter(|p| !p.ends_with("ignore")).collect();
            assert_eq!((files, found.problems.len()), (want, idle), "{globs:?}");
        }
        assert!(matches!(Patterns::new(&["a/{b"]), Err(Error::Glob { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_told() {
        use std::os::unix::fs::symlink;
        let root = folder(&[("a/x.txt", "x"), ("real.txt", "y")]);
        symlink(root.path().join("a"), root.path().join("a/loop")).unwrap();
        symlink(root.path().join("nowhere"), root.path().join("gone.txt")).unwrap();
        symlink(root.path().join("nowhere"), root.path().join("gone.bin")).unwrap();
        symlink(root.path().join("real.txt"), root.path().join("again.txt")).unwrap();
        let made = std::process::Command::new("mkfifo").arg(root.path().join("pipe.txt")).status();
        let found = find(root.path(), None);
        assert_eq!(paths(&found), ["a/x.txt", "real.txt"]);
        let told: Vec<_> = found
            .problems
            .iter()
            .map(|p| (p.code.rsplit("::").next().unwrap(), &*p.location.as_ref().unwrap().path))
            .collect();
        let mut want = vec![("loop", "a/loop"), ("unreadable", "gone.txt")];
        if made.is_ok_and(|status| status.success()) {
            want.push(("not-a-file", "pipe.txt"));
            let pipe = File::new("pipe.txt".to_owned(), &root.path().join("pipe.txt"));
            assert_eq!(read(&pipe).unwrap_err().code, "factlint::article::not-a-file");
        }
        assert_eq!(told, want);
        assert_eq!(read(&found.files[1]).unwrap(), b"y");
    }
}
