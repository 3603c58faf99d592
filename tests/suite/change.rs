//! A change and its base: a repository that is built step by step, and what `--since` and the baseline make of each step.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A git repository with a project in it.
struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let this = Repository(tempfile::tempdir().expect("a folder"));
        this.git(&["init", "-q", "-b", "main"]);
        this.write("factlint.yml", "articles: [\"news/*.txt\"]\nrules: [\"rules/*.yml\"]\n");
        this.write(
            "rules/visit.yml",
            "rules:\n  - id: visit-day\n    date: The visit to Larne\n    find: \"visited Larne on {date}\"\n",
        );
        this.write("news/2025-03-13-wire.txt", "The governor visited Larne on March 12, 2025.\n");
        this.write("news/2025-03-14-paper.txt", "The governor visited Larne on March 13, 2025.\n");
        this.commit();
        this
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.path()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]);
        let output = git.args(arguments).output().expect("git runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--no-gpg-sign", "-m", "a step"]);
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
        factlint.current_dir(self.path()).args(arguments);
        factlint.env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
        factlint.output().expect("factlint runs")
    }

    /// The status, and the comment without its commit.
    fn since(&self, revision: &str) -> (i32, String) {
        let output = self.run(&["check", "-q", "--format", "markdown", "--since", revision]);
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let text = text.split(" since ").next().unwrap_or_default().to_owned();
        (output.status.code().expect("a status"), text)
    }

    fn short(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(&[&["check", "--format", "short"], arguments].concat());
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        (output.status.code().expect("a status"), text)
    }
}

#[test]
fn a_change_shows_what_it_introduces_and_resolves() {
    let repository = Repository::new();
    assert_eq!(repository.short(&[]).0, 1);
    let (status, text) = repository.since("HEAD");
    assert_eq!(status, 0, "{text}");
    insta::assert_snapshot!(text, @r"
    ### factlint: this change introduces no conflict

    2 articles, 1 rule, 2 mentions, 1 unchanged
    ");

    // An article that is not even added yet.
    repository.write("news/2025-03-15-echo.txt", "The governor visited Larne on March 14, 2025.\n");
    let (status, text) = repository.since("main");
    assert_eq!(status, 1);
    insta::assert_snapshot!(text, @r"
    ### factlint: this change introduces 1 error

    | | Fact | Says | Against | Where |
    |---|---|---|---|---|
    | error | **visit-day**<br>The visit to Larne | The governor visited Larne on <b>March 14, 2025</b>.<br>2025-03-14 | The governor visited Larne on <b>March 12, 2025</b>.<br>2025-03-12<br>news/2025-03-13-wire.txt:1<br>“March 14, 2025” (2025-03-14) and “March 12, 2025” (2025-03-12) cannot both be right: 1 article carries the former, 1 article carries the latter | news/2025-03-15-echo.txt:1 |

    3 articles, 1 rule, 3 mentions, 1 unchanged
    ");

    // It is mended, the older conflict with it.
    repository.write("news/2025-03-15-echo.txt", "The governor visited Larne on March 12, 2025.\n");
    repository
        .write("news/2025-03-14-paper.txt", "The governor visited Larne on March 12, 2025.\n");
    let (status, text) = repository.since("main");
    assert_eq!(status, 0);
    insta::assert_snapshot!(text, @r"
    ### factlint: this change introduces no conflict

    **Resolved by this change: 1**

    - **visit-day** news/2025-03-14-paper.txt:1: “March 13, 2025” (2025-03-13) and “March 12, 2025” (2025-03-12) cannot both be right: 1 article carries the former, 1 article carries the latter

    3 articles, 1 rule, 3 mentions, 0 unchanged
    ");
}

#[test]
fn a_rename_introduces_nothing() {
    let repository = Repository::new();
    repository.git(&["mv", "news/2025-03-14-paper.txt", "news/2025-03-14-daily.txt"]);
    let (status, text) = repository.since("main");
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("introduces no conflict"), "{text}");
    assert!(!text.contains("Resolved"), "{text}");
}

#[test]
fn a_rule_alone_can_introduce_a_conflict() {
    let repository = Repository::new();
    repository.git(&["checkout", "-q", "-b", "stricter"]);
    let rules = fs::read_to_string(repository.path().join("rules/visit.yml")).expect("rules");
    repository.write("rules/visit.yml", &(rules + "    expect: 2025-03-01\n"));
    repository.commit();
    let (status, text) = repository.since("main");
    assert_eq!(status, 1);
    assert!(text.contains("2025-03-13-wire.txt"), "{text}");
}

#[test]
fn a_missing_base_is_told_and_everything_is_listed() {
    let repository = Repository::new();
    for revision in ["nowhere", "--help", "HEAD~7"] {
        let since = format!("--since={revision}");
        let output = repository.run(&["check", "--format", "short", &since]);
        assert_eq!(output.status.code(), Some(2), "{revision}");
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(errors.contains("factlint::change::base"), "{errors}");
        assert!(String::from_utf8_lossy(&output.stdout).contains("[visit-day]"), "{revision}");
    }
}

#[test]
fn the_baseline_accepts_what_is_there_and_catches_what_is_new() {
    let repository = Repository::new();
    let written = repository.run(&["baseline"]);
    let said = String::from_utf8_lossy(&written.stdout).into_owned();
    assert_eq!(said, "1 conflict in factlint-baseline.json\n");
    assert_eq!(repository.short(&[]), (0, String::new()));

    // One is fixed and another added: as many as before, and still caught.
    repository
        .write("news/2025-03-14-paper.txt", "The governor visited Larne on March 12, 2025.\n");
    repository.write("news/2025-03-15-echo.txt", "The governor visited Larne on March 14, 2025.\n");
    let (status, text) = repository.short(&[]);
    assert_eq!(status, 1);
    assert!(text.contains("echo.txt") && text.lines().count() == 1, "{text}");

    let pruned = repository.run(&["baseline", "--prune"]);
    let said = String::from_utf8_lossy(&pruned.stdout).into_owned();
    assert_eq!(said, "0 conflicts in factlint-baseline.json, 1 dropped\n");
    repository.write("factlint-baseline.json", "{\"version\": 1,\n \"conflicts\": 7}");
    let broken = repository.run(&["check", "--format", "short"]);
    assert_eq!(broken.status.code(), Some(2));
    let errors = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert!(errors.contains("factlint-baseline.json:2:"), "{errors}");
}
