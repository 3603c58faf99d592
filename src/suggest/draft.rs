//! Groups to rules as they will be written. In: groups of places, recurring quotes, frames with names. Out: drafts: phrases, an
//! expectation where the corpus speaks with one voice, and sentences to test them with.

use super::mine::{Group, Slot, closest, meet};
use super::note::{Note, Stands, Stated, hole};
use super::stem;
use super::who::kebab;
use crate::ruleset::RuleKind;
use crate::text::fold::fold;
use crate::value::Kind;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A rule to be.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// What it compares.
    pub kind: RuleKind,
    /// Its title.
    pub title: String,
    /// How it finds.
    pub find: Finding,
    /// Words that a sentence must not hold.
    pub none: Vec<String>,
    /// What it expects, as YAML holds it.
    pub expect: Option<String>,
    /// Sentences that say what most say, the shortest first.
    pub agree: Vec<Sample>,
    /// What the corpus says, for the comment: each wording with how many articles carry it.
    pub says: Vec<(String, usize)>,
    /// How strongly the corpus says that it is a fact.
    pub weight: f64,
    /// Stems that a sentence must hold to be a near miss.
    pub stems: Vec<u64>,
    /// Entities that it names: id and spellings.
    pub entities: BTreeMap<String, Vec<String>>,
}

impl Draft {
    /// Whether it is about who said something.
    pub fn is_quote(&self) -> bool {
        matches!(self.find, Finding::Quote { .. })
    }

    /// Whether it compares name by name.
    pub fn is_keyed(&self) -> bool {
        matches!(&self.find, Finding::Phrases(all) if all.iter().any(|one| one.contains(":name}")))
    }
}

/// How a draft finds its mentions.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// Any of these phrases.
    Phrases(Vec<String>),
    /// All of these, in one sentence.
    Together(Vec<String>),
    /// A quote; who says it, and somebody who does not.
    Quote {
        /// The words.
        words: String,
        /// A name for a sentence that is right.
        by: String,
        /// A name for one that is wrong.
        not: String,
    },
}

/// A sentence for a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The sentence, on one line.
    pub text: String,
    /// The value in it.
    pub value: Range<usize>,
    /// When its article was published.
    pub published: Option<Date>,
    /// What it says.
    pub says: Said,
}

/// What the value of a sample says, as far as another is put in its place.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A figure of that kind.
    Figure(Kind),
    /// A day.
    Day(Option<Date>),
}

/// As many words may stand between two parts of a phrase.
const GAP: usize = 12;

/// As many forms of a word are written out.
const FORMS: usize = 5;

/// The draft of a group; `None` where its places share no phrase.
pub fn of_group(notes: &[Note], group: &Group) -> Option<Draft> {
    let stated = |i: usize| {
        let place = group.places[i];
        &notes[place.article as usize].stated[place.stated as usize]
    };
    let places: Vec<&Stated> = (0..group.places.len()).map(stated).collect();
    let reference = places[group.reference];
    let elements = elements(&places, &group.slots);
    let (kind, find) = match &reference.value {
        Stands::Day { .. } => {
            (RuleKind::Date, Finding::Together(elements.iter().map(|e| e.phrase()).collect()))
        }
        Stands::Figure { kind, .. } => {
            (RuleKind::Figure, Finding::Phrases(phrases(&places, &group.agrees, &elements, *kind)?))
        }
    };
    let agree = samples(notes, group, &places);
    if agree.is_empty() {
        return None;
    }
    let agreeing = agreeing(group);
    let sure = agreeing == group.articles || (agreeing >= 3 && agreeing * 4 >= group.articles * 3);
    let expect = if sure { expectation(reference) } else { None };
    let words: Vec<&str> = elements.iter().map(|e| e.forms[0].as_str()).collect();
    let what = what(&reference.value);
    Some(Draft {
        id: kebab(&format!("{} {what}", words.join(" "))),
        kind,
        title: title(&agree[0], &places, group, &of_what(&find, what)),
        find,
        expect,
        says: says(group, &places),
        agree,
        weight: group.weight,
        stems: group.slots.iter().flatten().copied().collect(),
        none: group.none.clone(),
        entities: BTreeMap::new(),
    })
}

/// How many articles meet the reference.
fn agreeing(group: &Group) -> usize {
    let agree = group.places.iter().zip(&group.agrees).filter(|(_, agrees)| **agrees);
    agree.map(|(place, _)| place.article).collect::<BTreeSet<u32>>().len().min(group.articles)
}

/// What is compared, in a word.
fn what(value: &Stands) -> &'static str {
    match value {
        Stands::Day { .. } => "date",
        Stands::Figure { kind: Kind::Number, .. } => "count",
        Stands::Figure { kind, .. } => kind.name(),
    }
}

/// What is compared, for people: of a count with its noun, where the phrase has one.
fn of_what(find: &Finding, what: &str) -> String {
    let noun = match find {
        Finding::Phrases(all) => all.first().and_then(|phrase| phrase.split("{count} ").nth(1)),
        _ => None,
    };
    let noun = noun.and_then(|rest| rest.split(' ').find(|word| !word.starts_with("...")));
    match noun.filter(|noun| noun.chars().all(char::is_alphabetic)) {
        Some(noun) => format!("number of {noun}"),
        None => what.to_owned(),
    }
}

/// A word that all places share, in all its forms.
struct Element {
    slot: Slot,
    /// As printed, names with their capitals; sorted, never empty.
    forms: Vec<String>,
}

impl Element {
    /// The forms as a phrase writes them: one word, a beginning with any ending, or a choice.
    fn phrase(&self) -> String {
        word_phrase(&self.forms)
    }
}

fn word_phrase(forms: &[String]) -> String {
    let folded: BTreeSet<String> = forms.iter().map(|form| fold(form)).collect();
    let folded: Vec<&str> = folded.iter().map(String::as_str).collect();
    let first = folded.first().copied().unwrap_or_default();
    let shared = folded.iter().fold(first, |shared, word| {
        let same = shared.char_indices().zip(word.chars()).take_while(|((_, a), b)| a == b);
        &shared[..same.last().map_or(0, |((at, c), _)| at + c.len_utf8())]
    });
    let verb = |word: &str| word.ends_with("ed") || word.ends_with("ing");
    let stem = stem::stem(first);
    let name = forms[0].starts_with(char::is_uppercase);
    match folded.as_slice() {
        [one] if !name && verb(one) && stem.len() >= 4 && one.starts_with(&stem) => {
            format!("{stem}*")
        }
        [_] => forms[0].clone(),
        // Long enough to be one word in its forms, and not the beginning of many others.
        _ if shared.len() >= 4 && folded.iter().all(|word| word.len() <= shared.len() + 5) => {
            format!("{shared}*")
        }
        several => format!("({})", several[..several.len().min(FORMS)].join("|")),
    }
}

fn elements(places: &[&Stated], slots: &[Slot]) -> Vec<Element> {
    let forms = |slot: &Slot| {
        let mut forms: BTreeMap<String, usize> = BTreeMap::new();
        for place in places {
            if let Some(near) = closest(&place.near, slot) {
                let printed = &place.sentence[near.at.0 as usize..near.at.1 as usize];
                let form = if near.name { printed.to_owned() } else { fold(printed) };
                *forms.entry(form).or_insert(0) += 1;
            }
        }
        let mut forms: Vec<(String, usize)> = forms.into_iter().collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        forms.into_iter().map(|(form, _)| form).collect::<Vec<String>>()
    };
    let all = slots.iter().map(|slot| Element { slot: slot.clone(), forms: forms(slot) });
    let mut all: Vec<Element> = all.filter(|element| !element.forms.is_empty()).collect();
    // Names first: who, then what they do, then in what year.
    all.sort_by_key(|e| {
        let first = &e.forms[0];
        let (name, year) = (char::is_uppercase, |c: char| c.is_ascii_digit());
        (first.starts_with(year), !first.starts_with(name), first.clone())
    });
    all
}

/// One part of a phrase at its place before or behind the value, in words.
#[derive(Clone)]
struct Part {
    /// Which element; `None` is the hole.
    element: Option<usize>,
    off: i16,
}

/// The phrases of a group of figures: one for each order in which its words stand where the value may be the right one, the commonest
/// first.
fn phrases(
    places: &[&Stated],
    agrees: &[bool],
    elements: &[Element],
    kind: Kind,
) -> Option<Vec<String>> {
    let cue = cue(places, elements, kind);
    let mut orders: BTreeMap<Vec<Option<usize>>, Vec<Vec<Part>>> = BTreeMap::new();
    let mut right = BTreeSet::new();
    // Where each says another value nobody is known to be right.
    let contested = agrees.iter().filter(|agrees| **agrees).count() == 1;
    for (place, agrees) in places.iter().zip(agrees) {
        let mut parts = vec![Part { element: None, off: 0 }];
        for (number, element) in elements.iter().enumerate() {
            let near = closest(&place.near, &element.slot);
            parts.extend(near.map(|near| Part { element: Some(number), off: near.off }));
        }
        parts.sort_by_key(|part| part.off);
        let order: Vec<Option<usize>> = parts.iter().map(|part| part.element).collect();
        if order.len() == elements.len() + 1 {
            if *agrees || contested {
                right.insert(order.clone());
            }
            orders.entry(order).or_default().push(parts);
        }
    }
    let mut orders: Vec<_> =
        orders.into_iter().filter(|(order, _)| right.contains(order)).collect();
    orders.sort_by_key(|(order, all)| (usize::MAX - all.len(), order.clone()));
    let counted = counted(places, agrees, elements, kind);
    let hole = format!("{{{}}}{counted}", hole(kind));
    let mut out = Vec::new();
    for (order, all) in orders.iter().take(3) {
        let mut phrase = cue.as_ref().map_or(String::new(), |cue| format!("{cue} ...(6) "));
        for (i, element) in order.iter().enumerate() {
            if i > 0 {
                phrase += &between(all, i)?;
            }
            phrase += &element.map_or_else(|| hole.clone(), |number| elements[number].phrase());
        }
        out.push(phrase);
    }
    (!out.is_empty()).then_some(out)
}

/// The noun that a count is of, with a space before it, where all that agree print the same and it is no part of the phrase yet:
/// without it the phrase would find whatever else is counted there.
fn counted(places: &[&Stated], agrees: &[bool], elements: &[Element], kind: Kind) -> String {
    let noun = |place: &&Stated| {
        let behind = place.sentence[place.extent.end..].strip_prefix(' ')?;
        let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let word = fold(word);
        let is_element = elements.iter().any(|e| e.forms.iter().any(|form| fold(form) == word));
        (!is_element && (stem::tells(&word) || stem::is_counted(&word))).then_some(word)
    };
    if !matches!(kind, Kind::Count | Kind::Number) {
        return String::new();
    }
    let agreeing = places.iter().zip(agrees).filter(|(_, agrees)| **agrees);
    let nouns: Option<BTreeSet<String>> = agreeing.map(|(place, _)| noun(place)).collect();
    match nouns.map(|nouns| nouns.into_iter().collect::<Vec<_>>()).as_deref() {
        Some([noun]) => format!(" {noun}"),
        _ => String::new(),
    }
}

/// What stands between two parts in all places of one order: nothing, or a gap as wide as the widest and a word more.
fn between(all: &[Vec<Part>], i: usize) -> Option<String> {
    let widths = all.iter().map(|parts| {
        let (a, b) = (&parts[i - 1], &parts[i]);
        let words = (b.off - a.off - 1).max(0);
        usize::try_from(words).unwrap_or(0)
    });
    let widest = widths.max()?;
    match widest {
        0 => Some(" ".to_owned()),
        wide if wide < GAP => Some(format!(" ...({}) ", wide + 1)),
        _ => None,
    }
}

/// The verbs that stand before a share of something: what is held, occupied or lost decides which fact it is.
fn cue(places: &[&Stated], elements: &[Element], kind: Kind) -> Option<String> {
    if kind != Kind::Share || elements.len() > 1 {
        return None;
    }
    let mut forms = BTreeSet::new();
    for place in places {
        let before = place.near.iter().filter(|near| {
            (-5..0).contains(&near.off)
                && !near.name
                && elements.iter().all(|e| !e.slot.contains(&near.stem))
        });
        let near = before.max_by_key(|near| near.off)?;
        forms.insert(fold(&place.sentence[near.at.0 as usize..near.at.1 as usize]));
    }
    let mut by_stem: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for form in forms {
        by_stem.entry(stem::stem(&form)).or_default().push(form);
    }
    let choices: Vec<String> = by_stem
        .into_iter()
        .map(|(stem, forms)| {
            let open = stem.len() >= 4 && forms.iter().all(|form| form.starts_with(&stem));
            if open {
                format!("{stem}*")
            } else {
                word_phrase(&forms).trim_matches(['(', ')']).to_owned()
            }
        })
        .collect();
    (!choices.is_empty() && choices.len() <= FORMS).then(|| format!("({})", choices.join("|")))
}

/// The sentences whose value meets the reference, the shortest first, each once.
fn samples(notes: &[Note], group: &Group, places: &[&Stated]) -> Vec<Sample> {
    let mut out: Vec<Sample> = Vec::new();
    for (i, stated) in places.iter().enumerate().filter(|(i, _)| group.agrees[*i]) {
        let note = &notes[group.places[i].article as usize];
        out.push(sample(stated, note.published));
    }
    out.sort_by(|a, b| {
        (a.text.len(), &a.text, a.published).cmp(&(b.text.len(), &b.text, b.published))
    });
    out.dedup_by(|a, b| a.text == b.text);
    out
}

/// A sentence for a test.
pub fn sample(stated: &Stated, published: Option<Date>) -> Sample {
    let Range { start, end } = stated.extent;
    let before = one_line(&stated.sentence[..start]);
    let value = one_line(&stated.sentence[start..end]);
    let after = one_line(&stated.sentence[end..]);
    let value_at = before.len()..before.len() + value.len();
    let says = match &stated.value {
        Stands::Figure { kind, .. } => Said::Figure(*kind),
        Stands::Day { day, .. } => Said::Day(*day),
    };
    Sample { text: format!("{before}{value}{after}"), value: value_at, published, says }
}

/// White space as single spaces, control characters left out.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() && !out.ends_with(' ') => out.push(' '),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// What the reference says, as `expect:` writes it.
pub fn expectation(reference: &Stated) -> Option<String> {
    match &reference.value {
        Stands::Day { day, .. } => day.map(|day| day.to_string()),
        Stands::Figure { kind, number, .. } => {
            let printed = one_line(&reference.sentence[reference.extent.clone()]);
            match (kind, number) {
                (Kind::Duration, Some((number, Some(unit)))) if printed.contains('-') => {
                    let plural = if number.to_string() == "1" { "" } else { "s" };
                    Some(format!("{number} {unit}{plural}"))
                }
                _ => Some(printed),
            }
        }
    }
}

/// `Duration, as in “30-day ceasefire”`.
fn title(shortest: &Sample, places: &[&Stated], group: &Group, what: &str) -> String {
    let shown = group.slots.iter().filter_map(|slot| {
        let place = places.iter().find(|place| sample(place, None).text == shortest.text)?;
        closest(&place.near, slot).map(|near| (place, near))
    });
    let mut range: Option<(usize, usize)> = None;
    let mut words = String::new();
    for (place, near) in shown {
        let (start, end) = (place.extent.start, place.extent.end);
        let (from, to) = range.unwrap_or((start, end));
        range = Some((from.min(near.at.0 as usize), to.max(near.at.1 as usize)));
        if let Some((from, to)) = range {
            words = one_line(&place.sentence[from..to]);
        }
    }
    let what = what[..1].to_uppercase() + &what[1..];
    if words.is_empty() { what } else { format!("{what}, as in “{}”", words.trim()) }
}

/// What the articles say, each wording with how many carry it, most first.
fn says(group: &Group, places: &[&Stated]) -> Vec<(String, usize)> {
    let mut by: Vec<(&Stated, BTreeSet<u32>)> = Vec::new();
    for (place, stated) in group.places.iter().zip(places) {
        let same = by.iter_mut().find(|(other, _)| meet(&other.value, &stated.value) == Some(true));
        match same {
            Some((_, articles)) => {
                articles.insert(place.article);
            }
            None => by.push((stated, BTreeSet::from([place.article]))),
        }
    }
    let shown = |stated: &Stated| one_line(&stated.sentence[stated.extent.clone()]);
    let mut out: Vec<(String, usize)> =
        by.iter().map(|(stated, articles)| (shown(stated), articles.len())).collect();
    out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    out
}
