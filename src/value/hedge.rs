//! Hedges. In: the words around a figure, as a closed set. Out: how they turn a number into bounds and a likely interval.

use super::number::Number;
use serde::{Deserialize, Serialize};

/// What the words around a figure say about it (section 2 of the contract).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Hedge {
    /// `about`, `around`, `roughly`, `some`, `an estimated`, `or so`.
    About,
    /// `more than`, `over`, `above`, `X-plus`: the figure itself is excluded.
    MoreThan,
    /// `at least`, `no fewer than`, `X or more`: the figure itself is included.
    AtLeast,
    /// `fewer than`, `under`, `below`: the figure itself is excluded.
    LessThan,
    /// `at most`, `up to`, `as many as`, `no more than`, `X or less`: the figure itself is included.
    AtMost,
    /// `nearly`, `almost`, `close to`, `just under`.
    Nearly,
    /// `dozens`, `hundreds of`, `several`: a magnitude, no number.
    Vague,
}

impl Hedge {
    /// Its name in `extract`.
    pub fn name(self) -> &'static str {
        match self {
            Hedge::About => "about",
            Hedge::MoreThan => "more than",
            Hedge::AtLeast => "at least",
            Hedge::LessThan => "less than",
            Hedge::AtMost => "at most",
            Hedge::Nearly => "nearly",
            Hedge::Vague => "vague",
        }
    }
}

/// How wide rounding and hedges make a figure: `numbers:` in `factlint.yml`. All are shares of the magnitude but `fraction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widths {
    /// Either side of `about X` (0 to 1).
    pub about: Number,
    /// The most that rounding may widen, either side (0 to 1).
    pub rounding: Number,
    /// Below `nearly X` (0 to 1).
    pub nearly: Number,
    /// From which magnitude up trailing zeros are taken as rounded.
    pub exact_below: Number,
    /// How far `more than X` is likely to reach, as a multiple of X (1 or more).
    pub more_than: Number,
    /// From where `up to X` is likely to start, as a multiple of X (0 to 1).
    pub up_to: Number,
    /// Either side of a fraction in words (`a fifth`), as a share of the whole.
    pub fraction: Number,
}

impl Default for Widths {
    fn default() -> Self {
        let percent = |p| Number::ratio(p, 100).unwrap_or(Number::ZERO);
        Self {
            about: percent(10),
            rounding: percent(5),
            nearly: percent(10),
            exact_below: Number::whole(1_000),
            more_than: percent(150),
            up_to: percent(50),
            fraction: percent(1),
        }
    }
}
