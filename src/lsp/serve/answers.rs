//! What is answered. In: a place in an open document. Out: what stands there, what could stand there, and what can be done about it.

use super::{Answer, SHOW, Server, with};
use crate::engine::Conflict;
use crate::lsp::desk::Desk;
use crate::lsp::place::Text;
use crate::lsp::{act, complete, hover, uri};
use crate::text::SourceSpan;
use lsp_types::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;

impl Server<'_> {
    /// An open document of the project: its path relative to the root, and its text.
    fn document(&self, uri: &Uri) -> Option<(&Desk, String, &Text)> {
        let desk = self.desk.as_ref()?;
        let path = uri::path(uri)?;
        let text = self.buffers.get(&path)?;
        Some((desk, desk.relative(&path)?, text))
    }

    pub(super) fn hover(&self, params: HoverParams) -> Answer {
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

    pub(super) fn complete(&self, params: CompletionParams) -> Answer {
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

    pub(super) fn act(&self, params: CodeActionParams) -> Answer {
        let Some((desk, path, text)) = self.document(&params.text_document.uri) else {
            return Ok(json!([]));
        };
        if !desk.holds(&path) {
            return Ok(json!(meant(&params)));
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

    pub(super) fn execute(&mut self, params: ExecuteCommandParams) -> Answer {
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

/// For each misspelt word that an editor asks about, an edit that writes the one that was meant.
#[allow(clippy::mutable_key_type)] // The protocol's own type of changes.
fn meant(params: &CodeActionParams) -> Vec<CodeAction> {
    let mend = |diagnostic: &Diagnostic| {
        let word = diagnostic.data.as_ref()?.get("meant")?.as_str()?;
        let edit = TextEdit { range: diagnostic.range, new_text: word.to_owned() };
        let changes = Some(HashMap::from([(params.text_document.uri.clone(), vec![edit])]));
        Some(CodeAction {
            title: crate::report::visible::visible(&format!("Write `{word}`")),
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![diagnostic.clone()]),
            edit: Some(WorkspaceEdit { changes, ..WorkspaceEdit::default() }),
            ..CodeAction::default()
        })
    };
    params.context.diagnostics.iter().filter_map(mend).collect()
}
