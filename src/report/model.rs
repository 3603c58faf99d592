//! The report as it is printed by `--format json`, saved, and read again by `report --from`. Members stand in the order of the
//! contract; members that the contract does not name follow those that it does.

use crate::engine::Day;
use crate::problem::Severity;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of this shape: 1.
    pub version: u32,
    /// What wrote it.
    pub tool: Tool,
    /// Counts.
    pub summary: Summary,
    /// Conflicts by severity, rule, key, path, start.
    pub conflicts: Vec<Conflict>,
    /// Conflicts that a waiver or the baseline covers.
    pub waived: Vec<Conflict>,
    /// Conflicts of the base that this change resolves.
    pub resolved: Vec<Conflict>,
    /// What could not be looked at, and why.
    pub problems: Vec<Problem>,
    /// From which severity on conflicts fail the run; none for `never`.
    #[serde(default)]
    pub fail_on: Option<Severity>,
    /// The folder of `factlint.yml` inside its git repository, with `/` at the end; none at the top and outside git. Where a
    /// platform counts paths from the top of the repository, it goes before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// What `--since` compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// The day at which waivers were judged.
    #[serde(default, skip_serializing_if = "Day::is_none")]
    pub today: Day,
    /// Mentions that could not be settled, when they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<Vec<Unresolved>>,
    /// The rules and checks that were judged, by id.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// All that the corpus says of each fact, by rule and key.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// What a change was compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// As it was asked for.
    pub rev: String,
    /// The commit of the merge base.
    pub commit: String,
    /// How many conflicts the base and the working tree share; they are not listed.
    pub unchanged: usize,
}

/// What wrote a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// `factlint`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles read.
    pub articles: usize,
    /// Rules judged.
    pub rules: usize,
    /// Mentions found.
    pub mentions: usize,
    /// Of these, not settled.
    pub unresolved: usize,
    /// Conflicts that a waiver covers.
    pub waived: usize,
    /// Conflicts that are errors.
    pub error: usize,
    /// Conflicts that are warnings.
    pub warning: usize,
    /// Conflicts that are notes.
    pub note: usize,
}

/// One conflict.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// The rule's, relation's or check's id.
    pub rule: SmolStr,
    /// `figure`, `date`, `attribution`, `relation` or `check`.
    pub kind: SmolStr,
    /// How much it weighs.
    pub severity: Severity,
    /// `conflict` or `tension`.
    pub strength: SmolStr,
    /// Why the outlier cannot stand.
    pub reason: SmolStr,
    /// What it is about.
    pub key: BTreeMap<String, String>,
    /// One sentence that says why the sides collide.
    pub message: SmolStr,
    /// Stable across edits elsewhere.
    pub fingerprint: SmolStr,
    /// What the rule expects, where it says.
    pub expected: Option<Arc<Expected>>,
    /// The outlier, then the witnesses.
    pub mentions: Vec<Mention>,
    /// The waiver that covers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Waiver>,
    /// Whether the base of the change has it too; only waived ones that it has are still listed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchanged: bool,
}

/// The rule line that demanded agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// As written.
    pub text: String,
    /// In normal form.
    pub value: String,
    /// The rule file.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line.
    pub excerpt: Excerpt,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// `outlier` or `witness`.
    pub role: SmolStr,
    /// The place and what is said there.
    #[serde(flatten)]
    pub place: Place,
}

/// One mention, as `check` and `mentions` print it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The article.
    pub path: SmolStr,
    /// First byte in the file.
    pub start: usize,
    /// One past the last byte in the file.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The words as printed.
    pub text: SmolStr,
    /// The value in normal form.
    pub value: Option<SmolStr>,
    /// Whom the article attributes it to.
    pub source: Option<SmolStr>,
    /// Lower bound in the base unit, or first day.
    pub low: Option<SmolStr>,
    /// Upper bound in the base unit, or last day.
    pub high: Option<SmolStr>,
    /// English singular or ISO 4217 code.
    pub unit: Option<SmolStr>,
    /// When it is true.
    pub as_of: Option<SmolStr>,
    /// How it is stated.
    pub stance: SmolStr,
    /// When the article was published.
    pub published: Option<SmolStr>,
    /// What of the article's own prose says so, where nothing else does: `dateline`, `posted line`, `headline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_by: Option<SmolStr>,
    /// The sentence as printed.
    pub sentence: SmolStr,
    /// Where in `sentence` the words start, in bytes.
    pub sentence_at: usize,
    /// What the words were read as, for people.
    pub read_as: SmolStr,
    /// Line of the end, from 1.
    pub end_line: usize,
    /// Column of the end in characters, from 1.
    pub end_column: usize,
    /// Column in bytes, from 1.
    pub byte_column: usize,
    /// Column of the end in bytes, from 1.
    pub end_byte_column: usize,
    /// The file, where it is not `path` (a line of a JSONL file).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<SmolStr>,
}

/// A mention that could not be settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unresolved {
    /// The rule.
    pub rule: String,
    /// What it is about.
    pub key: BTreeMap<String, String>,
    /// Why it stays open.
    pub why: String,
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
}

/// Why a conflict does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// As its author gave it.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<String>,
    /// Where it stands.
    pub path: String,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How much it weighs.
    pub severity: Severity,
    /// The file; none for the run as a whole.
    pub path: Option<String>,
    /// Line, from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// What was expected and what was found.
    pub message: String,
    /// Stable code.
    pub code: String,
    /// What mends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What is wrong at the place, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<Excerpt>,
    /// Other places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

/// A second place that a problem is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The file.
    pub path: String,
    /// Line, from 1; none for the file as a whole.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// What stands there.
    pub message: String,
    /// The line.
    pub excerpt: Option<Excerpt>,
}

/// A rule, relation or check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// `figure`, `date`, `attribution`, `relation` or `check`.
    pub kind: String,
    /// What the fact is, or what the check reports.
    pub title: String,
    /// How much its conflicts weigh.
    pub severity: Severity,
    /// What to do about them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Where to read more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The rule file; none for a check.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The line in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

/// All that the corpus says of one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The rule.
    pub rule: String,
    /// What it is about.
    pub key: BTreeMap<String, String>,
    /// Every mention, by path and place.
    pub mentions: Vec<Said>,
}

/// One mention of a fact, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The article.
    pub path: SmolStr,
    /// First byte in the file.
    pub start: usize,
    /// The words as printed.
    pub text: SmolStr,
    /// What the words were read as, for people.
    pub read_as: SmolStr,
    /// Lower bound in the base unit, or first day.
    pub low: Option<SmolStr>,
    /// Upper bound in the base unit, or last day.
    pub high: Option<SmolStr>,
    /// When it is true.
    pub as_of: Option<SmolStr>,
    /// What judging made of it.
    pub verdict: SmolStr,
}

/// One line of a file as it is shown, with the bytes of it that are meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The line.
    pub text: String,
    /// First byte meant.
    pub start: usize,
    /// One past the last byte meant.
    pub end: usize,
}

/// Lines and columns of a stretch of a file, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// Line of the start.
    pub line: usize,
    /// Column of the start in characters.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end in characters.
    pub end_column: usize,
    /// Column of the start in bytes.
    pub byte_column: usize,
    /// Column of the end in bytes.
    pub end_byte_column: usize,
}

impl Conflict {
    /// The mention that cannot stand.
    pub fn outlier(&self) -> Option<&Mention> {
        self.mentions.first()
    }

    /// The other side.
    pub fn witnesses(&self) -> &[Mention] {
        self.mentions.get(1..).unwrap_or_default()
    }

    /// The key as people read it: `town: Springfield`; nothing without one.
    pub fn key_shown(&self) -> String {
        key_shown(&self.key)
    }
}

impl Place {
    /// What the words were read as, by whom they are said, and how, in one phrase for people.
    pub fn reading(&self) -> String {
        // A quote is what it says; what is read is its speaker.
        let quoted = self.value.as_ref().is_some_and(|v| *v == self.text && *v != self.read_as);
        let mut out = match &self.value {
            Some(_) if quoted => return self.read_as.to_string(),
            Some(_) => format!("read as {}", self.read_as),
            None => self.read_as.to_string(),
        };
        // Whom a pronoun stands for was left open: the sentence shows it better.
        let open = |source: &&SmolStr| matches!(source.as_str(), "he" | "she" | "it" | "they");
        if let Some(source) = self.source.as_ref().filter(|source| !open(source)) {
            out += &format!(", according to {source}");
        }
        if self.value.is_some() && !matches!(self.stance.as_str(), "asserted" | "reported") {
            out += &format!(", {}", self.stance);
        }
        out
    }

    /// The file that holds it.
    pub fn file(&self) -> &str {
        self.file.as_deref().unwrap_or(&self.path)
    }
}

/// A key as people read it: `town: Springfield`; nothing without one.
pub fn key_shown(key: &BTreeMap<String, String>) -> String {
    let parts: Vec<String> = key.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    parts.join(", ")
}

impl Report {
    /// A path of this report as the top of the repository sees it.
    pub fn from_top(&self, path: &str) -> String {
        format!("{}{path}", self.prefix.as_deref().unwrap_or_default())
    }

    /// Counts the listed conflicts anew, after some were set apart.
    pub fn count(&mut self) {
        let weighing =
            |wanted: Severity| self.conflicts.iter().filter(|c| c.severity == wanted).count();
        let (error, warning) = (weighing(Severity::Error), weighing(Severity::Warning));
        let (note, waived) = (weighing(Severity::Note), self.waived.len());
        self.summary = Summary { error, warning, note, waived, ..self.summary.clone() };
    }

    /// Whether a conflict of that severity fails the run.
    pub fn fails(&self, severity: Severity) -> bool {
        self.fail_on.is_some_and(|least| severity <= least)
    }

    /// The rule, relation or check of that id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether anything could not be looked at.
    pub fn is_untrusted(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity == Severity::Error)
    }
}
