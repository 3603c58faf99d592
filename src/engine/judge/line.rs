//! Values on a line. In: stretches of a line, each of one voice. Out: the region that most voices share.
//!
//! A voice is an article, or several with the same words; it counts once wherever it speaks. Sorting decides the time: n log n.

use crate::value::{Edge, Interval, Number};

/// A place on a line. Every interval is half-open between two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Pos {
    /// Before every number.
    Min,
    /// Just before (0) or just after (1) a number.
    At(Number, u8),
    /// After every number.
    Max,
}

/// A stretch of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Stretch {
    pub start: Pos,
    pub end: Pos,
}

/// A stretch that a member of a group leaves open for the truth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The member, as an index into the group.
    pub member: usize,
    /// The member's voice; lower is older.
    pub voice: u32,
    /// Every reference that it agrees with.
    pub open: Stretch,
    /// What it states; inside `open`, and the same where nothing is tolerated.
    pub stated: Stretch,
}

impl From<&Interval> for Stretch {
    fn from(interval: &Interval) -> Self {
        let start = match interval.low {
            Edge::Closed(n) => Pos::At(n, 0),
            Edge::Open(n) => Pos::At(n, 1),
            Edge::Unbounded => Pos::Min,
        };
        let end = match interval.high {
            Edge::Closed(n) => Pos::At(n, 1),
            Edge::Open(n) => Pos::At(n, 0),
            Edge::Unbounded => Pos::Max,
        };
        Self { start, end }
    }
}

impl Stretch {
    pub fn holds(&self, other: &Stretch) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn meets(&self, other: &Stretch) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The region inside something stated that most voices leave open. On a tie the one that the oldest voice holds with, then the
/// next oldest; then the first member. `None` without pieces.
pub(super) fn most_shared(pieces: impl Iterator<Item = Piece> + Clone) -> Option<Stretch> {
    let regions = deepest(pieces.clone());
    if regions.len() <= 1 {
        return regions.first().copied();
    }
    let mut by_voice: Vec<Piece> = pieces.collect();
    by_voice.sort_by_key(|piece| (piece.voice, piece.member));
    let regions = narrow(regions, &by_voice, |piece| piece.voice as usize);
    let regions = narrow(regions, &by_voice, |piece| piece.member);
    regions.first().copied()
}

/// Keeps of `regions` those that one run of pieces after the other holds, wherever it holds some but not all.
fn narrow(
    mut regions: Vec<Stretch>,
    pieces: &[Piece],
    run: impl Fn(&Piece) -> usize,
) -> Vec<Stretch> {
    for pieces in pieces.chunk_by(|a, b| run(a) == run(b)) {
        if regions.len() <= 1 {
            break;
        }
        let mut held: Vec<(usize, usize)> = pieces
            .iter()
            .map(|piece| {
                let first = regions.partition_point(|r| r.start < piece.open.start);
                let end = regions.partition_point(|r| r.end <= piece.open.end);
                (first, end)
            })
            .filter(|(first, end)| first < end)
            .collect();
        held.sort_unstable();
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (first, end) in held {
            match kept.last_mut() {
                Some(last) if first <= last.1 => last.1 = last.1.max(end),
                _ => kept.push((first, end)),
            }
        }
        let count: usize = kept.iter().map(|(first, end)| end - first).sum();
        if count > 0 && count < regions.len() {
            regions = kept.iter().flat_map(|(first, end)| regions[*first..*end].to_vec()).collect();
        }
    }
    regions
}

/// One end of a piece.
#[derive(Clone, Copy)]
struct Event {
    at: Pos,
    voice: u32,
    /// +1 where it starts, -1 where it ends.
    open: i8,
    stated: i8,
}

/// The regions that most voices leave open, in order.
fn deepest(pieces: impl Iterator<Item = Piece> + Clone) -> Vec<Stretch> {
    let events = events(pieces.clone());
    let voices = pieces.map(|piece| piece.voice as usize + 1).max().unwrap_or(0);
    let mut active = vec![0u32; voices];
    let (mut depth, mut stated, mut best) = (0usize, 0i64, 0usize);
    let mut out: Vec<Stretch> = Vec::new();
    let mut at = 0;
    while at < events.len() {
        let here = events[at].at;
        while at < events.len() && events[at].at == here {
            let event = events[at];
            let count = &mut active[event.voice as usize];
            match event.open {
                1 => {
                    *count += 1;
                    depth += usize::from(*count == 1);
                }
                -1 => {
                    *count -= 1;
                    depth -= usize::from(*count == 0);
                }
                _ => {}
            }
            stated += i64::from(event.stated);
            at += 1;
        }
        let Some(next) = events.get(at) else { break };
        if stated > 0 && depth >= best.max(1) {
            if depth > best {
                best = depth;
                out.clear();
            }
            out.push(Stretch { start: here, end: next.at });
        }
    }
    out
}

fn events(pieces: impl Iterator<Item = Piece>) -> Vec<Event> {
    let mut events = Vec::with_capacity(pieces.size_hint().0 * 2);
    for piece in pieces {
        let voice = piece.voice;
        let alike = piece.open == piece.stated;
        let both = i8::from(alike);
        events.push(Event { at: piece.open.start, voice, open: 1, stated: both });
        events.push(Event { at: piece.open.end, voice, open: -1, stated: -both });
        if !alike {
            events.push(Event { at: piece.stated.start, voice, open: 0, stated: 1 });
            events.push(Event { at: piece.stated.end, voice, open: 0, stated: -1 });
        }
    }
    events.sort_unstable_by_key(|event| event.at);
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(voice: u32, member: usize, low: i64, high: i64) -> Piece {
        let stated = Stretch::from(&Interval::closed(Number::from(low), Number::from(high)));
        Piece { member, voice, open: stated, stated }
    }

    fn shared(pieces: &[(u32, i64, i64)]) -> Option<(i64, i64)> {
        let pieces = pieces.iter().enumerate().map(|(i, p)| piece(p.0, i, p.1, p.2));
        let number = |pos: Pos| match pos {
            Pos::At(n, _) => n.numerator() as i64,
            Pos::Min | Pos::Max => unreachable!("closed pieces"),
        };
        most_shared(pieces).map(|region| (number(region.start), number(region.end)))
    }

    #[test]
    fn stretches_meet_where_they_share_a_number() {
        let from = |low: Edge, high: Edge| Stretch::from(&Interval { low, high });
        let n = Number::from(2);
        let (one, three) = (Edge::Closed(Number::from(1)), Edge::Closed(Number::from(3)));
        for (left, right, meet) in [
            (Edge::Closed(n), Edge::Closed(n), true),
            (Edge::Closed(n), Edge::Open(n), false),
            (Edge::Open(n), Edge::Closed(n), false),
            (Edge::Open(n), Edge::Open(n), false),
            (Edge::Unbounded, Edge::Open(n), true),
        ] {
            let (a, b) = (from(one, left), from(right, three));
            assert_eq!((a.meets(&b), b.meets(&a)), (meet, meet), "{left:?} {right:?}");
        }
    }

    #[test]
    fn the_region_of_most_voices_stands() {
        for (pieces, want) in [
            (vec![], None),
            (vec![(0, 1, 3)], Some((1, 3))),
            // Two against one.
            (vec![(0, 9, 9), (1, 5, 5), (2, 5, 5)], Some((5, 5))),
            // A tie goes to the oldest voice, whatever the order on the line.
            (vec![(0, 9, 9), (1, 5, 5)], Some((9, 9))),
            (vec![(1, 9, 9), (0, 5, 5)], Some((5, 5))),
            // A voice counts once.
            (vec![(1, 9, 9), (1, 9, 9), (0, 5, 5)], Some((5, 5))),
            // Overlap decides.
            (vec![(0, 18, 22), (1, 20, 20), (2, 18, 18), (3, 20, 20)], Some((20, 20))),
            // One voice with two values: its first.
            (vec![(0, 9, 9), (0, 5, 5)], Some((9, 9))),
            // The second oldest decides where the oldest holds both.
            (vec![(0, 0, 100), (1, 70, 70), (2, 30, 30)], Some((70, 70))),
        ] {
            assert_eq!(shared(&pieces), want, "{pieces:?}");
        }
    }

    #[test]
    fn what_is_tolerated_widens_what_is_open_but_not_what_is_stated() {
        let stretch =
            |low, high| Stretch::from(&Interval::closed(Number::from(low), Number::from(high)));
        // 100 and 103, each tolerating 2 either side: nothing stated lies within reach of both.
        let pieces = [
            Piece { member: 0, voice: 0, open: stretch(98, 102), stated: stretch(100, 100) },
            Piece { member: 1, voice: 1, open: stretch(101, 105), stated: stretch(103, 103) },
        ];
        assert_eq!(most_shared(pieces.into_iter()), Some(stretch(100, 100)));
    }
}
