//! A case beside what was found in it. In: what it wants, and the outcome of judging its articles. Out: where the two differ.

use super::{Difference, value};
use crate::engine::conflict::{Conflict, Outcome};
use crate::engine::mention::{Mention, State, Verdict};
use crate::engine::plan::Plan;
use crate::recognise::read_fragment;
use crate::ruleset::{Case, Example, Origin, Rule, Sample, Want, WantedConflict, WantedMention};
use crate::text::fold::fold;
use crate::value::{Central, Quantity, Shape};

/// Where a case and what was found in it differ.
pub fn differences(
    rule: &Rule,
    example: &Example,
    outcome: &Outcome,
    plan: &Plan,
) -> Vec<Difference> {
    match &example.case {
        Case::Agree(sample) => agree(rule, sample, outcome),
        Case::Conflict(sample) => conflict(rule, sample, outcome, plan),
        Case::Ignore(sample) => ignore(rule, sample, outcome, plan),
        Case::Corpus(_, want) => corpus(want, example, outcome, plan),
    }
}

/// The rule finds it, and nothing collides.
fn agree(rule: &Rule, sample: &Sample, outcome: &Outcome) -> Vec<Difference> {
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
fn conflict(rule: &Rule, sample: &Sample, outcome: &Outcome, plan: &Plan) -> Vec<Difference> {
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
fn ignore(rule: &Rule, sample: &Sample, outcome: &Outcome, plan: &Plan) -> Vec<Difference> {
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

fn corpus(want: &Want, example: &Example, outcome: &Outcome, plan: &Plan) -> Vec<Difference> {
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
            let (outlier, reason) = (&conflict.outlier, conflict.reason.name());
            format!("conflict “{}” in {} ({reason})", outlier.text, article(outlier))
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

/// Whether a mention is one that a case wants.
pub fn is_wanted(wanted: &WantedMention, mention: &Mention, article: &str, plan: &Plan) -> bool {
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
    let Some(shape) = mention.value.as_deref() else { return false };
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

/// Whether a conflict is one that a case wants.
pub fn is_reported(wanted: &WantedConflict, conflict: &Conflict, article: &str) -> bool {
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
