//! Behaviour as Markdown that runs: every page of tests/specs, section by section.
//!
//! A page is prose with fenced blocks. Under each `##` heading stand one or more articles, and what is reported about them. What
//! stands before the first heading (rules, settings) holds for the whole page; a block of the same kind in a section replaces it.
//!
//! - `yaml rules`: the rules, `rules.yml`; `yaml settings`: `factlint.yml`; `table PATH`: a table.
//! - `article PATH [KEY=VALUE]…`: an article, its format by its extension, with metadata for what it does not say itself.
//! - `report`: every conflict as `SEVERITY RULE PATH "TEXT" REASON`, with `tension`, `waived` or `vs PATH…` (its witnesses)
//!   behind it, then every problem as `problem SEVERITY CODE`. An empty one: nothing is reported.
//! - `messages`: what each conflict says, in the order of the report, where a section is about that.
//! - `mentions`: every mention as `RULE PATH "TEXT" VALUE VERDICT [KEY=…] [SOURCE] [STANCE]`, where a section is about them.

use factlint::corpus::{self, metadata::Given};
use factlint::engine::{Conflict, Mention, Outcome, Plan, State, Strength, Verdict, normal};
use factlint::problem::Severity;
use factlint::ruleset::{Config, load};
use factlint::text::SourceSpan;
use factlint::value::Source;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_page_holds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut faults = String::new();
    let mut sections = 0;
    for page in pages(&root) {
        let text = fs::read_to_string(&page).expect("a readable page");
        let name = page.strip_prefix(&root).expect("inside").display().to_string();
        for section in read(&text) {
            sections += 1;
            if let Err(fault) = section.holds() {
                let _ = writeln!(faults, "\n{name}:{} {}\n{fault}", section.line, section.title);
            }
        }
    }
    assert!(sections > 5, "only {sections} sections were read");
    assert!(faults.is_empty(), "{faults}");
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            out.extend(pages(&path));
        } else if path.extension().is_some_and(|e| e == "md") {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// One fenced block: the words behind its fence, and its lines.
#[derive(Debug, Clone)]
struct Block {
    words: Vec<String>,
    text: String,
}

/// What one heading stands over.
#[derive(Debug, Clone, Default)]
struct Section {
    title: String,
    line: usize,
    blocks: Vec<Block>,
}

fn read(page: &str) -> Vec<Section> {
    let mut common = Section::default();
    let mut sections: Vec<Section> = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            sections.push(Section {
                title: title.to_owned(),
                line: number + 1,
                blocks: Vec::new(),
            });
        }
        let fence: String = line.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        if fence.len() < 3 {
            continue;
        }
        let words = line[fence.len()..].split_whitespace().map(str::to_owned).collect();
        let text: String = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != fence)
            .map(|line| format!("{line}\n"))
            .collect();
        sections.last_mut().unwrap_or(&mut common).blocks.push(Block { words, text });
    }
    for section in &mut sections {
        for block in &common.blocks {
            let replaced = section.blocks.iter().any(|own| own.kind() == block.kind());
            if !replaced || block.kind() == "table" {
                section.blocks.insert(0, block.clone());
            }
        }
    }
    sections
}

impl Block {
    fn kind(&self) -> String {
        let words = if self.words.first().is_some_and(|w| w == "yaml") {
            &self.words[1..]
        } else {
            &self.words
        };
        words.first().cloned().unwrap_or_default()
    }
}

impl Section {
    fn of(&self, kind: &'static str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.kind() == kind)
    }

    fn text(&self, kind: &'static str) -> Option<&str> {
        self.of(kind).last().map(|block| block.text.as_str())
    }

    fn holds(&self) -> Result<(), String> {
        let (outcome, plan) = self.run();
        let report = self.text("report").ok_or("a section says what is reported")?;
        same("report", report, &reported(&outcome))?;
        if let Some(wanted) = self.text("messages") {
            same("messages", wanted, &messages(&outcome))?;
        }
        if let Some(wanted) = self.text("mentions") {
            same("mentions", wanted, &mentions(&outcome, &plan))?;
        }
        Ok(())
    }

    fn run(&self) -> (Outcome, Plan) {
        let settings = self.text("settings").unwrap_or_default();
        let ids: Vec<&str> = factlint::engine::CHECKS.iter().map(|check| check.id()).collect();
        let (config, mut problems) = Config::read("factlint.yml", settings, &ids);
        let tables: BTreeMap<&str, &str> =
            self.of("table").map(|b| (b.words[1].as_str(), b.text.as_str())).collect();
        let table = |path: &str| {
            tables.get(path).map(|text| (*text).to_owned()).ok_or("no such file".to_owned())
        };
        let files: Vec<(String, String)> =
            self.of("rules").map(|b| ("rules.yml".to_owned(), b.text.clone())).collect();
        let (rules, faults) = load(&files, &config, &table);
        problems.extend(faults);
        let mut articles = Vec::new();
        for block in self.of("article") {
            let given = |_: &str| block.words[2..].iter().map(|word| given(word)).collect();
            let read = corpus::read(&block.words[1], block.text.clone().into_bytes(), &given);
            articles.extend(read.articles);
            problems.extend(read.problems);
        }
        let mut plan = Plan::under(rules, &config);
        plan.today = jiff::civil::date(2026, 1, 1).into();
        let mut outcome = factlint::check(&articles, &plan);
        problems.append(&mut outcome.problems);
        outcome.problems = problems;
        (outcome, plan)
    }
}

fn given(word: &str) -> Given {
    let (key, value) = word.split_once('=').expect("KEY=VALUE");
    Given {
        key: key.to_owned(),
        value: value.to_owned(),
        path: "factlint.yml".to_owned(),
        span: SourceSpan::new(0, 0),
    }
}

fn same(what: &str, wanted: &str, got: &str) -> Result<(), String> {
    if wanted.trim() == got.trim() {
        return Ok(());
    }
    Err(format!("{what} wanted:\n{}\n{what} got:\n{}", wanted.trim(), got.trim()))
}

fn messages(outcome: &Outcome) -> String {
    let all = outcome.conflicts.iter().map(|conflict| conflict.message.as_str());
    all.collect::<Vec<_>>().join("\n")
}

fn reported(outcome: &Outcome) -> String {
    let mut out = String::new();
    for conflict in &outcome.conflicts {
        line(&mut out, conflict, outcome, "");
    }
    for conflict in &outcome.waived {
        line(&mut out, conflict, outcome, " waived");
    }
    for problem in outcome.problems.iter().filter(|p| p.severity != Severity::Note) {
        let _ = writeln!(out, "problem {} {}", problem.severity.name(), problem.code);
    }
    out
}

fn line(out: &mut String, conflict: &Conflict, outcome: &Outcome, waived: &str) {
    let path = |mention: &Mention| outcome.articles[mention.article].path.clone();
    let reason = format!("{:?}", conflict.reason).trim_end_matches('_').to_lowercase();
    let tension = if conflict.strength == Strength::Tension { " tension" } else { "" };
    let witnesses: Vec<String> = conflict.witnesses.iter().map(|w| path(w)).collect();
    let versus =
        if witnesses.is_empty() { String::new() } else { format!(" vs {}", witnesses.join(" ")) };
    let _ = writeln!(
        out,
        "{} {} {} \"{}\" {reason}{tension}{versus}{waived}",
        conflict.severity.name(),
        conflict.rule,
        path(&conflict.outlier),
        conflict.outlier.text,
    );
}

fn mentions(outcome: &Outcome, plan: &Plan) -> String {
    let gazetteer = &plan.rules.gazetteer;
    let mut out = String::new();
    for (mention, verdict) in &outcome.mentions {
        let value = mention.value.as_ref().map_or("-".to_owned(), |v| normal::value(v, gazetteer));
        let _ = write!(
            out,
            "{} {} \"{}\" {value} {}",
            plan.rules.rules[mention.rule].id,
            outcome.articles[mention.article].path,
            mention.text,
            verdict_name(*verdict),
        );
        for (name, value) in mention.key.iter() {
            let _ = write!(out, " {name}={value}");
        }
        match &mention.source {
            Source::Own => {}
            Source::Party(party) => {
                let _ = write!(out, " source={}", normal::party(party, gazetteer));
            }
            Source::Unresolved(words) => {
                let _ = write!(out, " source=?{words}");
            }
        }
        if !matches!(mention.stance.name(), "asserted" | "reported") {
            let _ = write!(out, " {}", mention.stance.name());
        }
        if let State::Unresolved(why) = &mention.state {
            let _ = write!(out, " ({why})");
        }
        out.push('\n');
    }
    out
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Outlier => "outlier",
        Verdict::Tension => "tension",
        Verdict::Unresolved => "unresolved",
        Verdict::Waived => "waived",
        Verdict::NotCompared => "not-compared",
    }
}
