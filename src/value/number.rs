//! Exact numbers. In: integers, decimals and fractions. Out: the same, added, multiplied, divided and compared without rounding.
//!
//! A rational on `i128`; every operation that could overflow returns `None`, and what asks for it treats the figure as unreadable.

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An exact rational number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Ratio<i128>);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (numerator, denominator) = (self.0.numer(), self.0.denom());
        match to.is_human_readable() {
            true => to.collect_str(&format_args!("{numerator}/{denominator}")),
            false => (numerator, denominator).serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let parts = match from.is_human_readable() {
            true => {
                let text = String::deserialize(from)?;
                let parts = text.split_once('/').unwrap_or((&text, "1"));
                parts.0.parse().ok().zip(parts.1.parse().ok())
            }
            false => Some(<(i128, i128)>::deserialize(from)?),
        };
        let number = parts.and_then(|(numerator, denominator)| Self::ratio(numerator, denominator));
        number.ok_or_else(|| D::Error::custom("no number"))
    }
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Number = Number(Ratio::new_raw(1, 1));

    /// A whole number.
    pub const fn whole(n: i128) -> Self {
        Self(Ratio::new_raw(n, 1))
    }

    /// `numerator / denominator`; `None` when the denominator is 0 or the reduction overflows.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        Some(Self(Ratio::new(numerator, denominator)))
    }

    /// Reads plain digits with at most one decimal point (`43000`, `2.50`, `-0.5`), no separators; `None` for anything else and
    /// past 36 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = whole.len() + fraction.len();
        if all == 0
            || all > 36
            || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
        {
            return None;
        }
        let value =
            whole.bytes().chain(fraction.bytes()).fold(0i128, |n, b| n * 10 + i128::from(b - b'0'));
        let scale = 10i128.pow(fraction.len() as u32);
        Self::ratio(if negative { -value } else { value }, scale)
    }

    /// 10 to the power of `exponent` (-30 to 30); `None` outside.
    pub fn ten_to(exponent: i32) -> Option<Self> {
        let power = 10i128.checked_pow(exponent.unsigned_abs()).filter(|_| exponent.abs() <= 30)?;
        if exponent < 0 { Self::ratio(1, power) } else { Some(Self::whole(power)) }
    }

    /// The sum, if it can be held.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// The difference, if it can be held.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// The product, if it can be held.
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// The quotient, if it can be held; `None` for a division by 0.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.0.is_zero() { None } else { self.0.checked_div(&other.0).map(Self) }
    }

    /// The number without its sign.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The number with its sign turned.
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Whether it is below 0.
    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is 0.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it has no fraction.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// The numerator in lowest terms.
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// The denominator in lowest terms, above 0.
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// How many decimals print it exactly; `None` where no number of decimals does.
    pub fn decimals(self) -> Option<u32> {
        let (mut rest, mut twos, mut fives) = (self.denominator(), 0, 0);
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(std::cmp::max(twos, fives))
    }
}

/// A decimal where one is exact (`43000`, `2.5`), else `numerator/denominator` (`1/3`).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, d) = (self.numerator(), self.denominator());
        // Most are whole and small, and dividing 128 bits takes long.
        if let (Ok(n), 1) = (i64::try_from(n), d) {
            return write!(f, "{n}");
        }
        let scaled =
            self.decimals().and_then(|k| Some((k, n.checked_mul(10i128.checked_pow(k)? / d)?)));
        match scaled {
            Some((0, value)) => write!(f, "{value}"),
            Some((k, value)) => {
                let digits = format!("{:0width$}", value.unsigned_abs(), width = k as usize + 1);
                let (whole, fraction) = digits.split_at(digits.len() - k as usize);
                write!(f, "{}{whole}.{fraction}", if value < 0 { "-" } else { "" })
            }
            None => write!(f, "{n}/{d}"),
        }
    }
}

impl From<i64> for Number {
    fn from(n: i64) -> Self {
        Self::whole(i128::from(n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_they_are_read() {
        for text in ["0", "43000", "2.5", "-0.5", "0.05", "123456789.001", "99999999999999999999"] {
            assert_eq!(Number::parse(text).unwrap().to_string(), text);
        }
        for (text, printed) in [("2.50", "2.5"), ("007", "7"), (".5", "0.5"), ("5.", "5")] {
            assert_eq!(Number::parse(text).unwrap().to_string(), printed);
        }
        for bad in
            ["", "-", ".", "1,000", "1e5", "1.2.3", "٣", "9999999999999999999999999999999999999999"]
        {
            assert_eq!(Number::parse(bad), None, "{bad:?}");
        }
        assert_eq!(Number::ratio(2, 6).unwrap().to_string(), "1/3");
        assert_eq!(Number::ratio(1, 0), None);
    }

    #[test]
    fn arithmetic_never_wraps() {
        let big = Number::whole(i128::MAX);
        assert_eq!(big.plus(Number::ONE), None);
        assert_eq!(big.times(big), None);
        assert_eq!(Number::ONE.over(Number::ZERO), None);
    }

    #[test]
    fn digits_are_read_up_to_thirty_six() {
        let most = "9".repeat(36);
        assert_eq!(Number::parse(&most).expect("36 digits").to_string(), most);
        assert_eq!(Number::parse(&format!("{most}9")), None);
        assert_eq!(Number::parse(&format!("{}.{}", &most[..18], &most[..19])), None);
    }

    #[test]
    fn powers_of_ten_reach_thirty_either_way() {
        assert_eq!(Number::ten_to(0), Some(Number::ONE));
        assert_eq!(Number::ten_to(3), Some(Number::from(1_000)));
        assert_eq!(Number::ten_to(-2).expect("a hundredth").to_string(), "0.01");
        assert_eq!(Number::ten_to(30).expect("the largest").to_string().len(), 31);
        assert!(Number::ten_to(-30).is_some());
        assert_eq!((Number::ten_to(31), Number::ten_to(-31)), (None, None));
    }

    #[test]
    fn decimals_are_as_many_as_it_takes() {
        for (numerator, denominator, decimals) in [
            (5, 1, Some(0)),
            (1, 2, Some(1)),
            (1, 8, Some(3)),
            (7, 25, Some(2)),
            (3, 40, Some(3)),
            (1, 3, None),
            (1, 14, None),
        ] {
            let number = Number::ratio(numerator, denominator).expect("a number");
            assert_eq!(number.decimals(), decimals, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for number in [Number::ZERO, Number::from(-7), Number::ratio(22, 7).expect("a number")] {
            let text = serde_json::to_string(&number).expect("written");
            assert_eq!(serde_json::from_str::<Number>(&text).expect("read"), number, "{text}");
        }
        assert_eq!(serde_json::from_str::<Number>("\"12\"").expect("read"), Number::from(12));
        for bad in ["\"1/0\"", "\"one\"", "\"1/2/3\""] {
            assert!(serde_json::from_str::<Number>(bad).is_err(), "{bad}");
        }
    }
}
