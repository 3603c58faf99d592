//! What a difference amounts to. In: two utterances. Out: the same, the same in other words, or another utterance.

use super::align::{Change, Unit, align, lay};
use super::words::{Word, Words};
use std::ops::Range;

/// The fewest words of quotes that are compared.
pub const FEWEST_WORDS: usize = 8;
/// The fewest words with content among them.
pub const FEWEST_CONTENT: usize = 4;
/// At most one word in so many may have changed.
const ONE_IN: usize = 10;

/// How two utterances stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// Word by word, or an excerpt, or but for sounds that fill a pause.
    Same,
    /// The same utterance in different words.
    Reworded {
        /// Where they differ.
        changes: Vec<Change>,
        /// Whether only function words differ, other than `and`, `or` and negations.
        grammar_only: bool,
    },
    /// Too much differs.
    Other,
}

impl Relation {
    /// The same relation seen from the other side.
    pub fn turned(&self) -> Relation {
        match self {
            Relation::Reworded { changes, grammar_only } => Relation::Reworded {
                changes: changes
                    .iter()
                    .map(|c| Change { a: c.b.clone(), b: c.a.clone() })
                    .collect(),
                grammar_only: *grammar_only,
            },
            other => other.clone(),
        }
    }
}

/// Whether an utterance is long enough to be compared.
pub fn is_long_enough(words: &Words) -> bool {
    let spoken = || words.words.iter().filter(|word| !word.is_gap());
    spoken().nth(FEWEST_WORDS - 1).is_some()
        && spoken().filter(|word| !word.is_grammar()).nth(FEWEST_CONTENT - 1).is_some()
}

/// How `a` and `b` stand to each other; both are long enough.
pub fn relation(a: &Words, b: &Words) -> Relation {
    let mut changes = align(&a.words, &b.words);
    changes.retain(|c| !is_nothing(&a.words[c.a.clone()], &b.words[c.b.clone()]));
    if changes.is_empty() {
        return Relation::Same;
    }
    let changed: usize = changes.iter().map(Change::size).sum();
    if changed > most_changed(a.count().min(b.count())) {
        return Relation::Other;
    }
    let words = |change: &Change| {
        a.words[change.a.clone()].iter().chain(&b.words[change.b.clone()]).collect::<Vec<_>>()
    };
    let grammar_only =
        changes.iter().all(|c| words(c).into_iter().all(|w: &Word| w.is_grammar() && !w.turns()));
    Relation::Reworded { changes, grammar_only }
}

/// Whether [`relation`] may find two utterances to be one, of whose words it is known which are equal, and by `is_nothing` of which
/// changes it may make nothing.
pub fn may_be_one<U: Unit>(a: &[U], b: &[U], is_nothing: impl Fn(&Change) -> bool) -> bool {
    let words = |units: &[U]| units.iter().filter(|unit| !unit.is_gap()).count();
    let most = most_changed(words(a).min(words(b)));
    let mut changed = 0;
    align(a, b).iter().all(|change| {
        changed += if is_nothing(change) { 0 } else { change.size() };
        changed <= most
    })
}

/// How many of so many words may have changed.
fn most_changed(words: usize) -> usize {
    words / ONE_IN
}

/// Where in `whole` the words of `part` stand, as a range of its words: as they are, but for typography, fillers and what is left
/// out; `None` where they do not.
pub fn stands_in(part: &Words, whole: &Words) -> Option<Range<usize>> {
    if part.count() > whole.count() {
        return None;
    }
    let (changes, range) = lay(&part.words, &whole.words);
    let idle = |c: &Change| is_nothing(&part.words[c.a.clone()], &whole.words[c.b.clone()]);
    changes.iter().all(idle).then_some(range)
}

/// Words in place of others that change nothing: a filler more or less, or one compound written two ways.
pub(super) fn is_nothing(a: &[Word], b: &[Word]) -> bool {
    let fills = |words: &[Word]| {
        words.iter().all(|w| w.is_filler() || w.is_gap())
            || matches!(words, [x, y] if matches!((x.normal.as_str(), y.normal.as_str()), ("you", "know") | ("i" | "@0", "mean") | ("kind" | "sort", "of")))
    };
    let joined = |words: &[Word]| words.iter().map(|w| w.normal.as_str()).collect::<String>();
    let would = |words: &[Word]| matches!(words, [w] if matches!(w.normal.as_str(), "'d" | "would" | "had"));
    (a.is_empty() || b.is_empty()) && fills(a) && fills(b)
        || joined(a) == joined(b)
        || would(a) && would(b) && (a[0].normal == "'d" || b[0].normal == "'d")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Gazetteer;

    fn weigh(a: &str, b: &str) -> &'static str {
        let (a, b) = (Words::new(a, &Gazetteer::default()), Words::new(b, &Gazetteer::default()));
        match relation(&a, &b) {
            Relation::Same => "same",
            Relation::Reworded { grammar_only: true, .. } => "grammar",
            Relation::Reworded { grammar_only: false, .. } => "words",
            Relation::Other => "other",
        }
    }

    #[test]
    fn eight_words_are_enough_where_four_of_them_say_something() {
        for (text, enough) in [
            ("harbours bridges rivers towns ships quays boats", false),
            ("harbours bridges rivers towns ships quays boats piers", true),
            ("the harbours and the bridges and the rivers", false),
            ("the harbours and the bridges and towns and rivers", true),
            ("harbours bridges … rivers towns … ships quays boats", false),
        ] {
            let names = Gazetteer::default();
            assert_eq!(is_long_enough(&Words::new(text, &names)), enough, "{text}");
            assert_eq!(super::super::outline::is_long_enough(text, &names), enough, "{text}");
        }
    }

    #[test]
    fn what_is_shortened_stands_for_either_of_two_words() {
        for (a, b, want) in
            [("'d", " would", "same"), ("'d", " had", "same"), (" would", " had", "grammar")]
        {
            let said = |verb: &str| {
                format!("They{verb} set sail in spring and every ship was paid for by the city")
            };
            assert_eq!(weigh(&said(a), &said(b)), want, "{a}, {b}");
            assert_eq!(weigh(&said(b), &said(a)), want, "{b}, {a}");
        }
    }

    #[test]
    fn differences_are_weighed() {
        let long = "The harbour will be opened again in spring and every ship that was ordered will be paid for by the city";
        for (other, want) in [
            (long, "same"),
            (
                "the harbor will be opened again in spring and every ship that was ordered will be paid for by the city",
                "same",
            ),
            ("every ship that was ordered will be paid for by the city", "same"),
            (
                "The harbour will be opened again … and every ship that was ordered will be paid for by the city",
                "same",
            ),
            (
                "Well, the harbour will be opened again in spring and, uh, every ship that was ordered will be paid for by the city",
                "same",
            ),
            (
                "The harbour will be opened again in the spring and every ship that was ordered will be paid for by the city",
                "grammar",
            ),
            (
                "The harbour will be opened again in spring or every ship that was ordered will be paid for by the city",
                "words",
            ),
            (
                "The harbour will not be opened again in spring and every ship that was ordered will be paid for by the city",
                "words",
            ),
            (
                "The harbour will be opened again in autumn and every ship that was ordered will be paid for by the city",
                "words",
            ),
            (
                "The harbour may be closed again in autumn and no ship that was ordered will be paid for by the state",
                "other",
            ),
        ] {
            assert_eq!(weigh(long, other), want, "{other:?}");
            assert_eq!(weigh(other, long), want, "{other:?}, the other way round");
        }
    }

    #[test]
    fn two_ways_to_write_a_word_are_one() {
        for (a, b, want) in [
            (
                "we won't sell the harbour to them this year",
                "we will not sell the harbor to them this year",
                "same",
            ),
            (
                "we shan't sell the harbour to them this year",
                "we shall not sell the harbour to them this year",
                "same",
            ),
            (
                "let's sell the old harbour to them this year",
                "let us sell the old harbour to them this year",
                "same",
            ),
            (
                "we can't sell the harbour to them this year",
                "we cannot sell the harbour to them this year",
                "same",
            ),
            (
                "they'd sell the harbour to them this year",
                "they would sell the harbour to them this year",
                "same",
            ),
            (
                "they'd sold the harbour to them this year",
                "they had sold the harbour to them this year",
                "same",
            ),
            (
                "we sold twelve ships to them this long year",
                "we sold 12 ships to them this long year",
                "same",
            ),
            (
                "we sold twelve ships of the old line to them in this long year",
                "we sold 13 ships of the old line to them in this long year",
                "words",
            ),
            ("it is, I mean, sold to them for a year", "it is sold to them for a year", "same"),
            ("it is, you know, sold to them for a year", "it is sold to them for a year", "same"),
            ("it is sort of sold to them for a year", "it is sold to them for a year", "same"),
            (
                "the co-operation with the harbour town is at an end",
                "the cooperation with the harbour town is at an end",
                "same",
            ),
        ] {
            assert_eq!(weigh(a, b), want, "{a:?} and {b:?}");
        }
    }
}
