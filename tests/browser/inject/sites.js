// The test sites: which payloads stand where.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "../paths.js";
import { makeCommands } from "./commands.js";
import { Draft, PLAIN, toml } from "./draft.js";
import { settleNames, writeNames } from "./names.js";
import { keysFile, recordsFile } from "./records.js";
import { proseFile } from "./prose.js";

/** Sites that are made beside each other hold so many policies. */
const POLICIES = 9;
/** One policy in so many has a release before the one with the payloads: comparisons are long. */
const COMPARED = 4;

const SITE = `base_url = "https://a.test/"\nlanguages = ["en"]\ntime_zone = "UTC"\n[webview]\nclose = "myapp://close"\npage_kb = 30000\ngzip_kb = 30000\nbundle_kb = 90000`;

/** Every payload once, `size` in a group; neighbours in the list come into different groups. */
export function groups(payloads, size) {
  const count = Math.ceil(payloads.length / size);
  return Array.from({ length: count }, (_, at) => payloads.filter((_, number) => number % count === at));
}

function inParts(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

const version = (at, number) => `content/p${at}/${number}`;

/** A release of harmless words, before the one with the payloads. */
function before(folder, languages = ["en"]) {
  const facts = `title = "Before"\npublished = 2025-01-01\neffective = 2025-01-01\n[app]\nname = "Before"`;
  const translation = (language) => new Draft(`${folder}/${language}.toml`).add(`title = "Before"\n[app]\nname = "Before"`);
  return [new Draft(`${folder}/policy.toml`).add(facts), ...languages.map((language) => proseFile(`${folder}/${language}.md`, [], "Words of before.")), ...languages.slice(1).map(translation)];
}

/** Records and prose in the source language. */
export function textSites(payloadGroups, { release }) {
  const one = (payloads, at) => {
    const folder = version(payloads[0].at, "2");
    const earlier = at % COMPARED === 0 ? before(version(payloads[0].at, "1")) : [];
    const tables = earlier.length > 0 ? release : release.filter(({ path }) => path[0] !== "changes");
    return [...earlier, recordsFile(`${folder}/policy.toml`, tables, payloads), keysFile(`${folder}/keys.toml`, release, payloads), proseFile(`${folder}/en.md`, payloads)];
  };
  return inParts(payloadGroups, POLICIES).map((part, at) => ({ name: `text-${at}`, drafts: [new Draft("site.toml").add(SITE), ...part.flatMap(one)] }));
}

/** Records and prose of a translation. */
export function translationSites(payloadGroups, { release, translation }) {
  const none = (payloads) => payloads.map(() => undefined);
  // A list of a translation keeps the length of its source.
  const whole = (table) => ({ ...table, fields: table.fields.map((field) => (field.isList ? { ...field, instead: toml(PLAIN) } : field)), inside: table.inside?.map(whole) });
  const tables = translation.map(whole);
  const one = (payloads) => {
    const folder = version(payloads[0].at, "2");
    return [
      ...before(version(payloads[0].at, "1"), ["en", "zh"]), recordsFile(`${folder}/policy.toml`, release, none(payloads)), proseFile(`${folder}/en.md`, []),
      recordsFile(`${folder}/zh.toml`, tables, payloads), proseFile(`${folder}/zh.md`, payloads),
    ];
  };
  const site = SITE.replace('["en"]', '["en", "zh"]');
  return inParts(payloadGroups, POLICIES).map((part, at) => ({ name: `translation-${at}`, drafts: [new Draft("site.toml").add(site), ...part.flatMap(one)] }));
}

/** A policy with a record of everything that settings and themes name. */
function policy(tables) {
  return [recordsFile("content/p/1/policy.toml", tables, [undefined]), proseFile("content/p/1/en.md", [])];
}

/** `site.toml`, and the files of a theme that hold words. */
export function settingSites(payloadGroups, { release, site }) {
  const look = site.filter(({ path }) => path[0] === "look").map(withoutHead);
  return payloadGroups.flatMap((payloads) => {
    const theme = [new Draft("site.toml").add(`theme = "acme"\n${SITE}`), recordsFile("themes/acme/look.toml", look, payloads), columns(payloads), locale(payloads), ...policy(release)];
    return [
      { name: `settings-${payloads[0].at}`, drafts: [recordsFile("site.toml", site, payloads), ...policy(release)] },
      { name: `theme-${payloads[0].at}`, drafts: theme },
    ];
  });
}

/** A table of `[look]` as it stands in the file of a theme. */
function withoutHead({ path, inside, ...table }) {
  return { ...table, path: path.slice(1), inside: inside?.map(withoutHead) };
}

function columns(payloads) {
  const draft = new Draft("themes/acme/columns.toml");
  for (const set of ["full", "summary"]) {
    draft.add(`[${set}]\nsdks = ["name",`);
    for (const payload of payloads) draft.try(`columns.${set}`, payload, `  ${toml(payload.text)},`);
    draft.add("]");
    for (const payload of payloads) draft.try(`columns.${set}.(key)`, payload, `${toml(payload.text)} = ["name"]`);
  }
  return draft;
}

/** Words of the interface that hold nothing else. */
const WORDS = [...readFileSync(join(ROOT, "themes/default/locales/en.ftl"), "utf8").matchAll(/^([a-z][a-z0-9-]*) = ([^{}\n]+)$/gm)];
/** What Fluent reads as its own, and signs that no page may have: the program refuses them, but names no line of the file. */
const FLUENT = /[{}\p{Cc}\uFFFE]/u;

function locale(payloads) {
  const draft = new Draft("themes/acme/locales/en.ftl");
  const fit = payloads.filter(({ text }) => !FLUENT.test(text));
  for (const [at, [, key, words]] of fit.length > 0 ? WORDS.entries() : []) {
    const payload = fit[at % fit.length];
    draft.try("locale", payload, `${key} = ${payload.text}`, `${key} = ${words}`);
  }
  return draft;
}

/** Payloads that a file holds beside each other: fields that it holds once take turns. With `--all`, each has every one. */
const TOGETHER = { text: 8, translation: 24, settings: 36 };

/** All sites: their names, and the files that they are made of or the way in which they are made. */
export function sites(payloads, schemas, all) {
  const of = (kind) => groups(payloads, all ? 1 : TOGETHER[kind]);
  return [
    ...textSites(of("text"), schemas),
    ...translationSites(of("translation"), schemas),
    ...settingSites(of("settings"), schemas),
    { name: "commands", make: (job) => makeCommands(job, SITE, payloads.filter(({ at }) => all || at % 4 === 0)) },
    { name: "names", make: (job) => makeNames(job, payloads) },
  ];
}

async function makeNames(job, payloads) {
  const base = [new Draft("site.toml").add(`theme = "acme"\n${SITE}`), new Draft("content/p/1/policy.toml").add('title = "x"\n[app]\nname = "x"'), proseFile("content/p/1/en.md", [])];
  for (const draft of base) draft.write(job.folder);
  const written = writeNames(job.folder, payloads);
  return { cases: written, findings: await settleNames({ ...job, written }) };
}
