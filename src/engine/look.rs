//! One article as rules and checks see it. In: the article, its reading and the plan. Out: mentions of any place in it.

use super::mention::{Mention, State};
use super::plan::Plan;
use crate::corpus::Article;
use crate::recognise::{Context, Reading};
use crate::ruleset::Key;
use crate::text::Span;
use crate::value::{Moment, Shape, Stance};
use std::sync::Arc;

/// One article under examination.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was read in it.
    pub reading: &'a Reading,
    /// The run.
    pub plan: &'a Plan,
}

impl<'a> Look<'a> {
    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.prose)
    }

    /// The span of the sentence that holds the start of `span`; `span` itself where no sentence does.
    pub fn sentence(&self, span: Span) -> Span {
        self.reading.sentence_at(span).map_or(span, |i| self.reading.sentences[i].span)
    }

    /// That sentence as printed: one text for all its mentions.
    fn printed(&self, span: Span) -> Arc<str> {
        match self.reading.sentence_at(span) {
            Some(number) => self.reading.printed(number, &self.article.prose),
            None => Arc::from(self.words(span)),
        }
    }

    /// What surrounds a place; where its clause gives no date, it is true at publication.
    pub fn context(&self, span: Span) -> Context {
        let mut context = self.reading.context(span);
        if context.as_of.is_none() {
            let published = self.reading.published.as_ref();
            context.as_of = published.map(|published| Moment::day(published.date));
        }
        context
    }

    /// A mention of no rule: the place `span` with its value, in its surroundings as `context` says them.
    pub fn mention(&self, span: Span, value: Option<Shape>, context: Context) -> Mention {
        Mention {
            rule: Mention::NO_RULE,
            article: 0,
            key: Key::new(),
            span: self.article.source(span),
            text: self.words(span).into(),
            value: value.map(Arc::new),
            sentence_span: self.article.source(self.sentence(span)),
            sentence: self.printed(span),
            source: context.source,
            stance: context.stance.unwrap_or(Stance::Asserted),
            as_of: context.as_of.map(Arc::new),
            state: State::Settled,
            waiver: None,
        }
    }
}
