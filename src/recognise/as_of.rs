//! When a statement holds. In: a reading and a place in it. Out: the date that its clause gives, if any.
//!
//! Dates of the same clause only: one that stands in another clause of the sentence dates something else. References (`now`) and
//! sets (`every Monday`) date nothing.

use super::Reading;
use super::clause;
use crate::text::Span;
use crate::value::{Granularity, Moment, TimexType, Value};
use std::ops::Range;

/// The date that modifies the words of `span`: the nearest in their clause, a later one on a tie. `None` where the clause has none.
pub fn date_for(reading: &Reading, span: Span) -> Option<&Value> {
    let clause = clause_of(reading, span)?;
    dates_in(reading, clause)
        .filter(|value| !introduces(reading, value.span, span))
        .min_by_key(|value| distance(reading, value.span, span))
}

/// The date for which a statement at `span` holds, where its clause gives one that could be resolved; the publication date else.
pub fn as_of(reading: &Reading, span: Span) -> Option<Moment> {
    date_for(reading, span).and_then(Value::moment).filter(|moment| moment.is_resolved()).cloned()
}

/// Whether any date stands in the sentence of `span`: one in another clause leaves a date rule's mention unresolved.
pub fn date_in_sentence(reading: &Reading, span: Span) -> bool {
    reading
        .sentence_at(span)
        .is_some_and(|i| dates_in(reading, reading.sentences[i].span).next().is_some())
}

/// The clauses that `span` touches, as one stretch of the prose.
fn clause_of(reading: &Reading, span: Span) -> Option<Span> {
    let sentence = &reading.sentences[reading.sentence_at(span)?];
    let held = reading.tokens.within(span);
    let last = held.end.saturating_sub(1).max(held.start);
    let first = clause::clause_at(&reading.tokens, sentence, held.start);
    let second = clause::clause_at(&reading.tokens, sentence, last);
    let tokens: Range<usize> = first.start.min(second.start)..first.end.max(second.end);
    (!tokens.is_empty()).then(|| reading.tokens.span(tokens.start, tokens.end - 1))
}

/// Whether the date belongs to the verb that introduces the words: `He said on Friday that`.
fn introduces(reading: &Reading, date: Span, words: Span) -> bool {
    let behind = reading.tokens.within(date).end;
    date.end <= words.start && reading.tokens.get_word(behind) == "that"
}

fn dates_in(reading: &Reading, stretch: Span) -> impl Iterator<Item = &Value> {
    reading.values_in(stretch).iter().filter(|value| {
        value.moment().is_some_and(|moment| {
            moment.kind != TimexType::Set && moment.granularity != Granularity::Reference
        })
    })
}

/// Words between the two, and whether the date stands before.
fn distance(reading: &Reading, date: Span, words: Span) -> (usize, bool) {
    let (date, words) = (reading.tokens.within(date), reading.tokens.within(words));
    if date.start >= words.end {
        (date.start - words.end, false)
    } else {
        (words.start.saturating_sub(date.end), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Published};
    use crate::recognise::{Settings, read};
    use jiff::civil::date;

    /// The date for `words` in `text`, published on Friday 14 March 2025.
    fn date_of(text: &str, words: &str) -> Option<String> {
        let mut article = Article::fragment(text);
        let published = date(2025, 3, 14);
        article.metadata.published = Some(Published {
            date: published,
            written: published.to_string(),
            origin: "test".to_owned(),
        });
        let reading = read(&article, &Settings::default());
        let start = text.find(words).expect("the words");
        let span = Span::new(start, start + words.len());
        date_for(&reading, span).and_then(Value::moment).map(|m| m.timex().to_owned())
    }

    #[test]
    fn the_date_of_the_same_clause() {
        for (text, words, want) in [
            ("Putin visited Kursk on Wednesday.", "visited Kursk", Some("2025-03-12")),
            ("On Wednesday Putin visited Kursk.", "visited Kursk", Some("2025-03-12")),
            ("Sales fell in 2021 and rose in 2022.", "rose", Some("2022")),
            ("Sales fell in 2021 and rose in 2022.", "fell", Some("2021")),
            ("Every Monday he visits Kursk.", "visits Kursk", None),
            ("He now visits Kursk.", "visits Kursk", None),
            ("He visits Kursk.", "visits Kursk", None),
            ("He said on Friday that Putin had visited Kursk.", "visited Kursk", None),
        ] {
            assert_eq!(date_of(text, words).as_deref(), want, "{text:?}");
        }
    }
}
