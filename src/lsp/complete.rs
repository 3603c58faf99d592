//! What can stand at a place in a rule file or in the settings. In: the lines above it and what is declared. Out: keys, types,
//! entities and fixed values.
//!
//! Reads lines rather than YAML: what is being written is seldom YAML yet.

use crate::engine::CHECKS;
use crate::ruleset::{HoleType, RuleSet, keys};

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proposal {
    /// What is inserted.
    pub text: String,
    /// What it is, in a word.
    pub kind: Kind,
    /// What it stands for.
    pub about: String,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A key of a mapping.
    Key,
    /// A type of values.
    Type,
    /// A declared entity.
    Entity,
    /// One of a fixed set.
    Value,
}

/// What can stand behind `lines` (the text up to the place, its last line cut there), in order. `settings` says that the file is
/// `factlint.yml`.
pub fn proposals(lines: &[String], settings: bool, rules: &RuleSet) -> Vec<Proposal> {
    let Some((line, above)) = lines.split_last() else { return Vec::new() };
    let mut out =
        in_line(line, settings, rules).unwrap_or_else(|| key_names(line, above, settings));
    out.sort();
    out.dedup();
    out
}

/// What can stand within a line: an entity behind `@`, a type behind `{`, one of a fixed set behind its key.
fn in_line(line: &str, settings: bool, rules: &RuleSet) -> Option<Vec<Proposal>> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let word = line
        .rfind(|c| !is_word(c))
        .map_or(0, |at| at + line[at..].chars().next().map_or(0, char::len_utf8));
    let before = &line[..word];
    if before.ends_with('@') {
        return Some(entities(rules));
    }
    let open = before.rfind('{').filter(|open| !before[*open..].contains('}'));
    let quoted = open.is_some_and(|open| before[..open].matches(['"', '\'']).count() % 2 == 1);
    if quoted {
        // Behind a key's name and its colon too.
        return Some(types());
    }
    let (key, value) = line.trim_start().trim_start_matches("- ").rsplit_once(':')?;
    let key = key.rsplit(['{', ',', ' ']).next().unwrap_or(key);
    if value.trim_start().contains(' ') && !value.contains('[') {
        return Some(Vec::new());
    }
    fixed(key.trim(), settings)
}

/// The fixed set that a key takes its value from.
fn fixed(key: &str, settings: bool) -> Option<Vec<Proposal>> {
    let names: Vec<&str> = match key {
        "severity" => vec!["error", "warning", "note"],
        "fail_on" => vec!["error", "warning", "note", "never"],
        "trend" => vec!["rising", "falling", "steady"],
        "stance" => vec!["asserted", "reported", "planned", "denied", "hypothetical"],
        "as_of" => vec!["year", "month", "week", "day"],
        "per" => vec!["source", "as_of: year", "as_of: month", "as_of: day", "article", "outlet"],
        "disputed" | "todo" | "translated" => vec!["true", "false"],
        "gender" => vec!["m", "f"],
        "value" => return Some(types()),
        name if settings && CHECKS.iter().any(|check| check.id() == name) => {
            vec!["error", "warning", "note", "off"]
        }
        _ => return None,
    };
    let about = format!("a value of `{key}`");
    let proposal = |name: &&str| Proposal {
        text: (*name).to_owned(),
        kind: Kind::Value,
        about: about.clone(),
    };
    Some(names.iter().map(proposal).collect())
}

fn types() -> Vec<Proposal> {
    let about = |accepts: HoleType| {
        if accepts.is_numeric() { "a figure" } else { "a type of values" }.to_owned()
    };
    let all = HoleType::ALL.iter();
    all.map(|(accepts, name)| Proposal {
        text: (*name).to_owned(),
        kind: Kind::Type,
        about: about(*accepts),
    })
    .collect()
}

fn entities(rules: &RuleSet) -> Vec<Proposal> {
    let all = rules.gazetteer.entities.iter();
    all.map(|entity| Proposal {
        text: entity.id.clone(),
        kind: Kind::Entity,
        about: entity.names.join(", "),
    })
    .collect()
}

/// The keys of the mapping that a line belongs to, by what stands above it with less indentation.
fn key_names(line: &str, above: &[String], settings: bool) -> Vec<Proposal> {
    let open = line.rfind('{').filter(|open| !line[*open..].contains('}'));
    let parent = match open {
        Some(open) => owner(&line[..open], above),
        None => {
            let word = line.trim_start().trim_start_matches("- ").trim_start();
            if !word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
                return Vec::new();
            }
            above_less(indentation(line), above)
        }
    };
    let names: Vec<&str> = match (settings, parent.as_deref()) {
        (true, Some("checks")) => CHECKS.iter().map(|check| check.id()).collect(),
        (true, parent) => keys::of_settings(parent),
        (false, parent) => keys::of_rules(parent),
    };
    let proposal = |key: &&str| Proposal {
        text: format!("{key}: "),
        kind: Kind::Key,
        about: parent
            .as_ref()
            .map_or("a key of the file".to_owned(), |p| format!("a key under `{p}`")),
    };
    names.iter().map(proposal).collect()
}

/// The key that a `{` at the end of `before` is the value of.
fn owner(before: &str, above: &[String]) -> Option<String> {
    let trimmed = before.trim_end();
    match trimmed.strip_suffix(':') {
        Some(key) => key.rsplit(['{', ',', ' ']).next().map(str::to_owned),
        None => above_less(indentation(before), above),
    }
}

/// The key on the nearest line above that is less indented.
fn above_less(indented: usize, above: &[String]) -> Option<String> {
    let mut limit = indented;
    for line in above.iter().rev() {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let here = indentation(line);
        // `- ` opens an item: what stands behind it is the first key of the mapping, not its parent.
        let dash = line.trim_start().starts_with("- ");
        let outer = if dash { line.len() - line.trim_start().len() } else { here };
        if here < limit && !dash {
            return line.trim().split(':').next().map(str::to_owned);
        }
        if dash && outer < limit {
            limit = outer.max(1);
            if here < indented {
                return line
                    .trim_start()
                    .trim_start_matches("- ")
                    .split(':')
                    .next()
                    .map(str::to_owned);
            }
        }
    }
    None
}

/// The column of a line's first word; a `- ` before it counts as space.
fn indentation(line: &str) -> usize {
    let rest = line.trim_start_matches([' ', '\t']);
    let spaces = line.len() - rest.len();
    if rest.starts_with("- ") { spaces + 2 } else { spaces }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The proposals at `|`.
    fn at(text: &str, settings: bool) -> Vec<String> {
        let before = text.split('|').next().unwrap();
        let lines: Vec<String> = before.split('\n').map(str::to_owned).collect();
        let files = [("r.yml".to_owned(), "entities: {putin: [Putin]}\n".to_owned())];
        let (rules, _) = crate::ruleset::load(&files, &Default::default(), &|_| Err(String::new()));
        proposals(&lines, settings, &rules).into_iter().map(|proposal| proposal.text).collect()
    }

    #[test]
    fn what_can_stand_where() {
        for (text, settings, among, not_among) in [
            ("|", false, "rules: ", "figure: "),
            ("ru|", false, "relations: ", "figure: "),
            ("rules:\n  - |", false, "figure: ", "rules: "),
            ("rules:\n  - id: a\n    fi|", false, "find: ", "rules: "),
            ("rules:\n  - id: a\n    compare:\n      |", false, "tolerance: ", "figure: "),
            ("rules:\n  - id: a\n    compare: {|", false, "tolerance: ", "figure: "),
            ("rules:\n  - id: a\n    find:\n      al|", false, "all: ", "figure: "),
            ("rules:\n  - id: a\n    tests:\n      - |", false, "conflict: ", "figure: "),
            ("rules:\n  - id: a\n    find: \"{|", false, "share", "tolerance: "),
            ("rules:\n  - id: a\n    find: \"{town:na|", false, "name", "tolerance: "),
            ("rules:\n  - id: a\n    find: \"{count} met @p|", false, "putin", "share"),
            ("rules:\n  - id: a\n    severity: |", false, "warning", "share"),
            ("rules:\n  - id: a\n    value: |", false, "money", "warning"),
            ("relations:\n  - |", false, "relation: ", "figure: "),
            ("entities:\n  putin:\n    |", false, "names: ", "figure: "),
            ("|", true, "articles: ", "rule"),
            ("fail_on: |", true, "never", "articles: "),
            ("checks:\n  |", true, "calendar: ", "articles: "),
            ("checks:\n  calendar: |", true, "off", "articles: "),
            ("waivers:\n  - |", true, "reason: ", "articles: "),
        ] {
            let found = at(text, settings);
            assert!(found.iter().any(|f| f == among), "{text:?}: {found:?}");
            assert!(!found.iter().any(|f| f == not_among), "{text:?}: {found:?}");
        }
        for text in ["rules:\n  - id: a\n    figure: Share of |", "# |"] {
            assert_eq!(at(text, false), [""; 0], "{text:?}");
        }
    }
}
