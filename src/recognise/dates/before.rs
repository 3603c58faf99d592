//! What an expression takes over from those before it in its sentence: the tense of a verb that they share, the year that they name,
//! the night that it ends. In: expressions in the order of the text. Out: the same with what their own words leave out.

use super::super::scene::Scene;
use super::expression::{Base, Clock, Core, Count, Expression, Reference, Tense, YearRef};
use super::joint;
use super::periods;
use super::resolve::days_in;
use super::words::{Part, Unit};
use crate::text::TokenKind;
use crate::value::{Granularity, Moment, Reading, TimexType};
use std::ops::Range;

/// The hour from which a day is late, so that an early one behind it is the next day's.
const LATE: u8 = 18;
/// The hour up to which a time of day is early.
const EARLY: u8 = 12;

/// What the expressions of one sentence leave to the next one in it.
#[derive(Default)]
pub struct Before {
    sentence: usize,
    last: Option<Last>,
    /// Whether a day to come was named: `two meetings tomorrow and none on Friday`.
    ahead: bool,
    /// Whether something recurs on days of the week: `on Sundays she slept till noon`.
    recurring: bool,
    frame: Option<Frame>,
}

/// The expression before.
struct Last {
    end: usize,
    tense: Tense,
    is_now: bool,
    is_late: bool,
    moment: Moment,
}

/// A year that holds for what is said behind it.
#[derive(Clone, Copy)]
struct Frame {
    year: i32,
    /// The token behind the words that name it.
    from: usize,
    /// Whether it holds for the whole sentence and not just for its clause.
    whole: bool,
}

impl Before {
    /// The sentence `sentence` is read on, or a new one begins.
    pub fn enters(&mut self, sentence: usize) {
        if sentence != self.sentence {
            *self = Self { sentence, ..Self::default() };
        }
    }

    /// The tense of the expression at `tokens`, whose clause has the tense `clause`.
    pub fn tense(&self, scene: &Scene, tokens: &Range<usize>, clause: Tense) -> Tense {
        let mut tense = clause;
        if let Some(last) = &self.last {
            // `on Friday and Saturday`, `tonight and on Friday morning`: one verb for both.
            if joint(scene, last.end, tokens.start).is_some() || is_second(scene, last.end, tokens)
            {
                tense = last.tense;
            }
            // `between now and May 21`.
            if last.is_now && joint(scene, last.end, tokens.start).is_some() {
                tense = Tense::Future;
            }
        }
        let open = matches!(tense, Tense::Present | Tense::None);
        if open && self.ahead { Tense::Future } else { tense }
    }

    /// Gives the expression at `tokens` the year or the day that those before it settle.
    pub fn give(
        &mut self,
        scene: &Scene,
        start: usize,
        tokens: &Range<usize>,
        expression: &mut Expression,
    ) {
        self.open_frame(scene, start, tokens, expression);
        if self.ends_night(scene, tokens, expression) {
            expression.core = Core::Offset(Count::Halves(2), Unit::Day, 1, Base::Narrative);
        }
        let elaborated = self.elaborated(scene, tokens, expression);
        if let Some(year) = elaborated {
            self.frame = Some(Frame { year, from: tokens.end, whole: true });
        }
        let holds = |frame: &Frame| frame.whole || !breaks_off(scene, frame.from, tokens.start);
        match (&mut expression.core, self.frame.filter(holds)) {
            (
                Core::Calendar {
                    year: unsaid @ YearRef::Unsaid, month: Some(_), which: None, ..
                }
                | Core::Holiday(_, None, unsaid @ YearRef::Unsaid),
                Some(frame),
            ) => *unsaid = YearRef::Is(frame.year),
            (
                Core::Portion(_, _, unsaid @ YearRef::Unsaid, false)
                | Core::Season(_, None, unsaid @ YearRef::Unsaid),
                Some(frame),
            ) if elaborated.is_some() => *unsaid = YearRef::Is(frame.year),
            _ => {}
        }
    }

    /// Whether a time of day recurs with the days that its sentence names: `on Sundays she slept till noon`.
    pub fn recurs(&self, expression: &Expression) -> bool {
        self.recurring && expression.core == Core::Unsaid
    }

    /// Whether the expression at `tokens` is what another one of its sentence is laid beside: `rose in May from April`.
    pub fn is_compared_with(&self, scene: &Scene, tokens: &Range<usize>) -> bool {
        let joined = matches!(
            scene.tokens.get_word(tokens.end),
            "to" | "until" | "through" | "-" | "onwards"
        );
        let led =
            tokens.start > 0 && matches!(scene.tokens.word(tokens.start - 1), "from" | "than");
        self.last.is_some() && led && !joined
    }

    /// `on Monday, a day later,`, `last Friday, the day before the vote`: what the date right before it names, told once more by its
    /// distance.
    pub fn restated(
        &self,
        scene: &Scene,
        tokens: &Range<usize>,
        expression: &Expression,
    ) -> Option<Moment> {
        let Core::Offset(_, unit, _, base @ (Base::Narrative | Base::Event)) = &expression.core
        else {
            return None;
        };
        let last = self.last.as_ref().filter(|last| last.end + 1 == tokens.start)?;
        if scene.tokens.word(last.end) != "," || !last.moment.is_resolved() {
            return None;
        }
        let closed = scene.tokens.get(tokens.end).is_none_or(|t| t.kind == TokenKind::Mark);
        if !closed && *base == Base::Narrative || *unit < Unit::Day {
            return None;
        }
        restate(&last.moment, *unit)
    }

    /// The expression at `tokens` was resolved to `moment`.
    pub fn meets(
        &mut self,
        scene: &Scene,
        tokens: &Range<usize>,
        expression: &Expression,
        moment: &Moment,
    ) {
        self.ahead |= matches!(expression.core, Core::Day(1..));
        self.recurring |=
            matches!(&expression.core, Core::Set(timex) if timex.starts_with("XXXX-WXX-"));
        if let Some(year) = opening_year(scene, tokens, expression, moment) {
            self.frame = Some(Frame { year, from: tokens.end, whole: false });
        }
        self.last = Some(Last {
            end: tokens.end,
            tense: expression.tense,
            is_now: expression.core == Core::Reference(Reference::Present),
            is_late: is_late(expression),
            moment: moment.clone(),
        });
    }

    /// `In 2020, it opened in June`: the year that opens its sentence is that of every month in it.
    fn open_frame(
        &mut self,
        scene: &Scene,
        start: usize,
        tokens: &Range<usize>,
        expression: &Expression,
    ) {
        let Core::Calendar { year: YearRef::Is(year), month: None, which: None, .. } =
            expression.core
        else {
            return;
        };
        let opens = tokens.start == start + 1
            && matches!(scene.tokens.word(start), "in" | "during" | "throughout");
        // `In 1938, 1954 and 1985` names no one year.
        let whole = scene.tokens.get_word(tokens.end) == ","
            && scene.tokens.get(tokens.end + 1).is_none_or(|t| t.kind != TokenKind::Number);
        if opens && (whole || opens_subject(scene, tokens.end)) {
            self.frame = Some(Frame { year, from: tokens.end, whole });
        }
    }

    /// `a month later, on July 28`, `in the summer of 1985, between May and June`: a date that says more exactly what the one before
    /// it says.
    fn elaborated(
        &self,
        scene: &Scene,
        tokens: &Range<usize>,
        expression: &Expression,
    ) -> Option<i32> {
        let date = match expression.core {
            Core::Calendar {
                year: YearRef::Unsaid, month: Some(month), day, which: None, ..
            } => Some((month, day)),
            // `A year ago, in the third quarter`.
            Core::Portion(_, _, YearRef::Unsaid, false)
            | Core::Season(_, None, YearRef::Unsaid) => None,
            _ => return None,
        };
        let last = self.last.as_ref()?;
        let between = last.end..tokens.start;
        let led = match between.len() {
            1 => true,
            2 => matches!(
                scene.tokens.word(tokens.start - 1),
                "on" | "in" | "between" | "from" | "around" | "about"
            ),
            _ => false,
        };
        if !led || !matches!(scene.tokens.word(last.end), "," | "(" | "-") {
            return None;
        }
        let days = last.moment.readings.first()?.days?;
        let (first, final_year) = (i32::from(days.first.year()), i32::from(days.last.year()));
        let Some((month, day)) = date else {
            return (last.moment.granularity == Granularity::Year).then_some(first);
        };
        let within = (first..=final_year)
            .find(|year| days_in(*year, month, day).is_some_and(|found| days.contains(&found)));
        let season = last.moment.granularity == Granularity::Season;
        within.filter(|_| final_year - first <= 1).or(season.then_some(first))
    }

    /// `from 10 p.m. on Monday until 4 a.m.`, `late on Monday and into the early morning`: an early time behind a late one is that of
    /// the next day.
    fn ends_night(&self, scene: &Scene, tokens: &Range<usize>, expression: &Expression) -> bool {
        let late = self.last.as_ref().is_some_and(|last| last.is_late);
        let led = tokens.start > 0
            && matches!(
                scene.tokens.word(tokens.start - 1),
                "by" | "until" | "till" | "into" | "to" | "through"
            );
        let early = match (expression.clock, expression.part) {
            (Some(clock), _) => clock.settled && clock.hour <= EARLY,
            (None, part) => part == Some(Part::Morning),
        };
        late && led && early && expression.core == Core::Unsaid && expression.until.is_none()
    }
}

/// The unit that holds the days of `moment`, for each of its readings, where it is no finer than they are.
fn restate(moment: &Moment, unit: Unit) -> Option<Moment> {
    let readings: Option<Vec<(Reading, Granularity)>> = moment
        .readings
        .iter()
        .map(|reading| {
            let days = reading.days?;
            let (timex, held, granularity) = periods::holding(days.first, unit)?;
            held.contains(&days).then_some((Reading { timex, days: Some(held) }, granularity))
        })
        .collect();
    let readings = readings?;
    let granularity = readings.first()?.1;
    let readings = readings.into_iter().map(|(reading, _)| reading).collect();
    Some(Moment { kind: TimexType::Date, granularity, readings, ..moment.clone() })
}

/// Whether the expression at `tokens` stands in a comparison: `lower than they had been in 1914`.
pub fn is_yardstick(scene: &Scene, tokens: &Range<usize>) -> bool {
    const REACH: usize = 6;
    (tokens.start.saturating_sub(REACH)..tokens.start)
        .rev()
        .take_while(|&i| scene.tokens[i].kind == TokenKind::Word)
        .any(|i| {
            scene.tokens.word(i) == "than" && !matches!(scene.tokens.get_word(i + 1), "a" | "half")
        })
        && !matches!(scene.tokens.word(tokens.start), "than")
}

/// Whether the expression names a late time of a day.
fn is_late(expression: &Expression) -> bool {
    let hour = |clock: &Clock| (LATE..24).contains(&clock.hour);
    match (&expression.clock, expression.part) {
        (Some(clock), _) => hour(clock) && expression.until.is_none(),
        (None, part) => matches!(part, Some(Part::Evening | Part::Night)),
    }
}

/// Whether `tokens` is the second of two dates of one verb, with a word that leads it: `tonight and on Friday morning`. Where more than
/// a mark or a small word follows it opens a clause of its own: `and on Saturday the army fired`.
fn is_second(scene: &Scene, end: usize, tokens: &Range<usize>) -> bool {
    let words = |i: usize| scene.tokens.word(i);
    let led = (1..=3).contains(&(tokens.start.saturating_sub(end + 1)))
        && matches!(words(end), "and" | "or")
        && (end + 1..tokens.start).all(|i| {
            matches!(
                words(i),
                "on" | "in"
                    | "at"
                    | "by"
                    | "to"
                    | "until"
                    | "again"
                    | "then"
                    | "through"
                    | "late"
                    | "early"
                    | "from"
            )
        });
    let goes_on = scene.tokens.get(tokens.end).is_some_and(|t| t.kind == TokenKind::Word)
        && !matches!(
            scene.tokens.word(tokens.end),
            "at" | "in" | "with" | "for" | "as" | "and" | "but" | "after" | "before"
        );
    led && !goes_on && scene.tokens.get_word(tokens.end) != ","
}

/// Whether the expression stands in a relative clause that commas set off: `the airlift, which began Aug. 14, was to end`.
pub fn is_interjected(scene: &Scene, tokens: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let opens = |i: usize| {
        i > 0
            && matches!(scene.tokens.word(i), "which" | "who" | "whose" | "where")
            && scene.tokens.word(i - 1) == ","
    };
    let relative = (tokens.start.saturating_sub(REACH)..tokens.start)
        .rev()
        .take_while(|&i| !matches!(scene.tokens.word(i), "," | ";" | "."))
        .any(opens);
    relative && scene.tokens.get_word(tokens.end) == ","
}

/// Whether a clause ends between `from` and `to`.
fn breaks_off(scene: &Scene, from: usize, to: usize) -> bool {
    (from..to).any(|i| match scene.tokens.word(i) {
        ";" | ":" | "\"" => true,
        "," => matches!(scene.tokens.get_word(i + 1), "and" | "but" | "while" | "so" | "yet"),
        "-" => scene.tokens[i].spaced,
        _ => false,
    })
}

/// Whether the words at `at` are the subject of a clause, which a year before them opens: `In 2012 it lost`.
fn opens_subject(scene: &Scene, at: usize) -> bool {
    let Some(token) = scene.tokens.get(at) else { return false };
    token.kind == TokenKind::Word
        && (token.capital
            || matches!(
                scene.tokens.word(at),
                "it" | "he"
                    | "she"
                    | "they"
                    | "we"
                    | "i"
                    | "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
            ))
}

/// The year of an expression that opens a clause and is a year, however it is told: `the previous year`, `two years later`.
fn opening_year(
    scene: &Scene,
    tokens: &Range<usize>,
    expression: &Expression,
    moment: &Moment,
) -> Option<i32> {
    let told =
        matches!(expression.core, Core::Unit(Unit::Year, _) | Core::Offset(_, Unit::Year, ..));
    if !told || moment.granularity != Granularity::Year || !opens_subject_behind(scene, tokens.end)
    {
        return None;
    }
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |i| scene.tokens.word(i));
    let opens = matches!(before(1), "" | "." | ";" | ":" | "," | "and" | "but" | "\"");
    let days = moment.readings.first()?.days?;
    opens.then(|| i32::from(days.first.year()))
}

/// The same behind a comma.
fn opens_subject_behind(scene: &Scene, at: usize) -> bool {
    opens_subject(scene, at + usize::from(scene.tokens.get_word(at) == ","))
}
