//! Relations between rules. In: `a + b <= 500 people`. Out: a comparison of two terms over rules, dates and amounts.

use super::compile::{Scope, severity};
use super::expect;
use super::fault::{Fault, File, suggest};
use super::raw::RawRelation;
use super::rule::{Origin, RuleKind};
use super::yaml::Text;
use crate::problem::Severity;
use crate::value::Shape;

/// One relation as relied on: every rule in it exists.
#[derive(Debug, Clone)]
pub struct Relation {
    /// Unique among rules and relations, kebab-case.
    pub id: String,
    /// As written.
    pub text: String,
    /// The left side.
    pub left: Term,
    /// How the sides have to stand to each other.
    pub order: Order,
    /// The right side.
    pub right: Term,
    /// The rules it is over, as indices into the rule set: sorted, each once, never empty.
    pub rules: Vec<usize>,
    /// How much a violation weighs.
    pub severity: Severity,
    /// What to do about it.
    pub help: Option<String>,
    /// Where to read more.
    pub url: Option<String>,
    /// Where `relation:` stands.
    pub origin: Origin,
}

/// One side of a relation, or a part of it.
#[derive(Debug, Clone)]
pub enum Term {
    /// The value of a rule, as an index into the rule set.
    Rule(usize),
    /// A figure (a bare number, an amount, a duration) or a date as written.
    Value(Shape),
    /// Two terms and what is done with them.
    Apply(Box<Term>, Operation, Box<Term>),
}

/// What is done with two terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// How two sides have to stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Operation {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Operation::Plus => "+",
            Operation::Minus => "-",
            Operation::Times => "*",
            Operation::Over => "/",
        }
    }
}

impl Order {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Order::Equal => "=",
            Order::Less => "<",
            Order::AtMost => "<=",
            Order::More => ">",
            Order::AtLeast => ">=",
        }
    }
}

/// What a relation may name: every declared rule by id, with its index and kind where it compiled.
pub struct Known<'k> {
    /// Ids in the order of the files.
    pub ids: Vec<&'k str>,
    /// The rules that compiled, by id.
    pub rules: std::collections::BTreeMap<&'k str, (usize, RuleKind)>,
}

/// Compiles one relation; `None` when it has a fault, or is over a rule that has one.
pub fn compile(
    file: &mut File,
    scope: &Scope,
    known: &Known,
    raw: &RawRelation,
) -> Option<Relation> {
    let id = raw.id.and_then(|text| super::compile::id(file, text));
    let severity = severity(file, &raw.advice);
    let text = raw.relation?;
    let words = words(&text.text);
    let order = words.iter().position(|word| ORDERS.iter().any(|(sign, _)| *sign == word.text));
    let Some(at) = order else {
        let problem = file
            .fault(Fault::Relation, text.span, "a relation compares two sides")
            .help("put one of `=`, `<`, `<=`, `>`, `>=` between them, with spaces around it");
        file.report(problem);
        return None;
    };
    let order = ORDERS.iter().find(|(sign, _)| *sign == words[at].text).map(|(_, order)| *order)?;
    let mut reader = Reader { file, scope, known, text, rules: Vec::new(), missing: false };
    let (left, right) = (&words[..at], &words[at + 1..]);
    if let Some(second) = right.iter().find(|w| ORDERS.iter().any(|(sign, _)| *sign == w.text)) {
        reader.fault(
            second,
            "a relation compares two sides, and this is a third",
            "write two relations",
        );
        return None;
    }
    let (left, right) = (reader.side(left, &words[at]), reader.side(right, &words[at]));
    let (mut rules, missing) = (reader.rules, reader.missing);
    rules.sort_unstable();
    rules.dedup();
    if rules.is_empty() && !missing && left.is_some() && right.is_some() {
        let problem = file
            .fault(Fault::Relation, text.span, "this relation names no rule")
            .help("write the ids of rules: `killed <= casualties`");
        file.report(problem);
    }
    if rules.is_empty() || missing {
        return None;
    }
    Some(Relation {
        id: id?,
        text: text.text.trim().to_owned(),
        left: left?,
        order,
        right: right?,
        rules,
        severity,
        help: raw.advice.help.clone(),
        url: raw.advice.url.clone(),
        origin: Origin { path: file.path.to_owned(), span: text.span },
    })
}

const ORDERS: &[(&str, Order)] = &[
    ("=", Order::Equal),
    ("<", Order::Less),
    ("<=", Order::AtMost),
    (">", Order::More),
    (">=", Order::AtLeast),
];

const OPERATIONS: &[(&str, Operation)] = &[
    ("+", Operation::Plus),
    ("-", Operation::Minus),
    ("*", Operation::Times),
    ("/", Operation::Over),
];

/// A word of a relation and where it starts in it.
struct Word<'t> {
    text: &'t str,
    at: usize,
}

/// Words between spaces; brackets stand alone wherever they are.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let bracket = matches!(c, '(' | ')');
        if (c.is_whitespace() || bracket)
            && let Some(from) = start.take()
        {
            out.push(Word { text: &text[from..at], at: from });
        }
        if bracket {
            out.push(Word { text: &text[at..at + 1], at });
        } else if !c.is_whitespace() && start.is_none() {
            start = Some(at);
        }
    }
    if let Some(from) = start {
        out.push(Word { text: &text[from..], at: from });
    }
    out
}

/// Reads one side by precedence: `*` and `/` bind before `+` and `-`.
struct Reader<'r, 'f> {
    file: &'r mut File<'f>,
    scope: &'r Scope<'r>,
    known: &'r Known<'r>,
    text: &'r Text,
    rules: Vec<usize>,
    /// Whether a rule is named that exists and has faults of its own.
    missing: bool,
}

impl Reader<'_, '_> {
    fn fault(&mut self, word: &Word, message: impl Into<String>, help: &str) {
        let span = self.text.part(word.at, word.at + word.text.len());
        let problem = self.file.fault(Fault::Relation, span, message);
        self.file.report(problem.help(help));
    }

    fn side(&mut self, words: &[Word], order: &Word) -> Option<Term> {
        if words.is_empty() {
            self.fault(
                order,
                format!("one side of `{}` is empty", order.text),
                "name a rule, a date or an amount",
            );
            return None;
        }
        let mut at = 0;
        let term = self.sum(words, &mut at, 0)?;
        if let Some(word) = words.get(at) {
            self.fault(
                word,
                format!("`{}` stands where `+`, `-`, `*` or `/` belongs", word.text),
                "put a sign between two terms, with spaces around it",
            );
            return None;
        }
        Some(term)
    }

    fn sum(&mut self, words: &[Word], at: &mut usize, depth: usize) -> Option<Term> {
        let mut left = self.product(words, at, depth)?;
        while let Some(operation @ (Operation::Plus | Operation::Minus)) = operation(words, *at) {
            *at += 1;
            left =
                Term::Apply(Box::new(left), operation, Box::new(self.product(words, at, depth)?));
        }
        Some(left)
    }

    fn product(&mut self, words: &[Word], at: &mut usize, depth: usize) -> Option<Term> {
        let mut left = self.term(words, at, depth)?;
        while let Some(operation @ (Operation::Times | Operation::Over)) = operation(words, *at) {
            *at += 1;
            left = Term::Apply(Box::new(left), operation, Box::new(self.term(words, at, depth)?));
        }
        Some(left)
    }

    fn term(&mut self, words: &[Word], at: &mut usize, depth: usize) -> Option<Term> {
        let Some(first) = words.get(*at) else {
            if let Some(last) = words.last() {
                self.fault(
                    last,
                    format!("nothing follows `{}`", last.text),
                    "name a rule, a date or an amount",
                );
            }
            return None;
        };
        if first.text == "(" && depth < 32 {
            *at += 1;
            let inner = self.sum(words, at, depth + 1)?;
            if words.get(*at).is_none_or(|word| word.text != ")") {
                self.fault(first, "`(` is never closed", "close it with `)`");
                return None;
            }
            *at += 1;
            return Some(inner);
        }
        let end = words[*at..]
            .iter()
            .position(|word| matches!(word.text, "(" | ")") || sign(word.text).is_some())
            .map_or(words.len(), |len| *at + len);
        if end == *at {
            self.fault(
                first,
                format!("`{}` stands where a term belongs", first.text),
                "name a rule, a date or an amount",
            );
            return None;
        }
        let group = &words[*at..end];
        *at = end;
        self.leaf(group)
    }

    /// A rule's id, a date or an amount, possibly of several words.
    fn leaf(&mut self, group: &[Word]) -> Option<Term> {
        let (first, last) = (&group[0], &group[group.len() - 1]);
        let written = &self.text.text[first.at..last.at + last.text.len()];
        if group.len() == 1 && self.known.ids.contains(&written) {
            match self.known.rules.get(written) {
                Some((_, RuleKind::Attribution)) => {
                    self.fault(
                        first,
                        format!("`{written}` compares people"),
                        "a relation is over figures and dates",
                    );
                    return None;
                }
                Some((rule, _)) => {
                    self.rules.push(*rule);
                    return Some(Term::Rule(*rule));
                }
                None => {
                    self.missing = true;
                    return Some(Term::Rule(usize::MAX));
                }
            }
        }
        if let Some(moment) = expect::moment(self.scope, written).filter(|_| written.contains('-'))
        {
            return Some(Term::Value(Shape::Moment(moment)));
        }
        if let Ok(value) = expect::single(self.scope, written, |value| {
            value.quantity().is_some() || value.moment().is_some_and(|moment| moment.is_resolved())
        }) {
            return Some(Term::Value(value.shape));
        }
        let span = self.text.part(first.at, last.at + last.text.len());
        let near = suggest(written, &self.known.ids);
        let problem = self
            .file
            .fault(
                Fault::UnknownRule,
                span,
                format!("`{written}` is no rule, no date and no amount"),
            )
            .label(near);
        let joined = OPERATIONS.iter().find(|(sign, _)| *sign != "-" && written.contains(*sign));
        self.file.report(match joined {
            Some((sign, _)) => {
                let (left, right) = written.split_once(sign).unwrap_or((written, ""));
                let apart = [left.trim(), sign, right.trim()].join(" ");
                problem.help(format!("every sign stands between spaces: `{}`", apart.trim()))
            }
            None => problem,
        });
        None
    }
}

fn sign(word: &str) -> Option<Operation> {
    OPERATIONS.iter().find(|(sign, _)| *sign == word).map(|(_, operation)| *operation)
}

fn operation(words: &[Word], at: usize) -> Option<Operation> {
    words.get(at).and_then(|word| sign(word.text))
}
