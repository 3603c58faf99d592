//! Dates as they are written, whether the calendar has them or not. In: the tokens of a sentence. Out: days and months, with the year
//! where it is written.

use super::MONTHS;
use crate::engine::look::Look;
use crate::engine::mention::Mention;
use crate::recognise::Context;
use crate::text::{Sentence, Span, TokenKind, Tokens};
use crate::value::Shape;
use jiff::civil::Date;

/// A date in words, which may not exist.
#[derive(Debug, Clone)]
pub(super) struct Written {
    /// First token and one past the last.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) day: i8,
    /// From 1.
    pub(super) month: i8,
    pub(super) year: Option<i16>,
    /// `31st`, `31 June 2025`, `2025-06-31`: words that can be nothing but a date.
    pub(super) plain: bool,
}

impl Written {
    pub(super) fn date(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

/// A sentence of an article.
pub(super) struct View<'a> {
    pub(super) look: &'a Look<'a>,
    pub(super) tokens: &'a Tokens,
    pub(super) sentence: &'a Sentence,
}

impl View<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.tokens.word(at) } else { "" }
    }

    /// The word `back` tokens before `at`.
    pub(super) fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    pub(super) fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let word = self.word(at);
        let plain = digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    pub(super) fn year(&self, at: usize) -> Option<i16> {
        self.number(at, 4..=4).filter(|year| (1000..=2999).contains(year))
    }

    fn month(&self, at: usize) -> Option<i8> {
        let word = self.word(at);
        if word.len() < 3 || !self.tokens[at].capital {
            return None;
        }
        let short = |name: &str| (word.len() == 3 || word == "sept") && name.starts_with(word);
        let i = MONTHS.iter().position(|(name, _)| *name == word || short(name))?;
        Some(i as i8 + 1)
    }

    /// Every date of the sentence.
    pub(super) fn dates(&self) -> Vec<Written> {
        let mut out: Vec<Written> = Vec::new();
        for at in self.sentence.tokens.clone() {
            // A date starts with digits or with the name of a month.
            let token = &self.tokens[at];
            let starts = token.kind == TokenKind::Number || token.capital;
            if !starts || out.last().is_some_and(|last| at < last.end) {
                continue;
            }
            out.extend(self.iso(at).or_else(|| self.day_month(at)).or_else(|| self.month_day(at)));
        }
        out
    }

    /// `2025-06-31`.
    fn iso(&self, at: usize) -> Option<Written> {
        let year = self.year(at)?;
        let glued =
            (at + 1..at + 5).all(|i| self.sentence.tokens.contains(&i) && !self.tokens[i].spaced);
        if !glued || self.word(at + 1) != "-" || self.word(at + 3) != "-" {
            return None;
        }
        let (month, day) = (self.number(at + 2, 2..=2)?, self.number(at + 4, 2..=2)?);
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then_some(Written {
            first: at,
            end: at + 5,
            day: day as i8,
            month: month as i8,
            year: Some(year),
            plain: true,
        })
    }

    /// `31 June`, `31st of June 2025`.
    fn day_month(&self, at: usize) -> Option<Written> {
        let day = self.number(at, 1..=2).filter(|day| (1..=31).contains(day))?;
        let ranked = self.is_rank(at + 1);
        let mut next = at + 1 + usize::from(ranked);
        next += usize::from(self.word(next) == "of" && ranked);
        let month = self.month(next)?;
        let (year, end) = self.year_behind(next + 1);
        Some(Written {
            first: at,
            end,
            day: day as i8,
            month,
            year,
            plain: ranked || year.is_some(),
        })
    }

    /// `June 31`, `June 31st, 2025`.
    fn month_day(&self, at: usize) -> Option<Written> {
        let month = self.month(at)?;
        let dot = usize::from(self.word(at + 1) == "." && self.word(at).len() < 5);
        let day = self.number(at + 1 + dot, 1..=2).filter(|day| (1..=31).contains(day))?;
        let ranked = self.is_rank(at + 2 + dot);
        let next = at + 2 + dot + usize::from(ranked);
        let timed = self.year_behind_time(next).map(|(year, end)| (Some(year), end));
        let (year, end) = timed.unwrap_or_else(|| self.year_behind(next));
        Some(Written {
            first: at,
            end,
            day: day as i8,
            month,
            year,
            plain: ranked || year.is_some(),
        })
    }

    /// Whether token `at` makes a rank of the number that it is glued to: `31st`.
    fn is_rank(&self, at: usize) -> bool {
        matches!(self.word(at), "st" | "nd" | "rd" | "th") && !self.tokens[at].spaced
    }

    pub(super) fn year_behind(&self, at: usize) -> (Option<i16>, usize) {
        let comma = usize::from(self.word(at) == ",");
        match self.year(at + comma) {
            Some(year) => (Some(year), at + comma + 1),
            None => (None, at),
        }
    }

    /// Where a year stands behind a time of day, as computers write it: `Mar 14 09:05:00 2025`, `Mar 14 09:05 EST 2025`.
    fn year_behind_time(&self, at: usize) -> Option<(i16, usize)> {
        let two = |at: usize| self.number(at, 1..=2).is_some();
        let more = |at: usize| self.word(at) == ":" && two(at + 1);
        if !two(at) || !more(at + 1) {
            return None;
        }
        let mut end = at + 3;
        end += 2 * usize::from(more(end));
        let is_zone = (2..=5).contains(&self.word(end).len()) && self.tokens[end].capital;
        end += usize::from(is_zone);
        Some((self.year(end)?, end + 1))
    }

    pub(super) fn words(&self, first: usize, end: usize) -> &str {
        self.look.words(self.tokens.span(first, end - 1))
    }

    pub(super) fn mention(&self, span: Span) -> Mention {
        let value = Shape::Words(self.look.words(span).to_owned());
        self.look.mention(span, Some(value), Context::default())
    }
}
