//! Floor 1: what a value is.
//!
//! In: exact numbers, units, days, words. Out: the normal form of everything that is compared, and whether two of them agree.
//! Knows nothing about how a value was found in a text.

pub mod agree;
pub mod day;
pub mod hedge;
pub mod interval;
pub mod moment;
pub mod name;
pub mod normal;
pub mod number;
pub mod quantity;
pub mod quote;
pub mod spelling;
pub mod stance;
pub mod unit;

pub use agree::Agreement;
pub use hedge::{Hedge, Widths};
pub use interval::{Edge, Interval};
pub use moment::{Anchor, Days, Granularity, Moment, Reading, TimexType};
pub use name::{Entity, EntityId, Gazetteer, Gender, Name, Party};
pub use number::Number;
pub use quantity::{Central, Kind, Quantity, Role};
pub use quote::{Quote, ResolvedBy, Speaker, Tier};
pub use spelling::{Spellings, Spelt};
pub use stance::{Source, Stance};
pub use unit::{Dimension, Unit};

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// One value in an article's prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What `extract` prints: a figure with its unit, without hedge and counted noun; a quote without its outer marks.
    pub span: Span,
    /// The whole expression: hedge, value, unit and counted noun. What a hole of a phrase reads.
    pub extent: Span,
    /// What it says.
    pub shape: Shape,
}

/// The closed set of what a value can be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A figure of any kind, durations included.
    Quantity(Quantity),
    /// A date, a time or a recurring set.
    Moment(Moment),
    /// Quoted words with their speaker.
    Quote(Quote),
    /// A proper name, of a declared entity or not.
    Name(Name),
    /// Whoever did or said something: what a mention of an attribution says. No recogniser yields it.
    Party(Party),
    /// Words compared as words (what a `/regex/` caught and no recogniser reads).
    Words(String),
}

impl Value {
    /// The figure, if it is one.
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.shape {
            Shape::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The date, time or set, if it is one.
    pub fn moment(&self) -> Option<&Moment> {
        match &self.shape {
            Shape::Moment(moment) => Some(moment),
            _ => None,
        }
    }

    /// The quote, if it is one.
    pub fn quote(&self) -> Option<&Quote> {
        match &self.shape {
            Shape::Quote(quote) => Some(quote),
            _ => None,
        }
    }

    /// The name, if it is one.
    pub fn name(&self) -> Option<&Name> {
        match &self.shape {
            Shape::Name(name) => Some(name),
            _ => None,
        }
    }
}
