// Runs inside the page, before the other files of this folder. They add checks to `bench.once` (what a page is) and
// `bench.always` (how it looks in a setting); a check returns findings as `bench.finding` makes them.

window.bench = {
  once: {},
  always: {},

  /** What is wrong, and where. */
  finding(rule, element, text) {
    return { rule, element: bench.describe(element), text: text ?? bench.excerpt(element) };
  },

  /** An element as people look it up: the nearest id above it, then itself. */
  describe(element) {
    if (!element) return "";
    const own = element.tagName.toLowerCase() + [...element.classList].map((name) => `.${name}`).join("");
    if (element.id) return `#${element.id}`;
    const above = element.parentElement?.closest("[id]");
    return above && above !== document.body ? `#${above.id} ${own}` : own;
  },

  excerpt(element) {
    const words = (element?.textContent ?? "").replace(/\s+/g, " ").trim();
    return words.length > 50 ? `${words.slice(0, 50)}…` : words;
  },

  /** Whether a person can see the element: it is rendered and not one of the texts for screen readers only. */
  isSeen(element) {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const hidden = element.closest(".away, .skip");
    return !hidden || hidden.getBoundingClientRect().width > 2;
  },

  /** The texts of the page, each with the element it stands in. */
  texts(root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const all = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.trim() && !node.parentElement.closest("script, style")) all.push(node);
    }
    return all;
  },

  /** Runs checks by name. */
  run(checks) {
    return Object.values(checks).flatMap((check) => check());
  },
};

// What is folded is part of the page.
for (const fold of document.querySelectorAll("details")) fold.open = true;
