//! Intervals that end before they start: of days, of days of one month, of years. In: the dates of a sentence. Out: what is wrong.

use super::written::{View, Written};
use crate::engine::checks::Finding;
use crate::engine::conflict::Reason;
use crate::text::{Span, TokenKind};

impl View<'_> {
    /// `from 14 March to 12 March`, `14–12 March 2025`, `March 14–12, 2025`.
    pub(super) fn backward_days(&self, dates: &[Written]) -> Vec<Finding> {
        let pairs = dates.windows(2).filter_map(|pair| {
            let (a, b) = (&pair[0], &pair[1]);
            let joined = b.first == a.end + 1 && self.joins(a.first, a.end);
            // Without its own year the first date has the second's, or the one before.
            let backward = match (a.year, b.year) {
                (Some(x), Some(y)) => a.date(x)? > b.date(y)?,
                (None, _) => a.month == b.month && a.day > b.day,
                (Some(_), None) => false,
            };
            (joined && backward).then(|| {
                self.backward(
                    self.tokens.span(a.first, a.end - 1),
                    self.tokens.span(b.first, b.end - 1),
                )
            })
        });
        let is_in_date = |at: usize| dates.iter().any(|date| (date.first..date.end).contains(&at));
        // The last number of a whole date is no day beside the next one.
        let open = dates.iter().filter(|date| !date.first.checked_sub(2).is_some_and(is_in_date));
        let within = open.filter_map(|date| self.backward_within(date));
        pairs.chain(within).collect()
    }

    /// Whether the token at `at` joins the two ends of an interval whose first end starts at `start`.
    fn joins(&self, start: usize, at: usize) -> bool {
        match self.word(at) {
            "to" | "until" | "till" | "through" => self.before(start, 1) == "from",
            "and" => self.before(start, 1) == "between",
            "-" => true,
            _ => false,
        }
    }

    /// Two days of one month: the date's own day is the one beside the month's name.
    fn backward_within(&self, date: &Written) -> Option<Finding> {
        let day_first = self.tokens[date.first].kind == TokenKind::Number;
        if day_first {
            let first = date.first.checked_sub(2)?;
            let day = self.number(first, 1..=2).filter(|day| (1..=31).contains(day))?;
            let opened = match self.word(first + 1) {
                "-" => {
                    matches!(self.before(first, 1), "on" | "from" | "of" | "between")
                        || date.year.is_some() && self.before(first, 1) != "a"
                }
                _ => self.joins(first, first + 1),
            };
            return (opened && day as i8 > date.day).then(|| {
                self.backward(
                    self.tokens.span(first, first),
                    self.tokens.span(date.first, date.end - 1),
                )
            });
        }
        let second = self.number(date.end + 1, 1..=2).filter(|day| (1..=31).contains(day))?;
        let (year, end) = self.year_behind(date.end + 2);
        let opened = date.year.is_none()
            && match self.word(date.end) {
                "-" => year.is_some() || matches!(self.before(date.first, 1), "on" | "from"),
                _ => self.joins(date.first, date.end) && year.is_some(),
            };
        (opened && (second as i8) < date.day).then(|| {
            self.backward(
                self.tokens.span(date.first, date.end - 1),
                self.tokens.span(date.end + 1, end - 1),
            )
        })
    }

    /// `from 2015 to 2012`, `between 1998 and 1995`, `(1945–1939)`.
    pub(super) fn backward_years(&self) -> Vec<Finding> {
        let mut out = Vec::new();
        for at in self.sentence.tokens.clone() {
            let Some(a) = self.year(at) else { continue };
            let Some(b) = self.year(at + 2) else { continue };
            let (before, after) = (self.before(at, 1), self.word(at + 3));
            let ends = matches!(after, "" | "." | "," | ";" | ":" | ")" | "\"" | "!" | "?");
            let opened = match self.word(at + 1) {
                "-" => before == "(" && after == ")",
                "to" | "until" => before == "from" && ends && !self.moves(at),
                "and" => before == "between" && ends,
                _ => false,
            };
            if opened && a > b && self.plausible(a) && self.plausible(b) {
                out.push(self.backward(self.tokens.span(at, at), self.tokens.span(at + 2, at + 2)));
            }
        }
        out
    }

    /// `fell from 2015 to 2012`: a figure that moves.
    fn moves(&self, at: usize) -> bool {
        const MOVES: &[&str] = &[
            "fell",
            "fall",
            "falls",
            "fallen",
            "dropped",
            "drop",
            "drops",
            "declined",
            "decline",
            "decreased",
            "down",
            "cut",
            "cuts",
            "reduced",
            "rose",
            "rise",
            "up",
            "grew",
            "increased",
            "went",
            "shrank",
            "slipped",
            "sank",
            "lowered",
            "slid",
            "changed",
            "moved",
            "revised",
        ];
        let start = self.sentence.tokens.start;
        (start..at).rev().take(8).any(|i| MOVES.contains(&self.word(i)))
    }

    fn plausible(&self, year: i16) -> bool {
        (1300..=2100).contains(&year)
    }

    fn backward(&self, first: Span, second: Span) -> Finding {
        let message = format!(
            "the interval ends before it starts: from `{}` to `{}`",
            self.look.words(first),
            self.look.words(second)
        );
        Finding::new(Reason::Calendar, message, self.mention(second), vec![self.mention(first)])
    }
}
