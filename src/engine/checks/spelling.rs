//! `spelling`: an entity's name in a spelling that the rules list among its `variants`. In: the names of an article. Out: each such.

use super::{Check, Finding, Note};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::value::Shape;

/// The check.
pub struct Spelling;

impl Check for Spelling {
    fn id(&self) -> &'static str {
        "spelling"
    }

    fn severity(&self) -> Option<Severity> {
        None
    }

    fn about(&self) -> &'static str {
        "a name is spelled in a way that the rules list as a variant"
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        let gazetteer = &look.plan.settings.gazetteer;
        let variants = look.reading.values.iter().filter_map(|value| {
            let name = value.name().filter(|name| name.variant)?;
            let entity = gazetteer.get(name.entity?);
            let usual = usual(&name.printed, &entity.names);
            let message = format!(
                "the rules spell this name {usual}, and list {} as a variant",
                name.printed
            );
            let mention =
                look.mention(value.span, Some(Shape::Name(name.clone())), look.context(value.span));
            Some(Note::from(Finding::new(Reason::Spelling, message, mention, Vec::new())))
        });
        variants.collect()
    }
}

/// The spelling of the entity that has as many words as the variant and is most like it; else its first.
fn usual<'a>(variant: &str, names: &'a [String]) -> &'a str {
    let words = |name: &str| name.split(' ').count();
    let alike = names
        .iter()
        .filter(|name| words(name) == words(variant))
        .max_by(|a, b| strsim::jaro(a, variant).total_cmp(&strsim::jaro(b, variant)));
    alike.or(names.first()).map_or("otherwise", String::as_str)
}
