//! `factlint extract`: every value that the recognisers see, whether a rule wants it or not.
//!
//! In: the articles of the project, or articles as JSON lines on standard input. Out: one JSON object for each, with offsets into
//! the file, or into its `text`.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::narrow::Narrow;
use super::project::Project;
use super::{output, stdin, told};
use crate::corpus::{self, Article};
use crate::files::File;
use crate::problem::Problem;
use crate::recognise::{self, Settings};
use crate::report::extraction::Extraction;
use crate::report::visible;
use clap::{Args, ValueEnum};
use rayon::prelude::*;

/// The arguments of `extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// Only these files and folders; `-`: articles as JSON lines on standard input ({"id", "text", "published", …})
    #[arg(value_name = "PATHS|-")]
    paths: Vec<String>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
}

/// What `extract` can print.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object an article
    Jsonl,
}

/// As many articles are read before any is printed.
const BATCH: usize = 512;

impl Run for Extract {
    const NAME: &'static str = "extract";
    const ABOUT: &'static str = "Every value that the recognisers see";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let Format::Jsonl = self.format;
        let project = Project::open(global)?;
        let settings = project.config.settings(project.rules.gazetteer.clone());
        let mut problems = Vec::new();
        // Of settings and rules only the declared names count here: their faults are told and change no status.
        let sources = project.sources();
        told::problems(&project.problems, &sources, global);
        if self.paths == ["-"] {
            let mut input = stdin::Articles::read()?;
            for batch in input.articles.chunks(BATCH) {
                let lines = batch.par_iter().map(|article| line(article, &settings));
                output::print(&lines.collect::<Vec<_>>().concat())?;
            }
            problems.append(&mut input.problems);
            told::problems(&problems, &input.sources(&project), global);
        } else {
            self.files(&project, &settings, &mut problems)?;
            told::problems(&problems, &sources, global);
        }
        Ok(told::status(&problems))
    }
}

impl Extract {
    /// Prints the values of the project's own articles.
    fn files(
        &self,
        project: &Project,
        settings: &Settings,
        problems: &mut Vec<Problem>,
    ) -> Result<(), Stop> {
        let narrow = Narrow::new(&self.paths, &[], project)?;
        let given = |article: &str| project.given(article);
        let mut count = 0;
        for batch in project.article_files(problems).chunks(BATCH) {
            let read = batch.par_iter().map(|file: &File| match project.bytes(file) {
                Ok(bytes) => {
                    let read = corpus::read(&file.path, bytes, &given);
                    let held = read.articles.iter().filter(|article| narrow.holds(&article.path));
                    let lines: Vec<Vec<u8>> = held.map(|article| line(article, settings)).collect();
                    (lines, read.problems)
                }
                Err(problem) => (Vec::new(), vec![*problem]),
            });
            for (lines, mut faults) in read.collect::<Vec<_>>() {
                count += lines.len();
                output::print(&lines.concat())?;
                problems.append(&mut faults);
            }
        }
        if count == 0 {
            problems.push(crate::files::nothing_found(&project.root, None));
        }
        Ok(())
    }
}

/// The line of one article, with its line end.
fn line(article: &Article, settings: &Settings) -> Vec<u8> {
    let reading = recognise::read(article, settings);
    let extraction = Extraction::new(&article.path, article, &reading, &settings.gazetteer);
    // Strings and numbers in structs: there is nothing in it that JSON cannot hold.
    let mut line = serde_json::to_vec(&extraction).unwrap_or_default();
    line.push(b'\n');
    visible::json(line)
}
