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
            TimexType::Time => moment.days().is_some(),
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
