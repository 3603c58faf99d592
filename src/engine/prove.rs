//! A rule's own tests. In: the rules with their cases, and the settings. Out: for every case whether it holds, and where it does not
//! what was wanted beside what was found. Each case is a corpus of its own, judged under its rule alone.

use super::conflict::{Conflict, Outcome};
use super::mention::{Mention, State, Verdict};
use super::normal;
use super::plan::Plan;
use crate::corpus::{self, Article, Given};
use crate::problem::Problem;
use crate::recognise::{read, read_fragment};
use crate::ruleset::{
    Case, Config, Edit, Entry, Example, Origin, Rule, RuleSet, Sample, Want, WantedConflict,
    WantedMention,
};
use crate::text::fold::fold;
use crate::value::{Central, Quantity, Shape};
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
    let prove = |(case, example): (usize, &Example)| Proof {
        rule: rule.id.clone(),
        case,
        name: example.name.clone().unwrap_or_else(|| short(&example.case)),
        origin: example.origin.clone(),
        standing: standing(example, differences(rule, example, &plan)),
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

/// For every case with `want:` that does not hold what its lists would have to be, with the file it stands in; known gaps are left
/// alone. For rules that were read without a fault.
pub fn corrections(rules: &RuleSet, config: &Config) -> Vec<(String, Edit)> {
    let mut out = Vec::new();
    for rule in &rules.rules {
        let mut plan: Option<Plan> = None;
        for (case, example) in rule.tests.iter().enumerate() {
            let Case::Corpus(samples, want) = &example.case else { continue };
            if example.todo {
                continue;
            }
            let plan = plan.get_or_insert_with(|| plan_of(rule, rules, config));
            let (mentions, conflicts) = corrected(samples, want, plan);
            if mentions.is_some() || conflicts.is_some() {
                let edit = Edit { rule: rule.id.clone(), case, mentions, conflicts };
                out.push((example.origin.path.clone(), edit));
            }
        }
    }
    out
}

type Lists = (Option<Vec<Entry>>, Option<Vec<Entry>>);

/// What the lists of a case would have to be; `None` for one that is right.
fn corrected(samples: &[Sample], want: &Want, plan: &Plan) -> Lists {
    let outcome = run(samples, plan);
    let article = |mention: &Mention| outcome.articles[mention.article].path.clone();
    let text = |mention: &Mention| mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<&Mention> = outcome.mentions.iter().map(|(m, _)| m.as_ref()).collect();
    let mentions = want.mentions.as_ref().and_then(|wanted| {
        entries(
            wanted,
            &found,
            |w, m| is_wanted(w, m, &article(m), plan),
            |m| {
                let mut members = vec![("in", article(m)), ("text", text(m))];
                members.extend(value(m, plan).map(|value| ("value", value)));
                members
            },
        )
    });
    let (none, found) = (Vec::new(), outcome.conflicts.iter().collect::<Vec<&Conflict>>());
    let wanted = want.conflicts.as_ref().unwrap_or(&none);
    let conflicts = entries(
        wanted,
        &found,
        |w, c| is_reported(w, c, &article(&c.outlier)),
        |c| {
            let reason = c.reason.name().to_owned();
            vec![("in", article(&c.outlier)), ("text", text(&c.outlier)), ("reason", reason)]
        },
    );
    (mentions, conflicts)
}

/// The wanted entries that were found, then what was found beside them; `None` where that is the list as it is.
fn entries<W, F>(
    wanted: &[W],
    found: &[&F],
    fits: impl Fn(&W, &F) -> bool,
    new: impl Fn(&F) -> Vec<(&'static str, String)>,
) -> Option<Vec<Entry>> {
    let mut left: Vec<&F> = found.to_vec();
    let mut out = Vec::new();
    for (number, wanted) in wanted.iter().enumerate() {
        if let Some(at) = left.iter().position(|found| fits(wanted, found)) {
            left.remove(at);
            out.push(Entry::Kept(number));
        }
    }
    let right = out.len() == wanted.len() && left.is_empty();
    out.extend(left.into_iter().map(|found| Entry::New(new(found))));
    (!right).then_some(out)
}

fn standing(example: &Example, differences: Vec<Difference>) -> Standing {
    match (differences.is_empty(), example.todo) {
        (true, false) => Standing::Passed,
        (true, true) => Standing::Done,
        (false, false) => Standing::Failed(differences),
        (false, true) => Standing::Todo(differences),
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

fn differences(rule: &Rule, example: &Example, plan: &Plan) -> Vec<Difference> {
    match &example.case {
        Case::Agree(sample) => agree(rule, sample, plan),
        Case::Conflict(sample) => conflict(rule, sample, plan),
        Case::Ignore(sample) => ignore(rule, sample, plan),
        Case::Corpus(samples, want) => corpus(samples, want, example, plan),
    }
}

/// The rule finds it, and nothing collides.
fn agree(rule: &Rule, sample: &Sample, plan: &Plan) -> Vec<Difference> {
    let outcome = run(std::slice::from_ref(sample), plan);
    let wanted = "a mention that agrees".to_owned();
    if let Some(conflict) = outcome.conflicts.first() {
        return vec![differs(sample, Some(wanted), Some(collision(conflict)))];
    }
    if outcome.mentions.iter().any(|(mention, verdict)| takes_part(rule, mention, *verdict)) {
        return Vec::new();
    }
    let found = outcome.mentions.first().map(|(mention, verdict)| aside(rule, mention, *verdict));
    vec![differs(sample, Some(wanted), found)]
}

/// It collides with the rule.
fn conflict(rule: &Rule, sample: &Sample, plan: &Plan) -> Vec<Difference> {
    let outcome = run(std::slice::from_ref(sample), plan);
    if !outcome.conflicts.is_empty() {
        return Vec::new();
    }
    let found = outcome.mentions.first().map(|(mention, verdict)| {
        if takes_part(rule, mention, *verdict) {
            format!("{} agrees", words(mention, plan))
        } else {
            aside(rule, mention, *verdict)
        }
    });
    vec![differs(sample, Some("a conflict".to_owned()), found)]
}

/// The rule does not find anything in it that it would compare.
fn ignore(rule: &Rule, sample: &Sample, plan: &Plan) -> Vec<Difference> {
    let outcome = run(std::slice::from_ref(sample), plan);
    let compared = outcome
        .mentions
        .iter()
        .filter(|(mention, verdict)| takes_part(rule, mention, *verdict))
        .map(|(mention, _)| {
            differs(sample, None, Some(format!("mention {}", words(mention, plan))))
        });
    compared.collect()
}

/// Whether a mention takes part in the comparison. Without an expectation the only mention of a corpus has nothing to be compared
/// with, and takes part all the same.
fn takes_part(rule: &Rule, mention: &Mention, verdict: Verdict) -> bool {
    match verdict {
        Verdict::Agrees | Verdict::Outlier | Verdict::Tension => true,
        Verdict::Unresolved | Verdict::Waived => false,
        Verdict::NotCompared => {
            rule.expect.is_empty()
                && mention.state == State::Settled
                && (rule.disputed
                    || (mention.value.is_some() && rule.stances.contains(&mention.stance)))
        }
    }
}

/// Why a mention does not take part.
fn aside(rule: &Rule, mention: &Mention, verdict: Verdict) -> String {
    let why = match (&mention.state, verdict) {
        (State::Unresolved(why), _) => format!("unresolved ({why})"),
        _ if !rule.stances.contains(&mention.stance) => {
            format!("not compared, since it is {}", mention.stance.name())
        }
        _ if !rule.expect.is_empty() => {
            "not compared, since no expectation fits its source and date".to_owned()
        }
        _ => "not compared".to_owned(),
    };
    format!("“{}” is {why}", mention.text)
}

fn differs(sample: &Sample, wanted: Option<String>, found: Option<String>) -> Difference {
    Difference { wanted, found, origin: sample.origin.clone() }
}

fn collision(conflict: &Conflict) -> String {
    format!("a conflict: {}", conflict.message)
}

/// A mention as differences print it: its words and its value.
fn words(mention: &Mention, plan: &Plan) -> String {
    match value(mention, plan) {
        Some(value) => format!("“{}” = {value}", mention.text),
        None => format!("“{}”", mention.text),
    }
}

fn value(mention: &Mention, plan: &Plan) -> Option<String> {
    mention.value.as_ref().map(|shape| normal::value(shape, &plan.rules.gazetteer))
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

fn corpus(samples: &[Sample], want: &Want, example: &Example, plan: &Plan) -> Vec<Difference> {
    let outcome = run(samples, plan);
    let article = |mention: &Mention| outcome.articles[mention.article].path.as_str();
    let mut out = Vec::new();
    if let Some(wanted) = &want.mentions {
        let found: Vec<&Mention> = outcome.mentions.iter().map(|(m, _)| m.as_ref()).collect();
        out.extend(pair(
            wanted,
            &found,
            |wanted, mention| is_wanted(wanted, mention, article(mention), plan),
            |wanted| (format!("mention {}", wanted_mention(wanted)), wanted.origin.clone()),
            |mention| format!("mention {} in {}", words(mention, plan), article(mention)),
            &example.origin,
        ));
    }
    let none = Vec::new();
    let found: Vec<&Conflict> = outcome.conflicts.iter().collect();
    out.extend(pair(
        want.conflicts.as_ref().unwrap_or(&none),
        &found,
        |wanted, conflict| is_reported(wanted, conflict, article(&conflict.outlier)),
        |wanted| (format!("conflict {}", wanted_conflict(wanted)), wanted.origin.clone()),
        |conflict| {
            let outlier = &conflict.outlier;
            let (words, reason) = (words(outlier, plan), conflict.reason.name());
            format!("conflict {words} in {}, {reason}", article(outlier))
        },
        &example.origin,
    ));
    out
}

/// Pairs what is wanted with what was found, each once; what is left on either side differs.
fn pair<W, F>(
    wanted: &[W],
    found: &[&F],
    fits: impl Fn(&W, &F) -> bool,
    say_wanted: impl Fn(&W) -> (String, Origin),
    say_found: impl Fn(&F) -> String,
    origin: &Origin,
) -> Vec<Difference> {
    let mut left: Vec<&F> = found.to_vec();
    let mut out = Vec::new();
    for wanted in wanted {
        match left.iter().position(|found| fits(wanted, found)) {
            Some(at) => {
                left.remove(at);
            }
            None => {
                let (wanted, origin) = say_wanted(wanted);
                out.push(Difference { wanted: Some(wanted), found: None, origin });
            }
        }
    }
    out.extend(left.into_iter().map(|found| Difference {
        wanted: None,
        found: Some(say_found(found)),
        origin: origin.clone(),
    }));
    out
}

fn is_wanted(wanted: &WantedMention, mention: &Mention, article: &str, plan: &Plan) -> bool {
    let named = wanted.article.as_ref().is_none_or(|name| name == article);
    let printed = wanted.text.as_ref().is_none_or(|text| stands_at(text, mention));
    named && printed && wanted.value.as_ref().is_none_or(|value| means(value, mention, plan))
}

/// Whether words as a test writes them name the place of a mention: its own words, or more or fewer of its sentence around them (the
/// hedge, the counted noun).
fn stands_at(written: &str, mention: &Mention) -> bool {
    let (written, printed) = (fold(written), fold(&mention.text));
    let inside = written.contains(&printed) || printed.contains(&written);
    written == printed || (inside && fold(&mention.sentence).contains(&written))
}

/// Whether a value as a test writes it is the mention's: in normal form, as reports print it, or in prose that says the same.
fn means(written: &str, mention: &Mention, plan: &Plan) -> bool {
    let Some(shape) = &mention.value else { return false };
    let folded = fold(written.trim_start_matches('@'));
    if value(mention, plan).is_some_and(|normal| fold(&normal) == folded) {
        return true;
    }
    let gazetteer = &plan.rules.gazetteer;
    match shape {
        Shape::Quantity(figure) => {
            let number = match figure.central {
                Central::One(number) => Some(number.to_string()),
                Central::Range(low, high) => Some(format!("{low}..{high}")),
                Central::Vague => None,
            };
            number.is_some_and(|number| number == written)
                || quantity(written, plan).is_some_and(|read| same(&read, figure))
        }
        Shape::Moment(moment) => moment.timex() == written,
        Shape::Name(name) => {
            name.entity.is_some_and(|id| fold(&gazetteer.get(id).id) == folded)
                || fold(&name.printed) == folded
        }
        Shape::Party(crate::value::Party::Entities(ids)) => {
            let all: Vec<&str> = ids.iter().map(|id| gazetteer.get(*id).id.as_str()).collect();
            fold(&all.join(" and ")) == folded
        }
        Shape::Quote(_) | Shape::Party(_) | Shape::Words(_) => false,
    }
}

fn quantity(written: &str, plan: &Plan) -> Option<Quantity> {
    let reading = read_fragment(written, &plan.settings);
    reading.values.iter().find_map(|value| value.quantity().cloned())
}

/// Whether two figures say the same amount in the same way; their nouns do not matter.
fn same(a: &Quantity, b: &Quantity) -> bool {
    let dimension = |q: &Quantity| q.unit.map(|unit| unit.dimension);
    dimension(a) == dimension(b) && a.bounds == b.bounds && a.likely == b.likely
}

fn is_reported(wanted: &WantedConflict, conflict: &Conflict, article: &str) -> bool {
    let named = wanted.article.as_ref().is_none_or(|name| name == article);
    let outlier = &conflict.outlier;
    let printed = wanted.text.as_ref().is_none_or(|text| stands_at(text, outlier));
    named && printed && wanted.reason.as_ref().is_none_or(|r| r == conflict.reason.name())
}

fn wanted_mention(wanted: &WantedMention) -> String {
    let text = wanted.text.as_ref().map(|text| format!("“{text}”"));
    let value = wanted.value.as_ref().map(|value| format!("= {value}"));
    let article = wanted.article.as_ref().map(|name| format!("in {name}"));
    [text, value, article].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn wanted_conflict(wanted: &WantedConflict) -> String {
    let text = wanted.text.as_ref().map(|text| format!("“{text}”"));
    let article = wanted.article.as_ref().map(|name| format!("in {name}"));
    let reason = wanted.reason.as_ref().map(|reason| format!("({reason})"));
    [text, article, reason].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
