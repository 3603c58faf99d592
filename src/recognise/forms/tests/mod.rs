//! What the figure forms read and what they leave alone, as tables: a sentence and its figures, printed by [`line`].

mod bounds;
mod news;
mod reads;
mod silent;
mod units;
mod wordings;

use crate::recognise::{Reading, Settings, read_fragment};
use crate::value::{Central, Quantity};

/// The figures of a sentence: words, kind, value, unit or noun, and where they are there hedge, role, rate and TIMEX3 value.
pub fn line(text: &str) -> String {
    let reading = read_fragment(text, &Settings::default());
    figures(&reading, text).join("; ")
}

fn figures(reading: &Reading, text: &str) -> Vec<String> {
    let figures = reading.values.iter().filter_map(|v| v.quantity().map(|q| (v, q)));
    figures.map(|(v, q)| format!("{} = {}", v.span.of(text), words(q))).collect()
}

fn words(q: &Quantity) -> String {
    let value = match q.central {
        Central::One(n) => n.to_string(),
        Central::Range(low, high) => format!("{low}..{high}"),
        Central::Vague => "?".to_owned(),
    };
    let mut out = format!("{} {value}", q.kind.name());
    if let Some(unit) = q.unit {
        out += &format!(" {}", unit.name);
    }
    if let Some(of) = &q.of {
        out += &format!(" of {of}");
    }
    if let Some(hedge) = q.hedge {
        out += &format!(", {}", hedge.name());
    }
    if let Some(role) = q.role {
        out += &format!(", {role:?}").to_lowercase();
    }
    if let Some(per) = q.per {
        out += &format!(" per {per}");
    }
    if let Some(timex) = &q.timex {
        out += &format!(", {timex}");
    }
    out
}

/// Whatever the words, nothing panics, and figures stand in order without overlap, each inside its extent.
#[test]
fn any_row_of_words_is_read_in_order() {
    const WORDS: &[&str] = &[
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "millions",
        "dozen",
        "dozens",
        "half",
        "quarter",
        "third",
        "fifths",
        "and",
        "a",
        "an",
        "of",
        "to",
        "from",
        "between",
        "in",
        "out",
        "per",
        "point",
        "minus",
        "-",
        "–",
        ",",
        ".",
        "/",
        "(",
        ")",
        "%",
        "$",
        "€",
        "£",
        "US$",
        "5",
        "3.5",
        "1,000",
        "12,34,567",
        "½",
        "1990",
        "007",
        "km",
        "m",
        "bn",
        "kg",
        "feet",
        "in",
        "'",
        "\"",
        "°",
        "C",
        "dollars",
        "cents",
        "pounds",
        "percent",
        "points",
        "day",
        "hours",
        "second",
        "years",
        "old",
        "people",
        "soldiers",
        "Section",
        "Flight",
        "No",
        "G7",
        "more",
        "than",
        "about",
        "or",
        "so",
        "plus",
        "up",
        "rose",
        "several",
        "few",
        "couple",
        "tens",
        "first",
        "th",
        "s",
        "x10",
        "^",
        "e6",
        "\n",
        "million",
        "USD",
        "MEUR",
        "C$",
        "rate",
        "each",
        "Street",
        "3-1",
        "24/7",
        "http",
        "://",
        "the",
        "hundredth",
        "#",
        "+",
        "~",
        "k",
    ];
    let mut state = 7u64;
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(WORDS[(state >> 33) as usize % WORDS.len()]);
            if !(state >> 20).is_multiple_of(4) {
                text.push(' ');
            }
        }
        let reading = read_fragment(&text, &Settings::default());
        let mut last = 0;
        for value in reading.values.iter().filter(|v| v.quantity().is_some()) {
            assert!(value.extent.contains(value.span), "{text:?}");
            assert!(value.extent.start >= last, "{text:?}");
            last = value.extent.end;
        }
    }
}

/// Reads every row and reports all that differ at once.
fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, want)| (text, want, line(text)))
        .filter(|(_, want, got)| got != *want)
        .map(|(text, want, got)| format!("{text}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
