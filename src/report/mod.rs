//! Floor 7: a finished outcome to bytes.

pub mod extraction;
pub mod formats;
pub mod members;
