//! What stands up. In: drafts, and what they find when they are run as rules over the whole corpus. Out: proposals: rules that find
//! what they were made for, each with a test that fires and one that stays silent, both of which hold.

use super::draft::{Draft, Finding, Said, Sample};
use super::write::{self, Case};
use crate::engine::{Outcome, Verdict, prove};
use crate::ruleset::{Config, RuleSet, load};
use crate::value::{Gazetteer, Kind};
use jiff::Span as Days;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A rule worth an editor's look.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The draft.
    pub draft: Draft,
    /// Its tests.
    pub tests: Vec<Case>,
    /// How many articles it finds the fact in.
    pub articles: usize,
    /// How many conflicts it finds.
    pub conflicts: usize,
}

/// What the drafts were judged with.
pub struct Trial<'t> {
    /// The drafts as rules.
    pub rules: &'t RuleSet,
    /// What they found.
    pub outcome: &'t Outcome,
    /// For a draft's id, sentences that hold one of its words and no value.
    pub silent: &'t BTreeMap<String, String>,
    /// The settings.
    pub config: &'t Config,
    /// What is declared elsewhere.
    pub gazetteer: &'t Gazetteer,
    /// In how many articles a fact has to stand.
    pub least: usize,
}

impl Trial<'_> {
    /// The proposal of a draft; `None` where it finds less or other things than it was made for, or no test of it holds.
    pub fn settle(&self, draft: &Draft) -> Option<Proposal> {
        let rule = self.rules.rules.iter().position(|rule| rule.id == draft.id)?;
        let mut articles = BTreeSet::new();
        let (mut agree, mut against) = (0usize, 0usize);
        for (mention, verdict) in self.outcome.mentions.iter().filter(|(m, _)| m.rule == rule) {
            articles.insert(mention.article);
            match verdict {
                Verdict::Agrees => agree += 1,
                Verdict::Outlier | Verdict::Tension => against += 1,
                Verdict::Unresolved | Verdict::Waived | Verdict::NotCompared => {}
            }
        }
        // Where two articles differ each is as good as the other; of more, most have to agree.
        let torn =
            if agree + against > 2 { against * 5 > (agree + against) * 2 } else { against > agree };
        if articles.len() < self.least || torn {
            return None;
        }
        let conflicts = self.outcome.conflicts.iter().filter(|c| c.rule == draft.id).count();
        let tests = self.tests(draft)?;
        Some(Proposal { draft: draft.clone(), tests, articles: articles.len(), conflicts })
    }

    /// A case that stays silent and one that fires, both of which hold; more that stay silent where there are any.
    fn tests(&self, draft: &Draft) -> Option<Vec<Case>> {
        let mut out = Vec::new();
        let holds = |case: &Case| self.holds(draft, case);
        let (silent, fires) = match &draft.find {
            Finding::Quote { words, by, not } => quote_cases(draft, words, by, not),
            _ => (self.silent_cases(draft), firing_cases(draft)),
        };
        out.push(silent.into_iter().find(|case| holds(case))?);
        out.push(fires.into_iter().find(|case| holds(case))?);
        let ignore = match &draft.find {
            Finding::Quote { by, .. } => Some(format!("{by} did not wish to comment.")),
            _ => self.silent.get(&draft.id).cloned(),
        };
        out.extend(ignore.map(Case::Ignore).filter(|case| holds(case)));
        Some(out)
    }

    fn silent_cases(&self, draft: &Draft) -> Vec<Case> {
        let few = draft.agree.iter().take(4);
        if draft.expect.is_some() {
            return few.map(|sample| Case::Agree(sample.text.clone(), sample.published)).collect();
        }
        let some: Vec<&Sample> = few.collect();
        let day = day_of(&some);
        let pair = |a: &Sample, b: &Sample| Case::Together {
            articles: vec![(a.text.clone(), day), (b.text.clone(), day)],
            reason: None,
        };
        let mut out: Vec<Case> = some.windows(2).map(|two| pair(two[0], two[1])).collect();
        out.extend(some.iter().map(|sample| pair(sample, sample)));
        out
    }

    /// Whether the rule with this case alone loads and the case holds.
    fn holds(&self, draft: &Draft, case: &Case) -> bool {
        let text = write::file(&[(draft, std::slice::from_ref(case))], &draft.entities);
        let files = [
            ("declared.yml".to_owned(), write::declared(self.gazetteer)),
            ("suggested.yml".to_owned(), text),
        ];
        let (rules, problems) = load(&files, self.config, &|_| Err(String::new()));
        let proofs = prove(&rules, self.config);
        problems.is_empty() && proofs.len() == 1 && proofs.iter().all(|proof| !proof.fails())
    }
}

/// Cases of a quote: one with its speaker, one with another.
fn quote_cases(draft: &Draft, words: &str, by: &str, not: &str) -> (Vec<Case>, Vec<Case>) {
    let said = |who: &str| format!("“{words},” said {who}.");
    if draft.expect.is_some() {
        return (vec![Case::Agree(said(by), None)], vec![Case::Conflict(said(not), None)]);
    }
    let day = Some(Date::constant(2025, 1, 6));
    let together = |names: &[&str], reason| Case::Together {
        articles: names.iter().map(|name| (said(name), day)).collect(),
        reason,
    };
    (vec![together(&[by, by], None)], vec![together(&[by, not], Some("disagree"))])
}

/// Cases in which another value stands in the place of the right one.
fn firing_cases(draft: &Draft) -> Vec<Case> {
    let mut out = Vec::new();
    let few: Vec<&Sample> = draft.agree.iter().take(4).collect();
    let day = day_of(&few);
    for sample in few {
        for other in others(sample) {
            let mut text = sample.text.clone();
            text.replace_range(sample.value.clone(), &other);
            out.push(match draft.expect {
                Some(_) => Case::Conflict(text, sample.published),
                None => Case::Together {
                    articles: vec![(sample.text.clone(), day), (text, day)],
                    reason: Some("disagree"),
                },
            });
        }
    }
    out
}

/// The day on which the articles of a test appear: that of the first sample that has one, else any.
fn day_of(samples: &[&Sample]) -> Option<Date> {
    let known = samples.iter().find_map(|sample| sample.published);
    known.or(Some(Date::constant(2025, 1, 10)))
}

/// Other values that a sentence could say in the place of its own, in the same way.
fn others(sample: &Sample) -> Vec<String> {
    let printed = &sample.text[sample.value.clone()];
    match &sample.says {
        Said::Figure(kind) => {
            let mut out: Vec<String> = [(3, 2), (2, 1), (1, 2), (3, 1)]
                .iter()
                .filter_map(|by| scaled(printed, *by))
                .collect();
            match kind {
                Kind::Share => out.extend(["45%", "80%", "5%"].map(str::to_owned)),
                Kind::Duration => out.extend(["11 days", "40 years"].map(str::to_owned)),
                Kind::Count | Kind::Number => out.extend(["17", "410", "7,300"].map(str::to_owned)),
                _ => {}
            }
            out
        }
        Said::Day(day) => {
            let mut out = weekdays(printed);
            let moved = day.and_then(|day| day.checked_sub(Days::new().days(9)).ok());
            out.extend(moved.map(|day| day.strftime("%-d %B %Y").to_string()));
            out
        }
    }
}

/// The first number in digits multiplied; `None` where there is none.
fn scaled(printed: &str, (by, over): (i64, i64)) -> Option<String> {
    let start = printed.find(|c: char| c.is_ascii_digit())?;
    let rest = &printed[start..];
    let end =
        rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let digits = rest[..end].trim_end_matches(['.', ',']);
    let plain = digits.replace(',', "");
    let tenths: i64 = match plain.split_once('.') {
        Some((whole, part)) => {
            let whole: i64 = whole.parse().ok()?;
            let tenth: i64 = part.get(..1)?.parse().ok()?;
            whole.checked_mul(10)?.checked_add(tenth)?
        }
        None => plain.parse::<i64>().ok()?.checked_mul(10)?,
    };
    let moved = tenths.checked_mul(by)? / over;
    let whole = grouped(moved / 10, digits.contains(',') || moved >= 100_000);
    let new = if plain.contains('.') { format!("{whole}.{}", moved % 10) } else { whole };
    (new != "0").then(|| format!("{}{new}{}", &printed[..start], &rest[digits.len()..]))
}

fn grouped(number: i64, commas: bool) -> String {
    let digits = number.to_string();
    if !commas || digits.len() < 4 {
        return digits;
    }
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Words with another weekday in the place of the one in them.
fn weekdays(printed: &str) -> Vec<String> {
    let Some(own) = WEEKDAYS.iter().position(|day| printed.contains(day)) else {
        return Vec::new();
    };
    let other = |by: usize| printed.replace(WEEKDAYS[own], WEEKDAYS[(own + by) % 7]);
    vec![other(5), other(2), other(3)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_grow_as_they_are_printed() {
        for (printed, by, want) in [
            ("30-day", (3, 2), Some("45-day")),
            ("about 20%", (2, 1), Some("about 40%")),
            ("5,937", (2, 1), Some("11,874")),
            ("$3.4 million", (3, 2), Some("$5.1 million")),
            ("a fifth", (2, 1), None),
            ("900", (2, 1), Some("1800")),
        ] {
            assert_eq!(scaled(printed, by).as_deref(), want, "{printed}");
        }
    }

    #[test]
    fn weekdays_move() {
        assert_eq!(weekdays("late Thursday")[0], "late Tuesday");
        assert!(weekdays("12 March").is_empty());
    }
}
