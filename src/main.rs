//! factlint on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    factlint::cli::run(std::env::args_os()).into()
}
