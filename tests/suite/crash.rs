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

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    let folder = project(60);
    let baseline = folder.path().join("factlint-baseline.json");
    let begin = Instant::now();
    assert_eq!(status(folder.path(), &["baseline"]), Some(0));
    let whole = begin.elapsed();
    let wanted = fs::read(&baseline).expect("a baseline");
    let outputs = ["check", "--output", "json=out.json", "--output", "sarif=out.sarif"];
    assert_eq!(status(folder.path(), &outputs), Some(0));
    let report = fs::read(folder.path().join("out.json")).expect("a report");
    for number in 0..kills() {
        let mut child = match number % 2 {
            0 => factlint(folder.path(), &["baseline"]),
            _ => factlint(folder.path(), &outputs),
        };
        let mut child = child.spawn().expect("factlint starts");
        // Moments spread over the whole run and a little past it, in no order that a run could fall in step with.
        let moment = whole.mul_f64((number * 37 % 101) as f64 / 90.0);
        std::thread::sleep(moment.max(Duration::from_micros(200)));
        let _ = child.kill();
        child.wait().expect("an end");
        assert_eq!(fs::read(&baseline).expect("a baseline"), wanted, "after {number} kills");
        assert_eq!(fs::read(folder.path().join("out.json")).expect("a report"), report);
    }
    assert_eq!(status(folder.path(), &["check"]), Some(0), "the next run is right");
    assert_eq!(status(folder.path(), &["baseline", "--prune"]), Some(0));
    assert_eq!(fs::read(&baseline).expect("a baseline"), wanted);
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
    let left: Vec<_> = fs::read_dir(folder.path())
        .expect("a folder")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter(|name| name.starts_with(".factlint-"))
        .filter(|name| name != ".factlint-cache")
        .collect();
    assert_eq!(left, [""; 0], "nothing is left behind");
}
