//! Dates by their distance: `last week`, `two years ago`, `the first Monday of March`. In: tokens. Out: what they name.

use super::calendar;
use super::expression::{Base, Core, Count, Element, YearRef};
use super::holidays;
use super::reader::Reader;
use super::words::{Part, Season, Unit, Which, Word};
use super::years;
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
    match reader.lookup(next)? {
        Word::Unit(unit, false) => single(reader, at, next, unit, which, the),
        Word::Weekday(weekday, true) if !that => {
            Some((Core::Weekday { weekday, which: Some(which), week: None }, None, next + 1))
        }
        Word::Weekday(weekday, false) if !that && which != Which::Past => {
            Some((Core::Weekday { weekday, which: Some(which), week: None }, None, next + 1))
        }
        Word::Month(..) if !that => month(reader, next, which),
        Word::Season(season) => {
            let verb = reader.before(at) == "to" || that && season == Season::Autumn;
            (!verb).then_some((Core::Season(season, Some(which), YearRef::Unsaid), None, next + 1))
        }
        Word::Part(part) if !matches!(which, Which::Past) || part == Part::Night => {
            day_of_part(the, that, which, next).map(|core| (core, Some(part), next + 1))
        }
        Word::Holiday | Word::Ordinal(_) => {
            let (holiday, end) = holidays::read(reader, next)?;
            Some((Core::Holiday(holiday, Some(which), YearRef::Unsaid), None, end))
        }
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

/// `the past three years`, `next few days`, `last 24 hours`, `these past weeks`.
fn units(reader: &Reader, at: usize, next: usize, which: Which, the: bool) -> Option<Led> {
    if matches!(which, Which::This | Which::Same) {
        return None;
    }
    let (count, end) = match reader.count(next) {
        Some(found) => found,
        None => (Count::Vague, next),
    };
    let end = reader.skip(end, &["-", "or", "full", "consecutive", "straight"]);
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
        && let Some((core, end)) = portion_of(reader, end + 1, YearRef::Which(which))
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
        (Which::This, Unit::Day) => Core::Unit(unit, Which::This),
        _ => Core::Unit(unit, which),
    };
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
fn day_of_part(the: bool, that: bool, which: Which, _next: usize) -> Option<Core> {
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

/// `two years ago`, `a day earlier`, `three days before May 13`, `a week from Tuesday`, `the year before`.
pub fn offset(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (count, unit, next) = match counted(reader, at) {
        Some(found) => found,
        None => {
            let start = reader.skip(at, &["the"]);
            let Some(Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year), false)) =
                reader.lookup(start)
            else {
                return weeks_and_days(reader, at);
            };
            (start > at
                && matches!(
                    reader.word(start + 1),
                    "before" | "after" | "earlier" | "previously" | "following"
                ))
            .then_some((Count::Halves(2), unit, start + 1))?
        }
    };
    let definite = reader.word(at) == "the";
    let next = if reader.word(next) == "or" && matches!(reader.word(next + 1), "so" | "more") {
        next + 2
    } else {
        next
    };
    let now = |step| Some((Core::Offset(count, unit, step, Base::Now), next + 1));
    let here = |step| Some((Core::Offset(count, unit, step, Base::Narrative), next + 1));
    match reader.word(next) {
        "ago" => now(-1),
        "hence" => now(1),
        "earlier" | "previously" if !definite => here(-1),
        "later" | "afterwards" | "afterward" | "thereafter" => here(1),
        "following" if definite => here(1),
        "before" | "prior" | "earlier" | "previously" => {
            tied(reader, next, count, unit, -1, definite)
        }
        "after" | "since" if reader.word(next) == "after" => {
            tied(reader, next, count, unit, 1, definite)
        }
        "from" => {
            let start = reader.skip(next + 1, &["the"]);
            if matches!(reader.word(start), "now" | "today") {
                return Some((Core::Offset(count, unit, 1, Base::Now), start + 1));
            }
            let (core, end) = simple(reader, next + 1)?;
            Some((Core::Offset(count, unit, 1, Base::Date(Box::new(core))), end))
        }
        _ => within(reader, at, next, count, unit),
    }
}

/// `in two weeks`: a date where the clause looks ahead; the resolver decides.
fn within(
    reader: &Reader,
    at: usize,
    next: usize,
    count: Count,
    unit: Unit,
) -> Option<(Core, usize)> {
    let ahead = reader.before(at) == "in" && reader.word(at) != "the";
    if !ahead
        || ranked(reader, at - 1)
        || unit < Unit::Day
        || reader.before(at.saturating_sub(1)) == "once"
        || matches!(reader.word(next), "of" | "'" | "'s" | "-" | "to" | "old" | "long" | "with")
    {
        return None;
    }
    super::super::tense::looks_ahead(reader.tokens, at, reader.end)
        .then_some((Core::Offset(count, unit, 1, Base::Now), next))
}

/// Whether what stands before `in` is one of its kind in that time: `the third time in five years`, `the worst drought in ten years`.
fn ranked(reader: &Reader, at: usize) -> bool {
    const REACH: usize = 6;
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|&i| reader.kind(i) != Some(TokenKind::Mark))
        .any(|i| {
            let word = reader.word(i);
            matches!(reader.lookup(i), Some(Word::Ordinal(_)))
                || matches!(word, "second" | "only" | "most" | "least" | "times" | "record")
                || word.len() > 4
                    && word.ends_with("est")
                    && !reader.is(
                        i,
                        &[
                            "interest", "request", "protest", "forest", "west", "arrest", "quest",
                            "guest", "test", "contest", "harvest",
                        ],
                    )
                || matches!(word, "best" | "worst")
        })
}

/// `a year and a half ago`.
fn weeks_and_days(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (Count::Halves(n), next) = reader.count(at)? else { return None };
    let Some(Word::Unit(unit, false)) = reader.lookup(next) else { return None };
    let half = (1..=3).all(|i| reader.word(next + i) == ["and", "a", "half"][i - 1]);
    let (step, base) = match reader.word(next + 4) {
        "ago" => (-1, Base::Now),
        "earlier" => (-1, Base::Narrative),
        "later" => (1, Base::Narrative),
        _ => return None,
    };
    half.then_some((Core::Offset(Count::Halves(n + 1), unit, step, base), next + 5))
}

/// A count and its unit.
fn counted(reader: &Reader, at: usize) -> Option<(Count, Unit, usize)> {
    if let Some(Word::Unit(
        unit @ (Unit::Day
        | Unit::Week
        | Unit::Month
        | Unit::Year
        | Unit::Hour
        | Unit::Minute
        | Unit::Decade
        | Unit::Century),
        true,
    )) = reader.lookup(at)
    {
        // `years ago`, `weeks later`.
        let tail = matches!(
            reader.word(at + 1),
            "ago" | "earlier" | "later" | "before" | "after" | "afterwards"
        );
        let plain =
            !matches!(reader.word(at + 1), "before" | "after") || ends_clause(reader, at + 2);
        return (tail && plain).then_some((Count::Vague, unit, at + 1));
    }
    let (count, next) = reader.count(at)?;
    let glued = reader.skip(next, &["-", "full", "short", "long"]);
    match reader.lookup(glued)? {
        Word::Unit(Unit::Half | Unit::Second, _) => None,
        Word::Unit(unit, _) => {
            let and_half = reader.word(glued + 1) == "and"
                && reader.word(glued + 2) == "a"
                && reader.word(glued + 3) == "half";
            (!and_half).then_some((count, unit, glued + 1))
        }
        _ => None,
    }
}

/// `before` and `after`: tied to a date in the words, else to where the narrative stands at the end of a clause.
fn tied(
    reader: &Reader,
    next: usize,
    count: Count,
    unit: Unit,
    step: i8,
    definite: bool,
) -> Option<(Core, usize)> {
    let behind =
        if reader.word(next) == "prior" { reader.skip(next + 1, &["to"]) } else { next + 1 };
    if let Some((core, end)) = simple(reader, reader.skip(behind, &["the"])) {
        return Some((Core::Offset(count, unit, step, Base::Date(Box::new(core))), end));
    }
    if matches!(reader.word(behind), "that" | "this") && ends_clause(reader, behind + 1) {
        return Some((Core::Offset(count, unit, step, Base::Narrative), behind + 1));
    }
    if ends_clause(reader, behind) || matches!(reader.word(next), "earlier" | "previously") {
        return Some((Core::Offset(count, unit, step, Base::Narrative), next + 1));
    }
    (definite && unit == Unit::Day)
        .then_some((Core::Offset(count, unit, step, Base::Event), next + 1))
}

fn ends_clause(reader: &Reader, at: usize) -> bool {
    at >= reader.end
        || (reader.kind(at) == Some(TokenKind::Mark) && !matches!(reader.word(at), "-" | "$"))
        || matches!(reader.word(at), "in" | "and" | "but" | "on" | "at" | "when" | "by")
}

/// A date that others are counted from: calendar dates, weekdays, today, holidays.
pub fn simple(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    match reader.lookup(at) {
        Some(Word::Day(days)) => return Some((Core::Day(days), at + 1)),
        Some(Word::Which(_)) => {
            return determined(reader, at)
                .and_then(|(core, part, end)| part.is_none().then_some((core, end)));
        }
        Some(Word::Month(..)) if !calendar::is_month_here(reader, at) => return None,
        _ => {}
    }
    if let Some((holiday, end)) = holidays::read(reader, at) {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        return Some((Core::Holiday(holiday, None, year), end));
    }
    if let Some(found) = calendar::read(reader, at) {
        return Some(found);
    }
    if let Some((year, end)) = years::year(reader, at)
        && years::may_stand_alone(reader, at)
    {
        return Some((Core::year(year), end));
    }
    let start = reader.skip(at, &["the"]);
    if let Some(Word::Season(season)) = reader.lookup(start)
        && let Some((year, end)) = years::tail(reader, start + 1)
    {
        return Some((Core::Season(season, None, year), end));
    }
    if let Some(found) = years::decade(reader, start).or_else(|| years::century(reader, start)) {
        return Some(found);
    }
    if start > at
        && let Some(Word::Unit(
            unit @ (Unit::Day
            | Unit::Week
            | Unit::Weekend
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::Decade
            | Unit::Century),
            false,
        )) = reader.lookup(start)
    {
        return Some((Core::Unit(unit, Which::Same), start + 1));
    }
    None
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
    let of = next + 1;
    let (core, end) = if matches!(reader.word(of), "of" | "in") {
        simple(reader, of + 1)?
    } else if matches!(reader.lookup(of), Some(Word::Which(_))) {
        simple(reader, of)?
    } else {
        return None;
    };
    matches!(
        core,
        Core::Calendar { day: None, .. }
            | Core::Unit(..)
            | Core::Season(..)
            | Core::Decade(_)
            | Core::Tens(_)
    )
    .then_some((Core::Nth(rank, element, Box::new(core)), None, end))
}

/// Quarters and halves of a year: `the third quarter of 2022`, `Q3 2022`, `third-quarter`, `the second half of last year`.
pub fn portion(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let start = reader.skip(at, &["the"]);
    if let Some(Word::Coded) = reader.lookup(start) {
        return coded(reader, start).filter(|(core, _)| {
            reader.is_capital(start) || !matches!(core, Core::Portion(_, _, YearRef::Unsaid, _))
        });
    }
    if let Some((year, end)) = years::year(reader, start)
        && let Some(Word::Coded) = reader.lookup(reader.skip(end, &["-"]))
    {
        let (core, end) = coded(reader, reader.skip(end, &["-"]))?;
        let Core::Portion(index, parts, YearRef::Unsaid, fiscal) = core else { return None };
        return Some((Core::Portion(index, parts, YearRef::Is(year), fiscal), end));
    }
    let fiscal_first = reader.word(start) == "fiscal";
    let start = if fiscal_first { start + 1 } else { start };
    let (rank, next) = match reader.word(start) {
        "latter" => (2, start + 1),
        "final" => (0, start + 1),
        _ => reader.ordinal(start)?,
    };
    let fiscal = fiscal_first || reader.word(next) == "fiscal";
    let next = reader.skip(next, &["-", "fiscal"]);
    let (parts, most) = match reader.lookup(next)? {
        Word::Unit(Unit::Quarter, false) => (4, 4),
        Word::Unit(Unit::Half, false) => (2, 2),
        _ if reader.word(next) == "part" && reader.word(start) == "latter" => (2, 2),
        _ => return None,
    };
    let rank = if rank == 0 { most } else { rank };
    if rank > most {
        return None;
    }
    let (year, end, fiscal_year) = portion_year(reader, next + 1);
    let hyphen = reader.word(start + 1) == "-";
    const RESULTS: &[&str] = &[
        "profit", "profits", "earnings", "results", "sales", "revenue", "revenues", "net", "loss",
        "losses", "income", "pretax", "gdp", "growth",
    ];
    let half_of_year =
        year != YearRef::Unsaid || hyphen && RESULTS.contains(&reader.word(next + 1));
    (parts == 4 && !reader.is(next + 1, &["mile", "final", "finals", "century", "back", "pounder"])
        || half_of_year)
        .then_some((Core::Portion(rank, parts, year, fiscal || fiscal_year), end))
}

/// `first half`, `third quarter` behind `last year's` or `1989's`.
pub fn portion_of(reader: &Reader, at: usize, year: YearRef) -> Option<(Core, usize)> {
    let (rank, next) = reader.ordinal(at)?;
    let next = reader.skip(next, &["-"]);
    let parts = match reader.lookup(next)? {
        Word::Unit(Unit::Quarter, false) => 4,
        Word::Unit(Unit::Half, false) => 2,
        _ => return None,
    };
    (rank <= parts).then_some((Core::Portion(rank, parts, year, false), next + 1))
}

/// `year-ago`, `year-earlier`, `year-end`.
pub fn hyphened(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let Some(Word::Unit(unit, false)) = reader.lookup(at) else { return None };
    let next = reader.skip(at + 1, &["-"]);
    let glued = next > at + 1;
    let one = Count::Halves(2);
    Some(match reader.word(next) {
        "ago" if glued => (Core::Offset(one, unit, -1, Base::Now), next + 1),
        "earlier" if glued => (Core::Offset(one, unit, -1, Base::Narrative), next + 1),
        "end" if reader.word(next + 1) != "of" => (Core::Unit(unit, Which::This), next + 1),
        _ => return None,
    })
}

fn portion_year(reader: &Reader, at: usize) -> (YearRef, usize, bool) {
    let of = if reader.is(at, &["of", "in"]) { at + 1 } else { at };
    if reader.word(of) == "fiscal"
        && let Some((year, end)) = years::tail(reader, reader.skip(of + 1, &["year"]))
    {
        return (year, end, true);
    }
    match years::tail(reader, at) {
        Some((year, end)) => (year, end, false),
        None => (YearRef::Unsaid, at, false),
    }
}

/// `Q3`, `H1`, `FY2008` with the year behind them.
fn coded(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let word = reader.word(at);
    if let Some(year) = word.strip_prefix("fy") {
        let number: i32 = year.parse().ok()?;
        let year = if year.len() == 2 { years::two_digits(number) } else { number };
        return Some((Core::Fiscal(YearRef::Is(year)), at + 1));
    }
    let index = word.as_bytes().get(1)? - b'0';
    let parts = if word.starts_with('q') { 4 } else { 2 };
    let next = reader.skip(at + 1, &["-", ","]);
    let fiscal = reader.word(next) == "fy";
    let behind = reader.skip(next, &["fy"]);
    let joined = years::year(reader, behind).filter(|_| reader.word(at + 1) == "-");
    let (year, end) = match joined.map(|(year, end)| (YearRef::Is(year), end)) {
        Some(found) => found,
        None => years::tail(reader, behind).unwrap_or((YearRef::Unsaid, at + 1)),
    };
    Some((Core::Portion(index, parts, year, fiscal), end))
}

/// `fiscal 2008`, `fiscal year 2009`, `the fiscal year`, `FY 2008`.
pub fn fiscal(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let start = reader.skip(at, &["the"]);
    let (which, start) = match reader.lookup(start) {
        Some(Word::Which(which)) => (Some(which), start + 1),
        _ => (None, start),
    };
    let named = match reader.word(start) {
        "fy" => start + 1,
        "fiscal" | "financial" => reader.skip(start + 1, &["year"]),
        _ => return None,
    };
    if which.is_none()
        && let Some((year, end)) = years::year(reader, reader.skip(named, &["of"]))
    {
        return Some((Core::Fiscal(YearRef::Is(year)), end));
    }
    let year = reader.before(named) == "year" && named == start + 2;
    year.then_some((Core::Fiscal(which.map_or(YearRef::Unsaid, YearRef::Which)), named))
}
