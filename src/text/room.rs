//! Room in lists that grow along a text. In: a list, and how far the text was read. Out: room for what is still to come.
//!
//! A list that doubles is held twice meanwhile, and what was let go of stays with the process for a while: of a text of eight million
//! marks that is a fifth of all memory.

/// Makes room for one more, and where it is made anew for as many as the rest of the text will bring if it goes on as it did: `read`
/// of its `length` bytes brought what the list holds.
pub fn make<T>(list: &mut Vec<T>, read: usize, length: usize) {
    if list.len() == list.capacity() {
        let (held, rest) = (list.len() as u64, length.saturating_sub(read) as u64);
        let expected = (held * rest / read.max(1) as u64) as usize;
        list.reserve_exact(expected + list.len() / 8 + 16);
    }
}

#[cfg(test)]
mod tests {
    use super::make;

    #[test]
    fn room_is_made_for_what_the_rest_of_the_text_will_bring() {
        // What is held, bytes that brought it, bytes in all, and how many more there is room for.
        for (held, read, length, more) in [
            (0, 0, 100, 16),
            (10, 10, 100, 107),
            (10, 100, 100, 17),
            (800, 50, 60, 276),
            (8, 90, 80, 17),
        ] {
            let mut list: Vec<u8> = vec![0; held];
            list.shrink_to_fit();
            make(&mut list, read, length);
            assert_eq!(list.capacity() - held, more, "{held} after {read} of {length}");
            make(&mut list, read, length);
            assert_eq!(list.capacity() - held, more, "there is room");
        }
    }
}
