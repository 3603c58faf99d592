//! What holds of judging whatever is judged: properties over corpora of hand-made mentions.

use factlint::check;
use factlint::corpus::{Article, Metadata, Published};
use factlint::engine::{Card, Findings, Mention, Outcome, Plan, State, Verdict, judge};
use factlint::problem::Severity;
use factlint::ruleset::{
    Compare, Config, Expectation, Find, HoleType, Key, Origin, Rule, RuleKind, RuleSet, Trend,
    Wanted, load,
};
use factlint::text::SourceSpan;
use factlint::value::agree::{self, Agreement, Clock};
use factlint::value::{Central, Interval, Kind, Moment, Number, Quantity, Shape, Source, Stance};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One mention: its article, the ends of its interval, and the day of its as-of.
#[derive(Debug, Clone, Copy)]
struct Said {
    article: usize,
    low: i64,
    width: i64,
    day: i8,
}

fn said() -> impl Strategy<Value = Said> {
    (0..6usize, 0..30i64, 0..6i64, 1..9i8).prop_map(|(article, low, width, day)| Said {
        article,
        low,
        width,
        day,
    })
}

fn corpus() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec(said(), 1..14)
}

fn quantity(low: i64, high: i64) -> Quantity {
    let bounds = Interval::closed(Number::from(low), Number::from(high));
    Quantity {
        kind: Kind::Count,
        central: Central::One(Number::from(low)),
        unit: None,
        other_units: Vec::new(),
        bounds,
        likely: bounds,
        hedge: None,
        of: None,
        head: None,
        role: None,
        timex: None,
        per: None,
    }
}

fn day(number: usize) -> Date {
    date(2024, 3, 1).checked_add(jiff::Span::new().days(number as i64)).expect("a day")
}

fn mention(place: usize, said: &Said) -> Mention {
    Mention {
        rule: 0,
        article: 0,
        key: Key::new(),
        span: SourceSpan::new(place * 10, place * 10 + 5),
        text: format!("{} to {}", said.low, said.low + said.width).into(),
        value: Some(Arc::new(Shape::Quantity(quantity(said.low, said.low + said.width)))),
        sentence_span: SourceSpan::new(place * 10, place * 10 + 9),
        sentence: format!("From {} to {} at {place}.", said.low, said.low + said.width).into(),
        source: Source::Own,
        stance: Stance::Asserted,
        as_of: Some(Arc::new(Moment::day(date(2024, 1, said.day)))),
        state: State::Settled,
        waiver: None,
    }
}

fn findings(corpus: &[Said]) -> Vec<Findings> {
    let articles: BTreeSet<usize> = corpus.iter().map(|said| said.article).collect();
    articles
        .into_iter()
        .map(|article| {
            let published = Published {
                date: day(article),
                written: day(article).to_string(),
                origin: "front matter".to_owned(),
            };
            let own = corpus.iter().enumerate().filter(|(_, said)| said.article == article);
            let mut words = [0; 16];
            words[0] = article as u8 + 1;
            Findings {
                card: Card {
                    path: format!("{article}.txt"),
                    metadata: Metadata { published: Some(published), ..Metadata::default() }.into(),
                    words,
                },
                mentions: own.map(|(place, said)| mention(place, said)).collect(),
                misses: Vec::new(),
                notes: Vec::new(),
                waivers: Vec::new(),
                problems: Vec::new(),
            }
        })
        .collect()
}

fn plan(trend: Option<Trend>) -> Plan {
    let rule = Rule {
        id: "rule".to_owned(),
        kind: RuleKind::Figure,
        title: String::new(),
        find: Find::Any(Vec::new()),
        value: HoleType::Kind(Kind::Count),
        of: Vec::new(),
        expect: Vec::new(),
        compare: Compare { trend, ..Compare::default() },
        stances: vec![Stance::Asserted],
        asserts: vec![Stance::Asserted, Stance::Reported],
        disputed: false,
        quote: None,
        severity: Severity::Error,
        help: None,
        url: None,
        tests: Vec::new(),
        origin: Origin::default(),
    };
    Plan::new(RuleSet { rules: vec![rule], ..RuleSet::default() })
}

/// The rule with an expectation.
fn expecting(wanted: &Said) -> Plan {
    let mut rules = RuleSet::clone(&plan(None).rules);
    rules.rules[0].expect = vec![Expectation {
        text: "what is wanted".to_owned(),
        wanted: Wanted::Value(Shape::Quantity(quantity(wanted.low, wanted.low + wanted.width))),
        by: None,
        from: None,
        until: None,
        origin: Origin::default(),
    }];
    Plan::new(rules)
}

/// The mentions that cannot stand, by article and place.
fn struck(outcome: &Outcome) -> BTreeSet<(String, usize)> {
    let place =
        |mention: &Mention| (outcome.articles[mention.article].path.clone(), mention.span.start);
    outcome.conflicts.iter().map(|conflict| place(&conflict.outlier)).collect()
}

fn shown(outcome: &Outcome) -> String {
    format!("{:?} {:?}", outcome.conflicts, outcome.mentions)
}

/// The longest chain by trying every subset: how many mentions of distinct articles a rising trend can keep at most.
fn most_kept(corpus: &[Said]) -> usize {
    let fits = |kept: &[&Said]| {
        kept.iter().all(|a| {
            kept.iter().all(|b| match a.day.cmp(&b.day) {
                std::cmp::Ordering::Less => a.low <= b.low + b.width,
                std::cmp::Ordering::Equal => a.low <= b.low + b.width && b.low <= a.low + a.width,
                std::cmp::Ordering::Greater => true,
            })
        })
    };
    (0..1u32 << corpus.len())
        .filter_map(|subset| {
            let kept: Vec<&Said> =
                (0..corpus.len()).filter(|i| subset >> i & 1 == 1).map(|i| &corpus[i]).collect();
            fits(&kept).then(|| {
                kept.iter().map(|said| (said.article, said.day)).collect::<BTreeSet<_>>().len()
            })
        })
        .max()
        .unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agreement_is_symmetric_and_widening_makes_no_conflict(a in said(), b in said(), by in 0..9i64) {
        let place = |low: i64, high: i64| agree::extents(&quantity(low, high), Clock::Months);
        let (x, y) = (place(a.low, a.low + a.width), place(b.low, b.low + b.width));
        prop_assert_eq!(agree::compare(&x, &y), agree::compare(&y, &x));
        let wide = place(a.low - by, a.low + a.width + by);
        if agree::compare(&x, &y) != Agreement::Conflict {
            prop_assert_ne!(agree::compare(&wide, &y), Agreement::Conflict);
        }
    }

    #[test]
    fn widening_within_a_pair_makes_no_conflict(a in said(), b in said(), by in 0..9i64) {
        let (a, b) = (Said { article: 0, ..a }, Said { article: 1, ..b });
        let wide = Said { low: a.low - by, width: a.width + 2 * by, ..a };
        let before = judge(findings(&[a, b]), &plan(None));
        let after = judge(findings(&[wide, b]), &plan(None));
        prop_assert!(after.conflicts.len() <= before.conflicts.len());
    }

    #[test]
    fn widening_makes_no_conflict_with_an_expectation(corpus in corpus(), wanted in said(), by in 0..9i64) {
        let plan = expecting(&wanted);
        let wide: Vec<Said> =
            corpus.iter().map(|said| Said { low: said.low - by, width: said.width + 2 * by, ..*said }).collect();
        let (before, after) = (judge(findings(&corpus), &plan), judge(findings(&wide), &plan));
        prop_assert!(struck(&after).is_subset(&struck(&before)));
        // Each mention is judged by itself: what is struck lies apart from what is wanted, and all of that is.
        let apart = |said: &&Said| said.low > wanted.low + wanted.width || wanted.low > said.low + said.width;
        prop_assert_eq!(before.conflicts.len(), corpus.iter().filter(apart).count());
    }

    #[test]
    fn an_article_that_agrees_with_an_expectation_adds_nothing(corpus in corpus(), wanted in said()) {
        let plan = expecting(&wanted);
        let mut more = corpus.clone();
        more.push(Said { article: 9, ..wanted });
        let (before, after) = (judge(findings(&corpus), &plan), judge(findings(&more), &plan));
        prop_assert_eq!(struck(&before), struck(&after));
    }

    #[test]
    fn articles_that_are_added_take_no_conflict_with_an_expectation_back(a in corpus(), b in corpus(), wanted in said()) {
        let plan = expecting(&wanted);
        let others = b.iter().map(|said| Said { article: said.article + 6, ..*said });
        let both: Vec<Said> = a.iter().copied().chain(others).collect();
        let (alone, together) = (judge(findings(&a), &plan), judge(findings(&both), &plan));
        prop_assert!(struck(&alone).is_subset(&struck(&together)));
    }

    #[test]
    fn an_article_that_agrees_with_the_reference_adds_nothing(corpus in corpus(), which in any::<prop::sample::Index>()) {
        let before = judge(findings(&corpus), &plan(None));
        let holding: Vec<usize> = before
            .mentions
            .iter()
            .filter(|(_, verdict)| matches!(verdict, Verdict::Agrees | Verdict::NotCompared))
            .map(|(mention, _)| mention.span.start / 10)
            .collect();
        let copied = corpus[holding[which.index(holding.len())]];
        let mut more = corpus.clone();
        more.push(Said { article: 9, ..copied });
        let after = judge(findings(&more), &plan(None));
        prop_assert!(struck(&after).is_subset(&struck(&before)));
    }

    #[test]
    fn every_outlier_contradicts_a_witness_and_nobody_who_holds_does(corpus in corpus()) {
        let outcome = judge(findings(&corpus), &plan(None));
        let bounds = |mention: &Mention| match mention.value.as_deref() {
            Some(Shape::Quantity(figure)) => figure.bounds,
            _ => panic!("only figures are judged here"),
        };
        for conflict in &outcome.conflicts {
            prop_assert!(conflict.witnesses.iter().any(|w| !bounds(w).meets(&bounds(&conflict.outlier))));
        }
        let holding: Vec<_> =
            outcome.mentions.iter().filter(|(_, v)| *v == Verdict::Agrees).map(|(m, _)| bounds(m)).collect();
        for a in &holding {
            prop_assert!(holding.iter().all(|b| a.meets(b)));
        }
    }

    #[test]
    fn order_changes_no_byte(corpus in corpus(), trend in any::<bool>()) {
        let plan = plan(trend.then_some(Trend::Rising));
        let mut turned = findings(&corpus);
        turned.reverse();
        prop_assert_eq!(shown(&judge(findings(&corpus), &plan)), shown(&judge(turned, &plan)));
    }

    #[test]
    fn a_trend_keeps_as_many_as_can_be_kept(corpus in prop::collection::vec(said(), 1..9)) {
        let outcome = judge(findings(&corpus), &plan(Some(Trend::Rising)));
        let struck: BTreeSet<usize> =
            outcome.conflicts.iter().map(|conflict| conflict.outlier.span.start / 10).collect();
        let kept: BTreeSet<(usize, i8)> = corpus
            .iter()
            .enumerate()
            .filter(|(place, _)| !struck.contains(place))
            .map(|(_, said)| (said.article, said.day))
            .collect();
        prop_assert_eq!(kept.len(), most_kept(&corpus));
    }
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let rules = "rules:\n  - {id: signing, date: Signing, find: \"treaty was signed on {date}\"}\n";
    let (config, _) = Config::read("factlint.yml", "", &[]);
    let (rules, faults) =
        load(&[("rules.yml".to_owned(), rules.to_owned())], &config, &|_| Err(String::new()));
    assert_eq!(faults, []);
    let plan = Plan::new(rules);
    let articles: Vec<Article> = (0..60)
        .map(|number| {
            let text =
                format!("Day {number}: the treaty was signed on {} March 2024.", 10 + number % 7);
            Article { path: format!("{number:02}.txt"), ..Article::fragment(&text) }
        })
        .collect();
    let on = |threads: usize, articles: &[Article]| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        shown(&pool.install(|| check(articles, &plan)))
    };
    let turned: Vec<Article> = articles.iter().rev().cloned().collect();
    let one = on(1, &articles);
    assert!(one.contains("Disagree"));
    assert_eq!(one, on(4, &articles));
    assert_eq!(one, on(3, &turned));
}
