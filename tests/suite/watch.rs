//! `check --watch`: runs again when an article changes, and when a rule does.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The watching program, ended when the test is.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has then seen.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The lines of a stream as they come. The two streams are apart, for nothing orders their lines among each other.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (send, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            // Once the test is over nobody listens.
            let _ = send.send(line);
        }
    });
    lines
}

fn until(lines: &Receiver<String>, wanted: &str) {
    let mut seen = Vec::new();
    loop {
        match lines.recv_timeout(Duration::from_secs(60)) {
            Ok(line) if line.contains(wanted) => return,
            Ok(line) => seen.push(line),
            Err(_) => panic!("no `{wanted}` in {seen:?}"),
        }
    }
}

#[test]
fn a_change_is_checked_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("rules")).expect("a folder");
    let rule = "rules:\n  - {id: pier, figure: x, find: \"pier is {length} long\", expect: 90 m}\n";
    fs::write(path("rules/pier.yml"), rule).expect("a rule");
    fs::write(path("a.txt"), "The pier is 90 m long.\n").expect("an article");
    fs::write(path("factlint.yml"), "articles: \"*.txt\"\n").expect("settings");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(folder.path()).args(["check", "--watch", "--format", "short"]);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let results = lines(child.stdout.take().expect("a stream"));
    let said = lines(child.stderr.take().expect("a stream"));
    let _watching = Watching(child);
    until(&said, "watching for changes");
    fs::write(path("a.txt"), "The pier is 70 m long.\n").expect("an article");
    until(&results, "error[pier]");
    let milder = rule.replace("90 m}", "about 75 m, severity: note}");
    fs::write(path("rules/pier.yml"), milder).expect("a rule");
    fs::write(path("b.txt"), "The pier is 300 m long.\n").expect("an article");
    until(&results, "note[pier]");
}
