//! One report format a file, one entry each in [`FORMATS`].

mod json;
mod jsonl;
mod short;
mod terminal;

pub use json::Json;
pub use jsonl::Jsonl;
pub use short::Short;
pub use terminal::{Terminal, problem};

use super::Style;
use super::model::Report;
use std::io::{self, Write};

/// A report format: a finished report to bytes.
pub trait Format: Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// What it is for, in a few words.
    fn about(&self) -> &'static str;

    /// Whether problems are part of it. Where they are not, the command line prints them on standard error.
    fn holds_problems(&self) -> bool {
        true
    }

    /// Writes the report.
    ///
    /// # Errors
    /// What the writer says.
    fn write(&self, report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()>;
}

/// The formats, in the order of the contract.
pub const FORMATS: &[&dyn Format] = &[&Terminal, &Short, &Json, &Jsonl];

/// The format of that name.
pub fn named(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}
