// The shell of the preview: what is shown, how, and what was found. The page in the frame comes from the site's own
// address, byte for byte; everything that comes from the server is put in as text, never as HTML.

import { dress, files, key, position, restore } from "./frame.js";

const token = document.querySelector("meta[name=preview-token]").content;
const by = id => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");

// How long a lost connection waits before it is tried again, in milliseconds.
const PAUSES = [250, 500, 1000, 2000, 4000];

// The width of a printed A4 page between its margins, in CSS pixels.
const PRINTED = 658;

const KEPT = "policysite-preview";
const kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");

const view = {
  path: "",
  width: kept.width || "full",
  // None until one is chosen: then it is that of the system.
  scheme: kept.scheme || null,
  tongue: localStorage.getItem(KEPT) || document.documentElement.lang,
};
let words = {};
let menu = [];
let menuText = "";
let outdated = true;
let state = null;
let frame = null;
let next = null;
let dismissed = false;
let said = null;
let dragged = kept.position || null;

/** The colours of the page. */
function scheme() {
  return view.scheme ?? (dark.matches ? "dark" : "light");
}

/* Words */

function word(id, values = {}) {
  const text = words[id] ?? id;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

async function speak(tongue) {
  const answer = await fetch(`${tongue}.json`, { cache: "no-store" });
  words = await answer.json();
  view.tongue = tongue;
  document.documentElement.lang = tongue;
  for (const part of document.querySelectorAll("[data-word]")) part.textContent = word(part.dataset.word);
  by("tongue").title = word("tongue-label");
  by("alone").title = word("alone");
  by("tongue").textContent = word("tongue");
  by("tongue").lang = tongue === "en" ? "zh" : "en";
  if (frame) frame.title = word("frame");
}

/* What is shown, as an address and as choices */

/** The choices that an address stands for. */
function choices(path) {
  let parts;
  try {
    parts = decodeURIComponent(path.split("#")[0]).split("/").slice(1);
  } catch {
    return null;
  }
  const policy = menu.find(policy => policy.id === parts[0]);
  if (!policy) return null;
  const fixed = parts[1] === "v";
  const version = fixed ? parts[2] : "";
  const [language, ...page] = parts.slice(fixed ? 3 : 1);
  const known = policy.languages.includes(language);
  return { policy, version, language: known ? language : "", page: known ? page.join("/") : null };
}

/** The pages of a release, or of the text in force, by language. */
function pages(policy, version) {
  if (!version) return policy.current;
  return policy.releases.find(release => release.version === version)?.pages ?? {};
}

/** The address of the page that is nearest to the choices. */
function nearest({ policy, version, language, page }) {
  let of = pages(policy, version);
  if (!Object.keys(of).length) {
    version = preferred(policy);
    of = pages(policy, version);
  }
  const languages = Object.keys(of);
  if (!languages.length) return "/";
  const tag = languages.includes(language) ? language : policy.languages.find(tag => languages.includes(tag));
  // A kind of page that the text in force does not have may stand in the folder of its release.
  if (!version && !of[tag].includes(page) && policy.inForce) {
    const own = pages(policy, policy.inForce)[tag];
    if (own?.includes(page)) return address(policy, policy.inForce, tag, page);
  }
  return address(policy, version, tag, nearestPage(of[tag], page));
}

function nearestPage(known, page) {
  if (page === null || known.includes(page)) return page ?? "";
  const kind = page.split("/")[0];
  return known.find(one => one.startsWith(`${kind}/`)) ?? known.find(one => one === "") ?? known[0];
}

/** The language of the preview's own words if the policy has it, else its first. */
function own(languages) {
  const spoken = tag => tag.split("-")[0];
  return languages.find(tag => spoken(tag) === spoken(document.documentElement.lang)) ?? languages[0];
}

/** The newest draft, else the text in force, else the last release. */
function preferred(policy) {
  const drafts = policy.releases.filter(release => release.state === "draft");
  if (drafts.length) return drafts.at(-1).version;
  return policy.inForce ? "" : policy.releases.at(-1)?.version ?? "";
}

function address(policy, version, language, page) {
  const folder = version ? `${policy.id}/v/${version}` : policy.id;
  return encodeURI(`/${folder}/${language}/${page}`);
}

function first() {
  const [policy] = menu;
  return policy ? nearest({ policy, version: preferred(policy), language: own(policy.languages), page: "" }) : "/";
}

/** The address after the # of the shell's own; none if it is not a page of the site. */
function asked() {
  const path = location.hash.slice(1);
  const url = path.startsWith("/") ? new URL(path, location.origin) : null;
  return url && url.origin === location.origin && !url.pathname.startsWith("/_preview") ? url.pathname + url.hash : null;
}

/* The menus */

/** Reads the menus again if a build may have changed them. */
async function refreshMenu() {
  if (!outdated) return;
  await readMenu();
  showMenus();
}

async function readMenu() {
  outdated = false;
  const text = await (await fetch("site.json", { cache: "no-store" })).text();
  if (text === menuText) return;
  menuText = text;
  menu = JSON.parse(text);
}

function option(value, text) {
  const one = document.createElement("option");
  one.value = value;
  one.textContent = text;
  return one;
}

function fill(id, options, chosen) {
  const select = by(id);
  select.replaceChildren(...options);
  select.value = chosen;
  select.disabled = options.length < 2;
  const text = select.selectedOptions[0]?.textContent ?? "";
  select.title = text;
  return text;
}

function languageName(tag) {
  try {
    // Chinese is called by its script, as on the pages: 简体中文.
    const { language, script } = new Intl.Locale(tag).maximize();
    const named = language === "zh" ? `zh-${script}` : tag;
    return new Intl.DisplayNames([tag], { type: "language" }).of(named) ?? tag;
  } catch {
    return tag;
  }
}

function policyName(policy) {
  const tongue = Object.keys(policy.titles).find(tag => tag.split("-")[0] === view.tongue);
  return policy.titles[tongue] ?? Object.values(policy.titles)[0] ?? policy.id;
}

function pageName(page) {
  const name = page.replace(/\/$/, "");
  const platform = name.match(/^sdks\/(.+)$/)?.[1];
  if (platform) return word("page-sdks", { platform: words[`platform-${platform}`] ?? platform });
  return words[`page-${name}`] ?? `/${name}/`;
}

const ORDER = ["", "summary", "collected", "shared", "permissions", "sdks", "changes", "history", "upcoming"];

function inOrder(known) {
  const rank = page => (ORDER.indexOf(page.split("/")[0]) + ORDER.length) % ORDER.length;
  return [...known].sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
}

function releaseOptions(policy) {
  const named = release => option(release.version, `${release.version} · ${word(`state-${release.state}`)}`);
  const newest = [...policy.releases].reverse();
  const drafts = newest.filter(release => release.state === "draft");
  const others = newest.filter(release => release.state !== "draft");
  const inForce = policy.inForce ? [option("", word("in-force", { version: policy.inForce }))] : [];
  return [...inForce, ...drafts.map(named), ...others.map(named)];
}

function showMenus() {
  const chosen = choices(view.path);
  const other = option("?", word("page-other"));
  const policies = menu.map(policy => option(policy.id, policyName(policy)));
  if (!chosen) {
    const title = fill("policy", [option("?", menu.length ? "—" : word("no-policy")), ...policies], "?");
    ["release", "language"].forEach(id => fill(id, [option("?", "—")], "?"));
    by("fold-title").textContent = title;
    by("fold-line").textContent = fill("page", [other], "?");
    return;
  }
  const { policy, version, language, page } = chosen;
  const of = pages(policy, version);
  const languages = policy.languages.filter(tag => of[tag]);
  const known = inOrder(of[language] ?? []);
  const onMenu = known.includes(page);
  const texts = [
    fill("policy", policies, policy.id),
    fill("release", releaseOptions(policy), version),
    fill("language", [...(language ? [] : [option("", "—")]), ...languages.map(tag => option(tag, languageName(tag)))], language),
    fill("page", [...(onMenu ? [] : [other]), ...known.map(page => option(page, pageName(page)))], onMenu ? page : "?"),
  ];
  by("fold-title").textContent = texts[0];
  by("fold-line").textContent = texts.slice(1).join(" · ");
}

function choose(change) {
  const now = choices(view.path) ?? {};
  const chosen = { ...now, ...change };
  if (change.policy) chosen.version = now.version === "" && change.policy.inForce ? "" : preferred(change.policy);
  // Another page begins at its top; the same page of another text, where it was read.
  if (chosen.policy) show(nearest(chosen), "page" in change ? null : position(frame));
}

/* The frame */

/** Shows a page of the site; the one before stays until it is there. */
function show(path, where = null, { replace = false, rebuilt = false } = {}) {
  const url = `#${path}`;
  if (location.hash !== url) history[replace ? "replaceState" : "pushState"](null, "", url);
  view.path = path;
  next?.remove();
  const coming = document.createElement("iframe");
  coming.className = "page coming";
  coming.title = word("frame");
  coming.src = path;
  next = coming;
  coming.addEventListener("load", () => arrive(coming, where, rebuilt));
  by("paper").append(coming);
  fit();
  showMenus();
}

function arrive(coming, where, rebuilt) {
  if (coming === next) {
    const gone = coming.contentDocument?.querySelector("meta[name=preview][content=missing]");
    if (gone && rebuilt) return leave();
    dressFrame(coming);
    restore(coming, where);
    coming.classList.remove("coming");
    frame?.remove();
    frame = coming;
    next = null;
  } else if (coming !== frame) {
    return;
  }
  settle();
}

/** What goes for a page once it stands in the frame. */
function settle() {
  const page = frame.contentDocument;
  if (!page) return;
  dressFrame(frame);
  document.title = [page.title, word("title")].filter(Boolean).join(" · ");
  by("alone").href = frame.contentWindow.location.href;
  page.addEventListener("click", follow);
  const path = frame.contentWindow.location.pathname + frame.contentWindow.location.hash;
  if (path !== view.path) {
    view.path = path;
    history.replaceState(null, "", `#${path}`);
    showMenus();
  }
  // The page comes first, the menus can wait.
  refreshMenu();
}

/** The page is gone: shows the nearest there is, and says so. */
async function leave() {
  const gone = view.path;
  await readMenu();
  const chosen = choices(gone);
  const path = chosen ? nearest(chosen) : first();
  show(path, frame && position(frame), { replace: true });
  if (path !== gone) notice("gone", { path: decodeURIComponent(gone) }, true);
}

/** Links inside the site are followed by the shell, others open in a tab of their own. */
function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const url = new URL(link.href);
  if (!/^https?:$/.test(url.protocol)) return;
  if (url.origin !== location.origin || url.pathname.startsWith("/_preview")) {
    event.preventDefault();
    window.open(url.href, "_blank", "noopener");
  } else if (url.pathname !== frame.contentWindow.location.pathname) {
    event.preventDefault();
    show(url.pathname + url.hash);
  }
}

function dressFrame(of) {
  if (of?.contentDocument) dress(of.contentDocument, scheme(), view.width === "paper");
}

/** Gives the frame its width; what does not fit the screen is made smaller. */
function fit() {
  const stage = by("stage");
  const print = view.width === "paper";
  const full = view.width === "full";
  const wanted = full ? stage.clientWidth : print ? PRINTED : Number(view.width);
  const room = stage.clientWidth - (full ? 0 : print ? 0 : 24);
  const margin = print ? 68 : 0;
  const scale = Math.min(1, room / (wanted + 2 * margin));
  const paper = by("paper");
  paper.className = `paper ${full ? "full" : print ? "print" : "device"}`;
  paper.style.width = full ? "100%" : `${wanted}px`;
  paper.style.height = scale < 1 && !full ? `${stage.clientHeight / scale}px` : "100%";
  paper.style.transform = scale < 1 ? `scale(${scale})` : "";
}

/* What was found */

function counted(id, count) {
  return word(count === 1 ? `${id}-one` : id, { count });
}

function showState() {
  const { errors, warnings, good, building, site, build } = state;
  const parts = [errors && counted("errors", errors), warnings && counted("warnings", warnings)].filter(Boolean);
  const text = parts.length === 2 ? word("and", { one: parts[0], other: parts[1] }) : parts[0] ?? word("no-problems");
  by("count").className = `count ${errors ? "bad" : warnings ? "warn" : "fine"}`;
  by("count-text").textContent = build ? text : word("building");
  const first = !site && (building || !build);
  by("empty").hidden = site;
  by("empty").textContent = word(first ? "building-first" : "nothing");
  if (build && !good && site) notice("failed", {}, false, "bad");
  else if (said?.id !== "gone") notice(null);
}

function notice(id, values = {}, closes = false, kind = "") {
  said = id && { id, values, closes, kind };
  const bar = by("notice");
  bar.hidden = !id;
  bar.dataset.says = id ?? "";
  bar.className = `notice ${kind}`;
  by("notice-text").textContent = id ? word(id, values) : "";
  by("notice-close").hidden = !closes;
  fit();
}

async function showProblems() {
  if (!state) return;
  const answer = await fetch(`problems/${view.tongue}.json`, { cache: "no-store" });
  const found = await answer.json();
  const lead = state.errors ? (state.site ? "problems-failed" : "problems-failed-first") : found.length ? "problems-warnings" : "problems-none";
  by("panel-lead").textContent = word(lead);
  by("problems").replaceChildren(...found.map(problem));
}

function openPanel(open, focus = false) {
  // The frame gets narrower or wider: what was read stays in view.
  const where = frame ? position(frame) : null;
  by("panel").hidden = !open;
  by("count").setAttribute("aria-expanded", open);
  if (open) showProblems();
  if (open && focus) by("panel-title").focus();
  fit();
  if (frame) restore(frame, where);
}

/** An element with a class, and texts or elements in it. */
function make(name, kind, ...inside) {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.append(...inside.filter(part => part !== null && part !== undefined));
  return element;
}

/** Words in which code stands between backticks. */
function prose(name, kind, text) {
  const parts = text.split("`").map((part, at) => (at % 2 ? make("code", "", part) : part));
  return make(name, kind, ...parts);
}

function problem(found) {
  const head = make("p", "problem-head", make("span", `severity ${found.severity}`, word(`severity-${found.severity}`)), make("code", "code", found.code));
  const helps = [found.suggestion, found.help].filter(Boolean).map(help => prose("li", "", help));
  return make(
    "li",
    `problem ${found.severity}`,
    head,
    prose("p", "message", found.message),
    ...found.places.map(place),
    helps.length ? make("ul", "helps", ...helps) : null,
    meaning(found),
  );
}

function place(at) {
  const where = make("p", "where", make("code", "", `${at.path}:${at.line}:${at.column}`), at.label ? ` ${at.label}` : "");
  const row = (number, ...texts) => make("div", "row", make("span", "number", String(number)), make("span", "text", ...texts));
  const rows = [
    at.above && row(at.above.line, at.above.text),
    row(at.line, at.before, at.marked ? make("mark", "", at.marked) : make("mark", "nothing", "\u00a0"), at.after),
    at.below && row(at.below.line, at.below.text),
  ];
  return make("div", "place", where, make("div", "excerpt", ...rows.filter(Boolean)));
}

function meaning(found) {
  if (!found.what && !found.law && !found.example) return null;
  const example = found.example ?? [];
  const shown = example.map((text, at) => make("div", "example", make("p", "caption", word(at ? "example-after" : "example-before")), make("pre", "", text)));
  return make(
    "details",
    "meaning",
    make("summary", "", word("meaning")),
    found.what ? prose("p", "", found.what) : null,
    found.why ? prose("p", "", found.why) : null,
    found.law ? make("p", "law", make("b", "", `${word("law")}: `), found.law) : null,
    ...shown,
  );
}

/* Events of the server */

async function hear(event) {
  const before = state;
  state = event;
  progress(event.building);
  showState();
  if (event.building && before?.build === event.build) return;
  const opened = !by("panel").hidden;
  if (event.errors) {
    // What was put away stays away until the next save.
    if (before?.build !== event.build) dismissed = false;
    if (!dismissed) openPanel(true);
  } else if (before?.errors && opened) openPanel(false);
  else if (opened) showProblems();
  if (event.site && (event.good || !frame)) await showBuild(event, before);
}

/** Shows a new build: the page is loaded anew only if it or a file it is made of changed. */
async function showBuild(event, before) {
  if (!frame && !next) {
    await readMenu();
    const path = asked();
    show(path ?? first(), dragged, { replace: true, rebuilt: Boolean(path) });
    dragged = null;
    return;
  }
  if (before?.build === event.build) return;
  const path = next ? view.path : frame.contentWindow.location.pathname + frame.contentWindow.location.hash;
  const changed = event.changed && new Set(event.changed);
  const used = frame ? files(frame) : new Set();
  used.add(key(path.split("#")[0]));
  outdated = !changed || changed.size > 0;
  if (!changed || next || [...used].some(file => changed.has(file))) {
    show(path, frame ? position(frame) : null, { replace: true, rebuilt: true });
  } else {
    await refreshMenu();
  }
}

let late = 0;
function progress(building) {
  clearTimeout(late);
  if (building) late = setTimeout(() => (by("progress").hidden = false), 300);
  else by("progress").hidden = true;
}

let tries = 0;
let waiting = 0;
function connect() {
  clearTimeout(waiting);
  const socket = new WebSocket(`ws://${location.host}/_preview/events/${token}`);
  let heard = Promise.resolve();
  socket.addEventListener("open", () => (tries = 0));
  socket.addEventListener("message", message => {
    if (said?.id === "ended") notice(null);
    heard = heard.then(() => hear(JSON.parse(message.data))).catch(console.error);
  });
  socket.addEventListener("close", () => {
    if (tries) notice("ended");
    waiting = setTimeout(again, PAUSES[Math.min(tries, PAUSES.length - 1)]);
    tries += 1;
  });
}

/** After a restart the server has another token, and perhaps another shell: the whole page is loaded anew. */
async function again() {
  clearTimeout(waiting);
  try {
    const answer = await fetch("./", { cache: "no-store" });
    const text = await answer.text();
    if (!text.includes(`"${token}"`)) {
      keep();
      location.reload();
      return;
    }
    connect();
  } catch {
    notice("ended");
    waiting = setTimeout(again, PAUSES[Math.min(tries, PAUSES.length - 1)]);
    tries += 1;
  }
}

function keep() {
  const where = frame ? position(frame) : null;
  sessionStorage.setItem(KEPT, JSON.stringify({ width: view.width, scheme: view.scheme, position: where }));
}

/* What people do */

by("choices").addEventListener("submit", event => event.preventDefault());
by("policy").addEventListener("change", event => choose({ policy: menu.find(policy => policy.id === event.target.value) }));
by("release").addEventListener("change", event => choose({ version: event.target.value }));
by("language").addEventListener("change", event => choose({ language: event.target.value }));
by("page").addEventListener("change", event => choose({ page: event.target.value }));
by("widths").addEventListener("change", event => {
  const where = frame ? position(frame) : null;
  view.width = event.target.value;
  fit();
  dressFrame(frame);
  if (frame) restore(frame, where);
  keep();
});
by("schemes").addEventListener("change", event => {
  view.scheme = event.target.value;
  dressFrame(frame);
  keep();
});
by("count").addEventListener("click", () => {
  const open = by("panel").hidden;
  dismissed = !open;
  openPanel(open, true);
});
by("panel-close").addEventListener("click", () => {
  dismissed = true;
  openPanel(false);
  by("count").focus();
});
by("notice-close").addEventListener("click", () => notice(null));
by("tongue").addEventListener("click", async () => {
  const tongue = view.tongue === "en" ? "zh" : "en";
  localStorage.setItem(KEPT, tongue);
  await speak(tongue);
  showMenus();
  if (said) notice(said.id, said.values, said.closes, said.kind);
  if (state) showState();
  if (!by("panel").hidden) showProblems();
});
by("fold").addEventListener("click", () => {
  const open = by("choices").classList.toggle("open");
  by("fold").setAttribute("aria-expanded", open);
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  by("choices").classList.remove("open");
  by("fold").setAttribute("aria-expanded", false);
  if (!by("panel").hidden) by("panel-close").click();
});
addEventListener("popstate", () => {
  const path = asked();
  if (path && path !== view.path) show(path, null, { replace: true });
});
addEventListener("resize", fit);
addEventListener("pagehide", keep);
for (const sign of ["online", "focus"]) addEventListener(sign, () => tries && again());

function check() {
  for (const radio of document.querySelectorAll(`[value="${view.width}"], [value="${scheme()}"]`)) radio.checked = true;
}

dark.addEventListener("change", () => {
  check();
  dressFrame(frame);
});

check();
await speak(view.tongue === "zh" ? "zh" : "en");
fit();
connect();
