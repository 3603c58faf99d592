//! What a revision held. In: a folder and a revision. Out: the files under the folder at the merge base with it, read from git's
//! objects, and which of them the working tree still holds as they were.
//!
//! Nothing is checked out, and a working tree with changes is fine. All of it is asked of the `git` command, which is told where a
//! revision ends and options begin, and never to fetch.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::RwLock;

/// The files of one commit under one folder.
#[derive(Debug)]
pub struct Revision {
    /// The commit.
    pub commit: String,
    folder: PathBuf,
    objects: BTreeMap<String, String>,
    /// The paths at which the working tree differs.
    differing: BTreeSet<String>,
    bytes: RwLock<BTreeMap<String, Vec<u8>>>,
}

/// Why there is no base to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What was asked for and what came of it.
    pub message: String,
    /// What mends it.
    pub help: String,
}

impl Revision {
    /// The merge base of `revision` and HEAD, as the folder sees it.
    ///
    /// # Errors
    /// Where there is no repository, no such revision, or no commit that both share.
    pub fn base(folder: &Path, revision: &str) -> Result<Self, Missing> {
        repository(folder)?;
        let wanted = format!("{revision}^{{commit}}");
        let asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        let shallow = || ask(folder, ["rev-parse", "--is-shallow-repository"]);
        let is_shallow = || shallow().as_deref() == Some("true");
        let Some(other) = ask(folder, asked) else {
            let branch = revision.strip_prefix("origin/").unwrap_or(revision);
            let mut help = format!("fetch it first: git fetch origin {branch}");
            if is_shallow() {
                help += "; the clone is shallow, so fetch all of it (fetch-depth: 0, or git fetch --unshallow)";
            }
            return Err(missing(&format!("git knows no revision `{revision}`"), &help));
        };
        let Some(commit) = ask(folder, ["merge-base", other.as_str(), "HEAD"]) else {
            let help = match is_shallow() {
                true => {
                    "the clone is shallow: fetch all of it (fetch-depth: 0, or git fetch --unshallow)"
                }
                false => "compare with a branch that this one started from",
            };
            return Err(missing(&format!("`{revision}` and HEAD share no commit"), help));
        };
        let listed = run(folder, ["ls-tree", "-r", "-z", commit.as_str()]);
        let differing = run(
            folder,
            [
                "diff",
                "--name-only",
                "-z",
                "--relative",
                "--no-renames",
                "--no-ext-diff",
                "--ignore-submodules",
                commit.as_str(),
                "--",
            ],
        );
        let (Some(listed), Some(differing)) = (listed, differing) else {
            return Err(missing(&format!("the files of {commit} cannot be listed"), "git fsck"));
        };
        let objects = listed.split(|&byte| byte == 0).filter_map(entry).collect();
        let path = |path: &[u8]| String::from_utf8(path.to_vec()).ok();
        let differing = differing.split(|&byte| byte == 0).filter_map(path).collect();
        let folder = folder.to_owned();
        Ok(Self { commit, folder, objects, differing, bytes: RwLock::default() })
    }

    /// Takes the working tree's file at `path` for a different one, whatever git says: something else stands in its place.
    pub fn differs_at(&mut self, path: &str) {
        self.differing.insert(path.to_owned());
    }

    /// Whether the commit and the working tree hold the same file at `path`. A path that neither holds is the same too.
    pub fn is_same(&self, path: &str) -> bool {
        !self.differing.contains(path)
    }

    /// Whether the commit holds a file at `path`.
    pub fn holds(&self, path: &str) -> bool {
        self.objects.contains_key(path)
    }

    /// The files, by path relative to the folder.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.objects.keys().map(String::as_str)
    }

    /// Reads many files at once, for [`Revision::read`] to hand out; those that the commit does not hold are passed over.
    ///
    /// # Errors
    /// Where git cannot be asked or gives no answer.
    pub fn load<'a>(&self, paths: impl Iterator<Item = &'a str>) -> io::Result<()> {
        let wanted: Vec<(&str, &str)> =
            paths.filter_map(|path| Some((path, self.objects.get(path)?.as_str()))).collect();
        let mut git = git(&self.folder, ["cat-file", "--batch", "--buffer"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let ids: String = wanted.iter().map(|(_, id)| format!("{id}\n")).collect();
        let (input, output) = (git.stdin.take(), git.stdout.take());
        // git answers while it is still being asked: both ends have to move.
        let asking = std::thread::spawn(move || match input {
            Some(mut input) => input.write_all(ids.as_bytes()),
            None => Ok(()),
        });
        let mut read = BTreeMap::new();
        if let Some(output) = output {
            let mut output = BufReader::new(output);
            for (path, _) in wanted {
                read.insert(path.to_owned(), object(&mut output)?);
            }
        }
        asking.join().map_err(|_| io::Error::other("git was not asked"))??;
        git.wait()?;
        if let Ok(mut bytes) = self.bytes.write() {
            bytes.append(&mut read);
        }
        Ok(())
    }

    /// The bytes of one file; `None` where the commit does not hold it.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let held = |path: &str| self.bytes.read().ok().and_then(|bytes| bytes.get(path).cloned());
        held(path).or_else(|| {
            self.load(std::iter::once(path)).ok()?;
            held(path)
        })
    }
}

/// One answer of `cat-file --batch`: a line with the size, the bytes, a line end.
fn object(output: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    let size = line.trim_end().rsplit(' ').next().and_then(|size| size.parse::<usize>().ok());
    let size = size.ok_or_else(|| io::Error::other(format!("git: {}", line.trim_end())))?;
    let mut bytes = vec![0; size + 1];
    output.read_exact(&mut bytes)?;
    bytes.pop();
    Ok(bytes)
}

/// `mode blob id<TAB>path`; links and submodules are no files.
fn entry(line: &[u8]) -> Option<(String, String)> {
    let line = std::str::from_utf8(line).ok()?;
    let (what, path) = line.split_once('\t')?;
    let mut what = what.split(' ');
    let (mode, kind, id) = (what.next()?, what.next()?, what.next()?);
    (kind == "blob" && mode != "120000").then(|| (path.to_owned(), id.to_owned()))
}

/// Makes sure that git can be asked about the folder.
fn repository(folder: &Path) -> Result<(), Missing> {
    let asked = git(folder, ["rev-parse", "--git-dir"])
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output();
    let Ok(answer) = asked else {
        return Err(missing("git cannot be run", "install git, or leave --since out"));
    };
    if answer.status.success() {
        return Ok(());
    }
    // In a container the folder often belongs to somebody else, and git refuses it.
    if String::from_utf8_lossy(&answer.stderr).contains("safe.directory") {
        return Err(missing(
            "git does not trust this repository, which belongs to another user",
            "git config --global --add safe.directory, with the repository's folder",
        ));
    }
    Err(missing("this is no git repository, so there is no base", "leave --since out"))
}

fn missing(message: &str, help: &str) -> Missing {
    Missing { message: message.to_owned(), help: help.to_owned() }
}

/// What git answers on one line; `None` where it fails.
fn ask<const N: usize>(folder: &Path, arguments: [&str; N]) -> Option<String> {
    let answer = String::from_utf8(run(folder, arguments)?).ok()?;
    Some(answer.trim_end_matches(['\n', '\r']).to_owned())
}

fn run<const N: usize>(folder: &Path, arguments: [&str; N]) -> Option<Vec<u8>> {
    let output = git(folder, arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}

fn git<const N: usize>(folder: &Path, arguments: [&str; N]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments.map(OsStr::new)).stderr(Stdio::null());
    // A check touches neither the network (a partial clone would fetch) nor the index that others may be writing.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command
}

/// The day of HEAD's commit (`2025-03-14`), where it was committed; `None` outside git and before the first commit.
pub fn day_of_head(folder: &Path) -> Option<String> {
    ask(folder, ["log", "-1", "--format=%cs", "HEAD"])
}

/// The folder inside its repository, with `/` at the end; `None` at the top and outside git.
pub fn prefix(folder: &Path) -> Option<String> {
    ask(folder, ["rev-parse", "--show-prefix"]).filter(|prefix| !prefix.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_files_only() {
        let file = entry(b"100644 blob 0123\ta b/c\xC3\xBC.md");
        assert_eq!(file, Some(("a b/cü.md".to_owned(), "0123".to_owned())));
        assert_eq!(entry(b"120000 blob 0123\tlink"), None);
        assert_eq!(entry(b"160000 commit 0123\tsub"), None);
        assert_eq!(entry(b""), None);
    }

    #[test]
    fn objects_are_read_whole() {
        let mut answers = io::Cursor::new(b"01 blob 3\na\nb\n02 missing\n".to_vec());
        assert_eq!(object(&mut answers).unwrap(), b"a\nb");
        assert!(object(&mut answers).is_err());
    }
}
