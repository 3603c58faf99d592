//! A program that poses as an editor: whatever it sends, the server goes on, and answers what was asked once.

use super::{RULES, loaded};
use factlint::engine::Plan;
use factlint::files::File;
use factlint::lsp::{self, Buffers, Came, Flow, Server, read_message};
use factlint::problem::Problem;
use factlint::ruleset::Config;
use lsp_server::Message;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Where the project lies: no disk has it, so articles are what the editor holds.
const ROOT: &str = "/nowhere/at/all";

/// Lines as messages: each in a frame of its own, but one that starts with `!` is sent as it is, and an empty one is a pause.
pub fn messages(data: &[u8]) {
    let mut server = Server::new(&Editor);
    let mut asked: BTreeMap<String, i64> = BTreeMap::new();
    for line in data.split(|byte| *byte == b'\n') {
        let framed = match line {
            [] => {
                server.settle();
                tell(&mut server, &mut asked);
                continue;
            }
            [b'!', raw @ ..] => raw.to_vec(),
            body => [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat(),
        };
        let mut input = framed.as_slice();
        // A stream that cannot be relied on any more is the end of it for the server; here the next line is another stream.
        while let Ok(Some(came)) = read_message(&mut input) {
            let flow = match came {
                Came::Message(message) => {
                    if let Message::Request(request) = &message {
                        *asked.entry(request.id.to_string()).or_default() += 1;
                    }
                    server.take(message)
                }
                Came::Garbled(why) => {
                    *asked.entry("\"\"".to_owned()).or_default() += 1;
                    server.garbled(why)
                }
            };
            tell(&mut server, &mut asked);
            assert!(asked.values().all(|count| *count == 0), "unanswered: {asked:?}");
            if matches!(flow, Flow::End(_)) {
                return;
            }
        }
    }
    server.settle();
    tell(&mut server, &mut asked);
}

/// Takes what the server says: an answer was asked for, and a range does not run backwards.
fn tell(server: &mut Server, asked: &mut BTreeMap<String, i64>) {
    for message in server.out.drain(..) {
        let mut written = Vec::new();
        message.write(&mut written).expect("a message is written");
        match message {
            Message::Response(answer) => {
                *asked.entry(answer.id.to_string()).or_default() -= 1;
            }
            Message::Notification(note) => ranges(&note.params),
            Message::Request(_) => {}
        }
    }
}

fn ranges(value: &Value) {
    match value {
        Value::Object(members) => {
            if let (Some(start), Some(end)) = (members.get("start"), members.get("end")) {
                let place = |p: &Value| (p["line"].as_u64(), p["character"].as_u64());
                assert!(place(start) <= place(end), "{value}");
            }
            members.values().for_each(ranges);
        }
        Value::Array(items) => items.iter().for_each(ranges),
        _ => {}
    }
}

/// Opens the one project there is.
struct Editor;

impl lsp::Workspace for Editor {
    fn open(&self, _: &Path, buffers: &Buffers) -> Result<Box<dyn lsp::Project>, String> {
        let written = buffers.get(&Path::new(ROOT).join("rules.yml"));
        let rules = written.map_or(RULES.into(), |bytes| String::from_utf8_lossy(bytes));
        let (rules, problems) = loaded(&rules, &Config::default());
        let file = |path: &str| File::new(path.to_owned(), &Path::new(ROOT).join(path));
        Ok(Box::new(Project {
            plan: Plan::new(rules),
            config: Config::default(),
            problems,
            rules: vec![file("rules.yml")],
            articles: vec![file("news/a.md"), file("news/b.txt")],
        }))
    }
}

struct Project {
    plan: Plan,
    config: Config,
    problems: Vec<Problem>,
    rules: Vec<File>,
    articles: Vec<File>,
}

impl lsp::Project for Project {
    fn root(&self) -> &Path {
        Path::new(ROOT)
    }

    fn plan(&self) -> &Plan {
        &self.plan
    }

    fn config(&self) -> &Config {
        &self.config
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn rule_files(&self) -> &[File] {
        &self.rules
    }

    fn articles(&self) -> (Vec<File>, Vec<Problem>) {
        (self.articles.clone(), Vec::new())
    }
}
