//! Reading a mapping by hand, so that one fault does not hide the next. In: a node and the keys that belong in it. Out: the
//! values by key, with every unknown, repeated or misshapen one reported at its place.

use super::fault::{Fault, File, list, nearest};
use super::yaml::{Data, Node, Text};
use crate::text::SourceSpan;

/// A mapping whose keys are known.
pub struct Fields<'n> {
    /// What the mapping is, in the words of a message (`a rule`).
    what: &'static str,
    span: SourceSpan,
    entries: Vec<(&'n str, &'n Node, &'n Node)>,
}

impl<'n> Fields<'n> {
    /// Reads `node` as `what`, a mapping with keys out of `known`; `None` (and a report) when it is no mapping. A misspelt key is read on
    /// as the one that it is near to, so that what it holds is looked at and nothing is called missing.
    pub fn read(
        file: &mut File,
        node: &'n Node,
        what: &'static str,
        known: &[&'static str],
    ) -> Option<Self> {
        let Data::Map(pairs) = &node.data else {
            let message = format!("{what} is a mapping, but this is {}", node.kind());
            let problem = file.fault(Fault::WrongShape, node.span, message);
            file.report(problem.help(match known {
                [] => "write `key: value`, one on each line or in braces".to_owned(),
                known => format!("write it with its keys: {}", list(known)),
            }));
            return None;
        };
        let mut fields = Self { what, span: node.span, entries: Vec::new() };
        for (key, value) in pairs {
            let Some(name) = key.text() else {
                let problem =
                    file.fault(Fault::WrongShape, key.span, format!("a key of {what} is a word"));
                file.report(problem.label(format!("this is {}", key.kind())));
                continue;
            };
            if let Some((_, first, _)) = fields.entries.iter().find(|(k, ..)| *k == name.text) {
                let message = format!("`{}` stands twice in {what}", name.text);
                let first =
                    crate::problem::Location { path: file.path.to_owned(), span: Some(first.span) };
                let problem = file
                    .fault(Fault::DuplicateKey, key.span, message)
                    .label("again")
                    .help("keep one of the two")
                    .related(first, "first here");
                file.report(problem);
                continue;
            }
            let known_key = known.is_empty() || known.contains(&name.text.as_str());
            if matches!(value.data, Data::Nothing) && fields.split_by_comma(file, node, key, known)
            {
                continue;
            }
            if !known_key {
                let near = unknown_key(file, key.span, &name.text, what, known);
                let taken = |near: &&str| {
                    pairs.iter().any(|(key, _)| key.text().is_some_and(|text| text.text == **near))
                };
                if let Some(near) = near.filter(|near| !taken(near) && fields.get(near).is_none()) {
                    fields.entries.push((near, key, value));
                    continue;
                }
            }
            fields.entries.push((&name.text, key, value));
        }
        Some(fields)
    }

    /// `{agree: 3,200 km of it}`: inside braces a comma starts a new key, and the rest of the words became one. Reported where the
    /// words before it are text; whether it was.
    fn split_by_comma(&self, file: &mut File, map: &Node, key: &Node, known: &[&str]) -> bool {
        let Some((name, _, before)) = self.entries.last() else { return false };
        let Some(text) = before.text().filter(|text| text.plain) else { return false };
        let between = file.text.get(text.span.end..key.span.start).unwrap_or_default();
        if !file.text[map.span.start..].starts_with('{') || between.trim() != "," {
            return false;
        }
        let rest = file.text[text.span.start..].split(['}', '\n']).next().unwrap_or_default();
        let next = known.iter().filter_map(|key| rest.find(&format!(", {key}:"))).min();
        let rest = &rest[..next.unwrap_or(rest.len())];
        let problem = file
            .fault(Fault::Unquoted, key.span, "inside braces a comma ends the text")
            .label("YAML reads this as a key of its own")
            .help(format!("write: {name}: {}", quoted(rest.trim_end())));
        file.report(problem);
        true
    }

    /// Where the mapping stands, from its first key to its last value.
    pub fn span(&self) -> SourceSpan {
        self.span
    }

    /// Keys and values, in the order of the file.
    pub fn entries(&self) -> &[(&'n str, &'n Node, &'n Node)] {
        &self.entries
    }

    /// The value of `key`, if it is written.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|(k, ..)| *k == key).map(|(.., value)| *value)
    }

    /// Where the key itself stands, else the mapping.
    pub fn key_span(&self, key: &str) -> SourceSpan {
        self.entries.iter().find(|(k, ..)| *k == key).map_or(self.span, |(_, key, _)| key.span)
    }

    /// The value of `key`; its absence is reported.
    pub fn required(&self, file: &mut File, key: &str, help: &str) -> Option<&'n Node> {
        let value = self.get(key);
        if value.is_none() {
            let message = format!("{} has no `{key}:`", self.what);
            let problem = file.fault(Fault::MissingKey, first_line(file.text, self.span), message);
            file.report(problem.help(help.to_owned()));
        }
        value
    }

    /// The text of `key`, if it is written; anything but text that is not empty is reported.
    pub fn text(&self, file: &mut File, key: &str) -> Option<&'n Text> {
        text(file, self.get(key)?, key)
    }

    /// The words of `key`, if it is written.
    pub fn words(&self, file: &mut File, key: &str) -> Option<String> {
        self.text(file, key).map(|text| text.text.trim().to_owned())
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&self, file: &mut File, key: &str) -> bool {
        let Some(node) = self.get(key) else { return false };
        match node.text().map(|text| (text.plain, text.text.as_str())) {
            Some((true, "true" | "True" | "TRUE")) => true,
            Some((true, "false" | "False" | "FALSE")) => false,
            _ => {
                let problem = file
                    .fault(Fault::WrongShape, node.span, format!("`{key}` is `true` or `false`"))
                    .label(format!("this is {}", said(node)));
                file.report(problem);
                false
            }
        }
    }

    /// A list of texts, or one text as a list of one; every item that is none is reported.
    pub fn texts(&self, file: &mut File, key: &str) -> Vec<&'n Text> {
        let Some(node) = self.get(key) else { return Vec::new() };
        texts(file, node, key)
    }
}

/// `node` as text that is not empty; anything else is reported as the value of `key`.
pub fn text<'n>(file: &mut File, node: &'n Node, key: &str) -> Option<&'n Text> {
    match node.text() {
        Some(text) if !text.text.trim().is_empty() => Some(text),
        _ if node.lists_names() && file.text[node.span.start..].starts_with('{') => {
            let written = &file.text[node.span.start..node.span.end];
            let problem = file
                .fault(Fault::Unquoted, node.span, "a value with `{` needs quotes")
                .label("YAML reads `{` for itself")
                .help(format!("write: {key}: {}", quoted(written)));
            file.report(problem);
            None
        }
        _ => {
            let problem = file
                .fault(Fault::WrongShape, node.span, format!("`{key}` is text"))
                .label(format!("this is {}", said(node)));
            file.report(problem);
            None
        }
    }
}

/// `node` as a list of texts, or one text as a list of one.
pub fn texts<'n>(file: &mut File, node: &'n Node, key: &str) -> Vec<&'n Text> {
    if matches!(node.data, Data::Nothing) {
        text(file, node, key);
    }
    node.items().iter().filter_map(|item| text(file, item, key)).collect()
}

/// `text` in YAML's single quotes.
pub fn quoted(text: &str) -> String {
    if text.contains('\'') && !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Keys that are often written beside what they belong into: that, the keys, and what stands before them there.
const INSIDE: &[(&str, &[&str], &str)] = &[
    ("expect", &["from", "until", "by"], "value: …, "),
    ("expect", &["table", "where", "column"], ""),
    ("compare", super::raw::COMPARE_KEYS, ""),
];

/// The kinds of files and their keys.
const FILES: &[(&str, &[&str])] =
    &[("factlint.yml", super::config::KEYS), ("a rule file", super::raw::FILE_KEYS)];

/// Reports a key that nothing reads; the known one that it is near to.
pub fn unknown_key<'k>(
    file: &mut File,
    span: SourceSpan,
    name: &str,
    what: &str,
    known: &[&'k str],
) -> Option<&'k str> {
    let message = format!("{what} has no key `{name}`");
    let near = nearest(name, known.iter().copied());
    let problem = file.fault(Fault::UnknownKey, span, message);
    file.report(match near {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => {
            match INSIDE.iter().find(|(at, names, _)| known.contains(at) && names.contains(&name)) {
                Some((at, _, before)) => problem
                    .label(format!("belongs into `{at}:`"))
                    .help(format!("write: {at}: {{{before}{name}: …}}")),
                None => {
                    let elsewhere =
                        FILES.iter().find(|(own, keys)| *own != what && keys.contains(&name));
                    let label =
                        match elsewhere.filter(|_| FILES.iter().any(|(own, _)| *own == what)) {
                            Some((other, _)) => format!("belongs into {other}"),
                            None => "unknown key".to_owned(),
                        };
                    problem.label(label).help(format!("its keys are {}", list(known)))
                }
            }
        }
    });
    near
}

/// What a node is, in the words of a label.
fn said(node: &Node) -> String {
    match node.text() {
        Some(text) if text.text.trim().is_empty() => "empty".to_owned(),
        Some(text) => format!("`{}`", text.text),
        None => node.kind().to_owned(),
    }
}

/// The part of `span` on its first line: enough to point at something long.
pub fn first_line(source: &str, span: SourceSpan) -> SourceSpan {
    let text = source.get(span.start..span.end).unwrap_or_default();
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    SourceSpan::new(span.start, span.start + text[..end].trim_end().len())
}
