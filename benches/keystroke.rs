//! What a keystroke costs in a corpus of 10,000 articles: from `didChange` to the diagnostics. Prints the times; asserts what was
//! told, and no time. `cargo bench --bench keystroke`, `-- ARTICLES` for another size.
//!
//! Two corpora: *news*, newslike prose of 4 kB each under 200 rules, each fact stated in about 200 articles and each utterance quoted
//! in about 100, one in so many wrongly; and *one*, where every article states the same facts and quotes the same words.

#[path = "newslike/mod.rs"]
#[allow(dead_code)] // Of the generator only its prose is used here.
mod newslike;

use factlint::engine::Plan;
use factlint::files::{self, File, Patterns};
use factlint::lsp::{Buffers, Project, Server, Workspace};
use factlint::problem::Problem;
use factlint::ruleset::{Config, load};
use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many rules there are.
const RULES: usize = 200;
/// How many facts and how many utterances an article of *news* holds.
const FACTS: usize = 4;
const QUOTES: usize = 3;
/// How many utterances there are.
const SAID: usize = 300;

struct Folder(PathBuf);

struct Opened {
    root: PathBuf,
    plan: Plan,
    config: Config,
}

impl Workspace for Folder {
    fn open(&self, _: &Path, _: &Buffers) -> Result<Box<dyn Project>, String> {
        let config = Config::default();
        let rules: String = (0..RULES).map(rule).collect();
        let files = [("rules.yml".to_owned(), format!("rules:\n{rules}"))];
        let (rules, problems) = load(&files, &config, &|_| Err("no table".to_owned()));
        assert!(problems.is_empty(), "{problems:?}");
        let plan = Plan::under(rules, &config);
        Ok(Box::new(Opened { root: self.0.clone(), plan, config }))
    }
}

fn rule(town: usize) -> String {
    format!(
        "  - {{id: town-{town}, figure: People of town {town}, find: \"Town{town} ... {{count}} people\"}}\n"
    )
}

impl Project for Opened {
    fn root(&self) -> &Path {
        &self.root
    }

    fn plan(&self) -> &Plan {
        &self.plan
    }

    fn config(&self) -> &Config {
        &self.config
    }

    fn problems(&self) -> &[Problem] {
        &[]
    }

    fn rule_files(&self) -> &[File] {
        &[]
    }

    fn articles(&self) -> (Vec<File>, Vec<Problem>) {
        let patterns = Patterns::new(&["*.md"]).expect("a pattern");
        let found = files::find(&self.root, Some(&patterns));
        (found.files, found.problems)
    }
}

/// What stands in an article beside the newslike prose.
fn planted(number: usize, one: bool) -> String {
    let mut out = String::new();
    for fact in 0..FACTS {
        let town = if one { fact } else { (number * FACTS + fact * 31) % RULES };
        let people = 20_000 + town * 1_000 + if number % 100 == 1 && fact == 0 { 5_000 } else { 0 };
        out += &format!("Town{town} is home to {people} people. ");
    }
    out += "\n\n";
    for quote in 0..QUOTES {
        let said = if one { quote } else { (number * QUOTES + quote * 101) % SAID };
        let (who, works) = (["Mara Keane", "Tom Brady", "Ann Ross"][said % 3], 12 + said);
        // One in so many gives the words to somebody else, and one tells them otherwise.
        let who = if number % 500 == 7 && quote == 0 { "Ida Falk" } else { who };
        let end = if number % 500 == 9 && quote == 0 { "autumn" } else { "winter" };
        out += &format!(
            "\u{201c}We waited for the {works} works at pier {said} to begin before the {end}, and nobody told us why,\u{201d} said {who}. "
        );
    }
    out + "\n\n"
}

fn article(number: usize, corpus: newslike::Corpus, one: bool) -> String {
    let made = corpus.article(number);
    format!("---\ndate: {}\n---\n{}{}", made.published, planted(number, one), made.text)
}

fn main() {
    let count: usize = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
    for (name, one) in [("news", false), ("one", true)] {
        typed(name, count, one);
    }
}

/// Opens a corpus and types in one of its articles.
fn typed(name: &str, count: usize, one: bool) {
    let corpus = newslike::Corpus { articles: count, bytes: 4_000, rules: 0, seed: 7 };
    let article = |number| article(number, corpus, one);
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..count {
        fs::write(folder.path().join(format!("{number:05}.md")), article(number)).expect("a file");
    }
    let workspace = Folder(folder.path().to_owned());
    let mut server = Server::new(&workspace);
    let begin = Instant::now();
    let params =
        json!({"capabilities": {}, "rootUri": format!("file://{}", folder.path().display())});
    server.take(Request::new(1.into(), "initialize".to_owned(), params).into());
    server.settle();
    let told = published(&mut server.out);
    println!(
        "{name}: {count} articles opened in {:.0?}; {told} files with diagnostics",
        begin.elapsed()
    );
    assert!(told >= count / 100, "as many articles are wrong at least");

    let uri = format!("file://{}/00000.md", folder.path().display());
    let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": article(0)});
    tell(&mut server, "textDocument/didOpen", json!({"textDocument": document}));
    server.settle();
    let beside = of(&uri, &server.out).expect("an open file is told");
    let mut times = Vec::new();
    for version in 2..42 {
        // The first digit of `20000` is written over: right in every second version.
        let digit = if version % 2 == 0 { "9" } else { "2" };
        let places =
            json!({"start": {"line": 3, "character": 17}, "end": {"line": 3, "character": 18}});
        let change = json!({"range": places, "text": digit});
        let document = json!({"uri": uri, "version": version});
        server.out.clear();
        let begin = Instant::now();
        tell(
            &mut server,
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [change]}),
        );
        server.settle();
        times.push(begin.elapsed());
        let told = of(&uri, &server.out);
        // What it says beside stays as it was.
        let of_figure = told.map(|told| told - beside);
        assert_eq!(of_figure, Some(usize::from(version % 2 == 0)), "{:?}", server.out);
    }
    times.sort();
    println!(
        "{name}: a keystroke: median {:.1?}, 95 % within {:.1?}, slowest {:.1?}",
        times[20], times[37], times[39]
    );
}

fn tell(server: &mut Server, method: &str, params: Value) {
    server.take(Message::Notification(Notification::new(method.to_owned(), params)));
}

/// How many diagnostics a file was told.
fn of(uri: &str, out: &[Message]) -> Option<usize> {
    out.iter().rev().find_map(|message| match message {
        Message::Notification(note) if note.params["uri"] == *uri => {
            note.params["diagnostics"].as_array().map(Vec::len)
        }
        _ => None,
    })
}

fn published(out: &mut Vec<Message>) -> usize {
    out.drain(..)
        .filter(|message| match message {
            Message::Notification(note) => {
                note.params["diagnostics"].as_array().is_some_and(|list| !list.is_empty())
            }
            _ => false,
        })
        .count()
}
