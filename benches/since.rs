//! `check --since` in a repository of 10,000 articles of which one changed: the time of the whole command, with everything warm.
//!
//! Asserts that the one conflict is found, so that a fast wrong answer fails. `FACTLINT_SINCE_ARTICLES` sets another size.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

const RUNS: usize = 11;

const RULES: &str = r#"entities:
  harbour: [the Larne harbour board, the harbour board]
rules:
  - id: depot-staff
    figure: People who work at each depot
    find: "depot at {place:name} employs {count} people"
  - id: visit-day
    date: The governor's visit
    find: "visited the depot on {date}"
  - id: toll
    figure: The toll of the bridge
    value: money
    find: {all: [toll, bridge]}
"#;

fn main() {
    let articles = std::env::var("FACTLINT_SINCE_ARTICLES").ok().and_then(|n| n.parse().ok());
    let articles = articles.unwrap_or(10_000);
    let folder = tempfile::tempdir().expect("a folder");
    build(folder.path(), articles);
    // A change of one article, and not even committed.
    fs::write(folder.path().join("news/0007.txt"), article(7).replace("March 12", "March 14"))
        .expect("written");
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run(folder.path())).collect();
    times.remove(0);
    times.sort();
    println!(
        "check --since, {articles} articles, one changed: median {} ms, from {} to {} ms",
        times[times.len() / 2].as_millis(),
        times[0].as_millis(),
        times[times.len() - 1].as_millis()
    );
}

fn build(root: &Path, articles: usize) {
    fs::create_dir_all(root.join("news")).expect("made");
    fs::create_dir_all(root.join("rules")).expect("made");
    let write = |path: &str, text: &str| fs::write(root.join(path), text).expect("written");
    write("factlint.yml", "articles: [\"news/*.txt\"]\nrules: [\"rules/*.yml\"]\n");
    write(".gitignore", "/.factlint-cache\n");
    write("rules/depots.yml", RULES);
    for number in 0..articles {
        write(&format!("news/{number:04}.txt"), &article(number));
    }
    git(root, &["init", "-q", "-b", "main"]);
    git(root, &["add", "-A"]);
    git(root, &["commit", "-q", "--no-gpg-sign", "-m", "The corpus"]);
}

fn git(root: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.arg("-C").arg(root).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]);
    assert!(git.args(arguments).status().expect("git runs").success());
}

/// An article of some 3,000 characters, most of it about nothing that a rule wants.
fn article(number: usize) -> String {
    let mut out = format!("Notes from the coast, part {number}\n\n");
    if number.is_multiple_of(10) || number == 7 {
        out += "The governor visited the depot on March 12, 2025, and left at noon.\n\n";
        out += "By then the depot at Larne employs 140 people, two more than in spring.\n\n";
    }
    for paragraph in 0..8 {
        let (boats, days) = (number % 37 + paragraph + 2, number % 11 + 3);
        out += &format!(
            "Some {boats} boats lay in the bay while the wind held, and for {days} days nobody went out. The nets were mended on \
             the quay, where children counted gulls and the ferry's cook sold soup. \u{201c}We wait until it turns,\u{201d} said \
             one of the pilots, who had waited {days} times before. A road was closed {boats} km inland, and the school bus took \
             the long way round past the mill and the chapel.\n\n"
        );
    }
    out
}

fn run(root: &Path) -> Duration {
    let begin = Instant::now();
    let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
    factlint.current_dir(root).args(["check", "--since", "main", "--format", "short"]);
    let output = factlint.env_remove("GITHUB_ACTIONS").output().expect("factlint runs");
    let time = begin.elapsed();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.lines().count() == 1 && said.starts_with("news/0007.txt:3:"), "{said}");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    time
}
