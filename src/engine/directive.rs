//! The words of a waiver's directive. In: `factlint-ignore RULE reason="…"`. Out: what it asks for, or what is wrong with it.

use jiff::civil::Date;

/// What a directive covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Block,
    Start,
    End,
}

/// A directive as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    pub scope: Scope,
    /// Empty only behind `-end`.
    pub rule: String,
    pub reason: Option<String>,
    pub until: Option<Date>,
    pub value: Option<String>,
}

/// Reads the words of a directive.
pub(super) fn parse(text: &str) -> Result<Draft, String> {
    let (command, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
    let scope = match command {
        "factlint-ignore" => Scope::Block,
        "factlint-ignore-start" => Scope::Start,
        "factlint-ignore-end" => Scope::End,
        other => return Err(format!("`{other}` is no directive of factlint")),
    };
    let rest = rest.trim_start();
    let (rule, mut rest) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
    let mut draft = Draft { scope, rule: rule.to_owned(), reason: None, until: None, value: None };
    if rule.contains('=') || rule.is_empty() && scope != Scope::End {
        return Err("the waiver names no rule; there is none for everything".to_owned());
    }
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Ok(draft);
        }
        let Some((key, behind)) = rest.split_once('=') else {
            return Err(format!("`{}` is no `key=\"value\"`", rest.trim_end()));
        };
        let (value, after) = quoted(behind)?;
        match key.trim() {
            "reason" => draft.reason = Some(value.to_owned()),
            "value" => draft.value = Some(value.to_owned()),
            "until" => {
                let day = value
                    .parse()
                    .map_err(|_| format!("`until={value}` is no day like 2026-12-31"))?;
                draft.until = Some(day);
            }
            other => {
                return Err(format!(
                    "a waiver has no `{other}`; it has `reason`, `until` and `value`"
                ));
            }
        }
        rest = after;
    }
}

/// The value at the start of `text`, in quotation marks or up to white space, and what stands behind it.
fn quoted(text: &str) -> Result<(&str, &str), String> {
    let close = match text.chars().next() {
        Some(mark @ ('"' | '\'')) => mark,
        Some('“') => '”',
        _ => {
            let end = text.find(char::is_whitespace).unwrap_or(text.len());
            return Ok(text.split_at(end));
        }
    };
    let body = &text[text.chars().next().map_or(0, char::len_utf8)..];
    match body.split_once(close) {
        Some((value, after)) => Ok((value, after)),
        None => Err("a quotation mark is never closed".to_owned()),
    }
}
