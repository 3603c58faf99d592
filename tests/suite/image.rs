//! The image for containers: what can be said of it without building it.

use std::fs;
use std::path::Path;

/// The lines of the Dockerfile that are instructions.
fn instructions() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Dockerfile");
    let text = fs::read_to_string(path).expect("a Dockerfile");
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn it_is_built_from_all_of_the_source_by_a_compiler_that_may_and_starts_a_check() {
    let instructions = instructions();
    let compiler = concat!("FROM rust:", env!("CARGO_PKG_RUST_VERSION"), "-");
    let starts = |wanted: &str| instructions.iter().any(|line| line.starts_with(wanted));
    for wanted in [compiler, "COPY . .", "USER nobody", "ENTRYPOINT [\"factlint\"]"] {
        assert!(starts(wanted), "no line starts with `{wanted}`");
    }
    assert_eq!(instructions.last().map(String::as_str), Some("CMD [\"check\"]"));
}
