//! JSON Schemas of rule files and settings, for editors. In: the tables of keys by which the parsers themselves read. Out: a schema
//! in draft 7, the one that language servers for YAML know. A key that a parser knows cannot be missing, and one that it does not
//! know cannot be there: each mapping is built from its table, and `known` says what belongs under each key.

use super::config;
use super::example::{CASE_KEYS, CONFLICT_KEYS, MENTION_KEYS, REASONS, WANT_KEYS};
use super::expect::{ENTRY_KEYS, ROW_KEYS};
use super::find::FIND_KEYS;
use super::phrase::HoleType;
use super::raw::{COMPARE_KEYS, ENTITY_KEYS, FILE_KEYS, RELATION_KEYS, RULE_KEYS};
use serde_json::{Map, Value, json};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of a rule file.
pub fn rules() -> Value {
    let mut schema = mapping(Area::Rules, "A rule file of factlint.", FILE_KEYS, &[], "file");
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!("factlint rules");
    schema
}

/// The schema of `factlint.yml`; `checks` are the ids of the built-in checks.
pub fn config(checks: &[&str]) -> Value {
    let mut schema =
        mapping(Area::Config, "The settings of factlint.", config::KEYS, &[], "config");
    schema["$schema"] = json!(DRAFT);
    schema["title"] = json!("factlint.yml");
    let level = json!({"enum": ["error", "warning", "note", "off", false]});
    let levels: Map<String, Value> =
        checks.iter().map(|id| ((*id).to_owned(), level.clone())).collect();
    schema["properties"]["checks"]["properties"] = Value::Object(levels);
    schema
}

#[derive(Clone, Copy)]
enum Area {
    Rules,
    Config,
}

/// A mapping with the keys of a table. `place` names it to [`known`].
fn mapping(area: Area, about: &str, keys: &[&str], required: &[&str], place: &str) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let found = match area {
                Area::Rules => known(place, key),
                Area::Config => setting(place, key),
            };
            ((*key).to_owned(), found.unwrap_or_else(|| json!({})))
        })
        .collect();
    let mut out = json!({
        "description": about,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        out["required"] = json!(required);
    }
    out
}

/// Text as YAML writes it: a figure alone is text too.
fn text(about: &str) -> Value {
    json!({"description": about, "type": ["string", "number"]})
}

fn texts(about: &str) -> Value {
    let items = json!({"type": ["string", "number"]});
    json!({"description": about, "anyOf": [items, {"type": "array", "items": items}]})
}

fn flag(about: &str) -> Value {
    json!({"description": about, "type": "boolean"})
}

fn one_of(about: &str, words: &[&str]) -> Value {
    json!({"description": about, "enum": words})
}

fn list(about: &str, items: &Value) -> Value {
    json!({"description": about, "type": "array", "items": items})
}

/// One, or a list of them.
fn some(about: &str, item: &Value) -> Value {
    json!({"description": about, "anyOf": [item, {"type": "array", "items": item}]})
}

fn day(about: &str) -> Value {
    json!({"description": about, "type": "string", "pattern": "^\\s*\\d{4}-\\d{2}-\\d{2}"})
}

const SEVERITIES: &[&str] = &["error", "warning", "note"];

/// What belongs under a key of a rule file; `None` for one that is not described.
fn known(place: &str, key: &str) -> Option<Value> {
    Some(match (place, key) {
        ("file", "entities") => {
            let long = mapping(Area::Rules, "The long form.", ENTITY_KEYS, &["names"], "entity");
            let form = json!({"anyOf": [texts("Every spelling that counts as it."), long]});
            json!({"description": "Names that rules refer to as @id.", "type": ["object", "null"],
                   "additionalProperties": form})
        }
        ("file", "rules") => {
            let rule =
                mapping(Area::Rules, "What articles have to agree on.", RULE_KEYS, &["id"], "rule");
            json!({"description": "The facts.", "type": ["array", "null"], "items": rule})
        }
        ("file", "relations") => {
            let required = &["id", "relation"];
            let relation = mapping(
                Area::Rules,
                "What holds between facts.",
                RELATION_KEYS,
                required,
                "relation",
            );
            json!({"description": "What has to hold between facts.", "type": ["array", "null"], "items": relation})
        }
        ("entity", "names") => {
            texts("Every spelling that counts as it; the first is its display name.")
        }
        ("entity", "variants") => {
            texts("Spellings that count as it and are reported by the check `spelling`.")
        }
        ("entity", "roles") => texts("What it is called by office."),
        ("entity", "speaks_for") => texts("The ids of those it speaks for."),
        ("entity", "gender") => one_of("The pronouns that can stand for it.", &["m", "f", "n"]),
        ("entity", "translated") => flag("Whether its quotes reach readers in translation."),
        ("rule" | "relation", "id") => json!({
            "description": "Its name in reports, waivers and `explain`; unique over all files.",
            "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
        ("rule", "figure" | "date" | "attribution") => text(
            "What is compared, and a few words on the fact: exactly one of figure, date and attribution.",
        ),
        ("rule", "find") => {
            let together =
                mapping(Area::Rules, "Phrases that share a sentence.", FIND_KEYS, &["all"], "find");
            let mut any =
                texts("How to find where it is said: a phrase, or a list of which any may match.");
            if let Some(forms) = any["anyOf"].as_array_mut() {
                forms.push(together);
            }
            any
        }
        ("rule", "value") => {
            let types: Vec<&str> = HoleType::ALL.iter().map(|(_, name)| *name).collect();
            one_of("The type of the value, where no phrase has a hole for it.", &types)
        }
        ("rule", "of") => texts("The counted nouns that a figure must have."),
        ("rule", "expect") => expectation(),
        ("rule", "compare") => {
            mapping(Area::Rules, "How mentions are compared.", COMPARE_KEYS, &[], "compare")
        }
        ("rule", "stance") => some(
            "Stances that are compared beside asserted, reported and planned ones.",
            &json!({"enum": ["asserted", "reported", "planned", "denied", "hypothetical"]}),
        ),
        ("rule", "disputed") => flag("Report where one asserts what another denies or doubts."),
        ("rule", "quote") => text("The quoted words that an attribution is about."),
        ("rule" | "relation", "severity") => {
            one_of("How grave a conflict is; error by default.", SEVERITIES)
        }
        ("rule" | "relation", "help") => text("What to do about a conflict."),
        ("rule" | "relation", "url") => text("Where to read more."),
        ("rule", "tests") => {
            let case = mapping(Area::Rules, "One test.", CASE_KEYS, &[], "case");
            some("The rule's own tests.", &case)
        }
        ("relation", "relation") => {
            text("Two sides over rule ids, dates and amounts with = < <= > or >= between them.")
        }
        ("find", "all") => texts("Phrases that all stand in the sentence, in any order."),
        ("find", "none") => texts("Phrases that must not stand in it."),
        ("compare", "per") => {
            let grain = one_of(
                "As-of dates that share it are compared.",
                &["year", "month", "week", "day"],
            );
            let key = json!({"anyOf": [{"type": "string"},
                {"type": "object", "properties": {"as_of": grain}, "additionalProperties": false}]});
            some(
                "Only mentions that share these are compared: source, article, outlet, a metadata key, {as_of: year}.",
                &key,
            )
        }
        ("compare", "tolerance") => {
            text("How far apart agreeing values may be: 2%, 500 people, 1 day.")
        }
        ("compare", "trend") => {
            one_of("How the value moves over time.", &["rising", "falling", "steady"])
        }
        ("case", "agree") => {
            text("A sentence in which the rule finds its fact, and nothing collides.")
        }
        ("case", "conflict") => text("A sentence that collides with the rule."),
        ("case", "ignore") => {
            text("A sentence in which the rule finds nothing that it would compare.")
        }
        ("case", "published") => day("When the sentence was published."),
        ("case", "todo") => {
            flag("A known gap: it must fail, and is reported as soon as it passes.")
        }
        ("case", "name") => text("What the case shows."),
        ("case", "articles") => {
            let long = json!({"type": "object", "required": ["text"], "properties": {
                "text": text("What the article says."), "published": day("When it was published.")},
                "additionalProperties": {"type": ["string", "number", "boolean"]}});
            json!({"description": "A small corpus: articles by name.", "type": "object",
                   "additionalProperties": {"anyOf": [{"type": ["string", "number"]}, long]}})
        }
        ("case", "want") => {
            mapping(Area::Rules, "Exactly what must be found.", WANT_KEYS, &[], "want")
        }
        ("want", "mentions") => {
            let item = mapping(Area::Rules, "One mention.", MENTION_KEYS, &[], "mention");
            list("Every mention; left out, they are not looked at.", &item)
        }
        ("want", "conflicts") => {
            let item = mapping(Area::Rules, "One conflict.", CONFLICT_KEYS, &[], "conflict");
            list("Every conflict; left out, there is none.", &item)
        }
        ("mention" | "conflict", "in") => text("The article's name."),
        ("mention" | "conflict", "text") => text("Its words."),
        ("mention", "value") => {
            text("Its value, as `mentions` prints it, or in prose that means the same.")
        }
        ("conflict", "reason") => one_of("Why it is one.", REASONS),
        _ => return rest(place, key),
    })
}

/// What belongs under the keys of an expectation.
fn rest(place: &str, key: &str) -> Option<Value> {
    Some(match (place, key) {
        ("entry", "value") => text("What it says, in prose, or an entity."),
        ("row", "table") => {
            text("A CSV, TSV or JSON file, relative to the folder of factlint.yml.")
        }
        ("row", "where") => json!({
            "description": "Which row: columns with a constant, or a key of the mention in braces.",
            "type": "object", "additionalProperties": {"type": ["string", "number"]}}),
        ("row", "column") => text("The column that holds the value."),
        ("row", "unit") => text("The unit or counted noun of the column."),
        ("entry" | "row", "by") => text("Only for mentions from this source, an entity."),
        ("entry" | "row", "from") => text("Only for what is true on this day or later."),
        ("entry" | "row", "until") => text("Only for what is true on this day or earlier."),
        _ => return None,
    })
}

fn expectation() -> Value {
    let entry =
        mapping(Area::Rules, "A value with its source and time.", ENTRY_KEYS, &["value"], "entry");
    let required = &["table", "where", "column"];
    let row = mapping(Area::Rules, "A row of a table.", ROW_KEYS, required, "row");
    let one = json!({"anyOf": [{"type": ["string", "number"]}, entry, row]});
    some("What is right; without it, mentions only have to agree with each other.", &one)
}

/// What belongs under a key of the settings.
fn setting(place: &str, key: &str) -> Option<Value> {
    Some(match (place, key) {
        ("config", "articles") => {
            texts("Patterns of articles; left out, all text under the folder.")
        }
        ("config", "rules") => texts("Patterns of rule files; left out, rules/**/*.yml."),
        ("config", "extends") => texts("Folders of rules in this repository."),
        ("config", "fail_on") => {
            one_of("From which severity on a run fails.", &["error", "warning", "note", "never"])
        }
        ("config", "baseline") => text("The file of accepted conflicts."),
        ("config", "metadata") => some(
            "Metadata for articles that carry none; a later entry wins.",
            &json!({
            "type": "object", "required": ["match"],
            "properties": {"match": text("The articles it is for."), "published": day("When they were published.")},
            "additionalProperties": {"type": ["string", "number", "boolean"]}}),
        ),
        ("config", "checks") => json!({
            "description": "Levels of the built-in checks.", "type": "object", "additionalProperties": false}),
        ("config", "numbers") => {
            let keys: Vec<&str> = config::WIDTHS.iter().map(|(key, ..)| *key).collect();
            mapping(Area::Config, "How wide hedges and rounding are.", &keys, &[], "numbers")
        }
        ("config", "currency") => json!({
            "description": "What a bare $ is, as an ISO 4217 code.", "type": "string", "pattern": "^[A-Z]{3}$"}),
        ("config", "waivers") => {
            let required = &["rule", "article", "reason"];
            some(
                "Mentions that stand.",
                &mapping(Area::Config, "A waiver.", config::WAIVER_KEYS, required, "waiver"),
            )
        }
        ("numbers", "exact_below") => text("Whole counts below this are exact."),
        ("numbers", "more_than") => text("How many times its figure `more than` likely reaches."),
        ("numbers", _) => text("A share of the figure: 10%."),
        ("waiver", "rule") => text("The rule, relation or check."),
        ("waiver", "article") => text("The article, or a pattern of articles."),
        ("waiver", "reason") => text("Why."),
        ("waiver", "until") => day("The last day on which it holds."),
        ("waiver", "value") => text("The value it is for; another one ends it."),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_every_table_is_described() {
        let rules: &[(&str, &[&str])] = &[
            ("file", FILE_KEYS),
            ("entity", ENTITY_KEYS),
            ("rule", RULE_KEYS),
            ("find", FIND_KEYS),
            ("compare", COMPARE_KEYS),
            ("relation", RELATION_KEYS),
            ("entry", ENTRY_KEYS),
            ("row", ROW_KEYS),
            ("case", CASE_KEYS),
            ("want", WANT_KEYS),
            ("mention", MENTION_KEYS),
            ("conflict", CONFLICT_KEYS),
        ];
        for (place, keys) in rules {
            for key in *keys {
                assert!(known(place, key).is_some(), "{place}: {key}");
            }
        }
        for key in config::KEYS {
            assert!(setting("config", key).is_some(), "{key}");
        }
        for key in config::WAIVER_KEYS {
            assert!(setting("waiver", key).is_some(), "{key}");
        }
        assert!(known("rule", "nonsense").is_none() && setting("config", "nonsense").is_none());
    }
}
