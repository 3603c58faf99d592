//! `github`: workflow commands that GitHub shows beside the lines of a pull request.
//!
//! GitHub shows ten annotations of each level a step; what is past them is counted in one last annotation of that level.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{Conflict, Problem};
use crate::report::visible::visible;
use crate::report::{Report, Style, visible};
use std::io::{self, Write};

/// GitHub annotations.
pub struct Github;

/// As many annotations of one level are shown; the last is for the count of the rest.
const LIMIT: usize = 10;

impl Format for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn about(&self) -> &'static str {
        "annotations of GitHub Actions"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            // Conflicts first: they are what the change is about.
            let conflicts = report.conflicts.iter().filter(|c| c.severity == severity);
            let problems = report.problems.iter().filter(|p| p.severity == severity);
            let lines: Vec<String> = conflicts
                .filter_map(|c| conflict(c, report))
                .chain(problems.map(|p| problem(p, report)))
                .collect();
            let shown = if lines.len() > LIMIT { LIMIT - 1 } else { lines.len() };
            for line in &lines[..shown] {
                writeln!(out, "{}", visible::lines(line))?;
            }
            if lines.len() > shown {
                let more = lines.len() - shown;
                writeln!(out, "::{} title=factlint::{more} more like these", level(severity))?;
            }
        }
        Ok(())
    }
}

fn conflict(conflict: &Conflict, report: &Report) -> Option<String> {
    let place = &conflict.outlier()?.place;
    let mut place_of = format!("line={},endLine={}", place.line, place.end_line);
    if place.line == place.end_line {
        // GitHub takes columns only within one line.
        place_of += &format!(",col={},endColumn={}", place.column, place.end_column);
    }
    let words = visible(&place.text);
    let mut message = format!("{}\n“{words}”: {}", visible(&conflict.message), place.read_as);
    if let Some(expected) = &conflict.expected {
        message += &format!("\n{}:{}: expected {}", expected.path, expected.line, expected.value);
    }
    for witness in conflict.witnesses().iter().take(3) {
        let place = &witness.place;
        let words = visible(&place.text);
        message += &format!("\n{}:{}: “{words}”: {}", place.path, place.line, place.read_as);
    }
    if let Some(help) = report.rule(&conflict.rule).and_then(|rule| rule.help.as_ref()) {
        message += &format!("\n{help}");
    }
    Some(format!(
        "::{} file={},{place_of},title={}::{}",
        level(conflict.severity),
        property(&report.from_top(place.file())),
        property(&format!("factlint: {}", conflict.rule)),
        data(&message)
    ))
}

fn problem(problem: &Problem, report: &Report) -> String {
    let title = property(problem.code.as_str());
    let mut place = String::new();
    if let Some(path) = &problem.path {
        place += &format!("file={},", property(&report.from_top(path)));
    }
    if let Some(line) = problem.line {
        place += &format!("line={line},");
    }
    let message = data(&visible(&problem.message));
    format!("::{} {place}title={title}::{message}", level(problem.severity))
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Text behind `::` as the runner reads it back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value as the runner reads it back.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a,b:c%\r\n"), "a%2Cb%3Ac%25%0D%0A");
        assert_eq!(data("::error::x\ny"), "::error::x%0Ay");
    }
}
