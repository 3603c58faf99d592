//! `factlint report`: another format of a saved run.
//!
//! In: what `check --format json` printed. Out: the same run in another format, with the status that it had.

use super::args::Global;
use super::check::status;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::output;
use crate::report::{FORMATS, Report, formats};
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::io::Read;

/// The arguments of `report`.
#[derive(Debug, Args)]
pub struct Saved {
    /// The saved run (what `check --format json` printed); `-` is standard input
    #[arg(long, value_name = "RUN.json")]
    from: String,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "terminal",
          value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name())))]
    format: String,
}

impl Run for Saved {
    const NAME: &'static str = "report";
    const ABOUT: &'static str = "Print a saved run in another format";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let mut bytes = Vec::new();
        let read = match self.from.as_str() {
            "-" => std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ()),
            path => std::fs::read(path).map(|read| bytes = read),
        };
        read.map_err(|e| Stop::io(&self.from, e))?;
        let report: Report = serde_json::from_slice(&bytes).map_err(|e| {
            Stop::Usage(format!("{} is no run that `check --format json` saved: {e}", self.from))
        })?;
        if report.version != 1 {
            let version = report.version;
            return Err(Stop::Usage(format!("{}: version {version} is not known", self.from)));
        }
        if let Some(format) = formats::named(&self.format) {
            output::stream(|out| format.write(&report, global.output(), out))?;
        }
        Ok(status(&report))
    }
}
