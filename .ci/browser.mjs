// The HTML report in a real browser: filters, opens a conflict and reads both sides, by mouse and by keyboard, on a desktop and on a
// phone, light and dark, with and without its script; and nothing is ever asked of a server.
// node .ci/browser.mjs REPORT.html REPORT.json FOLDER-FOR-SCREENSHOTS
import assert from "node:assert/strict";
import { readFileSync, existsSync } from "node:fs";
import { resolve } from "node:path";
import { chromium } from "playwright-core";

const [html, json, folder] = process.argv.slice(2);
const report = JSON.parse(readFileSync(json, "utf8"));
const address = "file://" + resolve(html);
const executablePath = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A page that must ask for nothing and complain of nothing. */
async function open(options, at = address) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("request", (request) => assert.ok(request.url().startsWith("file://"), "a request to " + request.url()));
  page.on("pageerror", (error) => assert.fail(String(error)));
  page.on("console", (line) => assert.notEqual(line.type(), "error", line.text()));
  await page.goto(at);
  return page;
}

const shown = (page) => page.locator(".fact .conflict:visible").count();
const squeeze = (text) => text.replace(/\s+/g, " ").trim();
const desktop = { viewport: { width: 1200, height: 900 } };
const total = report.conflicts.length;
assert.ok(total > 3, "a report with too few conflicts to filter");

{ // Filters.
  const page = await open(desktop);
  assert.equal(await shown(page), total);
  for (const severity of ["warning", "note"]) await page.locator(`input[value=${severity}]`).uncheck();
  const errors = report.conflicts.filter((conflict) => conflict.severity === "error");
  assert.equal(await shown(page), errors.length);
  assert.equal(await page.locator("#shown").textContent(), `${errors.length} of ${total} conflicts`);
  await page.locator("input[value=error]").uncheck();
  assert.equal(await shown(page), 0);
  assert.ok(await page.locator("#none").isVisible());
  for (const severity of ["error", "warning", "note"]) await page.locator(`input[value=${severity}]`).check();
  const rule = report.conflicts.at(-1).rule;
  await page.locator("select[name=rule]").selectOption(rule);
  assert.equal(await shown(page), report.conflicts.filter((conflict) => conflict.rule === rule).length);
  assert.equal(await page.locator(".fact:visible").first().getAttribute("data-rule"), rule);
  await page.locator("select[name=rule]").selectOption("");
  const article = report.conflicts[0].mentions[0].path;
  await page.locator("select[name=article]").selectOption(article);
  const there = report.conflicts.filter((conflict) => conflict.mentions.some((mention) => mention.path === article));
  assert.equal(await shown(page), there.length);
  await page.context().close();
}

{ // Opens a conflict with the keyboard alone and reads both sides.
  const page = await open(desktop);
  await page.locator("#toggle").click();
  assert.equal(await page.locator(".fact .conflict[open]").count(), 0);
  const order = await page.locator(".fact .conflict").evaluateAll((all) => all.map((conflict) => conflict.id));
  const at = order.findIndex((id) => report.conflicts.find((one) => one.fingerprint === id).mentions.length > 1);
  await page.locator("h1").click();
  for (let i = 0; i <= at; i += 1) await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const conflict = page.locator(".fact .conflict[open]");
  assert.equal(await conflict.count(), 1);
  const fingerprint = await conflict.getAttribute("id");
  const known = report.conflicts.find((one) => one.fingerprint === fingerprint);
  const marks = await conflict.locator("mark:visible").allTextContents();
  const words = known.mentions.map((mention) => squeeze(mention.text)).slice(0, marks.length);
  assert.deepEqual(marks.map(squeeze), words);
  assert.ok(marks.length >= 2 || known.expected !== null, "only one side is shown");
  for (const [i, quote] of (await conflict.locator("figure:not(.expected) blockquote:visible").allTextContents()).entries()) {
    assert.equal(squeeze(quote), squeeze(known.mentions[i].sentence));
  }
  // Both sides beside each other.
  const sides = await conflict.locator(".side").evaluateAll((all) => all.map((side) => side.getBoundingClientRect().top));
  assert.ok(sides.length === 2 && Math.abs(sides[0] - sides[1]) < 2, `not side by side: ${sides}`);
  await page.keyboard.press("k");
  await page.context().close();
}

{ // Every dated fact is plotted, and what cannot stand is marked in it.
  const page = await open(desktop);
  const dated = report.facts.filter((fact) => fact.mentions.filter((said) => said.as_of).length > 1);
  assert.ok(await page.locator("svg").count() >= dated.length * 0.9, "facts without a plot");
  const disputed = report.conflicts.filter((one) => one.kind !== "check" && dated.some((fact) => fact.rule === one.rule));
  assert.ok(disputed.length === 0 || await page.locator(".fact svg .outlier .dot").count() > 0, "no outlier is marked");
  await page.context().close();
}

{ // An address with a fingerprint opens that conflict.
  const { fingerprint } = report.conflicts.at(-1);
  const page = await open(desktop, `${address}#${fingerprint}`);
  assert.ok(await page.locator(`[id="${fingerprint}"]`).evaluate((conflict) => conflict.open));
  await page.context().close();
}

{ // Whole without its script.
  const page = await open({ ...desktop, javaScriptEnabled: false });
  assert.equal(await page.locator(".fact .conflict").count(), total);
  assert.ok(await page.locator(".fact .conflict summary").first().isVisible());
  await page.context().close();
}

for (const [name, width, height] of [["desktop", 1200, 1500], ["phone", 360, 780]]) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open({ viewport: { width, height }, colorScheme });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${name}: ${wide} pixels wider than the screen`);
    const contrast = await page.evaluate(() => {
      const light = (colour) => {
        const [r, g, b] = colour.match(/[\d.]+/g).map((part) => part / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = (element) => {
        for (let at = element; at; at = at.parentElement) {
          const colour = getComputedStyle(at).backgroundColor;
          if (!/, 0\)$|transparent/.test(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
      };
      const low = [];
      for (const element of document.querySelectorAll("h1, h2, p, blockquote, mark, .place, .severity, .read, q, legend, label")) {
        const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) low.push(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
      }
      return [...new Set(low)];
    });
    assert.deepEqual(contrast, [], `${name}, ${colorScheme}: too little contrast`);
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
    await page.context().close();
  }
}
await browser.close();
console.log(`browser: ${total} conflicts filtered, opened and read`);
