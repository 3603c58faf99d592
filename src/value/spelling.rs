//! Where declared names stand in a text. In: the spellings of entities. Out: the longest one that starts at a token.
//!
//! A capital in a spelling wants a capital in the text; a short spelling in capitals (`US`) wants capitals throughout. Typography
//! and the dots of abbreviations are folded, and the first `the` of a spelling may be upper case.

use super::name::{Entity, EntityId};
use crate::text::letters::{Filter, Letters};
use crate::text::{TokenKind, Tokens, fold};
use rustc_hash::FxHashMap;

/// All spellings of all entities, by their first word.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    by_first: FxHashMap<String, Vec<Spelling>>,
    /// The same first words: most words of a text are told from them by a bit. `None` where there are none.
    firsts: Option<Filter>,
}

/// One spelling that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelt {
    /// How many tokens it takes.
    pub tokens: usize,
    /// Whose it is.
    pub entity: EntityId,
    /// Whether it is one of the entity's `variants`.
    pub variant: bool,
}

#[derive(Debug, Clone)]
struct Spelling {
    words: Vec<SpellingWord>,
    entity: EntityId,
    variant: bool,
}

#[derive(Debug, Clone)]
struct SpellingWord {
    folded: String,
    capital: bool,
    all_capitals: bool,
}

impl Spellings {
    /// The names and variants of `entities`.
    pub fn names(entities: &[Entity]) -> Self {
        let mut out = Self::default();
        for (i, entity) in entities.iter().enumerate() {
            let id = EntityId(i as u32);
            entity.names.iter().for_each(|name| out.add(name, id, false));
            entity.variants.iter().for_each(|name| out.add(name, id, true));
        }
        out.settle();
        out
    }

    /// The roles of `entities`; these match whatever their case.
    pub fn roles(entities: &[Entity]) -> Self {
        let mut out = Self::default();
        for (i, entity) in entities.iter().enumerate() {
            for role in &entity.roles {
                out.add(&fold::fold(role), EntityId(i as u32), false);
            }
        }
        out.settle();
        out
    }

    /// Whether one may start in a text of ASCII letters and marks; the answer is yes wherever one does.
    pub fn may_start_in(&self, text: &str) -> bool {
        self.firsts.as_ref().is_some_and(|firsts| firsts.meets(text.as_bytes()))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The longest spelling that starts at token `at`; of two entities with one spelling the first declared. One that starts with `the`
    /// gives way to one behind the article that reaches further: of `the Kestrel` and `Kestrel Line` the second stands in `the Kestrel
    /// Line`.
    pub fn longest(&self, prose: &str, tokens: &Tokens, at: usize) -> Option<Spelt> {
        if self.is_empty() {
            return None;
        }
        let found = self.at(prose, tokens, at)?;
        let reaches_further = tokens.get_word(at) == "the"
            && self.at(prose, tokens, at + 1).is_some_and(|next| next.tokens + 1 > found.tokens);
        (!reaches_further).then_some(found)
    }

    fn at(&self, prose: &str, tokens: &Tokens, at: usize) -> Option<Spelt> {
        let word = tokens.get_word(at);
        let letters = Letters::of(word.as_bytes());
        let may_start = |firsts: &Filter| letters.count < word.len() || firsts.may_hold(&letters);
        if !self.firsts.as_ref().is_some_and(may_start) {
            return None;
        }
        let first = undotted(word);
        let found = self.by_first.get(first.as_ref())?;
        found.iter().find(|spelling| spelling.stands(prose, tokens, at)).map(|spelling| Spelt {
            tokens: spelling.words.len(),
            entity: spelling.entity,
            variant: spelling.variant,
        })
    }

    fn add(&mut self, name: &str, entity: EntityId, variant: bool) {
        let tokens = Tokens::new(name);
        let words: Vec<_> = (0..tokens.len())
            .map(|i| {
                let printed = tokens[i].span.of(name);
                SpellingWord {
                    folded: undotted(tokens.word(i)).into_owned(),
                    capital: tokens[i].capital && !(i == 0 && tokens.word(i) == "the"),
                    all_capitals: is_all_capitals(printed) && printed.len() <= 4,
                }
            })
            .collect();
        if let Some(first) = words.first() {
            let key = first.folded.clone();
            self.by_first.entry(key).or_default().push(Spelling { words, entity, variant });
        }
    }

    /// Makes what was added ready to be looked for.
    fn settle(&mut self) {
        let firsts = self.by_first.keys().map(|first| Letters::of(first.as_bytes()));
        self.firsts = (!self.is_empty()).then(|| Filter::of(firsts));
        for list in self.by_first.values_mut() {
            list.sort_by_key(|s| (std::cmp::Reverse(s.words.len()), s.variant, s.entity));
        }
    }
}

impl Spelling {
    fn stands(&self, prose: &str, tokens: &Tokens, at: usize) -> bool {
        at + self.words.len() <= tokens.len()
            && self.words.iter().enumerate().all(|(i, word)| {
                let token = &tokens[at + i];
                *undotted(tokens.word(at + i)) == word.folded
                    && (!word.capital || token.capital || token.kind != TokenKind::Word)
                    && (!word.all_capitals || is_all_capitals(token.span.of(prose)))
                    // Two marks apart are not one word: "US - China" is no "US-China".
                    && (i == 0 || token.kind != TokenKind::Possessive || !token.spaced)
            })
    }
}

/// Without the dots of an abbreviation.
fn undotted(word: &str) -> std::borrow::Cow<'_, str> {
    if word.len() > 1 && word.contains('.') && word.as_bytes()[0].is_ascii_alphabetic() {
        word.replace('.', "").into()
    } else {
        word.into()
    }
}

fn is_all_capitals(printed: &str) -> bool {
    let letters = printed.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_spelling_stands() {
        let entities = [
            Entity {
                id: "putin".into(),
                names: vec![
                    "Vladimir Putin".into(),
                    "Putin".into(),
                    "the Russian president".into(),
                ],
                variants: vec!["Poutine".into()],
                ..Entity::default()
            },
            Entity {
                id: "us".into(),
                names: vec!["US".into(), "America".into()],
                ..Entity::default()
            },
        ];
        let names = Spellings::names(&entities);
        let all = |text: &str| -> Vec<(usize, usize, u32, bool)> {
            let tokens = Tokens::new(text);
            (0..tokens.len())
                .filter_map(|i| {
                    names.longest(text, &tokens, i).map(|s| (i, s.tokens, s.entity.0, s.variant))
                })
                .collect()
        };
        for (text, want) in [
            ("Vladimir Putin’s men", vec![(0, 2, 0, false), (1, 1, 0, false)]),
            ("The Russian President", vec![(0, 3, 0, false)]),
            ("the U.S. and Poutine", vec![(1, 1, 1, false), (3, 1, 0, true)]),
            ("tell us, putin", vec![]),
        ] {
            assert_eq!(all(text), want, "{text}");
        }
    }

    #[test]
    fn an_article_holds_no_longer_name_back() {
        let kestrel = entity(&["the Kestrel", "Kestrel Line"], &[]);
        let names = Spellings::names(&[kestrel, entity(&["Line One"], &[])]);
        for (text, want) in [
            ("The Kestrel opened", vec![(0, 2)]),
            ("The Kestrel Line opened", vec![(1, 2)]),
            ("Kestrel Line One opened", vec![(0, 2), (1, 2)]),
        ] {
            let tokens = Tokens::new(text);
            let longest = |i| names.longest(text, &tokens, i).map(|spelt| (i, spelt.tokens));
            let all: Vec<_> = (0..tokens.len()).filter_map(longest).collect();
            assert_eq!(all, want, "{text}");
        }
    }

    fn entity(names: &[&str], roles: &[&str]) -> Entity {
        let all = |words: &[&str]| words.iter().map(|&word| word.into()).collect();
        Entity { names: all(names), roles: all(roles), ..Entity::default() }
    }

    #[test]
    fn capitals_are_asked_for_as_the_spelling_has_them() {
        for (name, text, stands) in [
            ("US", "US ships", true),
            ("US", "Us and them", false),
            ("US", "U.S. ships", true),
            ("Us", "US ships", true),
            // Longer names in capitals are written with small letters, too.
            ("UNIDO", "Unido ships", true),
            ("UNIDO", "unido ships", false),
            ("NATO", "Nato ships", false),
            ("iPlan", "iplan ships", true),
            ("the Guild", "The Guild ships", true),
            ("The Guild", "the Guild ships", true),
            ("Join The Guild", "Join the Guild", false),
            ("A", "a ship", false),
            ("3.5 Club", "3.5 Club ships", true),
            ("3.5 Club", "35 Club ships", false),
        ] {
            let tokens = Tokens::new(text);
            let found = Spellings::names(&[entity(&[name], &[])]).longest(text, &tokens, 0);
            assert_eq!(found.is_some(), stands, "{name:?} in {text:?}");
        }
    }

    #[test]
    fn roles_stand_in_any_case() {
        let roles = Spellings::roles(&[entity(&["Mara Keane"], &["Harbour Master"])]);
        for (text, stands) in [
            ("harbour master", true),
            ("Harbour Master", true),
            ("HARBOUR MASTER", true),
            ("Mara Keane", false),
            ("harbour wall", false),
        ] {
            let found = roles.longest(text, &Tokens::new(text), 0);
            assert_eq!(found.map(|spelt| spelt.tokens), stands.then_some(2), "{text}");
        }
    }
}
