//! Words of closed sets (codes, ids, units of time) as they are read back from a cache or a pipe. In: text. Out: the same text, kept
//! once for the whole run.

use serde::{Deserialize, Deserializer};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// Text that is kept for the whole run. A name of its own, since derived readers would borrow plain references from their input.
pub type Kept = &'static str;

static KNOWN: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// The text, kept once: memory grows with the number of different texts, which are those of the program's own tables.
pub fn intern(text: &str) -> &'static str {
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kept) = known.get(text) {
        return kept;
    }
    let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
    known.insert(kept);
    kept
}

/// Reads a text and keeps it once.
///
/// # Errors
/// Where there is none.
pub fn interned<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
    Ok(intern(&Cow::<str>::deserialize(from)?))
}

/// Reads a text that may be missing.
///
/// # Errors
/// Where something else stands there.
pub fn maybe_interned<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<&'static str>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.map(|text| intern(&text)))
}
