// A headless browser with an empty profile that reaches no network.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { load } from "./paths.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts a browser, hands it to `work`, and ends it whatever happens. */
export async function withBrowser(work) {
  const puppeteer = load("puppeteer-core");
  const profile = mkdtempSync(join(tmpdir(), "policysite-browser-"));
  const program = process.env.CHROMIUM;
  const browser = await puppeteer.launch({ executablePath: program, headless: true, args: FLAGS, userDataDir: profile, protocolTimeout: 600_000 });
  try {
    return await work(browser);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Does `work` for each of the jobs, a few at a time. */
export async function inTurn(jobs, tabs, work) {
  const rest = [...jobs];
  const results = [];
  const one = async () => {
    while (rest.length > 0) results.push(await work(rest.shift()));
  };
  await Promise.all(Array.from({ length: tabs }, one));
  return results;
}
