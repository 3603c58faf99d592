//! Whole expressions of time. In: tokens of a sentence. Out: the longest expression that starts at a token, and where it ends.
//!
//! An expression is a chain of pieces in any order, each at most once: a day or period, a part of the day, a time of day
//! (`9 a.m. on Tuesday, March 7`; `Thursday evening`; `early in the morning of 10 May`).

use super::expression::{Clock, Core, Expression, Toward, YearRef};
use super::reader::Reader;
use super::words::{Edge, Part, Season, Unit, Which, Word};
use super::{calendar, clock, holidays, relative, years};
use crate::text::{TokenKind, Tokens};

/// Whether an expression may start at token `at`: one look-up, sometimes two.
pub fn starts(reader: &Reader, at: usize) -> bool {
    match reader.kind(at) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => match reader.lookup(at) {
            None => matches!(
                reader.word(at),
                "fiscal" | "financial" | "fy" | "ad" | "a.d." | "sometime"
            ),
            Some(Word::The | Word::Article) => {
                reader.lookup(at + 1).is_some()
                    || reader.kind(at + 1) == Some(TokenKind::Number)
                    || matches!(
                        reader.word(at + 1),
                        "'" | "rest"
                            | "latter"
                            | "final"
                            | "fiscal"
                            | "financial"
                            | "good"
                            | "dozen"
                    )
            }
            Some(Word::Which(Which::Same)) => reader.lookup(at + 1).is_some(),
            Some(Word::Every | Word::Recurring(_) | Word::Nightly | Word::Present | Word::Ago) => {
                false
            }
            Some(_) => true,
        },
        Some(TokenKind::Mark) => {
            reader.word(at) == "'" && reader.kind(at + 1) == Some(TokenKind::Number)
        }
        _ => false,
    }
}

/// Whether a date or a time of day written in digits starts at token `at`.
pub fn in_digits(tokens: &Tokens, at: usize, end: usize) -> bool {
    let reader = Reader { tokens, end };
    calendar::numeric(&reader, at).is_some()
        || calendar::range_in_digits(&reader, at).is_some()
        || clock::read(&reader, at, false).is_some()
}

/// The expression that starts at token `at`, and the token behind it.
pub fn read(reader: &Reader, at: usize) -> Option<(Expression, usize)> {
    let mut chain = Chain { reader, at, e: Expression::of(Core::Unsaid), weekday_only: false };
    let mut end = chain.first(at)?;
    while let Some(next) = chain.more(end) {
        end = next;
    }
    let Chain { mut e, .. } = chain;
    if e.core == Core::Unsaid && e.clock.is_none() && !part_stands_alone(reader, at, end) {
        return None;
    }
    e.approximate = matches!(
        reader.before(at),
        "about" | "around" | "roughly" | "approximately" | "circa" | "c." | "ca" | "some"
    );
    Some((e, end))
}

struct Chain<'r, 'a> {
    reader: &'r Reader<'a>,
    at: usize,
    e: Expression,
    weekday_only: bool,
}

impl Chain<'_, '_> {
    fn first(&mut self, at: usize) -> Option<usize> {
        let start = self.reader.skip(at, &["sometime"]);
        let (edge, toward, next) = prefix(self.reader, start);
        if let Some(end) = self.core(next, edge.is_some() || toward.is_some()) {
            self.e.edge = edge;
            self.e.toward = toward;
            return Some(end);
        }
        if start > at || toward.is_some() {
            return None;
        }
        if let Some(end) = self.part(next) {
            self.e.edge = edge;
            return Some(end);
        }
        if edge.is_some() {
            return None;
        }
        let (first, until, end) =
            clock::read(self.reader, at, false).or_else(|| self.bare_clock(at))?;
        self.e.clock = Some(first);
        self.e.until = until;
        Some(end)
    }

    /// `3 in the morning`, `five to seven today`: hours alone, where the words behind them show that they are hours.
    fn bare_clock(&self, at: usize) -> Option<(Clock, Option<Clock>, usize)> {
        let reader = self.reader;
        let (first, until, end) = clock::read(reader, at, true)?;
        if reader.is_glued(at) && reader.before(at) != "-" {
            return None;
        }
        let part = reader.word(end) == "in"
            && reader.word(end + 1) == "the"
            && matches!(
                reader.lookup(end + 2),
                Some(Word::Part(Part::Morning | Part::Afternoon | Part::Evening))
            )
            && (reader.kind(end + 3) != Some(TokenKind::Word)
                || reader.lookup(end + 3).is_some()
                || reader.is(end + 3, &["until", "and", "to", "when", "with", "at"]));
        let led = matches!(
            reader.before(at),
            "at" | "by"
                | "until"
                | "till"
                | "from"
                | "between"
                | "past"
                | "around"
                | "after"
                | "before"
                | "since"
        );
        let day = until.is_some()
            && matches!(
                reader.lookup(reader.skip(end, &["of"])),
                Some(Word::Day(_) | Word::Tonight)
            );
        (part && (led || until.is_some()) || day).then_some((first, until, end))
    }

    /// One more piece behind `end`, with the glue before it.
    fn more(&mut self, end: usize) -> Option<usize> {
        if let Some(next) = self.weekday_and_week(end) {
            return Some(next);
        }
        if self.e.part.is_none()
            && self.e.clock.is_none()
            && let Some(next) = self.part_behind(end)
        {
            return Some(next);
        }
        if self.e.clock.is_none()
            && let Some(next) = self.clock_behind(end)
        {
            return Some(next);
        }
        if self.e.core == Core::Unsaid
            && let Some(next) = self.core_behind(end)
        {
            return Some(next);
        }
        if self.e.clock.is_some() && self.e.part.is_none() {
            return self.part_behind(end);
        }
        None
    }

    fn core(&mut self, at: usize, edged: bool) -> Option<usize> {
        let (core, part, end) = core(self.reader, at, edged)?;
        self.weekday_only = matches!(core, Core::Weekday { .. });
        self.e.core = core;
        self.e.part = part;
        Some(end)
    }

    /// `morning` and the like, at the start of an expression.
    fn part(&mut self, at: usize) -> Option<usize> {
        let start = self.reader.skip(at, &["the"]);
        let edge = match self.reader.lookup(start) {
            Some(Word::Edge(_)) => self.reader.skip(start + 1, &["-"]),
            _ => start,
        };
        let Word::Part(part) = self.reader.lookup(edge)? else { return None };
        self.e.part = Some(part);
        Some(self.reader.skip(edge + 1, &["hours"]))
    }

    fn part_behind(&mut self, end: usize) -> Option<usize> {
        if !is_day(&self.e.core) && self.e.clock.is_none() {
            return None;
        }
        let reader = self.reader;
        let comma = reader.skip(end, &[","]);
        let next = match reader.word(comma) {
            "in" => reader.skip(comma + 1, &["the"]),
            "at" if matches!(reader.lookup(comma + 1), Some(Word::Part(Part::Night))) => comma + 1,
            _ if comma == end => end,
            _ => return None,
        };
        if next == end && is_day(&self.e.core) && reader.is(next, &["am", "pm", "a.m.", "p.m."]) {
            let morning = reader.word(next).starts_with('a');
            self.e.part = Some(if morning { Part::Morning } else { Part::Afternoon });
            return Some(next + 1);
        }
        let start = match reader.lookup(next) {
            Some(Word::Edge(_)) => reader.skip(next + 1, &["-"]),
            _ => next,
        };
        match reader.lookup(start)? {
            Word::Part(part) if !(reader.word(start + 1) == "-" && reader.is_glued(start + 1)) => {
                self.e.part = Some(part);
                Some(start + 1)
            }
            _ => None,
        }
    }

    fn clock_behind(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        if !is_day(&self.e.core) && self.e.part.is_none() {
            return None;
        }
        if let Some(found) = self.iso_time(end) {
            return Some(found);
        }
        let comma = if matches!(reader.word(end), "," | "-")
            && reader.kind(end + 1) == Some(TokenKind::Number)
        {
            end + 1
        } else {
            end
        };
        let comma = reader.skip(comma, &[","]);
        let glue = match reader.word(comma) {
            "at" | "@" | "from" | "between" | "for" => Some(comma + 1),
            _ => None,
        };
        let start = glue.unwrap_or(comma);
        let start = reader.skip(start, &["about", "around", "exactly"]);
        let bare =
            matches!(reader.word(comma), "at" | "@" | "from" | "between") || self.bare_range(start);
        let (first, until, last) = clock::read(reader, start, bare)?;
        self.e.clock = Some(first);
        self.e.until = until;
        Some(last)
    }

    /// `Monday 12-4`: two bare hours behind a weekday.
    fn bare_range(&self, at: usize) -> bool {
        self.weekday_only
            && self.reader.digits(at, 2).is_some()
            && self.reader.word(at + 1) == "-"
            && self.reader.is_glued(at + 2)
            && self.reader.digits(at + 2, 2).is_some()
            && self.reader.word(at + 3) != "-"
    }

    /// `T12:23:59` glued to a date in digits.
    fn iso_time(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        let hour = reader.word(end).strip_prefix('t')?;
        if !reader.is_glued(end) || hour.len() != 2 || reader.word(end + 1) != ":" {
            return None;
        }
        let hour: u8 = hour.parse().ok().filter(|h| *h <= 24)?;
        let (minute, _) = reader.digits(end + 2, 2).filter(|(m, _)| *m < 60)?;
        let mut last = end + 3;
        let mut second = None;
        if reader.word(last) == ":" {
            let whole = reader.word(last + 1).split('.').next().unwrap_or_default();
            second = whole.parse().ok();
            last += 2;
        }
        let mut zone = None;
        if reader.word(last) == "z" && reader.is_glued(last) {
            zone = Some(0);
            last += 1;
        } else if matches!(reader.word(last), "+" | "-")
            && reader.is_glued(last)
            && reader.word(last + 2) == ":"
        {
            let sign = if reader.word(last) == "-" { -1 } else { 1 };
            let (h, _) = reader.digits(last + 1, 2)?;
            let (m, _) = reader.digits(last + 3, 2)?;
            zone = Some(sign * (h * 60 + m) as i16);
            last += 4;
        }
        let clock = Clock { hour, minute: minute as u8, whole: false, second, settled: true, zone };
        self.e.clock = Some(clock);
        Some(last)
    }

    fn core_behind(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        let comma = reader.skip(end, &[",", "("]);
        let next = reader.skip(comma, &["on", "of", "in", "for"]);
        // `at 5 p.m. in 2003` is a time, then a year.
        let (core, part, last) = core(reader, next, false)?;
        if !is_day(&core) || part.is_some() && self.e.part.is_some() {
            return None;
        }
        self.e.core = core;
        self.e.part = self.e.part.or(part);
        Some(if reader.word(end) == "(" { reader.skip(last, &[")"]) } else { last })
    }

    /// `Monday next week`, `next week on Tuesday`, `Friday of last week`; a weekday behind its date.
    fn weekday_and_week(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        match self.e.core {
            Core::Weekday { weekday, which: None, week: None } => {
                let next = reader.skip(end, &["of", "in", ","]);
                if let Some((Core::Unit(Unit::Week, which), None, last)) =
                    relative::determined(reader, next)
                {
                    let week = match which {
                        Which::Last | Which::Previous => -1,
                        Which::Next | Which::Following => 1,
                        Which::This => 0,
                        _ => return None,
                    };
                    self.e.core = Core::Weekday { weekday, which: None, week: Some(week) };
                    return Some(last);
                }
                None
            }
            Core::Weekday { weekday, which: Some(_), week: None } => {
                let open = reader.word(end) == "(";
                let next = reader.skip(end, &["(", ",", "-"]);
                let (Core::Calendar { year, month: Some(month), day: Some(day), .. }, last) =
                    calendar::read(reader, next)?
                else {
                    return None;
                };
                self.e.core = Core::Calendar {
                    year,
                    month: Some(month),
                    day: Some(day),
                    weekday: Some(weekday),
                    which: None,
                };
                Some(if open { reader.skip(last, &[")"]) } else { last })
            }
            Core::Unit(Unit::Week, which @ (Which::Last | Which::Next | Which::This))
                if self.e.edge.is_none() && self.e.toward.is_none() =>
            {
                let next = reader.skip(reader.skip(end, &[","]), &["on"]);
                let Word::Weekday(weekday, _) = reader.lookup(next)? else { return None };
                let week = match which {
                    Which::Last => -1,
                    Which::This => 0,
                    _ => 1,
                };
                self.e.core = Core::Weekday { weekday, which: None, week: Some(week) };
                Some(next + 1)
            }
            Core::Calendar { year, month, day: Some(day), weekday: None, which } => {
                let open = reader.word(end) == "(";
                let next = reader.skip(end, &["(", ","]);
                let Word::Weekday(weekday, _) = reader.lookup(next)? else { return None };
                if next == end
                    || open && reader.word(next + 1) != ")"
                    || !open
                        && matches!(calendar::read(reader, next), Some((Core::Calendar { .. }, _)))
                {
                    return None;
                }
                self.e.core =
                    Core::Calendar { year, month, day: Some(day), weekday: Some(weekday), which };
                Some(if open { next + 2 } else { next + 1 })
            }
            _ => None,
        }
        .filter(|_| self.at < end)
    }
}

/// `early`, `mid-`, `the end of`, `earlier`, `later in`: what stands before a period.
fn prefix(reader: &Reader, at: usize) -> (Option<Edge>, Option<Toward>, usize) {
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
fn core(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let plain = |found: Option<(Core, usize)>| found.map(|(core, end)| (core, None, end));
    if let Some((holiday, end)) = holidays::read(reader, reader.skip(at, &["the"])) {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        return Some((Core::Holiday(holiday, None, year), None, end));
    }
    match reader.lookup(at) {
        Some(Word::The) => the(reader, at, edged),
        Some(Word::Which(_)) => plain(relative::fiscal(reader, at))
            .or_else(|| relative::nth_within(reader, at))
            .or_else(|| relative::determined(reader, at)),
        Some(Word::Month(..)) if calendar::is_month_here(reader, at) => {
            plain(calendar::read(reader, at))
        }
        Some(Word::Weekday(..)) if is_weekday_here(reader, at) => plain(calendar::read(reader, at)),
        Some(Word::Month(..) | Word::Weekday(..)) => None,
        Some(Word::Season(season)) => plain(season_of(reader, at, season, edged)),
        Some(Word::Day(days)) => Some((Core::Day(days), None, at + 1)),
        Some(Word::Tonight) => Some((Core::Day(0), Some(Part::Night), at + 1)),
        Some(Word::Overnight) => overnight(reader, at),
        Some(Word::Tens(_)) => plain(years::decade(reader, at)).filter(|_| edged),
        Some(Word::Coded) => plain(relative::portion(reader, at)),
        Some(Word::Ordinal(_)) | Some(Word::Unit(Unit::Second, false)) => {
            plain(years::century(reader, at))
                .or_else(|| relative::nth_within(reader, at))
                .or_else(|| plain(relative::portion(reader, at)))
                .or_else(|| plain(calendar::read(reader, at)))
        }
        Some(Word::Unit(unit, false))
            if edged && reader.before(at) == "of" && unit >= Unit::Day =>
        {
            named_unit(reader, at, edged)
        }
        Some(Word::Unit(Unit::Week, false)) => plain(week(reader, at)),
        Some(Word::Unit(Unit::Year, false)) => numbered_year(reader, at)
            .map(|(year, end)| (Core::year(year), None, end))
            .or_else(|| plain(relative::hyphened(reader, at))),
        Some(Word::Unit(Unit::Month | Unit::Quarter, false)) if reader.word(at + 1) == "-" => {
            plain(relative::hyphened(reader, at))
        }
        Some(Word::Cardinal(_) | Word::Article | Word::Vague | Word::Unit(..)) => {
            plain(relative::offset(reader, at)).or_else(|| spelled(reader, at))
        }
        _ => plain(relative::fiscal(reader, at)).or_else(|| number(reader, at, edged)),
    }
}

/// `the 1990s`, `the third quarter`, `the day before`, `the summer of 2021`, `the year 2008`.
fn the(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let plain = |found: Option<(Core, usize)>| found.map(|(core, end)| (core, None, end));
    let next = at + 1;
    if let Some(found) = plain(relative::fiscal(reader, at))
        .or_else(|| relative::nth_within(reader, at))
        .or_else(|| plain(relative::portion(reader, at)))
        .or_else(|| plain(years::century(reader, next)))
        .or_else(|| plain(years::decade(reader, next)))
        .or_else(|| relative::determined(reader, at))
        .or_else(|| plain(relative::offset(reader, at)))
    {
        return Some(found);
    }
    match reader.lookup(next) {
        Some(Word::Season(season)) => plain(season_of(reader, next, season, edged)),
        Some(Word::Unit(Unit::Year, false)) if reader.digits(next + 1, 4).is_some() => {
            let (year, end) = numbered_year(reader, next)?;
            Some((Core::year(year), None, end))
        }
        Some(Word::Unit(Unit::Year, false)) if reader.word(next + 1) == "-" => {
            plain(relative::hyphened(reader, next))
        }
        Some(Word::Unit(Unit::Week, false)) => {
            plain(week(reader, next)).or_else(|| named_unit(reader, next, edged))
        }
        Some(Word::Unit(..)) => named_unit(reader, next, edged),
        Some(Word::Edge(_)) => {
            // `the late 1960s`, `the early summer of 1943`.
            let start = reader.skip(next + 1, &["-"]);
            match reader.lookup(start) {
                Some(Word::Season(season)) => plain(season_of(reader, start, season, true)),
                Some(Word::Tens(_)) | None => plain(years::decade(reader, start)),
                Some(Word::Ordinal(_)) => plain(years::century(reader, start)),
                _ => None,
            }
        }
        Some(Word::Weekday(..)) if is_weekday_here(reader, next) && edged => {
            plain(calendar::read(reader, next))
        }
        Some(Word::Part(_)) if edged => None,
        _ => plain(calendar::read(reader, at)).or_else(|| plain(bare_day(reader, at))),
    }
}

/// `on the 18th`: a day of the month by itself.
fn bare_day(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    reader.digits(at + 1, 2)?;
    let (day, end) = reader.ordinal(at + 1)?;
    let noun = reader.kind(end) == Some(TokenKind::Word)
        && !reader.is(
            end,
            &[
                "and", "or", "at", "of", "but", "when", "to", "for", "with", "this", "next", "if",
                "please",
            ],
        );
    let ends = end >= reader.end || reader.is(end, &[".", ",", "!", "?"]);
    let led = matches!(reader.before(at), "on" | "by" | "until" | "since" | "before" | "after")
        || ends && reader.before(at) == "for";
    (led && !noun).then(|| {
        let this = reader.is(end, &["of", "this"])
            && matches!(
                reader.lookup(reader.skip(end, &["of"]) + 1),
                Some(Word::Unit(Unit::Month, _))
            );
        (
            Core::calendar(YearRef::Unsaid, None, Some(day)),
            if this { reader.skip(end, &["of"]) + 2 } else { end },
        )
    })
}

/// `the month` behind `the end of`; `the quarter`, `the weekend`, where they stand for the current one.
fn named_unit(reader: &Reader, at: usize, edged: bool) -> Option<relative::Led> {
    let Word::Unit(unit, false) = reader.lookup(at)? else { return None };
    let which = if unit == Unit::Day { Which::Same } else { Which::This };
    let next = reader.word(at + 1);
    let modified = next == "-"
        || matches!(next, "of" | "before" | "after" | "when" | "ended" | "that" | "ending");
    let led = matches!(reader.before(at - 1), "in" | "for" | "during" | "over" | "on");
    let alone = match unit {
        Unit::Quarter => led,
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

/// `the week of April 10`, `week 23 of 2027`.
fn week(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    if let Some((number @ 1..=53, _)) = reader.digits(at + 1, 2) {
        let (year, end) = years::tail(reader, at + 2).unwrap_or((YearRef::Unsaid, at + 2));
        return Some((Core::Week(number as u8, year), end));
    }
    if reader.word(at + 1) == "after" && reader.word(at + 2) == "next" {
        let now = super::expression::Base::Now;
        return Some((
            Core::Offset(super::expression::Count::Halves(4), Unit::Week, 1, now),
            at + 3,
        ));
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
        .then(|| (Core::Nth(0, super::expression::Element::Unit(Unit::Week), Box::new(core)), end))
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
    if let Some((core, end)) = years::century(reader, at) {
        return plain(core, end);
    }
    if let Some(found) = relative::nth_within(reader, at) {
        return Some(found);
    }
    if let Some((core, end)) = calendar::range_in_digits(reader, at)
        .or_else(|| relative::portion(reader, at))
        .or_else(|| calendar::read(reader, at))
    {
        return plain(core, end);
    }
    if let Some((core, end)) = years::decade(reader, at) {
        return plain(core, end);
    }
    if let Some((core, end)) = relative::offset(reader, at) {
        return plain(core, end);
    }
    if reader.before(at) == "on"
        && let Some((day, end)) = reader.ordinal(at)
        && (end >= reader.end || reader.kind(end) == Some(TokenKind::Mark))
        && !reader.is(end, &["-", "/"])
    {
        return plain(Core::calendar(YearRef::Unsaid, None, Some(day)), end);
    }
    if let Some((core, end)) = calendar::compact(reader, at) {
        return plain(core, end);
    }
    if let Some((year, end)) = years::short_range_end(reader, at) {
        return plain(Core::year(year), end);
    }
    let (year, end) = years::year(reader, at)?;
    let era =
        reader.digits(at, 4).is_some_and(|(_, length)| end > at + 1 || length < 4 || year < 1)
            || reader.word(at) == "'"
            || reader.kind(at) == Some(TokenKind::Word);
    let beside = edged && !years::counts_next(reader, end);
    if reader.word(end) == "'s"
        && let Some((core, end)) = relative::portion_of(reader, end + 1, YearRef::Is(year))
    {
        return plain(core, end);
    }
    (era || beside || years::may_stand_alone(reader, at)).then_some((Core::year(year), None, end))
}

/// Whether the period is one day, so that a time of day can go with it.
fn is_day(core: &Core) -> bool {
    match core {
        Core::Calendar { day, .. } => day.is_some(),
        Core::Slashes(..) | Core::Weekday { .. } | Core::Day(_) | Core::Holiday(..) => true,
        Core::Offset(_, unit, ..) => *unit == Unit::Day,
        Core::Unit(unit, _) => *unit == Unit::Day,
        Core::Nth(_, element, _) => {
            !matches!(element, super::expression::Element::Unit(unit) if *unit != Unit::Day)
        }
        _ => false,
    }
}

/// Whether a part of the day without a day is an expression: `in the morning`, `at night`; not `the morning paper`.
fn part_stands_alone(reader: &Reader, at: usize, end: usize) -> bool {
    let before = reader.before(at);
    let noun = reader.kind(end) == Some(TokenKind::Word)
        && reader.lookup(end).is_none()
        && !reader.is(
            end,
            &[
                "and",
                "or",
                "but",
                "when",
                "after",
                "before",
                "with",
                "by",
                "as",
                "to",
                "from",
                "for",
                "at",
                "on",
                "while",
                "that",
                "which",
                "until",
                "he",
                "she",
                "they",
                "it",
                "we",
                "i",
                "please",
                "because",
                "during",
                "under",
                "without",
                "following",
                "if",
                "of",
                "in",
            ],
        );
    let the = reader.word(at) == "the";
    let edge = matches!(reader.lookup(reader.skip(at, &["the"])), Some(Word::Edge(_)));
    match reader.word(end - 1) {
        "night" | "noon" | "dawn" | "dusk" | "midday" | "nightfall" | "daybreak" if !the => {
            matches!(
                before,
                "at" | "by" | "before" | "after" | "until" | "since" | "around" | "from"
            ) || edge && !noun
        }
        _ => {
            (the && matches!(before, "in" | "during" | "through" | "throughout" | "by")
                || matches!(before, "in")
                || edge)
                && !noun
        }
    }
}
