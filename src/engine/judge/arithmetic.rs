//! Arithmetic with intervals. In: the terms of a relation and what their rules say. Out: whether any values inside satisfy it.

use crate::ruleset::{Operation, Order};
use crate::value::agree::Class;
use crate::value::{Edge, Interval, Number};

/// What a term can be: intervals of one class.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub class: Class,
    pub readings: Vec<Interval>,
}

const DAY: i128 = 86_400;

impl Amount {
    /// The two terms put together; `None` where the classes do not go together, or where a number grows beyond all bounds.
    pub fn apply(&self, operation: Operation, other: &Amount) -> Option<Amount> {
        let (a, b) = (self.in_step_with(other)?, other.in_step_with(self)?);
        let class = class_of(operation, a.class, b.class)?;
        let mut readings = Vec::new();
        for x in &a.readings {
            for y in &b.readings {
                readings.push(intervals(operation, x, y)?);
            }
        }
        let amount = Amount { class, readings };
        // The difference of two dates is a span of time, in seconds like any other.
        match (operation, a.class, class) {
            (Operation::Minus, Class::Day, Class::Time) => amount.scaled(Number::whole(DAY)),
            _ => Some(amount),
        }
    }

    /// One amount that holds all of these; `None` for none, and where their classes differ.
    pub fn hull(amounts: &[Amount]) -> Option<Amount> {
        let first = amounts.first()?;
        let mut readings = amounts.iter().flat_map(|amount| &amount.readings);
        let one = *readings.next()?;
        let all = readings.fold(one, |all, reading| all.hull(reading));
        let alike = amounts.iter().all(|amount| amount.class == first.class);
        alike.then(|| Amount { class: first.class, readings: vec![all] })
    }

    /// Whether some values of the two stand so to each other; `None` where the classes do not go together.
    pub fn can_stand(&self, order: Order, other: &Amount) -> Option<bool> {
        let (a, b) = (self.in_step_with(other)?, other.in_step_with(self)?);
        if a.class != b.class && !is_ratio(a.class, b.class) {
            return None;
        }
        Some(a.readings.iter().any(|x| b.readings.iter().any(|y| stand(x, order, y))))
    }

    /// A span of time beside a date is counted in days.
    fn in_step_with(&self, other: &Amount) -> Option<Amount> {
        match (self.class, other.class) {
            (Class::Time, Class::Day) => self.scaled(Number::ratio(1, DAY)?),
            _ => Some(self.clone()),
        }
    }

    fn scaled(&self, by: Number) -> Option<Amount> {
        let scale = |interval: &Interval| {
            Some(Interval {
                low: interval.low.try_map(|n| n.times(by))?,
                high: interval.high.try_map(|n| n.times(by))?,
            })
        };
        let readings: Option<Vec<Interval>> = self.readings.iter().map(scale).collect();
        Some(Amount { class: self.class, readings: readings? })
    }
}

/// A share of a whole is a plain number too: `wounded / all = 20%`.
fn is_ratio(a: Class, b: Class) -> bool {
    matches!((a, b), (Class::Number, Class::Share) | (Class::Share, Class::Number))
}

fn class_of(operation: Operation, a: Class, b: Class) -> Option<Class> {
    match (operation, a, b) {
        (Operation::Minus, Class::Day, Class::Day) => Some(Class::Time),
        (Operation::Plus | Operation::Minus, Class::Day, Class::Time)
        | (Operation::Plus, Class::Time, Class::Day) => Some(Class::Day),
        (_, Class::Day | Class::Minute, _) | (_, _, Class::Day | Class::Minute) => None,
        (Operation::Plus | Operation::Minus, a, b) if a == b => Some(a),
        (Operation::Plus | Operation::Minus, a, b) if is_ratio(a, b) => Some(Class::Number),
        (Operation::Times, Class::Number | Class::Share, b) => Some(b),
        (Operation::Times | Operation::Over, a, Class::Number | Class::Share) => Some(a),
        (Operation::Over, a, b) if a == b => Some(Class::Number),
        _ => None,
    }
}

fn intervals(operation: Operation, a: &Interval, b: &Interval) -> Option<Interval> {
    match operation {
        Operation::Plus => Some(Interval {
            low: edges(a.low, b.low, Number::plus)?,
            high: edges(a.high, b.high, Number::plus)?,
        }),
        Operation::Minus => Some(Interval {
            low: edges(a.low, b.high, Number::minus)?,
            high: edges(a.high, b.low, Number::minus)?,
        }),
        Operation::Times => corners(a, b, Number::times),
        Operation::Over => {
            let everything = Interval { low: Edge::Unbounded, high: Edge::Unbounded };
            if b.holds(Number::ZERO) || touches_zero(b) {
                return Some(everything);
            }
            corners(a, b, Number::over)
        }
    }
}

fn touches_zero(interval: &Interval) -> bool {
    [interval.low, interval.high].iter().any(|e| e.number().is_some_and(|n| n.is_zero()))
}

/// Two edges on one side; open where either is, and none where either has none.
fn edges(a: Edge, b: Edge, apply: impl Fn(Number, Number) -> Option<Number>) -> Option<Edge> {
    let (Some(x), Some(y)) = (a.number(), b.number()) else { return Some(Edge::Unbounded) };
    let n = apply(x, y)?;
    let open = matches!(a, Edge::Open(_)) || matches!(b, Edge::Open(_));
    Some(if open { Edge::Open(n) } else { Edge::Closed(n) })
}

/// The hull of the corners; edges count as closed, and a side without an edge leaves its direction open. A wider result never
/// makes a relation fail that could hold.
fn corners(
    a: &Interval,
    b: &Interval,
    apply: impl Fn(Number, Number) -> Option<Number>,
) -> Option<Interval> {
    let numbers = |i: &Interval| (i.low.number(), i.high.number());
    let ((Some(a_low), a_high), (Some(b_low), b_high)) = (numbers(a), numbers(b)) else {
        return Some(Interval { low: Edge::Unbounded, high: Edge::Unbounded });
    };
    let positive = !a_low.is_negative() && !b_low.is_negative();
    let (Some(a_high), Some(b_high)) = (a_high, b_high) else {
        // What cannot be negative stays so; beyond that nothing is known.
        let low = if positive { Edge::Closed(Number::ZERO) } else { Edge::Unbounded };
        return Some(Interval { low, high: Edge::Unbounded });
    };
    let mut all = Vec::with_capacity(4);
    for x in [a_low, a_high] {
        for y in [b_low, b_high] {
            all.push(apply(x, y)?);
        }
    }
    let low = all.iter().copied().min()?;
    let high = all.iter().copied().max()?;
    Some(Interval::closed(low, high))
}

fn stand(a: &Interval, order: Order, b: &Interval) -> bool {
    match order {
        Order::Equal => a.meets(b),
        Order::Less => below(a, b, true),
        Order::AtMost => below(a, b, false),
        Order::More => below(b, a, true),
        Order::AtLeast => below(b, a, false),
    }
}

/// Whether some number of `a` lies below (or, unless `strictly`, at) some number of `b`.
fn below(a: &Interval, b: &Interval, strictly: bool) -> bool {
    let (Some(low), Some(high)) = (a.low.number(), b.high.number()) else { return true };
    let closed = matches!(a.low, Edge::Closed(_)) && matches!(b.high, Edge::Closed(_));
    low < high || (low == high && closed && !strictly)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(class: Class, low: i64, high: i64) -> Amount {
        Amount { class, readings: vec![Interval::closed(Number::from(low), Number::from(high))] }
    }

    #[test]
    fn terms_are_put_together() {
        let day = |low, high| amount(Class::Day, low, high);
        let count = |low, high| amount(Class::Number, low, high);
        let time = |low: i64, high: i64| amount(Class::Time, low * 86_400, high * 86_400);
        for (a, operation, b, want) in [
            (count(20, 20), Operation::Plus, count(22, 23), Some(count(42, 43))),
            (count(20, 30), Operation::Minus, count(5, 10), Some(count(10, 25))),
            (count(-2, 3), Operation::Times, count(-5, 4), Some(count(-15, 12))),
            (day(10, 10), Operation::Minus, day(3, 4), Some(time(6, 7))),
            (day(10, 10), Operation::Plus, time(3, 3), Some(day(13, 13))),
            (day(10, 10), Operation::Plus, day(3, 3), None),
            (count(1, 1), Operation::Plus, time(3, 3), None),
        ] {
            assert_eq!(a.apply(operation, &b), want, "{a:?} {operation:?} {b:?}");
        }
        let halves = count(1, 1).apply(Operation::Over, &count(0, 2)).expect("a quotient");
        assert_eq!(halves.readings[0].low, Edge::Unbounded);
    }

    #[test]
    fn orders_hold_where_some_values_hold_them() {
        let count = |low, high| amount(Class::Number, low, high);
        for (a, order, b, want) in [
            (count(3, 5), Order::Less, count(3, 3), Some(false)),
            (count(3, 5), Order::AtMost, count(3, 3), Some(true)),
            (count(3, 5), Order::More, count(4, 9), Some(true)),
            (count(3, 5), Order::AtLeast, count(6, 9), Some(false)),
            (count(3, 5), Order::Equal, count(5, 9), Some(true)),
            (count(3, 5), Order::Equal, count(6, 9), Some(false)),
            (count(3, 5), Order::Equal, amount(Class::Points, 6, 9), None),
        ] {
            assert_eq!(a.can_stand(order, &b), want, "{a:?} {order:?} {b:?}");
        }
    }

    #[test]
    fn one_amount_holds_all_of_one_class() {
        let count = |low, high| amount(Class::Number, low, high);
        for (all, want) in [
            (vec![count(1, 2), count(5, 6), count(3, 9)], Some(count(1, 9))),
            (vec![count(5, 6)], Some(count(5, 6))),
            (vec![count(1, 2), amount(Class::Share, 1, 2)], None),
            (vec![], None),
        ] {
            assert_eq!(Amount::hull(&all), want, "{all:?}");
        }
    }

    #[test]
    fn what_terms_come_to_is_of_a_class_or_cannot_be_told() {
        use Class::{Day, Minute, Number, Points, Share, Time};
        use Operation::{Minus, Over, Plus, Times};
        for (operation, a, b, want) in [
            (Minus, Day, Day, Some(Time)),
            (Minus, Day, Time, Some(Day)),
            (Minus, Time, Day, None),
            (Plus, Day, Time, Some(Day)),
            (Plus, Time, Day, Some(Day)),
            (Plus, Day, Day, None),
            (Times, Number, Day, None),
            (Over, Day, Day, None),
            (Minus, Minute, Minute, None),
            (Plus, Number, Minute, None),
            (Plus, Time, Time, Some(Time)),
            (Minus, Points, Points, Some(Points)),
            (Plus, Number, Time, None),
            (Plus, Number, Share, Some(Number)),
            (Minus, Share, Number, Some(Number)),
            (Plus, Share, Points, None),
            (Times, Number, Time, Some(Time)),
            (Times, Share, Points, Some(Points)),
            (Times, Time, Number, Some(Time)),
            (Times, Points, Share, Some(Points)),
            (Times, Time, Time, None),
            (Over, Time, Number, Some(Time)),
            (Over, Points, Share, Some(Points)),
            (Over, Time, Time, Some(Number)),
            (Over, Number, Time, None),
        ] {
            assert_eq!(class_of(operation, a, b), want, "{a:?} {operation:?} {b:?}");
        }
    }

    type Holds = fn(Number, Number) -> bool;
    type Apply = fn(Number, Number) -> Option<Number>;

    /// Intervals of small whole numbers, with edges of every kind.
    fn all() -> Vec<Interval> {
        let edge = |n: i64| [Edge::Closed(Number::from(n)), Edge::Open(Number::from(n))];
        let lows = (-1..2).flat_map(edge).chain([Edge::Unbounded]);
        let highs: Vec<Edge> = (-1..2).flat_map(edge).chain([Edge::Unbounded]).collect();
        let pairs = lows.flat_map(|low| highs.iter().map(move |&high| Interval { low, high }));
        pairs.filter(|interval| !inside(interval).is_empty()).collect()
    }

    /// Quarters that lie in an interval, as far as they matter.
    fn inside(interval: &Interval) -> Vec<Number> {
        let quarters = (-8..9).filter_map(|n| Number::ratio(n, 4));
        quarters.filter(|n| interval.holds(*n)).collect()
    }

    #[test]
    fn an_order_stands_where_two_numbers_stand_in_it() {
        let orders: [(Order, Holds); 5] = [
            (Order::Equal, |x, y| x == y),
            (Order::Less, |x, y| x < y),
            (Order::AtMost, |x, y| x <= y),
            (Order::More, |x, y| x > y),
            (Order::AtLeast, |x, y| x >= y),
        ];
        for a in all() {
            let xs = inside(&a);
            for b in all() {
                let ys = inside(&b);
                for (order, holds) in &orders {
                    let some = xs.iter().any(|x| ys.iter().any(|y| holds(*x, *y)));
                    assert_eq!(stand(&a, *order, &b), some, "{a} {order:?} {b}");
                }
            }
        }
    }

    #[test]
    fn what_comes_of_two_intervals_holds_what_comes_of_their_numbers() {
        let operations: [(Operation, Apply); 4] = [
            (Operation::Plus, Number::plus),
            (Operation::Minus, Number::minus),
            (Operation::Times, Number::times),
            (Operation::Over, Number::over),
        ];
        let closed = |i: &Interval| matches!((i.low, i.high), (Edge::Closed(_), Edge::Closed(_)));
        for a in all() {
            let xs = inside(&a);
            for b in all() {
                let ys = inside(&b);
                for (operation, apply) in &operations {
                    let found = intervals(*operation, &a, &b).expect("small numbers");
                    let come = xs.iter().flat_map(|x| ys.iter().filter_map(|y| apply(*x, *y)));
                    let come: Vec<Number> = come.collect();
                    let outside = come.iter().find(|n| !found.holds(**n));
                    assert_eq!(outside, None, "{a} {operation:?} {b} is {found}");
                    // An end that is said to be reached is reached.
                    if matches!(operation, Operation::Plus | Operation::Minus) {
                        for edge in [found.low, found.high] {
                            let reached = !matches!(edge, Edge::Closed(_))
                                || edge.number().is_some_and(|n| come.contains(&n));
                            assert!(reached, "{a} {operation:?} {b} is {found}");
                        }
                    }
                    // No wider than it has to be, but for a division by what may be 0.
                    if closed(&a)
                        && closed(&b)
                        && !(*operation == Operation::Over && b.holds(Number::ZERO))
                    {
                        let ends = come.iter().min().zip(come.iter().max());
                        let (low, high) = ends.expect("some number");
                        assert_eq!(found, Interval::closed(*low, *high), "{a} {operation:?} {b}");
                    }
                }
            }
        }
    }
}
