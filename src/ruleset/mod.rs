//! Floor 4: YAML text to rules that can be relied on.
//!
//! In: the text of rule files, of `factlint.yml` and of the tables that they name, with their paths. Out: a [`RuleSet`], the
//! settings, and every fault of every file at its exact place. Does no I/O: tables are handed in as text.

mod anchors;
mod compile;
pub mod config;
mod entity;
pub mod example;
mod expect;
pub mod fault;
mod fields;
mod find;
mod key;
pub mod keys;
mod load;
mod mend;
mod parse;
mod pattern;
pub mod phrase;
mod phrase_check;
mod raw;
pub mod relation;
pub mod rewrite;
pub mod rule;
pub mod schema;
mod sheet;
pub mod table;
pub mod yaml;

pub use anchors::{Anchor, anchors};
pub use compile::Tables;
pub use config::{Config, FailOn, GivenTo, Located, Waiver};
pub use example::{Case, Example, Sample, Want, WantedConflict, WantedMention};
pub use fault::{codes, meant};
pub use key::Key;
pub use load::load;
pub use phrase::{Hole, HoleType, Node, Phrase};
pub use relation::{Operation, Order, Relation, Term};
pub use rewrite::{Edit, Entry, rewrite};
pub use rule::{
    Compare, Expectation, Find, Origin, Per, Rule, RuleKind, RuleSet, Tolerance, Trend, Wanted,
};
pub use table::{Cell, Condition, Found, Row};

/// Every key that a rule file can hold, whatever it belongs to; sorted, each once.
pub fn raw_keys() -> Vec<&'static str> {
    let all = [
        raw::FILE_KEYS,
        raw::ENTITY_KEYS,
        raw::RULE_KEYS,
        raw::COMPARE_KEYS,
        raw::RELATION_KEYS,
        find::FIND_KEYS,
        expect::ENTRY_KEYS,
        expect::ROW_KEYS,
        example::CASE_KEYS,
        example::WANT_KEYS,
        example::MENTION_KEYS,
        example::CONFLICT_KEYS,
    ];
    let mut keys: Vec<&str> = all.concat();
    keys.sort_unstable();
    keys.dedup();
    keys
}
