//! Why a phrase did or did not match. In: a rule and a sentence. Out: for each phrase what each of its parts took, and the part that
//! got nothing, with the words that stand in its place.

use super::ground::Ground;
use super::program::{Program, Step};
use super::{How, Seeker, walk};
use crate::engine::index::Candidate;
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
    let mentions = super::in_sentence(&ground, &Candidate::of(rule));
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
                _ => took.push((self.shown(program, *step), words(*start, *end))),
            }
        }
        // Where nothing of it stands in the sentence, its first word is what is missing.
        if !matched && took.is_empty() {
            stopped = stopped.map(|(wanted, _)| (wanted, String::new()));
        }
        Traced { phrase: phrase.to_owned(), excludes, matched, took, stopped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use crate::engine::Plan;
    use crate::recognise::read;
    use crate::ruleset::{Config, load};

    /// What the parts of a phrase took in a sentence, and behind `!` what got nothing, with what stands there.
    fn traced(phrase: &str, text: &str) -> String {
        let rules = format!("rules:\n  - {{id: it, figure: it, value: count, find: '{phrase}'}}\n");
        let file = ("rules.yml".to_owned(), rules);
        let (rules, problems) = load(&[file], &Config::default(), &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        let plan = Plan::new(rules);
        let article = Article::fragment(text);
        let reading = read(&article, &plan.settings);
        let look = Look { article: &article, reading: &reading, plan: &plan };
        let Trace { phrases, .. } = trace(&look, 0, 0).expect("a sentence");
        let [Traced { matched, took, stopped, excludes: false, .. }] = phrases.as_slice() else {
            panic!("{phrases:?}")
        };
        assert_eq!(*matched, stopped.is_none(), "{text}");
        let took = took.iter().map(|(part, words)| format!("{part}={words}"));
        let stopped = stopped.iter().map(|(part, there)| format!("!{part} {there}"));
        took.chain(stopped).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn each_part_of_a_phrase_says_what_it_took_or_where_it_stopped() {
        let phrase = "storm ... (left|cut*) {count} homes";
        for (phrase, text, want) in [
            (
                phrase,
                "The storm left 40 homes.",
                "`storm`=storm; `left`=left; `{count}`=40; `homes`=homes",
            ),
            (
                phrase,
                "The storm of the night cuts off 40 homes.",
                "`storm`=storm; ...(12)=of the night; `cut*`=cuts; !`{count}` off 40 homes",
            ),
            (phrase, "The storm left 40.", "`storm`=storm; `left`=left; `{count}`=40; !`homes` ."),
            (phrase, "It left 40 in the storm", "`storm`=storm; !`cut*` the end of the sentence"),
            (phrase, "The rain fell.", "!`storm` "),
            (
                "storm [that night] left {count}",
                "A storm left 4 homes.",
                "`storm`=storm; `left`=left; `{count}`=4 homes",
            ),
        ] {
            assert_eq!(traced(phrase, text), want, "{phrase} in {text}");
        }
    }
}
