//! Floor 8: the language server.
//!
//! In: messages of the Language Server Protocol, and a [`Workspace`] that finds and reads the project. Out: messages: conflicts and
//! faults as diagnostics, what a value was read as, completions in rule files, and edits. Works on findings that are kept an
//! article: a keystroke examines one article again and judges all. Knows nothing of standard input; reads files only through
//! [`crate::files`].

mod act;
mod complete;
mod desk;
mod hover;
mod place;
mod serve;
mod tell;
mod uri;
mod wire;

pub use desk::Desk;
pub use serve::{Flow, Server, run};
pub use wire::{Came, LARGEST, read as read_message};

use crate::engine::Plan;
use crate::files::File;
use crate::problem::Problem;
use crate::ruleset::Config;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Unsaved text, by absolute path.
pub type Buffers = BTreeMap<PathBuf, Vec<u8>>;

/// What opens projects.
pub trait Workspace {
    /// Reads the settings and rules of the project that `folder` lies in, `buffers` standing for what lies on disk.
    ///
    /// # Errors
    /// Why there is none, for people.
    fn open(&self, folder: &Path, buffers: &Buffers) -> Result<Box<dyn Project>, String>;
}

/// A project whose settings and rules were read.
pub trait Project: Send + Sync {
    /// The folder that paths are relative to.
    fn root(&self) -> &Path;

    /// What examining and judging need.
    fn plan(&self) -> &Plan;

    /// The settings.
    fn config(&self) -> &Config;

    /// The faults of settings and rules.
    fn problems(&self) -> &[Problem];

    /// The rule files, by path.
    fn rule_files(&self) -> &[File];

    /// The files of the corpus, by path, and what could not be looked at.
    fn articles(&self) -> (Vec<File>, Vec<Problem>);
}
