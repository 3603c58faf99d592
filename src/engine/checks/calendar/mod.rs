//! `calendar`: a weekday that is not that date's, a date that does not exist, an interval that ends before it starts.
//!
//! In: the sentences of an article. Out: notes. It reads the tokens itself (`written`), since no recogniser makes a date of 31 June;
//! `scan` says by the bytes alone whether an article is worth reading, `existence`, `weekday` and `interval` judge what was read.

mod existence;
mod interval;
mod scan;
mod weekday;
mod written;

use super::{Check, Note, Sight};
use crate::engine::look::Look;
use crate::problem::Severity;
use jiff::civil::Weekday;
use written::View;

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
        scan::may_hold_dates(prose)
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

/// Short names of weekdays. They are names only with a capital, right beside a date.
const SHORT_WEEKDAYS: [(&str, Weekday); 11] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("weds", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// A name as a sentence prints it.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::checks::testing::reported;

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
            ("He governed between 2015 and 2012.", "2012 | 2015"),
            ("It ran between 14 March and 12 March.", "12 March | 14 March"),
            ("It ran from 14 March - 12 March.", "12 March | 14 March"),
            ("It ran between 14 and 12 March in the capital.", "12 March | 14"),
            ("It ran from 14 to 12 March in the capital.", "12 March | 14"),
            ("It ran from March 14 to 12, 2025.", "12, 2025 | March 14"),
            ("It ran on March 14-12 in the capital.", "12 | March 14"),
            ("It happened on 31 Apr 2024.", "31 Apr 2024"),
            ("It happened on 31 Sept 2024.", "31 Sept 2024"),
            ("It happened on Nov. 31, they said.", "Nov. 31"),
            ("They met on 14 March 2025 (Thursday).", "Thursday | 14 March 2025"),
            ("Ann Lee (1945–1939) wrote it.", "1939 | 1945"),
            ("They met Thursday 14 March 2025.", "Thursday | 14 March 2025"),
            ("They met on Thursday, 14 March 1924.", "Thursday | 14 March 1924"),
            ("It happened on 31st June 2025.", "31st June 2025"),
            ("Doors open on Thu, 14 March 2025.", "Thu | 14 March 2025"),
            ("Doors open Thurs. 14 March, they said.", "Thurs | 14 March"),
            ("Doors open on 2025-03-14 (Sat).", "Sat | 2025-03-14"),
            ("The log ends on Sat Mar 14 09:05:00 2025.", "Sat | Mar 14 09:05:00 2025"),
            ("It was sent on Wed Mar 14 9:05 EST 2008.", "Wed | Mar 14 9:05 EST 2008"),
        ] {
            assert_eq!(told(text), [want], "{text}");
        }
    }

    #[test]
    fn dates_that_can_be_are_not() {
        for text in [
            "They met on Friday, 14 March 2025.",
            "They met on Friday, March 14.",
            "Doors open on Fri, 14 March 2025.",
            "The log ends on Fri Mar 14 09:05:00 EST 2025.",
            "It was in the Sun, 13 March 2025, and in The Sun (12 March 2025).",
            "He sat, 13 March 2025, on a chair, and wed 12 March 2025.",
            "The changes are dated 2025-02-17 - 2025-03-13.",
            // Thursday of another year, and no certainty about which.
            "They met on Thursday, 14 August.",
            "They met on Thursday, March 14, in the spring of 2024.",
            "On 14 March, Thursday's talks were remembered.",
            "They met on Thursday, and on 14 March they parted.",
            "In September 31 people died, and in June 31.",
            "All 31 June flights were cancelled.",
            "There is no 30 February.",
            "There is no 30 February 2023.",
            "The day is printed as 31 June 2025, which does not exist.",
            "The rooms 2025 - 06 - 31 are let.",
            "The file is numbered 2025/06-31.",
            "The file is numbered 2025-06/31.",
            "The 31 November edition does not exist.",
            "It was on 29 February 2024.",
            "It was on 29 February.",
            "The show runs from 20 December to 5 January.",
            "It ran from 12 March to 14 March.",
            "It ran from 20 December 2024 to 5 January 2025.",
            "The price fell from 2015 to 2012.",
            "A 20-17 March defeat, and 2025-26 will be better.",
            "The 5-4 May ruling stands, and so does a 7-2 May 2024 one.",
            "From May 12 to 10 of them were sold.",
            "The vote was 14 to 12 March babies, and 9 and 4 April ones.",
            "It shut on 30 April 31 days after the fire.",
            "It ran between 12 March and 14 March, from 12 to 14 March and on March 12-14, 2025.",
            "He governed between 2012 and 2015, and 2016 and 2014 were dry.",
            "He governed from 2012 to 2015, then (1998–99).",
            "On Wednesday, 25 October 1917, it began.",
            "May 31 and march 40 miles.",
            "Flats 31 of June 2024 stand empty.",
            "The file is numbered 2025-6-31.",
            "The rooms 2025 - 06 - 31 are let, and from 30 March the hall.",
            "Ann Lee (1945–1939, as the stone says) wrote it.",
            "Ann Lee (born 1945–1939) wrote it.",
            "From May 2015 to 2012, backwards, and from 2015 to 2012 papers.",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
