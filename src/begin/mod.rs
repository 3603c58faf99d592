//! Floor 6: the files that a project starts from.
//!
//! In: what the articles of a folder turn out to be (their formats, dates and metadata). Out: the text of `factlint.yml`, of a first
//! rule file and of a CI workflow. Does no I/O: whoever calls reads the articles and writes the files.

mod settings;
mod survey;
mod workflow;

pub use settings::{first_rules, language_server, settings};
pub use survey::{Seen, Survey};
pub use workflow::{Forge, workflow};
