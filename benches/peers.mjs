// How fast chrono-node reads the dates of articles. In: a file of JSON lines, and seconds. Out: kB/s of one core.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Looked for where it is called from, as Python does.
const chrono = createRequire(`${process.cwd()}/`)("chrono-node");
const [path, limit] = [process.argv[2], Number(process.argv[3])];
const begin = process.cpuUsage();
const seconds = () => {
  const used = process.cpuUsage(begin);
  return (used.user + used.system) / 1e6;
};
let done = 0;
for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
  const { text } = JSON.parse(line);
  for (const paragraph of text.split("\n\n")) chrono.parse(paragraph);
  done += Buffer.byteLength(text);
  if (seconds() > limit) break;
}
console.log((done / 1000 / seconds()).toFixed(1));
