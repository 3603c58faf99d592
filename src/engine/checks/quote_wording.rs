//! `quote-wording`: one utterance of one speaker in different words. In: every quote of every article with its speaker. Out: the
//! wording of the fewer articles beside that of the more, and the words that differ.
//!
//! Excerpts, fillers, typography and spelling are no differences; more than one word in ten changed is another utterance.

use super::quote_speaker::agree;
use super::recurring::{Recurring, Utterance};
use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::look::Look;
use crate::engine::mention::Card;
use crate::engine::normal;
use crate::engine::plan::Plan;
use crate::engine::quotes::{Change, Relation, Words};
use crate::problem::Severity;
use crate::value::{Gazetteer, Party};

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

    fn sight(&self) -> Sight {
        Sight::Recurring
    }

    fn about(&self) -> &'static str {
        "one utterance of one speaker is given in different words"
    }

    fn concerns(&self, prose: &str) -> bool {
        super::recurring::has_marks(prose)
    }

    fn compares_quotes(&self) -> bool {
        true
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        super::recurring::material(look)
    }

    fn report(&self, notes: Vec<Note>, cards: &[Card], plan: &Plan) -> Vec<Finding> {
        let gazetteer = &plan.settings.gazetteer;
        let recurring = Recurring::new(&notes, gazetteer);
        let weigher = Weigher { recurring: &recurring, cards, gazetteer };
        recurring.utterances.iter().filter_map(|utterance| weigher.judge(utterance)).collect()
    }
}

struct Weigher<'a> {
    recurring: &'a Recurring<'a>,
    cards: &'a [Card],
    gazetteer: &'a Gazetteer,
}

impl<'a> Weigher<'a> {
    /// The conflict of one utterance with the best carried wording that differs from it, if that is carried better.
    fn judge(&self, own: &Utterance<'a>) -> Option<Finding> {
        let party = own.quote.speaker.party.as_ref()?;
        let (reference, changes, grammar_only, theirs) = self
            .recurring
            .related(own.wording)
            .iter()
            .filter_map(|(wording, relation)| {
                let Relation::Reworded { changes, grammar_only } = relation else { return None };
                let reference = self.oldest(*wording, party, own)?;
                Some((reference, changes, *grammar_only, self.carried(*wording, party)))
            })
            .min_by_key(|(reference, changes, _, carried)| {
                (std::cmp::Reverse(*carried), changes.len(), reference.age(self.cards))
            })?;
        let mine = self.carried(own.wording, party);
        let first = self.oldest(own.wording, party, reference).map(|u| u.age(self.cards));
        let stands = mine > theirs || mine == theirs && first < Some(reference.age(self.cards));
        if stands {
            return None;
        }
        let apart = own.days_from(reference, self.cards).is_some_and(|days| days > DAYS);
        let message = self.message(own, reference, changes, party, theirs);
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

    /// The oldest utterance of that wording by that speaker in another article than `own`.
    fn oldest(&self, wording: usize, party: &Party, own: &Utterance) -> Option<&'a Utterance<'a>> {
        self.by(wording, party)
            .filter(|u| u.mention.article != own.mention.article)
            .min_by_key(|u| u.age(self.cards))
    }

    fn by(&self, wording: usize, party: &Party) -> impl Iterator<Item = &'a Utterance<'a>> {
        let all = self.recurring.of_wording[wording].iter().map(|&i| &self.recurring.utterances[i]);
        all.filter(move |u| {
            u.quote.speaker.party.is_some()
                && agree(party, u.quote.speaker.party.as_ref(), self.gazetteer)
        })
    }

    /// How many articles with words of their own carry that wording, or an excerpt of it, or what it is an excerpt of.
    fn carried(&self, wording: usize, party: &Party) -> usize {
        let same = self
            .recurring
            .related(wording)
            .iter()
            .filter(|(_, relation)| *relation == Relation::Same);
        let mut texts: Vec<[u8; 16]> = same
            .map(|(other, _)| *other)
            .chain([wording])
            .flat_map(|w| self.by(w, party).map(|u| self.cards[u.mention.article].words))
            .collect();
        texts.sort_unstable();
        texts.dedup();
        texts.len()
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
        changes: &[Change],
        party: &Party,
        carried: usize,
    ) -> String {
        let (here, there) = (
            Words::new(&own.quote.words, self.gazetteer),
            Words::new(&reference.quote.words, self.gazetteer),
        );
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
        format!("{articles} this utterance of {who} in other words: {}{more}", shown.join("; "))
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
