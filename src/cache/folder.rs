//! The folder of caches. In: the file of a rule set and its bytes. Out: the file in its place, whole, and a folder that stays bounded.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// All files of a folder together may be so large; the oldest are dropped first.
pub const MOST_BYTES: u64 = 1 << 30;
/// So many rule sets are kept.
const MOST_PACKS: usize = 8;
/// What is left behind by a run that was killed, after so long.
const ABANDONED: Duration = Duration::from_secs(3_600);

/// Puts what `write` writes in the place of `file`, beside its place first, and drops what the folder has too much of. `began`: when
/// this run did.
///
/// # Errors
/// Where a file or folder cannot be written; what was there stays.
pub fn replace(
    folder: &Path,
    file: &Path,
    began: SystemTime,
    write: impl FnOnce(&mut fs::File) -> io::Result<()>,
) -> io::Result<()> {
    prepare(folder)?;
    let since = began.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_nanos());
    let temporary = file.with_extension(format!("{}-{since}.tmp", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|mut file| write(&mut file));
    let done = written.and_then(|()| fs::rename(&temporary, file));
    if done.is_err() {
        // Nothing is lost: the next run works it out again.
        let _ = fs::remove_file(&temporary);
    }
    bound(folder, file, began);
    done
}

/// Makes the folder, which git and backups pass over.
fn prepare(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join(".gitignore"), "*\n")?;
    fs::write(
        folder.join("CACHEDIR.TAG"),
        "Signature: 8a477f597d28d172789f06886806bc55\n# Made by factlint; may be deleted at any time.\n",
    )
}

/// Drops the oldest files until the rest is small enough, and what a killed run left behind.
fn bound(folder: &Path, file: &Path, began: SystemTime) {
    let Ok(folder) = fs::read_dir(folder) else { return };
    let mut packs: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
    for entry in folder.flatten() {
        let path = entry.path();
        let Ok(about) = entry.metadata() else { continue };
        let Ok(modified) = about.modified() else { continue };
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("bin") if path != file => packs.push((modified, about.len(), path)),
            Some("tmp") if began.duration_since(modified).is_ok_and(|d| d > ABANDONED) => {
                let _ = fs::remove_file(path);
            }
            _ => {}
        }
    }
    packs.sort_unstable_by(|a, b| b.cmp(a));
    let mut bytes = fs::metadata(file).map_or(0, |about| about.len());
    for (number, (_, size, path)) in packs.into_iter().enumerate() {
        bytes += size;
        if bytes > MOST_BYTES || number + 2 > MOST_PACKS {
            let _ = fs::remove_file(path);
        }
    }
}
