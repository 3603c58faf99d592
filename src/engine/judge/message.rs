//! What a conflict says. In: both sides by number. Out: one neutral sentence: what each says, and how many articles carry it.

use super::Court;
use crate::engine::conflict::{Expected, Strength};
use crate::engine::normal;
use crate::value::{Shape, Source};

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

/// The words of a mention, what they were read as where that says more, and whom they are attributed to.
pub(super) fn said(court: &Court, number: usize) -> String {
    let mention = &court.mentions[number];
    let value = mention.value.as_ref().map(|v| normal::value(v, &court.plan.rules.gazetteer));
    let tells = |value: &String| {
        let figure = mention
            .value
            .as_ref()
            .is_some_and(|v| matches!(v, Shape::Quantity(q) if q.hedge.is_none()));
        !figure && *value != mention.text
    };
    let value = value.filter(tells).map(|value| format!(" ({value})")).unwrap_or_default();
    format!("“{}”{value}{}", mention.text, source(court, &mention.source))
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
