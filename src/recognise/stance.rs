//! Stance. In: a place in a reading. Out: how its clause states it: denied, planned, hypothetical, or plainly.
//!
//! Scoped to the clause, by words alone: modals, `if` and `whether`, `is due to`, negations and the nouns of doubt that govern a
//! `that`. What a verb of denial governs is settled by the claims of [`super::source`]. Knows nothing of who says it.

use super::Reading;
use super::clause;
use super::lexicon::{self, Classes, CueClass};
use crate::text::{Sentence, Span, TokenKind};
use crate::value::Stance;
use std::ops::Range;

/// What announces something: `due to`, `set to`, `plans to`.
const PLANS: &[&str] = &[
    "due",
    "set",
    "expected",
    "scheduled",
    "going",
    "plans",
    "plan",
    "planned",
    "planning",
    "intends",
    "intend",
    "intended",
    "aims",
    "aim",
    "hopes",
    "hope",
    "hoped",
    "wants",
    "want",
    "wanted",
    "agreed",
    "agrees",
    "about",
    "vowed",
    "vows",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "slated",
    "likely",
    "poised",
    "ready",
    "prepared",
    "preparing",
    "proposed",
    "proposes",
    "threatened",
    "threatens",
    "ordered",
    "urged",
    "asked",
    "willing",
];

/// What puts a `whether`, `if` or `that` in doubt.
const DOUBTS: &[&str] = &[
    "unclear",
    "unknown",
    "doubt",
    "doubts",
    "doubtful",
    "uncertain",
    "unconfirmed",
    "unverified",
    "unsure",
    "questioned",
    "question",
    "speculation",
    "fears",
    "fear",
];

/// Nouns of proof: `no confirmation that`, `no evidence of`.
const PROOF: &[&str] = &[
    "confirmation",
    "evidence",
    "sign",
    "signs",
    "proof",
    "indication",
    "indications",
    "word",
    "suggestion",
    "guarantee",
    "mention",
    "clear",
    "certain",
    "known",
    "confirmed",
    "verified",
    "certainty",
];

/// What calls a statement untrue.
const UNTRUE: &[&str] = &[
    "false",
    "untrue",
    "baseless",
    "fabricated",
    "incorrect",
    "wrong",
    "lie",
    "lies",
    "hoax",
    "unfounded",
    "fake",
];

/// Verbs before `to` and what was not done: `failed to visit`.
const UNDOING: &[&str] =
    &["failed", "fails", "refused", "refuses", "declined", "declines", "neglected", "forgot"];

/// What became of a plan that was given up.
const GIVEN_UP: &[&str] = &["cancelled", "canceled", "scrapped", "aborted", "abandoned"];

/// Words between `no` and a quantity that deny nothing: `no fewer than`, `no longer`.
const NOT_DENYING: &[&str] =
    &["fewer", "less", "more", "doubt", "matter", "longer", "later", "sooner", "one", "wonder"];

/// How the clause of `at` states it; `None` when plainly.
pub fn of_clause(reading: &Reading, at: Span) -> Option<Stance> {
    let number = reading.sentence_at(at)?;
    let sentence = &reading.sentences[number];
    let place = reading.tokens.within(at);
    let clause = reading.clause_at(number, place.start);
    let view = View { reading, number, sentence, clause, place };
    if view.is_doubted() || view.is_hypothetical() || view.is_asked() {
        return Some(Stance::Hypothetical);
    }
    if view.is_denied() {
        return Some(Stance::Denied);
    }
    view.is_planned().then_some(Stance::Planned)
}

/// What a governing verb makes of what it governs; `None` when it only reports it.
pub fn of_cue(class: CueClass, negated: bool) -> Option<Stance> {
    match (class, negated) {
        (CueClass::Deny, false) => Some(Stance::Denied),
        (CueClass::Deny, true) => None,
        (CueClass::Confirm | CueClass::Think, true) => Some(Stance::Hypothetical),
        (CueClass::Say | CueClass::Claim, true) => Some(Stance::Denied),
        _ => None,
    }
}

struct View<'a> {
    reading: &'a Reading,
    number: usize,
    sentence: &'a Sentence,
    clause: Range<usize>,
    place: Range<usize>,
}

impl View<'_> {
    fn text(&self, i: usize) -> &str {
        if self.sentence.tokens.contains(&i) { self.reading.tokens.word(i) } else { "" }
    }

    fn is(&self, i: usize, classes: Classes) -> bool {
        lexicon::look_up(self.text(i)).is(classes)
    }

    /// Whether the words before the clause put it in doubt: `It is not clear | whether they met`.
    fn is_doubted(&self) -> bool {
        let opener = self.text(self.clause.start);
        let first = if matches!(opener, "," | "and" | "or" | "but") {
            self.text(self.clause.start + 1)
        } else {
            opener
        };
        let question = matches!(first, "whether" | "if" | "unless");
        if question {
            return true;
        }
        // The doubt stands in the clause at hand or in the one that governs it.
        let from = self.governing_start();
        (from..self.place.start).any(|i| {
            let text = self.text(i);
            let bridged = || {
                (i + 1..(i + 7).min(self.place.start))
                    .take_while(|&k| !self.breaks(k..k + 1))
                    .any(|k| matches!(self.text(k), "whether" | "that" | "of" | "if" | "how"))
            };
            let doubts = DOUBTS.contains(&text) || PROOF.contains(&text) && self.is_negated_noun(i);
            doubts && bridged()
        })
    }

    /// The start of the clause before this one, where `that` or the like joins them; else this one's.
    fn governing_start(&self) -> usize {
        if !matches!(self.text(self.clause.start), "that" | "whether" | "if" | "how" | "of") {
            return self.clause.start;
        }
        let clauses = self.reading.clauses(self.number).iter();
        clauses.rev().find(|c| c.end <= self.clause.start).map_or(self.clause.start, |c| c.start)
    }

    /// `no immediate confirmation`, `not clear`, `without evidence`.
    fn is_negated_noun(&self, i: usize) -> bool {
        (i.saturating_sub(4).max(self.sentence.tokens.start)..i)
            .any(|k| self.is(k, Classes::NEGATION))
    }

    fn is_hypothetical(&self) -> bool {
        let modal = self.clause.clone().any(|i| {
            let text = self.text(i);
            let may = text == "may" && !self.reading.tokens[i].capital && !self.permits(i);
            matches!(text, "could" | "might" | "couldn't" | "mightn't") || may
        });
        let conditional = matches!(self.text(self.clause.start), "if" | "unless" | "should")
            || self.text(self.clause.start) == "," && self.text(self.clause.start + 1) == "if";
        // `200 people would have died`: so they did not.
        let unreal = self.clause.clone().any(|i| {
            let next = i + 1 + usize::from(self.text(i + 1) == "not");
            matches!(self.text(i), "would" | "wouldn't") && self.text(next) == "have"
                || self.text(i) == "would've"
        });
        let hedge = (self.place.start.saturating_sub(4).max(self.clause.start)..self.place.start)
            .any(|i| matches!(self.text(i), "perhaps" | "possibly" | "maybe" | "presumably"));
        modal || conditional || unreal || hedge
    }

    /// `may have up to five`: leave given up to a limit, not a doubt.
    fn permits(&self, may: usize) -> bool {
        (may + 1..self.clause.end).any(|i| match self.text(i) {
            "up" => self.text(i + 1) == "to",
            "at" => self.text(i + 1) == "most",
            "more" | "fewer" | "less" => self.text(i - 1) == "no" && self.text(i + 1) == "than",
            "maximum" | "exceed" => true,
            _ => false,
        })
    }

    fn is_denied(&self) -> bool {
        let verbal = self.clause.clone().any(|i| {
            let negation = matches!(self.text(i), "not" | "never" | "neither" | "cannot")
                || self.text(i).ends_with("n't");
            negation
                && i < self.place.end.max(i + 1)
                && !matches!(self.text(i + 1), "only" | "just" | "least" | "yet")
                && !self.negates_cue(i)
                && self.governs(i)
        });
        let determiner = (self.place.start.saturating_sub(6).max(self.clause.start)
            ..self.place.start)
            .any(|i| {
                matches!(self.text(i), "no" | "without" | "nobody" | "none" | "nothing")
                    && !NOT_DENYING.contains(&self.text(i + 1))
                    && !self.breaks(i..self.place.start)
            });
        let doubly = verbal && determiner;
        let denied = verbal
            || determiner
            || self.is_called_untrue()
            || self.is_untrue_that()
            || self.is_undone();
        denied && !doubly
    }

    /// `Did the bridge close?`: what is asked is not said. `Who killed the 43 people?` takes its figure for granted.
    fn is_asked(&self) -> bool {
        let tokens = self.sentence.tokens.clone();
        let asks = tokens.clone().rev().take(2).any(|i| self.text(i) == "?");
        asks && self.is(tokens.start, Classes::AUXILIARY | Classes::MODAL)
    }

    /// `failed to visit Kursk`, `has yet to visit`, `cancelled a visit`, `the visit was cancelled`.
    fn is_undone(&self) -> bool {
        let before = (self.clause.start..self.place.start).any(|i| {
            let undone = UNDOING.contains(&self.text(i))
                || self.text(i) == "yet" && self.is(i - 1, Classes::AUXILIARY);
            undone && self.text(i + 1) == "to" && !self.breaks(i..self.place.start)
        });
        let near = self.place.start.saturating_sub(4).max(self.clause.start);
        let given_up = (near..self.place.start)
            .any(|i| GIVEN_UP.contains(&self.text(i)) && !self.breaks(i..self.place.start));
        let passive = (self.place.end..(self.place.end + 6).min(self.clause.end)).any(|i| {
            GIVEN_UP.contains(&self.text(i))
                && self.is(i - 1, Classes::AUXILIARY)
                && !self.breaks(self.place.end..i)
        });
        before || given_up || passive || self.is_superseded()
    }

    /// `police said at first that 12 people had died`, `the vote was originally planned for May`: what no longer holds.
    fn is_superseded(&self) -> bool {
        (self.governing_start()..self.place.start).any(|i| match self.text(i) {
            "initially" | "originally" => true,
            // `at first glance` is another thing.
            "at" => {
                self.text(i + 1) == "first"
                    && !matches!(self.text(i + 2), "glance" | "sight" | "base" | "hand" | "light")
            }
            _ => false,
        })
    }

    /// `It is not true that …`, `It is false that …`, `It was not the case that …`.
    fn is_untrue_that(&self) -> bool {
        (self.governing_start()..self.place.start).any(|i| {
            let negated = self.is_negated_noun(i);
            self.text(i + 1) == "that"
                && match self.text(i) {
                    "true" | "case" => negated,
                    word => UNTRUE.contains(&word) && !negated,
                }
        })
    }

    /// `did not deny`, `has not confirmed`: what the verb governs is settled by its claim.
    fn negates_cue(&self, i: usize) -> bool {
        (i + 1..(i + 3).min(self.place.start)).any(|k| {
            lexicon::look_up(self.text(k))
                .cue()
                .is_some_and(|cue| !cue.nominal || cue.form == lexicon::Form::Past)
        })
    }

    /// Whether a negation at `i` reaches the place: its verb group stands before the place, or holds it.
    fn governs(&self, i: usize) -> bool {
        i < self.place.start
            && !(i + 1..self.place.start).any(|k| matches!(self.text(k), ";" | "but" | "because"))
            || i >= self.place.start
                && i <= self.place.end + 2
                && (self.text(i) == "never"
                    || lexicon::look_up(self.text(i.saturating_sub(1)))
                        .is(Classes::AUXILIARY | Classes::MODAL))
                && !self.breaks(self.place.end.min(i)..i)
            // `on Monday and not on Thursday` denies what follows.
            || i >= self.place.end
                && i <= self.place.end + 2
                && !matches!(self.text(i.saturating_sub(1)), "and" | "or")
                && !self.breaks(self.place.end..i)
            || i > self.place.end && self.is_subject_of(i)
    }

    /// Whether the place stands in the subject of the verb that the negation at `i` turns round: `two-thirds of the homes are not
    /// heated`.
    fn is_subject_of(&self, i: usize) -> bool {
        let verb =
            if self.text(i).ends_with("n't") || self.text(i) == "cannot" { i } else { i - 1 };
        let finite = |k: usize| clause::is_finite_verb(&self.reading.tokens, k);
        self.is(verb, Classes::AUXILIARY | Classes::MODAL)
            && !(self.clause.start..verb).any(finite)
            && !self.breaks(self.place.end..verb)
    }

    fn breaks(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|k| matches!(self.text(k), "," | ";" | "but"))
    }

    /// `The claim that … is false`, `reports that … were untrue`.
    fn is_called_untrue(&self) -> bool {
        let end = self.sentence.tokens.end;
        (self.place.end..end).any(|i| {
            UNTRUE.contains(&self.text(i))
                && (i.saturating_sub(3)..i)
                    .any(|k| k >= self.place.end && self.is(k, Classes::AUXILIARY))
        }) && self.sentence.tokens.clone().take_while(|&i| i < self.place.start).any(|i| {
            matches!(
                self.text(i),
                "claim"
                    | "claims"
                    | "report"
                    | "reports"
                    | "allegation"
                    | "allegations"
                    | "rumour"
                    | "rumours"
                    | "rumor"
                    | "rumors"
                    | "assertion"
                    | "suggestion"
            )
        })
    }

    fn is_planned(&self) -> bool {
        let announced = self.clause.clone().any(|i| {
            let text = self.text(i);
            let future = matches!(text, "will" | "would" | "shall" | "won't")
                && self.reading.tokens[i].kind == TokenKind::Word
                || text.ends_with("'ll")
                || text.ends_with("'d") && text.len() > 2;
            let plan =
                PLANS.contains(&text) && self.text(i + 1) == "to" && self.is_verb_next(i + 2);
            let to_be = self.is(i, Classes::AUXILIARY)
                && matches!(text, "is" | "are" | "was" | "were")
                && self.text(i + 1) == "to"
                && self.is_verb_next(i + 2);
            (future || plan || to_be) && i < self.place.end + 8
        });
        let inherited = self.text(self.place.start.wrapping_sub(1)) == "to"
            && self.is_verb_next(self.place.start)
            && (self.clause.start..self.place.start).any(|i| PLANS.contains(&self.text(i)));
        announced || inherited
    }

    /// Whether a bare verb can stand at `i`: no determiner and no name.
    fn is_verb_next(&self, i: usize) -> bool {
        let token = self.reading.tokens.get(i);
        token.is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
            && !self.is(
                i,
                Classes::DETERMINER | Classes::PREPOSITION | Classes::SUBJECT | Classes::POSSESSIVE,
            )
    }
}
