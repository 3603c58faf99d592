//! Keys. In: what the named holes of a phrase read. Out: what the mention is about.

use super::Hit;
use super::ground::Ground;
use super::read;
use crate::engine::normal;
use crate::ruleset::Key;
use crate::value::Shape;

/// The keys of one mention.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    pub key: Key,
    /// Why one of them could not be settled.
    pub open: Option<String>,
}

impl Keys {
    /// Adds the keys of a hit; a name that is there already stays.
    pub fn take(&mut self, ground: &Ground, hit: &Hit) {
        for (hole, filled) in &hit.found.holes {
            let Some(name) = &hit.program.holes[*hole].key else { continue };
            let shape = read::filled(ground, filled);
            self.add(ground, name, &shape);
        }
        if let (Some(subject), Some(who)) = (&hit.program.subject, &hit.who)
            && let Some(name) = &subject.hole.key
        {
            match &who.party {
                Some(party) => self.add(ground, name, &Shape::Party(party.clone())),
                None => self.open = Some(format!("the key `{name}` could not be settled")),
            }
        }
    }

    fn add(&mut self, ground: &Ground, name: &str, shape: &Shape) {
        if self.key.contains_key(name) {
            return;
        }
        if let Shape::Moment(moment) = shape
            && !moment.is_resolved()
        {
            self.open = Some(format!("the key `{name}` could not be settled"));
        }
        let value = normal::value(shape, &ground.look.plan.settings.gazetteer);
        self.key.insert(name.to_owned(), value.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}
