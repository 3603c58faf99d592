//! `factlint suggest` from outside: what it proposes loads, and its tests hold; on the seeds of the project it finds the known facts.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn factlint(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(folder).args(args).output().expect("factlint runs")
}

fn copied(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let bytes = fs::read(&path).expect("a file");
            fs::write(folder.path().join(path.file_name().expect("a name")), bytes)
                .expect("a copy");
        }
    }
    folder
}

#[test]
fn what_is_proposed_holds_and_is_never_written_over() {
    let news = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/projects/harbour/news");
    let folder = copied(&news);
    let args = ["suggest", "--output", "rules/suggested.yml"];
    let output = factlint(folder.path(), &args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tested = factlint(folder.path(), &["test", "--coverage"]);
    let said = String::from_utf8_lossy(&tested.stdout).into_owned();
    assert!(tested.status.success() && said.contains("of 4 rules"), "{said}");
    let again = factlint(folder.path(), &args);
    assert_eq!(again.status.code(), Some(2), "the file is there already");
    // What the rules now find is not proposed again.
    let left = factlint(folder.path(), &["suggest"]);
    let left = String::from_utf8_lossy(&left.stdout).into_owned();
    assert!(left.contains("rules:\n  []"), "{left}");
    let checked = factlint(folder.path(), &["check", "--format", "short"]);
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(1), "{said}");
    assert!(said.contains("52 million pounds"), "{said}");
}

#[test]
fn only_what_is_asked_for_is_proposed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/projects/harbour");
    for (args, rules) in [
        (&["suggest", "--kind", "date"][..], 1),
        (&["suggest", "--kind", "attribution"][..], 1),
        (&["suggest", "--limit", "2"][..], 2),
        (&["suggest", "--min-articles", "4"][..], 1),
    ] {
        let output = factlint(&folder, args);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(text.matches("\n  - id: ").count(), rules, "{args:?}\n{text}");
    }
}

#[test]
fn the_seeds_yield_their_known_facts() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if !seeds.is_dir() {
        println!("skipped: ../shared/seeds is not there");
        return;
    }
    let folder = copied(&seeds);
    let output = factlint(folder.path(), &["suggest"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    for (fact, words) in [
        ("the truce", "{duration} ceasefire"),
        ("its length", "expect: 30 days"),
        ("what is held", "{share}"),
        ("the visit", "Kursk\", \"visit*\""),
        ("the meeting", "\"Witkoff\", \"met\""),
        ("a quote", "quote: good and productive"),
        ("another", "quote: there are nuances"),
    ] {
        assert!(text.contains(words), "{fact}: {words} in\n{text}");
    }
}

/// Small corpora with one fact that two articles agree on: the words that a third article gets wrong, if any, and what must stay silent.
const TOLD: &[(&str, &[&str], &[&str])] = &[
    (
        "an older count of something else",
        &[
            "The new wing of the school has 60 desks.",
            "In the new wing there are 60 desks.",
            "The school of 1891 had 14 desks and one stove.",
        ],
        &[],
    ),
    (
        "another one's, pointed back to",
        &[
            "Alder Bridge was painted. The 90-metre bridge is green.",
            "Alder Bridge was closed. The bridge, 90 metres long, is old.",
            "Fern Bridge is near. Its 70-metre bridge deck is steel.",
            "Alder Bridge will be sold. The 80-metre bridge needs a buyer.",
            "Alder Bridge was sold. The 90-metre bridge has a new owner.",
        ],
        &["80-metre"],
    ),
    (
        "an estimate",
        &[
            "The new pier cost £7.4 million, said the mayor.",
            "The pier, which cost £7.4 million, was opened in the rain.",
            "The pier would cost an estimated £5 million, the council heard.",
            "The pier cost £4.7 million, we hear.",
        ],
        &["£4.7 million"],
    ),
    (
        "one price of several subjects",
        &[
            "The hall, which cost $41 million, seats 800.",
            "The building cost $41 million and leaks.",
            "The hall of the town of Denny cost $43 million.",
            "The organ cost $2 million.",
        ],
        &["$43 million"],
    ),
    (
        "a day by its year",
        &[
            "When it opened on 3 June 1954 it rained.",
            "The doors opened on 3 June 1954 at noon.",
            "The queen cried when the cinema opened on 13 June 1954.",
            "A bakery opened on 9 May 2019.",
        ],
        &["13 June 1954"],
    ),
    (
        "digits turned round, in other words",
        &[
            "In Denny the tower is 126 metres tall.",
            "At 162 metres the tower of Denny can be seen from the sea.",
        ],
        &["162 metres"],
    ),
    (
        "another one of the same kind",
        &[
            "Alder Hill quarry was sold. The quarry has a depth of 42 metres.",
            "Alder Hill quarry was fenced. The quarry, which has a depth of 42 metres, is dangerous.",
            "Fern Moor quarry is full of water. Its quarry lake has a depth of 37 metres.",
            "Alder Hill quarry will reopen. The quarry has a depth of 24 metres.",
        ],
        &["24 metres"],
    ),
    (
        "a sum for each year",
        &[
            "The fund pays $180,000 a year.",
            "A fund of $180,000 a year was set up.",
            "The fund pays $130,000 a year to clubs.",
        ],
        &["$130,000"],
    ),
    (
        "what a long quote says",
        &[
            "“Nobody here should have to wait four weeks for a new tooth,” said Ann Bell.",
            "“Nobody here should have to wait four weeks for a new tooth,” said Ann Bell again.",
            "“I had to wait seven weeks for a tooth and then another one fell out,” said Bo Hart.",
        ],
        &[],
    ),
];

#[test]
fn what_is_proposed_reports_slips_and_no_other_facts() {
    for (name, articles, wrong) in TOLD {
        let folder = tempfile::tempdir().expect("a folder");
        for (number, text) in articles.iter().enumerate() {
            let path = folder.path().join(format!("2024-03-0{}.md", number + 1));
            fs::write(path, format!("{text}\n")).expect("an article");
        }
        let begun = factlint(folder.path(), &["init"]);
        assert!(begun.status.success(), "{name}: {}", String::from_utf8_lossy(&begun.stderr));
        let tested = factlint(folder.path(), &["test"]);
        assert!(tested.status.success(), "{name}: {}", String::from_utf8_lossy(&tested.stdout));
        let checked = factlint(folder.path(), &["check", "--format", "short"]);
        let said = String::from_utf8_lossy(&checked.stdout).into_owned();
        let rules = fs::read_to_string(folder.path().join("rules/first.yml")).expect("rules");
        assert_eq!(said.matches(": error[").count(), wrong.len(), "{name}: {said}\n{rules}");
        for words in *wrong {
            assert!(said.contains(&format!("] “{words}”")), "{name}: {said}\n{rules}");
        }
    }
}

#[test]
fn each_proposal_is_asked_for_until_an_answer_is_one() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/projects/harbour");
    for (answers, rules, asked) in
        [("y\nq\n", 1, 2), ("perhaps\n\nYES\nq\n", 1, 4), ("n\na\n", 3, 2), ("", 0, 1)]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.current_dir(&project).args(["suggest", "--interactive"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("factlint runs");
        child.stdin.take().expect("input").write_all(answers.as_bytes()).expect("answers");
        let output = child.wait_with_output().expect("an end");
        let (text, said) = (
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        );
        assert_eq!(text.matches("\n  - id: ").count(), rules, "{answers:?}\n{text}");
        assert_eq!(said.matches("Keep it?").count(), asked, "{answers:?}\n{said}");
    }
}

#[test]
fn phrases_that_say_the_same_of_the_same_names_are_one_rule() {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, text) in [
        "Denny has 8,300 people and Larbert has 12,400 people.",
        "Denny has 8,300 people, they say. Larbert has 12,400 people too.",
        "In Denny, home to 8,300 people, it rained. In Larbert, home to 12,400 people, it did not.",
        "Trains go from Denny, home to 8,300 people, to Larbert, home to 12,400 people.",
    ]
    .iter()
    .enumerate()
    {
        let path = folder.path().join(format!("{number}.md"));
        fs::write(path, format!("{text}\n")).expect("an article");
    }
    let output = factlint(folder.path(), &["suggest"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(text.matches(":name}").count(), 2, "{text}");
    assert_eq!(text.matches("by-name").count(), 1, "{text}");
}
