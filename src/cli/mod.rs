//! Floor 9: arguments to exit status; one file per command.
//!
//! In: the command line. Out: results on standard output, everything else on standard error, and the status of the run. A command
//! is one file and one entry in [`COMMANDS`]; it decides nothing about facts.

mod ahead;
mod args;
mod at;
mod baseline;
mod check;
mod command;
mod exit;
mod explain;
mod extract;
mod init;
mod judge;
mod lsp;
mod mentions;
mod narrow;
mod output;
mod pages;
mod project;
mod reading;
mod rules;
mod saved;
mod schema;
mod shell;
mod since;
mod stdin;
mod suggest;
mod test;
mod told;
mod tree;
mod validate;
mod warm;
mod watch;
mod wire;

pub use args::Global;
pub use exit::{Exit, Stop};

use clap::{Args, FromArgMatches};
use command::{Entry, entry};
use std::ffi::OsString;

/// The commands, in the order of `--help`.
const COMMANDS: &[Entry] = &[
    entry::<check::Check>(),
    entry::<mentions::Mentions>(),
    entry::<extract::Extract>(),
    entry::<test::Test>(),
    entry::<validate::Validate>(),
    entry::<rules::Rules>(),
    entry::<schema::Schema>(),
    entry::<explain::Explain>(),
    entry::<init::Init>(),
    entry::<suggest::Suggest>(),
    entry::<baseline::Accept>(),
    entry::<saved::Saved>(),
    entry::<lsp::Serve>(),
    entry::<judge::Judge>(),
    entry::<shell::Completions>(),
    entry::<shell::Man>(),
];

/// Runs the command line `args` (the program's name first).
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let matches = match grammar().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return usage(&error),
    };
    let stopped = match dispatch(&matches) {
        Ok(exit) => return exit,
        Err(stop) => stop,
    };
    output::complain(&stopped.to_string());
    Exit::Untrusted
}

/// The whole grammar of the command line.
fn grammar() -> clap::Command {
    let root = clap::Command::new("factlint")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommands(COMMANDS.iter().map(|entry| (entry.grammar)()));
    Global::augment_args(root).about(env!("CARGO_PKG_DESCRIPTION"))
}

/// Help and version are results; anything else is a fault of usage.
fn usage(error: &clap::Error) -> Exit {
    // Where neither stream can be written there is nobody to tell.
    let _ = error.print();
    if error.use_stderr() { Exit::Untrusted } else { Exit::Clean }
}

fn dispatch(matches: &clap::ArgMatches) -> Result<Exit, Stop> {
    let global = Global::from_arg_matches(matches).map_err(|e| Stop::Usage(e.to_string()))?;
    global.set_threads()?;
    let named = matches.subcommand().and_then(|(name, matches)| {
        COMMANDS.iter().find(|entry| entry.name == name).map(|entry| (entry, matches))
    });
    match named {
        Some((entry, matches)) => (entry.run)(matches, &global),
        None => Err(Stop::Usage("no command".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_grammar_holds_together() {
        super::grammar().debug_assert();
    }
}
