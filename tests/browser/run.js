// The test bench of the pages: see CONTRIBUTING.md. `--all` looks at every setting and holds every page against the HTML
// standard; `--page WORD` looks only at pages whose name holds the word, `--setting WORD` only in such settings; `--theme NAME`
// takes another theme.

import { cpus } from "node:os";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { audit } from "./audit.js";
import { inTurn, withBrowser } from "./browser.js";
import { DEFECTS, missed, plant } from "./defects.js";
import { checkDocuments } from "./documents.js";
import { choose, isWebview } from "./kinds.js";
import { WORK } from "./paths.js";
import { judge, lines, perTool } from "./report.js";
import { serve } from "./server.js";
import { appSettings, settings } from "./settings.js";
import { buildSites } from "./sites.js";
import { checkSizes } from "./size.js";
import { checkStyles } from "./style.js";
import { checkTitles } from "./titles.js";

const { values: options } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    page: { type: "string" },
    setting: { type: "string" },
    theme: { type: "string", default: "default" },
  },
});

/** Looks at pages in the browser, several at a time; the longest first, so that none is waited for at the end. */
async function look(jobs) {
  const server = await serve(WORK);
  const longest = [...jobs].sort((a, b) => b.page.html.length - a.page.html.length);
  try {
    const found = await withBrowser((browser) =>
      inTurn(longest, Math.max(2, cpus().length), async ({ page, settings, fromDisk }) => {
        const url = fromDisk ? pathToFileURL(page.file).href : server.address + page.address.replace(/index\.html$/, "");
        return (await audit(browser, url, settings, isWebview(page))).map((finding) => ({ page: page.name, ...finding }));
      }),
    );
    return found.flat();
  } finally {
    server.close();
  }
}

async function main() {
  const start = Date.now();
  const pages = await buildSites(process.env.POLICYSITE, options.theme);
  const { chosen, findings: unknown } = choose(pages);
  const seen = chosen.filter((page) => page.name.includes(options.page ?? ""));
  if (seen.length === 0) throw new Error(`no page has “${options.page}” in its name`);
  // The defects are sewn into pages of the default theme.
  const isWhole = !options.page && !options.setting && options.theme === "default";
  const planted = isWhole ? plant(pages) : [];
  const spoiled = [...new Set(planted.flatMap(({ page, clean }) => [page, clean]))];
  const appWays = appSettings().filter(({ name }) => name.includes(options.setting ?? ""));
  const ways = settings(options.all).filter(({ name }) => name.includes(options.setting ?? ""));
  const inApp = (options.all ? pages.filter((page) => page.name.includes(options.page ?? "")) : seen).filter(isWebview);
  const jobs = [
    ...seen.filter((page) => !isWebview(page)).map((page) => ({ page, settings: ways })),
    ...inApp.flatMap((page) => [false, true].map((fromDisk) => ({ page, fromDisk, settings: appWays }))),
    ...spoiled.map((page) => ({ page, settings: settings(false).slice(0, 2) })),
  ];
  const [looked, held] = await Promise.all([look(jobs), checkDocuments([...(options.all ? pages : seen), ...spoiled])]);
  const found = [...looked, ...held];

  const sizes = checkSizes(pages);
  const real = found.filter(({ page }) => !page.startsWith("defects/"));
  const once = [...unknown, ...checkStyles(options.theme), ...sizes.findings, ...checkTitles(pages)];
  const { counted, allowed, unused } = judge([...once, ...real], options.all, options.theme);
  const lost = missed(planted, found);
  for (const line of lines(counted)) console.log(line);
  for (const { defect } of lost) console.log(`defects · any · bench · not caught: ${defect.name}`);
  if (isWhole) for (const entry of unused) console.log(`allowed.json · any · bench · allows nothing: ${entry.tool} ${entry.rule}`);

  const ofSite = jobs.length - 2 * inApp.length - spoiled.length;
  console.log(`pages × settings: ${ofSite} × ${ways.length} = ${ofSite * ways.length}`);
  console.log(`files for apps × settings × (server, disk): ${inApp.length} × ${appWays.length} × 2 = ${inApp.length * appWays.length * 2}`);
  console.log(`findings: ${perTool(counted)}; allowed with a reason: ${allowed}`);
  if (isWhole) console.log(`${DEFECTS.length - lost.length}/${DEFECTS.length} seeded defects caught`);
  console.log(`largest text of the demonstration with its style sheet: ${(sizes.largest / 1024).toFixed(1)} KB packed`);
  console.log(`seconds: ${Math.round((Date.now() - start) / 1000)}`);
  if (counted.length > 0 || lost.length > 0 || (isWhole && unused.length > 0)) return 1;
  return 0;
}

// Answers that the browser still owes would keep the program waiting.
process.exit(await main().catch((error) => {
  console.error(error.stderr || error);
  return 2;
}));
