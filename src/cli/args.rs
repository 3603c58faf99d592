//! Options that every command takes. In: the command line. Out: typed options.

use clap::Args;

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// How many threads to work with (default: one a core)
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}
