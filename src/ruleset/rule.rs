//! A rule as relied on: it cannot hold a bad value.

use super::example::Example;
use super::phrase::{HoleType, Phrase};
use super::relation::Relation;
use super::table::Row;
use crate::problem::Severity;
use crate::text::SourceSpan;
use crate::value::{EntityId, Gazetteer, Granularity, Number, Quantity, Shape, Stance};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything that rule files declare.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    /// The declared entities.
    pub gazetteer: Arc<Gazetteer>,
    /// Where each entity stands, by its id.
    pub entity_origins: Vec<Origin>,
    /// The rules, by file and place.
    pub rules: Vec<Rule>,
    /// The relations between them, by file and place.
    pub relations: Vec<Relation>,
}

impl RuleSet {
    /// The rule of that id, as an index.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.rules.iter().position(|rule| rule.id == id)
    }
}

/// Which of the three a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// `figure:`
    Figure,
    /// `date:`
    Date,
    /// `attribution:`
    Attribution,
}

/// One assertion.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Unique, kebab-case.
    pub id: String,
    /// Which kind.
    pub kind: RuleKind,
    /// What the fact is, in the words of `figure:`, `date:` or `attribution:`.
    pub title: String,
    /// How to find where it is said.
    pub find: Find,
    /// The type of the value under comparison.
    pub value: HoleType,
    /// Counted nouns that select mentions, as phrases; empty takes any.
    pub of: Vec<Phrase>,
    /// What it must be; any that fits may hold. Empty: mentions only have to agree with each other.
    pub expect: Vec<Expectation>,
    /// How mentions are compared.
    pub compare: Compare,
    /// The stances that are compared.
    pub stances: Vec<Stance>,
    /// The stances that assert, for a disputed rule: asserted and reported, and planned where `stance:` names it.
    pub asserts: Vec<Stance>,
    /// Whether assertion against denial or doubt is what it reports.
    pub disputed: bool,
    /// The quoted words it is about.
    pub quote: Option<String>,
    /// How much a conflict weighs.
    pub severity: Severity,
    /// What to do about it.
    pub help: Option<String>,
    /// Where to read more.
    pub url: Option<String>,
    /// Its own tests.
    pub tests: Vec<Example>,
    /// Where its id stands.
    pub origin: Origin,
}

/// A place in a rule file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// Path with `/`, relative to the root.
    pub path: String,
    /// The bytes.
    pub span: SourceSpan,
}

/// How a rule finds its mentions.
#[derive(Debug, Clone)]
pub enum Find {
    /// Any of these phrases.
    Any(Vec<Phrase>),
    /// All of these in one sentence, none of those.
    Together {
        /// Phrases that share a sentence, in any order.
        all: Vec<Phrase>,
        /// Phrases that must not stand in it.
        none: Vec<Phrase>,
    },
    /// The quotes that hold the rule's `quote:`.
    Quote,
}

impl Find {
    /// Its phrases, those that must not match left out.
    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        let all: &[Phrase] = match self {
            Find::Any(all) | Find::Together { all, .. } => all,
            Find::Quote => &[],
        };
        all.iter()
    }
}

/// One entry of `expect:`.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// As written.
    pub text: String,
    /// What it says.
    pub wanted: Wanted,
    /// Only for mentions from this source.
    pub by: Option<EntityId>,
    /// Only for mentions as of this day or later.
    pub from: Option<Date>,
    /// Only for mentions as of this day or earlier.
    pub until: Option<Date>,
    /// Where it stands.
    pub origin: Origin,
}

/// What an expectation wants.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// A figure, a date or words.
    Value(Shape),
    /// Exactly these parties, sorted.
    Parties(Vec<EntityId>),
    /// A name that no rule declares, as written.
    Named(String),
    /// A row of a table, found by the mention's key; ask [`Row::look_up`].
    Row(Row),
}

/// How mentions are compared.
#[derive(Debug, Clone, Default)]
pub struct Compare {
    /// Only mentions that share all of these are compared.
    pub per: Vec<Per>,
    /// How far apart agreeing values may be.
    pub tolerance: Option<Tolerance>,
    /// How the value moves over as-of.
    pub trend: Option<Trend>,
}

/// What groups mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Per {
    /// The source.
    Source,
    /// The as-of date, by year, month, week or day.
    AsOf(Granularity),
    /// The article.
    Article,
    /// A metadata key (`outlet`).
    Metadata(String),
}

/// How far apart agreeing values may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Tolerance {
    /// A share of the reference.
    Relative(Number),
    /// An amount.
    Absolute(Quantity),
}

/// How a running total moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// Never less later.
    Rising,
    /// Never more later.
    Falling,
    /// Always the same.
    Steady,
}
