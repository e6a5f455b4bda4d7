// Findings as lines, those that are allowed with a reason, and the figures.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { HERE } from "./paths.js";

/** How many lines one rule may fill on one page in one setting. */
const LINES = 3;

/**
 * What is allowed: `tool`, `rule`, perhaps `page`, `setting`, `element` and `text` as patterns, the `reason`, `all` if only
 * a run in every setting can find it, and the `theme` if it is allowed in one only.
 */
const ALLOWED = JSON.parse(readFileSync(join(HERE, "allowed.json"), "utf8"));

/** Splits findings into those that count and those that are allowed; names entries that allow nothing. */
export function judge(findings, all, theme) {
  const used = new Set();
  const known = ALLOWED.filter((entry) => (entry.theme ?? theme) === theme);
  const allows = (entry, finding) =>
    ["tool", "rule"].every((key) => entry[key] === finding[key]) && ["page", "setting", "element", "text"].every((key) => new RegExp(entry[key] ?? "").test(finding[key] ?? ""));
  const counted = findings.filter((finding) => {
    const entry = known.find((entry) => allows(entry, finding));
    if (entry) used.add(entry);
    return !entry;
  });
  return { counted, allowed: findings.length - counted.length, unused: known.filter((entry) => !used.has(entry) && (all || !entry.all)) };
}

/** One line a finding, of equal ones a few. */
export function lines(findings) {
  return [...groupBy(findings).values()].flatMap((group) => {
    const shown = group.slice(0, LINES).map(line);
    return group.length > LINES ? [...shown, `  … and ${group.length - LINES} more like this`] : shown;
  });
}

function group({ page, setting, tool, rule }) {
  return [page, setting, tool, rule].join("\n");
}

function groupBy(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const same = groups.get(group(finding)) ?? [];
    same.push(finding);
    groups.set(group(finding), same);
  }
  return groups;
}

function line({ page, setting, tool, rule, text, element }) {
  return [page, setting ?? "any", tool, `${rule}: ${text ?? ""}`, element ?? ""].join(" · ");
}

/** How many findings each tool has. */
export function perTool(findings) {
  const tools = ["axe", "vnu", "html-validate", "own", "console", "requests", "style", "kinds"];
  return tools.map((tool) => `${tool} ${findings.filter((finding) => finding.tool === tool).length}`).join(", ");
}
