//! A corpus of newslike prose for benches. In: how many articles, how long, how many rules, a seed. Out: articles with their paths,
//! rules that they are checked against, and how many conflicts were planted: a fast wrong answer fails.
//!
//! The same seed makes the same bytes on every machine. About nine articles in ten hold figures and dates, two in three a quote, as
//! news does; no quote stands twice. Facts are planted under made-up names, three to a rule, that stand nowhere else.

mod words;

use words::{
    ADVERBS, BODIES, GIVEN, MONTHS, NOUNS, OPENERS, PLACES, PLURALS, SURNAMES, TOWNS, VERBS,
};

/// What to make.
#[derive(Debug, Clone, Copy)]
pub struct Corpus {
    /// How many articles.
    pub articles: usize,
    /// About how many bytes each has.
    pub bytes: usize,
    /// How many rules, each with three anchors; every second one is contradicted once.
    pub rules: usize,
    /// Where chance starts.
    pub seed: u64,
}

/// One article.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its path; the day in its name is its publication date.
    pub path: String,
    /// Its publication date.
    pub published: String,
    /// Its text.
    pub text: String,
}

/// Articles that state each fact.
const STATED: usize = 4;
/// One article in so many names a weekday that is not its date's.
const CALENDAR: usize = 250;
/// One article in so many gives one length in two units that differ.
const CONVERSION: usize = 400;
/// Articles in a folder.
const FOLDER: usize = 500;

impl Corpus {
    /// The three names of a rule.
    pub fn anchors(&self, rule: usize) -> [String; 3] {
        [0, 1, 2].map(|n| name(rule * 3 + n))
    }

    /// The rules as a YAML file.
    pub fn yaml(&self) -> String {
        let rules = (0..self.rules).map(|rule| {
            let [a, b, c] = self.anchors(rule);
            format!(
                "  - id: homes-{rule:05}\n    figure: Homes in the care of {a}\n    find: \"({a}|{b}|{c}) ... has {{count}} homes\"\n"
            )
        });
        format!("rules:\n{}", rules.collect::<String>())
    }

    /// How many conflicts rules and built-in checks find: those of rules, those of checks.
    pub fn planted(&self) -> (usize, usize) {
        // With fewer articles than statements of one fact, two statements would share an article.
        assert!(self.rules == 0 || self.articles >= STATED, "too few articles for facts");
        let of = |every: usize| self.articles.div_ceil(every);
        (self.rules.div_ceil(2), of(CALENDAR) + of(CONVERSION))
    }

    /// The article of that number, from 0.
    pub fn article(&self, number: usize) -> Made {
        let mut chance = Chance::new(self.seed ^ (number as u64).wrapping_mul(0x9E37_79B9));
        let (year, month, day) =
            (2015 + chance.below(10), 1 + chance.below(12), 1 + chance.below(28));
        let published = format!("{year}-{month:02}-{day:02}");
        let path = format!("part-{:03}/{published}-{number:06}.txt", number / FOLDER);
        let mut text = String::with_capacity(self.bytes + 400);
        clause(&mut chance, &mut text);
        text.push_str("\n\n");
        self.plant(number, &mut text);
        let mut sentences = 0;
        while text.len() < self.bytes {
            sentence(&mut chance, year, &mut text);
            sentences += 1;
            text.push_str(if sentences % 3 == 0 { "\n\n" } else { " " });
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        Made { path, published, text }
    }

    /// All articles, one after the other.
    pub fn all(&self) -> impl Iterator<Item = Made> {
        let corpus = *self;
        (0..self.articles).map(move |number| corpus.article(number))
    }

    /// What this article states on purpose.
    fn plant(&self, number: usize, text: &mut String) {
        // The statements of rule r stand in articles r × STATED to r × STATED + 3, round and round, spread by a stride.
        let stride = (self.articles / (self.rules * STATED).max(1)).max(1);
        let slots = self.rules * STATED;
        let mut slot = number / stride;
        while number.is_multiple_of(stride) && slot < slots {
            let (rule, nth) = (slot / STATED, slot % STATED);
            let [a, b, c] = self.anchors(rule);
            let right = 1_100 + 7 * rule;
            let wrong = rule % 2 == 0 && nth == STATED - 1;
            let homes = thousands(if wrong { 2 * right + 33 } else { right });
            let name = [&a, &b, &c][nth % 3];
            text.push_str(&format!("The works at {name} now has {homes} homes on its list. "));
            slot += (self.articles / stride).max(1);
        }
        if number.is_multiple_of(CALENDAR) {
            text.push_str("The vote was held on Monday, 12 March 2024, in an empty hall. ");
        }
        if number.is_multiple_of(CONVERSION) {
            text.push_str("The trench is 40 km (62 miles) long. ");
        }
    }
}

/// Made-up names, each another: `Vorbelkam`.
fn name(number: usize) -> String {
    const FIRST: [&str; 10] =
        ["Vor", "Kes", "Bal", "Tur", "Zan", "Gol", "Dre", "Mip", "Jax", "Wuf"];
    const SECOND: [&str; 10] =
        ["bel", "dro", "gim", "kar", "lun", "mes", "nup", "rit", "sov", "tas"];
    const LAST: [&str; 10] = ["kam", "dip", "fen", "goz", "hul", "jir", "lop", "muv", "pax", "wek"];
    let part = |parts: [&'static str; 10], n: usize| parts[n % 10];
    let mut out = part(FIRST, number).to_owned();
    out += part(SECOND, number / 10);
    out += part(LAST, number / 100);
    let mut rest = number / 1_000;
    while rest > 0 {
        out += part(SECOND, rest + 3);
        rest /= 10;
    }
    out
}

fn thousands(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", number / 1_000, number % 1_000),
    }
}

/// One sentence with its full stop.
fn sentence(chance: &mut Chance, year: usize, out: &mut String) {
    match chance.below(16) {
        0 => quote(chance, out),
        1 => figure(chance, out),
        2 => date(chance, year, out),
        3 => {
            out.push_str(&format!(
                "{} {}, who leads the {} in {}, said that ",
                chance.of(GIVEN),
                chance.of(SURNAMES),
                chance.of(BODIES),
                chance.of(TOWNS)
            ));
            small_clause(chance, out);
        }
        4..=8 => {
            out.push_str(chance.of(OPENERS));
            out.push(' ');
            small_clause(chance, out);
        }
        _ => {
            clause(chance, out);
            out.push_str(", and ");
            small_clause(chance, out);
        }
    }
    out.push('.');
}

/// `The council mended the bridge near the harbour`
fn clause(chance: &mut Chance, out: &mut String) {
    out.push_str("The ");
    rest_of_clause(chance, out);
}

fn small_clause(chance: &mut Chance, out: &mut String) {
    out.push_str(["the ", "every ", "another ", "that "][chance.below(4)]);
    rest_of_clause(chance, out);
}

fn rest_of_clause(chance: &mut Chance, out: &mut String) {
    for part in [chance.of(BODIES), chance.of(ADVERBS), chance.of(VERBS), "the", chance.of(NOUNS)] {
        if !part.is_empty() {
            out.push_str(part);
            out.push(' ');
        }
    }
    out.push_str(chance.of(PLACES));
}

fn quote(chance: &mut Chance, out: &mut String) {
    out.push('“');
    clause(chance, out);
    out.push_str(" while ");
    small_clause(chance, out);
    out.push_str(&format!(",” said {} {}", chance.of(GIVEN), chance.of(SURNAMES)));
}

fn figure(chance: &mut Chance, out: &mut String) {
    let (whole, share) = (thousands(20 + chance.below(90_000)), 2 + chance.below(90));
    let plural = chance.of(PLURALS);
    match chance.below(5) {
        0 => out.push_str(&format!("More than {whole} {plural} waited ")),
        1 => out.push_str(&format!("About {share}% of the {plural} were moved ")),
        2 => out.push_str(&format!("It cost ${share}.5 million to store the {plural} ")),
        3 => out.push_str(&format!("Some {share} km of road lay open to {plural} ")),
        _ => out.push_str(&format!("Only {share} {plural} were left ")),
    }
    out.push_str(chance.of(PLACES));
}

fn date(chance: &mut Chance, year: usize, out: &mut String) {
    let (day, month) = (1 + chance.below(28), chance.of(MONTHS));
    match chance.below(4) {
        0 => out.push_str(&format!("On {day} {month} {} ", year - chance.below(20))),
        1 => out.push_str("Last year "),
        2 => out.push_str(&format!("In {month} {} ", year - 1 - chance.below(8))),
        _ => out.push_str("On Tuesday "),
    }
    small_clause(chance, out);
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn of(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}
