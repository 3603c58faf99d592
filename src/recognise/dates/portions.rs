//! Parts of years, fiscal or not: `the third quarter of 2022`, `H1`, `fiscal 2008`, `year-end`. In: tokens. Out: what they name.

use super::expression::{Base, Core, Count, Tense, YearRef};
use super::reader::Reader;
use super::words::{Unit, Which, Word};
use super::{decades, years};

/// Quarters and halves of a year: `the third quarter of 2022`, `Q3 2022`, `third-quarter`, `the second half of last year`.
pub fn portion(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let start = reader.skip(at, &["the"]);
    if let Some(Word::Coded) = reader.lookup(start) {
        return coded(reader, start).filter(|(core, _)| {
            reader.is_capital(start) || !matches!(core, Core::Portion(_, _, YearRef::Unsaid, _))
        });
    }
    // `the 1988 third quarter`.
    if start > at
        && let Some((year, end)) = years::year(reader, start)
        && let Some(found) = portion_of(reader, end, YearRef::Is(year), false)
    {
        return Some(found);
    }
    // `in the 1988 quarter`: the one that the article speaks of, in that year.
    if start > at
        && let Some((year, end)) = years::year(reader, start)
        && let Some(Word::Unit(unit @ (Unit::Quarter | Unit::Month), false)) = reader.lookup(end)
        && reader.digits(start, 4).is_some()
    {
        let story = Box::new(Core::Unit(unit, Which::Same));
        return Some((Core::InYear(story, YearRef::Is(year)), end + 1));
    }
    if let Some((year, end)) = years::year(reader, start)
        && let Some(Word::Coded) = reader.lookup(reader.skip(end, &["-"]))
    {
        let (core, end) = coded(reader, reader.skip(end, &["-"]))?;
        let Core::Portion(index, parts, YearRef::Unsaid, fiscal) = core else { return None };
        return Some((Core::Portion(index, parts, YearRef::Is(year), fiscal), end));
    }
    if let Some(Word::Month(month @ (3 | 6 | 9 | 12), _)) = reader.lookup(start)
        && reader.word(start + 1) == "quarter"
        && reader.before(start) != "-"
    {
        let (year, end) = years::tail(reader, start + 2).unwrap_or((YearRef::Unsaid, start + 2));
        return Some((Core::Portion(month / 3, 4, year, false), end));
    }
    if let Some((quarter, end)) = from_month_to_month(reader, start) {
        let (year, end) = years::tail(reader, end).unwrap_or((YearRef::Unsaid, end));
        return Some((Core::Portion(quarter, 4, year, false), end));
    }
    let fiscal_first = reader.word(start) == "fiscal";
    let start = if fiscal_first { start + 1 } else { start };
    let (rank, next) = match reader.word(start) {
        "latter" => (2, start + 1),
        "final" => (0, start + 1),
        // `the last quarter of 1988`.
        "last" if is_last_of_year(reader, start) => (0, start + 1),
        _ => reader.ordinal(start)?,
    };
    let fiscal = fiscal_first || reader.word(next) == "fiscal";
    let next = reader.skip(next, &["-", "fiscal"]);
    if let Some(found) = first_of_two(reader, rank, next) {
        return Some(found);
    }
    let is_many = matches!(reader.lookup(next), Some(Word::Unit(Unit::Quarter, true)));
    let (parts, most) = match reader.lookup(next)? {
        Word::Unit(Unit::Quarter, _) => (4, 4),
        Word::Unit(Unit::Half, false) => (2, 2),
        _ if reader.word(next) == "part" && reader.word(start) == "latter" => (2, 2),
        _ => return None,
    };
    let rank = if rank == 0 { most } else { rank };
    if rank > most {
        return None;
    }
    if parts == 4 && is_many && !reader.is(start.wrapping_sub(1), &["and", "or"]) {
        return None;
    }
    // `in the first quarter of the 20th century`.
    if reader.word(next + 1) == "of"
        && decades::century(reader, reader.skip(next + 2, &["the"])).is_some()
    {
        return None;
    }
    // `rose for the third quarter in a row`.
    if reader.word(next + 1) == "in" && reader.word(next + 3) == "row"
        || reader.word(next + 1) == "running"
    {
        return None;
    }
    let (year, end, fiscal_year) = portion_year(reader, next + 1);
    if parts == 4
        && year == YearRef::Unsaid
        && let Some((date @ Core::Calendar { month: Some(month), .. }, tense)) =
            last_day(reader, end)
        // `the second quarter, ended Dec. 31`: of a year that does not begin in January.
        && (fiscal || fiscal_year || month != rank * 3 && !is_many)
    {
        return Some((Core::FiscalTo(rank, Box::new(date), tense), end));
    }
    let hyphen = reader.word(start + 1) == "-";
    let half_of_year = year != YearRef::Unsaid
        || hyphen && RESULTS.contains(&reader.word(next + 1))
        || !hyphen && rank > 0 && speaks_of_business(reader, at);
    (parts == 4 && !reader.is(next + 1, &["mile", "final", "finals", "century", "back", "pounder"])
        || half_of_year)
        .then_some((Core::Portion(rank, parts, year, fiscal || fiscal_year), end))
}

/// Whether `last` is the last quarter of a year, and not the one before this.
fn is_last_of_year(reader: &Reader, at: usize) -> bool {
    reader.word(at + 1) == "quarter"
        && reader.is(at + 2, &["of", "in"])
        && years::tail(reader, at + 2).is_some()
}

/// The `second` of `the second and third quarters`, which is read next.
fn first_of_two(reader: &Reader, rank: u8, at: usize) -> Option<(Core, usize)> {
    if !reader.is(at, &["and", "or"]) || !(1..=4).contains(&rank) {
        return None;
    }
    let (_, next) = reader.ordinal(at + 1)?;
    let Word::Unit(Unit::Quarter, _) = reader.lookup(next)? else { return None };
    let (year, ..) = portion_year(reader, next + 1);
    Some((Core::Portion(rank, 4, year, false), at))
}

/// The quarter that two months bound, and the token behind it: `the July-September quarter`.
fn from_month_to_month(reader: &Reader, at: usize) -> Option<(u8, usize)> {
    let Word::Month(first, _) = reader.lookup(at)? else { return None };
    let joint = reader.skip(at + 1, &["."]);
    let Word::Month(last, _) = reader.lookup(joint + 1)? else { return None };
    let end = reader.skip(joint + 2, &["."]);
    let bounds = last % 3 == 0 && first + 2 == last && reader.is(joint, &["-", "to"]);
    (bounds && reader.word(end) == "quarter").then_some((last / 3, end + 1))
}

/// The day that closes a fiscal year or quarter, and its tense: `ended June 30`, `, which ends on June 30`, `that began Oct. 1`.
fn last_day(reader: &Reader, at: usize) -> Option<(Core, Tense)> {
    let verb = reader.skip(reader.skip(at, &[","]), &["that", "which"]);
    let tense = match reader.word(verb) {
        "ended" => Tense::Past,
        "ending" => Tense::Future,
        "ends" if verb > at => Tense::Future,
        "began" | "started" => Tense::Past,
        "beginning" | "starting" => Tense::Future,
        "begins" | "starts" if verb > at => Tense::Future,
        _ => return None,
    };
    let (date, _) = super::calendar::read(reader, reader.skip(verb + 1, &["on", "in", "last"]))?;
    if !matches!(date, Core::Calendar { month: Some(_), .. }) {
        return None;
    }
    // What began on Oct. 1 ends in the year of the eleventh month behind.
    let begins = reader.word(verb).starts_with("beg") || reader.word(verb).starts_with("start");
    let date = if begins {
        Core::Offset(Count::Halves(22), Unit::Month, 1, Base::Date(Box::new(date)))
    } else {
        date
    };
    Some((date, tense))
}

/// What companies and economies report by the half-year.
const RESULTS: &[&str] = &[
    "profit",
    "profits",
    "earnings",
    "earned",
    "results",
    "sales",
    "revenue",
    "revenues",
    "net",
    "loss",
    "losses",
    "income",
    "pretax",
    "gdp",
    "growth",
    "output",
    "production",
    "exports",
    "imports",
    "orders",
    "turnover",
    "economy",
    "inflation",
    "dividend",
    "shipments",
    "deliveries",
    "spending",
    "investment",
    "deficit",
    "surplus",
    "demand",
];

/// Words of games, which have halves too.
const PLAY: &[&str] = &[
    "goal",
    "goals",
    "scored",
    "score",
    "match",
    "game",
    "half-time",
    "halftime",
    "minute",
    "team",
    "coach",
    "referee",
    "penalty",
    "touchdown",
    "lead",
    "season",
];

/// Whether the sentence around `at` speaks of results and not of a game.
fn speaks_of_business(reader: &Reader, at: usize) -> bool {
    const REACH: usize = 25;
    let start = (at.saturating_sub(REACH)..at)
        .rev()
        .find(|&i| reader.is(i, &[".", "?", "!"]))
        .map_or(at.saturating_sub(REACH), |i| i + 1);
    let mut words = (start..reader.end.min(at + REACH)).map(|i| reader.word(i));
    words.clone().all(|word| !PLAY.contains(&word)) && words.any(|word| RESULTS.contains(&word))
}

/// `first half`, `third quarter` behind `last year's`, `1989's` or `1989`.
pub fn portion_of(
    reader: &Reader,
    at: usize,
    year: YearRef,
    fiscal: bool,
) -> Option<(Core, usize)> {
    let (rank, next) = reader.ordinal(at)?;
    let next = reader.skip(next, &["-"]);
    let parts = match reader.lookup(next)? {
        Word::Unit(Unit::Quarter, false) => 4,
        Word::Unit(Unit::Half, false) => 2,
        _ => return None,
    };
    (rank <= parts).then_some((Core::Portion(rank, parts, year, fiscal), next + 1))
}

/// The quarter of `the quarter ended Dec. 31`, `the quarter that ended June 30`: the one that its last month closes.
pub fn ended(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let verb = reader.skip(at + 1, &["that"]);
    // `in the quarter to March`.
    let to = verb == at + 1
        && reader.is(verb, &["to", "through"])
        && matches!(reader.lookup(verb + 1), Some(Word::Month(..)));
    if !to && !reader.is(verb, &["ended", "ending", "ends"]) {
        return None;
    }
    let (core, _) = super::calendar::read(reader, reader.skip(verb + 1, &["on", "in"]))?;
    let Core::Calendar { year, month: Some(month), which: None, .. } = core else { return None };
    // One that ends in another month is fiscal: the quarter of the calendar that most of it falls into.
    let (quarter, year) = match (month % 3, year) {
        (1, YearRef::Is(year)) if month == 1 => (4, YearRef::Is(year - 1)),
        (1, _) if month == 1 => (4, year),
        (1, _) => (month / 3, year),
        (2, _) => (month / 3 + 1, year),
        _ => (month / 3, year),
    };
    Some((Core::Portion(quarter, 4, year, month % 3 != 0), at + 1))
}

/// `year-ago`, `year-earlier`, `year-end`.
pub fn hyphened(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let Some(Word::Unit(unit, false)) = reader.lookup(at) else { return None };
    let next = reader.skip(at + 1, &["-"]);
    let glued = next > at + 1;
    let one = Count::Halves(2);
    Some(match reader.word(next) {
        "ago" | "earlier" if glued && unit == Unit::Year => year_earlier(reader, next),
        "ago" if glued => (Core::Offset(one, unit, -1, Base::Now), next + 1),
        "earlier" if glued => (Core::Offset(one, unit, -1, Base::Narrative), next + 1),
        "end" if unit == Unit::Year && years::year(reader, next + 1).is_some() => {
            let (year, end) = years::year(reader, next + 1)?;
            (Core::year(year), end)
        }
        "end" if reader.word(next + 1) != "of" => (Core::Unit(unit, Which::This), next + 1),
        _ => return None,
    })
}

/// `the prior-year quarter`, `the previous-year period`: as `the year-earlier quarter`.
pub fn of_prior_year(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let start = reader.skip(at, &["the"]);
    let glued = (1..=2).all(|i| reader.is_glued(start + i)) && reader.word(start + 1) == "-";
    let year = matches!(reader.lookup(start + 2), Some(Word::Unit(Unit::Year, false)));
    (reader.is(start, &["prior", "previous", "last"]) && glued && year)
        .then(|| year_earlier(reader, start + 2))
}

/// `the year-earlier quarter`, `the year-ago period`: the one a year before that of the story.
fn year_earlier(reader: &Reader, at: usize) -> (Core, usize) {
    let next = at + 1;
    let base = |base| Core::Offset(Count::Halves(2), Unit::Year, -1, base);
    let (rank, named) = match reader.ordinal(next) {
        Some((rank, end)) => (Some(rank), reader.skip(end, &["-"])),
        None => (None, next),
    };
    match (reader.lookup(named), rank) {
        (Some(Word::Unit(Unit::Quarter, false)), Some(rank @ 1..=4)) => {
            (Core::Portion(rank, 4, YearRef::Which(Which::Last), false), named + 1)
        }
        (Some(Word::Unit(unit @ (Unit::Quarter | Unit::Month), false)), None) => {
            let story = Core::Unit(unit, Which::Same);
            let year = Base::Date(Box::new(story));
            (Core::Offset(Count::Halves(2), Unit::Year, -1, year), named + 1)
        }
        _ if reader.word(next) == "period" => (base(Base::Narrative), next + 1),
        _ if reader.word(at) == "ago" => (base(Base::Now), next),
        _ => (base(Base::Narrative), next),
    }
}

fn portion_year(reader: &Reader, at: usize) -> (YearRef, usize, bool) {
    let of = if reader.is(at, &["of", "in"]) { at + 1 } else { at };
    if reader.word(of) == "fiscal"
        && let Some((year, end)) = years::tail(reader, reader.skip(of + 1, &["year"]))
    {
        return (year, end, true);
    }
    match years::tail(reader, at) {
        Some((year, end)) => (year, end, false),
        None => (YearRef::Unsaid, at, false),
    }
}

/// `Q3`, `H1`, `FY2008` with the year behind them.
fn coded(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let word = reader.word(at);
    if let Some(year) = word.strip_prefix("fy") {
        let number: i32 = year.parse().ok()?;
        let year = if year.len() == 2 { years::two_digits(number) } else { number };
        return Some((Core::Fiscal(YearRef::Is(year)), at + 1));
    }
    let index = word.as_bytes().get(1)? - b'0';
    let parts = if word.starts_with('q') { 4 } else { 2 };
    let next = reader.skip(at + 1, &["-", ","]);
    let fiscal = reader.word(next) == "fy";
    let behind = reader.skip(next, &["fy"]);
    let joined = years::year(reader, behind).filter(|_| reader.word(at + 1) == "-");
    let (year, end) = match joined.map(|(year, end)| (YearRef::Is(year), end)) {
        Some(found) => found,
        None => years::tail(reader, behind).unwrap_or((YearRef::Unsaid, at + 1)),
    };
    Some((Core::Portion(index, parts, year, fiscal), end))
}

/// `fiscal 2008`, `fiscal year 2009`, `the fiscal year`, `FY 2008`.
pub fn fiscal(reader: &Reader, at: usize) -> Option<(Core, usize)> {
    let start = reader.skip(at, &["the"]);
    let (which, start) = match reader.lookup(start) {
        Some(Word::Which(which)) => (Some(which), start + 1),
        _ => (None, start),
    };
    let named = match reader.word(start) {
        "fy" => start + 1,
        "fiscal" | "financial" => reader.skip(start + 1, &["year"]),
        _ => return None,
    };
    if which.is_none()
        && let Some((year, end)) = years::year(reader, reader.skip(named, &["of"]))
    {
        let year = YearRef::Is(year);
        return portion_of(reader, reader.skip(end, &["'s"]), year, true)
            .or(Some((Core::Fiscal(year), end)));
    }
    let year = reader.before(named) == "year" && named == start + 2;
    if year
        && which.is_none()
        && let Some((date, tense)) = last_day(reader, named)
    {
        return Some((Core::FiscalTo(0, Box::new(date), tense), named));
    }
    year.then_some((Core::Fiscal(which.map_or(YearRef::Unsaid, YearRef::Which)), named))
}
