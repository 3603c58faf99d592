//! A rule's own tests: what passes, what fails, and what is said of it.

use factlint::engine::{Proof, Standing, prove, uncovered};
use factlint::ruleset::{Config, RuleSet, load};

fn rules(text: &str) -> RuleSet {
    let files = [("rules.yml".to_owned(), text.to_owned())];
    let (rules, problems) =
        load(&files, &Config::unwritten(), &|_| Err("there is no such file".to_owned()));
    assert!(problems.is_empty(), "{problems:?}");
    rules
}

/// One line a case: how it went, its name, and what differs.
fn said(text: &str) -> String {
    let mut out = String::new();
    for Proof { rule, name, standing, .. } in prove(&rules(text), &Config::unwritten()) {
        let (word, differences) = match standing {
            Standing::Passed => ("passed", Vec::new()),
            Standing::Failed(differences) => ("failed", differences),
            Standing::Todo(differences) => ("todo", differences),
            Standing::Done => ("done", Vec::new()),
        };
        out.push_str(&format!("{word} {rule} {name}\n"));
        for difference in differences {
            let wanted = difference.wanted.as_deref().unwrap_or("nothing");
            let found = difference.found.as_deref().unwrap_or("nothing");
            out.push_str(&format!("  wanted {wanted}\n  found {found}\n"));
        }
    }
    out
}

const VISIT: &str = "
entities:
  putin: [Vladimir Putin, Putin]
rules:
  - id: kursk-visit
    date: Putin's visit to Kursk
    find: {all: [\"@putin\", \"visit*|tour*\", Kursk]}
    expect: {value: 2025-03-12, from: 2025-03-01, until: 2025-03-31}
    tests:
";

#[test]
fn one_line_cases_hold_or_say_what_was_found() {
    let cases = "
      - agree: Putin visited Kursk on Wednesday.
        published: 2025-03-14
      - conflict: Putin visited Kursk on Thursday.
        published: 2025-03-14
      - ignore: Putin visited Belgorod on Thursday.
        published: 2025-03-14
      - ignore: Putin visited Kursk on Thursday.
        published: 2025-05-23
      - agree: Putin visited Kursk on Thursday.
        published: 2025-03-14
      - conflict: Putin visited Kursk on Wednesday.
        published: 2025-03-14
      - ignore: Putin visited Kursk on Wednesday.
        published: 2025-03-14
      - agree: Putin visited Belgorod on Wednesday.
        published: 2025-03-14
      - agree: Putin visited Kursk on Wednesday.
      - agree: Putin visited Kursk on Thursday.
        published: 2025-03-14
        todo: true
      - name: a gap that was closed
        agree: Putin visited Kursk on Wednesday.
        published: 2025-03-14
        todo: true
";
    insta::assert_snapshot!(said(&format!("{VISIT}{cases}")));
}

#[test]
fn what_takes_no_part_says_why() {
    let cases = "
      - name: a denial
        conflict: Putin did not visit Kursk on Thursday.
        published: 2025-03-14
      - name: another year
        conflict: Putin visited Kursk on Thursday.
        published: 2024-03-14
      - name: one that agrees
        conflict: Putin visited Kursk on Wednesday.
        published: 2025-03-14
";
    insta::assert_snapshot!(said(&format!("{VISIT}{cases}")));
}

#[test]
fn a_corpus_is_exact_in_both_lists() {
    let cases = "
      - articles:
          a: {published: 2025-03-14, text: Putin visited Kursk on Wednesday.}
          b: {published: 2025-03-14, text: Putin visited Kursk on Thursday.}
        want:
          mentions: [{text: Wednesday, value: 2025-03-12}, {in: b, text: Thursday}]
          conflicts: [{in: b, text: Thursday, reason: expected}]
      - name: one too few and one too many
        articles:
          a: {published: 2025-03-14, text: Putin visited Kursk on Wednesday.}
          b: {published: 2025-03-14, text: Putin visited Kursk on Thursday.}
        want:
          mentions: [{text: Wednesday, value: 2025-03-13}, {in: b, text: Thursday}]
          conflicts: [{in: a, text: Thursday, reason: expected}]
      - name: conflicts are exact even where the case lists none
        articles:
          b: {published: 2025-03-14, text: Putin visited Kursk on Thursday.}
        want: {mentions: [{value: 2025-03-13}]}
";
    insta::assert_snapshot!(said(&format!("{VISIT}{cases}")));
}

#[test]
fn a_rule_is_covered_by_a_case_that_fires_and_one_that_stays_silent() {
    let rule = |id: &str, tests: &str| {
        format!(
            "  - id: {id}
    date: The visit to Kursk
    find: visit* ... Kursk
    expect: 2025-03-12
{tests}"
        )
    };
    let fires = "      - conflict: She visited Kursk on 13 March 2025.\n";
    let silent = "      - ignore: She visited Oryol on 13 March 2025.\n";
    let todo = "      - {conflict: She visited Kursk on 13 March 2025., todo: true}\n";
    let text = format!(
        "rules:\n{}{}{}{}{}",
        rule("whole", &format!("    tests:\n{fires}{silent}")),
        rule("only-fires", &format!("    tests:\n{fires}")),
        rule("only-silent", &format!("    tests:\n{silent}")),
        rule("only-todo", &format!("    tests:\n{todo}{silent}")),
        rule("untested", ""),
    );
    let said: Vec<String> = uncovered(&rules(&text)).into_iter().map(|p| p.message).collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_value_in_a_case_is_the_mention_s_as_printed_in_normal_form_or_in_prose() {
    let kinds = [
        ("prize", "attribution: it, find: 'prize went to {name}'"),
        ("ribbon", "attribution: it, find: 'cut by {who}'"),
        ("boats", "figure: it, find: '{count} boats'"),
        ("quay", "figure: it, find: '{share} of the quay'"),
        ("fair", "date: it, find: 'fair is on {date}'"),
    ];
    for (id, text, values, others) in [
        ("prize", "The prize went to Keane.", "Mara Keane | Keane | keane | '@keane'", "Tom Brady"),
        ("prize", "The prize went to Jo Lund.", "Jo Lund | jo lund", "Lund"),
        ("ribbon", "It was cut by Keane.", "Mara Keane | '@keane'", "'@brady' | Brady"),
        ("boats", "It has 40 to 50 boats.", "40..50 | 40 to 50 boats", "40 | 45 | 40 to 60 boats"),
        (
            "boats",
            "It has about 40 boats.",
            "about 40 | 40 | about 40 boats",
            "40 boats | about 41",
        ),
        ("quay", "It holds 20% of the quay.", "20 percent | 20 | 20%", "0.2 | 20 people"),
        ("fair", "The fair is on 12 March 2025.", "2025-03-12", "2025-03 | 2025-03-13"),
    ] {
        let (_, rule) = kinds.iter().find(|(kind, _)| *kind == id).expect("a rule");
        let held = |value: &str| {
            let said = said(&format!(
                "entities: {{keane: [Mara Keane, Keane], brady: [Tom Brady, Brady]}}
rules:
  - id: {id}
    {}
    tests:
      - articles: {{a: {{published: 2025-03-14, text: {text}}}}}
        want: {{mentions: [{{value: {value}}}]}}
",
                rule.replace(", find", "\n    find")
            ));
            said.starts_with("passed")
        };
        for value in values.split(" | ") {
            assert!(held(value), "{value} in {text}");
        }
        for value in others.split(" | ") {
            assert!(!held(value), "{value} in {text}");
        }
    }
}

#[test]
fn an_article_of_a_case_carries_the_metadata_that_it_is_given() {
    let said = said(
        "
rules:
  - id: boats
    figure: Boats in the harbour
    find: '{count} boats'
    compare: {per: [outlet]}
    tests:
      - name: each outlet by itself
        articles:
          a: {outlet: Metro, text: It has 40 boats.}
          b: {outlet: The Star, text: It has 50 boats.}
        want: {conflicts: []}
      - name: one outlet
        articles:
          a: {published: 2025-03-12, outlet: Metro, text: It has 40 boats.}
          b: {published: 2025-03-14, outlet: Metro, text: It has 50 boats.}
        want: {conflicts: [{in: b, text: '50'}]}
",
    );
    assert_eq!(said, "passed boats each outlet by itself\npassed boats one outlet\n");
}

#[test]
fn without_an_expectation_the_only_mention_takes_part_unless_it_is_open_or_denied() {
    let cases = [
        ("agree: The fair is on 12 March 2025.", "passed"),
        ("ignore: The fair is on 12 March 2025.", "failed"),
        ("ignore: The fair is not on 12 March 2025.", "passed"),
        ("agree: The fair is not on 12 March 2025.", "failed"),
        ("ignore: The fair is on Friday.", "passed"),
        ("agree: The fair is on Friday.", "failed"),
    ];
    for (case, standing) in cases {
        let said = said(&format!(
            "rules: [{{id: fair, date: The fair, find: 'fair ... on {{date}}', tests: [{{{case}}}]}}]"
        ));
        assert!(said.starts_with(standing), "{case}: {said}");
    }
}
