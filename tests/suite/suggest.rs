//! `factlint suggest` from outside: what it proposes loads, and its tests hold; on the seeds of the project it finds the known facts.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn factlint(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(folder).args(args).output().expect("factlint runs")
}

fn copied(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let bytes = fs::read(&path).expect("a file");
            fs::write(folder.path().join(path.file_name().expect("a name")), bytes)
                .expect("a copy");
        }
    }
    folder
}

#[test]
fn what_is_proposed_holds_and_is_never_written_over() {
    let news = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/projects/harbour/news");
    let folder = copied(&news);
    let args = ["suggest", "--output", "rules/suggested.yml"];
    let output = factlint(folder.path(), &args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tested = factlint(folder.path(), &["test", "--coverage"]);
    let said = String::from_utf8_lossy(&tested.stdout).into_owned();
    assert!(tested.status.success() && said.contains("of 4 rules"), "{said}");
    let again = factlint(folder.path(), &args);
    assert_eq!(again.status.code(), Some(2), "the file is there already");
    // What the rules now find is not proposed again.
    let left = factlint(folder.path(), &["suggest"]);
    let left = String::from_utf8_lossy(&left.stdout).into_owned();
    assert!(left.contains("rules:\n  []"), "{left}");
    let checked = factlint(folder.path(), &["check", "--format", "short"]);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    assert!(said.contains("52 million pounds"), "{said}");
}

#[test]
fn only_what_is_asked_for_is_proposed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/projects/harbour");
    for (args, rules) in [
        (&["suggest", "--kind", "date"][..], 1),
        (&["suggest", "--kind", "attribution"][..], 1),
        (&["suggest", "--limit", "2"][..], 2),
        (&["suggest", "--min-articles", "4"][..], 1),
    ] {
        let output = factlint(&folder, args);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(text.matches("\n  - id: ").count(), rules, "{args:?}\n{text}");
    }
}

#[test]
fn the_seeds_yield_their_known_facts() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !seeds.is_dir() {
        println!("skipped: ../shared/seeds is not there");
        return;
    }
    let folder = copied(&seeds);
    let output = factlint(folder.path(), &["suggest"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for (fact, words) in [
        ("the truce", "{duration} ...(2) ceasefire"),
        ("its length", "expect: 30 days"),
        ("what is held", "{share}"),
        ("the visit", "Kursk\", \"visit*\""),
        ("the meeting", "\"Witkoff\", \"met\""),
        ("a quote", "quote: good and productive"),
        ("another", "quote: there are nuances"),
    ] {
        assert!(text.contains(words), "{fact}: {words} in\n{text}");
    }
}
