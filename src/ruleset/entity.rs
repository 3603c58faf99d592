//! Entities. In: the `entities:` of all rule files. Out: the gazetteer, and every fault of it.

use super::fault::{Fault, File, suggest};
use super::parse::is_identifier;
use super::raw::RawEntity;
use super::rule::Origin;
use super::yaml::Text;
use crate::problem::{Location, Problem};
use crate::text::SourceSpan;
use crate::value::{Entity, EntityId, Gazetteer, Gender};
use std::collections::BTreeMap;

/// Builds the gazetteer of the entities of `files`, in the order of the files; `files` and `entities` are parallel.
pub fn gazetteer(files: &mut [File], entities: &[Vec<RawEntity>]) -> (Gazetteer, Vec<Origin>) {
    let mut origins: Vec<Origin> = Vec::new();
    let mut gazetteer = Gazetteer::default();
    let mut kept: Vec<(usize, &RawEntity)> = Vec::new();
    let mut ids: BTreeMap<&str, EntityId> = BTreeMap::new();
    for (number, raw) in
        entities.iter().enumerate().flat_map(|(n, all)| all.iter().map(move |e| (n, e)))
    {
        let file = &mut files[number];
        if let Some(first) = ids.get(raw.id) {
            let first = location(&origins[first.0 as usize]);
            let message = format!("the entity `{}` is declared twice", raw.id);
            let problem = file
                .fault(Fault::DuplicateId, raw.id_span, message)
                .label("again")
                .help("put all its names into one of the two")
                .related(first, "first here");
            file.report(problem);
            continue;
        }
        check(file, raw);
        ids.insert(raw.id, EntityId(gazetteer.entities.len() as u32));
        origins.push(Origin { path: file.path.to_owned(), span: raw.id_span });
        gazetteer.entities.push(entity(file, raw));
        kept.push((number, raw));
    }
    speak_for(files, &mut gazetteer, &kept, &ids);
    shared_names(files, &gazetteer, &kept, &origins);
    (gazetteer, origins)
}

fn check(file: &mut File, raw: &RawEntity) {
    if !is_identifier(raw.id) {
        let problem = file
            .fault(Fault::Id, raw.id_span, format!("`{}` is no id of an entity", raw.id))
            .help("an entity's id is letters, digits, `-` and `_`: rules refer to it as `@id`");
        file.report(problem);
    }
    if raw.names.is_empty() && raw.roles.is_empty() {
        let problem = file
            .fault(Fault::Entity, raw.id_span, format!("the entity `{}` has no name", raw.id))
            .help(format!("list every spelling that counts as it: `{}: [Its Name]`", raw.id));
        file.report(problem);
    }
}

fn entity(file: &mut File, raw: &RawEntity) -> Entity {
    let words = |texts: &[&Text]| -> Vec<String> {
        texts.iter().map(|text| text.text.trim().to_owned()).collect()
    };
    let gender = raw.gender.and_then(|text| match text.text.as_str() {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        "n" => Some(Gender::Neuter),
        other => {
            let message = format!("`gender` cannot be `{other}`");
            let problem = file.fault(Fault::UnknownValue, text.span, message);
            file.report(problem.help("`m` for he, `f` for she, `n` for it and they"));
            None
        }
    });
    Entity {
        id: raw.id.to_owned(),
        names: words(&raw.names),
        variants: words(&raw.variants),
        roles: words(&raw.roles),
        speaks_for: Vec::new(),
        gender,
        translated: raw.translated,
    }
}

fn speak_for(
    files: &mut [File],
    gazetteer: &mut Gazetteer,
    kept: &[(usize, &RawEntity)],
    ids: &BTreeMap<&str, EntityId>,
) {
    let known: Vec<&str> = ids.keys().copied().collect();
    for (at, (number, raw)) in kept.iter().enumerate() {
        for text in &raw.speaks_for {
            let id = text.text.trim().trim_start_matches('@');
            match ids.get(id) {
                Some(other) => gazetteer.entities[at].speaks_for.push(*other),
                None => {
                    let file = &mut files[*number];
                    let problem = file
                        .fault(
                            Fault::UnknownEntity,
                            text.span,
                            format!("no entity `{id}` is declared"),
                        )
                        .label(suggest(id, &known));
                    file.report(problem);
                }
            }
        }
    }
}

/// A spelling that two entities claim can stand for neither with certainty.
fn shared_names(
    files: &mut [File],
    gazetteer: &Gazetteer,
    kept: &[(usize, &RawEntity)],
    origins: &[Origin],
) {
    let mut claimed: BTreeMap<String, (EntityId, SourceSpan)> = BTreeMap::new();
    for (at, (number, raw)) in kept.iter().enumerate() {
        let id = EntityId(at as u32);
        for text in raw.names.iter().chain(&raw.variants) {
            let folded = crate::text::fold::fold(&text.text);
            match claimed.get(&folded) {
                Some((other, span)) if *other != id => {
                    let first = &origins[other.0 as usize];
                    let message = format!(
                        "`{}` is a name of both `@{}` and `@{}`",
                        text.text.trim(),
                        gazetteer.get(*other).id,
                        raw.id
                    );
                    let place = Location { path: first.path.clone(), span: Some(*span) };
                    let file = &mut files[*number];
                    let mut problem: Problem = file
                        .fault(Fault::Entity, text.span, message)
                        .help("keep it where readers would look for it first: it counts as the first one")
                        .related(place, "first here");
                    problem.severity = crate::problem::Severity::Warning;
                    file.report(problem);
                }
                Some(_) => {}
                None => {
                    claimed.insert(folded, (id, text.span));
                }
            }
        }
    }
}

fn location(origin: &Origin) -> Location {
    Location { path: origin.path.clone(), span: Some(origin.span) }
}
