//! factlint on the command line.

use std::process::ExitCode;

/// Threads of factlint ask for small pieces of memory and let go of them all the time; the C library's allocator makes them wait for
/// each other.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    factlint::cli::run(std::env::args_os()).into()
}
