//! `jsonl`: one JSON object a line, for streams: each conflict, waived conflict and problem as in `json`, named by `type`.

use super::Format;
use crate::report::model::{Conflict, Problem, Unresolved};
use crate::report::{Report, Style, visible};
use serde::Serialize;
use std::io::{self, Write};

/// One JSON object a line.
pub struct Jsonl;

/// A line.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Conflict(&'a Conflict),
    Waived(&'a Conflict),
    Resolved(&'a Conflict),
    Unresolved(&'a Unresolved),
    Problem(&'a Problem),
}

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn about(&self) -> &'static str {
        "one JSON object a line"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        let conflicts = report.conflicts.iter().map(Line::Conflict);
        let waived = report.waived.iter().map(Line::Waived);
        let resolved = report.resolved.iter().map(Line::Resolved);
        let unresolved = report.unresolved.iter().flatten().map(Line::Unresolved);
        let problems = report.problems.iter().map(Line::Problem);
        for line in conflicts.chain(waived).chain(resolved).chain(unresolved).chain(problems) {
            out.write_all(&visible::json(serde_json::to_vec(&line)?))?;
            writeln!(out)?;
        }
        Ok(())
    }
}
