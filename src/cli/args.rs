//! Options that every command takes. In: the command line and the environment. Out: typed options, and how output may look.

use super::exit::Stop;
use crate::report::Style;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Options of every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The settings [default: factlint.yml in the working folder or the nearest parent up to the git root]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Rule files, folders of them or patterns, in place of those that the settings name
    #[arg(long, global = true, value_name = "PATTERN")]
    pub rules: Vec<String>,
    /// Whether to colour
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub color: Colour,
    /// How many threads to work with [default: one a core]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Read and examine every article anew, and keep nothing for the next run
    #[arg(long, global = true)]
    pub no_cache: bool,
    /// The day at which a waiver's `until` is judged [default: that of HEAD's commit, or today outside git]
    #[arg(long, global = true, value_name = "DATE", value_parser = day)]
    pub today: Option<Date>,
    /// Say nothing on standard error but errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say on standard error what is read, and how long it takes
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set; anywhere, when CLICOLOR_FORCE is
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a day like 2025-03-14".to_owned())
}

impl Global {
    /// How standard output may look.
    pub fn output(&self) -> Style {
        self.style(std::io::stdout().is_terminal())
    }

    /// How standard error may look.
    pub fn errors(&self) -> Style {
        self.style(std::io::stderr().is_terminal())
    }

    fn style(&self, terminal: bool) -> Style {
        let colour = match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => coloured(terminal, |name| std::env::var_os(name)),
        };
        let size = terminal_size::terminal_size().filter(|_| terminal);
        let width = size.map_or(Style::PLAIN.width, |(width, _)| usize::from(width.0).max(40));
        Style { width, colour }
    }

    /// Sets up the threads to work with, once a process: this one is the first of them, so that what is done one after the other
    /// waits for nobody, and what is done side by side has one thread less to start.
    ///
    /// # Errors
    /// Where the system gives none.
    pub fn set_threads(&self) -> Result<(), Stop> {
        let pool = rayon::ThreadPoolBuilder::new().use_current_thread();
        let pool = pool.num_threads(self.threads.map_or(0, usize::from));
        pool.build_global().map_err(|e| match self.threads {
            Some(threads) => Stop::Usage(format!("--threads {threads}: {e}")),
            None => Stop::Usage(format!("no threads: {e}")),
        })
    }
}

/// Whether to colour by the environment: NO_COLOR forbids, CLICOLOR_FORCE demands, else a terminal decides that is not dumb.
fn coloured<V: AsRef<OsStr>>(terminal: bool, variable: impl Fn(&str) -> Option<V>) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.as_ref().is_empty());
    let is = |name: &str, wanted: &str| variable(name).is_some_and(|v| v.as_ref() == wanted);
    if set("NO_COLOR") {
        return false;
    }
    if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") {
        return true;
    }
    terminal && !is("TERM", "dumb") && !is("CLICOLOR", "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_on_colour() {
        for (terminal, set, colour) in [
            (true, &[][..], true),
            (false, &[][..], false),
            (true, &[("NO_COLOR", "1")][..], false),
            (true, &[("NO_COLOR", "")][..], true),
            (false, &[("CLICOLOR_FORCE", "1")][..], true),
            (false, &[("CLICOLOR_FORCE", "0")][..], false),
            (true, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")][..], false),
            (true, &[("TERM", "dumb")][..], false),
        ] {
            let find = |name: &str| set.iter().find(|(n, _)| *n == name).map(|(_, value)| *value);
            assert_eq!(coloured(terminal, find), colour, "{terminal} {set:?}");
        }
    }
}
