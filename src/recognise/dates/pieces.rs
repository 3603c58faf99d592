//! The days and periods that expressions are made of. In: tokens. Out: the period that starts at one, and what may stand before it.

use super::expression::{Base, Core, Count, Element, Toward, YearRef};
use super::reader::Reader;
use super::words::{Edge, Part, Season, Unit, Which, Word};
use super::{calendar, decades, digits, holidays, offset, portions, relative, years};
use crate::text::TokenKind;

/// `early`, `mid-`, `the end of`, `earlier`, `later in`: what stands before a period.
pub fn prefix(reader: &Reader, at: usize) -> (Option<Edge>, Option<Toward>, usize) {
    let start = reader.skip(at, &["the"]);
    let none = (None, None, at);
    match reader.lookup(start) {
        Some(Word::Edge(edge)) => {
            let noun = reader.is(start, &["beginning", "start", "middle", "end", "close"]);
            let next = start + 1;
            if noun {
                if reader.word(next) != "of" {
                    return none;
                }
                return (Some(edge), None, next + 1);
            }
            if reader.word(next) == "part" && reader.word(next + 1) == "of" {
                return (Some(edge), None, next + 2);
            }
            let next = reader.skip(next, &["-"]);
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
            .or_else(|| relative::nth_within(reader, at))
            .or_else(|| relative::determined(reader, at)),
        Some(Word::Month(..)) if reader.word(at + 1) == "quarter" => {
            plain(portions::portion(reader, at)).or_else(|| plain(calendar::read(reader, at)))
        }
        Some(Word::Month(..)) if calendar::is_month_here(reader, at) => {
            plain(calendar::read(reader, at))
        }
        Some(Word::Weekday(..)) if is_weekday_here(reader, at) => plain(calendar::read(reader, at)),
        Some(Word::Month(..) | Word::Weekday(..)) => None,
        Some(Word::Season(season)) => plain(season_of(reader, at, season, edged)),
        Some(Word::Day(days)) => Some((Core::Day(days), None, at + 1)),
        Some(Word::Tonight) => Some((Core::Day(0), Some(Part::Night), at + 1)),
        Some(Word::Overnight) => overnight(reader, at),
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
            named_unit(reader, at, edged)
        }
        Some(Word::Unit(unit @ (Unit::Week | Unit::Weekend), false)) => {
            plain(week(reader, at, unit))
        }
        Some(Word::Unit(Unit::Year, false)) if is_to_date(reader, at) => this_year_so_far(at),
        Some(Word::Unit(Unit::Year, false)) => numbered_year(reader, at)
            .map(|(year, end)| (Core::year(year), None, end))
            .or_else(|| plain(portions::hyphened(reader, at))),
        Some(Word::Unit(Unit::Month | Unit::Quarter, false)) if reader.word(at + 1) == "-" => {
            plain(portions::hyphened(reader, at))
        }
        Some(Word::Cardinal(_) | Word::Article | Word::Vague | Word::Unit(..)) => {
            plain(offset::offset(reader, at)).or_else(|| spelled(reader, at))
        }
        _ => plain(portions::fiscal(reader, at)).or_else(|| number(reader, at, edged)),
    }
}

/// `the 1990s`, `the third quarter`, `the day before`, `the summer of 2021`, `the year 2008`.
fn the(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let plain = |found: Option<(Core, usize)>| found.map(|(core, end)| (core, None, end));
    let next = at + 1;
    if let Some(found) = plain(portions::fiscal(reader, at))
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
        Some(Word::Unit(Unit::Year, false)) if is_to_date(reader, next) => this_year_so_far(next),
        Some(Word::Unit(Unit::Year, false)) if reader.digits(next + 1, 4).is_some() => {
            let (year, end) = numbered_year(reader, next)?;
            Some((Core::year(year), None, end))
        }
        Some(Word::Unit(Unit::Year, false)) if reader.word(next + 1) == "-" => {
            plain(portions::hyphened(reader, next))
        }
        Some(Word::Unit(unit @ (Unit::Week | Unit::Weekend), false)) => {
            plain(week(reader, next, unit)).or_else(|| named_unit(reader, next, edged))
        }
        Some(Word::Unit(Unit::Quarter, false)) => {
            plain(portions::ended(reader, next)).or_else(|| named_unit(reader, next, edged))
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
        Some(Word::Unit(..)) => named_unit(reader, next, edged),
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
            .or_else(|| plain(calendar::listed(reader, at)))
            .or_else(|| plain(bare_day(reader, at))),
    }
}

/// `19th of every month`.
fn day_of_every_month(reader: &Reader, day: u8, end: usize) -> Option<(Core, usize)> {
    let (unit, last) = relative::of_every(reader, end)?;
    (unit == Unit::Month).then(|| (Core::Set(format!("XXXX-XX-{day:02}")), last))
}

/// Whether `to date` follows the year: `year to date`, `year-to-date`.
fn is_to_date(reader: &Reader, at: usize) -> bool {
    let to = reader.skip(at + 1, &["-"]);
    reader.word(to) == "to" && reader.word(reader.skip(to + 1, &["-"])) == "date"
}

fn this_year_so_far(at: usize) -> Option<relative::Led> {
    Some((Core::Unit(Unit::Year, Which::This), None, at + 3))
}

/// `on the 18th`: a day of the month by itself.
fn bare_day(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    reader.digits(at + 1, 2)?;
    let (day, end) = reader.ordinal(at + 1)?;
    if let Some(found) = day_of_every_month(reader, day, end) {
        return Some(found);
    }
    let noun = reader.kind(end) == Some(TokenKind::Word)
        && !reader.is(
            end,
            &[
                "and", "or", "at", "of", "but", "when", "to", "for", "with", "this", "next", "if",
                "please",
            ],
        );
    let ends = end >= reader.end || reader.is(end, &[".", ",", "!", "?"]);
    if let Some((Core::Unit(Unit::Month, which), None, end)) =
        relative::determined(reader, reader.skip(end, &["of"]))
    {
        let month = Box::new(Core::Unit(Unit::Month, which));
        return Some((Core::Nth(day as i8, Element::Unit(Unit::Day), month), end));
    }
    // `The 18th was a holiday.`
    let opens = reader.is_capital(at) && reader.is(end, &["was", "is", "saw", "brought"]);
    let led = matches!(reader.before(at), "on" | "by" | "until" | "since" | "before" | "after")
        || opens
        || ends && reader.before(at) == "for";
    (led && (opens || !noun)).then(|| {
        let of = reader.word(end) == "of"
            && matches!(reader.lookup(end + 2), Some(Word::Unit(Unit::Month, _)));
        (Core::calendar(YearRef::Unsaid, None, Some(day)), if of { end + 3 } else { end })
    })
}

/// `the month` behind `the end of`; `the quarter`, `the weekend`, where they stand for the current one.
fn named_unit(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let Word::Unit(unit, false) = reader.lookup(at)? else { return None };
    let which = if matches!(unit, Unit::Day | Unit::Quarter) { Which::Same } else { Which::This };
    let next = reader.word(at + 1);
    let modified = next == "-"
        || matches!(next, "of" | "before" | "after" | "when")
        || unit != Unit::Weekend && next == "that"
        || unit != Unit::Quarter && matches!(next, "ended" | "ending");
    let led = matches!(reader.before(at - 1), "in" | "for" | "during" | "over" | "on");
    let alone = match unit {
        Unit::Quarter => led,
        // `The index fell 2% for the week.`
        Unit::Day | Unit::Week | Unit::Month | Unit::Year => {
            let ends = reader.kind(at + 1) != Some(TokenKind::Word)
                || reader.is(at + 1, &["and", "but", "as", "after", "despite", "while", "because"]);
            // `For the week it is down 3%.`
            let opens = at >= 2 && reader.is_capital(at - 2);
            reader.before(at - 1) == "for" && (ends || opens)
        }
        Unit::Weekend => true,
        _ => false,
    };
    let known = matches!(
        unit,
        Unit::Day
            | Unit::Week
            | Unit::Weekend
            | Unit::Month
            | Unit::Quarter
            | Unit::Year
            | Unit::Decade
            | Unit::Century
    );
    (known && !modified && (edged || alone)).then_some((Core::Unit(unit, which), None, at + 1))
}

/// `the week of April 10`, `week 23 of 2027`, `the weekend of Halloween`.
fn week(reader: &Reader, at: usize, unit: Unit) -> Option<(Core, usize)> {
    if reader.word(at + 1) == "of"
        && let Some((holiday, end)) = holidays::read(reader, at + 2)
    {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        let day = Core::Holiday(holiday, None, year);
        return Some((Core::Nth(0, Element::Unit(unit), Box::new(day)), end));
    }
    if unit == Unit::Weekend && reader.word(at + 1) != "of" {
        return None;
    }
    if let Some((number @ 1..=53, _)) = reader.digits(at + 1, 2) {
        let (year, end) = years::tail(reader, at + 2).unwrap_or((YearRef::Unsaid, at + 2));
        return Some((Core::Week(number as u8, year), end));
    }
    if reader.word(at + 1) == "after" && reader.word(at + 2) == "next" {
        let now = Base::Now;
        return Some((Core::Offset(Count::Halves(4), Unit::Week, 1, now), at + 3));
    }
    let next = match reader.word(at + 1) {
        "of" => at + 2,
        "beginning" | "starting" | "commencing" => reader.skip(at + 2, &["on"]),
        _ => return None,
    };
    let (core, end) = calendar::read(reader, next).or_else(|| {
        let (day, end) = reader.ordinal(reader.skip(next, &["the"]))?;
        Some((Core::calendar(YearRef::Unsaid, None, Some(day)), end))
    })?;
    matches!(core, Core::Calendar { day: Some(_), .. })
        .then(|| (Core::Nth(0, Element::Unit(unit), Box::new(core)), end))
}

/// `year 247`, `the year of 2008`.
fn numbered_year(reader: &Reader, at: usize) -> Option<(i32, usize)> {
    let next = reader.skip(at + 1, &["of"]);
    if let Some(found) = years::year(reader, next) {
        return Some(found);
    }
    let (number, _) = reader.digits(next, 4).filter(|(_, length)| *length >= 3)?;
    Some((number as i32, next + 1))
}

fn overnight(reader: &Reader, at: usize) -> Option<relative::Led> {
    // `an overnight train` has no date.
    let noun = reader.kind(at + 1) == Some(TokenKind::Word)
        && matches!(reader.before(at), "a" | "an" | "the" | "his" | "her" | "their" | "its");
    (!noun).then_some((Core::Day(-1), Some(Part::Night), at + 1))
}

/// A season, where the word is no verb: with its year, or led by words of time.
fn season_of(reader: &Reader, at: usize, season: Season, edged: bool) -> Option<(Core, usize)> {
    if let Some((year, end)) = years::tail(reader, at + 1) {
        let joined =
            reader.word(end) == "-" && reader.digits(end + 1, 2).is_some() && reader.is_glued(end);
        return Some((Core::Season(season, None, year), if joined { end + 2 } else { end }));
    }
    let found = Some((Core::Season(season, None, YearRef::Unsaid), at + 1));
    let before = reader.before(at);
    let led = matches!(
        before,
        "in" | "by" | "during" | "until" | "since" | "last" | "next" | "this" | "of"
    );
    let the = before == "the"
        && matches!(super::words::lookup(reader.before(at - 1)), None | Some(Word::Edge(_)))
        && matches!(
            reader.before(at.saturating_sub(1)),
            "in" | "by"
                | "during"
                | "until"
                | "since"
                | "of"
                | "through"
                | "throughout"
                | "spent"
                | "before"
                | "for"
                | "all"
        );
    let named = reader.is_capital(at) && (reader.is_capital(at + 1) || !led && !the && !edged);
    const SEASONAL: &[&str] = &[
        "offensive",
        "offensives",
        "campaign",
        "campaigns",
        "season",
        "semester",
        "term",
        "election",
        "elections",
        "quarter",
        "break",
        "training",
        "harvest",
        "fighting",
        "months",
        "collection",
    ];
    let noun =
        SEASONAL.contains(&reader.word(at + 1)) && !matches!(before, "to" | "will" | "would");
    match season {
        _ if reader.word(at + 1) == "of" => None,
        _ if noun => found,
        _ if named => None,
        _ if matches!(reader.word(at + 1), "-" | "'") && reader.is_glued(at + 1) => None,
        Season::Autumn if reader.word(at) == "fall" => found.filter(|_| {
            (led && before != "of" && before != "since" || the)
                && !reader.is(at + 1, &["in", "from", "to", "by", "into", "guy", "short"])
                || edged
        }),
        Season::Spring => found.filter(|_| led && before != "of" || the || edged),
        _ => found.filter(|_| led || the || edged || before == "the" || !reader.is_capital(at)),
    }
}

/// Whether the weekday at `at` is one, and not the sun or a newspaper.
fn is_weekday_here(reader: &Reader, at: usize) -> bool {
    let Some(Word::Weekday(_, full)) = reader.lookup(at) else { return false };
    let next = reader.word(at + 1);
    if full {
        let paper = matches!(
            next,
            "times"
                | "telegraph"
                | "mirror"
                | "herald"
                | "mail"
                | "express"
                | "post"
                | "star"
                | "tribune"
                | "people"
                | "world"
                | "business"
                | "agreement"
                | "independent"
                | "accord"
                | "league"
        );
        let name = paper && reader.is_capital(at + 1)
            || matches!(
                reader.before(at),
                "bloody" | "sheffield" | "man" | "freaky" | "casual" | "ruby"
            )
            || matches!(reader.before(at), "super" | "black" | "fat" | "shrove")
                && reader.is_capital(at - 1)
            || reader.before(at) == "on" && reader.before(at - 1) == "mail";
        return !name;
    }
    let dated = reader.kind(at + 1) == Some(TokenKind::Number)
        || matches!(
            reader.lookup(reader.skip(at + 1, &[",", ".", "the"])),
            Some(Word::Month(..) | Word::Part(_))
        )
        || reader.kind(at + 1) == Some(TokenKind::Mark)
            && reader.kind(at + 2) == Some(TokenKind::Number)
            && reader.is(at + 1, &[",", "."]);
    let led = matches!(
        reader.before(at),
        "on" | "until"
            | "till"
            | "by"
            | "last"
            | "next"
            | "this"
            | "from"
            | "for"
            | "after"
            | "before"
            | "week"
            | "and"
            | "or"
    );
    let verb = matches!(reader.word(at), "sat" | "sun" | "wed" | "mon") && !reader.is_capital(at);
    // `after Sun Yat-sen died`.
    let named = reader.is_capital(at + 1)
        && reader.kind(at + 1) == Some(TokenKind::Word)
        && reader.lookup(at + 1).is_none();
    if named {
        return false;
    }
    dated
        || led && !verb
        || led && matches!(reader.before(at), "on" | "week" | "or") && reader.word(at) != "sun"
        || matches!(next, "at" | "in") && !verb && reader.is_capital(at) && reader.word(at) != "sat"
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
    if let Some((core, end)) = offset::offset(reader, at) {
        return plain(core, end);
    }
    if let Some((day, end)) = reader.ordinal(at)
        && let Some((core, end)) = day_of_every_month(reader, day, end)
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
    if let Some((core, end)) = calendar::listed(reader, at) {
        return plain(core, end);
    }
    if let Some((year, end)) = years::short_range_end(reader, at) {
        return plain(Core::year(year), end);
    }
    let (year, end) = years::year(reader, at)?;
    if reader.kind(at) == Some(TokenKind::Word) && years::is_count(reader, at, end) {
        return None;
    }
    let era =
        reader.digits(at, 4).is_some_and(|(_, length)| end > at + 1 || length < 4 || year < 1)
            || reader.word(at) == "'"
            || reader.kind(at) == Some(TokenKind::Word);
    let beside = edged && !years::counts_next(reader, end);
    if let Some((core, end)) =
        portions::portion_of(reader, reader.skip(end, &["'s"]), YearRef::Is(year), false)
    {
        return plain(core, end);
    }
    (era || beside || years::may_stand_alone(reader, at)).then_some((Core::year(year), None, end))
}
