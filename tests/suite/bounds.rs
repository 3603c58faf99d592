//! What strangers can send that is too much: each ends soon, in little memory, with a problem that names it.

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

pub const RULE: &str = "rules:\n  - {id: a, figure: f, find: \"{count} people\"}\n";

/// Runs factlint in a folder.
pub fn factlint(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(args).current_dir(folder).env_remove("GITHUB_ACTIONS").env("NO_COLOR", "1");
    command.output().expect("factlint runs")
}

/// A folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// The report of a check: its status, the codes of its problems, and how many conflicts it holds.
pub fn check(folder: &Path) -> (i32, Vec<String>, usize) {
    let output = factlint(folder, &["check", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked") && !said.contains("overflowed"), "{said}");
    let status = output.status.code().expect("no signal ended it");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a whole report");
    let problems = report["problems"].as_array().expect("problems");
    let code = |p: &Value| p["code"].as_str().unwrap_or_default().replace("factlint::", "");
    let mut codes: Vec<String> = problems.iter().map(code).collect();
    codes.dedup();
    (status, codes, report["conflicts"].as_array().expect("conflicts").len())
}

/// Every input ends within half a minute in a build without optimisation on a busy machine (ten seconds in a release build, which
/// docs/security.md records), with the status and the problems that name what is wrong.
#[test]
fn too_much_is_told_and_soon() {
    let bomb: String =
        (0..12).fold("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |out, n| {
            let many = vec![format!("*a{n}"); 9].join(", ");
            format!("{out}a{}: &a{} [{many}]\n", n + 1, n + 1)
        });
    let nested = format!("rules: {}{}\n", "[".repeat(20_000), "]".repeat(20_000));
    let find = |phrase: &str| format!("rules:\n  - {{id: a, figure: f, find: \"{phrase}\"}}\n");
    let regex = find("/(?P<value>(a{1,1000}){1,1000})/");
    let gap = find("a ...(4000000000) {count} people");
    let gaps = find(&format!("{} {{count}} people", ["a ...(30)"; 12].join(" ")));
    let optional = find(&format!("{} {{count}} people", ["[a]"; 100].join(" ")));
    let choices = find(&format!("{} {{count}} people", ["([a]|[b])"; 60].join(" ")));
    let brackets = find(&format!("{}a{} {{count}} people", "[".repeat(5_000), "]".repeat(5_000)));
    let rule = RULE.to_owned();
    let five = "There were 5 people. ".to_owned();
    let quote = "\u{201c}We will all go there soon,\u{201d} said Mara Keane. ";
    let deep_json =
        format!("{{\"id\": \"1\", \"text\": {}{}}}\n", "[".repeat(20_000), "]".repeat(20_000));
    let table = format!("<table><tr><td colspan=4000000000 rowspan=4000000000>{five}</table>");
    for (what, rules, name, article, status, code) in [
        ("an alias bomb", &bomb, "a.txt", five.clone(), 2, Some("rule::budget")),
        ("deep YAML", &nested, "a.txt", five.clone(), 2, Some("rule::yaml")),
        ("a regular expression that grows", &regex, "a.txt", five.clone(), 2, Some("rule::regex")),
        ("a gap without end", &gap, "a.txt", five.clone(), 2, Some("rule::phrase")),
        ("gaps that explode", &gaps, "a.txt", "a b ".repeat(100) + "5 people.", 0, None),
        ("a phrase of options", &optional, "a.txt", "a ".repeat(100) + "5 people.", 0, None),
        ("choices that meet", &choices, "a.txt", "a ".repeat(59) + "b 5 people.", 0, None),
        ("deep brackets", &brackets, "a.txt", five.clone(), 2, Some("rule::phrase")),
        (
            "one sentence without end",
            &rule,
            "a.txt",
            "there were 5 people and ".repeat(250),
            0,
            None,
        ),
        (
            "one word without end",
            &rule,
            "a.txt",
            "a".repeat(200_000),
            0,
            Some("rule::matched-nothing"),
        ),
        (
            "digits without end",
            &rule,
            "a.txt",
            "1".repeat(100_000),
            0,
            Some("rule::matched-nothing"),
        ),
        (
            "marks without end",
            &rule,
            "a.txt",
            "\" ".repeat(20_000),
            0,
            Some("rule::matched-nothing"),
        ),
        (
            "marks before words",
            &rule,
            "a.txt",
            "\"a ".repeat(60_000),
            0,
            Some("rule::matched-nothing"),
        ),
        (
            "marks that only open",
            &rule,
            "a.txt",
            "“a ".repeat(60_000),
            0,
            Some("rule::matched-nothing"),
        ),
        (
            "brackets without end",
            &rule,
            "a.txt",
            "(".repeat(20_000),
            0,
            Some("rule::matched-nothing"),
        ),
        ("many quotes", &rule, "a.txt", quote.repeat(200), 0, Some("rule::matched-nothing")),
        ("nested HTML", &rule, "a.html", "<div>".repeat(50_000) + &five, 0, None),
        ("nested tables", &rule, "a.html", "<table><tr><td>".repeat(5_000) + &five, 0, None),
        ("a cell of four billion", &rule, "a.html", table, 0, None),
        (
            "comments without end",
            &rule,
            "a.html",
            "<!--".repeat(50_000) + &five,
            0,
            Some("article::no-prose"),
        ),
        ("nested block quotes", &rule, "a.md", "> ".repeat(5_000) + &five, 0, None),
        ("nested links", &rule, "a.md", "[".repeat(10_000) + &five + &"]".repeat(10_000), 0, None),
        (
            "front matter that is a bomb",
            &rule,
            "a.md",
            format!("---\n{bomb}---\n{five}"),
            0,
            Some("article::front-matter"),
        ),
        ("deep JSON", &rule, "a.jsonl", deep_json, 2, Some("article::jsonl")),
        (
            "the last year there is",
            &rule,
            "a.txt",
            "The day after 31 December 9999, next year and 400 years later 5 people left. "
                .repeat(50),
            0,
            None,
        ),
    ] {
        let folder = folder(&[
            ("factlint.yml", b"articles: [\"a.*\"]\nchecks: {spelling: warning}\n"),
            ("rules/a.yml", rules.as_bytes()),
            (name, article.as_bytes()),
        ]);
        let begin = Instant::now();
        let (found, codes, _) = check(folder.path());
        assert!(begin.elapsed() < Duration::from_secs(120), "{what} took {:?}", begin.elapsed());
        assert_eq!(found, status, "{what}: {codes:?}");
        match code {
            Some(code) => assert!(codes.iter().any(|c| c == code), "{what}: {codes:?}"),
            None => assert_eq!(codes, [""; 0], "{what}"),
        }
    }
}

#[test]
fn an_article_without_end_is_told_before_it_is_read() {
    let folder = folder(&[
        ("factlint.yml", b"articles: [\"*.txt\", \"*.jsonl\"]\n"),
        ("b.txt", b"Five people."),
    ]);
    // A gigabyte on one line, of which no disk has to hold anything.
    let file = fs::File::create(folder.path().join("a.txt")).expect("a file");
    file.set_len(1 << 30).expect("a large file");
    let lines = fs::File::create(folder.path().join("d.jsonl")).expect("a file");
    lines.set_len(1 << 30).expect("a large file");
    let line = format!(
        "{{\"id\": \"1\", \"text\": \"{}\"}}\n{{\"id\": \"2\", \"text\": \"b\"}}\n",
        "a ".repeat(5 << 20)
    );
    fs::write(folder.path().join("c.jsonl"), line).expect("a file");
    let output = factlint(folder.path(), &["check", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let problems = report["problems"].as_array().expect("problems");
    let told: Vec<(&str, &str)> = problems
        .iter()
        .map(|p| (p["path"].as_str().unwrap_or(""), p["message"].as_str().unwrap_or("")))
        .collect();
    let message = "the article is larger than 8 MiB, so it is not read";
    let line = "a line is longer than 64 MiB, so the file is not read";
    assert_eq!(told, [("a.txt", message), ("c.jsonl", message), ("d.jsonl", line)]);
    assert_eq!(report["summary"]["articles"], 2);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_comes_on_standard_input_is_held_to_the_bounds_of_files() {
    let long = "a ".repeat(5 << 20);
    let lines =
        format!("{{\"id\": \"1\", \"text\": \"{long}\"}}\n{{\"id\": \"2\", \"text\": \"b\"}}\n");
    let message = "the article is larger than 8 MiB, so it is not read";
    let folder = folder(&[("rules/a.yml", RULE.as_bytes()), ("a.txt", b"5 people came.")]);
    for (args, input, told_by_line) in [
        (&["check", "--stdin-path", "a.txt"][..], &long, None),
        (&["extract", "-"], &lines, Some("\"id\":\"2\"")),
        (&["mentions", "-"], &lines, Some("")),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(args).current_dir(folder.path()).env("NO_COLOR", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("factlint starts");
        // Whoever has read enough reads no more: the rest of the input finds nobody.
        let mut stdin = child.stdin.take().expect("a pipe");
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("factlint runs");
        let (said, out) = (
            String::from_utf8_lossy(&output.stderr).into_owned(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
        );
        assert!((said.clone() + &out).contains(message), "{args:?} {said}");
        assert_eq!(output.status.code(), Some(2), "{args:?} {said}");
        assert!(told_by_line.is_none_or(|line| out.contains(line)), "{args:?} {out}");
    }
}

#[test]
fn ten_thousand_conflicts_in_one_file_are_ten_thousand() {
    let rules = "rules:\n  - {id: a, figure: f, find: \"{count} people\", expect: 4 people}\n";
    let article = "There were 5 people.\n".repeat(10_000);
    let folder = folder(&[("rules/a.yml", rules.as_bytes()), ("a.txt", article.as_bytes())]);
    assert_eq!(check(folder.path()), (1, Vec::new(), 10_000));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_or_cannot_be_read_is_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let elsewhere = folder(&[("secret.txt", b"5 people"), ("hidden.csv", b"a\n1\n")]);
    let table = "rules:\n  - {id: a, figure: f, find: \"{count} people\", expect: {table: t.csv, column: a}}\n";
    let folder = folder(&[
        ("factlint.yml", b"articles: [\"news/**\"]\n"),
        ("rules/a.yml", table.as_bytes()),
        ("news/good.txt", b"5 people came."),
        ("news/locked.txt", b"5 people came."),
    ]);
    let news = folder.path().join("news");
    symlink("..", news.join("loop")).expect("a link");
    symlink("nowhere.txt", news.join("dangling.txt")).expect("a link");
    symlink(elsewhere.path().join("secret.txt"), news.join("outside.txt")).expect("a link");
    symlink(elsewhere.path(), news.join("folder")).expect("a link");
    symlink(elsewhere.path().join("hidden.csv"), folder.path().join("t.csv")).expect("a link");
    symlink("/dev/zero", news.join("device.txt")).expect("a link");
    let fifo = Command::new("mkfifo").arg(news.join("pipe.txt")).status().expect("mkfifo");
    assert!(fifo.success());
    fs::set_permissions(news.join("locked.txt"), fs::Permissions::from_mode(0o0)).expect("a mode");
    // Whoever may read everything may read this too.
    let is_root = fs::read(news.join("locked.txt")).is_ok();
    let output = factlint(folder.path(), &["check", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let mut told: Vec<String> = report["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|p| {
            format!(
                "{} {}",
                p["path"].as_str().unwrap_or("-"),
                p["message"].as_str().unwrap_or("-")
            )
        })
        .collect();
    told.sort();
    let mut wanted = vec![
        "news/dangling.txt the file could not be read: entity not found",
        "news/device.txt this is no file (a FIFO, a socket or a device), so it is not read",
        "news/folder the link leads out of the repository, so what it leads to is not read",
        "news/loop the link leads back to a folder that holds it, so it is not followed",
        "news/outside.txt the link leads out of the repository, so what it leads to is not read",
        "news/pipe.txt this is no file (a FIFO, a socket or a device), so it is not read",
        "rules/a.yml the table `t.csv` cannot be read",
    ];
    if !is_root {
        wanted.insert(4, "news/locked.txt the file could not be read: permission denied");
    }
    // Which bytes a table held is said nowhere, and what else is told of links is the walk's.
    for line in wanted {
        assert!(told.iter().any(|told| told == line), "{line}: {told:#?}");
    }
    assert_eq!(output.status.code(), Some(2));
    assert!(
        !String::from_utf8_lossy(&output.stdout).contains("secret"),
        "what lies there is named"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = folder(&[("rules/a.yml", RULE.as_bytes()), ("a.txt", b"5 people came.")]);
    for args in [
        &["check", "--output", "json=/dev/full"][..],
        &["check", "--output", "json=no/such/folder/x.json"],
    ] {
        let output = factlint(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("No space left") || said.contains("No such file"), "{said}");
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    let command =
        command.args(["check", "--format", "json"]).current_dir(folder.path()).stdout(full);
    let output = command.output().expect("factlint runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard output"));
}

#[test]
fn place_and_hour_change_nothing() {
    let rules = "rules:\n  - {id: a, date: d, find: {all: [met]}, expect: 2025-03-13}\n";
    let article = "---\ndate: 2025-03-14T23:30:00-08:00\n---\nThey met on Wednesday, and 1.200 people came.\n";
    let folder = folder(&[("rules/a.yml", rules.as_bytes()), ("a.md", article.as_bytes())]);
    let run = |zone: &str, locale: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command
            .args(["check", "--format", "json", "--today", "2025-04-01"])
            .current_dir(folder.path());
        let output = command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale).output();
        output.expect("factlint runs").stdout
    };
    let first = run("UTC", "C");
    assert!(String::from_utf8_lossy(&first).contains("\"reason\": \"expected\""));
    for (zone, locale) in [
        ("Pacific/Kiritimati", "de_DE.UTF-8"),
        ("America/Los_Angeles", "tr_TR.UTF-8"),
        ("nonsense", "zh_CN.GB18030"),
    ] {
        assert_eq!(run(zone, locale), first, "{zone} {locale}");
    }
}
