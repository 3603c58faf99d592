//! Why a phrase did or did not match. In: a rule and a sentence. Out: for each phrase what each of its parts took, and the part that
//! got nothing, with the words that stand in its place.

use super::ground::Ground;
use super::program::{Program, Step};
use super::{How, Seeker, walk};
use crate::engine::look::Look;
use crate::engine::mention::Mention;
use crate::ruleset::Find;

/// What became of one rule in one sentence.
#[derive(Debug, Clone)]
pub struct Trace {
    /// The mentions that it made.
    pub mentions: Vec<Mention>,
    /// Its phrases, in the order of the rule; none for a rule that goes by `quote:`.
    pub phrases: Vec<Traced>,
    /// What is missing where every phrase matched and there is no mention all the same.
    pub why: Option<String>,
}

/// What became of one phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// The phrase as written.
    pub phrase: String,
    /// Whether it stands under `none:`.
    pub excludes: bool,
    /// Whether it matched.
    pub matched: bool,
    /// What its parts took, in order: the part as a rule writes it, and the words.
    pub took: Vec<(String, String)>,
    /// The part that got nothing, and the words that stand there; none of either where the phrase matched.
    pub stopped: Option<(String, String)>,
}

/// How one rule fares in a sentence; `None` where there is no such rule or sentence.
pub fn trace(look: &Look, rule: usize, sentence: usize) -> Option<Trace> {
    look.reading.sentences.get(sentence)?;
    let ground = Ground::new(*look, sentence);
    let search = look.plan.searches().rules.get(rule)?;
    let seeker = Seeker { ground: &ground, rule: look.plan.rules.rules.get(rule)?, search };
    let mut phrases = Vec::new();
    match (&search.how, &seeker.rule.find) {
        (How::Any(programs), Find::Any(written)) => {
            let all = programs.iter().zip(written);
            phrases
                .extend(all.map(|(program, phrase)| seeker.traced(program, &phrase.text, false)));
        }
        (How::Together { all, none }, Find::Together { all: wanted, none: without }) => {
            let all = all.iter().zip(wanted);
            phrases
                .extend(all.map(|(program, phrase)| seeker.traced(program, &phrase.text, false)));
            let none = none.iter().zip(without);
            phrases
                .extend(none.map(|(program, phrase)| seeker.traced(program, &phrase.text, true)));
        }
        _ => {}
    }
    let mentions = super::in_sentence(&ground, rule);
    let why = match mentions.as_slice() {
        [] => super::miss::miss(&ground, rule).map(|miss| miss.why),
        _ => None,
    };
    Some(Trace { mentions, phrases, why })
}

impl Seeker<'_, '_> {
    fn traced(&self, program: &Program, phrase: &str, excludes: bool) -> Traced {
        let matched = !self.hits(program).is_empty();
        let path = walk::furthest(program, self.ground);
        let words = |start: usize, end: usize| {
            let span = self.ground.span(&(start..end));
            self.ground.look.words(span).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let mut took: Vec<(String, String)> = Vec::new();
        let mut stopped = None;
        for (i, (step, start, end)) in path.iter().enumerate() {
            match &program.steps[*step] {
                Step::Jump(_) | Step::Fork(_) | Step::End => {}
                _ if i + 1 == path.len() && !matched => {
                    let there = (*start < self.ground.tokens.end)
                        .then(|| words(*start, (*start + 3).min(self.ground.tokens.end)));
                    let there = there.unwrap_or_else(|| "the end of the sentence".to_owned());
                    stopped = Some((self.shown(program, *step), there));
                }
                Step::Gap(most) if end > start => {
                    took.push((format!("...({most})"), words(*start, *end)))
                }
                Step::Gap(_) => {}
                _ if end > start => took.push((self.shown(program, *step), words(*start, *end))),
                _ => {}
            }
        }
        // Where nothing of it stands in the sentence, its first word is what is missing.
        if !matched && took.is_empty() {
            stopped = stopped.map(|(wanted, _)| (wanted, String::new()));
        }
        Traced { phrase: phrase.to_owned(), excludes, matched, took, stopped }
    }
}
