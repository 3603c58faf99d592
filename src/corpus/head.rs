//! What a page declares about itself. In: its tags and some of its words. Out: members in the order in which they count: `meta`,
//! JSON-LD, `<time>`.

use super::encoding::Decoded;
use super::entity;
use super::metadata::Declared;
use super::page::Tag;
use crate::text::Span;
use serde_json::Value;

/// What is gathered on the way.
#[derive(Default)]
pub(super) struct Head {
    meta: Vec<(String, String, Span)>,
    linked: Vec<(String, String, Span)>,
    times: Vec<(String, Span)>,
    title: Option<(String, Span)>,
    lang: Option<(String, Span)>,
    reading: Reading,
    time: Option<Time>,
}

/// Whose words are being read.
#[derive(Default, PartialEq)]
enum Reading {
    #[default]
    Nothing,
    Title,
    Linked,
}

/// A `<time>` whose block has not ended yet.
struct Time {
    value: String,
    place: Span,
    /// Whether the markup says that it is the publication's.
    sure: bool,
    before: String,
    words: String,
    open: bool,
}

/// Where a tag was found.
pub(super) struct Found<'t> {
    /// Whether a `<header>` is open.
    pub inside_header: &'t dyn Fn() -> bool,
    /// The words of the block before it.
    pub before: &'t str,
    /// The end of the tag.
    pub at: usize,
}

impl Head {
    /// Whether it wants to see words.
    pub fn wants(&self) -> bool {
        self.reading != Reading::Nothing || self.time.as_ref().is_some_and(|t| t.open)
    }

    /// A start tag.
    pub fn start(&mut self, tag: &Tag, found: Found) {
        match &*tag.name {
            "html" => {
                self.lang =
                    tag.get("lang").or_else(|| tag.get("xml:lang")).map(|(v, s)| (v.to_owned(), s))
            }
            "meta" => self.meta(tag),
            "title" if self.title.is_none() => self.reading = Reading::Title,
            "script"
                if tag
                    .get("type")
                    .is_some_and(|(t, _)| t.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.reading = Reading::Linked;
            }
            "time" => {
                let hinted = ["class", "itemprop", "rel"].iter().any(|name| {
                    tag.get(name).is_some_and(|(v, _)| {
                        let v = v.to_ascii_lowercase();
                        ["publish", "posted", "pubdate", "entry-date"]
                            .iter()
                            .any(|hint| v.contains(hint))
                    })
                });
                let (value, place) =
                    tag.get("datetime").unwrap_or(("", Span::new(found.at, found.at)));
                self.settle();
                self.time = Some(Time {
                    value: value.to_owned(),
                    place,
                    sure: hinted || tag.get("pubdate").is_some() || (found.inside_header)(),
                    before: found.before.to_owned(),
                    words: String::new(),
                    open: true,
                });
            }
            _ if tag.get("itemprop").is_some_and(|(v, _)| v.contains("datePublished")) => {
                if let Some((value, span)) = tag.get("content") {
                    self.meta.push(("datePublished".to_owned(), value.to_owned(), span));
                }
            }
            _ => {}
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|n| tag.get(n));
        if let (Some((name, _)), Some((content, span))) = (name, tag.get("content")) {
            self.meta.push((name.trim().to_owned(), content.trim().to_owned(), span));
        }
    }

    /// Words as they stand in the page.
    pub fn words(&mut self, text: &str, span: Span, silent: bool) {
        match self.reading {
            Reading::Title if self.title.is_none() => {
                let words = entity::resolve(text).split_whitespace().collect::<Vec<_>>().join(" ");
                self.title = Some((words, span));
            }
            Reading::Linked => self.linked_data(text, span),
            _ => {}
        }
        if let Some(time) = self.time.as_mut().filter(|t| t.open && !silent) {
            if time.value.is_empty() && time.place.is_empty() {
                time.place = span;
            }
            time.words.push_str(text);
        }
    }

    /// An end tag, with the words of the block so far; whether that block is done with.
    pub fn end(&mut self, name: &str, block: &str) -> bool {
        if matches!(name, "title" | "script") {
            self.reading = Reading::Nothing;
        }
        let Some(time) = &mut self.time else { return false };
        if name == "time" {
            time.open = false;
            if time.value.is_empty() {
                time.value = entity::resolve(&time.words).trim().to_owned();
            }
            return false;
        }
        if time.open
            || !matches!(
                name,
                "p" | "div" | "span" | "li" | "section" | "article" | "footer" | "header"
            )
        {
            return false;
        }
        // What the block says beside the time shows whether it is a byline or a sentence.
        let beside = block.strip_prefix(&*time.before).unwrap_or(block);
        let words = entity::resolve(&time.words);
        let beside = format!("{}{}", time.before, beside.replacen(words.trim(), "", 1));
        time.sure |= is_byline(&beside);
        true
    }

    /// Keeps the last time seen if it is the publication's.
    pub fn settle(&mut self) {
        if let Some(time) = self.time.take().filter(|t| t.sure && !t.value.is_empty()) {
            self.times.push((time.value, time.place));
        }
    }

    /// The members of the first object that has a publication date, else of the first that is an article.
    fn linked_data(&mut self, text: &str, span: Span) {
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { return };
        let Some(article) = object(&value, &|o| o.contains_key("datePublished")).or_else(|| {
            object(&value, &|o| o.get("@type").is_some_and(|t| t.to_string().contains("Article")))
        }) else {
            return;
        };
        let name = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Object(o) => o.get("name").and_then(Value::as_str).map(str::to_owned),
            Value::Array(items) => items
                .iter()
                .find_map(|i| i.as_str().or_else(|| i.get("name")?.as_str()))
                .map(str::to_owned),
            _ => None,
        };
        for (member, to) in [
            ("datePublished", "datePublished"),
            ("headline", "headline"),
            ("author", "author"),
            ("publisher", "publisher"),
            ("inLanguage", "inLanguage"),
            ("articleSection", "articleSection"),
        ] {
            if let Some(value) = article.get(member).and_then(&name) {
                let place = text
                    .find(&value)
                    .map_or(span, |at| Span::new(span.start + at, span.start + at + value.len()));
                self.linked.push((to.to_owned(), value, place));
            }
        }
    }

    /// Everything, in the order in which it counts.
    pub fn declared(mut self, decoded: &Decoded) -> Vec<Declared> {
        self.settle();
        let mut out = Vec::new();
        let mut push = |key: &str, value: String, origin, span| {
            out.push(Declared { key: key.to_owned(), value, origin, span: decoded.source(span) });
        };
        for (key, value, span) in self.meta {
            push(&key, value, "meta", span);
        }
        for (key, value, span) in self.linked {
            push(&key, value, "JSON-LD", span);
        }
        for (value, span) in self.times {
            push("time", value, "time", span);
        }
        if let Some((title, span)) = self.title {
            push("title", title, "title", span);
        }
        if let Some((lang, span)) = self.lang {
            push("lang", lang, "html", span);
        }
        out
    }
}

/// The first object inside `value` that `fits`, outermost first.
fn object<'v>(
    value: &'v Value,
    fits: &dyn Fn(&serde_json::Map<String, Value>) -> bool,
) -> Option<&'v Value> {
    match value {
        Value::Object(members) if fits(members) => Some(value),
        Value::Object(members) => members.values().find_map(|v| object(v, fits)),
        Value::Array(items) => items.iter().find_map(|v| object(v, fits)),
        _ => None,
    }
}

/// Whether a block with a time says nothing else, or only who published when.
fn is_byline(beside: &str) -> bool {
    let beside =
        beside.trim().trim_matches(['|', '·', '•', '—', '–', '-', ':', ',']).trim().to_lowercase();
    beside.is_empty()
        || (!beside.ends_with('.')
            && beside.len() < 80
            && ["published", "posted", "first published", "by ", "date", "on "]
                .iter()
                .any(|start| beside.starts_with(start)))
}
