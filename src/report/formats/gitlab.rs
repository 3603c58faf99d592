//! `gitlab`: a Code Quality report, which GitLab shows in merge requests.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{Conflict, Problem};
use crate::report::{Report, Style, visible};
use serde::Serialize;
use std::io::{self, Write};

/// GitLab's Code Quality report.
pub struct Gitlab;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

impl Format for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn about(&self) -> &'static str {
        "a Code Quality report of GitLab"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        let conflicts = report.conflicts.iter().filter_map(|c| conflict(c, report));
        // GitLab shows only what has a file; faults of the run as a whole are on standard error.
        let problems = report.problems.iter().filter_map(|p| problem(p, report));
        let issues: Vec<Issue> = conflicts.chain(problems).collect();
        visible::document(&issues, out)?;
        writeln!(out)
    }
}

fn conflict(conflict: &Conflict, report: &Report) -> Option<Issue> {
    let place = &conflict.outlier()?.place;
    Some(Issue {
        description: conflict.message.to_string(),
        check_name: conflict.rule.to_string(),
        fingerprint: conflict.fingerprint.to_string(),
        severity: severity(conflict.severity),
        location: Location {
            path: report.from_top(place.file()),
            lines: Lines { begin: place.line, end: place.end_line },
        },
    })
}

fn problem(problem: &Problem, report: &Report) -> Option<Issue> {
    let path = problem.path.as_ref()?;
    let line = problem.line.unwrap_or(1);
    let made_of = format!("{}\0{path}\0{line}\0{}", problem.code, problem.message);
    Some(Issue {
        description: problem.message.clone(),
        check_name: problem.code.clone(),
        fingerprint: blake3::hash(made_of.as_bytes()).to_hex()[..16].to_owned(),
        severity: severity(problem.severity),
        location: Location { path: report.from_top(path), lines: Lines { begin: line, end: line } },
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
