//! `markdown`: the comment in a pull request. The verdict first, then a table of what each place says against what; what this
//! change resolves; what was waived.
//!
//! GitHub takes 65,536 characters; rows are cut whole below 60,000. All that articles and rules say is escaped, so that it is
//! neither markup nor mentions anybody.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{Conflict, Place, Problem};
use crate::report::visible::{visible, window};
use crate::report::{Report, Style, counted, visible};
use std::io::{self, Write};

/// A comment for a pull request.
pub struct Markdown;

/// No more characters than these are written.
const LIMIT: usize = 60_000;

/// Room that the last lines may need.
const TAIL: usize = 1_000;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn about(&self) -> &'static str {
        "a comment for a pull request"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(visible::lines(&comment(report)).as_bytes())
    }
}

/// The comment; ends with a line end.
pub fn comment(report: &Report) -> String {
    let mut page = Page::default();
    page.write(&format!("### factlint: {}\n", verdict(report)));
    let problems: Vec<&Problem> =
        report.problems.iter().filter(|p| p.severity == Severity::Error).collect();
    if !problems.is_empty() {
        page.write("\n**This run could not look at everything:**\n\n");
        page.rows(problems.iter().map(|problem| self::problem(problem)), "problems");
    }
    if !report.conflicts.is_empty() {
        page.write("\n| | Fact | Says | Against | Where |\n|---|---|---|---|---|\n");
        page.rows(report.conflicts.iter().filter_map(|c| row(c, report)), "conflicts");
    }
    if !report.resolved.is_empty() {
        page.write(&format!("\n**Resolved by this change: {}**\n\n", report.resolved.len()));
        page.rows(report.resolved.iter().filter_map(item), "conflicts");
    }
    if !report.waived.is_empty() {
        let count = report.waived.len();
        page.write(&format!("\n<details><summary>Waived: {count}</summary>\n\n"));
        page.rows(report.waived.iter().filter_map(item), "conflicts");
        page.write("\n</details>\n");
    }
    page.write(&format!("\n{}\n", counts(report)));
    page.text
}

/// Text that knows how much of it there is.
#[derive(Default)]
struct Page {
    text: String,
    characters: usize,
}

impl Page {
    fn write(&mut self, text: &str) {
        self.characters += text.chars().count();
        self.text += text;
    }

    /// Writes whole rows while they fit; says how many did not.
    fn rows(&mut self, rows: impl Iterator<Item = String>, name: &str) {
        let mut left_out = 0;
        for row in rows {
            if left_out > 0 || self.characters + row.chars().count() + TAIL > LIMIT {
                left_out += 1;
            } else {
                self.write(&row);
            }
        }
        if left_out > 0 {
            self.write(&format!("\n… and {left_out} more {name}: see the job's log.\n"));
        }
    }
}

/// What the reader has to know first.
pub(super) fn verdict(report: &Report) -> String {
    let summary = &report.summary;
    let found = [(summary.error, "error"), (summary.warning, "warning"), (summary.note, "note")];
    let found: Vec<String> =
        found.into_iter().filter(|(n, _)| *n > 0).map(|(n, name)| counted(n, name)).collect();
    let found = found.join(", ");
    match (&report.base, found.is_empty()) {
        (Some(_), true) => "this change introduces no conflict".to_owned(),
        (Some(_), false) => format!("this change introduces {found}"),
        (None, true) => "no conflicts".to_owned(),
        (None, false) => found,
    }
}

fn row(conflict: &Conflict, report: &Report) -> Option<String> {
    let outlier = &conflict.outlier()?.place;
    let title = report.rule(&conflict.rule).map_or("", |rule| &rule.title);
    let fact = [title.to_owned(), conflict.key_shown()];
    let fact: Vec<String> = fact.iter().filter(|t| !t.is_empty()).map(|t| escape(t)).collect();
    Some(format!(
        "| {} | **{}**<br>{} | {} | {} | {} |\n",
        conflict.severity.name(),
        escape(&conflict.rule),
        fact.join("<br>"),
        says(outlier),
        against(conflict, report),
        escape(&format!("{}:{}", report.from_top(outlier.file()), outlier.line)),
    ))
}

/// The words in their sentence, and what they were read as.
fn says(place: &Place) -> String {
    let start = place.sentence_at;
    let window = window(&place.sentence, start, start + place.text.len(), 120);
    let (before, rest) = window.text.split_at(window.start);
    let (words, after) = rest.split_at(window.end - window.start);
    let bold =
        if words.trim().is_empty() { escape(words) } else { format!("<b>{}</b>", escape(words)) };
    format!("{}{bold}{}<br>{}", escape(before), escape(after), escape(&place.read_as))
}

/// The rule's line, or the first place on the other side, and why the two collide.
fn against(conflict: &Conflict, report: &Report) -> String {
    let other = match (&conflict.expected, conflict.witnesses()) {
        (Some(expected), _) => {
            let place = format!("{}:{}", report.from_top(&expected.path), expected.line);
            format!("expected {}<br>{}", escape(&expected.value), escape(&place))
        }
        (None, [first, rest @ ..]) => {
            let place = format!("{}:{}", report.from_top(first.place.file()), first.place.line);
            let more =
                if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            format!("{}<br>{}{more}", says(&first.place), escape(&place))
        }
        (None, []) => String::new(),
    };
    // Where both sides stand in the row, what they say is what collides.
    let plain = matches!(conflict.reason.as_str(), "expected" | "disagree" | "self");
    let of_their_own = |place: &Place| place.source.is_none();
    let plain = plain
        && conflict.strength == "conflict"
        && !other.is_empty()
        && conflict.mentions.iter().all(|mention| of_their_own(&mention.place));
    let parts = [other, if plain { String::new() } else { escape(&conflict.message) }];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("<br>")
}

/// A conflict in one line of a list.
fn item(conflict: &Conflict) -> Option<String> {
    let place = &conflict.outlier()?.place;
    let mut out = format!(
        "- **{}** {}:{}: {}",
        escape(&conflict.rule),
        escape(&place.path),
        place.line,
        escape(&conflict.message)
    );
    if let Some(waiver) = &conflict.waiver {
        out += &format!(" Waived: {}", escape(&waiver.reason));
        if let Some(until) = &waiver.until {
            out += &format!(" (until {})", escape(until));
        }
    }
    Some(out + "\n")
}

fn problem(problem: &Problem) -> String {
    let place = match (&problem.path, problem.line) {
        (Some(path), Some(line)) => format!("{}:{line}: ", escape(path)),
        (Some(path), None) => format!("{}: ", escape(path)),
        (None, _) => String::new(),
    };
    format!("- {place}{} ({})\n", escape(&problem.message), escape(&problem.code))
}

fn counts(report: &Report) -> String {
    let summary = &report.summary;
    let found = [
        counted(summary.articles, "article"),
        counted(summary.rules, "rule"),
        counted(summary.mentions, "mention"),
    ];
    let mut out = found.join(", ");
    for (n, name) in [(summary.unresolved, "unresolved"), (summary.waived, "waived")] {
        if n > 0 {
            out += &format!(", {n} {name}");
        }
    }
    if let Some(base) = &report.base {
        let commit: String = base.commit.chars().take(12).collect();
        out += &format!(", {} unchanged since {}", base.unchanged, escape(&commit));
    }
    out
}

/// Text that Markdown shows as it is.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            // No backslash keeps GitHub from turning these into mentions, references and links.
            '@' => out += "&#64;",
            '#' => out += "&#35;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // What would become a link by itself.
    out.replace("://", "&#58;//").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_words_are_no_markup() {
        for (text, shown) in [
            ("a | b", "a \\| b"),
            ("@team #12", "&#64;team &#35;12"),
            ("<img src=x>", "&lt;img src=x&gt;"),
            ("[x](https://e.org)", "\\[x\\](https&#58;//e.org)"),
            ("one\ntwo `three`", "one two \\`three\\`"),
        ] {
            assert_eq!(escape(text), shown);
        }
    }

    #[test]
    fn rows_are_cut_whole() {
        let mut page = Page::default();
        let row = "x".repeat(999) + "\n";
        page.rows((0..100).map(|_| row.clone()), "conflicts");
        assert!(page.characters < LIMIT, "{}", page.characters);
        assert!(page.text.ends_with("… and 41 more conflicts: see the job's log.\n"));
    }
}
