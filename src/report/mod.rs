//! Floor 7: a finished outcome to bytes.
//!
//! In: an outcome, the plan it was judged by, and the bytes of the files it speaks of. Out: a [`Report`] (what `--format json`
//! prints and a saved run holds), and from it every other format. Lines and columns are worked out here and nowhere below. Knows
//! nothing about how anything was found.

pub mod extraction;
pub mod formats;
pub mod known;
pub mod members;
pub mod model;
pub mod places;
pub mod proof;
pub mod schema;
pub mod snippet;
pub mod view;
pub mod visible;

pub use formats::{FORMATS, Format};
pub use model::Report;
pub use places::Sources;
pub use view::report;

/// `1 rule`, `2 rules`, `2 entities`.
pub fn counted(n: usize, name: &str) -> String {
    match (n, name.strip_suffix('y')) {
        (1, _) => format!("1 {name}"),
        (n, Some(stem)) => format!("{n} {stem}ies"),
        (n, None) => format!("{n} {name}s"),
    }
}

/// How a report may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour with ANSI escapes.
    pub colour: bool,
}

impl Style {
    /// For a file or a pipe.
    pub const PLAIN: Style = Style { width: 100, colour: false };
}
