//! Floor 0: positions, tokens and sentences.
//!
//! In: strings. Out: spans, folded tokens, sentences, lines and columns, and the map from prose back to the bytes of a file.
//! Knows nothing about facts, articles or rules.

pub mod fold;
mod intern;
pub mod letters;
pub mod lines;
pub mod map;
pub mod room;
pub mod segment;
pub mod span;
pub mod token;

pub use intern::{Kept, interned, maybe_interned};
pub use map::{OffsetMap, Piece};
pub use segment::{Sentence, sentences};
pub use span::{SourceSpan, Span};
pub use token::{Token, TokenKind, Tokens};
