//! `percent-change`: `rose from 40 to 50, up 20%`, a percentage that is not the change beside it.
//!
//! Only where the sentence ties the percentage to the two figures and names no other base, rate or period for it.

use super::calc::{self, Figure, Figures};
use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::value::{Central, Interval, Kind, Number};

/// The check.
pub struct PercentChange;

impl Check for PercentChange {
    fn id(&self) -> &'static str {
        "percent-change"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn sight(&self) -> Sight {
        Sight::Sentences
    }

    fn about(&self) -> &'static str {
        "A percentage, or percentage points, that are not the change between the two figures beside them."
    }

    fn concerns(&self, prose: &str) -> bool {
        prose.contains("from")
    }

    fn figures(&self) -> usize {
        2
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        let found = Figures::sentences(look, 2).flat_map(|figures| changes(&figures));
        found.map(Note::from).collect()
    }
}

/// A change from one amount to another.
struct Change {
    old: Side,
    new: Side,
    /// The figures that say so, as indices; the last of them first.
    said: Vec<usize>,
    /// Whether the amounts are percentages themselves.
    shares: bool,
}

/// One side of a change.
struct Side {
    number: Number,
    bounds: Interval,
    printed: String,
}

fn changes(figures: &Figures) -> Vec<Finding> {
    let all = &figures.all;
    let mut out = Vec::new();
    for first in 0..all.len() {
        let Some(change) = pair(figures, first).or_else(|| range(figures, first)) else { continue };
        let last = change.said[0];
        let before = first.checked_sub(1).filter(|&p| leads(figures, &all[p], &all[first]));
        let after =
            Some(last + 1).filter(|&p| p < all.len() && trails(figures, &all[last], &all[p]));
        // A percentage on either side would leave open which is meant.
        if let (Some(p), None) | (None, Some(p)) = (before, after) {
            let points = all[p].quantity.kind == Kind::Points;
            out.extend(if points {
                judge_points(figures, &change, &all[p])
            } else {
                judge(figures, &change, &all[p])
            });
        }
    }
    out
}

/// `from A to B`, `to B from A`.
fn pair(figures: &Figures, first: usize) -> Option<Change> {
    let (a, b) = (&figures.all[first], figures.all.get(first + 1)?);
    let left = figures.before(a.tokens.start, 1);
    let between = figures.between(a, b);
    let joint = *between.last()?;
    // `from 40 in January to 50`: a short phrase may stand behind the first figure.
    let short =
        between.len() <= 4 && !between.iter().any(|w| matches!(*w, "," | ";" | "(" | "and"));
    let (old, new) = match (left, joint) {
        ("from", "to") if short => (a, b),
        ("to", "from") if short => (b, a),
        _ => return None,
    };
    let counts = |f: &Figure| matches!(f.quantity.kind, Kind::Number | Kind::Count);
    let same = old.quantity.kind == new.quantity.kind && old.quantity.unit == new.quantity.unit;
    let alike = same || counts(old) && counts(new);
    if !alike || !grows(old.quantity.kind) {
        return None;
    }
    let side = |f: &Figure| {
        let number = calc::number(f.quantity)?;
        Some(Side { number, bounds: f.quantity.bounds, printed: figures.printed(f).to_owned() })
    };
    let shares = old.quantity.kind == Kind::Share;
    Some(Change { old: side(old)?, new: side(new)?, said: vec![first + 1, first], shares })
}

/// `from A to B` where recognisers read the two as one range.
fn range(figures: &Figures, first: usize) -> Option<Change> {
    let figure = &figures.all[first];
    let Central::Range(low, high) = figure.quantity.central else { return None };
    if figures.before(figure.tokens.start, 1) != "from" || !grows(figure.quantity.kind) {
        return None;
    }
    let unit = figure.quantity.unit;
    let side = |number: Number| {
        let rounded = end(number, figure.quantity.kind)?;
        let bounds = match unit {
            Some(unit) => calc::map(&rounded, |n| unit.to_base(n))?,
            None => rounded,
        };
        Some(Side { number, bounds, printed: calc::shown(number, 2) })
    };
    let shares = figure.quantity.kind == Kind::Share;
    Some(Change { old: side(low)?, new: side(high)?, said: vec![first], shares })
}

/// One end of a range by the contract: counts below 1,000 are exact, other whole numbers below it half a unit either side.
fn end(number: Number, kind: Kind) -> Option<Interval> {
    if !number.is_whole() || number.abs() >= Number::whole(1_000) {
        return calc::rounding(number);
    }
    let exact = Interval::exactly(number);
    if matches!(kind, Kind::Number | Kind::Count) {
        Some(exact)
    } else {
        exact.widen(Number::ratio(1, 2)?)
    }
}

/// Whether figures of this kind grow by percentages.
fn grows(kind: Kind) -> bool {
    !matches!(kind, Kind::Ordinal | Kind::Temperature | Kind::Points)
}

const RISES: &[&str] = &[
    "up",
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "gain",
    "gained",
    "jump",
    "jumped",
    "growth",
    "grew",
    "grown",
    "surge",
    "surged",
    "climb",
    "climbed",
    "soared",
    "leap",
    "leapt",
    "expanded",
    "upturn",
    "improvement",
    "+",
];
const FALLS: &[&str] = &[
    "down",
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "drop",
    "drops",
    "dropped",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "cut",
    "reduction",
    "reduced",
    "loss",
    "lost",
    "slump",
    "slumped",
    "plunge",
    "plunged",
    "dip",
    "dipped",
    "slipped",
    "shrank",
    "tumbled",
    "sank",
    "contraction",
    "lowered",
];

fn is_change(word: &str) -> bool {
    RISES.contains(&word) || FALLS.contains(&word)
}

/// `up 20% from 40 to 50`, `rose by 20%, from 40 to 50`, `a 20% rise from 40 to 50`.
fn leads(figures: &Figures, percent: &Figure, first: &Figure) -> bool {
    let between = figures.words(percent.number_end..first.tokens.start);
    let named = (1..=2).any(|back| is_change(figures.before(percent.tokens.start, back)))
        || between.iter().take(2).any(|w| is_change(w));
    between.len() <= 4
        && named
        && is_free(figures, percent)
        && between.iter().all(|w| {
            is_change(w)
                || matches!(*w, "," | "from" | "to" | "in" | "price" | "prices" | "(" | "-")
        })
}

/// `from 40 to 50, up 20%`, `…, a 20% rise`, `… (+20%)`, `…, or 20%`, `…, an increase of 20%`.
fn trails(figures: &Figures, last: &Figure, percent: &Figure) -> bool {
    let between = figures.between(last, percent);
    let parted = between.iter().position(|w| matches!(*w, "," | "(" | "-"));
    let Some(parted) = parted.filter(|&at| at <= 3) else { return false };
    let lead = &between[parted + 1..];
    let behind = figures.word(percent.number_end);
    let named = lead.iter().any(|w| is_change(w))
        || is_change(behind)
        || lead == ["or"]
        || lead.is_empty() && between[parted] == "(" && behind == ")";
    let plain = lead.iter().all(|w| {
        is_change(w)
            || matches!(
                *w,
                "a" | "an"
                    | "of"
                    | "or"
                    | "by"
                    | "the"
                    | "that"
                    | "is"
                    | "-"
                    | "representing"
                    | "equivalent"
                    | "to"
            )
    });
    let quiet = !between[..parted].iter().any(|w| matches!(*w, "while" | "but" | "and" | "as"));
    named && plain && quiet && lead.len() <= 4 && is_free(figures, percent)
}

/// Whether a percentage is one of change and says no base, rate or period of its own.
fn is_free(figures: &Figures, percent: &Figure) -> bool {
    let end = percent.number_end;
    let next = if is_change(figures.word(end)) { end + 1 } else { end };
    let based = matches!(
        figures.word(next),
        "of" | "on"
            | "compared"
            | "than"
            | "over"
            | "since"
            | "against"
            | "versus"
            | "year"
            | "a"
            | "per"
            | "annually"
            | "each"
            | "every"
            | "yearly"
            | "month"
            | "relative"
            | "above"
            | "below"
            | "points"
            | "point"
            | "in"
            | "this"
            | "last"
            | "after"
            | "adjusted"
    );
    let averaged = (1..=5).any(|back| {
        matches!(
            figures.before(percent.tokens.start, back),
            "average"
                | "annual"
                | "yearly"
                | "mean"
                | "compound"
                | "real"
                | "adjusted"
                | "further"
                | "another"
        )
    });
    let elsewhere =
        figures.word(next) == "from" && !figures.all.iter().any(|f| f.tokens.start == next + 1);
    matches!(percent.quantity.kind, Kind::Share | Kind::Points)
        && percent.quantity.per.is_none()
        && !based
        && !averaged
        && !elsewhere
}

fn judge(figures: &Figures, change: &Change, percent: &Figure) -> Option<Finding> {
    let (old, new) = (&change.old, &change.new);
    let grown = calc::map(&calc::quotient(&new.bounds, &old.bounds)?, |n| n.minus(Number::ONE))?;
    let stated = calc::lenient(percent.quantity)?;
    let fallen = Interval { low: negated(grown.high), high: negated(grown.low) };
    // A difference of two percentages may be meant in points.
    let points = change.shares
        && [(&old.bounds, &new.bounds), (&new.bounds, &old.bounds)]
            .iter()
            .any(|(x, y)| difference(x, y).is_some_and(|d| d.meets(&stated)));
    if grown.meets(&stated) || fallen.meets(&stated) || points {
        return None;
    }
    let exact = new.number.over(old.number)?.minus(Number::ONE)?.times(Number::whole(100))?;
    Some(found(figures, change, percent, &format!("{}%", calc::shown(exact, 1))))
}

/// `from 41% to 44%, up 4 percentage points`: the difference of two percentages.
fn judge_points(figures: &Figures, change: &Change, points: &Figure) -> Option<Finding> {
    let (old, new) = (&change.old, &change.new);
    let stated = calc::lenient(points.quantity)?;
    let hundred = |share: Interval| calc::map(&share, |n| n.times(Number::whole(100)));
    let meets = hundred(difference(&old.bounds, &new.bounds)?)?.meets(&stated)
        || hundred(difference(&new.bounds, &old.bounds)?)?.meets(&stated);
    if !change.shares || meets {
        return None;
    }
    let exact = new.number.minus(old.number)?.abs();
    Some(found(figures, change, points, &format!("{} points", calc::shown(exact, 2))))
}

/// The finding: the change between the two amounts is `exact`, and not what `stated` says.
fn found(figures: &Figures, change: &Change, stated: &Figure, exact: &str) -> Finding {
    let message = format!(
        "from `{}` to `{}` is a change of {exact}, and not of `{}`",
        change.old.printed,
        change.new.printed,
        figures.printed(stated)
    );
    let witnesses = change.said.iter().rev().map(|&i| figures.mention(&figures.all[i])).collect();
    Finding::new(Reason::Arithmetic, message, figures.mention(stated), witnesses)
}

fn negated(edge: crate::value::Edge) -> crate::value::Edge {
    edge.try_map(|n| Some(n.negated())).unwrap_or(crate::value::Edge::Unbounded)
}

fn difference(a: &Interval, b: &Interval) -> Option<Interval> {
    calc::sum(b, &Interval { low: negated(a.high), high: negated(a.low) })
}

#[cfg(test)]
mod tests {
    use super::super::testing::reported;
    use super::*;

    #[test]
    fn changes_that_do_not_add_up_are_reported() {
        for (text, want) in [
            ("Membership rose from 40 to 50, up 20%.", "20% | 40 | 50"),
            (
                "Sales fell from $52.4 million to $41.9 million, a 25% drop.",
                "25% | $52.4 million | $41.9 million",
            ),
            ("Profits were up 30% to $50 from $40.", "30% | $50 | $40"),
            (
                "Prices rose 50 percent, from 40 euros to 50 euros.",
                "50 percent | 40 euros | 50 euros",
            ),
            (
                "Output grew 20 per cent from 40 tonnes to 50 tonnes.",
                "20 per cent | 40 tonnes | 50 tonnes",
            ),
            ("Staff was cut from 400 to 300 (33%).", "33% | 400 | 300"),
            ("The toll rose from 40 to 50, or 20%.", "20% | 40 | 50"),
            ("The price rose from 40 to 50, an increase of a third.", "a third | 40 | 50"),
            (
                "Unemployment fell to 4.2% from 4.4%, a drop of 0.5 percentage points.",
                "0.5 percentage points | 4.2% | 4.4%",
            ),
            (
                "Turnout rose from 57% to 61%, up 7 percentage points.",
                "7 percentage points | 57% | 61%",
            ),
        ] {
            assert_eq!(reported(&PercentChange, text), [want], "{text}");
        }
    }

    #[test]
    fn changes_that_add_up_or_have_another_base_are_not() {
        for text in [
            "Membership rose from 40 to 50, up 25%.",
            "Membership rose from 40 to 50, up a quarter.",
            "Sales fell from $50 million to $40 million, a 20% drop.",
            "Profits were up 25% to $50 from $40.",
            "Membership rose from 40 in May to 50 in June, up 10% on a year earlier.",
            "Membership rose from 40 to 50, up 10% a year.",
            "Membership rose from 40 to 50, an average annual rise of 5%.",
            "Membership rose from 40 to 50, and 20% were women.",
            "Membership rose from 40 to 50, while costs were up 20%.",
            "Support rose from 40% to 50%, up 10%.",
            "Support rose from 40% to 50%, up 10 points.",
            "Unemployment fell to 4.2% from 4.4%, a drop of 0.2 percentage points.",
            "Unemployment fell from 4.4% to 4.2%, a drop of about 0.3 percentage points.",
            "The index rose from 40 to 50, up 3 points.",
            "It rose from 1.2 million to 1.5 million, up 24%.",
            "It rose from about 40 to more than 50, up 30%.",
            "Growth of 20% took it from 40 to 50 in a decade.",
            "20% of men moved from 40 towns to 50 villages.",
            "It rose from 40 to 50, up 20% from a year ago.",
        ] {
            assert_eq!(reported(&PercentChange, text), Vec::<String>::new(), "{text}");
        }
    }
}
