//! The book: its pages are listed, its links lead somewhere, every file that it shows is right, and every command prints what the
//! page says. A block's info string names its file (```` ```yaml rules/a.yml ````); `console` blocks are commands behind `$` with their
//! standard output, in which a line `...` stands for any lines. UPDATE_BOOK=1 writes what the commands print into the pages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pages with files and commands.
const PAGES: &[&str] = &["tutorial.md", "cookbook.md", "deciding.md"];

/// What is no page of the book: its own list.
const UNLISTED: &[&str] = &["SUMMARY.md"];

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn text(page: &str) -> String {
    fs::read_to_string(docs().join(page)).expect("a page")
}

/// A block: language, file, first line of its body, body.
struct Block {
    language: String,
    file: Option<String>,
    line: usize,
    body: Vec<String>,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut open = false;
    for (number, line) in page.lines().enumerate() {
        match (open, line.strip_prefix("```")) {
            (false, Some(info)) => {
                let mut words = info.split_whitespace();
                let language = words.next().unwrap_or_default().to_owned();
                let file = words.next().map(str::to_owned);
                out.push(Block { language, file, line: number + 1, body: Vec::new() });
                open = true;
            }
            (true, Some("")) => open = false,
            (true, _) => {
                if let Some(block) = out.last_mut() {
                    block.body.push(line.to_owned());
                }
            }
            (false, None) => {}
        }
    }
    assert!(!open, "a block without an end");
    out
}

/// Runs one command as a reader would, in the folder of the page.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_factlint")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.current_dir(folder).args(["-c", command]).env("PATH", path).env_remove("GITHUB_ACTIONS");
    let output = shell.env("NO_COLOR", "1").output().expect("a shell");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Whether lines are those that a page shows, `...` standing for any.
fn fits(wanted: &[String], found: &[&str]) -> bool {
    match wanted.split_first() {
        None => found.is_empty(),
        Some((first, rest)) if first == "..." => (0..=found.len()).any(|n| fits(rest, &found[n..])),
        Some((first, rest)) => found
            .split_first()
            .is_some_and(|(line, left)| line.trim_end() == first.trim_end() && fits(rest, left)),
    }
}

/// The commands of a console block, each with the lines that it prints.
fn commands(block: &Block) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = Vec::new();
    for line in &block.body {
        match line.strip_prefix("$ ") {
            Some(command) => out.push((command.to_owned(), Vec::new())),
            None => out.last_mut().expect("a command first").1.push(line.clone()),
        }
    }
    out
}

#[test]
#[cfg(unix)]
fn every_command_prints_what_the_page_says() {
    let mut faults = Vec::new();
    let (mut ran, mut files) = (0, 0);
    for page in PAGES {
        let folder = tempfile::tempdir().expect("a folder");
        let written = text(page);
        let mut updated: Vec<String> = written.lines().map(str::to_owned).collect();
        for block in &blocks(&written) {
            if let Some(file) = &block.file {
                let path = folder.path().join(file);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(path, block.body.join("\n") + "\n").expect("a file");
                files += 1;
            }
            assert!(
                block.file.is_some() || block.language != "yaml",
                "{page}:{}: YAML of no file",
                block.line
            );
            if block.language != "console" {
                continue;
            }
            let mut shown = Vec::new();
            for (command, wanted) in commands(block) {
                let printed = run(&command, folder.path());
                let found: Vec<&str> = printed.lines().collect();
                if !fits(&wanted, &found) {
                    faults.push(format!("{page}:{}: $ {command}\n{printed}", block.line));
                }
                shown.push(format!("$ {command}"));
                shown.extend(found.iter().map(|line| line.trim_end().to_owned()));
                ran += 1;
            }
            updated[block.line] = format!("\u{0}{}", shown.join("\n"));
            for line in &mut updated[block.line + 1..block.line + block.body.len()] {
                *line = "\u{1}".to_owned();
            }
        }
        if std::env::var_os("UPDATE_BOOK").is_some() {
            let lines = updated.iter().filter(|line| *line != "\u{1}");
            let lines: Vec<&str> = lines.map(|line| line.trim_start_matches('\u{0}')).collect();
            fs::write(docs().join(page), lines.join("\n") + "\n").expect("the page");
            continue;
        }
        // All rules of a page hold together, and each has a test that fires and one that stays silent.
        let program = env!("CARGO_BIN_EXE_factlint");
        let mut all = Command::new(program);
        let output = all
            .current_dir(folder.path())
            .args(["test", "--coverage"])
            .output()
            .expect("factlint runs");
        if !output.status.success() {
            faults.push(format!(
                "{page}: {}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            ));
        }
    }
    if std::env::var_os("UPDATE_BOOK").is_none() {
        assert!(ran >= 10 && files >= 12, "{ran} commands, {files} files");
        assert!(
            faults.is_empty(),
            "{}\nUPDATE_BOOK=1 writes what commands print into the pages",
            faults.join("\n")
        );
    }
}

#[test]
fn settings_in_the_book_are_right() {
    let mut seen = 0;
    for page in PAGES {
        for block in blocks(&text(page)) {
            if block.file.as_ref().is_some_and(|file| file.ends_with("factlint.yml")) {
                let checks = ["spelling"];
                let (_, problems) = factlint::ruleset::Config::read(
                    "factlint.yml",
                    &block.body.join("\n"),
                    &checks,
                );
                assert!(problems.is_empty(), "{page}:{}: {problems:?}", block.line);
                seen += 1;
            }
        }
    }
    assert!(seen >= 2);
}

#[test]
fn every_page_is_listed_and_every_link_leads_somewhere() {
    let summary = text("SUMMARY.md");
    let mut pages = Vec::new();
    for folder in [docs(), docs().join("diagnostics")] {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    assert!(pages.len() > 50);
    let mut faults = Vec::new();
    for path in &pages {
        let inside =
            path.strip_prefix(docs()).expect("inside").to_string_lossy().replace('\\', "/");
        let shown = !inside.contains('/') && !UNLISTED.contains(&inside.as_str());
        if shown && !summary.contains(&format!("({inside})")) {
            faults.push(format!("{inside} is not in SUMMARY.md"));
        }
        let page = fs::read_to_string(path).expect("a page");
        let prose: String = page.split("```").step_by(2).collect();
        for link in prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            let outside = target.contains("://") || target.is_empty() || target.contains(' ');
            if !outside && !path.parent().expect("a folder").join(target).exists() {
                faults.push(format!("{inside}: {link} leads nowhere"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
