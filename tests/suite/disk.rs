//! What a disk can do to a run: files that vanish, folders that cannot be written, no room left. Each is told by name, nothing that
//! was there is lost, and what a check says does not change.

use super::bounds::{RULE, check, factlint, folder};
use factlint::files;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[test]
fn a_file_that_vanishes_is_told() {
    let folder = folder(&[("a.txt", b"5 people came.")]);
    let file = files::File::new("a.txt".to_owned(), &folder.path().join("a.txt"));
    assert!(files::read(&file).is_ok());
    fs::remove_file(file.absolute()).expect("removed");
    let problem = files::read(&file).expect_err("it is gone");
    assert_eq!(problem.code, "factlint::article::unreadable");
    assert_eq!(problem.message, "the file could not be read: entity not found");
}

/// A project that is worth a cache.
fn project() -> tempfile::TempDir {
    let folder = folder(&[("rules/a.yml", RULE.as_bytes())]);
    for number in 0..70 {
        let text = format!("In town {number} there were {} people.\n", number % 3);
        fs::write(folder.path().join(format!("{number}.txt")), text).expect("an article");
    }
    folder
}

#[test]
fn a_cache_that_cannot_be_kept_changes_nothing() {
    let folder = project();
    let (status, codes, conflicts) = check(folder.path());
    let place = folder.path().join(".factlint-cache");
    fs::remove_dir_all(&place).expect("a cache");
    // Where a folder should be there is a file: nobody, whatever their rights, can write into it.
    fs::write(&place, "").expect("a file");
    let output = factlint(folder.path(), &["check", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("the cache cannot be written (entity already exists), so nothing is kept"),
        "{said}"
    );
    assert_eq!(check(folder.path()), (status, codes, conflicts));
}

#[cfg(unix)]
#[test]
fn a_cache_folder_that_may_only_be_read_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project();
    let before = check(folder.path());
    let place = folder.path().join(".factlint-cache");
    let kept = || {
        let files =
            fs::read_dir(&place).expect("a cache").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<_> =
            files.map(|path| (fs::read(&path).expect("a file"), path)).collect();
        files.sort();
        files
    };
    let old = kept();
    fs::set_permissions(&place, fs::Permissions::from_mode(0o555)).expect("a mode");
    fs::write(folder.path().join("7.txt"), "In town 7 there were 70 people.\n").expect("written");
    let output = factlint(folder.path(), &["check", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // Whoever may write everywhere may write here too.
    let may_write = kept() != old;
    let told = said.contains("the cache cannot be written (permission denied), so nothing is kept");
    assert!(may_write || told, "{said}");
    let anew = factlint(folder.path(), &["check", "--format", "json", "--no-cache"]);
    assert!(output.stdout == anew.stdout, "what was kept is not what is there");
    fs::write(folder.path().join("7.txt"), "In town 7 there were 1 people.\n").expect("written");
    assert_eq!(check(folder.path()), before);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o755)).expect("a mode");
}

/// What a pull request brings along is not trusted, under whatever name git knows it.
#[test]
fn a_cache_in_the_repository_is_not_read() {
    let folder = project();
    let git = |args: &[&str]| {
        let output = Command::new("git").args(args).current_dir(folder.path()).output();
        let output = output.expect("git runs");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    let told = || {
        let output = factlint(folder.path(), &["check", "--format", "json"]);
        String::from_utf8_lossy(&output.stderr).contains("so the cache is not trusted")
    };
    assert!(!told() && !told(), "what factlint keeps ignores itself");
    git(&["add", "-A"]);
    assert!(!told(), "nothing was added");
    git(&["add", "-f", ".factlint-cache"]);
    // Added by force: whoever did that may have written what it holds.
    let before = check(folder.path());
    assert!(told());
    let output = factlint(folder.path(), &["check", "--format", "json", "--no-cache"]);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(check(folder.path()), before);
}

/// Runs factlint on a copy of the project on a disk that is as good as full; what was in `watched` before and afterwards. `None` where
/// no such disk can be made: that takes a right that CI often has not.
#[cfg(target_os = "linux")]
fn on_a_full_disk(folder: &Path, args: &[&str], watched: &str) -> Option<(Output, String, String)> {
    let script = r#"
        mount -t tmpfs -o size=1m none "$1" 2> /dev/null || exit 99
        cp -r "$2"/. "$1" && cd "$1" || exit 98
        dd if=/dev/zero of=filler bs=4k 2> /dev/null
        sha256sum "$3" > "$2/before" 2> /dev/null
        shift 3
        "$@"; status=$?
        sha256sum "$(cat "$OLDPWD/watched")" > "$OLDPWD/after" 2> /dev/null
        exit $status
    "#;
    let disk = tempfile::tempdir().expect("a folder");
    fs::write(folder.join("watched"), watched).expect("written");
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", script, "sh"])
        .args([disk.path(), folder])
        .arg(watched)
        .arg(env!("CARGO_BIN_EXE_factlint"))
        .args(args)
        .current_dir(folder)
        .output()
        .ok()?;
    if !matches!(output.status.code(), Some(0..=2)) {
        eprintln!("skipped: no disk could be made ({})", String::from_utf8_lossy(&output.stderr));
        return None;
    }
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    Some((output, read("before"), read("after")))
}

#[cfg(target_os = "linux")]
#[test]
fn no_room_is_told_and_nothing_is_lost() {
    let wrong = "rules:\n  - id: a\n    figure: f\n    find: \"{count} people\"\n    tests:\n      - articles: {a: 5 people came.}\n        want: {mentions: []}\n";
    for (args, watched, told) in [
        (&["baseline"][..], "factlint-baseline.json", "factlint-baseline.json: No space left"),
        (&["check", "--output", "json=out.json"], "out.json", "out.json: No space left"),
        (&["test", "-U"], "rules/a.yml", "rules/a.yml: No space left"),
        (
            &["check"],
            "rules/a.yml",
            "the cache cannot be written (no storage space), so nothing is kept",
        ),
    ] {
        let folder = project();
        let baseline = "{\"version\": 1, \"conflicts\": []}";
        fs::write(folder.path().join("factlint-baseline.json"), baseline).expect("a baseline");
        fs::write(folder.path().join("out.json"), "old").expect("a report");
        fs::write(folder.path().join("rules/a.yml"), wrong).expect("rules");
        let Some((output, before, after)) = on_a_full_disk(folder.path(), args, watched) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(told), "{args:?}: {said}");
        let is_check = args == ["check"];
        assert_eq!(output.status.code() == Some(2), !is_check, "{args:?}: {said}");
        assert!(!before.is_empty() && before == after, "{args:?}: {watched} is lost");
    }
}
