//! What the words right beside a date say of when: `since Friday`, `his next hearing on 17 February`, `Monday is a holiday`. In: tokens and
//! the place of the date. Out: a tense that no verb further off changes.

use super::cues::Cues;
use super::{cue_at, is_owner};
use crate::recognise::dates::Tense;
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// How far before `until` the verb that puts something off may stand.
const OBJECT: usize = 7;

/// What the words right before the place say: `since Friday`, `is expected Thursday`, `adjourned until Monday`, `the deadline is
/// Friday`.
pub(super) fn governed(tokens: &Tokens, start: usize, place: &Range<usize>) -> Option<Tense> {
    let at = place.start;
    let word = |back: usize| match at.checked_sub(back) {
        Some(i) if i >= start => tokens.word(i),
        _ => "",
    };
    if word(1) == "since" || word(1) == "the" && word(2) == "since" {
        return Some(Tense::Past);
    }
    // `postponed until Monday`, `put back to Monday`, `brought forward to Thursday`.
    let particle = matches!(word(2), "back" | "off" | "forward" | "up");
    let verb = if particle { word(3) } else { word(2) };
    // `put the vote off to Monday`, `moved the deadline to Friday`.
    let shifted = |word: &str| Cues::of(word).any(Cues::DEFERRED) && word != "suspended";
    if word(1) == "to"
        && (2..=OBJECT)
            .map(word)
            .take_while(|word| !matches!(*word, "," | ";" | "that" | ""))
            .any(shifted)
    {
        return Some(Tense::Future);
    }
    if matches!(word(1), "until" | "till" | "to" | "through" | "for")
        && (Cues::of(verb).any(Cues::DEFERRED) || particle && verb == "put")
    {
        return Some(Tense::Future);
    }
    // `voting was extended into Friday`.
    if word(1) == "into" && matches!(verb, "extended" | "pushed") {
        return Some(Tense::Future);
    }
    // `adjourned the hearing until Friday`, `has until Friday`, `schools stay closed until Friday`.
    if matches!(word(1), "until" | "till") {
        let mut clause =
            (2..=OBJECT).map(word).take_while(|word| !matches!(*word, "," | ";" | "that"));
        let lasting = |word| {
            matches!(
                word,
                "stay"
                    | "stays"
                    | "remain"
                    | "remains"
                    | "give"
                    | "gives"
                    | "gave"
                    | "given"
                    | "is"
                    | "are"
            )
        };
        if matches!(word(2), "has" | "have")
            || clause.any(|word| lasting(word) || Cues::of(word).any(Cues::DEFERRED))
        {
            return Some(Tense::Future);
        }
    }
    if is_owner(tokens, place) {
        // `economists await Friday's report`.
        let waited = word(1) == "for"
            && matches!(word(2), "wait" | "waits" | "waited" | "waiting" | "braced" | "bracing");
        return (waited || Cues::of(word(1)).any(Cues::AWAITING)).then_some(Tense::Future);
    }
    if let Some(tense) = prospect(tokens, start, at) {
        return Some(tense);
    }
    if is_called_off(tokens, start, place) {
        return Some(Tense::Present);
    }
    if is_next_one(tokens, start, at)
        || is_hoped(tokens, start, at)
        || is_called_for(tokens, start, at)
        || is_day_of(tokens, start, place)
        || is_date_set(tokens, start, at)
    {
        return Some(Tense::Future);
    }
    let on = usize::from(matches!(word(1), "on" | "from" | "in"));
    if matches!(word(1 + on), "starting" | "beginning" | "commencing") {
        return Some(from_then_on(tokens, start, at - 1 - on));
    }
    let led = matches!(
        word(1),
        "on" | "at"
            | "in"
            | "by"
            | "for"
            | "early"
            | "late"
            | "before"
            | "after"
            | "over"
            | "through"
            | "during"
            | "around"
            | "about"
    );
    let (before, earlier) = if led { (word(2), 3) } else { (word(1), 2) };
    // `had been planned for January`.
    if word(earlier) == "been" && matches!(word(earlier + 1), "had" | "have" | "has") {
        return (word(earlier + 1) == "had").then_some(Tense::Past);
    }
    // `to holders of record Nov. 24`.
    if word(1) == "record" && word(2) == "of" {
        return Some(Tense::Future);
    }
    // `the record set Saturday`.
    if before == "set" && !matches!(word(1), "for" | "by") {
        return Some(Tense::Past);
    }
    // `they are expected back Tuesday`; `the race is still on for Tuesday`.
    let back = matches!(before, "back" | "home" | "again" | "out" | "there")
        && Cues::of(word(earlier)).any(Cues::APPOINTED);
    let on_for = word(1) == "for" && before == "on";
    let appointed = Cues::of(before).any(Cues::APPOINTED)
        || back
        || on_for
        || word(1) == "for"
            && matches!(
                before,
                "forecast" | "tipped" | "booked" | "billed" | "called" | "announced"
            );
    // `it's Friday`; the `'s` of `the paper's Sept. 15 issue` is no verb.
    let is_said = match before {
        "is" | "are" => true,
        "'s" => matches!(word(earlier), "it" | "that" | "this" | "there" | "he" | "she" | "when"),
        _ => false,
    };
    let is_on = is_said && !matches!(word(1), "in" | "by" | "for");
    (appointed || is_on).then_some(Tense::Future)
}

/// `a game that was set for Monday was called off`, `his trial, slated for May, was delayed`: so it was, or so it will be.
fn is_called_off(tokens: &Tokens, start: usize, place: &Range<usize>) -> bool {
    const BEHIND: usize = 6;
    let led = place.start.checked_sub(1).filter(|&i| i > start);
    let Some(led) = led.filter(|&i| matches!(tokens.word(i), "for" | "on")) else { return false };
    let set = matches!(tokens.word(led - 1), "set" | "scheduled" | "slated" | "planned" | "due");
    let is_off = |i: usize| {
        let off = matches!(tokens.get_word(i), "called" | "put") && tokens.get_word(i + 1) == "off";
        off || Cues::of(tokens.get_word(i)).any(Cues::OFF)
    };
    set && (place.end..place.end + BEHIND)
        .any(|i| is_off(i) && matches!(tokens.word(i - 1), "was" | "were" | "been" | "but" | "and"))
}

/// `his next hearing on 17 February`, `the next round, in May`: what is next lies ahead.
fn is_next_one(tokens: &Tokens, start: usize, at: usize) -> bool {
    const REACH: usize = 4;
    let Some(led) = at.checked_sub(1).filter(|&i| i > start) else { return false };
    if !matches!(tokens.word(led), "on" | "in" | "at" | "is") {
        return false;
    }
    let Some(next) = (start..led).rev().take(REACH).find(|&i| tokens.word(i) == "next") else {
        return false;
    };
    let counted = matches!(
        tokens.word(next + 1),
        "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "morning"
            | "evening"
            | "night"
            | "few"
            | "several"
            | "two"
            | "three"
            | "to"
            | "door"
            | "on"
            | "in"
            | "at"
            | "is"
    );
    let noun = |i: usize| {
        let word = tokens[i].kind == TokenKind::Word;
        (word || tokens.word(i) == "," && i + 1 == led)
            && cue_at(tokens, start, i, &(at..at)).is_none()
    };
    // `they won their next game on Sunday`.
    let done = (start.max(next.saturating_sub(2))..next)
        .any(|i| cue_at(tokens, start, i, &(at..at)) == Some(Tense::Past));
    !counted && !done && next + 1 < led && (next + 1..led).all(noun)
}

/// `set a special meeting for the week of Nov. 13`, `called an election for May 4`: what somebody set lies ahead.
fn is_called_for(tokens: &Tokens, start: usize, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|&i| i > start && tokens.word(i) == "for");
    before.is_some_and(|led| {
        (start..led).rev().take(OBJECT).take_while(|&i| tokens[i].kind == TokenKind::Word).any(
            |i| {
                // A record that is set is one that was reached.
                !matches!(tokens.get_word(i + 2), "record" | "high" | "low" | "mark" | "new")
                    && matches!(
                        tokens.word(i),
                        "set" | "scheduled" | "called" | "announced" | "booked" | "planned"
                    )
                    && matches!(tokens.word(i + 1), "a" | "an" | "the" | "another" | "its")
            },
        )
    })
}

/// `demanded a vote by June`: it lies ahead; `called for a vote in June`, `the chances of a vote in June`: either the vote or the call is
/// of that month.
fn prospect(tokens: &Tokens, start: usize, at: usize) -> Option<Tense> {
    let led = at.checked_sub(1).filter(|&i| i > start)?;
    let by = tokens.word(led) == "by";
    if !by && !matches!(tokens.word(led), "in" | "before") {
        return None;
    }
    let object =
        || (start..led).rev().take(OBJECT).take_while(|&i| tokens[i].kind == TokenKind::Word);
    if by && object().any(|i| Cues::of(tokens.word(i)).any(Cues::DEMAND)) {
        return Some(Tense::Future);
    }
    let open = object().any(|i| {
        let joint = matches!(tokens.word(i), "of" | "for") && i + 1 < led;
        let out = tokens.word(i) == "out" && i > start && tokens.word(i - 1).starts_with("rule");
        out || joint && i > start && Cues::of(tokens.word(i - 1)).any(Cues::PROSPECT)
    });
    open.then_some(Tense::None)
}

/// `set a trial date of March 5`.
fn is_date_set(tokens: &Tokens, start: usize, at: usize) -> bool {
    let Some(of) = at.checked_sub(1).filter(|&of| of > start + 1) else { return false };
    tokens.word(of) == "of"
        && matches!(tokens.word(of - 1), "date" | "deadline")
        && (start..of - 1)
            .rev()
            .take(OBJECT)
            .any(|i| matches!(tokens.word(i), "set" | "sets" | "fixed"))
}

/// `Monday is a holiday`: what day it is of a day that opens its clause.
fn is_day_of(tokens: &Tokens, start: usize, place: &Range<usize>) -> bool {
    let opens = place.start == start
        || matches!(tokens.word(place.start - 1), ";" | "," | "and" | "but" | "\"");
    opens
        && tokens.get_word(place.end) == "is"
        && matches!(
            tokens.get_word(place.end + 1),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "election"
        )
}

/// `will stay until a deal is done, perhaps by Monday`: a guess at when, of what the sentence looks ahead to.
fn is_hoped(tokens: &Tokens, start: usize, at: usize) -> bool {
    let led = at > start && matches!(tokens.word(at - 1), "by" | "on" | "in" | "as");
    let before = at - usize::from(led);
    before > start
        && matches!(
            tokens.word(before - 1),
            "perhaps" | "possibly" | "maybe" | "hopefully" | "probably"
        )
        && (start..before).any(|i| Cues::of(tokens.word(i)).any(Cues::FUTURE))
}

/// `will close, starting Monday`, `voted over three days, beginning Friday`: what starts lies ahead, unless the verb before it tells of
/// something that lasted.
fn from_then_on(tokens: &Tokens, start: usize, at: usize) -> Tense {
    let lasted = |i: usize| {
        matches!(
            tokens.word(i),
            "took" | "lasted" | "ran" | "spent" | "stayed" | "fought" | "voted" | "held" | "played"
        )
    };
    let last = (start..at).rev().find(|&i| cue_at(tokens, start, i, &(at..at)).is_some());
    match last {
        Some(i) if lasted(i) => Tense::Past,
        _ => Tense::Future,
    }
}
