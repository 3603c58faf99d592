//! What is told. In: what has changed since the last time. Out: diagnostics of the files of which something else is to be said, and
//! of those that are open.

use super::{Due, Server};
use crate::lsp::desk::Desk;
use crate::lsp::{Buffers, tell, uri};
use crate::problem::Problem;
use lsp_types::{Diagnostic, MessageType, PublishDiagnosticsParams};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

/// Files that change on disk within this time are looked at together.
const BURST: Duration = Duration::from_millis(50);

impl Server<'_> {
    /// Whether nothing waits to be looked at.
    pub fn is_settled(&self) -> bool {
        let Due { articles, rules, files, all } = &self.due;
        articles.is_empty() && !rules && !files && !all
    }

    /// How long to wait for another message before [`Server::settle`].
    pub fn pause(&self) -> Duration {
        // A branch that is switched or a folder that is moved changes many files, one after another.
        if self.due.all || self.due.files { BURST } else { Duration::ZERO }
    }

    /// Examines what has changed, judges what that touches, and tells what is another now.
    pub fn settle(&mut self) {
        let due = std::mem::take(&mut self.due);
        if due.all {
            return self.open();
        }
        if due.files || !due.articles.is_empty() {
            self.look(&due);
        }
        if due.rules {
            self.draft();
        }
    }

    /// Looks at the articles again that have changed, or come, or gone.
    fn look(&mut self, due: &Due) {
        let unsaved = if due.files { self.unsaved() } else { Buffers::new() };
        let Some(desk) = &mut self.desk else { return };
        if due.files {
            desk.relist(&unsaved);
        }
        let bytes = |path: &PathBuf| self.buffers.get(path).map(|text| text.bytes().to_vec());
        let relative = due.articles.iter().filter_map(|path| Some((path, desk.relative(path)?)));
        let files = relative.map(|(path, relative)| (relative, bytes(path))).collect();
        desk.replace(files);
        self.tell();
    }

    fn unsaved(&self) -> Buffers {
        self.buffers.iter().map(|(path, text)| (path.clone(), text.bytes().to_vec())).collect()
    }

    /// Reads everything anew.
    fn open(&mut self) {
        let buffers = self.unsaved();
        match self.workspace.open(&self.folder, &buffers) {
            Ok(project) => {
                self.desk = Some(Desk::new(project, &buffers));
                self.drafted = None;
                // Places are worked out anew: a file can say something else at the same bytes.
                let before = std::mem::take(&mut self.told);
                self.told = before.into_keys().map(|path| (path, Vec::new())).collect();
                self.faulty.clear();
                self.tell();
            }
            Err(why) => self.log(MessageType::ERROR, &why),
        }
    }

    /// Tells every file whose diagnostics have changed, and every open one: places in it may have moved.
    fn tell(&mut self) {
        let Some(desk) = &self.desk else { return };
        let marks = tell::marks(desk);
        let open = self.buffers.keys().filter_map(|path| desk.relative(path));
        let nothing = tell::Marks::new();
        let differs = |path: &&String| {
            let (now, before) = (marks.get(*path), self.told.get(*path));
            now.unwrap_or(&nothing) != before.unwrap_or(&nothing)
                || before.is_some() && now.is_none()
        };
        let changed: BTreeSet<String> =
            marks.keys().chain(self.told.keys()).filter(differs).cloned().chain(open).collect();
        let diagnostics = tell::diagnostics(desk, &changed, &self.buffers);
        self.told = marks;
        for (path, list) in diagnostics {
            self.publish(&path, list);
        }
    }

    /// Reads the rules as they stand in the buffers, and tells their faults.
    fn draft(&mut self) {
        let project = match self.workspace.open(&self.folder, &self.unsaved()) {
            Ok(project) => project,
            Err(why) => return self.log(MessageType::ERROR, &why),
        };
        // Where nothing could be opened before, it may be now.
        let Some(desk) = &self.desk else { return self.open() };
        let problems: Vec<Problem> = project.problems().to_vec();
        let mut told = tell::faults(desk, &problems, &self.buffers);
        let open = self.buffers.keys().filter(|path| self.is_rules(path));
        let open: Vec<String> = open.filter_map(|path| desk.relative(path)).collect();
        for path in open.into_iter().chain(std::mem::take(&mut self.faulty)) {
            told.entry(path).or_default();
        }
        self.drafted = Some(project.plan().rules.clone());
        self.faulty = told.keys().cloned().collect();
        for (path, list) in told {
            self.told.remove(&path);
            self.publish(&path, list);
        }
    }

    fn publish(&mut self, path: &str, diagnostics: Vec<Diagnostic>) {
        let Some(desk) = &self.desk else { return };
        let absolute = desk.absolute(path);
        let Some(uri) = uri::of(&absolute) else { return };
        let version = self.versions.get(&absolute).copied();
        let params = PublishDiagnosticsParams { uri, diagnostics, version };
        self.notify("textDocument/publishDiagnostics", json!(params));
    }
}
