//! Judging a million mentions, beside a tenth of them: seconds, how many times as long, and memory.
//!
//! `cargo bench --bench judging`. A wrong answer fails, however fast it was.

use factlint::corpus::{Metadata, Published};
use factlint::engine::{Card, Findings, Mention, Outcome, Plan, State, Verdict, judge};
use factlint::ruleset::{Compare, Find, HoleType, Key, Origin, Rule, RuleKind, RuleSet};
use factlint::text::SourceSpan;
use factlint::value::{Central, Interval, Kind, Moment, Number, Quantity, Shape, Source, Stance};
use jiff::civil::date;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rules, and keys of each: every article states every rule about one key.
const RULES: usize = 20;
const KEYS: usize = 500;
/// Every so many articles one states something else.
const STRAYS: usize = 100;

fn main() {
    let (tenth, _) = run(100_000);
    let (whole, outcome) = run(1_000_000);
    let memory = peak_memory();
    println!(
        "100,000 mentions: {tenth:?}; 1,000,000 mentions: {whole:?} ({:.1} times); peak memory: {memory:?} MB",
        whole.as_secs_f64() / tenth.as_secs_f64()
    );
    let outliers =
        outcome.mentions.iter().filter(|(_, verdict)| *verdict == Verdict::Outlier).count();
    assert_eq!(outcome.mentions.len(), 1_000_000);
    assert_eq!(outliers, 1_000_000 / STRAYS, "every stray and nothing else");
    assert_eq!(outcome.conflicts.len(), outliers);
}

fn run(mentions: usize) -> (Duration, Outcome) {
    let plan = Plan::new(RuleSet { rules: (0..RULES).map(rule).collect(), ..RuleSet::default() });
    let findings: Vec<Findings> = (0..mentions / RULES).map(article).collect();
    let start = Instant::now();
    let outcome = judge(findings, &plan);
    (start.elapsed(), outcome)
}

fn rule(number: usize) -> Rule {
    Rule {
        id: format!("rule-{number}"),
        kind: RuleKind::Figure,
        title: String::new(),
        find: Find::Any(Vec::new()),
        value: HoleType::Kind(Kind::Count),
        of: Vec::new(),
        expect: Vec::new(),
        compare: Compare::default(),
        stances: vec![Stance::Asserted, Stance::Reported, Stance::Planned],
        asserts: vec![Stance::Asserted, Stance::Reported],
        disputed: false,
        quote: None,
        severity: factlint::problem::Severity::Error,
        help: None,
        url: None,
        tests: Vec::new(),
        origin: Origin::default(),
    }
}

fn article(number: usize) -> Findings {
    let day = date(2024, 1, 1).checked_add(jiff::Span::new().days((number % 300) as i64));
    let day = day.expect("a day");
    let mut words = [0; 16];
    words[..8].copy_from_slice(&(number as u64).to_le_bytes());
    let published =
        Published { date: day, written: day.to_string(), origin: "front matter".to_owned() };
    let metadata = Metadata { published: Some(published), ..Metadata::default() };
    let key = number % KEYS;
    let mut findings = Findings {
        card: Card { path: format!("wire/{number:06}.txt"), metadata: metadata.into(), words },
        mentions: (0..RULES).map(|rule| mention(number, rule, key, day)).collect(),
        misses: Vec::new(),
        notes: Vec::new(),
        waivers: Vec::new(),
        problems: Vec::new(),
    };
    // As examining leaves them.
    findings.share();
    findings
}

fn mention(article: usize, rule: usize, key: usize, day: jiff::civil::Date) -> Mention {
    // Values spread over an interval that all but the strays share.
    let base = 1_000 + key as i64 * 100;
    let spread = (article / KEYS) as i64 % 7;
    let stray = (article / KEYS + rule) % STRAYS == STRAYS - 1;
    let low = Number::from(if stray { base * 5 } else { base - spread });
    let high = Number::from(if stray { base * 5 + 10 } else { base + 10 + spread });
    let bounds = Interval::half_open(low, high);
    let quantity = Quantity {
        kind: Kind::Count,
        central: Central::One(low),
        unit: None,
        other_units: Vec::new(),
        bounds,
        likely: bounds,
        hedge: None,
        of: Some("people".to_owned()),
        head: None,
        role: None,
        timex: None,
        per: None,
    };
    Mention {
        rule,
        article: 0,
        key: Key::from_iter([("town".to_owned(), format!("Town {key}"))]),
        span: SourceSpan::new(rule * 100, rule * 100 + 6),
        text: format!("{low}").into(),
        value: Some(Arc::new(Shape::Quantity(quantity))),
        sentence_span: SourceSpan::new(rule * 100, rule * 100 + 60),
        sentence: format!("The town of number {key} was home to {low} people before the war.")
            .into(),
        source: Source::Own,
        stance: Stance::Asserted,
        as_of: Some(Arc::new(Moment::day(day))),
        state: State::Settled,
        waiver: None,
    }
}

/// The most memory that the process ever held, in megabytes, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_024)
}
