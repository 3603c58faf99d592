//! `quote-unbalanced`: a quotation mark that opens or closes nothing. In: the marks of an article. Out: each that has no partner.

use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::Context;
use crate::recognise::quotes::Strays;
use crate::text::Span;

/// Of one article so many are reported, and with the last how many there are: a text of marks alone is no article.
const MOST: usize = Strays::HELD;

/// The check.
pub struct QuoteUnbalanced;

impl Check for QuoteUnbalanced {
    fn id(&self) -> &'static str {
        "quote-unbalanced"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Note)
    }

    fn sight(&self) -> Sight {
        Sight::Marks
    }

    fn about(&self) -> &'static str {
        "a quotation mark opens or closes nothing"
    }

    fn concerns(&self, prose: &str) -> bool {
        super::recurring::has_marks(prose)
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        const OPENS: &str = "this quotation mark opens, and none closes before the paragraph ends";
        const CLOSES: &str =
            "this quotation mark closes, and none opens before it in the paragraph";
        let open = look.reading.values.iter().filter_map(|value| {
            let missing = value.quote().is_some_and(|quote| quote.unbalanced);
            missing.then_some((Span::new(value.extent.start, value.span.start), OPENS))
        });
        let strays = &look.reading.background.strays;
        let closing = strays.first.iter().map(|mark| (*mark, CLOSES));
        let mut marks: Vec<(Span, &str)> = open.chain(closing).collect();
        let more = (marks.len() + strays.more).saturating_sub(MOST);
        if more > 0 {
            marks.sort_unstable();
            marks.truncate(MOST);
        }
        let last = marks.len().saturating_sub(1);
        let finding = |(number, (span, message)): (usize, (Span, &str))| {
            let message = match more > 0 && number == last {
                true => format!("{message}; {more} more of this article have no partner"),
                false => message.to_owned(),
            };
            let mention = look.mention(span, None, Context::default());
            Note::from(Finding::new(Reason::Spelling, message, mention, Vec::new()))
        };
        marks.into_iter().enumerate().map(finding).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reported;
    use super::*;

    #[test]
    fn marks_without_a_partner_are_reported() {
        for (text, want) in [
            ("\u{201c}We sail at dawn, she said.", vec!["\u{201c}"]),
            ("We sail at dawn\u{201d}, she said. \u{201c}Not so.\u{201d}", vec!["\u{201d}"]),
            ("\u{201c}We sail at dawn\u{201d}, she said.", vec![]),
            ("Three hands (15\") make a pony.", vec![]),
        ] {
            assert_eq!(reported(&QuoteUnbalanced, text), want, "{text}");
        }
    }

    #[test]
    fn of_very_many_the_first_thousand_are_reported() {
        for (marks, want) in [(MOST - 1, MOST - 1), (MOST, MOST), (MOST + 3, MOST)] {
            let text = "\u{201c}We sail at dawn.\n\n".repeat(marks);
            assert_eq!(reported(&QuoteUnbalanced, &text).len(), want, "{marks}");
            let text = "We sail at dawn\u{201d}, she said.\n\n".repeat(marks);
            assert_eq!(reported(&QuoteUnbalanced, &text).len(), want, "{marks}");
        }
    }
}
