//! What has to hold for any bytes at all, one function a boundary. In: bytes. Out: nothing; a broken promise panics.
//!
//! The targets under `fuzz_targets/` hand libFuzzer's bytes to these functions; `tests/suite/fuzzed.rs` hands them every case that
//! was ever found (`fuzz/cases/TARGET/`), so that `cargo test` keeps what fuzzing won.

mod messages;
mod stored;

use factlint::corpus::{self, Article};
use factlint::engine::{self, CHECKS, Outcome, Plan};
use factlint::problem::Problem;
use factlint::recognise::{Settings, read_fragment};
use factlint::report::known::{self, Baseline};
use factlint::report::{FORMATS, Report, Sources, Style, view};
use factlint::ruleset::{Config, RuleSet, load};
use factlint::text::SourceSpan;
use factlint::value::{Central, Number};
use std::sync::OnceLock;

/// One boundary: its name, and what is done with the bytes.
pub type Target = (&'static str, fn(&[u8]));

pub use messages::messages;
pub use stored::cache;

/// Every target, by name.
pub const TARGETS: &[Target] = &[
    ("baseline", baseline),
    ("cache", cache),
    ("dates", dates),
    ("html", html),
    ("jsonl", jsonl),
    ("markdown", markdown),
    ("messages", messages),
    ("phrases", phrases),
    ("plain", plain),
    ("report", report),
    ("rules", rules),
    ("settings", settings),
    ("values", values),
    ("waivers", waivers),
];

/// A rule file: whatever it says, every fault stands inside it, and the rules that hold can be proved and run.
pub fn rules(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (rules, problems) = loaded(text, &Config::default());
    stand_inside(&problems, "rules.yml", text);
    let proofs = engine::prove(&rules, &Config::default());
    assert_eq!(proofs.len(), rules.rules.iter().map(|rule| rule.tests.len()).sum::<usize>());
    run("news/a.md", STORY.as_bytes(), &Plan::new(rules));
}

/// Settings: every fault stands inside them, and they can be run under.
pub fn settings(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let ids: Vec<&str> = CHECKS.iter().map(|check| check.id()).collect();
    let (config, problems) = Config::read("factlint.yml", text, &ids);
    stand_inside(&problems, "factlint.yml", text);
    let (rules, _) = loaded(RULES, &config);
    run("news/a.md", STORY.as_bytes(), &Plan::under(rules, &config));
}

/// An article in plain text.
pub fn plain(data: &[u8]) {
    article("news/a.txt", data);
}

/// An article in Markdown.
pub fn markdown(data: &[u8]) {
    article("news/a.md", data);
}

/// An article in HTML.
pub fn html(data: &[u8]) {
    article("news/a.html", data);
}

/// Articles in JSON lines.
pub fn jsonl(data: &[u8]) {
    article("news/a.jsonl", data);
}

/// A phrase (the first line) against a text (the rest).
pub fn phrases(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (phrase, prose) = text.split_once('\n').unwrap_or((text, ""));
    // A JSON string is a YAML string, so the phrase is read as it is.
    let phrase = serde_json::Value::from(phrase).to_string();
    let entities = "entities: {putin: [Vladimir Putin, Putin], us: [US]}\n";
    let file = format!("{entities}rules:\n  - {{id: a, figure: f, find: {phrase}}}\n");
    let (rules, problems) = loaded(&file, &Config::default());
    stand_inside(&problems, "rules.yml", &file);
    run("a.txt", prose.as_bytes(), &Plan::new(rules));
}

/// A directive of a waiver in front of a conflict.
pub fn waivers(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let article =
        format!("<!-- factlint-ignore{text}-->\n\nThey met on Thursday, 14 March 2025.\n");
    run("a.md", article.as_bytes(), plan());
}

/// A baseline: what can be read can be applied, and is written as it was read.
pub fn baseline(data: &[u8]) {
    let Ok(baseline) = serde_json::from_slice::<Baseline>(data) else { return };
    let mut report = saved().clone();
    let all = report.conflicts.len() + report.waived.len();
    let used = known::accept(&mut report, &baseline, "factlint-baseline.json", |_| false);
    assert!(used.iter().all(|entry| *entry < baseline.conflicts.len()));
    assert_eq!(report.conflicts.len() + report.waived.len(), all, "a conflict is lost");
    let written = serde_json::to_vec(&baseline).expect("a baseline is written");
    assert_eq!(serde_json::from_slice::<Baseline>(&written).expect("and read"), baseline);
}

/// A saved report: what can be read can be printed in every format.
pub fn report(data: &[u8]) {
    let Ok(report) = serde_json::from_slice::<Report>(data) else { return };
    print(&report);
}

/// A number, in digits or in words, with hedge and unit, is read back as itself.
pub fn values(data: &[u8]) {
    let mut bytes = data.iter().copied();
    let mut next = || usize::from(bytes.next().unwrap_or_default());
    let number = (0..5).fold(0_u64, |n, _| n << 8 | next() as u64) >> (next() % 40);
    // `one days` is no English.
    let number = number.max(2);
    let (style, place) = (next(), next() % UNITS.len());
    let (noun, unit) = UNITS[place];
    let printed = match style % 4 {
        0 => number.to_string(),
        1 => grouped(number),
        2 => in_words(number),
        _ => in_words(number).replace(' ', "\u{a0}"),
    };
    let hedge = HEDGES[next() % HEDGES.len()];
    let sentence = format!("The team counted {hedge}{printed} {noun} there.");
    let reading = read_fragment(&sentence, &Settings::default());
    let found: Vec<_> = reading.values.iter().filter_map(|value| value.quantity()).collect();
    let [figure] = found.as_slice() else { panic!("{sentence:?} is not one figure: {found:?}") };
    let central = Central::One(Number::whole(i128::from(number)));
    assert_eq!(figure.central, central, "{sentence:?}");
    assert_eq!(figure.unit.map(|unit| unit.name), unit, "{sentence:?}");
    let low = figure.bounds.low.number();
    assert!(unit.is_some() || low <= Some(Number::whole(i128::from(number))), "{sentence:?}");
}

/// A day, printed in any usual way, is read back as itself.
pub fn dates(data: &[u8]) {
    let mut bytes = data.iter().copied();
    let mut next = || usize::from(bytes.next().unwrap_or_default());
    let year = 1500 + (next() << 8 | next()) % 900;
    let (month, day) = (next() % 12 + 1, next() % 28 + 1);
    let name = MONTHS[month - 1];
    let printed = match next() % 5 {
        0 => format!("{day} {name} {year}"),
        1 => format!("{name} {day}, {year}"),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => format!("the {day}{} of {name} {year}", ending(day)),
        _ => format!("{name} {day}{}, {year}", ending(day)),
    };
    let sentence = format!("The bridge was opened on {printed} by the mayor.");
    let reading = read_fragment(&sentence, &Settings::default());
    let found: Vec<&str> =
        reading.values.iter().filter_map(|v| v.moment()).map(|moment| moment.timex()).collect();
    assert_eq!(found, [format!("{year}-{month:02}-{day:02}")], "{sentence:?}");
}

/// Reads a file as an article and runs everything over it.
fn article(path: &str, data: &[u8]) {
    let read = corpus::read(path, data.to_vec(), &|_| Vec::new());
    for article in &read.articles {
        hangs_together(article, data);
    }
    for problem in &read.problems {
        let spans = problem.location.iter().filter_map(|location| location.span);
        assert!(spans.clone().all(|span| span.start <= span.end && span.end <= data.len()));
    }
    run(path, data, plan());
}

/// Blocks lie in order on characters of the prose, and what was copied is on disk byte for byte.
fn hangs_together(article: &Article, data: &[u8]) {
    let mut last = 0;
    for block in &article.blocks {
        assert!(last <= block.span.start && block.span.start <= block.span.end);
        assert!(article.prose.get(block.span.range()).is_some(), "{block:?}");
        last = block.span.end;
    }
    for piece in article.map.pieces() {
        let source = &data[piece.source..piece.source + piece.source_len];
        if piece.copied {
            assert_eq!(&article.prose.as_bytes()[piece.prose..piece.prose + piece.len], source);
        }
    }
}

/// Checks one file alone: every place lies in it, the outcome is the same twice, and every format prints it.
fn run(path: &str, data: &[u8], plan: &Plan) {
    let read = corpus::read(path, data.to_vec(), &|_| Vec::new());
    let outcome = factlint::check(&read.articles, plan);
    lies_inside(&outcome, data.len());
    let sources = Sources::new(|asked| (asked == path).then(|| data.to_vec()));
    let report = view::report(&outcome, plan, &sources);
    let again = view::report(&factlint::check(&read.articles, plan), plan, &sources);
    assert_eq!(report, again, "two runs differ");
    print(&report);
}

fn lies_inside(outcome: &Outcome, size: usize) {
    let inside = |span: SourceSpan| span.start <= span.end && span.end <= size;
    for (mention, _) in &outcome.mentions {
        assert!(inside(mention.span) && inside(mention.sentence_span), "{mention:?}");
        assert!(mention.article < outcome.articles.len());
    }
    for conflict in outcome.conflicts.iter().chain(&outcome.waived) {
        let sides = std::iter::once(&conflict.outlier).chain(&conflict.witnesses);
        assert!(sides.clone().all(|side| inside(side.span)), "{conflict:?}");
        assert_eq!(conflict.fingerprint.len(), 16, "{conflict:?}");
    }
}

/// Prints a report in every format, coloured and plain. JSON is read back as it was.
fn print(report: &Report) {
    for format in FORMATS {
        for style in [Style::PLAIN, Style { width: 40, colour: true }] {
            let mut out = Vec::new();
            format.write(report, style, &mut out).expect("a report is printed");
            let text = String::from_utf8(out).expect("every format is UTF-8");
            if format.name() == "json" {
                let again: Report = serde_json::from_str(&text).expect("JSON is read back");
                assert_eq!(&again, report);
            }
            let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\u{1b}');
            assert!(!text.contains(steers), "{} steers the terminal: {text:?}", format.name());
            assert!(style.colour || !text.contains('\u{1b}'), "{}: {text:?}", format.name());
        }
    }
}

/// Faults of the file `path` stand on characters of `text`.
fn stand_inside(problems: &[Problem], path: &str, text: &str) {
    for problem in problems {
        let related = problem.related.iter().map(|related| &related.location);
        for location in problem.location.iter().chain(related).filter(|l| l.path == path) {
            let Some(span) = location.span else { continue };
            assert!(text.get(span.start..span.end).is_some(), "{problem:?}");
        }
    }
}

fn loaded(text: &str, config: &Config) -> (RuleSet, Vec<Problem>) {
    let table = |path: &str| match path {
        "towns.csv" => Ok("town,people\nLarne,18705\n".to_owned()),
        _ => Err("there is no such file".to_owned()),
    };
    load(&[("rules.yml".to_owned(), text.to_owned())], config, &table)
}

/// A plan that has a rule of every kind, with every check on.
fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| {
        let (rules, problems) = loaded(RULES, &Config::default());
        assert!(problems.is_empty(), "{problems:?}");
        let mut plan = Plan::new(rules);
        for check in CHECKS {
            let level = check.severity().unwrap_or(factlint::problem::Severity::Note);
            plan.levels.insert(check.id().to_owned(), Some(level));
        }
        plan
    })
}

/// A report that holds conflicts of several kinds.
fn saved() -> &'static Report {
    static SAVED: OnceLock<Report> = OnceLock::new();
    SAVED.get_or_init(|| {
        let read = corpus::read("news/a.md", STORY.as_bytes().to_vec(), &|_| Vec::new());
        let sources = Sources::new(|_| Some(STORY.as_bytes().to_vec()));
        let report = view::report(&factlint::check(&read.articles, plan()), plan(), &sources);
        assert!(report.conflicts.len() > 2, "{report:?}");
        report
    })
}

const RULES: &str = r#"
entities:
  ministry: {names: [Harbour Ministry, the ministry], roles: [harbour minister]}
  keane: {names: [Mara Keane, Keane], variants: [Keene], gender: f, speaks_for: [ministry]}
rules:
  - id: boats
    figure: Boats in the harbour
    find: ["{count} [fishing] (boats|vessels)", "boats ... {figure}"]
    compare: {per: [source, as_of: month], trend: rising}
  - id: people
    figure: People of each town
    find: "{town:name} ... {count} people"
    expect: {table: towns.csv, where: {town: "{town}"}, column: people, unit: people}
  - id: share
    figure: Share of the quay
    find: "{share} of the (quay|harbour)"
    expect: about 20%
  - id: opening
    date: The opening
    find: {all: ["open*", "harbour|quay"]}
    expect: 2025-03-12
  - id: who
    attribution: Who spoke with the ministry
    find: "{who} ... (met|spoke with) ... @ministry"
    expect: "@keane"
  - id: words
    attribution: Who called it a good harbour
    quote: a good harbour
  - id: closed
    attribution: Whether it is closed
    find: "clos*"
    disputed: true
  - id: code
    figure: The number of the berth
    find: "/berth (?P<value>[0-9]+)/"
relations:
  - {id: order, relation: opening <= 2025-03-13}
"#;

const STORY: &str = "---\ndate: 2025-03-14\n---\n# Quay opened\n\n\
The harbour opened on Thursday, 14 March 2025. About a third of the quay is closed; Keene met the ministry.\n\n\
\"It is a good harbour and the boats will come back before the summer is over,\" said Mara Keane. She denied that it is closed.\n\n\
Larne is home to 25,000 people. There are 40 boats, according to the ministry; in January there were 60 boats at berth 7.\n\n\
| Town | People |\n| --- | ---: |\n| Larne | 1 |\n| Antrim | 2 |\n| Total | 4 |\n";

const HEDGES: &[&str] = &["", "about ", "more than ", "at least ", "nearly ", "up to ", "exactly "];

/// What is counted, and the name of its unit.
const UNITS: &[(&str, Option<&str>)] = &[
    ("people", None),
    ("boats", None),
    ("kilometres", Some("kilometre")),
    ("percent", Some("percent")),
    ("tonnes", Some("tonne")),
    ("square miles", Some("square mile")),
    ("dollars", Some("USD")),
    ("days", Some("day")),
    ("megawatts", Some("megawatt")),
    ("litres", Some("litre")),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn ending(day: usize) -> &'static str {
    match (day % 10, day) {
        (1, d) if d != 11 => "st",
        (2, d) if d != 12 => "nd",
        (3, d) if d != 13 => "rd",
        _ => "th",
    }
}

/// Digits with commas between the thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number in words, as English writes it: `forty-three thousand two hundred and five`.
fn in_words(number: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const SCALES: [(u64, &str); 4] = [
        (1_000_000_000_000, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1_000, "thousand"),
    ];
    let below = |n: u64| -> String {
        let tens = |n: u64| match (n, n % 10) {
            (0..20, _) => SMALL[n as usize].to_owned(),
            (_, 0) => TENS[n as usize / 10].to_owned(),
            (_, ones) => format!("{}-{}", TENS[n as usize / 10], SMALL[ones as usize]),
        };
        match (n / 100, n % 100) {
            (0, rest) => tens(rest),
            (hundreds, 0) => format!("{} hundred", SMALL[hundreds as usize]),
            (hundreds, rest) => format!("{} hundred and {}", SMALL[hundreds as usize], tens(rest)),
        }
    };
    let mut rest = number;
    let mut parts = Vec::new();
    for (size, name) in SCALES {
        if rest >= size {
            parts.push(format!("{} {name}", below(rest / size)));
            rest %= size;
        }
    }
    match (rest, parts.is_empty()) {
        (0, false) => {}
        (1..100, false) => parts.push(format!("and {}", below(rest))),
        _ => parts.push(below(rest)),
    }
    parts.join(" ")
}
