// What a reader loads for a policy: its page and the style sheet, as servers send them (WV-06).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { kindOf } from "./kinds.js";
import { WORK } from "./paths.js";

/** The most that the text of a policy with its style sheet may take, in bytes. */
const MOST = 60 * 1024;

/** The findings on all texts of the demonstration, and the size of the largest. */
export function checkSizes(pages) {
  const sheets = new Map();
  const packed = (data) => gzipSync(data, { level: 9 }).length;
  const sheet = (page) => {
    const href = page.html.match(/<link rel="stylesheet" href="([^"]+)"/)?.[1];
    if (!href) return 0;
    const path = join(WORK, page.address, "..", href);
    if (!sheets.has(path)) sheets.set(path, packed(readFileSync(path)));
    return sheets.get(path);
  };
  const texts = pages.filter((page) => page.site === "demo" && kindOf(page)?.mark === "page-text");
  const sizes = texts.map((page) => ({ page: page.name, bytes: packed(page.html) + sheet(page) }));
  const large = sizes.filter(({ bytes }) => bytes > MOST);
  return {
    findings: large.map(({ page, bytes }) => ({ page, tool: "own", rule: "size", text: `${bytes} bytes, packed, are more than ${MOST}` })),
    largest: Math.max(...sizes.map(({ bytes }) => bytes)),
  };
}
