//! The floors hold: a module names lower floors only.

use std::fs;
use std::path::{Path, PathBuf};

/// Floors from the ground up. What shares a floor does not name each other. Files at the top of src/ that are not here (lib.rs,
/// main.rs) see everything and are seen by nobody.
const FLOORS: &[(&str, u8)] = &[
    ("text", 0),
    ("problem", 0),
    ("error", 0),
    ("value", 1),
    ("corpus", 2),
    ("recognise", 3),
    ("ruleset", 4),
    ("engine", 5),
    ("files", 6),
    ("begin", 6),
    ("suggest", 6),
    ("change", 6),
    ("cache", 6),
    ("report", 7),
    ("lsp", 8),
    ("cli", 9),
];

#[test]
fn a_floor_names_lower_floors_only() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    let mut looked_at = 0;
    for file in rust_files(&src) {
        let inside = file.strip_prefix(&src).expect("inside src");
        let room = inside
            .components()
            .next()
            .expect("a name")
            .as_os_str()
            .to_string_lossy()
            .replace(".rs", "");
        let Some(floor) = floor_of(&room) else { continue };
        looked_at += 1;
        let text = fs::read_to_string(&file).expect("readable source");
        for (number, line) in text.lines().enumerate() {
            for named in rooms_named(line) {
                let allowed = named == room
                    || floor_of(&named).is_some_and(|other| other < floor)
                    || is_ground(&room, &named);
                if !allowed {
                    faults.push(format!(
                        "{}:{}: {room} names {named}",
                        inside.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(looked_at > 20, "only {looked_at} files looked at");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// `problem` speaks of spans: the two share the ground.
fn is_ground(room: &str, named: &str) -> bool {
    room == "problem" && named == "text"
}

fn floor_of(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

/// The rooms that a line names through `crate::`, lists in braces included.
fn rooms_named(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("crate::")
        .flat_map(|(at, _)| {
            let rest = &code[at + "crate::".len()..];
            let list = rest.strip_prefix('{').and_then(|r| r.split('}').next()).unwrap_or(rest);
            let names: Vec<String> = list
                .split(',')
                .map(|name| {
                    name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
                })
                .collect();
            if rest.starts_with('{') { names } else { names.into_iter().take(1).collect() }
        })
        .filter(|name: &String| !name.is_empty())
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

#[test]
fn the_check_sees_what_it_should() {
    assert_eq!(rooms_named("use crate::text::{Span, Tokens};"), ["text"]);
    assert_eq!(rooms_named("use crate::{cli, text::Span};"), ["cli", "text"]);
    assert_eq!(rooms_named("let x = crate::engine::run(); // crate::cli"), ["engine"]);
}
