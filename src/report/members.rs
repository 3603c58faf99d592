//! A value as reports print it. In: a value's normal form. Out: the members that JSON shows of it, as text.

use crate::engine::normal::entity;
pub use crate::engine::normal::party;
use crate::value::{
    Central, Edge, Gazetteer, Hedge, Interval, Moment, Name, Number, Quantity, Shape, TimexType,
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
    /// What a figure does in its clause: `total`, `change`, `from`, `to`, `rate`, `conversion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
    /// The unit of time that a rate is per.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
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
            of: quantity.head.clone().or_else(|| quantity.of.clone()),
            role: quantity.role.map(|role| role.name()),
            per: quantity.per.map(|per| per.to_string()),
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

fn name_shown(name: &Name, gazetteer: &Gazetteer) -> String {
    match name.entity {
        Some(id) => entity(id, gazetteer).to_owned(),
        None => name.printed.clone(),
    }
}

/// What words were read as, for people: `about 20 percent (18 to 22)`, `2025-03-13`, `Steve Witkoff`.
pub fn read_as(shape: &Shape, gazetteer: &Gazetteer) -> String {
    match shape {
        Shape::Quantity(quantity) => figure_read_as(quantity),
        Shape::Moment(moment) => {
            let all: Vec<&str> = moment.readings.iter().map(|r| r.timex.as_str()).collect();
            all.join(" or ")
        }
        Shape::Quote(quote) => match &quote.speaker.party {
            Some(who) => format!("said by {}", party(who, gazetteer)),
            None => "words of a speaker left open".to_owned(),
        },
        Shape::Name(name) => name_shown(name, gazetteer),
        Shape::Party(who) => party(who, gazetteer),
        Shape::Words(words) => words.clone(),
    }
}

/// A figure with its hedge and unit, and the bounds where the words leave room.
fn figure_read_as(quantity: &Quantity) -> String {
    let edges = (in_unit(quantity, quantity.bounds.low), in_unit(quantity, quantity.bounds.high));
    let number = match &quantity.central {
        Central::One(number) => separated(&number.to_string()),
        Central::Range(low, high) => {
            format!("{} to {}", separated(&low.to_string()), separated(&high.to_string()))
        }
        Central::Vague => match &edges {
            (Some(low), _) => format!("{low} or more"),
            (None, Some(high)) => format!("at most {high}"),
            (None, None) => "a vague amount".to_owned(),
        },
    };
    let hedge = quantity.hedge.filter(|hedge| *hedge != Hedge::Vague).map(Hedge::name);
    let unit = quantity.unit.map(|unit| unit.behind(&number));
    let words = [hedge, Some(&number), unit.as_deref()];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let one_sided = quantity.hedge.is_some_and(|h| !matches!(h, Hedge::About | Hedge::Nearly));
    match edges {
        (Some(low), Some(high)) if low != high && !one_sided => {
            format!("{words} ({low} to {high})")
        }
        _ => words,
    }
}

/// An edge of the bounds in the unit as written.
fn in_unit(quantity: &Quantity, edge: Edge) -> Option<String> {
    let number = edge.number()?;
    let number = match quantity.unit {
        Some(unit) => {
            let offset = Number::ratio(unit.offset.0, unit.offset.1)?;
            number.minus(offset)?.over(Number::ratio(unit.factor.0, unit.factor.1)?)?
        }
        None => number,
    };
    Some(separated(&shortened(number)))
}

/// A number as a decimal of at most four digits behind the point.
fn shortened(number: Number) -> String {
    match number.decimals() {
        Some(0..=4) => number.to_string(),
        _ => {
            let scaled = number.times(Number::whole(10_000));
            let whole = scaled.map(|n| n.numerator() / n.denominator());
            let cut = whole.and_then(|n| Number::ratio(n, 10_000));
            cut.unwrap_or(number).to_string()
        }
    }
}

/// A decimal with commas between the thousands, from five digits up.
fn separated(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, rest) = digits.split_at(digits.find(['.', '/']).unwrap_or(digits.len()));
    if whole.len() < 5 || rest.starts_with('/') {
        return number.to_owned();
    }
    let mut out = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_for_people() {
        for (number, shown) in [
            ("43000", "43,000"),
            ("5937", "5937"),
            ("-1234567.5", "-1,234,567.5"),
            ("1/3", "1/3"),
            ("20", "20"),
            ("100000", "100,000"),
        ] {
            assert_eq!(separated(number), shown);
        }
        assert_eq!(shortened(Number::ratio(1, 3).unwrap()), "0.3333");
        assert_eq!(shortened(Number::ratio(1, 8).unwrap()), "0.125");
    }
}
