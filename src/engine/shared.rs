//! Shared parts of findings as they are written and read back. In: values behind `Arc`. Out: the values themselves, shared anew.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;

/// One.
pub mod one {
    use super::*;

    pub fn serialize<T: Serialize, S: Serializer>(one: &Arc<T>, to: S) -> Result<S::Ok, S::Error> {
        T::serialize(one, to)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(from).map(Arc::new)
    }
}

/// A text.
pub mod text {
    use super::*;

    pub fn serialize<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(text)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(from).map(Arc::from)
    }
}

/// One or none.
pub mod maybe {
    use super::*;

    pub fn serialize<T: Serialize, S: Serializer>(
        one: &Option<Arc<T>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        one.as_deref().serialize(to)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Arc<T>>, D::Error> {
        Ok(Option::<T>::deserialize(from)?.map(Arc::new))
    }
}

/// Several.
pub mod many {
    use super::*;

    pub fn serialize<T: Serialize, S: Serializer>(
        many: &[Arc<T>],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(many.iter().map(|one| &**one))
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Arc<T>>, D::Error> {
        Ok(Vec::<T>::deserialize(from)?.into_iter().map(Arc::new).collect())
    }
}

/// Several, each with something beside it.
pub mod pairs {
    use super::*;

    pub fn serialize<T: Serialize, V: Serialize, S: Serializer>(
        pairs: &[(Arc<T>, V)],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(pairs.iter().map(|(one, beside)| (&**one, beside)))
    }

    pub fn deserialize<'de, T: Deserialize<'de>, V: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<(Arc<T>, V)>, D::Error> {
        let pairs = Vec::<(T, V)>::deserialize(from)?.into_iter();
        Ok(pairs.map(|(one, beside)| (Arc::new(one), beside)).collect())
    }
}

/// Cards: most articles hold nothing, and of those there is only the path. All paths stand one behind the other.
pub mod cards {
    use super::*;
    use crate::corpus::LeanMetadata;
    use crate::engine::mention::Card;
    use serde::de::Error;

    type More<M, W> = Vec<(usize, M, W)>;

    pub fn serialize<S: Serializer>(cards: &[Card], to: S) -> Result<S::Ok, S::Error> {
        let bare = (LeanMetadata::default(), [0; 16]);
        let lengths: Vec<usize> = cards.iter().map(|card| card.path.len()).collect();
        let paths: String = cards.iter().map(|card| card.path.as_str()).collect();
        let numbered = cards.iter().enumerate();
        let more: More<&LeanMetadata, &[u8; 16]> = numbered
            .filter(|(_, card)| card.metadata != bare.0 || card.words != bare.1)
            .map(|(number, card)| (number, &card.metadata, &card.words))
            .collect();
        (lengths, paths, more).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Card>, D::Error> {
        let (lengths, paths, more) =
            <(Vec<usize>, String, More<LeanMetadata, [u8; 16]>)>::deserialize(from)?;
        let mut rest = paths.as_str();
        let mut cards = Vec::with_capacity(lengths.len());
        for length in lengths {
            let cut = rest.split_at_checked(length);
            let (path, behind) = cut.ok_or_else(|| D::Error::custom("a path is cut off"))?;
            cards.push(Card { path: path.to_owned(), ..Card::default() });
            rest = behind;
        }
        for (number, metadata, words) in more {
            let card = cards.get_mut(number);
            let card = card.ok_or_else(|| D::Error::custom("there is no such article"))?;
            (card.metadata, card.words) = (metadata, words);
        }
        Ok(cards)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Metadata;
    use crate::engine::mention::Card;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct All(#[serde(with = "cards")] Vec<Card>);

    #[test]
    fn every_card_comes_back_with_all_that_it_says() {
        let card = |path: &str, title: Option<&str>, words: u8| Card {
            path: path.to_owned(),
            metadata: Metadata { title: title.map(str::to_owned), ..Metadata::default() }.into(),
            words: [words; 16],
        };
        let all = All(vec![
            card("a.md", None, 0),
            card("news/b.md", Some("Titled, with nothing found in it"), 0),
            card("", None, 7),
            card("ä.md", Some("Both"), 8),
        ]);
        let bytes = postcard::to_allocvec(&all).expect("written");
        assert_eq!(postcard::from_bytes::<All>(&bytes), Ok(all));
    }
}
