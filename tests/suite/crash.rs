//! What is written is written whole: a run that is killed at any moment leaves the old file or the new one, and the next run is right.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a run is killed; CI asks for 200 (`FACTLINT_KILLS`).
fn kills() -> u64 {
    std::env::var("FACTLINT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20)
}

fn project(conflicts: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = "rules:\n  - {id: a, figure: f, find: \"{count} people\", expect: 4 people}\n";
    fs::write(folder.path().join("factlint.yml"), "rules: [rules.yml]\narticles: [\"*.txt\"]\n")
        .expect("settings");
    fs::write(folder.path().join("rules.yml"), rules).expect("rules");
    for number in 0..conflicts {
        let text = format!("In town {number} there were 5 people.\n");
        fs::write(folder.path().join(format!("{number:04}.txt")), text).expect("an article");
    }
    folder
}

fn factlint(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(args).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn status(folder: &Path, args: &[&str]) -> Option<i32> {
    factlint(folder, args).status().expect("factlint runs").code()
}

/// What is killed, in turn.
const RUNS: [Run; 4] = [
    Run { args: &["baseline"], prepare: older_baseline, holds: old_or_new_baseline },
    Run { args: &OUTPUTS, prepare: changed_article, holds: old_or_new_reports },
    Run { args: &["test", "-U"], prepare: wrong_test, holds: old_or_new_rules },
    Run { args: &["init", "--ci", "github"], prepare: no_project, holds: whole_beginnings },
];

const OUTPUTS: [&str; 5] = ["check", "--output", "json=out.json", "--output", "sarif=out.sarif"];

struct Run {
    args: &'static [&'static str],
    /// Makes a folder in which the run has something to write, of the given number.
    prepare: fn(&Path, u64),
    /// Holds of the folder after the kill; the second folder is one in which the run came to its end.
    holds: fn(&Path, &Path),
}

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    for (which, run) in (0..).zip(&RUNS) {
        // What the run writes when nobody ends it, and how long that takes.
        let whole = project(70);
        (run.prepare)(whole.path(), 0);
        let begin = Instant::now();
        let ended = status(whole.path(), run.args);
        let time = begin.elapsed();
        assert!(matches!(ended, Some(0 | 1)), "{:?}: {ended:?}", run.args);
        let folder = project(70);
        let each = kills().div_ceil(RUNS.len() as u64);
        for number in 0..each {
            (run.prepare)(folder.path(), number);
            let mut child = factlint(folder.path(), run.args).spawn().expect("factlint starts");
            // Moments spread over the whole run and a little past it, in no order that a run could fall in step with.
            let part = ((which * each + number) as f64 * 0.618_034).fract() * 1.1;
            std::thread::sleep(time.mul_f64(part).max(Duration::from_micros(200)));
            let _ = child.kill();
            child.wait().expect("an end");
            (run.holds)(folder.path(), whole.path());
            // The next run is right, and what was kept is not damaged.
            let [kept, anew] = [&[][..], &["--no-cache"]].map(|more| {
                let args = [&["check", "--format", "json"][..], more].concat();
                let output = factlint(folder.path(), &args)
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .output();
                output.expect("factlint runs")
            });
            assert!(kept.stdout == anew.stdout, "{:?} killed at {part}", run.args);
            assert!(!String::from_utf8_lossy(&kept.stderr).contains("damaged"), "{:?}", run.args);
        }
        (run.prepare)(folder.path(), 0);
        assert_eq!(
            status(folder.path(), run.args),
            ended,
            "{:?} ends as if none was killed",
            run.args
        );
    }
}

fn read(folder: &Path, name: &str) -> Option<Vec<u8>> {
    fs::read(folder.join(name)).ok()
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    fs::write(folder.join(name), bytes).expect("a file");
}

/// That a file is as it was before the run or as a whole run leaves it.
fn either(folder: &Path, whole: &Path, name: &str, old: &[u8]) {
    let found = read(folder, name);
    let is_whole = found == read(whole, name) || found.as_deref() == Some(old);
    assert!(
        is_whole,
        "{name} is {:?}",
        found.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    );
}

const OLDER: &[u8] = br#"{"version": 1, "conflicts": []}"#;

fn older_baseline(folder: &Path, _: u64) {
    write(folder, "factlint-baseline.json", OLDER);
}

fn old_or_new_baseline(folder: &Path, whole: &Path) {
    either(folder, whole, "factlint-baseline.json", OLDER);
}

/// A warm cache, and an article that says something else by now.
fn changed_article(folder: &Path, number: u64) {
    write(folder, "out.json", b"old");
    write(folder, "out.sarif", b"old");
    if number.is_multiple_of(3) {
        let _ = fs::remove_dir_all(folder.join(".factlint-cache"));
    }
    let people = number % 9;
    write(folder, "0007.txt", format!("In town 7 there were {people}0 people.\n").as_bytes());
}

fn old_or_new_reports(folder: &Path, _: &Path) {
    for name in ["out.json", "out.sarif"] {
        let found = read(folder, name).expect("a report");
        let is_whole = || serde_json::from_slice::<serde_json::Value>(&found).is_ok();
        assert!(found == b"old" || is_whole(), "{name}: {}", String::from_utf8_lossy(&found));
    }
}

const WRONG: &str = "rules:\n  - id: a\n    figure: f\n    find: \"{count} people\"\n    expect: 4 people\n    tests:\n      - articles: {a: 5 people came.}\n        want: {mentions: []}\n";

fn wrong_test(folder: &Path, _: u64) {
    write(folder, "rules.yml", WRONG.as_bytes());
}

fn old_or_new_rules(folder: &Path, whole: &Path) {
    either(folder, whole, "rules.yml", WRONG.as_bytes());
}

/// What `init` writes.
const BEGINNINGS: [&str; 5] = [
    ".factlint/config.schema.json",
    ".factlint/rules.schema.json",
    ".github/workflows/factlint.yml",
    "rules/first.yml",
    "factlint.yml",
];

fn no_project(folder: &Path, _: u64) {
    for name in BEGINNINGS.iter().chain(&["rules.yml"]) {
        let _ = fs::remove_file(folder.join(name));
    }
}

/// Each file is whole or not there, and another `init` writes those that are not.
fn whole_beginnings(folder: &Path, whole: &Path) {
    let same = |name: &str| read(folder, name) == read(whole, name);
    assert!(BEGINNINGS.iter().all(|name| read(folder, name).is_none() || same(name)));
    let _ = status(folder, &["init", "--ci", "github"]);
    for name in BEGINNINGS {
        assert!(read(whole, name).is_some() && same(name), "{name} is missing in the end");
    }
}

#[cfg(unix)]
#[test]
fn what_is_written_keeps_its_link_and_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = project(1);
    let mode = |name: &str| {
        let metadata = fs::metadata(folder.path().join(name)).expect("a file");
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(status(folder.path(), &["baseline"]), Some(0));
    assert_eq!(mode("factlint-baseline.json"), 0o644);
    fs::rename(folder.path().join("factlint-baseline.json"), folder.path().join("kept.json"))
        .expect("a move");
    fs::set_permissions(folder.path().join("kept.json"), fs::Permissions::from_mode(0o600))
        .expect("a mode");
    symlink("kept.json", folder.path().join("factlint-baseline.json")).expect("a link");
    assert_eq!(status(folder.path(), &["baseline"]), Some(0));
    let link = fs::symlink_metadata(folder.path().join("factlint-baseline.json")).expect("a link");
    assert!(link.is_symlink());
    assert_eq!(mode("kept.json"), 0o600);
    assert_eq!(left_behind(folder.path()), [""; 0], "nothing is left behind");
}

/// A run that is killed while it writes leaves a file with a name of its own; the next run that writes there takes it away.
#[test]
fn what_killed_runs_leave_is_gone_after_the_next() {
    let folder = project(1);
    let runs: [&[&str]; 3] = [&["baseline"], &OUTPUTS, &["init"]];
    for args in runs {
        let name = folder.path().join(".factlint-k1LLed.tmp");
        let half = fs::File::create(&name).expect("a file");
        let hours_ago = std::time::SystemTime::now() - Duration::from_secs(2 * 60 * 60);
        half.set_modified(hours_ago).expect("a time");
        if args == ["init"] {
            fs::remove_file(folder.path().join("factlint.yml")).expect("a file less");
        }
        assert!(matches!(status(folder.path(), args), Some(0 | 1)), "{args:?}");
        assert_eq!(left_behind(folder.path()), [""; 0], "{args:?}");
    }
}

/// What lies in a folder and is called as files are that are being written.
fn left_behind(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter(|name| name.starts_with(".factlint-") && name != ".factlint-cache")
        .collect()
}
