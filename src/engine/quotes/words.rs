//! The form in which quoted words are compared. In: words as printed. Out: normal words, gaps for what was left out.
//!
//! Typography, case and hyphens are folded; contractions are written out; number words become digits; British and American
//! spellings and the names of a declared entity become one; an ellipsis or a bracket is a gap that stands for any words.

use super::plain;
use crate::recognise::lexicon::{self, Classes};
use crate::text::letters::{Filter, Letters};
use crate::text::{Span, TokenKind, Tokens};
use crate::value::Gazetteer;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// One word, or a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its normal form; empty for a gap.
    pub normal: String,
    /// Where it stands in the text.
    pub span: Span,
    /// Whether it is a proper name: a declared entity, or a capital inside a sentence.
    pub name: bool,
}

/// The words of one utterance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Words and gaps, in order.
    pub words: Vec<Word>,
}

/// Words that carry no content, beside those that the lexicon classes as grammar.
const GRAMMAR: &[&str] = &[
    "to", "there", "here", "very", "so", "just", "too", "also", "then", "now", "well", "as",
    "than", "be", "been", "being", "get", "got", "going", "go", "am", "us", "him", "them", "me",
    "you", "yours", "ours", "mine", "hers", "theirs", "myself", "himself", "who", "whom", "whose",
    "which", "what", "that", "this", "these", "those", "up", "out", "off", "yes", "oh", "'s", "'d",
    "really", "quite", "ever", "even", "still", "only", "own", "same", "again", "more", "most",
    "much", "many", "lot", "lots", "thing", "things", "let",
];

/// Sounds and phrases that fill a pause.
pub(super) const FILLERS: &[&str] = &[
    "uh",
    "um",
    "er",
    "ah",
    "erm",
    "hmm",
    "oh",
    "okay",
    "ok",
    "yeah",
    "well",
    "so",
    "look",
    "listen",
    "basically",
    "actually",
    "honestly",
    "frankly",
    "mr",
    "mrs",
    "ms",
    "dr",
];

/// Words that turn a statement round, and so are no mere grammar.
const TURNING: &[&str] = &[
    "and", "or", "not", "no", "never", "nor", "neither", "without", "none", "nobody", "nothing",
    "unless", "until",
];

/// Words behind which `'s` is a verb: `it's`.
pub(super) const TAKES_IS: &[&str] =
    &["it", "he", "she", "that", "there", "what", "who", "where", "here", "how", "this"];

const SPELLED: &[(&str, &str)] = &[
    ("centre", "center"),
    ("defence", "defense"),
    ("offence", "offense"),
    ("programme", "program"),
    ("grey", "gray"),
    ("licence", "license"),
    ("cheque", "check"),
    ("theatre", "theater"),
    ("metre", "meter"),
    ("kilometre", "kilometer"),
    ("metres", "meters"),
    ("kilometres", "kilometers"),
    ("tonne", "ton"),
    ("sceptical", "skeptical"),
    ("towards", "toward"),
    ("afterwards", "afterward"),
    ("kiev", "kyiv"),
    ("judgement", "judgment"),
    ("aluminium", "aluminum"),
    ("tyre", "tire"),
];

const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const TENS: &[&str] =
    &["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"];

/// Where words go as they are read.
pub(super) trait Sink {
    /// Takes a word in its normal form, or a gap (`""`).
    fn put(&mut self, normal: &str, span: Span, name: bool);
    /// Whether a gap came last.
    fn ends_in_gap(&self) -> bool;
    /// Whether the last word is one behind which `'s` is a verb.
    fn takes_is(&self) -> bool;
}

impl Words {
    /// The words of `text`; names that `gazetteer` declares become one word each, whatever their spelling.
    pub fn new(text: &str, gazetteer: &Gazetteer) -> Self {
        let mut out = Self::default();
        read(text, gazetteer, &mut out);
        out
    }

    /// How many words there are, gaps left out.
    pub fn count(&self) -> usize {
        self.words.iter().filter(|w| !w.is_gap()).count()
    }

    /// How many gaps there are.
    pub fn gaps(&self) -> usize {
        self.words.iter().filter(|w| w.is_gap()).count()
    }
}

impl Sink for Words {
    fn put(&mut self, normal: &str, span: Span, name: bool) {
        self.words.push(Word { normal: normal.to_owned(), span, name });
    }

    fn ends_in_gap(&self) -> bool {
        self.words.last().is_some_and(Word::is_gap)
    }

    fn takes_is(&self) -> bool {
        self.words.last().is_some_and(|word| TAKES_IS.contains(&word.normal.as_str()))
    }
}

/// Reads the words of `text` one after the other; names that `gazetteer` declares become one word each, whatever their spelling.
pub(super) fn read(text: &str, gazetteer: &Gazetteer, sink: &mut impl Sink) {
    match is_plain(text, gazetteer) {
        true => plain::read(text, sink),
        false => read_tokens(text, gazetteer, sink),
    }
}

/// Whether its letters alone say what its words are.
fn is_plain(text: &str, gazetteer: &Gazetteer) -> bool {
    plain::is_plain(text) && !gazetteer.names().may_start_in(text)
}

/// Reads a text whose words are the same whatever stands before or behind it; whether it is one.
pub(super) fn read_alone(text: &str, gazetteer: &Gazetteer, sink: &mut impl Sink) -> bool {
    let alone = is_plain(text, gazetteer) && !plain::ends_in_per(text);
    if alone {
        plain::read(text, sink);
    }
    alone
}

pub(super) fn read_tokens(text: &str, gazetteer: &Gazetteer, sink: &mut impl Sink) {
    let tokens = Tokens::new(text);
    let mut at = 0;
    while at < tokens.len() {
        at = take(text, &tokens, gazetteer, at, sink);
    }
}

/// Takes what starts at token `at`; the token to go on from.
fn take(
    text: &str,
    tokens: &Tokens,
    gazetteer: &Gazetteer,
    at: usize,
    sink: &mut impl Sink,
) -> usize {
    if let Some(spelt) = gazetteer.names().longest(text, tokens, at) {
        let span = tokens.span(at, at + spelt.tokens - 1);
        sink.put(&format!("@{}", spelt.entity.0), span, true);
        return at + spelt.tokens;
    }
    let token = &tokens[at];
    let word = tokens.word(at);
    match (token.kind, word) {
        (TokenKind::Mark, "\u{2026}") => gap(sink, token.span),
        (TokenKind::Mark, ".")
            if tokens.get_word(at + 1) == "." && tokens.get_word(at + 2) == "." =>
        {
            gap(sink, tokens.span(at, at + 2));
            return at + 3;
        }
        (TokenKind::Mark, "[" | "(") => {
            let close = if word == "[" { "]" } else { ")" };
            let end = (at..tokens.len().min(at + 24)).find(|&i| tokens.word(i) == close);
            if let Some(end) = end {
                gap(sink, tokens.span(at, end));
                return end + 1;
            }
        }
        (TokenKind::Mark, "%") => sink.put("percent", token.span, false),
        (TokenKind::Mark, _) => {}
        (TokenKind::Possessive, _) => {
            let lets = at > 0 && tokens.word(at - 1) == "let";
            let word = if lets {
                "us"
            } else if sink.takes_is() {
                "is"
            } else {
                "'s"
            };
            sink.put(word, token.span, false);
        }
        (_, "per") if tokens.get_word(at + 1) == "cent" => {
            sink.put("percent", tokens.span(at, at + 1), false);
            return at + 2;
        }
        _ => {
            let capital = token.capital && at > 0 && tokens.word(at - 1) != ".";
            put(word, &Letters::of(word.as_bytes()), token.span, capital, sink);
        }
    }
    at + 1
}

/// Puts a folded word in its normal form; `letters`: those that it starts with, `capital`: it has one where none is due.
pub(super) fn put(word: &str, letters: &Letters, span: Span, capital: bool, sink: &mut impl Sink) {
    let name = capital && !lexicon::look_up(word).is(Classes::SUBJECT);
    if is_normal(word, letters) {
        return sink.put(word, span, name);
    }
    let (stem, rest) = split_contraction(word);
    sink.put(&normal(stem), span, name);
    if !rest.is_empty() {
        sink.put(rest, span, false);
    }
}

fn gap(sink: &mut impl Sink, span: Span) {
    if !sink.ends_in_gap() {
        sink.put("", span, false);
    }
}

/// Whether a word carries no content; `name`: it is a proper name.
pub(super) fn is_grammar(normal: &str, name: bool) -> bool {
    let grammar = Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::SUBORDINATOR
        | Classes::COORDINATOR
        | Classes::SUBJECT
        | Classes::AUXILIARY
        | Classes::MODAL
        | Classes::POSSESSIVE
        | Classes::NEGATION
        | Classes::RELATIVE;
    !name && (LIGHT.contains(normal) || lexicon::look_up(normal).is(grammar))
}

impl Word {
    /// Whether it stands for words that were left out.
    pub fn is_gap(&self) -> bool {
        self.normal.is_empty()
    }

    /// Whether it carries no content.
    pub fn is_grammar(&self) -> bool {
        is_grammar(&self.normal, self.name)
    }

    /// Whether it fills a pause.
    pub fn is_filler(&self) -> bool {
        FILLERS.contains(&self.normal.as_str())
    }

    /// Whether it turns a statement round: a negation, `and`, `or`.
    pub fn turns(&self) -> bool {
        TURNING.contains(&self.normal.as_str())
    }
}

/// Words of which more is asked than whether they are equal when two utterances are weighed.
pub(super) static WEIGHED: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let others = ["you", "know", "i", "@0", "mean", "kind", "sort", "of", "'d", "would", "had"];
    FILLERS.iter().copied().chain(others).collect()
});

/// [`GRAMMAR`] and [`FILLERS`], to look words up in.
static LIGHT: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| GRAMMAR.iter().chain(FILLERS).copied().collect());

/// Words with a form of their own: number words as digits, the spelling that stands for both.
static FORMS: LazyLock<FxHashMap<&str, String>> = LazyLock::new(|| {
    let numbers = NUMBERS.iter().enumerate().map(|(n, word)| (*word, n.to_string()));
    let tens = TENS.iter().enumerate().map(|(n, word)| (*word, ((n + 3) * 10).to_string()));
    let spelled = SPELLED.iter().map(|(british, american)| (*british, (*american).to_owned()));
    // "one" is a pronoun as often as a number.
    numbers.filter(|(word, _)| *word != "one").chain(tens).chain(spelled).collect()
});

/// Whether a folded word is its own normal form, as most are: letters alone, none of [`FORMS`], no ending that is spelt in two ways.
#[inline]
fn is_normal(word: &str, letters: &Letters) -> bool {
    static OTHERS: LazyLock<Filter> = LazyLock::new(|| {
        let others = FORMS.keys().chain(&["cannot"]);
        Filter::of(others.map(|word| Letters::of(word.as_bytes())))
    });
    letters.count == word.len() && !may_be_respelt(word) && !OTHERS.may_hold(letters)
}

/// Whether a word ends in the last letters of an ending that is spelt in two ways; few do.
fn may_be_respelt(word: &str) -> bool {
    matches!(
        word.as_bytes().last_chunk(),
        Some(b"ion" | b"ing" | b"sed" | b"ise" | b"ses" | b"our" | b"urs" | b"red" | b"led")
    )
}

/// `don't` as `do` and `not`.
fn split_contraction(word: &str) -> (&str, &str) {
    if word == "cannot" {
        return ("can", "not");
    }
    if !word.as_bytes().contains(&b'\'') {
        return (word, "");
    }
    match word {
        "can't" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        _ => {}
    }
    for (end, full) in [
        ("n't", "not"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'m", "am"),
        ("'d", "'d"),
    ] {
        if let Some(stem) = word.strip_suffix(end).filter(|stem| !stem.is_empty()) {
            return (stem, full);
        }
    }
    (word, "")
}

/// One spelling for a word that has several, digits for number words.
fn normal(word: &str) -> Cow<'_, str> {
    if let Some(form) = FORMS.get(word) {
        return Cow::Borrowed(form);
    }
    if word == "one" {
        return Cow::Borrowed(word);
    }
    if word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return without(word, b',');
    }
    let mut out = without(word, b'.');
    if !may_be_respelt(&out) {
        return out;
    }
    for (british, american) in [
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ise", "ize"),
        ("ises", "izes"),
        ("our", "or"),
        ("ours", "ors"),
        ("oured", "ored"),
        ("ouring", "oring"),
        ("lled", "led"),
        ("lling", "ling"),
    ] {
        if out.len() >= british.len() + 3 && out.ends_with(british) {
            let stem = out.len() - british.len();
            let spelt = out.to_mut();
            spelt.truncate(stem);
            spelt.push_str(american);
            break;
        }
    }
    out
}

/// Whether a word in its normal form is written with the same first letters wherever it is: no number, none of the words that are
/// spelt in two ways from the start.
pub(super) fn has_one_form(normal: &str) -> bool {
    !FORMS.contains_key(normal) && !FORMS.values().any(|form| form == normal)
}

fn without(word: &str, mark: u8) -> Cow<'_, str> {
    match word.as_bytes().contains(&mark) {
        true => Cow::Owned(word.replace(char::from(mark), "")),
        false => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Entity;

    fn normals(text: &str) -> String {
        let entity = Entity {
            id: "z".into(),
            names: vec!["Zelensky".into()],
            variants: vec!["Zelenskyy".into()],
            ..Entity::default()
        };
        let words = Words::new(text, &Gazetteer::from(vec![entity]));
        let shown: Vec<&str> =
            words.words.iter().map(|w| if w.is_gap() { "_" } else { w.normal.as_str() }).collect();
        shown.join(" ")
    }

    #[test]
    fn one_wording_has_one_form() {
        for (a, b) in [
            ("We’re here—now", "we are here - now"),
            ("I don't know", "I do not know"),
            ("ten per cent", "10%"),
            ("colour, organised", "color organized"),
            ("Zelenskyy left", "Zelensky left"),
            ("5,937 men", "5937 men"),
            ("30-day truce", "30 day truce"),
            ("talk to him…", "talk to him..."),
        ] {
            assert_eq!(normals(a), normals(b), "{a:?}");
        }
        for (text, want) in [
            ("if … they [the Russians] come", "if _ they _ come"),
            ("It's Russia's", "it is russia 's"),
        ] {
            assert_eq!(normals(text), want, "{text:?}");
        }
    }

    #[test]
    fn what_leaves_words_out_is_a_gap_and_what_only_looks_like_it_is_not() {
        for (text, want) in [
            ("we left. I stayed. they left", "we left i stayed they left"),
            ("we left. . . I stayed", "we left _ i stayed"),
            ("we left. . I stayed", "we left i stayed"),
            ("two per day, ten per cent", "2 per day 10 percent"),
            ("we (the men) left", "we _ left"),
            ("we (the men left", "we the men left"),
            ("(the men) left", "_ left"),
            ("let's go", "let us go"),
        ] {
            assert_eq!(normals(text), want, "{text:?}");
        }
    }

    #[test]
    fn contractions_numbers_and_spellings_are_written_out() {
        for (text, want) in [
            ("we can't and cannot stay", "we can not and can not stay"),
            ("it won't and shan't", "it will not and shall not"),
            ("they've seen what we're told", "they have seen what we are told"),
            ("I'm sure he'll say he'd gone", "i am sure he will say he 'd gone"),
            ("who's there, Russia's or Anna's", "who is there russia 's or anna 's"),
            ("one of twenty ships, thirty", "one of 20 ships 30"),
            ("1,200 men of the U.S.", "1200 men of the us"),
            ("organising labour at the theatre", "organizing labor at the theater"),
            ("he rises early, our hours", "he rises early our hours"),
            ("travelled, modelling", "traveled modeling"),
        ] {
            assert_eq!(normals(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_capital_makes_a_name_of_any_word_but_i() {
        for (text, content) in [
            ("the men met Will", "men met will"),
            ("the men will sail", "men sail"),
            ("the men and I", "men"),
            ("the men left. Will they", "men left"),
        ] {
            let words = Words::new(text, &Gazetteer::default());
            let told = words.words.iter().filter(|word| !word.is_grammar());
            let told: Vec<&str> = told.map(|word| word.normal.as_str()).collect();
            assert_eq!(told.join(" "), content, "{text}");
        }
    }

    #[test]
    fn a_word_carries_no_content_where_it_is_grammar_and_no_name() {
        for (word, name, grammar) in [
            ("the", false, true),
            ("of", false, true),
            ("not", false, true),
            ("uh", false, true),
            ("the", true, false),
            ("harbour", false, false),
            ("30", false, false),
            ("@4", false, false),
        ] {
            assert_eq!(is_grammar(word, name), grammar, "{word}");
        }
    }
}
