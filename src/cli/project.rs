//! What a command works on. In: the options and the working folder. Out: the root, the settings, the rules and the articles, and
//! every fault met on the way. The only place where the command line reads files of the project.

use super::ahead::Ahead;
use super::args::Global;
use super::exit::Stop;
use super::tree::{Tree, held};
use super::warm::Ledger;
use crate::cache::{self, Stamp};
use crate::change::{self, Revision};
use crate::corpus::Given;
use crate::engine::{self, CHECKS, Card, Day, Findings, Plan};
use crate::files::{self, File, Found, Patterns};
use crate::problem::{Problem, Severity};
use crate::recognise;
use crate::report::Sources;
use crate::ruleset::{self, Config, RuleSet};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A project that was opened.
pub struct Project {
    /// The folder that paths are relative to: that of `factlint.yml`, else the working folder.
    pub root: PathBuf,
    /// The settings.
    pub config: Config,
    /// The rules.
    pub rules: Arc<RuleSet>,
    /// Faults of settings and rules.
    pub problems: Vec<Problem>,
    /// The rule files, by path as reports name them.
    pub rule_files: Vec<File>,
    /// Bytes that stand for a file instead of what lies there.
    pub replaced: BTreeMap<String, Vec<u8>>,
    /// Tables that rules were compared with when they were read.
    tables: BTreeSet<String>,
    /// Where the files lie.
    tree: Tree,
    /// Texts that stand for settings and rules on disk, by absolute path.
    unsaved: BTreeMap<PathBuf, Vec<u8>>,
    /// Whether nothing is kept from run to run, nor taken from what was kept.
    pub no_cache: bool,
    /// Whether everything that was found in articles is wanted, and not only what comes of it.
    pub whole: bool,
    /// Whether another run is compared with this one and takes over what both have in common.
    pub compares: bool,
    /// What decides beside the articles what is found in them: the program, the settings, rules and tables.
    pub key: cache::Key,
    /// The settings as they are written.
    written: String,
    /// What was got ready while rules were read.
    pub(super) ahead: Ahead,
}

/// What was read of rules and of what they quote.
struct Loaded {
    files: Vec<File>,
    rules: Arc<RuleSet>,
    tables: BTreeSet<String>,
    key: cache::Key,
    problems: Vec<Problem>,
}

/// What was read of the corpus.
#[derive(Default)]
pub struct Corpus {
    /// What every article holds in which there is something, by path.
    pub findings: Vec<Findings>,
    /// The other articles, by path.
    pub blank: Vec<Card>,
    /// What could not be read in the files.
    pub told: Vec<Problem>,
    /// What could not be looked at.
    pub problems: Vec<Problem>,
    /// How many files were read.
    pub files: usize,
    /// What it came to, where a run before found the same files.
    pub known: Option<engine::Outcome>,
    /// What is to be kept for the next run, and what another one can take over.
    pub ledger: Option<Ledger>,
}

impl Project {
    /// Finds and reads settings and rules.
    ///
    /// # Errors
    /// Where the settings that the command line names cannot be read, or the working folder is gone.
    pub fn open(global: &Global) -> Result<Self, Stop> {
        Self::opened(global, working_folder()?, BTreeMap::new(), false)
    }

    /// The same where [`Project::examine`] is to follow: the articles are looked for while rules are read.
    ///
    /// # Errors
    /// As above.
    pub fn open_corpus(global: &Global) -> Result<Self, Stop> {
        Self::opened(global, working_folder()?, BTreeMap::new(), true)
    }

    /// The same from another folder, where texts of an editor stand, by absolute path, for settings and rules on disk.
    ///
    /// # Errors
    /// Where the settings that the command line names cannot be read.
    pub fn open_in(
        global: &Global,
        here: PathBuf,
        unsaved: BTreeMap<PathBuf, Vec<u8>>,
    ) -> Result<Self, Stop> {
        Self::opened(global, here, unsaved, false)
    }

    fn opened(
        global: &Global,
        here: PathBuf,
        unsaved: BTreeMap<PathBuf, Vec<u8>>,
        examines: bool,
    ) -> Result<Self, Stop> {
        let mut problems = Vec::new();
        let found = match &global.config {
            Some(path) => Some(here.join(path)),
            None => find_settings(&here, &mut problems),
        };
        let root = match &found {
            Some(path) => path.parent().unwrap_or(&here).to_owned(),
            None => here.clone(),
        };
        // Where nothing was kept articles will be read, and the words that recognisers know are got ready meanwhile.
        if global.no_cache || !root.join(cache::FOLDER).exists() {
            rayon::spawn(recognise::vocabulary::prepare);
        }
        let (config, written) = match &found {
            Some(path) => read_settings(path, &unsaved, &mut problems)?,
            None => (Config::unwritten(), String::new()),
        };
        let mut project = Project {
            root,
            config,
            rules: Arc::default(),
            problems,
            rule_files: Vec::new(),
            replaced: BTreeMap::new(),
            tables: BTreeSet::new(),
            tree: Tree::Disk,
            unsaved,
            no_cache: global.no_cache,
            whole: false,
            compares: false,
            key: cache::Key::default(),
            written,
            ahead: Ahead::default(),
        };
        let read = || {
            let mut problems = Vec::new();
            let files = match global.rules.as_slice() {
                [] => project.own_rule_files(&mut problems),
                named => project.named_rule_files(named, &here)?,
            };
            let loaded = project.load(files, problems);
            if examines && !project.no_cache {
                project.ahead.open_kept(&project.root, loaded.key);
            }
            Ok(loaded)
        };
        let walk = || {
            if examines {
                project.ahead.walk(&project);
            }
        };
        let (loaded, ()) = rayon::join(read, walk);
        project.take(loaded?);
        Ok(project)
    }

    /// The same project as a revision held it: its own settings, rules, tables and articles. Rule files that the command line names
    /// stay those, as far as the revision holds them.
    pub fn at(&self, mut revision: Revision, global: &Global) -> Self {
        let mut problems = Vec::new();
        self.replaced.keys().for_each(|path| revision.differs_at(path));
        let settings = ["factlint.yml", "factlint.yaml"].map(str::to_owned);
        let own = self.config.path.clone().into_iter().chain(settings);
        let config =
            own.into_iter().find_map(|name| Some((held(&revision, &self.root, &name)?, name)));
        let (config, written) = match config {
            Some((bytes, name)) => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                (settings_of(&name, &text, &mut problems), text)
            }
            None => (Config::unwritten(), String::new()),
        };
        let mut project = Project {
            root: self.root.clone(),
            config,
            rules: Arc::default(),
            problems,
            rule_files: Vec::new(),
            replaced: BTreeMap::new(),
            tables: BTreeSet::new(),
            tree: Tree::Revision(revision),
            unsaved: BTreeMap::new(),
            no_cache: self.no_cache,
            whole: false,
            compares: false,
            key: cache::Key::default(),
            written,
            ahead: Ahead::default(),
        };
        let mut problems = Vec::new();
        let files = match global.rules.is_empty() {
            true => project.own_rule_files(&mut problems),
            false => {
                let held = |file: &&File| project.tree.holds(&file.path);
                self.rule_files.iter().filter(held).cloned().collect()
            }
        };
        let loaded = project.load(files, problems);
        project.take(loaded);
        project
    }

    /// The rule files that the settings name.
    fn own_rule_files(&self, problems: &mut Vec<Problem>) -> Vec<File> {
        let written: Vec<&str> = self.config.rules.iter().map(|glob| &*glob.value).collect();
        // A pattern that cannot be read was reported with the settings.
        let Ok(patterns) = Patterns::new(&written) else { return Vec::new() };
        let found = self.tree.find(&self.root, Some(&patterns));
        for glob in &self.config.rules {
            // Without settings nobody asked for rules.
            if glob.origin.path.is_empty() || !patterns.idle(&found.files).contains(&&*glob.value) {
                continue;
            }
            let message = format!("the pattern `{}` of `rules:` finds no file", glob.value);
            let severity = if found.files.is_empty() { Severity::Error } else { Severity::Warning };
            problems.push(
                Problem::new("factlint::config::idle-pattern", severity, message)
                    .at(&*glob.origin.path, glob.origin.span)
                    .label("finds nothing")
                    .help("patterns are relative to the folder of factlint.yml; `**` goes into folders"),
            );
        }
        found.files
    }

    /// The rule files that the command line names: files, folders of them, or patterns, relative to the working folder.
    fn named_rule_files(&self, named: &[String], here: &Path) -> Result<Vec<File>, Stop> {
        let mut out = Vec::new();
        for name in named {
            let path = here.join(name);
            let found: Vec<PathBuf> = if path.is_file() {
                vec![path]
            } else if path.is_dir() {
                let patterns = Patterns::new(&["**/*.yml", "**/*.yaml"]);
                let patterns = patterns.map_err(|e| Stop::Usage(e.to_string()))?;
                files::find(&path, Some(&patterns))
                    .files
                    .into_iter()
                    .map(|f| f.absolute())
                    .collect()
            } else {
                let patterns =
                    Patterns::new(&[name]).map_err(|e| Stop::Usage(format!("--rules: {e}")))?;
                files::find(here, Some(&patterns)).files.into_iter().map(|f| f.absolute()).collect()
            };
            if found.is_empty() {
                return Err(Stop::Usage(format!("--rules {name}: there is no such rule file")));
            }
            out.extend(
                found.into_iter().map(|absolute| File::new(self.shown(&absolute), &absolute)),
            );
        }
        out.sort();
        out.dedup();
        Ok(out)
    }

    /// A path as reports name it: relative to the root where it lies inside.
    fn shown(&self, absolute: &Path) -> String {
        let clean = normal(absolute);
        files::relative(&normal(&self.root), &clean)
            .unwrap_or_else(|| clean.to_string_lossy().replace('\\', "/"))
    }

    /// Reads rule files and what they quote; `problems` are those met in looking for them.
    fn load(&self, files: Vec<File>, mut problems: Vec<Problem>) -> Loaded {
        let mut texts = Vec::new();
        problems.extend(self.tree.prepare(files.iter()));
        for file in &files {
            let unsaved = self.unsaved.get(&file.absolute()).cloned();
            let bytes = unsaved.map_or_else(|| self.tree.read(file), Ok);
            match bytes.and_then(|bytes| text(file, bytes)) {
                Ok(text) => texts.push((file.path.clone(), text)),
                Err(problem) => problems.push(*problem),
            }
        }
        let (tree, root) = (&self.tree, &self.root);
        let tables = Mutex::new(Vec::new());
        let table = |path: &str| {
            let text = tree.text(root, path);
            let words = text.as_ref().map_or_else(Clone::clone, Clone::clone);
            tables.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), words));
            text
        };
        let (rules, mut faults) = ruleset::load(&texts, &self.config, &table);
        problems.append(&mut faults);
        let mut quoted = tables.into_inner().unwrap_or_else(PoisonError::into_inner);
        quoted.sort();
        let tables = quoted.iter().map(|(path, _)| path.clone()).collect();
        texts.append(&mut quoted);
        let key = self.key_of(&texts);
        Loaded { files, rules: Arc::new(rules), tables, key, problems }
    }

    /// Makes rules that were read those of the project.
    fn take(&mut self, loaded: Loaded) {
        let Loaded { files, rules, tables, key, mut problems } = loaded;
        (self.rule_files, self.rules, self.tables, self.key) = (files, rules, tables, key);
        self.problems.append(&mut problems);
    }

    /// The key of the program, the settings, and the rules and tables by path and text: where it is the same, the same is found in the
    /// same file, on disk or in a commit.
    fn key_of(&self, texts: &[(String, String)]) -> cache::Key {
        let settings = self.config.path.clone().unwrap_or_default();
        let own = [(settings, self.written.clone())];
        cache::digest(|hasher| {
            hasher.update(env!("FACTLINT_BUILD").as_bytes());
            for text in own.iter().chain(texts).flat_map(|(path, text)| [path, text]) {
                hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
            }
        })
    }

    /// Whether all texts are those that lie on disk or in a commit.
    pub fn is_saved(&self) -> bool {
        self.replaced.is_empty() && self.unsaved.is_empty()
    }

    /// Reads many files at once where that is quicker than one by one.
    pub fn prepare<'f>(&self, files: impl Iterator<Item = &'f File>) -> Option<Problem> {
        self.tree.prepare(files)
    }

    /// Whether the working tree holds the same file at `path`; the working tree itself always does.
    pub fn is_same(&self, path: &str) -> bool {
        self.tree.is_same(path)
    }

    /// The error of a run in which there was nothing to check.
    pub fn nothing_found(&self) -> Problem {
        let written: Vec<String> =
            self.config.articles.iter().map(|glob| glob.value.clone()).collect();
        let patterns = Some(written).filter(|written| !written.is_empty());
        files::nothing_found(&self.root, patterns.as_deref())
    }

    /// What examining and judging need.
    pub fn plan(&self, global: &Global) -> Plan {
        let mut plan = Plan::under(self.rules.clone(), &self.config);
        let root = self.root.clone();
        let of_head = move || change::day_of_head(&root)?.parse().ok();
        let asked = move || of_head().or_else(|| Some(jiff::Zoned::now().date()));
        plan.today = global.today.map_or_else(|| Day::asked(asked), Day::from);
        plan.keeps_misses = !self.no_cache;
        plan
    }

    /// Makes sure that all ids are of rules, relations or checks.
    ///
    /// # Errors
    /// One that is not, with the nearest that is.
    pub fn know(&self, ids: &[String]) -> Result<(), Stop> {
        let known: Vec<&str> = (self.rules.rules.iter().map(|rule| &*rule.id))
            .chain(self.rules.relations.iter().map(|relation| &*relation.id))
            .chain(CHECKS.iter().map(|check| check.id()))
            .collect();
        if let Some(id) = ids.iter().find(|id| !known.contains(&id.as_str())) {
            let nearest = known
                .iter()
                .max_by(|a, b| strsim::jaro_winkler(a, id).total_cmp(&strsim::jaro_winkler(b, id)));
            let hint = nearest.filter(|near| strsim::jaro_winkler(near, id) > 0.7);
            let hint = hint.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(Stop::Usage(format!("there is no rule or check `{id}`{hint}")));
        }
        Ok(())
    }

    /// Whether the working folder lies below that of the settings.
    pub fn is_below(&self) -> bool {
        working_folder().is_ok_and(|here| normal(&here) != normal(&self.root))
    }

    /// The articles' files, sorted by path.
    pub fn article_files(&self, problems: &mut Vec<Problem>) -> Vec<File> {
        self.stamped_files(problems).0
    }

    /// The same, each with what it looks like: a stamp that can tell no change where it is not read from where it lies, and where
    /// nothing is kept that it could be compared with.
    pub fn stamped_files(&self, problems: &mut Vec<Problem>) -> (Vec<File>, Vec<Stamp>) {
        let (mut found, stamps) = self.ahead.walked(self);
        problems.append(&mut found.problems);
        // Rules, settings and what they quote are no articles, whatever the patterns say.
        let (mut files, mut stamps) = (found.files, stamps);
        for rule in &self.rule_files {
            if let Ok(place) = files.binary_search_by(|file| file.path.cmp(&rule.path)) {
                files.remove(place);
                stamps.remove(place);
            }
        }
        for path in self.replaced.keys() {
            match files.binary_search_by(|file| file.path.cmp(path)) {
                Ok(place) => stamps[place] = Stamp::default(),
                Err(place) => {
                    let absolute = self.root.join(path);
                    files.insert(place, File::new(path.clone(), &absolute));
                    stamps.insert(place, Stamp::default());
                }
            }
        }
        (files, stamps)
    }

    /// What the patterns of the settings catch, with stamps where these are wanted.
    pub(super) fn walk(&self) -> (Found, Vec<Stamp>) {
        let written: Vec<&str> = self.config.articles.iter().map(|glob| &*glob.value).collect();
        let patterns = if written.is_empty() { None } else { Patterns::new(&written).ok() };
        if !written.is_empty() && patterns.is_none() {
            // Which pattern, and where, was reported with the settings.
            return (Found::default(), Vec::new());
        }
        match self.no_cache || self.whole {
            true => {
                let found = self.tree.find(&self.root, patterns.as_ref());
                let stamps = vec![Stamp::default(); found.files.len()];
                (found, stamps)
            }
            false => self.tree.survey(&self.root, patterns.as_ref()),
        }
    }

    /// The bytes of a file, those that replace it first.
    pub fn bytes(&self, file: &File) -> Result<Vec<u8>, Box<Problem>> {
        match self.replaced.get(&file.path) {
            Some(bytes) => Ok(bytes.clone()),
            None => self.tree.read(file),
        }
    }

    /// What the settings give to the article of a path.
    pub fn given(&self, article: &str) -> Vec<Given> {
        self.config.given(article)
    }

    /// Judges what was found, with the problems of settings, rules and articles in the outcome.
    pub fn judge(&self, corpus: Corpus, plan: &Plan) -> engine::Outcome {
        let (outcome, ledger) = self.rule(corpus, plan, None);
        if let Some(mut ledger) = ledger {
            ledger.keep();
        }
        outcome
    }

    /// The same, with what is yet to be kept. `shared` is where it is noted if the corpus has no ledger of its own, and the key of its
    /// files.
    pub fn rule(
        &self,
        corpus: Corpus,
        plan: &Plan,
        shared: Option<(&mut Ledger, cache::CorpusKey)>,
    ) -> (engine::Outcome, Option<Ledger>) {
        let Corpus { findings, blank, mut told, problems, known, mut ledger, .. } = corpus;
        let was_known = known.is_some();
        let mut outcome = known.unwrap_or_else(|| {
            let mut outcome = engine::judge_among(findings, blank, plan);
            outcome.problems.append(&mut told);
            outcome
        });
        let own = ledger.as_mut().map(|ledger| (ledger.key(), ledger));
        if let Some((key, ledger)) = own.or(shared.map(|(ledger, key)| (key, ledger))) {
            ledger.note(key, &outcome, was_known);
        }
        outcome.problems.extend(problems);
        outcome.problems.extend(self.problems.iter().cloned());
        sort_problems(&mut outcome.problems);
        (outcome, ledger)
    }

    /// The files that a report may show.
    pub fn sources(&self) -> Sources<'_> {
        Sources::new(|path| {
            if let Some(bytes) = self.replaced.get(path) {
                return Some(bytes.clone());
            }
            let rule = self.rule_files.iter().find(|file| file.path == path);
            let absolute = rule.map_or_else(|| self.root.join(path), File::absolute);
            self.tree.read(&File::new(path.to_owned(), &absolute)).ok()
        })
    }

    /// The path of an argument relative to the root, with `/`; `""` for the root itself.
    ///
    /// # Errors
    /// Where it lies outside.
    pub fn inside(&self, argument: &str) -> Result<String, Stop> {
        let absolute = normal(&working_folder()?.join(argument));
        let root = normal(&self.root);
        if absolute == root {
            return Ok(String::new());
        }
        files::relative(&root, &absolute).ok_or_else(|| {
            Stop::Usage(format!(
                "{argument} lies outside {}, the folder that is checked",
                root.display()
            ))
        })
    }
}

/// Gravest first, then by place.
pub fn sort_problems(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| {
        (a.severity, &a.location, a.code, &a.message).cmp(&(
            b.severity,
            &b.location,
            b.code,
            &b.message,
        ))
    });
    problems.dedup();
}

fn working_folder() -> Result<PathBuf, Stop> {
    std::env::current_dir().map_err(|e| Stop::io("the working folder", e))
}

/// The settings in the folder or the nearest one above it, up to the top of the git repository.
fn find_settings(here: &Path, problems: &mut Vec<Problem>) -> Option<PathBuf> {
    for folder in here.ancestors() {
        let found: Vec<PathBuf> = ["factlint.yml", "factlint.yaml"]
            .into_iter()
            .map(|name| folder.join(name))
            .filter(|path| path.is_file())
            .collect();
        if found.len() > 1 {
            let message = "factlint.yaml is not read, because factlint.yml stands beside it";
            problems.push(
                Problem::new("factlint::config::two", Severity::Warning, message)
                    .in_file("factlint.yaml")
                    .help("keep one of the two"),
            );
        }
        if let Some(path) = found.into_iter().next() {
            return Some(path);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The settings, and their text.
fn read_settings(
    path: &Path,
    unsaved: &BTreeMap<PathBuf, Vec<u8>>,
    problems: &mut Vec<Problem>,
) -> Result<(Config, String), Stop> {
    let shown = path.display().to_string();
    let bytes = unsaved.get(path).cloned().map_or_else(|| std::fs::read(path), Ok);
    let bytes = bytes.map_err(|e| Stop::io(shown.clone(), e))?;
    let name = path.file_name().map_or(shown, |name| name.to_string_lossy().into_owned());
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| Stop::Usage(format!("{name} is not UTF-8")))?;
    Ok((settings_of(&name, &text, problems), text))
}

fn settings_of(name: &str, text: &str, problems: &mut Vec<Problem>) -> Config {
    let checks: Vec<&str> = CHECKS.iter().map(|check| check.id()).collect();
    let (config, mut faults) = Config::read(name, text, &checks);
    problems.append(&mut faults);
    config
}

/// A rule file's text.
fn text(file: &File, bytes: Vec<u8>) -> Result<String, Box<Problem>> {
    String::from_utf8(bytes).map_err(|_| {
        Box::new(
            Problem::error(
                "factlint::rule::encoding",
                "the rule file is not UTF-8, so it is not read",
            )
            .in_file(&*file.path)
            .help("save it as UTF-8"),
        )
    })
}

/// A path without `.` and `..`, as far as names tell.
fn normal(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}
