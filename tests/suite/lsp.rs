//! The language server from outside: a scripted client over standard input and output.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A client with its server, in a folder of its own.
struct Client {
    folder: tempfile::TempDir,
    child: Arc<Mutex<Child>>,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    asked: i64,
    /// Messages that came while something else was waited for.
    kept: Vec<Value>,
    /// The versions of open documents, by URI.
    versions: BTreeMap<String, i64>,
}

const RULES: &str = "entities:\n  keane: {names: [Mara Keane, Keane]}\nrules:\n  - id: people\n    figure: People of Larne\n    find: \"Larne ... {count} people\"\n    expect: 18 700 people\n  - id: opening\n    date: The opening of the quay\n    find: {all: [\"quay\", \"open*\"]}\n  - id: who\n    attribution: Who cut the ribbon\n    find: \"{who} cut the ribbon\"\n    expect: \"@keane\"\n";

impl Client {
    /// Starts a server on a folder with these files, greets it, and waits until it has told what it found.
    fn new(files: &[(&str, &str)]) -> Self {
        let mut client = Self::silent(files);
        let capabilities = json!({"window": {"showDocument": {"support": true}}});
        let params =
            json!({"rootUri": client.uri(""), "capabilities": capabilities, "processId": null});
        let answer = client.ask("initialize", params);
        assert_eq!(answer["result"]["serverInfo"]["name"], "factlint", "{answer}");
        client.tell("initialized", json!({}));
        client
    }

    /// Starts a server and says nothing.
    fn silent(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_factlint"))
            .args(["lsp", "--stdio"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("factlint starts");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("output"));
        let child = Arc::new(Mutex::new(child));
        let watched = child.clone();
        // Whoever waits for a message that never comes sees the end of the stream instead.
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(120));
            let _ = watched.lock().map(|mut child| child.kill());
        });
        Self { folder, child, input, output, asked: 0, kept: Vec::new(), versions: BTreeMap::new() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display()).replace(' ', "%20")
    }

    fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("an open stream");
        input.write_all(bytes).and_then(|()| input.flush()).expect("the server listens");
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks, and waits for the answer.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The next message, also of those that came before, that is wanted.
    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(place) = self.kept.iter().position(&wanted) {
            return self.kept.remove(place);
        }
        loop {
            let message = self.read();
            if wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).expect("a header") > 0, "the server is gone");
            match line.trim().split_once(": ") {
                Some((_, value)) => length = value.parse().expect("a length"),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    /// The next diagnostics of a file; of one that is open, of its text as it was last sent.
    fn diagnostics(&mut self, name: &str) -> Vec<Value> {
        let uri = self.uri(name);
        let version = self.versions.get(&uri).copied();
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == *uri
                && version.is_none_or(|version| message["params"]["version"] == version)
        });
        message["params"]["diagnostics"].as_array().expect("a list").clone()
    }

    fn open(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        let document = json!({"uri": uri, "languageId": "x", "version": 1, "text": text});
        self.versions.insert(uri, 1);
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes the stretch of a file between two places.
    fn change(&mut self, name: &str, version: i64, places: [(u32, u32); 2], text: &str) {
        let document = json!({"uri": self.uri(name), "version": version});
        self.versions.insert(self.uri(name), version);
        let change = json!({"range": range(places), "text": text});
        let params = json!({"textDocument": document, "contentChanges": [change]});
        self.tell("textDocument/didChange", params);
    }

    fn at(&self, name: &str, line: u32, column: u32) -> Value {
        let position = json!({"line": line, "character": column});
        json!({"textDocument": {"uri": self.uri(name)}, "position": position})
    }

    fn actions(&mut self, name: &str, places: [(u32, u32); 2]) -> Vec<Value> {
        let document = json!({"uri": self.uri(name)});
        let context = json!({"diagnostics": []});
        let params = json!({"textDocument": document, "range": range(places), "context": context});
        self.ask("textDocument/codeAction", params)["result"].as_array().expect("a list").clone()
    }

    /// Takes leave; the status and what was said on standard error.
    fn leave(mut self) -> (Option<i32>, String) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.end()
    }

    fn end(mut self) -> (Option<i32>, String) {
        drop(self.input.take());
        let mut said = String::new();
        let errors = self.child.lock().expect("a child").stderr.take();
        errors.expect("errors").read_to_string(&mut said).expect("text");
        let status = self.child.lock().expect("a child").wait().expect("an end");
        (status.code(), said)
    }
}

fn range([start, end]: [(u32, u32); 2]) -> Value {
    let place = |(line, column)| json!({"line": line, "character": column});
    json!({"start": place(start), "end": place(end)})
}

/// Code and range of each diagnostic.
fn short(diagnostics: &[Value]) -> Vec<(String, [(u64, u64); 2])> {
    let place = |p: &Value| (p["line"].as_u64().unwrap(), p["character"].as_u64().unwrap());
    let one = |d: &Value| {
        let code = d["code"].as_str().unwrap_or_default().to_owned();
        (code, [place(&d["range"]["start"]), place(&d["range"]["end"])])
    };
    diagnostics.iter().map(one).collect()
}

/// What is left of `text` after the edits of an action to the file `uri`.
fn applied(action: &Value, uri: &str, text: &str) -> String {
    let edit = &action["edit"]["changes"][uri][0];
    let offset = |place: &Value| {
        let line = place["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = 0;
        let wanted = place["character"].as_u64().unwrap() as usize;
        let rest = text[start..].char_indices().find(|(_, c)| {
            let found = units >= wanted;
            units += c.len_utf16();
            found
        });
        rest.map_or(text.len(), |(at, _)| start + at)
    };
    let (start, end) = (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
    format!("{}{}{}", &text[..start], edit["newText"].as_str().unwrap(), &text[end..])
}

const FIRST: &str = "---\ndate: 2025-03-14\n---\n😀 Larne is home to about 25,000 people.\n";

fn project() -> Client {
    Client::new(&[
        ("factlint.yml", "articles: [\"news/**\"]\n"),
        ("rules/larne.yml", RULES),
        ("news/a.md", FIRST),
        ("news/b.md", "---\ndate: 2025-03-14\n---\nThe quay opened on 12 March 2025.\n"),
        ("news/c.md", "---\ndate: 2025-03-15\n---\nThe quay opened on 13 March 2025.\n"),
        ("news/e.md", "---\ndate: 2025-03-15\n---\nMara Keane cut the ribbon.\n"),
        ("news/d e.md", "---\ndate: 2025-03-15\n---\nThe quay had opened on 12 March 2025.\n"),
    ])
}

#[test]
fn conflicts_are_told_where_they_stand_and_follow_what_is_typed() {
    let mut client = project();
    let told = client.diagnostics("news/a.md");
    // The emoji is two units of UTF-16: `about` is not part of the value.
    assert_eq!(short(&told), [("people".to_owned(), [(3, 26), (3, 32)])]);
    let related = &told[0]["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], *client.uri("rules/larne.yml"));
    assert_eq!(related["range"]["start"]["line"], 6);
    let told = client.diagnostics("news/c.md");
    assert_eq!(short(&told), [("opening".to_owned(), [(3, 19), (3, 32)])]);
    let other = &told[0]["relatedInformation"][0];
    assert_eq!(other["location"]["uri"], *client.uri("news/b.md"));

    client.open("news/a.md", FIRST);
    client.change("news/a.md", 2, [(3, 26), (3, 32)], "18,700");
    let told = client.diagnostics("news/a.md");
    assert_eq!(short(&told), [], "{told:?}");
    // The file on disk is as it was, and what is typed above the words moves them.
    client.change("news/a.md", 3, [(3, 26), (3, 32)], "99");
    client.change("news/a.md", 4, [(3, 0), (3, 0)], "😀\r\n");
    let told = client.diagnostics("news/a.md");
    assert_eq!(short(&told), [("people".to_owned(), [(4, 26), (4, 28)])], "{told:?}");
    // Closed without saving, it is what lies on disk again.
    let document = json!({"textDocument": {"uri": client.uri("news/a.md")}});
    client.tell("textDocument/didClose", document);
    client.versions.clear();
    // What was told between two keystrokes is no answer to this.
    client.kept.clear();
    let told = client.diagnostics("news/a.md");
    assert_eq!(short(&told), [("people".to_owned(), [(3, 26), (3, 32)])], "{told:?}");
    assert_eq!(client.leave(), (Some(0), String::new()));
}

#[test]
fn an_unsaved_article_is_the_other_side() {
    let mut client = project();
    client.diagnostics("news/c.md");
    client.open("news/c.md", "---\ndate: 2025-03-15\n---\nThe quay opened on 13 March 2025.\n");
    client.diagnostics("news/c.md");
    client.open("news/b.md", "---\ndate: 2025-03-14\n---\nThe quay opened on 13 March 2025.\n");
    // Two to one the other way: now the third stands alone, and nobody had opened it.
    let told = client.diagnostics("news/d e.md");
    assert_eq!(short(&told), [("opening".to_owned(), [(3, 23), (3, 36)])]);
    let told = client.diagnostics("news/c.md");
    assert_eq!(short(&told), []);
    client.leave();
}

#[test]
fn what_can_be_done_is_offered_and_works() {
    let mut client = project();
    client.open("news/a.md", FIRST);
    let actions = client.actions("news/a.md", [(3, 28), (3, 28)]);
    let titles: Vec<&str> = actions.iter().map(|a| a["title"].as_str().unwrap()).collect();
    assert_eq!(
        titles,
        [
            "Write “18 700” here",
            "Waive `people` here (write the reason)",
            "Go to rules/larne.yml:7"
        ]
    );
    let uri = client.uri("news/a.md");
    let mended = applied(&actions[0], &uri, FIRST);
    assert_eq!(mended, FIRST.replace("about 25,000", "18 700"));
    let waived = applied(&actions[1], &uri, FIRST);
    let line = "<!-- factlint-ignore people reason=\"\" -->\n";
    assert_eq!(waived, FIRST.replace("😀", &format!("{line}😀")));
    let arguments = &actions[2]["command"]["arguments"];
    let command = json!({"command": actions[2]["command"]["command"], "arguments": arguments});
    client.ask("workspace/executeCommand", command);
    let shown = client.wait(|message| message["method"] == "window/showDocument");
    assert_eq!(shown["params"]["uri"], *client.uri("rules/larne.yml"));
    assert_eq!(shown["params"]["selection"]["start"]["line"], 6);

    // With a reason the waiver holds.
    let reasoned = waived.replace("reason=\"\"", "reason=\"as the wire has it\"");
    let document = json!({"uri": uri, "version": 2});
    let params = json!({"textDocument": document, "contentChanges": [{"text": reasoned}]});
    client.tell("textDocument/didChange", params);
    assert_eq!(client.actions("news/a.md", [(4, 28), (4, 28)]), [Value::Null; 0]);

    client.open("news/c.md", "---\ndate: 2025-03-15\n---\nThe quay opened on 13 March 2025.\n");
    let actions = client.actions("news/c.md", [(3, 20), (3, 20)]);
    assert_eq!(actions[0]["title"], "Write “12 March 2025” here");
    client.leave();
}

#[test]
fn values_and_rules_are_shown() {
    let mut client = project();
    client.open("news/a.md", FIRST);
    let place = client.at("news/a.md", 3, 28);
    let hover = client.ask("textDocument/hover", place);
    let words = hover["result"]["contents"]["value"].as_str().unwrap_or_default().to_owned();
    assert!(words.starts_with("**about 25,000 \\(22,500 to 27,500\\)** · count"), "{hover}");
    assert!(words.contains("`people`: outlier"), "{words}");
    assert_eq!(hover["result"]["range"], range([(3, 20), (3, 39)]));
    let place = client.at("news/a.md", 3, 1);
    let nothing = client.ask("textDocument/hover", place);
    assert_eq!(nothing["result"], Value::Null);
    client.open("rules/larne.yml", RULES);
    let place = client.at("rules/larne.yml", 9, 3);
    let hover = client.ask("textDocument/hover", place);
    let words = hover["result"]["contents"]["value"].as_str().unwrap_or_default().to_owned();
    assert!(words.starts_with("The opening of the quay · 3 mentions in 3 articles"), "{hover}");
    assert!(words.contains("\n- news/c.md: “13 March 2025”, outlier"), "{words}");
    client.leave();
}

#[test]
fn rule_files_are_read_as_they_are_written() {
    let mut client = project();
    client.diagnostics("news/a.md");
    client.open("rules/larne.yml", RULES);
    assert_eq!(client.diagnostics("rules/larne.yml"), [Value::Null; 0]);
    client.change("rules/larne.yml", 2, [(12, 9), (12, 9)], "@");
    let told = client.diagnostics("rules/larne.yml");
    let codes: Vec<String> = short(&told).into_iter().map(|(code, _)| code).collect();
    assert!(codes.iter().any(|code| code.starts_with("factlint::rule::")), "{told:?}");
    client.change("rules/larne.yml", 3, [(12, 9), (12, 10)], "");
    assert_eq!(client.diagnostics("rules/larne.yml"), [Value::Null; 0]);
    // What is not saved is known to completion.
    client.change("rules/larne.yml", 4, [(1, 2), (1, 7)], "brady");
    client.change("rules/larne.yml", 5, [(13, 13), (13, 19)], "@");
    client.diagnostics("rules/larne.yml");
    for (line, column, wanted) in [(13, 14, "brady"), (12, 4, "find"), (9, 22, "open")] {
        let place = client.at("rules/larne.yml", line, column);
        let items = client.ask("textDocument/completion", place)["result"].clone();
        let labels: Vec<&str> =
            items.as_array().into_iter().flatten().filter_map(|i| i["label"].as_str()).collect();
        assert_eq!(labels.contains(&wanted), wanted != "open", "{line}: {labels:?}");
    }
    // Saved, the rules find what they say.
    let saved = RULES.replace("18 700", "25 000");
    fs::write(client.path("rules/larne.yml"), &saved).expect("a file");
    let document = json!({"uri": client.uri("rules/larne.yml"), "version": 6});
    let params = json!({"textDocument": document, "contentChanges": [{"text": saved}]});
    client.tell("textDocument/didChange", params);
    client.tell(
        "textDocument/didSave",
        json!({"textDocument": {"uri": client.uri("rules/larne.yml")}}),
    );
    client.wait(|m| {
        let params = &m["params"];
        params["uri"].as_str().is_some_and(|uri| uri.ends_with("a.md"))
            && params["diagnostics"].as_array().is_some_and(Vec::is_empty)
    });
    client.leave();
}

#[test]
fn lines_of_json_are_waived_in_the_settings() {
    let line = "{\"id\": \"1\", \"text\": \"Larne is home to 25,000 people.\"}\n";
    let settings = "articles: [\"*.jsonl\"]";
    let mut client =
        Client::new(&[("factlint.yml", settings), ("rules/a.yml", RULES), ("w.jsonl", line)]);
    client.open("w.jsonl", line);
    let actions = client.actions("w.jsonl", [(0, 40), (0, 40)]);
    let waive = actions.iter().find(|a| a["title"].as_str().unwrap().starts_with("Waive")).unwrap();
    let uri = client.uri("factlint.yml");
    let wanted = format!(
        "{settings}\nwaivers:\n  - {{rule: \"people\", article: \"w.jsonl#1\", reason: \"\"}}\n"
    );
    assert_eq!(applied(waive, &uri, settings), wanted);
    client.leave();
}

const QUAY: &str = "---\ndate: 2025-03-15\n---\nThe quay opened on 13 March 2025.\n";

impl Client {
    /// Tells that files have changed on disk: 1 for one that was made, 2 for one that was written, 3 for one that is gone.
    fn watched(&mut self, changes: &[(&str, u8)]) {
        let change = |(name, kind): &(&str, u8)| json!({"uri": self.uri(name), "type": kind});
        let changes: Vec<Value> = changes.iter().map(change).collect();
        self.tell("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    }

    /// The codes of the next diagnostics of a file.
    fn codes(&mut self, name: &str) -> Vec<String> {
        short(&self.diagnostics(name)).into_iter().map(|(code, _)| code).collect()
    }
}

#[test]
fn files_come_and_go_and_change_on_disk() {
    let mut client = project();
    assert_eq!(client.codes("news/c.md"), ["opening"]);
    // Both who say otherwise are gone: nothing is left to collide with.
    for name in ["news/b.md", "news/d e.md"] {
        fs::remove_file(client.path(name)).expect("a file");
    }
    client.watched(&[("news/b.md", 3), ("news/d e.md", 3)]);
    assert_eq!(client.codes("news/c.md"), [""; 0]);
    // One comes back under another name: on a tie the older article stands.
    fs::write(client.path("news/old.md"), QUAY.replace("15", "01").replace("13 March", "12 March"))
        .expect("a file");
    client.watched(&[("news/old.md", 1)]);
    assert_eq!(client.codes("news/c.md"), ["opening"]);
    // It is moved: the other side lies where it lies now.
    fs::rename(client.path("news/old.md"), client.path("news/new.md")).expect("a file");
    client.watched(&[("news/old.md", 3), ("news/new.md", 1)]);
    let told = client.diagnostics("news/c.md");
    let other = &told[0]["relatedInformation"][0]["location"]["uri"];
    assert_eq!(*other, *client.uri("news/new.md"));
    // Written by another program, it is read again, unless a buffer stands for it.
    fs::write(client.path("news/new.md"), QUAY).expect("a file");
    client.watched(&[("news/new.md", 2)]);
    assert_eq!(client.codes("news/c.md"), [""; 0]);
    client.open("news/new.md", QUAY);
    client.diagnostics("news/new.md");
    fs::write(client.path("news/new.md"), "Nothing.\n").expect("a file");
    client.watched(&[("news/new.md", 2)]);
    client.change("news/new.md", 2, [(3, 19), (3, 21)], "12");
    assert_eq!(client.codes("news/new.md"), ["opening"]);
    // A folder that is gone takes its articles along.
    client.kept.clear();
    fs::remove_dir_all(client.path("news")).expect("a folder");
    client.watched(&[("news", 3)]);
    assert_eq!(client.codes("news/a.md"), [""; 0]);
    assert_eq!(client.leave(), (Some(0), String::new()));
}

#[test]
fn lines_may_end_in_two_characters_and_columns_are_utf16() {
    let first = FIRST.replace('\n', "\r\n");
    let mut client = Client::new(&[
        ("factlint.yml", "articles: [\"news/**\"]\r\n"),
        ("rules/larne.yml", &RULES.replace('\n', "\r\n")),
        ("news/a.md", &first),
        ("news/b.md", "\u{feff}“ä𝕏” Larne is home to 25,000 people.\r\n"),
    ]);
    let told = client.diagnostics("news/a.md");
    assert_eq!(short(&told), [("people".to_owned(), [(3, 26), (3, 32)])]);
    assert_eq!(told[0]["relatedInformation"][0]["location"]["range"], range([(6, 12), (6, 25)]));
    // A mark at the start of the file takes no column, 𝕏 takes two.
    let told = client.diagnostics("news/b.md");
    assert_eq!(short(&told), [("people".to_owned(), [(0, 23), (0, 29)])]);
    client.open("news/a.md", &first);
    client.diagnostics("news/a.md");
    let actions = client.actions("news/a.md", [(3, 26), (3, 26)]);
    let uri = client.uri("news/a.md");
    let waived = applied(&actions[1], &uri, &first);
    let comment = "<!-- factlint-ignore people reason=\"\" -->\r\n";
    assert_eq!(waived, first.replace("😀", &format!("{comment}😀")));
    client.change("news/a.md", 2, [(3, 2), (3, 3)], "\r\n𝕏 ");
    let told = client.diagnostics("news/a.md");
    assert_eq!(short(&told), [("people".to_owned(), [(4, 26), (4, 32)])]);
    client.leave();
}

#[test]
fn broken_rules_and_settings_are_told_and_mended() {
    let mut client = project();
    client.diagnostics("news/a.md");
    let settings = "articles: [\"news/**\"]\n";
    client.open("rules/larne.yml", RULES);
    client.open("factlint.yml", settings);
    assert_eq!(client.codes("rules/larne.yml"), [""; 0]);
    // A key that is being written is no YAML yet; the articles keep what was said of them.
    client.change("rules/larne.yml", 2, [(3, 0), (3, 0)], "  - id: half\n    fig");
    let codes = client.codes("rules/larne.yml");
    assert!(codes.iter().all(|code| code.starts_with("factlint::rule::")), "{codes:?}");
    assert!(!codes.is_empty());
    // Saved as it is, it is told again, and the rules that can be read still find what they say.
    let broken = RULES.replacen("    figure", "    counts", 1);
    fs::write(client.path("rules/larne.yml"), &broken).expect("a file");
    client.versions.insert(client.uri("rules/larne.yml"), 3);
    let document = json!({"uri": client.uri("rules/larne.yml"), "version": 3});
    let params = json!({"textDocument": document, "contentChanges": [{"text": broken}]});
    client.tell("textDocument/didChange", params);
    let saved = json!({"textDocument": {"uri": client.uri("rules/larne.yml")}});
    client.tell("textDocument/didSave", saved.clone());
    assert_eq!(client.codes("news/a.md"), [""; 0], "its rule cannot be read");
    let told = client.diagnostics("rules/larne.yml");
    assert!(told[0]["message"].as_str().unwrap().contains("figure"), "{told:?}");
    fs::write(client.path("rules/larne.yml"), RULES).expect("a file");
    client.versions.insert(client.uri("rules/larne.yml"), 4);
    let document = json!({"uri": client.uri("rules/larne.yml"), "version": 4});
    let params = json!({"textDocument": document, "contentChanges": [{"text": RULES}]});
    client.tell("textDocument/didChange", params);
    client.tell("textDocument/didSave", saved);
    assert_eq!(client.codes("news/a.md"), ["people"]);
    // Settings that cannot be read are told in their own file.
    client.kept.clear();
    client.change("factlint.yml", 2, [(0, 0), (0, 8)], "artcles");
    let told = client.diagnostics("factlint.yml");
    assert_eq!(short(&told), [("factlint::config::unknown-key".to_owned(), [(0, 0), (0, 7)])]);
    // What was meant is written by an edit.
    let place = json!({"textDocument": {"uri": client.uri("factlint.yml")}, "range": told[0]["range"], "context": {"diagnostics": told}});
    let action = &client.ask("textDocument/codeAction", place)["result"][0];
    let edit = &action["edit"]["changes"][client.uri("factlint.yml")][0];
    assert_eq!(
        (&action["title"], &edit["newText"]),
        (&json!("Write `articles`"), &json!("articles"))
    );
    client.change("factlint.yml", 3, [(0, 0), (0, 7)], "articles");
    assert_eq!(client.codes("factlint.yml"), [""; 0]);
    assert_eq!(client.leave(), (Some(0), String::new()));
}

#[test]
fn an_article_in_lines_of_json_is_kept_up() {
    let line = |id: u32, people: &str| {
        format!("{{\"id\": \"{id}\", \"text\": \"Ä😀 Larne is home to {people} people.\"}}\n")
    };
    let text = line(1, "18,700") + &line(2, "25,000");
    let mut client = Client::new(&[
        ("factlint.yml", "articles: [\"*.jsonl\"]\n"),
        ("rules/a.yml", RULES),
        ("w.jsonl", &text),
    ]);
    let at = |line: u64| ("people".to_owned(), [(line, 42), (line, 48)]);
    assert_eq!(short(&client.diagnostics("w.jsonl")), [at(1)]);
    client.open("w.jsonl", &text);
    assert_eq!(short(&client.diagnostics("w.jsonl")), [at(1)]);
    client.change("w.jsonl", 2, [(0, 42), (0, 48)], "19,900");
    assert_eq!(short(&client.diagnostics("w.jsonl")), [at(0), at(1)]);
    // A line more, and a line that is being written.
    client.change("w.jsonl", 3, [(2, 0), (2, 0)], &line(3, "20,000"));
    assert_eq!(short(&client.diagnostics("w.jsonl")), [at(0), at(1), at(2)]);
    client.change("w.jsonl", 4, [(1, 0), (1, 1)], "");
    let codes = client.codes("w.jsonl");
    assert_eq!(codes, ["people", "people", "factlint::article::jsonl"]);
    client.leave();
}

#[test]
fn hostile_messages_are_answered_or_passed_over() {
    let mut client = project();
    client.diagnostics("news/a.md");
    client.open("news/a.md", FIRST);
    let big = u32::MAX;
    for params in [
        Value::Null,
        json!([]),
        json!({"textDocument": 5}),
        json!({"textDocument": {"uri": "file:///", "version": 1}, "contentChanges": []}),
        json!({"textDocument": {"uri": client.uri("news/a.md"), "version": -9}, "contentChanges": [
            {"range": range([(big, big), (0, 0)]), "text": "\u{0}\u{202e}"},
            {"range": range([(0, big), (big, 0)]), "text": "😀"},
            {"range": range([(0, 1), (0, 1)]), "text": "x"},
        ]}),
    ] {
        client.tell("textDocument/didChange", params.clone());
        client.tell("textDocument/didOpen", params.clone());
        client.tell("workspace/didChangeWatchedFiles", params.clone());
        client.tell("nobody/knows", params.clone());
        for method in [
            "textDocument/hover",
            "textDocument/completion",
            "textDocument/codeAction",
            "workspace/executeCommand",
            "nobody/knows",
            "initialize",
        ] {
            let answer = client.ask(method, params.clone());
            assert!(answer.get("result").is_some() || answer.get("error").is_some(), "{answer}");
        }
    }
    for uri in ["untitled:a", "file://../../etc/passwd", "file:///etc/passwd", "http://a.b/c.md"] {
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}});
        let answer = client.ask("textDocument/hover", place);
        assert!(answer.get("error").is_some() || answer["result"].is_null(), "{answer}");
    }
    let show = json!({"command": "factlint.show", "arguments": [{"uri": "http://a.b", "selection": range([(0, 0), (0, 0)])}]});
    assert!(client.ask("workspace/executeCommand", show)["error"]["message"].is_string());
    client.raw(b"Content-Length: 4\r\n\r\nnull");
    client.raw(b"Content-Length: 6\r\n\r\n{\"a\":}");
    for _ in 0..2 {
        let answer = client.wait(|message| message["error"]["code"] == -32700);
        assert!(answer["error"]["message"].as_str().unwrap().starts_with("this is no message"));
    }
    assert_eq!(client.leave().0, Some(0));
}

#[test]
fn a_stream_that_breaks_is_an_end_with_words() {
    for (bytes, said) in [
        (&b"Content-Length: 99999999999999\r\n\r\n"[..], "names no length up to"),
        (b"Content-Length: 10\r\n\r\n{}", "ends after 2 of 10 bytes"),
        (b"GET / HTTP/1.1\r\n\r\n", "names no length up to"),
    ] {
        let mut client = Client::silent(&[]);
        client.raw(bytes);
        let (status, words) = client.end();
        assert_eq!(status, Some(2));
        assert!(words.contains(said), "{words}");
    }
    let (status, _) = Client::silent(&[]).end();
    assert_eq!(status, Some(2), "gone without a word of leave");
    let mut client = Client::silent(&[]);
    let answer = client.ask("textDocument/hover", json!({}));
    assert_eq!(answer["error"]["code"], -32002);
    client.end();
}

#[test]
fn the_folder_is_the_client_s() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.md"), "They met on Thursday, 14 March 2025.\n")
        .expect("a file");
    let mut client = Client::silent(&[]);
    let uri = format!("file://{}", folder.path().display());
    let params = json!({"workspaceFolders": [{"uri": uri, "name": "x"}], "capabilities": {}, "processId": null});
    client.ask("initialize", params);
    let told = client.wait(|message| message["method"] == "textDocument/publishDiagnostics");
    assert_eq!(told["params"]["uri"], format!("{uri}/a.md"));
    assert_eq!(told["params"]["diagnostics"][0]["code"], "calendar");
    assert!(Path::new(&client.path("a.md")).parent().is_some());
    client.leave();
}
