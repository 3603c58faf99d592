//! The words that time is written with. In: a folded word. Out: what it may mean in a date; one lookup a token.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A unit of the calendar or of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Week, Monday first.
    Week,
    /// Two weeks.
    Fortnight,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Half of a year.
    Half,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// TMO.
    Morning,
    /// TAF.
    Afternoon,
    /// TEV.
    Evening,
    /// TNI.
    Night,
    /// TMI: midday.
    Midday,
    /// TDT: daytime.
    Daytime,
}

/// A season, as TIMEX3 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// SP.
    Spring,
    /// SU.
    Summer,
    /// FA.
    Autumn,
    /// WI.
    Winter,
}

/// Which one of its kind an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// `last week`.
    Last,
    /// `next week`, `the coming week`.
    Next,
    /// `this week`, `the current week`.
    This,
    /// `the past week`: up to now.
    Past,
    /// `the previous week`: before the one where the narrative stands.
    Previous,
    /// `the following week`: after it.
    Following,
    /// `that week`, `the same week`.
    Same,
}

/// A stretch of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// `early`, `the beginning of`.
    Start,
    /// `mid-`, `the middle of`.
    Middle,
    /// `late`, `the end of`.
    End,
}

/// What one word may mean in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// A month; whether it is written out.
    Month(u8, bool),
    /// A weekday from Monday, 1 to 7; whether it is written out.
    Weekday(u8, bool),
    /// Weekdays in the plural (`Mondays`).
    Weekdays(u8),
    /// A unit; whether it stands in the plural.
    Unit(Unit, bool),
    /// A part of the day.
    Part(Part),
    /// Parts of days in the plural (`mornings`).
    Parts(Part),
    /// A season.
    Season(Season),
    /// Days from today.
    Day(i8),
    /// `tonight`.
    Tonight,
    /// `overnight`.
    Overnight,
    /// Which one.
    Which(Which),
    /// A stretch.
    Edge(Edge),
    /// `earlier`.
    Earlier,
    /// `later`.
    Later,
    /// `ago`.
    Ago,
    /// A number in words, 0 to 90, hundred and thousand.
    Cardinal(u16),
    /// A rank in words, 1 to 31, and tens.
    Ordinal(u8),
    /// Decades by their tens (`nineties`).
    Tens(u8),
    /// `a`, `an`.
    Article,
    /// `the`.
    The,
    /// `every`, `each`.
    Every,
    /// `daily`, `weekly`: the unit that recurs.
    Recurring(Unit),
    /// `nightly`.
    Nightly,
    /// `now`, `currently`.
    Present,
    /// `recently`, `formerly`.
    Past,
    /// `several`, `few`.
    Vague,
    /// A clock word: `noon`, `midnight`, as hour.
    Clock(u8),
    /// The first word of a holiday.
    Holiday,
    /// `Q3`, `H1`, `FY2008` and the like: read by its letters.
    Coded,
}

use Word::{Cardinal, Ordinal, Recurring};

/// The table, one row a word.
const TABLE: &[(&str, Word)] = &[
    ("january", Word::Month(1, true)),
    ("february", Word::Month(2, true)),
    ("march", Word::Month(3, true)),
    ("april", Word::Month(4, true)),
    ("may", Word::Month(5, true)),
    ("june", Word::Month(6, true)),
    ("july", Word::Month(7, true)),
    ("august", Word::Month(8, true)),
    ("september", Word::Month(9, true)),
    ("october", Word::Month(10, true)),
    ("november", Word::Month(11, true)),
    ("december", Word::Month(12, true)),
    ("jan", Word::Month(1, false)),
    ("feb", Word::Month(2, false)),
    ("mar", Word::Month(3, false)),
    ("apr", Word::Month(4, false)),
    ("jun", Word::Month(6, false)),
    ("jul", Word::Month(7, false)),
    ("aug", Word::Month(8, false)),
    ("sep", Word::Month(9, false)),
    ("sept", Word::Month(9, false)),
    ("oct", Word::Month(10, false)),
    ("nov", Word::Month(11, false)),
    ("dec", Word::Month(12, false)),
    ("monday", Word::Weekday(1, true)),
    ("tuesday", Word::Weekday(2, true)),
    ("wednesday", Word::Weekday(3, true)),
    ("thursday", Word::Weekday(4, true)),
    ("friday", Word::Weekday(5, true)),
    ("saturday", Word::Weekday(6, true)),
    ("sunday", Word::Weekday(7, true)),
    ("mon", Word::Weekday(1, false)),
    ("tue", Word::Weekday(2, false)),
    ("tues", Word::Weekday(2, false)),
    ("wed", Word::Weekday(3, false)),
    ("weds", Word::Weekday(3, false)),
    ("thu", Word::Weekday(4, false)),
    ("thur", Word::Weekday(4, false)),
    ("thurs", Word::Weekday(4, false)),
    ("fri", Word::Weekday(5, false)),
    ("sat", Word::Weekday(6, false)),
    ("sun", Word::Weekday(7, false)),
    ("mondays", Word::Weekdays(1)),
    ("tuesdays", Word::Weekdays(2)),
    ("wednesdays", Word::Weekdays(3)),
    ("thursdays", Word::Weekdays(4)),
    ("fridays", Word::Weekdays(5)),
    ("saturdays", Word::Weekdays(6)),
    ("sundays", Word::Weekdays(7)),
    ("second", Word::Unit(Unit::Second, false)),
    ("seconds", Word::Unit(Unit::Second, true)),
    ("sec", Word::Unit(Unit::Second, false)),
    ("secs", Word::Unit(Unit::Second, true)),
    ("minute", Word::Unit(Unit::Minute, false)),
    ("minutes", Word::Unit(Unit::Minute, true)),
    ("min", Word::Unit(Unit::Minute, false)),
    ("mins", Word::Unit(Unit::Minute, true)),
    ("hour", Word::Unit(Unit::Hour, false)),
    ("hours", Word::Unit(Unit::Hour, true)),
    ("hr", Word::Unit(Unit::Hour, false)),
    ("hrs", Word::Unit(Unit::Hour, true)),
    ("day", Word::Unit(Unit::Day, false)),
    ("days", Word::Unit(Unit::Day, true)),
    ("weekend", Word::Unit(Unit::Weekend, false)),
    ("weekends", Word::Unit(Unit::Weekend, true)),
    ("week", Word::Unit(Unit::Week, false)),
    ("weeks", Word::Unit(Unit::Week, true)),
    ("fortnight", Word::Unit(Unit::Fortnight, false)),
    ("fortnights", Word::Unit(Unit::Fortnight, true)),
    ("month", Word::Unit(Unit::Month, false)),
    ("months", Word::Unit(Unit::Month, true)),
    ("quarter", Word::Unit(Unit::Quarter, false)),
    ("quarters", Word::Unit(Unit::Quarter, true)),
    ("half", Word::Unit(Unit::Half, false)),
    ("year", Word::Unit(Unit::Year, false)),
    ("years", Word::Unit(Unit::Year, true)),
    ("decade", Word::Unit(Unit::Decade, false)),
    ("decades", Word::Unit(Unit::Decade, true)),
    ("century", Word::Unit(Unit::Century, false)),
    ("centuries", Word::Unit(Unit::Century, true)),
    ("millennium", Word::Unit(Unit::Millennium, false)),
    ("millennia", Word::Unit(Unit::Millennium, true)),
    ("morning", Word::Part(Part::Morning)),
    ("dawn", Word::Part(Part::Morning)),
    ("daybreak", Word::Part(Part::Morning)),
    ("afternoon", Word::Part(Part::Afternoon)),
    ("evening", Word::Part(Part::Evening)),
    ("dusk", Word::Part(Part::Evening)),
    ("nightfall", Word::Part(Part::Evening)),
    ("night", Word::Part(Part::Night)),
    ("nighttime", Word::Part(Part::Night)),
    ("midday", Word::Part(Part::Midday)),
    ("daytime", Word::Part(Part::Daytime)),
    ("mornings", Word::Parts(Part::Morning)),
    ("afternoons", Word::Parts(Part::Afternoon)),
    ("evenings", Word::Parts(Part::Evening)),
    ("nights", Word::Parts(Part::Night)),
    ("spring", Word::Season(Season::Spring)),
    ("springtime", Word::Season(Season::Spring)),
    ("summer", Word::Season(Season::Summer)),
    ("summertime", Word::Season(Season::Summer)),
    ("autumn", Word::Season(Season::Autumn)),
    ("fall", Word::Season(Season::Autumn)),
    ("winter", Word::Season(Season::Winter)),
    ("wintertime", Word::Season(Season::Winter)),
    ("today", Word::Day(0)),
    ("yesterday", Word::Day(-1)),
    ("tomorrow", Word::Day(1)),
    ("tonight", Word::Tonight),
    ("overnight", Word::Overnight),
    ("last", Word::Which(Which::Last)),
    ("next", Word::Which(Which::Next)),
    ("coming", Word::Which(Which::Next)),
    ("upcoming", Word::Which(Which::Next)),
    ("this", Word::Which(Which::This)),
    ("current", Word::Which(Which::This)),
    ("past", Word::Which(Which::Past)),
    ("previous", Word::Which(Which::Previous)),
    ("preceding", Word::Which(Which::Previous)),
    ("prior", Word::Which(Which::Previous)),
    ("following", Word::Which(Which::Following)),
    ("subsequent", Word::Which(Which::Following)),
    ("ensuing", Word::Which(Which::Following)),
    ("same", Word::Which(Which::Same)),
    ("that", Word::Which(Which::Same)),
    ("early", Word::Edge(Edge::Start)),
    ("beginning", Word::Edge(Edge::Start)),
    ("start", Word::Edge(Edge::Start)),
    ("mid", Word::Edge(Edge::Middle)),
    ("middle", Word::Edge(Edge::Middle)),
    ("late", Word::Edge(Edge::End)),
    ("end", Word::Edge(Edge::End)),
    ("close", Word::Edge(Edge::End)),
    ("earlier", Word::Earlier),
    ("later", Word::Later),
    ("ago", Word::Ago),
    ("one", Cardinal(1)),
    ("two", Cardinal(2)),
    ("three", Cardinal(3)),
    ("four", Cardinal(4)),
    ("five", Cardinal(5)),
    ("six", Cardinal(6)),
    ("seven", Cardinal(7)),
    ("eight", Cardinal(8)),
    ("nine", Cardinal(9)),
    ("ten", Cardinal(10)),
    ("eleven", Cardinal(11)),
    ("twelve", Cardinal(12)),
    ("thirteen", Cardinal(13)),
    ("fourteen", Cardinal(14)),
    ("fifteen", Cardinal(15)),
    ("sixteen", Cardinal(16)),
    ("seventeen", Cardinal(17)),
    ("eighteen", Cardinal(18)),
    ("nineteen", Cardinal(19)),
    ("twenty", Cardinal(20)),
    ("thirty", Cardinal(30)),
    ("forty", Cardinal(40)),
    ("fifty", Cardinal(50)),
    ("sixty", Cardinal(60)),
    ("seventy", Cardinal(70)),
    ("eighty", Cardinal(80)),
    ("ninety", Cardinal(90)),
    ("hundred", Cardinal(100)),
    ("thousand", Cardinal(1000)),
    ("first", Ordinal(1)),
    ("third", Ordinal(3)),
    ("fourth", Ordinal(4)),
    ("fifth", Ordinal(5)),
    ("sixth", Ordinal(6)),
    ("seventh", Ordinal(7)),
    ("eighth", Ordinal(8)),
    ("ninth", Ordinal(9)),
    ("tenth", Ordinal(10)),
    ("eleventh", Ordinal(11)),
    ("twelfth", Ordinal(12)),
    ("thirteenth", Ordinal(13)),
    ("fourteenth", Ordinal(14)),
    ("fifteenth", Ordinal(15)),
    ("sixteenth", Ordinal(16)),
    ("seventeenth", Ordinal(17)),
    ("eighteenth", Ordinal(18)),
    ("nineteenth", Ordinal(19)),
    ("twentieth", Ordinal(20)),
    ("thirtieth", Ordinal(30)),
    ("twenties", Word::Tens(20)),
    ("thirties", Word::Tens(30)),
    ("forties", Word::Tens(40)),
    ("fifties", Word::Tens(50)),
    ("sixties", Word::Tens(60)),
    ("seventies", Word::Tens(70)),
    ("eighties", Word::Tens(80)),
    ("nineties", Word::Tens(90)),
    ("noughties", Word::Tens(0)),
    ("a", Word::Article),
    ("an", Word::Article),
    ("another", Word::Article),
    ("the", Word::The),
    ("every", Word::Every),
    ("each", Word::Every),
    ("daily", Recurring(Unit::Day)),
    ("everyday", Recurring(Unit::Day)),
    ("hourly", Recurring(Unit::Hour)),
    ("weekly", Recurring(Unit::Week)),
    ("biweekly", Recurring(Unit::Fortnight)),
    ("fortnightly", Recurring(Unit::Fortnight)),
    ("monthly", Recurring(Unit::Month)),
    ("quarterly", Recurring(Unit::Quarter)),
    ("yearly", Recurring(Unit::Year)),
    ("annually", Recurring(Unit::Year)),
    ("annual", Recurring(Unit::Year)),
    ("semiannual", Recurring(Unit::Half)),
    ("semiannually", Recurring(Unit::Half)),
    ("nightly", Word::Nightly),
    ("tonite", Word::Tonight),
    ("now", Word::Present),
    ("currently", Word::Present),
    ("nowadays", Word::Present),
    ("presently", Word::Present),
    ("recently", Word::Past),
    ("recent", Word::Past),
    ("former", Word::Past),
    ("formerly", Word::Past),
    ("few", Word::Vague),
    ("several", Word::Vague),
    ("some", Word::Vague),
    ("couple", Word::Vague),
    ("many", Word::Vague),
    ("noon", Word::Clock(12)),
    ("noonish", Word::Clock(12)),
    ("midnight", Word::Clock(24)),
];

/// Words that start a holiday's name; [`super::holidays`] reads on.
const HOLIDAYS: &[&str] = &[
    "christmas",
    "xmas",
    "easter",
    "thanksgiving",
    "halloween",
    "valentine",
    "valentines",
    "independence",
    "memorial",
    "labor",
    "labour",
    "veterans",
    "presidents",
    "columbus",
    "boxing",
    "good",
    "ash",
    "palm",
    "martin",
    "mlk",
    "new",
    "st",
    "saint",
    "april",
    "black",
    "groundhog",
    "bastille",
    "canada",
    "australia",
    "anzac",
    "remembrance",
    "armistice",
    "juneteenth",
    "9",
    "d",
    "pentecost",
    "mother",
    "mothers",
    "father",
    "fathers",
    "earth",
    "cyber",
    "guy",
    "maundy",
    "epiphany",
    "cinco",
    "inauguration",
    "veteran",
    "president",
    "super",
];

static WORDS: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The table behind a filter by first letter and length, so that most words cost two array reads.
struct Lexicon {
    filter: [u32; 32],
    words: HashMap<&'static str, Word>,
}

impl Lexicon {
    fn new() -> Self {
        let mut words: HashMap<&'static str, Word> = TABLE.iter().copied().collect();
        for word in HOLIDAYS {
            words.entry(word).or_insert(Word::Holiday);
        }
        let mut filter = [0u32; 32];
        for word in words.keys() {
            if let Some((slot, bit)) = Self::slot(word) {
                filter[slot] |= bit;
            }
        }
        Self { filter, words }
    }

    fn slot(word: &str) -> Option<(usize, u32)> {
        let first = *word.as_bytes().first()?;
        Some((usize::from(first & 31), 1u32 << word.len().min(31)))
    }
}

/// What a folded word may mean in a date; `None` for every other word.
pub fn lookup(word: &str) -> Option<Word> {
    let lexicon = &*WORDS;
    let (slot, bit) = Lexicon::slot(word)?;
    if lexicon.filter[slot] & bit == 0 {
        return coded(word);
    }
    lexicon.words.get(word).copied().or_else(|| coded(word))
}

/// Every word that an expression may start with or hold: what the walker stops at.
pub fn trigger_words() -> impl Iterator<Item = &'static str> {
    const UNLISTED: &[&str] = &[
        "fiscal",
        "financial",
        "fy",
        "ad",
        "a.d.",
        "sometime",
        "once",
        "twice",
        "per",
        "future",
        "rest",
        "these",
        "present",
        "date",
        "'",
    ];
    WORDS.words.keys().copied().chain(UNLISTED.iter().copied())
}

/// `q3`, `h1`, `fy2008`: letters and digits that name a part of a year.
fn coded(word: &str) -> Option<Word> {
    let bytes = word.as_bytes();
    let is = match bytes {
        [b'q', b'1'..=b'4'] | [b'h', b'1'..=b'2'] => true,
        [b'f', b'y', rest @ ..] => {
            matches!(rest.len(), 2 | 4) && rest.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    };
    is.then_some(Word::Coded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_and_other_words_are_not() {
        for (word, meaning) in TABLE {
            assert_eq!(lookup(word), Some(*meaning), "{word}");
        }
        for word in ["", "ukraine", "mayor", "marches", "thirdly", "q5", "fy", "dayton"] {
            assert_eq!(lookup(word), None, "{word}");
        }
        assert_eq!(lookup("q3"), Some(Word::Coded));
        assert_eq!(lookup("fy2008"), Some(Word::Coded));
    }
}
