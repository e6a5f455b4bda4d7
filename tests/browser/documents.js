// Checks files without a browser: the HTML standard by vnu, and html-validate. Both run beside the browser.

import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { WORK, load } from "./paths.js";

/** The findings of both tools on pages. */
export async function checkDocuments(pages) {
  const [standard, validated] = await Promise.all([vnu(pages), htmlValidate(pages)]);
  return [...standard, ...validated];
}

async function vnu(pages) {
  const jar = load.resolve("vnu-jar/build/dist/vnu.jar");
  const out = await run("java", ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", ...pages.map((page) => page.file)]);
  const names = new Map(pages.map((page) => [pathToFileURL(page.file).href, page.name]));
  return JSON.parse(out).messages.map(({ url, type, subType, message, lastLine, extract }) => ({
    page: names.get(url.replace(/^file:\/+/, "file:///")) ?? url,
    tool: "vnu",
    rule: subType ?? type,
    text: message,
    element: `line ${lastLine}: ${(extract ?? "").replace(/\s+/g, " ").slice(0, 60)}`,
  }));
}

/** Let go: style rules of authors who write HTML by hand, points in ids, and `role=region`, which a table that scrolls must have. */
const RULES = { "prefer-native-element": ["error", { exclude: ["region"] }], "long-title": "off", "no-trailing-whitespace": "off", "no-inline-style": "error", "valid-id": ["error", { relaxed: true }] };

async function htmlValidate(pages) {
  const settings = join(WORK, "html-validate.json");
  writeFileSync(settings, JSON.stringify({ root: true, extends: ["html-validate:recommended", "html-validate:a11y"], rules: RULES }));
  const program = join(WORK, "node_modules/html-validate/bin/html-validate.mjs");
  // Into a file: the program ends before a pipe has taken everything.
  const results = join(WORK, "html-validate.result.json");
  rmSync(results, { force: true });
  await run(process.execPath, [program, "--formatter", `json=${results}`, "--config", settings, ...pages.map((page) => page.file)]);
  const names = new Map(pages.map((page) => [page.file, page.name]));
  return JSON.parse(readFileSync(results, "utf8")).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, selector, line }) => ({
      page: names.get(join(WORK, filePath)) ?? names.get(filePath) ?? filePath,
      tool: "html-validate",
      rule: ruleId,
      text: message,
      element: selector ?? `line ${line}`,
    })),
  );
}

/** What a program writes. It may end with 1, which says that it found something. */
function run(program, words) {
  return new Promise((done, fail) => {
    execFile(program, words, { cwd: WORK, maxBuffer: 1 << 28 }, (error, out, complaint) => {
      if (error && error.code !== 1) fail(new Error(`${program}: ${complaint || error}`.slice(0, 2000)));
      else done(out);
    });
  });
}
