//! Anchors. In: a phrase. Out: letters of which every article that it can match holds at least one, so that an index over all
//! rules can pass over the others unread.

use super::phrase::{Node, Phrase};
use crate::text::{TokenKind, Tokens, fold};
use crate::value::{Entity, Gazetteer};
use regex_syntax::hir::literal::Extractor;

/// Folded letters without white space. An article whose folded tokens, written one after another, hold none of a phrase's anchors
/// has no match for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// The letters.
    pub letters: String,
    /// Whether they are a whole token; otherwise a token starts with them, or holds them (`anywhere`).
    pub whole: bool,
    /// Whether they may start in the middle of a token.
    pub anywhere: bool,
}

/// The anchors of a phrase, sorted; `None` where no letters have to be there.
pub fn anchors(phrase: &Phrase, gazetteer: &Gazetteer) -> Option<Vec<Anchor>> {
    let mut anchors = of_node(&phrase.node, gazetteer)?;
    anchors.sort_unstable();
    anchors.dedup();
    Some(anchors)
}

fn of_node(node: &Node, gazetteer: &Gazetteer) -> Option<Vec<Anchor>> {
    match node {
        Node::Sequence(parts) => parts
            .iter()
            .filter_map(|part| of_node(part, gazetteer))
            .min_by_key(|anchors| std::cmp::Reverse(rarity(anchors))),
        Node::Choice(ways) => {
            let all: Option<Vec<Vec<Anchor>>> =
                ways.iter().map(|way| of_node(way, gazetteer)).collect();
            all.map(|all| all.concat())
        }
        Node::Word(word) => Some(vec![token(word, true)]),
        Node::Prefix(word) => Some(vec![token(word, false)]),
        Node::Entity(id) => of_entity(gazetteer.get(*id)),
        Node::Pattern(regex) => of_pattern(regex.as_str()),
        Node::Optional(_) | Node::Gap(_) | Node::Hole(_) => None,
    }
}

fn token(word: &str, whole: bool) -> Anchor {
    Anchor { letters: word.to_owned(), whole, anywhere: false }
}

/// How rare a set of anchors is likely to be: its shortest one decides, and a set of few beats one of many.
fn rarity(anchors: &[Anchor]) -> (usize, std::cmp::Reverse<usize>) {
    const COMMON: &[&str] = &[
        "the", "and", "for", "that", "with", "from", "this", "have", "has", "was", "were", "said",
        "their", "which", "will", "more", "people", "than", "into", "about", "been",
    ];
    let length = |anchor: &Anchor| {
        let letters = anchor.letters.chars().filter(|c| c.is_alphanumeric()).count();
        if COMMON.contains(&anchor.letters.as_str()) { 2.min(letters) } else { letters.min(6) }
    };
    (anchors.iter().map(length).min().unwrap_or(0), std::cmp::Reverse(anchors.len()))
}

/// The last word of each name: a surname alone may stand for the whole.
fn of_entity(entity: &Entity) -> Option<Vec<Anchor>> {
    let names = entity.names.iter().chain(&entity.variants).chain(&entity.roles);
    let last = |name: &String| {
        let tokens = Tokens::new(name);
        let word = (0..tokens.len()).rev().find(|&i| tokens[i].kind != TokenKind::Possessive)?;
        Some(token(tokens.word(word), true))
    };
    let anchors: Option<Vec<Anchor>> = names.map(last).collect();
    anchors.filter(|anchors| !anchors.is_empty())
}

fn of_pattern(pattern: &str) -> Option<Vec<Anchor>> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let literals = Extractor::new().limit_total(64).extract(&hir);
    let literals = literals.literals()?;
    let anchors: Option<Vec<Anchor>> = literals
        .iter()
        .map(|literal| {
            // A literal cut inside a character, or at white space, keeps what is whole.
            let text = String::from_utf8_lossy(literal.as_bytes());
            let text = text.trim_end_matches('\u{FFFD}');
            let longest = text.split(fold::is_space).max_by_key(|part| part.len())?;
            let mut letters = String::new();
            fold::fold_into(longest, &mut letters);
            (!letters.is_empty()).then_some(Anchor { letters, whole: false, anywhere: true })
        })
        .collect();
    anchors.filter(|anchors| !anchors.is_empty())
}
