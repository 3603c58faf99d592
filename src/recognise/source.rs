//! Sources. In: sentences as strands. Out: claims: which stretch of a sentence is attributed to whom, by which words.
//!
//! A verb of speech governs what follows it, or the sentence before it (`…, she said`); `according to` governs its clause;
//! `reportedly` has a source that nobody names. Scopes end at semicolons, at `but`, and where another speaker takes over. Words
//! inside quotes belong to the quote and are no concern here.

use super::lexicon::{Classes, Cue, CueClass, Form};
use super::names::people::People;
use super::quotes::noun_phrase::{Head, NounPhrase};
use super::quotes::resolve::{self, Said};
use super::quotes::strand::Strand;
use crate::text::Span;
use crate::value::{Source, Tier};
use std::ops::Range;

/// What a sentence attributes to somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The words that are attributed.
    pub scope: Span,
    /// The sentence, as speakers are looked for in it: its quotes are whole.
    pub sentence: Span,
    /// Whose they are.
    pub source: Source,
    /// How the verb presents them.
    pub class: CueClass,
    /// Whether the verb is negated (`did not say`).
    pub negated: bool,
}

/// Adverbs that have a source which nobody names.
fn is_hearsay(word: &str) -> bool {
    matches!(word, "reportedly" | "allegedly" | "purportedly" | "supposedly")
}

/// Verbs that tell what a report or a study holds.
fn shows(word: &str) -> bool {
    matches!(
        word,
        "show"
            | "shows"
            | "showed"
            | "found"
            | "finds"
            | "indicate"
            | "indicates"
            | "indicated"
            | "suggest"
            | "suggests"
            | "suggested"
            | "estimates"
            | "estimated"
            | "puts"
            | "lists"
            | "listed"
    )
}

/// Nouns that hold what others found out: their `by` or possessor is the source.
const EVIDENCE: &[&str] = &[
    "data",
    "figures",
    "statistics",
    "estimates",
    "records",
    "analysis",
    "research",
    "documents",
    "reports",
    "calculations",
    "numbers",
    "footage",
    "images",
    "survey",
    "poll",
    "report",
    "study",
    "count",
    "tally",
];

/// Appends the claims of one sentence; `last` is the person who spoke last.
pub fn claims(strand: &Strand, people: &People, last: Option<usize>, out: &mut Vec<Claim>) {
    let begin = out.len();
    for i in (0..strand.len()).filter(|&i| strand.is(i, Classes::ATTRIBUTES)) {
        let word = strand.text(i);
        if word == "according" && strand.text(i + 1) == "to" {
            out.extend(according_to(strand, people, last, i));
        } else if is_hearsay(word) {
            let scope = bounded(strand, i);
            out.extend(claim(
                strand,
                scope,
                Source::Unresolved(word.to_owned()),
                CueClass::Claim,
                false,
            ));
        } else if let Some(cue) = strand.cue(i).or_else(|| showing(strand, i)) {
            out.extend(governed(strand, people, last, i, cue));
        }
    }
    // The widest first: of two that hold a place, the outer speaker answers for it.
    out[begin..].sort_by_key(|c| (std::cmp::Reverse(c.scope.len()), c.scope.start));
}

fn claim(
    strand: &Strand,
    scope: Range<usize>,
    source: Source,
    class: CueClass,
    negated: bool,
) -> Option<Claim> {
    let (first, last) =
        (strand.units.get(scope.start)?, strand.units.get(scope.end.checked_sub(1)?)?);
    let (opens, ends) = (strand.units.first()?, strand.units.last()?);
    (scope.start < scope.end).then(|| Claim {
        sentence: opens.span.join(ends.span),
        scope: Span::new(first.span.start, last.span.end),
        source,
        class,
        negated,
    })
}

/// The source behind what was resolved: a guess stays open.
pub fn source_of(said: &Said, prose: &str) -> Source {
    match &said.party {
        Some(party) if said.tier != Tier::C => Source::Party(party.clone()),
        _ => {
            let words = said.words.of(prose);
            Source::Unresolved(words.split_whitespace().collect::<Vec<_>>().join(" "))
        }
    }
}

fn according_to(strand: &Strand, people: &People, last: Option<usize>, i: usize) -> Option<Claim> {
    let evidence = (i + 2..i + 5).find(|&k| EVIDENCE.contains(&strand.text(k)));
    let np = strand
        .subject_right(i + 1, strand.len())
        .or_else(|| evidence.map(|k| NounPhrase { units: i + 2..k + 1, head: Head::Noun }))?;
    let scope = if i == 0 { i..strand.len() } else { bounded(strand, i) };
    let said = resolve::resolve(people, strand, &np, Tier::A, last);
    let mut source = source_of(&said, strand.text.prose);
    if let Source::Unresolved(_) = source
        && np.units.clone().any(|k| EVIDENCE.contains(&strand.text(k)))
        && let Some(by) = (np.units.end..(np.units.end + 14).min(strand.len()))
            .rev()
            .find(|&k| strand.text(k) == "by")
        && let Some(by) = strand.subject_right(by, strand.len())
    {
        // "according to data … confirmed by the BBC".
        source =
            source_of(&resolve::resolve(people, strand, &by, Tier::B, last), strand.text.prose);
    }
    claim(strand, scope, source, CueClass::Say, false)
}

fn showing(strand: &Strand, i: usize) -> Option<Cue> {
    let before = i.checked_sub(1)?;
    let cue = Cue { class: CueClass::Say, form: Form::Past, nominal: false, strong: true };
    // "The ministry puts the toll at 40."
    let put = matches!(strand.text(i), "put" | "puts")
        && (strand.is_role(before) || strand.is_name(before))
        && (i + 2..(i + 9).min(strand.len()))
            .any(|k| strand.text(k) == "at" && strand.units.get(k + 1).is_some_and(|u| u.number));
    if put {
        return Some(cue);
    }
    let holds = || {
        EVIDENCE.contains(&strand.text(before))
            || matches!(strand.text(before), "has" | "have" | "had")
                && before > 0
                && EVIDENCE.contains(&strand.text(before - 1))
    };
    (shows(strand.text(i)) && holds()).then_some(cue)
}

/// The claim of a verb of speech or thought.
fn governed(
    strand: &Strand,
    people: &People,
    last: Option<usize>,
    verb: usize,
    cue: Cue,
) -> Option<Claim> {
    if quotes_another(strand, verb) {
        return None;
    }
    let negated = is_negated(strand, verb);
    let (scope, np) = behind(strand, verb).or_else(|| {
        let np = subject(strand, verb)?;
        let scope = match postposed(strand, verb, &np) {
            Some(scope) => scope,
            None => verb + 1..end_of_scope(strand, verb + 1),
        };
        Some((scope, np))
    })?;
    // Things and the passive have no speaker; "was expected" is nobody's.
    if np.head == Head::Noun
        && cue.form == Form::Ing
        && !np.units.clone().any(|k| strand.is_role(k))
    {
        return None;
    }
    let said = resolve::resolve(people, strand, &np, Tier::B, last);
    claim(strand, scope, source_of(&said, strand.text.prose), cue.class, negated)
}

const QUOTING: &[&str] = &["quoted", "cited", "quoting", "citing", "quotes", "cites"];

/// `State media quoted the monitor as saying`: what follows is the monitor's.
fn quotes_another(strand: &Strand, verb: usize) -> bool {
    QUOTING.contains(&strand.text(verb))
        && (verb + 2..(verb + 14).min(strand.len())).any(|k| {
            strand.text(k) == "as" && matches!(strand.text(k + 1), "saying" | "telling" | "putting")
        })
}

/// Whose verb it is: `quoted the monitor as saying` is the monitor's.
fn subject(strand: &Strand, verb: usize) -> Option<NounPhrase> {
    if verb > 1
        && strand.text(verb - 1) == "as"
        && strand.units[verb].word.cue().is_some_and(|c| c.form == Form::Ing)
        && let Some(quoted) = (0..verb).rev().find(|&k| QUOTING.contains(&strand.text(k)))
        && let Some(np) = strand.subject_right(quoted, verb - 1)
    {
        return Some(np);
    }
    strand.subject_left(verb, 0)
}

/// `…, said the minister`: the sentence before an inverted verb.
fn behind(strand: &Strand, verb: usize) -> Option<(Range<usize>, NounPhrase)> {
    let before = verb.checked_sub(1)?;
    if !(strand.is_mark(before, b",") || strand.is_quote(before))
        || strand.units[verb].word.cue().is_none_or(|c| c.form == Form::Ing)
    {
        return None;
    }
    let np = strand.subject_right(verb, strand.len())?;
    let closes = np.units.end >= strand.len()
        || strand.is_mark(np.units.end, b".,")
        || strand.is(np.units.end, Classes::PREPOSITION | Classes::TIME);
    closes.then(|| (start_of_scope(strand, before)..before, np))
}

/// `…, she said.` and `Another issue, he said, is …`: what a verb without an object behind it governs.
fn postposed(strand: &Strand, verb: usize, np: &NounPhrase) -> Option<Range<usize>> {
    let lead = np.units.start.checked_sub(1)?;
    if !strand.is_mark(lead, b",") || lead == 0 {
        return None;
    }
    let next = verb + 1;
    let closes = next >= strand.len()
        || strand.is_mark(next, b".,;-")
        || strand.is(next, Classes::TIME)
        || (strand.is(next, Classes::PREPOSITION) && strand.text(next) != "about")
        || matches!(strand.text(next), "reporters" | "journalists" | "after" | "as");
    if !closes {
        return None;
    }
    let interposed = strand.is_mark(next, b",");
    let end = if interposed { end_of_scope(strand, next + 1) } else { lead };
    Some(start_of_scope(strand, lead)..end)
}

/// Whether `not`, `never` or `n't` stands in the verb group that ends at `verb`.
fn is_negated(strand: &Strand, verb: usize) -> bool {
    for k in (verb.saturating_sub(4)..verb).rev() {
        if strand.text(k) == "only" {
            return false;
        }
        if strand.is(k, Classes::NEGATION)
            && !matches!(strand.text(k), "no" | "without" | "nothing")
        {
            return true;
        }
        if !strand.is(k, Classes::ADVERB | Classes::AUXILIARY | Classes::MODAL)
            && !strand.is_manner(k)
            && strand.text(k) != "to"
        {
            return false;
        }
    }
    false
}

/// Where a scope that ends at `end` starts: after the last semicolon or `but`.
fn start_of_scope(strand: &Strand, end: usize) -> usize {
    (0..end).rev().find(|&k| parts(strand, k)).map_or(0, |k| k + 1)
}

/// Where a scope that starts at `start` ends.
fn end_of_scope(strand: &Strand, start: usize) -> usize {
    let stops = |k: usize| {
        k > start && (parts(strand, k) || takes_over(strand, k))
            // "since 2022, when it said …" and "…, according to X".
            || (strand.is_mark(k, b",") && matches!(strand.text(k + 1), "when" | "according" | "while" | "although" | "though" | "as" | "after"))
    };
    (start..strand.len()).find(|&k| stops(k)).unwrap_or(strand.len())
}

/// From the boundary before unit `i` to the boundary behind it.
fn bounded(strand: &Strand, i: usize) -> Range<usize> {
    let start =
        (0..i).rev().find(|&k| parts(strand, k) || takes_over(strand, k)).map_or(0, |k| k + 1);
    let end = (i + 1..strand.len()).find(|&k| parts(strand, k)).unwrap_or(strand.len());
    start..end
}

/// A semicolon, or `but` behind a comma.
fn parts(strand: &Strand, k: usize) -> bool {
    strand.is_mark(k, b";")
        || (strand.is_mark(k, b",") && matches!(strand.text(k + 1), "but" | "while" | "whereas"))
        || (strand.text(k) == "but"
            && k > 0
            && !strand.is_mark(k - 1, b",")
            && has_subject(strand, k + 1))
}

/// `and` before a subject with a verb of speech of its own.
fn takes_over(strand: &Strand, k: usize) -> bool {
    strand.text(k) == "and"
        && has_subject(strand, k + 1)
        && (k + 2..(k + 8).min(strand.len())).any(|v| strand.cue(v).is_some())
}

fn has_subject(strand: &Strand, k: usize) -> bool {
    strand.is_name(k) || strand.is(k, Classes::SUBJECT | Classes::DETERMINER)
}
