//! What `extract` prints of one article. In: an article and its reading. Out: one JSON object, offsets in bytes of the source.

use super::members::{self, Members};
use crate::corpus::Article;
use crate::recognise::Reading;
use crate::value::{Gazetteer, Quote, Value};
use serde::Serialize;

/// One article's values.
#[derive(Debug, Serialize)]
pub struct Extraction<'a> {
    id: &'a str,
    #[serde(flatten)]
    printed: Option<Printed>,
    values: Vec<Item>,
}

/// The publication date that the article prints itself, where nothing else gives one, and where it prints it.
#[derive(Debug, Serialize)]
struct Printed {
    published: String,
    published_by: String,
}

/// One value: where it stands, what it says, and for a quote who said it.
#[derive(Debug, Serialize)]
struct Item {
    start: usize,
    end: usize,
    text: String,
    #[serde(flatten)]
    members: Members,
    #[serde(flatten)]
    said: Option<Said>,
}

/// Who said a quote.
#[derive(Debug, Default, Serialize)]
struct Said {
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_end: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<String>,
}

impl<'a> Extraction<'a> {
    /// The values of `article`, in order.
    pub fn new(
        id: &'a str,
        article: &Article,
        reading: &Reading,
        gazetteer: &Gazetteer,
    ) -> Extraction<'a> {
        let values = reading.values.iter().map(|value| item(value, article, gazetteer)).collect();
        let own = reading.published.as_ref().filter(|_| article.metadata.published.is_none());
        let printed = own.map(|own| Printed {
            published: own.date.to_string(),
            published_by: own.origin.clone(),
        });
        Extraction { id, printed, values }
    }
}

fn item(value: &Value, article: &Article, gazetteer: &Gazetteer) -> Item {
    let source = article.source(value.span);
    Item {
        start: source.start,
        end: source.end,
        text: article.words(value.span).to_owned(),
        members: Members::new(&value.shape, gazetteer),
        said: value.quote().map(|quote| said(quote, article, gazetteer)),
    }
}

fn said(quote: &Quote, article: &Article, gazetteer: &Gazetteer) -> Said {
    let place = quote.speaker.span.map(|span| article.source(span));
    Said {
        speaker: match &quote.speaker.party {
            Some(party) => Some(members::party(party, gazetteer)),
            // What stays open is printed as the article has it: `officials`, `they`.
            None => quote.speaker.span.map(|span| article.words(span).to_owned()),
        },
        speaker_start: place.map(|place| place.start),
        speaker_end: place.map(|place| place.end),
        cue: quote.cue.map(|cue| article.words(cue).to_owned()),
    }
}
