//! `share-of`: `12 of 60 members (25%)`, a percentage that is not the share of the two counts beside it.

use super::calc::{self, Figure, Figures};
use super::{Check, Finding, Note, Sight};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::{Ties, Wanted};
use crate::value::{Interval, Kind, Number};

/// The check.
pub struct ShareOf;

impl Check for ShareOf {
    fn id(&self) -> &'static str {
        "share-of"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn sight(&self) -> Sight {
        Sight::Sentences
    }

    fn about(&self) -> &'static str {
        "A percentage that is not the share of the two counts beside it."
    }

    fn wants(&self) -> Option<Wanted> {
        const MARK: Ties = Ties::BRACKET.or(Ties::COMMA).or(Ties::DASH).or(Ties::OR);
        Some(Wanted { figures: 2, ties: &[Ties::SHARE, MARK] })
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        let found = Figures::sentences(look, 2).flat_map(|figures| {
            let three = figures.all.windows(3).filter_map(|three| shares(&figures, three));
            let two = figures.all.windows(2).filter_map(|two| ratio(&figures, &two[0], &two[1]));
            three.chain(two).collect::<Vec<_>>()
        });
        found.map(Note::from).collect()
    }
}

fn shares(figures: &Figures, three: &[Figure]) -> Option<Finding> {
    let [a, b, c] = three else { return None };
    let percent = |f: &Figure| f.quantity.kind == Kind::Share;
    let count = |f: &Figure| matches!(f.quantity.kind, Kind::Count | Kind::Number);
    if count(a) && count(b) && percent(c) && is_of(figures, a, b) && restates(figures, b, c) {
        // `12 of 60 members (25%)`
        return judge(figures, a, b, c, false);
    }
    if percent(a)
        && count(b)
        && count(c)
        && repeats(figures, a, b)
        && is_of(figures, b, c)
        && figures.closes(c.tokens.end)
    {
        // `25% (12 of 60 members)`
        return judge(figures, b, c, a, false);
    }
    if count(a) && count(b) && percent(c) && is_of(figures, a, b) && stands_behind(figures, b, c) {
        // `12 of 60 members, about 25%.`
        return judge(figures, a, b, c, false);
    }
    if count(a)
        && count(b)
        && percent(c)
        && is_among(figures, a, b)
        && (restates(figures, b, c) || sums_up(figures, b, c))
    {
        // `Of 60 members, 12 (25%) voted`, `Of 60 members, 12 voted, or 25%`
        return judge(figures, b, a, c, false);
    }
    if count(a)
        && count(b)
        && percent(c)
        && is_of_them(figures, a, b)
        && restates_them(figures, b, c)
    {
        // `60 members, 12 of them (25%) women`
        return judge(figures, b, a, c, false);
    }
    if percent(a) && count(b) && count(c) && is_of(figures, a, b) && restates(figures, b, c) {
        // `20% of 60 members (12)`
        return judge(figures, c, b, a, true);
    }
    None
}

/// `12 out of 60 (25%)`, `one in five, or 25%`, where recognisers read the two counts as one share.
fn ratio(figures: &Figures, ratio: &Figure, percent: &Figure) -> Option<Finding> {
    let words = figures.words(ratio.tokens.start..ratio.number_end);
    let is_ratio = words.iter().any(|word| matches!(*word, "out" | "in"));
    let shares = [ratio, percent].iter().all(|f| f.quantity.kind == Kind::Share);
    if !is_ratio || !shares || percent.quantity.unit.is_none() || !restates(figures, ratio, percent)
    {
        return None;
    }
    let exact = calc::number(ratio.quantity)?;
    if calc::lenient(percent.quantity)?.meets(&about(exact)?) {
        return None;
    }
    let message = format!(
        "`{}` is {}%, and not `{}`",
        figures.printed(ratio),
        calc::shown(exact.times(Number::whole(100))?, 1),
        figures.printed(percent)
    );
    Some(Finding::new(
        Reason::Arithmetic,
        message,
        figures.mention(percent),
        vec![figures.mention(ratio)],
    ))
}

/// What may be called so many in so many: half a count either way, of the whole where the part is one.
fn about(ratio: Number) -> Option<Interval> {
    let (part, whole) = (Number::whole(ratio.numerator()), Number::whole(ratio.denominator()));
    let half = Number::ratio(1, 2)?;
    Some(match part == Number::ONE {
        true => Interval::closed(part.over(whole.plus(half)?)?, part.over(whole.minus(half)?)?),
        false => Interval::closed(part.minus(half)?.over(whole)?, part.plus(half)?.over(whole)?),
    })
}

/// `A of B`, `A out of the B`.
fn is_of(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    let between = figures.between(a, b);
    let rest = match between[..] {
        ["of", ref rest @ ..] | ["out", "of", ref rest @ ..] => rest,
        _ => return false,
    };
    matches!(
        rest,
        [] | ["the" | "its" | "his" | "her" | "their" | "all" | "our" | "these" | "those"]
            | ["the", _]
    )
}

/// `of B, A`, `among the B members, A`.
fn is_among(figures: &Figures, whole: &Figure, part: &Figure) -> bool {
    let article = usize::from(matches!(
        figures.before(whole.tokens.start, 1),
        "the" | "its" | "their" | "all"
    ));
    matches!(figures.before(whole.tokens.start, 1 + article), "of" | "among")
        && figures.between(whole, part) == [","]
}

/// `60 members, 12 of them`.
fn is_of_them(figures: &Figures, whole: &Figure, part: &Figure) -> bool {
    let between = figures.between(whole, part);
    let of = figures.words(part.number_end..part.number_end + 2);
    matches!(between[..], [","] | ["("] | ["-"] | [",", "including"])
        && matches!(of[..], ["of", "them" | "those" | "these" | "whom" | "which"])
}

/// Whether `b` says `a of them` again and nothing more.
fn restates_them(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    let between = figures.words(a.number_end + 2..b.tokens.start.max(a.number_end + 2));
    matches!(between[..], ["("] | [",", "or"] | ["or"]) && figures.closes(b.tokens.end)
}

/// Whether `b` stands behind `a` and nothing else does: `, b,`.
fn stands_behind(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    figures.between(a, b) == [","] && figures.closes(b.tokens.end)
}

/// Whether `b` closes what is said of `a`: `12 voted, or b.`, `12 were on target (b)`.
fn sums_up(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    let between = figures.between(a, b);
    let mark = between.iter().position(|w| matches!(*w, "(" | "," | "-"));
    let Some(mark) = mark.filter(|&at| (1..=4).contains(&at)) else { return false };
    let plain = between[..mark].iter().all(|w| {
        w.chars().all(char::is_alphabetic) && !matches!(*w, "and" | "but" | "while" | "or")
    });
    plain
        && matches!(between[mark..], ["("] | [","] | [",", "or"] | ["-"])
        && figures.closes(b.tokens.end)
}

/// Whether `b` says `a` again and nothing more: `(b)`, `, or b,`, `— b —`.
fn restates(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    repeats(figures, a, b) && figures.closes(b.tokens.end)
}

/// Whether what starts with `b` says `a` again.
fn repeats(figures: &Figures, a: &Figure, b: &Figure) -> bool {
    let between = figures.between(a, b);
    // A word or two may stand behind the first figure (`60 members present`).
    let mark = between.iter().position(|w| matches!(*w, "(" | "," | "-" | "or"));
    let Some(mark) = mark.filter(|&at| at <= 2) else { return false };
    let words = between[..mark].iter().all(|w| {
        w.chars().all(char::is_alphabetic) && !matches!(*w, "and" | "but" | "while" | "in")
    });
    let tied = matches!(
        between[mark..],
        ["("] | [",", "or"] | ["or"] | ["-"] | ["(", "or"] | ["-", "or"] | [",", "that", "is", ","]
    );
    words && tied
}

/// `part` of `whole` against `percent`. A count that was made from a percentage may be rounded to a whole one.
fn judge(
    figures: &Figures,
    part: &Figure,
    whole: &Figure,
    percent: &Figure,
    made: bool,
) -> Option<Finding> {
    let (x, y) = (calc::number(part.quantity)?, calc::number(whole.quantity)?);
    if y.is_zero() || x > y {
        return None;
    }
    let mut bounds = part.quantity.bounds;
    if made {
        bounds = bounds.widen(Number::ratio(1, 2)?)?;
    }
    let share = calc::quotient(&bounds, &whole.quantity.bounds)?;
    if share.meets(&calc::lenient(percent.quantity)?) {
        return None;
    }
    let exact = x.over(y)?.times(Number::whole(100))?;
    let message = format!(
        "`{}` of `{}` is {}%, and not `{}`",
        figures.printed(part),
        figures.printed(whole),
        calc::shown(exact, 1),
        figures.printed(percent)
    );
    let (outlier, other) = if made { (part, percent) } else { (percent, part) };
    let witnesses = vec![figures.mention(other), figures.mention(whole)];
    Some(Finding::new(Reason::Arithmetic, message, figures.mention(outlier), witnesses))
}

#[cfg(test)]
mod tests {
    use super::super::testing::reported;
    use super::*;

    #[test]
    fn shares_that_are_wrong_are_reported() {
        for (text, want) in [
            ("12 of 60 members (25%) voted.", "25% | 12 | 60"),
            (
                "Of those asked, 12 out of the 60 members, or 25 percent, voted.",
                "25 percent | 12 out of the 60",
            ),
            ("60 of 60 members (90%) voted.", "90% | 60 | 60"),
            ("Of the 60 members, 12 (25%) voted.", "25% | 12 | 60"),
            ("Some 30% (12 of 60) voted.", "30% | 12 | 60"),
            ("20% of the 60 members (15) voted.", "15 | 20% | 60"),
            ("A third of the 60 members, or 12, voted.", "12 | A third | 60"),
            ("Of the 60 members, 12 voted, or 25 percent.", "25 percent | 12 | 60"),
            ("Of 17 throws, nine were on target, 63 percent.", "63 percent | nine | 17"),
            ("Of 17 throws, nine went in (63%).", "63% | nine | 17"),
            (
                "It shuts 450 of its 6,200 branches, about 9 percent, in May.",
                "9 percent | 450 | 6,200",
            ),
            ("One in 20 drivers, or 8 percent, had no licence.", "8 percent | One in 20"),
            ("Three in ten drivers (40%) had no licence.", "40% | Three in ten"),
            ("Two in five drivers, or 52 percent, had no licence.", "52 percent | Two in five"),
            (
                "The vet saw 3,120 cats, 1,040 of them (a half) under a year old.",
                "a half | 1,040 | 3,120",
            ),
            ("The vet saw 60 cats, 12 of them, or 30 percent, strays.", "30 percent | 12 | 60"),
        ] {
            assert_eq!(reported(&ShareOf, text), [want], "{text}");
        }
    }

    #[test]
    fn shares_that_are_right_or_of_something_else_are_not() {
        for text in [
            "12 of 60 members (20%) voted.",
            "9 of the 43 members, or about 20%, voted.",
            "About 20% of 43 members (9) voted.",
            "20% of 43 members (9) voted.",
            "A third of the 61 members, or 20, voted.",
            "12 of 60 members voted, and 25% of them twice.",
            "12 of 60 members (25% of the women) voted.",
            "12 of 60 members (25) voted.",
            "The club keeps 12 cats and 60 dogs (25%).",
            "The club keeps 60 dogs, 12 (25%) by the gate.",
            "12 of 60 members gave 25% of it.",
            "12 of 60 members gave 25%.",
            "12 of 60 members and 25% of guests, or so, voted.",
            "7 of 21 (33%), 5 of 15 (33.3%)",
            "More than 25% (16 of 60) voted.",
            "At least 12 of 60 members (25%) voted.",
            "20% of the 60 members, or those over 65, voted.",
            "Of the 60 members, 12 voted, 25 percent of them twice.",
            "Of the 60 members, 12 voted, and 25 percent were away.",
            "Of 17 throws, nine were on target, 53 percent.",
            "Of 17 throws, nine were on target and 30 percent, they said, were wasted.",
            "It shuts 450 of its 6,200 branches, about 7 percent, in May.",
            "It shuts 450 of its 6,200 branches, 9 percent of them in May.",
            "One in five drivers, or 22 percent, had no licence.",
            "One in 20 drivers, or 5 percent, had no licence.",
            "Four in ten drivers (43%) had no licence.",
            "One in 20 drivers, or 8 percent of men, had no licence.",
            "Three in ten drivers (40 km) had no licence.",
            "Three in ten drivers (two in five) had no licence.",
            "The vet saw 3,120 cats, 1,040 of them (a third) under a year old.",
            "The vet saw 60 cats, 12 of them at night, or 30 percent more than in May.",
            "They took 5 kg of 60 sacks (25%).",
            "They took 5 kg of 60 sacks, about 25%.",
            "They took 25% (5 kg of 60 sacks).",
            "Of 60 members, 5 kg (25%) was lost.",
            "60 kg, 12 of them (25%) women, came.",
            "Of 60 members, 12 voted and left (25%).",
            "25% of the B2 (12 of 60 members) left.",
        ] {
            assert_eq!(reported(&ShareOf, text), Vec::<String>::new(), "{text}");
        }
    }
}
