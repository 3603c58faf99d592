//! Who is who across articles. In: the names that articles print and the entities that are declared. Out: one entity for all the
//! forms of a name.

use super::note::{Note, Speaker};
use crate::text::fold::fold;
use crate::value::Gazetteer;
use std::collections::{BTreeMap, BTreeSet};

/// The names of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Who {
    /// Full names by their last word, each with in how many articles it stands.
    full: BTreeMap<String, BTreeMap<String, usize>>,
    /// Single words that stand for themselves, with in how many articles.
    single: BTreeMap<String, usize>,
    declared: Vec<String>,
}

/// An entity as a rule file declares it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// Its id.
    pub id: String,
    /// Its spellings; empty where another file declares it.
    pub names: Vec<String>,
    /// How a sentence names it.
    pub shown: String,
}

impl Who {
    /// The names of these notes beside what is declared.
    pub fn new(notes: &[Note], gazetteer: &Gazetteer) -> Self {
        let mut out = Who::default();
        for note in notes {
            for name in note.names.keys() {
                match name.rsplit_once(' ') {
                    Some((_, last)) => {
                        let forms = out.full.entry(last.to_owned()).or_default();
                        *forms.entry(name.clone()).or_insert(0) += 1;
                    }
                    None => *out.single.entry(name.clone()).or_insert(0) += 1,
                }
            }
        }
        out.declared = gazetteer.entities.iter().map(|entity| entity.id.clone()).collect();
        out
    }

    /// Brings the forms of each speaker together: counts by entity, most first.
    pub fn speakers(&self, all: &[(Speaker, usize)], gazetteer: &Gazetteer) -> Vec<(Known, usize)> {
        let mut by: BTreeMap<Known, usize> = BTreeMap::new();
        for (speaker, articles) in all {
            *by.entry(self.known(speaker, gazetteer)).or_insert(0) += articles;
        }
        let mut out: Vec<(Known, usize)> = by.into_iter().collect();
        out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        out
    }

    /// The entity of a speaker.
    pub fn known(&self, speaker: &Speaker, gazetteer: &Gazetteer) -> Known {
        match speaker {
            Speaker::Declared(id) => {
                let entity = gazetteer.get(*id);
                let shown = entity.names.first().unwrap_or(&entity.id).clone();
                Known { id: entity.id.clone(), names: Vec::new(), shown }
            }
            Speaker::Named(name) => self.named(name),
        }
    }

    fn named(&self, name: &str) -> Known {
        let last = name.rsplit(' ').next().unwrap_or(name);
        let main = self.main_form(last);
        let full = if name == last {
            main.cloned().unwrap_or_else(|| name.to_owned())
        } else {
            name.to_owned()
        };
        let alone = full != last && main == Some(&full) && self.single.contains_key(last);
        let mut names = vec![full.clone()];
        if alone {
            names.push(last.to_owned());
        }
        let short = if main.is_none_or(|main| *main == full) { last } else { &full };
        let mut id = kebab(short);
        while self.declared.contains(&id) {
            id += "-named";
        }
        Known { id, names, shown: full }
    }

    /// The full name that a last word stands for: the one in the most articles, where it is in three times as many as any other that
    /// is no longer form of it.
    fn main_form(&self, last: &str) -> Option<&String> {
        let forms = self.full.get(last)?;
        let (main, most) = forms.iter().max_by_key(|(form, n)| (**n, std::cmp::Reverse(*form)))?;
        let rival = |(form, n): (&String, &usize)| {
            form != main && !form.ends_with(&format!(" {main}")) && n * 3 > *most
        };
        (!forms.iter().any(rival)).then_some(main)
    }

    /// Somebody else than these, for a sentence that must be wrong: the name in the most articles, else one that is made up.
    pub fn other(&self, than: &BTreeSet<String>) -> String {
        let clash = |name: &str| {
            than.iter().any(|known| {
                let last = |s: &str| fold(s.rsplit(' ').next().unwrap_or(s));
                last(known) == last(name)
            })
        };
        if clash("Anna Field") { "Boris Stone".to_owned() } else { "Anna Field".to_owned() }
    }
}

/// Words as an id: small letters and digits joined by hyphens; `fact` where none are left.
pub fn kebab(words: &str) -> String {
    let folded = fold(words);
    let parts: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .map(|part| part.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|part| !part.is_empty())
        .collect();
    let id = parts.join("-");
    if id.starts_with(|c: char| c.is_ascii_lowercase()) {
        id
    } else {
        format!("fact-{id}").trim_end_matches('-').to_owned()
    }
}
