//! `factlint mentions --at PATH:LINE`: why rules did or did not match there, part by part.
//!
//! In: a place in an article. Out: each sentence that touches the line, what is read in it, and for each rule what its phrases took
//! and where they stopped.

use super::exit::{Exit, Stop};
use super::output;
use super::project::Project;
use crate::corpus::{self, Article};
use crate::engine::{Look, Mention, Plan, State, Trace, Traced, normal, trace};
use crate::problem::Problem;
use crate::recognise::{self, Reading};
use crate::report::visible::visible;
use crate::text::lines::LineIndex;
use crate::value::{Gazetteer, Shape};
use serde::Serialize;
use std::fmt::Write;
use std::ops::Range;

/// As many rules that did not match are shown, the closest first; rules that are named are all shown.
const CLOSEST: usize = 5;

/// The JSON document.
#[derive(Serialize)]
struct Document {
    version: u32,
    path: String,
    line: usize,
    sentences: Vec<Sentence>,
}

/// One sentence that touches the line.
#[derive(Serialize)]
struct Sentence {
    text: String,
    line: usize,
    values: Vec<Read>,
    rules: Vec<Tried>,
}

/// What a recogniser read.
#[derive(Serialize)]
struct Read {
    r#type: &'static str,
    text: String,
    value: String,
}

/// One rule.
#[derive(Serialize)]
struct Tried {
    rule: String,
    matched: bool,
    mentions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    phrases: Vec<Phrase>,
}

/// One phrase of a rule.
#[derive(Serialize)]
struct Phrase {
    phrase: String,
    excludes: bool,
    matched: bool,
    took: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<(String, String)>,
}

/// Prints why rules did or did not match at `place` (`PATH:LINE`); with `named` only these rules, matched or not.
///
/// # Errors
/// Where the place is none, lies in no article, or holds no prose.
pub fn show(
    project: &Project,
    plan: &Plan,
    place: &str,
    named: &[String],
    json: bool,
) -> Result<Exit, Stop> {
    let (path, line) = split(place)?;
    let inside = project.inside(corpus::file_of(path))?;
    let files = project.article_files(&mut Vec::<Problem>::new());
    let file = files.iter().find(|file| file.path == inside);
    let file = file.ok_or_else(|| Stop::Usage(format!("{path} is no article of this project")))?;
    let bytes = project.bytes(file).map_err(|problem| Stop::Usage(problem.message.clone()))?;
    let lines = LineIndex::new(&bytes);
    let range = lines.line(&bytes, line);
    let range = range.ok_or_else(|| {
        Stop::Usage(format!("{path} has {} lines, so there is no line {line}", lines.len()))
    })?;
    let articles = corpus::read(&file.path, bytes.clone(), &|path| project.given(path)).articles;
    let mut sentences = Vec::new();
    for article in &articles {
        let reading = recognise::read(article, &plan.settings);
        let look = Look { article, reading: &reading, plan };
        for number in touching(article, &reading, &range) {
            let mut sentence = sentence(&look, number, named);
            let start = article.source(reading.sentences[number].span).start;
            sentence.line = lines.place(&bytes, start).line;
            sentences.push(sentence);
        }
    }
    if sentences.is_empty() {
        return Err(Stop::Usage(format!("there is no prose on line {line} of {path}")));
    }
    let document = Document { version: 1, path: file.path.clone(), line, sentences };
    output::print(&if json { output::json(&document)? } else { shown(&document).into_bytes() })?;
    Ok(Exit::Clean)
}

fn split(place: &str) -> Result<(&str, usize), Stop> {
    let fault = || Stop::Usage(format!("--at {place}: expected PATH:LINE, like news/fire.md:12"));
    let (path, line) = place.rsplit_once(':').ok_or_else(fault)?;
    let line = line.parse().ok().filter(|line| *line > 0).ok_or_else(fault)?;
    if path.is_empty() { Err(fault()) } else { Ok((path, line)) }
}

/// The sentences whose bytes on disk touch a line.
fn touching(article: &Article, reading: &Reading, line: &Range<usize>) -> Vec<usize> {
    let touches = |i: &usize| {
        let place = article.source(reading.sentences[*i].span);
        place.start <= line.end && line.start < place.end
    };
    (0..reading.sentences.len()).filter(touches).collect()
}

fn sentence(look: &Look, number: usize, named: &[String]) -> Sentence {
    let gazetteer = &look.plan.rules.gazetteer;
    let span = look.reading.sentences[number].span;
    let values = look.reading.values_in(span).iter().map(|value| Read {
        r#type: kind(&value.shape),
        text: look.words(value.span).to_owned(),
        value: normal::value(&value.shape, gazetteer),
    });
    let mut tried: Vec<(usize, Tried)> = Vec::new();
    for (index, rule) in look.plan.rules.rules.iter().enumerate() {
        let asked = named.contains(&rule.id);
        if !named.is_empty() && !asked {
            continue;
        }
        let Some(trace) = trace(look, index, number) else { continue };
        let close = closeness(&trace);
        if close > 0 || asked {
            tried.push((close, of(&rule.id, trace, gazetteer)));
        }
    }
    // Those that matched first, then the closest; rules of one standing in the order of their files.
    tried.sort_by_key(|(close, tried)| (!tried.matched, usize::MAX - close));
    let matched = tried.iter().filter(|(_, tried)| tried.matched).count();
    if named.is_empty() {
        tried.truncate(matched + CLOSEST);
    }
    let rules = tried.into_iter().map(|(_, tried)| tried).collect();
    Sentence { text: one_line(look.words(span)), line: 0, values: values.collect(), rules }
}

/// How many parts of its phrases stand in the sentence, gaps left out.
fn closeness(trace: &Trace) -> usize {
    let parts = trace.phrases.iter().filter(|phrase| !phrase.excludes);
    let taken =
        |phrase: &Traced| phrase.took.iter().filter(|(part, _)| !part.starts_with("...")).count();
    parts.map(taken).sum::<usize>() + 100 * trace.mentions.len()
}

fn of(id: &str, trace: Trace, gazetteer: &Gazetteer) -> Tried {
    let phrases = trace.phrases.into_iter().map(|traced| Phrase {
        phrase: traced.phrase,
        excludes: traced.excludes,
        matched: traced.matched,
        took: traced.took,
        stopped: traced.stopped,
    });
    Tried {
        rule: id.to_owned(),
        matched: !trace.mentions.is_empty(),
        mentions: trace.mentions.iter().map(|mention| said(mention, gazetteer)).collect(),
        why: trace.why,
        phrases: phrases.collect(),
    }
}

fn said(mention: &Mention, gazetteer: &Gazetteer) -> String {
    let words = one_line(&mention.text);
    match (&mention.state, &mention.value) {
        (State::Unresolved(why), _) => format!("“{words}”, which stays open: {why}"),
        (State::Settled, Some(value)) => {
            format!("“{words}” is {}", normal::value(value, gazetteer))
        }
        (State::Settled, None) => format!("“{words}”"),
    }
}

/// The type of a value, as `extract` names it.
fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Quantity(figure) => figure.kind.name(),
        Shape::Moment(_) => "date",
        Shape::Quote(_) => "quote",
        Shape::Name(_) | Shape::Party(_) => "name",
        Shape::Words(_) => "words",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shown(document: &Document) -> String {
    let mut out = String::new();
    for sentence in &document.sentences {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{}:{}: {}",
            visible(&document.path),
            sentence.line,
            visible(&sentence.text)
        );
        for read in &sentence.values {
            let _ = writeln!(
                out,
                "  read: “{}” as {}, {}",
                visible(&one_line(&read.text)),
                read.r#type,
                visible(&read.value)
            );
        }
        for tried in &sentence.rules {
            out += &rule_shown(tried);
        }
        if sentence.rules.is_empty() {
            out += "\n  no part of any rule's phrases stands in this sentence\n";
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn rule_shown(tried: &Tried) -> String {
    let mut out = format!(
        "\n  {}: {}\n",
        tried.rule,
        if tried.matched { "matched" } else { "did not match" }
    );
    for said in &tried.mentions {
        let _ = writeln!(out, "    {}", visible(said));
    }
    for phrase in &tried.phrases {
        let stands = match (phrase.excludes, phrase.matched) {
            (false, true) => "matched",
            (false, false) => "no match",
            (true, true) => "under none:, and stands in the sentence",
            (true, false) => continue,
        };
        let _ = writeln!(out, "    {}   {stands}", phrase.phrase);
        for (part, words) in &phrase.took {
            let _ = writeln!(out, "      {part} took “{}”", visible(words));
        }
        match &phrase.stopped {
            Some((part, there)) if there.is_empty() => {
                let _ = writeln!(out, "      {part} stands nowhere in the sentence");
            }
            Some((part, there)) => {
                let _ = writeln!(
                    out,
                    "      {part} is wanted next, but there stands “{}”",
                    visible(there)
                );
            }
            None => {}
        }
    }
    if let Some(why) = &tried.why {
        let _ = writeln!(out, "    {why}");
    }
    out
}
