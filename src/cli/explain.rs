//! `factlint explain`: a rule, a diagnostic, or one conflict step by step.
//!
//! In: a rule's or check's id, a code, or a fingerprint. Out: for a rule what it looks for and all that the corpus says of it; for a
//! code its page; for a fingerprint how each side was read, what was compared, and why the two collide.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::pages;
use super::project::Project;
use super::{output, told};
use crate::engine::{self, Mention, Outcome, Plan, Verdict, checks, why};
use crate::report::model::{Conflict, Place, Report, key_shown};
use crate::report::visible::visible;
use crate::report::{counted, view};
use crate::ruleset::{Find, Found, Phrase, Wanted};
use crate::value::Shape;
use clap::Args;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A rule's or check's id, a diagnostic's code (factlint::rule::phrase), or a conflict's fingerprint
    #[arg(value_name = "RULE|CODE|FINGERPRINT")]
    what: String,
}

impl Run for Explain {
    const NAME: &'static str = "explain";
    const ABOUT: &'static str = "Explain a rule, a diagnostic, or one conflict step by step";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        if let Some(page) = pages::page(&self.what) {
            output::words(&page)?;
            return Ok(Exit::Clean);
        }
        if self.what.contains("::") {
            return Err(Stop::Usage(format!("there is no diagnostic `{}`", self.what)));
        }
        let project = Project::open_corpus(global)?;
        let plan = project.plan(global);
        let outcome = project.judge(project.examine(&plan), &plan);
        let sources = project.sources();
        told::problems(&outcome.problems, &sources, global);
        let report = view::report(&outcome, &plan, &sources);
        let listed = report.conflicts.iter().chain(&report.waived);
        let conflict = listed.into_iter().find(|conflict| conflict.fingerprint == self.what);
        let judged = outcome.conflicts.iter().chain(&outcome.waived);
        let judged = judged.into_iter().find(|conflict| conflict.fingerprint == self.what);
        let text = match (conflict.zip(judged), plan.rules.find(&self.what)) {
            (Some((conflict, judged)), _) => one_conflict(conflict, judged, &report, &plan),
            (None, Some(rule)) => one_rule(rule, &report, &outcome, &plan),
            (None, None) => self.other(&report)?,
        };
        output::words(&text)?;
        Ok(told::status(&outcome.problems))
    }
}

impl Explain {
    /// A relation or a check.
    fn other(&self, report: &Report) -> Result<String, Stop> {
        let known = report.rule(&self.what).map(|rule| (rule.kind.as_str(), rule.title.as_str()));
        let off = || checks::named(&self.what).map(|check| ("check", check.about()));
        let Some((kind, title)) = known.or_else(off) else {
            let message =
                format!("there is no rule, check, diagnostic or conflict `{}`", self.what);
            return Err(Stop::Usage(message));
        };
        let mut out = format!("{} ({kind})\n{title}\n", self.what);
        conflicts_of(&self.what, report, &mut out);
        Ok(out)
    }
}

/// What a rule looks for, and all that the corpus says of it.
fn one_rule(number: usize, report: &Report, outcome: &Outcome, plan: &Plan) -> String {
    let rule = &plan.rules.rules[number];
    let thanks = thanks(number, outcome, plan);
    let mut out = format!("{} ({}, {})\n", rule.id, view::kind(rule.kind), rule.severity.name());
    say(&mut out, &visible(&rule.title));
    if let Some(known) = report.rule(&rule.id)
        && let (Some(path), Some(line)) = (&known.path, known.line)
    {
        say(&mut out, &format!("defined at {path}:{line}"));
    }
    say(&mut out, "\nIt finds");
    for line in finds(&rule.find) {
        say(&mut out, &format!("  {line}"));
    }
    if let Some(words) = &rule.quote {
        say(&mut out, &format!("  quotes that hold “{}”", visible(words)));
    }
    say(&mut out, "\nIt expects");
    if rule.expect.is_empty() {
        say(&mut out, "  nothing of its own: mentions have to agree with each other");
    }
    for expected in &rule.expect {
        say(&mut out, &format!("  {}", visible(&expected.text)));
    }
    for fact in report.facts.iter().filter(|fact| fact.rule == rule.id) {
        let key = key_shown(&fact.key);
        let about = if key.is_empty() { key } else { format!(" of {key}") };
        say(&mut out, &format!("\n{}{about}", counted(fact.mentions.len(), "mention")));
        for said in &fact.mentions {
            let as_of = said.as_of.as_ref().map_or(String::new(), |day| format!(", as of {day}"));
            let words = visible(&said.text);
            say(
                &mut out,
                &format!("  {}: “{words}” is {}{as_of}: {}", said.path, said.read_as, said.verdict),
            );
            if let Some(thanks) = thanks.get(&(said.path.as_str(), said.start)) {
                say(&mut out, &format!("    {thanks}"));
            }
        }
    }
    conflicts_of(&rule.id, report, &mut out);
    out
}

/// With how many others a mention is compared.
const SIDES: usize = 50;

/// The mentions of a rule that agree only thanks to rounding or a hedge, by path and place: with what, and how.
fn thanks<'o>(
    number: usize,
    outcome: &'o Outcome,
    plan: &Plan,
) -> BTreeMap<(&'o str, usize), String> {
    let rule = &plan.rules.rules[number];
    let agreeing: Vec<&Mention> = outcome
        .mentions
        .iter()
        .filter(|(mention, verdict)| mention.rule == number && *verdict == Verdict::Agrees)
        .map(|(mention, _)| mention.as_ref())
        .collect();
    let mut out = BTreeMap::new();
    for mention in &agreeing {
        let Some(value) = &mention.value else { continue };
        let wanted = rule.expect.iter().filter_map(|entry| match &entry.wanted {
            Wanted::Value(shape) => Some((entry.text.as_str(), shape)),
            _ => None,
        });
        let others = agreeing.iter().filter(|other| other.key == mention.key && *other != mention);
        let others =
            others.filter_map(|other| Some((other.text.as_str(), other.value.as_deref()?)));
        let mut sides: Vec<(&str, &Shape)> = wanted.collect();
        if sides.is_empty() {
            sides.extend(others.take(SIDES));
        }
        // With one of them it agrees to the number: then nothing has to be thanked.
        let all: Option<Vec<_>> =
            sides.iter().map(|(text, side)| Some((text, why::thanks_to(value, side)?))).collect();
        if let Some((text, thanks)) = all.as_deref().and_then(<[_]>::first) {
            let path = outcome.articles[mention.article].path.as_str();
            let line = format!("agrees with “{}” only thanks to {thanks}", visible(text));
            out.insert((path, mention.span.start), line);
        }
    }
    out
}

fn finds(find: &Find) -> Vec<String> {
    let all = |phrases: &[Phrase]| -> Vec<String> {
        phrases.iter().map(|phrase| visible(&phrase.text)).collect()
    };
    match find {
        Find::Any(phrases) => all(phrases),
        Find::Together { all: wanted, none } => {
            let mut out = vec![format!("in one sentence all of: {}", all(wanted).join(" · "))];
            if !none.is_empty() {
                out.push(format!("and none of: {}", all(none).join(" · ")));
            }
            out
        }
        Find::Quote => Vec::new(),
    }
}

fn conflicts_of(id: &str, report: &Report, out: &mut String) {
    for conflict in report.conflicts.iter().filter(|conflict| conflict.rule == id) {
        let severity = conflict.severity.name();
        let message = visible(&conflict.message);
        say(out, &format!("\n{severity} {}: {message}", conflict.fingerprint));
    }
}

/// One conflict, step by step.
fn one_conflict(
    conflict: &Conflict,
    judged: &engine::Conflict,
    report: &Report,
    plan: &Plan,
) -> String {
    let mut out = format!("{} {}", conflict.severity.name(), conflict.rule);
    let key = conflict.key_shown();
    if !key.is_empty() {
        let _ = write!(out, " ({key})");
    }
    out.push('\n');
    if let Some(rule) = report.rule(&conflict.rule) {
        say(&mut out, &visible(&rule.title));
    }
    let sides: Vec<&Mention> =
        std::iter::once(&judged.outlier).chain(&judged.witnesses).map(AsRef::as_ref).collect();
    for (number, mention) in conflict.mentions.iter().enumerate() {
        let role = if number == 0 { "what cannot stand" } else { "the other side" };
        say(&mut out, &format!("\n{}. {role}", number + 1));
        let value = sides.get(number).and_then(|side| side.value.as_deref());
        side(&mention.place, value, plan, &mut out);
    }
    let wanted = wanted(judged, plan);
    if let Some(expected) = &conflict.expected {
        say(&mut out, &format!("\nexpected at {}:{}", expected.path, expected.line));
        say(&mut out, &format!("   “{}” is {}", visible(&expected.text), expected.value));
        for step in wanted.iter().flat_map(|shape| why::steps(shape, &plan.settings.widths)) {
            say(&mut out, &format!("   {step}"));
        }
    }
    say(&mut out, &format!("\nwhy ({}, {})", conflict.reason, conflict.strength));
    say(&mut out, &format!("   {}", visible(&conflict.message)));
    let witness = || judged.witnesses.first().and_then(|witness| witness.value.as_deref());
    let other = wanted.as_ref().or_else(witness);
    let compared = ["expected", "disagree", "self", "trend"].contains(&conflict.reason.as_str());
    if compared
        && let (Some(own), Some(other)) = (&judged.outlier.value, other)
        && let Some(between) = why::between(own, other, &plan.rules.gazetteer)
    {
        say(&mut out, &format!("   {}", visible(&between)));
    }
    if conflict.strength == "tension" {
        say(
            &mut out,
            "   By the letter both can be right; readers take them otherwise. A tension weighs one severity less.",
        );
    }
    if let Some(waiver) = &conflict.waiver {
        say(&mut out, &format!("   Waived in {}: {}", waiver.path, visible(&waiver.reason)));
    }
    out
}

/// The value that an expectation wants of the outlier, where it is one.
fn wanted(judged: &engine::Conflict, plan: &Plan) -> Option<Shape> {
    let expected = judged.expected.as_ref()?;
    let rule = plan.rules.rules.get(judged.outlier.rule)?;
    let entry = rule.expect.iter().find(|entry| entry.origin == expected.origin)?;
    match &entry.wanted {
        Wanted::Value(shape) => Some(shape.clone()),
        Wanted::Row(row) => match row.look_up(&judged.outlier.key) {
            Found::Cell(cell) => cell.shape.clone(),
            _ => None,
        },
        _ => None,
    }
}

/// How one side was read.
fn side(place: &Place, value: Option<&Shape>, plan: &Plan, out: &mut String) {
    say(out, &format!("   {}:{}:{}", place.path, place.line, place.column));
    say(out, &format!("   {}", visible(&place.sentence)));
    say(out, &format!("   “{}”: {}", visible(&place.text), visible(&place.reading())));
    let bounds = match (&place.low, &place.high) {
        (Some(low), Some(high)) if low == high => Some(format!("exactly {low}")),
        (Some(low), Some(high)) => Some(format!("from {low} to {high}")),
        (Some(low), None) => Some(format!("from {low} up")),
        (None, Some(high)) => Some(format!("up to {high}")),
        (None, None) => None,
    };
    let steps = value.map(|shape| why::steps(shape, &plan.settings.widths)).unwrap_or_default();
    for step in &steps {
        say(out, &format!("   {step}"));
    }
    if let Some(bounds) = bounds.filter(|_| steps.is_empty()) {
        let unit = if place.unit.is_some() { ", in the base unit" } else { "" };
        say(out, &format!("   entails {bounds}{unit}"));
    }
    let published = match (&place.published, &place.published_by) {
        (Some(day), Some(by)) => format!("{day} (by its {by})"),
        (Some(day), None) => day.to_string(),
        (None, _) => "no known day".to_owned(),
    };
    let as_of = place.as_of.as_deref().unwrap_or("no known day");
    say(out, &format!("   {}, true as of {as_of}, published on {published}", place.stance));
}

/// A line.
fn say(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}
