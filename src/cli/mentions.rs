//! `factlint mentions`: every mention that each rule finds, its value and verdict.
//!
//! In: settings, rules and articles, or articles as JSON lines on standard input. Out: one object or line a mention.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::narrow::Narrow;
use super::project::{Corpus, Project};
use super::wire::{Exact, Ties};
use super::{output, stdin, told};
use crate::engine::{self, Card, Mention, Note, Outcome, Plan, Verdict};
use crate::report::model::{Place, key_shown};
use crate::report::visible::{self, visible};
use crate::report::{Sources, view};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::collections::BTreeMap;

/// The arguments of `mentions`.
#[derive(Debug, Args)]
pub struct Mentions {
    /// Only what stands in these files and folders; `-`: articles as JSON lines on standard input ({"id", "text", "published", …})
    #[arg(value_name = "PATHS|-")]
    paths: Vec<String>,
    /// Say why rules did or did not match on this line of an article; those of --rule, else those that came closest
    #[arg(long, value_name = "PATH:LINE", conflicts_with = "paths")]
    at: Option<String>,
    /// Only mentions of this rule
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Short)]
    format: Format,
}

/// What `mentions` can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line a mention
    #[value(alias = "terminal")]
    Short,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
}

/// The JSON document.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    mentions: Vec<Item<'a>>,
}

/// One mention.
#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    kind: &'static str,
    key: BTreeMap<String, String>,
    verdict: &'static str,
    #[serde(flatten)]
    place: Place,
    /// Why it stays open, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}

/// One line: a mention with all that `judge` needs of it.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    item: Item<'a>,
    group: String,
    exact: Exact,
}

impl Run for Mentions {
    const NAME: &'static str = "mentions";
    const ABOUT: &'static str = "Every mention that each rule finds, its value and verdict";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let examines = self.at.is_none() && self.paths != ["-"];
        let open = if examines { Project::open_corpus } else { Project::open };
        let mut project = open(global)?;
        // What was kept are verdicts; lines for `judge` carry what they were made of.
        project.whole = self.format == Format::Jsonl;
        let plan = project.plan(global);
        if let Some(place) = &self.at {
            Narrow::new(&[], &self.rule, &project)?;
            told::problems(&project.problems, &project.sources(), global);
            let json = self.format != Format::Short;
            super::at::show(&project, &plan, place, &self.rule, json)?;
            return Ok(told::status(&project.problems));
        }
        if self.paths == ["-"] {
            let input = stdin::Articles::read()?;
            let mut corpus = input.examine(&plan);
            corpus.problems.sort_by(|a, b| a.location.cmp(&b.location));
            let notes = self.notes(&corpus);
            let mut outcome = project.judge(corpus, &plan);
            let all = Narrow::new(&[], &self.rule, &project)?;
            all.apply(&mut outcome, &plan);
            let sources = input.sources(&project);
            let told = Told { outcome: &outcome, notes: &notes, sources: &sources };
            return self.print(told, &project, &plan, &all, global);
        }
        let narrow = Narrow::new(&self.paths, &self.rule, &project)?;
        let corpus = project.examine(&plan);
        let notes = self.notes(&corpus);
        let mut outcome = project.judge(corpus, &plan);
        narrow.know_paths(&outcome)?;
        narrow.apply(&mut outcome, &plan);
        let sources = project.sources();
        let told = Told { outcome: &outcome, notes: &notes, sources: &sources };
        self.print(told, &project, &plan, &narrow, global)
    }
}

/// What is printed.
struct Told<'a> {
    outcome: &'a Outcome,
    notes: &'a [Noted],
    sources: &'a Sources<'a>,
}

/// What a check noted in an article: [`engine::judge()`] takes it from the findings, so it is set aside before.
struct Noted {
    check: &'static str,
    note: Note,
    card: Card,
}

impl Mentions {
    /// What the checks noted, by check, article and place; only lines for `judge` carry it.
    fn notes(&self, corpus: &Corpus) -> Vec<Noted> {
        if self.format != Format::Jsonl {
            return Vec::new();
        }
        let all = corpus.findings.iter().flat_map(|found| {
            let noted = found.notes.iter();
            noted.map(|(check, note)| Noted { check, note: note.clone(), card: found.card.clone() })
        });
        let mut all: Vec<Noted> = all.collect();
        all.sort_by(|a, b| (a.check, &a.card.path).cmp(&(b.check, &b.card.path)));
        all
    }

    fn print(
        &self,
        told: Told,
        project: &Project,
        plan: &Plan,
        narrow: &Narrow,
        global: &Global,
    ) -> Result<Exit, Stop> {
        let Told { outcome, notes, sources } = told;
        told::problems(&outcome.problems, sources, global);
        let held = outcome.mentions.iter().filter(|(mention, _)| {
            outcome.articles.get(mention.article).is_some_and(|card| narrow.holds(&card.path))
        });
        let items = held
            .clone()
            .map(|(mention, verdict)| item(mention, *verdict, &outcome.articles, plan, sources));
        let bytes = match self.format {
            Format::Short => items.map(|item| line(&item)).collect::<String>().into_bytes(),
            Format::Json => output::json(&Document { version: 1, mentions: items.collect() })?,
            Format::Jsonl => {
                let (ties, key) = (Ties::new(plan), &project.key);
                let mut bytes = Vec::new();
                let mut write = |line: &Line| {
                    serde_json::to_writer(&mut bytes, line).map_err(unwritable)?;
                    bytes.push(b'\n');
                    Ok(())
                };
                for ((mention, _), item) in held.zip(items) {
                    let Some(card) = outcome.articles.get(mention.article) else { continue };
                    let exact = Exact::mention(mention, card, key, sources);
                    write(&Line { item, group: ties.group(mention), exact })?;
                }
                let noted = notes
                    .iter()
                    .filter(|noted| narrow.names(noted.check) && narrow.holds(&noted.card.path));
                for Noted { check, note, card } in noted {
                    let cards = std::slice::from_ref(card);
                    let mut item = item(note.mention(), Verdict::NotCompared, cards, plan, sources);
                    item.rule = check;
                    let exact = Exact::note(note, card, key, sources);
                    write(&Line { item, group: (*check).to_owned(), exact })?;
                }
                visible::json(bytes)
            }
        };
        output::print(&bytes)?;
        Ok(told::status(&outcome.problems))
    }
}

fn unwritable(error: serde_json::Error) -> Stop {
    Stop::io("standard output", error.into())
}

fn item<'a>(
    mention: &'a Mention,
    verdict: Verdict,
    cards: &[Card],
    plan: &'a Plan,
    sources: &Sources,
) -> Item<'a> {
    let rule = plan.rules.rules.get(mention.rule);
    let gazetteer = &plan.rules.gazetteer;
    Item {
        rule: rule.map_or("", |rule| &rule.id),
        kind: rule.map_or("check", |rule| view::kind(rule.kind)),
        key: mention.key.clone().into(),
        verdict: verdict.name(),
        place: view::place(mention, cards, gazetteer, sources),
        why: match &mention.state {
            engine::State::Unresolved(why) => Some(why),
            engine::State::Settled => None,
        },
    }
}

/// `path:line:column: rule verdict "words" = value`
fn line(item: &Item) -> String {
    let place = &item.place;
    let key = key_shown(&item.key);
    let key = if key.is_empty() { key } else { format!(" ({key})") };
    let mut out = format!(
        "{}:{}:{}: {}{key} {}: “{}”",
        visible(&place.path),
        place.line,
        place.column,
        item.rule,
        item.verdict,
        visible(&place.text)
    );
    match item.why {
        Some(why) => out += &format!(": {}", visible(why)),
        None => out += &format!(" is {}", visible(&place.read_as)),
    }
    if let Some(source) = &place.source {
        out += &format!(", according to {}", visible(source));
    }
    if !matches!(place.stance.as_str(), "asserted" | "reported") && place.value.is_some() {
        out += &format!(", {}", place.stance);
    }
    out + "\n"
}
