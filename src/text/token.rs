//! Tokens. In: prose. Out: words, numbers and marks in order, each with its span and its folded form.
//!
//! Tokenised once; every recogniser and every phrase reads these. A word is letters with digits behind them (`G7`, `covid19`),
//! inner apostrophes (`don't`) and the dots of abbreviations (`U.S.`, `p.m.`); the possessive `'s` is a token of its own. A number
//! is digits with inner separators (`5,937`, `2.5`, `192.168.1.2`); letters glued to it are a word of their own (`2` `bn`). Any
//! other character that is no space is a mark of its own (hyphens and dashes too).

use super::fold;
use super::letters::Letters;
use super::room;
use super::span::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters first.
    Word,
    /// Digits first, or a vulgar fraction (`½`).
    Number,
    /// The possessive `'s` glued to the word before it.
    Possessive,
    /// One other character: punctuation, a currency sign, a quotation mark.
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the prose.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or the start of the text) stands before it; otherwise it is glued to the token before.
    pub spaced: bool,
    /// Whether a line end stands between it and the token before.
    pub new_line: bool,
    /// Whether its first letter is upper case.
    pub capital: bool,
    folded: (u32, u32),
}

/// The tokens of one article, with their folded forms.
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    tokens: Vec<Token>,
    folded: String,
}

impl std::ops::Deref for Tokens {
    type Target = [Token];
    #[inline]
    fn deref(&self) -> &[Token] {
        &self.tokens
    }
}

impl Tokens {
    /// Tokenises `prose`. Spans are in order, do not overlap, and cover everything but white space.
    pub fn new(prose: &str) -> Self {
        Scanner::new(prose).run()
    }

    /// Tokenises only some stretches of `prose`, in order, none reaching into another; each is taken for a text of its own.
    pub fn of_stretches(prose: &str, stretches: impl IntoIterator<Item = Span>) -> Self {
        let none = Self { tokens: Vec::new(), folded: prose.to_ascii_lowercase() };
        stretches.into_iter().fold(none, |out, stretch| {
            Scanner { text: &prose[..stretch.end], at: stretch.start, out }.run()
        })
    }

    /// The folded, lower-case form of token `i` (typographic marks as `'`, `"`, `-`).
    #[inline]
    pub fn word(&self, i: usize) -> &str {
        let (start, end) = self.tokens[i].folded;
        &self.folded[start as usize..end as usize]
    }

    /// The folded form of token `i`, or `""` past either end.
    #[inline]
    pub fn get_word(&self, i: usize) -> &str {
        if i < self.tokens.len() { self.word(i) } else { "" }
    }

    /// The indices of the tokens that overlap `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// The span from token `first` to token `last`, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.tokens[first].span.start, self.tokens[last].span.end)
    }
}

/// What a character does in a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Fraction,
    Apostrophe,
    Space,
    Layout,
    Mark,
}

/// The class of a character beyond ASCII.
fn class(c: char) -> Class {
    match c {
        '\u{2019}' | '\u{02BC}' => Class::Apostrophe,
        '\u{00BC}'..='\u{00BE}' | '\u{2150}'..='\u{215E}' | '\u{2189}' => Class::Fraction,
        '\u{00AD}' | '\u{200C}' | '\u{200D}' => Class::Layout,
        '\u{0300}'..='\u{036F}' => Class::Letter,
        c if fold::is_space(c) => Class::Space,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

/// Letters of currencies that are printed right before digits (`USD50`, `Rs500`): a word of their own.
const CURRENCIES: &[&str] = &[
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "CNY", "RMB", "JPY", "INR", "Rs", "RM", "MYR",
    "SGD", "HKD", "SEK", "NOK", "DKK", "PLN", "ZAR", "UAH", "RUB", "BRL", "KRW", "THB", "PHP",
    "AED", "SAR", "QAR", "ILS", "NIS", "NGN", "KES", "Ksh", "KSh", "kr",
];

/// The classes of the ASCII characters.
const ASCII: [Class; 128] = {
    let mut table = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b' ' | b'\n' | b'\r' | b'\t' => Class::Space,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
};

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    out: Tokens,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        let tokens = Vec::with_capacity(text.len() / 5);
        // Most words are ASCII: the whole text in lower case holds their folded forms where they stand; the others go behind it.
        Self { text, at: 0, out: Tokens { tokens, folded: text.to_ascii_lowercase() } }
    }

    fn run(mut self) -> Tokens {
        let (mut spaced, mut new_line) = (true, true);
        while let Some((c, class)) = self.peek(self.at) {
            if matches!(class, Class::Space | Class::Layout) {
                spaced |= class == Class::Space;
                new_line |= c == '\n' || c == '\r';
                self.at += c.len_utf8();
                continue;
            }
            let start = self.at;
            room::make(&mut self.out.tokens, self.at, self.text.len());
            if class == Class::Letter && self.plain_word() {
                self.push_as_printed(
                    start,
                    TokenKind::Word,
                    spaced,
                    new_line,
                    c.is_ascii_uppercase(),
                );
                (spaced, new_line) = (false, false);
                continue;
            }
            let kind = self.token(c, class, spaced);
            self.push(start, kind, spaced, new_line, c.is_uppercase());
            (spaced, new_line) = (false, false);
        }
        self.out
    }

    #[inline]
    fn peek(&self, at: usize) -> Option<(char, Class)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte < 0x80 {
            return Some((char::from(byte), ASCII[usize::from(byte)]));
        }
        let c = self.text[at..].chars().next()?;
        Some((c, class(c)))
    }

    /// Moves past a word of ASCII letters that nothing goes on: most words. `false` and unmoved before any other.
    fn plain_word(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let end = self.at + Letters::of(&bytes[self.at..]).count;
        let ends = match bytes.get(end) {
            None => true,
            // A dot behind one letter may be an abbreviation's.
            Some(b'.') => end > self.at + 1,
            Some(b) => b.is_ascii() && !b.is_ascii_digit() && *b != b'\'',
        };
        let plain = ends && end > self.at;
        if plain {
            self.at = end;
        }
        plain
    }

    /// Moves past one token and says what it is.
    fn token(&mut self, c: char, class: Class, spaced: bool) -> TokenKind {
        match class {
            Class::Letter if self.abbreviation() => TokenKind::Word,
            Class::Letter => {
                self.word();
                TokenKind::Word
            }
            Class::Digit => {
                self.number();
                TokenKind::Number
            }
            Class::Fraction => {
                self.at += c.len_utf8();
                TokenKind::Number
            }
            Class::Apostrophe if !spaced && self.possessive() => TokenKind::Possessive,
            _ => {
                self.at += c.len_utf8();
                TokenKind::Mark
            }
        }
    }

    /// `U.S.`, `p.m.`, `e.g.`: single letters each with its dot, at least two. `false` and unmoved where there is none.
    fn abbreviation(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let (mut at, mut letters) = (self.at, 0);
        if bytes.get(at + 1) != Some(&b'.') {
            return false;
        }
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.')
        {
            at += 2;
            letters += 1;
        }
        // `U.S` with the last dot left out.
        let tail = bytes.get(at).is_some_and(u8::is_ascii_alphabetic)
            && self.peek(at + 1).is_none_or(|(_, c)| !matches!(c, Class::Letter | Class::Digit));
        if letters >= 1 && tail {
            at += 1;
            letters += 1;
        }
        // Two letters make one; `i.e.g` glued to a longer word does not.
        if letters < 2 || self.peek(at).is_some_and(|(_, c)| c == Class::Letter) {
            return false;
        }
        self.at = at;
        true
    }

    fn word(&mut self) {
        let (start, bytes) = (self.at, self.text.as_bytes());
        while bytes.get(self.at).is_some_and(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        while let Some((c, class)) = self.peek(self.at) {
            match class {
                Class::Digit if CURRENCIES.contains(&&self.text[start..self.at]) => break,
                Class::Letter | Class::Digit | Class::Layout => self.at += c.len_utf8(),
                Class::Apostrophe
                    if !self.is_possessive(self.at) && self.letter_at(self.at + c.len_utf8()) =>
                {
                    self.at += c.len_utf8();
                }
                _ => break,
            }
        }
    }

    fn number(&mut self) {
        while let Some((c, class)) = self.peek(self.at) {
            let separator = matches!(c, ',' | '.')
                && self.peek(self.at + 1).is_some_and(|(_, c)| c == Class::Digit);
            if class != Class::Digit && !separator {
                break;
            }
            self.at += c.len_utf8();
        }
    }

    fn possessive(&mut self) -> bool {
        let is = self.is_possessive(self.at);
        if is {
            let mark = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
            self.at += mark + 1;
        }
        is
    }

    /// Whether an apostrophe at `at` starts a possessive `'s` that ends its word.
    fn is_possessive(&self, at: usize) -> bool {
        let Some((mark, Class::Apostrophe)) = self.peek(at) else { return false };
        let s = at + mark.len_utf8();
        matches!(self.peek(s), Some(('s' | 'S', _)))
            && !self.letter_at(s + 1)
            && self.peek(s + 1).is_none_or(|(_, c)| c != Class::Digit)
    }

    fn letter_at(&self, at: usize) -> bool {
        self.peek(at).is_some_and(|(_, c)| c == Class::Letter)
    }

    /// Pushes a token of ASCII: its folded form stands where it does.
    fn push_as_printed(
        &mut self,
        start: usize,
        kind: TokenKind,
        spaced: bool,
        new_line: bool,
        capital: bool,
    ) {
        let folded = (start as u32, self.at as u32);
        let span = Span::new(start, self.at);
        self.out.tokens.push(Token { span, kind, spaced, new_line, capital, folded });
    }

    fn push(&mut self, start: usize, kind: TokenKind, spaced: bool, new_line: bool, capital: bool) {
        let token = &self.text[start..self.at];
        let folded = if token.is_ascii() {
            (start as u32, self.at as u32)
        } else {
            let from = self.out.folded.len() as u32;
            fold::fold_into(token, &mut self.out.folded);
            (from, self.out.folded.len() as u32)
        };
        self.out.tokens.push(Token {
            span: Span::new(start, self.at),
            kind,
            spaced,
            new_line,
            capital,
            folded,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.word(i).to_owned()).collect()
    }

    #[test]
    fn tokens_of_ordinary_and_odd_prose() {
        for (text, want) in [
            ("Putin\u{2019}s 30-day truce", vec!["putin", "'s", "30", "-", "day", "truce"]),
            ("We don't pay $3.2bn", vec!["we", "don't", "pay", "$", "3.2", "bn"]),
            ("The U.S. said so. It is", vec!["the", "u.s.", "said", "so", ".", "it", "is"]),
            ("at 5 p.m. in the U.S", vec!["at", "5", "p.m.", "in", "the", "u.s"]),
            (
                "5,937 men, 2,000km; 1990s",
                vec!["5,937", "men", ",", "2,000", "km", ";", "1990", "s"],
            ),
            (
                "G7 and Leo XIV: 3½ (5%)",
                vec!["g7", "and", "leo", "xiv", ":", "3", "½", "(", "5", "%", ")"],
            ),
            (
                "the workers' union ‘quoted’",
                vec!["the", "workers", "'", "union", "'", "quoted", "'"],
            ),
            ("on 5.", vec!["on", "5", "."]),
            ("1\u{A0}000\u{202F}km", vec!["1", "000", "km"]),
            ("it's O'Neill's", vec!["it", "'s", "o'neill", "'s"]),
            ("Rs500, USD3.14", vec!["rs", "500", ",", "usd", "3.14"]),
        ] {
            assert_eq!(words(text), want, "{text:?}");
        }
    }

    #[test]
    fn spans_slice_back_and_gluing_is_seen() {
        let text = "a 2bn — ’tis";
        let tokens = Tokens::new(text);
        let printed: Vec<_> = tokens.iter().map(|t| (t.span.of(text), t.spaced)).collect();
        assert_eq!(
            printed,
            [("a", true), ("2", true), ("bn", false), ("—", true), ("’", true), ("tis", false)]
        );
    }
}
