//! Floor 2: a file's bytes to articles.
//!
//! In: the bytes of one file, its path, and the metadata that the settings give it. Out: articles, each with its prose, blocks,
//! metadata, waiver directives and the map back to the bytes on disk, and the problems met on the way. Does no I/O and knows
//! nothing about facts.

pub mod article;
pub mod formats;
pub mod metadata;

pub use article::{Article, Block, BlockKind, Cell, Directive};
pub use metadata::{DocumentType, Metadata, Published};
