//! A value as reports print it. In: a value's normal form. Out: the members that JSON shows of it, as text.

use crate::value::{
    Central, Edge, EntityId, Gazetteer, Interval, Moment, Name, Party, Quantity, Shape, TimexType,
};
use serde::Serialize;

/// What JSON shows of a value; what does not apply is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Members {
    /// A hole type, or `set`, or `words`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The number as written, a date's TIMEX3 value, a quote's words, a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// English singular or ISO 4217 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// Lower bound in the base unit, or first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<String>,
    /// Upper bound in the base unit, or last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<String>,
    /// What the words around a figure say about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hedge: Option<&'static str>,
    /// The counted noun as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// TIMEX3 value of dates, times, sets and durations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
}

impl Members {
    /// The members of `shape`.
    pub fn new(shape: &Shape, gazetteer: &Gazetteer) -> Self {
        match shape {
            Shape::Quantity(quantity) => Self::of_quantity(quantity),
            Shape::Moment(moment) => Self::of_moment(moment),
            Shape::Quote(quote) => Self::of_words("quote", quote.words.clone()),
            Shape::Name(name) => Self::of_words("name", name_shown(name, gazetteer)),
            Shape::Party(who) => Self::of_words("who", party(who, gazetteer)),
            Shape::Words(words) => Self::of_words("words", words.clone()),
        }
    }

    fn of_quantity(quantity: &Quantity) -> Self {
        let (low, high) = bounds(&quantity.bounds);
        Self {
            kind: quantity.kind.name(),
            value: central(&quantity.central),
            unit: quantity.unit.map(|unit| unit.name),
            low,
            high,
            hedge: quantity.hedge.map(|hedge| hedge.name()),
            of: quantity.of.clone(),
            timex: quantity.timex.clone(),
        }
    }

    fn of_moment(moment: &Moment) -> Self {
        let kind = match moment.kind {
            TimexType::Date => "date",
            TimexType::Time => "time",
            TimexType::Set => "set",
        };
        let days = moment.days();
        let timex = moment.timex().to_owned();
        Self {
            kind,
            value: Some(timex.clone()),
            low: days.map(|days| days.first.to_string()),
            high: days.map(|days| days.last.to_string()),
            timex: Some(timex),
            ..Self::default()
        }
    }

    fn of_words(kind: &'static str, words: String) -> Self {
        Self { kind, value: Some(words), ..Self::default() }
    }
}

/// The number as written; a range as `low..high`; nothing for words without a number.
fn central(central: &Central) -> Option<String> {
    match central {
        Central::One(number) => Some(number.to_string()),
        Central::Range(low, high) => Some(format!("{low}..{high}")),
        Central::Vague => None,
    }
}

/// The edges of an interval; `None` where there is none.
fn bounds(interval: &Interval) -> (Option<String>, Option<String>) {
    let edge = |edge: Edge| edge.number().map(|number| number.to_string());
    (edge(interval.low), edge(interval.high))
}

/// A party's display name: an entity's first name, else the name as printed.
pub fn party(party: &Party, gazetteer: &Gazetteer) -> String {
    match party {
        Party::Entities(ids) => {
            let names: Vec<&str> = ids.iter().map(|id| entity(*id, gazetteer)).collect();
            names.join(" and ")
        }
        Party::Named(name) => name.clone(),
    }
}

/// An entity's display name: its first name, else its id.
pub fn entity(id: EntityId, gazetteer: &Gazetteer) -> &str {
    let entity = gazetteer.get(id);
    entity.names.first().unwrap_or(&entity.id)
}

fn name_shown(name: &Name, gazetteer: &Gazetteer) -> String {
    match name.entity {
        Some(id) => entity(id, gazetteer).to_owned(),
        None => name.printed.clone(),
    }
}
