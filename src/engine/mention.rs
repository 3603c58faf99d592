//! One place where one rule's fact is stated, and all that is kept of one article.

use super::checks::Note;
use crate::corpus::LeanMetadata;
use crate::problem::{Location, Problem};
use crate::ruleset::Key;
use crate::text::SourceSpan;
use crate::value::{Moment, Shape, Source, Stance};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::HashMap;
use std::sync::Arc;

/// What is kept of an article once it was examined.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Card {
    /// Path with `/`, relative to the root; `FILE#ID` for a line of a JSONL file.
    pub path: String,
    /// What it says about itself.
    pub metadata: LeanMetadata,
    /// A digest of its folded words: syndicated copies share it.
    pub words: [u8; 16],
}

/// Everything that rules and checks need of one article.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Findings {
    /// The article.
    pub card: Card,
    /// The mentions of every rule in it, by rule and place; their `article` is set when findings are gathered.
    pub mentions: Vec<Mention>,
    /// For rules without a mention in it, how close they came, by rule.
    pub misses: Vec<Miss>,
    /// What built-in checks noted in it, each with the check's id, by check and place.
    #[serde(deserialize_with = "super::checks::noted")]
    pub notes: Vec<(&'static str, Note)>,
    /// The waivers written in it.
    #[serde(with = "super::shared::many")]
    pub waivers: Vec<Arc<Waiver>>,
    /// What could not be looked at.
    pub problems: Vec<Problem>,
}

impl Findings {
    /// Lets mentions share what they have in common: sentences, values, as-ofs and keys. A million mentions are held side by side.
    pub fn share(&mut self) {
        let mut sentences: HashMap<SourceSpan, Arc<str>> = HashMap::new();
        let mut as_ofs = Recent::default();
        let mut keys: HashMap<Key, Key> = HashMap::new();
        for mention in &mut self.mentions {
            let known = sentences.entry(mention.sentence_span);
            mention.sentence = known.or_insert_with(|| mention.sentence.clone()).clone();
            mention.as_of.iter_mut().for_each(|as_of| as_ofs.share(as_of));
            if !mention.key.is_empty() {
                let key = std::mem::take(&mut mention.key);
                mention.key = keys.entry(key.clone()).or_insert(key).clone();
            }
        }
        self.share_values(&mut Recent::default());
    }

    /// Lets mentions share values with those of articles before.
    pub fn share_values(&mut self, values: &mut Recent<Shape>) {
        let own = self.mentions.iter_mut().filter_map(|mention| mention.value.as_mut());
        own.for_each(|value| values.share(value));
    }

    /// Nothing, in that article.
    pub fn none(card: Card) -> Self {
        Self {
            card,
            mentions: Vec::new(),
            misses: Vec::new(),
            notes: Vec::new(),
            waivers: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Gives back what room was set aside and not used: findings are held until all articles were read.
    pub fn shrink(&mut self) {
        self.mentions.shrink_to_fit();
        self.misses.shrink_to_fit();
        self.notes.shrink_to_fit();
        self.waivers.shrink_to_fit();
        self.problems.shrink_to_fit();
        if self.is_empty() {
            self.card = Card { path: std::mem::take(&mut self.card.path), ..Card::default() };
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
            && self.misses.is_empty()
            && self.notes.is_empty()
            && self.waivers.is_empty()
            && self.problems.is_empty()
    }
}

/// The latest of what may come again.
#[derive(Debug)]
pub struct Recent<T> {
    known: [Option<Arc<T>>; RECENT],
    /// The oldest.
    next: usize,
}

/// Among how many an equal one is looked for.
const RECENT: usize = 8;

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self { known: Default::default(), next: 0 }
    }
}

impl<T: PartialEq> Recent<T> {
    /// Lets it share what is equal to it, if anything is.
    pub fn share(&mut self, own: &mut Arc<T>) {
        match self.known.iter().flatten().find(|known| *known == own) {
            Some(known) => *own = known.clone(),
            None => {
                self.known[self.next] = Some(own.clone());
                self.next = (self.next + 1) % RECENT;
            }
        }
    }
}

/// A place where a rule almost found something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    /// The rule, as an index into the rule set.
    pub rule: usize,
    /// How close it came, from 1 to 100.
    pub closeness: u32,
    /// What was missing.
    pub why: String,
    /// The sentence as printed.
    pub sentence: String,
    /// Where it stands on disk.
    pub span: SourceSpan,
}

/// A waiver that holds: well formed, of a known rule or check, not expired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// The rule or check.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    #[serde(with = "crate::value::day::maybe")]
    pub until: Option<Date>,
    /// The value that it accepts, as written; another one ends it.
    pub value: Option<String>,
    /// Where it stands: the directive in the article, or the entry in the settings.
    pub location: Location,
    /// The bytes on disk that it covers; `None` for the whole article.
    pub covers: Option<SourceSpan>,
}

/// A mention: owns all that judging and reporting need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The rule, as an index into the rule set; [`Mention::NO_RULE`] for a place that a built-in check noted.
    pub rule: usize,
    /// The article, as an index into the outcome's cards.
    pub article: usize,
    /// What it is about.
    pub key: Key,
    /// The words that state the fact: the value where there is one, else the matched phrase. Bytes on disk.
    pub span: SourceSpan,
    /// Those words as printed.
    pub text: SmolStr,
    /// The value under comparison; `None` when it could not be settled. Mentions share it where they can.
    pub value: Option<Arc<Shape>>,
    /// The sentence that holds it, on disk.
    pub sentence_span: SourceSpan,
    /// The sentence as printed; mentions in one sentence share it.
    #[serde(with = "super::shared::text")]
    pub sentence: Arc<str>,
    /// Whom the article attributes it to.
    pub source: Source,
    /// How it is stated.
    pub stance: Stance,
    /// When it is true; `None` in an undated article. Mentions of one article share it where they can.
    #[serde(with = "super::shared::maybe")]
    pub as_of: Option<Arc<Moment>>,
    /// Whether it takes part.
    pub state: State,
    /// The waiver that covers it. A waived mention leaves the comparison and supports nothing.
    #[serde(with = "super::shared::maybe")]
    pub waiver: Option<Arc<Waiver>>,
}

impl Mention {
    /// The `rule` of places that no rule found.
    pub const NO_RULE: usize = usize::MAX;
}

/// Whether a mention can be compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// It can.
    Settled,
    /// It cannot, for this reason.
    Unresolved(String),
}

/// What judging made of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// It can be right.
    Agrees,
    /// It cannot be right.
    Outlier,
    /// Right by the letter only.
    Tension,
    /// Not settled.
    Unresolved,
    /// Waived.
    Waived,
    /// Nothing to compare it with, or a stance that is not compared.
    NotCompared,
}

impl Verdict {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Agrees => "agrees",
            Verdict::Outlier => "outlier",
            Verdict::Tension => "tension",
            Verdict::Unresolved => "unresolved",
            Verdict::Waived => "waived",
            Verdict::NotCompared => "not-compared",
        }
    }
}
