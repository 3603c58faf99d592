//! Which keys stand under which, for editors. In: the key that a mapping is the value of. Out: the keys that it can hold.

use super::{config, example, expect, find, raw};

/// The keys of a rule file under `parent`; `None` is the file itself, and none are known under a key whose entries are named freely.
pub fn of_rules(parent: Option<&str>) -> Vec<&'static str> {
    match parent {
        None => raw::FILE_KEYS.to_vec(),
        Some("rules") => raw::RULE_KEYS.to_vec(),
        Some("relations") => raw::RELATION_KEYS.to_vec(),
        Some("compare") => raw::COMPARE_KEYS.to_vec(),
        Some("find") => find::FIND_KEYS.to_vec(),
        Some("expect") => [expect::ENTRY_KEYS, expect::ROW_KEYS].concat(),
        Some("tests") => example::CASE_KEYS.to_vec(),
        Some("want") => example::WANT_KEYS.to_vec(),
        Some("mentions") => example::MENTION_KEYS.to_vec(),
        Some("conflicts") => example::CONFLICT_KEYS.to_vec(),
        Some("articles") => vec!["published", "text"],
        Some("entities" | "where") => Vec::new(),
        // Whatever else opens a mapping is the name of an entity.
        Some(_) => raw::ENTITY_KEYS.to_vec(),
    }
}

/// The keys of `factlint.yml` under `parent`.
pub fn of_settings(parent: Option<&str>) -> Vec<&'static str> {
    match parent {
        None => config::KEYS.to_vec(),
        Some("waivers") => config::WAIVER_KEYS.to_vec(),
        Some("metadata") => vec!["match", "published", "outlet", "lang", "type"],
        Some("numbers") => config::WIDTHS.iter().map(|(key, ..)| *key).collect(),
        Some(_) => Vec::new(),
    }
}
