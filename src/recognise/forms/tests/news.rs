//! What is read in sentences as newspapers print them: `news.txt`, one sentence a line and behind ` | ` its figures, each by its value
//! and unit alone (ranks left out); nothing behind it where no figure may be read.

use crate::recognise::{Settings, read_fragment};
use crate::value::{Central, Kind, Quantity};

const NEWS: &str = include_str!("news.txt");

#[test]
fn figures_of_news_sentences() {
    let rows: Vec<(&str, &str)> =
        NEWS.lines().map(|row| row.split_once(" |").expect("a row")).collect();
    assert!(rows.len() >= 1_200, "only {} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, want)| (text, want.trim(), figures(text)))
        .filter(|(_, want, got)| got != want)
        .map(|(text, want, got)| format!("{text}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} rows\n{}", wrong.len(), wrong.join("\n"));
}

fn figures(text: &str) -> String {
    let reading = read_fragment(text, &Settings::default());
    let figures = reading.values.iter().filter_map(|v| v.quantity());
    figures.filter(|q| q.kind != Kind::Ordinal).map(brief).collect::<Vec<_>>().join("; ")
}

fn brief(q: &Quantity) -> String {
    let value = match q.central {
        Central::One(n) => n.to_string(),
        Central::Range(low, high) => format!("{low}..{high}"),
        Central::Vague => "?".to_owned(),
    };
    match q.unit {
        Some(unit) => format!("{value} {}", unit.name),
        None => value,
    }
}
