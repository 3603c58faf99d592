//! Rules about quoted words. In: the quotes of a sentence and a rule's `quote:`. Out: who said the words.

use super::Seeker;
use super::draft::{Draft, Open};
use crate::text::{Span, TokenKind, Tokens};
use crate::value::{Quote, Shape, Tier};

/// The fewest words of an excerpt that is taken for the rule's words.
const EXCERPT: usize = 4;

impl Seeker<'_, '_> {
    /// The quotes that hold the rule's words, or are an excerpt of them.
    pub(super) fn quoted(&self) -> Vec<Draft> {
        let Some(words) = &self.rule.quote else { return Vec::new() };
        let wanted = Words::new(words);
        let quotes = self.ground.slots.iter().filter_map(|slot| slot.value.quote());
        quotes.filter_map(|quote| self.quote(quote, &wanted)).collect()
    }

    fn quote(&self, quote: &Quote, wanted: &Words) -> Option<Draft> {
        let prose = &self.ground.look.article.prose;
        let place = quote.parts.iter().find_map(|part| wanted.within(*part, prose));
        let place = place.or_else(|| {
            let whole = Words::new(&quote.words);
            let first = *quote.parts.first()?;
            (whole.len() >= EXCERPT.min(wanted.len()) && whole.inside(wanted)
                || wanted.inside(&whole))
            .then_some(first)
        })?;
        let speaker = &quote.speaker;
        Some(match &speaker.party {
            Some(party) if speaker.tier != Tier::C => {
                Draft::at(place, Some(Shape::Party(party.clone())), None)
            }
            Some(_) => Draft::at(place, None, Some(because("its speaker is only a guess"))),
            None => Draft::at(place, None, Some(because("its speaker stays open"))),
        })
    }
}

fn because(why: &str) -> Open {
    Open::Because(why.to_owned())
}

/// Folded words with their places.
struct Words {
    words: Vec<(String, Span)>,
}

impl Words {
    fn new(text: &str) -> Self {
        let tokens = Tokens::new(text);
        let words = (0..tokens.len())
            .filter(|&i| tokens[i].kind != TokenKind::Mark)
            .map(|i| (tokens.word(i).to_owned(), tokens[i].span))
            .collect();
        Self { words }
    }

    fn len(&self) -> usize {
        self.words.len()
    }

    /// Where these words stand in a stretch of prose.
    fn within(&self, part: Span, prose: &str) -> Option<Span> {
        let there = Words::new(part.of(prose));
        let at = there.position(self)?;
        let (first, last) = (there.words[at].1, there.words[at + self.len() - 1].1);
        Some(Span::new(part.start + first.start, part.start + last.end))
    }

    fn inside(&self, whole: &Words) -> bool {
        whole.position(self).is_some()
    }

    fn position(&self, wanted: &Words) -> Option<usize> {
        if wanted.words.is_empty() || wanted.len() > self.len() {
            return None;
        }
        self.words
            .windows(wanted.len())
            .position(|run| run.iter().zip(&wanted.words).all(|(a, b)| a.0 == b.0))
    }
}
