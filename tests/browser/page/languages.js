// Text in a script that its language does not use must say which language it is, and texts of both directions where they run.
//
// The language of a text is the nearest `lang`; its script comes from the browser's own data (`Intl.Locale`). A text is
// foreign if it holds a letter of another script. Latin letters are everywhere (names, units, codes), so that in a language
// of another script only a run of more than three Latin words counts, and a text of Latin words alone that is a phrase and
// not a name: two words or more, a capital first and a small one later ("Contact details"). Code, addresses and names of
// files don't count.

/** The scripts that languages use beside the one of their locale. */
bench.SCRIPTS = {
  Hans: ["Han", "Bopomofo"], Hant: ["Han", "Bopomofo"], Jpan: ["Han", "Hiragana", "Katakana"], Kore: ["Han", "Hangul"],
  Latn: ["Latin"], Arab: ["Arabic"], Hebr: ["Hebrew"], Cyrl: ["Cyrillic"], Grek: ["Greek"], Deva: ["Devanagari"], Thai: ["Thai"],
};

bench.ALL_SCRIPTS = ["Han", "Hiragana", "Katakana", "Hangul", "Bopomofo", "Arabic", "Hebrew", "Cyrillic", "Greek", "Devanagari", "Thai"];

/** More than three Latin words in a row. */
bench.LATIN_RUN = /(?:\b\p{Script=Latin}[\p{Script=Latin}’'-]+[\s,;:&]+){3,}\p{Script=Latin}{2,}/u;

/** A text of nothing but a phrase in Latin letters. */
bench.LATIN_PHRASE = /^[\p{P}\s\d]*\p{Lu}\p{Ll}+(?:[\s,][\p{Script=Latin}’'-]+)*[\s,]\p{Ll}{3,}[^\p{L}]*$/u;

bench.scriptsOf = (lang) => {
  try {
    return bench.SCRIPTS[new Intl.Locale(lang).maximize().script] ?? [];
  } catch {
    return [];
  }
};

/** The foreign run in a text of a language, if there is one. */
bench.foreignRun = (text, lang) => {
  const own = bench.scriptsOf(lang);
  for (const script of bench.ALL_SCRIPTS.filter((script) => !own.includes(script))) {
    const run = text.match(new RegExp(`\\p{Script=${script}}+`, "u"));
    if (run) return run[0];
  }
  return own.includes("Latin") ? undefined : text.match(bench.LATIN_RUN)?.[0] ?? text.match(bench.LATIN_PHRASE)?.[0].trim();
};

bench.once.foreign = () => {
  const findings = [];
  for (const node of bench.texts(document.documentElement)) {
    const element = node.parentElement;
    if (element.closest("code, kbd, samp, [translate=no]")) continue;
    const words = node.data.replace(/\S+@\S+|https?:\S+|\b[\w-]+(\.[\w-]+)+\b/g, " ");
    const lang = element.closest("[lang]")?.lang ?? "";
    const run = bench.foreignRun(words, lang);
    if (run) findings.push(bench.finding("foreign-run", element, `“${run.slice(0, 40)}” is not ${lang}`));
  }
  return findings;
};

// Words of an attribute are read out in the language of its element.
bench.once.foreignLabels = () => {
  const findings = [];
  for (const element of document.querySelectorAll("[aria-label], [title], [data-label]")) {
    for (const name of ["aria-label", "title", "data-label"]) {
      const run = bench.foreignRun(element.getAttribute(name) ?? "", element.closest("[lang]")?.lang ?? "");
      if (run) findings.push(bench.finding("foreign-label", element, `${name}: “${run}”`));
    }
  }
  return findings;
};

bench.once.direction = () => {
  const isRight = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
  const rtl = (element) => getComputedStyle(element).direction === "rtl";
  const wrong = bench.texts().filter((node) => isRight.test(node.data) && !rtl(node.parentElement) && !node.parentElement.closest("bdi, [dir]:not(html)"));
  const own = ["Arabic", "Hebrew"].includes(bench.scriptsOf(document.documentElement.lang)[0]);
  const page = own === (document.dir === "rtl") ? [] : [{ rule: "direction", element: "html", text: `${document.documentElement.lang} is ${document.dir}` }];
  return [...page, ...wrong.map((node) => bench.finding("direction", node.parentElement))];
};
