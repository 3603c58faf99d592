// Starts the built extension as the editor would, on a folder with two articles that contradict each other: the real client, the real
// server, and in place of the editor a stand-in that keeps what it is told. `node test/start.mjs PROGRAM`.

import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import Module from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";

const program = path.resolve(process.argv[2] ?? "factlint");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "factlint-"));
const rule = 'rules:\n  - {id: length, figure: Length of the pier, find: "pier ... {length} long", expect: 90 metres}\n';
const files = {
  "factlint.yml": 'articles: ["*.md"]\nrules: [rules.yml]\n',
  "rules.yml": rule,
  "a.md": "The pier is 90 metres long.\n",
  "b.md": "The pier is 80 metres long.\n",
};
for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range {
  constructor(...parts) {
    const [start, end] = parts.length === 4
      ? [new Position(parts[0], parts[1]), new Position(parts[2], parts[3])]
      : parts;
    Object.assign(this, { start, end });
  }
}
class Location { constructor(uri, range) { Object.assign(this, { uri, range }); } }
class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
class Uri {
  constructor(value) { this.value = value; }
  static parse(value) { return new Uri(value); }
  static file(name) { return new Uri(pathToFileURL(name).href); }
  get scheme() { return new URL(this.value).protocol.slice(0, -1); }
  get fsPath() { return fileURLToPath(this.value); }
  toString() { return this.value; }
}
class CodeActionKind {
  constructor(value) { this.value = value; }
  static Empty = new CodeActionKind("");
  static QuickFix = new CodeActionKind("quickfix");
  append(part) { return new CodeActionKind(this.value ? `${this.value}.${part}` : part); }
}
class EventEmitter {
  handlers = new Set();
  event = (handle, self) => {
    const handler = handle.bind(self);
    this.handlers.add(handler);
    return { dispose: () => this.handlers.delete(handler) };
  };
  fire(value) { for (const handler of this.handlers) handler(value); }
  dispose() {}
}

class CancellationTokenSource {
  token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
  cancel() { this.token.isCancellationRequested = true; }
  dispose() {}
}

// What the editor is told, and what is told to the extension.
const told = new Map();
const waiting = [];
const commands = new Map();
const events = new Map();
const errors = [];

const collection = {
  name: "factlint",
  set: (uri, diagnostics) => {
    told.set(path.basename(uri.fsPath), diagnostics);
    for (const look of [...waiting]) look();
  },
  delete: (uri) => told.delete(path.basename(uri.fsPath)),
  clear: () => told.clear(),
  dispose: () => {},
};

// Whatever the client asks for beyond these is there, does nothing, and gives something that can be let go of.
const anything = (known) => new Proxy(known, {
  get(target, name) {
    if (name in target || typeof name === "symbol") return target[name];
    if (/^on(Did|Will)/.test(name)) {
      const emitter = events.get(name) ?? new EventEmitter();
      events.set(name, emitter);
      return emitter.event;
    }
    if (/^[A-Z]/.test(name)) {
      class Any { constructor(...parts) { this.parts = parts; } }
      return new Proxy(Any, { get: (any, member) => member in any || typeof member === "symbol" ? any[member] : 0 });
    }
    return () => ({ dispose: () => {}, then: undefined });
  },
});
const channel = anything({});
const vscode = anything({
  version: "1.91.0",
  Position, Range, Location, Diagnostic, Uri, EventEmitter, CodeActionKind,
  CancellationTokenSource,
  DiagnosticRelatedInformation: class { constructor(location, message) { Object.assign(this, { location, message }); } },
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  Disposable: class { constructor(dispose) { this.dispose = dispose; } static from() { return { dispose() {} }; } },
  env: anything({ language: "en", appName: "a stand-in" }),
  extensions: anything({ all: [] }),
  commands: anything({
    registerCommand: (name, run) => { commands.set(name, run); return { dispose: () => commands.delete(name) }; },
  }),
  window: anything({
    createOutputChannel: () => channel,
    visibleTextEditors: [],
    tabGroups: anything({ all: [] }),
    showErrorMessage: async (message) => { errors.push(message); },
  }),
  languages: anything({
    createDiagnosticCollection: () => collection,
    match: (selector, document) => selector.length > 0 && document.uri.scheme === "file" ? 10 : 0,
  }),
  workspace: anything({
    workspaceFolders: [{ uri: Uri.file(folder), name: "articles", index: 0 }],
    textDocuments: [],
    notebookDocuments: [],
    getConfiguration: () => ({ get: (key, other) => (key === "path" ? program : other), inspect: () => undefined }),
    getWorkspaceFolder: () => undefined,
    createFileSystemWatcher: () => anything({}),
  }),
});

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

/** Waits until what is told fits. */
const until = (what, fits) => new Promise((resolve, reject) => {
  const late = setTimeout(() => reject(new Error(`${what}: told ${JSON.stringify([...told])}; ${errors}`)), 20_000);
  const look = () => {
    if (!fits()) return;
    clearTimeout(late);
    waiting.splice(waiting.indexOf(look), 1);
    resolve();
  };
  waiting.push(look);
  look();
});

const document = (name, text, version) => ({
  uri: Uri.file(path.join(folder, name)), languageId: "markdown", version, isClosed: false, isDirty: true,
  getText: () => text, lineCount: text.split("\n").length, fileName: path.join(folder, name),
});

const extension = createRequire(import.meta.url)("../dist/extension.js");
await extension.activate({ subscriptions: [] });
await until("a conflict is shown", () => told.get("b.md")?.length === 1);
const [shown] = told.get("b.md");
assert.match(shown.message, /80 metres.*90 metres/);
assert.deepEqual([shown.range.start.character, shown.range.end.character], [12, 21]);
assert.ok(told.get("b.md")[0].relatedInformation?.length, "the rule is named beside it");
console.log(`shown: ${shown.message}`);

const opened = document("b.md", files["b.md"], 1);
events.get("onDidOpenTextDocument").fire(opened);
const typed = document("b.md", files["b.md"].replace("80", "90"), 2);
const range = new Range(new Position(0, 12), new Position(0, 14));
events.get("onDidChangeTextDocument").fire({
  document: typed, contentChanges: [{ range, rangeOffset: 12, rangeLength: 2, text: "90" }],
});
await until("what is typed mends it", () => told.get("b.md")?.length === 0);
console.log("typed: nothing is left to show");

assert.ok(commands.has("factlint.restart"));
await commands.get("factlint.restart")();
await until("a new server reads the file on disk", () => told.get("b.md")?.length === 1);
console.log("started again: the file on disk is wrong as before");
await extension.deactivate();
assert.deepEqual(errors, []);
fs.rmSync(folder, { recursive: true });
