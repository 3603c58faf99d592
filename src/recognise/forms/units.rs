//! Units and currencies as they are written. In: the tokens behind or before a number. Out: the unit that they name.
//!
//! Knows surfaces, not numbers; whether a short one counts as a unit at all depends on how it stands to its number.

use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::{TokenKind, Tokens};
use crate::value::unit::{COINS, CURRENCIES, Currency, SIGNS, Sign, UNITS};
use crate::value::{Dimension, Unit};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// A unit that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRead {
    /// The likeliest unit.
    pub unit: &'static Unit,
    /// Others that the same words may stand for.
    pub others: Vec<&'static Unit>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whether it was written out (`kilometres`) rather than in short (`km`).
    pub spelled: bool,
}

/// The longest surface has so many tokens.
const LONGEST: usize = 5;

struct Surfaces {
    words: FxHashMap<String, &'static Unit>,
    symbols: FxHashMap<&'static str, &'static Unit>,
    nouns: FxHashMap<String, Vec<&'static Currency>>,
    coins: FxHashMap<&'static str, &'static Unit>,
    coin_signs: FxHashMap<&'static str, &'static Unit>,
    codes: FxHashMap<&'static str, &'static Currency>,
    signs: FxHashMap<Cow<'static, str>, Vec<&'static Sign>>,
}

static SURFACES: LazyLock<Surfaces> = LazyLock::new(Surfaces::new);

/// Units whose plural is the singular, or is listed.
const NO_PLURAL: &[&str] = &["foot", "inch", "stone", "hundredweight", "horsepower", "hertz"];

impl Surfaces {
    fn new() -> Self {
        let mut words = FxHashMap::with_capacity_and_hasher(2 * UNITS.len(), FxBuildHasher);
        let mut symbols = FxHashMap::with_capacity_and_hasher(2 * UNITS.len(), FxBuildHasher);
        for unit in UNITS {
            for word in unit.words {
                words.insert((*word).to_owned(), unit);
                if !NO_PLURAL.contains(word) && !word.ends_with('s') {
                    words.insert([word, "s"].concat(), unit);
                }
            }
            for symbol in unit.symbols {
                symbols.insert(*symbol, unit);
            }
        }
        let mut nouns: FxHashMap<String, Vec<&'static Currency>> = FxHashMap::default();
        for currency in CURRENCIES {
            for noun in currency.nouns {
                nouns.entry((*noun).to_owned()).or_default().push(currency);
                if !noun.ends_with('s') {
                    nouns.entry([noun, "s"].concat()).or_default().push(currency);
                }
            }
        }
        let mut by_first: FxHashMap<Cow<str>, Vec<&'static Sign>> = FxHashMap::default();
        for sign in SIGNS {
            by_first.entry(first_token(sign.text)).or_default().push(sign);
        }
        let coins = COINS.iter().flat_map(|c| c.unit.words.iter().map(move |w| (*w, &c.unit)));
        let signs = COINS.iter().flat_map(|c| c.signs.iter().map(move |s| (*s, &c.unit)));
        Self {
            words,
            symbols,
            nouns,
            coins: coins.collect(),
            coin_signs: signs.collect(),
            codes: CURRENCIES.iter().map(|c| (c.unit.name, c)).collect(),
            signs: by_first,
        }
    }
}

/// The folded first token of a surface.
fn first_token(surface: &str) -> Cow<'_, str> {
    // Of letters up to a space it is what stands there, and most surfaces are that.
    let word = surface.split_once(' ').map_or(surface, |(word, _)| word);
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic()) {
        let is_folded = word.bytes().all(|b| b.is_ascii_lowercase());
        return if is_folded { word.into() } else { word.to_ascii_lowercase().into() };
    }
    let tokens = Tokens::new(surface);
    Cow::Owned(if tokens.is_empty() { String::new() } else { tokens.word(0).to_owned() })
}

/// The single words that spell out a unit or a currency, for the vocabulary.
pub fn spelled_out() -> impl Iterator<Item = (&'static str, Class)> {
    let surfaces: &Surfaces = &SURFACES;
    let units = surfaces
        .words
        .iter()
        .filter(|(word, _)| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()))
        .map(|(word, unit)| {
            let time = matches!(unit.dimension, Dimension::Duration | Dimension::Calendar);
            (word.as_str(), if time { Class::UNIT.or(Class::TIME_UNIT) } else { Class::UNIT })
        });
    let nouns = surfaces.nouns.keys().map(|word| (word.as_str(), Class::CURRENCY));
    let coins = surfaces.coins.keys().map(|word| (*word, Class::CURRENCY));
    units.chain(nouns).chain(coins).filter(|(word, _)| !word.contains(' '))
}

/// The folded first tokens of all units and signs of currencies, for the vocabulary: most words are none.
pub fn first_tokens() -> impl Iterator<Item = (Cow<'static, str>, Class)> {
    let surfaces: &Surfaces = &SURFACES;
    let units = surfaces.words.keys().map(String::as_str).chain(surfaces.symbols.keys().copied());
    let units = units.map(|surface| (first_token(surface), Class::SURFACE));
    let signs = SIGNS.iter().map(|sign| (first_token(sign.text), Class::SIGN));
    units.chain(signs).filter(|(word, _)| !word.is_empty())
}

/// Of every way to write a percentage or points its longest word, or the sign, for the vocabulary.
pub fn words_of_shares() -> impl Iterator<Item = &'static str> {
    let surfaces: &Surfaces = &SURFACES;
    let words = surfaces.words.iter().map(|(word, unit)| (word.as_str(), unit));
    let symbols = surfaces.symbols.iter().map(|(symbol, unit)| (*symbol, unit));
    let shares = words
        .chain(symbols)
        .filter(|(_, unit)| matches!(unit.dimension, Dimension::Share | Dimension::Points));
    shares.map(|(surface, _)| {
        let runs = surface.split(|c: char| !c.is_alphabetic());
        let longest = runs.max_by_key(|run| run.len()).filter(|run| !run.is_empty());
        longest.unwrap_or(surface)
    })
}

/// The currency of an ISO 4217 code.
pub fn currency(code: &str) -> Option<&'static Unit> {
    SURFACES.codes.get(code).map(|c| &c.unit)
}

/// The unit, no currency, that is written from token `at` on, before `end`: the longest surface that fits.
pub fn unit_at(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    let surfaces: &Surfaces = &SURFACES;
    if at >= end || !scene.is(at, Class::SURFACE) {
        return None;
    }
    let stop = end.min(at + LONGEST);
    for last in (at..stop).rev() {
        if (at + 1..=last).any(|i| scene.tokens[i].new_line) {
            continue;
        }
        let folded = joined(scene, at, last, false);
        if let Some(unit) = surfaces.words.get(folded.as_str()) {
            return Some(read(unit, at..last + 1, folded.len() > 2));
        }
        // `200-square-metre`.
        if folded.contains('-')
            && let Some(unit) = surfaces.words.get(folded.replace('-', " ").as_str())
        {
            return Some(read(unit, at..last + 1, true));
        }
        let printed = joined(scene, at, last, true);
        let symbol = surfaces.symbols.get(printed.as_str());
        let symbol = symbol.or_else(|| {
            printed
                .contains('-')
                .then(|| surfaces.symbols.get(&*printed.replace('-', " ")))
                .flatten()
        });
        // A full stop is part of a short form only when the sentence goes on.
        if let Some(unit) = symbol.filter(|_| !printed.ends_with('.') || last + 1 < end) {
            return Some(read(unit, at..last + 1, false));
        }
    }
    None
}

fn read(unit: &'static Unit, tokens: Range<usize>, spelled: bool) -> UnitRead {
    UnitRead { unit, others: Vec::new(), tokens, spelled }
}

/// Tokens `first` to `last`, with one space where there is any and hyphens folded.
fn joined(scene: &Scene, first: usize, last: usize, printed: bool) -> String {
    let mut out = String::new();
    for i in first..=last {
        if i > first && scene.tokens[i].spaced {
            out.push(' ');
        }
        let folds = scene.tokens[i].kind == TokenKind::Mark && scene.word(i) == "-";
        out.push_str(if printed && !folds { scene.printed(i) } else { scene.word(i) });
    }
    out
}

/// The currency whose sign, code or noun is written from token `at` on, before `end` (`dollars`, `Canadian dollars`, `€`, `USD`).
pub fn currency_after(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    if at >= end {
        return None;
    }
    sign_at(scene, at, end)
        .or_else(|| code_at(scene, at))
        .or_else(|| noun_at(scene, at, end))
        .or_else(|| coin_at(scene, at, end))
}

/// The currency whose sign or code ends right before token `at`, not before `from` (`$`, `US$`, `EUR`).
pub fn currency_before(scene: &Scene, at: usize, from: usize) -> Option<UnitRead> {
    (from.max(at.saturating_sub(3))..at).find_map(|first| {
        let found = sign_at(scene, first, at).or_else(|| code_at(scene, first))?;
        (found.tokens.end == at).then_some(found)
    })
}

/// Nouns of currencies that stand before their number too (`ringgit 42`, `rupees 500`) and mean nothing else.
const LEADING_NOUNS: &[&str] = &[
    "ringgit",
    "ringgits",
    "rupee",
    "rupees",
    "rupiah",
    "riyal",
    "riyals",
    "dirham",
    "dirhams",
    "baht",
    "naira",
    "taka",
    "shillings",
];

/// The currency whose noun stands right before token `at`, not before `from`, with the people before it (`Malaysian ringgit 42`).
pub fn noun_before(scene: &Scene, at: usize, from: usize) -> Option<UnitRead> {
    let noun = at.checked_sub(1).filter(|noun| *noun >= from)?;
    if !scene.is(noun, Class::CURRENCY) || !LEADING_NOUNS.contains(&scene.word(noun)) {
        return None;
    }
    let people = noun.checked_sub(1).filter(|first| *first >= from);
    let found = people
        .and_then(|first| noun_at(scene, first, at))
        .or_else(|| noun_at(scene, noun, at))
        .filter(|found| found.tokens.end == at)?;
    let first = found.tokens.start;
    let counted = first > from && scene.is(first - 1, Class::DIGITS.or(Class::NUMBER_WORD));
    (!counted).then_some(found)
}

fn sign_at(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    if !scene.is(at, Class::SIGN) {
        return None;
    }
    for sign in SURFACES.signs.get(scene.word(at))? {
        let Some(after) = spells(scene, at, end, sign.text) else { continue };
        // Letters that serve as a sign must stand alone: `R` before digits, `kr` glued or spaced, never inside a name.
        let units: Vec<_> = sign.codes.iter().filter_map(|code| currency(code)).collect();
        let (unit, others) = units.split_first()?;
        let mut read =
            UnitRead { unit, others: others.to_vec(), tokens: at..after, spelled: false };
        if sign.text == "$" {
            settle_dollar(scene, &mut read);
        }
        return Some(read);
    }
    None
}

/// The tokens from `at` on spell `text` to the letter; what follows them. Small letters and a space before the closing sign are
/// let pass where no article or initial can be meant (`us $ 5 million`, not `a $5 million house`).
fn spells(scene: &Scene, at: usize, end: usize, text: &str) -> Option<usize> {
    let loose = text.ends_with('$') && (text.len() > 2 || text == "C$");
    let mut rest = text;
    let mut i = at;
    while !rest.is_empty() {
        if i >= end || (i > at && (scene.tokens[i].new_line || scene.tokens[i].spaced && !loose)) {
            return None;
        }
        let printed = scene.printed(i);
        rest = match rest.strip_prefix(printed) {
            Some(rest) => rest,
            None if loose => strip_folded(rest, printed)?,
            None => return None,
        };
        i += 1;
    }
    Some(i)
}

fn strip_folded<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// A bare `$` is the corpus's own dollar.
fn settle_dollar(scene: &Scene, read: &mut UnitRead) {
    let own = scene.settings.currency.as_deref().and_then(currency);
    if let Some(own) = own.filter(|own| own.name != read.unit.name) {
        read.others.retain(|u| u.name != own.name);
        read.others.insert(0, read.unit);
        read.unit = own;
    }
}

/// Codes that are also words or names: they count only when glued to a number or behind it.
const WORD_CODES: &[&str] = &[
    "ALL", "TOP", "CUP", "PEN", "TRY", "COP", "BOB", "MAD", "SOS", "RON", "LAK", "GEL", "AMD",
    "BAM", "NAD", "MUR", "ETH",
];

/// The power of ten in letters glued before a currency code: `MEUR`, `mUSD`, `kEUR`, `bnUSD`.
pub fn code_scale(printed: &str) -> Option<i32> {
    let (letters, code) = printed.split_at_checked(printed.len().checked_sub(3)?)?;
    let exponent = match letters {
        "k" | "K" | "T" => 3,
        "M" | "m" | "mn" => 6,
        "bn" | "Bn" => 9,
        _ => return None,
    };
    let capitals = code.bytes().all(|b| b.is_ascii_uppercase());
    (capitals && currency(code).is_some()).then_some(exponent)
}

/// An ISO 4217 code in capitals, with the letters of a scale glued before it or not (`MEUR`).
pub fn code_at(scene: &Scene, at: usize) -> Option<UnitRead> {
    let mut printed = scene.printed(at);
    if !matches!(printed.len(), 3..=5) {
        return None;
    }
    if code_scale(printed).is_some() {
        printed = &printed[printed.len() - 3..];
    }
    let known = if printed.bytes().all(|b| b.is_ascii_uppercase()) {
        // ISO 4217 has a code of its own for it.
        SURFACES.codes.get(if printed == "BTC" { "XBT" } else { printed })?
    } else {
        let small = ["USD", "EUR", "GBP", "CHF", "JPY"];
        let code = small.into_iter().find(|code| code.eq_ignore_ascii_case(printed))?;
        SURFACES.codes.get(code)?
    };
    let loose = WORD_CODES.contains(&printed)
        && !scene.glued(at)
        && !scene.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number && !t.spaced);
    (!loose).then(|| read(&known.unit, at..at + 1, false))
}

/// `dollars`, `Canadian dollars`, `US dollars`, `pounds sterling`.
fn noun_at(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    if !(at..at + 3).any(|i| scene.is(i, Class::CURRENCY)) {
        return None;
    }
    let surfaces: &Surfaces = &SURFACES;
    for people in 0..3 {
        let noun = at + people;
        if noun >= end || (people > 0 && scene.tokens[noun].new_line) {
            break;
        }
        let Some(bearers) = surfaces.nouns.get(scene.word(noun)) else { continue };
        let (mut last, mut found) = (noun, bearers.clone());
        if scene.word(noun + 1) == "sterling" && noun + 1 < end {
            last += 1;
            found.retain(|c| c.unit.name == "GBP");
        }
        if people > 0 {
            let who = joined(scene, at, noun - 1, false);
            found.retain(|c| c.peoples.contains(&who.as_str()));
        }
        let units: Vec<&'static Unit> = found.iter().map(|c| &c.unit).collect();
        let (unit, others) = units.split_first()?;
        let mut read =
            UnitRead { unit, others: others.to_vec(), tokens: at..last + 1, spelled: true };
        if people == 0 && unit.name == "USD" {
            settle_dollar(scene, &mut read);
        }
        return Some(read);
    }
    None
}

fn coin_at(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    let word = scene.is(at, Class::CURRENCY) || scene.is(at + 1, Class::CURRENCY);
    if !word && scene.printed(at).len() > 2 {
        return None;
    }
    let surfaces: &Surfaces = &SURFACES;
    // `80 US cents`: which dollar's they are.
    let whose = matches!(scene.word(at), "us" | "u.s" | "u.s.");
    if whose && at + 1 < end {
        let coin = surfaces.coins.get(scene.word(at + 1)).filter(|coin| coin.name == "cent");
        return coin.map(|coin| read(coin, at..at + 2, true));
    }
    for last in (at..end.min(at + 2)).rev() {
        let folded = joined(scene, at, last, false);
        if let Some(unit) = surfaces.coins.get(folded.as_str()) {
            return Some(read(unit, at..last + 1, true));
        }
    }
    let sign = surfaces.coin_signs.get(scene.printed(at))?;
    let alone = scene.glued(at)
        && !scene.tokens.get(at + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Word);
    (alone || scene.printed(at) == "¢").then(|| read(sign, at..at + 1, false))
}
