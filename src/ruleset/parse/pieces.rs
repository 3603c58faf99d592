//! The pieces of a phrase. In: the parser at the first sign of a hole, an entity, a pattern, a gap or a word. Out: its node, the
//! parser behind it, and each fault at its place.

use super::{GAP, Parser, WIDEST_GAP, is_identifier, no_type, unknown_entity};
use crate::ruleset::fault::Fault;
use crate::ruleset::phrase::{Hole, HoleType, Node};
use crate::text::{Span, TokenKind, Tokens, sentences};

impl Parser<'_, '_, '_> {
    pub(super) fn hole(&mut self) -> Option<Node> {
        let start = self.at;
        let Some(length) = self.rest().find('}') else {
            let end = self.text.text.len();
            self.at = end;
            self.fault(
                Fault::Phrase,
                start,
                end,
                "`{` is never closed".to_owned(),
                "a hole is written `{count}` or `{town:name}`",
            );
            return None;
        };
        let inner = self.rest()[1..length].to_owned();
        self.at += length + 1;
        let (key, name, name_at) = match inner.split_once(':') {
            Some((key, name)) => (Some(key.trim()), name, start + 2 + key.len()),
            None => (None, inner.as_str(), start + 1),
        };
        let end = self.at;
        if let Some(key) = key
            && !is_identifier(key)
        {
            self.fault(
                Fault::Phrase,
                start,
                end,
                format!("`{key}` is no name for a key"),
                "a key's name is letters, digits, `-` and `_`: `{town:name}`",
            );
            return None;
        }
        let Some(accepts) = HoleType::named(name.trim()) else {
            self.unknown_type(name.trim(), name_at, name_at + name.len(), key.is_none());
            return None;
        };
        let hole = Hole { key: key.map(str::to_owned), accepts };
        self.holes.push((hole.clone(), self.text.part(start, end)));
        Some(Node::Hole(hole))
    }

    pub(super) fn unknown_type(&mut self, name: &str, from: usize, to: usize, bare: bool) {
        let span = self.text.part(from, to.max(from + 1).min(self.text.text.len()));
        let mut problem = no_type(self.file, span, name);
        // `{place}` is hardly ever the value itself.
        let is_named = HoleType::called(name) == Some("name");
        if bare && is_identifier(name) && (problem.label.is_none() || is_named) {
            let key = format!("a key is written with its name and type: `{{{name}:name}}`");
            let help = problem.help.map(|types| format!("{key}; {types}"));
            problem.help = Some(help.unwrap_or(key));
        }
        self.file.report(problem);
    }

    pub(super) fn entity(&mut self) -> Option<Node> {
        let start = self.at;
        let name: String = self.rest()[1..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        let id = name.trim_end_matches('-');
        self.at += 1 + id.len();
        // A possessive matches its word.
        for mark in ["'s", "\u{2019}s"] {
            if self.rest().starts_with(mark) {
                self.at += mark.len();
            }
        }
        if let Some(entity) = self.gazetteer.find(id) {
            return Some(Node::Entity(entity));
        }
        let known: Vec<&str> = self.gazetteer.entities.iter().map(|e| e.id.as_str()).collect();
        unknown_entity(self.file, self.text, start..start + 1 + id.len(), id, &known);
        None
    }

    pub(super) fn starts_regex(&self) -> bool {
        !self.glued() && self.regex_length().is_some()
    }

    /// The bytes up to the slash that closes the one here.
    pub(super) fn regex_length(&self) -> Option<usize> {
        let mut escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '/' => return Some(at),
                _ => {}
            }
        }
        None
    }

    pub(super) fn regex(&mut self) -> Option<Node> {
        let length = self.regex_length()?;
        let start = self.at + 1;
        let pattern = self.rest()[1..length].to_owned();
        self.at += length + 1;
        crate::ruleset::pattern::compile(self.file, self.text, start, &pattern)
            .map(|regex| Node::Pattern(Box::new(regex)))
    }

    /// The bytes of a gap's dots, 0 where there is none.
    pub(super) fn gap_length(&self) -> usize {
        ["...", "\u{2026}"]
            .iter()
            .find(|dots| self.rest().starts_with(**dots))
            .map_or(0, |d| d.len())
    }

    pub(super) fn gap(&mut self) -> Node {
        let start = self.at;
        self.at += self.gap_length();
        let bound = self.rest().strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let Some(bound) = bound.map(|(bound, _)| bound.to_owned()) else { return Node::Gap(GAP) };
        if !bound.chars().all(|c| c.is_ascii_digit() || c == ' ') || bound.trim().is_empty() {
            return Node::Gap(GAP);
        }
        self.at += bound.len() + 2;
        match bound.trim().parse::<u32>() {
            Ok(words) if words <= WIDEST_GAP => Node::Gap(words),
            _ => {
                let end = self.at;
                self.fault(
                    Fault::Phrase,
                    start,
                    end,
                    format!("a gap of {} words is longer than any sentence", bound.trim()),
                    &format!("write a bound up to {WIDEST_GAP}"),
                );
                Node::Gap(WIDEST_GAP)
            }
        }
    }

    /// Words and marks up to the next sign of the phrase language, cut as articles are.
    pub(super) fn words(&mut self) -> Vec<Node> {
        let start = self.at;
        let (mut clean, mut places, mut stars) = (String::new(), Vec::new(), Vec::new());
        while let Some(c) = self.peek() {
            let sign = matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '|')
                || (c == '@' && !self.glued())
                || (c == '/' && self.at > start && self.starts_regex())
                || self.gap_length() > 0;
            if sign {
                break;
            }
            let escaped = (c == '\\').then(|| self.rest().chars().nth(1)).flatten();
            match (c, escaped) {
                (_, Some(literal)) => {
                    self.at += 1;
                    places.extend(std::iter::repeat_n(self.at, literal.len_utf8()));
                    clean.push(literal);
                    self.at += literal.len_utf8();
                }
                ('*', None) => {
                    stars.push((clean.len(), self.at));
                    self.at += 1;
                }
                (c, None) => {
                    places.extend(std::iter::repeat_n(self.at, c.len_utf8()));
                    clean.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        let escaped = |dots: usize| self.text.text[..places[dots]].ends_with('\\');
        if let Some(dots) = clean.find("..").filter(|dots| !escaped(*dots)) {
            let rest = &clean[dots..];
            let digits = |c: char| c == '.' || c.is_ascii_digit();
            let end = dots + rest.find(|c| !digits(c)).unwrap_or(rest.len());
            self.fault(
                Fault::Phrase,
                places[dots],
                places[end - 1] + 1,
                format!("`{}` stands for these very dots", &clean[dots..end]),
                "for words in between write `...`, for at most three of them `...(3)`",
            );
        }
        let tokens = Tokens::new(&clean);
        self.one_sentence(&clean, &tokens, &places);
        let nodes = (0..tokens.len()).filter(|&i| tokens[i].kind != TokenKind::Possessive);
        let mut out = Vec::new();
        for i in nodes {
            let word = tokens.word(i).to_owned();
            let star = stars.iter().position(|(at, _)| *at == tokens[i].span.end);
            let lettered = matches!(tokens[i].kind, TokenKind::Word | TokenKind::Number);
            match star {
                Some(star) if lettered => {
                    stars.remove(star);
                    out.push(Node::Prefix(word));
                }
                _ => out.push(Node::Word(word)),
            }
        }
        for (_, at) in stars {
            self.fault(
                Fault::Phrase,
                at,
                at + 1,
                "`*` stands at the end of a word: `occup*`".to_owned(),
                "for words in between write `...`, for the sign itself `\\*`",
            );
        }
        out
    }

    pub(super) fn one_sentence(&mut self, clean: &str, tokens: &Tokens, places: &[usize]) {
        let all = sentences(tokens, Span::new(0, clean.len()), 0);
        let [first, _, ..] = all.as_slice() else { return };
        let end = first.span.end;
        let from = places[end - 1];
        let to = from + self.text.text[from..].chars().next().map_or(0, char::len_utf8);
        self.fault(
            Fault::Phrase,
            from,
            to,
            "a sentence ends here, and a phrase never crosses the end of a sentence".to_owned(),
            "this phrase cannot match: write what one sentence says",
        );
    }
}
