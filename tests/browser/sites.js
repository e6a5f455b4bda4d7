// Builds the sites that are looked at: the demonstration and the test site of `fixture/`, with a theme of the working tree.

import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

import { RELEASES, UNACCEPTED } from "./fixture/releases.js";
import { makeFixture } from "./fixture.js";
import { HERE, ROOT, WORK } from "./paths.js";

const call = promisify(execFile);
const FIXTURE = join(HERE, "fixture");

/** The day on which the sites are looked at: a release of each is announced and not yet in force. */
const DAY = "2026-11-22";

/** A page: its address below the served folder, its file, its path in its site, and its HTML. */
export class Page {
  constructor(site, file) {
    this.site = site;
    this.file = file;
    this.address = relative(WORK, file).replaceAll("\\", "/");
    this.path = relative(join(WORK, "sites", site), file).replaceAll("\\", "/");
    this.html = readFileSync(file, "utf8");
  }

  /** How findings name it. */
  get name() {
    return `${this.site}/${this.path.replace(/index\.html$/, "")}`;
  }

  get lang() {
    return this.html.match(/<html lang="([^"]+)"/)?.[1] ?? "";
  }
}

/** The sites: where each comes from, given its folder and a way to call the program there. */
const SITES = {
  demo: copyDemo,
  test: (folder, run) => makeFixture(FIXTURE, folder, run, RELEASES, "notice"),
  omit: (folder, run) => makeFixture(FIXTURE, folder, run, UNACCEPTED, "omit"),
};

/** Builds all sites with the program and returns their pages. */
export async function buildSites(program, theme) {
  const pages = await Promise.all(Object.keys(SITES).map((name) => buildSite(program, theme, name)));
  const { stdout } = await call(program, ["diff", "e-mobile-7", "--format", "html", "--root", join(WORK, "sources/demo")], { maxBuffer: 1 << 26 });
  const alone = join(WORK, "sites/alone/index.html");
  mkdirSync(dirname(alone), { recursive: true });
  writeFileSync(alone, stdout);
  return [...pages.flat(), new Page("alone", alone)];
}

async function buildSite(program, theme, name) {
  const source = join(WORK, "sources", name);
  const run = (words) => call(program, ["--lang", "en", ...words], { cwd: source });
  await SITES[name](source, run);
  useTheme(source, theme);
  const out = join(WORK, "sites", name);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  await run(["build", "--drafts", "--as-of", DAY, "--out", out]);
  // A page that leads on at once is none to look at.
  return pagesBelow(out).map((file) => new Page(name, file)).filter(isLookedAt);
}

function copyDemo(source) {
  rmSync(source, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  for (const part of ["site.toml", "content", "static"]) {
    if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(source, part), { recursive: true });
  }
}

/** Lets a site use the theme as it stands in the working tree, so that a change of it needs no build of the program. */
function useTheme(source, theme) {
  cpSync(join(ROOT, "themes", theme), join(source, "themes", theme), { recursive: true });
  const settings = join(source, "site.toml");
  writeFileSync(settings, `theme = "${theme}"\n${readFileSync(settings, "utf8")}`);
}

/** Pages that only lead on, and texts to be pasted, which have no look of their own, are left out. */
function isLookedAt({ html, path }) {
  return !html.includes('http-equiv="refresh"') && !path.includes("/paste/");
}

function pagesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => join(folder, name));
}
