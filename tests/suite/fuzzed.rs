//! What fuzzing found once stays found: every case under fuzz/cases/TARGET/ goes through its target, and so does a random handful
//! of bytes, words of each boundary among them, so that a target that was never fuzzed is at least alive.

#[path = "../../fuzz/src/lib.rs"]
mod targets;

use factlint::report::{FORMATS, Report, Style};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;
use targets::TARGETS;

#[test]
fn every_case_that_was_found_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/cases");
    let mut folders: Vec<_> =
        fs::read_dir(&root).expect("cases").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    let mut held = 0;
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            eprintln!("{}", path.display());
            target(&fs::read(&path).expect("a case"));
            held += 1;
        }
    }
    assert!(held > 0, "no case was read");
}

/// Numbers with hedge and unit, and days: printed in words and in digits, each is read back as itself. Chance is the same in every run.
#[test]
fn what_is_printed_is_read_back() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut byte = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    for _ in 0..600 {
        let bytes: Vec<u8> = (0..9).map(|_| byte()).collect();
        targets::values(&bytes);
        targets::dates(&bytes);
    }
}

/// Each text of a saved report in turn, with what would steer a terminal and a line of its own behind it: no format prints either.
#[test]
fn no_text_of_a_saved_report_steers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report/run.json");
    let saved: Value = serde_json::from_slice(&fs::read(path).expect("a report")).expect("JSON");
    let mut texts = Vec::new();
    pointers(&saved, String::new(), &mut texts);
    let mut tried = 0;
    for pointer in texts {
        let mut report = saved.clone();
        let Some(Value::String(text)) = report.pointer_mut(&pointer) else { continue };
        text.push_str("\u{7f}\u{1b}[2J\u{202e}\n::error::forged");
        // What stands for one of a few words (a severity) is no report then.
        let Ok(read) = serde_json::from_value::<Report>(report.clone()) else { continue };
        targets::report(report.to_string().as_bytes());
        for format in FORMATS {
            let mut out = Vec::new();
            format.write(&read, Style::PLAIN, &mut out).expect("printed");
            let printed = String::from_utf8(out).expect("UTF-8");
            let forged = printed.lines().find(|line| line.starts_with("::error::forged"));
            assert_eq!(forged, None, "{}: {pointer}", format.name());
        }
        tried += 1;
    }
    assert!(tried > 100, "only {tried} texts were tried");
}

/// Where texts stand in a JSON document.
fn pointers(value: &Value, at: String, out: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::String(_) => out.push(at),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| pointers(item, format!("{at}/{i}"), out));
        }
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(key, item)| pointers(item, format!("{at}/{}", escaped(key)), out));
        }
        _ => {}
    }
}

/// Words that matter at some boundary.
const WORDS: &[&str] = &[
    "rules:\n",
    "  - id: a\n",
    "    figure: f\n",
    "    find: \"{count} people\"\n",
    "    expect: about 20%\n",
    "entities: {a: [B]}\n",
    "relations:\n",
    "*a",
    "&a ",
    "<<: ",
    "[",
    "]",
    "{",
    "}",
    "...",
    "...(30)",
    "@putin ",
    "{who} ",
    "{x:name} ",
    "/(?P<value>.+)/ ",
    "<p>",
    "</p>",
    "<table><tr><td>",
    "<!-- factlint-ignore a reason=b -->",
    "| a | b |\n",
    "| - | - |\n",
    "---\n",
    "+++\n",
    "date: 2025-03-13\n",
    "\"",
    "“",
    "”",
    "said Putin. ",
    "about ",
    "20 ",
    "40% ",
    "12 people ",
    "Thursday ",
    "March 13, 2025 ",
    "{\"id\": \"a\", \"text\": \"b\"}\n",
    "\u{202e}",
    "\u{0}",
    "\u{1b}[31m",
    "😀",
    "é",
    "\n",
    "\n\n",
    "\r",
    "&amp;",
    "&#x202e;",
    "```\n",
    "> ",
    "# ",
    "- ",
    "http://a.b/c ",
    "\u{a0}",
    "version",
    "conflicts",
    ":",
    ",",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_target_takes_anything(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..24),
        bytes in prop::collection::vec(any::<u8>(), 0..12),
        number in 0..TARGETS.len(),
    ) {
        let (_, target) = TARGETS[number];
        target(words.concat().as_bytes());
        target(&bytes);
    }
}
