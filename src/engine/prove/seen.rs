//! What a rule found in a case, for people. In: the outcome of judging the case. Out: each mention in its sentence, what it was read
//! as and what became of it.

use super::value;
use crate::engine::conflict::Outcome;
use crate::engine::mention::{Mention, State, Verdict};
use crate::engine::plan::Plan;
use crate::value::Stance;
use std::ops::Range;

/// One mention in its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The article's name in the case; empty where the case is one sentence.
    pub article: String,
    /// The sentence.
    pub sentence: String,
    /// The bytes of the sentence that state the fact.
    pub words: Range<usize>,
    /// What it was read as, and what became of it: `2025-03-12, agrees`.
    pub said: String,
}

/// Every mention, by article and place.
pub fn seen(outcome: &Outcome, plan: &Plan) -> Vec<Sighting> {
    let all = outcome.mentions.iter();
    all.map(|(mention, verdict)| {
        let words = words(mention);
        let collides = outcome.conflicts.iter().find(|c| *c.outlier == **mention);
        let why = match (&mention.state, verdict, collides) {
            (State::Unresolved(why), _, _) => format!("unresolved: {why}"),
            (_, _, Some(conflict)) => format!("conflict ({})", conflict.reason.name()),
            (_, Verdict::NotCompared, _) if mention.stance != Stance::Asserted => {
                format!("not compared, {}", mention.stance.name())
            }
            (_, verdict, _) => verdict.name().replace('-', " "),
        };
        let read = value(mention, plan);
        Sighting {
            article: outcome.articles[mention.article].path.clone(),
            sentence: mention.sentence.to_string(),
            words,
            said: read.into_iter().chain([why]).collect::<Vec<_>>().join(", "),
        }
    })
    .collect()
}

/// Where a mention's words stand in its sentence.
fn words(mention: &Mention) -> Range<usize> {
    let sentence = &mention.sentence;
    let start = mention.span.start.saturating_sub(mention.sentence_span.start);
    let end = start + mention.text.len();
    if sentence.get(start..end) == Some(&mention.text) {
        return start..end;
    }
    match sentence.find(mention.text.as_str()) {
        Some(start) => start..start + mention.text.len(),
        None => 0..sentence.len(),
    }
}
