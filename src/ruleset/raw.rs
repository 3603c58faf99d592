//! Rule files as written. In: the tree of a file. Out: its entities, rules and relations with every value where it stands, and
//! the faults that show without knowing other files: unknown, repeated, missing and misshapen keys.

use super::fault::{Fault, File};
use super::fields::{Fields, first_line};
use super::rule::RuleKind;
use super::yaml::{Data, Node, Text};
use crate::text::SourceSpan;

/// A whole file as written.
#[derive(Default)]
pub struct RawFile<'n> {
    /// `entities:`, by id.
    pub entities: Vec<RawEntity<'n>>,
    /// `rules:`
    pub rules: Vec<RawRule<'n>>,
    /// `relations:`
    pub relations: Vec<RawRelation<'n>>,
}

/// An entity as written.
pub struct RawEntity<'n> {
    /// Its id.
    pub id: &'n str,
    /// Where the id stands.
    pub id_span: SourceSpan,
    /// Spellings.
    pub names: Vec<&'n Text>,
    /// Spellings to report.
    pub variants: Vec<&'n Text>,
    /// Offices.
    pub roles: Vec<&'n Text>,
    /// Ids, with or without `@`.
    pub speaks_for: Vec<&'n Text>,
    /// `m`, `f` or `n`.
    pub gender: Option<&'n Text>,
    /// `translated:`
    pub translated: bool,
}

/// A rule as written.
pub struct RawRule<'n> {
    /// The rule on its first line.
    pub span: SourceSpan,
    /// `id:`
    pub id: Option<&'n Text>,
    /// `figure:`, `date:`, `attribution:`: exactly one in a right rule.
    pub kinds: Vec<(RuleKind, &'n Text)>,
    /// Whether one of their keys is there, whatever it holds.
    pub has_kind: bool,
    /// `find:`
    pub find: Option<&'n Node>,
    /// `value:`
    pub value: Option<&'n Text>,
    /// `of:`
    pub of: Vec<&'n Text>,
    /// `expect:`
    pub expect: Option<&'n Node>,
    /// `compare:`
    pub compare: Option<RawCompare<'n>>,
    /// `stance:`
    pub stance: Vec<&'n Text>,
    /// `disputed:`
    pub disputed: bool,
    /// Where the key `disputed` stands.
    pub disputed_span: SourceSpan,
    /// `quote:`
    pub quote: Option<&'n Text>,
    /// What rules and relations share.
    pub advice: RawAdvice<'n>,
    /// `tests:`
    pub tests: Option<&'n Node>,
}

/// `severity:`, `help:`, `url:`.
#[derive(Default)]
pub struct RawAdvice<'n> {
    /// `severity:`
    pub severity: Option<&'n Text>,
    /// `help:`
    pub help: Option<String>,
    /// `url:`
    pub url: Option<String>,
}

/// `compare:` as written.
pub struct RawCompare<'n> {
    /// `per:`
    pub per: Option<&'n Node>,
    /// `tolerance:`
    pub tolerance: Option<&'n Text>,
    /// `trend:`
    pub trend: Option<&'n Text>,
}

/// A relation as written.
pub struct RawRelation<'n> {
    /// `id:`
    pub id: Option<&'n Text>,
    /// `relation:`
    pub relation: Option<&'n Text>,
    /// `severity:`, `help:`, `url:`
    pub advice: RawAdvice<'n>,
}

/// The keys of a rule file.
pub const FILE_KEYS: &[&str] = &["entities", "rules", "relations"];
/// The keys of an entity in its long form.
pub const ENTITY_KEYS: &[&str] =
    &["names", "variants", "roles", "speaks_for", "gender", "translated"];
/// The keys of a rule.
pub const RULE_KEYS: &[&str] = &[
    "id",
    "figure",
    "date",
    "attribution",
    "find",
    "value",
    "of",
    "expect",
    "compare",
    "stance",
    "disputed",
    "quote",
    "severity",
    "help",
    "url",
    "tests",
];
/// The keys of `compare:`.
pub const COMPARE_KEYS: &[&str] = &["per", "tolerance", "trend"];
/// The keys of a relation.
pub const RELATION_KEYS: &[&str] = &["id", "relation", "severity", "help", "url"];

const KINDS: &[(RuleKind, &str)] = &[
    (RuleKind::Figure, "figure"),
    (RuleKind::Date, "date"),
    (RuleKind::Attribution, "attribution"),
];

/// Reads the tree of a rule file.
pub fn read<'n>(file: &mut File, node: &'n Node) -> RawFile<'n> {
    let mut out = RawFile::default();
    let Some(fields) = Fields::read(file, node, "a rule file", FILE_KEYS) else { return out };
    if let Some(node) = fields.get("entities") {
        out.entities = entities(file, node);
    }
    out.rules = list(file, &fields, "rules").into_iter().filter_map(|n| rule(file, n)).collect();
    out.relations =
        list(file, &fields, "relations").into_iter().filter_map(|n| relation(file, n)).collect();
    out
}

fn list<'n>(file: &mut File, fields: &Fields<'n>, key: &str) -> Vec<&'n Node> {
    let Some(node) = fields.get(key) else { return Vec::new() };
    match &node.data {
        Data::List(items) => items.iter().collect(),
        Data::Nothing => Vec::new(),
        _ => {
            let message = format!("`{key}` is a list, but this is {}", node.kind());
            let problem = file.fault(Fault::WrongShape, first_line(file.text, node.span), message);
            file.report(problem.help("start each entry with a dash: `- id: …`"));
            Vec::new()
        }
    }
}

fn entities<'n>(file: &mut File, node: &'n Node) -> Vec<RawEntity<'n>> {
    if matches!(node.data, Data::Nothing) {
        return Vec::new();
    }
    let Some(fields) = Fields::read(file, node, "`entities`", &[]) else { return Vec::new() };
    let mut out = Vec::new();
    for (id, key, value) in fields.entries() {
        let mut entity = RawEntity {
            id,
            id_span: key.span,
            names: Vec::new(),
            variants: Vec::new(),
            roles: Vec::new(),
            speaks_for: Vec::new(),
            gender: None,
            translated: false,
        };
        if matches!(value.data, Data::Map(_)) {
            let Some(long) = Fields::read(file, value, "an entity", ENTITY_KEYS) else { continue };
            entity.names = long.texts(file, "names");
            entity.variants = long.texts(file, "variants");
            entity.roles = long.texts(file, "roles");
            entity.speaks_for = long.texts(file, "speaks_for");
            entity.gender = long.text(file, "gender");
            entity.translated = long.flag(file, "translated");
        } else {
            entity.names = super::fields::texts(file, value, id);
        }
        out.push(entity);
    }
    out
}

fn rule<'n>(file: &mut File, node: &'n Node) -> Option<RawRule<'n>> {
    let fields = Fields::read(file, node, "a rule", RULE_KEYS)?;
    let kinds = KINDS
        .iter()
        .filter_map(|(kind, key)| fields.text(file, key).map(|title| (*kind, title)))
        .collect();
    let id = fields.required(file, "id", "give it one in kebab-case, `town-population`");
    let compare = fields.get("compare").and_then(|node| {
        let fields = Fields::read(file, node, "`compare`", COMPARE_KEYS)?;
        let (tolerance, trend) = (fields.text(file, "tolerance"), fields.text(file, "trend"));
        Some(RawCompare { per: fields.get("per"), tolerance, trend })
    });
    Some(RawRule {
        span: first_line(file.text, fields.span()),
        id: id.and_then(|node| super::fields::text(file, node, "id")),
        kinds,
        has_kind: KINDS.iter().any(|(_, key)| fields.get(key).is_some()),
        find: fields.get("find"),
        value: fields.text(file, "value"),
        of: fields.texts(file, "of"),
        expect: fields.get("expect"),
        compare,
        stance: fields.texts(file, "stance"),
        disputed: fields.flag(file, "disputed"),
        disputed_span: fields.key_span("disputed"),
        quote: fields.text(file, "quote"),
        advice: advice(file, &fields),
        tests: fields.get("tests"),
    })
}

fn relation<'n>(file: &mut File, node: &'n Node) -> Option<RawRelation<'n>> {
    let fields = Fields::read(file, node, "a relation", RELATION_KEYS)?;
    let id = fields.required(file, "id", "give it one in kebab-case, `parts-make-whole`");
    let id = id.and_then(|node| super::fields::text(file, node, "id"));
    let example = "write what has to hold: `relation: killed <= casualties`";
    let relation = fields.required(file, "relation", example);
    let relation = relation.and_then(|node| super::fields::text(file, node, "relation"));
    Some(RawRelation { id, relation, advice: advice(file, &fields) })
}

fn advice<'n>(file: &mut File, fields: &Fields<'n>) -> RawAdvice<'n> {
    RawAdvice {
        severity: fields.text(file, "severity"),
        help: fields.words(file, "help"),
        url: fields.words(file, "url"),
    }
}
