//! Two utterances word by word. In: normal words. Out: the stretches in which they differ.
//!
//! The shorter is laid along the longer, whose ends are free: what is left off at an end is an excerpt, not a change. A gap stands
//! for any words of the other side.

use super::words::Word;
use std::ops::Range;

/// The longest utterance that is laid out word by word; what is behind is not compared.
const LONGEST: usize = 700;
/// What a changed word costs.
const CHANGE: i32 = 10_000;
/// What must not be.
const BARRED: i32 = 1_000 * CHANGE;
/// What an equal word is worth: of two layouts with as many changes the one with more equal words stands.
const MATCH: i32 = -1;

/// A stretch in which two utterances differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The words of the first; may be empty.
    pub a: Range<usize>,
    /// The words of the second; may be empty.
    pub b: Range<usize>,
}

impl Change {
    /// How many words changed.
    pub fn size(&self) -> usize {
        self.a.len().max(self.b.len())
    }
}

/// A word as it is laid beside another, or a gap.
pub trait Unit {
    /// Whether it stands for words that were left out.
    fn is_gap(&self) -> bool;
    /// Whether it fills a pause.
    fn is_filler(&self) -> bool;
    /// Whether it is the same word as another one; of gaps nobody asks.
    fn is_same(&self, other: &Self) -> bool;
    /// Whether it is this word, one of those of which more is asked than whether they are equal.
    fn is(&self, word: &str) -> bool;
}

impl Unit for Word {
    fn is_gap(&self) -> bool {
        Word::is_gap(self)
    }

    fn is_filler(&self) -> bool {
        Word::is_filler(self)
    }

    fn is_same(&self, other: &Self) -> bool {
        self.normal == other.normal
    }

    fn is(&self, word: &str) -> bool {
        self.normal == word
    }
}

/// Lays `a` along `b` (the one with more words is the frame, whatever the order) and says where they differ.
pub fn align<U: Unit>(a: &[U], b: &[U]) -> Vec<Change> {
    if a.len() <= b.len() {
        return Table::new(a, b).layout().0;
    }
    let swapped = Table::new(b, a).layout().0;
    swapped.into_iter().map(|c| Change { a: c.b, b: c.a }).collect()
}

/// Lays `a` along the longer `b`: where they differ, and the words of `b` along which it lies.
pub fn lay<U: Unit>(a: &[U], b: &[U]) -> (Vec<Change>, Range<usize>) {
    Table::new(a, b).layout()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Both words stand beside each other.
    Beside,
    /// The word of the longer has no partner.
    Longer,
    /// The word of the shorter has no partner.
    Shorter,
}

struct Table<'a, U> {
    short: &'a [U],
    long: &'a [U],
    width: usize,
    steps: Vec<Step>,
    end: usize,
    /// How many words at either end of the shorter only fill a pause: those are free, whatever stands beside them.
    idle: (usize, usize),
}

impl<'a, U: Unit> Table<'a, U> {
    fn new(short: &'a [U], long: &'a [U]) -> Self {
        let (short, long) = (inner(short), inner(long));
        let width = long.len() + 1;
        let mut table = Self {
            short,
            long,
            width,
            steps: vec![Step::Longer; (short.len() + 1) * width],
            end: 0,
            idle: idle(short),
        };
        let gaps: Vec<bool> = long.iter().map(U::is_gap).collect();
        let mut above: Vec<i32> = vec![0; width];
        let mut row: Vec<i32> = vec![0; width];
        for i in 1..=short.len() {
            let costs = table.costs(i);
            let steps = &mut table.steps[i * width..(i + 1) * width];
            row[0] = above[0] + costs.shorter(false);
            steps[0] = Step::Shorter;
            for j in 1..width {
                let (unit, gap) = (&long[j - 1], gaps[j - 1]);
                let beside = above[j - 1] + costs.beside(unit, gap);
                let longer = row[j - 1] + costs.longer(gap);
                let shorter = above[j] + costs.shorter(gap);
                let best = beside.min(longer).min(shorter);
                row[j] = best;
                steps[j] = if beside == best {
                    Step::Beside
                } else if longer == best {
                    Step::Longer
                } else {
                    Step::Shorter
                };
            }
            std::mem::swap(&mut above, &mut row);
        }
        // The earliest end of the longer at which least has changed.
        let last = short.len() * width;
        let loose = |j: usize| table.steps[last + j] != Step::Beside;
        table.end = (0..width).min_by_key(|&j| (above[j], loose(j), j)).unwrap_or(0);
        table
    }

    /// What the steps of word `i` of the shorter cost, counted from 1.
    fn costs(&self, i: usize) -> Costs<'a, U> {
        let lead = self.short.iter().take_while(|w| w.is_gap()).count();
        let is_idle = i <= self.idle.0 || i > self.short.len() - self.idle.1;
        let unit = &self.short[i - 1];
        Costs {
            unit,
            gap: unit.is_gap(),
            // A gap of the longer takes in words of the shorter, but not its ends: else it could take in all of it.
            swallowed: if i == lead + 1 || i == self.short.len() { BARRED } else { 0 },
            alone: if is_idle { 0 } else { CHANGE },
        }
    }

    /// Where the two differ, and which words of the longer lie beside the shorter.
    fn layout(&self) -> (Vec<Change>, Range<usize>) {
        let (mut i, mut j) = (self.short.len(), self.end);
        let mut out: Vec<Change> = Vec::new();
        while i > 0 {
            let (costs, unit) = (self.costs(i), j.checked_sub(1).map(|j| &self.long[j]));
            let gap = unit.is_some_and(U::is_gap);
            let (a, b, cost) = match (self.steps[i * self.width + j], unit) {
                (Step::Beside, Some(unit)) => (i - 1..i, j - 1..j, costs.beside(unit, gap)),
                (Step::Longer, Some(_)) => (i..i, j - 1..j, costs.longer(gap)),
                _ => (i - 1..i, j..j, costs.shorter(gap)),
            };
            (i, j) = (a.start, b.start);
            if cost > 0 {
                match out.last_mut().filter(|last| last.a.start == a.end && last.b.start == b.end) {
                    Some(last) => {
                        last.a.start = a.start;
                        last.b.start = b.start;
                    }
                    None => out.push(Change { a, b }),
                }
            }
        }
        out.reverse();
        (out, j..self.end)
    }
}

/// What the steps of one word of the shorter cost; `gap` says whether the word of the longer is one.
struct Costs<'a, U> {
    unit: &'a U,
    gap: bool,
    /// What it costs where a gap of the longer takes it in.
    swallowed: i32,
    /// What it costs without partner.
    alone: i32,
}

impl<U: Unit> Costs<'_, U> {
    /// Both words beside each other.
    #[inline]
    fn beside(&self, other: &U, gap: bool) -> i32 {
        match (self.gap, gap) {
            (false, false) if self.unit.is_same(other) => MATCH,
            (false, false) => CHANGE,
            (false, true) => self.swallowed,
            _ => 0,
        }
    }

    /// A word of the longer without partner: free behind a gap of the shorter.
    #[inline]
    fn longer(&self, gap: bool) -> i32 {
        if self.gap || gap { 0 } else { CHANGE }
    }

    /// The word itself without partner.
    #[inline]
    fn shorter(&self, gap: bool) -> i32 {
        match (self.gap, gap) {
            (true, _) => 0,
            (false, true) => self.swallowed,
            (false, false) => self.alone,
        }
    }
}

/// How many words at the start and at the end fill a pause: `well, …`, `…, you know`. Something else has to be left.
fn idle<U: Unit>(words: &[U]) -> (usize, usize) {
    let is = |i: usize, word: &str| words[i].is(word);
    let (mut first, mut last) = (0, words.len());
    while first < last && words[first].is_filler() {
        first += 1;
    }
    loop {
        if last > first && words[last - 1].is_filler() {
            last -= 1;
        } else if last > first + 1 && is(last - 2, "you") && is(last - 1, "know") {
            last -= 2;
        } else {
            break;
        }
    }
    if first < last { (first, words.len() - last) } else { (0, 0) }
}

/// Without gaps at the ends, which say nothing that free ends do not.
fn inner<U: Unit>(words: &[U]) -> &[U] {
    let words = &words[..words.len().min(LONGEST)];
    let end = words.iter().rposition(|w| !w.is_gap()).map_or(0, |i| i + 1);
    &words[..end]
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;
    use crate::value::Gazetteer;

    fn diff(a: &str, b: &str) -> Vec<(String, String)> {
        let (a, b) = (Words::new(a, &Gazetteer::default()), Words::new(b, &Gazetteer::default()));
        let show = |w: &Words, r: Range<usize>| {
            w.words[r].iter().map(|w| w.normal.clone()).collect::<Vec<_>>().join(" ")
        };
        align(&a.words, &b.words).into_iter().map(|c| (show(&a, c.a), show(&b, c.b))).collect()
    }

    #[test]
    fn utterances_are_laid_along_each_other() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        for (a, b, want) in [
            ("meet with him and talk", "meet with him or talk", vec![pair("and", "or")]),
            ("we agree with the proposals", "we agree with proposals", vec![pair("the", "")]),
            ("the last of the bricks", "half of the last of the bricks were laid", vec![]),
            ("I think … discuss this", "I think we need to talk and discuss this", vec![]),
            ("they [the Russians] come back", "they come back", vec![]),
            ("one two three four", "one two three five", vec![pair("4", "5")]),
            (
                "well the bridge is closed you know",
                "I say the bridge is closed and will stay so",
                vec![],
            ),
            ("zulu two three four", "one two three four", vec![pair("zulu", "one")]),
            (
                "a phone call with him",
                "maybe have a telephone call with him",
                vec![pair("phone", "telephone")],
            ),
        ] {
            assert_eq!(diff(a, b), want, "{a:?} {b:?}");
        }
    }

    #[test]
    fn fillers_at_the_ends_fill_a_pause_where_something_else_is_left() {
        for (text, want) in [
            ("well, we left", (1, 0)),
            ("well, uh, we left, you know", (2, 2)),
            ("we left, well", (0, 1)),
            ("we know", (0, 0)),
            ("and you know", (0, 2)),
            ("well", (0, 0)),
            ("you know", (0, 0)),
            ("well, you know", (0, 0)),
            ("", (0, 0)),
        ] {
            let words = Words::new(text, &Gazetteer::default());
            assert_eq!(idle(&words.words), want, "{text:?}");
        }
    }
}
