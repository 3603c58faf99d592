//! The publication date that an article prints itself. In: what the walk found. Out: the date, and where it stands.
//!
//! Looked for only where no metadata gives one, in this order: a line that says so (`Posted 14 March 2025`), a dateline (`MOSCOW,
//! March 14, 2025`), a headline. Only a whole date counts: a day without its year would be a guess.

use super::expression::{Core, Expression, YearRef};
use super::resolve;
use super::stand::Stand;
use crate::corpus::{BlockKind, DocumentType, PRINTED, Published};
use crate::recognise::forms::{Draft, Found};
use crate::recognise::scene::Scene;
use crate::text::TokenKind;
use std::ops::Range;

/// How many blocks from the top are looked at.
const TOP: usize = 8;
/// How many blocks from the end a line that says so may stand.
const BOTTOM: usize = 3;
/// How far into its block a dateline's date may stand, in tokens.
const DATELINE: usize = 9;

/// The places that give an article its date.
const POSTED: &str = PRINTED[0];
const DATELINED: &str = PRINTED[1];
const HEADED: &str = PRINTED[2];

/// The words that open a line about publication.
const OPENERS: &[&str] = &["posted", "published", "updated", "first", "last", "date", "issued"];

/// The publication date that the article prints, with `origin` saying where.
pub fn published(scene: &Scene, found: &[Found]) -> Option<Published> {
    let count = scene.article.blocks.len();
    let mut best: Option<(u8, Published)> = None;
    for (tokens, expression) in found.iter().filter_map(whole_day) {
        let sentence = scene.sentences.partition_point(|s| s.tokens.end <= tokens.start);
        let Some(block) = scene.sentences.get(sentence).map(|s| s.block) else { continue };
        if block >= TOP && block + BOTTOM < count {
            continue;
        }
        let Some((rank, origin)) = place(scene, block, &tokens) else { continue };
        let stand = Stand::new(None, DocumentType::News);
        let Some(days) = resolve::resolve(expression, &stand).days() else { continue };
        if best.as_ref().is_none_or(|(known, _)| rank < *known) {
            let written = scene.article.words(scene.tokens.span(tokens.start, tokens.end - 1));
            let published = Published {
                date: days.first,
                written: written.to_owned(),
                origin: origin.to_owned(),
            };
            best = Some((rank, published));
        }
    }
    best.map(|(_, published)| published)
}

/// A date with day, month and year in its words.
fn whole_day(found: &Found) -> Option<(Range<usize>, &Expression)> {
    let Draft::Moment(expression) = &found.draft else { return None };
    let whole = matches!(
        expression.core,
        Core::Calendar { year: YearRef::Is(1700..), month: Some(_), day: Some(_), .. }
    );
    whole.then(|| (found.tokens.clone(), expression))
}

/// What the place of a date says about it: its rank, and the name of the place.
fn place(scene: &Scene, block: usize, date: &Range<usize>) -> Option<(u8, &'static str)> {
    let kind = &scene.article.blocks[block].kind;
    let tokens = scene.tokens.within(scene.article.blocks[block].span);
    let before = date.start - tokens.start;
    let opener = scene.tokens.get_word(tokens.start);
    if OPENERS.contains(&opener) && before <= 4 && tokens.len() <= 24 && says_so(scene, &tokens) {
        return Some((0, POSTED));
    }
    let first = block < TOP && scene.article.blocks.len() > 1;
    if first && is_alone(scene, &tokens, date) {
        return Some((0, POSTED));
    }
    if is_dateline(scene, tokens.start, date) {
        return Some((1, DATELINED));
    }
    (matches!(kind, BlockKind::Heading(_)) && block < 2).then_some((2, HEADED))
}

/// Whether the line speaks of publication: `Last updated`, not `Last week`.
fn says_so(scene: &Scene, tokens: &Range<usize>) -> bool {
    let word = |i: usize| scene.tokens.get_word(tokens.start + i);
    match word(0) {
        "first" | "last" => matches!(word(1), "published" | "updated" | "posted" | "modified"),
        "date" => word(1) == ":",
        _ => true,
    }
}

/// Whether a line holds no more than a date, with a byline before it and a time of day behind: `By Ann Poe | 14 March 2025 09.15 GMT`.
fn is_alone(scene: &Scene, line: &Range<usize>, date: &Range<usize>) -> bool {
    const LONGEST: usize = 16;
    let byline = scene.tokens.get_word(line.start) == "by"
        && date.start > line.start
        && matches!(scene.tokens.word(date.start - 1), "|" | "-" | "/" | "\u{b7}" | "\u{2022}");
    let time = (date.end..line.end).all(|i| {
        scene.tokens[i].kind == TokenKind::Number
            || matches!(
                scene.tokens.word(i),
                "|" | ":"
                    | "."
                    | "-"
                    | ","
                    | "at"
                    | "am"
                    | "pm"
                    | "a.m."
                    | "p.m."
                    | "gmt"
                    | "utc"
                    | "bst"
                    | "cet"
            )
            || matches!(scene.tokens.word(i), "est" | "edt" | "et" | "pt" | "msk")
    });
    (date.start == line.start || byline) && time && line.len() <= LONGEST
}

/// `MOSCOW, March 14, 2025 (Agency) -`: a place by name from the start of the block, then the date, then a bracket or dash.
fn is_dateline(scene: &Scene, start: usize, date: &Range<usize>) -> bool {
    if date.start == start || date.start - start > DATELINE {
        return false;
    }
    let place = (start..date.start).all(|i| {
        let token = &scene.tokens[i];
        match token.kind {
            TokenKind::Word => token.capital,
            TokenKind::Mark => {
                matches!(scene.tokens.word(i), "," | "." | "/" | "(" | ")" | "-" | ":")
            }
            _ => false,
        }
    });
    let closed = matches!(scene.tokens.get_word(date.end), "(" | "-" | ":" | "/" | ".");
    place && closed
}
