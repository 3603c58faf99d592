//! Times of day. In: tokens. Out: a clock time with its zone, or a range of two.

use super::expression::Clock;
use super::reader::Reader;
use super::words::{Unit, Word};
use super::{calendar, dotted};
use crate::text::TokenKind;

/// Zones and their minutes east of UTC.
const ZONES: &[(&str, i16)] = &[
    ("gmt", 0),
    ("utc", 0),
    ("z", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("bst", 60),
    ("cet", 60),
    ("cest", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
];

/// Zones whose offset the season decides: named, not computed.
const SEASONAL: &[&str] = &["et", "ct", "mt", "pt"];

/// What has chapters and verses: `John 3:16`.
const VERSES: &[&str] = &[
    "genesis",
    "exodus",
    "leviticus",
    "numbers",
    "deuteronomy",
    "joshua",
    "judges",
    "ruth",
    "samuel",
    "kings",
    "chronicles",
    "ezra",
    "nehemiah",
    "esther",
    "job",
    "psalm",
    "psalms",
    "proverbs",
    "ecclesiastes",
    "isaiah",
    "jeremiah",
    "ezekiel",
    "daniel",
    "hosea",
    "joel",
    "amos",
    "jonah",
    "micah",
    "matthew",
    "mark",
    "luke",
    "john",
    "acts",
    "romans",
    "corinthians",
    "galatians",
    "ephesians",
    "philippians",
    "colossians",
    "thessalonians",
    "timothy",
    "titus",
    "hebrews",
    "james",
    "peter",
    "jude",
    "revelation",
    "quran",
    "koran",
    "surah",
    "verse",
];

/// A clock time as it stands, and the token behind it.
struct Told {
    clock: Clock,
    end: usize,
    /// Whether it is one by itself: an hour alone is one only where hours are expected.
    sure: bool,
}

impl Told {
    fn sure(clock: Clock, end: usize) -> Self {
        Self { clock, end, sure: true }
    }
}

/// Which half of the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// A clock time at `at`, or a range of two, with the token behind. `bare`: an hour alone counts (`at 5` behind a date).
pub fn read(reader: &Reader, at: usize, bare: bool) -> Option<(Clock, Option<Clock>, usize)> {
    let Told { clock: first, end, sure } = one(reader, at)?;
    let ranged = match reader.word(end) {
        "-" | "~" | "to" | "until" | "till" | "til" | "through" => true,
        "and" => reader.before(at) == "between",
        _ => false,
    };
    // `from 9 a.m. until 5 May` ends on a day.
    if ranged
        && let Some(Told { clock: second, end: last, sure: second_sure }) = one(reader, end + 1)
        && calendar::read(reader, end + 1).is_none()
        && (sure
            || second_sure
            || bare && reader.word(end) != "and"
            || bare && reader.before(at) == "between")
        && whole_hours(reader, at, end, &first, sure)
    {
        let (first, second) = settle(first, second);
        let (second, last) = with_zone(reader, second, last);
        return Some((first, Some(second), last));
    }
    let plausible =
        sure || bare && first.hour <= 12 && first.hour > 0 && !followed_by_noun(reader, end);
    plausible.then(|| {
        let (clock, end) = with_zone(reader, first, end);
        (clock, None, end)
    })
}

/// Whether the first half of a range is a time and not the end of something longer (`2010 - 5 pm`).
fn whole_hours(reader: &Reader, at: usize, end: usize, first: &Clock, sure: bool) -> bool {
    sure || (end == at + 1 && first.hour <= 24 && (1..=24).contains(&first.hour))
        || reader.digits(at, 2).is_none()
}

/// In a range the half of the day that only the second end names is the first's too, if that keeps their order.
fn settle(first: Clock, second: Clock) -> (Clock, Clock) {
    let minutes = |c: &Clock| u16::from(c.hour) * 60 + u16::from(c.minute);
    let mut first = first;
    let mut second = second;
    // `from 10 p.m. until 8`, `midnight until 8`: twelve hours on it would still be before the first.
    const HALF: u16 = 12 * 60;
    let of_next_day = minutes(&second) + HALF <= minutes(&first);
    if !first.settled && second.settled && second.hour >= 12 && first.hour < 12 {
        let moved = Clock { hour: first.hour + 12, settled: true, ..first };
        if minutes(&moved) < minutes(&second) {
            first = moved;
        }
    } else if first.settled
        && !second.settled
        && second.hour < 12
        && minutes(&second) < minutes(&first)
        && !of_next_day
    {
        second = Clock { hour: second.hour + 12, settled: true, ..second };
    } else if !first.settled
        && !second.settled
        && minutes(&second) < minutes(&first)
        && second.hour < 12
    {
        second = Clock { hour: second.hour + 12, ..second };
    }
    (first, second)
}

fn followed_by_noun(reader: &Reader, end: usize) -> bool {
    matches!(reader.kind(end), Some(TokenKind::Word))
        && !reader.is(
            end,
            &[
                "on", "in", "this", "tomorrow", "today", "tonight", "next", "at", "with", "and",
                "or", "to", "for", "please", "but", "if", "when", "the",
            ],
        )
        && !matches!(reader.lookup(end), Some(Word::Weekday(..) | Word::Month(..)))
        || matches!(reader.word(end), "%" | "/" | "-" | "$")
}

/// One clock time.
fn one(reader: &Reader, at: usize) -> Option<Told> {
    worded(reader, at)
        .map(|(clock, end)| Told::sure(clock, end))
        .or_else(|| digits(reader, at))
        .or_else(|| spelled_hour(reader, at))
}

/// `noon`, `midnight`, `half past seven`, `20 minutes past eight`, `a quarter to 8`.
fn worded(reader: &Reader, at: usize) -> Option<(Clock, usize)> {
    if let Some(Word::Clock(hour)) = reader.lookup(at) {
        return Some((hour_only(hour, true), at + 1));
    }
    if reader.word(at) == "12" && matches!(reader.word(at + 1), "noon" | "midnight") {
        let hour = if reader.word(at + 1) == "noon" { 12 } else { 24 };
        return Some((hour_only(hour, true), at + 2));
    }
    let ish = reader.skip(at + 1, &["-"]);
    if reader.word(ish) == "ish" && reader.is_glued(at + 1) && reader.is_glued(ish) {
        let (hour, _) = reader.digits(at, 2)?;
        return (1..=12).contains(&hour).then(|| (hour_only(hour as u8, false), ish + 1));
    }
    let start = reader.skip(at, &["a", "an"]);
    let (minutes, next) = if reader.word(start) == "half" {
        (30, start + 1)
    } else if reader.word(start) == "quarter" {
        (15, start + 1)
    } else {
        let (minutes, next) =
            reader.digits(start, 2).map(|(n, _)| (n, start + 1)).or_else(|| reader.small(start))?;
        let unit = matches!(reader.lookup(next), Some(Word::Unit(Unit::Minute, _)));
        // `cut from six minutes to two`.
        if unit && reader.before(at) == "from" {
            return None;
        }
        (minutes, if unit { next + 1 } else { next })
    };
    let past = match reader.word(next) {
        "past" | "after" => true,
        "to" | "before" => false,
        _ => return None,
    };
    if !(1..=59).contains(&minutes) {
        return None;
    }
    let Told { clock: hour, end, sure } = one(reader, next + 1)?;
    let loose = !past || reader.word(next) != "past";
    // `5 to 6` is a range and `20 after 9` a count, unless minutes, a quarter or a half are named.
    if hour.minute != 0
        || !sure
            && loose
            && next == start + 1
            && reader.word(start) != "quarter"
            && reader.word(start) != "half"
    {
        return None;
    }
    if loose && next == start + 1 && !matches!(reader.word(start), "quarter" | "half") {
        return None;
    }
    if !sure && hour.hour > 12 {
        return None;
    }
    let minutes = minutes as u8;
    Some(if past {
        (Clock { minute: minutes, whole: false, ..hour }, end)
    } else {
        let before = if hour.hour == 0 { 23 } else { hour.hour - 1 };
        (Clock { hour: before, minute: 60 - minutes, whole: false, ..hour }, end)
    })
}

fn clock(hour: u8, minute: u8, settled: bool) -> Clock {
    Clock { hour, minute, whole: false, second: None, settled, zone: None }
}

fn hour_only(hour: u8, settled: bool) -> Clock {
    Clock { whole: true, ..clock(hour, 0, settled) }
}

/// `17:00`, `5.30pm`, `5 p.m.`, `0930 GMT`, `at 15h20`, `5 o'clock`; an hour alone is not sure.
fn digits(reader: &Reader, at: usize) -> Option<Told> {
    if reader.kind(at)? != TokenKind::Number {
        return None;
    }
    if reader.is_glued(at) && matches!(reader.before(at), "$" | ":" | "/" | "." | "+" | "#") {
        return None;
    }
    let word = reader.word(at);
    if let Some((hour, minute)) = word.split_once('.') {
        let (h, m): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        let valid = (1..=12).contains(&h) && m < 60 && minute.len() == 2;
        return match half_of_day(reader, at + 1) {
            Some((half, end)) => {
                valid.then(|| Told::sure(with_half(clock(h, m, false), Some(half)), end))
            }
            None if dotted::is_time(reader, at) => {
                let settled = h > 12 || h == 0;
                (h < 24 && m < 60).then(|| Told::sure(clock(h, m, settled), at + 1))
            }
            // `9.30-4.30pm`: the other end names the half for both.
            None => (valid && reader.is(at + 1, &["-", "to", "and"])).then(|| Told {
                clock: clock(h, m, false),
                end: at + 1,
                sure: false,
            }),
        };
    }
    let (number, length) = reader.digits(at, 4)?;
    if length <= 2
        && reader.word(at + 1) == ":"
        && reader.is_glued(at + 1)
        && let Some((minute, 2)) = reader.digits(at + 2, 2)
        && reader.is_glued(at + 2)
    {
        let verse = reader.is_capital(at.wrapping_sub(1)) && VERSES.contains(&reader.before(at));
        let told = if verse { None } else { colons(reader, at, number, minute) };
        return told.map(|(clock, end)| Told::sure(clock, end));
    }
    let led = matches!(reader.before(at), "at" | "from" | "between" | "by" | "until");
    if length <= 2
        && number <= 24
        && reader.is_glued(at + 1)
        && let Some(minute) = reader.word(at + 1).strip_prefix('h').filter(|m| m.len() == 2)
    {
        let minute: u8 = minute.parse().ok().filter(|m| *m < 60)?;
        // `It took 2h30` is a length.
        let sure = led || matches!(reader.before(at), "around" | "about" | "before" | "after");
        return Some(Told { clock: clock(number as u8, minute, true), end: at + 2, sure });
    }
    if length <= 2 && number <= 12 {
        if let Some((half, end)) = half_of_day(reader, at + 1) {
            return (number > 0)
                .then(|| Told::sure(with_half(hour_only(number as u8, false), Some(half)), end));
        }
        if reader.is(at + 1, &["o'clock", "oclock"]) {
            return Some(Told::sure(hour_only(number as u8, false), at + 2));
        }
    }
    if length >= 3 {
        let (hour, minute) = (number / 100, number % 100);
        if minute < 60
            && let Some((half, end)) = half_of_day(reader, at + 1)
        {
            let valid = (1..=12).contains(&hour);
            let clock = clock(hour as u8, minute as u8, false);
            return valid.then(|| Told::sure(with_half(clock, Some(half)), end));
        }
        if length < 4 || minute > 59 || hour > 23 {
            return None;
        }
        let sure = four_digits(reader, at, led);
        let end = reader.skip(at + 1, &["hours", "hrs"]);
        return (sure || four_digits(reader, at, true)).then(|| Told {
            clock: clock(hour as u8, minute as u8, true),
            end,
            sure,
        });
    }
    (number <= 24 && !glued_word(reader, at + 1)).then(|| Told {
        clock: hour_only(number as u8, number > 12),
        end: at + 1,
        sure: false,
    })
}

/// Whether four digits are a time of day: `0930 GMT`, `at 1830 hours`, `at 0730`; `led`: a word before them, or what is asked, expects
/// one. `1,500 hours` of flight are none, and no year starts with a nought.
fn four_digits(reader: &Reader, at: usize, led: bool) -> bool {
    let nought = reader.word(at).starts_with('0');
    let next = at + 1;
    zone(reader, next).is_some()
        || is_zoned(reader, next)
        || reader.is(next, &["hours", "hrs"])
            && (led
                || nought
                || matches!(
                    reader.before(at),
                    "around" | "about" | "to" | "and" | "since" | "before"
                ))
        || led
            && nought
            && (!followed_by_noun(reader, next)
                || reader.word(next) == "-"
                    && reader.digits(next + 1, 4).is_some_and(|(_, length)| length == 4))
}

fn glued_word(reader: &Reader, at: usize) -> bool {
    reader.is_glued(at)
        && (reader.kind(at) == Some(TokenKind::Word)
            || matches!(reader.word(at), "%" | "/" | ":" | "\u{b0}"))
}

fn colons(reader: &Reader, at: usize, hour: u32, minute: u32) -> Option<(Clock, usize)> {
    if hour > 24 || minute > 59 {
        return None;
    }
    let mut end = at + 3;
    let mut second = None;
    if reader.word(end) == ":"
        && reader.is_glued(end)
        && let Some((s, 2)) = reader.digits(end + 1, 2)
        && s <= 60
    {
        second = Some(s as u8);
        end += 2;
    }
    if reader.word(end) == ":" && reader.is_glued(end) && reader.is_glued(end + 1) {
        return None;
    }
    let (half, end) = match half_of_day(reader, end) {
        Some((half, end)) if hour <= 12 => (Some(half), end),
        _ => (None, end),
    };
    let padded = reader.word(at).len() == 2 && hour < 10;
    let clock =
        Clock { second, ..clock(hour as u8, minute as u8, hour > 12 || hour == 0 || padded) };
    Some((with_half(clock, half), end))
}

/// `seven p.m.`, `five o'clock`, `three thirty`; an hour alone is not sure.
fn spelled_hour(reader: &Reader, at: usize) -> Option<Told> {
    let Some(Word::Cardinal(hour @ 1..=12)) = reader.lookup(at) else { return None };
    let mut minute = 0;
    let mut next = at + 1;
    if let Some((n @ 10..=59, end)) = reader.small(reader.skip(next, &["-"])) {
        minute = n as u8;
        next = end;
    }
    let base = Clock { whole: next == at + 1, ..clock(hour as u8, minute, false) };
    if let Some((half, end)) = half_of_day(reader, next) {
        return Some(Told::sure(with_half(base, Some(half)), end));
    }
    if minute == 0 && reader.is(next, &["o'clock", "oclock"]) {
        return Some(Told::sure(base, next + 1));
    }
    // `at nine thirty`, `from five-thirty`.
    let told = minute > 0
        && matches!(reader.before(at), "at" | "from" | "between" | "until")
        && !followed_by_noun(reader, next);
    Some(Told { clock: base, end: next, sure: told })
}

/// `am`, `p.m.`, `p`, `a m`.
fn half_of_day(reader: &Reader, at: usize) -> Option<(Half, usize)> {
    let glued = reader.is_glued(at);
    match reader.word(at) {
        "am" | "a.m." | "a.m" => Some((Half::Am, at + 1)),
        "pm" | "p.m." | "p.m" | "ampm" if reader.word(at) == "ampm" => Some((Half::Am, at + 1)),
        "pm" | "p.m." | "p.m" => Some((Half::Pm, at + 1)),
        // `9.am`.
        "." if glued && reader.is_glued(at + 1) && reader.is(at + 1, &["am", "pm"]) => {
            let half = if reader.word(at + 1) == "am" { Half::Am } else { Half::Pm };
            Some((half, at + 2))
        }
        "a" if glued => Some((Half::Am, at + 1)),
        "p" if glued => Some((Half::Pm, at + 1)),
        letter @ ("a" | "p") if matches!(reader.word(at + 1), "m" | ".") => {
            let mut end = reader.skip(at + 1, &["."]);
            if reader.word(end) != "m" {
                return None;
            }
            end += 1;
            if end > at + 2 {
                end = reader.skip(end, &["."]);
            }
            Some((if letter == "a" { Half::Am } else { Half::Pm }, end))
        }
        _ => None,
    }
}

fn with_half(clock: Clock, half: Option<Half>) -> Clock {
    let hour = match (half, clock.hour) {
        (Some(Half::Am), 12) => 0,
        (Some(Half::Pm), hour) if hour < 12 => hour + 12,
        (_, hour) => hour,
    };
    Clock { hour, settled: clock.settled || half.is_some(), ..clock }
}

/// A zone at `at`: its offset where it is fixed, and the token behind it.
pub fn zone(reader: &Reader, at: usize) -> Option<(Option<i16>, usize)> {
    let open = usize::from(reader.word(at) == "(");
    let word = reader.word(at + open);
    if !reader.is_capital(at + open) && word != "gmt" {
        return None;
    }
    let close = |end: usize| if open == 1 { reader.skip(end, &[")"]) } else { end };
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| *name == word) {
        return Some((Some(*offset), close(at + open + 1)));
    }
    SEASONAL.contains(&word).then(|| (None, close(at + open + 1)))
}

/// Whether a zone stands at `at` that nothing else could be: `GMT`, `EST`, `local time`, `Beijing time`.
pub fn is_zoned(reader: &Reader, at: usize) -> bool {
    let word = reader.word(at);
    reader.is_capital(at) && word.len() > 2 && ZONES.iter().any(|(name, _)| *name == word)
        || (word == "local" || reader.is_capital(at) && reader.kind(at) == Some(TokenKind::Word))
            && reader.word(at + 1) == "time"
            && !reader.is_capital(at + 1)
}

fn with_zone(reader: &Reader, clock: Clock, end: usize) -> (Clock, usize) {
    if let Some((offset, end)) = zone(reader, end) {
        return (Clock { zone: offset, settled: true, ..clock }, end);
    }
    if reader.word(end) == "local" && reader.word(end + 1) == "time" {
        return (clock, end + 2);
    }
    if reader.word(end + 1) == "time" && reader.is_capital(end) {
        return (clock, end + 2);
    }
    // `New York time`.
    if reader.word(end + 2) == "time" && reader.is_capital(end) && reader.is_capital(end + 1) {
        return (clock, end + 3);
    }
    (clock, end)
}
