//! A rule's own tests. In: the rules with their cases, and the settings. Out: for every case whether it holds, and where it does not
//! what was wanted beside what was found. Each case is a corpus of its own, judged under its rule alone.

mod compare;
mod correct;
mod seen;

pub use correct::corrections;
pub use seen::Sighting;

use super::conflict::Outcome;
use super::mention::Mention;
use super::normal;
use super::plan::Plan;
use crate::corpus::{self, Article, Given};
use crate::problem::Problem;
use crate::recognise::read;
use crate::ruleset::{Case, Config, Example, Origin, Rule, RuleSet, Sample};
use rayon::prelude::*;

/// What became of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The rule's id.
    pub rule: String,
    /// Which of the rule's cases it is, from 0.
    pub case: usize,
    /// Its `name:`, else its words in short.
    pub name: String,
    /// Where it stands.
    pub origin: Origin,
    /// How it went.
    pub standing: Standing,
    /// What the rule found in it, by article and place; only where something differs.
    pub seen: Vec<Sighting>,
}

/// How a case went.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// As written.
    Passed,
    /// Otherwise: what differs.
    Failed(Vec<Difference>),
    /// Otherwise, and `todo: true` says that this is known.
    Todo(Vec<Difference>),
    /// As written, though `todo: true` says that it does not yet hold: take the mark away.
    Done,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What the case wants; `None` where something was found that it does not want.
    pub wanted: Option<String>,
    /// What was found; `None` where nothing was.
    pub found: Option<String>,
    /// Where the case says so.
    pub origin: Origin,
}

impl Proof {
    /// Whether it makes the run fail.
    pub fn fails(&self) -> bool {
        matches!(self.standing, Standing::Failed(_) | Standing::Done)
    }
}

/// Runs the tests of every rule, in the order of the rules and their cases.
pub fn prove(rules: &RuleSet, config: &Config) -> Vec<Proof> {
    let proofs = rules.rules.par_iter().map(|rule| of_rule(rule, rules, config));
    proofs.collect::<Vec<_>>().concat()
}

/// The rules that lack a case that fires or one that stays silent, each as a problem at its id. Cases marked `todo` count for
/// neither.
pub fn uncovered(rules: &RuleSet) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in &rules.rules {
        let cases = || rule.tests.iter().filter(|example| !example.todo).map(|e| &e.case);
        let missing = match (cases().any(fires), cases().any(is_silent)) {
            (true, true) => continue,
            (false, true) => "no test in which it fires",
            (true, false) => "no test in which it stays silent",
            (false, false) => "neither a test in which it fires nor one in which it stays silent",
        };
        let alone = rule.expect.is_empty() && !rule.disputed;
        let help = if alone {
            "write both as `articles:` with `want:`; `conflicts: []` says that it stays silent"
        } else {
            "write one case with `conflict:` and one with `agree:` or `ignore:`"
        };
        let message = format!("the rule `{}` has {missing}", rule.id);
        let problem = Problem::error("factlint::test::coverage", message)
            .at(rule.origin.path.clone(), rule.origin.span)
            .help(help);
        problems.push(problem);
    }
    problems
}

fn fires(case: &Case) -> bool {
    match case {
        Case::Conflict(_) => true,
        Case::Corpus(_, want) => want.conflicts.as_ref().is_some_and(|c| !c.is_empty()),
        Case::Agree(_) | Case::Ignore(_) => false,
    }
}

fn is_silent(case: &Case) -> bool {
    match case {
        Case::Agree(_) | Case::Ignore(_) => true,
        Case::Corpus(_, want) => want.conflicts.as_ref().is_none_or(Vec::is_empty),
        Case::Conflict(_) => false,
    }
}

fn of_rule(rule: &Rule, rules: &RuleSet, config: &Config) -> Vec<Proof> {
    if rule.tests.is_empty() {
        return Vec::new();
    }
    let plan = plan_of(rule, rules, config);
    let prove = |(case, example): (usize, &Example)| {
        let outcome = run(samples(&example.case), &plan);
        let differences = compare::differences(rule, example, &outcome, &plan);
        let seen = if differences.is_empty() { Vec::new() } else { seen::seen(&outcome, &plan) };
        Proof {
            rule: rule.id.clone(),
            case,
            name: example.name.clone().unwrap_or_else(|| short(&example.case)),
            origin: example.origin.clone(),
            standing: standing(example, differences),
            seen,
        }
    };
    rule.tests.iter().enumerate().map(prove).collect()
}

/// What a rule's cases are judged with: the rule alone.
fn plan_of(rule: &Rule, rules: &RuleSet, config: &Config) -> Plan {
    let alone = RuleSet {
        gazetteer: rules.gazetteer.clone(),
        entity_origins: rules.entity_origins.clone(),
        rules: vec![Rule { tests: Vec::new(), ..rule.clone() }],
        relations: Vec::new(),
    };
    let mut plan = Plan::under(alone, config);
    // The case is about the rule: what built-in checks would say of its words is beside the point.
    plan.levels = super::CHECKS.iter().map(|check| (check.id().to_owned(), None)).collect();
    plan
}

fn standing(example: &Example, differences: Vec<Difference>) -> Standing {
    match (differences.is_empty(), example.todo) {
        (true, false) => Standing::Passed,
        (true, true) => Standing::Done,
        (false, false) => Standing::Failed(differences),
        (false, true) => Standing::Todo(differences),
    }
}

/// The articles of a case.
fn samples(case: &Case) -> &[Sample] {
    match case {
        Case::Agree(sample) | Case::Conflict(sample) | Case::Ignore(sample) => {
            std::slice::from_ref(sample)
        }
        Case::Corpus(samples, _) => samples,
    }
}

/// A case without a name by its first words.
fn short(case: &Case) -> String {
    const MOST: usize = 72;
    let (kind, text) = match case {
        Case::Agree(sample) => ("agree", &sample.text),
        Case::Conflict(sample) => ("conflict", &sample.text),
        Case::Ignore(sample) => ("ignore", &sample.text),
        Case::Corpus(samples, _) => match samples.first() {
            Some(sample) => ("articles", &sample.text),
            None => return "articles".to_owned(),
        },
    };
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{kind}: {}…", words[..at].trim_end()),
        None => format!("{kind}: {words}"),
    }
}

fn run(samples: &[Sample], plan: &Plan) -> Outcome {
    let findings = samples.iter().flat_map(articles).map(|article| {
        let reading = read(&article, &plan.settings);
        super::examine(&article, &reading, plan)
    });
    super::judge(findings.collect(), plan)
}

/// The articles of a sample: plain text with the metadata that the case gives.
fn articles(sample: &Sample) -> Vec<Article> {
    let given = |_: &str| -> Vec<Given> {
        sample
            .members
            .iter()
            .map(|(key, value)| Given {
                key: key.clone(),
                value: value.clone(),
                path: sample.origin.path.clone(),
                span: sample.origin.span,
            })
            .collect()
    };
    let path =
        if sample.name.is_empty() { "test.txt".to_owned() } else { format!("{}.txt", sample.name) };
    let mut articles = corpus::read(&path, sample.text.clone().into_bytes(), &given).articles;
    for article in &mut articles {
        article.path.clone_from(&sample.name);
    }
    articles
}

/// A mention's value in normal form.
fn value(mention: &Mention, plan: &Plan) -> Option<String> {
    mention.value.as_deref().map(|shape| normal::value(shape, &plan.rules.gazetteer))
}
