//! Quotes across articles: planted faults are found, faithful retellings stay silent.

use factlint::corpus::Article;
use factlint::engine::{Conflict, Plan, Reason, examine, judge};
use factlint::problem::Severity;
use factlint::recognise;
use factlint::ruleset::RuleSet;

/// What was said, by whom: a corpus of its own.
const SAID: &[(&str, &str, &str)] = &[
    (
        "Marta Kowalczyk",
        "she",
        "The old harbour wall will not survive another winter unless the council pays for new stone this year",
    ),
    (
        "Daniel Okafor",
        "he",
        "Every family on the island has lost somebody to the sea and nobody in the capital has ever asked us why",
    ),
    (
        "Ingrid Solheim",
        "she",
        "We counted forty wolves in the northern valley last spring and only nine of them were older than two years",
    ),
    (
        "Pavel Horak",
        "he",
        "My grandfather built these looms by hand and they still weave better cloth than any factory in the country",
    ),
    (
        "Claire Dubois",
        "she",
        "The museum bought the painting in good faith and will return it if a court in Geneva says so",
    ),
    (
        "Tomas Rivera",
        "he",
        "Our bakers start work at three in the morning because the bread for the schools leaves the ovens at five",
    ),
    (
        "Helen Whitcombe",
        "she",
        "A railway that loses money for thirty years is either badly run or badly needed and this one is both",
    ),
    (
        "Samuel Adeyemi",
        "he",
        "The rains came six weeks late and the maize that we planted in April never grew taller than my knee",
    ),
    (
        "Lucia Ferrante",
        "she",
        "Nobody hands over the keys of a theatre to a bank and then expects the actors to keep their mouths shut",
    ),
    (
        "Victor Lindqvist",
        "he",
        "If the ferry is cancelled again the pupils from the outer islands will sit their exams in the town hall",
    ),
    (
        "Amy Thornton",
        "she",
        "We tested the water at twelve wells and found more lead in three of them than the law allows",
    ),
    (
        "George Papadakis",
        "he",
        "The vineyard burned for two days while the only fire engine stood in a garage without a driver",
    ),
    (
        "Rachel Stein",
        "she",
        "A library without a roof is still a library as long as somebody carries the books out of the rain",
    ),
    (
        "Mikhail Dorin",
        "he",
        "Ten thousand letters were never delivered and the post office burned them behind the station at night",
    ),
    (
        "Sofia Lindgren",
        "she",
        "The glacier has lost a third of its ice since my mother measured it with a rope and a pole",
    ),
    (
        "Peter Hanley",
        "he",
        "I sold the last of the horses in autumn because hay now costs more than the animals that eat it",
    ),
    (
        "Julia Brandt",
        "she",
        "Our orchestra will play in the open air all summer even if the musicians have to bring their own chairs",
    ),
    (
        "Anthony Mbeki",
        "he",
        "The bridge was closed for safety on Monday and opened for the election on Friday without a single repair",
    ),
    (
        "Laura Castillo",
        "she",
        "Farmers who were promised seed in March are still waiting and the sowing season ends on Sunday",
    ),
    (
        "Steven Marsh",
        "he",
        "We found the bell of the lost ship under four metres of sand and it rang when we lifted it",
    ),
];

/// One utterance in one of the ways in which news tells it.
fn tell(how: usize, name: &str, pronoun: &str, words: &str) -> String {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    let (first, rest) = words.split_at(words[..words.len() / 2].rfind(' ').unwrap_or(0));
    match how % 5 {
        0 => format!(
            "The meeting lasted two hours.\n\n“{words},” {name} said on Tuesday.\n\nThe hall was full."
        ),
        1 => format!(
            "{name} spoke to local radio in the evening.\n\n\"{words},\" said {name}.\n\n\"There is more to say.\""
        ),
        2 => format!(
            "There was applause when {name} stood up.\n\n“{first},” {surname} said, “{}.”\n\nThen {pronoun} sat down.",
            rest.trim()
        ),
        3 => format!("“{words},” according to {name}, who lives nearby.\n\nNobody answered."),
        _ => format!(
            "Many had waited for the speech.\n\n‘{words},’ {name} told the crowd.\n\nIt rained."
        ),
    }
}

fn corpus(edit: impl Fn(usize, usize) -> (String, String, String)) -> Vec<Article> {
    let mut out = Vec::new();
    for (i, _) in SAID.iter().enumerate() {
        for how in 0..5 {
            let (name, pronoun, words) = edit(i, how);
            let prose = tell(how, &name, &pronoun, &words);
            let mut article = factlint::corpus::read("a.txt", prose.into_bytes(), &|_| Vec::new())
                .articles
                .pop()
                .expect("text is an article");
            article.path = format!("{i:02}-{how}.txt");
            out.push(article);
        }
    }
    out
}

fn check(articles: &[Article]) -> Vec<Conflict> {
    let plan = Plan::new(RuleSet::default());
    let findings =
        articles.iter().map(|a| examine(a, &recognise::read(a, &plan.settings), &plan)).collect();
    judge(findings, &plan).conflicts
}

fn plain(i: usize) -> (String, String, String) {
    let (name, pronoun, words) = SAID[i];
    (name.to_owned(), pronoun.to_owned(), words.to_owned())
}

#[test]
fn faithful_retellings_stay_silent() {
    let conflicts = check(&corpus(|i, _| plain(i)));
    let shown: Vec<&str> = conflicts.iter().map(|c| c.message.as_str()).collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

#[test]
fn swapped_speakers_are_found() {
    let mut found = 0;
    let mut errors = 0;
    let total = SAID.len() * 5;
    for wrong in 0..5 {
        let conflicts = check(&corpus(|i, how| {
            let (name, pronoun, words) = plain(i);
            if how != wrong {
                return (name, pronoun, words);
            }
            // The next one of the same gender.
            let other =
                (1..).map(|k| SAID[(i + k) % SAID.len()]).find(|o| o.1 == pronoun && o.0 != name);
            (other.map_or(name, |o| o.0.to_owned()), pronoun, words)
        }));
        for i in 0..SAID.len() {
            let at =
                |c: &&Conflict| c.reason == Reason::Speaker && c.outlier.article == i * 5 + wrong;
            found += usize::from(conflicts.iter().any(|c| at(&c)));
            errors +=
                usize::from(conflicts.iter().any(|c| at(&c) && c.severity == Severity::Error));
        }
        let strangers = conflicts.iter().filter(|c| c.outlier.article % 5 != wrong).count();
        assert_eq!(strangers, 0, "only what was swapped is reported");
    }
    assert!(found * 100 >= total * 95, "{found} of {total} swapped speakers found");
    assert!(errors * 100 >= total * 90, "{errors} of {total} for certain");
}

#[test]
fn swapped_words_are_found_and_named() {
    let (mut found, mut named) = (0, 0);
    let total = SAID.len() * 5;
    for wrong in 0..5 {
        let conflicts = check(&corpus(|i, how| {
            let (name, pronoun, words) = plain(i);
            if how != wrong {
                return (name, pronoun, words);
            }
            // Another word in another place for each: first, last, and between.
            let mut all: Vec<&str> = words.split(' ').collect();
            let place = (i * 7 + wrong * 3) % all.len();
            all[place] = "pumpkins";
            (name, pronoun, all.join(" "))
        }));
        for i in 0..SAID.len() {
            let at = conflicts
                .iter()
                .find(|c| c.reason == Reason::Wording && c.outlier.article == i * 5 + wrong);
            found += usize::from(at.is_some());
            named += usize::from(at.is_some_and(|c| c.message.contains("“pumpkins” here")));
        }
    }
    assert!(found * 100 >= total * 95, "{found} of {total} swapped words found");
    assert_eq!(named, found, "the word is named");
}
