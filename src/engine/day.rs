//! The day of a run. In: a day, or how it is found out. Out: the same, asked for when it is first needed: most runs never are.

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::{Arc, LazyLock};

/// A day that is asked for once, when it is first needed.
#[derive(Clone)]
pub struct Day(Arc<LazyLock<Option<Date>, Ask>>);

type Ask = Box<dyn FnOnce() -> Option<Date> + Send>;

impl Day {
    /// The day that `ask` will say; `None` for none.
    pub fn asked(ask: impl FnOnce() -> Option<Date> + Send + 'static) -> Self {
        Self(Arc::new(LazyLock::new(Box::new(ask))))
    }

    /// The day, if there is one.
    pub fn get(&self) -> Option<Date> {
        **self.0
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.get().is_none()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self::asked(move || Some(date))
    }
}

/// No day.
impl Default for Day {
    fn default() -> Self {
        Self::asked(|| None)
    }
}

impl PartialEq for Day {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for Day {}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// As `2026-01-31`.
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.get() {
            Some(date) => to.collect_str(&date),
            None => to.serialize_none(),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Some(written) = Option::<String>::deserialize(from)? else {
            return Ok(Self::default());
        };
        written.parse::<Date>().map(Self::from).map_err(D::Error::custom)
    }
}
