// Looks at one page in the browser: in each setting, with axe and with the checks of `page/`.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { HERE, load } from "./paths.js";
import { ICON } from "./server.js";
import { enter } from "./settings.js";

const AXE = readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** `start.js` first. */
const CHECKS = ["start.js", ...readdirSync(join(HERE, "page")).filter((name) => name !== "start.js").sort()]
  .map((name) => readFileSync(join(HERE, "page", name), "utf8"))
  .join("\n");

/** The findings of a page, each with its setting and tool. One that stands `alone` may ask for nothing else. */
export async function audit(browser, url, settings, alone) {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  const findings = [];
  try {
    const said = listen(page, url, alone);
    await enter(session, settings[0]);
    await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(`${CHECKS}\n0`);
    findings.push(...(await own(page, "once")));
    await page.evaluate(`${AXE}\n0`);
    for (const setting of settings) {
      await enter(session, setting);
      const found = [...(await own(page, "always")), ...(setting.print ? await printed(page) : await axe(page))];
      findings.push(...found.map((finding) => ({ setting: setting.name, ...finding })));
    }
    findings.push(...said);
  } finally {
    await page.close();
  }
  return findings;
}

/** What the page asks for and says while it is open. */
function listen(page, url, alone) {
  const said = [];
  page.on("console", (message) => said.push({ tool: "console", rule: message.type(), text: message.text() }));
  page.on("pageerror", (error) => said.push({ tool: "console", rule: "error", text: String(error) }));
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(new URL("/", url).href);
    const isPart = request.url() === url || (!alone && request.resourceType() === "stylesheet");
    if (request.url() === new URL(ICON, url).href) return;
    if (!isOurs || !isPart) said.push({ tool: "requests", rule: "request", text: request.url() });
  });
  page.on("response", (response) => {
    if (response.status() >= 400) said.push({ tool: "requests", rule: "status", text: `${response.status()} ${response.url()}` });
  });
  return said;
}

async function own(page, when) {
  const found = await page.evaluate((when) => bench.run(bench[when]), when);
  return found.map((finding) => ({ tool: "own", ...finding }));
}

async function axe(page) {
  const options = { runOnly: TAGS, resultTypes: ["violations", "incomplete"] };
  const { violations, incomplete } = await page.evaluate((options) => axe.run(document, options).then(({ violations, incomplete }) => ({ violations, incomplete })), options);
  const told = (results, prefix) =>
    results.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => ({
        tool: "axe",
        rule: prefix + id,
        element: target.join(" "),
        text: [...any, ...all, ...none][0]?.message ?? help,
      })),
    );
  return [...told(violations, ""), ...told(incomplete, "incomplete-")];
}

/** The page on paper: it has sheets. */
async function printed(page) {
  const pdf = Buffer.from(await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  return sheets > 0 ? [] : [{ tool: "own", rule: "no-sheets", text: "the PDF has no pages" }];
}
