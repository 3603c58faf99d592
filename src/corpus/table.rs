//! Tables as sentences. In: the cells of a table, as words kept aside. Out: one block a cell, `ROW, COLUMN: CELL`.
//!
//! A unit in the column's heading goes behind (a currency before) each bare number of the column. The row's heading and the column's
//! keep their own bytes, so that a span of them points at them; the rest of the sentence is no byte of the file.

use super::article::{BlockKind, Cell};
use super::builder::{Builder, Run};
use crate::text::Span;

/// One cell as a format read it.
#[derive(Debug, Clone, Default)]
pub(super) struct RawCell {
    /// Its words.
    pub runs: Vec<Run>,
    /// Whether the markup says that it is a heading.
    pub heading: bool,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub(super) struct RawRow {
    /// Its cells, one a column.
    pub cells: Vec<RawCell>,
    /// Whether it stands in the table's head.
    pub head: bool,
}

/// The break between two paragraphs of one cell.
pub(super) const BREAK: &str = "\n\n";

/// Writes the cells of table number `table` of the article.
pub(super) fn write(builder: &mut Builder, table: usize, rows: &[RawRow]) {
    let heads = rows.iter().take_while(|row| row.head || is_all_headings(row)).count();
    let (heads, body) = rows.split_at(if heads == rows.len() { 0 } else { heads });
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let headings: Vec<Heading> = (0..columns).map(|c| Heading::of(heads, c)).collect();
    let named = naming_column(&headings, body);
    for (r, row) in body.iter().enumerate() {
        let name = named.and_then(|c| row.cells.get(c)).map_or(&[][..], |cell| &cell.runs);
        let mut wrote = false;
        for (c, cell) in row.cells.iter().enumerate() {
            if Some(c) == named || words(&cell.runs).is_empty() {
                continue;
            }
            let place = Place { table, row: r, column: c };
            sentence(builder, place, name, &headings[c], cell);
            wrote = true;
        }
        if !wrote {
            paragraphs(builder, name);
        }
    }
}

/// Writes words kept aside as ordinary paragraphs: what a table that only arranges a page holds.
pub(super) fn paragraphs(builder: &mut Builder, runs: &[Run]) {
    builder.open(BlockKind::Paragraph);
    for run in runs {
        if run.text == BREAK {
            builder.open(BlockKind::Paragraph);
        } else {
            builder.run(run);
        }
    }
    builder.close();
}

/// The words of some runs, trimmed, breaks as spaces.
pub(super) fn words(runs: &[Run]) -> String {
    let text: String = runs.iter().map(|r| if r.text == BREAK { " " } else { &r.text }).collect();
    text.trim().to_owned()
}

fn is_all_headings(row: &RawRow) -> bool {
    !row.cells.is_empty()
        && row.cells.iter().all(|c| c.heading || words(&c.runs).is_empty())
        && row.cells.iter().filter(|c| c.heading).count() > 1
}

/// The column whose cells name the rows: the first that is no mere numbering. A table of one column has none, nor has a single row
/// of nothing but figures.
fn naming_column(headings: &[Heading], body: &[RawRow]) -> Option<usize> {
    if headings.len() < 2 {
        return None;
    }
    let all_figures = |row: &RawRow| row.cells.iter().all(|c| is_bare_number(&words(&c.runs)));
    if body.len() == 1 && body.iter().all(all_figures) {
        return None;
    }
    let numbers = |heading: &Heading| {
        matches!(
            &*heading.name.to_lowercase(),
            "#" | "no" | "no." | "nr" | "nr." | "№" | "rank" | "pos" | "pos."
        )
    };
    let first = headings.iter().position(|h| !numbers(h))?;
    (first + 1 < headings.len()).then_some(first).or(Some(0))
}

#[derive(Clone, Copy)]
struct Place {
    table: usize,
    row: usize,
    column: usize,
}

fn sentence(builder: &mut Builder, place: Place, name: &[Run], heading: &Heading, cell: &RawCell) {
    let Some(place_of_words) = bounds(&cell.runs) else { return };
    let (first, last) = (place_of_words.start, place_of_words.end);
    let row_heading = words(name);
    builder.open(BlockKind::Paragraph);
    write_trimmed(builder, name);
    if !row_heading.is_empty() && !heading.name.is_empty() {
        builder.invented(", ", first);
    }
    write_trimmed(builder, &heading.runs);
    if !builder.written().is_empty() {
        builder.invented(": ", first);
    }
    let value = words(&cell.runs);
    let unit = heading.unit.as_ref().filter(|_| is_bare_number(&value));
    if let Some(Unit::Before(sign)) = unit {
        builder.invented(sign, first);
    }
    let start = builder.len();
    write_trimmed(builder, &cell.runs);
    // The first words of a block may part it from the one before.
    let start = start.max(builder.len() - builder.written().len());
    let span = Span::new(start, builder.len());
    match unit {
        Some(Unit::After(text) | Unit::Glued(text)) => {
            let space = if matches!(unit, Some(Unit::Glued(_))) { "" } else { " " };
            builder.invented(&format!("{space}{text}"), last);
        }
        Some(Unit::Before(sign)) => {
            if let Some(scale) = heading.scale.as_deref().filter(|_| !sign.is_empty()) {
                builder.invented(&format!(" {scale}"), last);
            }
        }
        None => {}
    }
    builder.kind(BlockKind::Cell(Cell {
        table: place.table,
        row: place.row,
        column: place.column,
        row_heading,
        column_heading: heading.name.clone(),
        value: span,
    }));
    builder.close();
}

/// From the first to the last printed character of some runs, in the file's text.
fn bounds(runs: &[Run]) -> Option<Span> {
    let mut printed = runs.iter().filter(|r| !r.text.trim().is_empty());
    let first = printed.next()?;
    let last = printed.next_back().unwrap_or(first);
    let lead = first.text.len() - first.text.trim_start().len();
    let trail = last.text.len() - last.text.trim_end().len();
    let start = first.span.start + if first.copied { lead } else { 0 };
    let end = last.span.end - if last.copied { trail } else { 0 };
    Some(Span::new(start, end.max(start)))
}

/// Writes runs without the white space at either end.
fn write_trimmed(builder: &mut Builder, runs: &[Run]) {
    let blank = |r: &&Run| r.text.trim().is_empty();
    let from = runs.iter().take_while(blank).count();
    let to = runs.len() - runs.iter().rev().take_while(blank).count();
    for (i, run) in runs.iter().enumerate().take(to.max(from)).skip(from) {
        if run.text == BREAK {
            builder.unit(" ", run.span);
        } else if run.copied {
            let lead = if i == from { run.text.len() - run.text.trim_start().len() } else { 0 };
            let trail = if i + 1 == to { run.text.len() - run.text.trim_end().len() } else { 0 };
            builder.copy(Span::new(run.span.start + lead, run.span.end - trail));
        } else {
            builder.run(run);
        }
    }
}

/// A column's heading.
struct Heading {
    /// Its words without the unit.
    name: String,
    /// The runs of those words.
    runs: Vec<Run>,
    /// The unit in it.
    unit: Option<Unit>,
    /// `million` beside a currency sign.
    scale: Option<String>,
}

/// A unit and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unit {
    /// `5 km²`.
    After(String),
    /// `5%`.
    Glued(String),
    /// `$5`.
    Before(String),
}

impl Heading {
    /// The heading of column `c` over all head rows.
    fn of(heads: &[RawRow], c: usize) -> Heading {
        let mut runs: Vec<Run> = Vec::new();
        for row in heads {
            let Some(cell) = row.cells.get(c).filter(|cell| !words(&cell.runs).is_empty()) else {
                continue;
            };
            if let Some(last) = runs.last() {
                let at = last.span.end;
                runs.push(Run { text: " ".to_owned(), span: Span::new(at, at), copied: false });
            }
            runs.extend(cell.runs.iter().cloned());
        }
        let text: String =
            runs.iter().map(|r| if r.text == BREAK { " " } else { &r.text }).collect();
        let Some((keep, unit, scale)) = unit_of(&text) else {
            return Heading { name: text.trim().to_owned(), runs, unit: None, scale: None };
        };
        Heading {
            name: text[..keep].trim().to_owned(),
            runs: cut(runs, keep),
            unit: Some(unit),
            scale,
        }
    }
}

/// The runs up to `len` bytes of their words.
fn cut(runs: Vec<Run>, len: usize) -> Vec<Run> {
    let mut out = Vec::new();
    let mut at = 0;
    for mut run in runs {
        let room = len.saturating_sub(at);
        at += if run.text == BREAK { 1 } else { run.text.len() };
        if run.copied && run.text.len() > room {
            run.text.truncate(room);
            run.span = Span::new(run.span.start, run.span.start + room);
        } else if at > len {
            continue;
        }
        if !run.text.is_empty() {
            out.push(run);
        }
    }
    out
}

/// The unit at the end of a heading (`Area (km²)`, `Area, km²`, `Area in km²`, `%`): how much of the heading is left, the unit, and
/// the scale beside a currency.
fn unit_of(heading: &str) -> Option<(usize, Unit, Option<String>)> {
    let text = heading.trim_end();
    if let Some(inner) = text.strip_suffix(')').or_else(|| text.strip_suffix(']')) {
        let open = inner.rfind(['(', '['])?;
        let (unit, scale) = unit(inner[open + 1..].trim())?;
        return Some((heading[..open].trim_end().len(), unit, scale));
    }
    for mark in [", ", " in "] {
        if let Some(at) = text.rfind(mark)
            && let Some((unit, scale)) = unit(text[at + mark.len()..].trim())
        {
            return Some((heading[..at].trim_end().len(), unit, scale));
        }
    }
    let (unit, scale) =
        unit(text.trim()).filter(|(u, _)| !matches!(u, Unit::After(w) if is_word(w)))?;
    Some((0, unit, scale))
}

/// Whether a unit is an ordinary word, which as a whole heading names what is counted.
fn is_word(unit: &str) -> bool {
    unit.len() > 2 && unit.chars().all(|c| c.is_ascii_lowercase() || c == ' ')
}

/// Units as headings write them, with the words that go behind the number.
const UNITS: &[(&str, &str)] = &[
    ("km²", "km²"),
    ("km2", "km²"),
    ("sq km", "km²"),
    ("sq. km", "km²"),
    ("square kilometres", "square kilometres"),
    ("square kilometers", "square kilometres"),
    ("m²", "m²"),
    ("m2", "m²"),
    ("sq m", "m²"),
    ("sq mi", "square miles"),
    ("sq. mi.", "square miles"),
    ("square miles", "square miles"),
    ("mi²", "square miles"),
    ("sq ft", "square feet"),
    ("ha", "ha"),
    ("hectares", "hectares"),
    ("acres", "acres"),
    ("km", "km"),
    ("kilometres", "kilometres"),
    ("kilometers", "kilometres"),
    ("m", "m"),
    ("metres", "metres"),
    ("meters", "metres"),
    ("cm", "cm"),
    ("mm", "mm"),
    ("mi", "miles"),
    ("miles", "miles"),
    ("ft", "ft"),
    ("feet", "feet"),
    ("in.", "inches"),
    ("inches", "inches"),
    ("g", "g"),
    ("kg", "kg"),
    ("t", "tonnes"),
    ("tonnes", "tonnes"),
    ("tons", "tons"),
    ("lb", "lb"),
    ("lbs", "lb"),
    ("l", "litres"),
    ("litres", "litres"),
    ("liters", "litres"),
    ("m³", "m³"),
    ("m3", "m³"),
    ("barrels", "barrels"),
    ("km/h", "km/h"),
    ("kph", "km/h"),
    ("mph", "mph"),
    ("m/s", "m/s"),
    ("°c", "°C"),
    ("°f", "°F"),
    ("w", "W"),
    ("kw", "kW"),
    ("mw", "MW"),
    ("gw", "GW"),
    ("kwh", "kWh"),
    ("mwh", "MWh"),
    ("gwh", "GWh"),
    ("twh", "TWh"),
    ("kb", "kB"),
    ("mb", "MB"),
    ("gb", "GB"),
    ("tb", "TB"),
    ("seconds", "seconds"),
    ("minutes", "minutes"),
    ("min", "minutes"),
    ("hours", "hours"),
    ("days", "days"),
    ("weeks", "weeks"),
    ("months", "months"),
    ("years", "years"),
    ("people", "people"),
    ("persons", "people"),
    ("percentage points", "percentage points"),
    ("thousand", "thousand"),
    ("thousands", "thousand"),
    ("in thousands", "thousand"),
    ("000s", "thousand"),
    ("'000", "thousand"),
    ("’000", "thousand"),
    ("000", "thousand"),
    ("million", "million"),
    ("millions", "million"),
    ("in millions", "million"),
    ("mn", "million"),
    ("billion", "billion"),
    ("billions", "billion"),
    ("in billions", "billion"),
    ("bn", "billion"),
    ("trillion", "trillion"),
];

/// Currencies as headings write them, with the sign that goes before the number.
const CURRENCIES: &[(&str, &str)] = &[
    ("US$", "US$"),
    ("A$", "A$"),
    ("C$", "C$"),
    ("$", "$"),
    ("£", "£"),
    ("€", "€"),
    ("¥", "¥"),
    ("₹", "₹"),
    ("₽", "₽"),
    ("₴", "₴"),
    ("USD", "USD "),
    ("EUR", "EUR "),
    ("GBP", "GBP "),
    ("JPY", "JPY "),
    ("CHF", "CHF "),
    ("CNY", "CNY "),
    ("RUB", "RUB "),
    ("UAH", "UAH "),
    ("INR", "INR "),
    ("AUD", "AUD "),
    ("CAD", "CAD "),
    ("SEK", "SEK "),
    ("NOK", "NOK "),
    ("DKK", "DKK "),
    ("PLN", "PLN "),
    ("CZK", "CZK "),
];

fn unit(text: &str) -> Option<(Unit, Option<String>)> {
    let lower = text.to_lowercase();
    if matches!(
        &*lower,
        "%" | "percent" | "per cent" | "pct" | "in %" | "in percent" | "in per cent"
    ) {
        return Some((Unit::Glued("%".to_owned()), None));
    }
    // Case tells megawatts from milliwatts, which no heading writes: `mw` and `MW` are one.
    if let Some((_, written)) = UNITS.iter().find(|(name, _)| *name == lower) {
        return Some((Unit::After((*written).to_owned()), None));
    }
    let text = text.strip_prefix("in ").unwrap_or(text);
    let (sign, rest) = CURRENCIES
        .iter()
        .find_map(|(name, sign)| Some((*sign, text.strip_prefix(name)?)))
        .or_else(|| {
            CURRENCIES.iter().find_map(|(name, sign)| Some((*sign, text.strip_suffix(name)?)))
        })?;
    let scale = match &*rest.trim().to_lowercase() {
        "" => None,
        "m" | "mn" | "mln" | "million" | "millions" => Some("million"),
        "bn" | "b" | "billion" | "billions" => Some("billion"),
        "k" | "000" | "000s" | "'000" | "’000" | "thousand" | "thousands" => Some("thousand"),
        "tn" | "trillion" | "trillions" => Some("trillion"),
        _ => return None,
    };
    Some((Unit::Before(sign.to_owned()), scale.map(str::to_owned)))
}

/// Whether a cell is a number and nothing else, a range, or a number with an approximation sign.
pub(super) fn is_bare_number(cell: &str) -> bool {
    let body = cell.trim_start_matches(['~', '≈', '<', '>', '≤', '≥', '+', '-', '−', '–']);
    body.starts_with(|c: char| c.is_ascii_digit())
        && body.ends_with(|c: char| c.is_ascii_digit())
        && body.chars().all(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    ',' | '.' | ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '-' | '–' | '\'' | '’'
                )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_in_headings_are_known_and_other_brackets_are_words() {
        let after = |s: &str| Some(Unit::After(s.to_owned()));
        let before = |s: &str| Some(Unit::Before(s.to_owned()));
        for (heading, name, want, scale) in [
            ("Area (km²)", "Area", after("km²"), None),
            ("Area, sq km", "Area", after("km²"), None),
            ("Length in miles", "Length", after("miles"), None),
            ("Share (%)", "Share", Some(Unit::Glued("%".to_owned())), None),
            ("%", "", Some(Unit::Glued("%".to_owned())), None),
            ("Cost ($m)", "Cost", before("$"), Some("million")),
            ("Cost (€ bn)", "Cost", before("€"), Some("billion")),
            ("Revenue [USD]", "Revenue", before("USD "), None),
            ("Population (thousands)", "Population", after("thousand"), None),
            ("Deaths (2024)", "Deaths (2024)", None, None),
            ("Killed (official)", "Killed (official)", None, None),
            ("Days", "Days", None, None),
            ("People", "People", None, None),
            ("Made in China", "Made in China", None, None),
            ("", "", None, None),
        ] {
            let found = unit_of(heading);
            let left = found.as_ref().map_or(heading, |(keep, ..)| heading[..*keep].trim());
            assert_eq!(left, name, "{heading}");
            assert_eq!(found.as_ref().map(|(_, u, _)| u.clone()), want, "{heading}");
            assert_eq!(found.and_then(|(.., s)| s).as_deref(), scale, "{heading}");
        }
    }

    #[test]
    fn bare_numbers() {
        for (cell, want) in [
            ("5,000", true),
            ("−3.5", true),
            ("5–10", true),
            ("~40", true),
            ("5 km", false),
            ("", false),
            ("n/a", false),
            ("12 May", false),
        ] {
            assert_eq!(is_bare_number(cell), want, "{cell}");
        }
    }
}
