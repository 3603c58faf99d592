//! `html`: one self-contained page, for a desk that reads reports in a browser.
//!
//! Conflicts grouped by fact, both sides beside each other with their words highlighted, every fact's values over time as a plot, and
//! filters by severity, rule and article. The page asks nothing of any server, is whole without its script (which filters and moves
//! between conflicts), and follows the reader's light or dark.

mod plot;
mod sides;

use super::Format;
use super::markdown::verdict;
use crate::report::model::{Conflict, Fact, Problem, Rule, key_shown};
use crate::report::visible::visible;
use crate::report::{Report, Style, counted, visible};
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
        out.write_all(visible::lines(&page(report)).as_bytes())
    }
}

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// With more conflicts than these they are closed at first, so that the page can be looked over.
const OPEN: usize = 12;

/// Conflicts by fact, which is a rule and a key; the fact of the gravest conflict comes first.
type Facts<'a> = Vec<((&'a str, String), Vec<&'a Conflict>)>;

fn page(report: &Report) -> String {
    let mut out =
        String::from("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    // Nothing may be fetched, whatever an article says.
    out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
            style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";
    out += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    out += &format!("<title>factlint: {}</title>\n", escape(&verdict(report)));
    out += &format!("<style>\n{STYLE}</style>\n</head>\n<body>\n");
    out += "<a class=\"skip\" href=\"#facts\">Skip to the conflicts</a>\n";
    out += &header(report);
    out += "<main id=\"facts\">\n";
    let open = report.conflicts.len() <= OPEN;
    for ((rule, key), conflicts) in facts(report) {
        out += &fact(report, rule, &key, &conflicts, open);
    }
    out += "<p id=\"none\" hidden>No conflict passes these filters.</p>\n";
    out += &list("Resolved by this change", "resolved", &report.resolved);
    out += &list("Waived", "waived", &report.waived);
    out += &agreeing(report);
    out += &problems(report);
    out += &format!("</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

fn header(report: &Report) -> String {
    let summary = &report.summary;
    let mut out = String::from("<header>\n<p class=\"brand\">factlint</p>\n");
    let verdict = verdict(report);
    let mut letters = verdict.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    out += &format!("<h1>{}{}</h1>\n", escape(&first), escape(letters.as_str()));
    let mut found = vec![
        counted(summary.articles, "article"),
        counted(summary.rules, "rule"),
        counted(summary.mentions, "mention"),
        format!("{} unresolved", summary.unresolved),
        format!("{} waived", summary.waived),
    ];
    if let Some(base) = &report.base {
        let commit: String = base.commit.chars().take(12).collect();
        found.push(format!("{} unchanged since {commit}", base.unchanged));
    }
    out += "<ul class=\"counts\">";
    out += &found.iter().map(|item| format!("<li>{}</li>", escape(item))).collect::<String>();
    out += "</ul>\n";
    if report.is_untrusted() {
        out += "<p class=\"untrusted\">This run could not look at everything: see the \
                <a href=\"#problems\">problems</a>.</p>\n";
    }
    out += "</header>\n";
    if !report.conflicts.is_empty() {
        out += &filters(report);
    }
    out
}

fn filters(report: &Report) -> String {
    let mut rules: Vec<&str> = report.conflicts.iter().map(|c| &*c.rule).collect();
    let places = report.conflicts.iter().flat_map(|c| &c.mentions);
    let mut articles: Vec<&str> = places.map(|mention| &*mention.place.path).collect();
    rules.sort_unstable();
    rules.dedup();
    articles.sort_unstable();
    articles.dedup();
    let summary = &report.summary;
    let mut out = String::from(
        "<form id=\"filters\" aria-label=\"Filters\">\n<fieldset><legend>Severity</legend>\n",
    );
    for (severity, count) in
        [("error", summary.error), ("warning", summary.warning), ("note", summary.note)]
    {
        out += &format!(
            "<label class=\"{severity}\"><input type=\"checkbox\" name=\"severity\" value=\"{severity}\" checked> {severity} <b>{count}</b></label>\n"
        );
    }
    out += "</fieldset>\n";
    for (name, all, values) in [("rule", "all rules", rules), ("article", "all articles", articles)]
    {
        out += &format!("<label>{name} <select name=\"{name}\"><option value=\"\">{all}</option>");
        for value in values {
            out += &format!("<option value=\"{0}\">{0}</option>", escape(value));
        }
        out += "</select></label>\n";
    }
    out + "<output id=\"shown\" aria-live=\"polite\"></output>\n\
           <button type=\"button\" id=\"toggle\" hidden>Close all</button>\n</form>\n"
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
fn fact(report: &Report, rule: &str, key: &str, conflicts: &[&Conflict], open: bool) -> String {
    let known = report.rule(rule);
    let mut out = format!("<section class=\"fact\" data-rule=\"{}\">\n", escape(rule));
    out += &heading("h2", rule, key, known);
    if let Some(help) = known.and_then(|rule| rule.help.as_ref()) {
        out += &format!("<p class=\"help\">{}</p>\n", escape(help));
    }
    if let Some(url) = known.and_then(|rule| rule.url.as_ref()) {
        // Only a web address becomes a link: a rule file is no place for scripts.
        out += &match url.starts_with("https://") || url.starts_with("http://") {
            true => format!(
                "<p class=\"help\"><a href=\"{0}\" rel=\"noreferrer\">{0}</a></p>\n",
                escape(url)
            ),
            false => format!("<p class=\"help\">{}</p>\n", escape(url)),
        };
    }
    let said = report.facts.iter().find(|fact| fact.rule == rule && key_shown(&fact.key) == key);
    out += &said.map(values).unwrap_or_default();
    for conflict in conflicts {
        out += &sides::conflict(conflict, open);
    }
    out + "</section>\n"
}

/// What the fact is, and the id behind it.
fn heading(level: &str, rule: &str, key: &str, known: Option<&Rule>) -> String {
    let title =
        known.map(|rule| rule.title.trim_end_matches('.')).filter(|title| !title.is_empty());
    let mut out = format!("<{level}>{}", escape(title.unwrap_or(rule)));
    if !key.is_empty() {
        out += &format!(" <span class=\"key\">{}</span>", escape(key));
    }
    out + &format!("</{level}>\n<p class=\"id\"><code>{}</code></p>\n", escape(rule))
}

/// The values of a fact as a picture, and the same as a list.
fn values(fact: &Fact) -> String {
    let Some(picture) = plot::plot(fact) else { return String::new() };
    let mut out = picture;
    out += &format!(
        "<details class=\"mentions\"><summary>{} of this fact</summary>\n",
        counted(fact.mentions.len(), "mention")
    );
    out + &mentions(fact) + "</details>\n"
}

fn mentions(fact: &Fact) -> String {
    let mut out = String::from("<ul>\n");
    for said in &fact.mentions {
        let day = said.as_of.as_ref().map_or(String::new(), |day| format!(", {}", escape(day)));
        out += &format!(
            "<li class=\"{}\">“{}” <span class=\"read\">{}</span> <span class=\"place\">{}{day}: {}</span></li>\n",
            escape(&said.verdict),
            escape(&said.text),
            escape(&said.read_as),
            escape(&said.path),
            escape(&said.verdict.replace('-', " "))
        );
    }
    out + "</ul>\n"
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
        "<details id=\"agreeing\" class=\"more\"><summary>Facts without a conflict: {}</summary>\n",
        rest.len()
    );
    for fact in rest {
        out += "<section>\n";
        out += &heading("h3", &fact.rule, &key_shown(&fact.key), report.rule(&fact.rule));
        out += &plot::plot(fact).unwrap_or_default();
        out += &mentions(fact);
        out += "</section>\n";
    }
    out + "</details>\n"
}

/// Conflicts that do not count.
fn list(title: &str, id: &str, conflicts: &[Conflict]) -> String {
    if conflicts.is_empty() {
        return String::new();
    }
    let items: String = conflicts.iter().map(|conflict| sides::conflict(conflict, false)).collect();
    format!(
        "<details id=\"{id}\" class=\"more\"><summary>{title}: {}</summary>\n{items}</details>\n",
        conflicts.len()
    )
}

fn problems(report: &Report) -> String {
    if report.problems.is_empty() {
        return String::new();
    }
    let item = |problem: &Problem| {
        let place = match (&problem.path, problem.line) {
            (Some(path), Some(line)) => {
                format!("<span class=\"place\">{}:{line}</span> ", escape(path))
            }
            (Some(path), None) => format!("<span class=\"place\">{}</span> ", escape(path)),
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
    format!(
        "<section id=\"problems\"><h2>What could not be looked at, or needs a look</h2>\n<ul>\n{items}</ul>\n</section>\n"
    )
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
