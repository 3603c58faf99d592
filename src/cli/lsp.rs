//! `factlint lsp`: the language server, over standard input and output. In: the client's messages. Out: the server's; the status says
//! whether the client took its leave in order.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::Project;
use crate::engine::Plan;
use crate::files::File;
use crate::lsp::{self, Buffers};
use crate::problem::Problem;
use crate::ruleset::Config;
use clap::Args;
use std::path::Path;

/// The arguments of `lsp`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Talk over standard input and output, which is all there is: some editors say so
    #[arg(long)]
    stdio: bool,
}

impl Run for Serve {
    const NAME: &'static str = "lsp";
    const ABOUT: &'static str = "Serve an editor: conflicts and faults as they are written";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let workspace = Workspace { global };
        let input = std::io::BufReader::new(std::io::stdin());
        let mut output = std::io::stdout().lock();
        let in_order = lsp::run(&workspace, input, &mut output)
            .map_err(|error| Stop::io("the messages of the editor", error))?;
        Ok(if in_order { Exit::Clean } else { Exit::Untrusted })
    }
}

/// Opens projects as every other command does.
struct Workspace<'g> {
    global: &'g Global,
}

impl lsp::Workspace for Workspace<'_> {
    fn open(&self, folder: &Path, buffers: &Buffers) -> Result<Box<dyn lsp::Project>, String> {
        let here = if folder.as_os_str().is_empty() {
            std::env::current_dir().map_err(|error| format!("the working folder: {error}"))?
        } else {
            folder.to_owned()
        };
        let project = Project::open_in(self.global, here, buffers.clone());
        let project = project.map_err(|stop| stop.to_string())?;
        let plan = project.plan(self.global);
        Ok(Box::new(Opened { project, plan }))
    }
}

/// A project with its plan.
struct Opened {
    project: Project,
    plan: Plan,
}

impl lsp::Project for Opened {
    fn root(&self) -> &Path {
        &self.project.root
    }

    fn plan(&self) -> &Plan {
        &self.plan
    }

    fn config(&self) -> &Config {
        &self.project.config
    }

    fn problems(&self) -> &[Problem] {
        &self.project.problems
    }

    fn rule_files(&self) -> &[File] {
        &self.project.rule_files
    }

    fn articles(&self) -> (Vec<File>, Vec<Problem>) {
        let mut problems = Vec::new();
        (self.project.article_files(&mut problems), problems)
    }
}
