//! Magnitudes without a number: `dozens`, `tens of thousands of people`, `several days`, `a couple of hundred`. In: the token where
//! one stands. Out: a figure with a firm lower end and no central number.

use super::figures::{self, Wording};
use super::nouns::{self, Asks};
use super::units::{self, UnitRead};
use super::{Draft, Form, Found};
use crate::recognise::dates::{Word, lookup};
use crate::recognise::scene::Scene;
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Central, Dimension, Hedge, Number, normal};
use std::ops::Range;

/// The form.
pub struct Vague;

impl Form for Vague {
    fn name(&self) -> &'static str {
        "vague"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(at, Class::VAGUE)
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        figure(scene, magnitude(scene, at, &free)?, free)
    }
}

/// Stretches of time without a number: `for months`, `within days`, `many years`.
pub struct Stretches;

impl Form for Stretches {
    fn name(&self) -> &'static str {
        "stretch of time"
    }

    fn starts(&self, scene: &Scene, at: usize) -> bool {
        scene.is(at, Class::TIME_UNIT)
    }

    fn read(&self, scene: &Scene, at: usize, free: Range<usize>) -> Option<Found> {
        let plural = scene.word(at).len() > 3 && scene.word(at).ends_with('s');
        let before = if at > free.start { scene.word(at - 1) } else { "" };
        let start = if matches!(before, "many" | "few" | "some") { at - 1 } else { at };
        // `the third time in as many weeks`: as many as the times.
        if start < at && start > free.start && scene.before(start, 1) == "as" {
            return None;
        }
        let led = start < at
            || matches!(before, "for" | "within" | "lasted" | "lasting" | "last" | "took" | "take")
            || matches!(before, "takes" | "taken" | "spent" | "spend" | "waited" | "even" | "just")
            || before == "in" && super::lengths::is_ranked(scene, at - 1)
            || matches!(before, "perhaps" | "maybe" | "possibly")
            || scene.word(at + 1) == "of" && leads_to_lasting(before)
            || scene.word(at + 1) == "apart"
            || is_run_of_years(scene, at, free.start)
            || leads_to_event(scene, at, free.end);
        if !plural || !led || scene.word(at + 1) == "-" {
            return None;
        }
        let size = Size {
            least: Number::from(2),
            likely: Number::from(20),
            central: None,
            tokens: start..at,
            plural: false,
        };
        figure(scene, size, free)
    }
}

/// `over the years`: nobody counts them.
fn is_run_of_years(scene: &Scene, at: usize, start: usize) -> bool {
    let long = matches!(scene.word(at), "months" | "years" | "decades" | "centuries");
    let run = at >= start + 2
        && scene.word(at - 1) == "the"
        && matches!(scene.word(at - 2), "over" | "through" | "down");
    let named = scene.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Number)
        || matches!(
            scene.word(at + 1),
            "of" | "to" | "that" | "since" | "after" | "before" | "from"
        );
    long && run && !named
}

/// Whether the stretch at `at` is one before or after what its words name: `months after he took office`, `hours before the vote`.
fn leads_to_event(scene: &Scene, at: usize, end: usize) -> bool {
    let alone = at.checked_sub(1).is_none_or(|before| {
        scene.tokens[before].kind == TokenKind::Mark
            || scene.is(before, Class::VERB)
            // `left on Thursday hours after the vote`.
            || scene.tokens[before].capital && matches!(lookup(scene.word(before)), Some(Word::Weekday(..)))
            || matches!(scene.word(before), "just" | "only" | "even" | "and" | "but" | "began")
    });
    alone
        && at + 2 < end
        && matches!(scene.word(at + 1), "after" | "before")
        && scene.tokens[at + 2].kind == TokenKind::Word
        && !matches!(scene.word(at + 2), "and" | "but" | "in" | "on" | "at" | "when" | "by")
}

/// Whether `weeks of` behind the word is how long something lasted: `after years of neglect`, `had months of food`.
fn leads_to_lasting(before: &str) -> bool {
    matches!(
        before,
        "after"
            | "despite"
            | "following"
            | "with"
            | "without"
            | "by"
            | "through"
            | "amid"
            | "during"
            | "has"
            | "have"
            | "had"
            | "faces"
            | "faced"
            | "face"
            | "needs"
            | "needed"
            | "endured"
            | "ended"
            | "ending"
            | "ends"
            | "end"
            | "marked"
            | "followed"
            | "brought"
            | "and"
            | "or"
    )
}

/// The figure that a magnitude and what stands behind it make.
fn figure(scene: &Scene, size: Size, free: Range<usize>) -> Option<Found> {
    let mut tokens = size.tokens.clone();
    let of = scene.word(tokens.end) == "of" && tokens.end < free.end;
    let behind = tokens.end + usize::from(of);
    // A unit by itself may open its line; behind a magnitude it is on the same one.
    let parted = !tokens.is_empty() && scene.tokens.get(behind).is_some_and(|t| t.new_line);
    let unit = if parted { None } else { unit_behind(scene, behind, free.end) };
    if let Some(unit) = &unit {
        tokens.end = unit.tokens.end;
    }
    let mut extent = tokens.clone();
    let (mut of_noun, mut head) = (None, None);
    if unit.is_none()
        && let Some(noun) =
            nouns::read(scene, behind + articles(scene, behind), free.end, Asks::Plural)
    {
        extent.end = noun.tokens.end;
        head = Some(figures::printed(scene, &nouns::head(scene, &noun.tokens)));
        of_noun = Some(figures::printed(scene, &noun.tokens));
    }
    if !size.fits(scene, of, unit.is_some() || of_noun.is_some(), &free) {
        return None;
    }
    let (hedge, from) = match super::hedges::left(scene, tokens.start, free.start) {
        Some((hedge, from)) => (hedge, from),
        None => (Hedge::Vague, tokens.start),
    };
    extent.start = from;
    let (bounds, likely) = normal::vague(size.least, size.likely);
    let central = size.central.map_or(Central::Vague, Central::One);
    let time = unit
        .as_ref()
        .filter(|u| matches!(u.unit.dimension, Dimension::Duration | Dimension::Calendar));
    let timex = time.and_then(|u| figures::vague_timex(u.unit, size.central));
    let wording = Wording {
        central,
        bounds,
        likely,
        hedge: Some(hedge),
        of: of_noun,
        head,
        role: None,
        timex,
        per: None,
        fraction: false,
        ordinal: false,
    };
    let quantity = figures::quantity(unit.as_ref(), wording)?;
    Some(Found { tokens, extent, draft: Draft::Figure(quantity) })
}

/// How much the words say.
struct Size {
    least: Number,
    likely: Number,
    /// `a couple` is two.
    central: Option<Number>,
    tokens: Range<usize>,
    /// Whether it needs `of` and something behind it (`hundreds of`), or just something (`several`).
    plural: bool,
}

impl Size {
    fn fits(&self, scene: &Scene, of: bool, something: bool, free: &Range<usize>) -> bool {
        let whole_text =
            self.tokens.start == free.start && self.tokens.end + usize::from(of) >= free.end;
        let closing = self.tokens.end + 1 >= free.end && scene.word(self.tokens.end) == ".";
        let alone = whole_text || (closing && self.tokens.start == free.start);
        alone
            || something
            || (self.plural && of && self.tokens.end + 1 < free.end)
            || (self.plural && !of && self.stands(scene, free))
    }
}

impl Size {
    /// `Dozens died`, `killing hundreds`, `Tens of thousands marched`: a magnitude of people who are not named. `scores` is a verb
    /// too, and `in the thousands` is a manner.
    fn stands(&self, scene: &Scene, free: &Range<usize>) -> bool {
        let (first, end) = (self.tokens.start, self.tokens.end);
        let opens = first == free.start || super::context::opens(scene, first);
        let before = if first > free.start { scene.before(first, 1) } else { "" };
        let verb_behind = end < free.end && scene.is(end, Class::VERB.or(Class::FUNCTION));
        let closes = end >= free.end || scene.tokens[end].kind == TokenKind::Mark;
        if scene.word(first) == "scores" || closes && scene.word(end) == "-" {
            return opens && verb_behind && scene.word(end) != "the";
        }
        let manner = matches!(before, "the" | "their" | "its" | "into" | "by");
        let led = opens || first > free.start && scene.tokens[first - 1].kind == TokenKind::Word;
        led && !manner && (verb_behind || closes || scene.tokens[end].kind == TokenKind::Word)
    }
}

fn magnitude(scene: &Scene, at: usize, free: &Range<usize>) -> Option<Size> {
    // `a few`, `a mere handful`.
    let before = |n: usize| if at >= free.start + n { scene.before(at, n) } else { "" };
    let mere = matches!(before(1), "mere" | "small" | "tiny" | "good") && before(2) == "a";
    let article = mere || before(1) == "a";
    let start = at - usize::from(article) - usize::from(mere);
    let (few, plural) = match scene.word(at) {
        "several" => ((3, 12, None), false),
        "few" if article => ((2, 10, None), false),
        "couple" if article => ((2, 4, Some(2)), false),
        "handful" if article => ((2, 10, None), false),
        "pair" if article => ((2, 2, Some(2)), false),
        "dozens" => ((24, 240, None), true),
        "scores" => ((40, 400, None), true),
        "tens" => ((20, 200, None), true),
        _ if scene.is(at, Class::SCALE.or(Class::VAGUE)) && scene.is(at, Class::SCALE) => {
            ((2, 20, None), true)
        }
        _ => return None,
    };
    let scaled = plural && scene.is(at, Class::SCALE);
    let mut power = if scaled { i32::from(scene.number(at)) } else { 0 };
    let mut end = at + 1;
    // Behind a number it is part of that number (`three millions`).
    if plural && at > free.start && scene.is(at - 1, Class::DIGITS.or(Class::NUMBER_WORD)) {
        return None;
    }
    let mut times = 1;
    let of = scene.word(end) == "of";
    let next = end + usize::from(of);
    let next_scale = next < free.end
        && scene.is(next, Class::SCALE)
        && !scene.is(next, Class::ORDINAL.or(Class::FRACTION));
    if next_scale && (plural == (of && scene.is(next, Class::VAGUE)) || !plural) {
        power += i32::from(scene.number(next));
        end = next + 1;
    } else if !plural && scene.word(next) == "dozen" {
        times = 12;
        end = next + 1;
    }
    // `tens` alone is no magnitude; nor is `a pair` of anything but twos.
    if scene.word(at) == "tens" && power == 0 {
        return None;
    }
    let scale = |n: i64| Number::ten_to(power)?.times(Number::from(n * times));
    let central = match few.2 {
        Some(n) => Some(scale(n)?),
        None => None,
    };
    Some(Size { least: scale(few.0)?, likely: scale(few.1)?, central, tokens: start..end, plural })
}

fn articles(scene: &Scene, at: usize) -> usize {
    usize::from(matches!(
        scene.word(at),
        "the" | "its" | "their" | "his" | "her" | "our" | "other" | "more" | "these" | "those"
    ))
}

fn unit_behind(scene: &Scene, at: usize, end: usize) -> Option<UnitRead> {
    if at >= end {
        return None;
    }
    let from = at + usize::from(super::fit::is_filler(scene.word(at)));
    let unit = units::unit_at(scene, from, end).filter(|u| u.spelled);
    let money =
        units::currency_after(scene, from, end).filter(|u| u.spelled && u.unit.factor == (1, 1));
    match (unit, money) {
        (Some(unit), Some(money)) => Some(if money.unit.name == "GBP" { money } else { unit }),
        (unit, money) => unit.or(money),
    }
}
