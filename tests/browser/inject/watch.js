// Runs inside the browser, in a page that shows the files of a site in frames, several at a time, and says of each what
// something must have brought into it.

/** Elements that run, fetch, ask or lead away by themselves. */
const NEVER = "script:not([type='application/ld+json']), iframe, frame, frameset, object, embed, applet, form, input, textarea, select, button, base, svg, math, template, portal, audio, video, source, track, canvas, dialog, slot, noscript, marquee, link[rel~=import], link[rel~=preload], link[rel~=prefetch], link[rel~=manifest], link[rel~=modulepreload]";
/** Attributes that hold addresses. */
const ADDRESSES = ["href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "ping", "xlink:href", "longdesc"];
/** Schemes that lead to pages, mail and telephones; an app has its own, which must be none that runs or reads something. */
const SCHEMES = ["https:", "http:", "mailto:", "tel:"];
const RUNS = /^(javascript|vbscript|data|blob|file|filesystem|about|view-source|feed):/i;
const PICTURE = /^data:image\/(png|jpeg);base64,/;

/** What is wrong with an element. */
function faults(element, redirects, app) {
  const found = [];
  const tell = (rule, text) => found.push({ rule, text: `${text ?? ""} ${element.outerHTML}`.trim().slice(0, 200) });
  if (element.matches(NEVER)) tell("element");
  for (const { name, value } of element.attributes) {
    if (/^on/i.test(name)) tell("handler", name);
    if (["style", "srcdoc", "target"].includes(name)) tell("attribute", name);
    if (ADDRESSES.includes(name) && !isFit(value, element, app)) tell("address", value);
  }
  if (element.matches("meta[http-equiv='refresh' i]") && !redirects) tell("refresh");
  if (element.matches("script[type='application/ld+json']")) try { JSON.parse(element.textContent); } catch (error) { tell("json-ld", String(error)); }
  return found;
}

function isFit(value, element, app) {
  if (element.matches("img") && PICTURE.test(value)) return true;
  if (app && element.matches("a") && value === app && !RUNS.test(value)) return true;
  if (/^[\s\u0000-\u0020]*([/\\]{2})/.test(value)) return false;
  try {
    return SCHEMES.includes(new URL(value, location.href).protocol);
  } catch {
    return false;
  }
}

/** Shows a file in a frame and looks at it. */
function show({ path, isRedirect, wants, app }) {
  return new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = () => {
      const { contentDocument: page, contentWindow: own } = frame;
      const found = !page || own.location.pathname !== encodeURI(`/${path}`) ? (isRedirect ? [] : [{ rule: "gone", text: "the page led away" }]) : lookAt(page, isRedirect, wants, app);
      if (own.hit !== undefined) found.push({ rule: "ran", text: String(own.hit) });
      frame.remove();
      done({ path, found });
    };
    frame.src = encodeURI(`/${path}`);
    document.body.append(frame);
  });
}

function lookAt(page, isRedirect, wants, app) {
  const found = [...page.querySelectorAll("*")].flatMap((element) => faults(element, isRedirect, app));
  const words = page.documentElement.textContent.replace(/\s+/g, " ");
  for (const want of wants ?? []) if (!words.includes(want)) found.push({ rule: "lost", text: want.slice(0, 100) });
  return found;
}

/** Looks at files, several at a time. */
window.watch = async (files) => {
  const rest = [...files];
  const results = [];
  const one = async () => {
    while (rest.length > 0) results.push(await show(rest.shift()));
  };
  await Promise.all(Array.from({ length: 6 }, one));
  return results;
};

/** What is wrong with XML. */
window.wellFormed = (text) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent ?? "";
