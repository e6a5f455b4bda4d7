// Whoever works with a keyboard sees where they are.

bench.FOCUSABLE = "a[href], button, summary, [tabindex='0']";

bench.always.focus = () => {
  if (matchMedia("print").matches) return [];
  // One of each look is enough.
  const looks = new Map();
  for (const element of document.querySelectorAll(bench.FOCUSABLE)) {
    const look = `${element.tagName} ${element.className} ${element.parentElement.tagName} ${element.parentElement.className}`;
    if (element.checkVisibility() && !looks.has(look)) looks.set(look, element);
  }
  const shown = (element) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(element);
    return [outlineStyle !== "none" && parseFloat(outlineWidth) > 0, `${boxShadow} ${borderColor} ${backgroundColor}`];
  };
  const findings = [];
  for (const element of looks.values()) {
    document.activeElement?.blur();
    const [, before] = shown(element);
    element.focus({ preventScroll: true });
    const [hasOutline, after] = shown(element);
    if (document.activeElement !== element) findings.push(bench.finding("focus-lost", element));
    else if (!hasOutline && before === after) findings.push(bench.finding("focus-unseen", element));
    else if (bench.describe(element) && element.getBoundingClientRect().width < 1) findings.push(bench.finding("focus-hidden", element));
  }
  document.activeElement?.blur();
  return findings;
};
