//! What `want:` would have to say. In: rules with their cases. Out: for each case that does not hold the lists that would.

use super::compare::{is_reported, is_wanted};
use super::{plan_of, run, value};
use crate::engine::conflict::Conflict;
use crate::engine::mention::Mention;
use crate::engine::plan::Plan;
use crate::ruleset::{Case, Config, Edit, Entry, RuleSet, Sample, Want};

/// For every case with `want:` that does not hold what its lists would have to be, with the file it stands in; known gaps are left
/// alone. For rules that were read without a fault.
pub fn corrections(rules: &RuleSet, config: &Config) -> Vec<(String, Edit)> {
    let mut out = Vec::new();
    for rule in &rules.rules {
        let mut plan: Option<Plan> = None;
        for (case, example) in rule.tests.iter().enumerate() {
            let Case::Corpus(samples, want) = &example.case else { continue };
            if example.todo {
                continue;
            }
            let plan = plan.get_or_insert_with(|| plan_of(rule, rules, config));
            let (mentions, conflicts) = corrected(samples, want, plan);
            if mentions.is_some() || conflicts.is_some() {
                let edit = Edit { rule: rule.id.clone(), case, mentions, conflicts };
                out.push((example.origin.path.clone(), edit));
            }
        }
    }
    out
}

type Lists = (Option<Vec<Entry>>, Option<Vec<Entry>>);

/// What the lists of a case would have to be; `None` for one that is right.
fn corrected(samples: &[Sample], want: &Want, plan: &Plan) -> Lists {
    let outcome = run(samples, plan);
    let article = |mention: &Mention| outcome.articles[mention.article].path.clone();
    let text = |mention: &Mention| mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<&Mention> = outcome.mentions.iter().map(|(m, _)| m.as_ref()).collect();
    let mentions = want.mentions.as_ref().and_then(|wanted| {
        entries(
            wanted,
            &found,
            |w, m| is_wanted(w, m, &article(m), plan),
            |m| {
                let mut members = vec![("in", article(m)), ("text", text(m))];
                members.extend(value(m, plan).map(|value| ("value", value)));
                members
            },
        )
    });
    let (none, found) = (Vec::new(), outcome.conflicts.iter().collect::<Vec<&Conflict>>());
    let wanted = want.conflicts.as_ref().unwrap_or(&none);
    let conflicts = entries(
        wanted,
        &found,
        |w, c| is_reported(w, c, &article(&c.outlier)),
        |c| {
            let reason = c.reason.name().to_owned();
            vec![("in", article(&c.outlier)), ("text", text(&c.outlier)), ("reason", reason)]
        },
    );
    (mentions, conflicts)
}

/// The wanted entries that were found, then what was found beside them; `None` where that is the list as it is.
fn entries<W, F>(
    wanted: &[W],
    found: &[&F],
    fits: impl Fn(&W, &F) -> bool,
    new: impl Fn(&F) -> Vec<(&'static str, String)>,
) -> Option<Vec<Entry>> {
    let mut left: Vec<&F> = found.to_vec();
    let mut out = Vec::new();
    for (number, wanted) in wanted.iter().enumerate() {
        if let Some(at) = left.iter().position(|found| fits(wanted, found)) {
            left.remove(at);
            out.push(Entry::Kept(number));
        }
    }
    let right = out.len() == wanted.len() && left.is_empty();
    out.extend(left.into_iter().map(|found| Entry::New(new(found))));
    (!right).then_some(out)
}
