//! Front matter. In: a file's text. Out: where its YAML or TOML head ends, and the members it holds.

use super::encoding::Decoded;
use super::metadata::Declared;
use crate::problem::{Problem, Severity};
use crate::text::{SourceSpan, Span};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The front matter of `decoded`, the text of the file `path`: the offset where the prose starts (0 without one), its members,
/// and what is wrong with it.
pub(super) fn read(path: &str, decoded: &Decoded) -> (usize, Vec<Declared>, Vec<Problem>) {
    let Some(head) = Head::find(&decoded.text) else { return (0, Vec::new(), Vec::new()) };
    let text = head.inside.of(&decoded.text);
    let parsed = if head.toml { toml_members(text) } else { yaml_members(text) };
    let whole = decoded.source(head.inside);
    let (members, problem) = match parsed {
        Ok(Some(members)) => (members, None),
        Ok(None) => return (0, Vec::new(), Vec::new()),
        Err(reason) => {
            // Without one key a YAML head is but prose between two rules.
            let members = line_members(text);
            if members.is_empty() && !head.toml {
                return (0, Vec::new(), Vec::new());
            }
            (members, Some(malformed(path, &reason, head.toml, whole)))
        }
    };
    let declared = members
        .into_iter()
        .map(|(key, value)| {
            let span = place_of(text, &key).map_or(whole, |s| {
                decoded.source(Span::new(s.start + head.inside.start, s.end + head.inside.start))
            });
            Declared { key, value, origin: "front matter", span }
        })
        .collect();
    (head.end, declared, problem.into_iter().collect())
}

fn malformed(path: &str, reason: &str, toml: bool, span: SourceSpan) -> Problem {
    let language = if toml { "TOML" } else { "YAML" };
    let reason = reason.lines().next().unwrap_or_default();
    // The parser counts lines from the head's start; what it says about them would mislead.
    let reason = reason
        .strip_prefix("error: line ")
        .and_then(|r| r.split_once(": "))
        .map_or(reason, |(_, r)| r);
    Problem::new(
        "factlint::article::front-matter",
        Severity::Warning,
        format!("the front matter is no {language} ({reason}); its lines of the form `key: value` are read alone"),
    )
    .at(path, span)
    .label("expected a mapping")
    .help("put a value that holds `: ` or starts with a sign in quotation marks")
}

/// Where the head stands.
struct Head {
    inside: Span,
    end: usize,
    toml: bool,
}

impl Head {
    fn find(text: &str) -> Option<Head> {
        let fence = text.get(..3).filter(|f| matches!(*f, "---" | "+++"))?;
        let first = text.find('\n')? + 1;
        if !text[3..first].trim().is_empty() {
            return None;
        }
        let mut at = first;
        while at < text.len() {
            let end = text[at..].find('\n').map_or(text.len(), |i| at + i + 1);
            let line = text[at..end].trim_end();
            if line == fence || (fence == "---" && line == "...") {
                let inside = Span::new(first, at);
                return Some(Head { inside, end, toml: fence == "+++" });
            }
            at = end;
        }
        None
    }
}

type Members = Vec<(String, String)>;

/// The members of a YAML mapping, `None` for any other YAML.
fn yaml_members(text: &str) -> Result<Option<Members>, String> {
    if text.trim().is_empty() {
        return Ok(Some(Vec::new()));
    }
    let node: Node = serde_saphyr::from_str(text).map_err(|e| e.to_string())?;
    let Node::Map(entries) = node else { return Ok(None) };
    Ok(Some(flatten(entries)))
}

fn toml_members(text: &str) -> Result<Option<Members>, String> {
    let table: toml::Table = toml::from_str(text).map_err(|e| e.message().to_owned())?;
    let entries = table.into_iter().map(|(key, value)| (key, toml_node(value))).collect();
    Ok(Some(flatten(entries)))
}

fn toml_node(value: toml::Value) -> Node {
    match value {
        toml::Value::String(text) => Node::Scalar(text),
        toml::Value::Array(items) => Node::List(items.into_iter().map(toml_node).collect()),
        toml::Value::Table(table) => {
            Node::Map(table.into_iter().map(|(key, value)| (key, toml_node(value))).collect())
        }
        toml::Value::Integer(number) => Node::Scalar(number.to_string()),
        toml::Value::Float(number) => Node::Scalar(number.to_string()),
        toml::Value::Boolean(truth) => Node::Scalar(truth.to_string()),
        toml::Value::Datetime(moment) => Node::Scalar(moment.to_string()),
    }
}

/// Members as text: a list with commas, a mapping member by member under `outer.inner`.
fn flatten(entries: Vec<(String, Node)>) -> Members {
    let mut out = Vec::new();
    for (key, node) in entries {
        match node {
            Node::Map(inner) => {
                out.extend(flatten(inner).into_iter().map(|(k, v)| (format!("{key}.{k}"), v)));
            }
            node => out.push((key, node.text())),
        }
    }
    out
}

/// `key: value` and `key = value` lines, where nothing better can be read.
fn line_members(text: &str) -> Members {
    text.lines()
        .filter(|line| !line.starts_with([' ', '\t', '#', '-']))
        .filter_map(|line| {
            let at = line.find([':', '='])?;
            let (key, value) = (line[..at].trim(), line[at + 1..].trim());
            let is_key = !key.is_empty()
                && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
            is_key.then(|| (key.to_owned(), value.trim_matches(['"', '\'']).to_owned()))
        })
        .collect()
}

/// Where the value of a key at the top stands.
fn place_of(text: &str, key: &str) -> Option<Span> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let unquoted = line.trim_start_matches(['"', '\'']);
        let rest =
            unquoted.strip_prefix(key).map(|r| r.trim_start_matches(['"', '\'']).trim_start());
        if let Some(value) = rest.and_then(|r| r.strip_prefix([':', '='])) {
            let start = at + line.len() - value.trim_start().len();
            let end = at + line.trim_end().len();
            return (start < end).then(|| Span::new(start, end));
        }
        at += line.len();
    }
    None
}

/// YAML or TOML as far as metadata needs it.
enum Node {
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    fn text(self) -> String {
        match self {
            Node::Scalar(text) => text,
            Node::List(items) => items.into_iter().map(Node::text).collect::<Vec<_>>().join(", "),
            Node::Map(entries) => {
                let pairs = flatten(entries).into_iter().map(|(k, v)| format!("{k}: {v}"));
                pairs.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a scalar, a list or a mapping")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Scalar(String::new()))
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Node, D::Error> {
        Node::deserialize(inner)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut out = Vec::new();
        while let Some(item) = items.next_element()? {
            out.push(item);
        }
        Ok(Node::List(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut out = Vec::new();
        while let Some((key, value)) = entries.next_entry::<Node, Node>()? {
            out.push((key.text(), value));
        }
        Ok(Node::Map(out))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left behind the head, its members with the bytes of their values, and how many faults it has.
    fn members(text: &str) -> (&str, String, usize) {
        let decoded = Decoded::utf8(text.to_owned());
        let (end, members, problems) = read("a.md", &decoded);
        let list: Vec<_> = members
            .iter()
            .map(|m| format!("{}={}@{}", m.key, m.value, &text[m.span.start..m.span.end]))
            .collect();
        (&text[end..], list.join("; "), problems.len())
    }

    #[test]
    fn heads_are_read_and_rules_of_prose_are_not() {
        for (text, rest, want, faults) in [
            (
                "---\ndate: 2025-03-14\ntags: [a, b]\n---\nText",
                "Text",
                "date=2025-03-14@2025-03-14; tags=a, b@[a, b]",
                0,
            ),
            (
                "---\r\n\"date\": '2025-03-14T09:30:00Z'\r\n...\r\nText",
                "Text",
                "date=2025-03-14T09:30:00Z@'2025-03-14T09:30:00Z'",
                0,
            ),
            (
                "+++\npubDate = 2025-03-14\n[params]\noutlet = 'X'\n+++\n",
                "",
                "params.outlet=X@pubDate = 2025-03-14\n[params]\noutlet = 'X'\n; pubDate=2025-03-14@2025-03-14",
                0,
            ),
            (
                "---\ntitle: War: the facts\ndate: 2025-03-14\n---\n",
                "",
                "title=War: the facts@War: the facts; date=2025-03-14@2025-03-14",
                1,
            ),
            (
                "---\nJust prose.\n---\nMore",
                "---
Just prose.
---
More",
                "",
                0,
            ),
            (
                "--- 
---
",
                "",
                "",
                0,
            ),
            (
                "---\nnever closed: 1
",
                "---
never closed: 1
",
                "",
                0,
            ),
            (
                "Text\n---\na: b
---
",
                "Text
---
a: b
---
",
                "",
                0,
            ),
        ] {
            assert_eq!(members(text), (rest, want.to_owned(), faults), "{text:?}");
        }
    }
}
