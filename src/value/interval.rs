//! Intervals of exact numbers. In: two edges. Out: whether intervals meet, contain one another, and what widening or arithmetic
//! makes of them.

use super::number::Number;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One edge of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Edge {
    /// The number itself still lies inside.
    Closed(Number),
    /// Everything up to the number, but not the number.
    Open(Number),
    /// No edge on this side.
    Unbounded,
}

/// All numbers from `low` to `high`. Never empty: an open edge is met only from inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// Lower edge.
    pub low: Edge,
    /// Upper edge.
    pub high: Edge,
}

impl Edge {
    /// The number at the edge; `None` where there is no edge.
    pub fn number(self) -> Option<Number> {
        match self {
            Edge::Closed(n) | Edge::Open(n) => Some(n),
            Edge::Unbounded => None,
        }
    }

    /// The edge moved by `change`; `None` when that overflows.
    pub fn try_map(self, change: impl FnOnce(Number) -> Option<Number>) -> Option<Edge> {
        Some(match self {
            Edge::Closed(n) => Edge::Closed(change(n)?),
            Edge::Open(n) => Edge::Open(change(n)?),
            Edge::Unbounded => Edge::Unbounded,
        })
    }
}

/// As in mathematics: `[42500, 43500)`, `(200, )` where there is no edge.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.low {
            Edge::Closed(n) => write!(f, "[{n}, ")?,
            Edge::Open(n) => write!(f, "({n}, ")?,
            Edge::Unbounded => f.write_str("(, ")?,
        }
        match self.high {
            Edge::Closed(n) => write!(f, "{n}]"),
            Edge::Open(n) => write!(f, "{n})"),
            Edge::Unbounded => f.write_str(")"),
        }
    }
}

impl Interval {
    /// Exactly `n`.
    pub fn exactly(n: Number) -> Self {
        Self { low: Edge::Closed(n), high: Edge::Closed(n) }
    }

    /// From `low` to `high`, both included.
    pub fn closed(low: Number, high: Number) -> Self {
        Self { low: Edge::Closed(low), high: Edge::Closed(high) }
    }

    /// From `low` (included) to `high` (not included): what rounding leaves open.
    pub fn half_open(low: Number, high: Number) -> Self {
        Self { low: Edge::Closed(low), high: Edge::Open(high) }
    }

    /// Whether `n` lies inside.
    pub fn holds(&self, n: Number) -> bool {
        let above = match self.low {
            Edge::Closed(low) => low <= n,
            Edge::Open(low) => low < n,
            Edge::Unbounded => true,
        };
        above
            && match self.high {
                Edge::Closed(high) => n <= high,
                Edge::Open(high) => n < high,
                Edge::Unbounded => true,
            }
    }

    /// Whether the two share a number.
    pub fn meets(&self, other: &Interval) -> bool {
        !self.below(other) && !other.below(self)
    }

    /// Whether every number of this lies below every number of `other`.
    pub fn below(&self, other: &Interval) -> bool {
        match (self.high, other.low) {
            (Edge::Closed(high), Edge::Closed(low)) => high < low,
            (Edge::Open(high) | Edge::Closed(high), Edge::Open(low) | Edge::Closed(low)) => {
                high <= low
            }
            _ => false,
        }
    }

    /// The smallest interval that holds both.
    pub fn hull(&self, other: &Interval) -> Interval {
        let low = match (self.low.number(), other.low.number()) {
            (Some(a), Some(b)) if a < b || (a == b && matches!(self.low, Edge::Closed(_))) => {
                self.low
            }
            (Some(_), Some(_)) => other.low,
            _ => Edge::Unbounded,
        };
        let high = match (self.high.number(), other.high.number()) {
            (Some(a), Some(b)) if a > b || (a == b && matches!(self.high, Edge::Closed(_))) => {
                self.high
            }
            (Some(_), Some(_)) => other.high,
            _ => Edge::Unbounded,
        };
        Interval { low, high }
    }

    /// Both edges moved outwards by `by` (0 or more); `None` when that overflows.
    pub fn widen(&self, by: Number) -> Option<Interval> {
        Some(Interval {
            low: self.low.try_map(|n| n.minus(by))?,
            high: self.high.try_map(|n| n.plus(by))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i64) -> Number {
        Number::from(value)
    }

    #[test]
    fn intervals_meet_where_they_share_a_number() {
        let half = Interval::half_open(n(1), n(2));
        assert!(half.meets(&Interval::closed(n(0), n(1))));
        assert!(!half.meets(&Interval::closed(n(2), n(3))));
        let above = Interval { low: Edge::Open(n(2)), high: Edge::Unbounded };
        assert!(!above.meets(&Interval::exactly(n(2))));
        assert!(above.meets(&Interval::exactly(n(3))));
        assert!(above.holds(n(3)) && !above.holds(n(2)));
        assert_eq!(half.hull(&above), Interval { low: Edge::Closed(n(1)), high: Edge::Unbounded });
    }

    #[test]
    fn an_edge_belongs_to_it_or_not() {
        let open = Interval { low: Edge::Open(n(1)), high: Edge::Open(n(3)) };
        let from = Interval { low: Edge::Closed(n(1)), high: Edge::Unbounded };
        let until = Interval { low: Edge::Unbounded, high: Edge::Closed(n(3)) };
        for (interval, held) in [
            (Interval::closed(n(1), n(3)), [false, true, true, true, false]),
            (Interval::half_open(n(1), n(3)), [false, true, true, false, false]),
            (open, [false, false, true, false, false]),
            (from, [false, true, true, true, true]),
            (until, [true, true, true, true, false]),
        ] {
            let holds: Vec<bool> = (0..5).map(|value| interval.holds(n(value))).collect();
            assert_eq!(holds, held, "{interval}");
        }
    }

    #[test]
    fn a_hull_takes_the_outer_edge_of_each_side() {
        let closed = Interval::closed(n(1), n(3));
        let open = Interval { low: Edge::Open(n(1)), high: Edge::Open(n(3)) };
        let inner = Interval { low: Edge::Open(n(2)), high: Edge::Open(n(2)) };
        let beyond = Interval::closed(n(4), n(5));
        let from = Interval { low: Edge::Closed(n(2)), high: Edge::Unbounded };
        for (a, b, hull) in [
            (closed, open, closed),
            (closed, inner, closed),
            (open, inner, open),
            (closed, beyond, Interval::closed(n(1), n(5))),
            (open, from, Interval { low: Edge::Open(n(1)), high: Edge::Unbounded }),
        ] {
            assert_eq!(a.hull(&b), hull, "{a} and {b}");
            assert_eq!(b.hull(&a), hull, "{b} and {a}");
        }
    }

    #[test]
    fn what_lies_below_shares_nothing() {
        let half = Interval::half_open(n(1), n(2));
        for (a, b, below) in [
            (half, Interval::exactly(n(2)), true),
            (Interval::exactly(n(2)), Interval::exactly(n(2)), false),
            (Interval::closed(n(0), n(1)), half, false),
            (
                Interval::exactly(n(1)),
                Interval { low: Edge::Open(n(1)), high: Edge::Unbounded },
                true,
            ),
            (Interval { low: Edge::Unbounded, high: Edge::Unbounded }, half, false),
        ] {
            assert_eq!(a.below(&b), below, "{a} and {b}");
        }
        let wide = half.widen(n(1)).expect("small numbers");
        assert_eq!(wide, Interval::half_open(n(0), n(3)));
    }
}
