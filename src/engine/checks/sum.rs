//! `sum`: `43 people, 20 men and 22 women`, where the sentence says that the parts make the whole, and columns of tables whose total
//! row is not the sum of the rows above it.
//!
//! Silent wherever the parts may be some among others (`including`, `mostly`), or rows may be parts of rows.

use super::calc::{self, Figure, Figures};
use super::{Check, Finding, Note, Sight, total};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::problem::Severity;
use crate::recognise::Wanted;
use crate::text::fold;
use crate::value::{Interval, Kind, Number};

/// The check.
pub struct Sum;

impl Check for Sum {
    fn id(&self) -> &'static str {
        "sum"
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn sight(&self) -> Sight {
        Sight::Sentences
    }

    fn about(&self) -> &'static str {
        "Parts that do not make the whole that they are said to make; a total row that is not the sum of the rows above it."
    }

    fn wants(&self) -> Option<Wanted> {
        Some(Wanted { figures: 3, ties: &[] })
    }

    fn look(&self, look: &Look) -> Vec<Note> {
        let prose = Figures::sentences(look, 3).flat_map(|figures| wholes(&figures));
        prose.chain(total::columns(look)).map(Note::from).collect()
    }
}

fn wholes(figures: &Figures) -> Vec<Finding> {
    let mut out = Vec::new();
    for at in 0..figures.all.len() {
        let found = ahead(figures, at).or_else(|| behind(figures, at));
        out.extend(found.and_then(|parts| judge(figures, &figures.all[at], parts)));
    }
    out
}

/// The parts that stand behind the whole: `43 people, 20 men and 22 women,`, `43 people: 20 men and 22 women`, `43 people, made up of
/// 20 men and 22 women`.
fn ahead<'f, 'a>(figures: &'f Figures<'a>, at: usize) -> Option<&'f [Figure<'a>]> {
    let whole = &figures.all[at];
    let end = at + 1 + listed(figures, &figures.all[at + 1..]);
    let parts = &figures.all[at + 1..end];
    let (first, last) = (parts.first()?, parts.last()?);
    if parts.len() < 2 || !figures.closes(last.tokens.end) {
        return None;
    }
    let between = figures.between(whole, first);
    let tie = tie(&between)?;
    let fits = match tie {
        Tie::Said => true,
        // After a colon or a dash anything may follow; it has to look like what is counted.
        Tie::Marked => is_kind_of(parts, whole),
        Tie::Apposed => {
            let comma = matches!(figures.word(last.tokens.end), "," | "" | "." | ")");
            // A list goes on in the same way: `43 people, 20 men and 22 women`; other things are counted beside people.
            comma && is_kind_of(parts, whole) && is_near(whole, parts)
        }
    };
    fits.then_some(parts)
}

/// The parts that stand before the whole: `20 men and 22 women, 43 people in all`, `…, a total of 43`.
fn behind<'f, 'a>(figures: &'f Figures<'a>, at: usize) -> Option<&'f [Figure<'a>]> {
    let whole = &figures.all[at];
    let in_all = matches!(
        figures.words(whole.tokens.end..whole.tokens.end + 2)[..],
        ["in", "all" | "total"]
    ) || matches!(figures.word(whole.tokens.end), "altogether");
    let total_of = figures.before(whole.tokens.start, 1) == "of"
        && figures.before(whole.tokens.start, 2) == "total";
    if !in_all && !total_of {
        return None;
    }
    let mut first = at;
    while first > 0
        && (first == at || is_joint(&figures.between(&figures.all[first - 1], &figures.all[first])))
    {
        first -= 1;
    }
    let parts = &figures.all[first..at];
    let last = parts.last()?;
    let between = figures.between(last, whole);
    let plain = between.iter().all(|w| {
        matches!(
            *w,
            "," | "-"
                | ":"
                | "("
                | "for"
                | "a"
                | "total"
                | "of"
                | "making"
                | "or"
                | "the"
                | "grand"
                | "and"
                | "bringing"
                | "to"
                | "in"
        )
    });
    let parted = matches!(between.first(), Some(&("," | "-" | ":" | "(" | "for" | "making")));
    (parts.len() >= 2 && plain && parted && is_listed_alone(figures, &parts[0])).then_some(parts)
}

/// Whether a list of parts starts with this one: nothing like `5 cars with 20 men and 22 women, 43 people in all` before it.
fn is_listed_alone(figures: &Figures, first: &Figure) -> bool {
    !matches!(
        figures.before(first.tokens.start, 1),
        "and" | "," | "including" | "another" | "further" | "other" | "least"
    )
}

/// How many figures from the start of `rest` stand in one list, closed by `and`.
fn listed(figures: &Figures, rest: &[Figure]) -> usize {
    let mut count = usize::from(!rest.is_empty());
    let mut closed = false;
    for pair in rest.windows(2) {
        let between = figures.between(&pair[0], &pair[1]);
        if closed || !is_joint(&between) {
            break;
        }
        closed = between.contains(&"and");
        count += 1;
    }
    if closed { count } else { 0 }
}

fn is_joint(between: &[&str]) -> bool {
    matches!(between, [","] | ["and"] | [",", "and"] | ["plus"])
}

/// What ties parts to a whole.
enum Tie {
    /// Words that say so.
    Said,
    /// A colon, a dash or a bracket.
    Marked,
    /// A comma.
    Apposed,
}

fn tie(between: &[&str]) -> Option<Tie> {
    const SAID: &[&[&str]] = &[
        &["made", "up", "of"],
        &["consisting", "of"],
        &["consisted", "of"],
        &["comprising"],
        &["comprised"],
        &["comprised", "of"],
        &["composed", "of"],
        &["namely"],
        &["that", "is"],
        &["divided", "into"],
        &["split", "into"],
    ];
    let at = between.iter().position(|w| matches!(*w, "," | ":" | "-" | "(")).unwrap_or(0);
    let tail = &between[at.min(between.len())..];
    let words: Vec<&str> =
        tail.iter().copied().filter(|w| !matches!(*w, "," | ":" | "-" | "(")).collect();
    let lead = &between[..at];
    let quiet = lead.len() <= 5
        && lead.iter().all(|w| w.chars().all(char::is_alphabetic) && !OPEN.contains(w));
    if SAID.iter().any(|said| words == *said || (at == 0 && between == *said)) {
        return quiet.then_some(Tie::Said);
    }
    match tail {
        [":" | "-" | "("] if quiet => Some(Tie::Marked),
        [","] if quiet => Some(Tie::Apposed),
        // `the 43 victims were 20 men and 22 women`
        ["were" | "are"] => Some(Tie::Marked),
        _ => None,
    }
}

/// Words after which parts are some among others, or belong to something else.
const OPEN: &[&str] = &[
    "including",
    "include",
    "includes",
    "included",
    "among",
    "mostly",
    "mainly",
    "least",
    "with",
    "and",
    "or",
    "but",
    "of",
    "from",
    "while",
    "after",
    "before",
    "against",
    "than",
    "when",
    "as",
];

fn last_noun(figure: &Figure) -> Option<String> {
    let of = figure.quantity.of.as_deref()?;
    fold::fold(of).split(' ').next_back().map(str::to_owned)
}

/// Nouns that count people; any of them can be a part of `people`.
const PEOPLE: &[&str] = &[
    "people",
    "persons",
    "person",
    "men",
    "man",
    "women",
    "woman",
    "children",
    "child",
    "boys",
    "boy",
    "girls",
    "girl",
    "adults",
    "adult",
    "civilians",
    "civilian",
    "soldiers",
    "soldier",
    "officers",
    "officer",
    "troops",
    "victims",
    "victim",
    "passengers",
    "passenger",
    "pupils",
    "students",
    "teachers",
    "workers",
    "members",
    "residents",
    "males",
    "females",
    "babies",
    "infants",
    "teenagers",
    "pensioners",
    "police",
    "policemen",
    "firefighters",
    "medics",
    "doctors",
    "nurses",
    "sailors",
    "pilots",
    "crew",
    "guards",
    "prisoners",
    "hostages",
    "patients",
    "migrants",
    "refugees",
    "tourists",
    "foreigners",
    "nationals",
    "deaths",
    "dead",
    "fatalities",
    "casualties",
    "survivors",
    "militants",
    "fighters",
    "rebels",
    "suspects",
    "protesters",
    "delegates",
    "candidates",
    "players",
    "guests",
    "employees",
    "staff",
    "employed",
];

/// Nouns that a whole may be counted in when its parts are people.
const WHOLES: &[&str] = &[
    "people",
    "persons",
    "victims",
    "passengers",
    "members",
    "residents",
    "deaths",
    "dead",
    "fatalities",
    "casualties",
    "survivors",
    "pupils",
    "students",
    "workers",
    "employees",
    "staff",
    "patients",
    "migrants",
    "refugees",
    "tourists",
    "hostages",
    "prisoners",
    "delegates",
    "candidates",
    "players",
    "guests",
    "civilians",
    "adults",
    "children",
    "killed",
    "suspects",
];

/// Whether every part counts a kind of what the whole counts: people of people, or anything of the same noun.
fn is_kind_of(parts: &[Figure], whole: &Figure) -> bool {
    let Some(noun) = last_noun(whole) else { return false };
    let nouns: Option<Vec<String>> = parts.iter().map(last_noun).collect();
    let Some(nouns) = nouns else { return false };
    let mut apart = nouns.clone();
    apart.sort();
    apart.dedup();
    let whole_of_people =
        WHOLES.contains(&&*noun) && nouns.iter().all(|n| PEOPLE.contains(&&**n) && *n != noun);
    let modified = nouns.iter().all(|n| *n == noun) && {
        let mut full: Vec<_> = parts.iter().filter_map(|p| p.quantity.of.clone()).collect();
        full.sort();
        full.dedup();
        // `60 votes: 40 paper votes and 21 postal votes`, and none of them is what the whole counts.
        let own = whole.quantity.of.as_deref().map(fold::fold);
        full.len() == parts.len()
            && full
                .iter()
                .map(|of| fold::fold(of))
                .all(|of| of != noun && Some(&of) != own.as_ref())
    };
    whole_of_people && apart.len() == nouns.len() || modified
}

/// Whether the parts come to something like the whole: far from it they are other things.
fn is_near(whole: &Figure, parts: &[Figure]) -> bool {
    let total =
        parts.iter().filter_map(|p| calc::number(p.quantity)).try_fold(Number::ZERO, Number::plus);
    let (Some(total), Some(whole)) = (total, calc::number(whole.quantity)) else { return false };
    let within = |a: Number, b: Number| {
        Number::ratio(3, 4).and_then(|f| b.times(f)).is_some_and(|least| a >= least)
    };
    within(total, whole) && within(whole, total)
}

fn judge(figures: &Figures, whole: &Figure, parts: &[Figure]) -> Option<Finding> {
    let counts = |f: &Figure| matches!(f.quantity.kind, Kind::Number | Kind::Count);
    let alike = |f: &Figure| {
        f.quantity.kind == whole.quantity.kind && f.quantity.unit == whole.quantity.unit
            || counts(f) && counts(whole)
    };
    let kinds = matches!(
        whole.quantity.kind,
        Kind::Number
            | Kind::Count
            | Kind::Money
            | Kind::Length
            | Kind::Area
            | Kind::Mass
            | Kind::Volume
    );
    if !kinds
        || !parts.iter().all(alike)
        || parts.iter().chain([whole]).any(|f| f.quantity.per.is_some())
    {
        return None;
    }
    let zero = Interval::exactly(Number::ZERO);
    let total = parts.iter().try_fold(zero, |sum, part| calc::sum(&sum, &part.quantity.bounds))?;
    if total.meets(&whole.quantity.bounds) {
        return None;
    }
    let numbers: Option<Vec<Number>> = parts.iter().map(|p| calc::number(p.quantity)).collect();
    let numbers = numbers?;
    let made = numbers.iter().copied().try_fold(Number::ZERO, Number::plus)?;
    let shown: Vec<String> = numbers.iter().map(|n| calc::shown(*n, 2)).collect();
    let message = format!(
        "{} make {}, and not `{}`",
        shown.join(" + "),
        calc::shown(made, 2),
        figures.printed(whole)
    );
    let witnesses = parts.iter().map(|part| figures.mention(part)).collect();
    Some(Finding::new(Reason::Arithmetic, message, figures.mention(whole), witnesses))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{reported, reported_in};
    use super::*;

    #[test]
    fn parts_that_do_not_make_their_whole_are_reported() {
        for (text, want) in [
            ("The fire killed 43 people, 20 men and 22 women.", "43 | 20 | 22"),
            (
                "The fire killed 43 people, 20 men, 12 women and 10 children, police said.",
                "43 | 20 | 12 | 10",
            ),
            ("43 people died: 20 men and 22 women.", "43 | 20 | 22"),
            ("The 43 victims — 20 men and 22 women — were buried.", "43 | 20 | 22"),
            ("The fleet, 43 ships made up of 20 cruisers and 22 frigates, sailed.", "43 | 20 | 22"),
            ("20 cars and 22 buses, 43 vehicles in all, burned.", "43 | 20 | 22"),
            ("They lost 20 cars and 22 buses, a total of 43 vehicles.", "43 | 20 | 22"),
            ("The 43 victims were 20 men and 22 women.", "43 | 20 | 22"),
            ("43 people were on board, 20 men and 22 women.", "43 | 20 | 22"),
            ("The council cast 60 votes: 40 paper votes and 21 postal votes.", "60 | 40 | 21"),
            ("The flood killed 40 people, 20 men and 10 women.", "40 | 20 | 10"),
            ("430 kg, made up of 200 kg and 100 kg, lay there.", "430 kg | 200 kg | 100 kg"),
            (
                "The flood killed 43 people who were in rooms there, 20 men and 22 women.",
                "43 | 20 | 22",
            ),
        ] {
            assert_eq!(reported(&Sum, text), [want], "{text}");
        }
    }

    #[test]
    fn parts_that_make_it_or_are_some_among_others_are_not() {
        for text in [
            "The fire killed 43 people, 20 men and 23 women.",
            "The fire killed 43 people, including 20 men and 2 women.",
            "The fire killed 43 people, among them 20 men and 22 women.",
            "The fire killed 43 people, at least 20 men and 22 women.",
            "He counted 43 people, 20 cars and 22 dogs.",
            "The fire killed 43 people, 2 soldiers and 3 policemen.",
            "It hurt 43 people and killed 20 men and 22 women.",
            "The fire killed 43 people, 20 of them men and 22 women.",
            "About 43,000 people, 20,000 men and 22,500 women, fled.",
            "They lost 20 cars and 22 buses in a total of 43 attacks.",
            "More than 40 people, 20 men and 22 women, died.",
            "It has 43 rooms, 20 windows and 22 doors.",
            "20 men, 22 women, 43 dogs.",
            "The 43 people were 20 miles and 22 hours away.",
            "43 people were on board, 20 bags and 22 boxes.",
            "43 people came after the fire, 20 men and 22 women fled before it.",
            "He is 43, with 20 books and 22 prizes.",
            "The flood killed 43 people, 200 men and 22 women.",
            "The flood killed 43 people on rafts and boats, 20 men and 22 women.",
            "The flood killed 43 people who were in the rooms there, 20 men and 22 women.",
            "Another 20 men and 22 women, 43 people in all, died.",
            "20 men with 22 women, 43 people in all, died.",
            "43 people, 20 men and 10 boys and 12 women, died.",
            "43 kg, made up of 20 kg and 22 tonnes, lay there.",
            "43 kg, made up of 20 men and 22 women, lay there.",
            "43 km, made up of 20 km and 22 km per hour.",
            "43 pupils, 20 boys and 22 pupils, left.",
            "50 votes: 40 postal votes, 31 paper votes and 2 postal votes.",
        ] {
            assert_eq!(reported(&Sum, text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn total_rows_are_the_sum_of_the_rows_above() {
        for (rows, want) in [
            ("| Ash | 20 |\n| Elm | 22 |\n| Total | 43 |", vec!["43 | 20 | 22"]),
            ("| Ash | 20 |\n| Elm | 23 |\n| Total | 43 |", vec![]),
            ("| Ash | 20 |\n| Elm | about 23 |\n| **Total** | 43 |", vec![]),
            ("| Ash | 20 |\n| Elm | n/a |\n| Total | 43 |", vec![]),
            ("| Ash | 20 |\n| Elm | 22 |\n| All towns | 43 |", vec![]),
            // Rows that are parts of rows.
            (
                "| Ash | 20 |\n| North Ash | 12 |\n| South Ash | 8 |\n| Elm | 23 |\n| Total | 43 |",
                vec![],
            ),
            ("| Ash | 20 |\n| Total | 43 |", vec![]),
            ("| Ash | 1,200 |\n| Elm | 2,240 |\n| Total | 3,400 |", vec![]),
        ] {
            let text = format!("| Town | Dead |\n|---|---|\n{rows}\n");
            let read = crate::corpus::read("a.md", text.clone().into_bytes(), &|_| Vec::new());
            assert_eq!(reported_in(&Sum, &read.articles[0]), want, "{text}");
        }
        for head in ["Year", "Share (%)", "Average age", "Per 1,000", "Turnout"] {
            let text = format!(
                "| Town | {head} |\n|---|---|\n| Ash | 20 |\n| Elm | 22 |\n| Total | 30 |\n"
            );
            let read = crate::corpus::read("a.md", text.clone().into_bytes(), &|_| Vec::new());
            assert_eq!(reported_in(&Sum, &read.articles[0]), Vec::<String>::new(), "{text}");
        }
    }
}
