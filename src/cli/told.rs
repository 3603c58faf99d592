//! Problems on standard error. In: problems and the files they lie in. Out: each drawn at its place; notes and warnings only where
//! they are wanted.

use super::args::Global;
use super::exit::Exit;
use crate::problem::{Problem, Severity};
use crate::report::{Sources, counted, formats, model, view};
use std::collections::BTreeMap;
use std::io::Write;

/// As many problems are drawn; the rest is counted. Reports hold all of them.
const LIMIT: usize = 50;

/// As many notes of one kind are drawn: a pack of rules of which most wait for their article is no reason to scroll.
const ALIKE: usize = 5;

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
    let (mut out, mut drawn) = (String::new(), 0);
    let mut notes: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in &wanted {
        let alike = notes.entry(&problem.code).or_default();
        *alike += usize::from(problem.severity == Severity::Note);
        if *alike <= ALIKE && drawn < LIMIT {
            out += &formats::problem(problem, global.errors());
            out.push('\n');
            drawn += 1;
        }
    }
    if drawn < wanted.len() {
        let left = counted(wanted.len() - drawn, "more problem");
        let kinds = notes.iter().filter(|(_, alike)| **alike > ALIKE);
        let kinds: Vec<String> = kinds.map(|(code, n)| format!("{n} {code} in all")).collect();
        let kinds =
            if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join(", ")) };
        out += &format!("factlint: {left}{kinds}, see --format json\n");
    }
    // Where standard error cannot be written there is nobody to tell.
    let _ = std::io::stderr().write_all(out.as_bytes());
}

/// The status of a run that only problems can fail.
pub fn status(problems: &[Problem]) -> Exit {
    let fails = problems.iter().any(|problem| problem.severity == Severity::Error);
    if fails { Exit::Untrusted } else { Exit::Clean }
}
