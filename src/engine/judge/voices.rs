//! Who counts toward a majority. In: the articles. Out: for each the voice it speaks with.

use crate::engine::mention::Card;
use rustc_hash::FxHashMap;
use std::collections::HashMap;

/// The voices of a corpus: articles with the same words share one.
#[derive(Debug, Clone)]
pub(super) struct Voices {
    voices: Vec<u32>,
    ages: Vec<u32>,
}

impl Voices {
    /// Numbers voices by their oldest article, undated ones last, then by path.
    pub fn new(cards: &[Card]) -> Self {
        let mut order: Vec<usize> = (0..cards.len()).collect();
        order.sort_by_key(|&i| {
            let published = cards[i].metadata.published.as_ref().map(|p| p.date);
            (published.is_none(), published, &cards[i].path)
        });
        let mut voices = vec![0; cards.len()];
        let mut ages = vec![0; cards.len()];
        let mut known: HashMap<[u8; 16], u32> = HashMap::new();
        for (age, &article) in order.iter().enumerate() {
            let next = known.len() as u32;
            voices[article] = *known.entry(cards[article].words).or_insert(next);
            ages[article] = age as u32;
        }
        Self { voices, ages }
    }

    /// The voice of an article; lower is older.
    pub fn of(&self, article: usize) -> u32 {
        self.voices[article]
    }

    /// The voices of some articles alone, numbered from 0 by their oldest among these: a copy that takes no part lends no age.
    pub fn among(&self, articles: impl IntoIterator<Item = usize>) -> Ranks {
        let mut ages: Vec<(u32, u32)> = articles
            .into_iter()
            .map(|article| (self.ages[article], self.voices[article]))
            .collect();
        ages.sort_unstable();
        let mut ranks = FxHashMap::default();
        for (_, voice) in ages {
            let next = ranks.len() as u32;
            ranks.entry(voice).or_insert(next);
        }
        Ranks(ranks)
    }

    /// The age of an article; lower is older.
    pub fn age(&self, article: usize) -> u32 {
        self.ages[article]
    }
}

/// The voices of a group, each by its rank.
#[derive(Debug, Clone)]
pub(super) struct Ranks(FxHashMap<u32, u32>);

impl Ranks {
    /// The rank of a voice in the group; lower is older. A voice of none of its articles comes last.
    pub fn of(&self, voice: u32) -> u32 {
        self.0.get(&voice).copied().unwrap_or(self.0.len() as u32)
    }
}
