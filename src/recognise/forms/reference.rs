//! Words that point to now, before or after without a date: `now`, `recently`, `the past`; TIMEX3 references.

use super::{Draft, Form, Found};
use crate::corpus::DocumentType;
use crate::recognise::dates::{Core, Expression, Reader, Reference, Word};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use std::ops::Range;

/// References to the present, the past and the future.
pub struct ReferenceForm;

impl Form for ReferenceForm {
    fn name(&self) -> &'static str {
        "reference"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        if !scene.is(at, Class::TIME) {
            return false;
        }
        let reader = Reader::new(scene, scene.tokens.len());
        match reader.lookup(at) {
            Some(Word::Present | Word::Past | Word::Which(_) | Word::Ago) => true,
            Some(Word::The) => reader.is(at + 1, &["past", "future", "present", "moment", "time"]),
            None => matches!(reader.word(at), "future" | "present" | "these" | "date"),
            _ => false,
        }
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let reader = Reader::new(scene, free.end);
        // In history `the former king` looks back from where the story stands; in news it is only what he was.
        let told = scene.article.metadata.document == Some(DocumentType::Narrative);
        if reader.word(at) == "former" && !told {
            return None;
        }
        if reader.word(at) == "ago" {
            let start = long_ago(&reader, at, free.start)?;
            let draft = Draft::Moment(Expression::of(Core::Reference(Reference::Past)));
            return Some(Found { tokens: start..at + 1, extent: start..at + 1, draft });
        }
        let (reference, last) = read(&reader, at)?;
        let draft = Draft::Moment(Expression::of(Core::Reference(reference)));
        let start = start(&reader, at).max(free.start);
        Some(Found { tokens: start..last, extent: start..last, draft })
    }
}

/// Where words begin that say no more than that it was before: `long ago`, `not long ago`, `moments ago`, `a while ago`, `some time
/// ago`.
fn long_ago(reader: &Reader, at: usize, free: usize) -> Option<usize> {
    let word = |back: usize| match at.checked_sub(back) {
        Some(i) if i >= free => reader.word(i),
        _ => "",
    };
    let article = |back: usize| usize::from(word(back) == "a");
    Some(match word(1) {
        "long" => at - 1 - usize::from(matches!(word(2), "not" | "so" | "too")),
        "moments" | "generations" | "aeons" | "ages" => at - 1,
        "moment" | "while" | "generation" => at - 1 - article(2),
        "time" if matches!(word(2), "some" | "long") => at - 2 - article(3),
        _ => return None,
    })
}

/// Where the words begin: `the near future`.
fn start(reader: &Reader, at: usize) -> usize {
    let near = at.checked_sub(2).filter(|_| {
        reader.word(at) == "future"
            && reader.is(at - 1, &["near", "foreseeable", "immediate", "distant"])
    });
    near.map_or(at, |the| if reader.word(the) == "the" { the } else { the + 1 })
}

fn read(reader: &Reader, at: usize) -> Option<(Reference, usize)> {
    let next = at + 1;
    match reader.word(at) {
        // `now that`, `until now`: a conjunction is no date.
        "now" if reader.word(next) != "that" => Some((Reference::Present, next)),
        "currently" | "nowadays" | "presently" => Some((Reference::Present, next)),
        "current" if reader.kind(next) == Some(TokenKind::Word) => Some((Reference::Present, next)),
        // `as recently as mid-May` is just mid-May.
        "recently" if reader.before(at) == "as" && reader.word(next) == "as" => None,
        "recently" => Some((Reference::Past, next)),
        "recent" if reader.word(next) == "past" => Some((Reference::Past, next + 1)),
        "recent" if !matches!(reader.lookup(next), Some(Word::Unit(..))) => {
            Some((Reference::Past, next))
        }
        "recent" => Some((Reference::Past, next + 1)),
        "former"
            if reader.before(at) != "the"
                || reader.kind(next) == Some(TokenKind::Word)
                    && !reader.is(next, &["is", "was", "of", "and"]) =>
        {
            Some((Reference::Past, next))
        }
        "formerly" => Some((Reference::Past, next)),
        "the" => the(reader, at),
        "future" => Some((Reference::Future, next)),
        "that"
            if reader.before(at) == "at"
                && reader.word(next) == "time"
                && !reader.is(at + 2, &["of", "when"]) =>
        {
            Some((Reference::Past, next + 1))
        }
        "this"
            if reader.before(at) == "at"
                && reader.is(next, &["time", "moment"])
                && reader.word(at + 2) != "of" =>
        {
            Some((Reference::Present, next + 1))
        }
        "this" if reader.before(at) == "to" && reader.word(next) == "day" => {
            Some((Reference::Present, next + 1))
        }
        "present"
            if reader.before(at) == "at"
                && (reader.kind(next) != Some(TokenKind::Word)
                    || reader.is(
                        next,
                        &[
                            "the", "a", "an", "no", "there", "they", "it", "we", "he", "she", "is",
                            "are", "only", "about", "some", "and", "but", "in",
                        ],
                    )) =>
        {
            Some((Reference::Present, next))
        }
        "present" if matches!(reader.word(next), "day") => Some((Reference::Present, at + 2)),
        "present" if reader.word(next) == "-" && reader.word(at + 2) == "day" => {
            Some((Reference::Present, at + 3))
        }
        "these" if reader.word(next) == "days" => Some((Reference::Present, at + 2)),
        "date"
            if matches!(reader.before(at), "to" | "till")
                && (reader.is_capital(at - 1)
                    && !reader.is(next, &["the", "a", "an", "his", "her", "their", "these"])
                    || reader.is(
                        next,
                        &[
                            "", ".", ",", ";", ")", "?", "!", "have", "has", "had", "and", "in",
                            "is", "are",
                        ],
                    )) =>
        {
            Some((Reference::Present, next))
        }
        _ => None,
    }
}

/// `the past`, `the future`, `the present`, `the moment`, where no noun follows.
fn the(reader: &Reader, at: usize) -> Option<(Reference, usize)> {
    let end = at + 2;
    let noun = reader.kind(end) == Some(TokenKind::Word)
        && !reader.is(
            end,
            &[
                "and", "or", "but", "when", "to", "of", "as", "with", "that", "is", "was", "will",
                "were", "has", "by", "for", "in", "on", "at", "because", "if", "it", "they", "he",
                "she", "we",
            ],
        )
        && !matches!(
            (reader.word(at + 1), reader.word(end)),
            ("present", "time") | ("time", "being")
        );
    let led = matches!(reader.before(at), "in" | "for" | "of" | "from" | "into" | "about" | "at");
    if noun || !led {
        return None;
    }
    match reader.word(at + 1) {
        "past" if reader.word(end) != "of" => Some((Reference::Past, end)),
        "future" if reader.word(end) != "of" => Some((Reference::Future, end)),
        "present" if reader.word(end) != "time" => Some((Reference::Present, end)),
        "present" => Some((Reference::Present, end + 1)),
        // `at the time`, where nothing says which.
        "time"
            if reader.before(at) == "at"
                && (end >= reader.end
                    || reader.kind(end) == Some(TokenKind::Mark) && reader.word(end) != "-") =>
        {
            Some((Reference::Past, end))
        }
        "time" if reader.word(at + 2) == "being" && reader.before(at) == "for" => {
            Some((Reference::Present, end + 1))
        }
        "moment"
            if matches!(reader.before(at), "at" | "for")
                && !reader.is(end, &["of", "when", "that"]) =>
        {
            Some((Reference::Present, end))
        }
        _ => None,
    }
}
