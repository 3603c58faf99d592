//! The schemas: those under schemas/ are what the program prints, and everything shipped is right by them.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn schema(of: &str) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_factlint"))
        .args(["schema", of])
        .output()
        .expect("factlint runs");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Every fault of `value` under the keywords that our schemas use; another keyword is a fault of its own.
fn faults(schema: &Value, value: &Value, top: &Value, at: &str) -> Vec<String> {
    let mut out = Vec::new();
    let Some(rules) = schema.as_object() else { return out };
    for (keyword, wanted) in rules {
        match keyword.as_str() {
            "$schema" | "title" | "description" | "definitions" => {}
            "$ref" => {
                let path = wanted.as_str().expect("a path").trim_start_matches('#');
                out.extend(faults(top.pointer(path).expect("a definition"), value, top, at));
            }
            "type" => {
                let types: Vec<&str> = match wanted {
                    Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
                    one => one.as_str().into_iter().collect(),
                };
                if !types.iter().any(|name| is_of(name, value)) {
                    out.push(format!("{at}: {value} is none of {types:?}"));
                }
            }
            "const" if value != wanted => out.push(format!("{at}: {value} is not {wanted}")),
            "enum" if !wanted.as_array().expect("a list").contains(value) => {
                out.push(format!("{at}: {value} is none of {wanted}"));
            }
            "const" | "enum" => {}
            "pattern" => {
                let pattern =
                    regex::Regex::new(wanted.as_str().expect("a pattern")).expect("a pattern");
                if value.as_str().is_some_and(|text| !pattern.is_match(text)) {
                    out.push(format!("{at}: {value} does not match {wanted}"));
                }
            }
            "minimum" => {
                if value.as_f64() < wanted.as_f64() && value.is_number() {
                    out.push(format!("{at}: {value} is less than {wanted}"));
                }
            }
            "anyOf" => {
                let all = wanted.as_array().expect("a list");
                let tried: Vec<Vec<String>> =
                    all.iter().map(|one| faults(one, value, top, at)).collect();
                if !tried.iter().any(Vec::is_empty) {
                    out.push(format!("{at}: fits none of {}: {tried:?}", all.len()));
                }
            }
            "required" => {
                let missing = |key: &&Value| {
                    value.is_object() && value.get(key.as_str().unwrap_or("")).is_none()
                };
                out.extend(
                    wanted
                        .as_array()
                        .into_iter()
                        .flatten()
                        .filter(missing)
                        .map(|key| format!("{at}: no {key}")),
                );
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                out.extend(
                    items.flat_map(|(i, item)| faults(wanted, item, top, &format!("{at}/{i}"))),
                );
            }
            "properties" => {
                for (key, of) in wanted.as_object().expect("properties") {
                    if let Some(member) = value.get(key) {
                        out.extend(faults(of, member, top, &format!("{at}/{key}")));
                    }
                }
            }
            "additionalProperties" => {
                let known = rules.get("properties").and_then(Value::as_object);
                let others = value.as_object().into_iter().flatten();
                for (key, member) in
                    others.filter(|(key, _)| known.is_none_or(|known| !known.contains_key(*key)))
                {
                    if wanted == &Value::Bool(false) {
                        out.push(format!("{at}: {key} is not known"));
                    }
                    out.extend(faults(wanted, member, top, &format!("{at}/{key}")));
                }
            }
            other => out.push(format!("{at}: the test does not know the keyword {other}")),
        }
    }
    out
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        _ => false,
    }
}

fn yaml(text: &str) -> Value {
    let read: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
    serde_json::to_value(read).expect("YAML that JSON can hold")
}

fn check(schema: &Value, value: &Value, name: &str) {
    let found = faults(schema, value, schema, "");
    assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            out.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            out.push(path);
        }
    }
    out.sort();
    out
}

#[test]
fn the_committed_schemas_are_current() {
    for of in ["rules", "config", "report"] {
        let path = root().join(format!("schemas/{of}.schema.json"));
        let kept = fs::read_to_string(&path).unwrap_or_default();
        let fresh = format!("{:#}\n", schema(of));
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            fs::create_dir_all(root().join("schemas")).expect("a folder");
            fs::write(&path, &fresh).expect("a file");
            continue;
        }
        assert!(
            kept == fresh,
            "schemas/{of}.schema.json is old: run this test with UPDATE_SCHEMAS=1"
        );
    }
}

#[test]
fn everything_shipped_is_right_by_them() {
    let rules = schema("rules");
    let all = files(&root().join("rules"), ".yml");
    assert!(all.len() >= 5);
    for path in all {
        let text = fs::read_to_string(&path).expect("a rule file");
        check(&rules, &yaml(&text), &path.display().to_string());
    }
    let page = fs::read_to_string(root().join("docs/rules.md")).expect("the page");
    for (number, block) in page.split("```yaml\n").skip(1).enumerate() {
        let block = block.split("```").next().unwrap_or_default();
        check(&rules, &yaml(block), &format!("docs/rules.md, block {number}"));
    }
    let config = schema("config");
    for path in files(&root(), "factlint.yml").iter().filter(|path| {
        let shown = path.to_string_lossy();
        !shown.contains("/target/") && !shown.contains("/faulty/") && !shown.contains("/workflows/")
    }) {
        let text = fs::read_to_string(path).expect("settings");
        check(&config, &yaml(&text), &path.display().to_string());
    }
    let everything = "articles: a.md\nrules: [b.yml]\nextends: packs\nfail_on: never\nbaseline: b.json\ncurrency: CAD\n\
        metadata: [{match: a.md, published: 2025-01-01, outlet: X}]\nchecks: {sum: off, calendar: warning}\n\
        numbers: {about: 10%, more_than: 2}\nwaivers: [{rule: a, article: b, reason: c, until: 2025-01-01}]\n";
    check(&config, &yaml(everything), "every setting");
}

#[test]
fn what_is_wrong_is_wrong_by_them() {
    for (of, text) in [
        ("rules", "rule: []"),
        ("rules", "rules: [{id: a, figur: x, find: y}]"),
        ("rules", "rules: [{id: A b, figure: x, find: y}]"),
        ("rules", "rules: [{id: a, figure: x, find: y, severity: fatal}]"),
        ("rules", "rules: [{id: a, figure: x, value: meters}]"),
        ("rules", "rules: [{id: a, figure: x, expect: {tabel: a.csv}}]"),
        ("rules", "rules: [{id: a, tests: [{agrees: x}]}]"),
        ("config", "article: x"),
        ("config", "checks: {sums: off}"),
        ("config", "waivers: [{rule: a}]"),
    ] {
        let schema = schema(of);
        assert!(!faults(&schema, &yaml(text), &schema, "").is_empty(), "{text}");
    }
}

#[test]
fn reports_are_right_and_every_member_is_described() {
    let schema = schema("report");
    let fixture = fs::read_to_string(root().join("tests/report/run.json")).expect("the fixture");
    let fixture: Value = serde_json::from_str(&fixture).expect("JSON");
    check(&schema, &fixture, "the fixture");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(root()).args([
        "check",
        "--format",
        "json",
        "--unresolved",
        "--today",
        "2025-06-01",
    ]);
    let fresh: Value =
        serde_json::from_slice(&command.output().expect("factlint runs").stdout).expect("JSON");
    check(&schema, &fresh, "a fresh report");
    let mut described = BTreeSet::new();
    names(&schema, &mut described);
    for report in [&fixture, &fresh] {
        let mut members = BTreeSet::new();
        keys(report, &mut members);
        let missing: Vec<&String> = members.difference(&described).collect();
        assert!(missing.is_empty(), "no schema for {missing:?}");
    }
}

/// Every name under `properties`.
fn names(schema: &Value, out: &mut BTreeSet<String>) {
    match schema {
        Value::Object(all) => {
            for (key, value) in all {
                if key == "properties" {
                    out.extend(value.as_object().into_iter().flat_map(|all| all.keys().cloned()));
                }
                names(value, out);
            }
        }
        Value::Array(all) => all.iter().for_each(|value| names(value, out)),
        _ => {}
    }
}

/// Every member of a report; those of `key` are the rule's own.
fn keys(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(all) => {
            for (key, value) in all {
                out.insert(key.clone());
                if key != "key" {
                    keys(value, out);
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|value| keys(value, out)),
        _ => {}
    }
}
