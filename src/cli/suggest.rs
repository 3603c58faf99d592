//! `factlint suggest`: mines the corpus for facts stated more than once and writes rules for them.
//!
//! In: settings, rules and articles. Out: a rule file on standard output, or in a file that is not there yet. What rules that are
//! there already find is left out.

use super::args::Global;
use super::command::Run;
use super::exit::{Exit, Stop};
use super::init;
use super::project::{self, Project};
use super::{output, told};
use crate::corpus::{self, Article};
use crate::engine::{self, Findings, Plan};
use crate::problem::Problem;
use crate::recognise;
use crate::ruleset::{self, RuleKind};
use crate::suggest::{self, Draft, Note, Options, Proposal, Trial};
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The arguments of `suggest`.
#[derive(Debug, Args)]
pub struct Suggest {
    /// As many rules at most
    #[arg(long, default_value_t = 20, value_name = "N")]
    limit: usize,
    /// Only rules of this kind
    #[arg(long, value_enum)]
    kind: Option<Kind>,
    /// In how many articles a fact has to stand
    #[arg(long, default_value_t = 2, value_name = "N", value_parser = clap::value_parser!(u32).range(2..))]
    min_articles: u32,
    /// Ask for each rule whether to keep it
    #[arg(long)]
    interactive: bool,
    /// Write to this file, which must not be there yet, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<String>,
}

/// Kinds of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Counts, amounts, shares, durations
    Figure,
    /// When something happened
    Date,
    /// Who said it
    Attribution,
}

impl Run for Suggest {
    const NAME: &'static str = "suggest";
    const ABOUT: &'static str = "Propose rules for facts that the articles state more than once";

    fn run(self, global: &Global) -> Result<Exit, Stop> {
        let project = Project::open(global)?;
        if let Some(path) = self.output.as_deref().filter(|path| project.root.join(path).exists()) {
            return Err(Stop::Usage(format!("{path} is there already, and is not written over")));
        }
        let kind = self.kind.map(|kind| match kind {
            Kind::Figure => RuleKind::Figure,
            Kind::Date => RuleKind::Date,
            Kind::Attribution => RuleKind::Attribution,
        });
        let options = Options { kind, limit: self.limit, least: self.min_articles as usize };
        let mut problems = project.problems.clone();
        let (articles, mut proposals) = propose(&project, &options, global, &mut problems);
        project::sort_problems(&mut problems);
        told::problems(&problems, &project.sources(), global);
        if self.interactive {
            proposals = ask(proposals)?;
        }
        let text = suggest::rule_file(&proposals, articles);
        match &self.output {
            None => output::words(&text)?,
            Some(path) => {
                if !init::place(&project.root, path, &text)? {
                    let message = format!("{path} is there already, and is not written over");
                    return Err(Stop::Usage(message));
                }
                let said = format!(
                    "wrote {} to {path}\n",
                    crate::report::counted(proposals.len(), "rule")
                );
                output::words(&said)?;
            }
        }
        Ok(told::status(&problems))
    }
}

/// Mines the articles of a project; how many there are, and the proposals, the strongest first.
pub fn propose(
    project: &Project,
    options: &Options,
    global: &Global,
    problems: &mut Vec<Problem>,
) -> (usize, Vec<Proposal>) {
    let plan = project.plan(global);
    let walk = Walk { project, global };
    let notes: Vec<Note> = walk.each("reading", problems, |article| {
        let reading = recognise::read(article, &plan.settings);
        let found = if plan.rules.rules.is_empty() {
            Vec::new()
        } else {
            let findings = engine::examine(article, &reading, &plan);
            findings.mentions.into_iter().map(|mention| mention.span).collect()
        };
        suggest::note(article, &reading, &found)
    });
    if notes.is_empty() {
        problems.push(crate::files::nothing_found(&project.root, None));
    }
    let rules = &plan.rules;
    let ids = rules.rules.iter().map(|rule| rule.id.clone());
    let ids = ids.chain(rules.relations.iter().map(|relation| relation.id.clone()));
    let taken: BTreeSet<String> =
        ids.chain(engine::CHECKS.iter().map(|check| check.id().to_owned())).collect();
    let drafts = suggest::drafts(&notes, &rules.gazetteer, &taken, options);
    let count = notes.len();
    drop(notes);
    (count, walk.settle(&drafts, &plan, options))
}

/// One walk over all articles.
struct Walk<'p> {
    project: &'p Project,
    global: &'p Global,
}

impl Walk<'_> {
    /// What `see` makes of each article, in their order.
    fn each<T: Send>(
        &self,
        doing: &str,
        problems: &mut Vec<Problem>,
        see: impl Fn(&Article) -> T + Sync,
    ) -> Vec<T> {
        let files = self.project.article_files(problems);
        let progress = Progress::new(doing, files.len(), self.global);
        let read = files.par_iter().map(|file| {
            let out = match self.project.bytes(file) {
                Ok(bytes) => {
                    let read = corpus::read(&file.path, bytes, &|path| self.project.given(path));
                    (read.articles.iter().map(&see).collect(), read.problems)
                }
                Err(problem) => (Vec::new(), vec![*problem]),
            };
            progress.step();
            out
        });
        let mut out = Vec::new();
        for (seen, mut faults) in read.collect::<Vec<(Vec<T>, Vec<Problem>)>>() {
            out.extend(seen);
            problems.append(&mut faults);
        }
        out
    }

    /// Runs the drafts over the corpus and keeps what stands up.
    fn settle(&self, drafts: &[Draft], plan: &Plan, options: &Options) -> Vec<Proposal> {
        let files = [
            ("declared.yml".to_owned(), suggest::declared(&plan.rules.gazetteer)),
            ("suggested.yml".to_owned(), suggest::trial_file(drafts)),
        ];
        let config = &self.project.config;
        // A draft that does not load is no proposal; which ones did is seen by their ids.
        let (rules, _) = ruleset::load(&files, config, &|_| Err(String::new()));
        let trial = Plan::under(rules, config);
        let seen: Vec<(Findings, Vec<(String, String)>)> =
            self.each("trying", &mut Vec::new(), |article| {
                if !trial.may_fire(&article.prose) {
                    return (engine::blank(article), Vec::new());
                }
                let reading = recognise::read(article, &trial.settings);
                let misses = suggest::near_misses(article, &reading, drafts);
                (engine::examine(article, &reading, &trial), misses)
            });
        let mut silent: BTreeMap<String, String> = BTreeMap::new();
        let mut findings = Vec::new();
        for (found, misses) in seen {
            findings.push(found);
            for (id, sentence) in misses {
                let shortest = silent.entry(id).or_insert_with(|| sentence.clone());
                if (sentence.len(), &sentence) < (shortest.len(), &*shortest) {
                    *shortest = sentence;
                }
            }
        }
        let outcome = engine::judge(findings, &trial);
        let trial = Trial {
            rules: &trial.rules,
            outcome: &outcome,
            silent: &silent,
            config,
            gazetteer: &plan.rules.gazetteer,
            least: options.least,
        };
        suggest::settle(drafts, &trial, options.limit)
    }
}

/// How far a walk is, on standard error, where that is a terminal.
struct Progress {
    doing: String,
    done: AtomicUsize,
    all: usize,
    shown: bool,
}

impl Progress {
    fn new(doing: &str, all: usize, global: &Global) -> Self {
        let shown = !global.quiet && all > 0 && std::io::stderr().is_terminal();
        Progress { doing: doing.to_owned(), done: AtomicUsize::new(0), all, shown }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let stride = (self.all / 100).max(1);
        if self.shown && (done.is_multiple_of(stride) || done == self.all) {
            let end = if done == self.all { "\r\u{1b}[K" } else { "" };
            // Where standard error cannot be written there is nobody to tell.
            let _ =
                write!(std::io::stderr(), "\r{}: {done} of {} files{end}", self.doing, self.all);
        }
    }
}

/// What is said to a proposal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Keep,
    Leave,
    KeepAll,
    Quit,
}

/// Asks for each proposal whether to keep it.
fn ask(proposals: Vec<Proposal>) -> Result<Vec<Proposal>, Stop> {
    let mut input = std::io::stdin().lock();
    let mut kept = Vec::new();
    let mut all = false;
    for proposal in proposals {
        let answer = if all { Answer::Keep } else { answer(&mut input, &proposal)? };
        all |= answer == Answer::KeepAll;
        match answer {
            Answer::Keep | Answer::KeepAll => kept.push(proposal),
            Answer::Leave => {}
            Answer::Quit => break,
        }
    }
    Ok(kept)
}

/// Shows a proposal and asks until an answer is one; the end of input is the last one.
fn answer(input: &mut impl BufRead, proposal: &Proposal) -> Result<Answer, Stop> {
    // Where standard error cannot be written there is nobody to ask.
    let say = |words: &str| drop(write!(std::io::stderr(), "{words}"));
    say(&suggest::rule_text(proposal));
    loop {
        say(
            "Keep it? y: yes, n: no, a: this and all that are left, q: none that is left [y/n/a/q] ",
        );
        let mut line = String::new();
        let read = input.read_line(&mut line).map_err(|e| Stop::io("standard input", e))?;
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Keep),
            "n" | "no" => return Ok(Answer::Leave),
            "a" | "all" => return Ok(Answer::KeepAll),
            "q" | "quit" => return Ok(Answer::Quit),
            _ if read == 0 => return Ok(Answer::Quit),
            _ => {}
        }
    }
}
