// The fields of TOML files, as the schemas of the program tell them: a new field is tried without a line here.

import { PLAIN, toml } from "./draft.js";

/** What stands in a field once its payloads are refused. What points at something is left out then, but for parties. */
const INSTEAD = { text: PLAIN, name: PLAIN, url: "https://a.test/", email: "a@a.test", country: "DE", duration: "P1Y", language: "en", numbering: "decimal", font: "Arial" };

/** What the site can't be without, by sink. */
const NEEDED = { "archive.version": "0.1", base_url: "https://a.test/", time_zone: "UTC", "title.en": "Site" };

/** What stands in a list before its payloads, by sink. */
const ALWAYS = { languages: '"en", "zh",' };

/** Tables whose content repeats that of others: shared fields of records, and groups of them. */
const SHARED = ["defaults", "groups"];

/** The keys that a map is tried with where its schema names none, by the name of the map; elsewhere it is `ID`. */
const KEYS = { numbering: ["default"], title: ["en"], label: ["en"], maps: ["play"], translations: ["zh"], changes: ["c"] };

/** Stands for the id of a record. */
export const ID = "r";

/** The tables of a file: the path, whether it can stand there many times (in a list, if it is `inArray`; then it has the
 * tables `inside` it), and the fields. */
export function tablesOf(schema) {
  const tables = [];
  const enter = (path, node, inArray = false) => {
    const table = { path, inArray, repeats: inArray || path.includes(ID), fields: [] };
    tables.push(table);
    for (const [key, value] of members(schema, node, path)) visit(table, [...path, key], resolve(schema, value));
  };
  const visit = (table, path, node) => {
    if (path.length === 1 && SHARED.includes(path[0])) return;
    const items = node.type === "array" && resolve(schema, node.items);
    if (items?.type === "object") enter(path, items, true);
    else if (node.type === "object") enter(path, node);
    else table.fields.push(field(path, items || node, Boolean(items)));
  };
  enter([], resolve(schema, schema));
  for (const outer of tables.filter(({ inArray }) => inArray)) outer.inside = tables.filter(({ path }) => path.length > outer.path.length && outer.path.every((key, at) => key === path[at]));
  const inside = new Set(tables.flatMap(({ inside }) => inside ?? []));
  return tables.filter((table) => !inside.has(table) && (table.fields.length > 0 || table.inArray));
}

function members(schema, node, path) {
  if (node.properties) return Object.entries(node.properties);
  if (typeof node.additionalProperties !== "object") return [];
  const named = node.propertyNames && choices(resolve(schema, node.propertyNames));
  return (named ?? KEYS[path.at(-1)] ?? [ID]).map((key) => [key, node.additionalProperties]);
}

function field(path, node, isList) {
  const sink = path.join(".");
  const own = sink in NEEDED ? toml(NEEDED[sink]) : instead(node, path[0]);
  return { sink, key: path.at(-1), isList, isClosed: isClosed(node, path), always: ALWAYS[sink], instead: sink in ALWAYS ? "" : own };
}

/** Whether a field takes words of a list, numbers or ids only. */
function isClosed(node, path) {
  return path.at(-1) === "like" || Boolean(choices(node)) || "x-refers" in node || node.format === "date" || node.type !== "string";
}

/** What stands there when the payload is gone, as TOML; nothing if the key can be left out. */
function instead(node, table) {
  const words = choices(node);
  if (node["x-refers"] === "parties" && table !== "parties") return toml(`${ID}0`);
  if (node.format === "date") return "2026-01-01";
  if (node.format in INSTEAD) return toml(INSTEAD[node.format]);
  if (words) return toml(words[0]);
  return { boolean: "true", integer: "30000" }[node.type] ?? "";
}

function choices(node) {
  return node.oneOf?.map((one) => one.const) ?? node.enum;
}

/** A node without the wrappers around it. */
function resolve(schema, node) {
  const only = node.allOf ?? (node.anyOf?.length === 1 ? node.anyOf : undefined);
  if (only) return resolve(schema, only[0]);
  if (node.$ref) return resolve(schema, schema.definitions[node.$ref.split("/").at(-1)]);
  return node;
}
