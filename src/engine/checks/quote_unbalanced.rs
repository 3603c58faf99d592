//! `quote-unbalanced`: a quotation mark that opens or closes nothing. In: the marks of an article. Out: each that has no partner.

use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::Context;
use crate::text::Span;

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
        let finding = |span: Span, message: &str| {
            let mention = look.mention(span, None, Context::default());
            Note::from(Finding::new(Reason::Spelling, message.to_owned(), mention, Vec::new()))
        };
        let open = look.reading.values.iter().filter_map(|value| {
            let missing = value.quote().is_some_and(|quote| quote.unbalanced);
            let mark = Span::new(value.extent.start, value.span.start);
            missing.then(|| {
                finding(
                    mark,
                    "this quotation mark opens, and none closes before the paragraph ends",
                )
            })
        });
        let strays = look.reading.background.strays.iter();
        let stray = strays.map(|mark| {
            finding(*mark, "this quotation mark closes, and none opens before it in the paragraph")
        });
        open.chain(stray).collect()
    }
}
