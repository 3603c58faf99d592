//! Lengths of time as a stopwatch prints them: `finished in 2:14:05`, `a record of 26:17.53`. In: the token of the first number, where
//! the words before it say that it was measured. Out: a duration in seconds, exactly as written.

use super::figures::{self, Wording};
use super::units::UnitRead;
use super::{Draft, Form, Found};
use crate::recognise::dates::{Word, lookup};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::normal::{self, Precision, Written};
use crate::value::{Central, Number, Unit};
use std::ops::Range;

/// The form.
pub struct Stopwatch;

/// What is measured by a stopwatch and named with its time behind `of`.
const MEASURED: &[&str] = &["time", "times", "record", "best", "mark", "clocking", "split", "lap"];

/// Verbs whose object is a time.
const MEASURES: &[&str] = &["clocked", "clocking", "timed", "ran", "swam", "posted", "stopwatch"];

impl Form for Stopwatch {
    fn name(&self) -> &'static str {
        "stopwatch"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(at, Class::DIGITS) && scene.word(at + 1) == ":" && scene.glued(at + 1)
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let (fields, end) = fields(scene, at, free.end)?;
        let printed = end - at > 4 || scene.printed(end - 1).contains('.');
        if !is_measured(scene, at, free.start, printed) || is_time_of_day(scene, end) {
            return None;
        }
        let names = ["hour", "minute", "second"];
        let units: Option<Vec<_>> =
            names[3 - fields.len()..].iter().map(|name| Unit::named(name)).collect();
        let parts: Vec<(Number, &'static Unit)> = fields.into_iter().zip(units?).collect();
        let sixty = Number::from(60);
        let total = parts
            .iter()
            .try_fold(Number::ZERO, |sum, (number, _)| sum.times(sixty)?.plus(*number))?;
        let written = Written { value: total, last: 0, precision: Precision::Exact };
        let (bounds, likely) = normal::one(written, None, false, &scene.settings.widths)?;
        let wording = Wording {
            central: Central::One(total),
            bounds,
            likely,
            hedge: None,
            of: None,
            head: None,
            role: None,
            timex: figures::timex_of(parts),
            per: None,
            fraction: false,
            ordinal: false,
        };
        let tokens = at..end;
        let unit = Unit::named("second")?;
        let read = UnitRead { unit, others: Vec::new(), tokens: tokens.clone(), spelled: false };
        let quantity = figures::quantity(Some(&read), wording)?;
        Some(Found { tokens: tokens.clone(), extent: tokens, draft: Draft::Figure(quantity) })
    }
}

/// Two or three numbers with colons between, of which all but the first have two digits and lie below sixty; only the last may have
/// decimals.
fn fields(scene: &Scene, at: usize, end: usize) -> Option<(Vec<Number>, usize)> {
    let mut fields = vec![Number::parse(scene.printed(at)).filter(|n| n.is_whole())?];
    let mut next = at + 1;
    while fields.len() < 3 && next + 1 < end && scene.word(next) == ":" && scene.glued(next) {
        let printed = scene.printed(next + 1);
        let whole = printed.split('.').next().unwrap_or_default();
        let number = Number::parse(printed).filter(|n| *n < Number::from(60))?;
        if !scene.glued(next + 1) || whole.len() != 2 {
            return None;
        }
        fields.push(number);
        next += 2;
        if !number.is_whole() {
            break;
        }
    }
    let open = next < end && scene.word(next) == ":" && scene.glued(next);
    (fields.len() > 1 && !open).then_some((fields, next))
}

/// Whether the words before `at` measure: `in`, `a time of`, `clocked`. `printed`: there are seconds or parts of them, as only
/// stopwatches have.
fn is_measured(scene: &Scene, at: usize, start: usize, printed: bool) -> bool {
    let before = |back: usize| match at.checked_sub(back) {
        Some(i) if i >= start => scene.word(i),
        _ => "",
    };
    match before(1) {
        "in" => true,
        "of" => MEASURED.contains(&before(2)),
        "to" | "at" | "a" | "an" => printed && (2..=3).any(|back| MEASURES.contains(&before(back))),
        word => MEASURES.contains(&word) && printed || word == "clocked",
    }
}

/// `in 10:30 a.m. traffic`, `in 12:30 December 27`.
fn is_time_of_day(scene: &Scene, end: usize) -> bool {
    let dated = matches!(
        lookup(scene.word(end)),
        Some(Word::Month(..) | Word::Weekday(..) | Word::Day(_) | Word::Tonight | Word::Part(_))
    );
    let zoned = matches!(scene.word(end), "am" | "pm" | "a.m." | "p.m." | "gmt" | "est" | "edt");
    let glued =
        scene.glued(end) && scene.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word);
    dated || zoned || glued
}
