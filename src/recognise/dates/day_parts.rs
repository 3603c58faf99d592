//! Parts of days and the days that have them. In: tokens, or what was read. Out: what part `early` means, and whether a part without
//! its day is an expression.

use super::expression::{Base, Core, Element};
use super::reader::Reader;
use super::words::{Part, Unit, Word};
use crate::text::TokenKind;

/// `early Tuesday`, `late yesterday`: the part of the day that `early` or `late` means.
pub fn edge_of_day(reader: &Reader, at: usize) -> Option<Part> {
    match reader.word(reader.skip(at, &["sometime"])) {
        "early" => Some(Part::Morning),
        "late" => Some(Part::Evening),
        _ => None,
    }
}

/// Whether the day is named by its place in the week or from today.
pub fn is_named_day(core: &Core) -> bool {
    matches!(core, Core::Weekday { .. } | Core::Day(_))
}

/// Whether the period is one day, so that a time of day can go with it.
pub fn is_day(core: &Core) -> bool {
    match core {
        Core::Calendar { day, .. } => day.is_some(),
        Core::Slashes(..) | Core::Weekday { .. } | Core::Day(_) | Core::Holiday(..) => true,
        // `Sunday week` is a day too.
        Core::Offset(_, Unit::Week, _, Base::Date(day)) => is_day(day),
        Core::Offset(_, unit, ..) => *unit == Unit::Day,
        Core::Unit(unit, _) => *unit == Unit::Day,
        Core::Nth(_, element, _) => !matches!(element, Element::Unit(unit) if *unit != Unit::Day),
        _ => false,
    }
}

/// Whether a part of the day without a day is an expression: `in the morning`, `at night`; not `the morning paper`.
pub fn part_stands_alone(reader: &Reader, at: usize, end: usize) -> bool {
    let before = reader.before(at);
    // `in late-afternoon trading`.
    let traded = reader.is(end, &["trading", "trade", "dealings", "deals", "transactions"]);
    let noun = reader.kind(end) == Some(TokenKind::Word)
        && reader.lookup(end).is_none()
        && !traded
        && !reader.is(
            end,
            &[
                "and",
                "or",
                "but",
                "when",
                "after",
                "before",
                "with",
                "by",
                "as",
                "to",
                "from",
                "for",
                "at",
                "on",
                "while",
                "that",
                "which",
                "until",
                "he",
                "she",
                "they",
                "it",
                "we",
                "i",
                "please",
                "because",
                "during",
                "under",
                "without",
                "following",
                "if",
                "of",
                "in",
            ],
        );
    let the = reader.word(at) == "the";
    let edge = matches!(
        reader.lookup(reader.skip(at, &["the"])),
        Some(Word::Edge(_) | Word::Earlier | Word::Later)
    );
    match reader.word(end - 1) {
        "night" | "noon" | "dawn" | "dusk" | "midday" | "day" | "nightfall" | "daybreak"
        | "lunchtime" | "midmorning" | "midafternoon"
            if !the =>
        {
            matches!(
                before,
                "at" | "by" | "before" | "after" | "until" | "since" | "around" | "from"
            ) || edge && !noun
        }
        // `by evening`, `until morning`.
        "morning" | "afternoon" | "evening" if !the && matches!(before, "by" | "until") => true,
        _ => {
            (the && matches!(before, "in" | "during" | "through" | "throughout" | "by")
                || matches!(before, "in")
                || edge)
                && !noun
        }
    }
}
