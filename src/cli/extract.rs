//! `factlint extract`: every value that the recognisers see, whether a rule wants it or not.
//!
//! In: articles as JSON lines on standard input. Out: one JSON object for each, with offsets into its `text`.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::output;
use crate::corpus::{Article, Block, BlockKind, DocumentType, Metadata, Published};
use crate::recognise::{self, Settings};
use crate::report::extraction::Extraction;
use crate::text::{OffsetMap, Span};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::io::Read;

/// The arguments of `extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// `-`: articles as JSON lines on standard input ({"id", "text", "published", …})
    #[arg(value_name = "-", value_parser = ["-"], required = true)]
    paths: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

/// What `extract` can print.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object an article
    Jsonl,
}

impl Run for Extract {
    const NAME: &'static str = "extract";
    const ABOUT: &'static str = "Every value that the recognisers see";

    fn run(self, _global: &Global) -> Result<Exit, Stop> {
        let Format::Jsonl = self.format;
        let mut input = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut input)
            .map_err(|e| Stop::io("standard input", e))?;
        let settings = Settings::default();
        let (articles, faults) = articles(&input);
        for chunk in articles.chunks(512) {
            let lines: Vec<Vec<u8>> =
                chunk.par_iter().map(|(id, article)| line(id, article, &settings)).collect();
            output::print(&lines.concat())?;
        }
        for fault in &faults {
            output::complain(fault);
        }
        Ok(if faults.is_empty() { Exit::Clean } else { Exit::Untrusted })
    }
}

/// The line of one article, with its line end.
fn line(id: &str, article: &Article, settings: &Settings) -> Vec<u8> {
    let reading = recognise::read(article, settings);
    let extraction = Extraction::new(id, article, &reading, &settings.gazetteer);
    let mut line = serde_json::to_vec(&extraction).unwrap_or_default();
    line.push(b'\n');
    line
}

/// The articles of a JSONL text with their ids, and what is wrong with the lines that hold none.
fn articles(input: &[u8]) -> (Vec<(String, Article)>, Vec<String>) {
    let (mut out, mut faults, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (number, line) in input.split(|&b| b == b'\n').enumerate() {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match article(line) {
            Ok((id, _)) if !seen.insert(id.clone()) => {
                faults.push(format!("line {}: the id `{id}` stands twice", number + 1));
            }
            Ok(found) => out.push(found),
            Err(fault) => faults.push(format!("line {}: {fault}", number + 1)),
        }
    }
    (out, faults)
}

/// The article of one line.
fn article(line: &[u8]) -> Result<(String, Article), String> {
    let members: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let text = |name: &str| members.get(name).and_then(|v| v.as_str()).map(str::to_owned);
    let id = match members.get("id") {
        Some(serde_json::Value::String(id)) => id.clone(),
        Some(serde_json::Value::Number(id)) => id.to_string(),
        _ => return Err("no `id`".to_owned()),
    };
    let prose = text("text").ok_or_else(|| "no `text`".to_owned())?;
    let published = match text("published") {
        Some(written) => Some(published(written)?),
        None => None,
    };
    let metadata = Metadata {
        published,
        title: text("title"),
        document: text("type").filter(|t| t == "narrative").map(|_| DocumentType::Narrative),
        ..Metadata::default()
    };
    let blocks = paragraphs(&prose);
    let map = OffsetMap::identity(0, prose.len());
    Ok((id.clone(), Article { path: id, metadata, prose, blocks, map, directives: Vec::new() }))
}

/// The publication date: the day where it was published.
fn published(written: String) -> Result<Published, String> {
    match written.get(..10).and_then(|day| day.parse().ok()) {
        Some(date) => Ok(Published { date, written, origin: "published".to_owned() }),
        None => Err(format!("`published` is no date: {written}")),
    }
}

/// Stretches of text between blank lines.
fn paragraphs(prose: &str) -> Vec<Block> {
    let (mut out, mut start, mut at) = (Vec::new(), None, 0);
    let mut end = 0;
    for line in prose.split_inclusive('\n') {
        if line.trim().is_empty() {
            out.extend(start.take().map(|start| (start, end)));
        } else {
            start.get_or_insert(at);
            end = at + line.trim_end().len();
        }
        at += line.len();
    }
    out.extend(start.map(|start| (start, end)));
    out.into_iter()
        .map(|(start, end)| Block { span: Span::new(start, end), kind: BlockKind::Paragraph })
        .collect()
}
