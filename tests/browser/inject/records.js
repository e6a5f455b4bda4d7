// Payloads in TOML: every field of every table, a line each. Tables of records hold one record a payload, lists one entry a
// payload. Fields that stand in a file once, and those that take words of a list, ids or numbers only, take turns: with one
// payload a file, each has it.

import { Draft, toml } from "./draft.js";
import { ID } from "./fields.js";

/** A file with the fields of some tables. A payload that is `undefined` leaves harmless words. */
export function recordsFile(path, tables, payloads) {
  const draft = new Draft(path);
  const turn = { at: 0 };
  for (const table of tables) {
    if (table.repeats) for (const at of payloads.keys()) record(draft, table, payloads, at);
    else single(draft, table, payloads, turn);
  }
  return draft;
}

function single(draft, table, payloads, turn) {
  if (table.path.length > 0) draft.add(`[${nameOf(table)}]`);
  for (const field of table.fields) {
    if (field.isList) list(draft, field, payloads);
    else one(draft, field, payloads[turn.at++ % payloads.length]);
  }
}

function record(draft, table, payloads, at) {
  draft.add(table.inArray ? `[[${nameOf(table, at)}]]` : `[${nameOf(table, at)}]`);
  for (const [number, field] of table.fields.entries()) {
    const isDue = !field.isClosed || (number + at) % payloads.length === 0;
    one(draft, field, isDue ? payloads[at] : undefined);
  }
  for (const inner of table.inside ?? []) record(draft, { ...inner, inArray: false }, payloads, at);
}

function nameOf({ path }, at) {
  return path.map((key) => (key === ID ? `${ID}${at}` : keyOf(key))).join(".");
}

function one(draft, { sink, key, isList, instead }, payload) {
  const assign = (value) => (value ? `${keyOf(key)} = ${isList ? `[${value}]` : value}` : "");
  if (payload) draft.try(sink, payload, assign(toml(payload.text)), assign(instead));
  else if (instead) draft.add(assign(instead));
}

function list(draft, { sink, key, instead, always = "" }, payloads) {
  const entry = instead && `  ${instead},`;
  draft.add(`${keyOf(key)} = [${always}`);
  for (const payload of payloads) {
    if (payload) draft.try(sink, payload, `  ${toml(payload.text)},`, entry);
    else draft.add(entry);
  }
  draft.add("]");
}

/** Payloads as keys: of no table, and as the id of a record of each table of records. */
export function keysFile(path, tables, payloads) {
  const draft = new Draft(path);
  for (const payload of payloads) draft.try("(key)", payload, `${toml(payload.text)} = "x"`);
  for (const { path: [table] } of tables.filter(({ path }) => path.length === 2 && path[1] === ID)) {
    for (const payload of payloads) draft.try(`${table}.(id)`, payload, `[${table}.${toml(payload.text)}]`);
  }
  return draft;
}

function keyOf(key) {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : toml(key);
}
