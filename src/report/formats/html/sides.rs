//! One conflict on the page: a line that says what stands against what, and below it both sides with their words in their sentences.
//! In: a conflict. Out: markup.

use super::escape;
use crate::report::model::{Conflict, Expected, Mention, Place};
use crate::report::visible::window;

/// As many places of the other side are shown at once; the others behind one more step.
const WITNESSES: usize = 2;

/// A conflict, shown whole or only by its line.
pub(super) fn conflict(conflict: &Conflict, open: bool) -> String {
    let severity = conflict.severity.name();
    let paths: Vec<String> = conflict.mentions.iter().map(|m| escape(&m.place.path)).collect();
    let mut out = format!(
        "<details class=\"conflict {severity}\"{} data-severity=\"{severity}\" data-articles=\"{}\" id=\"{}\">\n",
        if open { " open" } else { "" },
        paths.join("\n"),
        escape(&conflict.fingerprint)
    );
    out += &format!("<summary>{}</summary>\n", line(conflict));
    out +=
        &format!("<p class=\"message\">{}</p>\n<div class=\"sides\">\n", escape(&conflict.message));
    if let Some(outlier) = conflict.outlier() {
        out += &format!("<div class=\"side\">\n{}</div>\n", place("outlier", &outlier.place));
    }
    out += &other(conflict);
    out += "</div>\n";
    if let Some(waiver) = &conflict.waiver {
        let until = waiver.until.as_ref().map_or(String::new(), |day| format!(", until {day}"));
        out += &format!(
            "<p class=\"waiver\">Waived in {}: {}{}</p>\n",
            escape(&waiver.path),
            escape(&waiver.reason),
            escape(&until)
        );
    }
    out += &format!(
        "<p class=\"fingerprint\">{}, {}, <code>{}</code></p>\n</details>\n",
        escape(&conflict.reason),
        escape(&conflict.strength),
        escape(&conflict.fingerprint)
    );
    out
}

/// What stands against what, on one line, and where.
fn line(conflict: &Conflict) -> String {
    let severity = conflict.severity.name();
    let mut out = format!("<b class=\"severity {severity}\">{severity}</b> ");
    let Some(outlier) = conflict.outlier().map(|outlier| &outlier.place) else { return out };
    let against = match (&conflict.expected, conflict.witnesses().first()) {
        (Some(expected), _) => Some(format!("<i>expected</i> <q>{}</q>", short(&expected.value))),
        (None, Some(witness)) => Some(words(&witness.place)),
        (None, None) => None,
    };
    out += "<span class=\"clash\">";
    out += &words(outlier);
    if let Some(against) = against {
        out += &format!(" <span class=\"against\">against</span> {against}");
    }
    out +=
        &format!("</span> <span class=\"place\">{}:{}</span>", escape(&outlier.path), outlier.line);
    out
}

/// The words of one side in short; where they state no value, how they stand to the fact.
fn words(place: &Place) -> String {
    match &place.value {
        Some(_) => format!("<q>{}</q>", short(&place.text)),
        None => format!("<q>{}</q> <i>{}</i>", short(&place.text), escape(&place.read_as)),
    }
}

/// No more of some words than fits on a line.
fn short(text: &str) -> String {
    escape(&window(text, 0, 0, 60).text)
}

/// What the words stand against: the rule's line, the other articles.
fn other(conflict: &Conflict) -> String {
    let witnesses = conflict.witnesses();
    if conflict.expected.is_none() && witnesses.is_empty() {
        return String::new();
    }
    let mut out = String::from("<div class=\"side\">\n");
    out += &conflict.expected.as_deref().map(expected).unwrap_or_default();
    let shown = witnesses.len().min(WITNESSES);
    let show = |all: &[Mention]| -> String {
        all.iter().map(|witness| place(&witness.role, &witness.place)).collect()
    };
    out += &show(&witnesses[..shown]);
    if witnesses.len() > shown {
        let more = witnesses.len() - shown;
        let places = if more == 1 { "place says so" } else { "places say so" };
        out += &format!(
            "<details class=\"rest\"><summary>{more} more {places}</summary>\n{}</details>\n",
            show(&witnesses[shown..])
        );
    }
    out + "</div>\n"
}

/// One place: where, the words in their sentence, what they were read as.
fn place(role: &str, place: &Place) -> String {
    let start = place.sentence_at;
    let window = window(&place.sentence, start, start + place.text.len(), 1_000);
    let (before, rest) = window.text.split_at(window.start);
    let (words, after) = rest.split_at(window.end - window.start);
    let published = place.published.as_ref();
    let published =
        published.map_or(String::new(), |day| format!(" <span>published {}</span>", escape(day)));
    format!(
        "<figure class=\"{}\">\n<figcaption><span class=\"place\">{}:{}:{}</span>{published}</figcaption>\n<blockquote>{}<mark>{}</mark>{}</blockquote>\n<p class=\"read\">{}</p>\n</figure>\n",
        escape(role),
        escape(&place.path),
        place.line,
        place.column,
        escape(before),
        escape(words),
        escape(after),
        escape(&place.reading())
    )
}

/// The line that demands agreement, in its rule file or table.
fn expected(expected: &Expected) -> String {
    format!(
        "<figure class=\"expected\">\n<figcaption><span class=\"place\">{}:{}:{}</span> <span>the rule</span></figcaption>\n<blockquote><code>{}</code></blockquote>\n<p class=\"read\">expected {}</p>\n</figure>\n",
        escape(&expected.path),
        expected.line,
        expected.column,
        escape(expected.excerpt.text.trim()),
        escape(&expected.value)
    )
}
