// Opens every file of a site in the browser. Whatever runs, is said, is asked for or stands where no program of ours puts
// it, is a finding.

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { HERE } from "../paths.js";
import { ICON, serve } from "../server.js";

/** Pages that the browser shows before it is asked what they did. */
const AT_ONCE = 60;

/** Counts as having run, in every frame. */
const TRAPS = "for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval']) window[name] = () => { window.hit = name; };";

/** Looks at all files below `folder`; `wants(path)` are words that a page must have, `app` the link by which an app closes it. */
export async function lookAtSite(browser, folder, { wants = () => [], app } = {}) {
  const files = readdirSync(folder, { recursive: true }).map((path) => path.replaceAll("\\", "/")).filter((path) => statSync(join(folder, path)).isFile()).sort();
  const pages = files.filter((path) => path.endsWith(".html"));
  mkdirSync(join(folder, ".bench"), { recursive: true });
  writeFileSync(join(folder, ".bench/index.html"), `<!doctype html><title>Bench</title><script>${readFileSync(join(HERE, "inject/watch.js"), "utf8")}</script>`);
  const server = await serve(folder);
  const page = await browser.newPage();
  try {
    const findings = [];
    const shown = listen(page, server.address, findings);
    await page.evaluateOnNewDocument(TRAPS);
    await page.goto(`${server.address}.bench/`);
    for (let at = 0; at < pages.length; at += AT_ONCE) {
      const some = pages.slice(at, at + AT_ONCE).map((path) => ({ path, wants: wants(path), app, isRedirect: isRedirect(join(folder, path)) }));
      shown.pages = some.map(({ path }) => path);
      for (const { path, found } of await page.evaluate((some) => watch(some), some)) findings.push(...found.map((finding) => ({ page: path, ...finding })));
    }
    findings.push(...await readData(page, folder, files));
    // What was asked for at the very end is answered, too.
    await page.waitForNetworkIdle({ idleTime: 100, timeout: 5000 }).catch(() => {});
    return { pages: pages.length, files: files.length, findings };
  } finally {
    await page.close();
    server.close();
  }
}

/** Whether a page only leads on to another one of its site. */
function isRedirect(file) {
  return /<meta http-equiv="refresh" content="0; url=[\w./-]*">/.test(readFileSync(file, "utf8").match(/^[^]*?<body class="page page-moved">/)?.[0] ?? "");
}

/** What is said and asked for while pages are open; the page of a console message is one of those then shown. */
function listen(page, address, findings) {
  const shown = { pages: [] };
  const tell = (rule, text) => findings.push({ page: `one of ${shown.pages[0]} … ${shown.pages.at(-1)}`, rule, text: text.slice(0, 300) });
  page.on("dialog", (dialog) => (tell("dialog", dialog.message()), dialog.dismiss()));
  page.on("console", (message) => tell("console", `${message.location().url ?? ""}: ${message.text()}`));
  page.on("pageerror", (error) => tell("error", String(error)));
  page.on("popup", () => tell("popup", ""));
  page.on("request", (request) => {
    const url = request.url();
    const isOurs = url.startsWith(address) && ["document", "stylesheet", "image"].includes(request.resourceType());
    if (!isOurs && url !== new URL(ICON, address).href) tell("request", url);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) tell("missing", `${response.status()} ${response.url()}`);
  });
  return shown;
}

/** JSON that doesn't parse and XML that is not well formed. */
async function readData(page, folder, files) {
  const findings = [];
  for (const path of files) {
    const text = () => readFileSync(join(folder, path), "utf8");
    if (path.endsWith(".json")) try { JSON.parse(text()); } catch (error) { findings.push({ page: path, rule: "json", text: String(error) }); }
    if (!/\.(xml|atom)$/.test(path)) continue;
    const fault = await page.evaluate((text) => wellFormed(text), text());
    if (fault) findings.push({ page: path, rule: "xml", text: fault.slice(0, 200) });
  }
  return findings;
}
