//! JSONL. In: a file with one article a line, or one such line from standard input. Out: an article a line, `FILE#ID`.
//!
//! The members `id` and `text` make an article; `title`, `published` and any other are its metadata.

use super::super::Read;
use super::super::builder::Builder;
use super::super::encoding::Decoded;
use super::super::metadata::Declared;
use super::{Format, Giving, finish, plain};
use crate::problem::{Location, Problem};
use crate::text::{OffsetMap, SourceSpan, Span};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::fmt;

/// One article a line.
pub(super) struct Jsonl;

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "JSONL"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl"]
    }

    fn read(&self, path: &str, decoded: &Decoded, given: Giving, take: &mut dyn FnMut(Read)) {
        let told = |problem| Read { articles: Vec::new(), problems: vec![problem] };
        let mut ids: BTreeMap<SmolStr, SourceSpan> = BTreeMap::new();
        let mut at = 0;
        for line in decoded.text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            if line.trim().is_empty() {
                continue;
            }
            if line.len() > crate::corpus::LARGEST {
                let span = decoded.source(Span::new(start, start));
                let mut problem = crate::corpus::too_large(path);
                problem.location = Some(Location { path: path.to_owned(), span: Some(span) });
                take(told(problem));
                continue;
            }
            let one = article(path, decoded, start, line.trim_end(), &mut ids, given);
            take(one.unwrap_or_else(|problem| told(*problem)));
        }
    }
}

/// The article of one line on standard input, named after its `id`; `name` is what problems call the input, `number` counts its lines
/// from 1. Spans are bytes of `text`.
pub fn article_from_line(line: &str, name: &str, number: usize) -> Read {
    let path = format!("{name}:{number}");
    let (members, id, text) = match members(line).and_then(|m| required(m, line)) {
        Ok(found) => found,
        Err(fault) => {
            let span = SourceSpan::new(fault.at.start, fault.at.end);
            return Read { articles: Vec::new(), problems: vec![fault.problem().at(path, span)] };
        }
    };
    let own = declared(&members, &|span| SourceSpan::new(span.start, span.end));
    let decoded = Decoded::utf8(text.text);
    let mut builder = Builder::new(&decoded);
    plain::write(&mut builder, 0);
    finish(&id, &path, builder, &own, &|_| Vec::new(), Vec::new())
}

fn article(
    file: &str,
    decoded: &Decoded,
    start: usize,
    line: &str,
    ids: &mut BTreeMap<SmolStr, SourceSpan>,
    given: Giving,
) -> Result<Read, Box<Problem>> {
    let source = |span: Span| decoded.source(Span::new(start + span.start, start + span.end));
    let (members, id, text) = members(line)
        .and_then(|m| required(m, line))
        .map_err(|fault| Box::new(fault.problem().at(file, source(fault.at))))?;
    let id_span = source(text.id);
    if let Some(first) = ids.get(id.as_str()) {
        let location = Location { path: file.to_owned(), span: Some(*first) };
        return Err(Box::new(
            Problem::error(
                "factlint::article::id",
                format!("the id `{id}` stands for two articles; the second is not read"),
            )
            .at(file, id_span)
            .label("given a second time")
            .related(location, "first given here")
            .help("give every article of the file an id of its own"),
        ));
    }
    ids.insert(id.as_str().into(), id_span);
    let mut map = OffsetMap::default();
    for piece in text.map.pieces() {
        let span = Span::new(start + piece.source, start + piece.source + piece.source_len);
        if piece.copied {
            decoded.carry(span, piece.prose, &mut map);
        } else {
            let bytes = decoded.source(span);
            map.unit(piece.prose, piece.len, bytes.start, bytes.end - bytes.start);
        }
    }
    let own = declared(&members, &source);
    let inner = Decoded::mapped(text.text, map);
    let mut builder = Builder::new(&inner);
    plain::write(&mut builder, 0);
    Ok(finish(&format!("{file}#{id}"), file, builder, &own, given, Vec::new()))
}

/// What is wrong with a line, and where in it.
struct Fault {
    code: &'static str,
    message: String,
    help: &'static str,
    at: Span,
}

impl Fault {
    fn problem(&self) -> Problem {
        Problem::error(self.code, &*self.message).help(self.help)
    }
}

type Members<'a> = Vec<(String, &'a RawValue, Span)>;

/// The members of the object on a line, in order, with the place of each value.
fn members(line: &str) -> Result<Members<'_>, Fault> {
    let fault = |error: serde_json::Error| {
        // The reader sees one line and calls it the first.
        let words = error.to_string();
        let reason = words.split(" at line 1").next().unwrap_or(&words);
        let column = error.column().saturating_sub(1).min(line.len());
        let at = (0..=column).rev().find(|&i| line.is_char_boundary(i)).unwrap_or(0);
        Fault {
            code: "factlint::article::jsonl",
            message: format!("the line is no JSON object ({reason}), so its article is not read"),
            help: "each line is an object of its own, with the members `id` and `text`",
            at: Span::new(at, line.len()),
        }
    };
    let mut reader = serde_json::Deserializer::from_str(line);
    let found = reader.deserialize_map(MembersVisitor).map_err(fault)?;
    reader.end().map_err(fault)?;
    let base = line.as_ptr() as usize;
    Ok(found
        .into_iter()
        .map(|(key, raw)| {
            let start = raw.get().as_ptr() as usize - base;
            (key, raw, Span::new(start, start + raw.get().len()))
        })
        .collect())
}

struct MembersVisitor;

impl<'de> Visitor<'de> for MembersVisitor {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut out = Vec::new();
        while let Some(entry) = map.next_entry()? {
            out.push(entry);
        }
        Ok(out)
    }
}

/// The decoded text with the way back to the line, and where the id stands.
struct Text {
    text: String,
    map: OffsetMap,
    id: Span,
}

fn required<'a>(members: Members<'a>, line: &str) -> Result<(Members<'a>, String, Text), Fault> {
    let whole = Span::new(0, line.len());
    let missing = |code, message: &str, at| Fault {
        code,
        message: message.to_owned(),
        help: "give it an `id` of its own (a string or a whole number) and its `text` as a string",
        at,
    };
    let find = |name: &str| members.iter().find(|(key, ..)| key == name);
    let Some((_, raw, id)) = find("id") else {
        return Err(missing(
            "factlint::article::id",
            "the line has no `id`, so its article is not read",
            whole,
        ));
    };
    let name = scalar(raw.get())
        .filter(|name| !name.is_empty() && !matches!(raw.get(), "null" | "true" | "false"));
    let Some(name) = name else {
        return Err(missing(
            "factlint::article::id",
            "the `id` is neither a string nor a number, so the article is not read",
            *id,
        ));
    };
    let id = *id;
    let Some((_, raw, span)) = find("text") else {
        return Err(missing(
            "factlint::article::jsonl",
            "the line has no `text`, so there is no article in it",
            whole,
        ));
    };
    let Some((text, map)) = unescaped(raw.get(), span.start) else {
        return Err(missing(
            "factlint::article::jsonl",
            "the `text` is no string, so there is no article in it",
            *span,
        ));
    };
    Ok((members, name, Text { text, map, id }))
}

/// The words of a JSON string that starts at byte `at` of its line, with the way back; `None` for anything else.
fn unescaped(raw: &str, at: usize) -> Option<(String, OffsetMap)> {
    let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
    let (mut text, mut map) = (String::with_capacity(inner.len()), OffsetMap::default());
    let mut from = 0;
    while let Some(slash) = memchr::memchr(b'\\', &inner.as_bytes()[from..]).map(|i| from + i) {
        map.copied(text.len(), at + 1 + from, slash - from);
        text.push_str(&inner[from..slash]);
        let unit = |at: usize| u16::from_str_radix(inner.get(at..at + 4)?, 16).ok();
        let (c, len) = match inner.as_bytes().get(slash + 1)? {
            b'n' => ('\n', 2),
            b't' => ('\t', 2),
            b'r' => ('\r', 2),
            b'b' => ('\u{8}', 2),
            b'f' => ('\u{C}', 2),
            b'u' => {
                let first = unit(slash + 2)?;
                let second = if inner.get(slash + 6..slash + 8) == Some("\\u") {
                    unit(slash + 8)
                } else {
                    None
                };
                // A lone surrogate stands for no character.
                match char::decode_utf16([first].into_iter().chain(second)).next()? {
                    Ok(c) => (c, if c.len_utf16() == 2 { 12 } else { 6 }),
                    Err(_) => (char::REPLACEMENT_CHARACTER, 6),
                }
            }
            other => (char::from(*other), 2),
        };
        map.unit(text.len(), c.len_utf8(), at + 1 + slash, len);
        text.push(c);
        from = slash + len;
    }
    map.copied(text.len(), at + 1 + from, inner.len() - from);
    text.push_str(&inner[from..]);
    Some((text, map))
}

/// A string's words, or any other scalar as written; `None` for a list or an object.
fn scalar(raw: &str) -> Option<String> {
    match raw.as_bytes().first()? {
        b'"' => unescaped(raw, 0).map(|(text, _)| text),
        b'{' | b'[' => None,
        _ => Some(raw.to_owned()),
    }
}

/// Every member but `id` and `text` as metadata; a list of scalars with commas, anything deeper as JSON.
fn declared(members: &Members, source: &dyn Fn(Span) -> SourceSpan) -> Vec<Declared> {
    members
        .iter()
        .filter(|(key, raw, _)| !matches!(&**key, "id" | "text") && raw.get() != "null")
        .map(|(key, raw, span)| Declared {
            key: key.clone(),
            value: scalar(raw.get())
                .or_else(|| list(raw.get()))
                .unwrap_or_else(|| raw.get().to_owned()),
            origin: "JSONL member",
            span: source(*span),
        })
        .collect()
}

fn list(raw: &str) -> Option<String> {
    let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
    let words: Option<Vec<String>> = items.iter().map(|item| scalar(item.get())).collect();
    Some(words?.join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check_map;
    use super::*;

    #[test]
    fn lines_are_articles_and_escapes_lead_back_to_their_bytes() {
        let file = "{\"id\": \"a\", \"published\": \"2025-03-14\", \"text\": \"It cost 5\\u00a0000 \\u20ac.\\n\\n\\ud83d\\ude00 \\\"Yes\\\"\", \"tags\": [\"x\", 1]}\r\n\n{\"id\": 7, \"text\": \"Two.\"}";
        let read = crate::corpus::read("d/b.jsonl", file.as_bytes().to_vec(), &|_| Vec::new());
        assert!(read.problems.is_empty(), "{:?}", read.problems);
        let [a, b] = &read.articles[..] else { panic!("{read:?}") };
        check_map(a, file.as_bytes());
        assert_eq!((&*a.path, &*b.path), ("d/b.jsonl#a", "d/b.jsonl#7"));
        assert_eq!(a.prose, "It cost 5\u{a0}000 €.\n\n😀 \"Yes\"");
        assert_eq!(a.metadata.published.as_ref().unwrap().date.to_string(), "2025-03-14");
        assert_eq!(a.metadata.members["tags"], "x, 1");
        for (words, bytes) in
            [("5\u{a0}000", "5\\u00a0000"), ("😀", "\\ud83d\\ude00"), ("\"Yes\"", "\\\"Yes\\\"")]
        {
            let at = a.prose.find(words).unwrap();
            let source = a.source(Span::new(at, at + words.len()));
            assert_eq!(&file[source.start..source.end], bytes);
        }
    }

    #[test]
    fn every_fault_is_told_at_its_place_and_the_rest_is_read() {
        let file = "{\"text\": \"x\"}\n{\"id\": \"a\", \"text\": \"A b.\"}\n{\"id\": \"a\", \"text\": \"C d.\"}\nnot json\n{\"id\": null, \"text\": \"x\"}\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": 5}\n{\"id\": \"d\", \"text\": \"x\", \"published\": \"soon\"}\n";
        let read = crate::corpus::read("b.jsonl", file.as_bytes().to_vec(), &|_| Vec::new());
        let told: Vec<_> = read
            .problems
            .iter()
            .map(|p| {
                let span = p.location.as_ref().and_then(|l| l.span).unwrap();
                (p.code.rsplit("::").next().unwrap(), &file[span.start..span.end])
            })
            .collect();
        assert_eq!(
            told,
            [
                ("id", "{\"text\": \"x\"}"),
                ("id", "\"a\""),
                ("jsonl", "ot json"),
                ("id", "null"),
                ("jsonl", "{\"id\": \"b\"}"),
                ("jsonl", "5"),
                ("date", "\"soon\""),
            ]
        );
        assert_eq!(
            read.articles.iter().map(|a| &*a.path).collect::<Vec<_>>(),
            ["b.jsonl#a", "b.jsonl#d"]
        );
    }

    #[test]
    fn standard_input_speaks_in_bytes_of_the_text() {
        let read = article_from_line("{\"id\":\"x\",\"text\":\"a\\n\\nb \\u00e9 c\"}", "-", 1);
        let article = &read.articles[0];
        assert_eq!((&*article.path, article.blocks.len()), ("x", 2));
        let at = article.prose.find('c').unwrap();
        let text = "a\n\nb é c";
        let source = article.source(Span::new(at, at + 1));
        assert_eq!(&text[source.start..source.end], "c");
        assert_eq!(
            article_from_line("{}", "-", 3).problems[0].location.as_ref().unwrap().path,
            "-:3"
        );
    }
}
