//! What one article states. In: an article and its reading. Out: its figures and dates with the words around them, its quotes with
//! their speakers, and its names. All that mining holds of an article.

use super::stem::{happens, is_event, measures, stem, tells};
use crate::corpus::{Article, BlockKind};
use crate::recognise::Reading;
use crate::text::fold::fold;
use crate::text::{Sentence, SourceSpan, Span, TokenKind};
use crate::value::agree::{self, Clock, Extents};
use crate::value::{
    Central, EntityId, Granularity, Kind, Moment, Number, Party, Role, Shape, Stance, Tier,
    TimexType, Value,
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, BuildHasherDefault};
use std::ops::Range;
use std::sync::Arc;

/// Everything that mining holds of one article.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// Its path.
    pub path: String,
    /// When it was published.
    pub published: Option<Date>,
    /// A digest of its words: copies share it.
    pub digest: u64,
    /// Its figures and dates.
    pub stated: Vec<Stated>,
    /// What is quoted in it.
    pub said: Vec<Said>,
    /// The names that it prints, each with how often.
    pub names: BTreeMap<String, usize>,
    /// Its names of two words and more, folded, each with where it stands and with the nouns that say what bears it (`kestrel common
    /// wind farm`); in order.
    pub called: Vec<(usize, String)>,
}

/// A figure or a date, with what stands around it.
#[derive(Debug, Clone)]
pub struct Stated {
    /// What it says.
    pub value: Stands,
    /// Where it stands in the article.
    pub at: usize,
    /// The sentence.
    pub sentence: Arc<str>,
    /// The value with its hedge, without the counted noun, in the sentence.
    pub extent: Range<usize>,
    /// Words of the sentence that tell facts apart, in order.
    pub near: Vec<Near>,
    /// The word before a figure that makes it an estimate or a former one, folded.
    pub aside: Option<&'static str>,
    /// Names beside it, for facts that hold of many things.
    pub frames: Vec<Frame>,
}

/// What a value says, as far as mining compares it.
#[derive(Debug, Clone)]
pub enum Stands {
    /// A figure on its line.
    Figure {
        /// Its kind.
        kind: Kind,
        /// Its number and unit (a singular name) where there is one.
        number: Option<(Number, Option<&'static str>)>,
        /// Where it lies.
        extents: Extents,
    },
    /// A day, or a weekday that nothing dates.
    Day {
        /// Its TIMEX3 value, the time of day left out.
        timex: String,
        /// The day, where it is known.
        day: Option<Date>,
    },
}

/// A word near a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Its stem, as a hash.
    pub stem: u64,
    /// Where it stands in the sentence.
    pub at: (u32, u32),
    /// How many words off: −1 stands right before the value, 1 right behind it.
    pub off: i16,
    /// Whether it is part of a name.
    pub name: bool,
    /// Whether it can say what happens: a verb, or the noun of an event.
    pub happens: bool,
    /// Whether it is the noun of an event.
    pub event: bool,
    /// Whether it says only how something is measured: it tells no fact alone.
    pub measures: bool,
}

/// A name beside a value, with the words between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The name as printed.
    pub name: String,
    /// Where it stands in the sentence.
    pub at: Range<usize>,
    /// The phrase, with holes for name and value.
    pub phrase: String,
}

/// Quoted words.
#[derive(Debug, Clone)]
pub struct Said {
    /// As printed, without the outer marks.
    pub words: String,
    /// Whoever is certain to have said them.
    pub speaker: Option<Speaker>,
}

/// Whoever said something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speaker {
    /// A declared entity.
    Declared(EntityId),
    /// A name in the fullest form that the article prints.
    Named(String),
}

/// How many words on either side are looked at.
const WINDOW: i16 = 13;

/// Sentences longer than this (in bytes) are lists, not statements.
const LONGEST: usize = 600;

/// Quotes of as many words are compared by the quote checks: what is said in them is no fact of the article's own.
const LONG_QUOTE: usize = 8;

/// Notes what an article states. What rules that are there already find (`covered`, on disk) is left out.
pub fn note(article: &Article, reading: &Reading, covered: &[SourceSpan]) -> Note {
    let mut out = Note {
        path: article.path.clone(),
        published: reading.published.as_ref().map(|published| published.date),
        digest: hash(&article.prose),
        ..Note::default()
    };
    let quotes = long_quotes(reading);
    for sentence in &reading.sentences {
        let block = article.blocks.get(sentence.block).map(|block| &block.kind);
        if matches!(block, Some(BlockKind::Cell(_))) || sentence.span.len() > LONGEST {
            continue;
        }
        let text: Arc<str> = Arc::from(article.words(sentence.span));
        let names = capitals(reading, sentence);
        for value in reading.values_in(sentence.span) {
            let before = quotes.partition_point(|quote| quote.start <= value.span.start);
            if quotes[..before].last().is_some_and(|quote| quote.contains(value.span)) {
                continue;
            }
            let known = article.source(value.span);
            let covered = covered.iter().any(|s| s.start < known.end && known.start < s.end);
            let Some(stands) = stands(&value.shape).filter(|_| !covered) else { continue };
            // What is denied or only possible is not compared.
            let stance = reading.context(value.span).stance;
            if matches!(stance, Some(Stance::Denied | Stance::Hypothetical)) {
                continue;
            }
            let place = place(value, sentence);
            let mut near = near(reading, sentence, &place, &names);
            near.extend(year(reading, sentence, value));
            let frames = frames(reading, sentence, &place, &stands);
            let extent = place.start - sentence.span.start..place.end - sentence.span.start;
            let aside = aside(reading, sentence, &place).filter(|_| value.quantity().is_some());
            let (at, sentence) = (place.start, text.clone());
            out.stated.push(Stated { value: stands, at, sentence, extent, near, aside, frames });
        }
    }
    for value in &reading.values {
        match &value.shape {
            Shape::Quote(quote) => {
                let known = article.source(value.span);
                if covered.iter().any(|s| s.start < known.end && known.start < s.end) {
                    continue;
                }
                let certain = quote.speaker.tier != Tier::C;
                let speaker = quote.speaker.party.as_ref().filter(|_| certain).and_then(speaker);
                out.said.push(Said { words: quote.words.clone(), speaker });
            }
            Shape::Name(name) => {
                *out.names.entry(name.printed.clone()).or_insert(0) += 1;
                if name.printed.contains(' ') {
                    out.called.push((value.span.start, called(reading, value, &name.printed)));
                }
            }
            _ => {}
        }
    }
    out
}

fn speaker(party: &Party) -> Option<Speaker> {
    match party {
        Party::Entities(ids) if ids.len() == 1 => ids.first().copied().map(Speaker::Declared),
        Party::Entities(_) => None,
        Party::Named(name) => Some(Speaker::Named(name.clone())),
    }
}

/// What a value says; `None` for what is not worth a rule: ranks, vague amounts, ones and twos, changes, parts of the day.
fn stands(shape: &Shape) -> Option<Stands> {
    match shape {
        Shape::Quantity(figure) => {
            let passing = matches!(figure.role, Some(Role::Change | Role::From | Role::Conversion));
            let number = match figure.central {
                Central::One(number) => Some(number),
                Central::Range(..) => None,
                Central::Vague => return None,
            };
            let bare = matches!(figure.kind, Kind::Count | Kind::Number);
            let small = number.is_some_and(|n| !n.is_negative() && n <= Number::whole(2));
            if passing
                || figure.kind == Kind::Ordinal
                || figure.kind == Kind::Quantity
                || (bare && small)
            {
                return None;
            }
            let number = number.map(|number| (number, figure.unit.map(|unit| unit.name)));
            let extents = agree::extents(figure, Clock::Seconds);
            Some(Stands::Figure { kind: figure.kind, number, extents })
        }
        Shape::Moment(moment) => day(moment),
        _ => None,
    }
}

fn day(moment: &Moment) -> Option<Stands> {
    let fine =
        matches!(moment.granularity, Granularity::Day | Granularity::PartOfDay | Granularity::Time);
    if moment.kind == TimexType::Set || !fine || moment.approximate || moment.readings.len() > 1 {
        return None;
    }
    let timex = moment.timex().split('T').next().unwrap_or_default().to_owned();
    let day = moment.days().filter(|days| days.first == days.last).map(|days| days.first);
    // An undated weekday can still be compared with the same weekday elsewhere.
    let weekday = timex.starts_with("XXXX-WXX-");
    (day.is_some() || weekday).then_some(Stands::Day { timex, day })
}

/// The value with its hedge, without the counted noun: what a hole reads.
fn place(value: &Value, sentence: &Sentence) -> Span {
    let start = if value.moment().is_some() { value.span.start } else { value.extent.start };
    let start = start.min(value.span.start).max(sentence.span.start);
    Span::new(start, value.span.end.min(sentence.span.end))
}

/// Spans of the names of a sentence.
fn capitals(reading: &Reading, sentence: &Sentence) -> Vec<Span> {
    let names = reading.values_in(sentence.span).iter().filter(|value| value.name().is_some());
    names.map(|value| value.span).collect()
}

/// As many nouns behind a name say what bears it.
const KIND: usize = 2;

/// A name, folded, with the nouns behind it.
fn called(reading: &Reading, name: &Value, printed: &str) -> String {
    let tokens = &reading.tokens;
    let mut out = fold(printed);
    let after = tokens.within(name.span).end..tokens.len();
    let noun = |i: &usize| {
        let word = tokens.word(*i);
        let token = &tokens[*i];
        token.kind == TokenKind::Word && !token.capital && tells(word) && !happens(word)
    };
    for i in after.take(KIND).take_while(noun) {
        out += &format!(" {}", tokens.word(i));
    }
    out
}

/// Spans of the quotes that are long enough for the quote checks, in order.
fn long_quotes(reading: &Reading) -> Vec<Span> {
    let quotes = reading.values.iter().filter(|value| match &value.shape {
        Shape::Quote(quote) => quote.words.split_whitespace().count() >= LONG_QUOTE,
        _ => false,
    });
    quotes.map(|value| value.span).collect()
}

/// Words that make a figure an estimate, or what held only at first.
const ASIDE: [&str; 10] = [
    "would",
    "estimated",
    "estimate",
    "estimates",
    "expected",
    "forecast",
    "projected",
    "budgeted",
    "originally",
    "initially",
];

/// The last of these words within a few words before a place or in its hedge.
fn aside(reading: &Reading, sentence: &Sentence, place: &Span) -> Option<&'static str> {
    let before = sentence.tokens.clone().take_while(|i| reading.tokens[*i].span.start < place.end);
    let before: Vec<usize> = before.collect();
    let word = |i: &usize| ASIDE.iter().find(|word| **word == reading.tokens.word(*i)).copied();
    before.iter().rev().take(8).find_map(word)
}

/// The year that a day is printed with, as a word beside it: what was done on a day of that year is one event, whoever is named.
fn year(reading: &Reading, sentence: &Sentence, value: &Value) -> Option<Near> {
    value.moment()?;
    let tokens = &reading.tokens;
    let printed = |i: &usize| {
        let word = tokens.word(*i);
        word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let i = tokens.within(value.span).find(printed)?;
    let at = |byte: usize| (byte - sentence.span.start) as u32;
    let span = tokens[i].span;
    Some(Near {
        stem: hash(tokens.word(i)),
        at: (at(span.start), at(span.end)),
        off: 1,
        name: false,
        happens: false,
        event: false,
        measures: false,
    })
}

fn near(reading: &Reading, sentence: &Sentence, place: &Span, names: &[Span]) -> Vec<Near> {
    let tokens = &reading.tokens;
    let word = |i: usize| matches!(tokens[i].kind, TokenKind::Word | TokenKind::Number);
    let mut out = Vec::new();
    let mut add = |i: usize, off: i16| {
        let folded = tokens.word(i);
        if tokens[i].kind != TokenKind::Word || !tells(folded) {
            return;
        }
        let span = tokens[i].span;
        let named = names.iter().find(|name| name.contains(span));
        // Of a full name the last word tells who.
        if named.is_some_and(|name| name.end > span.end) {
            return;
        }
        let name = named.is_some();
        let at = |byte: usize| (byte - sentence.span.start) as u32;
        let stem = hash(&stem(folded));
        let happens = !name && happens(folded);
        let (at, measures) = ((at(span.start), at(span.end)), measures(folded));
        let event = is_event(folded);
        out.push(Near { stem, at, off, name, happens, event, measures });
    };
    let ends =
        |i: usize| matches!(tokens.word(i), ";" | ":" | "(" | ")" | "\"" | "“" | "”" | "«" | "»");
    let all = sentence.tokens.clone();
    let before = all.clone().rev().filter(|i| tokens[*i].span.end <= place.start);
    let mut off = 0;
    for i in before.take_while(|i| !ends(*i)) {
        off -= i16::from(word(i));
        if -off > WINDOW {
            break;
        }
        add(i, off);
    }
    off = 0;
    for i in all.filter(|i| tokens[*i].span.start >= place.end).take_while(|i| !ends(*i)) {
        off += i16::from(word(i));
        if off > WINDOW {
            break;
        }
        add(i, off);
    }
    out.sort_by_key(|near| near.at);
    out
}

/// As many tokens may stand between a name and a value that is said of it.
const BETWEEN: usize = 6;

/// Names beside a value, as phrases with a hole for each: `{name:name}, home to {count} people`.
fn frames(reading: &Reading, sentence: &Sentence, place: &Span, stands: &Stands) -> Vec<Frame> {
    let Stands::Figure { kind, .. } = stands else { return Vec::new() };
    let tokens = &reading.tokens;
    let inside = tokens.within(*place);
    let hole = format!("{{{}}}", hole(*kind));
    let mut out = Vec::new();
    for value in reading.values_in(sentence.span) {
        let Some(name) = value.name() else { continue };
        let named = tokens.within(value.span);
        let before = named.end <= inside.start;
        let between = if before { named.end..inside.start } else { inside.end..named.start };
        let fits = !between.is_empty() && between.len() <= BETWEEN && between.start < between.end;
        if !fits || (!before && named.start < inside.end) {
            continue;
        }
        let Some(words) = literal(reading, between.clone()) else { continue };
        let telling = between.clone().any(|i| tells(tokens.word(i)) || tokens.word(i) == "home");
        let next = inside.end;
        let noun = (before && next < sentence.tokens.end && tokens[next].kind == TokenKind::Word)
            .then(|| tokens.word(next).to_owned())
            .filter(|word| word.chars().all(char::is_alphabetic));
        let phrase = match (before, noun) {
            (true, Some(noun)) => format!("{{name:name}}{words} {hole} {noun}"),
            (true, None) if telling => format!("{{name:name}}{words} {hole}"),
            (false, _) if telling => format!("{hole}{words} {{name:name}}"),
            _ => continue,
        };
        let at = value.span.start - sentence.span.start..value.span.end - sentence.span.start;
        out.push(Frame { name: name.printed.clone(), at, phrase });
    }
    out
}

/// Tokens as a phrase writes them; `None` where a figure or a name stands among them.
fn literal(reading: &Reading, tokens: Range<usize>) -> Option<String> {
    let mut out = String::new();
    for i in tokens {
        let word = reading.tokens.word(i);
        match reading.tokens[i].kind {
            TokenKind::Word if !reading.tokens[i].capital => out += &format!(" {word}"),
            TokenKind::Mark if word == "," => out.push(','),
            TokenKind::Possessive => {}
            _ => return None,
        }
    }
    Some(out)
}

/// The type of hole that reads such a figure.
pub fn hole(kind: Kind) -> &'static str {
    if kind == Kind::Number { "count" } else { kind.name() }
}

/// A hash that is the same on every run.
pub fn hash(text: &str) -> u64 {
    BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(text)
}
