// Payloads as names of files and folders, as far as the file system takes them.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { call } from "./refuse.js";

/** Where a name may stand, given a site: what is written, and what is removed again. */
const PLACES = {
  "file in static": (name) => [`static/${name}.txt`],
  "folder in static": (name) => [`static/${name}/x.txt`],
  "policy": (name) => [`content/${name}/1/policy.toml`, `content/${name}/1/en.md`],
  "release": (name) => [`content/p/${name}/policy.toml`, `content/p/${name}/en.md`],
  "records": (name) => [`content/p/1/${name}.toml`],
  "language": (name) => [`content/p/1/${name}.md`],
  "asset": (name) => [`themes/acme/assets/${name}.css`],
  "template": (name) => [`themes/acme/templates/${name}.html`],
  "words": (name) => [`themes/acme/locales/${name}.ftl`],
};

const TEXTS = { ".toml": 'title = "x"\n[app]\nname = "x"\n', ".md": "## Words {#c}\n\nWords.\n" };

/** A payload as a name: what no file system takes is left out. */
function nameOf(text) {
  return text.replace(/[/\0]/g, "").slice(0, 60).toWellFormed();
}

/** The names of one site: what was written where. */
export function writeNames(folder, payloads) {
  const written = [];
  for (const payload of payloads) {
    const name = nameOf(payload.text);
    if (["", ".", "..", "p", "1"].includes(name)) continue;
    for (const [sink, paths] of Object.entries(PLACES)) {
      try {
        for (const path of paths(name)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), (sink !== "records" && TEXTS[path.match(/\.(toml|md)$/)?.[0]]) || "");
        }
        written.push({ sink: `name: ${sink}`, payload, path: pathOf(sink, name, paths(name)[0]) });
      } catch (error) {
        if (!["ENAMETOOLONG", "EILSEQ", "EINVAL", "EISDIR", "ENOTDIR"].includes(error.code)) throw error;
      }
    }
  }
  return written;
}

/** The folder or file that has the name. */
function pathOf(sink, name, path) {
  return ["folder in static", "policy", "release"].includes(sink) ? path.slice(0, path.indexOf(`/${name}/`) + name.length + 1) : path;
}

/** What the program says, with the signs that it spells out. */
function spelled(line) {
  return line.replace(/%(2C|3A|0A|0D|25)/g, (sign) => decodeURIComponent(sign)).replace(/\\u\{([0-9a-f]+)\}/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)));
}

/** Takes out the names that are refused, until the site is built. */
export async function settleNames({ program, folder, out, day, written }) {
  const findings = [];
  for (let round = 0; round < 8; round++) {
    if ((await call(program, ["build", "--drafts", "--quiet", "--as-of", day, "--out", out], folder)).status === 0) return findings;
    const { out: said } = await call(program, ["check", "--format", "github", "--as-of", day], folder);
    const errors = said.split("\n").filter((line) => line.startsWith("::error "));
    const before = written.filter(({ refused }) => refused).length;
    for (const line of errors) refuse(folder, written, line, findings);
    if (written.filter(({ refused }) => refused).length === before) return [...findings, { rule: "not-built", text: errors.slice(0, 3).join(" ").slice(0, 500) }];
  }
  return [...findings, { rule: "rounds", text: "names are still refused" }];
}

function refuse(folder, written, line, findings) {
  const said = spelled(line);
  const named = written.filter(({ path }) => said.includes(path));
  if (named.length === 0) findings.push({ rule: "no-place", text: line.slice(0, 300) });
  for (const one of named) {
    one.refused ??= line.match(/title=([a-z-]+)/)?.[1] ?? "?";
    rmSync(join(folder, one.path), { recursive: true, force: true });
  }
}
