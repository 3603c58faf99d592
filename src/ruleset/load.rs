//! Loading: all rule files together. In: their paths and texts, the settings, and a way to the tables. Out: the rule set, and
//! every fault of every file, by file and place.

use super::compile::{self, Scope, Tables};
use super::config::Config;
use super::fault::{Area, Fault, File, suggest};
use super::raw::{self, RawFile, RawRule};
use super::relation::{self, Known};
use super::rule::{Rule, RuleSet};
use super::yaml::Text;
use crate::problem::{Location, Problem, Severity};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Loads rule files. `files` are path (with `/`, relative to the root) and text, in any order: they are read by path. `tables`
/// hands over a table's text by its path relative to the root, or says why it cannot. Faults come by file and place.
pub fn load(
    files: &[(String, String)],
    config: &Config,
    tables: &Tables,
) -> (RuleSet, Vec<Problem>) {
    let mut sorted: Vec<&(String, String)> = files.iter().collect();
    sorted.sort();
    let mut files: Vec<File> =
        sorted.iter().map(|(path, text)| File::new(path, text, Area::Rule)).collect();
    let trees: Vec<_> = files.par_iter_mut().map(super::mend::read).collect();
    let mut raws: Vec<RawFile> = files
        .iter_mut()
        .zip(&trees)
        .map(|(file, tree)| tree.as_ref().map(|node| raw::read(file, node)).unwrap_or_default())
        .collect();
    let entities: Vec<_> = raws.iter_mut().map(|raw| std::mem::take(&mut raw.entities)).collect();
    let (gazetteer, entity_origins) = super::entity::gazetteer(&mut files, &entities);
    let settings = config.settings(gazetteer);
    let scope = Scope { settings: &settings, tables };

    let first = first_ids(&mut files, &raws);
    let rules = rules(&mut files, &scope, &raws, &first);
    let relations = relations(&mut files, &scope, &raws, &first, &rules);
    let waivers = waivers(config, &first);
    let problems = gather(files, waivers);
    drop(first);
    drop(raws);
    // A tree is many small pieces, and takes as long to let go of as to look through.
    trees.into_par_iter().for_each(drop);
    (RuleSet { gazetteer: settings.gazetteer, entity_origins, rules, relations }, problems)
}

/// Where each id of a rule or relation stands first; a second one is reported.
type Ids<'r> = BTreeMap<&'r str, (usize, &'r Text)>;

fn first_ids<'r>(files: &mut [File], raws: &'r [RawFile]) -> Ids<'r> {
    let mut first: Ids = BTreeMap::new();
    for (number, raw) in raws.iter().enumerate() {
        let ids = raw.rules.iter().filter_map(|rule| rule.id);
        for text in ids.chain(raw.relations.iter().filter_map(|relation| relation.id)) {
            let Some((other, place)) = first.get(text.text.trim()) else {
                first.insert(text.text.trim(), (number, text));
                continue;
            };
            let place = Location { path: files[*other].path.to_owned(), span: Some(place.span) };
            let file = &mut files[number];
            let problem = file
                .fault(
                    Fault::DuplicateId,
                    text.span,
                    format!("the id `{}` is used twice", text.text.trim()),
                )
                .label("again")
                .help("give one of the two another id: waivers and reports name rules by it")
                .related(place, "first here");
            file.report(problem);
        }
    }
    first
}

fn rules(files: &mut [File], scope: &Scope, raws: &[RawFile], first: &Ids) -> Vec<Rule> {
    let all = raws.iter().enumerate();
    let all: Vec<(usize, &RawRule)> =
        all.flat_map(|(number, raw)| raw.rules.iter().map(move |rule| (number, rule))).collect();
    let compile = |&(number, raw): &(usize, &RawRule)| {
        let mut apart = File::new(files[number].path, files[number].text, files[number].area);
        let rule = compile::rule(&mut apart, scope, raw);
        (number, rule.filter(|_| is_first(first, number, raw)), apart.problems)
    };
    let compiled: Vec<_> = all.par_iter().map(compile).collect();
    let mut out = Vec::new();
    for (number, rule, mut problems) in compiled {
        out.extend(rule);
        files[number].problems.append(&mut problems);
    }
    out
}

fn is_first(first: &Ids, number: usize, raw: &RawRule) -> bool {
    raw.id.is_some_and(|id| {
        first
            .get(id.text.trim())
            .is_some_and(|(other, text)| *other == number && text.span == id.span)
    })
}

fn relations(
    files: &mut [File],
    scope: &Scope,
    raws: &[RawFile],
    first: &Ids,
    rules: &[Rule],
) -> Vec<relation::Relation> {
    let known = Known {
        ids: raws
            .iter()
            .flat_map(|raw| raw.rules.iter().filter_map(|rule| rule.id))
            .map(|id| id.text.trim())
            .collect(),
        rules: rules.iter().enumerate().map(|(at, r)| (r.id.as_str(), (at, r.kind))).collect(),
    };
    let mut out = Vec::new();
    for (number, raw) in raws.iter().enumerate() {
        for raw in &raw.relations {
            let compiled = relation::compile(&mut files[number], scope, &known, raw);
            let is_first = raw.id.is_some_and(|id| {
                first
                    .get(id.text.trim())
                    .is_some_and(|(other, text)| *other == number && text.span == id.span)
            });
            out.extend(compiled.filter(|_| is_first));
        }
    }
    out
}

/// A waiver for a rule that nobody declares waives nothing, and whoever wrote it has to know.
fn waivers(config: &Config, first: &Ids) -> Vec<Problem> {
    let known: Vec<&str> =
        first.keys().copied().chain(config.known_checks.iter().map(String::as_str)).collect();
    let unknown = config.waivers.iter().filter(|waiver| !known.contains(&waiver.rule.as_str()));
    unknown
        .map(|waiver| {
            Problem::new(
                Fault::UnknownRule.code(Area::Config),
                Severity::Warning,
                format!("there is no rule `{}` to waive", waiver.rule),
            )
            .at(waiver.rule_origin.path.clone(), waiver.rule_origin.span)
            .label(suggest(&waiver.rule, &known))
        })
        .collect()
}

fn gather(files: Vec<File>, others: Vec<Problem>) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        files.into_iter().flat_map(|file| file.problems).chain(others).collect();
    problems.sort_by(|a, b| a.location.cmp(&b.location));
    problems.dedup();
    problems
}
