//! Names and the people behind them. In: the entities that rules declare. Out: the gazetteer that recognisers and rules share.

use super::spelling::Spellings;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// An entity of the rules, as an index into the [`Gazetteer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// The pronouns that can stand for an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// he
    Masculine,
    /// she
    Feminine,
    /// it, they
    Neuter,
}

/// One declared entity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entity {
    /// Its id in the rules, without `@`.
    pub id: String,
    /// Spellings that count as it, as written; the first is its display name.
    pub names: Vec<String>,
    /// Spellings that count as it and are reported by the check `spelling`.
    pub variants: Vec<String>,
    /// What it is called by office (`Kremlin spokesman`).
    pub roles: Vec<String>,
    /// Whom it speaks for.
    pub speaks_for: Vec<EntityId>,
    /// The pronouns that can stand for it.
    pub gender: Option<Gender>,
    /// Whether its quotes reach readers in translation.
    pub translated: bool,
}

/// All declared entities, by id in order of declaration. Their spellings are indexed at first use: change no entity after that.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// The entities; an [`EntityId`] is an index into them.
    pub entities: Vec<Entity>,
    names: OnceLock<Spellings>,
    roles: OnceLock<Spellings>,
}

impl From<Vec<Entity>> for Gazetteer {
    fn from(entities: Vec<Entity>) -> Self {
        Self { entities, ..Self::default() }
    }
}

/// A name in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// As printed, titles left out.
    pub printed: String,
    /// The declared entity, where it is one.
    pub entity: Option<EntityId>,
    /// Whether the spelling is one of the entity's `variants`.
    pub variant: bool,
}

/// Whom something is attributed to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Party {
    /// Declared entities: one, or several who speak together (sorted).
    Entities(Vec<EntityId>),
    /// A name that no rule declares, as printed in its fullest form in the article.
    Named(String),
}

/// What an id of another gazetteer stands for.
static NOBODY: Entity = Entity {
    id: String::new(),
    names: Vec::new(),
    variants: Vec::new(),
    roles: Vec::new(),
    speaks_for: Vec::new(),
    gender: None,
    translated: false,
};

impl Gazetteer {
    /// The entity of that id (without `@`).
    pub fn find(&self, id: &str) -> Option<EntityId> {
        self.entities.iter().position(|e| e.id == id).map(|i| EntityId(i as u32))
    }

    /// Every name and variant, ready to be looked for in a text.
    pub fn names(&self) -> &Spellings {
        self.names.get_or_init(|| Spellings::names(&self.entities))
    }

    /// Every role, ready to be looked for in a text.
    pub fn roles(&self) -> &Spellings {
        self.roles.get_or_init(|| Spellings::roles(&self.entities))
    }

    /// The entity behind an id of this gazetteer; behind any other, one without names.
    pub fn get(&self, id: EntityId) -> &Entity {
        self.entities.get(id.0 as usize).unwrap_or(&NOBODY)
    }

    /// Whether one speaks for the other, or they are the same.
    pub fn stand_together(&self, a: EntityId, b: EntityId) -> bool {
        a == b || self.get(a).speaks_for.contains(&b) || self.get(b).speaks_for.contains(&a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_for_whom_stands_with_them() {
        let entity = |id: &str, speaks_for: &[u32]| Entity {
            id: id.into(),
            speaks_for: speaks_for.iter().map(|&id| EntityId(id)).collect(),
            ..Entity::default()
        };
        let all = vec![entity("ministry", &[]), entity("minister", &[0]), entity("guild", &[])];
        let gazetteer = Gazetteer::from(all);
        let [ministry, minister, guild] = [0, 1, 2].map(EntityId);
        for (a, b, together) in [
            (ministry, ministry, true),
            (minister, ministry, true),
            (ministry, minister, true),
            (guild, ministry, false),
            (minister, guild, false),
        ] {
            assert_eq!(gazetteer.stand_together(a, b), together, "{a:?} {b:?}");
        }
        assert_eq!(gazetteer.find("guild"), Some(guild));
        assert_eq!(gazetteer.find("Guild"), None);
        assert_eq!(gazetteer.get(EntityId(9)).id, "");
    }
}
