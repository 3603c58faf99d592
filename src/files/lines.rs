//! Lines without end. In: a file of lines. Out: whether one of them is so long that the file is not read at all.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A line of this length, in bytes, is no article of a corpus, and whoever sends one may send a gigabyte.
pub const LONGEST: u64 = 64 << 20;

/// Whether a file has a line longer than [`LONGEST`]; read in pieces, so that it takes no memory to find out.
///
/// # Errors
/// What the system says.
pub fn is_endless(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let (mut piece, mut length) = (vec![0; 1 << 16], 0);
    loop {
        let read = file.read(&mut piece)?;
        let bytes = &piece[..read];
        length = match (memchr::memchr(b'\n', bytes), memchr::memrchr(b'\n', bytes)) {
            (Some(first), Some(_)) if length + first as u64 > LONGEST => return Ok(true),
            // Between two line ends of one piece there is no room for such a line.
            (_, Some(last)) => (read - last - 1) as u64,
            _ => length + read as u64,
        };
        if read == 0 || length > LONGEST {
            return Ok(length > LONGEST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Seek, SeekFrom, Write};

    #[test]
    fn a_line_without_end_is_seen() {
        let most = LONGEST;
        // Where line ends stand in a file of that size, which no disk has to hold.
        for (size, ends, wanted) in [
            (0, &[][..], false),
            (most, &[], false),
            (most + 1, &[], true),
            (most + 1, &[most], false),
            (most + 2, &[most + 1], true),
            (2 * most, &[most, most + 1], false),
            (2 * most, &[most - 70_000], true),
            (2 * most + 2, &[0, most], true),
        ] {
            let mut file = tempfile::NamedTempFile::new().expect("a file");
            file.as_file().set_len(size).expect("a size");
            for end in ends {
                file.seek(SeekFrom::Start(*end)).expect("a place");
                file.write_all(b"\n").expect("written");
            }
            assert_eq!(is_endless(file.path()).expect("read"), wanted, "{size} {ends:?}");
        }
    }
}
