//! `factlint mentions`: every mention that each rule finds, its value and verdict.
//!
//! In: settings, rules and articles, or articles as JSON lines on standard input. Out: one object or line a mention.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::narrow::Narrow;
use super::project::Project;
use super::{output, stdin, told};
use crate::engine::{self, Mention, Outcome, Plan, Verdict};
use crate::report::model::{Place, key_shown};
use crate::report::visible::visible;
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

impl Run for Mentions {
    const NAME: &'static str = "mentions";
    const ABOUT: &'static str = "Every mention that each rule finds, its value and verdict";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let project = Project::open(global)?;
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
            let mut outcome = project.judge(corpus, &plan);
            let all = Narrow::new(&[], &self.rule, &project)?;
            all.apply(&mut outcome, &plan);
            return self.print(&outcome, &plan, &all, &input.sources(&project), global);
        }
        let narrow = Narrow::new(&self.paths, &self.rule, &project)?;
        let mut outcome = project.judge(project.examine(&plan), &plan);
        narrow.know_paths(&outcome)?;
        narrow.apply(&mut outcome, &plan);
        self.print(&outcome, &plan, &narrow, &project.sources(), global)
    }
}

impl Mentions {
    fn print(
        &self,
        outcome: &Outcome,
        plan: &Plan,
        narrow: &Narrow,
        sources: &Sources,
        global: &Global,
    ) -> Result<Exit, Stop> {
        told::problems(&outcome.problems, sources, global);
        let held = outcome.mentions.iter().filter(|(mention, _)| {
            outcome.articles.get(mention.article).is_some_and(|card| narrow.holds(&card.path))
        });
        let items: Vec<Item> = held
            .map(|(mention, verdict)| item(mention, *verdict, outcome, plan, sources))
            .collect();
        let bytes = match self.format {
            Format::Short => items.iter().map(line).collect::<String>().into_bytes(),
            Format::Json => output::json(&Document { version: 1, mentions: items })?,
            Format::Jsonl => {
                let mut bytes = Vec::new();
                for item in &items {
                    serde_json::to_writer(&mut bytes, item).map_err(unwritable)?;
                    bytes.push(b'\n');
                }
                bytes
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
    outcome: &Outcome,
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
        place: view::place(mention, &outcome.articles, gazetteer, sources),
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
