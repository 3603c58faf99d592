//! Lengths of time whose number is their word: `all week`, `another month`, `a full year`, `year-long`, `weeklong`, `decades-old`.
//! In: the token of the unit. Out: a duration of one unit, or of an unknown number for a plural.

use super::figures::{self, Wording};
use super::units::{self, UnitRead};
use super::{Draft, Form, Found};
use crate::recognise::dates::{Reader, ranked};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::value::normal::{self, Precision, Written};
use crate::value::{Central, Hedge, Number, Unit};
use std::ops::Range;

/// The form.
pub struct Lengths;

/// Words of a unit and `-long`.
const GLUED: &[(&str, &str)] = &[
    ("hourlong", "hour"),
    ("daylong", "day"),
    ("weeklong", "week"),
    ("monthlong", "month"),
    ("yearlong", "year"),
    ("decadelong", "decade"),
];

impl Form for Lengths {
    fn name(&self) -> &'static str {
        "length of time"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(at, Class::TIME_UNIT)
            || scene.is(at, Class::TIME) && scene.word(at).ends_with("long")
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        if let Some((_, unit)) = GLUED.iter().find(|(word, _)| *word == scene.word(at)) {
            return length(scene, Unit::named(unit)?, at..at + 1, true);
        }
        let read = units::unit_at(scene, at, free.end).filter(|u| u.spelled)?;
        let word = scene.word(at);
        let plural = word.len() > 3 && word.ends_with('s') || word == "centuries";
        let before = if at > free.start { scene.word(at - 1) } else { "" };
        if is_compound(scene, at, free.end) {
            let free_standing = before != "-" && !scene.is(at - usize::from(at > 0), Class::DIGITS);
            return free_standing.then(|| length(scene, read.unit, at..at + 1, !plural)).flatten();
        }
        let whole = match before {
            "all" | "another" => !plural && scene.word(at + 1) != "-",
            // `another business day`.
            "business" | "working" | "trading" | "full"
                if scene.before(at, 2) == "another" && at >= free.start + 2 && !plural =>
            {
                return length(scene, read.unit, at - 2..at + 1, true);
            }
            "full" => !plural && !matches!(scene.before(at, 2), "the" | "-"),
            // `an all-day meeting`, `a full-day meeting`.
            "-" => {
                let joined = scene.glued(at) && scene.glued(at - 1) && at >= free.start + 2;
                let told = match scene.before(at, 2) {
                    "all" => true,
                    // `full-year sales` are those of a year, and last for none.
                    "full" => word != "year",
                    _ => false,
                };
                let all = joined && told && !plural;
                return all.then(|| length(scene, read.unit, at - 2..at + 1, true)).flatten();
            }
            _ => false,
        };
        whole.then(|| length(scene, read.unit, at - 1..at + 1, true)).flatten()
    }
}

/// `year-long`, `decades-old`: a unit that a hyphen joins to what it measures.
fn is_compound(scene: &Scene, at: usize, end: usize) -> bool {
    at + 2 < end
        && scene.word(at + 1) == "-"
        && scene.glued(at + 1)
        && scene.glued(at + 2)
        && matches!(scene.word(at + 2), "long" | "old")
}

/// One unit of time, or an unknown number of them.
fn length(scene: &Scene, unit: &'static Unit, tokens: Range<usize>, one: bool) -> Option<Found> {
    let number = Number::ONE;
    let (bounds, likely) = if one {
        let written = Written { value: number, last: 0, precision: Precision::Counted };
        normal::one(written, None, false, &scene.settings.widths)?
    } else {
        normal::vague(Number::from(2), Number::from(20))
    };
    let wording = Wording {
        central: if one { Central::One(number) } else { Central::Vague },
        bounds,
        likely,
        hedge: (!one).then_some(Hedge::Vague),
        of: None,
        head: None,
        role: None,
        timex: figures::vague_timex(unit, one.then_some(number)),
        per: None,
        fraction: false,
        ordinal: false,
    };
    let read = UnitRead { unit, others: Vec::new(), tokens: tokens.clone(), spelled: true };
    let quantity = figures::quantity(Some(&read), wording)?;
    Some(Found { tokens: tokens.clone(), extent: tokens, draft: Draft::Figure(quantity) })
}

/// Whether what stands before `in` is one of its kind in that time: `the first rain in months`, `the worst drought in decades`.
pub(super) fn is_ranked(scene: &Scene, at: usize) -> bool {
    ranked(&Reader::new(scene, scene.tokens.len()), at)
}
