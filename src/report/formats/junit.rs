//! `junit`: every fact as a test case, for what shows test reports. A fact on which all articles agree passes; a conflict that
//! fails the run is a failure, one that does not passes with its words as output; a waived one is skipped.

use super::Format;
use crate::problem::Severity;
use crate::report::model::{Conflict, Fact, key_shown};
use crate::report::visible::visible;
use crate::report::{Report, Style, visible};
use quick_junit::{NonSuccessKind, Report as Junits, TestCase, TestCaseStatus, TestSuite};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// JUnit XML.
pub struct Junit;

impl Format for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn about(&self) -> &'static str {
        "JUnit XML: every fact a test case"
    }

    fn write(&self, report: &Report, _style: Style, out: &mut dyn Write) -> io::Result<()> {
        let mut suites: BTreeMap<&str, Vec<TestCase>> = BTreeMap::new();
        for conflict in &report.conflicts {
            suites.entry(&conflict.rule).or_default().push(case(conflict, Kind::Found, report));
        }
        for conflict in &report.waived {
            suites.entry(&conflict.rule).or_default().push(case(conflict, Kind::Waived, report));
        }
        let listed = report.conflicts.iter().chain(&report.waived);
        let disputed: BTreeSet<_> = listed.map(|c| (c.rule.as_str(), &c.key)).collect();
        for fact in &report.facts {
            if !disputed.contains(&(fact.rule.as_str(), &fact.key)) {
                suites.entry(&fact.rule).or_default().push(agreeing(fact));
            }
        }
        let mut junit = Junits::new("factlint");
        for (rule, cases) in suites {
            let mut suite = TestSuite::new(visible(rule));
            suite.add_test_cases(cases);
            junit.add_test_suite(suite);
        }
        junit.add_test_suite(problems(report));
        let xml = visible::lines(&junit.to_string().map_err(io::Error::other)?);
        out.write_all(xml.as_bytes())
    }
}

enum Kind {
    Found,
    Waived,
}

fn case(conflict: &Conflict, kind: Kind, report: &Report) -> TestCase {
    let place = conflict.outlier().map(|outlier| &outlier.place);
    let place = place.map_or(String::new(), |place| {
        format!("{}:{}:{}", visible(&place.path), place.line, place.column)
    });
    let message = visible(&conflict.message);
    let fails = report.fails(conflict.severity);
    let status = match kind {
        Kind::Waived => {
            let mut status = TestCaseStatus::skipped();
            let reason = conflict.waiver.as_ref().map(|waiver| visible(&waiver.reason));
            status.set_message(reason.unwrap_or_default());
            status
        }
        Kind::Found if fails => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(&message).set_type(visible(&conflict.reason));
            status.set_description(sides(conflict));
            status
        }
        Kind::Found => TestCaseStatus::success(),
    };
    let mut case = TestCase::new(name(&place, &conflict.key), status);
    case.set_classname(visible(&conflict.rule));
    if matches!(kind, Kind::Found) && !fails {
        case.set_system_out(format!(
            "{}: {message}\n{}",
            conflict.severity.name(),
            sides(conflict)
        ));
    }
    case
}

/// Both sides, a line each.
fn sides(conflict: &Conflict) -> String {
    let mut out = String::new();
    for mention in &conflict.mentions {
        let place = &mention.place;
        out += &format!(
            "{}:{}:{}: {} ({})\n",
            visible(&place.path),
            place.line,
            place.column,
            visible(&place.sentence),
            visible(&place.read_as)
        );
    }
    if let Some(expected) = &conflict.expected {
        out += &format!(
            "{}:{}: expected {}\n",
            visible(&expected.path),
            expected.line,
            visible(&expected.value)
        );
    }
    out + &format!("fingerprint {}", visible(&conflict.fingerprint))
}

fn agreeing(fact: &Fact) -> TestCase {
    let mentions = match fact.mentions.len() {
        1 => "1 mention".to_owned(),
        n => format!("{n} mentions"),
    };
    let mut case = TestCase::new(name(&mentions, &fact.key), TestCaseStatus::success());
    case.set_classname(visible(&fact.rule));
    case
}

fn name(what: &str, key: &BTreeMap<String, String>) -> String {
    let key = visible(&key_shown(key));
    if key.is_empty() { what.to_owned() } else { format!("{key}: {what}") }
}

/// What could not be looked at: an error each.
fn problems(report: &Report) -> TestSuite {
    let mut suite = TestSuite::new("factlint");
    for problem in report.problems.iter().filter(|p| p.severity == Severity::Error) {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(visible(&problem.message)).set_type(visible(&problem.code));
        let place = match (&problem.path, problem.line) {
            (Some(path), Some(line)) => format!("{}:{line}", visible(path)),
            (Some(path), None) => visible(path),
            (None, _) => visible(&problem.code),
        };
        let mut case = TestCase::new(place, status);
        case.set_classname("factlint");
        suite.add_test_case(case);
    }
    suite
}
