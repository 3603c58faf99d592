//! Whole expressions of time. In: tokens of a sentence. Out: the longest expression that starts at a token, and where it ends.
//!
//! An expression is a chain of pieces in any order, each at most once: a day or period, a part of the day, a time of day
//! (`9 a.m. on Tuesday, March 7`; `Thursday evening`; `early in the morning of 10 May`).

use super::super::scene::Scene;
use super::day_parts::{edge_of_day, is_day, is_named_day, part_stands_alone};
use super::expression::{Base, Clock, Core, Count, Expression, YearRef};
use super::pieces::{core, prefix};
use super::reader::Reader;
use super::words::{Part, Unit, Which, Word};
use super::{calendar, clock, digits, lone_years, relative, years};
use crate::text::TokenKind;

/// Whether an expression may start at token `at`: one look-up, sometimes two.
pub fn starts(reader: &Reader, at: usize) -> bool {
    match reader.kind(at) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Word) => match reader.lookup(at) {
            None => {
                matches!(
                    reader.word(at),
                    "fiscal"
                        | "financial"
                        | "fy"
                        | "ad"
                        | "a.d."
                        | "sometime"
                        | "rest"
                        | "latter"
                        | "midyear"
                        | "midweek"
                ) || calendar::month_and_day(reader.word(at)).is_some()
            }
            Some(Word::The | Word::Article) => {
                reader.lookup(at + 1).is_some()
                    || reader.kind(at + 1) == Some(TokenKind::Number)
                    || matches!(
                        reader.word(at + 1),
                        "'" | "rest"
                            | "small"
                            | "wee"
                            | "latter"
                            | "final"
                            | "turn"
                            | "full"
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
pub fn in_digits(scene: &Scene, at: usize, end: usize) -> bool {
    let reader = Reader::new(scene, end);
    digits::numeric(&reader, at).is_some()
        || digits::range(&reader, at).is_some()
        || clock::read(&reader, at, false).is_some()
        || years::names_era(&reader, at)
        || reader.is_glued(at + 1) && calendar::is_month_word(&reader, at + 1)
        || lone_years::names_season(&reader, at)
}

/// The expression that starts at token `at`, and the token behind it.
pub fn read(reader: &Reader, at: usize) -> Option<(Expression, usize)> {
    let mut chain = Chain { reader, at, e: Expression::of(Core::Unsaid), weekday_only: false };
    let mut end = chain.first(at)?;
    while let Some(next) = chain.more(end) {
        end = next;
    }
    let Chain { mut e, .. } = chain;
    if e.part.is_none() && e.clock.is_none() && is_named_day(&e.core) {
        e.part = edge_of_day(reader, at);
    }
    if e.core == Core::Unsaid && e.clock.is_none() && !part_stands_alone(reader, at, end) {
        return None;
    }
    e.approximate = matches!(
        reader.before(at),
        "about" | "around" | "roughly" | "approximately" | "circa" | "c." | "ca" | "some"
    );
    Some((e, end))
}

/// An expression as far as it is read.
pub struct Chain<'r, 'a> {
    /// The tokens.
    pub reader: &'r Reader<'a>,
    /// Where it starts.
    at: usize,
    /// What it says so far.
    pub e: Expression,
    /// Whether its day is a weekday and nothing else.
    pub weekday_only: bool,
}

impl Chain<'_, '_> {
    fn first(&mut self, at: usize) -> Option<usize> {
        if let Some(end) = self.hours_of(at) {
            return Some(end);
        }
        let start = self.reader.skip(at, &["sometime"]);
        let (edge, toward, next) = prefix(self.reader, start);
        if let Some(end) = self.core(next, edge.is_some() || toward.is_some()) {
            // `the mid-December deal`: the article is the deal's.
            if self.reader.word(start) == "the"
                && self.reader.is(start + 1, &["early", "mid", "late"])
                && matches!(self.e.core, Core::Calendar { month: Some(_), .. })
                && self.reader.word(start + 2) != "part"
            {
                return None;
            }
            self.e.edge = edge;
            self.e.toward = toward;
            return Some(end);
        }
        if start > at {
            return None;
        }
        // `later in the afternoon`.
        if toward.is_some() {
            self.e.toward = toward;
            return self.part(next).filter(|_| self.reader.before(next) == "in");
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
        let at_night = reader.word(end) == "at"
            && matches!(reader.lookup(end + 1), Some(Word::Part(Part::Night)));
        let part = reader.word(end) == "in"
            && reader.word(end + 1) == "the"
            && matches!(
                reader.lookup(end + 2),
                Some(Word::Part(Part::Morning | Part::Afternoon | Part::Evening))
            )
            && (reader.kind(end + 3) != Some(TokenKind::Word)
                || reader.lookup(end + 3).is_some()
                || reader.is(
                    end + 3,
                    &[
                        "until", "and", "to", "when", "with", "at", "he", "she", "it", "they",
                        "we", "i", "was", "were", "had",
                    ],
                ));
        let led = matches!(
            reader.before(at),
            "at" | "by"
                | "about"
                | "was"
                | "until"
                | "till"
                | "from"
                | "between"
                | "past"
                | "around"
                | "after"
                | "before"
                | "since"
                | "circa"
        );
        let behind = reader.skip(end, &["of", "on"]);
        let day = until.is_some()
            && match reader.lookup(behind) {
                Some(Word::Day(_) | Word::Tonight) => true,
                Some(Word::Weekday(..)) => led,
                Some(Word::Which(_)) => {
                    led && matches!(
                        reader.lookup(behind + 1),
                        Some(Word::Weekday(..) | Word::Part(_))
                    )
                }
                _ => led && behind > end && digits::numeric(reader, behind).is_some(),
            };
        // `at 10 this morning`, `at 8 tonight`; `closed at 10 yesterday` may be a price.
        let today = reader.before(at) == "at"
            && end == behind
            && match reader.lookup(end) {
                Some(Word::Tonight) => true,
                Some(Word::Which(Which::This | Which::Last)) => {
                    matches!(reader.lookup(end + 1), Some(Word::Part(_)))
                }
                Some(Word::Day(_)) => {
                    matches!(reader.lookup(end + 1), Some(Word::Part(_)))
                }
                _ => false,
            };
        ((part || at_night) && (led || until.is_some()) || day || today)
            .then_some((first, until, end))
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
            && let Some(next) = self.each_day(end).or_else(|| self.core_behind(end))
        {
            return Some(next);
        }
        if self.e.until.is_none()
            && let Some(next) = self.until_behind(end)
        {
            return Some(next);
        }
        if self.e.clock.is_some() && self.e.part.is_none() {
            return self
                .part_behind(end)
                .or_else(|| self.year_behind(end))
                .or_else(|| self.zone_behind(end));
        }
        None
    }

    /// `Wed Oct 26 15:50:06 2016`: the year behind the time of day, as machines write it.
    fn year_behind(&mut self, end: usize) -> Option<usize> {
        let Core::Calendar { year: year @ YearRef::Unsaid, day: Some(_), which: None, .. } =
            &mut self.e.core
        else {
            return None;
        };
        self.e.clock.filter(|clock| clock.second.is_some())?;
        let (number, 4) = self.reader.digits(end, 4)? else { return None };
        *year = YearRef::Is(number as i32);
        Some(end + 1)
    }

    /// `the early hours of Friday`, `in the small hours`.
    fn hours_of(&mut self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let start = reader.skip(at, &["the"]);
        let part = match reader.word(start) {
            "early" | "small" | "wee" => Part::Morning,
            "late" => Part::Night,
            _ => return None,
        };
        if reader.word(start + 1) != "hours" {
            return None;
        }
        self.e.part = Some(part);
        if reader.word(start + 2) != "of" {
            return Some(start + 2);
        }
        let (core, None, end) = core(reader, start + 3, false)? else { return None };
        self.e.core = core;
        is_day(&self.e.core).then_some(end)
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
        if self.reader.word(edge) == "day" && is_mid(self.reader, edge) {
            self.e.part = Some(Part::Midday);
            return Some(edge + 1);
        }
        let Word::Part(part) = self.reader.lookup(edge)? else { return None };
        self.e.part = Some(part);
        Some(self.reader.skip(edge + 1, &["hours"]))
    }

    /// `Monday next week`, `next week on Tuesday`, `Friday of last week`; a weekday behind its date.
    fn weekday_and_week(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        match self.e.core {
            // `on Tuesday night, Oct. 3`.
            Core::Weekday { weekday, which: None, week: None }
                if self.e.part.is_some() && reader.word(end) == "," =>
            {
                match calendar::read(reader, end + 1)? {
                    (
                        Core::Calendar {
                            year,
                            month: month @ Some(_),
                            day: day @ Some(_),
                            weekday: None,
                            which: None,
                        },
                        last,
                    ) => {
                        let weekday = Some(weekday);
                        self.e.core = Core::Calendar { year, month, day, weekday, which: None };
                        Some(last)
                    }
                    _ => None,
                }
            }
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
                // `on Saturday week`.
                let week = reader.word(end) == "week" && !reader.is_capital(end);
                if week
                    && (reader.kind(end + 1) != Some(TokenKind::Word)
                        || reader.is(end + 1, &["at", "in", "for", "and", "when", "but", "with"]))
                {
                    let day = Box::new(self.e.core.clone());
                    let one = Count::Halves(2);
                    self.e.core = Core::Offset(one, Unit::Week, 1, Base::Date(day));
                    return Some(end + 1);
                }
                None
            }
            Core::Weekday { weekday, which: Some(_), week: None } => {
                let open = reader.word(end) == "(";
                let next = reader.skip(end, &["(", ",", "-"]);
                let (date, last) = calendar::read(reader, next)?;
                self.e.core = match date {
                    Core::Calendar { year, month: Some(month), day: Some(day), .. } => {
                        Core::Calendar {
                            year,
                            month: Some(month),
                            day: Some(day),
                            weekday: Some(weekday),
                            which: None,
                        }
                    }
                    // `this Friday, 5/12`.
                    Core::Slashes(..) => date,
                    _ => return None,
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

/// Whether `mid` stands before the word at `at`: `mid-day`, `mid day`.
fn is_mid(reader: &Reader, at: usize) -> bool {
    let hyphen = usize::from(reader.before(at) == "-");
    at > hyphen && reader.before(at - hyphen) == "mid"
}
