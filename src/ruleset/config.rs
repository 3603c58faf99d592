//! The settings. In: the text of `factlint.yml`. Out: a [`Config`] that cannot hold a bad value, with every fault at its place.

use super::fault::{Area, Fault, File, suggest};
use super::fields::{Fields, first_line, text};
use super::rule::Origin;
use super::yaml::{Node, Text};
use crate::corpus::{self, Given};
use crate::problem::{Problem, Severity};
use crate::recognise;
use crate::text::SourceSpan;
use crate::value::{Gazetteer, Number, Widths};
use globset::{Glob, GlobMatcher};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// `factlint.yml` as relied on; [`Config::default`] is what holds without one.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Path of the file, relative to the root; `None` without one.
    pub path: Option<String>,
    /// Patterns of articles; empty takes all text under the root.
    pub articles: Vec<Located<String>>,
    /// Patterns of rule files, those of the folders under `extends:` included.
    pub rules: Vec<Located<String>>,
    /// From which severity on a run fails.
    pub fail_on: FailOn,
    /// Path of the baseline.
    pub baseline: Option<Located<String>>,
    /// Metadata for articles that carry none, in the order of the file; a later entry wins.
    pub metadata: Vec<GivenTo>,
    /// Built-in checks that are set: `None` turns one off.
    pub checks: BTreeMap<String, Option<Severity>>,
    /// How wide hedges and rounding are.
    pub widths: Widths,
    /// What a bare `$` is, as an ISO 4217 code; `None` is USD.
    pub currency: Option<String>,
    /// Waivers, in the order of the file.
    pub waivers: Vec<Waiver>,
    /// The ids of the built-in checks, as handed to [`Config::read`].
    pub known_checks: Vec<String>,
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub origin: Origin,
}

/// From which severity on conflicts make a run end with status 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// This one and graver ones.
    At(Severity),
    /// None.
    Never,
}

impl Default for FailOn {
    fn default() -> Self {
        FailOn::At(Severity::Error)
    }
}

impl FailOn {
    /// `error`, `warning`, `note`, `never`.
    pub fn named(name: &str) -> Option<FailOn> {
        if name == "never" { Some(FailOn::Never) } else { Severity::named(name).map(FailOn::At) }
    }
}

/// An entry of `metadata:`.
#[derive(Debug, Clone)]
pub struct GivenTo {
    /// The articles it is for.
    pub pattern: GlobMatcher,
    /// What it says, each member as text (`published`, `outlet`, …) with the place of its value.
    pub members: Vec<Given>,
}

/// An entry of `waivers:`.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The rule, relation or check.
    pub rule: String,
    /// Where its name stands.
    pub rule_origin: Origin,
    /// The articles it is for.
    pub article: GlobMatcher,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// The value it is for; another one ends it.
    pub value: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// Every key of `factlint.yml`.
pub const KEYS: &[&str] = &[
    "articles", "rules", "extends", "fail_on", "baseline", "metadata", "checks", "numbers",
    "currency", "waivers",
];

/// The keys of an entry of `waivers:`.
pub const WAIVER_KEYS: &[&str] = &["rule", "article", "reason", "until", "value"];

const RULES: &str = "rules/**/*.yml";

impl Config {
    /// What holds without a `factlint.yml`, rules included.
    pub fn unwritten() -> Self {
        let rules = Located { value: RULES.to_owned(), origin: Origin::default() };
        Config { rules: vec![rules], ..Config::default() }
    }

    /// Reads `factlint.yml`. `path` is relative to the root, `checks` are the ids of the built-in checks.
    pub fn read(path: &str, text: &str, checks: &[&str]) -> (Config, Vec<Problem>) {
        let mut file = File::new(path, text, Area::Config);
        let mut config = Config { path: Some(path.to_owned()), ..Config::unwritten() };
        config.known_checks = checks.iter().map(|id| (*id).to_owned()).collect();
        if let Some(node) = super::mend::read(&mut file) {
            config.fill(&mut file, &node, checks);
        }
        (config, file.problems)
    }

    /// The metadata that the settings give to the article or file `path` (relative to the root), in the order of the file.
    pub fn given(&self, path: &str) -> Vec<Given> {
        let entries = self.metadata.iter().filter(|entry| {
            entry.pattern.is_match(path) || entry.pattern.is_match(corpus::file_of(path))
        });
        entries.flat_map(|entry| entry.members.iter().cloned()).collect()
    }

    /// What recognisers are told under these settings.
    pub fn settings(&self, gazetteer: impl Into<Arc<Gazetteer>>) -> recognise::Settings {
        let gazetteer = gazetteer.into();
        recognise::Settings { widths: self.widths, currency: self.currency.clone(), gazetteer }
    }

    fn fill(&mut self, file: &mut File, node: &Node, checks: &[&str]) {
        let Some(fields) = Fields::read(file, node, "factlint.yml", KEYS) else { return };
        self.articles = paths(file, &fields, "articles");
        if fields.get("rules").is_some() {
            self.rules = paths(file, &fields, "rules");
        }
        self.rules.extend(folders(file, &fields));
        if let Some(word) = fields.text(file, "fail_on") {
            match FailOn::named(&word.text) {
                Some(fail_on) => self.fail_on = fail_on,
                None => unknown(file, word, "fail_on", &["error", "warning", "note", "never"]),
            }
        }
        self.baseline = fields.text(file, "baseline").and_then(|text| baseline(file, text));
        self.metadata = entries(file, &fields, "metadata", given);
        self.waivers = entries(file, &fields, "waivers", waiver);
        self.checks = read_checks(file, &fields, checks);
        if let Some(node) = fields.get("numbers") {
            self.widths = widths(file, node);
        }
        if let Some(code) = fields.text(file, "currency") {
            self.currency = currency(file, code);
        }
    }
}

fn located(file: &File, text: &Text) -> Located<String> {
    Located { value: text.text.trim().to_owned(), origin: origin(file, text.span) }
}

fn origin(file: &File, span: SourceSpan) -> Origin {
    Origin { path: file.path.to_owned(), span }
}

fn paths(file: &mut File, fields: &Fields, key: &str) -> Vec<Located<String>> {
    let mut out = Vec::new();
    for text in fields.texts(file, key) {
        if glob(file, text).is_some() {
            out.push(located(file, text));
        }
    }
    out
}

/// The path of the baseline, which is written too: it has to lie inside the root.
fn baseline(file: &mut File, text: &Text) -> Option<Located<String>> {
    if super::table::inside(&text.text).is_none() {
        let message = format!("`{}` does not lie in the folder of factlint.yml", text.text);
        let problem = file.fault(Fault::Glob, text.span, message);
        file.report(problem.help("name a file in it; `--baseline FILE` takes any"));
        return None;
    }
    Some(located(file, text))
}

/// The patterns of all rule files in the folders of `extends:`. A folder has to lie inside the root.
fn folders(file: &mut File, fields: &Fields) -> Vec<Located<String>> {
    let mut out = Vec::new();
    for text in fields.texts(file, "extends") {
        match super::table::inside(&text.text) {
            Some(path) => {
                let value = format!("{}/**/*.{{yml,yaml}}", globset::escape(&path));
                out.push(Located { value, origin: origin(file, text.span) });
            }
            None => {
                let message = format!("`{}` does not lie in the folder of factlint.yml", text.text);
                let problem = file.fault(Fault::Glob, text.span, message);
                file.report(
                    problem.help("copy the rules into the repository, and name their folder"),
                );
            }
        }
    }
    out
}

fn glob(file: &mut File, text: &Text) -> Option<GlobMatcher> {
    match Glob::new(text.text.trim()) {
        Ok(glob) => Some(glob.compile_matcher()),
        Err(error) => {
            let message = format!("`{}` is no pattern of paths", text.text);
            let problem = file.fault(Fault::Glob, text.span, message);
            file.report(problem.label(error.kind().to_string()).help(
                "`*` is any name, `**` any folders, `{a,b}` one of two, `[ab]` one of these letters",
            ));
            None
        }
    }
}

fn unknown(file: &mut File, word: &Text, key: &str, known: &[&str]) {
    let message = format!("`{key}` cannot be `{}`", word.text);
    let problem = file.fault(Fault::UnknownValue, word.span, message);
    file.report(problem.label(suggest(&word.text, known)));
}

fn entries<T>(
    file: &mut File,
    fields: &Fields,
    key: &str,
    read: impl Fn(&mut File, &Node) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.get(key) else { return Vec::new() };
    node.items().iter().filter_map(|item| read(file, item)).collect()
}

fn given(file: &mut File, node: &Node) -> Option<GivenTo> {
    let fields = Fields::read(file, node, "an entry of `metadata`", &[])?;
    let pattern =
        fields.required(file, "match", "say which articles it is for: `match: \"wire/*.txt\"`");
    let pattern = pattern.and_then(|node| text(file, node, "match"));
    let pattern = pattern.and_then(|text| glob(file, text));
    let mut members = Vec::new();
    for (name, _, value) in fields.entries() {
        if *name == "match" {
            continue;
        }
        let Some(value) = text(file, value, name) else { continue };
        let dated = ["published", "date", "publishDate", "pubDate"].contains(name);
        if dated && day(&value.text).is_none() {
            bad_day(file, value);
            continue;
        }
        members.push(Given {
            key: (*name).to_owned(),
            value: value.text.trim().to_owned(),
            path: file.path.to_owned(),
            span: value.span,
        });
    }
    Some(GivenTo { pattern: pattern?, members })
}

fn waiver(file: &mut File, node: &Node) -> Option<Waiver> {
    let fields = Fields::read(file, node, "a waiver", WAIVER_KEYS)?;
    let mut needed = |key: &str, help: &str| {
        let node = fields.required(file, key, help)?;
        text(file, node, key).cloned()
    };
    let rule = needed("rule", "name the rule: there is no waiver for everything");
    let article = needed("article", "name the article, or a pattern of articles");
    let reason = needed("reason", "say why, for whoever reads it next year");
    let until = match fields.text(file, "until") {
        Some(text) => {
            let until = day(&text.text);
            if until.is_none() {
                bad_day(file, text);
            }
            Some(until?)
        }
        None => None,
    };
    let article = glob(file, &article?);
    let value = fields.words(file, "value");
    let (rule, reason) = (rule?, reason?.text.trim().to_owned());
    Some(Waiver {
        rule: rule.text.trim().to_owned(),
        rule_origin: origin(file, rule.span),
        article: article?,
        reason,
        until,
        value,
        origin: origin(file, node.span),
    })
}

/// The day that a date or a date with a time starts with.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let after = text[10..].chars().next();
    if !matches!(after, None | Some('T' | 't' | ' ')) || !day.is_ascii() {
        return None;
    }
    day.parse().ok()
}

fn bad_day(file: &mut File, text: &Text) {
    let message = format!("`{}` is no date", text.text);
    let problem = file.fault(Fault::Date, text.span, message);
    file.report(problem.help("write year, month and day: 2025-03-14"));
}

fn read_checks(
    file: &mut File,
    fields: &Fields,
    known: &[&str],
) -> BTreeMap<String, Option<Severity>> {
    let mut out = BTreeMap::new();
    let Some(node) = fields.get("checks") else { return out };
    let Some(checks) = Fields::read(file, node, "`checks`", &[]) else { return out };
    for (name, key, value) in checks.entries() {
        if !known.contains(name) {
            let message = format!("there is no built-in check `{name}`");
            let problem = file.fault(Fault::UnknownCheck, key.span, message);
            file.report(problem.label(suggest(name, known)));
            continue;
        }
        let Some(word) = text(file, value, name) else { continue };
        match (Severity::named(&word.text), word.text.as_str()) {
            (Some(severity), _) => {
                out.insert((*name).to_owned(), Some(severity));
            }
            // YAML 1.1 reads a bare `off` as `false`; both mean the same here.
            (None, "off" | "false") => {
                out.insert((*name).to_owned(), None);
            }
            _ => unknown(file, word, name, &["error", "warning", "note", "off"]),
        }
    }
    out
}

/// The keys of `numbers:` with their range: from, to, both included.
pub(super) const WIDTHS: &[(&str, i128, i128)] = &[
    ("about", 0, 1),
    ("rounding", 0, 1),
    ("nearly", 0, 1),
    ("fraction", 0, 1),
    ("up_to", 0, 1),
    ("more_than", 1, 1_000),
    ("exact_below", 0, 1_000_000_000),
];

fn widths(file: &mut File, node: &Node) -> Widths {
    let mut widths = Widths::default();
    let keys: Vec<&str> = WIDTHS.iter().map(|(key, ..)| *key).collect();
    let Some(fields) = Fields::read(file, node, "`numbers`", &keys) else { return widths };
    for (key, low, high) in WIDTHS {
        let Some(written) = fields.text(file, key) else { continue };
        let number = number(&written.text)
            .filter(|n| (Number::whole(*low)..=Number::whole(*high)).contains(n));
        let Some(number) = number else {
            let message = format!("`{key}` cannot be `{}`", written.text);
            let problem = file.fault(Fault::Number, written.span, message);
            file.report(problem.help(match *high {
                1 => "write a share of the figure between 0 % and 100 %: `10%`".to_owned(),
                _ => format!("write a number between {low} and {high}"),
            }));
            continue;
        };
        match *key {
            "about" => widths.about = number,
            "rounding" => widths.rounding = number,
            "nearly" => widths.nearly = number,
            "fraction" => widths.fraction = number,
            "up_to" => widths.up_to = number,
            "more_than" => widths.more_than = number,
            _ => widths.exact_below = number,
        }
    }
    widths
}

/// `10%`, `0.1`, `1,000`.
fn number(text: &str) -> Option<Number> {
    let text = text.trim().replace([',', '_'], "");
    match text.strip_suffix('%') {
        Some(percent) => Number::parse(percent.trim())?.over(Number::whole(100)),
        None => Number::parse(&text),
    }
}

fn currency(file: &mut File, code: &Text) -> Option<String> {
    let name = code.text.trim();
    if name.len() == 3 && name.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(name.to_owned());
    }
    let message = format!("`{name}` is no currency code");
    let span = first_line(file.text, code.span);
    let problem = file.fault(Fault::UnknownValue, span, message);
    file.report(problem.help("write the three letters of ISO 4217: `USD`, `CAD`, `AUD`"));
    None
}
