//! factlint on the command line.

fn main() {}
