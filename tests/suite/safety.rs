//! Text that strangers write never speaks for factlint: hostile articles, file names, rules and revisions through every format, and
//! paths that would lead elsewhere.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// What a stranger would like to be more than words. Each is told apart by a mark of its own.
const HOSTILE: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "\"><svg/onload=alert(3)>",
    "[evil](http://evil.example/4)",
    "![evil](http://evil.example/5)",
    "`code` **bold** | cell",
    "@octocat",
    "::error file=a,line=1::six",
    "%0A::warning::seven",
    "]]> -->",
    "\u{1b}[31mred\u{7}\u{9b}31m",
    "\u{202e}backwards\u{2066}\u{200f}",
    "${{ secrets.TOKEN }}",
];

const FORMATS: &[&str] = &[
    "terminal", "short", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown", "html",
    "rdjsonl",
];

fn factlint(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command
        .args(args)
        .current_dir(folder)
        .env_remove("GITHUB_ACTIONS")
        .env_remove("CLICOLOR_FORCE");
    command.env("NO_COLOR", "1").output().expect("factlint runs")
}

/// A project in which every word that a stranger can write is hostile.
fn hostile() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    // YAML takes no raw control characters; as escapes it takes them all.
    let escape =
        |c: char| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", c as u32) };
    let quoted = |text: &str| Value::from(text).to_string().chars().map(escape).collect::<String>();
    let all = HOSTILE.join(" ");
    let rules = format!(
        "rules:\n  - {{id: people, figure: {}, find: \"{{count}} people\", expect: 4 people, help: {}, url: {}}}\n  - {{id: nothing, figure: f, find: unheard-of, help: {}}}\n",
        quoted(&all),
        quoted(&all),
        quoted("javascript:alert(8)"),
        quoted(&all),
    );
    fs::write(folder.path().join("rules.yml"), rules).expect("rules");
    fs::write(folder.path().join("factlint.yml"), "rules: [rules.yml]\narticles: [\"news/*\"]\n")
        .expect("settings");
    fs::create_dir(folder.path().join("news")).expect("a folder");
    for (number, text) in HOSTILE.iter().enumerate() {
        let name: String = text.chars().filter(|c| *c != '/').collect();
        let names = if cfg!(windows) {
            format!("{number}.txt")
        } else {
            format!("{number} {name}\n::error::name.txt")
        };
        let article = format!(
            "In Larne {text} there were 5 people, {text}.\n\n{text} <!-- factlint-ignore {text} -->\n"
        );
        fs::write(folder.path().join("news").join(names), article).expect("an article");
        let line = serde_json::json!({"id": text, "text": format!("Larne {text} has 5 people."), "title": text});
        fs::write(folder.path().join(format!("news/{number}.jsonl")), line.to_string())
            .expect("lines");
    }
    folder
}

/// The output of every format, by name.
fn printed(folder: &Path) -> Vec<(&'static str, String)> {
    let arguments: Vec<String> = FORMATS.iter().map(|f| format!("{f}=out.{f}")).collect();
    let mut args = vec!["check"];
    arguments.iter().for_each(|argument| args.extend(["--output", argument]));
    let output = factlint(folder, &args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    let mut out: Vec<(&str, String)> = FORMATS
        .iter()
        .map(|format| {
            let bytes = fs::read(folder.join(format!("out.{format}"))).expect("a report");
            (*format, String::from_utf8(bytes).expect("UTF-8"))
        })
        .collect();
    out.push(("standard error", said));
    out
}

/// Whether a character steers a terminal or turns the reading direction.
fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn words_stay_words_in_every_format() {
    let folder = hostile();
    let printed = printed(folder.path());
    let conflicts = 2 * HOSTILE.len();
    for (format, text) in &printed {
        let format = *format;
        let found = text.chars().find(|c| steers(*c));
        assert_eq!(found, None, "{format} hands on a character that steers: {found:?}");
        match format {
            "html" | "markdown" | "junit" => {
                for tag in ["<img", "<svg", "<script>alert"] {
                    assert!(!text.contains(tag), "{format} hands on {tag}");
                }
            }
            _ => {}
        }
        match format {
            "json" => {
                let report: Value = serde_json::from_str(text).expect("JSON");
                assert!(report["conflicts"].as_array().is_some_and(|all| all.len() >= conflicts));
            }
            "sarif" => sarif(text, conflicts),
            "gitlab" => {
                assert!(serde_json::from_str::<Value>(text).expect("JSON").is_array());
            }
            "jsonl" | "rdjsonl" => {
                for line in text.lines() {
                    assert!(serde_json::from_str::<Value>(line).is_ok(), "{format}: {line}");
                    assert!(format == "jsonl" || !line.contains("\"url\":\"javascript:"), "{line}");
                }
            }
            "github" => github(text),
            "markdown" => markdown(text),
            "html" => assert!(!text.contains("href=\"javascript:"), "a link that runs"),
            "short" => {
                for line in text.lines() {
                    assert!(!line.starts_with("::"), "{line}");
                }
            }
            _ => {}
        }
    }
}

/// One command a line, and none that an article wrote.
fn github(text: &str) {
    for line in text.lines() {
        let own = ["::error ", "::warning ", "::notice ", "::group::", "::endgroup::"];
        let command = line.trim_start().starts_with("::");
        assert!(!command || own.iter().any(|start| line.starts_with(start)), "{line}");
        assert!(
            !line.starts_with("::error::") && !line.starts_with("::error file=a,line=1::six"),
            "{line}"
        );
    }
}

/// No link, image, mention or table cell that an article wrote.
fn markdown(text: &str) {
    for (number, line) in text.lines().enumerate() {
        // What stands between backticks is code.
        let plain: String = line.split('`').step_by(2).collect();
        for bad in ["](http://evil", "@octocat", "**bold**"] {
            assert!(!plain.contains(bad), "line {number} hands on {bad}: {line}");
        }
    }
}

/// SARIF reads `[words](target)` in a message as a link.
fn sarif(text: &str, conflicts: usize) {
    let log: Value = serde_json::from_str(text).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(results.len() >= conflicts, "{}", results.len());
    for result in results {
        let message = result["message"]["text"].as_str().unwrap_or_default();
        assert!(!message.contains("[evil](http"), "{message}");
        for location in result["locations"].as_array().into_iter().flatten() {
            let uri =
                location["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap_or("");
            assert!(!uri.contains([' ', '<', '"', '\n']), "{uri}");
        }
    }
}

#[test]
fn the_terminal_shows_what_would_steer_it() {
    let folder = hostile();
    for args in [
        &["check"][..],
        &["mentions"],
        &["rules"],
        &["explain", "people"],
        &["test"],
        &["validate"],
        &["extract", "news/0.jsonl"],
    ] {
        let output = factlint(folder.path(), args);
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            let found = text.chars().find(|c| steers(*c));
            assert_eq!(found, None, "{args:?}: {text}");
        }
    }
}

#[test]
fn settings_lead_nowhere_else() {
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::write(elsewhere.path().join("t.csv"), "a\n4\n").expect("a table");
    fs::write(elsewhere.path().join("r.yml"), "rules: []\n").expect("rules");
    let outside = elsewhere.path().display();
    for (settings, rules, said) in [
        (format!("extends: {outside}"), String::new(), "does not lie in the folder"),
        ("extends: ../x".to_owned(), String::new(), "does not lie in the folder"),
        ("baseline: ../../b.json".to_owned(), String::new(), "does not lie in the folder"),
        (format!("baseline: {outside}/b.json"), String::new(), "does not lie in the folder"),
        (
            String::new(),
            format!("{{table: {outside}/t.csv, column: a}}"),
            "does not lie in the folder",
        ),
        (String::new(), "{table: ../t.csv, column: a}".to_owned(), "does not lie in the folder"),
        (
            String::new(),
            "{table: \"a/../../t.csv\", column: a}".to_owned(),
            "does not lie in the folder",
        ),
        (format!("rules: [\"{outside}/*.yml\"]"), String::new(), "finds no file"),
        ("rules: [\"../*.yml\"]".to_owned(), String::new(), "finds no file"),
        ("articles: [\"../*.txt\"]".to_owned(), String::new(), "finds no file"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("project");
        fs::create_dir(&project).expect("a folder");
        fs::write(folder.path().join("secret.txt"), "5 people").expect("a file");
        fs::write(folder.path().join("t.csv"), "a\n4\n").expect("a file");
        fs::write(project.join("factlint.yml"), format!("{settings}\n")).expect("settings");
        fs::write(project.join("a.txt"), "5 people came.").expect("an article");
        if !rules.is_empty() {
            fs::create_dir(project.join("rules")).expect("a folder");
            let rule = format!(
                "rules:\n  - {{id: a, figure: f, find: \"{{count}} people\", expect: {rules}}}\n"
            );
            fs::write(project.join("rules/a.yml"), rule).expect("rules");
        }
        let output = factlint(&project, &["check", "--format", "json"]);
        let report = String::from_utf8_lossy(&output.stdout);
        assert!(report.contains(said), "{settings}{rules}: {report}");
        assert!(!report.contains("secret"), "{settings}{rules}: {report}");
    }
}

#[test]
fn a_revision_is_no_option() {
    let folder = hostile();
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=t", "-c", "user.email=t@example.org"]).args(args);
        let output = command.current_dir(folder.path()).output().expect("git runs");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    git(&["commit", "-qm", "all"]);
    let target = folder.path().join("written");
    for revision in [
        format!("--output={}", target.display()),
        format!("--upload-pack=touch {}", target.display()),
        "main\n::error::x".to_owned(),
        "\u{1b}[31m\u{202e}".to_owned(),
    ] {
        let argument = format!("--since={revision}");
        let output = factlint(folder.path(), &["check", "--format", "github", &argument]);
        assert_eq!(output.status.code(), Some(2), "{revision:?}");
        assert!(!target.exists(), "{revision:?} wrote a file");
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            assert!(!text.lines().any(|line| line.starts_with("::error::")), "{text}");
            assert_eq!(text.chars().find(|c| steers(*c)), None, "{revision:?}: {text}");
        }
    }
}
