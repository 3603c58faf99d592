//! `quote-speaker`: the same words given to different speakers. In: every quote of every article with its speaker. Out: what the
//! fewer articles say, beside what the more say.
//!
//! Only speakers who are named count; a pronoun, a role or a guess is no contradiction, nor is a spokesperson beside whom they speak
//! for, nor one of several who speak together.

use super::recurring::{Recurring, Utterance};
use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::look::Look;
use crate::engine::mention::Card;
use crate::engine::normal;
use crate::engine::plan::Plan;
use crate::problem::Severity;
use crate::recognise::lexicon::{self, Classes};
use crate::text::fold;
use crate::value::{EntityId, Gazetteer, Party, ResolvedBy, Tier};

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

    fn sight(&self) -> Sight {
        Sight::Recurring
    }

    fn about(&self) -> &'static str {
        "the same words are given to different speakers"
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
        let mut out = Vec::new();
        let settled: Vec<bool> =
            (0..recurring.of_wording.len()).map(|w| recurring.is_one_voice(w)).collect();
        for (index, utterance) in recurring.utterances.iter().enumerate() {
            if settled[utterance.wording] || certainty(utterance, gazetteer) == Certainty::None {
                continue;
            }
            let alike = recurring.alike(index);
            out.extend(judge(utterance, &alike, cards, gazetteer));
        }
        out
    }
}

/// How sure it is who spoke.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    None,
    Likely,
    Sure,
}

fn certainty(utterance: &Utterance, gazetteer: &Gazetteer) -> Certainty {
    let speaker = &utterance.quote.speaker;
    let named =
        matches!(speaker.by, Some(ResolvedBy::Alias | ResolvedBy::Name | ResolvedBy::Surname));
    let Some(party) = speaker.party.as_ref().filter(|_| named && speaker.tier != Tier::C) else {
        return Certainty::None;
    };
    match is_person(party, gazetteer) {
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

/// The conflict of one utterance with those like it, if it is with the fewer articles.
fn judge(
    own: &Utterance,
    alike: &[&Utterance],
    cards: &[Card],
    gazetteer: &Gazetteer,
) -> Option<Finding> {
    let party = own.quote.speaker.party.as_ref()?;
    let rivals: Vec<&&Utterance> = alike
        .iter()
        .filter(|other| {
            other.mention.article != own.mention.article
                && certainty(other, gazetteer) > Certainty::None
        })
        .collect();
    let against: Vec<&&&Utterance> = rivals
        .iter()
        .filter(|other| !agree(party, other.quote.speaker.party.as_ref(), gazetteer))
        .collect();
    let reference = against.iter().min_by_key(|other| {
        let theirs = other.quote.speaker.party.as_ref();
        (std::cmp::Reverse(carried(theirs, own, &rivals, cards, gazetteer)), other.age(cards))
    })?;
    let (mine, theirs) = (
        carried(Some(party), own, &rivals, cards, gazetteer),
        carried(reference.quote.speaker.party.as_ref(), own, &rivals, cards, gazetteer),
    );
    let stands = mine > theirs
        || mine == theirs && own.age(cards) < oldest(reference, &against, cards, gazetteer);
    if stands {
        return None;
    }
    let sure = [own, reference].iter().all(|u| certainty(u, gazetteer) == Certainty::Sure)
        && !names(&own.quote.nearby, reference, gazetteer)
        && !names(&reference.quote.nearby, own, gazetteer)
        && own.days_from(reference, cards).is_none_or(|days| days <= DAYS);
    let show = |u: &Utterance| {
        u.quote.speaker.party.as_ref().map(|p| normal::party(p, gazetteer)).unwrap_or_default()
    };
    let message = format!(
        "these words are given to {} here and to {} {}",
        show(own),
        show(reference),
        if theirs == 1 {
            "in another article".to_owned()
        } else {
            format!("in {theirs} other articles")
        },
    );
    Some(Finding {
        strength: Strength::Conflict,
        lowered: !sure,
        ..Finding::new(
            Reason::Speaker,
            message,
            own.mention.clone(),
            vec![reference.mention.clone()],
        )
    })
}

fn oldest<'a>(
    reference: &&&Utterance<'a>,
    against: &[&&&Utterance<'a>],
    cards: &'a [Card],
    gazetteer: &Gazetteer,
) -> (bool, Option<jiff::civil::Date>, &'a str, usize) {
    let party = reference.quote.speaker.party.as_ref();
    against
        .iter()
        .filter(|u| party.is_some_and(|p| agree(p, u.quote.speaker.party.as_ref(), gazetteer)))
        .map(|u| u.age(cards))
        .min()
        .unwrap_or_else(|| reference.age(cards))
}

/// How many articles with words of their own give the words to `party`.
fn carried(
    party: Option<&Party>,
    own: &Utterance,
    rivals: &[&&Utterance],
    cards: &[Card],
    gazetteer: &Gazetteer,
) -> usize {
    let Some(party) = party else { return 0 };
    let mut texts: Vec<[u8; 16]> = rivals
        .iter()
        .map(|u| **u)
        .chain([own])
        .filter(|u| agree(party, u.quote.speaker.party.as_ref(), gazetteer))
        .map(|u| cards[u.mention.article].words)
        .collect();
    texts.sort_unstable();
    texts.dedup();
    texts.len()
}

fn names(nearby: &[Party], other: &Utterance, gazetteer: &Gazetteer) -> bool {
    let theirs = other.quote.speaker.party.as_ref();
    nearby.iter().any(|party| agree(party, theirs, gazetteer))
}

/// Whether two speakers can be the same, share one who speaks, or stand together.
pub(super) fn agree(a: &Party, b: Option<&Party>, gazetteer: &Gazetteer) -> bool {
    let Some(b) = b else { return true };
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
