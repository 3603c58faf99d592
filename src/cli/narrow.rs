//! What PATHS and `--rule` leave of a run. In: both as the command line names them. Out: which articles and rules are reported; the
//! corpus stays whole, and all of it is judged.

use super::exit::Stop;
use super::project::Project;
use crate::corpus;
use crate::engine::{Conflict, Mention, Outcome, Plan};
use crate::problem::Problem;

/// What is reported.
pub struct Narrow {
    /// Each path as the command line names it, and relative to the root.
    paths: Vec<(String, String)>,
    /// Ids of rules, relations and checks; all of them when empty.
    rules: Vec<String>,
}

impl Narrow {
    /// Reads PATHS and rule ids.
    ///
    /// # Errors
    /// A path that lies outside the project, an id that nothing has.
    pub fn new(paths: &[String], rules: &[String], project: &Project) -> Result<Self, Stop> {
        project.know(rules)?;
        let paths = paths.iter().map(|path| Ok((path.clone(), project.inside(path)?)));
        Ok(Self { paths: paths.collect::<Result<_, Stop>>()?, rules: rules.to_vec() })
    }

    /// Whether an article is among them; every article is, when there are no PATHS.
    pub fn holds(&self, article: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|(_, path)| is_under(path, article))
    }

    /// Whether that rule, relation or check is among them.
    pub fn names(&self, id: &str) -> bool {
        self.rules.is_empty() || self.rules.iter().any(|rule| rule == id)
    }

    /// Whether everything is reported.
    pub fn is_all(&self) -> bool {
        self.paths.is_empty() && self.rules.is_empty()
    }

    /// Makes sure that there are articles where PATHS says.
    ///
    /// # Errors
    /// A path that holds no article.
    pub fn know_paths(&self, outcome: &Outcome) -> Result<(), Stop> {
        for (written, path) in &self.paths {
            let failed = |problem: &Problem| {
                problem.location.as_ref().is_some_and(|location| is_under(path, &location.path))
            };
            if !outcome.articles.iter().any(|card| is_under(path, &card.path))
                && !outcome.problems.iter().any(failed)
            {
                return Err(Stop::Usage(format!("{written}: no article of the corpus is there")));
            }
        }
        Ok(())
    }

    /// Leaves conflicts of these rules whose outlier stands in PATHS, and mentions of these rules.
    pub fn apply(&self, outcome: &mut Outcome, plan: &Plan) {
        let articles = std::mem::take(&mut outcome.articles);
        let holds = |conflict: &Conflict| {
            let card = articles.get(conflict.outlier.article);
            self.names(&conflict.rule) && card.is_some_and(|card| self.holds(&card.path))
        };
        outcome.conflicts.retain(holds);
        outcome.waived.retain(holds);
        outcome.articles = articles;
        let named = |mention: &Mention| {
            plan.rules.rules.get(mention.rule).is_some_and(|rule| self.names(&rule.id))
        };
        outcome.mentions.retain(|(mention, _)| named(mention));
    }
}

/// Whether `article` is the path itself, a line of that JSONL file, or below that folder.
fn is_under(path: &str, article: &str) -> bool {
    path.is_empty()
        || article == path
        || corpus::file_of(article) == path
        || article.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_hold_files_lines_and_folders() {
        for (path, article, under) in [
            ("", "a.md", true),
            ("a.md", "a.md", true),
            ("a", "a.md", false),
            ("a", "a/b.md", true),
            ("a.jsonl", "a.jsonl#7", true),
            ("a.jsonl#7", "a.jsonl#7", true),
            ("a.jsonl#7", "a.jsonl#70", false),
        ] {
            assert_eq!(is_under(path, article), under, "{path} {article}");
        }
    }
}
