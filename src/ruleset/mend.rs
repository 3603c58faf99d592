//! Reading YAML past its first fault. In: a file. Out: its tree, and every place where a sign that YAML reads for itself
//! (`@`, `{`, `[`, `*` …) stands without quotes, reported with the line as it should be.
//!
//! YAML ends at its first error. Most errors in rule files are a value that wants quotes: such a value is reported, quoted in a
//! copy of the text, and the copy is read again, so that one run shows every fault. Spans are those of the file, not of the copy.

use super::fault::{Fault, File};
use super::fields::quoted;
use super::yaml::{self, Data, Node, Syntax};
use crate::problem::Location;
use crate::text::SourceSpan;

/// More unquoted values than this in one file, and reading stops at the next.
const MOST_MENDS: usize = 100;

/// Reads a file; `None` (and a report, unless it is empty) when it cannot be read at all.
pub fn read(file: &mut File) -> Option<Node> {
    let mut copy = Copy { text: file.text.to_owned(), edits: Vec::new() };
    for _ in 0..MOST_MENDS {
        let error = match yaml::read(&copy.text) {
            Ok(None) => return None,
            Ok(Some(mut node)) => {
                copy.restore(&mut node);
                return Some(node);
            }
            Err(error) => error,
        };
        if error.budget {
            return refuse(file, &copy, &error);
        }
        let Some(bare) = bare_value(&copy.text, error.span.start) else {
            return refuse(file, &copy, &error);
        };
        report(file, &copy, &bare);
        copy.quote(bare.span);
    }
    None
}

fn refuse(file: &mut File, copy: &Copy, error: &Syntax) -> Option<Node> {
    let at = SourceSpan::new(copy.back(error.span.start), copy.back(error.span.end));
    let problem = if error.budget {
        let message = "this file grows beyond all bounds when its aliases are filled in";
        file.fault(Fault::Budget, at, message).help("write the values out, or use fewer aliases")
    } else if let Some(help) = error.help {
        file.fault(Fault::Syntax, at, "this is no YAML").label(error.message.clone()).help(help)
    } else {
        let problem = file.fault(Fault::Syntax, at, "this is no YAML").label(error.message.clone());
        match unclosed(file.text, at.start) {
            Some(open) => {
                let place = Location { path: file.path.to_owned(), span: Some(open) };
                problem.related(place, "opened here, never closed").help("close the bracket")
            }
            None if is_open(file.text, at.start) => problem.help("close the bracket"),
            None => match open_quote(file.text, at.start) {
                Some(open) => {
                    let place = Location { path: file.path.to_owned(), span: Some(open) };
                    let sign = &file.text[open.start..open.end];
                    let help = format!("close it with `{sign}` at the end of its line");
                    problem.related(place, "this quote opens, and never closes").help(help)
                }
                None if is_tab(file.text, at.start) => {
                    problem.help("indent with spaces: YAML takes no tabs there")
                }
                None => problem.help(
                    "nothing after this place was read; look at its indentation, and at quotes that do not close",
                ),
            },
        }
    };
    file.report(problem);
    None
}

/// Whether the line of byte `at` is indented with a tab.
fn is_tab(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].chars().take_while(|c| c.is_whitespace()).any(|c| c == '\t')
}

/// The quotation mark that opens a value on the last line before that of byte `at` that is not blank, where the line does not close it.
fn open_quote(text: &str, at: usize) -> Option<SourceSpan> {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = text[..line_start].trim_end();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let from = value_start(&before[start..])?;
    let value = &before[start + from..];
    let sign = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let closed = value[1..].replace("\\\"", "").replace("''", "").contains(sign);
    (!closed).then(|| SourceSpan::new(start + from, start + from + 1))
}

/// The last bracket before byte `at` that opens a value and is still open there.
fn unclosed(text: &str, at: usize) -> Option<SourceSpan> {
    let before = &text[..at];
    let mut start = 0;
    let mut found = None;
    for line in before.split_inclusive('\n') {
        if let Some(from) = value_start(line).filter(|from| line[*from..].starts_with(['[', '{']))
            && in_flow(&before[start + from..])
        {
            found = Some(SourceSpan::new(start + from, start + from + 1));
        }
        start += line.len();
    }
    found
}

/// Whether a bracket stands at byte `at` that nothing closes.
fn is_open(text: &str, at: usize) -> bool {
    text[at..].starts_with(['[', '{']) && in_flow(&text[at..])
}

/// A value without quotes that needs them.
struct Bare {
    span: SourceSpan,
    sign: String,
}

fn report(file: &mut File, copy: &Copy, bare: &Bare) {
    let value = &copy.text[bare.span.start..bare.span.end];
    let line_start = copy.text[..bare.span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = copy.text[line_start..bare.span.start].trim_start();
    let after = copy.text[bare.span.end..].lines().next().unwrap_or_default();
    let span = SourceSpan::new(copy.back(bare.span.start), copy.back(bare.span.end));
    let problem = file
        .fault(Fault::Unquoted, span, format!("a value with `{}` needs quotes", bare.sign))
        .label(format!("YAML reads `{}` for itself", bare.sign))
        .help(format!("write: {before}{}{}", quoted(value), after.trim_end()));
    file.report(problem);
}

/// The value that YAML stumbled over at byte `at`, if it is one that quotes would mend.
fn bare_value(text: &str, at: usize) -> Option<Bare> {
    let line_start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[line_start..].find('\n').map_or(text.len(), |len| line_start + len);
    let line = &text[line_start..line_end];
    if let Some(sign) = text[at..].chars().next().filter(|c| matches!(c, '@' | '*' | '%' | '`'))
        && stands_alone(&text[line_start..at])
    {
        let end = at + value_length(&text[at..line_end], in_flow(&text[line_start..at]));
        return Some(Bare { span: SourceSpan::new(at, end), sign: sign.to_string() });
    }
    let from = value_start(line)?;
    let value = &line[from..];
    let sign = match value.chars().next()? {
        sign @ ('{' | '[') if goes_on(value) => sign.to_string(),
        sign @ ('@' | '*' | '&' | '%' | '!' | '|' | '>' | '`') => sign.to_string(),
        '"' | '\'' | '{' | '[' => return None,
        _ if value.contains(": ") => ": ".to_owned(),
        _ => return None,
    };
    let start = line_start + from;
    let end = start + value_length(value, false);
    Some(Bare { span: SourceSpan::new(start, end), sign })
}

/// Whether a value can start after `before`: behind a key, a dash, an opening bracket or a comma.
fn stands_alone(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|c| matches!(c, ':' | '-' | '[' | '{' | ','))
}

/// Whether more brackets open than close in `text`, quoted ones aside.
fn in_flow(text: &str) -> bool {
    let (mut depth, mut quote) = (0i32, None);
    for c in text.chars() {
        match (quote, c) {
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, _) => {}
        }
    }
    depth > 0
}

/// Whether words follow the bracket that closes the first one: `{count} people`.
fn goes_on(value: &str) -> bool {
    let mut depth = 0i32;
    for (at, c) in value.char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let rest = value[at + 1..].trim();
            return !rest.is_empty() && !rest.starts_with(['#', ',']);
        }
    }
    false
}

/// How far a bare value reaches on its line: up to a comment, and inside brackets up to what ends the item.
fn value_length(value: &str, in_flow: bool) -> usize {
    let mut end = value.find(" #").unwrap_or(value.len());
    if in_flow {
        end = end.min(value.find([',', ']', '}']).unwrap_or(value.len()));
    }
    value[..end].trim_end().trim_end_matches(',').len()
}

/// Where the value starts on a line `- key: value`; `None` for a line without one.
fn value_start(line: &str) -> Option<usize> {
    let mut at = line.len() - line.trim_start().len();
    while line[at..].starts_with("- ") {
        at += 2 + line[at + 2..].len() - line[at + 2..].trim_start().len();
    }
    let key = line[at..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let key: usize = key.map(char::len_utf8).sum();
    if key > 0 && line[at + key..].starts_with(": ") {
        at += key + 2;
        at += line[at..].len() - line[at..].trim_start().len();
    }
    (at < line.trim_end().len()).then_some(at)
}

/// The text that is read, and what was written into it.
struct Copy {
    text: String,
    /// Where bytes were put in, in the copy, in order, and how many.
    edits: Vec<(usize, usize)>,
}

impl Copy {
    /// Puts the value at `span` into single quotes.
    fn quote(&mut self, span: SourceSpan) {
        let inner: Vec<usize> = self.text[span.start..span.end]
            .match_indices('\'')
            .map(|(at, _)| span.start + at)
            .collect();
        self.insert(span.end);
        for at in inner.into_iter().rev() {
            self.insert(at);
        }
        self.insert(span.start);
    }

    fn insert(&mut self, at: usize) {
        self.text.insert(at, '\'');
        for edit in &mut self.edits {
            if edit.0 >= at {
                edit.0 += 1;
            }
        }
        self.edits.push((at, 1));
        self.edits.sort_unstable();
    }

    /// The byte of the file that byte `at` of the copy stands for.
    fn back(&self, at: usize) -> usize {
        at - self.edits.iter().filter(|(edit, _)| *edit < at).map(|(_, len)| len).sum::<usize>()
    }

    fn restore(&self, node: &mut Node) {
        if self.edits.is_empty() {
            return;
        }
        let back = |at| self.back(at);
        node.span = SourceSpan::new(back(node.span.start), back(node.span.end));
        match &mut node.data {
            Data::Nothing => {}
            Data::Text(text) => text.move_to(&back),
            Data::List(items) => items.iter_mut().for_each(|item| self.restore(item)),
            Data::Map(entries) => {
                for (key, value) in entries {
                    self.restore(key);
                    self.restore(value);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault::Area;
    use super::*;

    /// What is reported about each value without quotes: the value, and the line as it should be.
    fn mended(text: &str) -> Vec<(String, String)> {
        let mut file = File::new("rules.yml", text, Area::Rule);
        read(&mut file);
        let said = file.problems.iter().map(|problem| {
            let span = problem.location.as_ref().and_then(|l| l.span).expect("a place");
            (text[span.start..span.end].to_owned(), problem.help.clone().unwrap_or_default())
        });
        said.collect()
    }

    #[test]
    fn a_value_that_wants_quotes_is_shown_with_them() {
        for (text, value, mend) in [
            ("find: @putin met {who}", "@putin met {who}", "write: find: '@putin met {who}'"),
            ("find: {count} people # so", "{count} people", "write: find: '{count} people' # so"),
            ("find: [the] town", "[the] town", "write: find: '[the] town'"),
            ("find: *word", "*word", "write: find: '*word'"),
            ("- agree: He said: no.", "He said: no.", "write: - agree: 'He said: no.'"),
            ("help: It's this: \"no\"", "It's this: \"no\"", "write: help: 'It''s this: \"no\"'"),
            ("find: |word", "|word", "write: find: '|word'"),
            ("find: `word", "`word", "write: find: '`word'"),
            ("expect: %", "%", "write: expect: '%'"),
            ("a: {all: [@putin, x]}", "@putin", "write: a: {all: ['@putin', x]}"),
            ("a:\n  - {b: c, d: @e}", "@e", "write: - {b: c, d: '@e'}"),
            ("a: {b: \"x}\", d: @e}", "@e", "write: a: {b: \"x}\", d: '@e'}"),
            ("a: @b, and more # so", "@b, and more", "write: a: '@b, and more' # so"),
            ("-  key:  @b", "@b", "write: -  key:  '@b'"),
        ] {
            assert_eq!(mended(text), [(value.to_owned(), mend.to_owned())], "{text:?}");
        }
    }

    #[test]
    fn one_run_finds_every_such_value_and_places_stay_those_of_the_file() {
        let text = "a: @x\nb: [it's] so\né: {y} z\nlast: \"found\"\n";
        let mut file = File::new("rules.yml", text, Area::Rule);
        let node = read(&mut file).expect("a tree");
        assert_eq!(file.problems.len(), 3);
        let Data::Map(entries) = node.data else { panic!("a mapping") };
        // Each value, and the last letter of it.
        let texts: Vec<[&str; 2]> = entries
            .iter()
            .map(|(_, value)| value.text().expect("text"))
            .map(|value| {
                let end = value.text.len();
                [value.part(0, end), value.part(end - 1, end)].map(|p| &text[p.start..p.end])
            })
            .collect();
        assert_eq!(texts, [["@x", "x"], ["[it's] so", "o"], ["{y} z", "z"], ["found", "d"]]);
    }

    #[test]
    fn what_opens_and_never_closes_is_shown() {
        for (text, opens, help) in [
            ("a: [b, c", None, "close the bracket"),
            ("a: [b]\nc: {d: e\n", None, "close the bracket"),
            ("a: [b]\nc: [d, e\nf: g\n", Some((10, "[")), "close the bracket"),
            ("a: 'it''s\nc: d\n", Some((3, "'")), "close it with `'` at the end of its line"),
            ("a: \"b\"\n\tc: d\n", None, "indent with spaces: YAML takes no tabs there"),
        ] {
            let mut file = File::new("rules.yml", text, Area::Rule);
            assert!(read(&mut file).is_none(), "{text:?}");
            let [problem] = &file.problems[..] else { panic!("{text:?} {:?}", file.problems) };
            let related = problem.related.iter().filter_map(|related| related.location.span);
            let shown: Vec<(usize, &str)> =
                related.map(|span| (span.start, &text[span.start..span.end])).collect();
            assert_eq!(shown, opens.into_iter().collect::<Vec<_>>(), "{text:?}");
            assert_eq!(problem.help.as_deref(), Some(help), "{text:?}");
        }
    }

    #[test]
    fn what_quotes_do_not_mend_is_left_alone() {
        for text in ["a: [b, c", "a: {b: c", "a: \"b", "a: b\n c: d\n", "- a\nb: c", "a: \"b\" c"] {
            let mut file = File::new("rules.yml", text, Area::Rule);
            assert!(read(&mut file).is_none(), "{text:?}");
            let codes: Vec<&str> = file.problems.iter().map(|problem| problem.code).collect();
            assert_eq!(codes, ["factlint::rule::yaml"], "{text:?}");
        }
    }
}
