//! Values as text. In: a value's normal form. Out: the one line by which fingerprints tell values apart and messages name them.

use crate::value::{Central, EntityId, Gazetteer, Hedge, Party, Quantity, Shape};

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

/// The value as messages tell it: as [`value`], units in their plural.
pub fn told(shape: &Shape, gazetteer: &Gazetteer) -> String {
    match shape {
        Shape::Quantity(figure) => {
            hedged(figure, |number| figure.unit.map(|unit| unit.behind(number)))
        }
        _ => value(shape, gazetteer),
    }
}

/// A figure's number with hedge and unit: `more than 2000 kilometre`, `5..10 percent`.
pub fn quantity(figure: &Quantity) -> String {
    hedged(figure, |_| figure.unit.map(|unit| unit.name.to_owned()))
}

fn hedged(figure: &Quantity, unit: impl Fn(&str) -> Option<String>) -> String {
    let number = match figure.central {
        Central::One(number) => number.to_string(),
        Central::Range(low, high) => format!("{low}..{high}"),
        // `dozens` holds no number: what it says is where it starts.
        Central::Vague => {
            figure.bounds.low.number().map_or_else(String::new, |low| format!("from {low}"))
        }
    };
    let hedge = figure.hedge.filter(|hedge| *hedge != Hedge::Vague).map(|hedge| hedge.name());
    let unit = unit(&number);
    [hedge, Some(&number), unit.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::{Settings, read_fragment};

    #[test]
    fn figures_read_as_people_write_them() {
        for (printed, normal) in [
            ("It lost about 1,200 homes.", "about 1200"),
            ("It has between 5 and 7 homes.", "5..7"),
            ("It lost dozens of homes.", "from 24"),
            ("It lies under 20 miles away.", "less than 20 mile"),
        ] {
            let reading = read_fragment(printed, &Settings::default());
            let shape = &reading.values.first().expect("a figure").shape;
            assert_eq!(value(shape, &Gazetteer::default()), normal, "{printed}");
            let plural = normal.replace("mile", "miles");
            assert_eq!(told(shape, &Gazetteer::default()), plural, "{printed}");
        }
    }
}
