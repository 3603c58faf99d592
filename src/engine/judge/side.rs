//! One side of a conflict. In: the mentions that hold with a reference. Out: who stands witness against an outlier, and the blow.

use super::message;
use super::{Blow, Court};
use crate::engine::conflict::{Reason, Strength};
use crate::ruleset::{HoleType, Rule, RuleKind};
use crate::value::agree::{self, Agreement};
use crate::value::{Party, Source};
use std::collections::{BTreeSet, HashMap};

/// How many articles of the other side are shown as witnesses.
const WITNESSES: usize = 3;
/// How many of its mentions are looked through for them.
const LOOKED_THROUGH: usize = 64;

/// The mentions that hold with a reference, oldest article first.
pub(super) struct Side {
    supporters: Vec<usize>,
    by_article: HashMap<usize, usize>,
    sources: Vec<Source>,
    /// How many voices they are.
    pub voices: usize,
}

impl Side {
    pub fn new(court: &Court, numbers: impl IntoIterator<Item = usize>) -> Self {
        let mut supporters: Vec<usize> = numbers.into_iter().collect();
        supporters.sort_by_key(|&n| {
            let mention = &court.mentions[n];
            (court.voices.age(mention.article), mention.span)
        });
        let (mut by_article, mut voices, mut sources) =
            (HashMap::new(), BTreeSet::new(), BTreeSet::new());
        for &n in &supporters {
            let mention = &court.mentions[n];
            by_article.entry(mention.article).or_insert(n);
            voices.insert(court.voices.of(mention.article));
            sources.insert(mention.source.clone());
        }
        let sources = sources.into_iter().collect();
        Self { supporters, by_article, sources, voices: voices.len() }
    }

    /// The blow that this side deals to a mention; `same` voices say what it says, `apart` tells whom it cannot agree with.
    #[expect(clippy::too_many_arguments, reason = "all of it goes into one value")]
    pub fn blow(
        &self,
        court: &Court,
        rule: &Rule,
        outlier: usize,
        strength: Strength,
        why: Option<Reason>,
        same: usize,
        apart: impl Fn(usize) -> bool,
    ) -> Blow {
        let witnesses = self.witnesses(court, outlier, apart);
        let article = court.mentions[outlier].article;
        let own = witnesses.iter().any(|&w| court.mentions[w].article == article);
        let reason = why.unwrap_or(if own { Reason::Self_ } else { Reason::Disagree });
        let lowered = rule.kind != RuleKind::Attribution
            && rule.value != HoleType::Quote
            && self.has_other_sources(court, outlier);
        let (first, counts) = (witnesses.first().copied(), (same, self.voices));
        let message = match (first, rule.compare.trend) {
            (Some(witness), Some(trend)) => {
                message::astray(court, outlier, witness, trend, strength, counts)
            }
            _ => message::differ(court, outlier, first, strength, counts),
        };
        Blow { outlier, witnesses, reason, strength, lowered, message, expected: None }
    }

    /// One mention an article, its own article first, then the oldest; those that it cannot agree with before others.
    pub fn witnesses(
        &self,
        court: &Court,
        outlier: usize,
        apart: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let own = self.by_article.get(&court.mentions[outlier].article).copied();
        let first = self.supporters.iter().copied().take(LOOKED_THROUGH);
        let (mut clear, mut others): (Vec<usize>, Vec<usize>) =
            own.into_iter().chain(first).partition(|&n| apart(n));
        if clear.is_empty() {
            clear.append(&mut others);
        }
        let mut voices = BTreeSet::new();
        clear.retain(|&n| voices.insert(court.voices.of(court.mentions[n].article)));
        clear.truncate(WITNESSES);
        clear
    }

    /// Whether everybody on this side is attributed to somebody named, and to somebody else than the outlier is.
    fn has_other_sources(&self, court: &Court, outlier: usize) -> bool {
        let Source::Party(own) = &court.mentions[outlier].source else { return false };
        self.sources.iter().all(|source| match source {
            Source::Party(party) => !is_same_party(court, own, party),
            Source::Own | Source::Unresolved(_) => false,
        })
    }
}

fn is_same_party(court: &Court, a: &Party, b: &Party) -> bool {
    agree::parties(a, b, &court.plan.rules.gazetteer) == Agreement::Agree
}
