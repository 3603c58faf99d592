//! Hole types. In: a type and a value. Out: whether the value fits.

use crate::ruleset::HoleType;
use crate::value::{Central, Kind, Quantity, Shape, TimexType};

/// Whether a value fits a hole of that type.
pub(in crate::engine) fn fits(accepts: HoleType, shape: &Shape) -> bool {
    match (accepts, shape) {
        (HoleType::Figure, Shape::Quantity(_)) => true,
        (HoleType::Kind(kind), Shape::Quantity(figure)) => is_kind(kind, figure),
        (HoleType::Date, Shape::Moment(moment)) => match moment.kind {
            TimexType::Date => true,
            // The day of a bare `7 p.m.` is nowhere said.
            TimexType::Time => !moment.hour_only && moment.days().is_some(),
            TimexType::Set => false,
        },
        (HoleType::Time, Shape::Moment(moment)) => moment.kind == TimexType::Time,
        (HoleType::Quote, Shape::Quote(_)) => true,
        (HoleType::Name | HoleType::Who, Shape::Name(_)) => true,
        _ => false,
    }
}

fn is_kind(kind: Kind, figure: &Quantity) -> bool {
    match kind {
        Kind::Number => matches!(figure.kind, Kind::Number | Kind::Count),
        Kind::Count => match figure.kind {
            Kind::Count => true,
            Kind::Number => is_whole(&figure.central),
            _ => false,
        },
        _ => figure.kind == kind,
    }
}

fn is_whole(central: &Central) -> bool {
    match central {
        Central::One(n) => n.is_whole(),
        Central::Range(low, high) => low.is_whole() && high.is_whole(),
        Central::Vague => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Published};
    use crate::recognise::{Settings, read, read_fragment};

    #[test]
    fn a_hole_takes_values_of_its_type_only() {
        use HoleType::{Date, Figure, Kind as Of, Time};
        let holes = [
            Figure,
            Of(Kind::Number),
            Of(Kind::Count),
            Of(Kind::Share),
            Of(Kind::Length),
            Date,
            Time,
        ];
        for (text, taken) in [
            ("They saw 43 boats.", vec![Figure, Of(Kind::Number), Of(Kind::Count)]),
            ("The index stood at 43.", vec![Figure, Of(Kind::Number), Of(Kind::Count)]),
            ("The index stood at 4.3.", vec![Figure, Of(Kind::Number)]),
            ("The index stood between 40 and 43.5.", vec![Figure, Of(Kind::Number)]),
            ("It was 40%.", vec![Figure, Of(Kind::Share)]),
            ("It is 40 miles long.", vec![Figure, Of(Kind::Length)]),
            ("They met on March 13, 2025.", vec![Date]),
            ("They met on March 13, 2025, at 5 p.m.", vec![Date, Time]),
            ("They meet at 5 p.m.", vec![Time]),
            ("They meet every Monday.", vec![]),
        ] {
            let reading = read_fragment(text, &Settings::default());
            let [value] = reading.values.as_slice() else { panic!("{text}: {:?}", reading.values) };
            let found: Vec<_> =
                holes.into_iter().filter(|hole| fits(*hole, &value.shape)).collect();
            assert_eq!(found, taken, "{text}");
        }
    }

    #[test]
    fn a_bare_hour_names_no_day_though_the_article_is_of_one() {
        for (text, taken) in [
            ("They meet at 5 p.m.", false),
            ("They met in the evening.", false),
            ("They meet at 5 p.m. on Thursday.", true),
            ("They met last night.", true),
        ] {
            let mut article = Article::fragment(text);
            article.metadata.published = Some(Published {
                date: "2025-03-13".parse().expect("a date"),
                written: String::new(),
                origin: String::new(),
            });
            let reading = read(&article, &Settings::default());
            let [value] = reading.values.as_slice() else { panic!("{text}: {:?}", reading.values) };
            assert_eq!(fits(HoleType::Date, &value.shape), taken, "{text}");
            assert!(fits(HoleType::Time, &value.shape), "{text}");
        }
    }
}
