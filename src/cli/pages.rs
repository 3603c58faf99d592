//! The pages of diagnostics, as they stand in docs/diagnostics. In: a code. Out: its page.

/// Codes with a page of their own.
const PAGES: &[(&str, &str)] = &[
    ("factlint::article::binary", include_str!("../../docs/diagnostics/article-binary.md")),
    ("factlint::article::date", include_str!("../../docs/diagnostics/article-date.md")),
    ("factlint::article::encoding", include_str!("../../docs/diagnostics/article-encoding.md")),
    ("factlint::article::extension", include_str!("../../docs/diagnostics/article-extension.md")),
    (
        "factlint::article::front-matter",
        include_str!("../../docs/diagnostics/article-front-matter.md"),
    ),
    ("factlint::article::id", include_str!("../../docs/diagnostics/article-id.md")),
    ("factlint::article::jsonl", include_str!("../../docs/diagnostics/article-jsonl.md")),
    ("factlint::article::language", include_str!("../../docs/diagnostics/article-language.md")),
    ("factlint::article::loop", include_str!("../../docs/diagnostics/article-loop.md")),
    ("factlint::article::no-prose", include_str!("../../docs/diagnostics/article-no-prose.md")),
    ("factlint::article::not-a-file", include_str!("../../docs/diagnostics/article-not-a-file.md")),
    ("factlint::article::outside", include_str!("../../docs/diagnostics/article-outside.md")),
    ("factlint::article::too-large", include_str!("../../docs/diagnostics/article-too-large.md")),
    ("factlint::article::unreadable", include_str!("../../docs/diagnostics/article-unreadable.md")),
    ("factlint::judge::line", include_str!("../../docs/diagnostics/judge-line.md")),
    ("factlint::cache::damaged", include_str!("../../docs/diagnostics/cache-damaged.md")),
    ("factlint::cache::tracked", include_str!("../../docs/diagnostics/cache-tracked.md")),
    ("factlint::config::budget", include_str!("../../docs/diagnostics/config-budget.md")),
    ("factlint::config::date", include_str!("../../docs/diagnostics/config-date.md")),
    (
        "factlint::config::duplicate-key",
        include_str!("../../docs/diagnostics/config-duplicate-key.md"),
    ),
    ("factlint::config::glob", include_str!("../../docs/diagnostics/config-glob.md")),
    (
        "factlint::config::idle-pattern",
        include_str!("../../docs/diagnostics/config-idle-pattern.md"),
    ),
    ("factlint::config::missing-key", include_str!("../../docs/diagnostics/config-missing-key.md")),
    ("factlint::config::number", include_str!("../../docs/diagnostics/config-number.md")),
    (
        "factlint::config::unknown-check",
        include_str!("../../docs/diagnostics/config-unknown-check.md"),
    ),
    ("factlint::config::unknown-key", include_str!("../../docs/diagnostics/config-unknown-key.md")),
    (
        "factlint::config::unknown-rule",
        include_str!("../../docs/diagnostics/config-unknown-rule.md"),
    ),
    (
        "factlint::config::unknown-value",
        include_str!("../../docs/diagnostics/config-unknown-value.md"),
    ),
    ("factlint::config::unquoted", include_str!("../../docs/diagnostics/config-unquoted.md")),
    ("factlint::config::wrong-shape", include_str!("../../docs/diagnostics/config-wrong-shape.md")),
    ("factlint::config::yaml", include_str!("../../docs/diagnostics/config-yaml.md")),
    ("factlint::rule::budget", include_str!("../../docs/diagnostics/rule-budget.md")),
    ("factlint::rule::compare", include_str!("../../docs/diagnostics/rule-compare.md")),
    ("factlint::rule::date", include_str!("../../docs/diagnostics/rule-date.md")),
    ("factlint::rule::dimension", include_str!("../../docs/diagnostics/rule-dimension.md")),
    ("factlint::rule::duplicate-id", include_str!("../../docs/diagnostics/rule-duplicate-id.md")),
    ("factlint::rule::duplicate-key", include_str!("../../docs/diagnostics/rule-duplicate-key.md")),
    ("factlint::rule::entity", include_str!("../../docs/diagnostics/rule-entity.md")),
    ("factlint::rule::expect", include_str!("../../docs/diagnostics/rule-expect.md")),
    ("factlint::rule::find", include_str!("../../docs/diagnostics/rule-find.md")),
    ("factlint::rule::hole", include_str!("../../docs/diagnostics/rule-hole.md")),
    ("factlint::rule::id", include_str!("../../docs/diagnostics/rule-id.md")),
    ("factlint::rule::kind", include_str!("../../docs/diagnostics/rule-kind.md")),
    ("factlint::rule::missing-key", include_str!("../../docs/diagnostics/rule-missing-key.md")),
    ("factlint::rule::no-effect", include_str!("../../docs/diagnostics/rule-no-effect.md")),
    ("factlint::rule::phrase", include_str!("../../docs/diagnostics/rule-phrase.md")),
    ("factlint::rule::regex", include_str!("../../docs/diagnostics/rule-regex.md")),
    ("factlint::rule::relation", include_str!("../../docs/diagnostics/rule-relation.md")),
    ("factlint::rule::table", include_str!("../../docs/diagnostics/rule-table.md")),
    ("factlint::rule::test", include_str!("../../docs/diagnostics/rule-test.md")),
    ("factlint::rule::unit", include_str!("../../docs/diagnostics/rule-unit.md")),
    (
        "factlint::rule::unknown-entity",
        include_str!("../../docs/diagnostics/rule-unknown-entity.md"),
    ),
    ("factlint::rule::unknown-key", include_str!("../../docs/diagnostics/rule-unknown-key.md")),
    ("factlint::rule::unknown-rule", include_str!("../../docs/diagnostics/rule-unknown-rule.md")),
    ("factlint::rule::unknown-type", include_str!("../../docs/diagnostics/rule-unknown-type.md")),
    ("factlint::rule::unknown-value", include_str!("../../docs/diagnostics/rule-unknown-value.md")),
    ("factlint::rule::unquoted", include_str!("../../docs/diagnostics/rule-unquoted.md")),
    ("factlint::rule::wrong-shape", include_str!("../../docs/diagnostics/rule-wrong-shape.md")),
    ("factlint::rule::yaml", include_str!("../../docs/diagnostics/rule-yaml.md")),
    ("factlint::run::no-article", include_str!("../../docs/diagnostics/run-no-article.md")),
    ("factlint::waiver::expired", include_str!("../../docs/diagnostics/waiver-expired.md")),
    ("factlint::waiver::malformed", include_str!("../../docs/diagnostics/waiver-malformed.md")),
    ("factlint::waiver::no-reason", include_str!("../../docs/diagnostics/waiver-no-reason.md")),
    (
        "factlint::waiver::unknown-rule",
        include_str!("../../docs/diagnostics/waiver-unknown-rule.md"),
    ),
    ("factlint::waiver::unused", include_str!("../../docs/diagnostics/waiver-unused.md")),
    (
        "factlint::waiver::value-changed",
        include_str!("../../docs/diagnostics/waiver-value-changed.md"),
    ),
];

/// The others, one section each.
const OTHERS: &str = include_str!("../../docs/diagnostics/others.md");

/// The page of a code, with or without `factlint::` before it; ends with a line end.
pub fn page(code: &str) -> Option<String> {
    let code = match code.strip_prefix("factlint::") {
        Some(_) => code.to_owned(),
        None => format!("factlint::{code}"),
    };
    if let Some((_, page)) = PAGES.iter().find(|(own, _)| *own == code) {
        return Some((*page).to_owned());
    }
    let (_, rest) = OTHERS.split_once(&format!("\n## {code}\n"))?;
    let section = rest.split("\n## ").next().unwrap_or(rest).trim();
    Some(format!("# {code}\n\n{section}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_pages() {
        for code in ["factlint::rule::phrase", "rule::phrase", "waiver::expired", "test::failed"] {
            let page = page(code).unwrap();
            assert!(page.starts_with("# factlint::") && page.ends_with('\n'), "{page}");
        }
        for code in crate::ruleset::codes() {
            assert!(page(code).is_some_and(|page| page.contains("## Wrong")), "{code}");
        }
        assert_eq!(page("factlint::waiver"), None);
    }

    #[test]
    fn every_code_that_the_program_can_raise_has_its_page() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let code = regex::Regex::new(r#""(factlint::[a-z]+::[a-z-]+)""#).unwrap();
        let (mut folders, mut codes) = (vec![root.join("src")], std::collections::BTreeSet::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let source = std::fs::read_to_string(path).unwrap();
                    codes.extend(code.captures_iter(&source).map(|found| found[1].to_owned()));
                }
            }
        }
        assert!(codes.len() > 50, "only {} codes were found", codes.len());
        for code in codes {
            assert!(page(&code).is_some(), "{code}");
        }
    }

    #[test]
    fn every_page_of_the_folder_is_wired() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics");
        let pages = std::fs::read_dir(folder).unwrap().count();
        assert_eq!(pages, PAGES.len() + 1, "a page each, and the others on one");
    }
}
