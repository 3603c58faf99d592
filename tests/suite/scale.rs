//! The same input gives the same bytes: whatever the number of threads, the order of files on disk, and the state of the cache.

#[path = "../../benches/newslike/mod.rs"]
mod newslike;

use newslike::Corpus;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// More files than a corpus of which every quote is kept.
pub const CORPUS: Corpus = Corpus { articles: 130, bytes: 300, rules: 12, seed: 11 };

/// A project with those articles, written in order or from the last to the first.
pub fn project(backwards: bool) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path(), "factlint.yml", "articles: [\"part-*/*.txt\"]\nrules: [rules.yml]\n");
    write(root.path(), "rules.yml", &CORPUS.yaml());
    let mut made: Vec<_> = CORPUS.all().collect();
    // One utterance, two speakers, in articles far apart.
    let said = "We shall mend every broken window in this street before the first snow falls";
    made[40].text += &format!("\n“{said},” said Clara Whitlock, the mayor.\n");
    made[120].text += &format!("\n“{said},” said Hugo Zeller, the treasurer.\n");
    if backwards {
        made.reverse();
    }
    for article in made {
        assert!(article.path.contains(&article.published), "the day stands in the name");
        write(root.path(), &article.path, &article.text);
    }
    root
}

pub fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

pub fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
    factlint.current_dir(root).args(["check", "--format", "json", "--today", "2026-01-01"]);
    factlint.args(arguments).env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
    factlint
}

/// What stands on standard output, and on standard error.
pub fn run(root: &Path, arguments: &[&str]) -> (String, String) {
    said(command(root, arguments).output().expect("factlint runs"))
}

pub fn said(output: Output) -> (String, String) {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    (text(output.stdout), text(output.stderr))
}

fn packs(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join(".factlint-cache")).expect("a cache");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.filter(|path| path.extension().is_some_and(|e| e == "bin")).collect()
}

#[test]
fn threads_order_and_cache_change_nothing() {
    let root = project(false);
    let (want, _) = run(root.path(), &["--no-cache"]);
    assert!(!root.path().join(".factlint-cache").exists(), "--no-cache keeps nothing");
    let conflicts = |id: &str| want.matches(&format!("\"rule\": \"{id}")).count();
    let (rules, checks) = CORPUS.planted();
    let own = want.matches("\"role\": \"outlier\"").count();
    assert_eq!(own, rules + checks + 1, "what was planted is found, and nothing else");
    assert!(conflicts("quote-speaker") >= 1, "quotes are compared across articles");
    for (arguments, what) in [
        (&["--no-cache", "--threads", "1"][..], "one thread"),
        (&["--no-cache", "--threads", "16"], "sixteen threads"),
        (&["--threads", "16"], "a cold cache"),
        (&["--threads", "1"], "a warm cache"),
        (&[], "a warm cache again"),
    ] {
        assert!(run(root.path(), arguments).0 == want, "{what}");
    }
    let other = project(true);
    assert!(run(other.path(), &["--no-cache"]).0 == want, "another order on disk");
    // Another checkout takes over what was kept, and works out nothing anew.
    fs::create_dir(other.path().join(".factlint-cache")).expect("made");
    let pack = packs(root.path()).pop().expect("a pack");
    let there = other.path().join(".factlint-cache").join(pack.file_name().expect("a name"));
    fs::copy(&pack, &there).expect("copied");
    assert!(run(other.path(), &[]).0 == want, "a cache of another checkout");
}

#[test]
fn a_change_is_seen_and_damage_is_said() {
    let root = project(false);
    run(root.path(), &[]);
    let changed = CORPUS.article(77);
    write(root.path(), &changed.path, &changed.text.replace(" has ", " no longer has "));
    fs::remove_file(root.path().join(CORPUS.article(78).path)).expect("removed");
    write(root.path(), "part-000/new.txt", "It was Monday, 12 March 2024, and it rained.\n");
    let (want, _) = run(root.path(), &["--no-cache"]);
    let (got, told) = run(root.path(), &[]);
    assert!(got == want && !told.contains("damaged"), "changed, removed and new files are seen");
    let pack = packs(root.path()).pop().expect("a pack");
    let whole = fs::read(&pack).expect("readable");
    let half = whole.len() / 2;
    let flipped = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x20;
        bytes
    };
    for (bytes, what) in
        [(whole[..half].to_vec(), "cut off"), (flipped(9), "head"), (flipped(200), "stats")]
    {
        fs::write(&pack, bytes).expect("written");
        let (got, told) = run(root.path(), &[]);
        assert!(got == want, "{what}");
        assert!(told.contains("the cache is damaged"), "{what}: {told}");
        let (got, told) = run(root.path(), &[]);
        assert!(got == want && !told.contains("damaged"), "{what}: mended");
    }
    // An entry that is damaged is met when something else changes and all are read.
    fs::write(&pack, flipped(whole.len() - 40)).expect("written");
    write(root.path(), "part-000/new.txt", "It was Monday, 12 March 2024, and it snowed.\n");
    let (want, _) = run(root.path(), &["--no-cache"]);
    let (got, told) = run(root.path(), &[]);
    assert!(got == want && told.contains("the cache is damaged"), "{told}");
}

#[test]
fn two_runs_at_once_and_a_killed_one_leave_a_whole_cache() {
    let root = project(false);
    let (want, _) = run(root.path(), &["--no-cache"]);
    let start = |_| command(root.path(), &[]).stdout(std::process::Stdio::piped()).spawn();
    let running: Vec<_> = (0..4).map(start).map(|child| child.expect("factlint runs")).collect();
    for child in running {
        assert!(said(child.wait_with_output().expect("it ends")).0 == want);
    }
    for wait in [5, 60, 250] {
        for pack in packs(root.path()) {
            fs::remove_file(pack).expect("removed");
        }
        let mut child = command(root.path(), &[])
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("factlint runs");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().expect("killed");
        child.wait().expect("it ends");
        let (got, told) = run(root.path(), &[]);
        assert!(got == want && !told.contains("damaged"), "killed after {wait} ms: {told}");
    }
}

#[test]
fn extracted_in_parts_and_judged_together_is_checked() {
    let root = project(false);
    let (want, _) = run(root.path(), &["--no-cache"]);
    let conflicts = |json: &str| {
        let report: serde_json::Value = serde_json::from_str(json).expect("JSON");
        serde_json::to_string(&report["conflicts"]).expect("JSON")
    };
    // The map: two parts of the corpus, each by itself.
    let lines = |part: &dyn Fn(usize) -> bool| -> String {
        let mut articles: Vec<PathBuf> = Vec::new();
        for folder in fs::read_dir(root.path()).expect("a folder") {
            let folder = folder.expect("an entry").path();
            if folder.is_dir() && !folder.ends_with(".factlint-cache") {
                let files = fs::read_dir(folder).expect("a folder");
                articles.extend(files.map(|file| file.expect("an entry").path()));
            }
        }
        articles.sort();
        let chosen = articles.iter().enumerate().filter(|(number, _)| part(*number));
        let line = |path: &PathBuf| {
            let id = path.strip_prefix(root.path()).expect("inside").to_string_lossy().into_owned();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(path).expect("text");
            serde_json::json!({"id": id, "text": text, "published": &name[..10]}).to_string() + "\n"
        };
        chosen.map(|(_, path)| line(path)).collect()
    };
    let pipe = |arguments: &[&str], input: String| -> (String, i32) {
        let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
        factlint.current_dir(root.path()).args(arguments).args(["--today", "2026-01-01"]);
        factlint.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
        let mut child = factlint.stderr(std::process::Stdio::null()).spawn().expect("it runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        let feed = std::thread::spawn(move || {
            std::io::Write::write_all(&mut stdin, input.as_bytes()).expect("written");
        });
        let output = child.wait_with_output().expect("it ends");
        feed.join().expect("fed");
        (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code().expect("a status"))
    };
    let map = ["mentions", "--format", "jsonl", "-q", "-"];
    let (first, status) = pipe(&map, lines(&|number| number % 3 == 0));
    assert_eq!(status, 0);
    let (second, _) = pipe(&map, lines(&|number| number % 3 != 0));
    // The reduce, the lines in another order.
    let mut all: Vec<&str> = first.lines().chain(second.lines()).collect();
    all.reverse();
    let (judged, status) = pipe(&["judge", "--format", "json", "-"], all.join("\n"));
    assert_eq!(status, 1);
    assert!(conflicts(&judged) == conflicts(&want), "the conflicts of check");
    // Lines of other rules are not judged, and said.
    write(root.path(), "rules.yml", &CORPUS.yaml().replace("Homes in", "Houses in"));
    assert_eq!(pipe(&["judge", "--format", "json", "-"], all.join("\n")).1, 2);
}
