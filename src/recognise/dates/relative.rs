//! Dates by a determiner: `last week`, `the past three years`, `the first Monday of March`. In: tokens. Out: what they name.

use super::ambiguous::names_season_of;
use super::calendar;
use super::expression::{Base, Core, Count, Element, YearRef};
use super::reader::Reader;
use super::words::{Part, Unit, Which, Word, lookup};
use super::{holidays, offset, portions, years};
use crate::text::TokenKind;

/// What a determiner leads to: a period, or a part of a day whose day it names.
pub type Led = (Core, Option<Part>, usize);

/// `last week`, `this morning`, `the past three years`, `next Friday`, `last August`, `that day`.
pub fn determined(reader: &Reader, at: usize) -> Option<Led> {
    let the = reader.word(at) == "the";
    let mut next = if the { at + 1 } else { at };
    let Some(Word::Which(mut which)) = reader.lookup(next) else {
        return if the { counted_which(reader, next) } else { None };
    };
    if reader.word(next) == "latest" && !matches!(reader.lookup(next + 1), Some(Word::Unit(..))) {
        return None;
    }
    // `meant to last two years`.
    if reader.word(next) == "last" && !the && is_verb(reader, next) {
        return None;
    }
    let that = reader.word(next) == "that";
    next += 1;
    if let Some(Word::Which(second)) = reader.lookup(next) {
        which = match (which, second) {
            (Which::This, Which::Past | Which::Last | Which::Next) => second,
            (Which::Same, Which::Same | Which::Previous | Which::Following) => second,
            _ => return None,
        };
        next += 1;
    }
    if let Some(found) = units(reader, at, next, which, the) {
        return Some(found);
    }
    // `at this time last year`.
    if which == Which::This
        && reader.word(next) == "time"
        && let (
            Some(Word::Which(which @ (Which::Last | Which::Next))),
            Some(Word::Unit(unit, false)),
        ) = (reader.lookup(next + 1), reader.lookup(next + 2))
        && unit >= Unit::Week
    {
        return Some((Core::Unit(unit, which), None, next + 3));
    }
    if let Some(unit) = repeated(reader, at, which) {
        return Some((Core::Unit(unit, Which::Next), None, at + 1));
    }
    // `this school year`, `the current calendar year`.
    if reader.is(next, &["school", "calendar", "academic", "working"])
        && let Some(Word::Unit(unit @ (Unit::Week | Unit::Year), false)) = reader.lookup(next + 1)
    {
        return single(reader, at, next + 1, unit, which, the);
    }
    match reader.lookup(next)? {
        Word::Unit(unit, false) => single(reader, at, next, unit, which, the),
        // `the coming Friday` is the first to come.
        Word::Weekday(weekday, _) if reader.is(next - 1, &["coming", "upcoming"]) => {
            let which = Some(Which::Following);
            Some((Core::Weekday { weekday, which, week: None }, None, next + 1))
        }
        Word::Weekday(weekday, true) if !that => {
            Some((Core::Weekday { weekday, which: Some(which), week: None }, None, next + 1))
        }
        Word::Weekday(weekday, false) if !that && which != Which::Past => {
            Some((Core::Weekday { weekday, which: Some(which), week: None }, None, next + 1))
        }
        // `spent that August there`; the `that` of `said that August was hot` joins.
        Word::Month(..)
            if !that
                || reader.is_capital(at)
                || reader.is(
                    at.wrapping_sub(1),
                    &["spent", "in", "by", "later", "until", "during", "since"],
                ) =>
        {
            month(reader, next, which)
        }
        Word::Season(season) => {
            let verb = reader.before(at) == "to" && which != Which::Last
                || that && reader.word(next) == "fall" && !reader.is_capital(at)
                || names_season_of(reader, next);
            (!verb).then_some((Core::Season(season, Some(which), YearRef::Unsaid), None, next + 1))
        }
        Word::Part(part) if !matches!(which, Which::Past) || part == Part::Night => {
            day_of_part(the, that, which).map(|core| (core, Some(part), next + 1))
        }
        Word::Holiday | Word::Ordinal(_) => {
            let (holiday, end) = holidays::read(reader, next)?;
            Some((Core::Holiday(holiday, Some(which), YearRef::Unsaid), None, end))
        }
        _ => None,
    }
}

/// Whether the `last` at `at` is what something will do: `to last two years`, `it did not last a week`. Weekends are no unit of
/// figures, so that a length in them is only read with it.
fn is_verb(reader: &Reader, at: usize) -> bool {
    const BEFORE: &[&str] = &[
        "to", "will", "would", "could", "can", "may", "might", "should", "must", "not", "never",
        "n't", "cannot", "can't", "won't", "didn't", "doesn't", "wouldn't", "couldn't",
    ];
    // `compared to last year`.
    let period = matches!(
        reader.lookup(at + 1),
        Some(
            Word::Unit(_, false)
                | Word::Month(..)
                | Word::Weekday(..)
                | Word::Season(_)
                | Word::Part(_)
                | Word::Holiday
        )
    );
    if period && reader.before(at) == "to" {
        return false;
    }
    let weekends = (at + 1..at + 4).any(|i| reader.word(i) == "weekends");
    BEFORE.contains(&reader.before(at)) && !weekends
}

/// The unit that a bare `next` repeats: `this year and next`.
fn repeated(reader: &Reader, at: usize, which: Which) -> Option<Unit> {
    let joined = at >= 3
        && which == Which::Next
        && matches!(reader.before(at), "and" | "or")
        && reader.before(at - 2) == "this";
    let closes = reader.kind(at + 1) != Some(TokenKind::Word);
    match lookup(reader.before(at - usize::from(joined))) {
        Some(Word::Unit(unit, false)) if joined && closes => Some(unit),
        _ => None,
    }
}

/// `the four previous weeks` behind their article.
fn counted_which(reader: &Reader, at: usize) -> Option<Led> {
    let (count, next) = reader.count(at)?;
    let Word::Which(which) = reader.lookup(next)? else { return None };
    let Word::Unit(unit, true) = reader.lookup(next + 1)? else { return None };
    let told = !matches!(which, Which::This | Which::Same);
    told.then_some((Core::Units(count, unit, which), None, next + 2))
}

/// `the days to come`, `the weeks ahead`, `the months that followed`: so many units, from now or from where the story stands; `the week
/// ahead` is the next one.
pub fn units_ahead(reader: &Reader, at: usize) -> Option<Led> {
    let Word::Unit(unit, many) = reader.lookup(at)? else { return None };
    if !many {
        let ahead = reader.word(at + 1) == "ahead" && reader.word(at + 2) != "of";
        return (ahead && (Unit::Week..=Unit::Year).contains(&unit)).then_some((
            Core::Unit(unit, Which::Next),
            None,
            at + 2,
        ));
    }
    let (which, end) = match (reader.word(at + 1), reader.word(at + 2)) {
        ("to", "come") => (Which::Next, at + 3),
        ("ahead", next) if next != "of" => (Which::Next, at + 2),
        ("that" | "which", "followed") => (Which::Following, at + 3),
        _ => return None,
    };
    Some((Core::Units(Count::Vague, unit, which), None, end))
}

/// `the past three years`, `next few days`, `last 24 hours`, `these past weeks`.
fn units(reader: &Reader, at: usize, next: usize, which: Which, the: bool) -> Option<Led> {
    if matches!(which, Which::This | Which::Same) {
        return None;
    }
    let (count, end) = match reader.count(next) {
        Some(found) => found,
        None => (Count::Vague, next),
    };
    // `the past two or three years`.
    let (count, end) = match reader.count(end + 1) {
        Some((_, last)) if the && end > next && reader.is(end, &["or", "to"]) => {
            (Count::Vague, last)
        }
        _ => (count, end),
    };
    let end = reader.skip(end, &["-", "or", "full", "consecutive", "straight"]);
    let end = if end > next { reader.skip(end, &["business", "working", "trading"]) } else { end };
    // `the next half hour`, `the past half-century`.
    if end == next
        && reader.word(next) == "half"
        && let Some(Word::Unit(unit, false)) = reader.lookup(reader.skip(next + 1, &["-"]))
    {
        let end = reader.skip(next + 1, &["-"]) + 1;
        return Some((Core::Units(Count::Halves(1), unit, which), None, end));
    }
    match reader.lookup(end)? {
        Word::Unit(unit, true) => Some((Core::Units(count, unit, which), None, end + 1)),
        Word::Unit(unit, false) if end > next && matches!(count, Count::Halves(n) if n > 2) => {
            Some((Core::Units(count, unit, which), None, end + 1))
        }
        // `over the last year`: a year long, not the last calendar year.
        Word::Unit(unit, false) if end == next && which == Which::Past && unit >= Unit::Minute => {
            Some((Core::Units(Count::Halves(2), unit, Which::Past), None, end + 1))
        }
        Word::Unit(unit @ (Unit::Hour | Unit::Minute), false) if end == next => {
            Some((Core::Units(Count::Halves(2), unit, which), None, end + 1))
        }
        Word::Unit(unit, false)
            if end == next
                && the
                && matches!(which, Which::Last | Which::Next)
                && reader.word(next - 1) != "latest"
                && unit >= Unit::Week
                && unit != Unit::Quarter
                && matches!(
                    reader.before(at),
                    "over" | "for" | "within" | "during" | "in" | "throughout"
                )
                && reader.word(end + 1) != "of" =>
        {
            Some((Core::Units(Count::Halves(2), unit, which), None, end + 1))
        }
        _ => None,
    }
}

fn single(
    reader: &Reader,
    at: usize,
    next: usize,
    unit: Unit,
    which: Which,
    the: bool,
) -> Option<Led> {
    let end = next + 1;
    let compound = reader.word(end) == "-" && reader.is_glued(end);
    if compound
        || matches!(
            unit,
            Unit::Second
                | Unit::Minute
                | Unit::Hour
                | Unit::Half
                | Unit::Fortnight
                | Unit::Millennium
        )
    {
        return None;
    }
    if unit == Unit::Year
        && reader.word(end) == "'s"
        && let Some((core, end)) =
            portions::portion_of(reader, end + 1, YearRef::Which(which), false)
    {
        return Some((core, None, end));
    }
    let core = match (which, unit) {
        (Which::Next, Unit::Day) => Core::Offset(Count::Halves(2), unit, 1, Base::Narrative),
        (Which::Last, Unit::Day) => return nth_within(reader, at),
        (Which::Following | Which::Previous, Unit::Day) => {
            let step = if which == Which::Following { 1 } else { -1 };
            Core::Offset(Count::Halves(2), unit, step, Base::Narrative)
        }
        (Which::Next, _) if the => Core::Unit(unit, Which::Following),
        // `to this day` is until now.
        (Which::This, Unit::Day) if reader.before(at) == "to" => return None,
        (Which::This, Unit::Day) => Core::Unit(unit, Which::This),
        _ => Core::Unit(unit, which),
    };
    // `the same month last year`.
    if which == Which::Same
        && let (Some(Word::Which(Which::Last)), Some(Word::Unit(Unit::Year, false))) =
            (reader.lookup(end), reader.lookup(end + 1))
        && (Unit::Day..Unit::Year).contains(&unit)
    {
        let base = Base::Date(Box::new(core));
        return Some((Core::Offset(Count::Halves(2), Unit::Year, -1, base), None, end + 2));
    }
    // `the same quarter of 1988`, `the same month of last year`.
    if which == Which::Same
        && matches!(unit, Unit::Month | Unit::Quarter)
        && reader.is(end, &["of", "in"])
        && let Some((year, end)) = years::tail(reader, end)
        && !(reader.word(end) == "-" && reader.is_glued(end))
    {
        return Some((Core::InYear(Box::new(core), year), None, end));
    }
    // `this year's first half`, `last year's third quarter` keep to the year.
    Some((core, None, end))
}

fn month(reader: &Reader, next: usize, which: Which) -> Option<Led> {
    let (month, full, _) = calendar::month(reader, next)?;
    let sure = reader.is_capital(next)
        || full && !matches!(month, 3 | 5)
        || month == 5 && which != Which::This;
    if !sure {
        return None;
    }
    let (core, end) = calendar::read(reader, next)?;
    let Core::Calendar { year, month, day, weekday, .. } = core else { return None };
    Some((Core::Calendar { year, month, day, weekday, which: Some(which) }, None, end))
}

/// The day of `this morning`, `last night`, `that evening`, `the next morning`.
fn day_of_part(the: bool, that: bool, which: Which) -> Option<Core> {
    let step = |n| Core::Offset(Count::Halves(2), Unit::Day, n, Base::Narrative);
    Some(match which {
        Which::Last | Which::Past => Core::Day(-1),
        Which::This => Core::Day(0),
        Which::Next if the => step(1),
        Which::Next => Core::Day(1),
        Which::Following => step(1),
        Which::Previous => step(-1),
        Which::Same if that || the => Core::Unit(Unit::Day, Which::Same),
        Which::Same => return None,
    })
}

/// The unit of `of every month`, `of each year`.
pub fn of_every(reader: &Reader, at: usize) -> Option<(Unit, usize)> {
    let every = reader.word(at) == "of" && reader.is(at + 1, &["every", "each"]);
    match reader.lookup(at + 2) {
        Some(Word::Unit(unit, false)) if every => Some((unit, at + 3)),
        _ => None,
    }
}

/// `the first Monday of March`, `the last week of July`, `the third day of the month`, `the last day of 1999`.
pub fn nth_within(reader: &Reader, at: usize) -> Option<Led> {
    let start = reader.skip(at, &["the"]);
    let (rank, next) = match reader.lookup(start) {
        Some(Word::Which(Which::Last)) => (-1, start + 1),
        _ if reader.word(start) == "final" => (-1, start + 1),
        _ => {
            let (rank, next) = reader.ordinal(start)?;
            (rank as i8, next)
        }
    };
    let element = match reader.lookup(next)? {
        Word::Weekday(weekday, _) => Element::Weekday(weekday),
        Word::Unit(
            unit @ (Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Decade),
            false,
        ) => Element::Unit(unit),
        _ => return None,
    };
    // `the first Monday evening of next month`.
    let part = match reader.lookup(next + 1) {
        Some(Word::Part(part)) if !matches!(element, Element::Unit(_)) => Some(part),
        _ => None,
    };
    let of = next + 1 + usize::from(part.is_some());
    if let Some((Unit::Month, end)) = of_every(reader, of) {
        return Some((Core::Set("P1M".to_owned()), part, end));
    }
    let (core, end) = if matches!(reader.word(of), "of" | "in") {
        offset::simple(reader, of + 1)?
    } else if matches!(reader.lookup(of), Some(Word::Which(_))) {
        offset::simple(reader, of)?
    } else {
        return None;
    };
    matches!(
        core,
        Core::Calendar { day: None, .. }
            | Core::Unit(..)
            | Core::Season(..)
            | Core::Decade(_)
            | Core::Century(_)
            | Core::Tens(_)
    )
    .then_some((Core::Nth(rank, element, Box::new(core)), part, end))
}
