//! Proposals as YAML. In: drafts with their tests. Out: a rule file that an editor can read, with a comment over each rule.

use super::draft::{Draft, Finding};
use crate::ruleset::RuleKind;
use crate::value::Gazetteer;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A test of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// A sentence that agrees.
    Agree(String, Option<Date>),
    /// A sentence that collides.
    Conflict(String, Option<Date>),
    /// A sentence that says nothing of it.
    Ignore(String),
    /// Articles that are compared with each other; the last is the outlier where there is a reason.
    Together {
        /// What each says, and when.
        articles: Vec<(String, Option<Date>)>,
        /// Why the last collides with the first.
        reason: Option<&'static str>,
    },
}

/// A rule file without comments: these drafts with their tests.
pub fn file(rules: &[(&Draft, &[Case])], entities: &BTreeMap<String, Vec<String>>) -> String {
    let mut out = heads(entities);
    out += "rules:\n";
    for (draft, cases) in rules {
        out += &rule(draft, cases);
    }
    out
}

/// `entities:` with these ids and spellings; nothing where there are none.
pub fn heads(entities: &BTreeMap<String, Vec<String>>) -> String {
    let mut out = String::new();
    if !entities.is_empty() {
        out += "entities:\n";
    }
    for (id, names) in entities {
        let names: Vec<String> = names.iter().map(|name| scalar(name)).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  {id}: [{}]", names.join(", "));
    }
    out
}

/// The entities of a gazetteer with their names, so that drafts can refer to them.
pub fn declared(gazetteer: &Gazetteer) -> String {
    let named = gazetteer.entities.iter().filter(|entity| !entity.names.is_empty());
    heads(&named.map(|entity| (entity.id.clone(), entity.names.clone())).collect())
}

/// One rule.
pub fn rule(draft: &Draft, cases: &[Case]) -> String {
    let kind = match draft.kind {
        RuleKind::Figure => "figure",
        RuleKind::Date => "date",
        RuleKind::Attribution => "attribution",
    };
    let mut out = format!("  - id: {}\n    {kind}: {}\n", draft.id, scalar(&draft.title));
    // Writing to a string cannot fail.
    let _ = match &draft.find {
        Finding::Phrases(all) if !draft.none.is_empty() => {
            let none: Vec<String> = draft.none.iter().map(|word| quoted(word)).collect();
            let none = none.join(", ");
            writeln!(out, "    find: {{all: [{}], none: [{none}]}}", quoted(&all.join("|")))
        }
        Finding::Phrases(all) if all.len() == 1 => writeln!(out, "    find: {}", quoted(&all[0])),
        Finding::Phrases(all) => {
            let lines: Vec<String> =
                all.iter().map(|phrase| format!("      - {}", quoted(phrase))).collect();
            writeln!(out, "    find:\n{}", lines.join("\n"))
        }
        Finding::Together(all) => {
            let all: Vec<String> = all.iter().map(|phrase| quoted(phrase)).collect();
            writeln!(out, "    find: {{all: [{}]}}", all.join(", "))
        }
        Finding::Quote { words, .. } => writeln!(out, "    quote: {}", scalar(words)),
    };
    if let Some(expect) = &draft.expect {
        let _ = writeln!(out, "    expect: {}", scalar(expect));
    }
    if !cases.is_empty() {
        out += "    tests:\n";
    }
    for case in cases {
        out += &test(case);
    }
    out
}

fn test(case: &Case) -> String {
    let line = |key: &str, text: &str, published: Option<Date>| {
        let published =
            published.map_or(String::new(), |day| format!("        published: {day}\n"));
        format!("      - {key}: {}\n{published}", scalar(text))
    };
    match case {
        Case::Agree(text, published) => line("agree", text, *published),
        Case::Conflict(text, published) => line("conflict", text, *published),
        Case::Ignore(text) => line("ignore", text, None),
        Case::Together { articles, reason } => {
            let mut out = "      - articles:\n".to_owned();
            for ((text, published), name) in articles.iter().zip('a'..='z') {
                let day = published.map_or(String::new(), |day| format!("published: {day}, "));
                let _ = writeln!(out, "          {name}: {{{day}text: {}}}", quoted(text));
            }
            let last = ('a'..='z').nth(articles.len().saturating_sub(1)).unwrap_or('a');
            let conflicts =
                reason.map_or("[]".to_owned(), |why| format!("[{{in: {last}, reason: {why}}}]"));
            let _ = writeln!(out, "        want: {{conflicts: {conflicts}}}");
            out
        }
    }
}

/// Text as a YAML scalar: as it is where nothing in it means anything to YAML, else in double quotes.
pub fn scalar(text: &str) -> String {
    let first = text.chars().next().unwrap_or(' ');
    let plain = (first.is_alphanumeric() || matches!(first, '“' | '‘' | '$' | '€' | '£'))
        && !text
            .contains(['#', '{', '}', '[', ']', '"', '\\', '\n', '\t', '\r', '\u{85}', '\u{a0}'])
        && !text.contains(": ")
        && !text.contains(", ")
        && !text.ends_with([':', ' '])
        && !matches!(
            text.to_lowercase().as_str(),
            "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n"
        );
    if plain { text.to_owned() } else { quoted(text) }
}

/// Text in double quotes, which YAML reads as JSON does.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_read_back_as_they_were() {
        for text in [
            "30 days",
            "about 20%",
            "He said: \"no\"",
            "a # b",
            "@trump",
            "- x",
            "x:",
            "yes",
            "“So be it,” he said.",
            "5,937",
            "it's",
            "\u{a0}x",
            "a\\b",
            "'x'",
            "100: 5",
        ] {
            let read: serde_yaml::Value =
                serde_yaml::from_str(&format!("k: {}", scalar(text))).expect(text);
            let read = read.get("k").and_then(|value| value.as_str()).map(str::to_owned);
            assert_eq!(read.as_deref(), Some(text), "{}", scalar(text));
        }
    }
}
