//! The subject of a verb, for rules that ask who. In: a reading and a token. Out: the name that stands for whoever does it.

use super::marks::Marked;
use super::noun_phrase::{Head, NounPhrase};
use super::strand::{Strand, Text};
use super::units;
use crate::recognise::Reading;
use crate::recognise::clause;
use crate::recognise::names;
use crate::recognise::resolved::Background;
use crate::text::{Span, TokenKind};
use crate::value::Gazetteer;

/// Whoever does what the word at a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A name, as an index into the reading's values.
    Named(usize),
    /// Words that name nobody for certain: a pronoun, a role.
    Open(Span),
}

/// The subject of the verb at `token` (or, for another word, of the finite verb before it in its sentence); names in asides are
/// skipped. `prose` is the article's.
pub fn subject_of(reading: &Reading, prose: &str, token: usize) -> Option<Subject> {
    let tokens = &reading.tokens;
    let place = tokens.get(token)?.span;
    let sentence = &reading.sentences[reading.sentence_at(place)?];
    let Background { lexis, .. } = &reading.background;
    let nobody = Gazetteer::default();
    let text = Text { prose, tokens, lexis, gazetteer: &nobody };
    let quotes = outer_quotes(reading, sentence.span, place);
    let mut units = Vec::new();
    units::units(text, sentence.span, &quotes, 0..quotes.len(), &mut units);
    let strand = Strand { text, units: &units, quotes: &quotes };
    let at = units.iter().position(|u| u.span.start <= place.start && place.end <= u.span.end)?;
    let np = subject(&strand, at)?;
    Some(
        name_in(reading, &strand, &np)
            .map_or_else(|| Subject::Open(super::resolve::span(&strand, &np)), Subject::Named),
    )
}

fn subject(strand: &Strand, at: usize) -> Option<NounPhrase> {
    let finite = |i: usize| {
        strand.is_word(i) && clause::is_finite_verb(strand.text.tokens, strand.units[i].key())
    };
    let verb = if finite(at) { Some(at) } else { (0..at).rev().find(|&i| finite(i)) };
    let mut verb = verb?;
    // "has been meeting", "did not meet": the first of the verb group.
    while verb > 0 && finite(verb - 1) {
        verb -= 1;
    }
    strand.subject_left(verb, 0).or_else(|| strand.clause_subject(0..verb))
}

/// The name that heads a noun phrase: the last that is no possessor and no complement.
fn name_in(reading: &Reading, strand: &Strand, np: &NounPhrase) -> Option<usize> {
    if np.head == Head::Pronoun {
        return None;
    }
    let words = super::resolve::span(strand, np);
    let tokens = &reading.tokens;
    let from = names::name_at(&reading.values, words)?;
    let mut found = None;
    for (i, value) in
        reading.values.iter().enumerate().skip(from).take_while(|(_, v)| v.span.start < words.end)
    {
        if value.name().is_none() || value.span.end > words.end {
            continue;
        }
        let range = tokens.within(value.span);
        let possessor = tokens.get(range.end).is_some_and(|t| t.kind == TokenKind::Possessive)
            && value.span.end < words.end;
        let complement = range.start > 0
            && tokens[range.start - 1].span.start >= words.start
            && matches!(tokens.word(range.start - 1), "of" | "for" | "at" | "in" | "from" | "with");
        if !possessor && !complement {
            found = Some(i);
        }
    }
    // "the Russian delegation": a name that does not head the phrase names nobody.
    found.filter(|&i| np.head == Head::Name || reading.values[i].span.end == words.end)
}

/// The quotes of a stretch, as units are made of them; the one that holds `place` is left open, so that its words are seen.
fn outer_quotes(reading: &Reading, span: Span, place: Span) -> Vec<Marked> {
    let quotes =
        reading.values_in(span).iter().filter(|v| v.quote().is_some() && !v.span.contains(place));
    quotes
        .filter(|v| v.extent.end <= span.end && v.extent.start >= span.start)
        .map(|v| Marked {
            words: v.span,
            whole: v.extent,
            block: 0,
            continues: false,
            unbalanced: false,
            single: false,
        })
        .collect()
}
