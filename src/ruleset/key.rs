//! Keys. In: what the named holes of a phrase read. Out: what a mention is about, by name.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a mention is about: the keys of its phrase, sorted by name. Most mentions have none or one, and there are many mentions, so
/// it is a list and no tree, and clones share it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Key(Option<Arc<[(String, String)]>>);

impl Key {
    /// The key of a mention whose phrase has none.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&String> {
        self.pairs().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Whether there is a value of that name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets the value of a name.
    pub fn insert(&mut self, name: String, value: String) {
        let mut pairs = self.pairs().to_vec();
        match pairs.binary_search_by(|(known, _)| known.cmp(&name)) {
            Ok(at) => pairs[at].1 = value,
            Err(at) => pairs.insert(at, (name, value)),
        }
        self.0 = Some(pairs.into());
    }

    fn pairs(&self) -> &[(String, String)] {
        self.0.as_deref().unwrap_or_default()
    }

    /// Names and values, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.pairs().iter().map(|(name, value)| (name, value))
    }
}

impl FromIterator<(String, String)> for Key {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut key = Key::new();
        pairs.into_iter().for_each(|(name, value)| key.insert(name, value));
        key
    }
}

impl From<Key> for BTreeMap<String, String> {
    fn from(key: Key) -> Self {
        key.pairs().iter().cloned().collect()
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(BTreeMap::<String, String>::deserialize(from)?.into_iter().collect())
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.pairs().iter().map(|(name, value)| (name, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_its_pairs_by_name() {
        let key: Key = [("town", "Arden"), ("at", "pier")]
            .map(|(a, b)| (a.into(), b.into()))
            .into_iter()
            .collect();
        assert!(Key::new().is_empty() && !key.is_empty());
        for (name, value) in [("town", Some("Arden")), ("at", Some("pier")), ("year", None)] {
            assert_eq!(key.get(name).map(String::as_str), value, "{name}");
            assert_eq!(key.contains_key(name), value.is_some(), "{name}");
        }
        let names: Vec<&String> = key.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["at", "town"]);
    }
}
