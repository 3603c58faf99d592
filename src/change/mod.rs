//! What a revision held. In: a folder and a revision. Out: the files under the folder at the merge base with it, read from git's
//! objects, and which of them the working tree still holds as they were.
//!
//! Nothing is checked out, and a working tree with changes is fine. All of it is asked of the `git` command, which is told where a
//! revision ends and options begin, and never to fetch.

use std::collections::{BTreeMap, BTreeSet};
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
    /// Links to files under the folder, each with the path that it leads to.
    links: BTreeMap<String, String>,
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
        let names = ["--name-only", "-z", "--relative", "--no-renames"];
        let plain = ["--no-ext-diff", "--ignore-submodules", commit.as_str(), "--"];
        let diff: Vec<&str> = ["diff"].into_iter().chain(names).chain(plain).collect();
        let (listed, differing) = std::thread::scope(|scope| {
            let listed = scope.spawn(|| run(folder, &["ls-tree", "-r", "-z", commit.as_str()]));
            let differing = run(folder, &diff);
            (listed.join().ok().flatten(), differing)
        });
        let (Some(listed), Some(differing)) = (listed, differing) else {
            return Err(missing(&format!("the files of {commit} cannot be listed"), "git fsck"));
        };
        let entries: Vec<Entry> = listed.split(|&byte| byte == 0).filter_map(entry).collect();
        let path = |path: &[u8]| String::from_utf8(path.to_vec()).ok();
        let differing = differing.split(|&byte| byte == 0).filter_map(path).collect();
        let (links, files): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| e.is_link);
        let mut base = Self {
            commit,
            folder: folder.to_owned(),
            objects: files.into_iter().map(|file| (file.path, file.id)).collect(),
            differing,
            links: BTreeMap::new(),
            bytes: RwLock::default(),
        };
        base.follow(&links);
        Ok(base)
    }

    /// Lets links to files under the folder stand for these, as they do in the working tree.
    fn follow(&mut self, links: &[Entry]) {
        let ids: Vec<&str> = links.iter().map(|link| &*link.id).collect();
        let Ok(targets) = blobs(&self.folder, &ids) else { return };
        let leads: BTreeMap<&str, String> = (links.iter().zip(targets))
            .filter_map(|(link, to)| Some((&*link.path, beside(&link.path, &to)?)))
            .collect();
        for link in links {
            let mut target = leads.get(&*link.path);
            // A link to a link, and no further than anybody goes on purpose.
            for _ in 0..8 {
                target = target.map(|to| leads.get(&**to).unwrap_or(to));
            }
            let found = target.and_then(|to| Some((to, self.objects.get(to)?.clone())));
            let Some((target, id)) = found else {
                // What lies outside the folder is taken for what it is now: nobody is blamed for it.
                if self.is_same(&link.path) {
                    self.objects.insert(link.path.clone(), link.id.clone());
                }
                continue;
            };
            self.objects.insert(link.path.clone(), id);
            if self.differing.contains(target) {
                self.differing.insert(link.path.clone());
            }
            self.links.insert(link.path.clone(), target.clone());
        }
    }

    /// Where a link leads to; `None` for a file.
    pub fn target(&self, path: &str) -> Option<&str> {
        self.links.get(path).map(String::as_str)
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
        let ids: Vec<&str> = wanted.iter().map(|(_, id)| *id).collect();
        let read = blobs(&self.folder, &ids)?;
        let paths = wanted.iter().map(|(path, _)| (*path).to_owned());
        let mut read: BTreeMap<String, Vec<u8>> = paths.zip(read).collect();
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

/// The bytes of many objects, in their order.
fn blobs(folder: &Path, ids: &[&str]) -> io::Result<Vec<Vec<u8>>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut git = git(folder, &["cat-file", "--batch", "--buffer"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let asked: String = ids.iter().map(|id| format!("{id}\n")).collect();
    let (input, output) = (git.stdin.take(), git.stdout.take());
    // git answers while it is still being asked: both ends have to move.
    let asking = std::thread::spawn(move || match input {
        Some(mut input) => input.write_all(asked.as_bytes()),
        None => Ok(()),
    });
    let mut read = Vec::with_capacity(ids.len());
    if let Some(output) = output {
        let mut output = BufReader::new(output);
        for _ in ids {
            read.push(object(&mut output)?);
        }
    }
    asking.join().map_err(|_| io::Error::other("git was not asked"))??;
    git.wait()?;
    Ok(read)
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

/// A file or a link of a commit.
#[derive(Debug, PartialEq)]
struct Entry {
    path: String,
    id: String,
    is_link: bool,
}

/// `mode blob id<TAB>path`; submodules are no files.
fn entry(line: &[u8]) -> Option<Entry> {
    let line = std::str::from_utf8(line).ok()?;
    let (what, path) = line.split_once('\t')?;
    let mut what = what.split(' ');
    let (mode, kind, id) = (what.next()?, what.next()?, what.next()?);
    let (path, id) = (path.to_owned(), id.to_owned());
    (kind == "blob").then(|| Entry { path, id, is_link: mode == "120000" })
}

/// What a link's text means beside the link; `None` outside the folder.
fn beside(link: &str, target: &[u8]) -> Option<String> {
    let target = std::str::from_utf8(target).ok().filter(|to| !to.starts_with('/'))?;
    let mut parts: Vec<&str> = link.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Makes sure that git can be asked about the folder.
fn repository(folder: &Path) -> Result<(), Missing> {
    let asked = git(folder, &["rev-parse", "--git-dir"])
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
    let answer = String::from_utf8(run(folder, &arguments)?).ok()?;
    Some(answer.trim_end_matches(['\n', '\r']).to_owned())
}

fn run(folder: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let output = git(folder, arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout)
}

fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stderr(Stdio::null());
    // A check touches neither the network (a partial clone would fetch) nor the index that others may be writing.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_OPTIONAL_LOCKS", "0");
    command
}

/// The day of HEAD's commit (`2025-03-14`), where it was committed; `None` outside git and before the first commit.
pub fn day_of_head(folder: &Path) -> Option<String> {
    ask(folder, ["log", "-1", "--format=%cs", "HEAD"])
}

/// The folder inside its repository, with `/` at the end; `None` at the top and outside git. Git itself is asked only where the
/// environment names a repository that lies elsewhere.
pub fn prefix(folder: &Path) -> Option<String> {
    if ["GIT_DIR", "GIT_WORK_TREE"].iter().any(|name| std::env::var_os(name).is_some()) {
        let asked = ask(folder, ["rev-parse", "--show-prefix"]);
        return asked.filter(|prefix| !prefix.is_empty());
    }
    let real = std::fs::canonicalize(folder).ok()?;
    let top = real.ancestors().find(|folder| folder.join(".git").exists())?;
    let inside = real.strip_prefix(top).ok()?.to_string_lossy().replace('\\', "/");
    (!inside.is_empty()).then_some(inside + "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_files_and_links() {
        let file = entry(b"100644 blob 0123\ta b/c\xC3\xBC.md").map(|e| (e.path, e.id, e.is_link));
        assert_eq!(file, Some(("a b/cü.md".to_owned(), "0123".to_owned(), false)));
        assert!(entry(b"120000 blob 0123\tlink").is_some_and(|entry| entry.is_link));
        assert_eq!(entry(b"160000 commit 0123\tsub"), None);
        assert_eq!(entry(b""), None);
    }

    #[test]
    fn links_lead_to_files_under_the_folder() {
        for (link, target, leads_to) in [
            ("a/b.md", "../c/d.md", Some("c/d.md")),
            ("a/b.md", "./d.md", Some("a/d.md")),
            ("b.md", "../d.md", None),
            ("b.md", "/etc/passwd", None),
        ] {
            assert_eq!(beside(link, target.as_bytes()).as_deref(), leads_to, "{link} -> {target}");
        }
    }

    #[test]
    fn objects_are_read_whole() {
        let mut answers = io::Cursor::new(b"01 blob 3\na\nb\n02 missing\n".to_vec());
        assert_eq!(object(&mut answers).unwrap(), b"a\nb");
        assert!(object(&mut answers).is_err());
    }
}
