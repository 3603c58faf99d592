//! What a keystroke costs: one article of 10,000 is changed by a letter, and everything is judged again. Prints the times; asserts what
//! was told, and no time. `cargo bench --bench keystroke`, `-- ARTICLES` for another size.

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

/// Sentences of every article beside those that a rule finds.
const FILLER: &str = "The council met on Tuesday and spoke for two hours about the road to the harbour. \"We have waited long enough \
for these works to begin,\" said Mara Keane, who has sat on the council since 2011. Some 40 people came to listen, and 12 of them \
asked a question. The works will cost 3.4 million pounds, about a fifth more than was thought in March.\n\n";

struct Folder(PathBuf);

struct Opened {
    root: PathBuf,
    plan: Plan,
    config: Config,
}

impl Workspace for Folder {
    fn open(&self, _: &Path, _: &Buffers) -> Result<Box<dyn Project>, String> {
        let config = Config::default();
        let rules: String = (0..50).map(rule).collect();
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

/// An article that states three facts; every hundredth states one of them wrongly.
fn article(number: usize) -> String {
    let facts: String = (0..3)
        .map(|fact| {
            let town = (number + fact * 17) % 50;
            let people =
                20_000 + town * 1_000 + if number % 100 == 1 && fact == 0 { 5_000 } else { 0 };
            format!("Town{town} is home to {people} people. ")
        })
        .collect();
    format!("---\ndate: 2025-03-{:02}\n---\n{facts}\n\n{}", number % 28 + 1, FILLER.repeat(3))
}

fn main() {
    let count: usize = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
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
    println!("{count} articles opened in {:.0?}; {told} files with diagnostics", begin.elapsed());
    assert_eq!(told, count / 100, "as many articles are wrong");

    let uri = format!("file://{}/00000.md", folder.path().display());
    let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": article(0)});
    tell(&mut server, "textDocument/didOpen", json!({"textDocument": document}));
    server.settle();
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
        let told = server.out.iter().find_map(|message| match message {
            Message::Notification(note) if note.params["uri"] == *uri => {
                note.params["diagnostics"].as_array().map(Vec::len)
            }
            _ => None,
        });
        assert_eq!(told, Some(usize::from(version % 2 == 0)), "{:?}", server.out);
    }
    times.sort();
    println!(
        "a keystroke: median {:.1?}, 95 % within {:.1?}, slowest {:.1?}",
        times[20], times[37], times[39]
    );
}

fn tell(server: &mut Server, method: &str, params: Value) {
    server.take(Message::Notification(Notification::new(method.to_owned(), params)));
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
