//! Quoted words compared. In: the words of utterances. Out: which are the same utterance, and how their words differ.
//!
//! Pure: knows nothing of articles, rules or reports. [`words`] brings quoted words to the form in which they are compared ([`plain`] those
//! that are letters and little else), [`search`] finds pairs that share words without comparing every pair, [`outline`] keeps little
//! of quotes that may have none ([`packed`] as bytes; [`recur`] says which have one, [`revise`] follows a change), [`align`] puts two word by word beside each other,
//! and [`weigh`] says what a difference amounts to.

pub mod align;
pub mod anchors;
pub mod outline;
pub mod packed;
mod plain;
pub mod recur;
pub mod revise;
pub mod search;
pub mod weigh;
pub mod words;

pub use align::{Change, align};
pub use weigh::{Relation, relation};
pub use words::{Word, Words};
