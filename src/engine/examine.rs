//! The map: one article, what rules and checks keep of it. Pure; knows no other article.

use super::checks::Note;
use super::find;
use super::look::Look;
use super::mention::{Card, Findings};
use super::plan::Plan;
use super::waive;
use crate::corpus::{Article, Metadata};
use crate::recognise::Reading;
use crate::text::letters::Letters;

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
    let bytes = prose.as_bytes();
    let mut folded = Vec::with_capacity(bytes.len() + 1);
    // Where the word that is being read starts, in the prose and in what is folded.
    let (mut from, mut start) = (0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphabetic() {
            let Letters { count, first } = Letters::of(&bytes[at..]);
            let whole = folded.len() + count;
            folded.extend(first.to_le_bytes());
            folded.extend(bytes[at..at + count].iter().skip(8).map(u8::to_ascii_lowercase));
            folded.truncate(whole);
            at += count;
            continue;
        }
        at += 1;
        if byte.is_ascii_digit() {
            folded.push(byte);
            continue;
        }
        if byte.is_ascii() {
            end(&mut folded, start);
        } else {
            // How a letter beyond ASCII folds depends on its whole word.
            let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
            at += bytes[at..].iter().position(parts).unwrap_or(bytes.len() - at);
            folded.truncate(start);
            fold_words(&prose[from..at], &mut folded);
        }
        (from, start) = (at, folded.len());
    }
    end(&mut folded, start);
    folded
}

/// Puts a space behind what was folded from `start` on, if that is anything.
fn end(folded: &mut Vec<u8>, start: usize) {
    if folded.len() > start {
        folded.push(b' ');
    }
}

fn fold_words(prose: &str, folded: &mut Vec<u8>) {
    for word in prose.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        folded.extend_from_slice(word.to_lowercase().as_bytes());
        folded.push(b' ');
    }
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
            ("don’t—Ünder x", "don t ünder x "),
            ("(up) 3a Harbourmasters", "up 3a harbourmasters "),
        ] {
            assert_eq!(String::from_utf8_lossy(&folded(prose)), want, "{prose}");
        }
    }
}
