//! The quotes of all articles, kept by their wordings. In: what the quote checks noted of articles that come and go. Out: the
//! utterances whose judging they can change, with all that is laid beside these.
//!
//! A check looks at the wordings related to an utterance's own and at those related to them, so a quote that comes or goes reaches
//! two steps, and to judge what it reaches takes two more.

use crate::engine::checks::Note;
use crate::engine::checks::recurring::{Recurring, Utterance};
use crate::engine::mention::Mention;
use crate::engine::plan::Plan;
use crate::engine::quotes::search::{Print, TOO_COMMON, needed};
use crate::engine::quotes::{Relation, Words, relation};
use crate::text::SourceSpan;
use crate::value::{Gazetteer, Quote, Shape};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// How far what a check says of an utterance depends on others, in steps from wording to related wording.
const STEPS: usize = 2;
/// Relations worked out are kept up to so many.
const KEPT: usize = 200_000;

/// An article, and a place in it.
pub(super) type Place = (usize, SourceSpan);

/// All utterances, by wording.
pub(super) struct Quotes {
    /// Whose spellings are one name.
    gazetteer: Arc<Gazetteer>,
    /// Wordings by the digest of their words.
    wordings: FxHashMap<u64, Wording>,
    /// For each run of words the wordings that hold it.
    runs: FxHashMap<u64, Vec<u64>>,
    /// The utterances of each article by place, with their wordings.
    of_article: BTreeMap<usize, Vec<(SourceSpan, u64)>>,
    /// Relations of printed words by their hashes, the older first, as far as they were asked for.
    relations: RefCell<FxHashMap<(u64, u64), Relation>>,
    /// Runs whose wordings have changed since the last [`Quotes::put`], and whether they were too common before.
    changed: FxHashMap<u64, bool>,
}

/// Utterances in the same words.
struct Wording {
    /// By place; the first of them stands for all.
    utterances: BTreeMap<Place, Arc<Mention>>,
    print: Print,
    /// The runs of the print: sorted, each once.
    runs: Vec<u64>,
}

/// The utterances that have to be judged again.
#[derive(Default)]
pub(super) struct Reach {
    wordings: FxHashSet<u64>,
    places: FxHashSet<Place>,
}

impl Reach {
    /// Whether the utterance at a place is one of them.
    pub fn holds(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// Adds another's.
    pub fn extend(&mut self, other: Reach) {
        self.wordings.extend(other.wordings);
        self.places.extend(other.places);
    }
}

impl Quotes {
    /// No quotes yet.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Self {
            gazetteer,
            wordings: FxHashMap::default(),
            runs: FxHashMap::default(),
            of_article: BTreeMap::new(),
            relations: RefCell::default(),
            changed: FxHashMap::default(),
        }
    }

    /// Takes out the utterances of some articles.
    pub fn take(&mut self, articles: &BTreeSet<usize>) -> Reach {
        let reach = self.reach(self.of(articles));
        for &article in articles {
            for (span, wording) in self.of_article.remove(&article).unwrap_or_default() {
                self.remove(wording, (article, span));
            }
        }
        reach
    }

    /// Puts in the utterances of some articles that have none here.
    pub fn put<'n>(
        &mut self,
        articles: &BTreeSet<usize>,
        notes: &dyn Fn(usize) -> &'n [(&'static str, Note)],
        plan: &Plan,
    ) -> Reach {
        // All checks that compare quotes note the same.
        let Some((check, _)) = plan.checks().find(|(check, _)| check.quotes().is_some()) else {
            return Reach::default();
        };
        let own = articles.iter().flat_map(|&article| notes(article));
        let own = own.filter(|(id, _)| *id == check.id());
        let mentions: Vec<&Arc<Mention>> = own.filter_map(|(_, note)| uttered(note)).collect();
        let texts: BTreeSet<&str> = mentions.iter().map(|mention| words(mention)).collect();
        let gazetteer = &self.gazetteer;
        let prints: HashMap<&str, Print> = texts
            .into_par_iter()
            .map(|text| (text, Print::new(&Words::new(text, gazetteer))))
            .collect();
        for mention in mentions {
            let print = &prints[words(mention)];
            let own = self.of_article.entry(mention.article).or_default();
            own.push((mention.span, print.digest));
            self.add(print, mention);
        }
        let mut seeds = self.of(articles);
        // A run that has become too common joins nobody any more, or joins again.
        for (run, was) in std::mem::take(&mut self.changed) {
            let all = self.runs.get(&run).map(Vec::as_slice).unwrap_or_default();
            if (all.len() > TOO_COMMON) != was {
                seeds.extend(all);
            }
        }
        self.reach(seeds)
    }

    /// Moves the utterances of articles whose quotes are what they were to where they stand now.
    pub fn shift<'n>(
        &mut self,
        articles: &BTreeSet<usize>,
        notes: &dyn Fn(usize) -> &'n [(&'static str, Note)],
        plan: &Plan,
    ) {
        let Some((check, _)) = plan.checks().find(|(check, _)| check.quotes().is_some()) else {
            return;
        };
        for &article in articles {
            let own = notes(article).iter().filter(|(id, _)| *id == check.id());
            let mentions = own.filter_map(|(_, note)| uttered(note));
            let Some(before) = self.of_article.get_mut(&article) else { continue };
            let moved: Vec<(SourceSpan, u64, &Arc<Mention>)> = before
                .iter_mut()
                .zip(mentions)
                .map(|((span, wording), mention)| {
                    (std::mem::replace(span, mention.span), *wording, mention)
                })
                .collect();
            for (old, digest, _) in &moved {
                if let Some(wording) = self.wordings.get_mut(digest) {
                    wording.utterances.remove(&(article, *old));
                }
            }
            for (_, digest, mention) in moved {
                if let Some(wording) = self.wordings.get_mut(&digest) {
                    wording.utterances.insert((article, mention.span), mention.clone());
                }
            }
        }
    }

    /// What a check noted of the utterances within reach and of all that is laid beside them, in order.
    pub fn beside<'n>(
        &self,
        reach: &Reach,
        check: &str,
        notes: &dyn Fn(usize) -> &'n [(&'static str, Note)],
    ) -> Vec<Note> {
        let mut places: Vec<Place> = self
            .ball(reach.wordings.iter().copied())
            .iter()
            .filter_map(|wording| self.wordings.get(wording))
            .flat_map(|wording| wording.utterances.keys().copied())
            .collect();
        places.sort_unstable();
        let note = |(article, span): Place| {
            let own = notes(article).iter().filter(|(id, _)| *id == check);
            own.map(|(_, note)| note).find(|note| note.mention().span == span).cloned()
        };
        places.into_iter().filter_map(note).collect()
    }

    /// These utterances laid beside each other.
    pub fn laid<'a>(&self, notes: &'a [Note]) -> Recurring<'a> {
        let mut numbers: FxHashMap<u64, usize> = FxHashMap::default();
        let (mut digests, mut of_wording) = (Vec::new(), Vec::<Vec<usize>>::new());
        let mut utterances = Vec::with_capacity(notes.len());
        for note in notes {
            let mention = note.mention();
            let (Some(quote), Some(digest)) = (quote(mention), self.wording_at(mention)) else {
                continue;
            };
            let wording = *numbers.entry(digest).or_insert_with(|| {
                digests.push(digest);
                of_wording.push(Vec::new());
                digests.len() - 1
            });
            of_wording[wording].push(utterances.len());
            utterances.push(Utterance { mention, quote, wording });
        }
        // Where the first of a wording is left out, another stands for it, which may leave out other words.
        let first = |number: usize| -> &Mention { utterances[of_wording[number][0]].mention };
        let stands_for = |digest: u64, number: usize| {
            let known = self.wordings[&digest].utterances.keys().next();
            known == Some(&(first(number).article, first(number).span))
        };
        let laid_anew = |a: usize, b: usize| {
            let words = |number: usize| Words::new(words(first(number)), &self.gazetteer);
            let (old, young) = (a.min(b), a.max(b));
            let relation = relation(&words(old), &words(young));
            if a == old { relation } else { relation.turned() }
        };
        let related = |digest: &u64| {
            let own = numbers[digest];
            let all = self.related(*digest).into_iter();
            let mut known: Vec<(usize, Relation)> = all
                .filter_map(|(other, relation)| {
                    let number = *numbers.get(&other)?;
                    let same = stands_for(*digest, own) && stands_for(other, number);
                    Some((number, if same { relation } else { laid_anew(own, number) }))
                })
                .filter(|(_, relation)| *relation != Relation::Other)
                .collect();
            known.sort_by_key(|(other, _)| *other);
            known
        };
        let related = digests.iter().map(related).collect();
        Recurring::laid(utterances, of_wording, related)
    }

    /// The wordings of some articles.
    fn of(&self, articles: &BTreeSet<usize>) -> FxHashSet<u64> {
        let own = articles.iter().filter_map(|article| self.of_article.get(article));
        own.flatten().map(|(_, wording)| *wording).collect()
    }

    fn wording_at(&self, mention: &Mention) -> Option<u64> {
        let own = self.of_article.get(&mention.article)?;
        own.iter().find(|(span, _)| *span == mention.span).map(|(_, wording)| *wording)
    }

    fn reach(&self, seeds: impl IntoIterator<Item = u64>) -> Reach {
        let wordings = self.ball(seeds);
        let within = wordings.iter().filter_map(|wording| self.wordings.get(wording));
        let places = within.flat_map(|wording| wording.utterances.keys().copied()).collect();
        Reach { wordings, places }
    }

    /// All wordings that lie within [`STEPS`] of these.
    fn ball(&self, seeds: impl IntoIterator<Item = u64>) -> FxHashSet<u64> {
        let mut all: FxHashSet<u64> = seeds.into_iter().collect();
        let mut edge: Vec<u64> = all.iter().copied().collect();
        for _ in 0..STEPS {
            let beyond = edge.iter().flat_map(|&wording| self.related(wording));
            edge = beyond.map(|(other, _)| other).filter(|other| all.insert(*other)).collect();
        }
        all
    }

    /// The wordings related to a wording.
    fn related(&self, digest: u64) -> Vec<(u64, Relation)> {
        let Some(own) = self.wordings.get(&digest) else { return Vec::new() };
        let mut shared: FxHashMap<u64, usize> = FxHashMap::default();
        for run in &own.runs {
            let all = self.runs.get(run).map(Vec::as_slice).unwrap_or_default();
            if all.len() <= TOO_COMMON {
                all.iter().for_each(|other| *shared.entry(*other).or_default() += 1);
            }
        }
        shared.remove(&digest);
        let enough = |(other, shared): (u64, usize)| {
            let other_wording = self.wordings.get(&other)?;
            (shared >= needed(&own.print, &other_wording.print)).then_some(())?;
            let relation = self.relation(own, other_wording);
            (relation != Relation::Other).then_some((other, relation))
        };
        shared.into_iter().filter_map(enough).collect()
    }

    /// How two wordings stand to each other. The older is laid along the younger, whichever is asked for.
    fn relation(&self, a: &Wording, b: &Wording) -> Relation {
        let turned = a.utterances.keys().next() > b.utterances.keys().next();
        let (first, second) = if turned { (b, a) } else { (a, b) };
        let mut relations = self.relations.borrow_mut();
        if relations.len() > KEPT {
            relations.clear();
        }
        let known = relations.entry((first.printed(), second.printed())).or_insert_with(|| {
            let words = |wording: &Wording| Words::new(wording.words(), &self.gazetteer);
            relation(&words(first), &words(second))
        });
        if turned { known.turned() } else { known.clone() }
    }

    fn add(&mut self, print: &Print, mention: &Arc<Mention>) {
        let place = (mention.article, mention.span);
        let Some(wording) = self.wordings.get_mut(&print.digest) else {
            let wording = Wording {
                utterances: BTreeMap::from([(place, mention.clone())]),
                runs: distinct(print),
                print: print.clone(),
            };
            self.link(print.digest, &wording.runs);
            self.wordings.insert(print.digest, wording);
            return;
        };
        let before = wording.words().to_owned();
        wording.utterances.insert(place, mention.clone());
        if wording.words() != before {
            self.print_anew(print.digest);
        }
    }

    fn remove(&mut self, digest: u64, place: Place) {
        let Some(wording) = self.wordings.get_mut(&digest) else { return };
        let before = wording.words().to_owned();
        wording.utterances.remove(&place);
        if wording.utterances.is_empty() {
            let runs = std::mem::take(&mut wording.runs);
            self.wordings.remove(&digest);
            self.unlink(digest, &runs);
        } else if wording.words() != before {
            self.print_anew(digest);
        }
    }

    /// Another utterance stands for a wording: what it leaves out, and where, may be something else.
    fn print_anew(&mut self, digest: u64) {
        let Some(mut wording) = self.wordings.remove(&digest) else { return };
        self.unlink(digest, &wording.runs);
        wording.print = Print::new(&Words::new(wording.words(), &self.gazetteer));
        wording.runs = distinct(&wording.print);
        self.link(digest, &wording.runs);
        self.wordings.insert(digest, wording);
    }

    fn link(&mut self, digest: u64, runs: &[u64]) {
        for run in runs {
            let all = self.runs.entry(*run).or_default();
            self.changed.entry(*run).or_insert(all.len() > TOO_COMMON);
            all.push(digest);
        }
    }

    fn unlink(&mut self, digest: u64, runs: &[u64]) {
        for run in runs {
            let Some(all) = self.runs.get_mut(run) else { continue };
            self.changed.entry(*run).or_insert(all.len() > TOO_COMMON);
            all.retain(|other| *other != digest);
            if all.is_empty() {
                self.runs.remove(run);
            }
        }
    }
}

impl Wording {
    /// A hash of the words as the first utterance prints them.
    fn printed(&self) -> u64 {
        let mut hasher = FxHasher::default();
        self.words().hash(&mut hasher);
        hasher.finish()
    }

    /// The words as the first utterance prints them; empty where there is none.
    fn words(&self) -> &str {
        self.utterances.values().next().map_or("", |mention| words(mention))
    }
}

fn distinct(print: &Print) -> Vec<u64> {
    let mut runs = print.runs().to_vec();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// The utterance that a note is of.
fn uttered(note: &Note) -> Option<&Arc<Mention>> {
    match note {
        Note::Material(mention) => quote(mention).map(|_| mention),
        Note::Finding(_) => None,
    }
}

fn quote(mention: &Mention) -> Option<&Quote> {
    match mention.value.as_deref()? {
        Shape::Quote(quote) => Some(quote),
        _ => None,
    }
}

fn words(mention: &Mention) -> &str {
    quote(mention).map_or("", |quote| &quote.words)
}

#[cfg(test)]
mod tests {
    use super::super::Docket;
    use super::super::tests::{examined, plan};

    #[test]
    fn of_quotes_that_are_taken_out_nothing_stays() {
        let plan = plan();
        let article = |number: usize, words: &str| {
            let text =
                format!("“We have waited {words} for these works to begin,” said Mara Keane.\n");
            examined(&format!("{number}.md"), &text, &plan).remove(0)
        };
        let long = "four long years at the old harbour";
        let mut docket = Docket::new(
            vec![article(0, long), article(1, long), article(2, "so long here")],
            &plan,
        );
        let held = |docket: &Docket| {
            let quotes = &docket.quotes;
            let utterances = quotes.wordings.values().map(|wording| wording.utterances.len());
            (quotes.of_article.len(), quotes.wordings.len(), utterances.sum::<usize>())
        };
        assert_eq!(held(&docket), (3, 2, 3));
        let runs = docket.quotes.runs.len();
        docket.replace(vec![article(1, "so long here")], &plan);
        assert_eq!((held(&docket), docket.quotes.runs.len()), ((3, 2, 3), runs));
        docket.replace(vec![article(0, "so long here")], &plan);
        assert_eq!(held(&docket), (3, 1, 3));
        assert!(docket.quotes.runs.len() < runs);
        let silent = |number| examined(&format!("{number}.md"), "Nobody came.\n", &plan).remove(0);
        docket.replace((0..3).map(silent).collect(), &plan);
        assert_eq!((held(&docket), docket.quotes.runs.len()), ((0, 0, 0), 0));
    }
}
