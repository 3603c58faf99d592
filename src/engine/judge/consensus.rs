//! Agreement without an expectation. In: a group. Out: the mentions that the reference excludes.
//!
//! The reference is the value that lies inside the bounds of mentions from most articles; what its bounds exclude cannot stand.
//! Of those that remain, the value that most of their likely intervals share is what readers take; what excludes it is a tension.

use super::group::Group;
use super::line::{Piece, Stretch, most_shared};
use super::side::Side;
use super::{Court, Judged, discrete};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::{Mention, Verdict};
use crate::ruleset::{HoleType, Rule, Tolerance};
use crate::value::agree::{self, Class, Clock, Extents, Width};
use crate::value::{Number, Quantity, Shape};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The members of a group that hold with its reference.
pub(super) fn supporters(court: &Court, rule: &Rule, group: &Group) -> Vec<usize> {
    let judged = judge(court, rule, group, None);
    let struck: BTreeSet<usize> = judged
        .verdicts
        .iter()
        .filter(|(_, verdict)| *verdict == Verdict::Outlier)
        .map(|(number, _)| *number)
        .collect();
    group.members.iter().copied().filter(|number| !struck.contains(number)).collect()
}

/// What a mention is compared as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Line(Class),
    Party,
    Words,
}

/// Judges a group by what most of it says. `why` replaces *disagree* and *self* as the reason.
pub(super) fn judge(court: &Court, rule: &Rule, group: &Group, why: Option<Reason>) -> Judged {
    let mut judged = Judged::default();
    for (sort, part) in sorted_out(court, rule, group) {
        match sort {
            Sort::Line(class) => line(court, rule, &part, class, why, &mut judged),
            Sort::Party | Sort::Words => {
                discrete::judge(court, rule, &part, why, &mut judged);
            }
        }
    }
    judged
}

/// The group by what its members can be compared as.
pub(super) fn sorted_out(court: &Court, rule: &Rule, group: &Group) -> BTreeMap<Sort, Group> {
    let mut parts: BTreeMap<Sort, Group> = BTreeMap::new();
    let mut put = |number: usize, waived: bool| {
        let Some(sort) = sort(rule, &court.mentions[number]) else { return };
        let part =
            parts.entry(sort).or_insert_with(|| Group { members: Vec::new(), waived: Vec::new() });
        if waived { part.waived.push(number) } else { part.members.push(number) }
    };
    group.members.iter().for_each(|number| put(*number, false));
    group.waived.iter().for_each(|number| put(*number, true));
    parts
}

fn sort(rule: &Rule, mention: &Mention) -> Option<Sort> {
    Some(match mention.value.as_deref()? {
        Shape::Quantity(figure) => Sort::Line(agree::class(figure)),
        Shape::Moment(_) if rule.value == HoleType::Time => Sort::Line(Class::Minute),
        Shape::Moment(_) => Sort::Line(Class::Day),
        Shape::Name(_) | Shape::Party(_) => Sort::Party,
        Shape::Quote(_) | Shape::Words(_) => Sort::Words,
    })
}

/// A mention on its line.
pub(super) struct Lined {
    pub number: usize,
    pub voice: u32,
    pub bounds: Stretches,
    pub likely: Stretches,
}

/// What each reading of a value leaves open, and what it states; shared by mentions that share the value.
type Stretches = Arc<[(Stretch, Stretch)]>;

impl Lined {
    fn pieces(&self, member: usize, likely: bool) -> impl Iterator<Item = Piece> + Clone {
        let stretches = if likely { &self.likely } else { &self.bounds };
        let voice = self.voice;
        stretches.iter().map(move |(open, stated)| Piece {
            member,
            voice,
            open: *open,
            stated: *stated,
        })
    }

    fn holds(&self, region: &Stretch, likely: bool) -> bool {
        let stretches = if likely { &self.likely } else { &self.bounds };
        stretches.iter().any(|(open, _)| open.holds(region))
    }
}

/// Mentions on their line, those that have no place on it left out.
pub(super) fn lined(
    court: &Court,
    rule: &Rule,
    numbers: &[usize],
    clock: Clock,
    class: Class,
) -> Vec<Lined> {
    let width = rule.compare.tolerance.as_ref().and_then(|t| width(t, class, clock));
    let ranks = court.voices.among(numbers.iter().map(|n| court.mentions[*n].article));
    let stretches = |mention: &Mention| -> Option<(Stretches, Stretches)> {
        let extents = extents(rule, mention, clock)?;
        let stretch = |interval| {
            let stated = Stretch::from(&interval);
            let open = width.and_then(|width| agree::reached_from(&interval, &width));
            (open.as_ref().map_or(stated, Stretch::from), stated)
        };
        let bounds = extents.readings.iter().map(|r| stretch(r.bounds)).collect();
        Some((bounds, extents.readings.iter().map(|r| stretch(r.likely)).collect()))
    };
    let mut out: Vec<Lined> = Vec::with_capacity(numbers.len());
    let mut last: Option<&Arc<Shape>> = None;
    for &number in numbers {
        let mention = &court.mentions[number];
        let shares = last.zip(mention.value.as_ref()).is_some_and(|(a, b)| Arc::ptr_eq(a, b));
        let known = out.last().filter(|_| shares).map(|l| (l.bounds.clone(), l.likely.clone()));
        let Some((bounds, likely)) = known.or_else(|| stretches(mention)) else { continue };
        let voice = ranks.of(court.voices.of(mention.article));
        out.push(Lined { number, voice, bounds, likely });
        last = mention.value.as_ref();
    }
    out
}

/// A mention's value as intervals; `None` for what lies on no line.
pub(super) fn extents(rule: &Rule, mention: &Mention, clock: Clock) -> Option<Extents> {
    match mention.value.as_deref()? {
        Shape::Quantity(figure) => Some(agree::extents(figure, clock)),
        Shape::Moment(moment) if rule.value == HoleType::Time => agree::time_of_day(moment, clock),
        Shape::Moment(moment) => agree::days(moment),
        _ => None,
    }
}

/// Months while all are in calendar units (times: while all have their day), else seconds.
pub(super) fn clock(court: &Court, numbers: impl IntoIterator<Item = usize>) -> Clock {
    let calendar = |number: usize| match court.mentions[number].value.as_deref() {
        Some(Shape::Quantity(figure)) => agree::is_calendar(figure),
        Some(Shape::Moment(moment)) => moment.is_resolved(),
        _ => true,
    };
    if numbers.into_iter().all(calendar) { Clock::Months } else { Clock::Seconds }
}

/// A rule's tolerance in the base unit of a class; `None` where it does not apply to it.
pub(super) fn width(tolerance: &Tolerance, class: Class, clock: Clock) -> Option<Width> {
    let amount = match tolerance {
        Tolerance::Relative(_) if matches!(class, Class::Day | Class::Minute) => return None,
        Tolerance::Relative(share) => return Some(Width::Share(*share)),
        Tolerance::Absolute(amount) => amount,
    };
    let high = |figure: &Quantity, clock| {
        agree::extents(figure, clock).readings.first().and_then(|r| r.bounds.high.number())
    };
    let written = written(amount);
    match class {
        Class::Day => high(amount, Clock::Seconds)?.over(Number::whole(86_400)),
        Class::Minute => high(amount, Clock::Seconds)?.over(Number::whole(60)),
        Class::Time if clock == Clock::Months && agree::is_calendar(amount) => written,
        Class::Time if !agree::is_calendar(amount) => written,
        Class::Time => high(amount, Clock::Seconds),
        _ => written,
    }
    .map(Width::Amount)
}

/// The number of an amount in the base unit.
fn written(figure: &Quantity) -> Option<Number> {
    match (figure.central, figure.unit) {
        (crate::value::Central::One(n), Some(unit)) => unit.to_base(n),
        (crate::value::Central::One(n), None) => Some(n),
        _ => None,
    }
}

fn line(
    court: &Court,
    rule: &Rule,
    part: &Group,
    class: Class,
    why: Option<Reason>,
    out: &mut Judged,
) {
    let all = part.members.iter().chain(&part.waived).copied();
    let clock = clock(court, all);
    let members = lined(court, rule, &part.members, clock, class);
    let waived = lined(court, rule, &part.waived, clock, class);
    let Some(region) = shared(&members, &(0..members.len()).collect::<Vec<_>>(), false) else {
        return;
    };
    let (inside, outside): (Vec<usize>, Vec<usize>) =
        (0..members.len()).partition(|&m| members[m].holds(&region, false));
    let side = Side::new(court, inside.iter().map(|&m| members[m].number));
    let tally = Tally::new(&members);
    let compared = members.len() > 1;
    let strike = |lined: &Lined, strength: Strength, side: &Side, likely: bool| {
        let apart = |other: usize| {
            let other = members.binary_search_by_key(&other, |m| m.number);
            other.map_or(true, |other| are_apart(lined, &members[other], likely))
        };
        let same = tally.of(lined);
        side.blow(court, rule, lined.number, strength, why, same, apart)
    };
    for &m in &outside {
        out.verdicts.push((members[m].number, Verdict::Outlier));
        out.blows.push(strike(&members[m], Strength::Conflict, &side, false));
    }
    let Some(likely) = shared(&members, &inside, true) else { return };
    let (taken, tense): (Vec<usize>, Vec<usize>) =
        inside.iter().partition(|&&m| members[m].holds(&likely, true));
    let readers = Side::new(court, taken.iter().map(|&m| members[m].number));
    for &m in &tense {
        out.verdicts.push((members[m].number, Verdict::Tension));
        out.blows.push(strike(&members[m], Strength::Tension, &readers, true));
    }
    for &m in taken.iter().filter(|_| compared) {
        out.verdicts.push((members[m].number, Verdict::Agrees));
    }
    for lined in &waived {
        if !lined.holds(&region, false) {
            out.blows.push(strike(lined, Strength::Conflict, &side, false));
        } else if !lined.holds(&likely, true) {
            out.blows.push(strike(lined, Strength::Tension, &readers, true));
        }
    }
}

fn shared(members: &[Lined], among: &[usize], likely: bool) -> Option<Stretch> {
    most_shared(among.iter().flat_map(|&m| members[m].pieces(m, likely)))
}

fn are_apart(a: &Lined, b: &Lined, likely: bool) -> bool {
    let of = |lined: &Lined| -> Vec<Stretch> {
        let all = if likely { &lined.likely } else { &lined.bounds };
        all.iter().map(|(_, stated)| *stated).collect()
    };
    let (a, b) = (of(a), of(b));
    !a.iter().any(|x| b.iter().any(|y| x.meets(y)))
}

/// How many voices state just the same.
struct Tally {
    counts: HashMap<Vec<Stretch>, usize>,
}

impl Tally {
    fn new(members: &[Lined]) -> Self {
        let mut voices: HashMap<Vec<Stretch>, BTreeSet<u32>> = HashMap::new();
        for lined in members {
            voices.entry(Self::stated(lined)).or_default().insert(lined.voice);
        }
        Self { counts: voices.into_iter().map(|(stated, all)| (stated, all.len())).collect() }
    }

    fn of(&self, lined: &Lined) -> usize {
        self.counts.get(&Self::stated(lined)).copied().unwrap_or(0).max(1)
    }

    fn stated(lined: &Lined) -> Vec<Stretch> {
        lined.bounds.iter().map(|(_, stated)| *stated).collect()
    }
}
