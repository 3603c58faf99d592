//! Floor 7: a finished outcome to bytes.

pub mod formats;
