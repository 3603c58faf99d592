//! `calendar`: a weekday that is not that date's, a date that does not exist, an interval that ends before it starts.
//!
//! Reads the tokens itself, since no recogniser makes a date of 31 June. A date without a year is checked only where publication
//! leaves no doubt about it; dates before the calendars of the world agreed are left alone.

use super::{Check, Finding, Note, Sight};
use crate::corpus::DocumentType;
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::Context;
use crate::text::{Sentence, Span, TokenKind, Tokens};
use crate::value::Shape;
use jiff::civil::{Date, Weekday};

/// The check.
pub struct Calendar;

impl Check for Calendar {
    fn id(&self) -> &'static str {
        "calendar"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn sight(&self) -> Sight {
        Sight::Sentences
    }

    fn about(&self) -> &'static str {
        "A weekday that is not that date's, a date that does not exist, an interval that ends before it starts."
    }

    fn concerns(&self, prose: &str) -> bool {
        may_hold_dates(prose)
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        let mut notes = Vec::new();
        for sentence in &look.reading.sentences {
            let view = View { look, tokens: &look.reading.tokens, sentence };
            let dates = view.dates();
            notes.extend(dates.iter().filter_map(|date| view.missing(date)));
            notes.extend(dates.iter().filter_map(|date| view.weekday(date)));
            notes.extend(view.backward_days(&dates));
            notes.extend(view.backward_years());
        }
        notes.into_iter().map(Note::from).collect()
    }
}

/// Whether a prose may hold a date that is wrong, by the bytes around its digits alone: a day that not every month has, a day of a
/// month beside a weekday or beside another day, a date in digits, two years that one word parts.
fn may_hold_dates(prose: &str) -> bool {
    /// How far from its day a month's name may start, or have started: `September the 31st`. How far two years stand apart.
    const REACH: usize = 24;
    let bytes = prose.as_bytes();
    let (mut at, mut days, mut dated) = (0, 0, false);
    let mut year_before: Option<usize> = None;
    while let Some(start) = next_digit(bytes, at) {
        let end = (start..bytes.len()).find(|&i| !bytes[i].is_ascii_digit());
        let end = end.unwrap_or(bytes.len());
        at = end;
        if end - start == 4 {
            // A line end or a hyphen that is only typography may stand anywhere, so dates in digits are not told from years.
            let in_digits = matches!(bytes.get(end), Some(b'-' | 0xE2 | 0xC2));
            if in_digits || year_before.is_some_and(|before| start - before <= REACH) {
                return true;
            }
            year_before = Some(end);
        }
        if end - start > 2 {
            continue;
        }
        days += 1;
        let around = &bytes[start.saturating_sub(REACH)..(end + REACH).min(bytes.len())];
        if names_month(around) {
            dated = true;
            // Every month has 28 days.
            if end - start == 2 && bytes[start..end] > b"28"[..] {
                return true;
            }
        }
    }
    dated && (days > 1 || names_weekday(bytes))
}

/// The next ASCII digit from `at` on.
fn next_digit(bytes: &[u8], at: usize) -> Option<usize> {
    /// So many bytes are looked at together.
    const CHUNK: usize = 32;
    let holds = |chunk: &[u8]| chunk.iter().fold(false, |any, b| any | b.is_ascii_digit());
    let blank = bytes[at..].chunks_exact(CHUNK).take_while(|chunk| !holds(chunk)).count();
    let from = at + blank * CHUNK;
    bytes[from..].iter().position(u8::is_ascii_digit).map(|i| from + i)
}

/// Whether a stretch of bytes holds the name of a weekday, in whatever case.
fn names_weekday(bytes: &[u8]) -> bool {
    let named = |at: usize| {
        WEEKDAYS.iter().any(|(name, _)| {
            let own = bytes.get(at..at + name.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        })
    };
    (0..bytes.len())
        .any(|at| matches!(bytes[at] | 0x20, b'm' | b't' | b'w' | b'f' | b's') && named(at))
}

/// Whether a stretch of bytes holds the first letters of a month, the first of them a capital.
fn names_month(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| {
        three[0].is_ascii_uppercase()
            && MONTHS.iter().any(|(name, _)| name.as_bytes()[..3].eq_ignore_ascii_case(three))
    })
}

/// Months by name, with the days that they have at most.
const MONTHS: [(&str, i8); 12] = [
    ("january", 31),
    ("february", 29),
    ("march", 31),
    ("april", 30),
    ("may", 31),
    ("june", 30),
    ("july", 31),
    ("august", 31),
    ("september", 30),
    ("october", 31),
    ("november", 30),
    ("december", 31),
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// From this year on every country counts the same days.
const ONE_CALENDAR: i16 = 1924;
/// How many days from publication a date without a year leaves no doubt about its year.
const NEAR: i32 = 45;

/// A date in words, which may not exist.
#[derive(Debug, Clone)]
struct Written {
    /// First token and one past the last.
    first: usize,
    end: usize,
    day: i8,
    /// From 1.
    month: i8,
    year: Option<i16>,
    /// `31st`, `31 June 2025`, `2025-06-31`: words that can be nothing but a date.
    plain: bool,
}

impl Written {
    fn date(&self, year: i16) -> Option<Date> {
        Date::new(year, self.month, self.day).ok()
    }
}

struct View<'a> {
    look: &'a Look<'a>,
    tokens: &'a Tokens,
    sentence: &'a Sentence,
}

impl View<'_> {
    fn word(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.tokens.word(at) } else { "" }
    }

    /// The word `back` tokens before `at`.
    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let word = self.word(at);
        let plain = digits.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        if plain { word.parse().ok() } else { None }
    }

    fn year(&self, at: usize) -> Option<i16> {
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
    fn dates(&self) -> Vec<Written> {
        let mut out: Vec<Written> = Vec::new();
        for at in self.sentence.tokens.clone() {
            if out.last().is_some_and(|last| at < last.end) {
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
        let mut next = at + 1;
        let ranked =
            matches!(self.word(next), "st" | "nd" | "rd" | "th") && !self.tokens[next].spaced;
        next += usize::from(ranked);
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
        let mut next = at + 2 + dot;
        let ranked =
            matches!(self.word(next), "st" | "nd" | "rd" | "th") && !self.tokens[next].spaced;
        next += usize::from(ranked);
        let (year, end) = self.year_behind(next);
        Some(Written {
            first: at,
            end,
            day: day as i8,
            month,
            year,
            plain: ranked || year.is_some(),
        })
    }

    fn year_behind(&self, at: usize) -> (Option<i16>, usize) {
        let comma = usize::from(self.word(at) == ",");
        match self.year(at + comma) {
            Some(year) => (Some(year), at + comma + 1),
            None => (None, at),
        }
    }

    /// A date that does not exist.
    fn missing(&self, date: &Written) -> Option<Finding> {
        let (name, most) = MONTHS[date.month as usize - 1];
        let no_leap =
            date.month == 2 && date.day == 29 && date.year.is_some_and(|y| date.date(y).is_none());
        if date.day <= most && !no_leap
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

    /// A weekday beside a date that is another day.
    fn weekday(&self, date: &Written) -> Option<Finding> {
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

    /// `Friday, 14 March`, `Friday (14 March)`, `14 March (Friday)`, `14 March 2025, a Friday`.
    fn weekday_beside(&self, date: &Written) -> Option<(usize, Weekday)> {
        let named = |at: usize| {
            let (_, weekday) = WEEKDAYS.iter().find(|(name, _)| *name == self.word(at))?;
            let owns = self.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Possessive);
            (!owns).then_some((at, *weekday))
        };
        let mut before = date.first.checked_sub(1)?;
        before = before.saturating_sub(usize::from(self.word(before) == "the"));
        let parted = matches!(self.word(before), "," | "(");
        before = before.saturating_sub(usize::from(parted));
        if let Some(found) = named(before).filter(|_| before < date.first) {
            return Some(found);
        }
        match (self.word(date.end), self.word(date.end + 1), self.word(date.end + 2)) {
            ("(", _, ")") => named(date.end + 1),
            (",", "a", _) => named(date.end + 2),
            _ => None,
        }
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

    /// `from 14 March to 12 March`, `14–12 March 2025`, `March 14–12, 2025`.
    fn backward_days(&self, dates: &[Written]) -> Vec<Finding> {
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
        let within = dates.iter().filter_map(|date| self.backward_within(date));
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
    fn backward_years(&self) -> Vec<Finding> {
        let mut out = Vec::new();
        for at in self.sentence.tokens.clone() {
            let (Some(a), Some(b)) = (self.year(at), self.year(at + 2)) else { continue };
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

    fn words(&self, first: usize, end: usize) -> &str {
        self.look.words(self.tokens.span(first, end - 1))
    }

    fn mention(&self, span: Span) -> crate::engine::mention::Mention {
        let value = Shape::Words(self.look.words(span).to_owned());
        self.look.mention(span, Some(value), Context::default())
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::reported;
    use super::*;

    /// What is reported in `text`, published on Friday 14 March 2025.
    fn told(text: &str) -> Vec<String> {
        reported(&Calendar, text)
    }

    #[test]
    fn dates_that_cannot_be_are_reported() {
        for (text, want) in [
            ("They met on Thursday, 14 March 2025.", "Thursday | 14 March 2025"),
            ("They met on Thursday, March 14.", "Thursday | March 14"),
            ("They met on Thursday (March 14th, 2025).", "Thursday | March 14th, 2025"),
            ("It opened on 2025-03-14, a Monday.", "Monday | 2025-03-14"),
            ("The law of 29 February 2023 stands.", "29 February 2023"),
            ("It happened on June 31.", "June 31"),
            ("It happened on the 31st of April, they said.", "31st of April"),
            ("It happened on Tuesday, 31 April.", "31 April"),
            ("The file is dated 2025-06-31.", "2025-06-31"),
            ("It ran from 14 March to 12 March.", "12 March | 14 March"),
            ("It ran from 14 March 2025 to 12 February 2025.", "12 February 2025 | 14 March 2025"),
            ("It ran on 14–12 March in the capital.", "12 March | 14"),
            ("It ran on March 14–12, 2025.", "12, 2025 | March 14"),
            ("He governed from 2015 to 2012.", "2012 | 2015"),
            ("Ann Lee (1945–1939) wrote it.", "1939 | 1945"),
        ] {
            assert_eq!(told(text), [want], "{text}");
        }
    }

    #[test]
    fn dates_that_can_be_are_not() {
        for text in [
            "They met on Friday, 14 March 2025.",
            "They met on Friday, March 14.",
            // Thursday of another year, and no certainty about which.
            "They met on Thursday, 14 August.",
            "They met on Thursday, March 14, in the spring of 2024.",
            "On 14 March, Thursday's talks were remembered.",
            "They met on Thursday, and on 14 March they parted.",
            "In September 31 people died, and in June 31.",
            "All 31 June flights were cancelled.",
            "There is no 30 February.",
            "The 31 November edition does not exist.",
            "It was on 29 February 2024.",
            "It was on 29 February.",
            "The show runs from 20 December to 5 January.",
            "It ran from 12 March to 14 March.",
            "It ran from 20 December 2024 to 5 January 2025.",
            "The price fell from 2015 to 2012.",
            "A 20-17 March defeat, and 2025-26 will be better.",
            "He governed from 2012 to 2015, then (1998–99).",
            "On Wednesday, 25 October 1917, it began.",
            "May 31 and march 40 miles.",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
