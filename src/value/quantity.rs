//! Figures. In: a number with unit, hedge and counted noun. Out: its normal form, an interval of exact numbers in a base unit.

use super::hedge::Hedge;
use super::interval::Interval;
use super::number::Number;
use super::unit::{Dimension, Unit};
use crate::text::Kept;
use serde::{Deserialize, Serialize};

/// What kind of figure it is: the hole types of the phrase language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Without unit or currency.
    Number,
    /// A whole number of things, with its noun or bare.
    Count,
    /// Percent, fraction, one in five.
    Share,
    /// Percentage points, basis points.
    Points,
    /// An amount of a currency.
    Money,
    /// A length.
    Length,
    /// An area.
    Area,
    /// A mass.
    Mass,
    /// A volume.
    Volume,
    /// A speed.
    Speed,
    /// A temperature.
    Temperature,
    /// An energy.
    Energy,
    /// A power.
    Power,
    /// An amount of data.
    Data,
    /// A length of time.
    Duration,
    /// A rank: first, 21st.
    Ordinal,
    /// A measure of another dimension (pressure, frequency …).
    Quantity,
}

/// The number as written, in the written unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Central {
    /// One number.
    One(Number),
    /// A range, low end and high end.
    Range(Number, Number),
    /// No number in the words (`dozens`).
    Vague,
}

/// What a figure does in its clause, where the words say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The sum of others (`in total`, `altogether`).
    Total,
    /// The size of a change (`rose by 5`).
    Change,
    /// Where a change starts (`from 40`).
    From,
    /// Where a change ends (`to 50`).
    To,
    /// A rate (`50 barrels a day`).
    Rate,
    /// The same amount again in another unit (`100 km (62 miles)`).
    Conversion,
}

impl Role {
    /// Its name in `extract`.
    pub fn name(self) -> &'static str {
        match self {
            Role::Total => "total",
            Role::Change => "change",
            Role::From => "from",
            Role::To => "to",
            Role::Rate => "rate",
            Role::Conversion => "conversion",
        }
    }
}

/// A figure in normal form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Its kind.
    pub kind: Kind,
    /// The number as written.
    pub central: Central,
    /// The unit as written; `None` for bare numbers and counts.
    pub unit: Option<&'static Unit>,
    /// Other units that the same sign may stand for (`$`), the likeliest of all being `unit`.
    pub other_units: Vec<&'static Unit>,
    /// What the words entail, in the base unit.
    pub bounds: Interval,
    /// What readers take from them, in the base unit. Inside `bounds`.
    pub likely: Interval,
    /// The hedge, where there is one.
    pub hedge: Option<Hedge>,
    /// The counted noun as printed (`Russian soldiers`).
    pub of: Option<String>,
    /// The counted noun without what describes it (`soldiers`).
    pub head: Option<String>,
    /// What it does in its clause.
    pub role: Option<Role>,
    /// A duration's or an age's TIMEX3 value (`P30D`).
    pub timex: Option<String>,
    /// The unit of time that a rate is per (`day`), as an English singular.
    #[serde(deserialize_with = "crate::text::maybe_interned")]
    pub per: Option<Kept>,
}

/// What a figure with a unit of a dimension is.
impl From<Dimension> for Kind {
    fn from(dimension: Dimension) -> Self {
        match dimension {
            Dimension::Share => Kind::Share,
            Dimension::Points => Kind::Points,
            Dimension::Money => Kind::Money,
            Dimension::Length => Kind::Length,
            Dimension::Area => Kind::Area,
            Dimension::Mass => Kind::Mass,
            Dimension::Volume => Kind::Volume,
            Dimension::Speed => Kind::Speed,
            Dimension::Temperature => Kind::Temperature,
            Dimension::Energy => Kind::Energy,
            Dimension::Power => Kind::Power,
            Dimension::Data => Kind::Data,
            Dimension::Duration | Dimension::Calendar => Kind::Duration,
            Dimension::Other => Kind::Quantity,
        }
    }
}

impl Kind {
    /// Every kind, with its name in rules and in `extract`.
    pub const ALL: &'static [(Kind, &'static str)] = &[
        (Kind::Number, "number"),
        (Kind::Count, "count"),
        (Kind::Share, "share"),
        (Kind::Points, "points"),
        (Kind::Money, "money"),
        (Kind::Length, "length"),
        (Kind::Area, "area"),
        (Kind::Mass, "mass"),
        (Kind::Volume, "volume"),
        (Kind::Speed, "speed"),
        (Kind::Temperature, "temperature"),
        (Kind::Energy, "energy"),
        (Kind::Power, "power"),
        (Kind::Data, "data"),
        (Kind::Duration, "duration"),
        (Kind::Ordinal, "ordinal"),
        (Kind::Quantity, "quantity"),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("figure", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_kinds_are_called_what_extract_prints() {
        let roles = [Role::Total, Role::Change, Role::From, Role::To, Role::Rate, Role::Conversion];
        let names = ["total", "change", "from", "to", "rate", "conversion"];
        assert_eq!(roles.map(Role::name), names);
        for (kind, name) in Kind::ALL {
            assert_eq!(kind.name(), *name);
        }
        assert_eq!(Kind::from(Dimension::Calendar), Kind::Duration);
        assert_eq!(Kind::from(Dimension::Other), Kind::Quantity);
    }
}
