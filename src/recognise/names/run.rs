//! Undeclared names: runs of capitalised words. In: the first capital of a run. Out: the name in it, if there is one.

use super::{Finder, Found};
use crate::recognise::lexicon::Classes;
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

/// Endings of ordinary nouns and adverbs: a sentence may open with them.
const ORDINARY_ENDINGS: &[&str] = &[
    "tion", "sion", "ment", "ness", "ship", "hood", "ing", "ly", "ed", "ism", "ists", "ance",
    "ence", "ity", "ers", "ies",
];

/// Letters behind a name that are no part of it.
const POST_NOMINALS: &[&str] =
    &["qc", "kc", "mp", "msp", "mep", "obe", "cbe", "mbe", "kbe", "md", "phd", "esq", "rn", "frs"];

/// Short words that make an adjective of the name before them: `an Angela Merkel-led coalition`.
const COMPOUND_ENDS: &[&str] = &[
    "aged", "area", "backed", "based", "born", "bound", "bred", "built", "day", "drawn", "era",
    "esque", "free", "fuelled", "funded", "heavy", "held", "led", "like", "linked", "loving",
    "made", "only", "owned", "penned", "rich", "ruled", "run", "signed", "size", "sized", "style",
    "themed", "tied", "type", "wide", "year",
];

/// How many common words may stand between the start of a sentence and a capital that is still due to that start.
const OPENING_WORDS: usize = 8;

/// Whether a word has the shape of an ordinary noun that opens a sentence: `Temperatures`, `Turnout`.
fn may_be_noun(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "out", "ture", "sure", "acy", "dom", "ght", "ble", "ful", "less", "ive", "ous", "wards",
        "fare",
    ];
    let plural = word.len() > 4
        && word.ends_with('s')
        && !["ss", "us", "is", "as", "os"].iter().any(|end| word.ends_with(end));
    plural || ENDINGS.iter().any(|end| word.ends_with(end))
}

impl Finder<'_> {
    /// The name in the run of capitals that starts at `at`, and the token after the run.
    pub(super) fn undeclared(&self, sentence: &Sentence, at: usize) -> (Option<Found>, usize) {
        let end = self.run_end(sentence, at);
        let mut first = at;
        // Words that are capitals because the sentence, or a quote in it, starts here.
        while first < end
            && self.opens(sentence, first)
            && self.lexis.at(first).is(Classes::COMMON)
            && !self.keeps_opener(first, end)
        {
            first += 1;
        }
        if first >= end {
            return (None, end.max(at + 1));
        }
        let name = self.core(first..end).map(|name| self.with_particle(sentence, name));
        let plausible = name.as_ref().is_some_and(|name| self.is_plausible(sentence, name));
        let found = name.filter(|_| plausible).map(|name| Found {
            whole: first..name.end,
            name,
            spelt: None,
        });
        (found, end.max(at + 1))
    }

    /// `bin Laden`, `al-Qaeda`: a particle before the capital belongs to the name.
    fn with_particle(&self, sentence: &Sentence, mut name: Range<usize>) -> Range<usize> {
        let tokens = &self.scene.tokens;
        loop {
            let start = name.start;
            let hyphen = start > sentence.tokens.start + 1
                && tokens.word(start - 1) == "-"
                && !tokens[start].spaced
                && !tokens[start - 1].spaced;
            let before = start.checked_sub(1 + usize::from(hyphen));
            let Some(before) = before.filter(|&b| b >= sentence.tokens.start) else { return name };
            let particle = self.lexis.at(before).is(Classes::PARTICLE)
                && !tokens[before].capital
                && !matches!(
                    tokens.word(before),
                    "den" | "ter" | "st" | "la" | "le" | "das" | "dos"
                );
            if !particle {
                return name;
            }
            name.start = before;
        }
    }

    /// Whether a capital at `at` may be due to its place: first in the sentence, first in quotes, or after a colon.
    fn opens(&self, sentence: &Sentence, at: usize) -> bool {
        let tokens = &self.scene.tokens;
        let mut at = at;
        for _ in 0..OPENING_WORDS {
            if at == sentence.tokens.start {
                return true;
            }
            match tokens.word(at - 1) {
                // A closing mark has space behind it.
                "\"" | "'" | "(" | "[" => return !tokens[at].spaced,
                ":" | "-" | "\u{2022}" | "*" => return true,
                _ if self.lexis.at(at - 1).is(Classes::COMMON) => at -= 1,
                _ => return false,
            }
        }
        false
    }

    /// `White House`, `New York`, `United Nations` keep a first word that is common otherwise.
    fn keeps_opener(&self, at: usize, end: usize) -> bool {
        at + 1 < end
            && (self
                .lexis
                .at(at)
                .is(Classes::BODY | Classes::NATION | Classes::PLACE | Classes::TITLE)
                || self.lexis.at(end - 1).is(Classes::BODY)
                || matches!(
                    self.scene.tokens.word(at),
                    "new" | "great" | "saint" | "supreme" | "national" | "central"
                ))
    }

    /// One past the last token of the run of capitals at `at`.
    fn run_end(&self, sentence: &Sentence, at: usize) -> usize {
        let mut end = at + 1;
        while let Some(next) = self.run_next(sentence, at, end) {
            end = next;
        }
        end
    }

    /// The end of the run once the words at `end` have joined it.
    fn run_next(&self, sentence: &Sentence, start: usize, end: usize) -> Option<usize> {
        let tokens = &self.scene.tokens;
        let limit = sentence.tokens.end;
        if end >= limit {
            return None;
        }
        let joins = |i: usize| {
            i < limit
                && self.is_name_word(i)
                && !self.breaks(i, end)
                && self.declared(sentence, i).is_none()
        };
        if joins(end) && tokens[end].spaced {
            return Some(end + 1);
        }
        let word = tokens.word(end);
        let glued = !tokens[end].spaced;
        match word {
            "." if glued && self.takes_dot(end - 1) && joins(end + 1) => Some(end + 2),
            "-" if glued
                && end + 1 < limit
                && !tokens[end + 1].spaced
                && joins(end + 1)
                && !self.lexis.at(end - 1).is(Classes::PLACE | Classes::NATION) =>
            {
                Some(end + 2)
            }
            "-" if glued && end > start + 1 && self.ends_given_name(end + 1) => Some(end + 2),
            "&" if joins(end + 1) => Some(end + 2),
            "of" if self.heads_body(start..end) => {
                let next = if tokens.get_word(end + 1) == "the" { end + 2 } else { end + 1 };
                joins(next).then_some(next + 1)
            }
            _ if self.lexis.at(end).is(Classes::PARTICLE) && !tokens[end].capital => {
                let second = self.lexis.at(end + 1).is(Classes::PARTICLE);
                let next = if second && !tokens[end + 1].capital { end + 2 } else { end + 1 };
                joins(next).then_some(next + 1)
            }
            _ => None,
        }
    }

    /// `Kim Jong-un`, `Tsai Ing-wen`: behind a surname, the second syllable of a given name is printed small.
    fn ends_given_name(&self, at: usize) -> bool {
        let tokens = &self.scene.tokens;
        let syllable = |i: usize| {
            let text = tokens[i].span.of(&self.scene.article.prose);
            text.len() <= 6 && text.chars().all(char::is_alphabetic)
        };
        let (first, word) = (self.lexis.at(at - 2), self.lexis.at(at));
        let ordinary = word.is(Classes::PREPOSITION | Classes::CUE | Classes::ROLE)
            && tokens.get_word(at) != "in";
        tokens.get(at).is_some_and(|t| !t.spaced && !t.capital)
            && syllable(at)
            && syllable(at - 2)
            && !first.is(Classes::PLACE | Classes::NATION | Classes::BODY)
            && !ordinary
            && !COMPOUND_ENDS.contains(&tokens.word(at))
    }

    /// `Monday` ends a run; `May` does not after a given name or a title.
    fn breaks(&self, at: usize, end: usize) -> bool {
        let word = self.lexis.at(at);
        let before = self.lexis.at(end - 1);
        word.is(Classes::TIME)
            && !(matches!(
                self.scene.tokens.word(at),
                "may" | "march" | "sun" | "mar" | "jan" | "june" | "april" | "august"
            ) && before.is(Classes::MASCULINE | Classes::FEMININE | Classes::TITLE))
    }

    fn takes_dot(&self, at: usize) -> bool {
        let token = &self.scene.tokens[at];
        // "12C.": a unit glued to its number is no initial.
        let glued = at > 0 && !token.spaced && self.scene.tokens[at - 1].kind == TokenKind::Number;
        self.lexis.at(at).is(Classes::ABBREVIATED) || token.span.len() == 1 && !glued
    }

    fn heads_body(&self, run: Range<usize>) -> bool {
        let word = self.scene.tokens.word(run.end - 1);
        let head = self.lexis.at(run.end - 1);
        (head.is(Classes::BODY) && !head.is(Classes::NATION | Classes::PLACE))
            || matches!(
                word,
                "house"
                    | "chamber"
                    | "isle"
                    | "gulf"
                    | "sea"
                    | "bay"
                    | "duke"
                    | "secretary"
                    | "minister"
                    | "order"
            )
    }

    /// The run without titles, roles and nations on its left; `None` when nothing else is there.
    fn core(&self, run: Range<usize>) -> Option<Range<usize>> {
        let tokens = &self.scene.tokens;
        let given = |i: usize| self.lexis.at(i).is(Classes::MASCULINE | Classes::FEMININE);
        let stripped = Classes::TITLE | Classes::NATION | Classes::ROLE | Classes::PREPOSITION;
        // Names of bodies are made of such words: "Russian Defence Ministry".
        let last = self.lexis.at(run.end - 1);
        if last.is(Classes::BODY | Classes::PLACE) && run.len() > 1 && !last.is(Classes::MASCULINE)
        {
            let mut first = run.start;
            while first + 1 < run.end && self.lexis.at(first).is(Classes::ABBREVIATED) {
                first += 1;
            }
            return Some(first..run.end);
        }
        // "The California Democrat", "New York Governor": an office and its place, not a name.
        let office = last.is(Classes::ROLE)
            && !last.is(Classes::BODY | Classes::MASCULINE | Classes::FEMININE)
            && run.clone().all(|i| {
                self.lexis
                    .at(i)
                    .is(Classes::PLACE | Classes::NATION | Classes::TITLE | Classes::ROLE)
                    || matches!(tokens.word(i), "new" | "south" | "north" | "west" | "affairs")
            });
        if office {
            return None;
        }
        // "Ministry of Health": the whole of it.
        let of = run.clone().skip(1).find(|&i| tokens.word(i) == "of");
        if of.is_some_and(|of| self.lexis.at(of - 1).is(Classes::BODY)) {
            return Some(run);
        }
        // "New Jersey Sen. Cory Booker": what stands before an abbreviated title is office.
        let title = |i: usize| {
            tokens.word(i) == "."
                && self.lexis.at(i - 1).is(Classes::ABBREVIATED)
                && !matches!(tokens.word(i - 1), "st" | "jr" | "sr")
        };
        if let Some(dot) = (run.start + 1..run.end - 1).rev().find(|&i| title(i)) {
            return Some(dot + 1..run.end);
        }
        // "Affairs Minister John Baird": what stands before a given name is office, if any of it is.
        if let Some(cut) = (run.start + 1..run.end.saturating_sub(1)).find(|&i| {
            let dotted = tokens.word(i - 1) == "." && i > run.start + 1;
            given(i)
                && self.lexis.at(i - 1 - usize::from(dotted)).is(Classes::TITLE
                    | Classes::ROLE
                    | Classes::BODY
                    | Classes::NATION
                    | Classes::PLACE)
        }) {
            return Some(cut..run.end);
        }
        let mut first = run.start;
        while first < run.end {
            let dot = tokens[first].kind == TokenKind::Mark;
            let word = self.lexis.at(first);
            let state = tokens.word(first) == "state" || tokens.word(first) == "affairs";
            let keeps = given(first)
                && first + 1 < run.end
                && !word.is(Classes::ABBREVIATED)
                && !self.lexis.at(first + 1).is(Classes::TITLE | Classes::ROLE);
            if keeps || !(dot || state || word.is(stripped)) {
                break;
            }
            first += 1;
        }
        let mut end = run.end;
        while end > first + 2 && POST_NOMINALS.contains(&tokens.word(end - 1)) {
            end -= 1;
        }
        if first >= end {
            // "Kremlin", "US": nations by their adjective, but names of bodies too.
            let lone = run.len() == 1 && last.is(Classes::BODY | Classes::PLACE);
            return lone.then_some(run);
        }
        Some(first..end)
    }

    /// Whether the words can be a name where they stand.
    fn is_plausible(&self, sentence: &Sentence, name: &Range<usize>) -> bool {
        let tokens = &self.scene.tokens;
        if self.is_shouted(sentence, name) {
            return false;
        }
        if name.len() > 1 {
            return true;
        }
        let at = name.start;
        let (word, text) = (self.lexis.at(at), tokens.word(at));
        if word.is(Classes::TIME) || text.chars().count() < 2 || self.is_demonym(text) {
            return false;
        }
        // "Grief-stricken": half of an ordinary compound.
        let joined = tokens.get_word(at + 1) == "-"
            && !tokens[at + 1].spaced
            && tokens.get(at + 2).is_some_and(|t| !t.spaced && !t.capital);
        if joined && self.opens(sentence, at) {
            return false;
        }
        if self.opens(sentence, at) && self.seen_inside(text) {
            return !word.is(Classes::ROLE | Classes::CUE) || word.is(Classes::BODY);
        }
        if !self.opens(sentence, at) {
            return !word.is(Classes::ROLE | Classes::ABBREVIATED) || word.is(Classes::BODY);
        }
        if word.is(Classes::PLACE | Classes::BODY | Classes::MASCULINE | Classes::FEMININE) {
            return !word.is(Classes::CUE);
        }
        !word.is(Classes::COMMON
            | Classes::CUE
            | Classes::ADVERB
            | Classes::ROLE
            | Classes::QUANTITY)
            && !ORDINARY_ENDINGS.iter().any(|end| text.ends_with(end))
            && (self.speaks(at + 1) || !may_be_noun(text))
            && !self.seen_small(text)
    }

    /// Whether what follows a name at a sentence's start shows a person: a verb of speech, a possessive, `who`.
    fn speaks(&self, next: usize) -> bool {
        let tokens = &self.scene.tokens;
        let comma = usize::from(tokens.get_word(next) == ",");
        self.lexis.at(next).cue().is_some_and(|cue| !cue.nominal && cue.strong)
            || tokens.get(next).is_some_and(|t| t.kind == TokenKind::Possessive)
            || matches!(tokens.get_word(next + comma), "who" | "whose")
    }

    /// `Russians`, `Germans`.
    fn is_demonym(&self, text: &str) -> bool {
        let nation = |t: &str| crate::recognise::lexicon::look_up(t).is(Classes::NATION);
        text.strip_suffix('s').is_some_and(nation)
            || text == "ukrainian"
            || (nation(text)
                && !crate::recognise::lexicon::look_up(text).is(Classes::BODY | Classes::PLACE))
    }

    /// Whether the article prints the word with a capital where no place explains it.
    fn seen_inside(&self, text: &str) -> bool {
        let seen = self.seen();
        seen.inside.contains(text) && !seen.small.contains(text)
    }

    /// Whether the article prints the word in lower case too.
    fn seen_small(&self, text: &str) -> bool {
        self.seen().small.contains(text)
    }

    /// The words of the article by their case, gathered when they are first asked for.
    fn seen(&self) -> &super::Seen<'_> {
        self.seen.get_or_init(|| {
            let tokens = &self.scene.tokens;
            let mut seen = super::Seen::default();
            for i in 0..tokens.len() {
                let token = &tokens[i];
                if token.kind != TokenKind::Word {
                    continue;
                }
                if !token.capital {
                    seen.small.insert(tokens.word(i));
                } else if i > 0
                    && token.spaced
                    && !token.new_line
                    && tokens[i - 1].kind == TokenKind::Word
                {
                    seen.inside.insert(tokens.word(i));
                }
            }
            seen
        })
    }

    /// Whether the words stand in a stretch that is all capitals, small words included.
    fn is_shouted(&self, sentence: &Sentence, name: &Range<usize>) -> bool {
        let tokens = &self.scene.tokens;
        let prose = &self.scene.article.prose;
        let loud = |i: usize| {
            let printed = tokens[i].span.of(prose);
            tokens[i].kind == TokenKind::Word && !printed.chars().any(char::is_lowercase)
        };
        let grammar = Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::SUBJECT
            | Classes::COORDINATOR
            | Classes::AUXILIARY;
        let near = name.start.saturating_sub(4).max(sentence.tokens.start)
            ..(name.end + 4).min(sentence.tokens.end);
        name.clone().all(|i| loud(i) || tokens[i].kind == TokenKind::Mark)
            && near.into_iter().any(|i| {
                loud(i)
                    && tokens[i].span.len() > 1
                    && self.lexis.at(i).is(grammar)
                    && !matches!(tokens.word(i), "us")
            })
    }
}
