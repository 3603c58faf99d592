//! A weekday beside a date that is another day. In: a date as written. Out: the two that cannot both be right.
//!
//! A date without a year is checked only where publication leaves no doubt about it; dates before the calendars of the world agreed
//! are left alone.

use super::written::{View, Written};
use super::{SHORT_WEEKDAYS, WEEKDAYS, capital};
use crate::corpus::DocumentType;
use crate::engine::checks::Finding;
use crate::engine::conflict::Reason;
use crate::text::TokenKind;
use jiff::civil::{Date, Weekday};

/// From this year on every country counts the same days.
const ONE_CALENDAR: i16 = 1924;
/// How many days from publication a date without a year leaves no doubt about its year.
const NEAR: i32 = 45;

impl View<'_> {
    /// A weekday beside a date that is another day.
    pub(super) fn weekday(&self, date: &Written) -> Option<Finding> {
        let (at, weekday) = self.weekday_beside(date)?;
        let day = self.certain(date)?;
        if day.year() < ONE_CALENDAR || day.weekday() == weekday {
            return None;
        }
        let printed = self.words(at, at + 1);
        let real = WEEKDAYS.iter().find(|(_, w)| *w == day.weekday()).map_or("", |(name, _)| name);
        let message = format!(
            "`{printed}` and `{}` cannot both be right: {day} is a {}",
            self.words(date.first, date.end),
            capital(real)
        );
        let outlier = self.mention(self.tokens.span(at, at));
        let witness = self.mention(self.tokens.span(date.first, date.end - 1));
        Some(Finding::new(Reason::Calendar, message, outlier, vec![witness]))
    }

    /// `Friday, 14 March`, `Fri. 14 March`, `Friday (14 March)`, `14 March (Fri)`, `14 March 2025, a Friday`.
    fn weekday_beside(&self, date: &Written) -> Option<(usize, Weekday)> {
        let named = |at: usize| {
            let is = |(name, _): &&(&str, Weekday)| *name == self.word(at);
            let short = || SHORT_WEEKDAYS.iter().find(is).filter(|_| self.is_short(at));
            let (_, weekday) = WEEKDAYS.iter().find(is).or_else(short)?;
            let owns = self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Possessive);
            (!owns).then_some((at, *weekday))
        };
        let mut before = date.first.checked_sub(1)?;
        before = before.saturating_sub(usize::from(self.word(before) == "the"));
        let parted = matches!(self.word(before), "," | "(");
        before = before.saturating_sub(usize::from(parted));
        before = before.saturating_sub(usize::from(self.word(before) == "."));
        if let Some(found) = named(before) {
            return Some(found);
        }
        match (self.word(date.end), self.word(date.end + 1), self.word(date.end + 2)) {
            ("(", _, ")") => named(date.end + 1),
            (",", "a", _) => named(date.end + 2),
            _ => None,
        }
    }

    /// Whether a word can be a weekday in short: `Sun`, and not `the Sun`, a newspaper.
    fn is_short(&self, at: usize) -> bool {
        self.tokens[at].capital && self.before(at, 1) != "the"
    }

    /// The day that a date is, where there is no doubt about its year.
    fn certain(&self, date: &Written) -> Option<Date> {
        if let Some(year) = date.year {
            return date.date(year);
        }
        let metadata = &self.look.article.metadata;
        let published = metadata.published.as_ref()?.date;
        if metadata.document == Some(DocumentType::Narrative) {
            return None;
        }
        let near = |day: &Date| {
            let distance = day.since(published).map_or(i32::MAX, |span| span.get_days().abs());
            distance <= NEAR
        };
        let day = (-1..=1).filter_map(|shift| date.date(published.year() + shift)).find(near)?;
        let other_year =
            self.sentence.tokens.clone().any(|i| self.year(i).is_some_and(|y| y != day.year()));
        (!other_year).then_some(day)
    }
}
