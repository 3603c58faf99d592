//! The rule packs: taken into a project by `extends:`, they load without a fault, their tests hold, and each names its source.

use std::fs;
use std::path::Path;
use std::process::Command;

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/packs");
    for pack in ["history", "style"] {
        let to = folder.path().join("facts").join(pack);
        fs::create_dir_all(&to).expect("a folder");
        for entry in fs::read_dir(packs.join(pack)).expect("the pack") {
            let path = entry.expect("an entry").path();
            fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    let settings =
        "extends: [facts/history, facts/style]\narticles: \"*.md\"\nchecks: {spelling: warning}\n";
    fs::write(folder.path().join("factlint.yml"), settings).expect("settings");
    folder
}

fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    let output = command.current_dir(folder).args(args).output().expect("factlint runs");
    let all = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&all).into_owned())
}

#[test]
fn packs_hold_what_they_promise() {
    let folder = project();
    let (status, said) = run(folder.path(), &["test", "--coverage"]);
    assert_eq!(status, Some(0), "{said}");
    for file in
        ["history/dates.yml", "history/figures.yml", "style/units.yml", "style/currencies.yml"]
    {
        let text = fs::read_to_string(folder.path().join("facts").join(file)).expect("a pack");
        let (rules, sources) =
            (text.matches("\n  - id: ").count(), text.matches("Source: ").count());
        assert!(rules > 3 && rules == sources, "{file}: {rules} rules, {sources} sources");
    }
}

#[test]
fn packs_find_what_is_often_wrong() {
    let folder = project();
    let text = "In Kiev they saw the film. The Titanic sank on 14 April 1912.\n\nIn 1989 the Berlin Wall fell. It was 155 km long.\n";
    fs::write(folder.path().join("film.md"), text).expect("an article");
    let (status, said) = run(folder.path(), &["check", "--format", "short", "-q"]);
    assert_eq!(status, Some(1), "{said}");
    let found: Vec<&str> = said.lines().filter_map(|line| line.split(['[', ']']).nth(1)).collect();
    assert_eq!(found, ["titanic-sinking", "spelling"], "{said}");
}
