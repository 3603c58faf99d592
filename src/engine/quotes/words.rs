//! The form in which quoted words are compared. In: words as printed. Out: normal words, gaps for what was left out.
//!
//! Typography, case and hyphens are folded; contractions are written out; number words become digits; British and American
//! spellings and the names of a declared entity become one; an ellipsis or a bracket is a gap that stands for any words.

use crate::recognise::lexicon::{self, Classes};
use crate::text::{Span, TokenKind, Tokens};
use crate::value::Gazetteer;

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
const FILLERS: &[&str] = &[
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

impl Words {
    /// The words of `text`; names that `gazetteer` declares become one word each, whatever their spelling.
    pub fn new(text: &str, gazetteer: &Gazetteer) -> Self {
        let tokens = Tokens::new(text);
        let mut out = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            at = out.take(text, &tokens, gazetteer, at);
        }
        out
    }

    /// How many words there are, gaps left out.
    pub fn count(&self) -> usize {
        self.words.iter().filter(|w| !w.is_gap()).count()
    }

    /// How many of them carry content.
    pub fn content(&self) -> usize {
        self.words.iter().filter(|w| !w.is_gap() && !w.is_grammar()).count()
    }

    /// How many gaps there are.
    pub fn gaps(&self) -> usize {
        self.words.iter().filter(|w| w.is_gap()).count()
    }

    /// Takes what starts at token `at`; the token to go on from.
    fn take(&mut self, text: &str, tokens: &Tokens, gazetteer: &Gazetteer, at: usize) -> usize {
        if let Some(spelt) = gazetteer.names().longest(text, tokens, at) {
            let span = tokens.span(at, at + spelt.tokens - 1);
            self.words.push(Word { normal: format!("@{}", spelt.entity.0), span, name: true });
            return at + spelt.tokens;
        }
        let token = &tokens[at];
        let word = tokens.word(at);
        match (token.kind, word) {
            (TokenKind::Mark, "\u{2026}") => self.gap(token.span),
            (TokenKind::Mark, ".")
                if tokens.get_word(at + 1) == "." && tokens.get_word(at + 2) == "." =>
            {
                self.gap(tokens.span(at, at + 2));
                return at + 3;
            }
            (TokenKind::Mark, "[" | "(") => {
                let close = if word == "[" { "]" } else { ")" };
                let end = (at..tokens.len().min(at + 24)).find(|&i| tokens.word(i) == close);
                if let Some(end) = end {
                    self.gap(tokens.span(at, end));
                    return end + 1;
                }
            }
            (TokenKind::Mark, "%") => self.push("percent", token.span, false),
            (TokenKind::Mark, _) => {}
            (TokenKind::Possessive, _) => {
                let verb = matches!(
                    self.words.last().map(|w| w.normal.as_str()),
                    Some(
                        "it" | "he"
                            | "she"
                            | "that"
                            | "there"
                            | "what"
                            | "who"
                            | "where"
                            | "here"
                            | "how"
                            | "this"
                    )
                );
                self.push(if verb { "is" } else { "'s" }, token.span, false);
            }
            (_, "per") if tokens.get_word(at + 1) == "cent" => {
                self.push("percent", tokens.span(at, at + 1), false);
                return at + 2;
            }
            _ => self.word(word, token.span, token.capital && at > 0 && tokens.word(at - 1) != "."),
        }
        at + 1
    }

    fn gap(&mut self, span: Span) {
        if self.words.last().is_none_or(|w| !w.is_gap()) {
            self.words.push(Word { normal: String::new(), span, name: false });
        }
    }

    fn push(&mut self, normal: &str, span: Span, name: bool) {
        self.words.push(Word { normal: normal.to_owned(), span, name });
    }

    fn word(&mut self, word: &str, span: Span, capital: bool) {
        let name = capital && !lexicon::look_up(word).is(Classes::SUBJECT);
        let (stem, rest) = split_contraction(word);
        self.push(&normal(stem), span, name);
        if !rest.is_empty() {
            self.push(rest, span, false);
        }
    }
}

impl Word {
    /// Whether it stands for words that were left out.
    pub fn is_gap(&self) -> bool {
        self.normal.is_empty()
    }

    /// Whether it carries no content.
    pub fn is_grammar(&self) -> bool {
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
        let normal = self.normal.as_str();
        !self.name
            && !normal.starts_with(|c: char| c.is_ascii_digit() || c == '@')
            && (GRAMMAR.contains(&normal)
                || FILLERS.contains(&normal)
                || lexicon::look_up(normal).is(grammar))
    }

    /// Whether it fills a pause.
    pub fn is_filler(&self) -> bool {
        FILLERS.contains(&self.normal.as_str())
    }

    /// Whether it turns a statement round: a negation, `and`, `or`.
    pub fn turns(&self) -> bool {
        TURNING.contains(&self.normal.as_str())
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.normal.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// `don't` as `do` and `not`.
fn split_contraction(word: &str) -> (&str, &str) {
    match word {
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        "let's" => return ("let", "us"),
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
fn normal(word: &str) -> String {
    if let Some(n) = NUMBERS.iter().position(|w| *w == word) {
        // "one" is a pronoun as often as a number.
        return if n == 1 { word.to_owned() } else { n.to_string() };
    }
    if let Some(n) = TENS.iter().position(|w| *w == word) {
        return ((n + 3) * 10).to_string();
    }
    if let Some((_, american)) = SPELLED.iter().find(|(british, _)| *british == word) {
        return (*american).to_owned();
    }
    if word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return word.replace(',', "");
    }
    let mut out = word.replace('.', "");
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
            out.truncate(out.len() - british.len());
            out.push_str(american);
            break;
        }
    }
    out
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
}
