// Takes pictures of the main pages into `target/shots/`, or into the folder named: on a phone and a desk, in light and dark,
// in Chinese and from right to left, and on paper. With a word behind the folder, only pictures whose name holds it.

import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { withBrowser } from "./browser.js";
import { ROOT, WORK } from "./paths.js";
import { serve } from "./server.js";
import { enter } from "./settings.js";
import { buildSites } from "./sites.js";

const [folder = join(ROOT, "target/shots"), only = ""] = process.argv.slice(2);

/** The pages, by the name of their pictures. */
const PAGES = {
  "front": "demo/",
  "text-en": "demo/e-mobile-7/en/",
  "text-zh": "demo/e-mobile-7/zh-CN/",
  "text-ar": "test/reader/ar/",
  "summary-zh": "demo/e-mobile-7/zh-CN/summary/",
  "collected-en": "demo/e-mobile-7/en/collected/",
  "collected-zh": "demo/e-mobile-7/zh-CN/collected/",
  "collected-ar": "test/reader/ar/collected/",
  "shared-zh": "demo/e-mobile-7/zh-CN/shared/",
  "permissions-en": "demo/e-mobile-7/en/permissions/",
  "sdks-zh": "demo/e-mobile-7/zh-CN/sdks/android/",
  "sdks-ar": "test/reader/ar/sdks/android/",
  "history-en": "test/reader/en/history/",
  "history-zh": "demo/enterprise-security/zh-CN/history/",
  "upcoming-en": "test/reader/en/upcoming/",
  "draft-en": "test/reader/v/2027-06-01/en/",
  "behind-zh": "test/reader/v/2027-01-01/zh-CN/",
  "changes-en": "test/reader/en/since/2025-01-01/",
  "changes-zh": "demo/enterprise-security/v/2026-12-15/zh-CN/changes/",
  "changes-ar": "test/reader/ar/since/2025-01-01/",
  "table-zh": "demo/enterprise-security/v/2026-12-15/zh-CN/changes/table/",
  "removed-en": "test/reader/v/2025-06-01/en/",
  "unavailable-zh": "omit/reader/zh-CN/",
};

const VIEWS = {
  phone: { width: 390, scheme: "light", density: 2 },
  "phone-dark": { width: 390, scheme: "dark", density: 2 },
  desk: { width: 1280, scheme: "light", density: 1 },
  "desk-dark": { width: 1280, scheme: "dark", density: 1 },
  paper: { width: 794, scheme: "light", density: 1, print: true },
};

/** The height of a picture: the first screens of a page, where the look is decided. */
const HEIGHT = { phone: 2600, desk: 2000 };

async function shoot(browser, url, name) {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  await page.goto(url, { waitUntil: "load" });
  for (const [view, setting] of Object.entries(VIEWS)) {
    if (!`${name}-${view}`.includes(only)) continue;
    await enter(session, setting);
    const height = setting.width < 500 ? HEIGHT.phone : HEIGHT.desk;
    const { cssContentSize } = await session.send("Page.getLayoutMetrics");
    const clip = { x: 0, y: 0, width: setting.width, height: Math.min(height, Math.ceil(cssContentSize.height)), scale: setting.density };
    const { data } = await session.send("Page.captureScreenshot", { format: "png", clip, captureBeyondViewport: true });
    writeFileSync(join(folder, `${name}-${view}.png`), Buffer.from(data, "base64"));
    if (setting.print) writeFileSync(join(folder, `${name}.pdf`), await page.pdf({ format: "A4", preferCSSPageSize: true }));
  }
  await page.close();
}

mkdirSync(folder, { recursive: true });
await buildSites(process.env.POLICYSITE, "default");
const server = await serve(join(WORK, "sites"));
await withBrowser(async (browser) => {
  for (const [name, path] of Object.entries(PAGES)) await shoot(browser, server.address + path, name);
});
server.close();
console.log(`The pictures are in ${resolve(folder)}`);
process.exit(0);
