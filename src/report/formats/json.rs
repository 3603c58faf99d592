//! `json`: the report itself, which `report --from` reads again.

use super::Format;
use crate::report::{Report, Style, visible};
use std::io::{self, Write};

/// The report as one JSON document.
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn about(&self) -> &'static str {
        "one JSON document with everything that a run found"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        visible::document(report, out)?;
        writeln!(out)
    }
}
