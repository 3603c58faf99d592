//! What the figure forms read and what they leave alone, as tables: a sentence and its figures, printed by [`line`].

mod bounds;
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
