//! News in words of its own, marked up by hand (`tests/quotes/*.txt`): every quote, and whoever it is by.
//!
//! `=== name` starts a passage. `⟨words⟩1` is a quote and `⟦1 the mayor⟧` a place that names its speaker, `⟦1 she=Anna Field⟧` one
//! that means somebody named elsewhere; `⟨words⟩0` is nobody's. Quotes of a passage that are not marked up are a fault, and so are
//! marked ones that are not found.

use factlint::corpus;
use factlint::recognise::{self, Settings};
use factlint::text::Span;
use factlint::value::Party;
use std::collections::HashMap;
use std::path::Path;

/// One place that names a speaker, and the name that it stands for.
struct Speaker {
    span: Span,
    means: Option<String>,
}

/// A passage without its markup.
#[derive(Default)]
struct Passage {
    text: String,
    quotes: Vec<(Span, char)>,
    speakers: HashMap<char, Vec<Speaker>>,
}

fn passage(marked: &str) -> Passage {
    let mut out = Passage::default();
    let mut open = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟨' => open.push(out.text.len()),
            '⟩' => {
                let start = open.pop().expect("an opening bracket");
                let who = rest.chars().next().expect("a number");
                out.quotes.push((Span::new(start, out.text.len()), who));
                rest = &rest[1..];
            }
            '⟦' => {
                let (inside, behind) = rest.split_once('⟧').expect("a closing bracket");
                let (who, words) = inside.split_once(' ').expect("a number and words");
                let (words, means) = match words.split_once('=') {
                    Some((words, name)) => (words, Some(name.to_owned())),
                    None => (words, None),
                };
                let start = out.text.len();
                out.text.push_str(words);
                let span = Span::new(start, out.text.len());
                let who = who.chars().next().expect("a number");
                out.speakers.entry(who).or_default().push(Speaker { span, means });
                rest = behind;
            }
            c => out.text.push(c),
        }
    }
    out.quotes.sort();
    out
}

/// Marks, stops and space at the edges say nothing about which words are quoted.
fn trimmed(text: &str, span: Span) -> Span {
    let edge = |c: char| !c.is_alphanumeric();
    let words = span.of(text);
    let start = span.start + (words.len() - words.trim_start_matches(edge).len());
    Span::new(start, (start + words.trim_matches(edge).len()).max(start))
}

/// What is wrong with one passage.
fn faults(passage: &Passage) -> Vec<String> {
    let bytes = passage.text.as_bytes().to_vec();
    let article = corpus::read("a.txt", bytes, &|_| Vec::new()).articles.pop().expect("an article");
    assert_eq!(article.prose, passage.text, "plain text is its own prose");
    let text = &passage.text;
    let mut found: Vec<_> = recognise::read_quotes(&article, &Settings::default());
    let mut out = Vec::new();
    for (span, who) in &passage.quotes {
        let words = span.of(text);
        let at = found.iter().position(|v| trimmed(text, v.span) == trimmed(text, *span));
        let Some(value) = at.map(|at| found.remove(at)) else {
            out.push(format!("not found: {words:?}"));
            continue;
        };
        let speaker = &value.quote().expect("a quote").speaker;
        let printed = speaker.span.map_or("nobody", |s| s.of(text));
        if *who == '0' {
            if speaker.span.is_some() {
                out.push(format!("{words:?} is nobody's, not {printed:?}"));
            }
            continue;
        }
        let wanted = passage.speakers.get(who).expect("a speaker");
        let meant: Vec<&Speaker> = wanted
            .iter()
            .filter(|want| speaker.span.is_some_and(|s| s.overlaps(want.span)))
            .collect();
        if meant.is_empty() {
            out.push(format!("{words:?} is by {:?}, not {printed:?}", wanted[0].span.of(text)));
        }
        let party = match &speaker.party {
            Some(Party::Named(name)) => name.as_str(),
            _ => "nobody",
        };
        for name in meant.iter().filter_map(|m| m.means.as_deref()).filter(|name| *name != party) {
            out.push(format!("{words:?}: {printed:?} means {name:?}, not {party:?}"));
        }
    }
    out.extend(found.iter().map(|v| format!("not marked up: {:?}", v.span.of(text))));
    out
}

#[test]
fn every_quote_has_its_words_and_its_speaker() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/quotes");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of passages")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let (mut passages, mut quotes) = (0, 0);
    let mut wrong = Vec::new();
    for file in &files {
        let all = std::fs::read_to_string(file).expect("a readable file");
        for part in format!("\n{all}").split("\n=== ").skip(1) {
            let (name, body) = part.split_once('\n').expect("a name and a passage");
            let passage = passage(body.trim());
            passages += 1;
            quotes += passage.quotes.len();
            let faults = faults(&passage);
            if !faults.is_empty() {
                let file = file.file_name().unwrap_or_default().to_string_lossy();
                wrong.push(format!("{file}, {name}:\n    {}", faults.join("\n    ")));
            }
        }
    }
    assert!(passages >= 370 && quotes >= 500, "{passages} passages with {quotes} quotes");
    assert!(wrong.is_empty(), "{} of {passages}\n{}", wrong.len(), wrong.join("\n"));
}
