//! Units as data. In: nothing. Out: every unit with its dimension, its exact factor to the base unit, and how it is written.
//!
//! Names are English singulars (`square kilometre`), codes are UCUM's, currencies ISO 4217's. Base units: metre, square metre,
//! cubic metre, kilogram, metre per second, kelvin, joule, watt, byte, second (calendar units: month), 1 for shares, points in
//! percentage points; each currency is its own base.

mod currency;
mod money;
mod table;

use super::interval::{Edge, Interval};
use super::number::Number;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

pub use currency::{COINS, Coin, Currency, SIGNS, Sign};
pub use money::CURRENCIES;
pub use table::UNITS;

/// What a unit measures. Values of different dimensions are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Share of a whole, base 1.
    Share,
    /// Percentage points.
    Points,
    /// Money, each currency by itself.
    Money,
    /// Length, base metre.
    Length,
    /// Area, base square metre.
    Area,
    /// Mass, base kilogram.
    Mass,
    /// Volume, base cubic metre.
    Volume,
    /// Speed, base metre per second.
    Speed,
    /// Temperature, base kelvin.
    Temperature,
    /// Energy, base joule.
    Energy,
    /// Power, base watt.
    Power,
    /// Amount of data, base byte.
    Data,
    /// Clock time, base second.
    Duration,
    /// Calendar time, base month: 28 to 31 days each when compared with clock time.
    Calendar,
    /// Any other dimension (pressure, angle, frequency …), compared only in the same unit.
    Other,
}

/// One unit.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// English singular (`square kilometre`, `percent`), or the ISO 4217 code.
    pub name: &'static str,
    /// UCUM or ISO 4217 code.
    pub code: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// Base units in one of it, as numerator and denominator.
    pub factor: (i128, i128),
    /// Base units to add after the factor (temperatures), as numerator and denominator.
    pub offset: (i128, i128),
    /// The smallest and the largest factor where one word stands for several units (`ton`: short, metric, long).
    pub spread: Option<((i128, i128), (i128, i128))>,
    /// How it is spelled out, in small letters: singulars; a plural is one with `s` or listed too.
    pub words: &'static [&'static str],
    /// How it is written in short, case counting.
    pub symbols: &'static [&'static str],
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name)
    }
}

impl<'de> Deserialize<'de> for &'static Unit {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = Cow::<str>::deserialize(from)?;
        Unit::named(&name).ok_or_else(|| D::Error::custom(format_args!("no unit `{name}`")))
    }
}

impl Unit {
    /// `n` of this unit in the base unit; `None` when that overflows.
    pub fn to_base(&self, n: Number) -> Option<Number> {
        self.scaled(n, self.factor)
    }

    /// An interval of this unit in the base unit. Where the word stands for several units, it is as wide as all of them.
    pub fn interval_to_base(&self, interval: &Interval) -> Option<Interval> {
        let Some((small, large)) = self.spread else {
            return self.scaled_interval(interval, self.factor);
        };
        let (a, b) =
            (self.scaled_interval(interval, small)?, self.scaled_interval(interval, large)?);
        Some(a.hull(&b))
    }

    fn scaled(&self, n: Number, factor: (i128, i128)) -> Option<Number> {
        let offset = Number::ratio(self.offset.0, self.offset.1)?;
        n.times(Number::ratio(factor.0, factor.1)?)?.plus(offset)
    }

    fn scaled_interval(&self, interval: &Interval, factor: (i128, i128)) -> Option<Interval> {
        let edge = |e: Edge| e.try_map(|n| self.scaled(n, factor));
        Some(Interval { low: edge(interval.low)?, high: edge(interval.high)? })
    }

    /// Whether it can be below 0 (temperatures, angles, points, money): only then a bound from above leaves the low side open.
    pub fn can_be_negative(&self) -> bool {
        matches!(self.dimension, Dimension::Temperature | Dimension::Points | Dimension::Money)
            || self.name == "degree"
    }

    /// Its name as it stands behind a number as printed: `1 mile`, `2 miles per hour`, `20 percent`, `5 USD`.
    pub fn behind(&self, number: &str) -> String {
        let name = self.name;
        let fixed = matches!(name, "percent" | "kelvin" | "celsius" | "fahrenheit")
            || name.ends_with("hertz")
            || name.ends_with(|c: char| !c.is_ascii_lowercase());
        if number == "1" || fixed {
            return name.to_owned();
        }
        let at =
            name.find(" per ").or_else(|| name.starts_with("degree ").then_some("degree".len()));
        let (counted, rest) = name.split_at(at.unwrap_or(name.len()));
        let counted = match counted {
            _ if counted.ends_with("foot") => counted.replace("foot", "feet"),
            _ if counted.ends_with("inch") => format!("{counted}es"),
            _ => format!("{counted}s"),
        };
        counted + rest
    }

    /// This unit per unit of time, where that is a unit of its own (`barrel per day`, `mile per hour`).
    pub fn per(&self, time: &str) -> Option<&'static Unit> {
        let rate = |name: &str| {
            name.strip_prefix(self.name)
                .and_then(|rest| rest.strip_prefix(" per "))
                .is_some_and(|per| per == time)
        };
        UNITS.iter().find(|unit| rate(unit.name))
    }

    /// The unit or currency of that name.
    pub fn named(name: &str) -> Option<&'static Unit> {
        UNITS
            .iter()
            .find(|u| u.name == name)
            .or_else(|| CURRENCIES.iter().map(|c| &c.unit).find(|u| u.name == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_and_symbols_name_one_unit_only() {
        let (mut names, mut words, mut symbols) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for unit in UNITS {
            assert!(names.insert(unit.name), "two units {}", unit.name);
            for word in unit.words {
                assert!(words.insert(*word), "two units are written {word}");
                assert_eq!(*word, word.to_lowercase(), "words are folded");
            }
            for symbol in unit.symbols {
                assert!(symbols.insert(*symbol), "two units are written {symbol}");
            }
            assert!(unit.factor.0 > 0 && unit.factor.1 > 0 && unit.offset.1 > 0, "{}", unit.name);
        }
        assert!(words.len() + symbols.len() > 400, "{} surfaces", words.len() + symbols.len());
        let codes: BTreeSet<_> = CURRENCIES.iter().map(|c| c.unit.name).collect();
        assert_eq!(codes.len(), CURRENCIES.len(), "a currency twice");
        for currency in CURRENCIES {
            let name = currency.unit.name;
            assert!(name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase()), "{name}");
        }
    }

    #[test]
    fn units_take_their_plural() {
        for (unit, number, want) in [
            ("kilometre", "2", "kilometres"),
            ("kilometre", "1", "kilometre"),
            ("kilometre per hour", "2", "kilometres per hour"),
            ("percent", "20", "percent"),
            ("hertz", "50", "hertz"),
            ("kilohertz", "50", "kilohertz"),
            ("USD", "5", "USD"),
            ("square foot", "3", "square feet"),
            ("degree Celsius", "3", "degrees Celsius"),
            ("inch", "2", "inches"),
        ] {
            assert_eq!(Unit::named(unit).expect(unit).behind(number), want);
        }
    }

    #[test]
    fn conversions_are_exact() {
        for (n, name, base) in [
            ("39", "square mile", "101009536.303104"),
            ("62", "mile", "99779.328"),
            ("212", "degree Fahrenheit", "373.15"),
            ("-40", "degree Celsius", "233.15"),
            ("1", "kilowatt hour", "3600000"),
            ("3", "year", "36"),
            ("20", "percent", "0.2"),
            ("50", "basis point", "0.5"),
        ] {
            let unit = Unit::named(name).unwrap_or_else(|| panic!("no {name}"));
            assert_eq!(
                unit.to_base(Number::parse(n).unwrap()).unwrap().to_string(),
                base,
                "{n} {name}"
            );
        }
    }

    #[test]
    fn only_some_units_go_below_nothing() {
        for (unit, can) in [
            ("degree Celsius", true),
            ("degree", true),
            ("USD", true),
            ("percentage point", true),
            ("kilometre", false),
            ("percent", false),
            ("day", false),
        ] {
            assert_eq!(Unit::named(unit).expect(unit).can_be_negative(), can, "{unit}");
        }
    }

    #[test]
    fn rates_are_units_of_their_own() {
        for (unit, time, rate) in [
            ("mile", "hour", Some("mile per hour")),
            ("kilometre", "hour", Some("kilometre per hour")),
            ("mile", "fortnight", None),
            ("hour", "mile", None),
        ] {
            let found = Unit::named(unit).expect(unit).per(time);
            assert_eq!(found.map(|unit| unit.name), rate, "{unit} per {time}");
        }
    }
}
