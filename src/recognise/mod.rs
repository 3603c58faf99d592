//! Floor 3: prose to values.
//!
//! In: an article and what the rules declare (entities, widths, the corpus's own dollar). Out: a [`Reading`]: tokens, sentences,
//! and one layer of figures, dates, quotes and names in order, with the source, stance and as-of of any place in it. Knows
//! nothing about rules; does no I/O.

pub mod as_of;
pub mod clause;
mod dates;
mod density;
pub mod forms;
pub mod lexicon;
pub mod names;
mod per_sentence;
pub mod quotes;
pub mod resolved;
mod scene;
pub mod source;
pub mod stance;
mod tense;
pub mod vocabulary;

pub use density::{Ties, Wanted, may_hold};
pub use per_sentence::PerSentence;
pub use quotes::subject::{Subject, subject_of};
pub use resolved::Background;
pub use scene::Scene;

use crate::corpus::{Article, Published};
use crate::text::{Sentence, Span, Tokens};
use crate::value::{Gazetteer, Moment, Source, Stance, Value, Widths};
use std::ops::Range;
use std::sync::Arc;

/// What recognisers are told beside the article.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// How wide hedges and rounding are.
    pub widths: Widths,
    /// What a bare `$` is, as an ISO 4217 code; `None` is USD.
    pub currency: Option<String>,
    /// The declared entities.
    pub gazetteer: Arc<Gazetteer>,
}

/// Everything that was read in one article.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The tokens of the prose.
    pub tokens: Tokens,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Its values, by start. Figures and moments never overlap each other; names and quotes may hold them.
    pub values: Vec<Value>,
    /// What answers for the surroundings of a place.
    pub background: Background,
    /// The publication date that dates were resolved against: the metadata's, else one that the article prints itself
    /// (`origin`: `posted line`, `dateline`, `headline`).
    pub published: Option<Published>,
    /// The clauses of each sentence ([`Reading::clauses`]).
    pub clauses: PerSentence<Vec<Range<usize>>>,
    /// Each sentence as printed ([`Reading::printed`]).
    pub printed: PerSentence<Arc<str>>,
}

/// What surrounds a place: who says it, how the article stands to it, and when it is true.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    /// Whom the article attributes it to.
    pub source: Source,
    /// How it is stated.
    pub stance: Option<Stance>,
    /// The date that its clause gives; `None` leaves the publication date.
    pub as_of: Option<Moment>,
}

/// Reads a whole article.
pub fn read(article: &Article, settings: &Settings) -> Reading {
    let scene = Scene::new(article, settings);
    let (mut values, printed) = dates::settle(&scene, forms::walk(&scene));
    let names = names::names(&scene);
    let mut quotes = quotes::quotes(&scene, &names);
    values.extend(names);
    // A text may hold a million quotes: what there is more of stays where it is.
    let mut said = std::mem::take(&mut quotes.values);
    if said.len() > values.len() {
        std::mem::swap(&mut said, &mut values);
    }
    values.reserve_exact(said.len());
    values.append(&mut said);
    drop(said);
    values.sort_by_key(|v| (v.span.start, std::cmp::Reverse(v.span.end), v.quote().is_some()));
    let Scene { tokens, sentences, lexis, .. } = scene;
    let quotes::Quotes { claims, people, strays, .. } = quotes;
    let background = Background { lexis, claims, people, strays };
    let published = article.metadata.published.clone().or(printed);
    Reading { tokens, sentences, values, background, published, ..Reading::default() }
}

/// Reads only the dates, times and sets of an article: what [`read`] finds of them, figures, names and quotes left alone.
pub fn read_dates(article: &Article, settings: &Settings) -> Vec<Value> {
    let scene = Scene::new(article, settings);
    dates::settle(&scene, forms::walk_dates(&scene)).0
}

/// Reads only the quotes of an article, with their speakers.
pub fn read_quotes(article: &Article, settings: &Settings) -> Vec<Value> {
    let scene = Scene::new(article, settings);
    quotes::values(&scene, &names::names(&scene))
}

/// Reads only the figures of some blocks of an article, by number: what [`read`] finds of them in every sentence that can hold two.
/// Dates, names and quotes are left alone.
pub fn read_figures(article: &Article, settings: &Settings, blocks: &[usize]) -> Reading {
    let scene = Scene::of_blocks(article, settings, blocks);
    let found = forms::walk_dense(&scene, 2).into_iter();
    let values = found.filter_map(|found| forms::value(&scene, found)).collect();
    let Scene { tokens, sentences, lexis, .. } = scene;
    let background = Background { lexis, ..Background::default() };
    let published = article.metadata.published.clone();
    Reading { tokens, sentences, values, background, published, ..Reading::default() }
}

/// The quoted words of an article by their marks alone, in order, each with whether it goes on from the one before (a quote over
/// several paragraphs); and whether every mark has its partner.
pub fn quoted(article: &Article) -> (Vec<(Span, bool)>, bool) {
    let marks = quotes::marks::marks(&article.prose, &article.blocks);
    let paired = marks.strays.is_empty() && !marks.quotes.iter().any(|quote| quote.unbalanced);
    (marks.quotes.into_iter().map(|quote| (quote.words, quote.continues)).collect(), paired)
}

/// Reads a stretch of prose that stands alone: an expectation, a test's sentence.
pub fn read_fragment(prose: &str, settings: &Settings) -> Reading {
    read(&Article::fragment(prose), settings)
}

impl Reading {
    /// The index of the sentence that holds the start of `span`, if any does.
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.span.end <= span.start);
        self.sentences.get(i).filter(|s| s.span.start <= span.start).map(|_| i)
    }

    /// The clauses of sentence `number` as token ranges: in order, not empty, together all of its tokens.
    pub fn clauses(&self, number: usize) -> &[Range<usize>] {
        let cut = || clause::clauses(&self.tokens, &self.sentences[number]);
        self.clauses.get(number, self.sentences.len(), cut)
    }

    /// The clause of sentence `number` that holds token `at`; the whole sentence for a token outside it.
    pub fn clause_at(&self, number: usize, at: usize) -> Range<usize> {
        let clause = self.clauses(number).iter().find(|clause| clause.contains(&at));
        clause.unwrap_or(&self.sentences[number].tokens).clone()
    }

    /// Sentence `number` as `prose`, the text that was read, prints it: one text for all who keep it.
    pub fn printed(&self, number: usize, prose: &str) -> Arc<str> {
        let print = || Arc::from(self.sentences[number].span.of(prose));
        self.printed.get(number, self.sentences.len(), print).clone()
    }

    /// The values that start inside `span`.
    pub fn values_in(&self, span: Span) -> &[Value] {
        let start = self.values.partition_point(|v| v.span.start < span.start);
        let end = self.values.partition_point(|v| v.span.start < span.end);
        &self.values[start..end.max(start)]
    }
}
