// Takes out what the program refuses, until it builds the site.

import { execFile } from "node:child_process";

/** After so many rounds something is wrong. A file of broken lines tells a hundred of them at once. */
const ROUNDS = 40;

/** Calls the program; returns what it wrote and how it ended. */
export function call(program, words, folder) {
  return new Promise((done) => {
    execFile(program, ["--lang", "en", ...words], { cwd: folder, maxBuffer: 1 << 30 }, (error, out, complaint) => done({ status: error ? error.code ?? error.signal : 0, out, complaint }));
  });
}

/** What `check` refuses: code, words, file and line. */
async function refusals(program, folder, day) {
  // For GitHub, as it tells all findings; the other formats stop at 500.
  const { status, out, complaint } = await call(program, ["check", "--format", "github", "--as-of", day], folder);
  if (![0, 1].includes(status) || /panicked/.test(complaint)) return [{ code: "(program)", words: `ended with ${status}: ${complaint.slice(0, 300)}` }];
  return out.split("\n").filter((line) => line.startsWith("::error ")).map(read);
}

function read(line) {
  const [, place, words] = line.match(/^::error (.*?)::([^]*)$/) ?? [];
  const part = (name) => place.match(new RegExp(`(?:^|,)${name}=([^,]*)`))?.[1].replace(/%(2C|3A|0A|0D|25)/g, (sign) => decodeURIComponent(sign));
  return { code: part("title"), file: part("file"), line: Number(part("line")), words };
}

/** Writes a site and builds it into `out`, without what is refused. Returns what is wrong with the refusals. */
export async function settle({ program, drafts, folder, out, day }) {
  const files = new Map(drafts.map((draft) => [draft.path, draft]));
  const findings = [];
  let touched = drafts;
  for (let round = 0; round < ROUNDS; round++) {
    for (const draft of touched) draft.write(folder);
    // The first round is never the last.
    if (round > 0 && await isBuilt(program, folder, out, day)) return findings;
    const { strange, changed } = takeOut(files, await refusals(program, folder, day));
    findings.push(...strange);
    if (round > 0 && changed.size === 0) return [...findings, { rule: "not-built", text: "nothing more is refused with a place, and it is not built" }];
    touched = [...changed];
  }
  return [...findings, { rule: "rounds", text: `still refused after ${ROUNDS} rounds` }];
}

async function isBuilt(program, folder, out, day) {
  return (await call(program, ["build", "--drafts", "--quiet", "--as-of", day, "--out", out], folder)).status === 0;
}

function takeOut(files, found) {
  const strange = [];
  const changed = new Set();
  for (const { code, file, line, words } of found) {
    const draft = files.get(file);
    const part = draft?.at(line);
    if (!file) strange.push({ rule: "no-place", text: `${code}: ${words}` });
    else if (!part || part.refused) strange.push({ rule: "other-place", text: `${code} at ${file}:${line}: ${words}`.slice(0, 300) });
    if (!part || part.refused) continue;
    changed.add(draft);
    part.newly = code;
  }
  for (const draft of changed) for (const part of draft.cases) if (part.newly) part.refused ??= part.newly;
  return { strange, changed };
}
