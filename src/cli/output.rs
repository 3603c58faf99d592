//! The two streams. In: bytes and words. Out: results on standard output, complaints on standard error.

use super::exit::Stop;
use crate::report::visible;
use std::io::{self, BufWriter, ErrorKind, Write};

/// Writes results to standard output. A reader that has gone away (`| head`) is no fault.
///
/// # Errors
/// Any other fault of writing.
pub fn print(bytes: &[u8]) -> Result<(), Stop> {
    stream(|out| out.write_all(bytes))
}

/// The same of what `write` writes, piece by piece.
///
/// # Errors
/// As for [`print`].
pub fn stream(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
    // Standard output by itself looks for line ends.
    let mut out = BufWriter::with_capacity(PIECE, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Stop::io("standard output", error))
        }
        _ => Ok(()),
    }
}

/// What is written at a time, in bytes.
const PIECE: usize = 1 << 16;

/// Writes words for people to standard output, nothing in them steering the terminal; for text without colours.
///
/// # Errors
/// Where it cannot be written.
pub fn words(text: &str) -> Result<(), Stop> {
    print(visible::lines(text).as_bytes())
}

/// A document as indented JSON with a line end.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn json(document: &impl serde::Serialize) -> Result<Vec<u8>, Stop> {
    let bytes = serde_json::to_vec_pretty(document);
    let mut bytes = bytes.map_err(|e| Stop::io("standard output", e.into()))?;
    bytes.push(b'\n');
    Ok(visible::json(bytes))
}

/// Says on standard error what stopped the run.
pub fn complain(message: &str) {
    // Where standard error cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr(), "factlint: {}", visible::lines(message));
}
