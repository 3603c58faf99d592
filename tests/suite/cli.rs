//! The command line from outside: every case in tests/cli is one command with its input, output and status.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_command_line_keeps_its_word() {
    trycmd::TestCases::new().case("tests/cli/*.toml");
}

/// Every code that the source raises is explained by `factlint explain`.
#[test]
fn every_code_is_explained() {
    let mut codes = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(path).expect("source");
                codes.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
            }
        }
    }
    assert!(codes.len() > 60, "{codes:?}");
    for code in codes {
        let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
        let output = factlint.args(["explain", &code]).output().expect("factlint runs");
        assert!(output.status.success(), "{code}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// `factlint::room::fault`
fn is_code(word: &str) -> bool {
    let mut parts = word.split("::");
    parts.next() == Some("factlint")
        && parts.clone().count() == 2
        && parts.all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        })
}
