//! What matched words state. In: a hit. Out: its value as the rule takes it.

use super::draft::Open;
use super::ground::Ground;
use super::nearest::{Nearest, nearest};
use super::walk::Filled;
use super::{Hit, Seeker, Stated, fits};
use crate::recognise::{self, Subject, as_of};
use crate::ruleset::{HoleType, RuleKind};
use crate::text::Span;
use crate::value::{Name, Party, Shape, Value, agree};
use std::ops::Range;

/// How many words may stand between a subject and its verb: asides are long.
const SUBJECT_REACH: u32 = 30;

/// Whoever does what a verb says.
#[derive(Debug, Clone)]
pub(super) struct Who {
    /// The words that name them, as tokens.
    pub tokens: Range<usize>,
    /// Who; `None` when it stays open.
    pub party: Option<Party>,
}

/// The subject of the matched words, when at most `within` words stand between; names in asides are skipped.
pub(super) fn subject(ground: &Ground, verb: &Range<usize>, within: u32) -> Option<Who> {
    let (reading, prose) = (ground.look.reading, &ground.look.article.prose);
    let (words, party) = match recognise::subject_of(reading, prose, verb.start)? {
        Subject::Named(i) => (reading.values[i].span, reading.values[i].name().map(party_of)),
        Subject::Open(words) => (words, None),
    };
    let tokens = reading.tokens.within(words);
    let gap = ground.words_in(tokens.end.min(verb.start)..verb.start);
    (tokens.end <= verb.start && gap <= within.max(SUBJECT_REACH)).then_some(Who { tokens, party })
}

/// The value that a hit states; `None` where it states none of the rule's type.
pub(super) fn value(seeker: &Seeker, hit: &Hit, words: &[Range<usize>]) -> Option<Stated> {
    let ground = seeker.ground;
    if let (Some(subject), Some(who)) = (&hit.program.subject, &hit.who)
        && subject.hole.key.is_none()
    {
        return Some(match &who.party {
            Some(party) => Stated::settled(who.tokens.clone(), Shape::Party(party.clone())),
            None => Stated::open(who.tokens.clone(), "it stays open who it is"),
        });
    }
    let hole = hit.found.holes.iter().find(|(hole, _)| hit.program.holes[*hole].key.is_none());
    if let Some((hole, held)) = hole {
        let slot = &ground.slots[held.slot];
        if !seeker.counts(slot) {
            return None;
        }
        let accepts = hit.program.holes[*hole].accepts;
        return Some(stated(ground, held, filled(ground, held), accepts));
    }
    if let Some(range) = hit.found.patterns.iter().find_map(|(_, caught)| caught.value.as_ref()) {
        return Some(pattern(seeker, range));
    }
    beside(seeker, words)
}

/// What a hole read.
pub(super) fn filled(ground: &Ground, held: &Filled) -> Shape {
    let slot = &ground.slots[held.slot];
    match &slot.value.shape {
        Shape::Name(name)
            if held.tokens.end != slot.core.end || held.tokens.start > slot.core.start =>
        {
            Shape::Name(part_of_name(ground, name, &held.tokens))
        }
        shape if held.bare => bare(ground, &slot.value.span, held).unwrap_or_else(|| shape.clone()),
        shape => shape.clone(),
    }
}

/// The figure without its hedge: read again from its own words on.
fn bare(ground: &Ground, span: &Span, held: &Filled) -> Option<Shape> {
    let end = ground.span(&held.tokens).end.max(span.end);
    let extent = ground.slots[held.slot].value.extent.end.max(end);
    // With its counted noun, so that it stays a count; a hedge behind it stays out.
    let hedge_after = held.tokens.start == ground.slots[held.slot].extent.start;
    let words = Span::new(span.start, if hedge_after { end } else { extent });
    let reading = recognise::read_fragment(ground.look.words(words), &ground.look.plan.settings);
    let first = reading.values.into_iter().find(|v| v.span.start == 0 && v.quantity().is_some())?;
    Some(first.shape)
}

fn part_of_name(ground: &Ground, name: &Name, tokens: &Range<usize>) -> Name {
    let printed = ground.look.words(ground.span(tokens));
    let gazetteer = &ground.look.plan.settings.gazetteer;
    let (prose, all) = (&ground.look.article.prose, &ground.look.reading.tokens);
    let spelt = gazetteer.names().longest(prose, all, tokens.start);
    let spelt = spelt.filter(|spelt| spelt.tokens == tokens.len());
    Name {
        printed: printed.split_whitespace().collect::<Vec<_>>().join(" "),
        entity: spelt.map(|spelt| spelt.entity),
        variant: spelt.map_or(name.variant, |spelt| spelt.variant),
    }
}

/// A value with its words: a name as a party where the rule asks who, a date only when it is settled.
fn stated(ground: &Ground, held: &Filled, shape: Shape, accepts: HoleType) -> Stated {
    let slot = &ground.slots[held.slot];
    let tokens = match shape {
        Shape::Name(_) => held.tokens.start.max(slot.core.start)..held.tokens.end,
        _ => slot.core.clone(),
    };
    settle(tokens, shape, accepts)
}

fn settle(tokens: Range<usize>, shape: Shape, accepts: HoleType) -> Stated {
    match shape {
        Shape::Name(name) if accepts == HoleType::Who => {
            Stated::settled(tokens, Shape::Party(party_of(&name)))
        }
        // The clock alone says a time of day; its day may stay open.
        Shape::Moment(moment)
            if !(moment.is_resolved()
                || accepts == HoleType::Time && agree::says_clock_time(&moment)) =>
        {
            Stated {
                tokens,
                shape: Some(Shape::Moment(moment)),
                open: Some(Open::Because(
                    "there is nothing to resolve the date against".to_owned(),
                )),
            }
        }
        shape => Stated::settled(tokens, shape),
    }
}

fn party_of(name: &Name) -> Party {
    match name.entity {
        Some(id) => Party::Entities(vec![id]),
        None => Party::Named(name.printed.clone()),
    }
}

/// The group `value` of a pattern, read by the recogniser; words where it reads nothing.
fn pattern(seeker: &Seeker, range: &Range<usize>) -> Stated {
    let ground = seeker.ground;
    let span = Span::new(range.start, range.end);
    let all = &ground.look.reading.tokens;
    let tokens = all.within(span);
    let tokens = tokens.start.max(ground.tokens.start)..tokens.end.min(ground.tokens.end);
    let accepts = seeker.rule.value;
    let inside = |value: &&super::ground::Slot| {
        (value.value.span.start >= span.start && value.value.span.end <= span.end)
            && fits(accepts, &value.value.shape)
    };
    if let Some(slot) = ground.slots.iter().find(inside) {
        let whole = slot.value.extent.start >= span.start && slot.value.extent.end <= span.end;
        let shape = slot.value.shape.clone();
        if whole || slot.value.quantity().is_none_or(|figure| figure.hedge.is_none()) {
            return settle(slot.core.clone(), shape, accepts);
        }
    }
    let reading = recognise::read_fragment(ground.look.words(span), &ground.look.plan.settings);
    let read = |value: &Value| fits(accepts, &value.shape);
    match reading.values.into_iter().find(read) {
        Some(value) => settle(tokens, value.shape, accepts),
        None => Stated::settled(tokens, Shape::Words(ground.look.words(span).to_owned())),
    }
}

/// The nearest value beside words that have no place for one.
fn beside(seeker: &Seeker, words: &[Range<usize>]) -> Option<Stated> {
    let (ground, rule) = (seeker.ground, seeker.rule);
    let only_whether = Stated { tokens: 0..0, shape: None, open: None };
    if rule.disputed && rule.kind == RuleKind::Attribution {
        return Some(only_whether);
    }
    if matches!(rule.value, HoleType::Date) {
        return date(ground, words);
    }
    match nearest(ground, words, rule.value, |slot| seeker.counts(slot)) {
        Nearest::Here(slot) => {
            let slot = &ground.slots[slot];
            Some(settle(slot.core.clone(), slot.value.shape.clone(), rule.value))
        }
        Nearest::Elsewhere => {
            Some(Stated { tokens: 0..0, shape: None, open: Some(Open::Elsewhere) })
        }
        Nearest::Nowhere if rule.disputed => Some(only_whether),
        Nearest::Nowhere => None,
    }
}

/// The date that modifies the words.
fn date(ground: &Ground, words: &[Range<usize>]) -> Option<Stated> {
    let reading = ground.look.reading;
    let first = words.first().filter(|words| !words.is_empty())?;
    // Of `all: [Orva, crested]` the verb may stand in a clause about the name, and it is the verb that the date goes with.
    let told = words
        .iter()
        .find(|words| !words.is_empty() && !reading.tokens[words.start].capital)
        .filter(|_| reading.tokens[first.start].capital)
        .filter(|told| !as_of::share_clause(reading, ground.span(first), ground.span(told)));
    let span = ground.span(told.unwrap_or(first));
    if let Some(value) = as_of::date_for(reading, span) {
        let tokens = reading.tokens.within(value.span);
        return Some(settle(tokens, value.shape.clone(), HoleType::Date));
    }
    let elsewhere = Stated { tokens: 0..0, shape: None, open: Some(Open::Elsewhere) };
    as_of::date_in_sentence(reading, span).then_some(elsewhere)
}

impl Stated {
    fn settled(tokens: Range<usize>, shape: Shape) -> Self {
        Self { tokens, shape: Some(shape), open: None }
    }

    fn open(tokens: Range<usize>, why: &str) -> Self {
        Self { tokens, shape: None, open: Some(Open::Because(why.to_owned())) }
    }
}
