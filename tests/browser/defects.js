// The test of the bench itself: real pages of ours with one defect each. Every one must be found, by the rule named with it,
// and not on the page without the defect.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { WORK } from "./paths.js";
import { Page } from "./sites.js";

/** Replaces words that must be there, once. */
function put(text, words, others) {
  const found = text.match(words)?.[0];
  if (found === undefined) throw new Error(`no page to put the defect in: nothing matches ${words}`);
  return text.replace(found, () => found.replace(words, others));
}

const html = (words, others) => ({ html: (text) => put(text, words, others) });
const css = (words) => ({ css: (text) => `${text}\n${words}\n` });
const TEXT = /<main\b[^>]*>/;

/** Each defect: what is done to a page (one that is `on`, or any with a table), and the rules of which one must find it. */
export const DEFECTS = [
  { name: "scroll region not focusable", on: /<div class="table amendments facts-table"/, by: ["axe scrollable-region-focusable"], ...html(/(<div class="table amendments facts-table"[^>]*) tabindex="0"/, "$1"), ...css("main .facts-table { overflow: auto } main .facts-table table { min-width: 60rem }") },
  { name: "low contrast, light", by: ["axe color-contrast"], ...css("@media (prefers-color-scheme: light) { main td { color: #aaa !important; background: #fff !important } }") },
  { name: "low contrast, dark", by: ["axe color-contrast"], ...css("@media (prefers-color-scheme: dark) { main td { color: #444 !important; background: #000 !important } }") },
  { name: "th without scope", by: ["html-validate wcag/h63"], ...html(/<th scope="col"/, "<th") },
  { name: "table without caption", by: ["own table-caption"], ...html(/<caption[^>]*>[^<]*<\/caption>/, "") },
  { name: "duplicate id", by: ["vnu error", "html-validate no-dup-id"], ...html(TEXT, '$&<p id="Top">Twice.</p>') },
  { name: "skipped heading level", by: ["axe heading-order", "own heading-skips"], ...html(TEXT, "$&<h4>Too deep</h4>") },
  { name: "Arabic text without lang and dir", by: ["own foreign-run"], ...html(TEXT, "$&<p>سياسة الخصوصية</p>") },
  { name: 'lang="zh_CN"', by: ["axe valid-lang", "vnu error"], ...html(TEXT, '$&<p lang="zh_CN">隐私政策</p>') },
  { name: "user-scalable=no", by: ["axe meta-viewport"], ...html(/initial-scale=1/, "$&, user-scalable=no") },
  { name: "page overflows at 320 px", by: ["own overflow"], ...css("main { min-width: 30rem }") },
  { name: "empty link", by: ["axe link-name", "html-validate wcag/h30"], ...html(TEXT, '$&<p><a href="#Main"></a></p>') },
  { name: "onclick attribute", by: ["own handler"], ...html(/<footer\b/, '$& onclick="0"') },
  { name: "javascript: address", by: ["own forbidden-address"], ...html(TEXT, '$&<p><a href="javascript:alert(1)">More</a></p>') },
  { name: "9 px text", by: ["own small-text"], ...css("main td { font-size: 9px !important }") },
];

/** Writes a page for each defect, with its own style sheet, and one of each without; says which is which. */
export function plant(pages) {
  const clean = new Map();
  const short = pages.filter((page) => page.lang === "en" && page.html.includes("<link rel=\"stylesheet\"")).sort((a, b) => a.html.length - b.html.length);
  return DEFECTS.map((defect, at) => {
    const original = short.find((page) => (defect.on ?? /<table class="records[^]*<td data-label/).test(page.html));
    if (!clean.has(original)) clean.set(original, copy(original, `clean-${clean.size}`, {}));
    return { defect, clean: clean.get(original), page: copy(original, String(at + 1), defect) };
  });
}

/** A copy of a page beside its style sheet, changed. */
function copy(original, name, change) {
  const folder = join(WORK, "defects", name);
  mkdirSync(folder, { recursive: true });
  const [, sheet] = original.html.match(/<link rel="stylesheet" href="([^"]+)"/);
  const style = readFileSync(join(dirname(original.file), sheet), "utf8");
  writeFileSync(join(folder, "style.css"), change.css?.(style) ?? style);
  const text = original.html.replace(sheet, "style.css");
  const file = join(folder, "index.html");
  writeFileSync(file, change.html?.(text) ?? text);
  return Object.assign(new Page("defects", file), { title: change.name });
}

/** The defects that were not caught, given the findings of every page. */
export function missed(planted, findings) {
  const on = (page) => findings.filter((finding) => finding.page === page.name).map(({ tool, rule }) => `${tool} ${rule}`);
  return planted.filter(({ defect, page, clean }) => {
    const before = on(clean);
    return !on(page).some((rule) => defect.by.includes(rule) && count(on(page), rule) > count(before, rule));
  });
}

function count(rules, rule) {
  return rules.filter((one) => one === rule).length;
}
