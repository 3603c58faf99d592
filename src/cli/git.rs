//! What the git repository around a project says, asked of the `git` command. In: a folder. Out: facts about its repository, `None`
//! outside one.

use jiff::civil::Date;
use std::path::Path;
use std::process::{Command, Stdio};

/// The day of HEAD's commit, where it was committed.
pub fn day_of_head(folder: &Path) -> Option<Date> {
    ask(folder, &["log", "-1", "--format=%cs", "HEAD"])?.parse().ok()
}

/// The folder inside its repository, with `/` at the end; `None` at the top and outside git.
pub fn prefix(folder: &Path) -> Option<String> {
    ask(folder, &["rev-parse", "--show-prefix"]).filter(|prefix| !prefix.is_empty())
}

/// What `git` answers on one line.
fn ask(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let answer = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| answer.trim_end_matches(['\n', '\r']).to_owned())
}
