//! Who a noun phrase means. In: the words that name a speaker. Out: the party behind them, how it was found and how far to trust it.

use super::noun_phrase::{Head, NounPhrase};
use super::strand::Strand;
use crate::recognise::lexicon::Classes;
use crate::recognise::names::people::{Meant, People};
use crate::text::{Span, Tokens};
use crate::value::{Gender, Party, ResolvedBy, Tier};

/// A speaker as found at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Who; `None` stays open.
    pub party: Option<Party>,
    /// The person behind it, where it is one.
    pub person: Option<usize>,
    /// The words that name the speaker.
    pub words: Span,
    /// How it was resolved.
    pub by: Option<ResolvedBy>,
    /// How far to trust it.
    pub tier: Tier,
    /// The verb of speech.
    pub cue: Option<Span>,
}

/// Things that speak for their owner: Smith's statement.
const UTTERANCES: &[&str] = &[
    "post",
    "posts",
    "statement",
    "tweet",
    "tweets",
    "message",
    "letter",
    "speech",
    "remarks",
    "comments",
    "email",
    "note",
    "memo",
    "book",
    "memoir",
    "words",
];

/// Resolves the noun phrase `np` of `strand`, found with `tier`; `last` is the person who spoke last.
pub fn resolve(
    people: &People,
    strand: &Strand,
    np: &NounPhrase,
    tier: Tier,
    last: Option<usize>,
) -> Said {
    let words = span(strand, np);
    let open = Said { party: None, person: None, words, by: None, tier, cue: None };
    match np.head {
        Head::Pronoun => pronoun(people, strand, np, open, last),
        Head::Name => {
            named(people, strand, np, open.clone()).unwrap_or_else(|| as_printed(strand, np, open))
        }
        Head::Noun => noun(people, strand, np, open, last),
    }
}

/// The words of a noun phrase, its last possessive left out.
pub fn span(strand: &Strand, np: &NounPhrase) -> Span {
    let (first, last) = (&strand.units[np.units.start], &strand.units[np.units.end - 1]);
    let end = if last.possessive { strand.text.tokens[last.key()].span.end } else { last.span.end };
    Span::new(first.span.start, end.max(first.span.start))
}

fn pronoun(
    people: &People,
    strand: &Strand,
    np: &NounPhrase,
    open: Said,
    last: Option<usize>,
) -> Said {
    let gender = match strand.text(np.units.start) {
        "he" | "his" => Gender::Masculine,
        "she" | "her" => Gender::Feminine,
        "it" | "its" => Gender::Neuter,
        _ => return open,
    };
    meant(people, people.pronoun(open.words.start, gender, last), ResolvedBy::Pronoun, open)
}

/// Said by whom a word that is no name means; open where it means nobody, and a guess where somebody else comes close.
fn meant(people: &People, meant: Option<Meant>, by: ResolvedBy, open: Said) -> Said {
    match meant {
        Some(Meant { person, clear }) => Said {
            party: Some(people.party(person)),
            person: Some(person),
            by: Some(by),
            tier: if clear { open.tier } else { Tier::C },
            ..open
        },
        None => open,
    }
}

/// The persons that head a noun phrase with a name; several where they are joined by `and`.
fn named(people: &People, strand: &Strand, np: &NounPhrase, open: Said) -> Option<Said> {
    let tokens = &strand.text.tokens;
    let mut found: Vec<(usize, Span)> = Vec::new();
    for (person, name) in people.all_named(open.words) {
        let range = tokens.within(name);
        let possessor =
            tokens.get(range.end).is_some_and(|t| t.kind == crate::text::TokenKind::Possessive)
                && name.end < open.words.end;
        let complement = range.start > 0
            && tokens[range.start - 1].span.start >= open.words.start
            && is_complement(tokens, range.start);
        if !possessor && !complement {
            found.push((person, name));
        }
    }
    let (last, name) = *found.last()?;
    let joint: Vec<usize> = joined(strand, np, &found);
    let person = people.get(last);
    let printed_words = name.of(strand.text.prose).split_whitespace().count();
    let by = if person.entity.is_some() {
        ResolvedBy::Alias
    } else if printed_words == 1 && person.name.contains(' ') {
        ResolvedBy::Surname
    } else {
        ResolvedBy::Name
    };
    let party = if joint.len() > 1 { together(people, &joint) } else { people.party(last) };
    Some(Said {
        party: Some(party),
        person: (joint.len() < 2).then_some(last),
        by: Some(by),
        ..open
    })
}

/// Whether the name at `at` only says more of the noun before it: `the mayor of`, `a report seen by`.
fn is_complement(tokens: &Tokens, at: usize) -> bool {
    let the = usize::from(at > 1 && tokens.word(at - 1) == "the");
    let before = at - 1 - the;
    match tokens.word(before) {
        "of" | "for" | "at" | "in" | "from" | "with" => the == 0,
        "by" => matches!(
            tokens.get_word(before.wrapping_sub(1)),
            "seen" | "obtained" | "reviewed" | "heard" | "viewed"
        ),
        _ => false,
    }
}

/// The persons of `A and B`: all, if `and` joins the last two names.
fn joined(strand: &Strand, np: &NounPhrase, found: &[(usize, Span)]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for pair in found.windows(2) {
        let gap = Span::new(pair[0].1.end, pair[1].1.start);
        let and = np
            .units
            .clone()
            .any(|i| matches!(strand.text(i), "and") && gap.contains(strand.units[i].span));
        if and {
            out.extend([pair[0].0, pair[1].0]);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Several speakers as one party: entities where all are declared.
fn together(people: &People, persons: &[usize]) -> Party {
    let mut ids: Vec<_> = persons.iter().filter_map(|&p| people.get(p).entity).collect();
    if ids.len() == persons.len() {
        ids.sort();
        ids.dedup();
        return Party::Entities(ids);
    }
    let mut names: Vec<&str> = persons.iter().map(|&p| people.get(p).name.as_str()).collect();
    names.sort_unstable();
    Party::Named(names.join(" and "))
}

/// A name that the names of the article do not hold (a nickname, a ministry): as printed.
fn as_printed(strand: &Strand, np: &NounPhrase, open: Said) -> Said {
    let last = &strand.units[np.units.end - 1];
    // "the Republican", "the California Democrat": somebody of that party or nation.
    let office = last.word.is(Classes::ROLE | Classes::NATION) && !last.word.is(Classes::BODY)
        // "a spokesman for the Mayor": somebody, not the one who is named.
        || np.units.clone().any(|i| strand.is_role(i) && !strand.units[i].capital);
    let capital = last.capital && np.units.len() > 1 && !office;
    let printed = open.words.of(strand.text.prose).split_whitespace().collect::<Vec<_>>().join(" ");
    let printed = printed
        .strip_prefix("the ")
        .or(printed.strip_prefix("The "))
        .unwrap_or(&printed)
        .to_owned();
    Said {
        party: capital.then_some(Party::Named(printed)),
        by: capital.then_some(ResolvedBy::Name),
        tier: open.tier.max(Tier::B),
        ..open
    }
}

fn noun(
    people: &People,
    strand: &Strand,
    np: &NounPhrase,
    open: Said,
    last: Option<usize>,
) -> Said {
    let tokens = &strand.text.tokens;
    // A declared name that ends where the phrase ends: "the Russian president".
    if let Some((person, _)) =
        people.all_named(open.words).find(|(_, name)| name.end == open.words.end)
    {
        let by =
            if people.get(person).entity.is_some() { ResolvedBy::Alias } else { ResolvedBy::Name };
        return Said {
            party: Some(people.party(person)),
            person: Some(person),
            by: Some(by),
            ..open
        };
    }
    let roles = strand.text.gazetteer.roles();
    let range = tokens.within(open.words);
    let prose = &strand.text.prose;
    let role = range
        .clone()
        .find_map(|at| roles.longest(prose, tokens, at).filter(|s| at + s.tokens == range.end));
    if let Some(spelt) = role {
        return Said {
            party: Some(Party::Entities(vec![spelt.entity])),
            person: people.of_entity(spelt.entity),
            by: Some(ResolvedBy::Role),
            ..open
        };
    }
    let head = strand.text(np.units.end - 1);
    if UTTERANCES.contains(&head) {
        return utterance(people, strand, np, open, last);
    }
    // "the president", "Ukraine's president".
    let first = &strand.units[np.units.start];
    let definite = matches!(strand.text(np.units.start), "the" | "that")
        || first.possessive && first.word.is(Classes::NATION | Classes::PLACE);
    let words: Vec<&str> = range.map(|i| tokens.word(i)).collect();
    let role = definite.then(|| people.role(open.words.start, &words, last)).flatten();
    meant(people, role, ResolvedBy::Role, open)
}

/// `Smith's post`, `his statement`: the owner speaks.
fn utterance(
    people: &People,
    strand: &Strand,
    np: &NounPhrase,
    open: Said,
    last: Option<usize>,
) -> Said {
    let first = np.units.start;
    let owner = np.units.clone().find(|&i| strand.units[i].possessive);
    if let Some(person) =
        owner.and_then(|i| people.named(Span::new(open.words.start, strand.units[i].span.end)))
    {
        return Said {
            party: Some(people.party(person)),
            person: Some(person),
            by: Some(ResolvedBy::Role),
            ..open
        };
    }
    if strand.is(first, Classes::POSSESSIVE) {
        let np = NounPhrase { units: first..first + 1, head: Head::Pronoun };
        let said = pronoun(people, strand, &np, open.clone(), last);
        return Said { words: open.words, ..said };
    }
    open
}
