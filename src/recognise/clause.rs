//! Clauses. In: the tokens of a sentence. Out: the sentence cut into clauses, in order.
//!
//! A clause here is what shares one finite verb: cuts fall at semicolons, colons and dashes, before coordinated clauses with a
//! subject of their own, before subordinate and relative clauses, after a verb of speech, and round quoted words. The cuts are
//! made on words alone; a relative clause in the middle of another leaves that other in two pieces. Knows nothing of values.

use super::lexicon::{self, Classes, Form, Word};
use crate::text::{Sentence, TokenKind, Tokens};
use std::ops::Range;

/// How far ahead the verb of a clause is looked for, in tokens.
const REACH: usize = 18;

/// The clauses of `sentence` as token ranges: in order, not empty, together all of its tokens.
pub fn clauses(tokens: &Tokens, sentence: &Sentence) -> Vec<Range<usize>> {
    let view = View::new(tokens, sentence.tokens.clone());
    let mut out = Vec::new();
    let mut start = sentence.tokens.start;
    for at in sentence.tokens.clone().skip(1) {
        if view.starts_clause(start, at) {
            out.push(start..at);
            start = at;
        }
    }
    if start < sentence.tokens.end {
        out.push(start..sentence.tokens.end);
    }
    out
}

/// Whether token `at` is a finite verb, as far as it and the word before it show.
pub fn is_finite_verb(tokens: &Tokens, at: usize) -> bool {
    finite(tokens, at, lexicon::look_up(tokens.get_word(at)))
}

fn finite(tokens: &Tokens, at: usize, word: Word) -> bool {
    if at >= tokens.len() || tokens[at].kind != TokenKind::Word {
        // `'s` after a pronoun is a verb: "it's", "he's".
        return at > 0
            && at < tokens.len()
            && tokens[at].kind == TokenKind::Possessive
            && lexicon::look_up(tokens.word(at - 1)).is(Classes::SUBJECT);
    }
    let text = tokens.word(at);
    if word.is(Classes::AUXILIARY | Classes::MODAL) {
        return text != "may" || !tokens[at].capital;
    }
    if at == 0 || tokens[at].capital {
        return false;
    }
    let before = lexicon::look_up(tokens.word(at - 1));
    let bound = before
        .is(Classes::DETERMINER | Classes::POSSESSIVE | Classes::PREPOSITION | Classes::MODAL)
        && !before.is(Classes::SUBJECT | Classes::VAGUE | Classes::QUANTITY)
        || tokens[at - 1].kind == TokenKind::Possessive
        || matches!(tokens.word(at - 1), "to" | "-");
    if bound {
        return false;
    }
    let verb = match word.cue() {
        Some(cue) => match cue.form {
            Form::Past => true,
            Form::Third => !cue.nominal || before.is(Classes::SUBJECT | Classes::RELATIVE),
            Form::Base => before.is(Classes::SUBJECT | Classes::PLURAL | Classes::RELATIVE),
            Form::Ing => false,
        },
        None => word.is(Classes::VERB),
    };
    verb || (text.len() > 4 && text.ends_with("ed") && !text.ends_with("eed"))
}

/// A sentence under the knife.
struct View<'a> {
    tokens: &'a Tokens,
    range: Range<usize>,
    words: Vec<Word>,
    /// Whether a quote is open at each token: it is, inside the marks.
    quoted: Vec<bool>,
}

impl<'a> View<'a> {
    fn new(tokens: &'a Tokens, range: Range<usize>) -> Self {
        let words = range.clone().map(|i| lexicon::look_up(tokens.word(i))).collect();
        let mut open = false;
        let quoted = range
            .clone()
            .map(|i| {
                let mark = tokens.word(i) == "\"";
                if mark && !open {
                    open = true;
                    return false;
                }
                if mark {
                    open = false;
                }
                open
            })
            .collect();
        Self { tokens, range, words, quoted }
    }

    fn text(&self, at: usize) -> &str {
        if self.range.contains(&at) { self.tokens.word(at) } else { "" }
    }

    fn word(&self, at: usize) -> Word {
        at.checked_sub(self.range.start)
            .and_then(|i| self.words.get(i))
            .copied()
            .unwrap_or_default()
    }

    fn quoted(&self, at: usize) -> bool {
        self.quoted.get(at - self.range.start).copied().unwrap_or(false)
    }

    fn finite(&self, at: usize) -> bool {
        finite(self.tokens, at, self.word(at))
    }

    fn has_finite(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|i| self.finite(i))
    }

    /// Whether a clause starts at `at`, the clause before it having started at `start`.
    fn starts_clause(&self, start: usize, at: usize) -> bool {
        let before = self.text(at - 1);
        // A closing mark belongs to its quote, and so does the comma that follows it.
        if self.quoted(at) != self.quoted(at - 1) && self.text(at) != "\"" {
            return self.quote_is_clause(at);
        }
        if matches!(before, ";" | ":") || (is_dash(before) && self.dash_parts(at - 1)) {
            return at - start > 1 || before == ";";
        }
        if matches!(self.text(at), ";" | ":" | ",") || is_dash(self.text(at)) {
            return false;
        }
        self.subordinate(start, at) || self.coordinate(start, at) || self.reported(start, at)
    }

    /// Whether the quoted words that start or have just ended at `at` have a finite verb of their own.
    fn quote_is_clause(&self, at: usize) -> bool {
        let inside = if self.quoted(at) { at } else { at - 1 };
        let mut first = inside;
        while first > self.range.start && self.quoted(first - 1) {
            first -= 1;
        }
        let mut last = inside;
        while last < self.range.end && self.quoted(last) {
            last += 1;
        }
        self.has_finite(first..last)
    }

    /// A dash with space on both sides, or an em dash.
    fn dash_parts(&self, at: usize) -> bool {
        at + 1 < self.range.end && (self.tokens[at].spaced && self.tokens[at + 1].spaced)
            || !self.tokens[at].span.is_empty() && self.tokens[at].span.len() > 2
    }

    /// `after the troops left`, `, which has`, `whether it is`.
    fn subordinate(&self, start: usize, at: usize) -> bool {
        let word = self.word(at);
        if at <= start + 1 && !self.has_finite(start..at) && self.text(at - 1) != "," {
            // "and when he …": one clause with its conjunction.
            return false;
        }
        if word.is(Classes::RELATIVE) {
            return self.relative_start(at);
        }
        if !word.is(Classes::SUBORDINATOR) || self.tokens[at].capital {
            return false;
        }
        let ahead = self.ahead(at + 1);
        match self.text(at) {
            // "that" opens a clause only after a verb or noun of speech, or before a subject.
            "that" => {
                let follows = self.word(at - 1);
                self.has_finite(ahead.clone())
                    && (follows.is(Classes::CUE)
                        || self.word(at + 1).is(Classes::SUBJECT | Classes::DETERMINER)
                        || matches!(
                            self.text(at - 1),
                            "," | "and" | "but" | "clear" | "said" | "fact"
                        ))
            }
            "so" => matches!(self.text(at - 1), ",") && self.has_finite(ahead),
            "than" | "like" => false,
            // "as president", "as many as": only with a subject and a verb.
            "as" => {
                self.word(at + 1).is(Classes::SUBJECT | Classes::DETERMINER)
                    && self.has_finite(self.ahead(at + 2))
                    || self.tokens.get(at + 1).is_some_and(|t| t.capital)
                        && self.finite_near(at + 2, 3)
            }
            "where" | "when" | "while" | "because" | "although" | "though" | "if" | "unless"
            | "whether" | "whereas" | "lest" => {
                self.has_finite(ahead)
                    || matches!(self.text(at), "while" | "if" | "whether" | "unless")
            }
            "how" | "what" | "why" => self.has_finite(ahead) && self.word(at - 1).is(Classes::CUE),
            _ => self.has_finite(ahead),
        }
    }

    fn relative_start(&self, at: usize) -> bool {
        // "of which", "to whom": the preposition goes along, so the cut fell before it.
        if self.word(at - 1).is(Classes::PREPOSITION) {
            return false;
        }
        self.text(at - 1) == "," || self.has_finite(self.ahead(at + 1))
    }

    /// `and he left`, `, but prices fell`.
    fn coordinate(&self, start: usize, at: usize) -> bool {
        let word = self.word(at);
        if !word.is(Classes::COORDINATOR) || !self.has_finite(start..at) {
            return false;
        }
        let first = at + 1;
        let opens = self.word(first);
        if opens.is(Classes::SUBJECT) || self.text(first) == "there" {
            return true;
        }
        let ahead = self.ahead(first + 1);
        // A noun phrase and then its verb; "and wounded 40" shares the subject and stays.
        let noun = opens.is(Classes::DETERMINER)
            || self.tokens.get(first).is_some_and(|t| t.capital || t.kind == TokenKind::Number)
            || opens.is(Classes::PLURAL | Classes::ROLE | Classes::QUANTITY)
            // "wages fell": any word right before a verb.
            || self.finite(first + 1);
        let comma = self.text(at - 1) == ",";
        let verb_first = self.finite(first);
        !verb_first && (noun || comma) && self.has_finite(ahead.clone()) && {
            // In a list ("a, b and c rose") the words before have no verb of their own; here they do.
            let reach = if comma { REACH } else { 9 };
            self.finite_near(first, reach)
        }
    }

    /// `Putin said | Russia was ready`: what is said, without `that`.
    fn reported(&self, start: usize, at: usize) -> bool {
        let Some(cue) = self.word(at - 1).cue() else {
            // "said on Thursday Russia was ready" is left whole.
            return false;
        };
        if !self.finite(at - 1) || at - 1 == start || cue.form == Form::Ing && !cue.strong {
            return false;
        }
        let opens = self.word(at);
        let noun = opens.is(Classes::SUBJECT | Classes::DETERMINER | Classes::PLURAL)
            || self.tokens[at].capital && !opens.is(Classes::TIME)
            || self.tokens[at].kind == TokenKind::Number;
        noun && self.finite_near(at + 1, 12)
    }

    fn finite_near(&self, from: usize, reach: usize) -> bool {
        let ahead = self.ahead(from);
        self.has_finite(ahead.start..ahead.end.min(from + reach))
    }

    /// The tokens from `from` to the next comma, stop or conjunction, at most [`REACH`].
    fn ahead(&self, from: usize) -> Range<usize> {
        let mut to = from;
        while to < self.range.end && to - from < REACH {
            let text = self.text(to);
            if matches!(text, "," | ";" | ":" | "\"")
                || (to > from && self.word(to).is(Classes::COORDINATOR))
            {
                break;
            }
            to += 1;
        }
        from.min(to)..to
    }
}

fn is_dash(text: &str) -> bool {
    text == "-"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, sentences};

    fn cut(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        let sentence = &sentences(&tokens, Span::new(0, text.len()), 0)[0];
        clauses(&tokens, sentence)
            .into_iter()
            .map(|c| tokens.span(c.start, c.end - 1).of(text).to_owned())
            .collect()
    }

    #[test]
    fn clauses_are_cut_where_a_verb_begins_anew() {
        for (text, want) in [
            ("Prices rose 3% and wages fell 2%.", vec!["Prices rose 3%", "and wages fell 2%."]),
            (
                "A bomb killed 12 people and wounded 40.",
                vec!["A bomb killed 12 people and wounded 40."],
            ),
            ("Troops and police left the town.", vec!["Troops and police left the town."]),
            (
                "The town fell after the troops withdrew.",
                vec!["The town fell", "after the troops withdrew."],
            ),
            ("The town fell after the battle.", vec!["The town fell after the battle."]),
            (
                "Sudzha, which had 5,000 people, was taken.",
                vec!["Sudzha,", "which had 5,000 people, was taken."],
            ),
            (
                "Officials said Russia controls a fifth of it.",
                vec!["Officials said", "Russia controls a fifth of it."],
            ),
            ("He said that prices rose.", vec!["He said", "that prices rose."]),
            ("It rose; it then fell.", vec!["It rose;", "it then fell."]),
            ("He will leave if they stay.", vec!["He will leave", "if they stay."]),
            ("It is not clear whether they met.", vec!["It is not clear", "whether they met."]),
            ("As many as 25 leaders met.", vec!["As many as 25 leaders met."]),
            (
                "The deal, and the price, pleased him, but he left.",
                vec!["The deal, and the price, pleased him,", "but he left."],
            ),
        ] {
            assert_eq!(cut(text), want, "{text:?}");
        }
    }
}
