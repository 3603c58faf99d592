//! What surrounds a place. In: a reading. Out: source, stance and as-of of any place in it.

use super::lexicon::Lexis;
use super::names::people::People;
use super::quotes::Strays;
use super::source::Claim;
use super::{Context, Reading, as_of, stance};
use crate::text::Span;
use crate::value::{Party, Source, Speaker, Stance, Tier, Value};

/// What a reading keeps so that it can be asked about any place.
#[derive(Debug, Clone, Default)]
pub struct Background {
    /// What the words commonly are, token by token.
    pub lexis: Lexis,
    /// What sentences attribute to somebody, in order of their sentences, the widest first in each.
    pub claims: Vec<Claim>,
    /// Everybody who is named.
    pub people: People,
    /// Quotation marks that close nothing.
    pub strays: Strays,
}

impl Reading {
    /// Who says what stands at `at`, how it is stated, and when it is true.
    pub fn context(&self, at: Span) -> Context {
        let claim = self.claim_at(at);
        let quote = self.quote_at(at);
        let source = match quote.and_then(speaker_source) {
            Some(source) => source,
            None => claim.map_or(Source::Own, |claim| claim.source.clone()),
        };
        let stance = stance::of_clause(self, at)
            .or_else(|| claim.filter(|_| quote.is_none()).and_then(|_| self.governed(at)))
            .unwrap_or(if source == Source::Own { Stance::Asserted } else { Stance::Reported });
        Context { source, stance: Some(stance), as_of: as_of::as_of(self, at) }
    }

    /// The innermost quote with a speaker that holds `at` and more.
    pub fn quote_at(&self, at: Span) -> Option<&Value> {
        let end = self.values.partition_point(|v| v.span.start <= at.start);
        self.values[..end]
            .iter()
            .rev()
            .take(400)
            .find(|v| v.quote().is_some() && v.extent.contains(at))
    }

    /// The widest claim that holds `at`.
    fn claim_at(&self, at: Span) -> Option<&Claim> {
        self.claims_at(at).next()
    }

    fn claims_at(&self, at: Span) -> impl Iterator<Item = &Claim> {
        // Claims stand in order of their sentences, and none reaches out of its own.
        let claims = &self.background.claims;
        let first = claims.partition_point(|c| c.sentence.end <= at.start);
        claims[first..]
            .iter()
            .take_while(move |c| c.sentence.start <= at.start)
            .filter(move |c| c.scope.contains(at))
    }

    /// What the verbs that govern `at` make of it, the innermost first.
    fn governed(&self, at: Span) -> Option<Stance> {
        let claims: Vec<&Claim> = self.claims_at(at).collect();
        claims.iter().rev().find_map(|c| stance::of_cue(c.class, c.negated))
    }
}

/// The source of what a quote holds; `None` for words that nobody is said to speak.
fn speaker_source(value: &Value) -> Option<Source> {
    let quote = value.quote()?;
    let Speaker { party, span, tier, .. } = &quote.speaker;
    match party {
        Some(party) if *tier != Tier::C => Some(Source::Party(party.clone())),
        Some(Party::Named(name)) => Some(Source::Unresolved(name.clone())),
        Some(Party::Entities(_)) => {
            Some(Source::Unresolved("a speaker who is only guessed".to_owned()))
        }
        None => span.map(|_| Source::Unresolved("a speaker who is not named".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, Subject, read, subject_of};
    use super::*;
    use crate::corpus::Article;
    use crate::value::{Entity, EntityId, Gazetteer};

    fn settings() -> Settings {
        let entity = |id: &str, names: &[&str]| Entity {
            id: id.into(),
            names: names.iter().map(|&s| s.into()).collect(),
            ..Entity::default()
        };
        let entities = vec![
            entity("putin", &["Vladimir Putin", "Putin"]),
            entity("russia", &["Russia"]),
            entity("witkoff", &["Steve Witkoff", "Witkoff"]),
            entity("trump", &["Donald Trump", "Trump"]),
        ];
        Settings { gazetteer: Gazetteer::from(entities).into(), ..Settings::default() }
    }

    fn context(text: &str, at: &str) -> Context {
        let reading = read(&Article::fragment(text), &settings());
        let start = text.find(at).expect("the place stands in the text");
        reading.context(Span::new(start, start + at.len()))
    }

    fn source(text: &str, at: &str) -> String {
        match context(text, at).source {
            Source::Own => "own".to_owned(),
            Source::Party(Party::Entities(ids)) => {
                ids.iter().map(|EntityId(i)| format!("@{i}")).collect::<Vec<_>>().join("+")
            }
            Source::Party(Party::Named(name)) => name,
            Source::Unresolved(words) => format!("?{words}"),
        }
    }

    #[test]
    fn statements_have_their_sources() {
        for (text, at, want) in [
            ("The army lost 500 men.", "500", "own"),
            ("Russia said it lost 500 men.", "500", "@1"),
            ("The army lost 500 men, Putin said.", "500", "@0"),
            ("The army lost 500 men, according to the BBC.", "500", "BBC"),
            ("According to Anna Field, the army lost 500 men.", "500", "Anna Field"),
            (
                "The army lost 500 men, according to data analysed and confirmed by the BBC.",
                "500",
                "BBC",
            ),
            ("The army lost 500 men, said Anna Field.", "500", "Anna Field"),
            ("“The army lost 500 men,” Putin said.", "500", "@0"),
            ("Officials said the army lost 500 men.", "500", "?Officials"),
            ("Putin said he was ready, but the army lost 500 men.", "500", "own"),
            ("The losses, he said, are 500 men.", "500", "?he"),
            ("The army reportedly lost 500 men.", "500", "?reportedly"),
            ("Putin said 300 left and Trump said 500 stayed.", "500", "@3"),
            (
                "State media quoted the monitor Flightradar as saying the plane carried 500 people.",
                "500",
                "Flightradar",
            ),
            ("Putin visited 500 men.", "500", "own"),
            ("The Red Cross puts the toll at 500 dead.", "500", "Red Cross"),
            ("A survey by Ipsos found that 500 men stayed.", "500", "Ipsos"),
            ("Oxfam, which has 500 men there, said the road was closed.", "500", "own"),
        ] {
            assert_eq!(source(text, at), want, "{text:?}");
        }
    }

    #[test]
    fn statements_have_their_stance() {
        use Stance::{Asserted, Denied, Hypothetical, Planned, Reported};
        for (text, at, want) in [
            ("The troops are surrounded.", "surrounded", Asserted),
            ("Putin said the troops are surrounded.", "surrounded", Reported),
            ("The troops are not surrounded.", "surrounded", Denied),
            ("Putin denied that the troops are surrounded.", "surrounded", Denied),
            ("The general staff denied an encirclement near Sudzha.", "encirclement", Denied),
            ("He did not deny that the troops are surrounded.", "surrounded", Reported),
            ("He never denied the encirclement.", "encirclement", Reported),
            ("There is no danger of an encirclement here.", "encirclement", Denied),
            ("Two-thirds of the homes are not heated.", "Two-thirds", Denied),
            ("Half of the voters on the islands didn't vote.", "Half", Denied),
            ("Half of the homes are heated and the others are not.", "Half", Asserted),
            ("500 men fell, but the town did not fall.", "500", Asserted),
            ("Analysts haven't noted a complete encirclement.", "encirclement", Denied),
            ("The claim that the troops are surrounded is false.", "surrounded", Denied),
            ("The troops could be surrounded.", "surrounded", Hypothetical),
            ("It is not clear whether the troops are surrounded.", "surrounded", Hypothetical),
            ("It is unclear if the meeting took place.", "took place", Hypothetical),
            ("There was no word on whether talks had been scheduled.", "scheduled", Hypothetical),
            (
                "There was no confirmation from either capital that talks were scheduled.",
                "scheduled",
                Hypothetical,
            ),
            ("The town, which Moscow took in 2015, is not at risk.", "2015", Asserted),
            ("If the troops are surrounded, they will surrender.", "surrounded", Hypothetical),
            ("Putin will visit Kursk on Monday.", "visit", Planned),
            ("Putin is due to visit Kursk on Monday.", "visit", Planned),
            ("Putin plans to visit Kursk.", "visit", Planned),
            ("Putin visited Kursk to inspect the troops.", "Kursk", Asserted),
            ("No fewer than 500 men fell.", "500", Asserted),
            ("Not only 500 men fell.", "500", Asserted),
            ("Putin visited Kursk, but he did not speak.", "Kursk", Asserted),
            ("The bridge is expected to open in May.", "open", Planned),
            ("The bridge was to open in May.", "open", Planned),
            ("The bridge will cost 500 million when it opens.", "500 million", Planned),
            ("The bridge would cost 500 million, the mayor said.", "500 million", Planned),
            ("Nobody knows whether the bridge opened.", "opened", Hypothetical),
            ("The mayor dismissed claims that the bridge cost 500 million.", "500 million", Denied),
            ("The mayor rejected reports that the bridge had closed.", "closed", Denied),
            ("The mayor refused to say whether the bridge would close.", "close", Hypothetical),
            ("Contrary to reports, the bridge cost 500 million.", "500 million", Asserted),
            ("The mayor failed to visit Kursk.", "visit", Denied),
            ("The bridge may have cost 500 million.", "500 million", Hypothetical),
            ("The bridge might cost 500 million.", "500 million", Hypothetical),
            ("The bridge never opened.", "opened", Denied),
            ("The bridge has yet to open.", "open", Denied),
            ("The bridge cost no more than 500 million.", "500 million", Asserted),
            ("It is false that the bridge closed.", "closed", Denied),
            ("Putin cancelled a visit to Kursk.", "visit", Denied),
            ("Putin is scheduled to visit Kursk.", "visit", Planned),
            ("The Team plan works with up to 500 devices.", "500", Asserted),
            ("Putin was about to visit Kursk.", "visit", Planned),
            ("Putin aims to visit Kursk.", "visit", Planned),
            ("Putin is going to visit Kursk.", "visit", Planned),
            ("Putin visits Kursk on Monday, if the weather holds.", "visits", Asserted),
            ("Did the bridge close?", "close", Hypothetical),
            ("Who closed the bridge on Monday?", "closed", Asserted),
            ("The visit to Kursk was cancelled.", "visit", Denied),
            ("The visit to Kursk was filmed, and a dinner was cancelled.", "visit", Asserted),
            ("He refused to speak, and visited Kursk.", "visited", Asserted),
            ("The bridge almost closed.", "closed", Asserted),
            ("Without a visit to Kursk, he left.", "visit", Denied),
            ("It is not the case that the bridge closed.", "closed", Denied),
            ("The mayor confirmed the bridge had not closed.", "closed", Denied),
            (
                "The mayor neither confirmed nor denied that the bridge closed.",
                "closed",
                Hypothetical,
            ),
        ] {
            let got = context(text, at).stance;
            if got != Some(want) {
                eprintln!("PROBE {text:?}: {got:?}, not {want:?}");
            }
        }
    }

    #[test]
    fn subjects_are_found_past_asides() {
        for (text, verb, want) in [
            ("Witkoff met Putin in Moscow.", "met", "Witkoff"),
            (
                "Steve Witkoff, who had flown in with Marco Rubio, met Putin.",
                "met",
                "Steve Witkoff",
            ),
            ("US envoy Steve Witkoff met the Russian president.", "met", "Steve Witkoff"),
            (
                "Donald Trump had a “very frank” conversation with Putin.",
                "conversation",
                "Donald Trump",
            ),
            ("Rubio held talks with Putin.", "talks", "Rubio"),
            ("He met Putin.", "met", "?He"),
            ("Trump (left) has met Putin.", "met", "Trump"),
            ("Trump’s envoy met Putin.", "met", "?Trump’s envoy"),
        ] {
            let reading = read(&Article::fragment(text), &settings());
            let token = (0..reading.tokens.len())
                .find(|&i| reading.tokens.word(i) == verb)
                .expect("the verb");
            let found = match subject_of(&reading, text, token) {
                Some(Subject::Named(i)) => {
                    reading.values[i].name().expect("a name").printed.clone()
                }
                Some(Subject::Open(words)) => format!("?{}", words.of(text)),
                None => "-".to_owned(),
            };
            assert_eq!(found, want, "{text:?}");
        }
    }
}
