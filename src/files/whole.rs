//! Writes files whole or not at all. In: a path and bytes. Out: the old file or the new one, whoever reads or interrupts.
//!
//! A file is written beside its place, under a name of its own, and moved there. What a run that was killed left behind is taken away
//! by the next one that writes into the folder.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;
use tempfile::NamedTempFile;

/// How a file that is being written is called, before and behind letters of chance.
const NAME: (&str, &str) = (".factlint-", ".tmp");

/// How many letters of chance stand between the two.
const CHANCE: usize = 6;

/// How old one has to be before another run takes it for left behind: none is written for so long.
const STALE: Duration = Duration::from_secs(60 * 60);

/// Writes a file whole or not at all. What is no plain file (a device, a pipe) is written where it is.
///
/// # Errors
/// What the system says; the old file is as it was then.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return fs::write(path, bytes);
    }
    let file = beside(path, bytes)?;
    // As open as the old one was.
    if let Some(old) = old {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes a file that is not there yet, whole or not at all; `false` where one is there already, which stays as it is.
///
/// # Errors
/// What the system says; there is no file then.
pub fn place(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let file = beside(path, bytes)?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// A file in the folder of `path` that holds `bytes` and is gone when nobody moves it.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    sweep(folder);
    let (before, behind) = NAME;
    let mut names = tempfile::Builder::new();
    let mut file = names.prefix(before).suffix(behind).rand_bytes(CHANCE).tempfile_in(folder)?;
    file.write_all(bytes)?;
    open_to_all(file.as_file())?;
    Ok(file)
}

/// Takes away what killed runs left in a folder. Where that cannot be done, the file being written says why or nothing is lost.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(is_name);
        if is_ours && entry.metadata().is_ok_and(|about| is_stale(&about)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_name(name: &str) -> bool {
    let chance = name.strip_prefix(NAME.0).and_then(|rest| rest.strip_suffix(NAME.1));
    chance.is_some_and(|c| c.len() == CHANCE && c.bytes().all(|b| b.is_ascii_alphanumeric()))
}

fn is_stale(about: &fs::Metadata) -> bool {
    let age = about.modified().ok().and_then(|modified| modified.elapsed().ok());
    about.is_file() && age.is_some_and(|age| age > STALE)
}

/// A temporary file is its owner's alone; one that stays is everybody's to read, as any new file.
#[cfg(unix)]
fn open_to_all(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_all(_: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::SystemTime;

    #[test]
    fn what_killed_runs_left_is_taken_away_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let put = |name: &str, age: Duration| {
            let file = fs::File::create(folder.path().join(name)).expect("a file");
            file.set_modified(SystemTime::now() - age).expect("a time");
        };
        let (old, young) = (STALE + Duration::from_secs(60), STALE / 2);
        for (name, age) in [
            (".factlint-Ab3xYz.tmp", old),
            (".factlint-000000.tmp", young),
            (".factlint-Ab3xYz", old),
            (".factlint-cache", old),
            (".factlint-notes-of-mine.tmp", old),
            (".factlint-a.c3xY.tmp", old),
            ("factlint-Ab3xYz.tmp", old),
            ("report.json", old),
        ] {
            put(name, age);
        }
        write(&folder.path().join("report.json"), b"new").expect("written");
        let entries = fs::read_dir(folder.path()).expect("a folder").flatten();
        let mut left: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        left.sort();
        let kept = [
            ".factlint-000000.tmp",
            ".factlint-Ab3xYz",
            ".factlint-a.c3xY.tmp",
            ".factlint-cache",
            ".factlint-notes-of-mine.tmp",
            "factlint-Ab3xYz.tmp",
            "report.json",
        ];
        assert_eq!(left, kept);
    }

    #[test]
    fn what_is_there_is_not_placed_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("factlint.yml");
        assert!(place(&path, b"first").expect("placed"));
        assert!(!place(&path, b"second").expect("kept"));
        assert_eq!(fs::read(&path).expect("a file"), b"first");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }
}
