//! Quotes as values. In: the marks of an article and whoever was found to speak each. Out: a value for each stretch, all stretches of
//! an utterance with all its parts.

use super::Found;
use super::marks::{Marked, Marks};
use super::resolve::Said;
use crate::recognise::names::people::People;
use crate::recognise::scene::Scene;
use crate::text::Span;
use crate::value::{Party, Quote, Shape, Speaker, Tier, Value};
use std::ops::Range;

/// Words from which on a quote is compared with others.
const LONG: usize = 8;

/// The stretches that are one utterance: over several paragraphs, or broken by the cue.
pub fn utterances(quotes: &[Marked], found: &[Found]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in 0..quotes.len() {
        match out.last_mut() {
            Some(range) if quotes[i].continues || found[i].resumes => range.end = i + 1,
            _ => out.push(i..i + 1),
        }
    }
    out
}

/// The values of all stretches, in order.
pub fn values(scene: &Scene, people: &People, marks: &Marks, found: Vec<Found>) -> Vec<Value> {
    let prose = &scene.article.prose;
    let mut out = Vec::with_capacity(found.len());
    for range in utterances(&marks.quotes, &found) {
        let parts: Vec<Span> = range.clone().map(|i| marks.quotes[i].words).collect();
        for i in range {
            let marked = &marks.quotes[i];
            let said = found[i].said.as_ref();
            let speaker = Speaker {
                party: said.and_then(|s| s.party.clone()),
                span: said.map(|s| s.words),
                by: said.and_then(|s| s.by),
                tier: said.map_or(Tier::C, |s| s.tier),
            };
            let quote = Quote {
                words: marked.words.of(prose).to_owned(),
                parts: parts.clone(),
                speaker,
                cue: said.and_then(|s| s.cue),
                unbalanced: marked.unbalanced,
                nearby: nearby(scene, people, marked, said),
            };
            out.push(Value {
                span: marked.words,
                extent: marked.whole,
                shape: Shape::Quote(quote),
            });
        }
    }
    out
}

/// Who else is named in the paragraph of a quote or the one before.
fn nearby(scene: &Scene, people: &People, marked: &Marked, said: Option<&Said>) -> Vec<Party> {
    let prose = &scene.article.prose;
    if marked.words.of(prose).split_whitespace().take(LONG).count() < LONG {
        return Vec::new();
    }
    let blocks = &scene.article.blocks;
    let start = blocks[marked.block.saturating_sub(1)].span.start;
    let span = Span::new(start, blocks[marked.block].span.end);
    let own = said.and_then(|s| s.person);
    let mut persons: Vec<usize> =
        people.all_named(span).map(|(p, _)| p).filter(|p| Some(*p) != own).collect();
    persons.sort_unstable();
    persons.dedup();
    persons.into_iter().map(|p| people.party(p)).collect()
}
