//! `percent-change`: `rose from 40 to 50, up 20%`, a percentage that is not the change beside it.
//!
//! Only where the sentence ties the percentage to the two figures and names no other base, rate or period for it.

mod tied;

use super::calc::{self, Figure, Figures};
use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::{Ties, Wanted};
use crate::value::{Edge, Interval, Kind, Number};
use tied::{is_averaged, is_change, is_comparative, is_from, leads, trails};

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

    fn wants(&self) -> Option<Wanted> {
        Some(Wanted { figures: 2, ties: &[Ties::SHARE, Ties::BASE] })
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
    let mut out: Vec<Finding> = all
        .windows(3)
        .enumerate()
        .filter_map(|(first, three)| apposed(figures, first, three))
        .collect();
    for first in 0..all.len() {
        let Some(change) = pair(figures, first) else { continue };
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
    let a = &figures.all[first];
    let second = first + 1 + usize::from(is_told_per_share(figures, first));
    let b = figures.all.get(second)?;
    let left = figures.before(a.tokens.start, 1);
    let between = figures.between(&figures.all[second - 1], b);
    let joint = *between.last()?;
    // `from 40 in January to 50`: a short phrase may stand behind the first figure.
    let short = second > first + 1
        || between.len() <= 4 && !between.iter().any(|w| matches!(*w, "," | ";" | "(" | "and"));
    let (old, new) = match (left, joint) {
        ("from", "to") if short => (a, b),
        ("to", "from") if short => (b, a),
        _ => return None,
    };
    between_two(figures, old, new, vec![second, first])
}

/// Whether the figure behind `first` says the same by the share: `to $45.6 million, or $1.20 a share, from $40.7 million`.
fn is_told_per_share(figures: &Figures, first: usize) -> bool {
    let [a, share, b] = figures.all.get(first..first + 3).unwrap_or_default() else { return false };
    let behind = figures.words(share.number_end..b.tokens.start.max(share.number_end));
    figures.between(a, share) == [",", "or"]
        && matches!(behind[..], ["a" | "per", "share", ",", "from" | "to"])
}

/// The change between two figures, where they can be compared.
fn between_two(figures: &Figures, old: &Figure, new: &Figure, said: Vec<usize>) -> Option<Change> {
    let counts = |f: &Figure| matches!(f.quantity.kind, Kind::Number | Kind::Count);
    let same = old.quantity.kind == new.quantity.kind && old.quantity.unit == new.quantity.unit;
    // `to 160 million euros from 200 million`: the currency is said once.
    let money = |f: &Figure| f.quantity.kind == Kind::Money;
    let bare = |f: &Figure| f.quantity.kind == Kind::Number && f.quantity.of.is_none();
    let once = money(old) && bare(new) || bare(old) && money(new);
    let alike = same || once && !dwarfs(old, new) || counts(old) && counts(new);
    if !alike || !grows(old.quantity.kind) {
        return None;
    }
    let side = |f: &Figure| {
        let number = calc::number(f.quantity)?;
        Some(Side { number, bounds: f.quantity.bounds, printed: figures.printed(f).to_owned() })
    };
    let shares = old.quantity.kind == Kind::Share;
    Some(Change { old: side(old)?, new: side(new)?, said, shares })
}

/// Whether one figure is a thousand times the other: `to 50 million euros from 40` says the magnitude once too, as it does the currency.
fn dwarfs(a: &Figure, b: &Figure) -> bool {
    let (Some(a), Some(b)) = (calc::number(a.quantity), calc::number(b.quantity)) else {
        return false;
    };
    let is_far = |large: Number, small: Number| {
        small.abs().times(Number::whole(1000)).is_some_and(|least| large.abs() >= least)
    };
    is_far(a, b) || is_far(b, a)
}

/// `50, up 20% from 40`, `50, 20% more than last year's 40`.
fn apposed(figures: &Figures, first: usize, three: &[Figure]) -> Option<Finding> {
    let [new, percent, old] = three else { return None };
    let lead = figures.between(new, percent);
    let base = figures.words(percent.number_end..old.tokens.start.max(percent.number_end));
    let behind = figures.word(old.tokens.end);
    // What follows a word of change may be the change itself.
    let lead_in = |back| figures.before(new.tokens.start, back);
    let is_change_by = matches!(lead_in(1), "by" | "of") && is_change(lead_in(2));
    let is_level = !is_change(lead_in(1)) && !is_change_by;
    let same_base = !matches!(behind, "at" | "on" | "excluding" | "adjusted" | "per");
    let named = match lead[..] {
        [","] | ["("] | [",", "or"] => is_comparative(&base),
        [",", "a" | "an"] => {
            base.split_first().is_some_and(|(word, rest)| is_change(word) && is_from(rest))
        }
        [",", word] | ["(", word] => is_change(word) && is_from(&base),
        [",", "a" | "an", word, "of"] => is_change(word) && is_from(&base),
        _ => false,
    };
    if !named
        || !is_level
        || !same_base
        || percent.quantity.kind != Kind::Share
        || is_averaged(figures, percent)
    {
        return None;
    }
    judge(figures, &between_two(figures, old, new, vec![first + 2, first])?, percent)
}

/// Whether figures of this kind grow by percentages.
fn grows(kind: Kind) -> bool {
    !matches!(kind, Kind::Ordinal | Kind::Temperature | Kind::Points)
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
    let rate = new.number.over(old.number)?.minus(Number::ONE)?;
    let near = |edge: Edge| edge.number().is_some_and(|stated| is_near(rate, stated));
    if is_alone(figures, percent) && !near(stated.low) && !near(stated.high) {
        return None;
    }
    let exact = rate.times(Number::whole(100))?;
    Some(found(figures, change, percent, &format!("{}%", calc::shown(exact, 1))))
}

/// Whether a percentage stands in brackets of its own, with no word of what it is one of.
fn is_alone(figures: &Figures, percent: &Figure) -> bool {
    figures.before(percent.tokens.start, 1) == "(" && figures.word(percent.number_end) == ")"
}

/// Whether a percentage can be meant as this rate: neither is more than three times the other. One that is far off is a share of
/// something that is not named.
fn is_near(rate: Number, stated: Number) -> bool {
    let (rate, stated) = (rate.abs(), stated.abs());
    let fits = |a: Number, b: Number| b.times(Number::whole(3)).is_some_and(|most| a <= most);
    fits(rate, stated) && fits(stated, rate)
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

fn negated(edge: Edge) -> Edge {
    edge.try_map(|n| Some(n.negated())).unwrap_or(Edge::Unbounded)
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
                "Net climbed 22% to $45.6 million, or $1.20 a share, from $40.7 million, or $1.08 a share.",
                "22% | $45.6 million | $40.7 million",
            ),
            (
                "Prices rose 50 percent, from 40 euros to 50 euros.",
                "50 percent | 40 euros | 50 euros",
            ),
            (
                "Output grew 20 per cent from 40 tonnes to 50 tonnes.",
                "20 per cent | 40 tonnes | 50 tonnes",
            ),
            ("Staff was cut from 400 to 300 (33%).", "33% | 400 | 300"),
            ("Staff rose from 400 in the spring to 500, up 33%.", "33% | 400 | 500"),
            ("Staff rose to 500 in the spring from 400, up 33%.", "33% | 500 | 400"),
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
            (
                "Profit fell 30 percent to 160 million euros in 2025 from 200 million a year earlier.",
                "30 percent | 160 million euros | 200 million",
            ),
            (
                "Takings edged up to 2.43 billion euros from 2.41 billion, or 1.8 percent.",
                "1.8 percent | 2.43 billion euros | 2.41 billion",
            ),
            (
                "The ferry has a budget of $48.2 million, up 5.1 percent from last year's $46.75 million.",
                "5.1 percent | $48.2 million | $46.75 million",
            ),
            ("Takings were $90 (down 20% from $100).", "20% | $90 | $100"),
            ("The farm sold 60 cows, 20 percent more than the 40 in May.", "20 percent | 60 | 40"),
            (
                "Takings came to $5.2 billion, a 30% rise from $5 billion.",
                "30% | $5.2 billion | $5 billion",
            ),
            ("Takings came to $50, an increase of 30% from $40.", "30% | $50 | $40"),
            ("Membership rose from 40 to 50 in the year, up 20%.", "20% | 40 | 50"),
            ("Membership rose from 40 to 50, representing a rise of 20%.", "20% | 40 | 50"),
            ("The band has 50 players, 20% more than the previous season's 40.", "20% | 50 | 40"),
            ("Membership rose from 40 to 50, a 20% rise from 30.", "20% | 50 | 30"),
        ] {
            assert_eq!(reported(&PercentChange, text), [want], "{text}");
        }
    }

    #[test]
    fn changes_that_add_up_or_have_another_base_are_not() {
        for text in [
            "Membership rose from 40 to 50, up 25%.",
            "Membership rose from 40 to 50, up a quarter.",
            "Membership rose from 40 to 50, up 12.",
            "Faults are down from 59 to 41 (0.07%), and from 50 to 40 (65%).",
            "Fees rose from 40-50 euros, up 20%.",
            "Sales fell from $50 million to $40 million, a 20% drop.",
            "Profits were up 25% to $50 from $40.",
            "Net climbed 12% to $45.6 million, or $1.20 a share, from $40.7 million, or $1.08 a share.",
            "Net climbed 22% to $45.6 million, or $1.20 a share, while costs rose to $40.7 million.",
            "Membership rose from 40 in May to 50 in June, up 10% on a year earlier.",
            "Membership rose from 40 to 50, up 10% a year.",
            "Membership rose from 40 to 50, an average annual rise of 5%.",
            "Membership rose from 40 to 50, and 20% were women.",
            "Membership rose from 40 to 50, while costs were up 20%.",
            "Staff rose from 400 in the first spring to 500, up 33%.",
            "Staff rose to 500 in the first spring from 400, up 33%.",
            "Staff rose from 400 (here) to 500, up 33%.",
            "Staff rose from 400, here, to 500, up 33%.",
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
            "Profit fell 20 percent to 160 million euros in 2025 from 200 million a year earlier.",
            "Profit fell 20 percent to 160 million euros from 200 million tonnes.",
            "The ferry has a budget of $48.2 million, up 3.1 percent from last year's $46.75 million.",
            "Takings rose by $5 million, up 3 percent from $46 million.",
            "Takings came to $50 million, up 3 percent from a low of $30 million.",
            "Takings came to $50 million, up 3 percent from $46 million at constant prices.",
            "Takings came to $50 million, an average 3 percent more than the $46 million.",
            "Takings came to $50 million, 40 percent of them from 30 towns.",
            "The farm sold 60 cows, 50 percent more than the 40 in May.",
            "The farm sold 60 cows, 50 percent more than planned, and 40 sheep.",
            "The farm sold 60 cows, up 20 percent from 2019.",
            "Profit fell to 50 million euros from 60, down 20%.",
            "Fares rose from £40 to €50, up 20%.",
            "It spread from 40 towns and to 50 schools, up 20%.",
            "It spread to 50 towns, and came from 40 schools, up 20%.",
            "Membership rose 30% in prices from 40 to 50.",
            "Membership rose from 40 to 50, a 20% rise since May.",
            "The band has 50 players, a low of 20% from 40.",
            "The band has 50 players, a 20% share from 40.",
        ] {
            assert_eq!(reported(&PercentChange, text), Vec::<String>::new(), "{text}");
        }
    }
}
