//! A rule's own tests. In: the entries of `tests:`. Out: cases that the engine can run.

use super::compile::{Scope, unknown};
use super::config::day;
use super::fault::{Fault, File};
use super::fields::{Fields, first_line, text as text_of};
use super::rule::Origin;
use super::yaml::{Data, Node, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One case.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// `name:`, where it has one.
    pub name: Option<String>,
    /// What it says.
    pub case: Case,
    /// Whether it shows a known gap: it must fail, and is reported as soon as it passes.
    pub todo: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// What a case says.
#[derive(Debug, Clone, PartialEq)]
pub enum Case {
    /// One article: the rule finds it, and nothing collides.
    Agree(Sample),
    /// One article: it collides with the rule.
    Conflict(Sample),
    /// One article: the rule does not find anything in it.
    Ignore(Sample),
    /// Several articles, and exactly what must be found in them.
    Corpus(Vec<Sample>, Want),
}

/// An article of a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// Its name in a corpus; empty for a one-line case.
    pub name: String,
    /// Its prose.
    pub text: String,
    /// Where the prose stands.
    pub origin: Origin,
    /// When it was published.
    pub published: Option<Date>,
    /// Other metadata (`outlet`, `type`, …), `published` included as written.
    pub members: BTreeMap<String, String>,
}

/// Exactly what must be found in a small corpus.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Want {
    /// Every mention, in order; `None` where the case does not say.
    pub mentions: Option<Vec<WantedMention>>,
    /// Every conflict, in order; `None` where the case does not say: there must be none.
    pub conflicts: Option<Vec<WantedConflict>>,
}

/// One mention that must be found; what is `None` may be anything.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedMention {
    /// The article's name.
    pub article: Option<String>,
    /// Its words.
    pub text: Option<String>,
    /// Its value, as `mentions` prints it, or as any prose that means the same.
    pub value: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// One conflict that must be found; what is `None` may be anything.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedConflict {
    /// The name of the outlier's article (`in:`).
    pub article: Option<String>,
    /// The outlier's words.
    pub text: Option<String>,
    /// The reason, as reports print it.
    pub reason: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// The keys of a case.
pub const CASE_KEYS: &[&str] =
    &["agree", "conflict", "ignore", "published", "todo", "name", "articles", "want"];
/// The keys of `want:`.
pub const WANT_KEYS: &[&str] = &["mentions", "conflicts"];
/// The keys of a mention under `want:`.
pub const MENTION_KEYS: &[&str] = &["in", "text", "value"];
/// The keys of a conflict under `want:`.
pub const CONFLICT_KEYS: &[&str] = &["in", "text", "reason"];
/// The reasons that a conflict can have.
pub const REASONS: &[&str] = &["expected", "disagree", "self", "trend", "relation", "disputed"];

const LINES: &[&str] = &["agree", "conflict", "ignore"];

/// Reads `tests:`. `fires` says whether one article alone can collide with the rule.
pub fn read(file: &mut File, scope: &Scope, node: &Node, fires: bool) -> Vec<Example> {
    node.items().iter().filter_map(|item| example(file, scope, item, fires)).collect()
}

fn example(file: &mut File, scope: &Scope, node: &Node, fires: bool) -> Option<Example> {
    let fields = Fields::read(file, node, "a test", CASE_KEYS)?;
    let todo = fields.flag(file, "todo");
    let name = fields.words(file, "name");
    let origin = Origin { path: file.path.to_owned(), span: first_line(file.text, node.span) };
    let lines: Vec<&str> = LINES.iter().copied().filter(|key| fields.get(key).is_some()).collect();
    let case = match (lines.as_slice(), fields.get("articles")) {
        ([key], None) => line(file, &fields, key, fires)?,
        ([], Some(articles)) => corpus(file, scope, &fields, articles)?,
        _ => {
            let message =
                "a test is one of `agree:`, `conflict:`, `ignore:` or `articles:` with `want:`";
            let problem = file
                .fault(Fault::Test, origin.span, message)
                .help("start one entry for each case: `- agree: …`, `- conflict: …`");
            file.report(problem);
            return None;
        }
    };
    Some(Example { name, case, todo, origin })
}

fn line(file: &mut File, fields: &Fields, key: &str, fires: bool) -> Option<Case> {
    let text = fields.text(file, key)?;
    if let Some(want) = fields.get("want") {
        let problem = file
            .fault(Fault::Test, want.span, format!("`want:` does not go with `{key}:`"))
            .help("`want:` says what must be found in `articles:`");
        file.report(problem);
        return None;
    }
    if key == "conflict" && !fires {
        let problem = file
            .fault(
                Fault::Test,
                fields.key_span(key),
                "one sentence cannot collide with a rule without `expect:`",
            )
            .label("nothing to collide with")
            .help(
                "give the rule an `expect:`, or write a small corpus with `articles:` and `want:`",
            );
        file.report(problem);
        return None;
    }
    let mut sample = sample(file, String::new(), text);
    if let Some(text) = fields.text(file, "published") {
        publish(file, &mut sample, text)?;
    }
    Some(match key {
        "agree" => Case::Agree(sample),
        "conflict" => Case::Conflict(sample),
        _ => Case::Ignore(sample),
    })
}

fn sample(file: &File, name: String, text: &Text) -> Sample {
    Sample {
        name,
        text: text.text.clone(),
        origin: Origin { path: file.path.to_owned(), span: text.span },
        published: None,
        members: BTreeMap::new(),
    }
}

fn publish(file: &mut File, sample: &mut Sample, text: &Text) -> Option<()> {
    let Some(date) = day(&text.text) else {
        let problem = file
            .fault(Fault::Date, text.span, format!("`{}` is no date", text.text.trim()))
            .help("write year, month and day: 2025-03-14");
        file.report(problem);
        return None;
    };
    sample.published = Some(date);
    sample.members.insert("published".to_owned(), text.text.trim().to_owned());
    Some(())
}

fn corpus(file: &mut File, scope: &Scope, fields: &Fields, articles: &Node) -> Option<Case> {
    let _ = scope;
    if let Some(text) = fields.get("published") {
        let problem = file
            .fault(Fault::Test, text.span, "`published:` belongs to an article of this test")
            .help("write it beside the article's `text:`");
        file.report(problem);
    }
    let named = Fields::read(file, articles, "`articles`", &[])?;
    let mut samples = Vec::new();
    for (name, _, node) in named.entries() {
        samples.extend(article(file, name, node));
    }
    let example = "say what must be found: `want: {mentions: [{text: 20%}], conflicts: []}`";
    let want = fields.required(file, "want", example)?;
    let want = Fields::read(file, want, "`want`", WANT_KEYS)?;
    let names: Vec<&str> = named.entries().iter().map(|(name, ..)| *name).collect();
    let mentions = list(file, &want, "mentions", |file, node| mention(file, node, &names));
    let conflicts = list(file, &want, "conflicts", |file, node| conflict(file, node, &names));
    if mentions.is_none() && conflicts.is_none() {
        let problem = file.fault(Fault::Test, want.span(), "`want` says nothing").help(
            "list `mentions:`, `conflicts:` or both; `conflicts: []` says that there is none",
        );
        file.report(problem);
        return None;
    }
    if samples.len() < named.entries().len() {
        return None;
    }
    Some(Case::Corpus(samples, Want { mentions, conflicts }))
}

fn article(file: &mut File, name: &str, node: &Node) -> Option<Sample> {
    if !matches!(node.data, Data::Map(_)) {
        let text = text_of(file, node, name)?;
        return Some(sample(file, name.to_owned(), text));
    }
    let fields = Fields::read(file, node, "an article of a test", &[])?;
    let text = fields.required(file, "text", "write what the article says: `text: …`")?;
    let text = text_of(file, text, "text")?;
    let mut sample = sample(file, name.to_owned(), text);
    for (key, _, value) in fields.entries() {
        if *key == "text" {
            continue;
        }
        let value = text_of(file, value, key)?;
        if *key == "published" {
            publish(file, &mut sample, value)?;
        } else {
            sample.members.insert((*key).to_owned(), value.text.trim().to_owned());
        }
    }
    Some(sample)
}

/// The entries of a list that may be absent; one with a fault is left out.
fn list<T>(
    file: &mut File,
    fields: &Fields,
    key: &str,
    mut read: impl FnMut(&mut File, &Node) -> Option<T>,
) -> Option<Vec<T>> {
    let node = fields.get(key)?;
    if let Data::Text(_) = node.data {
        let message = format!("`{key}` is a list of mappings, but this is {}", node.kind());
        let problem = file.fault(Fault::WrongShape, node.span, message);
        file.report(
            problem.help("write what must be found: `[{text: Thursday}]`, or `[]` for nothing"),
        );
        return None;
    }
    Some(node.items().iter().filter_map(|item| read(file, item)).collect())
}

fn mention(file: &mut File, node: &Node, articles: &[&str]) -> Option<WantedMention> {
    let fields = Fields::read(file, node, "a wanted mention", MENTION_KEYS)?;
    Some(WantedMention {
        article: article_name(file, &fields, articles),
        text: fields.words(file, "text"),
        value: fields.words(file, "value"),
        origin: Origin { path: file.path.to_owned(), span: node.span },
    })
}

fn conflict(file: &mut File, node: &Node, articles: &[&str]) -> Option<WantedConflict> {
    let fields = Fields::read(file, node, "a wanted conflict", CONFLICT_KEYS)?;
    let reason = fields.text(file, "reason");
    if let Some(reason) = reason
        && !REASONS.contains(&reason.text.as_str())
    {
        unknown(file, reason, "reason", REASONS);
    }
    Some(WantedConflict {
        article: article_name(file, &fields, articles),
        text: fields.words(file, "text"),
        reason: reason.map(|text| text.text.clone()),
        origin: Origin { path: file.path.to_owned(), span: node.span },
    })
}

fn article_name(file: &mut File, fields: &Fields, articles: &[&str]) -> Option<String> {
    let text = fields.text(file, "in")?;
    if articles.contains(&text.text.as_str()) {
        return Some(text.text.clone());
    }
    unknown(file, text, "in", articles);
    None
}
