// `_headers` and `_redirects` as Netlify and Cloudflare Pages read them.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const lines = (site, name) =>
  readFileSync(join(site.folder, name), "utf8").split("\n").filter((line) => line.trim() && !line.startsWith("#"));

/** A path with `*` and `:name` as a pattern, which names what they fit. */
function pattern(path) {
  const escaped = path.replace(/[.+?^$(){}|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*/g, "(?<splat>.*)").replace(/:([a-z]+)/g, "(?<$1>[^/]+)")}$`);
}

/** The headers that a path gets, by name in small letters. */
export function headerRules(site) {
  const rules = [];
  for (const line of lines(site, "_headers")) {
    if (!line.startsWith(" ")) rules.push({ fits: pattern(line), headers: [] });
    else rules.at(-1).headers.push(line.trim().match(/^([^:]+): (.*)$/).slice(1));
  }
  return (path) => {
    const found = {};
    for (const { headers } of rules.filter(({ fits }) => fits.test(path))) {
      for (const [name, value] of headers) {
        const key = name.toLowerCase();
        found[key] = found[key] === undefined ? value : `${found[key]}, ${value}`;
      }
    }
    return found;
  };
}

/** The rules in order: where from, where to. */
export function redirectRules(site) {
  const rules = lines(site, "_redirects").map((line) => line.split(" "));
  return rules.map(([from, to]) => ({ from, to, fits: pattern(from), isPattern: /[*:]/.test(from) }));
}

/** Where the first rule that fits leads. */
export function destination(rules, path) {
  for (const { to, fits } of rules) {
    const found = path.match(fits);
    if (found) return to.replace(/:(?!\/\/)([a-z]+)/g, (_, name) => found.groups?.[name] ?? `:${name}`);
  }
  return null;
}
