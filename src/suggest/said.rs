//! Recurring quotes. In: the notes of all articles. Out: runs of quoted words that several articles carry, with whoever is said to
//! have spoken them.
//!
//! Runs grow word by word: a run of n+1 words is looked for only where its first n recur. The longest run of the most articles
//! stands for all that it holds.

use super::note::{Note, Speaker, hash};
use super::stem::tells;
use crate::text::fold::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::ops::Range;

/// Quoted words that recur.
#[derive(Debug, Clone, PartialEq)]
pub struct Recurring {
    /// The words as the first article prints them, marks at either end left out.
    pub words: String,
    /// The articles that carry them, as indices.
    pub articles: Vec<usize>,
    /// Who speaks them, with in how many articles, most first.
    pub speakers: Vec<(Speaker, usize)>,
}

/// Words of a run, at least and at most.
const SHORTEST: usize = 2;
const LONGEST: usize = 24;

struct Line<'n> {
    article: usize,
    words: Vec<&'n str>,
    hashes: Vec<u64>,
    speaker: Option<&'n Speaker>,
}

/// Finds the quotes that at least `least` articles carry.
pub fn recurring(notes: &[Note], least: usize) -> Vec<Recurring> {
    let lines = lines(notes);
    let mut out = Vec::new();
    let mut covered: FxHashSet<(usize, usize)> = FxHashSet::default();
    let mut runs = runs(&lines, least);
    // The most articles first, then the most words, then the place.
    runs.sort_by_key(|run| (usize::MAX - run.articles, LONGEST - run.len, run.places[0]));
    for run in runs {
        let held = |(line, at): &(usize, usize)| {
            (*at..at + run.len).any(|w| covered.contains(&(*line, w)))
        };
        if run.places.iter().filter(|place| held(place)).count() * 2 > run.places.len() {
            continue;
        }
        for (line, at) in &run.places {
            covered.extend((*at..at + run.len).map(|w| (*line, w)));
        }
        out.extend(recurrence(&lines, &run));
    }
    out
}

fn lines(notes: &[Note]) -> Vec<Line<'_>> {
    let mut copies = FxHashSet::default();
    let mut out = Vec::new();
    for (article, note) in notes.iter().enumerate() {
        if !copies.insert(note.digest) {
            continue;
        }
        for said in &note.said {
            let words: Vec<&str> = said.words.split_whitespace().collect();
            let hashes = words.iter().map(|word| hash(trimmed(&fold(word)))).collect();
            out.push(Line { article, words, hashes, speaker: said.speaker.as_ref() });
        }
    }
    out
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

struct Run {
    len: usize,
    articles: usize,
    places: Vec<(usize, usize)>,
}

/// Every run that recurs, of every length.
fn runs(lines: &[Line], least: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let mut alive: Vec<(usize, usize)> = lines
        .iter()
        .enumerate()
        .flat_map(|(l, line)| (0..line.words.len()).map(move |w| (l, w)))
        .collect();
    for len in SHORTEST..=LONGEST {
        let mut by_words: FxHashMap<&[u64], Vec<(usize, usize)>> = FxHashMap::default();
        for (line, at) in alive {
            if let Some(run) = lines[line].hashes.get(at..at + len) {
                by_words.entry(run).or_default().push((line, at));
            }
        }
        alive = Vec::new();
        for places in by_words.into_values() {
            let mut articles: Vec<usize> =
                places.iter().map(|(line, _)| lines[*line].article).collect();
            articles.dedup();
            if articles.len() < least {
                continue;
            }
            alive.extend(&places);
            let run = Run { len, articles: articles.len(), places };
            if is_worth_it(lines, &run) {
                out.push(run);
            }
        }
        alive.sort_unstable();
    }
    out
}

/// Whether a run is worth a rule: two of its words tell something (one does where it is a whole quote of three), and where it is
/// nowhere a whole quote it has four words or stands in three articles.
fn is_worth_it(lines: &[Line], run: &Run) -> bool {
    let Some((line, at)) = run.places.first().copied() else { return false };
    let words = &lines[line].words[at..at + run.len];
    let telling = words.iter().filter(|word| weighs(word)).count();
    let whole = run.places.iter().any(|(line, _)| lines[*line].words.len() <= run.len + 1);
    match (whole, run.len) {
        (true, 3) => telling >= 1,
        (true, _) => telling >= 2,
        (false, len) => telling >= 2 && (len > 3 || run.articles > 2),
    }
}

/// Whether a word of a quote says anything by itself.
fn weighs(word: &str) -> bool {
    let folded = fold(word);
    let word = trimmed(&folded);
    word.len() > 3 && tells(word)
}

/// The run without the grammar at its ends, where that leaves two words; a whole quote stays as it is.
fn pruned(words: &[&str], whole: bool) -> Range<usize> {
    let (mut start, mut end) = (0, words.len());
    if whole {
        return start..end;
    }
    while end - start > 2 && !weighs(words[start]) && !starts(words[start]) {
        start += 1;
    }
    while end - start > 2 && !weighs(words[end - 1]) {
        end -= 1;
    }
    start..end
}

/// Whether a word opens what somebody says: a pronoun, there.
fn starts(word: &str) -> bool {
    let folded = fold(word);
    let word = trimmed(&folded);
    matches!(
        word.split('\'').next(),
        Some("i" | "we" | "he" | "she" | "it" | "they" | "you" | "there" | "this")
    )
}

fn recurrence(lines: &[Line], run: &Run) -> Option<Recurring> {
    let (first, at) = *run.places.first()?;
    let words = &lines[first].words[at..at + run.len];
    let whole = run.places.iter().any(|(line, _)| lines[*line].words.len() <= run.len + 1);
    let left = pruned(words, whole);
    if !whole && left.len() < 4 && run.articles < 3 {
        return None;
    }
    let words = words[left].join(" ");
    let words =
        words.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')')).to_owned();
    let mut articles: Vec<usize> =
        run.places.iter().map(|(line, _)| lines[*line].article).collect();
    articles.dedup();
    let mut by: BTreeMap<&Speaker, Vec<usize>> = BTreeMap::new();
    for (line, _) in &run.places {
        if let Some(speaker) = lines[*line].speaker {
            let articles = by.entry(speaker).or_default();
            if articles.last() != Some(&lines[*line].article) {
                articles.push(lines[*line].article);
            }
        }
    }
    let mut speakers: Vec<(Speaker, usize)> =
        by.into_iter().map(|(speaker, articles)| (speaker.clone(), articles.len())).collect();
    speakers.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Some(Recurring { words, articles, speakers })
}

#[cfg(test)]
mod tests {
    use super::super::note::Said;
    use super::*;

    fn note(digest: u64, quotes: &[(&str, &str)]) -> Note {
        let said = |(words, who): &(&str, &str)| Said {
            words: (*words).to_owned(),
            speaker: (!who.is_empty()).then(|| Speaker::Named((*who).to_owned())),
        };
        Note { digest, said: quotes.iter().map(said).collect(), ..Note::default() }
    }

    #[test]
    fn quotes_recur_whole_and_in_part() {
        let notes = [
            note(
                1,
                &[
                    ("The harbour wall will hold for another winter", "Anna Field"),
                    ("frosty talks", ""),
                ],
            ),
            note(2, &[("harbour wall will hold", "Anna Field"), ("Frosty talks,", "Bo Reed")]),
            note(3, &[("of the and to", ""), ("something else entirely", "")]),
            note(2, &[("harbour wall will hold", "Bo Reed")]),
        ];
        let found = recurring(&notes, 2);
        let shown: Vec<(&str, usize)> =
            found.iter().map(|r| (r.words.as_str(), r.articles.len())).collect();
        assert_eq!(shown, [("harbour wall will hold", 2), ("frosty talks", 2)]);
        assert_eq!(found[0].speakers, [(Speaker::Named("Anna Field".into()), 2)]);
    }
}
