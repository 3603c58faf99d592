//! Phrases as programs. In: a phrase. Out: steps that the walker follows over tokens; none leads back, so every walk ends.

use super::opens::Opens;
use crate::recognise::lexicon::{self, Classes};
use crate::ruleset::{Hole, HoleType, Node, Phrase};
use crate::text::Tokens;
use crate::value::EntityId;

/// One step of a program. A step that matches goes on to the one after it.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A token with exactly these folded letters.
    Word(String),
    /// A token that starts with these folded letters.
    Prefix(String),
    /// Any name of an entity.
    Entity(EntityId),
    /// At most so many words.
    Gap(u32),
    /// A value; an index into the program's holes.
    Hole(usize),
    /// A regular expression; an index into the program's patterns.
    Pattern(usize),
    /// Goes on at any of these steps; the earlier ones are preferred.
    Fork(Vec<usize>),
    /// Goes on at that step.
    Jump(usize),
    /// The phrase has matched.
    End,
}

/// A phrase, ready to be walked.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub steps: Vec<Step>,
    pub holes: Vec<Hole>,
    pub patterns: Vec<regex::Regex>,
    /// What the steps open with.
    pub opens: Opens,
    /// A `{who}` that the phrase opens with, and the most words that may stand between it and what follows: its value is the
    /// subject of what follows, and the steps start behind it.
    pub subject: Option<Subject>,
}

/// A `{who}` before its verb.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub hole: Hole,
    pub within: u32,
}

impl Program {
    /// The program of a phrase.
    pub fn new(phrase: &Phrase) -> Self {
        let mut program = Self {
            steps: Vec::new(),
            holes: Vec::new(),
            patterns: Vec::new(),
            opens: Opens::default(),
            subject: None,
        };
        let rest = program.take_subject(&phrase.node);
        match rest {
            Some(nodes) => nodes.iter().for_each(|node| program.node(node)),
            None => program.node(&phrase.node),
        }
        program.steps.push(Step::End);
        program.opens = Opens::of(&program.steps);
        program
    }

    /// Whether it has a place for the value under comparison.
    pub fn has_value_hole(&self) -> bool {
        let of = |hole: &Hole| hole.key.is_none();
        self.holes.iter().any(of)
            || self.subject.as_ref().is_some_and(|s| of(&s.hole))
            || !self.patterns.is_empty()
    }

    /// Whether it spells out a negation: `not`, `never`, `no`.
    pub fn negates(&self) -> bool {
        let denies = |word: &String| lexicon::look_up(word).is(Classes::NEGATION);
        self.steps.iter().any(|step| matches!(step, Step::Word(word) if denies(word)))
    }

    /// Takes `{who}` and the gap behind it off the front of a sequence, when something follows; what is left of it.
    fn take_subject<'n>(&mut self, node: &'n Node) -> Option<&'n [Node]> {
        let Node::Sequence(nodes) = node else { return None };
        let (first, rest) = nodes.split_first()?;
        let Node::Hole(hole) = first else { return None };
        if hole.accepts != HoleType::Who {
            return None;
        }
        let (within, rest) = match rest.split_first() {
            Some((Node::Gap(words), rest)) => (*words, rest),
            _ => (0, rest),
        };
        if rest.is_empty() {
            return None;
        }
        self.subject = Some(Subject { hole: hole.clone(), within });
        Some(rest)
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Sequence(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Choice(nodes) => self.choice(nodes.iter().map(Some)),
            Node::Optional(node) => self.choice([Some(node.as_ref()), None].into_iter()),
            Node::Word(word) => self.words(word, false),
            Node::Prefix(letters) => self.words(letters, true),
            Node::Entity(id) => self.steps.push(Step::Entity(*id)),
            Node::Gap(words) => self.steps.push(Step::Gap(*words)),
            Node::Hole(hole) => {
                self.steps.push(Step::Hole(self.holes.len()));
                self.holes.push(hole.clone());
            }
            Node::Pattern(pattern) => {
                self.steps.push(Step::Pattern(self.patterns.len()));
                self.patterns.push(pattern.as_ref().clone());
            }
        }
    }

    /// A fork whose branches meet again; `None` is the empty branch.
    fn choice<'n>(&mut self, branches: impl Iterator<Item = Option<&'n Node>>) {
        let fork = self.steps.len();
        self.steps.push(Step::Fork(Vec::new()));
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for branch in branches {
            starts.push(self.steps.len());
            if let Some(node) = branch {
                self.node(node);
            }
            ends.push(self.steps.len());
            self.steps.push(Step::Jump(0));
        }
        let meet = self.steps.len();
        for end in ends {
            self.steps[end] = Step::Jump(meet);
        }
        self.steps[fork] = Step::Fork(starts);
    }

    /// Letters as the text's tokens cut them: `30-day` is three.
    fn words(&mut self, letters: &str, open_end: bool) {
        let tokens = Tokens::new(letters);
        for i in 0..tokens.len() {
            let word = tokens.word(i).to_owned();
            let last = i + 1 == tokens.len();
            self.steps.push(if open_end && last { Step::Prefix(word) } else { Step::Word(word) });
        }
    }
}
