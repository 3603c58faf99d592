//! The walk over a folder. In: the root, and patterns. Out: the files that they catch, sorted by path, and what could not be looked at.
//!
//! Folders are read side by side, and those in which nothing can be caught are not. Links are followed as far as the repository
//! reaches: whoever may add a link must not read what it leads to, nor have a whole disk walked.

use super::ignored::Ignored;
use super::patterns::{Patterns, Within};
use super::{File, Found, boundary, idle, link_loop, outside, special, unreadable};
use crate::corpus;
use crate::problem::Problem;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Every file under `root` that `patterns` catch; without patterns, all text that articles come in. Ignored and hidden files are
/// left out (hidden ones only where no pattern names one).
pub fn find(root: &Path, patterns: Option<&Patterns>) -> Found {
    Walk::<()>::new(root, patterns, None).found().0
}

/// The same, with what `look` makes of what the system says of each file; `None` for one of which it says nothing. A walk that
/// looks on its way costs less than one that comes back.
pub fn survey<T: Send>(
    root: &Path,
    patterns: Option<&Patterns>,
    look: &(dyn Fn(&Metadata) -> T + Sync),
) -> (Found, Vec<Option<T>>) {
    Walk::new(root, patterns, Some(look)).found()
}

/// In a folder with more entries than this they are looked at side by side.
const SIDE_BY_SIDE: usize = 64;

struct Walk<'w, T> {
    root: &'w Path,
    /// The same, for the files below it.
    base: Arc<PathBuf>,
    /// The root without links: what ignores files above it speaks of.
    real: PathBuf,
    patterns: Option<&'w Patterns>,
    hidden: bool,
    look: Option<&'w (dyn Fn(&Metadata) -> T + Sync)>,
    boundary: OnceLock<PathBuf>,
}

/// A folder on the way, below the one that it was found in.
struct Folder<'f> {
    /// Its path with `/` at the end; empty for the root.
    path: String,
    absolute: PathBuf,
    ignored: Option<Arc<Ignored>>,
    within: Option<&'f Folder<'f>>,
}

/// What one entry of a folder is.
enum Seen<T> {
    Nothing,
    File(File, Option<T>),
    Folder(String, PathBuf),
    Problem(Box<Problem>),
}

/// What a folder holds.
struct Part<T> {
    files: Vec<(File, Option<T>)>,
    problems: Vec<Problem>,
    /// Whether a link was followed.
    linked: bool,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self { files: Vec::new(), problems: Vec::new(), linked: false }
    }
}

impl<T> Part<T> {
    fn take(&mut self, mut other: Part<T>) {
        self.files.append(&mut other.files);
        self.problems.append(&mut other.problems);
        self.linked |= other.linked;
    }
}

impl<'w, T: Send> Walk<'w, T> {
    fn new(
        root: &'w Path,
        patterns: Option<&'w Patterns>,
        look: Option<&'w (dyn Fn(&Metadata) -> T + Sync)>,
    ) -> Self {
        let real = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let hidden = patterns.is_some_and(Patterns::name_hidden);
        Self {
            root,
            base: Arc::new(root.to_owned()),
            real,
            patterns,
            hidden,
            look,
            boundary: OnceLock::new(),
        }
    }

    fn found(&self) -> (Found, Vec<Option<T>>) {
        let root = Folder {
            path: String::new(),
            absolute: self.root.to_owned(),
            ignored: Ignored::above(&self.real),
            within: None,
        };
        let Part { mut files, mut problems, linked } = self.folder(&root);
        // Folder by folder they are sorted already, and mostly all in all.
        files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        if linked {
            let twice = shown_twice(files.iter().map(|(file, _)| file));
            files.retain(|(file, _)| !twice.contains(&file.path));
        }
        let (files, looks): (Vec<File>, Vec<Option<T>>) = files.into_iter().unzip();
        if let Some(patterns) = self.patterns {
            problems.extend(patterns.idle(&files).into_iter().map(idle));
        }
        problems.sort_by(|a, b| {
            (&a.location, a.code, &a.message).cmp(&(&b.location, b.code, &b.message))
        });
        (Found { files, problems }, looks)
    }

    fn folder(&self, folder: &Folder) -> Part<T> {
        let mut part = Part::default();
        let named = |entry: io::Result<DirEntry>| entry.map(|entry| (entry.file_name(), entry));
        let entries = fs::read_dir(&folder.absolute).and_then(|all| all.map(named).collect());
        let entries: Vec<(OsString, DirEntry)> = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let path = if folder.path.is_empty() { "." } else { &folder.path };
                part.problems.push(unreadable(path.trim_end_matches('/'), &error));
                return part;
            }
        };
        let holds = |wanted: &str| entries.iter().any(|(name, _)| name == wanted);
        let (has_list, is_top) = (holds(".gitignore"), holds(".git"));
        let real = self.real.join(&folder.path);
        let ignored = Ignored::within(&real, has_list, is_top, folder.ignored.clone());
        let here = Folder {
            path: folder.path.clone(),
            absolute: folder.absolute.clone(),
            ignored,
            within: folder.within,
        };
        let within = self.patterns.map(|all| all.within(folder.path.trim_end_matches('/')));
        let look =
            |(name, entry): (OsString, DirEntry)| self.entry(&here, within.as_ref(), &name, &entry);
        let seen: Vec<(Seen<T>, bool)> =
            entries.into_par_iter().with_min_len(SIDE_BY_SIDE).map(look).collect();
        let mut folders = Vec::new();
        part.files.reserve_exact(seen.len());
        for (seen, linked) in seen {
            part.linked |= linked;
            match seen {
                Seen::Nothing => {}
                Seen::File(file, about) => part.files.push((file, about)),
                Seen::Problem(problem) => part.problems.push(*problem),
                Seen::Folder(path, absolute) => folders.push(Folder {
                    path: path + "/",
                    absolute,
                    ignored: here.ignored.clone(),
                    within: Some(&here),
                }),
            }
        }
        part.files.sort_unstable_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        folders.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let below: Vec<Part<T>> = folders.par_iter().map(|folder| self.folder(folder)).collect();
        part.files.reserve_exact(below.iter().map(|other| other.files.len()).sum());
        below.into_iter().for_each(|other| part.take(other));
        part
    }

    /// What an entry is, and whether a link was followed to know.
    fn entry(
        &self,
        folder: &Folder,
        within: Option<&Within>,
        own: &OsStr,
        entry: &DirEntry,
    ) -> (Seen<T>, bool) {
        let name = own.to_string_lossy();
        let mut path = String::with_capacity(folder.path.len() + name.len());
        path.push_str(&folder.path);
        path.push_str(&name);
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) => return (self.unknown(&path, &error), false),
        };
        let is_link = kind.is_symlink();
        let may_be_folder = is_link || kind.is_dir();
        let wants = || within.map_or_else(|| corpus::is_text(&path), |within| within.catch(&path));
        if name == ".git" || !may_be_folder && !wants() {
            return (Seen::Nothing, false);
        }
        let about = is_link.then(|| fs::metadata(entry.path()));
        let kind = match &about {
            Some(Ok(about)) => about.file_type(),
            _ => kind,
        };
        if self.passes_over(folder, &path, &name, kind) {
            return (Seen::Nothing, false);
        }
        match about {
            Some(Err(error)) => (self.unknown(&path, &error), false),
            Some(Ok(about)) => {
                let beyond = self.beyond(folder, entry, &path, kind);
                let absolute = join(&folder.absolute, own);
                let taken = || self.taken(entry, path, absolute, kind, Some(&about));
                (beyond.unwrap_or_else(taken), true)
            }
            None => {
                let absolute = join(&folder.absolute, own);
                (self.taken(entry, path, absolute, kind, None), false)
            }
        }
    }

    /// What is made of an entry that is not passed over; `about` is what the system says of what a link leads to.
    fn taken(
        &self,
        entry: &DirEntry,
        path: String,
        absolute: PathBuf,
        kind: FileType,
        about: Option<&Metadata>,
    ) -> Seen<T> {
        if kind.is_dir() {
            return match self.patterns.is_none_or(|patterns| patterns.reach_into(&path)) {
                true => Seen::Folder(path, absolute),
                false => Seen::Nothing,
            };
        }
        // What is no link was asked for before.
        if about.is_some() && !self.wants(&path) {
            return Seen::Nothing;
        }
        if !kind.is_file() {
            return Seen::Problem(special(&path).into());
        }
        let look = self.look.and_then(|look| match about {
            Some(about) => Some(look(about)),
            None => entry.metadata().ok().map(|about| look(&about)),
        });
        // A name that is no text leads nowhere once it is shown as one.
        let file = match path.contains(char::REPLACEMENT_CHARACTER) {
            true => File::new(path, &absolute),
            false => File::below(&self.base, path),
        };
        Seen::File(file, look)
    }

    fn wants(&self, path: &str) -> bool {
        self.patterns.map_or_else(|| corpus::is_text(path), |patterns| patterns.catches(path))
    }

    /// Whether an entry is ignored, or hidden.
    fn passes_over(&self, folder: &Folder, path: &str, name: &str, kind: FileType) -> bool {
        let said = (folder.ignored.as_ref())
            .and_then(|ignored| ignored.says(&join(&self.real, path.as_ref()), kind.is_dir()));
        said.unwrap_or(!self.hidden && name.starts_with('.'))
    }

    /// What is told of a link that leads out of the repository, or back to a folder that holds it.
    fn beyond(
        &self,
        folder: &Folder,
        entry: &DirEntry,
        path: &str,
        kind: FileType,
    ) -> Option<Seen<T>> {
        let target = fs::canonicalize(entry.path()).ok()?;
        let boundary = self.boundary.get_or_init(|| boundary(self.root));
        if !target.starts_with(boundary) && (kind.is_dir() || kind.is_file()) {
            let concerns = kind.is_dir() || self.wants(path);
            return Some(match concerns {
                true => Seen::Problem(outside(path, kind.is_dir()).into()),
                false => Seen::Nothing,
            });
        }
        let mut folders = std::iter::successors(Some(folder), |folder| folder.within);
        let loops = kind.is_dir()
            && folders.any(|folder| fs::canonicalize(&folder.absolute).is_ok_and(|f| f == target));
        loops.then(|| Seen::Problem(link_loop(path).into()))
    }

    /// What is told of an entry that cannot be looked at: nothing of a dangling link that no pattern catches.
    fn unknown(&self, path: &str, error: &io::Error) -> Seen<T> {
        match self.wants(path) || error.kind() != io::ErrorKind::NotFound {
            true => Seen::Problem(unreadable(path, error).into()),
            false => Seen::Nothing,
        }
    }
}

/// [`Path::join`] in one piece: of a large corpus every file's path is made so.
fn join(folder: &Path, name: &OsStr) -> PathBuf {
    let mut path = PathBuf::with_capacity(folder.as_os_str().len() + 1 + name.len());
    path.push(folder);
    path.push(name);
    path
}

/// What a link only shows a second time: of files that are one file on disk, all but the one that is no link, else the first.
fn shown_twice<'f>(files: impl Iterator<Item = &'f File>) -> BTreeSet<String> {
    let mut real: BTreeMap<PathBuf, Vec<&str>> = BTreeMap::new();
    for file in files {
        let Ok(target) = fs::canonicalize(file.absolute()) else { continue };
        real.entry(target).or_default().push(&file.path);
    }
    let mut dropped = BTreeSet::new();
    for (target, paths) in real.into_iter().filter(|(_, paths)| paths.len() > 1) {
        let kept = paths.iter().position(|path| target.ends_with(path)).unwrap_or(0);
        let others = paths.into_iter().enumerate().filter(|(i, _)| *i != kept);
        dropped.extend(others.map(|(_, path)| path.to_owned()));
    }
    dropped
}
