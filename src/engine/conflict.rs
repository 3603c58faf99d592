//! What a run found.

use super::mention::{Card, Mention, Verdict};
use crate::problem::{Problem, Severity};
use crate::ruleset::{Key, Origin};
use crate::text::Kept;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::sync::Arc;

/// Why a mention cannot stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// It contradicts `expect:`.
    Expected,
    /// It contradicts most articles.
    Disagree,
    /// Its article contradicts itself.
    Self_,
    /// It breaks the trend.
    Trend,
    /// It breaks a relation.
    Relation,
    /// Asserted here, denied or doubted there.
    Disputed,
    /// The same words, another speaker.
    Speaker,
    /// The same utterance, other words.
    Wording,
    /// A date that does not exist or a weekday that is not its.
    Calendar,
    /// Two units, not the same amount.
    Conversion,
    /// Sums, shares and changes that do not add up.
    Arithmetic,
    /// A variant spelling, or a mark that is missing.
    Spelling,
}

impl Reason {
    /// Its name in reports and in `want:`.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Expected => "expected",
            Reason::Disagree => "disagree",
            Reason::Self_ => "self",
            Reason::Trend => "trend",
            Reason::Relation => "relation",
            Reason::Disputed => "disputed",
            Reason::Speaker => "speaker",
            Reason::Wording => "wording",
            Reason::Calendar => "calendar",
            Reason::Conversion => "conversion",
            Reason::Arithmetic => "arithmetic",
            Reason::Spelling => "spelling",
        }
    }
}

/// How hard the contradiction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Strength {
    /// Both cannot be right.
    Conflict,
    /// Right by the letter only.
    Tension,
}

impl Strength {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Strength::Conflict => "conflict",
            Strength::Tension => "tension",
        }
    }
}

/// Who raised a conflict.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// A rule, as an index into the rule set.
    Rule(usize),
    /// A relation, as an index.
    Relation(usize),
    /// A built-in check, by its id.
    Check(#[serde(deserialize_with = "crate::text::interned")] Kept),
}

/// One mention that cannot stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// Who raised it.
    pub by: Side,
    /// The rule's or check's id.
    pub rule: SmolStr,
    /// How much it weighs.
    pub severity: Severity,
    /// How hard it is.
    pub strength: Strength,
    /// Why.
    pub reason: Reason,
    /// What it is about.
    pub key: Key,
    /// One sentence that says why the sides collide.
    pub message: SmolStr,
    /// What was expected, where the rule says; conflicts with one expectation share it.
    pub expected: Option<Arc<Expected>>,
    /// The mention that cannot stand.
    #[serde(with = "super::shared::one")]
    pub outlier: Arc<Mention>,
    /// The other side.
    #[serde(with = "super::shared::many")]
    pub witnesses: Vec<Arc<Mention>>,
    /// Stable across edits elsewhere.
    pub fingerprint: SmolStr,
}

/// The expectation that a mention contradicts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// As written.
    pub text: String,
    /// In normal form.
    pub value: String,
    /// Where it stands.
    pub origin: Origin,
    /// The cell of a table that says it, where one does.
    pub cell: Option<Origin>,
}

/// Everything that a run found, in the order of the report.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// The articles, by path.
    #[serde(with = "super::shared::cards")]
    pub articles: Vec<Card>,
    /// Severity, rule, key, path, start.
    pub conflicts: Vec<Conflict>,
    /// Conflicts that a waiver covers.
    pub waived: Vec<Conflict>,
    /// Every mention with its verdict, by rule, article and place.
    #[serde(with = "super::shared::pairs")]
    pub mentions: Vec<(Arc<Mention>, Verdict)>,
    /// Everything that could not be looked at, and why.
    pub problems: Vec<Problem>,
}
