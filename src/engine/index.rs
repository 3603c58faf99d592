//! Which rules can fire where. In: the anchors of all rules, and the prose of an article. Out: the sentences in which each rule
//! may find something; all others need not be looked at, and an article with none of them need not be read.
//!
//! One scan over the bytes finds letters of which every match holds at least one. It may name too many places, never too few.

use super::quotes;
use super::sieve::Sieve;
use crate::recognise::Reading;
use crate::ruleset::{Anchor, Find, Phrase, Rule, RuleSet, anchors};
use crate::text::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// The anchors of all rules.
#[derive(Debug, Clone, Default)]
pub struct Index {
    finder: Finder,
    /// For each pattern the phrases that it anchors.
    owners: Vec<Vec<Owner>>,
    needs: Vec<Needs>,
    /// The rules that no letters announce.
    blind: Vec<usize>,
}

/// What finds patterns in prose.
#[derive(Debug, Clone, Default)]
enum Finder {
    /// There is no pattern.
    #[default]
    None,
    /// Where all of them are long enough.
    Sieve(Sieve),
    /// Otherwise; a state a byte takes several times as long.
    Automaton(Arc<Automaton>),
}

/// An automaton that is built at once, and behind so much prose that it pays one that takes longer to build and less to run.
#[derive(Debug)]
struct Automaton {
    letters: Vec<String>,
    lean: AhoCorasick,
    /// How many bytes were scanned.
    scanned: AtomicUsize,
    quick: OnceLock<Option<AhoCorasick>>,
}

/// A phrase that a pattern anchors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Owner {
    rule: usize,
    phrase: usize,
    /// Whether no letter may stand before the pattern.
    starts: bool,
    /// Whether no letter may stand behind it.
    ends: bool,
}

/// What a rule needs before it can fire in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing that an index can see.
    Nothing,
    /// An anchor of one of its phrases.
    One,
    /// An anchor of each of so many phrases.
    All(usize),
    /// An anchor anywhere in the article: a quote goes on over sentences.
    Somewhere,
}

/// Where anchors stand in one article.
#[derive(Debug, Clone)]
pub struct Hits {
    /// Places with the phrase that they anchor: byte, rule, phrase; in order.
    hits: Vec<(usize, usize, usize)>,
    /// Whether the prose holds characters that hide letters from the scan.
    all: bool,
}

/// A rule that may fire in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its number.
    pub rule: usize,
    /// Which of its phrases may match there, in order; `None` where any may.
    pub phrases: Option<Vec<usize>>,
}

impl Candidate {
    /// A rule of which every phrase may match.
    pub fn of(rule: usize) -> Self {
        Self { rule, phrases: None }
    }
}

/// Up to so many bytes of patterns the automaton is a table with a row for every state: twice as fast as a compact one, and small
/// enough to be built at once.
const DENSE: usize = 60_000;

/// Behind so many bytes of prose it is built.
const PAYS: usize = 1 << 17;

impl Index {
    /// The index of these rules.
    pub fn new(rules: &RuleSet) -> Self {
        let mut owners: BTreeMap<String, BTreeSet<Owner>> = BTreeMap::new();
        let (mut needs, mut blind) = (Vec::new(), Vec::new());
        for (number, rule) in rules.rules.iter().enumerate() {
            let letters = of_rule(rule, rules);
            let anchored = letters.iter().flatten().count();
            needs.push(match &rule.find {
                Find::Quote if anchored > 0 => Needs::Somewhere,
                Find::Any(_) if anchored == letters.len() && anchored > 0 => Needs::One,
                Find::Together { .. } if anchored > 0 => Needs::All(anchored),
                _ => Needs::Nothing,
            });
            if needs.last() == Some(&Needs::Nothing) {
                blind.push(number);
                continue;
            }
            for (phrase, letters) in letters.into_iter().enumerate() {
                for letters in letters.into_iter().flatten() {
                    let Letters { letters, starts, ends } = letters;
                    let owner = Owner { rule: number, phrase, starts, ends };
                    owners.entry(letters).or_default().insert(owner);
                }
            }
        }
        match Finder::new(&owners) {
            Some(finder) => {
                let owners = owners.into_values().map(|set| set.into_iter().collect()).collect();
                Self { finder, owners, needs, blind }
            }
            // Too many letters for an automaton: every rule is looked for everywhere.
            None => {
                let needs = vec![Needs::Nothing; needs.len()];
                Self { blind: (0..needs.len()).collect(), needs, ..Self::default() }
            }
        }
    }

    /// Scans the prose of an article.
    pub fn scan(&self, prose: &str) -> Hits {
        let all = hides_letters(prose);
        let mut hits = Vec::new();
        if !all {
            self.hits(prose, |hit| {
                hits.push(hit);
                false
            });
        }
        hits.sort_unstable();
        Hits { hits, all }
    }

    /// Whether any rule may fire in this prose, or say how close it came: as the scan says, which ends at the first place.
    pub fn may_fire(&self, prose: &str) -> bool {
        !self.needs.is_empty()
            && (!self.blind.is_empty() || hides_letters(prose) || self.hits(prose, |_| true))
    }

    /// Hands every place with the phrase that it anchors to `found`, in no order, until it says that this is enough; whether it did.
    fn hits(&self, prose: &str, mut found: impl FnMut((usize, usize, usize)) -> bool) -> bool {
        let bytes = prose.as_bytes();
        self.finder.each(prose, |pattern, start, end| {
            let (starts, ends) = bounds(bytes, start, end);
            let owners = self.owners[pattern].iter();
            let mut fitting =
                owners.filter(|owner| (starts || !owner.starts) && (ends || !owner.ends));
            fitting.any(|owner| found((start, owner.rule, owner.phrase)))
        })
    }

    /// For each sentence in which a rule may fire, by number, the rules.
    pub fn candidates(&self, hits: &Hits, reading: &Reading) -> BTreeMap<usize, Vec<Candidate>> {
        let everywhere: Vec<usize> = match hits.all {
            true => (0..self.needs.len()).collect(),
            false => {
                let somewhere = hits.hits.iter().map(|(_, rule, _)| *rule);
                let somewhere = somewhere.filter(|rule| self.needs[*rule] == Needs::Somewhere);
                self.blind.iter().copied().chain(somewhere.collect::<BTreeSet<_>>()).collect()
            }
        };
        let everywhere: Vec<Candidate> = everywhere.into_iter().map(Candidate::of).collect();
        let mut out: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
        if !everywhere.is_empty() {
            out.extend((0..reading.sentences.len()).map(|sentence| (sentence, everywhere.clone())));
        }
        for Seen { sentence, rule, phrases } in seen(hits, reading) {
            let candidate = match self.needs[rule] {
                Needs::Nothing | Needs::Somewhere => None,
                Needs::One => Some(Candidate { rule, phrases: Some(phrases) }),
                Needs::All(count) => (phrases.len() == count).then(|| Candidate::of(rule)),
            };
            out.entry(sentence).or_default().extend(candidate);
        }
        out.retain(|_, rules| !rules.is_empty());
        out.values_mut().for_each(|rules| rules.sort_unstable_by_key(|candidate| candidate.rule));
        out
    }

    /// For each rule that wants several phrases in one sentence and may fire in none, the first sentence that holds anchors of most
    /// of them; those of which `skip` holds left out.
    pub fn nearest(
        &self,
        hits: &Hits,
        reading: &Reading,
        skip: impl Fn(usize) -> bool,
    ) -> BTreeMap<usize, usize> {
        let wanted = |rule: usize| matches!(self.needs[rule], Needs::All(_)) && !skip(rule);
        if hits.all || !hits.hits.iter().any(|(_, rule, _)| wanted(*rule)) {
            return BTreeMap::new();
        }
        let mut best: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for Seen { sentence, rule, phrases } in seen(hits, reading) {
            if wanted(rule) {
                let most = best.entry(rule).or_insert((0, sentence));
                if phrases.len() > most.0 {
                    *most = (phrases.len(), sentence);
                }
            }
        }
        best.into_iter().map(|(rule, (_, sentence))| (rule, sentence)).collect()
    }
}

impl Finder {
    /// What finds these patterns; `None` where there are too many letters for it.
    fn new<T>(patterns: &BTreeMap<String, T>) -> Option<Self> {
        if patterns.is_empty() {
            return Some(Finder::None);
        }
        if let Some(sieve) = Sieve::new(patterns.keys()) {
            return Some(Finder::Sieve(sieve));
        }
        let letters: Vec<String> = patterns.keys().cloned().collect();
        Automaton::new(letters).map(|automaton| Finder::Automaton(automaton.into()))
    }

    /// Hands every pattern by its number, with its first byte and one past its last, to `found` until that says enough; whether it did.
    fn each(&self, prose: &str, mut found: impl FnMut(usize, usize, usize) -> bool) -> bool {
        match self {
            Finder::None => false,
            Finder::Sieve(sieve) => sieve.each(prose.as_bytes(), found),
            Finder::Automaton(automaton) => automaton
                .worth(prose.len())
                .find_overlapping_iter(prose)
                .any(|hit| found(hit.pattern().as_usize(), hit.start(), hit.end())),
        }
    }
}

impl Automaton {
    /// One for these letters; `None` where there are too many of them.
    fn new(letters: Vec<String>) -> Option<Self> {
        let lean = built(&letters, AhoCorasickKind::NoncontiguousNFA)?;
        Some(Self { letters, lean, scanned: AtomicUsize::new(0), quick: OnceLock::new() })
    }

    /// The one to scan so many more bytes with.
    fn worth(&self, bytes: usize) -> &AhoCorasick {
        if self.scanned.fetch_add(bytes, Ordering::Relaxed) < PAYS {
            return &self.lean;
        }
        let quick = self.quick.get_or_init(|| {
            let size: usize = self.letters.iter().map(String::len).sum();
            let dense = size <= DENSE;
            let kind = if dense { AhoCorasickKind::DFA } else { AhoCorasickKind::ContiguousNFA };
            built(&self.letters, kind)
        });
        quick.as_ref().unwrap_or(&self.lean)
    }
}

fn built(letters: &[String], kind: AhoCorasickKind) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .ascii_case_insensitive(true)
        .kind(Some(kind))
        .build(letters)
        .ok()
}

/// Whether a prose holds characters that part letters which belong together: a soft hyphen, or a zero-width joiner inside a word.
fn hides_letters(prose: &str) -> bool {
    let bytes = prose.as_bytes();
    memchr::memchr2_iter(0xC2, 0xE2, bytes)
        .any(|at| matches!(bytes[at..], [0xC2, 0xAD, ..] | [0xE2, 0x80, 0x8C | 0x8D, ..]))
}

/// A sentence and a rule with the phrases of which an anchor stands there, in order.
struct Seen {
    sentence: usize,
    rule: usize,
    phrases: Vec<usize>,
}

/// What stands where, by sentence and rule.
fn seen(hits: &Hits, reading: &Reading) -> Vec<Seen> {
    let place = |&(at, rule, phrase): &(usize, usize, usize)| {
        Some((reading.sentence_at(Span::new(at, at))?, rule, phrase))
    };
    let mut places: Vec<_> = hits.hits.iter().filter_map(place).collect();
    places.sort_unstable();
    places.dedup();
    let alike = places.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
    let seen = alike.map(|places| {
        let phrases = places.iter().map(|(_, _, phrase)| *phrase).collect();
        Seen { sentence: places[0].0, rule: places[0].1, phrases }
    });
    seen.collect()
}

/// Letters to scan for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Letters {
    letters: String,
    starts: bool,
    ends: bool,
}

/// The letters of each phrase of a rule, or of the words that it quotes; `None` for one that has none.
fn of_rule(rule: &Rule, rules: &RuleSet) -> Vec<Option<BTreeSet<Letters>>> {
    if let (Find::Quote, Some(words)) = (&rule.find, &rule.quote) {
        return vec![
            quotes::anchors::anchors(words, &rules.gazetteer).and_then(|found| letters(&found)),
        ];
    }
    let phrases: Vec<&Phrase> = rule.find.phrases().collect();
    phrases.iter().map(|phrase| letters(&anchors(phrase, &rules.gazetteer)?)).collect()
}

/// The letters to scan for: of each anchor its longest run of ASCII letters and digits, since only those fold byte by byte. `None`
/// where an anchor has none.
fn letters(anchors: &[Anchor]) -> Option<BTreeSet<Letters>> {
    let mut out = BTreeSet::new();
    let loose = |letters: String| Letters { letters, starts: false, ends: false };
    for anchor in anchors {
        let plain = anchor.letters.replace('.', "");
        let is_word = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_alphabetic());
        // An abbreviation is printed with dots or without.
        if (2..=4).contains(&plain.len()) && is_word {
            let dotted: Vec<String> = plain.chars().map(String::from).collect();
            out.insert(loose(dotted.join(".")));
            let whole = anchor.whole && !anchor.anywhere;
            out.insert(Letters { letters: plain, starts: !anchor.anywhere, ends: whole });
            continue;
        }
        if is_word && plain == anchor.letters {
            let (starts, ends) = (!anchor.anywhere, anchor.whole && !anchor.anywhere);
            out.insert(Letters { letters: plain, starts, ends });
            continue;
        }
        let runs = anchor.letters.split(|c: char| !c.is_ascii_alphanumeric());
        let run = runs.max_by_key(|run| run.len()).filter(|run| !run.is_empty())?;
        out.insert(loose(run.to_owned()));
    }
    Some(out)
}

/// Whether the letters from `start` to `end` start a token, and end one. Letters beyond ASCII are taken for no letters: a place too
/// many costs a look, one too few a conflict.
fn bounds(bytes: &[u8], start: usize, end: usize) -> (bool, bool) {
    let letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphabetic);
    (!letter(start.checked_sub(1).and_then(|at| bytes.get(at))), !letter(bytes.get(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchor(letters: &str) -> Anchor {
        Anchor { letters: letters.to_owned(), whole: true, anywhere: false }
    }

    #[test]
    fn letters_are_those_that_every_spelling_holds() {
        for (written, want) in [
            ("occupied", vec!["<occupied>"]),
            ("don't", vec!["don"]),
            ("mélanie", vec!["lanie"]),
            ("us", vec!["u.s", "<us>"]),
            ("u.s.", vec!["u.s", "<us>"]),
            ("1,204", vec!["204"]),
        ] {
            let found: BTreeSet<String> = letters(&[anchor(written)])
                .unwrap()
                .into_iter()
                .map(|l| {
                    let (open, close) =
                        (if l.starts { "<" } else { "" }, if l.ends { ">" } else { "" });
                    format!("{open}{}{close}", l.letters)
                })
                .collect();
            assert_eq!(found, want.into_iter().map(str::to_owned).collect(), "{written}");
        }
        assert_eq!(letters(&[anchor("é")]), None);
    }

    #[test]
    fn words_are_whole() {
        let text = b"the rusting Russians in Russia's east, usa";
        for (word, want) in
            [("rus", vec![(true, false)]), ("russia", vec![(true, false), (true, true)])]
        {
            let lower = text.to_ascii_lowercase();
            let found: Vec<(bool, bool)> = (0..lower.len())
                .filter(|&at| lower[at..].starts_with(word.as_bytes()))
                .map(|at| bounds(text, at, at + word.len()))
                .take(want.len())
                .collect();
            assert_eq!(found, want, "{word}");
        }
    }
}
