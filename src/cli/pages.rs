//! The pages of diagnostics, as they stand in docs/diagnostics. In: a code. Out: its page.

/// Codes with a page of their own.
const PAGES: &[(&str, &str)] = &[
    ("factlint::config::budget", include_str!("../../docs/diagnostics/config-budget.md")),
    ("factlint::config::date", include_str!("../../docs/diagnostics/config-date.md")),
    (
        "factlint::config::duplicate-key",
        include_str!("../../docs/diagnostics/config-duplicate-key.md"),
    ),
    ("factlint::config::glob", include_str!("../../docs/diagnostics/config-glob.md")),
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
        for code in ["factlint::rule::phrase", "rule::phrase", "waiver::expired"] {
            let page = page(code).unwrap();
            assert!(page.starts_with("# factlint::") && page.ends_with('\n'), "{page}");
        }
        for code in crate::ruleset::codes() {
            assert!(page(code).is_some_and(|page| page.contains("## Wrong")), "{code}");
        }
        assert_eq!(page("waiver::expired").unwrap().matches("##").count(), 0);
        assert_eq!(page("factlint::waiver"), None);
    }
}
