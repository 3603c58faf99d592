//! What follows a day or a time of day in one expression: its part, its hour, its day. In: the tokens behind what was read. Out: the
//! token behind the next piece.

use super::day_parts::is_day;
use super::expression::Core;
use super::grammar::Chain;
use super::hours::afternoon;
use super::pieces::core;
use super::reader::Reader;
use super::words::{Part, Unit, Word};
use super::{clock, expression};
use crate::text::TokenKind;
use expression::Clock;

impl Chain<'_, '_> {
    /// `morning` and the like behind a day or a time: `Tuesday morning`, `7 in the evening`.
    pub fn part_behind(&mut self, end: usize) -> Option<usize> {
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

    /// A time of day behind its day: `Tuesday at 7 p.m.`
    pub fn clock_behind(&mut self, end: usize) -> Option<usize> {
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
        let start = glue.or_else(|| limit(reader, comma)).unwrap_or(comma);
        let start = reader.skip(start, &["about", "around", "exactly"]);
        let bare = matches!(reader.word(comma), "at" | "@" | "from" | "between" | "around")
            || self.bare_range(start);
        let (first, until, last) = clock::read(reader, start, bare)?;
        self.e.clock = Some(first);
        self.e.until = until;
        Some(last)
    }

    /// `at 3pm each day`, `6 a.m. daily`.
    pub fn each_day(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        self.e.clock?;
        let next = match reader.lookup(end)? {
            Word::Every if reader.word(end + 1) == "day" => end + 2,
            Word::Recurring(Unit::Day) => end + 1,
            _ => return None,
        };
        self.e.core = Core::Set("XXXX-XX-XX".to_owned());
        Some(next)
    }

    /// The other end of a range whose first end has more behind it than its hour: `from 3 in the morning until 5 p.m.`
    pub fn until_behind(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        let first = self.e.clock?;
        if self.e.part.is_none()
            || self.e.core != Core::Unsaid
            || !reader.is(end, &["until", "till", "to", "-", "and"])
        {
            return None;
        }
        let (last, None, mut behind) = clock::read(reader, end + 1, true)? else { return None };
        let mut part = None;
        if reader.word(behind) == "in"
            && reader.word(behind + 1) == "the"
            && let Some(Word::Part(found)) = reader.lookup(behind + 2)
        {
            part = Some(found);
            behind += 3;
        }
        let dated = matches!(
            reader.lookup(behind),
            Some(Word::Day(_) | Word::Weekday(..) | Word::Month(..) | Word::Which(_))
        );
        if !last.settled && part.is_none() || dated || reader.word(behind) == "on" {
            return None;
        }
        self.e.clock = Some(afternoon(first, self.e.part));
        self.e.until = Some(afternoon(last, part));
        self.e.part = None;
        Some(behind)
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

    /// The zone behind the day of a time of day: `10 p.m. Saturday EDT`.
    pub fn zone_behind(&mut self, end: usize) -> Option<usize> {
        let clock = self.e.clock.filter(|clock| clock.zone.is_none())?;
        let (offset, end) = clock::zone(self.reader, end)?;
        self.e.clock = Some(Clock { zone: offset, settled: true, ..clock });
        Some(end)
    }

    /// The token behind what the same time is elsewhere: the `(1900 GMT)` of `10 p.m. (1900 GMT) on Friday`.
    fn elsewhere(&self, end: usize) -> usize {
        let reader = self.reader;
        if self.e.clock.is_none() || reader.word(end) != "(" {
            return end;
        }
        match clock::read(reader, end + 1, false) {
            Some((_, None, close)) if reader.word(close) == ")" => close + 1,
            _ => end,
        }
    }

    /// The day behind a time of day: `7 p.m. on Tuesday`.
    pub fn core_behind(&mut self, end: usize) -> Option<usize> {
        let reader = self.reader;
        let end = self.elsewhere(end);
        let comma = reader.skip(end, &[",", "("]);
        let next = reader.skip(comma, &["on", "of", "in", "for"]);
        // `at 2:41 on the morning of May 7`.
        if let (Some(Word::The), Some(Word::Part(part)), "of") =
            (reader.lookup(next), reader.lookup(next + 1), reader.word(next + 2))
            && let Some((core, None, last)) = core(reader, next + 3, false)
            && self.e.part.is_none()
            && is_day(&core)
        {
            self.e.core = core;
            self.e.part = Some(part);
            return Some(last);
        }
        // `at 5 p.m. in 2003` is a time, then a year.
        let (core, part, last) = core(reader, next, false)?;
        let core = match core {
            // `the night of 3-4 May` is that of the first.
            Core::Through(first, _) if self.e.part == Some(Part::Night) => *first,
            core => core,
        };
        if !is_day(&core) || part.is_some() && self.e.part.is_some() {
            return None;
        }
        self.e.core = core;
        self.e.part = self.e.part.or(part);
        Some(if reader.word(end) == "(" { reader.skip(last, &[")"]) } else { last })
    }
}

/// `before`, `no later than` between a day and its time, and the token behind.
fn limit(reader: &Reader, at: usize) -> Option<usize> {
    if reader.is(at, &["before", "after", "by", "until"]) {
        return Some(at + 1);
    }
    let start = reader.skip(at, &["no"]);
    let compared = reader.is(start, &["later", "earlier"]) && reader.word(start + 1) == "than";
    compared.then_some(start + 2)
}
