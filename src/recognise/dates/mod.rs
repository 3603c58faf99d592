//! Dates, times and sets, from words to days.
//!
//! In: unresolved expressions as the forms read them, in document order, and the article. Out: moments. An expression is resolved
//! against the publication date, the tense of its clause and the date at which the narrative stands. Durations are figures and
//! not read here.

mod ambiguous;
mod bare;
mod before;
mod behind;
mod calendar;
mod civil;
mod clock;
mod day_parts;
mod decades;
mod digits;
mod dotted;
mod expression;
mod grammar;
mod holidays;
mod hours;
mod listed;
mod lone_years;
mod offset;
mod periods;
mod pieces;
mod portions;
mod published;
mod reader;
mod relative;
mod resolve;
mod seasons;
mod stand;
mod steps;
mod table;
#[cfg(test)]
mod tests;
mod weekday;
mod words;
mod years;

use before::Before;
pub(super) use clock::read as clock_time;
pub(super) use expression::Count;
use expression::YearRef;
pub use expression::{Core, Expression, Reference, Tense};
pub(super) use grammar::{in_digits, read, starts};
pub(super) use holidays::yearly;
pub(super) use hours::clock_timex;
pub(super) use offset::ranked;
pub(super) use reader::Reader;
pub(super) use words::{Part, Season, Unit, Word, lookup, words_of_time};

use super::forms::{self, Draft, Found};
use super::scene::Scene;
use super::tense;
use crate::corpus::{Article, Block, BlockKind, DocumentType, Published};
use crate::recognise::vocabulary::Class;
use crate::text::TokenKind;
use crate::value::{Anchor, Moment, Shape, Value};
use stand::{Stand, Told};
use std::ops::Range;
use words::{Edge, Which};

/// `many` units as a TIMEX3 length: `P2W`.
pub(super) fn duration(unit: Unit, many: i32) -> String {
    periods::duration(Count::Halves(2 * many), unit)
}

/// An unknown number of units as a TIMEX3 length: `PTXM`.
pub(super) fn vague_duration(unit: Unit) -> String {
    periods::duration(Count::Vague, unit)
}

/// Resolves what the walk found, in document order, and makes every find a value. With them comes the publication date that the
/// article prints itself, where its metadata has none.
pub fn settle(scene: &Scene, mut found: Vec<Found>) -> (Vec<Value>, Option<Published>) {
    let printed = match scene.article.metadata.published {
        Some(_) => None,
        None => published::published(scene, &found),
    };
    let mut stand = stand(scene.article, printed.as_ref(), &found);
    share_years(scene, &mut found);
    let mut sentence = 0;
    let mut before = Before::default();
    let mut weekday: Option<(usize, Moment)> = None;
    let next_years = next_years(scene, &found);
    let mut out = Vec::with_capacity(found.len());
    for (found, next) in found.into_iter().zip(next_years) {
        let Draft::Moment(mut expression) = found.draft else {
            let rate = rate(scene, &found);
            out.extend(forms::value(scene, found));
            out.extend(rate);
            continue;
        };
        while scene.sentences.get(sentence).is_some_and(|s| s.tokens.end <= found.tokens.start) {
            sentence += 1;
        }
        stand.sentence = sentence;
        before.enters(sentence);
        if let Some(s) = scene.sentences.get(sentence) {
            let clause = tense::tense(&scene.tokens, &s.tokens, &found.tokens);
            expression.tense = before.tense(scene, &found.tokens, clause);
            if let Some(tense) = of_report(scene, &found.tokens, &expression) {
                expression.tense = tense;
            }
            before.give(scene, s.tokens.start, &found.tokens, &mut expression);
        }
        stand.looks_back = !stand.is_narrative()
            && scene.sentences.get(sentence).is_some_and(|s| {
                tense::is_pluperfect(&scene.tokens, s.tokens.start, found.tokens.start)
            });
        in_context(scene, &found.tokens, &stand, &mut expression);
        let mut moment = resolve::resolve(&expression, &stand);
        if let Some(same) = before.restated(scene, &found.tokens, &expression) {
            moment = same;
        }
        if let Core::Weekday { weekday: named, which: None, week: None } = expression.core
            && expression.part.is_none()
            && expression.clock.is_none()
        {
            // `from Monday to Friday`: the first Friday after that Monday.
            if let Some((end, from)) = weekday.take()
                && leads_to(scene, end, found.tokens.start)
                && let Some(later) = weekday::after(named, &from)
            {
                moment = later;
            }
        }
        if is_any(scene, &found.tokens, &expression)
            || is_adrift(scene, &found.tokens, &expression, &moment)
            || before.recurs(&expression)
        {
            moment = resolve::resolve(&expression, &Stand::new(None, DocumentType::News));
        }
        if matches!(expression.core, Core::Weekday { .. }) {
            weekday = Some((found.tokens.end, moment.clone()));
        }
        let compared = before.is_compared_with(scene, &found.tokens);
        let yardstick = before::is_yardstick(scene, &found.tokens);
        before.meets(scene, &found.tokens, &expression, &moment);
        let told = match told(scene, sentence, &found.tokens, &expression, stand.is_narrative()) {
            _ if compared && !stand.is_narrative() || yardstick => Told::Since,
            Told::Story | Told::Opening if stand.is_taken_back(&moment, next) => Told::Aside,
            told => told,
        };
        stand.meets(&moment, told);
        if matches!(&expression.core, Core::Offset(_, unit, 1, expression::Base::Narrative) if *unit <= Unit::Hour)
            && !stand.is_narrative()
        {
            stand.stays();
        }
        let span = |range: &Range<usize>| scene.tokens.span(range.start, range.end - 1);
        out.push(Value {
            span: span(&found.tokens),
            extent: span(&found.extent),
            shape: Shape::Moment(moment),
        });
    }
    (out, printed)
}

/// What the words leave to where they stand: `in '47`, told of the 1840s, is the year nearest to the story; in `it will freeze
/// overnight` it is the night to come.
fn in_context(scene: &Scene, tokens: &Range<usize>, stand: &Stand, expression: &mut Expression) {
    const CENTURY: i32 = 100;
    const QUARTER: i8 = 3;
    let tense = expression.tense;
    match (scene.tokens.word(tokens.start), &mut expression.core) {
        ("'", Core::Calendar { year: YearRef::Is(year), .. }) if stand.is_narrative() => {
            if let Some(now) = stand.now() {
                let off = i32::from(now.days.first.year()) - *year;
                *year += (off + CENTURY / 2).div_euclid(CENTURY) * CENTURY;
            }
        }
        ("overnight", Core::Day(days)) if tense == Tense::Future => *days = 0,
        // `At year-end it had 300 men`; `For the year, profit rose`, where the year is young.
        (_, Core::Unit(Unit::Year, Which::This)) if tense == Tense::Past => {
            let end = scene.tokens.word(tokens.end - 1) == "end";
            let opens = tokens.start > 0
                && scene.tokens[tokens.start - 1].capital
                && scene.tokens.word(tokens.start - 1) == "for"
                && stand.publication.is_some_and(|now| now.month() <= QUARTER);
            if end {
                expression.edge = Some(Edge::End);
            } else if opens && !stand.is_narrative() {
                expression.core = Core::Unit(Unit::Year, Which::Last);
            }
        }
        _ => {}
    }
}

/// What recurs behind a figure that is a rate: the `a day` of `40,000 barrels a day`.
fn rate(scene: &Scene, found: &Found) -> Option<Value> {
    let Draft::Figure(quantity) = &found.draft else { return None };
    quantity.per?;
    let last = found.extent.end.checked_sub(1)?;
    let first = last.checked_sub(1).filter(|first| *first >= found.tokens.end)?;
    let led = matches!(scene.word(first), "a" | "an" | "per" | "each" | "every");
    let Some(Word::Unit(unit, false)) = lookup(scene.word(last)) else { return None };
    let expression = Expression::of(Core::Set(duration(unit, 1)));
    led.then(|| Value {
        span: scene.tokens.span(first, last),
        extent: scene.tokens.span(first, last),
        shape: Shape::Moment(resolve::resolve(&expression, &Stand::new(None, DocumentType::News))),
    })
}

/// The tense that the noun behind a date without a year gives it: reports tell of a month that is over (`will release October
/// figures`), contracts of one to come (`December futures`); what a day describes (`set a Dec. 15 deadline`) may be either.
fn of_report(scene: &Scene, tokens: &Range<usize>, expression: &Expression) -> Option<Tense> {
    let Core::Calendar { year: YearRef::Unsaid, month: Some(_), day, which: None, .. } =
        expression.core
    else {
        return None;
    };
    if day.is_some() {
        let articled = tokens.start > 0
            && matches!(scene.word(tokens.start - 1), "a" | "an" | "the" | "its" | "his" | "her");
        let noun = scene.tokens.get(tokens.end).is_some_and(|t| t.kind == TokenKind::Word)
            && !scene.is(tokens.end, Class::FUNCTION.or(Class::VERB));
        // `after the Jan. 6 attack` looks back where its verb does.
        let behind = tokens.start > 1
            && matches!(scene.word(tokens.start - 2), "after" | "since" | "following");
        return (articled && noun && !behind).then_some(Tense::None);
    }
    match scene.tokens.get_word(tokens.end) {
        "figures" | "data" | "report" | "results" | "sales" | "numbers" | "statistics"
        | "payrolls" | "exports" | "imports" | "output" | "production" | "orders" | "inflation"
        | "unemployment" | "jobs" | "employment" | "survey" | "trade" | "retail" => {
            Some(Tense::Past)
        }
        "futures" | "contract" | "contracts" | "delivery" | "options" => Some(Tense::Future),
        _ => None,
    }
}

/// Whether it is any such weekday, or that of an event: `the crash came on a Monday`, `the Monday after the vote`; but `a Monday
/// deadline` is that of one.
fn is_any(scene: &Scene, tokens: &Range<usize>, expression: &Expression) -> bool {
    if !matches!(expression.core, Core::Weekday { which: None, week: None, .. })
        || tokens.start == 0
    {
        return false;
    }
    match scene.tokens.word(tokens.start - 1) {
        "a" => {
            scene.tokens.get(tokens.end).is_none_or(|t| t.kind != TokenKind::Word)
                || scene.is(tokens.end, Class::FUNCTION)
                || matches!(lookup(scene.tokens.word(tokens.end)), Some(Word::Which(_)))
        }
        "the" => matches!(scene.tokens.get_word(tokens.end), "after" | "before"),
        _ => false,
    }
}

/// `was buried the following Monday`, with no day near by from which it follows: it is not the next one from now.
fn is_adrift(
    scene: &Scene,
    tokens: &Range<usize>,
    expression: &Expression,
    moment: &Moment,
) -> bool {
    matches!(expression.core, Core::Weekday { which: Some(Which::Following), .. })
        && expression.tense == Tense::Past
        && moment.anchor == Anchor::Publication
        && scene.word(tokens.start) == "the"
        && scene.word(tokens.start + 1) == "following"
}

/// For every find the year that the next one names, of those that name one and do not look back (`since 1914`).
fn next_years(scene: &Scene, found: &[Found]) -> Vec<Option<i32>> {
    let mut next = None;
    let mut out: Vec<Option<i32>> = found
        .iter()
        .rev()
        .map(|found| {
            let behind = next;
            if let Draft::Moment(Expression {
                core:
                    Core::Calendar { year: YearRef::Is(year), .. }
                    | Core::Season(_, _, YearRef::Is(year)),
                ..
            }) = &found.draft
                && scene.before(found.tokens.start, 1) != "since"
            {
                next = Some(*year);
            }
            behind
        })
        .collect();
    out.reverse();
    out
}

/// The word that alone stands between two expressions, from `end` to `start`, where it joins them: `and`, `to`, a dash.
fn joint<'a>(scene: &'a Scene, end: usize, start: usize) -> Option<&'a str> {
    let word = if start == end + 1 { scene.tokens.word(end) } else { "" };
    matches!(word, "and" | "or" | "to" | "-" | "through" | "until" | "till" | "," | "&")
        .then_some(word)
}

/// Whether what stands between two weekdays makes them the ends of one stretch: `to`, `through`, a dash, the `and` of `between`.
fn leads_to(scene: &Scene, end: usize, start: usize) -> bool {
    match joint(scene, end, start) {
        Some("and") => scene.before(end, 2) == "between",
        Some(word) => !matches!(word, "or" | "," | "&"),
        None => false,
    }
}

/// The year that only the second of two joined dates names is the first's too: `from May to August 1950`, `November-February 1950`.
fn share_years(scene: &Scene, found: &mut [Found]) {
    for i in 1..found.len() {
        let (before, behind) = found.split_at_mut(i);
        let (Some(first), Some(second)) = (before.last_mut(), behind.first()) else { continue };
        let (Draft::Moment(a), Draft::Moment(b)) = (&mut first.draft, &second.draft) else {
            continue;
        };
        let (
            Core::Calendar { year, month: Some(from), day, which: None, .. },
            Core::Calendar { year: YearRef::Is(named), month: Some(to), day: other, .. },
        ) = (&mut a.core, &b.core)
        else {
            continue;
        };
        let joined = joint(scene, first.tokens.end, second.tokens.start).is_some_and(|w| w != ",");
        if *year == YearRef::Unsaid && joined && (day.is_none() || other.is_some()) {
            *year = YearRef::Is(if *from <= *to { *named } else { *named - 1 });
        }
    }
}

/// How the expression at `tokens` stands to the story.
fn told(
    scene: &Scene,
    sentence: usize,
    tokens: &Range<usize>,
    expression: &Expression,
    is_narrative: bool,
) -> Told {
    match &expression.core {
        Core::Offset(_, unit, -1, expression::Base::Now | expression::Base::Narrative)
            if *unit >= Unit::Month =>
        {
            return Told::Back;
        }
        Core::Unit(_, Which::Last | Which::Previous | Which::Past)
        | Core::Season(_, Some(Which::Last | Which::Previous), _)
        | Core::Calendar { which: Some(Which::Last | Which::Previous), .. } => return Told::Back,
        Core::Units(..) => return Told::Aside,
        _ => {}
    }
    if tokens.start > 0 && scene.tokens.word(tokens.start - 1) == "since" && !is_narrative {
        return Told::Since;
    }
    if !is_narrative && before::is_interjected(scene, tokens) {
        return Told::Since;
    }
    let Some(s) = scene.sentences.get(sentence) else { return Told::Aside };
    // `a planned campaign in 1976` looks ahead of the story.
    const AHEAD: usize = 4;
    let from = s.tokens.start.max(tokens.start.saturating_sub(AHEAD));
    if (from..tokens.start)
        .any(|i| matches!(scene.tokens.word(i), "planned" | "projected" | "proposed" | "scheduled"))
    {
        return Told::Aside;
    }
    let short = s.tokens.len() <= 12 && scene.tokens.get_word(s.tokens.end - 1) != ".";
    let heading = short
        || matches!(
            scene.article.blocks.get(s.block),
            Some(Block { kind: BlockKind::Heading(_), .. })
        );
    let Core::Calendar { month: None, day: None, .. } = &expression.core else {
        return Told::Story;
    };
    if heading && expression.edge.is_none() {
        return Told::Heading;
    }
    let before =
        if tokens.start > s.tokens.start { scene.tokens.word(tokens.start - 1) } else { "" };
    match before {
        "in" | "by" if tokens.start == s.tokens.start + 1 => Told::Opening,
        "in" | "by" | "" | "of" | "during" | "throughout" => Told::Story,
        _ if expression.edge.is_some() => Told::Story,
        _ => Told::Aside,
    }
}

/// Where the article stands before its first word.
fn stand(article: &Article, printed: Option<&Published>, found: &[Found]) -> Stand {
    let metadata = &article.metadata;
    let published = metadata.published.as_ref().or(printed).map(|p| p.date);
    let document = metadata.document.unwrap_or_else(|| guess(published.is_some(), found));
    let mut stand = Stand::new(published, document);
    stand.guessed = metadata.document.is_none();
    stand.day_first = day_first(article, found);
    stand
}

/// News or history, where the article does not say: what has no publication date and names several years tells history.
fn guess(published: bool, found: &[Found]) -> DocumentType {
    const YEARS: usize = 3;
    let years = found.iter().filter(|found| {
        matches!(
            &found.draft,
            Draft::Moment(Expression { core: Core::Calendar { year: YearRef::Is(_), .. }, .. })
        )
    });
    if published || years.count() < YEARS { DocumentType::News } else { DocumentType::Narrative }
}

/// Whether dates in digits have the day first: by those of the article that leave no doubt, else by its language.
fn day_first(article: &Article, found: &[Found]) -> Option<bool> {
    let mut seen = [false, false];
    for found in found {
        if let Draft::Moment(Expression { core: Core::Slashes(a, b, _), .. }) = &found.draft {
            seen[0] |= *a > 12;
            seen[1] |= *b > 12;
        }
    }
    match seen {
        [true, false] => return Some(true),
        [false, true] => return Some(false),
        _ => {}
    }
    let metadata = &article.metadata;
    let locale = metadata.members.get("locale").or(metadata.lang.as_ref())?;
    let region = locale.split(['-', '_']).nth(1)?.to_ascii_uppercase();
    match region.as_str() {
        "US" | "PH" => Some(false),
        "GB" | "UK" | "AU" | "NZ" | "IE" | "IN" | "ZA" | "SG" | "NG" | "KE" | "PK" | "MT" => {
            Some(true)
        }
        _ => None,
    }
}
