//! The JSON Schema of the report. Out: what `--format json` prints, member by member; a test holds that every member of the fixture,
//! in which every member occurs, is described, and that the fixture and fresh reports are right by it.

use serde_json::{Map, Value, json};

/// The schema, in draft 7. Members may be added, so that unknown ones are let through.
pub fn schema() -> Value {
    let conflicts = |about: &str| json!({"description": about, "type": "array", "items": {"$ref": "#/definitions/conflict"}});
    let mut out = object(
        "A report of factlint.",
        &[
            ("version", json!({"const": 1})),
            ("tool", object("What wrote it.", &[("name", words()), ("version", words())], &[])),
            ("summary", summary()),
            ("conflicts", conflicts("In the order of severity, rule, key, path and start.")),
            ("waived", conflicts("Those that a waiver covers.")),
            ("resolved", conflicts("Those that this change resolves, under --since.")),
            ("problems", list("definitions/problem")),
        ],
        &[
            ("fail_on", json!({"enum": ["error", "warning", "note", null]})),
            ("prefix", words()),
            (
                "base",
                object(
                    "What a change is compared with.",
                    &[("rev", words()), ("commit", words()), ("unchanged", count())],
                    &[],
                ),
            ),
            ("today", words()),
            ("unresolved", list("definitions/unresolved")),
            ("rules", list("definitions/rule")),
            ("facts", list("definitions/fact")),
        ],
    );
    out["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    out["title"] = json!("factlint report");
    out["definitions"] = json!({
        "conflict": conflict(),
        "mention": mention(),
        "unresolved": unresolved(),
        "problem": problem(),
        "excerpt": excerpt(),
        "rule": rule(),
        "fact": fact(),
    });
    out
}

fn words() -> Value {
    json!({"type": "string"})
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn or_null(kind: &str) -> Value {
    json!({"type": [kind, "null"]})
}

fn list(of: &str) -> Value {
    json!({"type": "array", "items": {"$ref": format!("#/{of}")}})
}

fn severity() -> Value {
    json!({"enum": ["error", "warning", "note"]})
}

fn keys() -> Value {
    json!({"description": "What it is about, by the names of the rule's keys.", "type": "object", "additionalProperties": {"type": "string"}})
}

/// An object with members that are always there and members that may be left out.
fn object(about: &str, always: &[(&str, Value)], maybe: &[(&str, Value)]) -> Value {
    let all = always.iter().chain(maybe);
    let properties: Map<String, Value> =
        all.map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let required: Vec<&str> = always.iter().map(|(key, _)| *key).collect();
    json!({"description": about, "type": "object", "properties": properties, "required": required})
}

fn summary() -> Value {
    let names =
        ["articles", "rules", "mentions", "unresolved", "waived", "error", "warning", "note"];
    let members: Vec<(&str, Value)> = names.iter().map(|name| (*name, count())).collect();
    object("Counts.", &members, &[])
}

fn conflict() -> Value {
    let reasons = [
        "expected",
        "disagree",
        "self",
        "trend",
        "relation",
        "disputed",
        "speaker",
        "wording",
        "calendar",
        "conversion",
        "arithmetic",
        "spelling",
    ];
    let expected = object(
        "What the rule expects.",
        &[
            ("text", words()),
            ("value", words()),
            ("path", words()),
            ("line", count()),
            ("column", count()),
            ("excerpt", json!({"$ref": "#/definitions/excerpt"})),
        ],
        &[],
    );
    let waiver = object(
        "What waives it.",
        &[("reason", words()), ("until", or_null("string")), ("path", words())],
        &[],
    );
    object(
        "One mention that cannot stand.",
        &[
            ("rule", words()),
            ("kind", json!({"enum": ["figure", "date", "attribution", "relation", "check"]})),
            ("severity", severity()),
            ("strength", json!({"enum": ["conflict", "tension"]})),
            ("reason", json!({"enum": reasons})),
            ("key", keys()),
            ("message", words()),
            ("fingerprint", words()),
            ("expected", json!({"anyOf": [expected, {"type": "null"}]})),
            ("mentions", list("definitions/mention")),
        ],
        &[("waiver", waiver)],
    )
}

/// Members by name, each with the schema of its value.
type Members = Vec<(&'static str, Value)>;

/// Where a mention stands and what it says: the members that are always there, and those that may be.
fn place() -> (Members, Members) {
    let always = vec![
        ("path", words()),
        ("start", count()),
        ("end", count()),
        ("line", count()),
        ("column", count()),
        ("text", words()),
        ("value", or_null("string")),
        ("source", or_null("string")),
        ("low", or_null("string")),
        ("high", or_null("string")),
        ("unit", or_null("string")),
        ("as_of", or_null("string")),
        ("stance", json!({"enum": ["asserted", "reported", "planned", "denied", "hypothetical"]})),
        ("published", or_null("string")),
        ("sentence", words()),
        ("sentence_at", count()),
        ("read_as", words()),
        ("end_line", count()),
        ("end_column", count()),
        ("byte_column", count()),
        ("end_byte_column", count()),
    ];
    (always, vec![("published_by", words()), ("file", words())])
}

fn mention() -> Value {
    let (mut always, maybe) = place();
    always.insert(0, ("role", json!({"enum": ["outlier", "witness"]})));
    object("One side of a conflict.", &always, &maybe)
}

fn unresolved() -> Value {
    let (mut always, maybe) = place();
    always.splice(0..0, [("rule", words()), ("key", keys()), ("why", words())]);
    object("A mention that could not be settled, under --unresolved.", &always, &maybe)
}

fn problem() -> Value {
    let excerpt = json!({"$ref": "#/definitions/excerpt"});
    let related = object(
        "Another place that the problem is about.",
        &[
            ("path", words()),
            ("line", or_null("integer")),
            ("column", or_null("integer")),
            ("message", words()),
        ],
        &[("excerpt", json!({"anyOf": [excerpt, {"type": "null"}]}))],
    );
    object(
        "What could not be looked at, or is not right in rules, settings or waivers.",
        &[
            ("severity", severity()),
            ("path", or_null("string")),
            ("line", or_null("integer")),
            ("column", or_null("integer")),
            ("message", words()),
            ("code", words()),
        ],
        &[
            ("help", words()),
            ("label", words()),
            ("excerpt", excerpt.clone()),
            ("related", json!({"type": "array", "items": related})),
        ],
    )
}

fn excerpt() -> Value {
    object(
        "A line of a file, and the part of it that is meant, in bytes.",
        &[("text", words()), ("start", count()), ("end", count())],
        &[],
    )
}

fn rule() -> Value {
    object(
        "A rule, relation or check that reported something.",
        &[("id", words()), ("kind", words()), ("title", words()), ("severity", severity())],
        &[("help", words()), ("url", words()), ("path", words()), ("line", count())],
    )
}

fn fact() -> Value {
    let said = object(
        "One article's word on it.",
        &[
            ("path", words()),
            ("start", count()),
            ("text", words()),
            ("read_as", words()),
            ("low", or_null("string")),
            ("high", or_null("string")),
            ("as_of", or_null("string")),
            ("verdict", words()),
        ],
        &[],
    );
    object(
        "Everything that was said of a fact on which there is a conflict.",
        &[
            ("rule", words()),
            ("key", keys()),
            ("mentions", json!({"type": "array", "items": said})),
        ],
        &[],
    )
}
