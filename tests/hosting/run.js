// Looks at a served site as `run` says. Exit code 1 if anything is wrong, or a fault that was made was not found.

import { buildSite } from "./site.js";
import { DEFECTS, damage } from "./defects.js";
import { inspect } from "./inspect.js";
import { serve } from "./nginx.js";

const BASES = ["https://legal.example.com/", "https://example.com/legal/"];
let failed = false;

/** Serves a site and returns what is wrong with it. */
async function look(site) {
  const server = await serve(site);
  try {
    return await inspect(site, server);
  } finally {
    await server.stop();
  }
}

for (const base of BASES) {
  const site = buildSite(base);
  const { findings, count } = await look(site);
  console.log(`${base}: ${count.files} files, ${count.links} links, ${count.redirects} redirects, ${findings.length} findings`);
  for (const finding of findings.slice(0, 40)) console.log(`  ${finding}`);
  failed ||= findings.length > 0 || count.files < 300 || count.links < 10_000 || count.redirects < 30;
  if (base !== BASES.at(-1)) continue;
  damage(site);
  const { findings: found } = await look(site);
  for (const { name, pattern } of DEFECTS) {
    if (found.some((finding) => pattern.test(finding))) continue;
    console.log(`not found: ${name}`);
    failed = true;
  }
  console.log(`${DEFECTS.length} faults were made, ${found.length} findings`);
}
process.exit(failed ? 1 : 0);
