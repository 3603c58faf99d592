//! What ties a percentage to two figures. In: a sentence's figures. Out: whether the words between say that the one is the change
//! of the others, and of nothing else.

use super::super::calc::{Figure, Figures};
use crate::value::Kind;

const RISES: &[&str] = &[
    "up",
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "gain",
    "gained",
    "jump",
    "jumped",
    "growth",
    "grew",
    "grown",
    "surge",
    "surged",
    "climb",
    "climbed",
    "soared",
    "leap",
    "leapt",
    "expanded",
    "upturn",
    "improvement",
    "+",
];
const FALLS: &[&str] = &[
    "down",
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "drop",
    "drops",
    "dropped",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "cut",
    "reduction",
    "reduced",
    "loss",
    "lost",
    "slump",
    "slumped",
    "plunge",
    "plunged",
    "dip",
    "dipped",
    "slipped",
    "shrank",
    "tumbled",
    "sank",
    "contraction",
    "lowered",
];

pub(super) fn is_change(word: &str) -> bool {
    RISES.contains(&word) || FALLS.contains(&word)
}

/// `up 20% from 40 to 50`, `rose by 20%, from 40 to 50`, `a 20% rise from 40 to 50`.
pub(super) fn leads(figures: &Figures, percent: &Figure, first: &Figure) -> bool {
    let between = figures.words(percent.number_end..first.tokens.start);
    let named = (1..=2).any(|back| is_change(figures.before(percent.tokens.start, back)))
        || between.iter().take(2).any(|w| is_change(w));
    between.len() <= 4
        && named
        && is_free(figures, percent)
        && between.iter().all(|w| {
            is_change(w)
                || matches!(*w, "," | "from" | "to" | "in" | "price" | "prices" | "(" | "-")
        })
}

/// `from 40 to 50, up 20%`, `…, a 20% rise`, `… (+20%)`, `…, or 20%`, `…, an increase of 20%`.
pub(super) fn trails(figures: &Figures, last: &Figure, percent: &Figure) -> bool {
    let between = figures.between(last, percent);
    let parted = between.iter().position(|w| matches!(*w, "," | "(" | "-"));
    let Some(parted) = parted.filter(|&at| at <= 3) else { return false };
    let lead = &between[parted + 1..];
    let behind = figures.word(percent.number_end);
    let named = lead.iter().any(|w| is_change(w))
        || is_change(behind)
        || lead == ["or"]
        || lead.is_empty() && between[parted] == "(" && behind == ")";
    let plain = lead.iter().all(|w| {
        is_change(w)
            || matches!(
                *w,
                "a" | "an"
                    | "of"
                    | "or"
                    | "by"
                    | "the"
                    | "that"
                    | "is"
                    | "-"
                    | "representing"
                    | "equivalent"
                    | "to"
            )
    });
    let quiet = !between[..parted].iter().any(|w| matches!(*w, "while" | "but" | "and" | "as"));
    // `a 20% rise from 30`: whatever figure stands there is the base.
    let based = figures.word(percent.number_end + usize::from(is_change(behind))) == "from";
    named && plain && quiet && lead.len() <= 4 && !based && is_free(figures, percent)
}

/// Whether a percentage is one of change and says no base, rate or period of its own.
fn is_free(figures: &Figures, percent: &Figure) -> bool {
    let end = percent.number_end;
    let next = if is_change(figures.word(end)) { end + 1 } else { end };
    let based = matches!(
        figures.word(next),
        "of" | "on"
            | "compared"
            | "than"
            | "over"
            | "since"
            | "against"
            | "versus"
            | "year"
            | "a"
            | "per"
            | "annually"
            | "each"
            | "every"
            | "yearly"
            | "month"
            | "relative"
            | "above"
            | "below"
            | "points"
            | "point"
            | "in"
            | "this"
            | "last"
            | "after"
            | "adjusted"
    );
    let elsewhere =
        figures.word(next) == "from" && !figures.all.iter().any(|f| f.tokens.start == next + 1);
    matches!(percent.quantity.kind, Kind::Share | Kind::Points)
        && percent.quantity.per.is_none()
        && !based
        && !is_averaged(figures, percent)
        && !elsewhere
}

/// Whether the words before a percentage make it one of something else than of the two figures.
pub(super) fn is_averaged(figures: &Figures, percent: &Figure) -> bool {
    (1..=5).any(|back| {
        matches!(
            figures.before(percent.tokens.start, back),
            "average"
                | "annual"
                | "yearly"
                | "mean"
                | "compound"
                | "real"
                | "adjusted"
                | "further"
                | "another"
        )
    })
}

/// `from the`, `from last year's`.
pub(super) fn is_from(words: &[&str]) -> bool {
    words.split_first().is_some_and(|(first, rest)| *first == "from" && is_plain_base(rest))
}

/// `more than the`, `below last year's`.
pub(super) fn is_comparative(words: &[&str]) -> bool {
    match words {
        ["more" | "less" | "fewer" | "higher" | "lower", "than", rest @ ..]
        | ["above" | "below", rest @ ..] => is_plain_base(rest),
        _ => false,
    }
}

/// Nothing, or whose figure it is: the base is the figure behind, and not a low, a target or another measure.
fn is_plain_base(words: &[&str]) -> bool {
    words.len() <= 4
        && words.iter().all(|word| {
            matches!(
                *word,
                "the"
                    | "a"
                    | "its"
                    | "their"
                    | "his"
                    | "her"
                    | "last"
                    | "previous"
                    | "prior"
                    | "year"
                    | "month"
                    | "week"
                    | "quarter"
                    | "season"
                    | "'s"
                    | "'"
                    | "-"
                    | "earlier"
            )
        })
}
