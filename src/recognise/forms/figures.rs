//! Figures: money, shares, measures, durations, counts, bare numbers. In: the token where a number stands. Out: the figure in normal
//! form with hedge, counted noun, role and rate.
//!
//! One reader for all of them: what a figure is follows from its unit, so that no two layers can claim the same words.

use super::amounts::{self, Amount};
use super::nouns::{self, Asks};
use super::units::UnitRead;
use super::{Draft, Form, Found, closed, context, hedges, shares};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::normal::{self, Precision, Written};
use crate::value::{Central, Dimension, Hedge, Interval, Kind, Number, Quantity, Role, Unit};
use std::ops::Range;

/// The form.
pub struct Figures;

impl Form for Figures {
    fn name(&self) -> &'static str {
        "figure"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        let classes = Class::DIGITS
            .or(Class::NUMBER_WORD)
            .or(Class::FRACTION)
            .or(Class::UNIT)
            .or(Class::CURRENCY);
        scene.is(at, classes)
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let mut amount = match shares::ratio(scene, at, &free) {
            Some(ratio) => ratio,
            None => amounts::read(scene, at, &free)?,
        };
        shares::written_of(scene, &mut amount, free.end);
        let both = closed::read(scene, &amount, &free);
        let is_closed = both.is_some();
        let amount = both.unwrap_or(amount);
        if !context::unit_fits(scene, &amount, &free) {
            return None;
        }
        if amount.unit.is_none() && !shares::fraction_fits(scene, &amount, &free) {
            return None;
        }
        let noun = counted(scene, &amount, &free);
        if amount.unit.is_none()
            && !amount.low.fraction
            && !context::number_fits(scene, &amount, noun.is_some(), &free)
        {
            return None;
        }
        found(scene, amount, noun, is_closed, &free)
    }
}

/// What the words of a figure come to, in the written unit.
pub struct Wording {
    /// The number as written.
    pub central: Central,
    /// What the words entail.
    pub bounds: Interval,
    /// What readers take from them.
    pub likely: Interval,
    /// The hedge.
    pub hedge: Option<Hedge>,
    /// The counted noun.
    pub of: Option<String>,
    /// That noun without what describes it.
    pub head: Option<String>,
    /// What it does in its clause.
    pub role: Option<Role>,
    /// A duration's TIMEX3 value.
    pub timex: Option<String>,
    /// What a rate is per.
    pub per: Option<&'static str>,
    /// Whether it is a fraction in words.
    pub fraction: bool,
    /// Whether it is a rank.
    pub ordinal: bool,
}

/// The quantity of a wording: its kind by unit, its intervals in the base unit. `None` when a number becomes too large to hold.
pub fn quantity(unit: Option<&UnitRead>, wording: Wording) -> Option<Quantity> {
    let base = |interval: &Interval| match unit {
        Some(read) => read.unit.interval_to_base(interval),
        None => Some(*interval),
    };
    Some(Quantity {
        kind: kind(unit.map(|u| u.unit), &wording),
        central: wording.central,
        unit: unit.map(|u| u.unit),
        other_units: unit.map(|u| u.others.clone()).unwrap_or_default(),
        bounds: base(&wording.bounds)?,
        likely: base(&wording.likely)?,
        hedge: wording.hedge,
        head: wording.head,
        of: wording.of,
        role: wording.role,
        timex: wording.timex,
        per: wording.per,
    })
}

fn kind(unit: Option<&'static Unit>, wording: &Wording) -> Kind {
    let whole = match wording.central {
        Central::One(n) => n.is_whole(),
        Central::Range(low, high) => low.is_whole() && high.is_whole(),
        Central::Vague => true,
    };
    match unit.map(|u| u.dimension) {
        None if wording.ordinal => Kind::Ordinal,
        None if wording.fraction => Kind::Share,
        None if wording.of.is_some() && whole => Kind::Count,
        None => Kind::Number,
        Some(dimension) => Kind::from(dimension),
    }
}

/// The noun behind a number without unit.
fn counted(scene: &Scene, amount: &Amount, free: &Range<usize>) -> Option<nouns::Noun> {
    if amount.unit.is_some() || amount.low.fraction {
        return None;
    }
    let mut at = amount.tokens.end;
    let hedged = hedges::right(scene, at, free.end);
    if let Some((_, after)) = hedged {
        at = after;
    }
    // `three-year` is a unit's; `two-stage process`, `five-member panel` count what the hyphen joins.
    if hedged.is_none() && scene.word(at) == "-" && scene.glued(at) && scene.glued(at + 1) {
        let noun = at + 1;
        let word = noun < free.end
            && scene.tokens[noun].kind == TokenKind::Word
            && !scene.is(noun, Class::FUNCTION)
            && !matches!(scene.word(noun), "strong" | "fold");
        return word.then_some(nouns::Noun { tokens: noun..noun + 1 });
    }
    // `adults aged 16-59 used drugs`: an age counts nothing.
    let age = matches!(scene.before(amount.tokens.start, 1), "aged" | "age" | "ages");
    if at >= free.end || scene.tokens[at].new_line || age {
        return None;
    }
    let of = scene.word(at) == "of" && amount.low.scale.is_some();
    if let Some(noun) = nouns::behind_measure(scene, at, free.end) {
        return Some(noun);
    }
    let one = amount.high.is_none() && amount.low.value == Number::ONE;
    nouns::read(
        scene,
        at + usize::from(of),
        free.end,
        if one { Asks::Singular } else { Asks::Plural },
    )
}

fn found(
    scene: &Scene,
    mut amount: Amount,
    noun: Option<nouns::Noun>,
    is_closed: bool,
    free: &Range<usize>,
) -> Option<Found> {
    let mut extent = amount.tokens.clone();
    let mut hedge = None;
    if let Some((left, from)) = hedges::left(scene, extent.start, free.start) {
        hedge = Some(left);
        extent.start = from;
    }
    if let Some((right, after)) = hedges::right(scene, extent.end, free.end) {
        hedge = hedge.filter(|h| *h != Hedge::About).or(Some(right));
        extent.end = after;
    }
    // A noun behind a measure is named, not claimed: the measure stands between.
    if let Some(noun) = noun.as_ref().filter(|noun| noun.tokens.start <= extent.end + 1) {
        extent.end = extent.end.max(noun.tokens.end);
        if let Some((right, after)) = hedges::right(scene, extent.end, free.end) {
            hedge = hedge.filter(|h| *h != Hedge::About).or(Some(right));
            extent.end = after;
        }
    }
    let money = amount.unit.as_ref().is_some_and(|u| u.unit.dimension == Dimension::Money);
    // Of a closed interval both hedges are in its ends.
    let hedge = hedge.filter(|_| !is_closed);
    let mut rate = context::rate_behind(scene, extent.end, free.end, money);
    if let Some((_, after)) = rate {
        extent.end = after;
    }
    if let Some(unit) = &mut amount.unit
        && let Some((Some(time), _)) = rate
        && let Some(compound) = unit.unit.per(time)
    {
        unit.unit = compound;
        rate = None;
    }
    let role = match rate {
        Some(_) => Some(Role::Rate),
        None => context::role(scene, &amount, &extent, free),
    };
    let head = noun.as_ref().map(|n| printed(scene, &nouns::head(scene, &n.tokens)));
    let of = noun.map(|n| printed(scene, &n.tokens));
    let (bounds, likely) = intervals(scene, &amount, hedge)?;
    let central = match &amount.high {
        None => Central::One(amount.low.value),
        Some(high) => {
            let (a, b) = (amount.low.value, high.value);
            Central::Range(a.min(b), a.max(b))
        }
    };
    let wording = Wording {
        central,
        bounds,
        likely,
        hedge,
        of,
        head,
        role,
        timex: timex(&amount),
        per: rate.and_then(|(per, _)| per),
        fraction: amount.low.fraction,
        ordinal: false,
    };
    let quantity = quantity(amount.unit.as_ref(), wording)?;
    Some(Found { tokens: amount.tokens, extent, draft: Draft::Figure(quantity) })
}

fn intervals(scene: &Scene, amount: &Amount, hedge: Option<Hedge>) -> Option<(Interval, Interval)> {
    let widths = &scene.settings.widths;
    let dimension = amount.unit.as_ref().map(|u| u.unit.dimension);
    let precision = match dimension {
        None if amount.low.fraction => Precision::Fraction,
        None | Some(Dimension::Duration | Dimension::Calendar) => Precision::Counted,
        Some(_) => Precision::Measured,
    };
    let written =
        |n: &super::numerals::Numeral| Written { value: n.value, last: n.last, precision };
    let negative = amount.unit.as_ref().is_some_and(|u| u.unit.can_be_negative());
    match &amount.high {
        None => normal::one(written(&amount.low), hedge, negative, widths),
        Some(high) if high.value < amount.low.value => {
            normal::range(written(high), written(&amount.low), hedge, negative, widths)
        }
        Some(high) => normal::range(written(&amount.low), written(high), hedge, negative, widths),
    }
}

/// The printed words of some tokens, line ends folded.
pub fn printed(scene: &Scene, tokens: &Range<usize>) -> String {
    let words = scene.article.words(scene.tokens.span(tokens.start, tokens.end - 1));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The TIMEX3 value of a duration (`P30D`, `PT1H30M`, `P2Y6M`); a range has none.
fn timex(amount: &Amount) -> Option<String> {
    if amount.high.is_some() || amount.parts.is_empty() {
        return None;
    }
    let mut parts = amount.parts.clone();
    // What was added behind the unit (`an hour and a half`) stands in the sum only.
    if let [(n, _)] = parts.as_mut_slice() {
        *n = amount.low.value;
    }
    timex_of(parts)
}

/// The TIMEX3 value of a sum of units of time.
pub fn timex_of(parts: impl IntoIterator<Item = (Number, &'static Unit)>) -> Option<String> {
    let mut fields = Fields::default();
    for (n, unit) in parts {
        fields.add(n, unit.name)?;
    }
    Some(fields.print())
}

/// The TIMEX3 value of `several days` (`PXD`) or `a couple of weeks` (`P2W`).
pub fn vague_timex(unit: &'static Unit, central: Option<Number>) -> Option<String> {
    if let Some(n) = central {
        let mut fields = Fields::default();
        fields.add(n, unit.name)?;
        return Some(fields.print());
    }
    let value = match unit.name {
        "year" => "PXY",
        "month" => "PXM",
        "week" | "fortnight" => "PXW",
        "day" => "PXD",
        "hour" => "PTXH",
        "minute" => "PTXM",
        "second" => "PTXS",
        "decade" => "PXDE",
        "century" => "PXCE",
        _ => return None,
    };
    Some(value.to_owned())
}

/// The fields of an ISO 8601 duration with the decades and centuries of TIMEX3, larger first.
struct Fields([Number; 9]);

impl Default for Fields {
    fn default() -> Self {
        Self([Number::ZERO; 9])
    }
}

/// The letters of the fields, and where the clock starts.
const LETTERS: [&str; 9] = ["CE", "DE", "Y", "M", "W", "D", "H", "M", "S"];

impl Fields {
    fn add(&mut self, n: Number, unit: &str) -> Option<()> {
        let (field, times) = match unit {
            "century" => (0, 1),
            "millennium" => (0, 10),
            "decade" => (1, 1),
            "year" => (2, 1),
            "quarter" => (3, 3),
            "month" => (3, 1),
            "week" => (4, 1),
            "fortnight" => (4, 2),
            "day" => (5, 1),
            "hour" => (6, 1),
            "minute" => (7, 1),
            "second" => (8, 1),
            "million years" => (2, 1_000_000),
            "billion years" => (2, 1_000_000_000),
            "millisecond" => return self.put(8, n.over(Number::from(1_000))?),
            _ => return None,
        };
        self.put(field, n.times(Number::from(times))?)
    }

    /// Adds to a field; a fraction goes down where the smaller field takes it whole (`2.5` years are 2 years and 6 months).
    fn put(&mut self, field: usize, n: Number) -> Option<()> {
        let down = match field {
            0 => Some((2, 100)),
            1 => Some((2, 10)),
            2 => Some((3, 12)),
            4 => Some((5, 7)),
            5 => Some((6, 24)),
            6 | 7 => Some((field + 1, 60)),
            _ => None,
        };
        let whole = Number::whole(n.numerator() / n.denominator());
        let rest = n.minus(whole)?;
        if let Some((smaller, times)) = down.filter(|_| !rest.is_zero()) {
            let part = rest.times(Number::from(times))?;
            if part.is_whole() {
                self.0[field] = self.0[field].plus(whole)?;
                self.0[smaller] = self.0[smaller].plus(part)?;
                return Some(());
            }
        }
        self.0[field] = self.0[field].plus(n)?;
        Some(())
    }

    fn print(&self) -> String {
        let mut out = "P".to_owned();
        let mut clock = false;
        for (i, (n, letter)) in self.0.iter().zip(LETTERS).enumerate() {
            if n.is_zero() {
                continue;
            }
            if i >= 6 && !clock {
                out.push('T');
                clock = true;
            }
            out.push_str(&format!("{n}{letter}"));
        }
        if out == "P" { "PT0S".to_owned() } else { out }
    }
}
