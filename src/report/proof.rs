//! A test of a rule that does not hold, for people. In: what the case wants beside what was found. Out: the case at its place, each
//! sentence with the words that were found in it, and wanted over got with the words that differ marked.

use super::snippet::{Excerpt, Snippet, draw};
use super::visible::{visible, window};
use super::{Sources, Style, view};
use crate::engine::{Difference, Proof, Sighting, Standing};
use crate::problem::{Problem, Severity};
use crate::ruleset::Origin;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write;

/// Columns before the words: a name, and space.
const MARGIN: usize = 8;

/// A case that fails, drawn; `None` for one that does not.
pub fn failure(proof: &Proof, sources: &Sources, style: Style) -> Option<String> {
    let differences = match &proof.standing {
        Standing::Passed | Standing::Todo(_) => return None,
        Standing::Done => {
            let message = format!("{}: this known gap is closed: {}", proof.rule, proof.name);
            let problem = Problem::new("factlint::test::todo", Severity::Error, message)
                .at(&*proof.origin.path, proof.origin.span)
                .help("take `todo: true` away");
            return Some(super::formats::problem(&view::problem(&problem, sources), style));
        }
        Standing::Failed(differences) => differences,
    };
    let origin = differences.first().map_or(&proof.origin, |first| &first.origin);
    let mut out = heading(proof, origin, sources, style);
    for (number, seen) in proof.seen.iter().enumerate() {
        let again = number > 0 && same_sentence(&proof.seen[number - 1], seen);
        out += &found(seen, again, style);
    }
    if !proof.seen.is_empty() {
        out.push('\n');
    }
    for (want, got) in pairs(differences) {
        out += &beside(want.as_deref(), got.as_deref(), style);
    }
    Some(out)
}

/// The case at its place.
fn heading(proof: &Proof, origin: &Origin, sources: &Sources, style: Style) -> String {
    let message = format!("{}: {}", proof.rule, proof.name);
    let problem = Problem::error("factlint::test::failed", message).at(&*origin.path, origin.span);
    let shown = view::problem(&problem, sources);
    let excerpt = match (shown.line, shown.column, &shown.excerpt) {
        (Some(line), Some(column), Some(excerpt)) => {
            let span = (excerpt.start, excerpt.end);
            let width = style.width.saturating_sub(MARGIN).max(20);
            Some(Excerpt::new(&origin.path, (line, column), &excerpt.text, span, width))
        }
        _ => None,
    };
    let (code, severity) = (Some(shown.code), Some(Severity::Error));
    draw(&Snippet { code, severity, message: shown.message, excerpt, ..Snippet::default() }, style)
}

fn same_sentence(a: &Sighting, b: &Sighting) -> bool {
    a.article == b.article && a.sentence == b.sentence
}

/// A sentence, and under it the words that were found; the sentence is left out where it was shown just before.
fn found(seen: &Sighting, again: bool, style: Style) -> String {
    let room = style.width.saturating_sub(MARGIN).max(20);
    let line = window(&seen.sentence, seen.words.start, seen.words.end, room);
    let before = line.text[..line.start].chars().count();
    let words = line.text[line.start..line.end].chars().count().max(1);
    let name = if seen.article.is_empty() { "found" } else { &seen.article };
    let mut out = String::new();
    // Writing to a string never fails.
    if !again {
        let _ = writeln!(out, "{}{}", margin(name), line.text);
    }
    let _ = writeln!(
        out,
        "{}{}{} {}",
        margin(""),
        " ".repeat(before),
        "~".repeat(words),
        visible(&seen.said)
    );
    out
}

fn margin(name: &str) -> String {
    format!("  {:<width$}", visible(name), width = MARGIN - 2)
}

/// What is wanted beside what was found: where both are of one kind they are one difference, the most alike first.
fn pairs(differences: &[Difference]) -> Vec<(Option<String>, Option<String>)> {
    let kind = |words: &str| words.split(' ').next().unwrap_or_default().to_owned();
    let is_open = |d: &&Difference| d.wanted.is_none();
    let mut open: Vec<&String> =
        differences.iter().filter(is_open).filter_map(|d| d.found.as_ref()).collect();
    let mut out = Vec::new();
    for difference in differences {
        let Some(wanted) = &difference.wanted else { continue };
        let nearest = (0..open.len())
            .filter(|&n| difference.found.is_none() && kind(open[n]) == kind(wanted))
            .max_by_key(|&n| (strsim::jaro(wanted, open[n]) * 1_000.0) as u32);
        let found = difference.found.clone().or_else(|| Some(open.remove(nearest?).clone()));
        out.push((Some(wanted.clone()), found));
    }
    out.extend(open.into_iter().map(|found| (None, Some(found.clone()))));
    out
}

/// Wanted over got.
fn beside(want: Option<&str>, got: Option<&str>, style: Style) -> String {
    let shown = |words: Option<&str>| visible(words.unwrap_or("nothing"));
    let (want, got) = (shown(want), shown(got));
    let diff = TextDiff::from_words(want.as_str(), got.as_str());
    let ratio = diff.ratio();
    let changes: Vec<(ChangeTag, &str)> =
        diff.iter_all_changes().map(|c| (c.tag(), c.value())).collect();
    let side = |name: &str, own: ChangeTag, colour: &str| {
        let (mut line, mut marks) = (String::new(), String::new());
        for (tag, words) in changes.iter().filter(|(tag, _)| [ChangeTag::Equal, own].contains(tag))
        {
            let differs = *tag == own && !words.trim().is_empty();
            if differs && style.colour {
                let _ = write!(line, "\u{1b}[{colour}m{words}\u{1b}[0m");
            } else {
                line += words;
            }
            let mark = if differs { "^" } else { " " };
            marks += &mark.repeat(words.chars().count());
        }
        let mut out = format!("{}{line}\n", margin(name));
        // Where everything differs there is nothing to point out.
        if !style.colour && ratio > 0.2 && marks.contains('^') {
            let _ = writeln!(out, "{}{}", margin(""), marks.trim_end());
        }
        out
    };
    side("want", ChangeTag::Delete, "31") + &side("got", ChangeTag::Insert, "32")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_marked() {
        let said = "mention “41 people” = 41";
        insta::assert_snapshot!(beside(Some("mention “41 people” = 40"), Some(said), Style::PLAIN), @"
          want  mention “41 people” = 40
                                      ^^
          got   mention “41 people” = 41
                                      ^^
        ");
        insta::assert_snapshot!(beside(None, Some("mention “\u{1b}[2J” = 41"), Style::PLAIN), @"
          want  nothing
          got   mention “␛[2J” = 41
        ");
    }
}
