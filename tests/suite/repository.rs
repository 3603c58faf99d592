//! A git repository that tests build step by step, and factlint run in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// A git repository with a project in it; gone when it is dropped.
pub struct Repository(tempfile::TempDir);

impl Repository {
    /// An empty one on the branch `main`.
    pub fn new() -> Self {
        let this = Repository(tempfile::tempdir().expect("a folder"));
        this.git(&["init", "-q", "-b", "main"]);
        this
    }

    /// With these files in its first commit.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let this = Self::new();
        files.iter().for_each(|(path, text)| this.write(path, text));
        this.commit();
        this
    }

    /// A clone of only the last commit.
    pub fn shallow(&self) -> Self {
        let clone = Repository(tempfile::tempdir().expect("a folder"));
        let from = format!("file://{}", self.path().display());
        clone.git(&["clone", "-q", "--depth", "1", "--no-single-branch", &from, "."]);
        clone
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    /// Puts `new` where `old` stands in a file.
    pub fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path().join(path)).expect("a file");
        assert!(text.contains(old), "{path} does not say {old}");
        self.write(path, &text.replacen(old, new, 1));
    }

    pub fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.arg("-C").arg(self.path()).args(["-c", "user.name=a", "-c", "user.email=a@b.example"]);
        // A commit's day is the day at which waivers are judged.
        let day = "2025-04-01T12:00:00+00:00";
        git.env("GIT_AUTHOR_DATE", day).env("GIT_COMMITTER_DATE", day);
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        let output = git.args(arguments).output().expect("git runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--no-gpg-sign", "-m", "a step"]);
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
        factlint.current_dir(self.path()).args(arguments);
        factlint.env_remove("GITHUB_ACTIONS").env_remove("GITHUB_STEP_SUMMARY");
        factlint.output().expect("factlint runs")
    }

    /// The status, what is printed, and what is complained about.
    pub fn check(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = self.run(&[&["check"], arguments].concat());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let status = output.status.code().expect("a status");
        (status, text(output.stdout), text(output.stderr))
    }

    /// The status, and the comment without its commit.
    pub fn since(&self, revision: &str) -> (i32, String) {
        let (status, text, _) = self.check(&["-q", "--format", "markdown", "--since", revision]);
        (status, text.split(" since ").next().unwrap_or_default().to_owned())
    }

    pub fn short(&self, arguments: &[&str]) -> (i32, String) {
        let (status, text, _) = self.check(&[&["--format", "short"], arguments].concat());
        (status, text)
    }
}
