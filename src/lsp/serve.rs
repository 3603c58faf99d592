//! The server: messages in, messages out. In: messages, in the order of their coming. Out: answers at once; diagnostics once the
//! writer pauses ([`Server::settle`]).
//!
//! Text that was changed is taken over at once, so that every answer is about what the editor shows; articles are examined and
//! everything is judged again only after [`PAUSE`]. Rules are read again as they are written, for their own faults; what they find
//! is looked for when they are saved.

use super::desk::Desk;
use super::place::Text;
use super::wire::{self, Came};
use super::{Buffers, Workspace, act, complete, hover, tell, uri};
use crate::corpus;
use crate::engine::Conflict;
use crate::problem::Problem;
use crate::ruleset::RuleSet;
use crate::text::SourceSpan;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// How long a writer pauses before everything is judged again. With what judging takes, a keystroke is answered within 100 ms.
pub const PAUSE: Duration = Duration::from_millis(20);

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
    drafted: Option<RuleSet>,
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
    articles: BTreeSet<PathBuf>,
    rules: bool,
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

/// Serves one client over two streams until it leaves; whether it left in order.
///
/// # Errors
/// What the streams say.
pub fn run<R: BufRead + Send + 'static>(
    workspace: &dyn Workspace,
    mut input: R,
    output: &mut impl Write,
) -> std::io::Result<bool> {
    let (sender, receiver) = mpsc::channel();
    // The thread ends with the stream, or with the process.
    std::thread::spawn(move || {
        loop {
            let came = wire::read(&mut input);
            let last = !matches!(came, Ok(Some(_)));
            if sender.send(came).is_err() || last {
                return;
            }
        }
    });
    let mut server = Server::new(workspace);
    loop {
        let came = match server.is_settled() {
            true => receiver.recv().ok(),
            false => match receiver.recv_timeout(PAUSE) {
                Ok(came) => Some(came),
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    server.settle();
                    send(&mut server.out, output)?;
                    continue;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => None,
            },
        };
        let flow = match came {
            Some(Ok(Some(Came::Message(message)))) => server.take(message),
            Some(Ok(Some(Came::Garbled(why)))) => server.garbled(why),
            Some(Err(error)) => return Err(error),
            Some(Ok(None)) | None => return Ok(server.phase == Phase::Closed),
        };
        send(&mut server.out, output)?;
        if let Flow::End(in_order) = flow {
            return Ok(in_order);
        }
    }
}

fn send(messages: &mut Vec<Message>, output: &mut impl Write) -> std::io::Result<()> {
    for message in messages.drain(..) {
        message.write(output)?;
    }
    output.flush()
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

    /// Whether nothing waits for a pause.
    pub fn is_settled(&self) -> bool {
        !self.due.all && !self.due.rules && self.due.articles.is_empty()
    }

    /// Examines what has changed, judges everything, and tells what that changes.
    pub fn settle(&mut self) {
        let due = std::mem::take(&mut self.due);
        if due.all {
            self.open();
        } else if !due.articles.is_empty() {
            let Some(desk) = &mut self.desk else { return };
            for path in &due.articles {
                let Some(relative) = desk.relative(path) else { continue };
                let bytes = self.buffers.get(path).map(|text| text.bytes().to_vec());
                desk.replace(&relative, bytes);
            }
            desk.judge();
            self.tell();
        }
        if due.rules && !due.all {
            self.draft();
        }
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

    fn watch(&mut self) {
        if self.client.watches {
            let glob = "**/*.{txt,md,markdown,html,htm,xhtml,jsonl,yml,yaml,csv,tsv,json}";
            let watchers = json!({"watchers": [{"globPattern": glob}]});
            let method = "workspace/didChangeWatchedFiles";
            let registration =
                json!({"id": "files", "method": method, "registerOptions": watchers});
            self.ask("client/registerCapability", json!({"registrations": [registration]}));
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let Some(path) = uri::path(&document.uri) else { return };
        self.versions.insert(path.clone(), document.version);
        self.set(path, Text::new(document.text.into_bytes()));
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
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

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let Some(path) = uri::path(&params.text_document.uri) else { return };
        self.buffers.remove(&path);
        self.versions.remove(&path);
        self.touched(path);
    }

    fn saved(&mut self, params: DidSaveTextDocumentParams) {
        let Some(path) = uri::path(&params.text_document.uri) else { return };
        let new = self.desk.as_ref().is_none_or(|desk| match desk.relative(&path) {
            Some(relative) => !desk.holds(&relative) && corpus::is_text(&relative),
            None => false,
        });
        if self.is_rules(&path) || new {
            self.due.all = true;
        }
    }

    fn moved(&mut self, params: DidChangeWatchedFilesParams) {
        for event in params.changes {
            let Some(path) = uri::path(&event.uri) else { continue };
            let known = self.desk.as_ref().is_some_and(|desk| {
                desk.relative(&path).is_some_and(|relative| desk.holds(&relative))
            });
            if known && event.typ == FileChangeType::CHANGED {
                // An open one is what its buffer says.
                if !self.buffers.contains_key(&path) {
                    self.touched(path);
                }
            } else {
                self.due.all = true;
            }
        }
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
    fn is_rules(&self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let settings = matches!(name.as_deref(), Some("factlint.yml" | "factlint.yaml"));
        let rules = self.desk.as_ref().map(|desk| desk.project.rule_files()).unwrap_or_default();
        settings || rules.iter().any(|file| file.absolute == path)
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
        let Ok(project) = self.workspace.open(&self.folder, &self.unsaved()) else { return };
        let Some(desk) = &self.desk else { return };
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

    /// An open document of the project: its path relative to the root, and its text.
    fn document(&self, uri: &Uri) -> Option<(&Desk, String, &Text)> {
        let desk = self.desk.as_ref()?;
        let path = uri::path(uri)?;
        let text = self.buffers.get(&path)?;
        Some((desk, desk.relative(&path)?, text))
    }

    fn hover(&self, params: HoverParams) -> Answer {
        let place = params.text_document_position_params;
        let Some((desk, path, text)) = self.document(&place.text_document.uri) else {
            return Ok(Value::Null);
        };
        let told = if desk.holds(&path) {
            hover::article(desk, &path, text, text.offset(place.position))
        } else {
            hover::rule(desk, text, usize::try_from(place.position.line).unwrap_or(usize::MAX - 1))
        };
        let hover = told.map(|told| Hover {
            contents: HoverContents::Markup(MarkupContent {
                kind: MarkupKind::Markdown,
                value: told.markdown,
            }),
            range: (!told.span.start.eq(&told.span.end)).then(|| text.range(told.span)),
        });
        Ok(json!(hover))
    }

    fn complete(&self, params: CompletionParams) -> Answer {
        let place = params.text_document_position;
        let Some((desk, path, text)) = self.document(&place.text_document.uri) else {
            return Ok(Value::Null);
        };
        let absolute = uri::path(&place.text_document.uri).unwrap_or_default();
        if desk.holds(&path) || !self.is_rules(&absolute) {
            return Ok(Value::Null);
        }
        let at = text.offset(place.position);
        let before = String::from_utf8_lossy(&text.bytes()[..at]).into_owned();
        let lines: Vec<String> =
            before.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect();
        let settings = path.ends_with("factlint.yml") || path.ends_with("factlint.yaml");
        let rules = self.drafted.as_ref().unwrap_or(&desk.project.plan().rules);
        let items = complete::proposals(&lines, settings, rules).into_iter().map(|proposal| {
            let kind = match proposal.kind {
                complete::Kind::Key => CompletionItemKind::PROPERTY,
                complete::Kind::Type => CompletionItemKind::TYPE_PARAMETER,
                complete::Kind::Entity => CompletionItemKind::REFERENCE,
                complete::Kind::Value => CompletionItemKind::VALUE,
            };
            CompletionItem {
                label: proposal.text.trim_end().trim_end_matches(':').to_owned(),
                kind: Some(kind),
                detail: Some(proposal.about),
                insert_text: Some(proposal.text),
                ..CompletionItem::default()
            }
        });
        Ok(json!(items.collect::<Vec<_>>()))
    }

    fn act(&self, params: CodeActionParams) -> Answer {
        let Some((desk, path, text)) = self.document(&params.text_document.uri) else {
            return Ok(json!([]));
        };
        if !desk.holds(&path) {
            return Ok(json!([]));
        }
        let asked = text.span(params.range);
        let meets =
            |c: &&Conflict| c.outlier.span.start <= asked.end && asked.start <= c.outlier.span.end;
        let mut actions: Vec<CodeAction> = Vec::new();
        for conflict in desk.conflicts_in(&path).filter(meets) {
            let adopted = act::adopt(desk, conflict, &path, text);
            let own = desk.project.config().path.clone();
            let settings =
                own.and_then(|path| Some((path.clone(), desk.text(&path, &self.buffers)?)));
            let settings = settings.as_ref().map(|(path, text)| (path.as_str(), &**text));
            let waived = act::waive(desk, conflict, &path, text, settings);
            for proposal in adopted.into_iter().chain(waived) {
                actions.extend(self.edit(desk, proposal));
            }
            if self.client.shows {
                actions.extend(self.sides(desk, conflict));
            }
        }
        Ok(json!(actions))
    }

    #[allow(clippy::mutable_key_type)] // The protocol's own type of changes.
    fn edit(&self, desk: &Desk, proposal: act::Proposal) -> Option<CodeAction> {
        let uri = uri::of(&desk.absolute(&proposal.edit.path))?;
        let range = desk.text(&proposal.edit.path, &self.buffers)?.range(proposal.edit.span);
        let edit = TextEdit { range, new_text: proposal.edit.text };
        let changes = Some(HashMap::from([(uri, vec![edit])]));
        Some(CodeAction {
            title: proposal.title,
            kind: Some(CodeActionKind::QUICKFIX),
            edit: Some(WorkspaceEdit { changes, ..WorkspaceEdit::default() }),
            ..CodeAction::default()
        })
    }

    /// Where the other sides of a conflict stand, the rule's line first.
    fn sides(&self, desk: &Desk, conflict: &Conflict) -> Vec<CodeAction> {
        let expected = conflict.expected.as_ref().map(|expected| {
            let origin = expected.cell.as_ref().unwrap_or(&expected.origin);
            (origin.path.clone(), origin.span)
        });
        let sides = conflict.witnesses.iter().take(3);
        let sides = sides.map(|side| (desk.article(side).to_owned(), side.span));
        expected.into_iter().chain(sides).filter_map(|side| self.show(desk, side)).collect()
    }

    fn show(&self, desk: &Desk, (path, span): (String, SourceSpan)) -> Option<CodeAction> {
        let range = desk.text(&path, &self.buffers)?.range(span);
        let uri = uri::of(&desk.absolute(&path))?;
        let title = format!("Go to {path}:{}", range.start.line + 1);
        let title = crate::report::visible::visible(&title);
        let arguments = Some(vec![json!({"uri": uri, "selection": range})]);
        let command = Command { title: title.clone(), command: SHOW.to_owned(), arguments };
        Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
    }

    fn execute(&mut self, params: ExecuteCommandParams) -> Answer {
        #[derive(Deserialize)]
        struct Shown {
            uri: Uri,
            selection: Range,
        }
        if params.command != SHOW {
            return Err(format!("`{}` is no command of factlint", params.command));
        }
        let argument = params.arguments.into_iter().next().unwrap_or_default();
        with(argument, |shown: Shown| {
            // Only what lies on this machine is shown, whoever asks.
            uri::path(&shown.uri).ok_or("only files are shown")?;
            let Shown { uri, selection } = shown;
            self.ask(
                "window/showDocument",
                json!({"uri": uri, "takeFocus": true, "selection": selection}),
            );
            Ok(Value::Null)
        })
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
