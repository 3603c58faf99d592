//! Running totals. In: a group of a rule with `trend:`. Out: the mentions that are not on the longest chain.
//!
//! A chain gives each as-of one value so that the values move only one way; the longest is the one that most articles are on.
//! Worked through from the latest as-of to the earliest, so that on a tie the earlier one stays. As-ofs that overlap without being
//! equal are not ordered: of those the better attested are chained, the others only measured against the chain.

use super::consensus::{self, Lined, Sort};
use super::group::Group;
use super::line::{Pos, Stretch};
use super::side::Side;
use super::{Court, Judged};
use crate::engine::conflict::{Reason, Strength};
use crate::engine::mention::Verdict;
use crate::ruleset::{Rule, Trend};
use crate::value::Days;
use crate::value::agree::Class;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Judges a group by its trend. What lies on no line or has no settled as-of is not compared.
pub(super) fn judge(court: &Court, rule: &Rule, trend: Trend, group: &Group) -> Judged {
    if trend == Trend::Steady {
        return consensus::judge(court, rule, group, Some(Reason::Trend));
    }
    let mut judged = Judged::default();
    for (sort, part) in consensus::sorted_out(court, rule, group) {
        if let Sort::Line(class) = sort {
            line(court, rule, trend, &part, class, &mut judged);
        }
    }
    judged
}

fn line(court: &Court, rule: &Rule, trend: Trend, part: &Group, class: Class, out: &mut Judged) {
    let clock = consensus::clock(court, part.members.iter().chain(&part.waived).copied());
    let dated = |numbers: &[usize]| -> Vec<(Days, Lined)> {
        let lined = consensus::lined(court, rule, numbers, clock, class);
        lined.into_iter().filter_map(|l| Some((as_of(court, l.number)?, l))).collect()
    };
    let (members, waived) = (dated(&part.members), dated(&part.waived));
    let mut left: Vec<usize> = (0..members.len()).collect();
    for (strength, verdict) in
        [(Strength::Conflict, Verdict::Outlier), (Strength::Tension, Verdict::Tension)]
    {
        let entries: Vec<Entry> =
            left.iter().flat_map(|&m| entries(m, &members[m], strength)).collect();
        let chain = Chain::longest(&entries, trend);
        let side = Side::new(court, chain.members.iter().map(|&m| members[m].1.number));
        let stretches = |(days, lined): &(Days, Lined)| -> (Days, Vec<Stretch>) {
            (*days, stretches(lined, strength).to_vec())
        };
        let mut tally: HashMap<(Days, Vec<Stretch>), BTreeSet<u32>> = HashMap::new();
        for dated in &members {
            tally.entry(stretches(dated)).or_default().insert(dated.1.voice);
        }
        let mut strike = |dated: &(Days, Lined)| {
            let (days, open) = stretches(dated);
            let Some(link) = chain.broken(&days, &open, trend) else { return false };
            let number = dated.1.number;
            out.verdicts.push((number, verdict));
            let same = tally.get(&stretches(dated)).map_or(1, BTreeSet::len);
            let apart = |other: usize| {
                let other = members.binary_search_by_key(&other, |(_, l)| l.number);
                other.is_ok_and(|other| members[other].0 == link)
            };
            let reason = Some(Reason::Trend);
            out.blows.push(side.blow(court, rule, number, strength, reason, same, apart));
            true
        };
        left.retain(|&m| chain.members.contains(&m) || !strike(&members[m]));
        for dated in waived.iter().filter(|_| strength == Strength::Conflict) {
            strike(dated);
        }
    }
    if members.len() > 1 {
        out.verdicts.extend(left.iter().map(|&m| (members[m].1.number, Verdict::Agrees)));
    }
}

/// The one stretch of days for which a mention holds.
fn as_of(court: &Court, number: usize) -> Option<Days> {
    let moment = court.mentions[number].as_of.as_ref()?;
    if moment.readings.len() == 1 { moment.days() } else { None }
}

fn stretches(lined: &Lined, strength: Strength) -> Vec<Stretch> {
    let all = if strength == Strength::Tension { &lined.likely } else { &lined.bounds };
    all.iter().map(|(open, _)| *open).collect()
}

/// One stretch that a mention leaves open, at its as-of.
#[derive(Debug, Clone, Copy)]
struct Entry {
    member: usize,
    voice: u32,
    days: Days,
    open: Stretch,
}

fn entries(member: usize, (days, lined): &(Days, Lined), strength: Strength) -> Vec<Entry> {
    let voice = lined.voice;
    stretches(lined, strength)
        .into_iter()
        .map(|open| Entry { member, voice, days: *days, open })
        .collect()
}

/// The longest chain.
#[derive(Debug, Default)]
struct Chain {
    /// Who is on it.
    members: BTreeSet<usize>,
    /// Its as-ofs, ascending, each with what its members leave open together.
    links: Vec<(Days, Stretch)>,
    /// For a rising trend: the greatest start up to each link, and the least end from each on. For a falling one, the least end
    /// up to each link and the greatest start from each on.
    before: Vec<(Pos, usize)>,
    after: Vec<(Pos, usize)>,
}

impl Chain {
    fn longest(entries: &[Entry], trend: Trend) -> Self {
        let mut by_days: BTreeMap<Days, Vec<Entry>> = BTreeMap::new();
        for entry in entries {
            by_days.entry(entry.days).or_default().push(*entry);
        }
        let ordered = ordered(by_days);
        let mut coordinates: Vec<Pos> = ordered
            .iter()
            .flat_map(|(_, all)| all.iter().flat_map(|e| [e.open.start, e.open.end]))
            .collect();
        coordinates.sort_unstable();
        coordinates.dedup();
        let voices: BTreeSet<u32> =
            ordered.iter().flat_map(|(_, all)| all.iter().map(|e| e.voice)).collect();
        let weights = voices.into_iter().enumerate().map(|(age, v)| (v, weight(age))).collect();
        let cells = Cells { coordinates, mirrored: trend == Trend::Rising, weights };
        let mut steps = Steps::default();
        // The latest first.
        let logs: Vec<Vec<(usize, i128)>> =
            ordered.iter().rev().map(|(_, all)| steps.add(&cells.weights(all))).collect();
        let mut chain = Chain::default();
        let mut limit = usize::MAX;
        for ((days, all), log) in ordered.iter().zip(logs.iter().rev()) {
            if let Some(cell) = steps.last_up_to(limit) {
                limit = cell;
                let on: Vec<&Entry> =
                    all.iter().filter(|e| cells.range(e).contains(&cell)).collect();
                chain.link(*days, &on);
            }
            steps.undo(log);
        }
        chain.measure(trend);
        chain
    }

    fn link(&mut self, days: Days, on: &[&Entry]) {
        let Some(first) = on.first() else { return };
        let start = on.iter().map(|e| e.open.start).fold(first.open.start, Pos::max);
        let end = on.iter().map(|e| e.open.end).fold(first.open.end, Pos::min);
        self.members.extend(on.iter().map(|e| e.member));
        self.links.push((days, Stretch { start, end }));
    }

    fn measure(&mut self, trend: Trend) {
        let rising = trend == Trend::Rising;
        let mut best: Option<(Pos, usize)> = None;
        for (i, (_, open)) in self.links.iter().enumerate() {
            let pos = if rising { open.start } else { open.end };
            if best.is_none_or(|(b, _)| if rising { pos > b } else { pos < b }) {
                best = Some((pos, i));
            }
            self.before.extend(best);
        }
        best = None;
        for (i, (_, open)) in self.links.iter().enumerate().rev() {
            let pos = if rising { open.end } else { open.start };
            if best.is_none_or(|(b, _)| if rising { pos < b } else { pos > b }) {
                best = Some((pos, i));
            }
            self.after.extend(best);
        }
        self.after.reverse();
    }

    /// The as-of of the link that a mention cannot be right with, if there is one.
    fn broken(&self, days: &Days, open: &[Stretch], trend: Trend) -> Option<Days> {
        let earlier = self.links.partition_point(|(link, _)| link.last < days.first);
        let later = self.links.partition_point(|(link, _)| link.first <= days.last);
        let rising = trend == Trend::Rising;
        let mut broken = None;
        for stretch in open {
            let same = self.links[earlier..later]
                .iter()
                .find(|(link, at)| link == days && !at.meets(stretch))
                .map(|(link, _)| *link);
            let before = earlier.checked_sub(1).map(|i| self.before[i]).filter(|(pos, _)| {
                if rising { *pos >= stretch.end } else { *pos <= stretch.start }
            });
            let after = self.after.get(later).filter(|(pos, _)| {
                if rising { *pos <= stretch.start } else { *pos >= stretch.end }
            });
            let link = before.map(|(_, i)| i).or(after.map(|(_, i)| *i)).map(|i| self.links[i].0);
            match same.or(link) {
                Some(link) => broken = Some(link),
                None => return None,
            }
        }
        broken
    }
}

/// As-ofs of which no two overlap, ascending: of overlapping ones the one with most voices, then the narrower, then the earlier.
fn ordered(by_days: BTreeMap<Days, Vec<Entry>>) -> Vec<(Days, Vec<Entry>)> {
    let voices = |all: &[Entry]| all.iter().map(|e| e.voice).collect::<BTreeSet<_>>().len();
    let width = |days: &Days| days.first.until(days.last).map_or(0, |span| span.get_days());
    let mut all: Vec<(Days, Vec<Entry>)> = by_days.into_iter().collect();
    all.sort_by_cached_key(|(days, all)| (std::cmp::Reverse(voices(all)), width(days), *days));
    let mut kept: BTreeMap<Days, Vec<Entry>> = BTreeMap::new();
    for (days, entries) in all {
        let before = kept.range(..days).next_back().is_none_or(|(other, _)| !other.meets(&days));
        let after = kept.range(days..).next().is_none_or(|(other, _)| !other.meets(&days));
        if before && after {
            kept.insert(days, entries);
        }
    }
    kept.into_iter().collect()
}

/// The line cut where any stretch starts or ends, so that values are numbers of cells.
struct Cells {
    coordinates: Vec<Pos>,
    /// Whether the line is walked from its far end: a rising total falls towards the past.
    mirrored: bool,
    /// What each voice weighs.
    weights: BTreeMap<u32, i128>,
}

/// What a voice weighs, by its age in the group: all alike, but for a tie, which the oldest decides, then the next oldest. The
/// lowest bits are left to what a voice says first at an as-of.
fn weight(age: usize) -> i128 {
    const TIES: usize = 60;
    let tie = if age < TIES { 1 << (TIES - age) } else { 0 };
    ((1 << 64) + tie) << FIRST
}

/// How many bits are left to the first words of each voice.
const FIRST: usize = 24;

impl Cells {
    fn range(&self, entry: &Entry) -> std::ops::Range<usize> {
        let at = |pos: Pos| self.coordinates.partition_point(|c| *c < pos);
        let (start, end) = (at(entry.open.start), at(entry.open.end));
        let all = self.coordinates.len().saturating_sub(1);
        if self.mirrored { all - end..all - start } else { start..end }
    }

    /// How the weight of one as-of changes along the cells; a voice counts once in each.
    fn weights(&self, entries: &[Entry]) -> BTreeMap<usize, i128> {
        let mut by_voice: BTreeMap<u32, Vec<std::ops::Range<usize>>> = BTreeMap::new();
        for entry in entries {
            by_voice.entry(entry.voice).or_default().push(self.range(entry));
        }
        let mut weights: BTreeMap<usize, i128> = BTreeMap::new();
        for (voice, mut ranges) in by_voice {
            let weight = self.weights.get(&voice).copied().unwrap_or(1);
            // Of two values in one article the first stands.
            if let Some(first) = ranges.first().filter(|first| first.start < first.end) {
                *weights.entry(first.start).or_default() += 1;
                *weights.entry(first.end).or_default() -= 1;
            }
            ranges.sort_unstable_by_key(|range| (range.start, range.end));
            let mut end = 0;
            for range in ranges {
                let start = range.start.max(end);
                if start < range.end {
                    *weights.entry(start).or_default() += weight;
                    *weights.entry(range.end).or_default() -= weight;
                    end = range.end;
                }
            }
        }
        weights
    }
}

/// The most voices on a chain that ends at or before each cell: a function that never falls, held by its steps.
#[derive(Debug, Default)]
struct Steps {
    up: BTreeMap<usize, i128>,
}

impl Steps {
    /// Adds one as-of; what was changed, to undo it.
    fn add(&mut self, weights: &BTreeMap<usize, i128>) -> Vec<(usize, i128)> {
        let mut log = Vec::new();
        for (&cell, &change) in weights.iter().filter(|(_, change)| **change > 0) {
            self.change(cell, change, &mut log);
        }
        // Where the weight ends the function would fall: the next steps up are lower by as much.
        for (&cell, &change) in weights.iter().filter(|(_, change)| **change < 0) {
            let mut fall = -change;
            while fall > 0 {
                let Some((&next, &height)) = self.up.range(cell..).next() else { break };
                let by = fall.min(height);
                self.change(next, -by, &mut log);
                fall -= by;
            }
        }
        log
    }

    fn change(&mut self, cell: usize, by: i128, log: &mut Vec<(usize, i128)>) {
        let height = self.up.entry(cell).or_default();
        *height += by;
        if *height == 0 {
            self.up.remove(&cell);
        }
        log.push((cell, by));
    }

    fn undo(&mut self, log: &[(usize, i128)]) {
        for (cell, by) in log.iter().rev() {
            self.change(*cell, -by, &mut Vec::new());
        }
    }

    /// The last cell at or before `limit` at which the function steps up.
    fn last_up_to(&self, limit: usize) -> Option<usize> {
        self.up.range(..=limit).next_back().map(|(cell, _)| *cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;
    use jiff::civil::date;

    /// Chance that is the same in every run.
    struct Chance(u64);

    impl Chance {
        fn below(&mut self, limit: u64) -> u64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0 % limit
        }
    }

    /// A voice of its own that says `low` to `high` of a day of March.
    fn entry(voice: usize, day: u64, low: u64, high: u64) -> Entry {
        let at = |n: u64, after| Pos::At(Number::whole(i128::from(n)), after);
        let open = Stretch { start: at(low, 0), end: at(high, 1) };
        Entry {
            member: voice,
            voice: voice as u32,
            days: Days::day(date(2025, 3, day as i8 + 1)),
            open,
        }
    }

    /// Whether all can be right together: tried day by day, each as low (or, falling, as high) as it can be.
    fn hang_together(entries: &[&Entry], trend: Trend) -> bool {
        let mut days: BTreeMap<Days, Stretch> = BTreeMap::new();
        for entry in entries {
            let open = days.entry(entry.days).or_insert(entry.open);
            open.start = open.start.max(entry.open.start);
            open.end = open.end.min(entry.open.end);
        }
        let mut reached = Pos::Min;
        let mut fits = |open: &Stretch| {
            reached = reached.max(open.start);
            reached < open.end
        };
        match trend {
            Trend::Falling => days.values().rev().all(&mut fits),
            _ => days.values().all(&mut fits),
        }
    }

    /// Of all that hang together the most voices, and of as many those with the oldest (lower is older).
    fn most(entries: &[Entry], trend: Trend) -> BTreeSet<usize> {
        let sets = (0..1_u32 << entries.len()).map(|set| {
            let chosen = entries.iter().filter(move |e| set >> e.member & 1 == 1);
            chosen.collect::<Vec<_>>()
        });
        let members = |set: Vec<&Entry>| set.iter().map(|e| e.member).collect::<BTreeSet<_>>();
        let together = sets.filter(|set| hang_together(set, trend)).map(members);
        let oldest = |set: &BTreeSet<usize>| -> u32 { set.iter().map(|m| 1 << (31 - m)).sum() };
        together.max_by_key(|set| (set.len(), oldest(set))).expect("nobody hangs together")
    }

    #[test]
    fn the_longest_chain_is_the_longest_of_all_that_can_be_tried() {
        let mut chance = Chance(0x7E4D_1DEA);
        let (mut struck, mut ties) = (0, 0);
        for case in 0..1_500 {
            let count = 2 + chance.below(5) as usize;
            let entries: Vec<Entry> = (0..count)
                .map(|voice| {
                    let low = chance.below(7);
                    entry(voice, chance.below(4), low, low + chance.below(3))
                })
                .collect();
            let trend = if case % 2 == 0 { Trend::Rising } else { Trend::Falling };
            let chain = Chain::longest(&entries, trend);
            let want = most(&entries, trend);
            assert_eq!(chain.members, want, "{trend:?} {entries:#?}");
            ties += usize::from(want.len() * 2 == count);
            for outside in entries.iter().filter(|e| !chain.members.contains(&e.member)) {
                struck += 1;
                broken_by_one(&chain, outside, trend, &entries);
            }
        }
        assert!(struck > 500 && ties > 100, "{struck} off their chain, {ties} ties");
    }

    /// Who is not on the chain is told of a link that it cannot be right with, where there is one.
    fn broken_by_one(chain: &Chain, outside: &Entry, trend: Trend, all: &[Entry]) {
        let links: Vec<Entry> = chain
            .links
            .iter()
            .map(|(days, open)| Entry { days: *days, open: *open, ..*outside })
            .collect();
        let apart = |link: &Entry| !hang_together(&[link, outside], trend);
        let told = chain.broken(&outside.days, &[outside.open], trend);
        match told {
            Some(days) => {
                let link =
                    links.iter().find(|link| link.days == days).expect("a link of the chain");
                assert!(apart(link), "{trend:?} {outside:?} is right with {days:?}: {all:#?}");
            }
            None => assert!(!links.iter().any(apart), "{trend:?} {outside:?}: {all:#?}"),
        }
    }

    #[test]
    fn of_overlapping_days_the_better_attested_then_the_narrower_are_chained() {
        let march =
            |first: i8, last: i8| Days { first: date(2025, 3, first), last: date(2025, 3, last) };
        let said = |voice: u32, days: Days| Entry { days, voice, ..entry(voice as usize, 0, 1, 1) };
        for (all, kept) in [
            (vec![said(0, march(1, 31)), said(1, march(5, 5))], vec![march(5, 5)]),
            (
                vec![said(0, march(1, 31)), said(1, march(1, 31)), said(2, march(5, 5))],
                vec![march(1, 31)],
            ),
            (
                vec![said(0, march(3, 7)), said(1, march(6, 10)), said(2, march(8, 9))],
                vec![march(3, 7), march(8, 9)],
            ),
            // One voice twice is one voice.
            (
                vec![said(0, march(1, 31)), said(0, march(1, 31)), said(2, march(5, 5))],
                vec![march(5, 5)],
            ),
            (vec![said(0, march(1, 2)), said(1, march(3, 4))], vec![march(1, 2), march(3, 4)]),
        ] {
            let mut by_days: BTreeMap<Days, Vec<Entry>> = BTreeMap::new();
            for entry in &all {
                by_days.entry(entry.days).or_default().push(*entry);
            }
            let found: Vec<Days> = ordered(by_days).into_iter().map(|(days, _)| days).collect();
            assert_eq!(found, kept, "{all:#?}");
        }
    }
}
