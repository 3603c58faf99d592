//! Words that make a name of the number beside them (`Section 427`, `iPhone 14`, `Chapter Five`). In: the number's token. Out: the label.

use super::super::nouns::{self, Asks};
use super::super::{Found, context, fit, numerals, units};
use super::{chain_end, label};
use crate::recognise::lexicon::Classes;
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::{Class, known};
use crate::text::TokenKind;
use std::ops::Range;

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
    "quoting",
    "berth",
    "pier",
    "hangar",
    "bus",
    "tram",
    "lap",
    "hole",
    "marker",
    "ball",
];

/// `Section 427`, `Flight 370`, `page 12`, `Boeing 737`, `No. 1`: a word before the number that makes it a name.
pub(super) fn head_before(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Found> {
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
        let inside = !context::opens(scene, head);
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
    nouns::read(scene, numeral.tokens.end, end, Asks::SurePlural).is_some()
        || measured(scene, at, end)
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
    // `"Catch 22"`: the whole of what is quoted.
    let quoted = before > 0 && scene.before(before, 1) == "\"" && scene.word(at + 1) == "\"";
    if plain && quoted && token.capital {
        return true;
    }
    if !plain || !name || !counted && counts(scene, at, free.end) || title_case(scene, free) {
        return false;
    }
    // The first word of a sentence is capital anyway, unless its number is what the sentence is about (`Bed 4 was empty`); a code
    // before a number may be a currency.
    let subject = matches!(scene.word(at + 1), "was" | "is" | "has" | "'s");
    let opens =
        context::opens(scene, before) && !subject && !has_inner_capital(scene.printed(before));
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
    // `a 737 Max`: an airliner by its maker's name for it.
    if plain && capital && matches!(scene.word(at + 1), "max" | "dreamliner" | "dreamliners") {
        return true;
    }
    let number_before = at > 0
        && scene.is(at - 1, Class::DIGITS.or(Class::ONES).or(Class::TEENS).or(Class::TENS))
        && scene.tokens[at].spaced;
    // `Boeing's 737 MAX`.
    let owned = at > 0
        && (scene.tokens[at - 1].kind == TokenKind::Possessive
            || matches!(scene.before(at, 1), "its" | "their"))
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

/// Words of small numbers.
const NUMBER: Class = Class::ONES.or(Class::TEENS).or(Class::TENS);

/// `World War Two`, `Chapter Five`, `Five Eyes`, `Channel Four`: a capitalised number word beside a capitalised word.
pub(super) fn words(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Found> {
    let token = &scene.tokens[at];
    if !scene.is(at, NUMBER) {
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
    if scene.before(at, 1) == "number"
        && at > free.start
        && !counts(scene, at, free.end)
        && scene.word(at + 1) != "of"
    {
        return label(at..at + 1);
    }
    // `Seven West Media fell`, `One Nation won`: a name that opens the sentence counts nothing.
    let next_name = scene.tokens.get(at + 1).is_some_and(|t| {
        t.kind == TokenKind::Word && t.capital && t.spaced && !t.new_line && at + 1 < free.end
    });
    // `"Nineteen Eighty-Four"`: a title of numbers, each with a capital.
    let second = at + 1 + usize::from(scene.word(at + 1) == "-");
    let title = token.capital
        && (!context::opens(scene, at) || scene.before(at, 1) == "\"")
        && scene.is(second, NUMBER)
        && second < free.end
        && scene.tokens[second].capital
        && !title_case(scene, free);
    if title {
        let capital = |i: &usize| {
            *i < free.end
                && (scene.is(*i, NUMBER) && scene.tokens[*i].capital || scene.word(*i) == "-")
        };
        return label(at..(at..).take_while(capital).last().map_or(second, |last| last + 1));
    }
    // `"Seven Samurai"`: what is quoted begins with two capitals.
    let nation =
        |word: &str| word.strip_suffix('s').is_some_and(|one| known(one).word.is(Classes::NATION));
    if next_name
        && token.capital
        && scene.before(at, 1) == "\""
        && scene.glued(at)
        && !scene.lexis.at(at + 1).is(Classes::NATION)
        && !nation(scene.word(at + 1))
        && !title_case(scene, free)
    {
        return label(at..at + 2);
    }
    if next_name
        && token.capital
        && context::opens(scene, at)
        && !title_case(scene, free)
        && !scene.is(at + 1, Class::NUMBER_WORD.or(Class::FUNCTION).or(Class::MONTH))
        && !scene.lexis.at(at + 1).is(Classes::NATION)
        && nouns::read(scene, at + 1, free.end, Asks::SurePlural).is_none()
        && !scene.is(at + 2, Class::DIGITS.or(Class::MIXED))
    {
        return label(at..at + 2);
    }
    if !token.capital || at == 0 || context::opens(scene, at) || title_case(scene, free) {
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
    if owned && numerals::read(scene, at, free.end).is_none_or(|n| n.scale.is_none()) {
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
