//! What an article says about itself, whatever the format said it in.

use jiff::civil::Date;
use std::collections::BTreeMap;

/// How dates resolve: against publication, or against the date at which the narrative stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentType {
    /// News.
    News,
    /// History.
    Narrative,
}

/// When it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The day, where it was published.
    pub date: Date,
    /// The value as written (`2025-03-14T09:30:00+02:00`).
    pub written: String,
    /// Who says so (`front matter`, `article:published_time`, `factlint.yml`, `headline`).
    pub origin: String,
}

/// An article's metadata.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// Publication date.
    pub published: Option<Published>,
    /// Title.
    pub title: Option<String>,
    /// BCP 47 language tag.
    pub lang: Option<String>,
    /// `type:`, where it says.
    pub document: Option<DocumentType>,
    /// Every member as text, those above included under their own names (`outlet`, `author`, …).
    pub members: BTreeMap<String, String>,
}
