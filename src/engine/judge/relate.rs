//! Relations. In: the mentions of all rules. Out: those whose numbers cannot stand in the relations of the rule set.
//!
//! A relation is judged in each article that states all its rules, else for each mention against the others' references. It is
//! violated only where no values inside the bounds satisfy it, so terms are taken as wide as they can be.

use super::arithmetic::Amount;
use super::consensus;
use super::group::{self, Group};
use super::{Blow, Court, message};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::State;
use crate::ruleset::{Cell, Found, Key, Per, Relation, Rule, Term, Wanted};
use crate::value::Shape;
use crate::value::agree::{self, Clock};
use std::collections::BTreeMap;

/// What mentions of different rules have to share to be put together: the keys and the `per` that both have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Common {
    key: Key,
    per: BTreeMap<String, String>,
}

impl Common {
    /// The names of all that it says.
    fn names(&self) -> Vec<String> {
        self.key.iter().map(|(name, _)| name).chain(self.per.keys()).cloned().collect()
    }

    fn joins(&self, other: &Common) -> bool {
        let fits = |value: &String, other: Option<&String>| other.is_none_or(|o| o == value);
        self.key.iter().all(|(name, value)| fits(value, other.key.get(name)))
            && self.per.iter().all(|(name, value)| fits(value, other.per.get(name)))
    }
}

/// A mention that can be put into a relation.
struct Part {
    number: usize,
    article: usize,
    common: Common,
    amount: Amount,
    waived: bool,
}

/// What a rule may say: each value of it once, with a mention that says the first.
#[derive(Debug, Clone, Default)]
struct Stated {
    amounts: Vec<Amount>,
    witness: Option<usize>,
}

impl Stated {
    fn take(&mut self, amount: &Amount, witness: Option<usize>) {
        if self.amounts.len() == CHOICES {
            self.amounts = Amount::hull(&self.amounts).into_iter().collect();
        }
        if !self.amounts.contains(amount) {
            self.amounts.push(amount.clone());
        }
        self.witness = self.witness.or(witness);
    }
}

/// What stands for a rule where an article does not state it, by what it is about.
struct References {
    by: BTreeMap<Common, Stated>,
    /// The names in all of `by`, where they are the same in all: then a look-up is enough.
    names: Option<Vec<String>>,
}

impl References {
    fn new(stated: Vec<(Common, Stated)>) -> Self {
        let mut all: Vec<Vec<String>> = stated.iter().map(|(common, _)| common.names()).collect();
        all.sort_unstable();
        all.dedup();
        let names = if all.len() == 1 { all.pop() } else { None };
        let mut by: BTreeMap<Common, Stated> = BTreeMap::new();
        for (common, one) in stated {
            let known = by.entry(common).or_default();
            one.amounts.iter().for_each(|amount| known.take(amount, one.witness));
        }
        Self { by, names }
    }

    /// What stands for the rule beside a mention; `None` where nothing does.
    fn beside(&self, common: &Common) -> Option<Stated> {
        if self.names.as_ref() == Some(&common.names()) {
            return self.by.get(common).cloned();
        }
        let mut all = Stated::default();
        for (_, stated) in self.by.iter().filter(|(other, _)| other.joins(common)) {
            stated.amounts.iter().for_each(|amount| all.take(amount, stated.witness));
        }
        (!all.amounts.is_empty()).then_some(all)
    }
}

/// The mentions of every rule of a relation, by rule and article.
struct Parts(BTreeMap<(usize, usize), Vec<Part>>);

impl Parts {
    fn new(court: &Court, relation: &Relation) -> Self {
        let mut all: BTreeMap<(usize, usize), Vec<Part>> = BTreeMap::new();
        for &rule in &relation.rules {
            for part in parts(court, rule) {
                all.entry((rule, part.article)).or_default().push(part);
            }
        }
        Self(all)
    }

    /// What the article of a mention says of another rule. A waived mention supports nothing.
    fn beside(&self, rule: usize, part: &Part) -> Option<Stated> {
        let mut stated = Stated::default();
        let here = self.0.get(&(rule, part.article)).into_iter().flatten();
        for other in here.filter(|other| !other.waived && other.common.joins(&part.common)) {
            stated.take(&other.amount, Some(other.number));
        }
        (!stated.amounts.is_empty()).then_some(stated)
    }
}

/// Every violation of a relation.
pub(super) fn judge(court: &Court, relation: &Relation) -> Vec<Blow> {
    let parts = Parts::new(court, relation);
    let head = head(relation);
    let mut references: BTreeMap<usize, References> = BTreeMap::new();
    let mut blows = Vec::new();
    for (&(rule, _), own) in &parts.0 {
        for part in own {
            let others = relation.rules.iter().copied().filter(|other| *other != rule);
            let here: BTreeMap<usize, Stated> =
                others.clone().filter_map(|o| Some((o, parts.beside(o, part)?))).collect();
            // Where the article states all of it, the mention that the relation names first answers for it.
            if here.len() + 1 == relation.rules.len() && rule != head {
                continue;
            }
            let mut all = here;
            for other in others {
                if all.contains_key(&other) {
                    continue;
                }
                let there = references
                    .entry(other)
                    .or_insert_with(|| References::new(self::references(court, other)));
                if let Some(stated) = there.beside(&part.common) {
                    all.insert(other, stated);
                }
            }
            if all.len() + 1 == relation.rules.len() {
                blows.extend(violation(court, relation, rule, part, all));
            }
        }
    }
    blows
}

/// The rule that the relation names first.
fn head(relation: &Relation) -> usize {
    fn first(term: &Term) -> Option<usize> {
        match term {
            Term::Rule(rule) => Some(*rule),
            Term::Value(_) => None,
            Term::Apply(left, _, right) => first(left).or_else(|| first(right)),
        }
    }
    first(&relation.left).or_else(|| first(&relation.right)).unwrap_or(usize::MAX)
}

/// How many choices of what the other rules may say are tried one by one.
const CHOICES: usize = 512;

fn violation(
    court: &Court,
    relation: &Relation,
    rule: usize,
    part: &Part,
    mut others: BTreeMap<usize, Stated>,
) -> Option<Blow> {
    let count = |others: &BTreeMap<usize, Stated>| {
        others.values().fold(1usize, |all, stated| all.saturating_mul(stated.amounts.len()))
    };
    if count(&others) > CHOICES {
        // Too many to try: each is taken as wide as all that it may be, which never makes a relation fail that could hold.
        for stated in others.values_mut() {
            stated.amounts = Amount::hull(&stated.amounts).into_iter().collect();
        }
    }
    // The first choice stands for all in the message: both sides, and the numbers of rules that no mention states.
    let mut chosen = None;
    for choice in 0..count(&others) {
        let mut rest = choice;
        let mut amounts: BTreeMap<usize, &Amount> = BTreeMap::new();
        amounts.insert(rule, &part.amount);
        for (other, stated) in &others {
            amounts.insert(*other, &stated.amounts[rest % stated.amounts.len()]);
            rest /= stated.amounts.len();
        }
        let left = amount(&relation.left, &amounts)?;
        let right = amount(&relation.right, &amounts)?;
        if left.can_stand(relation.order, &right)? {
            return None;
        }
        if chosen.is_none() {
            let silent = |other: &&usize| others.get(other).is_some_and(|o| o.witness.is_none());
            let silent = amounts.keys().filter(silent).map(|o| (*o, message::range(amounts[o])));
            chosen = Some((left, right, silent.collect::<Vec<_>>()));
        }
    }
    let (left, right, silent) = chosen?;
    let witnesses: Vec<usize> = others.values().filter_map(|stated| stated.witness).collect();
    let said = std::iter::once(&part.number).chain(&witnesses);
    let said = said.map(|&n| (court.mentions[n].rule, format!("“{}”", court.mentions[n].text)));
    // What only a rule's expectation says stands in the sum by its number.
    let said: BTreeMap<usize, String> = said.chain(silent).collect();
    let message = message::unrelated(court, relation, &said, (&left, &right));
    Some(Blow {
        outlier: part.number,
        witnesses,
        reason: Reason::Relation,
        strength: Strength::Conflict,
        lowered: false,
        message,
        expected: None,
    })
}

fn amount(term: &Term, rules: &BTreeMap<usize, &Amount>) -> Option<Amount> {
    match term {
        Term::Rule(rule) => rules.get(rule).map(|amount| (*amount).clone()),
        Term::Value(shape) => amount_of(shape),
        Term::Apply(left, operation, right) => {
            amount(left, rules)?.apply(*operation, &amount(right, rules)?)
        }
    }
}

fn amount_of(shape: &Shape) -> Option<Amount> {
    let extents = match shape {
        Shape::Quantity(figure) => agree::extents(figure, Clock::Seconds),
        Shape::Moment(moment) => agree::days(moment)?,
        _ => return None,
    };
    let readings = extents.readings.iter().map(|r| r.bounds).collect();
    Some(Amount { class: extents.class, readings })
}

fn parts(court: &Court, number: usize) -> Vec<Part> {
    let Some(rule) = court.plan.rules.rules.get(number) else { return Vec::new() };
    let part = |at: usize| {
        let mention = &court.mentions[at];
        let compared = mention.state == State::Settled && rule.stances.contains(&mention.stance);
        let common = common(court, rule, at).filter(|_| compared)?;
        let amount = amount_of(mention.value.as_deref()?)?;
        let waived = mention.waiver.is_some();
        Some(Part { number: at, article: mention.article, common, amount, waived })
    };
    court.of_rule(number).filter_map(part).collect()
}

fn common(court: &Court, rule: &Rule, number: usize) -> Option<Common> {
    let mention = &court.mentions[number];
    let values = group::shared(court, rule, mention)?;
    let names = rule.compare.per.iter().map(|per| match per {
        Per::Source => "source".to_owned(),
        Per::AsOf(granularity) => format!("as_of {granularity:?}"),
        Per::Article => "article".to_owned(),
        Per::Metadata(key) => format!("metadata {key}"),
    });
    Some(Common { key: group::folded(&mention.key), per: names.zip(values).collect() })
}

/// What each group of a rule comes to: its expectation, else what most of it says.
fn references(court: &Court, number: usize) -> Vec<(Common, Stated)> {
    let Some(rule) = court.plan.rules.rules.get(number) else { return Vec::new() };
    let mut expected = Stated::default();
    for entry in &rule.expect {
        if let Wanted::Value(shape) = &entry.wanted
            && let Some(amount) = amount_of(shape)
        {
            expected.take(&amount, None);
        }
    }
    if !expected.amounts.is_empty() {
        return vec![(Common { key: Key::new(), per: BTreeMap::new() }, expected)];
    }
    let mentions: Vec<usize> = court.of_rule(number).collect();
    let groups = group::groups(court, rule, &mentions);
    groups.iter().filter_map(|group| reference(court, rule, group)).collect()
}

fn reference(court: &Court, rule: &Rule, group: &Group) -> Option<(Common, Stated)> {
    let members: Vec<usize> = group
        .members
        .iter()
        .copied()
        .filter(|n| rule.stances.contains(&court.mentions[*n].stance))
        .collect();
    let first = *members.first()?;
    let common = common(court, rule, first)?;
    let mut stated = Stated::default();
    for cell in rule.expect.iter().filter_map(|entry| match &entry.wanted {
        Wanted::Row(row) => Some(row.look_up(&court.mentions[first].key)),
        _ => None,
    }) {
        if let Found::Cell(Cell { shape: Some(shape), .. }) = cell
            && let Some(amount) = amount_of(shape)
        {
            stated.take(&amount, None);
        }
    }
    if !stated.amounts.is_empty() {
        return Some((common, stated));
    }
    // Along a trend every member may be right at its time.
    let holding = match rule.compare.trend {
        Some(_) => members,
        None => consensus::supporters(court, rule, &Group { members, waived: Vec::new() }),
    };
    for number in holding {
        if let Some(amount) = court.mentions[number].value.as_deref().and_then(amount_of) {
            stated.take(&amount, Some(number));
        }
    }
    (!stated.amounts.is_empty()).then_some((common, stated))
}
