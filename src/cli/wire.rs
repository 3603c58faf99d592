//! Mentions between two machines. In: what was found in articles. Out: for each mention the JSON that `judge` needs of it, and back.
//!
//! One line is whole by itself: it carries the article's card, the mention or what a check noted, and the lines and columns of the
//! places in it, so that judging needs rules and settings but no article. All lines that have the same `group` have to be judged
//! together, and no others.

use crate::cache::Key;
use crate::engine::{Card, Findings, Mention, Note, Plan};
use crate::report::Sources;
use crate::report::model::Range;
use crate::report::places::Ranges;
use crate::text::{SourceSpan, fold};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that `judge` needs of one mention.
#[derive(Debug, Serialize, Deserialize)]
pub struct Exact {
    /// The key of the program, settings, rules and tables that it was found with.
    with: String,
    article: Card,
    found: Found,
    places: Vec<Printed>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Found {
    Mention(Box<Mention>),
    Note(Box<Note>),
}

/// A place as people count it.
#[derive(Debug, Serialize, Deserialize)]
struct Printed {
    span: SourceSpan,
    range: Range,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
}

/// A key as it is written.
pub fn shown(key: &Key) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Exact {
    /// A mention of a rule.
    pub fn mention(mention: &Mention, card: &Card, key: &Key, sources: &Sources) -> Self {
        let places = places(std::iter::once(mention), card, sources);
        let found = Found::Mention(Box::new(mention.clone()));
        Self { with: shown(key), article: card.clone(), found, places }
    }

    /// What a check noted.
    pub fn note(note: &Note, card: &Card, key: &Key, sources: &Sources) -> Self {
        let witnesses = match note {
            Note::Finding(finding) => finding.witnesses.as_slice(),
            Note::Material(_) => &[],
        };
        let places = places(std::iter::once(note.mention()).chain(witnesses), card, sources);
        let found = Found::Note(Box::new(note.clone()));
        Self { with: shown(key), article: card.clone(), found, places }
    }

    /// Whether it was found with the program, settings, rules and tables of that key.
    pub fn is_of(&self, key: &Key) -> bool {
        self.with == shown(key)
    }

    /// Adds it to what was found; `rule` is the id of its rule or check. `None` where there is no such rule or check.
    pub fn add(
        self,
        rule: &str,
        plan: &Plan,
        findings: &mut BTreeMap<String, Findings>,
        ranges: &mut Ranges,
    ) -> Option<()> {
        let path = self.article.path.clone();
        let known = ranges.entry(path.clone()).or_default();
        known.extend(self.places.into_iter().map(|p| (p.span, (p.range, p.file))));
        let all = findings.entry(path).or_insert_with(|| Findings::none(self.article));
        match self.found {
            Found::Mention(mut mention) => {
                mention.rule = plan.rules.find(rule)?;
                all.mentions.push(*mention);
            }
            Found::Note(note) => {
                all.notes.push((crate::engine::checks::named(rule)?.id(), *note));
            }
        }
        Some(())
    }
}

fn places<'m>(
    mentions: impl Iterator<Item = &'m Mention>,
    card: &Card,
    sources: &Sources,
) -> Vec<Printed> {
    let printed = mentions.filter_map(|mention| {
        let (range, file) = sources.range(&card.path, mention.span)?;
        Some(Printed { span: mention.span, range, file: Some(file).filter(|f| *f != card.path) })
    });
    printed.collect()
}

/// What has to be judged together with the mentions of a rule: by rule and key, and all rules that relations tie.
pub struct Ties<'a> {
    plan: &'a Plan,
    /// For each rule that a relation names, the first of those that it is tied to.
    tied: BTreeMap<usize, usize>,
}

impl<'a> Ties<'a> {
    /// The ties of a rule set.
    pub fn new(plan: &'a Plan) -> Self {
        let mut tied: BTreeMap<usize, usize> = BTreeMap::new();
        for relation in &plan.rules.relations {
            let known: Vec<usize> = relation
                .rules
                .iter()
                .map(|rule| tied.get(rule).copied().unwrap_or(*rule))
                .collect();
            let Some(first) = known.iter().min().copied() else { continue };
            for other in tied.values_mut().filter(|other| known.contains(other)) {
                *other = first;
            }
            tied.extend(relation.rules.iter().map(|rule| (*rule, first)));
        }
        Self { plan, tied }
    }

    /// The group of a mention.
    pub fn group(&self, mention: &Mention) -> String {
        let id = |rule: usize| self.plan.rules.rules.get(rule).map_or("", |rule| rule.id.as_str());
        if let Some(first) = self.tied.get(&mention.rule) {
            return format!("related {}", id(*first));
        }
        let mut out = id(mention.rule).to_owned();
        for (name, value) in mention.key.iter() {
            out += &format!(" {name}={}", fold::fold(value));
        }
        out
    }
}
