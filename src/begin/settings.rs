//! The first settings and the first rules. In: a survey. Out: YAML with a word on everything that was found.

use super::survey::Survey;
use std::fmt::Write;

/// As many days in paths become entries of `metadata:`.
const ENTRIES: usize = 60;

/// As many undated articles are named.
const NAMED: usize = 3;

/// The text of `factlint.yml`. `schema` is where the JSON Schema of settings lies, as seen from it.
pub fn settings(survey: &Survey, schema: Option<&str>) -> String {
    let mut out = language_server(schema);
    out += "# `factlint validate` reports every fault of this file; `factlint check` is the main job.\n";
    let patterns: Vec<String> = survey.patterns().iter().map(|pattern| quoted(pattern)).collect();
    let formats: Vec<String> =
        survey.formats().iter().map(|(extension, n)| format!("{n} .{extension}")).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n# Found: {}.", formats.join(", "));
    let _ = writeln!(out, "articles: [{}]", patterns.join(", "));
    out += "rules: [\"rules/**/*.yml\"]\n";
    out += "fail_on: error                # or warning, note, never\n";
    out += &dates(survey);
    out +=
        "\n# Built-in checks run without rules; `factlint rules` lists them with their levels.\n";
    out += "# checks: {quote-unbalanced: off}\n";
    out
}

/// The part about publication dates: weekdays and the like are resolved against them.
fn dates(survey: &Survey) -> String {
    let mut out = String::new();
    let total = survey.articles.len();
    let undated: Vec<&str> = survey.undated().map(|seen| seen.path.as_str()).collect();
    let by: Vec<String> = survey.dated_by().iter().map(|(by, n)| format!("{by} ({n})")).collect();
    let _ = writeln!(
        out,
        "\n# Publication dates, which weekdays and “yesterday” are counted from: {} of {total} articles have one{}.",
        total - undated.len(),
        if by.is_empty() { String::new() } else { format!(", from {}", by.join(", ")) }
    );
    let days = survey.days_in_paths();
    if days.is_empty() {
        if let Some(first) = undated.first() {
            let some: Vec<&str> = undated.iter().take(NAMED).copied().collect();
            let more = if undated.len() > NAMED { " …" } else { "" };
            let _ = writeln!(
                out,
                "# None in: {}{more}. Dates in them stay open until you say:",
                some.join(", ")
            );
            let _ = writeln!(
                out,
                "# metadata:\n#   - {{match: {}, published: 2025-03-14}}",
                quoted(first)
            );
        }
        return out;
    }
    out += "# Paths name these days; an article's own date still wins.\nmetadata:\n";
    for (pattern, day) in days.iter().take(ENTRIES) {
        let _ = writeln!(out, "  - {{match: {}, published: {day}}}", quoted(pattern));
    }
    if days.len() > ENTRIES {
        let _ = writeln!(out, "  # {} more days like these", days.len() - ENTRIES);
    }
    out
}

/// A rule file for a folder in which nothing is stated twice: one rule to write over. `schema` is where the JSON Schema of rules lies.
pub fn first_rules(schema: Option<&str>) -> String {
    format!(
        "{}# A rule says what articles have to agree on, and how to find where they say it. This one is an example: write your own fact over it,
# then run `factlint test` (its own tests) and `factlint mentions` (what it finds in your articles).
rules:
  - id: bridge-length
    figure: Length of the harbour bridge
    find:
      - \"harbour bridge ...(4) {{length}}\"
      - \"{{length}} ...(2) harbour bridge\"
    expect: 240 metres
    tests:
      - agree: The harbour bridge is about 240 metres long.
      - conflict: Work on the 420-metre harbour bridge starts in May.
      - ignore: The harbour bridge is closed to lorries.
",
        language_server(schema)
    )
}

/// The line by which editors know what a file may hold.
pub fn language_server(schema: Option<&str>) -> String {
    schema.map_or(String::new(), |path| format!("# yaml-language-server: $schema={path}\n"))
}

/// Text in double quotes, as YAML (and JSON) write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::Seen;
    use super::*;
    use crate::engine::prove;
    use crate::ruleset::{Config, load};

    fn survey(articles: &[(&str, Option<&str>)]) -> Survey {
        let seen = |(path, dated): &(&str, Option<&str>)| Seen {
            path: (*path).to_owned(),
            dated: dated.map(str::to_owned),
            members: Default::default(),
        };
        Survey::new(articles.iter().map(seen).collect())
    }

    #[test]
    fn settings_are_right_and_say_what_was_found() {
        for (articles, says) in [
            (
                &[("news/a.md", Some("front matter")), ("news/b.txt", None)][..],
                "1 of 2 articles have one, from front matter (1)",
            ),
            (&[("news/a.md", None)][..], "#   - {match: \"news/a.md\", published:"),
            (
                &[("n/2025/03/14/a.md", None)][..],
                "\n  - {match: \"n/2025/03/14/**\", published: 2025-03-14}",
            ),
            (&[("it's \"odd\" {x}/a.md", None)][..], "articles: ["),
        ] {
            let survey = survey(articles);
            let text = settings(&survey, Some("s.json"));
            assert!(text.contains(says), "{says} in\n{text}");
            let (config, problems) = Config::read("factlint.yml", &text, &["quote-unbalanced"]);
            assert!(problems.is_empty(), "{problems:?}\n{text}");
            let written: Vec<String> = config.articles.into_iter().map(|glob| glob.value).collect();
            assert_eq!(written, survey.patterns());
        }
    }

    #[test]
    fn the_example_rule_holds() {
        let files = [("rules/first.yml".to_owned(), first_rules(Some("s.json")))];
        let (rules, problems) = load(&files, &Config::unwritten(), &|_| Err(String::new()));
        assert!(problems.is_empty(), "{problems:?}");
        let proofs = prove(&rules, &Config::unwritten());
        assert_eq!(proofs.len(), 3);
        assert!(proofs.iter().all(|proof| !proof.fails()), "{proofs:?}");
    }
}
