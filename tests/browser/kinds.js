// The kinds of page. A page that fits none of them is a finding, so that a new kind can't be forgotten here.

/** The languages that every kind is looked at in, unless it says otherwise. */
const EVERY = ["en", "zh-CN", "ar"];
/** The site's own pages are in its source language. */
const SOURCE = ["en"];
/** A translation that a release lacks; the source is always there. */
const TRANSLATIONS = ["zh-CN", "ar"];

const PARTS = { POLICY: "[a-z0-9-]+", VERSION: "[^/]+", LANG: "[a-z]{2,3}(-[A-Za-z]+)*", PLATFORM: "[a-z-]+" };

/** A kind: its name, the paths of its pages, the class that `<body>` has on them, and its languages. */
function kind(name, paths, mark, languages = EVERY) {
  const pattern = [paths].flat().map((path) => path.replace(/[A-Z]+/g, (part) => PARTS[part])).join("|");
  return { name, path: new RegExp(`^(${pattern})$`), mark, languages };
}

/** A kind of file that an app shows: of the text in force and of each release. */
function webview(name, file, mark, languages = EVERY) {
  return { ...kind(`webview ${name}`, `POLICY/(v/VERSION/)?embed/LANG/${file}.html`, mark, languages), webview: true };
}

export const KINDS = [
  kind("front", "", "page-front", SOURCE),
  kind("languages", "POLICY/", "page-languages", SOURCE),
  kind("text", "POLICY/LANG/", "page-text"),
  kind("text of a release", "POLICY/v/VERSION/LANG/", "page-text"),
  kind("summary", ["POLICY/LANG/summary/", "POLICY/v/VERSION/LANG/summary/"], "page-summary"),
  kind("collected", ["POLICY/LANG/collected/", "POLICY/v/VERSION/LANG/collected/"], "page-collected"),
  kind("shared", ["POLICY/LANG/shared/", "POLICY/v/VERSION/LANG/shared/"], "page-shared"),
  kind("permissions", ["POLICY/LANG/permissions/", "POLICY/v/VERSION/LANG/permissions/"], "page-permissions"),
  kind("sdks", ["POLICY/LANG/sdks/PLATFORM/", "POLICY/v/VERSION/LANG/sdks/PLATFORM/"], "page-sdks"),
  kind("history", "POLICY/LANG/history/", "page-history"),
  kind("upcoming", "POLICY/LANG/upcoming/", "page-upcoming"),
  kind("changes", "POLICY/v/VERSION/LANG/changes/", "page-changes"),
  kind("changes, table", "POLICY/v/VERSION/LANG/changes/table/", "page-amendments"),
  kind("changes that can't be shown", ["POLICY/v/VERSION/LANG/changes/(table/)?", "POLICY/LANG/since/VERSION/(table/)?"], "page-archived"),
  kind("since", "POLICY/LANG/since/VERSION/", "page-changes"),
  kind("since, table", "POLICY/LANG/since/VERSION/table/", "page-amendments"),
  kind("compare", "POLICY/compare/VERSION/VERSION/LANG/", "page-changes"),
  kind("compare, table", "POLICY/compare/VERSION/VERSION/LANG/table/", "page-amendments"),
  kind("removed", ["POLICY/v/VERSION/LANG/(.+/)?", "POLICY/LANG/(.+/)?"], "page-removed"),
  kind("unavailable", "POLICY/LANG/(.+/)?", "page-unavailable", TRANSLATIONS),
  kind("address that is not there", "404.html", "page-missing", SOURCE),
  webview("text", "policy", "page-text"),
  webview("summary", "summary", "page-summary"),
  webview("collected", "collected", "page-collected"),
  webview("shared", "shared", "page-shared"),
  webview("permissions", "permissions", "page-permissions"),
  webview("sdks", "sdks-PLATFORM", "page-sdks"),
  webview("changes", "changes", "page-changes"),
  webview("changes of the first text", "changes", "page-archived"),
  webview("removed", "[a-z-]+", "page-removed"),
  webview("unavailable", "[a-z-]+", "page-unavailable", TRANSLATIONS),
  kind("comparison as a file", "", "alone", SOURCE),
];

/** The kinds whose mark hides that of another kind on the same page. */
const STRONGER = { "page-unavailable": "page-languages", "page-amendments": "page-changes", "page-archived": "page-changes", alone: "page-changes" };

/** The kind of a page, if it has one. */
export function kindOf(page) {
  const path = page.path.replace(/index\.html$/, "");
  let marks = (page.html.match(/<body[^>]* class="([^"]*)"/)?.[1] ?? "").split(" ");
  marks = marks.filter((mark) => !marks.some((other) => STRONGER[other] === mark));
  return KINDS.find((kind) => marks.includes(kind.mark) && kind.path.test(path));
}

/** Whether a page is a file that an app shows, which asks for no other. */
export function isWebview(page) {
  return kindOf(page)?.webview === true;
}

/** A page that takes long to look at: where a kind has a shorter one, that is taken. */
const LONG = 100_000;

/** Of each kind in each language the largest page that is not too long and, where there is one, a draft. What can't be found is told. */
export function choose(pages) {
  const findings = [];
  const found = new Map();
  const size = ({ html }) => (html.length > LONG ? -html.length : html.length);
  for (const page of [...pages].sort((a, b) => size(b) - size(a))) {
    const kind = kindOf(page);
    if (!kind) findings.push({ page: page.name, tool: "kinds", rule: "unknown-kind", text: "add the kind of this page to tests/browser/kinds.js" });
    else if (!found.has(key(kind, page))) found.set(key(kind, page), page);
  }
  for (const kind of KINDS) {
    for (const lang of kind.languages) {
      if (!found.has(`${kind.name} ${lang}`)) findings.push({ page: kind.name, tool: "kinds", rule: "no-page", text: `there is no page of this kind in ${lang}` });
    }
  }
  return { chosen: [...found.values()], findings };
}

function key(kind, page) {
  const isDraft = page.html.includes(" data-draft=") && kind.name === "text of a release";
  return `${kind.name} ${page.lang}${isDraft ? " draft" : ""}`;
}
