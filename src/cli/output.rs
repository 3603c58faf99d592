//! The two streams. In: bytes and words. Out: results on standard output, complaints on standard error.

use super::exit::Stop;
use std::io::{self, ErrorKind, Write};

/// Writes results to standard output. A reader that has gone away (`| head`) is no fault.
///
/// # Errors
/// Any other fault of writing.
pub fn print(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Stop::io("standard output", error))
        }
        _ => Ok(()),
    }
}

/// Says on standard error what stopped the run.
pub fn complain(message: &str) {
    // Where standard error cannot be written there is nobody to tell.
    let _ = writeln!(io::stderr(), "factlint: {message}");
}
