//! Conflicts that are known. In: a report, and what was accepted (the baseline) or was there before (the base of a change). Out: the
//! report with the known ones set apart, each entry spent on one conflict.
//!
//! A conflict is known by its fingerprint; where its article is gone or was renamed, by rule, key, value and sentence elsewhere.

use super::model::{Conflict, Report, Waiver};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Accepted conflicts: the file that `factlint baseline` writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Version of this shape: 1.
    pub version: u32,
    /// One entry a fingerprint, by path, rule and fingerprint.
    pub conflicts: Vec<Entry>,
}

/// What a conflict is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The outlier's article.
    pub path: String,
    /// The rule, relation or check.
    pub rule: String,
    /// The conflict's own.
    pub fingerprint: String,
    /// What it is about.
    pub key: BTreeMap<String, String>,
    /// What the outlier was read as.
    pub value: String,
    /// The words of the outlier's sentence.
    pub sentence: String,
}

impl Entry {
    /// What `conflict` is known by.
    pub fn of(conflict: &Conflict) -> Option<Entry> {
        let place = &conflict.outlier()?.place;
        Some(Entry {
            path: place.path.to_string(),
            rule: conflict.rule.to_string(),
            fingerprint: conflict.fingerprint.to_string(),
            key: conflict.key.clone(),
            value: place.read_as.to_string(),
            sentence: words(&place.sentence),
        })
    }

    /// Whether `other` says the same, wherever it stands.
    fn is_like(&self, other: &Entry) -> bool {
        self.rule == other.rule
            && self.key == other.key
            && self.value == other.value
            && self.sentence == other.sentence
    }
}

/// White space as one space, so that a line wrap changes nothing.
fn words(sentence: &str) -> String {
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Baseline {
    /// The conflicts of a report, waived ones left out.
    pub fn of(conflicts: &[Conflict]) -> Baseline {
        let entries: BTreeSet<Entry> = conflicts.iter().filter_map(Entry::of).collect();
        let mut conflicts: Vec<Entry> = entries.into_iter().collect();
        conflicts.dedup_by(|a, b| a.fingerprint == b.fingerprint);
        Baseline { version: 1, conflicts }
    }
}

/// For each conflict the entry that it is known by, if any, as an index. Fingerprints first; what is left by its words, where
/// `moved` says that an entry's article may stand elsewhere now (entry's path, conflict's path).
fn matched(
    conflicts: &[Conflict],
    entries: &[Entry],
    moved: impl Fn(&str, &str) -> bool,
) -> Vec<Option<usize>> {
    let by_fingerprint: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(i, entry)| (&*entry.fingerprint, i)).collect();
    let mut out: Vec<Option<usize>> =
        conflicts.iter().map(|c| by_fingerprint.get(&*c.fingerprint).copied()).collect();
    let mut spent: BTreeSet<usize> = out.iter().flatten().copied().collect();
    for (conflict, found) in conflicts.iter().zip(&mut out).filter(|(_, found)| found.is_none()) {
        let Some(this) = Entry::of(conflict) else { continue };
        let like = |(i, entry): &(usize, &Entry)| {
            !spent.contains(i) && entry.is_like(&this) && moved(&entry.path, &this.path)
        };
        if let Some((i, _)) = entries.iter().enumerate().find(like) {
            spent.insert(i);
            *found = Some(i);
        }
    }
    out
}

/// Moves the conflicts that the baseline at `path` accepts to the waived ones. `is_there` says whether an article is part of the
/// corpus. Returns which entries were used.
pub fn accept(
    report: &mut Report,
    baseline: &Baseline,
    path: &str,
    is_there: impl Fn(&str) -> bool,
) -> BTreeSet<usize> {
    let found = matched(&report.conflicts, &baseline.conflicts, |old, _| !is_there(old));
    let mut kept = Vec::new();
    for (mut conflict, known) in std::mem::take(&mut report.conflicts).into_iter().zip(&found) {
        if known.is_none() {
            kept.push(conflict);
            continue;
        }
        let reason = "accepted by the baseline".to_owned();
        conflict.waiver = Some(Waiver { reason, until: None, path: path.to_owned() });
        report.waived.push(conflict);
    }
    report.conflicts = kept;
    report.count();
    found.into_iter().flatten().collect()
}

/// Leaves in `report` only the conflicts that the base does not have, and lists those of the base that are gone as resolved; `waived`
/// are those that the base waives. `is_there` says whether an article is part of the corpus now: one that was renamed is not. Returns
/// how many conflicts both have.
pub fn introduced(
    report: &mut Report,
    base: &[Conflict],
    waived: &[Conflict],
    is_there: impl Fn(&str) -> bool,
) -> usize {
    let entries: Vec<Entry> = base.iter().filter_map(Entry::of).collect();
    let gone = |old: &str, _: &str| !is_there(old);
    let mut found = matched(&report.conflicts, &entries, gone).into_iter();
    let mut known: BTreeSet<usize> = BTreeSet::new();
    report.conflicts.retain(|_| match found.next().flatten() {
        Some(entry) => !known.insert(entry),
        None => true,
    });
    let unchanged = known.len();
    // What is waived now still stands, so it is not resolved; what both waive is no news either.
    let both: Vec<Entry> = base.iter().chain(waived).filter_map(Entry::of).collect();
    let found = matched(&report.waived, &both, gone);
    for (conflict, entry) in report.waived.iter_mut().zip(found) {
        conflict.unchanged = entry.is_some();
        known.extend(entry.filter(|entry| *entry < entries.len()));
    }
    report.resolved = (base.iter().filter(|c| c.outlier().is_some()).enumerate())
        .filter(|(i, _)| !known.contains(i))
        .map(|(_, conflict)| conflict.clone())
        .collect();
    report.count();
    unchanged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run() -> Report {
        let text = include_str!("../../tests/report/run.json");
        serde_json::from_str(text).expect("the shared fixture")
    }

    #[test]
    fn a_baseline_accepts_what_it_holds_and_nothing_else() {
        let mut report = run();
        let mut baseline = Baseline::of(&report.conflicts);
        assert_eq!(baseline.conflicts.len(), 4);
        assert!(baseline.conflicts.is_sorted());
        // One is fixed, another is new.
        baseline.conflicts.retain(|entry| entry.rule != "kursk-visit");
        let used = accept(&mut report, &baseline, "factlint-baseline.json", |_| true);
        assert_eq!(used.len(), 3);
        assert_eq!(report.conflicts.len(), 1);
        assert_eq!((report.summary.error, report.summary.waived), (1, 4));
    }

    #[test]
    fn an_entry_whose_article_is_gone_is_found_elsewhere_once() {
        let mut report = run();
        let mut baseline = Baseline::of(&report.conflicts[..1]);
        baseline.conflicts[0].path = "seeds/before.txt".to_owned();
        baseline.conflicts[0].fingerprint = "0".repeat(16);
        let mut same = report.clone();
        assert_eq!(accept(&mut same, &baseline, "b", |_| true).len(), 0);
        report.conflicts.push(report.conflicts[0].clone());
        assert_eq!(accept(&mut report, &baseline, "b", |path| path != "seeds/before.txt").len(), 1);
        assert_eq!(report.conflicts.len(), 4);
    }

    #[test]
    fn a_change_introduces_and_resolves() {
        let (mut head, mut base) = (run(), run());
        base.conflicts[0].fingerprint = "0".repeat(16).into();
        let mut again = head.clone();
        assert_eq!(introduced(&mut head, &base.conflicts, &[], |_| true), 3);
        assert_eq!((head.conflicts.len(), head.resolved.len()), (1, 1));
        // The same sentence under another name is no news.
        base.conflicts[0].mentions[0].place.path = "seeds/old-name.txt".into();
        assert_eq!(
            introduced(&mut again, &base.conflicts, &[], |path| path != "seeds/old-name.txt"),
            4
        );
        assert_eq!((again.conflicts.len(), again.resolved.len()), (0, 0));
    }
}
