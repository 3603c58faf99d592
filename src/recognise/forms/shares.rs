//! Shares in words: `a fifth`, `two-thirds`, `half of`, `one in five`, `three out of four`. In: a number or fraction. Out: whether it
//! is a share of something here.

use super::amounts::Amount;
use super::context;
use super::numerals::{self, Numeral};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::Number;
use std::ops::Range;

/// `one in five`, `3 out of 4`, `nine out of every ten`: reads from token `at`.
pub fn ratio(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Amount> {
    if !scene.is(at, Class::DIGITS.or(Class::ONES).or(Class::TEENS).or(Class::TENS)) {
        return None;
    }
    // Only where one of the two joints stands close behind is it worth reading.
    let near =
        (at + 1..(at + 4).min(free.end)).any(|i| matches!(scene.word(i), "in" | "out" | "over"));
    if !near {
        return None;
    }
    let part = numerals::read(scene, at, free.end)?;
    let mut joint = part.tokens.end;
    // `a one-in-five chance`.
    let hyphens = scene.word(joint) == "-"
        && scene.word(joint + 1) == "in"
        && scene.word(joint + 2) == "-"
        && (joint..joint + 4).all(|i| scene.glued(i));
    joint += usize::from(hyphens);
    let out_of = scene.word(joint) == "out" && scene.word(joint + 1) == "of";
    let over = scene.word(joint) == "over";
    if !out_of && scene.word(joint) != "in" && !over {
        return None;
    }
    joint += if out_of || hyphens { 2 } else { 1 };
    let every = scene.word(joint) == "every";
    if every || scene.word(joint) == "the" && out_of {
        joint += 1;
    }
    if joint >= free.end || !numerals::starts(scene, joint) {
        return None;
    }
    let whole = numerals::read(scene, joint, free.end)?;
    let after = whole.tokens.end;
    let unit_behind =
        !every && after < free.end && scene.is(after, Class::UNIT.or(Class::CURRENCY))
            || matches!(scene.word(after), "%" | "percent" | "-" | "/" | ":")
            || scene.is(after, Class::MONTH);
    // `one over twenty` is said of one only; `5 in 2019` and `killed 3 in 12 attacks` are no shares.
    let round =
        [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1_000, 10_000, 100_000, 1_000_000];
    let usual = round.contains(&whole.value.numerator()) && whole.value.is_whole();
    let smaller = part.value < whole.value && !part.value.is_zero() && !part.value.is_negative();
    let fits = if over {
        part.value == Number::ONE && !unit_behind && ends(scene, after, free)
    } else if out_of {
        !unit_behind
    } else {
        (usual || part.value == Number::ONE)
            && !unit_behind
            && part.value <= Number::from(99)
            && !whole.plain_year()
    };
    if !fits || !smaller || part.fraction || whole.fraction || !part.value.is_whole() {
        return None;
    }
    let below = part.tokens.start > free.start
        && matches!(scene.before(part.tokens.start, 1), "minus" | "negative");
    let tokens = part.tokens.start - usize::from(below)..after;
    let value = part.value.over(whole.value)?;
    let low = Numeral {
        value: if below { value.negated() } else { value },
        last: -2,
        tokens: tokens.clone(),
        fraction: true,
        scale: None,
        plain: false,
    };
    Some(Amount { low, high: None, unit: None, tokens, parts: Vec::new() })
}

/// `1/4 of`, `½ of`: a fraction in digits is a share where it is of something.
pub fn written_of(scene: &Scene, amount: &mut Amount, end: usize) {
    let last = amount.tokens.end - 1;
    let slashed = scene.before(last, 1) == "/" || !scene.printed(last).is_ascii();
    let of = amount.tokens.end < end && scene.word(amount.tokens.end) == "of";
    let digits = scene.is(amount.tokens.start, Class::DIGITS);
    if amount.unit.is_none() && slashed && of && digits && amount.low.value < Number::ONE {
        amount.low.fraction = true;
    }
}

fn ends(scene: &Scene, at: usize, free: &Range<usize>) -> bool {
    at >= free.end || scene.tokens[at].kind == TokenKind::Mark
}

impl Numeral {
    fn plain_year(&self) -> bool {
        self.plain && self.value >= Number::from(1800) && self.value <= Number::from(2100)
    }
}

/// Whether a fraction in words is a share, not a rank (`a third man`), a quarter of a year, or the half of a match.
pub fn fraction_fits(scene: &Scene, amount: &Amount, free: &Range<usize>) -> bool {
    if !amount.low.fraction {
        return true;
    }
    let (start, end) = (amount.tokens.start, amount.tokens.end);
    let before = scene.before(start, 1);
    let after = if end < free.end { scene.word(end) } else { "" };
    let word = scene.before(end, 1);
    let hyphen = scene.before(end, 2) == "-" && amount.tokens.len() > 2;
    let joined = after == "-" && scene.glued(end);
    let alone = context::opens(scene, start) && ends(scene, end, free) && !joined;
    let of = after == "of";
    let hedged = HEDGED.contains(&before);
    let told = TOLD.contains(&before) && ends(scene, end, free);
    let article = matches!(scene.word(start), "a" | "an");
    if alone {
        return true;
    }
    // `half-hearted`, `quarter-final`: part of another word.
    if joined {
        return false;
    }
    match word {
        "half" | "halves" => told || half_fits(scene, amount, before, after),
        // Quarters are of a year unless the words say of what.
        "quarter" => {
            of || told || hyphen && !scene.is(end, Class::LABEL) || hedged && ends(scene, end, free)
        }
        "quarters" => scene.word(start) == "three" || scene.word(start) == "3" || of,
        _ if article => {
            of || hedged
                || ends(scene, end, free)
                || matches!(
                    after,
                    "more"
                        | "less"
                        | "fewer"
                        | "higher"
                        | "lower"
                        | "larger"
                        | "smaller"
                        | "cheaper"
                        | "dearer"
                        | "since"
                        | "compared"
                        | "from"
                )
        }
        _ => true,
    }
}

/// Words before a fraction that measure with it.
const HEDGED: &[&str] = &[
    "by",
    "about",
    "around",
    "nearly",
    "almost",
    "roughly",
    "than",
    "over",
    "under",
    "only",
    "just",
    "least",
    "approximately",
    "exceed",
    "below",
    "above",
    "to",
    "another",
];

/// Words before a fraction at the end of its clause that say what something came to.
const TOLD: &[&str] = &["was", "is", "were", "are", "reached", "hit", "be", "been", "at", "to"];

fn half_fits(scene: &Scene, amount: &Amount, before: &str, after: &str) -> bool {
    let end = amount.tokens.end;
    let single = amount.tokens.len() == 1;
    if !single {
        return !matches!(before, "the" | "in") || after == "of";
    }
    if matches!(
        before,
        "first"
            | "second"
            | "other"
            | "better"
            | "latter"
            | "final"
            | "opening"
            | "in"
            | "and"
            | "last"
            | "top"
            | "bottom"
            | "-"
            | "top-"
    ) || after == "-" && scene.glued(end)
    {
        return false;
    }
    let of_something = matches!(
        after,
        "of" | "the"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "all"
            | "this"
            | "that"
            | "as"
            | "those"
            | "these"
    );
    of_something || HEDGED.contains(&before)
}
