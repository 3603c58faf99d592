//! Where rules are stated. In: one article under examination. Out: the mentions of every rule in it, by rule and place.
//!
//! Knows how a rule finds its mentions and what their values are; knows nothing about other articles or about what is right.

mod draft;
mod fits;
mod ground;
mod key;
mod miss;
mod nearest;
mod opens;
mod program;
mod quoted;
mod read;
mod trace;
mod walk;

pub(super) use fits::fits;
pub use miss::nearest_miss;
pub use trace::{Trace, Traced, trace};

use super::index::{Candidate, Hits, Index};
use super::look::Look;
use super::mention::{Mention, Miss};
use super::quotes::Words;
use crate::ruleset::{Find, Phrase, Rule, RuleSet};
use crate::value::{Shape, Stance};
use draft::Draft;
use ground::Ground;
use program::{Program, Step};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use walk::Match;

/// The rules made ready for finding: built once, used on every article.
#[derive(Debug, Clone, Default)]
pub struct Searches {
    rules: Vec<Search>,
}

/// One rule made ready.
#[derive(Debug, Clone)]
struct Search {
    how: How,
    of: Vec<Program>,
}

#[derive(Debug, Clone)]
enum How {
    Any(Vec<Program>),
    Together {
        all: Vec<Program>,
        none: Vec<Program>,
    },
    /// The words that a quote has to hold.
    Quote(Words),
}

impl Searches {
    /// Makes every rule ready.
    pub fn new(rules: &RuleSet) -> Self {
        let programs = |phrases: &[Phrase]| phrases.iter().map(Program::new).collect::<Vec<_>>();
        let search = |rule: &Rule| Search {
            how: match &rule.find {
                Find::Any(phrases) => How::Any(programs(phrases)),
                Find::Together { all, none } => {
                    How::Together { all: programs(all), none: programs(none) }
                }
                Find::Quote => {
                    let words = rule.quote.as_deref().unwrap_or_default();
                    How::Quote(Words::new(words, &rules.gazetteer))
                }
            },
            of: programs(&rule.of),
        };
        Self { rules: rules.rules.iter().map(search).collect() }
    }
}

/// In how many sentences of an article it is looked what a rule came short of.
const MISSES: usize = 8;

/// The mentions of every rule in one article, by rule and place, and how close the rules came that have none anywhere so far.
pub(super) fn mentions(look: &Look) -> (Vec<Mention>, Vec<Miss>) {
    let index = look.plan.index();
    let hits = index.scan(&look.article.prose);
    let mut out = Vec::new();
    let mut silent: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (sentence, rules) in index.candidates(&hits, look.reading) {
        let ground = Ground::new(*look, sentence);
        for candidate in rules {
            let rule = candidate.rule;
            let found = in_sentence(&ground, &candidate);
            if found.is_empty() {
                let tried = silent.entry(rule).or_default();
                if tried.len() < MISSES {
                    tried.push(sentence);
                }
            } else {
                look.plan.fired(rule);
            }
            out.extend(found);
        }
    }
    // A quote that runs over several sentences is seen from each of them.
    let mut seen = BTreeSet::new();
    out.retain(|mention: &Mention| seen.insert((mention.rule, mention.span)));
    out.sort_by_key(|mention: &Mention| (mention.rule, mention.span));
    let misses = misses(look, index, &hits, silent);
    (out, misses)
}

/// How close each rule came that has fired nowhere so far: only of such rules it is ever told.
fn misses(
    look: &Look,
    index: &Index,
    hits: &Hits,
    mut silent: BTreeMap<usize, Vec<usize>>,
) -> Vec<Miss> {
    let has_fired = |rule: usize| look.plan.has_fired(rule);
    silent.retain(|rule, _| !has_fired(*rule));
    for (rule, sentence) in index.nearest(hits, look.reading, has_fired) {
        silent.entry(rule).or_insert_with(|| vec![sentence]);
    }
    let closest = silent.into_iter().filter_map(|(rule, sentences)| {
        let misses = sentences.into_iter().filter_map(|s| nearest_miss(look, rule, s));
        misses.max_by_key(|miss| (miss.closeness, std::cmp::Reverse(miss.span)))
    });
    closest.collect()
}

/// The mentions of one rule in one sentence, one a place.
fn in_sentence(ground: &Ground, candidate: &Candidate) -> Vec<Mention> {
    let number = candidate.rule;
    let rule = &ground.look.plan.rules.rules[number];
    let Some(search) = ground.look.plan.searches().rules.get(number) else { return Vec::new() };
    let seeker = Seeker { ground, rule, search };
    let drafts = match &search.how {
        How::Any(programs) => match &candidate.phrases {
            Some(some) => seeker.any(some.iter().filter_map(|phrase| programs.get(*phrase))),
            None => seeker.any(programs.iter()),
        },
        How::Together { all, none } => seeker.together(all, none),
        How::Quote(words) => seeker.quoted(words),
    };
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut out = Vec::new();
    for draft in once_a_place(drafts) {
        let place = draft.place.range();
        if !places.contains(&place) {
            places.push(place);
            let mut mention = draft.mention(ground, number);
            if matches!(search.how, How::Quote(_)) {
                // Who said the words is reported, whatever the words themselves deny or plan.
                mention.stance = Stance::Reported;
            }
            out.push(mention);
        }
    }
    out
}

/// Leaves out what could not be settled where the same sentence settles it.
fn once_a_place(drafts: Vec<Draft>) -> Vec<Draft> {
    let settled = drafts.iter().any(Draft::is_settled);
    drafts.into_iter().filter(|draft| !settled || !draft.is_elsewhere()).collect()
}

/// One rule in one sentence.
struct Seeker<'s, 'a> {
    ground: &'s Ground<'a>,
    rule: &'s Rule,
    search: &'s Search,
}

/// A phrase found, with whoever its `{who}` before the verb stands for.
struct Hit<'p> {
    program: &'p Program,
    found: Match,
    who: Option<read::Who>,
}

impl Hit<'_> {
    fn words(&self) -> Range<usize> {
        self.found.tokens.clone()
    }
}

impl Seeker<'_, '_> {
    /// Any of the phrases.
    fn any<'p>(&self, programs: impl Iterator<Item = &'p Program>) -> Vec<Draft> {
        let hits = programs.flat_map(|program| self.hits(program)).collect();
        let drafts = apart(hits).into_iter().map(|hit| {
            let words = [hit.words()];
            self.draft(&hit, &words, &[])
        });
        drafts.flatten().collect()
    }

    /// All of the phrases in one sentence, none of those.
    fn together(&self, all: &[Program], none: &[Program]) -> Vec<Draft> {
        let mut hits: Vec<Vec<Hit>> = Vec::new();
        for program in all {
            let found = self.hits(program);
            if found.is_empty() {
                return Vec::new();
            }
            hits.push(apart(found));
        }
        if none.iter().any(|program| !self.hits(program).is_empty()) {
            return Vec::new();
        }
        let Some(head) = head(all) else { return Vec::new() };
        let heads = hits.remove(head);
        let drafts = heads.into_iter().map(|hit| {
            let others: Vec<&Hit> =
                hits.iter().filter_map(|hits| self.closest(hits, &hit)).collect();
            let words: Vec<_> =
                std::iter::once(hit.words()).chain(others.iter().map(|o| o.words())).collect();
            self.draft(&hit, &words, &others)
        });
        drafts.flatten().collect()
    }

    /// Every place where a phrase matches.
    fn hits<'p>(&self, program: &'p Program) -> Vec<Hit<'p>> {
        let found = walk::matches(program, self.ground).into_iter();
        let hits = found.filter_map(|found| match &program.subject {
            None => Some(Hit { program, found, who: None }),
            Some(subject) => {
                let who = read::subject(self.ground, &found.tokens, subject.within)?;
                Some(Hit { program, found, who: Some(who) })
            }
        });
        hits.collect()
    }

    /// Of several places the one with the fewest words between it and the head.
    fn closest<'h, 'p>(&self, hits: &'h [Hit<'p>], head: &Hit) -> Option<&'h Hit<'p>> {
        hits.iter().min_by_key(|hit| nearest::distance(self.ground, &hit.words(), &head.words()))
    }

    /// The mention that a hit makes; `None` where it states nothing of the rule's type.
    fn draft(&self, hit: &Hit, words: &[Range<usize>], others: &[&Hit]) -> Option<Draft> {
        let mut key = key::Keys::default();
        for hit in std::iter::once(hit).chain(others.iter().copied()) {
            key.take(self.ground, hit);
        }
        let value = read::value(self, hit, words)?;
        let mut all = std::iter::once(hit).chain(others.iter().copied());
        // A rule about whether it is so takes a negation as the answer.
        let negates = value.shape.is_some() && all.any(|hit| hit.program.negates());
        Some(Draft::new(self.ground, words, value, key).negated(negates))
    }

    /// Whether a value's counted noun is one of the rule's.
    fn counts(&self, slot: &ground::Slot) -> bool {
        self.search.of.is_empty() || nearest::has_noun(self.ground, slot, &self.search.of)
    }
}

/// The phrase that says what happened: one with a place for the value, else the first that is more than a name.
fn head(all: &[Program]) -> Option<usize> {
    let is_name = |program: &Program| {
        program
            .steps
            .iter()
            .all(|s| matches!(s, Step::Entity(_) | Step::Fork(_) | Step::Jump(_) | Step::End))
    };
    all.iter()
        .position(Program::has_value_hole)
        .or_else(|| all.iter().position(|program| !is_name(program)))
        .or(if all.is_empty() { None } else { Some(0) })
}

/// Of overlapping hits those with the shortest gaps, then the first phrase, then the leftmost; in order of place.
fn apart(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (hit.found.gaps, hit.found.tokens.start));
    let mut taken: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in hits {
        let Range { start, end } = hit.found.tokens;
        let before = taken.range(..end).next_back();
        if before.is_none_or(|(_, o)| o.found.tokens.end <= start) {
            taken.insert(start, hit);
        }
    }
    taken.into_values().collect()
}

/// A value with the words that state it.
#[derive(Debug, Clone)]
struct Stated {
    /// The words, as tokens.
    tokens: Range<usize>,
    /// `None` where the rule is only about whether it is so.
    shape: Option<Shape>,
    /// Why it could not be settled.
    open: Option<draft::Open>,
}
