//! factlint: a linter for facts. Figures, dates and attributions that articles must agree on, checked in CI.
//!
//! Data flows one way, floor by floor: `text` (positions), `value` (what a value is), `corpus` (files to articles), `recognise`
//! (prose to values), `ruleset` (YAML to rules), `engine` (where everything meets), `report` (outcome to bytes), `cli`.

pub mod cli;
pub mod corpus;
pub mod engine;
pub mod problem;
pub mod recognise;
pub mod report;
pub mod ruleset;
pub mod text;
pub mod value;
