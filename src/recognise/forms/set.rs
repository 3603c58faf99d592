//! What recurs: `every Monday`, `daily`, `mornings`, `twice a week`; TIMEX3 sets.

use super::{Draft, Form, Found};
use crate::recognise::dates::{
    Core, Count, Expression, Part, Reader, Unit, Word, clock_time, clock_timex, vague_duration,
    yearly,
};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use std::ops::Range;

/// Recurring dates.
pub struct SetForm;

impl Form for SetForm {
    fn name(&self) -> &'static str {
        "set"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        if !scene.is(at, Class::TIME) {
            return false;
        }
        let reader = Reader::new(scene, scene.tokens.len());
        match reader.lookup(at) {
            Some(
                Word::Every
                | Word::Recurring(_)
                | Word::Nightly
                | Word::Weekdays(_)
                | Word::Parts(_),
            ) => true,
            Some(Word::Unit(Unit::Weekend, true)) => true,
            Some(Word::Article) => reader.before(at) == "times",
            Some(Word::Weekday(_, true)) => {
                matches!(reader.lookup(at + 1), Some(Word::Parts(_))) || joins_set(&reader, at)
            }
            None => matches!(reader.word(at), "once" | "twice" | "per" | "weekday" | "weekdays"),
            _ => false,
        }
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let reader = Reader::new(scene, free.end);
        let (timex, last) = read(&reader, at)?;
        let (timex, last) = at_time(&reader, timex, last);
        let draft = Draft::Moment(Expression::of(Core::Set(timex)));
        // `semi-annual`: the form starts at the word that recurs.
        let prefixed = reader.is_glued(at) && reader.before(at) == "-" && at >= free.start + 2;
        let edged = matches!(reader.lookup(at), Some(Word::Parts(_)))
            && reader.is(at.wrapping_sub(1), &["early", "late"]);
        let start = if prefixed { at - 2 } else { at - usize::from(edged && at > free.start) };
        Some(Found { tokens: start..last, extent: start..last, draft })
    }
}

fn read(reader: &Reader, at: usize) -> Option<(String, usize)> {
    match reader.lookup(at) {
        Some(Word::Every) => every(reader, at),
        Some(Word::Recurring(unit)) => recurring(reader, at, unit),
        Some(Word::Nightly) => Some(("XXXX-XX-XXTNI".to_owned(), at + 1)),
        Some(Word::Weekdays(weekday)) => {
            let next = at + 1;
            let last = match reader.lookup(next) {
                Some(Word::Part(_)) => None,
                _ => Some(next),
            }?;
            Some((format!("XXXX-WXX-{weekday}"), last))
        }
        Some(Word::Weekday(weekday, _)) => match reader.lookup(at + 1) {
            Some(Word::Parts(part)) => {
                Some((format!("XXXX-WXX-{weekday}{}", part.timex()), at + 2))
            }
            Some(Word::Part(part)) if joins_set(reader, at) => {
                Some((format!("XXXX-WXX-{weekday}{}", part.timex()), at + 2))
            }
            _ => joins_set(reader, at).then(|| (format!("XXXX-WXX-{weekday}"), at + 1)),
        },
        Some(Word::Parts(part)) => parts(reader, at, part),
        Some(Word::Unit(..)) => {
            let led = matches!(reader.before(at), "on" | "at" | "and" | "or" | "during");
            led.then(|| ("XXXX-WXX-WE".to_owned(), at + 1))
        }
        // `several times a year`.
        Some(Word::Article) => match reader.lookup(at + 1)? {
            Word::Unit(unit, false) if unit >= Unit::Day && unit != Unit::Half => {
                let closed = !reader.is(at + 2, &["ago", "later", "earlier", "before", "after"]);
                closed.then(|| (length(unit, 1), at + 2))
            }
            _ => None,
        },
        None if matches!(reader.word(at), "weekday" | "weekdays") => weekdays(reader, at),
        _ => rate(reader, at),
    }
}

/// `on weekdays`, `weekday mornings`; not `a weekday edition`.
fn weekdays(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let many = reader.word(at) == "weekdays";
    let led = matches!(reader.before(at), "on" | "and" | "or" | "during" | "most");
    (many && led || matches!(reader.lookup(at + 1), Some(Word::Parts(_))))
        .then(|| working_days(reader, at))
}

/// Monday to Friday as TIMEX3 writes it, with the part of the day behind it.
fn working_days(reader: &Reader, at: usize) -> (String, usize) {
    match reader.lookup(at + 1) {
        Some(Word::Part(part) | Word::Parts(part)) => {
            (format!("XXXX-WXX-WD{}", part.timex()), at + 2)
        }
        _ => ("XXXX-WXX-WD".to_owned(), at + 1),
    }
}

/// The time of day behind a set: `every day at 7 p.m.`, `Tuesdays at 9am`.
fn at_time(reader: &Reader, timex: String, end: usize) -> (String, usize) {
    let day = timex.starts_with("XXXX-WXX-") || timex == "P1D" || timex.starts_with("XXXX-XX-XX");
    let next = reader.skip(reader.skip(end, &[","]), &["at", "@"]);
    // `Sundays at 2`.
    let hour = matches!(reader.before(next), "at" | "@") && timex.starts_with("XXXX-WXX-");
    match clock_time(reader, next, hour) {
        Some((clock, None, last)) if day => {
            let day = if timex == "P1D" { "XXXX-XX-XX" } else { &timex };
            let day = day.split('T').next().unwrap_or(day);
            (format!("{day}{}", clock_timex(clock)), last)
        }
        _ => (timex, end),
    }
}

/// Whether `every` before another weekday is meant for this one too: `every Tuesday and Thursday`.
fn joins_set(reader: &Reader, at: usize) -> bool {
    let joined = at >= 3
        && matches!(reader.before(at), "and" | "or" | "&")
        && matches!(
            crate::recognise::dates::lookup(reader.before(at - 1)),
            Some(Word::Weekday(..))
        );
    joined && matches!(reader.before(at - 2), "every" | "each")
}

/// `every Monday`, `each morning`, `every two weeks`, `every other day`, `every year`.
fn every(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let next = reader.skip(at + 1, &["single"]);
    // `every half hour`, `every half-hour`.
    let half = reader.skip(next + 1, &["-"]);
    if reader.word(next) == "half" && reader.lookup(half) == Some(Word::Unit(Unit::Hour, false)) {
        return Some(("PT30M".to_owned(), half + 1));
    }
    // `every few minutes`, `every three or four weeks`.
    let vague = match reader.count(next) {
        Some((Count::Vague, end)) => Some(end),
        Some((_, end)) if reader.is(end, &["to", "or"]) => {
            reader.count(end + 1).map(|(_, end)| end)
        }
        _ => None,
    };
    if let Some(end) = vague
        && let Some(Word::Unit(unit, true)) = reader.lookup(end)
    {
        return Some((vague_duration(unit), end + 1));
    }
    let (many, next) = match reader.word(next) {
        "other" => (2, next + 1),
        _ => match reader.count(next) {
            Some((Count::Halves(n), end)) if n % 2 == 0 && n > 2 => (n / 2, end),
            _ => match reader.ordinal(next) {
                Some((n, end)) => (i32::from(n), end),
                None => (1, next),
            },
        },
    };
    if reader.word(next) == "weekday" && many == 1 {
        return Some(working_days(reader, next));
    }
    match reader.lookup(next)? {
        Word::Unit(Unit::Second, _) if reader.word(next) == "second" && many == 1 => None,
        Word::Unit(unit, _)
            if unit != Unit::Half && unit != Unit::Quarter
                || many == 1 && reader.word(next) == "quarter" =>
        {
            // `each day of the trial` and `every day` alike.
            Some((length(unit, many), next + 1))
        }
        Word::Weekday(weekday, _) => {
            let week = format!("XXXX-WXX-{weekday}");
            Some(match reader.lookup(next + 1) {
                Some(Word::Part(part)) => (format!("{week}{}", part.timex()), next + 2),
                _ => (week, next + 1),
            })
        }
        Word::Month(month, _) if reader.is_capital(next) => {
            Some((format!("XXXX-{month:02}"), next + 1))
        }
        Word::Part(part) => Some((format!("XXXX-XX-XX{}", part.timex()), next + 1)),
        // `every Christmas`.
        Word::Holiday => yearly(reader, next),
        Word::Season(season) => {
            use crate::recognise::dates::Season;
            let code = match season {
                Season::Spring => "SP",
                Season::Summer => "SU",
                Season::Autumn => "FA",
                Season::Winter => "WI",
            };
            Some((format!("XXXX-{code}"), next + 1))
        }
        _ => None,
    }
}

fn recurring(reader: &Reader, at: usize, unit: Unit) -> Option<(String, usize)> {
    // `semi-annual` and `bi-weekly` say something else; so do titles (`the Daily Mail`).
    // `told the daily on Saturday`: a newspaper.
    let paper = matches!(reader.before(at), "the" | "a" | "this")
        && matches!(reader.word(at), "daily" | "weekly" | "monthly" | "quarterly")
        && (reader.kind(at + 1) != Some(TokenKind::Word)
            || reader.is_capital(at + 1)
            || reader.is(
                at + 1,
                &[
                    "on", "said", "says", "reported", "reports", "quoted", "wrote", "that",
                    "which", "in", "and", "has", "had", "was", "is", "to", "added",
                ],
            ));
    if paper {
        return None;
    }
    let title = reader.is_capital(at) && reader.is_capital(at + 1);
    let bound = reader.before(at) == "-" && reader.is_glued(at);
    if bound && !title && at >= 2 {
        return match reader.before(at - 1) {
            "semi" if unit == Unit::Year => Some((length(Unit::Month, 6), at + 1)),
            "bi" if matches!(unit, Unit::Week | Unit::Month) => Some((length(unit, 2), at + 1)),
            _ => None,
        };
    }
    if title || bound {
        return None;
    }
    Some(match reader.word(at) {
        "daily" => ("XXXX-XX-XX".to_owned(), at + 1),
        _ => (length(unit, 1), at + 1),
    })
}

fn parts(reader: &Reader, at: usize, part: Part) -> Option<(String, usize)> {
    // `two nights` is a duration, `Arabian Nights` a title.
    let counted = at > 0
        && (reader.tokens[at - 1].kind == TokenKind::Number
            || matches!(
                crate::recognise::dates::lookup(reader.before(at)),
                Some(Word::Cardinal(_) | Word::Vague | Word::Which(_))
            ));
    // `in the early mornings`.
    let first = at - usize::from(matches!(reader.before(at), "early" | "late"));
    let led =
        matches!(reader.before(first), "in" | "on" | "most" | "the" | "out" | "and" | "during");
    (!counted && led && !reader.is_capital(at))
        .then(|| (format!("XXXX-XX-XX{}", part.timex()), at + 1))
}

/// `once a year`, `twice a week`, `per day`.
fn rate(reader: &Reader, at: usize) -> Option<(String, usize)> {
    let next = match reader.word(at) {
        "per" => at + 1,
        _ if matches!(reader.word(at + 1), "a" | "per" | "every" | "each" | "an") => at + 2,
        _ => return None,
    };
    let Word::Unit(unit, false) = reader.lookup(next)? else { return None };
    if unit < Unit::Day {
        return None;
    }
    Some((length(unit, 1), next + 1))
}

fn length(unit: Unit, many: i32) -> String {
    match unit {
        Unit::Weekend => format!("P{many}WE"),
        Unit::Quarter => format!("P{}M", 3 * many),
        _ => crate::recognise::dates::duration(unit, many),
    }
}
