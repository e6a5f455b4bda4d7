// Builds the demonstration for an address, with old addresses.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** Where everything that the test makes goes. */
export const WORK = join(ROOT, "target/hosting");

/** A day on which a release is announced and not yet in force. */
const DAY = "2026-11-22";

/** Old addresses: of a file and of folders, beside the site and in it, to a page, an anchor, and another host. */
const OLD = {
  "/privacy.html": "e-mobile-7/zh-CN/",
  "/old/legal": "e-mobile-7/en/#contact",
  "/old/图.html": "e-mobile-7/",
  "BASEdatenschutz/": "e-mobile-7/en/#contact",
  "BASEagb.html": "https://www.example.com/terms?a=1",
};

/** A built site: its address, its path on the host, its folder, and the folder that the host serves. */
export function buildSite(base) {
  const path = new URL(base).pathname;
  const work = join(WORK, path === "/" ? "root" : "folder");
  const [source, served] = [join(work, "source"), join(work, "served")];
  rmSync(work, { recursive: true, force: true });
  mkdirSync(source, { recursive: true });
  for (const part of ["site.toml", "content", "static", "themes"]) if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(source, part), { recursive: true });
  const settings = readFileSync(join(source, "site.toml"), "utf8").replace(/^base_url *= .*$/m, `base_url = "${base}"`);
  const old = Object.entries(OLD).map(([from, to]) => `"${from.replace("BASE", path)}" = "${to}"\n`);
  writeFileSync(join(source, "site.toml"), `${settings}\n[redirects]\n${old.join("")}`);
  const folder = join(served, path);
  mkdirSync(dirname(folder), { recursive: true });
  execFileSync(process.env.POLICYSITE, ["--lang", "en", "build", "--quiet", "--as-of", DAY, "--root", source, "--out", folder]);
  return { base, path, folder, served, work };
}

/** The paths of all files of a folder, with `/`. */
export function filesBelow(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  return names.map((name) => relative(folder, join(folder, name)).replaceAll("\\", "/")).sort();
}
