//! `factlint completions` and `factlint man`: what shells and manual pages need of the grammar.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::output;
use clap::Args;

/// The arguments of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: clap_complete::Shell,
}

impl Run for Completions {
    const NAME: &'static str = "completions";
    const ABOUT: &'static str = "Print completions for a shell";

    fn run(self, _global: &Global) -> Result<Exit, Stop> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::grammar(), "factlint", &mut script);
        output::print(&script)?;
        Ok(Exit::Clean)
    }
}

/// `man` takes nothing.
#[derive(Debug, Args)]
pub struct Man {}

impl Run for Man {
    const NAME: &'static str = "man";
    const ABOUT: &'static str = "Print the manual page";

    fn run(self, _global: &Global) -> Result<Exit, Stop> {
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(super::grammar()).render(&mut page);
        rendered.map_err(|e| Stop::io("the manual page", e))?;
        output::print(&page)?;
        Ok(Exit::Clean)
    }
}
