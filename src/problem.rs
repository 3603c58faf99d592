//! Faults in rules, articles, settings and waivers: collected and carried to the report, never thrown.

use crate::text::{Kept, SourceSpan};
use serde::{Deserialize, Serialize};

/// How much a problem or a conflict weighs. Ordered: `Error` is the gravest and sorts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The run cannot be trusted (a problem), or must not pass (a conflict).
    Error,
    /// Worth a look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Its name in settings and reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// The severity of that name.
    pub fn named(name: &str) -> Option<Severity> {
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|s| s.name() == name)
    }

    /// One step down; a note stays a note.
    pub fn lowered(self) -> Severity {
        match self {
            Severity::Error => Severity::Warning,
            Severity::Warning | Severity::Note => Severity::Note,
        }
    }
}

/// Where in which file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    /// Path with `/`, relative to the root (the folder of `factlint.yml`).
    pub path: String,
    /// The bytes concerned; `None` for the file as a whole.
    pub span: Option<SourceSpan>,
}

/// A second place that a problem is about (the other of two equal ids).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What stands there.
    pub message: String,
}

/// One fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Stable code, `factlint::room::fault`; the page of `explain CODE`.
    #[serde(deserialize_with = "crate::text::interned")]
    pub code: Kept,
    /// Only errors make a run end with status 2.
    pub severity: Severity,
    /// What was expected and what was found.
    pub message: String,
    /// What mends it.
    pub help: Option<String>,
    /// Where; `None` for the run as a whole (no article found).
    pub location: Option<Location>,
    /// What is wrong at the location, in a few words under the caret.
    pub label: Option<String>,
    /// Other places.
    pub related: Vec<Related>,
}

impl Problem {
    /// A problem without a place; add one with [`Problem::at`].
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            help: None,
            location: None,
            label: None,
            related: Vec::new(),
        }
    }

    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// At `span` of the file `path`.
    pub fn at(mut self, path: impl Into<String>, span: SourceSpan) -> Self {
        self.location = Some(Location { path: path.into(), span: Some(span) });
        self
    }

    /// About the file `path` as a whole.
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.location = Some(Location { path: path.into(), span: None });
        self
    }

    /// With what mends it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With words under the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With another place.
    pub fn related(mut self, location: Location, message: impl Into<String>) -> Self {
        self.related.push(Related { location, message: message.into() });
        self
    }
}
