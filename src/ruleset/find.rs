//! How a rule finds where its fact is stated. In: `find:`, `quote:` and `value:` as written. Out: the phrases, and the type of the
//! value under comparison. The holes of a phrase with a fault count too, so that one fault does not hide those of the expectation.

use super::compile::Scope;
use super::fault::{Fault, File};
use super::fields::{Fields, quoted, text as text_of};
use super::parse;
use super::phrase::{Hole, HoleType, Phrase};
use super::raw::RawRule;
use super::rule::{Find, RuleKind};
use super::yaml::{Data, Node, Text};
use crate::text::SourceSpan;
use crate::value::Kind;

/// Holes and where each stands, in the order of writing.
pub type Holes = Vec<(Hole, SourceSpan)>;

/// What `find:` says.
pub struct Sought {
    /// The phrases; `None` when one has a fault.
    pub find: Option<Find>,
    /// The holes of all phrases that could be read so far.
    pub holes: Holes,
}

/// The keys of `find:` in its long form.
pub const FIND_KEYS: &[&str] = &["all", "none"];

/// Reads `find:` and `quote:`; what is missing or misused is reported.
pub fn read(file: &mut File, scope: &Scope, raw: &RawRule) -> Sought {
    let mut holes = Vec::new();
    let find = form(file, scope, raw, &mut holes);
    Sought { find, holes }
}

fn form(file: &mut File, scope: &Scope, raw: &RawRule, holes: &mut Holes) -> Option<Find> {
    match (raw.find, raw.quote) {
        (None, Some(quote)) => {
            if let [(RuleKind::Figure | RuleKind::Date, _)] = raw.kinds.as_slice() {
                let problem = file
                    .fault(Fault::Find, quote.span, "`quote:` is about who said the words")
                    .help("write `attribution:` in place of `figure:` or `date:`");
                file.report(problem);
                return None;
            }
            Some(Find::Quote)
        }
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
            Data::Map(_) => together(file, scope, node, holes),
            _ => phrases(file, scope, node, "find", holes).map(Find::Any),
        },
    }
}

fn together(file: &mut File, scope: &Scope, node: &Node, holes: &mut Holes) -> Option<Find> {
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
    let all = all.and_then(|node| phrases(file, scope, node, "all", holes));
    let mut unwanted = Vec::new();
    let none = match fields.get("none") {
        Some(node) => phrases(file, scope, node, "none", &mut unwanted),
        None => Some(Vec::new()),
    };
    for (_, span) in unwanted {
        let message = "`none` lists what must not be there, and a hole reads something";
        let problem = file.fault(Fault::Hole, span, message);
        file.report(problem.help("write words: `none: [wounded]`"));
    }
    let (all, none) = (all?, none?);
    Some(Find::Together { all, none })
}

/// One phrase or a list of them; `None` where one has a fault or there is none.
fn phrases(
    file: &mut File,
    scope: &Scope,
    node: &Node,
    key: &str,
    holes: &mut Holes,
) -> Option<Vec<Phrase>> {
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
        if let Some(words) = text.text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'))
        {
            let problem = file
                .fault(Fault::Phrase, text.span, "a phrase stands in straight quotes")
                .label("these marks are part of the phrase")
                .help(format!("write: {key}: {}", quoted(words)));
            file.report(problem);
            continue;
        }
        let (phrase, read) = parse::read(file, text, scope.gazetteer());
        holes.extend(read);
        out.extend(phrase);
    }
    (file.problems.len() == before).then_some(out)
}

/// The names of the keys among `holes`, sorted, each once.
pub fn keys(holes: &Holes) -> Vec<String> {
    let mut keys: Vec<String> = holes.iter().filter_map(|(hole, _)| hole.key.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The type of the value under comparison, and whether a hole says so.
pub fn value(
    file: &mut File,
    raw: &RawRule,
    kind: RuleKind,
    holes: &Holes,
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
    for (hole, span) in holes.iter().filter(|(hole, _)| hole.key.is_none()) {
        let accepts = hole.accepts;
        if !suits(kind, accepts) {
            misfit(file, *span, kind, accepts);
            return None;
        }
        let (fault, help) = if let Some((declared, _)) = declared.filter(|d| !alike(d.0, accepts)) {
            let (declared, accepts) = (declared.name(), accepts.name());
            (
                format!("`value: {declared}` and the hole `{{{accepts}}}` are not the same type"),
                "take `value:` out: the hole says what is compared",
            )
        } else if let Some(other) = types.iter().find(|other| !alike(**other, accepts)) {
            let (other, accepts) = (other.name(), accepts.name());
            (
                format!(
                    "one rule compares one type, and its holes are `{{{other}}}` and `{{{accepts}}}`"
                ),
                "write two rules, or give one hole a name, so that it is a key",
            )
        } else {
            types.push(accepts);
            continue;
        };
        let problem = file.fault(Fault::Hole, *span, fault);
        file.report(problem.help(help));
        return None;
    }
    types.sort_unstable();
    types.dedup();
    Some(match (types.as_slice(), declared) {
        ([one], _) => (*one, true),
        ([], Some((declared, _))) => (declared, false),
        ([], None) => (default_type(kind), false),
        // Types side by side that were found to be alike: numbers and counts, or entities and names.
        (types, _) if types.iter().all(|accepts| accepts.is_numeric()) => (HoleType::Figure, true),
        (_, _) => (HoleType::Who, true),
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
