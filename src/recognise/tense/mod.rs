//! The tense of a clause. In: the tokens of a sentence and a place in it. Out: whether its verb tells of the past or looks ahead.
//!
//! A cue is looked for in the words before the place first, nearest first; behind it where the place opens its clause or nothing
//! stands before. Words are judged by form alone: a list of common irregular pasts, and the ending `-ed`.

mod cues;
mod governed;

use super::dates::Tense;
use crate::text::{TokenKind, Tokens};
use cues::Cues;
use governed::governed;
use std::ops::Range;

/// The tense of the clause around `place`, within `sentence`.
pub fn tense(tokens: &Tokens, sentence: &Range<usize>, place: &Range<usize>) -> Tense {
    // `for the three months ending Jan. 31 should rise`.
    let ending = place.start > sentence.start && tokens.word(place.start - 1) == "ending";
    let opens = ending
        || opens_clause(tokens, sentence, place.start)
        || is_subject_of_said(tokens, sentence.start, place);
    if ahead_of(tokens, sentence, place.start) {
        return Tense::Future;
    }
    if let Some(tense) = governed(tokens, sentence.start, place) {
        return tense;
    }
    let before = || backward(tokens, sentence.start, place);
    let behind = || forward(tokens, place, sentence.end);
    let found = if opens { behind().or_else(before) } else { before().or_else(behind) };
    match found {
        Some(Tense::Present) if is_aftermath(tokens, sentence.start, place.start) => Tense::Past,
        Some(Tense::Present) | None if is_conditional(tokens, sentence.start, place.start) => {
            Tense::Future
        }
        Some(Tense::Present) if is_limit(tokens, sentence.start, place.start) => Tense::Future,
        Some(Tense::Present | Tense::Future) | None
            if is_mishap(tokens, sentence.start, place.start) =>
        {
            Tense::Past
        }
        found => found.unwrap_or(Tense::None),
    }
}

/// `he is in hospital after a crash on Sunday`: what the present comes of is past.
fn is_aftermath(tokens: &Tokens, start: usize, at: usize) -> bool {
    const REACH: usize = 6;
    let led = at.checked_sub(1).filter(|&i| i > start && tokens.word(i) == "on");
    led.is_some_and(|led| {
        (start..led)
            .rev()
            .take(REACH)
            .take_while(|&i| tokens[i].kind == TokenKind::Word)
            .any(|i| i + 1 < led && matches!(tokens.word(i), "after" | "following"))
    })
}

/// `the school reopens after a fire on Friday`: what nobody plans is past, whatever the verb says.
fn is_mishap(tokens: &Tokens, start: usize, at: usize) -> bool {
    const REACH: usize = 5;
    let on = usize::from(at > start && tokens.word(at - 1) == "on");
    let Some(noun) = at.checked_sub(1 + on).filter(|&i| i > start) else { return false };
    Cues::of(tokens.word(noun)).any(Cues::MISHAP)
        && (start..noun)
            .rev()
            .take(REACH)
            .take_while(|&i| tokens[i].kind == TokenKind::Word)
            .any(|i| matches!(tokens.word(i), "after" | "following" | "since"))
}

/// `if the vote passes Monday`: what may yet come, where no verb of the clause is past.
fn is_conditional(tokens: &Tokens, start: usize, at: usize) -> bool {
    const REACH: usize = 12;
    let clause = (start..at)
        .rev()
        .take(REACH)
        .take_while(|&i| !matches!(tokens.word(i), "," | ";" | ":" | "\""))
        .last();
    clause.is_some_and(|first| {
        let first =
            if matches!(tokens.word(first), "and" | "but" | "that") { first + 1 } else { first };
        matches!(tokens.word(first), "if" | "unless" | "once") && first + 1 < at
    })
}

/// `he remains in jail until a hearing on Monday`: what now lasts until then.
fn is_limit(tokens: &Tokens, start: usize, at: usize) -> bool {
    const REACH: usize = 6;
    let led = at.checked_sub(1).filter(|&i| i > start && matches!(tokens.word(i), "on" | "in"));
    led.is_some_and(|led| {
        (start..led)
            .rev()
            .take(REACH)
            .take_while(|&i| tokens[i].kind == TokenKind::Word)
            .any(|i| i + 1 < led && matches!(tokens.word(i), "until" | "pending"))
    })
}

/// `he said Sunday would be a day of mourning`: the day is what the verb behind it tells of.
fn is_subject_of_said(tokens: &Tokens, start: usize, place: &Range<usize>) -> bool {
    place.start > start
        && matches!(tokens.word(place.start - 1), "said" | "says" | "say")
        && matches!(tokens.get_word(place.end), "would" | "will" | "was" | "is" | "may" | "could")
}

/// Whether the verb before token `at` tells of what had been before: `had run aground on Tuesday`.
pub fn is_pluperfect(tokens: &Tokens, start: usize, at: usize) -> bool {
    const REACH: usize = 8;
    (start..at)
        .rev()
        .take(REACH)
        .take_while(|&i| !matches!(tokens.word(i), "," | ";" | ":" | "\"" | "and" | "but"))
        .any(|i| {
            let next = i + 1 + usize::from(matches!(tokens.get_word(i + 1), "been" | "already"));
            tokens.word(i) == "had" && next < at && is_participle(tokens.word(next))
        })
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

/// Whether something belongs to the date: `Thursday's talks`.
fn is_owner(tokens: &Tokens, place: &Range<usize>) -> bool {
    tokens.get(place.end).is_some_and(|t| t.kind == TokenKind::Possessive)
}

fn backward(tokens: &Tokens, start: usize, place: &Range<usize>) -> Option<Tense> {
    (start..place.start).rev().find_map(|i| cue_at(tokens, start, i, place))
}

fn forward(tokens: &Tokens, place: &Range<usize>, end: usize) -> Option<Tense> {
    // What is said behind a semicolon is said of something else.
    (place.end..end)
        .take_while(|&i| tokens.word(i) != ";")
        .find_map(|i| cue_at(tokens, place.end, i, place))
}

fn is_stop(tokens: &Tokens, i: usize) -> bool {
    matches!(tokens.word(i), "." | "?" | "!" | ";")
}

/// How far from its date a verb in the present may stand to set it on a timetable, in tokens.
const NEAR: usize = 10;

/// Whether the word at `i` is a verb in the present that puts the date at `place` on a timetable: `the law takes effect on`.
fn on_timetable(tokens: &Tokens, start: usize, i: usize, place: &Range<usize>) -> bool {
    let (word, next) = (tokens.word(i), tokens.get_word(i + 1));
    let before = if i > start { tokens.word(i - 1) } else { "" };
    let phrase = match word {
        "takes" | "take" => matches!(next, "effect" | "place" | "office" | "over" | "up"),
        "goes" => matches!(next, "on" | "into" | "before" | "to"),
        "go" => matches!(next, "on" | "into" | "to"),
        "come" => next == "into",
        "comes" => matches!(next, "into" | "up") || i + 2 >= place.start && next != "after",
        "kicks" => next == "off",
        "runs" | "run" => {
            let dated = tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
            // `was run from`, `has run until`.
            let done = matches!(
                before,
                "was" | "were" | "been" | "being" | "be" | "is" | "are" | "had" | "has" | "have"
            );
            // `52 runs on Saturday` were scored.
            let on_day = next == "on"
                && i + 2 == place.start
                && matches!(before, "he" | "she" | "it" | "they" | "we" | "who" | "which");
            let led = matches!(next, "from" | "until" | "through" | "to");
            !done && (led || i + 1 == place.start || on_day || dated)
        }
        "gets" => matches!(next, "under" | "underway"),
        "falls" => next == "on",
        // `leaders do so on Sunday`.
        "do" | "does" => next == "so",
        "steps" => matches!(next, "down" | "aside"),
        "speaks" | "appears" | "sits" => {
            matches!(next, "at" | "on" | "in" | "before" | "again") || i + 1 == place.start
        }
        _ => false,
    };
    // `three days of mourning begin on Sunday`.
    let many = |word: &str| word.len() > 3 && word.ends_with('s');
    // `Hull play at Leeds on Saturday`.
    let named = i > start
        && tokens[i - 1].capital
        && (i - 1 == start || !matches!(tokens.word(i - 2), "the" | "a" | "an" | "of" | "in"));
    let plural = many(before)
        || named
        || i >= start + 3 && tokens.word(i - 2) == "of" && many(tokens.word(i - 3))
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
    let before = if i > start { tokens.word(i - 1) } else { "" };
    // `may fall after rising in October`, `having forecast in August that it would`.
    if cues.any(Cues::MOVING) {
        return (before == "after").then_some(Tense::Past);
    }
    if word == "having" {
        return is_participle(tokens.get_word(i + 1)).then_some(Tense::Past);
    }
    // `snow is forecast for Saturday`.
    if matches!(word, "forecast" | "tipped") {
        let told = matches!(before, "is" | "are" | "'s" | "was" | "were" | "been");
        let ahead = matches!(tokens.get_word(i + 1), "for" | "to" | "in" | "on");
        return (told && ahead).then_some(Tense::Future);
    }
    if is_at(tokens, i, place) {
        return Some(Tense::Future);
    }
    let aux = |word: &str| matches!(word, "is" | "are");
    if aux(word) && is_foreseen(tokens, i + 1) || aux(before) && is_foreseen(tokens, i) {
        return Some(Tense::Future);
    }
    // `takes effect 60 days after it is signed, or in early May`: when is told of, and nothing that is past.
    let passive = |be: usize| {
        matches!(tokens.word(be), "is" | "are") && is_participle(tokens.get_word(be + 1))
    };
    if (passive(i) || i > start && passive(i - 1)) && is_condition(tokens, start, i) {
        return None;
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
    // `Tuesday's vote could be close` is of the vote.
    let of_it = i < place.start || is_owner(tokens, place);
    if word == "could" && of_it && opens_prospect(tokens.get_word(i + 1)) {
        return Some(Tense::Future);
    }
    // `will have`, `will be held`, `may stay closed`: the word further left decides.
    let modal = matches!(before, "be" | "stay" | "remain" | "keep")
        || Cues::of(before).any(Cues::FUTURE) && !tokens[i - 1].capital
        || is_future_perfect(tokens, start, i);
    if !modal && (regular || cues.any(Cues::PAST)) {
        return (!is_adjective(tokens, before, i)).then_some(Tense::Past);
    }
    if !modal && cues.any(Cues::UNCHANGED) && is_told(tokens, start, i) {
        return Some(Tense::Past);
    }
    if !modal && cues.any(Cues::PRESENT) && token.kind == TokenKind::Word {
        return Some(Tense::Present);
    }
    None
}

/// `exports are seen falling in May`, `she is visiting on Monday`: what the word behind `is` or `are` says of what is to come.
fn is_foreseen(tokens: &Tokens, at: usize) -> bool {
    let at = at + usize::from(matches!(tokens.get_word(at), "also" | "not" | "now"));
    let next = tokens.get_word(at + 1);
    match tokens.get_word(at) {
        "seen" => next.ends_with("ing") || next == "at",
        word => Cues::of(word).any(Cues::GOING),
    }
}

/// How far before its verb the word may stand that opens a clause of when.
const CONDITION: usize = 5;

/// Whether the verb at `i` is one of a clause that says when or whether: `until a deal is done`, `once it is signed`.
fn is_condition(tokens: &Tokens, start: usize, i: usize) -> bool {
    (start..i).rev().take(CONDITION).any(|j| {
        matches!(tokens.word(j), "until" | "once" | "unless" | "after" | "before" | "when" | "if")
    })
}

/// Whether the word is a participle of the past.
fn is_participle(word: &str) -> bool {
    is_regular_past(word)
        || Cues::of(word).any(Cues::PAST)
        || matches!(
            word,
            "cut"
                | "put"
                | "hit"
                | "set"
                | "shut"
                | "forecast"
                | "quit"
                | "split"
                | "cost"
                | "let"
                | "run"
                | "come"
                | "become"
                | "spread"
                | "burst"
                | "hurt"
        )
}

/// Whether a word that is verb and noun, present and past, tells what somebody did: `she quit in April`, `the firm cut 300 jobs`; not `a
/// cut in April`, `did not cut`, `and cut the rest`.
fn is_told(tokens: &Tokens, start: usize, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|&before| before >= start) else { return false };
    let subject = &tokens[before];
    let word = tokens.word(before);
    if matches!(word, "he" | "she" | "it" | "who") {
        return true;
    }
    let blocked = subject.kind != TokenKind::Word
        || matches!(
            word,
            "to" | "a"
                | "an"
                | "the"
                | "and"
                | "or"
                | "not"
                | "can"
                | "could"
                | "do"
                | "does"
                | "did"
                | "of"
                | "no"
                | "is"
                | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "has"
                | "have"
                | "had"
                | "that"
                | "which"
                | "i"
                | "you"
                | "if"
                | "when"
                | "new"
                | "any"
                | "this"
                | "rate"
                | "tax"
                | "pay"
                | "for"
                | "in"
                | "on"
        )
        || Cues::of(word).any(Cues::FUTURE);
    let next = tokens.get(i + 1);
    let object = next.is_some_and(|next| {
        next.kind == TokenKind::Number
            || next.capital
            || next.kind == TokenKind::Word
                && (tokens.word(i + 1).ends_with('s') && tokens.word(i + 1).len() > 3
                    || matches!(
                        tokens.word(i + 1),
                        "the"
                            | "a"
                            | "an"
                            | "its"
                            | "his"
                            | "her"
                            | "their"
                            | "all"
                            | "some"
                            | "more"
                            | "about"
                            | "off"
                            | "down"
                            | "out"
                            | "up"
                            | "back"
                            | "short"
                            | "ties"
                            | "him"
                            | "them"
                            | "nearly"
                            | "almost"
                    ))
    });
    // A noun behind its article: `the plant shut in June`, where a date follows at once.
    let dated = matches!(tokens.get_word(i + 1), "in" | "on" | "last")
        && before > start
        && matches!(tokens.word(before - 1), "the" | "a" | "an" | "its")
        && matches!(tokens.word(i), "hit" | "quit" | "shut" | "spread" | "burst");
    !blocked && (object || dated)
}

/// How far behind `is in` its day may stand, in tokens.
const VISIT: usize = 5;

/// `the minister is in Paris on Monday`: who is somewhere on a day will be there.
fn is_at(tokens: &Tokens, i: usize, place: &Range<usize>) -> bool {
    let day = place.start.checked_sub(1).filter(|_| i < place.start);
    let Some(day) = day.filter(|&on| tokens.word(on) == "on" && on > i + 2 && on <= i + 2 + VISIT)
    else {
        return false;
    };
    matches!(tokens.word(i), "is" | "are")
        && matches!(tokens.word(i + 1), "in" | "at" | "back" | "off" | "away")
        && tokens[i + 2].capital
        && (i + 2..day).all(|j| tokens[j].kind == TokenKind::Word)
        && !(i + 2..day).any(|j| {
            matches!(
                tokens.word(j),
                "after"
                    | "since"
                    | "of"
                    | "over"
                    | "following"
                    | "from"
                    | "with"
                    | "that"
                    | "who"
                    | "where"
            )
        })
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
