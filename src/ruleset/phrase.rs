//! The phrase language. In: a phrase as written in a rule. Out: what the matcher walks over an article's tokens.

use crate::text::SourceSpan;
use crate::value::{EntityId, Kind};

/// A phrase as relied on: every entity resolved, every word folded, every gap bounded.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// As written.
    pub text: String,
    /// Where in the rule file.
    pub source: SourceSpan,
    /// What matches.
    pub node: Node,
    /// Its holes and where each stands in the rule file, in the order of writing.
    pub holes: Vec<(Hole, SourceSpan)>,
}

/// One part of a phrase.
#[derive(Debug, Clone)]
pub enum Node {
    /// One after another.
    Sequence(Vec<Node>),
    /// Any one of them.
    Choice(Vec<Node>),
    /// It or nothing.
    Optional(Box<Node>),
    /// A token with exactly these folded letters; it may carry a possessive.
    Word(String),
    /// A token that starts with these folded letters.
    Prefix(String),
    /// Any name of an entity, possessive or not.
    Entity(EntityId),
    /// At most so many tokens that are no punctuation, possibly none, in the same sentence.
    Gap(u32),
    /// A value.
    Hole(Hole),
    /// A regular expression over the sentence's prose; its group `value` is read by the recogniser.
    Pattern(Box<regex::Regex>),
}

/// A place for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The key's name; `None` for the value under comparison.
    pub key: Option<String>,
    /// What fits in it.
    pub accepts: HoleType,
}

/// What a hole accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HoleType {
    /// Any figure.
    Figure,
    /// A figure of one kind.
    Kind(Kind),
    /// A date.
    Date,
    /// A time.
    Time,
    /// A quote.
    Quote,
    /// Any proper name.
    Name,
    /// An entity, else a name: whoever does what the next words say.
    Who,
}

/// Names of types, and what other tools and other people call them.
const CALLED_ELSEWHERE: &[(&str, &[&str])] = &[
    ("count", &["integer", "int", "quantity"]),
    ("number", &["float", "decimal", "value"]),
    ("share", &["percent", "percentage", "fraction", "ratio"]),
    ("money", &["amount", "currency", "price", "cost"]),
    ("length", &["distance", "height", "depth", "width"]),
    ("mass", &["weight"]),
    ("volume", &["capacity"]),
    ("duration", &["period"]),
    ("ordinal", &["rank"]),
    ("date", &["day", "month", "year", "datetime"]),
    ("time", &["clock", "hour"]),
    ("quote", &["quotation", "words"]),
    ("name", &["entity", "person", "place", "organisation", "organization"]),
    ("who", &["speaker", "source", "subject"]),
];

impl HoleType {
    /// Every type with its name in rules.
    pub const ALL: &'static [(HoleType, &'static str)] = &[
        (HoleType::Figure, "figure"),
        (HoleType::Kind(Kind::Number), "number"),
        (HoleType::Kind(Kind::Count), "count"),
        (HoleType::Kind(Kind::Share), "share"),
        (HoleType::Kind(Kind::Points), "points"),
        (HoleType::Kind(Kind::Money), "money"),
        (HoleType::Kind(Kind::Length), "length"),
        (HoleType::Kind(Kind::Area), "area"),
        (HoleType::Kind(Kind::Mass), "mass"),
        (HoleType::Kind(Kind::Volume), "volume"),
        (HoleType::Kind(Kind::Speed), "speed"),
        (HoleType::Kind(Kind::Temperature), "temperature"),
        (HoleType::Kind(Kind::Energy), "energy"),
        (HoleType::Kind(Kind::Power), "power"),
        (HoleType::Kind(Kind::Data), "data"),
        (HoleType::Kind(Kind::Duration), "duration"),
        (HoleType::Kind(Kind::Ordinal), "ordinal"),
        (HoleType::Date, "date"),
        (HoleType::Time, "time"),
        (HoleType::Quote, "quote"),
        (HoleType::Name, "name"),
        (HoleType::Who, "who"),
    ];

    /// The name of the type that goes by another name elsewhere.
    pub fn called(other: &str) -> Option<&'static str> {
        let has = |(_, others): &&(&str, &[&str])| others.contains(&other);
        CALLED_ELSEWHERE.iter().find(has).map(|(name, _)| *name)
    }

    /// The type of that name.
    pub fn named(name: &str) -> Option<HoleType> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(accepts, _)| *accepts)
    }

    /// Its name in rules.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(accepts, _)| *accepts == self).map_or("figure", |(_, name)| name)
    }

    /// Whether it takes figures.
    pub fn is_numeric(self) -> bool {
        matches!(self, HoleType::Figure | HoleType::Kind(_))
    }
}
