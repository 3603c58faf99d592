//! A change that is not committed yet, step by step, and the baseline.

use crate::repository::Repository;

/// One rule, two articles, one conflict.
fn repository() -> Repository {
    Repository::with(&[
        ("factlint.yml", "articles: [\"news/*.txt\"]\nrules: [\"rules/*.yml\"]\n"),
        (
            "rules/visit.yml",
            "rules:\n  - id: visit-day\n    date: The visit to Larne\n    find: \"visited Larne on {date}\"\n",
        ),
        ("news/2025-03-13-wire.txt", "The governor visited Larne on March 12, 2025.\n"),
        ("news/2025-03-14-paper.txt", "The governor visited Larne on March 13, 2025.\n"),
    ])
}

#[test]
fn a_change_shows_what_it_introduces_and_resolves() {
    let repository = repository();
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
    | error | **visit-day**<br>The visit to Larne | The governor visited Larne on <b>March 14, 2025</b>.<br>2025-03-14 | The governor visited Larne on <b>March 12, 2025</b>.<br>2025-03-12<br>news/2025-03-13-wire.txt:1 | news/2025-03-15-echo.txt:1 |

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
fn the_baseline_accepts_what_is_there_and_catches_what_is_new() {
    let repository = repository();
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
