//! Floor 6: facts that a corpus states more than once, as rules.
//!
//! In: articles, read twice. Out: proposals, the strongest first: a rule with phrases, keys, an expectation where the corpus speaks
//! with one voice, and tests that hold. First every article is noted by itself ([`note`]), then all notes are mined together
//! ([`drafts`]), then the drafts run as rules over the corpus and only those that find what they were made for are settled
//! ([`settle`]). Deterministic; does no I/O; knows nothing of what facts mean, only that several articles say them alike.

mod draft;
mod keyed;
mod mine;
mod note;
mod quoted;
mod said;
mod settle;
mod stem;
mod who;
mod write;

pub use draft::{Draft, Finding};
pub use note::{Note, note};
pub use settle::{Proposal, Trial};
pub use write::{Case, declared};

use crate::corpus::Article;
use crate::recognise::Reading;
use crate::ruleset::RuleKind;
use crate::text::TokenKind;
use crate::value::Gazetteer;
use std::collections::{BTreeMap, BTreeSet};
use who::Who;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Only rules of this kind.
    pub kind: Option<RuleKind>,
    /// As many proposals at most.
    pub limit: usize,
    /// In how many articles a fact has to stand, copies counted once; at least 2.
    pub least: usize,
}

/// As many drafts are tried for each proposal that is wanted.
const TRIED: usize = 4;

/// The drafts of everything that recurs, the strongest first, with ids that nothing in `taken` has.
pub fn drafts(
    notes: &[Note],
    gazetteer: &Gazetteer,
    taken: &BTreeSet<String>,
    options: &Options,
) -> Vec<Draft> {
    let least = options.least.max(2);
    let who = Who::new(notes, gazetteer);
    let mut out: Vec<Draft> = Vec::new();
    if options.kind != Some(RuleKind::Attribution) {
        let groups = mine::groups(notes, least, options.limit * TRIED * 2);
        out.extend(groups.iter().filter_map(|group| draft::of_group(notes, group)));
        out.extend(keyed::drafts(notes, least));
    }
    out.extend(quoted::drafts(notes, &who, gazetteer, least));
    out.retain(|draft| options.kind.is_none_or(|kind| kind == draft.kind));
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.id.cmp(&b.id)));
    out.truncate(options.limit * TRIED);
    let mut taken = taken.clone();
    for draft in &mut out {
        let plain = draft.id.clone();
        let mut number = 2;
        while !taken.insert(draft.id.clone()) {
            draft.id = format!("{plain}-{number}");
            number += 1;
        }
    }
    out
}

/// The drafts as one rule file without tests.
pub fn trial_file(drafts: &[Draft]) -> String {
    let rules: Vec<(&Draft, &[Case])> = drafts.iter().map(|draft| (draft, &[][..])).collect();
    write::file(&rules, &entities(drafts.iter()))
}

fn entities<'d>(drafts: impl Iterator<Item = &'d Draft>) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, names) in drafts.flat_map(|draft| &draft.entities) {
        let all = out.entry(id.clone()).or_default();
        all.extend(names.iter().filter(|name| !all.contains(name)).cloned().collect::<Vec<_>>());
    }
    out
}

/// The proposals of these drafts, the strongest first; quotes take at most half and facts of many names at most a third of the places
/// that other facts want.
pub fn settle(drafts: &[Draft], trial: &Trial, limit: usize) -> Vec<Proposal> {
    let mut settled: Vec<Proposal> =
        drafts.iter().filter_map(|draft| trial.settle(draft)).collect();
    // What articles already disagree on is what an editor wants to see first.
    let weight = |proposal: &Proposal| {
        proposal.draft.weight * if proposal.conflicts > 0 { 1.3 } else { 1.0 }
    };
    settled
        .sort_by(|a, b| weight(b).total_cmp(&weight(a)).then_with(|| a.draft.id.cmp(&b.draft.id)));
    for (of, share) in [(Draft::is_quote as fn(&Draft) -> bool, 2), (Draft::is_keyed, 3)] {
        let others = settled.iter().filter(|proposal| !of(&proposal.draft)).count();
        let mut left = (limit / share).max(limit.saturating_sub(others));
        settled.retain(|proposal| {
            let is_one = of(&proposal.draft);
            let keep = !is_one || left > 0;
            left -= usize::from(is_one && keep);
            keep
        });
    }
    settled.truncate(limit);
    settled
}

/// Sentences of an article that hold a draft's word and no value, by the draft's id: near misses for its tests.
pub fn near_misses(
    article: &Article,
    reading: &Reading,
    drafts: &[Draft],
) -> Vec<(String, String)> {
    let mut wanted: BTreeMap<u64, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts {
        draft.stems.iter().for_each(|stem| wanted.entry(*stem).or_default().push(draft));
    }
    let mut out = Vec::new();
    for sentence in &reading.sentences {
        let fits = (24..=160).contains(&sentence.span.len());
        let valued = || {
            let mut values = reading.values_in(sentence.span).iter();
            values.any(|value| value.quantity().is_some() || value.moment().is_some())
        };
        if !fits || valued() {
            continue;
        }
        let text = article.words(sentence.span);
        if !text.ends_with('.') || text.contains(['\n', '"', '“', '”', '‘']) {
            continue;
        }
        for i in sentence.tokens.clone().filter(|i| reading.tokens[*i].kind == TokenKind::Word) {
            let stem = note::hash(&stem::stem(reading.tokens.word(i)));
            let drafts = wanted.get(&stem).into_iter().flatten();
            out.extend(drafts.map(|draft| (draft.id.clone(), text.to_owned())));
        }
    }
    out
}

/// The rule file of these proposals.
pub fn rule_file(proposals: &[Proposal], articles: usize) -> String {
    let mut out = format!(
        "# Proposed by `factlint suggest` from {articles} articles: read each rule, keep what your articles have to agree on,\n# and delete the rest. `factlint test` runs their tests.\n"
    );
    out += &write::heads(&entities(proposals.iter().map(|proposal| &proposal.draft)));
    out += "rules:\n";
    for (i, proposal) in proposals.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        out += &comment(proposal);
        out += &write::rule(&proposal.draft, &proposal.tests);
    }
    if proposals.is_empty() {
        out += "  []\n";
    }
    out
}

/// What the corpus says, in a line over the rule.
fn comment(proposal: &Proposal) -> String {
    let says: Vec<String> =
        proposal.draft.says.iter().take(5).map(|(words, n)| format!("{words} ({n})")).collect();
    let conflicts = match proposal.conflicts {
        0 => String::new(),
        1 => "; 1 conflict today".to_owned(),
        n => format!("; {n} conflicts today"),
    };
    let says = if says.is_empty() { String::new() } else { format!(": {}", says.join(", ")) };
    format!("  # {} articles{says}{conflicts}\n", proposal.articles)
}

/// One proposal as the rule file shows it, with its comment.
pub fn rule_text(proposal: &Proposal) -> String {
    comment(proposal) + &write::rule(&proposal.draft, &proposal.tests)
}
