// What is done to the page in the frame: colours, print, scrolling. Its bytes stay as they were served; only the rules
// and positions that the browser made of them are changed.

// Queries that always and never hold.
const ALWAYS = "(min-width: 0px)";
const NEVER = "(max-width: 0px)";

// The media of each rule as they were written.
const written = new WeakMap();

/** Shows a page in a colour scheme, or as it is printed. */
export function dress(page, scheme, print) {
  const wanted = print ? "light" : scheme;
  const query = text => substitute(text, wanted, print);
  for (const sheet of page.styleSheets) dressSheet(sheet, query);
  for (const source of page.querySelectorAll("source[media]")) {
    if (!written.has(source)) written.set(source, source.media);
    source.media = query(written.get(source));
  }
  page.documentElement.style.colorScheme = wanted;
}

function dressSheet(sheet, query) {
  dressMedia(sheet.media, query);
  let rules;
  try {
    rules = sheet.cssRules;
  } catch {
    return; // A sheet of another server.
  }
  dressRules(rules, query);
}

function dressRules(rules, query) {
  for (const rule of rules) {
    if (rule.media) dressMedia(rule.media, query);
    if (rule.styleSheet) dressSheet(rule.styleSheet, query);
    else if (rule.cssRules) dressRules(rule.cssRules, query);
  }
}

function dressMedia(media, query) {
  if (!media.mediaText) return;
  if (!written.has(media)) written.set(media, media.mediaText);
  const wanted = query(written.get(media));
  if (media.mediaText !== wanted) media.mediaText = wanted;
}

function substitute(text, scheme, print) {
  const scheme_of = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;
  const query = text.replace(scheme_of, (_, named) => (named === scheme ? ALWAYS : NEVER));
  return print ? query.replace(/\bscreen\b/g, "speech").replace(/\bprint\b/g, "screen") : query;
}

/** Where the reader is: the parts of the page around the upper edge, nearest first, each with its distance from it. */
export function position(frame) {
  const view = frame.contentWindow;
  const page = frame.contentDocument;
  if (!page || !page.body) return null;
  const parts = [];
  if (view.scrollY > 0) {
    for (const part of page.querySelectorAll("main [id], [id]:is(h1, h2, h3, h4, h5, h6)")) {
      const box = part.getBoundingClientRect();
      if (box.width || box.height) parts.push({ id: part.id, top: box.top });
    }
    parts.sort((one, other) => Math.abs(one.top) - Math.abs(other.top));
    parts.length = Math.min(parts.length, 40);
  }
  const open = [...page.querySelectorAll("details")].map(part => part.open);
  return { parts, open, left: view.scrollX, top: view.scrollY };
}

/** Brings the reader back to where he was: to the nearest part that is still there. */
export function restore(frame, was) {
  const view = frame.contentWindow;
  const page = frame.contentDocument;
  if (!was || !page) return;
  // What the reader unfolded stays so, if the page still has as many parts to unfold.
  const folds = page.querySelectorAll("details");
  if (folds.length === was.open.length) folds.forEach((part, at) => (part.open = was.open[at]));
  for (const { id, top } of was.parts) {
    const part = page.getElementById(id);
    if (!part) continue;
    const box = part.getBoundingClientRect();
    view.scrollTo({ left: was.left, top: view.scrollY + box.top - top, behavior: "instant" });
    return;
  }
  view.scrollTo({ left: was.left, top: was.top, behavior: "instant" });
}

/** The files of the site that a page is made of. */
export function files(frame) {
  const own = key(frame.contentWindow.location.pathname);
  const entries = frame.contentWindow.performance.getEntriesByType("resource");
  const used = entries.map(entry => new URL(entry.name)).filter(url => url.origin === location.origin);
  return new Set([own, ...used.map(url => key(url.pathname))]);
}

/** The file of the site behind an address. */
export function key(path) {
  let file = path.replace(/^\//, "");
  try {
    file = decodeURIComponent(file);
  } catch {
    // An address that no file has.
  }
  return file === "" || file.endsWith("/") ? `${file}index.html` : file;
}
