//! What rules and settings come to: expectations, tolerances, relations, tables, settings. Tables of YAML beside what it means.

use factlint::engine::normal;
use factlint::ruleset::{
    Config, Expectation, Found, Key, Operation, Per, Relation, RuleSet, Term, Tolerance, Wanted,
    load,
};
use factlint::value::{Gazetteer, Number};

const TABLES: &[(&str, &str)] = &[
    (
        "data/towns.csv",
        "town,year,people,\"share, %\"\nBakhmut,2021,\"71,094\",12.5\n\"Kyiv\",2021,2967360,n/a\nKyiv,2022,,3\n",
    ),
    ("data/towns.tsv", "town\tpeople\r\nBakhmut\t71094\r\n"),
    (
        "data/towns.json",
        "[{\"town\": \"Bakhmut\", \"people\": 71094}, {\"town\": \"Kyi\\u0076\", \"people\": null}]",
    ),
    ("data/twice.csv", "town,people\nBakhmut,1\nBAKHMUT,2\n"),
    ("data/gaps.csv", "town,people\nBakhmut,1\nSumy,unknown\nKyiv,3\n"),
];

fn loaded(text: &str) -> (RuleSet, Vec<String>) {
    let table = |path: &str| {
        let found = TABLES.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or("there is no such file".to_owned())
    };
    let files = [("rules.yml".to_owned(), text.to_owned())];
    let (rules, problems) = load(&files, &Config::unwritten(), &table);
    (rules, problems.into_iter().map(|problem| problem.message).collect())
}

const ENTITIES: &str = "entities: {kyiv: [Kyiv, Kiev], witkoff: [Steve Witkoff], putin: [Putin]}\n";

/// The expectation of a rule with `find`, in normal form.
fn expected(kind: &str, find: &str, expect: &str) -> Result<String, Vec<String>> {
    let text = format!(
        "{ENTITIES}rules:\n  - id: it\n    {kind}: it\n    find: '{find}'\n    expect: {expect}\n"
    );
    let (rules, problems) = loaded(&text);
    if !problems.is_empty() {
        return Err(problems);
    }
    let shown = rules.rules[0].expect.iter().map(|e| show(e, &rules.gazetteer));
    Ok(shown.collect::<Vec<_>>().join(" | "))
}

fn show(expectation: &Expectation, gazetteer: &Gazetteer) -> String {
    let id = |id| gazetteer.get(id).id.clone();
    let mut out = match &expectation.wanted {
        Wanted::Value(shape) => normal::value(shape, gazetteer),
        Wanted::Parties(ids) => {
            ids.iter().map(|party| format!("@{}", id(*party))).collect::<Vec<_>>().join(" and ")
        }
        Wanted::Named(name) => name.clone(),
        Wanted::Row(row) => format!("{} {}", row.path, row.column),
    };
    for (word, value) in [
        ("by", expectation.by.map(id)),
        ("from", expectation.from.map(|day| day.to_string())),
        ("until", expectation.until.map(|day| day.to_string())),
    ] {
        out.extend(value.map(|value| format!(" {word} {value}")));
    }
    out
}

#[test]
fn an_expectation_means_what_it_means_in_an_article() {
    for (kind, find, expect, means) in [
        ("figure", "{share} x", "about 20%", "about 20 percent"),
        ("figure", "{share} x", "a third", "1/3"),
        ("figure", "{count} x", "43,000", "43000"),
        ("figure", "{count} x", "43000", "43000"),
        ("figure", "{number} x", "2.5", "2.5"),
        ("figure", "{count} x", "5 937 soldiers", "5937"),
        ("figure", "{duration} x", "30 days", "30 day"),
        ("figure", "{length} x", "more than 2,000 km", "more than 2000 kilometre"),
        ("figure", "{money} x", "$3.2 billion", "3200000000 USD"),
        ("figure", "{figure} x", "between 5 and 10 percent", "5..10 percent"),
        ("figure", "x", "30 days", "30 day"),
        ("date", "x", "2025-03-12", "2025-03-12"),
        ("date", "x", "12 March 2025", "2025-03-12"),
        ("date", "x", "March 2025", "2025-03"),
        ("date", "x", "2014", "2014"),
        ("date", "x", "2025-03", "2025-03"),
        ("date", "x", "0962-03", "0962-03"),
        ("date", "x", "0962-03-12", "0962-03-12"),
        ("date", "{time} x", "9/4/2024 at 5 p.m.", "2024-09-04T17:00 or 2024-04-09T17:00"),
        ("attribution", "{who} x", "\"@witkoff\"", "@witkoff"),
        ("attribution", "{who} x", "\"@putin and @witkoff\"", "@witkoff and @putin"),
        ("attribution", "{who} x", "Steve Witkoff", "@witkoff"),
        ("attribution", "{name} x", "Jane Doe", "Jane Doe"),
        ("figure", "{count} x", "[5, 7 men]", "5 | 7"),
        (
            "figure",
            "{count} x",
            "{value: 5, by: '@kyiv', from: 2025-03, until: 2025-04}",
            "5 by kyiv from 2025-03-01 until 2025-04-30",
        ),
        (
            "figure",
            "{count} x",
            "[{value: 5, until: 2024}, {value: 7, from: 12 March 2025, until: 2025-03-12}]",
            "5 until 2024-12-31 | 7 from 2025-03-12 until 2025-03-12",
        ),
    ] {
        assert_eq!(expected(kind, find, expect).as_deref(), Ok(means), "{find} {expect}");
    }
}

#[test]
fn an_expectation_that_cannot_be_compared_is_a_fault() {
    for (kind, find, expect, fault) in [
        ("figure", "{share} x", "20", "`20` has no unit, and `{share}` needs one"),
        ("figure", "{share} x", "20 km", "`20 km` is a length, and `{share}` is another dimension"),
        ("figure", "{count} x", "20%", "`20%` is a share, and `{count}` is another dimension"),
        ("figure", "{ordinal} x", "3", "`3` has no unit, and `{ordinal}` needs one"),
        ("figure", "{count} x", "many", "`many` does not read as a figure"),
        ("figure", "{count} x", "''", "`expect` is text"),
        ("figure", "{count} x", "' '", "`expect` is text"),
        (
            "figure",
            "({count}|{money}) x",
            "20",
            "one rule compares one type, and its holes are `{count}` and `{money}`",
        ),
        (
            "figure",
            "{count} x",
            "12 March 2025",
            "`12 March 2025` is a date, and `{count}` is a figure",
        ),
        ("figure", "{count} x", "Jane Doe", "`Jane Doe` is a name, and `{count}` is a figure"),
        (
            "figure",
            "{count} x",
            "'“We shall see,” said Jane Doe.'",
            "`“We shall see,” said Jane Doe.` is a quote, and `{count}` is a figure",
        ),
        (
            "figure",
            "{count} x",
            "5 men or 7 women",
            "`5 men or 7 women` holds more than one figure",
        ),
        ("date", "x", "Thursday", "`Thursday` says no day of its own"),
        ("date", "x", "31 June 2024", "there is no day `31 June 2024`"),
        ("date", "x", "30 days", "`30 days` is a duration, and this rule compares dates"),
        ("date", "x", "often", "`often` does not read as one date"),
        ("attribution", "{who} x", "\"@wittkoff\"", "no entity `@wittkoff` is declared"),
        (
            "figure",
            "{count} x",
            "{value: 5, from: 2025-04, until: 2025-03}",
            "`until` (2025-03-31) comes before `from` (2025-04-01)",
        ),
        ("figure", "{count} x", "{value: 5, from: often}", "`often` is no date"),
        ("figure", "{count} x", "{value: 5, until: Thursday}", "`Thursday` is no date"),
        ("figure", "{count} x", "{value: 5, by: '@kyif'}", "no entity `@kyif` is declared"),
        ("figure", "{share} x @puttin", "20", "no entity `@puttin` is declared"),
    ] {
        let said = expected(kind, find, expect).expect_err("a fault");
        assert_eq!(said[0], fault, "{find} {expect}");
    }
    let both = expected("figure", "{share} x @puttin", "20").expect_err("two faults");
    assert_eq!(both[1], "`20` has no unit, and `{share}` needs one");
}

#[test]
fn a_hole_that_a_kind_of_rule_does_not_compare_is_a_fault_with_its_mend() {
    for (kind, find, value, fault, mend) in [
        ("figure", "{date} x", "", "figures, and `date` is none", "`date:`"),
        ("figure", "{time} x", "", "figures, and `time` is none", "`date:`"),
        ("figure", "{who} x", "", "figures, and `who` is none", "`attribution:`"),
        ("figure", "x", "quote", "figures, and `quote` is none", "`attribution:`"),
        ("date", "{count} x", "", "dates, and `count` is none", "`figure:`"),
        ("date", "x", "name", "dates, and `name` is none", "`attribution:`"),
        ("attribution", "{share} x", "", "people, and `share` is none", "`figure:`"),
        ("attribution", "{date} x", "", "people, and `date` is none", "`date:`"),
    ] {
        let value = if value.is_empty() { String::new() } else { format!(", value: {value}") };
        let text = format!("rules: [{{id: it, {kind}: it, find: '{find}'{value}}}]");
        let files = [("rules.yml".to_owned(), text)];
        let (_, problems) = load(&files, &Config::unwritten(), &|_| Err(String::new()));
        let [problem] = problems.as_slice() else { panic!("{kind} {find}: {problems:?}") };
        let help = problem.help.as_deref().unwrap_or_default();
        assert_eq!(problem.code, "factlint::rule::hole", "{kind} {find}");
        assert!(problem.message.ends_with(fault), "{}", problem.message);
        assert!(help.starts_with(&format!("write {mend} instead, or give")), "{help}");
    }
}

#[test]
fn tolerances_are_shares_of_the_reference_or_amounts() {
    let tolerance = |kind: &str, find: &str, tolerance: &str| {
        let (rules, problems) = loaded(&format!(
            "rules: [{{id: it, {kind}: it, find: '{find}', compare: {{tolerance: {tolerance}, per: [source, outlet]}}}}]"
        ));
        match rules.rules.first() {
            Some(rule) => {
                assert_eq!(rule.compare.per, [Per::Source, Per::Metadata("outlet".to_owned())]);
                match rule.compare.tolerance.as_ref().expect("a tolerance") {
                    Tolerance::Relative(share) => format!("{share} of it"),
                    Tolerance::Absolute(amount) => normal::quantity(amount),
                }
            }
            None => problems.join(" "),
        }
    };
    for (kind, find, written, means) in [
        ("figure", "{count} x", "2%", "0.02 of it"),
        ("figure", "{count} x", "500 people", "500"),
        ("figure", "{count} x", "500", "500"),
        ("figure", "{share} x", "2%", "0.02 of it"),
        ("figure", "{share} x", "3 percentage points", "3 percentage point"),
        ("date", "x", "1 day", "1 day"),
        ("date", "x", "2%", "`2%` is a share, and `duration` is another dimension"),
        (
            "figure",
            "{length} x",
            "1 day",
            "`1 day` is a duration, and `length` is another dimension",
        ),
        (
            "figure",
            "{length} x",
            "3 percentage points",
            "`3 percentage points` is points, and `length` is another dimension",
        ),
        ("attribution", "{who} x", "1 day", "people have no tolerance"),
    ] {
        assert_eq!(tolerance(kind, find, written), means, "{kind} {find} {written}");
    }
}

#[test]
fn relations_bind_as_in_arithmetic() {
    let text = |relation: &str| {
        format!(
            "rules:\n  - {{id: a, figure: a, find: '{{count}} a'}}\n  - {{id: b-c, figure: b, find: '{{count}} b'}}\n  - {{id: d, date: d, find: d}}\nrelations:\n  - {{id: it, relation: \"{relation}\"}}"
        )
    };
    for (relation, tree) in [
        ("a <= b-c", "a <= b-c"),
        ("a + b-c * 2 = 10", "(a + (b-c * 2)) = 10"),
        ("(a + b-c) * 2 = 10", "((a + b-c) * 2) = 10"),
        ("a - b-c - 1 >= 500 people", "((a - b-c) - 1) >= 500"),
        ("a / b-c < 2.5", "(a / b-c) < 2.5"),
        ("d <= 2025-03-13", "d <= 2025-03-13"),
        ("d + 3 days > 12 March 2025", "(d + 3 day) > 2025-03-12"),
    ] {
        let (rules, problems) = loaded(&text(relation));
        assert_eq!(problems, Vec::<String>::new(), "{relation}");
        let Relation { left, order, right, .. } = &rules.relations[0];
        let shown = format!("{} {} {}", term(left, &rules), order.sign(), term(right, &rules));
        assert_eq!(shown, tree, "{relation}");
    }
    let nested = |depth: usize| format!("{}a{} < 2", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(loaded(&text(&nested(32))).1, Vec::<String>::new());
    assert_eq!(loaded(&text(&nested(33))).1, ["`(` stands where a term belongs"]);
    for (relation, fault) in [
        ("a", "a relation compares two sides"),
        ("a <= e", "`e` is no rule, no date and no amount"),
        ("a <=", "one side of `<=` is empty"),
        ("a b-c < 2", "`a b-c` is no rule, no date and no amount"),
        ("(a < 2", "`(` is never closed"),
        ("a) < 2", "`)` stands where `+`, `-`, `*` or `/` belongs"),
        ("1 < 2", "this relation names no rule"),
        ("a ? b-c < 2", "`a ? b-c` is no rule, no date and no amount"),
    ] {
        let (rules, problems) = loaded(&text(relation));
        assert_eq!(problems, [fault], "{relation}");
        assert!(rules.relations.is_empty(), "{relation}");
    }
}

fn term(term: &Term, rules: &RuleSet) -> String {
    match term {
        Term::Rule(rule) => rules.rules[*rule].id.clone(),
        Term::Value(shape) => normal::value(shape, &rules.gazetteer),
        Term::Apply(left, operation, right) => {
            let sign: &str = Operation::sign(*operation);
            format!("({} {sign} {})", self::term(left, rules), self::term(right, rules))
        }
    }
}

/// What a rule's table says about a town.
fn cell(row: &str, town: &str) -> String {
    let (rules, problems) = loaded(&format!(
        "{ENTITIES}rules: [{{id: it, figure: it, find: '{{town:name}} has {{count}} people', expect: {row}}}]"
    ));
    let Some(rule) = rules.rules.first() else { return problems.join("; ") };
    let Wanted::Row(row) = &rule.expect[0].wanted else { panic!("a row") };
    let key: Key = [("town".to_owned(), town.to_owned())].into_iter().collect();
    match row.look_up(&key) {
        Found::Cell(cell) => {
            let span = cell.origin.span;
            let (_, text) = TABLES.iter().find(|(path, _)| *path == cell.origin.path).expect("it");
            let value = cell.shape.as_ref().map(|shape| normal::value(shape, &rules.gazetteer));
            format!("{} = {}", &text[span.start..span.end], value.unwrap_or("?".to_owned()))
        }
        Found::NoRow => "no row".to_owned(),
        Found::Several(cells) => format!("{} rows", cells.len()),
    }
}

#[test]
fn a_table_is_asked_by_key() {
    for (row, town, found) in [
        (
            "{table: data/towns.csv, where: {town: '{town}', year: 2021}, column: people, unit: people}",
            "Bakhmut",
            "71,094 = 71094",
        ),
        (
            "{table: ./data/../data/towns.csv, where: {town: '{town}', year: 2021}, column: people}",
            "BAKHMUT",
            "71,094 = 71094",
        ),
        (
            "{table: data/towns.csv, where: {town: '{town}', year: 2021}, column: people}",
            "Kiev",
            "2967360 = 2967360",
        ),
        (
            "{table: data/towns.csv, where: {town: '{town}'}, column: people}",
            "Kyiv",
            "2967360 = 2967360",
        ),
        ("{table: data/towns.csv, where: {town: '{town}'}, column: people}", "Sumy", "no row"),
        (
            "{table: data/towns.tsv, where: {town: '{town}'}, column: people}",
            "Bakhmut",
            "71094 = 71094",
        ),
        (
            "{table: data/towns.json, where: {town: '{town}'}, column: people}",
            "Bakhmut",
            "71094 = 71094",
        ),
        ("{table: data/gaps.csv, where: {town: '{town}'}, column: people}", "Kyiv", "3 = 3"),
        ("{table: data/gaps.csv, where: {town: '{town}'}, column: people}", "Sumy", "unknown = ?"),
        ("{table: data/twice.csv, where: {town: '{town}'}, column: people}", "Bakhmut", "2 rows"),
        (
            "{table: data/towns.csv, where: {town: '{twon}'}, column: people}",
            "",
            "no phrase of this rule has a key `twon`",
        ),
        (
            "{table: data/towns.csv, where: {town: '{town}'}, column: people, unit: '%'}",
            "",
            "`71,094` in this column does not read as `count`",
        ),
        (
            "{table: data/towns.xls, where: {town: '{town}'}, column: people}",
            "",
            "the table `data/towns.xls` cannot be read",
        ),
        (
            "{table: /etc/passwd, column: people}",
            "",
            "`/etc/passwd` does not lie in the folder of factlint.yml",
        ),
    ] {
        assert_eq!(cell(row, town), found, "{row} {town}");
    }
}

#[test]
fn a_currency_is_three_capitals() {
    for (written, fault) in [
        ("CAD", None),
        ("cad", Some("`cad` is no currency code")),
        ("EU", Some("`EU` is no currency code")),
        ("EURO", Some("`EURO` is no currency code")),
        ("$", Some("`$` is no currency code")),
    ] {
        let (config, problems) = Config::read("factlint.yml", &format!("currency: {written}"), &[]);
        let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(told, Vec::from_iter(fault), "{written}");
        assert_eq!(config.currency.is_some(), fault.is_none(), "{written}");
    }
}

#[test]
fn settings_are_read_with_their_units() {
    let (config, problems) = Config::read(
        "factlint.yml",
        "numbers: {about: 5%, rounding: 0.02, nearly: 3%, fraction: 1%, up_to: 40%, more_than: 2, exact_below: 100}\ncurrency: CAD\nfail_on: never\nextends: [packs/style, ./mine/]\nchecks: {spelling: off, calendar: note}\nmetadata: {match: 'a/*.txt', outlet: The Daily, published: 2025-03-13}\n",
        &["spelling", "calendar"],
    );
    assert_eq!(problems, []);
    assert_eq!(config.widths.about, Number::ratio(5, 100).expect("a number"));
    assert_eq!(config.widths.rounding, Number::ratio(2, 100).expect("a number"));
    assert_eq!(config.widths.nearly, Number::ratio(3, 100).expect("a number"));
    assert_eq!(config.widths.fraction, Number::ratio(1, 100).expect("a number"));
    assert_eq!(config.widths.up_to, Number::ratio(40, 100).expect("a number"));
    assert_eq!(config.widths.more_than, Number::whole(2));
    assert_eq!(config.widths.exact_below, Number::whole(100));
    assert_eq!(config.currency.as_deref(), Some("CAD"));
    let patterns: Vec<&str> = config.rules.iter().map(|glob| glob.value.as_str()).collect();
    let wanted = ["rules/**/*.yml", "packs/style/**/*.{yml,yaml}", "mine/**/*.{yml,yaml}"];
    assert_eq!(patterns, wanted);
    let given: Vec<String> = config
        .given("a/b.txt")
        .into_iter()
        .map(|given| format!("{}={}", given.key, given.value))
        .collect();
    assert_eq!(given, ["outlet=The Daily", "published=2025-03-13"]);
    assert!(config.given("b.txt").is_empty());
    let levels: Vec<(&str, bool)> =
        config.checks.iter().map(|(id, level)| (id.as_str(), level.is_some())).collect();
    assert_eq!(levels, [("calendar", true), ("spelling", false)]);
}
