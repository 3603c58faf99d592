//! What stops a run before it starts: files that cannot be written or set up, patterns that are none. Everything that concerns one
//! rule, article or waiver is a [`crate::problem::Problem`] instead.

use std::path::PathBuf;

/// An error of set-up or of input and output.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A glob pattern that cannot be read.
    #[error("`{glob}` is no pattern of paths: {source}")]
    Glob {
        /// As written.
        glob: String,
        /// Why.
        source: globset::Error,
    },
}
