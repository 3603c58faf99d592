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
        let step = walk::deepest(program, self.ground)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Article;
    use crate::engine::Plan;
    use crate::recognise::read;
    use crate::ruleset::{Config, load};

    fn plan(rule: &str) -> Plan {
        let rules =
            format!("entities: {{keane: [Mara Keane, Keane]}}\nrules:\n  - {{id: it, {rule}}}\n");
        let file = ("rules.yml".to_owned(), rules);
        let (rules, problems) = load(&[file], &Config::default(), &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        Plan::new(rules)
    }

    /// How close a rule comes in a sentence, and what it says of it.
    fn told(rule: &str, text: &str) -> Option<(u32, String)> {
        let plan = plan(rule);
        let article = Article::fragment(text);
        let reading = read(&article, &plan.settings);
        let look = Look { article: &article, reading: &reading, plan: &plan };
        let miss = nearest_miss(&look, 0, 0)?;
        assert_eq!((miss.rule, miss.sentence.as_str()), (0, text), "{rule}");
        Some((miss.closeness, miss.why))
    }

    #[test]
    fn a_rule_that_finds_nothing_says_how_close_it_came() {
        for (rule, text, closeness, why) in [
            // Phrases: how far the furthest of them got.
            (
                "figure: it, find: 'storm left {count} homes'",
                "The storm passed.",
                18,
                "`left` does not follow",
            ),
            (
                "figure: it, find: 'storm left {count} homes'",
                "The storm left many homes.",
                36,
                "`{count}` does not follow",
            ),
            (
                "figure: it, find: ['storm left {count} homes', 'rain {count}']",
                "The storm left in the rain.",
                36,
                "`{count}` does not follow",
            ),
            (
                "figure: it, find: 'rain flood* {count}'",
                "The rain fell.",
                22,
                "`flood*` does not follow",
            ),
            (
                "figure: it, find: 'beside @keane {count}'",
                "He sat beside Tom Brady.",
                22,
                "`@keane` does not follow",
            ),
            (
                "figure: it, find: 'pier /[A-Z]\\d/ {count}'",
                "The pier fell.",
                22,
                "`/[A-Z]\\d/` does not follow",
            ),
            // All of the words, and what is missing beside them.
            (
                "figure: it, value: count, find: killed",
                "Many were killed.",
                95,
                "the words are there, but no count beside them",
            ),
            (
                "figure: it, value: count, of: [soldiers, troops], find: killed",
                "Some 40 farmers were killed.",
                95,
                "the words are there, but no count of soldiers or troops beside them",
            ),
            (
                "attribution: it, find: '{who} opened the bridge'",
                "Opened the bridge.",
                95,
                "no subject stands before its words",
            ),
            // Phrases that share a sentence: which of them are there.
            (
                "figure: it, value: count, find: {all: [storm, homes, dark]}",
                "The storm passed over homes.",
                66,
                "`dark` is not in the sentence",
            ),
            (
                "figure: it, value: count, find: {all: [storm, homes, dark]}",
                "The storm passed.",
                33,
                "`homes` and `dark` is not in the sentence",
            ),
            (
                "figure: it, value: count, find: {all: [storm, homes], none: [rain, dark]}",
                "The storm left homes dark.",
                99,
                "`dark` stands in the sentence, which `none:` rules out",
            ),
            (
                "figure: it, value: count, find: {all: [storm, homes], none: [rain]}",
                "The storm left homes dark.",
                100,
                "the words are there, but no count beside them",
            ),
        ] {
            let want = Some((closeness, why.to_owned()));
            assert_eq!(told(rule, text), want, "{rule} in {text}");
        }
    }

    #[test]
    fn where_nothing_of_a_rule_stands_it_came_close_to_nothing() {
        for rule in [
            "figure: it, find: 'storm left {count} homes'",
            "figure: it, value: count, find: {all: [storm, homes]}",
            "attribution: it, quote: the storm left us in the dark",
        ] {
            assert_eq!(told(rule, "It was a quiet night."), None, "{rule}");
        }
    }

    #[test]
    fn of_an_article_the_sentence_that_comes_closest_is_told_until_the_rule_has_fired() {
        let plan = plan("figure: it, value: count, find: {all: [storm, homes, dark]}");
        let closest = |text: &str| -> Vec<(u32, String)> {
            let article = Article::fragment(text);
            let reading = read(&article, &plan.settings);
            let look = Look { article: &article, reading: &reading, plan: &plan };
            let (_, misses) = super::super::mentions(&look);
            misses.into_iter().map(|miss| (miss.closeness, miss.sentence)).collect()
        };
        for (text, want) in [
            ("Rain fell.", vec![]),
            ("Rain fell. The storm passed.", vec![(33, "The storm passed.")]),
            (
                "The storm passed. Homes lay in the storm. Homes were dark.",
                vec![(66, "Homes lay in the storm.")],
            ),
            ("The storm left homes dark.", vec![(100, "The storm left homes dark.")]),
            ("The storm left 40 homes dark. The storm passed.", vec![]),
            // From here on nobody asks.
            ("Rain fell. The storm passed.", vec![]),
        ] {
            let want: Vec<(u32, String)> = want.into_iter().map(|(n, s)| (n, s.into())).collect();
            assert_eq!(closest(text), want, "{text}");
        }
    }
}
