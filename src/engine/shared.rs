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
