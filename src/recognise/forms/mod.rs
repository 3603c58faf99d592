//! The forms that figures and dates take in prose: one file each, one entry in [`FORMS`].
//!
//! The walker goes through the tokens of a sentence once, left to right; at each token that the vocabulary knows the forms that can
//! stand there are asked in the order of the slice, and the first that reads something claims its tokens for good. That order is
//! the order of the layers: labels (figures that are no figures), dates and times, magnitudes, ranks, and then every other figure,
//! whose unit says what it is. A form may look left of its token, down to where the last claim ended.

pub mod amounts;
mod closed;
pub mod context;
mod date;
pub mod digits;
pub mod figures;
pub mod fit;
pub mod hedges;
pub mod labels;
mod lengths;
pub mod nouns;
pub mod numerals;
pub mod ordinals;
mod reference;
mod set;
pub mod shares;
mod stopwatch;
pub mod units;
pub mod vague;
pub mod words;

#[cfg(test)]
pub mod tests;

use super::dates::Expression;
use super::scene::Scene;
use super::vocabulary::Class;
use crate::text::Sentence;
use crate::value::{Quantity, Value};
use std::ops::Range;

/// A family of expressions.
pub trait Form: Sync {
    /// Its name, for tests and documentation.
    fn name(&self) -> &'static str;

    /// Whether an expression of this form can stand at token `at`: one cheap test. Only tokens with a class of
    /// [`Class::TRIGGER`] are asked about.
    fn starts(&self, scene: &Scene, at: usize) -> bool;

    /// Reads the expression that token `at` gives away; all its tokens lie inside `free`, the tokens of the sentence that nobody
    /// has claimed yet. It may start left of `at`.
    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found>;
}

/// What a form read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The tokens of the value: a figure with its unit.
    pub tokens: Range<usize>,
    /// The tokens of the whole expression: hedge, value, counted noun. Holds `tokens`; all of it is claimed.
    pub extent: Range<usize>,
    /// What it says.
    pub draft: Draft,
}

/// What an expression says, before anything is resolved.
#[derive(Debug, Clone, PartialEq)]
pub enum Draft {
    /// Figures that are none: part of a name, a version, an address.
    Label,
    /// A figure.
    Figure(Quantity),
    /// A date, a time or a set, unresolved; [`super::dates`] resolves it in document order.
    Moment(Expression),
}

/// The forms, in the order of the layers. The calendar's stand between the two kinds of labels.
pub const FORMS: &[&dyn Form] = &[
    &labels::Names,
    &set::SetForm,
    &stopwatch::Stopwatch,
    &date::DateForm,
    &reference::ReferenceForm,
    &labels::Leftovers,
    &vague::Vague,
    &vague::Stretches,
    &lengths::Lengths,
    &ordinals::Ordinals,
    &figures::Figures,
];

/// The forms of dates, times and sets, as they stand in [`FORMS`].
const DATES: &[&dyn Form] = &[&set::SetForm, &date::DateForm, &reference::ReferenceForm];

/// Reads only the dates of every sentence, in order.
pub fn walk_dates(scene: &Scene) -> Vec<Found> {
    walk_with(scene, DATES, Class::TIME.or(Class::DIGITS).or(Class::MIXED))
}

/// Reads the figures and dates of every sentence, in order.
pub fn walk(scene: &Scene) -> Vec<Found> {
    walk_with(scene, FORMS, Class::TRIGGER)
}

/// Reads the figures and dates of the sentences that hold at least `least` words of figures; no other can hold as many figures.
pub fn walk_dense(scene: &Scene, least: usize) -> Vec<Found> {
    let dense = |sentence: &&Sentence| {
        let words = sentence.tokens.clone().filter(|&at| scene.is(at, Class::FIGURE));
        words.take(least).count() == least
    };
    walk_sentences(scene, FORMS, Class::TRIGGER, scene.sentences.iter().filter(dense))
}

/// Asks `forms` at every token of one of `classes`.
fn walk_with(scene: &Scene, forms: &[&dyn Form], classes: Class) -> Vec<Found> {
    walk_sentences(scene, forms, classes, scene.sentences.iter())
}

fn walk_sentences<'s>(
    scene: &Scene,
    forms: &[&dyn Form],
    classes: Class,
    sentences: impl Iterator<Item = &'s Sentence>,
) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    for sentence in sentences {
        let mut free = sentence.tokens.clone();
        let mut at = free.start;
        while at < free.end {
            let class = scene.class(at);
            let leads = class.any(Class::LEADING) && !scene.is(at + 1, Class::TRIGGER);
            if !class.any(classes) || leads {
                at += 1;
                continue;
            }
            let found = forms
                .iter()
                .filter(|form| form.starts(scene, at))
                .find_map(|form| form.read(scene, at, free.clone()))
                .filter(|found| !found.tokens.is_empty());
            match found {
                Some(found) => {
                    at = found.extent.end.max(at + 1);
                    free.start = at;
                    out.push(found);
                }
                None => at += 1,
            }
        }
    }
    out
}

/// The value of a figure that was found; `None` for a label, and for what is still unresolved.
pub fn value(scene: &Scene, found: Found) -> Option<Value> {
    let span = |range: &Range<usize>| scene.tokens.span(range.start, range.end - 1);
    match found.draft {
        Draft::Label | Draft::Moment(_) => None,
        Draft::Figure(quantity) => Some(Value {
            span: span(&found.tokens),
            extent: span(&found.extent),
            shape: crate::value::Shape::Quantity(quantity),
        }),
    }
}
