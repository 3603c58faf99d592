//! Judging kept up. In: the findings of all articles once, then those of articles that have changed. Out: the outcome that
//! [`super::judge`] comes to over all of them, of which only what the changed articles touch is judged again: the rules that they
//! mention or mentioned with what relations tie to these, and the quotes that stand within reach of theirs.

mod quotes;
mod steady;

use super::{Court, Judged, check_conflicts, of_check, place, report, silent, sort};
use crate::engine::checks::{CHECKS, Note};
use crate::engine::conflict::{Conflict, Outcome, Side};
use crate::engine::mention::{Findings, Mention, Miss, State, Verdict, Waiver};
use crate::engine::plan::Plan;
use crate::engine::{fingerprint, waive};
use crate::problem::Problem;
use crate::ruleset::Per;
use crate::value::{Party, Source};
use quotes::{Place, Quotes, Reach};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use steady::Steady;

/// All that articles say, with what judging made of it.
pub struct Docket {
    outcome: Outcome,
    kept: Vec<Kept>,
    /// How close rules came in articles, by article.
    misses: Vec<(usize, Miss)>,
    /// What kept mentions of a rule from being judged.
    unjudged: BTreeMap<usize, Vec<Problem>>,
    quotes: Quotes,
    /// How many articles have the same words, by their digest.
    carried: FxHashMap<[u8; 16], usize>,
}

/// What is kept of an article beside its card and its mentions.
#[derive(Default)]
struct Kept {
    notes: Vec<(&'static str, Note)>,
    waivers: Vec<Arc<Waiver>>,
    problems: Vec<Problem>,
}

/// What has to be judged again.
struct Touched {
    articles: BTreeSet<usize>,
    /// Rules, with all that relations tie to them.
    rules: BTreeSet<usize>,
    quotes: Reach,
    steady: Steady,
}

impl Docket {
    /// Judges all findings together.
    pub fn new(mut findings: Vec<Findings>, plan: &Plan) -> Self {
        findings.sort_by(|a, b| a.card.path.cmp(&b.card.path));
        let articles = findings.iter().map(|findings| findings.card.clone()).collect();
        let mut carried = FxHashMap::default();
        for findings in &findings {
            *carried.entry(findings.card.words).or_default() += 1;
        }
        let kept = findings.iter().map(|_| Kept::default()).collect();
        let mut docket = Self {
            outcome: Outcome { articles, ..Outcome::default() },
            kept,
            misses: Vec::new(),
            unjudged: BTreeMap::new(),
            quotes: Quotes::new(plan.settings.gazetteer.clone()),
            carried,
        };
        docket.turn(findings.into_iter().enumerate().collect(), plan);
        plan.forget_fired();
        docket
    }

    /// What judging came to.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Takes what articles say now in place of what they said. One that is not there yet, under its path, is left out: it makes
    /// everything another corpus, for [`Docket::new`].
    pub fn replace(&mut self, findings: Vec<Findings>, plan: &Plan) {
        let number = |findings: Findings| {
            let path = &findings.card.path;
            let number = self.outcome.articles.binary_search_by(|card| card.path.cmp(path));
            number.ok().map(|number| (number, findings))
        };
        let numbered = findings.into_iter().filter_map(number).collect();
        self.turn(numbered, plan);
    }

    /// Takes what these articles say now, and judges again what that touches.
    fn turn(&mut self, findings: Vec<(usize, Findings)>, plan: &Plan) {
        let mut touched = Touched {
            articles: findings.iter().map(|(article, _)| *article).collect(),
            rules: BTreeSet::new(),
            quotes: Reach::default(),
            steady: self.steady(&findings),
        };
        let before = self.withdraw(&touched);
        if touched.steady.is_empty() {
            touched.quotes.extend(self.quotes.take(&touched.articles));
        }
        let mut new = Vec::new();
        for (article, findings) in findings {
            new.extend(self.enter(article, findings));
        }
        self.misses.sort_by_key(|(article, _)| *article);
        let notes = |article: usize| self.kept[article].notes.as_slice();
        if touched.steady.is_empty() {
            touched.quotes.extend(self.quotes.put(&touched.articles, &notes, plan));
        } else {
            self.quotes.shift(&touched.articles, &notes, plan);
        }
        self.hear(before, new, &mut touched, plan);
        let mut conflicts = self.judged(&touched, plan);
        conflicts.extend(self.follow(&touched.steady));
        self.merge(conflicts, &touched, plan);
        self.tell(plan);
    }

    /// Takes the mentions of touched articles out.
    fn withdraw(&mut self, touched: &Touched) -> Vec<Arc<Mention>> {
        let mut out = Vec::new();
        self.outcome.mentions.retain(|(mention, _)| {
            let stays = !touched.articles.contains(&mention.article);
            if !stays {
                out.push(mention.clone());
            }
            stays
        });
        self.misses.retain(|(article, _)| !touched.articles.contains(article));
        out
    }

    /// Puts the findings of an article in their place, and gives its mentions back.
    fn enter(&mut self, article: usize, findings: Findings) -> Vec<Arc<Mention>> {
        let Findings { card, mentions, misses, mut notes, waivers, problems } = findings;
        place(&mut notes, article);
        let before = std::mem::replace(&mut self.outcome.articles[article], card);
        if let Some(count) = self.carried.get_mut(&before.words) {
            *count -= 1;
        }
        *self.carried.entry(self.outcome.articles[article].words).or_default() += 1;
        self.kept[article] = Kept { notes, waivers, problems };
        self.misses.extend(misses.into_iter().map(|miss| (article, miss)));
        mentions.into_iter().map(|mention| Arc::new(Mention { article, ..mention })).collect()
    }

    /// Adds the new mentions, and says which rules have to be judged again.
    fn hear(
        &mut self,
        before: Vec<Arc<Mention>>,
        new: Vec<Arc<Mention>>,
        touched: &mut Touched,
        plan: &Plan,
    ) {
        touched.rules = before.iter().chain(&new).map(|mention| mention.rule).collect();
        if named(&before) != named(&new) {
            // What a short name stands for is told by all names of the corpus.
            let by_source =
                |rule: &usize| plan.rules.rules[*rule].compare.per.contains(&Per::Source);
            touched.rules.extend((0..plan.rules.rules.len()).filter(by_source));
        }
        tie(&mut touched.rules, plan);
        self.outcome
            .mentions
            .extend(new.into_iter().map(|mention| (mention, Verdict::NotCompared)));
        self.outcome.mentions.sort_by_key(|(m, _)| (m.rule, m.article, m.span));
    }

    /// Judges what was touched: the new verdicts are laid down, the conflicts given back.
    fn judged(&mut self, touched: &Touched, plan: &Plan) -> Vec<Conflict> {
        let mentions: Vec<Arc<Mention>> =
            self.outcome.mentions.iter().map(|(mention, _)| mention.clone()).collect();
        let mut verdicts: Vec<Verdict> =
            self.outcome.mentions.iter().map(|(_, verdict)| *verdict).collect();
        let court = Court::new(plan, &self.outcome.articles, &mentions);
        let mut conflicts = Vec::new();
        for &rule in &touched.rules {
            court.of_rule(rule).for_each(|mention| verdicts[mention] = Verdict::NotCompared);
            let judged: Vec<Judged> = court.judged(rule);
            self.unjudged.insert(rule, judged.iter().flat_map(|j| j.problems.clone()).collect());
            conflicts.extend(court.settle(rule, judged, &mut verdicts));
        }
        for (number, relation) in plan.rules.relations.iter().enumerate() {
            if relation.rules.iter().any(|rule| touched.rules.contains(rule)) {
                conflicts.extend(court.related(number, &mut verdicts));
            }
        }
        for ((mention, verdict), new) in self.outcome.mentions.iter_mut().zip(verdicts) {
            *verdict = match mention.state {
                _ if mention.waiver.is_some() => Verdict::Waived,
                State::Settled => new,
                State::Unresolved(_) => Verdict::Unresolved,
            };
        }
        conflicts.extend(self.noted(touched, plan));
        conflicts.extend(self.quoted(&touched.quotes, plan));
        conflicts
    }

    /// What built-in checks report in the touched articles alone.
    fn noted(&self, touched: &Touched, plan: &Plan) -> Vec<Conflict> {
        let notes = touched.articles.iter().flat_map(|&article| &self.kept[article].notes);
        let mut own = notes.filter(|(id, _)| !compares_quotes(id)).cloned().collect();
        check_conflicts(&mut own, &self.outcome.articles, plan)
    }

    /// What the quote checks report of the utterances within reach.
    fn quoted(&self, reach: &Reach, plan: &Plan) -> Vec<Conflict> {
        let mut out = Vec::new();
        for (check, severity) in plan.checks() {
            let Some(quotes) = check.quotes() else { continue };
            let notes = self.quotes.beside(reach, check.id(), &|a| self.kept[a].notes.as_slice());
            let found = report(notes, |notes| {
                let recurring = self.quotes.laid(&notes);
                quotes.compare(&recurring, &self.outcome.articles, plan)
            });
            let within = found.into_iter().filter(|f| reach.holds(place_of(&f.outlier)));
            out.extend(within.map(|finding| of_check(check.id(), severity, finding)));
        }
        out
    }

    /// Puts new conflicts among those that still stand.
    fn merge(&mut self, mut new: Vec<Conflict>, touched: &Touched, plan: &Plan) {
        let waivers = self.waivers();
        waive::lay_late(&mut new, &waivers);
        sort(&mut new, &self.outcome.articles);
        fingerprint::assign(&mut new, &self.outcome.articles, &plan.rules.gazetteer);
        let outcome = &mut self.outcome;
        let again = |conflict: &Conflict| match conflict.by {
            Side::Rule(rule) => touched.rules.contains(&rule),
            Side::Relation(number) => {
                let rules = &plan.rules.relations[number].rules;
                rules.iter().any(|rule| touched.rules.contains(rule))
            }
            Side::Check(id) => {
                touched.articles.contains(&conflict.outlier.article)
                    || compares_quotes(id) && touched.quotes.holds(place_of(&conflict.outlier))
            }
        };
        let old = std::mem::take(&mut outcome.conflicts).into_iter();
        let old = old.chain(std::mem::take(&mut outcome.waived));
        let mut all: Vec<Conflict> = old.filter(|conflict| !again(conflict)).chain(new).collect();
        sort(&mut all, &outcome.articles);
        (outcome.waived, outcome.conflicts) =
            all.into_iter().partition(|conflict| conflict.outlier.waiver.is_some());
    }

    /// Gathers what could not be looked at.
    fn tell(&mut self, plan: &Plan) {
        let mut unjudged: Vec<Problem> = self.unjudged.values().flatten().cloned().collect();
        unjudged.sort_by(|a, b| (&a.location, &a.message).cmp(&(&b.location, &b.message)));
        unjudged.dedup();
        let of_articles = self.kept.iter().flat_map(|kept| &kept.problems).cloned();
        self.outcome.problems = of_articles.chain(unjudged).collect();
        let mentions: Vec<Arc<Mention>> =
            self.outcome.mentions.iter().map(|(mention, _)| mention.clone()).collect();
        let silent = silent::silent(plan, &self.outcome.articles, &mentions, &self.misses);
        self.outcome.problems.extend(silent);
        let idle = waive::idle(&self.outcome, &self.waivers(), plan);
        self.outcome.problems.extend(idle);
    }

    fn waivers(&self) -> Vec<(usize, Arc<Waiver>)> {
        let kept = self.kept.iter().enumerate();
        kept.flat_map(|(article, kept)| kept.waivers.iter().map(move |w| (article, w.clone())))
            .collect()
    }

    /// The findings of all articles, given back.
    pub fn findings(self) -> Vec<Findings> {
        let Outcome { articles, mentions, .. } = self.outcome;
        let mut out: Vec<Findings> = articles.into_iter().map(Findings::none).collect();
        for (mention, _) in mentions {
            out[mention.article].mentions.push(Arc::unwrap_or_clone(mention));
        }
        for (article, miss) in self.misses {
            out[article].misses.push(miss);
        }
        for (findings, kept) in out.iter_mut().zip(self.kept) {
            let Kept { notes, waivers, problems } = kept;
            (findings.notes, findings.waivers, findings.problems) = (notes, waivers, problems);
        }
        out
    }
}

/// Whether the check of that id compares quotes.
fn compares_quotes(id: &str) -> bool {
    CHECKS.iter().any(|check| check.id() == id && check.quotes().is_some())
}

fn place_of(mention: &Mention) -> Place {
    (mention.article, mention.span)
}

/// The names of undeclared sources.
fn named(mentions: &[Arc<Mention>]) -> BTreeSet<&str> {
    mentions.iter().filter_map(|mention| undeclared(mention)).collect()
}

fn undeclared(mention: &Mention) -> Option<&str> {
    match &mention.source {
        Source::Party(Party::Named(name)) => Some(name),
        _ => None,
    }
}

/// Adds the rules that relations tie to these, and theirs.
fn tie(rules: &mut BTreeSet<usize>, plan: &Plan) {
    loop {
        let tied = plan.rules.relations.iter().map(|relation| &relation.rules);
        let tied = tied.filter(|tied| tied.iter().any(|rule| rules.contains(rule)));
        let all: Vec<usize> = tied.flatten().copied().collect();
        let before = rules.len();
        rules.extend(all);
        if rules.len() == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
