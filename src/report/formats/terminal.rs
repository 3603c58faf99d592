//! `terminal`: for people. Of each conflict the words on both sides underlined with what they were read as, the rule line that
//! demanded agreement, why they collide, and the fingerprint; at the end the counts.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{Conflict, Place, Problem, Unresolved, key_shown};
use crate::report::snippet::{Excerpt, Snippet, draw, draw_line};
use crate::report::visible::visible;
use crate::report::{Report, Style, counted};
use rayon::prelude::*;
use std::io::{self, Write};

/// Diagnostics for people.
pub struct Terminal;

/// As many witnesses are drawn; the others are counted.
const WITNESSES: usize = 3;
/// So many conflicts are drawn side by side before they are written.
const AT_ONCE: usize = 64;

impl Format for Terminal {
    fn name(&self) -> &'static str {
        "terminal"
    }

    fn about(&self) -> &'static str {
        "for people: both sides of each conflict, underlined"
    }

    fn write(&self, report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
        for some in report.conflicts.chunks(AT_ONCE) {
            let draw = |one: &Conflict| conflict(one, report, style);
            let drawn: Vec<String> = some.par_iter().map(draw).collect();
            drawn.iter().try_for_each(|drawn| writeln!(out, "{drawn}"))?;
        }
        for open in report.unresolved.iter().flatten() {
            writeln!(out, "{}", unresolved(open, style))?;
        }
        for resolved in &report.resolved {
            write!(out, "{}", self::resolved(resolved, style))?;
        }
        writeln!(out, "{}", counts(report))
    }
}

/// A problem as it is drawn on standard error; ends with a line end.
pub fn problem(problem: &Problem, style: Style) -> String {
    let width = room(style);
    let excerpt = match (&problem.path, problem.line, problem.column, &problem.excerpt) {
        (Some(path), Some(line), Some(column), Some(excerpt)) => Some(Excerpt::new(
            path,
            (line, column),
            &excerpt.text,
            (excerpt.start, excerpt.end),
            width,
        )),
        _ => None,
    };
    let message = match (&problem.path, &excerpt) {
        (Some(path), None) => format!("{path}: {}", problem.message),
        _ => problem.message.clone(),
    };
    let mut drawn = draw(
        &Snippet {
            code: Some(problem.code.clone()),
            severity: Some(problem.severity),
            message,
            excerpt,
            label: problem.label.clone().unwrap_or_default(),
            help: None,
        },
        style,
    );
    for other in &problem.related {
        match (other.line, other.column, &other.excerpt) {
            (Some(line), Some(column), Some(excerpt)) => {
                let span = (excerpt.start, excerpt.end);
                let excerpt = Excerpt::new(&other.path, (line, column), &excerpt.text, span, width);
                drawn += &draw_line(excerpt, &other.message, problem.severity, style);
            }
            _ => drawn += &remark("also", &format!("{}: {}", other.path, other.message), style),
        }
    }
    if let Some(help) = &problem.help {
        drawn += &remark("help", help, style);
    }
    drawn
}

/// One conflict, both sides.
fn conflict(conflict: &Conflict, report: &Report, style: Style) -> String {
    let severity = conflict.severity;
    let Some(outlier) = conflict.outlier() else { return String::new() };
    let rule = report.rule(&conflict.rule);
    let title = rule.filter(|rule| rule.kind != "check").map(|rule| rule.title.as_str());
    let about = [title.unwrap_or_default().to_owned(), conflict.key_shown()];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let about = if about.is_empty() { String::new() } else { format!(": {}", about.join(", ")) };
    let mut drawn = draw(
        &Snippet {
            code: Some(format!("{} {}{about}", severity.name(), conflict.rule)),
            severity: Some(severity),
            message: conflict.message.to_string(),
            excerpt: Some(sentence(&outlier.place, style)),
            label: outlier.place.reading(),
            help: None,
        },
        style,
    );
    if let Some(expected) = &conflict.expected {
        let excerpt = Excerpt::new(
            &expected.path,
            (expected.line, expected.column),
            &expected.excerpt.text,
            (expected.excerpt.start, expected.excerpt.end),
            room(style),
        );
        drawn += &draw_line(excerpt, &format!("expected: {}", expected.value), severity, style);
    }
    let witnesses = conflict.witnesses();
    for witness in witnesses.iter().take(WITNESSES) {
        drawn +=
            &draw_line(sentence(&witness.place, style), &witness.place.reading(), severity, style);
    }
    if witnesses.len() > WITNESSES {
        let more = match witnesses.len() - WITNESSES {
            1 => "1 more place says so".to_owned(),
            more => format!("{more} more places say so"),
        };
        drawn += &remark("and", &more, style);
    }
    if let Some(rule) = rule {
        if let (None, Some(path), Some(line)) = (&conflict.expected, &rule.path, rule.line) {
            drawn += &remark("rule", &format!("{path}:{line}"), style);
        }
        if let Some(help) = &rule.help {
            drawn += &remark("help", help, style);
        }
        if let Some(url) = &rule.url {
            drawn += &remark("url", url, style);
        }
    }
    drawn + &remark("fingerprint", &conflict.fingerprint, style)
}

/// A mention that stays open, and why.
fn unresolved(open: &Unresolved, style: Style) -> String {
    let key = key_shown(&open.key);
    let about = if key.is_empty() { String::new() } else { format!(" ({key})") };
    draw(
        &Snippet {
            code: Some(format!("unresolved {}{about}", open.rule)),
            severity: Some(Severity::Note),
            message: open.why.clone(),
            excerpt: Some(sentence(&open.place, style)),
            label: String::new(),
            help: None,
        },
        style,
    )
}

/// A conflict of the base that is gone.
fn resolved(conflict: &Conflict, style: Style) -> String {
    let path = conflict.outlier().map_or("", |outlier| outlier.place.path.as_str());
    remark("resolved", &format!("{} in {path}: {}", conflict.rule, conflict.message), style)
}

/// The sentence of a mention with its words.
fn sentence(place: &Place, style: Style) -> Excerpt {
    let span = (place.sentence_at, place.sentence_at + place.text.len());
    Excerpt::new(&place.path, (place.line, place.column), &place.sentence, span, room(style))
}

/// How many characters of a line fit beside the gutter.
fn room(style: Style) -> usize {
    style.width.saturating_sub(10).max(30)
}

/// A line below the drawing: `  name: words`.
fn remark(name: &str, words: &str, style: Style) -> String {
    let words = visible(words);
    if style.colour {
        format!("  \u{1b}[36m{name}:\u{1b}[0m {words}\n")
    } else {
        format!("  {name}: {words}\n")
    }
}

/// That the counts are not of everything: what could not be looked at is told on standard error, and may be read apart.
fn left_out(report: &Report) -> String {
    let errors = report.problems.iter().filter(|problem| problem.severity == Severity::Error);
    match errors.count() {
        0 => String::new(),
        n => format!("; {} kept it from looking at everything", counted(n, "problem")),
    }
}

/// The last line: what was found in what.
fn counts(report: &Report) -> String {
    let summary = &report.summary;
    let found = [(summary.error, "error"), (summary.warning, "warning"), (summary.note, "note")];
    let found: Vec<String> =
        found.into_iter().filter(|(n, _)| *n > 0).map(|(n, name)| counted(n, name)).collect();
    let found = if found.is_empty() { "no conflicts".to_owned() } else { found.join(", ") };
    let mut out = format!(
        "{found} in {} ({}, {}",
        counted(summary.articles, "article"),
        counted(summary.rules, "rule"),
        counted(summary.mentions, "mention")
    );
    if summary.unresolved > 0 {
        out += &format!(", {} unresolved", summary.unresolved);
    }
    if summary.waived > 0 {
        out += &format!(", {} waived", summary.waived);
    }
    out + ")" + &left_out(report)
}
