//! What almost matched. In: a rule and a sentence in which it found nothing. Out: how close it came, and what was missing.

use super::ground::Ground;
use super::program::{Program, Step};
use super::{How, Seeker, walk};
use crate::engine::look::Look;
use crate::engine::mention::Miss;
use crate::ruleset::Find;

/// How close a rule came to a mention in a sentence; `None` when nothing of it stands there, or when it is there.
pub fn nearest_miss(look: &Look, rule: usize, sentence: usize) -> Option<Miss> {
    miss(&Ground::new(*look, sentence), rule)
}

pub(super) fn miss(ground: &Ground, number: usize) -> Option<Miss> {
    let rule = ground.look.plan.rules.rules.get(number)?;
    let search = ground.look.plan.searches().rules.get(number)?;
    let seeker = Seeker { ground, rule, search };
    let (closeness, why) = match (&search.how, &rule.find) {
        (How::Any(programs), _) => {
            programs.iter().filter_map(|program| seeker.short_of(program)).max_by_key(|m| m.0)?
        }
        (How::Together { all, none }, Find::Together { all: phrases, none: without }) => {
            let there = |program: &Program| !seeker.hits(program).is_empty();
            let missing: Vec<&str> = all
                .iter()
                .zip(phrases)
                .filter(|(program, _)| !there(program))
                .map(|(_, phrase)| phrase.text.as_str())
                .collect();
            let closeness = 100 * (all.len() - missing.len()) / all.len().max(1);
            let excluded = none.iter().zip(without).find(|(program, _)| there(program));
            match (missing.as_slice(), excluded) {
                ([], Some((_, phrase))) => (
                    99,
                    format!("`{}` stands in the sentence, which `none:` rules out", phrase.text),
                ),
                ([], None) => (100, seeker.no_value()),
                (missing, _) if closeness > 0 => {
                    (closeness, format!("`{}` is not in the sentence", missing.join("` and `")))
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    let span = ground.span(&ground.tokens);
    Some(Miss {
        rule: number,
        closeness: closeness as u32,
        why,
        sentence: ground.look.words(span).to_owned(),
        span: ground.look.article.source(span),
    })
}

impl Seeker<'_, '_> {
    /// How far a phrase got, in hundredths, and what it stopped at.
    fn short_of(&self, program: &Program) -> Option<(usize, String)> {
        let deepest = walk::deepest(program, self.ground);
        let Some(step) = deepest else {
            return (!self.hits(program).is_empty()).then(|| (100, self.no_value()));
        };
        if step == 0 {
            return None;
        }
        if matches!(program.steps[step], Step::End) {
            let why = "no subject stands before its words".to_owned();
            return Some((95, if self.hits(program).is_empty() { why } else { self.no_value() }));
        }
        let wanted = self.shown(program, step);
        Some((90 * step / program.steps.len(), format!("{wanted} does not follow")))
    }

    fn no_value(&self) -> String {
        let nouns: Vec<&str> = self.rule.of.iter().map(|noun| noun.text.as_str()).collect();
        let of =
            if nouns.is_empty() { String::new() } else { format!(" of {}", nouns.join(" or ")) };
        format!("the words are there, but no {}{of} beside them", self.rule.value.name())
    }

    /// What a step wants, as a rule writes it.
    pub(super) fn shown(&self, program: &Program, step: usize) -> String {
        let gazetteer = &self.ground.look.plan.rules.gazetteer;
        match &program.steps[step] {
            Step::Word(word) => format!("`{word}`"),
            Step::Prefix(letters) => format!("`{letters}*`"),
            Step::Entity(id) => format!("`@{}`", gazetteer.get(*id).id),
            Step::Hole(hole) => format!("`{{{}}}`", program.holes[*hole].accepts.name()),
            Step::Pattern(pattern) => format!("`/{}/`", program.patterns[*pattern].as_str()),
            Step::Fork(ways) => {
                let ways: Vec<String> = ways.iter().map(|way| self.shown(program, *way)).collect();
                ways.join(" or ")
            }
            Step::Gap(_) | Step::Jump(_) | Step::End => "the rest".to_owned(),
        }
    }
}
