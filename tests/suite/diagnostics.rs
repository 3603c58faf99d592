//! Every diagnostic of rule files and settings has a page, and what the page says is what factlint says.
//!
//! A page shows a wrong file, what is reported about it, and a right file about which nothing is. To take over new messages after
//! a change, run the tests with `UPDATE_PAGES=1` and read the difference.

use factlint::problem::{Location, Problem};
use factlint::ruleset::{Config, codes, load};
use factlint::text::lines::LineIndex;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const CHECKS: &[&str] = &["quote-wording", "quote-speaker", "spelling"];
const LEDGER: &str = "town,population\nBakhmut,71094\nSoledar,10490\n";

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics")
}

/// `factlint::rule::id` has the page `rule-id.md`.
fn page(code: &str) -> PathBuf {
    let name = code.trim_start_matches("factlint::").replace("::", "-");
    pages().join(format!("{name}.md"))
}

fn ledger(path: &str) -> Result<String, String> {
    match path {
        "data/ledger.csv" => Ok(LEDGER.to_owned()),
        _ => Err("there is no such file".to_owned()),
    }
}

fn problems(code: &str, text: &str) -> Vec<Problem> {
    if code.starts_with("factlint::config::") {
        let (config, mut problems) = Config::read("factlint.yml", text, CHECKS);
        problems.extend(load(&[], &config, &ledger).1);
        return problems;
    }
    load(&[("rules.yml".to_owned(), text.to_owned())], &Config::unwritten(), &ledger).1
}

/// The problems as a reader of a terminal would see them, without its frames and colours.
fn rendered(text: &str, problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let severity = problem.severity.name();
        let _ = writeln!(out, "{severity} {}: {}", problem.code, problem.message);
        if let Some(location) = &problem.location {
            let label = problem.label.as_deref().unwrap_or_default();
            underline(&mut out, text, location, label);
        }
        for related in &problem.related {
            underline(&mut out, text, &related.location, &related.message);
        }
        if let Some(help) = &problem.help {
            let _ = writeln!(out, "  help: {help}");
        }
    }
    out
}

fn underline(out: &mut String, text: &str, location: &Location, label: &str) {
    let Some(span) = location.span else { return };
    let lines = LineIndex::new(text.as_bytes());
    let place = lines.place(text.as_bytes(), span.start);
    let line = lines.line(text.as_bytes(), place.line).map_or("", |range| &text[range]);
    let end = span.end.min(span.start + line.len());
    let width = text[span.start..end].lines().next().unwrap_or("").chars().count().max(1);
    let number = place.line.to_string();
    let margin = " ".repeat(number.len());
    let _ = writeln!(out, "  {number} | {line}");
    let marks = format!("{}{}", " ".repeat(place.column - 1), "^".repeat(width));
    let _ = writeln!(out, "  {margin} | {} {label}", marks).map(|()| {
        while out.ends_with(" \n") {
            out.truncate(out.len() - 2);
            out.push('\n');
        }
    });
}

/// The fenced blocks of a page in order: the language and the text.
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let mut out = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("```") {
        let after = &rest[start + 3..];
        let Some((language, body)) = after.split_once('\n') else { break };
        let Some(end) = body.find("```") else { break };
        out.push((language, &body[..end]));
        rest = &body[end + 3..];
    }
    out
}

#[test]
fn there_are_diagnostics_of_rules_and_of_settings() {
    let codes: Vec<&str> = codes().into_iter().collect();
    for code in ["factlint::rule::phrase", "factlint::rule::id", "factlint::config::glob"] {
        assert!(codes.contains(&code), "{code} among {codes:?}");
    }
}

#[test]
fn every_code_has_a_page_that_says_what_factlint_says() {
    let update = std::env::var_os("UPDATE_PAGES").is_some();
    let mut faults = Vec::new();
    for code in codes() {
        let Ok(page_text) = std::fs::read_to_string(page(code)) else {
            faults.push(format!("{code} has no page"));
            continue;
        };
        let blocks = blocks(&page_text);
        let [("yaml", wrong), ("text", said), ("yaml", right)] = blocks.as_slice() else {
            faults.push(format!(
                "{code}: a page has a wrong file, what is said of it, and a right file"
            ));
            continue;
        };
        let found = problems(code, wrong);
        if !found.iter().any(|problem| problem.code == code) {
            faults.push(format!(
                "{code}: its wrong file does not raise it\n{}",
                rendered(wrong, &found)
            ));
        }
        let says = rendered(wrong, &found);
        if says != **said {
            if update {
                let new = page_text.replacen(
                    &format!("```text\n{said}```"),
                    &format!("```text\n{says}```"),
                    1,
                );
                std::fs::write(page(code), new).expect("a page that can be written");
            } else {
                faults.push(format!("{code}: the page shows\n{said}\nbut factlint says\n{says}"));
            }
        }
        let left = problems(code, right);
        if !left.is_empty() {
            faults
                .push(format!("{code}: its right file is not right:\n{}", rendered(right, &left)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What can be wrong with articles, files and waivers, as the sources name it.
#[test]
fn every_code_of_articles_and_waivers_has_a_page() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rooms = [
        "corpus/mod.rs",
        "corpus/metadata.rs",
        "corpus/front_matter.rs",
        "files/mod.rs",
        "engine/waive.rs",
    ];
    let formats = ["corpus/formats/mod.rs", "corpus/formats/jsonl.rs"];
    let mut seen = 0;
    for file in rooms.iter().chain(&formats) {
        let text = std::fs::read_to_string(src.join(file)).expect("a readable source");
        for (_, rest) in
            text.match_indices("\"factlint::").map(|(at, _)| text[at + 1..].split_at(0))
        {
            let code = rest.split('"').next().unwrap_or_default();
            if code.matches("::").count() != 2 || code.ends_with(':') {
                continue;
            }
            seen += 1;
            let page_text = std::fs::read_to_string(page(code)).unwrap_or_default();
            assert!(page_text.starts_with(&format!("# {code}\n")), "{code} of {file} has no page");
            assert!(
                page_text.contains("\n## What to do\n"),
                "{code}: its page does not say what to do"
            );
        }
    }
    assert!(seen > 20, "only {seen} codes were seen");
}
