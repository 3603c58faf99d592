//! Who said it: one row for each construction of news prose, the speaker as printed, and how far it is trusted.

use factlint::corpus;
use factlint::recognise::{self, Settings};
use factlint::value::{Entity, Gazetteer, Gender, Party, Tier};

fn settings() -> Settings {
    let entity = |id: &str, names: &[&str], roles: &[&str], gender| Entity {
        id: id.into(),
        names: names.iter().map(|&s| s.into()).collect(),
        roles: roles.iter().map(|&s| s.into()).collect(),
        gender: Some(gender),
        ..Entity::default()
    };
    let entities = vec![
        entity(
            "berg",
            &["Nora Berg", "Berg"],
            &["harbour master", "city spokeswoman"],
            Gender::Feminine,
        ),
        entity("union", &["Dockers' Union"], &[], Gender::Neuter),
    ];
    Settings { gazetteer: Gazetteer::from(entities).into(), ..Settings::default() }
}

/// Every quote with the party behind it (`@id`, a name, `?words` where it stays open, `-` for none) and its tier.
fn said(path: &str, text: &str) -> Vec<String> {
    let settings = settings();
    let article = corpus::read(path, text.as_bytes().to_vec(), &|_| Vec::new())
        .articles
        .pop()
        .expect("an article");
    let reading = recognise::read(&article, &settings);
    let quotes = reading.values.iter().filter_map(|value| value.quote());
    quotes
        .map(|quote| {
            let speaker = &quote.speaker;
            let tier = match speaker.tier {
                Tier::A => 'A',
                Tier::B => 'B',
                Tier::C => 'C',
            };
            match (&speaker.party, speaker.span) {
                (Some(Party::Entities(ids)), _) => {
                    let ids: Vec<String> = ids
                        .iter()
                        .map(|id| format!("@{}", settings.gazetteer.get(*id).id))
                        .collect();
                    format!("{} {tier}", ids.join("+"))
                }
                (Some(Party::Named(name)), _) => format!("{name} {tier}"),
                (None, Some(words)) => format!("?{}", article.words(words)),
                (None, None) => "-".to_owned(),
            }
        })
        .collect()
}

fn rows(rows: &[(&str, &[&str])]) {
    let faults: Vec<String> = rows
        .iter()
        .filter(|(text, want)| said("a.txt", text) != *want)
        .map(|(text, want)| format!("{text:?}\n  want {want:?}\n  got  {:?}", said("a.txt", text)))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn cues_behind_the_quote() {
    rows(&[
        ("“We will rebuild the pier,” said Paul Mercer.", &["Paul Mercer A"]),
        ("“We will rebuild the pier,” Paul Mercer said on Tuesday.", &["Paul Mercer A"]),
        ("“We will rebuild the pier,” Paul Mercer, 54, told reporters.", &["Paul Mercer A"]),
        ("“We will rebuild the pier,” said the mayor, Paul Mercer.", &["Paul Mercer A"]),
        (
            "Paul Mercer, the mayor of Larne, who was listening, asked if it was “beyond all repair and hope”.",
            &["Paul Mercer B"],
        ),
        (
            "“We will rebuild the pier,” said Mayor Paul Mercer, who was elected in May.",
            &["Paul Mercer A"],
        ),
        ("“We will rebuild the pier,” Paul Mercer, the mayor of Larne, said.", &["Paul Mercer A"]),
        ("“We will rebuild the pier,” Paul Mercer (Labour) said.", &["Paul Mercer A"]),
        (
            "“We will rebuild the pier,” Mr. Mercer, who has led the town since 2019, added.",
            &["Mercer A"],
        ),
        ("“Will you rebuild the pier?” asked Paul Mercer.", &["Paul Mercer A"]),
        ("“Rebuild the pier!” Paul Mercer shouted.", &["Paul Mercer A"]),
        ("“We will rebuild the pier,” according to Paul Mercer.", &["Paul Mercer A"]),
        ("“We will rebuild the pier” – Paul Mercer, mayor.", &["Paul Mercer B"]),
        ("‘We will rebuild the pier,’ said Paul Mercer.", &["Paul Mercer A"]),
        ("\"We will rebuild the pier\", said Paul Mercer.", &["Paul Mercer A"]),
        ("“We will rebuild the pier,” the mayor quickly added.", &["?the mayor"]),
        ("“We will rebuild the pier,” harbour master Nora Berg said.", &["@berg A"]),
        ("“We will rebuild the pier,” the harbour master said.", &["@berg A"]),
        (
            "“We will rebuild the pier,” said a spokesman for the council.",
            &["?a spokesman for the council"],
        ),
        ("“We will rebuild the pier,” officials said.", &["?officials"]),
    ]);
}

#[test]
fn cues_before_the_quote() {
    rows(&[
        ("Paul Mercer said: “We will rebuild the pier.”", &["Paul Mercer B"]),
        ("Paul Mercer: “We will rebuild the pier.”", &["Paul Mercer B"]),
        (
            "Paul Mercer told the council that the pier was “beyond repair and should go”.",
            &["Paul Mercer B"],
        ),
        ("The pier, Paul Mercer said, was “beyond repair and should go”.", &["Paul Mercer B"]),
        (
            "After the vote, Paul Mercer described the pier as “beyond all repair”.",
            &["Paul Mercer B"],
        ),
        ("In Paul Mercer’s words, the pier is “beyond all repair”.", &["Paul Mercer A"]),
        ("The pier was described by Paul Mercer as “beyond all repair”.", &["Paul Mercer B"]),
        ("According to Paul Mercer, the pier is “beyond all repair”.", &["Paul Mercer A"]),
        ("Paul Mercer opened the meeting, saying: “We will rebuild the pier.”", &["Paul Mercer B"]),
        (
            "The council met at noon but Paul Mercer raised doubts, saying “it will not be cheap”.",
            &["Paul Mercer B"],
        ),
        (
            "Paul Mercer, whose father built it, called the pier “a danger to us all”.",
            &["Paul Mercer B"],
        ),
        ("Nora Berg refused to say whether the pier was “beyond all repair”.", &["@berg B"]),
        ("Paul Mercer said Nora Berg had been “a great help to the town”.", &["Paul Mercer B"]),
        (
            "The head of Larne Radio, Paul Mercer, said it was “in the public interest”.",
            &["Paul Mercer B"],
        ),
        (
            "According to Paul Mercer, this is, they say, a “gesture of goodwill”.",
            &["Paul Mercer A"],
        ),
        ("Paul Mercer said:\n\n“We will rebuild the pier.”", &["Paul Mercer B"]),
        ("Paul Mercer wrote on Facebook that he was “done with the pier”.", &["Paul Mercer B"]),
    ]);
}

#[test]
fn quotes_without_marks() {
    assert_eq!(
        said("a.md", "Paul Mercer said:\n\n> We will rebuild the pier.\n>\n> It will be taller.\n"),
        ["Paul Mercer B", "Paul Mercer B"]
    );
    assert_eq!(said("a.md", "> We will rebuild the pier.\n\n— Paul Mercer\n"), ["Paul Mercer B"]);
    assert_eq!(said("a.txt", "– We will rebuild the pier – said Paul Mercer."), ["Paul Mercer A"]);
    assert_eq!(said("a.txt", "- a list - of things"), [""; 0]);
}

#[test]
fn quotes_that_hang_together() {
    rows(&[
        (
            "“We will rebuild it,” Paul Mercer said, “and it will be taller than before.”",
            &["Paul Mercer A", "Paul Mercer A"],
        ),
        (
            "“We will rebuild it,” Paul Mercer said. “It will be taller than before.”",
            &["Paul Mercer A", "Paul Mercer A"],
        ),
        (
            "The pier is “old” and “beyond all repair,” Paul Mercer said.",
            &["Paul Mercer A", "Paul Mercer A"],
        ),
        (
            "“We will rebuild it,” Paul Mercer said.\n\n“It will be taller than before.”",
            &["Paul Mercer A", "Paul Mercer C"],
        ),
        (
            "Paul Mercer said: “We will rebuild it.\n\n“It will be taller than before.”",
            &["Paul Mercer B", "Paul Mercer B"],
        ),
        (
            "“We will rebuild it.\n\n“It will be taller than before,” Paul Mercer said.",
            &["Paul Mercer A", "Paul Mercer A"],
        ),
        ("“We will rebuild it.”\n\n— Paul Mercer", &["Paul Mercer B"]),
        ("“He said ‘never again’ to me,” Paul Mercer said.", &["Paul Mercer A"]),
        ("Paul Mercer said he “will not rebuild it.\n\nThe crowd left.", &["Paul Mercer B"]),
    ]);
}

#[test]
fn people_behind_pronouns_roles_and_surnames() {
    rows(&[
        ("Paul Mercer came late. “We will rebuild the pier,” he said.", &["Paul Mercer A"]),
        ("Anna Field met Paul Mercer. “We will rebuild the pier,” she said.", &["Anna Field A"]),
        (
            "President Paul Mercer met Anna Field. “We will rebuild the pier,” the president said.",
            &["Paul Mercer A"],
        ),
        ("Paul Mercer came late.\n\n“We will rebuild the pier,” Mercer said.", &["Paul Mercer A"]),
        (
            "The harbour has two berths. “We need three,” said Nora Berg and Paul Mercer.",
            &["Nora Berg and Paul Mercer A"],
        ),
        ("“We need three,” they said.", &["?they"]),
        ("The Dockers' Union said it was “tired of waiting for a crane”.", &["@union B"]),
        ("Paul Mercer’s letter called the pier “a danger to us all”.", &["Paul Mercer B"]),
    ]);
}

#[test]
fn marks_that_are_nobodys_words() {
    rows(&[
        ("He appeared on “Good Morning Larne” with Paul Mercer.", &["-"]),
        ("The so-called “pier” fell into the sea.", &["-"]),
        ("Paul Mercer’s book “The Last Pier” sold well.", &["-"]),
    ]);
}
