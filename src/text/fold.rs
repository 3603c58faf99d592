//! Typographic folding. In: characters and words as printed. Out: the form in which they are compared.
//!
//! Case, quotation marks, dashes and spaces are folded; letters keep their accents. Nothing here changes meaning.

/// The folded form of one character: apostrophes and single marks to `'`, double marks to `"`, dashes to `-`, every kind of
/// space to ` `; any other character as it is (case is folded by [`fold`], since it can change length).
pub fn fold_char(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{02BC}' | '\u{2032}'
        | '\u{FF07}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}'
        | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        c if is_space(c) => ' ',
        c => c,
    }
}

/// Whether a character separates words without being printed: white space of every kind, including non-breaking, thin, figure and
/// zero-width spaces.
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{00A0}' | '\u{202F}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Appends the folded, lower-case form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let at = out.len();
        out.push_str(text);
        out[at..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        // Soft hyphens and zero-width joiners are layout, not letters.
        if matches!(c, '\u{00AD}' | '\u{200C}' | '\u{200D}') {
            continue;
        }
        out.extend(fold_char(c).to_lowercase());
    }
}

/// The folded, lower-case form of `text`, white space runs folded to one space and trimmed: two spellings of one wording are equal.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, word) in text.split(is_space).filter(|w| !w.is_empty()).enumerate() {
        if i > 0 {
            out.push(' ');
        }
        fold_into(word, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_folds_and_letters_stay() {
        for (printed, folded) in [
            ("We\u{2019}re", "we're"),
            ("\u{201C}yes\u{201D}", "\"yes\""),
            ("30\u{2013}day", "30-day"),
            ("Putin\u{A0}said\n  so", "putin said so"),
            ("MÉLANIE", "mélanie"),
            ("co\u{AD}operate", "cooperate"),
        ] {
            assert_eq!(fold(printed), folded, "{printed:?}");
        }
    }
}
