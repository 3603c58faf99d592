//! From written figures to intervals. In: a number, how precisely it was written, and its hedge. Out: bounds and likely interval
//! in the written unit (section 2 of the contract).
//!
//! Knows nothing about units; `None` anywhere means that a number became too large to hold.

use super::hedge::{Hedge, Widths};
use super::interval::{Edge, Interval};
use super::number::Number;

/// How a figure was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The number.
    pub value: Number,
    /// The power of ten of the last digit that was written (-1 for `2.5`).
    pub last: i32,
    /// How far it may be off.
    pub precision: Precision,
}

/// What kind of rounding a figure takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// Whole counts and durations: exact under [`Widths::exact_below`].
    Counted,
    /// Everything else: half a unit of the last written digit under [`Widths::exact_below`].
    Measured,
    /// A fraction in words: [`Widths::fraction`] of the whole either side.
    Fraction,
    /// Never rounded (ranks).
    Exact,
}

/// Bounds and likely interval of one number.
pub fn one(
    written: Written,
    hedge: Option<Hedge>,
    negative: bool,
    widths: &Widths,
) -> Option<(Interval, Interval)> {
    let rounded = rounded(written, widths)?;
    let hedged = |hedge| hedged(written.value, rounded, hedge, negative, widths);
    match hedge {
        None | Some(Hedge::Vague) => Some((rounded, rounded)),
        Some(hedge) => hedged(hedge),
    }
}

/// Bounds and likely interval of a range: each end with its own precision, a hedge widening the whole.
pub fn range(
    low: Written,
    high: Written,
    hedge: Option<Hedge>,
    negative: bool,
    widths: &Widths,
) -> Option<(Interval, Interval)> {
    let hull = rounded(low, widths)?.hull(&rounded(high, widths)?);
    match hedge {
        Some(Hedge::About) => {
            let below = one(low, hedge, negative, widths)?.0;
            let above = one(high, hedge, negative, widths)?.0;
            let wide = below.hull(&above);
            Some((wide, wide))
        }
        Some(Hedge::MoreThan | Hedge::AtLeast) => one(low, hedge, negative, widths),
        Some(Hedge::LessThan | Hedge::AtMost | Hedge::Nearly) => one(high, hedge, negative, widths),
        None | Some(Hedge::Vague) => Some((hull, hull)),
    }
}

/// A magnitude without a number (`dozens`, `tens of thousands`): from `least` up, likely up to one more order of magnitude.
pub fn vague(least: Number, likely_to: Number) -> (Interval, Interval) {
    let bounds = Interval { low: Edge::Closed(least), high: Edge::Unbounded };
    (bounds, Interval::half_open(least, likely_to))
}

/// A number with nothing but its rounding.
fn rounded(written: Written, widths: &Widths) -> Option<Interval> {
    let Written { value, last, precision } = written;
    let large = value.abs() >= widths.exact_below;
    let half = match precision {
        Precision::Exact => return Some(Interval::exactly(value)),
        Precision::Fraction => {
            return Some(Interval::closed(
                value.minus(widths.fraction)?,
                value.plus(widths.fraction)?,
            ));
        }
        Precision::Counted if !large && value.is_whole() => {
            return Some(Interval::exactly(value));
        }
        _ if large => {
            let unit = Number::ten_to(last_non_zero(value)?)?;
            half_of(unit)?.min(value.abs().times(widths.rounding)?)
        }
        _ => half_of(Number::ten_to(last)?)?,
    };
    // Half a unit either side; a number below 0 is rounded the other way round.
    if half.is_zero() {
        return Some(Interval::exactly(value));
    }
    let (low, high) = (value.minus(half)?, value.plus(half)?);
    Some(if value.is_negative() {
        Interval { low: Edge::Open(low), high: Edge::Closed(high) }
    } else {
        Interval::half_open(low, high)
    })
}

fn half_of(n: Number) -> Option<Number> {
    n.over(Number::whole(2))
}

/// The power of ten of the last digit that is not 0: 3 for 43,000, -1 for 2.5. Repeating decimals count as written to -6.
fn last_non_zero(value: Number) -> Option<i32> {
    if value.is_zero() {
        return Some(0);
    }
    if !value.is_whole() {
        return Some(value.decimals().map_or(-6, |d| -(d as i32)));
    }
    let (mut n, mut power) = (value.numerator(), 0);
    while n % 10 == 0 {
        n /= 10;
        power += 1;
    }
    Some(power)
}

/// Hedge and rounding together: the wider of the two.
fn hedged(
    value: Number,
    rounded: Interval,
    hedge: Hedge,
    negative: bool,
    widths: &Widths,
) -> Option<(Interval, Interval)> {
    let times = |factor: Number| value.times(factor);
    // Of a number below 0 the bounds lie where its size says: `about -20` is -22 to -18.
    let spread = |lo: Number, hi: Number| if lo <= hi { (lo, hi) } else { (hi, lo) };
    Some(match hedge {
        Hedge::About => {
            let (low, high) = spread(
                times(Number::ONE.minus(widths.about)?)?,
                times(Number::ONE.plus(widths.about)?)?,
            );
            let wide = rounded.hull(&Interval::closed(low, high));
            (wide, wide)
        }
        Hedge::MoreThan | Hedge::AtLeast => {
            let low = if hedge == Hedge::AtLeast { Edge::Closed(value) } else { Edge::Open(value) };
            let far = spread(value, times(widths.more_than)?).1;
            let far = if far > value { far } else { value.plus(Number::ONE)? };
            (Interval { low, high: Edge::Unbounded }, Interval { low, high: Edge::Closed(far) })
        }
        Hedge::LessThan | Hedge::AtMost => {
            let high = if hedge == Hedge::AtMost { Edge::Closed(value) } else { Edge::Open(value) };
            let floor = if negative || value.is_negative() {
                Edge::Unbounded
            } else {
                Edge::Closed(Number::ZERO)
            };
            let near = if value.is_negative() {
                Edge::Unbounded
            } else {
                Edge::Closed(times(widths.up_to)?)
            };
            (Interval { low: floor, high }, Interval { low: near, high })
        }
        Hedge::Nearly => {
            let near = times(Number::ONE.minus(widths.nearly)?)?;
            let interval = if near <= value {
                Interval { low: Edge::Closed(near), high: Edge::Open(value) }
            } else {
                Interval { low: Edge::Open(value), high: Edge::Closed(near) }
            };
            (interval, interval)
        }
        Hedge::Vague => (rounded, rounded),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &str, last: i32, precision: Precision) -> Written {
        Written { value: Number::parse(value).unwrap(), last, precision }
    }

    #[test]
    fn the_table_of_the_contract() {
        use Hedge::*;
        use Precision::*;
        let same = |s: &'static str| (s, s);
        for (value, last, precision, hedge, (bounds, likely)) in [
            ("43000", 0, Counted, None, same("[42500, 43500)")),
            ("3400000", 5, Counted, None, same("[3350000, 3450000)")),
            ("2000000", 6, Measured, None, same("[1900000, 2100000)")),
            ("5937", 0, Counted, None, same("[5936.5, 5937.5)")),
            ("12", 0, Counted, None, same("[12, 12]")),
            ("999", 0, Counted, None, same("[999, 999]")),
            ("2.5", -1, Counted, None, same("[2.45, 2.55)")),
            ("20", 0, Measured, None, same("[19.5, 20.5)")),
            ("6.4", -1, Measured, None, same("[6.35, 6.45)")),
            ("2.50", -2, Measured, None, same("[2.495, 2.505)")),
            ("-20", 0, Measured, None, same("(-20.5, -19.5]")),
            ("0.2", -2, Fraction, None, same("[0.19, 0.21]")),
            ("20", 0, Measured, Some(About), same("[18, 22]")),
            ("3", 0, Measured, Some(About), same("[2.5, 3.5)")),
            ("-20", 0, Measured, Some(About), same("[-22, -18]")),
            ("200", 0, Counted, Some(MoreThan), ("(200, )", "(200, 300]")),
            ("12", 0, Counted, Some(AtLeast), ("[12, )", "[12, 18]")),
            ("100", 0, Counted, Some(LessThan), ("[0, 100)", "[50, 100)")),
            ("700", 0, Counted, Some(AtMost), ("[0, 700]", "[350, 700]")),
            ("-5", 0, Measured, Some(LessThan), ("(, -5)", "(, -5)")),
            ("500", 0, Counted, Some(Nearly), same("[450, 500)")),
            ("2025", 0, Exact, None, same("[2025, 2025]")),
        ] {
            let (b, l) =
                one(written(value, last, precision), hedge, false, &Widths::default()).unwrap();
            assert_eq!(
                (&*b.to_string(), &*l.to_string()),
                (bounds, likely),
                "{value} {precision:?} {hedge:?}"
            );
        }
    }

    #[test]
    fn ranges_take_the_precision_of_each_end() {
        let (low, high) =
            (written("33", 0, Precision::Measured), written("35000", 0, Precision::Measured));
        let widths = Widths::default();
        assert_eq!(range(low, high, None, false, &widths).unwrap().0.to_string(), "[32.5, 35500)");
        let about = range(low, high, Some(Hedge::About), false, &widths).unwrap().0;
        assert_eq!(about.to_string(), "[29.7, 38500]");
        let most = range(low, high, Some(Hedge::AtMost), false, &widths).unwrap().0;
        assert_eq!(most.to_string(), "[0, 35000]");
    }

    #[test]
    fn widths_are_settings() {
        let widths = Widths {
            about: Number::ratio(1, 4).unwrap(),
            rounding: Number::ZERO,
            ..Widths::default()
        };
        let exact = one(written("43000", 0, Precision::Counted), None, false, &widths).unwrap().0;
        assert_eq!(exact.to_string(), "[43000, 43000]");
        let about = one(written("100", 0, Precision::Counted), Some(Hedge::About), false, &widths);
        assert_eq!(about.unwrap().0.to_string(), "[75, 125]");
    }

    #[test]
    fn rounding_goes_by_the_last_digit_that_is_not_0() {
        for (value, power) in [
            ("0", 0),
            ("7", 0),
            ("70", 1),
            ("43000", 3),
            ("-500", 2),
            ("2.5", -1),
            ("0.05", -2),
            ("-10.125", -3),
        ] {
            let number = Number::parse(value).expect(value);
            assert_eq!(last_non_zero(number), Some(power), "{value}");
        }
        assert_eq!(last_non_zero(Number::ratio(1, 3).expect("a third")), Some(-6));
    }
}
