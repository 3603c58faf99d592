//! Outlines as bytes. In: outlines, article by article. Out: bytes in which they are looked through where they lie.
//!
//! Little-endian numbers of four bytes; for each outline its digest (two numbers), how many codes it has, and the codes. Those of a
//! file follow how many articles there are, and for each how many outlines it has.

use super::outline::{Code, Outline, Sketch};

/// The outlines of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Packed(Box<[u8]>);

impl Packed {
    /// Packs them.
    pub fn of(outlines: &[Outline]) -> Self {
        let size = outlines.iter().map(|outline| 12 + 4 * outline.codes.len()).sum();
        let mut out = Vec::with_capacity(size);
        for Outline { digest, codes } in outlines {
            out.extend(digest.to_le_bytes());
            out.extend((codes.len() as u32).to_le_bytes());
            out.extend(codes.as_flattened());
        }
        Self(out.into())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn sketches(&self) -> Sketches<'_> {
        Sketches { rest: &self.0, left: usize::MAX }
    }

    /// Whether one of them is among `recurring`.
    pub fn recurs(&self, recurring: &[u64]) -> bool {
        !recurring.is_empty() && self.sketches().any(|sketch| sketch.recurs(recurring))
    }
}

/// The outlines of an article, one by one.
#[derive(Debug, Clone)]
pub struct Sketches<'k> {
    rest: &'k [u8],
    /// So many at most.
    left: usize,
}

impl<'k> Iterator for Sketches<'k> {
    type Item = Sketch<'k>;

    fn next(&mut self) -> Option<Sketch<'k>> {
        self.left = self.left.checked_sub(1)?;
        sketch(&mut self.rest)
    }
}

/// The bytes of the outlines of each article of a file; none where there is no outline.
pub fn pack(articles: &[&Packed]) -> Vec<u8> {
    if articles.iter().all(|outlines| outlines.is_empty()) {
        return Vec::new();
    }
    let size = articles.iter().map(|outlines| 4 + outlines.0.len()).sum::<usize>();
    let mut out = Vec::with_capacity(4 + size);
    let count = |count: usize| (count as u32).to_le_bytes();
    out.extend(count(articles.len()));
    articles.iter().for_each(|outlines| out.extend(count(outlines.sketches().count())));
    articles.iter().for_each(|outlines| out.extend(&outlines.0));
    out
}

/// The outlines of each article; `None` where the bytes are not what [`pack`] wrote.
pub fn unpack(bytes: &[u8]) -> Option<Vec<Packed>> {
    let (counts, mut rest) = counted(bytes)?;
    let mut out = Vec::new();
    for count in counts {
        let own = rest;
        for _ in 0..number(count) {
            sketch(&mut rest)?;
        }
        out.push(Packed(own[..own.len() - rest.len()].into()));
    }
    rest.is_empty().then_some(out)
}

/// The outlines of each article of a file, as far as the bytes are what [`pack`] wrote.
pub fn articles(bytes: &[u8]) -> impl Iterator<Item = Sketches<'_>> + Clone {
    let (counts, mut rest) = counted(bytes).unwrap_or_default();
    counts.iter().map(move |count| {
        let left = number(count);
        let own = Sketches { rest, left };
        for _ in 0..left {
            if sketch(&mut rest).is_none() {
                break;
            }
        }
        own
    })
}

/// All outlines of a file, as far as the bytes are what [`pack`] wrote.
pub fn all(bytes: &[u8]) -> Sketches<'_> {
    let (_, rest) = counted(bytes).unwrap_or_default();
    Sketches { rest, left: usize::MAX }
}

fn sketch<'k>(rest: &mut &'k [u8]) -> Option<Sketch<'k>> {
    let (digest, behind) = rest.split_first_chunk()?;
    let (codes, behind) = numbers(behind)?;
    *rest = behind;
    Some(Sketch { digest: u64::from_le_bytes(*digest), codes })
}

/// How many outlines each article has, and the outlines.
fn counted(bytes: &[u8]) -> Option<(&[Code], &[u8])> {
    if bytes.is_empty() { Some((&[], bytes)) } else { numbers(bytes) }
}

/// A number, so many numbers behind it, and the rest.
fn numbers(bytes: &[u8]) -> Option<(&[Code], &[u8])> {
    let (count, behind) = bytes.split_first_chunk()?;
    let (numbers, behind) = behind.split_at_checked(number(count).checked_mul(4)?)?;
    Some((numbers.as_chunks().0, behind))
}

fn number(bytes: &Code) -> usize {
    u32::from_le_bytes(*bytes) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(digest: u64, codes: &[u32]) -> Outline {
        Outline { digest, codes: codes.iter().map(|code| code.to_le_bytes()).collect() }
    }

    #[test]
    fn outlines_come_back_as_they_were() {
        let first = Packed::of(&[outline(1, &[5, 0, 7]), outline(u64::MAX, &[])]);
        let second = Packed::of(&[outline(4, &[9])]);
        let none = Packed::default();
        let bytes = pack(&[&first, &none, &second]);
        assert_eq!(unpack(&bytes).unwrap(), [first, none.clone(), second]);
        let digests = |own: Sketches| own.map(|sketch| sketch.digest).collect::<Vec<_>>();
        let each: Vec<Vec<u64>> = articles(&bytes).map(digests).collect();
        assert_eq!(each, [vec![1, u64::MAX], vec![], vec![4]]);
        assert_eq!(digests(all(&bytes)), each.concat());
        assert!(pack(&[&none, &none]).is_empty());
        assert_eq!((unpack(&[]), articles(&[]).count()), (Some(Vec::new()), 0));
        for end in 1..bytes.len() {
            assert_eq!(unpack(&bytes[..end]), None, "{end}");
            assert!(all(&bytes[..end]).count() < 3, "{end}");
        }
    }
}
