//! A table of HTML as it is read. In: rows and cells with their spans over columns and rows. Out: rows with one cell a column, or the
//! knowledge that the table only arranges the page.

use super::builder::{Builder, Run};
use super::table::{self, BREAK, RawCell, RawRow};

/// One table.
pub(super) struct Grid {
    rows: Vec<RawRow>,
    /// Cells that reach down into later rows: column, rows left, and what they hold.
    reaching: Vec<(usize, usize, RawCell)>,
    cell: Option<OpenCell>,
    head: bool,
    arranges: bool,
}

struct OpenCell {
    heading: bool,
    columns: usize,
    rows: usize,
}

/// As wide as any table is.
const WIDEST: usize = 200;

impl Grid {
    /// A table; `arranges` where it says that it only arranges the page.
    pub fn new(arranges: bool) -> Self {
        Self { rows: Vec::new(), reaching: Vec::new(), cell: None, head: false, arranges }
    }

    /// Whether it only arranges the page.
    pub fn arranges(&self) -> bool {
        self.arranges
    }

    /// From now on it does; the rows that were read as a table.
    pub fn arrange(&mut self) -> Vec<RawRow> {
        self.arranges = true;
        self.cell = None;
        std::mem::take(&mut self.rows)
    }

    /// Whether a cell is open.
    pub fn in_cell(&self) -> bool {
        self.cell.is_some() || self.arranges
    }

    /// Whether the rows that follow are its head.
    pub fn head(&mut self, head: bool) {
        self.head = head;
    }

    /// Starts a row.
    pub fn row(&mut self) {
        self.rows.push(RawRow { cells: Vec::new(), head: self.head });
        self.reach();
    }

    /// Starts a cell over so many columns and rows.
    pub fn cell(&mut self, heading: bool, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.row();
        }
        let columns = columns.clamp(1, WIDEST);
        self.cell = Some(OpenCell { heading, columns, rows: rows.clamp(1, 1000) });
    }

    /// Ends the cell with what it holds.
    pub fn end_cell(&mut self, runs: Vec<Run>) {
        let Some(open) = self.cell.take() else { return };
        let Some(row) = self.rows.last_mut().filter(|r| r.cells.len() < WIDEST) else { return };
        for i in 0..open.columns {
            // A heading names each of its columns; a value stands in the first.
            let names = open.heading || row.head || row.cells.is_empty();
            let runs = if i == 0 || (names && (open.heading || row.head)) {
                runs.clone()
            } else {
                Vec::new()
            };
            let cell = RawCell { runs, heading: open.heading };
            if open.rows > 1 {
                let kept = if names { cell.clone() } else { RawCell::default() };
                self.reaching.push((row.cells.len(), open.rows - 1, kept));
            }
            row.cells.push(cell);
        }
        self.reach();
    }

    /// Fills the next columns with the cells of rows above that reach into this one.
    fn reach(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(i) = self
            .reaching
            .iter()
            .position(|(column, left, _)| *column == row.cells.len() && *left > 0)
        {
            let (_, left, cell) = &mut self.reaching[i];
            *left -= 1;
            // A head's cell is told once.
            row.cells.push(if row.head { RawCell::default() } else { cell.clone() });
            if *left == 0 {
                self.reaching.remove(i);
            }
        }
    }

    /// Writes it as table number `number`, or as paragraphs; whether it was a table.
    pub fn write(self, builder: &mut Builder, number: usize) -> bool {
        if self.arranges || self.is_arrangement() {
            for cell in self.rows.iter().flat_map(|row| &row.cells) {
                table::paragraphs(builder, &cell.runs);
            }
            return false;
        }
        table::write(builder, number, &self.rows);
        true
    }

    /// Whether it looks like a page arranged in a table: no heading at all, and a cell with several paragraphs or a long one, or but
    /// one column.
    fn is_arrangement(&self) -> bool {
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let headed = self.rows.iter().any(|row| row.head) || cells().any(|c| c.heading);
        let several = |cell: &RawCell| {
            let mut parts =
                cell.runs.split(|r| r.text == BREAK).filter(|p| !table::words(p).is_empty());
            parts.nth(1).is_some()
        };
        let narrow = self.rows.iter().all(|row| row.cells.len() < 2);
        !headed && (narrow || cells().any(|c| several(c) || table::words(&c.runs).len() > 300))
    }
}
