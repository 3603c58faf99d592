//! From rules as written to rules as relied on. In: the raw rules of every file and what they may refer to. Out: rules, and every
//! fault of every one of them.

use super::expect::{self, About};
use super::fault::{Fault, File, nearest, suggest};
use super::fields::{Fields, first_line, text as text_of};
use super::find::{self, Sought};
use super::parse;
use super::phrase::{HoleType, Phrase};
use super::raw::{RawAdvice, RawCompare, RawRule};
use super::rule::{Compare, Expectation, Origin, Per, Rule, RuleKind, Tolerance, Trend};
use super::yaml::{Data, Node, Text};
use crate::problem::Severity;
use crate::recognise::Settings;
use crate::value::{EntityId, Gazetteer, Granularity, Kind, Shape, Stance};

/// How the caller hands over a table: its text, or why it cannot be read.
pub type Tables<'t> = dyn Fn(&str) -> Result<String, String> + Sync + 't;

/// What rules may refer to.
pub struct Scope<'s> {
    /// What recognisers are told, the gazetteer included.
    pub settings: &'s Settings,
    /// The tables of the repository.
    pub tables: &'s Tables<'s>,
}

impl Scope<'_> {
    /// The declared entities.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.settings.gazetteer
    }

    /// Their ids.
    pub fn entity_ids(&self) -> Vec<&str> {
        self.gazetteer().entities.iter().map(|entity| entity.id.as_str()).collect()
    }

    /// The entity that `name` is a spelling of.
    pub fn entity_named(&self, name: &str) -> Option<EntityId> {
        let folded = crate::text::fold::fold(name);
        let at = self.gazetteer().entities.iter().position(|entity| {
            entity
                .names
                .iter()
                .chain(&entity.variants)
                .any(|n| crate::text::fold::fold(n) == folded)
        })?;
        u32::try_from(at).ok().map(EntityId)
    }
}

/// Compiles one rule; `None` when a fault leaves nothing to rely on. Its id is checked by [`id`].
pub fn rule(file: &mut File, scope: &Scope, raw: &RawRule) -> Option<Rule> {
    let before = file.problems.len();
    let id = raw.id.and_then(|text| id(file, text));
    let titled = kind(file, raw);
    let kind = titled.as_ref().map(|(kind, _)| *kind);
    let of: Vec<Phrase> = raw.of.iter().filter_map(|text| noun(file, scope, text)).collect();
    let Sought { find, holes } = find::read(file, scope, raw);
    let value = kind.and_then(|kind| find::value(file, raw, kind, &holes));
    let (severity, stances) = (severity(file, &raw.advice), stances(file, &raw.stance));
    let keys = find::keys(&holes);
    let about = |(value, hole)| About { value, hole, keys: &keys };
    let expect: Vec<Expectation> = match (raw.expect, value) {
        (Some(node), Some(value)) => expect::read(file, scope, node, &about(value)),
        _ => Vec::new(),
    };
    let compare = raw.compare.as_ref().map(|raw| compare(file, scope, raw, kind, value));
    let disputed = disputed(file, raw);
    no_effect(file, raw, kind);
    let fires = raw.expect.is_some() || disputed;
    let tests = raw.tests.map(|node| super::example::read(file, scope, node, fires));
    if file.problems[before..].iter().any(|p| p.severity == Severity::Error) {
        return None;
    }
    let (kind, title) = titled?;
    Some(Rule {
        id: id?,
        kind,
        title,
        find: find?,
        value: value?.0,
        of,
        expect,
        compare: compare.unwrap_or_default(),
        stances,
        asserts: asserts(&raw.stance),
        disputed,
        quote: raw.quote.map(|text| text.text.trim().to_owned()),
        severity,
        help: raw.advice.help.clone(),
        url: raw.advice.url.clone(),
        tests: tests.unwrap_or_default(),
        origin: Origin { path: file.path.to_owned(), span: raw.id.map_or(raw.span, |id| id.span) },
    })
}

/// A rule's or relation's id: kebab-case.
pub fn id(file: &mut File, text: &Text) -> Option<String> {
    let id = text.text.trim();
    let part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    if id.split('-').all(part) {
        return Some(id.to_owned());
    }
    let problem = file.fault(Fault::Id, text.span, format!("`{id}` is no id"));
    let words: Vec<String> = id
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    file.report(problem.help(match words.as_slice() {
        [] => "write small letters and digits, joined by hyphens: `kursk-visit`".to_owned(),
        words => {
            format!("write small letters and digits, joined by hyphens: `{}`", words.join("-"))
        }
    }));
    None
}

fn kind(file: &mut File, raw: &RawRule) -> Option<(RuleKind, String)> {
    match raw.kinds.as_slice() {
        [(kind, title)] => Some((*kind, title.text.trim().to_owned())),
        // Its value was no text, which has been reported.
        [] if raw.has_kind => None,
        [] => {
            let span = raw.id.map_or(raw.span, |id| id.span);
            let problem = file.fault(Fault::Kind, span, "a rule says what it compares").help(
                "add one of `figure:`, `date:` and `attribution:`, with a few words on the fact",
            );
            file.report(problem);
            None
        }
        [_, (_, second), ..] => {
            let problem = file
                .fault(Fault::Kind, second.span, "a rule compares one thing, and this one names two")
                .help("keep one of `figure:`, `date:` and `attribution:`; write another rule for the other");
            file.report(problem);
            None
        }
    }
}

fn noun(file: &mut File, scope: &Scope, text: &Text) -> Option<Phrase> {
    let phrase = parse::phrase(file, text, scope.gazetteer())?;
    let Some((_, span)) = phrase.holes.first() else { return Some(phrase) };
    let problem = file
        .fault(Fault::Hole, *span, "`of` lists counted nouns, and a hole is none")
        .help("write the nouns: `of: [soldiers, troops]`");
    file.report(problem);
    None
}

/// `severity:`; an error where it is not written.
pub fn severity(file: &mut File, advice: &RawAdvice) -> Severity {
    let Some(text) = advice.severity else { return Severity::Error };
    Severity::named(&text.text).unwrap_or_else(|| {
        unknown(file, text, "severity", &["error", "warning", "note"]);
        Severity::Error
    })
}

fn stances(file: &mut File, written: &[&Text]) -> Vec<Stance> {
    let mut stances = vec![Stance::Asserted, Stance::Reported, Stance::Planned];
    for text in written {
        match Stance::ALL.iter().find(|(_, name)| *name == text.text) {
            Some((stance, _)) => stances.push(*stance),
            None => {
                let known: Vec<&str> = Stance::ALL.iter().map(|(_, name)| *name).collect();
                unknown(file, text, "stance", &known);
            }
        }
    }
    stances.sort_unstable();
    stances.dedup();
    stances
}

/// What counts as asserting in a disputed rule: a plan only where the rule says so, since what was planned may fail to happen.
fn asserts(written: &[&Text]) -> Vec<Stance> {
    let planned = written.iter().any(|text| text.text == Stance::Planned.name());
    let mut asserts = vec![Stance::Asserted, Stance::Reported];
    asserts.extend(planned.then_some(Stance::Planned));
    asserts
}

fn disputed(file: &mut File, raw: &RawRule) -> bool {
    if raw.disputed && raw.expect.is_some() {
        let problem = file
            .fault(Fault::Compare, raw.disputed_span, "`disputed` and `expect` exclude each other")
            .help("`disputed` reports who denies it, `expect` says what is right: keep one");
        file.report(problem);
    }
    raw.disputed
}

/// Keys that this rule does not read: what they say would silently be nothing.
fn no_effect(file: &mut File, raw: &RawRule, kind: Option<RuleKind>) {
    let mut warn = |span, message: &str, help: &str| {
        let mut problem = file.fault(Fault::NoEffect, span, message).help(help);
        problem.severity = Severity::Warning;
        file.report(problem);
    };
    if let (Some(first), Some(RuleKind::Date | RuleKind::Attribution)) = (raw.of.first(), kind) {
        warn(
            first.span,
            "`of` selects figures by their counted noun, and this rule compares none",
            "take it out, or write the noun into the phrase",
        );
    }
    if let (Some(trend), Some(_)) = (raw.compare.as_ref().and_then(|c| c.trend), raw.expect) {
        warn(
            trend.span,
            "`trend` compares mentions with each other, and `expect` says what is right",
            "keep one of the two, or write two rules",
        );
    }
}

fn compare(
    file: &mut File,
    scope: &Scope,
    raw: &RawCompare,
    kind: Option<RuleKind>,
    value: Option<(HoleType, bool)>,
) -> Compare {
    let tolerance = match (raw.tolerance, kind) {
        (Some(text), Some(kind)) => tolerance(file, scope, text, kind, value),
        _ => None,
    };
    let trend = raw.trend.and_then(|text| {
        if kind == Some(RuleKind::Attribution) {
            let problem = file
                .fault(Fault::Compare, text.span, "people have no trend")
                .help("`trend` is for figures and dates: take it out");
            file.report(problem);
            return None;
        }
        let trend = match text.text.as_str() {
            "rising" => Trend::Rising,
            "falling" => Trend::Falling,
            "steady" => Trend::Steady,
            _ => {
                unknown(file, text, "trend", &["rising", "falling", "steady"]);
                return None;
            }
        };
        Some(trend)
    });
    let per = raw.per.map(|node| per(file, node)).unwrap_or_default();
    Compare { per, tolerance, trend }
}

fn tolerance(
    file: &mut File,
    scope: &Scope,
    text: &Text,
    kind: RuleKind,
    value: Option<(HoleType, bool)>,
) -> Option<Tolerance> {
    let accepts = match kind {
        RuleKind::Attribution => {
            let problem = file
                .fault(Fault::Compare, text.span, "people have no tolerance")
                .help("`tolerance` is for figures and dates: take it out");
            file.report(problem);
            return None;
        }
        RuleKind::Date => HoleType::Kind(Kind::Duration),
        RuleKind::Figure => value?.0,
    };
    let read = expect::single(scope, &text.text, |value| value.quantity().is_some());
    if let Ok(value) = &read
        && let Shape::Quantity(quantity) = &value.shape
        && quantity.kind == Kind::Share
        && kind == RuleKind::Figure
        && let crate::value::Central::One(number) = quantity.central
    {
        let share = quantity.unit.map_or(Some(number), |unit| unit.to_base(number));
        return share.map(Tolerance::Relative);
    }
    let accepts = match &read {
        // A difference of shares is told in points.
        Ok(value)
            if accepts == HoleType::Kind(Kind::Share)
                && value.quantity().is_some_and(|q| q.kind == Kind::Points) =>
        {
            HoleType::Kind(Kind::Points)
        }
        _ => accepts,
    };
    expect::figure(file, scope, text, accepts, false).map(Tolerance::Absolute)
}

const PERS: &[&str] = &["source", "as_of", "article", "outlet"];
const GRANULARITIES: &[(&str, Granularity)] = &[
    ("year", Granularity::Year),
    ("month", Granularity::Month),
    ("week", Granularity::Week),
    ("day", Granularity::Day),
];

fn per(file: &mut File, node: &Node) -> Vec<Per> {
    let mut out: Vec<Per> = Vec::new();
    for item in node.items() {
        let found = match &item.data {
            Data::Map(_) => per_as_of(file, item),
            _ => text_of(file, item, "per").and_then(|text| per_word(file, text)),
        };
        for per in found.into_iter().flatten() {
            if !out.contains(&per) {
                out.push(per);
            }
        }
    }
    out
}

fn per_as_of(file: &mut File, node: &Node) -> Option<Vec<Per>> {
    let fields = Fields::read(file, node, "an entry of `per`", &["as_of"])?;
    let text = fields.text(file, "as_of")?;
    let found = GRANULARITIES.iter().find(|(name, _)| *name == text.text);
    if found.is_none() {
        let known: Vec<&str> = GRANULARITIES.iter().map(|(name, _)| *name).collect();
        unknown(file, text, "as_of", &known);
    }
    found.map(|(_, granularity)| vec![Per::AsOf(*granularity)])
}

fn per_word(file: &mut File, text: &Text) -> Option<Vec<Per>> {
    let word = text.text.trim();
    match word {
        "source" => return Some(vec![Per::Source]),
        "article" => return Some(vec![Per::Article]),
        "as_of" => {
            let problem = file
                .fault(Fault::Compare, text.span, "`as_of` says how finely it is compared")
                .help("write `as_of: year`, or `month`, `week`, `day`");
            file.report(problem);
            return None;
        }
        _ => {}
    }
    if word != "outlet"
        && let Some(near) = nearest(word, PERS.iter().copied())
    {
        let problem = file
            .fault(Fault::UnknownValue, text.span, format!("`per` cannot be `{word}`"))
            .label(format!("did you mean `{near}`?"));
        file.report(problem);
        return None;
    }
    Some(vec![Per::Metadata(word.to_owned())])
}

/// Reports a word that is none of a closed set.
pub fn unknown(file: &mut File, text: &Text, key: &str, known: &[&str]) {
    let span = first_line(file.text, text.span);
    let problem = file
        .fault(Fault::UnknownValue, span, format!("`{key}` cannot be `{}`", text.text.trim()))
        .label(suggest(&text.text, known));
    file.report(problem);
}
