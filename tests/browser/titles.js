// The titles of pages: people tell tabs, bookmarks and results of a search apart by them (WCAG 2.4.2).

import { isWebview } from "./kinds.js";

/**
 * Pages with the title of another page of their site and language, and other words. The same words at two addresses, as
 * those of a comparison or a notice, have the same title.
 */
export function checkTitles(pages) {
  const known = new Map();
  return pages.flatMap((page) => {
    const title = page.html.match(/<title>([^]*?)<\/title>/)?.[1].trim() ?? "";
    if (!title) return [{ page: page.name, tool: "own", rule: "title-empty", text: "no words in <title>" }];
    // A file that an app shows has the title of the page that it is a copy of.
    const key = [page.site, page.lang, isWebview(page), title].join("\n");
    const other = known.get(key) ?? page;
    known.set(key, other);
    if (words(other) === words(page)) return [];
    return [{ page: page.name, tool: "own", rule: "title-twice", text: `“${title}” is also the title of ${other.name}` }];
  });
}

/** What a page says, without its markup. */
function words({ html }) {
  const main = html.match(/<main\b[^]*<\/main>/)?.[0] ?? html;
  return main.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}
