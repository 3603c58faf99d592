//! From rules as written to rules as relied on. In: the raw rules of every file and what they may refer to. Out: rules, and every
//! fault of every one of them.

use super::expect::{self, About};
use super::fault::{Fault, File, nearest, suggest};
use super::fields::{Fields, first_line, text as text_of};
use super::parse;
use super::phrase::{HoleType, Phrase};
use super::raw::{RawAdvice, RawCompare, RawRule};
use super::rule::{Compare, Expectation, Find, Origin, Per, Rule, RuleKind, Tolerance, Trend};
use super::yaml::{Data, Node, Text};
use crate::problem::Severity;
use crate::recognise::Settings;
use crate::text::SourceSpan;
use crate::value::{EntityId, Gazetteer, Granularity, Kind, Shape, Stance};

/// How the caller hands over a table: its text, or why it cannot be read.
pub type Tables<'t> = dyn Fn(&str) -> Result<String, String> + 't;

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
    let find = find(file, scope, raw);
    let value = kind.and_then(|kind| value(file, raw, kind, find.as_ref()));
    let (severity, stances) = (severity(file, &raw.advice), stances(file, &raw.stance));
    let keys = find.as_ref().map(keys).unwrap_or_default();
    let about = |(value, hole)| About { value, hole, keys: &keys };
    let expect: Vec<Expectation> = match (raw.expect, value) {
        (Some(node), Some(value)) => expect::read(file, scope, node, &about(value)),
        _ => Vec::new(),
    };
    let compare = raw.compare.as_ref().map(|raw| compare(file, scope, raw, kind, value));
    let disputed = disputed(file, raw);
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

/// The keys of `find:` in its long form.
pub const FIND_KEYS: &[&str] = &["all", "none"];

fn find(file: &mut File, scope: &Scope, raw: &RawRule) -> Option<Find> {
    match (raw.find, raw.quote) {
        (None, Some(_)) => Some(Find::Quote),
        (Some(_), Some(quote)) => {
            let problem = file
                .fault(Fault::Find, quote.span, "a rule has either `find:` or `quote:`")
                .help("`quote:` finds the quotes that hold these words by itself: take one of the two out");
            file.report(problem);
            None
        }
        (None, None) => {
            let problem = file
                .fault(Fault::Find, raw.span, "a rule says how to find where its fact is stated")
                .help(
                    "add `find:` with a phrase: `find: \"{count} people live in (the city|town)\"`",
                );
            file.report(problem);
            None
        }
        (Some(node), None) => match &node.data {
            Data::Map(_) => together(file, scope, node),
            _ => {
                let phrases = phrases(file, scope, node, "find");
                phrases.map(Find::Any)
            }
        },
    }
}

fn together(file: &mut File, scope: &Scope, node: &Node) -> Option<Find> {
    // `find: {count}` is YAML's own mapping, and only its writer knows that it was meant as a phrase.
    if node.lists_names() {
        text_of(file, node, "find");
        return None;
    }
    let fields = Fields::read(file, node, "`find`", FIND_KEYS)?;
    let all = fields.required(
        file,
        "all",
        "list the phrases that share a sentence: `find: {all: [\"killed|dead\", soldiers]}`",
    );
    let all = all.and_then(|node| phrases(file, scope, node, "all"));
    let none = match fields.get("none") {
        Some(node) => phrases(file, scope, node, "none")?,
        None => Vec::new(),
    };
    for phrase in &none {
        if let Some((_, span)) = phrase.holes.first() {
            let problem = file
                .fault(
                    Fault::Hole,
                    *span,
                    "`none` lists what must not be there, and a hole reads something",
                )
                .help("write words: `none: [wounded]`");
            file.report(problem);
        }
    }
    Some(Find::Together { all: all?, none })
}

/// One phrase or a list of them; `None` where one has a fault or there is none.
fn phrases(file: &mut File, scope: &Scope, node: &Node, key: &str) -> Option<Vec<Phrase>> {
    let before = file.problems.len();
    if node.items().is_empty() {
        let problem = file
            .fault(Fault::Find, node.span, format!("`{key}` lists no phrase"))
            .help("write at least one: `\"{count} people\"`");
        file.report(problem);
    }
    let mut out = Vec::new();
    for item in node.items() {
        let Some(text) = text_of(file, item, key) else { continue };
        out.extend(parse::phrase(file, text, scope.gazetteer()));
    }
    (file.problems.len() == before).then_some(out)
}

/// The names of the keys in a rule's phrases, sorted, each once.
fn keys(find: &Find) -> Vec<String> {
    let holes = find.phrases().flat_map(|phrase| &phrase.holes);
    let mut keys: Vec<String> = holes.filter_map(|(hole, _)| hole.key.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The type of the value under comparison, and whether a hole says so.
fn value(
    file: &mut File,
    raw: &RawRule,
    kind: RuleKind,
    find: Option<&Find>,
) -> Option<(HoleType, bool)> {
    let declared = match raw.value {
        Some(text) => Some((declared(file, text)?, text)),
        None => None,
    };
    if let Some((accepts, text)) = declared
        && !suits(kind, accepts)
    {
        misfit(file, text.span, kind, accepts);
        return None;
    }
    let mut types: Vec<HoleType> = Vec::new();
    for phrase in find?.phrases() {
        for (hole, span) in phrase.holes.iter().filter(|(hole, _)| hole.key.is_none()) {
            let accepts = hole.accepts;
            if !suits(kind, accepts) {
                misfit(file, *span, kind, accepts);
                return None;
            }
            if let Some((declared, text)) = declared
                && !alike(declared, accepts)
            {
                let message = format!(
                    "`value: {}` and the hole `{{{}}}` are not the same type",
                    declared.name(),
                    accepts.name()
                );
                let problem = file.fault(Fault::Hole, text.span, message);
                file.report(problem.help("take `value:` out: the hole says what is compared"));
                return None;
            }
            if let Some(other) = types.iter().find(|other| !alike(**other, accepts)) {
                let message = format!(
                    "one rule compares one type, and its holes are `{{{}}}` and `{{{}}}`",
                    other.name(),
                    accepts.name()
                );
                let problem = file.fault(Fault::Hole, *span, message);
                file.report(
                    problem.help("write two rules, or give one hole a name, so that it is a key"),
                );
                return None;
            }
            types.push(accepts);
        }
    }
    types.sort_unstable();
    types.dedup();
    Some(match (types.as_slice(), declared) {
        ([one], _) => (*one, true),
        ([], Some((declared, _))) => (declared, false),
        ([], None) => (default_type(kind), false),
        // Numbers and counts side by side: any figure will do, since both were found to be alike.
        (_, _) => (HoleType::Figure, true),
    })
}

fn declared(file: &mut File, text: &Text) -> Option<HoleType> {
    let name = text.text.trim().trim_start_matches('{').trim_end_matches('}');
    let found = HoleType::named(name);
    if found.is_none() {
        let problem = parse::no_type(file, text.span, name);
        file.report(problem);
    }
    found
}

/// Whether two types can be compared with each other.
fn alike(a: HoleType, b: HoleType) -> bool {
    let countable = |t| matches!(t, HoleType::Kind(Kind::Number | Kind::Count));
    a == b
        || (countable(a) && countable(b))
        || (a == HoleType::Figure && b.is_numeric())
        || (b == HoleType::Figure && a.is_numeric())
        || (matches!(a, HoleType::Who | HoleType::Name)
            && matches!(b, HoleType::Who | HoleType::Name))
}

fn suits(kind: RuleKind, accepts: HoleType) -> bool {
    match kind {
        RuleKind::Figure => accepts.is_numeric(),
        RuleKind::Date => matches!(accepts, HoleType::Date | HoleType::Time),
        RuleKind::Attribution => {
            matches!(accepts, HoleType::Who | HoleType::Name | HoleType::Quote)
        }
    }
}

fn misfit(file: &mut File, span: SourceSpan, kind: RuleKind, accepts: HoleType) {
    let (key, compares) = match kind {
        RuleKind::Figure => ("figure", "figures"),
        RuleKind::Date => ("date", "dates"),
        RuleKind::Attribution => ("attribution", "people"),
    };
    let message =
        format!("a rule with `{key}:` compares {compares}, and `{}` is none", accepts.name());
    let mend = match accepts {
        HoleType::Date | HoleType::Time => "write `date:` instead",
        accepts if accepts.is_numeric() => "write `figure:` instead",
        _ => "write `attribution:` instead",
    };
    let help = format!(
        "{mend}, or give the hole a name, so that it is a key: `{{name:{}}}`",
        accepts.name()
    );
    let problem = file.fault(Fault::Hole, span, message).help(help);
    file.report(problem);
}

fn default_type(kind: RuleKind) -> HoleType {
    match kind {
        RuleKind::Figure => HoleType::Figure,
        RuleKind::Date => HoleType::Date,
        RuleKind::Attribution => HoleType::Who,
    }
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

fn disputed(file: &mut File, raw: &RawRule) -> bool {
    if raw.disputed && raw.expect.is_some() {
        let problem = file
            .fault(Fault::Compare, raw.disputed_span, "`disputed` and `expect` exclude each other")
            .help("`disputed` reports who denies it, `expect` says what is right: keep one");
        file.report(problem);
    }
    raw.disputed
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
