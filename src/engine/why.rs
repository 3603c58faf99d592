//! Why two values agree or do not. In: values in normal form. Out: the steps from the words to that, with the numbers, for people.
//!
//! Judging itself needs no words: this is what `explain` says of it afterwards.

use super::normal;
use crate::value::agree::{self, Agreement};
use crate::value::{
    Central, Edge, Gazetteer, Hedge, Interval, Kind, Moment, Number, Quantity, Shape, Unit, Widths,
};

/// What a figure leaves open, step by step: its hedge or its rounding, what its words entail, what readers take from them. Nothing
/// for what is no figure.
pub fn steps(shape: &Shape, widths: &Widths) -> Vec<String> {
    let Shape::Quantity(figure) = shape else { return Vec::new() };
    let mut out = Vec::new();
    match figure.hedge {
        Some(hedge) => out.push(left_open(hedge, widths)),
        None if is_rounded(figure) && figure.kind == Kind::Share && figure.unit.is_none() => {
            let open = percent(widths.fraction);
            out.push(format!("a fraction leaves {open} of the whole open either side"));
        }
        None if is_rounded(figure) => {
            out.push("rounded: half a unit of its last digit is open either side".to_owned());
        }
        None => {}
    }
    out.push(format!("entails {}", shown(&figure.bounds, figure)));
    if figure.likely != figure.bounds {
        out.push(format!("readers take it as {}", shown(&figure.likely, figure)));
    }
    out
}

/// What two values have to do with each other, with the numbers; `None` where they are of kinds that have no numbers.
pub fn between(a: &Shape, b: &Shape, gazetteer: &Gazetteer) -> Option<String> {
    match (a, b) {
        (Shape::Quantity(x), Shape::Quantity(y)) => figures(x, y),
        (Shape::Moment(x), Shape::Moment(y)) => dates(x, y),
        (Shape::Party(_), Shape::Party(_)) | (Shape::Name(_), Shape::Name(_)) => {
            let (a, b) = (normal::value(a, gazetteer), normal::value(b, gazetteer));
            (a != b).then(|| format!("{a} and {b} are not told to be the same"))
        }
        _ => None,
    }
}

/// Whether two values agree only thanks to rounding or a hedge, and to which of them; `None` where they agree without, or not at
/// all.
pub fn thanks_to(a: &Shape, b: &Shape) -> Option<&'static str> {
    let (Shape::Quantity(a), Shape::Quantity(b)) = (a, b) else { return None };
    if agree::quantities(a, b) != Agreement::Agree || !agree::only_roughly(a, b) {
        return None;
    }
    let ranges = [a, b].iter().any(|figure| matches!(figure.central, Central::Range(..)));
    Some(match (a.hedge.or(b.hedge), ranges) {
        (Some(_), _) => "a hedge",
        (None, true) => "a range",
        (None, false) => "rounding",
    })
}

fn figures(a: &Quantity, b: &Quantity) -> Option<String> {
    let bounds = format!("{} and {}", shown(&a.bounds, a), shown(&b.bounds, b));
    Some(match agree::quantities(a, b) {
        Agreement::Conflict => format!("{bounds} have no number in common"),
        Agreement::Tension => format!(
            "{bounds} have numbers in common, but readers take them as {} and {}",
            shown(&a.likely, a),
            shown(&b.likely, b)
        ),
        Agreement::Agree => {
            match thanks_to(&Shape::Quantity(a.clone()), &Shape::Quantity(b.clone())) {
                Some(what) => format!("{bounds} have numbers in common, only thanks to {what}"),
                None => format!("{bounds} are one number"),
            }
        }
        Agreement::Incomparable => return None,
    })
}

fn dates(a: &Moment, b: &Moment) -> Option<String> {
    let all = |moment: &Moment| -> String {
        let readings = moment.readings.iter().filter_map(|reading| reading.days);
        let shown = readings.map(|days| {
            if days.first == days.last {
                days.first.to_string()
            } else {
                format!("{} to {}", days.first, days.last)
            }
        });
        shown.collect::<Vec<_>>().join(" or ")
    };
    Some(match agree::moments(a, b) {
        Agreement::Conflict => format!("{} and {} have no day in common", all(a), all(b)),
        Agreement::Agree | Agreement::Tension if a.timex() != b.timex() => {
            format!("{} and {} have days in common", all(a), all(b))
        }
        Agreement::Agree | Agreement::Tension => format!("{} is the same date", all(a)),
        Agreement::Incomparable => return None,
    })
}

fn is_rounded(figure: &Quantity) -> bool {
    matches!(figure.central, Central::One(_)) && figure.bounds.low != figure.bounds.high
}

fn left_open(hedge: Hedge, widths: &Widths) -> String {
    match hedge {
        Hedge::About => format!("“about” leaves {} either side open", percent(widths.about)),
        Hedge::MoreThan | Hedge::AtLeast => format!(
            "“{}” leaves all that is more open; readers take it up to {} of the figure",
            hedge.name(),
            percent(widths.more_than)
        ),
        Hedge::LessThan | Hedge::AtMost => format!(
            "“{}” leaves all that is less open; readers take it from {} of the figure",
            hedge.name(),
            percent(widths.up_to)
        ),
        Hedge::Nearly => {
            format!("“nearly” leaves {} below the figure open", percent(widths.nearly))
        }
        Hedge::Vague => "it names a magnitude, no number".to_owned(),
    }
}

fn percent(share: Number) -> String {
    let percent = share.times(Number::whole(100));
    percent.map_or_else(|| share.to_string(), |percent| format!("{percent}%"))
}

/// An interval in the unit of its figure.
fn shown(interval: &Interval, figure: &Quantity) -> String {
    let one = |n: Number| number(n, figure);
    match (interval.low, interval.high) {
        (Edge::Closed(low), Edge::Closed(high)) if low == high => format!("exactly {}", one(low)),
        (Edge::Unbounded, Edge::Unbounded) => "any number".to_owned(),
        (Edge::Unbounded, Edge::Closed(high)) => format!("at most {}", one(high)),
        (Edge::Unbounded, Edge::Open(high)) => format!("less than {}", one(high)),
        (Edge::Closed(low), Edge::Unbounded) => format!("at least {}", one(low)),
        (Edge::Open(low), Edge::Unbounded) => format!("more than {}", one(low)),
        (low, high) => {
            let from = match low {
                Edge::Open(_) => "above",
                Edge::Closed(_) | Edge::Unbounded => "from",
            };
            let to = match high {
                Edge::Open(_) => "to below",
                Edge::Closed(_) | Edge::Unbounded => "to",
            };
            let of = |edge: Edge| edge.number().map(one).unwrap_or_default();
            format!("{from} {} {to} {}", of(low), of(high))
        }
    }
}

/// A number of the base unit in the unit in which the figure is written, where that is exact.
fn number(n: Number, figure: &Quantity) -> String {
    let Some(unit) = figure.unit else { return n.to_string() };
    match written(n, unit) {
        Some(number) if unit.name == "percent" => format!("{number}%"),
        Some(number) => format!("{number} {}", unit.name),
        None => format!("{n} in the base unit"),
    }
}

fn written(n: Number, unit: &Unit) -> Option<Number> {
    let ratio = |(numerator, denominator)| Number::ratio(numerator, denominator);
    n.minus(ratio(unit.offset)?)?.over(ratio(unit.factor)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognise::{Settings, read_fragment};

    fn read(printed: &str) -> Shape {
        let reading = read_fragment(printed, &Settings::default());
        reading.values.into_iter().next().expect("a value").shape
    }

    #[test]
    fn a_figure_says_what_it_leaves_open() {
        for (printed, want) in [
            (
                "It lost 43,000 homes.",
                "rounded: half a unit of its last digit is open either side; entails from 42500 to below 43500",
            ),
            ("It lost 12 homes.", "entails exactly 12"),
            (
                "It lost about 20% of them.",
                "“about” leaves 10% either side open; entails from 18% to 22%",
            ),
            (
                "It lost more than 200 homes.",
                "“more than” leaves all that is more open; readers take it up to 150% of the figure; entails more than 200; \
                 readers take it as above 200 to 300",
            ),
            (
                "It lost 5‰ of them.",
                "rounded: half a unit of its last digit is open either side; \
                 entails from 4.5 per mille to below 5.5 per mille",
            ),
            (
                "It was 21 °C.",
                "rounded: half a unit of its last digit is open either side; \
                 entails from 20.5 degree Celsius to below 21.5 degree Celsius",
            ),
            (
                "It lost a third of them.",
                "a fraction leaves 1% of the whole open either side; entails from 97/300 to 103/300",
            ),
            (
                "It lost nearly 40 homes.",
                "“nearly” leaves 10% below the figure open; entails from 36 to below 40",
            ),
            (
                "It lost fewer than 40 homes.",
                "“less than” leaves all that is less open; readers take it from 50% of the figure; \
                 entails from 0 to below 40; readers take it as from 20 to below 40",
            ),
            (
                "It lost up to 40 homes.",
                "“at most” leaves all that is less open; readers take it from 50% of the figure; \
                 entails from 0 to 40; readers take it as from 20 to 40",
            ),
            (
                "It lost at least 40 homes.",
                "“at least” leaves all that is more open; readers take it up to 150% of the figure; \
                 entails at least 40; readers take it as from 40 to 60",
            ),
            (
                "It lost dozens of homes.",
                "it names a magnitude, no number; entails at least 24; readers take it as from 24 to below 240",
            ),
        ] {
            assert_eq!(steps(&read(printed), &Widths::default()).join("; "), want, "{printed}");
        }
        assert!(steps(&read("It opened on 12 March 2025."), &Widths::default()).is_empty());
    }

    #[test]
    fn names_say_that_nothing_makes_them_one() {
        let name = |printed: &str| {
            Shape::Name(crate::value::Name {
                printed: printed.to_owned(),
                entity: None,
                variant: false,
            })
        };
        let gazetteer = Gazetteer::default();
        let told = between(&name("Ada Thorne"), &name("Tom Bell"), &gazetteer);
        assert_eq!(told.as_deref(), Some("Ada Thorne and Tom Bell are not told to be the same"));
        assert_eq!(between(&name("Ada Thorne"), &name("Ada Thorne"), &gazetteer), None);
        assert_eq!(between(&name("Ada Thorne"), &read("It lost 12 homes."), &gazetteer), None);
    }

    #[test]
    fn two_values_say_what_they_have_in_common() {
        for (a, b, thanks, want) in [
            (
                "It lost 43,127 homes.",
                "It lost 43,000 homes.",
                Some("rounding"),
                "only thanks to rounding",
            ),
            (
                "It lost about 45 homes.",
                "It lost 43 homes.",
                Some("a hedge"),
                "only thanks to a hedge",
            ),
            (
                "It lost 40 to 50 homes.",
                "It lost 43 homes.",
                Some("a range"),
                "only thanks to a range",
            ),
            ("It lost 43 homes.", "It lost forty-three homes.", None, "are one number"),
            ("It lost 43 homes.", "It lost 44 homes.", None, "have no number in common"),
            ("It lost more than 43 homes.", "It lost 440 homes.", None, "but readers take them as"),
            (
                "It opened on 12 March 2025.",
                "It opened in March 2025.",
                None,
                "have days in common",
            ),
            (
                "It opened on 12 March 2025.",
                "It opened in May 2025.",
                None,
                "have no day in common",
            ),
        ] {
            let (a, b) = (read(a), read(b));
            assert_eq!(thanks_to(&a, &b), thanks, "{want}");
            let said = between(&a, &b, &Gazetteer::default()).expect("something");
            assert!(said.ends_with(want) || said.contains(want), "{said} / {want}");
        }
    }
}
