//! Decimals in words (`point five o six`) and behind a point that stands alone (`.25`). In: the reader at its cursor. Out: what they add.

use super::Reader;
use super::sum::Sum;
use crate::recognise::vocabulary::Class;
use crate::value::Number;

impl Reader<'_, '_> {
    /// `point five o six`, `.25`: decimals in words, or digits behind a point that stands alone.
    pub(super) fn decimals(&mut self, sum: &mut Sum) -> Option<()> {
        let mut at = self.at;
        let glued_point = self.word(at) == "." && self.is(at + 1, Class::DIGITS);
        if glued_point {
            // `.25`; behind digits a lone point ends a sentence.
            let before = at > 0 && self.scene.glued(at);
            if !self.scene.glued(at + 1) || !sum.current.is_zero() || before || sum.big.is_some() {
                return None;
            }
        } else if self.word(at) != "point" {
            return None;
        }
        at += 1;
        let mut digits = String::new();
        while let Some(text) = self.spoken_digits(at, digits.is_empty()) {
            digits.push_str(&text);
            at += 1 + usize::from(self.is(at, Class::TENS) && self.word(at + 1) == "-");
            if self.is(at - 1, Class::DIGITS) {
                break;
            }
        }
        if digits.is_empty() {
            return None;
        }
        sum.current = sum.current.plus(Number::parse(&format!("0.{digits}"))?)?;
        sum.last = -(digits.len() as i32);
        sum.words = !self.is(at - 1, Class::DIGITS);
        self.at = at;
        Some(())
    }

    fn spoken_digits(&self, at: usize, first: bool) -> Option<String> {
        if self.is(at, Class::DIGITS) {
            let text = self.scene.printed(at);
            return (first && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.to_owned());
        }
        if matches!(self.word(at), "o" | "oh" | "zero" | "nought" | "naught") {
            return Some("0".to_owned());
        }
        if self.is(at, Class::TENS) {
            let one = at + 1 + usize::from(self.word(at + 1) == "-");
            // The digit that completes it is the next one read.
            let tens = self.scene.number(at) / 10;
            return Some(if self.is(one, Class::ONES) {
                tens.to_string()
            } else {
                format!("{tens}0")
            });
        }
        let small = self.is(at, Class::ONES.or(Class::TEENS));
        small.then(|| self.scene.number(at).to_string())
    }
}
