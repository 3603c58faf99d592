//! Figures that are none: in names, versions, ids, phone numbers, scores, addresses, list markers. In: the token where one stands.
//! Out: the tokens that no other form may read.
//!
//! Two forms: [`Names`] comes before the calendar forms and claims what cannot be a date; [`Leftovers`] comes behind them and claims
//! what looked like a date or a time and was none.

mod heads;
mod phone;
mod score;

pub use score::is_score;

use super::{Draft, Form, Found, fit, numerals, units};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::Number;
use heads::{head_before, words};
use phone::{led_by_zero, phone, phone_end, telephoned};
use score::{among_scores, score_chain, told_score, tried};
use std::ops::Range;

/// Numbers that belong to a name.
pub struct Names;

/// Numbers that looked like dates and times.
pub struct Leftovers;

fn label(tokens: Range<usize>) -> Option<Found> {
    Some(Found { extent: tokens.clone(), tokens, draft: Draft::Label })
}

impl Form for Names {
    fn name(&self) -> &'static str {
        "name with a number"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(
            at,
            Class::DIGITS
                .or(Class::ONES)
                .or(Class::TEENS)
                .or(Class::TENS)
                .or(Class::MIXED)
                .or(Class::LABEL),
        )
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        if scene.is(at, Class::LABEL) && is_link(scene, at) {
            return label(at..link_end(scene, at, free.end));
        }
        if scene.is(at, Class::DIGITS) {
            return digits(scene, at, &free);
        }
        if scene.is(at, Class::MIXED) {
            return None;
        }
        words(scene, at, &free)
    }
}

impl Form for Leftovers {
    fn name(&self) -> &'static str {
        "what looked like a date"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(at, Class::DIGITS.or(Class::MIXED).or(Class::NUMBER_WORD))
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let end = free.end;
        let glued = |i: usize| i < end && scene.glued(i);
        if scene.is(at, Class::MIXED) {
            let currency = units::currency_before(scene, at + 1, at).is_some();
            return if currency { None } else { label(at..chain_end(scene, at, end)) };
        }
        let next = at + 1;
        // `10:30`, `3:1`.
        if scene.is(at, Class::DIGITS) && scene.word(next) == ":" && glued(next) && glued(at + 2) {
            return label(at..chain_end(scene, at, end));
        }
        // `1990s`, `20s`; `9.58s` is a time.
        let decade = scene.word(next) == "s" && glued(next) && !scene.printed(at).contains('.');
        if scene.is(at, Class::DIGITS)
            && (decade || scene.word(next) == "'" && scene.word(at + 2) == "s" && glued(next))
        {
            return label(at..at + 2);
        }
        let clock = matches!(
            scene.word(next),
            "am" | "pm"
                | "a.m."
                | "p.m."
                | "a.m"
                | "p.m"
                | "o'clock"
                | "noon"
                | "gmt"
                | "et"
                | "bst"
        );
        if next < end && clock && scene.printed(at).len() <= 4 {
            return label(at..at + 2);
        }
        // `7 and 17 November`: a day whose month stands behind the next one.
        let day = scene.is(at, Class::DIGITS)
            && scene.printed(at).len() <= 2
            && matches!(scene.word(next), "and" | "or" | "," | "to" | "-")
            && scene.is(at + 2, Class::DIGITS)
            && scene.printed(at + 2).len() <= 2
            && scene.is(at + 3, Class::MONTH)
            && scene.tokens[at + 3].capital
            && at + 3 < end;
        if day {
            return label(at..next);
        }
        let month_before =
            at > free.start && scene.is(at - 1, Class::MONTH) && scene.tokens[at - 1].capital;
        let month_behind = next < end
            && scene.is(next, Class::MONTH)
            && scene.tokens[next].capital
            && scene.word(next) != "mar";
        if scene.is(at, Class::DIGITS)
            && (month_before || month_behind)
            && scene.printed(at).len() <= 2
        {
            return label(at..at + 1);
        }
        None
    }
}

fn is_link(scene: &Scene, at: usize) -> bool {
    matches!(scene.word(at), "http" | "https" | "www")
}

fn link_end(scene: &Scene, at: usize, end: usize) -> usize {
    (at + 1..end).find(|i| scene.tokens[*i].spaced).unwrap_or(end)
}

/// One past the last token that is glued to `at`, closing marks left out.
fn chain_end(scene: &Scene, at: usize, end: usize) -> usize {
    let mut last = at + 1;
    let mut i = at + 1;
    while i < end && scene.glued(i) {
        let inner = scene.tokens[i].kind != TokenKind::Mark
            || matches!(scene.word(i), "-" | "/" | ":" | "." | "_");
        if !inner {
            break;
        }
        i += 1;
        if scene.tokens[i - 1].kind != TokenKind::Mark {
            last = i;
        }
    }
    last
}

fn digits(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Found> {
    let end = free.end;
    let text = scene.printed(at);
    let next = at + 1;
    let glued = |i: usize| i < end && scene.glued(i);
    let before = if at > free.start { scene.before(at, 1) } else { "" };
    if let Some(end) = list_marker(scene, at, free) {
        return label(at..end);
    }
    // `2023-01-15`, `3/4/2021`, `10:30 GMT` are the calendar's.
    if crate::recognise::dates::in_digits(scene, at, end) {
        return None;
    }
    // `#1`, `@2pm`; versions and addresses of machines.
    let code = before == "+"
        && at >= free.start + 2
        && scene.glued(at)
        && scene.glued(at - 1)
        && scene.is(at - 2, Class::MIXED);
    if (matches!(before, "#" | "№" | "@" | "_" | "§" | "^") || code) && scene.glued(at) {
        return label(at..chain_end(scene, at, end));
    }
    if numbered_within(scene, at, free) {
        return label(at..chain_end(scene, at, end));
    }
    if text.matches('.').count() > 1 && super::digits::read(scene, at, end).is_none() {
        return label(at..chain_end(scene, at, end));
    }
    if inside_link(scene, at, free) {
        return label(at..link_end(scene, at, end));
    }
    if phone(scene, at, end) || telephoned(scene, at, free) || led_by_zero(scene, at) {
        return label(at..phone_end(scene, at, end));
    }
    if scene.word(next) == "/" && glued(next) && glued(at + 2) && scene.is(at + 2, Class::DIGITS) {
        return slash(scene, at, end);
    }
    if at > free.start && hyphenated_name(scene, at, free) {
        return label(at..chain_end(scene, at, end));
    }
    if scene.word(next) == "-"
        && glued(next)
        && glued(at + 2)
        && scene.is(at + 2, Class::DIGITS)
        && (score_chain(scene, at, end)
            || among_scores(scene, at, end)
            || told_score(scene, at, free))
    {
        return label(at..chain_end(scene, at, end));
    }
    if glued(next) && scene.tokens[next].kind == TokenKind::Word && !suffix_is_known(scene, at, end)
    {
        return label(at..chain_end(scene, at, end));
    }
    if tried(scene, at, end) {
        return label(at..at + 5);
    }
    if clause(scene, at, end) {
        return label(at..at + 4);
    }
    if address(scene, at, end) || block(scene, at, end) {
        return label(at..at + 1);
    }
    head_before(scene, at, free)
}

/// `1. First`, `2) Then` at the start of a line.
fn list_marker(scene: &Scene, at: usize, free: &Range<usize>) -> Option<usize> {
    let first = at == free.start || at == free.start + 1 && scene.before(at, 1) == "(";
    let short = scene.printed(at).len() <= 2 && scene.tokens[at].new_line | (at > free.start);
    let mark = scene.word(at + 1);
    let opens = first && short && scene.tokens[free.start].new_line;
    let closed = matches!(mark, ")" | ".") && scene.glued(at + 1);
    let goes_on = scene
        .tokens
        .get(at + 2)
        .is_some_and(|t| t.spaced && !t.new_line && t.kind != TokenKind::Number);
    // A full stop ends the sentence of the marker; what follows lies in the next one.
    let inside = at + 2 < free.end
        || mark == "." && at + 2 == free.end && scene.tokens.get(at + 2).is_some_and(|t| t.capital);
    (opens && closed && goes_on && inside).then_some((at + 2).min(free.end))
}

fn inside_link(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    if !scene.glued(at)
        || !matches!(scene.before(at, 1), "/" | "=" | "?" | "_" | "%" | "&" | "." | ":" | "-")
    {
        return false;
    }
    let mut i = at;
    while i > free.start && scene.glued(i) {
        i -= 1;
        if is_link(scene, i) {
            return true;
        }
    }
    false
}

/// `24/7`, `9/11`, `50/50`, `2023/24`; true fractions are left to the figures.
fn slash(scene: &Scene, at: usize, end: usize) -> Option<Found> {
    let (a, b) = (Number::parse(scene.printed(at))?, Number::parse(scene.printed(at + 2))?);
    let chained = scene.word(at + 3) == "/" && at + 3 < end && scene.glued(at + 3);
    let day = a == Number::from(9) && b == Number::from(11);
    let usual = a < b && b <= Number::from(1000) && scene.printed(at).len() != 4;
    let fraction = usual && !chained && !day;
    // A row of dates like `5/17/2018` is for the calendar forms.
    if fraction || chained { None } else { label(at..at + 3) }
}

/// `BA.2.86`, `XBB.1.5`: numbers behind the dot of a name.
fn numbered_within(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    at >= free.start + 2
        && scene.before(at, 1) == "."
        && scene.glued(at)
        && scene.glued(at - 1)
        && scene.tokens[at - 2].kind == TokenKind::Word
        && scene.tokens[at - 2].capital
}

/// Whether a word stands before a hyphen that is glued to the number: `F-16`, `Covid-19`, `top-10`.
fn hyphenated_name(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    if !numerals::hyphenated_to_the_left(scene, at) || at < free.start + 2 {
        return false;
    }
    // `twenty-5` is no name, nor is `US$-5`, nor `mid-2024`, which is a date.
    !scene.is(at - 2, Class::NUMBER_WORD.or(Class::MONTH))
        && !matches!(
            scene.before(at, 2),
            "mid"
                | "early"
                | "late"
                | "pre"
                | "post"
                | "then"
                | "than"
                | "about"
                | "between"
                | "magnitude"
        )
}

/// Letters glued behind digits that other forms know: units, scales, ranks, decades, times.
fn suffix_is_known(scene: &Scene, at: usize, end: usize) -> bool {
    let next = at + 1;
    let word = scene.word(next);
    let printed = scene.printed(next);
    let ordinal = matches!(word, "st" | "nd" | "rd" | "th");
    let scale = matches!(
        printed,
        "k" | "K"
            | "m"
            | "M"
            | "bn"
            | "Bn"
            | "BN"
            | "b"
            | "B"
            | "tn"
            | "trn"
            | "mn"
            | "mln"
            | "mil"
            | "MM"
            | "million"
            | "billion"
            | "lkh"
            | "lac"
            | "cr"
            | "bln"
            | "tln"
            | "thousand"
            | "trillion"
    );
    let power = word
        .strip_prefix('e')
        .is_some_and(|d| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit()))
        || word == "e"
        || word.starts_with("x10")
        || word == "x";
    let time = matches!(word, "s" | "am" | "pm" | "a.m." | "p.m." | "t" | "z");
    let glued_more =
        next + 1 < end && scene.glued(next + 1) && scene.tokens[next + 1].kind != TokenKind::Mark;
    if scale
        && matches!(printed, "b" | "B" | "M" | "m" | "K")
        && scene.tokens.get(next + 1).is_some_and(|t| !t.spaced && scene.word(next + 1) == "-")
    {
        return printed != "B" && printed != "b";
    }
    let in_currency = at > 0
        && (scene.is(at - 1, Class::CURRENCY)
            || units::currency_before(scene, at, at.saturating_sub(2)).is_some());
    let in_trillions = in_currency && matches!(printed, "t" | "T" | "mm");
    let unit = |read: units::UnitRead| {
        let numeral = numerals::read(scene, at, end);
        read.tokens.start == next
            && numeral.is_some_and(|n| n.tokens.end > next || fit::unit_fits(scene, &n, &read, end))
    };
    let currency = units::currency_after(scene, next, end).is_some_and(|c| {
        numerals::read(scene, at, end).is_some_and(|n| fit::currency_after_fits(scene, &n, &c, end))
    });
    ordinal
        || time
        || power
        || (scale && !glued_more)
        || in_trillions
        || word == "yo"
        || currency
        || units::unit_at(scene, next, end).is_some_and(unit)
}

/// `401(k)`, `501(c)`: a clause of a law.
fn clause(scene: &Scene, at: usize, end: usize) -> bool {
    at + 4 <= end
        && scene.word(at + 1) == "("
        && scene.word(at + 2).len() == 1
        && scene.tokens[at + 2].kind == TokenKind::Word
        && scene.word(at + 3) == ")"
        && (at + 1..at + 4).all(|i| scene.glued(i))
}

/// `the 4200 block of Elm Avenue`.
fn block(scene: &Scene, at: usize, end: usize) -> bool {
    at + 3 < end
        && scene.word(at + 1) == "block"
        && scene.word(at + 2) == "of"
        && scene.printed(at).ends_with("00")
        && scene.tokens[at + 3].kind == TokenKind::Word
}

/// `123 Random Street`, `10 Downing Street`.
fn address(scene: &Scene, at: usize, end: usize) -> bool {
    let plain = scene.printed(at).bytes().all(|b| b.is_ascii_digit());
    let mut i = at + 1;
    while plain && i < end && i <= at + 4 && scene.tokens[i].capital && !scene.tokens[i].new_line {
        let street = matches!(
            scene.word(i),
            "street"
                | "st"
                | "avenue"
                | "ave"
                | "road"
                | "rd"
                | "lane"
                | "boulevard"
                | "blvd"
                | "drive"
                | "terrace"
                | "crescent"
                | "parkway"
                | "highway"
                | "broadway"
        );
        if street && (i > at + 1 || scene.word(i) == "broadway") {
            return true;
        }
        i += 1;
    }
    false
}
