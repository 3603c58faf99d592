//! Dates and times of day: everything that [`crate::recognise::dates`] reads, unresolved.

use super::{Draft, Form, Found};
use crate::recognise::dates::{self, Reader};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use std::ops::Range;

/// Dates and times.
pub struct DateForm;

impl Form for DateForm {
    fn name(&self) -> &'static str {
        "date"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        if !scene.is(at, Class::TIME.or(Class::DIGITS).or(Class::MIXED)) {
            return false;
        }
        dates::starts(&Reader { tokens: &scene.tokens, end: scene.tokens.len() }, at)
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let (expression, last) = dates::read(&Reader { tokens: &scene.tokens, end: free.end }, at)?;
        Some(Found { tokens: at..last, extent: at..last, draft: Draft::Moment(expression) })
    }
}
