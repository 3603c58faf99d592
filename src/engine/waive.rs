//! Waivers. In: the directives of an article, the waivers of the settings, and what was found. Out: mentions with the waiver that
//! covers them, and a problem for each waiver that is malformed, unknown, expired, of another value, or unused.
//!
//! A waived mention stays among the findings and leaves the comparison. Knows regions and names, nothing about values but whether
//! one is what a waiver says.

use super::checks::{CHECKS, Note};
use super::conflict::{Conflict, Outcome, Side};
use super::directive::{Draft, Scope, parse};
use super::mention::{Findings, Mention, Waiver};
use super::normal;
use super::plan::Plan;
use crate::corpus::{Article, BlockKind, Directive, file_of};
use crate::problem::{Location, Problem, Severity};
use crate::recognise;
use crate::text::{SourceSpan, fold};
use std::sync::Arc;

/// Every code that a waiver can raise.
pub const CODES: &[&str] = &[MALFORMED, NO_REASON, UNKNOWN, EXPIRED, CHANGED, UNUSED];

const MALFORMED: &str = "factlint::waiver::malformed";
const NO_REASON: &str = "factlint::waiver::no-reason";
const UNKNOWN: &str = "factlint::waiver::unknown-rule";
const EXPIRED: &str = "factlint::waiver::expired";
const CHANGED: &str = "factlint::waiver::value-changed";
const UNUSED: &str = "factlint::waiver::unused";

const FORM: &str = "write <!-- factlint-ignore RULE reason=\"why\" -->, with until=2026-12-31 and value=\"20%\" where they help";

/// Whether a file may hold waivers: by its bytes alone. In an encoding of two bytes a letter nothing can be said.
pub fn may_hold_waivers(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    wide || memchr::memmem::find(bytes, b"factlint-ignore").is_some()
}

/// Lays the waivers written in `article`, and those of the settings that name it, over what was found in it.
pub fn lay(article: &Article, plan: &Plan, findings: &mut Findings) {
    let (mut waivers, problems) = written(article, plan);
    findings.problems.extend(problems);
    let named = plan.waivers.iter().filter(|w| w.names(&article.path) && runs(&w.waiver, plan));
    waivers.extend(named.map(|w| w.waiver.clone()));
    for waiver in waivers {
        match cover(&waiver, plan, findings) {
            Covered::Changed(found) => {
                findings.problems.push(changed(&waiver, &article.path, &found))
            }
            Covered::Some | Covered::Nothing => findings.waivers.push(waiver),
        }
    }
}

/// A waiver of the settings, with the articles that it is for.
#[derive(Debug, Clone)]
pub struct Standing {
    pattern: globset::GlobMatcher,
    waiver: Arc<Waiver>,
}

impl Standing {
    /// An entry of `waivers:` as it is laid over articles.
    pub fn new(entry: &crate::ruleset::Waiver) -> Self {
        let origin = &entry.origin;
        let waiver = Waiver {
            rule: entry.rule.clone(),
            reason: entry.reason.clone(),
            until: entry.until,
            value: entry.value.clone(),
            location: Location { path: origin.path.clone(), span: Some(origin.span) },
            covers: None,
        };
        Self { pattern: entry.article.clone(), waiver: Arc::new(waiver) }
    }

    /// Whether it ends on some day.
    pub(super) fn is_dated(&self) -> bool {
        self.waiver.until.is_some()
    }

    /// Whether it is for the article of that path.
    pub(super) fn names(&self, path: &str) -> bool {
        self.pattern.is_match(path) || self.pattern.is_match(file_of(path))
    }
}

/// Lays waivers over conflicts of relations, which belong to no one rule's mentions; `waivers` go by article.
pub fn lay_late(conflicts: &mut [Conflict], waivers: &[(usize, Arc<Waiver>)]) {
    for conflict in conflicts {
        if conflict.outlier.waiver.is_some() || !matches!(conflict.by, Side::Relation(_)) {
            continue;
        }
        let found = waivers.iter().find(|(article, waiver)| {
            *article == conflict.outlier.article
                && waiver.rule == conflict.rule
                && waiver.reaches(conflict.outlier.span)
                && waiver.value.as_ref().is_none_or(|value| says(value, &conflict.outlier, None))
        });
        if let Some((_, waiver)) = found {
            Arc::make_mut(&mut conflict.outlier).waiver = Some(waiver.clone());
        }
    }
}

/// The waivers that cover no conflict, and those of the settings that have expired. `waivers` are all that were laid over articles.
pub fn idle(outcome: &Outcome, waivers: &[(usize, Arc<Waiver>)], plan: &Plan) -> Vec<Problem> {
    let used = |waiver: &Waiver| {
        outcome
            .waived
            .iter()
            .filter_map(|c| c.outlier.waiver.as_ref())
            .any(|w| w.location == waiver.location)
    };
    let has_changed = |waiver: &Waiver| {
        outcome
            .problems
            .iter()
            .any(|p| p.code == CHANGED && p.location.as_ref() == Some(&waiver.location))
    };
    let standing = plan.waivers.iter().map(|standing| &standing.waiver);
    let mut out: Vec<Problem> =
        standing.clone().filter(|w| !runs(w, plan)).map(|waiver| expired(waiver)).collect();
    let in_settings = |waiver: &Waiver| standing.clone().any(|s| s.location == waiver.location);
    let laid = waivers.iter().map(|(_, w)| w).filter(|w| !in_settings(w));
    // One of an unknown rule is a problem of the settings.
    let running =
        standing.clone().filter(|w| runs(w, plan) && !has_changed(w) && plan.knows(&w.rule));
    out.extend(running.chain(laid).filter(|w| !used(w)).map(|waiver| unused(waiver)));
    out
}

fn runs(waiver: &Waiver, plan: &Plan) -> bool {
    waiver.until.is_none_or(|until| plan.today.get().is_none_or(|today| today <= until))
}

impl Waiver {
    /// Whether it covers a place in its article.
    pub fn reaches(&self, span: SourceSpan) -> bool {
        self.covers.is_none_or(|region| region.start <= span.start && span.start < region.end)
    }
}

/// What a waiver found to cover.
enum Covered {
    Nothing,
    Some,
    /// Mentions of its rule, and none with its value; what the first of them says.
    Changed(String),
}

/// Marks the mentions that a waiver covers.
fn cover(waiver: &Arc<Waiver>, plan: &Plan, findings: &mut Findings) -> Covered {
    let rules = &plan.rules.rules;
    let of_rule = |m: &Mention| rules.get(m.rule).is_some_and(|rule| rule.id == waiver.rule);
    let mentions = findings.mentions.iter_mut().filter(|m| of_rule(m));
    let notes = findings.notes.iter_mut().filter(|(id, _)| *id == waiver.rule);
    let noted = notes.map(|(_, note)| match note {
        Note::Finding(finding) => &mut finding.outlier,
        Note::Material(mention) => Arc::make_mut(mention),
    });
    let mut other = None;
    let mut covered = Covered::Nothing;
    for mention in mentions.chain(noted).filter(|m| waiver.reaches(m.span) && m.waiver.is_none()) {
        if waiver.value.as_ref().is_some_and(|value| !says(value, mention, Some(plan))) {
            other.get_or_insert_with(|| mention.text.to_string());
            continue;
        }
        mention.waiver = Some(waiver.clone());
        covered = Covered::Some;
    }
    match (covered, other) {
        (Covered::Nothing, Some(found)) => Covered::Changed(found),
        (covered, _) => covered,
    }
}

/// Whether a mention says the value of a waiver: in its words, or in what they are read as.
fn says(value: &str, mention: &Mention, plan: Option<&Plan>) -> bool {
    if fold::fold(value) == fold::fold(&mention.text) {
        return true;
    }
    let (Some(plan), Some(said)) = (plan, &mention.value) else { return false };
    let gazetteer = &plan.settings.gazetteer;
    let reading = recognise::read_fragment(value, &plan.settings);
    let said = normal::value(said, gazetteer);
    reading.values.iter().any(|v| normal::value(&v.shape, gazetteer) == said)
}

/// The waivers written in an article that hold, with what is wrong with the others.
fn written(article: &Article, plan: &Plan) -> (Vec<Arc<Waiver>>, Vec<Problem>) {
    let (mut waivers, mut problems) = (Vec::new(), Vec::new());
    let mut open: Vec<(usize, Draft)> = Vec::new();
    for (number, directive) in article.directives.iter().enumerate() {
        let location = Location { path: article.path.clone(), span: Some(directive.source) };
        let draft = match parse(&directive.text) {
            Ok(draft) => draft,
            Err(reason) => {
                problems.push(problem(MALFORMED, &location, reason).help(FORM));
                continue;
            }
        };
        let covers = match draft.scope {
            Scope::Block => Some(next_block(article, directive)),
            Scope::Start => {
                open.push((number, draft));
                continue;
            }
            Scope::End => {
                let started =
                    open.iter().rposition(|(_, d)| draft.rule.is_empty() || d.rule == draft.rule);
                let Some(started) = started else {
                    let message =
                        format!("this ends a waiver of `{}` that nothing has started", draft.rule);
                    problems.push(problem(MALFORMED, &location, message).help(FORM));
                    continue;
                };
                let (start, draft) = open.remove(started);
                let first = article.directives[start].source;
                let region = SourceSpan::new(first.end, directive.source.start.max(first.end));
                let location = Location { path: article.path.clone(), span: Some(first) };
                settle(draft, location, Some(region), plan, &mut waivers, &mut problems);
                continue;
            }
        };
        settle(draft, location, covers, plan, &mut waivers, &mut problems);
    }
    for (number, draft) in open {
        let span = Some(article.directives[number].source);
        let location = Location { path: article.path.clone(), span };
        let message = format!("the waiver of `{}` starts here and never ends", draft.rule);
        let help = format!("end it with <!-- factlint-ignore-end {} -->", draft.rule);
        problems.push(problem(MALFORMED, &location, message).help(help));
    }
    (waivers, problems)
}

/// Keeps a waiver that holds, or says why it does not.
fn settle(
    draft: Draft,
    location: Location,
    covers: Option<SourceSpan>,
    plan: &Plan,
    waivers: &mut Vec<Arc<Waiver>>,
    problems: &mut Vec<Problem>,
) {
    if !plan.knows(&draft.rule) {
        let message = format!("there is no rule `{}` to waive", draft.rule);
        let near = nearest(&draft.rule, plan);
        let help = near.map_or_else(|| FORM.to_owned(), |near| format!("did you mean `{near}`?"));
        problems.push(problem(UNKNOWN, &location, message).help(help));
        return;
    }
    let Some(reason) = draft.reason.filter(|reason| !reason.trim().is_empty()) else {
        let message =
            format!("the waiver of `{}` gives no reason, so it does not hold", draft.rule);
        problems.push(problem(NO_REASON, &location, message).help(FORM));
        return;
    };
    let waiver = Waiver {
        rule: draft.rule,
        reason,
        until: draft.until,
        value: draft.value,
        location,
        covers,
    };
    if runs(&waiver, plan) {
        waivers.push(Arc::new(waiver));
    } else {
        problems.push(expired(&waiver));
    }
}

/// The bytes of the first block behind a directive; of a whole table where that is a cell. Nothing where no block follows.
fn next_block(article: &Article, directive: &Directive) -> SourceSpan {
    let first = article.blocks.partition_point(|b| b.span.start < directive.at);
    let Some(block) = article.blocks.get(first) else { return SourceSpan::new(0, 0) };
    let span = article.source(block.span);
    let BlockKind::Cell(cell) = &block.kind else { return span };
    let same =
        |kind: &BlockKind| matches!(kind, BlockKind::Cell(other) if other.table == cell.table);
    let cells = article.blocks[first..].iter().take_while(|b| same(&b.kind));
    cells
        .map(|b| article.source(b.span))
        .fold(span, |all, one| SourceSpan::new(all.start.min(one.start), all.end.max(one.end)))
}

fn nearest<'p>(name: &str, plan: &'p Plan) -> Option<&'p str> {
    let rules = plan.rules.rules.iter().map(|rule| rule.id.as_str());
    let relations = plan.rules.relations.iter().map(|relation| relation.id.as_str());
    rules
        .chain(relations)
        .chain(CHECKS.iter().map(|check| check.id()))
        .map(|id| (strsim::damerau_levenshtein(name, id), id))
        .filter(|(distance, id)| *distance <= 1.max(id.len() / 3))
        .min()
        .map(|(_, id)| id)
}

fn problem(code: &'static str, location: &Location, message: impl Into<String>) -> Problem {
    let mut problem = Problem::new(code, Severity::Warning, message);
    problem.location = Some(location.clone());
    problem
}

fn expired(waiver: &Waiver) -> Problem {
    let until = waiver.until.map(|day| day.to_string()).unwrap_or_default();
    let message = format!("the waiver of `{}` held until {until} and has expired", waiver.rule);
    problem(EXPIRED, &waiver.location, message)
        .help("mend the article, or give the waiver a later day with its reason")
}

fn changed(waiver: &Waiver, path: &str, found: &str) -> Problem {
    let value = waiver.value.as_deref().unwrap_or_default();
    let message =
        format!("the waiver of `{}` is for `{value}`, and {path} now says `{found}`", waiver.rule);
    problem(CHANGED, &waiver.location, message)
        .help("take the waiver out, or look at the new value and name it")
}

fn unused(waiver: &Waiver) -> Problem {
    let message = format!("the waiver of `{}` covers no conflict", waiver.rule);
    problem(UNUSED, &waiver.location, message).help("take it out: there is nothing left to waive")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Outcome, examine, judge};

    const WRONG: &str = "They met on Thursday, 14 March 2025.";

    fn run(markdown: &str, plan: &Plan) -> Outcome {
        let read = crate::corpus::read("a.md", markdown.as_bytes().to_vec(), &|_| Vec::new());
        let findings = read
            .articles
            .iter()
            .map(|article| examine(article, &recognise::read(article, &plan.settings), plan))
            .collect();
        judge(findings, plan)
    }

    fn plan() -> Plan {
        let mut plan = Plan::default();
        plan.today = jiff::civil::Date::constant(2026, 1, 1).into();
        plan
    }

    #[test]
    fn a_file_without_the_word_for_it_holds_no_waiver() {
        for (bytes, may_hold) in [
            (&b"<!-- factlint-ignore sum reason=r -->"[..], true),
            (b"Snow fell all day.", false),
            // Two bytes a letter, in either order.
            (b"\xFF\xFES\0n\0o\0w\0", true),
            (b"\xFE\xFF\0S\0n\0o\0w", true),
        ] {
            assert_eq!(may_hold_waivers(bytes), may_hold, "{bytes:?}");
        }
    }

    /// How many conflicts are reported and how many waived, with the codes of what is wrong.
    fn told(markdown: &str, plan: &Plan) -> (usize, usize, Vec<&'static str>) {
        let outcome = run(markdown, plan);
        let codes =
            outcome.problems.iter().map(|p| p.code.trim_start_matches("factlint::waiver::"));
        (outcome.conflicts.len(), outcome.waived.len(), codes.collect())
    }

    #[test]
    fn a_waiver_covers_its_block_or_region_and_says_when_it_does_not() {
        for (directive, behind, want) in [
            ("<!-- factlint-ignore calendar reason=\"as printed\" -->", "", (0, 1, vec![])),
            (
                "<!-- factlint-ignore calendar reason='as printed' until=2026-01-01 -->",
                "",
                (0, 1, vec![]),
            ),
            ("<!-- factlint-ignore calendar reason=“as printed” -->", "", (0, 1, vec![])),
            ("<!-- factlint-ignore calendar reason=“as printed -->", "", (1, 0, vec!["malformed"])),
            (
                "<!-- factlint-ignore calendar reason=\"r\" value=\"Thursday\" -->",
                "",
                (0, 1, vec![]),
            ),
            (
                "<!-- factlint-ignore-start calendar reason=r -->\n\nOne.",
                "<!-- factlint-ignore-end calendar -->",
                (0, 1, vec![]),
            ),
            (
                "<!-- factlint-ignore-start calendar reason=r -->\n\nOne.",
                "<!-- factlint-ignore-end -->",
                (0, 1, vec![]),
            ),
            (
                "<!-- factlint-ignore calendar reason=\"r\" value=\"Monday\" -->",
                "",
                (1, 0, vec!["value-changed"]),
            ),
            ("<!-- factlint-ignore calendar -->", "", (1, 0, vec!["no-reason"])),
            ("<!-- factlint-ignore calendar reason=\"\" -->", "", (1, 0, vec!["no-reason"])),
            ("<!-- factlint-ignore calender reason=\"r\" -->", "", (1, 0, vec!["unknown-rule"])),
            ("<!-- factlint-ignore reason=\"r\" -->", "", (1, 0, vec!["malformed"])),
            ("<!-- factlint-ignore calendar reason=\"r -->", "", (1, 0, vec!["malformed"])),
            ("<!-- factlint-ignore calendar because=\"r\" -->", "", (1, 0, vec!["malformed"])),
            (
                "<!-- factlint-ignore calendar reason=r until=soon -->",
                "",
                (1, 0, vec!["malformed"]),
            ),
            ("<!-- factlint-disable calendar reason=r -->", "", (1, 0, vec!["malformed"])),
            ("<!-- factlint-ignore-start calendar reason=r -->", "", (1, 0, vec!["malformed"])),
            ("<!-- factlint-ignore-end calendar -->", "", (1, 0, vec!["malformed"])),
            (
                "<!-- factlint-ignore calendar reason=r until=2025-12-31 -->",
                "",
                (1, 0, vec!["expired"]),
            ),
            ("<!-- factlint-ignore calendar reason=r -->\n\nOne.", "", (1, 0, vec!["unused"])),
            ("<!-- factlint-ignore sum reason=r -->", "", (1, 0, vec!["unused"])),
            ("`<!-- factlint-ignore calendar reason=r -->`", "", (1, 0, vec![])),
        ] {
            let markdown = format!("{directive}\n\n{WRONG}\n\n{behind}\n\nLast.");
            assert_eq!(told(&markdown, &plan()), want, "{directive}");
        }
    }

    #[test]
    fn waivers_of_the_settings_are_laid_over_the_articles_that_they_name() {
        let settings = |article: &str, more: &str| {
            let yaml = format!(
                "waivers:\n  - {{rule: calendar, article: \"{article}\", reason: r{more}}}\n"
            );
            let (config, problems) =
                crate::ruleset::Config::read("factlint.yml", &yaml, &["calendar"]);
            assert!(problems.is_empty(), "{problems:?}");
            let mut plan = plan();
            plan.waivers = config.waivers.iter().map(Standing::new).collect();
            plan
        };
        for (article, more, want) in [
            ("*.md", "", (0, 1, vec![])),
            ("b.md", "", (1, 0, vec!["unused"])),
            ("*.md", ", until: 2025-12-31", (1, 0, vec!["expired"])),
            ("*.md", ", value: Monday", (1, 0, vec!["value-changed"])),
        ] {
            assert_eq!(told(WRONG, &settings(article, more)), want, "{article} {more}");
        }
    }

    #[test]
    fn a_waiver_of_no_rule_is_told_the_nearest_one() {
        let rules = "rules: [{id: harbour-depth, figure: Depth, find: '{length} deep'}]
relations: [{id: deep-enough, relation: harbour-depth > 9 metres}]
";
        let file = ("rules.yml".to_owned(), rules.to_owned());
        let config = crate::ruleset::Config::default();
        let (rules, problems) = crate::ruleset::load(&[file], &config, &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        let plan = Plan::new(rules);
        for (written, near) in [
            ("harbor-depth", Some("harbour-depth")),
            ("arbor-dpth", Some("harbour-depth")),
            ("deap-enough", Some("deep-enough")),
            ("calender", Some("calendar")),
            ("quot-wordng", Some("quote-wording")),
            ("sun", Some("sum")),
            ("sin", None),
            ("the-tides", None),
        ] {
            let outcome =
                run(&format!("<!-- factlint-ignore {written} reason=r -->\n\nOne."), &plan);
            let told = outcome.problems.iter().find(|problem| problem.code == UNKNOWN);
            let help = told.and_then(|problem| problem.help.as_deref());
            let want = near.map_or(FORM.to_owned(), |near| format!("did you mean `{near}`?"));
            assert_eq!(help, Some(want.as_str()), "{written}");
        }
    }
}
