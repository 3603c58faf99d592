//! The table of a cache. In: the files of a run as they were, the entries that hold what was seen in them, and what recurs among their
//! quotes. Out: bytes of fixed places, so that reading it back costs little, and the same read back.

use super::{Key, Stamp};
use std::io::{self, Write};

/// Everything that a run looks up before it reads anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The paths of all files, one behind the other.
    paths: String,
    rows: Vec<Row>,
    /// By key.
    pub entries: Vec<Entry>,
    /// Digests of the quotes that recur; `None` where nobody asked.
    pub recurring: Option<Vec<u64>>,
}

/// One file as it was when it was last read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    start: u32,
    len: u32,
    about: About,
}

/// What is known of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    pub stamp: Stamp,
    pub day: i32,
    /// Its entry, as an index.
    pub entry: u32,
    /// Whether one of its quotes recurs.
    pub recurs: bool,
}

/// What was seen in a file, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub key: Key,
    /// For how many runs no file has stood for it.
    pub idle: u8,
    /// See [`super::entry::Kind`].
    pub kind: u8,
    /// Where what was found stands, and how long it is.
    pub found: (u64, u32),
    /// The same of the outlines.
    pub outlines: (u64, u32),
}

const ROW: usize = 48;
const ENTRY: usize = 44;

impl Table {
    /// A table without files.
    pub fn new(entries: Vec<Entry>, recurring: Option<Vec<u64>>) -> Self {
        Self { entries, recurring, ..Self::default() }
    }

    /// Makes room for files whose paths are so many bytes together.
    pub fn reserve(&mut self, files: usize, bytes: usize) {
        self.rows.reserve_exact(files);
        self.paths.reserve_exact(bytes);
    }

    /// Adds a file; they come in the order of their paths.
    pub fn push(&mut self, path: &str, about: About) {
        let start = self.paths.len() as u32;
        self.paths.push_str(path);
        self.rows.push(Row { start, len: path.len() as u32, about });
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The path of a file.
    pub fn path(&self, row: usize) -> &str {
        let row = self.rows[row];
        &self.paths[row.start as usize..(row.start + row.len) as usize]
    }

    /// What is known of a file.
    pub fn about(&self, row: usize) -> &About {
        &self.rows[row].about
    }

    /// The file of that path.
    pub fn find(&self, path: &str) -> Option<usize> {
        let found = self.rows.binary_search_by(|row| {
            self.paths[row.start as usize..(row.start + row.len) as usize].cmp(path)
        });
        found.ok()
    }

    /// The entry of a file.
    pub fn entry_of(&self, row: usize) -> &Entry {
        &self.entries[self.about(row).entry as usize]
    }

    /// The entry of a key, as an index.
    pub fn entry(&self, key: &Key) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.key.cmp(key)).ok()
    }

    /// How many bytes [`Table::write`] writes.
    pub fn size(&self) -> usize {
        let recurring = self.recurring.as_ref().map_or(0, Vec::len);
        40 + ROW * self.rows.len() + ENTRY * self.entries.len() + 8 * recurring + self.paths.len()
    }

    /// Writes the table as bytes.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let recurring = self.recurring.as_deref().unwrap_or_default();
        for count in [self.rows.len(), self.entries.len(), recurring.len(), self.paths.len()] {
            out.write_all(&(count as u64).to_le_bytes())?;
        }
        out.write_all(&u64::from(self.recurring.is_some()).to_le_bytes())?;
        for Row { len, about, .. } in &self.rows {
            let recurs = u32::from(about.recurs).to_le_bytes();
            let (len, entry, day) =
                (len.to_le_bytes(), about.entry.to_le_bytes(), about.day.to_le_bytes());
            out.write_all([len, entry, day, recurs].as_flattened())?;
            out.write_all(about.stamp.numbers().map(u64::to_le_bytes).as_flattened())?;
        }
        for entry in &self.entries {
            out.write_all(&entry.key)?;
            out.write_all(&[entry.idle, entry.kind, 0, 0])?;
            for (at, len) in [entry.found, entry.outlines] {
                out.write_all(&at.to_le_bytes())?;
                out.write_all(&len.to_le_bytes())?;
            }
        }
        for digest in recurring {
            out.write_all(&digest.to_le_bytes())?;
        }
        out.write_all(self.paths.as_bytes())
    }

    /// Reads it back; `None` where the bytes are not those of a table.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<40>()?;
        let count = |at: usize| usize::try_from(long(&head[8 * at..])).ok();
        let [rows, entries, recurring, paths] = [count(0)?, count(1)?, count(2)?, count(3)?];
        let (rows, rest) = rest.split_at_checked(rows.checked_mul(ROW)?)?;
        let (entries, rest) = rest.split_at_checked(entries.checked_mul(ENTRY)?)?;
        let (recurring, rest) = rest.split_at_checked(recurring.checked_mul(8)?)?;
        let paths =
            String::from_utf8(Some(rest).filter(|rest| rest.len() == paths)?.to_vec()).ok()?;
        let entries: Vec<Entry> = entries.as_chunks::<ENTRY>().0.iter().map(entry).collect();
        let mut table = Self { paths, entries, ..Self::default() };
        table.recurring = (count(4)? > 0)
            .then(|| recurring.as_chunks::<8>().0.iter().map(|d| u64::from_le_bytes(*d)).collect());
        let mut start = 0u32;
        for row in rows.as_chunks::<ROW>().0 {
            let row = read_row(row, start);
            let end = start.checked_add(row.len)?;
            table.paths.get(start as usize..end as usize)?;
            table.entries.get(row.about.entry as usize)?;
            table.rows.push(row);
            start = end;
        }
        Some(table)
    }
}

fn read_row(bytes: &[u8; ROW], start: u32) -> Row {
    let stamp = Stamp::of([16, 24, 32, 40].map(|at| long(&bytes[at..])));
    let [len, entry, day, recurs] = [0, 4, 8, 12].map(|at| short(&bytes[at..]));
    Row { start, len, about: About { stamp, day: day as i32, entry, recurs: recurs > 0 } }
}

fn entry(bytes: &[u8; ENTRY]) -> Entry {
    let mut key = Key::default();
    key.copy_from_slice(&bytes[..16]);
    let place = |at: usize| (long(&bytes[at..]), short(&bytes[at + 8..]));
    Entry { key, idle: bytes[16], kind: bytes[17], found: place(20), outlines: place(32) }
}

/// The first four bytes as a number; 0 where there are fewer.
fn short(bytes: &[u8]) -> u32 {
    bytes.first_chunk::<4>().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// The first eight bytes as a number; 0 where there are fewer.
fn long(bytes: &[u8]) -> u64 {
    bytes.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(table: &Table) -> Vec<u8> {
        let mut bytes = Vec::new();
        table.write(&mut bytes).expect("written");
        bytes
    }

    #[test]
    fn a_table_comes_back_as_it_was() {
        let entry = |n: u8| Entry {
            key: [n; 16],
            idle: n,
            kind: 1,
            found: (u64::from(n) << 40, 7),
            outlines: (3, 1 << 31),
        };
        let mut table = Table::new(vec![entry(1), entry(2)], Some(vec![5, u64::MAX]));
        let stamp = Stamp::of([1, 2, 3, u64::MAX]);
        for (path, entry) in [("a/b.md", 1), ("a/ü.md", 0)] {
            table.push(path, About { stamp, day: -4, entry, recurs: entry > 0 });
        }
        let bytes = written(&table);
        assert_eq!((Table::read(&bytes).unwrap(), table.size()), (table.clone(), bytes.len()));
        assert_eq!(
            (table.find("a/ü.md"), table.find("a"), table.path(0)),
            (Some(1), None, "a/b.md")
        );
        assert_eq!(table.entry(&[2; 16]), Some(1));
        for end in 0..bytes.len() {
            assert_eq!(Table::read(&bytes[..end]), None, "{end}");
        }
        let nobody_asked = Table::new(Vec::new(), None);
        assert_eq!(Table::read(&written(&nobody_asked)).unwrap(), nobody_asked);
    }
}
