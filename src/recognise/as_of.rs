//! When a statement holds. In: a reading and a place in it. Out: the date that its clause gives, if any.
//!
//! Dates of the same clause only: one that stands in another clause of the sentence dates something else, and so does one that goes
//! with a participle (`the plan proposed in March`). A clause that a relative one interrupts is one clause. References (`now`) and
//! sets (`every Monday`) date nothing.

use super::Reading;
use super::clause;
use super::dates;
use super::lexicon::{self, Classes};
use crate::text::{Span, TokenKind, Tokens};
use crate::value::{Granularity, Moment, TimexType, Value};
use std::ops::Range;

/// The date that modifies the words of `span`: the nearest in their clause, a later one on a tie. `None` where the clause has none.
pub fn date_for(reading: &Reading, span: Span) -> Option<&Value> {
    let number = reading.sentence_at(span)?;
    let sentence = reading.sentences[number].span;
    dates_in(reading, sentence).next()?;
    let words = reading.tokens.within(span);
    let pieces = clause_of(&reading.tokens, reading.clauses(number), &words);
    dates_in(reading, sentence)
        .map(|value| (value, reading.tokens.within(value.span)))
        .filter(|(_, date)| pieces.iter().any(|piece| piece.contains(&date.start)))
        .filter(|(_, date)| !introduces(&reading.tokens, date, &words))
        .filter(|(_, date)| {
            let piece = pieces.iter().find(|piece| piece.contains(&date.start));
            piece
                .and_then(|piece| participle_of(&reading.tokens, piece, date))
                .is_none_or(|participle| participle < words.end && words.start < date.end)
        })
        .min_by_key(|(_, date)| distance(date, &words))
        .map(|(value, _)| value)
}

/// The date for which a statement at `span` holds, where its clause gives one that could be resolved; the publication date else.
pub fn as_of(reading: &Reading, span: Span) -> Option<Moment> {
    date_for(reading, span).and_then(Value::moment).filter(|moment| moment.is_resolved()).cloned()
}

/// Whether one clause of a sentence holds both: `Orva` and `fell`, but not `crested`, in `the Orva, which crested on Monday, fell`.
pub fn share_clause(reading: &Reading, one: Span, other: Span) -> bool {
    let Some(number) = reading.sentence_at(one) else { return false };
    let clauses = reading.clauses(number);
    let other = reading.tokens.within(other);
    clause_of(&reading.tokens, clauses, &reading.tokens.within(one))
        .iter()
        .any(|piece| piece.contains(&other.start))
}

/// Whether any date stands in the sentence of `span`: one in another clause leaves a date rule's mention unresolved.
pub fn date_in_sentence(reading: &Reading, span: Span) -> bool {
    reading
        .sentence_at(span)
        .is_some_and(|i| dates_in(reading, reading.sentences[i].span).next().is_some())
}

/// A stretch of a sentence that belongs to one clause, and which.
struct Piece {
    tokens: Range<usize>,
    clause: usize,
}

/// The pieces of the clauses that `words` touch.
fn clause_of(tokens: &Tokens, clauses: &[Range<usize>], words: &Range<usize>) -> Vec<Range<usize>> {
    let pieces = pieces(tokens, clauses);
    let last = words.end.saturating_sub(1).max(words.start);
    let touched: Vec<usize> = pieces
        .iter()
        .filter(|piece| piece.tokens.contains(&words.start) || piece.tokens.contains(&last))
        .map(|piece| piece.clause)
        .collect();
    pieces
        .into_iter()
        .filter(|piece| touched.contains(&piece.clause))
        .map(|piece| piece.tokens)
        .collect()
}

/// A sentence in pieces: its clauses, relative ones cut out of the clause that goes on behind them.
fn pieces(tokens: &Tokens, clauses: &[Range<usize>]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut next = 0;
    for clause in clauses {
        let mut start = clause.start;
        let mut number = next;
        next += 1;
        while start < clause.end {
            let own = relative_at(tokens, start);
            let end = if own {
                resumes(tokens, start, clause.end)
            } else {
                (start + 1..clause.end).find(|&at| opens_relative(tokens, at)).unwrap_or(clause.end)
            };
            out.push(Piece { tokens: start..end, clause: number });
            if own && end < clause.end {
                // Back to the clause before the relative one.
                number = out.iter().rev().nth(1).map_or(next, |piece| piece.clause);
            } else {
                number = next;
                next += 1;
            }
            start = end;
        }
    }
    out
}

/// Whether a relative clause starts at `at`, as far as its first word shows.
fn relative_at(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.word(at), "which" | "who" | "whose" | "whom" | "where")
        || opens_relative(tokens, at)
}

/// `a video that showed`, `footage showing`: a relative clause that no comma sets off.
fn opens_relative(tokens: &Tokens, at: usize) -> bool {
    if at == 0 || tokens[at - 1].kind != TokenKind::Word {
        return false;
    }
    match tokens.word(at) {
        "that" => {
            !clause::is_finite_verb(tokens, at - 1)
                && tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word)
                && is_verb_form(tokens.get_word(at + 1))
        }
        "showing" | "depicting" | "portraying" | "featuring" | "documenting" | "describing" => true,
        _ => false,
    }
}

/// Whether a word right behind `that` is its verb.
fn is_verb_form(word: &str) -> bool {
    let entry = lexicon::look_up(word);
    entry.is(Classes::AUXILIARY | Classes::MODAL | Classes::VERB)
        || entry.cue().is_some_and(|cue| !cue.nominal)
        || word.len() > 4 && word.ends_with("ed")
        || matches!(
            word,
            "shows"
                | "left"
                | "made"
                | "led"
                | "took"
                | "gave"
                | "began"
                | "fell"
                | "rose"
                | "killed"
        )
}

/// Where the relative clause from `start` ends: behind the comma after which a verb without a subject takes up the clause before.
fn resumes(tokens: &Tokens, start: usize, end: usize) -> usize {
    let Some(verb) = (start..end).find(|&i| clause::is_finite_verb(tokens, i)) else { return end };
    (verb..end.saturating_sub(1))
        .find(|&i| {
            tokens.word(i) == ","
                && (i + 1..end.min(i + 3)).any(|j| {
                    clause::is_finite_verb(tokens, j)
                        && (i + 1..j).all(|k| {
                            tokens.word(k).ends_with("ly")
                                || matches!(tokens.word(k), "also" | "then")
                        })
                })
        })
        .map_or(end, |comma| comma + 1)
}

/// The participle that the date goes with, where the piece has a verb of its own beside it: `proposed` in `he welcomed the plan
/// proposed in March` and in `the plan, proposed in March, failed`.
fn participle_of(tokens: &Tokens, piece: &Range<usize>, date: &Range<usize>) -> Option<usize> {
    let participle = (piece.start..date.start)
        .rev()
        .find(|&i| clause::is_finite_verb(tokens, i) || is_participle(tokens, i))?;
    if !is_participle(tokens, participle) || participle == piece.start {
        return None;
    }
    let before = participle - 1;
    if tokens[before].kind != TokenKind::Word && tokens.word(before) != "," {
        return None;
    }
    // `has proposed`, `was never proposed`, `and proposed`: verbs of the clause.
    let mut left = before;
    while left > piece.start
        && (tokens.word(left).ends_with("ly")
            || matches!(tokens.word(left), "not" | "never" | "also" | "first" | "later"))
    {
        left -= 1;
    }
    if clause::is_finite_verb(tokens, left)
        || matches!(
            tokens.word(left),
            "be" | "been"
                | "being"
                | "having"
                | "and"
                | "or"
                | "but"
                | "he"
                | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "who"
                | "which"
                | "that"
        )
    {
        return None;
    }
    let aside = tokens.word(before) == ",";
    let comma = |range: Range<usize>| {
        range.into_iter().any(|i| matches!(tokens.word(i), "," | "and" | "but" | "or"))
    };
    let earlier = (piece.start..before)
        .rev()
        .find(|&i| clause::is_finite_verb(tokens, i))
        .is_some_and(|verb| aside || !comma(verb..participle));
    // A verb right behind the date, with no subject of its own: `the plan proposed in March failed`.
    let mut verb = date.end + usize::from(aside && tokens.get_word(date.end) == ",");
    while verb < piece.end && (tokens.word(verb).ends_with("ly") || tokens.word(verb) == "also") {
        verb += 1;
    }
    let later = verb < piece.end && clause::is_finite_verb(tokens, verb);
    (earlier || later || is_object(tokens, piece, before)).then_some(participle)
}

/// Whether the noun at `at` is the object of a word before it: `a port` in `hold a port`.
fn is_object(tokens: &Tokens, piece: &Range<usize>, at: usize) -> bool {
    const REACH: usize = 3;
    let Some(article) = (piece.start + 1..at)
        .rev()
        .take(REACH)
        .find(|&i| matches!(tokens.word(i), "the" | "a" | "an" | "its" | "his" | "her" | "their"))
    else {
        return false;
    };
    let led = tokens.word(article - 1);
    let entry = lexicon::look_up(led);
    tokens[article - 1].kind == TokenKind::Word
        && !tokens[article - 1].capital
        && dates::lookup(led).is_none()
        && !entry.is(Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::RELATIVE)
}

/// Whether the word at `at` can be a past participle.
fn is_participle(tokens: &Tokens, at: usize) -> bool {
    const IRREGULAR: &[&str] = &[
        "held", "made", "taken", "given", "built", "seen", "shot", "sent", "set", "led", "won",
        "lost", "found", "written", "fought", "born", "begun", "caught", "drawn", "struck",
        "bought", "sold", "paid", "told", "left", "brought", "won",
    ];
    let word = tokens.word(at);
    tokens[at].kind == TokenKind::Word
        && !tokens[at].capital
        && (word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
            || IRREGULAR.contains(&word))
}

/// Whether the date belongs to the verb that introduces the words: `He said on Friday that`.
fn introduces(tokens: &Tokens, date: &Range<usize>, words: &Range<usize>) -> bool {
    date.end <= words.start && tokens.get_word(date.end) == "that"
}

fn dates_in(reading: &Reading, stretch: Span) -> impl Iterator<Item = &Value> {
    reading.values_in(stretch).iter().filter(|value| {
        value.moment().is_some_and(|moment| {
            moment.kind != TimexType::Set && moment.granularity != Granularity::Reference
        })
    })
}

/// Words between the two, and whether the date stands before.
fn distance(date: &Range<usize>, words: &Range<usize>) -> (usize, bool) {
    if date.start >= words.end {
        (date.start - words.end, false)
    } else {
        (words.start.saturating_sub(date.end), true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Article, Published};
    use crate::recognise::{Settings, read};
    use jiff::civil::date;

    /// The date for `words` in `text`, published on Friday 14 March 2025.
    fn date_of(text: &str, words: &str) -> Option<String> {
        let mut article = Article::fragment(text);
        let published = date(2025, 3, 14);
        article.metadata.published = Some(Published {
            date: published,
            written: published.to_string(),
            origin: "test".to_owned(),
        });
        let reading = read(&article, &Settings::default());
        let start = text.find(words).expect("the words");
        let span = Span::new(start, start + words.len());
        date_for(&reading, span).and_then(Value::moment).map(|m| m.timex().to_owned())
    }

    #[test]
    fn a_relative_clause_is_not_that_of_its_noun() {
        let text = "The Orva, which crested on Monday, fell on Tuesday.";
        let reading = read(&Article::fragment(text), &Settings::default());
        let span = |words: &str| {
            let start = text.find(words).expect("the words");
            Span::new(start, start + words.len())
        };
        assert!(share_clause(&reading, span("Orva"), span("fell")));
        assert!(!share_clause(&reading, span("Orva"), span("crested")));
    }

    fn check(rows: &[(&str, &str, Option<&str>)]) {
        for (text, words, want) in rows {
            assert_eq!(date_of(text, words).as_deref(), *want, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn the_date_of_the_same_clause() {
        check(&[
            ("Putin visited Kursk on Wednesday.", "visited Kursk", Some("2025-03-12")),
            ("On Wednesday Putin visited Kursk.", "visited Kursk", Some("2025-03-12")),
            ("Sales fell in 2021 and rose in 2022.", "rose", Some("2022")),
            ("Sales fell in 2021 and rose in 2022.", "fell", Some("2021")),
            ("Every Monday he visits Kursk.", "visits Kursk", None),
            ("He now visits Kursk.", "visits Kursk", None),
            ("He visits Kursk.", "visits Kursk", None),
            ("He said on Friday that Putin had visited Kursk.", "visited Kursk", None),
            ("The mine was closed in 2019.", "closed", Some("2019")),
            ("The mine has been flooded since 2019.", "flooded", Some("2019")),
            ("He left and returned in May 2024.", "returned", Some("2024-05")),
        ]);
    }

    #[test]
    fn a_date_with_a_participle_dates_the_participle() {
        let plan = "Oslo backs the truce drafted at a meeting in Rome earlier this month.";
        let town = "The harbour, shelled by both fleets last year, has 4,000 residents.";
        let mine = "The mine closed in 2019 employs 300 people.";
        check(&[
            (plan, "backs the truce", None),
            (plan, "drafted at a meeting", Some("2025-03")),
            (town, "has 4,000 residents", None),
            (town, "shelled", Some("2024")),
            (mine, "employs 300 people", None),
            (mine, "closed", Some("2019")),
            ("Rebels hold a port seized in May 2024.", "hold a port", None),
            ("Rebels hold a port seized in May 2024.", "seized", Some("2024-05")),
            ("Rebels seized the port in May 2024.", "port", Some("2024-05")),
            ("The army claimed on Monday to have retaken the port.", "retaken", Some("2025-03-10")),
        ]);
    }

    #[test]
    fn a_relative_clause_keeps_its_date_to_itself() {
        let bank =
            "The bank, which now owns a tenth of the mine, bought its first share in June 2023.";
        let lake = "The lake, which dried up in 2018, covers nine hectares.";
        let film =
            "On Wednesday the army released a film that showed the minister inspecting a bridge.";
        let clip =
            "The army published footage on Wednesday showing the minister inspecting a bridge.";
        check(&[
            (bank, "a tenth", None),
            (bank, "bought its first share", Some("2023-06")),
            (lake, "dried up", Some("2018")),
            (lake, "covers nine hectares", None),
            (film, "inspecting a bridge", None),
            (film, "released a film", Some("2025-03-12")),
            (clip, "inspecting a bridge", None),
            (clip, "published footage", Some("2025-03-12")),
        ]);
    }
}
