//! Tables that hold what is true. In: the text of a CSV, TSV or JSON file and what `expect:` says of it. Out: for each key the
//! cell, read once as a value, with its place in the table.

use super::compile::Scope;
use super::expect::{self, About};
use super::fault::{Fault, File, suggest};
use super::fields::{Fields, text as text_of};
use super::key::Key;
use super::phrase::HoleType;
use super::rule::{Expectation, Origin, Wanted};
use super::sheet::Sheet;
use super::yaml::{Node, Text};
use crate::text::SourceSpan;
use crate::text::fold::fold;
use crate::value::{Central, Edge, Interval, Kind, Number, Quantity, Shape};
use std::collections::BTreeMap;
use std::sync::Arc;

/// `expect: {table: …, where: …, column: …, unit: …}` as relied on.
#[derive(Debug, Clone)]
pub struct Row {
    /// Path with `/`, relative to the root.
    pub path: String,
    /// The column that holds the value.
    pub column: String,
    /// For each condition of `where:` what the cell has to be.
    pub conditions: Vec<Condition>,
    /// The rows by the folded cells of their conditions, in the order of `conditions`.
    pub rows: Arc<BTreeMap<Vec<String>, Vec<Cell>>>,
}

/// What a condition compares its column with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A key of the mention.
    Key(String),
    /// Always the same words, folded.
    Constant(String),
}

/// One cell.
#[derive(Debug, Clone)]
pub struct Cell {
    /// As written in the table.
    pub text: String,
    /// What it says, exactly; `None` where it cannot be read as the rule's type.
    pub shape: Option<Shape>,
    /// Where it stands in the table.
    pub origin: Origin,
}

/// What a table says about a key.
#[derive(Debug, Clone)]
pub enum Found<'t> {
    /// This cell.
    Cell(&'t Cell),
    /// No row fits.
    NoRow,
    /// Several rows fit.
    Several(&'t [Cell]),
}

impl Row {
    /// The cell for a mention's key. A key that the phrase did not fill finds no row.
    pub fn look_up(&self, key: &Key) -> Found<'_> {
        let wanted: Option<Vec<String>> = self
            .conditions
            .iter()
            .map(|condition| match condition {
                Condition::Key(name) => key.get(name).map(|value| fold(value)),
                Condition::Constant(words) => Some(words.clone()),
            })
            .collect();
        match wanted.and_then(|wanted| self.rows.get(&wanted)).map(Vec::as_slice) {
            Some([cell]) => Found::Cell(cell),
            Some(cells) if !cells.is_empty() => Found::Several(cells),
            _ => Found::NoRow,
        }
    }
}

/// Reads `{table, where, column, unit}`; `None` when it has a fault.
pub(super) fn expectation(
    file: &mut File,
    scope: &Scope,
    fields: &Fields,
    node: &Node,
    about: &About,
) -> Option<Expectation> {
    let path = required(file, fields, "table", "name the file: `table: data/ledger.csv`");
    let column = required(file, fields, "column", "name the column that holds the value");
    let unit = fields.words(file, "unit");
    let (path, column) = (path?, column?);
    let sheet = open(file, scope, &path);
    let at = sheet.as_ref().and_then(|sheet| column_of(file, sheet, &path, &column));
    let conditions = conditions(file, fields, sheet.as_ref(), &path, about);
    let (sheet, at, conditions) = (sheet?, at?, conditions?);
    let columns: Vec<usize> = conditions.iter().map(|(column, _)| *column).collect();
    let mut rows: BTreeMap<Vec<String>, Vec<Cell>> = BTreeMap::new();
    let mut unread: Option<String> = None;
    let mut read_one = false;
    for row in &sheet.rows {
        let Some((text, span)) = row.get(at) else { continue };
        if text.trim().is_empty() {
            continue;
        }
        let shape = cell(scope, text.trim(), unit.as_deref(), about.value);
        read_one |= shape.is_some();
        if shape.is_none() && unread.is_none() {
            unread = Some(text.trim().to_owned());
        }
        let origin = Origin { path: sheet.path.clone(), span: *span };
        let cell = Cell { text: text.trim().to_owned(), shape, origin };
        for key in spellings(scope, row, &columns) {
            rows.entry(key).or_default().push(cell.clone());
        }
    }
    if let Some(text) = unread.filter(|_| !read_one) {
        unreadable(file, fields, &column, &text, unit.is_some(), about);
        return None;
    }
    let row = Row {
        path: sheet.path,
        column: column.text.trim().to_owned(),
        conditions: conditions.into_iter().map(|(_, condition)| condition).collect(),
        rows: Arc::new(rows),
    };
    let text = format!("{}, {}", row.path, row.column);
    let origin = Origin { path: file.path.to_owned(), span: node.span };
    let wanted = Wanted::Row(row);
    Some(Expectation { text, wanted, by: None, from: None, until: None, origin })
}

fn required(file: &mut File, fields: &Fields, key: &str, help: &str) -> Option<Text> {
    let node = fields.required(file, key, help)?;
    text_of(file, node, key).cloned()
}

fn open(file: &mut File, scope: &Scope, path: &Text) -> Option<Sheet> {
    let Some(inside) = inside(&path.text) else {
        let message = format!("`{}` does not lie in the folder of factlint.yml", path.text.trim());
        let problem = file.fault(Fault::Table, path.span, message);
        file.report(
            problem.help("keep the table in the repository, and write its path from that folder"),
        );
        return None;
    };
    let read = (scope.tables)(&inside).and_then(|text| Sheet::read(&inside, &text));
    match read {
        Ok(sheet) => Some(sheet),
        Err(why) => {
            let message = format!("the table `{inside}` cannot be read");
            let problem = file.fault(Fault::Table, path.span, message).label(why);
            file.report(problem.help("tables are CSV, TSV or JSON (a list of objects)"));
            None
        }
    }
}

fn column_of(file: &mut File, sheet: &Sheet, table: &Text, name: &Text) -> Option<usize> {
    let wanted = name.text.trim();
    let found = sheet.columns.iter().position(|column| column.trim() == wanted);
    if found.is_none() {
        let known: Vec<&str> = sheet.columns.iter().map(|column| column.trim()).collect();
        let message = format!("the table `{}` has no column `{wanted}`", table.text.trim());
        let problem = file.fault(Fault::Table, name.span, message).label(suggest(wanted, &known));
        file.report(problem);
    }
    found
}

fn conditions(
    file: &mut File,
    fields: &Fields,
    sheet: Option<&Sheet>,
    table: &Text,
    about: &About,
) -> Option<Vec<(usize, Condition)>> {
    let Some(node) = fields.get("where") else { return Some(Vec::new()) };
    let before = file.problems.len();
    let pairs = Fields::read(file, node, "`where`", &[])?;
    let mut out = Vec::new();
    for (name, key, value) in pairs.entries() {
        let named = key.text()?;
        debug_assert_eq!(named.text, *name);
        let column = sheet.and_then(|sheet| column_of(file, sheet, table, named));
        let condition = text_of(file, value, name).and_then(|text| condition(file, text, about));
        out.extend(column.zip(condition));
    }
    (file.problems.len() == before).then_some(out)
}

fn condition(file: &mut File, text: &Text, about: &About) -> Option<Condition> {
    let written = text.text.trim();
    let Some(key) = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return Some(Condition::Constant(fold(written)));
    };
    let key = key.trim();
    if about.keys.iter().any(|known| known == key) {
        return Some(Condition::Key(key.to_owned()));
    }
    let known: Vec<&str> = about.keys.iter().map(String::as_str).collect();
    let problem = file
        .fault(Fault::Table, text.span, format!("no phrase of this rule has a key `{key}`"))
        .label(suggest(key, &known))
        .help(format!("write the key in `find:` with a type: `{{{key}:name}}`"));
    file.report(problem);
    None
}

/// Each way to spell the cells of a row's conditions: a declared entity goes by all of its names.
fn spellings(scope: &Scope, row: &[(String, SourceSpan)], columns: &[usize]) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for column in columns {
        let text = row.get(*column).map_or("", |(text, _)| text.as_str());
        let mut names = vec![fold(text)];
        if let Some(id) = scope.entity_named(text) {
            let entity = scope.gazetteer().get(id);
            names.extend(entity.names.iter().chain(&entity.variants).map(|name| fold(name)));
            names.extend([entity.id.clone(), format!("@{}", entity.id)]);
        }
        names.sort_unstable();
        names.dedup();
        all = all
            .iter()
            .flat_map(|head: &Vec<String>| {
                names.iter().map(|name| {
                    let mut key = head.clone();
                    key.push(name.clone());
                    key
                })
            })
            .collect();
    }
    all
}

fn unreadable(
    file: &mut File,
    fields: &Fields,
    column: &Text,
    text: &str,
    has_unit: bool,
    about: &About,
) {
    let (fault, span, help) = if has_unit {
        let span = fields.get("unit").map_or(column.span, |node| node.span);
        (
            Fault::Dimension,
            span,
            "name the unit of this column in the singular or plural: `unit: people`",
        )
    } else {
        (Fault::Unit, column.span, "add the unit of this column: `unit: people`, `unit: \"%\"`")
    };
    let message = format!("`{text}` in this column does not read as `{}`", about.value.name());
    let problem = file.fault(fault, span, message);
    file.report(problem.help(help));
}

/// Reads a cell. It means exactly what it says: neither rounded nor hedged.
fn cell(scope: &Scope, text: &str, unit: Option<&str>, accepts: HoleType) -> Option<Shape> {
    let written = match unit {
        Some(unit) => format!("{text} {unit}"),
        None => text.to_owned(),
    };
    match accepts {
        HoleType::Date | HoleType::Time => expect::moment(scope, &written)
            .filter(|moment| expect::stands_alone(moment, accepts))
            .map(Shape::Moment),
        HoleType::Who | HoleType::Name | HoleType::Quote => Some(Shape::Words(text.to_owned())),
        HoleType::Figure | HoleType::Kind(_) => {
            let read = expect::single(scope, &written, |value| value.quantity().is_some());
            let quantity = match read.map(|value| value.shape) {
                Ok(Shape::Quantity(quantity)) => quantity,
                _ => bare(Number::parse(&text.replace(',', ""))?),
            };
            let quantity = exact(quantity)?;
            expect::fits(&quantity, accepts).then_some(Shape::Quantity(quantity))
        }
    }
}

/// A number that stands for itself.
fn bare(number: Number) -> Quantity {
    let only = Interval::exactly(number);
    Quantity {
        kind: Kind::Number,
        central: Central::One(number),
        unit: None,
        other_units: Vec::new(),
        bounds: only,
        likely: only,
        hedge: None,
        of: None,
        head: None,
        role: None,
        timex: None,
        per: None,
    }
}

/// The same figure, with nothing left open by rounding.
fn exact(mut quantity: Quantity) -> Option<Quantity> {
    let base = |n: Number| quantity.unit.map_or(Some(n), |unit| unit.to_base(n));
    let (low, high) = match quantity.central {
        Central::One(n) => (base(n)?, base(n)?),
        Central::Range(low, high) => (base(low)?, base(high)?),
        Central::Vague => return Some(quantity),
    };
    if quantity.hedge.is_none() {
        let only = Interval { low: Edge::Closed(low), high: Edge::Closed(high) };
        (quantity.bounds, quantity.likely) = (only, only);
    }
    Some(quantity)
}

/// `path` in its shortest form when it stays inside the folder it is relative to; `None` when it leads out of it.
pub(super) fn inside(path: &str) -> Option<String> {
    let path = path.trim();
    if path.is_empty() || path.starts_with(['/', '\\']) || path.contains([':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/")).filter(|path| !path.is_empty())
}
