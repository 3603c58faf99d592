//! Quotes that stay what they were while something else in their article is written. In: what an article noted before and now. Out:
//! for each of its utterances the one that stands in its place, where all of them say the same: then nothing has to be judged again,
//! and what was found of them only moves.

use super::{Docket, Kept, Place, compares_quotes, place_of};
use crate::engine::checks::Note;
use crate::engine::conflict::{Conflict, Side};
use crate::engine::mention::{Card, Findings, Mention};
use crate::value::{Quote, Shape};
use std::collections::HashMap;
use std::sync::Arc;

/// By check and old place each utterance as it stands now.
#[derive(Default)]
pub(super) struct Steady(HashMap<(&'static str, Place), Arc<Mention>>);

impl Steady {
    /// Whether no utterance stayed what it was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Docket {
    /// Where the utterances of these articles went; none where one of the articles does not keep its own.
    pub(super) fn steady(&self, findings: &[(usize, Findings)]) -> Steady {
        let mut out = Steady::default();
        for (article, new) in findings {
            let pairs = pairs(&self.kept[*article], new);
            let Some(pairs) = pairs.filter(|_| self.same_voice(*article, &new.card)) else {
                return Steady::default();
            };
            for (check, old, now) in pairs {
                let now = Arc::new(Mention { article: *article, ..Mention::clone(now) });
                out.0.insert((check, place_of(old)), now);
            }
        }
        out
    }

    /// Whether an article counts as it did: it has the same metadata, and neither its old nor its new words are those of another, whose
    /// copy it would be.
    fn same_voice(&self, article: usize, new: &Card) -> bool {
        let old = &self.outcome.articles[article];
        let count = |words: &[u8; 16]| self.carried.get(words).copied().unwrap_or_default();
        let alone = count(&old.words) == 1 && count(&new.words) == 0;
        old.metadata == new.metadata && (old.words == new.words || alone)
    }

    /// The conflicts of the quote checks in steady articles, each with its utterances where they stand now; in conflicts elsewhere only
    /// the witnesses move.
    pub(super) fn follow(&mut self, steady: &Steady) -> Vec<Conflict> {
        let mut own = Vec::new();
        if steady.is_empty() {
            return own;
        }
        let outcome = &mut self.outcome;
        for conflict in outcome.conflicts.iter_mut().chain(&mut outcome.waived) {
            let Side::Check(check) = conflict.by else { continue };
            if !compares_quotes(check) {
                continue;
            }
            let now = |mention: &Mention| steady.0.get(&(check, place_of(mention)));
            for witness in &mut conflict.witnesses {
                if let Some(mention) = now(witness) {
                    *witness = mention.clone();
                }
            }
            if let Some(outlier) = now(&conflict.outlier) {
                own.push(Conflict { outlier: outlier.clone(), ..conflict.clone() });
            }
        }
        own
    }
}

/// The utterances of an article before and now, by check; `None` where they are not the same, or waivers have a say.
fn pairs<'n>(
    old: &'n Kept,
    new: &'n Findings,
) -> Option<Vec<(&'static str, &'n Mention, &'n Mention)>> {
    let quotes = |notes: &'n [(&'static str, Note)]| {
        notes.iter().filter(|(check, _)| compares_quotes(check))
    };
    let (before, now) = (quotes(&old.notes), quotes(&new.notes));
    if !old.waivers.is_empty()
        || !new.waivers.is_empty()
        || before.clone().count() != now.clone().count()
    {
        return None;
    }
    let pair =
        |((check, old), (other, new)): (&'n (&'static str, Note), &'n (&'static str, Note))| {
            let (old, new) = (old.mention(), new.mention());
            (check == other && are_alike(old, new)).then_some((*check, old, new))
        };
    before.zip(now).map(pair).collect()
}

/// Whether two utterances say the same, wherever they stand.
fn are_alike(a: &Mention, b: &Mention) -> bool {
    let quote = |mention: &'_ Mention| match mention.value.as_deref() {
        Some(Shape::Quote(quote)) => Some(Quote { parts: Vec::new(), cue: None, ..quote.clone() }),
        _ => None,
    };
    let (Some(mut own), Some(mut other)) = (quote(a), quote(b)) else { return false };
    (own.speaker.span, other.speaker.span) = (None, None);
    let voice =
        (&a.source, a.stance, &a.as_of, &a.state) == (&b.source, b.stance, &b.as_of, &b.state);
    let said = own == other && a.text == b.text && a.key == b.key;
    said && voice && a.waiver.is_none() && b.waiver.is_none()
}
