//! Units as data. In: nothing. Out: every unit with its dimension, its exact factor to the base unit, and how it is written.
//!
//! Names are English singulars (`square kilometre`), codes are UCUM's, currencies ISO 4217's. Base units: metre, square metre,
//! cubic metre, kilogram, metre per second, kelvin, joule, watt, byte, second (calendar units: month), 1 for shares, points in
//! percentage points; each currency is its own base.

use super::number::Number;

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
}

impl Unit {
    /// `n` of this unit in the base unit; `None` when that overflows.
    pub fn to_base(&self, n: Number) -> Option<Number> {
        let factor = Number::ratio(self.factor.0, self.factor.1)?;
        let offset = Number::ratio(self.offset.0, self.offset.1)?;
        n.times(factor)?.plus(offset)
    }
}
