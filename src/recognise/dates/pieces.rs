//! The days and periods that expressions are made of. In: tokens. Out: the period that starts at one, and what may stand before it.

use super::ambiguous::{is_month_here, is_weekday_here, season_of};
use super::expression::{Base, Core, Count, Element, Toward, YearRef};
use super::reader::Reader;
use super::words::{Edge, Part, Unit, Which, Word};
use super::{
    bare, calendar, decades, digits, holidays, listed, lone_years, offset, portions, relative,
    years,
};
use crate::text::TokenKind;

/// `early`, `mid-`, `the end of`, `earlier`, `later in`: what stands before a period.
pub fn prefix(reader: &Reader, at: usize) -> (Option<Edge>, Option<Toward>, usize) {
    let start = reader.skip(at, &["the"]);
    let none = (None, None, at);
    match reader.lookup(start) {
        Some(Word::Edge(edge)) => {
            let noun = reader.is(start, &["beginning", "start", "middle", "end", "close"]);
            let next = start + 1;
            // `by end-July`.
            if reader.word(start) == "end"
                && reader.before(start) != "-"
                && reader.word(next) == "-"
                && matches!(reader.lookup(next + 1), Some(Word::Month(..)))
            {
                return (Some(edge), None, next + 1);
            }
            if noun {
                if reader.word(next) != "of" {
                    return none;
                }
                return (Some(edge), None, next + 1);
            }
            if reader.word(next) == "part" && reader.word(next + 1) == "of" {
                return (Some(edge), None, next + 2);
            }
            let next = to_next_edge(reader, reader.skip(next, &["-"]));
            (Some(edge), None, reader.skip(next, &["in", "on", "the"]))
        }
        Some(Word::Earlier) if start == at => {
            (None, Some(Toward::Earlier), reader.skip(at + 1, &["in", "on"]))
        }
        Some(Word::Later) if start == at => {
            (None, Some(Toward::Later), reader.skip(at + 1, &["in", "on"]))
        }
        // `the first half of August`.
        Some(Word::Ordinal(1) | Word::Unit(Unit::Second, false))
            if reader.word(start + 1) == "half"
                && reader.word(start + 2) == "of"
                && matches!(reader.lookup(start + 3), Some(Word::Month(..))) =>
        {
            let edge = if reader.word(start) == "first" { Edge::Start } else { Edge::End };
            (Some(edge), None, start + 3)
        }
        _ if reader.word(start) == "latter"
            && reader.word(start + 1) == "part"
            && reader.word(start + 2) == "of" =>
        {
            (Some(Edge::End), None, start + 3)
        }
        _ if reader.word(start) == "rest" && reader.word(start + 1) == "of" => {
            (Some(Edge::End), None, start + 2)
        }
        _ => none,
    }
}

/// The token behind the other edge of `mid-to-late August`, `early to mid-June`.
fn to_next_edge(reader: &Reader, at: usize) -> usize {
    let next = reader.skip(at + 1, &["-"]);
    match reader.lookup(next) {
        Some(Word::Edge(_)) if reader.is(at, &["to", "or"]) => reader.skip(next + 1, &["-"]),
        _ => at,
    }
}

/// A day or period at `at`. `edged`: `early` or its like stands before it, so that `the year` and bare years will do.
pub fn core(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let plain = |found: Option<(Core, usize)>| found.map(|(core, end)| (core, None, end));
    if let Some((holiday, end)) = holidays::read(reader, reader.skip(at, &["the"])) {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        let core = Core::Holiday(holiday, None, year);
        // `Labor Day weekend`, `Labor Day weekend 2021`.
        return Some(match reader.lookup(end) {
            Some(Word::Unit(Unit::Weekend, false)) => {
                let (year, end) = years::tail(reader, end + 1)
                    .filter(|_| year == YearRef::Unsaid)
                    .unwrap_or((year, end + 1));
                let core = Core::Holiday(holiday, None, year);
                (Core::Nth(0, Element::Unit(Unit::Weekend), Box::new(core)), None, end)
            }
            _ => (core, None, end),
        });
    }
    match reader.lookup(at) {
        Some(Word::The) => the(reader, at, edged),
        Some(Word::Which(_)) => plain(portions::fiscal(reader, at))
            .or_else(|| plain(portions::of_prior_year(reader, at)))
            .or_else(|| relative::nth_within(reader, at))
            .or_else(|| relative::determined(reader, at)),
        Some(Word::Month(..))
            if reader.is(at + 1, &["quarter", "-", "to", "."])
                && portions::portion(reader, at).is_some() =>
        {
            plain(portions::portion(reader, at)).or_else(|| plain(calendar::read(reader, at)))
        }
        Some(Word::Month(..)) if is_month_here(reader, at) => plain(calendar::read(reader, at)),
        Some(Word::Weekday(..)) if is_weekday_here(reader, at) => plain(calendar::read(reader, at)),
        Some(Word::Month(..) | Word::Weekday(..)) => None,
        Some(Word::Season(season)) => plain(season_of(reader, at, season, edged)),
        Some(Word::Day(_) | Word::Tonight) if is_on_air(reader, at) => None,
        Some(Word::Day(days)) => Some((Core::Day(days), None, at + 1)),
        Some(Word::Tonight) => Some((Core::Day(0), Some(Part::Night), at + 1)),
        Some(Word::Overnight) => bare::overnight(reader, at),
        Some(Word::Tens(_)) => plain(decades::decade(reader, at)).filter(|_| edged),
        Some(Word::Coded) => plain(portions::portion(reader, at)),
        Some(Word::Ordinal(_)) | Some(Word::Unit(Unit::Second, false)) => {
            plain(decades::century(reader, at))
                .or_else(|| relative::nth_within(reader, at))
                .or_else(|| plain(portions::portion(reader, at)))
                .or_else(|| plain(calendar::read(reader, at)))
        }
        Some(Word::Unit(unit, false))
            if edged && reader.before(at) == "of" && unit >= Unit::Day =>
        {
            bare::named_unit(reader, at, edged)
        }
        Some(Word::Unit(unit, false)) if bare::is_end_of(reader, at) => {
            Some((Core::Unit(unit, Which::This), None, at + 3))
        }
        // `by mid-year`.
        Some(Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year), false))
            if edged && reader.before(at) == "-" && reader.word(at.wrapping_sub(2)) == "mid" =>
        {
            bare::middle(reader, unit, at)
        }
        Some(Word::Unit(unit @ (Unit::Week | Unit::Weekend), false)) => {
            plain(bare::week(reader, at, unit))
        }
        Some(Word::Unit(unit, false)) if bare::is_to_date(reader, at) => {
            bare::so_far(reader, unit, at)
        }
        Some(Word::Unit(Unit::Year, false)) => bare::numbered_year(reader, at)
            .map(|(year, end)| (Core::year(year), None, end))
            .or_else(|| plain(portions::hyphened(reader, at))),
        Some(Word::Unit(Unit::Month | Unit::Quarter, false)) if reader.word(at + 1) == "-" => {
            plain(portions::hyphened(reader, at))
        }
        Some(Word::Cardinal(_) | Word::Article | Word::Vague | Word::Unit(..)) => {
            away(reader, at).or_else(|| spelled(reader, at))
        }
        None if reader.is(at, &["midyear", "midweek"]) => {
            let unit = if reader.word(at) == "midyear" { Unit::Year } else { Unit::Week };
            bare::middle(reader, unit, at)
        }
        _ => plain(portions::fiscal(reader, at))
            .or_else(|| plain(calendar::glued(reader, at)))
            .or_else(|| number(reader, at, edged)),
    }
}

/// `the 1990s`, `the third quarter`, `the day before`, `the summer of 2021`, `the year 2008`.
fn the(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let plain = |found: Option<(Core, usize)>| found.map(|(core, end)| (core, None, end));
    let next = at + 1;
    if let Some(found) = plain(portions::fiscal(reader, at))
        .or_else(|| plain(portions::of_prior_year(reader, at)))
        .or_else(|| relative::nth_within(reader, at))
        .or_else(|| plain(portions::portion(reader, at)))
        .or_else(|| plain(decades::century(reader, next)))
        .or_else(|| plain(decades::decade(reader, next)))
        .or_else(|| relative::determined(reader, at))
        .or_else(|| plain(offset::offset(reader, at)))
    {
        return Some(found);
    }
    match reader.lookup(next) {
        Some(Word::Season(season)) => plain(season_of(reader, next, season, edged)),
        Some(Word::Unit(unit, false)) if bare::is_before_last(reader, next) => {
            Some((Core::Offset(Count::Halves(4), unit, -1, Base::Now), None, next + 3))
        }
        Some(Word::Unit(unit, false)) if bare::is_after_next(reader, next) => {
            Some((Core::Offset(Count::Halves(4), unit, 1, Base::Now), None, next + 3))
        }
        Some(Word::Part(Part::Night)) if bare::is_before_last(reader, next) => {
            let day = Core::Offset(Count::Halves(4), Unit::Day, -1, Base::Now);
            Some((day, Some(Part::Night), next + 3))
        }
        Some(Word::Part(_)) if offset::part_beside(reader, next).is_some() => {
            offset::part_beside(reader, next).map(|(day, part, end)| (day, Some(part), end))
        }
        Some(Word::Unit(unit, false)) if bare::is_to_date(reader, next) => {
            bare::so_far(reader, unit, next)
        }
        Some(Word::Unit(unit, false)) if bare::is_end_of(reader, next) => {
            Some((Core::Unit(unit, Which::This), None, next + 3))
        }
        Some(Word::Unit(Unit::Year, false)) if reader.digits(next + 1, 4).is_some() => {
            let (year, end) = bare::numbered_year(reader, next)?;
            Some((Core::year(year), None, end))
        }
        Some(Word::Unit(Unit::Year, false)) if reader.word(next + 1) == "-" => {
            plain(portions::hyphened(reader, next))
        }
        Some(Word::Unit(..)) if reader.word(next + 1) == "ahead" => {
            relative::units_ahead(reader, next)
        }
        Some(Word::Unit(unit @ (Unit::Week | Unit::Weekend), false)) => {
            plain(bare::week(reader, next, unit)).or_else(|| bare::named_unit(reader, next, edged))
        }
        Some(Word::Unit(Unit::Quarter, false)) => {
            plain(portions::ended(reader, next)).or_else(|| bare::named_unit(reader, next, edged))
        }
        // `early in the new year`, `by the new year`.
        Some(Word::Holiday)
            if reader.word(next) == "new"
                && reader.word(next + 1) == "year"
                && !reader.is_capital(next)
                && reader.word(next + 2) != "'s" =>
        {
            Some((Core::Unit(Unit::Year, Which::Next), None, next + 2))
        }
        Some(Word::Unit(_, true)) => relative::units_ahead(reader, next),
        Some(Word::Unit(..)) => bare::named_unit(reader, next, edged),
        None if reader.word(next) == "turn" => plain(decades::turn(reader, next)),
        // `For the full year it expects a loss.`
        None if reader.word(next) == "full"
            && matches!(reader.lookup(next + 1), Some(Word::Unit(Unit::Year, false)))
            && matches!(reader.before(at), "for" | "in" | "over")
            && !reader.is(next + 2, &["-", "of", "ended", "ending", "after", "before"]) =>
        {
            Some((Core::Unit(Unit::Year, Which::This), None, next + 2))
        }
        Some(Word::Edge(_)) => {
            // `the late 1960s`, `the early summer of 1943`.
            let start = reader.skip(next + 1, &["-"]);
            match reader.lookup(start) {
                Some(Word::Season(season)) => plain(season_of(reader, start, season, true)),
                Some(Word::Tens(_)) | None => plain(decades::decade(reader, start)),
                Some(Word::Ordinal(_)) => plain(decades::century(reader, start)),
                _ => None,
            }
        }
        Some(Word::Weekday(..)) if is_weekday_here(reader, next) && edged => {
            plain(calendar::read(reader, next))
        }
        Some(Word::Part(_)) if edged => None,
        _ => plain(calendar::read(reader, at))
            .or_else(|| plain(listed::listed(reader, at)))
            .or_else(|| plain(bare::bare_day(reader, at))),
    }
}

/// A date by its distance; what is counted in nights or from one is one: `two nights ago`, `ten years ago tonight`.
fn away(reader: &Reader, at: usize) -> Option<relative::Led> {
    let (core, end) = offset::offset(reader, at)?;
    let nights = (at..end).any(|i| reader.is(i, &["nights", "tonight"]));
    Some((core, nights.then_some(Part::Night), end))
}

/// `the Today programme`, `USA Today`: a name that is no day.
fn is_on_air(reader: &Reader, at: usize) -> bool {
    reader.is_capital(at)
        && (reader.is(at + 1, &["programme", "program", "show"]) || reader.before(at) == "usa")
}

/// Numbers in words: years, days before months, counts of units.
fn spelled(reader: &Reader, at: usize) -> Option<relative::Led> {
    if let Some((core, end)) = calendar::read(reader, at) {
        return Some((core, None, end));
    }
    let (year, end) = years::year(reader, at)?;
    matches!(reader.before(at), "in" | "since" | "by" | "until" | "from" | "to" | "of" | "year")
        .then_some((Core::year(year), None, end))
}

/// Digits: dates, years, decades, counts of units.
fn number(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let plain = |core: Core, end: usize| Some((core, None, end));
    if let Some((core, end)) = decades::century(reader, at) {
        return plain(core, end);
    }
    if let Some(found) = relative::nth_within(reader, at) {
        return Some(found);
    }
    if let Some((core, end)) = digits::range(reader, at)
        .or_else(|| portions::portion(reader, at))
        .or_else(|| calendar::read(reader, at))
    {
        return plain(core, end);
    }
    if let Some((core, end)) = decades::decade(reader, at) {
        return plain(core, end);
    }
    if let Some(found) = away(reader, at) {
        return Some(found);
    }
    if let Some((day, end)) = reader.ordinal(at)
        && let Some((core, end)) = bare::day_of_every_month(reader, day, end)
    {
        return plain(core, end);
    }
    if reader.before(at) == "on"
        && let Some((day, end)) = reader.ordinal(at)
        && (end >= reader.end || reader.kind(end) == Some(TokenKind::Mark))
        && !reader.is(end, &["-", "/"])
    {
        return plain(Core::calendar(YearRef::Unsaid, None, Some(day)), end);
    }
    if let Some((core, end)) = digits::compact(reader, at) {
        return plain(core, end);
    }
    if let Some((core, end)) = listed::listed(reader, at) {
        return plain(core, end);
    }
    if let Some((year, end)) = lone_years::short_range_end(reader, at) {
        return plain(Core::year(year), end);
    }
    let (year, end) = years::year(reader, at)?;
    if reader.kind(at) == Some(TokenKind::Word) && lone_years::is_count(reader, at, end) {
        return None;
    }
    let era =
        reader.digits(at, 4).is_some_and(|(_, length)| end > at + 1 || length < 4 || year < 1)
            || reader.word(at) == "'"
            || reader.kind(at) == Some(TokenKind::Word);
    let beside = edged && !lone_years::counts_next(reader, end);
    if let Some((core, end)) =
        portions::portion_of(reader, reader.skip(end, &["'s"]), YearRef::Is(year), false)
    {
        return plain(core, end);
    }
    (era || beside || lone_years::may_stand_alone(reader, at)).then_some((
        Core::year(year),
        None,
        end,
    ))
}
