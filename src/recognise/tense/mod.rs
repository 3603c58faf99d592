//! The tense of a clause. In: the tokens of a sentence and a place in it. Out: whether its verb tells of the past or looks ahead.
//!
//! A cue is looked for in the words before the place first, nearest first; behind it where the place opens its clause or nothing
//! stands before. Words are judged by form alone: a list of common irregular pasts, and the ending `-ed`.

mod cues;

use super::dates::Tense;
use crate::text::{TokenKind, Tokens};
use cues::Cues;
use std::ops::Range;

/// The tense of the clause around `place`, within `sentence`.
pub fn tense(tokens: &Tokens, sentence: &Range<usize>, place: &Range<usize>) -> Tense {
    let opens = opens_clause(tokens, sentence, place.start);
    if ahead_of(tokens, sentence, place.start) {
        return Tense::Future;
    }
    if let Some(tense) = governed(tokens, sentence.start, place) {
        return tense;
    }
    let before = || backward(tokens, sentence.start, place);
    let behind = || forward(tokens, place, sentence.end);
    let found = if opens { behind().or_else(before) } else { before().or_else(behind) };
    found.unwrap_or(Tense::None)
}

/// Whether the clause that token `at` stands in looks ahead: `will return in two weeks`.
pub fn looks_ahead(tokens: &Tokens, at: usize, end: usize) -> bool {
    let start = (0..at)
        .rev()
        .take(40)
        .find(|&i| is_stop(tokens, i))
        .map_or(at.saturating_sub(40), |i| i + 1);
    let place = at..at;
    let cue = backward(tokens, start, &place).or_else(|| forward(tokens, &place, end));
    match cue {
        Some(Tense::Future) => true,
        Some(Tense::Present) | None => {
            !(start..at).any(|i| cue_at(tokens, start, i, &place) == Some(Tense::Past))
        }
        _ => false,
    }
}

/// Whether the place opens its clause: nothing but small words between it and a comma, `and`, `but` or the sentence's start.
fn opens_clause(tokens: &Tokens, sentence: &Range<usize>, at: usize) -> bool {
    let mut i = at;
    while i > sentence.start {
        i -= 1;
        match tokens.word(i) {
            "on" | "in" | "by" | "at" | "the" | "since" | "until" | "after" | "before" | "from"
            | "during" | "late" | "early" => {}
            "," | ";" | ":" | "and" | "but" | "that" | "-" | "\"" | "while" | "when" | "as"
            | "(" => return true,
            _ => return false,
        }
    }
    true
}

fn ahead_of(tokens: &Tokens, sentence: &Range<usize>, at: usize) -> bool {
    at >= sentence.start + 2 && tokens.word(at - 1) == "of" && tokens.word(at - 2) == "ahead"
        || at > sentence.start && matches!(tokens.word(at - 1), "upcoming" | "coming")
}

/// How far before `until` the verb that puts something off may stand.
const OBJECT: usize = 7;

/// What the words right before the place say: `since Friday`, `is expected Thursday`, `adjourned until Monday`, `the deadline is
/// Friday`.
fn governed(tokens: &Tokens, start: usize, place: &Range<usize>) -> Option<Tense> {
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
    if matches!(word(1), "until" | "till" | "to" | "through" | "for")
        && (Cues::of(verb).any(Cues::DEFERRED) || particle && verb == "put")
    {
        return Some(Tense::Future);
    }
    // `adjourned the hearing until Friday`, `has until Friday`, `schools stay closed until Friday`.
    if matches!(word(1), "until" | "till") {
        let mut clause =
            (2..=OBJECT).map(word).take_while(|word| !matches!(*word, "," | ";" | "that"));
        let lasting = |word| {
            matches!(
                word,
                "stay" | "stays" | "remain" | "remains" | "give" | "gives" | "gave" | "given"
            )
        };
        if matches!(word(2), "has" | "have")
            || clause.any(|word| lasting(word) || Cues::of(word).any(Cues::DEFERRED))
        {
            return Some(Tense::Future);
        }
    }
    if is_owner(tokens, place) {
        return None;
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
    let appointed = Cues::of(before).any(Cues::APPOINTED)
        || word(1) == "for" && matches!(before, "forecast" | "tipped" | "booked" | "billed");
    // `it's Friday`; the `'s` of `the paper's Sept. 15 issue` is no verb.
    let is_said = match before {
        "is" | "are" => true,
        "'s" => matches!(word(earlier), "it" | "that" | "this" | "there" | "he" | "she" | "when"),
        _ => false,
    };
    let is_on = is_said && !matches!(word(1), "in" | "by" | "for");
    (appointed || is_on).then_some(Tense::Future)
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

/// Whether something belongs to the date: `Thursday's talks`.
fn is_owner(tokens: &Tokens, place: &Range<usize>) -> bool {
    tokens.get(place.end).is_some_and(|t| t.kind == TokenKind::Possessive)
}

fn backward(tokens: &Tokens, start: usize, place: &Range<usize>) -> Option<Tense> {
    (start..place.start).rev().find_map(|i| cue_at(tokens, start, i, place))
}

fn forward(tokens: &Tokens, place: &Range<usize>, end: usize) -> Option<Tense> {
    (place.end..end).find_map(|i| cue_at(tokens, place.end, i, place))
}

fn is_stop(tokens: &Tokens, i: usize) -> bool {
    matches!(tokens.word(i), "." | "?" | "!" | ";")
}

/// How far from its date a verb in the present may stand to set it on a timetable, in tokens.
const NEAR: usize = 10;

/// Whether the word at `i` is a verb in the present that puts the date at `place` on a timetable: `the law takes effect on`.
fn on_timetable(tokens: &Tokens, start: usize, i: usize, place: &Range<usize>) -> bool {
    let (word, next) = (tokens.word(i), tokens.get_word(i + 1));
    let phrase = match word {
        "takes" | "take" => matches!(next, "effect" | "place" | "office"),
        "goes" => matches!(next, "on" | "into" | "before" | "to"),
        "go" => matches!(next, "on" | "into" | "to"),
        "come" => next == "into",
        "comes" => matches!(next, "into" | "up") || i + 2 >= place.start && next != "after",
        "kicks" => next == "off",
        "runs" | "run" => {
            let dated = tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
            matches!(next, "from" | "until" | "through" | "to") || i + 1 == place.start || dated
        }
        "gets" => matches!(next, "under" | "underway"),
        _ => false,
    };
    let before = if i > start { tokens.word(i - 1) } else { "" };
    let plural = before.len() > 3 && before.ends_with('s')
        || matches!(before, "%" | "they" | "we" | "," | "and");
    let noun = matches!(
        before,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "of" | "in" | "no" | "'s"
    );
    let cues = Cues::of(word);
    let verb = phrase || cues.any(Cues::TIMETABLE) || plural && cues.any(Cues::TIMETABLE_PLURAL);
    let (first, last) = if i < place.start { (i + 1, place.start) } else { (place.end, i) };
    verb && !noun
        && !is_owner(tokens, place)
        && last.saturating_sub(first) <= NEAR
        && !(first..last).any(|j| matches!(tokens.word(j), "," | ";" | ":" | "that" | "\""))
}

/// What the word at `i` says about the tense of what is told at `place`; no token before `start` is looked at.
fn cue_at(tokens: &Tokens, start: usize, i: usize, place: &Range<usize>) -> Option<Tense> {
    let token = &tokens[i];
    if !matches!(token.kind, TokenKind::Word | TokenKind::Possessive) {
        return None;
    }
    let word = tokens.word(i);
    let cues = Cues::of(word);
    let regular = is_regular_past(word);
    if cues.is_none() && !regular && !word.ends_with("'ll") {
        return None;
    }
    if word == "to" {
        return infinitive(tokens, start, i);
    }
    if on_timetable(tokens, start, i, place) {
        return Some(Tense::Future);
    }
    if token.capital && i > start && !matches!(word, "will") {
        return None;
    }
    if cues.any(Cues::FUTURE) || word.ends_with("'ll") {
        let noun = word == "will"
            && i > start
            && matches!(tokens.word(i - 1), "the" | "his" | "her" | "their" | "a" | "free")
            || word == "may" && token.capital;
        return (!noun).then_some(Tense::Future);
    }
    if matches!(
        word,
        "scheduled" | "due" | "slated" | "expected" | "planned" | "planning" | "plans" | "set"
    ) && matches!(
        tokens.get_word(i + 1),
        "for" | "on" | "in" | "at" | "next" | "this" | "by" | "to" | "from"
    ) && (word != "set" && word != "due" && word != "plans"
        || matches!(tokens.get_word(i + 1), "for" | "to" | "on") && word != "due"
        || word == "due" && tokens.get_word(i + 1) != "to")
    {
        return Some(Tense::Future);
    }
    if matches!(word, "has" | "have" | "'s" | "is" | "are") && tokens.get_word(i + 1) == "to" {
        return Some(Tense::Future);
    }
    // "The plan, which they agreed on Tuesday, foresees a pause that could last": behind the place it is of another clause.
    if word == "could" && i < place.start && opens_prospect(tokens.get_word(i + 1)) {
        return Some(Tense::Future);
    }
    // `will have`, `will be held`: the modal further left decides.
    let before = if i > start { tokens.word(i - 1) } else { "" };
    let modal = before == "be"
        || Cues::of(before).any(Cues::FUTURE) && !tokens[i - 1].capital
        || is_future_perfect(tokens, start, i);
    if !modal && (regular || cues.any(Cues::PAST)) {
        return (!is_adjective(tokens, before, i)).then_some(Tense::Past);
    }
    if !modal && cues.any(Cues::PRESENT) && token.kind == TokenKind::Word {
        return Some(Tense::Present);
    }
    None
}

/// `will have closed`, `will have been`: done by then, and then lies ahead.
fn is_future_perfect(tokens: &Tokens, start: usize, i: usize) -> bool {
    let mut words = (start..i).rev().map(|i| tokens.word(i)).skip_while(|word| *word == "been");
    words.next() == Some("have")
        && words
            .next()
            .is_some_and(|word| matches!(word, "will" | "won't") || word.ends_with("'ll"))
}

/// `the combined company`, `his planned visit`: a participle that tells which one is meant, and not when.
fn is_adjective(tokens: &Tokens, before: &str, i: usize) -> bool {
    matches!(before, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "your")
        && tokens.get(i + 1).is_some_and(|next| next.kind == TokenKind::Word)
}

/// Whether `could` and this word look ahead (`could continue through Friday`), and do not tell what was possible then.
fn opens_prospect(word: &str) -> bool {
    !matches!(
        word,
        "not"
            | "n't"
            | "only"
            | "hardly"
            | "have"
            | "see"
            | "hear"
            | "feel"
            | "find"
            | "do"
            | "say"
            | "tell"
            | "believe"
            | "remember"
            | "no"
            | "barely"
            | ""
    )
}

fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !matches!(
            word,
            "hundred"
                | "sacred"
                | "naked"
                | "united"
                | "alleged"
                | "so-called"
                | "armed"
                | "limited"
                | "proposed"
        )
}

/// `to` and a verb: what governs it decides. What was expected in the past may have come or not.
fn infinitive(tokens: &Tokens, start: usize, at: usize) -> Option<Tense> {
    let next = tokens.get(at + 1)?;
    let verb = next.kind == TokenKind::Word && !next.capital;
    if !verb || Cues::of(tokens.word(at + 1)).any(Cues::NO_VERB) {
        return None;
    }
    // `The treaty was to be signed on Tuesday`: so it was or so it will be.
    if at > start && matches!(tokens.word(at - 1), "was" | "were") {
        return Some(Tense::Present);
    }
    for i in (start..at).rev().take(4) {
        let word = tokens.word(i);
        let cues = Cues::of(word);
        if cues.any(Cues::BEHIND) {
            return Some(Tense::Past);
        }
        if cues.any(Cues::AHEAD) {
            let was = i > start && matches!(tokens.word(i - 1), "was" | "were" | "had" | "been");
            return Some(if was { Tense::Present } else { Tense::Future });
        }
        if tokens[i].kind != TokenKind::Word {
            return None;
        }
    }
    // A headline: `Trump to meet Putin Friday`.
    let bare = at > start
        && tokens[at - 1].capital
        && tokens.word(at - 1) != "according"
        && (start..at).all(|i| tokens[i].kind != TokenKind::Word || tokens[i].capital);
    bare.then_some(Tense::Future)
}
