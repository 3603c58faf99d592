//! Reads the phrase language. In: a phrase as written. Out: the tree that the matcher walks, or every fault of the phrase at its
//! place inside the string. Knows no articles.

mod pieces;

use super::fault::{Fault, File, list, nearest, suggest};
use super::phrase::{Hole, HoleType, Node, Phrase};
use super::yaml::Text;
use crate::problem::Problem;
use crate::text::SourceSpan;
use crate::value::Gazetteer;

/// How many words `...` may skip where the phrase does not say.
pub const GAP: u32 = 12;
/// The widest gap that can be written: no sentence is longer.
const WIDEST_GAP: u32 = 200;
/// Deeper brackets than this are no phrase.
const DEEPEST: usize = 32;

/// Reads `text`; `None` when it has a fault, which is then in `file`.
pub fn phrase(file: &mut File, text: &Text, gazetteer: &Gazetteer) -> Option<Phrase> {
    read(file, text, gazetteer).0
}

/// Reads `text`: the phrase, `None` when it has a fault, and in any case its holes that read, with their places.
pub fn read(
    file: &mut File,
    text: &Text,
    gazetteer: &Gazetteer,
) -> (Option<Phrase>, Vec<(Hole, SourceSpan)>) {
    let before = file.problems.len();
    let mut parser = Parser { file, text, gazetteer, at: 0, depth: 0, holes: Vec::new() };
    let node = parser.choice();
    parser.nothing_left();
    let holes = parser.holes;
    if file.problems.len() == before {
        super::phrase_check::check(file, text, &node, &holes);
    }
    let phrase = (file.problems.len() == before).then(|| Phrase {
        text: text.text.clone(),
        source: text.span,
        node: trimmed(node),
        holes: holes.clone(),
    });
    (phrase, holes)
}

struct Parser<'p, 'f, 't> {
    file: &'p mut File<'f>,
    text: &'t Text,
    gazetteer: &'p Gazetteer,
    at: usize,
    depth: usize,
    holes: Vec<(Hole, SourceSpan)>,
}

impl Parser<'_, '_, '_> {
    fn rest(&self) -> &str {
        &self.text.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Whether the next character is glued to a letter or digit before it.
    fn glued(&self) -> bool {
        self.text.text[..self.at].chars().next_back().is_some_and(char::is_alphanumeric)
    }

    fn fault(&mut self, fault: Fault, from: usize, to: usize, message: String, help: &str) {
        let problem = self.file.fault(fault, self.text.part(from, to), message);
        self.file.report(problem.help(help));
    }

    fn choice(&mut self) -> Node {
        let mut ways = vec![self.sequence()];
        while self.peek() == Some('|') {
            let bar = self.at;
            self.at += 1;
            let way = self.sequence();
            if is_empty(&way) || (ways.len() == 1 && is_empty(&ways[0])) {
                self.fault(
                    Fault::Phrase,
                    bar,
                    bar + 1,
                    "a choice has words on both sides of `|`".to_owned(),
                    "to make words optional put them in brackets: `[word]`",
                );
            }
            ways.push(way);
        }
        if ways.len() == 1 { ways.swap_remove(0) } else { Node::Choice(ways) }
    }

    fn sequence(&mut self) -> Node {
        let mut parts = Vec::new();
        loop {
            self.skip_space();
            let Some(next) = self.peek() else { break };
            match next {
                '|' | ')' | ']' => break,
                '(' | '[' => parts.extend(self.group(next)),
                '{' => parts.extend(self.hole()),
                '}' => {
                    let at = self.at;
                    self.at += 1;
                    self.fault(
                        Fault::Phrase,
                        at,
                        at + 1,
                        "`}` closes nothing".to_owned(),
                        "a hole is written `{count}` or `{town:name}`; for the sign itself write `\\}`",
                    );
                }
                '@' if !self.glued() => parts.extend(self.entity()),
                '/' if self.starts_regex() => parts.extend(self.regex()),
                _ if self.gap_length() > 0 => parts.push(self.gap()),
                _ => parts.extend(self.words()),
            }
        }
        if parts.len() == 1 { parts.swap_remove(0) } else { Node::Sequence(parts) }
    }

    fn group(&mut self, open: char) -> Option<Node> {
        let start = self.at;
        let close = if open == '(' { ')' } else { ']' };
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault(
                Fault::Phrase,
                start,
                start + 1,
                format!("brackets more than {DEEPEST} deep"),
                "write several phrases instead",
            );
            self.at = self.text.text.len();
            return None;
        }
        let inner = self.choice();
        self.depth -= 1;
        if self.peek() != Some(close) {
            self.fault(
                Fault::Phrase,
                start,
                start + 1,
                format!("`{open}` is never closed"),
                &format!("close it with `{close}`; for the sign itself write `\\{open}`"),
            );
            self.at = self.text.text.len();
            return None;
        }
        self.at += 1;
        if is_empty(&inner) {
            let end = self.at;
            self.fault(
                Fault::Phrase,
                start,
                end,
                format!("nothing stands in `{open}{close}`"),
                "put words into it or take it out",
            );
            return None;
        }
        Some(if open == '(' { inner } else { Node::Optional(Box::new(inner)) })
    }

    /// A `)` or `]` at the top closes nothing.
    fn nothing_left(&mut self) {
        if let Some(sign @ (')' | ']')) = self.peek() {
            let at = self.at;
            self.fault(
                Fault::Phrase,
                at,
                at + 1,
                format!("`{sign}` closes nothing"),
                &format!("open it before; for the sign itself write `\\{sign}`"),
            );
        }
    }
}

/// The fault of a type that does not exist: the nearest one under the caret, else all of them.
pub fn no_type(file: &File, span: SourceSpan, name: &str) -> Problem {
    let known: Vec<&str> = HoleType::ALL.iter().map(|(_, name)| *name).collect();
    let message = if name.is_empty() {
        "a hole names the type of its value".to_owned()
    } else {
        format!("there is no type `{name}`")
    };
    let problem = file.fault(Fault::UnknownType, span, message);
    let near = nearest(name, known.iter().copied());
    match near.or_else(|| HoleType::called(name)) {
        Some(near) => problem.label(format!("did you mean `{near}`?")),
        None => problem.help(format!("types are {}", list(&known))),
    }
}

/// Reports an entity that no file declares; `range` is its `@id` inside `text`.
pub fn unknown_entity(
    file: &mut File,
    text: &Text,
    range: std::ops::Range<usize>,
    id: &str,
    known: &[&str],
) {
    let message = if id.is_empty() {
        "`@` is followed by the id of an entity".to_owned()
    } else {
        format!("no entity `@{id}` is declared")
    };
    let problem = file
        .fault(Fault::UnknownEntity, text.part(range.start, range.end), message)
        .label(match nearest(id, known.iter().copied()) {
            Some(near) => format!("did you mean `@{near}`?"),
            None => suggest(id, known),
        });
    file.report(problem.help(format!(
        "declare it under `entities:`, as in `{}: [Its Name, Another Name]`",
        if id.is_empty() { "id" } else { id }
    )));
}

/// Letters, digits, `-` and `_`, at least one.
pub fn is_identifier(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn is_empty(node: &Node) -> bool {
    matches!(node, Node::Sequence(parts) if parts.is_empty())
}

/// A gap at either end of a phrase says nothing.
fn trimmed(node: Node) -> Node {
    let Node::Sequence(mut parts) = node else { return node };
    while matches!(parts.last(), Some(Node::Gap(_))) {
        parts.pop();
    }
    let words = parts.iter().position(|part| !matches!(part, Node::Gap(_))).unwrap_or(0);
    parts.drain(..words);
    if parts.len() == 1 { parts.swap_remove(0) } else { Node::Sequence(parts) }
}

#[cfg(test)]
mod tests {
    use super::super::fault::Area;
    use super::*;
    use crate::value::Entity;

    fn gazetteer() -> Gazetteer {
        let entity = |id: &str| Entity { id: id.to_owned(), ..Entity::default() };
        let mut gazetteer = Gazetteer::default();
        gazetteer.entities.extend([entity("putin"), entity("us-army")]);
        gazetteer
    }

    /// Reads a phrase as it would stand in double quotes, and shows its tree in short or its faults.
    fn read(written: &str) -> Result<String, Vec<String>> {
        let source = format!("'{}'", written.replace('\'', "''"));
        let mut file = File::new("rules.yml", &source, Area::Rule);
        let node = super::super::yaml::read(&source).expect("YAML").expect("content");
        let text = node.text().expect("text");
        let phrase = phrase(&mut file, text, &gazetteer());
        phrase.map(|phrase| show(&phrase.node)).ok_or_else(|| {
            let said = file.problems.iter().map(|problem| {
                let span = problem.location.as_ref().and_then(|l| l.span).expect("a place");
                format!("{}: {}", &source[span.start..span.end], problem.message)
            });
            said.collect()
        })
    }

    fn show(node: &Node) -> String {
        let all = |nodes: &[Node], by: &str| nodes.iter().map(show).collect::<Vec<_>>().join(by);
        match node {
            Node::Sequence(parts) => all(parts, " "),
            Node::Choice(ways) => format!("({})", all(ways, "|")),
            Node::Optional(inner) => format!("[{}]", show(inner)),
            Node::Word(word) => word.clone(),
            Node::Prefix(word) => format!("{word}*"),
            Node::Entity(id) => format!("@{}", id.0),
            Node::Gap(words) => format!("..{words}"),
            Node::Hole(Hole { key: None, accepts }) => format!("{{{}}}", accepts.name()),
            Node::Hole(Hole { key: Some(key), accepts }) => format!("{{{key}:{}}}", accepts.name()),
            Node::Pattern(regex) => format!("/{regex}/"),
        }
    }

    #[test]
    fn phrases_read_as_the_contract_says() {
        for (written, tree) in [
            ("Home to", "home to"),
            ("{town:name}, home to {count} people", "{town:name} , home to {count} people"),
            (
                "(occup*|control*) ... {share} of (Ukraine|Ukrainian territory)",
                "(occup*|control*) ..12 {share} of (ukraine|ukrainian territory)",
            ),
            ("killed|was dead|deaths", "(killed|was dead|deaths)"),
            ("visit*|tour*", "(visit*|tour*)"),
            ("[the] town [hall|square]", "[the] town [(hall|square)]"),
            ("{who} ...(5) met ... @putin", "{who} ..5 met ..12 @0"),
            ("{who}...met", "{who} ..12 met"),
            ("{who} … met", "{who} ..12 met"),
            ("{who} ...( 5 ) met", "{who} ..5 met"),
            ("{who} ...(met|saw) @putin", "{who} ..12 (met|saw) @0"),
            ("@us-army's men", "@1 men"),
            ("@putin\u{2019}s visit", "@0 visit"),
            ("Putin's visit", "putin visit"),
            ("30-day U.S. truce", "30 - day u.s. truce"),
            ("Mr. Smith said", "mr . smith said"),
            ("{count}-year", "{count} - year"),
            ("up to {count} devices", "up to {count} devices"),
            ("9/11 and/or @putin", "9 / 11 and / or @0"),
            ("km / h", "km / h"),
            ("/(?P<value>[0-9]+ days)/ truce", "/(?P<value>[0-9]+ days)/ truce"),
            (r"/a\/b/", r"/a\/b/"),
            (r"\(sic\) 5\*", "( sic ) 5 *"),
            ("... of Ukraine ...", "of ukraine"),
            ("{ count } people", "{count} people"),
            ("a@putin", "a @ putin"),
            ("((a|b) c|d)", "((a|b) c|d)"),
        ] {
            assert_eq!(read(written).as_deref(), Ok(tree), "{written:?}");
        }
    }

    #[test]
    fn phrases_with_a_fault_say_where() {
        for (written, said) in [
            ("", vec!["'': this phrase matches nothing in particular"]),
            ("...", vec!["'...': this phrase matches nothing in particular"]),
            ("[a] ... [b]", vec!["'[a] ... [b]': this phrase matches nothing in particular"]),
            ("a|[b]", vec!["'a|[b]': this phrase matches nothing in particular"]),
            ("a (b", vec!["(: `(` is never closed"]),
            ("a [b)", vec!["[: `[` is never closed"]),
            ("a b)", vec![") : `)` closes nothing"]),
            ("a }", vec!["}: `}` closes nothing"]),
            ("a {count", vec!["{count: `{` is never closed"]),
            ("a () b", vec!["(): nothing stands in `()`"]),
            ("a ...() b", vec!["(): nothing stands in `()`"]),
            ("|a b", vec!["|: a choice has words on both sides of `|`"]),
            ("a||b", vec!["|: a choice has words on both sides of `|`"]),
            ("*word", vec!["*: `*` stands at the end of a word: `occup*`"]),
            ("wo*rd", vec!["*: `*` stands at the end of a word: `occup*`"]),
            ("{counts} x", vec!["counts: there is no type `counts`"]),
            ("{town} x", vec!["town: there is no type `town`"]),
            ("{town:entity} x", vec!["entity: there is no type `entity`"]),
            ("{a b:count}", vec!["{a b:count}: `a b` is no name for a key"]),
            ("@puttin met", vec!["@puttin: no entity `@puttin` is declared"]),
            ("@ met", vec!["@: `@` is followed by the id of an entity"]),
            ("/[a/ x", vec!["[: this regular expression does not read: unclosed character class"]),
            (
                "It fell. It rose",
                vec![".: a sentence ends here, and a phrase never crosses the end of a sentence"],
            ),
            (
                "(some|{count}) of {count}",
                vec!["{count}: a phrase compares one value, and this is its second"],
            ),
            (
                "{count} of {count}",
                vec!["{count}: a phrase compares one value, and this is its second"],
            ),
            (
                "[{count} or] {count}",
                vec!["{count}: a phrase compares one value, and this is its second"],
            ),
            ("{a:count} {a:count}", vec!["{a:count}: the key `a` stands twice in one phrase"]),
            ("a [..3] b", vec!["..3: `..3` stands for these very dots"]),
            ("a .. b", vec!["..: `..` stands for these very dots"]),
            ("a ...(999) b", vec!["...(999): a gap of 999 words is longer than any sentence"]),
            (
                "@a {b} (c",
                vec![
                    "@a: no entity `@a` is declared",
                    "b: there is no type `b`",
                    "(: `(` is never closed",
                ],
            ),
        ] {
            let said: Vec<String> = said.iter().map(|s| s.replace(") :", "):")).collect();
            assert_eq!(read(written), Err(said), "{written:?}");
        }
        assert!(read(r"a \.\. b").is_ok(), "dots that are meant");
        let nested = |deep: usize| read(&format!("{}a{}", "(".repeat(deep), ")".repeat(deep)));
        assert_eq!(nested(DEEPEST), Ok("a".to_owned()));
        let faults = nested(DEEPEST + 1).expect_err("too deep");
        assert_eq!(faults[0], "(: brackets more than 32 deep");
    }
}
