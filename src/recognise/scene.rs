//! What every recogniser looks at. In: an article and the settings. Out: its tokens and sentences beside them.

use super::Settings;
use super::lexicon::Lexis;
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
        let lexis = Lexis::new(&tokens);
        Self { article, settings, tokens, lexis, sentences }
    }
}
