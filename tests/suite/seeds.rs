//! The corpus in seeds/ and the rules in rules/, end to end through the binary: exactly the contradictions that
//! `seeds/expected.json` lists, in the same bytes for any number of threads, and every shipped rule's own tests.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs factlint in `folder`, with nothing of the caller's terminal in its surroundings.
fn factlint(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factlint"))
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env_remove("GITHUB_ACTIONS")
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("the binary runs")
}

/// The conflicts of a JSON report, in its order: path, rule, severity, reason, the outlier's words.
fn found(report: &[u8]) -> Vec<[String; 5]> {
    let report: Value = serde_json::from_slice(report).expect("a JSON report");
    let conflicts = report["conflicts"].as_array().expect("conflicts").iter();
    conflicts
        .map(|c| {
            let outlier = &c["mentions"][0];
            assert_eq!(outlier["role"], "outlier", "the outlier comes first: {c}");
            [&outlier["path"], &c["rule"], &c["severity"], &c["reason"], &outlier["text"]]
                .map(|v| v.as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

#[test]
fn the_corpus_holds_the_listed_contradictions_and_no_others() {
    let run = factlint(&root(), &["check", "--format", "json"]);
    let listed = fs::read(root().join("seeds/expected.json")).expect("seeds/expected.json");
    let listed: Value = serde_json::from_slice(&listed).expect("JSON");
    let listed: Vec<[String; 5]> = listed["conflicts"]
        .as_array()
        .expect("conflicts")
        .iter()
        .map(|c| {
            ["path", "rule", "severity", "reason", "text"]
                .map(|k| c[k].as_str().expect("a string").to_owned())
        })
        .collect();
    assert_eq!(found(&run.stdout), listed, "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(run.status.code(), Some(1), "errors in the corpus give 1");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    for format in ["json", "terminal", "short"] {
        let one = factlint(&root(), &["check", "--format", format, "--threads", "1"]);
        let four = factlint(&root(), &["check", "--format", format, "--threads", "4"]);
        assert!(!one.stdout.is_empty(), "{format}: nothing printed");
        assert_eq!(one.stdout, four.stdout, "{format}");
        assert_eq!(one.status.code(), four.status.code(), "{format}");
    }
}

#[test]
fn every_shipped_rule_passes_its_own_tests() {
    let run = factlint(&root(), &["test", "--coverage"]);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
}

/// What the same rules have to find in the five articles outside the repository: file, rule, severity, reason, words.
const SHARED: &[[&str; 5]] = &[
    ["000", "kursk-visit", "error", "expected", "Earlier Thursday"],
    ["002", "who-met-putin", "error", "expected", "Donald Trump"],
    ["004", "envoy-meeting", "warning", "disputed", "whether that meeting actually took place"],
    ["001", "quote-wording", "warning", "wording", "I'd love to meet with him"],
    ["003", "spelling", "warning", "spelling", "Volodymyr Zelenskyy"],
    ["002", "encircled", "note", "disputed", "encirclement"],
    ["004", "encircled", "note", "disputed", "encirclement"],
    ["004", "encircled", "note", "disputed", "encirclement"],
    ["002", "quote-unbalanced", "note", "spelling", "“"],
    [
        "001",
        "quote-wording",
        "note",
        "wording",
        "I think we need to talk to our American colleagues",
    ],
    ["003", "talks-scheduled", "note", "disputed", "any talks had been scheduled"],
];

/// The days on which those articles were published, which they do not carry themselves.
const SHARED_DAYS: &[(&str, &str)] = &[
    ("000", "2025-03-13"),
    ("001", "2025-03-14"),
    ("002", "2025-03-14"),
    ("003", "2025-05-19"),
    ("004", "2025-03-14"),
];

#[test]
fn the_same_rules_find_the_same_in_articles_they_were_not_written_for() {
    let articles = root().join("../shared/seeds");
    if !articles.is_dir() {
        println!("skipped: there are no articles in ../shared/seeds");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut settings = String::from(
        "articles: [\"seeds/*.txt\"]\nrules: [\"rules/*.yml\"]\nchecks: {spelling: warning}\nmetadata:\n",
    );
    for (file, day) in SHARED_DAYS {
        settings += &format!("  - {{match: \"seeds/{file}_*.txt\", published: {day}}}\n");
    }
    fs::write(folder.path().join("factlint.yml"), settings).expect("written");
    copy(&articles, &folder.path().join("seeds"));
    copy(&root().join("rules"), &folder.path().join("rules"));
    let run = factlint(folder.path(), &["check", "--format", "json"]);
    let found = found(&run.stdout);
    let fits = |(found, wanted): (&[String; 5], &[&str; 5])| {
        found[0].starts_with(&format!("seeds/{}_", wanted[0]))
            && found[1..4].iter().zip(&wanted[1..4]).all(|(found, wanted)| found == wanted)
            && found[4].starts_with(wanted[4])
    };
    let same = found.len() == SHARED.len() && found.iter().zip(SHARED).all(fits);
    assert!(same, "{found:#?}\n{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(run.status.code(), Some(1));
}

/// Copies the files of a folder; none of those copied here has folders of its own.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).expect("readable");
            fs::write(to.join(entry.file_name()), bytes).expect("written");
        }
    }
}

/// What stands between a line that opens a block of the README and the line that closes it, the `nth` of its kind.
fn block<'r>(readme: &'r str, kind: &str, nth: usize) -> &'r str {
    let open = format!("```{kind}\n");
    let rest = readme.split(&open).nth(nth + 1).expect("a block");
    rest.split("```").next().expect("its end")
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["rules", "articles"] {
        fs::create_dir(folder.path().join(name)).expect("a folder");
    }
    let write =
        |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("written");
    write("factlint.yml", "articles: [\"articles/*.md\"]\nrules: [\"rules/*.yml\"]\n");
    write("rules/mill.yml", block(&readme, "yaml", 0));
    let quoted: Vec<&str> = readme.lines().filter_map(|line| line.strip_prefix("> ")).collect();
    let [first, second] = quoted.as_slice() else { panic!("two sentences: {quoted:?}") };
    for (path, day, line) in [("profile", "02", first), ("strike", "09", second)] {
        let sentence = line.split(" (`").next().expect("a sentence");
        let text = format!("---\npublished: 2026-03-{day}\n---\n\n{sentence}\n");
        write(&format!("articles/{path}.md"), &text);
    }
    let run = factlint(folder.path(), &["check"]);
    let printed = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(printed.trim(), block(&readme, "text", 0).trim());
    assert_eq!(run.status.code(), Some(1));
}

#[test]
fn help_says_what_each_command_does() {
    let help = factlint(&root(), &["--help"]);
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    assert!(help.contains("check        Check articles against rules"), "{help}");
    assert!(!help.contains("The arguments of"), "{help}");
}
