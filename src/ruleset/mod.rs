//! Floor 4: YAML text to rules that can be relied on.
//!
//! In: the text of rule files, of `factlint.yml` and of the tables that they name, with their paths. Out: a [`RuleSet`], the
//! settings, and every fault of every file at its exact place. Does no I/O: tables are handed in as text.

pub mod phrase;
pub mod rule;

pub use phrase::{Hole, HoleType, Node, Phrase};
pub use rule::{
    Compare, Expectation, Find, Key, Origin, Per, Rule, RuleKind, RuleSet, Tolerance, Trend, Wanted,
};
