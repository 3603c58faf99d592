//! What is worked out of a sentence when it is first asked for, and kept as long as the reading. In: the number of a sentence and
//! how to work it out. Out: what came of it.
//!
//! Every mention asks for what surrounds it: a sentence with a hundred mentions is cut into clauses once, not a hundred times.
//! Where nobody asks, there is one empty cell for the whole article.

use std::sync::OnceLock;

/// One `T` for each sentence that was asked about.
#[derive(Debug, Clone)]
pub struct PerSentence<T>(OnceLock<Box<[OnceLock<T>]>>);

impl<T> PerSentence<T> {
    /// What `make` makes of sentence `number` of `count`; it is called at most once for each.
    ///
    /// # Panics
    /// Where `number` is not below the `count` of the first call.
    pub fn get(&self, number: usize, count: usize, make: impl FnOnce() -> T) -> &T {
        let cells = self.0.get_or_init(|| (0..count).map(|_| OnceLock::new()).collect());
        cells[number].get_or_init(make)
    }
}

impl<T> Default for PerSentence<T> {
    fn default() -> Self {
        Self(OnceLock::new())
    }
}

#[cfg(test)]
mod tests {
    use super::PerSentence;
    use crate::recognise::{Settings, read_fragment};
    use std::sync::Arc;

    #[test]
    fn a_sentence_is_worked_out_once_and_only_where_somebody_asks() {
        let lengths = PerSentence::default();
        let mut made = Vec::new();
        for number in [2, 0, 2, 2] {
            let length = *lengths.get(number, 3, || {
                made.push(number);
                number * 10
            });
            assert_eq!(length, number * 10);
        }
        assert_eq!(made, [2, 0]);
    }

    #[test]
    fn whoever_keeps_a_sentence_keeps_the_same_text() {
        let prose = "Five boats left. Nine came back.";
        let reading = read_fragment(prose, &Settings::default());
        let second = reading.printed(1, prose);
        assert_eq!(
            (&*reading.printed(0, prose), &*second),
            ("Five boats left.", "Nine came back.")
        );
        assert!(Arc::ptr_eq(&second, &reading.printed(1, prose)));
    }
}
