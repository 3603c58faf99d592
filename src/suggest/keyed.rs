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

/// Drafts of what at least `least` articles state of each of two names or more; phrases that say the same of the same names are one
/// draft.
pub fn drafts(notes: &[Note], least: usize) -> Vec<Draft> {
    let mut by_phrase: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for (article, note) in notes.iter().enumerate() {
        for stated in &note.stated {
            for frame in &stated.frames {
                by_phrase.entry(&frame.phrase).or_default().push((article, note, stated, frame));
            }
        }
    }
    let all = by_phrase.into_iter();
    let mut facts: Vec<Fact> =
        all.filter_map(|(phrase, places)| Fact::new(phrase, places, least)).collect();
    facts.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.phrases.cmp(&b.phrases)));
    let mut apart: Vec<Fact> = Vec::new();
    for fact in facts {
        match apart.iter_mut().find(|other| other.says_what(&fact)) {
            Some(same) => same.take(fact),
            None => apart.push(fact),
        }
    }
    apart.iter().map(|fact| fact.draft(least)).collect()
}

/// As many phrases say one fact.
const PHRASES: usize = 6;

/// What phrases say of several names.
struct Fact<'n> {
    /// The phrases, the one of the most places first.
    phrases: Vec<&'n str>,
    /// Their places by folded name.
    by_name: BTreeMap<String, Vec<Place<'n>>>,
    /// How strongly the corpus says that it is one fact.
    weight: f64,
}

impl<'n> Fact<'n> {
    /// What a phrase says of names; `None` where articles do not repeat it of two of them, or say anything of each.
    fn new(phrase: &'n str, places: Vec<Place<'n>>, least: usize) -> Option<Self> {
        let all = places.iter().map(|place| place.0).collect::<BTreeSet<_>>().len();
        let first = places.first().copied()?;
        // Names that all have one figure need no key.
        let differ = places.iter().any(|place| same(&first, place) == Some(false));
        let mut by_name: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for place in places {
            by_name.entry(fold(&place.3.name)).or_default().push(place);
        }
        let (mut agree, mut against, mut told) = (0usize, 0usize, 0usize);
        for places in by_name.values() {
            let met = |want: bool| {
                places[1..].iter().filter(|p| same(&places[0], p) == Some(want)).count()
            };
            let own = met(true);
            told += usize::from(articles(places) >= least && own > 0);
            agree += own;
            against += met(false);
        }
        let weight = (agree as f64 - 0.7 * against as f64) * 3.0 + all as f64 * 0.1;
        let is_one = differ && told >= 2 && agree >= 2 * against;
        is_one.then(|| Fact { phrases: vec![phrase], by_name, weight })
    }

    /// Whether two facts give most of the names that they share the same figures, and share two.
    fn says_what(&self, other: &Fact) -> bool {
        let shared = other.by_name.iter().filter_map(|(name, places)| {
            let own = self.by_name.get(name)?;
            Some(same(&own[0], &places[0]))
        });
        let shared: Vec<Option<bool>> = shared.collect();
        let alike = shared.iter().filter(|same| **same == Some(true)).count();
        alike >= 2 && alike * 3 >= shared.len() * 2 && self.phrases.len() < PHRASES
    }

    fn take(&mut self, other: Fact<'n>) {
        self.phrases.extend(other.phrases);
        for (name, places) in other.by_name {
            self.by_name.entry(name).or_default().extend(places);
        }
        self.weight += other.weight * 0.5;
    }

    fn draft(&self, least: usize) -> Draft {
        let told = self.by_name.values().filter(|places| articles(places) >= least);
        let mut samples: Vec<_> = told
            .flat_map(|places| places.iter().map(|(_, n, stated, _)| sample(stated, n.published)))
            .collect();
        samples.sort_by(|a, b| (a.text.len(), &a.text).cmp(&(b.text.len(), &b.text)));
        samples.dedup_by(|a, b| a.text == b.text);
        let words: Vec<&str> =
            self.phrases[0].split_whitespace().filter(|word| !word.starts_with('{')).collect();
        let words = words.join(" ");
        let what =
            self.by_name.values().flatten().next().map_or("", |place| match &place.2.value {
                Stands::Figure { kind, .. } => kind.name(),
                Stands::Day { .. } => "date",
            });
        let mut says: Vec<(String, usize)> = self
            .by_name
            .values()
            .map(|places| (places[0].3.name.clone(), articles(places)))
            .collect();
        says.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let phrase = |phrase: &&str| phrase.replace("{name:name} ,", "{name:name},");
        Draft {
            id: kebab(&format!("{words} {what} by name")),
            kind: RuleKind::Figure,
            title: titled(self.phrases[0]),
            find: Finding::Phrases(self.phrases.iter().map(phrase).collect()),
            none: Vec::new(),
            expect: None,
            agree: samples,
            says,
            weight: self.weight,
            stems: Vec::new(),
            entities: BTreeMap::new(),
        }
    }
}

/// The phrase as a reader would say it, with what stands for the name and the figure: “NAME, home to N people”.
fn titled(phrase: &str) -> String {
    let words = phrase.split_whitespace().map(|word| match word.strip_prefix("{name:name}") {
        Some(rest) => format!("NAME{rest}"),
        None if word.starts_with('{') => "N".to_owned(),
        None => word.to_owned(),
    });
    format!("For each name: {}", words.collect::<Vec<_>>().join(" ").replace(" ,", ","))
}

fn same(a: &Place, b: &Place) -> Option<bool> {
    meet(&a.2.value, &b.2.value)
}

/// In how many articles these places stand.
fn articles(places: &[Place]) -> usize {
    places.iter().map(|place| place.0).collect::<BTreeSet<_>>().len()
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
                    "In Larbert, home to 12,400 people, it rained.",
                ][..],
                Some(2),
            ),
            (
                &[denny, "Denny, home to 8,300 people, is near.", "Larbert, home to 400 people."],
                None,
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
