//! Dates that the calendar does not have: `31 June`, `29 February 2023`. In: a date as written. Out: what is wrong with it.

use super::written::{View, Written};
use super::{MONTHS, WEEKDAYS, capital};
use crate::engine::checks::Finding;
use crate::engine::conflict::Reason;
use crate::text::TokenKind;
use jiff::civil::Date;

impl View<'_> {
    /// A date that does not exist.
    pub(super) fn missing(&self, date: &Written) -> Option<Finding> {
        let (name, most) = MONTHS[date.month as usize - 1];
        let never = date.year.is_some_and(|year| date.date(year).is_none());
        if date.day <= most && !never
            || self.is_talk_of(date)
            || !(date.plain || self.stands_as_date(date))
        {
            return None;
        }
        let words = self.words(date.first, date.end);
        let month = capital(name);
        let message = match date.year.filter(|_| date.month == 2) {
            Some(year) => {
                let days = if Date::new(year, 2, 29).is_ok() { 29 } else { 28 };
                format!("`{words}` does not exist: {month} {year} has {days} days")
            }
            None => format!("`{words}` does not exist: {month} has {most} days"),
        };
        let span = self.tokens.span(date.first, date.end - 1);
        Some(Finding::new(Reason::Calendar, message, self.mention(span), Vec::new()))
    }

    /// Whether a day and a month without a year stand where a date stands, and not a count before or behind a month's name (`In
    /// September 31 people …`).
    fn stands_as_date(&self, date: &Written) -> bool {
        let day_first = self.tokens[date.first].kind == TokenKind::Number;
        let before = self.before(date.first, 1);
        let back = 1 + usize::from(before == ",");
        if WEEKDAYS.iter().any(|(name, _)| *name == self.before(date.first, back)) {
            return true;
        }
        let closed = matches!(
            self.word(date.end),
            "" | "." | "," | ";" | ":" | ")" | "\"" | "'" | "!" | "?"
        );
        match day_first {
            true => {
                closed
                    && matches!(
                        before,
                        "on" | "of"
                            | "by"
                            | "from"
                            | "until"
                            | "till"
                            | "since"
                            | "before"
                            | "after"
                            | "to"
                            | "the"
                            | "and"
                            | "dated"
                            | "("
                    )
            }
            false => before == "on" || closed && !matches!(before, "in" | "during"),
        }
    }

    /// `there is no 30 February`: the sentence knows.
    fn is_talk_of(&self, date: &Written) -> bool {
        (1..=4).any(|back| {
            matches!(
                self.before(date.first, back),
                "no" | "not" | "never" | "nonexistent" | "fictional" | "impossible"
            )
        }) || self.sentence.tokens.clone().any(|i| {
            matches!(self.word(i), "exist" | "exists" | "nonexistent" | "fictitious" | "fictional")
        })
    }
}
