//! What every recogniser looks at. In: an article and the settings. Out: its tokens and sentences beside them.

use super::Settings;
use super::lexicon::Lexis;
use super::vocabulary::{self, Class, Entry};
use crate::corpus::Article;
use crate::text::{Sentence, Tokens, sentences};

/// One article, tokenised, with what recognisers are told.
pub struct Scene<'a> {
    /// The article.
    pub article: &'a Article,
    /// What recognisers are told.
    pub settings: &'a Settings,
    /// Its tokens.
    pub tokens: Tokens,
    /// What its words commonly are, token by token.
    pub lexis: Lexis,
    /// What may be part of a figure or a date, token by token.
    pub entries: Vec<Entry>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

impl<'a> Scene<'a> {
    /// Tokenises `article` and cuts its blocks into sentences.
    pub fn new(article: &'a Article, settings: &'a Settings) -> Self {
        let tokens = Tokens::new(&article.prose);
        let sentences = article
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(i, b)| sentences(&tokens, b.span, i))
            .collect();
        let (entries, lexis) = vocabulary::read(&tokens);
        Self { article, settings, tokens, lexis, entries, sentences }
    }

    /// Tokenises only the blocks that are `wanted`, by number, and cuts them into sentences; the others are as if they were not there.
    pub fn of_blocks(article: &'a Article, settings: &'a Settings, wanted: &[usize]) -> Self {
        let spans = wanted.iter().filter_map(|&i| Some((i, article.blocks.get(i)?.span)));
        let tokens = Tokens::of_stretches(&article.prose, spans.clone().map(|(_, span)| span));
        let sentences = spans.flat_map(|(i, span)| sentences(&tokens, span, i)).collect();
        let (entries, lexis) = vocabulary::read(&tokens);
        Self { article, settings, tokens, lexis, entries, sentences }
    }

    /// The classes of token `at`; none past either end.
    #[inline]
    pub fn class(&self, at: usize) -> Class {
        self.entries.get(at).map_or(Class::NONE, |e| e.class)
    }

    /// Whether token `at` has one of `classes`.
    #[inline]
    pub fn is(&self, at: usize, classes: Class) -> bool {
        self.class(at).any(classes)
    }

    /// The number that the vocabulary gives token `at`; 0 where there is none.
    #[inline]
    pub fn number(&self, at: usize) -> u16 {
        self.entries.get(at).map_or(0, |e| e.number)
    }

    /// The folded form of token `at`, `""` past either end.
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.tokens.get_word(at)
    }

    /// The folded form of the token `n` before token `at`, `""` where there is none.
    #[inline]
    pub fn before(&self, at: usize, n: usize) -> &str {
        at.checked_sub(n).map_or("", |i| self.tokens.get_word(i))
    }

    /// Token `at` as printed, `""` past either end.
    #[inline]
    pub fn printed(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.span.of(&self.article.prose))
    }

    /// Whether token `at` is there and glued to the one before.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.spaced)
    }
}
