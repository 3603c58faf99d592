//! What git passes over. In: folders, from the top down. Out: whether a path below is ignored, as `.gitignore` files and git's own
//! list (`info/exclude`) say, whether or not there is a repository.

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The lists of one folder, with those of the folders above it.
#[derive(Debug, Clone)]
pub(super) struct Ignored {
    own: Gitignore,
    listed: Gitignore,
    /// Whether it is the top of a repository: lists above it are of another one.
    is_top: bool,
    above: Option<Arc<Ignored>>,
}

impl Ignored {
    /// The lists of the folders above `root`.
    pub fn above(root: &Path) -> Option<Arc<Self>> {
        let mut folders: Vec<(&Path, bool)> = Vec::new();
        let holds_git = |folder: &Path| folder.join(".git").exists();
        // Where the root is the top itself, nothing above it counts.
        let above = root.ancestors().skip(1).take(if holds_git(root) { 0 } else { usize::MAX });
        for folder in above {
            folders.push((folder, holds_git(folder)));
            if holds_git(folder) {
                break;
            }
        }
        folders.into_iter().rev().fold(None, |above, (folder, is_top)| {
            Self::within(folder, folder.join(".gitignore").is_file(), is_top, above)
        })
    }

    /// The lists of a folder in which a `.gitignore` or a `.git` was seen; those above where neither was.
    pub fn within(
        folder: &Path,
        has_list: bool,
        is_top: bool,
        above: Option<Arc<Self>>,
    ) -> Option<Arc<Self>> {
        if !has_list && !is_top {
            return above;
        }
        // Lines that cannot be read are passed over, as git does.
        let list = |file: PathBuf| {
            let mut builder = GitignoreBuilder::new(folder);
            builder.add(file);
            builder.build().unwrap_or_else(|_| Gitignore::empty())
        };
        let own = if has_list { list(folder.join(".gitignore")) } else { Gitignore::empty() };
        let repository = if is_top { repository(folder) } else { None };
        let listed = repository.map_or_else(Gitignore::empty, |git| list(git.join("info/exclude")));
        if own.is_empty() && listed.is_empty() {
            return above.filter(|_| !is_top);
        }
        Some(Arc::new(Self { own, listed, is_top, above }))
    }

    /// Whether a path is ignored (`Some(true)`), or taken back (`Some(false)`): the list that stands nearest to it decides.
    pub fn says(&self, path: &Path, is_folder: bool) -> Option<bool> {
        let said = |list: &Gitignore| match list.is_empty() {
            true => None,
            false => match list.matched(path, is_folder) {
                Match::None => None,
                Match::Ignore(_) => Some(true),
                Match::Whitelist(_) => Some(false),
            },
        };
        let (mut own, mut listed) = (None, None);
        let mut level = Some(self);
        while let Some(lists) = level {
            own = own.or_else(|| said(&lists.own));
            listed = listed.or_else(|| said(&lists.listed));
            level = lists.above.as_deref().filter(|_| !lists.is_top && own.is_none());
        }
        own.or(listed)
    }
}

/// Git's own folder of a repository; a working tree beside another one names it in a file.
fn repository(top: &Path) -> Option<PathBuf> {
    let git = top.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let named = |file: &Path, lead: &str, beside: &Path| {
        let text = fs::read_to_string(file).ok()?;
        Some(beside.join(text.trim_end().strip_prefix(lead)?))
    };
    let own = named(&git, "gitdir: ", top)?;
    Some(named(&own.join("commondir"), "", &own).unwrap_or(own))
}
