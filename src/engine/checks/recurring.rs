//! Quotes that recur. In: what the quote checks keep of every article. Out: for each utterance, those of other articles that are
//! the same, in the same or nearly the same words.

use super::Note;
use crate::engine::look::Look;
use crate::engine::mention::{Card, Mention};
use crate::engine::quotes::outline::is_long_enough;
use crate::engine::quotes::search::{self, Print};
use crate::engine::quotes::{Relation, Words, relation};
use crate::text::Span;
use crate::value::{Gazetteer, Quote, Shape};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::sync::Arc;

/// Whether a prose can hold a quote: a mark that could open one, dialogue behind a dash, a colon that announces a block quote, a
/// dash that signs one.
pub fn has_marks(prose: &str) -> bool {
    let dash = |line: &str| line.starts_with(['-', '–', '—']);
    has_open_marks(prose)
        || dash(prose)
        || memchr::memchr_iter(b'\n', prose.as_bytes())
            .any(|i| dash(&prose[i + 1..]) || prose[..i].ends_with(':'))
}

fn has_open_marks(prose: &str) -> bool {
    let bytes = prose.as_bytes();
    // `“`, `”`, `„` and `‘` are three bytes, `«` and `»` two.
    let beyond = |at: usize| match bytes[at] {
        b'"' => true,
        0xE2 => matches!(bytes[at..], [_, 0x80, 0x98 | 0x9C..=0x9E, ..]),
        _ => matches!(bytes[at..], [_, 0xAB | 0xBB, ..]),
    };
    memchr::memchr3_iter(b'"', 0xE2, 0xC2, bytes).any(beyond)
        || memchr::memchr_iter(b'\'', bytes)
            .any(|at| at == 0 || bytes[at - 1] == b' ' || bytes.get(at + 1) == Some(&b'\''))
}

/// The utterances of an article that are long enough to be compared, each once with all its words.
pub fn material(look: &Look) -> Vec<Note> {
    let gazetteer = &look.plan.settings.gazetteer;
    let mut out = Vec::new();
    for value in &look.reading.values {
        let Some(quote) = value.quote().filter(|q| q.parts.first() == Some(&value.span)) else {
            continue;
        };
        let parts: Vec<&str> = quote.parts.iter().map(|part| look.words(*part)).collect();
        let words = parts.join(" ");
        if words.len() < 30 || !is_long_enough(&words, gazetteer) {
            continue;
        }
        let end = quote.parts.last().map_or(value.span.end, |part| part.end);
        let span = Span::new(value.span.start, end);
        let quote = Quote { words, ..quote.clone() };
        let context = look.context(value.span);
        let mention = look.mention(span, Some(Shape::Quote(quote)), context);
        out.push(Note::Material(Arc::new(mention)));
    }
    out
}

/// One utterance in one article.
#[derive(Debug, Clone, Copy)]
pub struct Utterance<'a> {
    /// Where it stands.
    pub mention: &'a Mention,
    /// What was said and by whom.
    pub quote: &'a Quote,
    /// Its wording, as an index: equal words share it.
    pub wording: usize,
}

impl<'a> Utterance<'a> {
    /// The days between the two articles, where both are dated.
    pub fn days_from(&self, other: &Utterance, cards: &[Card]) -> Option<i32> {
        let date =
            |u: &Utterance| cards[u.mention.article].metadata.published.as_ref().map(|p| p.date);
        let (a, b) = (date(self)?, date(other)?);
        a.until(b).ok().map(|span| span.get_days().abs())
    }
}

/// The order in which articles are taken for the reference: dated before undated, the oldest first, then by path.
pub struct Ages(Vec<usize>);

impl Ages {
    /// The ages of articles.
    pub fn new(cards: &[Card]) -> Self {
        let mut order: Vec<usize> = (0..cards.len()).collect();
        order.sort_by_key(|&article| {
            let date = cards[article].metadata.published.as_ref().map(|p| p.date);
            (date.is_none(), date, cards[article].path.as_str())
        });
        let mut ages = vec![0; cards.len()];
        for (age, article) in order.into_iter().enumerate() {
            ages[article] = age;
        }
        Self(ages)
    }

    /// How old an utterance is, lower is older: by its article, then by its place.
    pub fn of(&self, utterance: &Utterance) -> (usize, usize) {
        (self.0[utterance.mention.article], utterance.mention.span.start)
    }
}

/// Every utterance, and which wordings are one.
pub struct Recurring<'a> {
    /// In the order of the notes.
    pub utterances: Vec<Utterance<'a>>,
    /// The utterances of each wording.
    pub of_wording: Vec<Vec<usize>>,
    /// For each wording, those it is related to, in order.
    related: Vec<Vec<(usize, Relation)>>,
}

impl<'a> Recurring<'a> {
    /// Compares what was noted. Related are wordings of which one is the other, an excerpt of it, or the same in nearly the same
    /// words.
    pub fn new(notes: &'a [Note], gazetteer: &Gazetteer) -> Self {
        let quoted: Vec<(&Mention, &Quote)> = notes
            .iter()
            .filter_map(|note| match note.mention().value.as_deref()? {
                Shape::Quote(quote) => Some((note.mention(), quote)),
                _ => None,
            })
            .collect();
        // What recurs is mostly repeated to the letter, and is worked out once.
        let mut by_text: FxHashMap<&str, usize> = FxHashMap::default();
        let mut texts: Vec<&str> = Vec::new();
        let number = |(_, quote): &(&Mention, &'a Quote)| {
            *by_text.entry(&quote.words).or_insert_with(|| {
                texts.push(&quote.words);
                texts.len() - 1
            })
        };
        let numbers: Vec<usize> = quoted.iter().map(number).collect();
        let prints: Vec<Print> =
            texts.par_iter().map(|text| Print::new(&Words::new(text, gazetteer))).collect();
        let mut by_digest: HashMap<u64, usize> = HashMap::new();
        let mut first: Vec<usize> = Vec::new();
        let mut of_wording: Vec<Vec<usize>> = Vec::new();
        let mut utterances = Vec::with_capacity(quoted.len());
        for (i, (mention, quote)) in quoted.iter().enumerate() {
            let wording = *by_digest.entry(prints[numbers[i]].digest).or_insert_with(|| {
                first.push(i);
                of_wording.push(Vec::new());
                first.len() - 1
            });
            of_wording[wording].push(i);
            utterances.push(Utterance { mention, quote, wording });
        }
        let distinct: Vec<Print> = first.iter().map(|&i| prints[numbers[i]].clone()).collect();
        drop(prints);
        let related = relate(&first, &distinct, &quoted, gazetteer);
        Self { utterances, of_wording, related }
    }

    /// Utterances of which it is known already which wordings are one and how these stand to each other: for each wording those it
    /// is related to, in order.
    pub fn laid(
        utterances: Vec<Utterance<'a>>,
        of_wording: Vec<Vec<usize>>,
        related: Vec<Vec<(usize, Relation)>>,
    ) -> Self {
        Self { utterances, of_wording, related }
    }

    /// The utterances of a wording and of those related to it, as indices in order.
    pub fn around(&self, wording: usize) -> Vec<usize> {
        let mut all: Vec<usize> = self.of_wording[wording].clone();
        for (other, _) in &self.related[wording] {
            all.extend(&self.of_wording[*other]);
        }
        all.sort_unstable();
        all
    }

    /// Whether all who are given a wording, or one related to it, are one party in the same spelling. Most recurring quotes are
    /// such, and a much repeated one need not be looked at once for each pair of its utterances.
    pub fn is_one_voice(&self, wording: usize) -> bool {
        let related = self.related[wording].iter().map(|(other, _)| *other);
        let mut parties = std::iter::once(wording)
            .chain(related)
            .flat_map(|wording| &self.of_wording[wording])
            .filter_map(|&i| self.utterances[i].quote.speaker.party.as_ref());
        let Some(first) = parties.next() else { return true };
        parties.all(|party| party == first)
    }

    /// The wordings related to a wording, in order.
    pub fn related(&self, wording: usize) -> &[(usize, Relation)] {
        &self.related[wording]
    }
}

fn relate(
    first: &[usize],
    distinct: &[Print],
    quoted: &[(&Mention, &Quote)],
    gazetteer: &Gazetteer,
) -> Vec<Vec<(usize, Relation)>> {
    let words = |wording: u32| Words::new(&quoted[first[wording as usize]].1.words, gazetteer);
    let found: Vec<(u32, u32, Relation)> = search::pairs(distinct)
        .into_par_iter()
        .map(|(a, b)| (a, b, relation(&words(a), &words(b))))
        .filter(|(_, _, relation)| *relation != Relation::Other)
        .collect();
    let mut related: Vec<Vec<(usize, Relation)>> = vec![Vec::new(); distinct.len()];
    for (a, b, relation) in found {
        let turned = relation.turned();
        related[a as usize].push((b as usize, relation));
        related[b as usize].push((a as usize, turned));
    }
    related.iter_mut().for_each(|list| list.sort_by_key(|(other, _)| *other));
    related
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prose_without_a_mark_holds_no_quote() {
        for (prose, may_hold) in [
            ("He said \"no\".", true),
            ("He said 'no'.", true),
            ("'No', he said.", true),
            ("He said ''no''.", true),
            ("He said ‘no’.", true),
            ("He said “no”.", true),
            ("„Nein“, sagte er.", true),
            ("« Non », dit-il.", true),
            ("– No, she said.", true),
            ("It rained.\n— No, she said.", true),
            ("The letter reads:\n\nIt rains.", true),
            ("It's the fishermen's boat.", false),
            ("It rained – all day.", false),
            ("It was 5 °C at 10:30.\nThen it rained: all day.", false),
        ] {
            assert_eq!(has_marks(prose), may_hold, "{prose}");
        }
    }
}
