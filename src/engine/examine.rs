//! The map: one article, what rules and checks keep of it. Pure; knows no other article.

use super::checks::Note;
use super::find;
use super::look::Look;
use super::mention::{Card, Findings};
use super::plan::Plan;
use super::waive;
use crate::corpus::{Article, Metadata};
use crate::recognise::Reading;

/// Examines one article: every mention of every rule in it, and what the built-in checks note.
pub fn examine(article: &Article, reading: &Reading, plan: &Plan) -> Findings {
    let look = Look { article, reading, plan };
    // An article without metadata may print its date itself.
    let metadata = Metadata { published: reading.published.clone(), ..article.metadata.clone() };
    let (path, metadata) = (article.path.clone(), metadata.into());
    let mut findings = Findings::none(Card { path, metadata, ..Card::default() });
    (findings.mentions, findings.misses) = find::mentions(&look);
    let mut quoted: Option<Vec<Note>> = None;
    for (check, _) in plan.checks().filter(|(check, _)| check.concerns(&article.prose)) {
        let mut notes = if check.quotes().is_some() {
            quoted.get_or_insert_with(|| check.look(&look)).clone()
        } else {
            check.look(&look)
        };
        notes.sort_by_key(|note: &Note| note.mention().span);
        findings.notes.extend(notes.into_iter().map(|note| (check.id(), note)));
    }
    findings.share();
    waive::lay(article, plan, &mut findings);
    if !findings.is_empty() {
        findings.card.words = digest(&article.prose);
    }
    findings
}

/// The findings of an article in which there is nothing to find: its name, so that it is counted.
pub fn blank(article: &Article) -> Findings {
    Findings::none(Card { path: article.path.clone(), ..Card::default() })
}

/// A digest of the folded words: syndicated copies share it.
fn digest(prose: &str) -> [u8; 16] {
    let mut digest = [0; 16];
    digest.copy_from_slice(&blake3::hash(&folded(prose)).as_bytes()[..16]);
    digest
}

/// The words of a prose in lower case, a space behind each.
fn folded(prose: &str) -> Vec<u8> {
    let mut folded = Vec::with_capacity(prose.len() + 1);
    let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    for piece in prose.as_bytes().split(parts).filter(|piece| !piece.is_empty()) {
        if piece.is_ascii() {
            folded.extend(piece.iter().map(u8::to_ascii_lowercase));
            folded.push(b' ');
            continue;
        }
        // Cut at ASCII alone, it is whole characters.
        let piece = std::str::from_utf8(piece).unwrap_or_default();
        for word in piece.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            folded.extend_from_slice(word.to_lowercase().as_bytes());
            folded.push(b' ');
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_whatever_stands_between_them() {
        for (prose, want) in [
            ("", ""),
            ("The U.S. fell", "the u s fell "),
            ("“Élan”—it’s 3.5%…", "élan it s 3 5 "),
            ("ΟΔΟΣ-ΟΔΟΣ x²½", "οδος οδος x²½ "),
            ("a\u{AD}b c_d", "a b c d "),
        ] {
            assert_eq!(String::from_utf8_lossy(&folded(prose)), want, "{prose}");
        }
    }
}
