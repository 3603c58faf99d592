//! `factlint init`: writes `factlint.yml`, a first rule file and, on request, a CI workflow from what it finds in the folder.
//!
//! In: the working folder. Out: files that were not there before. A file that is there already is kept as it is.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::project::Project;
use super::schema::{self, Of};
use super::{output, suggest, told};
use crate::begin::{self, Forge, Seen, Survey};
use crate::corpus;
use crate::files;
use crate::problem::Problem;
use crate::recognise;
use crate::suggest::Options;
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::path::Path;

/// The arguments of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Write a CI workflow too
    #[arg(long, value_enum, value_name = "FORGE")]
    ci: Option<Ci>,
}

/// Where CI runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Ci {
    /// GitHub Actions: .github/workflows/factlint.yml
    Github,
    /// GitLab CI: .gitlab/factlint.gitlab-ci.yml
    Gitlab,
}

const SETTINGS: &str = "factlint.yml";
const RULES: &str = "rules/first.yml";

/// Where the schemas of settings and rules lie, for editors.
const SCHEMAS: [(&str, Of); 2] =
    [(".factlint/config.schema.json", Of::Config), (".factlint/rules.schema.json", Of::Rules)];

/// As many rules are proposed at the start.
const FIRST: usize = 12;

impl Run for Init {
    const NAME: &'static str = "init";
    const ABOUT: &'static str =
        "Write factlint.yml, a first rule file and a CI workflow from what is found in the folder";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let project = Project::open(global)?;
        if project.is_below() {
            let own = project.root.join(project.config.path.as_deref().unwrap_or(SETTINGS));
            let message = format!("this folder belongs to the project of {}", own.display());
            return Err(Stop::Usage(message));
        }
        let mut problems = Vec::new();
        let survey = survey(&project, &mut problems);
        if survey.articles.is_empty() {
            problems.push(crate::files::nothing_found(&project.root, None));
        }
        told::problems(&problems, &project.sources(), global);
        if survey.articles.is_empty() {
            return Ok(Exit::Untrusted);
        }
        let mut files: Vec<(&str, String)> = Vec::new();
        let fresh = project.config.path.is_none() || project.rule_files.is_empty();
        if project.config.path.is_none() {
            files.push((SETTINGS, begin::settings(&survey, Some(SCHEMAS[0].0))));
        }
        if project.rule_files.is_empty() {
            files.push((RULES, first_rules(&project, global)));
        }
        for (path, of) in SCHEMAS.into_iter().filter(|_| fresh) {
            let text = schema::text(of)?;
            files.push((path, String::from_utf8_lossy(&text).into_owned()));
        }
        if let Some(ci) = self.ci {
            let forge = if ci == Ci::Github { Forge::GitHub } else { Forge::GitLab };
            let (path, text) = begin::workflow(forge);
            files.push((path, text.to_owned()));
        }
        write(&project, &files, survey.articles.len())
    }
}

/// The first rule file: what the articles state more than once, else an example to write over.
fn first_rules(project: &Project, global: &Global) -> String {
    let options = Options { kind: None, limit: FIRST, least: 2 };
    // What cannot be read was told with the survey.
    let schema = format!("../{}", SCHEMAS[1].0);
    let (articles, proposals) = suggest::propose(project, &options, global, &mut Vec::new());
    match proposals.as_slice() {
        [] => begin::first_rules(Some(&schema)),
        some => begin::language_server(Some(&schema)) + &crate::suggest::rule_file(some, articles),
    }
}

/// Reads every article as far as the survey needs it.
fn survey(project: &Project, problems: &mut Vec<Problem>) -> Survey {
    let files = project.article_files(problems);
    let settings = project.config.settings(project.rules.gazetteer.clone());
    let read = files.par_iter().map(|file| match project.bytes(file) {
        Ok(bytes) => {
            let read = corpus::read(&file.path, bytes, &|article| project.given(article));
            let seen = read.articles.iter().map(|article| {
                let silent = article.metadata.published.is_none();
                let printed = silent.then(|| recognise::read(article, &settings).published);
                Seen::new(article, printed.flatten().map(|published| published.origin))
            });
            (seen.collect(), read.problems)
        }
        Err(problem) => (Vec::new(), vec![*problem]),
    });
    let mut articles = Vec::new();
    for (seen, mut faults) in read.collect::<Vec<(Vec<Seen>, Vec<Problem>)>>() {
        articles.extend(seen);
        problems.append(&mut faults);
    }
    Survey::new(articles)
}

fn write(project: &Project, files: &[(&str, String)], articles: usize) -> Result<Exit, Stop> {
    let mut lines = Vec::new();
    let mut written = 0;
    // The settings last: whoever is interrupted before finds no project yet, and begins again.
    for (path, text) in files.iter().rev() {
        if place(&project.root, path, text)? {
            written += 1;
            lines.push(format!("wrote {path}\n"));
        } else {
            lines.push(format!("kept {path}: it is there already\n"));
        }
    }
    lines.reverse();
    let mut out = lines.concat();
    if written == 0 {
        let message = "nothing to write: settings and rules are there already";
        output::words(&out)?;
        return Err(Stop::Usage(message.to_owned()));
    }
    out += &format!(
        "{} found. Next: factlint test, factlint mentions, factlint check\n",
        crate::report::counted(articles, "article")
    );
    output::words(&out)?;
    Ok(Exit::Clean)
}

/// Writes a file that is not there yet: whole or not at all. `false` where one is there already.
///
/// # Errors
/// Where it cannot be written.
pub fn place(root: &Path, path: &str, text: &str) -> Result<bool, Stop> {
    let target = root.join(path);
    let folder = target.parent().unwrap_or(root);
    let fault = |error| Stop::io(path, error);
    std::fs::create_dir_all(folder).map_err(fault)?;
    files::place(&target, text.as_bytes()).map_err(fault)
}
