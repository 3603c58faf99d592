//! The words that tell tenses apart. In: a folded word. Out: what it can tell, one look a word.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word can tell of a tense: a set of bits, one for each list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cues(u32);

impl Cues {
    pub const AHEAD: Cues = Cues(1);
    pub const BEHIND: Cues = Cues(1 << 1);
    pub const PAST: Cues = Cues(1 << 2);
    pub const FUTURE: Cues = Cues(1 << 3);
    pub const PRESENT: Cues = Cues(1 << 4);
    pub const NO_VERB: Cues = Cues(1 << 5);
    pub const TIMETABLE: Cues = Cues(1 << 6);
    pub const TIMETABLE_PLURAL: Cues = Cues(1 << 7);
    pub const APPOINTED: Cues = Cues(1 << 8);
    pub const DEFERRED: Cues = Cues(1 << 9);
    pub const PHRASE: Cues = Cues(1 << 10);
    pub const AWAITING: Cues = Cues(1 << 11);
    pub const MOVING: Cues = Cues(1 << 12);
    pub const MISHAP: Cues = Cues(1 << 13);
    pub const OFF: Cues = Cues(1 << 14);
    pub const GOING: Cues = Cues(1 << 15);
    pub const UNCHANGED: Cues = Cues(1 << 16);
    pub const PROSPECT: Cues = Cues(1 << 17);
    pub const DEMAND: Cues = Cues(1 << 18);

    /// What `word` can tell.
    pub fn of(word: &str) -> Cues {
        CUES.get(word).copied().unwrap_or_default()
    }

    /// Whether it can tell any of `cues`.
    pub fn any(self, cues: Cues) -> bool {
        self.0 & cues.0 != 0
    }

    /// Whether it tells nothing.
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

static CUES: LazyLock<FxHashMap<&'static str, Cues>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Cues> = FxHashMap::default();
    for (cue, words) in LISTS {
        for word in words.split_ascii_whitespace() {
            table.entry(word).or_default().0 |= cue.0;
        }
    }
    table
});

/// Every list and its bit.
const LISTS: &[(Cues, &str)] = &[
    (Cues::AHEAD, AHEAD),
    (Cues::BEHIND, BEHIND),
    (Cues::PAST, IRREGULAR),
    (Cues::FUTURE, FUTURE),
    (Cues::PRESENT, PRESENT),
    (Cues::NO_VERB, NO_VERB),
    (Cues::TIMETABLE, TIMETABLE),
    (Cues::TIMETABLE, AWAITING),
    (Cues::TIMETABLE_PLURAL, TIMETABLE_PLURAL),
    (Cues::TIMETABLE_PLURAL, AWAITING_PLURAL),
    (Cues::APPOINTED, APPOINTED),
    (Cues::DEFERRED, DEFERRED),
    (Cues::PHRASE, PHRASES),
    (Cues::AWAITING, AWAITED),
    (Cues::MOVING, MOVING),
    (Cues::MISHAP, MISHAPS),
    (Cues::OFF, OFF),
    (Cues::GOING, GOING),
    (Cues::UNCHANGED, UNCHANGED),
    (Cues::PROSPECT, PROSPECTS),
    (Cues::DEMAND, DEMANDS),
];

/// Words whose infinitive lies ahead: `expected to`, `plans to`.
const AHEAD: &str = "expected scheduled due set slated plans plan planned planning going hopes hope hoping hoped wants want ready preparing \
     prepares intends intend about aims aim poised agreed agrees vowed pledged promised promises likely unlikely is are 's \
     expects expect seeks decided needs need has have proposes proposed threatened threatens supposed bound willing \
     intended wishes prepared invited asked urged ordered obliges requires require demands orders urges asks allows called \
     love like try was were";

/// Verbs whose infinitive tells of the past: `managed to`, `were forced to`.
const BEHIND: &str = "managed failed began started continued forced tried used had helped refused chose came went able unable attempted \
     appeared seemed rose fell served declined sought";

/// Past forms and participles that do not end in `-ed` or are as short as `used`, and the auxiliaries of the perfect.
const IRREGULAR: &str = "was were had did said told went came took gave made got saw met left held won lost began fell rose grew spoke wrote \
     sent became brought thought bought caught fought sought taught broke chose drove flew froze hid rode shook stole \
     struck swore threw wore found felt kept paid led built spent stood understood withdrew drew knew blew ran sat sold \
     shot died launched sank sang swept slid heard laid lay lent meant dealt hung sprang bore tore wasn't weren't didn't \
     hadn't been has have hasn't haven't 've spoken put shown seen taken given made overthrew undertook overran bled begun \
     written rewritten broken chosen driven flown frozen hidden ridden shaken stolen sworn thrown worn torn borne fallen \
     risen arisen grown known drawn withdrawn blown eaten beaten bitten forgotten gotten sung sunk swum rung drunk spun \
     stuck lit proven undertaken overthrown mistaken sown woven foreseen gone done awoken strewn rebuilt resold rewrote \
     forgot forgave forgiven forbade forbidden ate drank swam rang arose awoke overcame overtook overtaken underwent \
     undergone withheld upheld misled dug clung flung strung swung stung fled fed bred slept crept wept leapt learnt burnt \
     tied lied owed used bent wove \
     agreed freed guaranteed decreed oversaw overheard outsold outran overthrew sped slew slain strode woke shone shrank shrunk \
     spat knelt sprung strove striven undid repaid retook mistook withstood foretold underwrote eyed axed";

/// Modals that look ahead.
const FUTURE: &str = "will shall won't would wouldn't should may might must upcoming";

/// Present forms that say nothing about when.
const PRESENT: &str = "is are am isn't aren't does do doesn't don't says say can 's tells shows remains wants expects hopes believes thinks \
     makes";

/// Words that are no verbs behind `to`.
const NO_VERB: &str = "the a an his her its their our my your this that these those on in at by after before and or all other others both \
     more some each him them us me you it what which whom one two three about around nearly reports reporters date as from \
     for with during last next earlier late early but when while";

/// Verbs in the present that, with a date, tell of a timetable: `the court meets again Thursday`.
const TIMETABLE: &str = "meets ends begins starts opens reopens closes expires resumes convenes concludes departs premieres debuts retires \
     lapses arrives hosts visits travels flies returns plays turns celebrates continues marks hears addresses delivers \
     publishes unveils decides joins leaves presents receives attends chairs testifies holds tours stages launches rules looms nears";

/// The same for a plural subject.
const TIMETABLE_PLURAL: &str = "meet end begin start open reopen close expire resume vote return play continue decide choose host travel";

/// Verbs in the present whose object lies ahead: `the union plans a strike for March`.
const AWAITING: &str = "plans expects hopes intends aims faces awaits anticipates";

/// The same for a plural subject.
const AWAITING_PLURAL: &str = "plan expect hope intend aim face await anticipate";

/// Participles that, right before a date, say that it lies ahead: `is expected Thursday`.
const APPOINTED: &str =
    "scheduled due slated expected planned rescheduled payable effective callable redeemable";

/// Participles that, before `until` or `to` and a date, say that it lies ahead: `adjourned until Thursday`.
const DEFERRED: &str = "delay postpone defer extend adjourn suspend adjourned postponed delayed deferred extended remanded pushed moved suspended barred rescheduled brought";

/// Verbs whose object, named by its day, lies ahead: `await Friday's report`.
const AWAITED: &str =
    "expect expects expecting await awaits awaiting anticipate anticipates anticipating";

/// What figures did before: `after rising in October`.
const MOVING: &str = "rising falling climbing gaining dropping jumping growing slipping sliding shrinking declining surging \
     plunging tumbling increasing decreasing losing easing expanding contracting advancing rebounding soaring sinking";

/// Words that tell something only with the words beside them: `to leave`, `takes effect`, `set for`, `having sold`.
const PHRASES: &str = "to takes take goes go comes come kicks runs run gets set planning plans could having forecast tipped do does \
     speaks appears sits steps falls";

/// What nobody plans, so that it lies behind: `reopens after a fire on Friday`.
const MISHAPS: &str = "fire fires blaze crash explosion explosions blast blasts attack attacks shooting shootings stabbing stabbings storm storms \
     flood floods flooding quake earthquake accident accidents collapse death deaths arrest arrests leak spill derailment murder \
     killing killings riot riots clashes landslide outage blackout eruption tornado avalanche theft robbery bombing bombings collision \
     failure injury illness";

/// What becomes of what was set for a day and did not take place then.
const OFF: &str = "cancelled canceled scrapped abandoned aborted delayed postponed rained";

/// What somebody is about to do who is doing it on a day: `she is visiting on Monday`.
const GOING: &str = "visiting leaving arriving returning coming meeting travelling traveling flying opening reopening closing launching \
     releasing starting beginning retiring stepping hosting playing marrying";

/// Verbs whose past is their present: `the firm cut 300 jobs in June`.
const UNCHANGED: &str = "cut hit quit shut cost beat spread let read split set shed upset undercut overrun hurt burst cast broadcast";

/// What may yet come, told with `of` or `for`: `the chances of a vote in June`.
const PROSPECTS: &str = "chance chances odds hope hopes prospect prospects fear fears likelihood risk risks possibility threat threats \
     plan plans proposal proposals call calls called calling push pushed pressed pressure";

/// Verbs and nouns that set something for a limit: `demanded a vote by June`.
const DEMANDS: &str = "promise promises promised demand demands demanded vow vowed pledge pledges pledged want wants wanted require requires \
     required seek seeks sought aim aims aimed target targets targeted call calls called ordered orders urged urges asked asks";
