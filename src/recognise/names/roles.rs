//! Offices and nations. In: words around a name, or a phrase like `the Russian president`. Out: groups of roles that can mean one
//! another, and nations in one form.

use crate::recognise::lexicon::{self, Classes};
use crate::recognise::scene::Scene;
use crate::text::TokenKind;
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of role groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u32);

/// Roles by group: those of one group can mean the same person.
const GROUPS: &[&str] = &[
    "president leader strongman chancellor",
    "prime premier pm",
    "minister",
    "secretary",
    "spokesman spokeswoman spokesperson",
    "senator sen",
    "governor gov",
    "mayor",
    "speaker chairman chairwoman chair",
    "ambassador envoy negotiator",
    "general gen",
    "admiral adm",
    "chief head boss",
    "commander",
    "candidate nominee hopeful",
    "adviser advisor aide",
    "congressman congresswoman lawmaker representative mp rep",
    "director",
    "judge justice",
    "professor prof",
    "lawyer attorney prosecutor",
    "editor",
    "author writer novelist",
    "analyst strategist economist expert",
    "doctor dr",
    "pope pontiff",
    "king monarch",
    "queen",
    "coach manager",
    "ceo founder owner executive billionaire businessman businesswoman mogul tycoon",
    "officer sergeant captain colonel lieutenant major inspector detective",
    "actor actress singer musician star comedian",
];

/// The group of each role.
static GROUP_OF: LazyLock<FxHashMap<&str, Roles>> = LazyLock::new(|| {
    let groups = GROUPS.iter().enumerate();
    groups.flat_map(|(i, group)| group.split(' ').map(move |word| (word, Roles(1 << i)))).collect()
});

/// Names of nations and their adjectives, one form each.
const NATIONS: &[(&str, &[&str])] = &[
    ("us", &["us", "u.s", "u.s.", "american", "america", "united"]),
    ("uk", &["uk", "u.k", "u.k.", "british", "britain", "english"]),
    ("russia", &["russian", "russia", "kremlin", "moscow"]),
    ("ukraine", &["ukrainian", "ukraine", "kyiv", "kiev"]),
    ("france", &["french", "france"]),
    ("germany", &["german", "germany"]),
    ("china", &["chinese", "china"]),
    ("poland", &["polish", "poland"]),
    ("belarus", &["belarusian", "belarus"]),
    ("turkey", &["turkish", "turkey"]),
    ("hungary", &["hungarian", "hungary"]),
    ("israel", &["israeli", "israel"]),
    ("iran", &["iranian", "iran"]),
    ("italy", &["italian", "italy"]),
    ("spain", &["spanish", "spain"]),
    ("canada", &["canadian", "canada"]),
    ("japan", &["japanese", "japan"]),
    ("india", &["indian", "india"]),
    ("eu", &["european", "eu"]),
    ("finland", &["finnish", "finland"]),
    ("sweden", &["swedish", "sweden"]),
    ("norway", &["norwegian", "norway"]),
    ("estonia", &["estonian", "estonia"]),
    ("latvia", &["latvian", "latvia"]),
    ("lithuania", &["lithuanian", "lithuania"]),
    ("australia", &["australian", "australia"]),
    ("brazil", &["brazilian", "brazil"]),
    ("mexico", &["mexican", "mexico"]),
    ("syria", &["syrian", "syria"]),
];

impl Roles {
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets.
    pub fn with(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }

    /// Whether the sets share a group.
    pub fn meets(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }

    fn of_word(word: &str) -> Roles {
        GROUP_OF.get(word).copied().unwrap_or_default()
    }
}

/// The roles of a phrase that is led by `the` or `that` and ends with its noun; a deputy's or former one's are none.
pub fn of_phrase(words: &[&str]) -> Roles {
    let words: Vec<&str> = words.iter().copied().filter(|w| !w.is_empty()).collect();
    if words.windows(2).any(|w| w == ["head", "of"]) {
        return Roles::of_word(if words.contains(&"state") { "president" } else { "chief" });
    }
    if words.windows(2).any(|w| w == ["prime", "minister"]) {
        return Roles::of_word("prime");
    }
    words.last().map_or(Roles::default(), |last| Roles::of_word(last))
}

/// The nations that the words name.
pub fn nations(words: &[&str]) -> Vec<&'static str> {
    let mut out = Vec::new();
    for word in words {
        if let Some((nation, _)) = NATIONS.iter().find(|(_, forms)| forms.contains(word))
            && !out.contains(nation)
        {
            out.push(*nation);
        }
    }
    out
}

/// What the words around a name say about its bearer.
#[derive(Debug, Default)]
pub struct Around {
    pub roles: Roles,
    pub nations: Vec<&'static str>,
}

/// The roles and nations right before a name (`US President Donald Trump`) and in the apposition behind it (`, the mayor of Lyon,`).
pub fn around(scene: &Scene, value: &Value) -> Around {
    let (tokens, lexis) = (&scene.tokens, &scene.lexis);
    let mut out = Around::default();
    let mut words: Vec<&str> = Vec::new();
    let first = tokens.within(value.span).start;
    let office = Classes::TITLE | Classes::ROLE | Classes::NATION | Classes::BODY | Classes::PLACE;
    for i in (first.saturating_sub(6)..first).rev() {
        let joined = matches!(tokens.word(i), "." | "of" | "affairs" | "for" | "-")
            || tokens[i].kind == TokenKind::Possessive;
        if tokens[i].new_line && i + 1 < first && tokens[i + 1].new_line
            || !(joined || lexis.at(i).is(office))
        {
            break;
        }
        words.push(tokens.word(i));
    }
    words.reverse();
    // "his policy adviser, Yuri Ushakov,".
    let next = tokens.within(value.span).end;
    if words.is_empty()
        && first > 1
        && tokens.word(first - 1) == ","
        && tokens.get_word(next) == ","
    {
        words.push(tokens.word(first - 2));
    }
    if words.windows(2).any(|w| w == ["prime", "minister"]) {
        out.roles = out.roles.with(Roles::of_word("prime"));
    } else {
        for word in &words {
            out.roles = out.roles.with(Roles::of_word(word));
        }
    }
    if !out.roles.is_empty() {
        out.nations = nations(&words);
    }
    apposition(scene, value, &mut out);
    out
}

fn apposition(scene: &Scene, value: &Value, out: &mut Around) {
    let (tokens, lexis) = (&scene.tokens, &scene.lexis);
    let next = tokens.within(value.span).end;
    if tokens.get_word(next) != ","
        || !(lexis.at(next + 1).is(Classes::DETERMINER | Classes::NATION | Classes::ROLE))
    {
        return;
    }
    let mut words = Vec::new();
    for i in next + 1..(next + 9).min(tokens.len()) {
        if matches!(tokens.word(i), "," | "." | "of" | "for" | "at" | "who" | "in")
            || lexis.at(i).is(Classes::AUXILIARY)
        {
            break;
        }
        words.push(tokens.word(i));
    }
    let roles = words.last().map_or(Roles::default(), |w| Roles::of_word(lexicon_singular(w)));
    if !roles.is_empty() {
        out.roles = out.roles.with(roles);
        out.nations.extend(nations(&words));
    }
}

fn lexicon_singular(word: &str) -> &str {
    if lexicon::look_up(word).is(Classes::PLURAL) { word.trim_end_matches('s') } else { word }
}
