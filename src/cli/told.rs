//! Problems on standard error. In: problems and the files they lie in. Out: each drawn at its place; notes and warnings only where
//! they are wanted.

use super::args::Global;
use super::exit::Exit;
use crate::problem::{Problem, Severity};
use crate::report::{Sources, formats, model, view};
use std::io::Write;

/// As many problems are drawn; the rest is counted. Reports hold all of them.
const LIMIT: usize = 50;

/// Draws problems on standard error.
pub fn problems(problems: &[Problem], sources: &Sources, global: &Global) {
    let shown: Vec<model::Problem> =
        problems.iter().map(|problem| view::problem(problem, sources)).collect();
    drawn(&shown, global);
}

/// Draws problems of a report on standard error.
pub fn drawn(problems: &[model::Problem], global: &Global) {
    let least = if global.quiet { Severity::Error } else { Severity::Note };
    let wanted: Vec<_> = problems.iter().filter(|problem| problem.severity <= least).collect();
    let mut out = String::new();
    for problem in wanted.iter().take(LIMIT) {
        out += &formats::problem(problem, global.errors());
        out.push('\n');
    }
    if wanted.len() > LIMIT {
        out += &format!("factlint: {} more problems, see --format json\n", wanted.len() - LIMIT);
    }
    // Where standard error cannot be written there is nobody to tell.
    let _ = std::io::stderr().write_all(out.as_bytes());
}

/// The status of a run that only problems can fail.
pub fn status(problems: &[Problem]) -> Exit {
    let fails = problems.iter().any(|problem| problem.severity == Severity::Error);
    if fails { Exit::Untrusted } else { Exit::Clean }
}
