//! Mentions in the making. In: matched words, value and keys. Out: a mention with its surroundings.

use super::Stated;
use super::ground::Ground;
use super::key::Keys;
use crate::engine::mention::{Mention, State};
use crate::recognise::stance;
use crate::text::Span;
use crate::value::{Shape, Source, Stance};
use std::ops::Range;

/// Why a value is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Open {
    /// A value of the type stands only in another clause of the sentence.
    Elsewhere,
    /// Another reason, in words.
    Because(String),
}

/// A mention that still knows its article's reading.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The words that state the fact, in the prose.
    pub place: Span,
    /// Where the matched words end: a negation up to there denies the fact.
    end: usize,
    shape: Option<Shape>,
    open: Option<Open>,
    key: crate::ruleset::Key,
    /// Whether the rule's own words hold a negation: what they deny is what the rule is about.
    negates: bool,
}

impl Draft {
    /// A mention of `value`; `words` are the matched words, which state the fact where there is no value.
    pub fn new(ground: &Ground, words: &[Range<usize>], value: Stated, keys: Keys) -> Self {
        let tokens = if value.tokens.is_empty() { hull(words) } else { value.tokens };
        let open = value.open.or(keys.open.map(Open::Because));
        let end = hull(words).end.max(tokens.end);
        let end = ground.span(&(tokens.start..end)).end;
        let place = ground.span(&tokens);
        Self { place, end, shape: value.shape, open, key: keys.key, negates: false }
    }

    /// A mention of a place that is no stretch of tokens.
    pub fn at(place: Span, shape: Option<Shape>, open: Option<Open>) -> Self {
        Self { place, end: place.end, shape, open, key: Default::default(), negates: false }
    }

    /// The same, where the rule's own words hold a negation.
    pub fn negated(self, negates: bool) -> Self {
        Self { negates, ..self }
    }

    /// Whether it can be compared.
    pub fn is_settled(&self) -> bool {
        self.open.is_none()
    }

    /// Whether its value stands only in another clause.
    pub fn is_elsewhere(&self) -> bool {
        self.open == Some(Open::Elsewhere)
    }

    /// The mention of rule number `rule`.
    pub fn mention(self, ground: &Ground, rule: usize) -> Mention {
        let mut context = ground.look.context(self.place);
        let reading = ground.look.reading;
        let all = Span::new(self.place.start, self.end);
        let denies = stance::of_clause(reading, all) == Some(Stance::Denied);
        if self.negates {
            // "{share} of homes are not heated": what the rule itself denies is stated plainly.
            if denies && context.stance == Some(Stance::Denied) {
                let own = context.source == Source::Own;
                context.stance = Some(if own { Stance::Asserted } else { Stance::Reported });
            }
        } else if denies && context.stance != Some(Stance::Hypothetical) {
            // "Two-thirds of homes are not heated by gas": what denies the words denies the value before them.
            context.stance = Some(Stance::Denied);
        }
        let mut mention = ground.look.mention(self.place, self.shape, context);
        mention.rule = rule;
        mention.key = self.key;
        if let Some(open) = self.open {
            mention.state = State::Unresolved(match open {
                Open::Elsewhere => "a value of this type stands only in another clause".to_owned(),
                Open::Because(why) => why,
            });
        }
        mention
    }
}

/// From the first to the last of several stretches.
fn hull(words: &[Range<usize>]) -> Range<usize> {
    let start = words.iter().map(|w| w.start).min().unwrap_or(0);
    let end = words.iter().map(|w| w.end).max().unwrap_or(start);
    start..end
}
