//! Total rows of tables. In: an article with table cells. Out: each cell of a total row that is not the sum of the cells above it.

use super::Finding;
use super::calc;
use crate::corpus::{BlockKind, Cell};
use crate::engine::conflict::Reason;
use crate::engine::look::Look;
use crate::recognise::Context;
use crate::text::fold;
use crate::value::{Interval, Kind, Number, Quantity, Shape, Value};
use std::collections::BTreeMap;

/// Every column whose total row is not the sum of the rows above it.
pub(super) fn columns(look: &Look) -> Vec<Finding> {
    let mut columns: BTreeMap<(usize, usize), Vec<&Cell>> = BTreeMap::new();
    for block in &look.article.blocks {
        if let BlockKind::Cell(cell) = &block.kind {
            columns.entry((cell.table, cell.column)).or_default().push(cell);
        }
    }
    let rows = |table: usize| {
        columns.range((table, 0)..(table + 1, 0)).flat_map(|(_, cells)| cells).map(|c| c.row).max()
    };
    let found = columns.iter().filter_map(|((table, _), cells)| column(look, cells, rows(*table)?));
    found.collect()
}

fn column(look: &Look, cells: &[&Cell], last_row: usize) -> Option<Finding> {
    let total = cells.last().filter(|cell| cell.row == last_row && is_total(&cell.row_heading))?;
    let above: Vec<&&Cell> =
        cells[..cells.len() - 1].iter().filter(|c| !is_part(&c.row_heading)).collect();
    // A row that is missing, or another total among them, leaves open what is added up.
    let whole = cells.len() == last_row + 1
        && above.len() >= 2
        && !above.iter().any(|c| is_total(&c.row_heading));
    if !whole || is_no_sum(&total.column_heading) {
        return None;
    }
    let made = figure(look, total)?;
    let parts: Option<Vec<(&Value, &Quantity)>> =
        above.iter().map(|cell| figure(look, cell)).collect();
    let parts = leaves(parts?)?;
    let alike = parts
        .iter()
        .all(|(_, q)| q.kind == made.1.kind && q.unit == made.1.unit && q.per.is_none());
    if !alike || !adds_up(made.1) {
        return None;
    }
    let zero = Interval::exactly(Number::ZERO);
    let sum = parts.iter().try_fold(zero, |sum, (_, q)| calc::sum(&sum, &q.bounds))?;
    if sum.meets(&made.1.bounds) {
        return None;
    }
    let numbers: Option<Vec<Number>> = parts.iter().map(|(_, q)| calc::number(q)).collect();
    let exact = numbers?.into_iter().try_fold(Number::ZERO, Number::plus)?;
    let mention = |(value, quantity): (&Value, &Quantity)| {
        look.mention(value.span, Some(Shape::Quantity(quantity.clone())), Context::default())
    };
    let heading = &total.column_heading;
    let message = format!(
        "the rows above make {}, and the total of the column `{heading}` is `{}`",
        calc::shown(exact, 2),
        look.words(made.0.span)
    );
    let witnesses = parts.into_iter().map(mention).collect();
    Some(Finding::new(Reason::Arithmetic, message, mention(made), witnesses))
}

/// The one figure that is all of a cell.
fn figure<'a>(look: &Look<'a>, cell: &Cell) -> Option<(&'a Value, &'a Quantity)> {
    let mut found =
        look.reading.values_in(cell.value).iter().filter_map(|v| Some((v, v.quantity()?)));
    let first = found.next().filter(|(_, q)| calc::number(q).is_some())?;
    found.next().is_none().then_some(first)
}

/// The rows that are no sum of the rows right below them; `None` where nothing is left to add.
fn leaves<'a>(rows: Vec<(&'a Value, &'a Quantity)>) -> Option<Vec<(&'a Value, &'a Quantity)>> {
    let numbers: Option<Vec<Number>> = rows.iter().map(|(_, q)| calc::number(q)).collect();
    let numbers = numbers?;
    let mut kept = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let mut sum = Number::ZERO;
        let below = numbers[at + 1..].iter().position(|n| {
            sum = sum.plus(*n).unwrap_or(Number::ZERO);
            sum == numbers[at]
        });
        // One equal row below is a coincidence; two that make it are its parts.
        kept.push(rows[at]);
        at += 1 + below.filter(|&i| i > 0).map_or(0, |i| i + 1);
    }
    (kept.len() >= 2).then_some(kept)
}

fn is_total(heading: &str) -> bool {
    matches!(
        &*fold::fold(heading),
        "total"
            | "totals"
            | "sum"
            | "in total"
            | "in all"
            | "altogether"
            | "grand total"
            | "overall total"
    )
}

/// Rows that are parts of the row above them.
fn is_part(heading: &str) -> bool {
    let heading = fold::fold(heading);
    ["of which", "of whom", "including", "subtotal", "sub-total", "thereof"]
        .iter()
        .any(|start| heading.starts_with(start))
}

/// Columns whose total is no sum: shares, rates, means, years.
fn is_no_sum(heading: &str) -> bool {
    const WORDS: &[&str] = &[
        "per",
        "rate",
        "rates",
        "average",
        "mean",
        "median",
        "density",
        "index",
        "rank",
        "ratio",
        "age",
        "year",
        "years",
        "date",
        "turnout",
        "share",
        "percentage",
        "percent",
        "%",
        "change",
        "growth",
        "score",
        "price",
        "temperature",
        "margin",
        "difference",
        "max",
        "min",
        "unique",
    ];
    fold::fold(heading)
        .split(|c: char| !c.is_alphanumeric() && c != '%')
        .any(|word| WORDS.contains(&word))
}

/// Whether figures of this kind can be added up.
fn adds_up(quantity: &Quantity) -> bool {
    matches!(
        quantity.kind,
        Kind::Number
            | Kind::Count
            | Kind::Money
            | Kind::Length
            | Kind::Area
            | Kind::Mass
            | Kind::Volume
            | Kind::Energy
            | Kind::Power
            | Kind::Data
    ) && quantity.per.is_none()
}
