//! Facts that hold of many things. In: the notes of all articles. Out: drafts with a key: one phrase in which a name and a figure
//! stand side by side (`{name:name}, home to {count} people`), where several names have figures of their own and articles repeat them.

use super::draft::{Draft, Finding, sample};
use super::mine::meet;
use super::note::{Frame, Note, Stands, Stated};
use super::who::kebab;
use crate::ruleset::RuleKind;
use crate::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

/// One place: article, statement, frame.
type Place<'n> = (usize, &'n Note, &'n Stated, &'n Frame);

/// Drafts of what at least `least` articles state of one name, and of two names or more.
pub fn drafts(notes: &[Note], least: usize) -> Vec<Draft> {
    let mut by_phrase: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (article, note) in notes.iter().enumerate() {
        for stated in &note.stated {
            for frame in &stated.frames {
                by_phrase.entry(&frame.phrase).or_default().push((article, note, stated, frame));
            }
        }
    }
    by_phrase.into_iter().filter_map(|(phrase, places)| draft(phrase, &places, least)).collect()
}

fn draft(phrase: &str, places: &[Place], least: usize) -> Option<Draft> {
    let mut by_name: BTreeMap<String, Vec<&Place>> = BTreeMap::new();
    for place in places {
        by_name.entry(fold(&place.3.name)).or_default().push(place);
    }
    let articles = |places: &[&Place]| places.iter().map(|p| p.0).collect::<BTreeSet<_>>().len();
    let repeated = by_name.values().filter(|places| articles(places) >= least).count();
    if by_name.len() < 2 || repeated == 0 {
        return None;
    }
    let same = |a: &Place, b: &Place| meet(&a.2.value, &b.2.value);
    let (mut agree, mut against) = (0usize, 0usize);
    for places in by_name.values() {
        for other in &places[1..] {
            match same(places[0], other) {
                Some(true) => agree += 1,
                Some(false) => against += 1,
                None => {}
            }
        }
    }
    // Names that all have one figure need no key.
    let differ = places.iter().any(|place| same(&places[0], place) == Some(false));
    if !differ || agree < against.max(1) {
        return None;
    }
    let mut samples: Vec<_> = by_name
        .values()
        .filter(|places| articles(places) >= least)
        .flat_map(|places| places.iter().map(|(_, note, stated, _)| sample(stated, note.published)))
        .collect();
    samples.sort_by(|a, b| (a.text.len(), &a.text).cmp(&(b.text.len(), &b.text)));
    samples.dedup_by(|a, b| a.text == b.text);
    let words: String = phrase
        .split_whitespace()
        .filter(|word| !word.starts_with('{'))
        .collect::<Vec<_>>()
        .join(" ");
    let what = match &places[0].2.value {
        Stands::Figure { kind, .. } => kind.name(),
        Stands::Day { .. } => "date",
    };
    let all = places.iter().map(|place| place.0).collect::<BTreeSet<_>>().len();
    let mut says: Vec<(String, usize)> =
        by_name.values().map(|places| (places[0].3.name.clone(), articles(places))).collect();
    says.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Some(Draft {
        id: kebab(&format!("{words} {what} by name")),
        kind: RuleKind::Figure,
        title: format!("{} of each name, as in “{}”", what[..1].to_uppercase() + &what[1..], words),
        find: Finding::Phrases(vec![phrase.replace("{name:name} ,", "{name:name},")]),
        expect: None,
        agree: samples,
        says,
        weight: (agree as f64 - 0.7 * against as f64) * 3.0 + all as f64 * 0.1,
        stems: Vec::new(),
        entities: BTreeMap::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::note;
    use super::*;
    use crate::corpus::Article;
    use crate::recognise::{Settings, read};

    fn notes(texts: &[&str]) -> Vec<Note> {
        let note = |text: &&str| {
            let article = Article::fragment(text);
            note::note(&article, &read(&article, &Settings::default()), &[])
        };
        texts.iter().map(note).collect()
    }

    #[test]
    fn a_name_and_its_figure_make_a_key() {
        let denny = "Guests came from Denny, home to 8,300 people.";
        for (texts, want) in [
            (
                &[
                    denny,
                    "Denny, home to 8,300 people, is near.",
                    "Larbert, home to 12,400 people, waited.",
                ][..],
                Some(2),
            ),
            (&[denny, "In Larbert, home to 12,400 people, it rained."][..], None),
            (&[denny, "Denny, home to 8,300 people, is near."][..], None),
            (&[denny, "Denny has 8,300 people, says Larbert.", "Larbert was calm."][..], None),
        ] {
            let drafts = drafts(&notes(texts), 2);
            let most = drafts.first().and_then(|draft| draft.says.first()).map(|(_, n)| *n);
            assert_eq!(most, want, "{texts:?}: {drafts:?}");
        }
    }
}
