//! What a run works with. In: the rules, what recognisers are told, and the levels of the built-in checks. Out: one value that
//! every article is examined with, and that is never changed.

use super::checks::{CHECKS, Check};
use super::day::Day;
use super::find::Searches;
use super::index::Index;
use super::waive::Standing;
use crate::problem::Severity;
use crate::recognise::Settings;
use crate::ruleset::{Config, RuleSet};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Everything that examining and judging need beside the articles.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The rules. Change none once an article was looked at.
    pub rules: Arc<RuleSet>,
    /// What recognisers are told; its gazetteer is that of the rules.
    pub settings: Settings,
    /// Levels of built-in checks that differ from their defaults, by id; `None` turns one off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// The day at which a waiver's `until` is judged; none takes every waiver as running.
    pub today: Day,
    /// The waivers of the settings.
    pub waivers: Vec<Standing>,
    /// Whether how close a rule came is kept of every article, whatever fires in others: for findings that outlive the run.
    pub keeps_misses: bool,
    /// Made when an article is first looked at: a run that finds everything in the cache looks at none.
    searches: OnceLock<Searches>,
    index: OnceLock<Index>,
    fired: Fired,
}

/// Which rules have fired in any article so far. A hint that spares work, no result: of a rule that fired nobody asks how close it
/// came.
#[derive(Debug, Default)]
struct Fired(Vec<AtomicBool>);

impl Clone for Fired {
    fn clone(&self) -> Self {
        Self(self.0.iter().map(|_| AtomicBool::new(false)).collect())
    }
}

impl Plan {
    /// A plan for these rules with everything else at its default.
    pub fn new(rules: impl Into<Arc<RuleSet>>) -> Self {
        let rules = rules.into();
        let settings = Settings { gazetteer: rules.gazetteer.clone(), ..Settings::default() };
        let fired = Fired(rules.rules.iter().map(|_| AtomicBool::new(false)).collect());
        Self { rules, settings, fired, ..Self::default() }
    }

    /// A plan for these rules under these settings.
    pub fn under(rules: impl Into<Arc<RuleSet>>, config: &Config) -> Self {
        let rules = rules.into();
        let settings = config.settings(rules.gazetteer.clone());
        let waivers = config.waivers.iter().map(Standing::new).collect();
        Self { settings, waivers, levels: config.checks.clone(), ..Self::new(rules) }
    }

    /// Whether any rule may find something in a prose: one scan over its bytes.
    pub fn may_fire(&self, prose: &str) -> bool {
        self.index().may_fire(prose)
    }

    /// Whether a waiver of the settings is for the article of a path.
    pub fn waives(&self, path: &str) -> bool {
        self.waivers.iter().any(|waiver| waiver.names(path))
    }

    /// Whether a waiver of the settings ends on some day.
    pub fn has_dated_waivers(&self) -> bool {
        self.waivers.iter().any(Standing::is_dated)
    }

    /// Makes ready what articles are searched with, before the first of them asks.
    pub fn prepare(&self) {
        rayon::join(|| self.index(), || self.searches());
    }

    /// Which rules can fire where.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.rules))
    }

    /// Notes that a rule has fired.
    pub(super) fn fired(&self, rule: usize) {
        if let Some(fired) = self.fired.0.get(rule) {
            fired.store(true, Ordering::Relaxed);
        }
    }

    /// Starts anew: what is judged is done with, and the plan may be used on another corpus.
    pub(super) fn forget_fired(&self) {
        self.fired.0.iter().for_each(|fired| fired.store(false, Ordering::Relaxed));
    }

    /// Whether it is known that a rule has fired, and nobody will ask how close it came.
    pub(super) fn has_fired(&self, rule: usize) -> bool {
        !self.keeps_misses && self.fired.0.get(rule).is_some_and(|f| f.load(Ordering::Relaxed))
    }

    /// The rules made ready for finding.
    pub(super) fn searches(&self) -> &Searches {
        self.searches.get_or_init(|| Searches::new(&self.rules))
    }

    /// Whether a rule, a relation or a built-in check has this id.
    pub fn knows(&self, id: &str) -> bool {
        self.rules.rules.iter().any(|rule| rule.id == id)
            || self.rules.relations.iter().any(|relation| relation.id == id)
            || CHECKS.iter().any(|check| check.id() == id)
    }

    /// The built-in checks that are on, each with the severity of what it reports.
    pub fn checks(&self) -> impl Iterator<Item = (&'static dyn Check, Severity)> {
        CHECKS.iter().filter_map(|check| Some((*check, self.level(*check)?)))
    }

    /// The severity of what a check reports; `None` when it is off.
    pub fn level(&self, check: &dyn Check) -> Option<Severity> {
        self.levels.get(check.id()).copied().unwrap_or(check.severity())
    }
}
