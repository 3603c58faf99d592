//! How a run ends. In: what was found. Out: the three statuses that the contract knows, and errors that stop a command.

use std::process::ExitCode;

/// The status of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: nothing at or above `fail_on`.
    Clean,
    /// 1: conflicts at or above `fail_on`, or a rule's own test that fails.
    Conflicts,
    /// 2: the run could not be trusted.
    Untrusted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Clean => 0,
            Exit::Conflicts => 1,
            Exit::Untrusted => 2,
        })
    }
}

/// What stops a command before it could do its work; the run ends with status 2.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// Reading or writing failed.
    #[error("{what}: {source}")]
    Io {
        /// What was being read or written.
        what: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The command line asks for something that cannot be.
    #[error("{0}")]
    Usage(String),
}

impl Stop {
    /// An input or output fault about `what`.
    pub fn io(what: impl Into<String>, source: std::io::Error) -> Self {
        Stop::Io { what: what.into(), source }
    }
}
