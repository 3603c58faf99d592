//! `conversion`: `2,000 km (1,500 miles)`, two units and not the same amount.
//!
//! Both numbers may be rounded. Amounts of money are never compared, since no rate is known, and temperatures may be differences.

use super::calc::{self, Figure, Figures};
use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::{Ties, Wanted};
use crate::value::{Dimension, Hedge, Interval, Number, Unit};

/// The check.
pub struct Conversion;

impl Check for Conversion {
    fn id(&self) -> &'static str {
        "conversion"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn sight(&self) -> Sight {
        Sight::Sentences
    }

    fn about(&self) -> &'static str {
        "An amount in one unit, given again in another, that is not the same amount."
    }

    fn wants(&self) -> Option<Wanted> {
        const TIE: Ties = Ties::BRACKET.or(Ties::SLASH).or(Ties::OR);
        Some(Wanted { figures: 2, ties: &[TIE] })
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        let pairs = Figures::sentences(look, 2).flat_map(|figures| {
            let found =
                figures.all.windows(2).filter_map(|pair| judge(&figures, &pair[0], &pair[1]));
            found.collect::<Vec<_>>()
        });
        pairs.map(Note::from).collect()
    }
}

/// How surely the second figure is the first again.
#[derive(PartialEq)]
enum Tie {
    /// In brackets right behind it.
    Sure,
    /// `…, or …,` and `…/…`: a conversion only where the two are near each other.
    Loose,
}

fn judge(figures: &Figures, a: &Figure, b: &Figure) -> Option<Finding> {
    let tie = tie(figures, a, b)?;
    let (from, to) = (a.quantity.unit?, b.quantity.unit?);
    if from.name == to.name
        || from.dimension != to.dimension
        || !converts(from.dimension)
        || a.quantity.per != b.quantity.per
    {
        return None;
    }
    let (x, y) = (calc::number(a.quantity)?, calc::number(b.quantity)?);
    let same = agree(a, from, x, b, to, y)?;
    let near = |factor: (i128, i128)| {
        let ratio = from.to_base(x)?.over(to.to_base(y)?)?;
        Some(
            ratio >= Number::ratio(factor.0, factor.1)?
                && ratio <= Number::ratio(factor.1, factor.0)?,
        )
    };
    if same || tie == Tie::Loose && !near((2, 3))? || ambiguous(from, to) && near((3, 4))? {
        return None;
    }
    let converted = back(to, from.to_base(x)?)?;
    let decimals = if converted.abs() < Number::whole(20) { 1 } else { 0 };
    let converted = calc::shown(converted, decimals);
    let message = format!(
        "`{}` is {converted} {}, and not `{}`",
        figures.printed(a),
        to.behind(&converted),
        figures.printed(b)
    );
    Some(Finding::new(Reason::Conversion, message, figures.mention(b), vec![figures.mention(a)]))
}

fn tie(figures: &Figures, a: &Figure, b: &Figure) -> Option<Tie> {
    let closed = figures.closes(b.tokens.end);
    match figures.between(a, b)[..] {
        ["("] if closed => Some(Tie::Sure),
        [",", "or"] if closed => Some(Tie::Loose),
        ["/"] => Some(Tie::Loose),
        _ => None,
    }
}

fn converts(dimension: Dimension) -> bool {
    use Dimension as D;
    matches!(
        dimension,
        D::Length
            | D::Area
            | D::Mass
            | D::Volume
            | D::Speed
            | D::Temperature
            | D::Energy
            | D::Power
            | D::Data
            | D::Duration
            | D::Calendar
    )
}

/// Names that more than one unit goes by: tons, gallons, pints, barrels.
fn ambiguous(a: &Unit, b: &Unit) -> bool {
    [a, b].iter().any(|unit| {
        (unit.name.contains("ton") && !unit.name.contains("tonne"))
            || ["gallon", "pint", "quart", "ounce", "barrel", "byte", "bit", "calorie"]
                .iter()
                .any(|name| unit.name.contains(name))
    })
}

/// Whether the two numbers can be one amount.
fn agree(a: &Figure, from: &Unit, x: Number, b: &Figure, to: &Unit, y: Number) -> Option<bool> {
    let (x, y) = (open(a, x)?, open(b, y)?);
    let absolute = calc::map(&x, |n| from.to_base(n))?.meets(&calc::map(&y, |n| to.to_base(n))?);
    if from.dimension != Dimension::Temperature {
        return Some(absolute);
    }
    let scale = |unit: &Unit| Number::ratio(unit.factor.0, unit.factor.1);
    let (p, q) = (scale(from)?, scale(to)?);
    let difference = calc::map(&x, |n| n.times(p))?.meets(&calc::map(&y, |n| n.times(q))?);
    Some(absolute || difference)
}

/// What a number of a figure leaves open by rounding and hedge.
fn open(figure: &Figure, number: Number) -> Option<Interval> {
    let rounded = calc::rounding(number)?;
    match figure.quantity.hedge {
        Some(Hedge::About | Hedge::Nearly | Hedge::Vague) => {
            rounded.widen(number.abs().times(Number::ratio(1, 10)?)?)
        }
        // A bound holds for both numbers alike.
        _ => Some(rounded),
    }
}

/// An amount of the base unit in `unit`.
fn back(unit: &Unit, base: Number) -> Option<Number> {
    let offset = Number::ratio(unit.offset.0, unit.offset.1)?;
    base.minus(offset)?.over(Number::ratio(unit.factor.0, unit.factor.1)?)
}

#[cfg(test)]
mod tests {
    use super::super::testing::reported;
    use super::*;

    #[test]
    fn conversions_that_are_wrong_are_reported() {
        for (text, want) in [
            ("It is 2,000 km (1,500 miles) long.", "1,500 miles | 2,000 km"),
            ("The trench is 10 metres (50 feet) deep.", "50 feet | 10 metres"),
            ("He lost 10 kg (40 pounds).", "40 pounds | 10 kg"),
            ("He lost 10 kg (26 pounds).", "26 pounds | 10 kg"),
            ("It holds 40 gallons (282 litres).", "282 litres | 40 gallons"),
            (
                "It covers 100 square kilometres (62 square miles).",
                "62 square miles | 100 square kilometres",
            ),
            (
                "It was 30 degrees Celsius (100 degrees Fahrenheit).",
                "100 degrees Fahrenheit | 30 degrees Celsius",
            ),
            ("It lies 100 km, or 80 miles, to the north.", "80 miles | 100 km"),
            ("It lies 100 km/80 miles to the north.", "80 miles | 100 km"),
        ] {
            assert_eq!(reported(&Conversion, text), [want], "{text}");
        }
    }

    #[test]
    fn conversions_that_are_right_or_rounded_or_none_are_not() {
        for text in [
            "It is 2,000 km (1,240 miles) long.",
            "It is 2,000 km (1,200 miles) long.",
            "It lies 100 km (62 miles) away, 60 miles (100 km) by boat.",
            "It covers 100 square kilometres (39 square miles).",
            "He is 6 feet (1.8 metres) tall.",
            "It was 30 degrees Celsius (86 degrees Fahrenheit).",
            "It has warmed by 1.5 degrees Celsius (2.7 degrees Fahrenheit).",
            "More than 100 km (60 miles) of road, about 100 km (65 miles) of it new.",
            "It cost $100 (£40).",
            "Run 5 km, or 10 miles, or not at all.",
            "It weighs 100 tons (91 tonnes).",
            "It holds 40 gallons (182 litres).",
            "It holds 40 gallons (151 litres).",
            "It is 5 km (3 miles) long and 10 km (6 miles) wide.",
            "The 10 km (5 of the runners finished) was won by her.",
            "It lies 50 to 100 km (31 to 62 miles) away.",
            "It lasted 90 minutes (an hour and a half).",
            "It lost dozens of square kilometres (miles) within days.",
            "5-10 km (3-6 miles) away",
            "It is 2,000 km (1,500 miles of it road) long.",
            "It is 2,000 km, or 1,500 miles of road, long.",
            "It is 2,000 km long and 1,500 miles away.",
            "The trench is about 40 km (27 miles) long.",
        ] {
            assert_eq!(reported(&Conversion, text), Vec::<String>::new(), "{text}");
        }
    }
}
