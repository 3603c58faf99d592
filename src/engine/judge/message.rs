//! What a conflict says. In: both sides by number. Out: one neutral sentence: what each says, and how many articles carry it.

use super::Court;
use super::arithmetic::Amount;
use crate::engine::conflict::{Expected, Strength};
use crate::engine::normal;
use crate::ruleset::{Relation, Term, Trend};
use crate::value::agree::{self, Class};
use crate::value::{Edge, Interval, Moment, Number, Shape, Source};
use std::collections::BTreeMap;

/// Two sides of a corpus; `counts` are the articles on the outlier's side and on the other.
pub(super) fn differ(
    court: &Court,
    outlier: usize,
    witness: Option<usize>,
    strength: Strength,
    counts: (usize, usize),
) -> String {
    let other = witness.map_or_else(|| "the reference".to_owned(), |witness| said(court, witness));
    format!(
        "{} and {other} {}: {} the former, {} the latter",
        said(court, outlier),
        verb(strength),
        carry(counts.0),
        carry(counts.1)
    )
}

/// The same where `trend` says how what is told of may move; with the days where those differ, for of one day both say the same.
pub(super) fn astray(
    court: &Court,
    outlier: usize,
    witness: usize,
    trend: Trend,
    strength: Strength,
    counts: (usize, usize),
) -> String {
    let as_of = |number: usize| court.mentions[number].as_of.as_deref().map(Moment::timex);
    let moves = match trend {
        Trend::Rising => "rises",
        Trend::Falling => "falls",
        Trend::Steady => return differ(court, outlier, Some(witness), strength, counts),
    };
    match (as_of(outlier), as_of(witness)) {
        (Some(own), Some(other)) if own != other => format!(
            "{} as of {own} and {} as of {other} {} where it only {moves}: {} the former, {} the latter",
            said(court, outlier),
            said(court, witness),
            verb(strength),
            carry(counts.0),
            carry(counts.1)
        ),
        _ => differ(court, outlier, Some(witness), strength, counts),
    }
}

/// A mention and what the rule expects.
pub(super) fn unexpected(
    court: &Court,
    outlier: usize,
    expected: &Expected,
    strength: Strength,
    counts: (usize, usize),
) -> String {
    let wanted = if expected.text == expected.value {
        format!("“{}”", expected.text)
    } else {
        format!("“{}” ({})", expected.text, expected.value)
    };
    format!(
        "{} and the expected {wanted} {}: {} the former, {} the latter",
        said(court, outlier),
        verb(strength),
        carry(counts.0),
        carry(counts.1)
    )
}

/// One asserts what the other denies or doubts.
pub(super) fn disputed(
    court: &Court,
    outlier: usize,
    witness: usize,
    counts: (usize, usize),
) -> String {
    let stance = |number: usize| {
        let mention = &court.mentions[number];
        format!("“{}” is {}{}", mention.text, mention.stance.name(), source(court, &mention.source))
    };
    format!(
        "{} here and {} there: {} the former, {} the latter",
        stance(outlier),
        stance(witness),
        carry(counts.0),
        carry(counts.1)
    )
}

/// The two sides of a relation with their numbers; `said` is what stands for each of its rules.
pub(super) fn unrelated(
    court: &Court,
    relation: &Relation,
    said: &BTreeMap<usize, String>,
    (left, right): (&Amount, &Amount),
) -> String {
    format!(
        "`{}` cannot hold: {}, and {}",
        relation.text,
        side(court, &relation.left, said, left),
        side(court, &relation.right, said, right)
    )
}

fn side(court: &Court, term: &Term, said: &BTreeMap<usize, String>, amount: &Amount) -> String {
    let shown = sum(court, term, said);
    match term {
        Term::Apply(..) => format!("{shown} is {}", range(amount)),
        _ => shown,
    }
}

/// A term with the words that its rules found.
fn sum(court: &Court, term: &Term, said: &BTreeMap<usize, String>) -> String {
    match term {
        Term::Rule(rule) => {
            let id = court.plan.rules.rules.get(*rule).map_or("", |rule| &rule.id);
            said.get(rule).map_or_else(|| id.to_owned(), |words| format!("{id} {words}"))
        }
        Term::Value(shape) => normal::told(shape, &court.plan.rules.gazetteer),
        Term::Apply(left, operation, right) => {
            format!("{} {} {}", sum(court, left, said), operation.sign(), sum(court, right, said))
        }
    }
}

/// What a term comes to, in the base unit; days by their date.
pub(super) fn range(amount: &Amount) -> String {
    let one = |edge: Edge| match (edge.number(), amount.class) {
        (Some(n), Class::Day) => agree::day_of(n).map_or_else(|| n.to_string(), |d| d.to_string()),
        (Some(n), Class::Time) => match n.over(Number::whole(86_400)) {
            Some(days) => format!("{days} days"),
            None => format!("{n} seconds"),
        },
        (Some(n), Class::Share) => match n.times(Number::whole(100)) {
            Some(percent) => format!("{percent}%"),
            None => n.to_string(),
        },
        (Some(n), _) => n.to_string(),
        (None, _) => "any number".to_owned(),
    };
    let interval = |interval: &Interval| {
        let (low, high) = (one(interval.low), one(interval.high));
        if low == high { low } else { format!("{low} to {high}") }
    };
    amount.readings.iter().map(interval).collect::<Vec<_>>().join(" or ")
}

/// The words of a mention, what they were read as where that says more, and whom they are attributed to.
pub(super) fn said(court: &Court, number: usize) -> String {
    let mention = &court.mentions[number];
    let value = mention.value.as_deref().map(|v| normal::told(v, &court.plan.rules.gazetteer));
    let tells = |value: &String| {
        let figure = mention
            .value
            .as_deref()
            .is_some_and(|v| matches!(v, Shape::Quantity(q) if q.hedge.is_none()));
        !figure && *value != mention.text
    };
    let value = value.filter(tells).map(|value| format!(" ({value})")).unwrap_or_default();
    // Whoever is the value of an attribution need not be named again as its source.
    let source = match (mention.value.as_deref(), &mention.source) {
        (Some(Shape::Party(value)), Source::Party(party)) if value == party => String::new(),
        (_, other) => source(court, other),
    };
    format!("“{}”{value}{source}", mention.text)
}

fn source(court: &Court, source: &Source) -> String {
    match source {
        Source::Own | Source::Unresolved(_) => String::new(),
        Source::Party(party) => {
            format!(", according to {},", normal::party(party, &court.plan.rules.gazetteer))
        }
    }
}

fn verb(strength: Strength) -> &'static str {
    match strength {
        Strength::Conflict => "cannot both be right",
        Strength::Tension => "can both be right only by the letter",
    }
}

fn carry(articles: usize) -> String {
    match articles {
        0 => "no article carries".to_owned(),
        1 => "1 article carries".to_owned(),
        n => format!("{n} articles carry"),
    }
}
