//! `rdjsonl`: one diagnostic of the Reviewdog Diagnostic Format a line. Its columns count bytes.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{Conflict, Place, Problem};
use crate::report::{Report, Style, visible};
use serde::Serialize;
use std::io::{self, Write};

/// Reviewdog's diagnostics.
pub struct Rdjsonl;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Diagnostic {
    message: String,
    location: Location,
    severity: &'static str,
    source: Source,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<Position>,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Code {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

impl Format for Rdjsonl {
    fn name(&self) -> &'static str {
        "rdjsonl"
    }

    fn about(&self) -> &'static str {
        "diagnostics of reviewdog, one a line"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        let conflicts = report.conflicts.iter().filter_map(|c| conflict(c, report));
        let problems = report.problems.iter().filter_map(|p| problem(p, report));
        for diagnostic in conflicts.chain(problems) {
            out.write_all(&visible::json(serde_json::to_vec(&diagnostic)?))?;
            writeln!(out)?;
        }
        Ok(())
    }
}

fn conflict(conflict: &Conflict, report: &Report) -> Option<Diagnostic> {
    let outlier = conflict.outlier()?;
    let mut related: Vec<Related> = Vec::new();
    if let Some(expected) = &conflict.expected {
        let range = Range { start: Position { line: expected.line, column: 1 }, end: None };
        related.push(Related {
            message: format!("expected: {}", expected.value),
            location: Location { path: report.from_top(&expected.path), range: Some(range) },
        });
    }
    related.extend(conflict.witnesses().iter().map(|witness| Related {
        message: format!("{} ({})", witness.place.text, witness.place.read_as),
        location: location(&witness.place, report),
    }));
    Some(Diagnostic {
        message: conflict.message.to_string(),
        location: location(&outlier.place, report),
        severity: severity(conflict.severity),
        source: Source { name: "factlint" },
        code: Code {
            value: conflict.rule.to_string(),
            url: (report.rule(&conflict.rule).and_then(|rule| rule.url.clone()))
                // It becomes a link in a comment: only what a link may be.
                .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
        },
        related_locations: related,
    })
}

/// A problem with a file; reviewdog has no place for others, which are on standard error.
fn problem(problem: &Problem, report: &Report) -> Option<Diagnostic> {
    let path = problem.path.as_ref()?;
    let range = problem.line.map(|line| Range { start: Position { line, column: 1 }, end: None });
    Some(Diagnostic {
        message: problem.message.clone(),
        location: Location { path: report.from_top(path), range },
        severity: severity(problem.severity),
        source: Source { name: "factlint" },
        code: Code { value: problem.code.clone(), url: None },
        related_locations: Vec::new(),
    })
}

fn location(place: &Place, report: &Report) -> Location {
    Location {
        path: report.from_top(place.file()),
        range: Some(Range {
            start: Position { line: place.line, column: place.byte_column },
            end: Some(Position { line: place.end_line, column: place.end_byte_column }),
        }),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}
