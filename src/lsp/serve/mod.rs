//! The server: messages in, messages out. In: messages, in the order of their coming. Out: answers at once (`answers`); diagnostics
//! once nothing else waits ([`Server::settle`]).
//!
//! Text that was changed is taken over at once (`documents`), so that every answer is about what the editor shows. Rules are read
//! again as they are written, for their own faults; what they find is looked for when they are saved.

mod answers;
mod documents;
mod settle;
mod stream;

pub use stream::run;

use super::desk::Desk;
use super::place::Text;
use super::{Workspace, tell, uri};
use crate::ruleset::RuleSet;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// The command that shows a place.
const SHOW: &str = "factlint.show";

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// The next message.
    On,
    /// The end; whether the client asked for it in order.
    End(bool),
}

/// A server, without the streams that it talks over.
pub struct Server<'w> {
    workspace: &'w dyn Workspace,
    folder: PathBuf,
    desk: Option<Desk>,
    /// What is open in the editor, by absolute path, with its version.
    buffers: BTreeMap<PathBuf, Text>,
    versions: BTreeMap<PathBuf, i32>,
    due: Due,
    /// What each file was last told.
    told: BTreeMap<String, tell::Marks>,
    /// Rules as they stand in the buffers, for completion.
    drafted: Option<Arc<RuleSet>>,
    /// Files that were told a fault of a draft.
    faulty: BTreeSet<String>,
    client: Client,
    phase: Phase,
    asked: i32,
    /// Messages to send.
    pub out: Vec<Message>,
}

/// What has changed since the last time that everything was judged.
#[derive(Debug, Default)]
struct Due {
    /// Articles whose text is another.
    articles: BTreeSet<PathBuf>,
    /// Rules that are being written.
    rules: bool,
    /// Articles that may have come or gone.
    files: bool,
    /// Everything: rules or settings are others.
    all: bool,
}

/// What the client can do.
#[derive(Debug, Default)]
struct Client {
    shows: bool,
    watches: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Before,
    Running,
    Closed,
}

/// What an answer can be: a result, or why there is none.
type Answer = Result<Value, String>;

impl<'w> Server<'w> {
    /// A server that has not been greeted yet.
    pub fn new(workspace: &'w dyn Workspace) -> Self {
        Self {
            workspace,
            folder: PathBuf::new(),
            desk: None,
            buffers: BTreeMap::new(),
            versions: BTreeMap::new(),
            due: Due::default(),
            told: BTreeMap::new(),
            drafted: None,
            faulty: BTreeSet::new(),
            client: Client::default(),
            phase: Phase::Before,
            asked: 0,
            out: Vec::new(),
        }
    }

    /// Takes one message.
    pub fn take(&mut self, message: Message) -> Flow {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(note) if note.method == "exit" => {
                return Flow::End(self.phase == Phase::Closed);
            }
            Message::Notification(note) if self.phase == Phase::Running => self.notice(note),
            // Before the greeting and after the farewell there is nothing to take notice of; nothing waits for an answer.
            Message::Notification(_) | Message::Response(_) => {}
        }
        Flow::On
    }

    /// Answers a body that is no message.
    pub fn garbled(&mut self, why: String) -> Flow {
        // The protocol wants `null` for the id of a request that could not be read, and the types have none: the empty word.
        let id = RequestId::from(String::new());
        let message = format!("this is no message: {why}");
        self.out.push(Response::new_err(id, ErrorCode::ParseError as i32, message).into());
        Flow::On
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let code = match self.phase {
            Phase::Before if method == "initialize" => {
                let answer = self.greet(params);
                return self.answer(id, answer);
            }
            Phase::Before => Some(ErrorCode::ServerNotInitialized),
            Phase::Closed => Some(ErrorCode::InvalidRequest),
            Phase::Running => None,
        };
        if let Some(code) = code {
            let message = format!("`{method}` comes out of turn");
            return self.out.push(Response::new_err(id, code as i32, message).into());
        }
        if self.desk.is_none() && self.due.all {
            self.settle();
        }
        let answer = match method.as_str() {
            "shutdown" => {
                self.phase = Phase::Closed;
                Ok(Value::Null)
            }
            "textDocument/hover" => with(params, |params| self.hover(params)),
            "textDocument/completion" => with(params, |params| self.complete(params)),
            "textDocument/codeAction" => {
                // What is offered has to be about the text as it is.
                self.settle();
                with(params, |params| self.act(params))
            }
            "workspace/executeCommand" => with(params, |params| self.execute(params)),
            _ => {
                let message = format!("`{method}` is not known here");
                let code = ErrorCode::MethodNotFound as i32;
                return self.out.push(Response::new_err(id, code, message).into());
            }
        };
        self.answer(id, answer);
    }

    fn answer(&mut self, id: RequestId, answer: Answer) {
        self.out.push(match answer {
            Ok(value) => Response::new_ok(id, value).into(),
            Err(why) => Response::new_err(id, ErrorCode::InvalidParams as i32, why).into(),
        });
    }

    fn ask(&mut self, method: &str, params: Value) {
        self.asked += 1;
        self.out.push(Request::new(self.asked.into(), method.to_owned(), params).into());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.out.push(Notification::new(method.to_owned(), params).into());
    }

    #[allow(deprecated)] // Editors that are older than folders of a workspace name a root.
    fn greet(&mut self, params: Value) -> Answer {
        with(params, |params: InitializeParams| {
            let folder = params.workspace_folders.unwrap_or_default().into_iter().next();
            let root = folder.map(|folder| folder.uri).or(params.root_uri);
            self.folder = root.as_ref().and_then(uri::path).unwrap_or_default();
            let window = params.capabilities.window;
            self.client.shows =
                window.and_then(|window| window.show_document).is_some_and(|show| show.support);
            let workspace = params.capabilities.workspace;
            self.client.watches = workspace
                .and_then(|workspace| workspace.did_change_watched_files)
                .and_then(|watch| watch.dynamic_registration)
                .unwrap_or(false);
            self.phase = Phase::Running;
            // Settled with the first pause, so that the greeting is answered at once.
            self.due.all = true;
            Ok(json!({
                "capabilities": capabilities(),
                "serverInfo": {"name": "factlint", "version": env!("CARGO_PKG_VERSION")},
            }))
        })
    }

    fn notice(&mut self, note: Notification) {
        let Notification { method, params } = note;
        // A notification that cannot be read has nobody to tell: the log of the editor.
        let read = match method.as_str() {
            "initialized" => {
                self.watch();
                Ok(())
            }
            "textDocument/didOpen" => read(params).map(|params| self.opened(params)),
            "textDocument/didChange" => read(params).map(|params| self.changed(params)),
            "textDocument/didClose" => read(params).map(|params| self.closed(params)),
            "textDocument/didSave" => read(params).map(|params| self.saved(params)),
            "workspace/didChangeWatchedFiles" => read(params).map(|params| self.moved(params)),
            _ => Ok(()),
        };
        if let Err(why) = read {
            self.log(MessageType::WARNING, &format!("`{method}` cannot be read: {why}"));
        }
    }

    fn log(&mut self, kind: MessageType, message: &str) {
        let message = format!("factlint: {message}");
        self.notify("window/logMessage", json!({"type": kind, "message": message}));
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, String> {
    serde_json::from_value(params).map_err(|error| error.to_string())
}

fn with<T: DeserializeOwned>(params: Value, answer: impl FnOnce(T) -> Answer) -> Answer {
    read(params).and_then(answer)
}

fn capabilities() -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::Supported(true)),
        ..TextDocumentSyncOptions::default()
    };
    let triggers = ["{", "@", ":", " "].map(str::to_owned).to_vec();
    ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(triggers),
            ..CompletionOptions::default()
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![SHOW.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}
