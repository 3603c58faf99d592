//! What a reviewer reads. A repository with a main branch and, one branch a change, everything that a pull request does to a corpus: it
//! adds, moves, fixes, renames and waives conflicts, edits only a rule, a table, a setting, or stands behind main. The comment of each is a
//! snapshot.

use crate::repository::Repository;
use std::fs;

const MILL: &str = "The paper mill at Arden employs about 1,200 people.\n";
const STRIKE: &str = "\
# Strike

With its orders gone, the mill still has 1,450 workers.

The owners visited Arden on March 13, 2025.
";

/// Main: two facts, one of them disputed, and a waived conflict.
fn main_branch() -> Repository {
    let repository = Repository::with(&[
        ("factlint.yml", "articles: [\"news/**/*.md\"]\nrules: [\"rules/*.yml\"]\n"),
        (
            "rules/mill.yml",
            "\
rules:
  - id: mill-staff
    figure: People who work at the Arden mill
    find: \"mill ... (employs|has) {count} (people|workers)\"
    help: The personnel office confirms the figure every quarter.
  - id: arden-visit
    date: The owners' visit to Arden
    find: \"visited Arden on {date}\"
  - id: beds
    figure: Beds of each clinic
    find: \"{clinic:name} clinic has {count} beds\"
    expect: {table: data/beds.csv, where: {clinic: \"{clinic}\"}, column: beds, unit: beds}
",
        ),
        ("data/beds.csv", "clinic,beds\nTarrow,40\nHolm,25\n"),
        ("news/2025-03-02-profile.md", MILL),
        ("news/2025-03-09-strike.md", STRIKE),
        ("news/2025-03-14-visit.md", "The owners visited Arden on March 13, 2025.\n"),
        (
            "news/2025-03-20-clinic.md",
            "The Tarrow clinic has 40 beds.\n\nThe Holm clinic has 25 beds.\n",
        ),
    ]);
    repository.git(&["checkout", "-q", "-b", "change"]);
    repository
}

/// The comment on a change, under its own name.
fn comment(name: &str, status: i32, change: impl Fn(&Repository)) -> String {
    let repository = main_branch();
    change(&repository);
    repository.commit();
    let (ended, text) = repository.since("main");
    assert_eq!(ended, status, "{name}: {text}");
    // What is not committed yet, and what a cache holds, changes nothing.
    assert_eq!(repository.since("main"), (ended, text.clone()), "{name}, again");
    repository.git(&["reset", "-q", "--mixed", "main"]);
    assert_eq!(repository.since("main"), (ended, text.clone()), "{name}, uncommitted");
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../review"}, {
        insta::assert_snapshot!(name, text);
    });
    text
}

#[test]
fn a_change_that_adds() {
    let text = comment("adds", 1, |repository| {
        repository.write(
            "news/2025-04-01-echo.md",
            "The owners visited Arden on March 14, 2025. The Holm clinic has 30 beds.\n",
        );
    });
    // What stood before is not this change's.
    assert!(!text.contains("1,450"), "{text}");
}

/// More articles say something else now: the conflict appears in an article that the change does not touch.
#[test]
fn a_change_to_the_other_side() {
    let text = comment("other-side", 1, |repository| {
        let says = "The owners visited Arden on March 12, 2025";
        repository.write("news/2025-03-12-diary.md", &format!("{says}.\n"));
        repository.write("news/2025-03-13-ledger.md", &format!("{says}, it says here.\n"));
        repository.write("news/2025-03-13-wire.md", &format!("{says}, the wire said.\n"));
    });
    assert!(text.contains("| news/2025-03-14-visit.md:1 |"), "{text}");
}

#[test]
fn a_change_that_moves() {
    comment("moves", 0, |repository| {
        let moved = format!("# Strike\n\nA line before.\n\n{}", &STRIKE["# Strike\n\n".len()..]);
        // Further down, and wrapped anew.
        repository.write(
            "news/2025-03-09-strike.md",
            &moved.replace("the mill still", "the mill\nstill"),
        );
    });
}

#[test]
fn a_change_that_fixes() {
    comment("fixes", 0, |repository| {
        repository.edit("news/2025-03-09-strike.md", "1,450", "1,250");
    });
}

#[test]
fn a_change_that_fixes_one_and_adds_one() {
    comment("fixes-and-adds", 1, |repository| {
        repository.edit("news/2025-03-09-strike.md", "1,450", "1,250");
        repository.edit("news/2025-03-14-visit.md", "March 13", "March 15");
    });
}

/// Another figure in the same sentence is another conflict.
#[test]
fn a_change_that_makes_it_worse() {
    comment("worsens", 1, |repository| {
        repository.edit("news/2025-03-09-strike.md", "1,450", "1,900");
    });
}

#[test]
fn a_change_that_renames() {
    comment("renames", 0, |repository| {
        fs::create_dir_all(repository.path().join("news/archive")).expect("made");
        repository.git(&["mv", "news/2025-03-09-strike.md", "news/archive/2025-03-09-walkout.md"]);
        repository.edit("news/archive/2025-03-09-walkout.md", "# Strike", "# Walkout");
    });
}

#[test]
fn a_change_that_waives() {
    comment("waives", 0, |repository| {
        repository.edit(
            "news/2025-03-09-strike.md",
            "With its orders",
            "<!-- factlint-ignore mill-staff reason=\"Counted before the lay-offs\" until=2026-12-31 -->\nWith its orders",
        );
    });
}

#[test]
fn a_change_that_deletes() {
    comment("deletes", 0, |repository| {
        fs::remove_file(repository.path().join("news/2025-03-09-strike.md")).expect("removed");
    });
}

#[test]
fn a_change_to_a_rule_alone() {
    comment("edits-a-rule", 1, |repository| {
        repository.edit(
            "rules/mill.yml",
            "    find: \"visited Arden on {date}\"\n",
            "    find: \"visited Arden on {date}\"\n    expect: 2025-03-14\n",
        );
    });
}

#[test]
fn a_change_to_a_table_alone() {
    comment("edits-a-table", 1, |repository| repository.edit("data/beds.csv", "40", "44"));
}

#[test]
fn a_change_to_the_settings_alone() {
    comment("edits-the-settings", 0, |repository| {
        repository.edit("factlint.yml", "articles:", "numbers: {about: 25%}\narticles:");
    });
}

/// What main has learnt since the branch left it is not the branch's fault, nor its merit.
#[test]
fn a_change_behind_main() {
    let repository = main_branch();
    repository.write("news/2025-04-01-echo.md", "The owners visited Arden on March 14, 2025.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.edit("news/2025-03-09-strike.md", "1,450", "1,250");
    repository.write("news/2025-04-01-late.md", "The Holm clinic has 90 beds.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "change"]);
    let (status, text) = repository.since("main");
    assert_eq!(status, 1);
    insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../review"}, {
        insta::assert_snapshot!("behind-main", text);
    });
}

/// A project in a folder of the repository: paths of the base are those of the folder, and the comment counts them from the top.
#[test]
fn a_project_in_a_folder() {
    let repository = Repository::new();
    let rule =
        "rules:\n  - id: visit\n    date: The visit\n    find: \"visited Arden on {date}\"\n";
    repository.write("desk/factlint.yml", "articles: [\"*.txt\"]\nrules: [\"r.yml\"]\n");
    repository.write("desk/r.yml", rule);
    repository.write("desk/2025-03-14-a.txt", "They visited Arden on March 13, 2025.\n");
    repository.write("elsewhere.txt", "They visited Arden on March 1, 2025.\n");
    repository.commit();
    repository.write("desk/2025-03-15-b.txt", "They visited Arden on March 12, 2025.\n");
    let desk = repository.path().join("desk");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_factlint"))
        .current_dir(desk)
        .args(["check", "-q", "--format", "markdown", "--since", "main"])
        .output()
        .expect("factlint runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("introduces 1 error"), "{text}");
    assert!(text.contains("| desk/2025-03-15-b.txt:1 |"), "{text}");
}

/// An article that `.gitignore` names is no article, although git holds it: that is no resolved conflict.
#[test]
fn what_is_ignored_is_not_in_the_base_either() {
    let repository = main_branch();
    repository.write("news/2025-04-01-draft.md", "The owners visited Arden on March 1, 2025.\n");
    repository.git(&["add", "-A"]);
    repository.write(".gitignore", "*-draft.md\n");
    repository.commit();
    repository.git(&["branch", "-f", "main"]);
    repository.edit("news/2025-03-02-profile.md", "The paper", "The old paper");
    let (_, text) = repository.since("main");
    assert!(!text.contains("Resolved"), "{text}");
}

/// An article that is a link stands for the file that it leads to, in the base as in the working tree.
#[cfg(unix)]
#[test]
fn a_linked_article_is_in_the_base_too() {
    let repository = main_branch();
    repository.write("desk/late.md", "With a contract lost, the mill has 2,000 workers.\n");
    let (link, twice) = ("news/2025-04-01-late.md", "news/2025-04-02-twice.md");
    for (to, link) in [("../desk/late.md", link), ("2025-03-09-strike.md", twice)] {
        std::os::unix::fs::symlink(to, repository.path().join(link)).expect("linked");
    }
    repository.commit();
    repository.git(&["branch", "-f", "main"]);
    let (status, text) = repository.since("main");
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("2 unchanged") && !text.contains("Resolved"), "{text}");
    repository.edit("desk/late.md", "2,000", "2,400");
    let (status, text) = repository.since("main");
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("Resolved by this change: 1") && text.contains("1 unchanged"), "{text}");
}

/// The same article with other line ends on disk than in git is the same article.
#[test]
fn line_ends_that_git_converts_change_nothing() {
    let repository = main_branch();
    repository.write(".gitattributes", "*.md text eol=crlf\n");
    repository.commit();
    repository.git(&["branch", "-f", "main"]);
    for name in ["news/2025-03-09-strike.md", "news/2025-03-02-profile.md"] {
        fs::remove_file(repository.path().join(name)).expect("removed");
    }
    repository.git(&["checkout", "-q", "--", "news"]);
    let strike = fs::read_to_string(repository.path().join("news/2025-03-09-strike.md"));
    assert!(strike.expect("a file").contains("\r\n"));
    let (status, text) = repository.since("main");
    assert_eq!(status, 0, "{text}");
    assert!(text.contains("1 unchanged"), "{text}");
}

#[test]
fn a_missing_base_is_told_with_its_mend_and_everything_is_listed() {
    let repository = main_branch();
    repository.git(&["checkout", "-q", "--orphan", "island"]);
    repository.write("news/2025-04-03-none.md", "Nothing.\n");
    repository.commit();
    for (revision, message, mend) in [
        ("nowhere", "git knows no revision `nowhere`", "git fetch origin nowhere"),
        ("origin/next", "git knows no revision `origin/next`", "git fetch origin next"),
        ("--help", "git knows no revision", "fetch it first"),
        ("HEAD~7", "git knows no revision", "fetch it first"),
        ("main", "`main` and HEAD share no commit", "a branch that this one started from"),
    ] {
        let since = format!("--since={revision}");
        let (status, listed, told) = repository.check(&["--format", "short", &since]);
        assert_eq!(status, 2, "{revision}");
        assert!(told.contains("factlint::change::base"), "{told}");
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ").replace("│ ", "");
        assert!(told.contains(message) && told.contains(mend), "{revision}: {told}");
        assert!(listed.contains("[mill-staff]"), "{revision}");
    }
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let repository = main_branch();
    repository.edit("news/2025-03-14-visit.md", "March 13", "March 15");
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.write("news/2025-04-02-other.md", "Nothing.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "change"]);
    let clone = repository.shallow();
    for revision in ["origin/main", "main~1"] {
        let since = format!("--since={revision}");
        let (status, listed, told) = clone.check(&["--format", "short", &since]);
        assert_eq!(status, 2, "{told}");
        assert!(told.contains("shallow") && told.contains("fetch-depth: 0"), "{told}");
        assert!(listed.contains("[mill-staff]"), "{listed}");
    }
    clone.git(&["fetch", "-q", "--unshallow"]);
    let (status, text) = clone.since("origin/main");
    assert_eq!(status, 1, "{text}");
    assert!(text.contains("introduces 1 error"), "{text}");
}

#[test]
fn outside_git_there_is_no_base() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), "Nothing to see.\n").expect("written");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_factlint"))
        .current_dir(folder.path())
        .args(["check", "--since", "main"])
        .output()
        .expect("factlint runs");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("no git repository") && told.contains("leave --since out"), "{told}");
}

/// A base whose own rules are broken: the change is not blamed in silence.
#[test]
fn a_base_that_cannot_be_judged_whole_is_told() {
    let repository = main_branch();
    repository.git(&["checkout", "-q", "main"]);
    repository.edit("rules/mill.yml", "find: \"visited", "fnd: \"visited");
    repository.commit();
    repository.git(&["checkout", "-q", "-B", "change"]);
    repository.edit("rules/mill.yml", "fnd: \"visited", "find: \"visited");
    repository.edit("news/2025-03-14-visit.md", "March 13", "March 15");
    let (status, _, told) = repository.check(&["--format", "short", "--since", "main"]);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("factlint::change::faulty"), "{told}");
}
