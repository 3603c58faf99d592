//! Figures that are none: in names, versions, ids, phone numbers, scores, addresses, list markers. In: the token where one stands.
//! Out: the tokens that no other form may read.
//!
//! Two forms: [`Names`] comes before the calendar forms and claims what cannot be a date; [`Leftovers`] comes behind them and claims
//! what looked like a date or a time and was none.

use super::numerals::{self, Numeral};
use super::{Draft, Form, Found, fit, nouns, units};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::Number;
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
    if crate::recognise::dates::in_digits(&scene.tokens, at, end) {
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
    if text.matches('.').count() > 1 && super::digits::read(scene, at, end).is_none() {
        return label(at..chain_end(scene, at, end));
    }
    if inside_link(scene, at, free) {
        return label(at..link_end(scene, at, end));
    }
    if phone(scene, at, end) || telephoned(scene, at, free) {
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
        && score_chain(scene, at, end)
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
    if address(scene, at, end) {
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

/// `+1-222-333-4444`, `555-0123` behind a call, `(212) 555-0123`.
fn phone(scene: &Scene, at: usize, end: usize) -> bool {
    let groups = phone_groups(scene, at, end);
    let plus = at > 0 && scene.before(at, 1) == "+" && scene.glued(at);
    groups.len() >= 3
        || (plus && groups.len() >= 2)
        || (groups.len() == 1 && groups[0] >= 3 && plus && long_plus(scene, at))
}

fn long_plus(scene: &Scene, at: usize) -> bool {
    scene.printed(at).len() >= 8
}

/// The lengths of groups of digits that hyphens or slashes join without space.
fn phone_groups(scene: &Scene, at: usize, end: usize) -> Vec<usize> {
    let mut groups = vec![scene.printed(at).len()];
    let mut i = at + 1;
    while i + 1 < end
        && matches!(scene.word(i), "-" | "/" | ".")
        && scene.glued(i)
        && scene.is(i + 1, Class::DIGITS)
        && scene.glued(i + 1)
    {
        groups.push(scene.printed(i + 1).len());
        i += 2;
    }
    groups
}

fn telephoned(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    let from = free.start.max(at.saturating_sub(3));
    let called = (from..at).any(|i| {
        matches!(
            scene.word(i),
            "call"
                | "phone"
                | "tel"
                | "telephone"
                | "dial"
                | "fax"
                | "hotline"
                | "text"
                | "whatsapp"
        )
    });
    let long =
        scene.printed(at).bytes().all(|b| b.is_ascii_digit()) && scene.printed(at).len() >= 3;
    let emergency = matches!(scene.printed(at), "911" | "999" | "112" | "111" | "101")
        && at > free.start
        && matches!(
            scene.before(at, 1),
            "call" | "called" | "dial" | "dialled" | "dialed" | "calling"
        );
    emergency
        || called
            && long
            && (phone_groups(scene, at, free.end).len() >= 2 || scene.printed(at).len() >= 5)
}

fn phone_end(scene: &Scene, at: usize, end: usize) -> usize {
    let mut last = chain_end(scene, at, end);
    while last < end
        && scene.is(last, Class::DIGITS)
        && scene.printed(last).len() >= 3
        && scene.tokens[last].spaced
    {
        last = chain_end(scene, last, end);
    }
    last
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

/// Whether a word stands before a hyphen that is glued to the number: `F-16`, `Covid-19`, `top-10`.
fn hyphenated_name(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    if !numerals::hyphenated_to_the_left(scene, at) || at < free.start + 2 {
        return false;
    }
    // `twenty-5` is no name, nor is `US$-5`, nor `mid-2024`, which is a date.
    !scene.is(at - 2, Class::NUMBER_WORD.or(Class::MONTH))
        && !matches!(
            scene.before(at, 2),
            "mid" | "early" | "late" | "pre" | "post" | "than" | "about" | "between"
        )
}

/// `3-1`, `21-14`, `6-4`: two numbers that do not rise, or that words of sport and votes stand beside.
fn score_chain(scene: &Scene, at: usize, end: usize) -> bool {
    let (a, b) = (scene.printed(at), scene.printed(at + 2));
    let (Some(x), Some(y)) = (Number::parse(a), Number::parse(b)) else { return false };
    if scene.word(at + 3) == "-"
        && scene.glued(at + 3)
        && scene.is(at + 4, Class::DIGITS)
        && scene.glued(at + 4)
    {
        return true;
    }
    // `2009-10` and `1995-01` are seasons and months: for the calendar forms.
    if a.len() == 4 && b.len() <= 4 && !a.contains(',') {
        return false;
    }
    x >= y && a.len() <= 3 && b.len() <= 3 && !unit_after(scene, at + 3, end)
}

fn unit_after(scene: &Scene, at: usize, end: usize) -> bool {
    at < end
        && (scene.is(at, Class::UNIT.or(Class::SCALE).or(Class::CURRENCY))
            || matches!(scene.word(at), "%" | "°" | "percent" | "bn" | "km" | "kg"))
}

/// Whether two joined numbers are a score or a vote: words beside them say so, or nothing follows that they could count.
pub fn is_score(
    scene: &Scene,
    low: &Numeral,
    high: &Numeral,
    unit: bool,
    after: usize,
    free: &Range<usize>,
) -> bool {
    // `lost 5 to 7 homes` counts homes.
    let homes =
        scene.word(low.tokens.end) == "to" && nouns::read(scene, after, free.end, false).is_some();
    if unit || homes {
        return false;
    }
    let small = |n: &Numeral| n.plain && n.value < Number::from(300);
    if !small(low) || !small(high) {
        return false;
    }
    let start = low.tokens.start;
    let sport = |i: usize| {
        matches!(
            scene.word(i),
            "win"
                | "won"
                | "wins"
                | "beat"
                | "beats"
                | "beating"
                | "lost"
                | "lose"
                | "loss"
                | "losing"
                | "defeat"
                | "defeated"
                | "draw"
                | "drew"
                | "victory"
                | "score"
                | "scored"
                | "record"
                | "lead"
                | "led"
                | "leads"
                | "series"
                | "vote"
                | "voted"
                | "ruled"
                | "ruling"
                | "decision"
                | "scoreline"
                | "aggregate"
                | "trailed"
                | "trailing"
                | "defeats"
                | "margin"
                | "tie"
                | "tied"
                | "set"
        )
    };
    let before = free.start.max(start.saturating_sub(3))..start;
    let behind = after..free.end.min(after + 2);
    before.into_iter().chain(behind).any(sport)
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

/// `3-for-7`: so many of so many tries, a score.
fn tried(scene: &Scene, at: usize, end: usize) -> bool {
    at + 5 <= end
        && scene.word(at + 1) == "-"
        && scene.word(at + 2) == "for"
        && scene.word(at + 3) == "-"
        && scene.is(at + 4, Class::DIGITS)
        && (at + 1..at + 5).all(|i| scene.glued(i))
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

/// Heads that also begin an ordinary phrase: a number behind them is theirs only when it counts nothing.
const LOOSE_HEADS: &[&str] = &[
    "group",
    "day",
    "days",
    "week",
    "match",
    "game",
    "model",
    "unit",
    "army",
    "fleet",
    "company",
    "world",
    "core",
    "class",
    "sector",
    "zone",
    "area",
    "pool",
    "lane",
    "floor",
    "line",
    "lines",
    "bill",
    "act",
    "case",
    "form",
    "box",
    "lot",
    "item",
    "items",
    "stage",
    "level",
    "numbers",
    "number",
    "question",
    "questions",
    "step",
    "steps",
    "county",
    "agenda",
    "division",
    "series",
    "season",
    "round",
    "studio",
    "apartment",
    "channel",
    "building",
    "block",
    "platform",
    "gate",
    "exit",
    "room",
    "suite",
    "seat",
    "radio",
    "type",
    "mark",
    "phone",
    "telephone",
    "g",
    "seed",
    "seeds",
    "heat",
    "page",
    "paragraph",
    "rule",
    "rules",
    "article",
    "articles",
    "figure",
    "table",
    "mk",
    "fax",
    "district",
    "regiment",
    "amendment",
    "resolution",
    "issue",
    "flat",
    "title",
    "directive",
    "regulation",
    "convention",
    "protocol",
    "corps",
    "brigade",
    "battalion",
    "station",
    "ward",
    "schedule",
    "volume",
    "version",
    "versions",
    "fig",
    "android",
    "windows",
    "pixel",
    "galaxy",
    "isbn",
    "extension",
];

/// `Section 427`, `Flight 370`, `page 12`, `Boeing 737`, `No. 1`: a word before the number that makes it a name.
fn head_before(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Found> {
    if at == free.start {
        return None;
    }
    let end = free.end;
    let dotted = scene.before(at, 1) == "." && scene.glued(at - 1) && at > free.start + 1;
    let opened = matches!(scene.before(at, 1), "(" | "-");
    let head = if dotted { at - 2 } else { at - 1 };
    let after = chain_end(scene, at, end);
    let word = scene.word(head);
    let spaced = scene.tokens[at].spaced || dotted;
    if scene.is(head, Class::LABEL) && spaced && !opened && !scene.tokens[at].new_line {
        let capital = scene.tokens[head].capital;
        let number = matches!(word, "no" | "nos" | "nr" | "nrs" | "number" | "numbers");
        if number
            && (dotted
                || word.starts_with("nr")
                || (capital && head > free.start)
                || word == "number" && !counts(scene, at, end))
        {
            return label(at..after_list(scene, after, end));
        }
        let strict = !LOOSE_HEADS.contains(&word) && !number;
        let inside = !super::context::opens(scene, head);
        let small_word_ok = capital && (strict || inside) || !counts(scene, at, end);
        if small_word_ok && !number && !measured(scene, at, end) && word != "no" {
            return label(at..after_list(scene, after, end));
        }
    }
    let model = numbered_model(scene, at, end) || team_score(scene, at, free);
    let group = scene.before(at, 1) == "of"
        && head > free.start
        && scene.before(at, 2) == "group"
        && scene.tokens[at - 2].capital;
    (model || group || named(scene, at, free)).then(|| label(at..after)).flatten()
}

/// `Sections 4 and 5`, `pages 12-14`: the rest of the list.
fn after_list(scene: &Scene, mut at: usize, end: usize) -> usize {
    while at + 1 < end
        && matches!(scene.word(at), "," | "and" | "or" | "to" | "&" | "-")
        && scene.is(at + 1, Class::DIGITS)
        && scene.printed(at + 1).len() <= 4
        && !counts(scene, at + 1, end)
        && !measured(scene, at + 1, end)
    {
        at = chain_end(scene, at + 1, end);
    }
    at
}

/// Whether a unit, percent sign or scale stands behind the number.
fn measured(scene: &Scene, at: usize, end: usize) -> bool {
    let Some(numeral) = numerals::read(scene, at, end) else { return false };
    let after = numeral.tokens.end;
    numeral.scale.is_some()
        || units::unit_at(scene, after, end)
            .is_some_and(|u| fit::unit_fits(scene, &numeral, &u, end))
        || units::currency_after(scene, after, end)
            .is_some_and(|c| fit::currency_after_fits(scene, &numeral, &c, end))
}

/// Whether the number counts a noun behind it.
fn counts(scene: &Scene, at: usize, end: usize) -> bool {
    let Some(numeral) = numerals::read(scene, at, end) else { return false };
    nouns::read(scene, numeral.tokens.end, end, false).is_some() || measured(scene, at, end)
}

/// `iPhone 14`, `Apollo 11`, `FTSE 100`: a capitalised word inside the sentence right before plain digits that count nothing.
fn named(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    let before = at - 1;
    let token = &scene.tokens[before];
    let plain =
        scene.printed(at).bytes().all(|b| b.is_ascii_digit()) && scene.printed(at).len() <= 4;
    let name = token.kind == TokenKind::Word
        && (token.capital || has_inner_capital(scene.printed(before)))
        && scene.tokens[at].spaced
        && !scene.tokens[at].new_line
        && !scene.is(
            before,
            Class::MONTH
                .or(Class::FUNCTION)
                .or(Class::NUMBER_WORD)
                .or(Class::VERB)
                .or(Class::CURRENCY),
        );
    // `50 Leopard 2 tanks`: a number before the name counts the tanks.
    let counted = before > 0
        && scene.is(before - 1, Class::DIGITS.or(Class::NUMBER_WORD).or(Class::VAGUE))
        && scene.tokens[before].spaced;
    if !plain || !name || !counted && counts(scene, at, free.end) || title_case(scene, free) {
        return false;
    }
    // The first word of a sentence is capital anyway, unless its number is what the sentence is about (`Bed 4 was empty`); a code
    // before a number may be a currency.
    let subject = matches!(scene.word(at + 1), "was" | "is" | "has" | "'s");
    let opens = super::context::opens(scene, before)
        && !subject
        && !has_inner_capital(scene.printed(before));
    let hyphen = scene.word(at + 1) == "-"
        && scene.glued(at + 1)
        && scene.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Word);
    let calendar = scene.is(before, Class::TIME)
        || matches!(
            scene.word(before),
            "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        );
    let year = scene.printed(at).len() == 4;
    !opens
        && !hyphen
        && !calendar
        && !year
        && units::currency_before(scene, at, free.start).is_none()
}

/// `five 787 Dreamliners`, `47 737 MAX jets`: a number behind a number, before a capital, names a model.
fn numbered_model(scene: &Scene, at: usize, end: usize) -> bool {
    let plain =
        scene.printed(at).bytes().all(|b| b.is_ascii_digit()) && scene.printed(at).len() == 3;
    let capital = at + 1 < end && scene.tokens[at + 1].capital;
    let number_before = at > 0
        && scene.is(at - 1, Class::DIGITS.or(Class::ONES).or(Class::TEENS).or(Class::TENS))
        && scene.tokens[at].spaced;
    // `Boeing's 737 MAX`.
    let owned = at > 0
        && scene.tokens[at - 1].kind == TokenKind::Possessive
        && capital
        && !scene.is(at + 1, Class::SCALE)
        && !counts(scene, at, end);
    plain && capital && (number_before || owned)
}

/// `Germany 2, Spain 1`: names with a number each, parted by a comma.
fn team_score(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    let short = |i: usize| scene.is(i, Class::DIGITS) && scene.printed(i).len() <= 3;
    let name =
        |i: usize| scene.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let first = short(at)
        && scene.word(at + 1) == ","
        && name(at + 2)
        && (short(at + 3) || name(at + 3) && short(at + 4));
    let second =
        short(at) && at >= 4 && scene.before(at, 2) == "," && short(at - 3) && name(at - 4);
    let named = at > free.start && name(at - 1) || at >= 1 && name(at - 1);
    named && !scene.is(at - 1, Class::MONTH) && (first || second)
}

fn has_inner_capital(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

/// A headline: most of its words are capitalised, so capitals say nothing.
fn title_case(scene: &Scene, free: &Range<usize>) -> bool {
    let words: Vec<_> = free
        .clone()
        .filter(|i| scene.tokens[*i].kind == TokenKind::Word && !scene.is(*i, Class::FUNCTION))
        .collect();
    let capital = words.iter().filter(|i| scene.tokens[**i].capital).count();
    words.len() >= 5 && capital * 10 >= words.len() * 8
}

/// `World War Two`, `Chapter Five`, `Five Eyes`, `Channel Four`: a capitalised number word beside a capitalised word.
fn words(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Found> {
    let token = &scene.tokens[at];
    if !scene.is(at, Class::ONES.or(Class::TEENS).or(Class::TENS)) {
        return None;
    }
    let before = (at > free.start).then(|| at - 1);
    let head = before
        .is_some_and(|b| scene.is(b, Class::LABEL) && token.spaced && !scene.tokens[at].new_line);
    if head && !counts(scene, at, free.end) && scene.word(at + 1) != "-" {
        let b = at - 1;
        let strict = scene.tokens[b].capital
            || matches!(
                scene.word(b),
                "phase"
                    | "chapter"
                    | "page"
                    | "stage"
                    | "step"
                    | "tier"
                    | "type"
                    | "level"
                    | "version"
                    | "category"
                    | "section"
                    | "class"
                    | "grade"
            );
        let opener = b == free.start && LOOSE_HEADS.contains(&scene.word(b)) && !token.capital;
        if strict && !opener {
            return label(at..at + 1);
        }
    }
    if !token.capital || at == 0 || super::context::opens(scene, at) || title_case(scene, free) {
        return None;
    }
    // `the 14th Five-Year Plan`.
    if scene.word(at + 1) == "-"
        && scene.glued(at + 2)
        && scene.tokens.get(at + 2).is_some_and(|t| t.capital)
        && matches!(scene.word(at + 3), "plan" | "plans")
        && at + 3 < free.end
    {
        return label(at..at + 3);
    }
    let quoted = scene.tokens[at - 1].kind == TokenKind::Mark;
    let owned = scene.tokens[at - 1].kind == TokenKind::Possessive && !counts(scene, at, free.end);
    if owned && !numerals::read(scene, at, free.end).is_some_and(|n| n.scale.is_some()) {
        return label(at..at + 1);
    }
    let beside = |i: usize| {
        scene.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
            && !scene.is(i, Class::MONTH)
    };
    let before_capital = !quoted
        && beside(at - 1)
        && !scene.is(at - 1, Class::FUNCTION)
        && scene.before(at, 1) != "i";
    let behind_capital =
        !quoted && at + 1 < free.end && beside(at + 1) && !scene.is(at + 1, Class::NUMBER_WORD);
    (before_capital || behind_capital).then(|| label(at..at + 1)).flatten()
}
