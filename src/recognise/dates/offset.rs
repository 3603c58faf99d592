//! Dates by their distance: `two years ago`, `a day later`, `three days before May 13`. In: tokens. Out: what they name.

use super::expression::{Base, Core, Count, YearRef};
use super::reader::Reader;
use super::relative::determined;
use super::words::{Part, Unit, Which, Word};
use super::{ambiguous, calendar, decades, holidays, lone_years, years};
use crate::text::TokenKind;

/// `two years ago`, `a day earlier`, `three days before May 13`, `a week from Tuesday`, `the year before`.
pub fn offset(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (count, unit, next) = match counted(reader, at) {
        Some(found) => found,
        None => {
            let start = reader.skip(at, &["the"]);
            let Some(Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year), false)) =
                reader.lookup(start)
            else {
                return weeks_and_days(reader, at).or_else(|| weekdays_away(reader, at));
            };
            (start > at
                && matches!(
                    reader.word(start + 1),
                    "before" | "after" | "earlier" | "previously" | "following"
                )
                // `three weeks to the day after the fire`.
                && reader.before(at) != "to")
                .then_some((Count::Halves(2), unit, start + 1))?
        }
    };
    let definite = reader.word(at) == "the";
    let next = if reader.word(next) == "or" && matches!(reader.word(next + 1), "so" | "more") {
        next + 2
    } else {
        next
    };
    let next = counted_beside(reader, next).unwrap_or(next);
    // `six months later than planned` is a length, and so is `for eight months earlier this year`.
    let this =
        reader.word(next + 1) == "this" && matches!(reader.lookup(next + 2), Some(Word::Unit(..)));
    if reader.is(next, &["earlier", "later"]) && (this || reader.word(next + 1) == "than") {
        return None;
    }
    let now = |step| Some((Core::Offset(count, unit, step, Base::Now), next + 1));
    let here = |step| Some((Core::Offset(count, unit, step, Base::Narrative), next + 1));
    if let Some(found) = summed(reader, (count, unit), next) {
        return Some(found);
    }
    match reader.word(next) {
        "ago" => match anniversary(reader, next + 1) {
            Some((core, end)) => {
                Some((Core::Offset(count, unit, -1, Base::Date(Box::new(core))), end))
            }
            None => now(-1),
        },
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
        "on" | "last" | "today" | "tomorrow" | "yesterday"
            if matches!(unit, Unit::Week | Unit::Fortnight) =>
        {
            week_from(reader, at, next, (count, unit))
        }
        "from" => {
            let start = reader.skip(next + 1, &["the"]);
            if reader.word(start) == "now" {
                return Some((Core::Offset(count, unit, 1, Base::Now), start + 1));
            }
            let (core, end) = simple(reader, next + 1)?;
            // `64 days from March 5 to May 8` is a length and its two ends.
            let ranged = reader.is(end, &["to", "until", "till", "through", "-"]);
            (!ranged).then(|| (Core::Offset(count, unit, 1, Base::Date(Box::new(core))), end))
        }
        _ => within(reader, at, next, count, unit),
    }
}

/// `two Saturdays ago`, `two Thursdays from now`, `two summers ago`: the last one but one, the next but one.
fn weekdays_away(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let (Count::Halves(halves), next) = reader.count(at)? else { return None };
    let named = reader.lookup(next)?;
    let more = Count::Halves(halves.checked_sub(2).filter(|more| *more > 0 && more % 2 == 0)?);
    let (which, step, end) = match (reader.word(next + 1), reader.word(next + 2)) {
        ("ago", _) => (Which::Last, -1, next + 2),
        ("from", "now") => (Which::Following, 1, next + 3),
        ("later", _) if matches!(named, Word::Seasons(_)) => (Which::Following, 1, next + 2),
        _ => return None,
    };
    let (nearest, unit) = match named {
        Word::Weekdays(weekday) => {
            (Core::Weekday { weekday, which: Some(which), week: None }, Unit::Week)
        }
        Word::Seasons(season) => (Core::Season(season, Some(which), YearRef::Unsaid), Unit::Year),
        _ => return None,
    };
    Some((Core::Offset(more, unit, step, Base::Date(Box::new(nearest))), end))
}

/// The `ago` or `later` behind what else went by: `five years and three bailouts later`.
fn counted_beside(reader: &Reader, next: usize) -> Option<usize> {
    let (_, noun) = reader.count(next + 1).filter(|_| reader.word(next) == "and")?;
    const WORDS: usize = 3;
    let end = (noun + 1..noun + 1 + WORDS).find(|&i| reader.is(i, &["ago", "later"]))?;
    let named =
        (noun..end).all(|i| reader.kind(i) == Some(TokenKind::Word) && reader.lookup(i).is_none());
    (named && reader.before(end).ends_with('s')).then_some(end)
}

/// `a week on Saturday`, `a week last Friday`, `a fortnight tomorrow`, `two weeks today`.
fn week_from(
    reader: &Reader,
    at: usize,
    next: usize,
    (count, unit): (Count, Unit),
) -> Option<(Core, usize)> {
    // `He was away for a week last Friday.`
    if reader
        .is(at.saturating_sub(1), &["for", "in", "within", "of", "spent", "past", "last", "full"])
    {
        return None;
    }
    let one = reader.is(at, &["a", "one"]);
    let on = reader.word(next) == "on";
    let (core, end) = simple(reader, next + usize::from(on))?;
    let step = match core {
        Core::Weekday { which: None, .. } if on && one => 1,
        Core::Weekday { which: Some(Which::Last), .. } if !on && one => -1,
        Core::Day(days) if !on => {
            if days < 0 {
                -1
            } else {
                1
            }
        }
        _ => return None,
    };
    Some((Core::Offset(count, unit, step, Base::Date(Box::new(core))), end))
}

/// The day or month of now that a step back is counted from: `a year ago today`, `ten years ago this month`.
fn anniversary(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    match (reader.lookup(at)?, reader.lookup(at + 1)) {
        (Word::Day(days), _) => Some((Core::Day(days), at + 1)),
        (Word::Tonight, _) => Some((Core::Day(0), at + 1)),
        (Word::Weekday(weekday, true), _) => {
            Some((Core::Weekday { weekday, which: None, week: None }, at + 1))
        }
        (
            Word::Which(which @ (Which::This | Which::Next | Which::Last)),
            Some(Word::Unit(unit @ (Unit::Week | Unit::Month), false)),
        ) => Some((Core::Unit(unit, which), at + 2)),
        // `four years ago this November`.
        (Word::Which(which @ Which::This), Some(Word::Month(month, true))) => {
            let year = YearRef::Which(which);
            Some((Core::calendar(year, Some(month), None), at + 2))
        }
        _ => None,
    }
}

/// `2 years 3 months ago`, `a year, two months and three days later`: one step from where the other leads.
fn summed(reader: &Reader, first: (Count, Unit), next: usize) -> Option<(Core, usize)> {
    let next = reader.skip(reader.skip(next, &[","]), &["and"]);
    let (count, unit, end) = counted(reader, next)?;
    let ((Count::Halves(_), unit_before), Count::Halves(_)) = (first, count) else { return None };
    if unit >= unit_before || unit < Unit::Day {
        return None;
    }
    let (core, end) = match reader.word(end) {
        "ago" => (Core::Offset(count, unit, -1, Base::Now), end + 1),
        "earlier" => (Core::Offset(count, unit, -1, Base::Narrative), end + 1),
        "later" => (Core::Offset(count, unit, 1, Base::Narrative), end + 1),
        _ => summed(reader, (count, unit), end)?,
    };
    let step = step_of(&core);
    Some((Core::Offset(first.0, unit_before, step, Base::Date(Box::new(core))), end))
}

/// Which way a step goes.
fn step_of(core: &Core) -> i8 {
    if let Core::Offset(_, _, step, _) = core { *step } else { 0 }
}

/// `in two weeks`: a date where the clause looks ahead; the resolver decides.
fn within(
    reader: &Reader,
    at: usize,
    next: usize,
    count: Count,
    unit: Unit,
) -> Option<(Core, usize)> {
    let hedge = reader.is(at.wrapping_sub(1), &["about", "around", "roughly", "approximately"]);
    let led = if hedge { reader.before(at - 1) } else { reader.before(at) };
    let ahead = led == "in" && reader.word(at) != "the";
    // `in two weeks' time`.
    if ahead
        && unit >= Unit::Day
        && reader.is(next, &["'", "'s"])
        && reader.word(next + 1) == "time"
    {
        return Some((Core::Offset(count, unit, 1, Base::Now), next + 2));
    }
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
pub fn ranked(reader: &Reader, at: usize) -> bool {
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
        // `for years afterwards` says how long.
        let plain = plain && (reader.before(at) != "for" || reader.word(at + 1) == "ago");
        return (tail && plain).then_some((Count::Vague, unit, at + 1));
    }
    let (count, next) = reader.count(at)?;
    let glued = reader.skip(next, &["-", "full", "short", "long"]);
    if let Some(found) = part_of_century(reader, at, glued) {
        return Some(found);
    }
    match reader.lookup(glued)? {
        Word::Unit(Unit::Half | Unit::Second, _) => None,
        // `two nights later`.
        Word::Parts(Part::Night) => {
            let told = reader.is(glued + 1, &["ago", "later", "earlier", "before", "after"]);
            told.then_some((count, Unit::Day, glued + 1))
        }
        Word::Unit(unit, _) => {
            let and_half = reader.word(glued + 1) == "and"
                && reader.word(glued + 2) == "a"
                && reader.word(glued + 3) == "half";
            (!and_half).then_some((count, unit, glued + 1))
        }
        _ => None,
    }
}

/// `a half-century`, `a quarter century`, `a half-hour`.
fn part_of_century(reader: &Reader, at: usize, part: usize) -> Option<(Count, Unit, usize)> {
    const QUARTER_CENTURY: i32 = 25;
    let behind = reader.skip(part + 1, &["-"]);
    let Word::Unit(unit, false) = reader.lookup(behind)? else { return None };
    let one = matches!(reader.lookup(at), Some(Word::Article | Word::Cardinal(1)));
    match (reader.word(part), unit) {
        ("half", Unit::Hour | Unit::Year | Unit::Decade | Unit::Century) if one => {
            Some((Count::Halves(1), unit, behind + 1))
        }
        ("quarter", Unit::Century) if one => {
            Some((Count::Halves(2 * QUARTER_CENTURY), Unit::Year, behind + 1))
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
    let start = reader.skip(behind, &["the"]);
    if let Some((core, end)) = simple(reader, start) {
        // `two weeks after the July 17 speech`: a length and a date, for the speech is what it is counted from.
        if start > behind && names_event(reader, end) {
            return None;
        }
        return Some((Core::Offset(count, unit, step, Base::Date(Box::new(core))), end));
    }
    let pronoun = reader.is(behind + 1, &["it", "he", "she", "they", "we"]);
    if matches!(reader.word(behind), "that" | "this")
        && (ends_clause(reader, behind + 1) || pronoun)
    {
        return Some((Core::Offset(count, unit, step, Base::Narrative), behind + 1));
    }
    if ends_clause(reader, behind) || matches!(reader.word(next), "earlier" | "previously") {
        return Some((Core::Offset(count, unit, step, Base::Narrative), next + 1));
    }
    // `The year after was dry`.
    if definite && unit > Unit::Day && reader.is(behind, &["was", "were", "saw", "brought"]) {
        return Some((Core::Offset(count, unit, step, Base::Narrative), next + 1));
    }
    (definite && unit == Unit::Day)
        .then_some((Core::Offset(count, unit, step, Base::Event), next + 1))
}

/// Whether a noun follows, which the date before it only tells apart: `the July 17 speech`.
fn names_event(reader: &Reader, at: usize) -> bool {
    reader.kind(at) == Some(TokenKind::Word) && reader.lookup(at).is_none() && !reader.is_small(at)
}

/// `the night before`, `the morning after`: a part of the day beside that of the story, at the end of a clause.
pub fn part_beside(reader: &Reader, at: usize) -> Option<(Core, Part, usize)> {
    let Some(Word::Part(part)) = reader.lookup(at) else { return None };
    let step = match reader.word(at + 1) {
        "before" | "earlier" => -1,
        "after" => 1,
        _ => return None,
    };
    let day = Core::Offset(Count::Halves(2), Unit::Day, step, Base::Narrative);
    ends_clause(reader, at + 2).then_some((day, part, at + 2))
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
        Some(Word::Month(..)) if !ambiguous::is_month_here(reader, at) => return None,
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
        && lone_years::may_stand_alone(reader, at)
    {
        return Some((Core::year(year), end));
    }
    let start = reader.skip(at, &["the"]);
    if let Some(Word::Season(season)) = reader.lookup(start)
        && let Some((year, end)) = years::tail(reader, start + 1)
    {
        return Some((Core::Season(season, None, year), end));
    }
    if let Some(found) = decades::decade(reader, start).or_else(|| decades::century(reader, start))
    {
        return Some(found);
    }
    if start > at
        && let Some(Word::Unit(unit, false)) = reader.lookup(start)
        && unit.has_current()
    {
        return Some((Core::Unit(unit, Which::Same), start + 1));
    }
    None
}
