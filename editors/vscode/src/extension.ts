// Starts `factlint lsp` and hands it what is written. Everything else is the server's.

import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("factlint.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("factlint.path")) {
        await stop();
        await start();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

async function start(): Promise<void> {
  const command = vscode.workspace.getConfiguration("factlint").get<string>("path", "factlint");
  // No shell: the setting is the name of a program, whatever characters it holds.
  const server: ServerOptions = { command, args: ["lsp"], options: { shell: false } };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", pattern: "**/*.{txt,md,markdown,html,htm,xhtml,jsonl}" },
      { scheme: "file", pattern: "**/*.{yml,yaml}" },
    ],
  };
  client = new LanguageClient("factlint", "factlint", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const words = error instanceof Error ? error.message : String(error);
    const open = "Open settings";
    const chosen = await vscode.window.showErrorMessage(`factlint could not be started as ${command}: ${words}`, open);
    if (chosen === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "factlint.path");
    }
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}
