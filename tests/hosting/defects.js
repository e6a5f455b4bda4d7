// Faults that are made in a site to see whether each is found.

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is done to a file of the site, and the finding that tells of it. */
export const DEFECTS = [
  { name: "a page is gone", file: "e-mobile-7/en/summary/index.html", remove: true, pattern: /broken link .*summary/ },
  { name: "an anchor is gone", file: "e-mobile-7/en/index.html", from: ' id="contact"', to: "", pattern: /broken anchor .*#contact/ },
  { name: "the anchor of an old address is gone", file: "e-mobile-7/en/index.html", pattern: /redirect to .*#contact: no such anchor/ },
  { name: "a language is not named", file: "e-mobile-7/en/history/index.html", from: /<link rel="alternate" hreflang="zh-CN"[^>]*>/, to: "", pattern: /hreflang .* is not answered/ },
  { name: "a canonical address is wrong", file: "index.html", from: /(<link rel="canonical" href=")[^"]*/, to: "$1https://example.com/", pattern: /canonical is/ },
  { name: "a link out of the site", file: "e-mobile-7/zh-CN/index.html", from: '<main id="Main"', to: '<a href="/terms">x</a><main id="Main"', pattern: /link out of the site: \/terms/ },
  { name: "a header is gone", file: "_nginx.conf", from: /^ *add_header X-Content-Type-Options.*$/m, to: "", pattern: /header x-content-type-options is undefined/ },
  { name: "a page is kept", file: "_nginx.conf", from: 'Cache-Control "no-cache" always', to: 'Cache-Control "max-age=60" always', pattern: /header cache-control is max-age=60/ },
  { name: "a type is wrong", file: "_nginx.conf", from: "application/json json", to: "text/json json", pattern: /type text\/json/ },
  { name: "an old address leads elsewhere", file: "_nginx.conf", from: /(location = "\/privacy\.html" .*return 301 ")[^"]*/, to: "$1/legal/", pattern: /privacy\.html: redirect to \/legal\// },
  { name: "no other forms of a language", file: "_nginx.conf", from: "|zh[-_]Hans", to: "", pattern: /redirect: status/ },
  { name: "the rules can be read", file: "_nginx.conf", from: "_redirects|", to: "", pattern: /_redirects: status 200, not 404/ },
  { name: "the page of what is not there is another", file: "_nginx.conf", from: /error_page 404 \S+;/, to: "", pattern: /not the page of what is not there/ },
];

/** Makes them all. */
export function damage(site) {
  for (const { name, file, remove, from, to } of DEFECTS) {
    const path = join(site.folder, file);
    if (remove) rmSync(path);
    if (from === undefined) continue;
    const text = readFileSync(path, "utf8");
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`could not be made: ${name}`);
    writeFileSync(path, changed);
  }
}
