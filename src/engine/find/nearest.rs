//! Values beside matched words. In: the words, and what kind of value a rule wants. Out: the nearest value in the same clause.

use super::fits::fits;
use super::ground::{Ground, Slot};
use super::program::Program;
use super::walk;
use crate::engine::look::Look;
use crate::ruleset::HoleType;
use crate::text::{Sentence, Tokens};
use crate::value::{Kind, Role, Value};
use std::ops::Range;

/// What stands beside matched words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Nearest {
    /// A value in their clause, by its slot.
    Here(usize),
    /// Only values in other clauses; the nearest.
    Elsewhere,
    /// No value of the type in the sentence.
    Nowhere,
}

/// How many words lie between two stretches of tokens, and how many tokens; 0 where they touch or overlap.
pub(super) fn distance(ground: &Ground, a: &Range<usize>, b: &Range<usize>) -> (u32, usize) {
    let between = if a.end <= b.start {
        a.end..b.start
    } else if b.end <= a.start {
        b.end..a.start
    } else {
        return (0, 0);
    };
    (ground.words_in(between.clone()), between.len())
}

/// The value of the type that stands nearest to the matched words, those of the first stretch before all others.
pub(super) fn nearest(
    ground: &Ground,
    words: &[Range<usize>],
    accepts: HoleType,
    counts: impl Fn(&Slot) -> bool,
) -> Nearest {
    let Some(head) = words.first() else { return Nearest::Nowhere };
    let clauses: Vec<Range<usize>> = words.iter().map(|w| ground.clause(w.start)).collect();
    let mut best = None;
    let mut elsewhere = false;
    for (i, slot) in ground.slots.iter().enumerate() {
        let own = words.iter().any(|w| w.start <= slot.core.start && slot.core.end <= w.end);
        if own && !slot.is_figure()
            || !fits(accepts, &slot.value.shape)
            || !stands_alone(slot, accepts)
            || !counts(slot)
        {
            continue;
        }
        let clause = clauses.iter().position(|clause| clause.contains(&slot.core.start));
        let Some(clause) = clause else {
            elsewhere = true;
            continue;
        };
        let others = words.iter().skip(1).map(|w| distance(ground, &slot.extent, w).0).sum::<u32>();
        let rank = (clause.min(1), distance(ground, &slot.extent, head), others, i);
        if best.as_ref().is_none_or(|best| rank < *best) {
            best = Some(rank);
        }
    }
    match best {
        Some((_, _, _, slot)) => Nearest::Here(slot),
        None if elsewhere => Nearest::Elsewhere,
        None => Nearest::Nowhere,
    }
}

/// Whether a figure states something by itself: not the same amount again in brackets, no rank among amounts.
fn stands_alone(slot: &Slot, accepts: HoleType) -> bool {
    slot.value.quantity().is_none_or(|figure| {
        figure.role != Some(Role::Conversion)
            && (figure.kind != Kind::Ordinal || accepts == HoleType::Kind(Kind::Ordinal))
    })
}

/// Whether the counted noun of a figure is one of these.
pub(super) fn has_noun(ground: &Ground, slot: &Slot, nouns: &[Program]) -> bool {
    let Some(figure) = slot.value.quantity() else { return true };
    let after = slot.extent.end;
    let noun = match &figure.of {
        Some(noun) => noun.clone(),
        // "5,937 of its soldiers".
        None if after < ground.tokens.end && ground.word(after) == "of" => {
            let end = ground.tokens.end.min(after + 5);
            ground.look.words(ground.span(&(after..end))).to_owned()
        }
        None => return false,
    };
    any_in(ground.look, &noun, nouns)
}

/// Whether any of the phrases stands in a stretch of words that is no part of the article's sentences.
fn any_in(look: Look, words: &str, phrases: &[Program]) -> bool {
    let article = crate::corpus::Article::fragment(words);
    let tokens = Tokens::new(words);
    let all = 0..tokens.len();
    if all.is_empty() {
        return false;
    }
    let span = tokens.span(0, all.end - 1);
    let sentences = vec![Sentence { span, tokens: all, block: 0 }];
    let values: Vec<Value> = Vec::new();
    let reading = crate::recognise::Reading { tokens, sentences, values, ..Default::default() };
    let ground = Ground::new(Look { article: &article, reading: &reading, plan: look.plan }, 0);
    phrases.iter().any(|phrase| !walk::matches(phrase, &ground).is_empty())
}

impl Slot<'_> {
    fn is_figure(&self) -> bool {
        self.value.quantity().is_some()
    }
}
