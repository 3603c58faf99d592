//! The faults that rule files and settings can have. Out: one stable code for each, the page of `explain CODE`.

use crate::problem::Problem;
use crate::text::SourceSpan;

/// Which kind of file a fault stands in: it decides the first part of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// A rule file.
    Rule,
    /// `factlint.yml`.
    Config,
}

/// What can be wrong in a file of either area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// The text is no YAML.
    Syntax,
    /// A sign that YAML reads for itself stands without quotes.
    Unquoted,
    /// Aliases or nesting beyond all bounds.
    Budget,
    /// A key that nothing reads.
    UnknownKey,
    /// A key twice in one mapping.
    DuplicateKey,
    /// A key that has to be there.
    MissingKey,
    /// A list where text belongs, and the like.
    WrongShape,
    /// A word that is none of a closed set.
    UnknownValue,
    /// Not exactly one of `figure:`, `date:`, `attribution:`.
    Kind,
    /// An id that is not kebab-case.
    Id,
    /// An id twice.
    DuplicateId,
    /// `find:` in a form that it does not have.
    Find,
    /// A phrase that does not read, or cannot match.
    Phrase,
    /// A hole type that does not exist.
    UnknownType,
    /// An entity that no file declares.
    UnknownEntity,
    /// A rule that no file declares.
    UnknownRule,
    /// A regular expression that does not read.
    Regex,
    /// A hole that the rule cannot compare.
    Hole,
    /// An expectation of another dimension than the hole.
    Dimension,
    /// A bare number where a unit is needed.
    Unit,
    /// An expectation that says nothing comparable.
    Expect,
    /// A date that does not read, or an interval that ends before it starts.
    Date,
    /// A comparison that cannot be made.
    Compare,
    /// A key that has no effect in this rule.
    NoEffect,
    /// A relation that does not read.
    Relation,
    /// A table, a column or a row that is not there.
    Table,
    /// A test that cannot say anything.
    Test,
    /// An entity without a name, or a name that two entities claim.
    Entity,
    /// A pattern of paths that does not read.
    Glob,
    /// A number out of its range.
    Number,
    /// A built-in check that does not exist.
    UnknownCheck,
}

/// Every fault with its code in rule files and in settings; `""` where it cannot occur.
const CODES: &[(Fault, &str, &str)] = &[
    (Fault::Syntax, "factlint::rule::yaml", "factlint::config::yaml"),
    (Fault::Unquoted, "factlint::rule::unquoted", "factlint::config::unquoted"),
    (Fault::Budget, "factlint::rule::budget", "factlint::config::budget"),
    (Fault::UnknownKey, "factlint::rule::unknown-key", "factlint::config::unknown-key"),
    (Fault::DuplicateKey, "factlint::rule::duplicate-key", "factlint::config::duplicate-key"),
    (Fault::MissingKey, "factlint::rule::missing-key", "factlint::config::missing-key"),
    (Fault::WrongShape, "factlint::rule::wrong-shape", "factlint::config::wrong-shape"),
    (Fault::UnknownValue, "factlint::rule::unknown-value", "factlint::config::unknown-value"),
    (Fault::Date, "factlint::rule::date", "factlint::config::date"),
    (Fault::UnknownRule, "factlint::rule::unknown-rule", "factlint::config::unknown-rule"),
    (Fault::Kind, "factlint::rule::kind", ""),
    (Fault::Id, "factlint::rule::id", ""),
    (Fault::DuplicateId, "factlint::rule::duplicate-id", ""),
    (Fault::Find, "factlint::rule::find", ""),
    (Fault::Phrase, "factlint::rule::phrase", ""),
    (Fault::UnknownType, "factlint::rule::unknown-type", ""),
    (Fault::UnknownEntity, "factlint::rule::unknown-entity", ""),
    (Fault::Regex, "factlint::rule::regex", ""),
    (Fault::Hole, "factlint::rule::hole", ""),
    (Fault::Dimension, "factlint::rule::dimension", ""),
    (Fault::Unit, "factlint::rule::unit", ""),
    (Fault::Expect, "factlint::rule::expect", ""),
    (Fault::Compare, "factlint::rule::compare", ""),
    (Fault::NoEffect, "factlint::rule::no-effect", ""),
    (Fault::Relation, "factlint::rule::relation", ""),
    (Fault::Table, "factlint::rule::table", ""),
    (Fault::Test, "factlint::rule::test", ""),
    (Fault::Entity, "factlint::rule::entity", ""),
    (Fault::Glob, "", "factlint::config::glob"),
    (Fault::Number, "", "factlint::config::number"),
    (Fault::UnknownCheck, "", "factlint::config::unknown-check"),
];

impl Fault {
    /// Its code in files of `area`.
    pub fn code(self, area: Area) -> &'static str {
        let (_, rule, config) =
            CODES.iter().find(|(fault, ..)| *fault == self).unwrap_or(&CODES[0]);
        match area {
            Area::Config if !config.is_empty() => config,
            Area::Rule if rule.is_empty() => config,
            _ => rule,
        }
    }
}

/// Every code that reading rules and settings can raise, in alphabetical order.
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&str> = CODES
        .iter()
        .flat_map(|(_, rule, config)| [*rule, *config])
        .filter(|code| !code.is_empty())
        .collect();
    codes.sort_unstable();
    codes
}

/// One file that is read, and what was found wrong in it so far.
#[derive(Debug)]
pub struct File<'a> {
    /// Path with `/`, relative to the root.
    pub path: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What kind of file it is.
    pub area: Area,
    /// What was found wrong, in the order of reading.
    pub problems: Vec<Problem>,
}

impl<'a> File<'a> {
    /// A file with nothing found wrong.
    pub fn new(path: &'a str, text: &'a str, area: Area) -> Self {
        Self { path, text, area, problems: Vec::new() }
    }

    /// An error at `span` of this file; hand it to [`File::report`] when it is complete.
    pub fn fault(&self, fault: Fault, span: SourceSpan, message: impl Into<String>) -> Problem {
        Problem::error(fault.code(self.area), message).at(self.path, span)
    }

    /// Keeps a problem.
    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

/// As many letters of a word tell which one was meant.
const BEGINNING: usize = 3;

/// The known word nearest to `word`, if one is near enough to be what was meant: a few letters off, or the only one that begins so.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let folded = word.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let begins = |k: &&&str| k.to_lowercase().starts_with(&folded);
    let begun: Vec<&&str> = known.iter().filter(begins).collect();
    if let [only] = begun.as_slice()
        && folded.chars().count() >= BEGINNING
    {
        return Some(only);
    }
    known
        .into_iter()
        .map(|k| (strsim::damerau_levenshtein(&folded, &k.to_lowercase()), k))
        .filter(|(distance, k)| *distance <= 1.max(k.chars().count().max(word.chars().count()) / 3))
        .min_by_key(|(distance, k)| (*distance, *k))
        .map(|(_, k)| k)
}

/// `did you mean `x`?` where something is near, else the whole list of what is known.
pub fn suggest(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "nothing of that kind is declared".to_owned(),
        None if known.len() > 24 => format!("none of the {} known is near", known.len()),
        None => format!("known are {}", list(known)),
    }
}

/// The word that a label says was meant ([`suggest`]).
pub fn meant(label: &str) -> Option<&str> {
    label.strip_prefix("did you mean `")?.strip_suffix("`?")
}

/// `` `a`, `b` and `c` ``.
pub fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => "nothing".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_near_where_a_few_letters_are_off_or_it_begins_one_word_only() {
        let known = ["severity", "stance", "find", "figure"];
        for (word, near) in [
            ("sev", Some("severity")),
            ("se", None),
            ("FIND", Some("find")),
            ("fnd", Some("find")),
            ("fi", None),
            ("fig", Some("figure")),
            ("fugire", Some("figure")),
            ("s", None),
            ("colour", None),
        ] {
            assert_eq!(nearest(word, known), near, "{word}");
        }
    }

    #[test]
    fn where_nothing_is_near_all_are_told_as_long_as_they_are_few() {
        let names: Vec<String> = ('a'..='y').map(|c| format!("{c}{c}{c}")).collect();
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        for (word, known, want) in [
            ("harbour", &known[..0], "nothing of that kind is declared"),
            ("harbour", &known[..1], "known are `aaa`"),
            ("harbour", &known[..3], "known are `aaa`, `bbb` and `ccc`"),
            ("harbour", &known[..], "none of the 25 known is near"),
            ("aab", &known[..], "did you mean `aaa`?"),
        ] {
            assert_eq!(suggest(word, known), want, "{word} {known:?}");
        }
        assert!(suggest("harbour", &known[..24]).starts_with("known are "));
        assert_eq!(meant("did you mean `aaa`?"), Some("aaa"));
        assert_eq!(meant("known are `aaa`"), None);
    }

    #[test]
    fn a_fault_has_the_code_of_the_file_that_it_stands_in_and_else_its_only_one() {
        for (fault, area, code) in [
            (Fault::UnknownKey, Area::Rule, "factlint::rule::unknown-key"),
            (Fault::UnknownKey, Area::Config, "factlint::config::unknown-key"),
            (Fault::Hole, Area::Config, "factlint::rule::hole"),
            (Fault::Glob, Area::Rule, "factlint::config::glob"),
        ] {
            assert_eq!(fault.code(area), code);
        }
    }
}
