//! What the editor shows. In: documents that are opened, changed, saved and closed, and files that change on disk. Out: their text
//! as it stands, at once, and what has to be looked at again.

use super::Server;
use crate::corpus;
use crate::lsp::desk::Desk;
use crate::lsp::place::Text;
use crate::lsp::uri;
use lsp_types::*;
use serde_json::json;
use std::path::{Path, PathBuf};

impl Server<'_> {
    pub(super) fn watch(&mut self) {
        if self.client.watches {
            let glob = "**/*.{txt,md,markdown,html,htm,xhtml,jsonl,yml,yaml,csv,tsv,json}";
            let watchers = json!({"watchers": [{"globPattern": glob}]});
            let method = "workspace/didChangeWatchedFiles";
            let registration =
                json!({"id": "files", "method": method, "registerOptions": watchers});
            self.ask("client/registerCapability", json!({"registrations": [registration]}));
        }
    }

    pub(super) fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let Some(path) = uri::path(&document.uri) else { return };
        self.versions.insert(path.clone(), document.version);
        self.set(path, Text::new(document.text.into_bytes()));
    }

    pub(super) fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let Some(path) = uri::path(&params.text_document.uri) else { return };
        let Some(mut text) = self.buffers.get(&path).cloned() else { return };
        for change in params.content_changes {
            text = match change.range {
                Some(range) => text.edited(text.span(range), &change.text),
                None => Text::new(change.text.into_bytes()),
            };
        }
        self.versions.insert(path.clone(), params.text_document.version);
        self.set(path, text);
    }

    fn set(&mut self, path: PathBuf, text: Text) {
        let same = self.buffers.get(&path).is_some_and(|old| old.bytes() == text.bytes());
        self.buffers.insert(path.clone(), text);
        if !same {
            self.touched(path);
        }
    }

    pub(super) fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let Some(path) = uri::path(&params.text_document.uri) else { return };
        self.buffers.remove(&path);
        self.versions.remove(&path);
        self.touched(path);
    }

    pub(super) fn saved(&mut self, params: DidSaveTextDocumentParams) {
        let Some(path) = uri::path(&params.text_document.uri) else { return };
        let known = self.holds(&path);
        if !known {
            self.appeared(&path);
        } else if self.is_rules(&path) {
            self.due.all = true;
        }
    }

    pub(super) fn moved(&mut self, params: DidChangeWatchedFilesParams) {
        for event in params.changes {
            let Some(path) = uri::path(&event.uri) else { continue };
            if !self.holds(&path) || event.typ != FileChangeType::CHANGED {
                self.appeared(&path);
            } else if !self.buffers.contains_key(&path) {
                // An open one is what its buffer says.
                self.touched(path);
            }
        }
    }

    /// Takes note of a file that has come, or gone, or that is no article: a rule file, settings, a table, a folder.
    fn appeared(&mut self, path: &Path) {
        if corpus::is_text(&path.to_string_lossy()) && !self.is_rules(path) {
            self.due.files = true;
        } else {
            self.due.all = true;
        }
    }

    /// Whether a file belongs to the corpus.
    fn holds(&self, path: &Path) -> bool {
        let holds = |desk: &Desk| desk.relative(path).is_some_and(|relative| desk.holds(&relative));
        self.desk.as_ref().is_some_and(holds)
    }

    /// Takes note of a file that has changed.
    fn touched(&mut self, path: PathBuf) {
        if let Some(desk) = &mut self.desk
            && let Some(relative) = desk.relative(&path)
        {
            desk.forget(&relative);
        }
        if self.is_rules(&path) {
            self.due.rules = true;
        } else {
            self.due.articles.insert(path);
        }
    }

    /// Whether a file is a rule file or the settings.
    pub(super) fn is_rules(&self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let settings = matches!(name.as_deref(), Some("factlint.yml" | "factlint.yaml"));
        let rules = self.desk.as_ref().map(|desk| desk.project.rule_files()).unwrap_or_default();
        settings || rules.iter().any(|file| file.absolute() == path)
    }
}
