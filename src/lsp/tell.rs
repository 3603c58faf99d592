//! Conflicts and faults as diagnostics. In: the desk. Out: for each file what an editor shows in it.

use super::desk::Desk;
use super::place::Text;
use super::uri;
use crate::corpus;
use crate::engine::{Conflict, Mention};
use crate::problem::{Location as Place, Problem, Severity};
use crate::report::members;
use crate::report::visible::visible;
use crate::ruleset::{Origin, meant};
use crate::text::SourceSpan;
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// As many other sides are named; the rest is counted in the message.
const SIDES: usize = 5;

/// What is known of a file without looking up a line: as long as this stays the same, so do its diagnostics.
pub type Marks = Vec<(String, SourceSpan, Severity, Vec<(String, SourceSpan)>)>;

/// What is told of every file, in short.
pub fn marks(desk: &Desk) -> BTreeMap<String, Marks> {
    let mut out: BTreeMap<String, Marks> = BTreeMap::new();
    for (path, conflicts) in desk.conflicts() {
        let marks = out.entry(path.to_owned()).or_default();
        for conflict in conflicts {
            let place = |m: &Mention| (desk.article(m).to_owned(), m.span);
            let sides = conflict.witnesses.iter().take(SIDES).map(|m| place(m)).collect();
            let words = format!("{} {}", conflict.fingerprint, conflict.message);
            marks.push((words, conflict.outlier.span, conflict.severity, sides));
        }
    }
    for problem in desk.problems() {
        let path = path_of(problem, desk);
        let span = problem.location.as_ref().and_then(|l| l.span).unwrap_or_default();
        let mark =
            (format!("{} {}", problem.code, problem.message), span, problem.severity, Vec::new());
        out.entry(path).or_default().push(mark);
    }
    out
}

/// The diagnostics of these files.
pub fn diagnostics(
    desk: &Desk,
    files: &BTreeSet<String>,
    buffers: &BTreeMap<PathBuf, Text>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let teller = Teller { desk, buffers };
    let mut out: BTreeMap<String, Vec<Diagnostic>> =
        files.iter().map(|path| (path.clone(), Vec::new())).collect();
    for conflict in &desk.outcome().conflicts {
        let path = corpus::file_of(desk.article(&conflict.outlier));
        if let Some(list) = out.get_mut(path) {
            list.push(teller.conflict(conflict));
        }
    }
    for problem in desk.problems() {
        if let Some(list) = out.get_mut(&path_of(problem, desk)) {
            list.push(teller.problem(problem));
        }
    }
    out
}

/// The faults of rule files and settings, by file.
pub fn faults(
    desk: &Desk,
    problems: &[Problem],
    buffers: &BTreeMap<PathBuf, Text>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let teller = Teller { desk, buffers };
    let mut out: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for problem in problems {
        out.entry(path_of(problem, desk)).or_default().push(teller.problem(problem));
    }
    out
}

/// The file that a problem is told in: its own, else the settings.
fn path_of(problem: &Problem, desk: &Desk) -> String {
    match &problem.location {
        Some(location) => corpus::file_of(&location.path).to_owned(),
        None => desk.project.config().path.clone().unwrap_or_else(|| "factlint.yml".to_owned()),
    }
}

struct Teller<'d> {
    desk: &'d Desk,
    buffers: &'d BTreeMap<PathBuf, Text>,
}

impl Teller<'_> {
    fn conflict(&self, conflict: &Conflict) -> Diagnostic {
        let path = self.desk.article(&conflict.outlier);
        let mut message = visible(&conflict.message);
        if conflict.witnesses.len() > SIDES {
            message += &format!(" ({} more say so)", conflict.witnesses.len() - SIDES);
        }
        let rule = conflict.expected.as_ref().map(|expected| {
            let said = format!("expected here: {}", visible(&expected.text));
            (expected.cell.as_ref().unwrap_or(&expected.origin), said)
        });
        let rule = rule.and_then(|(origin, said)| self.related_at(origin, said));
        let sides = conflict.witnesses.iter().take(SIDES).filter_map(|side| self.side(side));
        Diagnostic {
            range: self.range(path, Some(conflict.outlier.span)),
            severity: Some(level(conflict.severity)),
            code: Some(NumberOrString::String(conflict.rule.to_string())),
            source: Some("factlint".to_owned()),
            message,
            related_information: Some(rule.into_iter().chain(sides).collect()),
            data: Some(serde_json::json!({"fingerprint": conflict.fingerprint})),
            ..Diagnostic::default()
        }
    }

    fn side(&self, mention: &Mention) -> Option<DiagnosticRelatedInformation> {
        let gazetteer = &self.desk.project.plan().rules.gazetteer;
        let read = mention.value.as_deref().map(|shape| members::read_as(shape, gazetteer));
        let read = read.unwrap_or_else(|| mention.stance.name().to_owned());
        let message = format!("“{}”, read as {}", visible(&mention.text), visible(&read));
        self.related(self.desk.article(mention), Some(mention.span), message)
    }

    fn problem(&self, problem: &Problem) -> Diagnostic {
        let mut message = visible(&problem.message);
        for more in problem.label.iter().chain(&problem.help) {
            message += &format!("\n{}", visible(more));
        }
        let related = problem.related.iter().filter_map(|related| {
            self.related(&related.location.path, related.location.span, visible(&related.message))
        });
        let location = problem.location.as_ref();
        Diagnostic {
            range: location
                .map_or(Range::default(), |Place { path, span }| self.range(path, *span)),
            severity: Some(level(problem.severity)),
            code: Some(NumberOrString::String(problem.code.to_owned())),
            source: Some("factlint".to_owned()),
            message,
            related_information: Some(related.collect()),
            // An editor gives it back when it asks what can be done.
            data: problem
                .label
                .as_deref()
                .and_then(meant)
                .map(|word| serde_json::json!({"meant": word})),
            ..Diagnostic::default()
        }
    }

    fn related_at(&self, origin: &Origin, message: String) -> Option<DiagnosticRelatedInformation> {
        self.related(&origin.path, Some(origin.span), message)
    }

    fn related(
        &self,
        path: &str,
        span: Option<SourceSpan>,
        message: String,
    ) -> Option<DiagnosticRelatedInformation> {
        let uri = uri::of(&self.desk.absolute(path))?;
        let location = Location { uri, range: self.range(path, span) };
        Some(DiagnosticRelatedInformation { location, message })
    }

    fn range(&self, path: &str, span: Option<SourceSpan>) -> Range {
        let text = self.desk.text(path, self.buffers);
        match (text, span) {
            (Some(text), Some(span)) => text.range(span),
            _ => Range::default(),
        }
    }
}

fn level(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}
