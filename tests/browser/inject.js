// Injection: payloads through every text that the program reads. Each is refused with its place, or stands in the pages as
// words. See CONTRIBUTING.md. `--all` lets every field that stands in a file once have every payload too; `--some` takes one
// payload in six, which continuous integration has the time for; `--site WORD` takes some sites.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { inTurn, withBrowser } from "./browser.js";
import { tablesOf } from "./inject/fields.js";
import { lookAtSite } from "./inject/look.js";
import { PAYLOADS } from "./inject/payloads.js";
import { call, settle } from "./inject/refuse.js";
import { sites } from "./inject/sites.js";
import { WORK } from "./paths.js";

const { values: options } = parseArgs({ options: { all: { type: "boolean", default: false }, some: { type: "boolean", default: false }, site: { type: "string", default: "" } } });
const PROGRAM = process.env.POLICYSITE;
const HOME = join(WORK, "inject");
/** Of how many payloads `--some` takes one. */
const SOME = 6;
/** The day on which the sites are looked at. */
const DAY = "2026-11-22";

/** The tables of each kind of file. */
async function readSchemas() {
  const kinds = await Promise.all(["release", "translation", "site"].map(async (kind) => [kind, tablesOf(JSON.parse((await call(PROGRAM, ["schema", kind], WORK)).out))]));
  return Object.fromEntries(kinds);
}

/** Makes a site, looks at its pages, and counts. */
async function tryOut(browser, site) {
  const start = Date.now();
  const folder = join(HOME, "sources", site.name);
  const out = join(HOME, "sites", site.name);
  for (const old of [folder, out]) rmSync(old, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const job = { program: PROGRAM, folder, out, day: DAY };
  const { cases, findings } = await (site.make ? site.make(job) : settleDrafts(job, site.drafts));
  const built = Date.now();
  const looked = findings.some(({ rule }) => rule === "not-built") ? { pages: 0, findings: [] } : await lookAtSite(browser, out, { wants: site.wants, app: closing(cases) });
  if (options.site) console.log(`${site.name}: built in ${built - start} ms, looked at in ${Date.now() - built} ms`);
  return { cases, pages: looked.pages, findings: [...findings, ...looked.findings].map((finding) => ({ site: site.name, ...finding })) };
}

/** The link by which an app closes a page: the payload that was taken, or that of the other sites. */
function closing(cases) {
  const own = cases.find(({ sink, refused }) => sink === "webview.close" && !refused);
  return own?.payload.text.trim() ?? "myapp://close";
}

async function settleDrafts(job, drafts) {
  const findings = await settle({ ...job, drafts });
  return { cases: drafts.flatMap((draft) => draft.cases), findings };
}

/** A page in which payloads do run: each must be found. */
async function testBench(browser) {
  const folder = join(HOME, "sites", "bench");
  rmSync(folder, { recursive: true, force: true });
  const missed = [];
  for (const [rule, html] of Object.entries(SEEDS)) {
    const own = join(folder, rule);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, rule === "json" ? "x.json" : rule === "xml" ? "x.xml" : "index.html"), html);
    const { findings } = await lookAtSite(browser, own, { wants: () => (rule === "lost" ? ["must be here"] : []) });
    if (!findings.some((finding) => finding.rule === rule)) missed.push({ site: "bench", rule: "not-caught", text: rule });
  }
  return missed;
}

const page = (body) => `<!doctype html><html lang="en"><title>Bench</title><body>${body}</body></html>`;

/** What the bench must find, by the rule that finds it. */
const SEEDS = {
  ran: page("<script>hit=1</script>"),
  handler: page("<p onclick=\"0\">x</p>"),
  address: page("<a href=\"java&#9;script:hit=1\">x</a>"),
  element: page("<svg></svg>"),
  attribute: page("<p style=\"color:red\">x</p>"),
  refresh: page("<main>x</main><meta http-equiv=\"Refresh\" content=\"9\">"),
  gone: page("<script>location='other.html'</script>"),
  "json-ld": page("<script type=\"application/ld+json\">{\"x\": \"</script>"),
  request: page("<p><img src=\"http://hit.example/x.png\" alt=\"\"></p>"),
  console: page("<script>console.log(1)</script>"),
  error: page("<script>throw new Error('x')</script>"),
  missing: page("<link rel=\"stylesheet\" href=\"none.css\">"),
  lost: page("x"),
  json: "{\"x\": }",
  xml: "<x><y></x>",
};

async function main() {
  const start = Date.now();
  const payloads = options.some ? PAYLOADS.filter((_, at) => at % SOME === 0) : PAYLOADS;
  const chosen = sites(payloads, await readSchemas(), options.all).filter(({ name }) => name.includes(options.site));
  mkdirSync(HOME, { recursive: true });
  const results = await withBrowser(async (browser) => {
    const missed = await testBench(browser);
    const found = await inTurn(chosen, Math.max(2, cpus().length), (site) => tryOut(browser, site));
    return [...found, { cases: [], pages: 0, findings: missed }];
  });
  const cases = results.flatMap(({ cases }) => cases);
  const findings = results.flatMap(({ findings }) => findings);
  for (const { site, page, rule, text } of findings) console.log(`${site} · ${page ?? ""} · ${rule} · ${text}`);
  const refused = cases.filter(({ refused }) => refused).length;
  const pages = results.reduce((sum, { pages }) => sum + pages, 0);
  console.log(`injection: ${payloads.length} of ${PAYLOADS.length} payloads, ${new Set(cases.map(({ sink }) => sink)).size} places, ${cases.length} cases`);
  console.log(`refused with a place: ${refused}; words in the pages: ${cases.length - refused}; pages opened: ${pages}; findings: ${findings.length}`);
  console.log(`${Object.keys(SEEDS).length - findings.filter(({ rule }) => rule === "not-caught").length}/${Object.keys(SEEDS).length} seeded defects caught; seconds: ${Math.round((Date.now() - start) / 1000)}`);
  return findings.length > 0 ? 1 : 0;
}

process.exit(await main().catch((error) => {
  console.error(error);
  return 2;
}));
