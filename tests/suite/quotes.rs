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

/// How many ways there are to tell an utterance.
const WAYS: usize = 14;
/// The ways in which the cue stands before the words, or the words are not set as news sets them: speakers found so are trusted less.
const LESS_TRUSTED: &[usize] = &[6, 10, 13];
/// The words that the way with an ellipsis leaves out, from the middle on.
const LEFT_OUT: usize = 2;

/// One utterance in one of the ways in which news tells it.
fn tell(how: usize, name: &str, pronoun: &str, words: &str) -> String {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    let (first, rest) = words.split_at(words[..words.len() / 2].rfind(' ').unwrap_or(0));
    let rest = rest.trim();
    match how {
        0 => format!(
            "The meeting lasted two hours.\n\n“{words},” {name} said on Tuesday.\n\nThe hall was full."
        ),
        1 => format!(
            "{name} spoke to local radio in the evening.\n\n\"{words},\" said {name}.\n\n\"There is more to say.\""
        ),
        2 => format!(
            "There was applause when {name} stood up.\n\n“{first},” {surname} said, “{rest}.”\n\nThen {pronoun} sat down."
        ),
        3 => format!("“{words},” according to {name}, who lives nearby.\n\nNobody answered."),
        4 => format!(
            "Many had waited for the speech.\n\n‘{words},’ {name} told the crowd.\n\nIt rained."
        ),
        5 => {
            format!("“{words}.\n\n“And that is all there is to it,” said {name}.\n\nDoors closed.")
        }
        6 => format!("The room was quiet. {name} put it plainly and said: “{words}.”"),
        7 => format!("«{words},» said {name}, a retired teacher from the coast."),
        8 => {
            let dropped = rest.split(' ').skip(LEFT_OUT).collect::<Vec<_>>().join(" ");
            format!("“{first} … {dropped},” {name}, 61, told the local paper on Monday.")
        }
        9 => format!("“Well, {words}, you know,” said {name}."),
        10 => format!("{name} wrote in a letter to the editor that “{words}.”"),
        11 => format!("“{words},” the agency quoted {name} as saying."),
        12 => format!(
            "As {pronoun} left, somebody asked again.\n\n“{words},” replied {name}. “Good night.”"
        ),
        _ => format!("– {words} – said {name}.\n\nThe lamps went out."),
    }
}

fn corpus(edit: impl Fn(usize, usize) -> (String, String, String)) -> Vec<Article> {
    let mut out = Vec::new();
    for (i, _) in SAID.iter().enumerate() {
        for how in 0..WAYS {
            let (name, pronoun, words) = edit(i, how);
            let prose = tell(how, &name, &pronoun, &words);
            let mut article = factlint::corpus::read("a.txt", prose.into_bytes(), &|_| Vec::new())
                .articles
                .pop()
                .expect("text is an article");
            article.path = format!("{i:02}-{how:02}.txt");
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
fn apostrophes_and_inches_are_no_stray_marks() {
    for text in [
        "The '90s were kind to the band, and so were the ’00s.",
        "Rock 'n' roll never left the workers' club or James' house.",
        "The board is 6' 2\" by 3' 4\" and the screen is 27\" wide.",
        "A 5'10\" forward ran past a 6-foot-3 centre.",
        "It measured 12\" × 8\" in its frame.",
        "She kept the 7\" single and the 12\" remix.",
        "The class of '68 met in the summer of ’69.",
        "The Joneses' dog sat on the boss's chair.",
        "The wreck lies at 12° 34' 56\" N.",
        "'Tis the season, and 'twas the night before.",
        "Give 'em time and let 'er go.",
        "Q: What did you see?\n\nA: \"Nothing.\"",
        "He stopped (\"for good\") and left.",
        "O'Brien and D'Angelo work in the Hawai'i office.",
        "“It began here.\n\n“It ended there,” she said.",
        "‘It began here.\n\n‘It ended there,’ she said.",
        "He called it ‘the farmers’ fault’ and left.",
        "The link is <a href=\"page.html\">here</a>.",
        "The ‘Class of ’68’ came back.",
        "“I said ‘don’t’,” she said.",
    ] {
        let article = factlint::corpus::read("a.txt", text.as_bytes().to_vec(), &|_| Vec::new())
            .articles
            .pop()
            .expect("an article");
        let plan = Plan::new(RuleSet::default());
        let reading = recognise::read(&article, &plan.settings);
        let found = judge(vec![examine(&article, &reading, &plan)], &plan).conflicts;
        let shown: Vec<&str> = found.iter().map(|c| c.message.as_str()).collect();
        assert!(shown.is_empty(), "{text:?}: {shown:?}");
    }
}

#[test]
fn swapped_speakers_are_found() {
    let (mut found, mut errors, mut missed) = (0, 0, Vec::new());
    let total = SAID.len() * WAYS;
    for wrong in 0..WAYS {
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
            let at = |c: &&Conflict| {
                c.reason == Reason::Speaker && c.outlier.article == i * WAYS + wrong
            };
            let seen = conflicts.iter().any(|c| at(&c));
            found += usize::from(seen);
            if !seen {
                missed.push((i, wrong));
            }
            errors +=
                usize::from(conflicts.iter().any(|c| at(&c) && c.severity == Severity::Error));
        }
        let strangers = conflicts.iter().filter(|c| c.outlier.article % WAYS != wrong).count();
        assert_eq!(strangers, 0, "only what was swapped is reported");
    }
    assert!(found * 100 >= total * 95, "{found} of {total} swapped speakers found, not {missed:?}");
    let certain = SAID.len() * (WAYS - LESS_TRUSTED.len());
    assert!(errors * 100 >= certain * 95, "{errors} of {certain} for certain");
}

#[test]
fn swapped_words_are_found_and_named() {
    let (mut found, mut named, mut missed) = (0, 0, Vec::new());
    let total = SAID.len() * WAYS;
    for wrong in 0..WAYS {
        let conflicts = check(&corpus(|i, how| {
            let (name, pronoun, words) = plain(i);
            if how != wrong {
                return (name, pronoun, words);
            }
            // Another word in another place for each: first, last, and between.
            let mut all: Vec<&str> = words.split(' ').collect();
            let middle =
                words[..words[..words.len() / 2].rfind(' ').unwrap_or(0)].split(' ').count();
            let mut place = (i * 7 + wrong * 3) % all.len();
            if (middle..middle + LEFT_OUT).contains(&place) {
                place += LEFT_OUT;
            }
            all[place] = "pumpkins";
            (name, pronoun, all.join(" "))
        }));
        for i in 0..SAID.len() {
            let at = conflicts
                .iter()
                .find(|c| c.reason == Reason::Wording && c.outlier.article == i * WAYS + wrong);
            found += usize::from(at.is_some());
            if at.is_none() {
                missed.push((i, wrong));
            }
            named += usize::from(at.is_some_and(|c| c.message.contains("“pumpkins” here")));
        }
    }
    assert!(found * 100 >= total * 95, "{found} of {total} swapped words found, not {missed:?}");
    assert_eq!(named, found, "the word is named");
}
