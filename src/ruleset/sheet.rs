//! The cells of a table. In: the text of a CSV, TSV or JSON file. Out: its columns and rows, each cell with the bytes it stands
//! in, or why it is no table.

use crate::text::SourceSpan;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A table as written. Rows may be shorter than `columns`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its path.
    pub path: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows: the text of each cell and where it stands.
    pub rows: Vec<Vec<(String, SourceSpan)>>,
}

impl Sheet {
    /// Reads `text` by the ending of `path`.
    ///
    /// # Errors
    /// In words, why it is no table.
    pub fn read(path: &str, text: &str) -> Result<Sheet, String> {
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        match ending.as_str() {
            "csv" => separated(path, text, b','),
            "tsv" | "tab" => separated(path, text, b'\t'),
            "json" => json(path, text),
            _ => Err(format!("`.{ending}` is no kind of table")),
        }
    }
}

fn separated(path: &str, text: &str, delimiter: u8) -> Result<Sheet, String> {
    let text_start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let body = &text[text_start..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut lines: Vec<Vec<(String, SourceSpan)>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let start = record
            .position()
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or_default();
        let places = cells(body, start, delimiter, record.len());
        let line = record
            .iter()
            .zip(places)
            .map(|(cell, (from, to))| {
                (cell.to_owned(), SourceSpan::new(text_start + from, text_start + to))
            })
            .collect();
        lines.push(line);
    }
    let mut lines = lines.into_iter();
    let head = lines.next().ok_or("it is empty")?;
    let columns = head.into_iter().map(|(name, _)| name).collect();
    Ok(Sheet { path: path.to_owned(), columns, rows: lines.collect() })
}

/// Where the `count` cells of the record at byte `start` stand, quotes left out.
fn cells(text: &str, start: usize, delimiter: u8, count: usize) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = start;
    // The reader skips empty lines before a record, and its position is where it began to look.
    while bytes.get(at).is_some_and(|b| matches!(b, b'\n' | b'\r')) {
        at += 1;
    }
    let mut out = Vec::new();
    while out.len() < count {
        let quoted = bytes.get(at) == Some(&b'"');
        let from = at + usize::from(quoted);
        let mut end = from;
        if quoted {
            while let Some(&b) = bytes.get(end) {
                match (b, bytes.get(end + 1)) {
                    (b'"', Some(b'"')) => end += 2,
                    (b'"', _) => break,
                    _ => end += 1,
                }
            }
        }
        let mut next = end;
        while bytes.get(next).is_some_and(|&b| b != delimiter && !matches!(b, b'\n' | b'\r')) {
            next += 1;
        }
        out.push((from, if quoted { end } else { next }));
        at = next + 1;
    }
    out
}

fn json(path: &str, text: &str) -> Result<Sheet, String> {
    let objects: Vec<BTreeMap<String, &RawValue>> =
        serde_json::from_str(text).map_err(|error| format!("it is no list of objects: {error}"))?;
    let mut columns: Vec<String> = objects.iter().flat_map(|row| row.keys().cloned()).collect();
    columns.sort_unstable();
    columns.dedup();
    let rows = objects
        .iter()
        .map(|row| {
            columns
                .iter()
                .map(|column| match row.get(column) {
                    Some(raw) => json_cell(text, raw.get()),
                    None => (String::new(), SourceSpan::default()),
                })
                .collect()
        })
        .collect();
    Ok(Sheet { path: path.to_owned(), columns, rows })
}

/// A member's text (of a string its letters, of `null` nothing) and where it stands; `raw` is a slice of `text`.
fn json_cell(text: &str, raw: &str) -> (String, SourceSpan) {
    let start = (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let span = SourceSpan::new(start, start + raw.len());
    match serde_json::from_str::<serde_json::Value>(raw) {
        Ok(serde_json::Value::String(letters)) => (letters, span),
        Ok(serde_json::Value::Null) | Err(_) => (String::new(), span),
        Ok(_) => (raw.to_owned(), span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_they_are_written() {
        for (text, start, delimiter, want) in [
            ("a,bc,d\n", 0, b',', vec!["a", "bc", "d"]),
            ("a\tb c\td", 0, b'\t', vec!["a", "b c", "d"]),
            ("x\n\r\na,b,c\n", 1, b',', vec!["a", "b", "c"]),
            ("\"a, b\",c,d", 0, b',', vec!["a, b", "c", "d"]),
            ("\"a \"\"b\"\" c\",d,\"e\"", 0, b',', vec!["a \"\"b\"\" c", "d", "e"]),
            ("\"a\nb\",,c", 0, b',', vec!["a\nb", "", "c"]),
        ] {
            let found = cells(text, start, delimiter, 3);
            let found: Vec<&str> = found.into_iter().map(|(from, end)| &text[from..end]).collect();
            assert_eq!(found, want, "{text:?}");
        }
    }
}
