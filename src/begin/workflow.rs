//! The CI workflow. In: which forge. Out: the file that runs factlint there, and where it belongs.

/// Where the repository is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forge {
    /// GitHub Actions.
    GitHub,
    /// GitLab CI.
    GitLab,
}

/// Where the workflow belongs, relative to the top of the repository, and its text.
pub fn workflow(forge: Forge) -> (&'static str, &'static str) {
    match forge {
        Forge::GitHub => (".github/workflows/factlint.yml", GITHUB),
        Forge::GitLab => (".gitlab/factlint.gitlab-ci.yml", GITLAB),
    }
}

const GITHUB: &str = "# Facts are checked on every change; conflicts show as annotations and in the summary of the run.
name: factlint
on:
  push: {branches: [main]}
  pull_request:
permissions:
  contents: read
jobs:
  facts:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}        # --since looks at where the branch started
      - run: cargo install --locked factlint
      - run: factlint validate
      - run: factlint test
      - name: New conflicts only, in a pull request
        if: github.event_name == 'pull_request'
        run: factlint check --since \"origin/${{ github.base_ref }}\" --format github --output markdown=\"$GITHUB_STEP_SUMMARY\"
      - name: Everything, on the main branch
        if: github.event_name != 'pull_request'
        run: factlint check --format github --output markdown=\"$GITHUB_STEP_SUMMARY\"
";

const GITLAB: &str =
    "# Take it into .gitlab-ci.yml:  include: {local: .gitlab/factlint.gitlab-ci.yml}
factlint:
  image: rust:1
  script:
    - cargo install --locked factlint
    - factlint validate
    - factlint test
    - factlint check --output gitlab=factlint.json
  artifacts:
    when: always
    reports: {codequality: factlint.json}
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workflow_is_yaml_that_checks() {
        for forge in [Forge::GitHub, Forge::GitLab] {
            let (path, text) = workflow(forge);
            let read: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
            assert!(read.is_mapping() && path.ends_with(".yml"), "{path}");
            for step in ["factlint validate", "factlint test", "factlint check"] {
                assert!(text.contains(step), "{step} in {path}");
            }
        }
    }
}
