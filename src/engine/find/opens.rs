//! What a phrase can open with. In: the steps of a program. Out: whether a token of a sentence may be its first; most are not, and
//! nothing is walked from there.

use super::ground::Ground;
use super::program::Step;
use crate::value::EntityId;

/// What the first token of a phrase has to be.
#[derive(Debug, Clone, Default)]
pub(super) struct Opens {
    /// The bytes that its words start with, a bit for each.
    letters: [u64; 4],
    /// The entities that it may open with.
    entities: Vec<EntityId>,
    /// Whether it may open with what no letter tells: a value, a pattern, a gap.
    anything: bool,
}

impl Opens {
    /// What these steps open with.
    pub fn of(steps: &[Step]) -> Self {
        let mut opens = Self::default();
        let (mut seen, mut next) = (vec![false; steps.len()], vec![0]);
        while let Some(at) = next.pop() {
            let Some(step) = steps.get(at).filter(|_| !seen[at]) else { continue };
            seen[at] = true;
            match step {
                Step::Word(letters) | Step::Prefix(letters) => opens.letters(letters),
                Step::Entity(id) => opens.entities.push(*id),
                Step::Fork(to) => next.extend(to),
                Step::Jump(to) => next.push(*to),
                Step::Gap(_) | Step::Hole(_) | Step::Pattern(_) | Step::End => {
                    opens.anything = true
                }
            }
        }
        opens
    }

    fn letters(&mut self, letters: &str) {
        match letters.bytes().next() {
            Some(first) => self.letters[usize::from(first) / 64] |= 1 << (first % 64),
            None => self.anything = true,
        }
    }

    /// Whether the phrase may begin at a token.
    pub fn may(&self, ground: &Ground, at: usize) -> bool {
        let first = ground.word(at).bytes().next();
        self.anything
            || first.is_some_and(|b| self.letters[usize::from(b) / 64] >> (b % 64) & 1 > 0)
            || self.entities.iter().any(|id| ground.names_at(at, *id).next().is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::super::program::Program;
    use super::*;
    use crate::corpus::Article;
    use crate::engine::{Look, Plan};
    use crate::recognise::read;
    use crate::ruleset::{Config, Find, load};

    /// The words of a text at which a phrase may begin.
    fn openings(phrase: &str, text: &str) -> Vec<String> {
        let rules = format!(
            "entities: {{keane: [Mara Keane, Keane]}}\nrules: [{{id: it, figure: it, value: count, find: '{phrase}'}}]"
        );
        let (rules, problems) =
            load(&[("rules.yml".to_owned(), rules)], &Config::default(), &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        let plan = Plan::new(rules);
        let Find::Any(phrases) = &plan.rules.rules[0].find else { panic!("{phrase}") };
        let opens = Program::new(&phrases[0]).opens;
        let article = Article::fragment(text);
        let reading = read(&article, &plan.settings);
        let ground = Ground::new(Look { article: &article, reading: &reading, plan: &plan }, 0);
        let may = ground.tokens.clone().filter(|at| opens.may(&ground, *at));
        may.map(|at| ground.word(at).to_owned()).collect()
    }

    #[test]
    fn a_phrase_begins_where_its_first_letters_or_names_stand() {
        let text = "Keane said the “storm” took 40 homes, a tenth of those there.";
        for (phrase, want) in [
            ("storm took {count}", "said storm"),
            // Letters that may be left out, and what follows them; a mark before a word begins nothing.
            ("[the] storm took {count}", "said the storm took tenth those there"),
            ("(a|[big] storm|@keane) ... {count}", "keane said storm a"),
            ("[(the|[a] red)] storm", "said the storm took a tenth those there"),
            ("homes*", "homes"),
            ("@keane said", "keane"),
            // A value may be anything.
            (
                "[some] {count} homes",
                "keane said the \" storm \" took 40 homes , a tenth of those there .",
            ),
        ] {
            assert_eq!(openings(phrase, text).join(" "), want, "{phrase}");
        }
    }
}
