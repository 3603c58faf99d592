//! What a command is. In: its arguments as clap reads them. Out: an entry that the command line can list, parse and run.

use super::args::Global;
use super::exit::{Exit, Stop};
use clap::{ArgMatches, Args};

/// A command: its arguments are the type itself.
pub trait Run: Args {
    /// Its name on the command line.
    const NAME: &'static str;

    /// What it does, in one line for `--help`.
    const ABOUT: &'static str;

    /// Does it. Results go to standard output, everything else to standard error.
    ///
    /// # Errors
    /// Whatever keeps it from doing its work; the run then ends with status 2.
    fn run(self, global: &Global) -> Result<Exit, Stop>;
}

/// One entry of the command table.
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// Its arguments.
    pub grammar: fn() -> clap::Command,
    /// Reads its arguments and runs it.
    pub run: fn(&ArgMatches, &Global) -> Result<Exit, Stop>,
}

/// The entry of command `C`.
pub const fn entry<C: Run>() -> Entry {
    Entry { name: C::NAME, grammar: grammar::<C>, run: run::<C> }
}

fn grammar<C: Run>() -> clap::Command {
    // The line for people goes on last: clap takes the comment of the arguments for one.
    C::augment_args(clap::Command::new(C::NAME)).about(C::ABOUT)
}

fn run<C: Run>(matches: &ArgMatches, global: &Global) -> Result<Exit, Stop> {
    let command = C::from_arg_matches(matches).map_err(|e| Stop::Usage(e.to_string()))?;
    command.run(global)
}
