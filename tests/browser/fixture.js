// Makes the test sites: copies `fixture/`, adds the releases of `fixture/releases.js` and freezes them as people would.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FIRST = { policy: "reader", version: "2025-01-01", published: "2024-12-01" };
const TRANSLATIONS = ["zh-CN", "ar"];

/** Makes a site in `folder`, with `run(arguments)` to call the program there and what happens to unfinished translations. */
export async function makeFixture(source, folder, run, releases, gate) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(source, folder, { recursive: true });
  edit(folder, "site.toml", /gate = ".*"/g, `gate = "${gate}"`);
  await freeze(run, FIRST);
  for (const release of releases) await addRelease(folder, run, release);
}

async function addRelease(folder, run, release) {
  const { policy, version, from } = release;
  await run(["new", "release", policy, version, ...(from ? ["--from", from] : [])]);
  const home = join(folder, "content", policy, version);
  edit(home, "policy.toml", /# published = .*/, `published = ${release.published}`);
  edit(home, "policy.toml", /# effective = .*/, `effective = ${release.effective}`);
  for (const [file, words, others] of release.edits) edit(home, file, words, others);
  if (!release.draft) await freeze(run, release);
  for (const words of release.decisions ?? []) await run([...words, "--by", "Bench", "--yes"]);
}

async function freeze(run, { policy, version, published, unaccepted }) {
  const who = ["--by", "Bench", "--as-of", published];
  for (const lang of unaccepted ? [] : TRANSLATIONS) await run(["i18n", "accept", policy, version, "--lang", lang, "--all", ...who]);
  await run(["release", policy, version, "--yes", ...who]);
}

/** Replaces words that must be there. */
function edit(home, file, words, others) {
  const path = join(home, file);
  const text = readFileSync(path, "utf8");
  const isThere = words instanceof RegExp ? text.match(words) : text.includes(words);
  if (!isThere) throw new Error(`${path} does not say ${words}`);
  writeFileSync(path, text.replace(words, () => others));
}
