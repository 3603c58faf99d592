//! One report format a file, one entry each in [`FORMATS`].

mod github;
mod gitlab;
mod html;
mod json;
mod jsonl;
mod junit;
mod markdown;
mod rdjsonl;
mod sarif;
mod short;
mod terminal;

pub use github::Github;
pub use gitlab::Gitlab;
pub use html::Html;
pub use json::Json;
pub use jsonl::Jsonl;
pub use junit::Junit;
pub use markdown::Markdown;
pub use rdjsonl::Rdjsonl;
pub use sarif::Sarif;
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

    /// Writes the report.
    ///
    /// # Errors
    /// What the writer says.
    fn write(&self, report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()>;
}

/// The formats, in the order of the contract.
pub const FORMATS: &[&dyn Format] = &[
    &Terminal, &Short, &Json, &Jsonl, &Sarif, &Github, &Gitlab, &Junit, &Markdown, &Html, &Rdjsonl,
];

/// The format of that name.
pub fn named(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}
