//! Hedges in prose. In: the tokens on either side of a figure. Out: the hedge and how far its words reach.
//!
//! Knows wordings, not widths; those are settings.

use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::value::Hedge;
use crate::value::Hedge::*;

/// Wordings before a figure, longer ones before those that they end with.
const LEFT: &[(&[&str], Hedge)] = &[
    (&["in", "the", "region", "of"], About),
    (&["in", "the", "neighborhood", "of"], About),
    (&["in", "the", "neighbourhood", "of"], About),
    (&["on", "the", "order", "of"], About),
    (&["in", "the", "order", "of"], About),
    (&["in", "the", "vicinity", "of"], About),
    (&["or", "about"], About),
    (&["about"], About),
    (&["around"], About),
    (&["roughly"], About),
    (&["approximately"], About),
    (&["approx"], About),
    (&["approx", "."], About),
    (&["some"], About),
    (&["an", "estimated"], About),
    (&["estimated"], About),
    (&["estimated", "at"], About),
    (&["circa"], About),
    (&["ca", "."], About),
    (&["c", "."], About),
    (&["~"], About),
    (&["≈"], About),
    (&["∼"], About),
    (&["near"], About),
    (&["somewhere", "around"], About),
    (&["just", "over"], MoreThan),
    (&["well", "over"], MoreThan),
    (&["in", "excess", "of"], MoreThan),
    (&["upwards", "of"], MoreThan),
    (&["upward", "of"], MoreThan),
    (&["north", "of"], MoreThan),
    (&["no", "more", "than"], AtMost),
    (&["not", "more", "than"], AtMost),
    (&["not", "exceeding"], AtMost),
    (&["no", "greater", "than"], AtMost),
    (&["no", "higher", "than"], AtMost),
    (&["no", "larger", "than"], AtMost),
    (&["more", "than"], MoreThan),
    (&["greater", "than"], MoreThan),
    (&["higher", "than"], MoreThan),
    (&["larger", "than"], MoreThan),
    (&["bigger", "than"], MoreThan),
    (&["longer", "than"], MoreThan),
    (&["older", "than"], MoreThan),
    (&["over"], MoreThan),
    (&["above"], MoreThan),
    (&["beyond"], MoreThan),
    (&["exceeding"], MoreThan),
    (&["exceed"], MoreThan),
    (&["exceeds"], MoreThan),
    (&["exceeded"], MoreThan),
    (&["surpassing"], MoreThan),
    (&["surpassed"], MoreThan),
    (&["surpass"], MoreThan),
    (&["topping"], MoreThan),
    (&["topped"], MoreThan),
    (&[">"], MoreThan),
    (&["at", "the", "very", "least"], AtLeast),
    (&["at", "least"], AtLeast),
    (&["at", "a", "minimum"], AtLeast),
    (&["no", "fewer", "than"], AtLeast),
    (&["not", "fewer", "than"], AtLeast),
    (&["no", "less", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["no", "lower", "than"], AtLeast),
    (&["no", "smaller", "than"], AtLeast),
    (&["a", "minimum", "of"], AtLeast),
    (&["minimum", "of"], AtLeast),
    (&["more", "than", "or", "equal", "to"], AtLeast),
    (&["greater", "than", "or", "equal", "to"], AtLeast),
    (&["more", "or", "equal", "than"], AtLeast),
    (&["more", "or", "equal", "to"], AtLeast),
    (&["greater", "or", "equal", "than"], AtLeast),
    (&["greater", "or", "equal", "to"], AtLeast),
    (&["higher", "or", "equal", "than"], AtLeast),
    (&["bigger", "or", "equal", "than"], AtLeast),
    (&["less", "or", "equal", "than"], AtMost),
    (&["less", "or", "equal", "to"], AtMost),
    (&["lower", "or", "equal", "than"], AtMost),
    (&["smaller", "or", "equal", "than"], AtMost),
    (&["equal", "to", "or", "more", "than"], AtLeast),
    (&["equal", "to", "or", "greater", "than"], AtLeast),
    (&["equal", "to", "or", "less", "than"], AtMost),
    (&["equal", "to", "or", "fewer", "than"], AtMost),
    (&["≥"], AtLeast),
    (&["⩾"], AtLeast),
    (&[">", "="], AtLeast),
    (&["fewer", "than"], LessThan),
    (&["less", "than"], LessThan),
    (&["lower", "than"], LessThan),
    (&["smaller", "than"], LessThan),
    (&["shorter", "than"], LessThan),
    (&["younger", "than"], LessThan),
    (&["under"], LessThan),
    (&["below"], LessThan),
    (&["<"], LessThan),
    (&["south", "of"], LessThan),
    (&["up", "to"], AtMost),
    (&["as", "many", "as"], AtMost),
    (&["as", "much", "as"], AtMost),
    (&["as", "high", "as"], AtMost),
    (&["as", "long", "as"], AtMost),
    (&["as", "far", "as"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["a", "maximum", "of"], AtMost),
    (&["maximum", "of"], AtMost),
    (&["less", "than", "or", "equal", "to"], AtMost),
    (&["≤"], AtMost),
    (&["⩽"], AtMost),
    (&["<", "="], AtMost),
    (&["nearly"], Nearly),
    (&["almost"], Nearly),
    (&["close", "to"], Nearly),
    (&["just", "under"], Nearly),
    (&["just", "below"], Nearly),
    (&["just", "shy", "of"], Nearly),
    (&["just", "short", "of"], Nearly),
    (&["shy", "of"], Nearly),
    (&["a", "little", "under"], Nearly),
    (&["a", "little", "less", "than"], Nearly),
    (&["just", "less", "than"], Nearly),
    (&["slightly", "under"], Nearly),
    (&["slightly", "less", "than"], Nearly),
    (&["slightly", "below"], Nearly),
    (&["slightly", "fewer", "than"], Nearly),
    (&["approaching"], Nearly),
    (&["nearing"], Nearly),
    (&["not", "quite"], Nearly),
    (&["virtually"], Nearly),
    (&["barely"], About),
];

/// Words that may stand between a hedge and its figure.
const BETWEEN: &[&[&str]] = &[
    &["another"],
    &["a", "further"],
    &["further"],
    &["an", "additional"],
    &["additional"],
    &["the"],
    &["a", "total", "of"],
    &["a", "record"],
    &["a", "combined"],
    &["an", "average", "of"],
    &["its"],
    &["their"],
    &["his"],
    &["her"],
    &["those"],
    &["these"],
];

/// Wordings behind a figure.
const RIGHT: &[(&[&str], Hedge)] = &[
    (&["or", "so"], About),
    (&["or", "thereabouts"], About),
    (&["give", "or", "take"], About),
    (&["more", "or", "less"], About),
    (&["-", "ish"], About),
    (&["-", "odd"], About),
    (&["odd"], About),
    (&["or", "more"], AtLeast),
    (&["and", "more"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "above"], AtLeast),
    (&["and", "above"], AtLeast),
    (&["or", "over"], AtLeast),
    (&["and", "over"], AtLeast),
    (&["and", "up"], AtLeast),
    (&["or", "greater"], AtLeast),
    (&["or", "better"], AtLeast),
    (&["or", "older"], AtLeast),
    (&["and", "older"], AtLeast),
    (&["or", "longer"], AtLeast),
    (&["or", "larger"], AtLeast),
    (&["and", "counting"], AtLeast),
    (&["-", "plus"], AtLeast),
    (&["plus"], AtLeast),
    (&["+"], AtLeast),
    (&["or", "less"], AtMost),
    (&["or", "fewer"], AtMost),
    (&["or", "lower"], AtMost),
    (&["or", "under"], AtMost),
    (&["and", "under"], AtMost),
    (&["or", "below"], AtMost),
    (&["or", "younger"], AtMost),
    (&["or", "smaller"], AtMost),
    (&["or", "shorter"], AtMost),
];

/// The hedge whose words end right before token `start`, none of them before `floor`, and its first token.
pub fn left(scene: &Scene, start: usize, floor: usize) -> Option<(Hedge, usize)> {
    at_the_end(scene, start, floor).or_else(|| {
        BETWEEN.iter().find_map(|words| {
            let from = ends_with(scene, start, floor, words)?;
            at_the_end(scene, from, floor)
        })
    })
}

/// What goes up to a figure and no further: `edged up to 4.3%`, `back up to 60`.
const GOES_UP: &[&str] = &[
    "edged", "edges", "edging", "inched", "inches", "inching", "crept", "creeps", "creeping",
    "ticked", "ticks", "ticking", "nudged", "nudges", "nudging", "bumped", "bumps", "bumping",
    "notched", "went", "back", "way",
];

/// The last tokens of the wordings before a figure, for the vocabulary.
pub fn last_tokens() -> impl Iterator<Item = &'static str> {
    LEFT.iter().filter_map(|(words, _)| words.last().copied())
}

fn at_the_end(scene: &Scene, start: usize, floor: usize) -> Option<(Hedge, usize)> {
    if start == 0 || !scene.is(start - 1, Class::HEDGE) {
        return None;
    }
    let (words, hedge, from) = LEFT
        .iter()
        .filter_map(|(words, hedge)| Some((words, *hedge, ends_with(scene, start, floor, words)?)))
        .max_by_key(|(words, ..)| words.len())?;
    if *words == ["up", "to"] && from > floor && GOES_UP.contains(&scene.before(from, 1)) {
        return None;
    }
    // `20 percent more than the 40 of May`: so much more, and not more.
    let compares = matches!(words.last(), Some(&("than" | "above" | "below" | "over" | "under")));
    if compares && matches!(scene.before(from, 1), "percent" | "%" | "cent" | "times" | "points") {
        return None;
    }
    // `or equal to` and the like reach further than their last word.
    let (hedge, from) = outer(scene, words, hedge, from, floor);
    Some((hedge, from))
}

/// `well above`, `slightly more than`, `at least some`: a word before the hedge belongs to it, and another hedge outdoes it.
fn outer(scene: &Scene, words: &[&str], hedge: Hedge, from: usize, floor: usize) -> (Hedge, usize) {
    let degree = from > floor
        && matches!(
            scene.before(from, 1),
            "well" | "slightly" | "just" | "far" | "much" | "still" | "only" | "somewhat"
        )
        && matches!(hedge, MoreThan | LessThan | About);
    if degree {
        return (hedge, from - 1);
    }
    if hedge == About
        && words != ["near"]
        && let Some((outer, further)) = LEFT
            .iter()
            .filter(|(w, h)| *h != About && w.len() > 1)
            .find_map(|(w, h)| Some((*h, ends_with(scene, from, floor, w)?)))
    {
        return (outer, further);
    }
    (hedge, from)
}

fn ends_with(scene: &Scene, start: usize, floor: usize, words: &[&str]) -> Option<usize> {
    let from = start.checked_sub(words.len()).filter(|from| *from >= floor)?;
    words.iter().enumerate().all(|(i, word)| scene.word(from + i) == *word).then_some(from)
}

/// The hedge whose words start at token `at`, all before `end`, and one past its last token.
pub fn right(scene: &Scene, at: usize, end: usize) -> Option<(Hedge, usize)> {
    let opens =
        matches!(scene.word(at), "or" | "and" | "-" | "+" | "plus" | "odd" | "give" | "more");
    if !opens || at >= end {
        return None;
    }
    RIGHT.iter().find_map(|(words, hedge)| {
        let after = at + words.len();
        let spelled =
            after <= end && words.iter().enumerate().all(|(i, word)| scene.word(at + i) == *word);
        // `5 plus 3` and `5 + 3` are sums; `20-odd` and `100+` are glued.
        let glued = match words[0] {
            "-" | "+" => scene.glued(at),
            "odd" => after < end,
            "plus" => {
                after < end
                    && scene.tokens[after].kind == crate::text::TokenKind::Word
                    && !super::numerals::starts(scene, after)
                    && !matches!(scene.word(after), "a" | "an" | "the" | "vat" | "tax" | "interest")
            }
            _ => true,
        };
        (spelled && glued && !more_of_something(scene, words, after, end))
            .then_some((*hedge, after))
    })
}

/// `5 or more than 6`: the words go on into another figure.
fn more_of_something(scene: &Scene, words: &[&str], after: usize, end: usize) -> bool {
    words.len() == 2
        && after < end
        && (scene.word(after) == "than" && super::numerals::starts(scene, after + 1)
            || matches!(words, ["and", "more" | "over" | "up"])
                && super::numerals::starts(scene, after)
            || matches!(words, ["and", "more"])
                && scene.word(after) != "in"
                && scene.tokens[after].kind == crate::text::TokenKind::Word)
}
