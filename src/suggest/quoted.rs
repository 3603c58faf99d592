//! Recurring quotes to drafts. In: runs of quoted words with their speakers. Out: attributions, with an expectation where two
//! articles or more name the speaker and nobody names another.

use super::draft::{Draft, Finding};
use super::note::Note;
use super::said::{Recurring, recurring};
use super::who::{Who, kebab};
use crate::ruleset::RuleKind;
use crate::value::Gazetteer;
use std::collections::{BTreeMap, BTreeSet};

/// Drafts of the quotes that at least `least` articles carry.
pub fn drafts(notes: &[Note], who: &Who, gazetteer: &Gazetteer, least: usize) -> Vec<Draft> {
    let all = recurring(notes, least);
    all.iter().map(|recurring| draft(recurring, who, gazetteer)).collect()
}

fn draft(recurring: &Recurring, who: &Who, gazetteer: &Gazetteer) -> Draft {
    let speakers = who.speakers(&recurring.speakers, gazetteer);
    let mut entities = BTreeMap::new();
    for (known, _) in &speakers {
        if !known.names.is_empty() {
            entities.insert(known.id.clone(), known.names.clone());
        }
    }
    let sure = match speakers.as_slice() {
        [(_, articles)] => *articles >= 2,
        [(_, most), rest @ ..] => *most >= 3 && rest.iter().all(|(_, n)| n * 3 <= *most),
        [] => false,
    };
    let names: BTreeSet<String> = speakers.iter().map(|(known, _)| known.shown.clone()).collect();
    let not = who.other(&names);
    let by =
        speakers.first().map_or_else(|| "Clara West".to_owned(), |(known, _)| known.shown.clone());
    let expect =
        sure.then(|| speakers.first().map(|(known, _)| format!("@{}", known.id))).flatten();
    let words = recurring.words.split_whitespace().collect::<Vec<_>>();
    let mut says: Vec<(String, usize)> =
        speakers.iter().map(|(known, n)| (known.shown.clone(), *n)).collect();
    says.truncate(4);
    let length = words.len().clamp(2, 6) as f64;
    Draft {
        id: kebab(&format!("said {}", words[..words.len().min(6)].join(" "))),
        kind: RuleKind::Attribution,
        title: format!("Who said “{}”", recurring.words),
        find: Finding::Quote { words: recurring.words.clone(), by, not },
        expect,
        agree: Vec::new(),
        says,
        weight: recurring.articles.len() as f64 * (0.3 + length / 20.0),
        stems: Vec::new(),
        none: Vec::new(),
        entities,
    }
}
