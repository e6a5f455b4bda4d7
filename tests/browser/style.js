// The style sheets of the themes, held against what old web views know: Chrome 80 and iOS 13 (HarmonyOS, Android without
// updates). What a browser doesn't know it ignores, so that decoration may be new; what layout and colours rest on may not.
// A rule inside `@supports` is one that knows what it does.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./paths.js";

/** What a value or property may not be: pattern, what it is, where it came to (Chrome / iOS). */
const DECLARATIONS = [
  [/^inset(-(block|inline)(-start|-end)?)?\s*:/, "inset", "87 / 14.5"],
  [/^(margin|padding)-(inline|block)\s*:/, "margin and padding shorthands of a direction", "87 / 14.5"],
  [/^border-(inline|block)\s*:/, "border shorthands of a direction", "87 / 14.5"],
  [/^aspect-ratio\s*:/, "aspect-ratio", "88 / 15"],
  [/^container(-type|-name)?\s*:/, "container queries", "105 / 16"],
  [/\b\d+(\.\d+)?[dsl]v[hwib]\b/, "dvh and its kin", "108 / 15.4"],
  [/color-mix\(/, "color-mix()", "111 / 16.2"],
  [/\b(ok)?(lch|lab)\(/, "lab and oklch", "111 / 15.4"],
  [/light-dark\(/, "light-dark()", "123 / 17.5"],
  [/\bsubgrid\b/, "subgrid", "117 / 16"],
  [/^overflow(-[xy])?\s*:.*\bclip\b/, "overflow: clip", "90 / 16"],
  [/^overflow-wrap\s*:.*anywhere/, "overflow-wrap: anywhere without word-break: break-word", "80 / 15.4"],
  [/^font-size\s*:.*[\d.]px/, "type in pixels, which a reader can't enlarge", "–"],
  [/text-size-adjust\s*:\s*none/, "text-size-adjust: none", "–"],
  [/^(margin|padding|border)-(left|right)\b/, "left and right instead of start and end", "–"],
  [/^(text-align|float)\s*:\s*(left|right)/, "left and right instead of start and end", "–"],
];

/** What a selector or the head of a group may not hold. An unknown selector drops its whole rule. */
const HEADS = [
  [/:(is|where)\(/, ":is() and :where()", "88 / 14"],
  [/:focus-visible/, ":focus-visible", "86 / 15.4"],
  [/:has\(/, ":has()", "105 / 15.4"],
  [/^@layer/, "@layer", "99 / 15.4"],
  [/^@container/, "@container", "105 / 16"],
  [/^@media[^{]*[<>]/, "ranges in @media", "104 / 16.4"],
  [/^dialog|[\s,>]dialog/, "dialog", "37 / 15.4"],
  [/(^|[\s,])&/, "nesting", "120 / 17.2"],
];

/** The findings on all style sheets of a theme. */
export function checkStyles(theme) {
  const folder = join(ROOT, "themes", theme, "assets");
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return sheets.flatMap((name) => checkSheet(`themes/${theme}/assets/${name}`, readFileSync(join(folder, name), "utf8")));
}

/** The findings on one sheet. */
export function checkSheet(page, text) {
  const findings = [];
  const rules = parse(text);
  const add = (line, rule, words) => findings.push({ page, tool: "style", rule, element: `line ${line}`, text: words });
  for (const { line, head, within, declarations } of rules) {
    if (within.some((group) => group.startsWith("@supports")) || head.startsWith("@supports")) continue;
    for (const [pattern, what, since] of HEADS) if (pattern.test(head)) add(line, what, `${head} (${since})`);
    if (within.some((group) => !group.startsWith("@"))) add(line, "nesting", `${head} (120 / 17.2)`);
    for (const declaration of declarations) {
      for (const [pattern, what, since] of DECLARATIONS) if (pattern.test(declaration)) add(line, what, `${declaration} (${since})`);
    }
    if (declarations.some((one) => /^(row-|column-)?gap\s*:/.test(one)) && isFlex(head, rules)) add(line, "gap of a flex box", `${head} (84 / 14.5)`);
  }
  const moves = rules.some(({ declarations }) => declarations.some((one) => /^(transition|animation|scroll-behavior)\b/.test(one)));
  if (moves && !text.includes("prefers-reduced-motion")) add(1, "motion", "something moves, and prefers-reduced-motion is not asked");
  if (!/:focus\b(?!-)/.test(text)) add(1, "focus", "no rule for :focus");
  return findings;
}

/** Whether a rule of the same selector makes it a flex box. */
function isFlex(head, rules) {
  return rules.some((rule) => rule.head === head && rule.declarations.some((one) => /^display\s*:\s*(inline-)?flex/.test(one)));
}

/** The rules of a sheet: where each stands, its head, the heads it stands in, and its declarations. */
export function parse(text) {
  const bare = text.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'/g, (part) => (part.startsWith("/*") ? part.replace(/[^\n]/g, " ") : '""' + part.slice(2).replace(/[^\n]/g, " ")));
  const rules = [];
  const open = [];
  let start = 0;
  const take = (end) => bare.slice(start, end).trim().replace(/\s+/g, " ");
  const declare = (end) => {
    const words = take(end);
    if (words && open.length > 0) open.at(-1).declarations.push(words);
    start = end + 1;
  };
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === "{") {
      const rule = { line: bare.slice(0, at).split("\n").length, head: take(at), within: open.map(({ head }) => head), declarations: [] };
      rules.push(rule);
      open.push(rule);
      start = at + 1;
    } else if (bare[at] === ";") declare(at);
    else if (bare[at] === "}") {
      declare(at);
      open.pop();
    }
  }
  return rules;
}
