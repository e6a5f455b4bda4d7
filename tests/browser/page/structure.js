// What every page has and what none may have.

bench.once.forbidden = () => {
  const all = [...document.querySelectorAll("*")];
  const handlers = all.filter((element) => [...element.attributes].some(({ name }) => name.startsWith("on")));
  const links = [...document.querySelectorAll("[href], [src], [action]")];
  const address = (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? element.getAttribute("action");
  return [
    ...[...document.querySelectorAll("script:not([type='application/ld+json']), iframe, object, embed, base")].map((element) => bench.finding("forbidden-element", element)),
    ...handlers.map((element) => bench.finding("handler", element)),
    ...[...document.querySelectorAll("[style]")].map((element) => bench.finding("style-attribute", element)),
    ...links.filter((element) => /^\s*(javascript|data|vbscript):/i.test(address(element))).map((element) => bench.finding("forbidden-address", element, address(element))),
  ];
};

bench.once.landmarks = () => {
  const findings = [];
  const want = (rule, isRight, text) => isRight || findings.push({ rule, element: "body", text });
  want("main", document.querySelectorAll("main[id]").length === 1, "not one main with an id");
  want("header", document.querySelectorAll("body > header").length === 1, "not one header");
  want("footer", document.querySelectorAll("body > footer").length === 1, "not one footer");
  const skip = document.querySelector("a[href]");
  const target = skip?.getAttribute("href") ?? "";
  want("skip-link", target.startsWith("#") && document.getElementById(target.slice(1)) === document.querySelector("main"), "the first link does not lead to main");
  const unnamed = [...document.querySelectorAll("nav:not([aria-label]):not([aria-labelledby])")];
  return [...findings, ...unnamed.map((nav) => bench.finding("nav-name", nav))];
};

bench.once.headings = () => {
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const level = (heading) => Number(heading.tagName[1]);
  const findings = headings.filter((heading) => level(heading) === 1).length === 1 ? [] : [{ rule: "one-h1", element: "body", text: "not one h1" }];
  headings.forEach((heading, at) => {
    if (at > 0 && level(heading) > level(headings[at - 1]) + 1) findings.push(bench.finding("heading-skips", heading));
    if (!heading.textContent.trim()) findings.push(bench.finding("heading-empty", heading));
  });
  return findings;
};

bench.once.tables = () => {
  const lacks = (table) => !table.caption?.textContent.trim();
  return [...document.querySelectorAll("table")].filter(lacks).map((table) => bench.finding("table-caption", table));
};

// Dates of the register and of lists of dates, as 2026-01-31, 31 January 2026, 2026年1月31日, ٣١ يناير ٢٠٢٦.
bench.once.dates = () => {
  const date = /\d{4}-\d\d-\d\d|\d{1,2} \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4}|\d{4}\s*年\s*\d{1,2}\s*月|\p{Nd}{1,2} \p{Script=Arabic}+ \p{Nd}{4}/u;
  const inLists = bench.texts().filter((node) => node.parentElement.closest("dd") && node.parentElement.closest(".register, .dates"));
  const bare = inLists.filter((node) => date.test(node.data) && !node.parentElement.closest("time"));
  const isVersion = (node) => node.parentElement.closest("div")?.querySelector("time") === null;
  const wrong = [...document.querySelectorAll("time")].filter((time) => !/^\d{4}-\d\d-\d\d(T|$)/.test(time.getAttribute("datetime") ?? ""));
  return [
    ...bare.filter((node) => !isVersion(node)).map((node) => bench.finding("date-without-time", node.parentElement)),
    ...wrong.map((time) => bench.finding("time-datetime", time)),
  ];
};

// A change must be told in words: colours and lines are not read out.
bench.once.changes = () => {
  const marks = [...document.querySelectorAll("ins, del")];
  return marks.filter((mark) => !mark.querySelector(".away")).map((mark) => bench.finding("change-without-words", mark));
};
