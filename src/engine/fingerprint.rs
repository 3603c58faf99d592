//! Fingerprints. In: what makes a conflict the same conflict tomorrow. Out: sixteen hexadecimal digits.
//!
//! Made of rule, key, value, path, the sentence's words and which occurrence of all that it is. Not of positions, line ends,
//! markup, witnesses or severity: edits elsewhere leave it as it is.

use super::conflict::Conflict;
use super::mention::{Card, Mention};
use super::normal;
use crate::text::{TokenKind, Tokens};
use crate::value::Gazetteer;
use std::collections::HashMap;

/// Gives every conflict its fingerprint. Conflicts that are alike in all else are told apart by their order in the article.
pub fn assign(conflicts: &mut [Conflict], cards: &[Card], gazetteer: &Gazetteer) {
    let mut order: Vec<usize> = (0..conflicts.len()).collect();
    order.sort_by_key(|&i| (conflicts[i].outlier.article, conflicts[i].outlier.span, i));
    let mut seen: HashMap<blake3::Hash, u64> = HashMap::new();
    for i in order {
        let conflict = &mut conflicts[i];
        let base = digest(conflict, cards, gazetteer);
        let nth = seen.entry(base).or_default();
        let mut hasher = blake3::Hasher::new();
        hasher.update(base.as_bytes()).update(&nth.to_le_bytes());
        conflict.fingerprint = hasher.finalize().to_hex()[..16].into();
        *nth += 1;
    }
}

/// All that makes a conflict what it is, its occurrence left out. Each part is closed by a byte that no text holds.
fn digest(conflict: &Conflict, cards: &[Card], gazetteer: &Gazetteer) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &str| {
        hasher.update(text.as_bytes()).update(&[0xFF]);
    };
    part(&conflict.rule);
    for (name, value) in conflict.key.iter() {
        part(name);
        part(value);
    }
    part("");
    part(&said(&conflict.outlier, gazetteer));
    part(cards.get(conflict.outlier.article).map_or("", |card| &card.path));
    part(&words(&conflict.outlier.sentence));
    hasher.finalize()
}

/// The value, else the words that state the fact with their stance.
fn said(mention: &Mention, gazetteer: &Gazetteer) -> String {
    match &mention.value {
        Some(value) => normal::value(value, gazetteer),
        None => format!("{} {}", mention.stance.name(), words(&mention.text)),
    }
}

/// The folded words of a text, marks left out, one space between them.
pub fn words(text: &str) -> String {
    let tokens = Tokens::new(text);
    let words: Vec<&str> = (0..tokens.len())
        .filter(|&i| tokens[i].kind != TokenKind::Mark)
        .map(|i| tokens.word(i))
        .collect();
    words.join(" ")
}
