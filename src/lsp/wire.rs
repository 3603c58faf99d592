//! Messages as bytes. In: a stream. Out: one message after another, or what is wrong with one.
//!
//! The types of messages are those of `lsp-server`. Its own reader makes room for whatever length a header names, and gives up at the
//! first message that is no JSON; here a length has a bound, and a bad message is answered and left behind.

use lsp_server::Message;
use std::io::{self, BufRead, Read};

/// A message may be this long, in bytes: the longest article, twice escaped.
pub const LARGEST: usize = 256 << 20;

/// What came.
#[derive(Debug)]
pub enum Came {
    /// A message.
    Message(Message),
    /// A body that is no message; what is wrong with it.
    Garbled(String),
}

/// Reads the next message; `None` at the end of the stream.
///
/// # Errors
/// What the stream says, and a header that gives no length that can be relied on: where the next message would start is not known
/// then.
pub fn read(input: &mut impl BufRead) -> io::Result<Option<Came>> {
    let Some(length) = header(input)? else { return Ok(None) };
    let mut body = Vec::new();
    // Room is made as bytes come, not as a header promises them.
    let read = input.take(length as u64).read_to_end(&mut body)?;
    if read < length {
        return Err(fault(format!("a message ends after {read} of {length} bytes")));
    }
    Ok(Some(match serde_json::from_slice(&body) {
        Ok(message) => Came::Message(message),
        Err(error) => Came::Garbled(error.to_string()),
    }))
}

/// The length that a header names; `None` at the end of the stream.
fn header(input: &mut impl BufRead) -> io::Result<Option<usize>> {
    let mut length = None;
    let mut line = Vec::new();
    for number in 0.. {
        line.clear();
        // Nobody writes a header of more than this.
        input.by_ref().take(4096).read_until(b'\n', &mut line)?;
        if line.is_empty() && number == 0 {
            return Ok(None);
        }
        if line.last() != Some(&b'\n') || number > 64 {
            return Err(fault("a header does not end".to_owned()));
        }
        let text = String::from_utf8_lossy(line.trim_ascii());
        if text.is_empty() {
            break;
        }
        if let Some((name, value)) = text.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<usize>().ok().filter(|length| *length <= LARGEST);
        }
    }
    let message = || fault(format!("a header names no length up to {LARGEST} bytes"));
    length.map(Some).ok_or_else(message)
}

fn fault(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is made of a stream: `m` for a message, `g` for a garbled one, `!` for the end that a fault makes.
    fn told(stream: &[u8]) -> String {
        let mut input = stream;
        let mut out = String::new();
        loop {
            match read(&mut input) {
                Ok(Some(Came::Message(_))) => out.push('m'),
                Ok(Some(Came::Garbled(_))) => out.push('g'),
                Ok(None) => return out,
                Err(_) => return out + "!",
            }
        }
    }

    #[test]
    fn streams_are_messages_or_faults() {
        let exit = "Content-Length: 33\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}";
        for (stream, wanted) in [
            (String::new(), ""),
            (exit.to_owned(), "m"),
            (format!("{exit}{exit}"), "mm"),
            (format!("content-length:2\n\n[]{exit}"), "gm"),
            (format!("X: y\r\n{exit}"), "m"),
            ("Content-Length: 99\r\n\r\n{}".to_owned(), "!"),
            ("Content-Length: 99999999999999999999\r\n\r\n".to_owned(), "!"),
            (format!("Content-Length: {}\r\n\r\n", LARGEST + 1), "!"),
            ("Content-Length: -1\r\n\r\n".to_owned(), "!"),
            ("\r\n".to_owned(), "!"),
            ("a".repeat(9000), "!"),
            ("a: b\r\n".repeat(99), "!"),
        ] {
            assert_eq!(told(stream.as_bytes()), wanted, "{stream:?}");
        }
        assert_eq!(told(b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x01"), "g");
    }
}
