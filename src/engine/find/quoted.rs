//! Rules about quoted words. In: the quotes of a sentence and a rule's `quote:`. Out: who said the words.
//!
//! The words are laid along each quote as the quote checks lay quotes along each other, so that contractions, spellings, fillers,
//! ellipses and brackets make no difference. A quote that is only an excerpt of the words states the rule's fact too, and so does one
//! in which a long utterance has changed a word: who said it is asked, not what.

use super::Seeker;
use super::draft::{Draft, Open};
use super::ground::Ground;
use crate::engine::quotes::{Relation, Words, relation, weigh};
use crate::text::Span;
use crate::value::{Quote, Shape, Tier};

/// The fewest words of an excerpt that is taken for the rule's words.
const EXCERPT: usize = 4;

/// A quote of a sentence with all its words.
pub(super) struct Said<'a> {
    quote: &'a Quote,
    words: Words,
}

/// The quotes of a sentence.
fn said<'a>(ground: &Ground<'a>) -> Vec<Said<'a>> {
    let look = ground.look;
    let quotes = ground.slots.iter().filter_map(|slot| slot.value.quote());
    let said = quotes.map(|quote| {
        let parts: Vec<&str> = quote.parts.iter().map(|part| look.words(*part)).collect();
        Said { quote, words: Words::new(&parts.join(" "), &look.plan.settings.gazetteer) }
    });
    said.collect()
}

impl Seeker<'_, '_> {
    /// The quotes that hold the rule's words, or are an excerpt of them.
    pub(super) fn quoted(&self, wanted: &Words) -> Vec<Draft> {
        let said = self.ground.said.get_or_init(|| said(self.ground));
        said.iter().filter_map(|said| self.quote(said, wanted)).collect()
    }

    fn quote(&self, said: &Said, wanted: &Words) -> Option<Draft> {
        let place = self.place(said, wanted)?;
        let speaker = &said.quote.speaker;
        Some(match &speaker.party {
            Some(party) if speaker.tier != Tier::C => {
                Draft::at(place, Some(Shape::Party(party.clone())), None)
            }
            Some(_) => Draft::at(place, None, Some(because("its speaker is only a guess"))),
            None => Draft::at(place, None, Some(because("its speaker stays open"))),
        })
    }

    /// Where a quote says the words: their own place where one stretch holds them, else its first stretch.
    fn place(&self, said: &Said, wanted: &Words) -> Option<Span> {
        let look = self.ground.look;
        let Said { quote, words: whole } = said;
        let first = *quote.parts.first()?;
        if !share_words(wanted, whole) {
            return None;
        }
        for part in &quote.parts {
            let there = Words::new(look.words(*part), &look.plan.settings.gazetteer);
            if let Some(range) = weigh::stands_in(wanted, &there).filter(|range| !range.is_empty())
            {
                let (from, to) = (there.words[range.start].span, there.words[range.end - 1].span);
                return Some(Span::new(part.start + from.start, part.start + to.end));
            }
        }
        let excerpt = whole.count() >= EXCERPT.min(wanted.count())
            && weigh::stands_in(whole, wanted).is_some();
        let reworded = || {
            [wanted, whole].into_iter().all(weigh::is_long_enough)
                && relation(wanted, whole) != Relation::Other
        };
        (excerpt || weigh::stands_in(wanted, whole).is_some() || reworded()).then_some(first)
    }
}

fn because(why: &str) -> Open {
    Open::Because(why.to_owned())
}

/// A cheap test before two are laid along each other: whether half the words of the shorter stand in the other at all.
fn share_words(a: &Words, b: &Words) -> bool {
    let (short, long) = if a.count() <= b.count() { (a, b) } else { (b, a) };
    let words = short.words.iter().filter(|word| !word.is_gap());
    let shared = words.filter(|word| long.words.iter().any(|other| other.normal == word.normal));
    shared.count() * 2 >= short.count().max(1)
}
