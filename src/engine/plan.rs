//! What a run works with. In: the rules, what recognisers are told, and the levels of the built-in checks. Out: one value that
//! every article is examined with, and that is never changed.

use super::checks::{CHECKS, Check};
use super::find::Searches;
use super::index::Index;
use super::waive::Standing;
use crate::corpus::Article;
use crate::problem::Severity;
use crate::recognise::Settings;
use crate::ruleset::{Config, RuleSet};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything that examining and judging need beside the articles.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The rules. Made ready by [`Plan::new`]: change none after that.
    pub rules: RuleSet,
    /// What recognisers are told; its gazetteer is that of the rules.
    pub settings: Settings,
    /// Levels of built-in checks that differ from their defaults, by id; `None` turns one off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// The day at which a waiver's `until` is judged; `None` takes every waiver as running.
    pub today: Option<Date>,
    /// The waivers of the settings.
    pub waivers: Vec<Standing>,
    searches: Searches,
    index: Index,
}

impl Plan {
    /// A plan for these rules with everything else at its default.
    pub fn new(rules: RuleSet) -> Self {
        let settings = Settings { gazetteer: rules.gazetteer.clone(), ..Settings::default() };
        let (searches, index) = (Searches::new(&rules), Index::new(&rules));
        Self { rules, settings, searches, index, ..Self::default() }
    }

    /// A plan for these rules under these settings.
    pub fn under(rules: RuleSet, config: &Config) -> Self {
        let settings = config.settings(rules.gazetteer.clone());
        let waivers = config.waivers.iter().map(Standing::new).collect();
        Self { settings, waivers, levels: config.checks.clone(), ..Self::new(rules) }
    }

    /// Whether any rule or check may find something in an article: one scan over its bytes.
    pub fn can_fire(&self, article: &Article) -> bool {
        self.checks().any(|(check, _)| check.concerns(&article.prose))
            || self.index.can_fire(&self.index.scan(&article.prose))
    }

    /// Which rules can fire where.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The rules made ready for finding.
    pub(super) fn searches(&self) -> &Searches {
        &self.searches
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
