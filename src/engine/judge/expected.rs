//! Agreement with an expectation. In: a group. Out: the mentions that contradict what the rule expects of them.

use super::consensus::width;
use super::group::Group;
use super::message;
use super::side::Side;
use super::{Blow, Court, Judged};
use crate::engine::conflict::{Expected, Reason, Strength};
use crate::engine::mention::{Mention, Verdict};
use crate::engine::normal;
use crate::problem::Problem;
use crate::ruleset::{Cell, Expectation, Found, HoleType, Rule, Wanted};
use crate::value::agree::{self, Agreement, Clock, Extents};
use crate::value::{EntityId, Name, Party, Shape, Source};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Judges every mention of a group by itself.
pub(super) fn judge(court: &Court, rule: &Rule, group: &Group) -> Judged {
    let mut judged = Judged::default();
    let mut agreeing = BTreeSet::new();
    let mut backing: Vec<(usize, &Expectation)> = Vec::new();
    let mut struck = Vec::new();
    for &number in group.members.iter().chain(&group.waived) {
        let mention = &court.mentions[number];
        judged
            .problems
            .extend(rule.expect.iter().filter_map(|entry| missing(rule, entry, mention)));
        let verdict = verdict(court, rule, mention);
        let waived = court.mentions[number].waiver.is_some();
        match verdict {
            Fit::Agrees(entry) => {
                judged.verdicts.push((number, Verdict::Agrees));
                if !waived {
                    backing.push((number, entry));
                    agreeing.insert(court.voices.of(court.mentions[number].article));
                }
            }
            Fit::Contradicts(strength, entry) => struck.push((number, strength, entry)),
            Fit::NotCompared => {}
        }
    }
    let said = |number: usize| {
        let value = court.mentions[number].value.as_deref();
        value.map(|value| normal::value(value, &court.plan.rules.gazetteer))
    };
    let mut tally: HashMap<Option<String>, BTreeSet<u32>> = HashMap::new();
    for (number, ..) in &struck {
        let voice = court.voices.of(court.mentions[*number].article);
        tally.entry(said(*number)).or_default().insert(voice);
    }
    let mut sides: HashMap<*const Expectation, Side> = HashMap::new();
    let mut known: Option<Arc<Expected>> = None;
    for (number, strength, entry) in struck.iter().copied() {
        let verdict =
            if strength == Strength::Tension { Verdict::Tension } else { Verdict::Outlier };
        judged.verdicts.push((number, verdict));
        let expected = shown(court, entry, &court.mentions[number]);
        // Most are struck by the same entry.
        let expected =
            known.take().filter(|known| **known == expected).unwrap_or_else(|| Arc::new(expected));
        known = Some(expected.clone());
        let counts = (tally[&said(number)].len(), agreeing.len());
        let message = message::unexpected(court, number, &expected, strength, counts);
        judged.blows.push(Blow {
            outlier: number,
            witnesses: sides
                .entry(std::ptr::from_ref(entry))
                .or_insert_with(|| side(court, entry, &backing))
                .witnesses(court, number, |_| true),
            reason: Reason::Expected,
            strength,
            lowered: false,
            message,
            expected: Some(expected),
        });
    }
    judged
}

/// The mentions that say what the entry wants, as the other side.
fn side(court: &Court, entry: &Expectation, backing: &[(usize, &Expectation)]) -> Side {
    let same = backing.iter().filter(|(_, other)| std::ptr::eq(*other, entry));
    Side::new(court, same.map(|(number, _)| *number))
}

/// What a rule's expectations make of a mention.
enum Fit<'r> {
    Agrees(&'r Expectation),
    Contradicts(Strength, &'r Expectation),
    NotCompared,
}

/// Whether an entry is meant for a mention.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meant {
    No,
    Perhaps,
    Surely,
}

fn verdict<'r>(court: &Court, rule: &'r Rule, mention: &Mention) -> Fit<'r> {
    let mut worst = None;
    let mut sure = false;
    for entry in &rule.expect {
        let meant = meant(court, entry, mention);
        if meant == Meant::No {
            continue;
        }
        match compare(court, rule, entry, mention) {
            Agreement::Agree => return Fit::Agrees(entry),
            Agreement::Incomparable => {}
            found => {
                sure |= meant == Meant::Surely;
                let strength = if found == Agreement::Tension {
                    Strength::Tension
                } else {
                    Strength::Conflict
                };
                // A tension is the closer of two entries.
                if worst.is_none_or(|(known, _)| strength > known) {
                    worst = Some((strength, entry));
                }
            }
        }
    }
    match worst {
        Some((strength, entry)) if sure => Fit::Contradicts(strength, entry),
        _ => Fit::NotCompared,
    }
}

fn meant(court: &Court, entry: &Expectation, mention: &Mention) -> Meant {
    by(court, entry.by, &mention.source).min(during(entry, mention))
}

fn by(court: &Court, by: Option<EntityId>, source: &Source) -> Meant {
    let Some(by) = by else { return Meant::Surely };
    let gazetteer = &court.plan.rules.gazetteer;
    match source {
        Source::Party(Party::Entities(ids))
            if ids.iter().any(|id| gazetteer.stand_together(*id, by)) =>
        {
            Meant::Surely
        }
        Source::Unresolved(_) => Meant::Perhaps,
        Source::Party(_) | Source::Own => Meant::No,
    }
}

fn during(entry: &Expectation, mention: &Mention) -> Meant {
    if entry.from.is_none() && entry.until.is_none() {
        return Meant::Surely;
    }
    let Some(as_of) = mention.as_of.as_ref().filter(|moment| moment.is_resolved()) else {
        return Meant::Perhaps;
    };
    let after = |day| entry.from.is_none_or(|from| from <= day);
    let before = |day| entry.until.is_none_or(|until| day <= until);
    let readings: Vec<_> = as_of.readings.iter().filter_map(|r| r.days).collect();
    if readings.iter().all(|days| after(days.first) && before(days.last)) {
        Meant::Surely
    } else if readings.iter().any(|days| after(days.last) && before(days.first)) {
        Meant::Perhaps
    } else {
        Meant::No
    }
}

fn compare(court: &Court, rule: &Rule, entry: &Expectation, mention: &Mention) -> Agreement {
    let gazetteer = &court.plan.rules.gazetteer;
    let Some(value) = mention.value.as_deref() else { return Agreement::Incomparable };
    match (&entry.wanted, value) {
        (Wanted::Row(row), value) => match (row.look_up(&mention.key), value) {
            (Found::Cell(Cell { shape: Some(Shape::Words(name)), .. }), Shape::Party(said)) => {
                agree::parties(&Party::Named(name.clone()), said, gazetteer)
            }
            (Found::Cell(Cell { shape: Some(Shape::Words(name)), .. }), Shape::Name(said)) => {
                agree::parties(&Party::Named(name.clone()), &party(said), gazetteer)
            }
            (Found::Cell(Cell { shape: Some(shape), .. }), value) => shapes(rule, shape, value),
            _ => Agreement::Incomparable,
        },
        (Wanted::Named(name), Shape::Party(party)) => {
            agree::parties(&Party::Named(name.clone()), party, gazetteer)
        }
        (Wanted::Named(wanted), Shape::Name(name)) => {
            agree::parties(&Party::Named(wanted.clone()), &party(name), gazetteer)
        }
        (Wanted::Parties(ids), Shape::Party(party)) => {
            agree::parties(&Party::Entities(ids.clone()), party, gazetteer)
        }
        (Wanted::Parties(ids), Shape::Name(name)) => {
            agree::parties(&Party::Entities(ids.clone()), &party(name), gazetteer)
        }
        (Wanted::Value(shape), value) => shapes(rule, shape, value),
        _ => Agreement::Incomparable,
    }
}

fn party(name: &Name) -> Party {
    match name.entity {
        Some(id) => Party::Entities(vec![id]),
        None => Party::Named(name.printed.clone()),
    }
}

/// Compares what is wanted with what is said; what is wanted is as wide as the rule tolerates.
fn shapes(rule: &Rule, wanted: &Shape, said: &Shape) -> Agreement {
    match (wanted, said) {
        (Shape::Words(wanted), Shape::Words(said)) => agree::words(wanted, said),
        (Shape::Words(wanted), Shape::Quote(said)) => agree::words(wanted, &said.words),
        _ => on_a_line(rule, wanted, said).unwrap_or(Agreement::Incomparable),
    }
}

fn on_a_line(rule: &Rule, wanted: &Shape, said: &Shape) -> Option<Agreement> {
    let calendar = |shape: &Shape| match shape {
        Shape::Quantity(figure) => agree::is_calendar(figure),
        Shape::Moment(moment) => moment.is_resolved(),
        _ => false,
    };
    let clock = if calendar(wanted) && calendar(said) { Clock::Months } else { Clock::Seconds };
    let place = |shape: &Shape| -> Option<Extents> {
        match shape {
            Shape::Quantity(figure) => Some(agree::extents(figure, clock)),
            Shape::Moment(moment) if rule.value == HoleType::Time => {
                agree::time_of_day(moment, clock)
            }
            Shape::Moment(moment) => agree::days(moment),
            _ => None,
        }
    };
    let (mut wanted, said) = (place(wanted)?, place(said)?);
    let width = rule.compare.tolerance.as_ref().and_then(|t| width(t, wanted.class, clock));
    if let Some(width) = width {
        for reading in &mut wanted.readings {
            reading.bounds = agree::widened(&reading.bounds, &width)?;
            reading.likely = agree::widened(&reading.likely, &width)?;
        }
    }
    Some(agree::compare(&wanted, &said))
}

/// An expectation as a report shows it, with what it comes to for a mention.
fn shown(court: &Court, entry: &Expectation, mention: &Mention) -> Expected {
    let gazetteer = &court.plan.rules.gazetteer;
    let mut shown = Expected {
        text: entry.text.clone(),
        value: entry.text.clone(),
        origin: entry.origin.clone(),
        cell: None,
    };
    match &entry.wanted {
        Wanted::Value(shape) => shown.value = normal::told(shape, gazetteer),
        Wanted::Parties(ids) => {
            shown.value = normal::party(&Party::Entities(ids.clone()), gazetteer)
        }
        Wanted::Named(name) => shown.value = name.clone(),
        Wanted::Row(row) => {
            if let Found::Cell(cell) = row.look_up(&mention.key) {
                shown.text = cell.text.clone();
                shown.value = cell
                    .shape
                    .as_ref()
                    .map_or_else(|| cell.text.clone(), |shape| normal::told(shape, gazetteer));
                shown.cell = Some(cell.origin.clone());
            }
        }
    }
    shown
}

/// What keeps a table from saying what it should of a mention.
fn missing(rule: &Rule, entry: &Expectation, mention: &Mention) -> Option<Problem> {
    let Wanted::Row(row) = &entry.wanted else { return None };
    let about: Vec<String> =
        mention.key.iter().map(|(name, value)| format!("{name} “{value}”")).collect();
    let about = if about.is_empty() { rule.id.clone() } else { about.join(", ") };
    let fault = match row.look_up(&mention.key) {
        Found::Cell(Cell { shape: Some(_), .. }) => return None,
        Found::Cell(cell) => {
            format!("the cell “{}” of `{}` cannot be read for {about}", cell.text, row.path)
        }
        Found::NoRow => format!("`{}` has no row for {about}", row.path),
        Found::Several(cells) => format!("`{}` has {} rows for {about}", row.path, cells.len()),
    };
    Some(
        Problem::error("factlint::rule::table-row", fault)
            .at(entry.origin.path.clone(), entry.origin.span)
            .label(format!("looked up in column `{}`", row.column))
            .help("add the row to the table, or narrow the rule's phrases to what the table holds"),
    )
}
