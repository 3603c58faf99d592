//! Names in prose. In: a scene with its lexis and the declared entities. Out: a value for each name, declared or not.
//!
//! A declared name is its longest spelling. An undeclared one is a run of capitalised words, titles stripped, with guards for
//! words that are capitals only because a sentence starts there. Headlines in title case give only names that the text below
//! shows to be names. Knows nothing about who a name stands for beyond its spelling.

pub mod people;
mod roles;
mod run;

use super::lexicon::{Classes, Lexis};
use super::scene::Scene;
use crate::text::{Sentence, Span, TokenKind};
use crate::value::{Entity, EntityId, Name, Shape, Spelt, Value};
use foldhash::{HashMap, HashSet};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words that make another name of the one before them: `Trump Tower`, `Russia Today`.
const EXTENDS: &[&str] = &[
    "tower",
    "times",
    "today",
    "post",
    "university",
    "journal",
    "airlines",
    "airways",
    "institute",
    "foundation",
    "organization",
    "organisation",
    "hotel",
    "street",
    "road",
    "bridge",
    "airport",
    "stadium",
    "museum",
    "college",
    "school",
    "jr",
    "sr",
    "avenue",
    "park",
    "herald",
    "tribune",
    "heights",
    "plaza",
    "square",
];

/// The names of the article, in order of their start; none overlaps another.
pub fn names(scene: &Scene) -> Vec<Value> {
    let finder = Finder { scene, lexis: &scene.lexis, seen: OnceCell::new() };
    let mut found = Vec::new();
    let mut headlines = Vec::new();
    for sentence in &scene.sentences {
        if finder.is_title_case(sentence) {
            headlines.push(sentence);
        } else {
            finder.sentence(sentence, &mut found);
        }
    }
    if !headlines.is_empty() {
        let known: HashMap<String, usize> = found
            .iter()
            .filter(|f| f.spelt.is_none())
            .map(|f| (finder.key(&f.name), f.name.len()))
            .collect();
        let lengths: BTreeSet<usize> = known.values().copied().collect();
        for sentence in headlines {
            finder.headline(sentence, &known, &lengths, &mut found);
        }
        found.sort_by_key(|f| f.name.start);
    }
    found.into_iter().map(|f| finder.value(f)).collect()
}

/// A name by its tokens.
struct Found {
    /// Without titles.
    name: Range<usize>,
    /// With titles.
    whole: Range<usize>,
    spelt: Option<Spelt>,
}

struct Finder<'a> {
    scene: &'a Scene<'a>,
    lexis: &'a Lexis,
    seen: OnceCell<Seen<'a>>,
}

/// The words of an article by their case.
#[derive(Default)]
struct Seen<'a> {
    /// In lower case anywhere.
    small: HashSet<&'a str>,
    /// With a capital behind another word, where no sentence starts.
    inside: HashSet<&'a str>,
}

impl Finder<'_> {
    fn sentence(&self, sentence: &Sentence, out: &mut Vec<Found>) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if let Some(spelt) = self.declared(sentence, at) {
                let name = at..at + spelt.tokens;
                let whole = self.titles_before(sentence, at)..name.end;
                at = name.end;
                out.push(Found { name, whole, spelt: Some(spelt) });
                continue;
            }
            if !self.is_name_word(at) {
                at += 1;
                continue;
            }
            let (found, next) = self.undeclared(sentence, at);
            out.extend(found);
            at = next;
        }
    }

    /// Only what is known to be a name.
    fn headline(
        &self,
        sentence: &Sentence,
        known: &HashMap<String, usize>,
        lengths: &BTreeSet<usize>,
        out: &mut Vec<Found>,
    ) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let spelt = self.declared(sentence, at);
            let length = spelt.map(|s| s.tokens).or_else(|| {
                lengths.iter().rev().copied().find(|&length| {
                    at + length <= sentence.tokens.end
                        && known.get(&self.key(&(at..at + length))) == Some(&length)
                        && self.is_name_word(at)
                })
            });
            if let Some(length) = length {
                out.push(Found { name: at..at + length, whole: at..at + length, spelt });
            }
            at += length.unwrap_or(1);
        }
    }

    fn value(&self, found: Found) -> Value {
        let Found { name, whole, spelt } = found;
        let tokens = &self.scene.tokens;
        let span = tokens.span(name.start, name.end - 1);
        let printed = span.of(&self.scene.article.prose);
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        Value {
            span,
            extent: tokens.span(whole.start.min(name.start), name.end - 1),
            shape: Shape::Name(Name {
                printed,
                entity: spelt.map(|s| s.entity),
                variant: spelt.is_some_and(|s| s.variant),
            }),
        }
    }

    fn key(&self, name: &Range<usize>) -> String {
        name.clone().map(|i| self.scene.tokens.word(i)).collect::<Vec<_>>().join(" ")
    }

    /// The declared name that starts at `at`, unless it is a part of another name there.
    fn declared(&self, sentence: &Sentence, at: usize) -> Option<Spelt> {
        let names = self.scene.settings.gazetteer.names();
        if names.is_empty() {
            return None;
        }
        let spelt = names.longest(&self.scene.article.prose, &self.scene.tokens, at)?;
        let inside = at + spelt.tokens <= sentence.tokens.end;
        (inside && self.stands_alone(sentence, at, spelt)).then_some(spelt)
    }

    /// `Trump` in `Melania Trump`, `Trump Tower` and `Donald Trump Jr` is not Donald Trump.
    fn stands_alone(&self, sentence: &Sentence, at: usize, spelt: Spelt) -> bool {
        let tokens = &self.scene.tokens;
        let next = at + spelt.tokens;
        if next < sentence.tokens.end
            && tokens[next].capital
            && tokens[next].spaced
            && EXTENDS.contains(&tokens.word(next))
        {
            return false;
        }
        if spelt.tokens > 1 || at == sentence.tokens.start {
            return true;
        }
        let Some(given) = self.given_names(spelt.entity, tokens.word(at)) else { return true };
        let before = at - 1;
        let token = &tokens[before];
        if token.kind != TokenKind::Word || !token.capital || !tokens[at].spaced {
            return true;
        }
        let word = self.lexis.at(before);
        let ordinary = Classes::TITLE
            | Classes::ROLE
            | Classes::NATION
            | Classes::PLACE
            | Classes::BODY
            | Classes::TIME
            | Classes::COMMON
            | Classes::PREPOSITION
            | Classes::CUE
            | Classes::VERB;
        let is_given = word.is(Classes::MASCULINE | Classes::FEMININE);
        let text = tokens.word(before);
        given.iter().any(|g| g == text || (text.len() <= 2 && text.starts_with(&g[..1])))
            || (!is_given && (word.is(ordinary) || self.is_title_case(sentence)))
            || token.span.len() <= 2
    }

    /// The words before the surname in the full names of an entity; `None` where it has no full name.
    fn given_names(&self, entity: EntityId, surname: &str) -> Option<Vec<String>> {
        let Entity { names, variants, .. } = self.scene.settings.gazetteer.get(entity);
        let mut given = Vec::new();
        for name in names.iter().chain(variants) {
            let folded = crate::text::fold::fold(name);
            let mut words: Vec<&str> = folded.split(' ').collect();
            if words.len() > 1 && words.pop() == Some(surname) && words[0] != "the" {
                given.extend(words.into_iter().filter(|w| !w.is_empty()).map(str::to_owned));
            }
        }
        (!given.is_empty()).then_some(given)
    }

    /// Where the titles that lead up to the declared name at `at` start.
    fn titles_before(&self, sentence: &Sentence, at: usize) -> usize {
        let tokens = &self.scene.tokens;
        let mut first = at;
        while first > sentence.tokens.start {
            let before = first - 1;
            let dot = tokens.word(before) == "." && !tokens[before].spaced;
            let word = self.lexis.at(if dot && before > sentence.tokens.start {
                before - 1
            } else {
                before
            });
            if dot && word.is(Classes::ABBREVIATED) {
                first = before - 1;
            } else if tokens[before].capital && word.is(Classes::TITLE) {
                first = before;
            } else {
                break;
            }
        }
        first
    }

    /// Whether most words of the sentence have capitals, so that a capital says nothing.
    fn is_title_case(&self, sentence: &Sentence) -> bool {
        let tokens = &self.scene.tokens;
        let proper =
            Classes::TITLE | Classes::BODY | Classes::PLACE | Classes::NATION | Classes::TIME;
        let ordinary = Classes::COMMON | Classes::CUE | Classes::VERB;
        let (mut capitals, mut all, mut witness) = (0, 0, false);
        for i in sentence.tokens.clone() {
            // Function words stay small in titles; figures have no case.
            if tokens[i].kind == TokenKind::Word && tokens[i].span.len() > 3 {
                all += 1;
                capitals += usize::from(tokens[i].capital);
                // A run of names has capitals too: only an ordinary word with one shows the style.
                let word = self.lexis.at(i);
                witness |= tokens[i].capital
                    && i > sentence.tokens.start
                    && word.is(ordinary)
                    && !word.is(proper);
            }
        }
        witness && all >= 3 && capitals * 10 >= all * 8
    }

    /// Whether token `at` can be a word of a name by its letters alone.
    fn is_name_word(&self, at: usize) -> bool {
        let grammar = Classes::SUBJECT
            | Classes::RELATIVE
            | Classes::DETERMINER
            | Classes::POSSESSIVE
            | Classes::PREPOSITION
            | Classes::SUBORDINATOR
            | Classes::COORDINATOR
            | Classes::AUXILIARY
            | Classes::NEGATION;
        let token = self.scene.tokens.get(at);
        // Most words are told by their case.
        if !token.is_some_and(|token| token.capital && token.kind == TokenKind::Word) {
            return false;
        }
        let word = self.lexis.at(at);
        (!word.is(grammar) || self.is_title_like(at))
            && !(word.is(Classes::MODAL) && self.is_contracted(at))
    }

    /// `I'll`, `They'd`: no name, unlike `Will` and `May`.
    fn is_contracted(&self, at: usize) -> bool {
        self.scene.tokens.word(at).contains('\'')
    }

    /// `Former`, `Top`: determiners here, parts of titles elsewhere. `US`, `NATO` fold to grammar.
    fn is_title_like(&self, at: usize) -> bool {
        let printed = self.scene.tokens[at].span.of(&self.scene.article.prose);
        printed.len() <= 3
            && printed.len() > 1
            && printed.chars().all(|c| c.is_ascii_uppercase())
            && matches!(self.scene.tokens.word(at), "us" | "who")
    }
}

/// The index of the name value that covers `span`, in `values` sorted by start; the first one where several do.
pub fn name_at(values: &[Value], span: Span) -> Option<usize> {
    let from = values.partition_point(|v| v.span.start < span.start.saturating_sub(80));
    values[from..]
        .iter()
        .take_while(|v| v.span.start < span.end)
        .position(|v| v.name().is_some() && v.span.overlaps(span))
        .map(|i| from + i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use crate::recognise::Settings;
    use crate::value::Gazetteer;

    fn settings() -> Settings {
        let entity = |id: &str, names: &[&str], variants: &[&str]| Entity {
            id: id.into(),
            names: names.iter().map(|&s| s.into()).collect(),
            variants: variants.iter().map(|&s| s.into()).collect(),
            ..Entity::default()
        };
        let entities = vec![
            entity("holm", &["Astrid Holm", "Holm", "the Norwegian minister"], &["Astrid Holme"]),
            entity("norway", &["Norway", "Norwegian", "Oslo"], &[]),
            entity("us", &["US", "United States"], &[]),
        ];
        Settings { gazetteer: Gazetteer::from(entities).into(), ..Settings::default() }
    }

    fn read(text: &str) -> Vec<String> {
        let (article, settings) = (Article::fragment(text), settings());
        let scene = Scene::new(&article, &settings);
        names(&scene)
            .iter()
            .map(|v| {
                let name = v.name().expect("a name");
                let id = name.entity.map_or(String::new(), |e| format!("@{}", e.0));
                format!("{}{id}{}", name.printed, if name.variant { "!" } else { "" })
            })
            .collect()
    }

    #[test]
    fn declared_names_are_found_by_their_longest_spelling() {
        for (text, want) in [
            ("Astrid Holm’s visit to Oslo", vec!["Astrid Holm@0", "Oslo@1"]),
            ("It was the Norwegian minister who left.", vec!["the Norwegian minister@0"]),
            ("Minister Holm met us.", vec!["Holm@0"]),
            ("The U.S. and Astrid Holme", vec!["U.S.@2", "Astrid Holme@0!"]),
            ("Erik Holm, no relation", vec!["Erik Holm"]),
            ("the US-led talks", vec!["US@2"]),
            ("a holm is an oak", vec![]),
        ] {
            assert_eq!(read(text), want, "{text:?}");
        }
    }

    #[test]
    fn undeclared_names_are_runs_of_capitals_without_their_titles() {
        for (text, want) in [
            ("Sudzha, home to 5,000 people, fell.", vec!["Sudzha"]),
            ("Prices rose in Lyon.", vec!["Lyon"]),
            (
                "First, I’ll call Anna; you know They'd rather wait for Will Orton.",
                vec!["Anna", "Will Orton"],
            ),
            ("However, Mr. Paul Adeyemi left.", vec!["Paul Adeyemi"]),
            ("UK Foreign Secretary Jane Moreau spoke.", vec!["Jane Moreau"]),
            (
                "Ursula von der Leyen and Luis de Guindos",
                vec!["Ursula von der Leyen", "Luis de Guindos"],
            ),
            ("the Ministry of Health said", vec!["Ministry of Health"]),
            ("President Vladimir Putin of Russia", vec!["Vladimir Putin", "Russia"]),
            ("on Monday in May the Prime Minister left", vec![]),
            ("The White House and the Kremlin", vec!["White House", "Kremlin"]),
            ("the Russians and a Russian ship", vec![]),
            ("Inflation rose. Officials left.", vec![]),
            ("Temperatures fell below zero. Gusts of 90mph hit. Turnout was 61%.", vec![]),
            ("Grief-stricken crowds left. Multiple U.S. ships sailed.", vec!["U.S.@2"]),
            ("They hunted bin Laden and al-Qaeda.", vec!["bin Laden", "al-Qaeda"]),
            ("Jones said no. Hastings’s car left.", vec!["Jones", "Hastings"]),
            ("He met J. K. Rowling at the G7", vec!["J. K. Rowling", "G7"]),
            ("Big Plans For New Schools Are Set To Fail", vec![]),
            ("PUT THEM IN A VERY BAD POSITION", vec![]),
            ("Jean-Marie Le Gall’s book", vec!["Jean-Marie Le Gall"]),
        ] {
            assert_eq!(read(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_headline_gives_names_that_the_text_shows() {
        let text =
            "Budget Cuts Please Vera Lindqvist Says Aide\n\nNobody saw Vera Lindqvist leave.";
        let mut article = Article::fragment(text);
        article.blocks = [(0, 43), (45, text.len())]
            .map(|(start, end)| crate::corpus::Block {
                span: Span::new(start, end),
                kind: crate::corpus::BlockKind::Paragraph,
            })
            .to_vec();
        let settings = Settings::default();
        let scene = Scene::new(&article, &settings);
        let found: Vec<_> = names(&scene).iter().map(|v| v.span.start).collect();
        assert_eq!(found, [19, 56]);
    }
}
