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
use crate::engine::checks;
use crate::report::model::{Conflict, Place, Report, key_shown};
use crate::report::visible::visible;
use crate::report::{counted, view};
use crate::ruleset::{Find, Phrase, Rule};
use clap::Args;
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
            output::print(page.as_bytes())?;
            return Ok(Exit::Clean);
        }
        if self.what.contains("::") {
            return Err(Stop::Usage(format!("there is no diagnostic `{}`", self.what)));
        }
        let project = Project::open(global)?;
        let plan = project.plan(global);
        let outcome = project.judge(project.examine(&plan), &plan);
        let sources = project.sources();
        told::problems(&outcome.problems, &sources, global);
        let report = view::report(&outcome, &plan, &sources);
        let listed = report.conflicts.iter().chain(&report.waived);
        let conflict = listed.into_iter().find(|conflict| conflict.fingerprint == self.what);
        let text = match (conflict, plan.rules.find(&self.what)) {
            (Some(conflict), _) => one_conflict(conflict, &report),
            (None, Some(rule)) => one_rule(&plan.rules.rules[rule], &report),
            (None, None) => self.other(&report)?,
        };
        output::print(text.as_bytes())?;
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
fn one_rule(rule: &Rule, report: &Report) -> String {
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
        }
    }
    conflicts_of(&rule.id, report, &mut out);
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
fn one_conflict(conflict: &Conflict, report: &Report) -> String {
    let mut out = format!("{} {}", conflict.severity.name(), conflict.rule);
    let key = conflict.key_shown();
    if !key.is_empty() {
        let _ = write!(out, " ({key})");
    }
    out.push('\n');
    if let Some(rule) = report.rule(&conflict.rule) {
        say(&mut out, &visible(&rule.title));
    }
    for (number, mention) in conflict.mentions.iter().enumerate() {
        let role = if number == 0 { "what cannot stand" } else { "the other side" };
        say(&mut out, &format!("\n{}. {role}", number + 1));
        side(&mention.place, &mut out);
    }
    if let Some(expected) = &conflict.expected {
        say(&mut out, &format!("\nexpected at {}:{}", expected.path, expected.line));
        say(&mut out, &format!("   “{}” is {}", visible(&expected.text), expected.value));
    }
    say(&mut out, &format!("\nwhy ({}, {})", conflict.reason, conflict.strength));
    say(&mut out, &format!("   {}", visible(&conflict.message)));
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

/// How one side was read.
fn side(place: &Place, out: &mut String) {
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
    if let Some(bounds) = bounds {
        let unit = if place.unit.is_some() { ", in the base unit" } else { "" };
        say(out, &format!("   entails {bounds}{unit}"));
    }
    let published = place.published.as_deref().unwrap_or("no known day");
    let as_of = place.as_of.as_deref().unwrap_or("no known day");
    say(out, &format!("   {}, true as of {as_of}, published on {published}", place.stance));
}

/// A line.
fn say(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}
