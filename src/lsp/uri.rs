//! Paths as editors write them. In: `file:` addresses. Out: paths, and the way back.

use lsp_types::Uri;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The path of a `file:` address on this machine; `None` for any other address.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let text = String::from_utf8(decoded(rest)).ok()?;
    if !text.starts_with('/') || text.contains('\0') {
        return None;
    }
    // `/c:/articles` is a drive.
    let drive = cfg!(windows) && text.get(2..3) == Some(":");
    Some(PathBuf::from(if drive { &text[1..] } else { &text }))
}

/// The address of a path; `None` where the path is not absolute or no text.
pub fn of(path: &Path) -> Option<Uri> {
    let text = path.to_str()?.replace('\\', "/");
    let mut out = "file://".to_owned();
    if !text.starts_with('/') {
        out.push('/');
    }
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => {
                // Writing to a string never fails.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out.parse().ok()
}

fn decoded(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths_and_back() {
        for (address, expected) in [
            ("file:///a/b.md", Some("/a/b.md")),
            ("file:///a%20b/%C3%A9.md", Some("/a b/é.md")),
            ("file://localhost/a.md", Some("/a.md")),
            ("file:///a.md?x#y", Some("/a.md")),
            ("file:///a%2", Some("/a%2")),
            ("file:///a%00b", None),
            ("file:///%FF", None),
            ("file://elsewhere/a.md", None),
            ("untitled:Untitled-1", None),
        ] {
            let Ok(uri) = address.parse::<Uri>() else {
                assert_eq!(address, "file:///a%2", "no address");
                continue;
            };
            assert_eq!(path(&uri).as_deref(), expected.map(Path::new), "{address}");
        }
        for text in ["/a b/é#?%.md", "/😀"] {
            assert_eq!(path(&of(Path::new(text)).unwrap()).unwrap(), Path::new(text));
        }
    }
}
