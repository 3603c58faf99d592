//! Rule files from outside.

use factlint::problem::Problem;
use factlint::ruleset::{Config, RuleSet, load};
use std::path::Path;

/// The rule files of this repository, as the command line would hand them over.
fn shipped() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of rules") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        files.push((format!("rules/{name}"), std::fs::read_to_string(&path).expect("text")));
    }
    files
}

fn without_tables(files: &[(String, String)]) -> (RuleSet, Vec<Problem>) {
    load(files, &Config::unwritten(), &|path| Err(format!("there is no {path}")))
}

#[test]
fn shipped_rules_load() {
    let (rules, problems) = without_tables(&shipped());
    for problem in &problems {
        println!("{problem:?}");
    }
    assert!(rules.gazetteer.entities.len() > 10);
    assert!(problems.iter().all(|p| p.code != "factlint::rule::unquoted"));
}
