//! `quote-wording`: one utterance of one speaker in different words. In: every quote of every article with its speaker. Out: the
//! wording of the fewer articles beside that of the more, and the words that differ.
//!
//! Excerpts, fillers, typography and spelling are no differences; more than one word in ten changed is another utterance.

use super::quote_speaker::agree;
use super::recurring::{Ages, Recurring, Utterance};
use super::{Check, CompareQuotes, Finding};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::Card;
use crate::engine::normal;
use crate::engine::plan::Plan;
use crate::engine::quotes::{Relation, Words, relation};
use crate::problem::Severity;
use crate::value::{Gazetteer, Party};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The check.
pub struct QuoteWording;

/// Articles that lie further apart in days may well quote two occasions.
const DAYS: i32 = 7;

impl Check for QuoteWording {
    fn id(&self) -> &'static str {
        "quote-wording"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn about(&self) -> &'static str {
        "one utterance of one speaker is given in different words"
    }

    fn quotes(&self) -> Option<&dyn CompareQuotes> {
        Some(self)
    }
}

impl CompareQuotes for QuoteWording {
    fn compare(&self, recurring: &Recurring, cards: &[Card], plan: &Plan) -> Vec<Finding> {
        let gazetteer = &plan.settings.gazetteer;
        let ages = Ages::new(cards);
        let weigher = Weigher { recurring, cards, gazetteer, ages, given: RefCell::default() };
        recurring.utterances.iter().filter_map(|utterance| weigher.judge(utterance)).collect()
    }
}

struct Weigher<'a> {
    recurring: &'a Recurring<'a>,
    cards: &'a [Card],
    gazetteer: &'a Gazetteer,
    ages: Ages,
    /// What was gathered of wordings and parties: a much repeated quote would else be gathered for each utterance of it.
    given: RefCell<HashMap<(usize, &'a Party), Rc<Given<'a>>>>,
}

/// A wording as given to one party.
struct Given<'a> {
    /// The utterances of it, the oldest first.
    utterances: Vec<&'a Utterance<'a>>,
    /// How many articles with words of their own carry it, or an excerpt of it, or what it is an excerpt of.
    carried: usize,
}

impl<'a> Weigher<'a> {
    /// The conflict of one utterance with the best carried wording that differs from it, if that is carried better.
    fn judge(&self, own: &'a Utterance<'a>) -> Option<Finding> {
        let party = own.quote.speaker.party.as_ref()?;
        let (reference, _, grammar_only, theirs) = self
            .recurring
            .related(own.wording)
            .iter()
            .filter_map(|(wording, relation)| {
                let Relation::Reworded { changes, grammar_only } = relation else { return None };
                let given = self.given(*wording, party);
                let reference = given.elsewhere(own)?;
                Some((reference, changes, *grammar_only, given.carried))
            })
            .min_by_key(|(reference, changes, _, carried)| {
                (std::cmp::Reverse(*carried), changes.len(), self.ages.of(reference))
            })?;
        let mine = self.given(own.wording, party);
        let first = mine.elsewhere(reference).map(|u| self.ages.of(u));
        let stands = mine.carried > theirs
            || mine.carried == theirs && first < Some(self.ages.of(reference));
        if stands {
            return None;
        }
        let apart = own.days_from(reference, self.cards).is_some_and(|days| days > DAYS);
        let message = self.message(own, reference, party, theirs);
        Some(Finding {
            strength: Strength::Conflict,
            lowered: grammar_only || apart || self.is_translated(party),
            ..Finding::new(
                Reason::Wording,
                message,
                own.mention.clone(),
                vec![reference.mention.clone()],
            )
        })
    }

    fn given(&self, wording: usize, party: &'a Party) -> Rc<Given<'a>> {
        if let Some(known) = self.given.borrow().get(&(wording, party)) {
            return known.clone();
        }
        let mut utterances = self.by(wording, party);
        utterances.sort_unstable_by_key(|utterance| self.ages.of(utterance));
        let related = self.recurring.related(wording).iter();
        let same = related.filter(|(_, relation)| *relation == Relation::Same);
        let mut texts: Vec<[u8; 16]> = same
            .flat_map(|(other, _)| self.by(*other, party))
            .chain(utterances.iter().copied())
            .map(|utterance| self.cards[utterance.mention.article].words)
            .collect();
        texts.sort_unstable();
        texts.dedup();
        let given = Rc::new(Given { utterances, carried: texts.len() });
        self.given.borrow_mut().insert((wording, party), given.clone());
        given
    }

    /// The utterances of a wording by whoever can be `party`.
    fn by(&self, wording: usize, party: &Party) -> Vec<&'a Utterance<'a>> {
        // Many utterances have few speakers.
        let mut same: HashMap<&Party, bool> = HashMap::new();
        let all = self.recurring.of_wording[wording].iter().map(|&i| &self.recurring.utterances[i]);
        all.filter(|utterance| {
            utterance.quote.speaker.party.as_ref().is_some_and(|theirs| {
                *same.entry(theirs).or_insert_with(|| agree(party, Some(theirs), self.gazetteer))
            })
        })
        .collect()
    }

    fn is_translated(&self, party: &Party) -> bool {
        match party {
            Party::Entities(ids) => ids.iter().any(|&id| self.gazetteer.get(id).translated),
            Party::Named(_) => false,
        }
    }

    fn message(
        &self,
        own: &Utterance,
        reference: &Utterance,
        party: &Party,
        carried: usize,
    ) -> String {
        let (here, there) = (
            Words::new(&own.quote.words, self.gazetteer),
            Words::new(&reference.quote.words, self.gazetteer),
        );
        // Wordings are compared as their first utterance prints them, which may leave out other words than these two do.
        let changes = match relation(&here, &there) {
            Relation::Reworded { changes, .. } => changes,
            Relation::Same | Relation::Other => Vec::new(),
        };
        let shown: Vec<String> = changes
            .iter()
            .take(3)
            .map(|change| {
                let a = printed(&own.quote.words, &here, &change.a);
                let b = printed(&reference.quote.words, &there, &change.b);
                format!("{a} here, {b} there")
            })
            .collect();
        let more = if changes.len() > 3 {
            format!(" and {} more", changes.len() - 3)
        } else {
            String::new()
        };
        let articles = if carried == 1 {
            "another article has".to_owned()
        } else {
            format!("{carried} other articles have")
        };
        let who = normal::party(party, self.gazetteer);
        if shown.is_empty() {
            return format!("{articles} this utterance of {who} in other words");
        }
        format!("{articles} this utterance of {who} in other words: {}{more}", shown.join("; "))
    }
}

impl<'a> Given<'a> {
    /// The oldest utterance in another article than that of `own`.
    fn elsewhere(&self, own: &Utterance) -> Option<&'a Utterance<'a>> {
        self.utterances.iter().copied().find(|u| u.mention.article != own.mention.article)
    }
}

/// The words of a change as printed: `“phone”`, or `nothing`.
fn printed(text: &str, words: &Words, range: &std::ops::Range<usize>) -> String {
    if range.is_empty() {
        return "nothing".to_owned();
    }
    let (first, last) = (words.words[range.start].span, words.words[range.end - 1].span);
    format!("“{}”", &text[first.start..last.end])
}
