//! `want:` written anew. In: the text of a rule file, and for some of its tests what their lists have to hold. Out: the text with those
//! lists changed and everything else, comments included, as it was. Knows nothing of what is wanted or why.

use super::yaml::{self, Data, Node};
use std::ops::Range;

/// What the lists of one test have to hold; `None` leaves a list as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The rule's id.
    pub rule: String,
    /// Which of its tests, from 0.
    pub case: usize,
    /// `mentions:`
    pub mentions: Option<Vec<Entry>>,
    /// `conflicts:`
    pub conflicts: Option<Vec<Entry>>,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The one that was there at this place, as it was written.
    Kept(usize),
    /// A new one: its keys and values.
    New(Vec<(&'static str, String)>),
}

/// The text with the edits made; `None` where one of them is for a test that is not there, or is written in a way that cannot be
/// changed piece by piece (an alias, a list without brackets or dashes).
pub fn rewrite(text: &str, edits: &[Edit]) -> Option<String> {
    let tree = yaml::read(text).ok()??;
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for edit in edits {
        let want = want_of(&tree, &edit.rule, edit.case)?;
        for (key, entries) in [("mentions", &edit.mentions), ("conflicts", &edit.conflicts)] {
            if let Some(entries) = entries {
                changes.push(change(text, want, key, entries)?);
            }
        }
    }
    changes.sort_by_key(|(range, _)| range.start);
    let mut out = text.to_owned();
    for (range, new) in changes.iter().rev() {
        out.replace_range(range.clone(), new);
    }
    Some(out)
}

/// The mapping under `want:`.
fn want_of<'n>(tree: &'n Node, rule: &str, case: usize) -> Option<&'n [(Node, Node)]> {
    let rules = get(pairs(tree)?, "rules")?;
    let is_it = |node: &&Node| {
        let id = pairs(node).and_then(|pairs| get(pairs, "id")).and_then(Node::text);
        id.is_some_and(|id| id.text.trim() == rule)
    };
    let rule = rules.items().iter().find(is_it)?;
    let case = get(pairs(rule)?, "tests")?.items().get(case)?;
    pairs(get(pairs(case)?, "want")?)
}

fn pairs(node: &Node) -> Option<&[(Node, Node)]> {
    match &node.data {
        Data::Map(pairs) => Some(pairs),
        _ => None,
    }
}

fn get<'n>(pairs: &'n [(Node, Node)], key: &str) -> Option<&'n Node> {
    pairs
        .iter()
        .find(|(name, _)| name.text().is_some_and(|name| name.text == key))
        .map(|(_, value)| value)
}

fn change(
    text: &str,
    want: &[(Node, Node)],
    key: &str,
    entries: &[Entry],
) -> Option<(Range<usize>, String)> {
    let named = want.iter().find(|(name, _)| name.text().is_some_and(|name| name.text == key));
    let Some((name, list)) = named else { return insertion(text, want, key, entries) };
    let colon = name.span.end + text[name.span.end..].find(':')? + 1;
    let opens = colon + text[colon..].find(|c: char| !c.is_whitespace())?;
    let Data::List(items) = &list.data else { return None };
    if text[opens..].starts_with('[') {
        let end = closing(text, opens)? + 1;
        let all: Option<Vec<String>> =
            entries.iter().map(|entry| in_brackets(text, items, entry)).collect();
        return Some((opens..end, format!("[{}]", all?.join(", "))));
    }
    by_dashes(text, colon, items, entries)
}

/// An entry as a list in brackets holds it.
fn in_brackets(text: &str, items: &[Node], entry: &Entry) -> Option<String> {
    match entry {
        Entry::New(members) => Some(braces(members)),
        Entry::Kept(number) => {
            let span = items.get(*number)?.span;
            let braced = text[span.start..].starts_with('{');
            let start = if braced { span.start } else { text[..span.start].rfind('{')? };
            let end = closing(text, start)?;
            Some(text[start..=end].to_owned())
        }
    }
}

/// A list with a dash for each entry: lines of those that go are taken out, new ones follow the last.
fn by_dashes(
    text: &str,
    colon: usize,
    items: &[Node],
    entries: &[Entry],
) -> Option<(Range<usize>, String)> {
    let first = items.first()?;
    let dash = text[..first.span.start].rfind('-')?;
    let indent = &text[line_start(text, dash)..dash];
    if !indent.trim().is_empty() {
        return None;
    }
    let start = line_start(text, dash);
    let end = line_end(text, items.last()?.span.end);
    if entries.is_empty() {
        return Some((colon..end, " []".to_owned()));
    }
    let mut lines: Vec<String> = Vec::new();
    let mut from = start;
    for (number, item) in items.iter().enumerate() {
        let own = line_start(text, text[..item.span.start].rfind('-')?);
        let to = line_end(text, item.span.end);
        // Comments above an entry stay, whatever becomes of it.
        lines.extend(text[from..own].lines().map(str::to_owned));
        if entries.contains(&Entry::Kept(number)) {
            lines.extend(text[own..to].lines().map(str::to_owned));
        }
        from = (to + 1).min(text.len());
    }
    for entry in entries {
        if let Entry::New(members) = entry {
            lines.push(format!("{indent}- {}", braces(members)));
        }
    }
    Some((start..end, lines.join("\n")))
}

/// A list that was not there.
fn insertion(
    text: &str,
    want: &[(Node, Node)],
    key: &str,
    entries: &[Entry],
) -> Option<(Range<usize>, String)> {
    let new: Vec<String> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::New(members) => Some(braces(members)),
            Entry::Kept(_) => None,
        })
        .collect();
    let new = format!("{key}: [{}]", new.join(", "));
    let (first, (_, last)) = (want.first()?.0.span.start, want.last()?);
    let before = text[..first].trim_end();
    if before.ends_with('{') {
        let end = closing(text, before.len() - 1)?;
        return Some((end..end, format!(", {new}")));
    }
    let indent = " ".repeat(first - line_start(text, first));
    let end = line_end(text, last.span.end);
    Some((end..end, format!("\n{indent}{new}")))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The bracket that closes the one at `open`; brackets inside quotes and comments do not count.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut quote: Option<char> = None;
    let mut before = ' ';
    let mut at = open;
    while let Some(c) = text[at..].chars().next() {
        let width = c.len_utf8();
        match quote {
            Some('"') if c == '\\' => {
                at += text[at + width..].chars().next().map_or(0, char::len_utf8)
            }
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            // A quotation mark opens where a value can start; inside words it is an apostrophe.
            None if matches!(c, '"' | '\'') && matches!(before, '{' | '[' | ',' | ':') => {
                quote = Some(c)
            }
            None if c == '#' && text[..at].ends_with([' ', '\n', '\t']) => {
                at = line_end(text, at);
                continue;
            }
            None if matches!(c, '{' | '[') => depth += 1,
            None if matches!(c, '}' | ']') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
            None => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
        at += width;
    }
    None
}

fn braces(members: &[(&'static str, String)]) -> String {
    let all: Vec<String> =
        members.iter().map(|(key, value)| format!("{key}: {}", scalar(value))).collect();
    format!("{{{}}}", all.join(", "))
}

/// Text inside braces: in double quotes unless it is plain words.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '%' | '/' | '@' | '“' | '”' | '’')
        })
        && !text.ends_with(' ')
        && !matches!(
            text.to_lowercase().as_str(),
            "true" | "false" | "yes" | "no" | "on" | "off" | "null" | "y" | "n"
        );
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(text: &str) -> Entry {
        Entry::New(vec![("in", "a".to_owned()), ("text", text.to_owned())])
    }

    fn edited(tests: &str, mentions: Option<Vec<Entry>>, conflicts: Option<Vec<Entry>>) -> String {
        let head = "rules:\n  - id: x\n    tests:\n      - agree: y  # first\n";
        let text = format!("{head}{tests}");
        let edit = Edit { rule: "x".to_owned(), case: 1, mentions, conflicts };
        let out = rewrite(&text, &[edit]).expect("an edit that can be made");
        assert!(yaml::read(&out).is_ok(), "{out}");
        out.strip_prefix(head).expect("the head as it was").to_owned()
    }

    #[test]
    fn lists_change_and_comments_stay() {
        let flow = "      - articles: {a: It's y}\n        want: {mentions: [{text: p}, {text: \"q]\"}]}  # why\n";
        assert_eq!(
            edited(flow, Some(vec![Entry::Kept(1), new("1,5 km")]), Some(vec![])),
            "      - articles: {a: It's y}\n        want: {mentions: [{text: \"q]\"}, {in: a, text: \"1,5 km\"}], conflicts: []}  # why\n"
        );
        let block = "      - articles: {a: y}\n        want:\n          mentions:\n            # kept\n            - {text: p}  # one\n            # stays\n            - {text: q}\n          # last\n          conflicts: []\n";
        assert_eq!(
            edited(block, Some(vec![Entry::Kept(0), new("r")]), None),
            "      - articles: {a: y}\n        want:\n          mentions:\n            # kept\n            - {text: p}  # one\n            # stays\n            - {in: a, text: r}\n          # last\n          conflicts: []\n"
        );
        assert_eq!(
            edited(block, Some(vec![]), Some(vec![new("s")])),
            "      - articles: {a: y}\n        want:\n          mentions: []\n          # last\n          conflicts: [{in: a, text: s}]\n"
        );
        let short = "      - articles: {a: y}\n        want:\n          mentions: []\n";
        assert_eq!(
            edited(short, None, Some(vec![new("s")])),
            "      - articles: {a: y}\n        want:\n          mentions: []\n          conflicts: [{in: a, text: s}]\n"
        );
    }

    #[test]
    fn what_is_not_there_is_not_written() {
        let edit = |rule: &str, case| Edit {
            rule: rule.to_owned(),
            case,
            mentions: Some(vec![]),
            conflicts: None,
        };
        let text = "rules:\n  - id: x\n    tests:\n      - agree: y\n";
        assert_eq!(rewrite(text, &[edit("x", 0)]), None);
        assert_eq!(rewrite(text, &[edit("z", 0)]), None);
        assert_eq!(rewrite(text, &[]).as_deref(), Some(text));
    }

    #[test]
    fn a_bracket_is_closed_outside_of_quotes_and_comments() {
        for (text, rest) in [
            ("{a: b} c", " c"),
            ("{a: [b, {c: d}]} e", " e"),
            (r#"{a: "}\"}"} e"#, " e"),
            (r#"{a: "\\"} e"#, " e"),
            (r#"{a: "\é}"} e"#, " e"),
            ("{a: '}'} e", " e"),
            ("{a: it's} e", " e"),
            ("{a: b, # }\n c: d} e", " e"),
            ("{a: b#} e", " e"),
        ] {
            let end = closing(text, 0).expect("a bracket that closes");
            assert_eq!(&text[end + 1..], rest, "{text}");
        }
        for open in ["{a: b", "{a: '}", "[a, # ]"] {
            assert_eq!(closing(open, 0), None, "{open}");
        }
    }
}
