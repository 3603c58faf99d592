//! Whether an article may hold a date that is wrong. In: its prose. Out: yes or no, by the bytes around its digits alone.

use super::{MONTHS, SHORT_WEEKDAYS, WEEKDAYS};

/// Whether a prose may hold a date that is wrong, by the bytes around its digits alone: a day that not every month has, a day of a
/// month beside a weekday or beside another day, a date in digits, two years that one word parts.
pub(super) fn may_hold_dates(prose: &str) -> bool {
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

/// Whether a stretch of bytes holds the name of a weekday, in whatever case, or its first letters as a word with a capital.
fn names_weekday(bytes: &[u8]) -> bool {
    let named = |at: usize| {
        let is_word = |len: usize| {
            bytes[at].is_ascii_uppercase()
                && !bytes.get(at + len).is_some_and(u8::is_ascii_alphabetic)
        };
        WEEKDAYS.iter().any(|(name, _)| starts(bytes, at, name))
            || SHORT_WEEKDAYS.iter().any(|(name, _)| starts(bytes, at, name) && is_word(name.len()))
    };
    (0..bytes.len())
        .any(|at| matches!(bytes[at] | 0x20, b'm' | b't' | b'w' | b'f' | b's') && named(at))
}

fn starts(bytes: &[u8], at: usize, name: &str) -> bool {
    bytes.get(at..at + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
}

/// Whether a stretch of bytes holds the first letters of a month, the first of them a capital.
fn names_month(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|three| {
        matches!(three[0], b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S')
            && MONTHS.iter().any(|(name, _)| name.as_bytes()[..3].eq_ignore_ascii_case(three))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prose_is_looked_at_for_days_that_not_every_month_has_or_that_something_stands_beside() {
        for (prose, may) in [
            ("Nobody came.", false),
            ("They met on 14 March.", false),
            ("They met on 28 February.", false),
            ("They met on 29 February.", true),
            ("They met on March the 29th.", true),
            ("29 boats marched on.", false),
            ("They met on 14 March, a Friday.", true),
            ("They met on Fri, 14 March.", true),
            ("They met on Friendly terms on 14 March, and sat.", false),
            ("They met on 14 and on 16 March.", true),
            ("On Friday 14 boats and 15 sheep came.", false),
            ("They met on 2025-03-14.", true),
            ("He governed from 2015 to 2012.", true),
            ("He governed from 2015, and his daughter then from 2012.", false),
            ("In 2015 they met, in a spring with little snow and much rain, on 14 March.", false),
            ("Long after the last of the boats had gone and all was still, on 31 March.", true),
        ] {
            assert_eq!(may_hold_dates(prose), may, "{prose}");
        }
    }
}
