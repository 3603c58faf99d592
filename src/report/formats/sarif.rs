//! `sarif`: SARIF 2.1.0 for code scanning.
//!
//! Paths are relative URIs, percent-encoded; columns count characters. GitHub takes 25,000 results and rules of a run and 1,000
//! locations of a result: conflicts come gravest first and are cut there, and a notification says so.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{self, Conflict, Place, Problem};
use crate::report::{Report, Style, visible};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// SARIF 2.1.0.
pub struct Sarif;

/// Results that GitHub takes of one run.
const RESULTS: usize = 25_000;

/// Locations that GitHub takes of one result.
const LOCATIONS: usize = 1_000;

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn about(&self) -> &'static str {
        "SARIF 2.1.0 for code scanning"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        visible::document(&log(report), out)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: String,
    semantic_version: String,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
    full_description: Message,
    help: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [String; 1],
    /// What GitHub sorts by.
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    /// Faults of rules, settings, waivers and the baseline.
    tool_configuration_notifications: Vec<Notification>,
    /// Everything else that could not be looked at.
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Notification {
    descriptor: Descriptor,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

#[derive(Serialize)]
struct Descriptor {
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    /// SARIF wants them on all results or on none, so that an empty list says: not suppressed.
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize, Default)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message>,
}

fn log(report: &Report) -> Log {
    let rules = rules(report);
    let index: BTreeMap<String, usize> =
        rules.iter().enumerate().map(|(i, rule)| (rule.id.clone(), i)).collect();
    let listed = report.conflicts.iter().chain(&report.waived);
    let results: Vec<Finding> =
        listed.filter_map(|conflict| finding(conflict, report, &index)).take(RESULTS).collect();
    let left_out = (report.conflicts.len() + report.waived.len()).saturating_sub(RESULTS);
    let about_settings = |problem: &&Problem| {
        ["config", "rule", "waiver", "baseline"].iter().any(|room| {
            problem.code.strip_prefix("factlint::").is_some_and(|rest| rest.starts_with(room))
        })
    };
    let (settings, others): (Vec<&Problem>, Vec<&Problem>) =
        report.problems.iter().partition(about_settings);
    let notes = |problems: Vec<&Problem>| -> Vec<Notification> {
        problems.into_iter().map(|problem| notification(problem, report)).collect()
    };
    let (settings, mut notes) = (notes(settings), notes(others));
    if left_out > 0 {
        notes.push(Notification {
            descriptor: Descriptor { id: "factlint::report::cut".to_owned() },
            level: "warning",
            message: text(&format!("{left_out} more conflicts were left out")),
            locations: Vec::new(),
        });
    }
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "factlint",
                    version: report.tool.version.clone(),
                    semantic_version: report.tool.version.clone(),
                    rules,
                },
            },
            invocations: [Invocation {
                execution_successful: !report.is_untrusted(),
                tool_configuration_notifications: settings,
                tool_execution_notifications: notes,
            }],
            column_kind: "unicodeCodePoints",
            results,
        }],
    }
}

/// All rules with their help, those that a saved run does not list among them.
fn rules(report: &Report) -> Vec<Rule> {
    let mut out: Vec<Rule> = report.rules.iter().map(rule).collect();
    for conflict in report.conflicts.iter().chain(&report.waived) {
        if !out.iter().any(|rule| rule.id == conflict.rule) {
            out.push(rule(&model::Rule {
                id: conflict.rule.to_string(),
                kind: conflict.kind.to_string(),
                title: conflict.rule.to_string(),
                severity: conflict.severity,
                help: None,
                url: None,
                path: None,
                line: None,
            }));
        }
    }
    out.truncate(RESULTS);
    out
}

fn rule(rule: &model::Rule) -> Rule {
    let help = rule.help.clone().unwrap_or_else(|| match rule.kind.as_str() {
        "check" => format!("Built-in check `{}`: {}", rule.id, rule.title),
        _ => format!("Rule `{}`: articles have to agree on this: {}", rule.id, rule.title),
    });
    Rule {
        id: rule.id.clone(),
        short_description: brief(if rule.title.is_empty() { &rule.id } else { &rule.title }),
        full_description: brief(&help),
        help: text(&help),
        // What is no web address would make the whole file invalid.
        help_uri: rule.url.clone().filter(|url| url.starts_with("http") && !url.contains(' ')),
        default_configuration: Configuration { level: level(rule.severity) },
        properties: Properties {
            tags: [rule.kind.clone()],
            severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "recommendation",
            },
        },
    }
}

fn finding(
    conflict: &Conflict,
    report: &Report,
    index: &BTreeMap<String, usize>,
) -> Option<Finding> {
    let outlier = &conflict.outlier()?.place;
    let related = related(conflict, report);
    let mut message = literal(&conflict.message);
    for location in related.iter().take(10) {
        if let (Some(id), Some(says)) = (location.id, &location.message) {
            message += &format!("\n[{}]({id})", literal(&says.text));
        }
    }
    let waiver = conflict.waiver.as_ref();
    Some(Finding {
        rule_id: conflict.rule.to_string(),
        rule_index: *index.get(conflict.rule.as_str())?,
        level: level(conflict.severity),
        message: Message { text: message },
        locations: [Location { message: None, id: None, ..located(outlier, report) }],
        related_locations: related,
        partial_fingerprints: BTreeMap::from([
            ("factlint/v1", conflict.fingerprint.to_string()),
            // The one name that GitHub follows a finding by; left out, it would be made of the line.
            ("primaryLocationLineHash", format!("{}:1", conflict.fingerprint)),
        ]),
        baseline_state: report.base.as_ref().map(|_| match conflict.unchanged {
            true => "unchanged",
            false => "new",
        }),
        suppressions: waiver
            .map(|waiver| Suppression {
                kind: if waiver.path == outlier.file() { "inSource" } else { "external" },
                status: "accepted",
                justification: waiver.reason.clone(),
            })
            .into_iter()
            .collect(),
    })
}

/// The rule's line and the other side, numbered from 1.
fn related(conflict: &Conflict, report: &Report) -> Vec<Location> {
    let expected = conflict.expected.iter().map(|expected| Location {
        id: None,
        physical_location: Physical {
            artifact_location: artifact(&expected.path, report),
            region: Some(Region {
                start_line: expected.line,
                start_column: expected.column,
                ..Region::default()
            }),
        },
        message: Some(text(&format!("expected: {}", expected.value))),
    });
    let witnesses = conflict.witnesses().iter().map(|witness| {
        let place = &witness.place;
        let says = format!("{}:{}: {}", place.path, place.line, place.read_as);
        Location { message: Some(text(&says)), ..located(place, report) }
    });
    let all = expected.chain(witnesses).take(LOCATIONS - 1).enumerate();
    all.map(|(i, location)| Location { id: Some(i + 1), ..location }).collect()
}

fn located(place: &Place, report: &Report) -> Location {
    Location {
        id: None,
        physical_location: Physical {
            artifact_location: artifact(place.file(), report),
            region: Some(Region {
                start_line: place.line,
                start_column: place.column,
                end_line: Some(place.end_line),
                end_column: Some(place.end_column),
                snippet: Some(text(&place.text)),
            }),
        },
        message: None,
    }
}

fn notification(problem: &Problem, report: &Report) -> Notification {
    let location = problem.path.as_ref().map(|path| Location {
        id: None,
        physical_location: Physical {
            artifact_location: artifact(path, report),
            region: problem.line.map(|line| Region {
                start_line: line,
                start_column: problem.column.unwrap_or(1),
                ..Region::default()
            }),
        },
        message: None,
    });
    Notification {
        descriptor: Descriptor { id: problem.code.clone() },
        level: level(problem.severity),
        message: text(&problem.message),
        locations: location.into_iter().collect(),
    }
}

fn artifact(path: &str, report: &Report) -> Artifact {
    Artifact { uri: uri(&report.from_top(path)) }
}

/// A relative reference: all but unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

/// Words of a message that are no link.
fn literal(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

/// A description; GitHub takes 1,024 characters of one.
fn brief(text: &str) -> Message {
    Message { text: text.chars().take(1_024).collect() }
}

fn text(text: &str) -> Message {
    Message { text: text.to_owned() }
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_references() {
        assert_eq!(uri("a b/ü#1?.md"), "a%20b/%C3%BC%231%3F.md");
    }

    #[test]
    fn brackets_are_no_links() {
        assert_eq!(literal("[a](1) \\"), "\\[a\\](1) \\\\");
    }
}
