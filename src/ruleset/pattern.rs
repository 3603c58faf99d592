//! `/regex/` inside a phrase. In: the pattern and where it stands. Out: the compiled expression, or its fault pointed at inside
//! the string.

use super::fault::{Fault, File};
use super::yaml::Text;
use regex::{Regex, RegexBuilder};
use regex_syntax::Error;

/// A compiled pattern may take this many bytes.
const LARGEST: usize = 1 << 22;

/// Compiles `pattern`, which starts at byte `start` of `text`.
pub fn compile(file: &mut File, text: &Text, start: usize, pattern: &str) -> Option<Regex> {
    let mut fault = |from: usize, to: usize, message: String, help: &str| {
        let span = text.part(start + from, start + to.max(from));
        let problem = file.fault(Fault::Regex, span, message);
        file.report(problem.help(help));
        None
    };
    let whole = (0, pattern.len());
    let hir = match regex_syntax::parse(pattern) {
        Ok(hir) => hir,
        Err(error) => {
            let (span, why) = match &error {
                Error::Parse(error) => (error.span(), error.kind().to_string()),
                Error::Translate(error) => (error.span(), error.kind().to_string()),
                _ => return fault(whole.0, whole.1, error.to_string(), HELP),
            };
            let message = format!("this regular expression does not read: {why}");
            return fault(span.start.offset, span.end.offset, message, HELP);
        }
    };
    if hir.properties().minimum_len().is_none_or(|len| len == 0) {
        let message = "this regular expression matches without a single letter".to_owned();
        return fault(whole.0, whole.1, message, "make it match at least one character");
    }
    match RegexBuilder::new(pattern).size_limit(LARGEST).build() {
        Ok(regex) => Some(regex),
        Err(_) => {
            let message = "this regular expression grows too large".to_owned();
            fault(whole.0, whole.1, message, "repeat fewer times: `{1,20}` instead of `{1,20000}`")
        }
    }
}

const HELP: &str = "the syntax is that of Rust's regex crate: no look-around, no back-references";
