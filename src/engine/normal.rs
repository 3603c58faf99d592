//! Values as text. In: a value's normal form. Out: the one line by which fingerprints tell values apart and messages name them.

use crate::value::{Central, EntityId, Gazetteer, Party, Quantity, Shape};

/// The value in normal form: a figure's number with its unit and hedge, a date's TIMEX3 value, a quote's words, a name.
pub fn value(shape: &Shape, gazetteer: &Gazetteer) -> String {
    match shape {
        Shape::Quantity(figure) => quantity(figure),
        Shape::Moment(moment) => {
            let all: Vec<&str> = moment.readings.iter().map(|r| r.timex.as_str()).collect();
            all.join(" or ")
        }
        Shape::Quote(quote) => quote.words.clone(),
        Shape::Name(name) => match name.entity {
            Some(id) => entity(id, gazetteer).to_owned(),
            None => name.printed.clone(),
        },
        Shape::Party(who) => party(who, gazetteer),
        Shape::Words(words) => words.clone(),
    }
}

/// A figure's number with hedge and unit: `more than 2000 kilometre`, `5..10 percent`.
pub fn quantity(figure: &Quantity) -> String {
    let number = match figure.central {
        Central::One(number) => number.to_string(),
        Central::Range(low, high) => format!("{low}..{high}"),
        Central::Vague => format!("{:?}", figure.bounds.low),
    };
    let hedge = figure.hedge.map(|hedge| hedge.name());
    let unit = figure.unit.map(|unit| unit.name);
    [hedge, Some(&number), unit].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A party by its display names.
pub fn party(party: &Party, gazetteer: &Gazetteer) -> String {
    match party {
        Party::Entities(ids) => {
            let names: Vec<&str> = ids.iter().map(|id| entity(*id, gazetteer)).collect();
            names.join(" and ")
        }
        Party::Named(name) => name.clone(),
    }
}

/// An entity by its first name, else its id.
pub fn entity(id: EntityId, gazetteer: &Gazetteer) -> &str {
    let entity = gazetteer.get(id);
    entity.names.first().unwrap_or(&entity.id)
}
