//! What is got ready while rules are read. In: a project without rules. Out: the files of its articles, and what a run before kept
//! of them, each for the first that asks.
//!
//! Rules are read by one thread for the most part, and a large corpus is looked for in the same time.

use super::project::Project;
use super::reading::Kept;
use crate::cache::{self, Stamp};
use crate::files::Found;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What was got ready; each is there once.
#[derive(Default)]
pub struct Ahead {
    walked: Mutex<Option<(Found, Vec<Stamp>)>>,
    kept: Mutex<Option<Kept>>,
}

impl Ahead {
    /// Looks for the articles.
    pub fn walk(&self, project: &Project) {
        put(&self.walked, project.walk());
    }

    /// The articles as the walk found them, looked for now where that was not done or was asked for before.
    pub fn walked(&self, project: &Project) -> (Found, Vec<Stamp>) {
        take(&self.walked).unwrap_or_else(|| project.walk())
    }

    /// Opens what was kept for rules of that key.
    pub fn open_kept(&self, root: &Path, key: cache::Key) {
        put(&self.kept, Kept::open(root, key));
    }

    /// What was kept, opened now where that was not done or was asked for before.
    pub fn kept(&self, root: &Path, key: cache::Key) -> Kept {
        take(&self.kept).unwrap_or_else(|| Kept::open(root, key))
    }
}

fn put<T>(place: &Mutex<Option<T>>, value: T) {
    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
}

fn take<T>(place: &Mutex<Option<T>>) -> Option<T> {
    place.lock().unwrap_or_else(PoisonError::into_inner).take()
}
