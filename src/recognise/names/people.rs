//! Who is who in one article. In: its names. Out: one person (or body) for all the names that mean it, and who a pronoun or a role
//! means at a place.
//!
//! Full names gather by surname and first name, lone surnames join the last such person before them. What stays open stays open: a
//! pronoun with two candidates of like standing is marked so. Names inside quotes are left out: the speaker is who counts.

use super::roles::{self, Roles};
use crate::recognise::lexicon::{self, Classes};
use crate::recognise::scene::Scene;
use crate::text::{Span, TokenKind, fold};
use crate::value::{EntityId, Gender, Name, Party, Value};
use foldhash::HashMap;

/// One person or body of an article.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// The fullest form that the article prints, or a declared entity's display name.
    pub name: String,
    /// The declared entity.
    pub entity: Option<EntityId>,
    words: Vec<String>,
    gender: Option<Gender>,
    body: bool,
    mentions: usize,
    /// How much speaks for a person: a title, a known given name, a full name repeated by surname.
    evidence: u32,
    roles: Roles,
    nations: Vec<&'static str>,
}

impl Person {
    /// Whether it is an organisation or a place.
    pub fn is_body(&self) -> bool {
        self.body
    }
}

/// One place that names a person.
#[derive(Debug, Clone, Copy)]
struct Mention {
    span: Span,
    person: usize,
    subject: bool,
    sentence: usize,
}

/// Everybody in one article.
#[derive(Debug, Clone, Default)]
pub struct People {
    people: Vec<Person>,
    mentions: Vec<Mention>,
    /// Where sentences start, those inside quotes left out.
    sentences: Vec<usize>,
}

/// Whom a pronoun or role means, and whether another would do nearly as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// The person, as an index.
    pub person: usize,
    /// Whether nobody else comes close.
    pub clear: bool,
}

impl People {
    /// Gathers the names of an article; `quoted` are its quoted stretches, marks included, in order.
    pub fn new(scene: &Scene, names: &[Value], quoted: &[Span]) -> Self {
        let outside = |at: usize| {
            let i = quoted.partition_point(|q| q.end <= at);
            quoted.get(i).is_none_or(|q| at < q.start)
        };
        let sentences = scene
            .sentences
            .iter()
            .map(|s| s.span.start)
            .filter(|&s| outside(s) || quoted.binary_search_by_key(&s, |q| q.start).is_ok())
            .collect();
        let mut out = Self { people: Vec::new(), mentions: Vec::new(), sentences };
        let own: Vec<&Value> = names.iter().filter(|v| outside(v.span.start)).collect();
        Gathering::new(scene, &mut out).run(&own);
        out
    }

    /// The person at that index.
    pub fn get(&self, person: usize) -> &Person {
        &self.people[person]
    }

    /// Who it is, for reports and comparison.
    pub fn party(&self, person: usize) -> Party {
        let person = self.get(person);
        match person.entity {
            Some(id) => Party::Entities(vec![id]),
            None => Party::Named(person.name.clone()),
        }
    }

    /// The person named at `span`, if it names one; of several the last.
    pub fn named(&self, span: Span) -> Option<usize> {
        let from = self.mentions.partition_point(|m| m.span.end <= span.start);
        let inside = self.mentions[from..].iter().take_while(|m| m.span.start < span.end);
        inside.last().map(|m| m.person)
    }

    /// Every person named in `span`, in order, with the span of the name.
    pub fn all_named(&self, span: Span) -> impl Iterator<Item = (usize, Span)> {
        let from = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions[from..]
            .iter()
            .take_while(move |m| m.span.start < span.end)
            .map(|m| (m.person, m.span))
    }

    /// The person of a declared entity.
    pub fn of_entity(&self, id: EntityId) -> Option<usize> {
        self.people.iter().position(|p| p.entity == Some(id))
    }

    fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|&s| s <= at)
    }

    /// Whom `he` or `she` at `at` means; `last` is the last speaker.
    pub fn pronoun(&self, at: usize, gender: Gender, last: Option<usize>) -> Option<Meant> {
        match gender {
            Gender::Neuter => self.neuter(at),
            _ => self.he_or_she(at, gender, last),
        }
    }

    fn he_or_she(&self, at: usize, gender: Gender, last: Option<usize>) -> Option<Meant> {
        let fits = |p: usize| {
            let person = &self.people[p];
            let known = person.gender == Some(gender);
            let likely = person.evidence > 0 && person.words.len() > 1
                || person.evidence > 1
                || Some(p) == last;
            !person.body && (known || person.gender.is_none() && likely)
        };
        let here = self.sentence_of(at);
        let before = self.mentions.partition_point(|m| m.span.start < at);
        let mut scores: Vec<(usize, f32)> = Vec::new();
        for (back, mention) in self.mentions[..before].iter().rev().enumerate() {
            if here - mention.sentence > 8 {
                break;
            }
            if !fits(mention.person) {
                continue;
            }
            let person = &self.people[mention.person];
            let score = -2.5 * (here - mention.sentence) as f32
                + if mention.subject { 3.0 } else { 0.0 }
                + if person.gender == Some(gender) { 2.0 } else { 0.0 }
                + if Some(mention.person) == last { 3.0 } else { 0.0 }
                + person.mentions.min(6) as f32 * 0.3
                - back as f32 * 0.01;
            match scores.iter_mut().find(|(p, _)| *p == mention.person) {
                Some((_, best)) => *best = best.max(score),
                None => scores.push((mention.person, score)),
            }
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        if let Some(&(person, best)) = scores.first() {
            let clear = scores.get(1).is_none_or(|(_, second)| best - second >= 2.0);
            return Some(Meant { person, clear });
        }
        let last = last.filter(|&p| fits(p));
        // "He" before any name: whoever the article is about.
        let main = || {
            let of =
                self.people.iter().enumerate().filter(|(_, p)| p.gender == Some(gender) && !p.body);
            of.max_by_key(|(i, p)| (p.mentions, std::cmp::Reverse(*i))).map(|(i, _)| i)
        };
        last.or_else(main).map(|person| Meant { person, clear: false })
    }

    /// `it`: the last body or place that could be meant, in this sentence or the two before.
    fn neuter(&self, at: usize) -> Option<Meant> {
        let here = self.sentence_of(at);
        let before = self.mentions.partition_point(|m| m.span.start < at);
        let mut best: Option<(usize, f32)> = None;
        for mention in self.mentions[..before].iter().rev() {
            if here - mention.sentence > 2 {
                break;
            }
            let person = &self.people[mention.person];
            if !person.body
                && (person.evidence > 0 || person.gender.is_some_and(|g| g != Gender::Neuter))
            {
                continue;
            }
            let score =
                -2.0 * (here - mention.sentence) as f32 + if mention.subject { 3.0 } else { 0.0 };
            if best.is_none_or(|(_, b)| score > b) {
                best = Some((mention.person, score));
            }
        }
        best.map(|(person, _)| Meant { person, clear: false })
    }

    /// Whom `the president` at `at` means: the words of the phrase, folded, say the role and perhaps the nation.
    pub fn role(&self, at: usize, words: &[&str], last: Option<usize>) -> Option<Meant> {
        let wanted = roles::of_phrase(words);
        if wanted.is_empty() {
            return None;
        }
        let nations = roles::nations(words);
        let female = words.iter().any(|w| lexicon::look_up(w).is(Classes::TITLE_FEMALE));
        let male = words.iter().any(|w| lexicon::look_up(w).is(Classes::TITLE_MALE));
        let fits = |p: usize| {
            let person = &self.people[p];
            !person.body
                && person.roles.meets(wanted)
                && (nations.is_empty()
                    || person.nations.is_empty()
                    || nations.iter().any(|n| person.nations.contains(n)))
                && !(female && person.gender == Some(Gender::Masculine))
                && !(male && person.gender == Some(Gender::Feminine))
        };
        if let Some(person) = last.filter(|&p| fits(p)) {
            return Some(Meant {
                person,
                clear: self.people.iter().enumerate().filter(|(i, _)| fits(*i)).count() == 1,
            });
        }
        let before = self.mentions.partition_point(|m| m.span.start < at);
        let found = self.mentions[..before]
            .iter()
            .rev()
            .chain(&self.mentions[before..])
            .find(|m| fits(m.person))?;
        let only = self.people.iter().enumerate().filter(|(i, _)| fits(*i)).count() == 1;
        Some(Meant { person: found.person, clear: only })
    }
}

/// People under construction.
struct Gathering<'a> {
    scene: &'a Scene<'a>,
    out: &'a mut People,
    by_surname: HashMap<String, Vec<usize>>,
    by_given: HashMap<String, Vec<usize>>,
    by_entity: HashMap<EntityId, usize>,
}

impl<'a> Gathering<'a> {
    fn new(scene: &'a Scene<'a>, out: &'a mut People) -> Self {
        Self {
            scene,
            out,
            by_surname: HashMap::default(),
            by_given: HashMap::default(),
            by_entity: HashMap::default(),
        }
    }

    fn run(mut self, names: &[&Value]) {
        // Full names first: a surname may stand before the full name that explains it (in a headline).
        let mut persons: Vec<Option<usize>> = names.iter().map(|value| self.full(value)).collect();
        let mut last_seen: HashMap<usize, usize> = HashMap::default();
        for (i, value) in names.iter().enumerate() {
            let person = match persons[i] {
                Some(person) => person,
                None => self.lone(value, &last_seen),
            };
            persons[i] = Some(person);
            last_seen.insert(person, i);
            self.mention(value, person);
        }
    }

    fn add(&mut self, person: Person) -> usize {
        let index = self.out.people.len();
        if let Some(last) = person.words.last() {
            self.by_surname.entry(last.clone()).or_default().push(index);
        }
        if person.words.len() > 1 {
            self.by_given.entry(person.words[0].clone()).or_default().push(index);
        }
        self.out.people.push(person);
        index
    }

    /// The person of a declared name or a name of several words.
    fn full(&mut self, value: &Value) -> Option<usize> {
        let name = value.name()?;
        if let Some(id) = name.entity {
            return Some(self.entity(id));
        }
        let words = words_of(&name.printed);
        if words.len() < 2 {
            return None;
        }
        let (first, last) = (&words[0], &words[words.len() - 1]);
        let same = |p: &Person| {
            p.words.len() > 1
                && (p.words[0] == *first
                    || p.words[0].chars().next() == first.chars().next()
                        && (p.words[0].len() <= 2 || first.len() <= 2))
        };
        let known = self
            .by_surname
            .get(last)
            .and_then(|all| all.iter().copied().find(|&i| same(&self.out.people[i])));
        Some(known.unwrap_or_else(|| {
            self.add(Person { name: name.printed.clone(), words, ..Person::default() })
        }))
    }

    fn entity(&mut self, id: EntityId) -> usize {
        if let Some(&index) = self.by_entity.get(&id) {
            return index;
        }
        let entity = self.scene.settings.gazetteer.get(id);
        let name = entity.names.first().unwrap_or(&entity.id).clone();
        let mut person = Person {
            words: words_of(&name),
            name,
            entity: Some(id),
            gender: entity.gender,
            ..Person::default()
        };
        person.body = entity.gender == Some(Gender::Neuter);
        for spelling in entity.names.iter().chain(&entity.roles) {
            let folded = fold::fold(spelling);
            let words: Vec<&str> = folded.split([' ', '\'']).collect();
            if spelling.starts_with(|c: char| c.is_lowercase()) || entity.roles.contains(spelling) {
                person.roles = person.roles.with(roles::of_phrase(&words));
                person.nations.extend(roles::nations(&words));
            }
        }
        if entity.gender.is_some_and(|g| g != Gender::Neuter) || !person.roles.is_empty() {
            person.evidence += 2;
        }
        let index = self.add(person);
        self.by_entity.insert(id, index);
        index
    }

    /// The person of a lone name: the latest before it with that surname, else one with that given name, else a new one.
    fn lone(&mut self, value: &Value, last_seen: &HashMap<usize, usize>) -> usize {
        let printed = value.name().map_or(String::new(), |n: &Name| n.printed.clone());
        let words = words_of(&printed);
        let key = words.last().cloned().unwrap_or_default();
        let gender = self.title_gender(value);
        let mut with: Vec<usize> = self.by_surname.get(&key).cloned().unwrap_or_default();
        with.retain(|&p| self.out.people[p].entity.is_none() || self.out.people[p].words.len() > 1);
        if let Some(gender) = gender {
            let fitting: Vec<usize> = with
                .iter()
                .copied()
                .filter(|&p| self.out.people[p].gender.is_none_or(|g| g == gender))
                .collect();
            if !fitting.is_empty() {
                with = fitting;
            }
        }
        let seen =
            with.iter().copied().filter(|p| last_seen.contains_key(p)).max_by_key(|p| last_seen[p]);
        let given = || self.by_given.get(&key).filter(|all| all.len() == 1).map(|all| all[0]);
        match seen.or_else(|| with.first().copied()).or_else(given) {
            Some(person) => person,
            None => self.add(Person { name: printed, words, ..Person::default() }),
        }
    }

    fn title_gender(&self, value: &Value) -> Option<Gender> {
        let tokens = &self.scene.tokens;
        let before = tokens.within(Span::new(value.extent.start, value.span.start));
        before.into_iter().find_map(|i| gender_of_title(self.scene.lexis.at(i).classes))
    }

    fn mention(&mut self, value: &Value, person: usize) {
        let tokens = &self.scene.tokens;
        let range = tokens.within(value.span);
        let sentence = self.out.sentence_of(value.span.start);
        let subject = self.is_subject(&range);
        let titled = value.extent.start < value.span.start;
        let title_gender = self.title_gender(value);
        let context = roles::around(self.scene, value);
        let entry = &mut self.out.people[person];
        entry.mentions += 1;
        entry.gender = entry.gender.or(title_gender).or_else(|| given_gender(&entry.words));
        entry.body |= entry.gender.is_none()
            && entry.entity.is_none_or(|id| self.scene.settings.gazetteer.get(id).gender.is_none())
            && entry.roles.is_empty()
            && entry.words.iter().any(|w| lexicon::look_up(w).is(Classes::BODY | Classes::PLACE));
        let lone = value.name().is_some_and(|n| !n.printed.contains(' '));
        entry.evidence += if entry.gender.is_some() || titled { 2 } else { 0 };
        entry.evidence += u32::from(lone && entry.words.len() > 1) + u32::from(subject);
        if !entry.body {
            entry.roles = entry.roles.with(context.roles);
            for nation in context.nations {
                if !entry.nations.contains(&nation) {
                    entry.nations.push(nation);
                }
            }
        }
        if entry.entity.is_none()
            && value
                .name()
                .is_some_and(|n| n.printed.split(' ').count() > entry.name.split(' ').count())
        {
            entry.name = value.name().map(|n| n.printed.clone()).unwrap_or_default();
        }
        self.out.mentions.push(Mention { span: value.span, person, subject, sentence });
    }

    fn is_subject(&self, range: &std::ops::Range<usize>) -> bool {
        let (tokens, lexis) = (&self.scene.tokens, &self.scene.lexis);
        let first = range.start;
        let before = first.checked_sub(1);
        let opens = before.is_none_or(|b| {
            matches!(tokens.word(b), "," | "." | "!" | "?" | "\"")
                || tokens[first].new_line && tokens[b].kind == TokenKind::Mark
        });
        let next = lexis.at(range.end);
        let verb = next.is(Classes::CUE | Classes::AUXILIARY | Classes::MODAL)
            || tokens.get_word(range.end) == "who";
        // "the Mercer campaign said": the name only says whose.
        let modifies =
            tokens.get(range.end).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
                && next.is(Classes::ROLE | Classes::BODY)
                && !next.is(Classes::CUE | Classes::AUXILIARY);
        let after_preposition = before.is_some_and(|b| lexis.at(b).is(Classes::PREPOSITION));
        (opens || verb)
            && !modifies
            && !after_preposition
            && tokens.get(range.end).is_none_or(|t| t.kind != TokenKind::Possessive)
    }
}

/// The words that tell people apart. What opens with a particle is a surname: `von der Leyen`, `Le Pen`.
fn words_of(name: &str) -> Vec<String> {
    let folded = fold::fold(name);
    let mut words: Vec<&str> = folded.split([' ', '.']).filter(|w| !w.is_empty()).collect();
    let particle = |word: &&str| {
        let word = lexicon::look_up(word);
        word.is(Classes::PARTICLE) && !word.is(Classes::MASCULINE | Classes::FEMININE)
    };
    let surname = words.iter().take_while(|word| particle(word)).count();
    if surname < words.len() {
        words.drain(..surname);
    }
    words.into_iter().map(str::to_owned).collect()
}

fn gender_of_title(classes: Classes) -> Option<Gender> {
    if classes.any(Classes::TITLE_MALE) {
        Some(Gender::Masculine)
    } else if classes.any(Classes::TITLE_FEMALE) {
        Some(Gender::Feminine)
    } else {
        None
    }
}

fn given_gender(words: &[String]) -> Option<Gender> {
    let first = words.first().filter(|_| words.len() > 1)?;
    let classes = lexicon::look_up(first).classes;
    match (classes.any(Classes::MASCULINE), classes.any(Classes::FEMININE)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}
