//! Days as they are written and read back. In: a civil day. Out: `2025-03-14` for people, three numbers for machines.

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Writes a day.
///
/// # Errors
/// Where nothing can be written.
pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
    match to.is_human_readable() {
        true => to.collect_str(day),
        false => (day.year(), day.month(), day.day()).serialize(to),
    }
}

/// Reads a day.
///
/// # Errors
/// Where there is none.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    if from.is_human_readable() {
        return String::deserialize(from)?.parse().map_err(D::Error::custom);
    }
    let (year, month, day) = <(i16, i8, i8)>::deserialize(from)?;
    Date::new(year, month, day).map_err(D::Error::custom)
}

/// A day or none.
pub mod maybe {
    use super::{Date, Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Day(#[serde(with = "super")] Date);

    /// Writes a day or none.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(to)
    }

    /// Reads a day or none.
    ///
    /// # Errors
    /// Where something else stands there.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Day>::deserialize(from)?.map(|Day(day)| day))
    }
}
