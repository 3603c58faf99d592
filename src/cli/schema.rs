//! `factlint schema`: JSON Schemas of rule files, settings and reports, for editors and for whatever reads reports.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::output;
use crate::engine::CHECKS;
use crate::{report, ruleset};
use clap::{Args, ValueEnum};

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Of what
    #[arg(value_enum, default_value_t = Of::Rules)]
    of: Of,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Of {
    /// Rule files
    Rules,
    /// factlint.yml
    Config,
    /// What --format json prints
    Report,
}

impl Run for Schema {
    const NAME: &'static str = "schema";
    const ABOUT: &'static str = "Print the JSON Schema of rule files, settings or reports";

    fn run(self, _global: &Global) -> Result<Exit, Stop> {
        output::print(&text(self.of)?)?;
        Ok(Exit::Clean)
    }
}

/// The schema as it is printed.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn text(of: Of) -> Result<Vec<u8>, Stop> {
    let checks: Vec<&str> = CHECKS.iter().map(|check| check.id()).collect();
    output::json(&match of {
        Of::Rules => ruleset::schema::rules(),
        Of::Config => ruleset::schema::config(&checks),
        Of::Report => report::schema::schema(),
    })
}
