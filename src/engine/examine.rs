//! The map: one article, what rules and checks keep of it. Pure; knows no other article.

use super::checks::Note;
use super::find;
use super::look::Look;
use super::mention::{Card, Findings};
use super::plan::Plan;
use super::waive;
use crate::corpus::Article;
use crate::recognise::Reading;

/// Examines one article: every mention of every rule in it, and what the built-in checks note.
pub fn examine(article: &Article, reading: &Reading, plan: &Plan) -> Findings {
    let look = Look { article, reading, plan };
    let mut findings = bare(article);
    // An article without metadata may print its date itself.
    findings.card.metadata.published = reading.published.clone();
    (findings.mentions, findings.misses) = find::mentions(&look);
    let mut quoted: Option<Vec<Note>> = None;
    for (check, _) in plan.checks().filter(|(check, _)| check.concerns(&article.prose)) {
        let mut notes = if check.compares_quotes() {
            quoted.get_or_insert_with(|| check.look(&look)).clone()
        } else {
            check.look(&look)
        };
        notes.sort_by_key(|note: &Note| note.mention().span);
        findings.notes.extend(notes.into_iter().map(|note| (check.id(), note)));
    }
    findings.share();
    waive::lay(article, plan, &mut findings);
    findings
}

/// The findings of an article in which nothing can fire: its waivers are laid over nothing, so that they are told.
pub fn blank(article: &Article, plan: &Plan) -> Findings {
    let mut findings = bare(article);
    waive::lay(article, plan, &mut findings);
    findings
}

fn bare(article: &Article) -> Findings {
    let mut hasher = blake3::Hasher::new();
    for word in article.prose.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        hasher.update(word.to_lowercase().as_bytes()).update(b" ");
    }
    let mut digest = [0; 16];
    digest.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    Findings {
        card: Card {
            path: article.path.clone(),
            metadata: article.metadata.clone(),
            words: digest,
        },
        mentions: Vec::new(),
        misses: Vec::new(),
        notes: Vec::new(),
        waivers: Vec::new(),
        problems: Vec::new(),
    }
}
