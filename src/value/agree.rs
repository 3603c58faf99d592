//! Agreement. In: two values. Out: whether they can both be right, and thanks to what.

use super::moment::Moment;
use super::quantity::Quantity;

/// What two values have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Their likely intervals meet.
    Agree,
    /// Only their bounds meet: right by the letter, but not as readers take it.
    Tension,
    /// Their bounds are disjoint.
    Conflict,
    /// Different dimensions, or something unresolved: never compared.
    Incomparable,
}

/// Compares two moments: they conflict only if every pair of readings is disjoint.
pub fn moments(a: &Moment, b: &Moment) -> Agreement {
    if !a.is_resolved() || !b.is_resolved() {
        return Agreement::Incomparable;
    }
    let meet = a
        .readings
        .iter()
        .flat_map(|x| x.days)
        .any(|x| b.readings.iter().flat_map(|y| y.days).any(|y| x.meets(&y)));
    if meet { Agreement::Agree } else { Agreement::Conflict }
}

/// Compares two figures of one dimension by their intervals in the base unit.
pub fn quantities(a: &Quantity, b: &Quantity) -> Agreement {
    let dimension = |q: &Quantity| q.unit.map(|u| u.dimension);
    if dimension(a) != dimension(b) {
        return Agreement::Incomparable;
    }
    if !a.bounds.meets(&b.bounds) {
        Agreement::Conflict
    } else if !a.likely.meets(&b.likely) {
        Agreement::Tension
    } else {
        Agreement::Agree
    }
}
