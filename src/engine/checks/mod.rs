//! The built-in checks: one file each, one entry in [`CHECKS`].
//!
//! A check looks at one article at a time and keeps notes of it ([`Check::look`]); when all articles were read it says what it
//! reports ([`Check::report`]). A check that only looks inside an article notes findings and is done; one that compares articles
//! notes material (a quote with its speaker) and compares it at the end.

mod calc;
mod calendar;
mod conversion;
mod percent_change;
mod quote_speaker;
mod quote_unbalanced;
mod quote_wording;
pub(super) mod recurring;
mod share_of;
mod spelling;
mod sum;
mod total;

use crate::engine::conflict::{Expected, Reason, Strength};
use crate::engine::look::Look;
use crate::engine::mention::{Card, Mention};
use crate::engine::plan::Plan;
use crate::problem::Severity;
use crate::recognise::Wanted;
use crate::ruleset::Key;
use recurring::Recurring;
use serde::{Deserialize, Deserializer, Serialize};
use std::sync::Arc;

/// One built-in check.
pub trait Check: Sync {
    /// Its id in reports, waivers and settings; kebab-case.
    fn id(&self) -> &'static str;

    /// How much its conflicts weigh by default; `None` when it is off by default.
    fn severity(&self) -> Option<Severity>;

    /// What it reports, in one sentence, for `rules` and `explain`.
    fn about(&self) -> &'static str;

    /// How it compares the quotes of all articles, for a check that does. Such checks keep the same of one article, so it is gathered
    /// once for all of them and shared.
    fn quotes(&self) -> Option<&dyn CompareQuotes> {
        None
    }

    /// How much of an article it has to be shown.
    fn sight(&self) -> Sight {
        if self.quotes().is_some() { Sight::Recurring } else { Sight::Article }
    }

    /// Whether it can note anything in this prose, a whole article or one of its blocks: one cheap test over the bytes. Where no
    /// rule and no check can, the article is not even tokenised.
    fn concerns(&self, prose: &str) -> bool {
        if self.quotes().is_some() { recurring::has_marks(prose) } else { !prose.is_empty() }
    }

    /// What has to stand in one sentence before it notes something there, for a check that lays figures side by side.
    fn wants(&self) -> Option<Wanted> {
        None
    }

    /// What it keeps of one article: its quotes, where it compares them.
    fn look(&self, look: &Look) -> Vec<Note> {
        if self.quotes().is_some() { recurring::material(look) } else { Vec::new() }
    }

    /// What it reports once all articles were read. `notes` are its own, by article and place, waived ones left out. Quotes are
    /// compared, and findings passed on as they are.
    fn report(&self, notes: Vec<Note>, cards: &[Card], plan: &Plan) -> Vec<Finding> {
        match self.quotes() {
            Some(quotes) => {
                quotes.compare(&Recurring::new(&notes, &plan.settings.gazetteer), cards, plan)
            }
            None => notes.into_iter().filter_map(Note::finding).collect(),
        }
    }
}

/// A check that compares the quotes of all articles.
pub trait CompareQuotes {
    /// What it reports of quotes that are laid beside each other.
    fn compare(&self, recurring: &Recurring, cards: &[Card], plan: &Plan) -> Vec<Finding>;
}

/// How much of an article a check has to be shown before it can be said that it finds nothing there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All of it.
    Article,
    /// Sentences with their figures: in the blocks that concern it, it finds what it finds in the whole.
    Sentences,
    /// The marks of quotes: where all of them pair up there is nothing to find.
    Marks,
    /// Quotes of which other articles hold words too.
    Recurring,
}

/// What a check keeps of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Note {
    /// Something to report as it stands.
    Finding(Box<Finding>),
    /// A place to compare with places in other articles; made with [`Look::mention`]. Checks that compare the same share it.
    Material(#[serde(with = "super::shared::one")] Arc<Mention>),
}

impl From<Finding> for Note {
    fn from(finding: Finding) -> Self {
        Note::Finding(Box::new(finding))
    }
}

/// Something that cannot stand, before it is given its severity and fingerprint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Why.
    pub reason: Reason,
    /// How hard it is. A tension weighs one severity less.
    pub strength: Strength,
    /// Whether it weighs one severity less than its rule or check says for another reason than tension; a severity is lowered
    /// at most once.
    pub lowered: bool,
    /// What it is about; empty for most checks.
    pub key: Key,
    /// One neutral sentence that says why the sides collide.
    pub message: String,
    /// What was expected, where something was.
    pub expected: Option<Expected>,
    /// The place that cannot stand.
    pub outlier: Mention,
    /// The other side.
    pub witnesses: Vec<Mention>,
}

impl Finding {
    /// A finding of two sides that cannot both be right.
    pub fn new(reason: Reason, message: String, outlier: Mention, witnesses: Vec<Mention>) -> Self {
        Self {
            reason,
            strength: Strength::Conflict,
            lowered: false,
            key: Key::new(),
            message,
            expected: None,
            outlier,
            witnesses,
        }
    }
}

impl Note {
    /// The finding, if it is one.
    pub fn finding(self) -> Option<Finding> {
        match self {
            Note::Finding(finding) => Some(*finding),
            Note::Material(_) => None,
        }
    }

    /// The place in the article that it is about.
    pub fn mention(&self) -> &Mention {
        match self {
            Note::Finding(finding) => &finding.outlier,
            Note::Material(mention) => mention,
        }
    }
}

/// The checks, in the order of the contract.
pub const CHECKS: &[&dyn Check] = &[
    &calendar::Calendar,
    &conversion::Conversion,
    &percent_change::PercentChange,
    &share_of::ShareOf,
    &sum::Sum,
    &quote_speaker::QuoteSpeaker,
    &quote_wording::QuoteWording,
    &quote_unbalanced::QuoteUnbalanced,
    &spelling::Spelling,
];

/// Reads notes with the ids of their checks; one of a check that there is not is left out.
pub(super) fn noted<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<(&'static str, Note)>, D::Error> {
    let written = Vec::<(String, Note)>::deserialize(from)?;
    Ok(written.into_iter().filter_map(|(id, note)| Some((named(&id)?.id(), note))).collect())
}

/// The check of that id.
pub fn named(id: &str) -> Option<&'static dyn Check> {
    CHECKS.iter().copied().find(|check| check.id() == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_says_in_words_what_it_reports() {
        for check in CHECKS {
            let (id, about) = (check.id(), check.about());
            assert!(about.split(' ').count() >= 5, "{id}: {about}");
            assert!(id.bytes().all(|b| b == b'-' || b.is_ascii_lowercase()), "{id}");
            assert_eq!(CHECKS.iter().filter(|other| other.id() == id).count(), 1, "{id}");
            assert!(named(id).is_some_and(|found| found.about() == about), "{id}");
        }
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::corpus::{Article, BlockKind, DocumentType, Published};
    use crate::engine::look::Look;
    use crate::recognise;
    use jiff::civil::Date;

    /// What a check reports in a text published on Friday 14 March 2025: the words of each finding, `outlier | witness | …`.
    pub fn reported(check: &dyn Check, text: &str) -> Vec<String> {
        let mut article = Article::fragment(text);
        article.metadata.document = Some(DocumentType::News);
        let (written, origin) = ("2025-03-14".to_owned(), "test".to_owned());
        let date = Date::constant(2025, 3, 14);
        article.metadata.published = Some(Published { date, written, origin });
        reported_in(check, &article)
    }

    /// What a check reports in an article.
    pub fn reported_in(check: &dyn Check, article: &Article) -> Vec<String> {
        let plan = Plan::default();
        let reading = recognise::read(article, &plan.settings);
        let look = Look { article, reading: &reading, plan: &plan };
        if !check.concerns(&article.prose) {
            return Vec::new();
        }
        let found = check.report(check.look(&look), &[], &plan);
        let cells = || article.blocks.iter().any(|b| matches!(b.kind, BlockKind::Cell(_)));
        if let Some(wanted) = check.wants().filter(|_| !found.is_empty() && !cells()) {
            assert!(recognise::may_hold(&article.prose, &[wanted]), "{}", article.prose);
        }
        found
            .iter()
            .map(|finding| {
                let places = std::iter::once(&finding.outlier).chain(&finding.witnesses);
                places.map(|m| &*m.text).collect::<Vec<_>>().join(" | ")
            })
            .collect()
    }
}
