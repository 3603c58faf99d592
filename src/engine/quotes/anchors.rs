//! Letters that announce quoted words. In: the words of a rule. Out: letters of which every article that quotes them, or an excerpt of
//! them, holds at least one.

use super::words::{Word, Words, has_one_form};
use crate::ruleset::Anchor;
use crate::value::Gazetteer;
use std::collections::BTreeSet;

/// Of so many words of the rule, one after the other, every excerpt holds one stretch: what is shorter states nothing.
const STRETCH: usize = 3;
/// Words of fewer letters announce nothing.
const SHORTEST: usize = 5;
/// From this length on the end of a word announces it too.
const LONG: usize = 9;

/// The anchors of quoted words, sorted: of each stretch those of its longest word. `None` where a stretch has no word that every
/// spelling shares letters of.
pub fn anchors(text: &str, gazetteer: &Gazetteer) -> Option<Vec<Anchor>> {
    let words = Words::new(text, gazetteer);
    let words: Vec<&Word> = words.words.iter().filter(|w| !w.is_gap() && !w.is_filler()).collect();
    let mut chosen = BTreeSet::new();
    for stretch in words.windows(STRETCH.min(words.len()).max(1)) {
        let fit = stretch.iter().map(|word| word.normal.as_str()).filter(|word| announces(word));
        chosen.insert(fit.max_by_key(|word| word.len())?);
    }
    let anchors: BTreeSet<Anchor> = chosen.into_iter().flat_map(of_word).collect();
    (!anchors.is_empty()).then(|| anchors.into_iter().collect())
}

fn announces(word: &str) -> bool {
    word.len() >= SHORTEST && word.bytes().all(|b| b.is_ascii_lowercase()) && has_one_form(word)
}

/// The first letters of a word, which British and American spelling share, and which stand together even where a compound is written
/// in two; those of a long one may be parted by that, and then its last ones are not.
fn of_word(word: &str) -> Vec<Anchor> {
    let loose =
        |letters: &str| Anchor { letters: letters.to_owned(), whole: false, anywhere: true };
    match word.len() {
        LONG.. => vec![loose(&word[..5]), loose(&word[word.len() - 5..])],
        _ => vec![loose(&word[..4])],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Option<String> {
        let found = anchors(text, &Gazetteer::default())?;
        Some(found.into_iter().map(|a| a.letters).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn every_stretch_of_words_is_announced() {
        for (text, want) in [
            ("good and productive", Some("ctive produ")),
            ("the harbour will stay closed", Some("clos harb")),
            ("We'll organise it", Some("orga")),
            ("Well, uh, um, … the harbour will, well, uh, um, close", Some("harb")),
            ("it is what it is", None),
            ("a cheque for ten metres", None),
            ("", None),
        ] {
            assert_eq!(letters(text).as_deref(), want, "{text}");
        }
    }
}
