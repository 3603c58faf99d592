//! Rule files from outside: what ships loads, reads the same in another YAML reader, and nothing that anyone writes breaks loading.

use factlint::corpus::Article;
use factlint::engine::Plan;
use factlint::problem::Problem;
use factlint::ruleset::yaml::{self, Data, Node};
use factlint::ruleset::{Anchor, Config, Find, RuleSet, anchors, load};
use factlint::text::Tokens;
use proptest::prelude::*;
use serde_yaml::Value;
use std::path::Path;

/// The rule files of this repository, as the command line would hand them over.
fn shipped() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules"), "rules", &mut files);
    assert!(files.len() > 3, "only {} rule files", files.len());
    files.sort();
    files
}

fn collect(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder of rules") {
        let path = entry.expect("an entry").path();
        let file = path.file_name().expect("a name").to_string_lossy();
        let name = format!("{name}/{file}");
        if path.is_dir() {
            collect(&path, &name, files);
        } else {
            files.push((name, std::fs::read_to_string(&path).expect("text")));
        }
    }
}

fn without_tables(files: &[(String, String)]) -> (RuleSet, Vec<Problem>) {
    load(files, &Config::unwritten(), &|path| Err(format!("there is no {path}")))
}

fn one(text: &str) -> (RuleSet, Vec<Problem>) {
    without_tables(&[("rules.yml".to_owned(), text.to_owned())])
}

#[test]
fn shipped_rules_read_the_same_in_serde_yaml() {
    for (path, text) in shipped() {
        let ours = yaml::read(&text).expect("YAML").expect("content");
        let theirs: Value = serde_yaml::from_str(&text).expect("YAML");
        assert_eq!(plain(&ours), theirs, "{path}");
    }
}

/// A tree of ours as serde_yaml would have read it.
fn plain(node: &Node) -> Value {
    match &node.data {
        Data::Nothing => Value::Null,
        Data::Text(text) if text.plain => {
            serde_yaml::from_str(&text.text).unwrap_or(Value::String(text.text.clone()))
        }
        Data::Text(text) => Value::String(text.text.clone()),
        Data::List(items) => Value::Sequence(items.iter().map(plain).collect()),
        Data::Map(entries) => {
            Value::Mapping(entries.iter().map(|(key, value)| (plain(key), plain(value))).collect())
        }
    }
}

#[test]
fn the_order_of_files_changes_nothing() {
    let mut files = shipped();
    let shown = |files: &[(String, String)]| {
        let (rules, problems) = without_tables(files);
        format!("{:?} {:?} {problems:?}", rules.gazetteer.entities, rules.rules)
    };
    let forwards = shown(&files);
    files.reverse();
    assert!(forwards == shown(&files), "the rule set depends on the order of files");
}

#[test]
fn ids_are_unique_across_files_and_both_places_are_shown() {
    let rule = |id: &str| format!("rules: [{{id: {id}, date: x, find: visit}}]\n");
    let files = [("a.yml".to_owned(), rule("one")), ("b.yml".to_owned(), rule("one"))];
    let (rules, problems) = without_tables(&files);
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let place = |at: &factlint::problem::Location| (at.path.clone(), at.span.map(|s| s.start));
    assert_eq!(problem.code, "factlint::rule::duplicate-id");
    assert_eq!(problem.location.as_ref().map(place), Some(("b.yml".to_owned(), Some(13))));
    assert_eq!(place(&problem.related[0].location), ("a.yml".to_owned(), Some(13)));
    assert_eq!(rules.rules.len(), 1);
}

#[test]
fn entities_of_one_file_serve_the_rules_of_another() {
    let files = [
        ("z.yml".to_owned(), "entities: {putin: [Putin]}".to_owned()),
        ("a.yml".to_owned(), "rules: [{id: one, date: x, find: '@putin visit*'}]".to_owned()),
    ];
    assert_eq!(without_tables(&files).1, []);
}

const SAMPLE: &str = r#"
entities:
  putin: [Vladimir Putin, Putin, "the Russian president"]
  witkoff: {names: [Steve Witkoff], variants: [Witkof], gender: m, roles: [envoy]}
rules:
  - id: kursk-visit
    date: Putin's visit to Kursk
    find: {all: ["@putin", "visit*|tour*", Kursk], none: [wounded]}
    expect: {value: 2025-03-12, by: "@putin", from: 2025-03-01}
    help: >-
      The Kremlin's own footage
      is of Wednesday.
  - id: who-met-putin
    attribution: Who held the talks
    find: ["{who} ... (met|talks with) ...(5) [the] @putin", '/wit(koff|ness)/ met']
    expect: ["@witkoff", "@witkoff and @putin"]
    compare: {per: [source, as_of: year]}
    tests:
      - {agree: Witkoff met Putin., published: 2025-03-14}
      - articles: {a: {text: x, published: 2025-03-14}, b: y}
        want: {mentions: [], conflicts: [{in: b, text: y, reason: disagree}]}
relations:
  - {id: order, relation: kursk-visit <= 2025-03-13}
"#;

#[test]
fn the_sample_has_no_fault() {
    let (rules, problems) = one(SAMPLE);
    assert_eq!(problems, []);
    assert_eq!((rules.rules.len(), rules.relations.len()), (2, 1));
}

/// Loads `text` as rules and as settings; every problem must lie inside it, on characters.
fn sound(text: &str) {
    let (_, mut problems) = one(text);
    problems.extend(Config::read("factlint.yml", text, &["spelling"]).1);
    for problem in problems {
        let places = problem.location.iter().chain(problem.related.iter().map(|r| &r.location));
        for span in places.filter_map(|place| place.span) {
            assert!(span.start <= span.end && span.end <= text.len(), "{problem:?}");
            assert!(text.is_char_boundary(span.start), "{problem:?}");
            assert!(text.is_char_boundary(span.end), "{problem:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_no_yaml_breaks_loading(text in "\\PC{0,200}") {
        sound(&text);
    }

    #[test]
    fn a_rule_file_with_anything_in_it_anywhere_breaks_nothing(
        at in 0usize..SAMPLE.len(),
        cut in 0usize..30,
        put in "[-@{}\\[\\]*&!|>'\"%#:,\\n é\\\\()/.a-c0-9]{0,8}",
    ) {
        let end = (at + cut).min(SAMPLE.len());
        prop_assume!(SAMPLE.is_char_boundary(at) && SAMPLE.is_char_boundary(end));
        sound(&format!("{}{put}{}", &SAMPLE[..at], &SAMPLE[end..]));
    }

    #[test]
    fn any_phrase_reads_or_has_a_fault_inside_it(phrase in "[-@{}\\[\\]*|'%:, a-c0-9\\\\()/.é…]{0,40}") {
        let quoted = phrase.replace('\'', "''");
        sound(&format!("rules: [{{id: a, figure: x, find: '{quoted}'}}]"));
    }
}

/// A phrase made of the parts of the language, over a handful of words.
fn phrase() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        prop::sample::select(vec![
            "truce",
            "talks",
            "Kursk",
            "vis*",
            "the",
            "30-day",
            "U.S.",
            "@putin",
            "@witkoff",
            "{date}",
            "{place:name}",
            "...",
            "...(3)",
            "/tr[ui]ce/",
            "Putin's",
            "ÉLYSÉE",
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(" ")),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|w| format!("({})", w.join("|"))),
            inner.prop_map(|part| format!("[{part}]")),
        ]
    })
}

fn prose() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "truce",
        "trice",
        "Talks",
        "Kursk",
        "visited",
        "visa",
        "the",
        "30-day",
        "30",
        "U.S.",
        "Vladimir Putin",
        "Putin’s",
        "Steve Witkoff",
        "Witkof",
        "the Russian president",
        "13 March 2025",
        "Wednesday",
        "and",
        "Élysée",
        "co\u{AD}operate",
        "tru\u{AD}ce",
        "met",
        ",",
        ". The",
    ]);
    prop::collection::vec(words, 1..14).prop_map(|words| words.join(" "))
}

/// Whether the folded tokens of `text` hold one of `anchors`.
fn holds(text: &str, anchors: &[Anchor]) -> bool {
    let tokens = Tokens::new(text);
    let all: String = (0..tokens.len()).map(|i| tokens.word(i)).collect();
    anchors.iter().any(|anchor| {
        let letters = anchor.letters.as_str();
        match (anchor.anywhere, anchor.whole) {
            (true, _) => all.contains(letters),
            (false, true) => (0..tokens.len()).any(|i| tokens.word(i) == letters),
            (false, false) => (0..tokens.len()).any(|i| tokens.word(i).starts_with(letters)),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn an_article_without_an_anchor_has_no_match(phrase in phrase(), prose in prose()) {
        let file = format!(
            "entities:\n  putin: [Vladimir Putin, Putin, the Russian president]\n  witkoff: {{names: [Steve Witkoff], variants: [Witkof]}}\nrules:\n  - id: it\n    date: it\n    find: \"{phrase}\"\n"
        );
        let (rules, _) = one(&file);
        let Some(rule) = rules.rules.first() else { return Ok(()) };
        let Find::Any(phrases) = &rule.find else { return Ok(()) };
        let Some(anchors) = anchors(&phrases[0], &rules.gazetteer) else { return Ok(()) };
        let held = holds(&prose, &anchors);
        let article = Article::fragment(&prose);
        let found = factlint::examine(&article, &Plan::new(rules)).mentions;
        prop_assert!(held || found.is_empty(), "{phrase:?} matches {prose:?} without {anchors:?}");
    }
}

#[test]
fn a_phrase_is_announced_by_the_rarest_letters_that_it_needs() {
    for (find, want) in [
        ("{count} people of Arden", Some("<arden>")),
        ("the (storm*|gale) hit {count}", Some("<gale> <storm")),
        ("from [Arden] to {count}", Some("<from>")),
        ("/gauge of (?<value>[0-9]+)/", Some("gauge")),
        ("/(pier|quay) of (?<value>[0-9]+)/", Some("pier quay")),
        ("/[a-z]+ metres/", None),
        ("{count} ... [people]", None),
        ("@putin met {count}", Some("<putin>")),
    ] {
        let file = format!(
            "entities: {{putin: [Vladimir Putin]}}\nrules: [{{id: it, figure: it, find: '{find}'}}]"
        );
        let (rules, problems) = one(&file);
        assert_eq!(problems, [], "{find}");
        let Find::Any(phrases) = &rules.rules[0].find else { panic!("{find}") };
        let shown = |anchor: &Anchor| {
            let (open, close) = match (anchor.anywhere, anchor.whole) {
                (true, _) => ("", ""),
                (false, true) => ("<", ">"),
                (false, false) => ("<", ""),
            };
            format!("{open}{}{close}", anchor.letters)
        };
        let found = anchors(&phrases[0], &rules.gazetteer);
        let found = found.map(|all| all.iter().map(shown).collect::<Vec<_>>().join(" "));
        assert_eq!(found.as_deref(), want, "{find}");
    }
}

#[test]
fn shipped_rules_have_no_fault() {
    // A pack is a project's guest, and has names of its own.
    let (packs, own): (Vec<_>, Vec<_>) =
        shipped().into_iter().partition(|(path, _)| path.starts_with("rules/packs/"));
    for files in [packs, own] {
        let (_, problems) = without_tables(&files);
        assert_eq!(problems, []);
    }
}

/// Slips of a writer: the file, and for each fault that is told its message and a part of what mends it.
const SLIPS: &[(&str, &[(&str, &str)])] = &[
    (
        "rules:\n  - {id: a, figure: Beds, fnd: \"{count} beds\"}\n",
        &[("a rule has no key `fnd`", "did you mean `find`?")],
    ),
    (
        "rules:\n  - {id: a, figrue: Beds, find: \"{cuont} beds\"}\n",
        &[
            ("a rule has no key `figrue`", "did you mean `figure`?"),
            ("there is no type `cuont`", "did you mean `count`?"),
        ],
    ),
    (
        "rules:\n  - id: a\n    figure: Beds\n    find: \"{count} beds\"\n    expect: 12\n    tests:\n      - agre: It has 12 beds.\n",
        &[("a test has no key `agre`", "did you mean `agree`?")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", finds: x}\n",
        &[("a rule has no key `finds`", "did you mean `find`?")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", tolerance: 5%}\n",
        &[("a rule has no key `tolerance`", "write: compare: {tolerance: …}")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", expect: 12, until: 2025}\n",
        &[("a rule has no key `until`", "write: expect: {value: …, until: …}")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{town:entity} has {percent} of them\"}\n",
        &[
            ("there is no type `entity`", "did you mean `name`?"),
            ("there is no type `percent`", "did you mean `share`?"),
        ],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{place} has {count} beds\"}\n",
        &[("there is no type `place`", "`{place:name}`")],
    ),
    (
        "articles: [a.md]\nrules: []\n",
        &[("a rule file has no key `articles`", "belongs into factlint.yml")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", currency: CAD}\n",
        &[("a rule has no key `currency`", "unknown key its keys are")],
    ),
    (
        "harbours: [Arden]\nrules: []\n",
        &[("a rule file has no key `harbours`", "unknown key its keys are")],
    ),
    (
        "entities:\n  bell: {name: Ann Bell}\nrules: []\n",
        &[("an entity has no key `name`", "did you mean `names`?")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", severity: warn}\n",
        &[("`severity` cannot be `warn`", "did you mean `warning`?")],
    ),
    (
        "rules:\n  - id: a\n    figure: Beds\n    find: “{count} beds”\n",
        &[("a phrase stands in straight quotes", "write: find: '{count} beds'")],
    ),
    (
        "rules:\n  - id: a\n    figure: Beds\n    find: \"{count} beds\n    expect: 12\n",
        &[("this is no YAML", "close it with `\"` at the end of its line")],
    ),
    ("rules:\n\t- id: a\n", &[("this is no YAML", "indent with spaces: YAML takes no tabs there")]),
    (
        "rules:\n  - {id: men, figure: Men, find: \"{count} men\"}\nrelations:\n  - {id: r, relation: men+women = men}\n",
        &[(
            "`men+women` is no rule, no date and no amount",
            "every sign stands between spaces: `men + women`",
        )],
    ),
    (
        "rules:\n  - id: a\n    figure: People\n    find: \"{town:name} has {count} people\"\n    expect: {table: t.csv, where: {town: \"{twon}\"}, column: people}\n",
        &[
            ("the table `t.csv` cannot be read", "there is no t.csv"),
            ("no phrase of this rule has a key `twon`", "did you mean `town`?"),
        ],
    ),
    (
        "rules:\n  - {id: Kursk Visit!, figure: Beds, find: \"{count} beds\"}\n",
        &[("`Kursk Visit!` is no id", "joined by hyphens: `kursk-visit`")],
    ),
    (
        "entities:\n  a: [Ann Lee, Lee]\n  b: [Bo Lee, Lee]\nrules: []\n",
        &[("`Lee` is a name of both `@a` and `@b`", "it counts as the first one")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", expect: 5 beds, 6 beds}\n",
        &[("inside braces a comma ends the text", "write: expect: '5 beds, 6 beds'")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"{count} beds\", severity: [error]}\n",
        &[("`severity` is text", "this is a list")],
    ),
    (
        "rules:\n  - {id: a, figure: '', find: \"{count} beds\"}\n",
        &[("`figure` is text", "this is empty")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: {count} beds}\n",
        &[("this is no YAML", "close the bracket")],
    ),
    (
        "rules:\n  - {id: a, attribution: Who came, find: \"({who}|{date}) came\"}\n",
        &[("a rule with `attribution:` compares people, and `date` is none", "")],
    ),
    (
        "rules:\n  - {id: a, figure: Beds, find: \"({length}|{count}) beds\"}\n",
        &[(
            "one rule compares one type, and its holes are `{length}` and `{count}`",
            "write two rules",
        )],
    ),
];

#[test]
fn each_slip_is_told_once_with_what_mends_it() {
    for (text, wanted) in SLIPS {
        let (_, problems) = one(text);
        let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        let messages: Vec<&str> = wanted.iter().map(|(message, _)| *message).collect();
        assert_eq!(told, messages, "{text}");
        for (problem, (_, mend)) in problems.iter().zip(*wanted) {
            let said = format!(
                "{} {}",
                problem.label.as_deref().unwrap_or(""),
                problem.help.as_deref().unwrap_or("")
            );
            assert!(said.contains(mend), "{text}\n{said}");
        }
    }
}
