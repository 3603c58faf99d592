//! Quotation marks that close nothing. In: such marks, as they come. Out: the first of them, and how many there are.
//!
//! A text of marks alone is no article, and nobody is told of each.

use crate::text::Span;

/// Quotation marks that close nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strays {
    /// The first of them, in order.
    pub first: Vec<Span>,
    /// How many more there are.
    pub more: usize,
}

impl Strays {
    /// So many are held.
    pub const HELD: usize = 1_000;

    /// One more, behind the others.
    pub fn push(&mut self, mark: Span) {
        if self.first.len() < Self::HELD {
            self.first.push(mark);
        } else {
            self.more += 1;
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}
