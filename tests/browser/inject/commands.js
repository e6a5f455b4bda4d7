// Payloads in what commands record: who decided, and why.

import { Draft } from "./draft.js";
import { proseFile } from "./prose.js";
import { call } from "./refuse.js";

/** The first day to which the release is put off; each payload puts it off by another day. */
const FIRST = Date.UTC(2027, 0, 2);
const day = (at) => new Date(FIRST + at * 86_400_000).toISOString().slice(0, 10);

/** A site with a release that is put off once for each payload, and called off at last. */
export async function makeCommands({ program, folder, out, day: today }, settings, payloads) {
  const facts = 'title = "x"\npublished = 2026-01-01\neffective = 2027-01-01\n[app]\nname = "x"';
  for (const draft of [new Draft("site.toml").add(settings), new Draft("content/p/1/policy.toml").add(facts), proseFile("content/p/1/en.md", [])]) draft.write(folder);
  const cases = [];
  const findings = [];
  const record = async (payload, words) => {
    const { status, complaint } = await call(program, words, folder);
    const refused = status === 0 ? undefined : "refused";
    for (const sink of ["--reason", "--by"]) cases.push({ sink, payload, refused });
    if (status !== 0 && !/--(by|reason)|control sign|empty/.test(complaint)) findings.push({ rule: "no-place", text: `${words[0]} ends with ${status}: ${complaint.slice(0, 300)}` });
  };
  await call(program, ["release", "p", "1", "--by", payloads[0].text, "--yes", "--as-of", "2026-01-01"], folder);
  for (const [at, payload] of payloads.entries()) {
    const text = payload.text.replaceAll("\0", "").toWellFormed();
    const why = [`--reason=${text}`, `--by=${text}`, "--yes", "--as-of", today];
    await record(payload, at === payloads.length - 1 ? ["withdraw", "p", "1", ...why] : ["postpone", "p", "1", "--to", day(at), ...why]);
  }
  const { status, complaint } = await call(program, ["build", "--quiet", "--as-of", today, "--out", out], folder);
  if (status !== 0) findings.push({ rule: "not-built", text: complaint.slice(0, 500) });
  return { cases, findings };
}
