//! From an outcome to a report. In: an outcome, the plan it was judged by, and the files it speaks of. Out: a [`Report`], with
//! every place in lines and columns and every value as text.

use super::members::{self, Members};
use super::model::{
    Conflict, Expected, Fact, Mention, Place, Problem, Range, Related, Report, Rule, Said, Summary,
    Tool, Unresolved, Waiver,
};
use super::places::Sources;
use crate::corpus::Published;
use crate::engine::{self, Card, Outcome, Plan, Side, State, Verdict};
use crate::problem::{self, Location, Severity};
use crate::ruleset::{Key, RuleKind};
use crate::text::SourceSpan;
use crate::value::{Gazetteer, Source};
use smol_str::{SmolStr, ToSmolStr};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The report of `outcome`.
pub fn report(outcome: &Outcome, plan: &Plan, sources: &Sources) -> Report {
    let view = View::new(outcome, plan, sources);
    let conflicts = |list: &[engine::Conflict]| list.iter().map(|c| view.conflict(c)).collect();
    Report {
        version: 1,
        tool: Tool { name: "factlint".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        summary: view.summary(),
        conflicts: conflicts(&outcome.conflicts),
        waived: conflicts(&outcome.waived),
        resolved: Vec::new(),
        problems: outcome.problems.iter().map(|problem| self::problem(problem, sources)).collect(),
        fail_on: Some(Severity::Error),
        prefix: None,
        base: None,
        today: plan.today.clone(),
        unresolved: None,
        rules: view.rules(),
        facts: view.facts(),
    }
}

/// The conflicts of `outcome` alone, and the waived ones.
pub fn conflicts(
    outcome: &Outcome,
    plan: &Plan,
    sources: &Sources,
) -> (Vec<Conflict>, Vec<Conflict>) {
    let view = View::new(outcome, plan, sources);
    let all = |list: &[engine::Conflict]| list.iter().map(|c| view.conflict(c)).collect();
    (all(&outcome.conflicts), all(&outcome.waived))
}

/// The mentions of an outcome that could not be settled.
pub fn unresolved(outcome: &Outcome, plan: &Plan, sources: &Sources) -> Vec<Unresolved> {
    let view = View::new(outcome, plan, sources);
    let open = outcome.mentions.iter().filter_map(|(mention, _)| match &mention.state {
        State::Unresolved(why) => Some((mention, why)),
        State::Settled => None,
    });
    open.map(|(mention, why)| Unresolved {
        rule: view.rule_id(mention).to_owned(),
        key: mention.key.clone().into(),
        why: why.clone(),
        place: view.place(mention),
    })
    .collect()
}

/// One mention as reports print it.
pub fn place(
    mention: &engine::Mention,
    cards: &[Card],
    gazetteer: &Gazetteer,
    sources: &Sources,
) -> Place {
    let card = cards.get(mention.article);
    let path = card.map_or("", |card| card.path.as_str());
    let found = sources.range(path, mention.span);
    let range = found.as_ref().map_or(NOWHERE, |(range, _)| *range);
    let members = mention.value.as_deref().map(|shape| Members::new(shape, gazetteer));
    let members = members.unwrap_or_default();
    let published = card.and_then(|card| card.metadata.published.as_ref());
    Place {
        path: path.into(),
        start: mention.span.start,
        end: mention.span.end,
        line: range.line,
        column: range.column,
        text: mention.text.as_str().into(),
        value: members.value.map(SmolStr::from),
        source: source(&mention.source, gazetteer),
        low: members.low.map(SmolStr::from),
        high: members.high.map(SmolStr::from),
        unit: members.unit.map(SmolStr::new),
        as_of: mention.as_of.as_ref().map(|moment| moment.timex().into()),
        stance: SmolStr::new_static(mention.stance.name()),
        published: published.map(|published| published.date.to_smolstr()),
        published_by: published.and_then(Published::printed).map(SmolStr::new_static),
        sentence: mention.sentence.clone().into(),
        sentence_at: words_at(mention),
        read_as: read_as(mention, gazetteer).into(),
        end_line: range.end_line,
        end_column: range.end_column,
        byte_column: range.byte_column,
        end_byte_column: range.end_byte_column,
        file: found.map(|(_, file)| file).filter(|file| file != path).map(SmolStr::from),
    }
}

/// One problem as reports print it.
pub fn problem(problem: &problem::Problem, sources: &Sources) -> Problem {
    let (place, excerpt) = match &problem.location {
        Some(location) => located(location, sources),
        None => (None, None),
    };
    Problem {
        severity: problem.severity,
        path: problem.location.as_ref().map(|location| location.path.clone()),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        message: problem.message.clone(),
        code: problem.code.to_owned(),
        help: problem.help.clone(),
        label: problem.label.clone(),
        excerpt,
        related: problem.related.iter().map(|related| self::related(related, sources)).collect(),
    }
}

/// The place of what lies in no file that can be read.
const NOWHERE: Range =
    Range { line: 1, column: 1, end_line: 1, end_column: 1, byte_column: 1, end_byte_column: 1 };

fn located(
    location: &Location,
    sources: &Sources,
) -> (Option<Range>, Option<super::model::Excerpt>) {
    let Some(span) = location.span else { return (None, None) };
    match sources.file(&location.path) {
        Some((_, file)) => (Some(file.range(span)), Some(file.excerpt(span))),
        None => (None, None),
    }
}

fn related(related: &problem::Related, sources: &Sources) -> Related {
    let (place, excerpt) = located(&related.location, sources);
    Related {
        path: related.location.path.clone(),
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
        message: related.message.clone(),
        excerpt,
    }
}

fn source(source: &Source, gazetteer: &Gazetteer) -> Option<SmolStr> {
    match source {
        Source::Own => None,
        Source::Party(party) => Some(members::party(party, gazetteer).into()),
        Source::Unresolved(words) => Some(words.as_str().into()),
    }
}

/// What a mention says, else how it stands to the fact.
fn read_as(mention: &engine::Mention, gazetteer: &Gazetteer) -> String {
    match &mention.value {
        Some(shape) => members::read_as(shape, gazetteer),
        // A quotation mark by itself states nothing.
        None if !mention.text.contains(char::is_alphanumeric) => {
            "without its other half".to_owned()
        }
        None => mention.stance.name().to_owned(),
    }
}

/// Where in its sentence a mention's words start, in bytes. Markup and entities between them on disk shift the distance, so of all
/// places where the words stand the nearest to it is taken.
fn words_at(mention: &engine::Mention) -> usize {
    let distance = mention.span.start.saturating_sub(mention.sentence_span.start);
    let on_disk = mention.sentence_span.end.saturating_sub(mention.sentence_span.start).max(1);
    let near = distance.min(on_disk) * mention.sentence.len() / on_disk;
    if mention.sentence.get(distance..).is_some_and(|rest| rest.starts_with(&*mention.text))
        && on_disk == mention.sentence.len()
    {
        return distance;
    }
    let places = mention.sentence.match_indices(mention.text.as_str()).map(|(at, _)| at);
    places.min_by_key(|at| at.abs_diff(near)).unwrap_or(0)
}

struct View<'a> {
    outcome: &'a Outcome,
    plan: &'a Plan,
    sources: &'a Sources<'a>,
    /// The expectation that was shown last.
    expected: RefCell<Option<(Arc<engine::Expected>, Arc<Expected>)>>,
}

impl<'a> View<'a> {
    fn new(outcome: &'a Outcome, plan: &'a Plan, sources: &'a Sources<'a>) -> Self {
        Self { outcome, plan, sources, expected: RefCell::default() }
    }

    fn summary(&self) -> Summary {
        let weighing = |severity: Severity| {
            self.outcome.conflicts.iter().filter(|c| c.severity == severity).count()
        };
        let open =
            |(mention, _): &&(Arc<engine::Mention>, Verdict)| mention.state != State::Settled;
        Summary {
            articles: self.outcome.articles.len(),
            rules: self.plan.rules.rules.len(),
            mentions: self.outcome.mentions.len(),
            unresolved: self.outcome.mentions.iter().filter(open).count(),
            waived: self.outcome.waived.len(),
            error: weighing(Severity::Error),
            warning: weighing(Severity::Warning),
            note: weighing(Severity::Note),
        }
    }

    fn conflict(&self, conflict: &engine::Conflict) -> Conflict {
        let mention = |role, mention: &engine::Mention| Mention {
            role: SmolStr::new_static(role),
            place: self.place(mention),
        };
        let outlier = std::iter::once(mention("outlier", &conflict.outlier));
        let witnesses = conflict.witnesses.iter().map(|witness| mention("witness", witness));
        Conflict {
            rule: conflict.rule.clone(),
            kind: SmolStr::new_static(self.kind(&conflict.by)),
            severity: conflict.severity,
            strength: SmolStr::new_static(conflict.strength.name()),
            reason: SmolStr::new_static(conflict.reason.name()),
            key: conflict.key.clone().into(),
            message: conflict.message.clone(),
            fingerprint: conflict.fingerprint.clone(),
            expected: conflict.expected.as_ref().map(|expected| self.expected(expected)),
            mentions: outlier.chain(witnesses).collect(),
            waiver: conflict.outlier.waiver.as_ref().map(|waiver| Waiver {
                reason: waiver.reason.clone(),
                until: waiver.until.map(|day| day.to_string()),
                path: waiver.location.path.clone(),
            }),
            unchanged: false,
        }
    }

    /// What a rule expects; conflicts that share it share it in the report.
    fn expected(&self, expected: &Arc<engine::Expected>) -> Arc<Expected> {
        let mut last = self.expected.borrow_mut();
        match &*last {
            Some((known, shown)) if Arc::ptr_eq(known, expected) => shown.clone(),
            _ => {
                let shown = Arc::new(self.expectation(expected));
                *last = Some((expected.clone(), shown.clone()));
                shown
            }
        }
    }

    fn expectation(&self, expected: &engine::Expected) -> Expected {
        let found = self.sources.file(&expected.origin.path);
        let range = found.as_ref().map_or(NOWHERE, |(_, file)| file.range(expected.origin.span));
        let whole = super::model::Excerpt {
            text: expected.text.clone(),
            start: 0,
            end: expected.text.len(),
        };
        Expected {
            text: expected.text.clone(),
            value: expected.value.clone(),
            path: expected.origin.path.clone(),
            line: range.line,
            column: range.column,
            excerpt: found.map_or(whole, |(_, file)| file.excerpt(expected.origin.span)),
        }
    }

    fn place(&self, mention: &engine::Mention) -> Place {
        place(mention, &self.outcome.articles, &self.plan.rules.gazetteer, self.sources)
    }

    fn kind(&self, by: &Side) -> &'static str {
        match by {
            Side::Rule(rule) => self.plan.rules.rules.get(*rule).map_or("figure", |r| kind(r.kind)),
            Side::Relation(_) => "relation",
            Side::Check(_) => "check",
        }
    }

    fn rule_id(&self, mention: &engine::Mention) -> &str {
        self.plan.rules.rules.get(mention.rule).map_or("", |rule| &rule.id)
    }

    /// Rules and relations first, then the checks that are on, each by id.
    fn rules(&self) -> Vec<Rule> {
        let rules = self.plan.rules.rules.iter().map(|rule| Rule {
            id: rule.id.clone(),
            kind: kind(rule.kind).to_owned(),
            title: rule.title.clone(),
            severity: rule.severity,
            help: rule.help.clone(),
            url: rule.url.clone(),
            path: Some(rule.origin.path.clone()),
            line: self.line(&rule.origin.path, rule.origin.span),
        });
        let relations = self.plan.rules.relations.iter().map(|relation| Rule {
            id: relation.id.clone(),
            kind: "relation".to_owned(),
            title: relation.text.clone(),
            severity: relation.severity,
            help: relation.help.clone(),
            url: relation.url.clone(),
            path: Some(relation.origin.path.clone()),
            line: self.line(&relation.origin.path, relation.origin.span),
        });
        let checks = self.plan.checks().map(|(check, severity)| Rule {
            id: check.id().to_owned(),
            kind: "check".to_owned(),
            title: check.about().to_owned(),
            severity,
            help: None,
            url: None,
            path: None,
            line: None,
        });
        let mut out: Vec<Rule> = rules.chain(relations).chain(checks).collect();
        out.sort_by(|a, b| (a.path.is_none(), &a.id).cmp(&(b.path.is_none(), &b.id)));
        out
    }

    fn line(&self, path: &str, span: SourceSpan) -> Option<usize> {
        self.sources.file(path).map(|(_, file)| file.range(span).line)
    }

    fn facts(&self) -> Vec<Fact> {
        let gazetteer = &self.plan.rules.gazetteer;
        let mut facts: BTreeMap<(&str, &Key), Vec<Said>> = BTreeMap::new();
        for (mention, verdict) in &self.outcome.mentions {
            let members = mention.value.as_deref().map(|shape| Members::new(shape, gazetteer));
            let members = members.unwrap_or_default();
            let card = self.outcome.articles.get(mention.article);
            facts.entry((self.rule_id(mention), &mention.key)).or_default().push(Said {
                path: card.map_or(SmolStr::default(), |card| card.path.as_str().into()),
                start: mention.span.start,
                text: mention.text.as_str().into(),
                read_as: read_as(mention, gazetteer).into(),
                low: members.low.map(SmolStr::from),
                high: members.high.map(SmolStr::from),
                as_of: mention.as_of.as_ref().map(|moment| moment.timex().into()),
                verdict: SmolStr::new_static(verdict.name()),
            });
        }
        let fact = |((rule, key), mentions): ((&str, &Key), Vec<Said>)| Fact {
            rule: rule.to_owned(),
            key: key.clone().into(),
            mentions,
        };
        facts.into_iter().map(fact).collect()
    }
}

/// A rule's kind as reports name it.
pub fn kind(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Figure => "figure",
        RuleKind::Date => "date",
        RuleKind::Attribution => "attribution",
    }
}
