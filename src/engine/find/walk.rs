//! The walk of a program over a sentence. In: a program and a sentence. Out: for each token the best match that starts there.
//!
//! The best is the one with the fewest words in its gaps. What a step costs from a token on does not depend on how the walk got
//! there, so every (step, token) is worked out once: time grows with steps times tokens, whatever the gaps.

use super::fits::fits;
use super::ground::Ground;
use super::program::{Program, Step};
use crate::value::Shape;
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};
use std::collections::hash_map::Entry;
use std::ops::Range;

/// A phrase found in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    /// Its tokens, `{who}` before its verb left out.
    pub tokens: Range<usize>,
    /// How many words its gaps took.
    pub gaps: u32,
    /// What its holes read, in the order of the program.
    pub holes: Vec<(usize, Filled)>,
    /// What its patterns matched.
    pub patterns: Vec<(usize, Caught)>,
}

/// What a hole read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filled {
    /// The value, as an index into the sentence's slots.
    pub slot: usize,
    /// The tokens that the hole took.
    pub tokens: Range<usize>,
    /// Whether the phrase spells out the value's hedge, so that the figure is bare.
    pub bare: bool,
}

/// What a pattern matched, in bytes of the prose.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Caught {
    /// All of it.
    pub start: usize,
    /// One past all of it.
    pub end: usize,
    /// Its group `value`.
    pub value: Option<Range<usize>>,
}

/// All best matches of a program in a sentence, by start.
pub(super) fn matches(program: &Program, ground: &Ground) -> Vec<Match> {
    let walk = Walk::new(program, ground);
    starts(program, ground).filter_map(|at| walk.from(at)).collect()
}

/// The furthest step that wanted something and did not get it, wherever the phrase began; `None` when it never got anything.
pub(super) fn deepest(program: &Program, ground: &Ground) -> Option<usize> {
    let walk = Walk::new(program, ground);
    for at in starts(program, ground) {
        walk.cost((0, at, false));
    }
    Some(walk.reached.get()).filter(|step| *step > 0)
}

/// The tokens of a sentence at which a phrase may begin.
fn starts(program: &Program, ground: &Ground) -> impl Iterator<Item = usize> {
    ground.tokens.clone().filter(|at| program.opens.may(ground, *at))
}

/// The way of a phrase through a sentence as far as any way goes: each step with the tokens that it took, the last one being the
/// step that got nothing, or the end of the phrase. Of several the leftmost with the shortest gaps.
pub(super) fn furthest(program: &Program, ground: &Ground) -> Vec<(usize, usize, usize)> {
    let walk = Walk::new(program, ground);
    let mut from: FxHashMap<Place, Option<Place>> = FxHashMap::default();
    let mut next: std::collections::VecDeque<Place> = std::collections::VecDeque::new();
    let mut best: Option<Place> = None;
    for at in ground.tokens.clone() {
        let start = (0, at, false);
        if from.contains_key(&start) {
            continue;
        }
        from.insert(start, None);
        next.push_back(start);
        while let Some(place) = next.pop_front() {
            let wants =
                !matches!(program.steps[place.0], Step::Gap(_) | Step::Jump(_) | Step::Fork(_));
            if wants && best.is_none_or(|best| place.0 > best.0) {
                best = Some(place);
            }
            walk.ways(place, |_, on, _| {
                let Some(on) = on else { return };
                if let Entry::Vacant(new) = from.entry(on) {
                    new.insert(Some(place));
                    next.push_back(on);
                }
            });
        }
    }
    let Some(best) = best else { return Vec::new() };
    let mut out = vec![(best.0, best.1, best.1)];
    let mut here = best;
    while let Some(Some(before)) = from.get(&here) {
        out.push((before.0, before.1, here.1));
        here = *before;
    }
    out.reverse();
    out
}

/// Words in gaps first, then tokens in gaps: a comma less is closer.
type Cost = (u32, u32);

/// Where the walk stands: step, token, and whether the phrase spelled out the token before.
type Place = (usize, usize, bool);

#[derive(Debug, Clone)]
struct Best {
    cost: Cost,
    next: Option<(Place, Took)>,
}

#[derive(Debug, Clone, PartialEq)]
enum Took {
    Nothing,
    Hole(usize, Filled),
    Pattern(usize, Caught),
}

struct Walk<'p, 'g, 'a> {
    program: &'p Program,
    ground: &'g Ground<'a>,
    caught: Vec<Vec<Caught>>,
    known: RefCell<FxHashMap<Place, Option<Best>>>,
    /// The furthest step that was asked for something.
    reached: Cell<usize>,
}

impl<'p, 'g, 'a> Walk<'p, 'g, 'a> {
    fn new(program: &'p Program, ground: &'g Ground<'a>) -> Self {
        let caught = program.patterns.iter().map(|p| catch(p, ground)).collect();
        let (known, reached) = (RefCell::default(), Cell::new(0));
        Self { program, ground, caught, known, reached }
    }

    fn from(&self, at: usize) -> Option<Match> {
        let start = (0, at, false);
        let (gaps, _) = self.cost(start)?;
        let (mut holes, mut patterns, mut end) = (Vec::new(), Vec::new(), at);
        let mut next = self.next(start);
        while let Some((place, took)) = next {
            end = place.1;
            match took {
                Took::Hole(hole, filled) => holes.push((hole, filled)),
                Took::Pattern(pattern, caught) => patterns.push((pattern, caught)),
                Took::Nothing => {}
            }
            next = self.next(place);
        }
        (end > at).then_some(Match { tokens: at..end, gaps, holes, patterns })
    }

    /// What the cheapest way from `place` to the end of the phrase costs.
    fn cost(&self, place: Place) -> Option<Cost> {
        if !self.may(place.0, place.1) {
            return None;
        }
        if let Some(on) = self.only(place) {
            return self.cost(on);
        }
        if let Some(known) = self.known.borrow().get(&place) {
            return known.as_ref().map(|best| best.cost);
        }
        let mut best: Option<Best> = None;
        self.ways(place, |cost, next, took| {
            let rest = match next {
                Some(next) => self.cost(next),
                None => Some((0, 0)),
            };
            let Some(rest) = rest else { return };
            let cost = (cost.0 + rest.0, cost.1 + rest.1);
            if best.as_ref().is_none_or(|best| cost < best.cost) {
                best = Some(Best { cost, next: next.map(|next| (next, took)) });
            }
        });
        let cost = best.as_ref().map(|best| best.cost);
        self.known.borrow_mut().insert(place, best);
        cost
    }

    /// The first step of that way, from a place of which the cost was asked.
    fn next(&self, place: Place) -> Option<(Place, Took)> {
        if let Some(on) = self.only(place) {
            return Some((on, Took::Nothing));
        }
        self.known.borrow().get(&place)?.as_ref()?.next.clone()
    }

    /// Where a step leads that has one way on and may take it: so short a way is not worth remembering.
    fn only(&self, (step, at, spelled): Place) -> Option<Place> {
        match &self.program.steps[step] {
            Step::Jump(to) => Some((*to, at, spelled)),
            Step::Word(_) | Step::Prefix(_) if step == 0 || !self.ground.is_skipped(at) => {
                Some((step + 1, at + 1, true))
            }
            _ => None,
        }
    }

    /// Whether anything at a token could be what a step wants, at the price of a look: most steps fail at most tokens, and what
    /// fails here is not worth remembering. It looks one fork deep; ways that fork and meet again are for [`Walk::cost`], which
    /// works each out once.
    fn may(&self, step: usize, at: usize) -> bool {
        let program = self.program;
        match &program.steps[step] {
            Step::Fork(to) => {
                self.reached.set(self.reached.get().max(step));
                to.iter().any(|to| self.may_itself(*to, at))
            }
            _ => self.may_itself(step, at),
        }
    }

    /// The same for a step that is no fork; a fork may.
    fn may_itself(&self, step: usize, at: usize) -> bool {
        let (program, ground) = (self.program, self.ground);
        if matches!(&program.steps[step], Step::Gap(_) | Step::Jump(_) | Step::Fork(_)) {
            return true;
        }
        self.reached.set(self.reached.get().max(step));
        match &program.steps[step] {
            Step::Word(word) => self.any_start(step, at, |at| ground.is_word(at, word)),
            Step::Prefix(letters) => self.any_start(step, at, |at| ground.starts_with(at, letters)),
            Step::Entity(id) => {
                self.any_start(step, at, |at| ground.names_at(at, *id).next().is_some())
            }
            Step::Hole(_) => self.any_start(step, at, |at| ground.slots_at(at).next().is_some()),
            Step::Pattern(_) | Step::End | Step::Gap(_) | Step::Jump(_) | Step::Fork(_) => true,
        }
    }

    /// Tells `take` every way on from a place, the preferred ones first.
    fn ways(&self, (step, at, spelled): Place, mut take: impl FnMut(Cost, Option<Place>, Took)) {
        let mut free = |step: usize, at: usize, spelled: bool| {
            take((0, 0), Some((step, at, spelled)), Took::Nothing);
        };
        let ground = self.ground;
        match &self.program.steps[step] {
            Step::End => take((0, 0), None, Took::Nothing),
            Step::Jump(to) => free(*to, at, spelled),
            Step::Fork(to) => to.iter().for_each(|to| free(*to, at, spelled)),
            Step::Gap(most) => {
                for end in at..=ground.tokens.end {
                    let words = ground.words_in(at..end);
                    if words > *most {
                        break;
                    }
                    let cost = (words, (end - at) as u32);
                    take(cost, Some((step + 1, end, false)), Took::Nothing);
                }
            }
            Step::Word(word) => self
                .starts(step, at)
                .filter(|&at| ground.is_word(at, word))
                .for_each(|at| free(step + 1, at + 1, true)),
            Step::Prefix(letters) => self
                .starts(step, at)
                .filter(|&at| ground.starts_with(at, letters))
                .for_each(|at| free(step + 1, at + 1, true)),
            Step::Entity(id) => self
                .starts(step, at)
                .flat_map(|at| ground.names_at(at, *id).map(move |tokens| at + tokens))
                .for_each(|end| free(step + 1, end, true)),
            Step::Hole(hole) => {
                for filled in self.starts(step, at).flat_map(|at| self.fill(*hole, at, spelled)) {
                    let next = (step + 1, filled.tokens.end, false);
                    take((0, 0), Some(next), Took::Hole(*hole, filled));
                }
            }
            Step::Pattern(pattern) => {
                for (end, caught) in self.caught_at(*pattern, at) {
                    take((0, 0), Some((step + 1, end, true)), Took::Pattern(*pattern, caught));
                }
            }
        }
    }

    /// Whether `is` holds at `at` or where [`Walk::starts`] goes on from there.
    fn any_start(&self, step: usize, mut at: usize, is: impl Fn(usize) -> bool) -> bool {
        while !is(at) {
            if step == 0 || !self.ground.is_skipped(at) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// `at`, and past quotation marks and a possessive that the phrase does not spell out, unless the phrase starts here.
    fn starts(&self, step: usize, at: usize) -> impl Iterator<Item = usize> {
        let opens = step == 0;
        let next =
            move |here: &usize| (!opens && self.ground.is_skipped(*here)).then_some(*here + 1);
        std::iter::successors(Some(at), next)
    }

    /// What a hole can read from token `at` on: whole expressions, and bare ones behind a hedge that the phrase spelled out; the
    /// longest first, down to the value alone, since it ends where the phrase's next words match.
    fn fill(&self, hole: usize, at: usize, spelled: bool) -> Vec<Filled> {
        let accepts = self.program.holes[hole].accepts;
        let mut out = Vec::new();
        for i in self.ground.slots_at(at) {
            let slot = &self.ground.slots[i];
            if !fits(accepts, &slot.value.shape) {
                continue;
            }
            let is_name = matches!(slot.value.shape, Shape::Name(_));
            let whole = at == slot.extent.start;
            let inner = spelled && slot.core.contains(&at);
            // The mark before a quote is its own, whether or not a phrase spells it out.
            let quoted = matches!(slot.value.shape, Shape::Quote(_)) && at == slot.core.start;
            if !whole && !inner && !quoted {
                continue;
            }
            let shortest = if is_name { at + 1 } else { slot.core.end };
            for end in (shortest..=slot.extent.end).rev() {
                let hedge_after = slot.extent.start == slot.core.start && end == slot.core.end;
                let bare = (!whole && at == slot.core.start)
                    || (hedge_after && self.hedge_follows(slot, end));
                out.push(Filled { slot: i, tokens: at..end, bare });
            }
        }
        out
    }

    /// Whether the hedge of a figure stands behind it, outside of the hole (`41 or more`).
    fn hedge_follows(&self, slot: &super::ground::Slot, end: usize) -> bool {
        let hedged = slot.value.quantity().is_some_and(|figure| figure.hedge.is_some());
        hedged && end < slot.extent.end && self.next_is_spelled(end)
    }

    /// Whether the words behind a hole are hedge words rather than a counted noun.
    fn next_is_spelled(&self, at: usize) -> bool {
        matches!(self.ground.word(at), "or" | "-" | "+" | "plus" | "and")
    }

    /// What a pattern matches that starts in token `at`, each with the token that follows it.
    fn caught_at(&self, pattern: usize, at: usize) -> impl Iterator<Item = (usize, Caught)> {
        let (tokens, stop) = (&self.ground.look.reading.tokens, self.ground.tokens.end);
        let here = if at < stop { tokens[at].span.range() } else { 0..0 };
        let holds = move |caught: &&Caught| here.contains(&caught.start);
        self.caught[pattern].iter().filter(holds).map(move |caught| {
            let inside = |end: &usize| *end < stop && tokens[*end].span.start < caught.end;
            let end = (at + 1..).find(|end| !inside(end)).unwrap_or(stop);
            (end, caught.clone())
        })
    }
}

/// Everything that a pattern matches in the sentence's prose.
fn catch(pattern: &regex::Regex, ground: &Ground) -> Vec<Caught> {
    if ground.tokens.is_empty() {
        return Vec::new();
    }
    let span = ground.span(&ground.tokens);
    let prose = span.of(&ground.look.article.prose);
    pattern
        .captures_iter(prose)
        .filter_map(|captures| {
            let all = captures.get(0).filter(|all| !all.is_empty())?;
            let value = captures.name("value").filter(|v| !v.is_empty());
            Some(Caught {
                start: span.start + all.start(),
                end: span.start + all.end(),
                value: value.map(|v| span.start + v.start()..span.start + v.end()),
            })
        })
        .collect()
}
