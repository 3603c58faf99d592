//! Dates and times of day: everything that [`crate::recognise::dates`] reads, unresolved.

use super::nouns::{self, Asks};
use super::{Draft, Form, Found};
use crate::recognise::dates::{self, Reader};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use std::ops::Range;

/// Dates and times.
pub struct DateForm;

impl Form for DateForm {
    fn name(&self) -> &'static str {
        "date"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        if !scene.is(at, Class::TIME.or(Class::DIGITS).or(Class::MIXED)) {
            return false;
        }
        dates::starts(&Reader::new(scene, scene.tokens.len()), at)
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let (expression, last) = dates::read(&Reader::new(scene, free.end), at)?;
        if is_an_amount(scene, at, last, free.end)
            || is_price(scene, at, last)
            || is_code(scene, at, last)
        {
            return None;
        }
        Some(Found { tokens: at..last, extent: at..last, draft: Draft::Moment(expression) })
    }
}

/// `two thousand and forty litres`, `two thousand and nine guests`: words of a number with a unit or a noun behind them are no year.
/// Nor are the digits of `19470617 tickets` a day.
fn is_an_amount(scene: &Scene, at: usize, last: usize, end: usize) -> bool {
    let spelled =
        |i: usize| scene.is(i, Class::NUMBER_WORD) || matches!(scene.word(i), "and" | "-");
    let dated = matches!(scene.before(at, 1), "in" | "on" | "since" | "by" | "until" | "year");
    let in_words = scene.is(at, Class::NUMBER_WORD) && (at..last).all(spelled);
    let digits = scene.printed(at).bytes().filter(u8::is_ascii_digit).count();
    let in_digits = last == at + 1 && digits == 8 && scene.printed(at).len() == 8;
    last < end
        && (in_words || in_digits)
        && (scene.is(last, Class::UNIT.or(Class::CURRENCY).or(Class::SCALE))
            || !dated && nouns::read(scene, last, end, Asks::SurePlural).is_some())
}

/// `SEPT9`, `MAY12`: capitals and digits in one are a name, where `Dec31` is a day.
fn is_code(scene: &Scene, at: usize, last: usize) -> bool {
    const MONTH: usize = 3;
    let printed = scene.printed(at).as_bytes();
    last == at + 1
        && scene.is(at, Class::MIXED)
        && printed.get(..MONTH).is_some_and(|name| name.iter().all(u8::is_ascii_uppercase))
}

/// `255p`, `a dividend of 4p`: pence, however well the digits would do for a time of day.
fn is_price(scene: &Scene, at: usize, last: usize) -> bool {
    let told = matches!(
        scene.before(at, 1),
        "at" | "by"
            | "until"
            | "from"
            | "to"
            | "till"
            | "around"
            | "about"
            | "before"
            | "after"
            | "-"
    );
    last == at + 2
        && scene.is(at, Class::DIGITS)
        && (scene.printed(at).len() >= 3 || at > 0 && !told)
        && scene.printed(at + 1) == "p"
        && scene.glued(at + 1)
}
