//! `quote-speaker`: the same words given to different speakers. In: every quote of every article with its speaker. Out: what the
//! fewer articles say, beside what the more say.
//!
//! Only speakers who are named count; a pronoun, a role or a guess is no contradiction, nor is a spokesperson beside whom they speak
//! for, nor one of several who speak together.

use super::recurring::{Ages, Recurring, Utterance};
use super::{Check, CompareQuotes, Finding};
use crate::engine::conflict::Reason;
use crate::engine::mention::Card;
use crate::engine::normal;
use crate::engine::plan::Plan;
use crate::problem::Severity;
use crate::recognise::lexicon::{self, Classes};
use crate::text::fold;
use crate::value::{EntityId, Gazetteer, Party, ResolvedBy, Tier};
use rustc_hash::FxHashMap;
use std::collections::HashMap;

/// The check.
pub struct QuoteSpeaker;

/// Articles that lie further apart in days may well quote two occasions.
const DAYS: i32 = 30;

impl Check for QuoteSpeaker {
    fn id(&self) -> &'static str {
        "quote-speaker"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn about(&self) -> &'static str {
        "the same words are given to different speakers"
    }

    fn quotes(&self) -> Option<&dyn CompareQuotes> {
        Some(self)
    }
}

impl CompareQuotes for QuoteSpeaker {
    fn compare(&self, recurring: &Recurring, cards: &[Card], plan: &Plan) -> Vec<Finding> {
        let open: Vec<usize> =
            (0..recurring.of_wording.len()).filter(|w| !recurring.is_one_voice(*w)).collect();
        if open.is_empty() {
            return Vec::new();
        }
        let court = Court::new(recurring, cards, &plan.settings.gazetteer);
        let mut out: Vec<(usize, Finding)> = Vec::new();
        for wording in open {
            let ballot = Ballot::new(&court, wording);
            for &index in &recurring.of_wording[wording] {
                out.extend(ballot.judge(index).map(|finding| (index, finding)));
            }
        }
        out.sort_by_key(|(index, _)| *index);
        out.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// How sure it is who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    None,
    Likely,
    Sure,
}

/// How sure it is that `party` spoke; `is_person` is what [`is_person`] says of them.
fn certainty(utterance: &Utterance, is_person: impl FnOnce(&Party) -> Option<bool>) -> Certainty {
    let speaker = &utterance.quote.speaker;
    let named =
        matches!(speaker.by, Some(ResolvedBy::Alias | ResolvedBy::Name | ResolvedBy::Surname));
    let Some(party) = speaker.party.as_ref().filter(|_| named && speaker.tier != Tier::C) else {
        return Certainty::None;
    };
    match is_person(party) {
        // A body's statement and its minister's words are often the same.
        Some(false) if matches!(party, Party::Named(_)) => Certainty::None,
        Some(true) if speaker.tier == Tier::A => Certainty::Sure,
        _ => Certainty::Likely,
    }
}

/// Whether a party is a person by its name; `None` where the name does not tell.
fn is_person(party: &Party, gazetteer: &Gazetteer) -> Option<bool> {
    let body = |name: &str| {
        fold::fold(name).split(' ').any(|w| lexicon::look_up(w).is(Classes::BODY | Classes::PLACE))
    };
    match party {
        Party::Entities(ids) => {
            let all = ids.iter().all(|&id| {
                let entity = gazetteer.get(id);
                entity.gender.is_some() || !entity.names.iter().any(|n| body(n))
            });
            Some(all)
        }
        Party::Named(name) if body(name) => Some(false),
        // "Duchess of Sussex": an office or a title, whose holder may be named elsewhere.
        Party::Named(name) if name.contains(" of ") => None,
        Party::Named(name) => name.contains(' ').then_some(true),
    }
}

/// All utterances, and what is worked out of each once: a much repeated quote is asked for it again and again.
struct Court<'a> {
    recurring: &'a Recurring<'a>,
    cards: &'a [Card],
    gazetteer: &'a Gazetteer,
    ages: Ages,
    certainties: Vec<Certainty>,
}

impl<'a> Court<'a> {
    fn new(recurring: &'a Recurring<'a>, cards: &'a [Card], gazetteer: &'a Gazetteer) -> Self {
        let mut people: HashMap<&Party, Option<bool>> = HashMap::new();
        let mut certainties = Vec::with_capacity(recurring.utterances.len());
        for utterance in &recurring.utterances {
            let Some(party) = &utterance.quote.speaker.party else {
                certainties.push(Certainty::None);
                continue;
            };
            let person = *people.entry(party).or_insert_with(|| is_person(party, gazetteer));
            certainties.push(certainty(utterance, |_| person));
        }
        Self { recurring, cards, gazetteer, ages: Ages::new(cards), certainties }
    }

    fn utterance(&self, index: usize) -> &'a Utterance<'a> {
        &self.recurring.utterances[index]
    }

    fn age(&self, index: usize) -> (usize, usize) {
        self.ages.of(self.utterance(index))
    }

    fn article(&self, index: usize) -> usize {
        self.utterance(index).mention.article
    }
}

/// Whom articles give the same or nearly the same words to. Parties are compared once, not once for each pair of utterances: a much
/// repeated quote stands in thousands of articles and has few speakers.
struct Ballot<'a> {
    court: &'a Court<'a>,
    candidates: Vec<Candidate<'a>>,
}

/// One to whom the words are given.
struct Candidate<'a> {
    party: &'a Party,
    /// The utterances given to just them, the oldest first.
    given: Vec<usize>,
    /// For each candidate whether it can be the same, itself among them.
    agrees: Vec<bool>,
    /// The articles that give the words to whoever agrees, by the words of the articles: copies count once. The article, where it
    /// is the only one with these words.
    carriers: FxHashMap<[u8; 16], Option<usize>>,
}

impl<'a> Ballot<'a> {
    /// Gathers who is given a wording and those related to it, as far as it is sure who spoke.
    fn new(court: &'a Court<'a>, wording: usize) -> Self {
        let mut candidates: Vec<Candidate> = Vec::new();
        for index in court.recurring.around(wording) {
            let Some(party) = &court.utterance(index).quote.speaker.party else { continue };
            if court.certainties[index] == Certainty::None {
                continue;
            }
            match candidates.iter_mut().find(|candidate| candidate.party == party) {
                Some(candidate) => candidate.given.push(index),
                None => candidates.push(Candidate {
                    party,
                    given: vec![index],
                    agrees: Vec::new(),
                    carriers: FxHashMap::default(),
                }),
            }
        }
        for candidate in &mut candidates {
            candidate.given.sort_unstable_by_key(|index| court.age(*index));
        }
        let parties: Vec<&Party> = candidates.iter().map(|candidate| candidate.party).collect();
        for number in 0..candidates.len() {
            let same = |party: &&Party| agree(parties[number], Some(party), court.gazetteer);
            let agrees: Vec<bool> = parties.iter().map(same).collect();
            let mut carriers: FxHashMap<[u8; 16], Option<usize>> = FxHashMap::default();
            let agreeing = candidates.iter().zip(&agrees).filter(|(_, agrees)| **agrees);
            for &index in agreeing.flat_map(|(candidate, _)| &candidate.given) {
                let article = court.article(index);
                let only = carriers.entry(court.cards[article].words).or_insert(Some(article));
                if *only != Some(article) {
                    *only = None;
                }
            }
            (candidates[number].agrees, candidates[number].carriers) = (agrees, carriers);
        }
        Self { court, candidates }
    }

    /// The conflict of one utterance with those like it, if it is with the fewer articles.
    fn judge(&self, own: usize) -> Option<Finding> {
        let party = self.court.utterance(own).quote.speaker.party.as_ref()?;
        if self.court.certainties[own] == Certainty::None {
            return None;
        }
        let mine = self.candidates.iter().position(|candidate| candidate.party == party)?;
        // The oldest elsewhere of each who cannot be the same.
        let against: Vec<(usize, usize)> = (0..self.candidates.len())
            .filter(|&number| !self.candidates[mine].agrees[number])
            .filter_map(|number| Some((number, self.elsewhere(number, own)?)))
            .collect();
        let carried = |number: usize| self.carried(number, mine, own);
        let &(theirs, reference) = against.iter().min_by_key(|(number, oldest)| {
            (std::cmp::Reverse(carried(*number)), self.court.age(*oldest))
        })?;
        let their_oldest = against
            .iter()
            .filter(|(other, _)| self.candidates[theirs].agrees[*other])
            .map(|(_, utterance)| self.court.age(*utterance))
            .min()?;
        let (for_mine, for_theirs) = (carried(mine), carried(theirs));
        let stands =
            for_mine > for_theirs || for_mine == for_theirs && self.court.age(own) < their_oldest;
        (!stands).then(|| self.finding(own, reference, for_theirs))
    }

    /// The oldest utterance given to just this candidate in another article than that of `own`.
    fn elsewhere(&self, number: usize, own: usize) -> Option<usize> {
        let article = self.court.article(own);
        let given = &self.candidates[number].given;
        given.iter().copied().find(|other| self.court.article(*other) != article)
    }

    /// How many articles with words of their own give the words to a candidate; of the article of `own`, only `own` counts.
    fn carried(&self, number: usize, mine: usize, own: usize) -> usize {
        let candidate = &self.candidates[number];
        let article = self.court.article(own);
        let only = candidate.carriers.get(&self.court.cards[article].words);
        let drops = only == Some(&Some(article)) && !candidate.agrees[mine];
        candidate.carriers.len() - usize::from(drops)
    }

    fn finding(&self, own: usize, reference: usize, carried: usize) -> Finding {
        let Court { cards, gazetteer, certainties, .. } = self.court;
        let sure = [own, reference].iter().all(|u| certainties[*u] == Certainty::Sure);
        let (own, reference) = (self.court.utterance(own), self.court.utterance(reference));
        let sure = sure
            && !names(&own.quote.nearby, reference, gazetteer)
            && !names(&reference.quote.nearby, own, gazetteer)
            && own.days_from(reference, cards).is_none_or(|days| days <= DAYS);
        let show = |u: &Utterance| {
            u.quote.speaker.party.as_ref().map(|p| normal::party(p, gazetteer)).unwrap_or_default()
        };
        let articles = if carried == 1 {
            "in another article".to_owned()
        } else {
            format!("in {carried} other articles")
        };
        let message = format!(
            "these words are given to {} here and to {} {articles}",
            show(own),
            show(reference)
        );
        let (outlier, witnesses) = (own.mention.clone(), vec![reference.mention.clone()]);
        Finding { lowered: !sure, ..Finding::new(Reason::Speaker, message, outlier, witnesses) }
    }
}

fn names(nearby: &[Party], other: &Utterance, gazetteer: &Gazetteer) -> bool {
    let theirs = other.quote.speaker.party.as_ref();
    nearby.iter().any(|party| agree(party, theirs, gazetteer))
}

/// Whether two speakers can be the same, share one who speaks, or stand together.
pub(super) fn agree(a: &Party, b: Option<&Party>, gazetteer: &Gazetteer) -> bool {
    let Some(b) = b else { return true };
    if a == b {
        return true;
    }
    match (a, b) {
        (Party::Entities(a), Party::Entities(b)) => a.iter().any(|a| {
            b.iter().any(|b| gazetteer.stand_together(*a, *b) || speak_for_one(*a, *b, gazetteer))
        }),
        (Party::Named(a), Party::Named(b)) => same_name(a, b),
        (Party::Entities(ids), Party::Named(name)) | (Party::Named(name), Party::Entities(ids)) => {
            ids.iter().any(|&id| {
                let entity = gazetteer.get(id);
                entity.names.iter().chain(&entity.variants).any(|n| same_name(n, name))
            })
        }
    }
}

/// Two who speak for the same principal.
fn speak_for_one(a: EntityId, b: EntityId, gazetteer: &Gazetteer) -> bool {
    gazetteer.get(a).speaks_for.iter().any(|p| gazetteer.get(b).speaks_for.contains(p))
}

/// Whether two names can be one person: a shared surname, or one spelled nearly alike.
fn same_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<Vec<String>> {
        let folded = fold::fold(name);
        folded
            .split(" and ")
            .map(|one| {
                one.split([' ', '.', '-']).filter(|w| !w.is_empty()).map(str::to_owned).collect()
            })
            .collect()
    };
    let one = |a: &[String], b: &[String]| {
        let (Some(x), Some(y)) = (a.last(), b.last()) else { return false };
        x == y
            || b.contains(x)
            || a.contains(y)
            || (x.len() > 3 && y.len() > 3 && strsim::normalized_levenshtein(x, y) >= 0.7)
    };
    words(a).iter().any(|a| words(b).iter().any(|b| one(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_one_person_by_their_surnames() {
        for (a, b, one) in [
            ("Mara Keane", "Keane", true),
            ("Mara Keane", "Keane Holt", true),
            ("Mara Keane and Tom Brady", "Brady", true),
            ("Volodymyr Zelenskiy", "Zelensky", true),
            ("Ann Hale", "Tom Hall", true),
            ("Ann Lee", "Tom Lea", false),
            ("Ann Keane", "Tom Kern", false),
            ("Mara Keane", "Mara Zeller", false),
            ("", "Keane", false),
        ] {
            assert_eq!(same_name(a, b), one, "{a} and {b}");
            assert_eq!(same_name(b, a), one, "{b} and {a}");
        }
    }
}
