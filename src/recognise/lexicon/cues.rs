//! Verbs of speech and thought. In: lemmas by class. Out: every form of each, with what it says about the statement.

use rustc_hash::FxHashSet;

/// How a verb presents what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// said, told, added.
    Say,
    /// confirmed, acknowledged.
    Confirm,
    /// claimed, alleged.
    Claim,
    /// denied, rejected.
    Deny,
    /// believed, feared: a state of mind, seldom a quotation.
    Think,
    /// expected, predicted.
    Expect,
    /// urged, demanded.
    Demand,
}

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said
    Past,
    /// saying
    Ing,
}

/// A form of a verb of speech or thought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// How it presents what is said.
    pub class: CueClass,
    /// Which form it is.
    pub form: Form,
    /// Whether this form is a noun or adjective as often as a verb (`reports`, `claim`).
    pub nominal: bool,
    /// Whether the verb commonly takes a quotation as its object (say, add), not a thing (blast, recite).
    pub strong: bool,
}

use CueClass::{Claim, Confirm, Demand, Deny, Expect, Say, Think};

const LEMMAS: &[(CueClass, &str)] = &[
    (
        Say,
        "say tell add state note explain remark comment write tweet retweet post announce declare reply respond answer continue \
         conclude observe recall report stress emphasise emphasize underline underscore reiterate repeat mention describe call \
         brand label dub term joke laugh shout yell exclaim cry whisper sigh mutter ask wonder inform notify advise brief disclose \
         reveal testify summarise summarize quote cite paraphrase read proclaim interject lament complain boast brag praise hail \
         criticise criticize condemn denounce blast slam decry mock ridicule scoff counter retort snap thunder fume gush rave opine \
         muse reflect relate recount elaborate clarify begin intone implore plead beg beseech tease crow recite groan grumble gripe \
         enthuse interrupt agree disagree object protest marvel deadpan volunteer offer speak highlight point signal articulate \
         express voice echo characterise characterize portray liken refer apologise apologize thank welcome congratulate commend \
         applaud encourage remind assure reassure promise vow pledge swear instruct tout profess preface concur quip chime chide \
         blame rant blurt murmur holler scream chuckle vent sum admonish scold rebuke lambast lambaste deplore denote recommend \
         rail cheer bemoan bristle counsel detail expound hiss implore joke narrate preach rejoice wail warble phrase ruminate \
         acclaim accede interpose trumpet tell croak snarl sneer stammer bellow bark pan knock ding deride savage skewer \
         excoriate belittle disparage lampoon chastise allude parrot gloat grouse banter riff pontificate surmise stipulate text \
         email blog rejoin inquire enquire mumble fret jest lecture ponder recollect remember reminisce roar shriek sob taunt \
         toast trash utter extol divulge chant growl wisecrack drawl gripe grin beam smile shrug",
    ),
    (
        Confirm,
        "confirm verify acknowledge admit concede recognise recognize affirm corroborate reaffirm attest",
    ),
    (
        Claim,
        "claim allege contend maintain insist argue assert purport accuse charge suggest imply insinuate hint indicate posit \
         theorise theorize speculate reason",
    ),
    (Deny, "deny reject dismiss refute rebut dispute disavow repudiate disown challenge rubbish"),
    (
        Think,
        "believe think feel suspect doubt question fear worry hope guess reckon assume suppose consider estimate understand \
         imagine figure",
    ),
    (
        Expect,
        "expect predict forecast anticipate foresee project warn caution threaten plan intend propose aim",
    ),
    (
        Demand,
        "urge demand appeal request insist advocate support endorse oppose favour favor exhort",
    ),
];

/// Verbs whose forms are not regular: base, third person, past, participle where it differs, -ing.
const IRREGULAR: &[(&str, &str)] = &[
    ("say", "says said saying"),
    ("tell", "tells told telling"),
    ("write", "writes wrote writing"),
    ("think", "thinks thought thinking"),
    ("speak", "speaks spoke speaking"),
    ("swear", "swears swore swearing"),
    ("foresee", "foresees foresaw foreseeing"),
    ("read", "reads read reading"),
    ("feel", "feels felt feeling"),
    ("begin", "begins began beginning"),
    ("understand", "understands understood understanding"),
    ("plead", "pleads pleaded pleading"),
    ("beseech", "beseeches besought beseeching"),
];

/// Participles that differ from the past.
const PARTICIPLES: &[(&str, &str)] =
    &[("write", "written"), ("speak", "spoken"), ("swear", "sworn"), ("foresee", "foreseen")];

/// Verbs that double their last consonant.
const DOUBLING: &str =
    "snap brag quip slam plan admit rebut beg sum dub refer chat blur pan blog sob grin shrug";

/// Lemmas whose base form is a noun or an adjective as often as a verb.
const NOMINAL_BASE: &str = "state report comment question charge claim challenge doubt fear hope plan aim project record post \
     label brand term cry quote order support demand appeal request estimate point signal echo crack open offer voice hold favor \
     favour call object promise pledge vow laugh joke protest praise note answer reason express thank think relate speak read \
     volunteer cheer cite sum blame brief worry reject figure remark phrase detail counsel hint blast mention rail concern \
     pan knock savage parrot riff text email blog jest lecture toast trash chant growl roar drawl utter taunt grin beam smile shrug";

/// Forms in -s that are nouns as often as verbs.
const NOMINAL_THIRD: &str = "remarks worries appeals answers states reports comments questions charges claims challenges doubts \
     fears hopes plans aims projects posts labels brands terms cries quotes demands requests estimates points signals calls objects \
     promises pledges vows jokes protests notes reasons thanks supports offers voices echoes briefs figures phrases details hints \
     blasts mentions rails cheers sums favours favors shouts screams laughs sighs rants whispers proposes counters teases \
     pans knocks savages parrots riffs texts emails blogs jests lectures toasts chants growls roars taunts sobs shrieks grins beams smiles shrugs";

/// Lemmas that commonly take a quotation.
const STRONG: &str = "say tell add write tweet announce declare reply respond insist claim argue explain note warn deny state \
     admit concede acknowledge confirm vow continue conclude quip joke recall stress emphasise emphasize ask remark observe post \
     answer reiterate repeat comment mention exclaim shout whisper testify retort complain lament assert maintain contend allege \
     suggest promise caution counter agree marvel quote read describe call brand label dub term proclaim muse urge";

/// The words of a list, to be asked for often.
fn listed(list: &'static str) -> FxHashSet<&'static str> {
    list.split_ascii_whitespace().collect()
}

/// Every form of every lemma, and whether the verb is [`is_literal`]; of two verbs with one form the first stands.
pub fn forms() -> impl Iterator<Item = (String, Cue, bool)> {
    let (strong, doubling) = (listed(STRONG), listed(DOUBLING));
    let (nominal_base, nominal_third) = (listed(NOMINAL_BASE), listed(NOMINAL_THIRD));
    LEMMAS
        .iter()
        .flat_map(|(class, lemmas)| lemmas.split_ascii_whitespace().map(move |l| (*class, l)))
        .flat_map(move |(class, lemma)| {
            let (strong, literal) = (strong.contains(lemma), is_literal(lemma));
            let base = nominal_base.contains(lemma);
            let [third, past, ing] = inflect(lemma, doubling.contains(lemma));
            let third_nominal = nominal_third.contains(third.as_str());
            let participle = PARTICIPLES.iter().find(|(base, _)| *base == lemma);
            let past_cue = Cue { class, form: Form::Past, nominal: false, strong };
            let participle = participle.map(|(_, form)| ((*form).to_owned(), past_cue));
            [
                (lemma.to_owned(), Cue { class, form: Form::Base, nominal: base, strong }),
                (third, Cue { class, form: Form::Third, nominal: third_nominal, strong }),
                (past.clone(), past_cue),
                (ing, Cue { class, form: Form::Ing, nominal: false, strong }),
            ]
            .into_iter()
            .chain(participle)
            // `read` is its own past.
            .filter(move |(form, cue)| cue.form != Form::Base || *form != past)
            .map(move |(form, cue)| (form, cue, literal))
        })
}

/// Whether a verb tells of speech only beside a quotation: engines thunder, rockets blast off, outbreaks begin.
fn is_literal(lemma: &str) -> bool {
    const STEMS: &[&str] = &[
        "begin", "thunder", "bark", "beam", "bellow", "bristl", "cheer", "chim", "croak", "crow",
        "fum", "grin", "groan", "gush", "hiss", "laugh", "shrug", "smil", "offer", "rail",
        "reflect", "relat", "scream", "sigh", "snap", "snarl", "trumpet", "vent", "wail", "growl",
    ];
    STEMS.iter().any(|stem| lemma.starts_with(stem))
}

/// Third person, past and -ing of a lemma, which doubles its last letter before -ed and -ing or does not.
fn inflect(lemma: &str, doubles: bool) -> [String; 3] {
    if let Some((_, forms)) = IRREGULAR.iter().find(|(base, _)| *base == lemma) {
        let mut forms = forms.split_ascii_whitespace().map(str::to_owned);
        return std::array::from_fn(|_| forms.next().unwrap_or_default());
    }
    let last = lemma.chars().next_back().unwrap_or('x');
    let stem = &lemma[..lemma.len() - 1];
    let vowel_before = stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    if last == 'e' {
        return [[lemma, "s"], [lemma, "d"], [stem, "ing"]].map(|parts| parts.concat());
    }
    if last == 'y' && !vowel_before {
        return [[stem, "ies"], [stem, "ied"], [lemma, "ing"]].map(|parts| parts.concat());
    }
    let twice = if doubles { &lemma[stem.len()..] } else { "" };
    let hissing = ["sh", "ch", "ss", "x", "z", "o"].iter().any(|end| lemma.ends_with(end));
    let third = if hissing && !doubles { "es" } else { "s" };
    [["", third], [twice, "ed"], [twice, "ing"]].map(|[twice, end]| [lemma, twice, end].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_their_forms() {
        for (lemma, want) in [
            ("say", ["says", "said", "saying"]),
            ("deny", ["denies", "denied", "denying"]),
            ("admit", ["admits", "admitted", "admitting"]),
            ("stress", ["stresses", "stressed", "stressing"]),
            ("quote", ["quotes", "quoted", "quoting"]),
            ("echo", ["echoes", "echoed", "echoing"]),
            ("convey", ["conveys", "conveyed", "conveying"]),
        ] {
            assert_eq!(inflect(lemma, listed(DOUBLING).contains(lemma)), want, "{lemma}");
        }
    }
}
