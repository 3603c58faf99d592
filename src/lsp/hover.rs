//! What stands under the pointer. In: a place in an article or in a rule file. Out: what a value was read as and what rules make of
//! it; of a rule, its mentions.

use super::desk::Desk;
use super::place::Text;
use crate::corpus;
use crate::engine::{State, Verdict};
use crate::recognise;
use crate::report::counted;
use crate::report::members::{self, Members};
use crate::report::visible::visible;
use crate::text::SourceSpan;
use crate::value::Value;
use std::collections::BTreeSet;
use std::fmt::Write;

/// As many mentions of a rule are listed.
const LISTED: usize = 12;

/// Words for people, in Markdown, and the bytes that they are about.
pub struct Told {
    /// Markdown.
    pub markdown: String,
    /// The bytes.
    pub span: SourceSpan,
}

/// What stands at byte `at` of the article `path`.
pub fn article(desk: &Desk, path: &str, text: &Text, at: usize) -> Option<Told> {
    let mut said = Vec::new();
    let mut span = None;
    if let Some((value, place)) = value_at(desk, path, text, at) {
        said.push(value);
        span = Some(place);
    }
    let reaches = |place: SourceSpan| place.start <= at && at < place.end.max(place.start + 1);
    for (mention, verdict) in desk.mentions_in(path).filter(|(m, _)| reaches(m.span)) {
        let Some(rule) = desk.project.plan().rules.rules.get(mention.rule) else { continue };
        let mut line = format!("{} `{}`: {}", escaped(&rule.title), rule.id, verdict.name());
        if let State::Unresolved(why) = &mention.state {
            line += &format!(" ({})", escaped(why));
        }
        for (name, value) in mention.key.iter() {
            line += &format!(", {} {}", escaped(name), escaped(value));
        }
        said.push(line);
        span = span.or(Some(mention.span));
    }
    for conflict in desk.conflicts_in(path).filter(|conflict| reaches(conflict.outlier.span)) {
        said.push(format!("`{}`: {}", conflict.rule, escaped(&conflict.message)));
        span = span.or(Some(conflict.outlier.span));
    }
    Some(Told { markdown: said.join("\n\n"), span: span? })
}

/// The innermost value at a byte: what it was read as, and where it stands.
fn value_at(desk: &Desk, path: &str, text: &Text, at: usize) -> Option<(String, SourceSpan)> {
    let given = |article: &str| desk.project.config().given(article);
    let read = corpus::read(path, text.bytes().to_vec(), &given);
    let settings = &desk.project.plan().settings;
    read.articles.iter().find_map(|article| {
        let prose = article.map.to_prose(at)?;
        let reading = recognise::read(article, settings);
        let holds = |value: &&Value| value.extent.range().contains(&prose);
        let value = reading.values.iter().filter(holds).min_by_key(|v| v.extent.len())?;
        Some((told(value, desk), article.source(value.extent)))
    })
}

fn told(value: &Value, desk: &Desk) -> String {
    let gazetteer = &desk.project.plan().rules.gazetteer;
    let members = Members::new(&value.shape, gazetteer);
    let mut out =
        format!("**{}** · {}", escaped(&members::read_as(&value.shape, gazetteer)), members.kind);
    let mut more = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            // Writing to a string never fails.
            let _ = write!(out, "\n\n{name}: {}", escaped(value));
        }
    };
    more("counted", members.of.as_deref());
    more("from", members.low.as_deref());
    more("to", members.high.as_deref());
    more("unit", members.unit);
    more("TIMEX3", members.timex.as_deref());
    out
}

/// The rule that is written around line `line` of a rule file: what it has found.
pub fn rule(desk: &Desk, text: &Text, line: usize) -> Option<Told> {
    let (id, line) = rule_around(text, line)?;
    let plan = desk.project.plan();
    let number = plan.rules.find(&id)?;
    let mentions: Vec<_> =
        desk.outcome().mentions.iter().filter(|(mention, _)| mention.rule == number).collect();
    let articles: BTreeSet<usize> = mentions.iter().map(|(mention, _)| mention.article).collect();
    let mut out = format!(
        "{} · {} in {}",
        escaped(&plan.rules.rules[number].title),
        counted(mentions.len(), "mention"),
        counted(articles.len(), "article"),
    );
    let weight = |verdict: Verdict| match verdict {
        Verdict::Outlier => 0,
        Verdict::Tension => 1,
        Verdict::Unresolved => 2,
        Verdict::Agrees | Verdict::Waived | Verdict::NotCompared => 3,
    };
    let mut listed = mentions.clone();
    // What needs a look comes first; within that, the order of the report.
    listed.sort_by_key(|(_, verdict)| weight(*verdict));
    for (mention, verdict) in listed.iter().take(LISTED) {
        let (path, words) = (escaped(desk.article(mention)), escaped(&mention.text));
        // Writing to a string never fails.
        let _ = write!(out, "\n- {path}: “{words}”, {}", verdict.name());
    }
    if listed.len() > LISTED {
        let _ = write!(out, "\n- and {} more", listed.len() - LISTED);
    }
    let start = text.offset(lsp_types::Position::new(u32::try_from(line).ok()?, 0));
    Some(Told { markdown: out, span: SourceSpan::new(start, start) })
}

/// The id of the rule whose lines hold line `line`, and the line that it starts on.
fn rule_around(text: &Text, line: usize) -> Option<(String, usize)> {
    let lines: Vec<String> = (0..).map_while(|number| text.line(number)).collect();
    let is_key =
        |line: &String| line.starts_with(|c: char| !c.is_whitespace() && c != '-' && c != '#');
    let line = line.min(lines.len().checked_sub(1)?);
    let section = lines[..=line].iter().rposition(is_key).unwrap_or(0);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let is_item = |line: &String| line.trim_start().starts_with("- ");
    // Items of the section itself stand furthest left; those further in are phrases and tests of a rule.
    let items = || (section..lines.len()).take_while(|&n| n == section || !is_key(&lines[n]));
    let items = || items().filter(|&n| is_item(&lines[n]));
    let outmost = items().map(|number| indent(&lines[number])).min()?;
    let starts = || items().filter(|&number| indent(&lines[number]) == outmost);
    let start = starts().take_while(|&number| number <= line).last()?;
    let end = starts().find(|&number| number > line).unwrap_or(lines.len());
    (start..end).find_map(|number| {
        let rest = lines[number].trim_start().trim_start_matches("- ").trim_start_matches('{');
        let id = rest.trim_start().strip_prefix("id:")?;
        let id = id.split([',', '}', '#']).next().unwrap_or_default();
        Some((id.trim().trim_matches(['"', '\'']).to_owned(), start))
    })
}

/// Text from articles and rules as plain words of Markdown: nothing in it is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~'
            | '>' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    // An address that nobody marked as one is still made a link.
    out.replace("://", ":\u{2060}//").replace("www.", "www\u{2060}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_strangers_are_no_markup() {
        for (text, shown) in [
            ("[x](command:y)", "\\[x\\]\\(command:y\\)"),
            ("<img src=x>", "&lt;img src=x\\>"),
            ("a\u{202e}b", "a&lt;U+202E\\>b"),
            ("http://a.b", "http:\u{2060}//a.b"),
        ] {
            assert_eq!(escaped(text), shown, "{text}");
        }
    }

    #[test]
    fn a_rule_is_found_around_its_lines() {
        let text = Text::new(b"rules:\n  - id: a # x\n    figure: f\n  - {id: \"b\", figure: g}\n  - figure: h\n    id: c\n    tests:\n      - agree: x\n".to_vec());
        for (line, wanted) in [
            (0, None),
            (1, Some(("a", 1))),
            (2, Some(("a", 1))),
            (3, Some(("b", 3))),
            (4, Some(("c", 4))),
            (5, Some(("c", 4))),
            (7, Some(("c", 4))),
            (99, Some(("c", 4))),
        ] {
            let found = rule_around(&text, line);
            let found = found.as_ref().map(|(id, line)| (id.as_str(), *line));
            assert_eq!(found, wanted, "{line}");
        }
    }
}
