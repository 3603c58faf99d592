//! The outlines of a file as bytes. In: outlines, article by article. Out: bytes that can be looked through without being read back.
//!
//! Little-endian numbers of four bytes: how many articles there are, and for each how many outlines it has; for each outline its digest
//! (two numbers), how many codes it has, and the codes.

use super::outline::Outline;

/// The bytes of the outlines of each article of a file; none where there is no outline.
pub fn pack(articles: &[&[Outline]]) -> Vec<u8> {
    if articles.iter().all(|outlines| outlines.is_empty()) {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut put = |number: u32| out.extend(number.to_le_bytes());
    put(articles.len() as u32);
    articles.iter().for_each(|outlines| put(outlines.len() as u32));
    for Outline { digest, codes } in articles.iter().copied().flatten() {
        put(*digest as u32);
        put((digest >> 32) as u32);
        put(codes.len() as u32);
        codes.iter().for_each(|code| put(*code));
    }
    out
}

/// The outlines of each article; `None` where the bytes are not what [`pack`] wrote.
pub fn unpack(bytes: &[u8]) -> Option<Vec<Vec<Outline>>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let mut rest = bytes;
    let counts = numbers(&mut rest)?;
    let mut out = Vec::new();
    for count in counts {
        let mut outlines = Vec::new();
        for _ in 0..u32::from_le_bytes(*count) {
            let (digest, codes) = outline(&mut rest)?;
            outlines.push(Outline { digest, codes: codes.collect() });
        }
        out.push(outlines);
    }
    rest.is_empty().then_some(out)
}

/// What each outline of a file is, its digest first, as far as the bytes are what [`pack`] wrote. `codes` is room that is used again.
pub fn each(bytes: &[u8], codes: &mut Vec<u32>, mut look: impl FnMut(u64, &[u32]) -> bool) -> bool {
    let mut rest = bytes;
    if numbers(&mut rest).is_none() {
        return false;
    }
    while let Some((digest, own)) = outline(&mut rest) {
        codes.clear();
        codes.extend(own);
        if look(digest, codes) {
            return true;
        }
    }
    false
}

fn outline<'b>(rest: &mut &'b [u8]) -> Option<(u64, impl Iterator<Item = u32> + use<'b>)> {
    let (digest, behind) = rest.split_first_chunk()?;
    *rest = behind;
    let codes = numbers(rest)?.iter().map(|number| u32::from_le_bytes(*number));
    Some((u64::from_le_bytes(*digest), codes))
}

/// A number, and so many numbers behind it.
fn numbers<'b>(rest: &mut &'b [u8]) -> Option<&'b [[u8; 4]]> {
    let (count, behind) = rest.split_first_chunk()?;
    let len = (u32::from_le_bytes(*count) as usize).checked_mul(4)?;
    let (numbers, behind) = behind.split_at_checked(len)?;
    *rest = behind;
    Some(numbers.as_chunks().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(digest: u64, codes: &[u32]) -> Outline {
        Outline { digest, codes: codes.into() }
    }

    #[test]
    fn outlines_come_back_as_they_were() {
        let (first, second) =
            ([outline(1, &[5, 0, 7]), outline(u64::MAX, &[])], [outline(4, &[9])]);
        let articles = [&first[..], &[], &second[..]];
        let bytes = pack(&articles);
        assert_eq!(unpack(&bytes).unwrap(), articles.map(<[Outline]>::to_vec));
        let mut seen = Vec::new();
        let found = each(&bytes, &mut Vec::new(), |digest, codes| {
            seen.push((digest, codes.len()));
            digest == 4
        });
        assert_eq!((found, seen), (true, vec![(1, 3), (u64::MAX, 0), (4, 1)]));
        assert!(pack(&[&[], &[]]).is_empty());
        for end in 1..bytes.len() {
            assert_eq!(unpack(&bytes[..end]), None, "{end}");
        }
    }
}
