// Everything that must be right of a served site.

import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";

import { filesBelow } from "./site.js";
import { destination, headerRules, redirectRules } from "./rules.js";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8", ".json": "application/json; charset=utf-8", ".xml": "application/xml; charset=utf-8",
  ".zip": "application/zip", ".svg": "image/svg+xml; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".woff2": "font/woff2",
};
const FEED = "application/atom+xml; charset=utf-8";
const RULES = ["_headers", "_redirects", "_nginx.conf"];
/** An element with its attributes. Pages were read by the program, so that every value stands in quotes. */
const TAG = /<([a-z0-9]+)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g;

const plain = (text) => text.replace(/&(amp|quot|lt|gt|#39|#x27);/g, (_, name) => ({ amp: "&", quot: '"', lt: "<", gt: ">" })[name] ?? "'");

/** What a page says: its ids, what it links to, and what its head says of its address. */
function read(html) {
  const page = { ids: new Set(), links: [], alternates: new Map(), canonical: null, leadsOn: null };
  for (const [, name, rest] of html.matchAll(TAG)) {
    const values = Object.fromEntries([...rest.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, plain(value)]));
    if (values.id) page.ids.add(values.id);
    if (values.href !== undefined) page.links.push(values.href);
    if (values.src !== undefined) page.links.push(values.src);
    if (name === "link" && values.rel === "canonical") page.canonical = values.href;
    if (name === "link" && values.hreflang) page.alternates.set(values.hreflang, values.href);
    if (name === "meta" && values["http-equiv"] === "refresh") page.leadsOn = values.content.replace(/^0; url=/, "");
  }
  if (page.leadsOn) page.links.push(page.leadsOn);
  return page;
}

class Inspection {
  constructor(site, server) {
    this.site = site;
    this.server = server;
    this.findings = [];
    this.count = { files: 0, links: 0, redirects: 0 };
    this.pages = new Map();
    this.answers = new Map();
    this.rules = redirectRules(site);
    this.headersOf = headerRules(site);
  }

  note(where, what) {
    this.findings.push(`${where}: ${what}`);
  }

  /** The answer to a path, asked for once. */
  get(path) {
    if (!this.answers.has(path)) this.answers.set(path, this.server.get(path));
    return this.answers.get(path);
  }

  /** The path on the host of a file of the site. */
  path(file) {
    const name = file.replace(/(^|\/)index\.html$/, "$1");
    return this.site.path + name.split("/").map(encodeURIComponent).join("/");
  }

  headers(path, { status, headers }) {
    const expected = { "cache-control": "no-cache", ...this.headersOf(path) };
    for (const [name, value] of Object.entries(expected)) {
      // nginx lets nobody keep what is not there.
      if (name === "cache-control" && status !== 200) continue;
      if (headers[name] !== value) this.note(path, `header ${name} is ${headers[name]}, not ${value}`);
    }
    if (!("access-control-allow-origin" in expected) && "access-control-allow-origin" in headers) this.note(path, "header access-control-allow-origin");
  }

  async file(file) {
    const path = this.path(file);
    const bytes = readFileSync(join(this.site.folder, file));
    const answer = await this.get(path);
    this.count.files += 1;
    const page = file.endsWith(".html") ? { ...read(bytes.toString("utf8")), file } : null;
    if (page) this.pages.set(path, page);
    if (page?.leadsOn) return this.leadsOn(path, page, answer);
    if (answer.status !== 200) return this.note(path, `status ${answer.status}`);
    if (!answer.bytes.equals(bytes)) this.note(path, "other bytes than those of the file");
    const type = /^[^/]+\/feed\.[^/]+\.xml$/.test(file) ? FEED : TYPES[extname(file)];
    if (answer.headers["content-type"] !== type) this.note(path, `type ${answer.headers["content-type"]}, not ${type}`);
    this.headers(path, answer);
  }

  /** Where a page leads on by itself, the host leads on at once. */
  leadsOn(path, page, { status, headers }) {
    const whole = (link) => new URL(link, new URL(path, this.site.base)).href;
    if (status !== 301) this.note(path, `status ${status} of a page that leads on`);
    else if (whole(headers.location) !== whole(page.leadsOn)) this.note(path, `redirect to ${headers.location}, but the page leads to ${page.leadsOn}`);
  }

  /** A link of the site as a path with its anchor; `null` if it leads elsewhere. */
  target(link, from) {
    const { base, path } = this.site;
    const url = new URL(link, new URL(from, base));
    if (url.origin !== new URL(base).origin) return null;
    if (!url.pathname.startsWith(path)) return { path: url.pathname, isOutside: true };
    return { path: url.pathname, anchor: decodeURIComponent(url.hash.slice(1)) };
  }

  async link(link, from) {
    const target = this.target(link, from);
    if (!target) return;
    this.count.links += 1;
    if (target.isOutside) return this.note(from, `link out of the site: ${link}`);
    const { status } = await this.get(target.path);
    if (status !== 200) return this.note(from, `broken link ${link}: status ${status}`);
    const page = this.pages.get(target.path);
    if (target.anchor && page && !page.ids.has(target.anchor)) this.note(from, `broken anchor ${link}`);
  }

  /** What the head of a page says of its address. */
  address(path, { canonical, alternates, leadsOn, file }) {
    const own = new URL(path, this.site.base).href;
    const isBare = file === "404.html" || /\/(embed|paste)\//.test(file);
    if (!leadsOn && !isBare && canonical !== own) this.note(path, `canonical is ${canonical}`);
    if (alternates.size > 0 && ![...alternates.values()].includes(own)) this.note(path, "hreflang without the page itself");
    for (const [lang, other] of alternates) {
      const back = this.pages.get(new URL(other).pathname);
      if (![...(back?.alternates.values() ?? [])].includes(own)) this.note(path, `hreflang ${lang} is not answered by ${other}`);
    }
  }

  /** Follows a path that leads on to its end. */
  async follows(path, to) {
    this.count.redirects += 1;
    const answer = await this.get(path);
    if (answer.status !== 301) return this.note(path, `redirect: status ${answer.status}`);
    const location = answer.headers.location;
    if (location !== to) this.note(path, `redirect to ${location}, not ${to}`);
    const target = this.target(location, path);
    if (!target) return;
    const { status } = await this.get(target.path);
    if (status !== 200) this.note(path, `redirect to ${location}: status ${status}`);
    const ids = this.pages.get(target.path)?.ids;
    if (target.anchor && !ids?.has(target.anchor)) this.note(path, `redirect to ${location}: no such anchor`);
  }

  /** Folders of the site: policies, and the languages of each. */
  policies() {
    const folders = (path) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const all = folders(this.site.folder).filter((name) => folders(join(this.site.folder, name)).includes("v"));
    const isLanguage = (policy, name) => this.pages.get(`${this.site.path}${policy}/${name}/`)?.leadsOn === null;
    return all.map((policy) => ({ policy, tags: folders(join(this.site.folder, policy)).filter((name) => isLanguage(policy, name)) }));
  }

  async redirects() {
    for (const { from, to } of this.rules.filter(({ isPattern }) => !isPattern)) await this.follows(from, to);
    if (this.site.path !== "/") await this.follows(this.site.path.slice(0, -1), this.site.path);
    for (const { policy, tags } of this.policies()) {
      const folder = `${this.site.path}${policy}`;
      for (const tag of tags) await this.follows(`${folder}/${tag}`, `${folder}/${tag}/`);
      for (const { from, to } of this.rules.filter(({ isPattern }) => isPattern)) await this.form(policy, tags, from, to);
      for (const tag of tags) {
        const odd = [...tag].map((sign, at) => (at % 2 ? sign.toUpperCase() : sign.toLowerCase())).join("");
        if (odd !== tag) await this.follows(`${folder}/${odd}/history/?a=1`, `${folder}/${tag}/history/?a=1`);
      }
      for (const tag of ["zh-TW", "zh-Hant", "zh-HK", "zh-MO", "zh_TW", "cmn-Hant", "cmn-TW"].filter((tag) => !tags.includes(tag))) {
        const { status } = await this.get(`${folder}/${tag}/`);
        if (status !== 404) this.note(`${folder}/${tag}/`, `other script: status ${status}`);
      }
    }
  }

  /** A rule for another form of a language tag, in a policy that it holds for. */
  async form(policy, tags, from, to) {
    const tag = to.split("/").at(-2);
    const isOwn = from.startsWith(`${this.site.path}${policy}/`);
    if (!tags.includes(tag) || !(isOwn || from.startsWith(`${this.site.path}:policy/`))) return;
    for (const page of ["", "summary/", "history/"]) {
      const path = from.replace(":policy", policy).replace("*", page);
      await this.follows(path, destination(this.rules, path));
    }
    const bare = from.replace(":policy", policy).replace("/*", "");
    await this.follows(bare, `${this.site.path}${policy}/${tag}/`);
  }

  /** What is not there, or not for readers. */
  async missing() {
    const page = readFileSync(join(this.site.folder, "404.html"));
    const paths = ["nothing", "e-mobile-7/nothing/at/all/", "assets/nothing.css", "e-mobile-7/v/1/text/nothing.txt", ...RULES];
    for (const path of paths.map((path) => this.site.path + path)) {
      const answer = await this.get(path);
      if (answer.status !== 404) this.note(path, `status ${answer.status}, not 404`);
      if (!answer.bytes.equals(page)) this.note(path, "not the page of what is not there");
      if (/max-age|immutable/.test(answer.headers["cache-control"] ?? "")) this.note(path, "what is not there may be kept");
      this.headers(path, answer);
    }
  }

  /** Addresses in the sitemap and in feeds. */
  async lists(files) {
    const lists = files.filter((file) => file.endsWith(".xml"));
    for (const file of lists) {
      const text = readFileSync(join(this.site.folder, file), "utf8");
      const all = [...text.matchAll(/<loc>([^<]+)<\/loc>|<link [^>]*href="([^"]+)"/g)].map(([, loc, href]) => plain(loc ?? href));
      if (all.length === 0) this.note(file, "no address in it");
      for (const address of all) {
        if (!address.startsWith(this.site.base)) this.note(file, `address ${address} is not below ${this.site.base}`);
        await this.link(address, this.path(file));
      }
    }
  }
}

/** Runs a task for each of many, some at a time. */
async function each(all, task) {
  const left = [...all];
  const work = async () => {
    while (left.length > 0) await task(left.pop());
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

/** Looks at everything; returns findings and how much was looked at. */
export async function inspect(site, server) {
  const seen = new Inspection(site, server);
  const files = filesBelow(site.folder).filter((file) => !RULES.includes(file));
  await each(files, (file) => seen.file(file));
  for (const [path, page] of seen.pages) {
    seen.address(path, page);
    for (const link of page.links) await seen.link(link, path);
  }
  await seen.redirects();
  await seen.missing();
  await seen.lists(files);
  return { findings: seen.findings.sort(), count: seen.count };
}
