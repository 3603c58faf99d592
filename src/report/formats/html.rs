//! `html`: one self-contained page, for a desk that reads reports in a browser.
//!
//! Conflicts grouped by fact, both sides beside each other with their words highlighted, every fact's values over time as a plot, and
//! filters by severity, rule and article. The page asks nothing of any server, works without a script but for the filters, and
//! follows the reader's light or dark.

mod plot;

use super::Format;
use super::markdown::verdict;
use crate::report::model::{Conflict, Expected, Fact, Place, Problem, key_shown};
use crate::report::visible::{visible, window};
use crate::report::{Report, Style, counted};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// One self-contained page.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn about(&self) -> &'static str {
        "one self-contained page"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(page(report).as_bytes())
    }
}

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// Conflicts by fact, which is a rule and a key; the fact of the gravest conflict comes first.
type Facts<'a> = Vec<((&'a str, String), Vec<&'a Conflict>)>;

fn page(report: &Report) -> String {
    let mut out =
        String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // Nothing may be fetched, whatever an article says.
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
            style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n";
    out += &format!("<title>factlint: {}</title>\n", escape(&verdict(report)));
    out += &format!("<style>\n{STYLE}</style>\n</head>\n<body>\n");
    out += &header(report);
    out += "<main>\n";
    for ((rule, key), conflicts) in facts(report) {
        out += &fact(report, rule, &key, &conflicts);
    }
    out += "<p id=\"none\" hidden>Nothing here with these filters.</p>\n";
    out += &agreeing(report);
    out += &list("Resolved by this change", "resolved", report.resolved.iter());
    out += &list("Waived", "waived", report.waived.iter());
    out += &problems(report);
    out += &format!("</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

fn header(report: &Report) -> String {
    let summary = &report.summary;
    let mut out = format!("<header>\n<h1>factlint: {}</h1>\n", escape(&verdict(report)));
    out += &format!(
        "<p>{}, {}, {}, {} unresolved, {} waived</p>\n",
        counted(summary.articles, "article"),
        counted(summary.rules, "rule"),
        counted(summary.mentions, "mention"),
        summary.unresolved,
        summary.waived
    );
    if report.is_untrusted() {
        out += "<p class=\"untrusted\">This run could not look at everything: see the \
                <a href=\"#problems\">problems</a>.</p>\n";
    }
    if !report.conflicts.is_empty() {
        out += &filters(report);
    }
    out + "</header>\n"
}

fn filters(report: &Report) -> String {
    let mut rules: Vec<&str> = report.conflicts.iter().map(|c| &*c.rule).collect();
    let places = report.conflicts.iter().flat_map(|c| &c.mentions);
    let mut articles: Vec<&str> = places.map(|mention| &*mention.place.path).collect();
    rules.sort_unstable();
    rules.dedup();
    articles.sort_unstable();
    articles.dedup();
    let mut out = String::from("<form id=\"filters\">\n<fieldset><legend>Severity</legend>\n");
    for severity in ["error", "warning", "note"] {
        out += &format!(
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{severity}\" checked> {severity}</label>\n"
        );
    }
    out += "</fieldset>\n";
    for (name, all, values) in [("rule", "all rules", rules), ("article", "all articles", articles)]
    {
        out += &format!("<label>{name} <select name=\"{name}\"><option value=\"\">{all}</option>");
        for value in values {
            out += &format!("<option>{}</option>", escape(value));
        }
        out += "</select></label>\n";
    }
    out + "<output id=\"shown\"></output>\n</form>\n"
}

fn facts(report: &Report) -> Facts<'_> {
    let mut facts = Facts::new();
    let mut places: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for conflict in &report.conflicts {
        let fact = (conflict.rule.as_str(), conflict.key_shown());
        let place = *places.entry(fact.clone()).or_insert(facts.len());
        if place == facts.len() {
            facts.push((fact, Vec::new()));
        }
        facts[place].1.push(conflict);
    }
    facts
}

/// One fact: its title, its values over time, its conflicts.
fn fact(report: &Report, rule: &str, key: &str, conflicts: &[&Conflict]) -> String {
    let known = report.rule(rule);
    let title = known.map_or("", |rule| &rule.title);
    let mut out = format!("<section class=\"fact\" data-rule=\"{}\">\n<h2>", escape(rule));
    out += &escape(rule);
    if !key.is_empty() {
        out += &format!(" <small>{}</small>", escape(key));
    }
    out += &format!("</h2>\n<p>{}</p>\n", escape(title));
    if let Some(help) = known.and_then(|rule| rule.help.as_ref()) {
        out += &format!("<p class=\"help\">{}</p>\n", escape(help));
    }
    if let Some(url) = known.and_then(|rule| rule.url.as_ref()) {
        // Only a web address becomes a link: a rule file is no place for scripts.
        out += &match url.starts_with("https://") || url.starts_with("http://") {
            true => format!("<p><a href=\"{0}\" rel=\"noreferrer\">{0}</a></p>\n", escape(url)),
            false => format!("<p>{}</p>\n", escape(url)),
        };
    }
    let said = report.facts.iter().find(|fact| fact.rule == rule && key_shown(&fact.key) == key);
    out += &said.and_then(plot::plot).unwrap_or_default();
    for conflict in conflicts {
        out += &self::conflict(conflict);
    }
    out + "</section>\n"
}

fn conflict(conflict: &Conflict) -> String {
    let severity = conflict.severity.name();
    let paths: Vec<String> = conflict.mentions.iter().map(|m| escape(&m.place.path)).collect();
    let mut out = format!(
        "<details class=\"conflict {severity}\" open data-severity=\"{severity}\" data-articles=\"{}\" id=\"{}\">\n",
        paths.join("\n"),
        escape(&conflict.fingerprint)
    );
    out += &format!(
        "<summary><b class=\"severity\">{severity}</b> {}</summary>\n<div class=\"sides\">\n",
        escape(&conflict.message)
    );
    for mention in &conflict.mentions {
        out += &side(&mention.role, &mention.place);
    }
    if let Some(expected) = &conflict.expected {
        out += &self::expected(expected);
    }
    out += &format!(
        "</div>\n<p class=\"fingerprint\">{}, {}, fingerprint {}</p>\n</details>\n",
        escape(&conflict.reason),
        escape(&conflict.strength),
        escape(&conflict.fingerprint)
    );
    out
}

/// One side: where, the words in their sentence, what they were read as.
fn side(role: &str, place: &Place) -> String {
    let start = place.sentence_at;
    let window = window(&place.sentence, start, start + place.text.len(), 1_000);
    let (before, rest) = window.text.split_at(window.start);
    let (words, after) = rest.split_at(window.end - window.start);
    let published = place.published.as_ref();
    let published = published.map_or(String::new(), |day| format!(", published {}", escape(day)));
    format!(
        "<figure class=\"{}\">\n<figcaption>{}:{}:{}{published}</figcaption>\n<blockquote>{}<mark>{}</mark>{}</blockquote>\n<p>{}</p>\n</figure>\n",
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

fn expected(expected: &Expected) -> String {
    format!(
        "<figure class=\"expected\">\n<figcaption>{}:{}:{}</figcaption>\n<blockquote><code>{}</code></blockquote>\n<p>expected <b>{}</b></p>\n</figure>\n",
        escape(&expected.path),
        expected.line,
        expected.column,
        escape(expected.excerpt.text.trim()),
        escape(&expected.value)
    )
}

/// Facts on which nothing collides, with their values over time.
fn agreeing(report: &Report) -> String {
    let disputed: BTreeSet<(&str, String)> =
        facts(report).into_iter().map(|(fact, _)| fact).collect();
    let rest: Vec<&Fact> = (report.facts.iter())
        .filter(|fact| !disputed.contains(&(fact.rule.as_str(), key_shown(&fact.key))))
        .collect();
    if rest.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<details id=\"agreeing\"><summary>Facts without a conflict: {}</summary>\n",
        rest.len()
    );
    for fact in rest {
        let key = key_shown(&fact.key);
        let title = report.rule(&fact.rule).map_or("", |rule| &rule.title);
        out += &format!(
            "<section><h3>{} <small>{}</small></h3>\n<p>{}</p>\n",
            escape(&fact.rule),
            escape(&key),
            escape(title)
        );
        out += &plot::plot(fact).unwrap_or_default();
        out += "<ul>\n";
        for said in &fact.mentions {
            out += &format!(
                "<li>{}: “{}”, {} ({})</li>\n",
                escape(&said.path),
                escape(&said.text),
                escape(&said.read_as),
                escape(&said.verdict)
            );
        }
        out += "</ul></section>\n";
    }
    out + "</details>\n"
}

fn list<'a>(title: &str, id: &str, conflicts: impl Iterator<Item = &'a Conflict>) -> String {
    let items: Vec<String> = conflicts
        .filter_map(|conflict| {
            let place = &conflict.outlier()?.place;
            let reason = conflict.waiver.as_ref().map(|w| format!(" ({})", escape(&w.reason)));
            Some(format!(
                "<li><b>{}</b> {}:{}: {}{}</li>\n",
                escape(&conflict.rule),
                escape(&place.path),
                place.line,
                escape(&conflict.message),
                reason.unwrap_or_default()
            ))
        })
        .collect();
    if items.is_empty() {
        return String::new();
    }
    format!(
        "<details id=\"{id}\"><summary>{title}: {}</summary>\n<ul>\n{}</ul>\n</details>\n",
        items.len(),
        items.concat()
    )
}

fn problems(report: &Report) -> String {
    if report.problems.is_empty() {
        return String::new();
    }
    let item = |problem: &Problem| {
        let place = match (&problem.path, problem.line) {
            (Some(path), Some(line)) => format!("{}:{line}: ", escape(path)),
            (Some(path), None) => format!("{}: ", escape(path)),
            (None, _) => String::new(),
        };
        let help = problem.help.as_ref().map(|help| format!("<br>{}", escape(help)));
        format!(
            "<li><b class=\"severity {0}\">{0}</b> {place}{1} <code>{2}</code>{3}</li>\n",
            problem.severity.name(),
            escape(&problem.message),
            escape(&problem.code),
            help.unwrap_or_default()
        )
    };
    let items: String = report.problems.iter().map(item).collect();
    format!("<section id=\"problems\"><h2>Problems</h2>\n<ul>\n{items}</ul>\n</section>\n")
}

/// Text that is no markup, in an element or in a quoted attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_words_are_no_markup() {
        assert_eq!(
            escape("<script>\"x\" & 'y'\u{202e}"),
            "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;U+202E&gt;"
        );
    }
}
